/* Shoot-outs against a slow statement of Law 10: within the first five pairs it is over when no
 * way of taking the kicks left changes who wins; after them when a pair ends unequal. */
#include "prop.h"

#include <string.h>

#include "../unit/maker.h"
#include "model/shootout.h"

enum { KICKS_MOST = 60 };

struct shots {
    int side[KICKS_MOST];
    enum kick_outcome outcome[KICKS_MOST];
    int count;
};

/* -- the slow statement --------------------------------------------------------------------------
 */

/* Plays on with every outcome of the kicks left of five each. *ends gets a bit for each end: 1 home
 * wins, 2 away wins, 4 level. */
static void play_on(const int scored[2], const int left[2], unsigned *ends)
{
    for (int side = 0; side < 2; side++) {
        int more[2] = {scored[0], scored[1]}, fewer[2] = {left[0], left[1]};

        if (left[side] == 0)
            continue;
        fewer[side]--;
        play_on(more, fewer, ends);
        more[side]++;
        play_on(more, fewer, ends);
        return;
    }
    *ends |= scored[0] > scored[1] ? 1 : scored[1] > scored[0] ? 2 : 4;
}

static int winner_after(const struct shots *shots, int count)
{
    int scored[2] = {0, 0}, taken[2] = {0, 0}, left[2];
    unsigned ends = 0;

    for (int i = 0; i < count; i++)
        if (shots->outcome[i] != KICK_VOID) {
            taken[shots->side[i]]++;
            scored[shots->side[i]] += shots->outcome[i] == KICK_SCORED;
        }
    if (taken[0] <= 5 && taken[1] <= 5) {
        left[0] = 5 - taken[0];
        left[1] = 5 - taken[1];
        play_on(scored, left, &ends);
        return ends == 1 ? HOME : ends == 2 ? AWAY : SIDE_NONE;
    }
    if (taken[0] != taken[1] || scored[0] == scored[1])
        return SIDE_NONE;
    return scored[0] > scored[1] ? HOME : AWAY;
}

/* -- the model -----------------------------------------------------------------------------------
 */

/* An edition of one shoot-out with room for KICKS_MOST kicks, whose facts tests set anew. */
static void open_shootout(struct maker *maker)
{
    maker_open(maker);
    maker_round(maker, "final", 1, "goals kicks");
    maker_tie(maker, "final", "ajax", "porto");
    maker_match(maker, "pens on");
    for (int i = 0; i < KICKS_MOST / 2; i++)
        maker_kicks(maker, "ajax+ porto+");
    assert_true(maker_seal(maker));
}

static void set_shots(struct maker *maker, const struct shots *shots)
{
    maker->edition->matches.v[0].kick_count = (uint32_t)shots->count;
    for (int i = 0; i < shots->count; i++) {
        maker->edition->kicks.v[i].side = (uint8_t)shots->side[i];
        maker->edition->kicks.v[i].outcome = (uint8_t)shots->outcome[i];
    }
}

/* What the next kick can bring, tried out. */
static unsigned stakes_of(const struct shots *shots, int next)
{
    struct shots then = *shots;
    unsigned stakes = 0;

    then.side[then.count++] = next;
    then.outcome[shots->count] = KICK_SAVED;
    if (winner_after(&then, then.count) != SIDE_NONE)
        stakes |= STAKE_MUST_SCORE;
    then.outcome[shots->count] = KICK_SCORED;
    if (winner_after(&then, then.count) != SIDE_NONE)
        stakes |= STAKE_WINS;
    return stakes;
}

/* Everything the model says of the first kicks. */
static void assert_agrees(struct maker *maker, const struct shots *shots)
{
    struct shootout_state state;
    int winner = SIDE_NONE, deciding = -1, scored[2] = {0, 0};

    set_shots(maker, shots);
    shootout_count(maker->edition, 0, (uint32_t)shots->count, &state);
    for (int i = 0; i < shots->count; i++) {
        scored[shots->side[i]] += shots->outcome[i] == KICK_SCORED;
        if (winner == SIDE_NONE && (winner = winner_after(shots, i + 1)) != SIDE_NONE)
            deciding = i;
    }
    assert_int_equal(state.scored[HOME], scored[HOME]);
    assert_int_equal(state.scored[AWAY], scored[AWAY]);
    assert_int_equal(state.winner, winner);
    assert_int_equal(state.deciding, deciding < 0 ? ID_NONE : (uint32_t)deciding);
    if (winner == SIDE_NONE && state.next != SIDE_NONE)
        assert_int_equal(state.stake, stakes_of(shots, state.next));
    else
        assert_int_equal(state.stake, STAKE_NONE);
}

/* -- tests ---------------------------------------------------------------------------------------
 */

/* Every way in which five pairs can go, kick by kick, in turn and the order turning round. */
static void all_first_five_pairs(void **unused)
{
    static const int orders[3][4] = {
        {HOME, AWAY, HOME, AWAY}, {AWAY, HOME, AWAY, HOME}, {HOME, AWAY, AWAY, HOME}};
    struct maker maker;

    (void)unused;
    open_shootout(&maker);
    for (int order = 0; order < 3; order++)
        for (unsigned way = 0; way < 1u << 10; way++) {
            struct shots shots = {.count = 0};

            while (shots.count < 10 && winner_after(&shots, shots.count) == SIDE_NONE) {
                shots.side[shots.count] = orders[order][shots.count % 4];
                shots.outcome[shots.count] = way >> shots.count & 1 ? KICK_SCORED : KICK_SAVED;
                shots.count++;
                assert_agrees(&maker, &shots);
            }
        }
    maker_close(&maker);
}

static enum kick_outcome random_outcome(struct random *random)
{
    static const enum kick_outcome outcomes[] = {
        KICK_SCORED, KICK_SCORED, KICK_SCORED,     KICK_SAVED,  KICK_POST,     KICK_BAR,
        KICK_FRAME,  KICK_SCORED, KICK_OFF_TARGET, KICK_MISSED, KICK_FORFEITED};

    return outcomes[random_below(random, sizeof outcomes / sizeof *outcomes)];
}

/* Long ones, with kicks retaken; scored often, so that many go to sudden death. */
static void random_shootouts(void **unused)
{
    struct random random = random_start();
    struct maker maker;

    (void)unused;
    open_shootout(&maker);
    for (int i = 0; i < 1000; i++) {
        struct shots shots = {.count = 0};
        int first = (int)random_below(&random, 2), good = (int)random_below(&random, 4), turn = 0;

        while (shots.count < KICKS_MOST - 2 && winner_after(&shots, shots.count) == SIDE_NONE) {
            bool void_kick = random_below(&random, 12) == 0;

            shots.side[shots.count] = turn % 2 ? !first : first;
            shots.outcome[shots.count] = void_kick ? KICK_VOID
                                         : random_below(&random, 4) < (uint32_t)good
                                             ? KICK_SCORED
                                             : random_outcome(&random);
            turn += !void_kick;
            shots.count++;
            assert_agrees(&maker, &shots);
        }
    }
    maker_close(&maker);
}

/* A kick more than the Law allows is an error, one fewer an open end; the right number is none. */
static void only_the_deciding_kick_may_be_the_last(void **unused)
{
    struct random random = random_start();

    (void)unused;
    for (int i = 0; i < 300; i++) {
        struct shots shots = {.count = 0};

        while (shots.count < KICKS_MOST - 2 && winner_after(&shots, shots.count) == SIDE_NONE) {
            shots.side[shots.count] = shots.count % 2;
            shots.outcome[shots.count] = random_outcome(&random);
            shots.count++;
        }
        if (winner_after(&shots, shots.count) == SIDE_NONE)
            continue;
        shots.side[shots.count] = shots.count % 2;
        shots.outcome[shots.count] = KICK_SAVED;
        for (int off = -1; off <= 1; off++) {
            struct maker maker;

            maker_open(&maker);
            maker_round(&maker, "final", 1, "goals kicks");
            maker_tie(&maker, "final", "ajax", "porto");
            maker_match(&maker, "pens");
            for (int k = 0; k < shots.count + off; k++) {
                maker_kicks(&maker, shots.side[k] == HOME ? "ajax+" : "porto+");
                maker.edition->kicks.v[k].outcome = (uint8_t)shots.outcome[k];
            }
            assert_int_equal(maker_seal(&maker), off == 0);
            assert_int_equal(maker_complains(&maker, "expected a decision"), off < 0);
            assert_int_equal(maker_complains(&maker, "had decided"), off > 0);
            maker_close(&maker);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_first_five_pairs),
        cmocka_unit_test(random_shootouts),
        cmocka_unit_test(only_the_deciding_kick_may_be_the_last),
    };

    return cmocka_run_group_tests_name("prop_shootout", tests, NULL, NULL);
}
