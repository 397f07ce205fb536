/*
 * Loading an edition, from its bytes in memory to the sealed edition and its end (the pre-scan, the
 * library's parse and destroy, the reader, the seal, the close), against the library alone,
 * libconfig or jansson, parsing the same bytes and destroying the tree; both in processor time. The
 * two take turns; the ratio is the median of the pairs'. The bundled edition, done in a moment, is
 * gone through many times in this process; with the big ones every single time has a process of its
 * own whose heap has yet to grow, as in life.
 */
#include "bench.h"

#include <jansson.h>
#include <libconfig.h>
#include <stdlib.h>

#include "base/file.h"
#include "input/json_tree.h"
#include "input/source.h"
#include "output/edition_write.h"

#define RUNS_MOST 501
#define SECONDS 3.0 /* for one file; at least three pairs */
#define BIG_LIMIT 1.5

struct bytes {
    const char *path;
    char *text;
    size_t len;
    bool json;
};

static void load(const struct bytes *file)
{
    struct edition *edition;
    struct report report = {0};
    if (!edition_read(file->path, file->text, file->len, &edition, &report))
        give_up("%s does not load", file->path);
    edition_close(edition);
    report_release(&report);
}

static void parse(const struct bytes *file)
{
    config_t config;
    if (file->json) {
        json_decref(json_loadb(file->text, file->len, JSON_REJECT_DUPLICATES, NULL));
        return;
    }
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

/* Bytes by which a piece of work makes this process grow. */
static double grown(void (*work)(const struct bytes *), const struct bytes *file)
{
    double before = peak_bytes();
    work(file);
    return peak_bytes() - before;
}

/* A piece of work, and how it is measured. */
struct job {
    double (*measure)(void (*work)(const struct bytes *), const struct bytes *file);
    void (*work)(const struct bytes *);
    const struct bytes *file;
};

static double do_job(const void *of)
{
    const struct job *job = of;
    return job->measure(job->work, job->file);
}

/* A measure taken in a process of its own. */
static double alone(double (*measure)(void (*)(const struct bytes *), const struct bytes *),
                    void (*work)(const struct bytes *), const struct bytes *file)
{
    return in_process(do_job, &(struct job){measure, work, file});
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
static double load_bytes(const char *what, const struct bytes *file, bool apart)
{
    double a[RUNS_MOST], b[RUNS_MOST], ratio[RUNS_MOST], start = now();
    char text[2][32], against[48];
    size_t runs = 0;
    while (runs < RUNS_MOST && (runs < 3 || now() - start < SECONDS)) {
        a[runs] = apart ? alone(timed, load, file) : timed(load, file);
        b[runs] = apart ? alone(timed, parse, file) : timed(parse, file);
        ratio[runs] = a[runs] / b[runs];
        runs++;
    }
    double median = percentile(a, runs, .5);
    snprintf(against, sizeof against, "%s %s alone", as_ms(percentile(b, runs, .5), text[1]),
             file->json ? "jansson" : "libconfig");
    row(what, as_ms(median, text[0]), against, percentile(ratio, runs, .5), "<= 1.6");
    return median;
}

static double load_file(const char *what, const char *path, bool apart)
{
    struct bytes file = read_bytes(path);
    double median = load_bytes(what, &file, apart);
    free(file.text);
    return median;
}

/* The same edition as JSON. */
static struct bytes as_json(const char *path)
{
    struct bytes file = read_bytes(path);
    struct edition *edition;
    struct report report = {0};
    struct tree tree;
    if (!edition_read(path, file.text, file.len, &edition, &report))
        give_up("%s does not load", path);
    edition_write(edition, TREE_JSON, &tree);
    vec_push(&tree.out, '\0');
    edition_close(edition);
    report_release(&report);
    free(file.text);
    return (struct bytes){.path = path, .text = tree.out.v, .len = tree.out.n - 1, .json = true};
}

static void keep_tree(const struct bytes *file)
{
    if (!json_loadb(file->text, file->len, JSON_REJECT_DUPLICATES, NULL))
        give_up("%s does not parse", file->path);
}

/* Left for the end of the process, as the other is. */
static void keep_index(const struct bytes *file)
{
    struct json_tree tree;
    struct report report = {0};
    if (!json_tree_read(&tree, file->text, file->len, &report))
        give_up("%s does not parse", file->path);
}

/* Memory is told of a file large enough that what was freed before does not count. */
static void load_json(const char *what, const char *path, bool memory)
{
    char text[2][32], against[48];
    struct bytes file = as_json(path);
    load_bytes(what, &file, true);
    if (memory) {
        double ours = alone(grown, keep_index, &file), theirs = alone(grown, keep_tree, &file);
        snprintf(against, sizeof against, "%s jansson's tree", as_mib(theirs, text[1]));
        row("  its tree with lines", as_mib(ours, text[0]), against, ours / theirs, "<= 1.3");
    }
    free(file.text);
}

void bench_load(const struct bench *bench)
{
    char text[32];
    load_file("load, uel-2023-24", bench->edition, false);
    load_file("load, 1,024 teams, two legs with all events", bench->rich, true);
    double seconds = load_file("load, 65,536 teams", bench->big, true);
    row("  the same", as_ms(seconds, text), "1500 ms, the limit", seconds / BIG_LIMIT, "< 1");
    load_json("load, JSON of 1,024 teams", bench->rich, false);
    load_json("load, JSON of 65,536 teams", bench->big, true);
}
