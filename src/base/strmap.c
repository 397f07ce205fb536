#include "base/strmap.h"

#include <stdlib.h>
#include <string.h>

#define CAP_LEAST ((size_t)16) /* a power of two, as every capacity is */

struct strmap_slot {
    const char *key; /* NULL: free */
    size_t len;
    uint32_t hash;
    uint32_t value;
};

/* FNV-1a, then the upper half folded in: open addressing looks at the low bits alone. */
static uint32_t hash_bytes(const char *key, size_t len)
{
    uint64_t hash = 0xcbf29ce484222325u;
    for (size_t i = 0; i < len; i++)
        hash = (hash ^ (unsigned char)key[i]) * 0x100000001b3u;
    return (uint32_t)(hash ^ hash >> 32);
}

/* The slot that holds the key, or the free one where it belongs. */
static struct strmap_slot *find_slot(const struct strmap *map, const char *key, size_t len,
                                     uint32_t hash)
{
    for (size_t at = hash;; at++) {
        struct strmap_slot *slot = &map->slots[at & (map->cap - 1)];
        if (!slot->key || (slot->hash == hash && slot->len == len && !memcmp(slot->key, key, len)))
            return slot;
    }
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
            *find_slot(&larger, old->key, old->len, old->hash) = *old;
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
    if (map->count >= map->cap / 4 * 3)
        grow(map);
    size_t len = strlen(key);
    uint32_t hash = hash_bytes(key, len);
    struct strmap_slot *slot = find_slot(map, key, len, hash);
    if (slot->key)
        return false;
    *slot = (struct strmap_slot){.key = key, .len = len, .hash = hash, .value = value};
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
