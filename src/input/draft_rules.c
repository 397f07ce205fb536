/* What decides ties where no file says so: by competition and year. */
#include <string.h>

#include "input/draft_parts.h"
#include "input/txt_parts.h"

static void set(struct round *round, const uint8_t *criteria, uint8_t count)
{
    memcpy(round->criteria, criteria, count);
    round->criteria_count = count;
}

/*
 * Away goals counted in UEFA's club competitions to 2020-21 (regulations 2020/21 art. 18 and its
 * like; abolished from 2021-22). Elsewhere they counted where a file has a tie level after two
 * legs, without extra time or kicks, and the side with more of them plays on. The golden goal:
 * World Cups 1998 and 2002; replays: World Cups to 1938. Else a round has extra time unless a
 * shoot-out in it came straight after 90 minutes.
 */
void draft_plan_criteria(const struct plan *plan, struct round *round,
                         const struct round_seen *seen)
{
    static const uint8_t uefa[] = {CRITERION_GOALS, CRITERION_AWAY_GOALS, CRITERION_EXTRA_TIME,
                                   CRITERION_AWAY_GOALS_ET, CRITERION_KICKS};
    static const uint8_t away[] = {CRITERION_GOALS, CRITERION_AWAY_GOALS, CRITERION_KICKS};
    static const uint8_t away_extra[] = {CRITERION_GOALS, CRITERION_AWAY_GOALS,
                                         CRITERION_EXTRA_TIME, CRITERION_KICKS};
    static const uint8_t golden[] = {CRITERION_GOALS, CRITERION_GOLDEN_GOAL, CRITERION_KICKS};
    static const uint8_t replays[] = {CRITERION_GOALS, CRITERION_EXTRA_TIME, CRITERION_REPLAY};
    static const uint8_t straight[] = {CRITERION_GOALS, CRITERION_KICKS};
    static const uint8_t usual[] = {CRITERION_GOALS, CRITERION_EXTRA_TIME, CRITERION_KICKS};
    bool world_cup = txt_has(plan->draft->title, "world cup");

    if (plan->european && round->legs == 2 && plan->year > 0 && plan->year <= 2020)
        set(round, uefa, sizeof uefa);
    else if (round->legs == 2 && seen->away_goals)
        set(round, seen->extra_time ? away_extra : away, seen->extra_time ? 4 : 3);
    else if (world_cup && (plan->year == 1998 || plan->year == 2002))
        set(round, golden, sizeof golden);
    else if (seen->replay || (world_cup && plan->year > 0 && plan->year <= 1938))
        set(round, replays, sizeof replays);
    else if (seen->shootout && !seen->extra_time)
        set(round, straight, sizeof straight);
    else
        set(round, usual, sizeof usual);
}
