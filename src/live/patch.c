#include "live/patch.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "live/patch_event.h"

enum { DEEPEST = 32 };

/* -- making -------------------------------------------------------------------------------------
 */

struct maker {
    json_t *changes, *at;
};

static void compare(struct maker *maker, const json_t *old, const json_t *new);

/* Jansson counts references, also where the tree is only read. */
static json_t *shared(const json_t *value)
{
    return json_incref((json_t *)(uintptr_t)value);
}

static void push(struct maker *maker, json_t *step)
{
    json_array_append_new(maker->at, step);
}

static void pop(struct maker *maker)
{
    json_array_remove(maker->at, json_array_size(maker->at) - 1);
}

static void record(struct maker *maker, const char *what, json_t *value)
{
    json_t *change = json_object();
    json_object_set_new(change, "at", json_copy(maker->at));
    json_object_set_new(change, what, value);
    json_array_append_new(maker->changes, change);
}

static void record_at(struct maker *maker, json_t *step, const char *what, json_t *value)
{
    push(maker, step);
    record(maker, what, value);
    pop(maker);
}

static void compare_at(struct maker *maker, json_t *step, const json_t *old, const json_t *new)
{
    push(maker, step);
    compare(maker, old, new);
    pop(maker);
}

static void compare_objects(struct maker *maker, const json_t *old, const json_t *new)
{
    const char *key;
    json_t *value;
    json_object_foreach((json_t *)(uintptr_t)old, key, value)
    {
        if (!json_object_get(new, key))
            record_at(maker, json_string(key), "drop", json_true());
    }
    json_object_foreach((json_t *)(uintptr_t) new, key, value)
    {
        const json_t *was = json_object_get(old, key);
        if (was)
            compare_at(maker, json_string(key), was, value);
        else
            record_at(maker, json_string(key), "put", shared(value));
    }
}

const char *patch_id(const json_t *value)
{
    return json_string_value(json_object_get(value, "id"));
}

/* Whether all elements have an id, so that they are told apart by it. */
static bool has_ids(const json_t *list)
{
    size_t count = json_array_size(list);
    for (size_t i = 0; i < count; i++)
        if (!patch_id(json_array_get(list, i)))
            return false;
    return count > 0;
}

size_t patch_find_id(const json_t *list, const char *id)
{
    for (size_t i = 0; i < json_array_size(list); i++) {
        const char *have = patch_id(json_array_get(list, i));
        if (have && strcmp(have, id) == 0)
            return i;
    }
    return PAIR_NONE;
}

/* Which elements of the old list are those of the new: by id; of events by what they say; else by
 * their place. */
static void pair_lists(const struct maker *maker, const json_t *old, const json_t *new,
                       size_t *pairs)
{
    const json_t *step = json_array_get(maker->at, json_array_size(maker->at) - 1);
    const char *name = json_string_value(step);
    size_t count = json_array_size(new);
    if (name && strcmp(name, "events") == 0) {
        patch_pair_events(old, new, pairs);
        return;
    }
    bool ids = has_ids(old) && has_ids(new);
    for (size_t i = 0; i < count; i++)
        pairs[i] = ids                        ? patch_find_id(old, patch_id(json_array_get(new, i)))
                   : i < json_array_size(old) ? i
                                              : PAIR_NONE;
}

/* Of pairs that cross, the fewest are parted: what is left is a longest rising row. */
static void part_crossing(size_t *pairs, size_t count)
{
    VEC(size_t) tail = {0}; /* place in pairs at which the best row of each length ends */
    size_t *before = calloc(count + 1, sizeof *before);
    bool *stays = calloc(count + 1, sizeof *stays);
    if (!before || !stays)
        abort();
    for (size_t i = 0; i < count; i++) {
        size_t low = 0, high = tail.n;
        if (pairs[i] == PAIR_NONE)
            continue;
        while (low < high) {
            size_t middle = low + (high - low) / 2;
            if (pairs[tail.v[middle]] < pairs[i])
                low = middle + 1;
            else
                high = middle;
        }
        before[i] = low > 0 ? tail.v[low - 1] : PAIR_NONE;
        if (low == tail.n)
            vec_push(&tail, i);
        else
            tail.v[low] = i;
    }
    for (size_t i = tail.n ? tail.v[tail.n - 1] : PAIR_NONE; i != PAIR_NONE; i = before[i])
        stays[i] = true;
    for (size_t i = 0; i < count; i++)
        if (!stays[i])
            pairs[i] = PAIR_NONE;
    free(before);
    free(stays);
    vec_release(&tail);
}

/* Those without a partner are dropped, from the end, so that places stay what they are; then what
 * is left is amended in its place, and what is new is added where it belongs. */
static void compare_lists(struct maker *maker, const json_t *old, const json_t *new)
{
    size_t old_count = json_array_size(old), count = json_array_size(new);
    size_t *pairs = calloc(count + 1, sizeof *pairs);
    bool *kept = calloc(old_count + 1, sizeof *kept);
    if (!pairs || !kept)
        abort();
    pair_lists(maker, old, new, pairs);
    part_crossing(pairs, count);
    for (size_t i = 0; i < count; i++)
        if (pairs[i] != PAIR_NONE)
            kept[pairs[i]] = true;
    for (size_t i = old_count; i-- > 0;)
        if (!kept[i])
            record_at(maker, json_integer((json_int_t)i), "drop", json_true());
    for (size_t i = 0; i < count; i++) {
        const json_t *value = json_array_get(new, i);
        const char *id = patch_id(value);
        if (pairs[i] == PAIR_NONE)
            record_at(maker, json_integer((json_int_t)i), "add", shared(value));
        else
            compare_at(maker, id ? json_string(id) : json_integer((json_int_t)i),
                       json_array_get(old, pairs[i]), value);
    }
    free(pairs);
    free(kept);
}

static void compare(struct maker *maker, const json_t *old, const json_t *new)
{
    if (json_equal(old, new))
        return;
    if (json_is_object(old) && json_is_object(new))
        compare_objects(maker, old, new);
    else if (json_is_array(old) && json_is_array(new))
        compare_lists(maker, old, new);
    else
        record(maker, "put", shared(new));
}

json_t *patch_make(const json_t *old, const json_t *new)
{
    struct maker maker = {json_array(), json_array()};
    if (old)
        compare(&maker, old, new);
    else
        record(&maker, "put", shared(new));
    json_decref(maker.at);
    return maker.changes;
}

/* -- applying -----------------------------------------------------------------------------------
 */

/* The place of a step in a list; PAIR_NONE when it leads nowhere. */
static size_t place_of(const json_t *list, const json_t *step)
{
    if (json_is_string(step))
        return patch_find_id(list, json_string_value(step));
    json_int_t place = json_is_integer(step) ? json_integer_value(step) : -1;
    return place >= 0 && (size_t)place <= json_array_size(list) ? (size_t)place : PAIR_NONE;
}

/* What somebody else has a part in is not changed but copied, as deep as need be: whoever keeps a
 * state by its reference keeps it as it was. Returns a new reference, or NULL: there is one holder.
 */
static json_t *own_copy(json_t *value)
{
    if (!value || value->refcount == 1 || !(json_is_object(value) || json_is_array(value)))
        return NULL;
    json_t *copy = json_copy(value);
    if (!copy)
        abort();
    return copy;
}

static void own_whole(json_t **tree)
{
    json_t *copy = own_copy(*tree);
    if (!copy)
        return;
    json_decref(*tree);
    *tree = copy;
}

static json_t *own_member(json_t *object, const char *key)
{
    json_t *copy = own_copy(json_object_get(object, key));
    if (copy)
        json_object_set_new(object, key, copy);
    return json_object_get(object, key);
}

static json_t *own_element(json_t *list, size_t place)
{
    json_t *copy = own_copy(json_array_get(list, place));
    if (copy)
        json_array_set_new(list, place, copy);
    return json_array_get(list, place);
}

/* value is owned; so is what the step leads to. */
static json_t *step_into(json_t *value, const json_t *step)
{
    if (json_is_object(value))
        return json_is_string(step) ? own_member(value, json_string_value(step)) : NULL;
    size_t place = json_is_array(value) ? place_of(value, step) : PAIR_NONE;
    return place == PAIR_NONE ? NULL : own_element(value, place);
}

enum verb { VERB_PUT, VERB_ADD, VERB_DROP, VERB_COUNT };

static bool change_member(json_t *object, const char *key, enum verb verb, json_t *value)
{
    if (verb == VERB_PUT)
        return json_object_set(object, key, value) == 0;
    return verb == VERB_DROP && json_object_del(object, key) == 0;
}

static bool change_element(json_t *list, const json_t *step, enum verb verb, json_t *value)
{
    size_t place = place_of(list, step);
    bool there = place < json_array_size(list);
    if (verb == VERB_ADD)
        return place != PAIR_NONE && json_array_insert(list, place, value) == 0;
    if (verb == VERB_PUT)
        return there && json_array_set(list, place, value) == 0;
    return there && json_array_remove(list, place) == 0;
}

static bool change_whole(json_t **tree, enum verb verb, json_t *value, struct err *err)
{
    if (verb != VERB_PUT || !json_is_object(value))
        return err_set(err, "the whole can only be put, and is an object");
    json_t *whole = json_deep_copy(value);
    if (!whole)
        abort();
    json_decref(*tree);
    *tree = whole;
    return true;
}

static bool change_at(json_t **tree, const json_t *at, enum verb verb, json_t *value,
                      struct err *err)
{
    size_t last = json_array_size(at) - 1;
    const json_t *step = json_array_get(at, last);
    own_whole(tree);
    json_t *parent = *tree;
    for (size_t i = 0; parent && i < last; i++)
        parent = step_into(parent, json_array_get(at, i));
    json_t *copy = json_deep_copy(value);
    bool done = json_is_array(parent) && copy && change_element(parent, step, verb, copy);
    if (json_is_object(parent) && json_is_string(step) && copy)
        done = change_member(parent, json_string_value(step), verb, copy);
    json_decref(copy);
    return done || err_set(err, "it leads nowhere in what is known");
}

bool patch_apply(json_t **tree, const json_t *change, struct err *err)
{
    static const char *const verbs[VERB_COUNT] = {"put", "add", "drop"};
    const json_t *at = json_object_get(change, "at");
    json_t *value = NULL;
    enum verb verb = VERB_PUT;
    for (; verb < VERB_COUNT; verb++)
        if ((value = json_object_get(change, verbs[verb])) != NULL)
            break;
    if (!json_is_array(at) || !value || json_array_size(at) > DEEPEST)
        return err_set(err, "expected \"at\", and \"put\", \"add\" or \"drop\"");
    if (json_array_size(at) == 0)
        return change_whole(tree, verb, value, err);
    return change_at(tree, at, verb, value, err);
}
