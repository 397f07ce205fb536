/* How a match stands, in the words of the edition file, and what a file that does not say means:
 * shared by the reader and the writer. */
#ifndef TOUCHLINE_INPUT_CFG_STATUS_H
#define TOUCHLINE_INPUT_CFG_STATUS_H

#include "model/edition.h"

/* The status of a match as written: "FT", "60'", "abandoned 60'". Returns buf. size >= 32. */
char *cfg_status_text(const struct match *match, char *buf, size_t size);

/* Sets status and final phase to what scores, events and kicks tell. */
void cfg_status_assumed(const struct edition *edition, struct match *match);

/* For abandoned, suspended and awarded matches whose final phase is not known: how far events,
 * scores and kicks show them to have gone. */
void cfg_status_complete(const struct edition *edition, struct match *match);

/* How much of goals, yellows, reds, subs, kicks is taken to be known (enum coverage) where the file
 * does not say; the status is set. */
void cfg_coverage_assumed(const struct edition *edition, const struct match *match,
                          uint8_t known[5]);

#endif
