#include <stdio.h>
#include <string.h>

#include "model/words.h"
#include "screen/match_list.h"

static const char *phase_label(const struct view *view, const struct match_row *row)
{
    const struct entry *entry = match_row_entry(view->edition, row);
    if (entry->last && view->edition->matches.v[row->match].status == MATCH_ABANDONED)
        return "abd";
    switch ((enum phase)entry->phase) {
    case PHASE_FIRST_HALF:
        return "HT";
    case PHASE_SECOND_HALF:
        return "FT";
    case PHASE_EXTRA_FIRST:
        return entry->last ? "AET" : "ET HT";
    default:
        return "AET";
    }
}

static const char *phase_words(const struct view *view, const struct match_row *row)
{
    const struct entry *entry = match_row_entry(view->edition, row);
    if (entry->last && view->edition->matches.v[row->match].status == MATCH_ABANDONED)
        return "Abandoned";
    switch ((enum phase)entry->phase) {
    case PHASE_FIRST_HALF:
        return "Half-time";
    case PHASE_SECOND_HALF:
        return entry->last ? "Full time" : "After 90 minutes";
    case PHASE_EXTRA_FIRST:
        return entry->last ? "After extra time" : "Half-time of extra time";
    default:
        return "After extra time";
    }
}

char *match_won_words(const struct view *view, uint32_t match, int side, char *buf, size_t size)
{
    const struct match *m = &view->edition->matches.v[match];
    char name[INNER_NAME];
    buf[0] = '\0';
    if (side == SIDE_NONE)
        return buf;
    bool on = m->tie != ID_NONE && view->edition->ties.v[m->tie].feeds != ID_NONE;
    words_side(view, match, side, INNER_NAME, name, sizeof name);
    words_set(buf, size, on ? "%s go through" : "%s win", name);
    return buf;
}

char *match_won_briefly(const struct view *view, uint32_t match, char *buf, size_t size)
{
    struct shootout_state state;
    shootout_at(view->edition, match, view->now, &state);
    uint32_t team = state.winner == SIDE_NONE ? ID_NONE : inner_team(view, match, state.winner);
    buf[0] = '\0';
    if (team != ID_NONE)
        words_add(buf, size, "%s win", view->edition->teams.v[team].code);
    return buf;
}

/* Notes are known when the match is over. */
static void add_notes(const struct view *view, const struct match_row *row, char *buf, size_t size)
{
    const struct event *event = &view->edition->events.v[row->event];
    struct match_state state;
    match_at(view->edition, row->match, view->now, &state);
    if (!match_is_over(&state))
        return;
    if (event->also)
        words_add(buf, size, " Others: %s.", event->also);
    if (event->note) {
        size_t len = strlen(event->note);
        words_add(buf, size, " (%s%s", event->note,
                  len && event->note[len - 1] == '.' ? ")" : ".)");
    }
}

static void add_totals(const struct match_row *row, char *buf, size_t size)
{
    if (row->scored)
        words_add(buf, size, "%d-%d", row->score[HOME], row->score[AWAY]);
    if (row->summed)
        words_add(buf, size, ", %d-%d on aggregate", row->agg[TOP], row->agg[BOTTOM]);
}

static void shootout_words(const struct view *view, const struct match_row *row, char *buf,
                           size_t size)
{
    char won[INNER_NAME];
    struct shootout_state state;
    shootout_at(view->edition, row->match, view->now, &state);
    snprintf(buf, size, " Shoot-out: %d-%d", row->score[HOME], row->score[AWAY]);
    match_won_words(view, row->match, state.winner, won, sizeof won);
    words_add(buf, size, *won ? ", %s." : "%s so far.", won);
}

static void decision_words_of(const struct view *view, const struct match_row *row, char *buf,
                              size_t size)
{
    const struct decision *decision = &view->edition->matches.v[row->match].decision;
    words_add(buf, size, "%s", decision_words[decision->kind]);
    if (decision->kind == DECISION_AWARDED)
        words_add(buf, size, " %d-%d", decision->score[HOME], decision->score[AWAY]);
    if (decision->reason)
        words_add(buf, size, ": %s", decision->reason);
}

char *match_row_words(const struct view *view, const struct match_row *row, char *buf, size_t size)
{
    char minute[16], text[INNER_TEXT];
    buf[0] = '\0';
    switch (row->kind) {
    case ROW_EVENT:
        words_event(view, row->event, text, sizeof text);
        inner_minute(&view->edition->events.v[row->event], minute, sizeof minute);
        words_set(buf, size, " %s  %s%s.", minute, text,
                  row->stands || event_goal_side(&view->edition->events.v[row->event]) == SIDE_NONE
                      ? row->stands ? "" : ": taken back"
                      : ": disallowed");
        add_notes(view, row, buf, size);
        break;
    case ROW_PHASE_END:
        snprintf(buf, size, " %s: ", phase_words(view, row));
        add_totals(row, buf, size);
        words_add(buf, size, "%s", row->scored ? "." : "score not known.");
        break;
    case ROW_DECISION:
        snprintf(buf, size, " Decision: ");
        decision_words_of(view, row, buf, size);
        words_add(buf, size, ".");
        break;
    case ROW_SHOOTOUT:
        shootout_words(view, row, buf, size);
        break;
    }
    return buf;
}

bool match_row_says_more(const struct view *view, const struct match_row *row)
{
    if (row->kind != ROW_EVENT)
        return false;
    const struct event *event = &view->edition->events.v[row->event];
    char noted[INNER_TEXT] = "";
    add_notes(view, row, noted, sizeof noted);
    return event->how || *noted || (event_goal_side(event) != SIDE_NONE && event->other != ID_NONE);
}

void match_row_across(const struct view *view, const struct match_row *row, const char **label,
                      char *text, size_t size)
{
    char won[INNER_NAME];
    struct shootout_state state;
    text[0] = '\0';
    switch (row->kind) {
    case ROW_SHOOTOUT:
        *label = "pens";
        shootout_at(view->edition, row->match, view->now, &state);
        words_add(text, size, "%s",
                  match_won_words(view, row->match, state.winner, won, sizeof won));
        break;
    case ROW_DECISION:
        *label = "";
        decision_words_of(view, row, text, size);
        break;
    default:
        *label = phase_label(view, row);
        if (row->summed)
            words_add(text, size, "%d-%d on aggregate", row->agg[TOP], row->agg[BOTTOM]);
        else if (!row->scored)
            words_add(text, size, "score not known");
        break;
    }
}

/* "a, b and c" */
static void join(const char *const *words, int count, char *buf, size_t size)
{
    buf[0] = '\0';
    for (int i = 0; i < count; i++)
        words_add(buf, size, "%s%s", i == 0 ? "" : i == count - 1 ? " and " : ", ", words[i]);
}

static bool has_derived(const struct edition *edition, const struct match *match,
                        const struct match_state *state)
{
    for (uint32_t i = 0; i < match->event_count; i++) {
        const struct event *event = &edition->events.v[match->event_first + i];
        if (event->derived && event->place < state->entries)
            return true;
    }
    return false;
}

char *match_coverage(const struct view *view, uint32_t match, const struct match_state *state,
                     char *buf, size_t size)
{
    const struct match *m = &view->edition->matches.v[match];
    const struct {
        const char *word;
        uint8_t known;
    } kinds[] = {{"yellow cards", m->yellows_known},
                 {"red cards", m->reds_known},
                 {"substitutions", m->subs_known}};
    const char *unknown[4], *some[3], *none[3];
    int unknown_count = 0, some_count = 0, none_count = 0;
    char list[128];
    buf[0] = '\0';
    if (!match_is_over(state) || state->phase == PHASE_UNKNOWN)
        return buf;
    if (has_derived(view->edition, m, state) && m->goals_known <= COVERAGE_SOME)
        unknown[unknown_count++] = m->goals_known == COVERAGE_SOME ? "some scorers" : "scorers";
    for (int i = 0; i < 3; i++) {
        if (kinds[i].known == COVERAGE_UNKNOWN)
            unknown[unknown_count++] = kinds[i].word;
        else if (kinds[i].known == COVERAGE_SOME)
            some[some_count++] = kinds[i].word;
        else if (kinds[i].known == COVERAGE_NONE_MENTIONED)
            none[none_count++] = kinds[i].word;
    }
    join(unknown, unknown_count, list, sizeof list);
    if (unknown_count)
        words_add(buf, size, "%s not known", list);
    join(some, some_count, list, sizeof list);
    if (some_count)
        words_add(buf, size, "%snot all %s known", *buf ? " · " : "", list);
    join(none, none_count, list, sizeof list);
    if (none_count)
        words_add(buf, size, "%s%s: none mentioned", *buf ? " · " : "", list);
    return buf;
}
