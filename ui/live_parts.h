/* What the kinds of sources that go on share. */
#ifndef TOUCHLINE_UI_LIVE_PARTS_H
#define TOUCHLINE_UI_LIVE_PARTS_H

#include "live.h"

#define LIVE_NEVER INT64_MAX

struct live_kind {
    enum live_news (*look)(struct live *live, int64_t ms, const struct edition **edition,
                           struct err *why);
    void (*watch)(struct live *live, const char *match); /* see live_watch(); may be NULL */
    void (*stop)(struct live *live);                     /* see live_stop(); may be NULL */
    void (*release)(struct live *live);                  /* what is the kind's own */
};

/* The first member of what a kind makes of it. */
struct live {
    const struct live_kind *kind;
    int fd;        /* to be waited for; closed with it; -1 */
    int64_t due;   /* see live_due(); at first it wants to be asked at once */
    int64_t retry; /* see live_retry(); LIVE_NEVER at first */
    int64_t heard; /* see live_heard(); LIVE_NEVER at first */
    instant known; /* see live_known() */
    bool current;  /* see live_is_current() */
    struct edition *edition, *before;
};

/* size bytes that begin with a struct live. */
void *live_new(size_t size, const struct live_kind *kind);

/* Keeps an edition until the next one but one comes. Returns it. */
const struct edition *live_keep(struct live *live, struct edition *next);

#endif
