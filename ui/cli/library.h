/* Where editions are: those that come with touchline (in $TOUCHLINE_DATADIR, else beside the
 * program that was built and not installed, else pkgdatadir) and the user's own (in
 * $XDG_DATA_HOME/touchline, else ~/.local/share/touchline). An edition's id is its file's name
 * without ".cfg". Of two with one id the user's own is meant. */
#ifndef TOUCHLINE_CLI_LIBRARY_H
#define TOUCHLINE_CLI_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

#define LIBRARY_DEFAULT "uel-2023-24" /* what is shown when nothing is asked for */

struct library_item {
    const char *id, *path;
    bool own; /* the user's */
};

#define LIBRARY_DIRS 2

/* The folders themselves, the user's own first, then NULL: dirs has room for one more. */
void library_dirs(struct arena *arena, const char *dirs[LIBRARY_DIRS + 1]);

/* Every edition: those that come with it by id, then the user's by id; returns how many. */
size_t library_list(struct arena *arena, struct library_item **items);

/* The file of an edition id, or NULL when there is none (or it is no id). */
char *library_find(struct arena *arena, const char *id);

/* The file of their names that comes with the editions (find/names_file.h), and that which is kept
 * in $XDG_CACHE_HOME/touchline of all others. NULL: there is no place for one. */
char *library_names(struct arena *arena);
char *library_cache(struct arena *arena);

/* What a word on the command line is the SOURCE of: "-" for standard input, a known edition's
 * file, an existing file, or anything with '/' or ':' in it. NULL when it is no SOURCE. */
const char *library_source(struct arena *arena, const char *word);

#endif
