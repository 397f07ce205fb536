/*
 * What a source is asked for, round by round: the requests, and what has come of each. Nothing is
 * asked here, and no clock is read.
 */
#ifndef TOUCHLINE_FEED_ASKING_H
#define TOUCHLINE_FEED_ASKING_H

#include "feed/evening.h"
#include "feed/http.h"
#include "feed/provider.h"

/* A request, and what the last good answer to it said of itself. */
struct asked {
    char url[HTTP_URL_MOST];
    enum feed_scope scope;
    char etag[128], last_modified[64];
    bool waiting; /* to be asked in this round */
    bool sent;
    bool taken; /* there has been a good answer */
    bool over;  /* of a match that is over; and there has been a good answer since */
    bool final;
};

/* Zero-initialise, and set the first four. asking_release() ends it. */
struct asking {
    const char *address;             /* of an edition, where there is no provider */
    const struct provider *provider; /* or NULL */
    struct feed_source source;       /* its league */
    const char *base_url;            /* in place of the provider's; NULL */
    VEC(struct asked) asked;         /* ever, each once; places stay within a round */
    bool brief;                      /* what is not of the day is known already */
    instant now;                     /* when this round began */
    bool months_asked;               /* in this round */
    bool matches_asked;              /* the same */
    char open[FEED_LEAGUE_BYTES];    /* the id of the match that is looked at; "" */
};

void asking_release(struct asking *a);

/* A round begins: the day (with what is left of the day before), or everything where a day cannot
 * be asked for. */
void asking_begin(struct asking *a, instant now);

/* Once all of it has come: what has not come yet of the months of the season that the day's answer
 * tells; and once that is there, the matches of which it does not have all: the one that is looked
 * at and those in the kicks; one that is over once more. False: there is nothing, or it has been
 * asked for in this round. */
bool asking_goes_on(struct asking *a, struct evening *evening);

/* Another match is looked at; NULL: none. True when it is to be asked for at once, in a round of
 * its own: so far nothing but the wide answers is known of it. */
bool asking_open(struct asking *a, const struct match *match);

/* Whether nothing of this round is waited for. */
bool asking_is_over(const struct asking *a);

/* Whether all has come that is asked for once, or briefly the day: what lacks a month lacks its
 * matches. */
bool asking_is_whole(const struct asking *a);

#endif
