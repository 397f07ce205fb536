/*
 * What a live source says, laid over an edition that is known. What the edition knows stays: its
 * ids, names, grounds and kick-offs, and all of a match that is over in it. From the live source
 * come what it lacks, and all that moves: of a match that is not over in the edition how it stands,
 * its score, events and kicks, and a kick-off that was moved; of one that is over in it what it has
 * none of (the ground, line-ups, bookings, kicks) where the scores agree; who has come to a slot
 * that was undecided; ties, rounds and groups that it does not have.
 *
 * Teams meet by their names, folded, without what clubs have beside them ("FC", "1."), by aliases,
 * and by who plays whom on a day; where more than one could be meant, none is. Ties meet by their
 * teams, or by those that may come to their slots; matches by teams and by dates that differ by a
 * day at most, or, while one is not over, by the nearest date. Events and kicks of a match are
 * taken from one side only.
 */
#ifndef TOUCHLINE_LIVE_LAY_H
#define TOUCHLINE_LIVE_LAY_H

#include "base/err.h"
#include "input/aliases.h"
#include "model/edition.h"

/* Whether two editions are of one competition and season ("Europa League" and "UEFA Europa League",
 * "2023-24", "2023/2024" and "2023"). */
bool lay_is_of(const struct edition *known, const struct edition *live,
               const struct aliases *aliases);

/* The year in which its season begins, by its name or by its first match; 0: it is not known. */
int lay_year(const struct edition *edition);

/* The live edition laid over the known one: a new edition, the caller's, with the ids that the live
 * one has of matches. NULL, with why in report,
 * when the two together make none. */
struct edition *lay_edition(const struct edition *known, const struct edition *live,
                            const struct aliases *aliases, struct report *report);

#endif
