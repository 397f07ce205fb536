/*
 * Building an edition: what readers call. Add facts in any order of kinds, but ties of one round,
 * matches of one tie or group, events and kicks of one match stay together; then seal.
 */
#ifndef TOUCHLINE_MODEL_BUILD_H
#define TOUCHLINE_MODEL_BUILD_H

#include "base/err.h"
#include "model/edition.h"

/* A gated copy of text, one per distinct text, in the edition's arena; NULL for NULL or empty. */
const char *edition_intern(struct edition *edition, const char *text, size_t len);

/* The same for notes and titles: not limited to a name's length, not shared. */
const char *edition_text(struct edition *edition, const char *text, size_t len);

/* The person of that (raw) name and team, made at need. */
uint32_t edition_person(struct edition *edition, uint32_t team, const char *name, size_t len);

/* True when text is a key: 1 to KEY_BYTES-1 of [a-z0-9-], not starting with '-'. (Matches: with
 * '/'.) */
bool key_valid(const char *text, size_t len);

/* Facts that are blank where nothing is known; fill in what is. */
struct match match_blank(void);
struct tie tie_blank(void);
struct event event_blank(void);
struct kick kick_blank(void);

/*
 * Resolves, checks and orders the whole; problems of meaning go to report, errors make it return
 * false and the edition must not be shown. Checks: slots that feed each other in a circle or twice;
 * a slot's stated team; who plays at home; goals against stated scores (unless COVERAGE_SOME or
 * UNKNOWN, where the missing goals become derived events); events after the match's last phase, on
 * a match not begun, outside the phases played; more than 11 starters, one player twice; a kick
 * after the shoot-out was decided, the order of kicks, a level or undecided finish, the stated
 * kicks; a stated winner that the events contradict; a second yellow without the player being
 * booked only where all bookings are known; more rounds than ROUNDS_MOST. A round without criteria
 * gets goals, extra time and kicks.
 */
bool edition_seal(struct edition *edition, struct report *report);

#endif
