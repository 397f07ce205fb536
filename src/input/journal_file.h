/* Journals as files: the edition that one has come to. */
#ifndef TOUCHLINE_INPUT_JOURNAL_FILE_H
#define TOUCHLINE_INPUT_JOURNAL_FILE_H

#include "live/journal.h"
#include "model/edition.h"

/* The edition as the journal has it now. False, with an error, when there is none or it does not
 * stand. */
bool journal_edition(const struct journal *journal, struct edition **edition,
                     struct report *report);

/* As edition_load(), of a journal's bytes: the last state. */
bool edition_read_journal(const char *name, const char *bytes, size_t len, struct edition **edition,
                          struct report *report);

#endif
