#include "picture/canvas_cell.h"

#include <assert.h>
#include <limits.h>
#include <string.h>

#include "base/utf8.h"

#define ROWS_FIRST 32 /* of a growing canvas */

static const struct {
    const char *text, *ascii;
} glyphs[] = {
    [GLYPH_THROUGH] = {"▸", ">"},      [GLYPH_STANDS] = {"▹", ")"},
    [GLYPH_SELECTED] = {"▌", "*"},     [GLYPH_GOAL] = {"●", "o"},
    [GLYPH_MISS] = {"○", "x"},         [GLYPH_YELLOW] = {"▯", "y"},
    [GLYPH_RED] = {"▮", "R"},          [GLYPH_SECOND_YELLOW] = {"◨", "2"},
    [GLYPH_SUBSTITUTION] = {"±", "%"}, [GLYPH_VAR] = {"▫", "v"},
    [GLYPH_MOMENT] = {"◆", "#"},       [GLYPH_LIVE] = {"●", "@"},
    [GLYPH_UNKNOWN] = {"·", "."},      [GLYPH_MORE_LEFT] = {"‹", "<"},
    [GLYPH_MORE_RIGHT] = {"›", ">"},   [GLYPH_MORE_UP] = {"↑", "^"},
    [GLYPH_MORE_DOWN] = {"↓", "v"},    [GLYPH_ELLIPSIS] = {"…", "~"},
    [GLYPH_HLINE] = {"─", "-"},        [GLYPH_HHEAVY] = {"━", "="},
    [GLYPH_VHEAVY] = {"┃", "|"},       [GLYPH_HDOTTED] = {"┄", "."},
    [GLYPH_VDOTTED] = {"┊", ":"},
};
static_assert(sizeof glyphs / sizeof glyphs[0] == GLYPH_COUNT, "a glyph without its twin");

/* -- the grid ---------------------------------------------------------------------------------- */

void canvas_init(struct canvas *canvas, struct arena *arena, int w, int h, bool ascii)
{
    w = w < 0 ? 0 : w;
    h = h < 0 ? 0 : h;
    *canvas = (struct canvas){.w = w, .h = h, .ascii = ascii, .rows = h, .arena = arena};
    canvas->clip = (struct rect){0, 0, w, h};
    canvas->cells = arena_array(arena, struct cell, (size_t)w * (size_t)h);
}

void canvas_init_growing(struct canvas *canvas, struct arena *arena, int w, bool ascii)
{
    canvas_init(canvas, arena, w, 0, ascii);
    canvas->growing = true;
    canvas->clip.h = INT_MAX;
}

static struct cell *cell_at(const struct canvas *canvas, int x, int y)
{
    return &canvas->cells[(size_t)y * (size_t)canvas->w + (size_t)x];
}

const struct cell *canvas_cell(const struct canvas *canvas, int x, int y)
{
    if (x < 0 || y < 0 || x >= canvas->w || y >= canvas->h)
        return NULL;
    return cell_at(canvas, x, y);
}

static struct rect overlap(struct rect a, struct rect b)
{
    int64_t x0 = a.x > b.x ? a.x : b.x, y0 = a.y > b.y ? a.y : b.y;
    int64_t ax = (int64_t)a.x + a.w, bx = (int64_t)b.x + b.w;
    int64_t ay = (int64_t)a.y + a.h, by = (int64_t)b.y + b.h;
    int64_t w = (ax < bx ? ax : bx) - x0, h = (ay < by ? ay : by) - y0;
    return (struct rect){(int)x0, (int)y0, w > 0 ? (int)w : 0, h > 0 ? (int)h : 0};
}

struct rect canvas_clip(struct canvas *canvas, struct rect clip)
{
    struct rect before = canvas->clip;
    struct rect whole = {0, 0, canvas->w, canvas->growing ? INT_MAX : canvas->h};
    canvas->clip = overlap(whole, clip);
    return before;
}

struct rect canvas_narrow(struct canvas *canvas, struct rect area)
{
    return canvas_clip(canvas, overlap(canvas->clip, area));
}

/* The part of an area that may be written and is there already. */
static struct rect visible(const struct canvas *canvas, struct rect area)
{
    return overlap(overlap(area, canvas->clip), (struct rect){0, 0, canvas->w, canvas->h});
}

bool canvas_holds(const struct canvas *canvas, int x, int y)
{
    const struct rect *clip = &canvas->clip;
    return x >= clip->x && y >= clip->y && (int64_t)x < (int64_t)clip->x + clip->w &&
           (int64_t)y < (int64_t)clip->y + clip->h;
}

static void grow_to(struct canvas *canvas, int y)
{
    if (y < canvas->h)
        return;
    if (y >= canvas->rows) {
        size_t rows = canvas->rows ? (size_t)canvas->rows : ROWS_FIRST;
        while (rows <= (size_t)y)
            rows *= 2;
        struct cell *cells = arena_array(canvas->arena, struct cell, rows * (size_t)canvas->w);
        if (canvas->h)
            memcpy(cells, canvas->cells, (size_t)canvas->h * (size_t)canvas->w * sizeof *cells);
        canvas->cells = cells;
        canvas->rows = (int)rows;
    }
    canvas->h = y + 1;
}

/* Breaks the wide character that a cell is half of: its other half becomes a blank, even beyond the
 * clip, since half a character cannot be shown. */
static void part(struct canvas *canvas, int x, int y)
{
    struct cell *cell = cell_at(canvas, x, y);
    if (x > 0 && (cell->flags & CELL_CONTINUED))
        cell[-1] = (struct cell){0};
    if (x + 1 < canvas->w && (cell[1].flags & CELL_CONTINUED))
        cell[1] = (struct cell){0};
}

struct cell *canvas_fresh(struct canvas *canvas, int x, int y, enum style style)
{
    if (!canvas_holds(canvas, x, y))
        return NULL;
    grow_to(canvas, y);
    part(canvas, x, y);
    struct cell *cell = cell_at(canvas, x, y);
    *cell = (struct cell){.style = (uint8_t)style};
    return cell;
}

/* -- glyphs and lines -------------------------------------------------------------------------- */

static void put_sign(struct cell *cell, const char *text)
{
    memcpy(cell->text, text, strlen(text)); /* at most three bytes */
}

const char *canvas_glyph_text(const struct canvas *canvas, enum glyph glyph)
{
    return canvas->ascii ? glyphs[glyph].ascii : glyphs[glyph].text;
}

void canvas_glyph(struct canvas *canvas, int x, int y, enum style style, enum glyph glyph)
{
    struct cell *cell = canvas_fresh(canvas, x, y, style);
    if (cell)
        put_sign(cell, canvas_glyph_text(canvas, glyph));
}

void canvas_rule(struct canvas *canvas, int x, int y, int w, enum style style, enum glyph glyph)
{
    for (int i = 0; i < w; i++)
        canvas_glyph(canvas, x + i, y, style, glyph);
}

/* A cell's arms: two bits each way, 0 none, 1 light, 2 heavy. */
enum { ARM_UP = 0, ARM_RIGHT = 2, ARM_DOWN = 4, ARM_LEFT = 6, ARM_BITS = 3, HEAVY = 2 };
enum { ALL_LIGHT = 0x55, ALL_HEAVY = 0xAA }; /* each way's bit for it */

static unsigned arm(unsigned arms, unsigned way)
{
    return arms >> way & ARM_BITS;
}

/* U+2500 + boxes[up + 3 right + 9 down + 27 left]. */
static const uint8_t boxes[81] = {
    0x00, 0x75, 0x79, 0x76, 0x14, 0x16, 0x7A, 0x15, 0x17, /*  ╵╹╶└┖╺┕┗ */
    0x77, 0x02, 0x7F, 0x0C, 0x1C, 0x1E, 0x0D, 0x1D, 0x21, /* ╷│╿┌├┞┍┝┡ */
    0x7B, 0x7D, 0x03, 0x0E, 0x1F, 0x20, 0x0F, 0x22, 0x23, /* ╻╽┃┎┟┠┏┢┣ */
    0x74, 0x18, 0x1A, 0x00, 0x34, 0x38, 0x7C, 0x36, 0x3A, /* ╴┘┚─┴┸╼┶┺ */
    0x10, 0x24, 0x26, 0x2C, 0x3C, 0x40, 0x2E, 0x3E, 0x44, /* ┐┤┦┬┼╀┮┾╄ */
    0x12, 0x27, 0x28, 0x30, 0x41, 0x42, 0x32, 0x46, 0x4A, /* ┒┧┨┰╁╂┲╆╊ */
    0x78, 0x19, 0x1B, 0x7E, 0x35, 0x39, 0x01, 0x37, 0x3B, /* ╸┙┛╾┵┹━┷┻ */
    0x11, 0x25, 0x29, 0x2D, 0x3D, 0x43, 0x2F, 0x3F, 0x47, /* ┑┥┩┭┽╃┯┿╇ */
    0x13, 0x2A, 0x2B, 0x31, 0x45, 0x49, 0x33, 0x48, 0x4B, /* ┓┪┫┱╅╉┳╈╋ */
};

static char box_ascii(unsigned arms)
{
    bool across = arm(arms, ARM_LEFT) || arm(arms, ARM_RIGHT);
    bool upright = arm(arms, ARM_UP) || arm(arms, ARM_DOWN);
    bool heavy = arms & ALL_HEAVY;
    if (!upright)
        return heavy ? '=' : '-';
    if (heavy)
        return '#';
    return across ? '+' : '|';
}

static void put_arms(struct canvas *canvas, struct cell *cell)
{
    unsigned arms = cell->arms;
    memset(cell->text, 0, sizeof cell->text);
    if (canvas->ascii)
        cell->text[0] = box_ascii(arms);
    else
        utf8_encode(cell->text,
                    0x2500u + boxes[arm(arms, ARM_UP) + 3 * arm(arms, ARM_RIGHT) +
                                    9 * arm(arms, ARM_DOWN) + 27 * arm(arms, ARM_LEFT)]);
}

/* Adds arms to a cell. Of two lines through it the heavy one gives the style. */
static void add_arms(struct canvas *canvas, int x, int y, unsigned arms, enum style style)
{
    if (!arms || !canvas_holds(canvas, x, y))
        return;
    const struct cell *before = canvas_cell(canvas, x, y);
    unsigned old = before ? before->arms : 0, all = old | arms;
    if (old & ALL_HEAVY && !(arms & ALL_HEAVY))
        style = before->style;
    struct cell *cell = canvas_fresh(canvas, x, y, style);
    cell->arms = (uint8_t)(all & ~(all >> 1 & ALL_LIGHT)); /* what is heavy is not light too */
    put_arms(canvas, cell);
}

void canvas_line(struct canvas *canvas, int x0, int y0, int x1, int y1, bool heavy,
                 enum style style)
{
    unsigned weight = heavy ? HEAVY : 1;
    int from_x = x0 < x1 ? x0 : x1, to_x = x0 < x1 ? x1 : x0;
    int from_y = y0 < y1 ? y0 : y1, to_y = y0 < y1 ? y1 : y0;
    if (from_y == to_y)
        for (int x = from_x; x <= to_x; x++)
            add_arms(canvas, x, y0,
                     (x > from_x ? weight << ARM_LEFT : 0) | (x < to_x ? weight << ARM_RIGHT : 0),
                     style);
    else if (from_x == to_x)
        for (int y = from_y; y <= to_y; y++)
            add_arms(canvas, x0, y,
                     (y > from_y ? weight << ARM_UP : 0) | (y < to_y ? weight << ARM_DOWN : 0),
                     style);
}

/* -- areas and the mouse ----------------------------------------------------------------------- */

void canvas_clear(struct canvas *canvas, struct rect area)
{
    area = visible(canvas, area);
    for (int y = area.y; y < area.y + area.h; y++)
        for (int x = area.x; x < area.x + area.w; x++)
            canvas_fresh(canvas, x, y, STYLE_TEXT);
}

void canvas_mark(struct canvas *canvas, struct rect area, enum style style, unsigned flags)
{
    area = visible(canvas, area);
    for (int y = area.y; y < area.y + area.h; y++) {
        for (int x = area.x; x < area.x + area.w; x++) {
            struct cell *cell = cell_at(canvas, x, y);
            cell->flags |= (uint8_t)(flags & ~(unsigned)CELL_CONTINUED);
            if (style != STYLE_COUNT)
                cell->style = (uint8_t)style;
        }
    }
}

/* Copies a cell; a wide character that the area's edge would cut becomes a blank. */
static void copy_cell(struct canvas *canvas, int x, int y, const struct cell *from, int room,
                      int width)
{
    if (from->flags & CELL_CONTINUED || !canvas_holds(canvas, x, y))
        return;
    bool fits = width <= room;
    size_t len = fits ? strnlen(from->text, CELL_BYTES) : 0;
    canvas_put(canvas, x, y, from->style, from->text, len, fits ? width : 1);
    if (from->flags)
        canvas_mark(canvas, (struct rect){x, y, fits ? width : 1, 1}, STYLE_COUNT, from->flags);
}

void canvas_copy(struct canvas *canvas, struct rect area, const struct canvas *from, int row)
{
    int columns = from->w < area.w ? from->w : area.w;
    for (int y = 0; y < area.h && row + y < from->h; y++) {
        for (int x = 0; x < columns; x++) {
            const struct cell *cell = cell_at(from, x, row + y);
            bool wide = x + 1 < from->w && (cell[1].flags & CELL_CONTINUED);
            copy_cell(canvas, area.x + x, area.y + y, cell, columns - x, wide ? 2 : 1);
        }
    }
}

/* Room doubles from 64 on: every frame pays for the memory that it touches. */
static void make_room_for_hit(struct canvas *canvas)
{
    size_t count = (size_t)canvas->hit_count, first = 64;
    if (count && (count < first || count & (count - 1)))
        return;
    struct hit *hits = arena_array(canvas->arena, struct hit, count ? count * 2 : first);
    if (count)
        memcpy(hits, canvas->hits, count * sizeof *hits);
    canvas->hits = hits;
}

void canvas_hit(struct canvas *canvas, struct rect rect, enum hit_kind kind, int64_t id)
{
    rect = visible(canvas, rect);
    if (canvas->growing || !rect.w || !rect.h || canvas->hit_count == HITS_MOST)
        return;
    make_room_for_hit(canvas);
    canvas->hits[canvas->hit_count++] = (struct hit){rect, kind, id};
}

const struct hit *canvas_hit_at(const struct canvas *canvas, int x, int y)
{
    for (int i = canvas->hit_count; i-- > 0;) {
        const struct rect *rect = &canvas->hits[i].rect;
        if (x >= rect->x && y >= rect->y && x < rect->x + rect->w && y < rect->y + rect->h)
            return &canvas->hits[i];
    }
    return NULL;
}
