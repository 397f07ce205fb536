/* One request under way: a libcurl handle, what has come, and where it may go. Only http.c uses
 * this. */
#ifndef TOUCHLINE_FEED_TRANSFER_H
#define TOUCHLINE_FEED_TRANSFER_H

#include <curl/curl.h>

#include "feed/header.h"
#include "feed/http.h"

/* Why we ended it ourselves. */
enum fault {
    FAULT_NONE,
    FAULT_TOO_LARGE,
    FAULT_NOT_JSON,
    FAULT_HEADERS, /* too many */
    FAULT_MEMORY,
    FAULT_NOT_PUBLIC,   /* from a public address to one that is not */
    FAULT_NOT_LOOPBACK, /* a key by http to elsewhere */
    FAULT_REDIRECT_COUNT,
    FAULT_REDIRECT_SCHEME, /* neither http nor https, or no address */
    FAULT_REDIRECT_TLS,    /* from https to http */
    FAULT_REDIRECT_KEY,
    FAULT_REDIRECT_PROXY, /* to another host through a proxy */
    FAULT_COUNT,
};

struct transfer {
    struct transfer *next; /* of those under way */
    struct http_limits limits;
    uint32_t id;
    bool conditional, with_key;
    bool proxied;        /* a proxy may be between: addresses of sockets tell nothing */
    bool must_be_public; /* it has been redirected from a public address */
    bool must_be_loopback;

    CURL *easy;
    CURLU *url; /* where it is now */
    struct curl_slist *headers;
    int redirects;
    int64_t spent_us; /* by the redirects so far */

    struct header header;
    size_t header_bytes;
    char *bytes; /* the body */
    size_t len, cap;
    bool begun; /* the first byte that is no blank has come */
    enum fault fault;
    char detail[CURL_ERROR_SIZE]; /* libcurl's words; may hold foreign bytes */
};

/* A transfer ready to be added to a multi handle. NULL: err says why. */
struct transfer *transfer_open(const struct http_limits *limits, const struct http_request *request,
                               uint32_t id, bool proxied, struct err *err);
void transfer_close(struct transfer *transfer);

/* After an answer: true when it is a redirect that may be followed, and the transfer is ready to be
 * added again; where it may not, fault says why. */
bool transfer_redirect(struct transfer *transfer);

/* Microseconds since it began. */
int64_t transfer_spent_us(const struct transfer *transfer);

#endif
