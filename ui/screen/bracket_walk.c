/* Walking the tree as the eye sees it. Declared in bracket_layout.h. */
#include "screen/bracket_layout.h"

/* Where a step towards the final leads; the deepest tie one came from is kept, so that as many
 * steps back find the same way. */
static uint32_t step_on(const struct edition *edition, struct focus *focus)
{
    uint32_t tie = focus->tie, next = edition->ties.v[tie].feeds;

    if (next == ID_NONE || edition->bracket->column_of[next] == ID_NONE)
        return tie;
    if (focus->came_from[0] != tie)
        focus->came_from[1] = tie;
    focus->came_from[0] = next;
    return next;
}

/* Of the ties that feed tie, the one through which from leads to it; ID_NONE: none does. */
static uint32_t way_to(const struct edition *edition, uint32_t tie, uint32_t from)
{
    while (from < edition->ties.n && edition->ties.v[from].feeds != tie)
        from = edition->ties.v[from].feeds;
    return from < edition->ties.n ? from : ID_NONE;
}

/* The upper (or, with first BOTTOM, the lower) tie that leads to one; for the third-place match
 * those whose losers play it. */
static uint32_t feeder_of(const struct edition *edition, uint32_t id, int first)
{
    const struct tie *tie = &edition->ties.v[id];

    for (int i = 0; i < 2; i++) {
        int side = i == 0 ? first : !first;

        if (tie->feeder[side] != ID_NONE &&
            edition->bracket->column_of[tie->feeder[side]] != ID_NONE)
            return tie->feeder[side];
        if (tie->slot[side].kind == SLOT_LOSER)
            return tie->slot[side].ref;
    }
    return id;
}

static uint32_t step_back(const struct edition *edition, struct focus *focus)
{
    uint32_t tie = focus->tie;
    uint32_t back =
        focus->came_from[0] == tie ? way_to(edition, tie, focus->came_from[1]) : ID_NONE;

    if (back == ID_NONE)
        back = feeder_of(edition, tie, TOP);
    else
        focus->came_from[0] = back;
    return back;
}

/* Left or right. In the middle of a two-sided tree each way leads back into its half. */
static uint32_t step_aside(const struct bracket_layout *layout, const struct edition *edition,
                           struct focus *focus, bool right)
{
    int lane = bracket_lane_of(layout, edition, focus->tie);

    if (layout->mode == BRACKET_TWO_SIDED && lane == layout->lane_count / 2) {
        int side = right ? BOTTOM : TOP;
        uint32_t next = feeder_of(edition, focus->tie, side);
        uint32_t way = focus->came_from[0] == focus->tie
                           ? way_to(edition, focus->tie, focus->came_from[1])
                           : ID_NONE;

        if (way == next)
            focus->came_from[0] = next;
        return next;
    }
    if (lane >= 0 && layout->lanes[lane].mirrored)
        right = !right;
    return right ? step_on(edition, focus) : step_back(edition, focus);
}

/* Ties of a lane that are on the screen at once. */
static uint32_t page_of(const struct bracket_layout *layout, const struct edition *edition,
                        int lane)
{
    uint32_t first, count, above, below;

    bracket_lane_ties(layout, edition, lane, &first, &count);
    bracket_beyond(layout, edition, lane, &above, &below);
    count -= above + below;
    return count > 1 ? count : 1;
}

/* Up or down by steps within the column; beneath the final is the third-place match. */
static uint32_t step_along(const struct bracket_layout *layout, const struct edition *edition,
                           uint32_t tie, int64_t steps)
{
    const struct bracket *bracket = edition->bracket;
    int lane = bracket_lane_of(layout, edition, tie);
    uint32_t first, count;
    int64_t index;

    if (tie == bracket->third_place)
        return steps < 0 && bracket->final != ID_NONE ? bracket->final : tie;
    if (tie == bracket->final)
        return steps > 0 && bracket->third_place != ID_NONE ? bracket->third_place : tie;
    if (lane < 0)
        return tie;
    bracket_lane_ties(layout, edition, lane, &first, &count);
    index = (int64_t)bracket_index(bracket, tie) + steps;
    if (index < (int64_t)first)
        index = first;
    if (index > (int64_t)first + count - 1)
        index = (int64_t)first + count - 1;
    return bracket->columns[layout->lanes[lane].column].ties[index];
}

uint32_t bracket_walk(const struct bracket_layout *layout, const struct edition *edition,
                      struct focus *focus, enum action action)
{
    int lane;

    if (layout->mode == BRACKET_NONE || focus->tie == ID_NONE)
        return focus->tie;
    focus->column = layout->base;
    lane = bracket_lane_of(layout, edition, focus->tie);
    if (lane < 0)
        return focus->tie;
    switch (action) {
    case ACTION_LEFT:
        return step_aside(layout, edition, focus, false);
    case ACTION_RIGHT:
        return step_aside(layout, edition, focus, true);
    case ACTION_UP:
        return step_along(layout, edition, focus->tie, -1);
    case ACTION_DOWN:
        return step_along(layout, edition, focus->tie, 1);
    case ACTION_FIRST:
        return step_along(layout, edition, focus->tie, -(int64_t)UINT32_MAX);
    case ACTION_LAST:
        return step_along(layout, edition, focus->tie, UINT32_MAX);
    case ACTION_PAGE_UP:
        return step_along(layout, edition, focus->tie, -(int64_t)page_of(layout, edition, lane));
    case ACTION_PAGE_DOWN:
        return step_along(layout, edition, focus->tie, page_of(layout, edition, lane));
    default:
        return focus->tie;
    }
}
