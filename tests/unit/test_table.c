/* Tables of a moment: what orders them, what is certain, what is not told. */
#include "cmocka_all.h"

#include <stdio.h>
#include <string.h>

#include "input/edition_cfg.h"
#include "model/road.h"
#include "model/scorers.h"
#include "tables.h"

static const char *const level[] = {"a-b" FT("1-0"),
                                    "b-c" FT("1-0"),
                                    "c-a" FT("5-4"),
                                    "a-d" FT("1-0"),
                                    "b-d" FT("3-0"),
                                    "c-d" FT("1-0"),
                                    NULL};

static void criteria(void **unused)
{
    (void)unused;
    /* a 6:5, b 4:1, c 6:5 of three wins... each of a, b, c has 6 points */
    tables_check("table = (\"points\", \"goal-difference\", \"goals\");", "", level, "b ac d");
    tables_check("table = (\"points\", \"goals\");", "", level, "ac b d");
    tables_check("table = (\"points\", \"goal-average\");", "", level, "b ac d");
    tables_check("table = (\"points\", \"away-goals\");", "", level, "a bc d");
    tables_check("table = (\"points\", \"ranking\");", "", level, "c b a d");
    tables_check("table = (\"points\", \"conduct\", \"ranking\");", "", level, "abc d");
    tables_check("table = (\"points\", \"conduct\", \"ranking\");",
                 "order = (\"b\", \"c\", \"a\", \"d\");", level, "b c a d");
    tables_check("table = (\"points\");", "deductions = ( { team = \"b\"; points = 1; } );", level,
                 "ac b d");
}

static void two_points_for_a_win(void **unused)
{
    static const char *const games[] = {"a-b" FT("1-0"), "b-c" FT("1-1"), "b-d" FT("1-1"), NULL};

    (void)unused;
    tables_check("points = 2; table = (\"points\");", "", games, "ab cd");
    tables_check("points = 3; table = (\"points\");", "", games, "a b cd");
}

static void the_teams_level_play_again_among_themselves(void **unused)
{
    /* a, b, c: 6 points; among them goals part a from b and c; b beat c. */
    static const char *const games[] = {"a-b" FT("4-0"),
                                        "b-c" FT("1-0"),
                                        "c-a" FT("3-0"),
                                        "a-d" FT("1-0"),
                                        "b-d" FT("9-0"),
                                        "c-d" FT("1-0"),
                                        NULL};

    (void)unused;
    tables_check("table = (\"points\", \"head-points\", \"head-difference\");", "", games,
                 "c a b d");
    tables_check("table = (\"points\", \"head-points\", \"goal-difference\");", "", games,
                 "b c a d");
}

static void head_to_head_may_start_over(void **unused)
{
    /* among a, b, c: points 3 each; goals: a 3, b 1, c 1, level at difference for b and c */
    static const char *const games[] = {"a-b" FT("2-1"),
                                        "b-c" FT("1-0"),
                                        "c-a" FT("2-1"),
                                        "a-d" FT("1-0"),
                                        "b-d" FT("1-0"),
                                        "c-d" FT("1-0"),
                                        NULL};

    (void)unused;
    /* a 3:3, b 2:2, c 2:2: goals part a; b and c stay level, but b beat c */
    tables_check("table = (\"points\", \"head-points\", \"head-goals\");", "", games, "a bc d");
    tables_check("head_again = true; table = (\"points\", \"head-points\", \"head-goals\");", "",
                 games, "a b c d");
}

static void nothing_later_is_told(void **unused)
{
    struct edition *edition =
        tables_make("table = (\"points\", \"lots\");",
                    "through = 2; order = (\"c\", \"b\", \"a\", \"d\");", level, "");
    struct arena arena;
    struct table table;
    instant at;

    (void)unused;
    assert_non_null(edition);
    arena_init(&arena);
    assert_true(instant_parse("2031-06-03T11:00", 0, &at, NULL, &(enum precision){0}));
    assert_string_equal(tables_order_at(edition, moment_at(at), &table, &arena), "ab cd");
    assert_false(table.by_source);
    assert_false(table.ended);
    assert_string_equal(tables_order_at(edition, moment_at(INSTANT_UNKNOWN), &table, &arena),
                        "abcd");
    assert_string_equal(tables_order_at(edition, moment_end(), &table, &arena), "c b a d");
    assert_true(table.by_source && table.undecided && table.ended);
    assert_int_equal(table.rows[1].fate, FATE_THROUGH);
    assert_int_equal(table.rows[2].fate, FATE_OUT);
    arena_release(&arena);
    edition_close(edition);
}

static void certain_before_the_end(void **unused)
{
    static const char *const games[] = {"a-b" FT("1-0"),
                                        "a-c" FT("1-0"),
                                        "a-d" FT("1-0"),
                                        "b-c" FT("1-0"),
                                        "c-d" FT("0-0"),
                                        "b-d" FT("0-0"),
                                        NULL};
    struct edition *edition = tables_make("", "through = 2;", games, "");
    struct arena arena;
    struct table table;
    instant at;

    (void)unused;
    assert_non_null(edition);
    arena_init(&arena);
    assert_true(instant_parse("2031-06-04T11:00", 0, &at, NULL, &(enum precision){0}));
    table_at(edition, 0, moment_at(at), &arena, &table);
    assert_int_equal(table.rows[0].fate, FATE_THROUGH);
    assert_int_equal(table.rows[1].fate, FATE_OPEN);
    assert_true(instant_parse("2031-06-05T12:40", 0, &at, NULL, &(enum precision){0}));
    table_at(edition, 0, moment_at(at), &arena, &table); /* c-d on */
    assert_int_equal(table.rows[1].team, 1);
    assert_int_equal(table.rows[1].fate, FATE_OPEN);
    assert_true(table.rows[1].stands);
    assert_true(table.rows[2].on);
    arena_release(&arena);
    edition_close(edition);
}

/* An abandoned match may still be played again or given to somebody. */
static void an_abandoned_match_is_open(void **unused)
{
    static const char *const games[] = {"a-b" FT("1-0"),
                                        "a-c"
                                        "status = \"abandoned 60'\";",
                                        "b-c" FT("1-0"),
                                        "a-d"
                                        "status = \"scheduled\";",
                                        NULL};
    struct edition *edition = tables_make("", "through = 1;", games, "");
    struct arena arena;
    struct table table;

    (void)unused;
    if (!edition)
        fail_msg("%s", tables_complaint());
    arena_init(&arena);
    table_at(edition, 0, moment_end(), &arena, &table);
    for (uint32_t i = 0; i < table.count; i++)
        if (table.rows[i].team == 2) /* c: 3 points at most, as a and b have: open, not out */
            assert_int_equal(table.rows[i].fate, FATE_OPEN);
    arena_release(&arena);
    edition_close(edition);
}

static void the_best_third_goes_on(void **unused)
{
    static const char text[] =
        "edition = \"t\"; name = \"T\";\nteams = ( { id = \"a\"; name = \"A\"; }, { id = \"b\"; "
        "name = \"B\"; }, { id = \"c\"; name = \"C\"; }, { id = \"d\"; name = \"D\"; } );\n"
        "stages = ( { id = \"g\"; name = \"G\"; kind = \"group\"; best = 1; } );\n"
        "groups = ( { id = \"x\"; name = \"X\"; teams = (\"a\", \"b\"); through = 1; matches = ( "
        "{ home = \"a\"; away = \"b\"; kickoff = \"2031-06-01T12:00\"; "
        "score = { ft = \"3-0\"; }; } ); },\n"
        "{ id = \"y\"; name = \"Y\"; teams = (\"c\", \"d\"); through = 1; matches = ( "
        "{ home = \"c\"; away = \"d\"; kickoff = \"2031-06-02T12:00\"; "
        "score = { ft = \"1-0\"; }; } ); } );\n";
    struct edition *edition = NULL;
    struct report report = {0};
    struct arena arena;
    struct table table;
    instant at;

    (void)unused;
    assert_true(edition_read_cfg("t.cfg", text, strlen(text), &edition, &report));
    arena_init(&arena);
    table_best_at(edition, 0, moment_end(), &arena, &table);
    assert_int_equal(table.count, 2);
    assert_int_equal(table.rows[0].team, 3);
    assert_int_equal(table.rows[0].fate, FATE_THROUGH);
    assert_int_equal(table.rows[1].fate, FATE_OUT);
    table_at(edition, 0, moment_end(), &arena, &table);
    assert_int_equal(table.rows[1].fate, FATE_OUT);
    table_at(edition, 1, moment_end(), &arena, &table);
    assert_int_equal(table.rows[1].fate, FATE_THROUGH);
    assert_true(table.rows[1].stands);
    assert_true(instant_parse("2031-06-02T11:00", 0, &at, NULL, &(enum precision){0}));
    table_at(edition, 0, moment_at(at), &arena, &table);
    assert_int_equal(table.rows[1].fate, FATE_OPEN);
    arena_release(&arena);
    report_release(&report);
    edition_close(edition);
}

static void what_counts(void **unused)
{
    static const char *const games[] = {
        "a-b" FT("1-0") "decision = { kind = \"annulled\"; };",
        "c-d" FT("1-0") "decision = { kind = \"awarded\"; score = \"0-3\"; };", "b-c" FT("1-1"),
        "a-b" FT("9-0") "role = \"play-off\";", NULL};

    (void)unused;
    tables_check("", "", games, "d b c a");
}

static void play_offs_part_teams(void **unused)
{
    static const char *const games[] = {"a-b" FT("1-1"), "c-d" FT("0-0"),
                                        "a-b" FT("1-2") "role = \"play-off\";", NULL};

    (void)unused;
    tables_check("table = (\"points\", \"goals\", \"play-off\");", "", games, "b a cd");
}

static void bad_words_are_errors(void **unused)
{
    (void)unused;
    assert_null(tables_make("table = (\"points\", \"luck\");", "", level, ""));
    assert_non_null(strstr(tables_complaint(), "\"luck\" in \"table\", expected one of"));
    assert_null(tables_make("points = 4;", "", level, ""));
    assert_null(tables_make("", "order = (\"a\", \"b\");", level, ""));
    assert_non_null(strstr(tables_complaint(), "names 2 teams, expected all 4"));
    assert_null(tables_make("", "through = 5;", level, ""));
    assert_null(tables_make("", "deductions = ( { team = \"a\"; } );", level, ""));
}

static void scorers_and_road(void **unused)
{
    static const char *const games[] = {
        "a-b events = (\"5' goal a Ann\", \"9' penalty a Ann\", \"20' own-goal b Bea\");"
        "status = \"FT\"; goals = \"all\";",
        "c-a events = (\"5' goal c Cat\", \"7' goal c Cat\"); status = \"FT\"; goals = \"all\";",
        NULL};
    struct edition *edition = tables_make("", "", games, "");
    struct arena arena;
    struct scorers scorers;
    struct road road;

    (void)unused;
    if (!edition)
        fail_msg("%s", tables_complaint());
    arena_init(&arena);
    scorers_at(edition, moment_end(), &arena, &scorers);
    assert_int_equal(scorers.count, 2);
    assert_int_equal(scorers.own_goals, 1);
    assert_string_equal(edition->people.v[scorers.rows[0].person].name, "Ann");
    assert_int_equal(scorers.rows[0].penalties, 1);
    assert_int_equal(scorers.rows[1].place, 1);
    road_at(edition, 0, moment_end(), &arena, &road);
    assert_int_equal(road.count, 2);
    assert_int_equal(road.matches[0].result, ROAD_WON);
    assert_int_equal(road.matches[1].side, AWAY);
    assert_int_equal(road.matches[1].result, ROAD_LOST);
    arena_release(&arena);
    edition_close(edition);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(criteria),
        cmocka_unit_test(two_points_for_a_win),
        cmocka_unit_test(the_teams_level_play_again_among_themselves),
        cmocka_unit_test(head_to_head_may_start_over),
        cmocka_unit_test(nothing_later_is_told),
        cmocka_unit_test(certain_before_the_end),
        cmocka_unit_test(an_abandoned_match_is_open),
        cmocka_unit_test(the_best_third_goes_on),
        cmocka_unit_test(what_counts),
        cmocka_unit_test(play_offs_part_teams),
        cmocka_unit_test(bad_words_are_errors),
        cmocka_unit_test(scorers_and_road),
    };
    return cmocka_run_group_tests_name("table", tests, NULL, NULL);
}
