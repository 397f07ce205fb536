/* Sources: where editions come from. One row a format. */
#ifndef TOUCHLINE_INPUT_SOURCE_H
#define TOUCHLINE_INPUT_SOURCE_H

#include "base/err.h"
#include "model/edition.h"

/*
 * Reads the file at path ("-": standard input) in the format that its bytes show it to be, or the
 * files of Football.TXT in a directory; seals it and hands it over: the caller's to
 * edition_close(). report is zeroed or initialised; without a name it gets the path. False, with
 * *edition NULL, when the file cannot be read or holds an error: the report says what and where.
 */
bool edition_load(const char *path, struct edition **edition, struct report *report);

/* The same of bytes already read, which a NUL follows that len does not count. */
bool edition_read(const char *name, const char *bytes, size_t len, struct edition **edition,
                  struct report *report);

#endif
