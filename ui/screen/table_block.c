#include "screen/table_block.h"

#include <stdio.h>
#include <string.h>

#include "model/match.h"
#include "screen/changed.h"

/* -- columns ----------------------------------------------------------------------------------- */

enum column { PLAYED, WON, DRAWN, LOST, SCORED, CONCEDED, DIFFERENCE, POINTS, COLUMN_COUNT };

static const char *const column_heads[COLUMN_COUNT] = {"P", "W", "D", "L", "GF", "GA", "GD", "Pts"};

enum { NOTE_CELLS = 15, NAME_MOST = 32, NAME_LEAST = 3, FIRST = 5 /* the mark, the place */ };

/* How the cells of a row are shared out. */
struct columns {
    int cells[COLUMN_COUNT]; /* of each column with the blank before it; 0: not shown here */
    int first, name, note;
};

static int columns_sum(const struct columns *columns)
{
    int sum = 0;
    for (int i = 0; i < COLUMN_COUNT; i++)
        sum += columns->cells[i];
    return sum;
}

static bool columns_fit(struct columns *columns, int w, const int cells[COLUMN_COUNT], int first)
{
    memcpy(columns->cells, cells, sizeof columns->cells);
    columns->first = first;
    columns->name = w - first - columns_sum(columns);
    if (columns->name > NAME_MOST) /* a name and its figures stand no further apart */
        columns->name = NAME_MOST;
    return columns->name >= NAME_LEAST;
}

/* What stands in the first rows and, where there is no room for all, what follows in a second set:
 * false when nothing does. */
static bool share_out(int w, bool rest, struct columns *columns)
{
    static const int wide[] = {4, 4, 4, 4, 4, 4, 5, 5}, close[] = {3, 3, 3, 3, 4, 4, 4, 5};
    static const int tight[] = {2, 2, 2, 2, 3, 3, 4, 4};
    static const int most[] = {3, 0, 0, 0, 0, 0, 4, 4}, others[] = {0, 2, 2, 2, 3, 3, 0, 0};
    *columns = (struct columns){.note = 0};
    if (!rest && w >= 70 && columns_fit(columns, w - NOTE_CELLS, wide, FIRST)) {
        columns->note = NOTE_CELLS;
        return true;
    }
    bool all = columns_fit(columns, w, close, FIRST) || columns_fit(columns, w, tight, FIRST);
    if (all)
        return !rest;
    columns_fit(columns, w, rest ? others : most, FIRST);
    return true;
}

static void figure_words(const struct table_row *row, enum column column, char text[16])
{
    const int figures[COLUMN_COUNT] = {row->played,
                                       row->won,
                                       row->drawn,
                                       row->lost,
                                       row->scored,
                                       row->conceded,
                                       row->scored - row->conceded,
                                       row->points};
    snprintf(text, 16, column == DIFFERENCE && figures[column] > 0 ? "+%d" : "%d", figures[column]);
}

/* -- the match that is on ---------------------------------------------------------------------- */

uint32_t table_match_of(const struct view *view, uint32_t group, uint32_t team)
{
    const struct edition *edition = view->edition;
    const struct group *g = &edition->groups.v[group];
    uint32_t last = ID_NONE, next = ID_NONE;
    for (uint32_t m = g->match_first; m < g->match_first + g->match_count; m++) {
        const struct match *match = &edition->matches.v[m];
        struct match_state state;
        if ((match->given[HOME] != team && match->given[AWAY] != team) ||
            !match_is_known(edition, m, view->now))
            continue;
        match_at(edition, m, view->now, &state);
        if (match_is_on(&state))
            return m;
        if (state.last != INSTANT_UNKNOWN || match_is_over(&state)) {
            if (last == ID_NONE || match->base >= edition->matches.v[last].base)
                last = m;
        } else if (next == ID_NONE || match->base < edition->matches.v[next].base) {
            next = m;
        }
    }
    return last != ID_NONE ? last : next;
}

/* -- rows -------------------------------------------------------------------------------------- */

struct drawing {
    const struct view *view;
    struct canvas *canvas;
    struct table_block *block;
    const struct table *table, *before; /* before: NULL where there was no step */
    struct columns columns;
    int y;
};

static void draw_heads(const struct drawing *d, const char *title)
{
    struct rect rect = d->block->rect;
    int x = rect.x + d->columns.first + d->columns.name;
    canvas_text(d->canvas, rect.x + 1, d->y, x - rect.x - 2, STYLE_HEADING, title);
    for (int i = 0; i < COLUMN_COUNT; i++) {
        x += d->columns.cells[i];
        if (d->columns.cells[i])
            canvas_text_right(d->canvas, x, d->y, d->columns.cells[i], STYLE_QUIET,
                              column_heads[i]);
    }
}

/* "through", "as it stands", "out"; while it plays, who and the score. */
static void note_words(const struct drawing *d, const struct table_row *row, uint32_t group,
                       char *text, size_t size)
{
    const char *fate = row->fate == FATE_THROUGH ? "through"
                       : row->fate == FATE_OUT   ? "out"
                       : row->stands             ? "as it stands"
                                                 : "";
    uint32_t match =
        row->on && group != ID_NONE ? table_match_of(d->view, group, row->team) : ID_NONE;
    words_set(text, size, "%s", fate);
    if (match == ID_NONE)
        return;
    struct match_state state;
    const struct team *teams = d->view->edition->teams.v;
    const struct match *m = &d->view->edition->matches.v[match];
    match_at(d->view->edition, match, d->view->now, &state);
    if (match_is_on(&state) && state.score_known)
        words_set(text, size, "%s %d-%d %s", teams[m->given[HOME]].code, state.goals[HOME],
                  state.goals[AWAY], teams[m->given[AWAY]].code);
}

static enum style row_style(const struct table_row *row)
{
    return row->fate == FATE_OUT ? STYLE_QUIET : STYLE_TEXT;
}

static void draw_mark(const struct drawing *d, const struct table_row *row)
{
    int x = d->block->rect.x;
    if (row->fate == FATE_THROUGH)
        canvas_glyph(d->canvas, x + 1, d->y, STYLE_THROUGH, GLYPH_THROUGH);
    else if (row->stands)
        canvas_glyph(d->canvas, x + 1, d->y, STYLE_STANDS, GLYPH_STANDS);
}

static void draw_name(const struct drawing *d, const struct table_row *row)
{
    const struct edition *edition = d->view->edition;
    int x = d->block->rect.x + d->columns.first, room = d->columns.name - (row->on ? 2 : 0);
    const char *name = words_team(edition, row->team, room);
    const struct team *team = &edition->teams.v[row->team];
    if (d->columns.note && team->full && canvas_width_of(d->canvas, team->full) <= room)
        name = team->full;
    enum style style = row->fate == FATE_THROUGH ? STYLE_THROUGH : row_style(row);
    x += canvas_text(d->canvas, x, d->y, d->columns.name, style, name);
    if (row->on)
        canvas_glyph(d->canvas, x + 1, d->y, STYLE_LIVE, GLYPH_LIVE);
}

/* Teams that nothing known parts share a place; the second of them has none of its own. */
static void draw_place(const struct drawing *d, uint32_t index)
{
    const struct table_row *row = &d->table->rows[index];
    bool shared = index > 0 && d->table->rows[index - 1].place == row->place;
    int x = d->block->rect.x + d->columns.first - 1;
    char place[16];
    snprintf(place, sizeof place, shared ? "=" : "%u", (unsigned)row->place);
    canvas_text_right(d->canvas, x, d->y, 2, STYLE_QUIET, place);
}

static bool is_changed(const struct drawing *d, const struct table_row *row)
{
    for (uint32_t i = 0; d->before && i < d->before->count; i++) {
        const struct table_row *was = &d->before->rows[i];
        if (was->team == row->team)
            return was->place != row->place || was->points != row->points ||
                   was->played != row->played || was->scored != row->scored ||
                   was->conceded != row->conceded || was->fate != row->fate;
    }
    return d->before != NULL;
}

static void draw_row(const struct drawing *d, uint32_t index)
{
    const struct table_row *row = &d->table->rows[index];
    const struct rect rect = d->block->rect;
    int x = rect.x + d->columns.first + d->columns.name;
    char text[48];
    draw_mark(d, row);
    draw_place(d, index);
    draw_name(d, row);
    for (int i = 0; i < COLUMN_COUNT; i++) {
        x += d->columns.cells[i];
        figure_words(row, (enum column)i, text);
        if (d->columns.cells[i])
            canvas_text_right(d->canvas, x, d->y, d->columns.cells[i],
                              i == POINTS ? STYLE_SCORE : row_style(row), text);
    }
    if (d->columns.note) {
        note_words(d, row, d->block->group, text, sizeof text);
        canvas_text(d->canvas, x + 2, d->y, d->columns.note - 2, row->on ? STYLE_LIVE : STYLE_QUIET,
                    text);
    }
    if (is_changed(d, row))
        canvas_mark(d->canvas, (struct rect){rect.x, d->y, rect.w, 1}, STYLE_COUNT, CELL_CHANGED);
}

/* -- what stands below ------------------------------------------------------------------------- */

static void draw_foot(struct drawing *d, const char *text)
{
    struct rect rows = {d->block->rect.x + 2, d->y, d->block->rect.w - 3, ROWS_ANY};
    d->y += canvas_paragraph(d->canvas, rows, STYLE_QUIET, text);
}

static void draw_deductions(struct drawing *d, const struct group *group)
{
    char text[400];
    for (uint32_t i = 0; i < group->deduction_count; i++) {
        const struct deduction *deduction = &group->deductions[i];
        const int points = deduction->points < 0 ? -deduction->points : deduction->points;
        if (deduction->at != INSTANT_UNKNOWN && deduction->at > d->view->now.at)
            continue;
        words_set(text, sizeof text, "%s: %d point%s taken off",
                  d->view->edition->teams.v[deduction->team].name, points, points == 1 ? "" : "s");
        if (deduction->reason)
            words_add(text, sizeof text, " (%s)", deduction->reason);
        draw_foot(d, text);
    }
}

static const char *const missing_words[TABLE_CRITERION_COUNT] = {
    [TABLE_CONDUCT] = "conduct is not known of every match",
    [TABLE_RANKING] = "the ranking is not known",
    [TABLE_PLAY_OFF] = "a play-off would decide",
    [TABLE_LOTS] = "lots would decide",
};

static void draw_feet(struct drawing *d)
{
    const struct table *table = d->table;
    const char *missing =
        table->missing < TABLE_CRITERION_COUNT ? missing_words[table->missing] : NULL;
    char text[200];
    if (d->block->group != ID_NONE)
        draw_deductions(d, &d->view->edition->groups.v[d->block->group]);
    if (table->score_unknown)
        draw_foot(d, "not in it: a match whose score is not known");
    words_set(text, sizeof text, "%s",
              table->by_source ? "teams level: in the source's order" : "");
    if (table->undecided && !table->by_source && missing)
        words_set(text, sizeof text, "teams level: %s", missing);
    else if (table->by_source && missing)
        words_add(text, sizeof text, "; %s", missing);
    if (*text)
        draw_foot(d, text);
}

/* -- the block --------------------------------------------------------------------------------- */

/* After how many teams a rule says that those above go on; 0: none. */
static uint32_t goes_on(const struct drawing *d)
{
    const struct edition *edition = d->view->edition;
    uint32_t through = d->block->group != ID_NONE ? edition->groups.v[d->block->group].through
                                                  : edition->stages.v[d->block->stage].best;
    return through < d->table->count ? through : 0;
}

static void draw_rows(struct drawing *d, const char *title, int selected)
{
    const struct rect rect = d->block->rect;
    const uint32_t line = d->block->line;
    draw_heads(d, title);
    d->y++;
    for (uint32_t i = 0; i < d->table->count; i++) {
        draw_row(d, i);
        struct rect row = {rect.x, d->y, rect.w, 1};
        if (selected == (int)i)
            draw_selected(d->canvas, row);
        d->y++;
        if (i + 1 == line)
            canvas_rule(d->canvas, rect.x + 1, d->y++, rect.w - 2, STYLE_RULE, GLYPH_HDOTTED);
    }
}

/* The teams of a group that another stage is to fill. */
static void draw_unknown(struct drawing *d, const char *title)
{
    const struct rect rect = d->block->rect;
    const struct group *group = &d->view->edition->groups.v[d->block->group];
    canvas_text(d->canvas, rect.x + 1, d->y++, rect.w - 2, STYLE_HEADING, title);
    for (uint32_t i = 0; i < group->team_count; i++)
        canvas_text(d->canvas, rect.x + d->columns.first, d->y++, rect.w - d->columns.first,
                    STYLE_QUIET, "to be decided");
}

static void ask(const struct view *view, const struct table_block *block, struct table *table)
{
    if (block->group != ID_NONE)
        table_at(view->edition, block->group, view->now, view->scratch, table);
    else
        table_best_at(view->edition, block->stage, view->now, view->scratch, table);
}

static void block_title(const struct view *view, const struct table_block *block, char *text,
                        size_t size)
{
    static const char *const ordinals[] = {"first", "second", "third", "fourth", "fifth"};
    const struct edition *edition = view->edition;
    if (block->group != ID_NONE) {
        words_set(text, size, "%s", edition->groups.v[block->group].name);
        return;
    }
    for (size_t g = 0; g < edition->groups.n; g++) {
        uint32_t through = edition->groups.v[g].through;
        if (edition->groups.v[g].stage == block->stage &&
            through < sizeof ordinals / sizeof *ordinals) {
            words_set(text, size, "Best %s-placed", ordinals[through]);
            return;
        }
    }
    words_set(text, size, "Best of the others");
}

void table_block_draw(const struct view *view, struct canvas *canvas, struct table_block *block,
                      int selected)
{
    struct drawing d = {.view = view, .canvas = canvas, .block = block, .y = block->rect.y};
    struct view earlier = changed_before(view);
    struct table table, before;
    char title[300];
    block_title(view, block, title, sizeof title);
    share_out(block->rect.w, false, &d.columns);
    block->first_row = d.y + 1;
    block->line = 0;
    if (block->group != ID_NONE && !group_is_known(view->edition, block->group, view->now)) {
        draw_unknown(&d, title);
        block->rect.h = d.y - block->rect.y;
        return;
    }
    ask(view, block, &table);
    d.table = &table;
    block->line = goes_on(&d);
    if (changed_any(view) && !view->still) {
        ask(&earlier, block, &before);
        d.before = &before;
    }
    draw_rows(&d, title, selected);
    if (view->still && share_out(block->rect.w, true, &d.columns))
        draw_rows(&d, title, TABLE_NONE_SELECTED);
    draw_feet(&d);
    block->rect.h = d.y - block->rect.y;
}
