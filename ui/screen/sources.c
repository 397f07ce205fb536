#include <limits.h>

#include "model/match.h"
#include "model/words.h"
#include "screen/inner.h"

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
    struct rect rows = {list->area.x + indent, list->y, list->area.w - indent, ROWS_ANY};
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

/* Notes and sources may tell what was to come, so they are seen when the match is over. */
static bool is_told(const struct list *list, uint32_t match)
{
    struct match_state state;
    match_at(list->view->edition, match, list->view->now, &state);
    return match_is_over(&state);
}

/* An organiser's decision may come long after the match. */
static bool is_decided(const struct list *list, uint32_t match)
{
    const struct match *m = &list->view->edition->matches.v[match];
    struct match_state state;
    match_at(list->view->edition, match, list->view->now, &state);
    return m->decision.kind != DECISION_NONE && state.entries == m->entry_count;
}

/* -- titles ------------------------------------------------------------------------------------ */

static const char *title_of(const struct source *source)
{
    return source->title ? source->title : source->key;
}

static void add_source(struct list *list, uint32_t source)
{
    if (source == ID_NONE || list->told[source])
        return;
    list->told[source] = true;
    const struct source *s = &list->view->edition->sources.v[source];
    const char *text = title_of(s);
    if (s->licence)
        text = arena_printf(list->view->scratch, "%s (%s)", text, s->licence);
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
    if (is_decided(list, match))
        add_source(list, m->decision.source);
}

/* -- what differs ------------------------------------------------------------------------------ */

/* What was entered for a thing, in a line, with what is said about that. */
static void add_value(struct list *list, const char *text, uint32_t source, const char *also,
                      const char *note)
{
    struct arena *scratch = list->view->scratch;
    if (also)
        text = arena_printf(scratch, "%s; other sources: %s", text, also);
    if (note)
        text = arena_printf(scratch, "%s; %s", text, note);
    if (source != ID_NONE)
        text = arena_printf(scratch, "%s  [%s]", text,
                            title_of(&list->view->edition->sources.v[source]));
    add_line(list, 3, STYLE_TEXT, text);
}

static void add_event(struct list *list, uint32_t match, uint32_t id)
{
    const struct event *event = &list->view->edition->events.v[id];
    char what[1024], clock[16];
    if (!event->also && !event->note && event->source == ID_NONE)
        return;
    words_event(list->view, id, what, sizeof what);
    const char *leg = leg_prefix(list, match);
    inner_minute(event, clock, sizeof clock);
    add_value(list,
              arena_printf(list->view->scratch, "%s%s%s %s", leg, *leg ? " " : "", clock, what),
              event->source, event->also, event->note);
}

static void add_kick(struct list *list, uint32_t match, uint32_t index)
{
    const struct edition *edition = list->view->edition;
    const struct kick *kick = &edition->kicks.v[edition->matches.v[match].kick_first + index];
    const char *taker = person_name(edition, kick->taker);
    const char *keeper = person_name(edition, kick->keeper);
    if (!kick->note && kick->source == ID_NONE)
        return;
    const char *leg = leg_prefix(list, match);
    add_value(list,
              arena_printf(list->view->scratch, "%s%skick %u %s, %s%s%s", leg, *leg ? " " : "",
                           index + 1, taker ? taker : "taker not known", kick_words[kick->outcome],
                           keeper ? " by " : "", keeper ? keeper : ""),
              kick->source, NULL, kick->note);
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
    if (note)
        add_line(list, 3, STYLE_TEXT,
                 arena_printf(list->view->scratch, "%s%s%s", leg, *leg ? ": " : "", note));
}

static void add_match_notes(struct list *list, uint32_t match)
{
    const struct match *m = &list->view->edition->matches.v[match];
    if (!is_told(list, match))
        return;
    add_note(list, leg_prefix(list, match), m->note);
    if (is_decided(list, match))
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

/* The last match that there is of the tie is over, and so is what was decided about it. */
static bool is_tie_told(const struct list *list, const struct tie *t, uint32_t known)
{
    uint32_t last = t->match_first + t->match_count - 1;
    struct match_state state;
    if (known == 0 || known < t->match_count || !is_told(list, last))
        return false;
    match_at(list->view->edition, last, list->view->now, &state);
    return state.entries == list->view->edition->matches.v[last].entry_count;
}

static int write_list(struct list *list, uint32_t tie, uint32_t match)
{
    const struct edition *edition = list->view->edition;
    const struct tie *t = tie == ID_NONE ? NULL : &edition->ties.v[tie];
    uint32_t first = t ? t->match_first : match;
    uint32_t count = t ? inner_matches(list->view, tie) : match != ID_NONE;
    bool told = count > 0 && is_told(list, first + count - 1);
    bool over = t && is_tie_told(list, t, count), any;
    list->many = count > 1;
    list->told = arena_array(list->view->scratch, bool, edition->sources.n + 1);
    any = each(list, "SOURCES", first, count, add_match_sources);
    for (uint32_t i = 0; over && i < t->source_count; i++)
        add_source(list, t->sources[i]);
    any |= each(list, "VALUES AND WHERE THEY COME FROM", first, count, add_match_values);
    any |= each(list, "NOTES", first, count, add_match_notes);
    if (over) {
        add_note(list, "", t->note);
        any |= t->note || t->source_count;
    }
    if (t && tie_decision_seen(edition, tie, list->view->now)) {
        add_note(list, "", t->decision.note);
        any |= t->decision.note != NULL;
    }
    if (!any)
        add_line(list, 1, STYLE_QUIET,
                 told ? "no sources are recorded" : "sources and notes: when the match is over");
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

/* The panel: what fits of the list, from the row scrolled to. */
static void draw_panel(const struct view *view, struct canvas *canvas, struct rect area,
                       const struct canvas *paper, uint32_t match)
{
    char home[INNER_NAME], away[INNER_NAME];
    int most = scroll_most(area, paper),
        row = scroll_after(ACTION_NONE, view->focus.scroll, most, 0);
    struct rect inside = {area.x, area.y + PANEL_HEAD, area.w, area.h - PANEL_HEAD};
    canvas_clear(canvas, area);
    canvas_hit(canvas, area, HIT_NONE, 0); /* what lies beneath is not clicked through it */
    int x = area.x + 4 +
            canvas_text(canvas, area.x + 1, area.y, area.w - 1, STYLE_TITLE, "Sources and notes");
    if (match != ID_NONE && x < area.x + area.w)
        canvas_printf(canvas, x, area.y, area.x + area.w - x, STYLE_TEXT, "%s v %s",
                      words_side(view, match, HOME, INT_MAX, home, sizeof home),
                      words_side(view, match, AWAY, INT_MAX, away, sizeof away));
    draw_rule(canvas, area, area.y + 1);
    canvas_copy(canvas, inside, paper, row);
    draw_scroll_signs(canvas, inside, row > 0, row < most);
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
    if (tie != ID_NONE)
        match = view->edition->ties.v[tie].match_count ? view->edition->ties.v[tie].match_first
                                                       : ID_NONE;
    draw_panel(view, canvas, area, &paper, match);
    return area.y + area.h;
}

bool act_sources(const struct view *view, struct focus *focus, enum action action, struct rect area,
                 uint32_t tie, uint32_t match)
{
    struct canvas paper;
    int page = area.h > PANEL_HEAD + 1 ? area.h - PANEL_HEAD - 1 : 1;
    if (!view->focus.info || !focus || !action_scrolls(action))
        return false;
    write_paper(view, &paper, false, area, tie, match);
    focus->scroll = scroll_after(action, focus->scroll, scroll_most(area, &paper), page);
    return true;
}
