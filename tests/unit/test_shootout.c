#include <stdio.h>
#include <string.h>

#include "cmocka_all.h"
#include "maker.h"
#include "model/shootout.h"
#include "model/tie.h"

#define HOUR 3600

/* A single match between ajax (home) and porto (away) that went to these kicks. */
static void shoot(struct maker *maker, const char *end, const char *kicks)
{
    maker_open(maker);
    maker_round(maker, "final", 1, "goals kicks");
    maker_tie(maker, "final", "ajax", "porto");
    maker_match(maker, end);
    maker_kicks(maker, kicks);
}

/* stakes: a letter for each kick, what was at stake before it: "." nothing, "m" must score, "w"
 * wins with this one, "b" both. */
static void assert_stakes(const char *kicks, const char *stakes, int winner)
{
    struct maker maker;
    struct shootout_state state;
    uint32_t count = (uint32_t)strlen(stakes);

    shoot(&maker, winner == SIDE_NONE ? "pens on" : "pens", kicks);
    assert_true(maker_seal(&maker));
    for (uint32_t i = 0; i < count; i++) {
        const char letters[] = ".mwb";

        shootout_count(maker.edition, 0, i, &state);
        if (letters[state.stake] != stakes[i])
            fail_msg("%s: before kick %u \"%c\", expected \"%c\"", kicks, i + 1,
                     letters[state.stake], stakes[i]);
        assert_int_equal(state.winner, SIDE_NONE);
        assert_int_equal(state.next, i == 0 ? SIDE_NONE : maker.edition->kicks.v[i].side);
    }
    shootout_count(maker.edition, 0, count, &state);
    assert_int_equal(state.winner, winner);
    if (winner != SIDE_NONE) {
        assert_int_equal(state.deciding, count - 1);
        assert_int_equal(state.next, SIDE_NONE);
        assert_int_equal(state.stake, STAKE_NONE);
    }
    maker_close(&maker);
}

/* 2024: the visitors first; four pairs, 4-2. */
static void the_second_side_wins_with_its_fourth(void **unused)
{
    (void)unused;
    assert_stakes("porto- ajax+ porto+ ajax+ porto+ ajax+ porto- ajax+", ".......w", HOME);
}

/* 2024: Lille and Villa; the last of five saved: the side that shot first wins. */
static void the_last_kick_is_saved(void **unused)
{
    (void)unused;
    assert_stakes("porto+ ajax- porto+ ajax+ porto+ ajax+ porto- ajax+ porto+ ajax-", ".........m",
                  AWAY);
}

/* Three kicks each are enough when one side misses all. */
static void three_each_decide(void **unused)
{
    (void)unused;
    assert_stakes("ajax+ porto- ajax+ porto- ajax+ porto-", ".....m", HOME);
    assert_stakes("ajax- porto+ ajax- porto+ ajax- porto+", ".....w", AWAY);
}

static void sudden_death_goes_pair_by_pair(void **unused)
{
    (void)unused;
    assert_stakes("ajax+ porto+ ajax+ porto+ ajax+ porto+ ajax+ porto+ ajax+ porto+ "
                  "ajax+ porto+ ajax- porto+",
                  ".........m.m.w", AWAY);
    assert_stakes("ajax- porto- ajax- porto- ajax- porto- ajax- porto- ajax- porto- "
                  "ajax- porto- ajax+ porto-",
                  ".........w.w.m", HOME);
}

/* ABBA (tried in 2017 and 2018): from the second kick on each side has two in a row. */
static void abba_names_who_is_next(void **unused)
{
    const char *kicks = "ajax+ porto+ porto+ ajax+ ajax+ porto- porto+ ajax+ ajax+";
    static const int next[] = {HOME, AWAY, AWAY, HOME, HOME, AWAY, AWAY, HOME, HOME};
    struct maker maker;
    struct shootout_state state;

    (void)unused;
    shoot(&maker, "pens", kicks);
    assert_true(maker_seal(&maker));
    for (uint32_t i = 3; i < 9; i++) { /* the third kick tells the order */
        shootout_count(maker.edition, 0, i, &state);
        assert_int_equal(state.next, next[i]);
    }
    assert_int_equal(state.stake, STAKE_WINS);
    shootout_count(maker.edition, 0, 9, &state);
    assert_int_equal(state.winner, HOME);
    assert_int_equal(state.scored[HOME], 5);
    assert_int_equal(state.scored[AWAY], 3);
    maker_close(&maker);
}

static void a_void_kick_counts_for_nothing(void **unused)
{
    struct maker maker;
    struct shootout_state state;
    int score[2];

    (void)unused;
    shoot(&maker, "pens", "ajaxv ajax+ porto- ajax+ portov porto- ajax+ porto-");
    assert_true(maker_seal(&maker));
    shootout_count(maker.edition, 0, 1, &state);
    assert_int_equal(state.seen, 1);
    assert_int_equal(state.taken[HOME], 0);
    assert_int_equal(state.first, SIDE_NONE);
    shootout_count(maker.edition, 0, 8, &state);
    assert_int_equal(state.winner, HOME);
    assert_int_equal(state.deciding, 7);
    assert_int_equal(state.taken[HOME], 3);
    assert_int_equal(state.taken[AWAY], 3);
    shootout_score_after(maker.edition, 0, 3, score);
    assert_int_equal(score[HOME], 2);
    assert_int_equal(score[AWAY], 0);
    maker_close(&maker);
}

static void unknown_outcomes_leave_it_to_the_stated_score(void **unused)
{
    struct maker maker;
    struct shootout_state state;
    struct match_state match;

    (void)unused;
    shoot(&maker, "pens", "ajax+ porto? ajax? porto- ajax? porto? ajax? porto?");
    maker_in_hand(&maker)->stated[SCORE_KICKS][HOME] = 2;
    maker_in_hand(&maker)->stated[SCORE_KICKS][AWAY] = 3;
    assert_true(maker_seal(&maker));
    shootout_count(maker.edition, 0, 1, &state);
    assert_true(state.certain);
    shootout_count(maker.edition, 0, 3, &state);
    assert_false(state.certain);
    assert_int_equal(state.stake, STAKE_NONE);
    assert_int_equal(state.next, SIDE_NONE);
    shootout_at(maker.edition, 0, moment_end(), &state);
    assert_int_equal(state.winner, AWAY);
    assert_int_equal(state.deciding, ID_NONE);
    assert_int_equal(state.scored[AWAY], 3);
    match_at(maker.edition, 0, moment_end(), &match);
    assert_int_equal(match.kicks[HOME], 2);
    assert_int_equal(match.kicks[AWAY], 3);
    /* Not before the end. */
    shootout_at(maker.edition, 0,
                moment_at(maker.edition->entries.v[maker.edition->matches.v[0].entry_count - 2].at),
                &state);
    assert_int_equal(state.winner, SIDE_NONE);
    maker_close(&maker);
}

static void a_score_alone_decides_at_the_end(void **unused)
{
    struct maker maker;
    struct shootout_state state;
    struct tie_state tie;

    (void)unused;
    shoot(&maker, "pens", "");
    maker_in_hand(&maker)->kicks_known = COVERAGE_UNKNOWN;
    maker_in_hand(&maker)->stated[SCORE_KICKS][HOME] = 4;
    maker_in_hand(&maker)->stated[SCORE_KICKS][AWAY] = 2;
    assert_true(maker_seal(&maker));
    shootout_at(maker.edition, 0, moment_end(), &state);
    assert_int_equal(state.winner, HOME);
    assert_int_equal(state.scored[HOME], 4);
    tie_at(maker.edition, 0, moment_end(), &tie);
    assert_int_equal(tie.winner, TOP);
    assert_int_equal(tie.kicks[TOP], 4);
    shootout_at(maker.edition, 0, moment_at(maker.edition->matches.v[0].base + HOUR), &state);
    assert_int_equal(state.winner, SIDE_NONE);
    assert_int_equal(state.scored[HOME], 0);
    maker_close(&maker);
}

static void some_kicks_of_a_shootout_are_shown_as_they_are(void **unused)
{
    struct maker maker;
    struct shootout_state state;

    (void)unused;
    shoot(&maker, "pens", "ajax+ porto- ajax+");
    maker_in_hand(&maker)->kicks_known = COVERAGE_SOME;
    maker_in_hand(&maker)->stated[SCORE_KICKS][HOME] = 4;
    maker_in_hand(&maker)->stated[SCORE_KICKS][AWAY] = 2;
    assert_true(maker_seal(&maker));
    shootout_count(maker.edition, 0, 3, &state);
    assert_false(state.certain);
    assert_int_equal(state.scored[HOME], 2);
    assert_int_equal(state.winner, SIDE_NONE);
    shootout_at(maker.edition, 0, moment_end(), &state);
    assert_int_equal(state.scored[HOME], 4);
    assert_int_equal(state.winner, HOME);
    maker_close(&maker);
}

static void sudden_death_is_named(void **unused)
{
    const char *ten = "ajax+ porto+ ajax+ porto+ ajax+ porto+ ajax+ porto+ ajax+ porto+ ";
    struct maker maker;
    struct shootout_state state;
    char kicks[160];

    (void)unused;
    snprintf(kicks, sizeof kicks, "%sajax+ porto-", ten);
    shoot(&maker, "pens", kicks);
    assert_true(maker_seal(&maker));
    shootout_count(maker.edition, 0, 9, &state);
    assert_false(state.sudden_death);
    for (uint32_t i = 10; i <= 12; i++) {
        shootout_count(maker.edition, 0, i, &state);
        assert_true(state.sudden_death);
    }
    maker_close(&maker);

    /* Decided with the tenth kick: none. */
    shoot(&maker, "pens", "ajax+ porto+ ajax+ porto+ ajax+ porto+ ajax+ porto+ ajax+ porto-");
    assert_true(maker_seal(&maker));
    shootout_count(maker.edition, 0, 10, &state);
    assert_false(state.sudden_death);
    maker_close(&maker);
}

static void kicks_are_seen_one_by_one(void **unused)
{
    struct maker maker;
    struct shootout_state state;
    const struct match *match;

    (void)unused;
    shoot(&maker, "pens", "ajax+ porto- ajax+ porto- ajax+ porto-");
    assert_true(maker_seal(&maker));
    match = &maker.edition->matches.v[0];
    for (uint32_t i = 0; i < 6; i++) {
        /* 45 + 15 + 45 + 2 minutes, then one a kick */
        instant at = match->base + (107 + (instant)i) * 60;

        assert_true(maker.edition->entries.v[maker.edition->kicks.v[i].place].at == at);
        shootout_at(maker.edition, 0, moment_at(at - 1), &state);
        assert_int_equal(state.seen, i);
        shootout_at(maker.edition, 0, moment_at(at), &state);
        assert_int_equal(state.seen, i + 1);
    }
    maker_close(&maker);
}

static void a_hundred_thousand_kicks_are_sealed_in_time(void **unused)
{
    struct maker maker;
    struct shootout_state state;

    (void)unused;
    shoot(&maker, "pens on", "");
    for (uint32_t i = 0; i < 50000; i++)
        maker_kicks(&maker, "ajax+ porto+");
    assert_true(maker_seal(&maker));
    shootout_at(maker.edition, 0, moment_end(), &state);
    assert_int_equal(state.scored[HOME], 50000);
    assert_true(state.sudden_death);
    maker_close(&maker);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_second_side_wins_with_its_fourth),
        cmocka_unit_test(the_last_kick_is_saved),
        cmocka_unit_test(three_each_decide),
        cmocka_unit_test(sudden_death_goes_pair_by_pair),
        cmocka_unit_test(abba_names_who_is_next),
        cmocka_unit_test(a_void_kick_counts_for_nothing),
        cmocka_unit_test(unknown_outcomes_leave_it_to_the_stated_score),
        cmocka_unit_test(a_score_alone_decides_at_the_end),
        cmocka_unit_test(some_kicks_of_a_shootout_are_shown_as_they_are),
        cmocka_unit_test(sudden_death_is_named),
        cmocka_unit_test(kicks_are_seen_one_by_one),
        cmocka_unit_test(a_hundred_thousand_kicks_are_sealed_in_time),
    };

    return cmocka_run_group_tests_name("shootout", tests, NULL, NULL);
}
