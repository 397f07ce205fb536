#include "bench.h"

#include <errno.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { BIG_TEAMS = 65536, RICH_TEAMS = 1024 };

static double read_clock(clockid_t id)
{
    struct timespec at;
    clock_gettime(id, &at);
    return (double)at.tv_sec + (double)at.tv_nsec * 1e-9;
}

double now(void)
{
    return read_clock(CLOCK_MONOTONIC);
}

double processor_time(void)
{
    return read_clock(CLOCK_PROCESS_CPUTIME_ID);
}

double peak_bytes(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return 1024. * (double)usage.ru_maxrss;
}

double in_process(double (*measure)(const void *of), const void *of)
{
    int ends[2];
    double taken = 0;
    fflush(NULL);
    pid_t pid = pipe(ends) == 0 ? fork() : -1;
    if (pid < 0)
        give_up("cannot fork");
    if (pid == 0) {
        taken = measure(of);
        _exit(write(ends[1], &taken, sizeof taken) != (ssize_t)sizeof taken);
    }
    close(ends[1]);
    ssize_t got = read(ends[0], &taken, sizeof taken);
    close(ends[0]);
    waitpid(pid, NULL, 0);
    if (got != (ssize_t)sizeof taken)
        give_up("no figure came back from a process of its own");
    return taken;
}

static int by_value(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

double percentile(double *values, size_t count, double share)
{
    if (!count)
        give_up("nothing was measured");
    qsort(values, count, sizeof *values, by_value);
    size_t at = (size_t)(share * (double)count);
    return values[at < count ? at : count - 1];
}

void row(const char *what, const char *ours, const char *against, double ratio, const char *wanted)
{
    printf("%-46s %10s  %-26s %6.2f  %s\n", what, ours, against, ratio, wanted);
    fflush(stdout);
}

const char *as_ms(double seconds, char buf[32])
{
    snprintf(buf, 32, "%.*f ms", seconds < 0.1 ? 2 : 0, seconds * 1e3);
    return buf;
}

const char *as_mib(double bytes, char buf[32])
{
    snprintf(buf, 32, "%.1f MiB", bytes / (1024 * 1024));
    return buf;
}

void give_up(const char *format, ...)
{
    va_list args;
    fputs("bench: ", stderr);
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fputc('\n', stderr);
    exit(1);
}

/* -- surroundings ------------------------------------------------------------------------------ */

/* The same for every run on every machine, and none of the user's files. */
static void set_surroundings(const struct bench *bench)
{
    static const char *const homes[] = {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME",
                                        "XDG_STATE_HOME", "XDG_CACHE_HOME"};
    static const char *const unwanted[] = {"NO_COLOR", "COLORFGBG", "COLUMNS", "LINES",
                                           "LANG",     "LC_CTYPE",  "TERMINFO"};
    for (size_t i = 0; i < sizeof homes / sizeof *homes; i++)
        setenv(homes[i], bench->dir, 1);
    for (size_t i = 0; i < sizeof unwanted / sizeof *unwanted; i++)
        unsetenv(unwanted[i]);
    setenv("LC_ALL", "C.UTF-8", 1);
    setenv("TERM", "xterm-256color", 1);
    setenv("TZ", "UTC", 1);
}

static void generate(const char *path, uint32_t teams, int rich)
{
    FILE *out = fopen(path, "w");
    if (!out)
        give_up("%s: %s", path, strerror(errno));
    generate_edition(out, teams, rich);
    if (fclose(out) != 0)
        give_up("%s: %s", path, strerror(errno));
}

static const char *named(const char *variable)
{
    const char *value = getenv(variable);
    if (!value || !*value)
        give_up("%s is not set; run this by \"make bench\"", variable);
    return value;
}

/* In this order: those that fork first, while this program is small. */
static const struct part {
    const char *name;
    void (*measure)(const struct bench *bench);
} parts[] = {
    {"start", bench_start},   {"memory", bench_memory}, {"idle", bench_idle}, {"live", bench_live},
    {"status", bench_status}, {"keys", bench_keys},     {"load", bench_load}, {"time", bench_time},
    {"find", bench_find},     {"txt", bench_txt},
};

static bool is_asked(const char *name, int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        if (strcmp(name, argv[i]) == 0)
            return true;
    return argc < 2;
}

/* bench [PART]...: without one, all of them. */
int main(int argc, char **argv)
{
    struct bench bench = {.touchline = named("TOUCHLINE"),
                          .bare = named("BENCH_BARE"),
                          .edition = named("BENCH_EDITION"),
                          .dir = named("BENCH_DIR"),
                          .corpus = getenv("BENCH_CORPUS")};
    set_surroundings(&bench);
    snprintf(bench.big, sizeof bench.big, "%s/big.cfg", bench.dir);
    snprintf(bench.rich, sizeof bench.rich, "%s/rich.cfg", bench.dir);
    generate(bench.big, BIG_TEAMS, 0);
    generate(bench.rich, RICH_TEAMS, 1);

    printf("%ld cores; every ratio is of things measured side by side in this run\n\n",
           sysconf(_SC_NPROCESSORS_ONLN));
    printf("%-46s %10s  %-26s %6s  %s\n", "", "touchline", "against", "ratio", "wanted");
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (is_asked(parts[i].name, argc, argv))
            parts[i].measure(&bench);
    return 0;
}
