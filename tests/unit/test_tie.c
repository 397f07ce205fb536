#include <stdio.h>
#include <string.h>

#include "cmocka_all.h"
#include "maker.h"
#include "model/tie.h"

#define UEFA "goals extra-time kicks"
#define UEFA_OLD "goals away-goals extra-time away-goals-et kicks"

static struct tie_state at_end(const struct maker *maker, uint32_t tie)
{
    struct tie_state state;

    tie_at(maker->edition, tie, moment_end(), &state);
    return state;
}

static void assert_verdict(const struct maker *maker, uint32_t tie, const char *expected)
{
    struct tie_state state = at_end(maker, tie);
    char text[256];

    tie_verdict(maker->edition, tie, &state, text, sizeof text);
    assert_string_equal(text, expected);
}

static void assert_marks(const struct maker *maker, uint32_t tie, const char *expected)
{
    struct tie_state state = at_end(maker, tie);
    char text[64];

    assert_string_equal(marks_format(state.marks, ", ", text, sizeof text), expected);
}

static void assert_needs(const struct maker *maker, uint32_t tie, int side, const char *expected)
{
    struct tie_state state = at_end(maker, tie);
    char text[256];

    tie_needs(maker->edition, &state, side, text, sizeof text);
    assert_string_equal(text, expected);
}

/* A tie of two legs between ajax and porto; goals as "t" (top) and "b" (bottom) a leg, all in the
 * first half. */
static void two_legs(struct maker *maker, const char *criteria, const char *first, const char *end1,
                     const char *second, const char *end2)
{
    const char *goals[2] = {first, second}, *ends[2] = {end1, end2};

    maker_open(maker);
    maker_round(maker, "qf", 2, criteria);
    maker_tie(maker, "qf1", "ajax", "porto");
    for (int leg = 0; leg < 2; leg++) {
        maker_match(maker, ends[leg]);
        for (const char *p = goals[leg]; *p; p++)
            maker_event(maker, "10'", "goal", *p == 't' ? "ajax" : "porto", "Nobody");
    }
}

static void aggregate_decides(void **unused)
{
    struct maker maker;

    (void)unused;
    two_legs(&maker, UEFA, "ttb", "FT", "tb", "FT");
    assert_true(maker_seal(&maker));
    assert_int_equal(at_end(&maker, 0).winner, TOP);
    assert_int_equal(at_end(&maker, 0).by, CRITERION_GOALS);
    assert_int_equal(at_end(&maker, 0).agg[TOP], 3);
    assert_int_equal(at_end(&maker, 0).agg[BOTTOM], 2);
    assert_verdict(&maker, 0, "Ajax win 3-2 on aggregate");
    assert_marks(&maker, 0, "");
    maker_close(&maker);
}

static void away_goals_decide_where_they_count(void **unused)
{
    struct maker maker;

    (void)unused;
    two_legs(&maker, UEFA_OLD, "ttb", "FT", "b", "FT");
    assert_true(maker_seal(&maker));
    assert_int_equal(at_end(&maker, 0).winner, BOTTOM);
    assert_int_equal(at_end(&maker, 0).by, CRITERION_AWAY_GOALS);
    assert_verdict(&maker, 0, "Porto win on away goals");
    assert_marks(&maker, 0, "ag");
    maker_close(&maker);
}

static void away_goals_of_extra_time_decide_too(void **unused)
{
    struct maker maker;

    (void)unused;
    two_legs(&maker, UEFA_OLD, "tb", "FT", "tb", "AET");
    maker_event(&maker, "97'", "goal", "ajax", NULL);
    maker_event(&maker, "110'", "goal", "porto", NULL);
    assert_true(maker_seal(&maker));
    assert_int_equal(at_end(&maker, 0).winner, TOP);
    assert_int_equal(at_end(&maker, 0).by, CRITERION_AWAY_GOALS_ET);
    assert_marks(&maker, 0, "aet, ag");
    maker_close(&maker);
}

static void extra_time_decides(void **unused)
{
    struct maker maker;

    (void)unused;
    two_legs(&maker, UEFA, "tb", "FT", "", "AET");
    maker_event(&maker, "92'", "goal", "porto", "Nobody");
    assert_true(maker_seal(&maker));
    assert_int_equal(at_end(&maker, 0).winner, BOTTOM);
    assert_int_equal(at_end(&maker, 0).by, CRITERION_EXTRA_TIME);
    assert_verdict(&maker, 0, "Porto win 2-1 on aggregate after extra time");
    assert_marks(&maker, 0, "aet");
    maker_close(&maker);
}

/* The match was 2-1, the tie 2-2: kicks follow although the match was not level. */
static void kicks_decide_after_a_match_that_was_not_level(void **unused)
{
    struct maker maker;

    (void)unused;
    two_legs(&maker, UEFA, "t", "FT", "b", "pens");
    maker_kicks(&maker, "porto+ ajax- porto+ ajax- porto+ ajax+ porto+");
    assert_true(maker_seal(&maker));
    assert_int_equal(at_end(&maker, 0).winner, BOTTOM);
    assert_int_equal(at_end(&maker, 0).by, CRITERION_KICKS);
    assert_int_equal(at_end(&maker, 0).kicks[TOP], 1);
    assert_int_equal(at_end(&maker, 0).kicks[BOTTOM], 4);
    assert_verdict(&maker, 0, "Porto win 4-1 on kicks");
    assert_marks(&maker, 0, "aet, pens");
    maker_close(&maker);
}

static void kicks_may_follow_at_once(void **unused)
{
    struct maker maker;

    (void)unused;
    maker_open(&maker);
    maker_round(&maker, "r1", 1, "goals kicks");
    maker_tie(&maker, "r11", "ajax", "porto");
    maker_match(&maker, "pens");
    maker_kicks(&maker, "ajax+ porto- ajax+ porto- ajax+ porto-");
    assert_true(maker_seal(&maker));
    assert_marks(&maker, 0, "pens");
    assert_verdict(&maker, 0, "Ajax win 3-0 on kicks");
    maker_close(&maker);
}

static void golden_goal_ends_it(void **unused)
{
    struct maker maker;
    struct match_state state;

    (void)unused;
    maker_open(&maker);
    maker_round(&maker, "final", 1, "goals golden-goal kicks");
    maker_tie(&maker, "final", "ajax", "porto");
    maker_match(&maker, "AET");
    maker_event(&maker, "95'", "goal", "porto", "Nobody");
    assert_true(maker_seal(&maker));
    assert_verdict(&maker, 0, "Porto win 1-0 by a golden goal");
    assert_marks(&maker, 0, "gg");
    match_at(maker.edition, 0, moment_end(), &state);
    assert_int_equal(state.phase, PHASE_EXTRA_FIRST);
    maker_close(&maker);
}

static void golden_goal_is_next(void **unused)
{
    struct maker maker;

    (void)unused;
    maker_open(&maker);
    maker_round(&maker, "final", 1, "goals golden-goal kicks");
    maker_tie(&maker, "final", "ajax", "porto");
    maker_match(&maker, "95'");
    assert_true(maker_seal(&maker));
    assert_true(at_end(&maker, 0).next_goal_wins);
    assert_verdict(&maker, 0, "level 0-0: next goal wins");
    maker_close(&maker);
}

static void silver_goal_ends_it_at_the_turn(void **unused)
{
    struct maker maker;

    (void)unused;
    maker_open(&maker);
    maker_round(&maker, "sf", 1, "goals silver-goal kicks");
    maker_tie(&maker, "sf1", "ajax", "porto");
    maker_match(&maker, "AET");
    maker_event(&maker, "105+1'", "goal", "ajax", "Nobody");
    assert_true(maker_seal(&maker));
    assert_marks(&maker, 0, "sg");
    maker_close(&maker);
}

static void replay_decides(void **unused)
{
    struct maker maker;

    (void)unused;
    maker_open(&maker);
    maker_round(&maker, "r1", 1, "goals extra-time replay lots");
    maker_tie(&maker, "r11", "ajax", "porto");
    maker_match(&maker, "AET");
    maker_event(&maker, "10'", "goal", "ajax", NULL);
    maker_event(&maker, "20'", "goal", "porto", NULL);
    maker_match(&maker, "FT");
    maker_in_hand(&maker)->role = ROLE_REPLAY;
    maker_event(&maker, "30'", "goal", "porto", NULL);
    assert_true(maker_seal(&maker));
    assert_int_equal(at_end(&maker, 0).winner, BOTTOM);
    assert_int_equal(at_end(&maker, 0).agg[TOP], 0);
    assert_verdict(&maker, 0, "Porto win the replay 1-0");
    assert_marks(&maker, 0, "rep");
    maker_close(&maker);
}

static void points_come_before_goals_where_listed(void **unused)
{
    struct maker maker;

    (void)unused;
    two_legs(&maker, "points goals kicks", "t", "FT", "", "FT");
    assert_true(maker_seal(&maker));
    assert_int_equal(at_end(&maker, 0).winner, TOP);
    assert_int_equal(at_end(&maker, 0).by, CRITERION_POINTS);
    maker_close(&maker);

    /* A win each: level on points, whatever the goals. */
    two_legs(&maker, "points kicks", "tttt", "FT", "b", "pens");
    maker_kicks(&maker, "porto+ ajax- porto+ ajax- porto+ ajax-");
    assert_true(maker_seal(&maker));
    assert_int_equal(at_end(&maker, 0).by, CRITERION_KICKS);
    maker_close(&maker);
}

static void lots_and_walk_overs_are_decisions(void **unused)
{
    struct maker maker;

    (void)unused;
    two_legs(&maker, "goals lots", "t", "FT", "b", "FT");
    maker.edition->ties.v[0].decision.kind = DECISION_LOTS;
    maker.edition->ties.v[0].decision.team = maker_team(&maker, "porto");
    assert_true(maker_seal(&maker));
    assert_verdict(&maker, 0, "Porto win by the drawing of lots");
    assert_marks(&maker, 0, "lots");
    maker_close(&maker);

    maker_open(&maker);
    maker_round(&maker, "r1", 1, UEFA);
    maker_tie(&maker, "r11", "ajax", "porto");
    maker.edition->ties.v[0].decision.kind = DECISION_WALK_OVER;
    maker.edition->ties.v[0].decision.team = maker_team(&maker, "ajax");
    assert_true(maker_seal(&maker));
    assert_verdict(&maker, 0, "Ajax win by a walk-over");
    maker_close(&maker);
}

static void an_awarded_score_overrides_the_goals(void **unused)
{
    struct maker maker;
    struct decision awarded = {.kind = DECISION_AWARDED,
                               .team = ID_NONE,
                               .winner = SIDE_NONE,
                               .score = {0, 3},
                               .at = INSTANT_UNKNOWN,
                               .source = ID_NONE};

    (void)unused;
    two_legs(&maker, UEFA, "tt", "FT", "b", "FT");
    maker_in_hand(&maker)->decision = awarded; /* porto at home: 0-3 for ajax */
    assert_true(maker_seal(&maker));
    assert_int_equal(at_end(&maker, 0).agg[TOP], 5);
    assert_int_equal(at_end(&maker, 0).agg[BOTTOM], 0);
    assert_marks(&maker, 0, "awd");
    maker_close(&maker);
}

static void a_stated_winner_is_believed_when_level(void **unused)
{
    struct maker maker;

    (void)unused;
    maker_open(&maker);
    maker_round(&maker, "final", 1, "goals kicks");
    maker_tie(&maker, "final", "ajax", "porto");
    maker_match(&maker, "FT");
    maker.edition->ties.v[0].stated_team = maker_team(&maker, "porto");
    assert_true(maker_seal(&maker));
    assert_verdict(&maker, 0, "Porto win on kicks");
    maker_close(&maker);
}

/* The tie leads to another. */
static void goes_on(struct maker *maker)
{
    maker_round(maker, "final", 1, UEFA);
    maker_tie(maker, "final", "winner qf1", "feyenoord");
}

/* Liverpool's night in Bergamo: 0-3 down from the first leg, a goal up in the second. */
static void needs_count_to_the_next_thing_and_through(void **unused)
{
    struct maker maker;

    (void)unused;
    two_legs(&maker, UEFA, "bbb", "FT", "t", "21'");
    goes_on(&maker);
    assert_true(maker_seal(&maker));
    assert_int_equal(at_end(&maker, 0).phase, TIE_ON);
    assert_int_equal(at_end(&maker, 0).stands, BOTTOM);
    assert_verdict(&maker, 0, "Porto lead 3-1 on aggregate");
    assert_needs(&maker, 0, TOP, "Ajax need 2 for extra time, 3 to go through.");
    assert_needs(&maker, 0, BOTTOM, "");
    maker_close(&maker);
}

static void needs_with_away_goals_skip_extra_time(void **unused)
{
    struct maker maker;

    (void)unused;
    two_legs(&maker, UEFA_OLD, "t", "FT", "", "60'"); /* porto at home, 0-1 down */
    goes_on(&maker);
    assert_true(maker_seal(&maker));
    assert_needs(&maker, 0, BOTTOM, "Porto need 1 for extra time, 2 to go through.");
    maker_close(&maker);

    two_legs(&maker, UEFA_OLD, "tb", "FT", "", "60'"); /* ajax away need one: 2-1 or away goals */
    goes_on(&maker);
    assert_true(maker_seal(&maker));
    assert_int_equal(at_end(&maker, 0).stands, BOTTOM);
    assert_verdict(&maker, 0, "Porto are through on away goals as it stands");
    assert_needs(&maker, 0, TOP, "Ajax need 1 to go through.");
    maker_close(&maker);
}

static void level_names_nobody(void **unused)
{
    struct maker maker;

    (void)unused;
    two_legs(&maker, UEFA, "t", "FT", "b", "70'");
    goes_on(&maker);
    assert_true(maker_seal(&maker));
    assert_int_equal(at_end(&maker, 0).stands, SIDE_NONE);
    assert_verdict(&maker, 0, "level 1-1 on aggregate: extra time");
    assert_needs(&maker, 0, TOP, "Ajax need 1 to go through.");
    maker_close(&maker);
}

static void nobody_goes_through_in_a_final(void **unused)
{
    struct maker maker;

    (void)unused;
    two_legs(&maker, UEFA_OLD, "tb", "FT", "", "60'");
    assert_true(maker_seal(&maker));
    assert_verdict(&maker, 0, "Porto would win on away goals as it stands");
    assert_needs(&maker, 0, TOP, "Ajax need 1 to win.");
    maker_close(&maker);

    two_legs(&maker, UEFA, "bbb", "FT", "t", "21'");
    assert_true(maker_seal(&maker));
    assert_needs(&maker, 0, TOP, "Ajax need 2 for extra time, 3 to win.");
    maker_close(&maker);

    two_legs(&maker, UEFA_OLD, "tb", "FT", "t", "FT");
    goes_on(&maker);
    assert_true(maker_seal(&maker));
    assert_verdict(&maker, 0, "Ajax win 2-1 on aggregate");
    maker_close(&maker);

    two_legs(&maker, UEFA_OLD, "tb", "FT", "", "FT");
    goes_on(&maker);
    assert_true(maker_seal(&maker));
    assert_verdict(&maker, 0, "Porto go through on away goals");
    maker_close(&maker);
}

static void a_first_leg_names_nobody_through(void **unused)
{
    struct maker maker;

    (void)unused;
    two_legs(&maker, UEFA, "ttb", "70'", "", "scheduled");
    assert_true(maker_seal(&maker));
    assert_int_equal(at_end(&maker, 0).stands, SIDE_NONE);
    assert_verdict(&maker, 0, "Ajax lead 2-1");
    assert_needs(&maker, 0, BOTTOM, "");
    maker_close(&maker);
}

static void kicks_under_way_lead(void **unused)
{
    struct maker maker;

    (void)unused;
    two_legs(&maker, UEFA, "t", "FT", "b", "pens on");
    maker_kicks(&maker, "porto+ ajax-");
    assert_true(maker_seal(&maker));
    assert_verdict(&maker, 0, "Porto lead 1-0 on kicks");
    assert_int_equal(at_end(&maker, 0).stands, SIDE_NONE);
    assert_needs(&maker, 0, TOP, "");
    maker_close(&maker);
}

static void own_goals_and_var_count_as_they_should(void **unused)
{
    struct maker maker;
    struct event *var;

    (void)unused;
    maker_open(&maker);
    maker_round(&maker, "final", 1, UEFA);
    maker_tie(&maker, "final", "ajax", "porto");
    maker_match(&maker, "FT");
    maker_event(&maker, "10'", "own-goal", "porto", "Nobody");
    maker_event(&maker, "20'", "goal", "porto", "Nobody");
    var = maker_event(&maker, "21'", "var", "porto", "Nobody");
    var->var = VAR_NO_GOAL;
    assert_true(maker_seal(&maker));
    assert_verdict(&maker, 0, "Ajax win 1-0");
    maker_close(&maker);
}

static void the_winner_fills_the_slot_it_feeds(void **unused)
{
    struct maker maker;
    char words[128];

    (void)unused;
    maker_open(&maker);
    maker_round(&maker, "sf", 1, UEFA);
    maker_tie(&maker, "sf1", "ajax", "porto");
    maker_match(&maker, "FT");
    maker_event(&maker, "10'", "goal", "porto", NULL);
    maker_tie(&maker, "sf2", "braga", "celtic");
    maker_match(&maker, "scheduled");
    maker_round(&maker, "final", 1, UEFA);
    maker_tie(&maker, "final", "winner sf1", "winner sf2");
    maker_match(&maker, "scheduled");
    assert_true(maker_seal(&maker));
    assert_int_equal(slot_at(maker.edition, 2, TOP, moment_end()), maker_team(&maker, "porto"));
    assert_int_equal(slot_at(maker.edition, 2, BOTTOM, moment_end()), ID_NONE);
    slot_words(maker.edition, 2, BOTTOM, moment_end(), 40, words, sizeof words);
    assert_string_equal(words, "Braga or Celtic");
    slot_words(maker.edition, 2, BOTTOM, moment_end(), 12, words, sizeof words);
    assert_string_equal(words, "BRA or CEL");
    slot_words(maker.edition, 2, BOTTOM, moment_end(), 9, words, sizeof words);
    assert_string_equal(words, "W sf 2");
    assert_int_equal(slot_at(maker.edition, 2, TOP, moment_at(1712862000)), ID_NONE);
    maker_close(&maker);
}

static void aggregate_after_a_goal(void **unused)
{
    struct maker maker;
    int agg[2];

    (void)unused;
    two_legs(&maker, UEFA, "tt", "FT", "b", "FT");
    assert_true(maker_seal(&maker));
    tie_aggregate_after(maker.edition, 0, 1, agg);
    assert_int_equal(agg[TOP], 1);
    tie_aggregate_after(maker.edition, 1, 1, agg);
    assert_int_equal(agg[TOP], 2);
    assert_int_equal(agg[BOTTOM], 1);
    maker_close(&maker);
}

static void aggregate_after_goals_without_an_order(void **unused)
{
    struct maker maker;
    int agg[2];

    (void)unused;
    maker_open(&maker);
    maker_round(&maker, "sf", 2, UEFA);
    maker_tie(&maker, "sf", "ajax", "porto");
    maker_match(&maker, "FT");
    maker_in_hand(&maker)->by_side = true;
    maker_event(&maker, "10'", "goal", "ajax", NULL);
    maker_event(&maker, "10'", "goal", "porto", NULL);
    assert_true(maker_seal(&maker));
    for (uint32_t seq = 1; seq <= 2; seq++) {
        tie_aggregate_after(maker.edition, 0, seq, agg);
        assert_int_equal(agg[TOP], 1);
        assert_int_equal(agg[BOTTOM], 1);
    }
    maker_close(&maker);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(aggregate_decides),
        cmocka_unit_test(away_goals_decide_where_they_count),
        cmocka_unit_test(away_goals_of_extra_time_decide_too),
        cmocka_unit_test(extra_time_decides),
        cmocka_unit_test(kicks_decide_after_a_match_that_was_not_level),
        cmocka_unit_test(kicks_may_follow_at_once),
        cmocka_unit_test(golden_goal_ends_it),
        cmocka_unit_test(golden_goal_is_next),
        cmocka_unit_test(silver_goal_ends_it_at_the_turn),
        cmocka_unit_test(replay_decides),
        cmocka_unit_test(points_come_before_goals_where_listed),
        cmocka_unit_test(lots_and_walk_overs_are_decisions),
        cmocka_unit_test(an_awarded_score_overrides_the_goals),
        cmocka_unit_test(a_stated_winner_is_believed_when_level),
        cmocka_unit_test(needs_count_to_the_next_thing_and_through),
        cmocka_unit_test(needs_with_away_goals_skip_extra_time),
        cmocka_unit_test(level_names_nobody),
        cmocka_unit_test(nobody_goes_through_in_a_final),
        cmocka_unit_test(a_first_leg_names_nobody_through),
        cmocka_unit_test(kicks_under_way_lead),
        cmocka_unit_test(own_goals_and_var_count_as_they_should),
        cmocka_unit_test(the_winner_fills_the_slot_it_feeds),
        cmocka_unit_test(aggregate_after_a_goal),
        cmocka_unit_test(aggregate_after_goals_without_an_order),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
