#include <stdio.h>
#include <string.h>

#include "screen/words.h"

enum { DAY = 86400 };

void draw_rule(struct canvas *canvas, struct rect area, int y)
{
    canvas_rule(canvas, area.x, y, area.w, STYLE_RULE, GLYPH_HLINE);
}

void draw_selected(struct canvas *canvas, struct rect area)
{
    for (int i = 0; i < area.h; i++)
        canvas_glyph(canvas, area.x, area.y + i, STYLE_TEXT, GLYPH_SELECTED);
    canvas_mark(canvas, area, STYLE_COUNT, CELL_SELECTED);
}

/* -- scrolling --------------------------------------------------------------------------------- */

void draw_scroll_signs(struct canvas *canvas, struct rect list, bool above, bool below)
{
    struct rect first = {list.x + list.w - 1, list.y, 1, 1}, last = first;
    last.y += list.h - 1;
    if (list.h < 1)
        return;
    if (above) {
        canvas_glyph(canvas, first.x, first.y, STYLE_KEY, GLYPH_MORE_UP);
        canvas_hit(canvas, first, HIT_UP, 0);
    }
    if (below) {
        canvas_glyph(canvas, last.x, last.y, STYLE_KEY, GLYPH_MORE_DOWN);
        canvas_hit(canvas, last, HIT_DOWN, 0);
    }
}

bool action_scrolls(enum action action)
{
    return action == ACTION_UP || action == ACTION_DOWN || action == ACTION_PAGE_UP ||
           action == ACTION_PAGE_DOWN || action == ACTION_FIRST || action == ACTION_LAST;
}

static int within(int row, int most)
{
    return row < 0 ? 0 : row > most ? most : row;
}

int scroll_after(enum action action, int scroll, int most, int page)
{
    int row = within(scroll, most);
    switch (action) {
    case ACTION_UP:
        return within(row - 1, most);
    case ACTION_DOWN:
        return within(row + 1, most);
    case ACTION_PAGE_UP:
        return within(row - page, most);
    case ACTION_PAGE_DOWN:
        return within(row + page, most);
    case ACTION_FIRST:
        return 0;
    case ACTION_LAST:
        return most;
    default:
        return row;
    }
}

/* -- the bar ----------------------------------------------------------------------------------- */

enum {
    BAR_STATE = 9,     /* cells before the line: " paused  " */
    BAR_NARROW = 60,   /* cells below which that is left out */
    BAR_LEAD = 3,      /* line before the first day */
    BAR_TAIL = 2,      /* and after the last */
    BAR_LABEL = 8,     /* the widest: " 11 Apr " */
    BAR_GAP = 3,       /* line between two days, at least */
    BAR_DAYS_MOST = 64 /* labels on a line */
};

struct bar {
    struct canvas *canvas;
    int x, y, w;
    instant now;
    int moment; /* column of the moment, from x */
};

/* Heavy up to the moment, dotted after it. */
static void bar_line(const struct bar *bar, int from, int to)
{
    for (int i = from; i < to; i++)
        canvas_glyph(bar->canvas, bar->x + i, bar->y, STYLE_RULE,
                     i < bar->moment ? GLYPH_HHEAVY : GLYPH_HDOTTED);
}

/* Column of an instant on a stretch of w columns from first to last. */
static int bar_place(instant at, instant first, instant last, int w)
{
    if (at <= first || w < 2)
        return 0;
    return at >= last ? w - 1 : (int)((at - first) * (w - 1) / (last - first));
}

/* One night: its line in proportion to time, a mark wherever something happens. */
static void draw_night(const struct view *view, struct bar *bar, const instant *marks, size_t count)
{
    char time[32];
    instant first = marks[0], last = marks[count - 1];
    words_time(view, first, ID_NONE, time, sizeof time);
    int used = bar->w >= 24 ? (int)strlen(time) + 1 : 0;
    canvas_text(bar->canvas, bar->x, bar->y, used, STYLE_QUIET, time);
    words_time(view, last, ID_NONE, time, sizeof time);
    canvas_text_right(bar->canvas, bar->x + bar->w, bar->y, used, STYLE_QUIET, time);
    bar->x += used;
    bar->w -= 2 * used;
    bar->moment = bar_place(bar->now, first, last, bar->w);
    bar_line(bar, 0, bar->w);
    for (size_t i = 0; i < count; i++) {
        bool seen = marks[i] <= bar->now;
        canvas_glyph(bar->canvas, bar->x + bar_place(marks[i], first, last, bar->w), bar->y,
                     seen ? STYLE_TEXT : STYLE_RULE, seen ? GLYPH_VHEAVY : GLYPH_VDOTTED);
    }
}

/* The match days that the marks fall on, thinned evenly to as many as most; returns how many. */
static int bar_days(const struct edition *edition, const instant *marks, size_t count, int most,
                    instant days[BAR_DAYS_MOST])
{
    size_t all = 0;
    instant day = INSTANT_UNKNOWN;
    for (size_t i = 0; i < count; i++)
        if (words_match_day(edition, marks[i]) != day) {
            day = words_match_day(edition, marks[i]);
            all++;
        }
    size_t step = most > 1 ? (all - 1 + (size_t)most - 2) / ((size_t)most - 1) : all;
    size_t at = 0;
    int kept = 0;
    day = INSTANT_UNKNOWN;
    for (size_t i = 0; i < count; i++)
        if (words_match_day(edition, marks[i]) != day) {
            day = words_match_day(edition, marks[i]);
            if (at++ % (step ? step : 1) == 0)
                days[kept++] = day;
        }
    return kept;
}

struct bar_label {
    char text[32];
    int from, to; /* columns, blanks on both sides included */
};

static void lay_labels(const struct view *view, const struct bar *bar, const instant *days,
                       int count, struct bar_label *labels)
{
    int line = bar->w - BAR_LEAD - BAR_TAIL, at = BAR_LEAD;
    struct view there = *view;
    there.focus.venue_time = true; /* a match day has one date, wherever the user is */
    for (int i = 0; i < count; i++) {
        char day[30];
        words_day(&there, days[i], ID_NONE, day, sizeof day);
        snprintf(labels[i].text, sizeof labels[i].text, " %s ", day);
        line -= (int)strlen(labels[i].text);
    }
    for (int i = 0; i < count; i++) {
        labels[i].from = at;
        labels[i].to = at + (int)strlen(labels[i].text);
        /* What is left over of the line goes to the first gaps. */
        at = labels[i].to + (count > 1 ? line / (count - 1) + (i < line % (count - 1)) : 0);
    }
}

/* Where the moment stands among the days: right of the day it falls on, else as far along as time
 * has gone. */
static int moment_among(const struct bar *bar, instant now, const instant *days, int count,
                        const struct bar_label *labels)
{
    int i = count - 1;
    if (now < days[0])
        return 0;
    while (i > 0 && days[i] > now)
        i--;
    int from = labels[i].to;
    if (now < days[i] + DAY)
        return from;
    if (i == count - 1)
        return bar->w - 1;
    return from + 1 + bar_place(now, days[i] + DAY, days[i + 1], labels[i + 1].from - from - 1);
}

static void draw_days(const struct view *view, struct bar *bar, const instant *marks, size_t count)
{
    instant days[BAR_DAYS_MOST] = {0};
    struct bar_label labels[BAR_DAYS_MOST];
    int most = (bar->w - BAR_LEAD - BAR_TAIL + BAR_GAP) / (BAR_LABEL + BAR_GAP);
    most = most < 1 ? 1 : most > BAR_DAYS_MOST ? BAR_DAYS_MOST : most;
    int kept = bar_days(view->edition, marks, count, most, days);
    lay_labels(view, bar, days, kept, labels);
    bar->moment = moment_among(bar, bar->now, days, kept, labels);
    bar_line(bar, 0, bar->w);
    for (int i = 0; i < kept; i++)
        canvas_text(bar->canvas, bar->x + labels[i].from, bar->y, bar->w - labels[i].from,
                    STYLE_QUIET, labels[i].text);
}

void draw_bar(const struct view *view, struct canvas *canvas, struct rect area, int y,
              const instant *marks, size_t mark_count)
{
    struct bar bar = {canvas, area.x + 1, y, area.w - 2, view->now.at, 0};
    const char *state = bar.now == INSTANT_END ? "end" : "paused";
    if (bar.now == INSTANT_END && !words_is_over(view->edition)) {
        bar.now = words_edge(view->edition);
        state = "so far";
    }
    if (area.w >= BAR_NARROW) {
        canvas_text(canvas, area.x + 1, y, BAR_STATE, STYLE_QUIET, state);
        bar.x = area.x + BAR_STATE;
        bar.w = area.w - BAR_STATE - 1;
    }
    if (bar.w < 1)
        return;
    struct rect line = {bar.x, y, bar.w, 1};
    if (mark_count == 0) {
        bar.moment = bar.now == INSTANT_END ? bar.w - 1 : 0;
        bar_line(&bar, 0, bar.w);
    } else if (words_match_day(view->edition, marks[0]) ==
               words_match_day(view->edition, marks[mark_count - 1]))
        draw_night(view, &bar, marks, mark_count);
    else
        draw_days(view, &bar, marks, mark_count);
    canvas_glyph(canvas, bar.x + bar.moment, y, STYLE_MOMENT, GLYPH_MOMENT);
    canvas_hit(canvas, line, HIT_BAR, 0);
}
