/* What typed.c puts together: forms looked up in the calendar and in one match. For it only. */
#ifndef TOUCHLINE_TIME_TYPED_PARTS_H
#define TOUCHLINE_TIME_TYPED_PARTS_H

#include "time/typed.h"
#include "time/typed_form.h"

/* A form of kind TYPED_DATE. */
struct moment typed_date(const struct typed_form *form, const struct typed_at *at);

/* One of kind TYPED_TIME: the first time at or after 06:00 of the night in view at which clocks
 * show it. False with err when no night is in view. */
bool typed_time(const struct typed_form *form, const struct typed_at *at, struct moment *to,
                struct err *err);

/* All of a minute of a match, and nothing after the end of its phase. Of a match over that never
 * reached it, its last entry of play; of one that has not come so far, by the conventions. */
struct moment typed_minute(const struct edition *edition, uint32_t match, struct clock clock);

/* The entry that a kind from TYPED_HT to TYPED_FT_PENS means; false: the match has no such point.
 */
bool typed_point(const struct edition *edition, uint32_t match, enum typed_kind kind,
                 struct log_place *place);

/* The last entry of play, so no decision: that may come days later. False: nothing was played. */
bool typed_last(const struct edition *edition, uint32_t match, struct log_place *place);

bool typed_has_shootout(const struct edition *edition, uint32_t match);

#endif
