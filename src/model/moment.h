/*
 * A moment: the point of the log being looked at. An entry is seen at a moment when its (instant,
 * match, place in its match) is not after the moment's. Two entries of one instant are told apart,
 * so a step can stand between them.
 */
#ifndef TOUCHLINE_MODEL_MOMENT_H
#define TOUCHLINE_MODEL_MOMENT_H

#include <stdbool.h>

#include "base/instant.h"

struct moment {
    instant at;
    uint32_t
        match;    /* of entries at this very instant, those of matches before this one are seen, */
    uint32_t seq; /* and of this match those up to this place */
};

/* Everything up to and including an instant. */
static inline struct moment moment_at(instant at)
{
    return (struct moment){at, UINT32_MAX, UINT32_MAX};
}

/* The end: everything there is. */
static inline struct moment moment_end(void)
{
    return moment_at(INSTANT_END);
}

/* True when the entry (at, match, seq) is seen at the moment. */
static inline bool moment_sees(struct moment now, instant at, uint32_t match, uint32_t seq)
{
    if (at != now.at)
        return at < now.at;
    if (match != now.match)
        return match < now.match;
    return seq <= now.seq;
}

#endif
