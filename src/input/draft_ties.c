/* Ties: two legs under one heading, replays, and who came from where. */
#include <stdlib.h>
#include <string.h>

#include "input/draft_parts.h"
#include "input/names.h"

#define NUMBERED_TIES_MOST 128 /* of a bracket; finding the n-th of a round takes their square */
#define MATCHES_MOST (sizeof((struct plan_tie *)0)->matches / sizeof(uint32_t))

static bool same(const struct plan_side *a, const struct plan_side *b)
{
    return a->team != ID_NONE && a->team == b->team;
}

/* The tie of the same two teams in the round, or ID_NONE. last: by team, the last tie it is in. */
static uint32_t tie_of(const struct plan *plan, const struct plan_match *match,
                       const uint32_t *last)
{
    const struct plan_tie *tie;

    if (match->side[HOME].team == ID_NONE || last[match->side[HOME].team] == ID_NONE)
        return ID_NONE;
    tie = &plan->ties.v[last[match->side[HOME].team]];
    if (tie->section != match->section || tie->match_count >= MATCHES_MOST)
        return ID_NONE;
    if ((same(&tie->side[TOP], &match->side[HOME]) &&
         same(&tie->side[BOTTOM], &match->side[AWAY])) ||
        (same(&tie->side[TOP], &match->side[AWAY]) && same(&tie->side[BOTTOM], &match->side[HOME])))
        return last[match->side[HOME].team];
    return ID_NONE;
}

static bool same_slot(const struct plan_side *a, const struct plan_side *b)
{
    return a->team == b->team && a->kind == b->kind && a->number == b->number &&
           a->place == b->place &&
           (a->round == b->round || (a->round && b->round && strcmp(a->round, b->round) == 0)) &&
           a->ref.len == b->ref.len &&
           (a->ref.len == 0 || memcmp(a->ref.text, b->ref.text, a->ref.len) == 0);
}

/* The tie of a stated second leg of which not both sides are known yet: the first with one leg and
 * the same slots. */
static uint32_t tie_of_slots(const struct plan *plan, uint32_t match)
{
    const struct plan_match *planned = &plan->matches[match];

    if (plan->draft->matches.v[match].leg != 2 || plan->ties.n > NUMBERED_TIES_MOST)
        return ID_NONE;
    for (uint32_t t = 0; t < plan->ties.n; t++) {
        const struct plan_tie *tie = &plan->ties.v[t];

        if (tie->section == planned->section && tie->match_count == 1 &&
            plan->draft->matches.v[tie->matches[0]].leg == 1 &&
            same_slot(&tie->side[TOP], &planned->side[AWAY]) &&
            same_slot(&tie->side[BOTTOM], &planned->side[HOME]))
            return t;
    }
    return ID_NONE;
}

static void pair_legs(struct plan *plan)
{
    size_t teams = plan->edition->teams.n;
    uint32_t *last = arena_array(&plan->arena, uint32_t, teams + 1);

    memset(last, 0xff, (teams + 1) * sizeof *last);
    for (uint32_t i = 0; i < plan->draft->matches.n; i++) {
        struct plan_match *match = &plan->matches[i];
        uint32_t id;

        if (plan->sections.v[match->section].group)
            continue;
        id = tie_of(plan, match, last);
        if (id == ID_NONE)
            id = tie_of_slots(plan, i);
        if (id == ID_NONE) {
            struct plan_tie tie = {.section = match->section,
                                   .side = {match->side[HOME], match->side[AWAY]},
                                   .feeds = ID_NONE,
                                   .loser_to = ID_NONE,
                                   .feeder = {ID_NONE, ID_NONE}};

            id = (uint32_t)plan->ties.n;
            vec_push(&plan->ties, tie);
        }
        match->tie = id;
        plan->ties.v[id].matches[plan->ties.v[id].match_count++] = i;
        if (!match->replay && plan->ties.v[id].legs < 2)
            plan->ties.v[id].legs++;
        for (int side = HOME; side <= AWAY; side++)
            if (match->side[side].team != ID_NONE)
                last[match->side[side].team] = id;
    }
}

static void link(struct plan *plan, uint32_t from, uint32_t to, int side, bool loser)
{
    struct plan_tie *feeder = &plan->ties.v[from], *tie = &plan->ties.v[to];
    uint32_t *where = loser ? &feeder->loser_to : &feeder->feeds;

    if (*where != ID_NONE || tie->feeder[side] != ID_NONE)
        return;
    *where = to;
    if (!loser)
        feeder->feeds_side = (uint8_t)side;
    tie->feeder[side] = from;
    tie->loser[side] = loser;
}

/* Whether a team that is known to stand in a slot may have come out of a tie. */
static bool came_from(const struct plan_tie *from, uint32_t team)
{
    return team == ID_NONE || from->side[TOP].team == ID_NONE ||
           from->side[BOTTOM].team == ID_NONE || from->side[TOP].team == team ||
           from->side[BOTTOM].team == team;
}

/* "W74": the tie of match 74, if it is in an earlier round. */
static void link_by_number(struct plan *plan, const uint32_t *order)
{
    enum { NUMBERS = 10000 }; /* of four digits at most */
    uint32_t *numbered = arena_array(&plan->arena, uint32_t, NUMBERS);

    for (uint32_t i = 0; i < plan->draft->matches.n; i++)
        if (plan->draft->matches.v[i].number < NUMBERS && plan->matches[i].tie != ID_NONE)
            numbered[plan->draft->matches.v[i].number] = plan->matches[i].tie + 1;
    for (uint32_t t = 0; t < plan->ties.n; t++)
        for (int side = TOP; side <= BOTTOM; side++) {
            const struct plan_side *slot = &plan->ties.v[t].side[side];
            uint32_t from;

            if ((slot->kind != SLOT_WINNER && slot->kind != SLOT_LOSER) || slot->round ||
                slot->number == 0 || slot->number >= NUMBERS || numbered[slot->number] == 0)
                continue;
            from = numbered[slot->number] - 1;
            if (order[plan->ties.v[from].section] >= order[plan->ties.v[t].section])
                continue;
            if (!came_from(&plan->ties.v[from], slot->team))
                report_warning(plan->report,
                               plan->draft->matches.v[plan->ties.v[t].matches[0]].place.line,
                               "%s did not play in match %u, expected the match they came from",
                               plan->edition->teams.v[slot->team].name, slot->number);
            else
                link(plan, from, t, side, slot->kind == SLOT_LOSER);
        }
}

static instant first_kickoff(const struct plan *plan, const struct plan_tie *tie)
{
    uint8_t precision;
    int32_t offset;

    return draft_plan_instant(plan, &plan->draft->matches.v[tie->matches[0]].time, &precision,
                              &offset);
}

/* The n-th tie of a round in the order of their first kick-offs, then of the source; ID_NONE where
 * several rounds have that key, or none, or fewer ties. */
static uint32_t nth_of_round(const struct plan *plan, const char *key, uint32_t n)
{
    uint32_t section = ID_NONE, found = ID_NONE;

    for (uint32_t s = 0; s < plan->sections.n; s++) {
        const struct plan_section *at = &plan->sections.v[s];
        const char *its = at->group || at->gone
                              ? NULL
                              : round_kind((struct span){at->name, strlen(at->name)}, NULL);

        if (its && strcmp(its, key) == 0) {
            if (section != ID_NONE)
                return ID_NONE;
            section = s;
        }
    }
    for (uint32_t t = 0; t < plan->ties.n && section != ID_NONE && found == ID_NONE; t++) {
        instant at = first_kickoff(plan, &plan->ties.v[t]);
        uint32_t before = 0;

        if (plan->ties.v[t].section != section)
            continue;
        for (uint32_t other = 0; other < plan->ties.n; other++) {
            instant its = first_kickoff(plan, &plan->ties.v[other]);

            before +=
                plan->ties.v[other].section == section && (its < at || (its == at && other < t));
        }
        if (before + 1 == n)
            found = t;
    }
    return found;
}

/* "Winner Semifinal 1" */
static void link_by_round(struct plan *plan, const uint32_t *order)
{
    for (uint32_t t = 0; t < plan->ties.n && plan->ties.n < NUMBERED_TIES_MOST; t++)
        for (int side = TOP; side <= BOTTOM; side++) {
            const struct plan_side *slot = &plan->ties.v[t].side[side];
            uint32_t from = slot->round ? nth_of_round(plan, slot->round, slot->number) : ID_NONE;

            if (from != ID_NONE &&
                order[plan->ties.v[from].section] < order[plan->ties.v[t].section])
                link(plan, from, t, side, slot->kind == SLOT_LOSER);
        }
}

/* Where no numbers are: a team that plays on came out of the last tie it was in. */
static void link_by_team(struct plan *plan, const uint32_t *sorted, size_t sections)
{
    size_t teams = plan->edition->teams.n;
    uint32_t *last = arena_array(&plan->arena, uint32_t, teams + 1);

    memset(last, 0xff, (teams + 1) * sizeof *last);
    for (size_t k = 0; k < sections; k++) {
        const struct plan_section *section = &plan->sections.v[sorted[k]];

        for (uint32_t t = 0; t < plan->ties.n; t++) {
            const struct plan_tie *tie = &plan->ties.v[t];

            if (tie->section != sorted[k])
                continue;
            for (int side = TOP; side <= BOTTOM; side++) {
                uint32_t team = tie->side[side].team;

                if (team == ID_NONE || last[team] == ID_NONE ||
                    tie->side[side].kind == SLOT_GROUP || tie->side[side].kind == SLOT_BEST_THIRD)
                    continue;
                link(plan, last[team], t, side, section->third_place);
            }
        }
        if (section->third_place)
            continue;
        for (uint32_t t = 0; t < plan->ties.n; t++)
            for (int side = TOP; side <= BOTTOM && plan->ties.v[t].section == sorted[k]; side++)
                if (plan->ties.v[t].side[side].team != ID_NONE)
                    last[plan->ties.v[t].side[side].team] = t;
    }
}

struct ranked {
    uint64_t rank;
    uint32_t tie;
};

static int compare_ranked(const void *a, const void *b)
{
    const struct ranked *p = a, *q = b;

    if (p->rank != q->rank)
        return p->rank < q->rank ? -1 : 1;
    return p->tie < q->tie ? -1 : p->tie > q->tie;
}

/* Numbers the ties of the edition round by round, each round from top to bottom as the next one
 * has them. */
static void number_ties(struct plan *plan, const uint32_t *sorted, size_t sections)
{
    struct ranked *ranked = arena_array(&plan->arena, struct ranked, plan->ties.n + 1);
    uint32_t *index = arena_array(&plan->arena, uint32_t, plan->ties.n + 1);
    uint32_t *counts = arena_array(&plan->arena, uint32_t, sections + 1), next = 0;

    for (size_t k = sections; k-- > 0;) {
        uint32_t n = 0;

        for (uint32_t t = 0; t < plan->ties.n; t++) {
            const struct plan_tie *tie = &plan->ties.v[t];

            if (tie->section != sorted[k])
                continue;
            ranked[n].tie = t;
            ranked[n++].rank = tie->feeds == ID_NONE
                                   ? UINT64_MAX
                                   : (uint64_t)index[tie->feeds] * 2 + tie->feeds_side;
        }
        qsort(ranked, n, sizeof *ranked, compare_ranked);
        for (uint32_t i = 0; i < n; i++)
            index[ranked[i].tie] = i;
        counts[k] = n;
    }
    for (size_t k = 0; k < sections; k++) {
        for (uint32_t t = 0; t < plan->ties.n; t++)
            if (plan->ties.v[t].section == sorted[k])
                plan->ties.v[t].id = next + index[t];
        next += counts[k];
    }
}

/* The rounds in order of time; where that is not known, of the file. */
static size_t sort_rounds(struct plan *plan, uint32_t *sorted)
{
    size_t n = 0;

    for (uint32_t s = 0; s < plan->sections.n; s++) {
        size_t at = n;

        if (plan->sections.v[s].group || plan->sections.v[s].gone)
            continue;
        while (at > 0 && plan->sections.v[s].last != INSTANT_UNKNOWN &&
               plan->sections.v[sorted[at - 1]].last > plan->sections.v[s].last)
            at--;
        memmove(sorted + at + 1, sorted + at, (n - at) * sizeof *sorted);
        sorted[at] = s;
        n++;
    }
    return n;
}

void draft_plan_ties(struct plan *plan)
{
    uint32_t *sorted = arena_array(&plan->arena, uint32_t, plan->sections.n + 1);
    uint32_t *order = arena_array(&plan->arena, uint32_t, plan->sections.n + 1);
    size_t sections = sort_rounds(plan, sorted);

    pair_legs(plan);
    for (size_t k = 0; k < sections; k++)
        plan->sections.v[sorted[k]].id = order[sorted[k]] = (uint32_t)k;
    link_by_number(plan, order);
    link_by_round(plan, order);
    link_by_team(plan, sorted, sections);
    number_ties(plan, sorted, sections);
}
