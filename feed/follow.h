/*
 * Following a source: asks, keeps a journal of what came, and tells it line by line on standard
 * output, as ui/live_feed.c reads it: lines of the journal, and between them
 *
 *     {"trouble":"connection refused","retry":20}   nothing new can be had for now; with "age", of
 * the last good answer, in seconds
 *     {"error":"espn:.. is no league"}              the source cannot be followed as it is asked
 * for
 *     {"heard":true}                                all answers came: that is how things stand;
 * with "warning" where no journal can be kept
 */
#ifndef TOUCHLINE_FEED_FOLLOW_H
#define TOUCHLINE_FEED_FOLLOW_H

#include <stdbool.h>
#include <stdint.h>

#define FOLLOW_EDITIONS_MOST 8

struct follow_options {
    const char *source;   /* "espn:uel", "https://..." */
    const char *base_url; /* in place of the provider's address; NULL */
    const char *journals; /* the folder of journals; NULL: none is kept */
    const char *keys;     /* the file of keys; NULL */
    /* Folders of editions that are known, those that go before others first; NULL at the end */
    const char *editions[FOLLOW_EDITIONS_MOST + 1];
    bool once;            /* one round of requests, then the end */
    int64_t wait_most_ms; /* for tests: between two rounds; 0: as schedule.h says */
    int slow_seconds;     /* for tests: see struct http_limits; 0: the usual */
    const char *ca_file;  /* certificates to trust instead of the system's; NULL */
};

/* Returns the exit status when it has asked once, when nobody reads any more, or when it cannot
 * begin, which it tells as trouble. */
int follow(const struct follow_options *options);

#endif
