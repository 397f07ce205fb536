/*
 * What stands beside an inner screen where it is wide: the tie's matches, the kicks, the line-ups.
 */
#ifndef TOUCHLINE_SCREEN_ASIDE_H
#define TOUCHLINE_SCREEN_ASIDE_H

#include "screen/inner.h"

enum {
    ASIDE_LEGS = 1 << 0,     /* the tie's matches but this one */
    ASIDE_ALL_LEGS = 1 << 1, /* this one too */
    ASIDE_KICKS = 1 << 2,
    ASIDE_LINEUPS = 1 << 3
};

/* What of that there is now. */
unsigned aside_has(const struct view *view, uint32_t match, unsigned wanted);

/* Splits an area in two where it is wide enough and there is something to stand beside; what is
 * narrower keeps all of it, and aside->w is 0. A very wide area without anything beside is centred
 * in. */
void aside_split(struct rect area, bool has, struct rect *mainly, struct rect *aside);

/* Draws the sections one below the other, in further columns where one is full. */
void aside_draw(const struct view *view, struct canvas *canvas, struct rect area, uint32_t match,
                unsigned sections);

/* Line-ups and coaches as far as they may be known; returns the row after, or y: there are none. */
int lineups_draw(const struct view *view, struct canvas *canvas, struct rect area, int y,
                 uint32_t match);

/* The kicks, narrow; returns the row after. */
int aside_kicks(const struct view *view, struct canvas *canvas, struct rect area, int y,
                uint32_t match);

/* In a tall screen the tie's chart stands below what the list needs: takes its rows off the list
 * and returns its place, h 0 when there is none. */
struct rect aside_chart_below(const struct view *view, struct rect *list, int needed);
void aside_chart(const struct view *view, struct canvas *canvas, struct rect area);

#endif
