#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "script.h"

static void reads_keys(void **state)
{
    (void)state;
    static const ui_key expected[] = {TK_DOWN,   TK_ENTER, 'j', 'j',          ' ',
                                      TK_ESCAPE, '<',      '>', TK_CTRL('L'), 0x159};
    const char *text = "<Down><Enter>jj \n<Esc><lt>><Ctrl-L>ř\n";
    size_t at = 0;
    ui_key key;
    struct err err = {"untouched"};
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        assert_true(script_next(text, &at, &key, &err));
        assert_int_equal(key, expected[i]);
    }
    assert_false(script_next(text, &at, &key, &err));
    assert_int_equal(key, KEY_NONE);
    assert_int_equal(at, strlen(text));
    assert_string_equal(err.text, "untouched");
}

static void says_what_is_wrong(void **state)
{
    (void)state;
    static const char *const bad[][2] = {
        {"<Dwn>", "<Dwn> is no key"}, {"<Down", "without its"}, {"<>", "no key"},
        {"<a<b>", "without its"},     {"\x01", "no key"},       {"\xff", "no key"}};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        size_t at = 0;
        ui_key key;
        struct err err = {""};
        assert_false(script_next(bad[i][0], &at, &key, &err));
        assert_non_null(strstr(err.text, bad[i][1]));
        assert_int_equal(at, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_keys),
        cmocka_unit_test(says_what_is_wrong),
    };
    return cmocka_run_group_tests_name("script", tests, NULL, NULL);
}
