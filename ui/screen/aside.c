#include "screen/aside.h"

#include <stdio.h>

#include "screen/chart.h"
#include "screen/kicks.h"
#include "screen/leg.h"

enum { SPLIT_FROM = 116, MAIN_LEAST = 78, MAIN_MOST = 108, COLUMN_LEAST = 36, ALONE_MOST = 120 };

static bool lineups_known(const struct view *view, uint32_t match)
{
    const struct match *m = &view->edition->matches.v[match];
    struct match_state state;
    match_at(view->edition, match, view->now, &state);
    return state.entries > 0 && (m->lineup[HOME].player_count || m->lineup[AWAY].player_count);
}

unsigned aside_has(const struct view *view, uint32_t match, unsigned wanted)
{
    const struct match *m = &view->edition->matches.v[match];
    struct match_state state;
    unsigned has = 0;
    match_at(view->edition, match, view->now, &state);
    if (m->tie != ID_NONE && inner_matches(view, m->tie) > 1)
        has |= ASIDE_LEGS;
    has |= ASIDE_ALL_LEGS;
    if (state.shootout)
        has |= ASIDE_KICKS;
    if (lineups_known(view, match))
        has |= ASIDE_LINEUPS;
    return has & wanted;
}

void aside_split(struct rect area, bool has, struct rect *mainly, struct rect *aside)
{
    *mainly = area;
    *aside = (struct rect){area.x, area.y, 0, area.h};
    if (!has && area.w > ALONE_MOST) {
        mainly->w = ALONE_MOST;
        mainly->x += (area.w - ALONE_MOST) / 2;
    }
    if (!has || area.w < SPLIT_FROM)
        return;
    int w = area.w * 11 / 20;
    w = w < MAIN_LEAST ? MAIN_LEAST : w > MAIN_MOST ? MAIN_MOST : w;
    mainly->w = w;
    aside->x = area.x + w + 3;
    aside->w = area.w - w - 4;
}

int aside_kicks(const struct view *view, struct canvas *canvas, struct rect area, int y,
                uint32_t match)
{
    struct shootout_state state;
    struct kick_lines lines;
    char text[INNER_TEXT];
    shootout_at(view->edition, match, view->now, &state);
    kick_lines_make(view, match, &state, &lines);
    canvas_text(canvas, area.x, y++, area.w, STYLE_HEADING, "SHOOT-OUT");
    struct rect rows = {area.x - 1, y, area.w + 1, 1};
    for (uint32_t i = 0; i < lines.n; i++)
        kick_line_draw(view, canvas, rows, y++, match, &state, &lines.v[i], false);
    rows = (struct rect){area.x, y, area.w, 3};
    if (state.winner != SIDE_NONE)
        y += inner_text(canvas, rows, STYLE_THROUGH,
                        kicks_outlook(view, match, &state, text, sizeof text));
    return y;
}

/* -- line-ups ---------------------------------------------------------------------------------- */

/* Who started is known from the kick-off, who sat on the bench when the match is over. */
static uint32_t players_shown(const struct lineup *lineup, const struct match_state *state)
{
    return match_is_over(state) ? lineup->player_count : lineup->starter_count;
}

/* A shirt's number, the name, "(c)" behind a captain's. */
enum { SHIRT_CELLS = 3, CAPTAIN_CELLS = 4, STACKED_BELOW = 44 };

static void draw_player(const struct view *view, struct canvas *canvas, int x, int y, int cells,
                        const struct lineup *lineup, uint32_t index)
{
    const struct lineup_player *player = &lineup->players[index];
    const char *name = person_name(view->edition, player->person);
    char shorter[INNER_NAME];
    if (player->number)
        canvas_printf(canvas, x, y, SHIRT_CELLS, STYLE_QUIET, "%2d", player->number);
    int room = cells - SHIRT_CELLS - (player->captain ? CAPTAIN_CELLS : 0);
    inner_person(canvas, name ? name : "not known", room, shorter, sizeof shorter);
    words_add(shorter, sizeof shorter, "%s", player->captain ? " (c)" : "");
    canvas_text(canvas, x + SHIRT_CELLS, y, cells - SHIRT_CELLS,
                index < lineup->starter_count ? STYLE_TEXT : STYLE_QUIET, shorter);
}

/* One side's, from row y on; returns the row after. */
static int draw_lineup(const struct view *view, struct canvas *canvas, int x, int y, int cells,
                       uint32_t match, int side, const struct match_state *state)
{
    const struct lineup *lineup = &view->edition->matches.v[match].lineup[side];
    const char *coach = person_name(view->edition, lineup->coach);
    char name[INNER_NAME];
    if (!lineup->player_count && !coach)
        return y;
    canvas_text(canvas, x, y++, cells, STYLE_TEXT,
                words_side(view, match, side, cells, name, sizeof name));
    for (uint32_t i = 0; i < players_shown(lineup, state); i++)
        draw_player(view, canvas, x, y++, cells, lineup, i);
    if (coach)
        canvas_printf(canvas, x, y++, cells, STYLE_QUIET, "coach %s", coach);
    return y;
}

/* True when no name must be shortened in so many cells. */
static bool lineups_fit(const struct view *view, const struct canvas *canvas, int cells,
                        const struct match *match)
{
    for (int side = 0; side < SIDE_COUNT; side++)
        for (uint32_t i = 0; i < match->lineup[side].player_count; i++) {
            const char *name = person_name(view->edition, match->lineup[side].players[i].person);
            if (name && canvas_width_of(canvas, name) > cells - SHIRT_CELLS - CAPTAIN_CELLS)
                return false;
        }
    return true;
}

int lineups_draw(const struct view *view, struct canvas *canvas, struct rect area, int y,
                 uint32_t match)
{
    struct match_state state;
    if (!lineups_known(view, match))
        return y;
    match_at(view->edition, match, view->now, &state);
    int half = area.w / 2;
    /* Where length is no matter, they rather stand below each other than shortened. Only who is
     * shown may decide that. */
    bool stacked = area.w < STACKED_BELOW ||
                   (canvas->growing && match_is_over(&state) &&
                    !lineups_fit(view, canvas, half - 1, &view->edition->matches.v[match]));
    canvas_text(canvas, area.x, y++, area.w, STYLE_HEADING, "LINE-UPS");
    if (stacked) {
        y = draw_lineup(view, canvas, area.x, y, area.w, match, HOME, &state);
        return draw_lineup(view, canvas, area.x, y, area.w, match, AWAY, &state);
    }
    int home = draw_lineup(view, canvas, area.x, y, half - 1, match, HOME, &state);
    int away = draw_lineup(view, canvas, area.x + half, y, half - 1, match, AWAY, &state);
    return home > away ? home : away;
}

/* Rows of the kicks so far: heading, lines, outcome. */
static int kicks_height(const struct view *view, uint32_t match)
{
    struct shootout_state state;
    struct kick_lines lines;
    shootout_at(view->edition, match, view->now, &state);
    kick_lines_make(view, match, &state, &lines);
    return (int)lines.n + 3;
}

/* -- the column beside ------------------------------------------------------------------------- */

/* Where the next section stands: below, else at the top of the next column. */
struct flow {
    struct rect area; /* of the column */
    int y, right;     /* first row free; end of the last column */
};

static bool place(struct flow *flow, int rows)
{
    if (flow->y > flow->area.y && flow->y + rows > flow->area.y + flow->area.h) {
        if (flow->area.x + 2 * flow->area.w + 3 > flow->right)
            return false;
        flow->area.x += flow->area.w + 3;
        flow->y = flow->area.y;
    }
    return flow->y + rows <= flow->area.y + flow->area.h || flow->y == flow->area.y;
}

/* Another kind of section rather starts a column. */
static void next_column(struct flow *flow)
{
    if (flow->y == flow->area.y || flow->area.x + 2 * flow->area.w + 3 > flow->right)
        return;
    flow->area.x += flow->area.w + 3;
    flow->y = flow->area.y;
}

static void add_leg(const struct view *view, struct canvas *canvas, struct flow *flow,
                    uint32_t match)
{
    struct view still = *view;
    still.still = true; /* nothing is selected here */
    for (int detail = LEG_CARDS; detail >= LEG_SCORE; detail--) {
        bool fits = flow->y + leg_rows(&still, match, (enum leg_detail)detail) <=
                    flow->area.y + flow->area.h;
        if (!fits && detail > LEG_SCORE)
            continue;
        if (place(flow, leg_rows(&still, match, (enum leg_detail)detail)))
            flow->y =
                leg_draw(&still, canvas, flow->area, flow->y, match, (enum leg_detail)detail) + 1;
        return;
    }
}

void aside_draw(const struct view *view, struct canvas *canvas, struct rect area, uint32_t match,
                unsigned sections)
{
    const struct match *m = &view->edition->matches.v[match];
    struct flow flow = {.area = area, .y = area.y, .right = area.x + area.w};
    if (area.w >= 2 * COLUMN_LEAST + 3)
        flow.area.w = (area.w - 3) / 2;
    inner_upright(canvas, area.x - 2, area.y, area.h);
    struct rect clip = canvas_narrow(canvas, (struct rect){area.x - 1, area.y, area.w + 1, area.h});
    if (sections & (ASIDE_LEGS | ASIDE_ALL_LEGS) && m->tie != ID_NONE) {
        uint32_t first = view->edition->ties.v[m->tie].match_first;
        for (uint32_t i = 0; i < inner_matches(view, m->tie); i++)
            if (first + i != match || sections & ASIDE_ALL_LEGS)
                add_leg(view, canvas, &flow, first + i);
    }
    next_column(&flow);
    if (sections & ASIDE_KICKS && place(&flow, kicks_height(view, match)))
        flow.y = aside_kicks(view, canvas, flow.area, flow.y, match) + 1;
    next_column(&flow);
    if (sections & ASIDE_LINEUPS && place(&flow, 3))
        lineups_draw(view, canvas, flow.area, flow.y, match);
    canvas_clip(canvas, clip);
}

/* -- the chart --------------------------------------------------------------------------------- */

enum { CHART_ROWS_MORE = 4 /* its heading, the legs' names, a blank row, one to breathe */ };

struct rect aside_chart_below(const struct view *view, struct rect *list, int needed)
{
    const struct match *m = inner_match(view);
    struct rect none = {list->x, list->y + list->h, list->w, 0};
    struct chart chart;
    if (m->tie == ID_NONE || list->w < MAIN_LEAST)
        return none;
    chart_make(view, m->tie, view->focus.match, &chart);
    int least = chart_rows_least(&chart) + CHART_ROWS_MORE, room = list->h - needed;
    if (chart.leg_count < 2 || chart.now == 0 || room < least + 2)
        return none;
    int most = least + 2 * (chart.high - chart.low + 3);
    int rows = room - 2 < most ? room - 2 : most;
    list->h -= rows;
    return (struct rect){list->x, list->y + list->h, list->w, rows};
}

void aside_chart(const struct view *view, struct canvas *canvas, struct rect area)
{
    struct chart chart;
    if (area.h == 0)
        return;
    chart_make(view, inner_match(view)->tie, view->focus.match, &chart);
    canvas_text(canvas, area.x + 2, area.y, area.w - 2, STYLE_HEADING, "AGGREGATE");
    chart_draw(view, canvas, (struct rect){area.x + 2, area.y + 1, area.w - 2, area.h - 1}, &chart);
}
