/* Small editions for tests, built through model/build.h. Each call makes a new one; the caller
 * closes it. */
#ifndef TOUCHLINE_TESTS_SAMPLE_H
#define TOUCHLINE_TESTS_SAMPLE_H

#include "model/edition.h"

/*
 * Two ties of two legs each and a final ("Test Cup 2023-24", zone +02:00), ids in this order:
 *   sf1    Benfica v Marseille: 11 Apr 21:00 Benfica 2-1; 18 Apr 21:00 Marseille 1-0, extra time,
 *          4-2 on kicks, Benfica first; Florentino's card in extra time; Gigot's card by VAR
 *   sf2    Liverpool v Atalanta: 11 Apr 21:00 0-3; 18 Apr 21:00 Atalanta 0-1, Salah 7' (pen)
 *   final  22 May 21:00 in Dublin, not played
 */
struct edition *sample_two_legs(void);

/* A group of four teams, no ties: 1 Jun 15:00 A 1-0 B (own goal) and, at the same hour, C v D known
 * as 2-1 only; 5 Jun, hour not known, A v C to come. */
struct edition *sample_group(void);

/* A cup of one match a tie, decided by replays: A v B 1-1, replay B 2-1 A; C v D 3-0 awarded. */
struct edition *sample_replay(void);

/* The instant of "2024-04-18T21:20" in zone +02:00. */
instant sample_instant(const char *text);

#endif
