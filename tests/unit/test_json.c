/* JSON: what is refused and where, and that an edition in JSON is the same as in its .cfg form. */
#include "cmocka_all.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../prop/plan.h"
#include "input/json_file.h"
#include "input/json_tree.h"
#include "input/source.h"
#include "output/edition_write.h"
#include "sample.h"

/* The problems of a text, read as an edition: "x:LINE: ...", a line each. */
static const char *problem_of(const char *bytes, size_t len)
{
    static char buf[4096];
    size_t at = 0;
    struct edition *edition = NULL;
    struct report report = {0};
    bool good = edition_read_json("x", bytes, len, &edition, &report);
    buf[0] = '\0';
    for (size_t i = 0; i < report.count && at + 1000 < sizeof buf; i++) {
        report_format(&report, i, buf + at, 999);
        at += strlen(buf + at);
        buf[at++] = '\n';
        buf[at] = '\0';
    }
    assert_int_equal(good, report.errors == 0);
    assert_int_equal(good, edition != NULL);
    edition_close(edition);
    report_release(&report);
    return buf;
}

static void assert_problem(const char *text, const char *expected)
{
    const char *problem = problem_of(text, strlen(text));
    if (!strstr(problem, expected))
        fail_msg("\"%s\" is said, expected \"%s\"", problem, expected);
}

#define HEAD "{ \"edition\": \"cup\", \"name\": \"Cup\",\n"
#define TEAMS                                                                                      \
    "\"teams\": [ { \"id\": \"aa\", \"name\": \"Aa\" },\n { \"id\": \"bb\", \"name\": \"Bb\" } "   \
    "],\n"

static void a_small_edition_is_read(void **state)
{
    static const char text[] =
        "\xEF\xBB\xBF" HEAD TEAMS
        "\"rounds\": [ { \"id\": \"f\", \"name\": \"Final\", \"ties\": [ { \"id\": \"f\",\n"
        "  \"teams\": [ \"aa\", \"bb\" ], \"matches\": [ { \"neutral\": true,\n"
        "  \"score\": { \"ft\": \"1-0\" }, \"attendance\": 12,\n"
        "  \"events\": [ \"5' goal aa \\u00c9lan \\\"E\\\"\" ] } ] } ] } ] }";
    struct edition *edition = NULL;
    struct report report = {0};
    (void)state;
    assert_true(edition_read("x", text, sizeof text - 1, &edition, &report));
    assert_int_equal(edition->matches.v[0].attendance, 12);
    assert_true(edition->matches.v[0].neutral);
    assert_int_equal(edition->teams.v[1].line, 3);
    assert_int_equal(edition->events.v[0].line, 7);
    assert_string_equal(edition->people.v[0].name, "\xC3\x89lan \"E\"");
    edition_close(edition);
    report_release(&report);
}

static void syntax_is_refused_with_line_and_column(void **state)
{
    (void)state;
    assert_problem("{\n\"edition\": }", "x:2: column 12: unexpected token");
    assert_problem("{\n\n\"edition\": \"a\"", "x:3: ");
    assert_problem("{ \"edition\": \"a\",\n \"edition\": \"b\" }", "x:2: ");
    assert_problem("{ \"edition\": \"a\" } x", "x:1: ");
    assert_problem("{ \"edition\": 123456789012345678901234567890 }", "too big integer");
    assert_problem("{\n\"a\": \"\xFF\" }", "x:2: ");
    assert_problem("{\n\"a\": \"\\u0000\" }", "x:2: ");
    assert_problem("{\n\"a\": \"\\ud800\" }", "x:2: ");
    assert_problem("{\n\"a\": \"open", "x:2: ");
    assert_problem("", "x:1: ");
    assert_string_not_equal(problem_of("{ \"a\": \"\0\" }", 12), "");
}

static void deep_nesting_is_refused(void **state)
{
    char text[2 * JSON_NESTING_MOST + 3];
    struct json_tree tree;
    struct report report = {0};
    (void)state;
    memset(text, '[', JSON_NESTING_MOST);
    memset(text + JSON_NESTING_MOST, ']', JSON_NESTING_MOST);
    assert_true(json_tree_read(&tree, text, 2 * (size_t)JSON_NESTING_MOST, &report));
    assert_int_equal(tree.count, JSON_NESTING_MOST);
    json_tree_release(&tree);
    report_release(&report);
    memset(text, '[', JSON_NESTING_MOST + 1);
    text[JSON_NESTING_MOST + 1] = '\0';
    assert_problem(text, "x:1: more than 32 objects and arrays open, expected fewer");
}

static void what_is_wrong_in_it_has_its_line(void **state)
{
    (void)state;
    assert_problem("{ \"groups\": [] }", "x:1: JSON without \"edition\"");
    assert_problem("[ 1 ]", "x:1: JSON without \"edition\"");
    assert_problem(HEAD "\n\"colour\": 1, \"groups\": [] }", "x:3: unknown key \"colour\"");
    assert_problem(HEAD "\"teams\":\n { } }", "x:3: \"teams\" is an object { }, expected an array");
    assert_problem(HEAD "\"teams\": [\n null ] }", "x:3: null where a team should be");
    assert_problem(HEAD "\"teams\": [\n { \"id\": \"aa\", \"name\":\n 1.5 } ] }",
                   "x:4: \"name\" is a number with a point, expected a text in quotes");
    assert_problem(HEAD "\"teams\": [\n { \"id\": \"aa\", \"name\": \"A\",\n \"ranking\": "
                        "4294967297 } ] }",
                   "x:4: \"ranking\" is 4294967297, expected 1 to");
    assert_problem(HEAD TEAMS "\"groups\": [ { \"id\": \"a\", \"name\": \"A\", \"teams\": [\n"
                              "\"aa\",\n\"zz\" ] } ] }",
                   "x:6: unknown team \"zz\"");
}

static void assert_same_in_json(const struct edition *edition)
{
    struct tree cfg, json, again;
    struct edition *back = NULL;
    struct report report = {0};
    edition_write(edition, TREE_CFG, &cfg);
    edition_write(edition, TREE_JSON, &json);
    assert_true(edition_read("written", json.out.v, json.out.n, &back, &report));
    edition_write(back, TREE_CFG, &again);
    assert_int_equal(cfg.out.n, again.out.n);
    assert_memory_equal(cfg.out.v, again.out.v, cfg.out.n);
    edition_close(back);
    report_release(&report);
    vec_release(&cfg.out);
    vec_release(&json.out);
    vec_release(&again.out);
}

static void json_says_what_the_edition_file_says(void **state)
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
        assert_same_in_json(edition);
        edition_close(edition);
        report_release(&report);
    }
}

static void made_up_editions_are_the_same_in_json(void **state)
{
    struct random random = random_start();
    struct plan *plan = malloc(sizeof *plan);
    (void)state;
    assert_non_null(plan);
    for (int i = 0; i < 40; i++) {
        struct maker maker;
        plan_make(&random, plan);
        plan_tell(&maker, plan, NULL);
        assert_same_in_json(maker.edition);
        maker_close(&maker);
    }
    free(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_small_edition_is_read),
        cmocka_unit_test(syntax_is_refused_with_line_and_column),
        cmocka_unit_test(deep_nesting_is_refused),
        cmocka_unit_test(what_is_wrong_in_it_has_its_line),
        cmocka_unit_test(json_says_what_the_edition_file_says),
        cmocka_unit_test(made_up_editions_are_the_same_in_json),
    };
    return cmocka_run_group_tests_name("json", tests, NULL, NULL);
}
