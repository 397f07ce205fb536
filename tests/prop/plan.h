/* Whole editions made up at random, and what they come to at a moment by a fold of their log. */
#ifndef TOUCHLINE_TESTS_PLAN_H
#define TOUCHLINE_TESTS_PLAN_H

#include "../unit/maker.h"
#include "model/match.h"
#include "prop.h"

enum { EVENTS_MOST = 40, KICKS_MOST = 40, MATCHES_MOST = 40, TIES_MOST = 20, ROUNDS = 5 };

struct plan_event {
    char clock[8];
    int kind, team, var;
};

struct plan_match {
    instant kickoff;
    const char *end;
    int team[2]; /* home, away */
    struct plan_event events[EVENTS_MOST];
    int event_count;
    int kick_team[KICKS_MOST], kick_outcome[KICKS_MOST], kick_count;
    int16_t stated[SCORE_KICKS][2];
    bool scores_only; /* no goals are known, only what is stated */
    bool by_side;     /* of events within a minute no order is */
    bool awarded;     /* a score is set days later */
    int award[2];
    instant award_at;
};

struct plan_tie {
    char key[24], slot[2][40];
    int team[2], winner, loser;
    int match_first, match_count;
};

struct plan_round {
    char key[8];
    const char *list;
    int legs, tie_first, tie_count;
    bool third_place;
    enum draw draw;
    instant draw_at;
};

struct plan {
    struct plan_round rounds[ROUNDS];
    struct plan_tie ties[TIES_MOST];
    struct plan_match matches[MATCHES_MOST];
    int round_count, tie_count, match_count;
    instant now; /* the day of the round in hand */
};

/* What of a match is told; all of it without a cut. */
struct cut {
    bool begun, over, awarded, at_break;
    enum phase phase;
    struct clock clock;
    bool event[EVENTS_MOST], score[SCORE_KICKS];
    int kicks;
};

/* Eight or sixteen teams down to a final, with or without a match for third place. */
void plan_make(struct random *random, struct plan *plan);

/* The key of a team of a plan. */
const char *plan_team(int team);

/* Tells it to the model and seals; cuts: one a match, or NULL. The caller closes the maker. */
void plan_tell(struct maker *maker, const struct plan *plan, const struct cut *cuts);

/* What a match has come to. */
struct fold {
    bool begun, over, awarded, at_break, extra_time, shootout;
    int phase, goals[2], kicks[2], at[SCORE_KICKS][2];
    uint32_t entries;
};

/* Before anything of a match. */
void fold_start(struct fold *fold);

/* Takes in the next entry of a match: the one that a moment is at. */
void fold_entry(const struct edition *edition, struct fold *fold, struct moment entry);

/* Asserts that the match is at a moment what its fold is. */
void fold_assert(const struct edition *edition, const struct fold *fold, uint32_t match,
                 struct moment now);

/* For qsort() over moments. */
int moment_compare(const void *a, const void *b);

#endif
