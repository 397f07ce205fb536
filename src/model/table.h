/*
 * Tables: a group or league phase as it stood at a moment, ordered by its stage's list of criteria;
 * who is certain of a place; the best of those placed third.
 */
#ifndef TOUCHLINE_MODEL_TABLE_H
#define TOUCHLINE_MODEL_TABLE_H

#include "base/arena.h"
#include "model/edition.h"
#include "model/moment.h"

enum table_fate {
    FATE_OPEN,
    FATE_THROUGH, /* certain to go on, whatever is still to come */
    FATE_OUT      /* certain not to */
};

struct table_row {
    uint32_t team;
    int played, won, drawn, lost, scored, conceded, points; /* points: with what was taken off */
    int deducted;
    int conduct;    /* points of conduct, 0 or less; meaningful where bookings are all known */
    uint32_t place; /* from 1; teams that nothing known parts share one */
    uint8_t by;     /* enum table_criterion that put it below the row above; COUNT: none */
    bool on;        /* plays at the moment */
    bool stands;    /* would go on as it stands (group.through, best thirds) */
    uint8_t fate;   /* enum table_fate */
    uint32_t best, worst; /* the places it can still come to, whatever the matches not over bring;
                             of one group's table only */
};

struct table {
    struct table_row *rows; /* in order */
    uint32_t count;
    bool score_unknown; /* a match counted has no known score */
    bool by_source; /* the source's stated order parted teams that the known criteria leave level */
    bool undecided; /* a criterion whose data are not known was passed over, or lots would decide */
    uint8_t missing; /* enum table_criterion: the first such; COUNT: none */
    bool ended;      /* all matches of the group are over */
};

/* The table of a group at a moment, in the arena. Matches on count with their score. */
void table_at(const struct edition *edition, uint32_t group, struct moment now, struct arena *arena,
              struct table *table);

/* Those placed through+1 in every group of a stage, best first; the first stage->best go on. place
 * counts from 1. Rows of groups not ended are as they stand. */
void table_best_at(const struct edition *edition, uint32_t stage, struct moment now,
                   struct arena *arena, struct table *table);

/* The team that is certain of a place of a group at a moment, or ID_NONE. Certain is what no result
 * of the matches to come can change: by the stage's criteria, where those hang on goals only among
 * teams whose matches are over; with very many to come, by points alone. Else it is by the end. */
uint32_t group_place_at(const struct edition *edition, uint32_t group, uint32_t place,
                        struct moment now);

/* Whether the teams of a group are known at a moment: those of a stage's groups that follow another
 * stage of groups are when that has ended. */
bool group_is_known(const struct edition *edition, uint32_t group, struct moment now);

/* The team of a side of a match as it is known at a moment, or ID_NONE: in a tie by its slot, in a
 * group once the teams of the group are known. */
uint32_t match_team_at(const struct edition *edition, uint32_t match, int side, struct moment now);

/* That team's name, or what is said while nobody is known to be it: "Winner QF 1", "to be decided".
 * Returns buf. cells: see slot_words(). */
char *match_team_words(const struct edition *edition, uint32_t match, int side, struct moment now,
                       int cells, char *buf, size_t size);

/* The words of enum table_criterion: "points", "goal-difference", ... as files have them. */
extern const char *const table_criterion_words[TABLE_CRITERION_COUNT];

#endif
