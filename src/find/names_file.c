#include "find/names_file.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/utf8.h"

#define MAGIC "touchline-names " NAMES_VERSION " "

enum { SUM_DIGITS = 16, NAME_BYTES_LEAST = 16 }; /* a name's line: eight tabs and eight values */

static const char start_sign[] = "-", never_sign[] = "+";

/* FNV-1a by eight bytes at a time, the first the lowest; what is missing at the end is 0. */
uint64_t names_sum(const char *bytes, size_t len)
{
    const unsigned char *at = (const unsigned char *)bytes;
    uint64_t sum = 0xcbf29ce484222325u ^ len;
    for (; len >= 8; at += 8, len -= 8) {
        uint64_t word = (uint64_t)at[0] | (uint64_t)at[1] << 8 | (uint64_t)at[2] << 16 |
                        (uint64_t)at[3] << 24 | (uint64_t)at[4] << 32 | (uint64_t)at[5] << 40 |
                        (uint64_t)at[6] << 48 | (uint64_t)at[7] << 56;
        sum = (sum ^ word) * 0x100000001b3u;
        sum ^= sum >> 32; /* what changes high up is to tell further down too */
    }
    uint64_t rest = 0;
    for (size_t i = 0; i < len; i++)
        rest |= (uint64_t)at[i] << 8 * i;
    sum = (sum ^ rest) * 0x100000001b3u;
    return sum ^ sum >> 32;
}

/* -- stamps ------------------------------------------------------------------------------------ */

bool names_stamp_time(const char *path, struct names_stamp *stamp)
{
    struct stat about;
    if (stat(path, &about) != 0 || !S_ISREG(about.st_mode))
        return false;
    /* As a number without a sign: whatever time a file claims, it may not overflow. */
    uint64_t time = (uint64_t)about.st_mtim.tv_sec * 1000000000u + (uint64_t)about.st_mtim.tv_nsec;
    *stamp = (struct names_stamp){.size = (uint64_t)about.st_size, .time = (int64_t)time};
    return true;
}

bool names_stamp_sum(const char *path, struct names_stamp *stamp)
{
    char *bytes;
    size_t len;
    if (!names_stamp_time(path, stamp) || !file_read(path, &bytes, &len, NULL))
        return false;
    *stamp = (struct names_stamp){.size = len, .sum = names_sum(bytes, len)};
    free(bytes);
    return true;
}

bool names_stamp_holds(const struct names_stamp *stamp, const char *path)
{
    struct names_stamp now;
    if (!names_stamp_time(path, &now) || now.size != stamp->size)
        return false;
    if (stamp->time)
        return now.time == stamp->time;
    return stamp->sum && names_stamp_sum(path, &now) && now.sum == stamp->sum;
}

/* -- reading ------------------------------------------------------------------------------------
 */

struct reading {
    const char *path;
    char *at, *end; /* the rest */
    char *field;    /* the rest of the line; NULL: no more fields */
    uint32_t line;
    bool failed;
    struct arena *arena;
    struct err *err;
};

static bool damaged(struct reading *reading)
{
    if (!reading->failed)
        err_set(reading->err, "%s:%u: damaged", reading->path, reading->line);
    reading->failed = true;
    return false;
}

static bool next_line(struct reading *reading)
{
    char *feed = reading->at < reading->end
                     ? memchr(reading->at, '\n', (size_t)(reading->end - reading->at))
                     : NULL;
    reading->line++;
    if (!feed)
        return damaged(reading);
    *feed = '\0';
    reading->field = reading->at;
    reading->at = feed + 1;
    return true;
}

static char *next_field(struct reading *reading)
{
    char *field = reading->field;
    if (!field) {
        damaged(reading);
        return reading->end; /* the NUL there: empty */
    }
    char *tab = strchr(field, '\t');
    reading->field = tab ? tab + 1 : NULL;
    if (tab)
        *tab = '\0';
    return field;
}

/* Text that is shown comes through the gate, whoever has written the file. */
static const char *next_text(struct reading *reading)
{
    const char *field = next_field(reading);
    size_t len = strlen(field), at = 0;
    while (at < len && (unsigned char)field[at] < 0x80)
        at++;
    if (at == len)
        return field;
    size_t size = len * 3 + 1;
    char *clean = arena_alloc(reading->arena, size);
    utf8_gate(clean, size, field, len);
    return clean;
}

static int64_t next_number(struct reading *reading, int64_t least, int64_t most)
{
    const char *field = next_field(reading);
    char *end;
    errno = 0;
    long long number = strtoll(field, &end, 10);
    if (!*field || *end || errno || number < least || number > most) {
        damaged(reading);
        return least > 0 ? least : 0;
    }
    return number;
}

static uint64_t next_sum(struct reading *reading)
{
    const char *field = next_field(reading);
    char *end;
    uint64_t sum = strtoull(field, &end, 16);
    if (!*field || *end)
        damaged(reading);
    return sum;
}

/* "-", "+", or "instant match place". */
static struct log_key next_key(struct reading *reading)
{
    const char *field = next_field(reading);
    long long at = 0;
    unsigned long match = 0, seq = 0;
    if (strcmp(field, start_sign) == 0)
        return (struct log_key){INSTANT_UNKNOWN, 0, 0};
    if (strcmp(field, never_sign) == 0)
        return (struct log_key){INSTANT_END, UINT32_MAX, UINT32_MAX};
    char *end, *rest;
    errno = 0;
    at = strtoll(field, &end, 10);
    match = strtoul(end, &rest, 10);
    if (end == field || rest == end) {
        damaged(reading);
        return (struct log_key){INSTANT_END, UINT32_MAX, UINT32_MAX};
    }
    seq = strtoul(rest, &end, 10);
    if (end == rest || *end || errno || match > UINT32_MAX || seq > UINT32_MAX)
        damaged(reading);
    return (struct log_key){at, (uint32_t)match, (uint32_t)seq};
}

static bool read_name(struct reading *reading, struct name *name)
{
    if (!next_line(reading))
        return false;
    name->kind = (uint8_t)next_number(reading, 0, NAME_KIND_COUNT - 1);
    name->from = next_key(reading);
    name->until = next_key(reading);
    name->key = next_text(reading);
    name->text = next_text(reading);
    name->where = next_text(reading);
    /* What is compared is the rest of the line, with the tab in it. */
    name->fold = reading->field;
    if (!name->fold || !strchr(name->fold, '\t') || !name->text[0])
        return damaged(reading);
    return !reading->failed;
}

static bool read_entry(struct reading *reading, struct names_entry *entry)
{
    if (!next_line(reading))
        return false;
    struct name_index *index = &entry->index;
    entry->source = next_field(reading);
    entry->stamp.size = (uint64_t)next_number(reading, 0, INT64_MAX);
    entry->stamp.time = next_number(reading, INT64_MIN, INT64_MAX);
    entry->stamp.sum = next_sum(reading);
    index->key = next_text(reading);
    index->title = next_text(reading);
    index->start = next_number(reading, INT64_MIN, INT64_MAX);
    index->count = (uint32_t)next_number(reading, 0, UINT32_MAX);
    /* No more is allotted than the bytes that are there can fill. */
    if (reading->failed || reading->field ||
        index->count > (size_t)(reading->end - reading->at) / NAME_BYTES_LEAST)
        return damaged(reading);
    index->v = arena_array(reading->arena, struct name, index->count);
    for (uint32_t i = 0; i < index->count; i++)
        if (!read_name(reading, &index->v[i]))
            return false;
    index_sift(index, reading->arena);
    return true;
}

static bool has_controls(const char *bytes, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if ((unsigned char)bytes[i] < 0x20 && bytes[i] != '\n' && bytes[i] != '\t')
            return true;
    return false;
}

/* The first line; *head gets how long it is. */
static bool read_head(const char *path, const char *bytes, size_t len, size_t *head,
                      struct err *err)
{
    size_t magic = strlen(MAGIC);
    char sum[SUM_DIGITS + 1];
    if (len < magic || memcmp(bytes, MAGIC, magic) != 0)
        return err_set(err, "%s:1: no names of editions; expected \"%s...\"", path, MAGIC);
    *head = magic + SUM_DIGITS + 1;
    if (len < *head || bytes[*head - 1] != '\n')
        return err_set(err, "%s:1: damaged", path);
    snprintf(sum, sizeof sum, "%016" PRIx64, names_sum(bytes + *head, len - *head));
    if (memcmp(bytes + magic, sum, SUM_DIGITS) != 0 || has_controls(bytes + *head, len - *head))
        return err_set(err, "%s: damaged: its sum does not agree", path);
    return true;
}

bool names_file_parse(struct names_file *file, const char *path, const char *bytes, size_t len,
                      struct arena *arena, struct err *err)
{
    VEC(struct names_entry) entries = {0};
    size_t head;
    *file = (struct names_file){0};
    if (!read_head(path, bytes, len, &head, err))
        return false;
    char *copy = arena_strndup(arena, bytes + head, len - head);
    struct reading reading = {.path = path,
                              .at = copy,
                              .end = copy + (len - head),
                              .line = 1,
                              .arena = arena,
                              .err = err};
    while (!reading.failed && reading.at < reading.end) {
        struct names_entry entry = {0};
        if (read_entry(&reading, &entry))
            vec_push(&entries, entry);
    }
    if (!reading.failed && entries.n > 0) {
        file->v = arena_copy(arena, entries.v, entries.n * sizeof *entries.v);
        file->count = (uint32_t)entries.n;
    }
    vec_release(&entries);
    return !reading.failed;
}

bool names_file_read(struct names_file *file, const char *path, struct arena *arena,
                     struct err *err)
{
    char *bytes;
    size_t len;
    *file = (struct names_file){0};
    if (!file_read(path, &bytes, &len, err))
        return false;
    bool read = names_file_parse(file, path, bytes, len, arena, err);
    free(bytes);
    return read;
}

/* -- writing ------------------------------------------------------------------------------------
 */

static void write_key(FILE *out, struct log_key key)
{
    if (key.at == INSTANT_UNKNOWN && !key.match && !key.seq)
        fprintf(out, "\t%s", start_sign);
    else if (key.at == INSTANT_END)
        fprintf(out, "\t%s", never_sign);
    else
        fprintf(out, "\t%" PRId64 " %" PRIu32 " %" PRIu32, key.at, key.match, key.seq);
}

static void write_entry(FILE *out, const struct names_entry *entry)
{
    const struct name_index *index = &entry->index;
    fprintf(out, "%s\t%" PRIu64 "\t%" PRId64 "\t%016" PRIx64 "\t%s\t%s\t%" PRId64 "\t%" PRIu32 "\n",
            entry->source, entry->stamp.size, entry->stamp.time, entry->stamp.sum, index->key,
            index->title, index->start, index->count);
    for (uint32_t i = 0; i < index->count; i++) {
        const struct name *name = &index->v[i];
        fprintf(out, "%u", name->kind);
        write_key(out, name->from);
        write_key(out, name->until);
        fprintf(out, "\t%s\t%s\t%s\t%s\n", name->key, name->text, name->where, name->fold);
    }
}

static bool is_plain(const char *source)
{
    for (; *source; source++)
        if ((unsigned char)*source < 0x20)
            return false;
    return true;
}

bool names_file_write(const char *path, const struct names_entry *entries, uint32_t count,
                      struct err *err)
{
    char *body = NULL, *whole = NULL;
    size_t len = 0, size = 0;
    FILE *out = open_memstream(&body, &len);
    if (!out)
        return err_set(err, "%s: out of memory", path);
    for (uint32_t i = 0; i < count; i++)
        if (is_plain(entries[i].source))
            write_entry(out, &entries[i]);
    bool made = fclose(out) == 0 && (out = open_memstream(&whole, &size));
    if (made) {
        fprintf(out, MAGIC "%016" PRIx64 "\n", names_sum(body, len));
        fwrite(body, 1, len, out);
        made = fclose(out) == 0;
    }
    free(body);
    bool written = made ? size <= FILE_MOST && file_write_atomic(path, whole, size, true, err)
                        : err_set(err, "%s: out of memory", path);
    if (made && size > FILE_MOST)
        err_set(err, "%s: too many names", path);
    free(whole);
    return written;
}
