/* What a line of a journal brings, as far as steps go by it: found in the JSON, so that it is known
 * of thousands of lines without making editions of them. */
#ifndef TOUCHLINE_LIVE_SEEN_CHANGE_H
#define TOUCHLINE_LIVE_SEEN_CHANGE_H

#include <jansson.h>

enum seen_change {
    SEEN_GOAL = 1 << 0,  /* a goal, or what takes one back or puts it right */
    SEEN_KICK = 1 << 1,  /* kicks of a shoot-out */
    SEEN_PHASE = 1 << 2, /* a phase or the status of a match, more than its minute */
    SEEN_OTHER = 1 << 3, /* anything but the minute of matches that are on */
};

/* Bits of enum seen_change. old may be NULL. Quick where the two share most of their parts. */
unsigned seen_changes(const json_t *old, const json_t *new);

#endif
