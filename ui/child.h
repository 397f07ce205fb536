/* Programs that this one starts. */
#ifndef TOUCHLINE_UI_CHILD_H
#define TOUCHLINE_UI_CHILD_H

#include <sys/types.h>

/*
 * Starts a program, looked for along PATH where its name has no "/", without a shell. It is the
 * first of its own session, so that no key of the terminal is for it; its signals are the default
 * ones; it has nothing of ours open but in and out, as its standard input and output (-1: none).
 * argv ends with NULL and is only read. The errno of what failed, or 0 and its id, which the caller
 * is to wait for.
 */
int child_start(const char *program, const char *const argv[], int in, int out, pid_t *pid);

/* Ends it at once, and takes its status. 0 is fine. */
void child_kill(pid_t pid);

#endif
