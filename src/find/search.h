/*
 * Type-ahead: the names that a few letters mean, best first. Every word of the query must be found:
 * in the name itself or in what stands beside it (code, alias, team, round, edition), at least one
 * of them in the name. The whole name comes before the start of it, that before starts of words,
 * that before the middle of words; letters merely in their order count only when nothing else fits
 * at all. Of those alike: teams, players, matches, venues, editions; the first index before the
 * others; then by the alphabet. No order depends on what the moment does not see.
 */
#ifndef TOUCHLINE_FIND_SEARCH_H
#define TOUCHLINE_FIND_SEARCH_H

#include "find/index.h"

enum { SEARCH_MOST = 200, SEARCH_WORDS = 8 }; /* found, kept; words of a query looked at */

/* What is searched: an index, as it stood at a moment. */
struct shelf {
    const struct name_index *index;
    struct moment now;
};

struct hit_name {
    uint32_t shelf, name; /* shelves[shelf].index->v[name] */
};

struct found {
    struct hit_name v[SEARCH_MOST];
    uint32_t count; /* kept, best first */
    uint32_t all;   /* that fit */
};

/* query: foreign bytes are fine. An empty one finds nothing. */
void search_names(const struct shelf *shelves, uint32_t shelf_count, const char *query,
                  struct found *found);

/* The same among editions alone; an empty query finds them all, in the order of the shelves. */
void search_editions(const struct shelf *shelves, uint32_t shelf_count, const char *query,
                     struct found *found);

#endif
