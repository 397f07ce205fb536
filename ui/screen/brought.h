/*
 * What a newer build of an edition brings against the one before it, in words: what has happened,
 * what is taken back, what is put right. Where a journal is gone through as it was received.
 */
#ifndef TOUCHLINE_SCREEN_BROUGHT_H
#define TOUCHLINE_SCREEN_BROUGHT_H

#include "screen/screen.h"

enum brought_kind {
    BROUGHT_MINUTE, /* a match that is on has come to another minute */
    BROUGHT_FACTS,  /* a kick-off, teams: no happening */
    BROUGHT_NEW,    /* something has happened */
    BROUGHT_RIGHT,  /* what had happened happened otherwise */
    BROUGHT_GONE    /* or did not happen */
};

struct brought {
    enum brought_kind kind;
    bool phase;       /* start or end of one, or a decision: the words do not tell of which match */
    uint32_t match;   /* of the newer build */
    const char *when; /* "7'", "Kick 3", "" */
    const char *words; /* "Goal, Salah (LIV)"; "taken back: Goal, Salah (LIV)"; "put right: Goal,
                          Núñez (LIV); was 7', Salah (LIV)"; "kick-off 21:15" */
};

/* Both at their end. The list is in the arena, match by match, in the order of each; returns how
 * many. was NULL: nothing was there before, so nothing is brought. */
uint32_t brought_all(const struct edition *was, const struct edition *is, bool ascii,
                     struct arena *arena, struct brought **list);

/* "LIV 1-0 ATA": which match one is of and how it stands. Returns buf. */
char *brought_match(const struct edition *is, uint32_t match, char *buf, size_t size);

#endif
