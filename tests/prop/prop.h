/* Pseudo-random numbers for property tests: the same on every machine, TOUCHLINE_SEED overrides. */
#ifndef TOUCHLINE_TESTS_PROP_H
#define TOUCHLINE_TESTS_PROP_H

#include <stdint.h>
#include <stdlib.h>

#include "../unit/cmocka_all.h"

struct random {
    uint64_t state;
};

/* Starts a test; prints the seed with which it can be had again. */
static inline struct random random_start(void)
{
    const char *given = getenv("TOUCHLINE_SEED");
    uint64_t seed = given ? strtoull(given, NULL, 10) : 20240418;

    print_message("TOUCHLINE_SEED=%llu\n", (unsigned long long)seed);
    return (struct random){seed};
}

/* 0 to n-1 (splitmix64). */
static inline uint32_t random_below(struct random *random, uint32_t n)
{
    uint64_t z = random->state += 0x9e3779b97f4a7c15u;

    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return (uint32_t)((z ^ z >> 31) >> 32) % n;
}

#endif
