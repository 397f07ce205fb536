/* A source on the network, followed by the real program on a terminal. */
#include "../unit/cmocka_all.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "night.h"
#include "recorder.h"

enum { TRIES = 600, TRY_MS = 50, OLD_SECONDS = 3 * HOUR_SECONDS + 60 };

static struct night night;

static void answer_as_of(const char *when)
{
    night_put(&night, night_instant(when));
}

static bool feed_lives(const struct serve *serve)
{
    char url[64];
    night_source(serve, url, sizeof url);
    return night_feed_lives(&night, url);
}

static void check_feed_goes(const struct serve *serve)
{
    struct timespec pause = {.tv_nsec = TRY_MS * 1000000};
    int tries = 0;
    while (feed_lives(serve) && tries++ < TRIES)
        nanosleep(&pause, NULL);
    assert_true(tries < TRIES);
}

/* more: a variable besides ("XDG_CONFIG_HOME=..."), or NULL. */
static struct vt *open_viewer_with(const struct serve *serve, const char *wait, const char *more)
{
    char url[64];
    night_source(serve, url, sizeof url);
    return night_view(&night, url, NULL, wait, more);
}

static struct vt *open_viewer(const struct serve *serve, const char *wait)
{
    return open_viewer_with(serve, wait, NULL);
}

/* -- following --------------------------------------------------------------------------------- */

static void goals_come_in_by_themselves(void **state)
{
    struct serve serve;
    (void)state;
    answer_as_of("2024-04-18T19:05Z");
    night_serve(&night, &serve, "", "");
    struct vt *vt = open_viewer(&serve, NIGHT_OFTEN);
    assert_true(vt_wait(vt, night_title_has, "LIVE   Thu 18 Apr 2024  21:05 CEST"));
    assert_true(vt_wait_text(vt, "Liverpool    0   0   0"));
    answer_as_of("2024-04-18T19:06Z");
    assert_true(vt_wait(vt, night_status_has, "7'  Penalty goal, Salah (LIV)"));
    assert_true(vt_wait_text(vt, "Liverpool    0   1   1"));
    answer_as_of("2024-04-19T00:00Z");
    assert_true(vt_wait_text(vt, "Marseille    1   1   2 (4)"));
    assert_false(vt_wrote(vt, " old: "));
    assert_true(feed_lives(&serve));
    night_quit(vt);
    assert_false(feed_lives(&serve));
    serve_stop(&serve);
}

static void trouble_is_told_with_its_age_and_the_state_stays(void **state)
{
    struct serve serve;
    (void)state;
    answer_as_of("2024-04-18T19:06Z");
    night_serve(&night, &serve, "", "");
    struct vt *vt = open_viewer(&serve, NIGHT_OFTEN);
    assert_true(vt_wait_text(vt, "Liverpool    0   1   1"));
    assert_int_equal(unlink(night.file), 0);
    assert_true(vt_wait(vt, night_status_has, " s old, retrying in "));
    assert_true(vt_wait(vt, night_status_has, "500"));
    assert_true(vt_wait_text(vt, "Liverpool    0   1   1"));
    answer_as_of("2024-04-18T19:06Z"); /* nothing new, but heard */
    assert_true(vt_wait_no_text(vt, " old: "));
    night_quit(vt);
    serve_stop(&serve);
}

/* The state of hours ago is there at once, and as old as it is. */
static void the_journal_is_shown_with_its_age(void **state)
{
    struct serve serve;
    char url[64];
    (void)state;
    serve_start(&serve, "on /cup.json\nstatus 500\ntext {}\n", NULL);
    night_source(&serve, url, sizeof url);
    night_write_journal(&night, url, night_instant("2024-04-18T19:06Z"),
                        (instant)time(NULL) - OLD_SECONDS);
    struct vt *vt = open_viewer(&serve, NIGHT_SELDOM);
    assert_true(vt_wait(vt, night_status_has, "3 h old, retrying in "));
    assert_true(vt_wait_text(vt, "Liverpool    0   1   1"));
    night_quit(vt);
    serve_stop(&serve);
}

#define CUP                                                                                        \
    "\"matchID\": 77, \"matchDateTimeUTC\": \"2030-04-09T18:45:00Z\", \"leagueName\": "            \
    "\"Ulmen-Pokal 2029/2030\", \"group\": {\"groupName\": \"Finale\"}, \"team1\": "               \
    "{\"teamName\": "                                                                              \
    "\"Ahorn\"}, \"team2\": {\"teamName\": \"Birke\"}, \"matchIsFinished\": true, "                \
    "\"matchResults\": [{\"resultTypeID\": 2, \"pointsTeam1\": 1, \"pointsTeam2\": 0}], "          \
    "\"goals\": "

static void more_is_asked_of_the_match_that_is_looked_at(void **state)
{
    struct serve serve;
    char base[64];
    (void)state;
    serve_start(&serve,
                "on /getmatchdata/elm/2030\ntext [{" CUP "[]}]\n"
                "on /getmatchdata/77\ntext {" CUP
                "[{\"goalID\": 1, \"scoreTeam1\": 1, \"scoreTeam2\": 0, \"matchMinute\": 33, "
                "\"goalGetterName\": \"Esche\"}]}\n",
                NULL);
    snprintf(base, sizeof base, "http://127.0.0.1:%d", serve.port);
    struct vt *vt = night_view(&night, "openligadb:elm/2030", base, NIGHT_SELDOM, NULL);
    assert_true(vt_wait_text(vt, "Birke"));
    vt_type(vt, "4");
    assert_true(vt_wait_text(vt, "Esche"));
    night_quit(vt);
    serve_stop(&serve);
}

/* -- notices ------------------------------------------------------------------------------------
 */

static struct recorder recorder;

static bool command_wrote(struct vt *vt, const char *text)
{
    (void)vt;
    return strstr(recorder_read(&recorder), text) != NULL;
}

/* A journal of before, and what has happened between it and the first answer. */
static void a_restart_announces_nothing_old(void **state)
{
    struct serve serve;
    (void)state;
    recorder_open(&recorder, "notices = { bell = true; };", "");
    answer_as_of("2024-04-18T19:05Z");
    night_serve(&night, &serve, "", "");
    struct vt *vt = open_viewer_with(&serve, NIGHT_OFTEN, recorder.config);
    assert_true(vt_wait_text(vt, "Liverpool    0   0   0"));
    night_quit(vt);
    answer_as_of("2024-04-18T19:06Z");
    size_t before = night_requests(&serve);
    vt = open_viewer_with(&serve, NIGHT_OFTEN, recorder.config);
    assert_true(vt_wait_text(vt, "Liverpool    0   1   1"));
    night_wait_requests(vt, &serve, before + 3); /* by the second one the first is dealt with */
    answer_as_of("2024-04-18T19:12Z");
    assert_true(vt_wait(vt, command_wrote, "Goal: Roma 1-0 Milan|"));
    assert_null(strstr(recorder_read(&recorder), "Salah"));
    assert_false(vt_wrote(vt, "\033]2;Goal: Atalanta 0-1 Liverpool"));
    night_quit(vt);
    recorder_close(&recorder);
    serve_stop(&serve);
}

/* -- the end ----------------------------------------------------------------------------------- */

static void open_slow(struct serve *serve, struct vt **vt)
{
    answer_as_of("2024-04-18T19:06Z");
    night_serve(&night, serve, " 1", "on /cup.json\nfill x 100000\ndrip 500\n");
    *vt = open_viewer(serve, NIGHT_OFTEN);
    assert_true(vt_wait_text(*vt, "Liverpool    0   1   1"));
    night_wait_requests(*vt, serve, 2);
    assert_true(feed_lives(serve));
}

static void quitting_does_not_wait_for_an_answer(void **state)
{
    struct serve serve;
    struct vt *vt;
    (void)state;
    open_slow(&serve, &vt);
    night_quit(vt);
    assert_false(feed_lives(&serve));
    serve_stop(&serve);
}

static void the_first_answer_is_waited_for_in_words(void **state)
{
    struct serve serve;
    (void)state;
    serve_start(&serve, "on /cup.json\nsilent\n", NULL);
    struct vt *vt = open_viewer(&serve, NIGHT_SELDOM);
    assert_true(vt_wait_text(vt, "asking http://127.0.0.1:"));
    assert_true(feed_lives(&serve));
    vt_send(vt, "\003", 1);
    assert_true(vt_wait_ended(vt));
    check_feed_goes(&serve);
    vt_close(vt);
    serve_stop(&serve);
}

/* Who looks at another edition wants nothing more of this one. */
static void nobody_is_asked_for_what_is_not_looked_at(void **state)
{
    struct serve serve;
    (void)state;
    answer_as_of("2024-04-18T19:06Z");
    night_serve(&night, &serve, "", "");
    struct vt *vt = open_viewer(&serve, NIGHT_OFTEN);
    assert_true(vt_wait_text(vt, "Liverpool    0   1   1"));
    assert_true(feed_lives(&serve));
    vt_type(vt, "o");
    assert_true(vt_wait_text(vt, "World Cup 1978"));
    vt_type(vt, "conf");
    assert_true(vt_wait_no_text(vt, "World Cup 1978"));
    vt_type(vt, "<Enter>");
    assert_true(vt_wait(vt, night_title_has, "Conference League 2023-24"));
    check_feed_goes(&serve);
    night_quit(vt);
    serve_stop(&serve);
}

/* Killed, it is started again, and tells what has happened since. */
static void touchline_feed_may_die(void **state)
{
    struct serve serve;
    (void)state;
    answer_as_of("2024-04-18T19:05Z");
    night_serve(&night, &serve, "", "");
    struct vt *vt = open_viewer(&serve, NIGHT_OFTEN);
    assert_true(vt_wait_text(vt, "Liverpool    0   0   0"));
    assert_int_equal(kill(night_feed(vt), SIGKILL), 0);
    assert_true(vt_wait(vt, night_status_has, "retrying in 1 s: touchline-feed has ended"));
    answer_as_of("2024-04-18T19:06Z");
    assert_true(vt_wait_text(vt, "Liverpool    0   1   1"));
    assert_true(vt_wait_no_text(vt, " old: "));
    night_quit(vt);
    serve_stop(&serve);
}

static void kill_viewer(struct vt *vt, const struct serve *serve)
{
    vt_kill(vt, SIGKILL);
    assert_true(vt_wait_ended(vt));
    check_feed_goes(serve);
    vt_close(vt);
}

static void touchline_feed_does_not_outlive_the_viewer(void **state)
{
    struct serve serve;
    struct vt *vt;
    (void)state;
    open_slow(&serve, &vt);
    kill_viewer(vt, &serve);
    serve_stop(&serve);
    night_serve(&night, &serve, "", "");
    vt = open_viewer(&serve, NIGHT_SELDOM);
    assert_true(vt_wait_text(vt, "Liverpool    0   1   1"));
    kill_viewer(vt, &serve);
    serve_stop(&serve);
}

/* ---------------------------------------------------------------------------------------------- */

static int set_up(void **state)
{
    (void)state;
    return night_open(&night, "uel-2023-24") ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    night_close(&night);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(goals_come_in_by_themselves),
        cmocka_unit_test(trouble_is_told_with_its_age_and_the_state_stays),
        cmocka_unit_test(the_journal_is_shown_with_its_age),
        cmocka_unit_test(more_is_asked_of_the_match_that_is_looked_at),
        cmocka_unit_test(touchline_feed_may_die),
        cmocka_unit_test(a_restart_announces_nothing_old),
        cmocka_unit_test(quitting_does_not_wait_for_an_answer),
        cmocka_unit_test(the_first_answer_is_waited_for_in_words),
        cmocka_unit_test(nobody_is_asked_for_what_is_not_looked_at),
        cmocka_unit_test(touchline_feed_does_not_outlive_the_viewer),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
