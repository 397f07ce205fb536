/* What is judged together in a tie, and its goals at a moment. Used by judge.c and tie.c only. */
#ifndef TOUCHLINE_MODEL_TALLY_H
#define TOUCHLINE_MODEL_TALLY_H

#include "model/match.h"

/* What is judged together: the legs, or one replay or play-off. */
struct bout {
    uint32_t first, count; /* matches */
    uint32_t planned;      /* how many there are to be */
    bool again;            /* a replay or play-off */
};

/* The goals of a bout at a moment, in tie order. */
struct tally {
    struct match_state last; /* of the deciding match, when there is one */
    uint32_t decider;        /* that match, or ID_NONE */
    bool begun;              /* any match */
    bool over;               /* all planned matches, with a result */
    bool decider_on;         /* the deciding match is on, those before it over */
    bool score_known, awarded, abandoned;
    bool level_at_90;         /* not known how, but there was extra time */
    int walk_over;            /* side that went through without playing, or SIDE_NONE */
    int regular[2], total[2]; /* after 90 minutes each (running until then), and with extra time */
    int away_regular[2], away_total[2];
    int points[2];
    int kick_winner; /* of the deciding match's shoot-out */
    int kicks[2];
};

/* The legs of a tie with what is played in the place of annulled ones, or its only match. */
struct bout tally_first_bout(const struct edition *edition, const struct tie *tie);

void tally_bout(const struct edition *edition, const struct bout *bout, struct moment now,
                struct tally *tally);

/* The tally as it would be with goals more for one side in the deciding match, now. */
struct tally tally_with_goals(const struct edition *edition, const struct tally *tally, int side,
                              int goals);

/* A side of the match in tie order. */
static inline int match_tie_side(const struct match *match, int side)
{
    return side == HOME ? match->home_side : !match->home_side;
}

static inline bool match_has_result(const struct match_state *state)
{
    return state->status == MATCH_FINISHED || state->status == MATCH_AWARDED ||
           state->status == MATCH_WALK_OVER;
}

#endif
