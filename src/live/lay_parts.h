/* The parts of lay_edition(), shared between its files only. */
#ifndef TOUCHLINE_LIVE_LAY_PARTS_H
#define TOUCHLINE_LIVE_LAY_PARTS_H

#include <jansson.h>

#include "live/lay.h"

struct lay {
    const struct edition *known, *live;
    const struct aliases *aliases;
    struct arena arena;

    /* Who is who: by number in the live edition that in the known one, or ID_NONE. */
    uint32_t *team, *round, *tie, *group, *match;
    bool *turned;  /* by tie: its top is the other's bottom */
    bool *swapped; /* by match: its home side is the other's away side */

    /* By number in the live edition: whether it is added to the known one. */
    bool *team_added, *tie_added;

    /* The live edition's ids, as those of the known one: of what meets the known one's, of others
     * such as nobody has there. */
    const char **team_key, **tie_key;

    json_t *into, *from; /* the known edition; the live one, with those ids */
};

/* Which teams meet. (lay_teams.c) */
void lay_meet_teams(struct lay *lay);

/* Which rounds, ties, groups and matches meet; a team more where who plays whom tells it.
 * (lay_meet.c) */
void lay_meet(struct lay *lay);

/* Whether a match has come to its end, by its status. (lay_meet.c) */
bool lay_is_over(const struct match *match);

/* Sets the ids; writes the live edition with them into lay->from, once it is known what is to be
 * added. (lay_ids.c) */
void lay_set_keys(struct lay *lay);
void lay_write_live(struct lay *lay);

/* Lays a match over the one it meets: their objects, and its number in the live edition.
 * (lay_match.c) */
void lay_match(const struct lay *lay, uint32_t match, json_t *into, const json_t *from);

/* The object of a tie, and of a match, in the tree of its edition. (lay.c) */
json_t *lay_tie_of(const struct edition *edition, json_t *tree, uint32_t tie);
json_t *lay_match_of(const struct edition *edition, json_t *tree, uint32_t match);

#endif
