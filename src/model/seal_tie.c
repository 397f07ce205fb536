/* One tie: who plays in it, and who won. Declared in model/seal.h. */
#include "model/seal.h"
#include "model/tie.h"

static uint32_t fed_team(const struct edition *edition, const struct slot *slot)
{
    const struct tie *feeder = &edition->ties.v[slot->ref];

    if (feeder->winner == SIDE_NONE)
        return ID_NONE;
    return feeder->team[slot->kind == SLOT_WINNER ? feeder->winner : !feeder->winner];
}

/* A place of a group, as far as its table tells. */
static uint32_t placed_team(const struct edition *edition, const struct slot *slot)
{
    const struct group *group = &edition->groups.v[slot->ref];

    if (!group->places || slot->place == 0 || slot->place > group->team_count)
        return ID_NONE;
    return group->places[slot->place - 1].team;
}

static uint32_t derived_team(const struct edition *edition, const struct slot *slot)
{
    if (slot->kind == SLOT_GROUP)
        return placed_team(edition, slot);
    return slot_is_fed(slot) ? fed_team(edition, slot) : ID_NONE;
}

/* A source may know of what the table does not: lots, a decision that no list holds. */
static void warn_of_place(struct sealing *sealing, const struct tie *tie, const struct slot *slot,
                          uint32_t derived)
{
    report_warning(sealing->report, tie->line, "%s stands in %s, but the table of %s gives %s",
                   seal_team_name(sealing, slot->team), tie->key,
                   sealing->edition->groups.v[slot->ref].name, seal_team_name(sealing, derived));
}

/* Who plays in a tie, in the end: derived where it can be, and then checked against what the source
 * says. */
static void resolve_slots(struct sealing *sealing, uint32_t id)
{
    struct edition *edition = sealing->edition;
    struct tie *tie = &edition->ties.v[id];

    for (int side = TOP; side <= BOTTOM; side++) {
        struct slot *slot = &tie->slot[side];
        uint32_t derived = derived_team(edition, slot);
        bool fed = slot_is_fed(slot);

        if (fed && derived != ID_NONE && slot->team != ID_NONE && derived != slot->team)
            report_error(sealing->report, tie->line, "%s stands in %s, but %s came out of %s",
                         seal_team_name(sealing, slot->team), tie->key,
                         seal_team_name(sealing, derived), edition->ties.v[slot->ref].key);
        else if ((!fed || derived == ID_NONE) && slot->team != ID_NONE &&
                 !slot_may_hold(edition, slot, slot->team))
            slot_complain(sealing, slot, tie->key, slot->team, tie->line);
        else if (!fed && derived != ID_NONE && slot->team != ID_NONE && derived != slot->team)
            warn_of_place(sealing, tie, slot, derived);
        /* Who played is plainer than who won, or who was placed where. */
        if (slot->team != ID_NONE && (edition->foreign || !fed))
            tie->team[side] = slot->team;
        else
            tie->team[side] = derived != ID_NONE ? derived : slot->team;
    }
}

/* Who is at home where no team's name tells: as the source says; else the sides take turns in the
 * legs, and the first is in what follows. */
static bool top_is_at_home(const struct match *match)
{
    if (match->given_home != SIDE_NONE)
        return match->given_home == TOP;
    return match->role != ROLE_LEG || match->leg % 2 == 0;
}

/* A slot that nothing fills takes the team that a match of the tie names and that is not the other
 * side. */
static void fill_from_matches(struct sealing *sealing, struct tie *tie)
{
    const struct edition *edition = sealing->edition;

    for (uint32_t i = 0; i < tie->match_count; i++) {
        const struct match *match = &edition->matches.v[tie->match_first + i];
        bool top_at_home = top_is_at_home(match);

        for (int side = HOME; side <= AWAY; side++) {
            int to = (side == HOME) == top_at_home ? TOP : BOTTOM;
            uint32_t given = match->given[side];

            if (given == ID_NONE || given == tie->team[TOP] || given == tie->team[BOTTOM])
                continue;
            if (tie->team[to] != ID_NONE)
                to = !to;
            if (tie->team[to] != ID_NONE)
                continue;
            if (slot_may_hold(edition, &tie->slot[to], given))
                tie->team[to] = tie->slot[to].team = given;
            else
                slot_complain(sealing, &tie->slot[to], match->key, given, match->line);
        }
    }
}

static void seal_tie_match(struct sealing *sealing, struct tie *tie, uint32_t id)
{
    struct match *match = &sealing->edition->matches.v[id];
    uint32_t team[2], home = match->given[HOME], away = match->given[AWAY];
    bool top_at_home = top_is_at_home(match);

    if (home != ID_NONE && home == tie->team[BOTTOM])
        top_at_home = false;
    else if (home != ID_NONE && home == tie->team[TOP])
        top_at_home = true;
    else if (away != ID_NONE && away == tie->team[TOP])
        top_at_home = false;
    match->home_side = top_at_home ? TOP : BOTTOM;
    team[HOME] = tie->team[match->home_side];
    team[AWAY] = tie->team[!match->home_side];
    seal_match(sealing, id, team);
    for (int side = HOME; side <= AWAY; side++) {
        int to = side == HOME ? match->home_side : !match->home_side;

        if (tie->team[to] == ID_NONE)
            tie->team[to] = tie->slot[to].team = team[side];
    }
}

static int8_t named_side(struct sealing *sealing, const struct tie *tie, uint32_t team,
                         uint32_t line)
{
    if (team == ID_NONE)
        return SIDE_NONE;
    if (team == tie->team[TOP] || team == tie->team[BOTTOM])
        return team == tie->team[TOP] ? TOP : BOTTOM;
    if (tie->team[TOP] == ID_NONE || tie->team[BOTTOM] == ID_NONE)
        report_error(sealing->report, line,
                     "winner %s of %s, whose sides are not all known, expected slots that say who "
                     "filled them (\"= TEAM\")",
                     seal_team_name(sealing, team), tie->key);
    else
        report_error(sealing->report, line, "winner %s does not play in %s, expected %s or %s",
                     seal_team_name(sealing, team), tie->key,
                     seal_team_name(sealing, tie->team[TOP]),
                     seal_team_name(sealing, tie->team[BOTTOM]));
    return SIDE_NONE;
}

/* The entry that decided a tie: the decision's, else the last of its matches; without any, what
 * told who plays. */
static struct log_key decided_by(const struct edition *edition, const struct tie *tie)
{
    struct log_key key = key_always;

    if (tie->decision.winner != SIDE_NONE && tie->decision.at != INSTANT_UNKNOWN)
        return (struct log_key){tie->decision.at, 0, 0};
    for (uint32_t i = 0; i < tie->match_count; i++)
        key = key_later(key, key_of_last(edition, tie->match_first + i));
    for (int side = TOP; side <= BOTTOM; side++)
        key = key_later(key, slot_known(edition, tie, side));
    return key;
}

static void check_winner(struct sealing *sealing, const struct tie *tie, enum tie_phase phase)
{
    int stated = tie->stated_winner;

    if (stated != SIDE_NONE && tie->winner == SIDE_NONE)
        report_error(sealing->report, tie->line,
                     "winner of %s stated as %s, but the matches have not decided it yet", tie->key,
                     seal_team_name(sealing, tie->team[stated]));
    else if (stated != SIDE_NONE && tie->winner != stated)
        report_error(sealing->report, tie->line,
                     "winner of %s stated as %s, but the matches give %s", tie->key,
                     seal_team_name(sealing, tie->team[stated]),
                     seal_team_name(sealing, tie->team[tie->winner]));
    else if (tie->winner == SIDE_NONE && phase == TIE_OVER)
        report_warning(sealing->report, tie->line,
                       "%s is played but not decided, expected extra time, kicks, a replay, a "
                       "decision or a winner",
                       tie->key);
}

static void check_byes(struct sealing *sealing, const struct tie *tie)
{
    bool top = tie->slot[TOP].kind == SLOT_BYE, bottom = tie->slot[BOTTOM].kind == SLOT_BYE;

    if (top && bottom)
        report_error(sealing->report, tie->line, "%s has two byes, expected one team at least",
                     tie->key);
    else if ((top || bottom) && tie->match_count > 0)
        report_error(sealing->report, sealing->edition->matches.v[tie->match_first].line,
                     "a match in %s, where one side has a bye, expected none", tie->key);
}

void seal_tie(struct sealing *sealing, uint32_t id)
{
    struct edition *edition = sealing->edition;
    struct tie *tie = &edition->ties.v[id];
    struct tie_state state;

    resolve_slots(sealing, id);
    fill_from_matches(sealing, tie);
    if (tie->team[TOP] != ID_NONE && tie->team[TOP] == tie->team[BOTTOM])
        report_error(sealing->report, tie->line, "%s plays against itself in %s",
                     seal_team_name(sealing, tie->team[TOP]), tie->key);
    check_byes(sealing, tie);
    for (uint32_t i = 0; i < tie->match_count; i++)
        seal_tie_match(sealing, tie, tie->match_first + i);
    tie->stated_winner = named_side(sealing, tie, tie->stated_team, tie->line);
    tie->decision.winner = named_side(sealing, tie, tie->decision.team, tie->line);
    tie->decided = decided_by(edition, tie); /* a decision is seen from then on */
    tie_at(edition, id, moment_end(), &state);
    tie->winner = (int8_t)state.winner;
    if (state.winner == SIDE_NONE)
        tie->decided = key_never;
    check_winner(sealing, tie, state.phase);
}
