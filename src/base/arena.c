#include "base/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BLOCK_LEAST ((size_t)4 * 1024)
#define BLOCK_MOST ((size_t)1024 * 1024) /* blocks double up to here */

struct arena_block {
    struct arena_block *next;
    size_t used, size; /* bytes of data */
    _Alignas(max_align_t) unsigned char data[];
};

void arena_init(struct arena *arena)
{
    *arena = (struct arena){0};
}

static void free_blocks(struct arena_block *block)
{
    while (block) {
        struct arena_block *next = block->next;
        free(block);
        block = next;
    }
}

void arena_release(struct arena *arena)
{
    free_blocks(arena->head);
    arena_init(arena);
}

void arena_reset(struct arena *arena)
{
    struct arena_block **largest = &arena->head;
    for (struct arena_block **at = &arena->head; *at; at = &(*at)->next)
        if ((*at)->size > (*largest)->size)
            largest = at;
    struct arena_block *kept = *largest;
    if (!kept)
        return;
    *largest = kept->next;
    free_blocks(arena->head);
    kept->next = NULL;
    kept->used = 0;
    arena->head = kept;
    arena->total = sizeof *kept + kept->size;
}

static void add_block(struct arena *arena, size_t least)
{
    size_t size = arena->head ? arena->head->size * 2 : BLOCK_LEAST;
    if (size > BLOCK_MOST)
        size = BLOCK_MOST;
    if (size < least)
        size = least;
    struct arena_block *block = malloc(sizeof *block + size);
    if (!block)
        abort();
    block->next = arena->head;
    block->used = 0;
    block->size = size;
    arena->head = block;
    arena->total += sizeof *block + size;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    const size_t align = _Alignof(max_align_t);
    if (size > PTRDIFF_MAX - sizeof(struct arena_block) - align)
        abort();
    size_t taken = size ? (size + align - 1) / align * align : align;
    if (!arena->head || arena->head->size - arena->head->used < taken)
        add_block(arena, taken);
    void *memory = arena->head->data + arena->head->used;
    arena->head->used += taken;
    return memset(memory, 0, taken);
}

void *arena_alloc_many(struct arena *arena, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        abort();
    return arena_alloc(arena, count * size);
}

void *arena_copy(struct arena *arena, const void *data, size_t size)
{
    void *copy = arena_alloc(arena, size);
    if (size)
        memcpy(copy, data, size);
    return copy;
}

char *arena_strndup(struct arena *arena, const char *text, size_t len)
{
    if (len == SIZE_MAX)
        abort();
    char *copy = arena_alloc(arena, len + 1);
    if (len)
        memcpy(copy, text, len);
    return copy;
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
    char brief[128]; /* what most are */
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int len = vsnprintf(brief, sizeof brief, format, args);
    va_end(args);
    size_t size = len < 0 ? 0 : (size_t)len;
    char *text = arena_alloc(arena, size + 1);
    if (size < sizeof brief)
        memcpy(text, brief, size);
    else
        vsnprintf(text, size + 1, format, again);
    va_end(again);
    return text;
}
