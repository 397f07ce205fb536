#include "screen/words.h"

void draw_rule(struct canvas *canvas, struct rect area, int y)
{
    canvas_rule(canvas, area.x, y, area.w, STYLE_RULE, GLYPH_HLINE);
}

void draw_selected(struct canvas *canvas, struct rect area)
{
    for (int i = 0; i < area.h; i++)
        canvas_glyph(canvas, area.x, area.y + i, STYLE_TEXT, GLYPH_SELECTED);
    canvas_mark(canvas, area, STYLE_COUNT, CELL_SELECTED);
}

/* -- scrolling --------------------------------------------------------------------------------- */

void draw_scroll_signs(struct canvas *canvas, struct rect list, bool above, bool below)
{
    struct rect first = {list.x + list.w - 1, list.y, 1, 1}, last = first;
    last.y += list.h - 1;
    if (list.h < 1)
        return;
    if (above) {
        canvas_glyph(canvas, first.x, first.y, STYLE_KEY, GLYPH_MORE_UP);
        canvas_hit(canvas, first, HIT_UP, 0);
    }
    if (below) {
        canvas_glyph(canvas, last.x, last.y, STYLE_KEY, GLYPH_MORE_DOWN);
        canvas_hit(canvas, last, HIT_DOWN, 0);
    }
}

bool action_scrolls(enum action action)
{
    return action == ACTION_UP || action == ACTION_DOWN || action == ACTION_PAGE_UP ||
           action == ACTION_PAGE_DOWN || action == ACTION_FIRST || action == ACTION_LAST;
}

static int within(int row, int most)
{
    return row < 0 ? 0 : row > most ? most : row;
}

int scroll_after(enum action action, int scroll, int most, int page)
{
    int row = within(scroll, most);
    switch (action) {
    case ACTION_UP:
        return within(row - 1, most);
    case ACTION_DOWN:
        return within(row + 1, most);
    case ACTION_PAGE_UP:
        return within(row - page, most);
    case ACTION_PAGE_DOWN:
        return within(row + page, most);
    case ACTION_FIRST:
        return 0;
    case ACTION_LAST:
        return most;
    default:
        return row;
    }
}
