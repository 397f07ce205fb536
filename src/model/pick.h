/*
 * Choosing a tie or a match by words, as typed on a command line or into a finder. A word fits a
 * tie when it is part of a name, alias or code of a team in it (accents and case ignored), its
 * round ("qf", "semi-final", "final"), its id ("qf1") or a match of it ("qf1/2"); a match of a
 * group likewise by teams, group and id. Words side by side may together be a round or an id
 * ("round of 16", "QF 1"). Only what is known at the moment is looked at.
 */
#ifndef TOUCHLINE_MODEL_PICK_H
#define TOUCHLINE_MODEL_PICK_H

#include "base/err.h"
#include "model/edition.h"
#include "model/moment.h"

#define PICK_WORDS_MOST 64 /* words looked at; more fit nothing */

enum pick_what {
    PICK_TIES,
    PICK_MATCHES,  /* ties, each with its last leg at the moment, and matches of groups */
    PICK_SHOOTOUTS /* matches with a shoot-out that has begun */
};

struct pick {
    uint32_t tie;   /* ID_NONE: a match of a group */
    uint32_t match; /* the one named by id or meant by default; ID_NONE: the tie has none */
    bool named;     /* a word named the very match */
};

struct picks {
    struct pick *items; /* in the arena, in the edition's order */
    size_t count;
};

/* Everything that all of the words fit; with no words, everything. Words may be foreign bytes. */
void pick_find(const struct edition *edition, struct moment now, enum pick_what what,
               const char *const *words, size_t word_count, struct arena *arena,
               struct picks *picks);

/* The match of the last shoot-out begun, or ID_NONE. */
uint32_t pick_last_shootout(const struct edition *edition, struct moment now);

/* Moves the pick to leg 1, 2, ... of its tie. Fails when there is no such leg or a word named
 * another. */
bool pick_leg(const struct edition *edition, struct moment now, struct pick *pick, uint32_t leg,
              struct err *err);

/* "qf1" or "a/1": what a word has to be to fit this alone. */
const char *pick_id(const struct edition *edition, const struct pick *pick);

/* "QF 1  Benfica v Marseille", teams as known at the moment. */
void pick_describe(const struct edition *edition, struct moment now, const struct pick *pick,
                   char *buf, size_t size);

#endif
