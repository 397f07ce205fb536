#include <string.h>

#include "base/strmap.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "input/names.h"

/* A spelling of a player's name somewhere in the accounts of an edition. */
struct mention {
    uint32_t team;
    struct span name;
};

struct namer {
    struct arena *arena;
    VEC(struct span) teams;
    VEC(struct mention) written; /* not all in capitals: rule 2's spellings */
    VEC(struct mention) players; /* of line-ups and substitutions */
    struct strmap known;         /* "team name" -> place in best */
    VEC(struct span) best;
};

typedef void visit_name(struct namer *namer, uint32_t team, struct span *name, bool lineup);

static uint32_t team_of(struct namer *namer, struct span name)
{
    for (size_t i = 0; i < namer->teams.n; i++)
        if (team_name_same(namer->teams.v[i], name))
            return (uint32_t)i;
    vec_push(&namer->teams, name);
    return (uint32_t)namer->teams.n - 1;
}

/* Every name of a player in the match, with his own team. */
static void each_name(struct namer *namer, struct draft *draft, const struct draft_match *match,
                      visit_name *visit)
{
    uint32_t team[2] = {team_of(namer, match->team[HOME]), team_of(namer, match->team[AWAY])};
    for (int side = HOME; side <= AWAY; side++) {
        uint32_t first = match->lineup[side].player_first;
        for (uint32_t i = 0; i < match->lineup[side].starter_count; i++)
            visit(namer, team[side], &draft->players.v[first + i].name, true);
    }
    for (uint32_t i = 0; i < match->event_count; i++) {
        struct draft_event *event = &draft->events.v[match->event_first + i];
        int side = event->kind == EVENT_OWN_GOAL ? 1 - event->side : event->side;
        bool substitution = event->kind == EVENT_SUBSTITUTION;
        visit(namer, team[side], &event->person, substitution);
        visit(namer, team[event->side], &event->other, substitution);
    }
    for (uint32_t i = 0; i < match->kick_count; i++) {
        struct draft_kick *kick = &draft->kicks.v[match->kick_first + i];
        if (kick->side != SIDE_NONE)
            visit(namer, team[kick->side], &kick->taker, false);
    }
}

static bool any_shouted(struct span name)
{
    size_t start = 0;
    for (size_t at = 0; at <= name.len; at++) {
        if (at < name.len && name.text[at] != ' ')
            continue;
        if (at > start && name_is_shouted((struct span){name.text + start, at - start}))
            return true;
        start = at + 1;
    }
    return false;
}

static void collect(struct namer *namer, uint32_t team, struct span *name, bool lineup)
{
    if (name->len == 0)
        return;
    if (!any_shouted(*name))
        vec_push(&namer->written, (struct mention){team, *name});
    if (lineup)
        vec_push(&namer->players, (struct mention){team, *name});
}

static bool same_key(struct span a, struct span b)
{
    char left[NAME_KEY_BYTES], right[NAME_KEY_BYTES];
    name_key(left, a);
    name_key(right, b);
    return strcmp(left, right) == 0;
}

/* The written spelling of a name: one with the same words, the one with most accents; else the one
 * that is the same person's, if all such agree; else none. */
static struct span find_written(const struct namer *namer, uint32_t team, struct span name)
{
    struct span exact = {NULL, 0}, near = {NULL, 0};
    bool many = false;
    for (size_t i = 0; i < namer->written.n; i++) {
        struct mention other = namer->written.v[i];
        if (other.team != team || !name_same_person(name, other.name))
            continue;
        if (same_key(name, other.name)) {
            if (other.name.len > exact.len)
                exact = other.name;
        } else if (near.len == 0 || same_key(near, other.name)) {
            near = other.name.len > near.len ? other.name : near;
        } else {
            many = true;
        }
    }
    if (exact.len > 0)
        return exact;
    return many ? (struct span){NULL, 0} : near;
}

/* The one player of a team, as line-ups write him, who may be a scorer: by his words in any order;
 * else by all that is known. */
static struct span player_of(const struct namer *namer, uint32_t team, struct span name)
{
    struct span found = {NULL, 0};
    bool many = false;
    for (size_t i = 0; i < namer->players.n; i++) {
        struct span player = namer->players.v[i].name;
        if (namer->players.v[i].team != team || !name_same_person(player, name))
            continue;
        if (name_same_words(player, name))
            return player;
        many |= found.len > 0 && !same_key(found, player);
        found = player;
    }
    return many ? (struct span){NULL, 0} : found;
}

static void rename_one(struct namer *namer, uint32_t team, struct span *name, bool lineup)
{
    if (name->len == 0)
        return;
    char *key = arena_printf(namer->arena, "%u %d %.*s", team, lineup, (int)name->len, name->text);
    uint32_t known = strmap_get(&namer->known, key, strlen(key));
    if (known == STRMAP_NONE) {
        struct span full = *name;
        struct span player = lineup ? full : player_of(namer, team, full);
        full = player.len > 0 ? player : full;
        known = (uint32_t)namer->best.n;
        vec_push(&namer->best, name_best(full, find_written(namer, team, full),
                                         namer->teams.v[team], namer->arena));
        strmap_add(&namer->known, key, known);
    }
    *name = namer->best.v[known];
}

static void name_referees(struct draft *draft, const struct draft_match *match, struct arena *arena)
{
    for (uint32_t i = 0; i < match->referee_count; i++) {
        struct span *name = &draft->names.v[match->referee_first + i];
        *name = name_ordinary(*name, arena);
    }
}

void draft_names(struct draft *draft, struct draft *const *spellings, size_t count,
                 struct arena *arena)
{
    struct namer namer = {.arena = arena};
    for (size_t i = 0; i < draft->matches.n; i++)
        each_name(&namer, draft, &draft->matches.v[i], collect);
    for (size_t d = 0; d < count; d++)
        for (size_t i = 0; i < spellings[d]->matches.n; i++)
            each_name(&namer, spellings[d], &spellings[d]->matches.v[i], collect);
    for (size_t i = 0; i < draft->matches.n; i++) {
        each_name(&namer, draft, &draft->matches.v[i], rename_one);
        name_referees(draft, &draft->matches.v[i], arena);
    }
    vec_release(&namer.teams);
    vec_release(&namer.written);
    vec_release(&namer.players);
    vec_release(&namer.best);
    strmap_release(&namer.known);
}
