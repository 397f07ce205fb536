/* What a live edition adds to a known one, put into its tree. Declared in live/lay_parts.h. */
#include <stdint.h>
#include <string.h>

#include "live/lay_parts.h"
#include "live/patch.h"
#include "model/seal.h"
#include "model/words.h"

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
void lay_choose(struct lay *lay)
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
    uint32_t team = live->team[side];
    bool fed = slot_is_fed(from) && lay->tie_added[from->ref] && team != ID_NONE;
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
            objects[tie->round] = lay_element(lay->into, "rounds", round);
    }
    for (uint32_t i = 0; i < live->ties.n; i++)
        if (lay->tie_added[i] && objects[live->ties.v[i].round])
            json_array_append(list_of(objects[live->ties.v[i].round], "ties"),
                              lay_tie_of(live, lay->from, i));
    for (size_t i = 0; i < live->rounds.n; i++) {
        json_t *round = lay_element(lay->from, "rounds", i);
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
        json_t *stage = lay_element(lay->from, "stages", i);
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

void lay_put(struct lay *lay)
{
    lay_matches(lay);
    put_rounds(lay);
    put_groups(lay);
    put_teams(lay);
    put_named(lay, "venues");
    put_named(lay, "sources");
}
