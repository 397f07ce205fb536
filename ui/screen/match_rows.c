#include "screen/match_list.h"

static const struct entry *entry_of(const struct edition *edition, const struct match_row *row)
{
    return &edition->entries.v[edition->matches.v[row->match].entry_first + row->entry];
}

static void add_score(const struct view *view, struct match_row *row)
{
    const struct entry *entry = entry_of(view->edition, row);
    struct match_state after;
    match_at(view->edition, row->match, (struct moment){entry->at, row->match, row->entry}, &after);
    row->scored = after.score_known || !match_is_over(&after);
    row->score[HOME] = after.goals[HOME];
    row->score[AWAY] = after.goals[AWAY];
    row->summed = row->scored && inner_has_aggregate(view->edition, row->match);
    if (row->summed)
        tie_aggregate_after(view->edition, row->match, row->entry, row->agg);
}

static bool make_event(const struct view *view, const struct match_state *state,
                       struct match_row *row, uint32_t event)
{
    const struct event *e = &view->edition->events.v[event];
    bool goal = event_goal_side(e) != SIDE_NONE;
    row->kind = ROW_EVENT;
    row->event = event;
    row->side = inner_side(e);
    row->stands = event_stands(view->edition, row->match, event, state);
    /* The score after a goal taken back is the one after the decision. */
    if ((goal && row->stands) || (e->kind == EVENT_VAR && e->undoes != ID_NONE &&
                                  event_goal_side(&view->edition->events.v[e->undoes]) >= 0))
        add_score(view, row);
    return true;
}

static bool make_row(const struct view *view, const struct match_state *state,
                     struct match_row *row)
{
    const struct entry *entry = entry_of(view->edition, row);
    switch ((enum entry_kind)entry->kind) {
    case ENTRY_EVENT:
        return make_event(view, state, row, entry->ref);
    case ENTRY_PHASE_END:
        row->kind = ROW_PHASE_END;
        row->side = SIDE_NONE;
        row->stands = true;
        add_score(view, row);
        /* Half-time is no moment of the aggregate; the end of 90 or 120 minutes is. */
        row->summed = row->summed && (entry->last || entry->phase == PHASE_SECOND_HALF ||
                                      entry->phase == PHASE_EXTRA_SECOND);
        /* The change of ends in extra time tells nothing. */
        return entry->phase != PHASE_KICKS && (entry->phase != PHASE_EXTRA_FIRST || entry->last);
    case ENTRY_DECISION:
        row->kind = ROW_DECISION;
        row->side = SIDE_NONE;
        row->stands = true;
        add_score(view, row);
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
        const struct entry *entry = entry_of(view->edition, row);
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
