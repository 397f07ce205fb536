/*
 * The step chart of a tie: who led, and by how much, over the minutes of its legs. It is as long as
 * the legs are, with room for extra time once that has begun. A replay or play-off has a chart of
 * its own.
 */
#ifndef TOUCHLINE_SCREEN_CHART_H
#define TOUCHLINE_SCREEN_CHART_H

#include "screen/inner.h"

struct chart_step {
    int minute; /* from the start of the chart */
    int agg[2]; /* after it, tie order */
};

struct chart_leg {
    uint32_t match;
    int start, minutes; /* from the start of the chart; 90 or 120 */
};

struct chart {
    struct chart_leg *legs; /* in the scratch arena, as the steps */
    int leg_count;
    struct chart_step *steps;
    int step_count, fresh; /* steps from this one on are the last step's doing */
    int minutes;           /* in all */
    int now;               /* how far it has come */
    bool running;          /* and that it goes on from there */
    int high, low;         /* largest lead of TOP and, negative, of BOTTOM */
    bool untimed;          /* some goals' minutes are not known: they stand where their half ends */
    bool bar;              /* clicks on it lead to the minute under them: for the caller to set */
    uint32_t team[2];
};

/* The chart of a tie's legs, or of match where that is a replay or play-off. */
void chart_make(const struct view *view, uint32_t tie, uint32_t match, struct chart *chart);

/* Whether there is something to move on before anything has happened: who meets and when is known.
 */
bool chart_is_known(const struct view *view, const struct chart *chart);

/* Rows it takes at least (levels, axis, minutes), without its heading and the names of the legs. */
int chart_rows_least(const struct chart *chart);

/* Draws it in the area, as high as that is up to three rows a level; returns the rows used. */
int chart_draw(const struct view *view, struct canvas *canvas, struct rect area,
               const struct chart *chart);

#endif
