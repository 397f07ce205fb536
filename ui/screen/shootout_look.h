/* What the shoot-out screen shows, found once for drawing, printing and keys. */
#ifndef TOUCHLINE_SCREEN_SHOOTOUT_LOOK_H
#define TOUCHLINE_SCREEN_SHOOTOUT_LOOK_H

#include "screen/kicks.h"

struct shootout_shown {
    uint32_t match;
    struct match_state state;
    struct shootout_state kicks;
    struct kick_lines lines;
    uint32_t index;          /* of the selected kick; UINT32_MAX: none has been taken */
    bool last;               /* and it is the last seen */
    char before[INNER_TEXT]; /* "1-0 after extra time, 2-2 on aggregate" */
    char words[INNER_TEXT];  /* one or two lines, parted by \n */
};

/* The shoot-out of the match in focus, which must have begun. */
void shootout_look(const struct view *view, const struct canvas *canvas, struct shootout_shown *s);

#endif
