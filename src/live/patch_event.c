#include "live/patch_event.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/span.h"
#include "model/edition.h"
#include "model/words.h"

enum { MINUTES_APART = 3 };

/* "45+2' goal LIV Salah; how header", as far as it tells which event it is. */
struct written {
    const char *text; /* "" when it is no text */
    int minute;       /* 0: not known */
    int family;       /* an event_kind for all of its family; -1: a word not known here */
    struct span team, person;
};

/* Kinds that a source may turn into one another without its being another event. */
static int family_of(int kind)
{
    switch (kind) {
    case EVENT_PENALTY_GOAL:
        return EVENT_GOAL;
    case EVENT_RED:
        return EVENT_SECOND_YELLOW;
    default:
        return kind;
    }
}

static struct span next_word(const char **at)
{
    *at += strspn(*at, " ");
    struct span word = {*at, strcspn(*at, " ;")};
    *at += word.len;
    return word;
}

static struct written read_written(const json_t *value)
{
    const char *at = json_is_string(value) ? json_string_value(value) : "";
    struct written event = {.text = at};
    struct span clock = next_word(&at), word = next_word(&at);
    const char *digits = clock.text;
    while (digits < clock.text + clock.len && !isdigit((unsigned char)*digits))
        digits++;
    if (memchr(clock.text, '?', clock.len) == NULL && digits < clock.text + clock.len)
        event.minute = atoi(digits);
    event.family = family_of(word_find(event_words, EVENT_KIND_COUNT, word.text, word.len));
    event.team = next_word(&at);
    at += strspn(at, " ");
    event.person = (struct span){at, strcspn(at, ";")};
    return event;
}

static bool same_span(struct span a, struct span b)
{
    return a.len == b.len && memcmp(a.text, b.text, a.len) == 0;
}

/* How surely two are one event, most surely first. */
enum sure { SURE_SAME_TEXT, SURE_SAME_PERSON, SURE_NEAR, SURE_BY_ORDER, SURE_COUNT };

static bool is_same(const struct written *a, const struct written *b, enum sure sure)
{
    if (sure == SURE_SAME_TEXT)
        return strcmp(a->text, b->text) == 0;
    if (a->family < 0 || a->family != b->family || !same_span(a->team, b->team))
        return false;
    bool known = a->person.len > 0 && b->person.len > 0;
    if (sure == SURE_SAME_PERSON)
        return known && same_span(a->person, b->person);
    if (sure == SURE_NEAR)
        return !known && a->minute > 0 && b->minute > 0 &&
               abs(a->minute - b->minute) <= MINUTES_APART;
    return !known || abs(a->minute - b->minute) <= MINUTES_APART;
}

static void pair_as_sure(const struct written *old, size_t old_count, const struct written *new,
                         size_t new_count, enum sure sure, bool *taken, size_t *pairs)
{
    for (size_t i = 0; i < new_count; i++)
        for (size_t j = 0; j < old_count && pairs[i] == PAIR_NONE; j++)
            if (!taken[j] && is_same(&old[j], &new[i], sure)) {
                pairs[i] = j;
                taken[j] = true;
            }
}

void patch_pair_events(const json_t *old, const json_t *new, size_t *pairs)
{
    size_t old_count = json_array_size(old), new_count = json_array_size(new);
    struct written *written = calloc(old_count + new_count + 1, sizeof *written);
    bool *taken = calloc(old_count + 1, sizeof *taken);
    if (!written || !taken)
        abort();
    for (size_t i = 0; i < old_count; i++)
        written[i] = read_written(json_array_get(old, i));
    for (size_t i = 0; i < new_count; i++) {
        written[old_count + i] = read_written(json_array_get(new, i));
        pairs[i] = PAIR_NONE;
    }
    for (enum sure sure = SURE_SAME_TEXT; sure < SURE_COUNT; sure++)
        pair_as_sure(written, old_count, written + old_count, new_count, sure, taken, pairs);
    free(written);
    free(taken);
}
