#include <stdio.h>

#include "screen/changed.h"
#include "screen/kicks.h"

enum { LABEL_LEAST = 13, LABEL_MOST = 18, GRID_CELL_MOST = 18 };

int kick_grid_pairs(const struct shootout_state *state)
{
    int pairs = SHOOTOUT_PAIRS;
    for (int side = 0; side < SIDE_COUNT; side++) {
        int taken = state->taken[side] + (state->next == side);
        pairs = taken > pairs ? taken : pairs;
    }
    return pairs;
}

/* Cells before the first pair: whole names where there is room. */
static int label_cells(const struct view *view, const struct canvas *canvas, int w)
{
    int cells = LABEL_LEAST;
    if (w < 68)
        return 6;
    for (int side = 0; side < SIDE_COUNT; side++) {
        char name[INNER_NAME];
        words_side(view, view->focus.match, side, LABEL_MOST - 4, name, sizeof name);
        int label = canvas_width_of(canvas, name) + 4;
        cells = label > cells && label <= LABEL_MOST ? label : cells;
    }
    return cells;
}

int kick_grid_fit(const struct view *view, const struct canvas *canvas, int w, int pairs)
{
    int fit = (w - label_cells(view, canvas, w)) / GRID_CELL_LEAST;
    return fit < 1 ? 1 : fit < pairs ? fit : pairs;
}

struct grid {
    const struct view *view;
    struct canvas *canvas;
    uint32_t match;
    const struct shootout_state *state;
    int label, x, y, cell, first, count;
    uint32_t selected;
};

/* Column of a kick's cell, or -1 when it lies outside the window. */
static int cell_x(const struct grid *grid, int pair)
{
    if (pair < grid->first || pair >= grid->first + grid->count)
        return -1;
    return grid->x + (pair - grid->first) * grid->cell;
}

static void draw_cell(const struct grid *grid, int x, int y, const struct kick *kick,
                      uint32_t index)
{
    struct event_mark mark = kick_mark(kick);
    char text[INNER_NAME];
    int score[2], room = grid->cell - 1;
    struct canvas *canvas = grid->canvas;
    canvas_text(canvas, x, y, room, STYLE_TEXT,
                kick_taker(grid->view, canvas, kick, room, text, sizeof text));
    canvas_glyph(canvas, x, y + 1, mark.style, mark.glyph);
    shootout_score_after(grid->view->edition, grid->match, index, score);
    if (kick_scores(kick) && grid->state->certain)
        canvas_printf(canvas, x + 2, y + 1, room - 2, STYLE_SCORE, "%d-%d", score[HOME],
                      score[AWAY]);
    else
        canvas_text(canvas, x + 2, y + 1, room - 2, kick_scores(kick) ? STYLE_TEXT : STYLE_MISS,
                    kick_brief(kick));
    struct rect cell = {x, y, grid->cell - 1, 2};
    if (index == grid->selected)
        canvas_mark(canvas, cell, STYLE_COUNT, CELL_SELECTED);
    if (changed_entry(grid->view, grid->match, kick->place))
        canvas_mark(canvas, cell, STYLE_COUNT, CELL_CHANGED);
    canvas_hit(canvas, cell, HIT_KICK,
               grid->view->edition->matches.v[grid->match].kick_first + index);
}

/* When a kick was taken; one to come by convention, a minute after the one before, side by side. */
static instant kick_instant(const struct grid *grid, int side, int pair)
{
    const struct edition *edition = grid->view->edition;
    const struct match *m = &edition->matches.v[grid->match];
    const struct shootout_state *state = grid->state;
    int first = state->first == AWAY ? AWAY : HOME, taken = 0;
    instant start = INSTANT_UNKNOWN;
    struct match_state seen;
    match_at(edition, grid->match, grid->view->now, &seen);
    for (uint32_t i = 0; i < seen.entries; i++) {
        const struct entry *entry = &edition->entries.v[m->entry_first + i];
        if (entry->kind == ENTRY_PHASE_START && entry->phase == PHASE_KICKS)
            start = entry->at;
        if (entry->kind != ENTRY_KICK)
            continue;
        const struct kick *kick = &edition->kicks.v[entry->ref];
        if (kick->side == side && kick_counts(kick) && taken++ == pair)
            return entry->at;
    }
    int again = (int)state->seen - state->taken[HOME] - state->taken[AWAY];
    int number = 2 * pair + (side != first) + again;
    return start == INSTANT_UNKNOWN ? start : start + (instant)number * KICK_MINUTES * 60;
}

static void record_hit(const struct grid *grid, struct rect rect, int side, int pair)
{
    instant at = kick_instant(grid, side, pair);
    if (at != INSTANT_UNKNOWN)
        canvas_hit(grid->canvas, rect, HIT_BAR, at);
}

/* The row of numbers is the bar: each pair's left half leads to its first kick, the right one to
 * its second. */
static void draw_numbers(const struct grid *grid)
{
    int first = grid->state->first == AWAY ? AWAY : HOME, half = grid->cell / 2;
    for (int pair = grid->first; pair < grid->first + grid->count; pair++) {
        int x = cell_x(grid, pair);
        canvas_printf(grid->canvas, x, grid->y, grid->cell, STYLE_HEADING, "%d", pair + 1);
        record_hit(grid, (struct rect){x, grid->y, half, 1}, first, pair);
        record_hit(grid, (struct rect){x + half, grid->y, grid->cell - half, 1}, !first, pair);
    }
}

/* The cells behind a side's kicks: the one to take, those to come, those not needed. */
static void draw_rest(const struct grid *grid, int side, int y, int taken)
{
    const struct shootout_state *state = grid->state;
    for (int pair = taken; pair < grid->first + grid->count; pair++) {
        int x = cell_x(grid, pair), room = grid->cell - 1;
        if (x < 0)
            continue;
        if (state->winner == SIDE_NONE)
            record_hit(grid, (struct rect){x, y, room, 2}, side, pair);
        if (pair == taken && side == state->next) {
            canvas_text(grid->canvas, x, y, room, STYLE_QUIET, "to take");
            if (state->stake) {
                canvas_glyph(grid->canvas, x, y + 1, STYLE_STANDS,
                             state->stake & STAKE_WINS ? GLYPH_THROUGH : GLYPH_STANDS);
                canvas_text(grid->canvas, x + 2, y + 1, room - 2, STYLE_STANDS,
                            room >= 12 || state->stake & STAKE_WINS ? kick_stake(state->stake, true)
                                                                    : "must");
            }
        } else if (state->winner == SIDE_NONE) {
            canvas_glyph(grid->canvas, x, y, STYLE_QUIET, GLYPH_UNKNOWN);
        } else if (pair < SHOOTOUT_PAIRS && state->certain) {
            canvas_text(grid->canvas, x, y, room, STYLE_QUIET,
                        room >= 10 ? "not needed" : "unneeded");
        }
    }
}

static void draw_side_row(const struct grid *grid, struct rect area, int side, int y)
{
    const struct edition *edition = grid->view->edition;
    const struct match *m = &edition->matches.v[grid->match];
    const struct shootout_state *state = grid->state;
    bool won = state->winner == side;
    char name[INNER_NAME];
    int room = grid->label - 3, taken = 0;
    words_side(grid->view, grid->match, side, room, name, sizeof name);
    canvas_text(grid->canvas, area.x + 2, y, room, won ? STYLE_THROUGH : STYLE_TEXT, name);
    if (won)
        canvas_glyph(grid->canvas, area.x + 1, y, STYLE_THROUGH, GLYPH_THROUGH);
    if (state->first == side)
        canvas_text(grid->canvas, area.x + 2, y + 1, room, STYLE_QUIET,
                    room >= 5 ? "first" : "1st");
    for (uint32_t i = 0; i < state->seen; i++) {
        const struct kick *kick = &edition->kicks.v[m->kick_first + i];
        if (kick->side != side || !kick_counts(kick))
            continue;
        int x = cell_x(grid, taken++);
        if (x >= 0)
            draw_cell(grid, x, y, kick, i);
    }
    draw_rest(grid, side, y, taken);
}

int kick_grid_draw(const struct view *view, struct canvas *canvas, struct rect area, int y,
                   uint32_t match, const struct shootout_state *state, int first, int count,
                   uint32_t selected)
{
    int pairs = kick_grid_pairs(state), top = state->first == AWAY ? AWAY : HOME;
    int label = label_cells(view, canvas, area.w),
        cell = (area.w - label) / (count > 0 ? count : 1);
    count = pairs - first < count ? pairs - first : count;
    struct grid grid = {.view = view,
                        .canvas = canvas,
                        .match = match,
                        .state = state,
                        .label = label,
                        .x = area.x + label,
                        .y = y,
                        .cell = cell > GRID_CELL_MOST ? GRID_CELL_MOST : cell,
                        .first = first,
                        .count = count,
                        .selected = selected};
    draw_numbers(&grid);
    if (first > 0)
        canvas_glyph(canvas, grid.x - 2, y, STYLE_KEY, GLYPH_MORE_LEFT);
    if (first + count < pairs && !canvas->growing)
        canvas_glyph(canvas, area.x + area.w - 1, y, STYLE_KEY, GLYPH_MORE_RIGHT);
    draw_side_row(&grid, area, top, y + 1);
    draw_side_row(&grid, area, !top, y + 4);
    return y + GRID_ROWS;
}
