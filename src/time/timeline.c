#include "time/timeline.h"

#include "model/match.h"
#include "time/calendar.h"

/* -- moments and places ------------------------------------------------------------------------ */

/* Which of two moments comes first: <0, 0, >0. */
static int compare(struct moment a, struct moment b)
{
    if (a.at != b.at)
        return a.at < b.at ? -1 : 1;
    if (a.match != b.match)
        return a.match < b.match ? -1 : 1;
    return a.seq < b.seq ? -1 : a.seq > b.seq;
}

/* -- the matches of a scope ---------------------------------------------------------------------
 */

struct range scope_matches(const struct edition *edition, struct scope scope)
{
    struct range range = {NULL, 0, 0};

    switch (scope.kind) {
    case SCOPE_EDITION:
        range.count = (uint32_t)edition->matches.n;
        break;
    case SCOPE_NIGHT:
        if (scope.day != INSTANT_UNKNOWN)
            matches_between(edition, scope.day, scope.day + DAY_SECONDS, &range.first,
                            &range.count);
        else
            range =
                (struct range){NULL, edition->dated, (uint32_t)edition->matches.n - edition->dated};
        range.listed = edition->by_kickoff;
        break;
    case SCOPE_TIE:
        range.first = edition->ties.v[scope.id].match_first;
        range.count = edition->ties.v[scope.id].match_count;
        break;
    case SCOPE_MATCH:
    case SCOPE_SHOOTOUT:
        range.first = scope.id;
        range.count = 1;
        break;
    }
    return range;
}

struct span { /* of a match's entries */
    uint32_t first, end;
};

/* The entries of a match that belong to the scope: all; of a shoot-out its phase. What is decided
 * on a later day is no part of the night, and no decision is one of the kicks. */
static struct span entries_of(const struct edition *edition, struct scope scope, uint32_t id)
{
    const struct match *match = &edition->matches.v[id];
    struct span span = {0, match->entry_count};
    const struct entry *last;

    if (span.end == 0)
        return span;
    last = log_entry(edition, (struct log_place){id, span.end - 1});
    if (last->kind == ENTRY_DECISION &&
        (scope.kind == SCOPE_SHOOTOUT ||
         (scope.kind == SCOPE_NIGHT && scope.day != INSTANT_UNKNOWN &&
          last->at >= scope.day + DAY_SECONDS)))
        span.end--;
    if (scope.kind == SCOPE_SHOOTOUT)
        while (span.first < span.end &&
               log_entry(edition, (struct log_place){id, span.first})->phase != PHASE_KICKS)
            span.first++;
    return span;
}

/* -- start and end ------------------------------------------------------------------------------
 */

/* The first match day of the scope and its first entry; INSTANT_END where there is none. */
static void find_first(const struct log *log, struct scope scope, instant *day, instant *entry)
{
    const struct edition *edition = log->edition;
    struct range range = scope_matches(edition, scope);

    *day = *entry = INSTANT_END;
    if (scope.kind == SCOPE_EDITION) {
        if (edition->dated > 0)
            *day = match_day(edition, edition->matches.v[edition->by_kickoff[0]].kickoff);
        if (log->steps[STEP_EVENT].count > 0)
            *entry = log_entry(edition, log->steps[STEP_EVENT].v[0])->at;
        return;
    }
    for (uint32_t i = 0; i < range.count; i++) {
        const struct match *match = &edition->matches.v[match_in(&range, i)];

        if (match->precision != PRECISION_NONE)
            *day = instant_earlier(*day, match_day(edition, match->kickoff));
        if (match->entry_count > 0)
            *entry = instant_earlier(*entry, edition->entries.v[match->entry_first].at);
    }
}

bool timeline_start(const struct log *log, struct scope scope, struct moment *to)
{
    instant day, entry;

    if (scope.kind == SCOPE_SHOOTOUT) {
        struct span span = entries_of(log->edition, scope, scope.id);

        if (span.first < span.end)
            *to = log_moment(log->edition, (struct log_place){scope.id, span.first});
        return span.first < span.end;
    }
    find_first(log, scope, &day, &entry);
    if (entry != INSTANT_END && entry <= day) /* without a date, or a kick-off at 06:00 */
        day = entry - 1;
    if (day != INSTANT_END)
        *to = moment_at(day);
    return day != INSTANT_END;
}

bool timeline_end(const struct log *log, struct scope scope, struct moment *to)
{
    const struct edition *edition = log->edition;
    struct range range = scope_matches(edition, scope);
    bool found = false;

    if (scope.kind == SCOPE_EDITION) {
        if (range.count > 0)
            *to = moment_end();
        return range.count > 0;
    }
    for (uint32_t i = 0; i < range.count; i++) {
        uint32_t id = match_in(&range, i);
        struct span span = entries_of(edition, scope, id);

        if (span.first == span.end)
            continue;
        struct moment last = log_moment(edition, (struct log_place){id, span.end - 1});
        if (!found || compare(last, *to) > 0)
            *to = last;
        found = true;
    }
    return found;
}

/* -- steps by what is in the log ----------------------------------------------------------------
 */

/* The stop of one match that lies next to now. */
static bool stop_in_match(const struct edition *edition, struct scope scope, uint32_t id,
                          enum step_unit unit, int direction, struct moment now, struct moment *to)
{
    struct span span = entries_of(edition, scope, id);
    uint32_t seen = match_entries_seen(edition, id, now);
    struct log_place place = {id, seen > span.first ? seen : span.first};

    if (direction > 0) {
        for (; place.seq < span.end; place.seq++)
            if (log_is_stop(edition, place, unit)) {
                *to = log_moment(edition, place);
                return true;
            }
        return false;
    }
    place.seq = seen < span.end ? seen : span.end;
    while (place.seq-- > span.first)
        if (log_is_stop(edition, place, unit) && compare(log_moment(edition, place), now) < 0) {
            *to = log_moment(edition, place);
            return true;
        }
    return false;
}

static bool stop_in_matches(const struct edition *edition, struct scope scope, enum step_unit unit,
                            int direction, struct moment now, struct moment *to)
{
    struct range range = scope_matches(edition, scope);
    bool found = false;

    for (uint32_t i = 0; i < range.count; i++) {
        struct moment there;

        if (!stop_in_match(edition, scope, match_in(&range, i), unit, direction, now, &there))
            continue;
        if (!found || compare(there, *to) * direction < 0)
            *to = there;
        found = true;
    }
    return found;
}

/* Phases of several matches that change at one instant are one step, which ends with the last. */
static bool phase_in_matches(const struct edition *edition, struct scope scope, int direction,
                             struct moment now, struct moment *to)
{
    struct moment there, last = now;

    if (!stop_in_matches(edition, scope, STEP_PHASE, direction, now, &there))
        return false;
    stop_in_matches(edition, scope, STEP_PHASE, -1, moment_at(there.at), &last);
    if (direction < 0 && compare(last, now) >= 0)
        return stop_in_matches(edition, scope, STEP_PHASE, -1, moment_at(there.at - 1), to);
    *to = last;
    return true;
}

static bool step_in_edition(const struct log *log, enum step_unit unit, int direction,
                            struct moment now, struct moment *to)
{
    const struct log_index *index = &log->steps[unit];
    uint32_t seen = log_seen(log, unit, now);

    if (direction > 0) {
        if (seen < index->count)
            *to = log_moment(log->edition, index->v[seen]);
        return seen < index->count;
    }
    for (; seen > 0; seen--) {
        struct moment there = log_moment(log->edition, index->v[seen - 1]);

        if (compare(there, now) < 0) {
            *to = there;
            return true;
        }
    }
    return false;
}

static bool step_in_log(const struct log *log, struct scope scope, enum step_unit unit,
                        int direction, struct moment now, struct moment *to)
{
    if (scope.kind == SCOPE_EDITION)
        return step_in_edition(log, unit, direction, now, to);
    if (unit == STEP_PHASE)
        return phase_in_matches(log->edition, scope, direction, now, to);
    return stop_in_matches(log->edition, scope, unit, direction, now, to);
}

static bool is_entry(const struct edition *edition, struct moment now)
{
    return now.match < edition->matches.n && now.seq < edition->matches.v[now.match].entry_count &&
           log_entry(edition, (struct log_place){now.match, now.seq})->at == now.at;
}

/* The last entry of a scope seen at a moment. */
static bool last_seen(const struct log *log, struct scope scope, struct moment now,
                      struct moment *last)
{
    const struct edition *edition = log->edition;
    struct range range = scope_matches(edition, scope);
    bool found = false;

    if (scope.kind == SCOPE_EDITION) {
        uint32_t seen = log_seen(log, STEP_EVENT, now);

        if (is_entry(edition, now))
            *last = now; /* it may lie within a step */
        else if (seen > 0)
            *last = log_moment(edition, log->steps[STEP_EVENT].v[seen - 1]);
        return seen > 0 || is_entry(edition, now);
    }
    for (uint32_t i = 0; i < range.count; i++) {
        uint32_t id = match_in(&range, i), seen = match_entries_seen(edition, id, now);
        struct span span = entries_of(edition, scope, id);

        seen = seen < span.end ? seen : span.end;
        if (seen <= span.first)
            continue;
        struct moment there = log_moment(edition, (struct log_place){id, seen - 1});
        if (!found || compare(there, *last) > 0)
            *last = there;
        found = true;
    }
    return found;
}

/* -- a step --------------------------------------------------------------------------------------
 */

/* Where a step back starts from, so that it always takes something away: of moments at which the
 * same is seen at the same instant the one that a step leads to, and after the end of the scope its
 * end. */
static struct moment as_step(const struct log *log, struct scope scope, struct moment now)
{
    struct moment last = now, next;

    if (!last_seen(log, scope, now, &last))
        return now;
    if (last.at == now.at || !step_in_log(log, scope, STEP_EVENT, 1, now, &next))
        return last;
    return now;
}

bool timeline_step(const struct log *log, struct scope scope, enum step_unit unit, int direction,
                   struct moment now, struct moment *to)
{
    struct moment there;
    bool calendar = unit >= STEP_LOGGED, found;

    if (direction < 0 && !calendar)
        now = as_step(log, scope, now);
    found = calendar ? calendar_step(log, scope, unit, direction, now, &there)
                     : step_in_log(log, scope, unit, direction, now, &there);
    if (!found && direction < 0)
        found = timeline_start(log, scope, &there) && compare(there, now) < 0;
    if (found)
        *to = there;
    return found;
}

const char *scope_words(struct scope scope)
{
    static const char *const words[] = {[SCOPE_EDITION] = "this edition",
                                        [SCOPE_NIGHT] = "this night",
                                        [SCOPE_TIE] = "this tie",
                                        [SCOPE_MATCH] = "this match",
                                        [SCOPE_SHOOTOUT] = "this shoot-out"};

    return words[scope.kind];
}
