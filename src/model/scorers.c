#include "model/scorers.h"

#include <stdlib.h>
#include <string.h>

#include "model/match.h"

struct counted {
    struct scorer scorer;
    const char *name;
};

static int compare(const void *a, const void *b)
{
    const struct counted *p = a, *q = b;
    int names;

    if (p->scorer.goals != q->scorer.goals)
        return p->scorer.goals > q->scorer.goals ? -1 : 1;
    names = strcmp(p->name, q->name);
    if (names != 0)
        return names;
    return p->scorer.person < q->scorer.person ? -1 : 1;
}

static void add_match(const struct edition *edition, uint32_t id, struct moment now,
                      struct counted *counted, struct scorers *scorers)
{
    const struct match *match = &edition->matches.v[id];
    struct match_state state;

    match_at(edition, id, now, &state);
    if (match_is_annulled(match) && state.entries == match->entry_count)
        return;
    for (uint32_t i = 0; i < match->event_count; i++) {
        uint32_t e = match->event_first + i;
        const struct event *event = &edition->events.v[e];

        if (event_goal_side(event) == SIDE_NONE || !event_stands(edition, e, &state))
            continue;
        if (event->kind == EVENT_OWN_GOAL) {
            scorers->own_goals++;
        } else if (event->person == ID_NONE) {
            scorers->unnamed++;
        } else {
            struct scorer *scorer = &counted[event->person].scorer;
            instant at = edition->entries.v[match->entry_first + event->place].at;

            scorer->goals++;
            scorer->penalties += event->kind == EVENT_PENALTY_GOAL;
            scorer->last = at > scorer->last ? at : scorer->last;
        }
    }
}

void scorers_at(const struct edition *edition, struct moment now, struct arena *arena,
                struct scorers *scorers)
{
    size_t count = edition->people.n;
    struct counted *counted = arena_array(arena, struct counted, count + 1);
    uint32_t kept = 0;

    *scorers = (struct scorers){0};
    for (uint32_t i = 0; i < count; i++)
        counted[i] = (struct counted){
            {.person = i, .team = edition->people.v[i].team, .last = INSTANT_UNKNOWN},
            edition->people.v[i].name};
    for (uint32_t i = 0; i < edition->matches.n; i++)
        add_match(edition, i, now, counted, scorers);
    for (size_t i = 0; i < count; i++)
        if (counted[i].scorer.goals > 0)
            counted[kept++] = counted[i];
    qsort(counted, kept, sizeof *counted, compare);
    scorers->rows = arena_array(arena, struct scorer, kept + 1);
    for (uint32_t i = 0; i < kept; i++) {
        scorers->rows[i] = counted[i].scorer;
        scorers->rows[i].place = i > 0 && scorers->rows[i - 1].goals == scorers->rows[i].goals
                                     ? scorers->rows[i - 1].place
                                     : i + 1;
    }
    scorers->count = kept;
}
