#include "base/vec.h"

#include <stdint.h>
#include <stdlib.h>

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

void vec_free(void *items)
{
    free(items);
}
