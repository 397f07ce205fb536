/* One match on the scoreboard: what is said of it, and two ways to set it. */
#ifndef TOUCHLINE_SCREEN_SCORE_BLOCK_H
#define TOUCHLINE_SCREEN_SCORE_BLOCK_H

#include "model/match.h"
#include "model/tie.h"
#include "screen/screen.h"

enum block_form {
    BLOCK_BRIEF, /* two rows, one a side, scorers as far as they fit */
    BLOCK_TALL,  /* the same, then scorers and all else in rows of their own */
    BLOCK_WIDE   /* one row, home left and away right, then scorers and all else below */
};

#define BLOCK_WIDE_LEAST 64 /* cells that BLOCK_WIDE needs */

/* Columns of a block, from its left. */
enum {
    LIVE_AT = 1,
    CLOCK_AT = 3,
    CLOCK_CELLS = 9, /* "susp. 60'" */
    LABEL_CELLS = 15,
    KICKS_CELLS = 4, /* "(10)" */
    NAME_GAP = 4,    /* from the dash to where a name ends or begins */
    BRIEF_CLOCK_AT = 2,
    BRIEF_CLOCK_CELLS = 8, /* "pens 3-2" */
    BRIEF_MARK_AT = 10,
    BRIEF_NAME_AT = 11,
    BRIEF_NAME_MOST = 20,
    BRIEF_SCORE_CELLS = 3,
    BRIEF_SCORERS = 9 /* cells that scorers should have before names grow */
};

#define BLOCK_LINES 16 /* of scorers and red cards a side */
#define BLOCK_TEXT 256

struct block_line {
    char text[BLOCK_TEXT];
    bool red;                        /* red cards, not goals */
    uint8_t changed[BLOCK_TEXT / 8]; /* bits, by byte of text: what the last step brought */
};

struct block {
    const struct view *view;
    const struct canvas *canvas; /* for the width of its text */
    enum block_form form;
    uint32_t match;
    int w;
    int middle, gap;       /* column of the dash, and from there to the names */
    int cells[SIDE_COUNT]; /* for scorers */
    struct match_state state;
    struct tie_state tie;
    bool current; /* the tie has come to this match: its state belongs here */
    bool stepped; /* the last step was one of this match: it was like this before */
    struct match_state state_before;
    struct tie_state tie_before;
    struct block_line lines[SIDE_COUNT][BLOCK_LINES];
    int line_count[SIDE_COUNT];
    char info[512]; /* aggregate, what is needed, how it ended; "" */
    int height;     /* rows that all this takes */
};

/* Works out what is said of a match in w cells; kicks: room is kept for those of a shoot-out. */
void block_init(struct block *block, const struct view *view, const struct canvas *canvas,
                enum block_form form, uint32_t match, int w, bool kicks);

/* Draws it at (x, y); it must be laid out for that width. */
void block_draw(const struct block *block, struct canvas *canvas, int x, int y);

/* Flags the cells in which what the last step brought of a line's first cells cells stands. */
void block_mark_line(const struct block *block, struct canvas *canvas, int x, int y, int cells,
                     const struct block_line *line);

/* Which match it is and what it means, as much of it as fits in cells. */
void block_note(const struct block *block, int cells, char *buf, size_t size);

#endif
