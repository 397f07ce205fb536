#include "screen/kicks.h"

#include <stdio.h>
#include <string.h>

#include "screen/changed.h"

struct event_mark kick_mark(const struct kick *kick)
{
    if (kick->outcome == KICK_SCORED)
        return (struct event_mark){GLYPH_GOAL, STYLE_GOAL, 0};
    if (kick->outcome == KICK_UNKNOWN)
        return (struct event_mark){GLYPH_UNKNOWN, STYLE_QUIET, 0};
    return (struct event_mark){GLYPH_MISS, STYLE_MISS, 0};
}

void kick_lines_make(const struct view *view, uint32_t match, const struct shootout_state *state,
                     struct kick_lines *lines)
{
    const struct edition *edition = view->edition;
    const struct match *m = &edition->matches.v[match];
    struct match_state seen;
    match_at(edition, match, view->now, &seen);
    lines->v = arena_array(view->scratch, struct kick_line, (size_t)seen.entries + 1);
    lines->n = 0;
    for (uint32_t i = 0; i < seen.entries; i++) {
        const struct entry *entry = &edition->entries.v[m->entry_first + i];
        if (entry->kind == ENTRY_KICK)
            lines->v[lines->n++] = (struct kick_line){entry->ref, ID_NONE, i};
        else if (entry->kind == ENTRY_EVENT &&
                 edition->events.v[entry->ref].clock.phase == PHASE_KICKS)
            lines->v[lines->n++] = (struct kick_line){ID_NONE, entry->ref, i};
    }
    if (state->next != SIDE_NONE)
        lines->v[lines->n++] = (struct kick_line){ID_NONE, ID_NONE, seen.entries};
}

/* Columns of the list. */
struct columns {
    int team, team_cells, taker, taker_cells, mark, words, words_cells, score;
};

static struct columns columns_of(const struct view *view, const struct canvas *canvas,
                                 struct rect area, uint32_t match)
{
    struct columns c = {.team = area.x + (area.w >= 60 ? 6 : 4), .team_cells = 3};
    bool wide = area.w >= 66;
    for (int side = 0; wide && side < SIDE_COUNT; side++) {
        uint32_t team = inner_team(view, match, side);
        int w = team == ID_NONE ? 0 : canvas_width_of(canvas, view->edition->teams.v[team].name);
        c.team_cells = w > c.team_cells && w <= 14 ? w : c.team_cells;
    }
    c.taker = c.team + c.team_cells + (wide ? 3 : 1);
    int rest = area.x + area.w - c.taker - 4; /* the score */
    c.taker_cells = rest * 2 / 5;
    c.taker_cells = c.taker_cells > 15 ? 15 : c.taker_cells;
    c.mark = c.taker + c.taker_cells + 1;
    c.words = c.mark + 2;
    c.words_cells = area.x + area.w - 5 - c.words;
    c.words_cells = c.words_cells > 21 ? 21 : c.words_cells;
    if (c.words_cells < 4)
        c.words_cells = 0; /* the mark says it */
    c.score = c.words + c.words_cells + 1;
    return c;
}

static void draw_side(const struct view *view, struct canvas *canvas, const struct columns *c,
                      int y, uint32_t match, int side)
{
    uint32_t team = inner_team(view, match, side);
    if (team != ID_NONE)
        canvas_text(canvas, c->team, y, c->team_cells, STYLE_TEXT,
                    words_team(view->edition, team, c->team_cells));
}

static void draw_next(const struct view *view, struct canvas *canvas, const struct columns *c,
                      int y, uint32_t match, const struct shootout_state *state)
{
    draw_side(view, canvas, c, y, match, state->next);
    canvas_text(canvas, c->taker, y, c->taker_cells, STYLE_QUIET, "to take");
    if (state->stake == STAKE_NONE)
        return;
    canvas_glyph(canvas, c->mark, y, STYLE_STANDS,
                 state->stake & STAKE_WINS ? GLYPH_THROUGH : GLYPH_STANDS);
    canvas_text(canvas, c->words, y, c->words_cells, STYLE_STANDS,
                kick_stake(state->stake, c->words_cells < 18));
}

static const char *card_says(const struct event *event)
{
    switch ((enum event_kind)event->kind) {
    case EVENT_YELLOW:
        return "booked";
    case EVENT_SECOND_YELLOW:
        return "sent off, 2nd yellow";
    case EVENT_RED:
        return "sent off";
    default:
        return "";
    }
}

static void draw_booking(const struct view *view, struct canvas *canvas, const struct columns *c,
                         int y, uint32_t match, uint32_t id)
{
    const struct event *event = &view->edition->events.v[id];
    struct event_mark mark = inner_mark(event, true);
    char name[INNER_NAME];
    const char *person = person_name(view->edition, event->person);
    draw_side(view, canvas, c, y, match, event->side);
    canvas_text(
        canvas, c->taker, y, c->taker_cells, STYLE_TEXT,
        inner_person(canvas, person ? person : "not known", c->taker_cells, name, sizeof name));
    canvas_glyph(canvas, c->mark, y, mark.style, mark.glyph);
    canvas_text(canvas, c->words, y, c->words_cells, STYLE_TEXT, card_says(event));
}

static void draw_kick(const struct view *view, struct canvas *canvas, struct rect area,
                      const struct columns *c, int y, uint32_t match,
                      const struct shootout_state *state, uint32_t id)
{
    const struct match *m = &view->edition->matches.v[match];
    const struct kick *kick = &view->edition->kicks.v[id];
    struct event_mark mark = kick_mark(kick);
    char text[INNER_NAME];
    int score[2];
    draw_side(view, canvas, c, y, match, kick->side);
    canvas_text(canvas, c->taker, y, c->taker_cells, STYLE_TEXT,
                kick_taker(view, canvas, kick, c->taker_cells, text, sizeof text));
    canvas_glyph(canvas, c->mark, y, mark.style, mark.glyph);
    canvas_text(canvas, c->words, y, c->words_cells, kick_scores(kick) ? STYLE_TEXT : STYLE_MISS,
                kick_says(view, canvas, kick, c->words_cells, text, sizeof text));
    if (!state->certain && kick->outcome == KICK_UNKNOWN)
        return;
    shootout_score_after(view->edition, match, id - m->kick_first, score);
    int x = c->score +
            canvas_printf(canvas, c->score, y, 5, STYLE_SCORE, "%d-%d", score[HOME], score[AWAY]);
    if (id == state->deciding && area.x + area.w - x >= 12)
        canvas_text(canvas, x + 2, y, 10, STYLE_THROUGH, "decides it");
}

void kick_line_draw(const struct view *view, struct canvas *canvas, struct rect area, int y,
                    uint32_t match, const struct shootout_state *state,
                    const struct kick_line *line, bool selected)
{
    const struct match *m = &view->edition->matches.v[match];
    struct columns c = columns_of(view, canvas, area, match);
    uint32_t number = line->kick != ID_NONE ? line->kick - m->kick_first + 1 : state->seen + 1;
    if (line->event == ID_NONE) {
        char text[16];
        snprintf(text, sizeof text, "%u", number);
        canvas_text_right(canvas, c.team - (area.w >= 60 ? 2 : 1), y, 3, STYLE_QUIET, text);
    }
    struct rect row = {area.x, y, area.w, 1};
    if (line->event != ID_NONE) {
        draw_booking(view, canvas, &c, y, match, line->event);
    } else if (line->kick == ID_NONE) {
        draw_next(view, canvas, &c, y, match, state);
    } else {
        draw_kick(view, canvas, area, &c, y, match, state, line->kick);
        canvas_hit(canvas, row, HIT_KICK, line->kick);
    }
    if (selected)
        draw_selected(canvas, row);
    if (changed_entry(view, match, line->entry))
        canvas_mark(canvas, row, STYLE_COUNT, CELL_CHANGED);
}

bool kick_line_fits(const struct view *view, const struct canvas *canvas, struct rect area,
                    uint32_t match, const struct kick_line *line)
{
    struct columns c = columns_of(view, canvas, area, match);
    char text[INNER_NAME], whole[INNER_NAME];
    if (line->kick == ID_NONE)
        return true;
    const struct kick *kick = &view->edition->kicks.v[line->kick];
    kick_taker(view, canvas, kick, INNER_NAME, whole, sizeof whole);
    if (canvas_width_of(canvas, whole) > c.taker_cells)
        return false;
    kick_says(view, canvas, kick, INNER_NAME, whole, sizeof whole);
    kick_says(view, canvas, kick, c.words_cells, text, sizeof text);
    return strcmp(text, whole) == 0;
}

int kick_line_print(const struct view *view, struct canvas *canvas, struct rect area, int y,
                    uint32_t match, const struct shootout_state *state,
                    const struct kick_line *line)
{
    char text[INNER_TEXT], side[INNER_NAME] = "";
    const struct match *m = &view->edition->matches.v[match];
    if (line->event != ID_NONE) {
        words_event(view, line->event, text, sizeof text);
    } else if (line->kick == ID_NONE) {
        words_side(view, match, state->next, INNER_NAME, side, sizeof side);
        const char *stake = kick_stake(state->stake, false);
        words_set(text, sizeof text, "%u. %s, to take%s%s", state->seen + 1, side,
                  *stake ? ": " : "", stake);
    } else {
        kick_words_of(view, canvas, match, line->kick - m->kick_first, text, sizeof text);
        if (line->kick == state->deciding)
            words_add(text, sizeof text, " It decides.");
    }
    struct rect rows = {area.x + 1, y, area.w - 1, ROWS_ANY};
    return y + inner_text(canvas, rows, STYLE_TEXT, text);
}
