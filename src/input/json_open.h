/*
 * openfootball's JSON (worldcup.json, euro.json, football.json and their like): one object with a
 * name and its matches, or its rounds with theirs.
 */
#ifndef TOUCHLINE_INPUT_JSON_OPEN_H
#define TOUCHLINE_INPUT_JSON_OPEN_H

#include "input/draft.h"
#include "input/json_tree.h"

/* Whether the root is an object with "matches" or "rounds". */
bool json_open_fits(const json_t *root);

/*
 * Appends what is in the tree to the draft, which keeps spans into the tree: that must outlive it.
 * What is not understood becomes a warning with its line; false, with an error, when nothing in it
 * is a match.
 */
bool draft_read_json(struct draft *draft, const struct json_tree *tree, const char *name,
                     struct report *report);

#endif
