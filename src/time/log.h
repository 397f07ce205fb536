/*
 * The log of an edition: everything that happens in it in one order, whichever match it belongs to.
 * The entries themselves lie with their matches (model/edition.h); this is the index over them by
 * (instant, match, place in the match), and what steps need to find their way in it quickly. Made
 * once an edition is sealed; the edition must outlive it.
 */
#ifndef TOUCHLINE_TIME_LOG_H
#define TOUCHLINE_TIME_LOG_H

#include "model/edition.h"
#include "model/moment.h"

/* What a step goes by. */
enum step_unit {
    STEP_EVENT, /* whatever happens: goals, cards, kicks, starts and ends of phases, decisions */
    STEP_KICK,  /* kicks of shoot-outs */
    STEP_GOAL,  /* goals, and what takes them back or gives them */
    STEP_PHASE, /* starts and ends of phases; those of one instant are one step */
    STEP_DAY,   /* match days, each from 06:00 in the edition's zone */
    STEP_ROUND, /* rounds, from the first match day of each */
    STEP_UNIT_COUNT
};
#define STEP_LOGGED (STEP_PHASE + 1) /* units that are entries of the log come first */

/* An entry of the log by its match and its place there. */
struct log_place {
    uint32_t match, seq;
};

struct log_index {
    struct log_place *v; /* in order */
    uint32_t count;
};

struct log {
    const struct edition *edition;
    /* Where a step can stand, by unit: entries that end a step. What happened without an order
     * between is one step (entry.more). */
    struct log_index steps[STEP_LOGGED];
    instant rounds[ROUNDS_MOST + 1]; /* match days on which rounds (and the groups) begin, sorted */
    uint32_t round_count;
    struct arena arena;
};

void log_open(struct log *log, const struct edition *edition);
void log_close(struct log *log);

/* The entry itself, and the moment at which it is the last one seen. */
static inline const struct entry *log_entry(const struct edition *edition, struct log_place place)
{
    return &edition->entries.v[edition->matches.v[place.match].entry_first + place.seq];
}

static inline struct moment log_moment(const struct edition *edition, struct log_place place)
{
    return (struct moment){log_entry(edition, place)->at, place.match, place.seq};
}

/* Whether a step of a unit (of those in the log) goes by this entry. */
bool log_is_step(const struct edition *edition, const struct entry *entry, enum step_unit unit);

/* The place that ends the step in which an entry falls. */
struct log_place log_step_end(const struct edition *edition, struct log_place place);

/* Whether a step of a unit can stand here: the place ends a step in which there is something of
 * that kind. (Of phases that change at one instant only the last is one.) */
bool log_is_stop(const struct edition *edition, struct log_place place, enum step_unit unit);

/* How many steps of an index are seen at a moment. */
uint32_t log_seen(const struct log *log, enum step_unit unit, struct moment now);

#endif
