/*
 * Loading an edition, from its bytes in memory to the sealed edition and its end (the pre-scan,
 * libconfig's parse and destroy, the reader, the seal, the close), against libconfig alone parsing
 * the same bytes and destroying the tree; both in processor time. The two take turns; the ratio is
 * the median of the pairs'. The bundled edition, done in a moment, is gone through many times in
 * this process; with the big ones every single time has a process of its own whose heap has yet to
 * grow, as in life.
 */
#include "bench.h"

#include <libconfig.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "input/edition_cfg.h"

#define RUNS_MOST 501
#define SECONDS 3.0 /* for one file; at least three pairs */
#define BIG_LIMIT 1.5

struct bytes {
    const char *path;
    char *text;
    size_t len;
};

static void load(const struct bytes *file)
{
    struct edition *edition;
    struct report report = {0};
    if (!edition_read_cfg(file->path, file->text, file->len, &edition, &report))
        give_up("%s does not load", file->path);
    edition_close(edition);
    report_release(&report);
}

static void parse(const struct bytes *file)
{
    config_t config;
    config_init(&config);
    if (!config_read_string(&config, file->text))
        give_up("%s does not parse", file->path);
    config_destroy(&config);
}

static double timed(void (*work)(const struct bytes *), const struct bytes *file)
{
    double start = processor_time();
    work(file);
    return processor_time() - start;
}

/* The same in a process of its own. */
static double timed_alone(void (*work)(const struct bytes *), const struct bytes *file)
{
    int ends[2];
    double taken = 0;
    fflush(NULL);
    pid_t pid = pipe(ends) == 0 ? fork() : -1;
    if (pid < 0)
        give_up("cannot fork");
    if (pid == 0) {
        taken = timed(work, file);
        _exit(write(ends[1], &taken, sizeof taken) != (ssize_t)sizeof taken);
    }
    close(ends[1]);
    ssize_t got = read(ends[0], &taken, sizeof taken);
    close(ends[0]);
    waitpid(pid, NULL, 0);
    if (got != (ssize_t)sizeof taken)
        give_up("%s: no time came back", file->path);
    return taken;
}

static struct bytes read_bytes(const char *path)
{
    struct bytes file = {.path = path};
    struct err err;
    if (!file_read(path, &file.text, &file.len, &err))
        give_up("%s", err.text);
    return file;
}

/* Returns the median seconds of a load. */
static double load_file(const char *what, const char *path, bool alone)
{
    double a[RUNS_MOST], b[RUNS_MOST], ratio[RUNS_MOST], start = now();
    char text[2][32], against[48];
    size_t runs = 0;
    struct bytes file = read_bytes(path);
    while (runs < RUNS_MOST && (runs < 3 || now() - start < SECONDS)) {
        a[runs] = alone ? timed_alone(load, &file) : timed(load, &file);
        b[runs] = alone ? timed_alone(parse, &file) : timed(parse, &file);
        ratio[runs] = a[runs] / b[runs];
        runs++;
    }
    free(file.text);
    double median = percentile(a, runs, .5);
    snprintf(against, sizeof against, "%s libconfig alone",
             as_ms(percentile(b, runs, .5), text[1]));
    row(what, as_ms(median, text[0]), against, percentile(ratio, runs, .5), "<= 1.6");
    return median;
}

void bench_load(const struct bench *bench)
{
    char text[32];
    load_file("load, uel-2023-24", bench->edition, false);
    load_file("load, 1,024 teams, two legs with all events", bench->rich, true);
    double seconds = load_file("load, 65,536 teams", bench->big, true);
    row("  the same", as_ms(seconds, text), "1500 ms, the limit", seconds / BIG_LIMIT, "< 1");
}
