/* The order of everything that happens in an edition, and where steps can stand in it. */
#include <stdio.h>
#include <string.h>

#include "cmocka_all.h"
#include "maker.h"
#include "model/match.h"
#include "time/log.h"

#define UEFA "goals extra-time kicks"

enum { MINUTE = 60, HOUR = 3600, DAY = 24 * HOUR };

/* A tie of one match, with the kick-off some seconds after the maker's first. */
static void add_match(struct maker *maker, const char *key, instant after, const char *end)
{
    static const instant first = 1712862000; /* 2024-04-11T19:00Z */
    char top[16], bottom[16];

    snprintf(top, sizeof top, "%sh", key);
    snprintf(bottom, sizeof bottom, "%sx", key);
    maker_tie(maker, key, top, bottom);
    maker->kickoff = first + after;
    maker_match(maker, end);
}

static void open_log(struct maker *maker, struct log *log)
{
    if (!maker_seal(maker))
        fail_msg("%s", maker->report.problems[0].text);
    log_open(log, maker->edition);
}

static void close_log(struct maker *maker, struct log *log)
{
    log_close(log);
    maker_close(maker);
}

/* The stops of a unit as "match.place", in order. */
static void assert_stops(const struct log *log, enum step_unit unit, const char *expected)
{
    const struct log_index *index = &log->steps[unit];
    char text[1024] = "", *end = text;

    for (uint32_t i = 0; i < index->count; i++)
        end += snprintf(end, (size_t)(text + sizeof text - end), "%s%u.%u", i > 0 ? " " : "",
                        index->v[i].match, index->v[i].seq);
    assert_string_equal(text, expected);
}

static void an_empty_edition_has_no_stops(void **unused)
{
    struct maker maker;
    struct log log;

    (void)unused;
    maker_open(&maker);
    open_log(&maker, &log);
    for (int unit = 0; unit < STEP_LOGGED; unit++) {
        assert_stops(&log, (enum step_unit)unit, "");
        assert_int_equal(log_seen(&log, (enum step_unit)unit, moment_end()), 0);
    }
    assert_int_equal(log.round_count, 0);
    close_log(&maker, &log);
}

static void added_time_comes_before_the_next_half(void **unused)
{
    static const char *const clocks[] = {"91'", "90+3'", "46'", "45+2'", "120+1'", "45'"};
    struct maker maker;
    struct log log;

    (void)unused;
    maker_open(&maker);
    maker_round(&maker, "final", 1, UEFA);
    add_match(&maker, "f", 0, "AET");
    for (size_t i = 0; i < sizeof clocks / sizeof *clocks; i++)
        maker_event(&maker, clocks[i], "yellow", "fh", NULL);
    maker_event(&maker, "?'", "goal", "fh", NULL);
    open_log(&maker, &log);
    /* start 45' 45+2' end, start 46' 90+3' end, start 91' end, start 120+1' ?' end */
    assert_stops(&log, STEP_EVENT,
                 "0.0 0.1 0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9 0.10 0.11 0.12 0.13 0.14");
    assert_stops(&log, STEP_PHASE, "0.0 0.3 0.4 0.7 0.8 0.10 0.11 0.14");
    assert_stops(&log, STEP_GOAL, "0.13");
    for (uint32_t i = 1; i < log.steps[STEP_EVENT].count; i++)
        assert_true(log_entry(maker.edition, log.steps[STEP_EVENT].v[i - 1])->at <=
                    log_entry(maker.edition, log.steps[STEP_EVENT].v[i])->at);
    close_log(&maker, &log);
}

/* Two at once and one that begins at half-time, given in another order than that of the night. */
static void matches_of_a_night_interleave(void **unused)
{
    struct maker maker;
    struct log log;

    (void)unused;
    maker_open(&maker);
    maker_round(&maker, "r", 1, UEFA);
    add_match(&maker, "late", 50 * MINUTE, "FT");
    add_match(&maker, "a", 0, "FT");
    maker_event(&maker, "30'", "goal", "ah", NULL);
    add_match(&maker, "b", 0, "FT");
    maker_event(&maker, "30'", "goal", "bh", NULL);
    maker_event(&maker, "10'", "yellow", "bh", NULL);
    open_log(&maker, &log);
    assert_stops(&log, STEP_EVENT, "1.0 2.0 2.1 1.1 2.2 1.2 2.3 0.0 1.3 2.4 0.1 1.4 2.5 0.2 0.3");
    assert_stops(&log, STEP_GOAL, "1.1 2.2");
    /* What begins or ends at one instant is one step. */
    assert_stops(&log, STEP_PHASE, "2.0 2.3 0.0 2.4 0.1 2.5 0.2 0.3");
    close_log(&maker, &log);
}

static void what_is_seen_is_what_is_counted(void **unused)
{
    struct maker maker;
    struct log log;
    uint32_t count;

    (void)unused;
    maker_open(&maker);
    maker_round(&maker, "r", 1, UEFA);
    add_match(&maker, "a", 0, "FT");
    add_match(&maker, "b", 0, "pens");
    maker_event(&maker, "1'", "goal", "bh", NULL);
    maker_event(&maker, "1'", "goal", "bx", NULL);
    maker_kicks(&maker, "bh+ bx- bh+ bx- bh+ bx-");
    open_log(&maker, &log);
    count = log.steps[STEP_EVENT].count;
    assert_int_equal(log_seen(&log, STEP_EVENT, moment_at(1712862000 - 1)), 0);
    assert_int_equal(log_seen(&log, STEP_EVENT, moment_at(1712862000)), 4);
    assert_int_equal(log_seen(&log, STEP_EVENT, moment_end()), count);
    for (uint32_t i = 0; i < count; i++)
        assert_int_equal(
            log_seen(&log, STEP_EVENT, log_moment(maker.edition, log.steps[STEP_EVENT].v[i])),
            i + 1);
    assert_int_equal(log.steps[STEP_KICK].count, 6);
    close_log(&maker, &log);
}

static void goals_given_and_taken_back_are_goal_steps(void **unused)
{
    struct maker maker;
    struct log log;

    (void)unused;
    maker_open(&maker);
    maker_round(&maker, "r", 1, UEFA);
    add_match(&maker, "a", 0, "FT");
    maker_event(&maker, "5'", "goal", "ah", NULL);
    maker_event(&maker, "6'", "var", "ah", NULL)->var = VAR_NO_GOAL;
    maker_event(&maker, "7'", "var", "ah", NULL)->var = VAR_NO_PENALTY;
    maker_event(&maker, "8'", "missed-penalty", "ah", NULL);
    maker_event(&maker, "9'", "penalty", "ah", NULL);
    maker_event(&maker, "10'", "own-goal", "ah", NULL);
    maker_event(&maker, "11'", "red", "ah", NULL);
    open_log(&maker, &log);
    assert_stops(&log, STEP_GOAL, "0.1 0.2 0.5 0.6");
    close_log(&maker, &log);
}

static void goals_without_an_order_are_one_stop(void **unused)
{
    struct maker maker;
    struct log log;

    (void)unused;
    maker_open(&maker);
    maker_round(&maker, "r", 1, UEFA);
    add_match(&maker, "a", 0, "FT");
    maker_in_hand(&maker)->by_side = true;
    maker_event(&maker, "5'", "goal", "ah", NULL);
    maker_event(&maker, "5'", "goal", "ax", NULL);
    maker_event(&maker, "5'", "yellow", "ax", NULL);
    maker_event(&maker, "9'", "yellow", "ah", NULL);
    open_log(&maker, &log);
    assert_stops(&log, STEP_EVENT, "0.0 0.3 0.4 0.5 0.6 0.7");
    assert_stops(&log, STEP_GOAL, "0.3");
    assert_int_equal(log_step_end(maker.edition, (struct log_place){0, 1}).seq, 3);
    assert_false(log_is_stop(maker.edition, (struct log_place){0, 2}, STEP_EVENT));
    assert_true(log_is_stop(maker.edition, (struct log_place){0, 3}, STEP_GOAL));
    assert_false(log_is_stop(maker.edition, (struct log_place){0, 4}, STEP_GOAL));
    close_log(&maker, &log);
}

static void a_decision_days_later_comes_days_later(void **unused)
{
    struct maker maker;
    struct log log;

    (void)unused;
    maker_open(&maker);
    maker_round(&maker, "r", 1, UEFA);
    add_match(&maker, "a", 0, "FT");
    maker_in_hand(&maker)->decision = (struct decision){.kind = DECISION_AWARDED,
                                                        .team = ID_NONE,
                                                        .winner = SIDE_NONE,
                                                        .score = {3, 0},
                                                        .at = 1712862000 + 3 * DAY};
    add_match(&maker, "b", DAY, "FT");
    open_log(&maker, &log);
    assert_stops(&log, STEP_EVENT, "0.0 0.1 0.2 0.3 1.0 1.1 1.2 1.3 0.4");
    assert_stops(&log, STEP_PHASE, "0.0 0.1 0.2 0.3 1.0 1.1 1.2 1.3");
    close_log(&maker, &log);
}

/* Over a span of many years, so that every digit of an instant counts. */
static void instants_far_apart_are_in_order(void **unused)
{
    static const instant years[] = {40, -90, 3, 0, -20, 200};
    struct maker maker;
    struct log log;

    (void)unused;
    maker_open(&maker);
    maker_round(&maker, "r", 1, UEFA);
    for (size_t i = 0; i < sizeof years / sizeof *years; i++) {
        char key[8];

        snprintf(key, sizeof key, "m%zu", i);
        add_match(&maker, key, years[i] * 365 * DAY, "HT");
    }
    open_log(&maker, &log);
    assert_stops(&log, STEP_EVENT, "1.0 1.1 4.0 4.1 3.0 3.1 2.0 2.1 0.0 0.1 5.0 5.1");
    close_log(&maker, &log);
}

static void rounds_begin_with_their_first_leg(void **unused)
{
    struct maker maker;
    struct log log;

    (void)unused;
    maker_open(&maker);
    maker_round(&maker, "r1", 1, "goals replay");
    add_match(&maker, "a", 2 * DAY, "FT");
    maker_match(&maker, "FT");
    maker_in_hand(&maker)->role = ROLE_REPLAY;
    maker_in_hand(&maker)->kickoff = 1712862000 + DAY; /* a wrong date changes nothing */
    add_match(&maker, "b", 3 * DAY, "FT");
    maker_round(&maker, "third", 1, UEFA);
    add_match(&maker, "c", 9 * DAY, "scheduled");
    maker_round(&maker, "final", 1, UEFA);
    add_match(&maker, "d", 9 * DAY + HOUR, "scheduled");
    maker_round(&maker, "later", 1, UEFA);
    add_match(&maker, "e", 0, "scheduled");
    maker_in_hand(&maker)->precision = PRECISION_NONE;
    open_log(&maker, &log);
    assert_int_equal(log.round_count, 2);
    assert_int_equal(log.rounds[0], match_day(maker.edition, 1712862000 + 2 * DAY));
    assert_int_equal(log.rounds[1], match_day(maker.edition, 1712862000 + 9 * DAY));
    close_log(&maker, &log);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_edition_has_no_stops),
        cmocka_unit_test(added_time_comes_before_the_next_half),
        cmocka_unit_test(matches_of_a_night_interleave),
        cmocka_unit_test(what_is_seen_is_what_is_counted),
        cmocka_unit_test(goals_given_and_taken_back_are_goal_steps),
        cmocka_unit_test(goals_without_an_order_are_one_stop),
        cmocka_unit_test(a_decision_days_later_comes_days_later),
        cmocka_unit_test(instants_far_apart_are_in_order),
        cmocka_unit_test(rounds_begin_with_their_first_leg),
    };

    return cmocka_run_group_tests_name("log", tests, NULL, NULL);
}
