#include "cmocka_all.h"

#include <string.h>

#include "feed/header.h"

static struct header read_lines(const char *const *lines)
{
    struct header header;
    header_init(&header);
    for (; *lines; lines++)
        header_take(&header, *lines, strlen(*lines));
    return header;
}

static struct header read_one(const char *line)
{
    return read_lines((const char *const[]){line, NULL});
}

static void test_nothing(void **state)
{
    (void)state;
    static const char *const lines[] = {"", "\r\n", "no colon\r\n", ": \r\n", "X-Other: 5\r\n"};
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        struct header header = read_one(lines[i]);
        assert_string_equal(header.etag, "");
        assert_string_equal(header.last_modified, "");
        assert_string_equal(header.type, "");
        assert_int_equal(header.retry_after, -1);
        assert_int_equal(header_fresh(&header), -1);
    }
}

static void test_kept(void **state)
{
    (void)state;
    struct header header = read_one("ETAG:  W/\"a b\" \r\n");
    assert_string_equal(header.etag, "W/\"a b\"");
    header = read_one("last-modified: Thu, 18 Apr 2024 19:00:00 GMT\r\n");
    assert_string_equal(header.last_modified, "Thu, 18 Apr 2024 19:00:00 GMT");
    header = read_one("Content-Type: text/html ; charset=utf-8\r\n");
    assert_string_equal(header.type, "text/html");
    header = read_one("Date: Thu, 18 Apr 2024 19:00:00 GMT");
    assert_string_equal(header.date, "Thu, 18 Apr 2024 19:00:00 GMT");
}

/* What would not come back as it came is not kept at all. */
static void test_not_kept(void **state)
{
    (void)state;
    char line[600] = "ETag: \"";
    struct header header = read_one("ETag: \"a\tb\x01\"\r\n");
    assert_string_equal(header.etag, "");
    header = read_one("ETag: \"a\r\nX: y\"\r\n");
    assert_string_equal(header.etag, "");
    memset(line + 7, 'x', 248);
    header = read_one(line);
    assert_int_equal(strlen(header.etag), 249);
    memset(line + 7, 'x', 255);
    header = read_one(line);
    assert_string_equal(header.etag, "");
}

static void test_cache_control(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        int fresh;
    } cases[] = {
        {"Cache-Control: max-age=20\r\n", 20},
        {"cache-control:public,MAX-AGE=20 , s-maxage=7\r\n", 20},
        {"Cache-Control: max-age=\"20\"\r\n", 20},
        {"Cache-Control: max-age=0\r\n", 0},
        {"Cache-Control: no-cache\r\n", 0},
        {"Cache-Control: no-store, max-age=20\r\n", 0},
        {"Cache-Control: max-age=20, no-cache\r\n", 0},
        {"Cache-Control: private=\"a, max-age=20\"\r\n", -1},
        {"Cache-Control: max-age\r\n", -1},
        {"Cache-Control: max-age=\r\n", -1},
        {"Cache-Control: max-age=-5\r\n", -1},
        {"Cache-Control: max-age=5x\r\n", -1},
        {"Cache-Control: x-max-age=5\r\n", -1},
        {"Cache-Control: max-age=99999999999999999999\r\n", HEADER_SECONDS_MOST},
        {"Cache-Control: ,,\r\n", -1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct header header = read_one(cases[i].line);
        if (header_fresh(&header) != cases[i].fresh)
            fail_msg("%s: %d", cases[i].line, header_fresh(&header));
    }
    struct header header =
        read_lines((const char *const[]){"Age: 5\r\n", "Cache-Control: max-age=20\r\n", NULL});
    assert_int_equal(header_fresh(&header), 15);
    header =
        read_lines((const char *const[]){"Cache-Control: max-age=20\r\n", "Age: 50\r\n", NULL});
    assert_int_equal(header_fresh(&header), 0);
    header = read_lines((const char *const[]){"Cache-Control: max-age=20\r\n", "Age: x\r\n", NULL});
    assert_int_equal(header_fresh(&header), 20);
}

static void test_retry_after(void **state)
{
    (void)state;
    struct header header = read_one("Retry-After: 120\r\n");
    assert_int_equal(header.retry_after, 120);
    assert_string_equal(header.retry_date, "");
    header = read_one("Retry-After: 99999999999\r\n");
    assert_int_equal(header.retry_after, HEADER_SECONDS_MOST);
    header = read_one("Retry-After: Thu, 18 Apr 2024 19:00:00 GMT\r\n");
    assert_int_equal(header.retry_after, -1);
    assert_string_equal(header.retry_date, "Thu, 18 Apr 2024 19:00:00 GMT");
    header = read_one("Retry-After: -5\r\n");
    assert_int_equal(header.retry_after, -1);
}

/* The headers of an interim answer are not those of the answer. */
static void test_again(void **state)
{
    (void)state;
    struct header header = read_lines((const char *const[]){
        "HTTP/1.1 103 Early Hints\r\n", "ETag: \"a\"\r\n", "Retry-After: 5\r\n", "\r\n",
        "HTTP/1.1 200 OK\r\n", "Content-Type: application/json\r\n", NULL});
    assert_string_equal(header.etag, "");
    assert_int_equal(header.retry_after, -1);
    assert_string_equal(header.type, "application/json");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing),     cmocka_unit_test(test_kept),
        cmocka_unit_test(test_not_kept),    cmocka_unit_test(test_cache_control),
        cmocka_unit_test(test_retry_after), cmocka_unit_test(test_again),
    };
    return cmocka_run_group_tests_name("header", tests, NULL, NULL);
}
