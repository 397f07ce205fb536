#include "live/settle.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "live/patch.h"
#include "live/patch_event.h"

enum { WHERE_BYTES = 1024 };

struct settling {
    const json_t *before; /* what was doubted of the last answer */
    json_t *doubted;      /* of this one */
};

void settle_release(struct settle *settle)
{
    json_decref(settle->doubted);
    settle->doubted = NULL;
}

/* Whether something that goes back was said by the last answer too; from now on it has been. */
static bool is_believed(struct settling *settling, const char *where, const char *what)
{
    char name[2 * WHERE_BYTES];
    snprintf(name, sizeof name, "%s %s", where, what);
    json_object_set_new(settling->doubted, name, json_true());
    return json_object_get(settling->before, name) != NULL;
}

/* -- a match's status ---------------------------------------------------------------------------
 */

/* How far a match has come by its status, "7'", "HT", "FT": larger is later; -1: that is not to be
 * told. */
static int progress(const char *status)
{
    enum { WHOLE = 1000, BREAK = 900, NEXT = 950, OVER = 1000 * WHOLE };
    static const struct {
        const char *word;
        int progress;
    } words[] = {{"scheduled", 0},
                 {"delayed", 0},
                 {"HT", 45 * WHOLE + BREAK},
                 {"90' end", 90 * WHOLE + BREAK},
                 {"ET", 90 * WHOLE + NEXT},
                 {"pens next", 90 * WHOLE + NEXT},
                 {"ET HT", 105 * WHOLE + BREAK},
                 {"ET end", 120 * WHOLE + BREAK},
                 {"pens on", 121 * WHOLE},
                 {"FT", OVER},
                 {"AET", OVER},
                 {"FT pens", OVER}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(status, words[i].word) == 0)
            return words[i].progress;
    char *end;
    long minute = strtol(status, &end, 10);
    long added = *end == '+' ? strtol(end + 1, &end, 10) : 0;
    bool clock = end > status && strcmp(end, "'") == 0;
    return clock && minute >= 0 && minute <= 120 && added >= 0 && added < BREAK
               ? (int)(minute * WHOLE + added)
               : -1;
}

static bool goes_back(const json_t *old, const json_t *new)
{
    const char *was = json_string_value(old), *is = json_string_value(new);
    int from = was ? progress(was) : -1, to = is ? progress(is) : -1;
    return from >= 0 && to >= 0 && to < from;
}

/* -- a match's events ---------------------------------------------------------------------------
 */

static size_t count_of(const json_t *events, const char *word)
{
    size_t count = 0;
    for (size_t i = 0; i < json_array_size(events); i++) {
        const char *text = json_string_value(json_array_get(events, i));
        count += text && strstr(text, word) != NULL;
    }
    return count;
}

/* Events that are missing for the first time stay where they were. */
static void settle_events(struct settling *settling, const char *where, const json_t *old,
                          json_t *new)
{
    size_t old_count = json_array_size(old), count = json_array_size(new);
    size_t *pairs = calloc(count + 1, sizeof *pairs);
    bool *there = calloc(old_count + 1, sizeof *there);
    if (!pairs || !there)
        abort();
    patch_pair_events(old, new, pairs);
    for (size_t i = 0; i < count; i++)
        if (pairs[i] != PAIR_NONE)
            there[pairs[i]] = true;
    bool var = count_of(new, " var ") > count_of(old, " var ");
    for (size_t i = 0; i < old_count; i++) {
        const char *text = json_string_value(json_array_get(old, i));
        if (there[i] || !text || var || is_believed(settling, where, text))
            continue;
        size_t place = i <= json_array_size(new) ? i : json_array_size(new);
        json_array_insert(new, place, json_array_get(old, i));
    }
    free(pairs);
    free(there);
}

/* -- the whole ----------------------------------------------------------------------------------
 */

static void settle_value(struct settling *settling, const char *where, const json_t *old,
                         json_t *new);

/* A match that goes back stays as it was, all of it. */
static bool keep_match(struct settling *settling, const char *where, const json_t *old, json_t *new)
{
    const json_t *was = json_object_get(old, "status"), *is = json_object_get(new, "status");
    bool known = json_object_get(old, "kickoff") || json_object_get(new, "kickoff");
    /* A match that is over has no status at all. */
    bool ended = known && !was && is && json_object_get(old, "score");
    if (!(was && is && goes_back(was, is)) && !ended)
        return false;
    if (is_believed(settling, where, json_string_value(is)))
        return false;
    json_object_clear(new);
    json_object_update(new, (json_t *)(uintptr_t)old);
    return true;
}

static void settle_object(struct settling *settling, const char *where, const json_t *old,
                          json_t *new)
{
    const char *key;
    json_t *value;
    char below[WHERE_BYTES];
    if (keep_match(settling, where, old, new))
        return;
    /* A list of events that is gone altogether is one without any. */
    const json_t *events = json_object_get(old, "events");
    if (json_array_size(events) > 0 && !json_object_get(new, "events"))
        json_object_set_new(new, "events", json_array());
    json_object_foreach(new, key, value)
    {
        const json_t *was = json_object_get(old, key);
        if (!was)
            continue;
        snprintf(below, sizeof below, "%s/%s", where, key);
        if (strcmp(key, "events") == 0 && json_is_array(was) && json_is_array(value))
            settle_events(settling, below, was, value);
        else
            settle_value(settling, below, was, value);
    }
    if (json_array_size(json_object_get(new, "events")) == 0 && events)
        json_object_del(new, "events");
}

static const json_t *find_old(const json_t *old, const json_t *value, size_t place)
{
    const char *id = patch_id(value);
    return json_array_get(old, id ? patch_find_id(old, id) : place);
}

static void settle_value(struct settling *settling, const char *where, const json_t *old,
                         json_t *new)
{
    char below[WHERE_BYTES];
    if (json_is_object(old) && json_is_object(new)) {
        settle_object(settling, where, old, new);
        return;
    }
    for (size_t i = 0; json_is_array(old) && json_is_array(new) && i < json_array_size(new); i++) {
        json_t *value = json_array_get(new, i);
        const json_t *was = json_is_object(value) ? find_old(old, value, i) : NULL;
        const char *id = patch_id(value);
        snprintf(below, sizeof below, "%s/%.64s%zu", where, id ? id : "", i);
        if (was)
            settle_value(settling, below, was, value);
    }
}

void settle_answer(struct settle *settle, const json_t *old, json_t *new)
{
    struct settling settling = {settle->doubted, json_object()};
    if (old)
        settle_value(&settling, "", old, new);
    json_decref(settle->doubted);
    settle->doubted = settling.doubted;
}
