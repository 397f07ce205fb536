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

static struct vt *follow(const char *option)
{
    const char *argv[] = {program(), "--follow", file, option, NULL};
    const char *env[] = {data_dir, "XDG_STATE_HOME=/dev/null", "TZ=CEST-2", "COLORFGBG", "NO_COLOR",
                         NULL};
    struct vt_options options = {.argv = argv, .env = env};
    struct vt *vt = vt_open(&options);
    return vt;
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
    assert_true(vt_wait(vt, status_has, "cup.cfg:1: "));
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
        cmocka_unit_test(spoiler_safe_announces_no_more_than_that_something_has_happened),
        cmocka_unit_test(what_cannot_be_read_leaves_the_picture),
        cmocka_unit_test(a_writer_may_take_its_time),
        cmocka_unit_test(a_journal_is_gone_through_line_by_line),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
