/*
 * The minute axis of a match: home's marks above, away's below, and the moment on it while the
 * match is on. It has room for extra time once that has begun.
 */
#ifndef TOUCHLINE_SCREEN_MATCH_AXIS_H
#define TOUCHLINE_SCREEN_MATCH_AXIS_H

#include "screen/match_list.h"

#define AXIS_WIDTH_LEAST 48

/* Rows of marks that it needs above and below the line in an area that wide, at most most each. */
void match_axis_depths(const struct view *view, struct rect area, const struct match_state *state,
                       const struct match_rows *rows, int most, int depths[2]);

/* Rows it takes: those of marks on either side, the line, the minutes. */
static inline int match_axis_rows(const int depths[2])
{
    return depths[HOME] + depths[AWAY] + 2;
}

/* selected: the row in focus, whose mark stands out, or UINT32_MAX. Where several marks share a
 * column, they stack outwards, the heaviest next to the line, and what finds no place is left out.
 */
void match_axis_draw(const struct view *view, struct canvas *canvas, struct rect area,
                     const int depths[2], const struct match_state *state,
                     const struct match_rows *rows, uint32_t selected);

#endif
