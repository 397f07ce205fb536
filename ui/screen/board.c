#include "screen/board.h"

#include "screen/words.h"

enum {
    TWO_COLUMNS = 160,  /* cells from which matches stand in two columns */
    TALL_MATCHES = 100, /* matches of a night up to which each has rows of its own length */
    DATED_CELLS = 60    /* cells below which the title has no room for the date */
};

/* -- headings ---------------------------------------------------------------------------------- */

/* "21:00 CEST": when the matches below begin; with the date where the title has none. */
static void heading_text(const struct board *board, uint32_t match, char *buf, size_t size)
{
    const struct match *m = &board->view->edition->matches.v[match];
    char time[32], zone[12];
    int offset;
    buf[0] = '\0';
    if (board->canvas->w < DATED_CELLS && board->night.day != INSTANT_UNKNOWN) {
        words_match_date(board->view, board->night.day, false, buf, size);
        words_add(buf, size, "  ");
    }
    words_zone(board->view, m->kickoff, match, &offset, zone);
    words_time(board->view, m->kickoff, match, time, sizeof time);
    if (m->precision == PRECISION_MINUTE)
        words_add(buf, size, "%s %s", time, zone);
    else
        words_add(buf, size, "kick-off not known");
}

bool board_has_heading(const struct board *board, uint32_t index)
{
    if (index == 0)
        return true;
    const struct match *all = board->view->edition->matches.v;
    const struct match *m = &all[board->night.matches[index]];
    const struct match *before = &all[board->night.matches[index - 1]];
    if (m->precision != before->precision)
        return true;
    return m->precision == PRECISION_MINUTE &&
           (m->kickoff != before->kickoff ||
            (board->view->focus.venue_time && m->offset != before->offset));
}

/* -- laying out -------------------------------------------------------------------------------- */

static void lay_block(const struct board *board, uint32_t index, struct block *block)
{
    block_init(block, board->view, board->canvas, board->form, board->night.matches[index],
               board->w, board->kicks);
}

static void measure(struct board *board)
{
    struct block block;
    if (board->form == BLOCK_BRIEF)
        return;
    board->heights = arena_array(board->view->scratch, int, board->night.count);
    for (uint32_t i = 0; i < board->night.count; i++) {
        lay_block(board, i, &block);
        board->heights[i] = block.height;
    }
}

int board_rows(const struct board *board, uint32_t index)
{
    return board->heights ? board->heights[index] : SIDE_COUNT;
}

void board_draw_match(const struct board *board, uint32_t index, int x, int y, bool heading)
{
    const struct view *view = board->view;
    uint32_t match = board->night.matches[index];
    char text[96];
    struct block block;
    if (heading) {
        heading_text(board, match, text, sizeof text);
        canvas_text(board->canvas, x + 1, y++, board->w - 1, STYLE_HEADING, text);
    }
    lay_block(board, index, &block);
    block_draw(&block, board->canvas, x, y);
    if (view->still || match != view->focus.match)
        return;
    draw_selected(board->canvas, (struct rect){x, y, board->w, block.height});
}

uint32_t board_fill(const struct board *board, uint32_t first, int room, bool drawn)
{
    uint32_t index = first;
    for (int column = 0; column < board->columns; column++) {
        int x = board->area.x + column * (board->w + 1), y = 0;
        for (; index < board->night.count; index++) {
            bool heading = y == 0 || board_has_heading(board, index);
            int gap = y > 0 ? board->gap : 0, rows = gap + heading + board_rows(board, index);
            if (y > 0 && y + rows > room)
                break;
            if (drawn)
                board_draw_match(board, index, x, board->area.y + y + gap, heading);
            y += rows;
        }
    }
    return index;
}

static int page_room(const struct board *board)
{
    int room = board->area.h - board->signs;
    return room > 1 ? room : 1;
}

void board_page(const struct board *board, uint32_t index, uint32_t *first, uint32_t *end)
{
    *first = 0;
    for (*end = 0; *end < board->night.count; *first = *end) {
        *end = board_fill(board, *first, page_room(board), false);
        if (index < *end)
            return;
    }
}

int board_even_room(const struct board *board, uint32_t first)
{
    int room = page_room(board);
    if (board->columns == 1 || board_fill(board, first, room, false) < board->night.count)
        return room;
    while (room > 1 && board_fill(board, first, room - 1, false) == board->night.count)
        room--;
    return room;
}

static bool any_kicks(const struct board *board)
{
    for (uint32_t i = 0; i < board->night.count && i < TALL_MATCHES; i++) {
        struct match_state state;
        match_at(board->view->edition, board->night.matches[i], board->view->now, &state);
        if (state.shootout)
            return true;
    }
    return false;
}

void board_init(struct board *board, const struct view *view, struct canvas *canvas,
                struct rect area)
{
    bool framed = area.h >= FRAMED_ROWS;
    *board = (struct board){.view = view, .canvas = canvas, .area = area, .columns = 1};
    night_seen(view, &board->night);
    if (framed) {
        board->area.y += 1;
        board->area.h -= 3;
    }
    bool wide = framed && area.w >= BLOCK_WIDE_LEAST && board->night.count <= TALL_MATCHES;
    board->form = wide ? BLOCK_WIDE : BLOCK_BRIEF;
    if (!wide && area.h >= NOTE_ROWS)
        board->area.h--;
    if (area.w >= TWO_COLUMNS)
        board->columns = 2;
    board->w = (area.w - (board->columns - 1)) / board->columns;
    board->kicks = wide && any_kicks(board);
    measure(board);
    board->gap = 1;
    if (board_fill(board, 0, page_room(board), false) < board->night.count)
        board->gap = 0;
    board->signs = board_fill(board, 0, page_room(board), false) < board->night.count;
}

void board_init_print(struct board *board, const struct view *view, struct canvas *canvas)
{
    *board = (struct board){.view = view, .canvas = canvas, .columns = 1, .w = canvas->w};
    night_seen(view, &board->night);
    board->form = canvas->w >= BLOCK_WIDE_LEAST ? BLOCK_WIDE : BLOCK_TALL;
    board->kicks = board->form == BLOCK_WIDE && any_kicks(board);
    measure(board);
}
