#include "live/seen_change.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "model/words.h"

static const char *text_of(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text ? text : "";
}

/* -- goals --------------------------------------------------------------------------------------
 */

/* 1: a goal, -1: what takes one back, 0: neither. */
static int goals_in(const json_t *event)
{
    static const char no_goal[] = "no goal";
    const char *at = json_is_string(event) ? json_string_value(event) : "";
    at += strcspn(at, " ");
    at += strspn(at, " ");
    switch (word_find(event_words, EVENT_KIND_COUNT, at, strcspn(at, " ;"))) {
    case EVENT_GOAL:
    case EVENT_PENALTY_GOAL:
    case EVENT_OWN_GOAL:
        return 1;
    case EVENT_VAR:
        return strstr(at, no_goal) ? -1 : 0;
    default:
        return 0;
    }
}

/* The next event from *i on that is about a goal, or NULL. */
static const json_t *next_goal(const json_t *events, size_t *i)
{
    while (*i < json_array_size(events)) {
        const json_t *event = json_array_get(events, (*i)++);
        if (goals_in(event) != 0)
            return event;
    }
    return NULL;
}

/* Goals of the last score stated but that of the kicks; 0: none is. */
static int goals_stated(const json_t *match)
{
    static const char *const points[] = {"aet", "ft", "ht"};
    const json_t *score = json_object_get(match, "score");
    int home, away;
    for (size_t i = 0; i < sizeof points / sizeof *points; i++)
        if (sscanf(text_of(score, points[i]), "%4d-%4d", &home, &away) == 2)
            return home + away;
    return 0;
}

static int goals_of(const json_t *match)
{
    const json_t *events = json_object_get(match, "events");
    int told = 0, stated = goals_stated(match);
    for (size_t i = 0; i < json_array_size(events); i++)
        told += goals_in(json_array_get(events, i));
    return told > stated ? told : stated;
}

static bool same_goals(const json_t *old, const json_t *new)
{
    const json_t *was = json_object_get(old, "events"), *is = json_object_get(new, "events");
    size_t i = 0, j = 0;
    if (goals_of(old) != goals_of(new))
        return false;
    for (;;) {
        const json_t *one = next_goal(was, &i), *other = next_goal(is, &j);
        if (!one || !other)
            return one == other;
        if (!json_equal(one, other))
            return false;
    }
}

/* -- phases -------------------------------------------------------------------------------------
 */

/* The phase in which a status is a mere minute, or PHASE_UNKNOWN. */
static enum phase phase_of(const char *status)
{
    struct clock clock;
    return clock_parse(status, strlen(status), &clock) ? (enum phase)clock.phase : PHASE_UNKNOWN;
}

static bool same_phase(const char *was, const char *is)
{
    return strcmp(was, is) == 0 || (phase_of(was) && phase_of(was) == phase_of(is));
}

/* -- matches ------------------------------------------------------------------------------------
 */

static bool same(const json_t *old, const json_t *new, const char *key)
{
    const json_t *was = json_object_get(old, key), *is = json_object_get(new, key);
    return was == is || (was && is && json_equal(was, is));
}

/* Whether all but the status is the same. */
static bool same_facts(const json_t *old, const json_t *new)
{
    const char *key;
    json_t *value;
    json_object_foreach((json_t *)(uintptr_t) new, key, value)
    {
        if (strcmp(key, "status") != 0 && !same(old, new, key))
            return false;
    }
    json_object_foreach((json_t *)(uintptr_t)old, key, value)
    {
        if (!json_object_get(new, key))
            return false;
    }
    return true;
}

static unsigned match_changes(const json_t *old, const json_t *new)
{
    unsigned changes = same_facts(old, new) ? 0 : SEEN_OTHER;
    if (!same_goals(old, new))
        changes |= SEEN_GOAL;
    if (!same(old, new, "kicks"))
        changes |= SEEN_KICK;
    if (!same_phase(text_of(old, "status"), text_of(new, "status")))
        changes |= SEEN_PHASE;
    return changes;
}

/* -- the whole ----------------------------------------------------------------------------------
 */

static unsigned compare(const json_t *old, const json_t *new, bool matches);

/* Elements of lists are told apart as in patch.h: by id, else by place. */
static const json_t *partner(const json_t *list, const json_t *value, size_t place)
{
    const char *id = text_of(value, "id");
    const json_t *there = json_array_get(list, place);
    if (!*id || strcmp(text_of(there, "id"), id) == 0)
        return there;
    for (size_t i = 0; i < json_array_size(list); i++)
        if (strcmp(text_of(json_array_get(list, i), "id"), id) == 0)
            return json_array_get(list, i);
    return NULL;
}

static unsigned compare_lists(const json_t *old, const json_t *new, bool matches)
{
    size_t count = json_array_size(new);
    unsigned changes = count == json_array_size(old) ? 0 : SEEN_OTHER;
    for (size_t i = 0; i < count; i++) {
        const json_t *is = json_array_get(new, i), *was = partner(old, is, i);
        if (was == is)
            continue;
        if (matches && json_is_object(is))
            changes |= match_changes(was, is);
        else
            changes |= compare(was, is, false);
    }
    return changes;
}

static unsigned compare(const json_t *old, const json_t *new, bool matches)
{
    const char *key;
    json_t *is;
    unsigned changes = 0;
    if (old == new)
        return 0;
    if (json_is_array(new))
        return compare_lists(old, new, matches);
    if (!json_is_object(new))
        return old && json_equal(old, new) ? 0 : SEEN_OTHER;
    json_object_foreach((json_t *)(uintptr_t) new, key, is)
    {
        changes |= compare(json_object_get(old, key), is, strcmp(key, "matches") == 0);
    }
    return json_object_size(old) == json_object_size(new) ? changes : changes | SEEN_OTHER;
}

unsigned seen_changes(const json_t *old, const json_t *new)
{
    return compare(old, new, false);
}
