#include "feed/http.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "feed/place.h"
#include "feed/transfer.h"
#include "feed/verdict.h"

struct http {
    CURLM *multi;
    struct http_limits limits;
    bool proxied;
    struct transfer *first; /* under way */
    struct transfer *taken; /* the one whose result is with the caller; may be NULL */
};

struct http_limits http_limits(void)
{
    return (struct http_limits){
        .total_ms = 60 * 1000,
        .slow_bytes = 1024,
        .slow_seconds = 30,
        .bytes_most = (size_t)16 * 1024 * 1024,
        .redirects_most = 5,
    };
}

/* The variables that libcurl looks at. (HTTP_PROXY it does not: a web server sets that.) */
static bool proxy_is_set(void)
{
    static const char *const names[] = {"http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy",
                                        "ALL_PROXY"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const char *value = getenv(names[i]);
        if (value && *value)
            return true;
    }
    return false;
}

struct http *http_open(const struct http_limits *limits)
{
    if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
        return NULL;
    struct http *http = calloc(1, sizeof *http);
    if (http)
        http->multi = curl_multi_init();
    if (!http || !http->multi) {
        free(http);
        curl_global_cleanup();
        return NULL;
    }
    http->limits = limits ? *limits : http_limits();
    http->proxied = proxy_is_set();
    return http;
}

void http_close(struct http *http)
{
    if (!http)
        return;
    while (http->first) {
        struct transfer *transfer = http->first;
        http->first = transfer->next;
        curl_multi_remove_handle(http->multi, transfer->easy);
        transfer_close(transfer);
    }
    transfer_close(http->taken);
    curl_multi_cleanup(http->multi);
    free(http);
    curl_global_cleanup();
}

size_t http_busy(const struct http *http)
{
    size_t count = 0;
    for (const struct transfer *transfer = http->first; transfer; transfer = transfer->next)
        count++;
    return count;
}

bool http_get(struct http *http, const struct http_request *request, uint32_t id, struct err *err)
{
    if (http_busy(http) >= HTTP_REQUESTS_MOST)
        return err_set(err, "more than %d requests at once", HTTP_REQUESTS_MOST);
    struct transfer *transfer = transfer_open(&http->limits, request, id, http->proxied, err);
    if (!transfer)
        return false;
    CURLMcode code = curl_multi_add_handle(http->multi, transfer->easy);
    if (code != CURLM_OK) {
        transfer_close(transfer);
        return err_set(err, "%s", curl_multi_strerror(code));
    }
    transfer->next = http->first;
    http->first = transfer;
    return true;
}

void http_wait(struct http *http, struct pollfd *also, size_t count, int timeout_ms)
{
    struct curl_waitfd fds[HTTP_ALSO_MOST];
    if (count > HTTP_ALSO_MOST)
        count = HTTP_ALSO_MOST;
    for (size_t i = 0; i < count; i++) {
        fds[i] = (struct curl_waitfd){.fd = also[i].fd};
        if (also[i].events & POLLIN)
            fds[i].events |= CURL_WAIT_POLLIN;
        if (also[i].events & POLLPRI)
            fds[i].events |= CURL_WAIT_POLLPRI;
        if (also[i].events & POLLOUT)
            fds[i].events |= CURL_WAIT_POLLOUT;
    }
    curl_multi_poll(http->multi, fds, (unsigned)count, timeout_ms, NULL);
    /* libcurl leaves out hang-ups: ask again, without waiting. */
    if (count > 0)
        poll(also, (nfds_t)count, 0);
    int running = 0;
    curl_multi_perform(http->multi, &running);
}

/* Takes a transfer out of those under way. */
static void unlink_transfer(struct http *http, struct transfer *transfer)
{
    struct transfer **at = &http->first;
    while (*at != transfer)
        at = &(*at)->next;
    *at = transfer->next;
    transfer->next = NULL;
}

bool http_next(struct http *http, struct http_result *result)
{
    int left = 0;
    transfer_close(http->taken);
    http->taken = NULL;
    for (CURLMsg *message = curl_multi_info_read(http->multi, &left); message;
         message = curl_multi_info_read(http->multi, &left)) {
        if (message->msg != CURLMSG_DONE)
            continue;
        CURLcode code = message->data.result; /* the message goes with the handle */
        CURL *easy = message->easy_handle;
        char *private = NULL;
        curl_easy_getinfo(easy, CURLINFO_PRIVATE, &private);
        struct transfer *transfer = (struct transfer *)(void *)private;
        curl_multi_remove_handle(http->multi, easy);
        if (code == CURLE_OK && transfer_redirect(transfer) &&
            curl_multi_add_handle(http->multi, easy) == CURLM_OK)
            continue;
        unlink_transfer(http, transfer);
        http->taken = transfer;
        verdict_fill(result, transfer, code);
        return true;
    }
    return false;
}

/* Writes the parts of an address that may be shown. */
static bool show_parts(char *out, size_t size, CURLU *parts)
{
    char *whole = NULL;
    bool good = curl_url_set(parts, CURLUPART_USER, NULL, 0) == CURLUE_OK &&
                curl_url_set(parts, CURLUPART_PASSWORD, NULL, 0) == CURLUE_OK &&
                curl_url_set(parts, CURLUPART_OPTIONS, NULL, 0) == CURLUE_OK &&
                curl_url_get(parts, CURLUPART_URL, &whole, 0) == CURLUE_OK;
    if (good)
        utf8_gate(out, size, whole, strlen(whole));
    curl_free(whole);
    return good;
}

void http_shown(char *out, size_t size, const char *url)
{
    CURLU *parts = place_read(url);
    if (!parts || !show_parts(out, size, parts))
        utf8_gate(out, size, "?", 1);
    curl_url_cleanup(parts);
}
