#include "model/road.h"

#include "model/seal.h"
#include "model/table.h"
#include "model/tie.h"

static uint8_t result_of(const struct match_state *state, int side)
{
    if ((state->status != MATCH_FINISHED && state->status != MATCH_AWARDED) || !state->score_known)
        return ROAD_OPEN;
    if (state->goals[HOME] == state->goals[AWAY])
        return ROAD_DRAWN;
    return state->goals[side] > state->goals[!side] ? ROAD_WON : ROAD_LOST;
}

static void add(const struct edition *edition, uint32_t id, int side, struct moment now,
                struct road *road)
{
    const struct match *match = &edition->matches.v[id];
    struct road_match *one = &road->matches[road->count++];

    *one = (struct road_match){.match = id,
                               .tie = match->tie,
                               .group = match->group,
                               .side = (uint8_t)side,
                               .opponent = match_team_at(edition, id, !side, now)};
    match_at(edition, id, now, &one->state);
    one->result = result_of(&one->state, side);
    if (match->tie == ID_NONE)
        return;
    int winner = tie_winner_at(edition, match->tie, now);
    int mine = side == HOME ? match->home_side : !match->home_side;
    uint32_t known = tie_matches_known(edition, match->tie, now);
    if (winner != SIDE_NONE && id + 1 == edition->ties.v[match->tie].match_first + known) {
        one->tie_won = winner == mine;
        one->tie_lost = winner != mine;
    }
}

void road_at(const struct edition *edition, uint32_t team, struct moment now, struct arena *arena,
             struct road *road)
{
    *road = (struct road){.matches = arena_array(arena, struct road_match, edition->matches.n + 1)};
    for (size_t i = 0; i < edition->matches.n; i++) {
        uint32_t id = edition->by_kickoff[i];

        if (!match_is_known(edition, id, now))
            continue;
        for (int side = HOME; side <= AWAY; side++)
            if (match_team_at(edition, id, side, now) == team) {
                add(edition, id, side, now, road);
                break;
            }
    }
}
