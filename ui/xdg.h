/* Where a user's files lie, by the XDG base directory specification. */
#ifndef TOUCHLINE_UI_XDG_H
#define TOUCHLINE_UI_XDG_H

#include <stdbool.h>

#include "base/arena.h"

/* "$variable/touchline" where the variable holds an absolute path, else "~/otherwise/touchline";
 * in the arena. NULL when there is no home either. */
char *xdg_dir(struct arena *arena, const char *variable, const char *otherwise);

#endif
