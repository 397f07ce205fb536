/* Whole editions made up at random: what is asked for at a moment against a fold of the whole log,
 * winners in the slots they feed, and an edition cut at a moment against the whole one. */
#include <string.h>

#include "model/tie.h"
#include "plan.h"

/* -- the fold ------------------------------------------------------------------------------------
 */

static bool is_awarded(const struct edition *edition, const struct tie *tie)
{
    for (uint32_t m = 0; m < tie->match_count; m++)
        if (edition->matches.v[tie->match_first + m].decision.kind != DECISION_NONE)
            return true;
    return false;
}

/* A decided tie's winner stands in the slot it feeds from its deciding entry (and the draw) on, and
 * not before, unless it stood otherwise until an award. */
static void assert_slots(const struct edition *edition, struct moment now)
{
    for (uint32_t t = 0; t < edition->ties.n; t++) {
        const struct tie *tie = &edition->ties.v[t];
        struct tie_state state;
        bool decided = tie->winner != SIDE_NONE &&
                       moment_sees(now, tie->decided.at, tie->decided.match, tie->decided.seq);
        uint32_t stands;

        tie_at(edition, t, now, &state);
        if (decided || !is_awarded(edition, tie))
            assert_int_equal(state.winner, decided ? tie->winner : SIDE_NONE);
        if (tie->feeds == ID_NONE)
            continue;
        stands = slot_at(edition, tie->feeds, tie->feeds_side, now);
        if (state.winner != SIDE_NONE &&
            round_is_drawn(edition, edition->ties.v[tie->feeds].round, now))
            assert_int_equal(stands, state.team[state.winner]);
        else
            assert_int_equal(stands, ID_NONE);
    }
}

static void fold_edition(struct random *random, const struct edition *edition)
{
    size_t count = edition->entries.n, matches = edition->matches.n;
    struct moment *log = calloc(count + 1, sizeof *log);
    struct fold *folds = calloc(matches + 1, sizeof *folds);
    size_t n = 0;

    assert_non_null(log);
    assert_non_null(folds);
    for (uint32_t m = 0; m < matches; m++) {
        fold_start(&folds[m]);
        for (uint32_t s = 0; s < edition->matches.v[m].entry_count; s++)
            log[n++] =
                (struct moment){edition->entries.v[edition->matches.v[m].entry_first + s].at, m, s};
    }
    assert_int_equal(n, count);
    qsort(log, n, sizeof *log, moment_compare);
    for (size_t i = 0; i < n; i++) {
        struct moment now = log[i];

        fold_entry(edition, &folds[now.match], now);
        fold_assert(edition, &folds[now.match], now.match, now);
        if (random_below(random, 16) > 0)
            continue;
        for (uint32_t m = 0; m < matches; m++)
            fold_assert(edition, &folds[m], m, now);
        assert_slots(edition, now);
    }
    free(log);
    free(folds);
}

/* -- the cut -------------------------------------------------------------------------------------
 */

static void cut_match(const struct edition *whole, uint32_t id, struct moment now, struct cut *cut)
{
    const struct match *match = &whole->matches.v[id];
    struct match_state state;

    match_at(whole, id, now, &state);
    *cut = (struct cut){.begun = state.entries > 0,
                        .over = match_is_over(&state),
                        .awarded = state.status == MATCH_AWARDED,
                        .at_break = state.at_break,
                        .phase = state.phase,
                        .clock = state.clock};
    for (uint32_t e = 0; e < match->event_count; e++) {
        const struct event *event = &whole->events.v[match->event_first + e];

        if (!event->derived && event_seen(whole, match->event_first + e, &state))
            cut->event[event->line] = true;
    }
    for (int point = 0; point < SCORE_KICKS; point++)
        cut->score[point] = state.at[point][HOME] != SCORE_UNKNOWN;
    for (uint32_t k = 0; k < match->kick_count; k++)
        cut->kicks += whole->kicks.v[match->kick_first + k].place < state.entries;
}

static void assert_same_match(const struct edition *whole, struct moment now,
                              const struct edition *cut, struct moment then, uint32_t id)
{
    struct match_state a, b;
    char clock[2][32];

    match_at(whole, id, now, &a);
    match_at(cut, id, then, &b);
    match_clock_string(&a, clock[0], sizeof clock[0]);
    match_clock_string(&b, clock[1], sizeof clock[1]);
    assert_string_equal(clock[0], clock[1]);
    assert_int_equal(a.status, b.status);
    assert_int_equal(a.phase, b.phase);
    assert_int_equal(a.at_break, b.at_break);
    assert_int_equal(a.extra_time, b.extra_time);
    assert_int_equal(a.kicks_next, b.kicks_next);
    assert_int_equal(a.shootout, b.shootout);
    assert_int_equal(a.score_known, b.score_known);
    assert_memory_equal(a.goals, b.goals, sizeof a.goals);
    assert_memory_equal(a.kicks, b.kicks, sizeof a.kicks);
    assert_memory_equal(a.at, b.at, sizeof a.at);
    assert_int_equal(a.entries, b.entries);
    assert_true(a.last == b.last);
}

static void assert_same_tie(const struct edition *whole, struct moment now,
                            const struct edition *cut, struct moment then, uint32_t id)
{
    struct tie_state a, b;
    char words[2][128];

    tie_at(whole, id, now, &a);
    tie_at(cut, id, then, &b);
    assert_memory_equal(a.team, b.team, sizeof a.team);
    assert_int_equal(a.phase, b.phase);
    assert_int_equal(a.match_now, b.match_now);
    assert_memory_equal(a.agg, b.agg, sizeof a.agg);
    assert_memory_equal(a.kicks, b.kicks, sizeof a.kicks);
    assert_int_equal(a.score_known, b.score_known);
    assert_int_equal(a.shootout, b.shootout);
    assert_int_equal(a.extra_time, b.extra_time);
    assert_int_equal(a.winner, b.winner);
    assert_int_equal(a.marks, b.marks);
    assert_int_equal(a.by, b.by);
    assert_int_equal(a.stands, b.stands);
    assert_int_equal(a.next, b.next);
    assert_int_equal(a.lead, b.lead);
    assert_int_equal(a.next_goal_wins, b.next_goal_wins);
    for (int side = TOP; side <= BOTTOM; side++) {
        assert_int_equal(a.needs[side].level, b.needs[side].level);
        assert_int_equal(a.needs[side].through, b.needs[side].through);
        slot_words(whole, id, side, now, 60, words[0], sizeof words[0]);
        slot_words(cut, id, side, then, 60, words[1], sizeof words[1]);
        assert_string_equal(words[0], words[1]);
    }
    tie_verdict(whole, id, &a, words[0], sizeof words[0]);
    tie_verdict(cut, id, &b, words[1], sizeof words[1]);
    assert_string_equal(words[0], words[1]);
}

static void assert_cut(const struct plan *plan, const struct edition *whole, struct moment now,
                       struct random *random)
{
    struct cut cuts[MATCHES_MOST];
    struct maker maker;

    for (uint32_t m = 0; m < whole->matches.n; m++)
        cut_match(whole, m, now, &cuts[m]);
    plan_tell(&maker, plan, cuts);
    for (uint32_t m = 0; m < whole->matches.n; m++)
        assert_same_match(whole, now, maker.edition, now, m);
    for (uint32_t t = 0; t < whole->ties.n; t++)
        assert_same_tie(whole, now, maker.edition, now, t);
    if (random_below(random, 4) == 0)
        fold_edition(random, maker.edition);
    maker_close(&maker);
}

/* -- tests ---------------------------------------------------------------------------------------
 */

static void what_is_asked_for_is_what_the_fold_gives(void **unused)
{
    struct random random = random_start();
    struct plan *plan = calloc(1, sizeof *plan);

    (void)unused;
    for (int i = 0; i < 150; i++) {
        struct maker maker;

        plan_make(&random, plan);
        plan_tell(&maker, plan, NULL);
        for (int t = 0; t < plan->tie_count; t++)
            assert_int_equal(maker.edition->ties.v[t].team[maker.edition->ties.v[t].winner],
                             maker_team(&maker, plan_team(plan->ties[t].winner)));
        fold_edition(&random, maker.edition);
        maker_close(&maker);
    }
    free(plan);
}

/* Nothing at a moment depends on what comes later. */
static void a_cut_edition_is_the_whole_one_at_that_moment(void **unused)
{
    struct random random = random_start();
    struct plan *plan = calloc(1, sizeof *plan);

    (void)unused;
    for (int i = 0; i < 60; i++) {
        struct maker maker;
        const struct edition *edition;

        plan_make(&random, plan);
        plan_tell(&maker, plan, NULL);
        edition = maker.edition;
        for (int j = 0; j < 25; j++) {
            uint32_t entry = random_below(&random, (uint32_t)edition->entries.n);
            instant at = edition->entries.v[entry].at;

            at += random_below(&random, 2) ? 0 : random_below(&random, 20 * 60);
            assert_cut(plan, edition, moment_at(at), &random);
        }
        maker_close(&maker);
    }
    free(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_asked_for_is_what_the_fold_gives),
        cmocka_unit_test(a_cut_edition_is_the_whole_one_at_that_moment),
    };

    return cmocka_run_group_tests_name("prop_edition", tests, NULL, NULL);
}
