#include "time/carry.h"

#include <stdlib.h>
#include <string.h>

#include "model/match.h"
#include "model/words.h"

enum { MINUTES_APART = 3 };

static uint32_t find(const struct strmap *map, const char *key)
{
    uint32_t id = key ? strmap_get(map, key, strlen(key)) : STRMAP_NONE;
    return id == STRMAP_NONE ? ID_NONE : id;
}

uint32_t carry_team(const struct edition *old, const struct edition *new, uint32_t team)
{
    return team < old->teams.n ? find(&new->team_by_key, old->teams.v[team].key) : ID_NONE;
}

uint32_t carry_tie(const struct edition *old, const struct edition *new, uint32_t tie)
{
    return tie < old->ties.n ? find(&new->tie_by_key, old->ties.v[tie].key) : ID_NONE;
}

uint32_t carry_match(const struct edition *old, const struct edition *new, uint32_t match)
{
    return match < old->matches.n ? find(&new->match_by_key, old->matches.v[match].key) : ID_NONE;
}

uint32_t carry_group(const struct edition *old, const struct edition *new, uint32_t group)
{
    return group < old->groups.n ? find(&new->group_by_key, old->groups.v[group].key) : ID_NONE;
}

/* -- entries ------------------------------------------------------------------------------------
 */

static const struct entry *entry_at(const struct edition *edition, uint32_t match, uint32_t seq)
{
    return &edition->entries.v[edition->matches.v[match].entry_first + seq];
}

/* Goals are one family, whatever their kind was put right to; so are cards that send off. */
static uint32_t family_of(const struct event *event)
{
    int side = event_goal_side(event);
    if (side != SIDE_NONE)
        return (uint32_t)(EVENT_GOAL * SIDE_COUNT + side);
    int kind = event->kind == EVENT_RED ? EVENT_SECOND_YELLOW : event->kind;
    return (uint32_t)(kind * SIDE_COUNT + event->side);
}

/* What an entry is, as far as it tells which one of its match's it is. */
struct mark {
    uint32_t sort;      /* entries of another sort are never the same */
    const char *person; /* of an event; NULL: not known */
    struct clock clock;
};

static struct mark mark_of(const struct edition *edition, const struct entry *entry)
{
    enum { SORTS = 64 };
    struct mark mark = {.sort = (uint32_t)entry->kind * SORTS};
    if (entry->kind == ENTRY_PHASE_START || entry->kind == ENTRY_PHASE_END) {
        mark.sort += entry->phase;
    } else if (entry->kind == ENTRY_EVENT) {
        const struct event *event = &edition->events.v[entry->ref];
        mark.sort += family_of(event);
        mark.person = person_name(edition, event->person);
        mark.clock = event->clock;
    }
    return mark;
}

/* How surely two entries are one, most surely first: as patch_make() has it of events. */
enum sure { SURE_SAME, SURE_SAME_PERSON, SURE_NEAR, SURE_BY_ORDER, SURE_COUNT };

static bool is_same(const struct mark *a, const struct mark *b, enum sure sure)
{
    if (a->sort != b->sort)
        return false;
    bool known = a->person && b->person;
    bool same = known ? strcmp(a->person, b->person) == 0 : a->person == b->person;
    bool timed = a->clock.minute > 0 && b->clock.minute > 0;
    bool near = timed && abs(a->clock.minute - b->clock.minute) <= MINUTES_APART;
    switch (sure) {
    case SURE_SAME:
        return same && clock_compare(a->clock, b->clock) == 0;
    case SURE_SAME_PERSON:
        return known && same;
    case SURE_NEAR:
        return !known && near;
    default:
        return !known || near;
    }
}

/* The marks of a match's entries; the caller's to free. */
static struct mark *marks_of(const struct edition *edition, uint32_t match)
{
    uint32_t count = edition->matches.v[match].entry_count;
    struct mark *marks = calloc(count + 1, sizeof *marks);
    if (!marks)
        abort();
    for (uint32_t i = 0; i < count; i++)
        marks[i] = mark_of(edition, entry_at(edition, match, i));
    return marks;
}

uint32_t *carry_pairs(const struct edition *one, uint32_t in, const struct edition *other,
                      uint32_t match)
{
    uint32_t one_count = one->matches.v[in].entry_count;
    uint32_t count = other->matches.v[match].entry_count;
    struct mark *there = marks_of(one, in), *here = marks_of(other, match);
    uint32_t *pairs = calloc(count + 1, sizeof *pairs);
    bool *taken = calloc(one_count + 1, sizeof *taken);
    if (!pairs || !taken)
        abort();
    for (uint32_t i = 0; i < count; i++)
        pairs[i] = ID_NONE;
    for (enum sure sure = SURE_SAME; sure < SURE_COUNT; sure++)
        for (uint32_t i = 0; i < count; i++)
            for (uint32_t j = 0; j < one_count && pairs[i] == ID_NONE; j++)
                if (!taken[j] && is_same(&there[j], &here[i], sure)) {
                    pairs[i] = j;
                    taken[j] = true;
                }
    free(taken);
    free(there);
    free(here);
    return pairs;
}

uint32_t carry_entry(const struct edition *old, const struct edition *new, uint32_t match,
                     uint32_t seq)
{
    uint32_t to = carry_match(old, new, match);
    if (to == ID_NONE || seq >= old->matches.v[match].entry_count)
        return ID_NONE;
    uint32_t *pairs = carry_pairs(new, to, old, match), found = pairs[seq];
    free(pairs);
    return found;
}

bool carry_same_person(const struct edition *old, uint32_t was, const struct edition *new,
                       uint32_t is)
{
    const char *one = person_name(old, was), *other = person_name(new, is);
    return one == other || (one && other && strcmp(one, other) == 0);
}

static bool same_event(const struct edition *old, const struct event *was,
                       const struct edition *new, const struct event *is)
{
    return was->kind == is->kind && was->side == is->side && was->var == is->var &&
           clock_compare(was->clock, is->clock) == 0 &&
           carry_same_person(old, was->person, new, is->person) &&
           carry_same_person(old, was->other, new, is->other);
}

static bool same_kick(const struct edition *old, const struct kick *was, const struct edition *new,
                      const struct kick *is)
{
    return was->outcome == is->outcome && was->side == is->side &&
           carry_same_person(old, was->taker, new, is->taker) &&
           carry_same_person(old, was->keeper, new, is->keeper);
}

bool carry_same_entry(const struct edition *old, struct log_place was, const struct edition *new,
                      struct log_place is)
{
    const struct entry *one = entry_at(old, was.match, was.seq);
    const struct entry *other = entry_at(new, is.match, is.seq);
    if (one->kind != other->kind)
        return false;
    switch ((enum entry_kind)one->kind) {
    case ENTRY_EVENT:
        return same_event(old, &old->events.v[one->ref], new, &new->events.v[other->ref]);
    case ENTRY_KICK:
        return one->ref - old->matches.v[was.match].kick_first ==
               other->ref - new->matches.v[is.match].kick_first &&same_kick(
                                old, &old->kicks.v[one->ref], new, &new->kicks.v[other->ref]);
    case ENTRY_PHASE_START:
    case ENTRY_PHASE_END:
        return one->phase == other->phase && one->last == other->last;
    case ENTRY_DECISION:
    case ENTRY_KIND_COUNT:
        break;
    }
    return true;
}

bool carry_same_log(const struct edition *old, uint32_t was, const struct edition *new, uint32_t is)
{
    uint32_t count = new->matches.v[is].entry_count;
    if (old->matches.v[was].entry_count != count)
        return false;
    for (uint32_t i = 0; i < count; i++)
        if (!carry_same_entry(old, (struct log_place){was, i}, new, (struct log_place){is, i}))
            return false;
    return true;
}

bool carry_same_ids(const struct edition *old, const struct edition *new)
{
    bool same = old->teams.n == new->teams.n && old->ties.n == new->ties.n &&
                old->matches.n == new->matches.n && old->groups.n == new->groups.n;
    for (uint32_t i = 0; same && i < old->teams.n; i++)
        same = carry_team(old, new, i) == i;
    for (uint32_t i = 0; same && i < old->ties.n; i++)
        same = carry_tie(old, new, i) == i;
    for (uint32_t i = 0; same && i < old->matches.n; i++)
        same = carry_match(old, new, i) == i;
    for (uint32_t i = 0; same && i < old->groups.n; i++)
        same = carry_group(old, new, i) == i;
    return same;
}

/* -- moments ------------------------------------------------------------------------------------
 */

struct moment carry_moment(const struct edition *old, const struct edition *new,
                           struct moment moment)
{
    uint32_t match = carry_match(old, new, moment.match);
    if (moment.at == INSTANT_END || moment.match == UINT32_MAX)
        return moment;
    if (match == ID_NONE)
        return moment_at(moment.at);
    uint32_t seq =
        moment.seq == UINT32_MAX ? ID_NONE : carry_entry(old, new, moment.match, moment.seq);
    if (seq == ID_NONE)
        return (struct moment){moment.at, match, moment.seq};
    return (struct moment){entry_at(new, match, seq)->at, match, seq};
}

/* -- news ---------------------------------------------------------------------------------------
 */

static int by_log(const void *a, const void *b)
{
    const struct log_key *left = a, *right = b;
    if (left->at != right->at)
        return left->at < right->at ? -1 : 1;
    if (left->match != right->match)
        return left->match < right->match ? -1 : 1;
    return left->seq < right->seq ? -1 : left->seq > right->seq;
}

struct carry_news carry_news(const struct edition *old, const struct edition *new,
                             struct arena *arena)
{
    VEC(struct log_key) found = {0};
    for (uint32_t match = 0; match < new->matches.n; match++) {
        uint32_t from = carry_match(new, old, match);
        uint32_t *pairs = from == ID_NONE ? NULL : carry_pairs(old, from, new, match);
        for (uint32_t seq = 0; seq < new->matches.v[match].entry_count; seq++)
            if (!pairs || pairs[seq] == ID_NONE)
                vec_push(&found, (struct log_key){entry_at(new, match, seq)->at, match, seq});
        free(pairs);
    }
    if (found.n)
        qsort(found.v, found.n, sizeof *found.v, by_log);
    struct carry_news news = {.v = arena_array(arena, struct log_key, found.n),
                              .count = (uint32_t)found.n};
    if (found.n)
        memcpy(news.v, found.v, found.n * sizeof *found.v);
    vec_release(&found);
    return news;
}

struct moment carry_before(struct log_key entry)
{
    if (entry.seq > 0)
        return (struct moment){entry.at, entry.match, entry.seq - 1};
    return entry.match > 0 ? (struct moment){entry.at, entry.match - 1, UINT32_MAX}
                           : moment_at(entry.at - 1);
}
