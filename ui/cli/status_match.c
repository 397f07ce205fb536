#include "cli/status_match.h"

#include "model/match.h"
#include "model/table.h"

enum { LATE_SECONDS = 3 * HOUR_SECONDS }; /* a kick-off that is overdue is still to come */

static bool is_of(const struct edition *edition, uint32_t match, struct moment now, uint32_t team)
{
    return team == ID_NONE || match_team_at(edition, match, HOME, now) == team ||
           match_team_at(edition, match, AWAY, now) == team;
}

/* Keeps the order: the one that changed last first. */
static void insert(uint32_t *matches, instant *changed, size_t count, uint32_t match, instant last)
{
    size_t at = count;
    for (; at > 0 && changed[at - 1] < last; at--) {
        matches[at] = matches[at - 1];
        changed[at] = changed[at - 1];
    }
    matches[at] = match;
    changed[at] = last;
}

/* From when a match is no longer to come, though nothing has been heard of its kick-off. */
static instant lapses(const struct match *match)
{
    return match->kickoff + (match->precision == PRECISION_DATE ? DAY_SECONDS : LATE_SECONDS);
}

struct found {
    uint32_t over, next; /* or ID_NONE */
    instant ended;
};

/* Of a match that is not on. */
static void consider(const struct edition *edition, uint32_t id, const struct match_state *state,
                     instant clock, struct found *found)
{
    const struct match *match = &edition->matches.v[id];
    if (match->precision == PRECISION_NONE)
        return;
    if (match_is_over(state)) {
        bool recent = state->last != INSTANT_UNKNOWN && state->last > clock - STATUS_OVER_SECONDS;
        if (recent && (found->over == ID_NONE || state->last > found->ended)) {
            found->over = id;
            found->ended = state->last;
        }
        return;
    }
    if (state->status != MATCH_POSTPONED && lapses(match) > clock &&
        (found->next == ID_NONE || match->kickoff < edition->matches.v[found->next].kickoff))
        found->next = id;
}

size_t status_matches(const struct edition *edition, struct moment now, instant clock,
                      uint32_t team, uint32_t *matches)
{
    struct found found = {.over = ID_NONE, .next = ID_NONE};
    struct arena arena;
    size_t count = 0;
    arena_init(&arena);
    instant *changed = arena_array(&arena, instant, edition->matches.n);
    for (uint32_t id = 0; id < edition->matches.n; id++) {
        struct match_state state;
        if (!match_is_known(edition, id, now) || !is_of(edition, id, now, team))
            continue;
        match_at(edition, id, now, &state);
        if (match_is_on(&state))
            insert(matches, changed, count++, id, state.last);
        else
            consider(edition, id, &state, clock, &found);
    }
    arena_release(&arena);
    if (count)
        return count;
    uint32_t one = found.over != ID_NONE ? found.over : found.next;
    if (one != ID_NONE)
        matches[count++] = one;
    return count;
}
