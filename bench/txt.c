/*
 * Reading Football.TXT, from bytes in memory to the sink, a draft: the files of a folder, or a text
 * of our own where there is none, repeated to 200 MB; in processor time. One after another, each a
 * draft of its own, as files are read; and all in one piece, with the memory that its draft takes
 * by the end.
 */
#include "bench.h"

#include <ftw.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/vec.h"
#include "input/draft.h"

enum { TEXT_BYTES = 200 * 1000 * 1000, FOLDERS_OPEN = 16 };
#define WANTED_SPEED 100e6 /* bytes a second */

typedef VEC(char) text;
typedef VEC(size_t) places;

/* nftw() has nothing else to reach them by. */
static text all;
static places ends; /* of the files in it */

static void put(const char *bytes, size_t len)
{
    vec_append(&all, bytes, len);
}

static int add_file(const char *path, const struct stat *info, int kind, struct FTW *where)
{
    (void)info;
    (void)where;
    size_t len = strlen(path);
    char *bytes;
    struct err err;
    if (kind != FTW_F || len < 4 || strcmp(path + len - 4, ".txt") != 0)
        return 0;
    if (!file_read(path, &bytes, &len, &err))
        give_up("%s", err.text);
    char *end = strstr(bytes, "\n__END__"); /* of one file; the next goes on */
    put(bytes, end ? (size_t)(end - bytes) : len);
    put("\n", 1);
    vec_push(&ends, all.n);
    free(bytes);
    return 0;
}

/* A season of a small cup, as people write it down. */
static void add_own(void)
{
    static const char season[] =
        "= Bench Cup 2030\n\n"
        "Group A | Alderbank  Birkford  Dornmere  Granwick\n\n"
        "\xe2\x96\xaa Group A\n"
        "Sat Jun 1\n"
        "  15:00  Alderbank  2-1 (1-0)  Birkford   @ Alder Park, Alderbank\n"
        "           (A. Kloshaven 12', B. Lundton 77' (pen.); C. Ilkadale 90+3')\n"
        "  18:00  Dornmere   0-0        Granwick\n\n"
        "\xe2\x96\xaa Final\n"
        "Sun Jun 30\n"
        "  20:00  Alderbank  1-1 a.e.t. (1-1, 0-1), 4-3 pen.  Granwick\n"
        "           (A. Kloshaven 51'; D. Havbridge 44' (o.g.))\n\n";
    put(season, sizeof season - 1);
    vec_push(&ends, all.n);
}

/* Made in one go, as it would lie in memory. */
static char *repeat(const char *folder, size_t *len)
{
    char *bytes = malloc(TEXT_BYTES);
    if (!bytes)
        give_up("out of memory");
    if (!folder || !*folder || nftw(folder, add_file, FOLDERS_OPEN, FTW_PHYS) != 0 || all.n == 0)
        add_own();
    for (*len = 0; *len + all.n <= TEXT_BYTES; *len += all.n)
        memcpy(bytes + *len, all.v, all.n);
    return bytes;
}

struct txt_job {
    const char *bytes;
    size_t len;
};

static void read_piece(const char *bytes, size_t len, struct draft *draft)
{
    struct report report = {0};
    report_init(&report, "bench");
    if (!draft_read_txt(draft, "bench", bytes, len, &report))
        give_up("%s", report.problems[0].text);
    report_release(&report);
}

static void read_all(const struct txt_job *job, struct draft *draft)
{
    read_piece(job->bytes, job->len, draft);
}

static double time_files(const void *of)
{
    const struct txt_job *job = of;
    double start = processor_time();
    for (size_t at = 0; at < job->len; at += all.n)
        for (size_t i = 0; i < ends.n; i++) {
            struct draft draft = {0};
            size_t from = i ? ends.v[i - 1] : 0;
            read_piece(job->bytes + at + from, ends.v[i] - from, &draft);
            draft_release(&draft);
        }
    return processor_time() - start;
}

static double time_piece(const void *of)
{
    struct draft draft = {0};
    double start = processor_time();
    read_all(of, &draft);
    return processor_time() - start;
}

static double weigh_it(const void *of)
{
    struct draft draft = {0};
    double before = peak_bytes();
    read_all(of, &draft);
    return peak_bytes() - before;
}

static void tell_speed(const char *what, const struct txt_job *job,
                       double (*measure)(const void *of))
{
    char ours[32];
    double seconds = in_process(measure, job), size = (double)job->len;
    snprintf(ours, sizeof ours, "%.0f MB/s", size / seconds / 1e6);
    row(what, ours, "100 MB/s, the limit", WANTED_SPEED * seconds / size, "< 1");
}

void bench_txt(const struct bench *bench)
{
    char ours[32], against[48], text_of[32];
    struct txt_job job;
    char *bytes = repeat(bench->corpus, &job.len);
    job.bytes = bytes;
    tell_speed(bench->corpus && *bench->corpus ? "Football.TXT, real files, 200 MB"
                                               : "Football.TXT, a text of our own, 200 MB",
               &job, time_files);
    tell_speed("  all in one piece", &job, time_piece);
    double weight = in_process(weigh_it, &job), size = (double)job.len;
    snprintf(against, sizeof against, "%s text", as_mib(size, text_of));
    row("  the draft of that", as_mib(weight, ours), against, weight / size, "< 12");
    free(bytes);
    vec_release(&all);
    vec_release(&ends);
}
