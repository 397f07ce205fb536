/* What the bracket says of rounds, ties and matches: names, dates, scorers. Declared in
 * bracket_parts.h. */
#include <string.h>

#include "model/words.h"
#include "screen/bracket_parts.h"
#include "screen/words.h"

/* -- names and scorers ------------------------------------------------------------------------- */

/* Whether the event is a goal that counts and whose scorer is known. */
static bool is_goal(const struct edition *edition, uint32_t event, const struct match_state *state)
{
    const struct event *e = &edition->events.v[event];

    return event_goal_side(e) != SIDE_NONE && person_name(edition, e->person) &&
           event_stands(edition, event, state);
}

void bracket_scorers(const struct view *view, uint32_t match, char *buf, size_t size)
{
    const struct edition *edition = view->edition;
    const struct event *events = edition->events.v;
    const struct match *m = &edition->matches.v[match];
    uint32_t end = m->event_first + m->event_count;
    struct match_state state;
    char minute[16];

    buf[0] = '\0';
    match_at(edition, match, view->now, &state);
    for (uint32_t i = m->event_first; i < end; i++) {
        bool named = false;

        for (uint32_t j = m->event_first; j < i && !named; j++)
            named = events[j].person == events[i].person && is_goal(edition, j, &state);
        if (named || !is_goal(edition, i, &state))
            continue;
        words_add(buf, size, "%s%s", *buf ? ", " : "", person_name(edition, events[i].person));
        for (uint32_t j = i; j < end; j++)
            if (events[j].person == events[i].person && is_goal(edition, j, &state))
                words_add(buf, size, "%s %s%s", j > i ? "," : "",
                          clock_format(events[j].clock, minute, sizeof minute),
                          events[j].kind == EVENT_PENALTY_GOAL ? " (pen)"
                          : events[j].kind == EVENT_OWN_GOAL   ? " (og)"
                                                               : "");
    }
}

/* -- dates ------------------------------------------------------------------------------------- */

enum { TIES_READ = 16 };

/* The i-th of the ties of a round that are looked at: all of a small one, of a large one only some
 * at both ends. */
static uint32_t looked_at(const struct round *round, uint32_t i)
{
    if (i < TIES_READ / 2 || round->tie_count <= TIES_READ)
        return round->tie_first + i;
    return round->tie_first + round->tie_count - (TIES_READ - i);
}

static uint32_t look_count(const struct round *round)
{
    return round->tie_count < TIES_READ ? round->tie_count : TIES_READ;
}

struct days {
    instant first, last;
    uint32_t match; /* the first one's */
};

/* The first and last kick-off of the round's leg; false when one is not known. */
static bool days_of(const struct edition *edition, const struct round *round, uint32_t leg,
                    struct days *days)
{
    *days = (struct days){INSTANT_END, INSTANT_UNKNOWN, ID_NONE};
    for (uint32_t i = 0; i < look_count(round); i++) {
        const struct tie *tie = &edition->ties.v[looked_at(round, i)];
        const struct match *match;

        if (leg >= tie->match_count)
            continue;
        match = &edition->matches.v[tie->match_first + leg];
        if (match->precision == PRECISION_NONE || match->kickoff == INSTANT_UNKNOWN)
            return false;
        if (match->kickoff < days->first) {
            days->first = match->kickoff;
            days->match = tie->match_first + leg;
        }
        if (match->kickoff > days->last)
            days->last = match->kickoff;
    }
    return days->match != ID_NONE;
}

/* "11 Apr", "9-10 Apr", "30 Apr-1 May". */
static void span_words(const struct view *view, const struct days *days, char *buf, size_t size)
{
    char first[32], last[32];
    size_t number;

    words_day(view, days->first, days->match, first, sizeof first);
    words_day(view, days->last, days->match, last, sizeof last);
    number = strcspn(first, " ");
    if (!strcmp(first, last))
        words_set(buf, size, "%s", first);
    else if (!strcmp(first + number, last + strcspn(last, " ")))
        words_set(buf, size, "%.*s-%s", (int)number, first, last);
    else
        words_set(buf, size, "%s-%s", first, last);
}

/* The month after the last blank. */
static const char *month_of(const char *span)
{
    const char *blank = strrchr(span, ' ');

    return blank ? blank : "";
}

void bracket_dates(const struct view *view, uint32_t id, char *buf, size_t size)
{
    const struct edition *edition = view->edition;
    const struct round *round = &edition->rounds.v[id];
    struct days days[2];
    char span[2][72];

    buf[0] = '\0';
    for (uint32_t leg = 0; leg < 2 && leg < round->legs; leg++) {
        if (!days_of(edition, round, leg, &days[leg]))
            return;
        span_words(view, &days[leg], span[leg], sizeof span[leg]);
    }
    if (round->legs > 1) {
        if (!strcmp(month_of(span[0]), month_of(span[1])) &&
            strchr(span[0], ' ') == strrchr(span[0], ' '))
            span[0][strlen(span[0]) - strlen(month_of(span[0]))] = '\0';
        words_set(buf, size, "%s and %s", span[0], span[1]);
    } else if (round->legs == 1) {
        const struct match *match = &edition->matches.v[days[0].match];
        const struct venue *venue =
            match->venue == ID_NONE ? NULL : &edition->venues.v[match->venue];
        const char *place = venue ? venue->city ? venue->city : venue->name : NULL;

        words_set(buf, size, "%s", span[0]);
        if (round->tie_count == 1 && place)
            words_add(buf, size, ", %s", place);
    }
}

/* Puts a kick-off in its place among count sorted ones, where it is not there already; returns the
 * new count. They come almost in order. */
static size_t put_in(instant *all, size_t count, instant kickoff)
{
    size_t at = count;

    while (at > 0 && all[at - 1] > kickoff)
        at--;
    if (at > 0 && all[at - 1] == kickoff)
        return count;
    memmove(all + at + 1, all + at, (count - at) * sizeof *all);
    all[at] = kickoff;
    return count + 1;
}

size_t bracket_days(const struct view *view, const instant **days)
{
    const struct edition *edition = view->edition;
    instant *all = arena_array(view->scratch, instant, edition->rounds.n * TIES_READ * 2 + 1);
    size_t count = 0;

    for (size_t r = 0; r < edition->rounds.n; r++) {
        const struct round *round = &edition->rounds.v[r];

        for (uint32_t i = 0; i < look_count(round); i++) {
            const struct tie *tie = &edition->ties.v[looked_at(round, i)];

            for (uint32_t leg = 0; leg < tie->match_count && leg < round->legs && leg < 2; leg++) {
                const struct match *match = &edition->matches.v[tie->match_first + leg];

                if (match->precision != PRECISION_NONE && match->kickoff != INSTANT_UNKNOWN)
                    count = put_in(all, count, match->kickoff);
            }
        }
    }
    *days = all;
    return count;
}
