/* The command line's own words on standard error and output: foreign text in them is gated, and
 * folds to ASCII where the locale has no more. */
#ifndef TOUCHLINE_CLI_SAY_H
#define TOUCHLINE_CLI_SAY_H

#include <stdbool.h>
#include <stdio.h>

#include "base/err.h"

/* One line. */
void say(FILE *out, bool ascii, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* "touchline: ..." on standard error. */
void say_error(bool ascii, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Every problem of a report as a line on standard error, then how many more there are; each begins
 * with prefix. Warnings only when asked. */
void say_report(bool ascii, const char *prefix, struct report *report, bool warnings);

#endif
