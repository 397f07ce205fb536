/* Reading the words of names and headings: for those who fill drafts and those who make editions
 * of them only. */
#ifndef TOUCHLINE_INPUT_DRAFT_TEXT_H
#define TOUCHLINE_INPUT_DRAFT_TEXT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"

/* A place in a text and its end. */
struct text_cursor {
    const char *at, *end;
};

/* Over a whole text, which may be one that is not there. */
static inline struct text_cursor text_cursor_over(struct span span)
{
    const char *text = span.len > 0 ? span.text : "";

    return (struct text_cursor){text, text + span.len};
}

static inline bool text_done(const struct text_cursor *c)
{
    return c->at >= c->end;
}

static inline bool text_is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static inline bool text_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

void text_skip(struct text_cursor *c); /* blanks */
/* Passes a word, without regard to case, that no letter follows. False, nothing passed, else. */
bool text_take_word(struct text_cursor *c, const char *word);
bool text_number(struct text_cursor *c, int digits, uint32_t *number); /* 1 to so many digits */
struct span text_until(const char *from, const char *to);              /* trimmed */
bool text_has(struct span span, const char *word); /* anywhere, without regard to case (ASCII) */

#endif
