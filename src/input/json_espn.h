/*
 * ESPN's site API: a scoreboard (the matches of a day or a season), and the summary of one match,
 * which has what the scoreboard lacks: substitutions, missed kicks and penalties, line-ups.
 *
 * The scoreboard names the converted kicks of a shoot-out only. The state of a match is judged by
 * "state", then "completed", then "period"; its name only refines that, since names come and go.
 */
#ifndef TOUCHLINE_INPUT_JSON_ESPN_H
#define TOUCHLINE_INPUT_JSON_ESPN_H

#include "input/json_facts.h"

bool json_espn_fits(const json_t *root);

/*
 * Appends what is in the tree to the draft, which keeps spans into the tree: that must outlive it.
 * False, with an error and its line, when something is not of the expected form. A scoreboard
 * without a match is fine.
 */
bool draft_read_espn(struct draft *draft, const struct json_tree *tree, const char *name,
                     struct report *report);

/* The first and the last day of the season that a scoreboard is of, as it tells itself. False when
 * it does not. */
bool json_espn_season(const struct json_tree *tree, instant *first, instant *last);

/* Shared by json_espn.c and json_espn_match.c only. */
struct espn {
    struct facts facts;
    struct span team_id[2]; /* of the match in hand */
    bool in_kicks;          /* its shoot-out has begun in the list that is read */
};

/* The side of a team's id in the match in hand, or SIDE_NONE. */
int espn_side(const struct espn *espn, struct span id);

/* Goals, cards, substitutions and converted kicks: "details" or "keyEvents". */
void espn_take_events(struct espn *espn, const struct json_node *list);

/* Of a summary: all kicks in order, and the line-ups. */
void espn_take_kicks(struct espn *espn, const struct json_node *root);
void espn_take_lineups(struct espn *espn, const struct json_node *root);

#endif
