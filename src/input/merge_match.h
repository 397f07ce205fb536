/* draft_merge()'s own: one match's facts filled from another account of it. */
#ifndef TOUCHLINE_INPUT_MERGE_MATCH_H
#define TOUCHLINE_INPUT_MERGE_MATCH_H

#include "base/arena.h"
#include "input/draft.h"

struct merge {
    struct draft *into;
    const struct draft *from;
    struct arena *arena;
    struct report *report;
    uint32_t file_base;     /* where from's files begin among into's */
    size_t headings_before; /* of into's own */
    uint32_t matches_before;
    bool *met;         /* [matches_before] */
    uint32_t *heading; /* of from -> in into, or ID_NONE while not asked for */
};

/* Fills mine (a copy, not in into's vector yet or still) from other of merge->from; swapped: 1 when
 * other's home side is mine's away side. */
void merge_match(struct merge *merge, struct draft_match *mine, const struct draft_match *other,
                 int swapped);

/* The events and kicks of both, goals paired one by one. */
void merge_events(struct merge *merge, struct draft_match *mine, const struct draft_match *other,
                  int swapped);

/* Records what other says otherwise: a sentence in mine's note and a warning. */
void merge_differs(struct merge *merge, struct draft_match *mine, uint32_t line,
                   const char *sentence);

#endif
