/* The file of names that mean the same. */
#include "cmocka_all.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "input/aliases.h"

static bool read_text(struct aliases *aliases, const char *text, char *why, size_t size)
{
    struct report report = {0};
    report_init(&report, "aliases.conf");
    bool good = aliases_read(aliases, text, strlen(text), &report);
    if (!good)
        report_format(&report, 0, why, size);
    report_release(&report);
    return good;
}

static void a_row_is_one(void **state)
{
    struct aliases aliases = {0};
    char why[512];
    (void)state;
    assert_true(
        read_text(&aliases,
                  "teams = ( ( \"Elm 04 Town\", \"Élm\", \"E04\" ), ( \"Oak\", \"Acorn\" ) );\n"
                  "competitions = ( ( \"Oak\", \"Oak Cup\" ) );\n",
                  why, sizeof why));
    assert_true(aliases_same(&aliases, ALIAS_TEAM, "ELM", "elm-04 town"));
    assert_true(aliases_same(&aliases, ALIAS_TEAM, "e04", "Elm"));
    assert_false(aliases_same(&aliases, ALIAS_TEAM, "Elm", "Oak"));
    assert_false(aliases_same(&aliases, ALIAS_TEAM, "Oak", "Oak Cup"));
    assert_true(aliases_same(&aliases, ALIAS_COMPETITION, "Oak", "Oak Cup"));
    assert_true(aliases_same(&aliases, ALIAS_TEAM, "Ash", "ash")); /* in no row */
    assert_false(aliases_same(&aliases, ALIAS_TEAM, "Ash", "Fir"));
    assert_false(aliases_same(&aliases, ALIAS_TEAM, "", "--"));
    aliases_release(&aliases);
}

static void a_second_file_adds_to_the_first(void **state)
{
    struct aliases aliases = {0};
    char why[512];
    (void)state;
    assert_true(read_text(&aliases, "teams = ( ( \"Elm\", \"E04\" ), ( \"Oak\", \"Acorn\" ) );\n",
                          why, sizeof why));
    assert_true(read_text(&aliases, "teams = ( ( \"Elms\", \"elm\" ), ( \"Fir\", \"Pine\" ) );\n",
                          why, sizeof why));
    assert_true(aliases_same(&aliases, ALIAS_TEAM, "Elms", "E04"));
    assert_true(aliases_same(&aliases, ALIAS_TEAM, "Fir", "Pine"));
    assert_false(aliases_same(&aliases, ALIAS_TEAM, "Fir", "Oak"));
    aliases_release(&aliases);
}

static void what_is_wrong_is_told_with_its_line(void **state)
{
    static const struct {
        const char *text, *why;
    } cases[] = {
        {"teams = (\n( \"Elm\", \"E04\" ),\n( \"Oak\", \"elm\" ) );\n",
         "aliases.conf:3: \"elm\" stands here for the second time"},
        {"teams = (\n( \"Elm\" ) );\n", "aliases.conf:2: no list of names"},
        {"\nteams = ( \"Elm\", \"E04\" );\n", "aliases.conf:2: no list of names"},
        {"teams = ( ( \"Elm\",\n\"--\" ) );\n", "aliases.conf:2: a name without a letter"},
        {"teams = ( ( \"Elm\",\n4 ) );\n", "aliases.conf:2: "},
        {"\nclubs = ( ( \"Elm\", \"E04\" ) );\n", "aliases.conf:2: "},
        {"teams = ( ( \"Elm\", \"E04\"\n", "aliases.conf:"},
        {"teams = \"Elm\";\n", "aliases.conf:1: \"teams\" is"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct aliases aliases = {0};
        char why[512] = "";
        assert_false(read_text(&aliases, cases[i].text, why, sizeof why));
        if (!strstr(why, cases[i].why))
            fail_msg("expected \"%s\" in: %s", cases[i].why, why);
        assert_false(aliases_same(&aliases, ALIAS_TEAM, "Elm", "E04"));
        aliases_release(&aliases);
    }
}

/* The file that comes with touchline. */
static void the_bundled_file_is_good(void **state)
{
    struct aliases aliases = {0};
    const char *dir = getenv("top_srcdir");
    char path[1200], why[512], *text;
    struct err err;
    size_t len;
    (void)state;
    snprintf(path, sizeof path, "%s/data/" ALIASES_FILE, dir ? dir : ".");
    if (!file_read(path, &text, &len, &err))
        fail_msg("%s", err.text);
    if (!read_text(&aliases, text, why, sizeof why))
        fail_msg("%s", why);
    free(text);
    assert_true(aliases_same(&aliases, ALIAS_TEAM, "Bayer 04 Leverkusen", "B04"));
    assert_false(aliases_same(&aliases, ALIAS_TEAM, "AC Milan", "Inter Milan"));
    assert_false(aliases_same(&aliases, ALIAS_TEAM, "Atlético Madrid", "Athletic Club"));
    assert_true(aliases_same(&aliases, ALIAS_COMPETITION, "UEFA Europa League", "Europa League"));
    assert_false(aliases_same(&aliases, ALIAS_COMPETITION, "Europa League", "Conference League"));
    aliases_release(&aliases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_row_is_one),
        cmocka_unit_test(a_second_file_adds_to_the_first),
        cmocka_unit_test(what_is_wrong_is_told_with_its_line),
        cmocka_unit_test(the_bundled_file_is_good),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
