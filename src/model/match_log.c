/* The log of a match: what the source gives and what convention adds. Declared in model/match.h. */
#include "model/match_log.h"

#include "model/words.h"

static const struct {
    int start, end;   /* minutes on the match clock */
    int break_before; /* minutes */
} phases[PHASE_COUNT] = {
    [PHASE_FIRST_HALF] = {0, HALF_MINUTES, 0},
    [PHASE_SECOND_HALF] = {HALF_MINUTES, 90, BREAK_HALF_TIME},
    [PHASE_EXTRA_FIRST] = {90, 90 + EXTRA_HALF_MINUTES, BREAK_EXTRA_TIME},
    [PHASE_EXTRA_SECOND] = {90 + EXTRA_HALF_MINUTES, 120, BREAK_EXTRA_HALF},
    [PHASE_KICKS] = {120, 120, BREAK_KICKS},
};

int phase_start_minute(enum phase phase)
{
    return phases[phase].start;
}

int phase_end_minute(enum phase phase)
{
    return phases[phase].end;
}

/* A match being laid out: where it has come to. */
struct layout {
    struct edition *edition;
    struct match *match;
    instant at;     /* of the entry laid last */
    uint32_t event; /* the next event to lay */
};

static void lay(struct layout *layout, instant at, struct entry entry)
{
    if (at < layout->at)
        at = layout->at;
    entry.at = layout->at = at;
    vec_push(&layout->edition->entries, entry);
    layout->match->entry_count++;
}

static void lay_event(struct layout *layout, instant at, enum phase phase, bool convention)
{
    struct event *event = &layout->edition->events.v[layout->event];

    event->place = layout->match->entry_count;
    lay(layout, at,
        (struct entry){.kind = ENTRY_EVENT,
                       .phase = (uint8_t)phase,
                       .convention = convention,
                       .ref = layout->event++});
}

instant minute_start(struct clock clock, instant start)
{
    return start +
           (instant)(clock.minute - phases[clock.phase].start - 1 + clock.added) * MINUTE_SECONDS;
}

/* A source gives the kick-off; all else follows from convention. */
static bool by_convention(const struct match *match, enum phase phase)
{
    return phase != PHASE_FIRST_HALF || match->precision != PRECISION_MINUTE;
}

/* Lays the events of a phase whose minutes are known (they come first); returns when the last one's
 * minute is over. */
static instant lay_timed_events(struct layout *layout, enum phase phase, instant start)
{
    const struct edition *edition = layout->edition;
    uint32_t end = layout->match->event_first + layout->match->event_count;
    instant over = start;

    while (layout->event < end) {
        struct clock clock = edition->events.v[layout->event].clock;

        if (clock.phase != phase || clock.minute == 0)
            break;
        lay_event(layout, minute_start(clock, start), phase, by_convention(layout->match, phase));
        over = layout->at + MINUTE_SECONDS;
    }
    return over;
}

static void lay_untimed_events(struct layout *layout, enum phase phase, enum phase clock_phase,
                               instant at)
{
    uint32_t end = layout->match->event_first + layout->match->event_count;

    while (layout->event < end &&
           layout->edition->events.v[layout->event].clock.phase == clock_phase)
        lay_event(layout, at, phase, true);
}

static instant lay_kicks(struct layout *layout, instant start)
{
    struct match *match = layout->match;

    for (uint32_t i = 0; i < match->kick_count; i++) {
        struct kick *kick = &layout->edition->kicks.v[match->kick_first + i];

        kick->place = match->entry_count;
        lay(layout, start + (instant)i * KICK_MINUTES * MINUTE_SECONDS,
            (struct entry){.kind = ENTRY_KICK,
                           .phase = PHASE_KICKS,
                           .convention = true,
                           .ref = match->kick_first + i});
    }
    return start + (instant)match->kick_count * KICK_MINUTES * MINUTE_SECONDS;
}

/* Golden goal (Law 10 until 2004): extra time ends with the goal, not with the clock. */
static bool ends_by_golden_goal(const struct edition *edition, const struct match *match,
                                enum phase phase)
{
    if (match->tie == ID_NONE || phase != match->final_phase ||
        (phase != PHASE_EXTRA_FIRST && phase != PHASE_EXTRA_SECOND))
        return false;
    if (!round_has(&edition->rounds.v[edition->ties.v[match->tie].round], CRITERION_GOLDEN_GOAL))
        return false;
    for (uint32_t e = 0; e < match->event_count; e++) {
        const struct event *event = &edition->events.v[match->event_first + e];

        if (event->clock.phase == phase && event->clock.minute > 0 &&
            event_goal_side(event) != SIDE_NONE && event->undone_by == ID_NONE)
            return true;
    }
    return false;
}

/* When a phase ends whose timed entries are over at an instant. One that is still on has no end:
 * what has no minute is known by now; in a shoot-out once the last kick has been taken. */
static instant phase_end(const struct layout *layout, enum phase phase, instant start, instant over)
{
    const struct match *match = layout->match;
    instant end = start + (instant)(phases[phase].end - phases[phase].start) * MINUTE_SECONDS;
    bool last = phase == match->final_phase,
         stopped = last && match->clock.minute > 0 && match->clock.phase == phase;

    if (last && match_is_left_running(match) && !match->at_break) {
        end = stopped                ? minute_start(match->clock, start)
              : phase == PHASE_KICKS ? over
                                     : layout->at;
        return end > layout->at ? end : layout->at;
    }
    if (stopped && match->status == MATCH_ABANDONED)
        end = minute_start(match->clock, start) + MINUTE_SECONDS;
    if (over > end || ends_by_golden_goal(layout->edition, match, phase))
        end = over;
    return end;
}

/* The kicks are not part of the match (Law 10): what has no phase happened before them. */
static enum phase last_of_play(const struct match *match)
{
    if (match->final_phase != PHASE_KICKS)
        return match->final_phase;
    return match->extra_time ? PHASE_EXTRA_SECOND : PHASE_SECOND_HALF;
}

static void lay_phase(struct layout *layout, enum phase phase)
{
    struct match *match = layout->match;
    bool last = phase == match->final_phase;
    instant start = phase == PHASE_FIRST_HALF
                        ? match->base
                        : layout->at + (instant)phases[phase].break_before * MINUTE_SECONDS;
    instant end, over;

    lay(layout, start,
        (struct entry){.kind = ENTRY_PHASE_START,
                       .phase = (uint8_t)phase,
                       .convention = by_convention(match, phase)});
    over = lay_timed_events(layout, phase, start);
    if (phase == PHASE_KICKS)
        over = lay_kicks(layout, start);
    end = phase_end(layout, phase, start, over);
    lay_untimed_events(layout, phase, phase, end);
    if (phase == last_of_play(match))
        lay_untimed_events(layout, phase, PHASE_UNKNOWN, end);
    if (last && match_is_left_running(match) && !match->at_break)
        return;
    lay(layout, end,
        (struct entry){.kind = ENTRY_PHASE_END,
                       .phase = (uint8_t)phase,
                       .last = last && !match_is_left_running(match),
                       .convention = true});
}

static bool is_played(const struct match *match, enum phase phase)
{
    return (phase != PHASE_EXTRA_FIRST && phase != PHASE_EXTRA_SECOND) || match->extra_time;
}

/* Whether no order is known between an entry and the next: goals that a stated score alone tells
 * of come with the score, and events known side by side have none within a minute. */
static bool is_one_step(const struct edition *edition, const struct match *match,
                        const struct entry *entry, const struct entry *next)
{
    const struct event *event, *other;

    if (entry->kind != ENTRY_EVENT || entry->at != next->at)
        return false;
    event = &edition->events.v[entry->ref];
    if (next->kind != ENTRY_EVENT)
        return event->derived && next->kind == ENTRY_PHASE_END;
    other = &edition->events.v[next->ref];
    if (event->derived || other->derived)
        return event->derived && other->derived;
    return match->by_side && clock_compare(event->clock, other->clock) == 0;
}

static void join_steps(struct edition *edition, const struct match *match)
{
    for (uint32_t i = 0; i + 1 < match->entry_count; i++) {
        struct entry *entry = &edition->entries.v[match->entry_first + i];

        entry->more = is_one_step(edition, match, entry, entry + 1);
    }
}

void match_lay_out(struct edition *edition, uint32_t id)
{
    struct match *match = &edition->matches.v[id];
    struct layout layout = {edition, match, INSTANT_UNKNOWN, match->event_first};
    instant decided = match->decision.at;

    match->entry_first = (uint32_t)edition->entries.n;
    match->entry_count = 0;
    for (int phase = PHASE_FIRST_HALF; phase <= match->final_phase; phase++)
        if (is_played(match, phase))
            lay_phase(&layout, phase);
    if (match->decision.kind != DECISION_NONE) {
        if (decided == INSTANT_UNKNOWN)
            decided = match->entry_count > 0 ? layout.at : match->base;
        lay(&layout, decided, (struct entry){.kind = ENTRY_DECISION, .phase = match->final_phase});
    }
    join_steps(edition, match);
}
