#include "model/match.h"

#include <stdio.h>

#include "model/words.h"

enum { MINUTE = 60, CLOCK_MOST = 1000 }; /* a phase runs no longer on the clock, in minutes */

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

/* -- laying out ---------------------------------------------------------------------------------
 */

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

/* When a clock's minute begins, in a phase that started at an instant. */
static instant minute_start(struct clock clock, instant start)
{
    return start + (instant)(clock.minute - phases[clock.phase].start - 1 + clock.added) * MINUTE;
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
        over = layout->at + MINUTE;
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
        lay(layout, start + (instant)i * KICK_MINUTES * MINUTE,
            (struct entry){.kind = ENTRY_KICK,
                           .phase = PHASE_KICKS,
                           .convention = true,
                           .ref = match->kick_first + i});
    }
    return start + (instant)match->kick_count * KICK_MINUTES * MINUTE;
}

/* Golden goal (Law 10 until 2004): extra time ends with the goal, not with the clock. */
static bool ends_by_golden_goal(const struct edition *edition, const struct match *match,
                                enum phase phase)
{
    const struct round *round;

    if (match->tie == ID_NONE || phase != match->final_phase ||
        (phase != PHASE_EXTRA_FIRST && phase != PHASE_EXTRA_SECOND))
        return false;
    round = &edition->rounds.v[edition->ties.v[match->tie].round];
    for (int i = 0; i < round->criteria_count; i++)
        if (round->criteria[i] == CRITERION_GOLDEN_GOAL)
            for (uint32_t e = 0; e < match->event_count; e++) {
                const struct event *event = &edition->events.v[match->event_first + e];

                if (event->clock.phase == phase && event->clock.minute > 0 &&
                    event_goal_side(event) != SIDE_NONE && event->undone_by == ID_NONE)
                    return true;
            }
    return false;
}

static bool is_left_running(const struct match *match)
{
    return match->status == MATCH_UNDER_WAY || match->status == MATCH_SUSPENDED;
}

/* When a phase ends whose timed entries are over at an instant. One that is still on has no end:
 * what has no minute is known by now. */
static instant phase_end(const struct layout *layout, enum phase phase, instant start, instant over)
{
    const struct match *match = layout->match;
    instant end = start + (instant)(phases[phase].end - phases[phase].start) * MINUTE;
    bool last = phase == match->final_phase,
         stopped = last && match->clock.minute > 0 && match->clock.phase == phase;

    if (last && is_left_running(match) && !match->at_break) {
        end = stopped ? minute_start(match->clock, start) : layout->at;
        return end > layout->at ? end : layout->at;
    }
    if (stopped && match->status == MATCH_ABANDONED)
        end = minute_start(match->clock, start) + MINUTE;
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
                        : layout->at + (instant)phases[phase].break_before * MINUTE;
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
    if (last && is_left_running(match) && !match->at_break)
        return;
    lay(layout, end,
        (struct entry){.kind = ENTRY_PHASE_END,
                       .phase = (uint8_t)phase,
                       .last = last && !is_left_running(match),
                       .convention = true});
}

static bool is_played(const struct match *match, enum phase phase)
{
    return (phase != PHASE_EXTRA_FIRST && phase != PHASE_EXTRA_SECOND) || match->extra_time;
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
    if (match->decision.kind == DECISION_NONE)
        return;
    if (decided == INSTANT_UNKNOWN)
        decided = match->entry_count > 0 ? layout.at : match->base;
    lay(&layout, decided, (struct entry){.kind = ENTRY_DECISION, .phase = match->final_phase});
}

/* -- at a moment ----------------------------------------------------------------------------------
 */

int event_goal_side(const struct event *event)
{
    switch (event->kind) {
    case EVENT_GOAL:
    case EVENT_PENALTY_GOAL:
        return event->side;
    case EVENT_OWN_GOAL:
        return !event->side;
    default:
        return SIDE_NONE;
    }
}

static void count_goal(struct match_state *state, const struct event *event, int by)
{
    int side = event_goal_side(event);

    if (side != SIDE_NONE)
        state->goals[side] += by;
}

static void note_score(struct match_state *state, enum score_point point)
{
    state->at[point][HOME] = state->goals[HOME];
    state->at[point][AWAY] = state->goals[AWAY];
}

/* Whether kicks follow 90 minutes at once: by what came, and while that is open by the round's
 * rules. */
static bool kicks_follow(const struct edition *edition, const struct match *match)
{
    const struct round *round;
    unsigned listed = 0;

    if (match->final_phase > PHASE_SECOND_HALF)
        return match->final_phase == PHASE_KICKS && !match->extra_time;
    if (match->tie == ID_NONE)
        return false;
    round = &edition->rounds.v[edition->ties.v[match->tie].round];
    for (int i = 0; i < round->criteria_count; i++)
        listed |= 1u << round->criteria[i];
    return (listed & 1u << CRITERION_KICKS) &&
           !(listed & (1u << CRITERION_EXTRA_TIME | 1u << CRITERION_GOLDEN_GOAL |
                       1u << CRITERION_SILVER_GOAL));
}

static void note_phase_score(struct match_state *state, const struct entry *entry)
{
    switch (entry->phase) {
    case PHASE_FIRST_HALF:
        note_score(state, SCORE_HALF_TIME);
        break;
    case PHASE_SECOND_HALF:
        note_score(state, SCORE_90);
        break;
    case PHASE_EXTRA_FIRST:
        if (entry->last) /* golden and silver goal */
            note_score(state, SCORE_120);
        break;
    case PHASE_EXTRA_SECOND:
        note_score(state, SCORE_120);
        break;
    default:
        break;
    }
}

static void end_phase(const struct edition *edition, const struct match *match,
                      struct match_state *state, const struct entry *entry)
{
    bool abandoned = entry->last && match->status == MATCH_ABANDONED;

    if (!abandoned)
        note_phase_score(state, entry);
    state->at_break = !entry->last;
    state->kicks_next =
        state->at_break && entry->phase == PHASE_SECOND_HALF && kicks_follow(edition, match);
    if (entry->last)
        state->status = abandoned ? MATCH_ABANDONED : MATCH_FINISHED;
}

static void apply_decision(const struct match *match, struct match_state *state)
{
    switch (match->decision.kind) {
    case DECISION_AWARDED:
        state->status = MATCH_AWARDED;
        state->goals[HOME] = match->decision.score[HOME];
        state->goals[AWAY] = match->decision.score[AWAY];
        break;
    case DECISION_WALK_OVER:
        state->status = MATCH_WALK_OVER;
        break;
    default:
        state->status = match->status;
        break;
    }
    state->at_break = false;
}

static void apply_entry(const struct edition *edition, const struct match *match,
                        struct match_state *state, const struct entry *entry)
{
    switch ((enum entry_kind)entry->kind) {
    case ENTRY_PHASE_START:
        state->status = MATCH_UNDER_WAY;
        state->phase = entry->phase;
        state->at_break = state->kicks_next = false;
        state->extra_time |= entry->phase == PHASE_EXTRA_FIRST;
        state->shootout |= entry->phase == PHASE_KICKS;
        break;
    case ENTRY_PHASE_END:
        end_phase(edition, match, state, entry);
        break;
    case ENTRY_EVENT: {
        const struct event *event = &edition->events.v[entry->ref];

        count_goal(state, event, 1);
        if (event->kind == EVENT_VAR && event->undoes != ID_NONE)
            count_goal(state, &edition->events.v[event->undoes], -1);
        break;
    }
    case ENTRY_KICK: {
        const struct kick *kick = &edition->kicks.v[entry->ref];

        if (kick->outcome == KICK_SCORED)
            state->kicks[kick->side]++;
        break;
    }
    case ENTRY_DECISION:
        apply_decision(match, state);
        break;
    case ENTRY_KIND_COUNT:
        break;
    }
}

/* The minute being played: from the instant, or at the live edge as the source left it. */
static struct clock running_clock(const struct match *match, const struct match_state *state,
                                  instant phase_start, instant now)
{
    struct clock clock = {.phase = (uint8_t)state->phase};
    int start = phases[state->phase].start, end = phases[state->phase].end;
    bool left =
        is_left_running(match) && match->final_phase == state->phase && match->clock.minute > 0;
    instant minute;

    if (state->phase == PHASE_KICKS)
        return clock;
    if (now == INSTANT_END)
        return left ? match->clock : clock;
    if (now > phase_start + CLOCK_MOST * MINUTE)
        now = phase_start + CLOCK_MOST * MINUTE;
    minute = (now - phase_start) / MINUTE + start + 1;
    if (left && minute > match->clock.minute + match->clock.added)
        return match->clock;
    if (minute > end) {
        clock.minute = (uint16_t)end;
        clock.added = (uint16_t)(minute - end);
    } else {
        clock.minute = (uint16_t)minute;
    }
    return clock;
}

/* Before anything of its log is seen. */
static void start_state(const struct match *match, struct match_state *state)
{
    *state = (struct match_state){.score_known = true, .last = INSTANT_UNKNOWN};
    for (int i = 0; i <= SCORE_120; i++)
        state->at[i][HOME] = state->at[i][AWAY] = SCORE_UNKNOWN;
    if (match->entry_count == 0)
        state->status = match->status;
}

/* The clock of a suspended match stands still from the minute that the source names. */
static bool is_suspended(const struct match *match, const struct match_state *state,
                         instant phase_start, instant now)
{
    if (match->status != MATCH_SUSPENDED || state->entries < match->entry_count)
        return false;
    if (now == INSTANT_END || match->entry_count == 0 || match->at_break)
        return true;
    return match->clock.minute > 0 && match->clock.phase == state->phase &&
           now >= minute_start(match->clock, phase_start);
}

/* Whether the score is known where the goals are not all: from what is stated of the last phase
 * that is over. */
static bool is_score_stated(const struct match *match, const struct match_state *state)
{
    for (int point = SCORE_120; point >= SCORE_HALF_TIME; point--)
        if (state->at[point][HOME] != SCORE_UNKNOWN)
            return match->stated[point][HOME] != SCORE_UNKNOWN && state->status != MATCH_ABANDONED;
    return !match_is_over(state);
}

/* Kicks known as a score alone count when they are over. */
static void settle_score(const struct match *match, struct match_state *state)
{
    if (match_is_over(state) && state->shootout &&
        match->stated[SCORE_KICKS][HOME] != SCORE_UNKNOWN) {
        state->kicks[HOME] = match->stated[SCORE_KICKS][HOME];
        state->kicks[AWAY] = match->stated[SCORE_KICKS][AWAY];
    }
    if (state->phase != PHASE_UNKNOWN && match->goals_known <= COVERAGE_SOME &&
        state->status != MATCH_AWARDED)
        state->score_known = is_score_stated(match, state);
}

void match_at(const struct edition *edition, uint32_t id, struct moment now,
              struct match_state *state)
{
    const struct match *match = &edition->matches.v[id];
    instant phase_start = match->base;

    start_state(match, state);
    for (uint32_t i = 0; i < match->entry_count; i++) {
        const struct entry *entry = &edition->entries.v[match->entry_first + i];

        if (!moment_sees(now, entry->at, id, i))
            break;
        apply_entry(edition, match, state, entry);
        if (entry->kind == ENTRY_PHASE_START)
            phase_start = entry->at;
        state->entries = i + 1;
        state->last = entry->at;
        state->last_seq = i;
    }
    if (is_suspended(match, state, phase_start, now.at))
        state->status = MATCH_SUSPENDED;
    if (match_is_on(state) && !state->at_break)
        state->clock = running_clock(match, state, phase_start, now.at);
    else if (state->status == MATCH_ABANDONED)
        state->clock = match->clock;
    settle_score(match, state);
}

bool event_seen(const struct edition *edition, uint32_t match, uint32_t event,
                const struct match_state *state)
{
    (void)match;
    return edition->events.v[event].place < state->entries;
}

bool event_stands(const struct edition *edition, uint32_t match, uint32_t event,
                  const struct match_state *state)
{
    uint32_t undone_by = edition->events.v[event].undone_by;

    return event_seen(edition, match, event, state) &&
           (undone_by == ID_NONE || !event_seen(edition, match, undone_by, state));
}

/* -- the clock string
 * --------------------------------------------------------------------------------- */

static const char *break_string(const struct match_state *state)
{
    switch (state->phase) {
    case PHASE_FIRST_HALF:
        return "HT";
    case PHASE_SECOND_HALF:
        return state->kicks_next ? "FT" : "ET";
    case PHASE_EXTRA_FIRST:
        return "ET HT";
    default:
        return "AET";
    }
}

static void running_string(const struct match_state *state, char *buf, size_t size)
{
    if (state->at_break)
        snprintf(buf, size, "%s", break_string(state));
    else if (state->phase == PHASE_KICKS)
        snprintf(buf, size, "pens %d-%d", state->kicks[HOME], state->kicks[AWAY]);
    else if (state->clock.minute > 0)
        clock_format(state->clock, buf, size);
    else
        snprintf(buf, size, "%s", "on");
}

char *match_clock_string(const struct match_state *state, char *buf, size_t size)
{
    static const char *const fixed[MATCH_STATUS_COUNT] = {
        [MATCH_SCHEDULED] = "",  [MATCH_DELAYED] = "delayed", [MATCH_POSTPONED] = "postp.",
        [MATCH_AWARDED] = "awd", [MATCH_WALK_OVER] = "w/o",   [MATCH_CANCELLED] = "canc.",
    };
    char minute[16] = "";

    switch (state->status) {
    case MATCH_UNDER_WAY:
        running_string(state, buf, size);
        break;
    case MATCH_SUSPENDED:
        if (state->phase != PHASE_UNKNOWN)
            running_string(state, minute, sizeof minute);
        snprintf(buf, size, minute[0] ? "susp. %s" : "susp.%s", minute);
        break;
    case MATCH_ABANDONED:
        if (state->clock.minute > 0)
            clock_format(state->clock, minute, sizeof minute);
        snprintf(buf, size, minute[0] ? "abd %s" : "abd%s", minute);
        break;
    case MATCH_FINISHED:
        snprintf(buf, size, "%s", state->shootout ? "FT pens" : state->extra_time ? "AET" : "FT");
        break;
    default:
        snprintf(buf, size, "%s", fixed[state->status]);
        break;
    }
    return buf;
}
