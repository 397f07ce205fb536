/* Help: the keys that work on the screen it was asked from, by group, from the table of actions. */
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "keymap.h"
#include "screen/words.h"

#define TWO_COLUMNS_FROM 76
#define LEAST_WRAPPED 8 /* narrower text is cut off instead */

struct help_lines {
    struct canvas *canvas; /* NULL: only counts */
    struct rect area;
    int y; /* of the next line */
    int keys_width;
};

static void names_of(const struct view *view, int action, char *buf, size_t size)
{
    keymap_names(view->keymap, (enum action)action, KEYS_MOST, false, buf, size);
}

static bool listed(const struct view *view, int action, int group)
{
    return actions[action].group == group && actions[action].screens & 1u << view->focus.help_for &&
           view->keymap->keys[action][0] != KEY_NONE;
}

/* Cells of the widest keys of groups first .. last-1. */
static int keys_width(const struct view *view, int first, int last)
{
    int width = 0;
    for (int i = 1; i < ACTION_COUNT; i++) {
        char names[96];
        names_of(view, i, names, sizeof names);
        int cells = utf8_width(names);
        if (actions[i].group >= first && actions[i].group < last &&
            listed(view, i, actions[i].group) && cells > width)
            width = cells;
    }
    return width;
}

/* Writes text in as many rows of w cells as it needs, breaking at blanks; returns them. */
static int put_wrapped(struct canvas *canvas, int x, int y, int w, const char *text)
{
    char line[160];
    int rows = 0;
    if (w < LEAST_WRAPPED) {
        if (canvas)
            canvas_text(canvas, x, y, w, STYLE_TEXT, text);
        return 1;
    }
    while (*text) {
        size_t len = utf8_clip(text, w, NULL), cut = len;
        while (text[len] && cut > 0 && text[cut] != ' ')
            cut--;
        if (cut > 0)
            len = cut;
        if (canvas) {
            snprintf(line, sizeof line, "%.*s", (int)len, text);
            canvas_text(canvas, x, y + rows, w, STYLE_TEXT, line);
        }
        text += len;
        text += strspn(text, " ");
        rows++;
    }
    return rows;
}

static void put_action(const struct view *view, struct help_lines *lines, int action)
{
    char names[96];
    int x = lines->area.x + 2, text_x = x + lines->keys_width + 2;
    int w = lines->area.x + lines->area.w - 1 - text_x;
    names_of(view, action, names, sizeof names);
    if (lines->canvas)
        canvas_text(lines->canvas, x, lines->y, lines->keys_width, STYLE_KEY, names);
    lines->y += put_wrapped(lines->canvas, text_x, lines->y, w, actions[action].explain);
}

/* A group's heading and its actions, and a blank line after it. */
static void put_group(const struct view *view, struct help_lines *lines, int group)
{
    bool any = false;
    for (int i = 1; i < ACTION_COUNT; i++) {
        if (!listed(view, i, group))
            continue;
        if (!any) {
            if (lines->canvas)
                canvas_text(lines->canvas, lines->area.x + 1, lines->y, lines->area.w - 1,
                            STYLE_HEADING, group_titles[group]);
            lines->y++;
            any = true;
        }
        put_action(view, lines, i);
    }
    lines->y += any;
}

/* Writes (or, without a canvas, only counts) groups first .. last-1 from row y of a column; returns
 * the row after. */
static int put_column(const struct view *view, struct canvas *canvas, struct rect column, int y,
                      int first, int last)
{
    struct help_lines lines = {canvas, column, y, keys_width(view, first, last)};
    for (int group = first; group < last; group++)
        put_group(view, &lines, group);
    return lines.y > y ? lines.y - 1 : y;
}

/* All of it in one column, or in two where the area is wide: in the two that are most even. */
static int put_all(const struct view *view, struct canvas *canvas, struct rect area, int y)
{
    if (area.w < TWO_COLUMNS_FROM)
        return put_column(view, canvas, area, y, 0, GROUP_COUNT);
    struct rect left = area, right = area;
    left.w = area.w / 2;
    right.x += left.w;
    right.w -= left.w;
    int best = 1, best_end = INT_MAX;
    for (int at = 1; at < GROUP_COUNT; at++) {
        int a = put_column(view, NULL, left, y, 0, at);
        int b = put_column(view, NULL, right, y, at, GROUP_COUNT);
        if ((a > b ? a : b) < best_end) {
            best = at;
            best_end = a > b ? a : b;
        }
    }
    put_column(view, canvas, left, y, 0, best);
    put_column(view, canvas, right, y, best, GROUP_COUNT);
    return best_end;
}

static int scroll_most(const struct view *view, struct rect area)
{
    int over = put_all(view, NULL, area, 0) - (area.h - 1);
    return over > 0 ? over : 0;
}

static int scrolled(const struct view *view, struct rect area)
{
    return scroll_after(ACTION_NONE, view->focus.scroll, scroll_most(view, area), 0);
}

static void help_title(const struct view *view, char *left, size_t left_size, char *right,
                       size_t right_size)
{
    bool kicks = view->focus.help_for == SCREEN_SHOOTOUT; /* its name is a command's word */
    snprintf(left, left_size, "Keys: %s",
             kicks ? "shoot-out" : screens[view->focus.help_for]->name);
    snprintf(right, right_size, "%s", "");
}

static void help_draw(const struct view *view, struct canvas *canvas, struct rect area)
{
    if (!view->keymap)
        return;
    int scroll = scrolled(view, area);
    canvas_rule(canvas, area.x, area.y, area.w, STYLE_RULE, GLYPH_HLINE);
    struct rect list = {area.x, area.y + 1, area.w, area.h - 1};
    struct rect before = canvas_clip(canvas, list);
    put_all(view, canvas, list, list.y - scroll);
    canvas_clip(canvas, before);
    draw_scroll_signs(canvas, list, scroll > 0, scroll < scroll_most(view, area));
}

static int help_print(const struct view *view, struct canvas *canvas, int y)
{
    if (!view->keymap)
        return y;
    return put_all(view, canvas, (struct rect){0, y, canvas->w, INT_MAX}, y);
}

static struct effect help_act(const struct view *view, struct focus *focus, enum action action,
                              struct rect area)
{
    int page = area.h > 3 ? area.h - 2 : 1;
    focus->scroll = scroll_after(action, view->focus.scroll, scroll_most(view, area), page);
    return (struct effect){.kind = EFFECT_NONE};
}

static const char *help_hint(const struct view *view, enum action action)
{
    (void)view;
    return action == ACTION_UP ? "scroll" : action == ACTION_LEFT ? "" : NULL;
}

const struct screen help_screen = {
    .name = "help",
    .title = help_title,
    .draw = help_draw,
    .print = help_print,
    .act = help_act,
    .hint = help_hint,
};
