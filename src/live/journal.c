#include "live/journal.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/crc.h"
#include "live/patch.h"

enum { JOURNAL_VERSION = 1, SUM_DIGITS = 8, SUM_BYTES = SUM_DIGITS + 1 };

void journal_init(struct journal *journal)
{
    *journal = (struct journal){.known = INSTANT_UNKNOWN};
}

void journal_release(struct journal *journal)
{
    json_decref(journal->tree);
    journal_init(journal);
}

/* -- reading ------------------------------------------------------------------------------------
 */

/* The number that a line begins with; false when it begins otherwise. */
static bool read_sum(const char *line, size_t len, uint32_t *sum)
{
    char digits[SUM_BYTES];
    if (len <= SUM_BYTES || line[SUM_DIGITS] != ' ')
        return false;
    memcpy(digits, line, SUM_DIGITS);
    digits[SUM_DIGITS] = '\0';
    if (strspn(digits, "0123456789abcdef") != SUM_DIGITS)
        return false;
    *sum = (uint32_t)strtoul(digits, NULL, 16);
    return true;
}

bool journal_fits(const char *bytes, size_t len)
{
    static const char begin[] = "{\"journal\":";
    uint32_t sum;
    return len >= SUM_BYTES + sizeof begin && read_sum(bytes, len, &sum) &&
           memcmp(bytes + SUM_BYTES, begin, sizeof begin - 1) == 0;
}

json_t *journal_line_read(const char *line, size_t len, struct err *err)
{
    uint32_t sum;
    json_error_t error;
    if (!read_sum(line, len, &sum)) {
        err_set(err, "expected a checksum, a blank and an object");
        return NULL;
    }
    if (crc32c(line + SUM_BYTES, len - SUM_BYTES) != sum) {
        err_set(err, "the line is not what was written: its checksum is another");
        return NULL;
    }
    json_t *object = json_loadb(line + SUM_BYTES, len - SUM_BYTES, JSON_REJECT_DUPLICATES, &error);
    if (!object)
        err_set(err, "%s", error.text);
    return object;
}

/* What every line has: its number, and when it was received. */
static bool read_frame(const json_t *line, int64_t *n, instant *known, struct err *err)
{
    const json_t *number = json_object_get(line, "n");
    const char *when = json_string_value(json_object_get(line, "known"));
    const json_t *version = json_object_get(line, "journal");
    enum precision precision;
    *n = json_integer_value(number);
    if (version && json_integer_value(version) != JOURNAL_VERSION)
        return err_set(err, "a journal of version %" JSON_INTEGER_FORMAT ", expected %d",
                       json_integer_value(version), JOURNAL_VERSION);
    if (!json_is_integer(number) || *n < 0 || *n == INT64_MAX) /* which none comes after */
        return err_set(err, "\"n\": expected the number of the line");
    if (!when || !instant_parse(when, 0, known, NULL, &precision))
        return err_set(err, "\"known\": expected when the line was received");
    return true;
}

static bool is_whole(const json_t *changes)
{
    const json_t *first = json_array_get(changes, 0), *at = json_object_get(first, "at");
    return json_is_array(at) && json_array_size(at) == 0;
}

/* All changes or none: a state of which some were made never was, and is given up. */
static bool make_changes(struct journal *journal, const json_t *changes, struct err *err)
{
    for (size_t i = 0; i < json_array_size(changes); i++)
        if (!patch_apply(&journal->tree, json_array_get(changes, i), err)) {
            json_decref(journal->tree);
            journal->tree = NULL;
            return false;
        }
    return true;
}

static bool take_changes(struct journal *journal, const json_t *line, struct err *err)
{
    int64_t n;
    instant known;
    const json_t *changes = json_object_get(line, "changes");
    if (!read_frame(line, &n, &known, err))
        return false;
    if (!json_is_array(changes))
        return err_set(err, "\"changes\": expected a list");
    if (n < journal->next && !is_whole(changes))
        return err_set(err, "line %" PRId64 " has been read already", n);
    journal->lost |= n != journal->next;
    journal->next = n + 1;
    if (journal->lost && !is_whole(changes))
        return err_set(err, "lines before it are missing");
    journal->lost = !make_changes(journal, changes, err);
    if (journal->lost)
        return false;
    journal->known = known;
    journal->whole = is_whole(changes);
    return true;
}

bool journal_take(struct journal *journal, const char *line, size_t len, struct err *err)
{
    json_t *object = NULL;
    if (len <= JOURNAL_LINE_MOST)
        object = journal_line_read(line, len, err);
    else
        err_set(err, "the line is longer than any that is written");
    bool taken = object && take_changes(journal, object, err);
    journal->lines++;
    journal->skipped += !taken;
    json_decref(object);
    return taken;
}

bool journal_next(struct journal *journal, const char *bytes, size_t len, size_t *at, bool *taken,
                  struct report *report)
{
    struct err err;
    if (*at >= len)
        return false;
    const char *line = bytes + *at, *end = memchr(line, '\n', len - *at);
    if (!end) {
        report_warning(report, journal->lines + 1, "the line is cut off");
        return false;
    }
    size_t bytes_taken = (size_t)(end - line);
    *at += bytes_taken + 1;
    *taken = journal_take(journal, line, bytes_taken, &err);
    if (!*taken)
        report_warning(report, journal->lines, "skipped: %s", err.text);
    return true;
}

size_t journal_read(struct journal *journal, const char *bytes, size_t len, struct report *report)
{
    size_t at = 0;
    bool taken;
    while (journal_next(journal, bytes, len, &at, &taken, report))
        ;
    return at;
}

/* -- writing ------------------------------------------------------------------------------------
 */

static void put_bytes(struct journal_text *text, const char *bytes, size_t len)
{
    vec_append(&text->out, bytes, len);
}

void journal_line_write(const json_t *object, struct journal_text *text)
{
    char sum[SUM_BYTES + 1];
    char *body = json_dumps(object, JSON_COMPACT);
    if (!body)
        abort();
    snprintf(sum, sizeof sum, "%08" PRIx32 " ", crc32c(body, strlen(body)));
    put_bytes(text, sum, SUM_BYTES);
    put_bytes(text, body, strlen(body));
    put_bytes(text, "\n", 1);
    free(body);
}

/* Changes with their number and time in front, as a line; they are used up. */
static void put_line(struct journal *journal, json_t *changes, instant known,
                     struct journal_text *text)
{
    char when[40];
    json_t *line = json_object();
    instant_format_iso(when, sizeof when, known, 0);
    if (journal->next == 0)
        json_object_set_new(line, "journal", json_integer(JOURNAL_VERSION));
    json_object_set_new(line, "n", json_integer(journal->next));
    json_object_set_new(line, "known", json_string(when));
    json_object_set_new(line, "changes", changes);
    journal_line_write(line, text);
    json_decref(line);
    journal->next++;
    journal->lines++;
    journal->known = known;
}

bool journal_write(struct journal *journal, const json_t *tree, instant known,
                   struct journal_text *text)
{
    struct err err;
    json_t *changes = patch_make(journal->tree, tree);
    if (json_array_size(changes) == 0) {
        json_decref(changes);
        return false;
    }
    if (!make_changes(journal, changes, &err))
        abort(); /* they were made for this very state */
    put_line(journal, changes, known, text);
    return true;
}

void journal_tell_whole(const struct journal *journal, struct journal_text *text)
{
    struct journal before = *journal;
    before.next--;
    put_line(&before, json_pack("[{s:[], s:O}]", "at", "put", journal->tree), journal->known, text);
}
