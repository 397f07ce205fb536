/* What decides ties where no file says so: by competition and year. */
#include <string.h>

#include "input/draft_parts.h"
#include "input/draft_text.h"

static void set(struct round *round, const uint8_t *criteria, uint8_t count)
{
    memcpy(round->criteria, criteria, count);
    round->criteria_count = count;
}

/* Of CONMEBOL's two club competitions, in the years in which away goals counted there. */
static bool counts_away_in_south_america(const struct plan *plan)
{
    return plan->year >= 2005 && plan->year <= 2021 &&
           (text_has(plan->draft->title, "libertadores") ||
            text_has(plan->draft->title, "sudamericana"));
}

/*
 * Away goals counted in UEFA's club competitions to 2020-21 (regulations 2020/21 art. 18 and its
 * like; abolished from 2021-22); in CONMEBOL's from 2005 to 2021, without extra time, but from 2008
 * not in the final, which had extra time instead. Elsewhere they counted where a file has a tie
 * level after two legs, without extra time or kicks, and the side with more of them plays on. The
 * golden goal: World Cups 1998 and 2002 and the European Championships of 1996 and 2000; the silver
 * goal: that of 2004. World Cups to 1938 had replays, from 1950 to 1974 lots, and a replay of the
 * final only. Else a round has extra time unless a shoot-out in it came straight after 90 minutes.
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
    static const uint8_t silver[] = {CRITERION_GOALS, CRITERION_SILVER_GOAL, CRITERION_KICKS};
    static const uint8_t lots[] = {CRITERION_GOALS, CRITERION_EXTRA_TIME, CRITERION_LOTS};
    static const uint8_t replays[] = {CRITERION_GOALS, CRITERION_EXTRA_TIME, CRITERION_REPLAY};
    static const uint8_t straight[] = {CRITERION_GOALS, CRITERION_KICKS};
    static const uint8_t usual[] = {CRITERION_GOALS, CRITERION_EXTRA_TIME, CRITERION_KICKS};
    bool world_cup = draft_plan_is_world_cup(plan), euro = draft_plan_is_euro(plan);
    bool final = strcmp(round->key, "final") == 0;

    if (plan->european && round->legs == 2 && plan->year > 0 && plan->year <= 2020)
        set(round, uefa, sizeof uefa);
    else if (round->legs == 2 && counts_away_in_south_america(plan))
        set(round, final && plan->year >= 2008 ? usual : away, 3);
    else if (round->legs == 2 && seen->away_goals)
        set(round, seen->extra_time ? away_extra : away, seen->extra_time ? 4 : 3);
    else if (seen->golden_goal || (world_cup && (plan->year == 1998 || plan->year == 2002)) ||
             (euro && (plan->year == 1996 || plan->year == 2000)))
        set(round, golden, sizeof golden);
    else if (seen->silver_goal || (euro && plan->year == 2004))
        set(round, silver, sizeof silver);
    else if (world_cup && plan->year >= 1950 && plan->year <= 1974 && !seen->replay &&
             !seen->shootout && !final)
        set(round, lots, sizeof lots);
    else if (seen->replay || (world_cup && plan->year > 0 && plan->year <= 1974 && !seen->shootout))
        set(round, replays, sizeof replays);
    else if (seen->shootout && !seen->extra_time)
        set(round, straight, sizeof straight);
    else
        set(round, usual, sizeof usual);
}
