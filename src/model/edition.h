/*
 * An edition: one season of a competition, as facts. A reader fills it through the functions of
 * model/build.h; edition_seal() then resolves, checks and orders it; from then on it is const, and
 * what it was like at a moment is asked of model/match.h, model/tie.h and time/state.h.
 *
 * Objects refer to one another by array ids (uint32_t, ID_NONE for nothing), valid within one
 * build. Keys ([a-z0-9-], unique in their kind) are permanent and are what files, focus and command
 * line hold. All text is gated and owned by the edition's arena. NULL text and ID_NONE mean "not
 * known", never "none". Scores are in match order (home, away) unless a name says "tie order" (top,
 * bottom).
 */
#ifndef TOUCHLINE_MODEL_EDITION_H
#define TOUCHLINE_MODEL_EDITION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/instant.h"
#include "base/strmap.h"
#include "base/vec.h"

#define ID_NONE UINT32_MAX
#define KEY_BYTES 64       /* a key with its NUL */
#define MATCH_KEY_BYTES 80 /* that of a match: "qf1/2" */

enum side { HOME, AWAY, SIDE_COUNT }; /* of a match */
#define SIDE_NONE (-1)
enum { TOP, BOTTOM }; /* of a tie */

/* -- the match clock -------------------------------------------------------------------------- */

enum phase {
    PHASE_UNKNOWN,
    PHASE_FIRST_HALF,
    PHASE_SECOND_HALF,
    PHASE_EXTRA_FIRST,
    PHASE_EXTRA_SECOND,
    PHASE_KICKS,
    PHASE_COUNT
};

/* 45+2' is {PHASE_FIRST_HALF, 45, 2}; minute 0: the minute is not known. Minutes run from 1. */
struct clock {
    uint8_t phase; /* enum phase */
    bool about;    /* the source says "about" */
    uint16_t minute;
    uint16_t added;
};

/* -- what decides a tie ------------------------------------------------------------------------ */

enum criterion {
    CRITERION_GOALS,
    CRITERION_AWAY_GOALS,
    CRITERION_EXTRA_TIME,
    CRITERION_AWAY_GOALS_ET,
    CRITERION_GOLDEN_GOAL,
    CRITERION_SILVER_GOAL,
    CRITERION_KICKS,
    CRITERION_REPLAY,
    CRITERION_PLAY_OFF,
    CRITERION_POINTS,
    CRITERION_LOTS,
    CRITERION_COUNT
};

/* A place in the log of the whole edition. */
struct log_key {
    instant at;
    uint32_t match, seq;
};

/* -- facts ---------------------------------------------------------------------------------------
 */

struct source {
    const char *key, *title, *licence;
    uint32_t line;
};

struct team {
    const char *key, *name; /* name: as a table prints it, "West Ham" */
    const char *full;       /* "West Ham United"; NULL: as name */
    const char *code;       /* three letters, "WHU"; never NULL once sealed */
    const char *country;    /* three-letter code or NULL */
    const char *const *aliases;
    uint32_t alias_count, line;
    uint16_t ranking; /* for TABLE_RANKING: 1 is the best; 0 not known */
};

struct person {
    const char *name;
    uint32_t team; /* ID_NONE: belongs to no team (a referee) */
};

struct venue {
    const char *key, *name, *city, *country;
    uint32_t line;
};

enum stage_kind { STAGE_GROUP, STAGE_LEAGUE, STAGE_KNOCK_OUT, STAGE_KIND_COUNT };

/* What orders a table, in the words of the competitions' regulations. */
enum table_criterion {
    TABLE_POINTS,
    TABLE_GOAL_DIFFERENCE,
    TABLE_GOALS,
    TABLE_GOAL_AVERAGE, /* goals scored divided by goals conceded */
    TABLE_WINS,
    TABLE_AWAY_GOALS,
    TABLE_AWAY_WINS,
    TABLE_HEAD_POINTS, /* in the matches between the teams concerned */
    TABLE_HEAD_DIFFERENCE,
    TABLE_HEAD_GOALS,
    TABLE_HEAD_AWAY_GOALS,
    TABLE_OPPONENTS_POINTS, /* of the opponents, together */
    TABLE_OPPONENTS_DIFFERENCE,
    TABLE_OPPONENTS_GOALS,
    TABLE_CONDUCT,  /* yellow -1, second yellow -3, red -4, yellow and direct red -5 */
    TABLE_RANKING,  /* team.ranking, or a coefficient: in the data */
    TABLE_PLAY_OFF, /* a match between the teams level, role ROLE_PLAY_OFF in the group */
    TABLE_LOTS,
    TABLE_CRITERION_COUNT
};

#define TABLE_CRITERIA_MOST 16

struct stage {
    const char *key, *name;
    uint8_t kind;                       /* enum stage_kind */
    uint8_t points_win;                 /* 2 or 3; 0 until sealed: 3 */
    uint8_t table[TABLE_CRITERIA_MOST]; /* enum table_criterion, in the order in which they count */
    uint8_t table_count;                /* 0 until sealed: points, difference, goals */
    bool head_again;                    /* head-to-head is applied again to those it leaves level */
    uint8_t best; /* so many of those placed behind group.through go on too: best thirds */
    uint8_t best_table[TABLE_CRITERIA_MOST]; /* what orders those */
    uint8_t best_table_count;
    uint32_t line;
};

/* Points taken off by an organiser. */
struct deduction {
    uint32_t team;
    int16_t points;
    instant at; /* INSTANT_UNKNOWN: from the start */
    const char *reason;
    uint32_t line;
};

/* Who comes to a place of a group, and from when that is certain. */
struct group_place {
    uint32_t team; /* ID_NONE: the table does not tell */
    struct log_key known;
};

struct group {
    const char *key, *name;
    uint32_t stage;
    const uint32_t *teams;
    uint32_t team_count;
    uint8_t through;       /* the first so many go on; 0: not known */
    const uint32_t *order; /* the final order as a source states it, team_count long; or NULL. Only
                              for what the criteria leave open, and only once the group has ended */
    const struct deduction *deductions;
    uint32_t deduction_count;
    uint32_t match_first, match_count; /* contiguous */
    uint32_t line;
    struct log_key ended; /* sealed: its last entry; INSTANT_END while a match is to come */
    struct log_key known; /* sealed: from when its teams are known */
    const struct group_place *places; /* sealed: by place, team_count long; NULL: not to be known,
                                         since no tie draws on the group */
    bool contested; /* sealed: decided about later, so that places ask the table at each moment */
};

#define CRITERIA_MOST 12

enum draw { DRAW_UNKNOWN, DRAW_FROM_START, DRAW_AT };

struct round {
    const char *key, *name, *brief; /* "qf", "Quarter-finals", "QF" */
    uint32_t stage;
    uint8_t legs;                    /* 1 or 2 planned matches a tie */
    uint8_t criteria[CRITERIA_MOST]; /* enum criterion, in the order in which they decide */
    uint8_t criteria_count;
    bool third_place;              /* the match for third place: beside the tree, not in it */
    uint8_t draw;                  /* enum draw */
    instant draw_at;               /* DRAW_AT */
    uint32_t tie_first, tie_count; /* contiguous, in bracket order, top to bottom */
    uint32_t line;
    struct log_key
        ended; /* sealed: the entry that decided its last tie; INSTANT_END while one is not */
    struct log_key drawn; /* sealed: from when its pairings are known */
};

enum slot_kind {
    SLOT_UNKNOWN,    /* nobody knows yet; "to be drawn" */
    SLOT_TEAM,       /* a named team: an entrant, a stub of the tree */
    SLOT_WINNER,     /* of a tie */
    SLOT_LOSER,      /* of a tie */
    SLOT_GROUP,      /* place-th of a group or league phase */
    SLOT_BEST_THIRD, /* best third of a set of groups */
    SLOT_ONE_OF,     /* one of several named teams */
    SLOT_BYE,        /* nobody: the other side goes through without a match */
    SLOT_KIND_COUNT
};

struct slot {
    uint8_t kind; /* enum slot_kind */
    uint32_t place;
    uint32_t ref;          /* tie (WINNER, LOSER) or group (GROUP) */
    const char *set;       /* BEST_THIRD: "A/B/C/D/F" */
    const uint32_t *teams; /* ONE_OF */
    uint32_t team_count;
    uint32_t team; /* TEAM; else who filled it by the source, or ID_NONE; checked where it can be
                      derived */
    const char *origin; /* how an entrant came here: "3rd, league phase"; or NULL */
};

enum decision_kind {
    DECISION_NONE,
    DECISION_AWARDED,   /* the score is set, "awd" */
    DECISION_WALK_OVER, /* not played, "w/o" */
    DECISION_EXPELLED,
    DECISION_ANNULLED, /* keeps its events, counts for nothing */
    DECISION_LOTS,
    DECISION_REPLAY, /* the match is annulled and is to be played again */
    DECISION_KIND_COUNT
};

/* An organiser's decision; overrides goals and winner. */
struct decision {
    uint8_t kind;     /* enum decision_kind */
    uint32_t team;    /* the winner as the source names it, or ID_NONE */
    int8_t winner;    /* sealed; of a tie: TOP or BOTTOM; of a match: HOME or AWAY; SIDE_NONE */
    int16_t score[2]; /* AWARDED: match order */
    instant at;       /* INSTANT_UNKNOWN: at the end of what it decides */
    const char *reason, *note;
    uint32_t source;
};

struct tie {
    const char *key;                   /* "qf1" */
    uint32_t round, number;            /* number within the round from 1, as in "QF 1" */
    struct slot slot[2];               /* TOP, BOTTOM: the home side of the first leg on top */
    uint32_t match_first, match_count; /* contiguous: legs in order, then replays or play-offs */
    struct decision decision;
    int8_t stated_winner; /* TOP, BOTTOM as a source states; SIDE_NONE */
    uint32_t stated_team; /* until sealed: the team the file names as winner */
    const char *note;
    const uint32_t *sources;
    uint32_t source_count, line;

    /* Made by edition_seal(). */
    uint32_t feeder[2];     /* the tie whose winner comes here, or ID_NONE */
    uint32_t feeds;         /* the tie its winner goes to, or ID_NONE */
    uint8_t feeds_side;     /* TOP or BOTTOM there */
    uint32_t team[2];       /* who fills the slots in the end, or ID_NONE */
    int8_t winner;          /* in the end: TOP, BOTTOM, SIDE_NONE */
    struct log_key decided; /* the entry that decided it, when winner is a side */
};

enum match_status {
    MATCH_SCHEDULED,
    MATCH_DELAYED,
    MATCH_POSTPONED,
    MATCH_UNDER_WAY,
    MATCH_SUSPENDED,
    MATCH_ABANDONED,
    MATCH_FINISHED,
    MATCH_AWARDED,
    MATCH_WALK_OVER,
    MATCH_CANCELLED,
    MATCH_STATUS_COUNT
};

enum match_role { ROLE_LEG, ROLE_REPLAY, ROLE_PLAY_OFF };

/* How much of a kind of fact is known of a match. */
enum coverage {
    COVERAGE_UNKNOWN,        /* no list seen */
    COVERAGE_SOME,           /* those given happened; there may be others */
    COVERAGE_NONE_MENTIONED, /* a report mentions none */
    COVERAGE_ALL,            /* a source that lists them: those given are all */
    COVERAGE_COUNT
};

#define SCORE_UNKNOWN (-1)
#define ROUNDS_MOST 64

/* The scores that a source states, running totals; SCORE_UNKNOWN where it does not. */
enum score_point { SCORE_HALF_TIME, SCORE_90, SCORE_120, SCORE_KICKS, SCORE_POINT_COUNT };

struct lineup_player {
    uint32_t person;
    uint16_t number; /* shirt; 0 not known */
    bool captain;
};

struct lineup {
    const struct lineup_player *players; /* starters first */
    uint32_t starter_count, player_count;
    uint32_t coach; /* person or ID_NONE */
    uint32_t team;  /* as the source names it */
    uint32_t line;
};

struct match {
    const char *key;   /* "qf1/2", "a/1" */
    const char *id;    /* as a live source names it, for good: by that its answers meet; or NULL.
                          Not of the edition, and not written */
    uint32_t tie, leg; /* leg from 0 within the tie; tie ID_NONE in a group */
    uint32_t group;    /* or ID_NONE */
    uint8_t role;      /* enum match_role */
    bool neutral;      /* nobody's ground */
    bool by_side;      /* events are known side by side: within a minute no order is claimed */
    /* In a tie: the tie's side at home, TOP or BOTTOM. */
    uint8_t home_side;
    int8_t given_home; /* in a tie: the side at home as the source says, TOP or BOTTOM; SIDE_NONE */
    uint32_t given[2]; /* home, away as the source names them, or ID_NONE; in a group: who plays */
    instant kickoff;   /* see precision */
    uint8_t precision; /* enum precision */
    int32_t offset;    /* the venue's, seconds east of UTC */
    uint32_t venue;    /* or ID_NONE */
    uint32_t referee;  /* person or ID_NONE */
    int32_t attendance;  /* -1 not known */
    uint8_t status;      /* enum match_status: as the source leaves it */
    uint8_t final_phase; /* the last phase begun (enum phase), PHASE_UNKNOWN before kick-off */
    bool at_break;       /* UNDER_WAY: final_phase is over, the next not begun */
    uint8_t next_phase;  /* at_break after 90 minutes: what the source says comes (enum phase);
                            PHASE_UNKNOWN: the round's rules tell */
    struct clock clock;  /* UNDER_WAY, SUSPENDED, ABANDONED: last minute known */
    int16_t stated[SCORE_POINT_COUNT][2];
    uint8_t goals_known, yellows_known, reds_known, subs_known, kicks_known; /* enum coverage */
    struct decision decision;
    uint32_t event_first,
        event_count; /* contiguous, in the source's order until sealed, then match order */
    uint32_t kick_first, kick_count;
    struct lineup lineup[2]; /* player_count 0: not known */
    const char *note;
    const uint32_t *sources;
    uint32_t source_count, line;

    /* Made by edition_seal(). */
    instant base; /* where its entries start: the kick-off; where that is not known, assumed for the
                     order alone */
    bool extra_time;                   /* it went to extra time */
    uint32_t entry_first, entry_count; /* its part of the log, in order */
};

enum event_kind {
    EVENT_GOAL,
    EVENT_PENALTY_GOAL,
    EVENT_OWN_GOAL,
    EVENT_MISSED_PENALTY,
    EVENT_YELLOW,
    EVENT_SECOND_YELLOW,
    EVENT_RED,
    EVENT_SUBSTITUTION,
    EVENT_VAR,
    EVENT_KIND_COUNT
};

enum event_role { /* of the person, where it is not a player on the field */
                  PERSON_PLAYER,
                  PERSON_COACH,
                  PERSON_ASSISTANT_COACH,
                  PERSON_BENCH,       /* on the substitutes' bench */
                  PERSON_SUBSTITUTED, /* already off */
                  PERSON_ROLE_COUNT
};

enum var_decision {
    VAR_NONE,
    VAR_NO_GOAL,
    VAR_GOAL,
    VAR_NO_RED,
    VAR_RED_TO_YELLOW,
    VAR_RED,
    VAR_NO_PENALTY,
    VAR_PENALTY,
    VAR_DECISION_COUNT
};

struct event {
    uint8_t kind; /* enum event_kind */
    uint8_t side; /* the side of the person: own goals too name the player's own side */
    uint8_t role; /* enum event_role */
    uint8_t var;  /* enum var_decision */
    bool derived; /* a goal known from a stated score alone: scorer and minute not known */
    bool placed;  /* sealed: its phase follows from a stated score alone */
    struct clock clock;
    uint32_t person; /* ID_NONE: not known */
    uint32_t other;  /* assist; substitution: who goes off; or ID_NONE */

    const char *how;  /* "header"; or NULL */
    const char *also; /* what other sources say instead: "30'"; or NULL */
    const char *note;
    uint32_t source; /* or ID_NONE: those of the match */
    uint32_t team;   /* as the source names it; side follows from it when sealed */
    uint32_t line;

    /* Made by edition_seal(). */
    uint32_t undone_by; /* the VAR event (id) that takes it back, or ID_NONE */
    uint32_t undoes;    /* VAR: the event (id) that it takes back, or ID_NONE */
    uint32_t place;     /* in the match's log, from 0 */
};

enum kick_outcome {
    KICK_SCORED,
    KICK_SAVED,
    KICK_POST,
    KICK_BAR,
    KICK_FRAME, /* post or bar */
    KICK_OFF_TARGET,
    KICK_MISSED, /* not scored, how unknown */
    KICK_UNKNOWN,
    KICK_VOID, /* to be retaken: counts for nothing */
    KICK_FORFEITED,
    KICK_OUTCOME_COUNT
};

struct kick {
    uint8_t outcome; /* enum kick_outcome */
    uint8_t side;
    uint32_t taker;  /* person or ID_NONE */
    uint32_t keeper; /* who saved it, or ID_NONE */
    const char *note;
    uint32_t source;
    uint32_t team; /* as the source names it; side follows from it when sealed */
    uint32_t line;
    uint32_t place; /* sealed: in the match's log, from 0 */
};

/* One line of the log: what happened in a match, when. */
enum entry_kind {
    ENTRY_PHASE_START,
    ENTRY_PHASE_END,
    ENTRY_EVENT,
    ENTRY_KICK,
    ENTRY_DECISION,
    ENTRY_KIND_COUNT
};

struct entry {
    instant at;
    uint8_t kind;        /* enum entry_kind */
    uint8_t phase;       /* enum phase in which it falls */
    bool last : 1;       /* PHASE_END: the match ends with it */
    bool convention : 1; /* at follows from convention, not from a source */
    bool more : 1;       /* the next entry of the match belongs to the same step: no order between
                            them is known */
    uint32_t ref;        /* event or kick id */
};

struct bracket; /* model/bracket.h */

struct edition {
    const char *key, *name;           /* "uel-2023-24", "UEFA Europa League 2023-24" */
    const char *competition, *season; /* "Europa League", "2023-24"; for titles */
    int offset;                       /* the edition's zone: a match day runs from 06:00 there */
    const char *note;
    bool foreign; /* made of somebody else's file: what contradicts itself there is kept, and only
                     warned of */
    uint32_t lines, understood; /* of such a file; 0 where lines are not what it is made of */

    VEC(struct source) sources;
    VEC(struct team) teams;
    VEC(struct person) people;
    VEC(struct venue) venues;
    VEC(struct stage) stages;
    VEC(struct group) groups;
    VEC(struct round) rounds;
    VEC(struct tie) ties;
    VEC(struct match) matches;
    VEC(struct event) events;
    VEC(struct kick) kicks;
    VEC(struct entry) entries;
    struct log_key groups_ended; /* sealed: the last of them */
    uint32_t *by_kickoff; /* sealed: all matches, in the arena: the dated ones by (kick-off, id), */
    uint32_t dated;       /* so many, then those without a date by id */
    struct bracket *bracket; /* in the arena */

    struct strmap team_by_key, tie_by_key, match_by_key, round_by_key, group_by_key, source_by_key,
        venue_by_key;
    struct strmap team_by_code; /* sealed; codes need not be unique: the first has it */
    VEC(const char *) name_texts;
    struct strmap names; /* text -> index in name_texts */
    struct strmap person_by_name;
    struct arena arena;
};

/* Makes an empty edition, or frees a whole one. */
struct edition *edition_open(void);
void edition_close(struct edition *edition); /* NULL is fine */

/* The team of a side of a match in the end, or ID_NONE. What may be shown at a moment: see
 * match_team_at() (model/table.h). */
uint32_t match_team(const struct edition *edition, uint32_t match, int side);

/* True when the match is the last of its planned legs, or a single match, replay or play-off. Legs
 * annulled do not count. */
bool match_is_annulled(const struct match *match);
bool match_is_decider(const struct edition *edition, uint32_t match);

/* Whether a round's list names a criterion; extra time in any of its forms. */
bool round_has(const struct round *round, enum criterion criterion);
bool round_has_extra_time(const struct round *round);

/* "QF 1", "Final" into buf (round's brief name and number; the name alone where the round has one
 * tie). */
void tie_label(const struct edition *edition, uint32_t tie, char *buf, size_t size);

/* The match day of an instant, as its 06:00 in the edition's zone: a match day runs from there to
 * 06:00 of the next. */
instant match_day(const struct edition *edition, instant at);

/* The matches that kick off from one instant to before another, as a range of by_kickoff. */
void matches_between(const struct edition *edition, instant from, instant to, uint32_t *first,
                     uint32_t *count);

/* The name of a person, or NULL. */
const char *person_name(const struct edition *edition, uint32_t person);

#endif
