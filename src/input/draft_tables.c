/* What orders the tables of groups, by competition and year; how many of a group go on, by who
 * does. */
#include <string.h>

#include "input/draft_parts.h"
#include "input/draft_text.h"

/* -- criteria ---------------------------------------------------------------------------------- */

enum family { WORLD_CUP, EURO, UEFA_CLUBS, CLUB_WORLD_CUP };

/* The end of a list stands where another TABLE_POINTS would. */
struct table_rule {
    uint8_t family; /* enum family */
    int16_t from, to;
    bool head_again;
    uint8_t list[TABLE_CRITERIA_MOST];
    uint8_t best[TABLE_CRITERIA_MOST]; /* of the best thirds; empty: follows from the list */
};

#define HEAD TABLE_HEAD_POINTS, TABLE_HEAD_DIFFERENCE, TABLE_HEAD_GOALS
#define OVERALL TABLE_GOAL_DIFFERENCE, TABLE_GOALS

/*
 * FIFA's regulations of each World Cup: goal average to 1966 (1954 and 1958: a play-off for the
 * second place; in 1954 lots for the first), goal difference from 1970, goals from 1974,
 * head-to-head behind them from 1986, conduct from 2018, head-to-head first in 2026 (art. 13).
 * UEFA's of the European Championship: head-to-head first from 1996 (applied again since 2012),
 * wins since 2020. UEFA's of the club competitions: head-to-head first to 2023-24 (art. 17, applied
 * again; with away goals to 2020-21), the league phase's own from 2024-25 (art. 18).
 */
static const struct table_rule rules[] = {
    {WORLD_CUP, 1930, 1950, false, {TABLE_POINTS, TABLE_GOAL_AVERAGE}, {0}},
    {WORLD_CUP, 1954, 1954, false, {TABLE_POINTS, TABLE_PLAY_OFF, TABLE_LOTS}, {0}},
    {WORLD_CUP, 1958, 1958, false, {TABLE_POINTS, TABLE_PLAY_OFF, TABLE_GOAL_AVERAGE}, {0}},
    {WORLD_CUP, 1962, 1966, false, {TABLE_POINTS, TABLE_GOAL_AVERAGE, TABLE_LOTS}, {0}},
    {WORLD_CUP, 1970, 1970, false, {TABLE_POINTS, TABLE_GOAL_DIFFERENCE, TABLE_LOTS}, {0}},
    {WORLD_CUP, 1974, 1982, false, {TABLE_POINTS, OVERALL, TABLE_LOTS}, {0}},
    {WORLD_CUP, 1986, 2014, false, {TABLE_POINTS, OVERALL, HEAD, TABLE_LOTS}, {0}},
    {WORLD_CUP, 2018, 2022, false, {TABLE_POINTS, OVERALL, HEAD, TABLE_CONDUCT, TABLE_LOTS}, {0}},
    {WORLD_CUP,
     2026,
     2026,
     false,
     {TABLE_POINTS, HEAD, OVERALL, TABLE_CONDUCT, TABLE_RANKING},
     {TABLE_POINTS, OVERALL, TABLE_CONDUCT, TABLE_RANKING}},
    {CLUB_WORLD_CUP,
     2025,
     2025,
     false,
     {TABLE_POINTS, HEAD, OVERALL, TABLE_CONDUCT, TABLE_LOTS},
     {0}},
    {EURO, 1960, 1992, false, {TABLE_POINTS, OVERALL}, {0}},
    {EURO, 1996, 2008, false, {TABLE_POINTS, HEAD, OVERALL}, {0}},
    {EURO, 2012, 2016, true, {TABLE_POINTS, HEAD, OVERALL}, {0}},
    {EURO,
     2020,
     2027,
     true,
     {TABLE_POINTS, HEAD, OVERALL, TABLE_WINS, TABLE_CONDUCT, TABLE_RANKING},
     {0}},
    {UEFA_CLUBS,
     2003,
     2020,
     true,
     {TABLE_POINTS, HEAD, TABLE_HEAD_AWAY_GOALS, OVERALL, TABLE_RANKING},
     {0}},
    {UEFA_CLUBS,
     2021,
     2023,
     true,
     {TABLE_POINTS, HEAD, OVERALL, TABLE_AWAY_GOALS, TABLE_WINS, TABLE_AWAY_WINS, TABLE_CONDUCT,
      TABLE_RANKING},
     {0}},
    {UEFA_CLUBS,
     2024,
     2026,
     false,
     {TABLE_POINTS, OVERALL, TABLE_AWAY_GOALS, TABLE_WINS, TABLE_AWAY_WINS, TABLE_OPPONENTS_POINTS,
      TABLE_OPPONENTS_DIFFERENCE, TABLE_OPPONENTS_GOALS, TABLE_CONDUCT, TABLE_RANKING},
     {0}},
};

static bool is_of(struct span title, enum family family)
{
    static const char *const others[] = {"quali", "women", "under", "u-17", "u-20", "club"};

    if (family == UEFA_CLUBS)
        return text_has(title, "uefa champions") || text_has(title, "europa league") ||
               text_has(title, "conference league");
    if (family == CLUB_WORLD_CUP)
        return text_has(title, "club world cup") && !text_has(title, "women");
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (text_has(title, others[i]))
            return false;
    if (family == WORLD_CUP)
        return text_has(title, "world cup");
    return (title.len > 5 && strncmp(title.text, "Euro ", 5) == 0) || text_has(title, "uefa euro ");
}

bool draft_plan_is_world_cup(const struct plan *plan)
{
    return is_of(plan->draft->title, WORLD_CUP);
}

bool draft_plan_is_euro(const struct plan *plan)
{
    return is_of(plan->draft->title, EURO);
}

static uint8_t take_list(uint8_t *to, const uint8_t *list)
{
    uint8_t n = 0;

    if (list[1] == TABLE_POINTS)
        return 0;
    while (n < TABLE_CRITERIA_MOST && (n == 0 || list[n] != TABLE_POINTS)) {
        to[n] = list[n];
        n++;
    }
    return n;
}

/* Three points a win: England's leagues since 1981, the World Cup since 1994, all others since 1995
 * (FIFA's decision for 1995). */
static uint8_t points_of_win(const struct plan *plan)
{
    int first = is_of(plan->draft->title, WORLD_CUP)      ? 1994
                : text_has(plan->draft->title, "english") ? 1981
                                                          : 1995;

    return plan->year > 0 && plan->year < first ? 2 : 3;
}

void draft_plan_table(const struct plan *plan, struct stage *stage)
{
    stage->points_win = points_of_win(plan);
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        const struct table_rule *rule = &rules[i];

        if (plan->year < rule->from || plan->year > rule->to ||
            !is_of(plan->draft->title, rule->family))
            continue;
        stage->table_count = take_list(stage->table, rule->list);
        stage->best_table_count = take_list(stage->best_table, rule->best);
        stage->head_again = rule->head_again;
        return;
    }
}

/* -- who goes on ------------------------------------------------------------------------------- */

/* What is known of a stage of groups: how many of each group play on, and who is to by slots. */
struct going_on {
    uint32_t groups, least, most, all; /* teams that play on, of one group and together */
    uint32_t smallest;                 /* group */
    bool open;                         /* somebody who plays on is not known */
};

/* Marks the teams that play in a later round, or in a later group of another stage. The match for
 * third place is no further. */
static void mark_later(const struct plan *plan, uint32_t s, uint8_t *on, bool *open)
{
    const struct plan_section *from = &plan->sections.v[s];

    memset(on, 0, plan->edition->teams.n);
    *open = true;
    for (uint32_t other = 0; other < plan->sections.n; other++) {
        const struct plan_section *section = &plan->sections.v[other];

        if (section->gone || section->third_place || section->first_match < from->first_match ||
            other == s || (section->group && strcmp(section->stage, from->stage) == 0) ||
            (section->last != INSTANT_UNKNOWN && section->last < from->last))
            continue;
        *open &= plan->section_first[other] == plan->section_first[other + 1];
        for (uint32_t k = plan->section_first[other]; k < plan->section_first[other + 1]; k++)
            for (int side = HOME; side <= AWAY; side++) {
                uint32_t team = plan->matches[plan->by_section[k]].side[side].team;

                if (team != ID_NONE)
                    on[team] = 1;
            }
    }
}

static void count_on(const struct plan *plan, uint32_t s, const uint8_t *on, struct going_on *going)
{
    const struct group *group = &plan->edition->groups.v[plan->sections.v[s].id];
    uint32_t count = 0;

    for (uint32_t i = 0; i < group->team_count; i++)
        count += on[group->teams[i]];
    if (going->groups == 0 || count < going->least)
        going->least = count;
    if (count > going->most)
        going->most = count;
    if (going->groups == 0 || group->team_count < going->smallest)
        going->smallest = group->team_count;
    going->all += count;
    going->groups++;
}

/* "1A", "2B", "3A/B/C": as many go on as there are such places. False without any. */
static bool count_slots(const struct plan *plan, struct going_on *going, uint32_t *best)
{
    const struct edition *edition = plan->edition;
    uint32_t place = 0;

    *best = 0;
    for (size_t t = 0; t < edition->ties.n; t++)
        for (int side = TOP; side <= BOTTOM; side++) {
            const struct slot *slot = &edition->ties.v[t].slot[side];

            if (slot->kind == SLOT_GROUP && slot->place > place)
                place = slot->place;
            *best += slot->kind == SLOT_BEST_THIRD;
        }
    if (place > 0)
        going->least = place;
    return place > 0;
}

static void set_through(struct plan *plan, uint32_t stage)
{
    struct edition *edition = plan->edition;
    struct going_on going = {0};
    uint32_t best = 0;
    uint8_t *on = arena_array(&plan->arena, uint8_t, edition->teams.n + 1);

    for (uint32_t s = 0; s < plan->sections.n; s++) {
        const struct plan_section *section = &plan->sections.v[s];
        bool open;

        if (!section->group || section->gone || edition->groups.v[section->id].stage != stage)
            continue;
        mark_later(plan, s, on, &open);
        going.open |= open;
        count_on(plan, s, on, &going);
    }
    if (!count_slots(plan, &going, &best)) {
        if (going.groups == 0 || going.open || going.most > going.least + 1)
            return;
        best = going.all - going.least * going.groups;
    }
    if (going.least >= going.smallest || going.least > UINT8_MAX || best > UINT8_MAX)
        return; /* nobody is left behind, so that it is no such stage */
    for (size_t g = 0; g < edition->groups.n; g++)
        if (edition->groups.v[g].stage == stage)
            edition->groups.v[g].through = (uint8_t)going.least;
    edition->stages.v[stage].best = best < going.groups ? (uint8_t)best : 0;
}

void draft_plan_through(struct plan *plan)
{
    enum { SECTIONS_MOST = 500 }; /* of no competition there are more; each is asked about each */

    if (plan->sections.n > SECTIONS_MOST)
        return;
    for (uint32_t stage = 0; stage < plan->edition->stages.n; stage++)
        if (plan->edition->stages.v[stage].kind != STAGE_KNOCK_OUT)
            set_through(plan, stage);
}
