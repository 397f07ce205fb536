/* A table as a block of rows, as the table screen and its print put them below one another and side
 * by side. */
#ifndef TOUCHLINE_SCREEN_TABLE_BLOCK_H
#define TOUCHLINE_SCREEN_TABLE_BLOCK_H

#include "model/table.h"
#include "screen/words.h"

enum { TABLE_NONE_SELECTED = -1 };

struct table_block {
    uint32_t group; /* ID_NONE: the best of a stage's groups */
    uint32_t stage;
    struct rect rect;
    int first_row; /* y of its first team, once drawn */
    uint32_t line; /* a rule follows after so many; 0: none */
};

/* Draws it from rect.x, rect.y on, rect.w wide, into a growing canvas and sets rect.h, first_row
 * and line. * selected: the place to be marked, from 0; TABLE_NONE_SELECTED: none. */
void table_block_draw(const struct view *view, struct canvas *canvas, struct table_block *block,
                      int selected);

/* The match of a group that a team plays now, else the last one it has begun, else its next;
 * ID_NONE: none. */
uint32_t table_match_of(const struct view *view, uint32_t group, uint32_t team);

#endif
