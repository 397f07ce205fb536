/* The live edition in the ids of the known one. Declared in live/lay_parts.h. */
#include <string.h>

#include "input/names.h"
#include "live/lay_parts.h"
#include "model/seal.h"
#include "output/edition_write.h"

/* -- ids ----------------------------------------------------------------------------------------
 */

/* An id that neither the known edition has nor, since they are its own, the live one's others. */
static const char *fresh_key(struct lay *lay, const struct strmap *known, const struct strmap *live,
                             const char *key)
{
    const char *fresh = key;
    for (unsigned i = 2; strmap_get(known, fresh, strlen(fresh)) != STRMAP_NONE ||
                         (fresh != key && strmap_get(live, fresh, strlen(fresh)) != STRMAP_NONE);
         i++)
        fresh = arena_printf(&lay->arena, "%.*s-%u", KEY_BYTES - 12, key, i);
    return fresh;
}

void lay_set_keys(struct lay *lay)
{
    const struct edition *known = lay->known, *live = lay->live;
    for (size_t i = 0; i < live->teams.n; i++)
        lay->team_key[i] =
            lay->team[i] != ID_NONE
                ? known->teams.v[lay->team[i]].key
                : fresh_key(lay, &known->team_by_key, &live->team_by_key, live->teams.v[i].key);
    for (size_t i = 0; i < live->ties.n; i++)
        lay->tie_key[i] =
            lay->tie[i] != ID_NONE
                ? known->ties.v[lay->tie[i]].key
                : fresh_key(lay, &known->tie_by_key, &live->tie_by_key, live->ties.v[i].key);
}

static bool same_text(const char *a, const char *b)
{
    return a && b && name_same_words((struct span){a, strlen(a)}, (struct span){b, strlen(b)});
}

static const char *venue_key(struct lay *lay, const struct venue *venue)
{
    const struct edition *known = lay->known;
    for (size_t i = 0; i < known->venues.n; i++)
        if (same_text(known->venues.v[i].name, venue->name))
            return known->venues.v[i].key;
    return fresh_key(lay, &known->venue_by_key, &lay->live->venue_by_key, venue->key);
}

static bool same_title(const struct source *a, const struct source *b)
{
    return a->title && b->title && strcmp(a->title, b->title) == 0;
}

static const char *source_key(struct lay *lay, const struct source *source)
{
    const struct edition *known = lay->known;
    for (size_t i = 0; i < known->sources.n; i++)
        if (same_title(&known->sources.v[i], source))
            return known->sources.v[i].key;
    return fresh_key(lay, &known->source_by_key, &lay->live->source_by_key, source->key);
}

/* -- slots --------------------------------------------------------------------------------------
 */

/* Whether a known tie's winner, or its loser, goes somewhere in the known edition. */
static bool goes_somewhere(const struct edition *known, uint32_t tie, uint8_t kind)
{
    for (size_t i = 0; i < known->ties.n; i++)
        for (int side = TOP; side <= BOTTOM; side++) {
            const struct slot *slot = &known->ties.v[i].slot[side];
            if (slot->kind == kind && slot->ref == tie)
                return true;
        }
    return false;
}

/* A slot that draws on what is not there, or goes elsewhere, is known by its team alone. */
static void mend_slot(const struct lay *lay, struct slot *slot)
{
    bool good = true;
    if (slot_is_fed(slot) && lay->tie[slot->ref] != ID_NONE)
        good = !goes_somewhere(lay->known, lay->tie[slot->ref], slot->kind);
    else if (slot_is_fed(slot))
        good = lay->tie_added[slot->ref];
    else if (slot->kind == SLOT_GROUP || slot->kind == SLOT_BEST_THIRD)
        good = lay->known->groups.n == 0;
    if (!good)
        slot->kind = slot->team == ID_NONE ? SLOT_UNKNOWN : SLOT_TEAM;
}

/* -- writing ------------------------------------------------------------------------------------
 */

#define COPY(lay, edition, of)                                                                     \
    ((edition)->of.v = (edition)->of.n ? arena_copy(&(lay)->arena, (edition)->of.v,                \
                                                    (edition)->of.n * sizeof *(edition)->of.v)     \
                                       : NULL)

/* The slots say who fills them, and times are the known edition's zone's. */
static void copy_ties_and_matches(struct lay *lay, struct edition *copy)
{
    COPY(lay, copy, ties);
    COPY(lay, copy, matches);
    for (size_t i = 0; i < copy->ties.n; i++) {
        struct tie *tie = &copy->ties.v[i];
        tie->key = lay->tie_key[i];
        for (int side = TOP; side <= BOTTOM; side++) {
            if (tie->slot[side].team == ID_NONE)
                tie->slot[side].team = tie->team[side];
            mend_slot(lay, &tie->slot[side]);
        }
    }
    for (size_t i = 0; i < copy->matches.n; i++) {
        struct match *match = &copy->matches.v[i];
        if (match->precision == PRECISION_DATE) /* the same date there */
            match->kickoff += lay->live->offset - lay->known->offset;
        if (match->offset == lay->live->offset)
            match->offset = lay->known->offset;
    }
}

static void copy_names(struct lay *lay, struct edition *copy)
{
    const struct edition *known = lay->known, *live = lay->live;
    COPY(lay, copy, teams);
    COPY(lay, copy, venues);
    COPY(lay, copy, sources);
    COPY(lay, copy, rounds);
    COPY(lay, copy, groups);
    for (size_t i = 0; i < copy->teams.n; i++) {
        copy->teams.v[i].key = lay->team_key[i];
        copy->teams.v[i].code = ""; /* so that events name teams by their ids */
    }
    for (size_t i = 0; i < copy->venues.n; i++)
        copy->venues.v[i].key = venue_key(lay, &copy->venues.v[i]);
    for (size_t i = 0; i < copy->sources.n; i++) /* each answer is one, of the same title */
        copy->sources.v[i].key = i > 0 && same_title(&copy->sources.v[i], &copy->sources.v[i - 1])
                                     ? copy->sources.v[i - 1].key
                                     : source_key(lay, &copy->sources.v[i]);
    for (size_t i = 0; i < copy->rounds.n; i++)
        copy->rounds.v[i].key =
            fresh_key(lay, &known->round_by_key, &live->round_by_key, live->rounds.v[i].key);
    for (size_t i = 0; i < copy->groups.n; i++)
        copy->groups.v[i].key =
            fresh_key(lay, &known->group_by_key, &live->group_by_key, live->groups.v[i].key);
}

void lay_write_live(struct lay *lay)
{
    struct edition copy = *lay->live;
    copy_names(lay, &copy);
    copy_ties_and_matches(lay, &copy);
    copy.offset = lay->known->offset;
    lay->from = edition_write_value(&copy);
}
