#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"

static void assert_zero(const void *memory, size_t size)
{
    const unsigned char *bytes = memory;
    for (size_t i = 0; i < size; i++)
        assert_int_equal(bytes[i], 0);
}

static void empty_arena_holds_nothing(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    assert_null(arena.head);
    assert_int_equal(arena.total, 0);
    arena_reset(&arena);
    arena_release(&arena);
    arena_release(&arena);
    assert_null(arena.head);
}

static void objects_are_zeroed_aligned_and_apart(void **state)
{
    (void)state;
    struct arena arena;
    unsigned char *objects[3000];
    arena_init(&arena);
    for (size_t i = 0; i < 3000; i++) {
        size_t size = i % 97;
        objects[i] = arena_alloc(&arena, size);
        assert_int_equal((uintptr_t)objects[i] % _Alignof(max_align_t), 0);
        assert_zero(objects[i], size);
        memset(objects[i], (int)(i % 251) + 1, size);
    }
    for (size_t i = 0; i < 3000; i++)
        for (size_t j = 0; j < i % 97; j++)
            assert_int_equal(objects[i][j], i % 251 + 1);
    arena_release(&arena);
    assert_int_equal(arena.total, 0);
}

static void empty_objects_differ(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    void *one = arena_alloc(&arena, 0), *two = arena_alloc(&arena, 0);
    assert_non_null(one);
    assert_ptr_not_equal(one, two);
    assert_non_null(arena_array(&arena, int, 0));
    assert_non_null(arena_copy(&arena, NULL, 0));
    arena_release(&arena);
}

static void a_large_object_has_room(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    char *small = arena_strndup(&arena, "small", 5);
    size_t size = (size_t)5 * 1024 * 1024 + 1;
    unsigned char *large = arena_alloc(&arena, size);
    assert_zero(large, size);
    memset(large, 0xAA, size);
    assert_string_equal(small, "small");
    assert_true(arena.total > size);
    arena_release(&arena);
}

static void reset_keeps_the_largest_block_and_zeroes_again(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    for (size_t i = 0; i < 100; i++)
        memset(arena_alloc(&arena, 1000), 0xFF, 1000);
    memset(arena_alloc(&arena, 500000), 0xFF, 500000);
    for (size_t i = 0; i < 1000; i++)
        memset(arena_alloc(&arena, 1000), 0xFF, 1000);
    size_t before = arena.total;
    arena_reset(&arena);
    size_t kept = arena.total;
    assert_true(kept >= 500000 && kept < before);

    /* As much as fitted fits again without asking the system. */
    unsigned char *again = arena_alloc(&arena, 490000);
    assert_zero(again, 490000);
    assert_int_equal(arena.total, kept);
    arena_release(&arena);
}

static void a_steady_frame_asks_the_system_for_nothing(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    for (int frame = 0; frame < 50; frame++) {
        size_t before = arena.total;
        for (size_t i = 0; i < 200; i++)
            arena_alloc(&arena, 100);
        if (frame > 5)
            assert_int_equal(arena.total, before);
        arena_reset(&arena);
    }
    arena_release(&arena);
}

static void text_is_copied(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    char source[] = "Olympiacos";
    char *copy = arena_strndup(&arena, source, 4);
    source[0] = 'X';
    assert_string_equal(copy, "Olym");
    assert_string_equal(arena_strndup(&arena, source, 0), "");
    const int numbers[] = {3, 1, 4};
    const int *same = arena_copy(&arena, numbers, sizeof numbers);
    assert_ptr_not_equal(same, numbers);
    assert_memory_equal(same, numbers, sizeof numbers);
    assert_string_equal(arena_printf(&arena, "%s %d-%d", "agg", 4, 2), "agg 4-2");
    assert_string_equal(arena_printf(&arena, "%s", ""), "");
    const char *wide = arena_printf(&arena, "%20000d|", 7);
    assert_int_equal(strlen(wide), 20001);
    assert_string_equal(wide + 19998, " 7|");
    int *counts = arena_array(&arena, int, 33);
    assert_zero(counts, 33 * sizeof *counts);
    arena_release(&arena);
}

/* Whether asking for this much ends in abort(). */
static int aborts(size_t count, size_t size)
{
    pid_t child = fork();
    if (child == 0) {
        setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
        signal(SIGABRT, SIG_DFL);
        struct arena arena;
        arena_init(&arena);
        arena_alloc_many(&arena, count, size);
        _exit(0);
    }
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
}

static void sizes_that_overflow_abort(void **state)
{
    (void)state;
    assert_true(aborts(1, SIZE_MAX));
    assert_true(aborts(1, SIZE_MAX - 8));
    assert_true(aborts(1, PTRDIFF_MAX));
    assert_true(aborts(SIZE_MAX / 8 + 2, 8));
    assert_false(aborts(8, 8));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(empty_arena_holds_nothing),
        cmocka_unit_test(objects_are_zeroed_aligned_and_apart),
        cmocka_unit_test(empty_objects_differ),
        cmocka_unit_test(a_large_object_has_room),
        cmocka_unit_test(reset_keeps_the_largest_block_and_zeroes_again),
        cmocka_unit_test(a_steady_frame_asks_the_system_for_nothing),
        cmocka_unit_test(text_is_copied),
        cmocka_unit_test(sizes_that_overflow_abort),
    };
    return cmocka_run_group_tests_name("arena", tests, NULL, NULL);
}
