/* The order in which a group ended, as some files state it. */
#include "input/draft_parts.h"
#include "model/build.h"

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

void draft_plan_orders(struct plan *plan)
{
    struct edition *edition = plan->edition;
    for (uint32_t g = 0; g < edition->groups.n; g++) {
        struct group *group = &edition->groups.v[g];
        uint8_t win = edition->stages.v[group->stage].points_win;
        state_order(plan, group, win ? win : 3);
    }
}
