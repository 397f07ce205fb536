#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/err.h"
#include "base/utf8.h"

static void err_holds_the_sentence(void **state)
{
    (void)state;
    struct err err;
    assert_false(err_set(&err, "%s:%d: unknown team '%s'", "uel.cfg", 12, "Plzeň"));
    assert_string_equal(err.text, "uel.cfg:12: unknown team 'Plzeň'");
    assert_false(err_set(&err, "%s", ""));
    assert_string_equal(err.text, "");
    assert_false(err_set(NULL, "%s", "nobody listens"));
}

static void err_gates_foreign_bytes(void **state)
{
    (void)state;
    struct err err;
    err_set(&err, "a\x1b[31m%s\n", "\xff\u202e");
    assert_string_equal(err.text, "a\uFFFD[31m\uFFFD\uFFFD\uFFFD");
    err_set(&err, "%c", 0x9b);
    assert_string_equal(err.text, "\uFFFD");
}

static void err_may_quote_itself(void **state)
{
    (void)state;
    struct err err;
    err_set(&err, "no such file");
    err_set(&err, "journal: %s", err.text);
    assert_string_equal(err.text, "journal: no such file");
}

static void long_text_is_cut_between_characters(void **state)
{
    (void)state;
    struct err err;
    char text[5000];
    for (size_t shift = 0; shift < 4; shift++) {
        memset(text, 'x', shift);
        for (size_t at = shift; at + 2 < sizeof text; at += 2)
            memcpy(text + at, "ň", 3);
        err_set(&err, "%s", text);
        size_t len = strlen(err.text);
        assert_true(len == 510 || len == 511);
        assert_memory_equal(err.text, text, len);
        assert_true(utf8_valid(err.text, len, NULL));
    }
    memset(text, '\xff', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    err_set(&err, "%s", text);
    assert_int_equal(strlen(err.text), 510);
}

static const char *line_of(const struct report *report, size_t index)
{
    static char line[1024];
    report_format(report, index, line, sizeof line);
    return line;
}

static void report_formats_problems(void **state)
{
    (void)state;
    struct report report;
    char name[] = "uel\t2023.cfg";
    report_init(&report, name);
    name[0] = 'X';
    assert_string_equal(report.name, "uel\uFFFD2023.cfg");
    report_error(&report, 7, "unknown key '%s'", "goal\u200bs");
    report_warning(&report, 0, "no sources");
    report_warning(&report, 4294967295, "late");
    assert_int_equal(report.count, 3);
    assert_int_equal(report.errors, 1);
    assert_int_equal(report.warnings, 2);
    assert_string_equal(line_of(&report, 0), "uel\uFFFD2023.cfg:7: unknown key 'goal\uFFFDs'");
    assert_string_equal(line_of(&report, 1), "uel\uFFFD2023.cfg: warning: no sources");
    assert_string_equal(line_of(&report, 2), "uel\uFFFD2023.cfg:4294967295: warning: late");
    report_release(&report);
    assert_int_equal(report.count, 0);
    assert_null(report.name);
}

static void report_keeps_a_hundred_and_counts_all(void **state)
{
    (void)state;
    struct report report;
    report_init(&report, "x");
    for (uint32_t i = 1; i <= 99; i++)
        report_error(&report, i, "error %u", (unsigned)i);
    assert_int_equal(report.count, 99);
    for (uint32_t i = 100; i <= 250; i++)
        report_warning(&report, i, "warning %u", (unsigned)i);
    assert_int_equal(report.count, REPORT_MOST);
    assert_int_equal(report.errors, 99);
    assert_int_equal(report.warnings, 151);
    assert_string_equal(line_of(&report, 98), "x:99: error 99");
    assert_string_equal(line_of(&report, 99), "x:100: warning: warning 100");
    report_release(&report);
}

static void report_names_the_part(void **state)
{
    static const struct {
        uint32_t line;
        const char *shown;
    } cases[] = {
        {0, "cup: x"}, {2, "cup/a.txt:2: x"}, {4, "cup/a.txt:4: x"}, {5, "cup/c.txt:1: x"}};
    struct report report;

    (void)state;
    report_init(&report, "cup");
    report_part(&report, "cup/a.txt", 0);
    report_part(&report, "cup/b.txt", 4); /* empty */
    report_part(&report, "cup/c.txt", 4);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char shown[100];

        report_error(&report, cases[i].line, "x");
        report_format(&report, i, shown, sizeof shown);
        assert_string_equal(shown, cases[i].shown);
    }
    report_release(&report);
}

static void report_sorts_by_line_and_keeps_equals(void **state)
{
    (void)state;
    static const uint32_t lines[] = {9, 3, 0, 9, 3, 12, 1, 0, 9};
    static const char *const sorted[] = {"r: 2",   "r: 7",   "r:1: 6", "r:3: 1", "r:3: 4",
                                         "r:9: 0", "r:9: 3", "r:9: 8", "r:12: 5"};
    struct report report;
    report_init(&report, "r");
    report_sort(&report);
    for (size_t i = 0; i < 9; i++)
        report_error(&report, lines[i], "%zu", i);
    report_sort(&report);
    for (size_t i = 0; i < 9; i++)
        assert_string_equal(line_of(&report, i), sorted[i]);
    report_release(&report);
}

static void report_format_cuts_between_characters(void **state)
{
    (void)state;
    struct report report;
    report_init(&report, "ň");
    report_error(&report, 5, "e\u0323\u0304ň");
    char whole[64], part[64];
    report_format(&report, 0, whole, sizeof whole);
    assert_string_equal(whole, "ň:5: \u1EB9\u0304ň");
    for (size_t size = 1; size <= strlen(whole) + 1; size++) {
        memset(part, '!', sizeof part);
        report_format(&report, 0, part, size);
        size_t len = strlen(part);
        assert_true(len < size);
        assert_memory_equal(part, whole, len);
        assert_true(utf8_valid(part, len, NULL));
        assert_false(len > 6 && len < 11); /* inside the e and its two marks */
        assert_int_equal(part[size], '!');
    }
    report_format(&report, 0, part, 9); /* room for the e with its dot, not with its macron */
    assert_string_equal(part, "ň:5: ");
    report_format(&report, 0, NULL, 0);
    report_release(&report);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(err_holds_the_sentence),
        cmocka_unit_test(err_gates_foreign_bytes),
        cmocka_unit_test(err_may_quote_itself),
        cmocka_unit_test(long_text_is_cut_between_characters),
        cmocka_unit_test(report_formats_problems),
        cmocka_unit_test(report_names_the_part),
        cmocka_unit_test(report_keeps_a_hundred_and_counts_all),
        cmocka_unit_test(report_sorts_by_line_and_keeps_equals),
        cmocka_unit_test(report_format_cuts_between_characters),
    };
    return cmocka_run_group_tests_name("err", tests, NULL, NULL);
}
