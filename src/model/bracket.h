/*
 * The shape of the knock-out: which tie feeds which, in columns from the first round to the final,
 * and what a window of columns looks like. The base column of a window is spread over leaves, top
 * to bottom: each is a tie of that column or an entrant of a later one that no tie of the window
 * feeds. Everything here is facts, known from the draw on; answers cost O(log n), so a window of
 * 65,536 teams costs what it shows.
 */
#ifndef TOUCHLINE_MODEL_BRACKET_H
#define TOUCHLINE_MODEL_BRACKET_H

#include "model/edition.h"

struct bracket_leaf {
    uint32_t tie;
    int8_t side; /* SIDE_NONE: the tie itself; TOP or BOTTOM: that slot of a tie further on */
};

struct bracket_column {
    uint32_t round;
    const uint32_t *ties; /* top to bottom */
    uint32_t tie_count;
    const struct bracket_leaf *leaves;
    uint32_t leaf_count;
};

struct bracket {
    const struct bracket_column *columns; /* first round first; the last is the final's */
    uint32_t column_count;
    uint32_t third_place;       /* tie, or ID_NONE */
    uint32_t final;             /* the one tie of the last column, or ID_NONE */
    const uint32_t *column_of;  /* by tie; ID_NONE: not in the tree (third place) */
    const uint32_t *index_of;   /* by tie: its place in its column, top to bottom */
    const uint32_t *slot_order; /* by tie * 2 + side: the slot's place in the walk */
    const uint32_t *order_low,
        *order_high; /* by tie: its subtree's places in the walk from top to bottom */
};

/* Builds it in the edition's arena once feeders are set. Used by edition_seal(). */
void bracket_build(struct edition *edition);

/* The leaves of column base that tie's subtree covers. */
void bracket_span(const struct bracket *bracket, uint32_t base, uint32_t tie, uint32_t *first,
                  uint32_t *count);

/* The ties of column that cover any of leaves first .. first+count-1 of column base, as a range of
 * its ties. */
void bracket_ties_between(const struct bracket *bracket, uint32_t base, uint32_t column,
                          uint32_t first, uint32_t count, uint32_t *tie_first, uint32_t *tie_count);

/* Index of a tie in its column, top to bottom. */
uint32_t bracket_index(const struct bracket *bracket, uint32_t tie);

#endif
