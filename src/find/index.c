#include "find/index.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "model/match.h"
#include "model/seal.h"
#include "model/tie.h"
#include "time/timeline.h"

const char *const name_kind_words[NAME_KIND_COUNT] = {[NAME_TEAM] = "team",
                                                      [NAME_PLAYER] = "player",
                                                      [NAME_MATCH] = "match",
                                                      [NAME_VENUE] = "venue",
                                                      [NAME_EDITION] = "edition"};

static const struct log_key from_start = {INSTANT_UNKNOWN, 0, 0};
static const struct log_key at_no_time = {INSTANT_END, UINT32_MAX, UINT32_MAX};

struct making {
    const struct edition *edition;
    struct arena *arena;
    const char *title; /* of the edition, folded */
    VEC(struct name) names;
};

bool name_is_seen(const struct name *name, struct moment now)
{
    return key_seen(now, name->from) && !key_seen(now, name->until);
}

struct name_sieve name_sieve_of(const char *fold, size_t len)
{
    struct name_sieve sieve = {.all = (uint32_t)len};
    for (size_t i = 0; i < len; i++) {
        unsigned char byte = (unsigned char)fold[i], next = (unsigned char)fold[i + 1];
        sieve.letters |= UINT64_C(1) << byte % 64;
        if (i + 1 < len)
            sieve.pairs |= UINT64_C(1) << (byte * 7u + next) % 64;
    }
    return sieve;
}

void index_sift(struct name_index *index, struct arena *arena)
{
    index->sieve = arena_array(arena, struct name_sieve, index->count);
    for (uint32_t i = 0; i < index->count; i++) {
        const char *fold = index->v[i].fold;
        index->sieve[i] = name_sieve_of(fold, strlen(fold));
        index->sieve[i].name = (uint32_t)strcspn(fold, "\t");
    }
}

/* -- one name -----------------------------------------------------------------------------------
 */

static const char *fold(struct arena *arena, const char *text)
{
    size_t size = strlen(text) * UTF8_FOLD_GROWTH + 1;
    char *folded = arena_alloc(arena, size);
    utf8_fold_key(folded, size, text);
    return folded;
}

static void add(struct making *making, struct name name, const char *also)
{
    struct arena *arena = making->arena;
    if (!name.text || !name.text[0] || !name.key)
        return;
    name.fold = arena_printf(arena, "%s\t%s %s %s", fold(arena, name.text), fold(arena, also),
                             name.where[0] ? fold(arena, name.where) : "", making->title);
    vec_push(&making->names, name);
}

/* -- from when it is known ----------------------------------------------------------------------
 */

static struct log_key earlier(struct log_key a, struct log_key b)
{
    struct moment then = {b.at, b.match, b.seq};
    return moment_sees(then, a.at, a.match, a.seq) ? a : b;
}

/* The end of a group but for its play-offs. */
static struct log_key others_ended(const struct edition *edition, const struct group *group)
{
    struct log_key last = from_start;
    for (uint32_t m = group->match_first; m < group->match_first + group->match_count; m++)
        if (edition->matches.v[m].role == ROLE_LEG)
            last = key_later(last, key_of_last(edition, m));
    return last;
}

/* From when a match is on the fixture list: one that a result makes, from that result on. */
static struct log_key match_known_from(const struct edition *edition, uint32_t id)
{
    const struct match *match = &edition->matches.v[id];
    if (match->role == ROLE_LEG || (match->tie == ID_NONE && match->group == ID_NONE))
        return from_start;
    struct log_key last = from_start;
    if (match->tie == ID_NONE)
        last = others_ended(edition, &edition->groups.v[match->group]);
    else if (id > edition->ties.v[match->tie].match_first)
        last = key_of_last(edition, id - 1);
    struct moment then = {last.at, last.match, last.seq};
    return match_is_known(edition, id, then) ? last : at_no_time;
}

/* From when it is known who plays at a side. */
static struct log_key side_known_from(const struct edition *edition, uint32_t id, int side)
{
    const struct match *match = &edition->matches.v[id];
    if (match_team(edition, id, side) == ID_NONE)
        return at_no_time;
    if (match->tie == ID_NONE)
        return match->group == ID_NONE ? from_start : edition->groups.v[match->group].known;
    const struct tie *tie = &edition->ties.v[match->tie];
    int of = side == HOME ? match->home_side : !match->home_side;
    struct log_key known = slot_known(edition, tie, of);
    struct moment then = {known.at, known.match, known.seq};
    return slot_at(edition, match->tie, of, then) != ID_NONE ? known : at_no_time;
}

/* Its first entry; before that nobody is on the field. */
static struct log_key kicked_off(const struct edition *edition, uint32_t id)
{
    const struct match *match = &edition->matches.v[id];
    if (match->entry_count == 0)
        return at_no_time;
    return (struct log_key){edition->entries.v[match->entry_first].at, id, 0};
}

/* -- matches ------------------------------------------------------------------------------------
 */

static const char *where_match(struct making *making, uint32_t id)
{
    const struct edition *edition = making->edition;
    const struct match *match = &edition->matches.v[id];
    char label[160] = "";
    if (match->tie == ID_NONE) {
        const char *group = match->group == ID_NONE ? NULL : edition->groups.v[match->group].name;
        return group ? group : "";
    }
    const struct tie *tie = &edition->ties.v[match->tie];
    tie_label(edition, match->tie, label, sizeof label);
    if (match->role == ROLE_REPLAY)
        return arena_printf(making->arena, "%s, replay", label);
    if (match->role == ROLE_PLAY_OFF)
        return arena_printf(making->arena, "%s, play-off", label);
    if (edition->rounds.v[tie->round].legs > 1)
        return arena_printf(making->arena, "%s, %s leg", label, match->leg ? "2nd" : "1st");
    return arena_strndup(making->arena, label, strlen(label));
}

/* What else finds a match: its round in full, its key, the teams' codes. */
static const char *also_match(struct making *making, uint32_t id, const bool known[SIDE_COUNT])
{
    const struct edition *edition = making->edition;
    const struct match *match = &edition->matches.v[id];
    const char *also = match->key;
    if (match->tie != ID_NONE) {
        const struct round *round = &edition->rounds.v[edition->ties.v[match->tie].round];
        also = arena_printf(making->arena, "%s %s", also, round->name ? round->name : "");
    }
    for (int side = 0; side < SIDE_COUNT; side++) {
        const struct team *team =
            known[side] ? &edition->teams.v[match_team(edition, id, side)] : NULL;
        if (team)
            also = arena_printf(making->arena, "%s %s %s", also, team->code ? team->code : "",
                                team->full ? team->full : "");
    }
    return also;
}

/* What stands for a side that is not known yet: who may come, in the words that hold all along. */
static const char *side_text(struct making *making, uint32_t id, int side, bool known)
{
    const struct edition *edition = making->edition;
    const struct match *match = &edition->matches.v[id];
    char text[300] = "?";
    if (known)
        return edition->teams.v[match_team(edition, id, side)].name;
    if (match->tie != ID_NONE) {
        int of = side == HOME ? match->home_side : !match->home_side;
        struct moment before = {INSTANT_UNKNOWN, 0, 0};
        slot_words(edition, match->tie, of, before, 40, text, sizeof text);
    }
    return arena_strndup(making->arena, text, strlen(text));
}

/* A match under the names that it has, one after the other, as its sides become known. */
static void add_match(struct making *making, uint32_t id)
{
    const struct edition *edition = making->edition;
    struct log_key known = match_known_from(edition, id);
    struct log_key side[SIDE_COUNT] = {side_known_from(edition, id, HOME),
                                       side_known_from(edition, id, AWAY)};
    struct log_key turns[] = {known, key_later(known, earlier(side[HOME], side[AWAY])),
                              key_later(known, key_later(side[HOME], side[AWAY])), at_no_time};
    const char *where = where_match(making, id);
    for (int i = 0; i < 3; i++) {
        struct moment then = {turns[i].at, turns[i].match, turns[i].seq};
        bool is[SIDE_COUNT] = {key_seen(then, side[HOME]), key_seen(then, side[AWAY])};
        bool same = !memcmp(&turns[i].at, &turns[i + 1].at, sizeof turns[i].at) &&
                    turns[i].match == turns[i + 1].match && turns[i].seq == turns[i + 1].seq;
        if (turns[i].at == INSTANT_END || same)
            continue;
        struct name name = {.kind = NAME_MATCH,
                            .text = arena_printf(making->arena, "%s v %s",
                                                 side_text(making, id, HOME, is[HOME]),
                                                 side_text(making, id, AWAY, is[AWAY])),
                            .where = where,
                            .key = edition->matches.v[id].key,
                            .from = turns[i],
                            .until = turns[i + 1]};
        add(making, name, also_match(making, id, is));
    }
}

/* -- teams --------------------------------------------------------------------------------------
 */

/* From when each team is known to take part: in a group from the start, else as it comes into a
 * match. */
static void note_team(const struct edition *edition, struct log_key *seen, uint32_t id, int side)
{
    uint32_t team = match_team(edition, id, side);
    if (team != ID_NONE)
        seen[team] =
            earlier(key_later(match_known_from(edition, id), side_known_from(edition, id, side)),
                    seen[team]);
}

static const char *also_team(struct making *making, const struct team *team)
{
    const char *also = arena_printf(making->arena, "%s %s", team->code ? team->code : "",
                                    team->full ? team->full : "");
    for (uint32_t i = 0; i < team->alias_count; i++)
        also = arena_printf(making->arena, "%s %s", also, team->aliases[i]);
    return also;
}

static void add_teams(struct making *making)
{
    const struct edition *edition = making->edition;
    struct log_key *seen = arena_array(making->arena, struct log_key, edition->teams.n);
    for (size_t i = 0; i < edition->teams.n; i++)
        seen[i] = at_no_time;
    for (size_t g = 0; g < edition->groups.n; g++)
        for (uint32_t i = 0; i < edition->groups.v[g].team_count; i++)
            if (edition->groups.v[g].teams[i] != ID_NONE)
                seen[edition->groups.v[g].teams[i]] = from_start;
    for (uint32_t id = 0; id < edition->matches.n; id++)
        for (int side = 0; side < SIDE_COUNT; side++)
            note_team(edition, seen, id, side);
    for (size_t i = 0; i < edition->teams.n; i++) {
        const struct team *team = &edition->teams.v[i];
        struct name name = {.kind = NAME_TEAM,
                            .text = team->name,
                            .where = team->country ? team->country : "",
                            .key = team->key,
                            .from = seen[i],
                            .until = at_no_time};
        if (seen[i].at != INSTANT_END)
            add(making, name, also_team(making, team));
    }
}

/* -- players ------------------------------------------------------------------------------------
 */

struct first_seen {
    struct log_key key;
    uint32_t match;
};

static void see_first(struct first_seen *seen, uint32_t who, struct log_key key, uint32_t match)
{
    if (who == ID_NONE || key.at == INSTANT_END)
        return;
    struct log_key first = earlier(key, seen[who].key);
    if (!memcmp(&first, &seen[who].key, sizeof first))
        return;
    seen[who] = (struct first_seen){key, match};
}

static void see_entry(const struct edition *edition, struct first_seen *seen, uint32_t id,
                      uint32_t seq)
{
    const struct entry *entry = &edition->entries.v[edition->matches.v[id].entry_first + seq];
    struct log_key key = {entry->at, id, seq};
    if (entry->kind == ENTRY_EVENT) {
        see_first(seen, edition->events.v[entry->ref].person, key, id);
        see_first(seen, edition->events.v[entry->ref].other, key, id);
    } else if (entry->kind == ENTRY_KICK) {
        see_first(seen, edition->kicks.v[entry->ref].taker, key, id);
        see_first(seen, edition->kicks.v[entry->ref].keeper, key, id);
    }
}

/* Those on the field from kick-off, and all that is told of others. */
static void see_match(const struct edition *edition, struct first_seen *seen, uint32_t id)
{
    const struct match *match = &edition->matches.v[id];
    for (int side = 0; side < SIDE_COUNT; side++) {
        const struct lineup *lineup = &match->lineup[side];
        for (uint32_t i = 0; i < lineup->starter_count && i < lineup->player_count; i++)
            see_first(seen, lineup->players[i].person, kicked_off(edition, id), id);
        if (lineup->player_count > 0)
            see_first(seen, lineup->coach, kicked_off(edition, id), id);
    }
    for (uint32_t seq = 0; seq < match->entry_count; seq++)
        see_entry(edition, seen, id, seq);
}

static void add_players(struct making *making)
{
    const struct edition *edition = making->edition;
    struct first_seen *seen = arena_array(making->arena, struct first_seen, edition->people.n);
    for (size_t i = 0; i < edition->people.n; i++)
        seen[i] = (struct first_seen){at_no_time, ID_NONE};
    for (uint32_t id = 0; id < edition->matches.n; id++)
        see_match(edition, seen, id);
    for (size_t i = 0; i < edition->people.n; i++) {
        const struct person *person = &edition->people.v[i];
        if (seen[i].match == ID_NONE || person->team == ID_NONE)
            continue;
        const struct team *team = &edition->teams.v[person->team];
        add(making,
            (struct name){.kind = NAME_PLAYER,
                          .text = person->name,
                          .where = team->name,
                          .key = edition->matches.v[seen[i].match].key,
                          .from = seen[i].key,
                          .until = at_no_time},
            team->code ? team->code : "");
    }
}

/* -- venues -------------------------------------------------------------------------------------
 */

static void add_venues(struct making *making)
{
    const struct edition *edition = making->edition;
    struct first_seen *seen = arena_array(making->arena, struct first_seen, edition->venues.n);
    for (size_t i = 0; i < edition->venues.n; i++)
        seen[i] = (struct first_seen){at_no_time, ID_NONE};
    for (uint32_t id = 0; id < edition->matches.n; id++) {
        uint32_t venue = edition->matches.v[id].venue;
        see_first(seen, venue, match_known_from(edition, id), id);
    }
    for (size_t i = 0; i < edition->venues.n; i++) {
        const struct venue *venue = &edition->venues.v[i];
        if (seen[i].match != ID_NONE)
            add(making,
                (struct name){.kind = NAME_VENUE,
                              .text = venue->name,
                              .where = venue->city ? venue->city : "",
                              .key = edition->matches.v[seen[i].match].key,
                              .from = seen[i].key,
                              .until = at_no_time},
                venue->country ? venue->country : "");
    }
}

/* -- all of it ----------------------------------------------------------------------------------
 */

static int by_text(const void *a, const void *b)
{
    const struct name *left = a, *right = b;
    if (left->kind != right->kind)
        return left->kind < right->kind ? -1 : 1;
    int order = strcmp(left->fold, right->fold);
    return order ? order : strcmp(left->key, right->key);
}

static const char *title_of(const struct edition *edition, struct arena *arena)
{
    if (edition->competition && edition->season)
        return arena_printf(arena, "%s %s", edition->competition, edition->season);
    const char *title = edition->name ? edition->name : edition->key ? edition->key : "";
    return arena_strndup(arena, title, strlen(title));
}

static instant start_of(const struct edition *edition)
{
    struct log log;
    struct moment start = moment_end();
    log_open(&log, edition);
    timeline_start(&log, scope_edition(), &start);
    log_close(&log);
    return start.at;
}

void index_build(struct name_index *index, const struct edition *edition, struct arena *arena)
{
    const char *title = title_of(edition, arena), *key = edition->key ? edition->key : "";
    struct making making = {.edition = edition, .arena = arena, .title = fold(arena, title)};
    add_teams(&making);
    add_players(&making);
    add_venues(&making);
    for (uint32_t id = 0; id < edition->matches.n; id++)
        add_match(&making, id);
    struct name itself = {.kind = NAME_EDITION,
                          .text = title,
                          .where = "",
                          .key = arena_strndup(arena, key, strlen(key)),
                          .from = from_start,
                          .until = at_no_time};
    add(&making, itself, arena_printf(arena, "%s %s", key, edition->name ? edition->name : ""));
    if (making.names.n > 0)
        qsort(making.names.v, making.names.n, sizeof *making.names.v, by_text);
    *index = (struct name_index){.key = itself.key,
                                 .title = title,
                                 .start = start_of(edition),
                                 .count = (uint32_t)making.names.n,
                                 .v = arena_array(arena, struct name, making.names.n)};
    /* The texts must last as long as the index does, with or without the edition. */
    for (size_t i = 0; i < making.names.n; i++) {
        struct name *name = &index->v[i];
        *name = making.names.v[i];
        name->text = arena_strndup(arena, name->text, strlen(name->text));
        name->where = arena_strndup(arena, name->where, strlen(name->where));
        name->key = arena_strndup(arena, name->key, strlen(name->key));
    }
    /* Those that are compared lie side by side: a search goes through them all. */
    for (size_t i = 0; i < making.names.n; i++)
        index->v[i].fold = arena_strndup(arena, index->v[i].fold, strlen(index->v[i].fold));
    vec_release(&making.names);
    index_sift(index, arena);
}
