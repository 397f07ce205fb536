/* Where editions are found, and what is remembered between runs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "cli/library.h"
#include "state.h"
#include "xdg.h"

struct fixture {
    struct arena arena;
    char root[64];
    char *bundled, *own; /* directories */
};

static void touch(struct arena *arena, const char *dir, const char *name)
{
    FILE *file = fopen(file_join(arena, dir, name), "w");
    assert_non_null(file);
    fclose(file);
}

static char *make_dir(struct arena *arena, const char *dir, const char *name)
{
    char *path = file_join(arena, dir, name);
    assert_int_equal(mkdir(path, 0700), 0);
    return path;
}

static int set_up(void **state)
{
    static struct fixture fixture;
    strcpy(fixture.root, "/tmp/touchline-test-XXXXXX");
    arena_init(&fixture.arena);
    if (!mkdtemp(fixture.root))
        return -1;
    fixture.bundled = make_dir(&fixture.arena, fixture.root, "bundled");
    char *data = make_dir(&fixture.arena, fixture.root, "data");
    fixture.own = make_dir(&fixture.arena, data, "touchline");
    setenv("TOUCHLINE_DATADIR", fixture.bundled, 1);
    setenv("XDG_DATA_HOME", data, 1);
    setenv("XDG_STATE_HOME", file_join(&fixture.arena, fixture.root, "new/state"), 1);
    *state = &fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    char *command = arena_printf(&fixture->arena, "rm -rf '%s'", fixture->root);
    int status = system(command);
    arena_release(&fixture->arena);
    return status;
}

static void ids(void **state)
{
    struct fixture *f = *state;
    assert_null(library_find(&f->arena, "cup"));
    touch(&f->arena, f->bundled, "cup.cfg");
    assert_string_equal(library_find(&f->arena, "cup"),
                        file_join(&f->arena, f->bundled, "cup.cfg"));
    touch(&f->arena, f->own, "cup.cfg");
    assert_string_equal(library_find(&f->arena, "cup"), file_join(&f->arena, f->own, "cup.cfg"));
    assert_null(library_find(&f->arena, "cup.cfg"));
    assert_null(library_find(&f->arena, "../bundled/cup"));
    assert_null(library_find(&f->arena, ""));
    make_dir(&f->arena, f->own, "folder.cfg");
    assert_null(library_find(&f->arena, "folder"));
}

static void sources(void **state)
{
    struct fixture *f = *state;
    touch(&f->arena, f->bundled, "cup.cfg");
    assert_int_equal(chdir(f->root), 0);
    touch(&f->arena, f->root, "plain");
    assert_string_equal(library_source(&f->arena, "-"), "-");
    assert_string_equal(library_source(&f->arena, "cup"),
                        file_join(&f->arena, f->bundled, "cup.cfg"));
    assert_string_equal(library_source(&f->arena, "plain"), "plain");
    assert_string_equal(library_source(&f->arena, "no/where"), "no/where");
    assert_string_equal(library_source(&f->arena, "live:cup"), "live:cup");
    assert_null(library_source(&f->arena, "bundled")); /* a directory */
    assert_null(library_source(&f->arena, "nowhere"));
    assert_null(library_source(&f->arena, ""));
    touch(&f->arena, f->root, "cup"); /* an id comes before a file */
    assert_string_equal(library_source(&f->arena, "cup"),
                        file_join(&f->arena, f->bundled, "cup.cfg"));
    assert_int_equal(chdir("/"), 0);
}

static void listing(void **state)
{
    struct fixture *f = *state;
    struct library_item *items;
    assert_int_equal(library_list(&f->arena, &items), 0);
    touch(&f->arena, f->bundled, "b.cfg");
    touch(&f->arena, f->bundled, "a.cfg");
    touch(&f->arena, f->bundled, "c.cfg");
    touch(&f->arena, f->bundled, "Big.cfg");
    touch(&f->arena, f->bundled, ".cfg");
    touch(&f->arena, f->bundled, "notes.txt");
    touch(&f->arena, f->own, "z.cfg");
    touch(&f->arena, f->own, "b.cfg");
    assert_int_equal(library_list(&f->arena, &items), 4);
    const char *wanted[] = {"a", "c", "b", "z"};
    for (size_t i = 0; i < 4; i++) {
        assert_string_equal(items[i].id, wanted[i]);
        assert_int_equal(items[i].own, i >= 2);
    }
    assert_string_equal(items[2].path, file_join(&f->arena, f->own, "b.cfg"));
    setenv("TOUCHLINE_DATADIR", "/nonexistent", 1);
    assert_int_equal(library_list(&f->arena, &items), 2);
}

static void directories(void **state)
{
    struct fixture *f = *state;
    setenv("HOME", "/home/someone", 1);
    setenv("XDG_TEST_HOME", "/else/where", 1);
    assert_string_equal(xdg_dir(&f->arena, "XDG_TEST_HOME", ".test"), "/else/where/touchline");
    setenv("XDG_TEST_HOME", "where", 1);
    assert_string_equal(xdg_dir(&f->arena, "XDG_TEST_HOME", ".test"),
                        "/home/someone/.test/touchline");
    unsetenv("XDG_TEST_HOME");
    setenv("HOME", "", 1);
    assert_null(xdg_dir(&f->arena, "XDG_TEST_HOME", ".test"));
}

static void remembering(void **state)
{
    struct fixture *f = *state;
    assert_null(state_last(&f->arena));
    state_remember("cup");
    assert_string_equal(state_last(&f->arena), "cup");
    state_remember("/some/where.cfg");
    assert_string_equal(state_last(&f->arena), "/some/where.cfg");
    state_remember("two\nlines");
    assert_string_equal(state_last(&f->arena), "/some/where.cfg");
    /* Where nothing can be written nothing happens. */
    setenv("XDG_STATE_HOME", "/dev/null/state", 1);
    state_remember("cup");
    assert_null(state_last(&f->arena));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(ids), TEST(sources), TEST(listing), TEST(directories), TEST(remembering),
    };
    return cmocka_run_group_tests_name("library", tests, NULL, NULL);
}
