/* The parts of edition_seal(), shared between its files only. */
#ifndef TOUCHLINE_MODEL_SEAL_H
#define TOUCHLINE_MODEL_SEAL_H

#include "base/err.h"
#include "model/edition.h"
#include "model/moment.h"

/* Places in the log: before everything; not at any moment. */
static const struct log_key key_always = {INSTANT_UNKNOWN, 0, 0};
static const struct log_key key_never = {INSTANT_END, UINT32_MAX, UINT32_MAX};

/* Whether what came with an entry is seen; the later of two entries. */
bool key_seen(struct moment now, struct log_key key);
struct log_key key_later(struct log_key a, struct log_key b);

/* The last entry of a match; key_always when it has none. (slot.c) */
struct log_key key_of_last(const struct edition *edition, uint32_t match);

/* Filled by what comes out of another tie. */
static inline bool slot_is_fed(const struct slot *slot)
{
    return slot->kind == SLOT_WINNER || slot->kind == SLOT_LOSER;
}

/* The side that is through at a moment, or SIDE_NONE; whoever it is. (tie.c) */
int tie_winner_at(const struct edition *edition, uint32_t tie, struct moment now);

/* Whether an organiser decided about the tie or a match of it later than at its end, so that it may
 * have stood otherwise before. (slot.c) */
bool tie_is_contested(const struct edition *edition, const struct tie *tie);

/* From when it is known who stands in a slot (if anybody does in the end). Round.drawn, the feeding
 * tie and the tie's own entries must be sealed. (slot.c) */
struct log_key slot_known(const struct edition *edition, const struct tie *tie, int side);

typedef VEC(struct event) event_vec;

struct sealing {
    struct edition *edition;
    struct report *report;
    event_vec given; /* the events as the reader left them; the edition's are made anew, in order */
    event_vec scratch; /* those of the match in hand */
    instant last;      /* no match sealed so far has an entry after it */
    uint32_t *stamps;  /* by person: what was last noted of him */
    uint32_t stamp;    /* the last one given */
};

/* Links ties to their feeders. False when the links make no sense, so that nothing can be asked of
 * the ties. (seal_link.c) */
bool link_slots(struct sealing *sealing);

/* One tie with its matches: its teams, their stated names checked, its winner and when that was
 * decided. Feeding ties and round.drawn are sealed. (seal_tie.c) */
void seal_tie(struct sealing *sealing, uint32_t tie);

/* Notes who comes to the places of a group, once; its matches and group.known are sealed.
 * (group_place.c) */
void seal_places(struct edition *edition, uint32_t group);

/* Whether a team can come to stand in a slot that nobody fills yet, as far as that is known; the
 * feeding tie is sealed. (seal_slot.c) */
bool slot_may_hold(const struct edition *edition, const struct slot *slot, uint32_t team);

/* Says that it cannot; key: of the tie or match where it stands. */
void slot_complain(struct sealing *sealing, const struct slot *slot, const char *key, uint32_t team,
                   uint32_t line);

/* One match whose teams are known (team: home, away; ID_NONE where not): sides, order, VAR, checks,
 * derived goals, its log. Fills in a side that was not known, where the match tells it. */
void seal_match(struct sealing *sealing, uint32_t match, uint32_t team[2]);

/* The checks of one match, once sides are set and events are in order. */
void check_match(struct sealing *sealing, uint32_t match, const uint32_t team[2]);

/* Goals against stated scores; appends derived goals to sealing->scratch where the goals known are
 * not all. */
void check_scores(struct sealing *sealing, uint32_t match);

/* Kicks against Law 10 and the stated score. Their sides are set. */
void check_kicks(struct sealing *sealing, uint32_t match);

/* "Marseille" for messages; "?" for ID_NONE. */
const char *seal_team_name(const struct sealing *sealing, uint32_t team);

#endif
