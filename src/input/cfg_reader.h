/*
 * The parts of the edition file's reader (edition_cfg.c) and what they share. The tree is gone
 * through twice: first what has an id, so that references may point forward; then slots and
 * matches.
 */
#ifndef TOUCHLINE_INPUT_CFG_READER_H
#define TOUCHLINE_INPUT_CFG_READER_H

#include "input/cfg_tree.h"
#include "model/build.h"

/* The settings of a tie that wait for the second pass. */
struct cfg_tie_rest {
    const struct cfg_node *teams, *origins, *winner, *matches, *decision;
};

/* More than any football gives; what takes quadratic time over these stays short. */
#define CFG_EVENTS_MOST 1000 /* in a match; kicks too */
#define CFG_PLAYERS_MOST 100 /* in a line-up */

struct cfg_reader {
    struct edition *edition;
    struct report *report;
    struct strmap codes;  /* a team's code -> the first team that has it */
    struct strmap stages; /* key -> stage */
    bool *code_shared;    /* by team: another team has the same code */
    uint32_t *in_group;   /* by team: the last group marked that it is in, counted from 1 */

    VEC(struct cfg_tie_rest) tie_rest;          /* by tie */
    VEC(const struct cfg_node *) group_matches; /* by group */
    struct arena scratch;
};

/* -- edition_cfg.c: the whole --------------------------------------------------------------------
 */

/* A tree as an edition, sealed, the caller's to edition_close(); NULL when the report has errors.
 */
struct edition *edition_read_tree(const struct cfg_node *root, struct report *report);

/* -- cfg_names.c: references ------------------------------------------------------------------- */

/* A team by id or code, source, tie, group; ID_NONE (reported) when there is none. */
uint32_t cfg_team(struct cfg_reader *reader, struct span name, uint32_t line);
uint32_t cfg_source(struct cfg_reader *reader, struct span name, uint32_t line);
uint32_t cfg_tie(struct cfg_reader *reader, struct span name, uint32_t line);
uint32_t cfg_group(struct cfg_reader *reader, struct span name, uint32_t line);

/* The ids of a list of sources in the edition's arena; returns their number. */
uint32_t cfg_sources(struct cfg_reader *reader, const struct cfg_node *list,
                     const uint32_t **sources);

/* Interned text of a setting, or NULL. */
const char *cfg_intern(struct cfg_reader *reader, const struct cfg_node *setting);
const char *cfg_intern_span(struct cfg_reader *reader, struct span span);

/* A long text: a note, a title. */
const char *cfg_long(struct cfg_reader *reader, const struct cfg_node *setting);

/* Interned text of a required setting; reports when nothing is left of it. Never NULL. */
const char *cfg_name(struct cfg_reader *reader, const struct cfg_node *setting);

/*
 * The key of an object of a kind ("team"), added to map with its id to be; reports what is no key
 * and what is there twice, and makes up a unique one then. setting may be NULL (reported before).
 */
const char *cfg_new_key(struct cfg_reader *reader, const struct cfg_node *setting, const char *kind,
                        struct strmap *map, uint32_t id);

/* -- cfg_head.c: what has no matches ----------------------------------------------------------- */

void cfg_read_sources(struct cfg_reader *reader, const struct cfg_node *list);
void cfg_read_teams(struct cfg_reader *reader, const struct cfg_node *list);
void cfg_read_venues(struct cfg_reader *reader, const struct cfg_node *list);

/* -- cfg_group.c: stages and groups, without matches ------------------------------------------- */

void cfg_read_stages(struct cfg_reader *reader, const struct cfg_node *list);
void cfg_read_groups(struct cfg_reader *reader, const struct cfg_node *list);

/* The stage a setting names; without one the first of the kind, made if there is none. */
uint32_t cfg_stage(struct cfg_reader *reader, const struct cfg_node *setting, int kind);

/* -- cfg_tie.c: rounds and ties ---------------------------------------------------------------- */

void cfg_read_rounds(struct cfg_reader *reader, const struct cfg_node *list);
void cfg_read_tie_rest(struct cfg_reader *reader); /* slots, then matches, of every tie */
void cfg_read_group_matches(struct cfg_reader *reader);

/* -- cfg_match.c: matches ---------------------------------------------------------------------- */

/* Adds the matches of a tie (group ID_NONE) or of a group (tie ID_NONE). */
void cfg_read_matches(struct cfg_reader *reader, const struct cfg_node *list, uint32_t tie,
                      uint32_t group);

/* An instant; false (reported) when it is none. offset may be NULL. */
bool cfg_instant(struct cfg_reader *reader, const struct cfg_node *setting, instant *at,
                 int32_t *offset, uint8_t *precision);

/* A decision on a tie or a match. */
void cfg_read_decision(struct cfg_reader *reader, const struct cfg_node *setting,
                       struct decision *decision);

/* -- cfg_log.c: what happened in one ----------------------------------------------------------- */

/* Adds the events, the kicks. False when something (reported) had to be left out. */
bool cfg_read_events(struct cfg_reader *reader, struct match *match, const struct cfg_node *list);
bool cfg_read_kicks(struct cfg_reader *reader, struct match *match, const struct cfg_node *list);

void cfg_read_lineups(struct cfg_reader *reader, struct match *match, const struct cfg_node *list);

/* -- cfg_status.c: how it stands --------------------------------------------------------------- */

/*
 * "FT", "60'", "postponed" ... into status, final phase, break and clock; without a setting what
 * the scores, events and kicks of the match tell.
 */
void cfg_read_status(struct cfg_reader *reader, struct match *match,
                     const struct cfg_node *setting);

/* How much is known of goals, yellows, reds, subs, kicks: settings in this order. */
void cfg_read_coverage(struct cfg_reader *reader, struct match *match,
                       const struct cfg_node *const settings[5]);

#endif
