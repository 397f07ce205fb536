#include "model/match.h"

#include "model/match_log.h"

enum { CLOCK_MOST = 1000 }; /* a phase runs no longer on the clock, in minutes */

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
    if (match->next_phase != PHASE_UNKNOWN)
        return match->next_phase == PHASE_KICKS;
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
    int start = phase_start_minute(state->phase), end = phase_end_minute(state->phase);
    bool left = match_is_left_running(match) && match->final_phase == state->phase &&
                match->clock.minute > 0;
    instant minute;

    if (state->phase == PHASE_KICKS)
        return clock;
    if (now == INSTANT_END)
        return left ? match->clock : clock;
    if (now > phase_start + CLOCK_MOST * MINUTE_SECONDS)
        now = phase_start + CLOCK_MOST * MINUTE_SECONDS;
    minute = (now - phase_start) / MINUTE_SECONDS + start + 1;
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

struct clock match_clock_after(const struct match_state *state, int minutes)
{
    struct clock clock = state->clock;
    int end = phase_end_minute(state->phase), minute = clock.minute + clock.added + minutes;
    if (state->status != MATCH_UNDER_WAY || state->at_break || state->phase == PHASE_KICKS ||
        clock.minute == 0 || minutes <= 0 || minutes > RUNS_ON_MOST)
        return clock;
    clock.minute = (uint16_t)(minute < end ? minute : end);
    clock.added = (uint16_t)(minute - clock.minute);
    clock.about = true;
    return clock;
}

/* Before anything of its log is seen. That it is off or late is in no log: it is known when it
 * should begin. */
static void start_state(const struct match *match, instant now, struct match_state *state)
{
    *state = (struct match_state){.score_known = true, .last = INSTANT_UNKNOWN};
    for (int i = 0; i <= SCORE_120; i++)
        state->at[i][HOME] = state->at[i][AWAY] = SCORE_UNKNOWN;
    if (match->entry_count == 0 && (match->precision == PRECISION_NONE || now >= match->base))
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

    start_state(match, now.at, state);
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

/* Whether all matches of a group are over but for play-offs. */
static bool group_is_played(const struct edition *edition, uint32_t id, struct moment now)
{
    const struct group *group = &edition->groups.v[id];
    struct match_state state;

    for (uint32_t i = 0; i < group->match_count; i++) {
        if (edition->matches.v[group->match_first + i].role != ROLE_LEG)
            continue;
        match_at(edition, group->match_first + i, now, &state);
        if (!match_is_over(&state))
            return false;
    }
    return true;
}

bool match_is_known(const struct edition *edition, uint32_t id, struct moment now)
{
    const struct match *match = &edition->matches.v[id];
    struct match_state state;

    if (match->role == ROLE_LEG || (match->leg == 0 && match->tie != ID_NONE))
        return true;
    match_at(edition, id, now, &state);
    if (state.entries > 0)
        return true;
    if (match->tie == ID_NONE)
        return match->group == ID_NONE || group_is_played(edition, match->group, now);
    match_at(edition, id - 1, now, &state);
    return match_is_over(&state) && state.entries == edition->matches.v[id - 1].entry_count;
}

uint32_t match_entries_seen(const struct edition *edition, uint32_t id, struct moment now)
{
    const struct match *match = &edition->matches.v[id];
    uint32_t low = 0, high = match->entry_count;

    while (low < high) {
        uint32_t mid = low + (high - low) / 2;

        if (moment_sees(now, edition->entries.v[match->entry_first + mid].at, id, mid))
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

bool event_seen(const struct edition *edition, uint32_t event, const struct match_state *state)
{
    return edition->events.v[event].place < state->entries;
}

bool event_stands(const struct edition *edition, uint32_t event, const struct match_state *state)
{
    uint32_t undone_by = edition->events.v[event].undone_by;

    return event_seen(edition, event, state) &&
           (undone_by == ID_NONE || !event_seen(edition, undone_by, state));
}

uint32_t match_step_end(const struct edition *edition, uint32_t id, uint32_t seq)
{
    while (edition->entries.v[edition->matches.v[id].entry_first + seq].more)
        seq++;
    return seq;
}
