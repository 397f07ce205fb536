#include "input/draft_text.h"

#include <string.h>
#include <strings.h>

void text_skip(struct text_cursor *c)
{
    while (!text_done(c) && text_is_blank(*c->at))
        c->at++;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80);
}

bool text_take_word(struct text_cursor *c, const char *word)
{
    size_t len = strlen(word), left = text_done(c) ? 0 : (size_t)(c->end - c->at);

    if (left < len || strncasecmp(c->at, word, len) != 0 || (left > len && is_letter(c->at[len])))
        return false;
    c->at += len;
    return true;
}

bool text_number(struct text_cursor *c, int digits, uint32_t *number)
{
    const char *from = c->at;

    *number = 0;
    while (!text_done(c) && text_is_digit(*c->at) && c->at - from < digits)
        *number = *number * 10 + (uint32_t)(*c->at++ - '0');
    return c->at > from;
}

struct span text_until(const char *from, const char *to)
{
    return span_trim((struct span){from, to > from ? (size_t)(to - from) : 0});
}

bool text_has(struct span span, const char *word)
{
    size_t len = strlen(word);

    for (size_t i = 0; i + len <= span.len; i++)
        if (strncasecmp(span.text + i, word, len) == 0)
            return true;
    return false;
}
