/* The parts of edition_write(), shared between its files only. */
#ifndef TOUCHLINE_OUTPUT_EDITION_PARTS_H
#define TOUCHLINE_OUTPUT_EDITION_PARTS_H

#include "model/edition.h"
#include "output/tree_write.h"

struct edition_writer {
    const struct edition *edition;
    struct tree *tree;
    const char **team_names; /* by team: its code where that names it and no other, else its id */
    struct arena scratch;
};

/* A list of ids of sources, left out when it is empty. */
void write_sources(struct edition_writer *writer, const uint32_t *sources, uint32_t count);

/* An instant: a date alone where it is one; with an offset where that is not the edition's. */
void write_instant(struct edition_writer *writer, const char *key, instant at, int offset,
                   enum precision precision);

/* The same of one whose precision nobody kept: the start of a match day is a date. */
void write_moment(struct edition_writer *writer, const char *key, instant at);

/* The id of a team; nothing for ID_NONE. */
void write_team(struct edition_writer *writer, const char *key, uint32_t team);

/* The matches of a group or tie. (write_match.c) */
void write_matches(struct edition_writer *writer, uint32_t first, uint32_t count);

/* A decision; nothing for DECISION_NONE. (write_match.c) */
void write_decision(struct edition_writer *writer, const struct decision *decision);

/* A match with as much of its events and kicks as is written: those of a side whose team nobody
 * knows are not. The edition has them; it is only to be looked at, and only for this match.
 * (write_log.c) */
void match_as_written(struct edition_writer *writer, uint32_t id, struct edition *edition,
                      struct match *match);

/* Events, kicks, line-ups of a match. (write_log.c) */
void write_events(struct edition_writer *writer, uint32_t match);
void write_kicks(struct edition_writer *writer, uint32_t match);
void write_lineups(struct edition_writer *writer, uint32_t match);

#endif
