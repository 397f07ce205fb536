/* The edition that what is received goes over, looked for in folders. */
#include "cmocka_all.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "feed/known.h"
#include "input/source.h"

static char own[] = "/tmp/touchline-known-XXXXXX", bundled[] = "/tmp/touchline-known-XXXXXX";
static const char *const dirs[] = {own, bundled, NULL};

static void write_file(const char *dir, const char *name, const char *text)
{
    char path[96];
    struct err err;
    snprintf(path, sizeof path, "%s/%s", dir, name);
    if (!file_write_atomic(path, text, strlen(text), true, &err))
        fail_msg("%s", err.text);
}

#define CUP(id, name, season)                                                                      \
    "edition = \"" id "\"; name = \"" name "\"; season = \"" season "\"; teams = ( { id = \"a\"; " \
    "name = \"A\"; }, { id = \"b\"; name = \"B\"; } ); rounds = ( { id = \"f\"; name = "           \
    "\"Final\"; "                                                                                  \
    "ties = ( { id = \"f\"; teams = (\"a\", \"b\"); } ); } );"

static struct edition *edition_of(const char *text)
{
    struct report report = {0};
    struct edition *edition;
    assert_true(edition_read("live", text, strlen(text), &edition, &report));
    report_release(&report);
    return edition;
}

static void check(struct known *known, const char *live_text, const char *key)
{
    struct edition *live = edition_of(live_text);
    const struct edition *edition = known_edition(known, live);
    assert_int_equal(edition != NULL, key != NULL);
    if (key)
        assert_string_equal(edition->key, key);
    edition_close(live);
}

static void the_users_own_goes_first(void **state)
{
    struct known known;
    (void)state;
    write_file(bundled, "elm.cfg", CUP("elm-bundled", "Elm Cup", "2030-31"));
    write_file(bundled, "oak.cfg", CUP("oak-bundled", "Oak Cup", "2030-31"));
    write_file(own, "mine.cfg", CUP("elm-own", "Elm Cup", "2030-31"));
    write_file(own, "broken.cfg", "2030");
    write_file(own, "elm.txt", CUP("elm-txt", "Elm Cup", "2030-31"));
    write_file(bundled, ALIASES_FILE, "competitions = ( ( \"Oak Cup\", \"The Oaks\" ) );");
    known_open(&known, dirs);
    assert_string_equal(known.wrong.text, "");
    check(&known, CUP("x", "Elm Cup", "2030"), "elm-own");
    check(&known, CUP("x", "The Oaks", "2030/31"), "oak-bundled");
    check(&known, CUP("x", "Elm Cup", "2031-32"), NULL);
    check(&known, CUP("x", "Elm Cup", ""), NULL);
    known_close(&known);
}

static void it_is_looked_for_once(void **state)
{
    struct known known;
    (void)state;
    write_file(own, "mine.cfg", CUP("elm-own", "Elm Cup", "2030-31"));
    known_open(&known, dirs);
    struct edition *live = edition_of(CUP("x", "Elm Cup", "2030"));
    const struct edition *first = known_edition(&known, live);
    assert_non_null(first);
    write_file(own, "mine.cfg", CUP("elm-other", "Elm Cup", "2030-31"));
    assert_ptr_equal(known_edition(&known, live), first);
    assert_string_equal(first->key, "elm-own");
    edition_close(live);
    known_close(&known);
}

static void a_wrong_file_of_names_is_told_and_left_out(void **state)
{
    struct known known;
    (void)state;
    write_file(bundled, "oak.cfg", CUP("oak-bundled", "Oak Cup", "2030-31"));
    write_file(bundled, ALIASES_FILE, "competitions = ( ( \"Oak Cup\", \"The Oaks\" ) );");
    write_file(own, ALIASES_FILE, "\nteams = 1;");
    known_open(&known, dirs);
    assert_non_null(strstr(known.wrong.text, ALIASES_FILE ":2: "));
    check(&known, CUP("x", "The Oaks", "2030/31"), "oak-bundled");
    known_close(&known);
}

static void without_folders_there_is_none(void **state)
{
    static const char *const none[] = {NULL}, *const nowhere[] = {"/nowhere/at/all", NULL};
    struct known known;
    (void)state;
    known_open(&known, none);
    check(&known, CUP("x", "Elm Cup", "2030"), NULL);
    known_close(&known);
    known_open(&known, nowhere);
    check(&known, CUP("x", "Elm Cup", "2030"), NULL);
    known_close(&known);
}

static int clear(void **state)
{
    static const char *const names[] = {"elm.cfg",    "oak.cfg", "mine.cfg",
                                        "broken.cfg", "elm.txt", ALIASES_FILE};
    char path[96];
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        for (size_t k = 0; dirs[k]; k++) {
            snprintf(path, sizeof path, "%s/%s", dirs[k], names[i]);
            unlink(path);
        }
    return 0;
}

static int set_up(void **state)
{
    (void)state;
    return mkdtemp(own) && mkdtemp(bundled) ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    return rmdir(own) | rmdir(bundled);
}

#define CASE(test) cmocka_unit_test_teardown(test, clear)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(the_users_own_goes_first),
        CASE(it_is_looked_for_once),
        CASE(a_wrong_file_of_names_is_told_and_left_out),
        CASE(without_folders_there_is_none),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
