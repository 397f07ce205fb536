/*
 * What is worth telling somebody who does not look: of what a newer build of an edition has that
 * the older one has not, goals, red cards, starts and ends. What was put right is no news: a
 * minute, a scorer, a scorer who was not known.
 */
#ifndef TOUCHLINE_TIME_NEWS_H
#define TOUCHLINE_TIME_NEWS_H

#include "time/carry.h"

enum news_kind {
    NEWS_GOAL, /* a goal, and one that is taken back */
    NEWS_RED_CARD,
    NEWS_MISSED_PENALTY,
    NEWS_KICK_OFF,
    NEWS_HALF_TIME,
    NEWS_FULL_TIME, /* the end of 90 minutes, of extra time, an organiser's decision */
    NEWS_SHOOTOUT,  /* its start and its end */
    NEWS_KICK,
    NEWS_THROUGH, /* a tie is decided */
    NEWS_KIND_COUNT
};

/* As in settings: "goal", "red-card", ... */
extern const char *const news_words[NEWS_KIND_COUNT];

struct news_item {
    unsigned kinds;      /* bits 1 << kind: one thing can be several */
    struct log_key what; /* the entry; of a goal that is there no longer, or a tie decided by no
                            new entry: the last one of its match */
    bool gone;           /* a goal is there no longer */
    bool late;           /* a tie is decided by no new entry */
};

struct news {
    struct news_item *v; /* what entries tell, in the order of the log; then the rest */
    uint32_t count;
};

/* What is worth telling of what is new, in the arena; entries: those of carry_news(). Of a match
 * that the old build does not have nothing is, nor details of one that was over. */
struct news news_make(const struct edition *old, const struct edition *new,
                      struct carry_news entries, struct arena *arena);

#endif
