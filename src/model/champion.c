#include "model/champion.h"

#include "model/bracket.h"
#include "model/table_parts.h"
#include "model/tie.h"

/* Once each, or more often. A phase that pairs its teams otherwise leads somewhere. */
static bool all_play_all(const struct edition *edition, const struct group *group)
{
    uint32_t pairs = group->team_count * (group->team_count - 1) / 2, matches = 0;

    for (uint32_t i = 0; i < group->match_count; i++)
        matches += edition->matches.v[group->match_first + i].role != ROLE_PLAY_OFF;
    return pairs > 0 && matches > 0 && matches % pairs == 0;
}

uint32_t edition_last_group(const struct edition *edition)
{
    uint32_t last = ID_NONE, count = 0;

    for (uint32_t g = 0; g < edition->groups.n; g++) {
        uint32_t stage = edition->groups.v[g].stage;

        if (last == ID_NONE || stage > edition->groups.v[last].stage) {
            last = g;
            count = 1;
        } else {
            count += stage == edition->groups.v[last].stage;
        }
    }
    if (count != 1 || edition->groups.v[last].through > 0 ||
        !all_play_all(edition, &edition->groups.v[last]))
        return ID_NONE;
    for (size_t r = 0; r < edition->rounds.n; r++)
        if (edition->rounds.v[r].tie_count > 0 &&
            edition->rounds.v[r].stage >= edition->groups.v[last].stage)
            return ID_NONE;
    return last;
}

static uint32_t group_winner(const struct edition *edition, uint32_t group, struct moment now)
{
    struct arena arena;
    struct table table;
    uint32_t team = ID_NONE;

    arena_init(&arena);
    table_alone_at(edition, group, now, &arena, &table);
    if (table.count > 0 && table.rows[0].worst == 1 && !table.score_unknown)
        team = table.rows[0].team;
    arena_release(&arena);
    return team;
}

uint32_t edition_champion(const struct edition *edition, struct moment now)
{
    uint32_t final = edition->bracket ? edition->bracket->final : ID_NONE;
    uint32_t group = final == ID_NONE ? edition_last_group(edition) : ID_NONE;
    struct tie_state state;

    if (group != ID_NONE)
        return group_winner(edition, group, now);
    if (final == ID_NONE)
        return ID_NONE;
    tie_at(edition, final, now, &state);
    return state.winner == SIDE_NONE ? ID_NONE : state.team[state.winner];
}
