/* A team's road through an edition: its matches, as far as they are known at a moment. */
#ifndef TOUCHLINE_MODEL_ROAD_H
#define TOUCHLINE_MODEL_ROAD_H

#include "base/arena.h"
#include "model/edition.h"
#include "model/match.h"
#include "model/moment.h"

enum road_result { ROAD_OPEN, ROAD_WON, ROAD_DRAWN, ROAD_LOST };

struct road_match {
    uint32_t match;
    uint32_t tie, group;      /* where it belongs; the other is ID_NONE */
    uint8_t side;             /* of the team: HOME or AWAY */
    uint32_t opponent;        /* ID_NONE: not known yet */
    uint8_t result;           /* enum road_result: of this match by its goals; kicks do not count */
    bool tie_won, tie_lost;   /* with this match the tie was decided for it, against it; on its last
                                 match known at the moment only */
    struct match_state state; /* as it stood; its score in match order */
};

struct road {
    struct road_match *matches; /* in order of kick-off, as far as they are dated */
    uint32_t count;
};

/* The matches of which it is known at the moment that the team plays them, in the arena. */
void road_at(const struct edition *edition, uint32_t team, struct moment now, struct arena *arena,
             struct road *road);

#endif
