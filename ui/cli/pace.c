#include "cli/pace.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

enum { SECOND_MS = 1000, MS_NS = 1000000 };

void pace_begin(struct pace *pace)
{
    sigset_t held;
    sigemptyset(&held);
    sigaddset(&held, SIGINT);
    sigprocmask(SIG_BLOCK, &held, &pace->before);
}

void pace_end(const struct pace *pace)
{
    fflush(stdout);
    sigprocmask(SIG_SETMASK, &pace->before, NULL);
}

int64_t pace_now(void)
{
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    return (int64_t)at.tv_sec * SECOND_MS + at.tv_nsec / MS_NS;
}

/* Of a pipe whose reader is gone, poll() tells an error without being asked. */
bool pace_wait(const struct pace *pace, int64_t ms)
{
    struct pollfd out = {.fd = STDOUT_FILENO};
    if (fflush(stdout) != 0)
        return false;
    for (;;) {
        int64_t left = ms - pace_now();
        if (left < 0)
            left = 0;
        struct timespec sleep = {(time_t)(left / SECOND_MS), (long)(left % SECOND_MS * MS_NS)};
        int ready = ppoll(&out, 1, &sleep, &pace->before);
        if (ready > 0 && (out.revents & POLLNVAL))
            out.fd = -1; /* closed from the start: printing fails, and says why */
        else if (ready > 0 || (ready < 0 && errno != EINTR))
            return false;
        if (ready == 0 && pace_now() >= ms)
            return true;
    }
}

void pace_look(const struct pace *pace)
{
    sigset_t come;
    if (sigpending(&come) != 0 || sigismember(&come, SIGINT) != 1)
        return;
    fflush(stdout);
    sigset_t held;
    sigprocmask(SIG_SETMASK, &pace->before, &held);
    sigprocmask(SIG_SETMASK, &held, NULL);
}

bool pace_reach(const struct pace *pace, struct cursor *cursor, const struct track *track,
                struct moment step)
{
    while (cursor->now.match != step.match || cursor->now.seq != step.seq) {
        if (!pace_wait(pace, cursor_due(cursor, track)))
            return false;
        cursor_tick(cursor, track, pace_now());
    }
    return true;
}
