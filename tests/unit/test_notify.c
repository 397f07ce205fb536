/* The user's command, run for notices: a script writes down what it is given. */
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "child.h"
#include "cmocka_all.h"
#include "notify.h"

enum { TRIES = 3000, TRY_MS = 10 };

struct desk {
    char folder[64], script[96], log[96];
    struct texts command;
    struct notifier notifier;
    struct notice_queue queue;
    int64_t ms; /* the time, as the notifier is told it */
};

static int set_up(void **state)
{
    struct desk *desk = calloc(1, sizeof *desk);
    assert_non_null(desk);
    snprintf(desk->folder, sizeof desk->folder, "/tmp/touchline-notify-XXXXXX");
    assert_non_null(mkdtemp(desk->folder));
    snprintf(desk->script, sizeof desk->script, "%s/script", desk->folder);
    snprintf(desk->log, sizeof desk->log, "%s/log", desk->folder);
    *state = desk;
    return 0;
}

static int tear_down(void **state)
{
    struct desk *desk = *state;
    notifier_close(&desk->notifier);
    unlink(desk->script);
    unlink(desk->log);
    rmdir(desk->folder);
    free(desk);
    return 0;
}

/* A script whose standard output goes to the log, as $log; and the command that runs it. */
static void write_script(struct desk *desk, const char *lines, int64_t limit_ms)
{
    FILE *out = fopen(desk->script, "w");
    assert_non_null(out);
    fprintf(out, "#!/bin/sh\nlog=%s\n%s\n", desk->log, lines);
    assert_int_equal(fclose(out), 0);
    assert_int_equal(chmod(desk->script, 0700), 0);
    assert_true(texts_add(&desk->command, desk->script));
    notifier_open(&desk->notifier, &desk->command, limit_ms);
}

static void add(struct desk *desk, const char *title)
{
    struct notice notice = {.more = 0};
    snprintf(notice.text[NOTICE_TITLE], sizeof notice.text[NOTICE_TITLE], "%s", title);
    notice_queue_add(&desk->queue, &notice);
}

static void tick(struct desk *desk)
{
    struct err err;
    if (!notifier_tick(&desk->notifier, &desk->queue, desk->ms, &err))
        fail_msg("%s", err.text);
}

/* What the log holds; "" while there is none. Static. */
static const char *logged(struct desk *desk)
{
    static char text[8192];
    struct err err;
    char *bytes;
    size_t len;
    text[0] = '\0';
    if (file_read(desk->log, &bytes, &len, &err)) {
        snprintf(text, sizeof text, "%s", bytes);
        free(bytes);
    }
    return text;
}

/* Until nothing runs and nothing waits; no time passes for the notifier. */
static void run_all(struct desk *desk)
{
    int tries = 0;
    for (tick(desk); desk->notifier.pid || desk->queue.count; tick(desk)) {
        assert_true(tries++ < TRIES);
        poll(NULL, 0, TRY_MS);
    }
}

static void wait_logged(struct desk *desk, const char *text)
{
    int tries = 0;
    while (!strstr(logged(desk), text)) {
        if (tries++ == TRIES)
            fail_msg("no \"%s\" in \"%s\"", text, logged(desk));
        poll(NULL, 0, TRY_MS);
    }
}

static void arguments_come_as_they_are(void **state)
{
    struct desk *desk = *state;
    write_script(desk, "{ echo $#; for a; do printf '[%s]\\n' \"$a\"; done; } >>$log", 1000);
    assert_true(texts_add(&desk->command, "a  b"));
    assert_true(texts_add(&desk->command, "{title}"));
    assert_true(texts_add(&desk->command, "{body}"));
    assert_true(texts_add(&desk->command, "*"));
    add(desk, "-n $(echo x) `y` ; \"z\" 'é");
    run_all(desk);
    assert_string_equal(logged(desk), "4\n[a  b]\n[ -n $(echo x) `y` ; \"z\" 'é]\n[]\n[*]\n");
}

static void a_program_is_found_along_the_path(void **state)
{
    struct desk *desk = *state;
    const char *words[] = {"sh", "-c", "printf '%s' \"$2\" >\"$1\"", "sh", desk->log, "{title}"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        assert_true(texts_add(&desk->command, words[i]));
    notifier_open(&desk->notifier, &desk->command, 1000);
    add(desk, "$(echo no); x");
    run_all(desk);
    assert_string_equal(logged(desk), "$(echo no); x");
}

/* Descriptors, process group, session, keys, ignored signals. */
static void it_has_nothing_of_ours(void **state)
{
    struct desk *desk = *state;
    setenv("TOUCHLINE_FOOTBALL_DATA_KEY", "secret", 1);
    setenv("TOUCHLINE_KEYS", "kept", 1);
    signal(SIGTERM, SIG_IGN);
    write_script(desk,
                 "for fd in 0 1 2; do fds=\"$fds$(readlink /proc/$$/fd/$fd) \"; done\n"
                 "read -r stat </proc/$$/stat\n"
                 "set -- ${stat##*) }\n"
                 "ignored=$(grep SigIgn /proc/$$/status)\n"
                 "echo \"$fds$(($3 == $$)) $(($4 == $$)) ${TOUCHLINE_FOOTBALL_DATA_KEY-none} "
                 "${TOUCHLINE_KEYS-none} ${ignored#${ignored%????}}\" >>$log",
                 1000);
    add(desk, "x");
    run_all(desk);
    signal(SIGTERM, SIG_DFL);
    unsetenv("TOUCHLINE_FOOTBALL_DATA_KEY");
    unsetenv("TOUCHLINE_KEYS");
    assert_string_equal(logged(desk), "/dev/null /dev/null /dev/null 1 1 none kept 0000\n");
}

static void one_runs_at_a_time(void **state)
{
    struct desk *desk = *state;
    write_script(desk, "echo begin $1 >>$log; sleep 0.05; echo end $1 >>$log", 1000);
    assert_true(texts_add(&desk->command, "{title}"));
    add(desk, "a");
    add(desk, "b");
    add(desk, "c");
    run_all(desk);
    assert_string_equal(logged(desk), "begin a\nend a\nbegin b\nend b\nbegin c\nend c\n");
    assert_true(notifier_due(&desk->notifier) == INT64_MAX);
}

/* Whether a process is there, and no zombie. */
static bool is_running(pid_t pid)
{
    char path[64], state = 'Z';
    snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
    FILE *in = fopen(path, "r");
    if (!in)
        return false;
    int got = fscanf(in, "%*d (%*[^)]) %c", &state);
    fclose(in);
    return got == 1 && state != 'Z';
}

static void wait_gone(pid_t pid)
{
    int tries = 0;
    for (; is_running(pid); tries++) {
        assert_true(tries < TRIES);
        poll(NULL, 0, TRY_MS);
    }
}

/* The script that takes too long, and what it has started. */
static void its_time_is_limited(void **state)
{
    struct desk *desk = *state;
    int waits = 0;
    write_script(desk,
                 "test $1 = b && { echo b >>$log; exit; }\n"
                 "sleep 600 & echo $! . >>$log; wait",
                 5000);
    assert_true(texts_add(&desk->command, "{title}"));
    add(desk, "a");
    add(desk, "b");
    desk->ms = 100;
    tick(desk);
    wait_logged(desk, ".");
    pid_t pid = desk->notifier.pid;
    assert_int_equal(sscanf(logged(desk), "%d", &waits), 1);
    assert_true(is_running(pid) && is_running(waits));
    assert_true(notifier_due(&desk->notifier) == 5100);
    desk->ms = 5099;
    tick(desk);
    assert_int_equal(desk->notifier.pid, pid);
    assert_true(is_running(pid));
    desk->ms = 5100;
    tick(desk);
    run_all(desk);
    assert_false(is_running(pid));
    wait_gone(waits);
    wait_logged(desk, "b\n");
}

static void closing_ends_what_runs(void **state)
{
    struct desk *desk = *state;
    write_script(desk, "echo . >>$log; sleep 600", 5000);
    add(desk, "a");
    tick(desk);
    wait_logged(desk, ".");
    pid_t pid = desk->notifier.pid;
    notifier_close(&desk->notifier);
    assert_int_equal(waitpid(pid, NULL, 0), pid);
    assert_int_equal(desk->notifier.pid, 0);
}

/* What is said of a command that cannot be run, up to why, which a system may tell by its end. */
static const char *complaint(struct desk *desk, struct err *err)
{
    static char text[sizeof err->text];
    for (int tries = 0; notifier_tick(&desk->notifier, &desk->queue, desk->ms, err); tries++) {
        assert_true(tries < TRIES);
        poll(NULL, 0, TRY_MS);
    }
    const char *why = strstr(err->text + strlen("notify: "), ": ");
    assert_non_null(why);
    snprintf(text, sizeof text, "%.*s: ", (int)(why - err->text), err->text);
    return text;
}

static void what_cannot_be_started_is_told_once(void **state)
{
    struct desk *desk = *state;
    struct err err;
    assert_true(texts_add(&desk->command, "/nowhere/send"));
    notifier_open(&desk->notifier, &desk->command, 1000);
    add(desk, "a");
    add(desk, "b");
    assert_string_equal(complaint(desk, &err), "notify: /nowhere/send: ");
    assert_int_equal(desk->queue.count, 0);
    add(desk, "c");
    run_all(desk);
    assert_int_equal(desk->queue.count, 0);
    assert_true(notifier_due(&desk->notifier) == INT64_MAX);
}

static void a_shell_that_finds_no_program_is_told_of(void **state)
{
    struct desk *desk = *state;
    struct err err;
    write_script(desk, "no-such-program-anywhere \"$1\"", 1000);
    add(desk, "a");
    add(desk, "b");
    assert_non_null(strstr(complaint(desk, &err), "notify: "));
    assert_non_null(strstr(err.text, ": no such program"));
    add(desk, "c");
    run_all(desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(arguments_come_as_they_are, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_program_is_found_along_the_path, set_up, tear_down),
        cmocka_unit_test_setup_teardown(it_has_nothing_of_ours, set_up, tear_down),
        cmocka_unit_test_setup_teardown(one_runs_at_a_time, set_up, tear_down),
        cmocka_unit_test_setup_teardown(its_time_is_limited, set_up, tear_down),
        cmocka_unit_test_setup_teardown(closing_ends_what_runs, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_cannot_be_started_is_told_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_shell_that_finds_no_program_is_told_of, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
