/* Drawing a match of the scoreboard. Declared in screen/score_block.h. */
#include <stdio.h>
#include <string.h>

#include "screen/inner.h"
#include "screen/score_block.h"
#include "screen/words.h"

static bool has_begun(const struct block *block)
{
    return match_is_on(&block->state) || match_is_over(&block->state);
}

/* How a side's name looks, and the mark before it (GLYPH_COUNT: none). */
static enum style side_look(const struct block *block, int side, enum glyph *mark)
{
    const struct match *m = &block->view->edition->matches.v[block->match];
    *mark = GLYPH_COUNT;
    if (m->tie == ID_NONE || !block->current)
        return STYLE_TEXT;
    int own = inner_tie_side(m, side);
    if (block->tie.winner != SIDE_NONE) {
        *mark = block->tie.winner == own ? GLYPH_THROUGH : GLYPH_COUNT;
        return block->tie.winner == own ? STYLE_THROUGH : STYLE_QUIET;
    }
    if (!match_is_on(&block->state) || block->tie.stands != own)
        return STYLE_TEXT;
    *mark = GLYPH_STANDS;
    return STYLE_STANDS;
}

static void figure(const struct block *block, int side, char *buf, size_t size)
{
    if (!block->state.score_known)
        snprintf(buf, size, "?");
    else
        snprintf(buf, size, "%d", block->state.goals[side]);
}

/* -- what the last step changed -----------------------------------------------------------------
 */

static void mark_changed(struct canvas *canvas, int x, int y, int cells, bool changed)
{
    if (changed)
        canvas_mark(canvas, (struct rect){x, y, cells, 1}, STYLE_COUNT, CELL_CHANGED);
}

static bool figure_differs(const struct block *block, int side)
{
    const struct match_state *before = &block->state_before;
    return block->stepped &&
           (!inner_has_score(before) || before->score_known != block->state.score_known ||
            before->goals[side] != block->state.goals[side]);
}

static bool kicks_differ(const struct block *block, int side)
{
    return block->stepped && (!block->state_before.shootout ||
                              block->state_before.kicks[side] != block->state.kicks[side]);
}

/* A phase has begun or ended: the clock by itself is no change. */
static bool phase_differs(const struct block *block)
{
    const struct match_state *before = &block->state_before;
    return block->stepped &&
           (before->status != block->state.status || before->phase != block->state.phase ||
            before->at_break != block->state.at_break);
}

/* A match of a tie has another mark before a side's name, or the tie another winner. */
static bool standing_differs(const struct block *block)
{
    return block->stepped && block->current &&
           (block->tie_before.winner != block->tie.winner ||
            block->tie_before.stands != block->tie.stands);
}

static enum style clock_style(const struct block *block)
{
    return match_is_on(&block->state) ? STYLE_LIVE : has_begun(block) ? STYLE_TEXT : STYLE_QUIET;
}

/* A side's scorers on a row; home ends at edge, away begins there. */
static void draw_line(const struct block *block, struct canvas *canvas, int side, int edge, int y,
                      const struct block_line *line)
{
    int cells = block->cells[side], width = canvas_width_of(canvas, line->text);
    int text_cells = cells - 2 * line->red;
    width = width < text_cells ? width : text_cells;
    int x = side == HOME && block->form == BLOCK_WIDE ? edge - width : edge + 2 * line->red;
    if (line->red)
        canvas_glyph(canvas, x - 2, y, STYLE_RED, GLYPH_RED);
    canvas_text(canvas, x, y, text_cells, STYLE_TEXT, line->text);
    block_mark_line(block, canvas, x, y, width, line);
}

static void draw_wide_side(const struct block *block, struct canvas *canvas, int side, int x, int y)
{
    char text[INNER_NAME];
    enum glyph mark;
    enum style style = side_look(block, side, &mark);
    int middle = x + block->middle, gap = block->gap;
    int cells = side == HOME ? block->middle - gap - CLOCK_AT - CLOCK_CELLS - 2
                             : block->w - block->middle - gap - LABEL_CELLS - 2;
    words_side(block->view, block->match, side, cells, text, sizeof text);
    int width = canvas_width_of(canvas, text);
    width = width < cells ? width : cells;
    int from = side == HOME ? middle - gap - width : middle + gap + 1;
    canvas_text(canvas, from, y, cells, style, text);
    if (mark != GLYPH_COUNT)
        canvas_glyph(canvas, from - 1, y, style, mark);
    mark_changed(canvas, from - 1, y, 1, mark != GLYPH_COUNT && standing_differs(block));
    if (!inner_has_score(&block->state))
        return;
    figure(block, side, text, sizeof text);
    width = (int)strlen(text) < 2 ? (int)strlen(text) : 2;
    from = side == HOME ? middle - 1 - width : middle + 2;
    canvas_text(canvas, from, y, 2, STYLE_SCORE, text);
    mark_changed(canvas, from, y, width, figure_differs(block, side));
    if (!block->state.shootout)
        return;
    snprintf(text, sizeof text, "(%d)", block->state.kicks[side]);
    width = (int)strlen(text) < KICKS_CELLS ? (int)strlen(text) : KICKS_CELLS;
    from = side == HOME ? middle - 4 - width : middle + 5;
    canvas_text(canvas, from, y, KICKS_CELLS, STYLE_SCORE, text);
    mark_changed(canvas, from, y, width, kicks_differ(block, side));
}

/* What it means or has come to, which stands out when the match has begun or ended. */
static void draw_info(const struct block *block, struct canvas *canvas, struct rect area)
{
    int rows = block->form == BLOCK_WIDE ? inner_centred(canvas, area, STYLE_QUIET, block->info)
                                         : inner_text(canvas, area, STYLE_QUIET, block->info);
    const struct match_state *before = &block->state_before;
    if (!block->stepped || (match_is_on(before) == match_is_on(&block->state) &&
                            match_is_over(before) == match_is_over(&block->state)))
        return;
    for (int y = area.y; y < area.y + rows; y++)
        for (int x = area.x, from = -1; x < area.x + area.w; x++) {
            const struct cell *cell = canvas_cell(canvas, x, y);
            if (!cell || !cell->text[0] || !strcmp(cell->text, " "))
                continue;
            from = from < 0 ? x : from;
            mark_changed(canvas, from, y, x + 1 - from, true);
        }
}

static void draw_wide(const struct block *block, struct canvas *canvas, int x, int y)
{
    char text[INNER_NAME];
    int middle = x + block->middle, gap = block->gap, rows = 0;
    words_clock(block->view, block->match, text, sizeof text);
    int cells = canvas_text(canvas, x + CLOCK_AT, y, CLOCK_CELLS, clock_style(block), text);
    mark_changed(canvas, x + CLOCK_AT, y, cells, phase_differs(block));
    if (match_is_on(&block->state))
        canvas_glyph(canvas, x + LIVE_AT, y, STYLE_LIVE, GLYPH_LIVE);
    if (inner_has_score(&block->state))
        canvas_text(canvas, middle, y, 1, STYLE_SCORE, "-");
    else
        canvas_text(canvas, middle, y, 1, STYLE_QUIET, "v");
    words_match(block->view->edition, block->match, text, sizeof text);
    canvas_text_right(canvas, x + block->w - 1, y, LABEL_CELLS, STYLE_QUIET, text);
    for (int side = HOME; side < SIDE_COUNT; side++) {
        int edge = side == HOME ? middle - gap : middle + gap + 1;
        draw_wide_side(block, canvas, side, x, y);
        for (int i = 0; i < block->line_count[side]; i++)
            draw_line(block, canvas, side, edge, y + 1 + i, &block->lines[side][i]);
        rows = block->line_count[side] > rows ? block->line_count[side] : rows;
    }
    draw_info(block, canvas,
              (struct rect){x + CLOCK_AT, y + 1 + rows, block->w - CLOCK_AT - 1, BLOCK_LINES});
}

/* Scorers and red cards of a side in one line of text. */
static void draw_events(const struct block *block, struct canvas *canvas, int side, int x, int y,
                        int cells)
{
    char text[BLOCK_TEXT];
    int at[BLOCK_LINES];
    text[0] = '\0';
    for (int i = 0; i < block->line_count[side]; i++) {
        const struct block_line *line = &block->lines[side][i];
        words_add(text, sizeof text, "%s%s%s", i ? "  " : "",
                  line->red ? canvas_glyph_text(block->canvas, GLYPH_RED) : "",
                  line->red ? " " : "");
        at[i] = canvas_width_of(canvas, text);
        words_add(text, sizeof text, "%s", line->text);
    }
    int width = canvas_text(canvas, x, y, cells, STYLE_TEXT, text);
    for (int i = 0; i < block->line_count[side]; i++)
        block_mark_line(block, canvas, x + at[i], y, width - at[i], &block->lines[side][i]);
}

static void draw_brief_side(const struct block *block, struct canvas *canvas, int side, int x,
                            int y)
{
    char text[INNER_NAME];
    enum glyph mark;
    enum style style = side_look(block, side, &mark);
    int cells = block->w - BRIEF_NAME_AT - BRIEF_SCORE_CELLS - BRIEF_SCORERS - KICKS_CELLS - 2;
    int least = block->w - BRIEF_NAME_AT - BRIEF_SCORE_CELLS;
    cells = cells < 11 ? 11 : cells > BRIEF_NAME_MOST ? BRIEF_NAME_MOST : cells;
    cells = cells > least || !inner_has_score(&block->state) ? least : cells;
    int at = x + BRIEF_NAME_AT + cells;
    words_side(block->view, block->match, side, cells, text, sizeof text);
    canvas_text(canvas, x + BRIEF_NAME_AT, y, cells, style, text);
    if (mark != GLYPH_COUNT)
        canvas_glyph(canvas, x + BRIEF_MARK_AT, y, style, mark);
    mark_changed(canvas, x + BRIEF_MARK_AT, y, 1, mark != GLYPH_COUNT && standing_differs(block));
    if (inner_has_score(&block->state)) {
        figure(block, side, text, sizeof text);
        int width = canvas_text_right(canvas, at + BRIEF_SCORE_CELLS, y, 2, STYLE_SCORE, text);
        mark_changed(canvas, at + BRIEF_SCORE_CELLS - width, y, width, figure_differs(block, side));
    }
    at += BRIEF_SCORE_CELLS + 1;
    if (inner_has_score(&block->state) && block->state.shootout) {
        snprintf(text, sizeof text, "(%d)", block->state.kicks[side]);
        int width = canvas_text(canvas, at, y, x + block->w - at, STYLE_SCORE, text);
        mark_changed(canvas, at, y, width, kicks_differ(block, side));
        at += width + 1;
    }
    if (block->form == BLOCK_TALL)
        return;
    draw_events(block, canvas, side, at, y, x + block->w - at);
}

static void draw_brief(const struct block *block, struct canvas *canvas, int x, int y)
{
    char text[64];
    words_clock(block->view, block->match, text, sizeof text);
    if (canvas_width_of(canvas, text) > BRIEF_CLOCK_CELLS && !strncmp(text, "susp. ", 6)) {
        memmove(text + 4, text + 5, strlen(text + 5) + 1); /* the dot goes, else the minute */
        if (canvas_width_of(canvas, text) > BRIEF_CLOCK_CELLS)
            snprintf(text, sizeof text, "susp.");
    }
    int cells =
        canvas_text(canvas, x + BRIEF_CLOCK_AT, y, BRIEF_CLOCK_CELLS, clock_style(block), text);
    mark_changed(canvas, x + BRIEF_CLOCK_AT, y, cells, phase_differs(block));
    if (match_is_on(&block->state))
        canvas_glyph(canvas, x + LIVE_AT, y, STYLE_LIVE, GLYPH_LIVE);
    for (int side = HOME; side < SIDE_COUNT; side++) {
        draw_brief_side(block, canvas, side, x, y++);
        if (block->form == BLOCK_BRIEF)
            continue;
        for (int i = 0; i < block->line_count[side]; i++)
            draw_line(block, canvas, side, x + BRIEF_NAME_AT, y++, &block->lines[side][i]);
    }
    if (block->form == BLOCK_TALL)
        draw_info(block, canvas,
                  (struct rect){x + CLOCK_AT, y, block->w - CLOCK_AT - 1, BLOCK_LINES});
}

void block_draw(const struct block *block, struct canvas *canvas, int x, int y)
{
    if (block->form == BLOCK_WIDE)
        draw_wide(block, canvas, x, y);
    else
        draw_brief(block, canvas, x, y);
    if (!block->view->still)
        canvas_hit(canvas, (struct rect){x, y, block->w, block->height}, HIT_MATCH, block->match);
}
