#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "keys.h"

static ui_key key_of(const char *name)
{
    return key_from_name(name, strlen(name));
}

static void characters_are_themselves(void **state)
{
    (void)state;
    assert_int_equal(key_of("k"), 'k');
    assert_int_equal(key_of("K"), 'K');
    assert_int_equal(key_of("?"), '?');
    assert_int_equal(key_of("ø"), 0xf8);
    assert_int_equal(key_of("東"), 0x6771);
}

static void names_are_keys(void **state)
{
    (void)state;
    assert_int_equal(key_of("Up"), TK_UP);
    assert_int_equal(key_of("up"), TK_UP);
    assert_int_equal(key_of("Esc"), TK_ESCAPE);
    assert_int_equal(key_of("Escape"), TK_ESCAPE);
    assert_int_equal(key_of("Shift-Tab"), TK_BACKTAB);
    assert_int_equal(key_of("Space"), ' ');
    assert_int_equal(key_of("Ctrl-L"), 0x0c);
    assert_int_equal(key_of("ctrl-l"), 0x0c);
    assert_int_equal(key_of("F1"), TK_F1);
    assert_int_equal(key_of("F12"), TK_LAST);
    assert_int_equal(key_of("f"), 'f');
}

/* What a terminal cannot tell apart is one key. */
static void controls_that_are_other_keys(void **state)
{
    (void)state;
    assert_int_equal(key_of("Ctrl-I"), TK_TAB);
    assert_int_equal(key_of("Ctrl-M"), TK_ENTER);
    assert_int_equal(key_of("Ctrl-J"), TK_ENTER);
    assert_int_equal(key_of("Ctrl-H"), TK_BACKSPACE);
}

static void what_is_no_key(void **state)
{
    (void)state;
    static const char *const names[] = {
        "",      " ",      "\t",  "\x7f", "jj",   "F0",        "F13",      "F01",
        "Ctrl-", "Ctrl-1", "Upp", "\xff", "\xc3", "e\xcc\x81", "\xcc\x81", "\xe2\x80\x8b"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (key_of(names[i]) != KEY_NONE)
            fail_msg("row %zu is key %#x", i, (unsigned)key_of(names[i]));
}

static void names_read_back(void **state)
{
    (void)state;
    char name[16];
    static const ui_key ranges[][2] = {{1, 26}, {' ', '~'}, {0xa1, 0xac}, {TK_UP, TK_LAST}};
    for (size_t r = 0; r < sizeof ranges / sizeof *ranges; r++)
        for (ui_key key = ranges[r][0]; key <= ranges[r][1]; key++) {
            if (key == 8 || key == 9 || key == 10 || key == 13)
                continue; /* a terminal never gives these: see above */
            assert_int_equal(key_of(key_format(key, name, sizeof name)), key);
        }
    assert_string_equal(key_format(TK_ESCAPE, name, sizeof name), "Esc");
    assert_string_equal(key_format(TK_F1 + 9, name, sizeof name), "F10");
    assert_string_equal(key_format(0x0c, name, sizeof name), "Ctrl-L");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(characters_are_themselves),
        cmocka_unit_test(names_are_keys),
        cmocka_unit_test(controls_that_are_other_keys),
        cmocka_unit_test(what_is_no_key),
        cmocka_unit_test(names_read_back),
    };
    return cmocka_run_group_tests_name("keys", tests, NULL, NULL);
}
