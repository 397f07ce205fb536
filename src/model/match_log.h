/* The log of a match, shared between match_log.c, match.c and time/typed_match.c only. */
#ifndef TOUCHLINE_MODEL_MATCH_LOG_H
#define TOUCHLINE_MODEL_MATCH_LOG_H

#include "model/match.h"

/* When a clock's minute begins, in a phase that started at an instant. */
instant minute_start(struct clock clock, instant start);

/* The source left the match while it was being played. */
static inline bool match_is_left_running(const struct match *match)
{
    return match->status == MATCH_UNDER_WAY || match->status == MATCH_SUSPENDED;
}

#endif
