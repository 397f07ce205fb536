/* The matches of a match day, as the scoreboard shows them. */
#ifndef TOUCHLINE_SCREEN_NIGHT_H
#define TOUCHLINE_SCREEN_NIGHT_H

#include "screen/words.h"

struct night {
    instant day;             /* its 06:00 in the edition's zone; INSTANT_UNKNOWN: no date known */
    const uint32_t *matches; /* by kick-off, those whose hour is not known last; in view->scratch */
    uint32_t count;
};

/* The match day of a match; INSTANT_UNKNOWN: no date known. */
instant night_day(const struct view *view, uint32_t match);

/* The match day that the view is about: view->day, else that of focus.match. */
instant night_shown(const struct view *view);

/* The night of that day. Costs what the night costs, however large the edition. */
void night_seen(const struct view *view, struct night *night);

/* The first match of the nearest match day before (step -1) or after (1) a day; ID_NONE if there is
 * none. */
uint32_t night_beside(const struct view *view, instant day, int step);

/* Place of a match in the night, or 0. */
uint32_t night_index(const struct night *night, uint32_t match);

/* What its bar shows: kick-offs, where matches end by the clock, and what has happened by now; as
 * long as the moment has come while a match is on. In view->scratch. */
struct bar_line night_line(const struct view *view, const struct night *night);

/* The kick-offs of every planned match that is dated, sorted, each once, for the bar of an edition:
 * returns how many. In view->scratch. */
size_t edition_days(const struct view *view, const instant **days);

#endif
