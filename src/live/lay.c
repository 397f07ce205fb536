#include "live/lay.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/span.h"
#include "input/json_file.h"
#include "live/lay_parts.h"
#include "live/patch.h"
#include "model/build.h"
#include "model/seal.h"
#include "model/words.h"
#include "output/edition_write.h"

/* -- which edition ------------------------------------------------------------------------------
 */

/* The years in "2023-24", "2023/2024", "2026"; the second 0 where there is none. False: no year. */
static bool season_years(const char *season, int *first, int *last)
{
    const char *at = season ? strpbrk(season, "0123456789") : NULL;
    char *end;
    *first = *last = 0;
    if (!at || strspn(at, "0123456789") != 4)
        return false;
    *first = (int)strtol(at, &end, 10);
    at = strpbrk(end, "0123456789");
    size_t digits = at ? strspn(at, "0123456789") : 0;
    if (digits == 4)
        *last = (int)strtol(at, NULL, 10);
    else if (digits == 2)
        *last = *first / 100 * 100 + (int)strtol(at, NULL, 10);
    if (digits == 2 && *last < *first)
        *last += 100;
    return true;
}

/* The year of the first match; 0: it is not known. */
static int first_year(const struct edition *edition)
{
    if (edition->dated == 0)
        return 0;
    return instant_to_civil(edition->matches.v[edition->by_kickoff[0]].kickoff, edition->offset)
        .year;
}

int lay_year(const struct edition *edition)
{
    int first, last;
    return season_years(edition->season, &first, &last) ? first : first_year(edition);
}

static bool same_season(const struct edition *known, const struct edition *live)
{
    int mine[2], other[2];
    season_years(known->season, &mine[0], &mine[1]);
    mine[0] = lay_year(known);
    if (season_years(live->season, &other[0], &other[1]))
        return mine[0] > 0 && mine[0] == other[0] &&
               (mine[1] == 0 || other[1] == 0 || mine[1] == other[1]);
    int year = first_year(live);
    return year > 0 && (year == mine[0] || year == mine[1]);
}

bool lay_is_of(const struct edition *known, const struct edition *live,
               const struct aliases *aliases)
{
    const char *mine[] = {known->competition, known->name};
    const char *other[] = {live->competition, live->name};
    bool same = false;
    for (int i = 0; i < 2; i++)
        for (int k = 0; k < 2; k++)
            same |=
                mine[i] && other[k] && aliases_same(aliases, ALIAS_COMPETITION, mine[i], other[k]);
    return same && same_season(known, live);
}

/* -- trees --------------------------------------------------------------------------------------
 */

json_t *lay_element(json_t *object, const char *key, size_t index)
{
    return json_array_get(json_object_get(object, key), index);
}

json_t *lay_tie_of(const struct edition *edition, json_t *tree, uint32_t id)
{
    const struct tie *tie = &edition->ties.v[id];
    return lay_element(lay_element(tree, "rounds", tie->round), "ties",
                       id - edition->rounds.v[tie->round].tie_first);
}

json_t *lay_match_of(const struct edition *edition, json_t *tree, uint32_t id)
{
    const struct match *match = &edition->matches.v[id];
    if (match->tie != ID_NONE)
        return lay_element(lay_tie_of(edition, tree, match->tie), "matches",
                           id - edition->ties.v[match->tie].match_first);
    return lay_element(lay_element(tree, "groups", match->group), "matches",
                       id - edition->groups.v[match->group].match_first);
}

/* -- the whole ----------------------------------------------------------------------------------
 */

static uint32_t *nobody(struct lay *lay, size_t count)
{
    uint32_t *all = arena_array(&lay->arena, uint32_t, count + 1);
    memset(all, 0xff, count * sizeof *all); /* ID_NONE */
    return all;
}

static void begin(struct lay *lay)
{
    const struct edition *live = lay->live;
    arena_init(&lay->arena);
    lay->team = nobody(lay, live->teams.n);
    lay->round = nobody(lay, live->rounds.n);
    lay->tie = nobody(lay, live->ties.n);
    lay->group = nobody(lay, live->groups.n);
    lay->match = nobody(lay, live->matches.n);
    lay->turned = arena_array(&lay->arena, bool, live->ties.n + 1);
    lay->swapped = arena_array(&lay->arena, bool, live->matches.n + 1);
    lay->tie_taken = arena_array(&lay->arena, bool, lay->known->ties.n + 1);
    lay->match_taken = arena_array(&lay->arena, bool, lay->known->matches.n + 1);
    lay->team_added = arena_array(&lay->arena, bool, live->teams.n + 1);
    lay->tie_added = arena_array(&lay->arena, bool, live->ties.n + 1);
    lay->team_key = arena_array(&lay->arena, const char *, live->teams.n + 1);
    lay->tie_key = arena_array(&lay->arena, const char *, live->ties.n + 1);
    lay_meet_teams(lay);
    lay_meet(lay);
    lay_set_keys(lay);
}

/* How many of a kind stand in all lists of owners ("ties" of rounds, "matches" of ties). */
static size_t count_of(const json_t *owners, const char *below, const char *key)
{
    json_t *owner;
    size_t i, count = 0;
    json_array_foreach(owners, i, owner) count +=
        below ? count_of(json_object_get(owner, below), NULL, key)
              : json_array_size(json_object_get(owner, key));
    return count;
}

/* Errors in an edition that is "foreign" are warnings, and what they are of may be left out. */
static bool is_whole(const struct edition *edition, const json_t *tree)
{
    const json_t *rounds = json_object_get(tree, "rounds"),
                 *groups = json_object_get(tree, "groups");
    return edition->rounds.n == json_array_size(rounds) &&
           edition->groups.n == json_array_size(groups) &&
           edition->ties.n == count_of(rounds, NULL, "ties") &&
           edition->matches.n ==
               count_of(rounds, "ties", "matches") + count_of(groups, NULL, "matches");
}

static struct edition *build(const struct lay *lay, struct report *report)
{
    struct edition *edition = NULL;
    edition_read_value(lay->known->key, lay->into, &edition, report);
    if (!edition || is_whole(edition, lay->into))
        return edition;
    edition_close(edition);
    return NULL;
}

/* The live source's names of its matches, which are in no tree: by them more is asked of them. */
static void keep_ids(const struct lay *lay, struct edition *laid)
{
    for (uint32_t m = 0; m < lay->live->matches.n; m++) {
        const struct match *match = &lay->live->matches.v[m];
        char key[MATCH_KEY_BYTES] = "";
        if (lay->match[m] != ID_NONE)
            snprintf(key, sizeof key, "%s", lay->known->matches.v[lay->match[m]].key);
        else if (match->tie != ID_NONE && lay->tie_added[match->tie])
            snprintf(key, sizeof key, "%s/%u", lay->tie_key[match->tie],
                     m - lay->live->ties.v[match->tie].match_first + 1);
        uint32_t to = strmap_get(&laid->match_by_key, key, strlen(key));
        if (match->id && to != STRMAP_NONE)
            laid->matches.v[to].id = edition_intern(laid, match->id, strlen(match->id));
    }
}

struct edition *lay_edition(const struct edition *known, const struct edition *live,
                            const struct aliases *aliases, struct report *report)
{
    struct lay lay = {.known = known, .live = live, .aliases = aliases};
    struct edition *edition = NULL;
    struct report strict = {0};
    begin(&lay);
    lay_choose(&lay);
    lay_write_live(&lay);
    lay.into = edition_write_value(known);
    lay_put(&lay);
    edition = build(&lay, &strict);
    if (!edition) { /* what contradicts itself is kept, and only warned of */
        json_object_set_new(lay.into, "foreign", json_true());
        edition = build(&lay, report);
    }
    if (edition)
        keep_ids(&lay, edition);
    report_release(&strict);
    json_decref(lay.into);
    json_decref(lay.from);
    arena_release(&lay.arena);
    return edition;
}
