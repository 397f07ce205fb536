/* Names and type-ahead: what fits, in which order, and nothing before its time. */
#include "cmocka_all.h"

#include <string.h>

#include "find/search.h"
#include "sample.h"

struct fixture {
    struct edition *edition;
    struct arena arena;
    struct name_index index;
    struct found found;
};

static int open_fixture(void **state)
{
    static struct fixture f;

    arena_init(&f.arena);
    f.edition = sample_two_legs();
    index_build(&f.index, f.edition, &f.arena);
    *state = &f;
    return 0;
}

static int close_fixture(void **state)
{
    struct fixture *f = *state;

    edition_close(f->edition);
    arena_release(&f->arena);
    return 0;
}

static void search(struct fixture *f, const char *query, struct moment now)
{
    struct shelf shelf = {&f->index, now};

    search_names(&shelf, 1, query, &f->found);
}

static const struct name *nth(struct fixture *f, uint32_t n)
{
    assert_true(n < f->found.count);
    return &f->index.v[f->found.v[n].name];
}

static void the_whole_name_comes_first_then_its_matches(void **state)
{
    struct fixture *f = *state;

    search(f, "Bènfica", moment_end());
    assert_int_equal(nth(f, 0)->kind, NAME_TEAM);
    assert_string_equal(nth(f, 0)->text, "Benfica");
    assert_int_equal(nth(f, 1)->kind, NAME_MATCH);
    assert_string_equal(nth(f, 1)->text, "Benfica v Marseille");
    search(f, "mars benf", moment_end());
    assert_int_equal(f->found.count, 2);
    assert_string_equal(nth(f, 0)->key, "sf1/1");
}

static void letters_in_order_count_only_when_nothing_else_fits(void **state)
{
    struct fixture *f = *state;

    search(f, "bnfc", moment_end());
    assert_string_equal(nth(f, 0)->text, "Benfica");
    search(f, "xyzzy", moment_end());
    assert_int_equal(f->found.count, 0);
    search(f, "", moment_end());
    assert_int_equal(f->found.count, 0);
}

static void a_player_is_found_from_his_first_entry_on(void **state)
{
    struct fixture *f = *state;

    search(f, "florentino", moment_at(sample_instant("2024-04-18T20:00")));
    assert_int_equal(f->found.count, 0);
    search(f, "florentino", moment_end());
    assert_int_equal(nth(f, 0)->kind, NAME_PLAYER);
    assert_string_equal(nth(f, 0)->where, "Benfica");
}

static void who_plays_the_final_is_found_once_it_is_known(void **state)
{
    struct fixture *f = *state;

    search(f, "marseille atalanta", moment_at(sample_instant("2024-04-18T20:00")));
    assert_int_equal(f->found.count, 1);
    assert_string_equal(nth(f, 0)->text, "Benfica or Marseille v Liverpool or Atalanta");
    assert_string_equal(nth(f, 0)->key, "final/1");
    search(f, "marseille atalanta", moment_end());
    assert_int_equal(nth(f, 0)->kind, NAME_MATCH);
    assert_string_equal(nth(f, 0)->text, "Marseille v Atalanta");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_whole_name_comes_first_then_its_matches, open_fixture,
                                        close_fixture),
        cmocka_unit_test_setup_teardown(letters_in_order_count_only_when_nothing_else_fits,
                                        open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(a_player_is_found_from_his_first_entry_on, open_fixture,
                                        close_fixture),
        cmocka_unit_test_setup_teardown(who_plays_the_final_is_found_once_it_is_known, open_fixture,
                                        close_fixture),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
