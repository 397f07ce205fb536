/*
 * What is remembered from one run to the next, in $XDG_STATE_HOME/touchline: the editions seen,
 * each as its id or an absolute path, the last one first, a line each, in "last"; and for each
 * edition where one left off, in "watched/ID". Losing it is no matter, so every failure is silent.
 * Files are written beside and renamed, so that a reader sees the old or the new, never half of
 * one.
 */
#ifndef TOUCHLINE_UI_STATE_H
#define TOUCHLINE_UI_STATE_H

#include "base/arena.h"
#include "model/edition.h"
#include "model/moment.h"

/* The source remembered, in the arena; NULL when there is none. */
char *state_last(struct arena *arena);

/* The sources remembered, the last one first, in the arena; returns how many. */
#define STATE_RECENT_MOST 20
size_t state_recent(struct arena *arena, char *sources[STATE_RECENT_MOST]);

/* Remembers an edition id or an absolute path. */
void state_remember(const char *source);

/*
 * Where one left off in an edition: false when that is not known. Kept by what lasts beyond one
 * build of the edition: "2024-04-18T19:06:00Z qf2/2 5" (the match's key and the place in its log),
 * "2024-04-18T19:20:00Z" between entries, "end". What no longer fits the edition (a match that is
 * gone) becomes the instant alone.
 */
bool state_left_off(const struct edition *edition, struct moment *at);

/* The same of an edition that is not at hand, by its key: where a match is named, to just before
 * that instant, so that nothing is told that may not be. */
bool state_left_off_unread(const char *key, struct moment *at);

/* Remembers it. */
void state_leave_off(const struct edition *edition, struct moment at);

#endif
