/*
 * Arena: memory with one lifetime. Everything allocated from an arena lives until arena_release()
 * or arena_reset(); nothing is freed alone. Memory is zeroed. Running out of memory ends the
 * program by abort(); the terminal shell gives the terminal back on that way out too.
 */
#ifndef TOUCHLINE_BASE_ARENA_H
#define TOUCHLINE_BASE_ARENA_H

#include <stddef.h>

struct arena_block;

struct arena {
    struct arena_block *head; /* newest block; owned */
    size_t total;             /* bytes obtained from the system */
};

/* Makes an empty arena; allocates nothing yet. */
void arena_init(struct arena *arena);

/* Frees everything; the arena is empty and usable again. */
void arena_release(struct arena *arena);

/* Forgets everything but keeps the largest block for reuse (a frame's scratch memory). */
void arena_reset(struct arena *arena);

/* size zeroed bytes aligned for any object. size 0 gives a valid, unique-enough pointer. */
void *arena_alloc(struct arena *arena, size_t size);

/* A copy of size bytes of data. */
void *arena_copy(struct arena *arena, const void *data, size_t size);

/* A NUL-terminated copy of the first len bytes of text. */
char *arena_strndup(struct arena *arena, const char *text, size_t len);

/* printf into the arena. */
char *arena_printf(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* count zeroed objects of size bytes each; a product that overflows counts as out of memory. */
void *arena_alloc_many(struct arena *arena, size_t count, size_t size);

/* A zeroed array of count objects of a type. */
#define arena_array(arena, type, count) ((type *)arena_alloc_many((arena), (count), sizeof(type)))

#endif
