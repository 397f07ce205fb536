/*
 * Where a minute of a match lies in time, for axes and charts that the mouse moves the moment on.
 * What the moment sees decides; where it has not come to a phase, that begins by convention
 * (model/match.h) after what has been seen. So a place on an axis may come to lie elsewhere once
 * more is seen: nothing tells now how long a half will last.
 */
#ifndef TOUCHLINE_SCREEN_INNER_TIME_H
#define TOUCHLINE_SCREEN_INNER_TIME_H

#include "screen/inner.h"

struct inner_times { /* INSTANT_UNKNOWN: not known when the match begins */
    instant start[PHASE_COUNT], end[PHASE_COUNT];
};

void inner_times(const struct view *view, uint32_t match, struct inner_times *times);

/* The last second of a minute of play; of minute 0 and less that before the kick-off. */
instant inner_minute_end(const struct inner_times *times, int minute);

/* The end of the phase in which a minute falls, added time and all as far as that is known. */
instant inner_phase_end(const struct inner_times *times, int minute);

#endif
