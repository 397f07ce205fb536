/* The rows of a layout being made: used by bracket_layout.c alone. */
#ifndef TOUCHLINE_SCREEN_BRACKET_ROWS_H
#define TOUCHLINE_SCREEN_BRACKET_ROWS_H

#include "screen/bracket_layout.h"

/* Sets the pitch and what goes with it: labels and details. */
void bracket_set_pitch(struct bracket_layout *layout, int pitch);

/* The same for a tree of as many leaves, with its rows and what stands around the final; true when
 * it fits in height rows. */
bool bracket_try_pitch(struct bracket_layout *layout, const struct edition *edition, int pitch,
                       uint32_t leaves, int height);

/* Takes the largest pitch up to most at which leaves fit in height rows; false when none does. */
bool bracket_choose_pitch(struct bracket_layout *layout, const struct edition *edition,
                          uint32_t leaves, int most, int height);

/* Sets layout->top so that the tie shows. */
void bracket_scroll(struct bracket_layout *layout, const struct edition *edition, uint32_t tie);

/* Last of all: notes in each lane which ties are near. */
void bracket_note_near(struct bracket_layout *layout, const struct edition *edition);

#endif
