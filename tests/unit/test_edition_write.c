/* What the writers of editions say is read back as it was: writing it again gives the same bytes.
 */
#include "cmocka_all.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../prop/plan.h"
#include "input/edition_cfg.h"
#include "input/source.h"
#include "output/edition_write.h"
#include "sample.h"

static char *written(const struct edition *edition, enum tree_form form)
{
    struct tree tree;
    edition_write(edition, form, &tree);
    vec_push(&tree.out, '\0');
    return tree.out.v;
}

static struct edition *read_back(const char *text)
{
    struct report report = {0};
    struct edition *edition = NULL;
    char buf[700] = "";
    edition_read_cfg("written", text, strlen(text), &edition, &report);
    if (report.errors > 0) {
        report_format(&report, 0, buf, sizeof buf);
        fail_msg("%s\n%s", buf, text);
    }
    report_release(&report);
    assert_non_null(edition);
    return edition;
}

/* cmocka cuts long texts: this shows where they part. */
static void assert_same(const char *text, const char *expected)
{
    size_t at = 0;
    while (text[at] && text[at] == expected[at])
        at++;
    if (text[at] != expected[at])
        fail_msg("byte %zu: is\n%.120s\nexpected\n%.120s", at, text + (at > 40 ? at - 40 : 0),
                 expected + (at > 40 ? at - 40 : 0));
}

static void assert_steady(const struct edition *edition)
{
    char *once = written(edition, TREE_CFG);
    struct edition *again = read_back(once);
    char *twice = written(again, TREE_CFG);
    assert_same(twice, once);
    assert_int_equal(edition->ties.n, again->ties.n);
    assert_int_equal(edition->events.n, again->events.n);
    assert_int_equal(edition->kicks.n, again->kicks.n);
    assert_int_equal(edition->entries.n, again->entries.n);
    free(once);
    free(twice);
    edition_close(again);
}

static void bundled_editions_come_back(void **state)
{
    static const char *const names[] = {"uel-2023-24", "uecl-2023-24"};
    const char *top = getenv("top_srcdir");
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char path[4096];
        struct edition *edition = NULL;
        struct report report = {0};
        snprintf(path, sizeof path, "%s/data/%s.cfg", top ? top : ".", names[i]);
        assert_true(edition_load(path, &edition, &report));
        assert_steady(edition);
        report_release(&report);
        edition_close(edition);
    }
}

static void samples_come_back(void **state)
{
    struct edition *(*const samples[])(void) = {sample_two_legs, sample_group, sample_replay};
    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        struct edition *edition = samples[i]();
        assert_steady(edition);
        edition_close(edition);
    }
}

static void made_up_editions_come_back(void **state)
{
    struct random random = random_start();
    struct plan *plan = malloc(sizeof *plan);
    (void)state;
    assert_non_null(plan);
    for (int i = 0; i < 60; i++) {
        struct maker maker;
        plan_make(&random, plan);
        plan_tell(&maker, plan, NULL);
        assert_steady(maker.edition);
        maker_close(&maker);
    }
    free(plan);
}

/* Every key and every kind of value, as written. */
static const char whole[] =
    "edition = \"cup\";\n"
    "name = \"Cup \\\"of\\\" \\\\ all\";\n"
    "competition = \"Cup\";\n"
    "season = \"1954\";\n"
    "zone = \"-03:30\";\n"
    "note = \"A remark.\";\n"
    "foreign = true;\n"
    "sources = (\n"
    "    { id = \"s1\"; title = \"First\"; licence = \"CC0\"; },\n"
    "    { id = \"s2\"; title = \"Second\"; }\n"
    ");\n"
    "teams = (\n"
    "    { id = \"aa\"; name = \"Aa\"; full = \"Aa Club\"; code = \"AAA\"; country = \"ENG\"; "
    "aliases = (\"Old Aa\", \"Aaa\"); ranking = 3; },\n"
    "    { id = \"bb\"; name = \"Bb\"; code = \"BBB\"; },\n"
    "    { id = \"cc\"; name = \"Cc\"; code = \"CCC\"; },\n"
    "    { id = \"dd\"; name = \"Dd\"; code = \"CCC\"; }\n"
    ");\n"
    "venues = (\n"
    "    { id = \"v\"; name = \"Ground\"; city = \"Town\"; country = \"ENG\"; }\n"
    ");\n"
    "stages = (\n"
    "    {\n"
    "        id = \"one\";\n"
    "        name = \"First groups\";\n"
    "        kind = \"group\";\n"
    "        points = 2;\n"
    "        table = (\"points\", \"head-points\", \"goal-average\", \"play-off\", \"lots\");\n"
    "        head_again = true;\n"
    "        best = 2;\n"
    "        best_table = (\"points\", \"goals\");\n"
    "    },\n"
    "    {\n"
    "        id = \"ko\";\n"
    "        name = \"Knock-out\";\n"
    "        kind = \"knock-out\";\n"
    "    }\n"
    ");\n"
    "groups = (\n"
    "    {\n"
    "        id = \"a\";\n"
    "        name = \"Group A\";\n"
    "        teams = (\"aa\", \"bb\", \"cc\");\n"
    "        through = 2;\n"
    "        order = (\"bb\", \"aa\", \"cc\");\n"
    "        deductions = (\n"
    "            { team = \"cc\"; points = 3; at = \"1954-06-20\"; reason = \"No ball\"; }\n"
    "        );\n"
    "        matches = (\n"
    "            {\n"
    "                home = \"aa\";\n"
    "                away = \"bb\";\n"
    "                kickoff = \"1954-06-16\";\n"
    "                score = { ft = \"1-0\"; };\n"
    "            },\n"
    "            {\n"
    "                home = \"bb\";\n"
    "                away = \"cc\";\n"
    "                role = \"play-off\";\n"
    "                neutral = true;\n"
    "                kickoff = \"1954-06-18T15:00\";\n"
    "                score = { ft = \"1-1\"; aet = \"2-1\"; };\n"
    "                by_side = true;\n"
    "                events = (\n"
    "                    \"?' goal BBB Left; how header; also 30'; note so said; source s2\",\n"
    "                    \"?' goal cc\",\n"
    "                    \"ET2?' penalty BBB Left; assist Right\"\n"
    "                );\n"
    "            },\n"
    "            {\n"
    "                home = \"cc\";\n"
    "                away = \"aa\";\n"
    "                kickoff = \"1954-06-19T15:00+02:00\";\n"
    "                status = \"postponed\";\n"
    "            }\n"
    "        );\n"
    "    }\n"
    ");\n"
    "rounds = (\n"
    "    {\n"
    "        id = \"sf\";\n"
    "        name = \"Semi-finals\";\n"
    "        short = \"SF\";\n"
    "        legs = 2;\n"
    "        decided_by = (\"goals\", \"away-goals\", \"extra-time\", \"kicks\");\n"
    "        draw = \"1954-06-22\";\n"
    "        ties = (\n"
    "            {\n"
    "                id = \"sf1\";\n"
    "                teams = (\"group a 1 = bb\", \"aa or cc = aa\");\n"
    "                origins = (\"1st\", \"\");\n"
    "                winner = \"aa\";\n"
    "                matches = (\n"
    "                    {\n"
    "                        kickoff = \"1954-07-01T18:30\";\n"
    "                        venue = \"v\";\n"
    "                        referee = \"Whistle\";\n"
    "                        attendance = 0;\n"
    "                        score = { ht = \"0-0\"; ft = \"0-0\"; };\n"
    "                        yellows = \"none mentioned\";\n"
    "                        reds = \"all\";\n"
    "                        lineups = (\n"
    "                            {\n"
    "                                team = \"BBB\";\n"
    "                                coach = \"Boss\";\n"
    "                                captain = \"Left\";\n"
    "                                players = (\n"
    "                                    \"1 Left\",\n"
    "                                    \"Right\"\n"
    "                                );\n"
    "                                bench = (\n"
    "                                    \"12 Spare\"\n"
    "                                );\n"
    "                            },\n"
    "                            { team = \"AAA\"; coach = \"Chief\"; }\n"
    "                        );\n"
    "                        events = (\n"
    "                            \"~45+2' sub BBB Spare; for Right\",\n"
    "                            \"80' goal BBB Left\",\n"
    "                            \"80' var BBB Left; no goal\",\n"
    "                            \"90' red AAA Chief; coach\"\n"
    "                        );\n"
    "                        sources = (\"s1\", \"s2\");\n"
    "                        note = \"Rain.\";\n"
    "                    },\n"
    "                    {\n"
    "                        kickoff = \"1954-07-08\";\n"
    "                        score = { ft = \"0-0\"; aet = \"0-0\"; pens = \"3-0\"; };\n"
    "                        kicks = (\n"
    "                            \"AAA scored One\",\n"
    "                            \"BBB saved Left; by Keeper\",\n"
    "                            \"AAA scored Two; note slow; source s1\",\n"
    "                            \"BBB off-target\",\n"
    "                            \"AAA void Three\",\n"
    "                            \"AAA scored Three\",\n"
    "                            \"BBB missed\"\n"
    "                        );\n"
    "                    }\n"
    "                );\n"
    "                sources = (\"s1\");\n"
    "                note = \"Long.\";\n"
    "            },\n"
    "            {\n"
    "                id = \"sf2\";\n"
    "                teams = (\"cc\", \"bye\");\n"
    "            }\n"
    "        );\n"
    "    },\n"
    "    {\n"
    "        id = \"third\";\n"
    "        name = \"Third place\";\n"
    "        short = \"3rd\";\n"
    "        decided_by = (\"goals\", \"lots\");\n"
    "        third_place = true;\n"
    "        draw = \"start\";\n"
    "        ties = (\n"
    "            {\n"
    "                id = \"third\";\n"
    "                teams = (\"loser sf1\", \"best third A/B\");\n"
    "                matches = (\n"
    "                    {\n"
    "                        home_side = \"second\";\n"
    "                        status = \"abandoned\";\n"
    "                    }\n"
    "                );\n"
    "            }\n"
    "        );\n"
    "    },\n"
    "    {\n"
    "        id = \"final\";\n"
    "        name = \"Final\";\n"
    "        short = \"F\";\n"
    "        decided_by = (\"goals\", \"golden-goal\", \"kicks\");\n"
    "        ties = (\n"
    "            {\n"
    "                id = \"final\";\n"
    "                teams = (\"winner sf1\", \"winner sf2\");\n"
    "                decision = { kind = \"lots\"; winner = \"aa\"; at = \"1954-07-20T12:00\"; "
    "reason = \"Mud\"; note = \"Long ago.\"; source = \"s1\"; };\n"
    "                matches = (\n"
    "                    {\n"
    "                        status = \"abandoned 60'\";\n"
    "                    },\n"
    "                    {\n"
    "                        decision = { kind = \"awarded\"; score = \"3-0\"; };\n"
    "                    }\n"
    "                );\n"
    "            }\n"
    "        );\n"
    "    }\n"
    ");\n";

static void everything_is_written_as_it_was_read(void **state)
{
    struct edition *edition = read_back(whole);
    char *text = written(edition, TREE_CFG);
    (void)state;
    assert_same(text, whole);
    free(text);
    edition_close(edition);
}

/* libconfig's texts are read up to 65535 bytes; a longer one is written in pieces. */
static void long_texts_are_cut_between_characters(void **state)
{
    enum { TIMES = 50000 };
    struct edition *edition = sample_group();
    char *note = malloc(2 * TIMES + 1);
    (void)state;
    assert_non_null(note);
    for (size_t i = 0; i < TIMES; i++)
        memcpy(note + 2 * i, "\xC3\xA9", 3);
    edition->note = note;
    char *text = written(edition, TREE_CFG);
    struct edition *again = read_back(text);
    assert_string_equal(again->note, note);
    edition_close(again);
    edition_close(edition);
    free(text);
    free(note);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bundled_editions_come_back),
        cmocka_unit_test(samples_come_back),
        cmocka_unit_test(made_up_editions_come_back),
        cmocka_unit_test(everything_is_written_as_it_was_read),
        cmocka_unit_test(long_texts_are_cut_between_characters),
    };
    return cmocka_run_group_tests_name("edition_write", tests, NULL, NULL);
}
