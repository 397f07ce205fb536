#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "model/match.h"
#include "model/words.h"
#include "screen/words.h"

/* Notes and sources may tell what was to come, so they are seen when the match is over. */
#define TEXT_BYTES 2048

/* A list being written, and where it has come to. */
struct list {
    const struct view *view;
    struct canvas *canvas;
    struct rect area; /* x and w count */
    int y;
    bool *told; /* by source: its title stands there already */
    bool many;  /* matches of several legs: each line says which */
};

static void add_line(struct list *list, int indent, enum style style, const char *text)
{
    struct rect rows = {list->area.x + indent, list->y, list->area.w - indent, INT_MAX};
    list->y += canvas_paragraph(list->canvas, rows, style, text);
}

static void add_heading(struct list *list, const char *text)
{
    canvas_text(list->canvas, list->area.x + 1, list->y++, list->area.w - 1, STYLE_HEADING, text);
}

/* "Milan v Roma, 2nd leg" is too long for every line: "2nd leg " or nothing. */
static const char *leg_prefix(const struct list *list, uint32_t match)
{
    return list->many ? words_leg(list->view->edition, match) : "";
}

static bool is_told(const struct list *list, uint32_t match)
{
    struct match_state state;
    match_at(list->view->edition, match, list->view->now, &state);
    return match_is_over(&state);
}

/* -- titles ------------------------------------------------------------------------------------ */

static void add_source(struct list *list, uint32_t source)
{
    char text[TEXT_BYTES];
    if (source == ID_NONE || list->told[source])
        return;
    list->told[source] = true;
    const struct source *s = &list->view->edition->sources.v[source];
    snprintf(text, sizeof text, "%s", s->title ? s->title : s->key);
    if (s->licence)
        words_add(text, sizeof text, " (%s)", s->licence);
    add_line(list, 3, STYLE_TEXT, text);
}

static void add_match_sources(struct list *list, uint32_t match)
{
    const struct edition *edition = list->view->edition;
    const struct match *m = &edition->matches.v[match];
    if (!is_told(list, match))
        return;
    for (uint32_t i = 0; i < m->source_count; i++)
        add_source(list, m->sources[i]);
    for (uint32_t i = 0; i < m->event_count; i++)
        add_source(list, edition->events.v[m->event_first + i].source);
    for (uint32_t i = 0; i < m->kick_count; i++)
        add_source(list, edition->kicks.v[m->kick_first + i].source);
    if (m->decision.kind != DECISION_NONE)
        add_source(list, m->decision.source);
}

/* -- what differs ------------------------------------------------------------------------------ */

static void add_remarks(const struct list *list, uint32_t source, const char *also,
                        const char *note, char *text, size_t size)
{
    if (also)
        words_add(text, size, "; other sources: %s", also);
    if (note)
        words_add(text, size, "; %s", note);
    if (source != ID_NONE) {
        const struct source *s = &list->view->edition->sources.v[source];
        words_add(text, size, "  [%s]", s->title ? s->title : s->key);
    }
}

static void add_event(struct list *list, uint32_t match, uint32_t id)
{
    const struct event *event = &list->view->edition->events.v[id];
    char text[TEXT_BYTES], what[600], clock[16];
    if (!event->also && !event->note && event->source == ID_NONE)
        return;
    words_event(list->view, id, what, sizeof what);
    const char *leg = leg_prefix(list, match);
    snprintf(text, sizeof text, "%s%s%s %s", leg, *leg ? " " : "",
             clock_format(event->clock, clock, sizeof clock), what);
    add_remarks(list, event->source, event->also, event->note, text, sizeof text);
    add_line(list, 3, STYLE_TEXT, text);
}

static void add_kick(struct list *list, uint32_t match, uint32_t index)
{
    const struct edition *edition = list->view->edition;
    const struct kick *kick = &edition->kicks.v[edition->matches.v[match].kick_first + index];
    const char *taker = person_name(edition, kick->taker);
    const char *keeper = person_name(edition, kick->keeper);
    char text[TEXT_BYTES];
    if (!kick->note && kick->source == ID_NONE)
        return;
    const char *leg = leg_prefix(list, match);
    snprintf(text, sizeof text, "%s%skick %u %s, %s%s%s", leg, *leg ? " " : "", index + 1,
             taker ? taker : "taker not known", kick_words[kick->outcome], keeper ? " by " : "",
             keeper ? keeper : "");
    add_remarks(list, kick->source, NULL, kick->note, text, sizeof text);
    add_line(list, 3, STYLE_TEXT, text);
}

static void add_match_values(struct list *list, uint32_t match)
{
    const struct match *m = &list->view->edition->matches.v[match];
    if (!is_told(list, match))
        return;
    for (uint32_t i = 0; i < m->event_count; i++)
        add_event(list, match, m->event_first + i);
    for (uint32_t i = 0; i < m->kick_count; i++)
        add_kick(list, match, i);
}

static void add_note(struct list *list, const char *leg, const char *note)
{
    char text[TEXT_BYTES];
    if (!note)
        return;
    snprintf(text, sizeof text, "%s%s%s", leg, *leg ? ": " : "", note);
    add_line(list, 3, STYLE_TEXT, text);
}

static void add_match_notes(struct list *list, uint32_t match)
{
    const struct match *m = &list->view->edition->matches.v[match];
    if (!is_told(list, match))
        return;
    add_note(list, leg_prefix(list, match), m->note);
    add_note(list, leg_prefix(list, match), m->decision.note);
}

/* -- the whole --------------------------------------------------------------------------------- */

/* Does something for every match meant; true when it wrote anything under its heading. */
static bool each(struct list *list, const char *heading, uint32_t first, uint32_t count,
                 void (*add)(struct list *, uint32_t))
{
    int y = list->y;
    list->y++; /* room for the heading */
    for (uint32_t i = 0; i < count; i++)
        add(list, first + i);
    int end = list->y;
    list->y = y;
    if (end == y + 1)
        return false;
    add_heading(list, heading);
    list->y = end;
    return true;
}

static int write_list(struct list *list, uint32_t tie, uint32_t match)
{
    const struct edition *edition = list->view->edition;
    const struct tie *t = tie == ID_NONE ? NULL : &edition->ties.v[tie];
    uint32_t first = t ? t->match_first : match, count = t ? t->match_count : match != ID_NONE;
    bool over = count > 0 && is_told(list, first + count - 1), any;
    list->many = count > 1;
    list->told = arena_array(list->view->scratch, bool, edition->sources.n + 1);
    any = each(list, "SOURCES", first, count, add_match_sources);
    for (uint32_t i = 0; t && over && i < t->source_count; i++)
        add_source(list, t->sources[i]);
    any |= each(list, "VALUES AND WHERE THEY COME FROM", first, count, add_match_values);
    any |= each(list, "NOTES", first, count, add_match_notes);
    if (t && over) {
        add_note(list, "", t->note);
        add_note(list, "", t->decision.note);
        any |= t->note || t->decision.note || t->source_count;
    }
    if (!any)
        add_line(list, 1, STYLE_QUIET,
                 over ? "no sources are recorded" : "sources and notes: when the match is over");
    return list->y;
}

/* Writes the list on paper of its own, as wide as the panel has room for. */
static void write_paper(const struct view *view, struct canvas *paper, bool ascii, struct rect area,
                        uint32_t tie, uint32_t match)
{
    canvas_init_growing(paper, view->scratch, area.w > 1 ? area.w - 1 : 1, ascii);
    struct list list = {.view = view, .canvas = paper, .area = {0, 0, paper->w, 0}};
    write_list(&list, tie, match);
}

enum { PANEL_HEAD = 2 }; /* rows of heading and rule */

static int scroll_most(struct rect area, const struct canvas *paper)
{
    int room = area.h - PANEL_HEAD;
    return paper->h > room ? paper->h - room : 0;
}

static int scroll_within(int scroll, int most)
{
    return scroll < 0 ? 0 : scroll > most ? most : scroll;
}

/* The panel: what fits of the list, from the row scrolled to. */
static void draw_panel(const struct view *view, struct canvas *canvas, struct rect area,
                       const struct canvas *paper)
{
    int most = scroll_most(area, paper), row = scroll_within(view->focus.scroll, most);
    struct rect inside = {area.x, area.y + PANEL_HEAD, area.w, area.h - PANEL_HEAD};
    canvas_clear(canvas, area);
    canvas_text(canvas, area.x + 1, area.y, area.w - 1, STYLE_TITLE, "Sources and notes");
    draw_rule(canvas, area, area.y + 1);
    canvas_copy(canvas, inside, paper, row);
    if (row > 0)
        canvas_glyph(canvas, area.x + area.w - 1, inside.y, STYLE_KEY, GLYPH_MORE_UP);
    if (row < most)
        canvas_glyph(canvas, area.x + area.w - 1, area.y + area.h - 1, STYLE_KEY, GLYPH_MORE_DOWN);
}

int draw_sources(const struct view *view, struct canvas *canvas, struct rect area, int y,
                 uint32_t tie, uint32_t match)
{
    struct list list = {.view = view, .canvas = canvas, .area = area, .y = y};
    struct canvas paper;
    if (canvas->growing)
        return write_list(&list, tie, match);
    area.h -= y - area.y;
    area.y = y;
    write_paper(view, &paper, canvas->ascii, area, tie, match);
    draw_panel(view, canvas, area, &paper);
    return area.y + area.h;
}

bool act_sources(const struct view *view, struct focus *focus, enum action action, struct rect area,
                 uint32_t tie, uint32_t match)
{
    struct canvas paper;
    int page = area.h > PANEL_HEAD + 1 ? area.h - PANEL_HEAD - 1 : 1, by = 0;
    write_paper(view, &paper, false, area, tie, match);
    int most = scroll_most(area, &paper);
    switch (action) {
    case ACTION_UP:
    case ACTION_DOWN:
        by = action == ACTION_UP ? -1 : 1;
        break;
    case ACTION_PAGE_UP:
    case ACTION_PAGE_DOWN:
        by = action == ACTION_PAGE_UP ? -page : page;
        break;
    case ACTION_FIRST:
    case ACTION_LAST:
        by = action == ACTION_FIRST ? -most : most;
        break;
    default:
        return false;
    }
    focus->scroll = scroll_within(scroll_within(focus->scroll, most) + by, most);
    return true;
}
