#include "model/shootout.h"

#include <string.h>

int shootout_decided_for(const int scored[2], const int taken[2])
{
    for (int side = 0; side < 2; side++) {
        int left = taken[!side] < SHOOTOUT_PAIRS ? SHOOTOUT_PAIRS - taken[!side] : 0;

        if (taken[HOME] <= SHOOTOUT_PAIRS && taken[AWAY] <= SHOOTOUT_PAIRS) {
            if (scored[side] > scored[!side] + left)
                return side;
        } else if (taken[HOME] == taken[AWAY] && scored[side] > scored[!side]) {
            return side;
        }
    }
    return SIDE_NONE;
}

/* Whose turn it is. Sides alternate; in a shoot-out whose third kick follows the second by the same
 * side, the order turns round in each pair (tried in 2017 and 2018). */
static int turn(const struct shootout_state *state, bool turns_round)
{
    if (state->first == SIDE_NONE)
        return SIDE_NONE;
    if (state->taken[HOME] != state->taken[AWAY])
        return state->taken[HOME] < state->taken[AWAY] ? HOME : AWAY;
    return turns_round && state->taken[HOME] % 2 == 1 ? !state->first : state->first;
}

static unsigned stake_of(const struct shootout_state *state)
{
    unsigned stake = STAKE_NONE;
    int scored[2] = {state->scored[HOME], state->scored[AWAY]};
    int taken[2] = {state->taken[HOME], state->taken[AWAY]};

    taken[state->next]++;
    if (shootout_decided_for(scored, taken) != SIDE_NONE)
        stake |= STAKE_MUST_SCORE;
    scored[state->next]++;
    if (shootout_decided_for(scored, taken) != SIDE_NONE)
        stake |= STAKE_WINS;
    return stake;
}

static void look_ahead(struct shootout_state *state, bool turns_round)
{
    if (!state->certain || state->winner != SIDE_NONE)
        return;
    state->next = turn(state, turns_round);
    if (state->next != SIDE_NONE)
        state->stake = stake_of(state);
}

/* Counts one kick that is not void. */
static void count_kick(struct shootout_state *state, const struct kick *kick, uint32_t id)
{
    if (state->first == SIDE_NONE)
        state->first = kick->side;
    state->taken[kick->side]++;
    if (kick_scores(kick))
        state->scored[kick->side]++;
    if (kick->outcome == KICK_UNKNOWN)
        state->certain = false;
    if (state->certain && state->winner == SIDE_NONE) {
        state->winner = shootout_decided_for(state->scored, state->taken);
        if (state->winner != SIDE_NONE)
            state->deciding = id;
    }
}

/* Kicks not all known: the winner is he whom the stated score names, once all that is known is
 * seen. */
static void settle_by_statement(const struct match *match, struct shootout_state *state)
{
    const int16_t *stated = match->stated[SCORE_KICKS];

    if (state->certain || state->seen < match->kick_count || stated[HOME] == SCORE_UNKNOWN)
        return;
    state->scored[HOME] = stated[HOME];
    state->scored[AWAY] = stated[AWAY];
    if (stated[HOME] != stated[AWAY])
        state->winner = stated[HOME] > stated[AWAY] ? HOME : AWAY;
}

void shootout_count(const struct edition *edition, uint32_t id, uint32_t seen,
                    struct shootout_state *state)
{
    const struct match *match = &edition->matches.v[id];
    int sides[3] = {SIDE_NONE, SIDE_NONE, SIDE_NONE}, counted = 0;

    *state = (struct shootout_state){.first = SIDE_NONE,
                                     .winner = SIDE_NONE,
                                     .next = SIDE_NONE,
                                     .deciding = ID_NONE,
                                     .certain = match->kicks_known == COVERAGE_ALL};
    state->seen = seen < match->kick_count ? seen : match->kick_count;
    for (uint32_t i = 0; i < state->seen; i++) {
        const struct kick *kick = &edition->kicks.v[match->kick_first + i];

        if (!kick_counts(kick))
            continue;
        count_kick(state, kick, match->kick_first + i);
        if (counted < 3)
            sides[counted] = kick->side;
        counted++;
    }
    look_ahead(state, sides[2] != SIDE_NONE && sides[2] == sides[1]);
    state->sudden_death = state->taken[HOME] >= SHOOTOUT_PAIRS &&
                          state->taken[AWAY] >= SHOOTOUT_PAIRS &&
                          (state->taken[HOME] > SHOOTOUT_PAIRS ||
                           state->taken[AWAY] > SHOOTOUT_PAIRS || state->winner == SIDE_NONE);
}

void shootout_at(const struct edition *edition, uint32_t id, struct moment now,
                 struct shootout_state *state)
{
    const struct match *match = &edition->matches.v[id];
    struct match_state at;
    uint32_t seen = 0;

    match_at(edition, id, now, &at);
    while (seen < match->kick_count &&
           edition->kicks.v[match->kick_first + seen].place < at.entries)
        seen++;
    shootout_count(edition, id, at.shootout ? seen : 0, state);
    if (at.shootout && match_is_over(&at))
        settle_by_statement(match, state);
}

void shootout_score_after(const struct edition *edition, uint32_t id, uint32_t index, int score[2])
{
    const struct match *match = &edition->matches.v[id];

    score[HOME] = score[AWAY] = 0;
    for (uint32_t i = 0; i <= index && i < match->kick_count; i++) {
        const struct kick *kick = &edition->kicks.v[match->kick_first + i];

        if (kick_scores(kick))
            score[kick->side]++;
    }
}
