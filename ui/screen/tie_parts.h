/* The parts of the tie screen: what is known at the moment, its table, its legs. */
#ifndef TOUCHLINE_SCREEN_TIE_PARTS_H
#define TOUCHLINE_SCREEN_TIE_PARTS_H

#include "screen/chart.h"
#include "screen/leg.h"

#define TIE_SENTENCES 6

struct tie_shown {
    uint32_t tie, first, count; /* its matches that exist at the moment */
    const struct tie *t;
    struct tie_state state;
    struct chart chart;
    char sentence[TIE_SENTENCES][INNER_TEXT]; /* verdict and needs */
    int sentence_count;
    char last[2 * INNER_TEXT]; /* what happened last that counts */
};

bool tie_in_focus(const struct view *view);

/* Everything above of the tie in focus. */
void tie_look(const struct view *view, struct tie_shown *s);

/* True when its legs add up to an aggregate. */
bool tie_has_aggregate(const struct view *view, const struct tie_shown *s);

/* -- the table: names, figures, and the sentences beside or below them ------------------------- */

struct tie_table {
    int x, names, leg, agg, beside; /* columns; beside: of the sentences, 0: they stand below */
    int header;                     /* rows of headings: 1, or 0 for a single match */
    int rows;
};

struct tie_table tie_table_lay(const struct view *view, const struct canvas *canvas,
                               const struct tie_shown *s, struct rect area);

/* Draws it from row y on; returns the row after. */
int tie_table_draw(const struct view *view, struct canvas *canvas, struct rect area, int y,
                   const struct tie_shown *s);

/* -- the legs ---------------------------------------------------------------------------------- */

/* How many stand side by side in w cells. */
int tie_leg_columns(const struct tie_shown *s, int w);

/* Rows of the legs in so many columns; gap: a blank row between those below each other. */
int tie_legs_height(const struct view *view, const struct tie_shown *s, int columns,
                    enum leg_detail detail, bool gap);

/* Draws them from row y on; returns the row after. */
int tie_legs_draw(const struct view *view, struct canvas *canvas, struct rect area, int y,
                  const struct tie_shown *s, enum leg_detail detail, bool gap);

#endif
