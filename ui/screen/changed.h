/*
 * What the last step changed: the difference between view->before and view->now, or between the
 * build before (view->was) and this one, which stands out on the screen (CELL_CHANGED) until the
 * next step. Where there was no step the two are the same, and nothing does; nor on what is
 * printed.
 */
#ifndef TOUCHLINE_SCREEN_CHANGED_H
#define TOUCHLINE_SCREEN_CHANGED_H

#include "screen/screen.h"

/* Whether there was a step, on or back. */
bool changed_any(const struct view *view);

/* Whether an entry (its place in its match's log) is seen now and was not before. A step back
 * leaves none such: what it took away shows in figures that differ. */
bool changed_entry(const struct view *view, uint32_t match, uint32_t seq);

/* Whether now and before see other entries of a match. O(log n) in its entries; between two builds
 * O(n). */
bool changed_match(const struct view *view, uint32_t match);

/* The same view at the moment before the step; of the build before. */
struct view changed_before(const struct view *view);

#endif
