/* Text on a canvas. Declared in picture/canvas.h. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "picture/canvas_cell.h"

#define TEXT_BYTES 512 /* of text put together on the stack */

/* Bytes of the character (a base and its marks) at text; *width its cells. */
static size_t character(const char *text, int *width)
{
    size_t at = 0, next = 0;
    *width = 1;
    if (text[0] >= ' ' && text[0] <= '~' && (unsigned char)text[1] <= '~')
        return 1; /* no mark follows */
    *width = utf8_code_width(utf8_next(text, &at));
    for (next = at; text[next]; at = next)
        if (utf8_code_width(utf8_next(text, &next)) || (unsigned char)text[at] < ' ')
            break;
    return at;
}

void canvas_put(struct canvas *canvas, int x, int y, enum style style, const char *text, size_t len,
                int width)
{
    bool whole = width == 1 || (canvas_holds(canvas, x, y) && canvas_holds(canvas, x + 1, y));
    for (int i = 0; i < width; i++) {
        struct cell *cell = canvas_fresh(canvas, x + i, y, style);
        if (!cell || !whole)
            continue;
        if (i == 0 && len <= CELL_BYTES)
            memcpy(cell->text, text, len);
        if (i > 0)
            cell->flags = CELL_CONTINUED;
    }
}

/* Writes len bytes from (x, y) on; returns the column after. */
static int put_span(struct canvas *canvas, int x, int y, enum style style, const char *text,
                    size_t len)
{
    for (size_t at = 0; at < len;) {
        int width;
        size_t step = character(text + at, &width);
        if (width > 0)
            canvas_put(canvas, x, y, style, text + at, step, width);
        x += width;
        at += step;
    }
    return x;
}

static bool is_ascii(const char *text)
{
    for (; *text; text++)
        if ((unsigned char)*text > '~')
            return false;
    return true;
}

/* The text as it can be shown here: in an ASCII canvas folded, into buf if that is large enough. */
static const char *shown(const struct canvas *canvas, const char *text, char *buf, size_t size)
{
    if (!canvas->ascii || is_ascii(text))
        return text;
    size_t most = strlen(text) * UTF8_FOLD_GROWTH + 1;
    if (most > size)
        buf = arena_alloc(canvas->arena, most);
    utf8_fold_ascii(buf, most > size ? most : size, text);
    if (strstr(text, " · ")) /* between parts, where a full stop would mislead */
        for (char *at = buf; (at = strstr(at, " . ")); at++)
            at[1] = '-';
    return buf;
}

static int put_text(struct canvas *canvas, int x, int y, int cells, enum style style,
                    const char *text)
{
    int used;
    size_t len = utf8_clip(text, cells, &used);
    if (!text[len]) {
        put_span(canvas, x, y, style, text, len);
        return used;
    }
    len = utf8_clip(text, cells - 1, &used);
    int end = put_span(canvas, x, y, style, text, len);
    canvas_glyph(canvas, end, y, style, GLYPH_ELLIPSIS);
    return used + 1;
}

int canvas_text(struct canvas *canvas, int x, int y, int cells, enum style style, const char *text)
{
    char buf[TEXT_BYTES];
    return cells > 0 ? put_text(canvas, x, y, cells, style, shown(canvas, text, buf, sizeof buf))
                     : 0;
}

int canvas_width_of(const struct canvas *canvas, const char *text)
{
    char buf[TEXT_BYTES];
    return utf8_width(shown(canvas, text, buf, sizeof buf));
}

/* Cells that text will take in a field of cells. */
static int width_in(const struct canvas *canvas, int cells, const char *text)
{
    int width = canvas_width_of(canvas, text);
    return width < cells ? width : cells;
}

int canvas_text_right(struct canvas *canvas, int x_end, int y, int cells, enum style style,
                      const char *text)
{
    return canvas_text(canvas, x_end - width_in(canvas, cells, text), y, cells, style, text);
}

int canvas_text_centred(struct canvas *canvas, int x, int y, int cells, enum style style,
                        const char *text)
{
    int left = (cells - width_in(canvas, cells, text)) / 2;
    return canvas_text(canvas, x + left, y, cells - left, style, text);
}

int canvas_printf(struct canvas *canvas, int x, int y, int cells, enum style style,
                  const char *format, ...)
{
    char buf[TEXT_BYTES], *text = buf;
    va_list args;
    va_start(args, format);
    int len = vsnprintf(buf, sizeof buf, format, args);
    va_end(args);
    if (len >= (int)sizeof buf) {
        text = arena_alloc(canvas->arena, (size_t)len + 1);
        va_start(args, format);
        vsnprintf(text, (size_t)len + 1, format, args);
        va_end(args);
    }
    return canvas_text(canvas, x, y, cells, style, text);
}

/* Bytes of the next line of a paragraph: up to the last blank that lets it fit, else as much as
 * fits. */
static size_t line_length(const char *text, int cells)
{
    size_t len = utf8_clip(text, cells, NULL);
    if (!text[len] || text[len] == ' ')
        return len;
    for (size_t at = len; at > 0; at--)
        if (text[at - 1] == ' ')
            return at - 1;
    int width;
    return len ? len : character(text, &width);
}

int canvas_paragraph_rows(const struct canvas *canvas, int cells, const char *text)
{
    char buf[TEXT_BYTES];
    text = shown(canvas, text, buf, sizeof buf);
    int rows = 0;
    for (; cells > 0 && *(text += strspn(text, " ")); rows++)
        text += line_length(text, cells);
    return rows;
}

int canvas_paragraph(struct canvas *canvas, struct rect area, enum style style, const char *text)
{
    char buf[TEXT_BYTES];
    text = shown(canvas, text, buf, sizeof buf);
    int row = 0;
    for (; area.w > 0 && row < area.h; row++) {
        text += strspn(text, " ");
        if (!*text)
            break;
        size_t len = line_length(text, area.w);
        if (row + 1 == area.h) {
            put_text(canvas, area.x, area.y + row, area.w, style, text);
            len = strlen(text);
        } else {
            put_span(canvas, area.x, area.y + row, style, text, len);
        }
        text += len;
    }
    return row;
}
