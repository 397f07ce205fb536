/* Kicks from the penalty mark: Law 10 of the Laws of the Game. */
#ifndef TOUCHLINE_MODEL_SHOOTOUT_H
#define TOUCHLINE_MODEL_SHOOTOUT_H

#include "model/edition.h"
#include "model/match.h"

#define SHOOTOUT_PAIRS 5 /* kicks each before sudden death (Law 10.3) */

/* What the next kick can bring. */
enum stake {
    STAKE_NONE = 0,
    STAKE_MUST_SCORE = 1, /* a miss ends it */
    STAKE_WINS = 2        /* a goal ends it */
};

struct shootout_state {
    int first;         /* side of the first kick, or SIDE_NONE */
    int scored[2];     /* match order */
    int taken[2];      /* void kicks do not count */
    uint32_t seen;     /* kicks of the match seen, void ones too */
    bool certain;      /* no kick seen has an unknown outcome, and all are known */
    bool sudden_death; /* the next kick belongs to it (or the last did, once decided) */
    int winner;        /* side, or SIDE_NONE */
    uint32_t deciding; /* kick id that decided it, or ID_NONE */
    int next;          /* side that takes the next kick, or SIDE_NONE */
    unsigned stake;    /* of that kick: bits of enum stake */
};

/* The side for which the kicks so far have decided it, or SIDE_NONE (Law 10.3): five kicks each; it
 * ends when one side has more than the other could reach; level after five each, it goes on until
 * one has scored one more from the same number of kicks. */
int shootout_decided_for(const int scored[2], const int taken[2]);

/* Counts the first seen kicks of a match. Where some outcome is unknown or the list is not whole,
 * winner comes from the stated score, once all kicks are seen. */
void shootout_count(const struct edition *edition, uint32_t match, uint32_t seen,
                    struct shootout_state *state);

/* The shoot-out at a moment; seen 0 and everything empty when it has not begun. */
void shootout_at(const struct edition *edition, uint32_t match, struct moment now,
                 struct shootout_state *state);

/* The running score after kick index (from 0 within the match). */
void shootout_score_after(const struct edition *edition, uint32_t match, uint32_t index,
                          int score[2]);

static inline bool kick_scores(const struct kick *kick)
{
    return kick->outcome == KICK_SCORED;
}

static inline bool kick_counts(const struct kick *kick)
{
    return kick->outcome != KICK_VOID;
}

#endif
