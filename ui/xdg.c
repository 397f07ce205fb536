#include "xdg.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

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

bool xdg_make(char *path)
{
    for (char *at = path + 1;; at++) {
        if (*at != '/' && *at != '\0')
            continue;
        char kept = *at;
        *at = '\0';
        bool made = mkdir(path, 0700) == 0 || errno == EEXIST;
        *at = kept;
        if (!made || kept == '\0')
            return made;
    }
}
