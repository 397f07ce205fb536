/* Programs that this one starts. */
#ifndef TOUCHLINE_UI_CHILD_H
#define TOUCHLINE_UI_CHILD_H

#include <stdbool.h>
#include <sys/types.h>

/*
 * Starts a program, looked for along PATH where its name has no "/", without a shell. It is the
 * first of its own session, so that no key of the terminal is for it; its signals are the default
 * ones; it has nothing of ours open but in and out, as its standard input and output (-1: none).
 * argv ends with NULL and is only read. The errno of what failed, or 0 and its id, which the caller
 * is to wait for.
 */
int child_start(const char *program, const char *const argv[], int in, int out, pid_t *pid);

/* The same, without output and with an environment that holds no key of a provider
 * (TOUCHLINE_<PROVIDER>_KEY): for programs that are not ours. */
int child_start_other(const char *program, const char *const argv[], pid_t *pid);

/* Whether it has ended; its status is taken then. *unstarted: there was no such
 * program after all, which a system may tell by that status alone (posix_spawn(3p)), as shells do
 * of theirs. */
bool child_has_ended(pid_t pid, bool *unstarted);

/* Ends it and what it has started in its session, at once, without waiting for the end. */
void child_end_group(pid_t pid);

/* Ends it at once, and takes its status. 0 is fine. */
void child_kill(pid_t pid);

#endif
