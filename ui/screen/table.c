/* Tables: groups and league phases as they stood, in order, side by side where there is room. */
#include "model/table.h"

#include <stdio.h>
#include <string.h>

#include "model/champion.h"
#include "screen/changed.h"
#include "screen/night.h"
#include "screen/table_block.h"
#include "screen/words.h"

enum {
    TWO_FROM = 104, /* cells for two tables side by side, */
    THREE_FROM = 174,
    GAP = 2,
    BAR_ROWS = 2,    /* a rule and the bar, */
    BARRED_FROM = 10 /* where there are so many rows */
};

/* Every table there is, below one another and side by side on paper of their own. */
struct sheet {
    struct table_block *blocks;
    uint32_t count;
    struct canvas paper;
};

/* -- what there is ----------------------------------------------------------------------------- */

/* The group selected: as chosen, else that of the match, else the first. */
static uint32_t group_of(const struct edition *edition, const struct focus *focus)
{
    if (focus->group < edition->groups.n)
        return focus->group;
    if (focus->match != ID_NONE && edition->matches.v[focus->match].group != ID_NONE)
        return edition->matches.v[focus->match].group;
    return 0;
}

static uint32_t groups_in(const struct edition *edition, uint32_t stage)
{
    uint32_t count = 0;
    for (size_t g = 0; g < edition->groups.n; g++)
        count += edition->groups.v[g].stage == stage;
    return count;
}

/* A stage's name stands above its groups, unless it is that of its only one. */
static bool wants_heading(const struct edition *edition, uint32_t stage)
{
    const char *name = edition->stages.v[stage].name;
    for (size_t g = 0; g < edition->groups.n; g++)
        if (edition->groups.v[g].stage == stage)
            return groups_in(edition, stage) > 1 || !name ||
                   strcmp(name, edition->groups.v[g].name) != 0;
    return false;
}

/* How many stages have groups. */
static uint32_t stages_with_groups(const struct edition *edition)
{
    uint32_t count = 0;
    for (size_t s = 0; s < edition->stages.n; s++)
        count += groups_in(edition, (uint32_t)s) > 0;
    return count;
}

/* -- laying out -------------------------------------------------------------------------------- */

static void add_block(const struct view *view, struct sheet *sheet, uint32_t group, uint32_t stage,
                      struct rect rect)
{
    struct table_block *block = &sheet->blocks[sheet->count++];
    bool selected =
        !view->still && group != ID_NONE && group_of(view->edition, &view->focus) == group;
    *block = (struct table_block){.group = group, .stage = stage, .rect = rect};
    uint32_t count = group == ID_NONE ? 0 : view->edition->groups.v[group].team_count;
    uint32_t row = view->focus.row < count ? view->focus.row : count ? count - 1 : 0;
    table_block_draw(view, &sheet->paper, block, selected ? (int)row : TABLE_NONE_SELECTED);
}

static int heading(struct sheet *sheet, int y, const char *name)
{
    if (name)
        canvas_text(&sheet->paper, 1, y++, sheet->paper.w - 1, STYLE_TITLE, name);
    return y;
}

/* The groups of a stage, and those placed behind of which some go on; returns the row after. */
static int lay_out_stage(const struct view *view, struct sheet *sheet, uint32_t stage, int y)
{
    const struct edition *edition = view->edition;
    const struct stage *s = &edition->stages.v[stage];
    int across = sheet->paper.w >= THREE_FROM ? 3 : sheet->paper.w >= TWO_FROM ? 2 : 1, column = 0;
    int w = (sheet->paper.w - GAP * (across - 1)) / across, end = y;
    for (uint32_t g = 0; g < edition->groups.n + (s->best > 0); g++) {
        bool best = g == edition->groups.n;
        if (!best && edition->groups.v[g].stage != stage)
            continue;
        if (column == across) {
            column = 0;
            y = end + 1;
        }
        add_block(view, sheet, best ? ID_NONE : g, stage,
                  (struct rect){column++ * (w + GAP), y, w, 0});
        const struct rect *rect = &sheet->blocks[sheet->count - 1].rect;
        if (rect->y + rect->h > end)
            end = rect->y + rect->h;
    }
    return end;
}

/* Who has won an edition that its last table decides, beneath that; returns the row after. */
static int draw_champion(const struct view *view, struct canvas *canvas, int y)
{
    struct rect room = {1, y, canvas->w - 1, ROWS_ANY};
    const struct view earlier = changed_before(view);
    char text[600], before[600];
    words_champion(view, text, sizeof text);
    if (!*text || edition_last_group(view->edition) == ID_NONE)
        return y;
    words_add(text, sizeof text, ".");
    int rows = canvas_paragraph(canvas, room, STYLE_THROUGH, text);
    words_champion(&earlier, before, sizeof before);
    if (!view->still && changed_any(view) && !*before)
        canvas_mark(canvas, (struct rect){1, y, canvas->w - 1, rows}, STYLE_COUNT, CELL_CHANGED);
    return y + rows;
}

static void sheet_make(const struct view *view, struct sheet *sheet, int w, bool ascii)
{
    const struct edition *edition = view->edition;
    bool several = stages_with_groups(edition) > 1;
    int y = 0;
    *sheet = (struct sheet){.blocks = arena_array(view->scratch, struct table_block,
                                                  edition->groups.n + edition->stages.n + 1)};
    canvas_init_growing(&sheet->paper, view->scratch, w, ascii);
    if (view->one_group) {
        add_block(view, sheet, group_of(edition, &view->focus), ID_NONE, (struct rect){0, 0, w, 0});
        return;
    }
    for (uint32_t s = 0; s < edition->stages.n; s++) {
        if (!groups_in(edition, s))
            continue;
        y += y > 0;
        if (several && wants_heading(edition, s))
            y = heading(sheet, y, edition->stages.v[s].name);
        y = lay_out_stage(view, sheet, s, y);
    }
    if (!view->still)
        draw_champion(view, &sheet->paper, y + 1);
}

static const struct table_block *block_of(const struct sheet *sheet, uint32_t group)
{
    for (uint32_t i = 0; i < sheet->count; i++)
        if (sheet->blocks[i].group == group)
            return &sheet->blocks[i];
    return &sheet->blocks[0];
}

/* The first row of the sheet in a window of h rows: the selected table is in it, or of a longer one
 * the selected place. */
static int top_row(const struct view *view, const struct sheet *sheet, int h)
{
    const struct table_block *block = block_of(sheet, group_of(view->edition, &view->focus));
    int rows = sheet->paper.h, top = block->rect.y + block->rect.h / 2 - h / 2;
    if (block->rect.h > h)
        top = block->first_row + (int)view->focus.row - h / 2;
    if (block->rect.h > h && top < block->rect.y)
        top = block->rect.y;
    if (top > rows - h)
        top = rows - h;
    return top > 0 ? top : 0;
}

/* -- drawing ----------------------------------------------------------------------------------- */

/* A rule that says what the marks mean, and the bar. */
static void draw_foot(const struct view *view, struct canvas *canvas, struct rect area)
{
    struct bar_line line = {.day = INSTANT_UNKNOWN, .reach = INSTANT_UNKNOWN};
    int y = area.y + area.h - BAR_ROWS, x = area.x + area.w - 33;
    draw_rule(canvas, area, y);
    x += canvas_text(canvas, x, y, 1, STYLE_TEXT, " ");
    canvas_glyph(canvas, x, y, STYLE_THROUGH, GLYPH_THROUGH);
    x += 1 + canvas_text(canvas, x + 1, y, 20, STYLE_QUIET, " through   ");
    canvas_glyph(canvas, x, y, STYLE_STANDS, GLYPH_STANDS);
    canvas_text(canvas, x + 1, y, 20, STYLE_QUIET, " as it stands ");
    line.count = edition_days(view, &line.marks);
    draw_bar(view, canvas, area, y + 1, &line);
}

/* What lies under the mouse: the teams. */
static void hit_rows(const struct view *view, struct canvas *canvas, struct rect list,
                     const struct sheet *sheet, int top)
{
    struct rect clip = canvas_narrow(canvas, list);
    for (uint32_t b = 0; b < sheet->count; b++) {
        const struct table_block *block = &sheet->blocks[b];
        uint32_t count =
            block->group == ID_NONE ? 0 : view->edition->groups.v[block->group].team_count;
        for (uint32_t i = 0; i < count; i++) {
            int y = list.y + block->first_row - top + (int)(i + (block->line && i >= block->line));
            canvas_hit(canvas, (struct rect){list.x + block->rect.x, y, block->rect.w, 1}, HIT_ROW,
                       (int64_t)block->group << 32 | i);
        }
    }
    canvas_clip(canvas, clip);
}

static void table_draw(const struct view *view, struct canvas *canvas, struct rect area)
{
    struct sheet sheet;
    struct rect list = area;
    if (view->edition->groups.n == 0) {
        canvas_text_centred(canvas, area.x, area.y + area.h / 2, area.w, STYLE_QUIET,
                            "This edition has no table.");
        return;
    }
    if (area.h >= BARRED_FROM) {
        list.h -= BAR_ROWS;
        draw_foot(view, canvas, area);
    }
    sheet_make(view, &sheet, area.w - 1, canvas->ascii);
    int top = top_row(view, &sheet, list.h);
    canvas_copy(canvas, list, &sheet.paper, top);
    hit_rows(view, canvas, list, &sheet, top);
    draw_scroll_signs(canvas, list, top > 0, top + list.h < sheet.paper.h);
}

static int table_print(const struct view *given, struct canvas *canvas, int y)
{
    struct sheet sheet;
    struct view view = *given;
    view.still = true;
    canvas_rule(canvas, 0, y++, canvas->w, STYLE_RULE, GLYPH_HLINE);
    if (view.edition->groups.n == 0)
        return y;
    sheet_make(&view, &sheet, canvas->w, canvas->ascii);
    canvas_copy(canvas, (struct rect){0, y, canvas->w, sheet.paper.h}, &sheet.paper, 0);
    y += sheet.paper.h;
    canvas_printf(canvas, 1, ++y, canvas->w - 1, STYLE_QUIET, "%s through, %s as it stands",
                  canvas_glyph_text(canvas, GLYPH_THROUGH),
                  canvas_glyph_text(canvas, GLYPH_STANDS));
    y++;
    return view.one_group && group_of(view.edition, &view.focus) != edition_last_group(view.edition)
               ? y
               : draw_champion(&view, canvas, y);
}

static void table_title(const struct view *view, char *left, size_t left_size, char *right,
                        size_t right_size)
{
    words_set(left, left_size, "Table");
    if (view->one_group)
        words_add(left, left_size, ", %s",
                  view->edition->groups.v[group_of(view->edition, &view->focus)].name);
    words_moment(view, ID_NONE, right, right_size);
}

/* -- keys -------------------------------------------------------------------------------------- */

/* The next table in the order in which they are shown, round the corner. */
static uint32_t group_beside(const struct sheet *sheet, uint32_t group, int step)
{
    uint32_t at = 0, count = sheet->count;
    while (at < count && sheet->blocks[at].group != group)
        at++;
    for (uint32_t i = 0; i < count; i++) {
        at = (at + (step > 0 ? 1 : count - 1)) % count;
        if (sheet->blocks[at].group != ID_NONE)
            return sheet->blocks[at].group;
    }
    return group;
}

/* The team in the place selected; ID_NONE: not known. */
static uint32_t team_selected(const struct view *view, const struct focus *focus, uint32_t group)
{
    struct table table;
    if (!group_is_known(view->edition, group, view->now))
        return ID_NONE;
    table_at(view->edition, group, view->now, view->scratch, &table);
    if (table.count == 0)
        return ID_NONE;
    return table.rows[focus->row < table.count ? focus->row : table.count - 1].team;
}

static struct effect open_match(const struct view *view, struct focus *focus, uint32_t group)
{
    uint32_t team = team_selected(view, focus, group);
    uint32_t match = team == ID_NONE ? ID_NONE : table_match_of(view, group, team);
    if (match == ID_NONE)
        return (struct effect){.kind = EFFECT_MESSAGE, .message = "no match is known here so far"};
    focus->group = group;
    focus_match(view->edition, focus, match);
    return (struct effect){.kind = EFFECT_OPEN, .screen = SCREEN_MATCH};
}

/* Up from the first place leads to the last of the table before, down likewise. */
static void move_row(const struct view *view, const struct sheet *sheet, struct focus *focus,
                     int step)
{
    const struct edition *edition = view->edition;
    uint32_t group = focus->group, count = edition->groups.v[group].team_count;
    uint32_t first = group_beside(sheet, ID_NONE, 1);
    if (step > 0 && focus->row + 1 < count) {
        focus->row++;
    } else if (step < 0 && focus->row > 0) {
        focus->row--;
    } else if (step > 0 && group_beside(sheet, group, 1) != first) {
        focus->group = group_beside(sheet, group, 1);
        focus->row = 0;
    } else if (step < 0 && group != first) {
        focus->group = group_beside(sheet, group, -1);
        focus->row = edition->groups.v[focus->group].team_count;
        focus->row -= focus->row > 0;
    }
}

static struct effect table_act(const struct view *view, struct focus *focus, enum action action,
                               struct rect area)
{
    struct sheet sheet;
    const struct edition *edition = view->edition;
    if (edition->groups.n == 0)
        return (struct effect){.kind = EFFECT_NONE};
    focus->group = group_of(edition, focus);
    if (action == ACTION_OPEN)
        return open_match(view, focus, focus->group);
    sheet_make(view, &sheet, area.w - 1, false);
    uint32_t group = focus->group, count = edition->groups.v[group].team_count;
    if (focus->row >= count)
        focus->row = count ? count - 1 : 0;
    switch (action) {
    case ACTION_UP:
    case ACTION_DOWN:
        move_row(view, &sheet, focus, action == ACTION_DOWN ? 1 : -1);
        return (struct effect){.kind = EFFECT_NONE};
    case ACTION_NEXT:
    case ACTION_RIGHT:
    case ACTION_PAGE_DOWN:
        focus->group = group_beside(&sheet, group, 1);
        break;
    case ACTION_PREVIOUS:
    case ACTION_LEFT:
    case ACTION_PAGE_UP:
        focus->group = group_beside(&sheet, group, -1);
        break;
    case ACTION_FIRST:
        focus->row = 0;
        return (struct effect){.kind = EFFECT_NONE};
    case ACTION_LAST:
        focus->row = count ? count - 1 : 0;
        return (struct effect){.kind = EFFECT_NONE};
    default:
        return (struct effect){.kind = EFFECT_NONE};
    }
    if (focus->group == group)
        return (struct effect){.kind = EFFECT_MESSAGE, .message = "no other table"};
    focus->row = 0;
    return (struct effect){.kind = EFFECT_NONE};
}

static bool table_present(const struct view *view, const char **why)
{
    *why = "no table in this edition";
    return view->edition->groups.n > 0;
}

static const char *table_hint(const struct view *view, enum action action)
{
    (void)view;
    return action == ACTION_UP ? "team" : action == ACTION_LEFT ? "group" : NULL;
}

static struct scope table_scope(const struct view *view)
{
    (void)view;
    return scope_edition();
}

const struct screen table_screen = {
    .name = "table",
    .title = table_title,
    .draw = table_draw,
    .print = table_print,
    .act = table_act,
    .present = table_present,
    .hint = table_hint,
    .scope = table_scope,
    .bar = true,
};
