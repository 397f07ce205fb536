#include "state.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "model/build.h"
#include "xdg.h"

static char *state_dir(struct arena *arena)
{
    return xdg_dir(arena, "XDG_STATE_HOME", ".local/state");
}

size_t state_recent(struct arena *arena, char *sources[STATE_RECENT_MOST])
{
    char *dir = state_dir(arena), *bytes;
    size_t len, count = 0;
    if (!dir || !file_read(file_join(arena, dir, "last"), &bytes, &len, NULL))
        return 0;
    for (const char *at = bytes; *at && count < STATE_RECENT_MOST;) {
        size_t line = strcspn(at, "\n");
        if (line)
            sources[count++] = arena_strndup(arena, at, line);
        at += line + (at[line] == '\n');
    }
    free(bytes);
    return count;
}

char *state_last(struct arena *arena)
{
    char *sources[STATE_RECENT_MOST];
    return state_recent(arena, sources) ? sources[0] : NULL;
}

/* Writes a line or more to a file in a directory, whole or not at all. */
static void write_file(struct arena *arena, char *dir, const char *name, const char *text)
{
    if (!file_make_folder(dir, NULL))
        return;
    struct stat about;
    char *path = file_join(arena, dir, name), *line = arena_printf(arena, "%s\n", text);
    if (lstat(path, &about) == 0 && !S_ISREG(about.st_mode))
        unlink(path); /* a pipe or link is not ours */
    file_write_atomic(path, line, strlen(line), true, NULL);
}

void state_remember(const char *source)
{
    struct arena arena;
    char *former[STATE_RECENT_MOST];
    arena_init(&arena);
    char *dir = state_dir(&arena);
    size_t count = state_recent(&arena, former), lines = 1;
    const char *text = source;
    for (size_t i = 0; i < count && lines < STATE_RECENT_MOST; i++)
        if (strcmp(former[i], source) != 0) {
            text = arena_printf(&arena, "%s\n%s", text, former[i]);
            lines++;
        }
    if (dir && !strchr(source, '\n') && !(count && strcmp(former[0], source) == 0))
        write_file(&arena, dir, "last", text);
    arena_release(&arena);
}

/* -- where one left off ------------------------------------------------------------------------ */

enum { WATCHED_BYTES = 256, SEQ_DIGITS = 9 };

/* The directory; NULL where there is none, or the edition has no key to keep a file by. */
static char *watched_dir(struct arena *arena, const char *key)
{
    char *dir = state_dir(arena);
    if (!dir || !key || !key_valid(key, strlen(key)))
        return NULL;
    return file_join(arena, dir, "watched");
}

/* Reads a small plain file; false for anything else, without waiting for it. */
static bool read_small(const char *path, char text[WATCHED_BYTES])
{
    struct stat about;
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (fd < 0)
        return false;
    ssize_t len = 0;
    if (fstat(fd, &about) == 0 && S_ISREG(about.st_mode) && about.st_size < WATCHED_BYTES)
        len = read(fd, text, WATCHED_BYTES);
    close(fd);
    if (len <= 0 || len >= WATCHED_BYTES || memchr(text, '\0', (size_t)len))
        return false;
    text[len] = '\0';
    return true;
}

/* The place in a match's log that "qf2/2 5" means, if it is still there at that instant. */
static bool find_place(const struct edition *edition, const char *text, struct moment *at)
{
    size_t key = strcspn(text, " ");
    uint32_t match = strmap_get(&edition->match_by_key, text, key), seq = 0;
    const char *digits = text + key + (text[key] == ' ');
    size_t count = strspn(digits, "0123456789");
    if (match == STRMAP_NONE || !count || count > SEQ_DIGITS || digits[count])
        return false;
    for (size_t i = 0; i < count; i++)
        seq = seq * 10 + (uint32_t)(digits[i] - '0');
    const struct match *m = &edition->matches.v[match];
    if (seq >= m->entry_count || edition->entries.v[m->entry_first + seq].at != at->at)
        return false;
    *at = (struct moment){at->at, match, seq};
    return true;
}

/* edition: NULL where it is not at hand. */
static bool read_moment(const struct edition *edition, char *text, struct moment *at)
{
    enum precision precision;
    instant when;
    text[strcspn(text, "\n")] = '\0';
    if (strcmp(text, "end") == 0) {
        *at = moment_end();
        return true;
    }
    size_t first = strcspn(text, " ");
    const char *place = text[first] ? text + first + 1 : "";
    text[first] = '\0';
    if (!strchr(text, 'T') || !instant_parse(text, 0, &when, NULL, &precision) ||
        precision != PRECISION_MINUTE)
        return false;
    struct moment there = moment_at(when);
    if (edition)
        find_place(edition, place, &there);
    else if (*place)
        there.at--;
    *at = there;
    return true;
}

static bool left_off(const struct edition *edition, const char *key, struct moment *at)
{
    struct arena arena;
    char text[WATCHED_BYTES];
    arena_init(&arena);
    char *dir = watched_dir(&arena, key);
    bool known =
        dir && read_small(file_join(&arena, dir, key), text) && read_moment(edition, text, at);
    arena_release(&arena);
    return known;
}

bool state_left_off(const struct edition *edition, struct moment *at)
{
    return left_off(edition, edition->key, at);
}

bool state_left_off_unread(const char *key, struct moment *at)
{
    return left_off(NULL, key, at);
}

/* The last entry of the moment's match that it sees, if it stands at that very instant: the same
 * moment in words that last. */
static bool last_seen(const struct edition *edition, struct moment at, uint32_t *seq)
{
    if (at.match >= edition->matches.n)
        return false;
    const struct match *match = &edition->matches.v[at.match];
    const struct entry *entries = edition->entries.v + match->entry_first;
    for (uint32_t i = match->entry_count; i-- > 0;)
        if (entries[i].at == at.at && i <= at.seq) {
            *seq = i;
            return true;
        }
    return false;
}

/* NULL when it lies beyond the years that can be written. */
static const char *moment_text(struct arena *arena, const struct edition *edition, struct moment at)
{
    uint32_t seq;
    if (at.at == INSTANT_END)
        return "end";
    struct civil civil = instant_to_civil(at.at, 0);
    if (instant_from_civil(&civil, 0) != at.at)
        return NULL;
    const char *text = arena_printf(arena, "%04d-%02d-%02dT%02d:%02d:%02dZ", civil.year,
                                    civil.month, civil.day, civil.hour, civil.minute, civil.second);
    if (last_seen(edition, at, &seq))
        text = arena_printf(arena, "%s %s %u", text, edition->matches.v[at.match].key, seq);
    return text;
}

void state_leave_off(const struct edition *edition, struct moment at)
{
    struct arena arena;
    arena_init(&arena);
    char *dir = watched_dir(&arena, edition->key);
    const char *text = moment_text(&arena, edition, at);
    if (dir && text)
        write_file(&arena, dir, edition->key, text);
    arena_release(&arena);
}
