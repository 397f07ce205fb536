/* What a source is asked for in a round, and what not again. */
#include "cmocka_all.h"

#include <stdio.h>
#include <string.h>

#include "feed/asking.h"

static instant day(int year, int month, int of_month)
{
    struct civil civil = {.year = year, .month = month, .day = of_month, .hour = 12};
    return instant_from_civil(&civil, 0);
}

static struct asking asking_of(const char *source)
{
    struct asking a = {.base_url = "http://elm.test/"};
    struct err err;
    assert_true(feed_source_parse(source, &a.source, &err));
    a.provider = &providers[a.source.provider];
    return a;
}

/* The requests that wait are those, each named by a part of its address, in their order; they get
 * good answers, or none do. */
static void check(struct asking *a, const char *const *parts, size_t count, bool good)
{
    size_t n = 0;
    for (size_t i = 0; i < a->asked.n; i++) {
        struct asked *asked = &a->asked.v[i];
        if (!asked->waiting)
            continue;
        if (n == count || !strstr(asked->url, parts[n]))
            fail_msg("%s was not to be asked for", asked->url);
        n++;
        asked->waiting = false;
        asked->taken |= good;
    }
    assert_int_equal(n, count);
    assert_true(asking_is_over(a));
}

#define CHECK(a, good, ...)                                                                        \
    do {                                                                                           \
        static const char *const parts[] = {__VA_ARGS__};                                          \
        check(a, parts, sizeof parts / sizeof *parts, good);                                       \
    } while (0)

/* An answer of the day in which nothing is played, of a season with these ends; NULL: it does not
 * tell. */
static struct evening *evening_in(const struct asking *a, const char *first, const char *last)
{
    struct evening *evening = evening_open(a->provider, "elm");
    char text[256];
    struct err err;
    snprintf(text, sizeof text,
             first ? "{\"leagues\": [{\"season\": {\"startDate\": \"%s\", \"endDate\": \"%s\"}}], "
                     "\"events\": []}"
                   : "{\"events\": []}",
             first, last);
    if (!evening_take(evening, "day", FEED_DAY, text, strlen(text), &err))
        fail_msg("%s", err.text);
    return evening;
}

static void the_season_once_then_the_day(void **state)
{
    struct asking a = asking_of("espn:uel");
    struct evening *evening = evening_in(&a, NULL, NULL);
    (void)state;
    asking_begin(&a, day(2030, 3, 10));
    assert_false(asking_is_over(&a));
    assert_memory_equal(a.asked.v[0].url, "http://elm.test/apis/", 21);
    CHECK(&a, true, "=20300310&");
    assert_false(asking_is_whole(&a));
    assert_true(asking_goes_on(&a, evening));
    CHECK(&a, true, "=202908&", "=202909&", "=202910&", "=202911&", "=202912&", "=203001&",
          "=203002&", "=203003&", "=203004&", "=203005&");
    assert_true(asking_is_whole(&a));
    assert_false(asking_goes_on(&a, evening));
    asking_begin(&a, day(2030, 3, 10));
    CHECK(&a, true, "=20300310&");
    assert_false(asking_goes_on(&a, evening));
    asking_begin(&a, day(2030, 3, 10) + 14 * HOUR_SECONDS); /* at two in the night */
    CHECK(&a, true, "=20300310&", "=20300311&");
    assert_false(asking_goes_on(&a, evening));
    evening_close(evening);
    asking_release(&a);
}

/* From a month, to another, so many. */
static void check_months(const char *first, const char *last, instant now, const char *from,
                         const char *to, size_t count)
{
    struct asking a = asking_of("espn:elm");
    struct evening *evening = evening_in(&a, first, last);
    asking_begin(&a, now);
    a.asked.v[0].waiting = false;
    a.asked.v[0].taken = true;
    assert_true(asking_goes_on(&a, evening));
    assert_int_equal(a.asked.n, 1 + count);
    if (!strstr(a.asked.v[1].url, from) || !strstr(a.asked.v[count].url, to))
        fail_msg("%s to %s", a.asked.v[1].url, a.asked.v[count].url);
    evening_close(evening);
    asking_release(&a);
}

static void the_day_tells_the_season(void **state)
{
    (void)state;
    check_months("2030-02-04T05:00Z", "2030-11-30T04:59Z", day(2030, 4, 3), "=203002&", "=203011&",
                 10);
    check_months("2030-01-01T05:00Z", "2031-01-01T04:59Z", day(2030, 9, 3), "=203001&", "=203012&",
                 12);
    check_months("2030-06-11T04:00Z", "2030-07-20T03:59Z", day(2030, 7, 1), "=203006&", "=203007&",
                 2);
    /* Long ago, and to come. */
    check_months("2028-06-14T04:00Z", "2028-07-15T03:59Z", day(2030, 7, 1), "=202806&", "=202807&",
                 2);
    check_months("2031-06-14T04:00Z", "2031-07-15T03:59Z", day(2030, 7, 1), "=203106&", "=203107&",
                 2);
    /* Longer than any. */
    check_months("2028-01-01T05:00Z", "2033-12-31T04:59Z", day(2030, 9, 3), "=203003&", "=203104&",
                 14);
    check_months("0001-01-01T05:00Z", "9000-12-31T04:59Z", day(2030, 9, 3), "=203003&", "=203104&",
                 14);
}

static void who_does_not_tell_has_the_usual_seasons(void **state)
{
    (void)state;
    check_months(NULL, NULL, day(2030, 7, 1), "=203005&", "=203008&", 4);
    check_months(NULL, NULL, day(2030, 8, 31), "=203005&", "=203008&", 4);
    check_months(NULL, NULL, day(2030, 9, 1), "=203008&", "=203105&", 10);
    check_months(NULL, NULL, day(2030, 1, 1), "=202908&", "=203005&", 10);
    check_months("2030-09-09T00:00Z", "2030-01-01T00:00Z", day(2030, 1, 1), "=202908&", "=203005&",
                 10); /* that is none */
    check_months("soon", "late", day(2030, 1, 1), "=202908&", "=203005&", 10);
}

static void what_failed_is_asked_for_again(void **state)
{
    struct asking a = asking_of("espn:worldcup");
    struct evening *evening = evening_in(&a, NULL, NULL);
    (void)state;
    asking_begin(&a, day(2030, 7, 1));
    CHECK(&a, false, "=20300701&");
    assert_false(asking_goes_on(&a, evening)); /* which months, only the day can tell */
    asking_begin(&a, day(2030, 7, 1));
    CHECK(&a, true, "=20300701&");
    assert_true(asking_goes_on(&a, evening));
    a.asked.v[2].taken = true;
    CHECK(&a, false, "=203005&", "=203006&", "=203007&", "=203008&");
    assert_false(asking_is_whole(&a));
    assert_false(asking_goes_on(&a, evening)); /* in the next round */
    asking_begin(&a, day(2030, 7, 1));
    CHECK(&a, true, "=20300701&");
    assert_true(asking_goes_on(&a, evening));
    CHECK(&a, true, "=203005&", "=203007&", "=203008&");
    assert_true(asking_is_whole(&a));
    evening_close(evening);
    asking_release(&a);
}

static void who_has_no_days_is_asked_for_everything(void **state)
{
    struct asking a = asking_of("openligadb:elm/2030");
    struct asking address = {.address = "http://elm.test/cup.json"};
    (void)state;
    for (int i = 0; i < 2; i++) {
        asking_begin(&a, day(2030, 7, 1));
        CHECK(&a, true, "http://elm.test/getmatchdata/elm/2030");
        asking_begin(&address, day(2030, 7, 1));
        CHECK(&address, true, "http://elm.test/cup.json");
    }
    assert_false(asking_goes_on(&address, NULL));
    asking_release(&a);
    asking_release(&address);
}

/* -- matches in the kicks ---------------------------------------------------------------------- */

static void take_match(struct evening *evening, const char *status)
{
    char text[2048];
    struct err err;
    snprintf(text, sizeof text,
             "{\"events\": [{\"id\": \"77\", \"date\": \"2030-04-09T19:00Z\", \"season\": "
             "{\"slug\": \"final\"}, \"competitions\": [{\"status\": {\"period\": 5, \"type\": "
             "{%s}}, \"competitors\": [{\"homeAway\": \"home\", \"score\": \"1\", "
             "\"shootoutScore\": 1, \"team\": {\"displayName\": \"Alder\"}}, {\"homeAway\": "
             "\"away\", \"score\": \"1\", \"shootoutScore\": 0, \"team\": {\"displayName\": "
             "\"Birch\"}}]}]}]}",
             status);
    if (!evening_take(evening, "day", FEED_DAY, text, strlen(text), &err))
        fail_msg("%s", err.text);
}

static void a_shootout_is_asked_for_and_once_more_when_it_is_over(void **state)
{
    struct asking a = asking_of("espn:worldcup");
    struct evening *evening = evening_open(a.provider, "elm");
    (void)state;
    take_match(evening, "\"name\": \"STATUS_SHOOTOUT\", \"state\": \"in\"");
    asking_begin(&a, day(2030, 7, 1));
    CHECK(&a, true, "=20300701&");
    assert_true(asking_goes_on(&a, evening));
    CHECK(&a, true, "=203005&", "=203006&", "=203007&", "=203008&");
    for (int i = 0; i < 2; i++) { /* in every round, once */
        assert_true(asking_goes_on(&a, evening));
        CHECK(&a, true, "/summary?event=77");
        assert_false(asking_goes_on(&a, evening));
        asking_begin(&a, day(2030, 7, 1));
        CHECK(&a, true, "=20300701&");
    }
    take_match(evening, "\"name\": \"STATUS_FINAL_PEN\", \"state\": \"post\", \"completed\": true");
    assert_true(asking_goes_on(&a, evening));
    struct asked *asked = &a.asked.v[a.asked.n - 1];
    assert_true(asked->over && !asked->final);
    CHECK(&a, true, "/summary?event=77");
    asked->final = true; /* the answer was good */
    asking_begin(&a, day(2030, 7, 1));
    CHECK(&a, true, "=20300701&");
    assert_false(asking_goes_on(&a, evening));
    evening_close(evening);
    asking_release(&a);
}

static void the_match_that_is_looked_at_is_asked_for(void **state)
{
    struct asking a = asking_of("espn:worldcup");
    struct evening *evening = evening_open(a.provider, "elm");
    (void)state;
    assert_false(asking_open(&a, NULL));
    take_match(evening, "\"name\": \"STATUS_FULL_TIME\", \"state\": \"post\", \"completed\": true");
    asking_begin(&a, day(2030, 7, 1));
    CHECK(&a, true, "=20300701&");
    assert_true(asking_goes_on(&a, evening));
    CHECK(&a, true, "=203005&", "=203006&", "=203007&", "=203008&");
    const struct edition *edition = evening_edition(evening, &(struct err){""});
    assert_non_null(edition);
    assert_true(asking_open(&a, &edition->matches.v[0]));
    CHECK(&a, true, "/summary?event=77");
    struct asked *asked = &a.asked.v[a.asked.n - 1];
    assert_true(asked->over);
    asked->final = true;                 /* the answer was good */
    assert_false(asking_open(&a, NULL)); /* and back to it */
    assert_false(asking_open(&a, &edition->matches.v[0]));
    asking_begin(&a, day(2030, 7, 1));
    CHECK(&a, true, "=20300701&");
    assert_false(asking_goes_on(&a, evening));
    evening_close(evening);
    asking_release(&a);
}

static void a_match_that_is_played_is_asked_for_as_long_as_it_is_looked_at(void **state)
{
    struct asking a = asking_of("openligadb:elm/2030");
    struct evening *evening = evening_open(a.provider, "elm");
    static const char text[] =
        "[{\"matchID\": 77, \"matchDateTimeUTC\": \"2030-04-09T18:45:00Z\", \"leagueName\": "
        "\"Ulmen-Pokal 2029/2030\", \"group\": {\"groupName\": \"Finale\"}, \"team1\": "
        "{\"teamName\": \"Ahorn\"}, \"team2\": {\"teamName\": \"Birke\"}, \"matchIsFinished\": "
        "false, \"matchResults\": [], \"goals\": []}]";
    struct err err;
    (void)state;
    asking_begin(&a, day(2030, 4, 9));
    CHECK(&a, true, "/getmatchdata/elm/2030");
    assert_true(evening_take(evening, "season", FEED_SEASON, text, sizeof text - 1, &err));
    const struct edition *edition = evening_edition(evening, &err);
    assert_non_null(edition);
    assert_true(asking_open(&a, &edition->matches.v[0]));
    CHECK(&a, true, "/getmatchdata/77");
    for (int i = 0; i < 2; i++) {
        asking_begin(&a, day(2030, 4, 9));
        CHECK(&a, true, "/getmatchdata/elm/2030");
        assert_true(asking_goes_on(&a, evening));
        CHECK(&a, true, "/getmatchdata/77");
        assert_false(asking_goes_on(&a, evening));
    }
    assert_false(asking_open(&a, NULL));
    asking_begin(&a, day(2030, 4, 9));
    CHECK(&a, true, "/getmatchdata/elm/2030");
    assert_false(asking_goes_on(&a, evening));
    evening_close(evening);
    asking_release(&a);
}

static void no_match_is_asked_for_before_all_months_have_come(void **state)
{
    struct asking a = asking_of("espn:worldcup");
    struct evening *evening = evening_open(a.provider, "elm");
    (void)state;
    take_match(evening, "\"name\": \"STATUS_SHOOTOUT\", \"state\": \"in\"");
    asking_begin(&a, day(2030, 7, 1));
    CHECK(&a, true, "=20300701&");
    assert_true(asking_goes_on(&a, evening));
    CHECK(&a, false, "=203005&", "=203006&", "=203007&", "=203008&");
    assert_false(asking_goes_on(&a, evening));
    evening_close(evening);
    asking_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_season_once_then_the_day),
        cmocka_unit_test(the_day_tells_the_season),
        cmocka_unit_test(who_does_not_tell_has_the_usual_seasons),
        cmocka_unit_test(what_failed_is_asked_for_again),
        cmocka_unit_test(who_has_no_days_is_asked_for_everything),
        cmocka_unit_test(a_shootout_is_asked_for_and_once_more_when_it_is_over),
        cmocka_unit_test(the_match_that_is_looked_at_is_asked_for),
        cmocka_unit_test(a_match_that_is_played_is_asked_for_as_long_as_it_is_looked_at),
        cmocka_unit_test(no_match_is_asked_for_before_all_months_have_come),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
