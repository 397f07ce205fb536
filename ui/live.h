/*
 * A source that goes on: newer builds of the edition that is open come from it while it is looked
 * at. It never waits; whoever does waits for its descriptor and until its time.
 */
#ifndef TOUCHLINE_UI_LIVE_H
#define TOUCHLINE_UI_LIVE_H

#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "model/edition.h"

struct live;

enum live_news {
    LIVE_NOTHING,
    LIVE_EDITION, /* a newer build */
    LIVE_HEARD,   /* that is how things stand; a warning is in err, or "" */
    LIVE_TROUBLE, /* none can be had now; why is in err. The last one stays. */
    LIVE_ERROR    /* nor ever, as it is asked for; why is in err */
};

/*
 * What touchline-feed brings of a live source: it is started, asks whom it has to and tells line by
 * line. base_url: in place of the provider's address, or NULL. once: it asks once and ends. NULL,
 * with why in err, when it cannot be started. The caller's to live_close(), which ends it.
 */
struct live *live_feed(const char *source, const char *base_url, bool once, struct err *err);

/* Where journals are kept, and what lies beside them; in the arena. NULL: there is no place. */
char *live_folder(struct arena *arena);

/* Asks a source once and waits for nothing, not even for what came of it: that is left beside its
 * journal. Whether there is a touchline-feed to do so. */
void live_ask(const char *source, const char *base_url);
bool live_can_ask(void);

/* Waits for what comes next: an edition, or why there is none; LIVE_NOTHING: it has ended. For who
 * has nothing to show meanwhile. */
enum live_news live_wait(struct live *live, const struct edition **edition, struct err *why);

/* A file that another program writes anew or replaces. To be called before the file is read, so
 * that no change is missed. NULL, with why in err, when it is not a file. The caller's to
 * live_close(). */
struct live *live_follow(const char *path, struct err *err);

/* The match that is looked at closely, by its key; NULL: none. A source that can asks for more of
 * it. */
void live_watch(struct live *live, const char *match);

/* Nothing more is wanted of it: nobody is asked any more. Its editions stay. */
void live_stop(struct live *live);

/* NULL is fine. */
void live_close(struct live *live);

/* To be waited for: readable when there may be something; -1: there is none. */
int live_fd(const struct live *live);

/* When the last edition was received; INSTANT_UNKNOWN: when it came. */
instant live_known(const struct live *live);

/* Whether what it brings next has just happened: a file, or a source that has been heard since it
 * was opened. Until then it may be what happened while nobody was listening. */
bool live_is_current(const struct live *live);

/* When, at LIVE_TROUBLE, the last good answer had come, by the clock of live_look(); INT64_MAX: not
 * known. */
int64_t live_heard(const struct live *live);

/* When, after LIVE_TROUBLE, it is tried again, by the clock of live_look(); INT64_MAX: not known.
 */
int64_t live_retry(const struct live *live);

/* When it wants to be asked again, by the clock of live_look(); INT64_MAX: only when the descriptor
 * is readable. */
int64_t live_due(const struct live *live);

/* Looks what has come, of a source that has ended too; ms: the time, of a clock that only runs
 * forwards. An edition lives until the next one but one comes, or until live_close(). */
enum live_news live_look(struct live *live, int64_t ms, const struct edition **edition,
                         struct err *why);

#endif
