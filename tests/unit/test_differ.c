/* What an answer changes: which events are the same, what absence means, and nothing twice. */
#include "maker.h"

#include "cmocka_all.h"

#include <stdio.h>
#include <string.h>

#include "feed/differ.h"
#include "model/match.h"

struct told {
    const char *clock; /* NULL: not known */
    const char *kind, *team, *person;
};

struct differ {
    struct belief belief;
    change_vec changes; /* of the last answer */
};

static void release(struct differ *differ)
{
    belief_release(&differ->belief);
    vec_release(&differ->changes);
}

/* One answer: a match that stands at a clock or an end, what is told of it, and its kicks. */
static void answer(struct differ *differ, const char *end, const struct told *told,
                   const char *kicks)
{
    struct maker maker;
    struct match *match;

    maker_open(&maker);
    maker_round(&maker, "qf", 1, "goals extra-time kicks");
    maker_tie(&maker, "qf1", "alder", "birch");
    maker_match(&maker, end);
    for (; told && told->kind; told++) {
        struct event *event = maker_event(&maker, told->clock ? told->clock : "1'", told->kind,
                                          told->team, told->person);

        if (strcmp(told->kind, "var") == 0)
            event->var = VAR_NO_PENALTY;
        if (!told->clock)
            event->clock = (struct clock){0};
    }
    maker_kicks(&maker, kicks ? kicks : "");
    match = maker_in_hand(&maker);
    match->goals_known = match->yellows_known = match->reds_known = match->subs_known =
        COVERAGE_ALL;
    match->kicks_known = kicks && strchr(kicks, '-') ? COVERAGE_ALL : COVERAGE_SOME;
    maker.edition->foreign = true;
    assert_true(maker_seal(&maker));
    differ->changes.n = 0;
    differ_take(&differ->belief, maker.edition, &differ->changes);
    maker_close(&maker);
}

/* How many changes of a kind the last answer made. */
static int count(const struct differ *differ, enum change_kind kind)
{
    int found = 0;

    for (size_t i = 0; i < differ->changes.n; i++)
        found += differ->changes.v[i].kind == kind;
    return found;
}

static void assert_changes(const struct differ *differ, int added, int amended, int retracted)
{
    assert_int_equal(count(differ, CHANGE_ADD), added);
    assert_int_equal(count(differ, CHANGE_AMEND), amended);
    assert_int_equal(count(differ, CHANGE_RETRACT), retracted);
}

static const struct fact *last(const struct differ *differ)
{
    assert_true(differ->changes.n > 0);
    return &differ->changes.v[differ->changes.n - 1].fact;
}

static const struct told none[] = {{0}};
static const struct told ash[] = {{"10'", "goal", "alder", "Ash"}, {0}};

/* -- additions --------------------------------------------------------------------------------- */

static void what_is_new_is_added_once(void **state)
{
    struct differ d = {0};

    (void)state;
    answer(&d, "9'", none, NULL);
    assert_changes(&d, 0, 0, 0);
    assert_int_equal(count(&d, CHANGE_MATCH), 1);
    answer(&d, "11'", ash, NULL);
    assert_changes(&d, 1, 0, 0);
    assert_true(d.changes.v[0].announce);
    assert_string_equal(last(&d)->person, "Ash");
    assert_int_equal(last(&d)->id, 1);
    answer(&d, "12'", ash, NULL);
    assert_int_equal(d.changes.n, 0);
    release(&d);
}

static void what_was_there_at_first_is_no_news(void **state)
{
    struct differ d = {0};

    (void)state;
    answer(&d, "11'", ash, NULL);
    assert_changes(&d, 1, 0, 0);
    assert_false(last(&d)->id == 0);
    for (size_t i = 0; i < d.changes.n; i++)
        assert_false(d.changes.v[i].announce);
    release(&d);
}

/* -- the same event ---------------------------------------------------------------------------- */

static void an_amendment_is_no_news(void **state)
{
    static const struct told unnamed[] = {{NULL, "goal", "alder", NULL}, {0}},
                             later[] = {{"12'", "penalty", "alder", "Ash"}, {0}};
    struct differ d = {0};

    (void)state;
    answer(&d, "9'", none, NULL);
    answer(&d, "11'", unnamed, NULL);
    assert_changes(&d, 1, 0, 0);
    answer(&d, "12'", ash, NULL);
    assert_changes(&d, 0, 1, 0);
    assert_false(d.changes.v[0].announce);
    assert_int_equal(last(&d)->id, 1);
    assert_int_equal(last(&d)->clock.minute, 10);
    answer(&d, "13'", later, NULL);
    assert_changes(&d, 0, 1, 0);
    assert_int_equal(last(&d)->clock.minute, 12);
    assert_int_equal(last(&d)->kind, EVENT_PENALTY_GOAL);
    release(&d);
}

static void what_is_known_is_not_forgotten(void **state)
{
    static const struct told unnamed[] = {{NULL, "goal", "alder", NULL}, {0}};
    struct differ d = {0};

    (void)state;
    answer(&d, "11'", ash, NULL);
    answer(&d, "12'", unnamed, NULL);
    assert_int_equal(d.changes.n, 0);
    assert_string_equal(d.belief.matches.v[0].facts.v[0].person, "Ash");
    release(&d);
}

static void another_goal_of_the_same_player(void **state)
{
    static const struct told both[] = {
        {"10'", "goal", "alder", "Ash"}, {"11'", "goal", "alder", "Ash"}, {0}};
    struct differ d = {0};

    (void)state;
    answer(&d, "10'", ash, NULL);
    answer(&d, "12'", both, NULL);
    assert_changes(&d, 1, 0, 0);
    assert_int_equal(last(&d)->clock.minute, 11);
    release(&d);
}

static void another_scorer_near_is_a_correction_and_far_another_goal(void **state)
{
    static const struct told bay[] = {{"11'", "goal", "alder", "Bay"}, {0}},
                             cob[] = {{"11'", "goal", "alder", "Bay"},
                                      {"40'", "goal", "alder", "Cob"},
                                      {0}};
    struct differ d = {0};

    (void)state;
    answer(&d, "10'", ash, NULL);
    answer(&d, "12'", bay, NULL);
    assert_changes(&d, 0, 1, 0);
    assert_string_equal(last(&d)->person, "Bay");
    answer(&d, "41'", cob, NULL);
    assert_changes(&d, 1, 0, 0);
    assert_true(d.changes.v[d.changes.n - 1].announce);
    release(&d);
}

static void far_apart_they_are_two_events(void **state)
{
    static const struct told cob[] = {{"14'", "goal", "alder", "Cob"}, {0}},
                             unnamed[] = {{"18'", "goal", "alder", NULL}, {0}};
    struct differ d = {0};

    (void)state;
    answer(&d, "11'", ash, NULL);
    answer(&d, "15'", cob, NULL); /* four minutes: not a correction */
    assert_changes(&d, 1, 0, 0);
    answer(&d, "19'", unnamed, NULL);
    assert_changes(&d, 1, 0, 1); /* Ash's goal is gone for a second time */
    release(&d);
}

static void the_order_of_a_minute_means_nothing(void **state)
{
    static const struct told two[] = {{"10'", "goal", "alder", "Ash"},
                                      {"10'", "goal", "alder", "Bay"},
                                      {0}},
                             turned[] = {{"10'", "goal", "alder", "Bay"},
                                         {"10'", "goal", "alder", "Ash"},
                                         {0}};
    struct differ d = {0};

    (void)state;
    answer(&d, "11'", two, NULL);
    answer(&d, "11'", turned, NULL);
    assert_int_equal(d.changes.n, 0);
    release(&d);
}

static void sides_and_families_are_kept_apart(void **state)
{
    static const struct told all[] = {{"10'", "goal", "alder", "Ash"},
                                      {"10'", "yellow", "alder", "Ash"},
                                      {"10'", "own-goal", "alder", "Ash"},
                                      {0}};
    struct differ d = {0};

    (void)state;
    answer(&d, "10'", ash, NULL);
    answer(&d, "11'", all, NULL);
    assert_changes(&d, 2, 0, 0); /* the own goal is Birch's */
    release(&d);
}

/* -- absence ----------------------------------------------------------------------------------- */

static void absence_is_believed_at_the_second_answer(void **state)
{
    struct differ d = {0};

    (void)state;
    answer(&d, "11'", ash, NULL);
    answer(&d, "12'", none, NULL);
    assert_int_equal(d.changes.n, 0);
    answer(&d, "13'", ash, NULL); /* there again: it was only late */
    assert_int_equal(d.changes.n, 0);
    answer(&d, "14'", none, NULL);
    assert_int_equal(d.changes.n, 0);
    answer(&d, "15'", none, NULL);
    assert_changes(&d, 0, 0, 1);
    assert_string_equal(last(&d)->person, "Ash");
    answer(&d, "16'", none, NULL);
    assert_int_equal(d.changes.n, 0);
    release(&d);
}

static void with_var_at_once(void **state)
{
    static const struct told var[] = {{"12'", "var", "alder", NULL}, {0}};
    struct differ d = {0};

    (void)state;
    answer(&d, "11'", ash, NULL);
    answer(&d, "13'", var, NULL);
    assert_changes(&d, 1, 0, 1);
    release(&d);
}

static void an_answer_that_does_not_tell_takes_nothing_away(void **state)
{
    struct differ d = {0};

    (void)state;
    answer(&d, "pens", NULL, "alder+ birch- alder+ birch-");
    assert_changes(&d, 4, 0, 0);
    for (int i = 0; i < 3; i++) { /* those that were scored, from the scoreboard */
        answer(&d, "pens", NULL, "alder+ alder+");
        assert_int_equal(d.changes.n, 0);
    }
    assert_int_equal(d.belief.matches.v[0].facts.n, 4);
    release(&d);
}

/* -- the match --------------------------------------------------------------------------------- */

static void a_match_that_is_behind_is_not_believed_at_once(void **state)
{
    struct differ d = {0};

    (void)state;
    answer(&d, "50'", ash, NULL);
    answer(&d, "44'", none, NULL); /* an old answer */
    assert_int_equal(d.changes.n, 0);
    answer(&d, "51'", ash, NULL);
    assert_int_equal(d.changes.n, 0);
    answer(&d, "44'", ash, NULL);
    answer(&d, "45'", ash, NULL);
    assert_int_equal(count(&d, CHANGE_MATCH), 1);
    assert_int_equal(d.belief.matches.v[0].phase, PHASE_FIRST_HALF);
    release(&d);
}

static void the_state_of_a_match_changes(void **state)
{
    static const char *const ends[] = {"scheduled", "21'", "HT", "46'", "FT"};
    struct differ d = {0};

    (void)state;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        answer(&d, ends[i], none, NULL);
        assert_int_equal(count(&d, CHANGE_MATCH), 1);
        answer(&d, ends[i], none, NULL);
        assert_int_equal(d.changes.n, 0);
    }
    assert_int_equal(d.belief.matches.v[0].status, MATCH_FINISHED);
    assert_string_equal(d.belief.matches.v[0].team[AWAY], "Birch");
    release(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_new_is_added_once),
        cmocka_unit_test(what_was_there_at_first_is_no_news),
        cmocka_unit_test(an_amendment_is_no_news),
        cmocka_unit_test(what_is_known_is_not_forgotten),
        cmocka_unit_test(another_goal_of_the_same_player),
        cmocka_unit_test(another_scorer_near_is_a_correction_and_far_another_goal),
        cmocka_unit_test(far_apart_they_are_two_events),
        cmocka_unit_test(the_order_of_a_minute_means_nothing),
        cmocka_unit_test(sides_and_families_are_kept_apart),
        cmocka_unit_test(absence_is_believed_at_the_second_answer),
        cmocka_unit_test(with_var_at_once),
        cmocka_unit_test(an_answer_that_does_not_tell_takes_nothing_away),
        cmocka_unit_test(a_match_that_is_behind_is_not_believed_at_once),
        cmocka_unit_test(the_state_of_a_match_changes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
