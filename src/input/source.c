#include "input/source.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "input/draft.h"
#include "input/edition_cfg.h"
#include "input/journal_file.h"
#include "input/json_file.h"
#include "input/source_dir.h"

typedef bool reader_of(const char *name, const char *bytes, size_t len, struct edition **edition,
                       struct report *report);

struct format {
    const char *name;
    bool (*fits)(const char *bytes, size_t len); /* looks at the first bytes only */
    reader_of *read;
};

/* What a line of Football.TXT alone starts with: a title, a marker of a round, "[Fri Sep/18]",
 * "(73)", "12:00", a letter that is not ASCII. */
static bool starts_as_txt(const char *p, const char *end)
{
    if (*p == '(')
        return end - p > 1 && isdigit((unsigned char)p[1]);
    return strchr("=>[", *p) || (*p & 0x80) || isdigit((unsigned char)*p) ||
           (end - p >= 4 && memcmp(p, "<!--", 4) == 0) || (end - p > 1 && memcmp(p, "::", 2) == 0);
}

/*
 * Football.TXT: the first line that is no comment is a title ("= World Cup 2026"), a round, a date
 * or a match; a setting of an edition file has a "=" or ":" behind its first word.
 */
static bool fits_txt(const char *bytes, size_t len)
{
    const char *p = bytes, *end = bytes + len, *word;

    while (p < end && (strchr(" \t\r\n", *p) || *p == '#')) {
        const char *line_end = *p == '#' ? memchr(p, '\n', (size_t)(end - p)) : p + 1;

        p = line_end ? line_end : end;
    }
    if (p == end || *p == '\0')
        return false;
    if (starts_as_txt(p, end))
        return true;
    word = p;
    while (p < end && (isalnum((unsigned char)*p) || strchr("_-*", *p)))
        p++;
    if (p == word)
        return false;
    while (p < end && strchr(" \t\r\n", *p))
        p++;
    return p < end && !strchr("=:", *p);
}

static bool read_txt(const char *name, const char *bytes, size_t len, struct edition **edition,
                     struct report *report)
{
    struct draft draft = {0};
    bool good = draft_read_txt(&draft, name, bytes, len, report) &&
                draft_edition(&draft, NULL, edition, report);

    draft_release(&draft);
    return good;
}

/* Whatever is text and nothing else gets the edition file's messages. */
static bool fits_cfg(const char *bytes, size_t len)
{
    return memchr(bytes, '\0', len < 512 ? len : 512) == NULL;
}

static const struct format formats[] = {
    {"journal", journal_fits, edition_read_journal},
    {"JSON", json_fits, edition_read_json},
    {"Football.TXT", fits_txt, read_txt},
    {"edition", fits_cfg, edition_read_cfg},
};

bool edition_read(const char *name, const char *bytes, size_t len, struct edition **edition,
                  struct report *report)
{
    static const char mark[] = "\xef\xbb\xbf"; /* some editors write it in front of UTF-8 */

    if (len >= 3 && memcmp(bytes, mark, 3) == 0) {
        bytes += 3;
        len -= 3;
    }
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (formats[i].fits(bytes, len))
            return formats[i].read(name, bytes, len, edition, report);
    report_error(report, 0, "not a text, expected an edition file (touchline-edition(5))");
    return false;
}

/* file_read() says "path: why"; the report puts the name in front itself. */
static const char *why_of(const char *text, const char *path)
{
    size_t len = strlen(path);
    if (strncmp(text, path, len) == 0 && strncmp(text + len, ": ", 2) == 0)
        return text + len + 2;
    return text;
}

bool edition_load(const char *path, struct edition **edition, struct report *report)
{
    const char *name = strcmp(path, "-") == 0 ? "standard input" : path;
    char *bytes = NULL;
    size_t len = 0;
    struct err err;
    *edition = NULL;
    if (!report->name)
        report_init(report, name);
    if (file_is_directory(path))
        return edition_read_dir(path, edition, report);
    if (!file_read(path, &bytes, &len, &err)) {
        report_error(report, 0, "%s", why_of(err.text, name));
        return false;
    }
    bool good = edition_read(name, bytes, len, edition, report);
    free(bytes);
    return good;
}
