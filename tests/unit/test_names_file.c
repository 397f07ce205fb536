/* The file of names: what was written comes back, and what was damaged is no file. */
#include "cmocka_all.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "find/names_file.h"
#include "sample.h"

struct fixture {
    struct arena arena;
    char root[64];
    char *path;
    struct names_entry entries[2];
    char *bytes; /* of the file */
    size_t len;
};

static int set_up(void **state)
{
    static struct fixture fixture;
    struct fixture *f = &fixture;
    strcpy(f->root, "/tmp/touchline-test-XXXXXX");
    arena_init(&f->arena);
    if (!mkdtemp(f->root))
        return -1;
    f->path = file_join(&f->arena, f->root, "names.idx");
    struct edition *edition = sample_two_legs();
    for (int i = 0; i < 2; i++) {
        index_build(&f->entries[i].index, edition, &f->arena);
        f->entries[i].source = i ? "/home/Jürgen/my cup.txt" : "uel-2023-24";
        f->entries[i].stamp = (struct names_stamp){.size = 17, .time = i ? -5 : 0, .sum = 99};
    }
    edition_close(edition);
    assert_true(names_file_write(f->path, f->entries, 2, NULL));
    assert_true(file_read(f->path, &f->bytes, &f->len, NULL));
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;
    int status = system(arena_printf(&f->arena, "rm -rf '%s'", f->root));
    free(f->bytes);
    arena_release(&f->arena);
    return status;
}

static void assert_key(struct log_key a, struct log_key b)
{
    assert_true(a.at == b.at);
    assert_int_equal(a.match, b.match);
    assert_int_equal(a.seq, b.seq);
}

static void all_of_it_comes_back(void **state)
{
    struct fixture *f = *state;
    struct names_file file;
    struct err err;
    assert_true(names_file_read(&file, f->path, &f->arena, &err));
    assert_int_equal(file.count, 2);
    for (uint32_t i = 0; i < 2; i++) {
        const struct name_index *was = &f->entries[i].index, *is = &file.v[i].index;
        assert_string_equal(file.v[i].source, f->entries[i].source);
        assert_memory_equal(&file.v[i].stamp, &f->entries[i].stamp, sizeof file.v[i].stamp);
        assert_string_equal(is->key, was->key);
        assert_string_equal(is->title, was->title);
        assert_true(is->start == was->start && is->start != INSTANT_END);
        assert_int_equal(is->count, was->count);
        for (uint32_t n = 0; n < is->count; n++) {
            assert_int_equal(is->v[n].kind, was->v[n].kind);
            assert_string_equal(is->v[n].text, was->v[n].text);
            assert_string_equal(is->v[n].where, was->v[n].where);
            assert_string_equal(is->v[n].key, was->v[n].key);
            assert_string_equal(is->v[n].fold, was->v[n].fold);
            assert_key(is->v[n].from, was->v[n].from);
            assert_key(is->v[n].until, was->v[n].until);
        }
    }
}

static void expect_none(struct fixture *f, const char *bytes, size_t len, size_t at)
{
    struct names_file file;
    struct err err = {""};
    struct arena arena;
    arena_init(&arena);
    if (names_file_parse(&file, f->path, bytes, len, &arena, &err))
        fail_msg("taken although damaged at byte %zu", at);
    assert_non_null(strstr(err.text, "names.idx"));
    assert_int_equal(file.count, 0);
    arena_release(&arena);
}

static void cut_anywhere_it_is_no_file(void **state)
{
    struct fixture *f = *state;
    for (size_t len = 0; len < f->len; len++)
        expect_none(f, f->bytes, len, len);
}

static void changed_anywhere_it_is_no_file(void **state)
{
    struct fixture *f = *state;
    for (size_t at = 0; at < f->len; at++)
        for (int bit = 0; bit < 8; bit += 3) {
            f->bytes[at] = (char)(f->bytes[at] ^ 1 << bit);
            expect_none(f, f->bytes, f->len, at);
            f->bytes[at] = (char)(f->bytes[at] ^ 1 << bit);
        }
}

/* A sum that agrees proves nothing: whatever the bytes are, nothing is read beyond them. */
static void damaged_with_a_right_sum_it_is_still_read_safely(void **state)
{
    struct fixture *f = *state;
    static const char changes[] = {'\0', '\t', '\n', '9', '-', '\xff'};
    const size_t head = strcspn(f->bytes, "\n") + 1;
    uint32_t refused = 0;
    for (size_t at = head; at < f->len; at++)
        for (size_t i = 0; i < sizeof changes; i++) {
            char was = f->bytes[at], sum[17];
            struct names_file file;
            struct arena arena;
            arena_init(&arena);
            f->bytes[at] = changes[i];
            snprintf(sum, sizeof sum, "%016llx",
                     (unsigned long long)names_sum(f->bytes + head, f->len - head));
            memcpy(f->bytes + head - 17, sum, 16);
            if (!names_file_parse(&file, f->path, f->bytes, f->len, &arena, NULL))
                refused++;
            else
                for (uint32_t e = 0; e < file.count; e++)
                    for (uint32_t n = 0; n < file.v[e].index.count; n++)
                        assert_true(file.v[e].index.v[n].kind < NAME_KIND_COUNT &&
                                    strchr(file.v[e].index.v[n].fold, '\t'));
            f->bytes[at] = was;
            arena_release(&arena);
        }
    assert_true(refused > f->len); /* every NUL and most tabs and line feeds */
}

static void a_file_that_changed_is_known_to_have(void **state)
{
    struct fixture *f = *state;
    struct names_stamp time, sum;
    struct timespec later[2] = {{.tv_sec = 1}, {.tv_sec = 1000000000, .tv_nsec = 1}};
    assert_true(file_write_atomic(f->path, "one", 3, true, NULL));
    assert_int_equal(utimensat(AT_FDCWD, f->path, later, 0), 0);
    assert_true(names_stamp_time(f->path, &time) && names_stamp_sum(f->path, &sum));
    assert_true(names_stamp_holds(&time, f->path) && names_stamp_holds(&sum, f->path));
    later[1].tv_nsec = 2;
    assert_int_equal(utimensat(AT_FDCWD, f->path, later, 0), 0);
    assert_false(names_stamp_holds(&time, f->path));
    assert_true(names_stamp_holds(&sum, f->path));
    assert_true(file_write_atomic(f->path, "two", 3, true, NULL));
    assert_false(names_stamp_holds(&sum, f->path));
    assert_true(file_write_atomic(f->path, "three", 5, true, NULL));
    assert_false(names_stamp_holds(&time, f->path));
    assert_false(names_stamp_holds(&sum, f->path));
    assert_false(names_stamp_time(f->root, &time));
    assert_false(names_stamp_holds(&(struct names_stamp){.size = 5}, f->path));
}

static void a_source_that_cannot_stand_in_a_line_is_left_out(void **state)
{
    struct fixture *f = *state;
    struct names_file file;
    f->entries[0].source = "/two\nlines";
    assert_true(names_file_write(f->path, f->entries, 2, NULL));
    assert_true(names_file_read(&file, f->path, &f->arena, NULL));
    assert_int_equal(file.count, 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(all_of_it_comes_back),
        TEST(cut_anywhere_it_is_no_file),
        TEST(changed_anywhere_it_is_no_file),
        TEST(damaged_with_a_right_sum_it_is_still_read_safely),
        TEST(a_file_that_changed_is_known_to_have),
        TEST(a_source_that_cannot_stand_in_a_line_is_left_out),
    };
    return cmocka_run_group_tests_name("names_file", tests, NULL, NULL);
}
