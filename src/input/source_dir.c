#include "input/source_dir.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "input/draft.h"

struct text {
    char *bytes; /* owned */
    size_t len;
};

struct dir_reader {
    const char *path;
    struct report *report;
    struct draft draft;
    struct span title;      /* of the first file; of its bytes */
    const char *first;      /* that file's name */
    VEC(struct text) texts; /* the draft keeps spans into them */
    struct arena arena;
};

/* "= World Cup 2026  # in Canada": "World Cup 2026"; empty when the first line that is no comment
 * is no title. */
static struct span title_of(const struct text *text)
{
    const char *p = text->bytes, *end = p + text->len;

    while (p < end) {
        const char *stop = memchr(p, '\n', (size_t)(end - p)), *line = p, *hash;

        stop = stop ? stop : end;
        p = stop + (stop < end);
        hash = memchr(line, '#', (size_t)(stop - line));
        stop = hash ? hash : stop;
        while (line < stop && strchr(" \t\r", *line))
            line++;
        if (line == stop)
            continue;
        if (*line != '=')
            break;
        while (line < stop && strchr("= \t", *line))
            line++;
        while (stop > line && strchr("= \t\r", stop[-1]))
            stop--;
        return (struct span){line, (size_t)(stop - line)};
    }
    return (struct span){0};
}

static bool add_file(struct dir_reader *reader, const char *name)
{
    const char *path = file_join(&reader->arena, reader->path, name);
    struct text text = {0};
    struct span title;
    struct err err;

    if (!file_read(path, &text.bytes, &text.len, &err)) {
        report_error(reader->report, 0, "%s", err.text);
        return false;
    }
    vec_push(&reader->texts, text);
    title = title_of(&text);
    if (title.len > 0 && !reader->first) {
        reader->first = name;
        reader->title = title;
    }
    if (title.len == 0 || title.len != reader->title.len ||
        memcmp(title.text, reader->title.text, title.len) != 0) {
        report_warning(reader->report, 0,
                       "%s is left out: its title is \"%.*s\", expected \"%.*s\"", name,
                       (int)(title.len < 100 ? title.len : 100), title.len ? title.text : "",
                       (int)(reader->title.len < 100 ? reader->title.len : 100),
                       reader->title.len ? reader->title.text : "");
        return true;
    }
    size_t files = reader->draft.files.n;
    report_part(reader->report, path, files ? reader->draft.files.v[files - 1].end : 0);
    return draft_read_txt(&reader->draft, path, text.bytes, text.len, reader->report);
}

bool edition_read_dir(const char *path, struct edition **edition, struct report *report)
{
    struct dir_reader reader = {.path = path, .report = report};
    struct err err;
    char **names = NULL;
    size_t count = 0;
    bool good;

    *edition = NULL;
    arena_init(&reader.arena);
    good = file_list(&reader.arena, path, ".txt", &names, &count, &err);
    if (!good)
        report_error(report, 0, "%s", err.text);
    for (size_t i = 0; i < count && good; i++)
        good = add_file(&reader, names[i]);
    if (good && !reader.first) {
        report_error(report, 0,
                     "a directory without Football.TXT, expected .txt files that begin "
                     "with a title as \"= World Cup 2026\"");
        good = false;
    }
    good = good && draft_edition(&reader.draft, NULL, edition, report);
    draft_release(&reader.draft);
    for (size_t i = 0; i < reader.texts.n; i++)
        free(reader.texts.v[i].bytes);
    vec_release(&reader.texts);
    arena_release(&reader.arena);
    return good;
}
