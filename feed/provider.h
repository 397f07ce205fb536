/*
 * Who has live data: one row for each provider, and the names of leagues that people know. What a
 * provider's answer holds, its adapter reads (src/input/json_*.h: bytes -> draft); what to ask it
 * for stands here. Nothing here reads or writes anything.
 */
#ifndef TOUCHLINE_FEED_PROVIDER_H
#define TOUCHLINE_FEED_PROVIDER_H

#include "input/draft.h"
#include "input/json_tree.h"
#include "live/league.h"

/* How much one request asks for. */
enum feed_scope {
    FEED_SEASON, /* all matches of the season, as far as the provider gives them at once */
    FEED_MONTH,  /* those of a month */
    FEED_DAY,    /* those of a day */
    FEED_MATCH,  /* one match, with all that is known of it */
    FEED_SCOPE_COUNT
};

#define FEED_PATH_BYTES 256

struct feed_request {
    uint8_t scope;     /* enum feed_scope */
    instant day;       /* MONTH, DAY: an instant in it (UTC) */
    struct span match; /* MATCH: draft_match.id */
};

struct provider {
    const char *name;     /* "espn" */
    const char *title;    /* "ESPN": as a source of facts */
    const char *base_url; /* without a slash at its end; another may take its place */
    /* The first and last day of the season that an answer is of; false when it does not tell.
     * NULL: a season is asked for at once, FEED_SEASON; else month by month, FEED_MONTH. */
    bool (*season)(const struct json_tree *tree, instant *first, instant *last);
    bool keyed; /* it wants a key with each request */
    bool (*adapt)(struct draft *draft, const struct json_tree *tree, const char *name,
                  struct report *report); /* as draft_read_espn() */
    /* By scope, what follows the base URL: {league}, {month} as 202604, {day} as 20260429, {match}
     * are put in. NULL: the provider cannot be asked so; ask for more. */
    const char *paths[FEED_SCOPE_COUNT];
};

extern const struct provider providers[PROVIDER_COUNT];

/*
 * The path and query of a request, behind the base URL: "/getmatchdata/bl1/2023". False when the
 * provider cannot be asked so, or a match's id is none that may stand in an address.
 */
bool feed_path(const struct feed_source *source, const struct feed_request *request, char *path,
               size_t size, struct err *err);

#endif
