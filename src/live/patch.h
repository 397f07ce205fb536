/*
 * What differs between two states of an edition, as touchline's JSON has them (touchline-json(5)),
 * change by change. A change is an object:
 *
 *     {"at": ["stages", "knock-out", "rounds", "qf", "ties", "qf2", "matches", 1, "status"],
 *      "put": "7'"}
 *     {"at": [..., "events", 0], "add": "7' penalty LIV Salah"}
 *     {"at": [..., "events", 0], "drop": true}
 *
 * "at" leads there: a text is a member of an object, or in a list the object with that id; a number
 * is a place in a list. "put" sets or amends a value, "add" makes room for one in a list, "drop"
 * takes one away. The empty "at" is the whole.
 */
#ifndef TOUCHLINE_LIVE_PATCH_H
#define TOUCHLINE_LIVE_PATCH_H

#include <jansson.h>
#include <stdbool.h>

#include "base/err.h"

/*
 * The changes that make new of old, in the order in which they are to be made: a new array, the
 * caller's. Applied one after another they give new, but for the order of members in objects.
 *
 * In lists of events the same event is the same team, family of kinds (goals, sendings-off) and
 * person; or, where one of the persons is not known, less than four minutes apart; else the order
 * decides. Such a one is amended; others are dropped or added.
 */
json_t *patch_make(const json_t *old, const json_t *new);

/* The id of an object, or NULL; and the place in a list of the object with that id, SIZE_MAX when
 * there is none. */
const char *patch_id(const json_t *value);
size_t patch_find_id(const json_t *list, const char *id);

/* Makes one change to *tree, which is replaced when the whole is. Of a tree that somebody else
 * holds a reference to, too, what changes is copied, and only that: it shares the rest with what it
 * was. False, with nothing changed, when it is none or does not fit; err says why. */
bool patch_apply(json_t **tree, const json_t *change, struct err *err);

#endif
