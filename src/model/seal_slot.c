/* Who can come to stand in a slot, when nobody does yet. Declared in model/seal.h. */
#include <stdio.h>

#include "model/seal.h"

static bool holds(const uint32_t *teams, uint32_t count, uint32_t team)
{
    for (uint32_t i = 0; i < count; i++)
        if (teams[i] == team)
            return true;
    return false;
}

bool slot_may_hold(const struct edition *edition, const struct slot *slot, uint32_t team)
{
    const struct tie *feeder;
    const struct group *group;

    switch ((enum slot_kind)slot->kind) {
    case SLOT_TEAM:
        return slot->team == team;
    case SLOT_WINNER:
    case SLOT_LOSER:
        feeder = &edition->ties.v[slot->ref];
        return feeder->team[TOP] == ID_NONE || feeder->team[BOTTOM] == ID_NONE ||
               feeder->team[TOP] == team || feeder->team[BOTTOM] == team;
    case SLOT_GROUP:
        group = &edition->groups.v[slot->ref];
        return group->team_count == 0 || holds(group->teams, group->team_count, team);
    case SLOT_ONE_OF:
        return holds(slot->teams, slot->team_count, team);
    case SLOT_BYE:
        return false;
    default:
        return true;
    }
}

void slot_complain(struct sealing *sealing, const struct slot *slot, const char *key, uint32_t team,
                   uint32_t line)
{
    const struct edition *edition = sealing->edition;
    const char *name = seal_team_name(sealing, team);

    if (slot_is_fed(slot)) {
        const struct tie *feeder = &edition->ties.v[slot->ref];

        report_error(sealing->report, line, "%s cannot come to %s out of %s, expected %s or %s",
                     name, key, feeder->key, seal_team_name(sealing, feeder->team[TOP]),
                     seal_team_name(sealing, feeder->team[BOTTOM]));
    } else if (slot->kind == SLOT_GROUP) {
        report_error(sealing->report, line, "%s cannot come to %s, expected a team of %s", name,
                     key, edition->groups.v[slot->ref].name);
    } else if (slot->kind != SLOT_BYE) { /* that is said once, of the tie */
        report_error(sealing->report, line,
                     "%s cannot come to %s, expected one of the teams that its slot names", name,
                     key);
    }
}
