#include "cli/shelves.h"

#include <string.h>

#include "base/file.h"
#include "cli/library.h"
#include "find/names_file.h"
#include "input/source.h"
#include "state.h"
#include "xdg.h"

enum { CACHED_MOST = 500 };

struct opening {
    struct names_file bundled, cache;
    VEC(struct names_entry) fresh; /* what the cache is to have too */
    struct arena *arena;
};

/* -- which editions ------------------------------------------------------------------------------
 */

typedef VEC(struct library_item) item_list;

static bool is_listed(const item_list *list, const char *path)
{
    for (size_t i = 0; i < list->n; i++)
        if (strcmp(list->v[i].path, path) == 0)
            return true;
    return false;
}

/* Those opened last, as far as they are still there. */
static void list_recent(struct arena *arena, item_list *list)
{
    char *sources[STATE_RECENT_MOST];
    size_t count = state_recent(arena, sources);
    for (size_t i = 0; i < count; i++) {
        const char *path = library_find(arena, sources[i]);
        if (!path && sources[i][0] == '/')
            path = sources[i];
        if (path && !is_listed(list, path))
            vec_push(list, (struct library_item){.id = sources[i], .path = path});
    }
}

static void list_all(struct arena *arena, bool recent, item_list *list)
{
    struct library_item *items;
    size_t count = library_list(arena, &items);
    if (recent)
        list_recent(arena, list);
    for (size_t i = 0; i < count; i++)
        if (!is_listed(list, items[i].path))
            vec_push(list, items[i]);
}

/* -- their names ---------------------------------------------------------------------------------
 */

static const struct name_index *look_up(const struct names_file *file, const char *source,
                                        const char *path)
{
    for (uint32_t i = 0; i < file->count; i++)
        if (strcmp(file->v[i].source, source) == 0 && names_stamp_holds(&file->v[i].stamp, path))
            return &file->v[i].index;
    return NULL;
}

/* Reads the edition itself. What is no plain file cannot be known again, so is not kept. */
static const struct name_index *make_index(struct opening *opening, const char *path)
{
    struct edition *edition = NULL;
    struct report report = {0};
    struct names_entry entry = {.source = path};
    /* Stamped before it is read: a change meanwhile is noticed the next time. */
    bool plain = path[0] == '/' && names_stamp_time(path, &entry.stamp);
    bool loaded = edition_load(path, &edition, &report);
    report_release(&report);
    if (!loaded)
        return NULL;
    struct name_index *index = arena_alloc(opening->arena, sizeof *index);
    index_build(index, edition, opening->arena);
    edition_close(edition);
    entry.index = *index;
    if (plain)
        vec_push(&opening->fresh, entry);
    return index;
}

/* The cache knows files by their paths, what comes with touchline by its id. */
static const struct name_index *index_of(struct opening *opening, const struct library_item *item)
{
    const struct name_index *index = look_up(&opening->bundled, item->id, item->path);
    if (!index)
        index = look_up(&opening->cache, item->path, item->path);
    return index ? index : make_index(opening, item->path);
}

static void read_files(struct opening *opening, struct err *trouble)
{
    const char *bundled = library_names(opening->arena), *cache = library_cache(opening->arena);
    trouble->text[0] = '\0';
    if (cache && file_exists(cache))
        names_file_read(&opening->cache, cache, opening->arena, trouble);
    if (bundled)
        names_file_read(&opening->bundled, bundled, opening->arena, trouble);
}

/* What was new, and what is still so of what was there. */
static void write_cache(struct opening *opening)
{
    char *path = library_cache(opening->arena);
    char *slash = path ? strrchr(path, '/') : NULL;
    if (!slash || opening->fresh.n == 0)
        return;
    for (uint32_t i = 0; i < opening->cache.count && opening->fresh.n < CACHED_MOST; i++) {
        const struct names_entry *entry = &opening->cache.v[i];
        if (names_stamp_holds(&entry->stamp, entry->source))
            vec_push(&opening->fresh, *entry);
    }
    *slash = '\0';
    bool made = file_make_folder(path, NULL);
    *slash = '/';
    if (made)
        names_file_write(path, opening->fresh.v, (uint32_t)opening->fresh.n, NULL);
}

static struct moment told_until(const struct name_index *index, bool safe)
{
    struct moment now = moment_end();
    if (safe && !state_left_off_unread(index->key, &now))
        now = moment_at(index->start);
    return now;
}

void shelves_open(struct shelves *shelves, bool recent, bool safe, struct arena *arena,
                  struct err *trouble)
{
    struct opening opening = {.arena = arena};
    item_list list = {0};
    read_files(&opening, trouble);
    list_all(arena, recent, &list);
    const char **sources = arena_array(arena, const char *, list.n);
    *shelves = (struct shelves){.v = arena_array(arena, struct shelf, list.n), .sources = sources};
    for (size_t i = 0; i < list.n; i++) {
        const struct name_index *index = index_of(&opening, &list.v[i]);
        if (!index)
            continue;
        sources[shelves->count] = list.v[i].id;
        shelves->v[shelves->count++] = (struct shelf){index, told_until(index, safe)};
    }
    write_cache(&opening);
    vec_release(&opening.fresh);
    vec_release(&list);
}
