/* The matches of a match day, as the scoreboard shows them. */
#ifndef TOUCHLINE_SCREEN_NIGHT_H
#define TOUCHLINE_SCREEN_NIGHT_H

#include "screen/screen.h"

struct night {
    instant day;             /* its 06:00 in the edition's zone; INSTANT_UNKNOWN: no date known */
    const uint32_t *matches; /* by kick-off, those whose hour is not known last; in view->scratch */
    uint32_t count;
};

/* The match day of a match; ID_NONE: no date known. */
instant night_day(const struct view *view, uint32_t match);

/* The night the view is about: view->day, else that of focus.match. */
void night_seen(const struct view *view, struct night *night);

/* The first match of the nearest match day before (step -1) or after (1) a day; ID_NONE if there is
 * none. */
uint32_t night_beside(const struct view *view, instant day, int step);

/* Place of a match in the night, or 0. */
uint32_t night_index(const struct night *night, uint32_t match);

/* What the bar marks, sorted: kick-offs, where matches end by the clock, and what has happened. In
 * view->scratch. */
size_t night_marks(const struct view *view, const struct night *night, const instant **marks);

#endif
