/*
 * The last state of a source as far as the score goes: a file beside its journal, "KEY.json", that
 * is small enough to be read whenever somebody looks. It is an edition in touchline's JSON like any
 * other, but without line-ups, cards and substitutions, and what else is told of a match around it.
 */
#ifndef TOUCHLINE_LIVE_SCORES_H
#define TOUCHLINE_LIVE_SCORES_H

#include <jansson.h>

#include "base/err.h"

/* What a state is without these; the caller's to json_decref(). */
json_t *scores_of(const json_t *tree);

/* Writes that of a state as dir/name.json, for its owner alone. Only who holds the journal's lock
 * may. Where it cannot be written there is none any more. */
bool scores_write(const json_t *tree, const char *dir, const char *name, struct err *err);

#endif
