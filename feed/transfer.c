#include "feed/transfer.h"

#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "feed/place.h"

enum { HEADER_BYTES_MOST = 256 * 1024, FIRST_BODY = 16 * 1024 };

/* -- what comes -------------------------------------------------------------------------------- */

static size_t end_by(struct transfer *transfer, enum fault fault)
{
    transfer->fault = fault;
    return 0; /* tells libcurl that we failed */
}

static size_t take_header(char *line, size_t size, size_t count, void *data)
{
    struct transfer *transfer = data;
    size_t len = size * count;
    transfer->header_bytes += len;
    if (transfer->header_bytes > HEADER_BYTES_MOST)
        return end_by(transfer, FAULT_HEADERS);
    header_take(&transfer->header, line, len);
    return len;
}

/* Room for len more bytes and a NUL; len is at most bytes_most. */
static bool make_room(struct transfer *transfer, size_t len)
{
    size_t cap = transfer->cap ? transfer->cap : FIRST_BODY;
    while (cap < transfer->len + len + 1)
        cap *= 2;
    if (cap == transfer->cap)
        return true;
    char *bytes = realloc(transfer->bytes, cap);
    if (!bytes)
        return false;
    transfer->bytes = bytes;
    transfer->cap = cap;
    return true;
}

/* Looks at the first byte that is no blank, and at no byte after it. */
static bool begins_like_json(struct transfer *transfer)
{
    static const char mark[] = "\xEF\xBB\xBF"; /* some servers send it in front of UTF-8 */
    size_t at = 0;
    if (transfer->len >= 3 && memcmp(transfer->bytes, mark, 3) == 0)
        at = 3;
    else if (memcmp(transfer->bytes, mark, transfer->len < 3 ? transfer->len : 3) == 0)
        return true; /* a part of it so far, or nothing */
    at += strspn(transfer->bytes + at, " \t\r\n");
    if (at == transfer->len)
        return true;
    transfer->begun = true;
    return transfer->bytes[at] == '{' || transfer->bytes[at] == '[';
}

static size_t take_body(char *bytes, size_t size, size_t count, void *data)
{
    struct transfer *transfer = data;
    size_t len = size * count;
    long status = 0;
    curl_easy_getinfo(transfer->easy, CURLINFO_RESPONSE_CODE, &status);
    if (len > transfer->limits.bytes_most - transfer->len)
        return end_by(transfer, FAULT_TOO_LARGE);
    if (status != 200) { /* an error's page: nobody reads it */
        transfer->len += len;
        return len;
    }
    if (!make_room(transfer, len))
        return end_by(transfer, FAULT_MEMORY);
    memcpy(transfer->bytes + transfer->len, bytes, len);
    transfer->len += len;
    transfer->bytes[transfer->len] = '\0';
    if (!transfer->begun && !begins_like_json(transfer))
        return end_by(transfer, FAULT_NOT_JSON);
    return len;
}

/* Before a connection is made, because after it the request is as good as sent. */
static curl_socket_t open_socket(void *data, curlsocktype purpose, struct curl_sockaddr *address)
{
    struct transfer *transfer = data;
    enum reach reach = address_reach(&address->addr);
    (void)purpose;
    if (transfer->must_be_loopback && reach != REACH_LOOPBACK) {
        transfer->fault = FAULT_NOT_LOOPBACK;
        return CURL_SOCKET_BAD;
    }
    if (transfer->must_be_public && !transfer->proxied && reach != REACH_PUBLIC) {
        transfer->fault = FAULT_NOT_PUBLIC;
        return CURL_SOCKET_BAD;
    }
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

/* -- where it may go --------------------------------------------------------------------------- */

/* Whether the answer came from the world, as far as can be known. */
static bool was_public(const struct transfer *transfer)
{
    char *address = NULL;
    enum reach reach = place_reach(transfer->url);
    if (reach == REACH_UNKNOWN && !transfer->proxied &&
        curl_easy_getinfo(transfer->easy, CURLINFO_PRIMARY_IP, &address) == CURLE_OK && address)
        reach = address_host_reach(address);
    return reach != REACH_LOOPBACK && reach != REACH_PRIVATE;
}

static bool key_may_go(const struct http_request *request, CURLU *url, struct err *err)
{
    CURLU *base = request->key_base ? place_read(request->key_base) : NULL;
    bool same = base && place_same_server(url, base);
    curl_url_cleanup(base);
    if (!same)
        return err_set(err, "the key is not for this address");
    if (!place_is_https(url) && place_reach(url) != REACH_LOOPBACK)
        return err_set(err, "the key goes by https only");
    return true;
}

/* -- making one -------------------------------------------------------------------------------- */

static bool add_header(struct transfer *transfer, const char *name, const char *value)
{
    if (!value || !*value)
        return true;
    size_t size = strlen(name) + strlen(value) + 3;
    char *line = malloc(size);
    if (!line)
        return false;
    snprintf(line, size, "%s: %s", name, value);
    struct curl_slist *headers = curl_slist_append(transfer->headers, line);
    explicit_bzero(line, size); /* it may be the key */
    free(line);
    if (headers)
        transfer->headers = headers;
    return headers != NULL;
}

/* No control bytes: one header must not become two. */
static bool one_line(const char *text)
{
    for (; text && *text; text++)
        if ((unsigned char)*text < ' ' || *text == 0x7f)
            return false;
    return true;
}

static bool read_request(struct transfer *transfer, const struct http_request *request,
                         struct err *err)
{
    transfer->url = place_read(request->url);
    if (!transfer->url || !place_is_web(transfer->url))
        return err_set(err, "not an address that can be fetched; expected http:// or https://");
    transfer->with_key = request->key && *request->key;
    if (transfer->with_key && !key_may_go(request, transfer->url, err))
        return false;
    if (!one_line(request->etag) || !one_line(request->last_modified) || !one_line(request->key) ||
        !one_line(request->key_header))
        return err_set(err, "a header with a control character");
    transfer->must_be_loopback = transfer->with_key && !place_is_https(transfer->url);
    if (!add_header(transfer, "Accept", "application/json, */*;q=0.1") ||
        !add_header(transfer, "If-None-Match", request->etag) ||
        !add_header(transfer, "If-Modified-Since", request->last_modified) ||
        (transfer->with_key && !add_header(transfer, request->key_header, request->key)))
        return err_set(err, "out of memory");
    transfer->conditional =
        (request->etag && *request->etag) || (request->last_modified && *request->last_modified);
    return true;
}

static void set_refusals(struct transfer *transfer)
{
    CURL *easy = transfer->easy;
#if LIBCURL_VERSION_NUM >= 0x075500
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
#else
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L); /* transfer_redirect() does it */
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 2L);
    curl_easy_setopt(easy, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    if (transfer->limits.ca_file) {
        curl_easy_setopt(easy, CURLOPT_CAINFO, transfer->limits.ca_file);
        curl_easy_setopt(easy, CURLOPT_CAPATH, NULL);
    }
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, (long)transfer->limits.slow_bytes);
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, (long)transfer->limits.slow_seconds);
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT, (long)transfer->limits.slow_seconds);
    curl_easy_setopt(easy, CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)transfer->limits.bytes_most);
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, open_socket);
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, transfer);
}

static void set_ways(struct transfer *transfer)
{
    CURL *easy = transfer->easy;
    curl_easy_setopt(easy, CURLOPT_PRIVATE, (char *)transfer);
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, transfer->detail);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
#if LIBCURL_VERSION_NUM >= 0x075700
    curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L); /* no waiting for a look-up of a name */
#endif
    curl_easy_setopt(easy, CURLOPT_USERAGENT, "touchline/" PACKAGE_VERSION);
    curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "gzip, deflate");
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, transfer->headers);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, take_header);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, transfer);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, take_body);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, transfer);
}

/* What differs from one address of a chain of redirects to the next. */
static void set_hop(struct transfer *transfer)
{
    int64_t left_ms = transfer->limits.total_ms - transfer->spent_us / 1000;
    bool here = place_reach(transfer->url) == REACH_LOOPBACK;
    bool checked = transfer->must_be_public || transfer->must_be_loopback;
    curl_easy_setopt(transfer->easy, CURLOPT_CURLU, transfer->url);
    curl_easy_setopt(transfer->easy, CURLOPT_TIMEOUT_MS, (long)(left_ms > 1 ? left_ms : 1));
    curl_easy_setopt(transfer->easy, CURLOPT_PROXY, here ? "" : NULL);
    /* A connection kept from before was not looked at with these eyes. */
    curl_easy_setopt(transfer->easy, CURLOPT_FRESH_CONNECT, checked ? 1L : 0L);
}

struct transfer *transfer_open(const struct http_limits *limits, const struct http_request *request,
                               uint32_t id, bool proxied, struct err *err)
{
    struct transfer *transfer = calloc(1, sizeof *transfer);
    if (transfer) {
        transfer->limits = *limits;
        transfer->id = id;
        transfer->proxied = proxied;
        header_init(&transfer->header);
        transfer->easy = curl_easy_init();
    }
    if (!transfer || !transfer->easy) {
        err_set(err, "out of memory");
    } else if (read_request(transfer, request, err)) {
        set_refusals(transfer);
        set_ways(transfer);
        set_hop(transfer);
        return transfer;
    }
    transfer_close(transfer);
    return NULL;
}

void transfer_close(struct transfer *transfer)
{
    if (!transfer)
        return;
    curl_easy_cleanup(transfer->easy);
    for (struct curl_slist *line = transfer->headers; line; line = line->next)
        explicit_bzero(line->data, strlen(line->data));
    curl_slist_free_all(transfer->headers);
    curl_url_cleanup(transfer->url);
    free(transfer->bytes);
    free(transfer);
}

/* -- redirects --------------------------------------------------------------------------------- */

int64_t transfer_spent_us(const struct transfer *transfer)
{
    curl_off_t us = 0;
    curl_easy_getinfo(transfer->easy, CURLINFO_TOTAL_TIME_T, &us);
    return transfer->spent_us + us;
}

/* Why it may not go to the next address; FAULT_NONE when it may. */
static enum fault judge(const struct transfer *transfer, CURLU *next, bool from_public)
{
    if (transfer->with_key)
        return FAULT_REDIRECT_KEY;
    if (transfer->redirects >= transfer->limits.redirects_most)
        return FAULT_REDIRECT_COUNT;
    if (!place_is_web(next))
        return FAULT_REDIRECT_SCHEME;
    if (place_is_https(transfer->url) && !place_is_https(next))
        return FAULT_REDIRECT_TLS;
    enum reach reach = place_reach(next);
    if (from_public && (reach == REACH_LOOPBACK || reach == REACH_PRIVATE))
        return FAULT_NOT_PUBLIC;
    if (from_public && transfer->proxied && !place_same_host(transfer->url, next))
        return FAULT_REDIRECT_PROXY;
    return FAULT_NONE;
}

static void start_again(struct transfer *transfer, CURLU *next, bool from_public)
{
    transfer->spent_us = transfer_spent_us(transfer);
    transfer->redirects++;
    transfer->must_be_public = transfer->must_be_public || from_public;
    CURLU *before = transfer->url;
    transfer->url = next;
    set_hop(transfer);
    curl_url_cleanup(before);
    header_init(&transfer->header);
    transfer->len = 0;
    transfer->begun = false;
    transfer->detail[0] = '\0';
}

bool transfer_redirect(struct transfer *transfer)
{
    long status = 0;
    char *target = NULL;
    curl_easy_getinfo(transfer->easy, CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(transfer->easy, CURLINFO_REDIRECT_URL, &target);
    if (status != 301 && status != 302 && status != 303 && status != 307 && status != 308)
        return false;
    CURLU *next = target ? place_read(target) : NULL;
    bool from_public = transfer->must_be_public || was_public(transfer);
    transfer->fault = next ? judge(transfer, next, from_public) : FAULT_REDIRECT_SCHEME;
    if (transfer->fault != FAULT_NONE) {
        curl_url_cleanup(next);
        return false;
    }
    start_again(transfer, next, from_public);
    return true;
}
