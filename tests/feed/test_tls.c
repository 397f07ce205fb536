/* https, with openssl s_server: certificates that hold, that have expired, that nobody vouches for,
 * and redirects to http. Skipped, and it says so, where there is no openssl. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ask.h"
#include "serve_tls.h"

static struct serve plain; /* without TLS */
static struct serve tls;
static struct serve expired;
static char trusted[128]; /* the certificates of both */
static bool able;

static void write_redirect(const char *name, const char *scheme, int port, const char *path)
{
    char answer[256];
    snprintf(answer, sizeof answer,
             "HTTP/1.0 302 Found\r\nLocation: %s://127.0.0.1:%d/%s\r\n"
             "Content-Length: 0\r\n\r\n",
             scheme, port, path);
    serve_write(&tls, name, answer);
}

static int start(void **state)
{
    (void)state;
    alarm(HANG_SECONDS);
    no_proxies();
    serve_start(&plain, "on /good\ntext {\"plain\": 1}\n", NULL);
    able = serve_tls_make(&tls, CERTIFICATE_HOLDS) &&
           serve_tls_make(&expired, CERTIFICATE_EXPIRED) && serve_tls_run(&tls, 0) &&
           serve_tls_run(&expired, 0);
    if (!able) {
        printf("skipped: https, because openssl is missing or cannot do what is wanted\n");
        return 0;
    }
    serve_path(trusted, sizeof trusted, &tls, "trusted");
    serve_tls_trust(trusted, &tls);
    serve_tls_trust(trusted, &expired);
    serve_write(&tls, "good", "HTTP/1.0 200 OK\r\n\r\n{\"safe\": 1}");
    serve_write(&expired, "good", "HTTP/1.0 200 OK\r\n\r\n{\"old\": 1}");
    write_redirect("to-http", "http", plain.port, "good");
    write_redirect("to-https", "https", tls.port, "good");
    return 0;
}

static int stop(void **state)
{
    (void)state;
    serve_stop(&plain);
    if (tls.folder[0])
        serve_stop(&tls);
    if (expired.folder[0])
        serve_stop(&expired);
    return 0;
}

static struct http_result ask_tls(struct http *http, const struct serve *serve, const char *host,
                                  const char *path)
{
    char url[128];
    snprintf(url, sizeof url, "https://%s:%d/%s", host, serve->port, path);
    return ask(http, &(struct http_request){.url = url});
}

static struct http *open_trusting(void)
{
    struct http_limits limits = http_limits();
    limits.ca_file = trusted;
    struct http *http = http_open(&limits);
    assert_non_null(http);
    return http;
}

static void test_good(void **state)
{
    (void)state;
    if (!able)
        skip();
    struct http *http = open_trusting();
    struct http_result result = ask_tls(http, &tls, "127.0.0.1", "good");
    assert_good(&result, "{\"safe\": 1}");
    result = ask_tls(http, &tls, "127.0.0.1", "to-https");
    assert_good(&result, "{\"safe\": 1}");
    http_close(http);
}

static void test_to_http(void **state)
{
    (void)state;
    if (!able)
        skip();
    struct http *http = open_trusting();
    struct http_result result = ask_tls(http, &tls, "127.0.0.1", "to-http");
    assert_told(&result, 302, "redirected from https to http, which is not followed");
    char *log = serve_log(&plain);
    assert_string_equal(log, "");
    free(log);
    http_close(http);
}

/* Nothing came, and what is said begins and ends so. (The words between are the TLS library's.) */
static void assert_unsafe(const struct http_result *result, const char *word)
{
    static const char begin[] = "no safe connection: ";
    assert_false(result->good);
    assert_int_equal(result->status, 0);
    assert_int_equal(result->len, 0);
    assert_memory_equal(result->error, begin, sizeof begin - 1);
    if (!strcasestr(result->error, word))
        fail_msg("%s: expected %s", result->error, word);
}

static void test_unsafe(void **state)
{
    (void)state;
    if (!able)
        skip();
    struct http *http = open_trusting();
    struct http_result result = ask_tls(http, &expired, "127.0.0.1", "good");
    assert_unsafe(&result, "expired");
    result = ask_tls(http, &tls, "localhost", "good");
    assert_unsafe(&result, "localhost");
    result = ask_tls(http, &plain, "127.0.0.1", "good");
    assert_unsafe(&result, "");
    http_close(http);
    http = http_open(NULL);
    result = ask_tls(http, &tls, "127.0.0.1", "good");
    assert_unsafe(&result, "certificate");
    http_close(http);
}

static void test_key(void **state)
{
    (void)state;
    if (!able)
        skip();
    char url[128], base[64];
    struct http *http = open_trusting();
    snprintf(base, sizeof base, "https://127.0.0.1:%d", tls.port);
    snprintf(url, sizeof url, "%s/to-https", base);
    struct http_request request = {
        .url = url, .key_header = "X-Auth-Token", .key = "s3cret", .key_base = base};
    struct http_result result = ask(http, &request);
    assert_told(&result, 302, "redirected, which is not followed with a key");
    http_close(http);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good),
        cmocka_unit_test(test_to_http),
        cmocka_unit_test(test_unsafe),
        cmocka_unit_test(test_key),
    };
    return cmocka_run_group_tests_name("tls", tests, start, stop);
}
