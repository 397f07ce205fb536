/* Waiting, for what is printed as it comes. No sleep is longer than needed, and none is shorter. */
#ifndef TOUCHLINE_CLI_PACE_H
#define TOUCHLINE_CLI_PACE_H

#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

#include "time/cursor.h"

/*
 * Between pace_begin() and pace_end() an interrupt (Ctrl-C) waits until pace_wait() or pace_look():
 * there it ends the program, as it does by default, after what was printed before has gone out. A
 * line being printed is so never cut.
 */
struct pace {
    sigset_t before; /* signals blocked */
};

void pace_begin(struct pace *pace);
void pace_end(const struct pace *pace);

/* Milliseconds of a clock that only runs forwards. */
int64_t pace_now(void);

/* Flushes standard output and sleeps until the clock says ms. False, at once, when nobody reads
 * standard output any more or it cannot be written. */
bool pace_wait(const struct pace *pace, int64_t ms);

/* Waits until the cursor has come to a step of the track; the same. */
bool pace_reach(const struct pace *pace, struct cursor *cursor, const struct track *track,
                struct moment step);

enum { PACE_LOOK_EVERY = 64 /* lines printed at once before one looks */ };

/* Lets an interrupt that has come end the program. */
void pace_look(const struct pace *pace);

#endif
