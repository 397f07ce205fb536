/* Rows of the bracket: how far apart ties lie, where each is, what is scrolled to. Declared in
 * bracket_layout.h and bracket_rows.h. */
#include "screen/bracket_rows.h"

enum {
    PITCH_LEAST = 2,
    PITCH_DETAILED = 6,
    PITCH_GENEROUS = 12,
    DETAILS = 2,         /* a row a leg */
    DETAILS_GENEROUS = 8 /* and its scorers */
};

/* -- rows of one tie --------------------------------------------------------------------------- */

static int details_of(int pitch)
{
    return pitch < PITCH_DETAILED ? 0 : pitch < PITCH_GENEROUS ? DETAILS : DETAILS_GENEROUS;
}

static int cell_rows(int pitch)
{
    return (pitch < 3 ? 2 : 3) + details_of(pitch);
}

/* From the first row of a leaf to its centre. */
static int centre_offset(int pitch)
{
    return pitch < 3 ? 1 : 2;
}

static int leaf_rows(uint32_t leaves, int pitch)
{
    return leaves ? (int)(leaves - 1) * pitch + cell_rows(pitch) : 0;
}

void bracket_set_pitch(struct bracket_layout *layout, int pitch)
{
    layout->pitch = pitch;
    layout->labels = pitch >= 3;
    layout->details = details_of(pitch);
}

/* Row of the tree of a tie's lower side. */
static int centre_of(const struct bracket_layout *layout, const struct edition *edition,
                     const struct bracket_lane *lane, uint32_t tie)
{
    uint32_t first, count;

    if (tie == edition->bracket->third_place)
        return layout->third;
    if (layout->mode == BRACKET_TWO_SIDED && tie == edition->bracket->final) {
        first = 0;
        count = lane->leaf_count;
    } else {
        bracket_span(edition->bracket, layout->base, tie, &first, &count);
        first -= lane->leaf_first;
    }
    return layout->pitch * (2 * (int)first + (int)count - 1) / 2 + centre_offset(layout->pitch) +
           lane->shift;
}

/* -- what stands around the final -------------------------------------------------------------- */

/* Two-sided: there is room above and below the final, else only below and, in need, above. */
static void place_champion(struct bracket_layout *layout, int centre, bool third)
{
    int top = centre - 1 - layout->labels, after = centre + 1 + layout->details;
    bool below = layout->rows - after >= (third ? 7 + layout->labels : 3);

    if (layout->mode == BRACKET_TWO_SIDED && top >= 4) {
        layout->champion = top - 4;
        layout->third = centre + layout->details + (layout->labels ? 5 : 4);
    } else if (!third || below) {
        layout->champion = after + 1;
        layout->third = after + 5 + layout->labels;
    } else {
        layout->champion = top >= 3 ? top - 3 : -1;
        layout->third =
            after + 2 + (layout->labels && (layout->details || layout->rows > centre + 4));
    }
    if (third && layout->third + 1 + layout->details > layout->rows)
        layout->rows = layout->third + 1 + layout->details;
    if (layout->champion + 2 > layout->rows)
        layout->rows = layout->champion + 2;
}

/* Sets pitch and all that follows from it; true when the tree then fits in height rows. */
bool bracket_try_pitch(struct bracket_layout *layout, const struct edition *edition, int pitch,
                       uint32_t leaves, int height)
{
    const struct bracket *bracket = edition->bracket;
    const struct bracket_lane *last = &layout->lanes[layout->lane_count - 1];

    if (layout->mode == BRACKET_TWO_SIDED)
        last = &layout->lanes[layout->lane_count / 2];
    bracket_set_pitch(layout, pitch);
    layout->rows = leaf_rows(leaves, pitch);
    layout->champion = layout->third = -1;
    if (bracket->final != ID_NONE && bracket->column_of[bracket->final] == last->column)
        place_champion(layout, centre_of(layout, edition, last, bracket->final),
                       bracket->third_place != ID_NONE);
    return layout->rows <= height;
}

/* The largest pitch at which leaves fit in height rows; false when none does. */
bool bracket_choose_pitch(struct bracket_layout *layout, const struct edition *edition,
                          uint32_t leaves, int most, int height)
{
    for (int pitch = most; pitch >= PITCH_LEAST; pitch--)
        if (bracket_try_pitch(layout, edition, pitch, leaves, height))
            return true;
    return false;
}

/* -- what is scrolled to ----------------------------------------------------------------------- */

/* The tie of the last lane to which the selected one leads, or ID_NONE. */
static uint32_t ancestor_of(const struct bracket_layout *layout, const struct edition *edition,
                            uint32_t tie)
{
    const struct bracket *bracket = edition->bracket;
    uint32_t column = layout->lanes[layout->lane_count - 1].column;

    if (tie == bracket->third_place)
        tie = bracket->final;
    while (tie != ID_NONE && bracket->column_of[tie] < column)
        tie = edition->ties.v[tie].feeds;
    return tie != ID_NONE && bracket->column_of[tie] == column ? tie : ID_NONE;
}

/* Shows whole little trees where they fit: the page on which that of the selected tie is. */
static int page_top(const struct bracket_layout *layout, const struct edition *edition,
                    uint32_t tie)
{
    const struct bracket *bracket = edition->bracket;
    uint32_t ancestor = ancestor_of(layout, edition, tie), first, count, index, page;
    int rows;

    if (ancestor == ID_NONE)
        return -1;
    bracket_span(bracket, layout->base, ancestor, &first, &count);
    rows = leaf_rows(count, layout->pitch);
    if (rows > layout->tree.h)
        return -1;
    page = (uint32_t)((layout->tree.h - rows) / ((int)count * layout->pitch) + 1);
    index = bracket_index(bracket, ancestor);
    index -= index % page;
    bracket_span(bracket, layout->base, bracket->columns[bracket->column_of[ancestor]].ties[index],
                 &count, &page);
    if (((int)(first - count)) * layout->pitch + rows <= layout->tree.h)
        first = count;
    return (int)first * layout->pitch;
}

static int clamp(int value, int low, int high)
{
    return value < low ? low : value > high ? high : value;
}

void bracket_scroll(struct bracket_layout *layout, const struct edition *edition, uint32_t tie)
{
    int height = layout->tree.h, lane, centre;

    if (layout->rows <= height) {
        if (layout->mode == BRACKET_TWO_SIDED)
            layout->top = -(height - layout->rows) / 2;
        return;
    }
    lane = tie == ID_NONE ? -1 : bracket_lane_of(layout, edition, tie);
    if (lane < 0)
        return;
    centre = centre_of(layout, edition, &layout->lanes[lane], tie);
    layout->top = page_top(layout, edition, tie);
    if (layout->top < 0)
        layout->top = centre - height / 2;
    layout->top = clamp(layout->top, 0, layout->rows - height);
    layout->top = clamp(layout->top, centre + 1 - height, centre - 1);
}

/* -- answers ----------------------------------------------------------------------------------- */

int bracket_lane_of(const struct bracket_layout *layout, const struct edition *edition,
                    uint32_t tie)
{
    const struct bracket *bracket = edition->bracket;
    uint32_t column = bracket->column_of[tie], first, count;

    if (tie == bracket->third_place)
        column = bracket->column_count - 1;
    for (int i = 0; i < layout->lane_count; i++) {
        const struct bracket_lane *lane = &layout->lanes[i];

        if (lane->column != column)
            continue;
        if (layout->mode != BRACKET_TWO_SIDED || column == bracket->column_count - 1)
            return i;
        bracket_span(bracket, 0, tie, &first, &count);
        if (first >= lane->leaf_first && first < lane->leaf_first + lane->leaf_count)
            return i;
    }
    return -1;
}

int bracket_row(const struct bracket_layout *layout, const struct edition *edition, int lane,
                uint32_t tie)
{
    return layout->tree.y - layout->top + centre_of(layout, edition, &layout->lanes[lane], tie);
}

struct rect bracket_box(const struct bracket_layout *layout, const struct edition *edition,
                        int lane, uint32_t tie)
{
    int y = bracket_row(layout, edition, lane, tie) - 1 - layout->labels;

    return (struct rect){layout->lanes[lane].x, y, layout->lanes[lane].w, 2 + layout->labels};
}

void bracket_lane_ties(const struct bracket_layout *layout, const struct edition *edition, int lane,
                       uint32_t *first, uint32_t *count)
{
    const struct bracket_lane *l = &layout->lanes[lane];

    if (layout->mode == BRACKET_TWO_SIDED) {
        uint32_t leaves = l->leaf_count;

        if (lane == layout->lane_count / 2)
            leaves = edition->bracket->columns[0].leaf_count;
        bracket_ties_between(edition->bracket, 0, l->column, l->leaf_first, leaves, first, count);
        return;
    }
    *first = 0;
    *count = edition->bracket->columns[l->column].tie_count;
}

void bracket_note_near(struct bracket_layout *layout, const struct edition *edition)
{
    for (int i = 0; i < layout->lane_count; i++) {
        struct bracket_lane *lane = &layout->lanes[i];
        int last = (int)lane->leaf_count - 1;
        int low = clamp(layout->top / layout->pitch - 1, 0, last);
        int high = clamp((layout->top + layout->tree.h) / layout->pitch + 1, 0, last);

        if (layout->mode == BRACKET_TWO_SIDED)
            bracket_lane_ties(layout, edition, i, &lane->near_first, &lane->near_count);
        else
            bracket_ties_between(edition->bracket, layout->base, lane->column, (uint32_t)low,
                                 (uint32_t)(high - low + 1), &lane->near_first, &lane->near_count);
    }
}

void bracket_near(const struct bracket_layout *layout, int lane, uint32_t *first, uint32_t *count)
{
    *first = layout->lanes[lane].near_first;
    *count = layout->lanes[lane].near_count;
}

void bracket_beyond(const struct bracket_layout *layout, const struct edition *edition, int lane,
                    uint32_t *above, uint32_t *below)
{
    const struct bracket_column *column = &edition->bracket->columns[layout->lanes[lane].column];
    uint32_t first, count, all_first, all, end;

    *above = *below = 0;
    if (layout->top <= 0 && layout->rows - layout->top <= layout->tree.h)
        return;
    bracket_lane_ties(layout, edition, lane, &all_first, &all);
    bracket_near(layout, lane, &first, &count);
    end = first + count;
    while (first < end &&
           bracket_row(layout, edition, lane, column->ties[first]) - 1 < layout->tree.y)
        first++;
    while (end > first && bracket_row(layout, edition, lane, column->ties[end - 1]) >=
                              layout->tree.y + layout->tree.h)
        end--;
    *above = first - all_first;
    *below = all_first + all - end;
}
