/* Reading on a line. */
#include <string.h>
#include <strings.h>

#include "input/txt_parts.h"

void txt_skip(struct txt_cursor *c)
{
    while (!txt_done(c)) {
        if (txt_is_blank(*c->at))
            c->at++;
        else if (c->end - c->at >= 2 && memcmp(c->at, "\xc2\xa0", 2) == 0)
            c->at += 2;
        else
            return;
    }
}

bool txt_take(struct txt_cursor *c, const char *text)
{
    size_t len = strlen(text);

    if ((size_t)(c->end - c->at) < len || strncasecmp(c->at, text, len) != 0)
        return false;
    c->at += len;
    return true;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80);
}

bool txt_take_word(struct txt_cursor *c, const char *word)
{
    struct txt_cursor try = *c;

    if (!txt_take(&try, word) || is_letter(txt_peek(&try)))
        return false;
    *c = try;
    return true;
}

bool txt_number(struct txt_cursor *c, int digits, uint32_t *number)
{
    const char *from = c->at;

    *number = 0;
    while (!txt_done(c) && txt_is_digit(*c->at) && c->at - from < digits)
        *number = *number * 10 + (uint32_t)(*c->at++ - '0');
    return c->at > from;
}

bool txt_dash(struct txt_cursor *c)
{
    static const char *const dashes[] = {"-", "\xe2\x80\x93", "\xe2\x88\x92", "\xe2\x80\x91"};

    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
        if (txt_take(c, dashes[i]))
            return true;
    return false;
}

struct span txt_trim(struct span span)
{
    while (span.len > 0 && txt_is_blank(span.text[0]))
        span.text++, span.len--;
    while (span.len > 0 && txt_is_blank(span.text[span.len - 1]))
        span.len--;
    return span;
}

struct span txt_until(const char *from, const char *to)
{
    return txt_trim((struct span){from, to > from ? (size_t)(to - from) : 0});
}

bool txt_has(struct span span, const char *word)
{
    size_t len = strlen(word);

    for (size_t i = 0; i + len <= span.len; i++)
        if (strncasecmp(span.text + i, word, len) == 0)
            return true;
    return false;
}
