#include <stdlib.h>
#include <string.h>

#include "input/merge_match.h"
#include "input/names.h"

#define GOALS_MOST 64 /* of one match, of one account; others are left unpaired */

static bool is_goal(const struct draft_event *event)
{
    return event->kind <= EVENT_OWN_GOAL;
}

/* Goals, cards, substitutions, the rest: what an account lists or does not. */
static int family(const struct draft_event *event)
{
    if (is_goal(event))
        return 0;
    if (event->kind >= EVENT_YELLOW && event->kind <= EVENT_RED)
        return 1;
    return event->kind == EVENT_SUBSTITUTION ? 2 : 3;
}

static int minute_of(const struct draft_event *event)
{
    return event->clock.minute + event->clock.added;
}

static bool same_minute(const struct draft_event *a, const struct draft_event *b)
{
    return a->clock.minute > 0 && b->clock.minute > 0 && minute_of(a) == minute_of(b);
}

static bool same_scorer(const struct draft_event *a, const struct draft_event *b)
{
    return name_same_person(a->person, b->person);
}

/* How well two goals of one side fit: 0 the best, 3 any two, 4 of different sides. */
static int misfit(const struct draft_event *a, const struct draft_event *b)
{
    if (a->side != b->side)
        return 4;
    bool minute = same_minute(a, b), scorer = same_scorer(a, b);
    return minute && scorer ? 0 : scorer ? 1 : minute ? 2 : 3;
}

/* What the second says otherwise of a goal, in its own words; "" when nothing. */
static const char *otherwise(struct merge *merge, const struct draft_event *mine,
                             const struct draft_event *other)
{
    static const char *const kinds[] = {"not a penalty or own goal", "penalty", "own goal"};
    const char *said = "";
    if (mine->person.len > 0 && other->person.len > 0 && !same_scorer(mine, other)) {
        struct span name = name_ordinary(other->person, merge->arena);
        said = arena_printf(merge->arena, "%.*s", (int)name.len, name.text);
    }
    if (mine->clock.minute > 0 && other->clock.minute > 0 && !same_minute(mine, other)) {
        const char *gap = said[0] != '\0' ? " " : "";
        said = other->clock.added > 0
                   ? arena_printf(merge->arena, "%s%s%d+%d'", said, gap, other->clock.minute,
                                  other->clock.added)
                   : arena_printf(merge->arena, "%s%s%d'", said, gap, other->clock.minute);
    }
    bool unmarked = mine->kind == EVENT_PENALTY_GOAL && other->kind == EVENT_GOAL;
    if (mine->kind != other->kind && !unmarked)
        said = arena_printf(merge->arena, "%s%s%s", said, said[0] != '\0' ? ", " : "",
                            kinds[other->kind]);
    return said;
}

static void pair(struct merge *merge, const struct draft_match *match, struct draft_event *mine,
                 const struct draft_event *other)
{
    /* A mark is left out more easily than put where none belongs. */
    if (mine->kind == EVENT_GOAL && other->kind == EVENT_PENALTY_GOAL && same_scorer(mine, other))
        mine->kind = EVENT_PENALTY_GOAL;
    const char *said = otherwise(merge, mine, other);
    if (said[0] != '\0') {
        report_warning(merge->report, other->line,
                       "%.*s-%.*s: goal of %.*s %d': another source: %s",
                       (int)match->team[HOME].len, match->team[HOME].text,
                       (int)match->team[AWAY].len, match->team[AWAY].text, (int)mine->person.len,
                       mine->person.text, minute_of(mine), said);
        const char *whole =
            mine->also.len > 0
                ? arena_printf(merge->arena, "%.*s; %s", (int)mine->also.len, mine->also.text, said)
                : said;
        mine->also = (struct span){whole, strlen(whole)};
    }
    if (mine->person.len == 0)
        mine->person = other->person;
    /* 51' may be 45+6' or of the second half: who says which knows more. */
    bool plainer = mine->clock.added == 0 && other->clock.added > 0 && same_minute(mine, other);
    if (mine->clock.minute == 0 || plainer)
        mine->clock = other->clock;
    if (mine->other.len == 0)
        mine->other = other->other;
}

struct goals {
    struct draft_event event[GOALS_MOST];
    bool done[GOALS_MOST];
    size_t count;
};

static void list_goals(struct goals *goals, const struct draft_event *events, uint32_t count,
                       int swapped)
{
    goals->count = 0;
    for (uint32_t i = 0; i < count && goals->count < GOALS_MOST; i++)
        if (is_goal(&events[i])) {
            goals->done[goals->count] = false;
            goals->event[goals->count] = events[i];
            goals->event[goals->count++].side = (uint8_t)(events[i].side ^ swapped);
        }
}

/* The second's goal that fits one of the first's best at a degree of misfit: of several, that with
 * the nearest minute. */
static size_t find_pair(const struct goals *theirs, const struct draft_event *mine, int degree)
{
    size_t found = theirs->count;
    for (size_t j = 0; j < theirs->count; j++) {
        if (theirs->done[j] || misfit(mine, &theirs->event[j]) != degree)
            continue;
        if (found == theirs->count || abs(minute_of(mine) - minute_of(&theirs->event[j])) <
                                          abs(minute_of(mine) - minute_of(&theirs->event[found])))
            found = j;
    }
    return found;
}

/* mine: the events of the match, goals among them. */
static void pair_goals(struct merge *merge, struct draft_match *match, struct draft_event *mine,
                       struct goals *theirs)
{
    bool done[GOALS_MOST] = {false};
    for (int degree = 0; degree <= 3; degree++)
        for (uint32_t i = 0; i < match->event_count && i < GOALS_MOST; i++) {
            if (done[i] || !is_goal(&mine[i]))
                continue;
            size_t j = find_pair(theirs, &mine[i], degree);
            if (j == theirs->count)
                continue;
            done[i] = theirs->done[j] = true;
            pair(merge, match, &mine[i], &theirs->event[j]);
        }
}

static bool score_allows(const struct draft_match *match, const struct draft_event *mine,
                         uint32_t count, int side)
{
    int16_t total = match->score[SCORE_120][side] != SCORE_UNKNOWN ? match->score[SCORE_120][side]
                                                                   : match->score[SCORE_90][side];
    int16_t have = 0;
    for (uint32_t i = 0; i < count; i++)
        have += is_goal(&mine[i]) && mine[i].side == side;
    return have < total;
}

/* Goals that only the second has: taken where the score has room, else recorded. */
static void take_goals(struct merge *merge, struct draft_match *match, const struct goals *theirs)
{
    struct draft *into = merge->into;
    for (size_t j = 0; j < theirs->count; j++) {
        const struct draft_event *goal = &theirs->event[j];
        if (theirs->done[j])
            continue;
        if (score_allows(match, vec_from(&into->events, match->event_first), match->event_count,
                         goal->side)) {
            vec_push(&into->events, *goal);
            match->event_count++;
            continue;
        }
        merge_differs(merge, match, goal->line,
                      arena_printf(merge->arena, "a goal of %.*s %d'", (int)goal->person.len,
                                   goal->person.text, minute_of(goal)));
    }
}

static void take_family(struct merge *merge, struct draft_match *mine,
                        const struct draft_match *other, int which, int swapped)
{
    struct draft *into = merge->into;
    for (uint32_t i = 0; i < mine->event_count; i++)
        if (family(&into->events.v[mine->event_first + i]) == which)
            return;
    for (uint32_t i = 0; i < other->event_count; i++) {
        struct draft_event event = merge->from->events.v[other->event_first + i];
        if (family(&event) != which)
            continue;
        event.side = (uint8_t)(event.side ^ swapped);
        vec_push(&into->events, event);
        mine->event_count++;
    }
}

static void take_kicks(struct merge *merge, struct draft_match *mine,
                       const struct draft_match *other, int swapped)
{
    struct draft *into = merge->into;
    if (mine->kick_count > 0 || other->kick_count == 0)
        return;
    mine->kick_first = (uint32_t)into->kicks.n;
    mine->kick_count = other->kick_count;
    mine->kicks_ordered = other->kicks_ordered;
    for (uint32_t i = 0; i < other->kick_count; i++) {
        struct draft_kick kick = merge->from->kicks.v[other->kick_first + i];
        if (kick.side != SIDE_NONE)
            kick.side = (int8_t)(kick.side ^ swapped);
        vec_push(&into->kicks, kick);
    }
}

void merge_events(struct merge *merge, struct draft_match *mine, const struct draft_match *other,
                  int swapped)
{
    /* The events of a match lie together: they are moved to the end, where they can grow. */
    struct draft *into = merge->into;
    uint32_t first = (uint32_t)into->events.n;
    for (uint32_t i = 0; i < mine->event_count; i++) {
        struct draft_event event = into->events.v[mine->event_first + i];
        vec_push(&into->events, event);
    }
    mine->event_first = first;
    struct goals theirs = {.count = 0};
    if (other->event_count > 0)
        list_goals(&theirs, vec_from(&merge->from->events, other->event_first), other->event_count,
                   swapped);
    if (mine->event_count > 0)
        pair_goals(merge, mine, vec_from(&into->events, first), &theirs);
    take_goals(merge, mine, &theirs);
    for (int which = 1; which <= 3; which++)
        take_family(merge, mine, other, which, swapped);
    mine->goals_listed |= other->goals_listed;
    mine->cards_listed |= other->cards_listed;
    take_kicks(merge, mine, other, swapped);
}
