#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "base/instant.h"

#define HOUR 3600

static void assert_parses(const char *text, int default_offset, instant expected,
                          int expected_offset, enum precision expected_precision)
{
    instant at = 0;
    int offset = -1;
    enum precision precision = PRECISION_NONE;
    if (!instant_parse(text, default_offset, &at, &offset, &precision))
        fail_msg("not read: %s", text);
    if (at != expected)
        fail_msg("%s: %lld, expected %lld", text, (long long)at, (long long)expected);
    assert_int_equal(offset, expected_offset);
    assert_int_equal(precision, expected_precision);
}

static void assert_rejects(const char *text)
{
    instant at = 42;
    int offset = 43;
    enum precision precision = PRECISION_NONE;
    if (instant_parse(text, 0, &at, &offset, &precision))
        fail_msg("read: %s", text);
    assert_int_equal(at, 42);
    assert_int_equal(offset, 43);
    assert_int_equal(precision, PRECISION_NONE);
}

static void known_instants(void **state)
{
    (void)state;
    assert_parses("1970-01-01T00:00Z", 0, 0, 0, PRECISION_MINUTE);
    assert_parses("2024-04-18T19:00:00Z", HOUR, 1713466800, 0, PRECISION_MINUTE);
    assert_parses("2024-04-18T21:00+02:00", 0, 1713466800, 2 * HOUR, PRECISION_MINUTE);
    assert_parses("2024-04-18 21:00+02:00", 0, 1713466800, 2 * HOUR, PRECISION_MINUTE);
    assert_parses("2024-04-18T21:00", 2 * HOUR, 1713466800, 2 * HOUR, PRECISION_MINUTE);
    assert_parses("2024-04-18 21:00", 2 * HOUR, 1713466800, 2 * HOUR, PRECISION_MINUTE);
    assert_parses("2024-04-18T15:30:00-03:30", 0, 1713466800, -12600, PRECISION_MINUTE);
    assert_parses("2024-04-18T21:00:07+02:00", 0, 1713466807, 2 * HOUR, PRECISION_MINUTE);
    assert_parses("1969-12-31T23:59:59Z", 0, -1, 0, PRECISION_MINUTE);
    assert_parses("1872-11-30T14:15Z", 0, -3063692700, 0, PRECISION_MINUTE);
    assert_parses("0001-01-01T00:00Z", 0, -62135596800, 0, PRECISION_MINUTE);
    assert_parses("9999-12-31T23:59:59Z", 0, 253402300799, 0, PRECISION_MINUTE);
}

static void a_date_is_six_in_the_morning_there(void **state)
{
    (void)state;
    assert_parses("1970-01-01", 0, 6 * HOUR, 0, PRECISION_DATE);
    assert_parses("1970-01-01", 2 * HOUR, 4 * HOUR, 2 * HOUR, PRECISION_DATE);
    assert_parses("1970-01-01", -5 * HOUR, 11 * HOUR, -5 * HOUR, PRECISION_DATE);
}

static void offset_may_be_unwanted(void **state)
{
    (void)state;
    instant at;
    enum precision precision;
    assert_true(instant_parse("1970-01-01T01:00+01:00", 0, &at, NULL, &precision));
    assert_int_equal(at, 0);
}

static void dates_that_are_real(void **state)
{
    (void)state;
    assert_parses("2000-02-29T00:00Z", 0, 951782400, 0, PRECISION_MINUTE);
    assert_parses("2024-02-29T00:00Z", 0, 1709164800, 0, PRECISION_MINUTE);
    assert_parses("1900-02-28T00:00Z", 0, -2203977600, 0, PRECISION_MINUTE);
    assert_parses("1900-03-01T00:00Z", 0, -2203891200, 0, PRECISION_MINUTE);
    assert_parses("2023-12-31T23:59Z", 0, 1704067140, 0, PRECISION_MINUTE);
}

static void rubbish_is_rejected(void **state)
{
    (void)state;
    static const char *const rubbish[] = {
        "",
        "2024",
        "2024-04",
        "2024-4-18",
        "24-04-18",
        "02024-04-18",
        "2024/04/18",
        "2024-04-18x",
        "2024-04-18 ",
        " 2024-04-18",
        "2024-04-18Z",
        "2024-04-18+02:00",
        "2024-04-18T",
        "2024-04-18T2",
        "2024-04-18T21",
        "2024-04-18T21:",
        "2024-04-18T21:0",
        "2024-04-18T9:00",
        "2024-04-18t21:00",
        "2024-04-18  21:00",
        "2024-04-18T21:00:",
        "2024-04-18T21:00:0",
        "2024-04-18T21:00:00.5",
        "2024-04-18T21:00z",
        "2024-04-18T21:00ZZ",
        "2024-04-18T21:00 Z",
        "2024-04-18T21:00+2:00",
        "2024-04-18T21:00+0200",
        "2024-04-18T21:00+02",
        "2024-04-18T21:00+02:00x",
        "2024-04-18T21:00+14:01",
        "2024-04-18T21:00+02:60",
        "2024-04-18T24:00",
        "2024-04-18T21:60",
        "2024-04-18T21:00:60",
        "2024-04-18T-1:00",
        "0000-01-01",
        "2024-00-01",
        "2024-13-01",
        "2024-04-00",
        "2024-04-31",
        "2024-01-32",
        "2023-02-29",
        "1900-02-29",
        "2100-02-29",
        "2024-02-30",
        "-024-04-18",
        "+024-04-18",
        "2024-04-\xd9\xa1\xd9\xa8",
        "now",
    };
    for (size_t i = 0; i < sizeof rubbish / sizeof rubbish[0]; i++)
        assert_rejects(rubbish[i]);
}

static void offsets(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int offset;
    } good[] = {{"Z", 0},           {"+00:00", 0},     {"-00:00", 0},     {"+02:00", 7200},
                {"-03:30", -12600}, {"+05:45", 20700}, {"+14:00", 50400}, {"-14:00", -50400},
                {"+00:01", 60},     {"+13:59", 50340}};
    static const char *const bad[] = {"",       "z",      "Z ",      "+",       "+2",     "02:00",
                                      "+02",    "+0200",  "+02:0",   "+02:60",  "+14:01", "-14:01",
                                      "+15:00", "+99:99", "+02:00Z", " +02:00", "+-2:00", "−02:00"};
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        int offset = -1;
        assert_true(instant_parse_offset(good[i].text, &offset));
        assert_int_equal(offset, good[i].offset);
    }
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        int offset = 99;
        if (instant_parse_offset(bad[i], &offset))
            fail_msg("read: %s", bad[i]);
        assert_int_equal(offset, 99);
    }
}

static void assert_iso(instant at, int offset, const char *expected)
{
    char out[32];
    memset(out, '!', sizeof out);
    instant_format_iso(out, sizeof out, at, offset);
    assert_string_equal(out, expected);
}

static void iso_forms(void **state)
{
    (void)state;
    assert_iso(1713466800, 2 * HOUR, "2024-04-18T21:00+02:00");
    assert_iso(1713466800, 0, "2024-04-18T19:00Z");
    assert_iso(1713466807, -12600, "2024-04-18T15:30:07-03:30");
    assert_iso(-1, 0, "1969-12-31T23:59:59Z");
    assert_iso(-1, 60, "1970-01-01T00:00:59+00:01");
    assert_iso(0, -60, "1969-12-31T23:59-00:01");
    assert_iso(-62135596800, 0, "0001-01-01T00:00Z");
    /* Amsterdam to 1937: the seconds of the offset cannot be written, the instant must stay. */
    assert_iso(0, 1172, "1970-01-01T00:19+00:19");
}

static void instants_beyond_the_years_are_their_edges(void **state)
{
    (void)state;
    assert_iso(INSTANT_UNKNOWN, 0, "0001-01-01T00:00Z");
    assert_iso(INSTANT_UNKNOWN, -14 * HOUR, "0001-01-01T00:00-14:00");
    assert_iso(INSTANT_UNKNOWN, 14 * HOUR, "0001-01-01T00:00+14:00");
    assert_iso(INSTANT_END, 0, "9999-12-31T23:59:59Z");
    assert_iso(INSTANT_END, -14 * HOUR, "9999-12-31T23:59:59-14:00");
    assert_iso(INSTANT_END, 14 * HOUR, "9999-12-31T23:59:59+14:00");
}

/* Every day of the years 1-9999 counted on the fingers, which is the slow statement of the rule. */
static void every_day_agrees_with_counting(void **state)
{
    (void)state;
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    instant at = -62135596800;
    int weekday = 1;
    for (int year = 1; year <= 9999; year++) {
        int leap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0);
        for (int month = 1; month <= 12; month++) {
            int length = lengths[month - 1] + (month == 2 ? leap : 0);
            for (int day = 1; day <= length; day++, at += 86400, weekday = (weekday + 1) % 7) {
                if (year > 50 && year < 9950 && day != 1 && day != length)
                    continue;
                struct civil civil = instant_to_civil(at + 86399, 0);
                assert_true(civil.year == year && civil.month == month && civil.day == day);
                assert_true(civil.hour == 23 && civil.minute == 59 && civil.second == 59);
                assert_int_equal(civil.weekday, weekday);
                assert_true(instant_from_civil(&civil, 0) == at + 86399);
            }
        }
    }
    assert_true(at == 253402300800);
}

static void civil_at_offsets(void **state)
{
    (void)state;
    struct civil civil = instant_to_civil(1709247599, 2 * HOUR); /* 2024-02-29T22:59:59Z */
    assert_int_equal(civil.year, 2024);
    assert_int_equal(civil.month, 3);
    assert_int_equal(civil.day, 1);
    assert_int_equal(civil.hour, 0);
    assert_int_equal(civil.weekday, 5);
    assert_true(instant_from_civil(&civil, 2 * HOUR) == 1709247599);
    civil = instant_to_civil(0, -1);
    assert_int_equal(civil.year, 1969);
    assert_int_equal(civil.second, 59);
    assert_int_equal(civil.weekday, 3);
}

static void set_zone(const char *zone)
{
    setenv("TZ", zone, 1);
    tzset();
}

static void assert_local(instant at, int expected, const char *expected_zone)
{
    char zone[12];
    int offset = -1;
    memset(zone, '!', sizeof zone);
    instant_local(at, &offset, zone);
    assert_int_equal(offset, expected);
    assert_string_equal(zone, expected_zone);
}

static void local_zone(void **state)
{
    (void)state;
    set_zone("CET-1CEST,M3.5.0,M10.5.0/3");
    assert_local(1713466800, 2 * HOUR, "CEST");
    assert_local(1704067200, HOUR, "CET");
    assert_local(1711846799, HOUR, "CET"); /* 2024-03-31T00:59:59Z: summer time begins */
    assert_local(1711846800, 2 * HOUR, "CEST");
    set_zone("<+0330>-3:30");
    assert_local(1713466800, 12600, "+0330");
    set_zone("UTC0");
    assert_local(INSTANT_UNKNOWN, 0, "UTC");
    assert_local(INSTANT_END, 0, "UTC");
    set_zone("VERYLONGZONENAME5");
    assert_local(0, -5 * HOUR, "VERYLONGZON");
    set_zone("UTC0");
}

static void assert_from_local(const char *text, instant expected)
{
    instant reading;
    enum precision precision;
    assert_true(instant_parse(text, 0, &reading, NULL, &precision));
    struct civil civil = instant_to_civil(reading, 0);
    instant at = instant_from_local(&civil);
    if (at != expected)
        fail_msg("%s: %lld, expected %lld", text, (long long)at, (long long)expected);
}

static void a_local_time_is_at_the_offset_in_force(void **state)
{
    (void)state;
    set_zone("CET-1CEST,M3.5.0,M10.5.0/3");
    assert_from_local("2024-04-18T21:00", 1713466800);
    assert_from_local("2024-01-01T01:00", 1704067200);
    assert_from_local("2024-03-31T01:59:59", 1711846799);
    assert_from_local("2024-03-31T03:00", 1711846800);
    assert_from_local("2024-10-27T01:59:59", 1729987199); /* 2024-10-26T23:59:59Z */
    assert_from_local("2024-10-27T03:00", 1729994400);    /* 02:00Z: winter again */
    set_zone("EST5EDT,M3.2.0,M11.1.0");
    assert_from_local("2024-03-10T01:59", 1710053940);
    assert_from_local("2024-03-10T03:00", 1710054000);
    set_zone("UTC0");
    assert_from_local("0001-01-01T00:00", -62135596800);
    assert_from_local("9999-12-31T23:59:59", 253402300799);
}

static void a_local_time_shown_twice_or_never(void **state)
{
    (void)state;
    set_zone("CET-1CEST,M3.5.0,M10.5.0/3");
    assert_from_local("2024-10-27T02:30", 1729989000); /* 00:30Z, the first of two */
    assert_from_local("2024-03-31T02:30", 1711848600); /* 01:30Z, when clocks say 03:30 */
    set_zone("UTC0");
}

static void names_are_english(void **state)
{
    (void)state;
    assert_string_equal(instant_weekday(0), "Sun");
    assert_string_equal(instant_weekday(4), "Thu");
    assert_string_equal(instant_weekday(6), "Sat");
    assert_string_equal(instant_month(1), "Jan");
    assert_string_equal(instant_month(4), "Apr");
    assert_string_equal(instant_month(12), "Dec");
    assert_string_equal(instant_weekday(7), "");
    assert_string_equal(instant_weekday(-1), "");
    assert_string_equal(instant_month(0), "");
    assert_string_equal(instant_month(13), "");
}

static void the_order_is_that_of_time(void **state)
{
    (void)state;
    instant sorted[] = {INSTANT_END, 7, INSTANT_UNKNOWN, -7, 7};
    const instant expected[] = {INSTANT_UNKNOWN, -7, 7, 7, INSTANT_END};
    qsort(sorted, 5, sizeof sorted[0], instant_compare);
    assert_memory_equal(sorted, expected, sizeof sorted);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_instants),
        cmocka_unit_test(a_date_is_six_in_the_morning_there),
        cmocka_unit_test(offset_may_be_unwanted),
        cmocka_unit_test(dates_that_are_real),
        cmocka_unit_test(rubbish_is_rejected),
        cmocka_unit_test(offsets),
        cmocka_unit_test(iso_forms),
        cmocka_unit_test(instants_beyond_the_years_are_their_edges),
        cmocka_unit_test(every_day_agrees_with_counting),
        cmocka_unit_test(civil_at_offsets),
        cmocka_unit_test(local_zone),
        cmocka_unit_test(a_local_time_is_at_the_offset_in_force),
        cmocka_unit_test(a_local_time_shown_twice_or_never),
        cmocka_unit_test(names_are_english),
        cmocka_unit_test(the_order_is_that_of_time),
    };
    return cmocka_run_group_tests_name("instant", tests, NULL, NULL);
}
