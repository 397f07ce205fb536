#include "feed/verdict.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "feed/place.h"

enum { CLOCKS_DIFFER_MS = 20 };

/* -- words ------------------------------------------------------------------------------------- */

static const char *const fault_words[FAULT_COUNT] = {
    [FAULT_HEADERS] = "more than 256 KiB of headers",
    [FAULT_MEMORY] = "out of memory",
    [FAULT_NOT_PUBLIC] = "redirected from a public address to a private one, which is not followed",
    [FAULT_NOT_LOOPBACK] = "the key goes by https only",
    [FAULT_REDIRECT_SCHEME] = "redirected to what is neither http nor https",
    [FAULT_REDIRECT_TLS] = "redirected from https to http, which is not followed",
    [FAULT_REDIRECT_KEY] = "redirected, which is not followed with a key",
    [FAULT_REDIRECT_PROXY] = "redirected to another host, which is not followed through a proxy",
};

static const char *status_words(int status)
{
    static const struct {
        int status;
        const char *words;
    } known[] = {
        {400, " Bad Request"},
        {401, " Unauthorized"},
        {403, " Forbidden"},
        {404, " Not Found"},
        {410, " Gone"},
        {429, " Too Many Requests"},
        {500, " Internal Server Error"},
        {502, " Bad Gateway"},
        {503, " Service Unavailable"},
        {504, " Gateway Timeout"},
    };
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (known[i].status == status)
            return known[i].words;
    return "";
}

/* "16 MiB", "1 KB", "300 bytes" */
static void size_words(char *out, size_t size, size_t bytes, size_t unit, const char *word)
{
    if (bytes >= unit && bytes % unit == 0)
        snprintf(out, size, "%zu %s", bytes / unit, word);
    else
        snprintf(out, size, "%zu bytes", bytes);
}

/* "60 s", "1.5 s" */
static void seconds_words(char *out, size_t size, int ms)
{
    if (ms % 1000 == 0)
        snprintf(out, size, "%d s", ms / 1000);
    else
        snprintf(out, size, "%d.%d s", ms / 1000, ms % 1000 / 100);
}

/* All that is said passes here. */
static void say(struct http_result *result, const char *before, const char *foreign)
{
    size_t len = utf8_gate(result->error, sizeof result->error, before, strlen(before));
    utf8_gate(result->error + len, sizeof result->error - len, foreign, strlen(foreign));
}

/* -- what went wrong --------------------------------------------------------------------------- */

static void say_not_json(struct http_result *result, const struct transfer *transfer)
{
    const char *first = transfer->bytes ? transfer->bytes : "";
    first += strspn(first, "\xEF\xBB\xBF \t\r\n");
    if (*first == '\0' && transfer->len == strlen(transfer->bytes ? transfer->bytes : ""))
        say(result, "expected JSON, got an empty answer", "");
    else if (*first == '<')
        say(result, "expected JSON, got ", strstr(transfer->header.type, "xml") ? "XML" : "HTML");
    else if (transfer->header.type[0] && !strstr(transfer->header.type, "json"))
        say(result, "expected JSON, got ", transfer->header.type);
    else
        say(result, "expected JSON, got something else", "");
}

static void say_fault(struct http_result *result, const struct transfer *transfer)
{
    char text[64], size[32];
    if (transfer->fault == FAULT_TOO_LARGE) {
        size_words(size, sizeof size, transfer->limits.bytes_most, (size_t)1024 * 1024, "MiB");
        say(result, "larger than ", size);
    } else if (transfer->fault == FAULT_NOT_JSON) {
        say_not_json(result, transfer);
    } else if (transfer->fault == FAULT_REDIRECT_COUNT) {
        snprintf(text, sizeof text, "redirected more than %d times",
                 transfer->limits.redirects_most);
        say(result, text, "");
    } else {
        say(result, fault_words[transfer->fault], "");
    }
}

static void say_timeout(struct http_result *result, const struct transfer *transfer)
{
    char text[96], size[32], time[32];
    int64_t spent_ms = transfer_spent_us(transfer) / 1000;
    /* Which of the two it was libcurl does not say; its clocks differ by a little. */
    if (spent_ms + CLOCKS_DIFFER_MS >= transfer->limits.total_ms) {
        seconds_words(time, sizeof time, transfer->limits.total_ms);
        say(result, "no whole answer within ", time);
        return;
    }
    curl_off_t connected = 0;
    curl_easy_getinfo(transfer->easy, CURLINFO_PRETRANSFER_TIME_T, &connected);
    if (connected == 0) {
        snprintf(text, sizeof text, "no connection within %d s", transfer->limits.slow_seconds);
        say(result, text, "");
        return;
    }
    size_words(size, sizeof size, (size_t)transfer->limits.slow_bytes, 1024, "KB");
    snprintf(text, sizeof text, "slower than %s/s for %d s", size, transfer->limits.slow_seconds);
    say(result, text, "");
}

static void say_unconnected(struct http_result *result, const struct transfer *transfer)
{
    long number = 0;
    curl_easy_getinfo(transfer->easy, CURLINFO_OS_ERRNO, &number);
    if (transfer->fault != FAULT_NONE)
        say_fault(result, transfer);
    else if (number == ECONNREFUSED)
        say(result, "connection refused", "");
    else if (number == ENETUNREACH || number == EHOSTUNREACH || number == ENETDOWN)
        say(result, "the network does not reach it", "");
    else
        say(result, "cannot connect", "");
}

/* Why, without what libcurl says before it: a line of a terminal has room for little. */
static const char *tls_words(const struct transfer *transfer, CURLcode code)
{
    static const char before[] = "SSL certificate problem: ";
    const char *words = transfer->detail[0] ? transfer->detail : curl_easy_strerror(code);
    return words + (strncmp(words, before, sizeof before - 1) == 0 ? sizeof before - 1 : 0);
}

static void say_code(struct http_result *result, const struct transfer *transfer, CURLcode code)
{
    char *host = NULL;
    switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
        host = place_host(transfer->url);
        say(result, "cannot find the host ", host ? host : "");
        curl_free(host);
        break;
    case CURLE_COULDNT_RESOLVE_PROXY:
        say(result, "cannot find the proxy", "");
        break;
    case CURLE_COULDNT_CONNECT:
        say_unconnected(result, transfer);
        break;
    case CURLE_OPERATION_TIMEDOUT:
        say_timeout(result, transfer);
        break;
    case CURLE_GOT_NOTHING:
        say(result, "the connection closed without an answer", "");
        break;
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM:
        say(result, "the connection broke off", "");
        break;
    case CURLE_PARTIAL_FILE:
        say(result, "the answer broke off", "");
        break;
    case CURLE_BAD_CONTENT_ENCODING:
        say(result, "the answer's compression is damaged", "");
        break;
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_WEIRD_SERVER_REPLY:
        say(result, "expected HTTP, got something else", "");
        break;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CONNECT_ERROR:
        say(result, "no safe connection: ", tls_words(transfer, code));
        break;
    default: /* not the details, which may hold an address with its password */
        say(result, curl_easy_strerror(code), "");
    }
}

static void say_status(struct http_result *result, const struct transfer *transfer, int status)
{
    char text[64];
    if (status == 200) {
        say_not_json(result, transfer);
    } else {
        snprintf(text, sizeof text, "the server answers %d%s", status, status_words(status));
        say(result, text, "");
    }
}

/* -- the verdict ------------------------------------------------------------------------------- */

static int retry_seconds(const struct header *header)
{
    if (header->retry_after >= 0 || !header->retry_date[0])
        return header->retry_after;
    /* By the server's own clock; ours may be wrong. */
    time_t at = curl_getdate(header->retry_date, NULL);
    time_t now = curl_getdate(header->date, NULL);
    if (at == (time_t)-1 || now == (time_t)-1)
        return -1;
    if (at <= now)
        return 0;
    return at - now < HEADER_SECONDS_MOST ? (int)(at - now) : HEADER_SECONDS_MOST;
}

void verdict_fill(struct http_result *result, struct transfer *transfer, CURLcode code)
{
    long status = 0;
    curl_easy_getinfo(transfer->easy, CURLINFO_RESPONSE_CODE, &status);
    *result = (struct http_result){.id = transfer->id,
                                   .status = (int)status,
                                   .bytes = "",
                                   .etag = transfer->header.etag,
                                   .last_modified = transfer->header.last_modified,
                                   .fresh = header_fresh(&transfer->header),
                                   .retry_after = retry_seconds(&transfer->header)};
    if (code == CURLE_FILESIZE_EXCEEDED)
        transfer->fault = FAULT_TOO_LARGE;
    bool ours = code == CURLE_WRITE_ERROR || code == CURLE_FILESIZE_EXCEEDED || code == CURLE_OK;
    result->good = code == CURLE_OK && transfer->fault == FAULT_NONE &&
                   ((status == 200 && transfer->begun) || (status == 304 && transfer->conditional));
    if (result->good && status == 200) {
        result->bytes = transfer->bytes;
        result->len = transfer->len;
    } else if (!result->good && ours && transfer->fault != FAULT_NONE) {
        say_fault(result, transfer);
    } else if (!result->good && code != CURLE_OK) {
        say_code(result, transfer, code);
    } else if (!result->good) {
        say_status(result, transfer, (int)status);
    }
}
