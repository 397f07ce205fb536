#include "state.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "xdg.h"

static char *state_dir(struct arena *arena)
{
    return xdg_dir(arena, "XDG_STATE_HOME", ".local/state");
}

char *state_last(struct arena *arena)
{
    char *dir = state_dir(arena), *bytes;
    size_t len;
    if (!dir || !file_read(file_join(arena, dir, "last"), &bytes, &len, NULL))
        return NULL;
    char *source = arena_strndup(arena, bytes, strcspn(bytes, "\n"));
    free(bytes);
    return source[0] ? source : NULL;
}

/* mkdir -p; the specification wants 0700 for what is made. */
static bool make_dirs(char *path)
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

static bool write_line(int fd, const char *text)
{
    FILE *out = fdopen(fd, "w");
    if (!out) {
        close(fd);
        return false;
    }
    bool written = fprintf(out, "%s\n", text) > 0;
    return fclose(out) == 0 && written;
}

static bool is_last(struct arena *arena, const char *source)
{
    const char *last = state_last(arena);
    return last && strcmp(last, source) == 0;
}

void state_remember(const char *source)
{
    struct arena arena;
    arena_init(&arena);
    char *dir = state_dir(&arena);
    if (dir && !strchr(source, '\n') && !is_last(&arena, source) && make_dirs(dir)) {
        char *beside = file_join(&arena, dir, "last.XXXXXX");
        int fd = mkstemp(beside);
        if (fd >= 0 &&
            (!write_line(fd, source) || rename(beside, file_join(&arena, dir, "last")) != 0))
            unlink(beside);
    }
    arena_release(&arena);
}
