#include "screen/night.h"

#include <stdlib.h>

#include "model/match.h"
#include "screen/inner.h"

enum {
    MINUTE = 60,
    DAY = 24 * 60 * MINUTE,
    /* By the clock: two halves and the break between (Law 7). */
    MATCH_MINUTES = 2 * HALF_MINUTES + BREAK_HALF_TIME,
    MARKED_MOST = 256 /* matches: of more, only kick-offs and ends are marked */
};

instant night_day(const struct view *view, uint32_t match)
{
    if (match >= view->edition->matches.n)
        return INSTANT_UNKNOWN;
    const struct match *m = &view->edition->matches.v[match];
    return m->precision == PRECISION_NONE ? INSTANT_UNKNOWN : match_day(view->edition, m->kickoff);
}

/* A replay or play-off is there once the match that made it is over. */
static bool is_there(const struct view *view, uint32_t match)
{
    const struct match *m = &view->edition->matches.v[match];
    if (m->tie == ID_NONE)
        return match_is_known(view->edition, match, view->now);
    return m->role == ROLE_LEG || m->leg < inner_matches(view, m->tie);
}

instant night_shown(const struct view *view)
{
    return view->day == INSTANT_UNKNOWN ? night_day(view, view->focus.match)
                                        : match_day(view->edition, view->day);
}

/* The matches of a day, there or not, as a range of edition->by_kickoff. */
static void matches_on(const struct edition *edition, instant day, uint32_t *first, uint32_t *count)
{
    *first = edition->dated;
    *count = (uint32_t)edition->matches.n - edition->dated;
    if (day != INSTANT_UNKNOWN)
        matches_between(edition, day, day + DAY, first, count);
}

/* Whether the hour is known too. A date alone is its 06:00, so that by kick-off such a match would
 * come first; here it comes last. */
static bool has_hour(const struct edition *edition, uint32_t match)
{
    return edition->matches.v[match].precision == PRECISION_MINUTE;
}

void night_seen(const struct view *view, struct night *night)
{
    const struct edition *edition = view->edition;
    uint32_t first, count;
    night->day = night_shown(view);
    matches_on(edition, night->day, &first, &count);
    uint32_t *matches = arena_array(view->scratch, uint32_t, count);
    night->count = 0;
    for (int with_hour = 1; with_hour >= 0; with_hour--)
        for (uint32_t i = first; i < first + count; i++) {
            uint32_t match = edition->by_kickoff[i];
            if (has_hour(edition, match) == with_hour && is_there(view, match))
                matches[night->count++] = match;
        }
    night->matches = matches;
}

/* The first match of a day that is there, as night_seen() orders them; ID_NONE: none is. */
static uint32_t first_on(const struct view *view, instant day)
{
    const struct edition *edition = view->edition;
    uint32_t first, count, found = ID_NONE;
    matches_on(edition, day, &first, &count);
    for (uint32_t i = first; i < first + count; i++) {
        uint32_t match = edition->by_kickoff[i];
        if (!is_there(view, match) || (found != ID_NONE && !has_hour(edition, match)))
            continue;
        found = match;
        if (has_hour(edition, match))
            break;
    }
    return found;
}

uint32_t night_beside(const struct view *view, instant day, int step)
{
    const struct edition *edition = view->edition;
    uint32_t first = 0, count = 0, match;
    if (day == INSTANT_UNKNOWN && step < 0)
        return ID_NONE;
    do {
        if (day != INSTANT_UNKNOWN)
            matches_on(edition, day, &first, &count);
        if (step > 0 ? first + count >= edition->dated : first == 0)
            return ID_NONE;
        day = night_day(view, edition->by_kickoff[step > 0 ? first + count : first - 1]);
        match = first_on(view, day);
    } while (match == ID_NONE);
    return match;
}

uint32_t night_index(const struct night *night, uint32_t match)
{
    for (uint32_t i = 0; i < night->count; i++)
        if (night->matches[i] == match)
            return i;
    return 0;
}

/* Goals, red cards and the end. */
static bool is_marked(const struct edition *edition, const struct entry *entry)
{
    if (entry->kind != ENTRY_EVENT)
        return entry->last;
    const struct event *event = &edition->events.v[entry->ref];
    return event_goal_side(event) != SIDE_NONE || event->kind == EVENT_RED ||
           event->kind == EVENT_SECOND_YELLOW;
}

struct bar_line night_line(const struct view *view, const struct night *night)
{
    const struct edition *edition = view->edition;
    struct bar_line line = {.day = night->day, .reach = INSTANT_UNKNOWN};
    size_t room = 0;
    for (uint32_t i = 0; i < night->count; i++)
        room += 2 + (night->count <= MARKED_MOST ? edition->matches.v[night->matches[i]].entry_count
                                                 : 0);
    instant *all = arena_array(view->scratch, instant, room);
    for (uint32_t i = 0; i < night->count; i++) {
        const struct match *m = &edition->matches.v[night->matches[i]];
        struct match_state state = {0};
        if (m->precision != PRECISION_MINUTE)
            continue;
        all[line.count++] = m->kickoff;
        all[line.count++] = m->kickoff + MATCH_MINUTES * MINUTE;
        if (night->count <= MARKED_MOST)
            match_at(edition, night->matches[i], view->now, &state);
        if (match_is_on(&state)) /* at the live edge: as far as its log */
            line.reach = view->now.at == INSTANT_END ? words_edge(edition) : view->now.at;
        for (uint32_t e = 0; e < state.entries; e++)
            if (is_marked(edition, &edition->entries.v[m->entry_first + e]))
                all[line.count++] = edition->entries.v[m->entry_first + e].at;
    }
    if (line.count > 0)
        qsort(all, line.count, sizeof *all, instant_compare);
    line.marks = all;
    if (night->day != INSTANT_UNKNOWN && line.reach >= night->day + DAY)
        line.reach = night->day + DAY - 1; /* one left running, or suspended */
    return line;
}

size_t edition_days(const struct view *view, const instant **days)
{
    const struct edition *edition = view->edition;
    instant *all = arena_array(view->scratch, instant, edition->dated + 1);
    size_t count = 0;
    for (uint32_t i = 0; i < edition->dated; i++) {
        const struct match *match = &edition->matches.v[edition->by_kickoff[i]];
        if (match->role == ROLE_LEG && (count == 0 || all[count - 1] != match->kickoff))
            all[count++] = match->kickoff;
    }
    *days = all;
    return count;
}
