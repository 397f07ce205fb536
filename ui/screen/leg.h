/* One match of a tie as a block: when, the score, and what happened, as far as seen. */
#ifndef TOUCHLINE_SCREEN_LEG_H
#define TOUCHLINE_SCREEN_LEG_H

#include "screen/match_list.h"

/* How much of what happened a block lists. */
enum leg_detail {
    LEG_SCORE,   /* nothing but the score */
    LEG_GOALS,   /* goals */
    LEG_WEIGHTY, /* and missed penalties, sendings-off, goals taken back */
    LEG_CARDS,   /* and bookings and VAR decisions */
    LEG_ALL      /* and substitutions */
};

/* Rows the block takes. */
int leg_rows(const struct view *view, uint32_t match, enum leg_detail detail);

/* Draws it from row y on in the area's columns; returns the row after. */
int leg_draw(const struct view *view, struct canvas *canvas, struct rect area, int y,
             uint32_t match, enum leg_detail detail);

/* The same for text: nothing is shortened, what does not fit goes on in the next line. */
int leg_print(const struct view *view, struct canvas *canvas, struct rect area, int y,
              uint32_t match);

/* True when nothing in the block would be shortened in w cells. */
bool leg_fits(const struct view *view, const struct canvas *canvas, int w, uint32_t match);

#endif
