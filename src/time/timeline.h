/*
 * The timeline: the stretch of the log that a screen is about, and how one moves along it.
 *
 * Moving never leaves the scope: in a match a step stays in the match, in a tie in the tie, in a
 * night in the night. A step lands on the next moment of its kind after now, or the last one before
 * it; before the first there is the start of the scope, at which nothing of it has happened. What
 * is decided on a later day is no part of a night, and no decision is part of a shoot-out.
 */
#ifndef TOUCHLINE_TIME_TIMELINE_H
#define TOUCHLINE_TIME_TIMELINE_H

#include "time/log.h"

enum scope_kind { SCOPE_EDITION, SCOPE_NIGHT, SCOPE_TIE, SCOPE_MATCH, SCOPE_SHOOTOUT };

struct scope {
    enum scope_kind kind;
    uint32_t id; /* TIE: the tie; MATCH, SHOOTOUT: the match */
    instant day; /* NIGHT: its 06:00 in the edition's zone */
};

static inline struct scope scope_edition(void)
{
    return (struct scope){SCOPE_EDITION, ID_NONE, INSTANT_UNKNOWN};
}

/*
 * The start of a scope: 06:00 of its first match day (of a match without a date, or begun by then:
 * just before its first entry); of a shoot-out the moment before its first kick. And its end: of an
 * edition moment_end(), else the last entry. False, with *to as it was, when nothing is known to
 * begin in it.
 */
bool timeline_start(const struct log *log, struct scope scope, struct moment *to);
bool timeline_end(const struct log *log, struct scope scope, struct moment *to);

/*
 * Where a step leads from now: direction 1 on, -1 back. False, with *to as it was, when there is no
 * further one: on, nothing of that kind is left; back, now is at the start already. After the end
 * of a scope a step back takes away the last thing in it, as from the end itself.
 */
bool timeline_step(const struct log *log, struct scope scope, enum step_unit unit, int direction,
                   struct moment now, struct moment *to);

/* The scope in words for messages: "this match", "this tie", "this night", "this edition", "this
 * shoot-out". */
const char *scope_words(struct scope scope);

#endif
