#include "prompt.h"

#include <string.h>

#include "base/utf8.h"
#include "screen/words.h"

#define ROOM_FOR_SIGN 8 /* cells of a row from which on the sign has its place */

void prompt_open(struct prompt *prompt, const char *sign)
{
    *prompt = (struct prompt){.open = true, .sign = sign};
}

void prompt_say(struct prompt *prompt, const char *error)
{
    words_set(prompt->error, sizeof prompt->error, "%s", error);
}

/* -- places between characters ------------------------------------------------------------------
 */

/* The end of the character (a base and its marks) that begins at a place. */
static size_t after(const char *text, size_t at)
{
    if (utf8_next(text, &at) == 0)
        return at;
    for (size_t next = at; text[at]; at = next)
        if (utf8_code_width(utf8_next(text, &next)) > 0)
            break;
    return at;
}

/* The last place between characters that lies before one, or at it. */
static size_t before(const char *text, size_t limit, bool at_it)
{
    size_t place = 0;
    for (;;) {
        size_t next = after(text, place);
        if (next == place || next > limit || (next == limit && !at_it))
            return place;
        place = next;
    }
}

static size_t word_before(const char *text, size_t at)
{
    while (at > 0 && text[at - 1] == ' ')
        at--;
    while (at > 0 && text[at - 1] != ' ')
        at--;
    return at;
}

/* -- editing ------------------------------------------------------------------------------------
 */

static void cut(struct prompt *prompt, size_t from, size_t to)
{
    memmove(prompt->text + from, prompt->text + to, strlen(prompt->text + to) + 1);
    prompt->at = from;
}

static bool has_unclean(const char *text)
{
    return strstr(text, "\xef\xbf\xbd") != NULL;
}

/* Puts a character in at the cursor: what has no place in clean text, and what does not fit, is
 * left out. An accent joins the letter before it. */
static void insert(struct prompt *prompt, ui_key code)
{
    char raw[PROMPT_BYTES + 8], clean[sizeof raw], head[sizeof raw];
    size_t len = prompt->at, tail = strlen(prompt->text + len);
    memcpy(raw, prompt->text, len);
    len += utf8_encode(raw + len, code);
    size_t head_len = utf8_gate(head, sizeof head, raw, len);
    memcpy(raw + len, prompt->text + prompt->at, tail);
    len = utf8_gate(clean, sizeof clean, raw, len + tail);
    if (len > PROMPT_BYTES || has_unclean(clean))
        return;
    memcpy(prompt->text, clean, len + 1);
    prompt->at = before(clean, head_len, true);
}

enum prompt_result prompt_key(struct prompt *prompt, ui_key key)
{
    char *text = prompt->text;
    size_t at = prompt->at;
    bool error = prompt->error[0] != '\0';
    prompt->error[0] = '\0';
    switch (key) {
    case TK_ESCAPE:
        prompt->open = false;
        return PROMPT_CANCEL;
    case TK_ENTER:
        prompt->open = text[strspn(text, " ")] != '\0';
        return prompt->open ? PROMPT_ENTERED : PROMPT_CANCEL;
    case TK_LEFT:
        prompt->at = before(text, at, false);
        return PROMPT_TAKEN;
    case TK_RIGHT:
        prompt->at = after(text, at);
        return PROMPT_TAKEN;
    case TK_HOME:
    case TK_CTRL('A'):
        prompt->at = 0;
        return PROMPT_TAKEN;
    case TK_END:
    case TK_CTRL('E'):
        prompt->at = strlen(text);
        return PROMPT_TAKEN;
    case TK_BACKSPACE:
        cut(prompt, before(text, at, false), at);
        return PROMPT_TAKEN;
    case TK_DELETE:
        cut(prompt, at, after(text, at));
        return PROMPT_TAKEN;
    case TK_CTRL('U'):
        cut(prompt, 0, at);
        return PROMPT_TAKEN;
    case TK_CTRL('W'):
        cut(prompt, word_before(text, at), at);
        return PROMPT_TAKEN;
    default:
        if (key < ' ' || key == 0x7f || key >= TK_UP)
            return error ? PROMPT_TAKEN : PROMPT_OTHER;
        insert(prompt, key);
        return PROMPT_TAKEN;
    }
}

/* -- the picture --------------------------------------------------------------------------------
 */

/* Cells that a stretch of the text takes. */
static int cells_of(const struct canvas *canvas, const char *text, size_t from, size_t to)
{
    char part[PROMPT_BYTES + 1];
    memcpy(part, text + from, to - from);
    part[to - from] = '\0';
    return canvas_width_of(canvas, part);
}

int prompt_draw(const struct prompt *prompt, struct canvas *canvas, int y)
{
    int left = canvas->w >= ROOM_FOR_SIGN ? 1 : 0;
    canvas_clear(canvas, (struct rect){0, y, canvas->w, 1});
    if (prompt->error[0]) {
        canvas_text(canvas, left, y, canvas->w - left, STYLE_MESSAGE, prompt->error);
        return canvas->w;
    }
    if (left)
        left += canvas_text(canvas, left, y, canvas->w - left, STYLE_KEY, prompt->sign) + 1;
    const char *text = prompt->text;
    size_t end = after(text, prompt->at), from = 0;
    int cursor = prompt->at < end ? cells_of(canvas, text, prompt->at, end) : 1;
    int room = canvas->w - left - (text[end] != '\0'); /* the ellipsis hides no cursor */
    while (from < prompt->at && cells_of(canvas, text, from, prompt->at) + cursor > room)
        from = after(text, from);
    int used = canvas_text(canvas, left, y, canvas->w - left, STYLE_TEXT, text + from);
    if (from > 0 && left)
        canvas_glyph(canvas, left - 1, y, STYLE_KEY, GLYPH_MORE_LEFT);
    int x = left + cells_of(canvas, text, from, prompt->at);
    canvas_mark(canvas, (struct rect){x, y, cursor, 1}, STYLE_COUNT, CELL_SELECTED);
    return left + used > x + cursor ? left + used : x + cursor;
}
