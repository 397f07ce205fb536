#include "screen/bracket_layout.h"

#include <string.h>

#include "screen/bracket_rows.h"

enum {
    PITCH_LEAST = 2,
    PITCH_MOST = 16,
    PITCH_LABELLED = 4,     /* label, two sides and a blank */
    LEAVES_LABELLED = 1024, /* in print; a larger one keeps to two rows a tie */
    TIES_LISTED = 4,        /* a list shows as many before it spends rows on labels */
    ROWS_FULL = 22,         /* from here on everything around the tree is there */
    ROWS_BAR = 14,
    ROWS_WORDS = 6,
    ROWS_HEADING = 4
};

/* -- lanes ------------------------------------------------------------------------------------- */

static void add_lane(struct bracket_layout *layout, const struct edition *edition, uint32_t column,
                     bool mirrored)
{
    const struct bracket_column *c = &edition->bracket->columns[column];

    layout->lanes[layout->lane_count++] = (struct bracket_lane){
        .column = column,
        .mirrored = mirrored,
        .legs = edition->rounds.v[c->round].legs > 1,
        .leaf_count = edition->bracket->columns[layout->base].leaf_count,
        .trunk = -1,
    };
}

static void one_sided_lanes(struct bracket_layout *layout, const struct edition *edition,
                            uint32_t base, uint32_t count)
{
    layout->base = base;
    layout->lane_count = 0;
    for (uint32_t i = 0; i < count; i++)
        add_lane(layout, edition, base + i, false);
}

/* The halves stand beside each other; the smaller one is set in the middle of its height. */
static bool two_sided_lanes(struct bracket_layout *layout, const struct edition *edition)
{
    const struct bracket *bracket = edition->bracket;
    uint32_t last = bracket->column_count - 1, first[2], count[2], most;

    if (bracket->final == ID_NONE || last < 2 || last * 2 + 1 > BRACKET_LANES)
        return false;
    for (int side = TOP; side <= BOTTOM; side++) {
        uint32_t feeder = edition->ties.v[bracket->final].feeder[side];

        if (feeder == ID_NONE || bracket->column_of[feeder] == ID_NONE)
            return false;
        bracket_span(bracket, 0, feeder, &first[side], &count[side]);
    }
    if (count[TOP] + count[BOTTOM] != bracket->columns[0].leaf_count)
        return false; /* ties that stand alone have no half */
    most = count[TOP] > count[BOTTOM] ? count[TOP] : count[BOTTOM];
    layout->base = 0;
    layout->lane_count = 0;
    for (uint32_t i = 0; i <= 2 * last; i++) {
        int side = i > last ? BOTTOM : TOP;
        struct bracket_lane *lane = &layout->lanes[layout->lane_count];

        add_lane(layout, edition, i > last ? 2 * last - i : i, i > last);
        lane->leaf_first = i == last ? 0 : first[side];
        lane->leaf_count = i == last ? most : count[side];
    }
    return true;
}

static void shift_halves(struct bracket_layout *layout)
{
    uint32_t most = layout->lanes[layout->lane_count / 2].leaf_count;

    for (int i = 0; i < layout->lane_count; i++)
        layout->lanes[i].shift = (int)(most - layout->lanes[i].leaf_count) * layout->pitch / 2;
}

/* -- modes ------------------------------------------------------------------------------------- */

static bool try_two_sided(struct bracket_layout *layout, const struct edition *edition, bool roomy)
{
    layout->mode = BRACKET_TWO_SIDED;
    if (!two_sided_lanes(layout, edition) ||
        !bracket_fit_lanes(layout, edition, layout->tree.x, layout->tree.w, roomy) ||
        !bracket_choose_pitch(layout, edition, layout->lanes[layout->lane_count / 2].leaf_count,
                              PITCH_MOST, layout->tree.h))
        return false;
    shift_halves(layout);
    return true;
}

static bool try_one_sided(struct bracket_layout *layout, const struct edition *edition)
{
    layout->mode = BRACKET_ONE_SIDED;
    one_sided_lanes(layout, edition, 0, edition->bracket->column_count);
    return bracket_fit_lanes(layout, edition, layout->tree.x, layout->tree.w, false) &&
           bracket_choose_pitch(layout, edition, edition->bracket->columns[0].leaf_count,
                                PITCH_MOST, layout->tree.h);
}

static uint32_t column_of_tie(const struct bracket *bracket, uint32_t tie)
{
    uint32_t column = tie == ID_NONE ? 0 : bracket->column_of[tie];

    return column == ID_NONE ? bracket->column_count - 1 : column;
}

/* The first column of a window of count columns in which the selected one is. */
static uint32_t window_base(const struct bracket *bracket, const struct focus *focus,
                            uint32_t count)
{
    uint32_t column = column_of_tie(bracket, focus->tie), base = focus->column;

    if (base > column)
        base = column;
    if (base + count <= column)
        base = column - count + 1;
    if (base + count > bracket->column_count)
        base = bracket->column_count - count;
    return base;
}

/* A full tree of count rounds, its first round as tight as can be, in so many rows. */
static bool full_tree_fits(uint32_t count, int rows)
{
    return count <= 16 && (1 << (count - 1)) * PITCH_LEAST <= rows + 1;
}

/* As many rounds as fit side by side and of whose last a tie fits with all that leads to it. */
static void lay_window(struct bracket_layout *layout, const struct edition *edition,
                       const struct focus *focus)
{
    const struct bracket *bracket = edition->bracket;
    uint32_t count = bracket->column_count, leaves;

    layout->mode = BRACKET_WINDOW;
    for (; count > 1; count--) {
        if (count > 2 && !full_tree_fits(count, layout->tree.h))
            continue;
        one_sided_lanes(layout, edition, window_base(bracket, focus, count), count);
        if (bracket_fit_lanes(layout, edition, layout->tree.x, layout->tree.w, false))
            break;
    }
    if (count == 1) {
        layout->mode = BRACKET_LIST;
        one_sided_lanes(layout, edition, window_base(bracket, focus, 1), 1);
        bracket_fit_lanes(layout, edition, layout->tree.x, layout->tree.w, false);
    }
    leaves = bracket->columns[layout->base].leaf_count;
    if (bracket_choose_pitch(layout, edition, leaves, PITCH_MOST, layout->tree.h))
        return;
    if (count < 8 && leaves > 1u << (count - 1))
        leaves = 1u << (count - 1);
    if (count == 1)
        leaves = TIES_LISTED;
    if (!bracket_choose_pitch(layout, edition, leaves, PITCH_LABELLED, layout->tree.h))
        bracket_set_pitch(layout, PITCH_LEAST);
    bracket_try_pitch(layout, edition, layout->pitch, bracket->columns[layout->base].leaf_count, 0);
}

/* -- the whole --------------------------------------------------------------------------------- */

/* Divides the area's rows; headings is 0 to 2. */
static void divide(struct bracket_layout *layout, int headings)
{
    struct rect area = layout->area;
    int y = area.y, bottom = area.y + area.h;

    layout->rule_y = layout->heading_y = layout->legend_y = -1;
    layout->words_y = layout->bar_y = -1;
    layout->words_rows = 0;
    layout->heading_rows = area.h >= ROWS_HEADING ? headings : 0;
    if (area.h >= ROWS_BAR + 4)
        layout->rule_y = y++;
    if (layout->heading_rows > 0)
        layout->heading_y = y;
    y += layout->heading_rows;
    if (area.h >= ROWS_BAR)
        layout->bar_y = --bottom;
    if (area.h >= ROWS_WORDS) {
        layout->words_rows = area.h >= ROWS_FULL - 4 ? 2 : 1;
        if (area.h >= ROWS_FULL && area.w < 76)
            layout->words_rows = 3;
        bottom -= layout->words_rows;
        layout->words_y = bottom;
    }
    if (area.h >= ROWS_BAR)
        layout->legend_y = --bottom;
    layout->tree = (struct rect){area.x, y, area.w, bottom > y ? bottom - y : 0};
}

static void choose(struct bracket_layout *layout, const struct edition *edition,
                   const struct focus *focus)
{
    if (try_two_sided(layout, edition, true) || try_one_sided(layout, edition) ||
        try_two_sided(layout, edition, false))
        return;
    lay_window(layout, edition, focus);
}

void bracket_lay_out(struct bracket_layout *layout, const struct edition *edition,
                     const struct focus *focus, struct rect area)
{
    const struct bracket *bracket = edition->bracket;

    memset(layout, 0, sizeof *layout);
    layout->area = area;
    divide(layout, area.h >= ROWS_FULL ? 2 : 1);
    if (!bracket || bracket->column_count == 0)
        return;
    choose(layout, edition, focus);
    if (layout->heading_rows == 2 && !layout->labels) { /* the row is worth more in the tree */
        divide(layout, 1);
        choose(layout, edition, focus);
    }
    bracket_scroll(layout, edition, focus->tie);
    bracket_note_near(layout, edition);
}

/* For print: no pieces around the tree, and all its rows. */
static void start_block(struct bracket_layout *layout, int width, int y)
{
    memset(layout, 0, sizeof *layout);
    layout->area = layout->tree = (struct rect){0, y, width, 0};
    layout->rule_y = layout->legend_y = layout->words_y = layout->bar_y = -1;
    layout->heading_y = y;
    layout->heading_rows = 2;
}

static void end_block(struct bracket_layout *layout, const struct edition *edition)
{
    uint32_t leaves = edition->bracket->columns[layout->base].leaf_count;

    bracket_try_pitch(layout, edition, leaves > LEAVES_LABELLED ? PITCH_LEAST : PITCH_LABELLED,
                      leaves, 0);
    layout->tree.y += layout->heading_rows;
    layout->tree.h = layout->rows;
    layout->area.h = layout->rows + layout->heading_rows;
    bracket_note_near(layout, edition);
}

uint32_t bracket_lay_out_block(struct bracket_layout *layout, const struct edition *edition,
                               uint32_t base, int width, int y)
{
    uint32_t count = edition->bracket->column_count - base;

    start_block(layout, width, y);
    layout->mode = BRACKET_ONE_SIDED;
    for (; count > 1; count--) {
        one_sided_lanes(layout, edition, base, count);
        if (bracket_fit_lanes(layout, edition, 0, width, false))
            break;
    }
    if (count == 1)
        bracket_lay_out_list(layout, edition, base, width, y);
    else
        end_block(layout, edition);
    return count;
}

void bracket_lay_out_list(struct bracket_layout *layout, const struct edition *edition,
                          uint32_t column, int width, int y)
{
    start_block(layout, width, y);
    layout->mode = BRACKET_LIST;
    one_sided_lanes(layout, edition, column, 1);
    bracket_fit_lanes(layout, edition, 0, width, false);
    end_block(layout, edition);
}
