/* Moments typed as minutes and points of one match. */
#include "model/match.h"
#include "model/match_log.h"
#include "time/typed_parts.h"

/* -- the log of a match -------------------------------------------------------------------------
 */

/* The first entry of a kind in a phase; false when there is none. */
static bool find_entry(const struct edition *edition, uint32_t match, enum entry_kind kind,
                       enum phase phase, struct log_place *place)
{
    for (uint32_t seq = 0; seq < edition->matches.v[match].entry_count; seq++) {
        const struct entry *entry;

        *place = (struct log_place){match, seq};
        entry = log_entry(edition, *place);
        if (entry->kind == kind && entry->phase == phase)
            return true;
    }
    return false;
}

bool typed_last(const struct edition *edition, uint32_t match, struct log_place *place)
{
    for (uint32_t seq = edition->matches.v[match].entry_count; seq-- > 0;) {
        *place = (struct log_place){match, seq};
        if (log_entry(edition, *place)->kind != ENTRY_DECISION)
            return true;
    }
    return false;
}

/* When a phase not reached starts: by convention after those before it, as far as these are known.
 */
static instant expected_start(const struct edition *edition, uint32_t match, enum phase wanted)
{
    static const int breaks[PHASE_COUNT] = {[PHASE_SECOND_HALF] = BREAK_HALF_TIME,
                                            [PHASE_EXTRA_FIRST] = BREAK_EXTRA_TIME,
                                            [PHASE_EXTRA_SECOND] = BREAK_EXTRA_HALF};
    instant start = edition->matches.v[match].base, end;
    struct log_place place;

    for (int i = PHASE_FIRST_HALF; i < (int)wanted; i++) {
        enum phase phase = (enum phase)i;

        if (find_entry(edition, match, ENTRY_PHASE_START, phase, &place))
            start = log_entry(edition, place)->at;
        end =
            start + (instant)(phase_end_minute(phase) - phase_start_minute(phase)) * MINUTE_SECONDS;
        if (find_entry(edition, match, ENTRY_PHASE_END, phase, &place))
            end = log_entry(edition, place)->at;
        else if (typed_last(edition, match, &place) && log_entry(edition, place)->at > end)
            end = log_entry(edition, place)->at;
        start = end + (instant)breaks[phase + 1] * MINUTE_SECONDS;
    }
    return start;
}

struct moment typed_minute(const struct edition *edition, uint32_t match, struct clock clock)
{
    enum phase phase = (enum phase)clock.phase;
    struct log_place place;
    instant start, last;

    if (find_entry(edition, match, ENTRY_PHASE_START, phase, &place))
        start = log_entry(edition, place)->at;
    else if (typed_last(edition, match, &place) && log_entry(edition, place)->last)
        return log_moment(edition, place);
    else
        start = expected_start(edition, match, phase);
    last = minute_start(clock, start) + MINUTE_SECONDS - 1;
    if (find_entry(edition, match, ENTRY_PHASE_END, phase, &place) &&
        log_entry(edition, place)->at <= last)
        return log_moment(edition, place);
    return moment_at(last);
}

/* -- points: ends of phases, as the clock shows them --------------------------------------------
 */

static bool find_extra_time_break(const struct edition *edition, uint32_t match,
                                  struct log_place *place)
{
    struct match_state state;

    if (!find_entry(edition, match, ENTRY_PHASE_END, PHASE_SECOND_HALF, place))
        return false;
    match_at(edition, match, log_moment(edition, *place), &state);
    return state.at_break && !state.kicks_next;
}

bool typed_point(const struct edition *edition, uint32_t match, enum typed_kind kind,
                 struct log_place *place)
{
    switch (kind) {
    case TYPED_HT:
        return find_entry(edition, match, ENTRY_PHASE_END, PHASE_FIRST_HALF, place);
    case TYPED_FT:
        return find_entry(edition, match, ENTRY_PHASE_END, PHASE_SECOND_HALF, place);
    case TYPED_ET:
        return find_extra_time_break(edition, match, place);
    case TYPED_ET_HT:
        return find_entry(edition, match, ENTRY_PHASE_END, PHASE_EXTRA_FIRST, place) &&
               !log_entry(edition, *place)->last;
    case TYPED_AET:
        return find_entry(edition, match, ENTRY_PHASE_END, PHASE_EXTRA_SECOND, place) ||
               (find_entry(edition, match, ENTRY_PHASE_END, PHASE_EXTRA_FIRST, place) &&
                log_entry(edition, *place)->last);
    case TYPED_PENS:
        return find_entry(edition, match, ENTRY_PHASE_START, PHASE_KICKS, place);
    case TYPED_FT_PENS:
        return typed_last(edition, match, place) &&
               log_entry(edition, *place)->phase == PHASE_KICKS;
    default:
        return false;
    }
}

bool typed_has_shootout(const struct edition *edition, uint32_t match)
{
    struct log_place place;

    return find_entry(edition, match, ENTRY_PHASE_START, PHASE_KICKS, &place);
}
