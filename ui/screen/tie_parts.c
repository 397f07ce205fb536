#include "screen/tie_parts.h"

#include <stdio.h>
#include <string.h>

#include "screen/changed.h"

enum {
    LEG_CELLS = 38, /* a leg's slot at least, where legs stand side by side */
    LEG_CELLS_MOST = 60
};

/* -- the table --------------------------------------------------------------------------------- */

enum { FIGURES = 5, NAMES_LEAST = 14, NAMES_MOST = 26, BESIDE_LEAST = 34 };

static int sentence_rows(const struct canvas *canvas, const struct tie_shown *s, int w)
{
    int rows = 0;
    for (int i = 0; i < s->sentence_count; i++)
        rows += inner_lines(canvas, w, s->sentence[i]);
    return rows;
}

struct tie_table tie_table_lay(const struct view *view, const struct canvas *canvas,
                               const struct tie_shown *s, struct rect area)
{
    struct tie_table t = {.x = area.x + 2};
    int figures = FIGURES * (int)s->count + (tie_has_aggregate(view, s) ? FIGURES + 1 : 0) +
                  (s->state.shootout ? 4 : 0);
    int most = area.w - 3 - figures, names = area.w >= 60 ? NAMES_LEAST : 8;
    for (int side = TOP; side <= BOTTOM; side++) {
        char text[INNER_NAME];
        slot_words(view->edition, s->tie, side, view->now, NAMES_MOST, text, sizeof text);
        int w = canvas_width_of(canvas, text);
        names = w > names ? w : names;
    }
    names = names > NAMES_MOST ? NAMES_MOST : names;
    t.names = names < most ? names : most > 3 ? most : 3;
    t.leg = t.x + t.names + 1;
    t.agg = t.leg + FIGURES * (int)s->count + 1;
    int end = t.x + t.names + 1 + figures + 1;
    t.beside = area.x + area.w - end >= BESIDE_LEAST ? end : 0;
    int rows = sentence_rows(canvas, s, t.beside ? area.x + area.w - t.beside - 1 : area.w - 3);
    t.header = tie_has_aggregate(view, s) || s->count > 1;
    int teams = t.header + 2;
    t.rows = !t.beside ? teams + rows : rows > teams ? rows : teams;
    return t;
}

static const char *column_name(const struct view *view, const struct tie_shown *s, uint32_t match)
{
    const struct match *m = &view->edition->matches.v[match];
    if (m->role != ROLE_LEG)
        return m->role == ROLE_REPLAY ? "rep" : "p-o";
    return !tie_has_aggregate(view, s) ? "" : m->leg == 0 ? "1st" : "2nd";
}

/* The figures of a side at a moment; "" where none stands. */
struct figures {
    char (*leg)[16]; /* a match each, in the scratch arena */
    char agg[16], kicks[16];
};

static void figures_of(const struct view *view, const struct tie_shown *s,
                       const struct tie_state *state, int side, struct figures *f)
{
    bool any = false;
    f->leg = arena_alloc(view->scratch, (s->count + 1) * sizeof *f->leg);
    f->agg[0] = f->kicks[0] = '\0';
    for (uint32_t i = 0; i < s->count; i++) {
        int score[2];
        struct match_state match;
        match_at(view->edition, s->first + i, view->now, &match);
        f->leg[i][0] = '\0';
        if (!inner_has_score(&match) ||
            !tie_leg_score(view->edition, s->first + i, view->now, score))
            continue;
        any = true;
        snprintf(f->leg[i], sizeof f->leg[i],
                 match.score_known || !match_is_over(&match) ? "%d" : "?", score[side]);
    }
    if (tie_has_aggregate(view, s) && any) {
        int agg[2];
        words_aggregate(view, s->tie, state, agg);
        snprintf(f->agg, sizeof f->agg, state->score_known ? "%d" : "?", agg[side]);
    }
    if (state->shootout)
        snprintf(f->kicks, sizeof f->kicks, "(%d)", state->kicks[side]);
}

/* Writes a figure that ends before column end; what the last step changed stands out. */
static void draw_figure(struct canvas *canvas, int end, int y, enum style style, const char *text,
                        const char *before)
{
    int w = canvas_text_right(canvas, end, y, 5, style, text);
    if (strcmp(text, before) != 0)
        canvas_mark(canvas, (struct rect){end - w, y, w, 1}, STYLE_COUNT, CELL_CHANGED);
}

static void draw_figures(const struct view *view, struct canvas *canvas, const struct tie_table *t,
                         int y, const struct tie_shown *s, int side)
{
    struct figures now, before;
    figures_of(view, s, &s->state, side, &now);
    before = now;
    if (changed_any(view)) {
        struct view then = changed_before(view);
        struct tie_state state;
        tie_at(then.edition, s->tie, then.now, &state);
        figures_of(&then, s, &state, side, &before);
    }
    for (uint32_t i = 0; i < s->count; i++)
        draw_figure(canvas, t->leg + FIGURES * (int)i + 2, y, STYLE_TEXT, now.leg[i],
                    before.leg[i]);
    int end = t->agg + 2;
    draw_figure(canvas, end, y, STYLE_SCORE, now.agg, before.agg);
    if (!tie_has_aggregate(view, s))
        end = t->leg + FIGURES * (int)s->count - 3;
    draw_figure(canvas, end + 1 + (int)strlen(now.kicks), y, STYLE_SCORE, now.kicks, before.kicks);
}

static void draw_team(const struct view *view, struct canvas *canvas, const struct tie_table *t,
                      int y, const struct tie_shown *s, int side)
{
    const struct tie_state *state = &s->state;
    bool won = state->winner == side, stands = state->winner == SIDE_NONE && state->stands == side;
    bool lost = state->winner != SIDE_NONE && !won;
    enum style style = won      ? STYLE_THROUGH
                       : stands ? STYLE_STANDS
                       : lost   ? STYLE_QUIET
                                : STYLE_TEXT;
    char name[INNER_NAME];
    slot_words(view->edition, s->tie, side, view->now, t->names, name, sizeof name);
    canvas_text(canvas, t->x, y, t->names, style, name);
    if (won || stands)
        canvas_glyph(canvas, t->x - 1, y, style, won ? GLYPH_THROUGH : GLYPH_STANDS);
    draw_figures(view, canvas, t, y, s, side);
}

int tie_table_draw(const struct view *view, struct canvas *canvas, struct rect area, int y,
                   const struct tie_shown *s)
{
    struct tie_table t = tie_table_lay(view, canvas, s, area);
    for (uint32_t i = 0; i < s->count; i++)
        canvas_text(canvas, t.leg + FIGURES * (int)i, y, 3, STYLE_HEADING,
                    column_name(view, s, s->first + i));
    if (tie_has_aggregate(view, s))
        canvas_text(canvas, t.agg, y, 3, STYLE_HEADING, "agg");
    draw_team(view, canvas, &t, y + t.header, s, TOP);
    draw_team(view, canvas, &t, y + t.header + 1, s, BOTTOM);
    int x = t.beside ? t.beside : t.x, w = area.x + area.w - x - 1, row = y + t.header + 2;
    if (t.beside)
        row = sentence_rows(canvas, s, w) > 2 ? y : y + t.header;
    for (int i = 0; i < s->sentence_count; i++)
        row += inner_text(canvas, (struct rect){x, row, w, ROWS_ANY}, STYLE_TEXT, s->sentence[i]);
    return y + t.rows;
}

/* -- the legs ---------------------------------------------------------------------------------- */

int tie_leg_columns(const struct tie_shown *s, int w)
{
    int columns = w / LEG_CELLS;
    columns = columns > (int)s->count ? (int)s->count : columns;
    return columns < 1 ? 1 : columns;
}

/* Rows of the legs, in as many columns; gap: a blank row between those below each other. */
int tie_legs_height(const struct view *view, const struct tie_shown *s, int columns,
                    enum leg_detail detail, bool gap)
{
    int height = 0;
    for (uint32_t i = 0; i < s->count; i += (uint32_t)columns) {
        int most = 0;
        for (uint32_t j = i; j < s->count && j < i + (uint32_t)columns; j++) {
            int rows = leg_rows(view, s->first + j, detail);
            most = rows > most ? rows : most;
        }
        height += most + (i > 0 && gap);
    }
    return height;
}

int tie_legs_draw(const struct view *view, struct canvas *canvas, struct rect area, int y,
                  const struct tie_shown *s, enum leg_detail detail, bool gap)
{
    int columns = tie_leg_columns(s, area.w), slot = area.w / columns;
    slot = slot > LEG_CELLS_MOST ? LEG_CELLS_MOST : slot;
    for (uint32_t i = 0; i < s->count; i += (uint32_t)columns) {
        int bottom = y += i > 0 && gap;
        for (int j = 0; j < columns && i + (uint32_t)j < s->count; j++) {
            struct rect leg = {area.x + 2 + j * slot, y, slot - (columns > 1 ? 5 : 3), 0};
            int end = leg_draw(view, canvas, leg, y, s->first + i + (uint32_t)j, detail);
            bottom = end > bottom ? end : bottom;
        }
        for (int j = 1; j < columns; j++)
            inner_upright(canvas, area.x + j * slot - 1, y, bottom - y);
        y = bottom;
    }
    return y;
}
