/* Reading the command line. */
#include <getopt.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "cli/request.h"

#define ARGUMENTS_MOST 16

/* Reads a line of arguments with blanks between; the words stay valid until the next. */
static bool read_line(struct request *request, const char *line, struct err *err)
{
    static char text[512];
    static char *argv[ARGUMENTS_MOST + 2];
    static char program[] = "touchline";
    int argc = 1;
    assert_true(strlen(line) < sizeof text);
    strcpy(text, line);
    argv[0] = program;
    for (char *word = strtok(text, " "); word; word = strtok(NULL, " ")) {
        assert_true(argc <= ARGUMENTS_MOST);
        argv[argc++] = word;
    }
    argv[argc] = NULL;
    optind = 0; /* getopt begins anew */
    return request_read(request, argc, argv, err);
}

static void expect(const char *line, enum command command, const char *words)
{
    struct request request;
    struct err err = {""};
    char found[256] = "";
    if (!read_line(&request, line, &err))
        fail_msg("%s: %s", line, err.text);
    for (size_t i = 0; i < request.word_count; i++) {
        strcat(found, i ? " " : "");
        strcat(found, request.words[i]);
    }
    assert_int_equal(request.command, command);
    assert_string_equal(found, words);
    request_release(&request);
}

static void expect_refusal(const char *line, const char *says)
{
    struct request request;
    struct err err = {""};
    assert_false(read_line(&request, line, &err));
    if (!strstr(err.text, says))
        fail_msg("%s: \"%s\", expected \"%s\"", line, err.text, says);
    request_release(&request);
}

static void commands(void **state)
{
    (void)state;
    expect("", COMMAND_VIEWER, "");
    expect("uel-2023-24", COMMAND_VIEWER, "uel-2023-24");
    expect("./list", COMMAND_VIEWER, "./list");
    expect("show", COMMAND_SHOW, "");
    expect("show tie west ham", COMMAND_SHOW, "tie west ham");
    expect("show show", COMMAND_SHOW, "show");
    expect("replay qf1", COMMAND_REPLAY, "qf1");
    expect("list", COMMAND_LIST, "");
    expect("list --spoiler-safe", COMMAND_LIST, "");
    expect("check a b", COMMAND_CHECK, "a b");
    expect("--help", COMMAND_HELP, "");
    expect("-h", COMMAND_HELP, "");
    expect("-V", COMMAND_VERSION, "");
    expect("--version --help", COMMAND_VERSION, "");
    expect("show tie --list-keys", COMMAND_LIST_KEYS, "show tie");
    expect("help", COMMAND_VIEWER, "help");
}

static void words_and_options_in_any_order(void **state)
{
    (void)state;
    expect("--width 60 show bracket -", COMMAND_SHOW, "bracket -");
    expect("show --width=60 bracket -", COMMAND_SHOW, "bracket -");
    expect("show bracket --sources - --width 60", COMMAND_SHOW, "bracket -");
    expect("show -- tie --leg 2", COMMAND_SHOW, "tie --leg 2");
    expect("-- show tie", COMMAND_SHOW, "tie");
    expect("show tie --at 67' roma --spoiler-safe", COMMAND_SHOW, "tie roma");
    setenv("POSIXLY_CORRECT", "1", 1);
    expect("show tie --leg 2 roma", COMMAND_SHOW, "tie roma");
    unsetenv("POSIXLY_CORRECT");
}

static void values(void **state)
{
    struct request request;
    struct err err;
    (void)state;
    assert_true(
        read_line(&request, "show tie --leg 2 --width=1000 --sources --date 2024-04-18", &err));
    assert_int_equal(request.leg, 2);
    assert_int_equal(request.width, 1000);
    assert_true(request.given[OPTION_SOURCES]);
    assert_string_equal(request.date, "2024-04-18");
    request_release(&request);
    assert_true(read_line(&request, "--at=2024-04-18T21:20 --spoiler-safe", &err));
    assert_string_equal(request.at, "2024-04-18T21:20");
    assert_true(request.given[OPTION_SPOILER_SAFE]);
    request_release(&request);
    assert_true(read_line(&request, "replay --from start --to=end --rate max", &err));
    assert_string_equal(request.from, "start");
    assert_string_equal(request.to, "end");
    assert_string_equal(request.rate, "max");
    request_release(&request);
    assert_true(read_line(&request, "show tie", &err));
    assert_int_equal(request.leg, 0);
    assert_int_equal(request.width, 0);
    assert_false(request.given[OPTION_SOURCES]);
    assert_null(request.date);
    assert_null(request.at);
    assert_false(request.given[OPTION_SPOILER_SAFE]);
    request_release(&request);
}

static void refusals(void **state)
{
    (void)state;
    expect_refusal("--nonsense", "--nonsense: unknown option");
    expect_refusal("show tie --nonsense=3 roma", "--nonsense=3: unknown option");
    expect_refusal("-x", "-x: unknown option");
    expect_refusal("-hx", "-x: unknown option");
    expect_refusal("show --leg", "--leg N");
    expect_refusal("--help=me", "--help takes no value");
    expect_refusal("--width 19", "--width 19");
    expect_refusal("--width 1001", "--width 1001");
    expect_refusal("--width 60x", "--width 60x");
    expect_refusal("--width= show", "--width ");
    expect_refusal("--width +60", "--width +60");
    expect_refusal("--width 99999999999999999999", "--width 999");
    expect_refusal("show tie --leg 0", "--leg 0");
    expect_refusal("show tie --at", "--at MOMENT");
    expect_refusal("--spoiler-safe=yes", "--spoiler-safe takes no value");
    expect_refusal("list --at end", "--at means nothing to list");
    expect_refusal("check --spoiler-safe", "--spoiler-safe means nothing to check");
    expect_refusal("show tie --from start", "--from means nothing to show");
    expect_refusal("replay --at end", "--at means nothing to replay");
    expect_refusal("list --sources", "--sources means nothing to list");
    expect_refusal("--leg 1", "--leg means nothing to the viewer");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(commands),
        cmocka_unit_test(words_and_options_in_any_order),
        cmocka_unit_test(values),
        cmocka_unit_test(refusals),
    };
    return cmocka_run_group_tests_name("request", tests, NULL, NULL);
}
