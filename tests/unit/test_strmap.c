#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/strmap.h"

static uint32_t get(const struct strmap *map, const char *key)
{
    return strmap_get(map, key, strlen(key));
}

static void empty_map_has_nothing(void **state)
{
    (void)state;
    struct strmap map = {0};
    assert_int_equal(get(&map, "roma"), STRMAP_NONE);
    assert_int_equal(get(&map, ""), STRMAP_NONE);
    strmap_release(&map);
}

static void first_value_stays(void **state)
{
    (void)state;
    struct strmap map = {0};
    assert_true(strmap_add(&map, "roma", 4));
    assert_false(strmap_add(&map, "roma", 5));
    assert_int_equal(get(&map, "roma"), 4);
    assert_int_equal(map.count, 1);
    assert_true(strmap_add(&map, "", 0));
    assert_int_equal(get(&map, ""), 0);
    strmap_release(&map);
    assert_int_equal(map.count, 0);
    assert_int_equal(get(&map, "roma"), STRMAP_NONE);
    assert_true(strmap_add(&map, "roma", 6));
    assert_int_equal(get(&map, "roma"), 6);
    strmap_release(&map);
}

static void only_len_bytes_count(void **state)
{
    (void)state;
    struct strmap map = {0};
    assert_true(strmap_add(&map, "milan", 1));
    assert_int_equal(strmap_get(&map, "milano", 5), 1);
    assert_int_equal(strmap_get(&map, "milano", 6), STRMAP_NONE);
    assert_int_equal(strmap_get(&map, "milan", 4), STRMAP_NONE);
    assert_int_equal(strmap_get(&map, "milan", 0), STRMAP_NONE);
    assert_int_equal(strmap_get(&map, "milan\0x", 7), STRMAP_NONE);
    strmap_release(&map);
}

static void many_keys_are_all_found(void **state)
{
    (void)state;
    enum { MANY = 70000 };
    static char keys[MANY][12];
    struct strmap map = {0};
    for (uint32_t i = 0; i < MANY; i++) {
        snprintf(keys[i], sizeof keys[i], "qf%u", (unsigned)i);
        assert_true(strmap_add(&map, keys[i], i * 3));
    }
    assert_int_equal(map.count, MANY);
    assert_true(map.count < map.cap);
    for (uint32_t i = 0; i < MANY; i++) {
        assert_int_equal(get(&map, keys[i]), i * 3);
        assert_false(strmap_add(&map, keys[i], 1));
    }
    assert_int_equal(get(&map, "qf70000"), STRMAP_NONE);
    strmap_release(&map);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(empty_map_has_nothing),
        cmocka_unit_test(first_value_stays),
        cmocka_unit_test(only_len_bytes_count),
        cmocka_unit_test(many_keys_are_all_found),
    };
    return cmocka_run_group_tests_name("strmap", tests, NULL, NULL);
}
