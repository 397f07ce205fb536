#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "keymap.h"

static void names_are_unique_and_told(void **state)
{
    (void)state;
    for (int i = 1; i < ACTION_COUNT; i++) {
        assert_true(actions[i].name[0] && actions[i].keys[0] && actions[i].explain[0]);
        assert_true(actions[i].screens != 0 && !(actions[i].screens & ~(unsigned)S_ALL));
        assert_true(actions[i].group < GROUP_COUNT);
        assert_non_null(group_titles[actions[i].group]);
        assert_int_equal(keymap_action(actions[i].name), i);
        for (int other = 1; other < i; other++)
            assert_string_not_equal(actions[i].name, actions[other].name);
    }
    assert_int_equal(keymap_action(""), ACTION_NONE);
    assert_int_equal(keymap_action("fly"), ACTION_NONE);
}

/* Every default key means its action on each of its screens, so none is bound twice. */
static void no_key_is_bound_twice(void **state)
{
    (void)state;
    struct keymap keymap;
    keymap_init(&keymap);
    for (int i = 1; i < ACTION_COUNT; i++) {
        assert_true(keymap.keys[i][0] != KEY_NONE);
        for (int screen = 0; screen < SCREEN_COUNT; screen++)
            for (int k = 0; k < KEYS_MOST && keymap.keys[i][k]; k++) {
                bool meant = actions[i].screens & 1u << screen;
                enum action found = keymap_find(&keymap, (enum screen_id)screen, keymap.keys[i][k]);
                if (meant ? found != (enum action)i : found == (enum action)i)
                    fail_msg("%s on screen %d", actions[i].name, screen);
            }
    }
}

static void default_keys(void **state)
{
    (void)state;
    struct keymap keymap;
    keymap_init(&keymap);
    assert_int_equal(keymap_find(&keymap, SCREEN_BRACKET, 'k'), ACTION_UP);
    assert_int_equal(keymap_find(&keymap, SCREEN_BRACKET, TK_UP), ACTION_UP);
    assert_int_equal(keymap_find(&keymap, SCREEN_BRACKET, 'p'), ACTION_PATH);
    assert_int_equal(keymap_find(&keymap, SCREEN_MATCH, 'p'), ACTION_NONE);
    assert_int_equal(keymap_find(&keymap, SCREEN_MATCH, KEY_NONE), ACTION_NONE);
    assert_int_equal(keymap_find(&keymap, SCREEN_HELP, TK_CTRL('L')), ACTION_REDRAW);
}

static void binding_replaces_and_takes(void **state)
{
    (void)state;
    struct keymap keymap;
    struct err err;
    char names[64];
    keymap_init(&keymap);
    assert_true(keymap_bind(&keymap, ACTION_UP, " w  Up ", &err));
    assert_string_equal(keymap_names(&keymap, ACTION_UP, KEYS_MOST, false, names, sizeof names),
                        "w Up");
    assert_int_equal(keymap_find(&keymap, SCREEN_TIE, 'w'), ACTION_UP);
    assert_int_equal(keymap_find(&keymap, SCREEN_TIE, 'k'), ACTION_NONE);
    /* A default of another action gives way, its other keys stay. */
    assert_true(keymap_bind(&keymap, ACTION_PATH, "j", &err));
    assert_int_equal(keymap_find(&keymap, SCREEN_BRACKET, 'j'), ACTION_PATH);
    assert_int_equal(keymap_find(&keymap, SCREEN_BRACKET, TK_DOWN), ACTION_DOWN);
    /* None at all. */
    assert_true(keymap_bind(&keymap, ACTION_QUIT, "", &err));
    assert_int_equal(keymap_find(&keymap, SCREEN_BRACKET, 'q'), ACTION_NONE);
    assert_string_equal(keymap_names(&keymap, ACTION_QUIT, KEYS_MOST, false, names, sizeof names),
                        "");
}

static void a_refused_binding_changes_nothing(void **state)
{
    (void)state;
    struct keymap keymap, before;
    struct err err;
    keymap_init(&keymap);
    assert_true(keymap_bind(&keymap, ACTION_UP, "w", &err));
    before = keymap;
    assert_false(keymap_bind(&keymap, ACTION_DOWN, "s w", &err));
    assert_non_null(strstr(err.text, "w is given to \"up\" and to \"down\""));
    assert_false(keymap_bind(&keymap, ACTION_DOWN, "s Hyper-X", &err));
    assert_non_null(strstr(err.text, "\"Hyper-X\" is no key"));
    assert_false(keymap_bind(&keymap, ACTION_DOWN, "a b c d e f g", &err));
    assert_non_null(strstr(err.text, "too many keys"));
    assert_memory_equal(&keymap, &before, sizeof keymap);
}

static void names_as_signs(void **state)
{
    (void)state;
    struct keymap keymap;
    char names[64], little[6];
    keymap_init(&keymap);
    assert_string_equal(keymap_names(&keymap, ACTION_LEFT, 1, true, names, sizeof names), "←");
    assert_string_equal(keymap_names(&keymap, ACTION_HELP, 9, true, names, sizeof names), "? F1");
    keymap_names(&keymap, ACTION_BACK, 9, false, little, sizeof little);
    assert_int_equal(strlen(little), 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_unique_and_told),
        cmocka_unit_test(no_key_is_bound_twice),
        cmocka_unit_test(default_keys),
        cmocka_unit_test(binding_replaces_and_takes),
        cmocka_unit_test(a_refused_binding_changes_nothing),
        cmocka_unit_test(names_as_signs),
    };
    return cmocka_run_group_tests_name("keymap", tests, NULL, NULL);
}
