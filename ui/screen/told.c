#include "screen/told.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "screen/kicks.h"

/* " (MAR)": whose card it is. */
static void add_team(const struct view *view, uint32_t match, int side, char *buf, size_t size)
{
    uint32_t team = side == HOME || side == AWAY ? inner_team(view, match, side) : ID_NONE;
    if (team != ID_NONE)
        words_add(buf, size, " (%s)", view->edition->teams.v[team].code);
}

static void tell_event(const struct view *view, const struct canvas *canvas, uint32_t id,
                       struct told *told)
{
    const struct event *event = &view->edition->events.v[id];
    told->mark = inner_mark(event, true);
    inner_minute(event, told->when, sizeof told->when);
    words_event(view, id, told->words, sizeof told->words);
    /* How it came about is for the match's own screen. */
    char *how = strstr(told->words + (event->kind == EVENT_VAR ? strlen("VAR: ") : 0), ": ");
    if (how)
        *how = '\0';
    inner_event(view, canvas, id, true, INT_MAX / 2, told->brief, sizeof told->brief);
    add_team(view, told->match, event->side, told->words, sizeof told->words);
    add_team(view, told->match, event->side, told->brief, sizeof told->brief);
}

static void tell_kick(const struct view *view, const struct canvas *canvas, uint32_t id,
                      struct told *told)
{
    const struct kick *kick = &view->edition->kicks.v[id];
    const char *taker = person_name(view->edition, kick->taker);
    char says[INNER_NAME];
    told->mark = kick_mark(kick);
    snprintf(told->when, sizeof told->when, "Kick %u",
             id - view->edition->matches.v[told->match].kick_first + 1);
    words_set(told->words, sizeof told->words, "%s", taker ? taker : "taker not known");
    add_team(view, told->match, kick->side, told->words, sizeof told->words);
    words_add(told->words, sizeof told->words, ": %s",
              kick_says(view, canvas, kick, INNER_NAME, says, sizeof says));
    words_set(told->brief, sizeof told->brief, "%s", told->words);
}

static void tell_phase(const struct view *view, const struct entry *entry, struct told *told)
{
    static const char *const begins[PHASE_KICKS + 1] = {
        [PHASE_UNKNOWN] = "Kick-off",        [PHASE_FIRST_HALF] = "Kick-off",
        [PHASE_SECOND_HALF] = "Second half", [PHASE_EXTRA_FIRST] = "Extra time",
        [PHASE_KICKS] = "Shoot-out",         [PHASE_EXTRA_SECOND] = "Second half of extra time",
    };
    struct match_row row = {.match = told->match, .entry = view->now.seq, .stands = true};
    row.kind = entry->kind == ENTRY_DECISION ? ROW_DECISION : ROW_PHASE_END;
    if (entry->kind == ENTRY_PHASE_START) {
        words_set(told->words, sizeof told->words, "%s", begins[entry->phase]);
        return;
    }
    if (entry->kind == ENTRY_PHASE_END && entry->phase == PHASE_KICKS) {
        words_set(told->words, sizeof told->words, "End of the shoot-out");
        return;
    }
    char text[INNER_TEXT];
    match_row_words(view, &row, text, sizeof text);
    size_t end = row.kind == ROW_DECISION ? strlen(text) - 1 : strcspn(text, ":");
    words_set(told->words, sizeof told->words, "%.*s", (int)end - 1, text + 1);
}

/* "Half-time" -> "Half-time, MAR 1-0 BEN" */
static void name_match(const struct view *view, const struct entry *entry, struct told *told)
{
    char side[SIDE_COUNT][INNER_NAME];
    struct match_state state;
    match_at(view->edition, told->match, view->now, &state);
    for (int s = HOME; s < SIDE_COUNT; s++)
        words_side(view, told->match, s, 3, side[s], sizeof side[s]);
    words_set(told->brief, sizeof told->brief, "%s, %s ", told->words, side[HOME]);
    bool end = entry->kind == ENTRY_PHASE_END, kicks = end && entry->phase == PHASE_KICKS;
    const int *score = kicks ? state.kicks : state.goals;
    if (inner_has_score(&state) && state.score_known && state.entries > 1)
        words_add(told->brief, sizeof told->brief, "%d-%d", score[HOME], score[AWAY]);
    else
        words_add(told->brief, sizeof told->brief, "v");
    words_add(told->brief, sizeof told->brief, " %s", side[AWAY]);
}

bool told_now(const struct view *view, const struct canvas *canvas, struct told *told)
{
    const struct edition *edition = view->edition;
    struct moment now = view->now;
    if (now.match >= edition->matches.n || now.seq >= edition->matches.v[now.match].entry_count)
        return false;
    const struct entry *entry =
        &edition->entries.v[edition->matches.v[now.match].entry_first + now.seq];
    if (entry->at != now.at)
        return false;
    *told = (struct told){.match = now.match, .mark = {.glyph = GLYPH_COUNT}};
    if (entry->kind == ENTRY_EVENT) {
        tell_event(view, canvas, entry->ref, told);
    } else if (entry->kind == ENTRY_KICK) {
        tell_kick(view, canvas, entry->ref, told);
    } else {
        told->phase = true;
        tell_phase(view, entry, told);
        name_match(view, entry, told);
    }
    return true;
}
