/*
 * Growable array of values on the heap, for things whose number is not known yet. Declare as
 * VEC(struct tie) ties; zero-initialise, push, release. An index stays valid, a pointer does not.
 */
#ifndef TOUCHLINE_BASE_VEC_H
#define TOUCHLINE_BASE_VEC_H

#include <stddef.h>

#define VEC(type)                                                                                  \
    struct {                                                                                       \
        type *v;                                                                                   \
        size_t n;                                                                                  \
        size_t cap;                                                                                \
    }

/* Makes room for one more of size bytes and returns the (possibly moved) array. Aborts when out of
 * memory. Use vec_push(). */
void *vec_grow(void *items, size_t *cap, size_t size);

/* Makes room for count more and copies them there, from outside; returns the (possibly moved)
 * array. Aborts when out of memory. Use vec_append(). */
void *vec_put(void *items, size_t *cap, size_t n, const void *from, size_t count, size_t size);

/* Appends a value. */
#define vec_push(vec, ...)                                                                         \
    do {                                                                                           \
        if ((vec)->n == (vec)->cap)                                                                \
            (vec)->v = vec_grow((vec)->v, &(vec)->cap, sizeof *(vec)->v);                          \
        (vec)->v[(vec)->n++] = (__VA_ARGS__);                                                      \
    } while (0)

/* Appends count values of an array of the same type that is not its own. */
#define vec_append(vec, from, count)                                                               \
    do {                                                                                           \
        size_t vec_count = (count);                                                                \
        _Static_assert(sizeof *(from) == sizeof *(vec)->v, "of the same type");                    \
        (vec)->v = vec_put((vec)->v, &(vec)->cap, (vec)->n, (from), vec_count, sizeof *(vec)->v);  \
        (vec)->n += vec_count;                                                                     \
    } while (0)

/* A pointer to what stands from place i on; NULL in a vector that never held anything, since a null
 * pointer may not be reckoned from (C17 6.5.6). */
#define vec_from(vec, i) ((vec)->v ? (vec)->v + (i) : NULL)

/* Frees the array and empties the vector. */
#define vec_release(vec)                                                                           \
    do {                                                                                           \
        vec_free((vec)->v);                                                                        \
        (vec)->v = NULL;                                                                           \
        (vec)->n = (vec)->cap = 0;                                                                 \
    } while (0)

void vec_free(void *items);

#endif
