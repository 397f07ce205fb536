/* The parts of draft_edition(), shared between its files only. */
#ifndef TOUCHLINE_INPUT_DRAFT_PARTS_H
#define TOUCHLINE_INPUT_DRAFT_PARTS_H

#include "input/draft.h"

/* What stands where a team's name does. */
struct plan_side {
    uint32_t team;     /* or ID_NONE */
    uint8_t kind;      /* enum slot_kind: GROUP, BEST_THIRD, WINNER, LOSER, UNKNOWN; TEAM: a team */
    uint32_t place;    /* GROUP */
    uint32_t number;   /* WINNER, LOSER: of the match; of the tie within its round, see round */
    const char *round; /* WINNER, LOSER: the key of that round, "sf"; or NULL */
    struct span ref;   /* GROUP: the group's letter; BEST_THIRD: "A/B/C/D/F" */
};

struct plan_tie {
    uint32_t section;
    struct plan_side side[2];
    uint32_t matches[8]; /* of the draft, legs first, in order */
    uint32_t match_count, legs;
    uint32_t feeds; /* tie of the plan its winner goes to, or ID_NONE */
    uint32_t loser_to;
    uint8_t feeds_side;
    uint32_t feeder[2]; /* tie of the plan, or ID_NONE */
    bool loser[2];      /* it is the feeder's loser who comes here */
    uint32_t id;        /* in the edition */
};

/* A group, a league, or a round. */
struct plan_section {
    const char *name, *stage; /* interned */
    bool group, league;       /* else a round */
    bool third_place;
    bool knock_out;       /* as its source says */
    bool gone;            /* its matches are another section's */
    uint32_t first_match; /* the first of its matches, for order */
    instant last;         /* of its kick-offs */
    uint32_t id;          /* of the group or round in the edition */
};

struct plan_match {
    uint32_t section, tie; /* tie: of the plan, or ID_NONE */
    struct plan_side side[2];
    bool replay, play_off;
    uint32_t id; /* in the edition */
};

struct plan {
    const struct draft *draft;
    struct edition *edition;
    struct report *report;
    struct strmap teams;       /* folded name and country -> team */
    struct strmap section_ids; /* kind, stage and name -> section */
    struct strmap stage_ids;   /* kind and name -> stage of the edition */
    struct strmap stage_keys;
    struct strmap venues; /* name and city -> venue of the edition */
    VEC(struct plan_section) sections;
    VEC(struct plan_tie) ties;
    struct plan_match *matches; /* by match of the draft */
    uint32_t *by_section;       /* matches of the draft, section by section, each in order */
    uint32_t *section_first;    /* by section: where in by_section it begins; one more at the end */
    uint32_t *sources;          /* by file of the draft: its source; files of one name share it */
    uint32_t *stamps;           /* by team: what it was last seen in */
    struct arena arena;
    bool european;                     /* of UEFA: times are those of central Europe */
    bool has_cards, has_substitutions; /* somewhere in the draft */
    int year;                          /* the season's first; 0 not known */
};

/* -- draft_teams.c ----------------------------------------------------------------------------- */

/* The team of that name and country, made at need. */
uint32_t draft_plan_team(struct plan *plan, struct span name, struct span country, uint32_t line);

/* A team, or what a slot's words say: "W74", "2A", "3A/B/C/D/F", "Winner Group B", "N.N.". */
struct plan_side draft_plan_side(struct plan *plan, struct span name, struct span country,
                                 uint32_t line);

/* "1st Round!" -> "1st-round", a key that no other in the map has. */
const char *draft_plan_key(struct plan *plan, const char *name, struct strmap *map, uint32_t id);

/* -- draft_sections.c -------------------------------------------------------------------------- */

/* Tells groups, leagues and rounds apart, and which match is in which. */
void draft_plan_sections(struct plan *plan);

/* -- draft_ties.c ------------------------------------------------------------------------------ */

/* Pairs the legs, adds replays, links the rounds. */
void draft_plan_ties(struct plan *plan);

/* -- draft_match.c ----------------------------------------------------------------------------- */

/* Adds match i of the draft to the edition, as a match of a tie or of a group. */
void draft_plan_add_match(struct plan *plan, uint32_t i, uint32_t tie, uint32_t group, uint32_t leg,
                          const char *owner);

/* The instant of a match, as far as it is known. */
instant draft_plan_instant(const struct plan *plan, const struct draft_time *time,
                           uint8_t *precision, int32_t *offset);

/* Adds to the note of a match. text: in the edition's arena, or constant. */
void draft_plan_note(struct plan *plan, struct match *match, const char *text);

/* The person of that name in the team's colours, made at need; ID_NONE for an empty name. */
uint32_t draft_plan_person(struct plan *plan, uint32_t team, struct span name);

/* -- draft_mend.c ------------------------------------------------------------------------------ */

/* Puts the scores of a match right, with a warning for each, and places one that is unclear. tie:
 * in the edition, or ID_NONE; leg from 0. False where it stays not known whether there was extra
 * time before the kicks. */
bool draft_plan_mend(struct plan *plan, const struct plan_match *planned, struct draft_match *match,
                     uint32_t tie, uint32_t leg);

static inline void draft_score_forget(int16_t score[2])
{
    score[HOME] = score[AWAY] = SCORE_UNKNOWN;
}

/* -- draft_kicks.c ----------------------------------------------------------------------------- */

/* Adds the kicks of a match to the edition, in the order in which they were taken. Where they are
 * listed side by side and Law 10 leaves it open who began, they become a note, with a warning. */
void draft_plan_kicks(struct plan *plan, struct match *match, const struct draft_match *from);

/* False where the scores of two legs, the second at the first's away side, had decided the tie so
 * that there can have been no kicks after them. */
bool draft_plan_kicks_fit(const struct round *round, const struct draft_match *first,
                          const struct draft_match *second);

/* -- draft_rules.c ----------------------------------------------------------------------------- */

/* What a file shows of how the ties of a round were decided. */
struct round_seen {
    bool extra_time, shootout, replay, away_goals, golden_goal, silver_goal;
};

/* What decides the ties of a round, by competition and year, and by what was seen. */
void draft_plan_criteria(const struct plan *plan, struct round *round,
                         const struct round_seen *seen);

/* -- draft_tables.c ---------------------------------------------------------------------------- */

/* Finals of the men's championships, not their qualifying. */
bool draft_plan_is_world_cup(const struct plan *plan);
bool draft_plan_is_euro(const struct plan *plan);

/* Points for a win and what orders the tables of a stage, by competition and year. */
void draft_plan_table(const struct plan *plan, struct stage *stage);

/* How many of each group go on, and how many of the best behind them: by the slots of the rounds,
 * else by who plays on, where that makes the same number of each group. After all groups and ties
 * are in the edition. */
void draft_plan_through(struct plan *plan);

/* -- draft_order.c ----------------------------------------------------------------------------- */

/* The order of a group that its line of definition states, where it is that in which it ended. */
void draft_plan_orders(struct plan *plan);

#endif
