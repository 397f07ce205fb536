/* Live sources by their names: who provides them, and the names of leagues that people know. */
#ifndef TOUCHLINE_LIVE_LEAGUE_H
#define TOUCHLINE_LIVE_LEAGUE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

enum provider_id { PROVIDER_ESPN, PROVIDER_OPENLIGADB, PROVIDER_FOOTBALLDATA, PROVIDER_COUNT };

extern const char *const provider_names[PROVIDER_COUNT]; /* "espn", ... */

#define FEED_LEAGUE_BYTES 64

/* "espn:ucl": a provider, and its own code of the league. */
struct feed_source {
    uint8_t provider; /* enum provider_id */
    char league[FEED_LEAGUE_BYTES];
};

/*
 * Reads "espn:uefa.europa", "espn:uel", "openligadb:bl1/2023", "football-data:EL". A name that
 * people know ("ucl", "worldcup") becomes the provider's own; any other is taken for that. False
 * when there is no such provider, or the league is no code: letters, digits, "." and "-", a "/"
 * between two such.
 */
bool feed_source_parse(const char *text, struct feed_source *source, struct err *err);

/* A letter, a digit, "-" or "_": it means no more than itself in an address. */
bool feed_is_plain(char c);

/* Whether a word begins as a live source does: a provider's name and ":", or an address'
 * "http://" or "https://"; whether it begins as an address does. */
bool feed_source_begins(const char *word);
bool feed_source_is_address(const char *word);

#endif
