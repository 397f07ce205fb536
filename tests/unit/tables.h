/* Small groups for tests of tables, in few words. */
#ifndef TOUCHLINE_TESTS_TABLES_H
#define TOUCHLINE_TESTS_TABLES_H

#include "model/table.h"

#define FT(score) "score = { ft = \"" score "\"; };"

/* An edition of teams a to d, ranked 4 to 1, in one group "g1". stage, group: settings of theirs;
 * games: "a-b" and settings of the match each, NULL last, played a day apart from 2031-06-01 12:00
 * UTC; rest: what follows the groups. NULL: it has errors, see tables_complaint(). */
struct edition *tables_make(const char *stage, const char *group, const char *const *games,
                            const char *rest);

/* The first thing said about the last edition made, or "". */
const char *tables_complaint(void);

/* "a bc d": the order of the group at a moment, with a blank between those whom something parts. */
const char *tables_order_at(struct edition *edition, struct moment now, struct table *table,
                            struct arena *arena);

/* Makes one and compares its order in the end. */
void tables_check(const char *stage, const char *group, const char *const *games,
                  const char *expected);

/* "2031-06-03T11:00" as a moment. */
struct moment tables_moment(const char *text);

#endif
