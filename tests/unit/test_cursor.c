/* The cursor: stepping, and playing by a clock that the tests set. */
#include "time/cursor.h"

#include <stdio.h>
#include <string.h>

#include "cmocka_all.h"
#include "maker.h"
#include "model/match.h"

#define UEFA "goals extra-time kicks"

enum { MINUTE = 60, HOUR = 3600, DAY = 24 * HOUR };

static const instant kickoff = 1712862000;   /* 2024-04-11T19:00Z */
static const instant first_day = 1712815200; /* its 06:00 */

struct world {
    struct maker maker;
    struct log log;
    struct cursor cursor;
    struct scope scope;
    int64_t ms;
};

static void begin(struct world *world)
{
    *world = (struct world){.scope = scope_edition(), .ms = 1000000};
    maker_open(&world->maker);
    maker_round(&world->maker, "r", 1, UEFA);
}

static void add_match(struct world *world, const char *key, instant after, const char *end)
{
    char top[16], bottom[16];

    snprintf(top, sizeof top, "%sh", key);
    snprintf(bottom, sizeof bottom, "%sx", key);
    maker_tie(&world->maker, key, top, bottom);
    world->maker.kickoff = kickoff + after;
    maker_match(&world->maker, end);
}

static void ready(struct world *world)
{
    if (!maker_seal(&world->maker))
        fail_msg("%s", world->maker.report.problems[0].text);
    log_open(&world->log, world->maker.edition);
    cursor_init(&world->cursor, moment_at(first_day));
}

/* One match, 0 start, 1 goal 10', 2 yellow 20', 3 end at 45, 4 start at 60, 5 red 50', 6 end. */
static void one_match(struct world *world)
{
    begin(world);
    add_match(world, "a", 0, "FT");
    maker_event(&world->maker, "10'", "goal", "ah", NULL);
    maker_event(&world->maker, "20'", "yellow", "ah", NULL);
    maker_event(&world->maker, "50'", "red", "ah", NULL);
    ready(world);
}

static void done(struct world *world)
{
    log_close(&world->log);
    maker_close(&world->maker);
}

static bool same(struct moment a, struct moment b)
{
    return a.at == b.at && a.match == b.match && a.seq == b.seq;
}

static struct moment at_place(const struct world *world, uint32_t match, uint32_t seq)
{
    return log_moment(world->maker.edition, (struct log_place){match, seq});
}

static bool stands_at(const struct world *world, uint32_t match, uint32_t seq)
{
    return same(world->cursor.now, at_place(world, match, seq));
}

static struct track track_of(const struct world *world)
{
    return track_log(&world->log, world->scope);
}

static void play(struct world *world, enum rate rate)
{
    struct track track = track_of(world);
    cursor_set_rate(&world->cursor, rate, world->ms);
    assert_true(cursor_play(&world->cursor, &track, world->ms));
}

static int64_t due(const struct world *world)
{
    struct track track = track_of(world);
    return cursor_due(&world->cursor, &track);
}

static bool tick(struct world *world)
{
    struct track track = track_of(world);
    return cursor_tick(&world->cursor, &track, world->ms);
}

/* Waits for the next change; returns how long that took, in milliseconds. */
static int64_t next(struct world *world)
{
    int64_t then = due(world), from = world->ms;

    assert_true(then != CURSOR_NEVER);
    if (then > world->ms) {
        struct moment now = world->cursor.now;

        world->ms = then - 1; /* not a moment before */
        assert_false(tick(world));
        assert_true(same(world->cursor.now, now));
        world->ms = then;
    }
    assert_true(tick(world));
    return world->ms - from;
}

/* -- by hand ------------------------------------------------------------------------------------
 */

static void a_step_stands_out_and_a_jump_does_not(void **unused)
{
    struct world world;

    (void)unused;
    one_match(&world);
    assert_true(cursor_step(&world.cursor, &world.log, world.scope, STEP_GOAL, 1, 0));
    assert_true(stands_at(&world, 0, 1));
    assert_int_equal(world.cursor.before.at, first_day);
    assert_true(cursor_step(&world.cursor, &world.log, world.scope, STEP_EVENT, 1, 0));
    assert_true(same(world.cursor.before, at_place(&world, 0, 1)));
    assert_true(cursor_step(&world.cursor, &world.log, world.scope, STEP_EVENT, -1, 0));
    assert_true(stands_at(&world, 0, 1));
    assert_true(same(world.cursor.before, at_place(&world, 0, 2)));
    cursor_seek(&world.cursor, moment_end(), 0);
    assert_true(same(world.cursor.before, world.cursor.now));
    assert_false(cursor_step(&world.cursor, &world.log, world.scope, STEP_EVENT, 1, 0));
    assert_true(same(world.cursor.now, moment_end()));
    assert_true(same(world.cursor.before, world.cursor.now));
    done(&world);
}

static void standing_it_never_wants_to_be_woken(void **unused)
{
    struct world world;

    (void)unused;
    one_match(&world);
    assert_true(due(&world) == CURSOR_NEVER);
    assert_false(tick(&world));
    play(&world, RATE_60);
    cursor_pause(&world.cursor);
    assert_true(due(&world) == CURSOR_NEVER);
    world.ms += 3600000;
    assert_false(tick(&world));
    assert_int_equal(world.cursor.now.at, first_day);
    done(&world);
}

/* -- skipping dull time -------------------------------------------------------------------------
 */

static void each_step_is_shown_for_as_long_as_it_takes_to_read(void **unused)
{
    static const int shown[] = {0, 900, 2000, 700, 900, 900, 1500};
    struct world world;

    (void)unused;
    one_match(&world);
    play(&world, RATE_SKIP);
    for (uint32_t i = 0; i < 7; i++) {
        assert_int_equal(next(&world), shown[i]);
        assert_true(stands_at(&world, 0, i));
        assert_int_equal(world.cursor.playing, i < 6);
    }
    assert_true(due(&world) == CURSOR_NEVER);
    struct track track = track_of(&world);
    assert_false(cursor_play(&world.cursor, &track, world.ms));
    assert_false(world.cursor.playing);
    done(&world);
}

static void kick_offs_of_one_instant_follow_quickly(void **unused)
{
    struct world world;

    (void)unused;
    begin(&world);
    add_match(&world, "a", 0, "HT");
    add_match(&world, "b", 0, "HT");
    add_match(&world, "c", 0, "HT");
    ready(&world);
    play(&world, RATE_SKIP);
    assert_int_equal(next(&world), 0);
    assert_int_equal(next(&world), 150);
    assert_int_equal(next(&world), 150);
    assert_true(stands_at(&world, 2, 0));
    assert_int_equal(next(&world), 900);
    done(&world);
}

static void a_goal_within_a_step_is_shown_as_a_goal(void **unused)
{
    struct world world;

    (void)unused;
    begin(&world);
    add_match(&world, "a", 0, "FT");
    maker_in_hand(&world.maker)->by_side = true;
    maker_event(&world.maker, "10'", "goal", "ah", NULL);
    maker_event(&world.maker, "10'", "yellow", "ax", NULL);
    ready(&world);
    play(&world, RATE_SKIP);
    next(&world);
    next(&world);
    assert_true(stands_at(&world, 0, 2));
    assert_int_equal(next(&world), 2000);
    done(&world);
}

static void a_step_by_hand_while_playing_is_given_time(void **unused)
{
    struct world world;

    (void)unused;
    one_match(&world);
    play(&world, RATE_SKIP);
    next(&world);
    world.ms += 10;
    assert_true(cursor_step(&world.cursor, &world.log, world.scope, STEP_EVENT, 1, world.ms));
    assert_int_equal(next(&world), 1500);
    assert_true(stands_at(&world, 0, 2));
    done(&world);
}

/* -- at a rate ----------------------------------------------------------------------------------
 */

static void football_time_runs_at_the_rate(void **unused)
{
    static const int nine_minutes[] = {0, 540000, 9000, 900, 150}; /* in milliseconds */
    struct world world;

    (void)unused;
    for (int rate = RATE_1; rate < RATE_COUNT; rate++) {
        one_match(&world);
        world.cursor.minutes = false;
        play(&world, (enum rate)rate);
        assert_int_equal(next(&world), 0); /* from the morning to the kick-off at once */
        assert_true(stands_at(&world, 0, 0));
        assert_int_equal(next(&world), nine_minutes[rate]);
        assert_true(stands_at(&world, 0, 1));
        done(&world);
    }
}

static void a_goal_stays_for_a_moment_at_any_rate(void **unused)
{
    struct world world;

    (void)unused;
    one_match(&world);
    world.cursor.minutes = false;
    cursor_seek(&world.cursor, at_place(&world, 0, 0), world.ms);
    play(&world, RATE_3600);
    assert_int_equal(next(&world), 150);       /* 9 minutes */
    assert_int_equal(next(&world), 150 + 167); /* held, and 10 minutes */
    assert_true(stands_at(&world, 0, 2));
    assert_int_equal(next(&world), 433); /* 26 minutes: a card is not held */
    assert_true(stands_at(&world, 0, 3));
    done(&world);
}

/* Every wake-up changes something, and there are as many as there are changes: steps, and for
 * pictures with the time whole minutes between them. */
static void wake_ups_are_what_changes(void **unused)
{
    for (int rate = RATE_SKIP; rate < RATE_COUNT; rate++)
        for (int minutes = 0; minutes < 2; minutes++) {
            struct world world;
            int ticks = 0;

            (void)unused;
            one_match(&world);
            world.cursor.minutes = minutes;
            play(&world, (enum rate)rate);
            while (world.cursor.playing) {
                struct moment now = world.cursor.now;

                next(&world);
                assert_false(same(now, world.cursor.now));
                assert_true(minutes || world.cursor.now.match == 0);
                ticks++;
            }
            /* 7 steps; minutes 1 to 105 after the kick-off but those of steps: 9 19 45 60 64 105 */
            assert_int_equal(ticks, rate == RATE_SKIP || !minutes ? 7 : 7 + 105 - 6);
            done(&world);
        }
}

static void minutes_are_whole_before_1970_too(void **unused)
{
    struct world world;

    (void)unused;
    begin(&world);
    add_match(&world, "a", -kickoff - 7 * DAY - 30, "FT"); /* half a minute past */
    ready(&world);
    cursor_seek(&world.cursor, at_place(&world, 0, 0), world.ms);
    play(&world, RATE_60);
    assert_int_equal(next(&world), 500);
    assert_int_equal(world.cursor.now.at, -7 * DAY);
    assert_int_equal(next(&world), 1000);
    assert_int_equal(world.cursor.now.at, -7 * DAY + MINUTE);
    done(&world);
}

static void a_late_tick_skips_no_step(void **unused)
{
    struct world world;

    (void)unused;
    for (int rate = RATE_SKIP; rate < RATE_COUNT; rate++) {
        one_match(&world);
        world.cursor.minutes = false;
        play(&world, (enum rate)rate);
        for (uint32_t i = 0; i < 7; i++) {
            world.ms = due(&world) + 86400000;
            assert_true(tick(&world));
            assert_true(stands_at(&world, 0, i));
        }
        assert_false(world.cursor.playing);
        done(&world);
    }
}

/* Much later than due, as after a sleep of the machine: it goes on from where it was. */
static void time_lost_is_not_made_up_for(void **unused)
{
    struct world world;

    (void)unused;
    one_match(&world);
    cursor_seek(&world.cursor, at_place(&world, 0, 0), world.ms);
    play(&world, RATE_60);
    next(&world);
    assert_int_equal(world.cursor.now.at, kickoff + MINUTE);
    world.ms += 7200000;
    assert_true(tick(&world));
    assert_int_equal(world.cursor.now.at, kickoff + 2 * MINUTE);
    assert_int_equal(next(&world), 1000);
    assert_int_equal(world.cursor.now.at, kickoff + 3 * MINUTE);
    /* A little late: what is lost is made up for. */
    world.ms += 1000 + 400;
    assert_true(tick(&world));
    assert_int_equal(world.cursor.now.at, kickoff + 4 * MINUTE);
    assert_int_equal(next(&world), 600);
    done(&world);
}

static void a_little_late_minutes_may_be_passed_over_but_no_step(void **unused)
{
    struct world world;

    (void)unused;
    one_match(&world);
    cursor_seek(&world.cursor, at_place(&world, 0, 0), world.ms);
    play(&world, RATE_600);
    world.ms += 550;
    assert_true(tick(&world));
    assert_int_equal(world.cursor.now.at, kickoff + 5 * MINUTE);
    world.ms += 700; /* past the goal of 10' */
    assert_true(tick(&world));
    assert_true(stands_at(&world, 0, 1));
    done(&world);
}

static void what_precedes_a_dull_gap_can_be_read(void **unused)
{
    struct world world;

    (void)unused;
    begin(&world);
    add_match(&world, "a", 0, "FT");
    add_match(&world, "b", DAY, "FT");
    ready(&world);
    cursor_seek(&world.cursor, at_place(&world, 0, 2), world.ms);
    play(&world, RATE_3600);
    world.cursor.minutes = false;
    assert_int_equal(next(&world), 750); /* the second half */
    assert_true(stands_at(&world, 0, 3));
    assert_int_equal(next(&world), 900);
    assert_true(stands_at(&world, 1, 0));
    assert_int_equal(next(&world), 750);
    assert_true(stands_at(&world, 1, 1));
    done(&world);
}

/* Half-time is not dull: with another match on, it is the match that is. */
static void half_time_passes_at_the_rate(void **unused)
{
    struct world world;

    (void)unused;
    one_match(&world);
    world.cursor.minutes = false;
    cursor_seek(&world.cursor, at_place(&world, 0, 3), world.ms);
    play(&world, RATE_60);
    assert_int_equal(next(&world), 15000);
    assert_true(stands_at(&world, 0, 4));
    done(&world);
}

/* -- changes while it plays ---------------------------------------------------------------------
 */

static void a_change_of_rate_goes_on_from_where_football_is(void **unused)
{
    struct world world;

    (void)unused;
    one_match(&world);
    cursor_seek(&world.cursor, at_place(&world, 0, 0), world.ms);
    play(&world, RATE_1);
    world.ms += 30000;
    cursor_set_rate(&world.cursor, RATE_60, world.ms);
    assert_int_equal(next(&world), 500); /* half a minute is left of the first */
    assert_int_equal(world.cursor.now.at, kickoff + MINUTE);
    world.ms += 500;
    cursor_set_rate(&world.cursor, RATE_1, world.ms);
    assert_int_equal(next(&world), 30000);
    assert_int_equal(world.cursor.now.at, kickoff + 2 * MINUTE);
    cursor_set_rate(&world.cursor, RATE_SKIP, world.ms);
    assert_int_equal(next(&world), 0);
    assert_true(stands_at(&world, 0, 1));
    /* The goal is read before the next rate takes over. */
    cursor_set_rate(&world.cursor, RATE_600, world.ms);
    assert_int_equal(next(&world), 2000 + 100);
    assert_int_equal(world.cursor.now.at, kickoff + 10 * MINUTE);
    done(&world);
}

static void a_change_of_rate_while_it_stands_starts_nothing(void **unused)
{
    struct world world;

    (void)unused;
    one_match(&world);
    for (int rate = RATE_SKIP; rate < RATE_COUNT; rate++) {
        cursor_set_rate(&world.cursor, (enum rate)rate, world.ms += 5000);
        assert_true(due(&world) == CURSOR_NEVER);
    }
    cursor_seek(&world.cursor, at_place(&world, 0, 0), world.ms);
    world.ms += 77000;
    play(&world, RATE_60);
    assert_int_equal(next(&world), 1000);
    done(&world);
}

static void another_scope_has_another_end(void **unused)
{
    struct world world;

    (void)unused;
    begin(&world);
    add_match(&world, "a", 0, "FT");
    add_match(&world, "b", 0, "FT");
    ready(&world);
    play(&world, RATE_60);
    next(&world);
    world.scope = (struct scope){SCOPE_MATCH, 1, INSTANT_UNKNOWN};
    next(&world);
    assert_true(stands_at(&world, 1, 0));
    cursor_seek(&world.cursor, at_place(&world, 1, 3), world.ms);
    /* Nothing is left here: it is told at once and stops, where it is. */
    assert_true(due(&world) <= world.ms);
    assert_true(tick(&world));
    assert_false(world.cursor.playing);
    assert_true(stands_at(&world, 1, 3));
    done(&world);
}

static void rates_have_words(void **unused)
{
    (void)unused;
    assert_string_equal(rate_words[RATE_SKIP], "skip");
    assert_string_equal(rate_words[RATE_3600], "3600x");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_step_stands_out_and_a_jump_does_not),
        cmocka_unit_test(standing_it_never_wants_to_be_woken),
        cmocka_unit_test(each_step_is_shown_for_as_long_as_it_takes_to_read),
        cmocka_unit_test(kick_offs_of_one_instant_follow_quickly),
        cmocka_unit_test(a_goal_within_a_step_is_shown_as_a_goal),
        cmocka_unit_test(a_step_by_hand_while_playing_is_given_time),
        cmocka_unit_test(football_time_runs_at_the_rate),
        cmocka_unit_test(a_goal_stays_for_a_moment_at_any_rate),
        cmocka_unit_test(wake_ups_are_what_changes),
        cmocka_unit_test(minutes_are_whole_before_1970_too),
        cmocka_unit_test(a_late_tick_skips_no_step),
        cmocka_unit_test(time_lost_is_not_made_up_for),
        cmocka_unit_test(a_little_late_minutes_may_be_passed_over_but_no_step),
        cmocka_unit_test(what_precedes_a_dull_gap_can_be_read),
        cmocka_unit_test(half_time_passes_at_the_rate),
        cmocka_unit_test(a_change_of_rate_goes_on_from_where_football_is),
        cmocka_unit_test(a_change_of_rate_while_it_stands_starts_nothing),
        cmocka_unit_test(another_scope_has_another_end),
        cmocka_unit_test(rates_have_words),
    };

    return cmocka_run_group_tests_name("cursor", tests, NULL, NULL);
}
