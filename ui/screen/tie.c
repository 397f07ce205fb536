#include <stdio.h>
#include <string.h>

#include "screen/aside.h"
#include "screen/tie_parts.h"

enum {
    CHART_WIDTH_LEAST = 50,
    CHART_ROWS_FROM = 18, /* of the whole screen */
};

static void tie_title(const struct view *view, char *left, size_t left_size, char *right,
                      size_t right_size)
{
    left[0] = right[0] = '\0';
    if (!tie_in_focus(view)) {
        snprintf(left, left_size, "Tie");
        return;
    }
    const struct tie *tie = &view->edition->ties.v[view->focus.tie];
    const struct round *round = &view->edition->rounds.v[tie->round];
    size_t len = strlen(round->name);
    /* "Quarter-final 1" of the "Quarter-finals"; other rounds by their brief name. */
    if (round->tie_count > 1 && len > 6 && strcmp(round->name + len - 6, "finals") == 0)
        words_add(left, left_size, "%.*s %u", (int)len - 1, round->name, tie->number);
    else
        tie_label(view->edition, view->focus.tie, left, left_size);
    struct tie_state state;
    tie_at(view->edition, view->focus.tie, view->now, &state);
    words_moment(view, state.match_now, right, right_size);
    if (state.phase != TIE_ON || view->now.at == INSTANT_END)
        return;
    char clock[32];
    const char *leg = words_leg(view->edition, state.match_now);
    words_date(view, view->now.at, state.match_now, true, right, right_size);
    words_add(right, right_size, "  %s%s%s", leg, *leg ? " " : "",
              words_clock(view, state.match_now, clock, sizeof clock));
}

/* -- the plan ---------------------------------------------------------------------------------- */

/* How much of it a screen of some height shows. */
struct plan {
    enum leg_detail detail;
    bool gaps, chart;
};

static int rows_needed(const struct view *view, const struct canvas *canvas,
                       const struct tie_shown *s, struct rect area, struct plan plan)
{
    struct tie_table t = tie_table_lay(view, canvas, s, area);
    int rows = t.rows + plan.gaps +
               tie_legs_height(view, s, tie_leg_columns(s, area.w), plan.detail, plan.gaps);
    /* With gaps the chart has its heading and the names of the legs too. */
    if (plan.chart)
        rows += chart_rows_least(&s->chart) + (plan.gaps ? 3 : 0);
    return rows;
}

static struct plan make_plan(const struct view *view, const struct canvas *canvas,
                             const struct tie_shown *s, struct rect area, bool chart)
{
    static const struct plan plans[] = {
        {LEG_ALL, true, true},       {LEG_CARDS, true, true},    {LEG_WEIGHTY, true, true},
        {LEG_GOALS, true, true},     {LEG_WEIGHTY, false, true}, {LEG_GOALS, false, true},
        {LEG_ALL, true, false},      {LEG_CARDS, true, false},   {LEG_WEIGHTY, true, false},
        {LEG_WEIGHTY, false, false}, {LEG_GOALS, false, false},
    };
    for (size_t i = 0; i < sizeof plans / sizeof plans[0]; i++)
        if ((chart || !plans[i].chart) && rows_needed(view, canvas, s, area, plans[i]) <= area.h)
            return plans[i];
    return (struct plan){LEG_CARDS, true, false}; /* and it scrolls */
}

static int draw_chart(const struct view *view, struct canvas *canvas, struct rect area, int y,
                      const struct tie_shown *s, bool heading)
{
    int end = area.y + area.h;
    if (heading) {
        canvas_text(canvas, area.x + 2, y, area.w - 2, STYLE_HEADING,
                    tie_has_aggregate(view, s) ? "AGGREGATE" : "SCORE");
        if (s->chart.untimed)
            canvas_text(canvas, area.x + 13, y, area.w - 13, STYLE_QUIET,
                        "not all minutes known: goals at the end of their half");
        y++;
    }
    struct rect rows = {area.x + 2, y, area.w - 2, end - y};
    return y + chart_draw(view, canvas, rows, &s->chart);
}

static int draw_body(const struct view *view, struct canvas *canvas, struct rect area, int y,
                     const struct tie_shown *s, struct plan plan)
{
    y = tie_table_draw(view, canvas, area, y, s) + plan.gaps;
    y = tie_legs_draw(view, canvas, area, y, s, plan.detail, plan.gaps);
    if (plan.chart && s->count)
        y = draw_chart(view, canvas, area, y + plan.gaps, s, plan.gaps);
    return y;
}

/* -- drawing ----------------------------------------------------------------------------------- */

struct layout {
    struct rect body, aside, words;
    struct plan plan;
    bool rules, kicks;
    int most; /* rows that can be scrolled */
};

/* The chart is the bar too: it is there as soon as there is something to move on. */
static bool has_chart(const struct view *view, const struct tie_shown *s)
{
    return s->count > 0 && (s->chart.now > 0 || chart_is_known(view, &s->chart));
}

static void lay_out(const struct view *view, const struct canvas *canvas, struct rect area,
                    const struct tie_shown *s, struct layout *l)
{
    struct rect mainly;
    uint32_t match = view->focus.match;
    l->kicks = match != ID_NONE && aside_has(view, match, ASIDE_KICKS);
    aside_split(area, l->kicks, &mainly, &l->aside);
    l->rules = area.h >= 14;
    l->aside.y += l->rules;
    l->aside.h -= l->rules;
    int words = inner_lines(canvas, mainly.w - 2, s->last);
    words = area.h < 8 ? 0 : words > (area.h >= 20 ? 3 : 1) ? (area.h >= 20 ? 3 : 1) : words;
    int below = words ? words + l->rules : 0;
    l->body = mainly;
    l->body.y += l->rules;
    l->body.h -= l->rules + below;
    l->body.h = l->body.h < 0 ? 0 : l->body.h;
    l->words = (struct rect){mainly.x + 1, area.y + area.h - words, mainly.w - 2, words};
    l->plan =
        make_plan(view, canvas, s, l->body,
                  has_chart(view, s) && area.h >= CHART_ROWS_FROM && mainly.w >= CHART_WIDTH_LEAST);
    l->most = rows_needed(view, canvas, s, l->body, l->plan) - l->body.h;
    l->most = l->plan.chart || l->most < 0 ? 0 : l->most;
}

static void draw_all(const struct view *view, struct canvas *canvas, struct rect area,
                     const struct tie_shown *s)
{
    struct layout l;
    lay_out(view, canvas, area, s, &l);
    int scroll = view->focus.scroll > l.most ? l.most
                 : view->focus.scroll < 0    ? 0
                                             : view->focus.scroll;
    if (l.rules)
        draw_rule(canvas, area, area.y);
    struct rect clip = canvas_narrow(canvas, l.body);
    draw_body(view, canvas, l.body, l.body.y - scroll, s, l.plan);
    draw_scroll_signs(canvas, l.body, scroll > 0, scroll < l.most);
    canvas_clip(canvas, clip);
    if (l.rules && l.words.h)
        canvas_rule(canvas, l.body.x, l.words.y - 1, l.body.w, STYLE_RULE, GLYPH_HLINE);
    inner_text(canvas, l.words, STYLE_TEXT, s->last + strspn(s->last, " "));
    if (l.aside.w)
        aside_draw(view, canvas, l.aside, view->focus.match, ASIDE_KICKS | ASIDE_LINEUPS);
}

static void tie_draw(const struct view *view, struct canvas *canvas, struct rect area)
{
    struct tie_shown *s = arena_alloc(view->scratch, sizeof *s);
    struct rect clip = canvas_narrow(canvas, area);
    if (!tie_in_focus(view)) {
        canvas_text_centred(canvas, area.x, area.y + area.h / 2, area.w, STYLE_QUIET,
                            "no tie so far");
    } else if (view->focus.info) {
        draw_sources(view, canvas, area, area.y, view->focus.tie, ID_NONE);
    } else {
        tie_look(view, s);
        s->chart.bar = true;
        draw_all(view, canvas, area, s);
    }
    canvas_clip(canvas, clip);
}

/* -- plain text -------------------------------------------------------------------------------- */

static int print_table(const struct view *view, struct canvas *canvas, struct rect area, int y,
                       const struct tie_shown *s)
{
    struct tie_table t = tie_table_lay(view, canvas, s, area);
    char name[INNER_NAME];
    bool fits = true;
    for (int side = TOP; side <= BOTTOM; side++) {
        slot_words(view->edition, s->tie, side, view->now, INNER_NAME, name, sizeof name);
        fits = fits && canvas_width_of(canvas, name) <= t.names;
        if (!fits)
            y += inner_text(canvas, (struct rect){area.x + 1, y, area.w - 1, ROWS_ANY}, STYLE_TEXT,
                            name);
    }
    return tie_table_draw(view, canvas, area, y, s);
}

static int print_legs(const struct view *view, struct canvas *canvas, struct rect area, int y,
                      const struct tie_shown *s)
{
    int columns = tie_leg_columns(s, area.w), slot = area.w / columns;
    bool fits = true;
    for (uint32_t i = 0; i < s->count; i++)
        fits = fits && leg_fits(view, canvas, slot - (columns > 1 ? 5 : 3), s->first + i);
    if (fits)
        return tie_legs_draw(view, canvas, area, y, s, LEG_ALL, true);
    struct rect text = {area.x + 1, y, area.w - 1, ROWS_ANY};
    for (uint32_t i = 0; i < s->count; i++)
        y = leg_print(view, canvas, text, y + (i > 0), s->first + i);
    return y;
}

static int tie_print(const struct view *view, struct canvas *canvas, int y)
{
    struct tie_shown *s = arena_alloc(view->scratch, sizeof *s);
    if (!tie_in_focus(view))
        return y;
    tie_look(view, s);
    struct rect area = inner_page(canvas, y);
    draw_rule(canvas, area, y++);
    y = print_table(view, canvas, area, y, s) + 1;
    y = print_legs(view, canvas, area, y, s);
    if (s->count && s->chart.now > 0 && area.w >= CHART_WIDTH_LEAST) {
        struct rect rows = {0, y + 1, area.w, 0};
        rows.h = chart_rows_least(&s->chart) + 4; /* one row a level, heading and legs' names */
        y = draw_chart(view, canvas, rows, y + 1, s, true);
    }
    if (*s->last) {
        draw_rule(canvas, area, y++);
        y += inner_text(canvas, (struct rect){1, y, area.w - 1, ROWS_ANY}, STYLE_TEXT,
                        s->last + strspn(s->last, " "));
    }
    if (view->sources)
        y = draw_sources(view, canvas, area, y + 1, s->tie, ID_NONE);
    return y;
}

/* -- keys -------------------------------------------------------------------------------------- */

static struct effect select_leg(const struct view *view, struct focus *focus,
                                const struct tie_shown *s, int step)
{
    uint32_t at = focus->match < s->first || focus->match >= s->first + s->count
                      ? 0
                      : focus->match - s->first;
    if (step < 0 ? at == 0 : at + 1 >= s->count)
        return inner_no_further(step);
    focus_match(view->edition, focus, s->first + (step < 0 ? at - 1 : at + 1));
    return (struct effect){.kind = EFFECT_NONE};
}

static struct effect scroll_by(const struct view *view, struct focus *focus, struct rect area,
                               const struct tie_shown *s, enum action action)
{
    struct canvas paper;
    struct layout l;
    canvas_init_growing(&paper, view->scratch, 1, false);
    lay_out(view, &paper, area, s, &l);
    if (l.most == 0)
        return (struct effect){.kind = EFFECT_MESSAGE, .message = "nothing to scroll"};
    int page = l.body.h > 2 ? l.body.h - 1 : 1;
    focus->scroll = scroll_after(action, focus->scroll, l.most, page);
    return (struct effect){.kind = EFFECT_NONE};
}

static struct effect go_beside(const struct view *view, struct focus *focus, uint32_t tie, int step)
{
    uint32_t beside = tie_beside(view->edition, tie, step);
    if (beside == tie)
        return (struct effect){.kind = EFFECT_MESSAGE, .message = "no other tie in this round"};
    focus->scroll = 0;
    focus_tie(view->edition, view->now, focus, beside);
    return (struct effect){.kind = EFFECT_NONE};
}

static struct effect tie_act(const struct view *view, struct focus *focus, enum action action,
                             struct rect area)
{
    struct effect none = {.kind = EFFECT_NONE};
    struct tie_shown *s = arena_alloc(view->scratch, sizeof *s);
    if (!tie_in_focus(view) || !focus ||
        act_sources(view, focus, action, area, view->focus.tie, ID_NONE))
        return none;
    tie_look(view, s);
    switch (action) {
    case ACTION_LEFT:
    case ACTION_RIGHT:
        return select_leg(view, focus, s, action == ACTION_LEFT ? -1 : 1);
    case ACTION_UP:
    case ACTION_DOWN:
    case ACTION_PAGE_UP:
    case ACTION_PAGE_DOWN:
    case ACTION_FIRST:
    case ACTION_LAST:
        return scroll_by(view, focus, area, s, action);
    case ACTION_NEXT:
    case ACTION_PREVIOUS:
        return go_beside(view, focus, s->tie, action == ACTION_NEXT ? 1 : -1);
    case ACTION_OPEN:
        if (focus->match != ID_NONE && s->count)
            return (struct effect){.kind = EFFECT_OPEN, .screen = SCREEN_MATCH};
        return (struct effect){.kind = EFFECT_MESSAGE, .message = "no match so far"};
    default:
        break;
    }
    return none;
}

static bool tie_present(const struct view *view, const char **why)
{
    *why = "no tie so far";
    return tie_in_focus(view);
}

static const char *tie_hint(const struct view *view, enum action action)
{
    if (action == ACTION_OPEN)
        return "match";
    if (action == ACTION_LEFT)
        return inner_others(view, view->focus.tie);
    return action == ACTION_UP ? "" : NULL;
}

static struct scope tie_scope(const struct view *view)
{
    if (!tie_in_focus(view))
        return scope_edition();
    return (struct scope){SCOPE_TIE, view->focus.tie, INSTANT_UNKNOWN};
}

const struct screen tie_screen = {
    .name = "tie",
    .title = tie_title,
    .draw = tie_draw,
    .print = tie_print,
    .act = tie_act,
    .present = tie_present,
    .hint = tie_hint,
    .scope = tie_scope,
};
