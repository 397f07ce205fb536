/*
 * The editions that are known, in folders as "*.cfg", and the file of names that mean the same
 * beside them (input/aliases.h): over one of them goes what is received of its competition and
 * season.
 */
#ifndef TOUCHLINE_FEED_KNOWN_H
#define TOUCHLINE_FEED_KNOWN_H

#include "live/lay.h"

struct known {
    const char *const *dirs; /* those first that go before others; NULL at the end */
    struct aliases aliases;
    struct edition *edition; /* found last; NULL: there is none */
    char *sought;            /* of which competition and season */
    struct err wrong;        /* what is wrong with a file of names, which is left out; or "" */
};

/* Reads the names. dirs lives as long. known_close() ends it. */
void known_open(struct known *known, const char *const *dirs);
void known_close(struct known *known);

/* The edition of the competition and season of a live one, or NULL. It is looked for once for each;
 * files that cannot be read as editions are none. */
const struct edition *known_edition(struct known *known, const struct edition *live);

#endif
