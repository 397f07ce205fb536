/* What every fuzz target of a reader asks of the editions that it lets through. */
#ifndef TOUCHLINE_TESTS_FUZZ_ASK_H
#define TOUCHLINE_TESTS_FUZZ_ASK_H

#include "base/err.h"
#include "model/edition.h"

/* Aborts unless it held. */
void fuzz_require(bool held);

/* The questions that screens ask, at three moments. */
void fuzz_ask(const struct edition *edition);

/* A report is in order, not too long, and clean. */
void fuzz_check_report(const struct report *report);

#endif
