#include "cli/library.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/vec.h"
#include "model/build.h"
#include "xdg.h"

#define SUFFIX ".cfg"
#define NAMES "names.idx"

/* "data" beside the running program, if that is where it was built: then the default edition lies
 * there. */
static char *beside_program(struct arena *arena)
{
    char *program = file_program_dir(arena);
    char *dir = program ? file_join(arena, program, "data") : NULL;
    return dir && file_exists(file_join(arena, dir, LIBRARY_DEFAULT SUFFIX)) ? dir : NULL;
}

static const char *bundled_dir(struct arena *arena)
{
    const char *dir = getenv("TOUCHLINE_DATADIR");
    if (dir && dir[0])
        return dir;
    dir = beside_program(arena);
    return dir ? dir : PKGDATADIR;
}

static const char *own_dir(struct arena *arena)
{
    return xdg_dir(arena, "XDG_DATA_HOME", ".local/share");
}

void library_dirs(struct arena *arena, const char *dirs[LIBRARY_DIRS + 1])
{
    const char *own = own_dir(arena);
    size_t count = 0;
    if (own)
        dirs[count++] = own;
    dirs[count++] = bundled_dir(arena);
    dirs[count] = NULL;
}

/* The file of an id in a directory, or NULL. */
static char *find_in(struct arena *arena, const char *dir, const char *id)
{
    if (!dir)
        return NULL;
    char *path = file_join(arena, dir, arena_printf(arena, "%s%s", id, SUFFIX));
    return file_exists(path) ? path : NULL;
}

char *library_find(struct arena *arena, const char *id)
{
    if (!key_valid(id, strlen(id)))
        return NULL;
    char *path = find_in(arena, own_dir(arena), id);
    return path ? path : find_in(arena, bundled_dir(arena), id);
}

/* A directory of Football.TXT; another that happens to be called like a team is none. */
static bool is_edition_dir(struct arena *arena, const char *path)
{
    char **names;
    size_t count = 0;
    struct err err;
    return file_is_directory(path) && file_list(arena, path, ".txt", &names, &count, &err) &&
           count > 0;
}

const char *library_source(struct arena *arena, const char *word)
{
    if (strcmp(word, "-") == 0)
        return word;
    const char *path = library_find(arena, word);
    if (path)
        return path;
    return file_exists(word) || strpbrk(word, "/:") || is_edition_dir(arena, word) ? word : NULL;
}

char *library_names(struct arena *arena)
{
    char *path = file_join(arena, bundled_dir(arena), NAMES);
    if (file_exists(path))
        return path;
    /* Where it was built, it lies beside the program: "data" may be that of the sources. */
    char *program = file_program_dir(arena);
    path = program ? file_join(arena, program, NAMES) : NULL;
    return path && file_exists(path) ? path : NULL;
}

char *library_cache(struct arena *arena)
{
    char *dir = xdg_dir(arena, "XDG_CACHE_HOME", ".cache");
    return dir ? file_join(arena, dir, NAMES) : NULL;
}

/* -- listing ----------------------------------------------------------------------------------- */

typedef VEC(struct library_item) item_list;

static int by_id(const void *a, const void *b)
{
    const struct library_item *left = a, *right = b;
    return strcmp(left->id, right->id);
}

static bool holds(const struct library_item *items, size_t count, const char *id)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(items[i].id, id) == 0)
            return true;
    return false;
}

static void add_dir(struct arena *arena, item_list *list, const char *dir, bool own)
{
    DIR *open = dir ? opendir(dir) : NULL;
    if (!open)
        return;
    size_t first = list->n;
    for (const struct dirent *entry; (entry = readdir(open));) {
        size_t len = strlen(entry->d_name), tail = strlen(SUFFIX);
        if (len <= tail || strcmp(entry->d_name + len - tail, SUFFIX) != 0 ||
            !key_valid(entry->d_name, len - tail))
            continue;
        const char *id = arena_strndup(arena, entry->d_name, len - tail);
        char *path = find_in(arena, dir, id);
        if (path)
            vec_push(list, (struct library_item){.id = id, .path = path, .own = own});
    }
    closedir(open);
    if (list->n > first)
        qsort(list->v + first, list->n - first, sizeof *list->v, by_id);
}

size_t library_list(struct arena *arena, struct library_item **items)
{
    item_list bundled = {0}, own = {0};
    add_dir(arena, &bundled, bundled_dir(arena), false);
    add_dir(arena, &own, own_dir(arena), true);
    *items = arena_array(arena, struct library_item, bundled.n + own.n);
    size_t count = 0;
    for (size_t i = 0; i < bundled.n; i++)
        if (!holds(own.v, own.n, bundled.v[i].id))
            (*items)[count++] = bundled.v[i];
    for (size_t i = 0; i < own.n; i++)
        (*items)[count++] = own.v[i];
    vec_release(&bundled);
    vec_release(&own);
    return count;
}
