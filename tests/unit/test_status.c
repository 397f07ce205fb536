/* The line of touchline status: which matches it tells of, and what it says of them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cli/status_line.h"
#include "cli/status_match.h"
#include "cmocka_all.h"
#include "maker.h"
#include "sample.h"

struct desk {
    struct edition *edition;
    struct arena arena;
    struct status_about about;
    char text[2048];
};

static int set_up(void **state)
{
    static struct desk desk;
    setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1);
    tzset();
    desk.edition = sample_two_legs();
    arena_init(&desk.arena);
    desk.about = (struct status_about){.view = {.edition = desk.edition,
                                                .now = moment_end(),
                                                .before = moment_end(),
                                                .day = INSTANT_UNKNOWN,
                                                .scratch = &desk.arena},
                                       .age = ""};
    *state = &desk;
    return 0;
}

static int tear_down(void **state)
{
    struct desk *desk = *state;
    edition_close(desk->edition);
    arena_release(&desk->arena);
    return 0;
}

/* Everything stands at an instant of zone +02:00, and so does the clock. */
static void stand(struct desk *desk, const char *at)
{
    desk->about.clock = sample_instant(at);
    desk->about.view.now = moment_at(desk->about.clock);
}

static void expect_format(struct desk *desk, const char *match, const char *format,
                          enum status_escape escape, int cells, const char *expected)
{
    status_parts parts = {0};
    struct err err;
    if (!status_format_check(format, &err))
        fail_msg("%s: %s", format, err.text);
    desk->about.match = (uint32_t)strmap_get(&desk->edition->match_by_key, match, strlen(match));
    status_tell(&desk->about, format, &parts);
    if (cells)
        status_clip(&parts, cells, desk->about.ascii, &desk->arena);
    FILE *out = fmemopen(desk->text, sizeof desk->text, "w");
    assert_non_null(out);
    status_print(out, &parts, escape);
    assert_int_equal(fclose(out), 0);
    vec_release(&parts);
    desk->text[strcspn(desk->text, "\n")] = '\0';
    assert_string_equal(desk->text, expected);
}

static void expect(struct desk *desk, const char *match, const char *format, const char *expected)
{
    expect_format(desk, match, format, STATUS_PLAIN, 0, expected);
}

static void expect_line(struct desk *desk, const char *match, const char *expected)
{
    expect(desk, match, STATUS_FORMAT, expected);
}

/* -- which match --------------------------------------------------------------------------------
 */

/* Their keys, with blanks between. */
static void expect_matches(const struct desk *desk, const char *team, const char *expected)
{
    const struct edition *edition = desk->edition;
    uint32_t matches[16];
    char found[256] = "";
    uint32_t id = team ? (uint32_t)strmap_get(&edition->team_by_key, team, strlen(team)) : ID_NONE;
    assert_true(!team || id < edition->teams.n);
    assert_true(edition->matches.n <= 16);
    size_t count = status_matches(edition, desk->about.view.now, desk->about.clock, id, matches);
    for (size_t i = 0; i < count; i++) {
        strcat(found, i ? " " : "");
        strcat(found, edition->matches.v[matches[i]].key);
    }
    assert_string_equal(found, expected);
}

static void before_all_the_first_is_to_come(void **state)
{
    struct desk *desk = *state;
    stand(desk, "2024-04-01T12:00");
    expect_matches(desk, NULL, "sf1/1");
    expect_matches(desk, "liverpool", "sf2/1");
}

static void matches_that_are_on_come_by_what_changed_last(void **state)
{
    struct desk *desk = *state;
    stand(desk, "2024-04-18T21:05");
    expect_matches(desk, NULL, "sf1/2 sf2/2");
    stand(desk, "2024-04-18T21:10"); /* Salah, 7' */
    expect_matches(desk, NULL, "sf2/2 sf1/2");
    expect_matches(desk, "benfica", "sf1/2");
    stand(desk, "2024-04-18T23:00"); /* the other goes to extra time */
    expect_matches(desk, NULL, "sf1/2");
    expect_matches(desk, "atalanta", "sf2/2");
}

static void a_result_is_told_for_half_a_day(void **state)
{
    struct desk *desk = *state;
    stand(desk, "2024-04-19T08:00");
    expect_matches(desk, NULL, "sf1/2"); /* it ended last */
    expect_matches(desk, "liverpool", "sf2/2");
    stand(desk, "2024-04-19T13:00");
    expect_matches(desk, NULL, "final/1");
    expect_matches(desk, "marseille", "final/1");
    expect_matches(desk, "benfica", "");
}

static void what_was_not_heard_of_is_to_come_for_a_while(void **state)
{
    struct desk *desk = *state;
    stand(desk, "2024-05-22T20:00");
    desk->about.clock = sample_instant("2024-05-22T22:00");
    expect_matches(desk, NULL, "final/1");
    desk->about.clock = sample_instant("2024-05-23T01:00");
    expect_matches(desk, NULL, "");
}

static void a_day_without_an_hour_is_to_come_all_day(void **state)
{
    struct desk desk = *(struct desk *)*state;
    desk.edition = sample_group();
    desk.about.clock = sample_instant("2024-06-05T22:00");
    desk.about.view.now = moment_end();
    uint32_t last = (uint32_t)desk.edition->matches.n - 1;
    const struct match *match = &desk.edition->matches.v[last];
    uint32_t matches[16];
    struct civil day = instant_to_civil(match->kickoff, match->offset);
    day.hour = 22;
    desk.about.clock = instant_from_civil(&day, match->offset);
    assert_int_equal(status_matches(desk.edition, moment_end(), desk.about.clock, ID_NONE, matches),
                     1);
    assert_int_equal(matches[0], last);
    assert_int_equal(status_matches(desk.edition, moment_end(), desk.about.clock + DAY_SECONDS,
                                    ID_NONE, matches),
                     0);
    edition_close(desk.edition);
}

/* -- what is said -------------------------------------------------------------------------------
 */

static void the_line_is_short(void **state)
{
    struct desk *desk = *state;
    stand(desk, "2024-04-11T12:00");
    expect_line(desk, "sf1/1", "BEN v MAR 21:00");
    expect_line(desk, "sf1/2", "MAR v BEN Thu 18 Apr 21:00");
    stand(desk, "2024-04-12T12:00");
    expect_line(desk, "sf1/2", "MAR v BEN Thu 21:00");
    expect_line(desk, "sf1/1", "BEN 2-1 MAR FT");
    stand(desk, "2024-04-18T21:20");
    expect_line(desk, "sf2/2", "ATA 0-1 LIV 21' (agg 3-1)");
    expect_line(desk, "sf1/2", "MAR 0-0 BEN 21' (agg 1-2)");
    desk->about.age = "2 min";
    expect_line(desk, "sf2/2", "ATA 0-1 LIV 21' (agg 3-1) (2 min old)");
    desk->about.age = "";
    stand(desk, "2024-04-18T21:50");
    expect_line(desk, "sf2/2", "ATA 0-1 LIV HT (agg 3-1)");
    stand(desk, "2024-05-01T12:00");
    expect_line(desk, "sf1/2", "MAR 1-0 BEN FT pens 4-2 (agg 2-2)");
    expect_line(desk, "final/1", "MAR v ATA Wed 22 May 21:00");
}

static void every_word_has_its_say(void **state)
{
    struct desk *desk = *state;
    stand(desk, "2024-04-18T21:20");
    expect(desk, "sf2/2", "{home}|{away}|{home.code}|{away.code}|{score}|{when}|{clock}",
           "Atalanta|Liverpool|ATA|LIV|0-1|21'|21'");
    expect(desk, "sf2/2", "{kickoff}|{agg}|{pens}|{scorer}|{state}|{round}|{competition}|{age}",
           "21:00|3-1||7' Salah (pen)|under way|SF 2, 2nd leg|Test Cup|");
    stand(desk, "2024-04-11T12:00");
    expect(desk, "sf2/2", "{score}|{when}|{clock}|{agg}|{pens}|{scorer}|{state}",
           "v|Thu 18 Apr 21:00|||||scheduled");
}

static void an_unknown_scorer_is_not_made_up(void **state)
{
    struct desk *desk = *state;
    struct maker maker;
    maker_open(&maker);
    maker_round(&maker, "final", 1, "goals kicks");
    maker_tie(&maker, "final", "ajax", "roma");
    maker_match(&maker, "30'");
    maker_event(&maker, "10'", "goal", "ajax", "Berg");
    assert_true(maker_seal(&maker));
    struct edition *before = desk->edition;
    desk->edition = maker.edition;
    desk->about.view.edition = maker.edition;
    expect(desk, "final/1", "{score} {scorer}", "1-0 10' Berg");
    maker_close(&maker);
    maker_open(&maker);
    maker_round(&maker, "final", 1, "goals kicks");
    maker_tie(&maker, "final", "ajax", "roma");
    maker_match(&maker, "30'");
    maker_event(&maker, "10'", "goal", "ajax", "Berg");
    maker_event(&maker, "20'", "goal", "ajax", NULL);
    assert_true(maker_seal(&maker));
    desk->edition = maker.edition;
    desk->about.view.edition = maker.edition;
    expect(desk, "final/1", "{score}[ {scorer}]", "2-0");
    maker_close(&maker);
    desk->edition = before;
}

static void parts_in_brackets_may_be_left_out(void **state)
{
    struct desk *desk = *state;
    stand(desk, "2024-04-18T21:20");
    expect(desk, "sf2/2", "a[ b]{score}[ agg {agg}][ pens {pens}]!", "a[ b]0-1 agg 3-1!");
    expect(desk, "sf2/2", "[{agg}[ ({pens})]] [{pens}[ x]{age}]|", "3-1 |");
    expect(desk, "sf2/2", "#[fg=red]{score}#[default][ #[bold]{agg}#[x]]",
           "#[fg=red]0-1#[default] #[bold]3-1#[x]");
    expect(desk, "sf2/2", "{{score}} ] } [", "{score} ] } [");
    expect(desk, "sf2/2", "", "");
}

static void wrong_formats_are_refused(void **state)
{
    static const struct {
        const char *format, *says;
    } cases[] = {
        {"{goals}", "{goals} is no word, expected one of {home} {away}"},
        {"{}", "{} is no word"},
        {"{Home}", "{Home} is no word"},
        {"{home", "\"{home\": expected }"},
        {"a [{home}", "\"[{home}\": expected ]"},
        {"[[[[[[[[[[[[[[[[[[[[{home}", "brackets in one another"},
        {"\xff", "expected UTF-8"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct err err = {""};
        assert_false(status_format_check(cases[i].format, &err));
        if (!strstr(err.text, cases[i].says))
            fail_msg("%s: \"%s\"", cases[i].format, err.text);
    }
}

/* Only what words say: the format is the user's own. */
static void values_are_escaped(void **state)
{
    struct desk *desk = *state;
    struct maker maker;
    maker_open(&maker);
    maker_round(&maker, "final", 1, "goals kicks");
    maker_tie(&maker, "final", "ajax", "roma");
    maker_match(&maker, "30'");
    maker.edition->teams.v[0].name = "<A&B> #(rm) \"x\"";
    assert_true(maker_seal(&maker));
    struct edition *before = desk->edition;
    desk->edition = maker.edition;
    desk->about.view.edition = maker.edition;
    expect_format(desk, "final/1", "#[b]<b>{home}</b> {clock}", STATUS_PLAIN, 0,
                  "#[b]<b><A&B> #(rm) \"x\"</b> 30'");
    expect_format(desk, "final/1", "#[b]<b>{home}</b> {clock}", STATUS_TMUX, 0,
                  "#[b]<b><A&B> ##(rm) \"x\"</b> 30'");
    expect_format(desk, "final/1", "#[b]<b>{home}</b> {clock}", STATUS_PANGO, 0,
                  "#[b]<b>&lt;A&amp;B&gt; #(rm) &quot;x&quot;</b> 30&#39;");
    /* What is cut off is cut off before. */
    expect_format(desk, "final/1", "{home}", STATUS_PANGO, 4, "&lt;A&amp;…");
    maker_close(&maker);
    desk->edition = before;
}

static void a_long_line_is_clipped(void **state)
{
    struct desk *desk = *state;
    stand(desk, "2024-04-18T21:20");
    expect_format(desk, "sf2/2", "{home.code} {score}", STATUS_PLAIN, 7, "ATA 0-1");
    expect_format(desk, "sf2/2", "{home.code} {score}", STATUS_PLAIN, 6, "ATA 0…");
    expect_format(desk, "sf2/2", "{home.code} {score}", STATUS_PLAIN, 4, "ATA…");
    expect_format(desk, "sf2/2", "{home.code} {score}", STATUS_PLAIN, 1, "…");
    desk->about.ascii = true;
    expect_format(desk, "sf2/2", "{home.code} {score}", STATUS_PLAIN, 6, "ATA 0~");
    desk->about.ascii = false;
}

static void ascii_folds_what_words_say(void **state)
{
    struct desk *desk = *state;
    stand(desk, "2024-04-11T22:00"); /* Di María, 52' is not yet; Rafa Silva */
    desk->about.view.now = moment_at(sample_instant("2024-04-11T22:30"));
    desk->about.ascii = true;
    expect(desk, "sf1/1", "é {scorer}", "é 67' Aubameyang");
    desk->about.ascii = false;
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(before_all_the_first_is_to_come),
        CASE(matches_that_are_on_come_by_what_changed_last),
        CASE(a_result_is_told_for_half_a_day),
        CASE(what_was_not_heard_of_is_to_come_for_a_while),
        CASE(a_day_without_an_hour_is_to_come_all_day),
        CASE(the_line_is_short),
        CASE(every_word_has_its_say),
        CASE(an_unknown_scorer_is_not_made_up),
        CASE(parts_in_brackets_may_be_left_out),
        CASE(wrong_formats_are_refused),
        CASE(values_are_escaped),
        CASE(a_long_line_is_clipped),
        CASE(ascii_folds_what_words_say),
    };
    return cmocka_run_group_tests_name("status", tests, NULL, NULL);
}
