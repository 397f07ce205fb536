/* What happened at the entry of the log at which the moment stands, for screens that show many
 * matches: there a card, or a kick not scored, changes nothing else. */
#ifndef TOUCHLINE_SCREEN_TOLD_H
#define TOUCHLINE_SCREEN_TOLD_H

#include "screen/inner.h"

struct told {
    uint32_t match;
    bool phase; /* a phase began or ended, or a decision fell; else an event or a kick */
    struct event_mark mark; /* not of a phase */
    char when[24];          /* "89'", "Kick 7"; "" of a phase */
    char words[INNER_TEXT]; /* "Yellow card, Gigot (MAR)", "Half-time": where its match is told */
    char brief[INNER_TEXT]; /* "Gigot (MAR)" to stand beside the mark; "Half-time, MAR 1-0 BEN" */
};

/* False when the moment lies between entries. Of a step of several entries it is the last. Nothing
 * in it is from later than the moment. canvas: for the width of its text; nothing is shortened. */
bool told_now(const struct view *view, const struct canvas *canvas, struct told *told);

#endif
