/* For tests of readers: JSON as a draft, and short assertions on it. */
#ifndef TOUCHLINE_TESTS_DRAFTING_H
#define TOUCHLINE_TESTS_DRAFTING_H

#include "cmocka_all.h"

#include "input/draft.h"
#include "input/json_tree.h"

struct drafting {
    struct draft draft;
    struct json_tree tree;
    struct report report;
};

typedef bool draft_reader(struct draft *draft, const struct json_tree *tree, const char *name,
                          struct report *report);

/* Parses text and reads it; what the reader returns. Release it in any case. */
bool drafting_read(struct drafting *drafting, draft_reader *reader, const char *text);
void drafting_release(struct drafting *drafting);

/* Reads text, which has to be refused with an error that holds words and "expected". */
void assert_refused(draft_reader *reader, const char *text, const char *words);

void assert_span(struct span span, const char *text);
void assert_pair(const int16_t score[2], int home, int away);

/* An event of the draft: kind, the side in whose list it stands, minute, added time, person (NULL:
 * not known). */
void assert_event(const struct drafting *drafting, size_t event, int kind, int side, int minute,
                  int added, const char *person);

#endif
