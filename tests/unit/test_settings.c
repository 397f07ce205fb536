#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <sys/stat.h>
#include <unistd.h>

#include "settings.h"

/* Parses text; what was reported, a line each, into said. */
static void parse(struct settings *settings, const char *text, char *said, size_t size)
{
    struct report report;
    settings_init(settings);
    report_init(&report, "touchline.cfg");
    settings_parse(settings, text, strlen(text), &report);
    said[0] = '\0';
    for (size_t i = 0; i < report.count; i++) {
        char line[512];
        report_format(&report, i, line, sizeof line);
        snprintf(said + strlen(said), size - strlen(said), "%s\n", line);
    }
    report_release(&report);
}

static void reads_what_is_set(void **state)
{
    (void)state;
    struct settings settings;
    char said[2048];
    parse(&settings,
          "# mine\nkeys = { up = \"w Up\"; help = \"F1 h\"; };\n"
          "background = \"light\"; mouse = false; ascii = true;\nspoiler-safe = true;\n",
          said, sizeof said);
    assert_string_equal(said, "");
    assert_string_equal(settings.note, "");
    assert_int_equal(keymap_find(&settings.keymap, SCREEN_TIE, 'w'), ACTION_UP);
    assert_int_equal(keymap_find(&settings.keymap, SCREEN_TIE, 'h'), ACTION_HELP);
    assert_int_equal(settings.background, BACKGROUND_LIGHT);
    assert_false(settings.mouse);
    assert_true(settings.ascii);
    assert_true(settings.safe);
}

static void nothing_is_the_default(void **state)
{
    (void)state;
    struct settings settings, defaults;
    char said[256];
    parse(&settings, "", said, sizeof said);
    settings_init(&defaults);
    assert_string_equal(said, "");
    assert_memory_equal(&settings, &defaults, sizeof settings);
    assert_true(defaults.mouse);
    assert_false(defaults.ascii);
    assert_false(defaults.safe);
    assert_int_equal(defaults.background, BACKGROUND_AUTO);
}

/* Every mistake is told with its line, and what is right holds all the same. */
static void mistakes_are_told_with_their_line(void **state)
{
    (void)state;
    struct settings settings;
    char said[4096];
    parse(
        &settings,
        "keys = {\n up = \"w\";\n down = \"w\";\n fly = \"f\";\n left = 3;\n right = "
        "\"Rigt\";\n};\n"
        "background = \"blue\";\nmouse = \"yes\";\ncolour = 3;\nascii = true;\nspoiler-safe = 1;\n",
        said, sizeof said);
    static const char *const expected[] = {"touchline.cfg:3: down: w is given to \"up\"",
                                           "touchline.cfg:4: \"fly\" is no action",
                                           "touchline.cfg:5: left is no text; expected keys",
                                           "touchline.cfg:6: right: \"Rigt\" is no key",
                                           "touchline.cfg:8: background is not known; expected",
                                           "touchline.cfg:9: mouse is neither; expected true",
                                           "touchline.cfg:10: \"colour\" is no setting; expected",
                                           "touchline.cfg:12: spoiler-safe is neither; expected"};
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
        if (!strstr(said, expected[i]))
            fail_msg("missing: %s\nin:\n%s", expected[i], said);
    assert_int_equal(keymap_find(&settings.keymap, SCREEN_TIE, 'w'), ACTION_UP);
    assert_true(settings.ascii);
    assert_true(settings.mouse);
    assert_false(settings.safe);
    assert_non_null(strstr(settings.note, "touchline.cfg:3: "));
    assert_non_null(strstr(settings.note, "(and 7 more)"));
}

static void providers_have_other_addresses(void **state)
{
    (void)state;
    struct settings settings;
    char said[2048];
    parse(&settings,
          "base-urls = {\n espn = \"http://127.0.0.1:8000/\";\n openligadb = "
          "\"ftp://elm.test\";\n fifa = \"https://elm.test\";\n football-data = "
          "\"https://me:secret@elm.test\";\n};\n",
          said, sizeof said);
    assert_string_equal(settings.base_urls[PROVIDER_ESPN], "http://127.0.0.1:8000/");
    assert_string_equal(settings.base_urls[PROVIDER_OPENLIGADB], "");
    assert_string_equal(settings.base_urls[PROVIDER_FOOTBALLDATA], "");
    static const char *const expected[] = {"touchline.cfg:3: openligadb is no such address",
                                           "touchline.cfg:4: \"fifa\" is no provider; expected",
                                           "touchline.cfg:5: football-data is no such address"};
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
        if (!strstr(said, expected[i]))
            fail_msg("missing: %s\nin:\n%s", expected[i], said);
    assert_null(strstr(said, "secret"));
    parse(&settings, "base-urls = 3;\n", said, sizeof said);
    assert_non_null(strstr(said, "touchline.cfg:1: base-urls is no group; expected"));
}

static void notices_are_chosen(void **state)
{
    (void)state;
    struct settings settings;
    char said[2048];
    parse(&settings,
          "notify = [ \"notify-send\", \"-u\", \"low\", \"{title}\", \"{body}\" ];\n"
          "notices = {\n bell = true;\n title = false;\n events = [ \"goal\", \"through\" ];\n"
          " teams = ( \"LIV\", \"Fenerbahçe\" );\n};\n",
          said, sizeof said);
    assert_string_equal(said, "");
    const struct notice_settings *notices = &settings.notices;
    assert_int_equal(notices->command.count, 5);
    assert_string_equal(texts_at(&notices->command, 0), "notify-send");
    assert_string_equal(texts_at(&notices->command, 4), "{body}");
    assert_true(notices->bell);
    assert_false(notices->title);
    assert_int_equal(notices->kinds, 1u << NEWS_GOAL | 1u << NEWS_THROUGH);
    assert_int_equal(notices->teams.count, 2);
    assert_string_equal(texts_at(&notices->teams, 0), "liv");
    assert_string_equal(texts_at(&notices->teams, 1), "fenerbahce");
    parse(&settings,
          "notify = [ \"sh\", \"-c\", \"echo \\\"$1\\\" >>~/goals\", \"sh\", \"{title}\" ];", said,
          sizeof said);
    assert_string_equal(said, "");
    assert_string_equal(texts_at(&notices->command, 2), "echo \"$1\" >>~/goals");
    parse(&settings, "notify = [];\nnotices = {};\n", said, sizeof said);
    assert_string_equal(said, "");
    assert_int_equal(settings.notices.command.count, 0);
    assert_false(settings.notices.bell);
    assert_true(settings.notices.title);
    assert_int_equal(settings.notices.kinds, (1u << NEWS_KIND_COUNT) - 1);
    assert_int_equal(settings.notices.teams.count, 0);
}

static void mistakes_in_notices_are_told_with_their_line(void **state)
{
    (void)state;
    struct settings settings;
    char said[4096];
    static const struct {
        const char *text, *expected;
    } cases[] = {
        {"notify = \"notify-send\";",
         ":1: notify is no list; expected notify = [ \"notify-send\", "},
        {"notify = [ 1 ];", ":1: notify: no text, expected"},
        {"notify = [ \"a\",\n \"{titel}\" ];",
         ":2: notify: {titel} is not known; expected {title}"},
        {"notify = [ \"sh\",\n \"-c\",\n \"echo {title}\" ];", ":3: notify: {title} stands within"},
        {"notify = [ \"{title}\" ];", ":1: notify: \"{title}\" is no program"},
        {"notify = [ \"\" ];", ":1: notify: \"\" is no program"},
        {"\nnotices = 1;", ":2: notices is no group; expected notices = { "},
        {"notices = {\n bell = 1;\n};", ":2: bell is neither; expected true or false"},
        {"notices = {\n sound = true;\n};",
         ":2: \"sound\" is no setting of notices; expected bell"},
        {"notices = { events = [ \"goal\",\n \"corner\" ]; };",
         ":2: events: \"corner\" is not known"},
        {"notices = { events = \"goal\"; };", ":1: events is no list; expected events = ["},
        {"notices = { teams = [ \"LIV\",\n \"?!\" ]; };", ":2: teams: \"?!\" is no name of a team"},
        {"notices = { teams = ( 3 ); };", ":1: teams: no text, expected"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        parse(&settings, cases[i].text, said, sizeof said);
        if (!strstr(said, cases[i].expected))
            fail_msg("missing: %s\nin:\n%s", cases[i].expected, said);
        assert_int_equal(settings.notices.command.count, 0);
        assert_int_equal(settings.notices.kinds, (1u << NEWS_KIND_COUNT) - 1);
        assert_int_equal(settings.notices.teams.count, 0);
    }
    /* More than there is room for. */
    char text[1200];
    snprintf(text, sizeof text, "notify = [ \"%01100d\" ];", 7);
    parse(&settings, text, said, sizeof said);
    assert_non_null(strstr(said, ":1: notify is too long; expected less than 1024 bytes"));
    assert_int_equal(settings.notices.command.count, 0);
}

static void a_last_comment_needs_no_line_end(void **state)
{
    (void)state;
    struct settings settings;
    char said[1024];
    parse(&settings, "ascii = true; # so", said, sizeof said);
    assert_true(settings.ascii);
    assert_string_equal(settings.note, "");
    parse(&settings, "# nothing", said, sizeof said);
    assert_string_equal(settings.note, "");
}

static void what_is_no_settings_file(void **state)
{
    (void)state;
    struct settings settings;
    char said[1024];
    parse(&settings, "mouse = true;\nkeys = { up = ;\n", said, sizeof said);
    assert_non_null(strstr(said, "touchline.cfg:2: "));
    parse(&settings, "mouse = true;\n@include \"/etc/passwd\"\n", said, sizeof said);
    assert_non_null(strstr(said, "touchline.cfg:2: "));
    parse(&settings, "keys = \"q\";\n", said, sizeof said);
    assert_non_null(strstr(said, "touchline.cfg:1: keys is no group"));
    parse(&settings, "keys = [1, 2];\n", said, sizeof said);
    assert_non_null(strstr(said, "touchline.cfg:1: keys is no group"));
}

static void light_or_dark(void **state)
{
    (void)state;
    struct settings settings;
    settings_init(&settings);
    assert_false(settings_light(&settings, NULL));
    assert_false(settings_light(&settings, "15;0"));
    assert_false(settings_light(&settings, "7;8"));
    assert_true(settings_light(&settings, "0;15"));
    assert_true(settings_light(&settings, "0;default;7"));
    assert_false(settings_light(&settings, "0;default"));
    assert_false(settings_light(&settings, "0;"));
    assert_false(settings_light(&settings, "15"));
    settings.background = BACKGROUND_LIGHT;
    assert_true(settings_light(&settings, "15;0"));
    settings.background = BACKGROUND_DARK;
    assert_false(settings_light(&settings, "0;15"));
}

static void the_file_is_found(void **state)
{
    (void)state;
    struct arena arena;
    struct settings settings;
    char dir[] = "/tmp/touchline-test-XXXXXX", path[128];
    arena_init(&arena);
    assert_non_null(mkdtemp(dir));
    setenv("HOME", dir, 1);
    setenv("XDG_CONFIG_HOME", "not/absolute", 1);
    snprintf(path, sizeof path, "%s/.config/touchline/touchline.cfg", dir);
    assert_string_equal(settings_path(&arena), path);
    setenv("XDG_CONFIG_HOME", dir, 1);
    snprintf(path, sizeof path, "%s/touchline", dir);
    assert_int_equal(mkdir(path, 0700), 0);
    snprintf(path, sizeof path, "%s/touchline/touchline.cfg", dir);
    assert_string_equal(settings_path(&arena), path);

    settings_read(&settings); /* not there: the defaults, and not a word */
    assert_true(settings.mouse);
    assert_string_equal(settings.note, "");
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs("mouse = false;\nascii = 1;\n", file);
    fclose(file);
    settings_read(&settings);
    assert_false(settings.mouse);
    assert_non_null(strstr(settings.note, "touchline.cfg:2: ascii is neither"));
    unlink(path);
    snprintf(path, sizeof path, "%s/touchline", dir);
    rmdir(path);
    rmdir(dir);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_what_is_set),
        cmocka_unit_test(nothing_is_the_default),
        cmocka_unit_test(mistakes_are_told_with_their_line),
        cmocka_unit_test(providers_have_other_addresses),
        cmocka_unit_test(notices_are_chosen),
        cmocka_unit_test(mistakes_in_notices_are_told_with_their_line),
        cmocka_unit_test(a_last_comment_needs_no_line_end),
        cmocka_unit_test(what_is_no_settings_file),
        cmocka_unit_test(light_or_dark),
        cmocka_unit_test(the_file_is_found),
    };
    return cmocka_run_group_tests_name("settings", tests, NULL, NULL);
}
