#include "screen/night.h"

#include <stdlib.h>

#include "model/match.h"
#include "screen/inner.h"
#include "screen/words.h"

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
    return m->precision == PRECISION_NONE ? INSTANT_UNKNOWN
                                          : words_match_day(view->edition, m->kickoff);
}

/* A replay is there once the match that made it is over. */
static bool is_there(const struct view *view, uint32_t match)
{
    const struct match *m = &view->edition->matches.v[match];
    return m->tie == ID_NONE || m->role == ROLE_LEG || m->leg < inner_matches(view, m->tie);
}

struct place {
    instant kickoff;
    uint32_t match;
};

static int compare_places(const void *a, const void *b)
{
    const struct place *p = a, *q = b;
    if (p->kickoff != q->kickoff)
        return p->kickoff < q->kickoff ? -1 : 1;
    return p->match < q->match ? -1 : p->match > q->match;
}

static struct place place_of(const struct view *view, uint32_t match)
{
    const struct match *m = &view->edition->matches.v[match];
    return (struct place){m->precision == PRECISION_MINUTE ? m->kickoff : INSTANT_END, match};
}

/* The same as night_day() == day, but of 65,536 matches at every key. */
static bool is_on(const struct match *match, instant day)
{
    if (match->precision == PRECISION_NONE || day == INSTANT_UNKNOWN)
        return match->precision == PRECISION_NONE && day == INSTANT_UNKNOWN;
    return match->kickoff >= day && match->kickoff - day < DAY;
}

void night_seen(const struct view *view, struct night *night)
{
    const struct edition *edition = view->edition;
    uint32_t count = 0, first = 0, end = 0;
    night->day = view->day == INSTANT_UNKNOWN ? night_day(view, view->focus.match)
                                              : words_match_day(edition, view->day);
    for (uint32_t i = 0; i < edition->matches.n; i++)
        if (is_on(&edition->matches.v[i], night->day)) {
            first = count++ ? first : i;
            end = i + 1;
        }
    struct place *places = arena_array(view->scratch, struct place, count);
    uint32_t *matches = arena_array(view->scratch, uint32_t, count);
    night->count = 0;
    for (uint32_t i = first; i < end; i++)
        if (is_on(&edition->matches.v[i], night->day) && is_there(view, i))
            places[night->count++] = place_of(view, i);
    qsort(places, night->count, sizeof *places, compare_places);
    for (uint32_t i = 0; i < night->count; i++)
        matches[i] = places[i].match;
    night->matches = matches;
}

uint32_t night_beside(const struct view *view, instant day, int step)
{
    struct place best = {INSTANT_UNKNOWN, ID_NONE};
    instant best_day = INSTANT_UNKNOWN;
    for (uint32_t i = 0; i < view->edition->matches.n; i++) {
        instant other = night_day(view, i);
        bool beyond = step > 0 ? other > day : other < day;
        bool nearer = best.match == ID_NONE || (step > 0 ? other < best_day : other > best_day);
        if (other == INSTANT_UNKNOWN || !beyond || !(nearer || other == best_day) ||
            !is_there(view, i))
            continue;
        struct place place = place_of(view, i);
        if (nearer || compare_places(&place, &best) < 0)
            best = place;
        best_day = other;
    }
    return best.match;
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

size_t night_marks(const struct view *view, const struct night *night, const instant **marks)
{
    const struct edition *edition = view->edition;
    size_t room = 0, count = 0;
    for (uint32_t i = 0; i < night->count; i++)
        room += 2 + (night->count <= MARKED_MOST ? edition->matches.v[night->matches[i]].entry_count
                                                 : 0);
    instant *all = arena_array(view->scratch, instant, room);
    for (uint32_t i = 0; i < night->count; i++) {
        const struct match *m = &edition->matches.v[night->matches[i]];
        struct match_state state = {0};
        if (m->precision != PRECISION_MINUTE)
            continue;
        all[count++] = m->kickoff;
        all[count++] = m->kickoff + MATCH_MINUTES * MINUTE;
        if (night->count <= MARKED_MOST)
            match_at(edition, night->matches[i], view->now, &state);
        for (uint32_t e = 0; e < state.entries; e++)
            if (is_marked(edition, &edition->entries.v[m->entry_first + e]))
                all[count++] = edition->entries.v[m->entry_first + e].at;
    }
    if (count > 0)
        qsort(all, count, sizeof *all, instant_compare);
    *marks = all;
    return count;
}
