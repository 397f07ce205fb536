/*
 * A tie at a moment: aggregate, who goes through and why, who would as it stands, and what each
 * side needs. A round's ordered list of criteria decides (UEFA Europa League regulations 2023/24
 * art. 21 and their like; a tie without a list: goals, extra time, kicks).
 */
#ifndef TOUCHLINE_MODEL_TIE_H
#define TOUCHLINE_MODEL_TIE_H

#include "model/edition.h"
#include "model/match.h"

enum tie_mark { /* how it was decided; bits, in the order in which they are written */
                MARK_AET = 1 << 0,
                MARK_PENS = 1 << 1,
                MARK_AWAY_GOALS = 1 << 2,
                MARK_GOLDEN = 1 << 3,
                MARK_SILVER = 1 << 4,
                MARK_REPLAY = 1 << 5, /* also a play-off */
                MARK_LOTS = 1 << 6,
                MARK_WALK_OVER = 1 << 7,
                MARK_AWARDED = 1 << 8,
                MARK_ABANDONED = 1 << 9
};

#define MARK_COUNT 10
/* "aet", "pens", "ag", "gg", "sg", "rep", "lots", "w/o", "awd", "abd" */
extern const char *const mark_words[MARK_COUNT];

enum tie_phase {
    TIE_TO_COME, /* nothing played */
    TIE_BETWEEN, /* some matches over, none on, not decided */
    TIE_ON,      /* a match is on */
    TIE_OVER     /* decided, or nothing left to play */
};

struct needs {
    int level;           /* goals to reach the next criterion; 0: no such number */
    enum criterion next; /* that criterion, when level is not 0 */
    int through;         /* goals to go through; 0: not applicable */
};

struct tie_state {
    uint32_t team[2]; /* TOP, BOTTOM at the moment; ID_NONE: see slot_at() */
    enum tie_phase phase;
    uint32_t match_now; /* the match that is on, else the last one begun, else the first; ID_NONE:
                           none */
    int agg[2];         /* tie order; goals of legs begun (of the replay, once it has begun) */
    int kicks[2];       /* tie order */
    bool score_known;   /* false: scores of some match begun are not known */
    bool shootout, extra_time; /* there has been one */
    int winner;                /* decided: TOP or BOTTOM; else SIDE_NONE */
    unsigned marks;    /* how, bits of enum tie_mark; for a tie not decided, aet and pens when they
                          have begun */
    enum criterion by; /* what decided it, when winner is a side and no decision did */
    int stands;        /* decider on: who is through as it stands, else SIDE_NONE */
    enum criterion
        next; /* decider on and level: what comes next; CRITERION_COUNT: none or not applicable */
    int lead; /* who leads (aggregate; kicks during the shoot-out), SIDE_NONE: level */
    bool next_goal_wins;   /* golden goal */
    struct needs needs[2]; /* tie order; decider on only */
};

/* The tie as it stood. */
void tie_at(const struct edition *edition, uint32_t tie, struct moment now,
            struct tie_state *state);

/* Whether an organiser's decision on the tie is known at a moment. */
bool tie_decision_seen(const struct edition *edition, uint32_t tie, struct moment now);

/* How many of the tie's matches are on the fixture list at a moment: its legs, and what results
 * have made. */
uint32_t tie_matches_known(const struct edition *edition, uint32_t tie, struct moment now);

/* Goals of the tie's match in tie order, and whether it had begun at the moment. */
bool tie_leg_score(const struct edition *edition, uint32_t match, struct moment now, int score[2]);

/* Aggregate in tie order after everything up to and including entry seq of the match and the rest
 * of its step (for "2-2 on aggregate" beside a goal). */
void tie_aggregate_after(const struct edition *edition, uint32_t match, uint32_t seq, int agg[2]);

/* Who is in a slot at a moment: the team, or ID_NONE while it is not decided or not drawn. Once a
 * match of the tie has begun it is known whatever the data say of the matches before. */
uint32_t slot_at(const struct edition *edition, uint32_t tie, int side, struct moment now);

/* Whether the pairings of a round are known at a moment: from its draw; when that is not known,
 * from the end of the rounds that feed it (fed by none: of the round before; before the first
 * round: of the groups, unless its slots name their places). */
bool round_is_drawn(const struct edition *edition, uint32_t round, struct moment now);

/* Marks as words: "aet, pens". Returns buf. size >= 64. */
char *marks_format(unsigned marks, const char *separator, char *buf, size_t size);

/*
 * Sentences that every screen and the plain text share. All in tie order, short names, no full stop
 * at the end unless said; "" where there is nothing to say. */
/* "Marseille win 4-2 on kicks", "Atalanta lead 3-1 on aggregate", "level: extra time", "2-2 on
 * aggregate". */
void tie_verdict(const struct edition *edition, uint32_t tie, const struct tie_state *state,
                 char *buf, size_t size);
/* "Liverpool need 2 for extra time, 3 to go through." (TOP or BOTTOM); in a tie that leads nowhere,
 * a final, "to win". */
void tie_needs(const struct edition *edition, const struct tie_state *state, int side, char *buf,
               size_t size);
/* A slot in words at a moment: the team's name, "Olympiacos or Fenerbahçe", "Winner QF 2", "3rd
 * A/B/C/D/F", "to be drawn". Codes instead of names ("OLY or FEN") when brief; the longest form
 * that fits in cells is chosen, names first, then codes, then "Winner QF 2". */
void slot_words(const struct edition *edition, uint32_t tie, int side, struct moment now, int cells,
                char *buf, size_t size);

#endif
