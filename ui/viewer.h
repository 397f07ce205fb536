/*
 * The viewer: the screens on a terminal, walked with keys and mouse, from here until the user
 * leaves. The command line enters here.
 */
#ifndef TOUCHLINE_UI_VIEWER_H
#define TOUCHLINE_UI_VIEWER_H

#include "base/err.h"
#include "cli/cli.h"
#include "screen/screen.h"
#include "settings.h"

/* What it starts with. Nothing in it is owned by the viewer; all must outlive it. */
struct app_door; /* app.h */
struct live;     /* live.h */
struct seen;     /* live/seen.h */

struct viewer_start {
    const struct edition *edition;
    struct moment now;
    const struct focus *focus;     /* NULL: focus_first() */
    bool safe;                     /* spoiler-safe */
    const struct moment *left_off; /* NULL: not known */
    bool remembers;                /* where one leaves off is kept for next time */
    const struct app_door *door;   /* to other editions, or NULL */
    struct live *live;             /* where newer builds of the edition come from, or NULL */
    struct seen *seen;     /* the journal whose edition it is, as it was received, or NULL: */
    uint32_t line;         /* after this line */
    enum screen_id screen; /* the first one */
    bool ascii;            /* no more than ASCII on the screen; settings may ask for it too */
    const struct settings *settings; /* NULL: the user's are read here */
};

/*
 * Runs until the user quits or the keyboard ends: EXIT_DONE. VIEWER_NO_TERMINAL, with why in err,
 * when standard output is no terminal, TERM is dumb or unknown, or there is no keyboard; nothing
 * was written then. Keys are read from standard input, or from /dev/tty where that is no terminal.
 * After SIGTERM, SIGHUP or SIGINT the terminal is given back and the signal raised again: it does
 * not return. How far the user has come is kept, if start says so: see app.h, reached.
 */
int viewer_run(const struct viewer_start *start, struct err *err);

#endif
