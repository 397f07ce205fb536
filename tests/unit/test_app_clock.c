/* What the clock of a match shows between what its source tells. */
#include "cmocka_all.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app.h"
#include "input/source.h"
#include "model/match.h"

enum { MINUTE_MS = 60 * 1000 };

struct fixture {
    struct keymap keymap;
    struct app app;
    struct edition *edition;
};

/* A final that has come so far: "67'", "HT", "finished". */
static struct edition *final_at(const char *status)
{
    char text[800];
    struct report report = {0};
    struct edition *edition = NULL;
    snprintf(text, sizeof text,
             "edition = \"cup-2024\"; name = \"Cup\"; competition = \"Cup\"; season = \"2024\";\n"
             "zone = \"+00:00\";\n"
             "teams = ( { id = \"ash\"; name = \"Ash\"; code = \"ASH\"; },\n"
             "          { id = \"elm\"; name = \"Elm\"; code = \"ELM\"; } );\n"
             "rounds = ( { id = \"f\"; name = \"Final\"; short = \"F\"; legs = 1;\n"
             "  decided_by = (\"goals\", \"kicks\"); ties = ( { id = \"f1\";\n"
             "    teams = (\"ash\", \"elm\"); matches = ( { home = \"ash\"; away = \"elm\";\n"
             "      kickoff = \"2024-05-01T20:00\"; status = \"%s\"; } ); } ); } );\n",
             status);
    if (!edition_read("cup.cfg", text, strlen(text), &edition, &report)) {
        char why[300] = "no edition";
        if (report.count)
            report_format(&report, 0, why, sizeof why);
        fail_msg("%s", why);
    }
    report_release(&report);
    return edition;
}

static int set_up(void **state)
{
    static struct fixture fixture;
    setenv("TZ", "UTC", 1);
    keymap_init(&fixture.keymap);
    fixture.edition = final_at("67'");
    app_open(&fixture.app, fixture.edition, &fixture.keymap, moment_end(), SCREEN_SCOREBOARD,
             false);
    app_resize(&fixture.app, 60, 16);
    app_time(&fixture.app, 0);
    app_live_begin(&fixture.app, 0);
    *state = &fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    app_close(&fixture->app);
    edition_close(fixture->edition);
    return 0;
}

static void renew(struct fixture *fixture, const char *status)
{
    struct edition *next = final_at(status);
    app_renew(&fixture->app, next, fixture->app.ms);
    edition_close(fixture->edition);
    fixture->edition = next;
}

static bool shows(struct fixture *fixture, const char *text)
{
    struct canvas canvas;
    char row[1024];
    app_draw(&fixture->app, &canvas);
    for (int y = 0; y < canvas.h; y++) {
        size_t n = 0;
        for (int x = 0; x < canvas.w; x++)
            n += (size_t)snprintf(row + n, sizeof row - n, "%.*s", CELL_BYTES,
                                  canvas_cell(&canvas, x, y)->text);
        if (strstr(row, text))
            return true;
    }
    return false;
}

/* The time goes to ms; true when that is drawn anew. */
static bool tick(struct fixture *fixture, int64_t ms)
{
    app_time(&fixture->app, ms);
    return app_tick(&fixture->app) == APP_DRAW;
}

static void it_runs_on_and_says_that_it_is_estimated(void **state)
{
    struct fixture *fixture = *state;
    assert_true(shows(fixture, "67'"));
    assert_false(shows(fixture, "~67'"));
    assert_int_equal(app_due(&fixture->app), MINUTE_MS);
    assert_false(tick(fixture, MINUTE_MS - 1));
    assert_true(tick(fixture, MINUTE_MS));
    assert_true(shows(fixture, "~68'"));
    assert_true(tick(fixture, 3 * MINUTE_MS));
    assert_true(shows(fixture, "~70'"));
    assert_int_equal(app_due(&fixture->app), 4 * MINUTE_MS);
}

static void what_the_source_says_counts_again(void **state)
{
    struct fixture *fixture = *state;
    tick(fixture, 2 * MINUTE_MS);
    assert_true(shows(fixture, "~69'"));
    renew(fixture, "68'");
    assert_true(shows(fixture, "68'"));
    assert_false(shows(fixture, "~"));
    tick(fixture, 3 * MINUTE_MS);
    assert_true(shows(fixture, "~69'"));
    /* Said again in a newer build, the minute is no younger for it. */
    renew(fixture, "68'");
    assert_true(shows(fixture, "~69'"));
}

static void at_a_break_and_after_the_end_nothing_runs(void **state)
{
    struct fixture *fixture = *state;
    renew(fixture, "HT");
    assert_true(app_due(&fixture->app) == CURSOR_NEVER);
    assert_false(tick(fixture, 5 * MINUTE_MS));
    assert_false(shows(fixture, "~"));
}

static void trouble_counts_down_to_when_it_is_tried_again(void **state)
{
    struct fixture *fixture = *state;
    tick(fixture, 15000);
    app_unheard(&fixture->app, "no luck", 46500);
    assert_true(shows(fixture, "15 s old, retrying in 32 s: no luck"));
    assert_int_equal(app_due(&fixture->app), 20000);
    assert_true(tick(fixture, 20000));
    assert_true(shows(fixture, "20 s old, retrying in 27 s: no luck"));
    tick(fixture, 40000);
    assert_int_equal(app_due(&fixture->app), 46500);
    assert_true(tick(fixture, 46500));
    assert_true(shows(fixture, "46 s old, retrying: no luck"));
    app_unheard(&fixture->app, "no luck", INT64_MAX);
    assert_true(shows(fixture, "46 s old: no luck"));
    app_heard(&fixture->app, 40000); /* later than it was known here */
    assert_false(shows(fixture, "no luck"));
    app_unheard(&fixture->app, "no luck", INT64_MAX);
    assert_true(shows(fixture, "6 s old: no luck"));
}

static void it_ends_where_nobody_knows_any_more(void **state)
{
    struct fixture *fixture = *state;
    tick(fixture, RUNS_ON_MOST * (int64_t)MINUTE_MS);
    assert_true(shows(fixture, "~82'"));
    tick(fixture, (RUNS_ON_MOST + 1) * (int64_t)MINUTE_MS);
    assert_true(shows(fixture, "67'"));
    assert_false(shows(fixture, "~"));
    assert_true(app_due(&fixture->app) == CURSOR_NEVER);
}

static void who_has_gone_back_sees_the_clock_of_that_moment(void **state)
{
    struct fixture *fixture = *state;
    app_act(&fixture->app, ACTION_STEP_BACK);
    assert_true(app_due(&fixture->app) == CURSOR_NEVER);
    assert_false(tick(fixture, 5 * MINUTE_MS));
    assert_false(shows(fixture, "~7"));
    app_act(&fixture->app, ACTION_NOW);
    assert_true(shows(fixture, "~72'"));
}

static void added_time_is_the_end_of_its_half(void **state)
{
    struct match_state match = {.status = MATCH_UNDER_WAY,
                                .phase = PHASE_FIRST_HALF,
                                .clock = {PHASE_FIRST_HALF, false, 44, 0}};
    struct clock clock = match_clock_after(&match, 3);
    (void)state;
    assert_int_equal(clock.minute, 45);
    assert_int_equal(clock.added, 2);
    assert_true(clock.about);
    match.clock = clock;
    clock = match_clock_after(&match, 1);
    assert_int_equal(clock.added, 3);
    match.phase = PHASE_KICKS;
    match.clock = (struct clock){PHASE_KICKS, false, 0, 0};
    assert_false(match_clock_after(&match, 3).about);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(it_runs_on_and_says_that_it_is_estimated, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(what_the_source_says_counts_again, set_up, tear_down),
        cmocka_unit_test_setup_teardown(at_a_break_and_after_the_end_nothing_runs, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(trouble_counts_down_to_when_it_is_tried_again, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(it_ends_where_nobody_knows_any_more, set_up, tear_down),
        cmocka_unit_test_setup_teardown(who_has_gone_back_sees_the_clock_of_that_moment, set_up,
                                        tear_down),
        cmocka_unit_test(added_time_is_the_end_of_its_half),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
