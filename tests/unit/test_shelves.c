/* Which editions are searched, and that their names are those of their files as they are. */
#include "cmocka_all.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "cli/library.h"
#include "cli/shelves.h"
#include "find/names_file.h"
#include "state.h"

struct fixture {
    struct arena arena;
    char root[64];
    char *own, *cache;
    struct shelves shelves;
    struct err trouble;
};

static void write_edition(struct fixture *f, const char *dir, const char *id, const char *team)
{
    char *path = file_join(&f->arena, dir, arena_printf(&f->arena, "%s.cfg", id));
    FILE *out = fopen(path, "w");
    assert_non_null(out);
    fprintf(out,
            "edition = \"%s\";\nname = \"A cup\";\ncompetition = \"%s\";\nseason = \"2024\";\nzone "
            "= \"+00:00\";\n"
            "teams = ( { id = \"a\"; name = \"%s\"; }, { id = \"b\"; name = \"Ajax\"; } );\n"
            "rounds = ( { id = \"final\"; name = \"Final\"; legs = 1; decided_by = (\"goals\"); "
            "ties = ( { id = \"final\"; "
            "teams = (\"a\", \"b\"); matches = ( { kickoff = \"2024-05-01T19:00\"; } ); } ); } "
            ");\n",
            id, id, team);
    assert_int_equal(fclose(out), 0);
}

static int set_up(void **state)
{
    static struct fixture fixture;
    struct fixture *f = &fixture;
    strcpy(f->root, "/tmp/touchline-test-XXXXXX");
    arena_init(&f->arena);
    if (!mkdtemp(f->root))
        return -1;
    f->own = file_join(&f->arena, f->root, "data/touchline");
    assert_int_equal(system(arena_printf(&f->arena, "mkdir -p '%s' '%s/bundled'", f->own, f->root)),
                     0);
    setenv("TOUCHLINE_DATADIR", file_join(&f->arena, f->root, "bundled"), 1);
    setenv("XDG_DATA_HOME", file_join(&f->arena, f->root, "data"), 1);
    setenv("XDG_STATE_HOME", file_join(&f->arena, f->root, "state"), 1);
    setenv("XDG_CACHE_HOME", file_join(&f->arena, f->root, "cache"), 1);
    f->cache = library_cache(&f->arena);
    write_edition(f, f->own, "cup", "Real Betis");
    write_edition(f, f->own, "vase", "Torino");
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;
    int status = system(arena_printf(&f->arena, "rm -rf '%s'", f->root));
    arena_release(&f->arena);
    return status;
}

static uint32_t count_found(struct fixture *f, const char *query)
{
    static struct found found;
    shelves_open(&f->shelves, false, false, &f->arena, &f->trouble);
    search_names(f->shelves.v, f->shelves.count, query, &found);
    uint32_t teams = 0;
    for (uint32_t i = 0; i < found.count; i++)
        teams +=
            f->shelves.v[found.v[i].shelf].index->v[found.v[i].name].kind == (uint8_t)NAME_TEAM;
    return teams;
}

static void what_was_read_is_in_the_cache(void **state)
{
    struct fixture *f = *state;
    struct names_file file;
    assert_int_equal(count_found(f, "betis"), 1);
    assert_int_equal(f->shelves.count, 2);
    assert_true(names_file_read(&file, f->cache, &f->arena, NULL));
    assert_int_equal(file.count, 2);
    /* From now on it is the cache that is believed, of files that are as they were. */
    file.v[0].index.count = 0;
    assert_true(names_file_write(f->cache, file.v, 2, NULL));
    assert_int_equal(count_found(f, "ajax"), 1);
}

static void an_edition_that_changed_is_read_anew(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(count_found(f, "torino"), 1);
    write_edition(f, f->own, "vase", "Torquay United");
    assert_int_equal(count_found(f, "torino"), 0);
    assert_int_equal(count_found(f, "torquay"), 1);
    assert_int_equal(count_found(f, "betis"), 1);
    assert_int_equal(unlink(file_join(&f->arena, f->own, "vase.cfg")), 0);
    assert_int_equal(count_found(f, "torquay"), 0);
}

static void a_damaged_cache_is_told_and_made_anew(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(count_found(f, "betis"), 1);
    assert_true(file_write_atomic(f->cache, "rubbish\n", 8, true, NULL));
    assert_int_equal(count_found(f, "betis"), 1);
    assert_non_null(strstr(f->trouble.text, "names.idx"));
    assert_int_equal(count_found(f, "betis"), 1);
    assert_string_equal(f->trouble.text, "");
}

static void without_a_cache_it_works_too(void **state)
{
    struct fixture *f = *state;
    setenv("XDG_CACHE_HOME", "/dev/null/cache", 1);
    assert_int_equal(count_found(f, "betis"), 1);
    assert_string_equal(f->trouble.text, "");
}

static void those_opened_last_come_first(void **state)
{
    struct fixture *f = *state;
    char *elsewhere = file_join(&f->arena, f->root, "shield.cfg");
    write_edition(f, f->root, "shield", "Gent");
    state_remember("/not/there.cfg");
    state_remember(elsewhere);
    state_remember("vase");
    shelves_open(&f->shelves, true, false, &f->arena, &f->trouble);
    assert_int_equal(f->shelves.count, 3);
    assert_string_equal(f->shelves.sources[0], "vase");
    assert_string_equal(f->shelves.sources[1], elsewhere);
    assert_string_equal(f->shelves.sources[2], "cup");
    shelves_open(&f->shelves, false, false, &f->arena, &f->trouble);
    assert_int_equal(f->shelves.count, 2);
    assert_string_equal(f->shelves.sources[0], "cup");
}

static void spoiler_safe_tells_up_to_where_one_left_off(void **state)
{
    struct fixture *f = *state;
    shelves_open(&f->shelves, false, true, &f->arena, &f->trouble);
    assert_true(f->shelves.v[0].now.at == f->shelves.v[0].index->start);
    assert_true(f->shelves.v[0].now.at != INSTANT_END);
    char *dir = file_join(&f->arena, f->root, "state/touchline/watched");
    assert_int_equal(
        system(arena_printf(&f->arena, "mkdir -p '%s' && echo end >'%s/cup'", dir, dir)), 0);
    shelves_open(&f->shelves, false, true, &f->arena, &f->trouble);
    assert_true(f->shelves.v[0].now.at == INSTANT_END);
    assert_true(f->shelves.v[1].now.at == f->shelves.v[1].index->start);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_was_read_is_in_the_cache),
        TEST(an_edition_that_changed_is_read_anew),
        TEST(a_damaged_cache_is_told_and_made_anew),
        TEST(without_a_cache_it_works_too),
        TEST(those_opened_last_come_first),
        TEST(spoiler_safe_tells_up_to_where_one_left_off),
    };
    return cmocka_run_group_tests_name("shelves", tests, NULL, NULL);
}
