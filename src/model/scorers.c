#include "model/scorers.h"

#include <stdlib.h>
#include <string.h>

#include "model/match.h"

struct named {
    const char *name;
    struct scorer scorer;
};

static int compare(const void *a, const void *b)
{
    const struct named *p = a, *q = b;

    if (p->scorer.goals != q->scorer.goals)
        return p->scorer.goals > q->scorer.goals ? -1 : 1;
    if (strcmp(p->name, q->name) != 0)
        return strcmp(p->name, q->name);
    return p->scorer.person < q->scorer.person ? -1 : p->scorer.person > q->scorer.person;
}

/* The annulled do not count once that has been decided. */
static bool counts(const struct match *match, const struct match_state *state, struct moment now)
{
    if (match->decision.kind != DECISION_ANNULLED && match->decision.kind != DECISION_REPLAY)
        return true;
    return match->decision.at == INSTANT_UNKNOWN ? !match_is_over(state)
                                                 : match->decision.at > now.at;
}

static void add_goal(const struct edition *edition, uint32_t match, uint32_t id,
                     struct scorers *scorers, uint32_t *index)
{
    const struct event *event = &edition->events.v[id];
    struct scorer *scorer;

    if (event->kind == EVENT_OWN_GOAL) {
        scorers->own_goals++;
        return;
    }
    if (event->person == ID_NONE) {
        scorers->unnamed++;
        return;
    }
    if (index[event->person] == 0) {
        scorers->rows[scorers->count] =
            (struct scorer){.person = event->person, .team = edition->people.v[event->person].team};
        index[event->person] = ++scorers->count;
    }
    scorer = &scorers->rows[index[event->person] - 1];
    scorer->goals++;
    scorer->penalties += event->kind == EVENT_PENALTY_GOAL;
    instant at = edition->entries.v[edition->matches.v[match].entry_first + event->place].at;
    if (scorer->goals == 1 || at > scorer->last)
        scorer->last = at;
}

static void sort(const struct edition *edition, struct arena *arena, struct scorers *scorers)
{
    struct named *named = arena_array(arena, struct named, scorers->count + 1);

    for (uint32_t i = 0; i < scorers->count; i++)
        named[i] =
            (struct named){edition->people.v[scorers->rows[i].person].name, scorers->rows[i]};
    qsort(named, scorers->count, sizeof *named, compare);
    for (uint32_t i = 0; i < scorers->count; i++) {
        scorers->rows[i] = named[i].scorer;
        scorers->rows[i].place = i > 0 && scorers->rows[i].goals == scorers->rows[i - 1].goals
                                     ? scorers->rows[i - 1].place
                                     : i + 1;
    }
}

void scorers_at(const struct edition *edition, struct moment now, struct arena *arena,
                struct scorers *scorers)
{
    uint32_t *index = arena_array(arena, uint32_t, edition->people.n + 1);

    *scorers = (struct scorers){.rows = arena_array(arena, struct scorer, edition->people.n + 1)};
    for (uint32_t m = 0; m < edition->matches.n; m++) {
        const struct match *match = &edition->matches.v[m];
        struct match_state state;

        if (match_entries_seen(edition, m, now) == 0)
            continue;
        match_at(edition, m, now, &state);
        if (!counts(match, &state, now))
            continue;
        for (uint32_t i = 0; i < match->event_count; i++) {
            uint32_t id = match->event_first + i;

            if (event_goal_side(&edition->events.v[id]) != SIDE_NONE &&
                event_stands(edition, id, &state))
                add_goal(edition, m, id, scorers, index);
        }
    }
    sort(edition, arena, scorers);
}
