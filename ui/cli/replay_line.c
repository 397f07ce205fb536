#include "cli/replay_line.h"

#include <limits.h>

#include "cli/replay_parts.h"

enum {
    COLUMN_TIME = 1, /* after the mark of a convention */
    COLUMN_CLOCK_END = 14,
    COLUMN_HOME = 15,
    NAME_MOST = 11, /* at 80 columns; a longer one gives way to the code */
    NAME_LEAST = 3,
    WORDS_MOST = 48, /* cells for what happened and the aggregate, however wide it is */
    WIDTH_USUAL = 80
};

const struct canvas *replay_ruler(const struct replay_lines *lines)
{
    static const struct canvas rulers[] = {{.ascii = false}, {.ascii = true}};
    return &rulers[lines->ascii];
}

/* -- laying it out ----------------------------------------------------------------------------- */

/* Whether there is a score to speak of: a match not played has none. */
static bool has_score(const struct replay_line *line)
{
    return line->entry->kind != ENTRY_DECISION || line->match->final_phase != PHASE_UNKNOWN ||
           line->match->decision.kind == DECISION_AWARDED;
}

static void draw_match(const struct replay_lines *lines, struct canvas *canvas,
                       const struct replay_line *line)
{
    enum style style = line->scores ? STYLE_SCORE : STYLE_TEXT;
    int dash = COLUMN_HOME + lines->names + 2, x;
    char name[INNER_NAME], figure[16];
    for (int side = 0; side < SIDE_COUNT; side++) {
        words_side(&line->view, line->place.match, side, lines->names, name, sizeof name);
        words_set(figure, sizeof figure, line->state->known ? "%d" : "?", line->state->goals[side]);
        if (!has_score(line))
            words_set(figure, sizeof figure, " ");
        if (side == HOME) {
            x = canvas_text_right(canvas, dash, 0, 5, style, figure) + 1;
            canvas_text_right(canvas, dash - x, 0, lines->names, STYLE_TEXT, name);
        } else {
            x = canvas_text(canvas, dash + 1, 0, 5, style, figure) + 1;
            canvas_text(canvas, dash + 1 + x, 0, lines->names, STYLE_TEXT, name);
        }
    }
    canvas_text(canvas, dash, 0, 1, style, has_score(line) ? "-" : "v");
}

/* What happened, from column x on, and the sum in its own column if there is one free. */
static void draw_what(const struct replay_lines *lines, struct canvas *canvas,
                      const struct replay_line *line, int x)
{
    if (line->code) {
        canvas_glyph(canvas, x, 0, line->mark.style, line->mark.glyph);
        x += 2 + canvas_text(canvas, x + 2, 0, INT_MAX, STYLE_QUIET, line->code) + 1;
    }
    x += canvas_text(canvas, x, 0, INT_MAX, line->style, line->what) + 2;
    int sum = lines->width - canvas_width_of(replay_ruler(lines), line->sum);
    canvas_text(canvas, x > sum ? x : sum, 0, INT_MAX, STYLE_TEXT, line->sum);
}

/* Cells that a line takes: those of the paper, more where it says more. */
static int cells_of(const struct replay_lines *lines, const struct replay_line *line)
{
    int what = REPLAY_FIXED + 2 * lines->names + canvas_width_of(replay_ruler(lines), line->what) +
               2 + canvas_width_of(replay_ruler(lines), line->sum);
    if (line->code)
        what += 3 + canvas_width_of(replay_ruler(lines), line->code);
    return what > lines->width ? what : lines->width;
}

static void print_line(struct replay_lines *lines, const struct replay_line *line)
{
    char time[32];
    struct canvas canvas;
    canvas_init(&canvas, &lines->line, cells_of(lines, line), 1, lines->ascii);
    if (line->match->precision == PRECISION_MINUTE) {
        words_time(&line->view, line->entry->at, line->place.match, time, sizeof time);
        canvas_text(&canvas, 0, 0, 1, STYLE_QUIET, line->entry->convention ? "~" : "");
        canvas_text(&canvas, COLUMN_TIME, 0, 5, STYLE_QUIET, time);
    }
    canvas_text_right(&canvas, COLUMN_CLOCK_END, 0, 9, STYLE_TEXT, line->clock);
    draw_match(lines, &canvas, line);
    draw_what(lines, &canvas, line, REPLAY_FIXED + 2 * lines->names);
    cli_put(&lines->paper, &canvas);
}

/* A line of its own where another match day begins. */
static void print_date(struct replay_lines *lines, const struct replay_line *line)
{
    instant day = line->match->precision == PRECISION_NONE
                      ? INSTANT_UNKNOWN
                      : match_day(lines->edition, line->entry->at);
    char date[32];
    struct canvas canvas;
    if (lines->dated && lines->day == day)
        return;
    int y = lines->dated; /* a blank line between two days */
    lines->dated = true;
    lines->day = day;
    words_match_date(&line->view, day, true, date, sizeof date);
    canvas_init(&canvas, &lines->line, lines->paper.width, y + 1, lines->ascii);
    canvas_text(&canvas, 1, y, INT_MAX, STYLE_HEADING, *date ? date : "Date not known");
    cli_put(&lines->paper, &canvas);
}

/* -- steps ------------------------------------------------------------------------------------- */

void replay_lines_step(struct replay_lines *lines, struct log_place end, struct moment from)
{
    const struct edition *edition = lines->edition;
    struct log_place at = end;
    while (at.seq > 0 && log_entry(edition, (struct log_place){at.match, at.seq - 1})->more &&
           !moment_sees(from, log_entry(edition, end)->at, at.match, at.seq - 1))
        at.seq--;
    replay_count(lines, at, end);
    for (; at.seq <= end.seq; at.seq++) {
        struct replay_line line = {.view = {.edition = edition,
                                            .now = log_moment(edition, end),
                                            .still = true,
                                            .scratch = &lines->line},
                                   .place = at,
                                   .match = &edition->matches.v[at.match],
                                   .entry = log_entry(edition, at),
                                   .state = &lines->state[at.match]};
        arena_reset(&lines->line);
        lines->state[at.match].kick += line.entry->kind == ENTRY_KICK;
        replay_tell(lines, &line);
        print_date(lines, &line);
        print_line(lines, &line);
    }
}

/* -- all lines --------------------------------------------------------------------------------- */

static int wider(const struct replay_lines *lines, int names, uint32_t team)
{
    if (team == ID_NONE)
        return names;
    int width = canvas_width_of(replay_ruler(lines), lines->edition->teams.v[team].name);
    return width > names ? width : names;
}

/* As wide as the teams that can come, whoever does. */
static int names_of(const struct replay_lines *lines, struct scope scope)
{
    const struct edition *edition = lines->edition;
    int most = NAME_MOST + (lines->paper.width - WIDTH_USUAL) / 2, names = NAME_LEAST;
    if (scope.kind == SCOPE_EDITION)
        for (uint32_t team = 0; team < edition->teams.n; team++)
            names = wider(lines, names, team);
    for (int side = 0; side < SIDE_COUNT; side++) {
        if (scope.kind == SCOPE_TIE)
            names = wider(lines, names, edition->ties.v[scope.id].team[side]);
        else if (scope.kind == SCOPE_MATCH)
            names = wider(lines, names, match_team(edition, scope.id, side));
    }
    return names < most ? names : most > NAME_LEAST ? most : NAME_LEAST;
}

void replay_lines_open(struct replay_lines *lines, const struct cli *cli,
                       const struct edition *edition, struct scope scope)
{
    *lines =
        (struct replay_lines){.edition = edition, .paper = cli_paper(cli), .ascii = cli->ascii};
    arena_init(&lines->arena);
    arena_init(&lines->line);
    lines->names = names_of(lines, scope);
    lines->width = REPLAY_FIXED + 2 * lines->names + WORDS_MOST;
    if (lines->width > lines->paper.width)
        lines->width = lines->paper.width;
    lines->state = arena_array(&lines->arena, struct replay_match, edition->matches.n);
}

void replay_lines_close(struct replay_lines *lines)
{
    arena_release(&lines->line);
    arena_release(&lines->arena);
}
