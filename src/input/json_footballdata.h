/*
 * football-data.org, version 4: a list of matches, or one match.
 *
 * "fullTime" counts all goals: of 90 minutes, of extra time and of the shoot-out; it is taken apart
 * by the others. Goals, cards, substitutions, line-ups and kicks stand in some accounts' answers
 * only. "winner" is not read: in a second leg it may be the winner of the match or of the tie.
 */
#ifndef TOUCHLINE_INPUT_JSON_FOOTBALLDATA_H
#define TOUCHLINE_INPUT_JSON_FOOTBALLDATA_H

#include "input/json_facts.h"

bool json_footballdata_fits(const json_t *root);

/* As draft_read_espn(). */
bool draft_read_footballdata(struct draft *draft, const struct json_tree *tree, const char *name,
                             struct report *report);

#endif
