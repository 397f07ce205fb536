/* OpenLigaDB: results by what they are, goals by the running score, and what is left out. */
#include "drafting.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "input/json_file.h"
#include "input/json_openligadb.h"

/* One match: whether it is finished, its results and its goals. */
static const char *match_of(const char *finished, const char *results, const char *goals)
{
    static char text[4096];

    snprintf(text, sizeof text,
             "[{\"matchID\": 77, \"matchDateTimeUTC\": \"2030-04-09T18:45:00Z\","
             "\"leagueName\": \"Ulmen-Pokal 2029/2030\", \"group\": {\"groupName\": "
             "\"Viertelfinale\"}, \"team1\": {\"teamName\": \"Ahorn\"},"
             "\"team2\": {\"teamName\": \"Birke\"}, \"matchIsFinished\": %s,"
             "\"matchResults\": [%s], \"goals\": [%s], \"location\": {\"locationCity\": \"Eich\","
             "\"locationStadium\": \"Am Wald\"}, \"numberOfViewers\": 900}]",
             finished, results, goals);
    return text;
}

#define RESULT(type, order, home, away)                                                            \
    "{\"resultTypeID\": " type ", \"resultOrderID\": " order ", \"pointsTeam1\": " home            \
    ", \"pointsTeam2\": " away "}"
#define KIND(kind, home, away)                                                                     \
    "{\"resultTypeKind\": \"" kind "\", \"resultTypeID\": 9, \"pointsTeam1\": " home               \
    ", \"pointsTeam2\": " away "}"
#define GOAL(home, away, minute, name, more)                                                       \
    "{\"scoreTeam1\": " home ", \"scoreTeam2\": " away ", \"matchMinute\": " minute                \
    ", \"goalGetterName\": \"" name "\"" more "}"

static struct drafting read(const char *text)
{
    struct drafting drafting;

    assert_true(drafting_read(&drafting, draft_read_openligadb, text));
    return drafting;
}

static void results_by_their_type_not_their_order(void **state)
{
    struct drafting d =
        read(match_of("true", RESULT("2", "1", "2", "1") "," RESULT("1", "2", "1", "0"), ""));
    const struct draft_match *match = &d.draft.matches.v[0];

    (void)state;
    assert_span(d.draft.title, "Ulmen-Pokal 2029/2030");
    assert_span(d.draft.headings.v[match->heading].name, "Viertelfinale");
    assert_true(d.draft.headings.v[match->heading].knock_out);
    assert_span(match->id, "77");
    assert_int_equal(match->status, DRAFT_FINISHED);
    assert_pair(match->score[SCORE_HALF_TIME], 1, 0);
    assert_pair(match->score[SCORE_90], 2, 1);
    assert_int_equal(match->time.minute, 45);
    assert_span(match->venue, "Am Wald");
    assert_span(match->city, "Eich");
    assert_int_equal(match->attendance, 900);
    drafting_release(&d);
}

static void goals_by_the_running_score(void **state)
{
    struct drafting d = read(match_of(
        "true", RESULT("2", "1", "3", "1"),
        GOAL("2", "1", "90", "Elm\\r\\n", ", \"comment\": \"+7\", \"isOvertime\": true") "," GOAL(
            "3", "1", "null", "",
            "") "," GOAL("0", "1", "13", "Ash",
                         ", \"isOwnGoal\": true") "," GOAL("1", "1", "30", "Cob",
                                                           ", \"isPenalty\": true, \"comment\": "
                                                           "null")));

    (void)state;
    assert_int_equal(d.draft.events.n, 4);
    assert_event(&d, 0, EVENT_OWN_GOAL, AWAY, 13, 0, "Ash"); /* the side that profits */
    assert_event(&d, 1, EVENT_PENALTY_GOAL, HOME, 30, 0, "Cob");
    assert_event(&d, 2, EVENT_GOAL, HOME, 90, 7, "Elm");
    assert_event(&d, 3, EVENT_GOAL, HOME, 0, 0, NULL);
    assert_int_equal(d.report.warnings, 0);
    drafting_release(&d);
}

static void a_goal_that_both_may_have_scored_is_left_out(void **state)
{
    struct drafting d =
        read(match_of("true", RESULT("2", "1", "1", "2"),
                      GOAL("1", "1", "30", "Ash", "") "," GOAL("1", "2", "40", "Bay", "") "," GOAL(
                          "1", "2", "40", "Bay", "") "," GOAL("null", "2", "50", "Cob", "")));

    (void)state;
    assert_int_equal(d.draft.events.n, 1);
    assert_event(&d, 0, EVENT_GOAL, AWAY, 40, 0, "Bay");
    assert_int_equal(d.report.warnings, 3);
    drafting_release(&d);
}

#define OF_THE_KICKS ", \"isPenalty\": true, \"comment\": \"Elfmeterschie\u00dfen\""

static void kicks_that_stand_among_the_goals(void **state)
{
    static const char results[] = KIND("After90Minutes", "1", "1") "," KIND(
        "AfterExtraTime", "1", "1") "," KIND("AfterPenalties", "3", "2");
    static const char goals[] =
        GOAL("1", "0", "10", "Ash", "") "," GOAL("1", "1", "20", "Bay", "") "," GOAL(
            "2", "1", "120", "Elm",
            OF_THE_KICKS) "," GOAL("2", "2", "120", "Bay",
                                   OF_THE_KICKS) "," GOAL("3", "2", "120", "Ash", OF_THE_KICKS);
    struct drafting d = read(match_of("true", results, goals));
    const struct draft_match *match = &d.draft.matches.v[0];

    (void)state;
    assert_int_equal(match->event_count, 2);
    assert_int_equal(match->kick_count, 3);
    assert_true(match->kicks_ordered && match->kicks_some);
    assert_true(match->extra_time && match->shootout);
    assert_pair(match->score[SCORE_90], 1, 1);
    assert_pair(match->score[SCORE_120], 1, 1);
    assert_pair(match->score[SCORE_KICKS], 2, 1);
    assert_int_equal(match->through, HOME);
    drafting_release(&d);
}

/* Whether "3-2" counts the goals of the match is not known: the winner is, the score not. */
static void a_shootout_without_its_kicks(void **state)
{
    struct drafting d = read(match_of(
        "true", KIND("After90Minutes", "1", "1") "," KIND("AfterPenalties", "3", "2"), ""));
    const struct draft_match *match = &d.draft.matches.v[0];

    (void)state;
    assert_true(match->shootout);
    assert_pair(match->score[SCORE_KICKS], SCORE_UNKNOWN, SCORE_UNKNOWN);
    assert_int_equal(match->through, HOME);
    drafting_release(&d);
}

static void under_way_as_far_as_known(void **state)
{
    static const struct {
        const char *results, *goals;
        int status, phase, at_break, point;
    } cases[] = {
        {"", "", DRAFT_TO_COME, PHASE_UNKNOWN, 0, -1},
        {"", GOAL("1", "0", "10", "Ash", ""), DRAFT_UNDER_WAY, PHASE_FIRST_HALF, 0,
         SCORE_HALF_TIME},
        {RESULT("1", "1", "1", "0"), "", DRAFT_UNDER_WAY, PHASE_FIRST_HALF, 1, SCORE_HALF_TIME},
        {RESULT("1", "1", "0", "0"), GOAL("1", "0", "50", "Ash", ""), DRAFT_UNDER_WAY,
         PHASE_SECOND_HALF, 0, SCORE_90},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct drafting d = read(match_of("false", cases[i].results, cases[i].goals));
        const struct draft_match *match = &d.draft.matches.v[0];

        assert_int_equal(match->status, cases[i].status);
        assert_int_equal(match->live.phase, cases[i].phase);
        assert_int_equal(match->live.at_break, cases[i].at_break);
        if (cases[i].point >= 0)
            assert_pair(match->score[cases[i].point], 1, 0);
        else
            assert_pair(match->score[SCORE_HALF_TIME], SCORE_UNKNOWN, SCORE_UNKNOWN);
        drafting_release(&d);
    }
}

static void old_answers_in_capitals(void **state)
{
    struct drafting d = read("[{\"MatchID\": 5, \"Team1\": {\"TeamName\": \"Ahorn\"}, \"Team2\": "
                             "{\"TeamName\": \"Birke\"}, \"MatchIsFinished\": true,"
                             "\"MatchResults\": [{\"ResultTypeID\": 2, \"PointsTeam1\": 0,"
                             "\"PointsTeam2\": 0}]}]");

    (void)state;
    assert_span(d.draft.matches.v[0].team[AWAY], "Birke");
    assert_pair(d.draft.matches.v[0].score[SCORE_90], 0, 0);
    drafting_release(&d);
}

static void what_has_another_form_is_refused(void **state)
{
    (void)state;
    assert_refused(draft_read_openligadb, "[{\"matchID\": 5, \"team1\": {}}]", "\"team1\"");
    assert_refused(draft_read_openligadb, match_of("\"yes\"", "", ""), "\"matchIsFinished\"");
    assert_refused(draft_read_openligadb, match_of("true", RESULT("2", "1", "-1", "0"), ""),
                   "\"pointsTeam1\"");
}

static void bytes_in_iso_8859_1(void **state)
{
    static const char text[] = "[{\"matchID\": 5, \"team1\": {\"teamName\": \"1. FC K\xf6ln\"},"
                               "\"team2\": {\"teamName\": \"Birke\"}}]";
    struct edition *edition = NULL;
    struct report report = {0};
    size_t len = sizeof text - 1;
    char *utf8 = json_openligadb_latin1(text, &len);

    (void)state;
    assert_non_null(utf8);
    assert_int_equal(len, sizeof text);
    free(utf8);
    assert_true(edition_read_json("f", text, sizeof text - 1, &edition, &report));
    assert_string_equal(edition->teams.v[0].name, "1. FC K\u00f6ln");
    edition_close(edition);
    report_release(&report);
    len = 4;
    assert_null(json_openligadb_latin1("\"K\xf6\"", &len)); /* of nobody's form */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(results_by_their_type_not_their_order),
        cmocka_unit_test(goals_by_the_running_score),
        cmocka_unit_test(a_goal_that_both_may_have_scored_is_left_out),
        cmocka_unit_test(kicks_that_stand_among_the_goals),
        cmocka_unit_test(a_shootout_without_its_kicks),
        cmocka_unit_test(under_way_as_far_as_known),
        cmocka_unit_test(old_answers_in_capitals),
        cmocka_unit_test(what_has_another_form_is_refused),
        cmocka_unit_test(bytes_in_iso_8859_1),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
