#include "feed/schedule.h"

#define SECOND_MS 1000

enum { ERROR_FIRST_SECONDS = 15, JITTER_PART = 10 };

static const int interval_seconds[SCHEDULE_STATE_COUNT] = {
    [SCHEDULE_QUIET] = HOUR_SECONDS,
    [SCHEDULE_NEAR] = MINUTE_SECONDS,
    [SCHEDULE_PLAYING] = 15,
};

enum schedule_state schedule_state(const struct schedule *schedule)
{
    if (schedule->playing)
        return SCHEDULE_PLAYING;
    if (schedule->kickoff == INSTANT_UNKNOWN)
        return SCHEDULE_QUIET;
    instant from = schedule->kickoff - SCHEDULE_NEAR_SECONDS;
    instant to = schedule->kickoff + SCHEDULE_LATE_SECONDS;
    return schedule->now >= from && schedule->now <= to ? SCHEDULE_NEAR : SCHEDULE_QUIET;
}

/* Seconds after a good answer. */
static int64_t good_wait(const struct schedule *schedule)
{
    enum schedule_state state = schedule_state(schedule);
    int64_t wait = interval_seconds[state];
    int64_t fresh = schedule->fresh;
    if (fresh > SCHEDULE_CACHE_SECONDS)
        fresh = SCHEDULE_CACHE_SECONDS;
    if (state == SCHEDULE_QUIET && schedule->kickoff != INSTANT_UNKNOWN &&
        schedule->kickoff > schedule->now) {
        /* Near is later than now, or the state were another. */
        int64_t near = schedule->kickoff - SCHEDULE_NEAR_SECONDS - schedule->now;
        if (near < wait)
            wait = near;
    }
    return fresh > wait ? fresh : wait;
}

/* Seconds after errors in a row. */
static int64_t error_wait(unsigned errors)
{
    int64_t wait = ERROR_FIRST_SECONDS;
    for (unsigned i = 1; i < errors && wait < SCHEDULE_ERROR_SECONDS; i++)
        wait *= 2;
    return wait < SCHEDULE_ERROR_SECONDS ? wait : SCHEDULE_ERROR_SECONDS;
}

int64_t schedule_wait(const struct schedule *schedule)
{
    int64_t wait = schedule->errors ? error_wait(schedule->errors) : good_wait(schedule);
    int64_t asked = schedule->retry_after;
    if (asked > SCHEDULE_RETRY_SECONDS)
        asked = SCHEDULE_RETRY_SECONDS;
    if (asked > wait)
        wait = asked;
    int64_t most = wait * SECOND_MS / JITTER_PART;
    return wait * SECOND_MS + (int64_t)((uint64_t)schedule->jitter * (uint64_t)most >> 32);
}
