#include "screen/match_list.h"

#include <stdio.h>

#include "screen/changed.h"

/* Columns of a row, counted from the middle of the area: the dash of the score line. */
enum {
    HOME_TEXT_END = -7,
    HOME_MARK = -6,
    MINUTE_END = 2,
    AWAY_MARK = 4,
    AWAY_TEXT = 6,
    AGG_GAP = 6,       /* from the score to the aggregate */
    LINEAR_BELOW = 36, /* narrower: one after another at the left */
};

/* -- drawing ----------------------------------------------------------------------------------- */

/* The score on the empty half opposite a goal, nearest the middle, and the aggregate beyond it. */
static void draw_totals(struct canvas *canvas, struct rect area, int y, int middle, int side,
                        const struct match_row *row)
{
    char score[24], agg[48];
    snprintf(score, sizeof score, "%d-%d", row->score[HOME], row->score[AWAY]);
    int room = side == HOME ? area.x + area.w - (middle + AWAY_MARK + AGG_GAP)
                            : middle + HOME_MARK + 1 - AGG_GAP - area.x - 1;
    snprintf(agg, sizeof agg, room >= 16 ? "%d-%d on aggregate" : "%d-%d agg", row->agg[TOP],
             row->agg[BOTTOM]);
    bool summed = row->summed && canvas_width_of(canvas, agg) <= room;
    if (side == HOME) {
        canvas_text(canvas, middle + AWAY_MARK, y, 8, STYLE_SCORE, score);
        if (summed)
            canvas_text(canvas, middle + AWAY_MARK + AGG_GAP, y, room, STYLE_TEXT, agg);
    } else {
        canvas_text_right(canvas, middle + HOME_MARK + 1, y, 8, STYLE_SCORE, score);
        if (summed)
            canvas_text_right(canvas, middle + HOME_MARK + 1 - AGG_GAP, y, room, STYLE_TEXT, agg);
    }
}

static void draw_event(const struct view *view, struct canvas *canvas, struct rect area, int y,
                       const struct match_row *row)
{
    const struct event *event = &view->edition->events.v[row->event];
    struct event_mark mark = inner_mark(event, row->stands);
    enum style style = row->stands ? STYLE_TEXT : STYLE_QUIET;
    int middle = area.x + area.w / 2;
    int room = row->side == HOME ? middle + HOME_TEXT_END - area.x - 1
                                 : area.x + area.w - middle - AWAY_TEXT - 1;
    char minute[16], text[INNER_NAME];
    inner_minute(event, minute, sizeof minute);
    canvas_text_right(canvas, middle + MINUTE_END, y, 7, style, minute);
    inner_event(view, canvas, row->event, row->stands, room, text, sizeof text);
    canvas_glyph(canvas, middle + (row->side == HOME ? HOME_MARK : AWAY_MARK), y, mark.style,
                 mark.glyph);
    if (row->side == HOME)
        canvas_text_right(canvas, middle + HOME_TEXT_END, y, room, style, text);
    else
        canvas_text(canvas, middle + AWAY_TEXT, y, room, style, text);
    if (row->scored)
        draw_totals(canvas, area, y, middle, row->side, row);
}

static void draw_across(const struct view *view, struct canvas *canvas, struct rect area, int y,
                        const struct match_row *row)
{
    char text[INNER_TEXT];
    const char *label;
    int middle = area.x + area.w / 2, margin = area.w >= 60 ? 6 : 2;
    match_row_across(view, row, &label, text, sizeof text);
    if (row->kind == ROW_DECISION) {
        canvas_text_centred(canvas, area.x + 1, y, area.w - 2, STYLE_TEXT, text);
        return;
    }
    enum style style = row->kind == ROW_SHOOTOUT ? STYLE_TEXT : STYLE_HEADING;
    int x = middle + AWAY_MARK, end = area.x + area.w;
    canvas_text_right(canvas, middle + MINUTE_END, y, 6, style, label);
    if (row->scored)
        x += canvas_printf(canvas, x, y, 8, STYLE_SCORE, "%d-%d", row->score[HOME],
                           row->score[AWAY]);
    if (*text) {
        int gap = row->scored ? 3 : 0, room = end - x - gap - 1;
        if (row->summed && canvas_width_of(canvas, text) > room)
            snprintf(text, sizeof text, "%d-%d agg", row->agg[TOP], row->agg[BOTTOM]);
        else if (row->kind == ROW_SHOOTOUT && canvas_width_of(canvas, text) > room)
            match_won_briefly(view, row->match, text, sizeof text);
        x += gap + canvas_text(canvas, x + gap, y, room,
                               row->kind == ROW_SHOOTOUT ? STYLE_THROUGH : STYLE_TEXT, text);
    }
    if (row->kind != ROW_PHASE_END)
        return;
    canvas_rule(canvas, area.x + margin, y, middle - 4 - area.x - margin, STYLE_RULE,
                GLYPH_HDOTTED);
    canvas_rule(canvas, x + 1, y, end - margin - x - 1, STYLE_RULE, GLYPH_HDOTTED);
}

/* One after another at the left: minute, mark, text, whose, score. */
static void draw_linear(const struct view *view, struct canvas *canvas, struct rect area, int y,
                        const struct match_row *row)
{
    char text[INNER_TEXT], minute[16], end[24] = "";
    int x = area.x + 1, room = area.w - 11; /* the last column is for signs */
    if (row->scored) {
        snprintf(end, sizeof end, "%d-%d", row->score[HOME], row->score[AWAY]);
        room -= canvas_text_right(canvas, area.x + area.w - 1, y, 8, STYLE_SCORE, end) + 1;
    }
    if (row->kind == ROW_EVENT) {
        const struct event *event = &view->edition->events.v[row->event];
        struct event_mark mark = inner_mark(event, row->stands);
        canvas_text_right(canvas, x + 6, y, 6, STYLE_TEXT, inner_minute(event, minute, 16));
        canvas_glyph(canvas, x + 7, y, mark.style, mark.glyph);
        inner_event(view, canvas, row->event, row->stands, room, text, sizeof text);
        canvas_text(canvas, x + 9, y, room, row->stands ? STYLE_TEXT : STYLE_QUIET, text);
    } else {
        const char *label;
        match_row_across(view, row, &label, text, sizeof text);
        canvas_text_right(canvas, x + 6, y, 6, STYLE_HEADING, label);
        canvas_text(canvas, x + 9, y, room, STYLE_TEXT, text);
    }
}

void match_row_draw(const struct view *view, struct canvas *canvas, struct rect area, int y,
                    const struct match_row *row, bool selected)
{
    if (area.w < LINEAR_BELOW)
        draw_linear(view, canvas, area, y, row);
    else if (row->kind == ROW_EVENT)
        draw_event(view, canvas, area, y, row);
    else
        draw_across(view, canvas, area, y, row);
    struct rect line = {area.x, y, area.w, 1};
    if (selected)
        draw_selected(canvas, line);
    if (changed_entry(view, row->match, row->entry))
        canvas_mark(canvas, line, STYLE_COUNT, CELL_CHANGED);
    canvas_hit(canvas, line, HIT_ENTRY, row->entry);
}

/* -- plain text -------------------------------------------------------------------------------- */

bool match_row_fits(const struct view *view, const struct canvas *canvas, int w,
                    const struct match_row *row)
{
    char text[INNER_TEXT];
    const char *label;
    int half = w / 2 - 8;
    if (row->kind == ROW_EVENT) {
        inner_event(view, canvas, row->event, row->stands, INNER_NAME, text, sizeof text);
        return canvas_width_of(canvas, text) <= half - 1 && half >= AGG_GAP + 16;
    }
    match_row_across(view, row, &label, text, sizeof text);
    return canvas_width_of(canvas, text) <= (row->kind == ROW_DECISION ? w - 2 : half - AGG_GAP);
}

int match_row_print(const struct view *view, struct canvas *canvas, struct rect area, int y,
                    const struct match_row *row)
{
    char text[INNER_TEXT], minute[16], what[INNER_TEXT];
    const char *label = minute;
    if (row->kind == ROW_EVENT) {
        const struct event *event = &view->edition->events.v[row->event];
        struct event_mark mark = inner_mark(event, row->stands);
        inner_minute(event, minute, sizeof minute);
        inner_event(view, canvas, row->event, row->stands, INNER_NAME, what, sizeof what);
        uint32_t team = inner_team(view, row->match, row->side);
        words_set(text, sizeof text, "%s", what);
        if (team != ID_NONE)
            words_add(text, sizeof text, ", %s  ", words_team(view->edition, team, 0));
        canvas_glyph(canvas, area.x + 8, y, mark.style, mark.glyph);
    } else {
        match_row_across(view, row, &label, what, sizeof what);
        text[0] = '\0';
    }
    if (row->scored)
        words_add(text, sizeof text, "%d-%d", row->score[HOME], row->score[AWAY]);
    if (row->kind == ROW_EVENT && row->summed)
        words_add(text, sizeof text, ", %d-%d on aggregate", row->agg[TOP], row->agg[BOTTOM]);
    if (row->kind != ROW_EVENT && *what)
        words_add(text, sizeof text, "%s%s", *text ? ", " : "", what);
    canvas_text_right(canvas, area.x + 7, y, 7, STYLE_TEXT, label);
    struct rect rest = {area.x + 10, y, area.w > 20 ? area.w - 10 : 10, ROWS_ANY};
    int rows = inner_text(canvas, rest, STYLE_TEXT, text);
    return y + (rows > 0 ? rows : 1);
}
