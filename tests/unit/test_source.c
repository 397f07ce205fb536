/* A format is recognised by how the bytes begin. */
#include "cmocka_all.h"

#include <stdio.h>
#include <string.h>

#include "input/source.h"

static void reads(const char *text, uint32_t matches)
{
    struct report report = {0};
    struct edition *edition = NULL;

    report_init(&report, "f");
    if (!edition_read("f", text, strlen(text), &edition, &report))
        fail_msg("%s: line %u: %s", text, report.problems[0].line, report.problems[0].text);
    assert_int_equal(edition->matches.n, matches);
    edition_close(edition);
    report_release(&report);
}

static void football_txt_begins_in_many_ways(void **state)
{
    static const char *const begins[] = {
        "= Cup 2024\n",
        "\xef\xbb\xbf= Cup 2024\n",
        "# a comment\n\n= Cup 2024\n",
        "<!-- a comment -->\n= Cup 2024\n",
        "\xe2\x96\xaa Final\n",
        "\xef\xbb\xbf\xc2\xbb Final\n",
        "> Final\n",
        ":: Final\n",
        "Final\n",
        "Quarter-finals\r\n\r\n",
        "[Sun Jul 14]\n",
        "[16 June 2024]\n",
        "Sun Jul/14\n",
        "14 July\n",
        "2024-07-14 20:00  ",
        "20:00  ",
        "(51) ",
        "Group A | Alba  Brio\n",
        "",
    };
    char text[200];

    (void)state;
    for (size_t i = 0; i < sizeof begins / sizeof *begins; i++) {
        snprintf(text, sizeof text, "%sAlba v Brio  2-1 (1-0)\n", begins[i]);
        reads(text, 1);
        snprintf(text, sizeof text, "%s\xc3\x89lan v Brio  2-1 (1-0)", begins[i]);
        reads(text, 1);
    }
}

static void says(const char *text, const char *expected)
{
    struct report report = {0};
    struct edition *edition = NULL;
    char said[1000];

    report_init(&report, "f");
    assert_false(edition_read("f", text, strlen(text), &edition, &report));
    assert_null(edition);
    report_format(&report, 0, said, sizeof said);
    if (!strstr(said, expected))
        fail_msg("\"%s\" has no \"%s\"", said, expected);
    report_release(&report);
}

static void other_texts_are_no_football_txt(void **state)
{
    (void)state;
    says("edition = 5;\n", "neither");
    says("edition\n  : 5;\n", "neither");
    says("// note\nedition = \"a;\n", "f:");
    says("\xef\xbb\xbf{ \"a\": 1 }", "JSON without");
    says("[ { \"a\": 1 } ]", "JSON without");
    says("[\n", "JSON");
    says("", "expected");
    says("\xef\xbb\xbf", "expected");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(football_txt_begins_in_many_ways),
        cmocka_unit_test(other_texts_are_no_football_txt),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
