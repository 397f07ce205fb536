/* A source on the network, followed by the real program on a terminal. */
#include "../unit/cmocka_all.h"

#include <fcntl.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "../feed/serve.h"
#include "base/crc.h"
#include "base/file.h"
#include "cut/cut.h"
#include "input/source.h"
#include "live/journal.h"
#include "output/edition_write.h"
#include "recorder.h"
#include "vt.h"

enum { TRIES = 600, TRY_MS = 50, OLD_SECONDS = 3 * HOUR_SECONDS + 60 };

static char folder[] = "/tmp/touchline-feed-XXXXXX", file[64], data_dir[1024], state_dir[96];
static char *evening; /* the text of the whole edition */

static const char *program(void)
{
    const char *path = getenv("TOUCHLINE");
    return path ? path : "./touchline";
}

/* -- the source -------------------------------------------------------------------------------- */

/* The edition as it was at an instant of the evening, in JSON. */
static struct tree as_of(const char *when)
{
    struct cut_moment at = cut_at(INSTANT_UNKNOWN);
    struct edition *edition;
    struct report report = {0};
    struct tree text;
    enum precision precision;
    assert_true(instant_parse(when, 0, &at.at, NULL, &precision));
    char *cut = cut_edition(evening, at);
    assert_non_null(cut);
    assert_true(edition_read("cut", cut, strlen(cut), &edition, &report));
    edition_write(edition, TREE_JSON, &text);
    edition_close(edition);
    report_release(&report);
    free(cut);
    return text;
}

static void answer_as_of(const char *when)
{
    struct err err;
    struct tree text = as_of(when);
    if (!file_write_atomic(file, text.out.v, text.out.n, true, &err))
        fail_msg("%s", err.text);
    vec_release(&text.out);
}

/* times: of the file; what comes then is more. */
static void serve_file(struct serve *serve, const char *times, const char *more)
{
    char script[1024];
    snprintf(script, sizeof script, "on /cup.json%s\nreads %s\n%s", times, file, more);
    serve_start(serve, script, NULL);
}

static size_t requests(const struct serve *serve)
{
    char *log = serve_log(serve);
    size_t count = 0;
    for (const char *at = strstr(log, "GET /"); at; at = strstr(at + 1, "GET /"))
        count++;
    free(log);
    return count;
}

static void source_of(const struct serve *serve, char *url, size_t size)
{
    snprintf(url, size, "http://127.0.0.1:%d/cup.json", serve->port);
}

static void journal_path(const struct serve *serve, char *path, size_t size)
{
    char url[64];
    source_of(serve, url, sizeof url);
    snprintf(path, size, "%s/touchline/live/live-%08" PRIx32 ".journal", strchr(state_dir, '=') + 1,
             crc32c(url, strlen(url)));
}

/* Whether touchline-feed is there: it has the journal locked. */
static bool feed_lives(const struct serve *serve)
{
    char path[256];
    journal_path(serve, path, sizeof path);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    assert_true(fd >= 0);
    bool locked = flock(fd, LOCK_EX | LOCK_NB) != 0;
    close(fd);
    return locked;
}

static void check_feed_goes(const struct serve *serve)
{
    struct timespec pause = {.tv_nsec = TRY_MS * 1000000};
    int tries = 0;
    while (feed_lives(serve) && tries++ < TRIES)
        nanosleep(&pause, NULL);
    assert_true(tries < TRIES);
}

/* -- the program ------------------------------------------------------------------------------- */

/* base_url: or NULL. config: an "XDG_CONFIG_HOME=..."; NULL: that of all tests. */
static struct vt *open_source(const char *source, const char *base_url, const char *wait,
                              const char *config)
{
    const char *argv[] = {program(), source, base_url ? "--base-url" : NULL, base_url, NULL};
    const char *env[] = {data_dir,   state_dir,    "TZ=CEST-2", "COLORFGBG",
                         "NO_COLOR", "http_proxy", "all_proxy", "ALL_PROXY",
                         wait,       config,       NULL};
    struct vt_options options = {.argv = argv, .env = env};
    return vt_open(&options);
}

static struct vt *open_viewer_with(const struct serve *serve, const char *wait, const char *config)
{
    char url[64];
    source_of(serve, url, sizeof url);
    return open_source(url, NULL, wait, config);
}

static struct vt *open_viewer(const struct serve *serve, const char *wait)
{
    return open_viewer_with(serve, wait, NULL);
}

#define OFTEN "TOUCHLINE_FEED_WAIT_MS=50"
#define SELDOM "TOUCHLINE_FEED_WAIT_MS=0"

static bool status_has(struct vt *vt, const char *text)
{
    return strstr(vt_row(vt, 23), text) != NULL;
}

static bool title_has(struct vt *vt, const char *text)
{
    return strstr(vt_row(vt, 0), text) != NULL;
}

static void quit(struct vt *vt)
{
    vt_type(vt, "q");
    assert_true(vt_wait_ended(vt));
    assert_true(WIFEXITED(vt->status));
    assert_int_equal(WEXITSTATUS(vt->status), 0);
    assert_true(vt_modes_restored(vt));
    vt_close(vt);
}

/* -- following --------------------------------------------------------------------------------- */

static void goals_come_in_by_themselves(void **state)
{
    struct serve serve;
    (void)state;
    answer_as_of("2024-04-18T19:05Z");
    serve_file(&serve, "", "");
    struct vt *vt = open_viewer(&serve, OFTEN);
    assert_true(vt_wait(vt, title_has, "LIVE   Thu 18 Apr 2024  21:05 CEST"));
    assert_true(vt_wait_text(vt, "Liverpool    0   0   0"));
    answer_as_of("2024-04-18T19:06Z");
    assert_true(vt_wait(vt, status_has, "7'  Penalty goal, Salah (LIV)"));
    assert_true(vt_wait_text(vt, "Liverpool    0   1   1"));
    answer_as_of("2024-04-19T00:00Z");
    assert_true(vt_wait_text(vt, "Marseille    1   1   2 (4)"));
    assert_false(vt_wrote(vt, " old: "));
    assert_true(feed_lives(&serve));
    quit(vt);
    assert_false(feed_lives(&serve));
    serve_stop(&serve);
}

static void trouble_is_told_with_its_age_and_the_state_stays(void **state)
{
    struct serve serve;
    (void)state;
    answer_as_of("2024-04-18T19:06Z");
    serve_file(&serve, "", "");
    struct vt *vt = open_viewer(&serve, OFTEN);
    assert_true(vt_wait_text(vt, "Liverpool    0   1   1"));
    assert_int_equal(unlink(file), 0);
    assert_true(vt_wait(vt, status_has, " s old: retrying in "));
    assert_true(vt_wait(vt, status_has, "500"));
    assert_true(vt_wait_text(vt, "Liverpool    0   1   1"));
    answer_as_of("2024-04-18T19:06Z"); /* nothing new, but heard */
    assert_true(vt_wait_no_text(vt, " old: "));
    quit(vt);
    serve_stop(&serve);
}

/* The state of hours ago is there at once, and as old as it is. */
static void the_journal_is_shown_with_its_age(void **state)
{
    struct serve serve;
    struct journal journal;
    struct journal_text line = {.out = {0}};
    struct tree text = as_of("2024-04-18T19:06Z");
    struct err err;
    char path[256];
    (void)state;
    serve_start(&serve, "on /cup.json\nstatus 500\ntext {}\n", NULL);
    json_t *tree = json_loadb(text.out.v, text.out.n, 0, NULL);
    journal_init(&journal);
    journal_write(&journal, tree, (instant)time(NULL) - OLD_SECONDS, &line);
    journal_path(&serve, path, sizeof path);
    if (!file_write_atomic(path, line.out.v, line.out.n, false, &err))
        fail_msg("%s", err.text);
    struct vt *vt = open_viewer(&serve, SELDOM);
    assert_true(vt_wait(vt, status_has, "3 h old: retrying in "));
    assert_true(vt_wait_text(vt, "Liverpool    0   1   1"));
    quit(vt);
    json_decref(tree);
    journal_release(&journal);
    vec_release(&line.out);
    vec_release(&text.out);
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
    struct vt *vt = open_source("openligadb:elm/2030", base, SELDOM, NULL);
    assert_true(vt_wait_text(vt, "Birke"));
    vt_type(vt, "4");
    assert_true(vt_wait_text(vt, "Esche"));
    quit(vt);
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
    serve_file(&serve, "", "");
    struct vt *vt = open_viewer_with(&serve, OFTEN, recorder.config);
    assert_true(vt_wait_text(vt, "Liverpool    0   0   0"));
    quit(vt);
    answer_as_of("2024-04-18T19:06Z");
    size_t before = requests(&serve);
    vt = open_viewer_with(&serve, OFTEN, recorder.config);
    assert_true(vt_wait_text(vt, "Liverpool    0   1   1"));
    for (int tries = 0; requests(&serve) < before + 3 && tries < TRIES; tries++)
        vt_pump(vt, TRY_MS); /* the first answer is dealt with when there is a second request */
    answer_as_of("2024-04-18T19:12Z");
    assert_true(vt_wait(vt, command_wrote, "Goal: Roma 1-0 Milan|"));
    assert_null(strstr(recorder_read(&recorder), "Salah"));
    assert_false(vt_wrote(vt, "\033]2;Goal: Atalanta 0-1 Liverpool"));
    quit(vt);
    recorder_close(&recorder);
    serve_stop(&serve);
}

/* -- the end ----------------------------------------------------------------------------------- */

static void open_slow(struct serve *serve, struct vt **vt)
{
    answer_as_of("2024-04-18T19:06Z");
    serve_file(serve, " 1", "on /cup.json\nfill x 100000\ndrip 500\n");
    *vt = open_viewer(serve, OFTEN);
    assert_true(vt_wait_text(*vt, "Liverpool    0   1   1"));
    for (int tries = 0; requests(serve) < 2 && tries < TRIES; tries++)
        vt_pump(*vt, TRY_MS);
    assert_int_equal(requests(serve), 2);
    assert_true(feed_lives(serve));
}

static void quitting_does_not_wait_for_an_answer(void **state)
{
    struct serve serve;
    struct vt *vt;
    (void)state;
    open_slow(&serve, &vt);
    quit(vt);
    assert_false(feed_lives(&serve));
    serve_stop(&serve);
}

static void the_first_answer_is_waited_for_in_words(void **state)
{
    struct serve serve;
    (void)state;
    serve_start(&serve, "on /cup.json\nsilent\n", NULL);
    struct vt *vt = open_viewer(&serve, SELDOM);
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
    serve_file(&serve, "", "");
    struct vt *vt = open_viewer(&serve, OFTEN);
    assert_true(vt_wait_text(vt, "Liverpool    0   1   1"));
    assert_true(feed_lives(&serve));
    vt_type(vt, "o");
    assert_true(vt_wait_text(vt, "World Cup 1978"));
    vt_type(vt, "conf");
    assert_true(vt_wait_no_text(vt, "World Cup 1978"));
    vt_type(vt, "<Enter>");
    assert_true(vt_wait(vt, title_has, "Conference League 2023-24"));
    check_feed_goes(&serve);
    quit(vt);
    serve_stop(&serve);
}

/* The viewer's one child. */
static void kill_feed(const struct vt *vt)
{
    char path[64];
    int pid = 0;
    snprintf(path, sizeof path, "/proc/%d/task/%d/children", (int)vt->pid, (int)vt->pid);
    FILE *children = fopen(path, "r");
    if (!children)
        skip(); /* a system without that */
    assert_int_equal(fscanf(children, "%d", &pid), 1);
    fclose(children);
    assert_int_equal(kill(pid, SIGKILL), 0);
}

/* Killed, it is started again, and tells what has happened since. */
static void touchline_feed_may_die(void **state)
{
    struct serve serve;
    (void)state;
    answer_as_of("2024-04-18T19:05Z");
    serve_file(&serve, "", "");
    struct vt *vt = open_viewer(&serve, OFTEN);
    assert_true(vt_wait_text(vt, "Liverpool    0   0   0"));
    kill_feed(vt);
    assert_true(vt_wait(vt, status_has, "retrying in 1 s: touchline-feed has ended"));
    answer_as_of("2024-04-18T19:06Z");
    assert_true(vt_wait_text(vt, "Liverpool    0   1   1"));
    assert_true(vt_wait_no_text(vt, " old: "));
    quit(vt);
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
    serve_file(&serve, "", "");
    vt = open_viewer(&serve, SELDOM);
    assert_true(vt_wait_text(vt, "Liverpool    0   1   1"));
    kill_viewer(vt, &serve);
    serve_stop(&serve);
}

/* ---------------------------------------------------------------------------------------------- */

static int set_up(void **state)
{
    struct err err;
    size_t len;
    char path[1200];
    const char *dir = getenv("top_srcdir");
    (void)state;
    snprintf(data_dir, sizeof data_dir, "TOUCHLINE_DATADIR=%s/data", dir ? dir : ".");
    snprintf(path, sizeof path, "%s/uel-2023-24.cfg", strchr(data_dir, '=') + 1);
    if (!file_read(path, &evening, &len, &err) || !mkdtemp(folder))
        return -1;
    snprintf(file, sizeof file, "%s/cup.json", folder);
    snprintf(state_dir, sizeof state_dir, "XDG_STATE_HOME=%s", folder);
    return 0;
}

static int tear_down(void **state)
{
    char command[96];
    (void)state;
    free(evening);
    snprintf(command, sizeof command, "rm -rf %s", folder);
    return system(command);
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
