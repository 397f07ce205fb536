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

/*
 * An entry, by its place in the old match: the same happening, though its minute or person may have
 * been put right; ID_NONE when there is none or the match is gone. The same are events of one side,
 * family (goals, sendings-off) and person; or less than four minutes apart; or, where a person is
 * not known, the next in order.
 */
uint32_t carry_entry(const struct edition *old, const struct edition *new, uint32_t match,
                     uint32_t seq);

/* By the place of an entry in the match of the other build the place of the same one in the match
 * in the one, or ID_NONE; no place twice. The caller's to free(). */
uint32_t *carry_pairs(const struct edition *one, uint32_t in, const struct edition *other,
                      uint32_t match);

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

/* What the new build has that the old one has not: entries, in the order of the log, in the arena.
 */
struct carry_news {
    struct log_key *v;
    uint32_t count;
};

struct carry_news carry_news(const struct edition *old, const struct edition *new,
                             struct arena *arena);

/* The moment at which an entry is the next to come. */
struct moment carry_before(struct log_key entry);

#endif
