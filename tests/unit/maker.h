/* Small editions for tests, in few words, made through the builder as a reader would. */
#ifndef TOUCHLINE_TESTS_MAKER_H
#define TOUCHLINE_TESTS_MAKER_H

#include "base/err.h"
#include "model/edition.h"

struct maker {
    struct edition *edition;
    struct report report;
    uint32_t round, tie, match; /* the one in hand */
    instant kickoff;            /* of the next match; a week further each time */
};

void maker_open(struct maker *maker);
void maker_close(struct maker *maker);

/* Rounds: criteria by their words, separated by blanks. Pairings known from the start. */
void maker_round(struct maker *maker, const char *key, int legs, const char *criteria);

/* Teams are made at need: key "ajax" is named "Ajax", code "AJA". A slot: a team's key, "winner
 * KEY" or "loser KEY". */
uint32_t maker_team(struct maker *maker, const char *key);
void maker_tie(struct maker *maker, const char *key, const char *top, const char *bottom);

/* The next match of the tie in hand. end: "scheduled", "FT", "AET", "pens", or a clock ("21'",
 * "HT") at which it stands. */
void maker_match(struct maker *maker, const char *end);

/* An event of the match in hand: "16'", "goal", team's key, a person or NULL. */
struct event *maker_event(struct maker *maker, const char *clock, const char *kind,
                          const char *team, const char *person);

/* Kicks of the match in hand: "top+ bottom- ..." as "a+ b- a+": team's key and + scored, - missed,
 * ? unknown, v void. */
void maker_kicks(struct maker *maker, const char *kicks);

struct match *maker_in_hand(struct maker *maker);

/* Seals; true when there was no error. */
bool maker_seal(struct maker *maker);

/* True when some problem holds the text. */
bool maker_complains(const struct maker *maker, const char *text);

#endif
