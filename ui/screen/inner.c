#include "screen/inner.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "model/table.h"
#include "screen/changed.h"

const struct match *inner_match(const struct view *view)
{
    uint32_t match = view->focus.match;
    return match < view->edition->matches.n ? &view->edition->matches.v[match] : NULL;
}

uint32_t inner_team(const struct view *view, uint32_t match, int side)
{
    return match_team_at(view->edition, match, side, view->now);
}

uint32_t inner_matches(const struct view *view, uint32_t tie)
{
    return tie_matches_known(view->edition, tie, view->now);
}

const char *inner_others(const struct view *view, uint32_t tie)
{
    if (tie == ID_NONE || inner_matches(view, tie) < 2)
        return "";
    return view->edition->rounds.v[view->edition->ties.v[tie].round].legs > 1 ? "leg" : "match";
}

struct effect inner_no_further(int step)
{
    return (struct effect){.kind = EFFECT_MESSAGE,
                           .message = step < 0 ? "no earlier match in this tie"
                                               : "no later match in this tie so far"};
}

bool inner_has_aggregate(const struct edition *edition, uint32_t match)
{
    const struct match *m = &edition->matches.v[match];
    return m->tie != ID_NONE && m->role == ROLE_LEG && m->leg > 0;
}

bool inner_line(const struct canvas *canvas, const char **text, int cells, char *line, size_t size)
{
    const char *from = *text + strspn(*text, " ");
    if (!*from || cells < 1)
        return false;
    size_t best = 0, end = 0;
    for (int width = 0; from[end]; best = end) {
        size_t start = end;
        end += strspn(from + end, " ");
        end += strcspn(from + end, " ");
        if (end >= size)
            break;
        memcpy(line, from + start, end - start);
        line[end - start] = '\0';
        width += canvas_width_of(canvas, line);
        if (width > cells)
            break;
    }
    if (best == 0) {
        best = utf8_clip(from, cells, NULL);
        if (best == 0 || best >= size)
            best = utf8_clip(from, 2, NULL);
        if (best == 0)
            best = strlen(from);
    }
    snprintf(line, size, "%.*s", (int)best, from);
    *text = from + best + strspn(from + best, " ");
    /* A dot between parts goes with the break. */
    static const char dot[] = " ·";
    size_t len = strlen(line);
    if (**text && len > sizeof dot - 1 && strcmp(line + len - (sizeof dot - 1), dot) == 0)
        line[len - (sizeof dot - 1)] = '\0';
    return true;
}

/* Where a line must end, it rather ends with a whole part: returns where the rest begins. */
static const char *end_with_part(const char *from, const char *rest, char *line)
{
    static const char *const marks[] = {"; ", " · "};
    size_t best = 0, skip = 0, len = strlen(line), taken = (size_t)(rest - from);
    static const char dot[] = "· ";
    if (line[len - 1] == ';' ||
        (taken > sizeof dot && memcmp(rest - (sizeof dot - 1), dot, sizeof dot - 1) == 0))
        return rest; /* it does already */
    for (size_t m = 0; *rest && m < 2; m++) {
        for (const char *at = line; (at = strstr(at, marks[m])); at++) {
            size_t end = (size_t)(at - line) + (m == 0);
            if (end > best && end * 3 > len) {
                best = end;
                skip = strlen(marks[m]) - (m == 0);
            }
        }
    }
    if (best == 0)
        return rest;
    line[best] = '\0';
    return from + best + skip;
}

/* Centred lines rather end where a part of the text does. */
static bool next_line(const struct canvas *canvas, const char **text, int cells, char *line,
                      size_t size, bool centred)
{
    const char *from = *text += strspn(*text, " ");
    if (!inner_line(canvas, text, cells, line, size))
        return false;
    if (centred)
        *text = end_with_part(from, *text, line);
    return true;
}

static int count_lines(const struct canvas *canvas, int w, const char *text, bool centred)
{
    char line[INNER_TEXT];
    int rows = 0;
    while (next_line(canvas, &text, w, line, sizeof line, centred))
        rows++;
    return rows;
}

static int write_lines(struct canvas *canvas, struct rect area, enum style style, const char *text,
                       bool centred)
{
    char line[INNER_TEXT];
    int row = 0;
    while (row < area.h && next_line(canvas, &text, area.w, line, sizeof line, centred)) {
        int y = area.y + row++;
        /* What is left over in the last row is cut with its sign, not silently. */
        if (row == area.h && *text)
            words_add(line, sizeof line, " %s", text);
        if (centred)
            canvas_text_centred(canvas, area.x, y, area.w, style, line);
        else
            canvas_text(canvas, area.x, y, area.w, style, line);
    }
    return row;
}

int inner_lines(const struct canvas *canvas, int w, const char *text)
{
    return count_lines(canvas, w, text, false);
}

int inner_centred_lines(const struct canvas *canvas, int w, const char *text)
{
    return count_lines(canvas, w, text, true);
}

int inner_text(struct canvas *canvas, struct rect area, enum style style, const char *text)
{
    return write_lines(canvas, area, style, text, false);
}

int inner_centred(struct canvas *canvas, struct rect area, enum style style, const char *text)
{
    return write_lines(canvas, area, style, text, true);
}

int inner_needs(const struct view *view, uint32_t tie, const struct tie_state *state,
                char text[2][INNER_TEXT])
{
    const struct needs *needs = state->needs;
    int count = 0;
    if (!needs[TOP].level && !needs[BOTTOM].level && needs[TOP].through &&
        needs[TOP].through == needs[BOTTOM].through) {
        snprintf(text[0], INNER_TEXT, "Each needs %d to %s.", needs[TOP].through,
                 view->edition->ties.v[tie].feeds == ID_NONE ? "win" : "go through");
        return 1;
    }
    for (int side = TOP; side <= BOTTOM; side++) {
        words_needs(view, tie, state, side, text[count], INNER_TEXT);
        count += text[count][0] != '\0';
    }
    return count;
}

struct rect inner_page(const struct canvas *canvas, int y)
{
    enum { WIDTH_MOST = 100 };
    return (struct rect){0, y, canvas->w < WIDTH_MOST ? canvas->w : WIDTH_MOST, ROWS_ANY};
}

void inner_arm(struct canvas *canvas, int x, int y, int dx, int dy, enum style style)
{
    struct rect old = canvas_narrow(canvas, (struct rect){x, y, 1, 1});
    canvas_line(canvas, x, y, x + dx, y + dy, false, style);
    canvas_clip(canvas, old);
}

void inner_upright(struct canvas *canvas, int x, int y, int h)
{
    struct rect old = canvas_narrow(canvas, (struct rect){x, y, 1, h});
    canvas_line(canvas, x, y - 1, x, y + h, false, STYLE_RULE);
    canvas_clip(canvas, old);
}

/* The style of a side's name: who went through stands out, who lost steps back. */
static enum style side_style(const struct view *view, int side)
{
    const struct match *m = inner_match(view);
    if (m->tie == ID_NONE)
        return STYLE_TEXT;
    struct tie_state tie;
    tie_at(view->edition, m->tie, view->now, &tie);
    if (tie.winner == SIDE_NONE)
        return tie.stands == inner_tie_side(m, side) ? STYLE_STANDS : STYLE_TEXT;
    return tie.winner == inner_tie_side(m, side) ? STYLE_THROUGH : STYLE_QUIET;
}

/* The goals, or the kicks, of both sides as figures; "?" where they are not known, "" where there
 * is no score. */
static void figures_of(const struct view *view, const struct match_state *state, bool kicks,
                       char figure[2][16])
{
    figure[HOME][0] = figure[AWAY][0] = '\0';
    if (!inner_has_score(state))
        return;

    bool known = kicks ? inner_match(view)->kicks_known == COVERAGE_ALL || match_is_over(state)
                       : state->score_known || !match_is_over(state);
    const int *goals = kicks ? state->kicks : state->goals;
    for (int side = 0; side < SIDE_COUNT; side++)
        snprintf(figure[side], 16, known ? "%d" : "?", goals[side]);
}

bool inner_has_score(const struct match_state *state)
{
    if (state->status == MATCH_WALK_OVER || state->status == MATCH_CANCELLED)
        return false;
    return match_is_on(state) || state->status == MATCH_AWARDED ||
           (match_is_over(state) && state->phase != PHASE_UNKNOWN);
}

int inner_print_score(const struct view *view, struct canvas *canvas, struct rect area, int y,
                      const struct match_state *state, bool kicks)
{
    char home[INNER_NAME], away[INNER_NAME], text[3 * INNER_NAME], figure[2][16];
    words_side(view, view->focus.match, HOME, INNER_NAME, home, sizeof home);
    words_side(view, view->focus.match, AWAY, INNER_NAME, away, sizeof away);
    int half = area.w / 2 - 7;
    if (canvas_width_of(canvas, home) <= half && canvas_width_of(canvas, away) <= half) {
        inner_score_line(view, canvas, area, y, state, kicks);
        return y + 1;
    }
    figures_of(view, state, kicks, figure);
    if (inner_has_score(state))
        words_set(text, sizeof text, "%s %s-%s %s", home, figure[HOME], figure[AWAY], away);
    else
        words_set(text, sizeof text, "%s v %s", home, away);
    return y +
           inner_text(canvas, (struct rect){area.x + 1, y, area.w - 1, ROWS_ANY}, STYLE_TEXT, text);
}

/* Which figures the last step changed. */
static void find_changed(const struct view *view, bool kicks, char figure[2][16], bool changed[2])
{
    struct view before = changed_before(view);
    struct match_state state;
    char old[2][16];
    changed[HOME] = changed[AWAY] = false;
    if (!changed_match(view, view->focus.match))
        return;
    match_at(before.edition, view->focus.match, before.now, &state);
    figures_of(&before, &state, kicks, old);
    for (int side = 0; side < SIDE_COUNT; side++)
        changed[side] = strcmp(old[side], figure[side]) != 0;
}

/* Draws the figures; edge: one past home's name, first of away's. */
static void draw_figures(const struct view *view, struct canvas *canvas, int middle, int y,
                         const struct match_state *state, bool kicks, int edge[2])
{
    char figure[2][16];
    bool changed[2];
    figures_of(view, state, kicks, figure);
    find_changed(view, kicks, figure, changed);
    int home = canvas_text_right(canvas, middle - 1, y, 8, STYLE_SCORE, figure[HOME]);
    canvas_text(canvas, middle, y, 1, STYLE_SCORE, "-");
    int away = canvas_text(canvas, middle + 2, y, 8, STYLE_SCORE, figure[AWAY]);
    if (changed[HOME])
        canvas_mark(canvas, (struct rect){middle - 1 - home, y, home, 1}, STYLE_COUNT,
                    CELL_CHANGED);
    if (changed[AWAY])
        canvas_mark(canvas, (struct rect){middle + 2, y, away, 1}, STYLE_COUNT, CELL_CHANGED);
    edge[HOME] = middle - 3 - home;
    edge[AWAY] = middle + 4 + away;
}

void inner_score_line(const struct view *view, struct canvas *canvas, struct rect area, int y,
                      const struct match_state *state, bool kicks)
{
    uint32_t match = view->focus.match;
    int middle = area.x + area.w / 2;
    int edge[2] = {middle - 2, middle + 3}; /* one past home's name, first of away's */
    if (!inner_has_score(state)) {
        canvas_text(canvas, middle, y, 1, STYLE_QUIET, "v");
    } else {
        draw_figures(view, canvas, middle, y, state, kicks, edge);
    }
    char name[INNER_NAME];
    for (int side = 0; side < SIDE_COUNT; side++) {
        int room = side == HOME ? edge[HOME] - area.x - 1 : area.x + area.w - 1 - edge[AWAY];
        words_side(view, match, side, room, name, sizeof name);
        if (side == HOME)
            canvas_text_right(canvas, edge[HOME], y, room, side_style(view, side), name);
        else
            canvas_text(canvas, edge[AWAY], y, room, side_style(view, side), name);
    }
}
