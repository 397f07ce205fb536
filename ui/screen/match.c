#include <stdio.h>
#include <string.h>

#include "screen/aside.h"
#include "screen/match_axis.h"
#include "screen/match_look.h"

enum { PRINT_LINEAR_BELOW = 60, CLOCK_BESIDE_FROM = 60 };

/* -- title ------------------------------------------------------------------------------------- */

static void match_title(const struct view *view, char *left, size_t left_size, char *right,
                        size_t right_size)
{
    words_set(left, left_size, "Match");
    right[0] = '\0';
    if (!inner_match(view))
        return;
    words_match(view->edition, view->focus.match, left, left_size);
    words_moment(view, view->focus.match, right, right_size);
}

/* -- layout ------------------------------------------------------------------------------------ */

struct layout {
    struct rect mainly, aside;
    unsigned sections; /* of the aside */
    bool rules;
    int status_rows, circumstance_rows;
    bool axis;
    int depths[2];                  /* of the axis: rows of marks */
    struct rect list, chart, words; /* chart.h 0: none */
    struct canvas paper;            /* the whole list, of which the screen shows a part */
};

static int at_most(int value, int most)
{
    return value < most ? value : most;
}

static int at_least(int value, int least)
{
    return value > least ? value : least;
}

/* -- the list ---------------------------------------------------------------------------------- */

/* What follows the events: what is not known of them, and the line-ups where they do not stand
 * beside. */
static int draw_after(const struct view *view, struct canvas *canvas, struct rect area, int y,
                      const struct match_shown *s, bool lineups)
{
    if (s->rows.n == 0 && s->state.entries > 0)
        canvas_text_centred(canvas, area.x, y++, area.w, STYLE_QUIET, "nothing to tell yet");
    struct rect rest = {area.x + 2, y, area.w - 4, ROWS_ANY};
    y += inner_centred(canvas, rest, STYLE_QUIET, s->coverage);
    rest.y = y;
    y += inner_centred(canvas, rest, STYLE_QUIET, s->coaches);
    if (lineups) {
        struct rect columns = {area.x + 2, y, area.w - 4, ROWS_ANY};
        int end = lineups_draw(view, canvas, columns, y + 1, s->match);
        y = end > y + 1 ? end : y;
    }
    return y;
}

static void draw_paper(const struct view *view, struct layout *l, const struct match_shown *s,
                       bool ascii)
{
    struct canvas *paper = &l->paper;
    canvas_init_growing(paper, view->scratch, l->list.w > 0 ? l->list.w : 1, ascii);
    struct rect whole = {0, 0, paper->w, ROWS_ANY};
    for (uint32_t i = 0; i < s->rows.n; i++)
        match_row_draw(view, paper, whole, (int)i, &s->rows.v[i], !view->still && i == s->selected);
    draw_after(view, paper, whole, (int)s->rows.n, s, l->aside.w == 0);
}

/* The axis is the bar too: it is there as soon as there is something to move on. */
static bool has_axis(const struct view *view, const struct match_shown *s)
{
    return s->state.phase != PHASE_UNKNOWN ||
           (s->state.status == MATCH_SCHEDULED && inner_match(view)->precision == PRECISION_MINUTE);
}

static void lay_out(const struct view *view, const struct canvas *canvas, struct rect area,
                    const struct match_shown *s, struct layout *l)
{
    unsigned has = aside_has(view, s->match, ASIDE_LEGS | ASIDE_KICKS | ASIDE_LINEUPS);
    aside_split(area, has != 0, &l->mainly, &l->aside);
    l->sections = has;
    int h = area.h, w = l->mainly.w;
    l->rules = h >= 14;
    l->aside.y += l->rules;
    l->aside.h -= l->rules;
    bool few = (int)s->rows.n + 5 <= h; /* the list leaves room for a third */
    l->status_rows = at_most(inner_centred_lines(canvas, w - 2, s->status), h >= 20 || few ? 3
                                                                            : h >= 9       ? 2
                                                                            : h >= 6       ? 1
                                                                                           : 0);
    l->circumstance_rows =
        h >= 16 ? at_most(inner_centred_lines(canvas, w - 2, s->circumstances), h >= 20 ? 3 : 1)
                : 0;
    l->axis = has_axis(view, s) && h >= 18 && w >= AXIS_WIDTH_LEAST;
    match_axis_depths(view, l->mainly, &s->state, &s->rows, h < 24 ? 1 : 3, l->depths);
    int y = area.y + l->rules + 1 + l->status_rows + l->circumstance_rows;
    if (l->axis)
        y += match_axis_rows(l->depths);
    y += l->rules;
    int rest = area.y + area.h - y, need = inner_lines(canvas, w - 2, s->words);
    int words = rest < 3 ? 0 : need > 1 && rest >= 12 ? at_most(need, 3) : 1;
    l->list = (struct rect){l->mainly.x, y, w, rest > words ? rest - words : 0};
    l->words = (struct rect){l->mainly.x + 1, y + l->list.h, w - 2, words};
    draw_paper(view, l, s, canvas->ascii);
    l->chart = aside_chart_below(view, &l->list, l->paper.h);
}

/* The paper's first row shown, so that the selected one is in sight. On the last one, what follows
 * it can be scrolled to. */
static int first_row(const struct view *view, const struct layout *l, const struct match_shown *s,
                     int rows)
{
    int most = rows - l->list.h, selected = s->selected == UINT32_MAX ? 0 : (int)s->selected;
    if (most <= 0)
        return 0;
    int first = selected - l->list.h / 2;
    if (selected + 1 >= (int)s->rows.n) {
        first = selected - l->list.h + 1 + view->focus.scroll;
        if (first < 0)
            first = 0;
    }
    return first < 0 ? 0 : at_most(first, most);
}

static void draw_list(const struct view *view, struct canvas *canvas, const struct layout *l,
                      const struct match_shown *s)
{
    if (l->list.h <= 0 || l->list.w <= 0)
        return;
    int first = first_row(view, l, s, l->paper.h);
    canvas_copy(canvas, l->list, &l->paper, first);
    for (int i = 0; i < l->list.h && (uint32_t)(first + i) < s->rows.n; i++)
        canvas_hit(canvas, (struct rect){l->list.x, l->list.y + i, l->list.w, 1}, HIT_ENTRY,
                   s->rows.v[first + i].entry);
    draw_scroll_signs(canvas, l->list, first > 0, first + l->list.h < l->paper.h);
}

/* -- drawing ----------------------------------------------------------------------------------- */

static void draw_head(const struct view *view, struct canvas *canvas, struct rect area,
                      const struct layout *l, const struct match_shown *s)
{
    int y = area.y, x = l->mainly.x + 1, w = l->mainly.w - 2;
    if (l->rules)
        draw_rule(canvas, area, y++);
    inner_score_line(view, canvas, l->mainly, y, &s->state, false);
    if (match_is_on(&s->state) && l->mainly.w >= CLOCK_BESIDE_FROM) {
        char clock[32];
        words_clock(view, s->match, clock, sizeof clock);
        int at = x + w - at_least(canvas_width_of(canvas, clock), 7);
        canvas_glyph(canvas, at - 2, y, STYLE_LIVE, GLYPH_LIVE);
        canvas_text(canvas, at, y, 31, STYLE_LIVE, clock);
    }
    y++;
    inner_centred(canvas, (struct rect){x, y, w, l->status_rows}, STYLE_TEXT, s->status);
    y += l->status_rows;
    inner_centred(canvas, (struct rect){x, y, w, l->circumstance_rows}, STYLE_QUIET,
                  s->circumstances);
    y += l->circumstance_rows;
    if (l->axis) {
        struct rect axis = {l->mainly.x, y, l->mainly.w, match_axis_rows(l->depths)};
        match_axis_draw(view, canvas, axis, l->depths, &s->state, &s->rows, s->selected);
        y += axis.h;
    }
    if (l->rules)
        canvas_rule(canvas, l->mainly.x, y, l->mainly.w, STYLE_RULE, GLYPH_HLINE);
}

static void match_draw(const struct view *view, struct canvas *canvas, struct rect area)
{
    struct match_shown *s = arena_alloc(view->scratch, sizeof *s);
    struct layout l;
    struct rect clip = canvas_narrow(canvas, area);
    if (!inner_match(view)) {
        canvas_text_centred(canvas, area.x, area.y + area.h / 2, area.w, STYLE_QUIET,
                            "no match so far");
    } else if (view->focus.info) {
        draw_sources(view, canvas, area, area.y, ID_NONE, view->focus.match);
    } else {
        match_look(view, area.w < CLOCK_BESIDE_FROM, s);
        lay_out(view, canvas, area, s, &l);
        draw_head(view, canvas, area, &l, s);
        draw_list(view, canvas, &l, s);
        aside_chart(view, canvas, l.chart);
        inner_text(canvas, l.words, STYLE_TEXT, s->words);
        if (l.aside.w)
            aside_draw(view, canvas, l.aside, s->match, l.sections);
    }
    canvas_clip(canvas, clip);
}

/* -- plain text -------------------------------------------------------------------------------- */

/* Minutes down the middle; where it is narrow one after another. */
static int print_rows(const struct view *view, struct canvas *canvas, struct rect area, int y,
                      const struct match_shown *s)
{
    for (uint32_t i = 0; i < s->rows.n; i++) {
        if (area.w >= PRINT_LINEAR_BELOW)
            match_row_draw(view, canvas, area, y++, &s->rows.v[i], false);
        else
            y = match_row_print(view, canvas, area, y, &s->rows.v[i]);
    }
    return y;
}

/* What the rows have no room for: how goals were scored, notes, long names. */
static int print_details(const struct view *view, struct canvas *canvas, struct rect area, int y,
                         const struct match_shown *s)
{
    char text[2 * INNER_TEXT];
    int from = y;
    for (uint32_t i = 0; i < s->rows.n; i++) {
        bool fits =
            area.w < PRINT_LINEAR_BELOW || match_row_fits(view, canvas, area.w, &s->rows.v[i]);
        if (fits && !match_row_says_more(view, &s->rows.v[i]))
            continue;
        match_row_words(view, &s->rows.v[i], text, sizeof text);
        if (y == from)
            y++;
        y += inner_text(canvas, (struct rect){area.x + 1, y, area.w - 1, ROWS_ANY}, STYLE_TEXT,
                        text);
    }
    return y;
}

static int match_print(const struct view *view, struct canvas *canvas, int y)
{
    struct match_shown *s = arena_alloc(view->scratch, sizeof *s);
    if (!inner_match(view))
        return y;
    match_look(view, true, s);
    struct rect area = inner_page(canvas, y);
    struct rect lines = {1, 0, area.w > 3 ? area.w - 2 : 1, ROWS_ANY};
    draw_rule(canvas, area, y++);
    y = inner_print_score(view, canvas, area, y, &s->state, false);
    lines.y = y;
    y += inner_centred(canvas, lines, STYLE_TEXT, s->status);
    lines.y = y;
    y += inner_centred(canvas, lines, STYLE_QUIET, s->circumstances);
    if (area.w >= PRINT_LINEAR_BELOW && s->state.phase != PHASE_UNKNOWN) {
        int depths[2];
        match_axis_depths(view, area, &s->state, &s->rows, 3, depths);
        match_axis_draw(view, canvas, (struct rect){0, y, area.w, 0}, depths, &s->state, &s->rows,
                        UINT32_MAX);
        y += match_axis_rows(depths);
    }
    draw_rule(canvas, area, y++);
    y = print_rows(view, canvas, area, y, s);
    y = draw_after(view, canvas, area, y, s, true);
    y = print_details(view, canvas, area, y, s);
    if (view->sources)
        y = draw_sources(view, canvas, area, y + 1, ID_NONE, s->match);
    return y;
}

/* -- keys -------------------------------------------------------------------------------------- */

/* The next (step 1) or previous match of the round: first the tie's other legs. */
static void go_beside(const struct view *view, struct focus *focus, int step)
{
    const struct match *match = inner_match(view);
    if (match->tie == ID_NONE) {
        const struct group *group =
            match->group == ID_NONE ? NULL : &view->edition->groups.v[match->group];
        if (group && group->match_count) {
            uint32_t at = focus->match - group->match_first, count = group->match_count;
            focus_match(view->edition, focus,
                        group->match_first + (at + (step > 0 ? 1 : count - 1)) % count);
        }
        return;
    }
    const struct tie *tie = &view->edition->ties.v[match->tie];
    uint32_t at = focus->match - tie->match_first;
    if (step > 0 && at + 1 < inner_matches(view, match->tie)) {
        focus_match(view->edition, focus, focus->match + 1);
    } else if (step < 0 && at > 0) {
        focus_match(view->edition, focus, focus->match - 1);
    } else {
        uint32_t beside = tie_beside(view->edition, match->tie, step);
        uint32_t count = inner_matches(view, beside);
        if (count)
            focus_match(view->edition, focus,
                        view->edition->ties.v[beside].match_first + (step > 0 ? 0 : count - 1));
    }
}

/* The leg before or after in the tie. */
static struct effect go_leg(const struct view *view, struct focus *focus, int step)
{
    const struct match *match = inner_match(view);
    uint32_t at =
        match->tie == ID_NONE ? 0 : focus->match - view->edition->ties.v[match->tie].match_first;
    if (step < 0 ? at == 0 : match->tie == ID_NONE || at + 1 >= inner_matches(view, match->tie))
        return inner_no_further(step);
    focus->scroll = 0;
    focus_match(view->edition, focus, step < 0 ? focus->match - 1 : focus->match + 1);
    return (struct effect){.kind = EFFECT_NONE};
}

/* How far what follows the last row can be scrolled, while that is selected. */
static int scroll_most(const struct view *view, struct rect area, const struct match_shown *s)
{
    struct canvas paper;
    struct layout l;
    struct view unscrolled = *view;
    if (s->selected != UINT32_MAX && s->selected + 1 < s->rows.n)
        return 0;
    canvas_init_growing(&paper, view->scratch, 1, false);
    lay_out(view, &paper, area, s, &l);
    unscrolled.focus.scroll = 0;
    int most = l.paper.h - l.list.h - first_row(&unscrolled, &l, s, l.paper.h);
    return most > 0 ? most : 0;
}

/* Selects a row, counted from the first; past the last one it scrolls what follows. */
static void select_row(const struct view *view, struct focus *focus, struct rect area,
                       const struct match_shown *s, int64_t row)
{
    int64_t last = (int64_t)s->rows.n - 1, now = s->selected == UINT32_MAX ? 0 : s->selected;
    focus->scroll = at_most(focus->scroll, scroll_most(view, area, s));
    if (row > last && now >= last) {
        focus->scroll = at_most(focus->scroll + 1, scroll_most(view, area, s));
    } else if (row < now && focus->scroll > 0) {
        focus->scroll--;
    } else if (last >= 0) {
        row = row < 0 ? 0 : row;
        /* The last one is followed: what comes is selected as it comes. */
        focus->entry = row >= last ? UINT32_MAX : s->rows.v[row].entry;
    }
}

/* An earlier event than the last: the row that the moment would go to. */
static bool goes_there(const struct match_rows *rows, uint32_t selected)
{
    return selected != UINT32_MAX && selected + 1 < rows->n &&
           rows->v[selected].kind != ROW_SHOOTOUT;
}

static struct effect open_row(const struct view *view, struct focus *focus,
                              const struct match_shown *s)
{
    if (goes_there(&s->rows, s->selected)) {
        struct log_place place = {s->match, s->rows.v[s->selected].entry};
        place = log_step_end(view->edition, place);
        focus->entry = UINT32_MAX; /* it is the last one then, and what comes is followed */
        focus->scroll = 0;
        return (struct effect){.kind = EFFECT_SEEK, .moment = log_moment(view->edition, place)};
    }
    if (s->state.shootout)
        return (struct effect){.kind = EFFECT_OPEN, .screen = SCREEN_SHOOTOUT};
    return (struct effect){.kind = EFFECT_MESSAGE, .message = "no shoot-out so far"};
}

static struct effect match_act(const struct view *view, struct focus *focus, enum action action,
                               struct rect area)
{
    struct effect none = {.kind = EFFECT_NONE};
    const struct effect alone = {.kind = EFFECT_MESSAGE, .message = "no other match in this round"};
    uint32_t match = focus ? focus->match : ID_NONE;
    struct match_shown *s = arena_alloc(view->scratch, sizeof *s);
    struct layout l;
    struct canvas paper;
    if (!inner_match(view) || !focus ||
        act_sources(view, focus, action, area, ID_NONE, view->focus.match))
        return none;
    match_look(view, area.w < CLOCK_BESIDE_FROM, s);
    canvas_init_growing(&paper, view->scratch, 1, false);
    lay_out(view, &paper, area, s, &l);
    int64_t page = l.list.h > 2 ? l.list.h - 1 : 1,
            row = s->selected == UINT32_MAX ? 0 : s->selected;
    switch (action) {
    case ACTION_UP:
    case ACTION_DOWN:
        select_row(view, focus, area, s, action == ACTION_UP ? row - 1 : row + 1);
        break;
    case ACTION_PAGE_UP:
    case ACTION_PAGE_DOWN:
        focus->scroll = action == ACTION_PAGE_UP ? 0 : focus->scroll;
        select_row(view, focus, area, s, action == ACTION_PAGE_UP ? row - page : row + page);
        break;
    case ACTION_FIRST:
    case ACTION_LAST:
        focus->scroll = 0;
        focus->entry = action == ACTION_FIRST && s->rows.n > 1 ? s->rows.v[0].entry : UINT32_MAX;
        break;
    case ACTION_LEFT:
    case ACTION_RIGHT:
        return go_leg(view, focus, action == ACTION_LEFT ? -1 : 1);
    case ACTION_NEXT:
    case ACTION_PREVIOUS:
        focus->scroll = 0;
        go_beside(view, focus, action == ACTION_NEXT ? 1 : -1);
        return focus->match == match ? alone : none;
    case ACTION_OPEN:
        return open_row(view, focus, s);
    default:
        break;
    }
    return none;
}

static bool match_present(const struct view *view, const char **why)
{
    *why = "no match so far";
    return inner_match(view) != NULL;
}

static const char *match_hint(const struct view *view, enum action action)
{
    struct match_state state;
    struct match_rows rows;
    const struct match *match = inner_match(view);
    if (action == ACTION_UP)
        return "event";
    if (!match || (action != ACTION_LEFT && action != ACTION_OPEN))
        return NULL;
    if (action == ACTION_LEFT)
        return inner_others(view, match->tie);
    match_at(view->edition, view->focus.match, view->now, &state);
    match_rows_make(view, view->focus.match, &state, &rows);
    if (goes_there(&rows, match_rows_find(view, &rows)))
        return "go there";
    return state.shootout ? "shoot-out" : "";
}

static struct scope match_scope(const struct view *view)
{
    if (!inner_match(view))
        return scope_edition();
    return (struct scope){SCOPE_MATCH, view->focus.match, INSTANT_UNKNOWN};
}

const struct screen match_screen = {
    .name = "match",
    .title = match_title,
    .draw = match_draw,
    .print = match_print,
    .act = match_act,
    .present = match_present,
    .hint = match_hint,
    .scope = match_scope,
};
