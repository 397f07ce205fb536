#include "cmocka_all.h"

#include "feed/schedule.h"

#define NOW ((instant)1713466800)

static struct schedule quiet(void)
{
    return (struct schedule){
        .now = NOW, .kickoff = INSTANT_UNKNOWN, .fresh = -1, .retry_after = -1};
}

static void assert_seconds(const struct schedule *schedule, int64_t seconds)
{
    assert_int_equal(schedule_wait(schedule), seconds * 1000);
}

static void test_states(void **state)
{
    (void)state;
    struct schedule schedule = quiet();
    assert_int_equal(schedule_state(&schedule), SCHEDULE_QUIET);
    assert_seconds(&schedule, 3600);
    schedule.kickoff = NOW + 15 * 60;
    assert_int_equal(schedule_state(&schedule), SCHEDULE_NEAR);
    assert_seconds(&schedule, 60);
    schedule.kickoff = NOW + 15 * 60 + 1;
    assert_int_equal(schedule_state(&schedule), SCHEDULE_QUIET);
    schedule.kickoff = NOW; /* late to begin */
    assert_seconds(&schedule, 60);
    schedule.kickoff = NOW - 3 * 3600;
    assert_int_equal(schedule_state(&schedule), SCHEDULE_NEAR);
    schedule.kickoff = NOW - 3 * 3600 - 1; /* forgotten */
    assert_int_equal(schedule_state(&schedule), SCHEDULE_QUIET);
    assert_seconds(&schedule, 3600);
    schedule.playing = true;
    assert_int_equal(schedule_state(&schedule), SCHEDULE_PLAYING);
    assert_seconds(&schedule, 15);
}

/* A quiet hour does not sleep through the quarter of an hour before kick-off. */
static void test_hour_ends(void **state)
{
    (void)state;
    struct schedule schedule = quiet();
    schedule.kickoff = NOW + 40 * 60;
    assert_seconds(&schedule, 25 * 60);
    schedule.kickoff = NOW + 15 * 60 + 1;
    assert_seconds(&schedule, 1);
    schedule.kickoff = NOW + 75 * 60;
    assert_seconds(&schedule, 3600);
    schedule.kickoff = NOW + 365 * 24 * 3600;
    assert_seconds(&schedule, 3600);
}

static void test_fresh(void **state)
{
    (void)state;
    struct schedule schedule = quiet();
    schedule.playing = true;
    schedule.fresh = 10;
    assert_seconds(&schedule, 15);
    schedule.fresh = 40;
    assert_seconds(&schedule, 40);
    schedule.fresh = 24 * 3600; /* a cache that is not believed */
    assert_seconds(&schedule, 3600);
    schedule.errors = 1; /* there is no good answer that could be fresh */
    assert_seconds(&schedule, 15);
}

static void test_errors(void **state)
{
    (void)state;
    static const int64_t waits[] = {15, 30, 60, 120, 240, 300, 300};
    struct schedule schedule = quiet();
    for (unsigned i = 0; i < sizeof waits / sizeof waits[0]; i++) {
        schedule.errors = i + 1;
        assert_seconds(&schedule, waits[i]);
        schedule.playing = !schedule.playing;
        assert_seconds(&schedule, waits[i]);
    }
    schedule.errors = UINT32_MAX;
    assert_seconds(&schedule, 300);
}

static void test_retry_after(void **state)
{
    (void)state;
    struct schedule schedule = quiet();
    schedule.errors = 1;
    schedule.retry_after = 7;
    assert_seconds(&schedule, 15);
    schedule.retry_after = 900;
    assert_seconds(&schedule, 900);
    schedule.errors = 0;
    schedule.playing = true;
    assert_seconds(&schedule, 900);
    schedule.retry_after = INT32_MAX;
    assert_seconds(&schedule, 24 * 3600);
    schedule.retry_after = 0;
    assert_seconds(&schedule, 15);
}

/* Later by up to a tenth, never earlier, and over all of that tenth. */
static void test_jitter(void **state)
{
    (void)state;
    struct schedule schedule = quiet();
    int64_t before = 0;
    schedule.playing = true;
    for (uint64_t jitter = 0; jitter <= UINT32_MAX; jitter += UINT32_MAX / 16) {
        schedule.jitter = (uint32_t)jitter;
        int64_t wait = schedule_wait(&schedule);
        assert_in_range(wait, 15000, 16499);
        assert_true(jitter == 0 || wait > before);
        before = wait;
    }
    schedule.jitter = UINT32_MAX;
    assert_int_equal(schedule_wait(&schedule), 16499);
    schedule.jitter = UINT32_MAX / 2;
    assert_in_range(schedule_wait(&schedule), 15700, 15800);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_states),      cmocka_unit_test(test_hour_ends),
        cmocka_unit_test(test_fresh),       cmocka_unit_test(test_errors),
        cmocka_unit_test(test_retry_after), cmocka_unit_test(test_jitter),
    };
    return cmocka_run_group_tests_name("schedule", tests, NULL, NULL);
}
