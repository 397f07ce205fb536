/* The bar of the bracket and of the scoreboard. Declared in screen/words.h. */
#include <stdio.h>
#include <string.h>

#include "screen/words.h"

enum {
    MINUTE = 60,
    HOUR = 60 * MINUTE,
    DAY = 24 * HOUR,
    BAR_STATE = 9,      /* cells before the line: " paused  " */
    BAR_NARROW = 60,    /* cells below which that is left out */
    BAR_TIMES = 24,     /* cells from which a night's line has its times at both ends */
    BAR_LEAD = 3,       /* line before the first day */
    BAR_TAIL = 2,       /* and after the last */
    BAR_LABEL = 8,      /* the widest: " 11 Apr " */
    BAR_GAP = 3,        /* line between two days, at least */
    BAR_DAYS_MOST = 64, /* labels on a line */
    BAR_DATED = BAR_LEAD + BAR_LABEL + BAR_TAIL /* cells from which days are named */
};

struct bar {
    const struct view *view;
    struct canvas *canvas;
    const struct bar_line *line;
    int x, y, w;
    instant now;
    int moment;     /* column of the moment, from x */
    instant *leads; /* by column: where a click leads to */
};

/* A stretch of columns in proportion to time. */
struct stretch {
    int from, w;
    instant first, last;
};

/* -- columns and instants ---------------------------------------------------------------------- */

/* Column of an instant. */
static int place_of(const struct stretch *s, instant at)
{
    if (at <= s->first || s->w < 2)
        return s->from;
    return s->from +
           (at >= s->last ? s->w - 1 : (int)((at - s->first) * (s->w - 1) / (s->last - s->first)));
}

/* The first instant whose column is the i-th of the stretch. */
static instant first_of(const struct stretch *s, int i)
{
    return s->w < 2 ? s->first : s->first + ((s->last - s->first) * i + s->w - 2) / (s->w - 1);
}

/* The first instant from one to before another that is a whole match day, hour or minute. */
static instant round_one(const struct edition *edition, instant from, instant end)
{
    static const int units[] = {DAY, HOUR, MINUTE};
    instant start = match_day(edition, from);
    for (int i = 0; i < 3; i++) {
        instant at = start + (from - start + units[i] - 1) / units[i] * units[i];
        if (at < end)
            return at;
    }
    return from;
}

/* What a click on the columns of a stretch leads to. */
static void lead_along(struct bar *bar, const struct stretch *s)
{
    for (int i = 0; i < s->w; i++)
        bar->leads[s->from + i] =
            i + 1 < s->w ? round_one(bar->view->edition, first_of(s, i), first_of(s, i + 1))
                         : s->last;
}

static void lead_to(struct bar *bar, int from, int to, instant at)
{
    for (int i = from; i < to && i < bar->w; i++)
        bar->leads[i] = at;
}

/* Heavy up to the moment, dotted after it. */
static void draw_line(const struct bar *bar)
{
    for (int i = 0; i < bar->w; i++)
        canvas_glyph(bar->canvas, bar->x + i, bar->y, STYLE_RULE,
                     i < bar->moment ? GLYPH_HHEAVY : GLYPH_HDOTTED);
}

/* All that belongs to the bar's scope. */
static instant everything(const struct bar *bar)
{
    return bar->line->day == INSTANT_UNKNOWN ? INSTANT_END : bar->line->day + DAY - 1;
}

/* -- a night ----------------------------------------------------------------------------------- */

/* In proportion to time, a mark wherever something happens. */
static void draw_night(struct bar *bar)
{
    const instant *marks = bar->line->marks;
    size_t count = bar->line->count;
    char time[2][32];
    struct stretch s = {0, bar->w, marks[0], marks[count - 1]};
    if (bar->line->reach > s.last)
        s.last = bar->line->reach;
    words_time(bar->view, s.first, ID_NONE, time[0], sizeof time[0]);
    words_time(bar->view, s.last, ID_NONE, time[1], sizeof time[1]);
    if (bar->w >= BAR_TIMES) {
        s.from = (int)strlen(time[0]) + 1;
        s.w = bar->w - 2 * s.from;
    }
    lead_to(bar, 0, bar->w, s.last);
    lead_to(bar, 0, s.from, s.first);
    lead_along(bar, &s);
    bar->moment = place_of(&s, bar->now);
    draw_line(bar);
    for (size_t i = 0; i < count; i++) {
        bool seen = marks[i] <= bar->now;
        int column = place_of(&s, marks[i]);
        bar->leads[column] = marks[i];
        canvas_glyph(bar->canvas, bar->x + column, bar->y, seen ? STYLE_TEXT : STYLE_RULE,
                     seen ? GLYPH_VHEAVY : GLYPH_VDOTTED);
    }
    bar->leads[bar->w - 1] = everything(bar);
    if (s.from == 0)
        return;
    canvas_clear(bar->canvas, (struct rect){bar->x, bar->y, s.from, 1});
    canvas_clear(bar->canvas, (struct rect){bar->x + s.from + s.w, bar->y, s.from, 1});
    canvas_text(bar->canvas, bar->x, bar->y, s.from, STYLE_QUIET, time[0]);
    canvas_text_right(bar->canvas, bar->x + bar->w, bar->y, s.from, STYLE_QUIET, time[1]);
}

/* -- days -------------------------------------------------------------------------------------- */

/* The match days that the marks fall on, thinned evenly to as many as most, the first and the last
 * among them; returns how many. */
static int bar_days(const struct bar *bar, int most, instant days[BAR_DAYS_MOST])
{
    const struct bar_line *line = bar->line;
    instant *all = arena_array(bar->view->scratch, instant, line->count);
    int count = 0;
    for (size_t i = 0; i < line->count; i++) {
        instant day = match_day(bar->view->edition, line->marks[i]);
        if (count == 0 || all[count - 1] != day)
            all[count++] = day;
    }
    most = most > BAR_DAYS_MOST ? BAR_DAYS_MOST : most < count ? most : count;
    for (int i = 0; i < most; i++)
        days[i] = all[most > 1 ? (int)((int64_t)i * (count - 1) / (most - 1)) : 0];
    return most;
}

struct bar_label {
    char text[32];
    int from, to; /* columns, blanks on both sides included */
};

static void lay_labels(const struct bar *bar, const instant *days, int count,
                       struct bar_label *labels)
{
    int line = bar->w - BAR_LEAD - BAR_TAIL, at = BAR_LEAD;
    struct view there = *bar->view;
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

/* The line between a day and the next, but for its first column, which is the day itself. */
static struct stretch gap_after(const instant *days, const struct bar_label *labels, int i)
{
    int from = labels[i].to + 1;
    return (struct stretch){from, labels[i + 1].from - from, days[i] + DAY, days[i + 1]};
}

/* Where the moment stands among the days: right of the day it falls on, else as far along as time
 * has gone. At 06:00 of a day nothing of it has happened. */
static int moment_among(const struct bar *bar, const instant *days, int count,
                        const struct bar_label *labels)
{
    int i = count - 1;
    if (bar->now <= days[0])
        return 0;
    while (i > 0 && days[i] >= bar->now)
        i--;
    if (bar->now < days[i] + DAY)
        return labels[i].to;
    if (i == count - 1)
        return bar->w - 1;
    struct stretch gap = gap_after(days, labels, i);
    return place_of(&gap, bar->now);
}

static void draw_days(struct bar *bar)
{
    instant days[BAR_DAYS_MOST] = {0};
    struct bar_label labels[BAR_DAYS_MOST];
    int most = (bar->w - BAR_LEAD - BAR_TAIL + BAR_GAP) / (BAR_LABEL + BAR_GAP);
    int count = bar_days(bar, most, days);
    lay_labels(bar, days, count, labels);
    bar->moment = moment_among(bar, days, count, labels);
    draw_line(bar);
    lead_to(bar, 0, bar->w, days[0]);
    for (int i = 0; i < count; i++) {
        canvas_text(bar->canvas, bar->x + labels[i].from, bar->y, bar->w - labels[i].from,
                    STYLE_QUIET, labels[i].text);
        lead_to(bar, labels[i].from, labels[i].to, days[i]);
        lead_to(bar, labels[i].to, labels[i].to + 1, days[i] + DAY - 1);
        if (i + 1 == count)
            break;
        struct stretch gap = gap_after(days, labels, i);
        lead_along(bar, &gap);
    }
    lead_to(bar, labels[count - 1].to + 1, bar->w, everything(bar));
}

/* -- neither ----------------------------------------------------------------------------------- */

/* Nothing dated is known of what the bar is about: it has a start, at which nothing of it has
 * happened, and an end. Its instants were assumed, one match after another. */
static void draw_undated(struct bar *bar)
{
    const struct edition *edition = bar->view->edition;
    instant start = INSTANT_UNKNOWN;
    if (edition->dated < edition->matches.n)
        start = edition->matches.v[edition->by_kickoff[edition->dated]].base - 1;
    lead_to(bar, 0, bar->w - 1, start);
    bar->leads[bar->w - 1] = INSTANT_END;
    bar->moment = bar->now == INSTANT_END ? bar->w - 1 : 0;
    draw_line(bar);
}

/* A line without marks. */
static void draw_plain(struct bar *bar, instant first, instant last)
{
    struct stretch s = {0, bar->w, first, last};
    lead_along(bar, &s);
    bar->leads[bar->w - 1] = everything(bar);
    bar->moment = place_of(&s, bar->now);
    draw_line(bar);
}

/* -- the whole --------------------------------------------------------------------------------- */

static void draw_line_of(struct bar *bar)
{
    const struct bar_line *line = bar->line;
    const struct edition *edition = bar->view->edition;
    if (line->count == 0 && line->day == INSTANT_UNKNOWN) {
        draw_undated(bar);
    } else if (line->count == 0) {
        draw_plain(bar, line->day, line->day + DAY - 1);
    } else {
        instant first = match_day(edition, line->marks[0]);
        instant last = match_day(edition, line->marks[line->count - 1]);
        if (first == last || line->day != INSTANT_UNKNOWN)
            draw_night(bar);
        else if (bar->w < BAR_DATED)
            draw_plain(bar, first, last + DAY - 1);
        else
            draw_days(bar);
    }
}

static void draw_state(const struct bar *bar, const char *state, int x)
{
    const struct view *view = bar->view;
    if (view->playing)
        canvas_printf(bar->canvas, x, bar->y, BAR_STATE, STYLE_MOMENT, "%s %s",
                      canvas_glyph_text(bar->canvas, GLYPH_THROUGH), rate_words[view->rate]);
    else
        canvas_text(bar->canvas, x, bar->y, BAR_STATE, STYLE_QUIET, state);
}

/* Of a journal that is gone through as it was received, the night in which the line was. */
static struct bar_line receipts(const struct view *view)
{
    const struct receipt *receipt = view->receipt;
    struct bar_line line = {.marks = receipt->marks,
                            .count = receipt->count,
                            .day = match_day(view->edition, receipt->by),
                            .reach = INSTANT_UNKNOWN};
    while (line.count > 1 && line.marks[line.count - 1] >= line.day + DAY)
        line.count--;
    while (line.count > 1 && line.marks[0] < line.day) {
        line.marks++;
        line.count--;
    }
    return line;
}

void draw_bar(const struct view *view, struct canvas *canvas, struct rect area, int y,
              const struct bar_line *line)
{
    struct bar bar = {view, canvas, line, area.x + 1, y, area.w - 2, view->now.at, 0, NULL};
    const char *state = bar.now == INSTANT_END ? "end" : "paused";
    const char *live =
        arena_printf(view->scratch, "%s live", canvas_glyph_text(canvas, GLYPH_LIVE));
    struct bar_line received;
    if (view->receipt) {
        received = receipts(view);
        bar.line = line = &received;
        bar.now = view->receipt->by;
        state = "as seen";
    } else if (bar.now == INSTANT_END && !words_is_over(view->edition)) {
        bar.now = words_edge(view->edition);
        state = view->live ? live : "so far";
    }
    if (line->ended)
        state = "end";
    if (area.w >= BAR_NARROW) {
        draw_state(&bar, state, area.x + 1);
        bar.x = area.x + BAR_STATE;
        bar.w = area.w - BAR_STATE - 1;
    }
    if (bar.w < 1)
        return;
    bar.leads = arena_array(view->scratch, instant, (size_t)bar.w);
    draw_line_of(&bar);
    canvas_glyph(canvas, bar.x + bar.moment, y, STYLE_MOMENT, GLYPH_MOMENT);
    for (int i = 0; i < bar.w; i++)
        canvas_hit(canvas, (struct rect){bar.x + i, y, 1, 1}, HIT_BAR, bar.leads[i]);
}
