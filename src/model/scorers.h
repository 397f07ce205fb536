/* Who has scored the most at a moment. */
#ifndef TOUCHLINE_MODEL_SCORERS_H
#define TOUCHLINE_MODEL_SCORERS_H

#include "base/arena.h"
#include "model/edition.h"
#include "model/moment.h"

struct scorer {
    uint32_t person, team; /* team: ID_NONE where it is not known */
    uint32_t goals;
    uint32_t penalties; /* of the goals; kicks of a shoot-out are none */
    uint32_t place;     /* from 1; equal goals share one */
    instant last;       /* his last goal seen */
};

struct scorers {
    struct scorer *rows; /* most goals first; equal ones by name */
    uint32_t count;
    uint32_t own_goals; /* seen in all; they make nobody a scorer */
    uint32_t unnamed;   /* goals seen whose scorer is not known: the list may be short of them */
};

/*
 * The scorers of the goals seen, in the arena. Own goals, goals that were taken back, and those of
 * matches whose annulment is seen count for nobody.
 */
void scorers_at(const struct edition *edition, struct moment now, struct arena *arena,
                struct scorers *scorers);

#endif
