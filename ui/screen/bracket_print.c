/* The bracket as plain text: whole, in as many blocks of rounds as the width asks for. Declared in
 * bracket_parts.h. */
#include <stdio.h>

#include "screen/bracket_parts.h"
#include "screen/words.h"

enum { WIDTH_OF_TREES = 30 };

static int print_block(const struct view *view, struct canvas *canvas,
                       const struct bracket_layout *layout)
{
    struct rect clip = canvas->clip;

    bracket_draw_headings(view, canvas, layout);
    bracket_draw_tree(view, canvas, layout);
    canvas_clip(canvas, clip);
    return layout->tree.y + layout->rows;
}

/* Blocks of rounds; the last round of one is the first of the next. */
static int print_trees(const struct view *view, struct canvas *canvas, int y)
{
    const struct bracket *bracket = view->edition->bracket;
    struct bracket_layout layout;
    uint32_t base = 0, count;

    do {
        count = bracket_lay_out_block(&layout, view->edition, base, canvas->w, y);
        y = print_block(view, canvas, &layout) + 1;
        base += count > 1 ? count - 1 : count;
    } while (base + (count > 1) < bracket->column_count);
    return y;
}

/* Each round by itself. */
static int print_lists(const struct view *view, struct canvas *canvas, int y)
{
    const struct bracket *bracket = view->edition->bracket;
    struct bracket_layout layout;

    for (uint32_t base = 0; base < bracket->column_count; base++) {
        bracket_lay_out_list(&layout, view->edition, base, canvas->w, y);
        y = print_block(view, canvas, &layout) + 1;
    }
    return y;
}

/* over: the champion is known, and with him what the note on the whole may tell. */
static int print_sources(const struct view *view, struct canvas *canvas, int y, bool over)
{
    struct rect room = {3, y, canvas->w - 3, ROWS_ANY};
    char label[128];

    if (over && view->edition->note) {
        canvas_text(canvas, 1, room.y++, canvas->w - 1, STYLE_HEADING, "NOTES");
        y = room.y + canvas_paragraph(canvas, room, STYLE_TEXT, view->edition->note) + 1;
    }
    for (uint32_t tie = 0; tie < view->edition->ties.n; tie++) {
        struct rect area = {2, y + 1, canvas->w - 2, ROWS_ANY};

        tie_label(view->edition, tie, label, sizeof label);
        canvas_text(canvas, 1, y, canvas->w - 1, STYLE_HEADING, label);
        y = draw_sources(view, canvas, area, y + 1, tie, ID_NONE) + 1;
    }
    return y;
}

int bracket_print(const struct view *given, struct canvas *canvas, int y)
{
    struct view view = *given;
    const struct bracket *bracket = view.edition->bracket;
    char text[600];

    view.still = true;
    if (!bracket || bracket->column_count == 0) {
        struct rect room = {1, y, canvas->w - 1, 64};

        y += canvas_paragraph(canvas, room, STYLE_TEXT, "This edition has no bracket.");
        return view.edition->groups.n > 0 ? table_screen.print(&view, canvas, y) : y;
    }
    draw_rule(canvas, (struct rect){0, y, canvas->w, 1}, y);
    y = canvas->w < WIDTH_OF_TREES ? print_lists(&view, canvas, y + 1)
                                   : print_trees(&view, canvas, y + 1);
    y = bracket_print_words(&view, canvas, y);
    words_champion(&view, text, sizeof text);
    if (*text) {
        struct rect room = {1, y, canvas->w - 1, 64};

        words_add(text, sizeof text, ".");
        y += canvas_paragraph(canvas, room, STYLE_THROUGH, text);
    }
    return view.sources ? print_sources(&view, canvas, y + 1, *text) : y;
}
