/* Map from text to a 32-bit number: keys to array ids. Keys are borrowed and outlive the map. */
#ifndef TOUCHLINE_BASE_STRMAP_H
#define TOUCHLINE_BASE_STRMAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct strmap_slot;

struct strmap {
    struct strmap_slot *slots; /* owned */
    size_t count, cap;
};

#define STRMAP_NONE UINT32_MAX

/* Zero-initialise to make one. */
void strmap_release(struct strmap *map);

/* Adds key -> value; false (and the old value is kept) when the key is there already. */
bool strmap_add(struct strmap *map, const char *key, uint32_t value);

/* The value of the len bytes at key, or STRMAP_NONE. */
uint32_t strmap_get(const struct strmap *map, const char *key, size_t len);

#endif
