/* Who is certain of a place of a group, and from when. Declared in model/table.h and seal.h. */
#include "model/seal.h"
#include "model/table_parts.h"

/* Of a group of more, places are noted at its end alone: each match's end asks for a table. */
enum { MATCHES_MOST = 400, TEAMS_MOST = 64 };

/* An organiser who decides later than at a match's end may undo what was certain. */
static bool is_contested(const struct edition *edition, const struct group *group)
{
    for (uint32_t i = 0; i < group->deduction_count; i++)
        if (group->deductions[i].at != INSTANT_UNKNOWN)
            return true;
    for (uint32_t i = 0; i < group->match_count; i++)
        if (edition->matches.v[group->match_first + i].decision.at != INSTANT_UNKNOWN)
            return true;
    return false;
}

/* The team that has place for certain, by the table as it stands in now; ID_NONE: none. */
static uint32_t team_in(const struct table *table, uint32_t place)
{
    for (uint32_t i = 0; i < table->count; i++)
        if (table->rows[i].best == place && table->rows[i].worst == place)
            return table->ended && table->score_unknown ? ID_NONE : table->rows[i].team;
    return ID_NONE;
}

uint32_t group_place_at(const struct edition *edition, uint32_t id, uint32_t place,
                        struct moment now)
{
    const struct group *group = &edition->groups.v[id];
    struct arena arena;
    struct table table;
    uint32_t team;

    if (!group->places || place == 0 || place > group->team_count)
        return ID_NONE;
    if (!group->contested)
        return key_seen(now, group->places[place - 1].known) ? group->places[place - 1].team
                                                             : ID_NONE;
    arena_init(&arena);
    table_alone_at(edition, id, now, &arena, &table);
    team = team_in(&table, place);
    arena_release(&arena);
    return team;
}

/* Notes the places that are certain with an entry, from the last back to the first: what is not
 * certain yet was not before, and who is in the end was. False: none is. */
static bool note(const struct edition *edition, uint32_t id, struct group_place *places,
                 struct log_key key, bool last, struct arena *arena)
{
    const struct group *group = &edition->groups.v[id];
    struct table table;
    bool any = false;

    arena_reset(arena);
    table_alone_at(edition, id, (struct moment){key.at, key.match, key.seq}, arena, &table);
    if (!table.ended && (group->match_count > MATCHES_MOST || group->team_count > TEAMS_MOST))
        return false;
    for (uint32_t p = 0; p < group->team_count; p++) {
        uint32_t team = team_in(&table, p + 1);

        if (team == ID_NONE || (!last && team != places[p].team))
            continue;
        any = true;
        places[p] = (struct group_place){team, key};
    }
    return any;
}

/* The last of a group's matches that ended before a key; key_always: none did. */
static struct log_key ended_before(const struct edition *edition, const struct group *group,
                                   struct log_key before)
{
    struct log_key last = key_always;

    for (uint32_t i = 0; i < group->match_count; i++) {
        struct log_key key = key_of_last(edition, group->match_first + i);

        if (key.at < before.at || (key.at == before.at && key.match < before.match))
            last = key_later(last, key);
    }
    return last;
}

void seal_places(struct edition *edition, uint32_t id)
{
    struct group *group = &edition->groups.v[id];
    struct group_place *places;
    struct log_key key = key_never;
    struct arena arena;
    bool any = true;

    if (group->places || group->team_count == 0)
        return;
    places = arena_array(&edition->arena, struct group_place, group->team_count);
    for (uint32_t p = 0; p < group->team_count; p++)
        places[p] = (struct group_place){ID_NONE, key_never};
    group->places = places;
    group->contested = is_contested(edition, group);
    arena_init(&arena);
    for (bool last = true; any; last = false) {
        key = ended_before(edition, group, key);
        any = key.at != INSTANT_UNKNOWN && note(edition, id, places, key, last, &arena);
    }
    arena_release(&arena);
}
