#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "model/words.h"
#include "screen/inner.h"

struct event_mark inner_mark(const struct event *event, bool stands)
{
    static const struct event_mark marks[EVENT_KIND_COUNT] = {
        [EVENT_GOAL] = {GLYPH_GOAL, STYLE_GOAL, 9},
        [EVENT_PENALTY_GOAL] = {GLYPH_GOAL, STYLE_GOAL, 9},
        [EVENT_OWN_GOAL] = {GLYPH_GOAL, STYLE_GOAL, 9},
        [EVENT_MISSED_PENALTY] = {GLYPH_MISS, STYLE_MISS, 6},
        [EVENT_YELLOW] = {GLYPH_YELLOW, STYLE_YELLOW, 4},
        [EVENT_SECOND_YELLOW] = {GLYPH_SECOND_YELLOW, STYLE_RED, 7},
        [EVENT_RED] = {GLYPH_RED, STYLE_RED, 8},
        [EVENT_SUBSTITUTION] = {GLYPH_SUBSTITUTION, STYLE_QUIET, 1},
        [EVENT_VAR] = {GLYPH_VAR, STYLE_VAR, 5},
    };
    struct event_mark mark = marks[event->kind];
    if (!stands) {
        mark.style = STYLE_QUIET;
        mark.weight = 2;
        if (event_goal_side(event) != SIDE_NONE)
            mark.glyph = GLYPH_MISS;
    }
    return mark;
}

int inner_side(const struct event *event)
{
    int side = event_goal_side(event);
    return side != SIDE_NONE ? side : event->side;
}

char *inner_minute(const struct event *event, char *buf, size_t size)
{
    if (event->clock.minute == 0 && event->clock.phase != PHASE_KICKS)
        snprintf(buf, size, "?'");
    else
        clock_format(event->clock, buf, size);
    return buf;
}

char *inner_person(const struct canvas *canvas, const char *name, int cells, char *buf, size_t size)
{
    words_set(buf, size, "%s", name);
    const char *rest = strchr(name, ' ');
    if (canvas_width_of(canvas, name) <= cells || !rest)
        return buf;
    size_t first = utf8_clip(name, utf8_code_width(utf8_next(name, &(size_t){0})), NULL);
    words_set(buf, size, "%.*s.%s", (int)first, name, rest);
    /* Then what a report would say: "Mac Allister", and the last word where that is too long. */
    while (rest && canvas_width_of(canvas, buf) > cells) {
        words_set(buf, size, "%s", rest + 1);
        rest = strchr(rest + 1, ' ');
    }
    return buf;
}

/* What follows the name: kind of goal, role, what became of it; brief: but what the mark says. */
static void event_suffix(const struct event *event, bool stands, bool brief, char *buf, size_t size)
{
    static const char *const kinds[EVENT_KIND_COUNT] = {
        [EVENT_PENALTY_GOAL] = "pen",
        [EVENT_OWN_GOAL] = "og",
        [EVENT_MISSED_PENALTY] = "pen missed",
        [EVENT_SECOND_YELLOW] = "2nd yellow",
    };
    const char *parts[3];
    int count = 0;
    if (kinds[event->kind] && !(brief && event->kind == EVENT_SECOND_YELLOW))
        parts[count++] = kinds[event->kind];
    if (event->role != PERSON_PLAYER)
        parts[count++] = brief && event->role == PERSON_ASSISTANT_COACH
                             ? "asst coach"
                             : event_role_words[event->role];
    if (!stands)
        parts[count++] = event_goal_side(event) != SIDE_NONE ? "disallowed" : "taken back";
    buf[0] = '\0';
    for (int i = 0; i < count; i++)
        words_add(buf, size, "%s%s", i ? ", " : " (", parts[i]);
    if (count)
        words_add(buf, size, ")");
}

/* "Bonucci for Tadić", "Bonucci on", "Odoi off" */
static void substitution(const struct view *view, const struct canvas *canvas,
                         const struct event *event, int cells, char *buf, size_t size)
{
    const char *on = person_name(view->edition, event->person);
    const char *off = person_name(view->edition, event->other);
    char first[INNER_NAME], second[INNER_NAME];
    if (!on || !off) {
        const char *name = on ? on : off ? off : "not known";
        words_set(buf, size,
                  on    ? "%s on"
                  : off ? "%s off"
                        : "%s",
                  inner_person(canvas, name, cells - 4, first, sizeof first));
        return;
    }
    bool fits = canvas_width_of(canvas, on) + canvas_width_of(canvas, off) + 5 <= cells;
    int room = fits ? cells : (cells - 5) / 2;
    words_set(buf, size, "%s for %s", inner_person(canvas, on, room, first, sizeof first),
              inner_person(canvas, off, room, second, sizeof second));
}

static void var_decision(const struct view *view, const struct canvas *canvas,
                         const struct event *event, int cells, char *buf, size_t size)
{
    char name[INNER_NAME];
    const char *person = person_name(view->edition, event->person);
    words_set(buf, size, "VAR: %s", event->var == VAR_NONE ? "check" : var_words[event->var]);
    int room = cells - canvas_width_of(canvas, buf) - 2;
    if (person)
        words_add(buf, size, ", %s", inner_person(canvas, person, room, name, sizeof name));
}

char *inner_event(const struct view *view, const struct canvas *canvas, uint32_t event, bool stands,
                  int cells, char *buf, size_t size)
{
    const struct event *e = &view->edition->events.v[event];
    char shorter[INNER_NAME], suffix[64];
    if (e->kind == EVENT_VAR) {
        var_decision(view, canvas, e, cells, buf, size);
        return buf;
    }
    if (e->kind == EVENT_SUBSTITUTION) {
        substitution(view, canvas, e, cells, buf, size);
        return buf;
    }
    const char *name = person_name(view->edition, e->person);
    if (!name)
        name = event_goal_side(e) != SIDE_NONE ? "scorer not known" : "not known";
    event_suffix(e, stands, false, suffix, sizeof suffix);
    if (canvas_width_of(canvas, name) + canvas_width_of(canvas, suffix) > cells)
        event_suffix(e, stands, true, suffix, sizeof suffix);
    int room = cells - canvas_width_of(canvas, suffix);
    words_set(buf, size, "%s%s", inner_person(canvas, name, room, shorter, sizeof shorter), suffix);
    return buf;
}
