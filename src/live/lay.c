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

static json_t *tree_of(const struct edition *edition)
{
    struct tree text;
    edition_write(edition, TREE_JSON, &text);
    json_t *tree = json_loadb(text.out.v, text.out.n, 0, NULL);
    vec_release(&text.out);
    return tree;
}

static json_t *element(json_t *object, const char *key, size_t index)
{
    return json_array_get(json_object_get(object, key), index);
}

json_t *lay_tie_of(const struct edition *edition, json_t *tree, uint32_t id)
{
    const struct tie *tie = &edition->ties.v[id];
    return element(element(tree, "rounds", tie->round), "ties",
                   id - edition->rounds.v[tie->round].tie_first);
}

json_t *lay_match_of(const struct edition *edition, json_t *tree, uint32_t id)
{
    const struct match *match = &edition->matches.v[id];
    if (match->tie != ID_NONE)
        return element(lay_tie_of(edition, tree, match->tie), "matches",
                       id - edition->ties.v[match->tie].match_first);
    return element(element(tree, "groups", match->group), "matches",
                   id - edition->groups.v[match->group].match_first);
}

/* The list of an object, made at need. */
static json_t *list_of(json_t *object, const char *key)
{
    json_t *list = json_object_get(object, key);
    if (!list) {
        list = json_array();
        json_object_set_new(object, key, list);
    }
    return list;
}

/* -- what is added ------------------------------------------------------------------------------
 */

static void add_team(struct lay *lay, uint32_t team)
{
    if (team != ID_NONE && lay->team[team] == ID_NONE)
        lay->team_added[team] = true;
}

static void add_teams_of_tie(struct lay *lay, const struct tie *tie)
{
    for (int side = TOP; side <= BOTTOM; side++) {
        const struct slot *slot = &tie->slot[side];
        add_team(lay, tie->team[side]);
        add_team(lay, slot->team);
        for (uint32_t i = 0; slot->kind == SLOT_ONE_OF && i < slot->team_count; i++)
            add_team(lay, slot->teams[i]);
    }
}

/* Whether a round of the known edition has a tie that meets none and waits for teams. */
static bool has_open(const struct lay *lay, uint32_t id)
{
    const struct round *round = &lay->known->rounds.v[id];
    for (uint32_t i = round->tie_first; i < round->tie_first + round->tie_count; i++) {
        const struct tie *tie = &lay->known->ties.v[i];
        bool met = tie->team[TOP] != ID_NONE && tie->team[BOTTOM] != ID_NONE;
        for (size_t l = 0; !met && l < lay->live->ties.n; l++)
            met = lay->tie[l] == i;
        if (!met)
            return true;
    }
    return false;
}

/* Ties that the known edition does not have: those of rounds that it does not have, and of its own
 * where both teams are known, or one and there is no place for it. */
static void choose(struct lay *lay)
{
    const struct edition *live = lay->live;
    for (uint32_t i = 0; i < live->ties.n; i++) {
        const struct tie *tie = &live->ties.v[i];
        int known = (tie->team[TOP] != ID_NONE) + (tie->team[BOTTOM] != ID_NONE);
        uint32_t round = lay->round[tie->round];
        lay->tie_added[i] = lay->tie[i] == ID_NONE && (round == ID_NONE || known == 2 ||
                                                       (known == 1 && !has_open(lay, round)));
        if (lay->tie_added[i] || lay->tie[i] != ID_NONE)
            add_teams_of_tie(lay, tie);
    }
    for (size_t i = 0; lay->known->groups.n == 0 && i < live->groups.n; i++)
        for (uint32_t n = 0; n < live->groups.v[i].team_count; n++)
            add_team(lay, live->groups.v[i].teams[n]);
}

static bool has_code(const struct edition *edition, const char *code)
{
    return strmap_get(&edition->team_by_code, code, strlen(code)) != STRMAP_NONE;
}

static void put_teams(struct lay *lay)
{
    const json_t *teams = json_object_get(lay->from, "teams");
    for (size_t i = 0; i < lay->live->teams.n; i++) {
        const char *code = lay->live->teams.v[i].code;
        json_t *team = json_array_get(teams, i);
        if (!lay->team_added[i] || !team)
            continue;
        if (strspn(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == 3 && !code[3] &&
            !has_code(lay->known, code))
            json_object_set_new(team, "code", json_string(code));
        json_array_append(list_of(lay->into, "teams"), team);
    }
}

static bool has_text(const json_t *list, const char *text)
{
    json_t *value;
    size_t i;
    json_array_foreach(list, i, value) if (strcmp(json_string_value(value), text) == 0) return true;
    return false;
}

/* Whether a match of a list (of rounds, groups or ties) names a ground, a source. */
static bool is_named(const json_t *list, const char *id)
{
    json_t *owner, *match;
    size_t i, k;
    json_array_foreach(list, i, owner)
    {
        if (is_named(json_object_get(owner, "ties"), id))
            return true;
        json_array_foreach(json_object_get(owner, "matches"), k, match)
        {
            const char *venue = json_string_value(json_object_get(match, "venue"));
            if ((venue && strcmp(venue, id) == 0) ||
                has_text(json_object_get(match, "sources"), id))
                return true;
        }
    }
    return false;
}

/* Those of a list that are not there and are named, by their ids. */
static void put_named(struct lay *lay, const char *key)
{
    json_t *mine = json_object_get(lay->into, key), *value;
    const json_t *others = json_object_get(lay->from, key);
    size_t i;
    json_array_foreach(others, i, value)
    {
        const char *id = json_string_value(json_object_get(value, "id"));
        if (!id || patch_find_id(mine, id) != SIZE_MAX ||
            (!is_named(json_object_get(lay->into, "rounds"), id) &&
             !is_named(json_object_get(lay->into, "groups"), id)))
            continue;
        mine = list_of(lay->into, key);
        json_array_append(mine, value);
    }
}

/* -- ties that meet ------------------------------------------------------------------------------
 */

static void lay_slot(const struct lay *lay, uint32_t l, int side, json_t *mine, const json_t *other)
{
    const struct tie *live = &lay->live->ties.v[l], *known = &lay->known->ties.v[lay->tie[l]];
    int into = side ^ lay->turned[l];
    const struct slot *slot = &known->slot[into], *from = &live->slot[side];
    const char *text = json_string_value(json_array_get(mine, (size_t)into));
    bool open = slot->kind == SLOT_UNKNOWN || slot->kind == SLOT_TEAM;
    bool fed = slot_is_fed(from) && lay->tie_added[from->ref];
    uint32_t team = live->team[side];
    if (open && (known->team[into] == ID_NONE || fed))
        json_array_set(mine, (size_t)into, json_array_get(other, (size_t)side));
    else if (known->team[into] == ID_NONE && team != ID_NONE && text)
        json_array_set_new(mine, (size_t)into, json_pack("s++", text, " = ", lay->team_key[team]));
}

/* A match that the known tie does not have: it says itself who is at home. */
static void put_match(const struct lay *lay, uint32_t l, json_t *tie)
{
    const struct match *match = &lay->live->matches.v[l];
    const struct tie *known = &lay->known->ties.v[lay->tie[match->tie]];
    bool room = known->match_count < lay->known->rounds.v[known->round].legs;
    uint32_t home = match_team(lay->live, l, HOME), away = match_team(lay->live, l, AWAY);
    if ((!room && match->role == ROLE_LEG) || home == ID_NONE || away == ID_NONE)
        return;
    json_t *copy = json_deep_copy(lay_match_of(lay->live, lay->from, l));
    json_object_set_new(copy, "home", json_string(lay->team_key[home]));
    json_object_set_new(copy, "away", json_string(lay->team_key[away]));
    json_object_del(copy, "home_side");
    json_array_append_new(list_of(tie, "matches"), copy);
}

static void lay_tie(struct lay *lay, uint32_t l)
{
    const struct tie *live = &lay->live->ties.v[l], *known = &lay->known->ties.v[lay->tie[l]];
    json_t *mine = lay_tie_of(lay->known, lay->into, lay->tie[l]);
    const json_t *other = lay_tie_of(lay->live, lay->from, l);
    for (int side = TOP; side <= BOTTOM; side++)
        lay_slot(lay, l, side, json_object_get(mine, "teams"), json_object_get(other, "teams"));
    for (uint32_t i = live->match_first; i < live->match_first + live->match_count; i++)
        if (lay->match[i] == ID_NONE)
            put_match(lay, i, mine);
    static const char *const keys[] = {"winner", "decision"};
    for (size_t i = 0; known->winner == SIDE_NONE && i < sizeof keys / sizeof *keys; i++)
        if (json_object_get(other, keys[i]) && !json_object_get(mine, keys[i]))
            json_object_set(mine, keys[i], json_object_get(other, keys[i]));
}

static void lay_matches(struct lay *lay)
{
    const struct edition *live = lay->live;
    for (uint32_t i = 0; i < live->matches.n; i++)
        if (lay->match[i] != ID_NONE)
            lay_match(lay, i, lay_match_of(lay->known, lay->into, lay->match[i]),
                      lay_match_of(live, lay->from, i));
    for (uint32_t i = 0; i < live->ties.n; i++)
        if (lay->tie[i] != ID_NONE)
            lay_tie(lay, i);
}

/* -- rounds and groups --------------------------------------------------------------------------
 */

/* Where a round that is new belongs in the list: behind the one that the round before it is, or
 * before the one that the next is; else at the end. */
static size_t place_of(const json_t *rounds, json_t *const *objects, size_t count, size_t round)
{
    for (size_t before = round; before-- > 0;)
        for (size_t i = 0; objects[before] && i < json_array_size(rounds); i++)
            if (json_array_get(rounds, i) == objects[before])
                return i + 1;
    for (size_t after = round + 1; after < count; after++)
        for (size_t i = 0; objects[after] && i < json_array_size(rounds); i++)
            if (json_array_get(rounds, i) == objects[after])
                return i;
    return json_array_size(rounds);
}

static void put_rounds(struct lay *lay)
{
    const struct edition *live = lay->live;
    json_t *rounds = list_of(lay->into, "rounds");
    json_t **objects = arena_array(&lay->arena, json_t *, live->rounds.n + 1);
    for (uint32_t i = 0; i < live->ties.n; i++) {
        const struct tie *tie = &live->ties.v[i];
        uint32_t round = lay->round[tie->round];
        if (round != ID_NONE && !objects[tie->round])
            objects[tie->round] = element(lay->into, "rounds", round);
    }
    for (uint32_t i = 0; i < live->ties.n; i++)
        if (lay->tie_added[i] && objects[live->ties.v[i].round])
            json_array_append(list_of(objects[live->ties.v[i].round], "ties"),
                              lay_tie_of(live, lay->from, i));
    for (size_t i = 0; i < live->rounds.n; i++) {
        json_t *round = element(lay->from, "rounds", i);
        if (lay->round[i] != ID_NONE || !round)
            continue;
        json_object_del(round, "stage");
        json_array_insert(rounds, place_of(rounds, objects, live->rounds.n, i), round);
        objects[i] = round;
    }
    if (json_array_size(rounds) == 0)
        json_object_del(lay->into, "rounds");
}

static json_t *stage_object(const struct stage *stage)
{
    return json_pack("{s:s, s:s, s:s}", "id", stage->key, "name", stage->name, "kind",
                     stage_words[stage->kind]);
}

/* Its groups, where the known edition has none, with their stages, in front of its own. */
static void put_groups(struct lay *lay)
{
    const struct edition *known = lay->known, *live = lay->live;
    if (known->groups.n > 0 || live->groups.n == 0)
        return;
    json_t *stages = list_of(lay->into, "stages"), *group;
    size_t i, n = 0;
    for (i = 0; json_array_size(stages) < known->stages.n; i++)
        json_array_append_new(stages, stage_object(&known->stages.v[i]));
    for (i = 0; i < live->stages.n; i++) {
        json_t *stage = element(lay->from, "stages", i);
        const char *key = live->stages.v[i].key;
        if (live->stages.v[i].kind == STAGE_KNOCK_OUT || patch_find_id(stages, key) != SIZE_MAX)
            continue;
        stage = stage ? json_incref(stage) : stage_object(&live->stages.v[i]);
        json_array_insert_new(stages, n++, stage);
    }
    json_array_foreach(json_object_get(lay->from, "groups"), i, group)
    {
        json_object_set_new(group, "stage",
                            json_string(live->stages.v[live->groups.v[i].stage].key));
        json_array_append(list_of(lay->into, "groups"), group);
    }
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
    char *text = json_dumps(lay->into, JSON_COMPACT);
    if (text)
        edition_read_json(lay->known->key, text, strlen(text), &edition, report);
    free(text);
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
    choose(&lay);
    lay_write_live(&lay);
    lay.into = tree_of(known);
    if (lay.into && lay.from) {
        lay_matches(&lay);
        put_rounds(&lay);
        put_groups(&lay);
        put_teams(&lay);
        put_named(&lay, "venues");
        put_named(&lay, "sources");
        edition = build(&lay, &strict);
        if (!edition) { /* what contradicts itself is kept, and only warned of */
            json_object_set_new(lay.into, "foreign", json_true());
            edition = build(&lay, report);
        }
    }
    if (edition)
        keep_ids(&lay, edition);
    report_release(&strict);
    json_decref(lay.into);
    json_decref(lay.from);
    arena_release(&lay.arena);
    return edition;
}
