/*
 * What has been received of a source, and the edition that it makes: the last good answer to each
 * request, and out of all of them together, where a match stands in several, what is known of it
 * once. Nothing is asked here, and no clock is read.
 */
#ifndef TOUCHLINE_FEED_EVENING_H
#define TOUCHLINE_FEED_EVENING_H

#include "feed/provider.h"
#include "model/edition.h"

struct evening;

/* provider: whose answers they are; NULL: editions in any form that touchline reads, of which the
 * last counts. key: the id of the edition; lives as long. evening_close() ends it. */
struct evening *evening_open(const struct provider *provider, const char *key);
void evening_close(struct evening *evening);

/* Takes the answer to a request (its address, which tells it from others), in place of the one
 * before. False, with why in err, when it is not of the expected form: the one before stays. */
bool evening_take(struct evening *evening, const char *request, enum feed_scope scope,
                  const char *bytes, size_t len, struct err *err);

/* The edition that all of it makes; the evening's, until another answer is taken. NULL, with why in
 * err, when nothing has been taken or it makes none. */
const struct edition *evening_edition(struct evening *evening, struct err *err);

/* The first and last day of the season, as the latest answer tells that says so of a day. False
 * when none does. */
bool evening_season(const struct evening *evening, instant *first, instant *last);

/* Whether a match is being played in the edition, stopped or late, and the earliest kick-off to
 * come that is not overdue by more than late seconds; INSTANT_UNKNOWN: there is none. */
bool evening_is_playing(const struct edition *edition);
instant evening_next_kickoff(const struct edition *edition, instant now, instant late);

#endif
