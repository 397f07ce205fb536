/* What of an HTTP answer's headers counts for following: what to ask with next time, and when. */
#ifndef TOUCHLINE_FEED_HEADER_H
#define TOUCHLINE_FEED_HEADER_H

#include <stdbool.h>
#include <stddef.h>

#define HEADER_SECONDS_MOST (24 * 60 * 60) /* longer waits are cut to a day */

struct header {
    char etag[256];         /* "" where there is none, or one too long to be sent back */
    char last_modified[64]; /* likewise */
    char type[64];          /* Content-Type without its parameters, as it came */
    char date[64];          /* the server's time of answering, "" unknown */
    char retry_date[64];    /* Retry-After where it is a date, else "" */
    int retry_after;        /* Retry-After where it is seconds; -1 unknown */
    int max_age;            /* Cache-Control: seconds; 0 for no-cache and no-store; -1 unknown */
    int age;                /* Age: seconds that the answer has been in a cache; 0 unknown */
};

void header_init(struct header *header);

/* Takes one header line, with or without its line end. What is malformed is as if not there; a
 * status line ("HTTP/...") forgets all before it, because an answer may have several (100, 103). */
void header_take(struct header *header, const char *line, size_t len);

/* Seconds for which the answer is fresh: max-age less Age, not under 0; -1 unknown. */
int header_fresh(const struct header *header);

#endif
