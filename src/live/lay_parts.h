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

    bool *tie_taken, *match_taken; /* by number in the known edition: one meets it */

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

/* Those of groups, or those of the ties that meet. (lay_meet_match.c) */
void lay_meet_matches(struct lay *lay, bool in_groups);

/* Whether a match has come to its end, by its status. (lay_meet_match.c) */
bool lay_is_over(const struct match *match);

/* How near in time two matches are: ENOUGH: they may be one, since one that is not over may be
 * moved; DAY, TIME: both are dated, on the same day or the next, or at the same time.
 * (lay_meet_match.c) */
enum near { NEAR_ENOUGH, NEAR_DAY, NEAR_TIME };
bool lay_are_near(const struct lay *lay, const struct match *k, const struct match *l,
                  enum near near);

/* Sets the ids; writes the live edition with them into lay->from, once it is known what is to be
 * added. (lay_ids.c) */
void lay_set_keys(struct lay *lay);
void lay_write_live(struct lay *lay);

/* Lays a match over the one it meets: their objects, and its number in the live edition.
 * (lay_match.c) */
void lay_match(const struct lay *lay, uint32_t match, json_t *into, const json_t *from);

/* What is to be added to the known edition; then that, and all that meets, into its tree.
 * (lay_put.c) */
void lay_choose(struct lay *lay);
void lay_put(struct lay *lay);

/* An element of an object's list; the object of a tie, and of a match, in the tree of its edition.
 * (lay.c) */
json_t *lay_element(json_t *object, const char *key, size_t index);
json_t *lay_tie_of(const struct edition *edition, json_t *tree, uint32_t tie);
json_t *lay_match_of(const struct edition *edition, json_t *tree, uint32_t match);

#endif
