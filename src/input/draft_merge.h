/*
 * Two accounts of one edition made one: the first is kept, the second fills what it lacks, and what
 * the second says otherwise is recorded beside it and reported.
 */
#ifndef TOUCHLINE_INPUT_DRAFT_MERGE_H
#define TOUCHLINE_INPUT_DRAFT_MERGE_H

#include "base/arena.h"
#include "input/draft.h"

/*
 * Merges from into a first draft. Matches meet by their two teams (team_name_same(), in either
 * order) and their dates, which may differ by one day; a match whose teams the first does not know
 * yet ("N.N.") meets the only one of that day. Goals meet by scorer and minute. What differs:
 *   of an event:  event.also holds what the second says ("9'", "penalty", "Bamba Dieng");
 *   of a match:   match.note gets a sentence.
 * Each is a warning in report too, at the line of from. What only the second has is taken over,
 * with its headings; a goal is a penalty when either says so. A replay or play-off that either
 * calls so is one. from is only read; its texts must outlive into, as must the arena, which gets
 * new ones.
 */
void draft_merge(struct draft *into, const struct draft *from, struct arena *arena,
                 struct report *report);

/* Where all goals of a match have minutes and make its last score, a stated score before it that
 * they contradict goes: the goals are kept, the score becomes a note and a warning. */
void draft_settle(struct draft *draft, struct arena *arena, struct report *report);

#endif
