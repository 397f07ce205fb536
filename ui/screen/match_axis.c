#include "screen/match_axis.h"

#include <stdio.h>

#include "screen/changed.h"
#include "screen/inner_time.h"

enum { SEGMENT = 15, LABEL_CELLS = 4, ADDED_CELLS_MOST = 2 };

struct axis {
    int x, y; /* of the line's first cell */
    int cells, minutes;
    int depths[2];
};

static struct axis lay_axis(struct rect area, const int depths[2], const struct match_state *state)
{
    struct axis axis = {.y = area.y + depths[HOME], .depths = {depths[HOME], depths[AWAY]}};
    axis.minutes = state->extra_time ? 120 : 90;
    int segments = axis.minutes / SEGMENT;
    /* Whole cells a segment, so that the marks of the minutes stand evenly. */
    axis.cells = (area.w - 2 * LABEL_CELLS) / segments * segments;
    axis.x = area.x + (area.w - axis.cells) / 2;
    return axis;
}

static int minute_x(const struct axis *axis, int minute)
{
    return axis->x + (minute * axis->cells + axis->minutes / 2) / axis->minutes;
}

/* Added minutes stand just behind the end of their half, in order but not to scale: to scale they
 * would stand among those of the next half. */
static int clock_x(const struct axis *axis, struct clock clock)
{
    int minute = clock.minute, x;
    if (minute > axis->minutes)
        minute = axis->minutes;
    x = minute_x(axis, minute);
    if (clock.added > 0) {
        int more = (clock.added * axis->cells + axis->minutes / 2) / axis->minutes;
        x += more < 1 ? 1 : more > ADDED_CELLS_MOST ? ADDED_CELLS_MOST : more;
    }
    return x;
}

/* Minutes of the match that are over. */
static int played(const struct axis *axis, const struct match_state *state)
{
    if (state->status == MATCH_UNDER_WAY && !state->at_break && state->phase != PHASE_KICKS &&
        state->clock.minute > 0)
        return state->clock.minute < axis->minutes ? state->clock.minute : axis->minutes;
    if (state->status == MATCH_ABANDONED || state->status == MATCH_SUSPENDED)
        return state->clock.minute;
    if (state->phase == PHASE_UNKNOWN)
        return 0;
    return phase_end_minute(state->phase) < axis->minutes ? phase_end_minute(state->phase)
                                                          : axis->minutes;
}

static void draw_line(struct canvas *canvas, const struct axis *axis,
                      const struct match_state *state)
{
    int end = axis->x + axis->cells, now = minute_x(axis, played(axis, state));
    bool on = match_is_on(state) && state->phase != PHASE_KICKS;
    int moment = on && !state->at_break ? clock_x(axis, state->clock) : now;
    canvas_rule(canvas, axis->x, axis->y, axis->cells, STYLE_RULE, GLYPH_HDOTTED);
    int to = moment < end ? moment : now; /* added time: as far as it has come */
    if (to > axis->x)
        canvas_line(canvas, axis->x, axis->y, to, axis->y, false, STYLE_TEXT);
    for (int minute = 0; minute <= axis->minutes; minute += SEGMENT) {
        int x = minute_x(axis, minute);
        enum style style = x <= now ? STYLE_TEXT : STYLE_RULE;
        bool half = minute == 45 || minute == 90 || minute == 0 || minute == axis->minutes;
        if (x > axis->x)
            inner_arm(canvas, x, axis->y, -1, 0, style);
        if (x < end)
            inner_arm(canvas, x, axis->y, 1, 0, style);
        inner_arm(canvas, x, axis->y, 0, 1, style);
        if (half)
            inner_arm(canvas, x, axis->y, 0, -1, style);
    }
    if (on)
        canvas_glyph(canvas, moment, axis->y, STYLE_MOMENT, GLYPH_MOMENT);
}

static void draw_minutes(struct canvas *canvas, const struct axis *axis)
{
    char text[8];
    for (int minute = 0; minute <= axis->minutes; minute += SEGMENT) {
        snprintf(text, sizeof text, minute == 45 ? "HT" : "%d", minute);
        int w = canvas_width_of(canvas, text);
        canvas_text(canvas, minute_x(axis, minute) - (w - 1) / 2, axis->y + axis->depths[AWAY] + 1,
                    w, STYLE_QUIET, text);
    }
}

/* The row of marks, counted outwards from the line, where this one goes. What is heavier, or as
 * heavy and earlier, stands nearer. */
static int place_of(const struct view *view, const struct axis *axis, const struct match_rows *rows,
                    uint32_t which, int x)
{
    const struct match_row *row = &rows->v[which];
    int weight = inner_mark(&view->edition->events.v[row->event], row->stands).weight, place = 0;
    for (uint32_t i = 0; i < rows->n; i++) {
        const struct match_row *other = &rows->v[i];
        if (i == which || other->kind != ROW_EVENT || other->side != row->side)
            continue;
        const struct event *event = &view->edition->events.v[other->event];
        int heavy = inner_mark(event, other->stands).weight;
        if (event->clock.minute > 0 && clock_x(axis, event->clock) == x &&
            (heavy > weight || (heavy == weight && i < which)))
            place++;
    }
    return place;
}

void match_axis_depths(const struct view *view, struct rect area, const struct match_state *state,
                       const struct match_rows *rows, int most, int depths[2])
{
    static const int none[2] = {1, 1};
    struct axis axis = lay_axis(area, none, state);
    depths[HOME] = depths[AWAY] = 1;
    for (uint32_t i = 0; i < rows->n && axis.cells > 0; i++) {
        const struct match_row *row = &rows->v[i];
        if (row->kind != ROW_EVENT || view->edition->events.v[row->event].clock.minute == 0)
            continue;
        int x = clock_x(&axis, view->edition->events.v[row->event].clock);
        int depth = place_of(view, &axis, rows, i, x) + 1;
        depth = depth < most ? depth : most;
        if (depth > depths[row->side])
            depths[row->side] = depth;
    }
}

static void draw_marks(const struct view *view, struct canvas *canvas, const struct axis *axis,
                       const struct match_rows *rows, uint32_t selected)
{
    for (uint32_t i = 0; i < rows->n; i++) {
        const struct match_row *row = &rows->v[i];
        if (row->kind != ROW_EVENT)
            continue;
        const struct event *event = &view->edition->events.v[row->event];
        if (event->clock.minute == 0)
            continue;
        int x = clock_x(axis, event->clock), place = place_of(view, axis, rows, i, x);
        int y = row->side == HOME ? axis->y - 1 - place : axis->y + 1 + place;
        if (place >= axis->depths[row->side])
            continue;
        struct event_mark mark = inner_mark(event, row->stands);
        canvas_glyph(canvas, x, y, mark.style, mark.glyph);
        if (i == selected)
            canvas_mark(canvas, (struct rect){x, y, 1, 1}, STYLE_COUNT, CELL_SELECTED);
        if (changed_entry(view, row->match, row->entry))
            canvas_mark(canvas, (struct rect){x, y, 1, 1}, STYLE_COUNT, CELL_CHANGED);
        canvas_hit(canvas, (struct rect){x, y, 1, 1}, HIT_ENTRY, row->entry);
    }
}

/* The minute that a click on a column means: the last that stands there. */
static int minute_at(const struct axis *axis, int x)
{
    int minute = 0;
    while (minute < axis->minutes && minute_x(axis, minute + 1) <= x)
        minute++;
    return x <= axis->x ? 0 : minute;
}

/* The axis is the bar: a column leads to the end of its minute, the last and what lies beyond to
 * the end of play. */
static void record_hits(const struct view *view, struct canvas *canvas, const struct axis *axis,
                        struct rect area)
{
    struct inner_times times;
    int top = axis->y - axis->depths[HOME], rows = match_axis_rows(axis->depths);
    inner_times(view, view->focus.match, &times);
    if (times.start[PHASE_FIRST_HALF] == INSTANT_UNKNOWN)
        return;
    for (int x = area.x; x < area.x + area.w; x++) {
        instant at = x < axis->x + axis->cells ? inner_minute_end(&times, minute_at(axis, x))
                                               : inner_phase_end(&times, axis->minutes);
        canvas_hit(canvas, (struct rect){x, top, 1, rows}, HIT_BAR, at);
    }
}

void match_axis_draw(const struct view *view, struct canvas *canvas, struct rect area,
                     const int depths[2], const struct match_state *state,
                     const struct match_rows *rows, uint32_t selected)
{
    struct axis axis = lay_axis(area, depths, state);
    if (axis.cells <= 0)
        return;
    for (int side = 0; side < SIDE_COUNT; side++) {
        uint32_t team = inner_team(view, view->focus.match, side);
        if (team != ID_NONE)
            canvas_text(canvas, axis.x - LABEL_CELLS, axis.y + (side == HOME ? -1 : 1), 3,
                        STYLE_HEADING, view->edition->teams.v[team].code);
    }
    draw_line(canvas, &axis, state);
    draw_minutes(canvas, &axis);
    record_hits(view, canvas, &axis, area);
    draw_marks(view, canvas, &axis, rows, selected);
}
