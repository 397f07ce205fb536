/* Canvas to text: plain, or with ANSI colours. Trailing blanks are left out of plain text. */
#ifndef TOUCHLINE_PICTURE_WRITER_H
#define TOUCHLINE_PICTURE_WRITER_H

#include <stdio.h>

#include "picture/canvas.h"

/* How a style looks with few, some or all colours; the terminal and ANSI share it. Colours are
 * palette numbers, -1 the default. */
struct look {
    int16_t colour8, colour256; /* foreground */
    bool bold, dim, underline;
    uint32_t rgb;       /* foreground for direct colour, light-on-dark */
    uint32_t rgb_light; /* the same on a light background */
    int16_t colour256_light;
};

extern const struct look looks[STYLE_COUNT];

enum colours { COLOURS_NONE, COLOURS_8, COLOURS_256, COLOURS_DIRECT };

/* Rows as lines of text. */
void writer_text(const struct canvas *canvas, FILE *out);

/* The same with SGR sequences; with COLOURS_NONE only bold and reverse are used. */
void writer_ansi(const struct canvas *canvas, enum colours colours, bool light, FILE *out);

#endif
