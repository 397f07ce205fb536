/* Changes from one state of an edition to the next. */
#include <stdlib.h>
#include <string.h>

#include "cmocka_all.h"
#include "live/patch.h"

static json_t *parse(const char *text)
{
    json_error_t error;
    json_t *value = json_loads(text, JSON_DECODE_ANY, &error);
    if (!value)
        fail_msg("%s: %s", text, error.text);
    return value;
}

/* The changes are these, and applied they give the new state. */
static void assert_changes(const char *from, const char *to, const char *expected)
{
    struct err err;
    json_t *old = parse(from), *new = parse(to), *want = parse(expected);
    json_t *changes = patch_make(old, new);
    char *text = json_dumps(changes, JSON_COMPACT);
    if (!json_equal(changes, want))
        fail_msg("%s, expected %s", text, expected);
    for (size_t i = 0; i < json_array_size(changes); i++)
        if (!patch_apply(&old, json_array_get(changes, i), &err))
            fail_msg("%s: %s", text, err.text);
    assert_true(json_equal(old, new));
    free(text);
    json_decref(changes);
    json_decref(old);
    json_decref(new);
    json_decref(want);
}

static void members_are_put_and_dropped(void **state)
{
    (void)state;
    assert_changes("{\"a\":1}", "{\"a\":1}", "[]");
    assert_changes("{\"a\":1,\"b\":2}", "{\"a\":3,\"c\":4}",
                   "[{\"at\":[\"b\"],\"drop\":true},{\"at\":[\"a\"],\"put\":3},"
                   "{\"at\":[\"c\"],\"put\":4}]");
    assert_changes("{\"m\":{\"status\":\"6'\"}}", "{\"m\":{\"status\":\"7'\"}}",
                   "[{\"at\":[\"m\",\"status\"],\"put\":\"7'\"}]");
}

static void lists_with_ids_go_by_them(void **state)
{
    (void)state;
    assert_changes("{\"ties\":[{\"id\":\"a\"},{\"id\":\"b\",\"x\":1}]}",
                   "{\"ties\":[{\"id\":\"c\"},{\"id\":\"b\",\"x\":2}]}",
                   "[{\"at\":[\"ties\",0],\"drop\":true},{\"at\":[\"ties\",0],\"add\":{\"id\":"
                   "\"c\"}},{\"at\":[\"ties\",\"b\",\"x\"],\"put\":2}]");
    /* Of what changes places, the fewest move. */
    assert_changes("{\"t\":[{\"id\":\"a\"},{\"id\":\"b\"},{\"id\":\"c\"}]}",
                   "{\"t\":[{\"id\":\"c\"},{\"id\":\"a\"},{\"id\":\"b\"}]}",
                   "[{\"at\":[\"t\",2],\"drop\":true},{\"at\":[\"t\",0],\"add\":{\"id\":\"c\"}}]");
}

static void lists_without_ids_go_by_place(void **state)
{
    (void)state;
    assert_changes("{\"matches\":[{\"n\":1}]}", "{\"matches\":[{\"n\":2},{\"n\":3}]}",
                   "[{\"at\":[\"matches\",0,\"n\"],\"put\":2},{\"at\":[\"matches\",1],\"add\":"
                   "{\"n\":3}}]");
}

static void events_keep_being_the_same(void **state)
{
    (void)state;
    assert_changes("{\"events\":[\"7' goal LIV Salah\"]}",
                   "{\"events\":[\"7' goal LIV Salah\",\"9' goal ATA Scamacca\"]}",
                   "[{\"at\":[\"events\",1],\"add\":\"9' goal ATA Scamacca\"}]");
    /* One earlier than the last known; one put right; one taken back. */
    assert_changes("{\"events\":[\"7' goal LIV Salah\"]}",
                   "{\"events\":[\"5' yellow ATA Hien\",\"7' goal LIV Salah\"]}",
                   "[{\"at\":[\"events\",0],\"add\":\"5' yellow ATA Hien\"}]");
    assert_changes("{\"events\":[\"7' goal LIV Salah\"]}",
                   "{\"events\":[\"8' penalty LIV Salah\"]}",
                   "[{\"at\":[\"events\",0],\"put\":\"8' penalty LIV Salah\"}]");
    assert_changes("{\"events\":[\"7' goal LIV Salah\"]}", "{\"events\":[]}",
                   "[{\"at\":[\"events\",0],\"drop\":true}]");
    /* The scorer is told later; three minutes off is the same goal, four is not. */
    assert_changes("{\"events\":[\"7' goal LIV\"]}", "{\"events\":[\"10' goal LIV Salah\"]}",
                   "[{\"at\":[\"events\",0],\"put\":\"10' goal LIV Salah\"}]");
    assert_changes("{\"events\":[\"7' goal LIV\",\"40' goal LIV\"]}",
                   "{\"events\":[\"7' goal LIV\",\"11' goal LIV Gakpo\",\"41' goal LIV Salah\"]}",
                   "[{\"at\":[\"events\",1],\"add\":\"11' goal LIV Gakpo\"},{\"at\":[\"events\",2],"
                   "\"put\":\"41' goal LIV Salah\"}]");
    /* Not the other side's, not another kind, not another person far away. */
    assert_changes(
        "{\"events\":[\"7' goal LIV Salah\"]}", "{\"events\":[\"7' goal ATA Salah\"]}",
        "[{\"at\":[\"events\",0],\"drop\":true},{\"at\":[\"events\",0],\"add\":\"7' goal "
        "ATA Salah\"}]");
    assert_changes("{\"events\":[\"7' yellow LIV Salah\"]}", "{\"events\":[\"7' red LIV Salah\"]}",
                   "[{\"at\":[\"events\",0],\"drop\":true},{\"at\":[\"events\",0],\"add\":\"7' red "
                   "LIV Salah\"}]");
}

static void the_whole_is_put(void **state)
{
    (void)state;
    struct err err;
    json_t *tree = NULL, *new = parse("{\"edition\":\"x\"}");
    json_t *changes = patch_make(NULL, new);
    assert_int_equal(json_array_size(changes), 1);
    assert_true(patch_apply(&tree, json_array_get(changes, 0), &err));
    assert_true(json_equal(tree, new));
    json_decref(changes);
    json_decref(new);
    json_decref(tree);
}

static void what_does_not_fit_changes_nothing(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "[]",
        "{\"at\":[\"a\"]}",
        "{\"at\":\"a\",\"put\":1}",
        "{\"at\":[],\"put\":1}",
        "{\"at\":[],\"drop\":true}",
        "{\"at\":[\"b\",\"c\"],\"put\":1}",
        "{\"at\":[\"b\"],\"drop\":true}",
        "{\"at\":[\"b\"],\"add\":1}",
        "{\"at\":[0],\"put\":1}",
        "{\"at\":[\"a\",3],\"add\":1}",
        "{\"at\":[\"a\",2],\"put\":1}",
        "{\"at\":[\"a\",-1],\"drop\":true}",
        "{\"at\":[\"a\",\"x\"],\"put\":1}",
        "{\"at\":[\"a\",0,0],\"put\":1}",
        "{\"at\":[\"a\",1.5],\"put\":1}",
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct err err;
        json_t *tree = parse("{\"a\":[1,2]}"), *before = parse("{\"a\":[1,2]}");
        json_t *change = parse(bad[i]);
        if (patch_apply(&tree, change, &err))
            fail_msg("%s was made", bad[i]);
        assert_true(json_equal(tree, before));
        assert_true(strlen(err.text) > 0);
        json_decref(tree);
        json_decref(before);
        json_decref(change);
    }
}

/* Who keeps a reference to a state keeps the state; what did not change is shared. */
static void a_state_that_is_kept_stays(void **state)
{
    (void)state;
    static const char *const changes[] = {
        "{\"at\":[\"t\",\"b\",\"events\",0],\"add\":\"7' goal\"}",
        "{\"at\":[\"t\",1,\"x\"],\"put\":2}",
        "{\"at\":[\"t\",0],\"drop\":true}",
        "{\"at\":[\"n\"],\"put\":{\"m\":1}}",
        "{\"at\":[],\"put\":{}}",
    };
    static const char text[] =
        "{\"n\":{},\"t\":[{\"id\":\"a\",\"y\":{}},{\"id\":\"b\",\"x\":1,\"events\":[]}]}";
    struct err err;
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        json_t *tree = parse(text), *was = parse(text), *change = parse(changes[i]);
        json_t *kept = json_incref(tree);
        const json_t *one = json_array_get(json_object_get(tree, "t"), 0);
        assert_true(patch_apply(&tree, change, &err));
        assert_true(json_equal(kept, was));
        assert_false(json_equal(tree, was));
        if (i < 2)
            assert_ptr_equal(json_array_get(json_object_get(tree, "t"), 0), one);
        json_decref(kept);
        /* Nobody else has it now: it changes where it lies. */
        const json_t *before = tree;
        assert_true(patch_apply(&tree, change, &err) || i < 4);
        if (i < 4)
            assert_ptr_equal(tree, before);
        json_decref(tree);
        json_decref(was);
        json_decref(change);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(members_are_put_and_dropped),
        cmocka_unit_test(lists_with_ids_go_by_them),
        cmocka_unit_test(lists_without_ids_go_by_place),
        cmocka_unit_test(events_keep_being_the_same),
        cmocka_unit_test(the_whole_is_put),
        cmocka_unit_test(what_does_not_fit_changes_nothing),
        cmocka_unit_test(a_state_that_is_kept_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
