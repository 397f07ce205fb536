/* Moments typed as dates and times. */
#include "time/typed_parts.h"

static bool is_known(instant at)
{
    return at != INSTANT_UNKNOWN && at != INSTANT_END;
}

static const struct match *match_of(const struct typed_at *at, uint32_t id)
{
    return &at->log->edition->matches.v[id];
}

/* The match that is meant before any other, or ID_NONE. */
static uint32_t match_in_hand(const struct typed_at *at)
{
    if (at->scope.kind == SCOPE_MATCH || at->scope.kind == SCOPE_SHOOTOUT)
        return at->scope.id;
    return at->match < at->log->edition->matches.n ? at->match : ID_NONE;
}

static int venue_offset(const struct typed_at *at)
{
    uint32_t match = match_in_hand(at);

    return match == ID_NONE ? at->log->edition->offset : match_of(at, match)->offset;
}

static instant from_civil(const struct typed_at *at, const struct civil *civil)
{
    return at->venue_time ? instant_from_civil(civil, venue_offset(at)) : instant_from_local(civil);
}

struct moment typed_date(const struct typed_form *form, const struct typed_at *at)
{
    if (form->zoned)
        return moment_at(form->at);
    if (form->precision == PRECISION_DATE)
        return moment_at(instant_from_civil(&form->civil, at->log->edition->offset));
    return moment_at(from_civil(at, &form->civil));
}

/* The match day of a match; false when its date is not known. */
static bool day_of_match(const struct typed_at *at, uint32_t match, instant *day, struct err *err)
{
    if (match_of(at, match)->precision == PRECISION_NONE)
        return err_set(err,
                       "the date of %s is not known, expected a date too, such as 2024-04-18 21:45",
                       match_of(at, match)->key);
    *day = match_day(at->log->edition, match_of(at, match)->kickoff);
    return true;
}

/* The night of a tie that is in view: that of the match selected, else that of now, else the last.
 */
static bool day_of_tie(const struct typed_at *at, instant *day, struct err *err)
{
    const struct edition *edition = at->log->edition;
    const struct tie *tie = &edition->ties.v[at->scope.id];
    uint32_t match = match_in_hand(at);

    if (tie->match_count == 0)
        return err_set(err,
                       "no match of %s is known so far, expected a date too, such as "
                       "2024-04-18 21:45",
                       tie->key);
    if (match != ID_NONE && match_of(at, match)->tie == at->scope.id)
        return day_of_match(at, match, day, err);
    for (uint32_t i = 0; is_known(at->now.at) && i < tie->match_count; i++) {
        match = tie->match_first + i;
        *day = match_day(edition, at->now.at);
        if (match_of(at, match)->precision != PRECISION_NONE &&
            match_day(edition, match_of(at, match)->kickoff) == *day)
            return true;
    }
    return day_of_match(at, tie->match_first + tie->match_count - 1, day, err);
}

static bool day_in_view(const struct typed_at *at, instant *day, struct err *err)
{
    switch (at->scope.kind) {
    case SCOPE_NIGHT:
        *day = at->scope.day;
        if (!is_known(*day))
            return err_set(err, "the date of this night is not known, expected a date too, such as "
                                "2024-04-18 21:45");
        return true;
    case SCOPE_TIE:
        return day_of_tie(at, day, err);
    case SCOPE_MATCH:
    case SCOPE_SHOOTOUT:
        return day_of_match(at, at->scope.id, day, err);
    case SCOPE_EDITION:
        break;
    }
    if (is_known(at->now.at)) {
        *day = match_day(at->log->edition, at->now.at);
        return true;
    }
    if (match_in_hand(at) != ID_NONE)
        return day_of_match(at, match_in_hand(at), day, err);
    return err_set(err, "no night is in view, expected a date too, such as 2024-04-18 21:45");
}

/* The first time in a match day, or after it began, at which clocks show this. */
bool typed_time(const struct typed_form *form, const struct typed_at *at, struct moment *to,
                struct err *err)
{
    instant day = INSTANT_UNKNOWN;
    struct civil civil;
    int offset;
    char zone[12];

    if (!day_in_view(at, &day, err))
        return false;
    instant_local(day, &offset, zone);
    if (at->venue_time)
        offset = venue_offset(at);
    for (int i = 0; i <= 1; i++) {
        civil = instant_to_civil(day + i * DAY_SECONDS, offset);
        civil.hour = form->civil.hour;
        civil.minute = form->civil.minute;
        civil.second = form->civil.second;
        *to = moment_at(from_civil(at, &civil));
        if (to->at >= day)
            break;
    }
    return true;
}
