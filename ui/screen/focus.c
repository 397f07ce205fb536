#include "model/tie.h"
#include "screen/screen.h"
#include "time/carry.h"

struct latest {
    uint32_t match;
    instant at;
};

static void look_at(const struct edition *edition, struct moment now, uint32_t match,
                    struct latest *on, struct latest *last)
{
    struct match_state state;
    match_at(edition, match, now, &state);
    if (state.last == INSTANT_UNKNOWN)
        return;
    if (match_is_on(&state) && on->match == ID_NONE)
        *on = (struct latest){match, state.last};
    if (last->match == ID_NONE || state.last >= last->at)
        *last = (struct latest){match, state.last};
}

/* The match to begin with: one being played, else the last one changed; ID_NONE: nothing has
 * happened. With ties, only theirs count. */
static uint32_t first_match(const struct edition *edition, struct moment now)
{
    struct latest on = {ID_NONE, INSTANT_UNKNOWN}, last = on;
    for (uint32_t i = 0; i < edition->matches.n; i++) {
        const struct match *match = &edition->matches.v[i];
        bool counts = edition->ties.n == 0 || match->tie != ID_NONE;
        if (counts && match->entry_count > 0 && edition->entries.v[match->entry_first].at <= now.at)
            look_at(edition, now, i, &on, &last);
    }
    return on.match != ID_NONE ? on.match : last.match;
}

struct focus focus_first(const struct edition *edition, struct moment now)
{
    struct focus focus = {.tie = ID_NONE,
                          .match = ID_NONE,
                          .entry = UINT32_MAX,
                          .kick = UINT32_MAX,
                          .came_from = {ID_NONE, ID_NONE},
                          .lit = ID_NONE,
                          .group = ID_NONE};
    uint32_t match = first_match(edition, now);
    if (edition->ties.n > 0)
        focus_tie(edition, now, &focus, match == ID_NONE ? 0 : edition->matches.v[match].tie);
    else if (edition->matches.n > 0)
        focus_match(edition, &focus, match == ID_NONE ? 0 : match);
    return focus;
}

static void forget_places(struct focus *focus)
{
    focus->entry = focus->kick = UINT32_MAX;
}

void focus_tie(const struct edition *edition, struct moment now, struct focus *focus, uint32_t tie)
{
    struct tie_state state;
    tie_at(edition, tie, now, &state);
    focus->tie = tie;
    focus->match = state.match_now;
    forget_places(focus);
}

void focus_match(const struct edition *edition, struct focus *focus, uint32_t match)
{
    focus->match = match;
    if (edition->matches.v[match].tie != ID_NONE)
        focus->tie = edition->matches.v[match].tie;
    forget_places(focus);
}

struct focus focus_carry(const struct edition *old, const struct edition *next, struct moment now,
                         struct focus focus)
{
    struct focus to = focus, first = focus_first(next, now);
    to.tie = carry_tie(old, next, focus.tie);
    to.match = carry_match(old, next, focus.match);
    if ((focus.tie != ID_NONE && to.tie == ID_NONE) ||
        (focus.match != ID_NONE && to.match == ID_NONE) ||
        (focus.match == ID_NONE && focus.tie == ID_NONE)) {
        to.tie = first.tie;
        to.match = first.match;
        forget_places(&to);
    }
    if (to.entry != UINT32_MAX)
        to.entry = carry_entry(old, next, focus.match, focus.entry);
    for (int i = 0; i < 2; i++)
        to.came_from[i] = carry_tie(old, next, focus.came_from[i]);
    to.lit = carry_team(old, next, focus.lit);
    to.group = carry_group(old, next, focus.group);
    return to;
}

uint32_t tie_beside(const struct edition *edition, uint32_t tie, int step)
{
    if (tie == ID_NONE)
        return ID_NONE;
    const struct round *round = &edition->rounds.v[edition->ties.v[tie].round];
    uint32_t at = tie - round->tie_first, count = round->tie_count;
    return round->tie_first + (at + (step > 0 ? 1 : count - 1)) % count;
}
