/* Which teams of two editions are one. Declared in live/lay_parts.h. */
#include <string.h>

#include "base/utf8.h"
#include "input/names.h"
#include "input/nations.h"
#include "live/lay_parts.h"

/* What a team is called, folded in the ways in which names are compared. */
struct called {
    size_t count;
    const char **whole, **bare;
    uint32_t *row;
    const char *nation, *country;
};

enum way { WAY_WHOLE, WAY_ALIAS, WAY_NATION, WAY_BARE, WAY_COUNT };

/* What clubs have beside their names. */
static bool is_beside(const char *word, size_t len)
{
    static const char words[] = " ac acf afc as asd bc bk bsc ca cd cf club fc ff fk gnk if jk kf "
                                "kv nk osc pae pfc pfk rc rcd sc sd sk sl ss ssc sv tsg tsv ud us "
                                "vfb vfl ";
    char key[16];
    if (strspn(word, "0123456789") >= len)
        return true;
    if (len + 3 > sizeof key)
        return false;
    key[0] = ' ';
    memcpy(key + 1, word, len);
    memcpy(key + 1 + len, " ", 2);
    return strstr(words, key) != NULL;
}

/* "bayer 04 leverkusen" is "bayer leverkusen"; a name of nothing else stays. */
static const char *bare_of(struct arena *arena, const char *whole)
{
    char *bare = arena_alloc(arena, strlen(whole) + 1);
    size_t n = 0;
    for (const char *at = whole; *at;) {
        size_t len = strcspn(at, " ");
        if (!is_beside(at, len)) {
            if (n > 0)
                bare[n++] = ' ';
            memcpy(bare + n, at, len);
            n += len;
        }
        at += len + (at[len] == ' ');
    }
    bare[n] = '\0';
    return n > 0 ? bare : whole;
}

static void add_name(struct lay *lay, struct called *called, const char *name)
{
    char key[NAME_KEY_BYTES];
    if (!name)
        return;
    utf8_fold_key(key, sizeof key, name);
    if (!key[0])
        return;
    size_t n = called->count++;
    called->whole[n] = arena_strndup(&lay->arena, key, strlen(key));
    called->bare[n] = bare_of(&lay->arena, called->whole[n]);
    called->row[n] = aliases_row(lay->aliases, ALIAS_TEAM, name);
    if (!called->nation)
        called->nation = nation_code(called->whole[n]);
}

static struct called *name_all(struct lay *lay, const struct edition *edition)
{
    struct called *all = arena_array(&lay->arena, struct called, edition->teams.n + 1);
    for (size_t i = 0; i < edition->teams.n; i++) {
        const struct team *team = &edition->teams.v[i];
        struct called *called = &all[i];
        size_t most = 2 + (size_t)team->alias_count;
        called->whole = arena_array(&lay->arena, const char *, most);
        called->bare = arena_array(&lay->arena, const char *, most);
        called->row = arena_array(&lay->arena, uint32_t, most);
        called->country = team->country;
        add_name(lay, called, team->name);
        add_name(lay, called, team->full);
        for (uint32_t n = 0; n < team->alias_count; n++)
            add_name(lay, called, team->aliases[n]);
    }
    return all;
}

static bool is_same(const struct called *a, const struct called *b, enum way way)
{
    if (a->country && b->country && strcmp(a->country, b->country) != 0)
        return false;
    if (way == WAY_NATION)
        return a->nation && b->nation && strcmp(a->nation, b->nation) == 0;
    for (size_t i = 0; i < a->count; i++)
        for (size_t k = 0; k < b->count; k++)
            if (way == WAY_ALIAS ? a->row[i] != ALIASES_NONE && a->row[i] == b->row[k]
                                 : strcmp(way == WAY_WHOLE ? a->whole[i] : a->bare[i],
                                          way == WAY_WHOLE ? b->whole[k] : b->bare[k]) == 0)
                return true;
    return false;
}

/* The one team of others, of those not met yet, that is the same; ID_NONE: none, or several. */
static uint32_t only_one(const struct called *team, const struct called *others, size_t count,
                         const bool *met, enum way way)
{
    uint32_t only = ID_NONE;
    for (uint32_t i = 0; i < count; i++) {
        if (met[i] || !is_same(team, &others[i], way))
            continue;
        if (only != ID_NONE)
            return ID_NONE;
        only = i;
    }
    return only;
}

void lay_meet_teams(struct lay *lay)
{
    size_t known_count = lay->known->teams.n, live_count = lay->live->teams.n;
    const struct called *known = name_all(lay, lay->known), *live = name_all(lay, lay->live);
    bool *known_met = arena_array(&lay->arena, bool, known_count + 1);
    bool *live_met = arena_array(&lay->arena, bool, live_count + 1);
    for (int way = 0; way < WAY_COUNT; way++) {
        for (uint32_t i = 0; i < live_count; i++) {
            if (live_met[i])
                continue;
            uint32_t one = only_one(&live[i], known, known_count, known_met, (enum way)way);
            if (one != ID_NONE &&
                only_one(&known[one], live, live_count, live_met, (enum way)way) == i)
                lay->team[i] = one;
        }
        for (uint32_t i = 0; i < live_count; i++)
            if (lay->team[i] != ID_NONE)
                known_met[lay->team[i]] = live_met[i] = true;
    }
}
