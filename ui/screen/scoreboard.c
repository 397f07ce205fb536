#include <limits.h>
#include <stdio.h>

#include "screen/board.h"
#include "screen/inner.h"
#include "screen/told.h"
#include "screen/words.h"

/* -- drawing ----------------------------------------------------------------------------------- */

static void draw_signs(const struct board *board, uint32_t first, uint32_t end)
{
    int x = board->area.x + 1, y = board->area.y + board->area.h - 1;
    if (first > 0) {
        canvas_glyph(board->canvas, x, y, STYLE_KEY, GLYPH_MORE_UP);
        canvas_hit(board->canvas, (struct rect){x, y, 10, 1}, HIT_UP, 0);
        x += 4 + canvas_printf(board->canvas, x + 2, y, board->w, STYLE_QUIET, "%u more",
                               (unsigned)first);
    }
    if (end < board->night.count) {
        canvas_glyph(board->canvas, x, y, STYLE_KEY, GLYPH_MORE_DOWN);
        canvas_hit(board->canvas, (struct rect){x, y, 10, 1}, HIT_DOWN, 0);
        canvas_printf(board->canvas, x + 2, y, board->w, STYLE_QUIET, "%u more",
                      (unsigned)(board->night.count - end));
    }
}

/* What there was no room for beside the selected match of a compact board. */
static void draw_note(const struct board *board, int y)
{
    const struct view *view = board->view;
    char text[640];
    struct block block;
    block_init(&block, view, board->canvas, BLOCK_BRIEF, view->focus.match, board->w, false);
    block_note(&block, board->area.w - 1, text, sizeof text);
    canvas_text(board->canvas, board->area.x + 1, y, board->area.w - 1, STYLE_QUIET, text);
}

/* What the last step came to, in the rule above the bar: "── 89' ▯ Gigot (MAR) ───". */
static void draw_told(const struct view *view, struct canvas *canvas, struct rect area, int y,
                      const struct night *night)
{
    enum { MARGIN = 2 };
    int x = area.x + MARGIN, end = area.x + area.w - MARGIN;
    struct told told;
    if (view->still || !told_now(view, canvas, &told) || night->count == 0 ||
        night->matches[night_index(night, told.match)] != told.match)
        return;
    x +=
        canvas_printf(canvas, x, y, end - x, STYLE_TEXT, " %s%s", told.when, *told.when ? " " : "");
    if (told.mark.glyph != GLYPH_COUNT) {
        canvas_glyph(canvas, x, y, told.mark.style, told.mark.glyph);
        canvas_text(canvas, x + 1, y, 1, STYLE_TEXT, " ");
        x += 2;
    }
    canvas_printf(canvas, x, y, end - x, STYLE_TEXT, "%s ", told.brief);
}

/* Whether every match of the night is over. */
static bool is_night_over(const struct view *view)
{
    struct match_state state;
    struct night night;
    night_seen(view, &night);
    for (uint32_t i = 0; i < night.count; i++) {
        match_at(view->edition, night.matches[i], view->now, &state);
        if (!match_is_over(&state))
            return false;
    }
    return true;
}

/* The end of the selected match is not yet that of the night. */
static bool may_be_end(const struct view *view)
{
    return view->now.at == INSTANT_END || is_night_over(view);
}

/* Whose end is told: the selected match's and its tie's, unless others of the night are being
 * played; else the edition's. */
static uint32_t match_of_title(const struct view *view)
{
    uint32_t match = view->focus.match;
    if (view->day != INSTANT_UNKNOWN ||
        (words_is_on(view) && !is_night_over(view) && words_is_end(view, match)))
        return ID_NONE;
    return match;
}

static void draw_frame(const struct view *view, struct canvas *canvas, struct rect area,
                       const struct night *night)
{
    struct bar_line line = night_line(view, night);
    line.ended = may_be_end(view) && words_is_end(view, match_of_title(view));
    draw_rule(canvas, area, area.y);
    draw_rule(canvas, area, area.y + area.h - 2);
    draw_told(view, canvas, area, area.y + area.h - 2, night);
    draw_bar(view, canvas, area, area.y + area.h - 1, &line);
}

static void scoreboard_draw(const struct view *view, struct canvas *canvas, struct rect area)
{
    struct board board;
    uint32_t first, end;
    board_init(&board, view, canvas, area);
    if (view->edition->matches.n == 0 || board.night.count == 0) {
        canvas_text(canvas, area.x + 1, board.area.y, area.w - 1, STYLE_QUIET,
                    view->edition->matches.n ? "no matches known" : "no matches in this edition");
        return;
    }
    board_page(&board, night_index(&board.night, view->focus.match), &first, &end);
    struct rect clip = canvas_clip(canvas, board.area);
    board_fill(&board, first, board_even_room(&board, first), true);
    if (board.signs)
        draw_signs(&board, first, end);
    canvas_clip(canvas, clip);
    if (area.h >= FRAMED_ROWS)
        draw_frame(view, canvas, area, &board.night);
    if (board.form == BLOCK_BRIEF && area.h >= NOTE_ROWS)
        draw_note(&board, board.area.y + board.area.h);
    if (view->focus.info)
        draw_sources(view, canvas, area, area.y, ID_NONE, view->focus.match);
}

static void scoreboard_title(const struct view *view, char *left, size_t left_size, char *right,
                             size_t right_size)
{
    char date[32] = "";
    instant day = night_shown(view);
    if (day != INSTANT_UNKNOWN)
        words_match_date(view, day, false, date, sizeof date);
    snprintf(left, left_size, "Scoreboard%s%s", *date ? ", " : "", date);
    if (may_be_end(view))
        words_moment(view, match_of_title(view), right, right_size);
    else
        words_instant(view, match_of_title(view), right, right_size);
}

/* -- printing ---------------------------------------------------------------------------------- */

static int print_none(const struct view *view, struct canvas *canvas, int y, instant day)
{
    char date[32], text[256];
    uint32_t beside[2] = {night_beside(view, day, -1), night_beside(view, day, 1)};
    const char *separator = "; nearest: ";
    if (view->edition->matches.n == 0)
        snprintf(text, sizeof text, "no matches in this edition");
    else if (day == INSTANT_UNKNOWN)
        snprintf(text, sizeof text, "no matches known");
    else
        snprintf(text, sizeof text, "no matches on %s",
                 words_match_date(view, day, true, date, sizeof date));
    for (int i = 0; i < 2; i++) {
        if (beside[i] == ID_NONE || day == INSTANT_UNKNOWN)
            continue;
        words_match_date(view, night_day(view, beside[i]), true, date, sizeof date);
        words_add(text, sizeof text, "%s%s", separator, date);
        separator = " and ";
    }
    struct rect rows = {1, y, canvas->w - 1, ROWS_ANY};
    return y + canvas_paragraph(canvas, rows, STYLE_TEXT, text);
}

static int print_sources(const struct board *board, int y)
{
    const struct view *view = board->view;
    struct rect area = {0, 0, board->canvas->w, ROWS_ANY};
    char home[INNER_NAME], away[INNER_NAME];
    for (uint32_t i = 0; i < board->night.count; i++) {
        uint32_t match = board->night.matches[i];
        words_side(view, match, HOME, INT_MAX, home, sizeof home);
        words_side(view, match, AWAY, INT_MAX, away, sizeof away);
        canvas_printf(board->canvas, 1, ++y, board->canvas->w - 1, STYLE_TITLE, "%s v %s", home,
                      away);
        y = draw_sources(view, board->canvas, area, y + 1, ID_NONE, match);
    }
    return y;
}

static int scoreboard_print(const struct view *view, struct canvas *canvas, int y)
{
    struct board board;
    board_init_print(&board, view, canvas);
    canvas_rule(canvas, 0, y++, canvas->w, STYLE_RULE, GLYPH_HLINE);
    if (board.night.count == 0)
        return print_none(view, canvas, y, board.night.day);
    for (uint32_t i = 0; i < board.night.count; i++) {
        bool heading = board_has_heading(&board, i);
        y += i > 0;
        board_draw_match(&board, i, 0, y, heading);
        y += heading + board_rows(&board, i);
    }
    return view->sources ? print_sources(&board, y) : y;
}

/* -- keys -------------------------------------------------------------------------------------- */

static struct effect go_beside(const struct view *view, struct focus *focus, int step)
{
    uint32_t match = night_beside(view, night_day(view, focus->match), step);
    if (match == ID_NONE)
        return (struct effect){.kind = EFFECT_MESSAGE,
                               .message = step < 0 ? "no earlier match day" : "no later match day"};
    focus_match(view->edition, focus, match);
    return (struct effect){.kind = EFFECT_NONE};
}

/* Place in the night that a key moves to, or the same. */
static uint32_t moved(const struct board *board, uint32_t index, enum action action)
{
    uint32_t last = board->night.count - 1, first, end;
    board_page(board, index, &first, &end);
    switch (action) {
    case ACTION_UP:
        return index > 0 ? index - 1 : 0;
    case ACTION_DOWN:
        return index < last ? index + 1 : last;
    case ACTION_NEXT:
        return index < last ? index + 1 : 0;
    case ACTION_PREVIOUS:
        return index > 0 ? index - 1 : last;
    case ACTION_FIRST:
        return 0;
    case ACTION_LAST:
        return last;
    case ACTION_PAGE_UP:
        return first > 0 ? first - 1 : 0;
    case ACTION_PAGE_DOWN:
        return end < board->night.count ? end : last;
    default:
        return index;
    }
}

static struct effect scoreboard_act(const struct view *view, struct focus *focus,
                                    enum action action, struct rect area)
{
    struct effect nothing = {.kind = EFFECT_NONE};
    struct canvas paper; /* nothing is drawn on it: the layout asks it for widths */
    struct board board;
    if (focus->match == ID_NONE)
        return nothing;
    if (act_sources(view, focus, action, area, ID_NONE, focus->match))
        return nothing;
    if (action == ACTION_LEFT || action == ACTION_RIGHT)
        return go_beside(view, focus, action == ACTION_LEFT ? -1 : 1);
    if (action == ACTION_OPEN)
        return (struct effect){.kind = EFFECT_OPEN, .screen = SCREEN_MATCH};
    canvas_init(&paper, view->scratch, 0, 0, false);
    paper.w = area.w;
    board_init(&board, view, &paper, area);
    if (board.night.count == 0)
        return nothing;
    uint32_t index = night_index(&board.night, focus->match);
    uint32_t to = moved(&board, index, action);
    if (to == index && (action == ACTION_NEXT || action == ACTION_PREVIOUS))
        return (struct effect){.kind = EFFECT_MESSAGE, .message = "no other match on this day"};
    if (to != index)
        focus_match(view->edition, focus, board.night.matches[to]);
    return nothing;
}

static bool scoreboard_present(const struct view *view, const char **why)
{
    *why = "no matches in this edition";
    return view->edition->matches.n > 0;
}

static const char *scoreboard_hint(const struct view *view, enum action action)
{
    (void)view;
    return action == ACTION_UP ? "match" : action == ACTION_LEFT ? "day" : NULL;
}

static struct scope scoreboard_scope(const struct view *view)
{
    return (struct scope){SCOPE_NIGHT, ID_NONE, night_shown(view)};
}

const struct screen scoreboard_screen = {
    .name = "scoreboard",
    .title = scoreboard_title,
    .draw = scoreboard_draw,
    .print = scoreboard_print,
    .act = scoreboard_act,
    .present = scoreboard_present,
    .hint = scoreboard_hint,
    .scope = scoreboard_scope,
    .bar = true,
};
