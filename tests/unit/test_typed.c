/* Moments as people write them, and what they see. */
#include "cmocka_all.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/utf8.h"
#include "input/source.h"
#include "maker.h"
#include "model/match.h"
#include "sample.h"
#include "time/typed.h"

enum { MINUTE = 60, HOUR = 3600, DAY = 24 * HOUR };

#define UEFA "goals extra-time kicks"

/* -- asking -------------------------------------------------------------------------------------
 */

static struct log log_at_hand;
static struct typed_at at; /* as the test sets it */

static void set_zone(const char *zone)
{
    setenv("TZ", zone, 1);
    tzset();
}

/* From the edition, at its end. */
static void look(const struct edition *edition)
{
    set_zone("UTC0");
    log_open(&log_at_hand, edition);
    at = (struct typed_at){
        .log = &log_at_hand, .scope = scope_edition(), .now = moment_end(), .match = ID_NONE};
}

static uint32_t match_id(const char *key)
{
    for (uint32_t i = 0; i < at.log->edition->matches.n; i++)
        if (strcmp(at.log->edition->matches.v[i].key, key) == 0)
            return i;
    fail_msg("no match %s", key);
    return ID_NONE;
}

static uint32_t tie_id(const char *key)
{
    uint32_t id = strmap_get(&at.log->edition->tie_by_key, key, strlen(key));

    if (id == STRMAP_NONE)
        fail_msg("no tie %s", key);
    return id;
}

static void in_match(const char *key)
{
    at.scope = (struct scope){SCOPE_MATCH, match_id(key), INSTANT_UNKNOWN};
}

static void in_tie(const char *key)
{
    at.scope = (struct scope){SCOPE_TIE, tie_id(key), INSTANT_UNKNOWN};
}

static void in_night(const char *date)
{
    char text[32];

    snprintf(text, sizeof text, "%sT06:00", date);
    at.scope = (struct scope){SCOPE_NIGHT, ID_NONE, sample_instant(text)};
}

static struct moment read_moment(const char *text)
{
    struct moment to = moment_at(42);
    struct err err = {""};

    if (!typed_read(text, &at, &to, &err))
        fail_msg("%s: %s", text, err.text);
    return to;
}

static void assert_same(const char *text, struct moment to, struct moment expected)
{
    if (to.at != expected.at || to.match != expected.match || to.seq != expected.seq)
        fail_msg("%s: (%lld, %u, %u), expected (%lld, %u, %u)", text, (long long)to.at, to.match,
                 to.seq, (long long)expected.at, expected.match, expected.seq);
}

/* All of an instant, in zone +02:00. */
static void assert_at(const char *text, const char *expected)
{
    assert_same(text, read_moment(text), moment_at(sample_instant(expected)));
}

/* The last entry seen of a match: its kind and phase. */
static void assert_ends(const char *text, const char *key, enum entry_kind kind, enum phase phase)
{
    struct moment to = read_moment(text);
    struct log_place place = {to.match, to.seq};
    const struct entry *entry;

    assert_int_equal(to.match, match_id(key));
    assert_same(text, to, log_moment(at.log->edition, place));
    entry = log_entry(at.log->edition, place);
    assert_int_equal(entry->kind, kind);
    assert_int_equal(entry->phase, phase);
}

static void assert_clock(const char *text, const char *key, const char *expected)
{
    struct match_state state;
    char clock[32];

    match_at(at.log->edition, match_id(key), read_moment(text), &state);
    match_clock_string(&state, clock, sizeof clock);
    assert_string_equal(clock, expected);
}

static void assert_goals(const char *text, const char *key, int home, int away)
{
    struct match_state state;

    match_at(at.log->edition, match_id(key), read_moment(text), &state);
    if (state.goals[HOME] != home || state.goals[AWAY] != away)
        fail_msg("%s: %d-%d, expected %d-%d", text, state.goals[HOME], state.goals[AWAY], home,
                 away);
}

static void assert_error(const char *text, const char *expected)
{
    struct moment to = moment_at(42);
    struct err err = {""};

    if (typed_read(text, &at, &to, &err))
        fail_msg("read: %s", text);
    assert_same(text, to, moment_at(42));
    assert_string_equal(err.text, expected);
    assert_false(typed_read(text, &at, &to, NULL));
}

/* -- surroundings -------------------------------------------------------------------------------
 */

static int open_sample(void **state)
{
    *state = sample_two_legs();
    look(*state);
    return 0;
}

static int close_sample(void **state)
{
    log_close(&log_at_hand);
    edition_close(*state);
    set_zone("UTC0");
    return 0;
}

static int open_edition(void **state, const char *name)
{
    const char *top = getenv("top_srcdir");
    struct report report = {0};
    struct edition *edition;
    char path[4096];

    snprintf(path, sizeof path, "%s/data/%s.cfg", top ? top : ".", name);
    assert_true(edition_load(path, &edition, &report));
    report_release(&report);
    look(edition);
    *state = edition;
    return 0;
}

static int open_uel(void **state)
{
    return open_edition(state, "uel-2023-24");
}

static int open_uecl(void **state)
{
    return open_edition(state, "uecl-2023-24");
}

/* A tie of one match between ajax and porto, in hand. */
static void one_match(struct maker *maker, const char *criteria, const char *end)
{
    maker_open(maker);
    maker_round(maker, "f", 1, criteria);
    maker_tie(maker, "f1", "ajax", "porto");
    maker_match(maker, end);
}

static void look_at_match(struct maker *maker)
{
    if (!maker_seal(maker))
        fail_msg("%s", maker->report.problems[0].text);
    look(maker->edition);
    at.scope = (struct scope){SCOPE_MATCH, 0, INSTANT_UNKNOWN};
}

static void done(struct maker *maker)
{
    log_close(&log_at_hand);
    maker_close(maker);
    set_zone("UTC0");
}

/* The moment so many minutes, and seconds, after the kick-off of the first match. */
static struct moment after_kickoff(int minutes, int seconds)
{
    return moment_at(at.log->edition->matches.v[0].base + minutes * MINUTE + seconds);
}

static void assert_after(const char *text, int minutes, int seconds)
{
    assert_same(text, read_moment(text), after_kickoff(minutes, seconds));
}

/* -- dates and times ----------------------------------------------------------------------------
 */

static void a_date_and_time_is_that_instant(void **state)
{
    (void)state;
    assert_at("2024-04-18T21:45+02:00", "2024-04-18T21:45");
    assert_at("2024-04-18 21:45+02:00", "2024-04-18T21:45");
    assert_at("2024-04-18 21:45:07 +02:00", "2024-04-18T21:45:07");
    assert_at("2024-04-18t19:45z", "2024-04-18T21:45");
    assert_at("  2024-04-18 \t 19:45Z\n", "2024-04-18T21:45");
    assert_at("2024-04-18 19:45", "2024-04-18T21:45");
    assert_at("2024-04-18T19:45:30", "2024-04-18T21:45:30");
    assert_same("now", read_moment("now"), moment_end());
    assert_same(" NOW ", read_moment(" NOW "), moment_end());
}

static void a_bare_date_is_six_in_the_editions_zone(void **state)
{
    (void)state;
    assert_at("2024-04-18", "2024-04-18T06:00");
    set_zone("EST5");
    at.venue_time = true;
    assert_at("2024-04-18", "2024-04-18T06:00");
}

static void a_time_without_offset_is_the_users_in_summer_and_winter(void **state)
{
    (void)state;
    set_zone("CET-1CEST,M3.5.0,M10.5.0/3");
    assert_at("2024-04-18 21:45", "2024-04-18T21:45");
    assert_at("2024-01-18 21:45", "2024-01-18T22:45");
    assert_at("2024-03-31 01:59", "2024-03-31T02:59");
    assert_at("2024-03-31 03:00", "2024-03-31T03:00");
    assert_at("2024-04-18 19:45Z", "2024-04-18T21:45");
    set_zone("JST-9");
    assert_at("2024-04-19 04:45", "2024-04-18T21:45");
}

static void a_time_may_be_the_venues(void **state)
{
    struct edition *edition = *state;

    set_zone("JST-9");
    at.venue_time = true;
    assert_at("2024-04-18 21:45", "2024-04-18T21:45");
    edition->matches.v[match_id("sf2/2")].offset = HOUR;
    at.match = match_id("sf2/2");
    assert_at("2024-04-18 21:45", "2024-04-18T22:45");
    at.match = ID_NONE;
    in_match("sf2/2");
    assert_at("2024-04-18 21:45", "2024-04-18T22:45");
    assert_at("21:45", "2024-04-18T22:45");
    assert_at("2024-04-18 21:45+02:00", "2024-04-18T21:45");
}

static void points_in_time_are_absolute(void **state)
{
    static const char *const absolute[] = {"2024-04-18",
                                           " 2024-04-18 ",
                                           "2024-04-18 21:45",
                                           "2024-04-18T21:45",
                                           "2024-04-18t21:45:30z",
                                           "2024-04-18 21:45+02:00",
                                           "2024-04-18  21:45:30 -03:30",
                                           "2024-02-31",
                                           "0000-99-99 99:99:99+99:99",
                                           "now",
                                           " Now "};
    static const char *const relative[] = {"",
                                           "21:45",
                                           "67'",
                                           "HT",
                                           "start",
                                           "end",
                                           "kick 7",
                                           "leg 2 now",
                                           "now 2024-04-18",
                                           "2024-04-1",
                                           "2024-04-18T",
                                           "2024-04-18 21",
                                           "2024-04-18x",
                                           "2024-04-18 9:45",
                                           "2024-04-18 21:45+2",
                                           "12024-04-18",
                                           "nowt",
                                           "qf1"};

    (void)state;
    for (size_t i = 0; i < sizeof absolute / sizeof *absolute; i++)
        if (!typed_is_absolute(absolute[i]))
            fail_msg("not absolute: %s", absolute[i]);
    for (size_t i = 0; i < sizeof relative / sizeof *relative; i++)
        if (typed_is_absolute(relative[i]))
            fail_msg("absolute: %s", relative[i]);
}

static void what_cannot_be_is_said_not_to_be(void **state)
{
    (void)state;
    assert_error("2024-02-30", "there is no 2024-02-30, expected a date or a date and time such as "
                               "2024-04-18 or 2024-04-18 21:45");
    assert_error("2024-04-18 24:00", "there is no 2024-04-18 24:00, expected a date or a date and "
                                     "time such as 2024-04-18 or 2024-04-18 21:45");
    assert_error("25:00", "there is no 25:00, expected a time of day from 00:00 to 23:59");
    assert_error("12:60", "there is no 12:60, expected a time of day from 00:00 to 23:59");
    in_match("sf1/2");
    assert_error("0'", "there is no 0', expected a minute from 1' to 120'");
    assert_error("121'", "there is no 121', expected a minute from 1' to 120'");
    assert_error("99999999999999999999'",
                 "there is no 99999999999999999999', expected a minute from 1' to 120'");
    assert_error("30+2'", "there is no 30+2', expected added time after 45', 90', 105' or 120', "
                          "such as 45+2'");
    assert_error("45+0'", "there is no 45+0', expected added time after 45', 90', 105' or 120', "
                          "such as 45+2'");
}

/* -- the night in view --------------------------------------------------------------------------
 */

static void a_time_of_day_is_of_the_night_in_view(void **state)
{
    (void)state;
    set_zone("CET-1CEST,M3.5.0,M10.5.0/3");
    in_night("2024-04-18");
    assert_at("21:45", "2024-04-18T21:45");
    assert_at("9:30", "2024-04-18T09:30");
    assert_at("21:45:07", "2024-04-18T21:45:07");
    assert_at("06:00", "2024-04-18T06:00");
    assert_at("00:30", "2024-04-19T00:30");
    assert_at("05:59", "2024-04-19T05:59");
    in_match("sf1/1");
    assert_at("00:30", "2024-04-12T00:30");
    at.scope.kind = SCOPE_SHOOTOUT;
    assert_at("21:45", "2024-04-11T21:45");
}

static void a_night_is_one_wherever_the_user_is(void **state)
{
    (void)state;
    in_night("2024-04-18"); /* 04:00Z to 04:00Z */
    set_zone("JST-9");
    assert_at("04:45", "2024-04-18T21:45");
    assert_at("13:00", "2024-04-18T06:00");
    assert_at("12:59", "2024-04-19T05:59");
    set_zone("EST5");
    assert_at("14:45", "2024-04-18T21:45");
    assert_at("23:00", "2024-04-18T06:00");
    assert_at("22:59", "2024-04-19T05:59");
}

static void the_night_of_a_tie_is_the_selected_legs_else_nows_else_the_last(void **state)
{
    (void)state;
    in_tie("sf1");
    assert_at("19:45", "2024-04-18T21:45");
    at.now = moment_at(sample_instant("2024-04-12T01:00"));
    assert_at("19:45", "2024-04-11T21:45");
    at.now = moment_at(sample_instant("2024-04-14T12:00"));
    assert_at("19:45", "2024-04-18T21:45");
    at.match = match_id("sf1/1");
    assert_at("19:45", "2024-04-11T21:45");
    at.match = match_id("final/1"); /* of another tie */
    assert_at("19:45", "2024-04-18T21:45");
    assert_at("leg 1 19:45", "2024-04-11T21:45");
}

static void the_night_of_an_edition_is_nows_else_the_selected_matchs(void **state)
{
    (void)state;
    assert_error("21:45", "no night is in view, expected a date too, such as 2024-04-18 21:45");
    at.now.at = INSTANT_UNKNOWN;
    assert_error("21:45", "no night is in view, expected a date too, such as 2024-04-18 21:45");
    at.match = match_id("sf1/1");
    assert_at("19:45", "2024-04-11T21:45");
    at.now = moment_at(sample_instant("2024-05-23T05:59"));
    assert_at("19:45", "2024-05-22T21:45");
}

static void a_match_without_date_has_no_night(void **state)
{
    struct maker maker;

    (void)state;
    one_match(&maker, UEFA, "FT");
    maker_in_hand(&maker)->kickoff = INSTANT_UNKNOWN;
    maker_in_hand(&maker)->precision = PRECISION_NONE;
    look_at_match(&maker);
    assert_error("21:45",
                 "the date of f1/1 is not known, expected a date too, such as 2024-04-18 21:45");
    in_tie("f1");
    assert_error("21:45",
                 "the date of f1/1 is not known, expected a date too, such as 2024-04-18 21:45");
    at.scope = (struct scope){SCOPE_NIGHT, ID_NONE, INSTANT_UNKNOWN};
    assert_error("21:45", "the date of this night is not known, expected a date too, such as "
                          "2024-04-18 21:45");
    assert_after("67'", 60 + 22 - 1, 59);
    done(&maker);
}

/* -- minutes ------------------------------------------------------------------------------------
 */

static void a_minute_is_all_of_it(void **state)
{
    struct maker maker;

    (void)state;
    one_match(&maker, UEFA, "FT");
    maker_event(&maker, "1'", "goal", "ajax", "A");
    maker_event(&maker, "45'", "goal", "ajax", "A");
    maker_event(&maker, "45+1'", "goal", "ajax", "A");
    maker_event(&maker, "45+3'", "goal", "ajax", "A");
    maker_event(&maker, "46'", "goal", "ajax", "A");
    maker_event(&maker, "90+8'", "goal", "ajax", "A");
    look_at_match(&maker);
    assert_after("1'", 0, 59);
    assert_goals("1'", "f1/1", 1, 0);
    assert_after("45'", 44, 59);
    assert_goals("45'", "f1/1", 2, 0);
    assert_clock("45'", "f1/1", "45'");
    assert_goals("45+1'", "f1/1", 3, 0);
    assert_after("45+2'", 46, 59);
    assert_goals("45+2'", "f1/1", 3, 0);
    assert_clock("45+2'", "f1/1", "45+2'");
    assert_goals("45+3'", "f1/1", 4, 0);
    assert_clock("45+3'", "f1/1", "45+3'");
    assert_ends("45+4'", "f1/1", ENTRY_PHASE_END, PHASE_FIRST_HALF);
    assert_ends("45+999999999999'", "f1/1", ENTRY_PHASE_END, PHASE_FIRST_HALF);
    assert_goals("45+99'", "f1/1", 4, 0);
    assert_goals("46'", "f1/1", 5, 0);
    assert_clock("46'", "f1/1", "46'");
    assert_goals("90+7'", "f1/1", 5, 0);
    assert_goals("90+8'", "f1/1", 6, 0);
    assert_clock("90+8'", "f1/1", "90+8'");
    assert_ends("90+9'", "f1/1", ENTRY_PHASE_END, PHASE_SECOND_HALF);
    done(&maker);
}

static void a_minute_may_be_written_with_other_marks_and_blanks(void **state)
{
    (void)state;
    in_match("sf1/2");
    assert_at("67'", "2024-04-18T22:21:59");
    assert_at("67\u2019", "2024-04-18T22:21:59");
    assert_at("67\u2032", "2024-04-18T22:21:59");
    assert_at(" \t 67 ' \r\n", "2024-04-18T22:21:59");
    assert_at("067'", "2024-04-18T22:21:59");
    assert_same("45 + 1 '", read_moment("45 + 1 '"), read_moment("45+1'"));
    assert_error("67", "67 alone is not a moment, expected 67' for that minute of a match");
    assert_error("45+2", "45+2 alone is not a moment, expected 45+2' for that minute of a match");
}

static void a_minute_never_reached_is_the_end_of_play(void **state)
{
    struct maker maker;

    (void)state;
    one_match(&maker, UEFA, "FT");
    maker_in_hand(&maker)->decision.kind = DECISION_AWARDED;
    maker_in_hand(&maker)->decision.at = maker_in_hand(&maker)->kickoff + 3 * DAY;
    maker_in_hand(&maker)->decision.score[HOME] = 3;
    maker_in_hand(&maker)->decision.score[AWAY] = 0;
    look_at_match(&maker);
    assert_ends("91'", "f1/1", ENTRY_PHASE_END, PHASE_SECOND_HALF);
    assert_ends("120+4'", "f1/1", ENTRY_PHASE_END, PHASE_SECOND_HALF);
    done(&maker);
}

static void a_minute_after_a_golden_goal_is_the_end_of_play(void **state)
{
    struct maker maker;

    (void)state;
    one_match(&maker, "goals golden-goal kicks", "AET");
    maker_event(&maker, "97'", "goal", "ajax", "A");
    look_at_match(&maker);
    assert_goals("96'", "f1/1", 0, 0);
    assert_goals("97'", "f1/1", 1, 0);
    assert_ends("98'", "f1/1", ENTRY_PHASE_END, PHASE_EXTRA_FIRST);
    assert_ends("110'", "f1/1", ENTRY_PHASE_END, PHASE_EXTRA_FIRST);
    assert_ends("AET", "f1/1", ENTRY_PHASE_END, PHASE_EXTRA_FIRST);
    assert_clock("AET", "f1/1", "AET");
    assert_error("ET HT", "no half-time of extra time in f1/1 so far");
    done(&maker);
}

static void a_minute_to_come_follows_from_the_conventions(void **state)
{
    struct maker maker;

    (void)state;
    one_match(&maker, UEFA, "scheduled");
    look_at_match(&maker);
    assert_after("1'", 0, 59);
    assert_after("46'", 60, 59);
    assert_after("90'", 104, 59);
    assert_after("91'", 110, 59);
    assert_after("106'", 127, 59);
    assert_error("HT", "no half-time in f1/1 so far");
    assert_error("kick 1", "no shoot-out in f1/1 so far");
    assert_error("end", "nothing has happened in this match so far");
    done(&maker);
}

static void a_minute_to_come_follows_from_what_has_been(void **state)
{
    struct maker maker;

    (void)state;
    one_match(&maker, UEFA, "45+4'");
    maker_event(&maker, "45+4'", "goal", "ajax", "A");
    look_at_match(&maker);
    assert_after("45+6'", 50, 59); /* no end is known */
    assert_after("46'", 45 + 3 + 15, 59);
    done(&maker);
    one_match(&maker, UEFA, "HT");
    maker_event(&maker, "45+4'", "goal", "ajax", "A");
    look_at_match(&maker);
    assert_after("46'", 45 + 4 + 15, 59);
    assert_after("91'", 45 + 4 + 15 + 45 + 5, 59);
    done(&maker);
}

/* -- points of the clock ------------------------------------------------------------------------
 */

static void points_are_what_the_clock_shows(void **state)
{
    (void)state;
    in_match("sf1/2");
    assert_ends("HT", "sf1/2", ENTRY_PHASE_END, PHASE_FIRST_HALF);
    assert_clock("ht", "sf1/2", "HT");
    assert_ends("FT", "sf1/2", ENTRY_PHASE_END, PHASE_SECOND_HALF);
    assert_ends("ET", "sf1/2", ENTRY_PHASE_END, PHASE_SECOND_HALF);
    assert_clock("ET", "sf1/2", "ET");
    assert_ends(" et   ht ", "sf1/2", ENTRY_PHASE_END, PHASE_EXTRA_FIRST);
    assert_clock("ET HT", "sf1/2", "ET HT");
    assert_ends("AET", "sf1/2", ENTRY_PHASE_END, PHASE_EXTRA_SECOND);
    assert_ends("pens", "sf1/2", ENTRY_PHASE_START, PHASE_KICKS);
    assert_ends("FT pens", "sf1/2", ENTRY_PHASE_END, PHASE_KICKS);
    assert_clock("FT Pens", "sf1/2", "FT pens");
    at.scope.kind = SCOPE_SHOOTOUT;
    assert_clock("ET", "sf1/2", "ET");
}

static void a_point_that_is_not_there_is_an_error(void **state)
{
    (void)state;
    in_match("sf1/1");
    assert_clock("FT", "sf1/1", "FT");
    assert_error("ET", "no extra time in sf1/1 so far");
    assert_error("et ht", "no half-time of extra time in sf1/1 so far");
    assert_error("AET", "no end of extra time in sf1/1 so far");
    assert_error("pens", "no shoot-out in sf1/1 so far");
    assert_error("FT pens", "no end of a shoot-out in sf1/1 so far");
    assert_error("kick 1", "no shoot-out in sf1/1 so far");
    at.scope.kind = SCOPE_SHOOTOUT;
    assert_error("start", "no shoot-out in sf1/1 so far");
    assert_error("end", "no shoot-out in sf1/1 so far");
}

static void kicks_straight_after_ninety_minutes_are_no_extra_time(void **state)
{
    struct maker maker;

    (void)state;
    one_match(&maker, "goals kicks", "pens");
    maker_kicks(&maker, "ajax+ porto- ajax+ porto- ajax+ porto-");
    look_at_match(&maker);
    assert_error("ET", "no extra time in f1/1 so far");
    assert_clock("FT", "f1/1", "FT");
    assert_clock("FT pens", "f1/1", "FT pens");
    done(&maker);
}

static void extra_time_is_ahead_at_a_break_that_is_on(void **state)
{
    struct maker maker;

    (void)state;
    one_match(&maker, UEFA, "90'");
    maker_in_hand(&maker)->at_break = true;
    look_at_match(&maker);
    assert_clock("ET", "f1/1", "ET");
    done(&maker);
}

/* -- kicks --------------------------------------------------------------------------------------
 */

static void assert_kick(const char *text, const char *key, uint32_t index)
{
    const struct match *match = &at.log->edition->matches.v[match_id(key)];
    uint32_t kick = match->kick_first + index;

    assert_ends(text, key, ENTRY_KICK, PHASE_KICKS);
    assert_int_equal(read_moment(text).seq, at.log->edition->kicks.v[kick].place);
}

static void a_kick_is_counted_from_one(void **state)
{
    (void)state;
    in_match("sf1/2");
    assert_kick("kick 1", "sf1/2", 0);
    assert_kick("KICK  05", "sf1/2", 4);
    assert_kick("kick5", "sf1/2", 4);
    at.scope.kind = SCOPE_SHOOTOUT;
    assert_kick("kick 2", "sf1/2", 1);
    in_tie("sf1");
    assert_kick("kick 2", "sf1/2", 1);
    assert_kick("leg 2 kick 2", "sf1/2", 1);
    assert_error("leg 1 kick 2", "no shoot-out in sf1/1 so far");
}

static void a_kick_of_a_tie_is_of_the_match_that_has_them(void **state)
{
    struct maker maker;

    (void)state;
    maker_open(&maker);
    maker_round(&maker, "f", 2, UEFA);
    maker_tie(&maker, "f1", "ajax", "porto");
    maker_match(&maker, "pens");
    maker_kicks(&maker, "ajax+ porto- ajax+ porto- ajax+ porto-");
    maker_match(&maker, "scheduled");
    look_at_match(&maker);
    in_tie("f1");
    assert_kick("kick 3", "f1/1", 2);
    assert_clock("FT pens", "f1/1", "FT pens");
    assert_error("FT", "no full time in f1/2 so far");
    done(&maker);
}

static void a_kick_that_was_not_taken_is_an_error(void **state)
{
    (void)state;
    in_match("sf1/2");
    assert_error("kick 0", "no such kick in sf1/2 so far");
    assert_error("kick 9", "no such kick in sf1/2 so far");
    assert_error("kick 4294967297", "no such kick in sf1/2 so far");
    assert_error("kick 99999999999999999999999999999999", "no such kick in sf1/2 so far");
    assert_error("kick", "\"kick\" is not a moment, expected the number of a kick, such as kick 7");
    assert_error("kick 7'",
                 "\"kick 7'\" is not a moment, expected the number of a kick, such as kick 7");
}

static void kicks_void_count(void **state)
{
    struct maker maker;

    (void)state;
    one_match(&maker, UEFA, "pens on");
    maker_kicks(&maker, "ajaxv ajax+");
    look_at_match(&maker);
    assert_kick("kick 1", "f1/1", 0);
    assert_kick("kick 2", "f1/1", 1);
    assert_kick("FT pens", "f1/1", 1);
    done(&maker);
    one_match(&maker, UEFA, "pens on");
    maker_kicks(&maker, "ajax+");
    look_at_match(&maker);
    assert_error("kick 2", "no such kick in f1/1 so far");
    done(&maker);
    one_match(&maker, UEFA, "pens on");
    look_at_match(&maker);
    assert_error("kick 1", "the kicks of f1/1 are not known one by one so far");
    assert_ends("pens", "f1/1", ENTRY_PHASE_START, PHASE_KICKS);
    done(&maker);
}

/* -- legs ---------------------------------------------------------------------------------------
 */

static void a_leg_may_be_named(void **state)
{
    (void)state;
    in_tie("sf2");
    assert_at("leg 1 7'", "2024-04-11T21:06:59");
    assert_at("LEG   2   7'", "2024-04-18T21:06:59");
    assert_at("leg2 7'", "2024-04-18T21:06:59");
    assert_at("7'", "2024-04-18T21:06:59");
    assert_clock("leg 1 HT", "sf2/1", "HT");
    assert_clock("HT", "sf2/2", "HT");
    assert_at("leg 1 start", "2024-04-11T06:00");
    assert_clock("leg 1 end", "sf2/1", "FT");
    in_match("sf2/2");
    assert_at("leg 1 7'", "2024-04-11T21:06:59");
    at.scope.kind = SCOPE_SHOOTOUT;
    assert_at("leg 1 7'", "2024-04-11T21:06:59");
}

static void a_leg_that_is_not_there_is_an_error(void **state)
{
    (void)state;
    in_tie("sf1");
    assert_error("leg 3 7'", "no such leg in sf1 so far");
    assert_error("leg 0 7'", "no such leg in sf1 so far");
    assert_error("leg 4294967297 HT", "no such leg in sf1 so far");
    in_match("final/1");
    assert_error("leg 2 7'", "no such leg in final so far");
    assert_error("leg 2", "\"leg 2\" is not a moment, expected the number of a leg and a moment of "
                          "it, such as leg 2 86' or leg 1 HT");
    assert_error("leg", "\"leg\" is not a moment, expected the number of a leg and a moment of "
                        "it, such as leg 2 86' or leg 1 HT");
    assert_error("leg 1 now", "\"leg 1 now\" is not a moment, expected a date or now without a "
                              "leg, or a moment of the leg such as leg 2 86'");
    assert_error("leg 1 2024-04-18", "\"leg 1 2024-04-18\" is not a moment, expected a date or now "
                                     "without a leg, or a moment of the leg such as leg 2 86'");
    assert_error("leg 1 leg 1 7'",
                 "\"leg 1 leg 1 7'\" is not a moment, expected one such as 21:45, 67' or "
                 "2024-04-18 21:45");
}

static void a_group_match_has_no_legs(void **state)
{
    struct edition *edition = sample_group();

    (void)state;
    look(edition);
    at.scope = (struct scope){SCOPE_MATCH, 0, INSTANT_UNKNOWN};
    assert_clock("HT", edition->matches.v[0].key, "HT");
    assert_error("leg 1 7'", "a/1 is not of a tie and has no legs, expected the moment alone, such "
                             "as 67' or HT");
    log_close(&log_at_hand);
    edition_close(edition);
}

static void a_tie_without_matches_has_no_minutes(void **state)
{
    struct maker maker;

    (void)state;
    maker_open(&maker);
    maker_round(&maker, "f", 1, UEFA);
    maker_tie(&maker, "f1", "ajax", "porto");
    maker_seal(&maker);
    look(maker.edition);
    at.scope = (struct scope){SCOPE_TIE, 0, INSTANT_UNKNOWN};
    assert_error("67'", "no match of f1 is known so far");
    assert_error("kick 1", "no match of f1 is known so far");
    assert_error("leg 1 67'", "no match of f1 is known so far");
    assert_error("21:45", "no match of f1 is known so far, expected a date too, such as 2024-04-18 "
                          "21:45");
    assert_error("start", "it is not known when this tie starts");
    done(&maker);
}

/* -- nights and editions ------------------------------------------------------------------------
 */

/* Two matches of one night, the second three hours later: it ends as said. */
static void one_night(struct maker *maker, const char *first, const char *second)
{
    one_match(maker, UEFA, first);
    maker->kickoff = maker_in_hand(maker)->kickoff + 3 * HOUR;
    maker_tie(maker, "f2", "benfica", "celtic");
    maker_match(maker, second);
}

static void look_at_night(struct maker *maker)
{
    look_at_match(maker);
    at.scope =
        (struct scope){SCOPE_NIGHT, ID_NONE, match_day(maker->edition, maker_in_hand(maker)->base)};
}

static void a_minute_of_a_night_is_the_latest_of_its_matches(void **state)
{
    struct maker maker;

    (void)state;
    one_night(&maker, "FT", "FT");
    look_at_night(&maker);
    assert_after("1'", 180, 59);
    assert_after("67'", 180 + 60 + 21, 59);
    assert_ends("HT", "f2/1", ENTRY_PHASE_END, PHASE_FIRST_HALF);
    assert_ends("FT", "f2/1", ENTRY_PHASE_END, PHASE_SECOND_HALF);
    assert_ends("91'", "f2/1", ENTRY_PHASE_END, PHASE_SECOND_HALF);
    assert_error("ET", "no extra time in this night so far");
    assert_error("leg 1 7'",
                 "leg 1 7' is of a tie, expected a date or a time here, such as 2024-04-18");
    done(&maker);
}

static void a_match_of_the_night_that_never_came_so_far_gives_its_end(void **state)
{
    struct maker maker;

    (void)state;
    one_night(&maker, "FT", "21'");
    maker_in_hand(&maker)->status = MATCH_ABANDONED;
    look_at_night(&maker);
    assert_ends("67'", "f2/1", ENTRY_PHASE_END, PHASE_FIRST_HALF);
    assert_ends("FT", "f2/1", ENTRY_PHASE_END, PHASE_FIRST_HALF);
    done(&maker);
    one_night(&maker, "AET", "FT"); /* extra time is of the first alone */
    look_at_night(&maker);
    assert_ends("ET", "f1/1", ENTRY_PHASE_END, PHASE_SECOND_HALF);
    assert_ends("AET", "f1/1", ENTRY_PHASE_END, PHASE_EXTRA_SECOND);
    done(&maker);
}

static void a_match_called_off_does_not_hold_the_night_up(void **state)
{
    struct maker maker;

    (void)state;
    one_night(&maker, "FT", "scheduled");
    look_at_night(&maker);
    assert_after("67'", 180 + 60 + 21, 59);
    assert_ends("FT", "f1/1", ENTRY_PHASE_END, PHASE_SECOND_HALF);
    done(&maker);
    one_night(&maker, "FT", "scheduled");
    maker_in_hand(&maker)->status = MATCH_POSTPONED;
    look_at_night(&maker);
    assert_after("67'", 60 + 21, 59);
    done(&maker);
    one_match(&maker, UEFA, "scheduled");
    maker_in_hand(&maker)->status = MATCH_POSTPONED;
    look_at_night(&maker);
    assert_error("67'", "there is no 67' in this night, no match is played");
    assert_error("start it", "\"start it\" is not a moment, expected one such as 21:45, 67' or "
                             "2024-04-18 21:45");
    done(&maker);
}

static void a_kick_of_a_night_needs_one_shootout(void **state)
{
    struct maker maker;

    (void)state;
    one_night(&maker, "FT", "pens");
    maker_kicks(&maker, "benfica+ celtic- benfica+ celtic- benfica+ celtic-");
    look_at_night(&maker);
    assert_kick("kick 2", "f2/1", 1);
    assert_clock("FT pens", "f2/1", "FT pens");
    done(&maker);
    one_match(&maker, UEFA, "pens");
    maker_kicks(&maker, "ajax+ porto- ajax+ porto- ajax+ porto-");
    maker.kickoff = maker_in_hand(&maker)->kickoff;
    maker_tie(&maker, "f2", "benfica", "celtic");
    maker_match(&maker, "pens");
    maker_kicks(&maker, "benfica+ celtic- benfica+ celtic- benfica+ celtic-");
    look_at_night(&maker);
    assert_error("kick 2", "2 matches of this night have a shoot-out, expected kick 2 with one of "
                           "them named or open");
    assert_ends("FT pens", "f2/1", ENTRY_PHASE_END, PHASE_KICKS);
    done(&maker);
    one_night(&maker, "FT", "FT");
    look_at_night(&maker);
    assert_error("kick 2", "no shoot-out in this night so far");
    done(&maker);
}

static void what_is_of_a_match_is_an_error_in_an_edition(void **state)
{
    static const char *const texts[] = {"67'", "45+2'", "HT", "ET HT", "pens", "kick 7"};

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        char expected[256];

        snprintf(expected, sizeof expected,
                 "%s is of a match, expected a date or a time here, such as 2024-04-18", texts[i]);
        assert_error(texts[i], expected);
    }
    assert_error("leg 2 86'",
                 "leg 2 86' is of a tie, expected a date or a time here, such as 2024-04-18");
}

static void start_and_end_are_the_scopes(void **state)
{
    struct moment expected;

    (void)state;
    assert_true(timeline_start(at.log, at.scope, &expected));
    assert_same("start", read_moment("start"), expected);
    assert_at(" START ", "2024-04-11T06:00");
    assert_same("end", read_moment("end"), moment_end());
    in_match("sf2/2");
    assert_at("start", "2024-04-18T06:00");
    assert_ends("end", "sf2/2", ENTRY_PHASE_END, PHASE_SECOND_HALF);
    in_tie("sf1");
    assert_ends("end", "sf1/2", ENTRY_PHASE_END, PHASE_KICKS);
}

/* -- anything else ------------------------------------------------------------------------------
 */

#define EXPECTED "is not a moment, expected one such as 21:45, 67' or 2024-04-18 21:45"

static void other_text_is_named_in_the_error(void **state)
{
    char text[1000];

    (void)state;
    assert_error("", "no moment was given, expected one such as 21:45, 67' or 2024-04-18 21:45");
    assert_error(" \t\n",
                 "no moment was given, expected one such as 21:45, 67' or 2024-04-18 21:45");
    assert_error("tomorrow", "\"tomorrow\" " EXPECTED);
    assert_error("htx", "\"htx\" " EXPECTED);
    assert_error("ET FT", "\"ET FT\" " EXPECTED);
    assert_error("2024", "\"2024\" " EXPECTED);
    assert_error("67''", "\"67''\" " EXPECTED);
    assert_error("45+'", "\"45+'\" " EXPECTED);
    assert_error("-5'", "\"-5'\" " EXPECTED);
    assert_error("21:4", "\"21:4\" " EXPECTED);
    assert_error("21:45x", "\"21:45x\" " EXPECTED);
    assert_error("2024-04-18 9:45", "\"2024-04-18 9:45\" " EXPECTED);
    assert_error("a\x1b[31m\xff"
                 "b",
                 "\"a\uFFFD[31m\uFFFDb\" " EXPECTED);
    assert_error("0123456789012345678901234567890123456789x",
                 "\"0123456789012345678901234567890123456789...\" " EXPECTED);
    memset(text, '1', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    assert_error(text, "\"1111111111111111111111111111111111111111...\" " EXPECTED);
    memcpy(text, "kick ", 5);
    assert_error(text, "\"kick 11111111111111111111111111111111111...\" " EXPECTED);
    memset(text, ' ', sizeof text - 4);
    memcpy(text + sizeof text - 4, "now", 4);
    assert_same("now", read_moment(text), moment_end());
    assert_true(typed_is_absolute(text));
}

/* -- any bytes ----------------------------------------------------------------------------------
 */

static uint32_t next_random(uint32_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

static void make_text(uint32_t *seed, char *text, size_t size)
{
    static const char *const pieces[] = {
        "leg ", "kick ", "2024-04-18", "T21:45", "now", "HT",       "ET", "pens",
        " ",    "'",     "+",          "45",     "120", "99999999", ":",  "Z",
        "-",    "\xe2",  "\u2032",     "0",      "end", "start"};
    size_t len = 0;

    while (len + 12 < size && next_random(seed) % 8 != 0) {
        if (next_random(seed) % 6 == 0)
            text[len++] = (char)(1 + next_random(seed) % 255);
        else
            len += (size_t)snprintf(text + len, size - len, "%s",
                                    pieces[next_random(seed) % (sizeof pieces / sizeof *pieces)]);
    }
    text[len] = '\0';
}

static void any_bytes_give_a_moment_or_a_sentence(void **state)
{
    const struct edition *edition = *state;
    uint32_t seed = 20240418, read = 0;

    for (int i = 0; i < 200000; i++) {
        struct moment to = moment_at(42);
        struct err err = {""};
        char text[300];

        make_text(&seed, text, sizeof text);
        at.scope = (struct scope){(enum scope_kind)(next_random(&seed) % 5), 0, INSTANT_UNKNOWN};
        at.scope.id = next_random(&seed) % (uint32_t)edition->ties.n;
        if (next_random(&seed) % 2)
            at.scope.day = edition->matches.v[1].kickoff / DAY * DAY + 4 * HOUR;
        at.match = next_random(&seed) % 9;
        at.now = next_random(&seed) % 2 ? moment_end() : moment_at(next_random(&seed));
        at.venue_time = next_random(&seed) % 2;
        if (typed_read(text, &at, &to, &err)) {
            read++;
            continue;
        }
        assert_int_equal(to.at, 42);
        assert_true(err.text[0] && utf8_valid(err.text, strlen(err.text), NULL));
        if (typed_is_absolute(text) && strncmp(err.text, "there is no ", 12) != 0)
            fail_msg("absolute and not read: %s", text);
    }
    assert_true(read > 1000);
}

/* -- the editions that come with touchline ------------------------------------------------------
 */

static void a_minute_makes_the_difference_at_lille(void **state)
{
    (void)state;
    in_tie("qf1");
    assert_goals("leg 2 86'", "qf1/2", 2, 0);
    assert_goals("leg 2 87'", "qf1/2", 2, 1);
    assert_clock("leg 2 86'", "qf1/2", "86'");
    assert_clock("leg 2 87'", "qf1/2", "87'");
    assert_goals("leg 1 87'", "qf1/1", 2, 1);
}

static void the_seventh_kick_at_marseille_is_not_the_last(void **state)
{
    struct match_state match;

    (void)state;
    in_tie("qf1");
    assert_kick("kick 7", "qf1/2", 6);
    match_at(at.log->edition, match_id("qf1/2"), read_moment("kick 7"), &match);
    assert_int_equal(match.kicks[HOME], 3);
    assert_int_equal(match.kicks[AWAY], 2);
    assert_false(match_is_over(&match));
    assert_error("kick 12", "no such kick in qf1/2 so far");
    in_night("2024-04-18");
    assert_kick("kick 7", "qf1/2", 6);
    assert_clock("1'", "qf2/2", "1'");
    assert_clock("FT pens", "qf1/2", "FT pens");
}

#define IN_SAMPLE(test) cmocka_unit_test_setup_teardown(test, open_sample, close_sample)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_SAMPLE(a_date_and_time_is_that_instant),
        IN_SAMPLE(a_bare_date_is_six_in_the_editions_zone),
        IN_SAMPLE(a_time_without_offset_is_the_users_in_summer_and_winter),
        IN_SAMPLE(a_time_may_be_the_venues),
        cmocka_unit_test(points_in_time_are_absolute),
        IN_SAMPLE(what_cannot_be_is_said_not_to_be),
        IN_SAMPLE(a_time_of_day_is_of_the_night_in_view),
        IN_SAMPLE(a_night_is_one_wherever_the_user_is),
        IN_SAMPLE(the_night_of_a_tie_is_the_selected_legs_else_nows_else_the_last),
        IN_SAMPLE(the_night_of_an_edition_is_nows_else_the_selected_matchs),
        cmocka_unit_test(a_match_without_date_has_no_night),
        cmocka_unit_test(a_minute_is_all_of_it),
        IN_SAMPLE(a_minute_may_be_written_with_other_marks_and_blanks),
        cmocka_unit_test(a_minute_never_reached_is_the_end_of_play),
        cmocka_unit_test(a_minute_after_a_golden_goal_is_the_end_of_play),
        cmocka_unit_test(a_minute_to_come_follows_from_the_conventions),
        cmocka_unit_test(a_minute_to_come_follows_from_what_has_been),
        IN_SAMPLE(points_are_what_the_clock_shows),
        IN_SAMPLE(a_point_that_is_not_there_is_an_error),
        cmocka_unit_test(kicks_straight_after_ninety_minutes_are_no_extra_time),
        cmocka_unit_test(extra_time_is_ahead_at_a_break_that_is_on),
        IN_SAMPLE(a_kick_is_counted_from_one),
        cmocka_unit_test(a_kick_of_a_tie_is_of_the_match_that_has_them),
        IN_SAMPLE(a_kick_that_was_not_taken_is_an_error),
        cmocka_unit_test(kicks_void_count),
        IN_SAMPLE(a_leg_may_be_named),
        IN_SAMPLE(a_leg_that_is_not_there_is_an_error),
        cmocka_unit_test(a_group_match_has_no_legs),
        cmocka_unit_test(a_tie_without_matches_has_no_minutes),
        cmocka_unit_test(a_minute_of_a_night_is_the_latest_of_its_matches),
        cmocka_unit_test(a_match_of_the_night_that_never_came_so_far_gives_its_end),
        cmocka_unit_test(a_match_called_off_does_not_hold_the_night_up),
        cmocka_unit_test(a_kick_of_a_night_needs_one_shootout),
        IN_SAMPLE(what_is_of_a_match_is_an_error_in_an_edition),
        IN_SAMPLE(start_and_end_are_the_scopes),
        IN_SAMPLE(other_text_is_named_in_the_error),
        IN_SAMPLE(any_bytes_give_a_moment_or_a_sentence),
        cmocka_unit_test_setup_teardown(a_minute_makes_the_difference_at_lille, open_uecl,
                                        close_sample),
        cmocka_unit_test_setup_teardown(the_seventh_kick_at_marseille_is_not_the_last, open_uel,
                                        close_sample),
    };

    return cmocka_run_group_tests_name("typed", tests, NULL, NULL);
}
