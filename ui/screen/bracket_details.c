/* What stands beneath a tie of the bracket where there is room. Declared in bracket_parts.h. */
#include <stdio.h>
#include <string.h>

#include "screen/bracket_parts.h"
#include "screen/words.h"

enum { INDENT = 1, SCORER_ROWS = 3, FEW_TIES = 4 };

struct details {
    const struct view *view;
    struct canvas *canvas;
    const struct bracket_cell *cell;
    int x, room, y;
};

static void draw_row(struct details *d, const char *text)
{
    canvas_text(d->canvas, d->x, d->y++, d->room, STYLE_QUIET, text);
}

/* "2 May, 21:00" */
static void when_words(const struct details *d, uint32_t match, bool year, char *buf, size_t size)
{
    const struct match *m = &d->view->edition->matches.v[match];
    char time[32];

    if (year)
        words_date(d->view, m->kickoff, match, true, buf, size);
    else
        words_day(d->view, m->kickoff, match, buf, size);
    if (m->precision == PRECISION_MINUTE && strlen(buf) + 7 <= (size_t)d->room)
        words_add(buf, size, ", %s", words_time(d->view, m->kickoff, match, time, sizeof time));
}

/* "11 Apr  Benfica 2-1 Marseille aet", with codes and without the rest where that is too long. */
static void match_words(const struct details *d, uint32_t match, char *buf, size_t size)
{
    const struct view *view = d->view;
    char day[32], side[2][300], score[32] = "v";
    struct match_state state;

    match_at(view->edition, match, view->now, &state);
    words_day(view, view->edition->matches.v[match].kickoff, match, day, sizeof day);
    if (state.phase != PHASE_UNKNOWN && state.score_known)
        snprintf(score, sizeof score, "%d-%d", state.goals[HOME], state.goals[AWAY]);
    else if (match_is_over(&state))
        match_clock_string(&state, score, sizeof score);
    for (int brief = 0; brief < 4; brief++) {
        for (int i = HOME; i <= AWAY; i++)
            words_side(view, match, i, brief ? 3 : 99, side[i], sizeof side[i]);
        snprintf(buf, size, "%s%s%s %s %s%s", day,
                 !*day       ? ""
                 : brief < 3 ? "  "
                             : " ",
                 side[HOME], score, side[AWAY], state.extra_time && brief < 2 ? " aet" : "");
        if (canvas_width_of(d->canvas, buf) <= d->room)
            return;
    }
    snprintf(buf, size, "%s%s%s", day, *day ? " " : "", score);
}

static void draw_leg(struct details *d, uint32_t match)
{
    char text[1024];
    bool known = d->cell->state.team[TOP] != ID_NONE && d->cell->state.team[BOTTOM] != ID_NONE;

    if (known)
        match_words(d, match, text, sizeof text);
    else
        when_words(d, match, false, text, sizeof text);
    draw_row(d, text);
}

/* A single match: when, and where that is known; the heading says as much of a large round. */
static void draw_occasion(struct details *d, uint32_t match)
{
    const struct edition *edition = d->view->edition;
    const struct match *m = &edition->matches.v[match];
    const struct venue *venue = m->venue == ID_NONE ? NULL : &edition->venues.v[m->venue];
    char text[1024];

    if (!venue && edition->rounds.v[edition->ties.v[d->cell->tie].round].tie_count > FEW_TIES)
        return;
    when_words(d, match, true, text, sizeof text);
    if (canvas_width_of(d->canvas, text) > d->room) /* the title has the year */
        when_words(d, match, false, text, sizeof text);
    if (*text)
        draw_row(d, text);
    if (!venue)
        return;
    snprintf(text, sizeof text, "%s%s%s", venue->name ? venue->name : "",
             venue->name && venue->city ? ", " : "", venue->city ? venue->city : "");
    draw_row(d, text);
}

/* Scorers in a few rows, broken after commas alone; what does not fit is said by an ellipsis. */
static void draw_scorers(struct details *d, uint32_t match)
{
    char text[2048], row[sizeof text], *at = text, *end, *comma;
    int x = d->x + INDENT, room = d->room - INDENT;

    bracket_scorers(d->view, match, text, sizeof text);
    for (int i = 0; i < SCORER_ROWS && *at; i++) {
        for (end = at; *end; end = comma) {
            comma = strchr(end, ',');
            comma = comma ? comma + 1 : end + strlen(end);
            snprintf(row, sizeof row, "%.*s", (int)(comma - at), at);
            if (end > at && i + 1 < SCORER_ROWS && canvas_width_of(d->canvas, row) > room)
                break;
        }
        snprintf(row, sizeof row, "%.*s", (int)(end - at), at);
        canvas_text(d->canvas, x, d->y++, room, STYLE_QUIET, row);
        at = end + (*end == ' ');
    }
}

void bracket_draw_details(const struct view *view, struct canvas *canvas,
                          const struct bracket_layout *layout, int lane,
                          const struct bracket_cell *cell)
{
    const struct bracket_lane *l = &layout->lanes[lane];
    const struct tie *tie = &view->edition->ties.v[cell->tie];
    struct details d = {.view = view,
                        .canvas = canvas,
                        .cell = cell,
                        .x = l->x + NAME_X,
                        .room = l->w - NAME_X,
                        .y = cell->y + 2};

    for (uint32_t i = 0; i < tie->match_count && i < (l->legs ? 2 : 1); i++) {
        if (l->legs)
            draw_leg(&d, tie->match_first + i);
        else
            draw_occasion(&d, tie->match_first);
        if (layout->details > 2)
            draw_scorers(&d, tie->match_first + i);
    }
}
