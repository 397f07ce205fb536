/*
 * When a live source was last heard, and when it may be asked again: a small file beside its
 * journal, "KEY.contact", in which those who ask leave word for those who would. It is one line, a
 * checksum, a blank and an object as in the journal; what is damaged is as if it were not there.
 *
 *     {"source":"espn:uel","heard":"2026-11-27T20:07:18Z","every":15,
 *      "said":"2026-11-27T20:07:18Z","due":"2026-11-27T20:07:34Z","errors":0}
 *
 * Every time is the clock's; nothing here reads it.
 */
#ifndef TOUCHLINE_LIVE_CONTACT_H
#define TOUCHLINE_LIVE_CONTACT_H

#include "base/instant.h"
#include "live/journal_name.h"

enum {
    CONTACT_CLAIM_SECONDS = 60,           /* how long one who asks is waited for */
    CONTACT_DUE_MOST = 27 * HOUR_SECONDS, /* no wait is longer; a clock was put back */
};

struct contact {
    char source[1024];   /* "espn:uel"; "" not known, and never one that may hold a secret */
    char base_url[1024]; /* in place of the provider's address; "" for that */
    instant heard;       /* when the last good answer came; INSTANT_UNKNOWN: none has */
    int64_t every;       /* seconds from it to the next request */
    instant said;        /* when this was written; where it lies ahead, a clock was put back */
    instant due;         /* from when another may ask; INSTANT_UNKNOWN: at once */
    uint32_t doubted;    /* what was not believed of the last answer, by a sum; 0: nothing */
    instant whole;       /* when all of a season was asked for last; INSTANT_UNKNOWN: never */
    unsigned errors;     /* answers in a row that failed */
    char trouble[512];   /* why the last failed; "" */
};

/* Nothing known but what it is; base_url may be NULL. What may not or cannot be kept is not known.
 */
void contact_init(struct contact *contact, const char *source, const char *base_url);

/* Reads that of dir/name. False, with nothing known, when there is none. */
bool contact_read(struct contact *contact, const char *dir, const char *name);

/* Writes it, for its owner alone. */
bool contact_write(const struct contact *contact, const char *dir, const char *name,
                   struct err *err);

/* Whether the source has been heard lately: within twice the time from request to request, by a
 * clock that may have been put back as far, and no further. */
bool contact_is_fresh(const struct contact *contact, instant now);

/*
 * Claims the next request. True: nobody else does before CONTACT_CLAIM_SECONDS are over, or what
 * came of it is written. False: it is not time yet, somebody else has just done so, or the file
 * cannot be written. contact: what is written where there is no file yet.
 */
bool contact_claim(const struct contact *contact, const char *dir, const char *name, instant now);

#endif
