/* Who plays, as far as it is known. Declared in model/table.h. */
#include <stdio.h>

#include "base/utf8.h"
#include "model/seal.h"
#include "model/table.h"
#include "model/tie.h"

bool group_is_known(const struct edition *edition, uint32_t group, struct moment now)
{
    const struct log_key known = edition->groups.v[group].known;

    return known.at == INSTANT_UNKNOWN || key_seen(now, known);
}

uint32_t match_team_at(const struct edition *edition, uint32_t id, int side, struct moment now)
{
    const struct match *match = &edition->matches.v[id];

    if (match->tie != ID_NONE)
        return slot_at(edition, match->tie, side == HOME ? match->home_side : !match->home_side,
                       now);
    if (match->group != ID_NONE && !group_is_known(edition, match->group, now))
        return ID_NONE;
    return match->given[side];
}

char *match_team_words(const struct edition *edition, uint32_t id, int side, struct moment now,
                       int cells, char *buf, size_t size)
{
    const struct match *match = &edition->matches.v[id];
    uint32_t team = match_team_at(edition, id, side, now);

    if (match->tie != ID_NONE) {
        slot_words(edition, match->tie, side == HOME ? match->home_side : !match->home_side, now,
                   cells, buf, size);
        return buf;
    }
    if (team == ID_NONE)
        snprintf(buf, size, "%s", cells < 13 ? "?" : "to be decided");
    else
        snprintf(buf, size, "%s",
                 utf8_width(edition->teams.v[team].name) <= cells ? edition->teams.v[team].name
                                                                  : edition->teams.v[team].code);
    utf8_trim(buf);
    return buf;
}
