/* A file that another program writes anew, followed by the real program on a terminal. */
#include "../unit/cmocka_all.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "cut/cut.h"
#include "recorder.h"
#include "vt.h"

static char folder[] = "/tmp/touchline-live-XXXXXX", file[64], data_dir[1024];
static char *evening; /* the text of the whole edition */

static const char *program(void)
{
    const char *path = getenv("TOUCHLINE");
    return path ? path : "./touchline";
}

static void put(const char *bytes, size_t len)
{
    struct err err;
    if (!file_write_atomic(file, bytes, len, true, &err))
        fail_msg("%s", err.text);
}

/* The file is what it was at an instant of the evening. */
static void write_as_of(const char *when)
{
    struct cut_moment at = cut_at(INSTANT_UNKNOWN);
    enum precision precision;
    assert_true(instant_parse(when, 0, &at.at, NULL, &precision));
    char *text = cut_edition(evening, at);
    assert_non_null(text);
    put(text, strlen(text));
    free(text);
}

/* config: an "XDG_CONFIG_HOME=..."; NULL: that of all tests. */
static struct vt *follow_with(const char *option, const char *config)
{
    const char *argv[] = {program(), "--follow", file, option, NULL};
    const char *env[] = {
        data_dir, "XDG_STATE_HOME=/dev/null", "TZ=CEST-2", "COLORFGBG", "NO_COLOR", config, NULL};
    struct vt_options options = {.argv = argv, .env = env};
    struct vt *vt = vt_open(&options);
    return vt;
}

static struct vt *follow(const char *option)
{
    return follow_with(option, NULL);
}

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
    assert_true(vt_wrote(vt, "\033]2;\007\033[23;2t")); /* so is the window's title */
    vt_close(vt);
}

static void goals_come_in_by_themselves(void **state)
{
    (void)state;
    write_as_of("2024-04-18T19:05Z");
    struct vt *vt = follow(NULL);
    assert_true(vt_wait(vt, title_has, "LIVE   Thu 18 Apr 2024  21:05 CEST"));
    assert_true(vt_wait_text(vt, "Liverpool    0   0   0"));
    write_as_of("2024-04-18T19:06Z");
    assert_true(vt_wait(vt, status_has, "7'  Penalty goal, Salah (LIV)"));
    assert_true(vt_wait_text(vt, "Liverpool    0   1   1"));
    assert_true(vt_wait(vt, title_has, "21:06 CEST"));
    write_as_of("2024-04-19T00:00Z");
    assert_true(vt_wait_text(vt, "Marseille    1   1   2 (4)"));
    assert_false(title_has(vt, "LIVE"));
    quit(vt);
}

static void who_has_gone_back_stays_there(void **state)
{
    (void)state;
    write_as_of("2024-04-18T19:05Z");
    struct vt *vt = follow(NULL);
    assert_true(vt_wait_text(vt, "Liverpool    0   0   0"));
    vt_type(vt, "{");
    assert_true(vt_wait(vt, title_has, "Thu 18 Apr 2024  06:00 CEST"));
    write_as_of("2024-04-18T19:06Z");
    assert_true(vt_wait(vt, status_has, "Salah (LIV); n goes there"));
    assert_true(title_has(vt, "Thu 18 Apr 2024  06:00 CEST"));
    vt_type(vt, "n");
    assert_true(vt_wait_text(vt, "Liverpool    0   1   1"));
    quit(vt);
}

static void what_is_there_no_longer_is_not_left_told(void **state)
{
    (void)state;
    write_as_of("2024-04-18T19:05Z");
    struct vt *vt = follow(NULL);
    assert_true(vt_wait_text(vt, "Liverpool    0   0   0"));
    write_as_of("2024-04-18T19:06Z");
    assert_true(vt_wait(vt, status_has, "7'  Penalty goal, Salah (LIV)"));
    write_as_of("2024-04-18T19:05Z");
    assert_true(vt_wait(vt, status_has, "7'  taken back: Penalty goal, Salah (LIV)"));
    assert_true(vt_wait_text(vt, "Liverpool    0   0   0"));
    quit(vt);
}

static void spoiler_safe_announces_no_more_than_that_something_has_happened(void **state)
{
    (void)state;
    write_as_of("2024-04-18T19:05Z");
    struct vt *vt = follow("--spoiler-safe");
    assert_true(vt_wait(vt, status_has, "spoiler-safe: from the start"));
    write_as_of("2024-04-18T19:06Z");
    assert_true(vt_wait(vt, status_has, "something has happened; n goes there"));
    assert_false(vt_wrote(vt, "Salah"));
    quit(vt);
}

static void what_cannot_be_read_leaves_the_picture(void **state)
{
    (void)state;
    write_as_of("2024-04-18T19:06Z");
    struct vt *vt = follow(NULL);
    assert_true(vt_wait_text(vt, "Liverpool    0   1   1"));
    put("edition = \"half", 15);
    assert_true(vt_wait(vt, status_has, " old: cup.cfg:1: "));
    assert_true(vt_wait(vt, status_has, " s old: "));
    assert_true(vt_wait_text(vt, "Liverpool    0   1   1"));
    assert_int_equal(unlink(file), 0);
    assert_true(vt_wait(vt, status_has, "No such file"));
    write_as_of("2024-04-19T00:00Z");
    assert_true(vt_wait_text(vt, "Marseille    1   1   2 (4)"));
    assert_true(vt_wait_no_text(vt, " old: "));
    quit(vt);
}

static void a_writer_may_take_its_time(void **state)
{
    (void)state;
    write_as_of("2024-04-18T19:05Z");
    struct vt *vt = follow(NULL);
    assert_true(vt_wait_text(vt, "Liverpool    0   0   0"));
    char *text = cut_edition(evening, cut_at(1713467160)); /* 19:06Z */
    assert_non_null(text);
    size_t half = strlen(text) / 2;
    FILE *out = fopen(file, "w"); /* in place, in two goes */
    assert_non_null(out);
    assert_int_equal(fwrite(text, 1, half, out), half);
    assert_int_equal(fflush(out), 0);
    vt_pump(vt, 50);
    fputs(text + half, out);
    assert_int_equal(fclose(out), 0);
    free(text);
    assert_true(vt_wait_text(vt, "Liverpool    0   1   1"));
    assert_false(vt_wrote(vt, " old: "));
    quit(vt);
}

/* -- notices ------------------------------------------------------------------------------------
 */

static struct recorder recorder;

static bool command_wrote(struct vt *vt, const char *text)
{
    (void)vt;
    return strstr(recorder_read(&recorder), text) != NULL;
}

static bool has_written(struct vt *vt, const char *bytes)
{
    return vt_wrote(vt, bytes);
}

/* Whether the bell has rung since the mark; the byte also ends a title. */
static bool rang(const struct vt *vt)
{
    const char *at = vt->raw + vt->raw_mark, *end = vt->raw + vt->raw_len;
    for (; at < end; at++) {
        if (*at == '\033' && at + 1 < end && at[1] == ']')
            while (at < end && *at != '\007')
                at++;
        else if (*at == '\007')
            return true;
    }
    return false;
}

/* At the kick-off of the evening, with the scoreboard, which tells scorers and minutes. */
static struct vt *open_scoreboard(const char *option)
{
    write_as_of("2024-04-18T19:05Z");
    struct vt *vt = follow_with(option, recorder.config);
    assert_true(vt_wait_text(vt, "Liverpool    0   0   0"));
    vt_type(vt, "2");
    assert_true(vt_wait(vt, title_has, "Scoreboard"));
    vt_mark(vt);
    return vt;
}

#define SALAH "Goal: Atalanta 0-1 Liverpool|7' Salah (pen) (LIV); Atalanta lead 3-1 on aggregate\n"
#define GOAL_TITLE "\033]2;Goal: Atalanta 0-1 Liverpool - touchline\007"

static void a_goal_is_told_once(void **state)
{
    (void)state;
    recorder_open(&recorder, "notices = { bell = true; events = [ \"goal\" ]; };", "");
    struct vt *vt = open_scoreboard(NULL);
    write_as_of("2024-04-18T19:06Z");
    assert_true(vt_wait(vt, command_wrote, SALAH));
    assert_true(vt_wait(vt, status_has, "7'  Penalty goal, Salah (LIV)"));
    assert_true(vt_wrote(vt, GOAL_TITLE));
    assert_true(rang(vt));
    vt_mark(vt);
    /* Put right, which tells nobody anything. */
    char *text = cut_edition(evening, cut_at(1713467160)), *minute = strstr(text, "7' penalty LIV");
    assert_non_null(minute);
    *minute = '6';
    put(text, strlen(text));
    free(text);
    assert_true(vt_wait_text(vt, "Salah 6'"));
    write_as_of("2024-04-18T19:12Z");
    assert_true(vt_wait(vt, command_wrote, "Goal: Roma 1-0 Milan|12' Mancini (ROM)"));
    assert_int_equal(strncmp(recorder_read(&recorder), SALAH "Goal: Roma", strlen(SALAH) + 10), 0);
    quit(vt);
    /* To one who comes now all of it is old. */
    char before[sizeof recorder.text];
    snprintf(before, sizeof before, "%s", recorder_read(&recorder));
    vt = follow_with(NULL, recorder.config);
    assert_true(vt_wait_text(vt, "Liverpool    0   1   1"));
    write_as_of("2024-04-18T19:20Z");
    assert_true(vt_wait(vt, title_has, "21:20"));
    quit(vt);
    assert_string_equal(recorder_read(&recorder), before);
    recorder_close(&recorder);
}

static void what_is_not_asked_for_is_not_told(void **state)
{
    (void)state;
    recorder_open(&recorder, "notices = { title = false; teams = [ \"ROMA\" ]; };", "");
    struct vt *vt = open_scoreboard(NULL);
    write_as_of("2024-04-18T19:06Z");
    assert_true(vt_wait(vt, status_has, "7'  Penalty goal, Salah (LIV)"));
    write_as_of("2024-04-18T19:12Z");
    assert_true(vt_wait(vt, command_wrote, "Goal: Roma 1-0 Milan|"));
    assert_null(strstr(recorder_read(&recorder), "Salah"));
    assert_false(rang(vt));
    assert_false(vt_wrote(vt, "\033]2;"));
    quit(vt);
    recorder_close(&recorder);
}

static void a_key_turns_them_off_and_on(void **state)
{
    (void)state;
    recorder_open(&recorder, "notices = { bell = true; };", "");
    struct vt *vt = open_scoreboard(NULL);
    vt_type(vt, "m");
    assert_true(vt_wait(vt, status_has, "notices off"));
    write_as_of("2024-04-18T19:06Z");
    assert_true(vt_wait(vt, status_has, "7'  Penalty goal, Salah (LIV)"));
    assert_false(rang(vt));
    vt_type(vt, "m");
    assert_true(vt_wait(vt, status_has, "notices on"));
    write_as_of("2024-04-18T19:12Z");
    assert_true(vt_wait(vt, command_wrote, "Goal: Roma 1-0 Milan|"));
    assert_null(strstr(recorder_read(&recorder), "Salah"));
    assert_false(vt_wrote(vt, GOAL_TITLE));
    quit(vt);
    recorder_close(&recorder);
}

static void many_at_once_become_few(void **state)
{
    (void)state;
    recorder_open(&recorder, "", "");
    struct vt *vt = open_scoreboard(NULL);
    write_as_of("2024-04-18T19:40Z");
    assert_true(vt_wait(vt, command_wrote, " more)\n"));
    const char *text = recorder_read(&recorder);
    int lines = 0;
    assert_int_equal(strncmp(text, SALAH, strlen(SALAH)), 0);
    for (; *text; text++)
        lines += *text == '\n';
    assert_int_equal(lines, 4);
    quit(vt);
    recorder_close(&recorder);
}

static void spoiler_safe_tells_nothing_to_who_is_behind(void **state)
{
    (void)state;
    recorder_open(&recorder, "notices = { bell = true; };", "");
    write_as_of("2024-04-18T19:05Z");
    struct vt *vt = follow_with("--spoiler-safe", recorder.config);
    assert_true(vt_wait(vt, status_has, "spoiler-safe: from the start"));
    assert_true(
        vt_wait(vt, has_written, "\033]2;")); /* its own title comes after the first picture */
    vt_mark(vt);
    write_as_of("2024-04-18T19:06Z");
    assert_true(vt_wait(vt, status_has, "something has happened; n goes there"));
    assert_false(rang(vt));
    assert_false(vt_wrote(vt, "\033]2;"));
    vt_type(vt, "n"); /* the live edge: there is nothing ahead any more */
    assert_true(vt_wait_text(vt, "Liverpool    0   1   1"));
    write_as_of("2024-04-18T19:12Z");
    assert_true(vt_wait(vt, command_wrote, "Goal: Roma 1-0 Milan|"));
    assert_null(strstr(recorder_read(&recorder), "Salah"));
    quit(vt);
    recorder_close(&recorder);
}

static void quitting_does_not_wait_for_the_command(void **state)
{
    (void)state;
    recorder_open(&recorder, "", "sleep 600");
    struct vt *vt = open_scoreboard(NULL);
    write_as_of("2024-04-18T19:06Z");
    assert_true(vt_wait(vt, command_wrote, SALAH));
    quit(vt);
    recorder_close(&recorder);
}

static void a_command_that_is_not_there_is_told_of(void **state)
{
    char path[128];
    (void)state;
    recorder_open(&recorder, "", "");
    snprintf(path, sizeof path, "%s/command", recorder.folder);
    assert_int_equal(unlink(path), 0);
    struct vt *vt = open_scoreboard(NULL);
    write_as_of("2024-04-18T19:06Z");
    assert_true(vt_wait(vt, status_has, "command: No such file or directory"));
    quit(vt);
    recorder_close(&recorder);
}

/* ---------------------------------------------------------------------------------------------- */

static int set_up(void **state)
{
    (void)state;
    struct err err;
    size_t len;
    char path[1200];
    const char *dir = getenv("top_srcdir");
    snprintf(data_dir, sizeof data_dir, "TOUCHLINE_DATADIR=%s/data", dir ? dir : ".");
    snprintf(path, sizeof path, "%s/uel-2023-24.cfg", strchr(data_dir, '=') + 1);
    if (!file_read(path, &evening, &len, &err) || !mkdtemp(folder))
        return -1;
    snprintf(file, sizeof file, "%s/cup.cfg", folder);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    unlink(file);
    free(evening);
    return rmdir(folder);
}

/* A journal as it was received: a goal comes, is taken back, and comes again when one steps back.
 */
static void a_journal_is_gone_through_line_by_line(void **state)
{
    (void)state;
    char journal[1024];
    const char *dir = getenv("top_srcdir");
    snprintf(journal, sizeof journal, "%s/tests/screen/cases/evening.journal", dir ? dir : ".");
    const char *argv[] = {program(), journal, "--as-seen", "--at", "21:25:05", NULL};
    const char *env[] = {data_dir, "XDG_STATE_HOME=/dev/null", "TZ=CEST-2", "COLORFGBG", "NO_COLOR",
                         NULL};
    struct vt_options options = {.argv = argv, .env = env};
    struct vt *vt = vt_open(&options);
    assert_true(vt_wait(vt, title_has, "received Tue 20 May 2031  21:25:05 CEST"));
    assert_true(vt_wait(vt, status_has, "as it was received; , steps back, . on"));
    vt_type(vt, ".");
    assert_true(vt_wait(vt, status_has, "29'  Goal, Claw (CRA)"));
    assert_true(vt_wait(vt, title_has, "21:29:35"));
    vt_type(vt, ".");
    assert_true(vt_wait(vt, status_has, "29'  taken back: Goal, Claw (CRA)"));
    vt_type(vt, ",");
    assert_true(vt_wait(vt, title_has, "21:29:35"));
    vt_type(vt, " ");
    assert_true(vt_wait(vt, title_has, "received Wed 21 May 2031  09:00:00 CEST"));
    quit(vt);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(goals_come_in_by_themselves),
        cmocka_unit_test(who_has_gone_back_stays_there),
        cmocka_unit_test(what_is_there_no_longer_is_not_left_told),
        cmocka_unit_test(spoiler_safe_announces_no_more_than_that_something_has_happened),
        cmocka_unit_test(what_cannot_be_read_leaves_the_picture),
        cmocka_unit_test(a_writer_may_take_its_time),
        cmocka_unit_test(a_goal_is_told_once),
        cmocka_unit_test(what_is_not_asked_for_is_not_told),
        cmocka_unit_test(a_key_turns_them_off_and_on),
        cmocka_unit_test(many_at_once_become_few),
        cmocka_unit_test(spoiler_safe_tells_nothing_to_who_is_behind),
        cmocka_unit_test(quitting_does_not_wait_for_the_command),
        cmocka_unit_test(a_command_that_is_not_there_is_told_of),
        cmocka_unit_test(a_journal_is_gone_through_line_by_line),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
