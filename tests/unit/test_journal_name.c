/* What the files of a live source are called. */
#include <string.h>

#include "cmocka_all.h"
#include "live/journal_name.h"
#include "model/build.h"

static void expect(const char *source, const char *base_url, const char *expected)
{
    char name[KEY_BYTES];
    struct err err;
    if (!journal_name(source, base_url, name, &err))
        fail_msg("%s: %s", source, err.text);
    assert_string_equal(name, expected);
    assert_true(key_valid(name, strlen(name)));
}

static void sources_have_names_as_files_may(void **state)
{
    (void)state;
    expect("espn:uel", NULL, "espn-uefa-europa");
    expect("espn:UEL", NULL, "espn-uefa-europa");
    expect("espn:uefa.europa", NULL, "espn-uefa-europa");
    expect("openligadb:bl1/2023", NULL, "openligadb-bl1-2023");
    expect("football-data:EL", NULL, "football-data-el");
    expect("https://example.org/cup.json", NULL, "live-9c41eb6c");
    expect("https://example.org/cup.json", "http://127.0.0.1:8000", "live-9c41eb6c");
}

static void another_address_has_a_name_of_its_own(void **state)
{
    char plain[KEY_BYTES], mirror[KEY_BYTES], again[KEY_BYTES];
    struct err err;
    (void)state;
    assert_true(journal_name("espn:uel", NULL, plain, &err));
    assert_true(journal_name("espn:uel", "http://127.0.0.1:8000", mirror, &err));
    assert_memory_equal(mirror, plain, strlen(plain));
    assert_int_equal(strlen(mirror), strlen(plain) + 9);
    assert_true(journal_name("espn:uefa.europa", "http://127.0.0.1:8000/", again, &err));
    assert_string_equal(again, mirror);
    assert_true(journal_name("espn:uel", "http://127.0.0.1:8001", again, &err));
    assert_string_not_equal(again, mirror);
}

static void the_longest_league_fits(void **state)
{
    char source[80] = "football-data:", plain[KEY_BYTES], mirror[KEY_BYTES];
    struct err err;
    (void)state;
    memset(source + strlen(source), 'a', FEED_LEAGUE_BYTES - 1);
    assert_true(journal_name(source, NULL, plain, &err));
    assert_true(journal_name(source, "https://example.org", mirror, &err));
    assert_int_equal(mirror[strlen(mirror) - 9], '-'); /* the sum is whole */
}

static void what_is_no_live_source_has_none(void **state)
{
    char name[KEY_BYTES];
    struct err err;
    (void)state;
    assert_false(journal_name("uel-2023-24", NULL, name, &err));
    assert_non_null(strstr(err.text, "no live source"));
    assert_false(journal_name("espn:../x", NULL, name, &err));
    assert_non_null(strstr(err.text, "no league"));
    assert_true(feed_source_begins("espn:../x"));
    assert_true(feed_source_begins("http://x"));
    assert_false(feed_source_begins("espn"));
    assert_false(feed_source_begins("espnx:uel"));
    assert_false(feed_source_begins("cup:1"));
    assert_true(feed_source_is_address("https://x"));
    assert_false(feed_source_is_address("espn:uel"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sources_have_names_as_files_may),
        cmocka_unit_test(another_address_has_a_name_of_its_own),
        cmocka_unit_test(the_longest_league_fits),
        cmocka_unit_test(what_is_no_live_source_has_none),
    };
    return cmocka_run_group_tests_name("journal_name", tests, NULL, NULL);
}
