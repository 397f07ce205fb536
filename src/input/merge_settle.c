#include <string.h>

#include "input/draft_merge.h"
#include "input/merge_match.h"

static bool known(const int16_t score[2])
{
    return score[HOME] != SCORE_UNKNOWN && score[AWAY] != SCORE_UNKNOWN;
}

/* The goals up to the end of a minute, stoppage time with it; false when a minute is not known. */
static bool count_goals(const struct draft *draft, const struct draft_match *match, int minute,
                        int16_t goals[2])
{
    goals[HOME] = goals[AWAY] = 0;
    for (uint32_t i = 0; i < match->event_count; i++) {
        const struct draft_event *event = &draft->events.v[match->event_first + i];
        if (event->kind > EVENT_OWN_GOAL)
            continue;
        if (event->clock.minute == 0)
            return false;
        /* 92' of a match without extra time is 90+2'. */
        bool late = minute >= 90 && !match->extra_time;
        goals[event->side] += event->clock.minute <= minute || late;
    }
    return true;
}

static void settle_one(struct merge *merge, struct draft_match *match)
{
    static const int ends[] = {[SCORE_HALF_TIME] = 45, [SCORE_90] = 90};
    static const char *const words[] = {"at half-time", "after 90 minutes"};
    const int16_t *last = match->score[known(match->score[SCORE_120]) ? SCORE_120 : SCORE_90];
    int16_t goals[2];
    if (!count_goals(merge->into, match, 120, goals) || !known(last) || goals[HOME] != last[HOME] ||
        goals[AWAY] != last[AWAY])
        return;
    for (int point = SCORE_HALF_TIME; point <= SCORE_90; point++) {
        int16_t *score = match->score[point];
        if (!known(score) || score == last || !count_goals(merge->into, match, ends[point], goals))
            continue;
        if (goals[HOME] == score[HOME] && goals[AWAY] == score[AWAY])
            continue;
        merge_differs(
            merge, match, match->place.line,
            arena_printf(merge->arena, "%d-%d %s", score[HOME], score[AWAY], words[point]));
        score[HOME] = score[AWAY] = SCORE_UNKNOWN;
    }
}

void draft_settle(struct draft *draft, struct arena *arena, struct report *report)
{
    struct merge merge = {.into = draft, .arena = arena, .report = report};
    for (size_t i = 0; i < draft->matches.n; i++)
        settle_one(&merge, &draft->matches.v[i]);
}
