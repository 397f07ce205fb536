#include "picture/writer.h"

#include <stddef.h>
#include <string.h>

/*
 * Hues that people of every colour vision tell apart: blue for what is through, orange for what is
 * going on, green and purple for what went in and what did not. Each has at least 4.5 to 1 against
 * black and against white in its two forms; rules and frames have less, since nothing hangs on
 * them. The eight colours must serve both backgrounds, so yellow and blue, unreadable on one of
 * them, are not used.
 */
const struct look looks[STYLE_COUNT] = {
    [STYLE_TEXT] = {-1, -1, .colour256_light = -1},
    [STYLE_QUIET] = {-1, 246, .dim = true, .rgb = 0x949494, .rgb_light = 0x626262,
                     .colour256_light = 241},
    [STYLE_TITLE] = {-1, -1, .bold = true, .colour256_light = -1},
    [STYLE_HEADING] = {-1, -1, .bold = true, .colour256_light = -1},
    [STYLE_RULE] = {-1, 242, .dim = true, .rgb = 0x6C6C6C, .rgb_light = 0x949494,
                    .colour256_light = 246},
    [STYLE_OPEN] = {-1, 246, .rgb = 0x949494, .rgb_light = 0x626262, .colour256_light = 241},
    [STYLE_DECIDED] = {6, 75, .bold = true, .rgb = 0x56B4E9, .rgb_light = 0x005F9E,
                       .colour256_light = 25},
    [STYLE_THROUGH] = {6, 75, .bold = true, .rgb = 0x56B4E9, .rgb_light = 0x005F9E,
                       .colour256_light = 25},
    [STYLE_STANDS] = {6, 75, .rgb = 0x56B4E9, .rgb_light = 0x005F9E, .colour256_light = 25},
    [STYLE_LIVE] = {1, 214, .bold = true, .rgb = 0xE69F00, .rgb_light = 0xA04000,
                    .colour256_light = 130},
    [STYLE_SCORE] = {-1, -1, .bold = true, .colour256_light = -1},
    [STYLE_GOAL] = {2, 43, .rgb = 0x2BC79D, .rgb_light = 0x006B4E, .colour256_light = 23},
    [STYLE_MISS] = {5, 176, .rgb = 0xDD8ABB, .rgb_light = 0x8A2F6C, .colour256_light = 90},
    [STYLE_YELLOW] = {-1, 228, .rgb = 0xF0E442, .rgb_light = 0x766000, .colour256_light = 58},
    [STYLE_RED] = {1, 203, .bold = true, .rgb = 0xFF6A4D, .rgb_light = 0xAF2800,
                   .colour256_light = 124},
    [STYLE_VAR] = {5, 141, .rgb = 0xB59BFF, .rgb_light = 0x5B3AA8, .colour256_light = 54},
    [STYLE_PATH] = {5, 214, .bold = true, .rgb = 0xE69F00, .rgb_light = 0xA04000,
                    .colour256_light = 130},
    [STYLE_KEY] = {-1, -1, .bold = true, .colour256_light = -1},
    [STYLE_MOMENT] = {1, 214, .bold = true, .rgb = 0xE69F00, .rgb_light = 0xA04000,
                      .colour256_light = 130},
    [STYLE_MESSAGE] = {6, 75, .rgb = 0x56B4E9, .rgb_light = 0x005F9E, .colour256_light = 25},
};

/* A cell that shows nothing; when styled, a reversed one shows. */
static bool is_blank(const struct cell *cell, bool styled)
{
    if (cell->flags & CELL_CONTINUED || (styled && (cell->flags & CELL_SELECTED)))
        return false;
    return !cell->text[0] || (cell->text[0] == ' ' && !cell->text[1]);
}

/* Cells of a row up to the last that shows. */
static int row_length(const struct canvas *canvas, int y, bool styled)
{
    int end = canvas->w;
    while (end > 0 && is_blank(canvas_cell(canvas, end - 1, y), styled))
        end--;
    return end;
}

static void put_cell(const struct cell *cell, FILE *out)
{
    if (cell->flags & CELL_CONTINUED)
        return;
    if (cell->text[0])
        fwrite(cell->text, 1, strnlen(cell->text, CELL_BYTES), out);
    else
        putc(' ', out);
}

void writer_text(const struct canvas *canvas, FILE *out)
{
    for (int y = 0; y < canvas->h; y++) {
        int end = row_length(canvas, y, false);
        for (int x = 0; x < end; x++)
            put_cell(canvas_cell(canvas, x, y), out);
        putc('\n', out);
    }
}

static void put_colour(const struct look *look, enum colours colours, bool light, FILE *out)
{
    uint32_t rgb = light ? look->rgb_light : look->rgb;
    int colour = light ? look->colour256_light : look->colour256;
    if (colours == COLOURS_8 && look->colour8 >= 0)
        fprintf(out, ";3%d", look->colour8);
    else if (colours == COLOURS_256 && colour >= 0)
        fprintf(out, ";38;5;%d", colour);
    else if (colours == COLOURS_DIRECT && colour >= 0)
        fprintf(out, ";38;2;%d;%d;%d", (int)(rgb >> 16 & 255), (int)(rgb >> 8 & 255),
                (int)(rgb & 255));
}

/* Without colours dim stays away too: it is a colour by another name. */
static void put_look(const struct cell *cell, enum colours colours, bool light, FILE *out)
{
    const struct look *look = &looks[cell->style];
    fputs("\033[0", out);
    if (look->bold || cell->flags & CELL_CHANGED)
        fputs(";1", out);
    if (look->dim && colours == COLOURS_8)
        fputs(";2", out);
    if (cell->flags & CELL_CHANGED || (look->underline && colours != COLOURS_NONE))
        fputs(";4", out); /* bold alone would not show on what is bold already */
    if (cell->flags & CELL_SELECTED)
        fputs(";7", out);
    put_colour(look, colours, light, out);
    putc('m', out);
}

void writer_ansi(const struct canvas *canvas, enum colours colours, bool light, FILE *out)
{
    static const struct cell plain = {.style = STYLE_TEXT};
    for (int y = 0; y < canvas->h; y++) {
        const struct cell *last = &plain;
        int end = row_length(canvas, y, true);
        for (int x = 0; x < end; x++) {
            const struct cell *cell = canvas_cell(canvas, x, y);
            unsigned seen = CELL_SELECTED | CELL_CHANGED;
            bool same = cell->style == last->style && (cell->flags & seen) == (last->flags & seen);
            if (!same && !(cell->flags & CELL_CONTINUED)) {
                put_look(cell, colours, light, out);
                last = cell;
            }
            put_cell(cell, out);
        }
        if (last->style != STYLE_TEXT || last->flags & (CELL_SELECTED | CELL_CHANGED))
            fputs("\033[0m", out);
        putc('\n', out);
    }
}
