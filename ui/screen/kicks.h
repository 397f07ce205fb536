/*
 * A shoot-out kick by kick: who took it, what became of it, what it meant; and the list and the
 * grid of them that screens draw.
 */
#ifndef TOUCHLINE_SCREEN_KICKS_H
#define TOUCHLINE_SCREEN_KICKS_H

#include "screen/match_list.h"

/* A kick's mark: scored, not scored, not known. */
struct event_mark kick_mark(const struct kick *kick);

/* "saved by P. López", "hit the post", "scored". Returns buf. */
char *kick_says(const struct view *view, const struct canvas *canvas, const struct kick *kick,
                int cells, char *buf, size_t size);

/* The same in a word: "saved", "post". */
const char *kick_brief(const struct kick *kick);

/* What a kick means before it is taken (bits of enum stake): "wins with this one", "must score",
 * ""; brief: "wins it". */
const char *kick_stake(unsigned stake, bool brief);

/* The taker's name in at most cells cells, or a dot. Returns buf. */
char *kick_taker(const struct view *view, const struct canvas *canvas, const struct kick *kick,
                 int cells, char *buf, size_t size);

/* -- the list ---------------------------------------------------------------------------------- */

struct kick_line {
    uint32_t kick;  /* id, or ID_NONE: */
    uint32_t event; /* a booking during the kicks, or ID_NONE: the kick to come */
    uint32_t entry; /* place in the match's log */
};

struct kick_lines {
    struct kick_line *v; /* in the scratch arena */
    uint32_t n;
};

/* What of the shoot-out is seen, in order, and the kick to come while it goes on. */
void kick_lines_make(const struct view *view, uint32_t match, const struct shootout_state *state,
                     struct kick_lines *lines);

/* Draws a line at y: number, team, taker, outcome, score. */
void kick_line_draw(const struct view *view, struct canvas *canvas, struct rect area, int y,
                    uint32_t match, const struct shootout_state *state,
                    const struct kick_line *line, bool selected);

/* True when nothing in the line is shortened. */
bool kick_line_fits(const struct view *view, const struct canvas *canvas, struct rect area,
                    uint32_t match, const struct kick_line *line);

/* The same as text, nothing shortened; returns the row after. */
int kick_line_print(const struct view *view, struct canvas *canvas, struct rect area, int y,
                    uint32_t match, const struct shootout_state *state,
                    const struct kick_line *line);

/* -- the grid ---------------------------------------------------------------------------------- */

#define GRID_ROWS 6 /* numbers, two rows a side, one between */
#define GRID_CELL_LEAST 9

/* Columns that the grid has: five, more in sudden death. */
int kick_grid_pairs(const struct shootout_state *state);

/* Columns that fit in w cells. */
int kick_grid_fit(const struct view *view, const struct canvas *canvas, int w, int pairs);

/* Draws the pairs from first on, as many as there are and at most count; the cells are as wide as
 * count of them may be. selected: index of the selected kick, or UINT32_MAX. Returns the row after.
 */
int kick_grid_draw(const struct view *view, struct canvas *canvas, struct rect area, int y,
                   uint32_t match, const struct shootout_state *state, int first, int count,
                   uint32_t selected);

/* -- words ------------------------------------------------------------------------------------- */

/* What the next kick means, or how it ended: one or more lines, parted by \n. Returns buf. */
char *kicks_outlook(const struct view *view, uint32_t match, const struct shootout_state *state,
                    char *buf, size_t size);

/* One kick in words: "Kick 7. António Silva (Benfica): saved by P. López, 3-2." Returns buf. */
char *kick_words_of(const struct view *view, const struct canvas *canvas, uint32_t match,
                    uint32_t index, char *buf, size_t size);

#endif
