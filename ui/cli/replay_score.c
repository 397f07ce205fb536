#include "cli/replay_parts.h"

static void take_state(struct replay_match *to, const struct match_state *state)
{
    for (int side = 0; side < SIDE_COUNT; side++) {
        to->goals[side] = state->goals[side];
        to->kicks[side] = state->kicks[side];
    }
    to->known = state->score_known;
}

/* A match's first line, maybe from its middle on. */
static struct replay_match *match_of(struct replay_lines *lines, struct log_place place)
{
    const struct edition *edition = lines->edition;
    struct replay_match *to = &lines->state[place.match];
    struct match_state state;
    int first[2];
    if (to->begun)
        return to;
    to->begun = true;
    to->known = true;
    for (uint32_t seq = 0; seq < place.seq; seq++)
        to->kick += log_entry(edition, (struct log_place){place.match, seq})->kind == ENTRY_KICK;
    if (place.seq > 0) {
        match_at(edition, place.match,
                 log_moment(edition, (struct log_place){place.match, place.seq - 1}), &state);
        take_state(to, &state);
    }
    if (!inner_has_aggregate(edition, place.match))
        return to;
    tie_aggregate_after(edition, place.match, 0, to->before);
    tie_leg_score(edition, place.match, log_moment(edition, (struct log_place){place.match, 0}),
                  first);
    to->before[TOP] -= first[TOP];
    to->before[BOTTOM] -= first[BOTTOM];
    return to;
}

static void count_goal(struct replay_match *to, const struct event *event, int by)
{
    int side = event_goal_side(event);
    if (side != SIDE_NONE)
        to->goals[side] += by;
}

static void count(const struct edition *edition, struct replay_match *to, const struct entry *entry)
{
    if (entry->kind == ENTRY_EVENT) {
        const struct event *event = &edition->events.v[entry->ref];
        count_goal(to, event, 1);
        if (event->kind == EVENT_VAR && event->undoes != ID_NONE)
            count_goal(to, &edition->events.v[event->undoes], -1);
    } else if (entry->kind == ENTRY_KICK) {
        const struct kick *kick = &edition->kicks.v[entry->ref];
        to->kicks[kick->side] += kick_scores(kick);
    }
}

/* Whether the score after an event is known where a step ends with one: asked once a phase. */
static bool has_order(const struct edition *edition, struct replay_match *to, struct log_place end,
                      enum phase phase)
{
    const struct match *match = &edition->matches.v[end.match];
    uint8_t bit = (uint8_t)(1u << phase);
    struct match_state state;
    if (!(to->asked & bit)) {
        to->asked |= bit;
        match_at(edition, end.match, log_moment(edition, end), &state);
        if (match_order_known(edition, match, &state, phase))
            to->ordered |= bit;
    }
    return to->ordered & bit;
}

void replay_count(struct replay_lines *lines, struct log_place first, struct log_place end)
{
    const struct edition *edition = lines->edition;
    struct replay_match *to = match_of(lines, first);
    const struct entry *last = log_entry(edition, end);
    struct match_state state;
    for (struct log_place at = first; at.seq <= end.seq; at.seq++)
        count(edition, to, log_entry(edition, at));
    if (last->kind == ENTRY_EVENT) {
        to->known = has_order(edition, to, end, (enum phase)last->phase);
    } else if (last->kind != ENTRY_KICK) {
        match_at(edition, end.match, log_moment(edition, end), &state);
        take_state(to, &state);
    }
}
