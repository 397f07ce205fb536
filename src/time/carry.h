/*
 * Carrying a place over: editions are const, so what a source changes makes a new build of the same
 * edition, and ids of the one mean nothing in the other. Keys last; what was looked at in the old
 * build is found again in the new by them. What is there no longer is ID_NONE.
 */
#ifndef TOUCHLINE_TIME_CARRY_H
#define TOUCHLINE_TIME_CARRY_H

#include "model/edition.h"
#include "model/moment.h"
#include "time/log.h"

uint32_t carry_team(const struct edition *old, const struct edition *new, uint32_t team);
uint32_t carry_tie(const struct edition *old, const struct edition *new, uint32_t tie);
uint32_t carry_match(const struct edition *old, const struct edition *new, uint32_t match);
uint32_t carry_group(const struct edition *old, const struct edition *new, uint32_t group);

/* An entry, by its place in the old match: the same happening, though its minute or person may have
 * been put right; ID_NONE when there is none or the match is gone. */
uint32_t carry_entry(const struct edition *old, const struct edition *new, uint32_t match,
                     uint32_t seq);

/* Whether two entries, by their places in a match of each, are the same happening told in the same
 * way: nothing about it was put right. */
bool carry_same_entry(const struct edition *old, struct log_place was, const struct edition *new,
                      struct log_place is);

/* Whether all of the log of a match is. */
bool carry_same_log(const struct edition *old, uint32_t was, const struct edition *new,
                    uint32_t is);

/* Whether two persons have the same name, or both none. */
bool carry_same_person(const struct edition *old, uint32_t was, const struct edition *new,
                       uint32_t is);

/* Whether ids of teams, ties, matches and groups mean the same in both. */
bool carry_same_ids(const struct edition *old, const struct edition *new);

/* The moment that shows in the new build what this one shows in the old, but for what was put
 * right. The end stays the end. */
struct moment carry_moment(const struct edition *old, const struct edition *new,
                           struct moment moment);

/* What the new build has that the old one has not: entries of the log. */
struct carry_news {
    uint32_t count;
    struct log_key first, last; /* in the order of the log, when there are any */
};

struct carry_news carry_news(const struct edition *old, const struct edition *new);

/* The moment at which an entry is the next to come. */
struct moment carry_before(struct log_key entry);

#endif
