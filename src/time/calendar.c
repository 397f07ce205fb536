#include "time/calendar.h"

#include "model/match.h"

/* From where on, or up to where (back), matches kick off whose match day begins after, or before,
 * now. */
static instant days_bound(const struct edition *edition, int direction, struct moment now)
{
    instant today;

    if (now.at > INSTANT_END - DAY_SECONDS)
        return INSTANT_END;
    today = match_day(edition, now.at);
    return direction < 0 && now.at == today ? today : today + DAY_SECONDS;
}

static bool day_in_edition(const struct edition *edition, int direction, struct moment now,
                           instant *day)
{
    uint32_t first, before;

    matches_between(edition, INSTANT_UNKNOWN, days_bound(edition, direction, now), &first, &before);
    for (uint32_t i = direction > 0 ? before : before - 1; i < edition->dated;
         i += (uint32_t)direction) {
        uint32_t id = edition->by_kickoff[i];

        if (!match_is_known(edition, id, now))
            continue;
        *day = match_day(edition, edition->matches.v[id].kickoff);
        return true;
    }
    return false;
}

static bool day_in_matches(const struct edition *edition, struct scope scope, int direction,
                           struct moment now, instant *day)
{
    struct range range = scope_matches(edition, scope);
    bool found = false;

    for (uint32_t i = 0; i < range.count; i++) {
        uint32_t id = match_in(&range, i);
        const struct match *match = &edition->matches.v[id];
        instant there = match_day(edition, match->kickoff);

        if (match->precision == PRECISION_NONE || !match_is_known(edition, id, now) ||
            (direction > 0 ? there <= now.at : there >= now.at))
            continue;
        if (!found || (direction > 0 ? there < *day : there > *day))
            *day = there;
        found = true;
    }
    return found;
}

static bool round_beside(const struct log *log, int direction, struct moment now, instant *day)
{
    bool found = false;

    for (uint32_t i = 0; i < log->round_count; i++) {
        instant there = log->rounds[i];

        if (direction > 0 ? there <= now.at : there >= now.at)
            continue;
        *day = there;
        found = true;
        if (direction > 0)
            break;
    }
    return found;
}

bool calendar_step(const struct log *log, struct scope scope, enum step_unit unit, int direction,
                   struct moment now, struct moment *to)
{
    bool edition = scope.kind == SCOPE_EDITION, found;
    instant day = INSTANT_UNKNOWN;

    if (unit == STEP_ROUND)
        found = edition && round_beside(log, direction, now, &day);
    else
        found = edition ? day_in_edition(log->edition, direction, now, &day)
                        : day_in_matches(log->edition, scope, direction, now, &day);
    if (found)
        *to = moment_at(day);
    return found;
}
