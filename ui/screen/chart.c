#include "screen/chart.h"

#include <stdio.h>

enum { HEIGHT_MOST = 3, LABEL_CELLS = 7, NAME_CELLS_MOST = 14 };

/* -- making ------------------------------------------------------------------------------------ */

static void add_step(struct chart *chart, int minute, const int agg[2])
{
    int lead = agg[TOP] - agg[BOTTOM];
    chart->steps[chart->step_count++] = (struct chart_step){minute, {agg[TOP], agg[BOTTOM]}};
    chart->high = lead > chart->high ? lead : chart->high;
    chart->low = lead < chart->low ? lead : chart->low;
}

/* The minute of an event within its leg, added time at the end of its half; where it is not known,
 * the end of its phase. */
static int minute_of(const struct event *event, const struct entry *entry, struct chart *chart)
{
    int end = phase_end_minute(entry->phase);
    if (event->clock.minute == 0) {
        chart->untimed = true;
        return end;
    }
    return event->clock.minute < end ? event->clock.minute : end;
}

/* Adds the goals that count; agg is carried from leg to leg. Those known from a stated score alone
 * have no order: they are one step. */
static void add_goals(const struct view *view, struct chart *chart, const struct chart_leg *leg,
                      const struct match_state *state, int agg[2])
{
    const struct edition *edition = view->edition;
    const struct match *match = &edition->matches.v[leg->match];
    int pending = -1;
    for (uint32_t i = 0; i < state->entries; i++) {
        const struct entry *entry = &edition->entries.v[match->entry_first + i];
        if (entry->kind != ENTRY_EVENT)
            continue;
        const struct event *event = &edition->events.v[entry->ref];
        int side = event_goal_side(event);
        if (side == SIDE_NONE || !event_stands(edition, entry->ref, state))
            continue;
        int minute = leg->start + minute_of(event, entry, chart);
        if (pending >= 0 && (!event->derived || minute != pending))
            add_step(chart, pending, agg);
        agg[inner_tie_side(match, side)]++;
        pending = event->derived ? minute : -1;
        if (!event->derived)
            add_step(chart, minute, agg);
    }
    if (pending >= 0)
        add_step(chart, pending, agg);
}

/* Where an organiser's decision set another score, the line goes there at the end. */
static void add_decision(const struct view *view, struct chart *chart, const struct chart_leg *leg,
                         const struct match_state *state, const int before[2], int agg[2])
{
    int score[2];
    if (state->status != MATCH_AWARDED ||
        !tie_leg_score(view->edition, leg->match, view->now, score))
        return;
    score[TOP] += before[TOP];
    score[BOTTOM] += before[BOTTOM];
    if (score[TOP] == agg[TOP] && score[BOTTOM] == agg[BOTTOM])
        return;
    agg[TOP] = score[TOP];
    agg[BOTTOM] = score[BOTTOM];
    add_step(chart, leg->start + leg->minutes, agg);
}

static int minutes_played(const struct match_state *state, int minutes)
{
    if (state->phase == PHASE_UNKNOWN)
        return 0;
    int end = phase_end_minute(state->phase);
    if (match_is_on(state) && !state->at_break && state->clock.minute > 0 &&
        state->clock.minute < end)
        end = state->clock.minute;
    return match_is_over(state) && state->status != MATCH_ABANDONED ? minutes : end;
}

static void add_leg(const struct view *view, struct chart *chart, uint32_t match, int agg[2])
{
    struct chart_leg *leg = &chart->legs[chart->leg_count++];
    struct match_state state;
    int before[2] = {agg[TOP], agg[BOTTOM]};
    match_at(view->edition, match, view->now, &state);
    *leg = (struct chart_leg){match, chart->minutes, state.extra_time ? 120 : 90};
    chart->minutes += leg->minutes;
    add_goals(view, chart, leg, &state, agg);
    add_decision(view, chart, leg, &state, before, agg);
    if (state.entries)
        chart->now = leg->start + minutes_played(&state, leg->minutes);
    chart->running = !match_is_over(&state);
}

void chart_make(const struct view *view, uint32_t tie, uint32_t match, struct chart *chart)
{
    const struct edition *edition = view->edition;
    const struct tie *t = &edition->ties.v[tie];
    bool own = match != ID_NONE && edition->matches.v[match].role != ROLE_LEG;
    size_t steps = 0;
    int agg[2] = {0, 0};
    for (uint32_t i = 0; i < t->match_count; i++)
        steps += edition->matches.v[t->match_first + i].entry_count + 1;
    *chart =
        (struct chart){.legs = arena_array(view->scratch, struct chart_leg, t->match_count + 1),
                       .steps = arena_array(view->scratch, struct chart_step, steps + 1)};
    chart->team[TOP] = slot_at(edition, tie, TOP, view->now);
    chart->team[BOTTOM] = slot_at(edition, tie, BOTTOM, view->now);
    for (uint32_t i = 0; i < t->match_count; i++) {
        uint32_t id = t->match_first + i;
        if (own ? id == match : edition->matches.v[id].role == ROLE_LEG)
            add_leg(view, chart, id, agg);
    }
}

int chart_rows_least(const struct chart *chart)
{
    return chart->high - chart->low + 1 + 2;
}

/* -- drawing ----------------------------------------------------------------------------------- */

struct frame {
    int axis;      /* column of the upright axis */
    int x, cells;  /* where minute 0 stands, and cells to the last */
    int y;         /* row of the highest level */
    int high, low; /* levels shown */
    int height;    /* rows a level */
    int bottom;    /* row of the axis below */
    const struct chart *chart;
};

static int x_of(const struct frame *frame, int minute)
{
    int minutes = frame->chart->minutes > 0 ? frame->chart->minutes : 1;
    return frame->x + (minute * frame->cells + minutes / 2) / minutes;
}

static int y_of(const struct frame *frame, int lead)
{
    return frame->y + (frame->high - lead) * frame->height;
}

static void draw_level_names(const struct view *view, struct canvas *canvas, struct rect area,
                             const struct frame *frame)
{
    char figure[16];
    for (int lead = frame->low; lead <= frame->high; lead++) {
        int y = y_of(frame, lead), side = lead > 0 ? TOP : BOTTOM;
        bool outermost = lead != 0 && (lead == frame->high || lead == frame->low);
        inner_arm(canvas, frame->axis, y, -1, 0, STYLE_RULE);
        snprintf(figure, sizeof figure, lead ? "+%d" : "level", lead < 0 ? -lead : lead);
        int w = canvas_text_right(canvas, frame->axis - 1, y, 8, STYLE_QUIET, figure);
        if (outermost && frame->chart->team[side] != ID_NONE) {
            int room = frame->axis - 1 - w - 1 - area.x;
            const char *name = words_team(view->edition, frame->chart->team[side], room);
            canvas_text_right(canvas, frame->axis - 1 - w - 1, y, room, STYLE_QUIET, name);
        }
    }
}

static void draw_axes(struct canvas *canvas, const struct frame *frame)
{
    const struct chart *chart = frame->chart;
    int end = x_of(frame, chart->minutes) + 3;
    canvas_line(canvas, frame->axis, frame->y, frame->axis, frame->bottom, false, STYLE_RULE);
    inner_arm(canvas, frame->axis, frame->y, 0, -1, STYLE_RULE);
    canvas_line(canvas, frame->axis, frame->bottom, end, frame->bottom, false, STYLE_RULE);
    inner_arm(canvas, end, frame->bottom, 1, 0, STYLE_RULE);
    for (int i = 0; i < chart->leg_count; i++) {
        const struct chart_leg *leg = &chart->legs[i];
        for (int minute = i ? 45 : 0; minute <= leg->minutes; minute += minute < 90 ? 45 : 30) {
            int x = x_of(frame, leg->start + minute);
            char text[16];
            snprintf(text, sizeof text, "%d", minute);
            int w = canvas_width_of(canvas, text);
            inner_arm(canvas, x, frame->bottom, 0, -1, STYLE_RULE);
            canvas_text(canvas, x - (w - 1) / 2, frame->bottom + 1, w, STYLE_QUIET, text);
        }
        for (int y = frame->y; i > 0 && y < frame->bottom; y++)
            canvas_glyph(canvas, x_of(frame, leg->start), y, STYLE_RULE, GLYPH_VDOTTED);
    }
}

static void draw_leg_names(const struct view *view, struct canvas *canvas,
                           const struct frame *frame)
{
    for (int i = 0; i < frame->chart->leg_count; i++) {
        const struct chart_leg *leg = &frame->chart->legs[i];
        int x = x_of(frame, leg->start), end = x_of(frame, leg->start + leg->minutes);
        canvas_text_centred(canvas, x, frame->bottom + 2, end - x + 1, STYLE_QUIET,
                            words_leg(view->edition, leg->match));
    }
}

/* A step's aggregate, on the line behind it where there is room before the next. */
static void draw_step_label(struct canvas *canvas, int x, int y, int next, bool last,
                            const struct chart_step *step)
{
    char text[32];
    int len = snprintf(text, sizeof text, " %d-%d ", step->agg[TOP], step->agg[BOTTOM]);
    if (next - x > len + 1)
        canvas_text(canvas, x + 1, y, len, STYLE_SCORE, text);
    else if (last)
        canvas_text(canvas, next + 1, y, len, STYLE_SCORE, text);
}

static void draw_steps(struct canvas *canvas, const struct frame *frame)
{
    const struct chart *chart = frame->chart;
    int x = x_of(frame, 0), end = x_of(frame, chart->now), lead = 0;
    inner_arm(canvas, x, y_of(frame, 0), -1, 0, STYLE_TEXT);
    for (int i = 0; i <= chart->step_count; i++) {
        bool last = i == chart->step_count;
        const struct chart_step *step = &chart->steps[i];
        int to = last ? end : x_of(frame, step->minute);
        if (i > 0 && to <= x) /* goals closer than a cell keep apart */
            to = x + 1;
        canvas_line(canvas, x, y_of(frame, lead), to, y_of(frame, lead), false, STYLE_TEXT);
        if (i > 0)
            draw_step_label(canvas, x, y_of(frame, lead), to, last, &chart->steps[i - 1]);
        x = to;
        if (last)
            break;
        int next = step->agg[TOP] - step->agg[BOTTOM];
        canvas_line(canvas, x, y_of(frame, lead), x, y_of(frame, next), false, STYLE_TEXT);
        lead = next;
    }
    inner_arm(canvas, x, y_of(frame, lead), 1, 0, STYLE_TEXT);
    if (chart->running && chart->now > 0)
        canvas_glyph(canvas, x, y_of(frame, lead), STYLE_MOMENT, GLYPH_MOMENT);
}

/* Cells that the names of those who led take. */
static int name_cells(const struct view *view, const struct canvas *canvas,
                      const struct chart *chart, int w)
{
    int most = 3, limit = w / 6 < NAME_CELLS_MOST ? w / 6 : NAME_CELLS_MOST;
    for (int side = 0; side < 2; side++) {
        if (chart->team[side] == ID_NONE)
            continue;
        int cells = canvas_width_of(canvas, view->edition->teams.v[chart->team[side]].name);
        if (cells <= limit && cells > most)
            most = cells;
    }
    return most;
}

int chart_draw(const struct view *view, struct canvas *canvas, struct rect area,
               const struct chart *chart)
{
    struct frame frame = {.high = chart->high, .low = chart->low, .chart = chart};
    if (chart->leg_count == 0)
        return 0;
    bool named = chart->leg_count > 1 || *words_leg(view->edition, chart->legs[0].match);
    int most = area.h - 2;
    if (named && most > frame.high - frame.low + 1)
        most--;
    else
        named = false;
    if (frame.high - frame.low + 1 > most)
        return 0;
    /* A quiet chart still shows which side is which. */
    if (frame.high < 1 && frame.high - frame.low + 2 <= most)
        frame.high = 1;
    if (frame.low > -1 && frame.high - frame.low + 2 <= most)
        frame.low = -1;
    int levels = frame.high - frame.low + 1;
    for (frame.height = 1; frame.height < HEIGHT_MOST; frame.height++)
        if ((levels - 1) * (frame.height + 1) + 1 > most)
            break;
    frame.y = area.y;
    frame.bottom = area.y + (levels - 1) * frame.height + 1;
    frame.axis = area.x + name_cells(view, canvas, chart, area.w) + 4;
    frame.x = frame.axis + 3;
    frame.cells = area.x + area.w - LABEL_CELLS - frame.x;
    if (frame.cells < 18)
        return 0;
    draw_axes(canvas, &frame);
    draw_level_names(view, canvas, area, &frame);
    draw_steps(canvas, &frame);
    if (named)
        draw_leg_names(view, canvas, &frame);
    return frame.bottom + 2 + named - area.y;
}
