/* Which matches a status line tells of. */
#ifndef TOUCHLINE_CLI_STATUS_MATCH_H
#define TOUCHLINE_CLI_STATUS_MATCH_H

#include "model/edition.h"
#include "model/moment.h"

enum { STATUS_OVER_SECONDS = 12 * HOUR_SECONDS }; /* how long a result is told of */

/*
 * Those that are on at the moment, the one that changed last first; else the one that ended last,
 * if that is not long ago by the clock; else the next to come. Of a team alone, or ID_NONE: of all.
 * matches has room for as many as the edition has; returns how many there are.
 */
size_t status_matches(const struct edition *edition, struct moment now, instant clock,
                      uint32_t team, uint32_t *matches);

#endif
