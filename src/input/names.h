/*
 * Names as people write them. Some sources shout surnames ("Enner VALENCIA") and leave accents out;
 * others of the same matches have them. What is done to a shouted word, and nothing else:
 *
 *   1. A word is shouted when it has two letters or more and all of them are capitals. II, III, IV
 *      and what stands in parentheses (VEN) stay as they are. A word that is not shouted is never
 * changed, unless another source has the same letters with accents.
 *   2. Where another source of the same edition and team writes the same person's word without
 *      shouting, that spelling is taken, accents, hyphens, particles and all: QUINONES with
 *      Quiñones is Quiñones.
 *   3. Else the first letter stays a capital and the others become small: VALENCIA is Valencia,
 *      MARQUINHOS is Marquinhos. So too after a hyphen (AUBA-YANG is Auba-Yang), and after an
 *      apostrophe that stands behind one letter (O'NEILL is O'Neill).
 *      A word with a small prefix (McKENNIE, DeMERIT) keeps that and the capital behind it.
 *      Between a first name and a last, a particle that the team's language writes small there is
 *      small: Virgil VAN DIJK of the Netherlands is Virgil van Dijk. So for Dutch, German and
 *      Portuguese, whose spelling rules say so; DE PAUL of Argentina is De Paul.
 *   4. MC and three letters or more: MCGINN is McGinn. MAC stays as any word (MACEDA is Maceda).
 *   5. The order of the words stays the source's. No accent appears that no source has.
 *
 * Texts given back lie in the arena; those given must outlive it or be in it.
 */
#ifndef TOUCHLINE_INPUT_NAMES_H
#define TOUCHLINE_INPUT_NAMES_H

#include "base/arena.h"
#include "base/utf8.h"
#include "input/draft.h"

/* Room for the folded form of a name that the gate lets through. */
#define NAME_KEY_BYTES (UTF8_NAME_BYTES * UTF8_FOLD_GROWTH + 1)

/* Folds a name for comparing: no accents, case, hyphens, apostrophes or dots; ae, oe, ue as a, o, u
 * (Ruediger and Rüdiger are one); junior is jr. key has room for NAME_KEY_BYTES. */
void name_key(char *key, struct span name);

/* A word or a name of nothing but capitals (rule 1). */
bool name_is_shouted(struct span name);

/* The name by rules 1, 3, 4 alone. */
struct span name_ordinary(struct span name, struct arena *arena);

/* The name with the words that another spelling of it has (rule 2), the rest by rule 3; team: the
 * player's, or empty. */
struct span name_best(struct span name, struct span other, struct span team, struct arena *arena);

/* Whether two spellings may be of one person: the same words in any order, the words of one among
 * the other's, or the same surname and the same first letter before it. */
bool name_same_person(struct span a, struct span b);

/* Whether two spellings have the same words, in any order. */
bool name_same_words(struct span a, struct span b);

/* Whether two names of teams are of one team: the same but for accents and case, or a pair that the
 * table of aliases has ("Czech Republic", "Czechia"). */
bool team_name_same(struct span a, struct span b);

/* Of a round's name: "qf", and "QF" in *brief (may be NULL): the rounds that everybody shortens; or
 * NULL. */
const char *round_kind(struct span name, const char **brief);

/* Puts every name of a player or referee of a draft in ordinary case, a player's with the spelling
 * that any mention in the same team has, in the draft or in spellings (further accounts of the
 * edition, only read). A scorer, booked player or taker who may be one player of the team's
 * line-ups and no other gets that one's name. */
void draft_names(struct draft *draft, struct draft *const *spellings, size_t count,
                 struct arena *arena);

#endif
