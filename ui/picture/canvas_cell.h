/* Between canvas.c and canvas_text.c: single cells. Nobody else includes this. */
#ifndef TOUCHLINE_PICTURE_CANVAS_CELL_H
#define TOUCHLINE_PICTURE_CANVAS_CELL_H

#include "picture/canvas.h"

/* True when the place may be written. */
bool canvas_holds(const struct canvas *canvas, int x, int y);

/* A blank cell to write to, for which a growing canvas grows and a wide character is broken; NULL
 * where the place may not be written. */
struct cell *canvas_fresh(struct canvas *canvas, int x, int y, enum style style);

/* Writes one character (a base and its marks), width cells wide. */
void canvas_put(struct canvas *canvas, int x, int y, enum style style, const char *text, size_t len,
                int width);

#endif
