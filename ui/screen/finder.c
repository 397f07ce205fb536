/* Declared in finder.h. */
#include "screen/finder.h"

#include <stdio.h>

#include "screen/words.h"

enum { KIND_CELLS = 8, ROOM_FOR_KIND = 44, WHERE_LEAST = 6 };

static int last_row(const struct finder *finder)
{
    return finder && finder->found.count ? (int)finder->found.count - 1 : 0;
}

static int chosen_row(const struct finder *finder, const struct focus *focus)
{
    return scroll_after(ACTION_NONE, focus->scroll, last_row(finder), 0);
}

static const struct name *finder_name(const struct finder *finder, uint32_t row)
{
    struct hit_name hit = finder->found.v[row];
    return &finder->shelves[hit.shelf].index->v[hit.name];
}

const struct name *finder_chosen(const struct finder *finder, const struct focus *focus)
{
    if (!finder || !finder->found.count)
        return NULL;
    return finder_name(finder, (uint32_t)chosen_row(finder, focus));
}

uint32_t finder_shelf(const struct finder *finder, const struct focus *focus)
{
    return finder->found.v[chosen_row(finder, focus)].shelf;
}

static void finder_title(const struct view *view, char *left, size_t left_size, char *right,
                         size_t right_size)
{
    const struct finder *finder = view->finder;
    snprintf(left, left_size, finder && finder->editions ? "Editions" : "Find");
    right[0] = '\0';
    if (finder && finder->typed && finder->found.count)
        snprintf(right, right_size, "%u found", finder->found.all);
}

/* What tells a row from others: where the name is, and its edition where that is another than the
 * one that is open; of an edition that by which it is opened. */
static const char *beside(const struct view *view, const struct canvas *canvas, uint32_t row,
                          int room)
{
    const struct finder *finder = view->finder;
    const struct name *name = finder_name(finder, row);
    uint32_t shelf = finder->found.v[row].shelf;
    if (name->kind == NAME_EDITION)
        return shelf ? finder->sources[shelf - 1] : "open now";
    if (!shelf)
        return name->where;
    const char *title = finder->shelves[shelf].index->title;
    const char *both = arena_printf(view->scratch, "%s, %s", name->where, title);
    return name->where[0] && canvas_width_of(canvas, both) <= room ? both : title;
}

/* "player  Mbappé         France, World Cup 2018": what kind it is where that is not plain. */
static void draw_name(const struct view *view, struct canvas *canvas, struct rect row, uint32_t at)
{
    const struct name *name = finder_name(view->finder, at);
    int x = row.x + 2, end = row.x + row.w - 1;
    if (row.w >= ROOM_FOR_KIND && !view->finder->editions) {
        canvas_text(canvas, x, row.y, KIND_CELLS, STYLE_QUIET, name_kind_words[name->kind]);
        x += KIND_CELLS;
    }
    x += canvas_text(canvas, x, row.y, end - x, STYLE_TEXT, name->text) + 2;
    if (end - x >= WHERE_LEAST)
        canvas_text_right(canvas, end, row.y, end - x, STYLE_QUIET,
                          beside(view, canvas, at, end - x));
}

static void draw_nothing(const struct finder *finder, struct canvas *canvas, struct rect area)
{
    struct rect lines = {area.x + 2, area.y, area.w - 3, area.h};
    canvas_paragraph(canvas, lines, STYLE_QUIET,
                     finder && finder->typed
                         ? "nothing fits"
                         : "Type part of a name: a team, a player, a match, a ground.");
}

static void finder_draw(const struct view *view, struct canvas *canvas, struct rect area)
{
    const struct finder *finder = view->finder;
    draw_rule(canvas, area, area.y);
    struct rect list = {area.x, area.y + 1, area.w, area.h - 1};
    if (!finder || !finder->found.count) {
        draw_nothing(finder, canvas, list);
        return;
    }
    int count = (int)finder->found.count, chosen = chosen_row(finder, &view->focus);
    int first = chosen >= list.h ? chosen - list.h + 1 : 0;
    for (int i = 0; i < list.h && first + i < count; i++) {
        struct rect row = {list.x, list.y + i, list.w, 1};
        draw_name(view, canvas, row, (uint32_t)(first + i));
        if (first + i == chosen)
            draw_selected(canvas, row);
        canvas_hit(canvas, row, HIT_ROW, first + i);
    }
    draw_scroll_signs(canvas, list, first > 0, first + list.h < count);
}

static int finder_print(const struct view *view, struct canvas *canvas, int y)
{
    (void)view;
    (void)canvas;
    return y;
}

static struct effect finder_act(const struct view *view, struct focus *focus, enum action action,
                                struct rect area)
{
    int page = area.h > 3 ? area.h - 2 : 1;
    focus->scroll =
        scroll_after(action, chosen_row(view->finder, focus), last_row(view->finder), page);
    return (struct effect){.kind = EFFECT_NONE};
}

const struct screen finder_screen = {
    .name = "find",
    .title = finder_title,
    .draw = finder_draw,
    .print = finder_print,
    .act = finder_act,
};
