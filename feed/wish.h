/*
 * What whoever reads touchline-feed's lines tells it on its standard input, line by line: the match
 * that is looked at.
 *
 *     match qf1/2
 *     match
 */
#ifndef TOUCHLINE_FEED_WISH_H
#define TOUCHLINE_FEED_WISH_H

#include <stdbool.h>
#include <stddef.h>

#include "model/edition.h"

/* Zero-initialise, and set fd, which is the caller's. */
struct wish {
    int fd; /* -1: nothing more comes */
    char line[MATCH_KEY_BYTES + 8];
    size_t n;                    /* bytes of a line that has not ended */
    char match[MATCH_KEY_BYTES]; /* its key, "" for none */
};

/* Takes what has come, without waiting. True when another match is looked at. A line that is none
 * of these, or too long, says nothing. */
bool wish_read(struct wish *wish);

#endif
