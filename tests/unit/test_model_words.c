#include <stdlib.h>
#include <string.h>

#include "cmocka_all.h"
#include "model/words.h"

static bool parse(const char *text, struct clock *clock)
{
    /* In memory of its very size, so that reading past the end is seen. */
    size_t len = strlen(text);
    char *bytes = malloc(len + 1);
    bool good;

    assert_non_null(bytes);
    memcpy(bytes, text, len);
    good = clock_parse(bytes, len, clock);
    free(bytes);
    return good;
}

static void assert_clock(const char *text, int phase, int minute, int added, bool about)
{
    struct clock clock = {0};
    char again[16];

    assert_true(parse(text, &clock));
    assert_int_equal(clock.phase, phase);
    assert_int_equal(clock.minute, minute);
    assert_int_equal(clock.added, added);
    assert_int_equal(clock.about, about);
    assert_string_equal(clock_format(clock, again, sizeof again), text);
}

static void clocks_of_every_form_are_read_and_written(void **unused)
{
    (void)unused;
    assert_clock("1'", PHASE_FIRST_HALF, 1, 0, false);
    assert_clock("45'", PHASE_FIRST_HALF, 45, 0, false);
    assert_clock("45+2'", PHASE_FIRST_HALF, 45, 2, false);
    assert_clock("46'", PHASE_SECOND_HALF, 46, 0, false);
    assert_clock("90'", PHASE_SECOND_HALF, 90, 0, false);
    assert_clock("90+60'", PHASE_SECOND_HALF, 90, 60, false);
    assert_clock("91'", PHASE_EXTRA_FIRST, 91, 0, false);
    assert_clock("105+1'", PHASE_EXTRA_FIRST, 105, 1, false);
    assert_clock("106'", PHASE_EXTRA_SECOND, 106, 0, false);
    assert_clock("120+4'", PHASE_EXTRA_SECOND, 120, 4, false);
    assert_clock("~80'", PHASE_SECOND_HALF, 80, 0, true);
    assert_clock("~45+1'", PHASE_FIRST_HALF, 45, 1, true);
    assert_clock("?'", PHASE_UNKNOWN, 0, 0, false);
    assert_clock("1H?'", PHASE_FIRST_HALF, 0, 0, false);
    assert_clock("2H?'", PHASE_SECOND_HALF, 0, 0, false);
    assert_clock("ET1?'", PHASE_EXTRA_FIRST, 0, 0, false);
    assert_clock("ET2?'", PHASE_EXTRA_SECOND, 0, 0, false);
    assert_clock("pens", PHASE_KICKS, 0, 0, false);
}

static void every_minute_survives_a_round_trip(void **unused)
{
    (void)unused;
    for (int minute = 1; minute <= 120; minute++) {
        bool end = minute == 45 || minute == 90 || minute == 105 || minute == 120;

        for (int added = 0; added <= (end ? 60 : 0); added++) {
            struct clock in = {.minute = (uint16_t)minute, .added = (uint16_t)added}, out;
            char text[16];

            clock_format(in, text, sizeof text);
            assert_true(parse(text, &out));
            assert_int_equal(out.minute, minute);
            assert_int_equal(out.added, added);
            assert_int_equal(out.phase, minute <= 45    ? PHASE_FIRST_HALF
                                        : minute <= 90  ? PHASE_SECOND_HALF
                                        : minute <= 105 ? PHASE_EXTRA_FIRST
                                                        : PHASE_EXTRA_SECOND);
        }
    }
}

static void impossible_clocks_are_refused(void **unused)
{
    static const char *const wrong[] = {
        "",      "'",      "7",     "0'",    "00'",    "045'",    "121'",     "999'",   "1000'",
        "45+0'", "45+61'", "46+1'", "44+2'", "91+1'",  "45+'",    "+2'",      "45+02'", "45+2",
        "~?'",   "~",      "~'",    "?",     "?1'",    "3H?'",    "ET3?'",    "1h?'",   "pens'",
        "Pens",  " 7'",    "7' ",   "7''",   "45 +2'", "45+2+1'", "45++2'",   "-1'",    "7.5'",
        "1e1'",  "~~7'",   "7\"",   "HT",    "FT",     "pen",     "45+1000'",
    };
    struct clock clock = {PHASE_KICKS, true, 77, 7};

    (void)unused;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (parse(wrong[i], &clock))
            fail_msg("\"%s\" was read as a clock", wrong[i]);
    assert_int_equal(clock.minute, 77); /* left alone */
    assert_false(clock_parse("7'\0", 3, &clock));
}

static int compare(const char *a, const char *b)
{
    struct clock x, y;

    assert_true(parse(a, &x));
    assert_true(parse(b, &y));
    return clock_compare(x, y);
}

static void clocks_sort_as_a_match_runs(void **unused)
{
    static const char *const order[] = {
        "1'",  "44'",    "45'",   "45+1'", "45+2'", "1H?'",   "46'",   "90'", "90+1'", "2H?'",
        "91'", "105+3'", "ET1?'", "106'",  "120'",  "120+4'", "ET2?'", "?'",  "pens",
    };

    (void)unused;
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        for (size_t j = 0; j < sizeof order / sizeof *order; j++) {
            int found = compare(order[i], order[j]);

            if ((i < j && found >= 0) || (i > j && found <= 0) || (i == j && found != 0))
                fail_msg("%s against %s: %d", order[i], order[j], found);
        }
    assert_int_equal(compare("~80'", "80'"), 0);
}

static void assert_round_trip(const char *const *table, int count)
{
    for (int i = 0; i < count; i++) {
        assert_non_null(table[i]);
        if (table[i][0])
            assert_int_equal(word_find(table, count, table[i], strlen(table[i])), i);
    }
    assert_int_equal(word_find(table, count, "", 0), -1);
    assert_int_equal(word_find(table, count, "no such word", 12), -1);
}

#define ROUND_TRIP(table) assert_round_trip(table, (int)(sizeof table / sizeof *table))

static void words_find_themselves(void **unused)
{
    (void)unused;
    ROUND_TRIP(criterion_words);
    ROUND_TRIP(event_words);
    ROUND_TRIP(event_role_words);
    ROUND_TRIP(var_words);
    ROUND_TRIP(kick_words);
    ROUND_TRIP(coverage_words);
    ROUND_TRIP(decision_words);
    ROUND_TRIP(status_words);
    ROUND_TRIP(stage_words);
}

static void words_are_matched_whole(void **unused)
{
    (void)unused;
    assert_int_equal(word_find(kick_words, KICK_OUTCOME_COUNT, "savedX", 5), KICK_SAVED);
    assert_int_equal(word_find(kick_words, KICK_OUTCOME_COUNT, "savedX", 6), -1);
    assert_int_equal(word_find(kick_words, KICK_OUTCOME_COUNT, "sav", 3), -1);
    assert_int_equal(word_find(kick_words, KICK_OUTCOME_COUNT, "Saved", 5), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clocks_of_every_form_are_read_and_written),
        cmocka_unit_test(every_minute_survives_a_round_trip),
        cmocka_unit_test(impossible_clocks_are_refused),
        cmocka_unit_test(clocks_sort_as_a_match_runs),
        cmocka_unit_test(words_find_themselves),
        cmocka_unit_test(words_are_matched_whole),
    };

    return cmocka_run_group_tests_name("model_words", tests, NULL, NULL);
}
