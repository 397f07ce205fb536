#include "model/tally.h"

#include <string.h>

#include "model/shootout.h"

/* The legs of a tie, and what is played in the place of annulled ones. */
static uint32_t leg_count(const struct edition *edition, const struct tie *tie, uint32_t *annulled)
{
    uint32_t legs = 0, planned = edition->rounds.v[tie->round].legs;

    *annulled = 0;
    while (legs < tie->match_count) {
        const struct match *match = &edition->matches.v[tie->match_first + legs];

        if (match->role != ROLE_LEG && (*annulled == 0 || legs >= planned + *annulled))
            break;
        *annulled += match_is_annulled(match);
        legs++;
    }
    return legs;
}

struct bout tally_first_bout(const struct edition *edition, const struct tie *tie)
{
    uint32_t annulled, planned = edition->rounds.v[tie->round].legs;
    uint32_t legs = leg_count(edition, tie, &annulled);

    return (struct bout){tie->match_first, legs,
                         legs - annulled > planned ? legs - annulled : planned, false};
}

static void add_points(struct tally *tally, const struct match *match, const int score[2])
{
    for (int side = HOME; side <= AWAY; side++) {
        if (score[side] > score[!side])
            tally->points[match_tie_side(match, side)] += 2;
        else if (score[side] == score[!side])
            tally->points[match_tie_side(match, side)]++;
    }
}

static void add_match(struct tally *tally, const struct match *match,
                      const struct match_state *state)
{
    int regular[2];

    for (int side = HOME; side <= AWAY; side++) {
        int to = match_tie_side(match, side);

        regular[side] = state->at[SCORE_90][side];
        if (regular[side] == SCORE_UNKNOWN || state->status == MATCH_AWARDED)
            regular[side] = state->goals[side];
        tally->regular[to] += regular[side];
        tally->total[to] += state->goals[side];
        if (side == AWAY) { /* on neutral ground too: UEFA, spring 2021 */
            tally->away_regular[to] += regular[side];
            tally->away_total[to] += state->goals[side];
        }
    }
    add_points(tally, match, regular);
    tally->begun = true;
    tally->score_known &= state->score_known;
    tally->awarded |= state->status == MATCH_AWARDED;
    tally->abandoned |= state->status == MATCH_ABANDONED;
    if (state->status == MATCH_WALK_OVER && match->decision.winner != SIDE_NONE)
        tally->walk_over = match_tie_side(match, match->decision.winner);
}

static void look_at_kicks(const struct edition *edition, struct moment now, struct tally *tally)
{
    const struct match *match = &edition->matches.v[tally->decider];
    struct shootout_state shootout;

    if (!tally->last.shootout)
        return;
    shootout_at(edition, tally->decider, now, &shootout);
    for (int side = HOME; side <= AWAY; side++)
        tally->kicks[match_tie_side(match, side)] = shootout.scored[side];
    if (shootout.winner != SIDE_NONE)
        tally->kick_winner = match_tie_side(match, shootout.winner);
}

void tally_bout(const struct edition *edition, const struct bout *bout, struct moment now,
                struct tally *tally)
{
    uint32_t place = 0, over = 0; /* annulled matches have no place */

    memset(tally, 0, sizeof *tally);
    tally->decider = ID_NONE;
    tally->kick_winner = tally->walk_over = SIDE_NONE;
    tally->score_known = true;
    for (uint32_t i = 0; i < bout->count; i++) {
        const struct match *match = &edition->matches.v[bout->first + i];
        struct match_state state;

        match_at(edition, bout->first + i, now, &state);
        if (match_is_void(match, &state))
            continue;
        if (state.phase != PHASE_UNKNOWN || match_has_result(&state))
            add_match(tally, match, &state);
        if (++place == bout->planned) {
            tally->decider = bout->first + i;
            tally->last = state;
            tally->decider_on = match_is_on(&state) && over + 1 == bout->planned;
            tally->level_at_90 = state.extra_time && match->goals_known <= COVERAGE_SOME &&
                                 match->stated[SCORE_90][HOME] == SCORE_UNKNOWN;
            look_at_kicks(edition, now, tally);
        }
        over += match_has_result(&state);
    }
    tally->over = bout->planned > 0 && over >= bout->planned;
}

struct tally tally_with_goals(const struct edition *edition, const struct tally *tally, int side,
                              int goals)
{
    const struct match *match = &edition->matches.v[tally->decider];
    struct tally then = *tally;
    int score[2];
    bool away = match_tie_side(match, AWAY) == side;
    bool extra = tally->last.extra_time;

    then.total[side] += goals;
    then.away_total[side] += away ? goals : 0;
    if (extra)
        return then;
    then.regular[side] += goals;
    then.away_regular[side] += away ? goals : 0;
    /* Points: take back what the deciding match gave, and give it anew. */
    for (int i = HOME; i <= AWAY; i++)
        score[i] = tally->last.goals[i];
    for (int i = HOME; i <= AWAY; i++)
        then.points[match_tie_side(match, i)] -= score[i] > score[!i] ? 2 : score[i] == score[!i];
    score[match_tie_side(match, HOME) == side ? HOME : AWAY] += goals;
    add_points(&then, match, score);
    return then;
}
