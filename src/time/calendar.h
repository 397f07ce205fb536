/* Steps by match day and round, and the matches of a scope. Used by timeline.c and calendar.c only.
 */
#ifndef TOUCHLINE_TIME_CALENDAR_H
#define TOUCHLINE_TIME_CALENDAR_H

#include "time/timeline.h"

/* The matches of a scope. (timeline.c) */
struct range {
    const uint32_t *listed; /* ids; NULL: they follow one another */
    uint32_t first, count;
};

struct range scope_matches(const struct edition *edition, struct scope scope);

static inline uint32_t match_in(const struct range *range, uint32_t i)
{
    return range->listed ? range->listed[range->first + i] : range->first + i;
}

/* The match day (STEP_DAY) or the beginning of a round (STEP_ROUND) beside now; false when there is
 * none further. */
bool calendar_step(const struct log *log, struct scope scope, enum step_unit unit, int direction,
                   struct moment now, struct moment *to);

#endif
