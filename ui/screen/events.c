#include <string.h>

#include "model/match.h"
#include "screen/words.h"

/* The person of an event with what they were, where they were no player on the field. */
static void person_words(const struct edition *edition, const struct event *event, char *buf,
                         size_t size)
{
    const char *name = person_name(edition, event->person);
    const char *before = event->role == PERSON_COACH             ? "coach "
                         : event->role == PERSON_ASSISTANT_COACH ? "assistant coach "
                                                                 : "";
    const char *after = event->role == PERSON_BENCH         ? " (on the bench)"
                        : event->role == PERSON_SUBSTITUTED ? " (already substituted)"
                                                            : "";
    if (name)
        words_set(buf, size, "%s%s%s", before, name, after);
    else
        words_set(buf, size, "%s%s", *before ? before : "player ", "not known");
}

static void var_event_words(const struct edition *edition, const struct event *event, char *buf,
                            size_t size)
{
    static const char *const words[VAR_DECISION_COUNT] = {
        [VAR_NONE] = "decision",
        [VAR_NO_GOAL] = "no goal",
        [VAR_GOAL] = "goal given",
        [VAR_NO_RED] = "no red card",
        [VAR_RED_TO_YELLOW] = "red becomes yellow",
        [VAR_RED] = "red card",
        [VAR_NO_PENALTY] = "no penalty",
        [VAR_PENALTY] = "penalty",
    };
    const char *name = person_name(edition, event->person);
    words_set(buf, size, "VAR: %s%s%s", words[event->var], name ? ", " : "", name ? name : "");
}

static void substitution_words(const struct edition *edition, const struct event *event, char *buf,
                               size_t size)
{
    const char *on = person_name(edition, event->person);
    const char *off = person_name(edition, event->other);
    words_set(buf, size, "Substitution, %s for %s", on ? on : "player not known",
              off ? off : "player not known");
}

static void goal_words(const struct edition *edition, const struct event *event, const char *what,
                       char *buf, size_t size)
{
    const char *name = person_name(edition, event->person);
    const char *assist = person_name(edition, event->other);
    words_set(buf, size, "%s, %s", what, name ? name : "scorer not known");
    const char *separator = ": ";
    if (event->how) {
        words_add(buf, size, "%s%s", separator, event->how);
        separator = ", ";
    }
    if (assist && !(event->how && strstr(event->how, assist)))
        words_add(buf, size, "%sassist %s", separator, assist);
}

void words_event(const struct view *view, uint32_t id, char *buf, size_t size)
{
    static const char *const words[EVENT_KIND_COUNT] = {
        [EVENT_GOAL] = "Goal",          [EVENT_PENALTY_GOAL] = "Penalty goal",
        [EVENT_OWN_GOAL] = "Own goal",  [EVENT_MISSED_PENALTY] = "Penalty missed",
        [EVENT_YELLOW] = "Yellow card", [EVENT_SECOND_YELLOW] = "Second yellow card",
        [EVENT_RED] = "Red card",
    };
    const struct event *event = &view->edition->events.v[id];
    char person[320];
    buf[0] = '\0';
    if (event_goal_side(event) != SIDE_NONE) {
        goal_words(view->edition, event, words[event->kind], buf, size);
        return;
    }
    if (event->kind == EVENT_VAR) {
        var_event_words(view->edition, event, buf, size);
    } else if (event->kind == EVENT_SUBSTITUTION) {
        substitution_words(view->edition, event, buf, size);
    } else {
        person_words(view->edition, event, person, sizeof person);
        words_add(buf, size, "%s, %s", words[event->kind], person);
    }
    if (event->how)
        words_add(buf, size, ": %s", event->how);
}
