#include "base/strmap.h"

#include <stdlib.h>
#include <string.h>

#define CAP_LEAST ((size_t)16) /* a power of two, as every capacity is */

/* Four to a cache line: a look-up among many thousands costs little more than fetching one. */
struct strmap_slot {
    const char *key; /* NULL: free */
    uint32_t hash;
    uint32_t value;
};

/* Eight bytes at a time, each part spread upwards by the product and back down by the shift, so
 * that every byte comes to bear on the low bits, the only ones that open addressing looks at. */
static uint32_t hash_bytes(const char *key, size_t len)
{
    const uint64_t factor = 0x9e3779b97f4a7c15u;
    uint64_t hash = len, part;
    for (; len > sizeof part; key += sizeof part, len -= sizeof part) {
        memcpy(&part, key, sizeof part);
        hash = (hash ^ part) * factor;
        hash ^= hash >> 29;
    }
    part = 0;
    memcpy(&part, key, len);
    hash = (hash ^ part) * factor;
    hash = (hash ^ hash >> 29) * factor;
    return (uint32_t)(hash ^ hash >> 32);
}

static bool holds(const struct strmap_slot *slot, const char *key, size_t len, uint32_t hash)
{
    return slot->hash == hash && strnlen(slot->key, len + 1) == len && !memcmp(slot->key, key, len);
}

/* The slot that holds the key, or the free one where it belongs. */
static struct strmap_slot *find_slot(const struct strmap *map, const char *key, size_t len,
                                     uint32_t hash)
{
    for (size_t at = hash;; at++) {
        struct strmap_slot *slot = &map->slots[at & (map->cap - 1)];
        if (!slot->key || holds(slot, key, len, hash))
            return slot;
    }
}

/* The same for a key that the map does not hold. */
static struct strmap_slot *free_slot(const struct strmap *map, uint32_t hash)
{
    size_t at = hash;
    while (map->slots[at & (map->cap - 1)].key)
        at++;
    return &map->slots[at & (map->cap - 1)];
}

static void grow(struct strmap *map)
{
    struct strmap larger = {.count = map->count, .cap = map->cap ? map->cap * 2 : CAP_LEAST};
    larger.slots = calloc(larger.cap, sizeof *larger.slots);
    if (!larger.slots)
        abort();
    for (size_t i = 0; i < map->cap; i++) {
        const struct strmap_slot *old = &map->slots[i];
        if (old->key)
            *free_slot(&larger, old->hash) = *old;
    }
    free(map->slots);
    *map = larger;
}

void strmap_release(struct strmap *map)
{
    free(map->slots);
    *map = (struct strmap){0};
}

bool strmap_add(struct strmap *map, const char *key, uint32_t value)
{
    if (map->count >= map->cap / 2)
        grow(map);
    size_t len = strlen(key);
    uint32_t hash = hash_bytes(key, len);
    struct strmap_slot *slot = find_slot(map, key, len, hash);
    if (slot->key)
        return false;
    *slot = (struct strmap_slot){.key = key, .hash = hash, .value = value};
    map->count++;
    return true;
}

uint32_t strmap_get(const struct strmap *map, const char *key, size_t len)
{
    if (!map->cap)
        return STRMAP_NONE;
    const struct strmap_slot *slot = find_slot(map, key, len, hash_bytes(key, len));
    return slot->key ? slot->value : STRMAP_NONE;
}
