#include "model/road.h"

#include "model/table.h"
#include "model/tie.h"

static uint8_t result_of(const struct road_match *at)
{
    int own = at->state.goals[at->side], other = at->state.goals[!at->side];

    if (!match_is_over(&at->state) || !at->state.score_known ||
        (at->state.status != MATCH_FINISHED && at->state.status != MATCH_AWARDED))
        return ROAD_OPEN;
    return own > other ? ROAD_WON : own < other ? ROAD_LOST : ROAD_DRAWN;
}

/* On the last match known, how the tie went. */
static void tell_tie(const struct edition *edition, struct road_match *at, struct moment now)
{
    const struct match *match = &edition->matches.v[at->match];
    const struct tie *tie = &edition->ties.v[match->tie];
    struct tie_state state;
    int side = at->side == HOME ? match->home_side : !match->home_side;

    if (at->match + 1 != tie->match_first + tie_matches_known(edition, match->tie, now))
        return;
    tie_at(edition, match->tie, now, &state);
    at->tie_won = state.winner == side;
    at->tie_lost = state.winner == !side && state.winner != SIDE_NONE;
}

void road_at(const struct edition *edition, uint32_t team, struct moment now, struct arena *arena,
             struct road *road)
{
    uint32_t cap = 0;

    for (uint32_t m = 0; m < edition->matches.n; m++)
        cap += match_team(edition, m, HOME) == team || match_team(edition, m, AWAY) == team;
    *road = (struct road){.matches = arena_array(arena, struct road_match, cap + 1)};
    for (uint32_t i = 0; i < edition->matches.n && road->count < cap; i++) {
        uint32_t id = edition->by_kickoff[i];
        const struct match *match = &edition->matches.v[id];
        struct road_match at = {.match = id, .tie = match->tie, .group = match->group};

        if (!match_is_known(edition, id, now))
            continue;
        if (match_team_at(edition, id, HOME, now) == team)
            at.side = HOME;
        else if (match_team_at(edition, id, AWAY, now) == team)
            at.side = AWAY;
        else
            continue;
        at.opponent = match_team_at(edition, id, !at.side, now);
        match_at(edition, id, now, &at.state);
        at.result = result_of(&at);
        if (match->tie != ID_NONE)
            tell_tie(edition, &at, now);
        road->matches[road->count++] = at;
    }
}
