/* Which matches of two editions are one. Declared in live/lay_parts.h. */
#include "live/lay_parts.h"

bool lay_is_over(const struct match *match)
{
    switch ((enum match_status)match->status) {
    case MATCH_FINISHED:
    case MATCH_AWARDED:
    case MATCH_WALK_OVER:
    case MATCH_CANCELLED:
    case MATCH_ABANDONED:
        return true;
    default:
        return false;
    }
}

/* -- days ---------------------------------------------------------------------------------------
 */

/* How far apart two matches are; 0 where a day is not known. */
static instant days_apart(const struct lay *lay, const struct match *k, const struct match *l)
{
    if (k->precision == PRECISION_NONE || l->precision == PRECISION_NONE)
        return 0;
    instant apart = match_day(lay->known, k->kickoff) - match_day(lay->known, l->kickoff);
    return apart < 0 ? -apart : apart;
}

static bool are_dated(const struct match *k, const struct match *l)
{
    return k->precision != PRECISION_NONE && l->precision != PRECISION_NONE;
}

/* A match that is not over may have been moved. */
static bool dates_meet(const struct lay *lay, const struct match *k, const struct match *l)
{
    return days_apart(lay, k, l) <= DAY_SECONDS || !lay_is_over(k);
}

bool lay_are_near(const struct lay *lay, const struct match *k, const struct match *l,
                  enum near near)
{
    if (near == NEAR_ENOUGH)
        return dates_meet(lay, k, l);
    if (near == NEAR_TIME)
        return k->precision == PRECISION_MINUTE && l->precision == PRECISION_MINUTE &&
               k->kickoff == l->kickoff;
    return are_dated(k, l) && days_apart(lay, k, l) <= DAY_SECONDS;
}

/* -- matches ------------------------------------------------------------------------------------
 */

enum { LATER = 400 }; /* days: any match the right way round is nearer than one the wrong way */

/* How far a live match is from a known one; -1: it is another. way: home side and home side are
 * one. */
static instant match_apart(const struct lay *lay, const struct match *k, const struct match *l,
                           bool way, bool single)
{
    if (!dates_meet(lay, k, l) || (!way && !single && !k->neutral) || k->role != l->role)
        return -1;
    if (!way && days_apart(lay, k, l) > DAY_SECONDS)
        return -1;
    return days_apart(lay, k, l) + (way ? 0 : LATER * DAY_SECONDS);
}

static void meet_match(struct lay *lay, uint32_t k, uint32_t l, bool swapped)
{
    lay->match_taken[k] = true;
    lay->match[l] = k;
    lay->swapped[l] = swapped;
}

static void find_leg(struct lay *lay, uint32_t l)
{
    const struct match *live = &lay->live->matches.v[l];
    const struct tie *tie = &lay->known->ties.v[lay->tie[live->tie]];
    bool single = tie->match_count == 1 && lay->live->ties.v[live->tie].match_count == 1;
    uint32_t found = ID_NONE;
    instant least = -1;
    bool swapped = false;
    for (uint32_t k = tie->match_first; k < tie->match_first + tie->match_count; k++) {
        const struct match *match = &lay->known->matches.v[k];
        bool way = (live->home_side ^ lay->turned[live->tie]) == match->home_side;
        instant apart = match_apart(lay, match, live, way, single);
        if (lay->match_taken[k] || apart < 0 || (least >= 0 && apart >= least))
            continue;
        found = k;
        least = apart;
        swapped = !way;
    }
    if (found != ID_NONE)
        meet_match(lay, found, l, swapped);
}

static void find_group_match(struct lay *lay, uint32_t l)
{
    const struct match *live = &lay->live->matches.v[l];
    uint32_t home = match_team(lay->live, l, HOME), away = match_team(lay->live, l, AWAY);
    home = home == ID_NONE ? ID_NONE : lay->team[home];
    away = away == ID_NONE ? ID_NONE : lay->team[away];
    uint32_t found = ID_NONE;
    instant least = -1;
    bool swapped = false;
    for (uint32_t k = 0; home != ID_NONE && away != ID_NONE && k < lay->known->matches.n; k++) {
        const struct match *match = &lay->known->matches.v[k];
        uint32_t at_home = match_team(lay->known, k, HOME);
        uint32_t guest = match_team(lay->known, k, AWAY);
        bool way = at_home == home && guest == away;
        if (match->group == ID_NONE || lay->match_taken[k] ||
            (!way && (at_home != away || guest != home)))
            continue;
        instant apart = match_apart(lay, match, live, way, are_dated(match, live));
        if (apart < 0 || (least >= 0 && apart >= least))
            continue;
        found = k;
        least = apart;
        swapped = !way;
    }
    if (found == ID_NONE)
        return;
    meet_match(lay, found, l, swapped);
    if (lay->group[live->group] == ID_NONE)
        lay->group[live->group] = lay->known->matches.v[found].group;
}

void lay_meet_matches(struct lay *lay, bool in_groups)
{
    for (uint32_t l = 0; l < lay->live->matches.n; l++) {
        uint32_t tie = lay->live->matches.v[l].tie;
        if (in_groups && tie == ID_NONE)
            find_group_match(lay, l);
        else if (!in_groups && tie != ID_NONE && lay->tie[tie] != ID_NONE)
            find_leg(lay, l);
    }
}
