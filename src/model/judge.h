/* Who is through by a tally and a round's list of criteria. Used by tie.c only. */
#ifndef TOUCHLINE_MODEL_JUDGE_H
#define TOUCHLINE_MODEL_JUDGE_H

#include "model/tally.h"
#include "model/tie.h"

struct verdict {
    int winner; /* SIDE_NONE: level so far */
    enum criterion by;
    enum criterion next; /* when level: what comes next; CRITERION_COUNT: nothing */
};

/*
 * Walks a round's list (UEFA competition regulations 2023/24, art. 21; its like elsewhere). A
 * replay is a single match judged by the same list without away goals and further replays.
 */
struct verdict judge_bout(const struct round *round, const struct tally *tally,
                          const struct bout *bout);

/* Whether a goal can still be scored: not in the breaks that only kicks, a replay or nothing
 * follows. */
bool judge_can_score(const struct tally *tally, const struct verdict *verdict);

/* The goals that a side needs now, while the deciding match is on. */
struct needs judge_needs(const struct edition *edition, const struct round *round,
                         const struct tally *tally, const struct bout *bout, int side,
                         bool level_now);

/* TOP or BOTTOM, or SIDE_NONE when level. */
static inline int side_with_more(const int value[2])
{
    return value[TOP] == value[BOTTOM] ? SIDE_NONE : value[TOP] > value[BOTTOM] ? TOP : BOTTOM;
}

#endif
