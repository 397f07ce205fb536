#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/vec.h"

struct pair {
    int left, right;
};

static void values_keep_their_order(void **state)
{
    (void)state;
    VEC(struct pair) pairs = {0};
    for (int i = 0; i < 10000; i++)
        vec_push(&pairs, (struct pair){i, -i});
    assert_int_equal(pairs.n, 10000);
    assert_true(pairs.cap >= pairs.n);
    for (int i = 0; i < 10000; i++) {
        assert_int_equal(pairs.v[i].left, i);
        assert_int_equal(pairs.v[i].right, -i);
    }
    vec_release(&pairs);
}

static void arrays_are_appended_whole(void **state)
{
    (void)state;
    VEC(struct pair) pairs = {0};
    struct pair more[100];
    for (int i = 0; i < 100; i++)
        more[i] = (struct pair){i, -i};
    vec_append(&pairs, more, 0);
    assert_int_equal(pairs.n, 0);
    for (size_t count = 1; count <= 100; count++)
        vec_append(&pairs, more, count);
    assert_int_equal(pairs.n, 5050);
    assert_int_equal(pairs.v[5049].right, -99);
    assert_int_equal(pairs.v[4949].left, 98);
    assert_int_equal(pairs.v[4950].left, 0);
    vec_release(&pairs);
}

static void released_is_empty_and_usable(void **state)
{
    (void)state;
    VEC(uint32_t) ids = {0};
    vec_release(&ids);
    vec_push(&ids, 7);
    vec_release(&ids);
    assert_null(ids.v);
    assert_int_equal(ids.n, 0);
    assert_int_equal(ids.cap, 0);
    vec_push(&ids, 9);
    assert_int_equal(ids.v[0], 9);
    vec_release(&ids);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_keep_their_order),
        cmocka_unit_test(arrays_are_appended_whole),
        cmocka_unit_test(released_is_empty_and_usable),
    };
    return cmocka_run_group_tests_name("vec", tests, NULL, NULL);
}
