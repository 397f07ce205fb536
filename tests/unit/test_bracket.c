#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cmocka_all.h"
#include "maker.h"
#include "model/bracket.h"

#define UEFA "goals extra-time kicks"

/* -- a slow walk ---------------------------------------------------------------------------------
 */

/* Leaves of column base under a tie, top to bottom, by going down from it. */
static uint32_t walk(const struct edition *edition, uint32_t tie, uint32_t base,
                     struct bracket_leaf *leaves, uint32_t count)
{
    const struct bracket *bracket = edition->bracket;

    if (bracket->column_of[tie] == base) {
        leaves[count] = (struct bracket_leaf){tie, SIDE_NONE};
        return count + 1;
    }
    for (int side = TOP; side <= BOTTOM; side++) {
        const struct slot *slot = &edition->ties.v[tie].slot[side];

        if (slot->kind == SLOT_WINNER && bracket->column_of[slot->ref] != ID_NONE &&
            bracket->column_of[slot->ref] >= base)
            count = walk(edition, slot->ref, base, leaves, count);
        else
            leaves[count++] = (struct bracket_leaf){tie, (int8_t)side};
    }
    return count;
}

/* Every span, every column's ties and order against the walk. */
static void assert_spans(const struct edition *edition)
{
    const struct bracket *bracket = edition->bracket;
    struct bracket_leaf *leaves = calloc(2 * edition->ties.n + 2, sizeof *leaves);
    uint8_t *seen = calloc(edition->ties.n + 1, 1);

    assert_non_null(leaves);
    assert_non_null(seen);
    for (uint32_t c = 0; c < bracket->column_count; c++)
        for (uint32_t i = 0; i < bracket->columns[c].tie_count; i++) {
            uint32_t tie = bracket->columns[c].ties[i];

            assert_int_equal(seen[tie]++, 0);
            assert_int_equal(bracket->column_of[tie], c);
            assert_int_equal(bracket_index(bracket, tie), i);
            assert_int_equal(edition->ties.v[tie].round, bracket->columns[c].round);
            for (uint32_t base = 0; base <= c; base++) {
                uint32_t first, count, expected = walk(edition, tie, base, leaves, 0);

                bracket_span(bracket, base, tie, &first, &count);
                assert_int_equal(count, expected);
                assert_true(first + count <= bracket->columns[base].leaf_count);
                for (uint32_t l = 0; l < count; l++) {
                    assert_int_equal(bracket->columns[base].leaves[first + l].tie, leaves[l].tie);
                    assert_int_equal(bracket->columns[base].leaves[first + l].side, leaves[l].side);
                }
            }
        }
    for (uint32_t t = 0; t < edition->ties.n; t++)
        assert_int_equal(seen[t], bracket->column_of[t] == ID_NONE ? 0 : 1);
    free(leaves);
    free(seen);
}

static void assert_between(const struct bracket *bracket, uint32_t base, uint32_t column,
                           uint32_t first, uint32_t count)
{
    uint32_t start, n, leaf, span, expected = 0, expected_first = 0;

    for (uint32_t i = 0; i < bracket->columns[column].tie_count; i++) {
        bracket_span(bracket, base, bracket->columns[column].ties[i], &leaf, &span);
        if (leaf + span <= first || leaf >= first + count)
            continue;
        if (expected++ == 0)
            expected_first = i;
    }
    bracket_ties_between(bracket, base, column, first, count, &start, &n);
    assert_int_equal(n, expected);
    if (n > 0)
        assert_int_equal(start, expected_first);
}

static void assert_windows(const struct bracket *bracket)
{
    for (uint32_t base = 0; base < bracket->column_count; base++)
        for (uint32_t column = base; column < bracket->column_count; column++)
            for (uint32_t first = 0; first < bracket->columns[base].leaf_count; first++)
                for (uint32_t count = 1;
                     count <= 4 && first + count <= bracket->columns[base].leaf_count; count++)
                    assert_between(bracket, base, column, first, count);
}

static void assert_order(const struct bracket *bracket, uint32_t column, const char *expected,
                         const struct edition *edition)
{
    char text[512] = "";

    for (uint32_t i = 0; i < bracket->columns[column].tie_count; i++) {
        if (i > 0)
            strcat(text, " ");
        strcat(text, edition->ties.v[bracket->columns[column].ties[i]].key);
    }
    assert_string_equal(text, expected);
}

/* -- shapes --------------------------------------------------------------------------------------
 */

static void add_tie(struct maker *maker, const char *key, const char *top, const char *bottom)
{
    maker_tie(maker, key, top, bottom);
}

/* Rounds r0, r1, ... of a full tree; ties "0-1", "0-2", ... */
static void full_tree(struct maker *maker, int rounds)
{
    maker_open(maker);
    for (int r = 0; r < rounds; r++) {
        char round[16], key[32], top[48], bottom[48];

        snprintf(round, sizeof round, "r%d", r);
        maker_round(maker, round, 1, UEFA);
        for (int t = 1; t <= 1 << (rounds - 1 - r); t++) {
            snprintf(key, sizeof key, "%d-%d", r, t);
            snprintf(top, sizeof top, r ? "winner %d-%d" : "t%d-%d", r ? r - 1 : 0, 2 * t - 1);
            snprintf(bottom, sizeof bottom, r ? "winner %d-%d" : "t%d-%d", r ? r - 1 : 0, 2 * t);
            add_tie(maker, key, top, bottom);
        }
    }
}

static void a_full_tree_of_eight_and_sixteen(void **unused)
{
    (void)unused;
    for (int rounds = 3; rounds <= 4; rounds++) {
        struct maker maker;
        const struct bracket *bracket;

        full_tree(&maker, rounds);
        assert_true(maker_seal(&maker));
        bracket = maker.edition->bracket;
        assert_int_equal(bracket->column_count, rounds);
        assert_int_equal(bracket->final, maker.edition->ties.n - 1);
        assert_int_equal(bracket->third_place, ID_NONE);
        for (int c = 0; c < rounds; c++) {
            assert_int_equal(bracket->columns[c].leaf_count, 1 << (rounds - 1 - c));
            assert_int_equal(bracket->columns[c].tie_count, 1 << (rounds - 1 - c));
        }
        assert_order(bracket, 0,
                     rounds == 3 ? "0-1 0-2 0-3 0-4" : "0-1 0-2 0-3 0-4 0-5 0-6 0-7 0-8",
                     maker.edition);
        assert_spans(maker.edition);
        assert_windows(bracket);
        maker_close(&maker);
    }
}

/* Top to bottom is as the tree runs, not as the file does. */
static void ties_stand_as_the_tree_runs(void **unused)
{
    struct maker maker;

    (void)unused;
    maker_open(&maker);
    maker_round(&maker, "qf", 1, UEFA);
    add_tie(&maker, "qf1", "a", "b");
    add_tie(&maker, "qf2", "c", "d");
    add_tie(&maker, "qf3", "e", "f");
    add_tie(&maker, "qf4", "g", "h");
    maker_round(&maker, "sf", 1, UEFA);
    add_tie(&maker, "sf1", "winner qf4", "winner qf2");
    add_tie(&maker, "sf2", "winner qf1", "winner qf3");
    maker_round(&maker, "final", 1, UEFA);
    add_tie(&maker, "final", "winner sf2", "winner sf1");
    assert_true(maker_seal(&maker));
    assert_order(maker.edition->bracket, 0, "qf1 qf3 qf4 qf2", maker.edition);
    assert_order(maker.edition->bracket, 1, "sf2 sf1", maker.edition);
    assert_spans(maker.edition);
    maker_close(&maker);
}

/* 48 teams: 32 play a first round for 16 places, 16 wait in the second. */
static void byes_are_stubs(void **unused)
{
    struct maker maker;
    const struct bracket *bracket;
    char key[32], top[32], bottom[32];

    (void)unused;
    maker_open(&maker);
    maker_round(&maker, "r0", 1, UEFA);
    for (int t = 1; t <= 16; t++) {
        snprintf(key, sizeof key, "0-%d", t);
        snprintf(top, sizeof top, "u%d", t);
        snprintf(bottom, sizeof bottom, "w%d", t);
        add_tie(&maker, key, top, bottom);
    }
    for (int r = 1; r < 6; r++) {
        snprintf(key, sizeof key, "r%d", r);
        maker_round(&maker, key, 1, UEFA);
        for (int t = 1; t <= 1 << (5 - r); t++) {
            snprintf(key, sizeof key, "%d-%d", r, t);
            snprintf(top, sizeof top, r == 1 ? "seed%d-%d" : "winner %d-%d", r - 1,
                     r == 1 ? t : 2 * t - 1);
            snprintf(bottom, sizeof bottom, "winner %d-%d", r - 1, r == 1 ? t : 2 * t);
            add_tie(&maker, key, top, bottom);
        }
    }
    assert_true(maker_seal(&maker));
    bracket = maker.edition->bracket;
    assert_int_equal(bracket->column_count, 6);
    assert_int_equal(bracket->columns[0].leaf_count, 32);
    assert_int_equal(bracket->columns[0].leaves[0].side, TOP); /* a seed */
    assert_int_equal(bracket->columns[0].leaves[1].side, SIDE_NONE);
    assert_int_equal(bracket->columns[1].leaf_count, 16);
    assert_spans(maker.edition);
    assert_windows(bracket);
    maker_close(&maker);
}

static void the_match_for_third_place_is_beside_the_tree(void **unused)
{
    struct maker maker;
    const struct bracket *bracket;

    (void)unused;
    maker_open(&maker);
    maker_round(&maker, "sf", 1, UEFA);
    add_tie(&maker, "sf1", "a", "b");
    add_tie(&maker, "sf2", "c", "d");
    maker_round(&maker, "third", 1, UEFA);
    maker.edition->rounds.v[1].third_place = true;
    add_tie(&maker, "third", "loser sf1", "loser sf2");
    maker_round(&maker, "final", 1, UEFA);
    add_tie(&maker, "final", "winner sf1", "winner sf2");
    assert_true(maker_seal(&maker));
    bracket = maker.edition->bracket;
    assert_int_equal(bracket->third_place, 2);
    assert_int_equal(bracket->final, 3);
    assert_int_equal(bracket->column_count, 2);
    assert_int_equal(bracket->column_of[2], ID_NONE);
    assert_spans(maker.edition);
    maker_close(&maker);
}

/* One new entrant a round. */
static void a_ladder(void **unused)
{
    struct maker maker;
    const struct bracket *bracket;

    (void)unused;
    maker_open(&maker);
    for (int r = 0; r < ROUNDS_MOST; r++) {
        char key[32], top[32];

        snprintf(key, sizeof key, "r%d", r);
        snprintf(top, sizeof top, r ? "winner r%d" : "first", r - 1);
        maker_round(&maker, key, 1, UEFA);
        char team[16];
        snprintf(team, sizeof team, "t%d", r);
        add_tie(&maker, key, r % 2 ? top : team, r % 2 ? team : top);
    }
    assert_true(maker_seal(&maker));
    bracket = maker.edition->bracket;
    assert_int_equal(bracket->column_count, ROUNDS_MOST);
    for (uint32_t c = 0; c < ROUNDS_MOST; c++)
        assert_int_equal(bracket->columns[c].leaf_count, ROUNDS_MOST - c);
    assert_spans(maker.edition);
    assert_windows(bracket);
    maker_close(&maker);
}

static void two_trees_stand_one_below_the_other(void **unused)
{
    struct maker maker;
    const struct bracket *bracket;

    (void)unused;
    maker_open(&maker);
    maker_round(&maker, "sf", 1, UEFA);
    for (int t = 1; t <= 4; t++) {
        char key[16], a[16], b[16];

        snprintf(key, sizeof key, "sf%d", t);
        snprintf(a, sizeof a, "a%d", t);
        snprintf(b, sizeof b, "b%d", t);
        add_tie(&maker, key, a, b);
    }
    maker_round(&maker, "final", 1, UEFA);
    add_tie(&maker, "f1", "winner sf3", "winner sf1");
    add_tie(&maker, "f2", "winner sf2", "winner sf4");
    assert_true(maker_seal(&maker));
    bracket = maker.edition->bracket;
    assert_int_equal(bracket->final, ID_NONE);
    assert_order(bracket, 0, "sf3 sf1 sf2 sf4", maker.edition);
    assert_spans(maker.edition);
    assert_windows(bracket);
    maker_close(&maker);
}

static void no_ties_make_an_empty_bracket(void **unused)
{
    struct maker maker;

    (void)unused;
    maker_open(&maker);
    assert_true(maker_seal(&maker));
    assert_int_equal(maker.edition->bracket->column_count, 0);
    assert_int_equal(maker.edition->bracket->final, ID_NONE);
    maker_close(&maker);

    maker_open(&maker);
    maker_round(&maker, "final", 1, UEFA); /* a round without a tie has no column */
    assert_true(maker_seal(&maker));
    assert_int_equal(maker.edition->bracket->column_count, 0);
    maker_close(&maker);
}

/* -- random shapes -------------------------------------------------------------------------------
 */

static uint32_t next_random(uint32_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

/* Rounds of some ties; each slot is a team or the winner of any tie before that feeds nothing yet,
 * so that trees skip rounds, end early and stand side by side. */
static void random_trees(struct maker *maker, uint32_t *seed)
{
    uint32_t rounds = 1 + next_random(seed) % 6, free_ties[256], free_count = 0, ties = 0;

    maker_open(maker);
    for (uint32_t r = 0; r < rounds; r++) {
        uint32_t count = 1 + next_random(seed) % 8, before = free_count;
        char key[16], slot[2][32];

        snprintf(key, sizeof key, "r%u", r);
        maker_round(maker, key, 1, UEFA);
        maker->edition->rounds.v[r].third_place = r > 0 && next_random(seed) % 12 == 0;
        for (uint32_t t = 0; t < count; t++) {
            for (int side = 0; side < 2; side++)
                if (before > 0 && next_random(seed) % 4 > 0) {
                    uint32_t pick = next_random(seed) % before;

                    snprintf(slot[side], sizeof slot[side], "winner x%u", free_ties[pick]);
                    free_ties[pick] = free_ties[--before];
                    free_ties[before] = free_ties[--free_count];
                } else {
                    snprintf(slot[side], sizeof slot[side], "t%u-%d", ties, side);
                }
            snprintf(key, sizeof key, "x%u", ties);
            add_tie(maker, key, slot[0], slot[1]);
            free_ties[free_count++] = ties++;
        }
    }
}

static void random_trees_equal_a_slow_walk(void **unused)
{
    const char *given = getenv("TOUCHLINE_SEED");
    uint32_t seed = given ? (uint32_t)strtoul(given, NULL, 10) | 1 : 20240418;

    (void)unused;
    print_message("seed %u\n", seed);
    for (int i = 0; i < 300; i++) {
        struct maker maker;

        random_trees(&maker, &seed);
        assert_true(maker_seal(&maker));
        assert_spans(maker.edition);
        assert_windows(maker.edition->bracket);
        maker_close(&maker);
    }
}

/* 65,536 teams: sealed in well under half a second; here only that it is done, and shaped well. */
static void sixteen_rounds(void **unused)
{
    struct maker maker;
    const struct bracket *bracket;
    uint32_t first, count, ties;
    clock_t start;

    (void)unused;
    full_tree(&maker, 16);
    for (uint32_t t = 0; t < 1 << 15; t++) {
        maker.edition->ties.v[t].match_first = (uint32_t)maker.edition->matches.n;
        maker.tie = t;
        maker_match(&maker, "FT");
        maker_event(&maker, "10'", "goal", maker.edition->teams.v[2 * t].key, NULL);
    }
    start = clock();
    assert_true(maker_seal(&maker));
    print_message("sealed in %.0f ms\n", 1000.0 * (double)(clock() - start) / CLOCKS_PER_SEC);
    bracket = maker.edition->bracket;
    assert_int_equal(bracket->columns[0].leaf_count, 32768);
    assert_int_equal(bracket->final, 65534);
    bracket_span(bracket, 0, bracket->final, &first, &count);
    assert_int_equal(count, 32768);
    bracket_ties_between(bracket, 0, 10, 16384, 3000, &first, &ties);
    assert_int_equal(first, 16);
    assert_int_equal(ties, 3);
    maker_close(&maker);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_full_tree_of_eight_and_sixteen),
        cmocka_unit_test(ties_stand_as_the_tree_runs),
        cmocka_unit_test(byes_are_stubs),
        cmocka_unit_test(the_match_for_third_place_is_beside_the_tree),
        cmocka_unit_test(a_ladder),
        cmocka_unit_test(two_trees_stand_one_below_the_other),
        cmocka_unit_test(no_ties_make_an_empty_bracket),
        cmocka_unit_test(random_trees_equal_a_slow_walk),
        cmocka_unit_test(sixteen_rounds),
    };

    return cmocka_run_group_tests_name("bracket", tests, NULL, NULL);
}
