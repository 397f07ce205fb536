/*
 * What an answer changes: the editions that a source's answers make, one after another, against
 * what is believed so far. Each answer may be late, repeated or for a moment behind itself; what
 * comes out are facts added, amended and retracted, each once. Nothing here reads or writes.
 *
 * The same event: of one match, side and family of kinds (goals; yellow cards; cards that send off;
 * ...) and of the same person; or where a person is not known, within three minutes; else, of those
 * within three minutes, in their order. A minute not known is near every other. What is known is
 * not forgotten for an answer that does not know it.
 *
 * A fact that is not there any more goes when a second answer in a row is without it, or at once
 * where VAR has decided for that side; and only where the answer tells of its kind at all. A match
 * that is behind where it was is believed at the second answer in a row too. A goal that only the
 * score tells of is one "scorer not known" (edition_seal() makes it), which a later one amends.
 */
#ifndef TOUCHLINE_FEED_DIFFER_H
#define TOUCHLINE_FEED_DIFFER_H

#include "model/edition.h"

enum fact_family {
    FACT_GOAL,
    FACT_MISSED_PENALTY,
    FACT_YELLOW,
    FACT_SENT_OFF, /* red, or a second yellow */
    FACT_SUBSTITUTION,
    FACT_VAR,
    FACT_KICK,
    FACT_FAMILY_COUNT
};

struct fact {
    uint32_t id;    /* for good, from 1 */
    uint32_t match; /* in belief.matches */
    uint8_t family; /* enum fact_family */
    uint8_t kind;   /* enum event_kind; of kicks enum kick_outcome */
    uint8_t side;   /* goals: the side that profits; else that of the person */
    uint8_t var;    /* enum var_decision */
    struct clock clock;
    const char *person, *other; /* NULL: not known. Texts are the belief's */
    uint32_t place;             /* kicks: in their order, from 0 */
    bool missing;               /* the last answer was without it */
};

typedef VEC(struct fact) fact_vec;

struct belief_match {
    const char *name; /* match.id, else its key */
    const char *team[2];
    uint8_t status, phase; /* enum match_status, enum phase: the last begun */
    bool at_break;
    instant kickoff;
    int16_t stated[SCORE_POINT_COUNT][2];
    bool behind;    /* the last answer had it behind this */
    fact_vec facts; /* in the order in which they came to be known */
};

/* Zero-initialise to believe nothing. */
struct belief {
    VEC(struct belief_match) matches;
    struct strmap match_by_name, texts;
    VEC(const char *) text_list;
    struct arena arena;
    uint32_t last_id;
};

enum change_kind { CHANGE_MATCH, CHANGE_ADD, CHANGE_AMEND, CHANGE_RETRACT, CHANGE_KIND_COUNT };

struct change {
    uint8_t kind;     /* enum change_kind */
    bool announce;    /* news: an addition to a match that was known before */
    uint32_t match;   /* in belief.matches, which have it as it is now */
    struct fact fact; /* as it is now; RETRACT: as it was. MATCH: nothing */
};

typedef VEC(struct change) change_vec;

void belief_release(struct belief *belief);

/* Takes an answer, sealed, into the belief, and appends what that changes. Matches that the answer
 * does not have stay as they are. */
void differ_take(struct belief *belief, const struct edition *answer, change_vec *changes);

#endif
