/* The look at a file before libconfig sees it. */
#include "cmocka_all.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "input/cfg_scan.h"

/* Scans an exact heap block, so that reading one byte too many is seen by the sanitizer. */
static bool scan(const char *text, size_t len, struct cfg_lines *lines, struct report *report)
{
    char *bytes = malloc(len ? len : 1);
    assert_non_null(bytes);
    memcpy(bytes, text, len);
    report_init(report, "f");
    bool good = cfg_scan(bytes, len, lines, report);
    free(bytes);
    assert_int_equal(good, report->errors == 0);
    return good;
}

static void passes_len(const char *text, size_t len)
{
    struct report report;
    if (!scan(text, len, NULL, &report))
        fail_msg("refused: %s\n%s", text, report.problems[0].text);
    report_release(&report);
}

static void passes(const char *text)
{
    passes_len(text, strlen(text));
}

/* The text has exactly one problem, this one. */
static void refused_len(const char *text, size_t len, const char *problem)
{
    struct report report;
    char buf[600];
    if (scan(text, len, NULL, &report))
        fail_msg("let through: %s", text);
    report_format(&report, 0, buf, sizeof buf);
    assert_string_equal(buf, problem);
    assert_int_equal(report.count, 1);
    report_release(&report);
}

static void refused(const char *text, const char *problem)
{
    refused_len(text, strlen(text), problem);
}

static void ordinary_text_passes(void **state)
{
    (void)state;
    passes("");
    passes(
        "a = 1;\nb = \"x \\\" y \\\\\";\n# \"not a string\n// nor ( this\n/* { */ c = [ 1, 2 ];\n");
    passes("list = ( { a = true; }, ( \"Plze\xc5\x88\" ), -12 );");
    passes("a = 999999999; b = -123456789; c = 0x7FFFFFF; name1234567890 = 1;");
    passes("a = \"1234567890123\"; # 1234567890123\n");
    passes("a = 1 / 2 * 3");
}

static void refuses_nul_once(void **state)
{
    (void)state;
    refused_len("a = 1;\n\0\0\0", 10, "f:2: a NUL byte, expected text");
    refused_len("a = \"\0\";", 8, "f:1: a NUL byte, expected text");
    refused_len("# \0\n", 4, "f:1: a NUL byte, expected text");
}

static void refuses_what_is_not_utf8(void **state)
{
    (void)state;
    refused("a = 1;\nb = \"caf\xe9\";", "f:2: not valid UTF-8 (byte 0xe9), expected text in UTF-8");
    refused("# \xc3", "f:1: not valid UTF-8 (byte 0xc3), expected text in UTF-8");
    refused("a = \"\xed\xa0\x80\";", "f:1: not valid UTF-8 (byte 0xed), expected text in UTF-8");
    refused("\n\n\n\"12345678\xc5\x88\xc5\";",
            "f:4: not valid UTF-8 (byte 0xc5), expected text in UTF-8");
    passes("a = \"ň12345678ň\"; # ň");
}

static void refuses_include_everywhere(void **state)
{
    (void)state;
    const char *problem = "f:2: \"@include\", expected everything in one file";
    refused("a = 1;\n@include \"/dev/zero\"\n", problem);
    refused("a = \"\n@include \\\"x\\\"\n\";", problem);
    refused("/*\n@include \"x\" */", problem);
    refused("\n# @include \"x\"", problem);
    passes("a = \"me@includ\"; b = \"@\";");
    passes_len("# @includ", 9);
}

static void refuses_large_integers(void **state)
{
    (void)state;
    refused("a = 1;\n\nb = 1234567890;", "f:3: an integer of 10 digits, expected at most 9");
    refused("a = -0000000001;", "f:1: an integer of 10 digits, expected at most 9");
    refused("a = ( 1, 12345678901234567890L );",
            "f:1: an integer of 20 digits, expected at most 9");
    refused("a = 0xFFFFFFFF;", "f:1: an integer of 8 digits, expected at most 7");
}

static void refuses_byte_escapes(void **state)
{
    (void)state;
    refused("a = \"\n\\x41\";", "f:2: \"\\x\", expected the character itself (UTF-8)");
    refused("a = \"\\X00\";", "f:1: \"\\X\", expected the character itself (UTF-8)");
    passes("a = \"\\\\x41\";");
}

static void counts_nesting(void **state)
{
    (void)state;
    char text[200] = "a = ";
    for (int i = 0; i < 32; i++)
        strcat(text, "(");
    for (int i = 0; i < 32; i++)
        strcat(text, ")");
    passes(text);
    strcpy(text, "a =\n");
    for (int i = 0; i < 33; i++)
        strcat(text, i % 2 ? "{" : "[");
    refused(text, "f:2: more than 32 brackets open, expected fewer");
}

/* A group of so many settings, each on its line. */
static char *settings(int count, bool root)
{
    char *text = malloc((size_t)count * 16 + 32);
    size_t at = 0;
    assert_non_null(text);
    if (!root)
        at += (size_t)sprintf(text, "g = ( {");
    for (int i = 0; i < count; i++)
        at += (size_t)sprintf(text + at, "k%d %c 1;\n", i, i % 2 ? '=' : ':');
    sprintf(text + at, root ? "\n" : "} );\n");
    return text;
}

static void counts_settings_of_a_group(void **state)
{
    (void)state;
    for (int root = 0; root < 2; root++) {
        char *text = settings(256, root);
        passes(text);
        free(text);
        text = settings(300, root);
        refused(text, "f:257: more than 256 settings in one group, expected lists");
        free(text);
    }
}

static void settings_of_several_groups_do_not_add_up(void **state)
{
    (void)state;
    char *one = settings(200, false), *text = malloc(3 * strlen(one) + 1);
    assert_non_null(text);
    sprintf(text, "%s%s%s", one, one, one);
    passes(text);
    free(text);
    free(one);
}

static void refuses_what_is_not_closed(void **state)
{
    (void)state;
    refused("a = 1;\nb = \"x\n\n", "f:2: the string is not closed, expected '\"'");
    refused("a = \"x\\\"", "f:1: the string is not closed, expected '\"'");
    refused("a = \"x\\", "f:1: the string is not closed, expected '\"'");
    refused("\n/* x\n*", "f:2: the comment is not closed, expected \"*/\"");
    refused("a = (\n{ b = 1; }\n", "f:1: the '(' is not closed, expected ')'");
    refused("a = (\n{ b = 1;\n", "f:2: the '{' is not closed, expected '}'");
    refused("a = (\n1 };", "f:2: '}', expected ')' to close the '(' of line 1");
    refused("a = 1;\n)", "f:2: ')' closes nothing");
}

/* libconfig goes over a long piece anew with every few KiB that it reads of it. */
static void refuses_long_pieces(void **state)
{
    (void)state;
    static const char *const forms[][2] = {
        {"a = \"", "\";"}, {"# ", "\n"}, {"/* ", "*/"}, {"a", "= 1;"}};
    char *text = malloc(CFG_TOKEN_MOST + 20), problem[160];
    assert_non_null(text);
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        bool string = i == 0, block = i == 2;
        const char *open = forms[i][0] + (string ? 4 : 0);
        int rest = (int)strlen(open) + (string ? 1 : block ? 2 : 0);
        for (int over = 0; over <= 1; over++) {
            int len = sprintf(text, "\n%s", forms[i][0]);
            memset(text + len, 'a', (size_t)(CFG_TOKEN_MOST - rest + over));
            strcpy(text + len + CFG_TOKEN_MOST - rest + over, forms[i][1]);
            sprintf(problem,
                    "f:2: a text, comment, name or row of blanks of %d bytes, expected at most %d",
                    CFG_TOKEN_MOST + 1, CFG_TOKEN_MOST);
            if (over)
                refused(text, problem);
            else
                passes(text);
        }
    }
    free(text);
}

static size_t len_to_parse(const char *text)
{
    struct cfg_lines lines = {0};
    struct report report;
    assert_true(scan(text, strlen(text), &lines, &report));
    vec_release(&lines.ends);
    report_release(&report);
    return lines.len;
}

static void leaves_out_a_last_comment_without_a_line_end(void **state)
{
    (void)state;
    assert_int_equal(len_to_parse("# x"), 0);
    assert_int_equal(len_to_parse("a = 1;\n# x\n// y"), 11);
    assert_int_equal(len_to_parse("a = 1; /* y */"), 7);
    assert_int_equal(len_to_parse("a = 1;\n# x\n"), 11);
    assert_int_equal(len_to_parse("a = 1; /"), 8);
    assert_int_equal(len_to_parse(""), 0);
}

static void finds_several_in_one_pass(void **state)
{
    (void)state;
    static const char text[] = "a = 1234567890;\nb = \"\\x41\";\n@include \"x\"\nc = 1";
    struct report report;
    assert_false(scan(text, sizeof text - 1, NULL, &report));
    assert_int_equal(report.count, 3);
    for (uint32_t i = 0; i < 3; i++)
        assert_int_equal(report.problems[i].line, i + 1);
    report_release(&report);
}

static void knows_where_strings_of_lists_end(void **state)
{
    (void)state;
    static const char text[] = "name = \"not this\";\n"
                               "a = (\n\"x\",\n\"y\"\n);\n"            /* 3, 4 */
                               "b = ( { c = \"no\"; }, \"one\" # \"\n" /* joined: 8 */
                               "/* \" */\n\"two\", \"three\" );\n"     /* 8 */
                               "d = [ \"four\nlines\n\" ];";           /* 11 */
    static const uint32_t expected[] = {3, 4, 8, 8, 11};
    struct cfg_lines lines = {0};
    struct report report;
    assert_true(scan(text, sizeof text - 1, &lines, &report));
    assert_int_equal(lines.ends.n, 5);
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(lines.ends.v[i], expected[i]);
    vec_release(&lines.ends);
    report_release(&report);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ordinary_text_passes),
        cmocka_unit_test(refuses_nul_once),
        cmocka_unit_test(refuses_what_is_not_utf8),
        cmocka_unit_test(refuses_include_everywhere),
        cmocka_unit_test(refuses_large_integers),
        cmocka_unit_test(refuses_byte_escapes),
        cmocka_unit_test(counts_nesting),
        cmocka_unit_test(counts_settings_of_a_group),
        cmocka_unit_test(settings_of_several_groups_do_not_add_up),
        cmocka_unit_test(refuses_what_is_not_closed),
        cmocka_unit_test(refuses_long_pieces),
        cmocka_unit_test(leaves_out_a_last_comment_without_a_line_end),
        cmocka_unit_test(finds_several_in_one_pass),
        cmocka_unit_test(knows_where_strings_of_lists_end),
    };
    return cmocka_run_group_tests_name("cfg_scan", tests, NULL, NULL);
}
