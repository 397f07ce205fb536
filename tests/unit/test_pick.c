/* Choosing ties and matches by words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "input/edition_cfg.h"
#include "model/pick.h"

/* Two legged semi-finals, one of them by kicks; a final to come; a group with one match. */
static const char cup[] =
    "edition = \"cup\"; name = \"Cup\"; zone = \"+00:00\";\n"
    "sources = ( { id = \"s\"; title = \"nowhere\"; } );\n"
    "teams = (\n"
    " { id = \"west-ham\"; name = \"West Ham\"; full = \"West Ham United\"; code = \"WHU\";\n"
    "   aliases = (\"Hammers\", \"Irons\"); },\n"
    " { id = \"plzen\"; name = \"Plzeň\"; full = \"Viktoria Plzeň\"; code = \"PLZ\"; },\n"
    " { id = \"fenerbahce\"; name = \"Fenerbahçe\"; code = \"FEN\"; },\n"
    " { id = \"roma\"; name = \"Roma\"; code = \"ROM\"; },\n"
    " { id = \"romania\"; name = \"Rômania\"; code = \"XYZ\"; }\n"
    ");\n"
    "groups = ( { id = \"a\"; name = \"Group A\"; teams = (\"roma\", \"romania\"); matches = (\n"
    "  { home = \"roma\"; away = \"romania\"; kickoff = \"2024-01-01T20:00\";\n"
    "    score = { ft = \"1-0\"; }; sources = (\"s\"); } ); } );\n"
    "rounds = (\n"
    " { id = \"sf\"; name = \"Semi-finals\"; short = \"SF\"; legs = 2; draw = \"start\"; ties = (\n"
    "  { id = \"sf1\"; teams = (\"west-ham\", \"plzen\"); matches = (\n"
    "   { kickoff = \"2024-04-01T20:00\"; score = { ft = \"1-0\"; }; sources = (\"s\"); },\n"
    "   { kickoff = \"2024-04-08T20:00\"; sources = (\"s\");\n"
    "     score = { ft = \"1-0\"; aet = \"1-0\"; pens = \"2-4\"; }; } ); },\n"
    "  { id = \"sf2\"; teams = (\"fenerbahce\", \"roma\"); matches = (\n"
    "   { kickoff = \"2024-04-02T20:00\"; score = { ft = \"0-0\"; }; sources = (\"s\"); },\n"
    "   { kickoff = \"2024-04-09T20:00\"; score = { ft = \"0-2\"; }; sources = (\"s\"); } ); } );\n"
    " },\n"
    " { id = \"final\"; name = \"Final\"; short = \"Final\"; draw = \"start\"; ties = (\n"
    "  { id = \"final\"; teams = (\"winner sf1\", \"winner sf2\"); matches = (\n"
    "   { kickoff = \"2024-05-01T20:00\"; sources = (\"s\"); } ); } ); }\n"
    ");\n";

struct fixture {
    struct edition *edition;
    struct arena arena;
    struct moment now;
};

static int set_up(void **state)
{
    static struct fixture fixture;
    struct report report;
    report_init(&report, "cup");
    fixture = (struct fixture){.now = moment_end()};
    arena_init(&fixture.arena);
    bool read = edition_read_cfg("cup", cup, sizeof cup - 1, &fixture.edition, &report);
    for (size_t i = 0; i < report.count; i++)
        print_message("%u: %s\n", (unsigned)report.problems[i].line, report.problems[i].text);
    report_release(&report);
    *state = &fixture;
    return read ? 0 : -1;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    edition_close(fixture->edition);
    arena_release(&fixture->arena);
    return 0;
}

#define WORDS_MOST 8

/* The words of text, a comma between two. */
static struct picks find(struct fixture *fixture, enum pick_what what, const char *text)
{
    const char *words[WORDS_MOST];
    size_t count = 0;
    struct picks picks;
    while (text) {
        const char *comma = strchr(text, ',');
        assert_true(count < WORDS_MOST);
        words[count++] =
            arena_strndup(&fixture->arena, text, comma ? (size_t)(comma - text) : strlen(text));
        text = comma ? comma + 1 : NULL;
    }
    pick_find(fixture->edition, fixture->now, what, words, count, &fixture->arena, &picks);
    return picks;
}

/* The ids of what the words fit, with blanks between. */
static void expect(struct fixture *fixture, enum pick_what what, const char *text, const char *ids)
{
    struct picks picks = find(fixture, what, text);
    const char *found = "";
    for (size_t i = 0; i < picks.count; i++)
        found = arena_printf(&fixture->arena, "%s%s%s", found, i ? " " : "",
                             pick_id(fixture->edition, &picks.items[i]));
    if (strcmp(found, ids) != 0)
        print_message("%s:\n", text);
    assert_string_equal(found, ids);
}

static void names_and_codes(void **state)
{
    expect(*state, PICK_TIES, "ham", "sf1 final");
    expect(*state, PICK_TIES, "west ham", "sf1 final");
    expect(*state, PICK_TIES, "united,west", "sf1 final");
    expect(*state, PICK_TIES, "irons", "sf1 final");
    expect(*state, PICK_TIES, "whu", "sf1 final");
    expect(*state, PICK_TIES, "plzen", "sf1");
    expect(*state, PICK_TIES, "PLZEŇ", "sf1");
    expect(*state, PICK_TIES, "Plzen\xcc\x8c", "sf1"); /* decomposed */
    expect(*state, PICK_TIES, "bahce,oma", "sf2");
    expect(*state, PICK_TIES, "FENERBAHÇE,roma", "sf2");
    expect(*state, PICK_TIES, "arsenal", "");
    expect(*state, PICK_TIES, "roma,arsenal", "");
    expect(*state, PICK_TIES, "roma,plzen", "");
}

static void rounds(void **state)
{
    expect(*state, PICK_TIES, "sf", "sf1 sf2");
    expect(*state, PICK_TIES, "semi-finals", "sf1 sf2");
    expect(*state, PICK_TIES, "Semi-Final", "sf1 sf2");
    expect(*state, PICK_TIES, "semifinal", "sf1 sf2");
    expect(*state, PICK_TIES, "semi,final", "sf1 sf2");
    expect(*state, PICK_TIES, "semi", "sf1 sf2");
    expect(*state, PICK_TIES, "final", "final");
    expect(*state, PICK_TIES, "finals", "final");
    expect(*state, PICK_TIES, "roma,semi,final", "sf2");
    expect(*state, PICK_TIES, "semi,final,roma", "sf2");
    expect(*state, PICK_TIES, "semi,roma,final", "");
    expect(*state, PICK_TIES, "sem", "");
    expect(*state, PICK_TIES, "quarter-final", "");
}

static void ids(void **state)
{
    expect(*state, PICK_TIES, "sf1", "sf1");
    expect(*state, PICK_TIES, "SF2", "sf2");
    expect(*state, PICK_TIES, "sf,1", "sf1");
    expect(*state, PICK_TIES, "SF 1", "sf1");
    expect(*state, PICK_TIES, "sf1,roma", "");
    expect(*state, PICK_TIES, "sf1,plzen", "sf1");
    expect(*state, PICK_TIES, "sf1/1", "sf1");
    expect(*state, PICK_TIES, "sf", "sf1 sf2");
    expect(*state, PICK_MATCHES, "sf1/2,sf1/1", "");
    expect(*state, PICK_MATCHES, "sf1/3", "");
    struct picks picks = find(*state, PICK_MATCHES, "SF1/1");
    assert_int_equal(picks.count, 1);
    assert_true(picks.items[0].named);
    assert_string_equal(((struct fixture *)*state)->edition->matches.v[picks.items[0].match].key,
                        "sf1/1");
}

static void strange_words(void **state)
{
    struct fixture *fixture = *state;
    const char *many[PICK_WORDS_MOST + 1];
    struct picks picks;
    char endless[2000];
    expect(*state, PICK_TIES, "", "");
    expect(*state, PICK_TIES, "-,roma", "");
    expect(*state, PICK_TIES, "\xff\x1b", "");
    memset(endless, 'a', sizeof endless - 1);
    endless[sizeof endless - 1] = '\0';
    expect(*state, PICK_TIES, endless, "");
    for (size_t i = 0; i <= PICK_WORDS_MOST; i++)
        many[i] = "roma";
    pick_find(fixture->edition, fixture->now, PICK_TIES, many, PICK_WORDS_MOST, &fixture->arena,
              &picks);
    assert_int_equal(picks.count, 1);
    pick_find(fixture->edition, fixture->now, PICK_TIES, many, PICK_WORDS_MOST + 1, &fixture->arena,
              &picks);
    assert_int_equal(picks.count, 0);
    pick_find(fixture->edition, fixture->now, PICK_TIES, many, 0, &fixture->arena, &picks);
    assert_int_equal(picks.count, 3);
}

static void matches_of_groups(void **state)
{
    expect(*state, PICK_MATCHES, "romania", "a/1");
    expect(*state, PICK_MATCHES, "roma", "sf2 a/1");
    expect(*state, PICK_MATCHES, "group,a", "a/1");
    expect(*state, PICK_MATCHES, "a/1", "a/1");
    expect(*state, PICK_TIES, "romania", "");
    expect(*state, PICK_SHOOTOUTS, "romania", "");
}

static void shootouts(void **state)
{
    struct fixture *fixture = *state;
    const struct edition *edition = fixture->edition;
    expect(*state, PICK_SHOOTOUTS, "sf", "sf1");
    expect(*state, PICK_SHOOTOUTS, "roma", "");
    expect(*state, PICK_SHOOTOUTS, "sf1/1", "");
    struct picks picks = find(*state, PICK_SHOOTOUTS, "ham");
    assert_int_equal(picks.count, 1);
    assert_string_equal(edition->matches.v[picks.items[0].match].key, "sf1/2");
    assert_string_equal(edition->matches.v[pick_last_shootout(edition, fixture->now)].key, "sf1/2");
}

/* Before anything was played there is no final between known sides, and no shoot-out. */
static void as_known_at_the_moment(void **state)
{
    struct fixture *fixture = *state;
    int offset;
    enum precision precision;
    assert_true(instant_parse("2024-04-05T12:00Z", 0, &fixture->now.at, &offset, &precision));
    expect(*state, PICK_TIES, "ham", "sf1");
    expect(*state, PICK_TIES, "final", "final");
    expect(*state, PICK_SHOOTOUTS, "sf", "");
    assert_int_equal(pick_last_shootout(fixture->edition, fixture->now), ID_NONE);
    struct picks picks = find(*state, PICK_MATCHES, "sf1");
    assert_string_equal(fixture->edition->matches.v[picks.items[0].match].key, "sf1/1");
}

static void legs(void **state)
{
    struct fixture *fixture = *state;
    const struct edition *edition = fixture->edition;
    struct pick pick = find(fixture, PICK_MATCHES, "sf1").items[0];
    struct err err;
    assert_string_equal(edition->matches.v[pick.match].key, "sf1/2"); /* the last begun */
    assert_true(pick_leg(edition, moment_end(), &pick, 1, &err));
    assert_string_equal(edition->matches.v[pick.match].key, "sf1/1");
    assert_true(pick_leg(edition, moment_end(), &pick, 2, &err));
    assert_string_equal(edition->matches.v[pick.match].key, "sf1/2");
    assert_false(pick_leg(edition, moment_end(), &pick, 3, &err));
    assert_non_null(strstr(err.text, "sf1"));
    assert_false(pick_leg(edition, moment_end(), &pick, 0, &err));
    pick = find(fixture, PICK_MATCHES, "sf1/1").items[0];
    assert_true(pick_leg(edition, moment_end(), &pick, 1, &err));
    assert_false(pick_leg(edition, moment_end(), &pick, 2, &err));
    assert_non_null(strstr(err.text, "sf1/1"));
    pick = find(fixture, PICK_MATCHES, "final").items[0];
    assert_false(pick_leg(edition, moment_end(), &pick, 2, &err));
    assert_non_null(strstr(err.text, "single"));
    pick = find(fixture, PICK_MATCHES, "a/1").items[0];
    assert_false(pick_leg(edition, moment_end(), &pick, 1, &err));
}

static void descriptions(void **state)
{
    struct fixture *fixture = *state;
    char text[256];
    struct picks picks = find(fixture, PICK_MATCHES, "roma");
    pick_describe(fixture->edition, fixture->now, &picks.items[0], text, sizeof text);
    assert_string_equal(text, "SF 2  Fenerbahçe v Roma");
    pick_describe(fixture->edition, fixture->now, &picks.items[1], text, sizeof text);
    assert_string_equal(text, "Group A  Roma v Rômania");
    picks = find(fixture, PICK_TIES, "final");
    fixture->now = moment_at(0);
    pick_describe(fixture->edition, fixture->now, &picks.items[0], text, sizeof text);
    assert_string_equal(text, "Final  West Ham or Plzeň v Fenerbahçe or Roma");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(names_and_codes),        TEST(rounds),    TEST(ids),  TEST(strange_words),
        TEST(matches_of_groups),      TEST(shootouts), TEST(legs), TEST(descriptions),
        TEST(as_known_at_the_moment),
    };
    return cmocka_run_group_tests_name("pick", tests, NULL, NULL);
}
