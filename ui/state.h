/*
 * What is remembered from one run to the next: the last edition seen, as its id or an absolute
 * path, in $XDG_STATE_HOME/touchline/last. Losing it is no matter, so every failure is silent.
 */
#ifndef TOUCHLINE_UI_STATE_H
#define TOUCHLINE_UI_STATE_H

#include "base/arena.h"

/* The source remembered, in the arena; NULL when there is none. */
char *state_last(struct arena *arena);

/* Remembers an edition id or an absolute path. Written beside and renamed, so that a reader sees
 * the old or the new, never half of one. */
void state_remember(const char *source);

#endif
