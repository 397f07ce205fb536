/* Spans: the blanks at their ends. */
#include "cmocka_all.h"

#include <string.h>

#include "base/span.h"

static void trimmed(void **state)
{
    static const struct {
        const char *text, *expected;
    } cases[] = {
        {"", ""},
        {" \t\r\n\v\f", ""},
        {" a b ", "a b"},
        {"\xc2\xa0 a\xc2\xa0", "a"},
        {"\xc2\xa0", ""},
        {"\xc3\xa0", "\xc3\xa0"}, /* its last byte is that of U+00A0 */
        {"\xc2\xa1", "\xc2\xa1"}, /* its first */
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct span span = span_trim((struct span){cases[i].text, strlen(cases[i].text)});

        assert_int_equal(span.len, strlen(cases[i].expected));
        assert_memory_equal(span.text, cases[i].expected, span.len);
    }
    assert_null(span_trim((struct span){0}).text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(trimmed)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
