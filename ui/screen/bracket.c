/* The bracket: a tree of every round, which the arrows walk. */
#include <stdio.h>
#include <string.h>

#include "model/tie.h"
#include "screen/bracket_parts.h"
#include "screen/words.h"

static void bracket_title(const struct view *view, char *left, size_t left_size, char *right,
                          size_t right_size)
{
    snprintf(left, left_size, "Bracket");
    words_moment(view, ID_NONE, right, right_size);
}

/* -- drawing ----------------------------------------------------------------------------------- */

/* A rule with what the marks mean at its right; at its left whose path is lit. */
static void draw_legend(const struct view *view, struct canvas *canvas,
                        const struct bracket_layout *layout)
{
    static const struct {
        enum glyph glyph;
        enum style style;
        const char *text;
    } marks[] = {{GLYPH_THROUGH, STYLE_THROUGH, " through   "},
                 {GLYPH_STANDS, STYLE_STANDS, " as it stands "}};
    struct rect area = layout->area;
    int y = layout->legend_y, x = area.x + area.w - 33;

    if (y < 0)
        return;
    draw_rule(canvas, area, y);
    if (x < area.x + 1)
        return;
    x += canvas_text(canvas, x, y, 1, STYLE_TEXT, " ");
    for (int i = 0; i < 2; i++) {
        canvas_glyph(canvas, x, y, marks[i].style, marks[i].glyph);
        x += 1 + canvas_text(canvas, x + 1, y, 20, STYLE_QUIET, marks[i].text);
    }
    if (view->focus.lit != ID_NONE)
        canvas_printf(canvas, area.x + 1, y, area.w - 36, STYLE_PATH, " %s path of %s ",
                      canvas->ascii ? "+" : "»", view->edition->teams.v[view->focus.lit].name);
}

/* Where there is no row for headings, the tree's left edge says that there is more. */
static void draw_more(const struct view *view, struct canvas *canvas,
                      const struct bracket_layout *layout)
{
    int x = layout->tree.x, end = layout->tree.y + layout->tree.h;

    if (layout->heading_rows > 0 || layout->tree.h < 1 || view->still)
        return;
    if (layout->top > 0)
        canvas_glyph(canvas, x, layout->tree.y, STYLE_KEY, GLYPH_MORE_UP);
    if (layout->top + layout->tree.h < layout->rows)
        canvas_glyph(canvas, x, end - 1, STYLE_KEY, GLYPH_MORE_DOWN);
}

static void draw_info(const struct view *view, struct canvas *canvas, struct rect area)
{
    if (!view->focus.info || view->still || view->focus.tie == ID_NONE)
        return;
    draw_sources(view, canvas, area, area.y, view->focus.tie, ID_NONE);
}

static void bracket_draw(const struct view *view, struct canvas *canvas, struct rect area)
{
    struct rect clip = canvas_clip(canvas, area);
    struct bracket_layout layout;
    struct bar_line line = {.day = INSTANT_UNKNOWN, .reach = INSTANT_UNKNOWN};

    bracket_lay_out(&layout, view->edition, &view->focus, area);
    if (layout.mode == BRACKET_NONE) {
        canvas_text_centred(canvas, area.x, area.y + area.h / 2, area.w, STYLE_QUIET,
                            "This edition has no bracket.");
        canvas_clip(canvas, clip);
        return;
    }
    if (layout.rule_y >= 0)
        draw_rule(canvas, area, layout.rule_y);
    bracket_draw_headings(view, canvas, &layout);
    canvas_clip(canvas, layout.tree);
    bracket_draw_tree(view, canvas, &layout);
    canvas_clip(canvas, area);
    draw_more(view, canvas, &layout);
    draw_legend(view, canvas, &layout);
    bracket_draw_words(view, canvas, &layout);
    if (layout.bar_y >= 0) {
        line.count = bracket_days(view, &line.marks);
        draw_bar(view, canvas, area, layout.bar_y, &line);
    }
    draw_info(view, canvas, area);
    canvas_clip(canvas, clip);
}

/* -- keys -------------------------------------------------------------------------------------- */

/* A tie of one match has no more to say than the match. */
static struct effect open_tie(const struct view *view, uint32_t id)
{
    bool one = tie_matches_known(view->edition, id, view->now) == 1;

    return (struct effect){.kind = EFFECT_OPEN, .screen = one ? SCREEN_MATCH : SCREEN_TIE};
}

/* The upper team's path, then the lower one's, then none. */
static struct effect light(const struct view *view, struct focus *focus)
{
    uint32_t team[2], lit = focus->lit;

    for (int side = TOP; side <= BOTTOM; side++)
        team[side] = slot_at(view->edition, focus->tie, side, view->now);
    if (lit != ID_NONE && lit == team[TOP])
        focus->lit = team[BOTTOM];
    else if (lit != ID_NONE && lit == team[BOTTOM])
        focus->lit = ID_NONE;
    else
        focus->lit = team[TOP] != ID_NONE ? team[TOP] : team[BOTTOM];
    if (lit == ID_NONE && focus->lit == ID_NONE)
        return (struct effect){.kind = EFFECT_MESSAGE, .message = "no team is in this tie so far"};
    return (struct effect){.kind = EFFECT_NONE};
}

static struct effect bracket_act(const struct view *view, struct focus *focus, enum action action,
                                 struct rect area)
{
    struct bracket_layout layout;
    uint32_t tie = focus->tie;

    if (tie == ID_NONE)
        return (struct effect){.kind = EFFECT_NONE};
    if (act_sources(view, focus, action, area, tie, ID_NONE))
        return (struct effect){.kind = EFFECT_NONE};
    switch (action) {
    case ACTION_OPEN:
        return open_tie(view, tie);
    case ACTION_PATH:
        return light(view, focus);
    case ACTION_NEXT:
        tie = tie_beside(view->edition, tie, 1);
        break;
    case ACTION_PREVIOUS:
        tie = tie_beside(view->edition, tie, -1);
        break;
    default:
        bracket_lay_out(&layout, view->edition, focus, area);
        tie = bracket_walk(&layout, view->edition, focus, action);
        break;
    }
    if (tie == focus->tie && (action == ACTION_NEXT || action == ACTION_PREVIOUS))
        return (struct effect){.kind = EFFECT_MESSAGE, .message = "no other tie in this round"};
    if (tie != focus->tie)
        focus_tie(view->edition, view->now, focus, tie);
    return (struct effect){.kind = EFFECT_NONE};
}

static struct scope bracket_scope(const struct view *view)
{
    (void)view;
    return scope_edition();
}

const struct screen bracket_screen = {
    .name = "bracket",
    .title = bracket_title,
    .draw = bracket_draw,
    .print = bracket_print,
    .act = bracket_act,
    .scope = bracket_scope,
    .bar = true,
};
