/* Asking as a program does: get, wait, next. */
#ifndef TOUCHLINE_TESTS_FEED_ASK_H
#define TOUCHLINE_TESTS_FEED_ASK_H

#include "../unit/cmocka_all.h"
#include "feed/http.h"
#include "serve.h"

#define HANG_SECONDS 240 /* a test program that takes longer is killed */

/* Waits for a result; it must come. */
static inline struct http_result ask_next(struct http *http)
{
    struct http_result result;
    while (!http_next(http, &result)) {
        assert_true(http_busy(http) > 0);
        http_wait(http, NULL, 0, 1000);
    }
    return result;
}

static inline struct http_result ask(struct http *http, const struct http_request *request)
{
    struct err err;
    if (!http_get(http, request, 7, &err))
        fail_msg("%s: %s", request->url, err.text);
    struct http_result result = ask_next(http);
    assert_int_equal(result.id, 7);
    return result;
}

/* A path of the server's. */
static inline struct http_result ask_path(struct http *http, const struct serve *serve,
                                          const char *path)
{
    char url[512];
    snprintf(url, sizeof url, "http://127.0.0.1:%d%s", serve->port, path);
    return ask(http, &(struct http_request){.url = url});
}

static inline void assert_good(const struct http_result *result, const char *body)
{
    assert_string_equal(result->error, "");
    assert_true(result->good);
    assert_int_equal(result->status, 200);
    assert_int_equal(result->len, strlen(body));
    assert_string_equal(result->bytes, body);
}

/* No bytes, and this is what is said. */
static inline void assert_told(const struct http_result *result, int status, const char *error)
{
    assert_string_equal(result->error, error);
    assert_false(result->good);
    assert_int_equal(result->status, status);
    assert_int_equal(result->len, 0);
    assert_string_equal(result->bytes, "");
}

static inline void no_proxies(void)
{
    static const char *const names[] = {"http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy",
                                        "ALL_PROXY",  "no_proxy",    "NO_PROXY"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        unsetenv(names[i]);
}

#endif
