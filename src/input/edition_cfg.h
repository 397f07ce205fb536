/* Reading an edition file: libconfig text as touchline-edition(5) describes it. */
#ifndef TOUCHLINE_INPUT_EDITION_CFG_H
#define TOUCHLINE_INPUT_EDITION_CFG_H

#include "base/err.h"
#include "model/edition.h"

/*
 * Reads len bytes, which a NUL follows (as file_read() gives them), as an edition and seals it.
 * report is zeroed or initialised; without a name it gets name, which is what messages show. Every
 * problem of meaning goes there in one pass, ordered by line; a problem of syntax stands alone. On
 * success *edition is the caller's to edition_close() (the report may hold warnings); on failure it
 * is NULL: a bad file never half-loads.
 */
bool edition_read_cfg(const char *name, const char *bytes, size_t len, struct edition **edition,
                      struct report *report);

#endif
