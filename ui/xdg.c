#include "xdg.h"

#include <stdlib.h>

#include "base/file.h"

char *xdg_dir(struct arena *arena, const char *variable, const char *otherwise)
{
    const char *dir = getenv(variable);
    if (dir && dir[0] == '/') /* the specification: a relative one is to be ignored */
        return file_join(arena, dir, "touchline");
    const char *home = getenv("HOME");
    if (!home || home[0] != '/')
        return NULL;
    return file_join(arena, file_join(arena, home, otherwise), "touchline");
}
