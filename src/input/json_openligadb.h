/*
 * OpenLigaDB: a list of matches, or one match, with its results and goals.
 *
 * Which score a result is follows from "resultTypeKind" where it is there, else from
 * "resultTypeID"; their order and names vary. The side that a goal counts for follows from the
 * running score. A match not finished is under way as far as its results and goals show.
 */
#ifndef TOUCHLINE_INPUT_JSON_OPENLIGADB_H
#define TOUCHLINE_INPUT_JSON_OPENLIGADB_H

#include "input/json_facts.h"

bool json_openligadb_fits(const json_t *root);

/* As draft_read_espn(). Old answers with "MatchID" for "matchID" are read as well. */
bool draft_read_openligadb(struct draft *draft, const struct json_tree *tree, const char *name,
                           struct report *report);

/* Some answers are in ISO 8859-1: such bytes in UTF-8, the caller's to free(), and their length in
 * *len; NULL, *len as it is, for all other bytes. */
char *json_openligadb_latin1(const char *bytes, size_t *len);

#endif
