#include <stdio.h>
#include <string.h>

#include "screen/aside.h"
#include "screen/shootout_look.h"

enum { PRINT_LINEAR_BELOW = 60 };

static bool shootout_present(const struct view *view, const char **why)
{
    struct match_state state = {0};
    if (inner_match(view))
        match_at(view->edition, view->focus.match, view->now, &state);
    *why = "no shoot-out so far";
    return state.shootout;
}

static void shootout_title(const struct view *view, char *left, size_t left_size, char *right,
                           size_t right_size)
{
    const struct match *match = inner_match(view);
    struct shootout_state state;
    struct match_state at;
    left[0] = right[0] = '\0';
    if (match && match->tie != ID_NONE)
        tie_label(view->edition, match->tie, left, left_size);
    words_add(left, left_size, *left ? ", shoot-out" : "Shoot-out");
    if (!match)
        return;
    shootout_at(view->edition, view->focus.match, view->now, &state);
    words_moment(view, view->focus.match, right, right_size);
    match_at(view->edition, view->focus.match, view->now, &at);
    if (view->now.at == INSTANT_END || match_is_over(&at) || !state.seen)
        return;
    words_date(view, view->now.at, view->focus.match, true, right, right_size);
    words_add(right, right_size, "  after kick %u", state.seen);
}

/* -- layout ------------------------------------------------------------------------------------ */

struct layout {
    struct rect mainly, aside;
    bool rules;
    int before_rows, grid_y, grid_pairs; /* grid_pairs 0: no grid */
    struct rect list, chart, words;      /* chart.h 0: none */
};

static void lay_out(const struct view *view, const struct canvas *canvas, struct rect area,
                    const struct shootout_shown *s, struct layout *l)
{
    unsigned has = aside_has(view, s->match, ASIDE_LEGS);
    aside_split(area, has != 0, &l->mainly, &l->aside);
    int h = area.h, w = l->mainly.w, pairs = kick_grid_pairs(&s->kicks);
    l->rules = h >= 14;
    l->aside.y += l->rules;
    l->aside.h -= l->rules;
    l->before_rows = h >= 6 ? inner_centred_lines(canvas, w - 2, s->before) : 0;
    l->before_rows = l->before_rows > 2 ? 2 : l->before_rows;
    int y = area.y + l->rules + 1 + l->before_rows;
    /* The grid is the bar too: it is there before the first kick. */
    bool grid = h >= 16 && (s->kicks.seen > 0 || !match_is_over(&s->state));
    l->grid_pairs = grid ? kick_grid_fit(view, canvas, w, pairs) : 0;
    l->grid_y = y += h >= 20;
    if (grid)
        y += GRID_ROWS + (h >= 30) + l->rules;
    else
        y += l->rules && h < 20;
    int rest = area.y + area.h - y, words = 0;
    for (const char *line = s->words; line && *line;
         line = strchr(line, '\n') ? strchr(line, '\n') + 1 : NULL) {
        char one[INNER_TEXT];
        snprintf(one, sizeof one, "%.*s", (int)strcspn(line, "\n"), line);
        words += inner_lines(canvas, w - 2, one);
    }
    words = rest < 4 ? 0 : words > rest / 2 ? rest / 2 : words;
    int rule = l->rules && words > 0;
    l->list = (struct rect){l->mainly.x, y, w, rest - words - rule};
    l->words = (struct rect){l->mainly.x + 1, y + l->list.h + rule, w - 2, words};
    l->chart = aside_chart_below(view, &l->list, (int)s->lines.n);
}

/* -- drawing ----------------------------------------------------------------------------------- */

/* The first pair of the window: the one that holds the selected kick, with as many before it as
 * fit.
 */
static int first_pair(const struct view *view, const struct shootout_shown *s, int count)
{
    const struct match *m = inner_match(view);
    int pairs = kick_grid_pairs(&s->kicks), at = -1;
    if (count >= pairs)
        return 0;
    if (s->index != UINT32_MAX) {
        int side = view->edition->kicks.v[m->kick_first + s->index].side;
        for (uint32_t i = 0; i <= s->index; i++) {
            const struct kick *kick = &view->edition->kicks.v[m->kick_first + i];
            at += kick->side == side && kick_counts(kick);
        }
    }
    if (s->last && s->kicks.next != SIDE_NONE)
        at = s->kicks.taken[s->kicks.next];
    int first = at - count + 1;
    return first < 0 ? 0 : first > pairs - count ? pairs - count : first;
}

static void draw_list(const struct view *view, struct canvas *canvas, const struct layout *l,
                      const struct shootout_shown *s)
{
    uint32_t selected = 0;
    for (uint32_t i = 0; i < s->lines.n; i++)
        if (s->lines.v[i].kick != ID_NONE &&
            s->lines.v[i].kick - inner_match(view)->kick_first == s->index)
            selected = i;
    int rows = (int)s->lines.n, most = rows - l->list.h;
    /* The kick to come stays in sight below the last. */
    int first = (s->last ? rows - 1 : (int)selected + l->list.h / 2) - l->list.h + 1;
    first = most <= 0 || first < 0 ? 0 : first > most ? most : first;
    for (int i = 0; i < l->list.h && first + i < rows; i++)
        kick_line_draw(view, canvas, l->list, l->list.y + i, s->match, &s->kicks,
                       &s->lines.v[first + i],
                       !view->still && (uint32_t)(first + i) == selected && s->index != UINT32_MAX);
    draw_scroll_signs(canvas, l->list, first > 0, first < most);
    if (rows == 0 && l->list.h > 0)
        canvas_text_centred(canvas, l->list.x, l->list.y, l->list.w, STYLE_QUIET,
                            match_is_over(&s->state) ? "the kicks themselves are not known"
                                                     : "no kick so far");
}

static int draw_words(struct canvas *canvas, struct rect area, const char *words)
{
    char line[INNER_TEXT];
    int y = area.y;
    while (*words && y < area.y + area.h) {
        size_t len = strcspn(words, "\n"), indent = strspn(words, " ");
        snprintf(line, sizeof line, "%.*s", (int)len, words);
        struct rect rows = {area.x + (int)indent, y, area.w - (int)indent, area.y + area.h - y};
        y += inner_text(canvas, rows, STYLE_TEXT, line);
        words += len + (words[len] == '\n');
    }
    return y;
}

static void draw_all(const struct view *view, struct canvas *canvas, struct rect area,
                     const struct layout *l, const struct shootout_shown *s)
{
    int y = area.y;
    if (l->rules)
        draw_rule(canvas, area, y++);
    inner_score_line(view, canvas, l->mainly, y++, &s->state, true);
    inner_centred(canvas, (struct rect){l->mainly.x + 1, y, l->mainly.w - 2, l->before_rows},
                  STYLE_TEXT, s->before);
    if (l->grid_pairs)
        kick_grid_draw(view, canvas, l->mainly, l->grid_y, s->match, &s->kicks,
                       first_pair(view, s, l->grid_pairs), l->grid_pairs,
                       view->still ? UINT32_MAX : s->index);
    if (l->rules)
        canvas_rule(canvas, l->mainly.x, l->list.y - 1, l->mainly.w, STYLE_RULE, GLYPH_HLINE);
    draw_list(view, canvas, l, s);
    if (l->rules && l->words.h)
        canvas_rule(canvas, l->mainly.x, l->words.y - 1, l->mainly.w, STYLE_RULE, GLYPH_HLINE);
    aside_chart(view, canvas, l->chart);
    draw_words(canvas, l->words, s->words);
    if (l->aside.w)
        aside_draw(view, canvas, l->aside, s->match, ASIDE_ALL_LEGS | ASIDE_LINEUPS);
}

static void shootout_draw(const struct view *view, struct canvas *canvas, struct rect area)
{
    struct shootout_shown *s = arena_alloc(view->scratch, sizeof *s);
    struct layout l;
    const char *why;
    struct rect clip = canvas_narrow(canvas, area);
    if (!shootout_present(view, &why)) {
        canvas_text_centred(canvas, area.x, area.y + area.h / 2, area.w, STYLE_QUIET, why);
    } else if (view->focus.info) {
        draw_sources(view, canvas, area, area.y, ID_NONE, view->focus.match);
    } else {
        shootout_look(view, canvas, s);
        lay_out(view, canvas, area, s, &l);
        draw_all(view, canvas, area, &l, s);
    }
    canvas_clip(canvas, clip);
}

/* -- plain text -------------------------------------------------------------------------------- */

static int print_grid(const struct view *view, struct canvas *canvas, struct rect area, int y,
                      const struct shootout_shown *s)
{
    int pairs = kick_grid_pairs(&s->kicks), count = kick_grid_fit(view, canvas, area.w, pairs);
    for (int first = 0; first < pairs; first += count)
        y = kick_grid_draw(view, canvas, area, y, s->match, &s->kicks, first, count, UINT32_MAX) +
            1;
    return y;
}

static int print_kicks(const struct view *view, struct canvas *canvas, struct rect area, int y,
                       const struct shootout_shown *s)
{
    bool table = area.w >= 72;
    for (uint32_t i = 0; i < s->lines.n && table; i++)
        table = kick_line_fits(view, canvas, area, s->match, &s->lines.v[i]);
    for (uint32_t i = 0; i < s->lines.n; i++) {
        if (table)
            kick_line_draw(view, canvas, area, y++, s->match, &s->kicks, &s->lines.v[i], false);
        else
            y = kick_line_print(view, canvas, area, y, s->match, &s->kicks, &s->lines.v[i]);
    }
    if (s->lines.n == 0)
        y += inner_text(canvas, (struct rect){area.x + 1, y, area.w - 1, ROWS_ANY}, STYLE_QUIET,
                        "The kicks themselves are not known.");
    return y;
}

/* Notes of kicks, for which the table has no room. */
static int print_notes(const struct view *view, struct canvas *canvas, struct rect area, int y,
                       const struct shootout_shown *s)
{
    char text[INNER_TEXT];
    for (uint32_t i = 0; i < s->lines.n; i++) {
        uint32_t id = s->lines.v[i].kick;
        if (id == ID_NONE || !view->edition->kicks.v[id].note || !match_is_over(&s->state))
            continue;
        kick_words_of(view, canvas, s->match, id - inner_match(view)->kick_first, text,
                      sizeof text);
        y += inner_text(canvas, (struct rect){area.x + 1, y, area.w - 1, ROWS_ANY}, STYLE_TEXT,
                        text);
    }
    return y;
}

static int shootout_print(const struct view *view, struct canvas *canvas, int y)
{
    struct shootout_shown *s = arena_alloc(view->scratch, sizeof *s);
    const char *why;
    if (!shootout_present(view, &why))
        return y +
               canvas_paragraph(canvas, (struct rect){0, y, canvas->w, ROWS_ANY}, STYLE_QUIET, why);
    shootout_look(view, canvas, s);
    struct rect area = inner_page(canvas, y);
    struct rect lines = {1, 0, area.w > 3 ? area.w - 2 : 1, ROWS_ANY};
    draw_rule(canvas, area, y++);
    y = inner_print_score(view, canvas, area, y, &s->state, true);
    lines.y = y;
    y += inner_centred(canvas, lines, STYLE_TEXT, s->before) + 1;
    if (area.w >= PRINT_LINEAR_BELOW && s->lines.n)
        y = print_grid(view, canvas, area, y, s);
    draw_rule(canvas, area, y++);
    y = print_kicks(view, canvas, area, y, s);
    draw_rule(canvas, area, y++);
    y = draw_words(canvas, (struct rect){1, y, lines.w, ROWS_ANY}, s->words);
    if (area.w >= 72)
        y = print_notes(view, canvas, area, y, s);
    if (view->sources)
        y = draw_sources(view, canvas, area, y + 1, ID_NONE, s->match);
    return y;
}

/* -- keys -------------------------------------------------------------------------------------- */

static void select_kick(struct focus *focus, const struct shootout_shown *s, int64_t index)
{
    if (s->kicks.seen == 0)
        return;
    index = index < 0 ? 0 : index;
    /* The last one is followed. */
    focus->kick = index >= (int64_t)s->kicks.seen - 1 ? UINT32_MAX : (uint32_t)index;
}

/* The next or previous kick of the same side. */
static int64_t same_side(const struct view *view, const struct shootout_shown *s, int step)
{
    const struct kick *kicks = &view->edition->kicks.v[inner_match(view)->kick_first];
    int64_t at = s->index;
    do
        at += step;
    while (at >= 0 && at < (int64_t)s->kicks.seen && kicks[at].side != kicks[s->index].side);
    return at >= 0 && at < (int64_t)s->kicks.seen ? at : s->index;
}

/* The next shoot-out of the round. */
static struct effect go_beside(const struct view *view, struct focus *focus, int step)
{
    uint32_t tie = inner_match(view)->tie, from = tie;
    while (tie != ID_NONE && (tie = tie_beside(view->edition, tie, step)) != from) {
        const struct tie *t = &view->edition->ties.v[tie];
        for (uint32_t i = t->match_count; i-- > 0;) {
            struct match_state state;
            match_at(view->edition, t->match_first + i, view->now, &state);
            if (state.shootout) {
                focus_match(view->edition, focus, t->match_first + i);
                return (struct effect){.kind = EFFECT_NONE};
            }
        }
    }
    return (struct effect){.kind = EFFECT_MESSAGE,
                           .message = "no other shoot-out in this round so far"};
}

/* The moment goes to the selected kick; it is at the last one seen already. */
static struct effect go_there(const struct view *view, struct focus *focus,
                              const struct shootout_shown *s)
{
    if (s->index == UINT32_MAX || s->last)
        return (struct effect){.kind = EFFECT_MESSAGE,
                               .message = s->last && s->kicks.seen ? "this is the last kick so far"
                                                                   : "no kick so far"};
    const struct kick *kick = &view->edition->kicks.v[inner_match(view)->kick_first + s->index];
    struct log_place place = {s->match, kick->place};
    focus->kick = UINT32_MAX; /* it is the last one then, and what comes is followed */
    return (struct effect){.kind = EFFECT_SEEK,
                           .moment = log_moment(view->edition, log_step_end(view->edition, place))};
}

static struct effect shootout_act(const struct view *view, struct focus *focus, enum action action,
                                  struct rect area)
{
    struct effect none = {.kind = EFFECT_NONE};
    struct shootout_shown *s = arena_alloc(view->scratch, sizeof *s);
    struct canvas paper;
    struct layout l;
    if (!inner_match(view) || !focus ||
        act_sources(view, focus, action, area, ID_NONE, view->focus.match))
        return none;
    canvas_init_growing(&paper, view->scratch, 1, false);
    shootout_look(view, &paper, s);
    lay_out(view, &paper, area, s, &l);
    int64_t page = l.list.h > 2 ? l.list.h - 1 : 1, index = s->index;
    if (action == ACTION_OPEN)
        return go_there(view, focus, s);
    if (action == ACTION_NEXT || action == ACTION_PREVIOUS)
        return go_beside(view, focus, action == ACTION_NEXT ? 1 : -1);
    if (s->index == UINT32_MAX)
        return none;
    if (action == ACTION_UP || action == ACTION_DOWN)
        select_kick(focus, s, index + (action == ACTION_UP ? -1 : 1));
    else if (action == ACTION_LEFT || action == ACTION_RIGHT)
        select_kick(focus, s, same_side(view, s, action == ACTION_LEFT ? -1 : 1));
    else if (action == ACTION_PAGE_UP || action == ACTION_PAGE_DOWN)
        select_kick(focus, s, index + (action == ACTION_PAGE_UP ? -page : page));
    else if (action == ACTION_FIRST || action == ACTION_LAST)
        select_kick(focus, s, action == ACTION_FIRST ? 0 : INT64_MAX);
    return none;
}

static const char *shootout_hint(const struct view *view, enum action action)
{
    struct shootout_state state;
    if (action == ACTION_OPEN) {
        if (!inner_match(view))
            return "";
        shootout_at(view->edition, view->focus.match, view->now, &state);
        return view->focus.kick < state.seen && view->focus.kick + 1 < state.seen ? "go there" : "";
    }
    if (action == ACTION_STEP_ON)
        return "kick";
    return action == ACTION_UP ? "select" : action == ACTION_LEFT ? "same side" : NULL;
}

static struct scope shootout_scope(const struct view *view)
{
    if (!inner_match(view))
        return scope_edition();
    return (struct scope){SCOPE_SHOOTOUT, view->focus.match, INSTANT_UNKNOWN};
}

const struct screen shootout_screen = {
    .name = "shootout",
    .title = shootout_title,
    .draw = shootout_draw,
    .print = shootout_print,
    .act = shootout_act,
    .present = shootout_present,
    .hint = shootout_hint,
    .scope = shootout_scope,
};
