/* What orders the tables of a competition, and who goes on: by competition and year. */
#include <string.h>

#include "input/draft_parts.h"
#include "input/txt_parts.h"
#include "model/build.h"

/* A list of criteria that ends with the first 0: TABLE_POINTS, which is 0, begins every list. */
struct rules {
    int year; /* the first in which it was so */
    uint8_t points_win, best;
    uint8_t first, later; /* who go on from the first stage of groups, and from a later one */
    bool head_again;
    uint8_t table[TABLE_CRITERIA_MOST];
};

/*
 * World Cups. Regulations of each: play-offs between teams level (to 1958), goal average (1958 to
 * 1966), goal difference (from 1970, when a draw parted the Soviet Union and Mexico), goals (from
 * 1974), the matches between them (from 1986), conduct (from 2018), those matches first (2026).
 * Three points for a win from 1994; the four best of the third in 1986 to 1994, the eight best in
 * 2026.
 */
static const struct rules world_cups[] = {
    {1930, 2, 0, 1, 0, false, {TABLE_POINTS, TABLE_PLAY_OFF}},
    {1950, 2, 0, 1, 0, false, {TABLE_POINTS, TABLE_PLAY_OFF, TABLE_GOAL_AVERAGE}},
    {1954, 2, 0, 2, 0, false, {TABLE_POINTS, TABLE_PLAY_OFF, TABLE_LOTS}},
    {1958, 2, 0, 2, 0, false, {TABLE_POINTS, TABLE_PLAY_OFF, TABLE_GOAL_AVERAGE, TABLE_LOTS}},
    {1962, 2, 0, 2, 0, false, {TABLE_POINTS, TABLE_GOAL_AVERAGE, TABLE_LOTS}},
    {1970, 2, 0, 2, 0, false, {TABLE_POINTS, TABLE_GOAL_DIFFERENCE, TABLE_LOTS}},
    {1974, 2, 0, 2, 1, false, {TABLE_POINTS, TABLE_GOAL_DIFFERENCE, TABLE_GOALS, TABLE_LOTS}},
    {1986,
     2,
     4,
     2,
     0,
     false,
     {TABLE_POINTS, TABLE_GOAL_DIFFERENCE, TABLE_GOALS, TABLE_HEAD_POINTS, TABLE_LOTS}},
    {1994,
     3,
     4,
     2,
     0,
     false,
     {TABLE_POINTS, TABLE_GOAL_DIFFERENCE, TABLE_GOALS, TABLE_HEAD_POINTS, TABLE_LOTS}},
    {1998,
     3,
     0,
     2,
     0,
     false,
     {TABLE_POINTS, TABLE_GOAL_DIFFERENCE, TABLE_GOALS, TABLE_HEAD_POINTS, TABLE_HEAD_DIFFERENCE,
      TABLE_HEAD_GOALS, TABLE_LOTS}},
    {2018,
     3,
     0,
     2,
     0,
     false,
     {TABLE_POINTS, TABLE_GOAL_DIFFERENCE, TABLE_GOALS, TABLE_HEAD_POINTS, TABLE_HEAD_DIFFERENCE,
      TABLE_HEAD_GOALS, TABLE_CONDUCT, TABLE_LOTS}},
    {2026,
     3,
     8,
     2,
     0,
     true,
     {TABLE_POINTS, TABLE_HEAD_POINTS, TABLE_HEAD_DIFFERENCE, TABLE_HEAD_GOALS,
      TABLE_GOAL_DIFFERENCE, TABLE_GOALS, TABLE_CONDUCT, TABLE_RANKING}},
};

static uint8_t copy_table(uint8_t *to, const uint8_t *from)
{
    uint8_t count = 1;
    to[0] = from[0];
    while (count < TABLE_CRITERIA_MOST && from[count] != 0) {
        to[count] = from[count];
        count++;
    }
    return count;
}

/* Across groups nobody has met: those matches do not count. */
static uint8_t copy_best(uint8_t *to, const uint8_t *from, uint8_t count)
{
    uint8_t kept = 0;
    for (uint8_t i = 0; i < count; i++)
        if (from[i] < TABLE_HEAD_POINTS || from[i] > TABLE_HEAD_AWAY_GOALS)
            to[kept++] = from[i];
    return kept;
}

static const struct rules *rules_of(int year)
{
    const struct rules *found = NULL;
    for (size_t i = 0; i < sizeof world_cups / sizeof world_cups[0]; i++)
        if (world_cups[i].year <= year)
            found = &world_cups[i];
    return found;
}

static int points_of(const struct plan *plan, const struct group *group, uint32_t team, int win)
{
    int points = 0;
    for (uint32_t i = 0; i < group->match_count; i++) {
        const struct match *match = &plan->edition->matches.v[group->match_first + i];
        const int16_t *score =
            match->stated[match->stated[SCORE_120][HOME] >= 0 ? SCORE_120 : SCORE_90];
        int side = match->given[HOME] == team ? HOME : AWAY;
        if (match->given[side] != team || score[HOME] < 0 || match->role == ROLE_PLAY_OFF)
            continue;
        points += score[side] > score[!side] ? win : score[side] == score[!side];
    }
    return points;
}

/* The teams as a line of definition has them. */
static bool defined_order(const struct plan *plan, const struct group *group, uint32_t *order)
{
    for (size_t g = 0; g < plan->draft->groups.n; g++) {
        const struct draft_group *defined = &plan->draft->groups.v[g];
        uint32_t known = 0;
        if (defined->team_count != group->team_count)
            continue;
        for (uint32_t k = 0; k < defined->team_count; k++) {
            struct span name = plan->draft->names.v[defined->team_first + k];
            const char *clean = edition_intern(plan->edition, name.text, name.len);
            for (uint32_t t = 0; clean && t < group->team_count; t++)
                if (plan->edition->teams.v[group->teams[t]].name == clean)
                    order[known++] = group->teams[t];
        }
        if (known == group->team_count)
            return true;
    }
    return false;
}

/* Some files define a group in the order in which it ended: where every team there has at least
 * the points of the next, that is taken as stated. */
static void state_order(struct plan *plan, struct group *group, int win)
{
    uint32_t *order = arena_array(&plan->edition->arena, uint32_t, group->team_count + 1);
    if (!defined_order(plan, group, order))
        return;
    for (uint32_t i = 1; i < group->team_count; i++)
        if (points_of(plan, group, order[i], win) > points_of(plan, group, order[i - 1], win))
            return;
    group->order = order;
}

void draft_plan_tables(struct plan *plan)
{
    struct edition *edition = plan->edition;
    const struct rules *rules = rules_of(plan->year);
    uint32_t first = ID_NONE;
    bool knock_out = edition->rounds.n > 0;

    if (!rules || !txt_has(plan->draft->title, "world cup") ||
        txt_has(plan->draft->title, "quali") || txt_has(plan->draft->title, "club"))
        return;
    for (uint32_t g = 0; g < edition->groups.n; g++) {
        struct group *group = &edition->groups.v[g];
        struct stage *stage = &edition->stages.v[group->stage];
        if (first == ID_NONE)
            first = group->stage;
        bool early = group->stage == first;
        group->through = early ? rules->first : knock_out ? rules->later : 0;
        state_order(plan, group, rules->points_win);
        if (stage->points_win > 0)
            continue;
        stage->points_win = rules->points_win;
        stage->head_again = rules->head_again;
        stage->table_count = copy_table(stage->table, rules->table);
        stage->best = early ? rules->best : 0;
        if (stage->best > 0)
            stage->best_table_count =
                copy_best(stage->best_table, stage->table, stage->table_count);
    }
}
