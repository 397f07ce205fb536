/*
 * When to ask a provider next. No clock and nothing asked here: everything comes in, a wait comes
 * out.
 */
#ifndef TOUCHLINE_FEED_SCHEDULE_H
#define TOUCHLINE_FEED_SCHEDULE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/instant.h"

enum schedule_state {
    SCHEDULE_QUIET,   /* nothing soon: an hour */
    SCHEDULE_NEAR,    /* near a kick-off: a minute */
    SCHEDULE_PLAYING, /* a match is on: 15 seconds */
    SCHEDULE_STATE_COUNT,
};

enum {
    SCHEDULE_NEAR_SECONDS = 15 * MINUTE_SECONDS, /* how long before a kick-off is near */
    SCHEDULE_LATE_SECONDS = 3 * HOUR_SECONDS,    /* how long a kick-off that is overdue is near */
    SCHEDULE_ERROR_SECONDS = 5 * MINUTE_SECONDS, /* the longest wait after errors */
    SCHEDULE_CACHE_SECONDS = HOUR_SECONDS,       /* the longest that a cache is believed */
    SCHEDULE_RETRY_SECONDS = 24 * HOUR_SECONDS,  /* the longest Retry-After that is believed */
};

struct schedule {
    instant now;     /* of the last answer's end, or of its failing */
    instant kickoff; /* the earliest of matches that have neither begun nor been called off and
                        that is not overdue by more than SCHEDULE_LATE_SECONDS;
                        INSTANT_UNKNOWN: none is known */
    bool playing;    /* a match is on */
    int fresh;       /* seconds for which the last good answer is fresh (Cache-Control); -1
                        unknown */
    int retry_after; /* seconds that the last answer asked us to wait; -1: it did not */
    unsigned errors; /* answers in a row that failed; 0: the last was good */
    uint32_t jitter; /* any number; it spreads those who would ask at the same instant */
};

enum schedule_state schedule_state(const struct schedule *schedule);

/*
 * Milliseconds from now to the next request. Good answers: the interval of the state, or as long as
 * the answer is fresh where that is longer; a quiet hour ends where a kick-off becomes near.
 * Errors: 15 s, doubled with each, up to 5 minutes. Retry-After holds where it is longer. Jitter
 * makes any of these later by up to a tenth, never earlier.
 */
int64_t schedule_wait(const struct schedule *schedule);

#endif
