/*
 * The line for status bars: the program from its start to its end, on the saved state of a whole
 * World Cup, as a live source leaves it. What is to be under the limit is the time on the clock,
 * which a busy machine makes longer; so its processor time is told beside that of a program that
 * only starts.
 */
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "bench.h"
#include "input/source.h"
#include "live/contact.h"
#include "live/scores.h"
#include "output/edition_write.h"

enum { RUNS = 101, DAY = 24 * 60 * 60 };
#define LIMIT 10e-3 /* s */
#define SOURCE "espn:worldcup"

/* What touchline-feed leaves: the scores, and that nobody is to be asked for a while. */
static void save_state(const struct bench *bench)
{
    char path[1024], dir[600], name[KEY_BYTES];
    struct edition *edition;
    struct report report = {0};
    struct tree text;
    struct contact contact;
    struct err err;
    int folder = (int)(strrchr(bench->edition, '/') - bench->edition);
    snprintf(path, sizeof path, "%.*s/worldcup-2026.cfg", folder, bench->edition);
    snprintf(dir, sizeof dir, "%s/touchline/live", bench->dir);
    if (!edition_load(path, &edition, &report))
        give_up("%s does not load", path);
    edition_write(edition, TREE_JSON, &text);
    json_t *tree = json_loadb(text.out.v, text.out.n, 0, NULL);
    contact_init(&contact, SOURCE, NULL);
    contact.heard = (instant)time(NULL);
    contact.every = DAY;
    contact.due = contact.heard + DAY;
    if (!tree || !journal_name(SOURCE, NULL, name, &err) || !file_make_folder(dir, &err) ||
        !scores_write(tree, dir, name, &err) || !contact_write(&contact, dir, name, &err))
        give_up("%s: what is to be read cannot be written", dir);
    json_decref(tree);
    vec_release(&text.out);
    edition_close(edition);
    report_release(&report);
}

/* Seconds on the clock and of processor time that a program takes; what the system counts of a
 * child that has been waited for is in ticks. */
static void run_once(char *const command[], double *elapsed, double *busy)
{
    siginfo_t ended;
    struct timespec taken;
    clockid_t id;
    double start = now();
    pid_t pid = fork();
    if (pid == 0) {
        int null = open("/dev/null", O_WRONLY);
        dup2(null, STDOUT_FILENO);
        execv(command[0], command);
        _exit(127);
    }
    if (pid < 0 || waitid(P_PID, (id_t)pid, &ended, WEXITED | WNOWAIT) != 0 || ended.si_status != 0)
        give_up("%s %s fails", command[0], command[1]);
    *elapsed = now() - start;
    if (clock_getcpuclockid(pid, &id) != 0 || clock_gettime(id, &taken) != 0)
        give_up("the processor time of a child is not to be had");
    *busy = (double)taken.tv_sec + (double)taken.tv_nsec * 1e-9;
    waitpid(pid, NULL, 0);
}

void bench_status(const struct bench *bench)
{
    char *const command[] = {(char *)(uintptr_t)bench->touchline, "status", SOURCE, NULL};
    char *const nothing[] = {(char *)(uintptr_t)bench->touchline, "--version", NULL};
    double elapsed[RUNS], busy[RUNS], other[RUNS], unused;
    char text[2][32], against[64];
    save_state(bench);
    for (int i = 0; i < RUNS; i++) {
        run_once(command, &elapsed[i], &busy[i]);
        run_once(nothing, &unused, &other[i]);
    }
    double median = percentile(elapsed, RUNS, .5);
    row("status line of a World Cup", as_ms(median, text[0]), "10 ms, the limit", median / LIMIT,
        "< 1");
    median = percentile(busy, RUNS, .5);
    double least = percentile(other, RUNS, .5);
    snprintf(against, sizeof against, "%s --version", as_ms(least, text[1]));
    row("  its processor time", as_ms(median, text[0]), against, median / least, "");
}
