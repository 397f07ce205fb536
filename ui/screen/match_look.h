/* What the match screen shows of a match, found once for drawing, printing and keys. */
#ifndef TOUCHLINE_SCREEN_MATCH_LOOK_H
#define TOUCHLINE_SCREEN_MATCH_LOOK_H

#include "screen/match_list.h"

struct match_shown {
    uint32_t match;
    struct match_state state;
    struct match_rows rows;
    uint32_t selected;       /* row, or UINT32_MAX */
    char status[INNER_TEXT]; /* how it ended, or how it stands */
    char circumstances[2048];
    char words[2 * INNER_TEXT]; /* the selected row */
    char coverage[INNER_TEXT];
    char coaches[2 * INNER_NAME]; /* where no more is known of the line-ups */
};

/* The match in focus. clock: the status of a match that is on begins with its clock. */
void match_look(const struct view *view, bool clock, struct match_shown *s);

#endif
