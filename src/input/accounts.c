#include "input/accounts.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "input/draft_merge.h"
#include "input/names.h"
#include "model/build.h"

/* The problems of one file into the report of all. */
static void absorb(struct report *report, struct report *own)
{
    for (size_t i = 0; i < own->count; i++) {
        const struct problem *problem = &own->problems[i];
        if (problem->severity == SEVERITY_ERROR)
            report_error(report, 0, "%s:%u: %s", own->name, problem->line, problem->text);
        else
            report_warning(report, 0, "%s:%u: %s", own->name, problem->line, problem->text);
    }
    report_release(own);
}

static bool read_one(const char *path, char **bytes, struct draft *draft, struct report *report)
{
    struct report own = {0};
    struct err err;
    size_t len = 0;
    if (!file_read(path, bytes, &len, &err)) {
        report_error(report, 0, "%s", err.text);
        return false;
    }
    report_init(&own, path);
    bool good = draft_read_txt(draft, path, *bytes, len, &own);
    if (good && draft->matches.n == 0) {
        report_error(report, 0, "%s: no match in it, expected Football.TXT", path);
        report_release(&own);
        return false;
    }
    absorb(report, &own);
    return good;
}

/* The sources of an edition are const once it is sealed but for whoever made it. */
static void set_licence(struct edition *edition, const char *licence)
{
    for (size_t i = 0; licence && i < edition->sources.n; i++)
        edition->sources.v[i].licence = edition_text(edition, licence, strlen(licence));
}

static void merge_all(struct draft *drafts, size_t count, const char *const *paths,
                      struct arena *arena, struct report *report)
{
    struct draft **others = arena_array(arena, struct draft *, count);
    for (size_t i = 1; i < count; i++) {
        struct report own = {0};
        report_init(&own, paths[i]);
        draft_merge(&drafts[0], &drafts[i], arena, &own);
        absorb(report, &own);
        others[i - 1] = &drafts[i];
    }
    struct report own = {0};
    report_init(&own, paths[0]);
    draft_settle(&drafts[0], arena, &own);
    absorb(report, &own);
    draft_names(&drafts[0], others, count - 1, arena);
}

bool accounts_load(const char *const *paths, size_t count, const char *key, const char *licence,
                   struct edition **edition, struct report *report)
{
    struct arena arena;
    arena_init(&arena);
    struct draft *drafts = arena_array(&arena, struct draft, count);
    char **bytes = arena_array(&arena, char *, count);
    bool good = true;
    *edition = NULL;
    for (size_t i = 0; i < count && good; i++)
        good = read_one(paths[i], &bytes[i], &drafts[i], report);
    if (good) {
        merge_all(drafts, count, paths, &arena, report);
        good = draft_edition(&drafts[0], key, edition, report);
    }
    if (good)
        set_licence(*edition, licence);
    for (size_t i = 0; i < count; i++) {
        draft_release(&drafts[i]);
        free(bytes[i]);
    }
    arena_release(&arena);
    return good;
}
