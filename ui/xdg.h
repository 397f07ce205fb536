/* Where a user's files lie, by the XDG base directory specification. */
#ifndef TOUCHLINE_UI_XDG_H
#define TOUCHLINE_UI_XDG_H

#include <stdbool.h>

#include "base/arena.h"

/* "$variable/touchline" where the variable holds an absolute path, else "~/otherwise/touchline";
 * in the arena. NULL when there is no home either. */
char *xdg_dir(struct arena *arena, const char *variable, const char *otherwise);

/* mkdir -p: makes what there is not yet of a directory's absolute path, for its owner alone, as the
 * specification wants; the path is as it was afterwards. */
bool xdg_make(char *path);

#endif
