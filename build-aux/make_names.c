/* Makes names.idx, by which the editions that come with touchline are searched without being read:
 * make_names OUT EDITION.cfg... */
#include <stdio.h>
#include <string.h>

#include "find/names_file.h"
#include "input/source.h"

static const char *id_of(struct arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    const char *dot = strrchr(name, '.');
    return arena_strndup(arena, name, dot ? (size_t)(dot - name) : strlen(name));
}

static bool add(struct names_entry *entry, const char *path, struct arena *arena)
{
    struct edition *edition = NULL;
    struct report report = {0};
    bool loaded = names_stamp_sum(path, &entry->stamp) && edition_load(path, &edition, &report);
    report_release(&report);
    if (!loaded)
        return false;
    entry->source = id_of(arena, path);
    index_build(&entry->index, edition, arena);
    edition_close(edition);
    return true;
}

int main(int argc, char **argv)
{
    struct arena arena;
    struct err err = {""};
    int status = 1;
    if (argc < 2)
        return 2;
    arena_init(&arena);
    uint32_t count = 0;
    struct names_entry *entries = arena_array(&arena, struct names_entry, (size_t)argc);
    for (int i = 2; i < argc; i++)
        if (add(&entries[count], argv[i], &arena))
            count++;
        else
            fprintf(stderr, "make_names: %s cannot be read, and is left out\n", argv[i]);
    if (names_file_write(argv[1], entries, count, &err))
        status = 0;
    else
        fprintf(stderr, "make_names: %s\n", err.text);
    arena_release(&arena);
    return status;
}
