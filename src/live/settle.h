/*
 * What is believed of an answer. Providers drop an event for one answer and have it again in the
 * next, or send an older answer after a newer one; nobody should see that. So what goes back - an
 * event that is missing, a match clock that runs backwards, a match that is over and is not - is
 * believed when a second answer in a row says so, and until then the match keeps what it had. An
 * event that is missing is believed at once where a decision of the video assistant has come to its
 * match.
 */
#ifndef TOUCHLINE_LIVE_SETTLE_H
#define TOUCHLINE_LIVE_SETTLE_H

#include <jansson.h>

/* What was not believed of the last answer. Zero-initialise. */
struct settle {
    json_t *doubted; /* an object: where in the tree, and what was missing there */
};

void settle_release(struct settle *settle);

/* Makes of a newer state what is believed of it: old and new are states as touchline's JSON has
 * them; new is changed. old may be NULL: everything is believed. */
void settle_answer(struct settle *settle, const json_t *old, json_t *new);

#endif
