/*
 * Where the bracket's ties lie: pure geometry. Given the topology, what is selected and a
 * rectangle, it chooses how much of the tree is shown and in what form, and answers where a tie's
 * rows are. Nothing here knows scores or moments, and nothing costs more than O(log n) a tie.
 *
 * A tie takes two rows, one a side; the lower one is its centre. Ties of the leftmost round shown
 * lie a pitch apart; one of a later round lies between those that feed it.
 */
#ifndef TOUCHLINE_SCREEN_BRACKET_LAYOUT_H
#define TOUCHLINE_SCREEN_BRACKET_LAYOUT_H

#include "model/bracket.h"
#include "screen/screen.h"

enum bracket_mode {
    BRACKET_NONE,      /* the edition has no ties in a tree */
    BRACKET_LIST,      /* one round, its ties beneath each other */
    BRACKET_WINDOW,    /* some rounds */
    BRACKET_ONE_SIDED, /* all rounds, the final at the right */
    BRACKET_TWO_SIDED  /* all rounds, the final in the middle */
};

/* One round as it is shown: a strip of the area. A cell in it is, from the left: the selection's
 * mark, the winner's mark, the name, the figures. */
struct bracket_lane {
    uint32_t column; /* of struct bracket */
    bool mirrored;   /* of the right half: leads to the left */
    bool legs;       /* its ties have two legs */
    int x, w;        /* the cells */
    int name;        /* cells for a name */
    int leg;         /* cells for a leg's figure; 0: only the last figure is shown */
    int last;        /* cells for the last figure: aggregate, or score of a single match */
    int kicks;       /* cells for "(4)" behind it; 0: it takes from the name */
    int slot;        /* cells wanted for what fills a slot */
    int trunk;       /* x of the upright lines to the next round; -1: none */
    uint32_t leaf_first, leaf_count; /* leaves of the base column that it covers */
    uint32_t near_first, near_count; /* ties of which anything may show: see bracket_near() */
    int shift;                       /* rows by which a smaller half stands lower */
};

#define BRACKET_LANES ROUNDS_MOST /* as many as columns can be; two-sided ones fit too */

struct bracket_layout {
    enum bracket_mode mode;
    struct rect area; /* the whole */
    struct rect tree; /* the rows of the tree; nothing of it may be drawn outside */
    int rule_y;       /* rows of the pieces around it; -1: not there */
    int heading_y, heading_rows;
    int legend_y, words_y, words_rows, bar_y;

    uint32_t base; /* leftmost column of the window */
    int pitch;     /* rows from one tie of the base column to the next */
    bool labels;   /* there is a row above each tie for its label */
    int details;   /* rows beneath each tie for its matches: 0, 2 or 8 */
    int top;       /* row of the tree shown first; below 0: blank rows above it */
    int rows;      /* rows that the whole tree takes */
    int champion;  /* row of the tree for the champion, two rows high; -1: none */
    int third;     /* centre of the third-place match */

    int lane_count;
    struct bracket_lane lanes[BRACKET_LANES];
};

/* Lays out a screen's interior. */
void bracket_lay_out(struct bracket_layout *layout, const struct edition *edition,
                     const struct focus *focus, struct rect area);

/* Lays out as many rounds from base on as fit in width for print, all their ties, from row y on;
 * returns how many. */
uint32_t bracket_lay_out_block(struct bracket_layout *layout, const struct edition *edition,
                               uint32_t base, int width, int y);

/* The same for one round alone. */
void bracket_lay_out_list(struct bracket_layout *layout, const struct edition *edition,
                          uint32_t column, int width, int y);

/* The lane in which a tie is shown (the third-place match: the final's), or -1. */
int bracket_lane_of(const struct bracket_layout *layout, const struct edition *edition,
                    uint32_t tie);

/* Row of the area of a tie's lower side; may lie outside the tree. */
int bracket_row(const struct bracket_layout *layout, const struct edition *edition, int lane,
                uint32_t tie);

/* A tie's label and its two rows; may lie outside the tree. */
struct rect bracket_box(const struct bracket_layout *layout, const struct edition *edition,
                        int lane, uint32_t tie);

/* Ties of a lane's column of which anything may show, lines included: a range of its ties. */
void bracket_near(const struct bracket_layout *layout, int lane, uint32_t *first, uint32_t *count);

/* Ties of a lane's column whose rows lie above and below what is shown. */
void bracket_beyond(const struct bracket_layout *layout, const struct edition *edition, int lane,
                    uint32_t *above, uint32_t *below);

/* The half of a lane's column: the range of its ties that the lane shows or could scroll to. */
void bracket_lane_ties(const struct bracket_layout *layout, const struct edition *edition, int lane,
                       uint32_t *first, uint32_t *count);

/* Gives the lanes their widths; false when even the smallest do not fit. Used by
 * bracket_lay_out(). */
bool bracket_fit_lanes(struct bracket_layout *layout, const struct edition *edition, int x,
                       int width, bool roomy);

/* The selected tie after an arrow, first, last or page action; also remembers in focus where one
 * came from and which column the window starts with. Returns the tie it was when there is nothing
 * there. (bracket_walk.c) */
uint32_t bracket_walk(const struct bracket_layout *layout, const struct edition *edition,
                      struct focus *focus, enum action action);

#endif
