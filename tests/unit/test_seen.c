/* A journal as it was received: every state of it, in any order, damaged or with the clock set
 * back.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cmocka_all.h"
#include "input/journal_file.h"
#include "live/seen.h"
#include "output/edition_write.h"

enum { LINES = 100, FIRST_GOAL = 7, BACK = 9, RIGHT = 20, HALF = 46 };

#define START ((instant)1937160000) /* 2031-05-21T20:00:00Z */

struct evening {
    struct journal_text text;
    size_t ends[LINES]; /* bytes up to the end of a line */
    instant known[LINES];
};

/* The only match after line i: a goal in the 7th minute that is taken back at the 9th, and one in
 * the 20th, put right a minute later. */
static json_t *state_of(int i)
{
    char status[32], text[1024], events[128] = "";
    snprintf(status, sizeof status, i == HALF ? "HT" : i < 1 ? "scheduled" : "%d'", i);
    if (i >= FIRST_GOAL && i < BACK)
        snprintf(events, sizeof events, "\"7' goal AAA Ito\"");
    if (i >= RIGHT)
        snprintf(events, sizeof events, "\"20' goal BBB%s\"", i > RIGHT ? " Oda" : "");
    snprintf(text, sizeof text,
             "{\"edition\":\"cup\",\"name\":\"Cup\",\"zone\":\"+00:00\",\"teams\":["
             "{\"id\":\"a\",\"name\":\"A\",\"code\":\"AAA\"},"
             "{\"id\":\"b\",\"name\":\"B\",\"code\":\"BBB\"}],\"rounds\":[{\"id\":\"final\","
             "\"name\":\"Final\",\"decided_by\":[\"goals\",\"kicks\"],\"ties\":[{\"id\":\"final\","
             "\"teams\":[\"a\",\"b\"],\"matches\":[{\"kickoff\":\"2031-05-21T20:00\","
             "\"status\":\"%s\",\"events\":[%s]}]}]}]}",
             status, events);
    json_t *tree = json_loads(text, 0, NULL);
    assert_non_null(tree);
    return tree;
}

static void evening_open(struct evening *evening)
{
    struct journal journal;
    *evening = (struct evening){.ends = {0}};
    journal_init(&journal);
    for (int i = 0; i < LINES; i++) {
        json_t *tree = state_of(i);
        evening->known[i] = START + i * 60 + (i > 70 ? DAY_SECONDS : 0);
        assert_true(journal_write(&journal, tree, evening->known[i], &evening->text));
        evening->ends[i] = evening->text.out.n;
        json_decref(tree);
    }
    journal_release(&journal);
}

static bool see(struct seen *seen, const struct evening *evening, size_t len, struct report *report)
{
    char *bytes = malloc(len + 1);
    assert_non_null(bytes);
    memcpy(bytes, evening->text.out.v, len);
    *report = (struct report){0};
    return seen_open(seen, "evening", bytes, len, report);
}

static void written(const struct edition *edition, struct tree *text)
{
    edition_write(edition, TREE_JSON, text);
}

/* The edition after a line is what the bytes up to its end make when they are read from the start.
 */
static void assert_is_straight(struct seen *seen, const struct evening *evening, uint32_t line,
                               size_t end)
{
    struct edition *got, *want;
    struct report report = {0};
    struct tree left, right;
    struct err err;
    assert_true(seen_edition(seen, line, &got, &err));
    assert_true(edition_read_journal("straight", evening->text.out.v, end, &want, &report));
    written(got, &left);
    written(want, &right);
    assert_int_equal(left.out.n, right.out.n);
    assert_memory_equal(left.out.v, right.out.v, left.out.n);
    vec_release(&left.out);
    vec_release(&right.out);
    edition_close(got);
    edition_close(want);
    report_release(&report);
}

static void any_line_in_any_order_is_what_straight_reading_gives(void **state)
{
    (void)state;
    struct evening evening;
    struct seen seen;
    struct report report;
    evening_open(&evening);
    assert_true(see(&seen, &evening, evening.text.out.n, &report));
    assert_int_equal(report.count, 0);
    assert_int_equal(seen.lines.n, LINES);
    for (int i = LINES - 1; i >= 0; i--)
        assert_is_straight(&seen, &evening, (uint32_t)i, evening.ends[i]);
    for (int i = 0, at = 0; i < 2 * LINES; i++, at = (at + 37) % LINES)
        assert_is_straight(&seen, &evening, (uint32_t)at, evening.ends[at]);
    for (int i = 0; i < LINES; i++)
        assert_is_straight(&seen, &evening, (uint32_t)i, evening.ends[i]);
    seen_close(&seen);
    report_release(&report);
    vec_release(&evening.text.out);
}

/* What is damaged is told and is no line; nor is what follows it, up to the whole. */
static void damaged_lines_are_none(void **state)
{
    (void)state;
    struct evening evening;
    struct seen seen;
    struct report report = {0};
    struct journal journal;
    evening_open(&evening);
    journal_init(&journal);
    journal_read(&journal, evening.text.out.v, evening.text.out.n, &report);
    journal_tell_whole(&journal, &evening.text);
    size_t end = evening.text.out.n;
    evening.text.out.v[evening.ends[39] + 20] ^= 1; /* in line 40 */
    assert_true(see(&seen, &evening, end, &report));
    assert_int_equal(report.warnings, LINES - 40);
    assert_int_equal(seen.lines.n, 41);
    assert_true(seen.lines.v[40].whole);
    assert_true(seen.lines.v[40].known == evening.known[LINES - 1]);
    assert_is_straight(&seen, &evening, 40, end);
    assert_is_straight(&seen, &evening, 39, evening.ends[39]);
    assert_is_straight(&seen, &evening, 40, end);
    assert_is_straight(&seen, &evening, 38, evening.ends[38]);
    seen_close(&seen);
    report_release(&report);
    journal_release(&journal);
    vec_release(&evening.text.out);
}

/* Cut anywhere: what is whole is there, and nothing else. */
static void a_journal_cut_off_has_its_whole_lines(void **state)
{
    (void)state;
    struct evening evening;
    evening_open(&evening);
    size_t lines = 5;
    for (size_t len = 0; len < evening.ends[lines]; len++) {
        struct seen seen;
        struct report report;
        size_t whole = 0;
        while (evening.ends[whole] <= len)
            whole++;
        assert_int_equal(see(&seen, &evening, len, &report), whole > 0);
        assert_int_equal(seen.lines.n, whole);
        seen_close(&seen);
        report_release(&report);
    }
    vec_release(&evening.text.out);
}

static void a_clock_set_back_loses_no_line(void **state)
{
    (void)state;
    static const instant known[] = {0, 600, 1200, 300, 900};
    static const instant by[] = {0, 300, 300, 300, 900};
    enum { COUNT = sizeof known / sizeof *known };
    struct evening evening = {.ends = {0}};
    struct seen seen;
    struct report report;
    struct journal journal;
    uint32_t line;
    journal_init(&journal);
    for (int i = 0; i < COUNT; i++) {
        json_t *tree = state_of(i);
        assert_true(journal_write(&journal, tree, known[i], &evening.text));
        json_decref(tree);
    }
    assert_true(see(&seen, &evening, evening.text.out.n, &report));
    assert_int_equal(seen.lines.n, COUNT);
    for (int i = 0; i < COUNT; i++) {
        assert_true(seen.lines.v[i].known == known[i]);
        assert_true(seen.by[i] == by[i]);
    }
    assert_false(seen_by(&seen, -1, &line));
    assert_true(seen_by(&seen, 299, &line));
    assert_int_equal(line, 0);
    assert_true(seen_by(&seen, 899, &line));
    assert_int_equal(line, 3);
    assert_true(seen_by(&seen, INSTANT_END, &line));
    assert_int_equal(line, 4);
    seen_close(&seen);
    report_release(&report);
    journal_release(&journal);
    vec_release(&evening.text.out);
}

/* All the lines that a unit stops at, on and back. */
static void assert_stops(const struct seen *seen, enum step_unit unit, const uint32_t *stops,
                         size_t count)
{
    struct edition *edition;
    struct err err;
    uint32_t line = 0, to;
    assert_true(seen_edition((struct seen *)(uintptr_t)seen, 0, &edition, &err));
    for (size_t i = 0; i < count; i++) {
        assert_true(seen_step(seen, edition, line, unit, 1, &to));
        assert_int_equal(to, stops[i]);
        line = to;
    }
    assert_false(seen_step(seen, edition, line, unit, 1, &to));
    for (size_t i = count - 1; i-- > 0;) {
        assert_true(seen_step(seen, edition, line, unit, -1, &to));
        assert_int_equal(to, stops[i]);
        line = to;
    }
    edition_close(edition);
}

static void steps_go_by_what_lines_bring(void **state)
{
    (void)state;
    static const uint32_t goals[] = {FIRST_GOAL, BACK, RIGHT, RIGHT + 1};
    static const uint32_t phases[] = {1, HALF, HALF + 1, 91};
    static const uint32_t days[] = {71};
    struct evening evening;
    struct seen seen;
    struct report report;
    evening_open(&evening);
    assert_true(see(&seen, &evening, evening.text.out.n, &report));
    assert_stops(&seen, STEP_GOAL, goals, sizeof goals / sizeof *goals);
    assert_stops(&seen, STEP_PHASE, phases, sizeof phases / sizeof *phases);
    assert_stops(&seen, STEP_DAY, days, 1);
    assert_stops(&seen, STEP_ROUND, days, 1);
    assert_int_equal(seen.lines.v[30].brings, 0); /* a minute */
    seen_close(&seen);
    report_release(&report);
    vec_release(&evening.text.out);
}

static uint32_t typed(struct seen *seen, const char *text, uint32_t line)
{
    struct edition *edition;
    struct log log;
    struct err err;
    uint32_t to = 12345;
    assert_true(seen_edition(seen, line, &edition, &err));
    log_open(&log, edition);
    struct typed_at at = {.log = &log, .match = ID_NONE};
    bool good = seen_typed(seen, text, &at, line, &to, &err);
    log_close(&log);
    edition_close(edition);
    assert_true(good || strstr(err.text, "expected"));
    return good ? to : 12345;
}

static void times_of_receipt_are_typed(void **state)
{
    (void)state;
    struct evening evening;
    struct seen seen;
    struct report report;
    evening_open(&evening);
    assert_true(see(&seen, &evening, evening.text.out.n, &report));
    uint32_t last = LINES - 1;
    assert_int_equal(typed(&seen, "start", last), 0);
    assert_int_equal(typed(&seen, "end", 0), last);
    assert_int_equal(typed(&seen, "now", 0), last);
    assert_int_equal(typed(&seen, "20:07", 0), 7);
    assert_int_equal(typed(&seen, "20:07:59", 3), 7);
    assert_int_equal(typed(&seen, "2031-05-21 20:07", last), 7);
    assert_int_equal(typed(&seen, "2031-05-22T21:15Z", 0), 75);
    assert_int_equal(typed(&seen, "21:15", last), 75);
    assert_int_equal(typed(&seen, "23:00", last), 70); /* the night before: later is not known */
    assert_int_equal(typed(&seen, "2031-05-21", last), SEEN_NOTHING);
    assert_int_equal(typed(&seen, "67'", last), 12345);
    assert_int_equal(typed(&seen, "HT", last), 12345);
    assert_int_equal(typed(&seen, "leg 2 86'", last), 12345);
    assert_int_equal(typed(&seen, "kick 3", last), 12345);
    assert_int_equal(typed(&seen, "nonsense", last), 12345);
    seen_close(&seen);
    report_release(&report);
    vec_release(&evening.text.out);
}

/* Playing, no line is passed over, and what stays in view longer is what matters. */
static void a_cursor_plays_along_the_lines(void **state)
{
    (void)state;
    struct evening evening;
    struct seen seen;
    struct report report;
    evening_open(&evening);
    assert_true(see(&seen, &evening, evening.text.out.n, &report));
    for (int rate = 0; rate < RATE_COUNT; rate++) {
        struct track track = seen_track(&seen);
        struct cursor cursor;
        int64_t ms = 1000;
        cursor_init(&cursor, seen_moment(&seen, 0));
        cursor.minutes = false;
        cursor_set_rate(&cursor, (enum rate)rate, ms);
        assert_true(cursor_play(&cursor, &track, ms));
        for (uint32_t line = 1; line < LINES; line++) {
            int64_t due = cursor_due(&cursor, &track);
            assert_true(due >= ms);
            if (rate == RATE_1 && line < 70)
                assert_int_equal(due - 1000 >= line * 60000, true);
            ms = due;
            assert_true(cursor_tick(&cursor, &track, ms));
            assert_int_equal(cursor.now.seq, line);
        }
        assert_false(cursor.playing);
    }
    seen_close(&seen);
    report_release(&report);
    vec_release(&evening.text.out);
}

static unsigned changes(const char *old, const char *new)
{
    json_t *was = json_loads(old, 0, NULL), *is = json_loads(new, 0, NULL);
    assert_true(was && is);
    unsigned found = seen_changes(was, is);
    json_decref(was);
    json_decref(is);
    return found;
}

static void what_a_line_brings(void **state)
{
    (void)state;
#define MATCH(members)                                                                             \
    "{\"rounds\":[{\"id\":\"f\",\"ties\":[{\"id\":\"f\",\"matches\":[{" members "}]}]}]}"
    assert_int_equal(changes(MATCH("\"status\":\"7'\""), MATCH("\"status\":\"8'\"")), 0);
    assert_int_equal(changes(MATCH("\"status\":\"45+1'\""), MATCH("\"status\":\"45+2'\"")), 0);
    assert_int_equal(changes(MATCH("\"status\":\"45'\""), MATCH("\"status\":\"46'\"")), SEEN_PHASE);
    assert_int_equal(changes(MATCH("\"status\":\"45'\""), MATCH("\"status\":\"HT\"")), SEEN_PHASE);
    assert_int_equal(changes(MATCH("\"status\":\"HT\""), MATCH("\"status\":\"FT\"")), SEEN_PHASE);
    assert_int_equal(changes(MATCH("\"referee\":\"X\""), MATCH("\"referee\":\"Y\"")), SEEN_OTHER);
    assert_int_equal(changes(MATCH("\"events\":[]"), MATCH("\"events\":[\"7' yellow A X\"]")),
                     SEEN_OTHER);
    assert_int_equal(changes(MATCH("\"events\":[\"7' goal A X\"]"),
                             MATCH("\"events\":[\"7' goal A X\",\"8' var A X; no goal\"]")),
                     SEEN_OTHER | SEEN_GOAL);
    assert_int_equal(changes(MATCH("\"events\":[\"7' own-goal A X\"]"), MATCH("\"events\":[]")),
                     SEEN_OTHER | SEEN_GOAL);
    /* A score that tells of the goals known anyway is no goal, one that tells of more is one. */
    assert_int_equal(changes(MATCH("\"events\":[\"7' goal A X\"]"),
                             MATCH("\"score\":{\"ft\":\"1-0\"},\"events\":[\"7' goal A X\"]")),
                     SEEN_OTHER);
    assert_int_equal(changes(MATCH("\"score\":{\"ht\":\"1-0\"}"),
                             MATCH("\"score\":{\"ht\":\"1-0\",\"ft\":\"1-1\"}")),
                     SEEN_OTHER | SEEN_GOAL);
    /* Nor is a number that is no score. */
    assert_int_equal(changes(MATCH("\"score\":{\"ft\":\"0-0\"}"),
                             MATCH("\"score\":{\"ft\":\"2147483647-2147483647\"}")),
                     SEEN_OTHER);
    assert_int_equal(changes(MATCH("\"kicks\":[]"), MATCH("\"kicks\":[\"A scored X\"]")),
                     SEEN_OTHER | SEEN_KICK);
    assert_int_equal(changes("{\"name\":\"A\"}", "{\"name\":\"B\"}"), SEEN_OTHER);
    assert_int_equal(changes("{\"name\":\"A\"}", "{}"), SEEN_OTHER);
#undef MATCH
}

int main(void)
{
    setenv("TZ", "UTC", 1);
    tzset();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_line_in_any_order_is_what_straight_reading_gives),
        cmocka_unit_test(damaged_lines_are_none),
        cmocka_unit_test(a_journal_cut_off_has_its_whole_lines),
        cmocka_unit_test(a_clock_set_back_loses_no_line),
        cmocka_unit_test(steps_go_by_what_lines_bring),
        cmocka_unit_test(times_of_receipt_are_typed),
        cmocka_unit_test(a_cursor_plays_along_the_lines),
        cmocka_unit_test(what_a_line_brings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
