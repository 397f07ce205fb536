/*
 * The canvas: a grid of cells with meanings, which screens fill and writers read. Writing outside
 * the grid or the clip does nothing, so no layout can go wrong by more than what it shows. Text
 * given to it is clean (gated) UTF-8; in an ASCII canvas it folds by itself, and glyphs and lines
 * become their twins.
 */
#ifndef TOUCHLINE_PICTURE_CANVAS_H
#define TOUCHLINE_PICTURE_CANVAS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "picture/style.h"

struct rect {
    int x, y, w, h;
};

#define ROWS_ANY (1 << 24) /* the height of an area that is as long as what stands in it */

#define CELL_BYTES 16 /* a base and at most three marks in UTF-8 */

enum cell_flag {
    CELL_SELECTED = 1 << 0, /* shown reverse */
    CELL_CHANGED = 1 << 1,  /* the last step changed it */
    CELL_CONTINUED = 1 << 2 /* the right half of a wide character; text is empty */
};

struct cell {
    char text[CELL_BYTES]; /* NUL-padded unless full; "" is a blank */
    uint8_t style;         /* enum style */
    uint8_t flags;         /* enum cell_flag */
    uint8_t arms;          /* lines through this cell: see canvas_line() */
};

/* What lies under a place, for the mouse. */
enum hit_kind {
    HIT_NONE,
    HIT_TIE,
    HIT_MATCH,
    HIT_ENTRY,
    HIT_KICK,
    HIT_ROW,
    HIT_LEFT,
    HIT_RIGHT,
    HIT_UP,
    HIT_DOWN,
    HIT_BAR,
    HIT_ACTION
};

struct hit {
    struct rect rect;
    enum hit_kind kind;
    int64_t id; /* tie, match, entry's place in its match, kick id, enum action; ROW: the place in a
                   list, of a table with its group in the upper 32 bits; BAR: the instant that a
                   click goes to */
};

#define HITS_MOST 2048

struct canvas {
    int w, h;
    bool ascii;
    bool growing;       /* h grows as rows are written: for plain text, where length is no matter */
    struct rect clip;   /* writes outside do nothing; the whole canvas at first */
    struct cell *cells; /* row by row; in the arena */
    int rows;           /* rows there is room for */
    struct hit *hits;
    int hit_count;
    struct arena *arena;
};

/* A blank canvas in the arena. A growing one has no rows at first and grows without limit. */
void canvas_init(struct canvas *canvas, struct arena *arena, int w, int h, bool ascii);
void canvas_init_growing(struct canvas *canvas, struct arena *arena, int w, bool ascii);

/* The cell at a place, or NULL outside. */
const struct cell *canvas_cell(const struct canvas *canvas, int x, int y);

/* Sets the clip (within the canvas) and returns the one before. */
struct rect canvas_clip(struct canvas *canvas, struct rect clip);

/* Narrows the clip to an area; returns the one before, to be given back to canvas_clip(). */
struct rect canvas_narrow(struct canvas *canvas, struct rect area);

/* Writes text from (x, y), at most cells cells; if it does not fit, the last cell becomes an
 * ellipsis. Returns cells written. */
int canvas_text(struct canvas *canvas, int x, int y, int cells, enum style style, const char *text);

/* The same, ending at (not including) column x_end. */
int canvas_text_right(struct canvas *canvas, int x_end, int y, int cells, enum style style,
                      const char *text);

/* The same, centred in x .. x+cells-1. */
int canvas_text_centred(struct canvas *canvas, int x, int y, int cells, enum style style,
                        const char *text);

/* printf, then canvas_text(). */
int canvas_printf(struct canvas *canvas, int x, int y, int cells, enum style style,
                  const char *format, ...) __attribute__((format(printf, 6, 7)));

/* Cells that text takes here (folded text may be longer than the original). */
int canvas_width_of(const struct canvas *canvas, const char *text);

/* Writes text in as many rows of cells as it needs, breaking at blanks, at most rows; returns rows
 * used. */
int canvas_paragraph(struct canvas *canvas, struct rect area, enum style style, const char *text);

/* Rows of cells that it would need. */
int canvas_paragraph_rows(const struct canvas *canvas, int cells, const char *text);

void canvas_glyph(struct canvas *canvas, int x, int y, enum style style, enum glyph glyph);

/* A mark as text, to stand among words. */
const char *canvas_glyph_text(const struct canvas *canvas, enum glyph glyph);

/* Lines join: drawing one over another makes the crossing, corner or tee, light or heavy. A line
 * runs from one cell's centre to another's, both included, horizontally or vertically; ends have
 * only the arm inwards, so that two lines meeting in a cell make a corner. */
void canvas_line(struct canvas *canvas, int x0, int y0, int x1, int y1, bool heavy,
                 enum style style);

/* A rule of w cells of one glyph. */
void canvas_rule(struct canvas *canvas, int x, int y, int w, enum style style, enum glyph glyph);

/* Blanks a rectangle. */
void canvas_clear(struct canvas *canvas, struct rect area);

/* Adds flags to every cell of a rectangle; changes the style of one (STYLE_COUNT: leaves it). */
void canvas_mark(struct canvas *canvas, struct rect area, enum style style, unsigned flags);

/* Copies another canvas from its row on into an area: a window on a list that scrolls. Rows past
 * its end leave the area as it is. */
void canvas_copy(struct canvas *canvas, struct rect area, const struct canvas *from, int row);

/* Remembers what lies here for the mouse; later ones lie on top. */
void canvas_hit(struct canvas *canvas, struct rect rect, enum hit_kind kind, int64_t id);
const struct hit *canvas_hit_at(const struct canvas *canvas, int x, int y);

#endif
