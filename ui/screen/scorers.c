/* The top scorers at the moment. */
#include "model/scorers.h"

#include <stdio.h>
#include <string.h>

#include "model/match.h"
#include "model/table.h"
#include "screen/changed.h"
#include "screen/night.h"
#include "screen/words.h"
#include "time/carry.h"

enum {
    BAR_ROWS = 2,
    BARRED_FROM = 10,
    FIRST = 6,     /* before a name: the selection, the place */
    FIGURES = 14,  /* goals, of them penalties */
    NAME_MOST = 34 /* a name and the team stand no further apart than that */
};

struct columns {
    int name, team; /* cells */
};

static struct columns share_out(int w)
{
    int room = w - FIRST - FIGURES;
    struct columns columns = {room * 3 / 5, 0};
    if (columns.name > NAME_MOST)
        columns.name = NAME_MOST;
    columns.team = room - columns.name;
    if (columns.team > NAME_MOST)
        columns.team = NAME_MOST;
    return columns;
}

static void draw_heads(struct canvas *canvas, int x, int y, int w)
{
    struct columns columns = share_out(w);
    canvas_text(canvas, x + FIRST, y, columns.name - 1, STYLE_HEADING, "Player");
    x += FIRST + columns.name;
    canvas_text(canvas, x, y, columns.team - 1, STYLE_QUIET, "Team");
    canvas_text_right(canvas, x + columns.team + 5, y, 5, STYLE_QUIET, "Goals");
    canvas_text(canvas, x + columns.team + 7, y, 6, STYLE_QUIET, "(pens)");
}

static bool is_changed(const struct edition *was, const struct scorers *before,
                       const struct edition *is, const struct scorer *scorer)
{
    for (uint32_t i = 0; i < before->count; i++)
        if (before->rows[i].team == scorer->team &&
            carry_same_person(was, before->rows[i].person, is, scorer->person))
            return before->rows[i].goals != scorer->goals;
    return true;
}

static void draw_scorer(const struct view *view, struct canvas *canvas, int x, int y, int w,
                        const struct scorers *scorers, uint32_t index)
{
    const struct scorer *scorer = &scorers->rows[index];
    struct columns columns = share_out(w);
    bool shared = index > 0 && scorers->rows[index - 1].place == scorer->place;
    char place[16];
    snprintf(place, sizeof place, shared ? "=" : "%u", (unsigned)scorer->place);
    canvas_text_right(canvas, x + FIRST - 1, y, FIRST - 2, STYLE_QUIET, place);
    const char *name = person_name(view->edition, scorer->person);
    canvas_text(canvas, x + FIRST, y, columns.name - 1, STYLE_TEXT, name ? name : "not known");
    x += FIRST + columns.name;
    if (scorer->team != ID_NONE)
        canvas_text(canvas, x, y, columns.team - 1, STYLE_QUIET,
                    words_team(view->edition, scorer->team, columns.team - 1));
    x += columns.team;
    snprintf(place, sizeof place, "%u", (unsigned)scorer->goals);
    canvas_text_right(canvas, x + 5, y, 5, STYLE_SCORE, place);
    if (scorer->penalties)
        canvas_printf(canvas, x + 7, y, 6, STYLE_QUIET, "(%u)", (unsigned)scorer->penalties);
}

static int draw_notes(struct canvas *canvas, struct rect area, const struct scorers *scorers)
{
    char text[160] = "";
    if (scorers->own_goals)
        words_set(text, sizeof text, "own goals, in nobody's figure: %u",
                  (unsigned)scorers->own_goals);
    if (scorers->unnamed)
        words_add(text, sizeof text, "%sgoals whose scorer is not known: %u", *text ? "; " : "",
                  (unsigned)scorers->unnamed);
    return *text ? canvas_paragraph(canvas, area, STYLE_QUIET, text) : 0;
}

/* -- the screen -------------------------------------------------------------------------------- */

static uint32_t row_of(const struct focus *focus, const struct scorers *scorers)
{
    return focus->row < scorers->count ? focus->row : scorers->count ? scorers->count - 1 : 0;
}

static uint32_t top_row(uint32_t row, uint32_t count, int h)
{
    uint32_t half = (uint32_t)h / 2, room = (uint32_t)h;
    if (count <= room || row < half)
        return 0;
    return row - half > count - room ? count - room : row - half;
}

static void draw_list(const struct view *view, struct canvas *canvas, struct rect list,
                      const struct scorers *scorers)
{
    struct scorers before;
    bool stepped = changed_any(view);
    uint32_t row = row_of(&view->focus, scorers), top = top_row(row, scorers->count, list.h);
    const struct view earlier = changed_before(view);
    if (stepped)
        scorers_at(earlier.edition, earlier.now, view->scratch, &before);
    for (int i = 0; i < list.h && top + (uint32_t)i < scorers->count; i++) {
        uint32_t at = top + (uint32_t)i;
        struct rect line = {list.x, list.y + i, list.w - 1, 1};
        draw_scorer(view, canvas, line.x, line.y, line.w, scorers, at);
        if (stepped && is_changed(earlier.edition, &before, view->edition, &scorers->rows[at]))
            canvas_mark(canvas, line, STYLE_COUNT, CELL_CHANGED);
        canvas_hit(canvas, line, HIT_ROW, at);
        if (at == row)
            draw_selected(canvas, line);
    }
    draw_scroll_signs(canvas, list, top > 0, top + (uint32_t)list.h < scorers->count);
}

static void scorers_draw(const struct view *view, struct canvas *canvas, struct rect area)
{
    struct scorers scorers;
    struct rect list = area;
    struct bar_line line = {.day = INSTANT_UNKNOWN, .reach = INSTANT_UNKNOWN};
    scorers_at(view->edition, view->now, view->scratch, &scorers);
    if (area.h >= BARRED_FROM) {
        int y = area.y + area.h - BAR_ROWS;
        list.h -= BAR_ROWS;
        draw_rule(canvas, area, y);
        line.count = edition_days(view, &line.marks);
        draw_bar(view, canvas, area, y + 1, &line);
    }
    if (scorers.count == 0) {
        canvas_text(canvas, list.x + 1, list.y, list.w - 1, STYLE_QUIET, "no scorers so far");
        list.y++;
    } else {
        draw_heads(canvas, list.x, list.y++, list.w - 1);
    }
    list.h--;
    if (area.h >= BARRED_FROM && (scorers.own_goals || scorers.unnamed)) {
        struct rect notes = {list.x + 1, list.y + list.h - 1, list.w - 2, 1};
        struct rect clip = canvas_narrow(canvas, notes);
        draw_notes(canvas, notes, &scorers);
        canvas_clip(canvas, clip);
        list.h--;
    }
    if (scorers.count > 0)
        draw_list(view, canvas, list, &scorers);
}

static int scorers_print(const struct view *view, struct canvas *canvas, int y)
{
    struct scorers scorers;
    scorers_at(view->edition, view->now, view->scratch, &scorers);
    canvas_rule(canvas, 0, y++, canvas->w, STYLE_RULE, GLYPH_HLINE);
    if (scorers.count == 0)
        canvas_text(canvas, 1, y++, canvas->w - 1, STYLE_QUIET, "no scorers so far");
    else
        draw_heads(canvas, 0, y++, canvas->w);
    for (uint32_t i = 0; i < scorers.count; i++)
        draw_scorer(view, canvas, 0, y++, canvas->w, &scorers, i);
    return y + draw_notes(canvas, (struct rect){1, y, canvas->w - 1, ROWS_ANY}, &scorers);
}

static void scorers_title(const struct view *view, char *left, size_t left_size, char *right,
                          size_t right_size)
{
    words_set(left, left_size, "Scorers");
    words_moment(view, ID_NONE, right, right_size);
}

/* -- keys -------------------------------------------------------------------------------------- */

/* Opens the match of his last goal, with that goal selected. */
static struct effect open_goal(const struct view *view, struct focus *focus,
                               const struct scorer *scorer)
{
    const struct edition *edition = view->edition;
    uint32_t found = ID_NONE, entry = UINT32_MAX;
    instant last = INSTANT_UNKNOWN;
    for (uint32_t m = 0; m < edition->matches.n; m++) {
        const struct match *match = &edition->matches.v[m];
        struct match_state state;
        match_at(edition, m, view->now, &state);
        for (uint32_t e = match->event_first; e < match->event_first + match->event_count; e++) {
            const struct event *event = &edition->events.v[e];
            bool goal = event->kind == EVENT_GOAL || event->kind == EVENT_PENALTY_GOAL;
            if (!goal || event->person != scorer->person || !event_stands(edition, e, &state))
                continue;
            instant at = edition->entries.v[match->entry_first + event->place].at;
            if (found == ID_NONE || at >= last) {
                found = m;
                last = at;
                entry = event->place;
            }
        }
    }
    if (found == ID_NONE)
        return (struct effect){.kind = EFFECT_NONE};
    focus_match(edition, focus, found);
    focus->entry = entry;
    return (struct effect){.kind = EFFECT_OPEN, .screen = SCREEN_MATCH};
}

static struct effect scorers_act(const struct view *view, struct focus *focus, enum action action,
                                 struct rect area)
{
    struct scorers scorers;
    scorers_at(view->edition, view->now, view->scratch, &scorers);
    if (scorers.count == 0)
        return (struct effect){.kind = EFFECT_NONE};
    focus->row = row_of(focus, &scorers);
    if (action == ACTION_OPEN)
        return open_goal(view, focus, &scorers.rows[focus->row]);
    if (action_scrolls(action))
        focus->row = (uint32_t)scroll_after(action, (int)focus->row, (int)scorers.count - 1,
                                            area.h > 4 ? area.h - 4 : 1);
    return (struct effect){.kind = EFFECT_NONE};
}

static const char *scorers_hint(const struct view *view, enum action action)
{
    (void)view;
    return action == ACTION_UP ? "scorer" : action == ACTION_LEFT ? "" : NULL;
}

static bool scorers_present(const struct view *view, const char **why)
{
    struct scorers scorers;
    scorers_at(view->edition, view->now, view->scratch, &scorers);
    *why = "no scorers so far";
    return scorers.count > 0;
}

static struct scope scorers_scope(const struct view *view)
{
    (void)view;
    return scope_edition();
}

const struct screen scorers_screen = {
    .name = "scorers",
    .title = scorers_title,
    .draw = scorers_draw,
    .print = scorers_print,
    .act = scorers_act,
    .present = scorers_present,
    .hint = scorers_hint,
    .scope = scorers_scope,
    .bar = true,
};
