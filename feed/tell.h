/* What touchline-feed tells on its standard output, as follow.h has it, and whether anybody reads.
 */
#ifndef TOUCHLINE_FEED_TELL_H
#define TOUCHLINE_FEED_TELL_H

#include <stdbool.h>
#include <stdint.h>

#include "live/journal.h"

/* Lines of a journal, which are taken out of the text. */
void tell_lines(struct journal_text *text);

/* Nothing new can be had now; retry_ms: when it is tried again, 0: it is not. heard: when the last
 * good answer came, or INSTANT_UNKNOWN. */
void tell_trouble(const char *why, int64_t retry_ms, instant heard);

/* Nor ever. */
void tell_error(const char *why);

/* That is how things stand; a warning, or "". */
void tell_heard(const char *warning);

/* Whether somebody reads what is told, by what poll() says of standard output. */
bool tell_is_read(short revents);

#endif
