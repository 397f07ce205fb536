/* A night laid out: which matches stand on a page of the scoreboard, and where. */
#ifndef TOUCHLINE_SCREEN_BOARD_H
#define TOUCHLINE_SCREEN_BOARD_H

#include "screen/night.h"
#include "screen/score_block.h"

enum {
    FRAMED_ROWS = 14, /* area rows from which there are rules and the bar */
    NOTE_ROWS = 6     /* area rows from which a brief board has a line on what is selected */
};

/* How a night is set on the screen. */
struct board {
    const struct view *view;
    struct canvas *canvas;
    struct night night;
    struct rect area; /* of the matches alone */
    enum block_form form;
    int columns, w; /* and the cells of one */
    int gap;        /* blank rows between matches */
    bool kicks;     /* some match has come to a shoot-out */
    bool signs;     /* the last row tells what lies beyond */
    int *heights;   /* by place in the night; NULL: all as brief ones */
};

/* Lays the night of a view out in an area of a canvas. */
void board_init(struct board *board, const struct view *view, struct canvas *canvas,
                struct rect area);

/* Lays it out in full, however long that is, for print. */
void board_init_print(struct board *board, const struct view *view, struct canvas *canvas);

/* Rows of a match without its heading; whether it has one, because it begins at another time than
 * the one before. index: its place in the night. */
int board_rows(const struct board *board, uint32_t index);
bool board_has_heading(const struct board *board, uint32_t index);

/* Draws one match at (x, y), under its heading. */
void board_draw_match(const struct board *board, uint32_t index, int x, int y, bool heading);

/* Sets matches from first on into columns of room rows, or only counts them; returns the first that
 * found no room. One match at least is set in each column, so that a page is never empty. */
uint32_t board_fill(const struct board *board, uint32_t first, int room, bool drawn);

/* The page that a match stands on: its first match, and the first of the next. */
void board_page(const struct board *board, uint32_t index, uint32_t *first, uint32_t *end);

/* Rows for a page, so that two columns share its matches evenly. */
int board_even_room(const struct board *board, uint32_t first);

#endif
