/*
 * The names of an edition, as finding wants them: teams, players, matches, venues and the edition
 * itself, each with the form that is compared (utf8_fold_key()) and with the place in the log from
 * which it may be seen, so that a search tells nothing that its moment does not. An index is made
 * of an edition, or read from a file of many (names_file.h), and lasts without it.
 */
#ifndef TOUCHLINE_FIND_INDEX_H
#define TOUCHLINE_FIND_INDEX_H

#include "base/arena.h"
#include "base/vec.h"
#include "model/edition.h"
#include "model/moment.h"

enum name_kind { /* in the order in which they stand where they fit alike */
                 NAME_TEAM,
                 NAME_PLAYER,
                 NAME_MATCH,
                 NAME_VENUE,
                 NAME_EDITION,
                 NAME_KIND_COUNT
};

extern const char *const name_kind_words[NAME_KIND_COUNT]; /* "team", "player", ... */

struct name {
    uint8_t kind;      /* enum name_kind */
    const char *text;  /* "Olympiacos", "Benfica v Marseille" */
    const char *where; /* what tells it from others: a player's team, a match's round; "" */
    const char *key;   /* what the edition calls it: a team's key, the match's ("qf1/2"); of a
                          player and a venue the key of the first match to go to; the edition's */
    const char *fold;  /* the text folded, a tab, and what else finds it folded: code,
                          aliases, where it is, the edition */
    struct log_key from, until; /* seen from the entry from on, until the entry until: INSTANT_END
                                   where that never comes. From the start: at INSTANT_UNKNOWN */
};

/* What is in the folded text, so that most names need not be looked at: a bit for each letter or
 * digit, and one of 64 for every two that follow each other. */
struct name_sieve {
    uint64_t letters, pairs;
    uint32_t name, all; /* bytes of the folded name, and of all that is folded */
};

struct name_index {
    const char *key, *title;  /* the edition's: "uel-2023-24", "Europa League 2023-24" */
    instant start;            /* of the edition, as timeline_start(); INSTANT_END: not known */
    struct name *v;           /* by kind, then by folded text, so that the order tells nothing */
    struct name_sieve *sieve; /* of each */
    uint32_t count;
};

/* Of len bytes of folded text. */
struct name_sieve name_sieve_of(const char *fold, size_t len);

/* Makes the sieves of an index that has all else. */
void index_sift(struct name_index *index, struct arena *arena);

/* Whether a name is there at a moment. */
bool name_is_seen(const struct name *name, struct moment now);

/* All names of a sealed edition, in the arena. */
void index_build(struct name_index *index, const struct edition *edition, struct arena *arena);

#endif
