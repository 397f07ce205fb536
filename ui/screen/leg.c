#include "screen/leg.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "screen/changed.h"

/* Columns of an event, from the left of the block; score and aggregate end at its right. */
enum { MINUTE_END = 6, MARK = 7, TEXT = 9, AGG_CELLS = 6, SCORE_CELLS = 5, CODE_CELLS = 4 };

static enum leg_detail detail_of(const struct view *view, const struct match_row *row)
{
    const struct event *event = &view->edition->events.v[row->event];
    switch ((enum event_kind)event->kind) {
    case EVENT_GOAL:
    case EVENT_PENALTY_GOAL:
    case EVENT_OWN_GOAL:
        return row->stands ? LEG_GOALS : LEG_WEIGHTY;
    case EVENT_MISSED_PENALTY:
    case EVENT_SECOND_YELLOW:
        return LEG_WEIGHTY;
    case EVENT_RED:
        return row->stands ? LEG_WEIGHTY : LEG_CARDS;
    case EVENT_SUBSTITUTION:
        return LEG_ALL;
    default:
        return LEG_CARDS;
    }
}

static bool is_listed(const struct view *view, const struct match_row *row, enum leg_detail detail)
{
    return row->kind == ROW_DECISION || (row->kind == ROW_EVENT && detail_of(view, row) <= detail);
}

static void rows_of(const struct view *view, uint32_t match, struct match_state *state,
                    struct match_rows *rows)
{
    match_at(view->edition, match, view->now, state);
    match_rows_make(view, match, state, rows);
}

int leg_rows(const struct view *view, uint32_t match, enum leg_detail detail)
{
    struct match_state state;
    struct match_rows rows;
    int count = 2;
    rows_of(view, match, &state, &rows);
    for (uint32_t i = 0; i < rows.n; i++)
        count += is_listed(view, &rows.v[i], detail);
    return count;
}

/* "2ND LEG  Thu 18 Apr 18:45" */
static char *heading(const struct view *view, uint32_t match, char *buf, size_t size)
{
    const struct match *m = &view->edition->matches.v[match];
    char part[32];
    words_set(buf, size, "%s", words_leg(view->edition, match));
    for (char *c = buf; *c; c++)
        *c = (char)toupper((unsigned char)*c);
    if (m->precision == PRECISION_NONE)
        return buf;
    words_add(buf, size, "%s%s", *buf ? "  " : "",
              words_date(view, m->kickoff, match, false, part, sizeof part));
    if (m->precision == PRECISION_MINUTE)
        words_add(buf, size, " %s", words_time(view, m->kickoff, match, part, sizeof part));
    return buf;
}

/* The zone of a heading's time: "CEST", or "" when it has none. */
static const char *zone(const struct view *view, uint32_t match, char buf[12])
{
    const struct match *m = &view->edition->matches.v[match];
    int offset;
    buf[0] = '\0';
    if (m->precision == PRECISION_MINUTE)
        words_zone(view, m->kickoff, match, &offset, buf);
    return buf;
}

/* "Lille 2-0 Aston Villa", "Lille v Aston Villa" */
static char *score(const struct view *view, const struct match_state *state, uint32_t match,
                   int cells, char *buf, size_t size)
{
    char home[INNER_NAME], away[INNER_NAME], figures[32] = "v";
    bool scored = inner_has_score(state);
    if (scored && match_is_over(state) && !state->score_known)
        snprintf(figures, sizeof figures, "?-?");
    else if (scored)
        snprintf(figures, sizeof figures, "%d-%d", state->goals[HOME], state->goals[AWAY]);
    int room = (cells - (int)strlen(figures) - 2) / 2;
    words_side(view, match, HOME, room, home, sizeof home);
    words_side(view, match, AWAY, room, away, sizeof away);
    words_set(buf, size, "%s %s ", home, figures);
    words_add(buf, size, "%s", away);
    return buf;
}

/* The clock of a match that is on, in its colours; else how it ended. */
static int draw_clock(const struct view *view, struct canvas *canvas, struct rect area, int y,
                      const struct match_state *state, uint32_t match)
{
    char clock[32];
    if (state->status == MATCH_SCHEDULED || state->status == MATCH_FINISHED)
        return 0;
    words_clock(view, match, clock, sizeof clock);
    bool on = match_is_on(state);
    int w =
        canvas_text_right(canvas, area.x + area.w, y, area.w, on ? STYLE_LIVE : STYLE_QUIET, clock);
    if (on)
        canvas_glyph(canvas, area.x + area.w - w - 2, y, STYLE_LIVE, GLYPH_LIVE);
    return w + 3;
}

static void draw_event(const struct view *view, struct canvas *canvas, struct rect area, int y,
                       const struct match_row *row, bool summed)
{
    const struct event *event = &view->edition->events.v[row->event];
    struct event_mark mark = inner_mark(event, row->stands);
    enum style style = row->stands ? STYLE_TEXT : STYLE_QUIET;
    char minute[16], text[INNER_NAME], figures[24];
    int end = area.x + area.w, goals = end - (summed ? AGG_CELLS : 0);
    int room = (row->scored ? goals - SCORE_CELLS : end - CODE_CELLS) - area.x - TEXT;
    canvas_text_right(canvas, area.x + MINUTE_END, y, MINUTE_END, style,
                      inner_minute(event, minute, sizeof minute));
    canvas_glyph(canvas, area.x + MARK, y, mark.style, mark.glyph);
    inner_event(view, canvas, row->event, row->stands, room, text, sizeof text);
    canvas_text(canvas, area.x + TEXT, y, room, style, text);
    uint32_t team = inner_team(view, row->match, row->side);
    if (!row->scored && team != ID_NONE)
        canvas_text_right(canvas, end, y, 3, STYLE_QUIET, view->edition->teams.v[team].code);
    if (!row->scored)
        return;
    snprintf(figures, sizeof figures, "%d-%d", row->score[HOME], row->score[AWAY]);
    canvas_text_right(canvas, goals, y, SCORE_CELLS, STYLE_SCORE, figures);
    if (!summed)
        return;
    int agg[2] = {row->agg[TOP], row->agg[BOTTOM]};
    if (!row->summed) /* of a first leg it says what the score does, in the order of the tie */
        for (int side = 0; side < SIDE_COUNT; side++)
            agg[inner_tie_side(&view->edition->matches.v[row->match], side)] = row->score[side];
    snprintf(figures, sizeof figures, "%d-%d", agg[TOP], agg[BOTTOM]);
    canvas_text_right(canvas, end, y, AGG_CELLS, STYLE_TEXT, figures);
}

static bool is_summed(const struct view *view, uint32_t match)
{
    const struct match *m = &view->edition->matches.v[match];
    return m->tie != ID_NONE && m->role == ROLE_LEG && *words_leg(view->edition, match);
}

int leg_draw(const struct view *view, struct canvas *canvas, struct rect area, int y,
             uint32_t match, enum leg_detail detail)
{
    struct match_state state;
    struct match_rows rows;
    char text[INNER_TEXT];
    int from = y;
    bool selected = !view->still && match == view->focus.match, summed = is_summed(view, match);
    rows_of(view, match, &state, &rows);
    int clock = draw_clock(view, canvas, area, y, &state, match);
    heading(view, match, text, sizeof text);
    bool cut = canvas_width_of(canvas, text) > area.w - clock && strrchr(text, ' ');
    if (cut)
        *strrchr(text, ' ') = '\0'; /* the hour goes first */
    int x = canvas_text(canvas, area.x, y, area.w - clock, STYLE_HEADING, text) + 1;
    if (!cut && x + canvas_width_of(canvas, zone(view, match, text)) <= area.w - clock)
        canvas_text(canvas, area.x + x, y, area.w - clock - x, STYLE_QUIET, text);
    y++;
    int agg = summed && rows.n > 0 ? AGG_CELLS : 0, room = area.w - agg;
    canvas_text(canvas, area.x, y, room, STYLE_TEXT,
                score(view, &state, match, room, text, sizeof text));
    if (agg)
        canvas_text_right(canvas, area.x + area.w, y, agg, STYLE_QUIET, "agg");
    y++;
    for (uint32_t i = 0; i < rows.n; i++) {
        if (!is_listed(view, &rows.v[i], detail))
            continue;
        if (rows.v[i].kind == ROW_EVENT)
            draw_event(view, canvas, area, y, &rows.v[i], summed);
        else
            canvas_text(canvas, area.x + 2, y, area.w - 2, STYLE_TEXT,
                        match_row_words(view, &rows.v[i], text, sizeof text) + 1);
        if (changed_entry(view, match, rows.v[i].entry))
            canvas_mark(canvas, (struct rect){area.x, y, area.w, 1}, STYLE_COUNT, CELL_CHANGED);
        y++;
    }
    if (selected)
        draw_selected(canvas, (struct rect){area.x - 1, from, area.w - clock + 1, 1});
    canvas_hit(canvas, (struct rect){area.x - 1, from, area.w + 1, y - from}, HIT_MATCH, match);
    return y;
}

/* -- plain text -------------------------------------------------------------------------------- */

bool leg_fits(const struct view *view, const struct canvas *canvas, int w, uint32_t match)
{
    struct match_state state;
    struct match_rows rows;
    char text[INNER_TEXT], clock[32];
    rows_of(view, match, &state, &rows);
    words_clock(view, match, clock, sizeof clock);
    if (canvas_width_of(canvas, heading(view, match, text, sizeof text)) +
            canvas_width_of(canvas, clock) + 3 >
        w)
        return false;
    score(view, &state, match, INNER_NAME, text, sizeof text);
    int room = w - (is_summed(view, match) ? AGG_CELLS : 0);
    if (canvas_width_of(canvas, text) > room)
        return false;
    for (uint32_t i = 0; i < rows.n; i++) {
        const struct match_row *row = &rows.v[i];
        if (row->kind == ROW_DECISION)
            return false;
        if (row->kind != ROW_EVENT)
            continue;
        inner_event(view, canvas, row->event, row->stands, INNER_NAME, text, sizeof text);
        if (canvas_width_of(canvas, text) >
            (row->scored ? room - SCORE_CELLS : w - CODE_CELLS) - TEXT)
            return false;
    }
    return true;
}

int leg_print(const struct view *view, struct canvas *canvas, struct rect area, int y,
              uint32_t match)
{
    struct match_state state;
    struct match_rows rows;
    char text[INNER_TEXT], clock[32];
    rows_of(view, match, &state, &rows);
    heading(view, match, text, sizeof text);
    if (*zone(view, match, clock))
        words_add(text, sizeof text, " %s", clock);
    if (match_is_on(&state))
        words_add(text, sizeof text, "  %s", words_clock(view, match, clock, sizeof clock));
    struct rect lines = {area.x, y, area.w, ROWS_ANY};
    y += inner_text(canvas, lines, STYLE_HEADING, text);
    lines.y = y;
    y += inner_text(canvas, lines, STYLE_TEXT,
                    score(view, &state, match, INNER_NAME, text, sizeof text));
    for (uint32_t i = 0; i < rows.n; i++)
        if (is_listed(view, &rows.v[i], LEG_ALL))
            y = match_row_print(view, canvas, area, y, &rows.v[i]);
    return y;
}
