/*
 * Names that mean the same: one file says which, "aliases.conf" beside the editions.
 *
 *     teams = ( ( "Bayer 04 Leverkusen", "Leverkusen", "B04" ), ... );
 *     competitions = ( ( "UEFA Europa League", "Europa League", "uefa.europa" ), ... );
 *
 * Names are compared without regard to case, accents and punctuation.
 */
#ifndef TOUCHLINE_INPUT_ALIASES_H
#define TOUCHLINE_INPUT_ALIASES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/vec.h"

#define ALIASES_FILE "aliases.conf"

#define ALIASES_NONE UINT32_MAX

enum alias_kind { ALIAS_TEAM, ALIAS_COMPETITION, ALIAS_KIND_COUNT };

/* Zero-initialise; aliases_release() ends it. */
struct aliases {
    VEC(struct alias {
        const char *name; /* folded */
        uint8_t kind;     /* enum alias_kind */
        uint32_t row;
    })
    names;
    uint32_t rows;
    struct arena arena;
};

/*
 * Adds the rows of a file, len bytes which a NUL follows. A row that shares a name with one of an
 * earlier file goes on with it. False, with what is wrong and its line in report, when it is no
 * such file or has a name twice: then nothing of it is added.
 */
bool aliases_read(struct aliases *aliases, const char *bytes, size_t len, struct report *report);
void aliases_release(struct aliases *aliases);

/* The row in which a name stands, or ALIASES_NONE. */
uint32_t aliases_row(const struct aliases *aliases, enum alias_kind kind, const char *name);

/* Whether a row has both names, or they are one. */
bool aliases_same(const struct aliases *aliases, enum alias_kind kind, const char *a,
                  const char *b);

#endif
