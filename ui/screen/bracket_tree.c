/* The tree of the bracket: ties, the lines between them, and what stands around the final. Declared
 * in bracket_parts.h. */
#include <stdio.h>
#include <string.h>

#include "model/champion.h"
#include "screen/bracket_parts.h"
#include "screen/changed.h"
#include "screen/words.h"

/* The ties of a lane that are drawn: a range of its column. */
struct drawn {
    uint32_t first, count;
    struct bracket_cell *cells;
};

struct tree {
    const struct view *view;
    struct canvas *canvas;
    const struct bracket_layout *layout;
    struct drawn lanes[BRACKET_LANES];
};

static void draw_lane(struct tree *tree, int lane)
{
    const struct bracket_column *column =
        &tree->view->edition->bracket->columns[tree->layout->lanes[lane].column];
    struct drawn *drawn = &tree->lanes[lane];

    bracket_near(tree->layout, lane, &drawn->first, &drawn->count);
    drawn->cells = arena_array(tree->view->scratch, struct bracket_cell, drawn->count);
    for (uint32_t i = 0; i < drawn->count; i++)
        bracket_draw_cell(tree->view, tree->canvas, tree->layout, lane,
                          column->ties[drawn->first + i], &drawn->cells[i]);
}

/* -- lines ------------------------------------------------------------------------------------- */

/* A way from one side of a tie to the slot it feeds. */
struct branch {
    int trunk;       /* x of the upright part */
    int exit, entry; /* columns where it leaves the tie and reaches the slot */
    int y, slot_y;
    bool heavy;
    enum style style;
};

static void draw_branch(struct canvas *canvas, const struct branch *branch)
{
    int out = branch->trunk < branch->entry ? 1 : -1;
    int exit = (branch->trunk - branch->exit) * out > 0 ? branch->exit : branch->trunk - out;

    canvas_line(canvas, exit, branch->y, branch->trunk, branch->y, branch->heavy, branch->style);
    if (branch->y != branch->slot_y)
        canvas_line(canvas, branch->trunk, branch->y, branch->trunk, branch->slot_y, branch->heavy,
                    branch->style);
    canvas_line(canvas, branch->trunk, branch->slot_y, branch->entry, branch->slot_y, branch->heavy,
                branch->style);
}

/* The cell of a tie when it is drawn, else one that only knows the tie's state. */
static struct bracket_cell cell_of(const struct tree *tree, int lane, uint32_t tie)
{
    const struct bracket_lane *l = &tree->layout->lanes[lane];
    uint32_t index = bracket_index(tree->view->edition->bracket, tie) - tree->lanes[lane].first;
    struct bracket_cell cell = {.tie = tie, .to = {l->x + l->w, l->x + l->w}};

    if (index < tree->lanes[lane].count)
        return tree->lanes[lane].cells[index];
    tie_at(tree->view->edition, tie, tree->view->now, &cell.state);
    cell.y = bracket_row(tree->layout, tree->view->edition, lane, tie) - 1;
    return cell;
}

static bool is_lit(const struct tree *tree, const struct bracket_cell *cell, int side)
{
    return tree->view->focus.lit != ID_NONE && cell->state.team[side] == tree->view->focus.lit;
}

/* The lines from the tie that feeds a slot: one heavy line from the winner's row, or while nobody
 * is through light ones from both. */
static void draw_feeder(const struct tree *tree, int lane, const struct bracket_cell *into,
                        int side, uint32_t feeder)
{
    const struct edition *edition = tree->view->edition;
    int from = bracket_lane_of(tree->layout, edition, feeder);
    struct bracket_cell cell;
    struct branch branch;

    if (from < 0 || tree->layout->lanes[from].trunk < 0)
        return;
    cell = cell_of(tree, from, feeder);
    for (int pass = 0; pass < 2; pass++) /* the lit path lies on top */
        for (int row = TOP; row <= BOTTOM; row++) {
            bool won = cell.state.winner == row, lit = is_lit(tree, &cell, row);

            if ((cell.state.winner != SIDE_NONE && !won) || lit != pass ||
                edition->ties.v[feeder].slot[row].kind == SLOT_BYE)
                continue;
            branch = (struct branch){
                .trunk = tree->layout->lanes[from].trunk,
                .y = cell.y + row,
                .slot_y = into->y + side,
                .heavy = won,
                .style = lit   ? STYLE_PATH
                         : won ? STYLE_DECIDED
                               : STYLE_OPEN,
            };
            if (tree->layout->lanes[from].mirrored) {
                branch.exit = tree->layout->lanes[from].x;
                branch.entry =
                    into->to[side] + 1 < branch.trunk ? into->to[side] + 1 : branch.trunk - 1;
            } else {
                branch.exit = cell.to[row] + 1;
                branch.entry = tree->layout->lanes[lane].x;
            }
            draw_branch(tree->canvas, &branch);
        }
}

static void draw_lines(const struct tree *tree, int lane)
{
    const struct drawn *drawn = &tree->lanes[lane];

    for (uint32_t i = 0; i < drawn->count; i++)
        for (int side = TOP; side <= BOTTOM; side++) {
            uint32_t feeder = tree->view->edition->ties.v[drawn->cells[i].tie].feeder[side];

            if (feeder != ID_NONE)
                draw_feeder(tree, lane, &drawn->cells[i], side, feeder);
        }
}

/* -- entrants that come in later --------------------------------------------------------------- */

/* Where no tie leads to a slot of a later round, its team's origin stands in the first column. */
static void draw_stub(const struct tree *tree, const struct bracket_leaf *leaf, int y)
{
    const struct edition *edition = tree->view->edition;
    const struct slot *slot = &edition->ties.v[leaf->tie].slot[leaf->side];
    const struct bracket_lane *first = &tree->layout->lanes[0];
    int lane = bracket_lane_of(tree->layout, edition, leaf->tie), used;

    if (slot->kind != SLOT_TEAM || !slot->origin || lane < 1 || first->trunk < 0 ||
        slot_at(edition, leaf->tie, leaf->side, tree->view->now) == ID_NONE)
        return;
    used = canvas_text(tree->canvas, first->x + NAME_X, y, first->w - NAME_X, STYLE_QUIET,
                       slot->origin);
    draw_branch(tree->canvas,
                &(struct branch){
                    .trunk = first->trunk,
                    .exit = first->x + NAME_X + used + 1,
                    .entry = tree->layout->lanes[lane].x,
                    .y = y,
                    .slot_y = bracket_row(tree->layout, edition, lane, leaf->tie) - 1 + leaf->side,
                    .style = STYLE_OPEN,
                });
}

static void draw_stubs(const struct tree *tree)
{
    const struct bracket_layout *layout = tree->layout;
    const struct bracket_column *base = &tree->view->edition->bracket->columns[layout->base];
    int offset = layout->pitch < 3 ? 1 : 2;

    if (layout->mode == BRACKET_TWO_SIDED)
        return;
    for (int i = layout->top > 0 ? layout->top / layout->pitch : 0;
         i < (int)base->leaf_count && i * layout->pitch < layout->top + layout->tree.h; i++)
        if (base->leaves[i].side != SIDE_NONE)
            draw_stub(tree, &base->leaves[i],
                      layout->tree.y - layout->top + i * layout->pitch + offset);
}

/* -- around the final -------------------------------------------------------------------------- */

/* A text about the champion, who stands out when the last step made him. */
static void draw_champion_text(const struct tree *tree, int x, int y, int room, enum style style,
                               const char *text)
{
    const struct view was = changed_before(tree->view);
    char before[600];
    int width = canvas_text(tree->canvas, x, y, room, style, text);

    if (!changed_any(tree->view))
        return;
    words_champion(&was, before, sizeof before);
    if (!*before)
        canvas_mark(tree->canvas, (struct rect){x, y, width, 1}, STYLE_COUNT, CELL_CHANGED);
}

/* In the middle of a two-sided tree above the final, else beneath it, in one row or two. */
static void draw_champion(const struct tree *tree)
{
    const struct bracket_layout *layout = tree->layout;
    const struct edition *edition = tree->view->edition;
    int middle = layout->lane_count / 2, y = layout->tree.y - layout->top + layout->champion;
    int x = layout->lanes[layout->lane_count - 1].x + NAME_X,
        room = layout->area.x + layout->area.w - x;
    char text[600], *second;

    words_champion(tree->view, text, sizeof text);
    if (!*text || layout->champion < 0 || tree->view->still)
        return;
    if (layout->mode == BRACKET_TWO_SIDED) {
        x = layout->lanes[middle - 1].x;
        room = layout->lanes[middle + 1].x + layout->lanes[middle + 1].w - x;
        canvas_text_centred(tree->canvas, x, y, room, STYLE_HEADING, "CHAMPIONS");
        if (canvas_width_of(tree->canvas, text) < room) /* centred */
            x += (room - canvas_width_of(tree->canvas, text)) / 2;
        draw_champion_text(tree, x, y + 1, room, STYLE_THROUGH, text);
        return;
    }
    second = strstr(text, " the ");
    if (second && canvas_width_of(tree->canvas, text) > room) {
        *second++ = '\0';
        if (canvas_width_of(tree->canvas, text) > room ||
            canvas_width_of(tree->canvas, second) > room) {
            snprintf(text, sizeof text, "Champions:%c%s", '\0',
                     edition->teams.v[edition_champion(edition, tree->view->now)].name);
            second = text + strlen(text) + 1;
        }
        draw_champion_text(tree, x, y + 1, room, STYLE_THROUGH, second);
    }
    draw_champion_text(tree, x, y, room, STYLE_THROUGH, text);
}

static void draw_third_place(const struct tree *tree, struct bracket_cell *cell)
{
    const struct bracket *bracket = tree->view->edition->bracket;
    int lane = bracket_lane_of(tree->layout, tree->view->edition, bracket->third_place);

    if (lane >= 0)
        bracket_draw_cell(tree->view, tree->canvas, tree->layout, lane, bracket->third_place, cell);
}

/* The marks that lie on top of everything. */
static void draw_marks(const struct tree *tree, int lane, const struct bracket_cell *cell)
{
    if (tree->view->still)
        return;
    if (cell->tie == tree->view->focus.tie)
        bracket_draw_selected(tree->canvas, tree->layout, lane, cell);
    bracket_draw_lit(tree->view, tree->canvas, tree->layout, lane, cell);
}

void bracket_draw_tree(const struct view *view, struct canvas *canvas,
                       const struct bracket_layout *layout)
{
    struct tree tree = {.view = view, .canvas = canvas, .layout = layout};
    const struct bracket *bracket = view->edition->bracket;
    struct bracket_cell third;
    bool has_third = bracket->third_place != ID_NONE && layout->third >= 0;

    for (int lane = 0; lane < layout->lane_count; lane++)
        draw_lane(&tree, lane);
    for (int lane = 0; lane < layout->lane_count; lane++)
        draw_lines(&tree, lane);
    draw_stubs(&tree);
    draw_champion(&tree);
    if (has_third) {
        draw_third_place(&tree, &third);
        draw_marks(&tree, bracket_lane_of(layout, view->edition, third.tie), &third);
    }
    for (int lane = 0; lane < layout->lane_count; lane++)
        for (uint32_t i = 0; i < tree.lanes[lane].count; i++)
            draw_marks(&tree, lane, &tree.lanes[lane].cells[i]);
}
