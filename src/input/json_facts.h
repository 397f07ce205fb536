/*
 * What the readers of live providers' answers share: looking into a JSON tree of which only some
 * members matter, and the parts of a draft that all of them make. A member that is not there, or
 * null, is not known; one that is there in a form that was not expected is an error in the report,
 * with its line, and the whole answer is refused: nothing is read by half.
 */
#ifndef TOUCHLINE_INPUT_JSON_FACTS_H
#define TOUCHLINE_INPUT_JSON_FACTS_H

#include "input/draft.h"
#include "input/json_tree.h"

struct facts {
    struct draft *draft;
    struct report *report;
    uint32_t file;
    uint32_t title, round;    /* headings: of the competition, and the last round's; or ID_NONE */
    struct draft_match match; /* in hand */
};

/* -- looking into the tree --------------------------------------------------------------------- */

/* A member, by name without regard to case; NULL when it is not there or null, or object is NULL or
 * no object. */
const struct json_node *facts_member(const struct json_node *object, const char *key);

/* The element of an array, from 0; NULL when array is NULL or shorter. */
const struct json_node *facts_element(const struct json_node *array, uint32_t index);

/* A member that has to be a text (trimmed; len 0 not there), an array or an object (NULL not
 * there), true or false (false not there). */
struct span facts_text(struct facts *facts, const struct json_node *object, const char *key);
const struct json_node *facts_array(struct facts *facts, const struct json_node *object,
                                    const char *key);
const struct json_node *facts_object(struct facts *facts, const struct json_node *object,
                                     const char *key);
bool facts_flag(struct facts *facts, const struct json_node *object, const char *key);

/* A whole number from 0 to most, as 2, 2.0 or "2"; -1 not there. */
int facts_number(struct facts *facts, const struct json_node *object, const char *key, int most);

/* An id, as "760488" or 760488; len 0 not there. */
struct span facts_id(struct facts *facts, const struct json_node *object, const char *key);

/* Whether a text is one of football's words: without regard to case. */
bool facts_is(struct span text, const char *word);

/* -- a draft's parts --------------------------------------------------------------------------- */

enum { FACTS_SCORE_MOST = 200, FACTS_MINUTE_MOST = 150, FACTS_ADDED_MOST = 60 };

/* Begins a file of that name in the draft. */
void facts_begin(struct facts *facts, struct draft *draft, struct report *report, const char *name);

/* The competition's title, "UEFA Europa League 2026/27", and its heading. */
void facts_title(struct facts *facts, struct span title, uint32_t line);

/* The heading of a round, which the match in hand gets; the code of a round makes its name, where
 * name is empty: "QUARTER_FINALS", "round-of-32", "semi-finals---western-conf" as people write it.
 */
void facts_round(struct facts *facts, struct span code, struct span name, uint32_t line);

/* A match not in hand yet, and what was made of it added to the draft. */
void facts_match_begin(struct facts *facts, const struct json_node *node);
void facts_match_end(struct facts *facts);

/* "2026-06-29T17:00Z": an instant, into the time of the match in hand. */
void facts_time(struct facts *facts, const struct json_node *object, const char *key);

/* "45'", "90'+8'", "90+8", ""; minute 0 when it says none. False when it is something else. */
bool facts_clock(struct span text, struct clock *clock);

/* A minute in a phase: what a source calls 45' in the second half is its first minute. */
struct clock facts_clock_in(struct clock clock, enum phase phase);

/* The phase of a minute in a match of at most 120; PHASE_UNKNOWN for minute 0. */
enum phase facts_phase_of(struct clock clock);

/* The running score of a match under way, stopped or finished, where it belongs. */
void facts_score_so_far(struct facts *facts, const int16_t score[2]);

/* Adds the other leg where a match is one of two and the draft has only it. A first leg gets the
 * score that the aggregate leaves, as long as the second is not under way (an aggregate may lag).
 */
void facts_add_legs(struct draft *draft);

/* False, with an error, where the report has got one since before or the draft no match. */
bool facts_end(struct facts *facts, size_t errors_before);

#endif
