/*
 * The small languages inside the strings of an edition file: one line an event, one a kick, and
 * what fills a slot of a tie. Only their form is read here; which team, source or tie is meant is
 * for the reader of the file. Spans point into the text given.
 *
 *     CLOCK WORD TEAM [NAME] [; ATTRIBUTE]...     79' goal MAR Moumbagna; how header
 *     TEAM OUTCOME [TAKER] [; ATTRIBUTE]...       BEN saved António Silva; by P. López
 *     TEAM | winner TIE | loser TIE | group A 1 | best third A/B/C | TEAM or TEAM | to be drawn |
 *         bye, the derived ones with " = TEAM"
 */
#ifndef TOUCHLINE_INPUT_CFG_EVENT_H
#define TOUCHLINE_INPUT_CFG_EVENT_H

#include "base/err.h"
#include "base/span.h"
#include "model/edition.h"

#define CFG_SHOWN 60 /* bytes of a foreign text shown in a message */

/* For "%.*s": how much of a span a message shows; never cuts a character of valid UTF-8. */
int cfg_shown(struct span span);

/* Takes the first word (up to a blank) off *rest; empty at the end. */
struct span cfg_word(struct span *rest);

/* True when the span is exactly the word. */
bool cfg_is(struct span span, const char *word);

/* "goal, penalty, own-goal" from a table of words (empty ones left out), for messages. */
char *cfg_words_join(const char *const *table, int count, char *buf, size_t size);

/* A number of 1 to 5 digits, the whole span. False when it is none. */
bool cfg_number(struct span span, uint32_t *number);

struct cfg_event_line {
    struct clock clock;
    uint8_t kind; /* enum event_kind */
    uint8_t role; /* enum event_role */
    uint8_t var;  /* enum var_decision */
    struct span team, name;
    struct span other; /* who assisted; of a substitution: who goes off */
    struct span how, also, note, source;
};

/* False: err says what was wrong and what was expected (without file and line). */
bool cfg_event_parse(const char *text, struct cfg_event_line *line, struct err *err);

struct cfg_kick_line {
    uint8_t outcome; /* enum kick_outcome */
    struct span team, taker, keeper, note, source;
};

bool cfg_kick_parse(const char *text, struct cfg_kick_line *line, struct err *err);

#define CFG_SLOT_TEAMS 16 /* the most teams that "TEAM or TEAM or ..." holds */

struct cfg_slot_line {
    uint8_t kind; /* enum slot_kind */
    uint32_t place;
    struct span ref;                   /* tie or group */
    struct span set;                   /* "A/B/C" */
    struct span teams[CFG_SLOT_TEAMS]; /* TEAM: one; ONE_OF: several */
    uint32_t team_count;
    struct span fill; /* behind the "=" */
};

bool cfg_slot_parse(const char *text, struct cfg_slot_line *line, struct err *err);

#endif
