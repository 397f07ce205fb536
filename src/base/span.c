#include "base/span.h"

/* Bytes of a blank at the beginning. */
static size_t first_blank(const char *p, size_t len)
{
    if (len > 0 && (*p == ' ' || (*p >= '\t' && *p <= '\r')))
        return 1;
    return len >= 2 && *p == '\xc2' && p[1] == '\xa0' ? 2 : 0;
}

struct span span_trim(struct span span)
{
    size_t blank;

    if (!span.text) /* nothing may be added to a null pointer, not even nothing (C17 6.5.6) */
        return span;
    while ((blank = first_blank(span.text, span.len))) {
        span.text += blank;
        span.len -= blank;
    }
    for (;;) {
        if (span.len >= 1 && first_blank(span.text + span.len - 1, 1) == 1)
            span.len--;
        else if (span.len >= 2 && first_blank(span.text + span.len - 2, 2) == 2)
            span.len -= 2;
        else
            return span;
    }
}
