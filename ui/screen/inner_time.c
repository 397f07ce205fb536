#include "screen/inner_time.h"

enum { MINUTE = 60 };

static int minutes_before(enum phase phase)
{
    switch (phase) {
    case PHASE_SECOND_HALF:
        return BREAK_HALF_TIME;
    case PHASE_EXTRA_FIRST:
        return BREAK_EXTRA_TIME;
    case PHASE_EXTRA_SECOND:
        return BREAK_EXTRA_HALF;
    default:
        return 0;
    }
}

/* What the log says of the phases so far; last: of each the last entry that has its own minute. */
static void read_log(const struct view *view, uint32_t match, const struct match_state *state,
                     struct inner_times *times, instant last[PHASE_COUNT])
{
    const struct edition *edition = view->edition;
    const struct match *m = &edition->matches.v[match];
    for (int phase = 0; phase < PHASE_COUNT; phase++)
        times->start[phase] = times->end[phase] = last[phase] = INSTANT_UNKNOWN;
    for (uint32_t i = 0; i < state->entries; i++) {
        const struct entry *entry = &edition->entries.v[m->entry_first + i];
        if (entry->kind == ENTRY_PHASE_START)
            times->start[entry->phase] = entry->at;
        else if (entry->kind == ENTRY_PHASE_END)
            times->end[entry->phase] = entry->at;
        else if (entry->kind == ENTRY_EVENT && edition->events.v[entry->ref].clock.minute > 0)
            last[entry->phase] = entry->at;
    }
}

void inner_times(const struct view *view, uint32_t match, struct inner_times *times)
{
    const struct match *m = &view->edition->matches.v[match];
    struct match_state state;
    instant last[PHASE_COUNT], at = m->precision == PRECISION_MINUTE ? m->kickoff : INSTANT_UNKNOWN;
    match_at(view->edition, match, view->now, &state);
    read_log(view, match, &state, times, last);
    for (int phase = PHASE_FIRST_HALF; phase <= PHASE_EXTRA_SECOND; phase++) {
        instant *start = &times->start[phase], *end = &times->end[phase];
        int minutes = phase_end_minute((enum phase)phase) - phase_start_minute((enum phase)phase);
        if (*start == INSTANT_UNKNOWN && at != INSTANT_UNKNOWN)
            *start = at + (instant)minutes_before((enum phase)phase) * MINUTE;
        if (*start == INSTANT_UNKNOWN)
            return;
        if (*end == INSTANT_UNKNOWN) {
            bool on =
                (int)state.phase == phase && match_is_on(&state) && view->now.at != INSTANT_END;
            *end = *start + (instant)minutes * MINUTE;
            if (last[phase] != INSTANT_UNKNOWN && last[phase] + MINUTE > *end)
                *end = last[phase] + MINUTE;
            if (on && view->now.at > *end)
                *end = view->now.at;
        }
        at = *end;
    }
}

static enum phase phase_of(int minute)
{
    enum phase phase = PHASE_FIRST_HALF;
    while (phase < PHASE_EXTRA_SECOND && minute > phase_end_minute(phase))
        phase++;
    return phase;
}

instant inner_minute_end(const struct inner_times *times, int minute)
{
    enum phase phase = phase_of(minute);
    instant start = times->start[phase];
    if (start == INSTANT_UNKNOWN)
        return start;
    instant at = start + (instant)(minute - phase_start_minute(phase)) * MINUTE - 1;
    if (minute <= 0)
        return start - 1;
    return at < times->end[phase] ? at : times->end[phase];
}

instant inner_phase_end(const struct inner_times *times, int minute)
{
    return times->end[phase_of(minute)];
}
