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
    if (!inner_has_score(&block->state))
        return;
    figure(block, side, text, sizeof text);
    if (side == HOME)
        canvas_text_right(canvas, middle - 1, y, 2, STYLE_SCORE, text);
    else
        canvas_text(canvas, middle + 2, y, 2, STYLE_SCORE, text);
    if (!block->state.shootout)
        return;
    snprintf(text, sizeof text, "(%d)", block->state.kicks[side]);
    if (side == HOME)
        canvas_text_right(canvas, middle - 4, y, KICKS_CELLS, STYLE_SCORE, text);
    else
        canvas_text(canvas, middle + 5, y, KICKS_CELLS, STYLE_SCORE, text);
}

static void draw_wide(const struct block *block, struct canvas *canvas, int x, int y)
{
    char text[INNER_NAME];
    int middle = x + block->middle, gap = block->gap, rows = 0;
    words_clock(block->view, block->match, text, sizeof text);
    canvas_text(canvas, x + CLOCK_AT, y, CLOCK_CELLS, clock_style(block), text);
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
    inner_centred(canvas,
                  (struct rect){x + CLOCK_AT, y + 1 + rows, block->w - CLOCK_AT - 1, BLOCK_LINES},
                  STYLE_QUIET, block->info);
}

/* Scorers and red cards of a side in one line of text. */
static void brief_text(const struct block *block, int side, char *buf, size_t size)
{
    buf[0] = '\0';
    for (int i = 0; i < block->line_count[side]; i++) {
        const struct block_line *line = &block->lines[side][i];
        words_add(buf, size, "%s%s%s%s", i ? "  " : "",
                  line->red ? canvas_glyph_text(block->canvas, GLYPH_RED) : "",
                  line->red ? " " : "", line->text);
    }
}

static void draw_brief_side(const struct block *block, struct canvas *canvas, int side, int x,
                            int y)
{
    char text[INNER_NAME + BLOCK_TEXT];
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
    if (inner_has_score(&block->state)) {
        figure(block, side, text, sizeof text);
        canvas_text_right(canvas, at + BRIEF_SCORE_CELLS, y, 2, STYLE_SCORE, text);
    }
    at += BRIEF_SCORE_CELLS + 1;
    if (inner_has_score(&block->state) && block->state.shootout) {
        snprintf(text, sizeof text, "(%d)", block->state.kicks[side]);
        at += canvas_text(canvas, at, y, x + block->w - at, STYLE_SCORE, text) + 1;
    }
    if (block->form == BLOCK_TALL)
        return;
    brief_text(block, side, text, sizeof text);
    canvas_text(canvas, at, y, x + block->w - at, STYLE_TEXT, text);
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
    canvas_text(canvas, x + BRIEF_CLOCK_AT, y, BRIEF_CLOCK_CELLS, clock_style(block), text);
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
        inner_text(canvas, (struct rect){x + CLOCK_AT, y, block->w - CLOCK_AT - 1, BLOCK_LINES},
                   STYLE_QUIET, block->info);
}

void block_draw(const struct block *block, struct canvas *canvas, int x, int y)
{
    if (block->form == BLOCK_WIDE)
        draw_wide(block, canvas, x, y);
    else
        draw_brief(block, canvas, x, y);
    if (!block->view->still)
        canvas_hit(canvas, (struct rect){x, y, block->w, block_height(block)}, HIT_MATCH,
                   block->match);
}
