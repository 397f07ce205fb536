/*
 * The names of every edition that can be opened. Those of the bundled editions are read from the
 * file that comes with them, those of others from the one in the user's cache; an edition that
 * neither knows as its file now is, is read itself, and put into the cache. A cache that cannot be
 * read or written is done without.
 */
#ifndef TOUCHLINE_CLI_SHELVES_H
#define TOUCHLINE_CLI_SHELVES_H

#include "base/err.h"
#include "find/search.h"

struct shelves {
    struct shelf *v;            /* each as far as may be told of it */
    const char *const *sources; /* by which each is opened: an id or an absolute path */
    uint32_t count;
};

/*
 * Those of the library; recent: those opened last come first, files of no library among them. safe:
 * each as far as one left off in it, else as it was at its start; else all of it. In the arena.
 * trouble, empty where there is none, gets what is wrong with a file of names.
 */
void shelves_open(struct shelves *shelves, bool recent, bool safe, struct arena *arena,
                  struct err *trouble);

#endif
