#include "cli/door.h"

#include <string.h>

#include "cli/library.h"
#include "cli/shelves.h"
#include "input/source.h"
#include "state.h"
#include "time/timeline.h"

static struct moment safe_from(const struct edition *edition)
{
    struct moment now = moment_end();
    struct log log;
    log_open(&log, edition);
    if (!state_left_off(edition, &now))
        timeline_start(&log, scope_edition(), &now);
    log_close(&log);
    return now;
}

static uint32_t names(void *of, const char *but, bool safe, struct arena *arena,
                      struct shelf **others, const char *const **sources)
{
    struct shelves shelves;
    struct err trouble; /* there is no place to tell it; the editions themselves were read */
    (void)of;
    shelves_open(&shelves, true, safe, arena, &trouble);
    const char **ids = arena_array(arena, const char *, shelves.count);
    uint32_t count = 0;
    for (uint32_t i = 0; i < shelves.count; i++) {
        const char *key = shelves.v[i].index->key;
        if (key[0] && strcmp(key, but) == 0)
            continue;
        shelves.v[count] = shelves.v[i];
        ids[count++] = shelves.sources[i];
    }
    *others = shelves.v;
    *sources = ids;
    return count;
}

static bool open_one(void *of, const char *source, const struct edition **edition, struct err *err)
{
    struct door *door = of;
    struct edition *opened = NULL;
    struct report report = {0};
    const char *path = library_find(&door->cli->arena, source);
    bool loaded = edition_load(path ? path : source, &opened, &report);
    if (!loaded && report.count)
        report_format(&report, 0, err->text, sizeof err->text);
    else if (!loaded)
        err_set(err, "%s cannot be read", source);
    report_release(&report);
    if (!loaded)
        return false;
    vec_push(&door->opened, opened);
    state_remember(source);
    *edition = opened;
    return true;
}

static void begin(const struct app_door *door, const struct edition *edition, bool safe,
                  struct moment *now, bool *has_left_off, struct moment *left_off)
{
    (void)door;
    *has_left_off = state_left_off(edition, left_off);
    *now = safe ? safe_from(edition) : moment_end();
}

const struct app_door *door_open(struct door *door, struct cli *cli)
{
    *door = (struct door){.app = {.of = door,
                                  .names = names,
                                  .open = open_one,
                                  .begin = begin,
                                  .leave = state_leave_off},
                          .cli = cli};
    return &door->app;
}

void door_close(struct door *door)
{
    for (size_t i = 0; i < door->opened.n; i++)
        edition_close(door->opened.v[i]);
    vec_release(&door->opened);
}
