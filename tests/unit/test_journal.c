/* The journal of what was received: written, read, cut off, damaged. */
#include <stdlib.h>
#include <string.h>

#include "base/crc.h"
#include "cmocka_all.h"
#include "input/journal_file.h"

enum { STATES = 4 };

static const char *const states[STATES] = {
    "{\"edition\":\"cup\",\"events\":[]}",
    "{\"edition\":\"cup\",\"events\":[\"7' goal AAA\"]}",
    "{\"edition\":\"cup\",\"events\":[\"7' goal AAA Ito\",\"9' yellow BBB\"]}",
    "{\"edition\":\"cup\",\"events\":[\"7' goal AAA Ito\"],\"note\":\"over\"}",
};

/* An evening: the states one after another, a minute apart; ends[i]: the bytes up to state i. */
struct evening {
    struct journal_text text;
    size_t ends[STATES];
};

static json_t *parse(const char *text)
{
    json_t *value = json_loads(text, 0, NULL);
    assert_non_null(value);
    return value;
}

static void evening_open(struct evening *evening)
{
    struct journal journal;
    *evening = (struct evening){.ends = {0}};
    journal_init(&journal);
    for (int i = 0; i < STATES; i++) {
        json_t *tree = parse(states[i]);
        assert_true(journal_write(&journal, tree, 1700000000 + i * 60, &evening->text));
        assert_true(json_equal(journal.tree, tree));
        assert_false(journal_write(&journal, tree, 1700000030 + i * 60, &evening->text));
        evening->ends[i] = evening->text.out.n;
        json_decref(tree);
    }
    journal_release(&journal);
}

static void evening_close(struct evening *evening)
{
    vec_release(&evening->text.out);
}

/* Reads bytes; the state they lead to is one of the evening, or none (-1). */
static int read_state(const char *bytes, size_t len, struct report *report)
{
    struct journal journal;
    int found = -1;
    journal_init(&journal);
    journal_read(&journal, bytes, len, report);
    for (int i = 0; journal.tree && i < STATES; i++) {
        json_t *tree = parse(states[i]);
        if (json_equal(journal.tree, tree))
            found = i;
        json_decref(tree);
    }
    assert_true(found >= 0 || !journal.tree);
    journal_release(&journal);
    return found;
}

static void the_sum_is_the_standard_one(void **state)
{
    (void)state;
    assert_int_equal(crc32c("123456789", 9), 0xe3069283u);
    assert_int_equal(crc32c("", 0), 0);
}

static void what_is_written_is_read(void **state)
{
    (void)state;
    struct evening evening;
    evening_open(&evening);
    assert_true(journal_fits(evening.text.out.v, evening.text.out.n));
    assert_false(journal_fits("{\"journal\":1}", 13));
    for (int i = 0; i < STATES; i++) {
        struct report report = {0};
        report_init(&report, "journal");
        assert_int_equal(read_state(evening.text.out.v, evening.ends[i], &report), i);
        assert_int_equal(report.count, 0);
        report_release(&report);
    }
    evening_close(&evening);
}

/* Cut at every byte: the last whole line counts, and what is cut off is told. */
static void a_journal_cut_off_opens_to_its_last_whole_line(void **state)
{
    (void)state;
    struct evening evening;
    evening_open(&evening);
    for (size_t len = 0; len <= evening.text.out.n; len++) {
        struct report report = {0};
        int whole = -1;
        while (whole + 1 < STATES && evening.ends[whole + 1] <= len)
            whole++;
        report_init(&report, "journal");
        assert_int_equal(read_state(evening.text.out.v, len, &report), whole);
        bool torn = len > 0 && evening.text.out.v[len - 1] != '\n';
        assert_int_equal(report.count, torn);
        report_release(&report);
    }
    evening_close(&evening);
}

/* Any one bit turned: told, and never a state that was not. */
static void damage_is_skipped(void **state)
{
    (void)state;
    struct evening evening;
    evening_open(&evening);
    for (size_t i = 0; i < evening.text.out.n; i++) {
        struct report report = {0};
        report_init(&report, "journal");
        evening.text.out.v[i] ^= 1;
        read_state(evening.text.out.v, evening.text.out.n, &report);
        assert_true(report.count > 0);
        evening.text.out.v[i] ^= 1;
        report_release(&report);
    }
    evening_close(&evening);
}

/* A line is missing: what follows counts only when the whole has come again. */
static void lost_lines_are_made_good_by_the_whole(void **state)
{
    (void)state;
    struct evening evening;
    struct journal journal, writer;
    struct report report = {0};
    struct journal_text more = {.out = {0}};
    evening_open(&evening);
    report_init(&report, "journal");
    journal_init(&journal);
    journal_read(&journal, evening.text.out.v, evening.ends[0], &report);
    size_t from = evening.ends[1];
    journal_read(&journal, evening.text.out.v + from, evening.text.out.n - from, &report);
    assert_true(journal.lost);
    assert_true(report.warnings > 0);
    json_t *first = parse(states[0]), *last = parse(states[STATES - 1]);
    assert_true(json_equal(journal.tree, first));

    journal_init(&writer);
    journal_read(&writer, evening.text.out.v, evening.text.out.n, &report);
    journal_tell_whole(&writer, &more);
    journal_read(&journal, more.out.v, more.out.n, &report);
    assert_false(journal.lost);
    assert_true(json_equal(journal.tree, last));
    json_decref(first);
    json_decref(last);
    journal_release(&journal);
    journal_release(&writer);
    report_release(&report);
    vec_release(&more.out);
    evening_close(&evening);
}

static void the_same_line_twice_counts_once(void **state)
{
    (void)state;
    struct evening evening;
    struct journal journal;
    struct report report = {0};
    evening_open(&evening);
    report_init(&report, "journal");
    journal_init(&journal);
    size_t len = evening.ends[1];
    journal_read(&journal, evening.text.out.v, len, &report);
    journal_read(&journal, evening.text.out.v + evening.ends[0], len - evening.ends[0], &report);
    assert_int_equal(report.warnings, 1);
    assert_false(journal.lost);
    json_t *second = parse(states[1]);
    assert_true(json_equal(journal.tree, second));
    json_decref(second);
    journal_release(&journal);
    report_release(&report);
    evening_close(&evening);
}

static void a_journal_is_a_source(void **state)
{
    (void)state;
    struct journal journal;
    struct journal_text text = {.out = {0}};
    struct report report = {0};
    struct edition *edition = NULL;
    json_t *tree =
        parse("{\"edition\":\"cup\",\"name\":\"Cup\",\"teams\":[{\"id\":\"a\",\"name\":\"A\"},"
              "{\"id\":\"b\",\"name\":\"B\"}],\"rounds\":[{\"id\":\"final\",\"name\":\"Final\","
              "\"short\":\"F\",\"ties\":[{\"id\":\"final\",\"teams\":[\"a\",\"b\"]}]}]}");
    journal_init(&journal);
    journal_write(&journal, tree, 1700000000, &text);
    if (!edition_read_journal("j", text.out.v, text.out.n, &edition, &report))
        fail_msg("%s", report.problems[0].text);
    assert_string_equal(edition->name, "Cup");
    edition_close(edition);
    report_release(&report);
    report = (struct report){0};
    assert_false(edition_read_journal("j", text.out.v, 20, &edition, &report));
    assert_null(edition);
    assert_int_equal(report.errors, 1);
    report_release(&report);
    json_decref(tree);
    journal_release(&journal);
    vec_release(&text.out);
}

/* As deep as no file may be. */
static void what_is_nested_too_deep_is_refused(void **state)
{
    (void)state;
    struct journal journal;
    struct report report = {0};
    struct edition *edition;
    json_t *deep = json_array();
    for (int i = 0; i < 100; i++)
        deep = json_pack("[o]", deep);
    journal_init(&journal);
    journal.tree = json_pack("{s:s, s:o}", "edition", "cup", "rounds", deep);
    report_init(&report, "j");
    assert_false(journal_edition(&journal, &edition, &report));
    assert_int_equal(report.errors, 1);
    assert_non_null(strstr(report.problems[0].text, "open, expected fewer"));
    report_release(&report);
    journal_release(&journal);
}

/* A number that no line can follow is none. */
static void the_last_number_there_is_is_refused(void **state)
{
    (void)state;
    struct journal journal;
    struct journal_text text = {.out = {0}};
    struct err err = {""};
    json_t *line = json_pack("{s:I, s:s, s:[{s:[], s:{}}]}", "n", (json_int_t)INT64_MAX, "known",
                             "2024-04-18T19:00:00Z", "changes", "at", "put");
    journal_init(&journal);
    journal_line_write(line, &text);
    assert_false(journal_take(&journal, text.out.v, text.out.n - 1, &err));
    assert_non_null(strstr(err.text, "\"n\""));
    assert_int_equal(journal.next, 0);
    json_decref(line);
    journal_release(&journal);
    vec_release(&text.out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_sum_is_the_standard_one),
        cmocka_unit_test(what_is_written_is_read),
        cmocka_unit_test(a_journal_cut_off_opens_to_its_last_whole_line),
        cmocka_unit_test(damage_is_skipped),
        cmocka_unit_test(lost_lines_are_made_good_by_the_whole),
        cmocka_unit_test(the_same_line_twice_counts_once),
        cmocka_unit_test(a_journal_is_a_source),
        cmocka_unit_test(what_is_nested_too_deep_is_refused),
        cmocka_unit_test(the_last_number_there_is_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
