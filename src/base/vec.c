#include "base/vec.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

void *vec_grow(void *items, size_t *cap, size_t size)
{
    size_t more = *cap ? *cap : 8;
    if (more > SIZE_MAX - *cap || *cap + more > PTRDIFF_MAX / size)
        abort();
    *cap += more;
    items = realloc(items, *cap * size);
    if (!items)
        abort();
    return items;
}

void *vec_put(void *items, size_t *cap, size_t n, const void *from, size_t count, size_t size)
{
    while (*cap - n < count)
        items = vec_grow(items, cap, size);
    if (count > 0)
        memcpy((char *)items + n * size, from, count * size);
    return items;
}

void vec_free(void *items)
{
    free(items);
}
