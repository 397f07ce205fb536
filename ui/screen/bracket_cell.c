/* Drawing one tie of the bracket. Declared in bracket_parts.h. */
#include <stdio.h>
#include <string.h>

#include "screen/bracket_parts.h"
#include "screen/changed.h"
#include "screen/inner.h"
#include "screen/words.h"

enum { MATCHES_SHOWN = 8, BLANKS_IN_LABEL = 3 };

/* One figure of a side: its text and the column after its last. */
struct figure {
    uint32_t match; /* whose it is; ID_NONE: the aggregate */
    char text[2][12];
    int end;
    enum style style;
};

struct figures {
    struct figure v[MATCHES_SHOWN + 2];
    int count;
};

struct row_style {
    enum style name, figure;
};

struct drawing {
    const struct view *view;
    struct canvas *canvas;
    const struct bracket_layout *layout;
    const struct bracket_lane *lane;
    struct bracket_cell *cell;
    int y; /* of the upper side */
    struct figures figures;
    int name_end; /* column after the last that a name may take */

    /* Before the step whose changes stand out; NULL: there was none. */
    const struct tie_state *before;
    struct figures were;
};

/* -- figures ----------------------------------------------------------------------------------- */

static void add_figure(struct drawing *d, uint32_t match, int end, enum style style,
                       const int value[2])
{
    struct figure *figure = &d->figures.v[d->figures.count++];

    figure->match = match;
    figure->end = end;
    figure->style = style;
    for (int side = TOP; side <= BOTTOM; side++) {
        if (value[side] == SCORE_UNKNOWN)
            snprintf(figure->text[side], sizeof figure->text[side], "?");
        else
            snprintf(figure->text[side], sizeof figure->text[side], "%d", value[side]);
    }
}

/* The tie's score in a match that has one. */
static bool match_score(const struct view *view, uint32_t match, int score[2])
{
    const struct match *m = &view->edition->matches.v[match];
    struct match_state state;

    match_at(view->edition, match, view->now, &state);
    for (int side = HOME; side < SIDE_COUNT; side++)
        score[inner_tie_side(m, side)] = state.score_known ? state.goals[side] : SCORE_UNKNOWN;
    /* A match that is only known to be suspended has none. */
    return inner_has_score(&state) &&
           (state.phase != PHASE_UNKNOWN || state.status == MATCH_AWARDED);
}

static void leg_figures(struct drawing *d, int end)
{
    const struct tie *tie = &d->view->edition->ties.v[d->cell->tie];
    int score[2];

    for (uint32_t i = 0; i < tie->match_count && i < 2; i++)
        if (match_score(d->view, tie->match_first + i, score))
            add_figure(d, tie->match_first + i, end + (int)(i + 1) * d->lane->leg, STYLE_TEXT,
                       score);
}

/* Matches before the last one of a single-match tie: those that had to be replayed. They take the
 * name's place, if that leaves some. */
static void replayed_figures(struct drawing *d)
{
    const struct tie *tie = &d->view->edition->ties.v[d->cell->tie];
    uint32_t last = d->cell->state.match_now;
    int score[2], count = 0, x = d->name_end;

    for (uint32_t i = tie->match_first; i < last && count < MATCHES_SHOWN; i++)
        count += match_score(d->view, i, score);
    if (count == 0 || d->lane->name - count * FIGURE < FIGURE)
        return;
    d->name_end -= count * FIGURE;
    x = d->name_end;
    for (uint32_t i = tie->match_first; i < last && count > 0; i++)
        if (match_score(d->view, i, score)) {
            x += FIGURE;
            add_figure(d, i, x, STYLE_QUIET, score);
            count--;
        }
}

/* Figures of two digits push those before them, and the name, to the left. */
static void spread_figures(struct drawing *d)
{
    for (int i = d->figures.count - 1; i >= 0; i--) {
        const struct figure *figure = &d->figures.v[i];
        size_t top = strlen(figure->text[TOP]), bottom = strlen(figure->text[BOTTOM]);
        int *before = i > 0 ? &d->figures.v[i - 1].end : &d->name_end;
        int most = figure->end - (int)(top > bottom ? top : bottom) - (i > 0);

        if (*before > most)
            *before = most;
    }
}

static void lay_figures(struct drawing *d)
{
    const struct tie_state *state = &d->cell->state;
    const struct bracket_lane *lane = d->lane;
    int end = lane->x + NAME_X + lane->name;
    int unknown[2] = {SCORE_UNKNOWN, SCORE_UNKNOWN}, ignored[2], agg[2];

    d->name_end = end;
    if (state->match_now == ID_NONE || !match_score(d->view, state->match_now, ignored))
        return;
    if (state->shootout && lane->kicks == 0) /* they take the name's place */
        end = d->name_end -= state->kicks[TOP] > 9 || state->kicks[BOTTOM] > 9 ? 4 : 3;
    if (lane->legs && lane->leg > 0) {
        leg_figures(d, end);
        end += 2 * lane->leg;
    } else if (!lane->legs) {
        replayed_figures(d);
    }
    end += lane->last;
    words_aggregate(d->view, d->cell->tie, state, agg);
    add_figure(d, lane->legs ? ID_NONE : state->match_now, end, STYLE_SCORE,
               state->score_known ? agg : unknown);
    if (lane->leg == 0 && lane->last < FIGURE && (agg[TOP] > 9 || agg[BOTTOM] > 9))
        d->name_end--;
    spread_figures(d);
}

/* -- what the last step changed -----------------------------------------------------------------
 */

/* Lays out the figures as they were before it. */
static void look_back(struct drawing *d, struct tie_state *before)
{
    const struct view was = changed_before(d->view);
    struct bracket_cell cell = {.tie = d->cell->tie};
    struct drawing then = {
        .view = &was, .canvas = d->canvas, .layout = d->layout, .lane = d->lane, .cell = &cell};

    if (!changed_any(d->view))
        return;
    tie_at(was.edition, cell.tie, was.now, &cell.state);
    lay_figures(&then);
    *before = cell.state;
    d->before = before;
    d->were = then.figures;
}

static void mark_changed(const struct drawing *d, int x, int y, int cells, bool changed)
{
    if (changed && d->before)
        canvas_mark(d->canvas, (struct rect){x, y, cells, 1}, STYLE_COUNT, CELL_CHANGED);
}

static bool figure_differs(const struct drawing *d, const struct figure *figure, int side)
{
    for (int i = 0; i < d->were.count; i++)
        if (d->were.v[i].match == figure->match)
            return strcmp(d->were.v[i].text[side], figure->text[side]) != 0;
    return true;
}

static bool kicks_differ(const struct drawing *d, int side)
{
    const struct tie_state *state = &d->cell->state;

    return d->before && (!d->before->shootout || d->before->kicks[side] != state->kicks[side]);
}

/* Whether another is in the slot than was, or another team won from it. */
static bool side_differs(const struct drawing *d, int side, const char *slot, int cells)
{
    const struct tie_state *state = &d->cell->state;
    const struct view before = changed_before(d->view);
    char was[300];

    if (!d->before)
        return false;
    if ((state->winner == side) != (d->before->winner == side) ||
        state->team[side] != d->before->team[side])
        return true;
    if (state->team[side] != ID_NONE)
        return false;
    slot_words(before.edition, d->cell->tie, side, before.now, cells, was, sizeof was);
    return strcmp(slot, was) != 0;
}

/* -- behind the figures ------------------------------------------------------------------------ */

/* The clock of a match that is on, or that is not as it was planned: "postp.", "abd 60'". */
static enum style unusual_clock(const struct drawing *d, char *buf, size_t size)
{
    const struct tie_state *state = &d->cell->state;
    struct match_state match;

    buf[0] = '\0';
    if (state->match_now == ID_NONE)
        return STYLE_QUIET;
    view_match_at(d->view, state->match_now, &match);
    if (match.status != MATCH_FINISHED)
        match_clock_string(&match, buf, size);
    return match_is_on(&match) ? STYLE_LIVE : STYLE_QUIET;
}

/* "(4)" behind the figures; in a row without label the mark of how it was decided, and the clock.
 */
static void draw_behind(struct drawing *d, int side, struct row_style style)
{
    const struct tie_state *state = &d->cell->state;
    int x = d->figures.count ? d->figures.v[d->figures.count - 1].end : d->cell->to[side];
    int y = d->y + side, room = d->lane->x + d->lane->w - x, width;
    bool loser = state->winner != SIDE_NONE && side != state->winner;
    char text[64] = "";
    enum style look = style.figure;

    if (state->shootout) {
        snprintf(text, sizeof text, "(%d)", state->kicks[side]);
    } else if (d->layout->labels) {
        return;
    } else if (loser) {
        for (int i = 0; i < MARK_COUNT && !*text; i++)
            if (state->marks & (1u << i))
                snprintf(text, sizeof text, "%s", mark_words[i]);
    } else if (side == TOP && state->winner == SIDE_NONE) {
        look = unusual_clock(d, text, sizeof text);
    }
    width = canvas_width_of(d->canvas, text);
    if (width >= room && (!strncmp(text, "abd ", 4) || !strncmp(text, "susp. ", 6))) {
        *strchr(text, ' ') = '\0'; /* the minute goes first */
        width = canvas_width_of(d->canvas, text);
    }
    if (!state->shootout) /* no line leaves this row, or not before the blank after it */
        room += loser;
    if (!*text || width > room || (width == room && !state->shootout))
        return;
    x += width < room;
    d->cell->to[side] = x + canvas_text(d->canvas, x, y, width, look, text);
    mark_changed(d, x, y, width, state->shootout && kicks_differ(d, side));
}

static void draw_figures(struct drawing *d, int side, struct row_style style)
{
    bool lost = d->cell->state.winner != SIDE_NONE && d->cell->state.winner != side;

    for (int i = 0; i < d->figures.count; i++) {
        const struct figure *figure = &d->figures.v[i];
        enum style look = lost ? STYLE_QUIET : figure->style;
        int width;

        if (figure->style == STYLE_SCORE && !lost)
            look = style.figure;
        width = canvas_text_right(d->canvas, figure->end, d->y + side, 4, look, figure->text[side]);
        mark_changed(d, figure->end - width, d->y + side, width, figure_differs(d, figure, side));
        if (figure->end > d->cell->to[side])
            d->cell->to[side] = figure->end;
    }
    draw_behind(d, side, style);
}

/* -- names ------------------------------------------------------------------------------------- */

static struct row_style style_of(const struct drawing *d, int side)
{
    const struct tie_state *state = &d->cell->state;
    uint32_t lit = d->view->focus.lit;

    if (state->team[side] == ID_NONE)
        return (struct row_style){STYLE_QUIET, STYLE_TEXT};
    if (lit != ID_NONE && state->team[side] == lit)
        return (struct row_style){STYLE_PATH, STYLE_PATH};
    if (state->winner == side)
        return (struct row_style){STYLE_THROUGH, STYLE_SCORE};
    if (state->winner != SIDE_NONE)
        return (struct row_style){STYLE_QUIET, STYLE_QUIET};
    if (state->stands == side)
        return (struct row_style){STYLE_STANDS, STYLE_SCORE};
    return (struct row_style){STYLE_TEXT, STYLE_SCORE};
}

/* Both names of a tie are long, or both are codes. */
static bool names_fit(const struct drawing *d, int cells)
{
    for (int side = TOP; side <= BOTTOM; side++) {
        uint32_t team = d->cell->state.team[side];

        if (team != ID_NONE &&
            canvas_width_of(d->canvas, d->view->edition->teams.v[team].name) > cells)
            return false;
    }
    return true;
}

static void draw_name(struct drawing *d, int side, enum style style, bool codes)
{
    const struct edition *edition = d->view->edition;
    uint32_t team = d->cell->state.team[side];
    int x = d->lane->x + NAME_X, room = d->name_end - x;
    char slot[300] = "";
    const char *text = slot;

    if (d->figures.count == 0)
        room = d->lane->x + d->lane->w - x;
    if (team != ID_NONE)
        text = codes ? edition->teams.v[team].code : edition->teams.v[team].name;
    else
        slot_words(edition, d->cell->tie, side, d->view->now, room, slot, sizeof slot);
    d->cell->to[side] = x + canvas_text(d->canvas, x, d->y + side, room, style, text);
    mark_changed(d, x, d->y + side, d->cell->to[side] - x, side_differs(d, side, slot, room));
}

static void draw_side(struct drawing *d, int side, bool codes)
{
    const struct tie_state *state = &d->cell->state;
    struct row_style style = style_of(d, side);
    int x = d->lane->x, y = d->y + side;

    draw_name(d, side, style.name, codes);
    draw_figures(d, side, style);
    if (state->winner == side)
        canvas_glyph(d->canvas, x + 1, y, style.name, GLYPH_THROUGH);
    else if (state->stands == side)
        canvas_glyph(d->canvas, x + 1, y, style.name, GLYPH_STANDS);
    else
        return;
    mark_changed(d, x + 1, y, 1,
                 d->before && (d->before->winner != state->winner ||
                               (state->winner == SIDE_NONE && d->before->stands != side)));
}

/* -- label ------------------------------------------------------------------------------------- */

/* Two legs have a figure each, what is played after them has none. */
static void add_play_off(const struct drawing *d, char *buf, size_t size)
{
    const struct tie_state *state = &d->cell->state;

    if (d->lane->legs && state->match_now != ID_NONE && state->score_known &&
        d->view->edition->matches.v[state->match_now].role != ROLE_LEG)
        words_add(buf, size, " %d-%d", state->agg[TOP], state->agg[BOTTOM]);
}

/* "2nd leg 21'", "2nd leg pens", "aet, pens", or when the tie is played: what stands behind its
 * name. */
static enum style status_of(const struct drawing *d, bool brief, char *buf, size_t size)
{
    const struct view *view = d->view;
    const struct tie_state *state = &d->cell->state;
    uint32_t match = state->match_now;
    char clock[64], day[32];

    buf[0] = '\0';
    if (state->phase == TIE_ON) {
        const char *leg = brief ? "" : words_leg(view->edition, match);

        words_clock(view, match, clock, sizeof clock);
        if (state->shootout) /* the kicks stand below, in the order of the tie */
            clock[strcspn(clock, " ")] = '\0';
        snprintf(buf, size, "%s%s%s", leg, *leg ? " " : "", clock);
        add_play_off(d, buf, size);
        return STYLE_LIVE;
    }
    marks_format(state->marks, ", ", buf, size);
    if (!*buf && state->phase != TIE_OVER)
        unusual_clock(d, buf, size);
    else
        add_play_off(d, buf, size);
    if (*buf || state->phase == TIE_OVER || match == ID_NONE)
        return STYLE_QUIET;
    if (state->phase == TIE_BETWEEN)
        while (match + 1 < view->edition->matches.n &&
               view->edition->matches.v[match + 1].tie == d->cell->tie && match <= state->match_now)
            match++;
    words_date(view, view->edition->matches.v[match].kickoff, match, false, day, sizeof day);
    *clock = '\0';
    if (view->edition->matches.v[match].precision == PRECISION_MINUTE)
        words_time(view, view->edition->matches.v[match].kickoff, match, clock, sizeof clock);
    snprintf(buf, size, "%s%s%s", day, *day && *clock ? " " : "", clock);
    if (brief && strlen(day) > 4)
        snprintf(buf, size, "%.3s %s", day, clock);
    return STYLE_QUIET;
}

static void draw_label(struct drawing *d)
{
    char label[128], status[96];
    int x = d->lane->x + NAME_X, end = d->lane->x + d->lane->w, y = d->y - 1;
    enum style style;

    tie_label(d->view->edition, d->cell->tie, label, sizeof label);
    x += canvas_text(d->canvas, x, y, end - x, STYLE_QUIET, label);
    for (int attempt = 0; attempt < 4; attempt++) {
        int blanks = attempt < 2 ? BLANKS_IN_LABEL - attempt : 4 - attempt;

        style = status_of(d, attempt >= 2, status, sizeof status);
        if (*status && x + blanks + canvas_width_of(d->canvas, status) <= end) {
            canvas_text(d->canvas, x + blanks, y, end - x - blanks, style, status);
            return;
        }
    }
}

/* -- the whole --------------------------------------------------------------------------------- */

void bracket_draw_selected(struct canvas *canvas, const struct bracket_layout *layout, int lane,
                           const struct bracket_cell *cell)
{
    int y = cell->y - layout->labels;
    struct rect box = {layout->lanes[lane].x, y, layout->lanes[lane].w, 2 + layout->labels};
    int end = cell->to[TOP] > cell->to[BOTTOM] ? cell->to[TOP] : cell->to[BOTTOM];

    for (; y < box.y + box.h; y++)
        canvas_glyph(canvas, box.x, y, STYLE_TEXT, GLYPH_SELECTED);
    canvas_mark(canvas, (struct rect){box.x + 1, box.y, end - box.x - 1, box.h}, STYLE_COUNT,
                CELL_SELECTED);
}

void bracket_draw_lit(const struct view *view, struct canvas *canvas,
                      const struct bracket_layout *layout, int lane,
                      const struct bracket_cell *cell)
{
    for (int side = TOP; side <= BOTTOM; side++)
        if (view->focus.lit != ID_NONE && cell->state.team[side] == view->focus.lit)
            canvas_text(canvas, layout->lanes[lane].x, cell->y + side, 1, STYLE_PATH,
                        canvas->ascii ? "+" : "»");
}

void bracket_draw_cell(const struct view *view, struct canvas *canvas,
                       const struct bracket_layout *layout, int lane, uint32_t tie,
                       struct bracket_cell *cell)
{
    struct drawing d = {.view = view,
                        .canvas = canvas,
                        .layout = layout,
                        .lane = &layout->lanes[lane],
                        .cell = cell};
    struct tie_state before;
    bool codes;

    cell->tie = tie;
    tie_at(view->edition, tie, view->now, &cell->state);
    cell->y = d.y = bracket_row(layout, view->edition, lane, tie) - 1;
    lay_figures(&d);
    look_back(&d, &before);
    codes = !names_fit(&d, d.figures.count ? d.name_end - d.lane->x - NAME_X : d.lane->w - NAME_X);
    draw_side(&d, TOP, codes);
    draw_side(&d, BOTTOM, codes);
    if (layout->labels || tie == view->edition->bracket->third_place)
        draw_label(&d);
    if (layout->details)
        bracket_draw_details(view, canvas, layout, lane, cell);
    if (view->still)
        return;
    canvas_hit(canvas,
               (struct rect){d.lane->x, d.y - layout->labels, d.lane->w,
                             2 + layout->labels + layout->details},
               HIT_TIE, tie);
}
