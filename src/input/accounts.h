/* Several accounts of one edition, read and merged: what makes the editions that are shipped. */
#ifndef TOUCHLINE_INPUT_ACCOUNTS_H
#define TOUCHLINE_INPUT_ACCOUNTS_H

#include "base/err.h"
#include "model/edition.h"

/*
 * Reads the files of Football.TXT at paths, merges each into the first (draft_merge.h), spells the
 * names (names.h), and makes an edition of it, sealed and handed over: the caller's to
 * edition_close(). key: its id, or NULL for one made of the title. licence: of every source, or
 * NULL. report (initialised by the caller) names the file within each text. False, with *edition
 * NULL, on an error.
 */
bool accounts_load(const char *const *paths, size_t count, const char *key, const char *licence,
                   struct edition **edition, struct report *report);

#endif
