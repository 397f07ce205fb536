/*
 * The words of the edition file for enumerated things, one table each, indexed by the enum, and the
 * match clock's written form. word_find() is the inverse of any of them.
 */
#ifndef TOUCHLINE_MODEL_WORDS_H
#define TOUCHLINE_MODEL_WORDS_H

#include "model/edition.h"

extern const char *const criterion_words[CRITERION_COUNT]; /* "goals", "away-goals", ... */
extern const char
    *const event_words[EVENT_KIND_COUNT]; /* "goal", "penalty", "own-goal", "missed-penalty",
                                             "yellow", "second-yellow", "red", "sub", "var" */
extern const char *const event_role_words[PERSON_ROLE_COUNT]; /* "player", "coach", "assistant
                                                                 coach", "bench", "substituted" */
extern const char
    *const var_words[VAR_DECISION_COUNT]; /* "", "no goal", "goal", "no red", "red to yellow",
                                             "red", "no penalty", "penalty" */
extern const char *const
    kick_words[KICK_OUTCOME_COUNT]; /* "scored", "saved", "post", "bar", "frame", "off-target",
                                       "missed", "unknown", "void", "forfeited" */
extern const char
    *const coverage_words[COVERAGE_COUNT]; /* "unknown", "some", "none mentioned", "all" */
extern const char
    *const decision_words[DECISION_KIND_COUNT]; /* "", "awarded", "walk-over",
                                                   "expelled", "annulled", "lots", "replay" */
extern const char *const
    status_words[MATCH_STATUS_COUNT]; /* "scheduled", "delayed", "postponed", "under way", ... */
extern const char *const stage_words[STAGE_KIND_COUNT]; /* "group", "league", "knock-out" */

/* Index of the len bytes at word in table, or -1. */
int word_find(const char *const *table, int count, const char *word, size_t len);

/*
 * Reads a clock: "16'", "45+2'", "~80'" (about), "?'" (minute not known), and with the phase known
 * but not the minute "1H?'" "2H?'" "ET1?'" "ET2?'" and "pens" (during the kicks). The phase of a
 * bare minute follows from it: 1-45, 46-90, 91-105, 106-120; added minutes only after 45, 90, 105
 * and 120. False when it is none of these or impossible.
 */
bool clock_parse(const char *text, size_t len, struct clock *clock);

/* The same written; returns buf. size >= 16. */
char *clock_format(struct clock clock, char *buf, size_t size);

/* Order within a match: <0, 0, >0. Unknown minutes come last in their phase, unknown phases at the
 * end of play: before the kicks, which are not part of the match (Law 10). */
int clock_compare(struct clock a, struct clock b);

#endif
