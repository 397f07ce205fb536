#include "screen/score_block.h"

#include <ctype.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "screen/changed.h"
#include "screen/inner.h"
#include "screen/words.h"

/* -- scorers and cards ------------------------------------------------------------------------- */

static bool is_red(const struct event *event)
{
    return event->kind == EVENT_RED || event->kind == EVENT_SECOND_YELLOW;
}

/* What is said of one person, and from where on it is what the last step brought. */
struct item {
    char text[BLOCK_TEXT];
    size_t changed; /* bytes before that */
};

/* Adds an item at the end of a line. */
static void append(struct block_line *line, const char *separator, const struct item *item)
{
    words_add(line->text, sizeof line->text, "%s", separator);
    size_t start = strlen(line->text);
    words_add(line->text, sizeof line->text, "%s", item->text);
    for (size_t i = start + item->changed; i < strlen(line->text); i++)
        line->changed[i / 8] |= (uint8_t)(1u << i % 8);
}

/* Adds an item to a side's lines: behind the last, or on a line of its own where that is full. */
static void add_item(struct block *block, int side, bool red, const struct item *item, int cells)
{
    struct block_line *lines = block->lines[side];
    int count = block->line_count[side];
    struct block_line *last = count > 0 ? &lines[count - 1] : NULL;
    if (last && last->red == red) {
        int room = cells - canvas_width_of(block->canvas, last->text) - 2;
        if (canvas_width_of(block->canvas, item->text) <= room || count == BLOCK_LINES) {
            append(last, ", ", item);
            return;
        }
        words_add(last->text, sizeof last->text, ",");
    }
    if (count == BLOCK_LINES)
        return;
    lines[count].red = red;
    lines[count].text[0] = '\0';
    memset(lines[count].changed, 0, sizeof lines[count].changed);
    append(&lines[count], "", item);
    block->line_count[side]++;
}

void block_mark_line(const struct block *block, struct canvas *canvas, int x, int y, int cells,
                     const struct block_line *line)
{
    char text[BLOCK_TEXT];
    size_t len = strlen(line->text);
    for (size_t from = 0, to; from < len; from = to + 1) {
        for (to = from; to < len && line->changed[to / 8] & 1u << to % 8;)
            to++;
        if (to == from)
            continue;
        words_set(text, sizeof text, "%.*s", (int)from, line->text);
        int start = canvas_width_of(block->canvas, text);
        words_set(text, sizeof text, "%.*s", (int)to, line->text);
        int end = canvas_width_of(block->canvas, text);
        end = end < cells ? end : cells;
        if (start < end)
            canvas_mark(canvas, (struct rect){x + start, y, end - start, 1}, STYLE_COUNT,
                        CELL_CHANGED);
    }
}

static bool is_shown(const struct block *block, const struct event *event, uint32_t id, int side,
                     bool red)
{
    bool kind = red ? is_red(event) : event_goal_side(event) != SIDE_NONE;
    return kind && inner_side(event) == side &&
           event_stands(block->view->edition, id, &block->state);
}

static void add_minute(const struct event *event, char *item, size_t size)
{
    static const char *const kinds[EVENT_KIND_COUNT] = {[EVENT_PENALTY_GOAL] = " (pen)",
                                                        [EVENT_OWN_GOAL] = " (og)",
                                                        [EVENT_SECOND_YELLOW] = " (2nd yellow)"};
    static const char *const roles[PERSON_ROLE_COUNT] = {
        [PERSON_COACH] = " (coach)",
        [PERSON_ASSISTANT_COACH] = " (asst coach)",
        [PERSON_BENCH] = " (bench)",
    };
    char minute[16];
    words_add(item, size, " %s%s%s", inner_minute(event, minute, sizeof minute),
              kinds[event->kind] ? kinds[event->kind] : "",
              is_red(event) && roles[event->role] ? roles[event->role] : "");
}

/* The events of one person, or of nobody known, from the first on; a person whose events were
 * listed with an earlier one is passed over. */
static bool one_person(const struct block *block, uint32_t from, int side, bool red,
                       struct item *item)
{
    const struct edition *edition = block->view->edition;
    const struct match *m = &edition->matches.v[block->match];
    uint32_t person = edition->events.v[from].person;
    int unknown = 0;
    for (uint32_t id = m->event_first; id < from; id++)
        if (edition->events.v[id].person == person &&
            is_shown(block, &edition->events.v[id], id, side, red))
            return false;
    const char *name = person_name(edition, person);
    words_set(item->text, sizeof item->text, "%s",
              name  ? name
              : red ? "not known"
                    : "scorer not known");
    item->changed = changed_entry(block->view, block->match, edition->events.v[from].place)
                        ? 0
                        : sizeof item->text;
    for (uint32_t id = from; id < m->event_first + m->event_count; id++) {
        const struct event *event = &edition->events.v[id];
        if (event->person != person || !is_shown(block, event, id, side, red))
            continue;
        /* Of one already told, only the minutes that came. */
        size_t told = event->derived ? 0 : strlen(item->text) + 1;
        if (changed_entry(block->view, block->match, event->place) && told < item->changed)
            item->changed = told;
        unknown += event->derived;
        if (!event->derived)
            add_minute(event, item->text, sizeof item->text);
    }
    if (unknown > 1 && !name)
        words_set(item->text, sizeof item->text, "%d scorers not known", unknown);
    return true;
}

static void list_events(struct block *block, int side, int cells)
{
    const struct match *m = &block->view->edition->matches.v[block->match];
    struct item item;
    for (int red = 0; red < 2; red++)
        for (uint32_t i = 0; i < m->event_count; i++) {
            uint32_t id = m->event_first + i;
            const struct event *event = &block->view->edition->events.v[id];
            if (is_shown(block, event, id, side, red) && one_person(block, id, side, red, &item))
                add_item(block, side, red, &item, cells - 2 * red);
        }
}

/* -- what it means ----------------------------------------------------------------------------- */

static void add_sentence(struct block *block, const char *separator, const char *sentence)
{
    if (*sentence)
        words_add(block->info, sizeof block->info, "%s%s", *block->info ? separator : "", sentence);
}

/* The verdict begins the line: "level 2-2" with a capital. */
static void begin_large(struct block *block)
{
    block->info[0] = (char)toupper((unsigned char)block->info[0]);
}

static void describe_on(struct block *block)
{
    const struct edition *edition = block->view->edition;
    uint32_t tie = edition->matches.v[block->match].tie;
    char text[256], needs[2][INNER_TEXT];
    if (!match_is_decider(edition, block->match))
        return;
    words_verdict(block->view, tie, &block->tie, text, sizeof text);
    add_sentence(block, "", text);
    begin_large(block);
    int count = inner_needs(block->view, tie, &block->tie, needs);
    for (int i = 0; i < count; i++)
        add_sentence(block, i ? " " : ". ", needs[i]);
}

/* Before a second leg: what came of the first. */
static void describe_to_come(struct block *block)
{
    const struct match *m = &block->view->edition->matches.v[block->match];
    if (m->role != ROLE_LEG || m->leg != 1 || block->tie.phase != TIE_BETWEEN ||
        !block->tie.score_known)
        return;
    char text[256];
    words_verdict(block->view, m->tie, &block->tie, text, sizeof text);
    add_sentence(block, "", text);
    begin_large(block);
    if (*text && !strstr(text, "on aggregate"))
        words_add(block->info, sizeof block->info, " after the 1st leg");
}

static void describe(struct block *block)
{
    const struct edition *edition = block->view->edition;
    uint32_t tie = edition->matches.v[block->match].tie;
    block->info[0] = '\0';
    block->current = false;
    const struct view before = changed_before(block->view);
    block->stepped = changed_match(block->view, block->match);
    if (block->stepped)
        match_at(before.edition, block->match, before.now, &block->state_before);
    if (match_is_over(&block->state))
        words_outcome(block->view, block->match, block->info, sizeof block->info);
    if (tie == ID_NONE)
        return;
    tie_at(edition, tie, block->view->now, &block->tie);
    block->current = block->tie.match_now == block->match;
    if (block->stepped)
        tie_at(before.edition, tie, before.now, &block->tie_before);
    if (match_is_on(&block->state) && block->current)
        describe_on(block);
    else if (!match_is_on(&block->state) && !match_is_over(&block->state))
        describe_to_come(block);
}

void block_note(const struct block *block, int cells, char *buf, size_t size)
{
    const struct view *view = block->view;
    char label[96];
    words_match(view->edition, block->match, label, sizeof label);
    words_set(buf, size, "%s%s%s", label, *block->info ? "  " : "", block->info);
    if (canvas_width_of(block->canvas, buf) > cells)
        words_set(buf, size, "%s", block->info);
    if (canvas_width_of(block->canvas, buf) > cells && block->current) {
        words_verdict(view, view->edition->matches.v[block->match].tie, &block->tie, buf, size);
        buf[0] = (char)toupper((unsigned char)buf[0]);
    }
}

/* -- the whole --------------------------------------------------------------------------------- */

/* Cells for scorers of a side. */
static int scorer_cells(const struct block *block, int side)
{
    if (block->form == BLOCK_BRIEF)
        return INT_MAX / 2;
    if (block->form == BLOCK_TALL)
        return block->w - BRIEF_NAME_AT - 1;
    return side == HOME ? block->middle - block->gap - CLOCK_AT
                        : block->w - block->middle - block->gap - 1;
}

static int height_of(const struct block *block)
{
    int home = block->line_count[HOME], away = block->line_count[AWAY];
    if (block->form == BLOCK_BRIEF)
        return SIDE_COUNT;
    int info = inner_lines(block->canvas, block->w - CLOCK_AT - 1, block->info);
    if (block->form == BLOCK_TALL)
        return SIDE_COUNT + home + away + info;
    return 1 + (home > away ? home : away) + info;
}

void block_init(struct block *block, const struct view *view, const struct canvas *canvas,
                enum block_form form, uint32_t match, int w, bool kicks)
{
    block->view = view;
    block->canvas = canvas;
    block->form = form;
    block->match = match;
    block->w = w;
    block->middle = w / 2;
    block->gap = kicks ? NAME_GAP + KICKS_CELLS + 1 : NAME_GAP;
    match_at(view->edition, match, view->now, &block->state);
    describe(block);
    for (int side = HOME; side < SIDE_COUNT; side++) {
        block->line_count[side] = 0;
        block->cells[side] = scorer_cells(block, side);
        list_events(block, side, block->cells[side]);
    }
    block->height = height_of(block);
}
