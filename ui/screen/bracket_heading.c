/* The headings of the bracket's rounds. Declared in bracket_parts.h. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "screen/bracket_parts.h"
#include "screen/words.h"

struct heading {
    const struct view *view;
    struct canvas *canvas;
    const struct bracket_layout *layout;
    int y;
};

static const struct round *round_of(const struct edition *edition, uint32_t column)
{
    return &edition->rounds.v[edition->bracket->columns[column].round];
}

static const char *brief_of(const struct round *round)
{
    return round->brief ? round->brief : round->name ? round->name : round->key;
}

/* In capitals; a name with other letters than ASCII's stays as it is. */
static void name_of(const struct round *round, char *buf, size_t size)
{
    const char *name = round->name ? round->name : round->key;

    words_set(buf, size, "%s", name);
    for (const char *c = buf; *c; c++)
        if ((unsigned char)*c >= 0x80)
            return;
    for (char *c = buf; *c; c++)
        *c = (char)toupper((unsigned char)*c);
}

static int end_of_legs(const struct bracket_lane *lane)
{
    return lane->x + NAME_X + lane->name + 2 * lane->leg + lane->last + (lane->leg <= FIGURE);
}

/* "1st 2nd agg" over the figures; narrow ones are only numbered. Returns the column where it
 * starts. */
static int draw_legs(const struct heading *h, const struct bracket_lane *lane, int y)
{
    bool wide = lane->leg > FIGURE;
    int end = lane->x + NAME_X + lane->name;

    canvas_text_right(h->canvas, end + lane->leg, y, 4, STYLE_QUIET, wide ? "1st" : "1");
    canvas_text_right(h->canvas, end + 2 * lane->leg, y, 4, STYLE_QUIET, wide ? "2nd" : "2");
    canvas_text_right(h->canvas, end_of_legs(lane), y, 4, STYLE_QUIET, "agg");
    return end + lane->leg - (wide ? 3 : 1);
}

/* "‹ R16": the round before the window, at its left. Returns the column after. */
static int draw_before(const struct heading *h, int end)
{
    int x = h->layout->area.x, start = x;

    if (h->layout->base == 0 || h->layout->mode == BRACKET_TWO_SIDED)
        return h->layout->lanes[0].x + NAME_X;
    canvas_glyph(h->canvas, x, h->y, STYLE_KEY, GLYPH_MORE_LEFT);
    x += 2;
    if (end - x > 14)
        x += canvas_text(h->canvas, x, h->y, 8, STYLE_QUIET,
                         brief_of(round_of(h->view->edition, h->layout->base - 1))) +
             2;
    if (!h->view->still)
        canvas_hit(h->canvas, (struct rect){start, h->y, x - start, 1}, HIT_LEFT, 0);
    return x;
}

/* "F ›": the round after the window, at its right. Returns the column where it starts. */
static int draw_after(const struct heading *h)
{
    const struct bracket_lane *last = &h->layout->lanes[h->layout->lane_count - 1];
    const struct bracket *bracket = h->view->edition->bracket;
    int end = h->layout->area.x + h->layout->area.w, start;

    if (h->layout->mode == BRACKET_TWO_SIDED || last->column + 1 >= bracket->column_count)
        return end + 1;
    canvas_glyph(h->canvas, end - 1, h->y, STYLE_KEY, GLYPH_MORE_RIGHT);
    start = end - 1;
    if (last->w > 9)
        start = end - 2 -
                canvas_text_right(h->canvas, end - 2, h->y, 6, STYLE_QUIET,
                                  brief_of(round_of(h->view->edition, last->column + 1)));
    if (!h->view->still)
        canvas_hit(h->canvas, (struct rect){start, h->y, end - start, 1}, HIT_RIGHT, 0);
    return start;
}

/* "↑12 ↓490": ties of the round above and below what is shown; the signs alone for lack of room.
 * Returns the column after. */
static int draw_beyond(const struct heading *h, const uint32_t beyond[2], int x, int end)
{
    char text[16];

    for (int way = 0; way < 2; way++) {
        if (beyond[way] == 0 || x + 1 >= end)
            continue;
        canvas_glyph(h->canvas, x + 1, h->y, STYLE_KEY, way == 0 ? GLYPH_MORE_UP : GLYPH_MORE_DOWN);
        canvas_hit(h->canvas, (struct rect){x + 1, h->y, 1, 1}, way == 0 ? HIT_UP : HIT_DOWN, 0);
        x += 2;
        snprintf(text, sizeof text, "%u", beyond[way]);
        if (x + (int)strlen(text) + (way == 0 && beyond[1] ? 2 : 0) <= end)
            x += canvas_text(h->canvas, x, h->y, end - x, STYLE_QUIET, text);
    }
    return x;
}

static int beyond_width(const uint32_t beyond[2])
{
    return (beyond[0] ? 2 + snprintf(NULL, 0, "%u", beyond[0]) : 0) +
           (beyond[1] ? 2 + snprintf(NULL, 0, "%u", beyond[1]) : 0);
}

/* When the round is played, behind its name or in the second row; there the legs too. */
static void draw_second(const struct heading *h, const struct bracket_lane *lane, int x, int end)
{
    uint32_t round = h->view->edition->bracket->columns[lane->column].round;
    int left = lane->x + NAME_X, y = h->y + 1;
    char dates[160];

    bracket_dates(h->view, round, dates, sizeof dates);
    if (x + 2 + canvas_width_of(h->canvas, dates) <= end) {
        canvas_text(h->canvas, x + 2, h->y, end - x, STYLE_QUIET, dates);
        *dates = '\0';
    }
    if (lane->leg > 0 && (lane->column == h->layout->base || !*dates))
        end = draw_legs(h, lane, y) - 1;
    if (left + canvas_width_of(h->canvas, dates) <= end)
        canvas_text(h->canvas, left, y, end - left, STYLE_QUIET, dates);
}

static void draw_heading(const struct heading *h, int i, int after)
{
    const struct bracket_lane *lane = &h->layout->lanes[i];
    const struct round *round = round_of(h->view->edition, lane->column);
    bool two_rows = h->layout->heading_rows > 1, first = lane->column == h->layout->base;
    int x = lane->x + NAME_X, end = lane->x + lane->w + 1, legs = end;
    uint32_t beyond[2] = {0, 0};
    char name[128];
    const char *text = name;

    if (lane->leg > 0 && !two_rows && (first || lane->name > 8) && end_of_legs(lane) + 1 < after)
        legs = draw_legs(h, lane, h->y) - 1;
    if (i == h->layout->lane_count - 1 && end > after - 1)
        end = after - 1;
    if (legs > end)
        legs = end;
    if (i == 0)
        x = draw_before(h, legs);
    name_of(round, name, sizeof name);
    if (!h->view->still)
        bracket_beyond(h->layout, h->view->edition, i, &beyond[0], &beyond[1]);
    if (canvas_width_of(h->canvas, name) + beyond_width(beyond) > legs - x)
        text = brief_of(round);
    x += canvas_text(h->canvas, x, h->y, legs - x, STYLE_HEADING, text);
    x = draw_beyond(h, beyond, x, legs);
    if (two_rows)
        draw_second(h, lane, x, end);
}

void bracket_draw_headings(const struct view *view, struct canvas *canvas,
                           const struct bracket_layout *layout)
{
    struct heading h = {view, canvas, layout, layout->heading_y};
    int after;

    if (layout->heading_rows == 0)
        return;
    after = draw_after(&h);
    for (int i = 0; i < layout->lane_count; i++)
        draw_heading(&h, i, after);
}
