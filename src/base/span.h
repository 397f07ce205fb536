/* Bytes of a text that somebody else owns: not terminated, not yet through the gate. */
#ifndef TOUCHLINE_BASE_SPAN_H
#define TOUCHLINE_BASE_SPAN_H

#include <stddef.h>

struct span {
    const char *text; /* NULL with len 0: not there */
    size_t len;
};

/* The span without blanks at its ends: those of ASCII and U+00A0. */
struct span span_trim(struct span span);

#endif
