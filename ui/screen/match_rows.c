#include "screen/match_list.h"

/* The first score that a source states at or after a phase, as far as that has been revealed. */
static int next_stated(const struct match *match, const struct match_state *state, enum phase phase)
{
    static const uint8_t ends[SCORE_120 + 1] = {PHASE_FIRST_HALF, PHASE_SECOND_HALF,
                                                PHASE_EXTRA_SECOND};
    int point = SCORE_HALF_TIME;
    while (point <= SCORE_120 && (phase > ends[point] || match->stated[point][HOME] < 0 ||
                                  (state && state->at[point][HOME] < 0)))
        point++;
    return point;
}

bool match_order_known(const struct edition *edition, const struct match *match,
                       const struct match_state *state, enum phase phase)
{
    int point = next_stated(match, state, phase);
    uint32_t derived = 0, goals[SIDE_COUNT] = {0};
    for (uint32_t i = 0; i < match->event_count; i++) {
        const struct event *event = &edition->events.v[match->event_first + i];
        int side = event_goal_side(event);
        if (side == SIDE_NONE || (state && event->place >= state->entries) ||
            next_stated(match, state, (enum phase)event->clock.phase) != point)
            continue;
        goals[side]++;
        derived += event->derived;
    }
    if (derived == 0)
        return match->goals_known == COVERAGE_ALL || point <= SCORE_120;
    return derived == goals[HOME] + goals[AWAY] && (goals[HOME] == 0 || goals[AWAY] == 0);
}

static bool is_score_known(const struct edition *edition, const struct match_row *row,
                           const struct match_state *state, const struct match_state *after)
{
    const struct match *match = &edition->matches.v[row->match];
    enum phase phase = (enum phase)match_row_entry(edition, row)->phase;
    return row->kind == ROW_EVENT ? match_order_known(edition, match, state, phase)
                                  : after->score_known;
}

/* Events without an order between them all have the score after the last of them; goals known from
 * a stated score alone are counted up where they have one at all, as one side scored them. */
static void add_score(const struct view *view, const struct match_state *state,
                      struct match_row *row)
{
    struct log_place end = {row->match, row->entry};
    struct match_state after;
    if (row->kind != ROW_EVENT || !view->edition->events.v[row->event].derived)
        end = log_step_end(view->edition, end);
    if (end.seq >= state->entries)
        end.seq = state->entries - 1;
    match_at(view->edition, row->match, log_moment(view->edition, end), &after);
    row->scored = is_score_known(view->edition, row, state, &after);
    row->score[HOME] = after.goals[HOME];
    row->score[AWAY] = after.goals[AWAY];
    row->summed = row->scored && inner_has_aggregate(view->edition, row->match);
    if (row->summed)
        tie_aggregate_after(view->edition, row->match, end.seq, row->agg);
}

static void make_event(const struct view *view, const struct match_state *state,
                       struct match_row *row, uint32_t event)
{
    const struct event *e = &view->edition->events.v[event];
    bool goal = event_goal_side(e) != SIDE_NONE;
    row->kind = ROW_EVENT;
    row->event = event;
    row->side = inner_side(e);
    row->stands = event_stands(view->edition, event, state);
    /* The score after a goal taken back is the one after the decision. */
    if ((goal && row->stands) || (e->kind == EVENT_VAR && e->undoes != ID_NONE &&
                                  event_goal_side(&view->edition->events.v[e->undoes]) >= 0))
        add_score(view, state, row);
}

static bool make_row(const struct view *view, const struct match_state *state,
                     struct match_row *row)
{
    const struct entry *entry = match_row_entry(view->edition, row);
    switch ((enum entry_kind)entry->kind) {
    case ENTRY_EVENT:
        make_event(view, state, row, entry->ref);
        return true;
    case ENTRY_PHASE_END:
        row->kind = ROW_PHASE_END;
        row->side = SIDE_NONE;
        row->stands = true;
        add_score(view, state, row);
        /* Half-time is no moment of the aggregate; the end of 90 or 120 minutes is. */
        row->summed = row->summed && (entry->last || entry->phase == PHASE_SECOND_HALF ||
                                      entry->phase == PHASE_EXTRA_SECOND);
        /* The change of ends in extra time tells nothing. */
        return entry->phase != PHASE_KICKS && (entry->phase != PHASE_EXTRA_FIRST || entry->last);
    case ENTRY_DECISION:
        row->kind = ROW_DECISION;
        row->side = SIDE_NONE;
        row->stands = true; /* its words give the score, if it set one */
        return true;
    default:
        return false;
    }
}

static void make_shootout(const struct view *view, const struct match_state *state,
                          struct match_row *row)
{
    row->kind = ROW_SHOOTOUT;
    row->side = SIDE_NONE;
    row->stands = row->scored = true;
    row->score[HOME] = state->kicks[HOME];
    row->score[AWAY] = state->kicks[AWAY];
    for (row->entry = state->entries - 1; row->entry > 0; row->entry--) {
        const struct entry *entry = match_row_entry(view->edition, row);
        if (entry->phase == PHASE_KICKS && entry->kind != ENTRY_EVENT)
            break;
    }
}

void match_rows_make(const struct view *view, uint32_t match, const struct match_state *state,
                     struct match_rows *rows)
{
    rows->v = arena_array(view->scratch, struct match_row, (size_t)state->entries + 1);
    rows->n = 0;
    for (uint32_t i = 0; i < state->entries; i++) {
        struct match_row row = {.match = match, .entry = i};
        if (make_row(view, state, &row))
            rows->v[rows->n++] = row;
    }
    if (state->shootout) {
        struct match_row row = {.match = match};
        make_shootout(view, state, &row);
        rows->v[rows->n++] = row;
    }
}

uint32_t match_rows_find(const struct view *view, const struct match_rows *rows)
{
    uint32_t entry = view->focus.entry, best = rows->n ? 0 : UINT32_MAX;
    if (entry == UINT32_MAX)
        return rows->n ? rows->n - 1 : UINT32_MAX;
    for (uint32_t i = 0; i < rows->n; i++) {
        const struct match_row *row = &rows->v[i];
        if (row->entry == entry)
            return i;
        /* Kicks have no rows of their own: the shoot-out's stands for them. */
        const struct match *m = &view->edition->matches.v[row->match];
        if (row->kind == ROW_SHOOTOUT && entry < m->entry_count &&
            view->edition->entries.v[m->entry_first + entry].phase == PHASE_KICKS)
            return i;
        if (row->entry < entry && row->kind != ROW_SHOOTOUT)
            best = i;
    }
    return best;
}
