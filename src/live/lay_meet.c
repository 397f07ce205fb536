/* Which rounds, ties and matches of two editions are one. Declared in live/lay_parts.h. */
#include <string.h>

#include "input/names.h"
#include "live/lay_parts.h"
#include "model/seal.h"

static bool ties_meet_in_time(const struct lay *lay, const struct tie *k, const struct tie *l,
                              enum near near)
{
    bool none = k->match_count == 0 || l->match_count == 0;
    for (uint32_t i = 0; i < k->match_count; i++)
        for (uint32_t j = 0; j < l->match_count; j++) {
            const struct match *mine = &lay->known->matches.v[k->match_first + i];
            const struct match *other = &lay->live->matches.v[l->match_first + j];
            if (lay_are_near(lay, mine, other, near))
                return true;
        }
    return none && near == NEAR_ENOUGH;
}

/* -- ties ----------------------------------------------------------------------------------------
 */

/* Whether a team is of one of the groups "A/B/C/D/F", as far as it is in groups called so. */
static bool is_of_set(const struct edition *edition, const char *set, uint32_t team)
{
    bool may = true;
    for (size_t i = 0; i < edition->groups.n; i++) {
        const struct group *group = &edition->groups.v[i];
        const char *letter = strrchr(group->name, ' ');
        letter = letter ? letter + 1 : group->name;
        for (uint32_t t = 0; set && letter[0] && !letter[1] && t < group->team_count; t++)
            if (group->teams[t] == team)
                may = strchr(set, letter[0]) != NULL;
    }
    return may;
}

/* Whether a team may come to a slot that nobody stands in. */
static bool may_hold(const struct edition *edition, const struct slot *slot, uint32_t team)
{
    if (slot->kind == SLOT_BEST_THIRD)
        return is_of_set(edition, slot->set, team);
    if (!slot_is_fed(slot))
        return slot_may_hold(edition, slot, team);
    const struct tie *feeder = &edition->ties.v[slot->ref];
    for (int side = TOP; side <= BOTTOM; side++)
        if (feeder->team[side] == ID_NONE ? may_hold(edition, &feeder->slot[side], team)
                                          : feeder->team[side] == team)
            return true;
    return false;
}

enum how { DRAWN_ALIKE, DECIDED, POSSIBLE };

/* Whether two slots draw on the same. */
static bool are_alike(const struct lay *lay, const struct slot *k, const struct slot *l)
{
    if (k->kind != l->kind)
        return false;
    switch ((enum slot_kind)k->kind) {
    case SLOT_WINNER:
    case SLOT_LOSER:
        return lay->tie[l->ref] == k->ref;
    case SLOT_GROUP:
        return lay->group[l->ref] == k->ref && k->place == l->place;
    case SLOT_BEST_THIRD:
        return k->set && l->set && strcmp(k->set, l->set) == 0;
    default:
        return false;
    }
}

/* Whether a live tie is a known one, turned round or not. DRAWN_ALIKE: both slots are; DECIDED: all
 * teams are known, and the same; else those that are not may come. */
static bool is_tie(const struct lay *lay, uint32_t k, uint32_t l, int turn, enum how how)
{
    for (int side = TOP; side <= BOTTOM; side++) {
        const struct slot *slot = &lay->known->ties.v[k].slot[side ^ turn];
        uint32_t mine = lay->known->ties.v[k].team[side ^ turn];
        uint32_t other = lay->live->ties.v[l].team[side];
        uint32_t team = other == ID_NONE ? ID_NONE : lay->team[other];
        if (how == DRAWN_ALIKE) {
            if (!are_alike(lay, slot, &lay->live->ties.v[l].slot[side]))
                return false;
            continue;
        }
        if (how == DECIDED ? mine == ID_NONE || mine != team
                           : other != ID_NONE && mine != ID_NONE && mine != team)
            return false;
        if (other != ID_NONE && mine == ID_NONE &&
            (team == ID_NONE ? slot->kind != SLOT_UNKNOWN : !may_hold(lay->known, slot, team)))
            return false;
    }
    return true;
}

static void meet_tie(struct lay *lay, uint32_t k, uint32_t l, int turn)
{
    uint32_t *round = &lay->round[lay->live->ties.v[l].round];
    lay->tie_taken[k] = true;
    lay->tie[l] = k;
    lay->turned[l] = turn;
    if (*round == ID_NONE)
        *round = lay->known->ties.v[k].round;
}

static const char *kind_of(const struct round *round)
{
    return round_kind((struct span){round->name, strlen(round->name)}, NULL);
}

/* Whether rounds are two by what everybody calls them. */
static bool are_two(const struct round *k, const struct round *l)
{
    const char *kind = kind_of(k), *other = kind_of(l);
    return kind && other && strcmp(kind, other) != 0;
}

/* A tie to be drawn that leads to none: one is as good as another. */
static bool is_blank(const struct edition *edition, uint32_t tie)
{
    const struct tie *blank = &edition->ties.v[tie];
    return blank->slot[TOP].kind == SLOT_UNKNOWN && blank->slot[BOTTOM].kind == SLOT_UNKNOWN &&
           blank->feeds == ID_NONE;
}

/* The one known tie that a live one is. in_round: only in the round that its own meets. */
static void find_tie(struct lay *lay, uint32_t l, enum how how, bool in_round, enum near near)
{
    const struct tie *live = &lay->live->ties.v[l];
    uint32_t found = ID_NONE;
    int found_turn = 0;
    for (uint32_t k = 0; k < lay->known->ties.n; k++) {
        const struct tie *tie = &lay->known->ties.v[k];
        bool two = are_two(&lay->known->rounds.v[tie->round], &lay->live->rounds.v[live->round]);
        if (lay->tie_taken[k] || (in_round && tie->round != lay->round[live->round]) ||
            !ties_meet_in_time(lay, tie, live, two && near == NEAR_ENOUGH ? NEAR_DAY : near))
            continue;
        int turn = is_tie(lay, k, l, 0, how) ? 0 : is_tie(lay, k, l, 1, how) ? 1 : -1;
        if (turn < 0)
            continue;
        if (found != ID_NONE && is_blank(lay->known, found) && is_blank(lay->known, k))
            continue;
        if (found != ID_NONE)
            return;
        found = k;
        found_turn = turn;
    }
    if (found != ID_NONE)
        meet_tie(lay, found, l, found_turn);
}

/* So many of a live tie's teams are known. */
static int teams_of(const struct tie *tie)
{
    return (tie->team[TOP] != ID_NONE) + (tie->team[BOTTOM] != ID_NONE);
}

static void find_ties(struct lay *lay, enum how how, bool in_round, enum near near)
{
    static const int least[] = {[DRAWN_ALIKE] = 0, [DECIDED] = 2, [POSSIBLE] = 1}; /* teams known */
    for (uint32_t l = 0; l < lay->live->ties.n; l++) {
        const struct tie *tie = &lay->live->ties.v[l];
        if (lay->tie[l] == ID_NONE && teams_of(tie) >= least[how] &&
            (!in_round || lay->round[tie->round] != ID_NONE))
            find_tie(lay, l, how, in_round, near);
    }
}

/* A team that plays on a day plays there once: whom it plays is the same in both. */
static void find_team(struct lay *lay, uint32_t l)
{
    const struct tie *live = &lay->live->ties.v[l];
    for (uint32_t k = 0; k < lay->known->ties.n && lay->tie[l] == ID_NONE; k++) {
        const struct tie *tie = &lay->known->ties.v[k];
        if (lay->tie_taken[k] || tie->round != lay->round[live->round] || teams_of(tie) < 2 ||
            !ties_meet_in_time(lay, tie, live, NEAR_DAY))
            continue;
        for (int side = TOP; side <= BOTTOM; side++)
            for (int turn = 0; turn < 2; turn++) {
                uint32_t other = live->team[!side], mine = tie->team[!side ^ turn];
                bool free = lay->team[other] == ID_NONE;
                for (size_t i = 0; free && i < lay->live->teams.n; i++)
                    free = lay->team[i] != mine;
                if (lay->tie[l] != ID_NONE || !free ||
                    lay->team[live->team[side]] != tie->team[side ^ turn])
                    continue;
                lay->team[other] = mine;
                meet_tie(lay, k, l, turn);
            }
    }
}

static void find_teams(struct lay *lay)
{
    for (uint32_t l = 0; l < lay->live->ties.n; l++) {
        const struct tie *tie = &lay->live->ties.v[l];
        if (lay->tie[l] == ID_NONE && teams_of(tie) == 2 && lay->round[tie->round] != ID_NONE)
            find_team(lay, l);
    }
}

/* -- rounds -------------------------------------------------------------------------------------
 */

static bool is_round(const struct round *k, const struct round *l, bool whole)
{
    struct span mine = {k->name, strlen(k->name)}, other = {l->name, strlen(l->name)};
    if (k->third_place != l->third_place)
        return false;
    return whole ? name_same_words(mine, other) : kind_of(k) && kind_of(l) && !are_two(k, l);
}

/* Whether the known round is that of a live one already. */
static bool is_round_met(const struct lay *lay, uint32_t round)
{
    for (size_t i = 0; i < lay->live->rounds.n; i++)
        if (lay->round[i] == round)
            return true;
    return false;
}

/* By name: the same, or the only one of its kind. */
static void find_rounds(struct lay *lay, bool whole)
{
    for (uint32_t l = 0; l < lay->live->rounds.n; l++) {
        uint32_t found = ID_NONE, count = 0;
        for (uint32_t k = 0; k < lay->known->rounds.n; k++)
            if (!is_round_met(lay, k) &&
                is_round(&lay->known->rounds.v[k], &lay->live->rounds.v[l], whole)) {
                found = k;
                count++;
            }
        if (lay->round[l] == ID_NONE && count == 1)
            lay->round[l] = found;
    }
}

void lay_meet(struct lay *lay)
{
    lay_meet_matches(lay, true);
    find_ties(lay, DECIDED, false, NEAR_ENOUGH);
    find_rounds(lay, true);
    find_rounds(lay, false);
    find_ties(lay, DRAWN_ALIKE, true, NEAR_ENOUGH);
    find_ties(lay, DECIDED, true, NEAR_ENOUGH);
    find_teams(lay);
    find_ties(lay, POSSIBLE, true, NEAR_TIME);
    find_ties(lay, POSSIBLE, true, NEAR_DAY);
    find_ties(lay, POSSIBLE, true, NEAR_ENOUGH);
    /* One that has met leaves fewer for the others. */
    find_ties(lay, POSSIBLE, true, NEAR_ENOUGH);
    lay_meet_matches(lay, false);
}
