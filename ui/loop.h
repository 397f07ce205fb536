/* The loop: the one place where the program waits, and where signals are heard. */
#ifndef TOUCHLINE_UI_LOOP_H
#define TOUCHLINE_UI_LOOP_H

#include "app.h"
#include "live.h"
#include "terminal.h"

/* Signals as they were before; one loop at a time. */
struct loop_signals;

/* Blocks the signals that the loop hears, but while it waits. To be called before the terminal is
 * taken, so that none of them finds it half taken. */
struct loop_signals *loop_block(void);

/* Puts everything back and frees; signals that came meanwhile take effect here. */
void loop_unblock(struct loop_signals *signals);

/*
 * Shows the app on the terminal until the user quits or the keyboard ends (0), or a signal ends it:
 * its number. It waits without waking while nothing happens: while the app plays, until the next
 * thing does. live: where newer builds of the edition come from, or NULL; it is not asked any more
 * once another edition is open. The terminal is still taken.
 */
int loop_run(struct app *app, struct terminal *term, struct live *live,
             const struct loop_signals *signals);

#endif
