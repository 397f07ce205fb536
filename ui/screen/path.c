/* A team's road through an edition, match by match: printed only. */
#include <stdio.h>

#include "model/road.h"
#include "model/table.h"
#include "screen/words.h"

enum { GOALS_FROM = 4 };

/* -- what stands in a line ----------------------------------------------------------------------
 */

static void score_words(const struct view *view, const struct road_match *road, char *text,
                        size_t size)
{
    const struct match_state *state = &road->state;
    bool begun = match_is_on(state) || match_is_over(state);
    char clock[32];
    text[0] = '\0';
    if (begun && state->score_known)
        words_set(text, size, "%d-%d", state->goals[HOME], state->goals[AWAY]);
    if (state->shootout)
        words_add(text, size, " (%d-%d pens)", state->kicks[HOME], state->kicks[AWAY]);
    if (begun && !match_is_on(state) && !state->score_known)
        words_add(text, size, "%s%s", *text ? " " : "",
                  words_clock(view, road->match, clock, sizeof clock));
    else if (state->status == MATCH_AWARDED || state->status == MATCH_WALK_OVER ||
             state->status == MATCH_ABANDONED)
        words_add(text, size, " %s", words_clock(view, road->match, clock, sizeof clock));
    else if (state->extra_time && !state->shootout)
        words_add(text, size, " aet");
}

static const char *result_word(const struct road_match *road)
{
    static const char *const words[] = {
        [ROAD_OPEN] = "", [ROAD_WON] = "won", [ROAD_DRAWN] = "drawn", [ROAD_LOST] = "lost"};
    if (road->tie_won)
        return "through";
    if (road->tie_lost)
        return "out";
    return match_is_over(&road->state) ? words[road->result] : "";
}

/* The last match of a tie that leads nowhere: a final, or for third place. */
static const char *end_word(const struct edition *edition, const struct road_match *road)
{
    bool end = road->tie != ID_NONE && edition->ties.v[road->tie].feeds == ID_NONE;
    if (end && road->tie_won)
        return "won";
    if (end && road->tie_lost)
        return "lost";
    return result_word(road);
}

/* "12' Uno, 45+2' Due (pen)": the goals of a match by side, as seen. */
static void goal_words(const struct view *view, const struct road_match *road, int side, char *text,
                       size_t size)
{
    const struct edition *edition = view->edition;
    const struct match *match = &edition->matches.v[road->match];
    for (uint32_t e = match->event_first; e < match->event_first + match->event_count; e++) {
        const struct event *event = &edition->events.v[e];
        if (event_goal_side(event) != side || !event_stands(edition, e, &road->state))
            continue;
        const char *name = person_name(edition, event->person);
        char added[16] = "", when[32] = "?'";
        if (event->clock.added)
            snprintf(added, sizeof added, "+%u", event->clock.added);
        if (event->clock.minute)
            snprintf(when, sizeof when, "%u%s'", event->clock.minute, added);
        words_add(text, size, "%s%s %s%s", *text ? ", " : "", when, name ? name : "not known",
                  event->kind == EVENT_PENALTY_GOAL ? " (pen)"
                  : event->kind == EVENT_OWN_GOAL   ? " (og)"
                                                    : "");
    }
}

/* -- the print --------------------------------------------------------------------------------- */

/* The home side's goals and the away side's, parted by a semicolon. */
static int print_goals(const struct view *view, struct canvas *canvas, int y,
                       const struct road_match *road)
{
    char home[1024] = "", away[1024] = "";
    struct rect rows = {GOALS_FROM, y, canvas->w - GOALS_FROM, ROWS_ANY};
    goal_words(view, road, HOME, home, sizeof home);
    goal_words(view, road, AWAY, away, sizeof away);
    if (!*home && !*away)
        return y;
    const char *text = arena_printf(view->scratch, "%s%s%s", home, *away ? "; " : "", away);
    if (*home && *away == '\0')
        text = home;
    else if (!*home)
        text = away;
    return y + canvas_paragraph(canvas, rows, STYLE_QUIET, text);
}

static int print_match(const struct view *view, struct canvas *canvas, int y,
                       const struct road_match *road)
{
    const struct edition *edition = view->edition;
    const struct match *match = &edition->matches.v[road->match];
    char which[160], when[32] = "", home[300], away[300], score[120], clock[32];
    words_match(edition, road->match, which, sizeof which);
    if (match->precision != PRECISION_NONE)
        words_date(view, match->kickoff, road->match, false, when, sizeof when);
    match_team_words(edition, road->match, HOME, view->now, canvas->w, home, sizeof home);
    match_team_words(edition, road->match, AWAY, view->now, canvas->w, away, sizeof away);
    score_words(view, road, score, sizeof score);
    const char *result = end_word(edition, road);
    if (match_is_on(&road->state))
        result = words_clock(view, road->match, clock, sizeof clock);
    const char *heading = arena_printf(view->scratch, "%s%s%s", which, *when ? ", " : "", when);
    const char *line = arena_printf(view->scratch, "%s %s %s%s%s", home, *score ? score : "v", away,
                                    *result ? " · " : "", result);
    struct rect rows = {1, y, canvas->w - 1, ROWS_ANY};
    rows.y += canvas_paragraph(canvas, rows, STYLE_HEADING, heading);
    rows.x = 2;
    rows.w--;
    y = rows.y + canvas_paragraph(canvas, rows, STYLE_TEXT, line);
    return print_goals(view, canvas, y, road);
}

static int path_print(const struct view *view, struct canvas *canvas, int y)
{
    struct road road;
    canvas_rule(canvas, 0, y++, canvas->w, STYLE_RULE, GLYPH_HLINE);
    road_at(view->edition, view->team, view->now, view->scratch, &road);
    for (uint32_t i = 0; i < road.count; i++)
        y = print_match(view, canvas, y, &road.matches[i]) + (i + 1 < road.count);
    if (road.count == 0)
        canvas_text(canvas, 1, y++, canvas->w - 1, STYLE_QUIET, "no match is known so far");
    return y;
}

static void path_title(const struct view *view, char *left, size_t left_size, char *right,
                       size_t right_size)
{
    words_set(left, left_size, "Path of %s", view->edition->teams.v[view->team].name);
    words_moment(view, ID_NONE, right, right_size);
}

const struct screen path_screen = {
    .name = "path",
    .title = path_title,
    .print = path_print,
};
