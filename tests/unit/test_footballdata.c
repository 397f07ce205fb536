/* football-data.org: scores taken apart, states, and the facts that only some answers have. */
#include "drafting.h"

#include <stdio.h>
#include <string.h>

#include "input/json_footballdata.h"

/* A list with one match, of these members. */
static const char *match_of(const char *status, const char *score, const char *more)
{
    static char text[4096];

    snprintf(text, sizeof text,
             "{\"resultSet\": {\"count\": 1}, \"competition\": {\"name\": \"Elm Cup\"},"
             "\"matches\": [{\"id\": 77, \"utcDate\": \"2030-04-09T19:00:00Z\","
             "\"season\": {\"startDate\": \"2029-08-01\", \"endDate\": \"2030-06-01\"},"
             "\"status\": \"%s\", \"stage\": \"LAST_16\", \"group\": null, %s"
             "\"homeTeam\": {\"id\": 1, \"name\": \"Alder\", \"tla\": \"ALD\"},"
             "\"awayTeam\": {\"id\": 2, \"name\": \"Birch\"}, \"score\": {%s}}]}",
             status, more, score);
    return text;
}

#define PAIR(key, home, away) "\"" key "\": {\"home\": " home ", \"away\": " away "}"

static struct drafting read(const char *text)
{
    struct drafting drafting;

    assert_true(drafting_read(&drafting, draft_read_footballdata, text));
    return drafting;
}

static void a_finished_match(void **state)
{
    struct drafting d =
        read(match_of("FINISHED",
                      "\"winner\": \"HOME_TEAM\", \"duration\": \"REGULAR\"," PAIR(
                          "fullTime", "2", "1") "," PAIR("halfTime", "0", "1"),
                      "\"referees\": [{\"type\": \"REFEREE\", \"name\": \"Ref\"}],"));
    const struct draft_match *match = &d.draft.matches.v[0];

    (void)state;
    assert_span(d.draft.title, "Elm Cup 2029/30");
    assert_span(d.draft.headings.v[match->heading].name, "Round of 16");
    assert_span(match->id, "77");
    assert_span(match->code[HOME], "ALD");
    assert_pair(match->score[SCORE_90], 2, 1);
    assert_pair(match->score[SCORE_HALF_TIME], 0, 1);
    assert_int_equal(match->through, SIDE_NONE); /* "winner" may be that of the match alone */
    assert_span(d.draft.names.v[match->referee_first], "Ref");
    drafting_release(&d);
}

/* "fullTime" holds everything; "regularTime" may be null. */
static void scores_are_taken_apart(void **state)
{
    static const struct {
        const char *score;
        int regular[2], all[2], kicks[2];
    } cases[] = {
        {"\"duration\": \"PENALTY_SHOOTOUT\"," PAIR("fullTime", "4", "5") "," PAIR(
             "regularTime", "1", "1") "," PAIR("extraTime", "0", "0") "," PAIR("penalties", "3",
                                                                               "4"),
         {1, 1},
         {1, 1},
         {3, 4}},
        {"\"duration\": \"PENALTY_SHOOTOUT\"," PAIR("fullTime", "6", "6") "," PAIR(
             "regularTime", "null", "null") "," PAIR("extraTime", "0", "0") "," PAIR("penalties",
                                                                                     "4", "5"),
         {2, 1},
         {2, 1},
         {4, 5}},
        {"\"duration\": \"EXTRA_TIME\"," PAIR("fullTime", "2", "2") "," PAIR("extraTime", "0", "1"),
         {2, 1},
         {2, 2},
         {-1, -1}},
        {"\"duration\": \"PENALTY_SHOOTOUT\"," PAIR("fullTime", "4", "3") "," PAIR("penalties", "3",
                                                                                   "2"),
         {1, 1},
         {-1, -1},
         {3, 2}},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct drafting d = read(match_of("FINISHED", cases[i].score, ""));
        const struct draft_match *match = &d.draft.matches.v[0];

        assert_pair(match->score[SCORE_90], cases[i].regular[HOME], cases[i].regular[AWAY]);
        assert_pair(match->score[SCORE_120], cases[i].all[HOME], cases[i].all[AWAY]);
        assert_pair(match->score[SCORE_KICKS], cases[i].kicks[HOME], cases[i].kicks[AWAY]);
        assert_int_equal(match->shootout, cases[i].kicks[HOME] >= 0);
        drafting_release(&d);
    }
}

static void parts_above_the_whole_are_left_out(void **state)
{
    struct drafting d = read(match_of(
        "FINISHED",
        "\"duration\": \"EXTRA_TIME\"," PAIR("fullTime", "1", "0") "," PAIR("extraTime", "2", "0"),
        ""));

    (void)state;
    assert_int_equal(d.report.warnings, 1);
    assert_pair(d.draft.matches.v[0].score[SCORE_90], SCORE_UNKNOWN, SCORE_UNKNOWN);
    drafting_release(&d);
}

static void states(void **state)
{
    static const struct {
        const char *word, *score, *more;
        int status, phase, at_break, minute, point;
    } cases[] = {
        {"TIMED", PAIR("fullTime", "null", "null"), "", DRAFT_TO_COME, 0, 0, 0, -1},
        {"IN_PLAY", PAIR("fullTime", "1", "0"), "", DRAFT_UNDER_WAY, PHASE_FIRST_HALF, 0, 0,
         SCORE_HALF_TIME},
        {"IN_PLAY", PAIR("fullTime", "1", "0") "," PAIR("halfTime", "0", "0"), "", DRAFT_UNDER_WAY,
         PHASE_SECOND_HALF, 0, 0, SCORE_90},
        {"IN_PLAY", PAIR("fullTime", "1", "0"), "\"minute\": \"90\", \"injuryTime\": 3,",
         DRAFT_UNDER_WAY, PHASE_SECOND_HALF, 0, 90, SCORE_90},
        {"PAUSED", PAIR("fullTime", "1", "0") "," PAIR("halfTime", "1", "0"), "", DRAFT_UNDER_WAY,
         PHASE_FIRST_HALF, 1, 0, SCORE_HALF_TIME},
        {"POSTPONED", "", "", DRAFT_POSTPONED, 0, 0, 0, -1},
        {"CANCELLED", "", "", DRAFT_NOT_PLAYED, 0, 0, 0, -1},
        {"NEW", PAIR("fullTime", "1", "0"), "", DRAFT_UNDER_WAY, PHASE_FIRST_HALF, 0, 0,
         SCORE_HALF_TIME},
        {"NEW", "", "", DRAFT_TO_COME, 0, 0, 0, -1},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct drafting d = read(match_of(cases[i].word, cases[i].score, cases[i].more));
        const struct draft_match *match = &d.draft.matches.v[0];

        assert_int_equal(match->status, cases[i].status);
        assert_int_equal(match->live.phase, cases[i].phase);
        assert_int_equal(match->live.at_break, cases[i].at_break);
        assert_int_equal(match->live.clock.minute, cases[i].minute);
        for (int point = 0; point < SCORE_KICKS && cases[i].point >= 0; point++)
            if (point == cases[i].point)
                assert_pair(match->score[point], 1, 0);
        drafting_release(&d);
    }
}

static void what_some_answers_have(void **state)
{
    struct drafting d = read(match_of(
        "FINISHED", PAIR("fullTime", "1", "1"),
        "\"goals\": [{\"minute\": 45, \"injuryTime\": 2, \"type\": \"PENALTY\", \"team\": {\"id\": "
        "1}, \"scorer\": {\"name\": \"Ash\"}, \"score\": {\"home\": 1, \"away\": 0}},"
        "{\"minute\": 50, \"type\": \"OWN\", \"team\": {\"id\": 1}, \"scorer\": {\"name\": "
        "\"Bay\"}, \"score\": {\"home\": 1, \"away\": 1}},"
        "{\"minute\": 60, \"type\": \"OWN\", \"team\": {\"id\": 1}}],"
        "\"bookings\": [{\"minute\": 70, \"team\": {\"id\": 2}, \"player\": {\"name\": \"Cob\"},"
        "\"card\": \"YELLOW_RED\"}],"
        "\"substitutions\": [{\"minute\": 80, \"team\": {\"id\": 2}, \"playerOut\": {\"name\": "
        "\"Dor\"}, \"playerIn\": {\"name\": \"Elm\"}}],"
        "\"penalties\": [{\"team\": {\"id\": 2}, \"player\": {\"name\": \"Elm\"}, \"scored\": "
        "false}],"));

    (void)state;
    assert_int_equal(d.draft.events.n, 4);
    assert_event(&d, 0, EVENT_PENALTY_GOAL, HOME, 45, 2, "Ash");
    assert_event(&d, 1, EVENT_OWN_GOAL, AWAY, 50, 0, "Bay"); /* by the running score */
    assert_event(&d, 2, EVENT_SECOND_YELLOW, AWAY, 70, 0, "Cob");
    assert_event(&d, 3, EVENT_SUBSTITUTION, AWAY, 80, 0, "Elm");
    assert_span(d.draft.events.v[3].other, "Dor");
    assert_int_equal(d.report.warnings, 1); /* an own goal of which the side is not known */
    assert_int_equal(d.draft.matches.v[0].kick_count, 1);
    assert_int_equal(d.draft.kicks.v[0].outcome, KICK_MISSED);
    drafting_release(&d);
}

static void groups_and_teams_not_drawn(void **state)
{
    struct drafting d = read("{\"id\": 5, \"stage\": \"GROUP_STAGE\", \"group\": \"GROUP_C\","
                             "\"status\": \"TIMED\", \"homeTeam\": {\"id\": null, \"name\": null},"
                             "\"awayTeam\": {\"name\": \"Birch\"}, \"score\": {}}");
    const struct draft_match *match = &d.draft.matches.v[0];

    (void)state;
    assert_span(match->group, "Group C");
    assert_span(match->team[HOME], "TBD");
    assert_false(d.draft.headings.v[match->heading].knock_out);
    drafting_release(&d);
}

static void what_has_another_form_is_refused(void **state)
{
    (void)state;
    assert_refused(draft_read_footballdata, "{\"matches\": [{\"homeTeam\": {}}]}", "\"awayTeam\"");
    assert_refused(draft_read_footballdata, "{\"matches\": 3, \"homeTeam\": {}}", "\"matches\"");
    assert_refused(draft_read_footballdata,
                   match_of("FINISHED", PAIR("fullTime", "\"x\"", "0"), ""), "\"home\"");
    assert_refused(draft_read_footballdata,
                   match_of("FINISHED", "", "\"bookings\": [{\"card\": \"BLUE\"}],"), "\"card\"");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_finished_match),
        cmocka_unit_test(scores_are_taken_apart),
        cmocka_unit_test(parts_above_the_whole_are_left_out),
        cmocka_unit_test(states),
        cmocka_unit_test(what_some_answers_have),
        cmocka_unit_test(groups_and_teams_not_drawn),
        cmocka_unit_test(what_has_another_form_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
