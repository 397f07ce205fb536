/* What the caller is told of each fault that a server or network may have. */
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "ask.h"
#include "feed/transfer.h"
#include "feed/verdict.h"

#define KEY "s3cret-of-mine"

static const char script[] =
    "on /good\nheader Cache-Control: public, max-age=20\nheader Age: 5\n"
    "header Last-Modified: Thu, 18 Apr 2024 19:00:00 GMT\netag \"v1\"\ntext {\"a\": 1}\n"
    "on /list\ntext   [1]\n"
    "on /marked\ntext \xEF\xBB\xBF {}\n"
    "on /unasked\nstatus 304\n"
    "on /missing\nstatus 404\nheader Content-Type: text/html\ntext <html>No such page</html>\n"
    "on /often\nstatus 429\nheader Retry-After: 7\n"
    "on /often-date\nstatus 503\nheader Date: Thu, 18 Apr 2024 19:00:00 GMT\n"
    "header Retry-After: Thu, 18 Apr 2024 19:02:00 GMT\n"
    "on /ill 2\nstatus 500\n"
    "on /ill\ntext {}\n"
    "on /odd\nstatus 204\n"
    "on /reset\ntext {\"a\": [1, 2, 3, 4, 5, 6, 7, 8]}\nreset 12\n"
    "on /closed\nraw\n"
    "on /cut\ntext {\"a\": [1, 2, 3, 4, 5, 6, 7, 8]}\ncut 12\n"
    "on /cut-chunks\ntext {\"a\": [1, 2, 3, 4, 5, 6, 7, 8]}\nchunked\ncut 12\n"
    "on /drip\ntext {\"a\": \nfill 1 100000\ndrip 50\n"
    "on /silent\nsilent\n"
    "on /html\nheader Content-Type: text/html; charset=utf-8\ntext \ntext   <!DOCTYPE html>\n"
    "on /xml\nheader Content-Type: application/xml\ntext <?xml version='1.0'?>\n"
    "on /image\nheader Content-Type: image/png\ntext \x89PNG\n"
    "on /text\nheader Content-Type: text/plain\ntext {}\n"
    "on /word\nheader Content-Type: application/json\ntext true\n"
    "on /evil-type\nheader Content-Type: a\xE2\x80\xAE\x62\ntext x\n"
    "on /empty\n"
    "on /blank\ntext     \n"
    "on /not-http\nraw\ntext hello\n"
    "on /large\ntext {\nfill   52428800\n"
    "on /large-chunks\ntext {\nfill   52428800\nchunked\n"
    "on /gzip\ntext {\"a\": \"\nfill o 5000\ntext \"}\ngzip\n"
    "on /bomb\ntext {\nfill   52428800\ngzip\n"
    "on /bad-gzip\nheader Content-Encoding: gzip\ntext {\"a\": 1}\n"
    "on /many-headers\nraw\ntext HTTP/1.1 200 OK\ntext \r\nfill   1\n"
    "on /to-good\nstatus 302\nheader Location: /good\n"
    "on /to-good-308\nstatus 308\nheader Location: http://127.0.0.1:{port}/good\n"
    "on /1\nstatus 301\nheader Location: 2\n"
    "on /2\nstatus 302\nheader Location: 3\n"
    "on /3\nstatus 303\nheader Location: 4\n"
    "on /4\nstatus 307\nheader Location: 5\n"
    "on /5\nstatus 302\nheader Location: /good\n"
    "on /0\nstatus 302\nheader Location: /1\n"
    "on /loop\nstatus 302\nheader Location: /loop\n"
    "on /to-file\nstatus 302\nheader Location: file:///etc/passwd\n"
    "on /to-ftp\nstatus 302\nheader Location: ftp://127.0.0.1/x\n"
    "on /to-nothing\nstatus 302\n"
    "on /to-localhost\nstatus 302\nheader Location: http://localhost:{port}/good\n"
    "on /to-other\nstatus 302\nheader Location: http://other.example/good\n"
    "on /to-private\nstatus 302\nheader Location: http://192.168.0.1/\n";

static struct serve serve;
static struct http *http;

static int start(void **state)
{
    (void)state;
    alarm(HANG_SECONDS);
    no_proxies();
    serve_start(&serve, script, NULL);
    http = http_open(NULL);
    return http ? 0 : -1;
}

static int stop(void **state)
{
    (void)state;
    http_close(http);
    serve_stop(&serve);
    return 0;
}

static void assert_path_told(const char *path, int status, const char *error)
{
    struct http_result result = ask_path(http, &serve, path);
    assert_told(&result, status, error);
}

/* With other limits. */
static void assert_limited(const struct http_limits *limits, const char *path, int status,
                           const char *error)
{
    struct http *other = http_open(limits);
    assert_non_null(other);
    struct http_result result = ask_path(other, &serve, path);
    assert_told(&result, status, error);
    http_close(other);
}

static const char *url_of(const char *format)
{
    static char url[256];
    char *mark = strstr(format, "PORT");
    assert_non_null(mark);
    snprintf(url, sizeof url, "%.*s%d%s", (int)(mark - format), format, serve.port, mark + 4);
    return url;
}

/* Whether the log of requests has this. */
static bool logged(const char *text)
{
    char *log = serve_log(&serve);
    bool found = strstr(log, text) != NULL;
    free(log);
    return found;
}

static size_t log_size(void)
{
    char *log = serve_log(&serve);
    size_t size = strlen(log);
    free(log);
    return size;
}

/* -- what is good ------------------------------------------------------------------------------ */

static void test_good(void **state)
{
    (void)state;
    struct http_result result = ask_path(http, &serve, "/good");
    assert_good(&result, "{\"a\": 1}");
    assert_string_equal(result.etag, "\"v1\"");
    assert_string_equal(result.last_modified, "Thu, 18 Apr 2024 19:00:00 GMT");
    assert_int_equal(result.fresh, 15);
    assert_int_equal(result.retry_after, -1);
    assert_true(logged("\r\nUser-Agent: touchline/"));
    result = ask_path(http, &serve, "/list");
    assert_good(&result, "  [1]");
    assert_string_equal(result.etag, "");
    assert_int_equal(result.fresh, -1);
    result = ask_path(http, &serve, "/text");
    assert_good(&result, "{}");
    result = ask_path(http, &serve, "/marked");
    assert_good(&result, "\xEF\xBB\xBF {}");
    assert_int_equal(http_busy(http), 0);
    assert_false(http_next(http, &result));
}

static void test_unchanged(void **state)
{
    (void)state;
    struct http_result result =
        ask(http, &(struct http_request){.url = url_of("http://127.0.0.1:PORT/good"),
                                         .etag = "\"v1\"",
                                         .last_modified = "Thu, 18 Apr 2024 19:00:00 GMT"});
    assert_true(result.good);
    assert_int_equal(result.status, 304);
    assert_int_equal(result.len, 0);
    assert_string_equal(result.error, "");
    assert_int_equal(result.fresh, 15);
    assert_true(logged("\r\nIf-Modified-Since: Thu, 18 Apr 2024 19:00:00 GMT\r\n"));
    result = ask(http, &(struct http_request){.url = url_of("http://127.0.0.1:PORT/good"),
                                              .etag = "\"v0\""});
    assert_good(&result, "{\"a\": 1}");
    assert_path_told("/unasked", 304, "the server answers 304");
}

/* Two requests after each other go over one connection. */
static void test_kept_alive(void **state)
{
    (void)state;
    struct http *other = http_open(NULL);
    size_t before = log_size();
    ask_path(other, &serve, "/good");
    ask_path(other, &serve, "/list");
    char *log = serve_log(&serve);
    int first = 0, second = 0;
    assert_int_equal(sscanf(log + before, "connection %d", &first), 1);
    const char *next = strstr(log + before + 1, "\nconnection ");
    assert_non_null(next);
    assert_int_equal(sscanf(next, "\nconnection %d", &second), 1);
    assert_int_equal(first, second);
    free(log);
    http_close(other);
}

/* Several at once, each with its id; one that never answers holds up none. */
static void test_several(void **state)
{
    (void)state;
    struct http *other = http_open(NULL);
    struct err err;
    bool seen[HTTP_REQUESTS_MOST] = {false};
    for (uint32_t i = 0; i < HTTP_REQUESTS_MOST; i++)
        assert_true(
            http_get(other,
                     &(struct http_request){.url = url_of(i ? "http://127.0.0.1:PORT/good"
                                                            : "http://127.0.0.1:PORT/silent")},
                     i, &err));
    assert_false(http_get(other, &(struct http_request){.url = "http://127.0.0.1/"}, 9, &err));
    assert_string_equal(err.text, "more than 8 requests at once");
    for (int i = 1; i < HTTP_REQUESTS_MOST; i++) {
        struct http_result result = ask_next(other);
        assert_good(&result, "{\"a\": 1}");
        assert_in_range(result.id, 1, HTTP_REQUESTS_MOST - 1);
        assert_false(seen[result.id]);
        seen[result.id] = true;
    }
    assert_int_equal(http_busy(other), 1);
    http_close(other);
}

/* What else there is to wait for is waited for, and told of. */
static void test_waits_besides(void **state)
{
    (void)state;
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    struct pollfd also = {.fd = ends[0], .events = POLLIN};
    struct err err;
    assert_true(http_get(http, &(struct http_request){.url = url_of("http://127.0.0.1:PORT/good")},
                         7, &err));
    struct http_result result;
    while (!http_next(http, &result))
        http_wait(http, &also, 1, 1000);
    assert_int_equal(also.revents, 0);
    assert_int_equal(write(ends[1], "x", 1), 1);
    http_wait(http, &also, 1, 1000);
    assert_true(also.revents & POLLIN);
    close(ends[1]);
    assert_int_equal(read(ends[0], &(char){0}, 1), 1);
    http_wait(http, &also, 1, 1000);
    assert_true(also.revents & POLLHUP);
    close(ends[0]);
}

static void test_gzip(void **state)
{
    (void)state;
    struct http_result result = ask_path(http, &serve, "/gzip");
    assert_string_equal(result.error, "");
    assert_int_equal(result.len, 5000 + strlen("{\"a\": \"\"}"));
    assert_memory_equal(result.bytes, "{\"a\": \"ooo", 10);
    assert_string_equal(result.bytes + result.len - 4, "oo\"}");
    assert_true(logged("\r\nAccept-Encoding: gzip, deflate\r\n"));
}

/* -- what the server says ---------------------------------------------------------------------- */

static void test_status(void **state)
{
    (void)state;
    assert_path_told("/missing", 404, "the server answers 404 Not Found");
    assert_path_told("/nowhere", 404, "the server answers 404 Not Found");
    assert_path_told("/odd", 204, "the server answers 204");
}

static void test_too_often(void **state)
{
    (void)state;
    struct http_result result = ask_path(http, &serve, "/often");
    assert_told(&result, 429, "the server answers 429 Too Many Requests");
    assert_int_equal(result.retry_after, 7);
    result = ask_path(http, &serve, "/often-date");
    assert_told(&result, 503, "the server answers 503 Service Unavailable");
    assert_int_equal(result.retry_after, 120);
}

static void test_ill_for_a_while(void **state)
{
    (void)state;
    assert_path_told("/ill", 500, "the server answers 500 Internal Server Error");
    assert_path_told("/ill", 500, "the server answers 500 Internal Server Error");
    struct http_result result = ask_path(http, &serve, "/ill");
    assert_good(&result, "{}");
}

/* -- what breaks ------------------------------------------------------------------------------- */

static void test_refused(void **state)
{
    (void)state;
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof at;
    char url[64];
    /* Bound, so that nobody else takes the port, but not listened at. */
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    assert_int_equal(bind(fd, (struct sockaddr *)&at, size), 0);
    assert_int_equal(getsockname(fd, (struct sockaddr *)&at, &size), 0);
    snprintf(url, sizeof url, "http://127.0.0.1:%d/", ntohs(at.sin_port));
    struct http_result result = ask(http, &(struct http_request){.url = url});
    assert_told(&result, 0, "connection refused");
    close(fd);
}

static void test_no_host(void **state)
{
    (void)state;
    struct http_result result =
        ask(http, &(struct http_request){.url = "http://user:" KEY "@nothing.invalid/x"});
    assert_told(&result, 0, "cannot find the host nothing.invalid");
}

static void test_broken(void **state)
{
    (void)state;
    assert_path_told("/reset", 200, "the connection broke off");
    assert_path_told("/closed", 0, "the connection closed without an answer");
    assert_path_told("/cut", 200, "the answer broke off");
    assert_path_told("/cut-chunks", 200, "the answer broke off");
    assert_path_told("/not-http", 0, "expected HTTP, got something else");
    assert_path_told("/bad-gzip", 200, "the answer's compression is damaged");
}

static void test_slow(void **state)
{
    (void)state;
    struct http_limits limits = http_limits();
    limits.slow_seconds = 1;
    assert_limited(&limits, "/drip", 200, "slower than 1 KB/s for 1 s");
    assert_limited(&limits, "/silent", 0, "slower than 1 KB/s for 1 s");
    limits = http_limits();
    limits.total_ms = 500;
    assert_limited(&limits, "/drip", 200, "no whole answer within 0.5 s");
    assert_limited(&limits, "/silent", 0, "no whole answer within 0.5 s");
}

/* Somebody who takes the connection and then says nothing, not even hello. */
static void test_no_connection(void **state)
{
    (void)state;
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof at;
    struct http_limits limits = http_limits();
    limits.slow_seconds = 1;
    char url[64];
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    assert_int_equal(bind(fd, (struct sockaddr *)&at, size), 0);
    assert_int_equal(listen(fd, 4), 0);
    assert_int_equal(getsockname(fd, (struct sockaddr *)&at, &size), 0);
    snprintf(url, sizeof url, "https://127.0.0.1:%d/", ntohs(at.sin_port));
    struct http *other = http_open(&limits);
    struct http_result result = ask(other, &(struct http_request){.url = url});
    assert_told(&result, 0, "no connection within 1 s");
    http_close(other);
    close(fd);
}

/* -- what is not wanted ------------------------------------------------------------------------ */

static void test_not_json(void **state)
{
    (void)state;
    assert_path_told("/html", 200, "expected JSON, got HTML");
    assert_path_told("/xml", 200, "expected JSON, got XML");
    assert_path_told("/image", 200, "expected JSON, got image/png");
    assert_path_told("/word", 200, "expected JSON, got something else");
    assert_path_told("/evil-type", 200, "expected JSON, got a\xEF\xBF\xBD\x62");
    assert_path_told("/empty", 200, "expected JSON, got an empty answer");
    assert_path_told("/blank", 200, "expected JSON, got an empty answer");
}

static void test_too_large(void **state)
{
    (void)state;
    assert_path_told("/large", 200, "larger than 16 MiB");
    assert_path_told("/large-chunks", 200, "larger than 16 MiB");
    assert_path_told("/bomb", 200, "larger than 16 MiB");
    struct http_limits limits = http_limits();
    limits.bytes_most = 8;
    struct http *other = http_open(&limits);
    struct http_result result = ask_path(other, &serve, "/good");
    assert_good(&result, "{\"a\": 1}");
    http_close(other);
    limits.bytes_most = 7;
    assert_limited(&limits, "/good", 200, "larger than 7 bytes");
}

static void test_not_an_address(void **state)
{
    (void)state;
    static const char *const urls[] = {"",
                                       "file:///etc/passwd",
                                       "ftp://127.0.0.1/",
                                       "gopher://127.0.0.1/",
                                       "example.org/x",
                                       "http://",
                                       "http://127.0.0.1/\r\nX: y",
                                       "http://127.0.0.1:99999/"};
    struct err err;
    for (size_t i = 0; i < sizeof urls / sizeof urls[0]; i++) {
        assert_false(http_get(http, &(struct http_request){.url = urls[i]}, 1, &err));
        assert_string_equal(err.text,
                            "not an address that can be fetched; expected http:// or https://");
    }
    assert_false(http_get(
        http, &(struct http_request){.url = "http://127.0.0.1/", .etag = "a\r\nX: y"}, 1, &err));
    assert_string_equal(err.text, "a header with a control character");
    assert_int_equal(http_busy(http), 0);
}

/* -- redirects --------------------------------------------------------------------------------- */

static void test_redirects(void **state)
{
    (void)state;
    static const char *const good[] = {"/to-good", "/to-good-308", "/1", "/to-localhost"};
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        struct http_result result = ask_path(http, &serve, good[i]);
        assert_good(&result, "{\"a\": 1}");
        assert_string_equal(result.etag, "\"v1\"");
    }
    assert_path_told("/0", 302, "redirected more than 5 times");
    assert_path_told("/loop", 302, "redirected more than 5 times");
    assert_path_told("/to-file", 302, "redirected to what is neither http nor https");
    assert_path_told("/to-ftp", 302, "redirected to what is neither http nor https");
    assert_path_told("/to-nothing", 302, "redirected to what is neither http nor https");
}

/* All the redirects together have the time of one request. */
static void test_redirects_in_time(void **state)
{
    (void)state;
    struct http_limits limits = http_limits();
    limits.total_ms = 100;
    limits.redirects_most = 1000000;
    struct http *other = http_open(&limits);
    struct http_result result = ask_path(other, &serve, "/loop");
    assert_false(result.good);
    assert_string_equal(result.error, "no whole answer within 0.1 s");
    http_close(other);
}

static void test_password_stays(void **state)
{
    (void)state;
    size_t before = log_size();
    struct http_result result = ask(
        http, &(struct http_request){.url = url_of("http://me:pass@127.0.0.1:PORT/to-localhost")});
    assert_good(&result, "{\"a\": 1}");
    char *log = serve_log(&serve);
    const char *first = strstr(log + before, "Authorization: Basic");
    assert_non_null(first);
    assert_null(strstr(first + 1, "Authorization: Basic"));
    free(log);
}

/* A redirect from a public address: to a private one by name or number, never. */
static void test_public_stays_public(void **state)
{
    (void)state;
    struct http_limits limits = http_limits();
    struct err err;
    size_t before = log_size();
    struct http_request request = {.url = url_of("http://localhost:PORT/good")};
    struct transfer *transfer = transfer_open(&limits, &request, 1, false, &err);
    assert_non_null(transfer);
    transfer->must_be_public = true;
    CURLcode code = curl_easy_perform(transfer->easy);
    struct http_result result;
    verdict_fill(&result, transfer, code);
    assert_told(&result, 0,
                "redirected from a public address to a private one, which is not followed");
    assert_int_equal(log_size(), before);
    transfer_close(transfer);
}

/* Through a proxy no address can be looked at: names decide, and other hosts are not gone to. */
static void test_through_proxy(void **state)
{
    (void)state;
    setenv("http_proxy", url_of("http://127.0.0.1:PORT"), 1);
    struct http *other = http_open(NULL);
    struct http_result result =
        ask(other, &(struct http_request){.url = "http://some.example/to-good"});
    assert_good(&result, "{\"a\": 1}");
    assert_true(logged("GET http://some.example/good HTTP/1.1\r\n"));
    result = ask(other, &(struct http_request){.url = "http://some.example/to-other"});
    assert_told(&result, 302, "redirected to another host, which is not followed through a proxy");
    result = ask(other, &(struct http_request){.url = "http://some.example/to-private"});
    assert_told(&result, 302,
                "redirected from a public address to a private one, which is not followed");
    result = ask(other, &(struct http_request){.url = "http://some.example/to-localhost"});
    assert_told(&result, 302,
                "redirected from a public address to a private one, which is not followed");
    http_close(other);
    /* What is on this machine is not asked for through a proxy. */
    setenv("http_proxy", "http://proxy.invalid:8080", 1);
    other = http_open(NULL);
    result = ask_path(other, &serve, "/good");
    assert_good(&result, "{\"a\": 1}");
    http_close(other);
    unsetenv("http_proxy");
}

/* -- keys -------------------------------------------------------------------------------------- */

static void test_key(void **state)
{
    (void)state;
    char base[64];
    snprintf(base, sizeof base, "http://127.0.0.1:%d", serve.port);
    struct http_request request = {.url = url_of("http://127.0.0.1:PORT/good"),
                                   .key_header = "X-Auth-Token",
                                   .key = KEY,
                                   .key_base = base};
    struct http_result result = ask(http, &request);
    assert_good(&result, "{\"a\": 1}");
    assert_true(logged("\r\nX-Auth-Token: " KEY "\r\n"));
    size_t before = log_size();
    request.url = url_of("http://127.0.0.1:PORT/to-localhost");
    result = ask(http, &request);
    assert_told(&result, 302, "redirected, which is not followed with a key");
    request.url = url_of("http://127.0.0.1:PORT/to-good");
    result = ask(http, &request);
    assert_told(&result, 302, "redirected, which is not followed with a key");
    char *log = serve_log(&serve);
    assert_null(strstr(log + before, "GET /good"));
    free(log);
}

static void test_key_elsewhere(void **state)
{
    (void)state;
    static const struct {
        const char *url, *base, *error;
    } cases[] = {
        {"http://127.0.0.1:1/", "http://127.0.0.1:2", "the key is not for this address"},
        {"http://127.0.0.1/", "https://127.0.0.1", "the key is not for this address"},
        {"https://a.example/", "https://b.example", "the key is not for this address"},
        {"https://a.example.evil/", "https://a.example", "the key is not for this address"},
        {"https://a.example@evil/", "https://a.example", "the key is not for this address"},
        {"https://a.example/", NULL, "the key is not for this address"},
        {"http://a.example/", "http://a.example", "the key goes by https only"},
        {"http://10.0.0.1/", "http://10.0.0.1", "the key goes by https only"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct err err;
        struct http_request request = {.url = cases[i].url,
                                       .key_header = "X-Auth-Token",
                                       .key = KEY,
                                       .key_base = cases[i].base};
        assert_false(http_get(http, &request, 1, &err));
        assert_string_equal(err.text, cases[i].error);
    }
    struct err err;
    assert_false(http_get(http,
                          &(struct http_request){.url = "http://127.0.0.1:1/",
                                                 .key_header = "X-Auth-Token",
                                                 .key = KEY "\r\nX: y",
                                                 .key_base = "http://127.0.0.1:1"},
                          1, &err));
    assert_string_equal(err.text, "a header with a control character");
    assert_null(strstr(err.text, KEY));
}

/* -- showing ----------------------------------------------------------------------------------- */

static void test_shown(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"http://me:pass@example.org:8000/a?b=c", "http://example.org:8000/a?b=c"},
        {"https://me@example.org/", "https://example.org/"},
        {"ftp://me:pass;type=a@example.org/", "ftp://example.org/"},
        {"https://example.org/\xE2\x80\xAE", "https://example.org/\xEF\xBF\xBD"},
        {"http://me:pass@", "?"},
        {"me:pass@example.org", "?"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char shown[128];
        http_shown(shown, sizeof shown, cases[i][0]);
        assert_string_equal(shown, cases[i][1]);
    }
}

/* -- the program ------------------------------------------------------------------------------- */

/* Runs touchline-feed of the build folder; its exit status, and all that it says. */
static int run_feed(const char *arguments, char *said, size_t size)
{
    char command[512];
    snprintf(command, sizeof command, "./touchline-feed %s 2>&1", arguments);
    FILE *pipe = popen(command, "r");
    assert_non_null(pipe);
    said[fread(said, 1, size - 1, pipe)] = '\0';
    int status = pclose(pipe);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void test_program(void **state)
{
    (void)state;
    char arguments[256], said[1024], expected[256];
    snprintf(arguments, sizeof arguments, "--fetch http://me:" KEY "@127.0.0.1:%d/good",
             serve.port);
    assert_int_equal(run_feed(arguments, said, sizeof said), 0);
    assert_string_equal(said, "{\"a\": 1}");
    snprintf(arguments, sizeof arguments, "--fetch http://me:" KEY "@127.0.0.1:%d/html",
             serve.port);
    assert_int_equal(run_feed(arguments, said, sizeof said), 1);
    snprintf(expected, sizeof expected,
             "touchline-feed: http://127.0.0.1:%d/html: expected JSON, got HTML\n", serve.port);
    assert_string_equal(said, expected);
    assert_int_equal(run_feed("--fetch file:///etc/passwd", said, sizeof said), 1);
    assert_string_equal(said, "touchline-feed: file:///etc/passwd: not an address that can be "
                              "fetched; expected http:// or https://\n");
    assert_int_equal(run_feed("--fetch", said, sizeof said), 2);
    assert_memory_equal(said, "Usage: touchline-feed ", 22);
    assert_int_equal(run_feed("--help", said, sizeof said), 0);
    assert_memory_equal(said, "Usage: touchline-feed ", 22);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good),
        cmocka_unit_test(test_unchanged),
        cmocka_unit_test(test_kept_alive),
        cmocka_unit_test(test_several),
        cmocka_unit_test(test_waits_besides),
        cmocka_unit_test(test_gzip),
        cmocka_unit_test(test_status),
        cmocka_unit_test(test_too_often),
        cmocka_unit_test(test_ill_for_a_while),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_no_host),
        cmocka_unit_test(test_broken),
        cmocka_unit_test(test_slow),
        cmocka_unit_test(test_no_connection),
        cmocka_unit_test(test_not_json),
        cmocka_unit_test(test_too_large),
        cmocka_unit_test(test_not_an_address),
        cmocka_unit_test(test_redirects),
        cmocka_unit_test(test_redirects_in_time),
        cmocka_unit_test(test_password_stays),
        cmocka_unit_test(test_public_stays_public),
        cmocka_unit_test(test_through_proxy),
        cmocka_unit_test(test_key),
        cmocka_unit_test(test_key_elsewhere),
        cmocka_unit_test(test_shown),
        cmocka_unit_test(test_program),
    };
    return cmocka_run_group_tests_name("http", tests, start, stop);
}
