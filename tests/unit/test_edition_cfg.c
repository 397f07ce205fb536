/* Reading an edition file: what it becomes, and what is said of a bad one. */
#include "cmocka_all.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "input/edition_cfg.h"
#include "input/source.h"
#include "model/match.h"

/* A good file; the tests below change one place or another. Lines matter. */
static const char good_text[] = //
    "# a cup of four\n"
    "edition = \"pond-cup\";\n"
    "name = \"Pond Cup 2031\";\n"
    "zone = \"+01:00\";\n"
    "sources = ( { id = \"paper\"; title = \"Pond Paper\"; licence = \"CC0\"; } );\n" /* 5 */
    "teams = (\n"
    "    { id = \"ducks\"; name = \"Ducks\"; full = \"Mighty Ducks\"; code = \"DUC\"; country = "
    "\"ENG\"; aliases = (\"Quack\", \"Drakes\"); },\n"
    "    { id = \"frogs\"; name = \"Frogs\"; code = \"FRO\"; },\n"
    "    { id = \"newts\"; name = \"Newts\"; code = \"NEW\"; },\n"
    "    { id = \"toads\"; name = \"Toads\"; code = \"TOA\"; }\n" /* 10 */
    ");\n"
    "venues = ( { id = \"reed\"; name = \"Reed Bank\"; city = \"Marsh\"; country = \"ENG\"; } );\n"
    "rounds = (\n"
    "    { id = \"sf\"; name = \"Semi-finals\"; legs = 2; draw = \"2031-03-01\";\n"
    "      decided_by = (\"goals\", \"away-goals\", \"kicks\");\n" /* 15 */
    "      ties = (\n"
    "        { id = \"sf1\"; teams = (\"ducks\", \"frogs\"); winner = \"frogs\"; note = \"wet\";\n"
    "          sources = (\"paper\"); origins = (\"1st\", \"\");\n"
    "          matches = (\n"
    "            { kickoff = \"2031-04-01T20:00\"; venue = \"reed\"; referee = \"Heron\"; "
    "attendance = 123;\n" /* 20 */
    "              score = { ht = \"1-0\"; ft = \"1-1\"; };\n"
    "              lineups = ( { team = \"FRO\"; coach = \"Old Croak\"; captain = \"Hop\"; players "
    "= "
    "(\"1 Wart\", \"Hop\"); bench = (\"9 Leap\"); } );\n"
    "              events = (\n"
    "                \"10' goal DUC Drake; how header; assist Mallard\",\n"
    "                \"80' own-goal ducks Teal; also 81'; source paper\",\n" /* 25 */
    "                \"85' sub FRO Leap; for Hop\"\n"
    "              ); sources = (\"paper\"); },\n"
    "            { kickoff = \"2031-04-08\"; reds = \"none mentioned\";\n"
    "              score = { ft = \"1-1\"; pens = \"2-0\"; };\n"
    "              events = ( \"5' goal FRO Hop\", \"90+3' penalty DUC\" );\n" /* 30 */
    "              kicks = (\n"
    "                \"FRO scored Hop\", \"DUC saved Drake; by Wart\",\n"
    "                \"FRO scored Leap\", \"DUC post\",\n"
    "                \"FRO missed\", \"DUC bar Teal\",\n"
    "                \"FRO void\", \"FRO missed\", \"DUC off-target Mallard\"\n" /* 35 */
    "              ); } ); },\n"
    "        { id = \"sf2\"; teams = (\"newts\", \"TOA\"); } ); },\n"
    "    { id = \"final\"; name = \"Final\"; short = \"F\"; ties = (\n"
    "        { id = \"final\"; teams = (\"winner sf1\", \"winner sf2\");\n"
    "          matches = ( { neutral = true; } ); } ); }\n" /* 40 */
    ");\n";

/* The good text with the one place that reads from replaced. */
static char *changed(const char *text, const char *from, const char *to)
{
    const char *at = strstr(text, from);
    if (!at || strstr(at + 1, from))
        fail_msg("not there, or twice: %s", from);
    size_t head = (size_t)(at - text), size = strlen(text) + strlen(to) + 1;
    char *out = malloc(size);
    assert_non_null(out);
    snprintf(out, size, "%.*s%s%s", (int)head, text, to, at + strlen(from));
    return out;
}

static struct edition *read_good(const char *text)
{
    struct report report = {0};
    struct edition *edition;
    char buf[700] = "";
    bool good = edition_read_cfg("f", text, strlen(text), &edition, &report);
    if (report.count > 0)
        report_format(&report, 0, buf, sizeof buf);
    if (!good || report.count > 0)
        fail_msg("%s\nin:\n%s", buf, text);
    report_release(&report);
    return edition;
}

/* Reading the text gives exactly these problems, each of which may be cut short. */
static void problems_of(const char *text, const char *const *problems, size_t count)
{
    struct report report = {0};
    struct edition *edition = (struct edition *)(uintptr_t)1;
    assert_false(edition_read_cfg("f", text, strlen(text), &edition, &report));
    assert_null(edition);
    for (size_t i = 0; i < count; i++) {
        char buf[700] = "nothing";
        if (i < report.count)
            report_format(&report, i, buf, sizeof buf);
        if (strncmp(buf, problems[i], strlen(problems[i])) != 0)
            assert_string_equal(buf, problems[i]);
    }
    if (report.count > count) {
        char buf[700];
        report_format(&report, count, buf, sizeof buf);
        fail_msg("also: %s", buf);
    }
    report_release(&report);
}

/* The good text, changed in one place, has this one problem. */
static void problem(const char *from, const char *to, const char *expected)
{
    char *text = changed(good_text, from, to);
    problems_of(text, &expected, 1);
    free(text);
}

/* The same with a second problem that follows. */
static void problem_and(const char *from, const char *to, const char *first, const char *second)
{
    char *text = changed(good_text, from, to);
    const char *both[] = {first, second};
    problems_of(text, both, 2);
    free(text);
}

static void fine(const char *from, const char *to)
{
    char *text = changed(good_text, from, to);
    edition_close(read_good(text));
    free(text);
}

/* -- a good file -------------------------------------------------------------------------------
 */

static void head_teams_and_places(void **state)
{
    (void)state;
    struct edition *e = read_good(good_text);
    assert_string_equal(e->key, "pond-cup");
    assert_string_equal(e->competition, "Pond Cup 2031");
    assert_string_equal(e->season, "");
    assert_int_equal(e->offset, 3600);
    assert_string_equal(e->sources.v[0].licence, "CC0");
    assert_int_equal(e->teams.n, 4);
    assert_string_equal(e->teams.v[0].full, "Mighty Ducks");
    assert_null(e->teams.v[1].full);
    assert_int_equal(e->teams.v[0].alias_count, 2);
    assert_string_equal(e->teams.v[0].aliases[1], "Drakes");
    assert_int_equal(e->teams.v[3].line, 10);
    assert_string_equal(e->venues.v[0].city, "Marsh");
    assert_int_equal(e->stages.n, 1);
    assert_int_equal(e->stages.v[0].kind, STAGE_KNOCK_OUT);
    edition_close(e);
}

static void rounds_and_ties(void **state)
{
    (void)state;
    struct edition *e = read_good(good_text);
    const struct round *sf = &e->rounds.v[0];
    assert_string_equal(sf->brief, "SF");
    assert_string_equal(e->rounds.v[1].brief, "F");
    assert_int_equal(sf->legs, 2);
    assert_int_equal(e->rounds.v[1].legs, 1);
    assert_int_equal(sf->criteria_count, 3);
    assert_int_equal(sf->criteria[1], CRITERION_AWAY_GOALS);
    assert_int_equal(e->rounds.v[1].criteria[1], CRITERION_EXTRA_TIME);
    assert_int_equal(sf->draw, DRAW_AT);
    assert_int_equal(e->rounds.v[1].draw, DRAW_UNKNOWN);
    assert_int_equal(e->ties.n, 3);
    const struct tie *tie = &e->ties.v[0];
    assert_string_equal(tie->note, "wet");
    assert_string_equal(tie->slot[TOP].origin, "1st");
    assert_null(tie->slot[BOTTOM].origin);
    assert_int_equal(tie->source_count, 1);
    assert_int_equal(tie->line, 17);
    assert_int_equal(tie->winner, BOTTOM);
    assert_int_equal(e->ties.v[1].number, 2);
    assert_int_equal(e->ties.v[2].slot[BOTTOM].kind, SLOT_WINNER);
    assert_int_equal(e->ties.v[2].slot[BOTTOM].ref, 1);
    assert_int_equal(e->ties.v[2].team[TOP], 1);
    edition_close(e);
}

static void matches_and_events(void **state)
{
    (void)state;
    struct edition *e = read_good(good_text);
    const struct match *match = &e->matches.v[0];
    assert_int_equal(e->matches.n, 3);
    assert_string_equal(match->key, "sf1/1");
    assert_int_equal(strmap_get(&e->match_by_key, "sf1/2", 5), 1);
    char at[40];
    instant_format_iso(at, sizeof at, match->kickoff, match->offset);
    assert_string_equal(at, "2031-04-01T20:00+01:00");
    assert_int_equal(match[1].precision, PRECISION_DATE);
    assert_int_equal(match[2].precision, PRECISION_NONE);
    assert_int_equal(match->venue, 0);
    assert_string_equal(person_name(e, match->referee), "Heron");
    assert_int_equal(match->attendance, 123);
    assert_int_equal(match->stated[SCORE_90][AWAY], 1);
    assert_int_equal(match->stated[SCORE_120][AWAY], SCORE_UNKNOWN);
    assert_int_equal(match->event_count, 3);
    const struct event *event = &e->events.v[match->event_first];
    assert_string_equal(event->how, "header");
    assert_string_equal(person_name(e, event->other), "Mallard");
    assert_int_equal(event->side, HOME);
    assert_int_equal(event->line, 24);
    assert_int_equal(event[1].kind, EVENT_OWN_GOAL);
    assert_int_equal(event[1].source, 0);
    assert_string_equal(event[1].also, "81'");
    assert_int_equal(event[1].line, 25);
    assert_int_equal(event[2].line, 26); /* the last of its list: libconfig says 27 */
    assert_true(match[2].neutral);
    edition_close(e);
}

static void kicks_and_lineups(void **state)
{
    (void)state;
    struct edition *e = read_good(good_text);
    const struct match *match = &e->matches.v[1];
    const struct kick *kick = &e->kicks.v[match->kick_first];
    assert_int_equal(match->kick_count, 9);
    assert_int_equal(kick[1].outcome, KICK_SAVED);
    assert_string_equal(person_name(e, kick[1].keeper), "Wart");
    assert_int_equal(e->people.v[kick[1].keeper].team, 1); /* of the other side */
    assert_int_equal(kick[1].taker, e->events.v[e->matches.v[0].event_first].person);
    assert_int_equal(kick[3].taker, ID_NONE);
    assert_int_equal(kick[0].side, HOME);
    assert_int_equal(kick[8].line, 35);
    const struct lineup *lineup = &e->matches.v[0].lineup[AWAY];
    assert_int_equal(e->matches.v[0].lineup[HOME].player_count, 0);
    assert_int_equal(lineup->starter_count, 2);
    assert_int_equal(lineup->player_count, 3);
    assert_int_equal(lineup->players[0].number, 1);
    assert_int_equal(lineup->players[1].number, 0);
    assert_true(lineup->players[1].captain);
    assert_int_equal(lineup->players[2].number, 9);
    assert_int_equal(lineup->players[0].person, kick[1].keeper);
    assert_string_equal(person_name(e, lineup->coach), "Old Croak");
    edition_close(e);
}

/* The good text with the match of its final written so; there may be warnings. */
static struct edition *with_final(const char *match_text)
{
    char *text = changed(good_text, "{ neutral = true; }", match_text);
    struct report report = {0};
    struct edition *e;
    if (!edition_read_cfg("f", text, strlen(text), &e, &report))
        fail_msg("%s: %s", match_text, report.problems[0].text);
    report_release(&report);
    free(text);
    return e;
}

static struct match final_of(const char *match_text)
{
    struct edition *e = with_final(match_text);
    struct match match = e->matches.v[2];
    edition_close(e);
    return match;
}

static void defaults_of_what_is_known(void **state)
{
    (void)state;
    struct edition *e = read_good(good_text);
    const struct match *match = e->matches.v;
    assert_int_equal(match[0].goals_known, COVERAGE_ALL);
    assert_int_equal(match[0].subs_known, COVERAGE_SOME);
    assert_int_equal(match[0].yellows_known, COVERAGE_UNKNOWN);
    assert_int_equal(match[1].reds_known, COVERAGE_NONE_MENTIONED);
    assert_int_equal(match[1].kicks_known, COVERAGE_ALL);
    assert_int_equal(match[0].kicks_known, COVERAGE_UNKNOWN);
    edition_close(e);
    assert_int_equal(final_of("{ score = { ft = \"1-0\"; }; }").goals_known, COVERAGE_UNKNOWN);
    assert_int_equal(final_of("{ score = { ft = \"0-0\"; }; }").goals_known, COVERAGE_ALL);
    assert_int_equal(final_of("{ score = { ft = \"0-0\"; aet = \"1-0\"; }; }").goals_known,
                     COVERAGE_UNKNOWN);
    assert_int_equal(final_of("{ goals = \"some\"; score = { ft = \"0-0\"; }; }").goals_known,
                     COVERAGE_SOME);
}

/* The same match as it stands at the end. */
static struct match_state end_of_final(const char *match_text)
{
    struct edition *e = with_final(match_text);
    struct match_state state;
    match_at(e, 2, moment_end(), &state);
    edition_close(e);
    return state;
}

/* Silence means one thing of a match that is over and another of one that is on. */
static void what_a_status_alone_tells(void **unused)
{
    (void)unused;
    assert_int_equal(final_of("{ status = \"FT\"; }").goals_known, COVERAGE_UNKNOWN);
    assert_false(end_of_final("{ status = \"FT\"; }").score_known);
    assert_int_equal(final_of("{ status = \"21'\"; }").goals_known, COVERAGE_ALL);
    struct match_state state = end_of_final("{ status = \"21'\"; }");
    assert_true(state.score_known);
    assert_int_equal(state.goals[HOME], 0);
    assert_int_equal(state.goals[AWAY], 0);
    assert_int_equal(final_of("{ status = \"pens on\"; }").kicks_known, COVERAGE_ALL);
    assert_int_equal(final_of("{ status = \"pens\"; }").kicks_known, COVERAGE_UNKNOWN);
}

static void stated(const char *status, enum match_status expected, enum phase phase, bool at_break)
{
    char text[80];
    snprintf(text, sizeof text, "{ status = \"%s\"; }", status);
    struct match match = final_of(text);
    assert_int_equal(match.status, expected);
    assert_int_equal(match.final_phase, phase);
    assert_int_equal(match.at_break, at_break);
}

static void statuses(void **state)
{
    (void)state;
    stated("FT", MATCH_FINISHED, PHASE_SECOND_HALF, false);
    stated("AET", MATCH_FINISHED, PHASE_EXTRA_SECOND, false);
    stated("HT", MATCH_UNDER_WAY, PHASE_FIRST_HALF, true);
    stated("90' end", MATCH_UNDER_WAY, PHASE_SECOND_HALF, true);
    stated("ET", MATCH_UNDER_WAY, PHASE_SECOND_HALF, true);
    stated("ET HT", MATCH_UNDER_WAY, PHASE_EXTRA_FIRST, true);
    stated("ET end", MATCH_UNDER_WAY, PHASE_EXTRA_SECOND, true);
    stated("pens on", MATCH_UNDER_WAY, PHASE_KICKS, false);
    stated("105+1'", MATCH_UNDER_WAY, PHASE_EXTRA_FIRST, false);
    stated("suspended 60'", MATCH_SUSPENDED, PHASE_SECOND_HALF, false);
    stated("abandoned", MATCH_ABANDONED, PHASE_FIRST_HALF, false);
    stated("abandoned 45+2'", MATCH_ABANDONED, PHASE_FIRST_HALF, false);
    stated("postponed", MATCH_POSTPONED, PHASE_UNKNOWN, false);
    stated("delayed", MATCH_DELAYED, PHASE_UNKNOWN, false);
    stated("cancelled", MATCH_CANCELLED, PHASE_UNKNOWN, false);
    stated("scheduled", MATCH_SCHEDULED, PHASE_UNKNOWN, false);
    assert_int_equal(final_of("{ status = \"21'\"; }").clock.minute, 21);
    assert_int_equal(final_of("{ status = \"abandoned 60'\"; }").clock.minute, 60);
}

static void what_follows_ninety_minutes_may_be_said(void **state)
{
    (void)state;
    assert_int_equal(final_of("{ status = \"90' end\"; }").next_phase, PHASE_UNKNOWN);
    assert_int_equal(final_of("{ status = \"ET\"; }").next_phase, PHASE_EXTRA_FIRST);
    assert_int_equal(final_of("{ status = \"pens next\"; }").next_phase, PHASE_KICKS);
    assert_true(end_of_final("{ status = \"pens next\"; }").kicks_next);
    assert_false(end_of_final("{ status = \"ET\"; }").kicks_next);
}

static void who_is_at_home_may_be_said_without_names(void **state)
{
    (void)state;
    assert_int_equal(final_of("{ neutral = false; }").home_side, TOP);
    assert_int_equal(final_of("{ home_side = \"first\"; }").home_side, TOP);
    assert_int_equal(final_of("{ home_side = \"second\"; }").home_side, BOTTOM);
    assert_int_equal(
        final_of("{ home_side = \"first\"; home = \"NEW\"; away = \"FRO\"; }").home_side, BOTTOM);
}

static void statuses_concluded(void **state)
{
    (void)state;
    assert_int_equal(final_of("{ neutral = false; }").status, MATCH_SCHEDULED);
    assert_int_equal(final_of("{ score = { ft = \"1-0\"; }; }").final_phase, PHASE_SECOND_HALF);
    assert_int_equal(final_of("{ score = { aet = \"1-0\"; }; }").final_phase, PHASE_EXTRA_SECOND);
    assert_int_equal(final_of("{ score = { pens = \"1-3\"; }; }").final_phase, PHASE_KICKS);
    assert_int_equal(final_of("{ events = ( \"95' goal FRO\" ); }").final_phase,
                     PHASE_EXTRA_SECOND);
    assert_int_equal(final_of("{ events = ( \"?' yellow FRO\" ); }").status, MATCH_FINISHED);
}

static void events_may_be_known_by_side(void **state)
{
    (void)state;
    assert_false(final_of("{ events = ( \"9' goal TOA\", \"9' goal FRO\" ); }").by_side);
    assert_true(
        final_of("{ by_side = true; events = ( \"9' goal TOA\", \"9' yellow FRO\" ); }").by_side);
    problem("neutral = true;", "by_side = \"yes\";",
            "f:40: \"by_side\" is a text in quotes, expected true or false");
}

static void decisions(void **state)
{
    (void)state;
    struct match match = final_of("{ status = \"awarded\"; decision = { kind = \"awarded\"; score "
                                  "= \"0-3\"; winner = \"TOA\"; at = \"2031-06-01T12:00Z\"; reason "
                                  "= \"mud\"; source = \"paper\"; }; home = \"frogs\"; "
                                  "away = \"toads\"; }");
    assert_int_equal(match.decision.kind, DECISION_AWARDED);
    assert_int_equal(match.decision.score[AWAY], 3);
    assert_int_equal(match.decision.winner, AWAY);
    assert_int_equal(match.decision.source, 0);
    assert_int_equal(match.decision.at, INT64_C(1938081600));
}

static void groups_and_slots(void **state)
{
    (void)state;
    static const char text[] =
        "edition = \"w\"; name = \"W\";\n"
        "rounds = ( { id = \"r\"; name = \"R\"; third_place = false; ties = (\n"
        "  { id = \"r1\"; teams = (\"group A 2 = aa\", \"best third A/B\"); },\n"
        "  { id = \"r2\"; teams = (\"aa or bb or CCC\", \"bye\"); },\n"
        "  { id = \"r3\"; teams = (\"to be drawn\", \"to be drawn\"); } ); } );\n"
        "groups = ( { id = \"a\"; name = \"Group A\"; teams = (\"aa\", \"BBB\"); matches = (\n"
        "  { home = \"BBB\"; away = \"aa\"; score = { ft = \"2-1\"; }; } ); } );\n"
        "teams = ( { id = \"aa\"; name = \"Aa\"; }, { id = \"bb\"; name = \"Bb\"; code = \"BBB\"; "
        "}, { id = \"cc\"; name = \"Cc\"; code = \"CCC\"; } );\n"
        "stages = ( { id = \"one\"; name = \"One\"; kind = \"group\"; } );\n";
    struct edition *e = read_good(text);
    assert_int_equal(e->offset, 0);
    const struct tie *tie = e->ties.v;
    assert_int_equal(tie[0].slot[TOP].kind, SLOT_GROUP);
    assert_int_equal(tie[0].slot[TOP].place, 2);
    assert_int_equal(tie[0].slot[TOP].ref, 0);
    assert_int_equal(tie[0].slot[TOP].team, 0);
    assert_string_equal(tie[0].slot[BOTTOM].set, "A/B");
    assert_int_equal(tie[1].slot[TOP].team_count, 3);
    assert_int_equal(tie[1].slot[TOP].teams[2], 2);
    assert_int_equal(tie[1].slot[BOTTOM].kind, SLOT_BYE);
    assert_int_equal(tie[2].slot[TOP].kind, SLOT_UNKNOWN);
    assert_int_equal(e->groups.v[0].stage, 0);
    assert_string_equal(e->matches.v[0].key, "a/1");
    assert_int_equal(match_team(e, 0, HOME), 1);
    assert_int_equal(e->rounds.v[0].stage, 1); /* made: none of its kind was given */
    edition_close(e);
}

static void small_liberties(void **state)
{
    (void)state;
    fine("# a cup of four", "\xEF\xBB\xBF# a cup of four");
    fine("\"+01:00\";", "\"-03:30\"");                                /* ';' may be missing */
    fine("decided_by = (\"goals\", \"away-goals\", \"kicks\");", ""); /* the usual ones */
    fine("\"winner sf1\"", "\"winner sf1 = frogs\"");
    fine("{ neutral = true; }", "{ home = \"frogs\"; }");
    fine("teams = (\"newts\", \"TOA\")", "teams = (\"newts\" , \"TO\" \"A\")");
}

/* -- problems ----------------------------------------------------------------------------------
 */

static void unknown_and_missing(void **state)
{
    (void)state;
    problem("name = \"Pond Cup 2031\";", "name = \"Pond Cup 2031\"; colour = 1;",
            "f:3: unknown key \"colour\" in an edition, expected edition, name, competition, "
            "season, zone, note, foreign, sources, teams, venues, stages, groups, rounds");
    problem("neutral = true;", "\nneutral = true;\nattendence = 3;",
            "f:42: unknown key \"attendence\" in a match, expected home, away, home_side, role");
    problem("name = \"Pond Cup 2031\";", "",
            "f:1: no \"name\" in an edition, expected a text in quotes");
    problem("title = \"Pond Paper\";", "",
            "f:5: no \"title\" in a source, expected a text in quotes");
    problem("id = \"final\"; teams", "teams",
            "f:39: no \"id\" in a tie, expected a text in quotes");
    problem("name = \"Frogs\";", "name = \" \";", "f:8: \"name\" is empty, expected a text");
    problem("name = \"Reed Bank\"; city = \"Marsh\";", "",
            "f:12: a venue without \"name\" and \"city\", expected at least one of them");
}

static void wrong_types_and_numbers(void **state)
{
    (void)state;
    problem("short = \"F\";", "legs = \"2\";",
            "f:38: \"legs\" is a text in quotes, expected a whole number");
    problem("short = \"F\";", "legs = 2.5;",
            "f:38: \"legs\" is a number with a point, expected a whole number");
    problem("attendance = 123;", "attendance = 123L;",
            "f:20: \"attendance\" is a number with L, expected a whole number");
    problem("short = \"F\";", "legs = 3;", "f:38: \"legs\" is 3, expected 1 to 2");
    problem("attendance = 123;", "attendance = -1;",
            "f:20: \"attendance\" is -1, expected 0 to 999999");
    problem("neutral = true;", "neutral = 1;",
            "f:40: \"neutral\" is a whole number, expected true or false");
    problem("aliases = (\"Quack\", \"Drakes\");", "aliases = [\"Quack\"];",
            "f:7: \"aliases\" is an array [ ], expected a list ( )");
    problem("(\"Quack\", \"Drakes\")", "(\"Quack\", 5)",
            "f:7: a whole number in \"aliases\", expected a text in quotes");
    problem("{ neutral = true; }", "\"x\"",
            "f:40: a text in quotes where a match should be, expected a group { }");
}

static void problems_of_ids(void **state)
{
    (void)state;
    problem("id = \"toads\"", "id = \"frogs\"",
            "f:10: the id \"frogs\" stands twice, expected another for this team");
    problem("id = \"final\"; teams", "id = \"The final\"; teams",
            "f:39: the id \"The final\", expected 1 to 63 of a-z, 0-9 and '-', not '-' first");
    problem("\"pond-cup\"", "\"-\"", "f:2: the id \"-\", expected 1 to 63 of");
    problem("id = \"final\"; name", "id = \"sf\"; name",
            "f:38: the id \"sf\" stands twice, expected another for this round");
    problem("{ id = \"reed\"", "{ id = \"reed\"; city = \"x\"; }, { id = \"reed\"",
            "f:12: the id \"reed\" stands twice, expected another for this venue");
    problem_and("code = \"TOA\"", "code = \"Toa\"",
                "f:10: the code \"Toa\", expected three of A-Z and 0-9",
                "f:37: unknown team \"TOA\"");
    problem_and("id = \"newts\"; name", "id = \"bye\"; name",
                "f:9: the id \"bye\", expected another", "f:37: unknown team \"newts\"");
}

static void references(void **state)
{
    (void)state;
    problem("\"newts\", \"TOA\"", "\n\"newts\",\n\"TOAD\"",
            "f:39: unknown team \"TOAD\", expected one of the ids or codes of teams");
    problem("code = \"TOA\"", "code = \"NEW\"", "f:37: unknown team \"TOA\"");
    problem("winner sf2", "winner sf3",
            "f:39: unknown tie \"sf3\", expected one of the ids of ties");
    problem("source paper", "source papers",
            "f:25: unknown source \"papers\", expected one of the ids of sources");
    problem("sources = (\"paper\"); },", "sources = (\"pulp\"); },",
            "f:27: unknown source \"pulp\"");
    problem("venue = \"reed\"", "venue = \"bank\"",
            "f:20: unknown venue \"bank\", expected one of the ids of venues");
    problem("legs = 2;", "legs = 2; stage = \"x\";",
            "f:14: unknown stage \"x\", expected one of the ids of stages");
    problem("\"winner sf1\"", "\"group a 1\"", "f:39: unknown group \"a\"");
}

static void problems_of_values(void **state)
{
    (void)state;
    problem("\"+01:00\"", "\"CET\"", "f:4: \"zone\" is \"CET\", expected an offset from UTC");
    problem("\"2031-04-01T20:00\"", "\"2031-02-29T20:00\"",
            "f:20: \"kickoff\" is \"2031-02-29T20:00\", expected a date as \"2024-04-18\"");
    problem("\"2031-03-01\"", "\"begin\"", "f:14: \"draw\" is \"begin\", expected a date");
    problem("ft = \"1-1\"; };", "ft = \"1:1\"; };",
            "f:21: \"ft\" is \"1:1\", expected a score as \"2-1\"");
    problem("ht = \"1-0\"; ft = \"1-1\"", "ht = \"1-0\"; ft = \"0-1\"",
            "f:21: \"ft\" is 0-1 after 1-0, expected a running total that never falls");
    problem("\"none mentioned\"", "\"none\"",
            "f:28: \"reds\" is \"none\", expected one of unknown, some, none mentioned, all");
    problem("\"away-goals\"", "\"awaygoals\"",
            "f:15: \"awaygoals\" in \"decided_by\", expected goals, away-goals, extra-time");
    problem("\"away-goals\"", "\"goals\"", "f:15: \"goals\" stands twice, expected once");
    problem("neutral = true;", "status = \"over\";",
            "f:40: \"status\" is \"over\", expected FT, AET, pens, a clock as 60'");
    problem("neutral = true;", "role = \"friendly\";",
            "f:40: \"role\" is \"friendly\", expected one of leg, replay, play-off");
    const char *open = "f:39: warning: final is played but not decided";
    problem_and("neutral = true;", "decision = { kind = \"awarded\"; };", open,
                "f:40: \"awarded\" without \"score\"");
    problem("neutral = true;", "decision = { kind = \"lots\"; score = \"1-0\"; };",
            "f:40: \"score\" in a decision of another kind");
    problem("(\"1st\", \"\")", "(\"1st\")", "f:18: \"origins\" holds 1, expected 2");
    problem("captain = \"Hop\"", "captain = \"Skip\"", "f:22: the captain \"Skip\" is not in");
}

static void problems_of_lines(void **state)
{
    (void)state;
    problem("10' goal DUC Drake", "100+1' goal DUC Drake",
            "f:24: the clock \"100+1'\", expected 1' to 120'");
    problem("80' own-goal ducks", "80' owngoal ducks",
            "f:25: the event \"owngoal\", expected goal, penalty");
    problem("85' sub FRO Leap", "85' sub TOA Leap",
            "f:26: Toads do not play in sf1/1, expected Ducks or Frogs");
    problem("85' sub FRO Leap", "85' sub FROG Leap", "f:26: unknown team \"FROG\"");
    problem("DUC saved Drake", "DUC holds Drake",
            "f:32: the kick's outcome \"holds\", expected scored, saved");
    problem("\"winner sf2\");", "\"winner of sf2\");",
            "f:39: the slot \"winner of sf2\", expected a team, \"winner TIE\"");
}

static void problems_of_groups(void **state)
{
    (void)state;
    static const char start[] = "edition = \"w\"; name = \"W\";\n"
                                "teams = ( { id = \"a\"; name = \"A\"; }, { id = \"b\"; name = "
                                "\"B\"; }, { id = \"c\"; name = \"C\"; } );\n"
                                "groups = ( { id = \"g\"; name = \"G\"; teams = (\"a\", \"b\");\n"
                                "matches = ( ";
    static const struct {
        const char *match, *problem;
    } cases[] = {
        {"{ home = \"a\"; }", "f:4: no \"away\" in a match of a group, expected a team"},
        {"{ home = \"a\"; away = \"a\"; }", "f:4: \"a\" plays itself, expected two teams"},
        {"{ home = \"a\"; away = \"c\"; }", "f:4: \"c\" is not in the group, expected one of"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[600];
        snprintf(text, sizeof text, "%s%s ); } );\n", start, cases[i].match);
        problems_of(text, &cases[i].problem, 1);
    }
    char *text = changed(start, "(\"a\", \"b\")", "(\"a\", \"a\")"), whole[600];
    const char *twice = "f:3: \"a\" stands twice in the group, expected once";
    snprintf(whole, sizeof whole, "%s ); } );\n", text);
    problems_of(whole, &twice, 1);
    free(text);
    static const char rest[] = " ); } );\nrounds = ( { id = \"r\"; name = \"R\"; ties = ( { id = "
                               "\"t\"; teams = (\"group g %s\", \"a\"); } ); } );\n";
    const char *place = "f:5: place 3 of the group \"g\", expected 1 to 2";
    int len = snprintf(whole, sizeof whole, "%s", start);
    snprintf(whole + len, sizeof whole - (size_t)len, rest, "3");
    problems_of(whole, &place, 1);
    const char *other = "f:5: C cannot come to t, expected a team of G";
    snprintf(whole + len, sizeof whole - (size_t)len, rest, "2 = c");
    problems_of(whole, &other, 1);
}

/* What edition_seal() finds has the lines that the reader gave. */
static void problems_found_when_sealed(void **state)
{
    (void)state;
    problem("\"winner sf1\"", "\"winner final\"",
            "f:39: final feeds itself, expected an earlier round");
    problem("winner = \"frogs\"", "winner = \"ducks\"", "f:17: winner of sf1 stated as Ducks");
    problem("(\"newts\", \"TOA\")", "(\"newts\", \"NEW\")", "f:37: Newts plays against itself");
    problem("10' goal DUC Drake", "55' goal DUC Drake",
            "f:20: sf1/1: half-time score stated as 1-0, but the goals give 0-0");
}

/* A team that is out is found in a later match although its slots are derived. */
static void a_team_that_is_out_does_not_play(void **state)
{
    (void)state;
    char *one = changed(good_text, "\"winner sf2\"", "\"winner sf2 = toads\"");
    char *two = changed(one, "{ neutral = true; }",
                        "{ events = (\n\"8' goal FRO Hop\",\n\"9' goal DUC Drake\" ); }");
    const char *out = "f:42: Ducks do not play in final/1, expected Frogs or Toads";
    problems_of(two, &out, 1);
    free(one);
    free(two);
}

/* Who stands in where a slot is not filled yet must be able to come there. */
static void only_who_can_come_stands_in(void **state)
{
    (void)state;
    static const char out[] = "f:40: Ducks cannot come to final/1 out of sf2, expected Newts or";
    fine("{ neutral = true; }", "{ events = ( \"9' goal TOA A\", \"10' yellow FRO B\" ); }");
    problem("{ neutral = true; }", "{ events = ( \"9' goal DUC A\" ); }", out);
    problem_and("{ neutral = true; }",
                "{ home = \"FRO\"; away = \"DUC\"; lineups = ( { team = "
                "\"DUC\"; } ); }",
                out, out);
    problem("{ neutral = true; }", "{ events = ( \"9' goal NEW A\", \"10' yellow TOA B\" ); }",
            "f:40: Toads do not play in final/1, expected Frogs or Newts");
    problem("\"winner sf2\"", "\"winner sf2 = ducks\"", "f:39: Ducks cannot come to final out of");
    fine("\"winner sf2\"", "\"ducks or toads = toads\"");
    problem("\"winner sf2\"", "\"ducks or newts = toads\"",
            "f:39: Toads cannot come to final, expected one of the teams that its slot names");
    problem("\"winner sf2\"", "\"ducks or DUC\"",
            "f:39: \"ducks\" stands twice in the slot, expected once");
    problem("(\"winner sf1\", \"winner sf2\");",
            "(\"winner sf1\", \"winner sf2\"); winner = \"toads\";",
            "f:39: winner Toads of final, whose sides are not all known");
}

static void a_bye_is_not_a_match(void **state)
{
    (void)state;
    fine("\"newts\", \"TOA\"", "\"newts\", \"bye\"");
    problem("\"newts\", \"TOA\"", "\"bye\", \"bye\"", "f:37: sf2 has two byes, expected one team");
    problem("(\"newts\", \"TOA\");",
            "(\"newts\", \"bye\");\nmatches = ( { home = \"newts\"; away = "
            "\"toads\"; events = ( \"1' goal TOA A\" ); } );",
            "f:38: a match in sf2, where one side has a bye, expected none");
}

static void blanks_are_no_name(void **state)
{
    (void)state;
    problem("name = \"Newts\"", "name = \" \xC2\xA0 \"", "f:9: \"name\" is empty, expected a text");
    char *text = changed(good_text, "name = \"Newts\"", "name = \"\xC2\xA0Newts\xE3\x80\x80\"");
    struct edition *e = read_good(text);
    assert_string_equal(e->teams.v[2].name, "Newts");
    edition_close(e);
    free(text);
}

static void a_last_comment_needs_no_line_end(void **state)
{
    (void)state;
    char *text = changed(good_text, "true; } ); } ); }\n);\n", "true; } ); } ); }\n); // end");
    edition_close(read_good(text));
    free(text);
}

static void several_in_one_pass(void **state)
{
    (void)state;
    static const char text[] = "edition = \"W\";\n"
                               "teams = ( { id = \"a\"; name = 5; },\n"
                               " { id = \"a\"; nam = \"A\"; name = \"A\"; } );\n"
                               "rounds = ( { id = \"r\"; name = \"R\"; legs = 7; ties = (\n"
                               "  { id = \"t\"; teams = (\"x\",\n"
                               "\"y\"); matches = ( {\n"
                               "events = ( \"0' goal a\",\n"
                               "  \"1' gol a\" ); } ); } ); } );\n";
    static const char *const expected[] = {
        "f:1: no \"name\" in an edition",  "f:1: the id \"W\"",
        "f:2: \"name\" is a whole number", "f:3: unknown key \"nam\"",
        "f:3: the id \"a\" stands twice",  "f:4: \"legs\" is 7",
        "f:5: unknown team \"x\"",         "f:6: unknown team \"y\"",
        "f:7: the clock \"0'\"",           "f:8: the event \"gol\"",
    };
    problems_of(text, expected, sizeof expected / sizeof *expected);
}

static void at_most_a_hundred_are_kept(void **state)
{
    (void)state;
    char text[4096] = "edition = \"e\"; name = \"E\"; groups = ( { id = \"g\"; name = \"G\";\n"
                      "teams = ( \"x0\"";
    for (int i = 1; i < 250; i++)
        sprintf(text + strlen(text), ", \"x%d\"", i);
    strcat(text, " ); } );");
    struct report report = {0};
    struct edition *edition;
    assert_false(edition_read_cfg("f", text, strlen(text), &edition, &report));
    assert_int_equal(report.count, REPORT_MOST);
    assert_int_equal(report.errors, 250);
    report_release(&report);
}

static void too_many(void **state)
{
    (void)state;
    char *text = malloc(40000);
    assert_non_null(text);
    strcpy(text, "{ status = \"HT\"; events = ( \"1' yellow FRO\"");
    for (int i = 0; i < 1000; i++)
        strcat(text, ", \"1' yellow FRO\"");
    strcat(text, " ); }");
    problem("{ neutral = true; }", text, "f:40: \"events\" holds 1001, expected at most 1000");
    strcpy(text, "{ score = { ft = \"0-0\"; }; kicks = ( \"FRO unknown\"");
    for (int i = 0; i < 1000; i++)
        strcat(text, ", \"FRO scored\"");
    strcat(text, " ); }");
    problem_and("{ neutral = true; }", text, "f:39: warning: final is played but not decided",
                "f:40: \"kicks\" holds 1001, expected at most 1000");
    strcpy(text,
           "{ lineups = ( { team = \"FRO\"; }, { team = \"NEW\"; }, { team = \"TOA\"; } ); }");
    problem("{ neutral = true; }", text, "f:40: \"lineups\" holds 3, expected at most 2");
    strcpy(text, "rounds = ( { id = \"r\"; name = \"R\"; ties = ( ); } );");
    const char *empty[] = {"f:1: no \"edition\"", "f:1: no \"name\"", "f:1: \"ties\" is empty"};
    problems_of(text, empty, 3);
    free(text);
    const char *hollow = "f: neither \"rounds\" nor \"groups\" with anything in it";
    problems_of("edition = \"e\"; name = \"E\"; rounds = ( ); groups = ( );", &hollow, 1);
    const char *wrong = "f:1: \"rounds\" is an array [ ], expected a list ( )";
    problems_of("edition = \"e\"; name = \"E\"; rounds = [ ];", &wrong, 1);
    const char *nothing[] = {"f: neither \"rounds\" nor \"groups\"", "f:1: no \"edition\"",
                             "f:1: no \"name\""};
    problems_of("", nothing, 3);
}

static void syntax_stands_alone(void **state)
{
    (void)state;
    problem("name = \"Pond Cup 2031\";\n", "name = = \"x\"; colour = 1;\n",
            "f:3: syntax error here or just before, expected key = value;");
    problem("\"Drakes\"", "\"Drakes\",", "f:7: syntax error here or just before");
    problem("zone = ", "name = ", "f:4: a key stands twice in one group, expected each key once");
    problem("(\"Quack\", \"Drakes\")", "[\"Quack\", 5]",
            "f:7: an array [ ] of different things, expected a list ( )");
    problem("legs = 2;", "legs = 1234567890; colour = 5;",
            "f:14: an integer of 10 digits, expected at most 9");
}

/* -- hostile files -----------------------------------------------------------------------------
 */

static void a_file_cut_anywhere_is_survived(void **state)
{
    (void)state;
    for (size_t len = 0; len < sizeof good_text - 1; len++) {
        char *text = malloc(len + 1);
        struct report report = {0};
        struct edition *edition;
        assert_non_null(text);
        memcpy(text, good_text, len);
        text[len] = '\0';
        bool good = edition_read_cfg("f", text, len, &edition, &report);
        assert_int_equal(good, len >= sizeof good_text - 3); /* the last ");" may be ")" */
        assert_int_equal(good, edition != NULL);
        assert_int_equal(good, report.errors == 0);
        edition_close(edition);
        report_release(&report);
        free(text);
    }
}

static void foreign_bytes_are_gated(void **state)
{
    (void)state;
    char *text = changed(good_text, "\"Frogs\"", "\"F\x1b[31mr\u202eogs\"");
    struct edition *e = read_good(text);
    assert_string_equal(e->teams.v[1].name, "F\uFFFD[31mr\uFFFDogs");
    edition_close(e);
    free(text);
    problem("winner = \"frogs\"", "winner = \"\x1b]0;x\a\"",
            "f:17: unknown team \"\uFFFD]0;x\uFFFD\"");
}

/* -- files -------------------------------------------------------------------------------------
 */

static void loads_from_a_file(void **state)
{
    (void)state;
    char path[] = "/tmp/touchline-test-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, good_text, sizeof good_text - 1), sizeof good_text - 1);
    close(fd);
    struct report report = {0};
    struct edition *edition;
    assert_true(edition_load(path, &edition, &report));
    assert_string_equal(report.name, path);
    assert_string_equal(edition->key, "pond-cup");
    edition_close(edition);
    report_release(&report);
    unlink(path);
    assert_false(edition_load(path, &edition, &report));
    assert_null(edition);
    char buf[700], expected[100];
    report_format(&report, 0, buf, sizeof buf);
    snprintf(expected, sizeof expected, "%s: No such file or directory", path);
    assert_string_equal(buf, expected);
    report_release(&report);
}

/* The example in the manual page is a whole edition. */
static void the_manuals_example_is_good(void **state)
{
    (void)state;
    const char *top = getenv("top_srcdir");
    char path[4096], line[400], text[8000] = "";
    snprintf(path, sizeof path, "%s/man/touchline-edition.5", top ? top : ".");
    FILE *page = fopen(path, "r");
    if (!page)
        fail_msg("%s: not found; set top_srcdir", path);
    bool in = false;
    while (fgets(line, sizeof line, page)) {
        in = (in || strncmp(line, "edition = ", 10) == 0) && strcmp(line, ".Ed\n") != 0;
        if (in)
            strcat(text, line);
    }
    fclose(page);
    struct edition *e = read_good(text);
    assert_string_equal(e->key, "harbour-cup-2031");
    assert_int_equal(e->kicks.n, 9);
    assert_int_equal(e->ties.v[0].winner, TOP);
    edition_close(e);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(head_teams_and_places),
        cmocka_unit_test(rounds_and_ties),
        cmocka_unit_test(matches_and_events),
        cmocka_unit_test(kicks_and_lineups),
        cmocka_unit_test(defaults_of_what_is_known),
        cmocka_unit_test(statuses),
        cmocka_unit_test(what_a_status_alone_tells),
        cmocka_unit_test(statuses_concluded),
        cmocka_unit_test(what_follows_ninety_minutes_may_be_said),
        cmocka_unit_test(who_is_at_home_may_be_said_without_names),
        cmocka_unit_test(events_may_be_known_by_side),
        cmocka_unit_test(decisions),
        cmocka_unit_test(groups_and_slots),
        cmocka_unit_test(small_liberties),
        cmocka_unit_test(unknown_and_missing),
        cmocka_unit_test(wrong_types_and_numbers),
        cmocka_unit_test(problems_of_ids),
        cmocka_unit_test(references),
        cmocka_unit_test(problems_of_values),
        cmocka_unit_test(problems_of_lines),
        cmocka_unit_test(problems_of_groups),
        cmocka_unit_test(problems_found_when_sealed),
        cmocka_unit_test(a_team_that_is_out_does_not_play),
        cmocka_unit_test(only_who_can_come_stands_in),
        cmocka_unit_test(a_bye_is_not_a_match),
        cmocka_unit_test(blanks_are_no_name),
        cmocka_unit_test(a_last_comment_needs_no_line_end),
        cmocka_unit_test(several_in_one_pass),
        cmocka_unit_test(at_most_a_hundred_are_kept),
        cmocka_unit_test(too_many),
        cmocka_unit_test(syntax_stands_alone),
        cmocka_unit_test(a_file_cut_anywhere_is_survived),
        cmocka_unit_test(foreign_bytes_are_gated),
        cmocka_unit_test(loads_from_a_file),
        cmocka_unit_test(the_manuals_example_is_good),
    };
    return cmocka_run_group_tests_name("edition_cfg", tests, NULL, NULL);
}
