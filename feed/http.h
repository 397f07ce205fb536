/*
 * Fetching JSON over http and https without ever blocking. Ask with http_get(), wait with
 * http_wait() beside whatever else there is to wait for, take what has come with http_next(), as
 * often as it gives something.
 *
 * Refused, each with a sentence that says so: anything but http and https, also after redirects (5
 * at most, never from https to http, never from a public address to one that is loopback, private
 * or link-local, nor through a proxy to another host, whose address cannot be known); a certificate
 * that does not hold; more than 16 MiB, counted after decompression; more than 60 s in all, or
 * slower than 1 KB/s (or not even connected) for 30 s; an answer that does not begin like JSON.
 *
 * A key goes to one place only and by https, or to this machine; with a key no redirect is
 * followed. No key, and no user:password@ of an address, is in any message. Messages are through
 * the gate.
 */
#ifndef TOUCHLINE_FEED_HTTP_H
#define TOUCHLINE_FEED_HTTP_H

#include <poll.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

#define HTTP_ALSO_MOST 16    /* descriptors that http_wait() waits for besides */
#define HTTP_REQUESTS_MOST 8 /* requests under way */
#define HTTP_URL_MOST 4096   /* bytes of an address */

struct http;

struct http_limits {
    int total_ms;      /* for a request with all its redirects */
    int slow_bytes;    /* fewer bytes a second than this ... */
    int slow_seconds;  /* ... for so long end it, as does connecting for so long */
    size_t bytes_most; /* of a body, decompressed */
    int redirects_most;
    const char *ca_file; /* certificates to trust instead of the system's; NULL: the system's.
                            Outlives the struct http. */
};

struct http_request {
    const char *url;
    const char *etag;          /* of the last good answer; NULL or "" for none */
    const char *last_modified; /* likewise */
    const char *key_header;    /* the header's name, "X-Auth-Token"; NULL: no key */
    const char *key;
    const char
        *key_base; /* "https://api.example.org": the key goes to this scheme, host and port */
};

/* What came of a request. Everything belongs to the struct http and holds until its next
 * http_next() or http_close(). */
struct http_result {
    uint32_t id;
    bool good;         /* a body that begins like JSON, or status 304 after a conditional request */
    int status;        /* HTTP's; 0: no answer came */
    const char *bytes; /* the body, and a NUL behind it; "" but for status 200 and good */
    size_t len;
    const char *etag, *last_modified; /* "" where there is none */
    int fresh;                        /* seconds for which the answer is fresh; -1 unknown */
    int retry_after;                  /* seconds that the server wants us to wait; -1 unknown */
    char error[256];                  /* why it is not good, in a few words; "" when good */
};

/* The limits above. */
struct http_limits http_limits(void);

/* limits NULL: the usual ones. NULL when libcurl cannot begin. */
struct http *http_open(const struct http_limits *limits);

/* Ends what is under way. Does not wait for a look-up of a name. */
void http_close(struct http *http);

/*
 * Begins a request; the result carries the id. The strings are copied. False, with nothing begun:
 * the address is none, is not http or https, the key may not go there, or HTTP_REQUESTS_MOST are
 * under way.
 */
bool http_get(struct http *http, const struct http_request *request, uint32_t id, struct err *err);

/* Requests under way, and results not yet taken. */
size_t http_busy(const struct http *http);

/*
 * Waits until something of a request moves, one of also is ready (its revents are set), a signal
 * comes, or timeout_ms (not negative) are over; may return early. count is HTTP_ALSO_MOST at most.
 */
void http_wait(struct http *http, struct pollfd *also, size_t count, int timeout_ms);

/* The next result. False when there is none yet. */
bool http_next(struct http *http, struct http_result *result);

/* An address as it may be shown, gated and without user:password@ ("?" when it is none). */
void http_shown(char *out, size_t size, const char *url);

#endif
