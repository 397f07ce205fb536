/* Keys written as text, "<Down><Enter>jj<Esc>": what tests and benches type. */
#ifndef TOUCHLINE_UI_SCRIPT_H
#define TOUCHLINE_UI_SCRIPT_H

#include "base/err.h"
#include "keys.h"

/*
 * Reads the key at text[*at] and advances *at. A character is itself; <Name> is a named key, <lt>
 * is "<"; line ends mean nothing. False at the end with *key KEY_NONE and err untouched; false with
 * err set, *at at the culprit, on what names no key.
 */
bool script_next(const char *text, size_t *at, ui_key *key, struct err *err);

#endif
