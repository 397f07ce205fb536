#include "screen/chart.h"

#include <stdio.h>

#include "screen/changed.h"
#include "screen/inner_time.h"

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

/* Adds the goals that count; agg is carried from leg to leg. Those between which no order is known
 * are one step. */
static void add_goals(const struct view *view, struct chart *chart, const struct chart_leg *leg,
                      const struct match_state *state, int agg[2])
{
    const struct edition *edition = view->edition;
    const struct match *match = &edition->matches.v[leg->match];
    int pending = -1;
    for (uint32_t i = 0; i < state->entries; i++) {
        const struct entry *entry = &edition->entries.v[match->entry_first + i];
        const struct event *event =
            entry->kind == ENTRY_EVENT ? &edition->events.v[entry->ref] : NULL;
        int side = event ? event_goal_side(event) : SIDE_NONE;
        if (side != SIDE_NONE && event_stands(edition, entry->ref, state)) {
            pending = leg->start + minute_of(event, entry, chart);
            agg[inner_tie_side(match, side)]++;
        }
        if (pending >= 0 && (!entry->more || i + 1 == state->entries)) {
            add_step(chart, pending, agg);
            pending = -1;
        }
    }
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

/* How many of the steps stood before the last step too. */
static int steps_before(const struct view *view, uint32_t tie, uint32_t match,
                        const struct chart *chart)
{
    struct view before = changed_before(view);
    struct chart old;
    if (!changed_any(view))
        return chart->step_count;
    chart_make(&before, tie, match, &old);
    return old.step_count < chart->step_count ? old.step_count : chart->step_count;
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
    chart->fresh = steps_before(view, tie, match, chart);
}

bool chart_is_known(const struct view *view, const struct chart *chart)
{
    struct inner_times times;
    struct match_state state;
    if (chart->leg_count == 0 || chart->team[TOP] == ID_NONE || chart->team[BOTTOM] == ID_NONE)
        return false;
    match_at(view->edition, chart->legs[0].match, view->now, &state);
    if (state.status != MATCH_SCHEDULED)
        return false;
    inner_times(view, chart->legs[0].match, &times);
    return times.start[PHASE_FIRST_HALF] != INSTANT_UNKNOWN;
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
static void draw_step_label(struct canvas *canvas, int x, int y, int next, bool last, bool fresh,
                            const struct chart_step *step)
{
    char text[32];
    int len = snprintf(text, sizeof text, " %d-%d ", step->agg[TOP], step->agg[BOTTOM]);
    int at = next - x > len + 1 ? x + 1 : next + 1;
    if (at > x + 1 && !last)
        return;
    canvas_text(canvas, at, y, len, STYLE_SCORE, text);
    if (fresh)
        canvas_mark(canvas, (struct rect){at + 1, y, len - 2, 1}, STYLE_COUNT, CELL_CHANGED);
}

/* The column of a step: goals closer than a cell keep apart. */
static int step_x(const struct frame *frame, int step, int x_before)
{
    int x = x_of(frame, frame->chart->steps[step].minute);
    return step > 0 && x <= x_before ? x_before + 1 : x;
}

/* The uprights that the last step made stand out. */
static void mark_fresh(struct canvas *canvas, const struct frame *frame)
{
    const struct chart *chart = frame->chart;
    int x = x_of(frame, 0), y = y_of(frame, 0);
    for (int i = 0; i < chart->step_count; i++) {
        int to = y_of(frame, chart->steps[i].agg[TOP] - chart->steps[i].agg[BOTTOM]);
        int top = to < y ? to : y, rows = to < y ? y - to : to - y;
        x = step_x(frame, i, x);
        y = to;
        if (i >= chart->fresh)
            canvas_mark(canvas, (struct rect){x, top, 1, rows + 1}, STYLE_COUNT, CELL_CHANGED);
    }
}

static void draw_steps(struct canvas *canvas, const struct frame *frame)
{
    const struct chart *chart = frame->chart;
    int x = x_of(frame, 0), end = x_of(frame, chart->now), lead = 0;
    inner_arm(canvas, x, y_of(frame, 0), -1, 0, STYLE_TEXT);
    for (int i = 0; i <= chart->step_count; i++) {
        bool last = i == chart->step_count;
        const struct chart_step *step = &chart->steps[i];
        int to = !last ? step_x(frame, i, x) : i > 0 && end <= x ? x + 1 : end;
        canvas_line(canvas, x, y_of(frame, lead), to, y_of(frame, lead), false, STYLE_TEXT);
        if (i > 0)
            draw_step_label(canvas, x, y_of(frame, lead), to, last, i - 1 >= chart->fresh,
                            &chart->steps[i - 1]);
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
    mark_fresh(canvas, frame);
}

/* The last minute of the chart that stands at or before a column. */
static int minute_at(const struct frame *frame, int x)
{
    int minute = 0;
    while (minute < frame->chart->minutes && x_of(frame, minute + 1) <= x)
        minute++;
    return x <= frame->x ? 0 : minute;
}

/* Where a click on a column leads: to the end of its minute; where a leg ends, to its end. */
static instant instant_at(const struct view *view, const struct frame *frame, int x)
{
    const struct chart *chart = frame->chart;
    const struct chart_leg *leg = chart->legs;
    struct inner_times times;
    int minute = minute_at(frame, x);
    while (leg + 1 < chart->legs + chart->leg_count && minute > leg->start + leg->minutes)
        leg++;
    inner_times(view, leg->match, &times);
    return minute == leg->start + leg->minutes ? inner_phase_end(&times, leg->minutes)
                                               : inner_minute_end(&times, minute - leg->start);
}

static void record_hits(const struct view *view, struct canvas *canvas, struct rect area,
                        const struct frame *frame)
{
    for (int x = frame->axis; x < area.x + area.w; x++) {
        instant at = instant_at(view, frame, x);
        if (at != INSTANT_UNKNOWN)
            canvas_hit(canvas, (struct rect){x, frame->y, 1, frame->bottom + 2 - frame->y}, HIT_BAR,
                       at);
    }
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
    if (chart->now > 0)
        draw_steps(canvas, &frame);
    if (chart->bar)
        record_hits(view, canvas, area, &frame);
    if (named)
        draw_leg_names(view, canvas, &frame);
    return frame.bottom + 2 + named - area.y;
}
