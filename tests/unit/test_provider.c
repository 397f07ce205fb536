/* Live sources: their names, and the addresses that are asked. */
#include "cmocka_all.h"

#include <string.h>

#include "feed/provider.h"

static void sources_by_name(void **state)
{
    static const struct {
        const char *text;
        int provider;
        const char *league;
    } cases[] = {
        {"espn:uefa.europa", PROVIDER_ESPN, "uefa.europa"},
        {"espn:UEL", PROVIDER_ESPN, "uefa.europa"},
        {"espn:worldcup", PROVIDER_ESPN, "fifa.world"},
        {"espn:euro", PROVIDER_ESPN, "uefa.euro"},
        {"espn:facup", PROVIDER_ESPN, "eng.fa"},
        {"espn:copadelrey", PROVIDER_ESPN, "esp.copa_del_rey"},
        {"football-data:ucl", PROVIDER_FOOTBALLDATA, "CL"},
        {"football-data:libertadores", PROVIDER_FOOTBALLDATA, "CLI"},
        {"football-data:EL", PROVIDER_FOOTBALLDATA, "EL"},
        {"openligadb:bl1/2023", PROVIDER_OPENLIGADB, "bl1/2023"},
        {"openligadb:uel", PROVIDER_OPENLIGADB, "uel"}, /* its own name, for all that is known */
    };
    struct feed_source source;
    struct err err;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_true(feed_source_parse(cases[i].text, &source, &err));
        assert_int_equal(source.provider, cases[i].provider);
        assert_string_equal(source.league, cases[i].league);
    }
}

static void what_is_no_source(void **state)
{
    static const char *const cases[] = {
        "espn",
        "espn:",
        "fotmob:uel",
        "espn:a b",
        "espn:../x",
        "espn:a?b",
        "espn:/a",
        "espn:a/",
        "espn:a/b/c",
        "espn:a..b",
        ":uel",
        "espn:a%2f",
        "espn:http://x/",
        "ESPN:uel",
        "espn:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"};
    struct feed_source source;
    struct err err;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_false(feed_source_parse(cases[i], &source, &err));
        assert_non_null(strstr(err.text, "expected"));
    }
}

static void paths(void **state)
{
    static const struct {
        const char *source;
        int scope;
        const char *path; /* NULL: it cannot be asked so */
    } cases[] = {
        {"espn:uel", FEED_DAY,
         "/apis/site/v2/sports/soccer/uefa.europa/scoreboard?dates=20240418&limit=950"},
        {"espn:uel", FEED_MONTH,
         "/apis/site/v2/sports/soccer/uefa.europa/scoreboard?dates=202404&limit=950"},
        {"espn:uel", FEED_MATCH, "/apis/site/v2/sports/soccer/uefa.europa/summary?event=77"},
        {"espn:uel", FEED_SEASON, NULL},
        {"openligadb:bl1/2023", FEED_SEASON, "/getmatchdata/bl1/2023"},
        {"openligadb:bl1/2023", FEED_MATCH, "/getmatchdata/77"},
        {"openligadb:bl1/2023", FEED_DAY, NULL},
        {"football-data:uel", FEED_SEASON, "/v4/competitions/EL/matches"},
        {"football-data:uel", FEED_MATCH, "/v4/matches/77"},
    };
    char path[FEED_PATH_BYTES];
    struct err err;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct feed_source source;
        struct feed_request request = {
            .scope = (uint8_t)cases[i].scope, .day = 1713474000, .match = {"77", 2}};

        assert_true(feed_source_parse(cases[i].source, &source, &err));
        assert_int_equal(feed_path(&source, &request, path, sizeof path, &err),
                         cases[i].path != NULL);
        if (cases[i].path)
            assert_string_equal(path, cases[i].path);
    }
}

static void a_path_that_cannot_be(void **state)
{
    struct feed_source source;
    struct feed_request request = {.scope = FEED_MATCH, .match = {"7&x", 3}};
    char path[FEED_PATH_BYTES];
    struct err err;

    (void)state;
    assert_true(feed_source_parse("espn:uel", &source, &err));
    assert_false(feed_path(&source, &request, path, sizeof path, &err));
    request.match = (struct span){"7", 1};
    assert_false(feed_path(&source, &request, path, 20, &err));
    assert_int_equal(strlen(path), 19);
    assert_true(feed_path(&source, &request, path, sizeof path, &err));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sources_by_name),
        cmocka_unit_test(what_is_no_source),
        cmocka_unit_test(paths),
        cmocka_unit_test(a_path_that_cannot_be),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
