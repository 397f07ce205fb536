/*
 * The command line: reads the words, finds and loads the edition, and does what was asked: opens
 * the viewer, prints a view, lists, checks. Links no curses: the viewer is handed in.
 */
#ifndef TOUCHLINE_CLI_CLI_H
#define TOUCHLINE_CLI_CLI_H

#include "base/err.h"

enum exit_status {
    EXIT_DONE = 0,
    EXIT_ERROR = 1, /* also: nothing fits, several fit, the output could not be written */
    EXIT_USAGE = 2,
    EXIT_STALE = 3,  /* live: shown, but it could not be asked whether it is still so */
    EXIT_NOTHING = 4 /* live: nothing to show yet */
};

/* The viewer could not have the terminal; nothing was drawn. The bracket is printed instead. */
#define VIEWER_NO_TERMINAL (-1)

struct viewer_start; /* viewer.h */

/* viewer_run(), or what stands for it in a test. */
typedef int viewer_function(const struct viewer_start *start, struct err *err);

/* Everything from the arguments to the exit status. Sets LC_CTYPE and ignores SIGPIPE. */
int cli_main(int argc, char **argv, viewer_function *viewer);

#endif
