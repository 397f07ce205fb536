/*
 * Reads every .txt of a folder of real files and prints, per file, what was found, and a line of
 * totals. With a file of totals it compares: the exit code is 1 where they differ.
 *
 *     corpus DIR [TOTALS]      -v in front: every warning too
 *
 * Exit code 77 (skipped, to automake) when DIR is not there.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "input/draft.h"

struct totals {
    uint64_t files, matches, goals, cards, kicks, lines, understood;
    uint64_t match_lines, match_understood, kick_lines, kick_understood;
};

struct run {
    bool verbose, failed;
    struct totals totals;
};

typedef VEC(char *) paths_t;

static bool ends_with(const char *name, const char *end)
{
    size_t len = strlen(name), most = strlen(end);
    return len > most && !strcmp(name + len - most, end);
}

static char *join(const char *dir, const char *name)
{
    size_t size = strlen(dir) + strlen(name) + 2;
    char *path = malloc(size);
    if (!path)
        abort();
    snprintf(path, size, "%s/%s", dir, name);
    return path;
}

/* Folders yet to be looked into wait in a list, so that depth needs no stack. */
static void collect(const char *root, paths_t *files)
{
    paths_t dirs = {0};
    char *first = strdup(root);
    vec_push(&dirs, first);
    for (size_t i = 0; i < dirs.n; i++) {
        DIR *dir = opendir(dirs.v[i]);
        struct dirent *entry;
        while (dir && (entry = readdir(dir))) {
            struct stat info;
            if (entry->d_name[0] == '.')
                continue;
            char *path = join(dirs.v[i], entry->d_name);
            if (lstat(path, &info)) {
                free(path);
            } else if (S_ISDIR(info.st_mode)) {
                vec_push(&dirs, path);
            } else if (S_ISREG(info.st_mode) && ends_with(path, ".txt")) {
                vec_push(files, path);
            } else {
                free(path); /* here come .json files, once there is a reader for them */
            }
        }
        if (dir)
            closedir(dir);
    }
    for (size_t i = 0; i < dirs.n; i++)
        free(dirs.v[i]);
    vec_release(&dirs);
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void add(struct totals *to, const struct totals *one)
{
    to->files += one->files;
    to->matches += one->matches;
    to->goals += one->goals;
    to->cards += one->cards;
    to->kicks += one->kicks;
    to->lines += one->lines;
    to->understood += one->understood;
    to->match_lines += one->match_lines;
    to->match_understood += one->match_understood;
    to->kick_lines += one->kick_lines;
    to->kick_understood += one->kick_understood;
}

static void print(FILE *out, const char *name, const struct totals *one)
{
    fprintf(out,
            "%s: matches %llu goals %llu cards %llu kicks %llu lines %llu understood %llu "
            "match-lines %llu understood %llu kick-lines %llu understood %llu\n",
            name, (unsigned long long)one->matches, (unsigned long long)one->goals,
            (unsigned long long)one->cards, (unsigned long long)one->kicks,
            (unsigned long long)one->lines, (unsigned long long)one->understood,
            (unsigned long long)one->match_lines, (unsigned long long)one->match_understood,
            (unsigned long long)one->kick_lines, (unsigned long long)one->kick_understood);
}

static struct totals count(const struct draft *draft)
{
    struct totals one = {.files = 1, .matches = draft->matches.n, .kicks = draft->kicks.n};
    for (size_t i = 0; i < draft->events.n; i++) {
        uint8_t kind = draft->events.v[i].kind;
        one.goals += kind <= EVENT_OWN_GOAL;
        one.cards += kind == EVENT_YELLOW || kind == EVENT_SECOND_YELLOW || kind == EVENT_RED;
    }
    for (size_t i = 0; i < draft->files.n; i++) {
        const struct draft_file *file = &draft->files.v[i];
        one.lines += file->lines;
        one.understood += file->understood;
        one.match_lines += file->match_lines;
        one.match_understood += file->match_understood;
        one.kick_lines += file->kick_lines;
        one.kick_understood += file->kick_understood;
    }
    return one;
}

static void print_problems(const struct report *report)
{
    for (size_t i = 0; i < report->count; i++) {
        char text[1024];
        report_format(report, i, text, sizeof text);
        printf("%s\n", text);
    }
}

/* One file into a draft of its own. draft_edition() will be tried on it here. */
static void read_file(struct run *run, const char *path, const char *shown)
{
    char *bytes;
    size_t len;
    struct err err;
    struct report report;
    struct draft draft = {0};
    if (!file_read(path, &bytes, &len, &err)) {
        printf("%s\n", err.text);
        run->failed = true;
        return;
    }
    report_init(&report, shown);
    if (!draft_read_txt(&draft, shown, bytes, len, &report))
        run->failed = true;
    if (run->verbose || report.errors)
        print_problems(&report);
    struct totals one = count(&draft);
    print(stdout, shown, &one);
    add(&run->totals, &one);
    report_release(&report);
    draft_release(&draft);
    free(bytes);
}

/* The line of totals as committed. */
static bool same_totals(const char *path, const struct totals *totals)
{
    char expected[1024] = "", found[1024];
    FILE *file = fopen(path, "r");
    if (!file || !fgets(expected, sizeof expected, file)) {
        fprintf(stderr, "%s: cannot be read, expected a line of totals\n", path);
        if (file)
            fclose(file);
        return false;
    }
    fclose(file);
    FILE *out = fmemopen(found, sizeof found, "w");
    if (!out)
        return false;
    print(out, "total", totals);
    fclose(out);
    if (!strcmp(expected, found))
        return true;
    fprintf(stderr, "the totals are not those of %s\nexpected %sfound    %s", path, expected,
            found);
    return false;
}

int main(int argc, char **argv)
{
    struct run run = {0};
    paths_t files = {0};
    struct stat info;
    if (argc > 1 && !strcmp(argv[1], "-v")) {
        run.verbose = true;
        argv++;
        argc--;
    }
    if (argc < 2 || stat(argv[1], &info)) {
        printf("SKIPPED: no corpus at %s\n", argc > 1 ? argv[1] : "(no folder given)");
        return 77;
    }
    collect(argv[1], &files);
    if (files.n)
        qsort(files.v, files.n, sizeof *files.v, by_name);
    for (size_t i = 0; i < files.n; i++)
        read_file(&run, files.v[i], files.v[i] + strlen(argv[1]) + 1);
    print(stdout, "total", &run.totals);
    for (size_t i = 0; i < files.n; i++)
        free(files.v[i]);
    vec_release(&files);
    if (argc > 2 && !same_totals(argv[2], &run.totals))
        return 1;
    return run.failed;
}
