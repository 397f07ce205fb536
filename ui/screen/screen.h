/*
 * Screens. A screen is a const table of functions; adding one is a file and a row in screens[]
 * (screen.c). What a screen shows is a function of the view alone; what keys do to it is a change
 * of focus and an effect that only the app performs.
 */
#ifndef TOUCHLINE_SCREEN_SCREEN_H
#define TOUCHLINE_SCREEN_SCREEN_H

#include "model/edition.h"
#include "model/moment.h"
#include "picture/canvas.h"
#include "time/cursor.h"

enum screen_id {
    SCREEN_BRACKET,
    SCREEN_SCOREBOARD,
    SCREEN_TIE,
    SCREEN_MATCH,
    SCREEN_SHOOTOUT,
    SCREEN_TABLE,
    SCREEN_SCORERS,
    SCREEN_HELP,
    SCREEN_FINDER,
    SCREEN_COUNT
};

enum {
    S_BRACKET = 1 << SCREEN_BRACKET,
    S_SCOREBOARD = 1 << SCREEN_SCOREBOARD,
    S_TIE = 1 << SCREEN_TIE,
    S_MATCH = 1 << SCREEN_MATCH,
    S_SHOOTOUT = 1 << SCREEN_SHOOTOUT,
    S_TABLE = 1 << SCREEN_TABLE,
    S_SCORERS = 1 << SCREEN_SCORERS,
    S_HELP = 1 << SCREEN_HELP,
    S_FINDER = 1 << SCREEN_FINDER,
    S_ALL = (1 << SCREEN_COUNT) - 1,
    S_TIMED = S_ALL & ~S_HELP & ~S_FINDER /* where the moment is shown */
};

enum action {
    ACTION_NONE,
#define ACTION(id, name, keys, group, screens, hint, text) ACTION_##id,
#include "actions.def"
#undef ACTION
    ACTION_COUNT
};

/* What is selected. Shared by all screens, so that a jump from one to another keeps the subject. */
struct focus {
    uint32_t tie;          /* ID_NONE only when the edition has none */
    uint32_t match;        /* a match (of that tie, or of a group); ID_NONE when there is none */
    uint32_t entry;        /* match screen: place in the match's log, UINT32_MAX: the last seen */
    uint32_t kick;         /* shoot-out: index within the match, UINT32_MAX: the last seen */
    uint32_t came_from[2]; /* bracket: ties walked through on the way right, so that left goes back:
                              [0] tie, [1] the feeder it came from */
    uint32_t column;       /* bracket: leftmost column of the window, as last scrolled */
    uint32_t lit;          /* bracket: team whose path is lit, or ID_NONE */
    uint32_t group;  /* table: the group selected; ID_NONE: that of the match, else the first */
    uint32_t row;    /* table: the place selected in it, from 0; scorers: the row */
    bool info;       /* sources, differing values and notes are shown */
    bool venue_time; /* times at the venue, not here */
    enum screen_id help_for; /* help: the screen whose keys it lists */
    int scroll;              /* help and other lists: rows scrolled */
};

/* Where a journal is gone through as it was received: the moment is the end of an edition that is
 * as it was then. */
struct receipt {
    instant known, by;    /* when it was received, and where that is among the marks */
    const instant *marks; /* when anything was; sorted */
    size_t count;
};

struct view {
    const struct edition *edition;
    struct moment now;
    const struct receipt *receipt; /* NULL: as it happened */
    bool live;                     /* the edition grows while it is looked at; */
    const uint16_t *told; /* by match, whole minutes since the source told its clock: at the live
                             edge it runs on; NULL: it does not */
    struct moment before; /* where the last step came from: what differs since stands out
                             (CELL_CHANGED); as now: nothing does */
    const struct edition *was; /* the build before, whose ids mean the same: what differs since its
                                  end stands out, whatever before is; NULL: there is none */
    bool playing;              /* the moment moves by itself, */
    enum rate rate;            /* so fast */
    bool safe;                 /* spoiler-safe */
    struct focus focus;
    bool still;     /* printed, not walked: no selection, no hints */
    bool sources;   /* printed: with --sources */
    bool one_group; /* printed table: focus.group alone */
    uint32_t team;  /* printed path: whose */
    instant day;    /* printed scoreboard: the match day asked for (its 06:00), INSTANT_UNKNOWN: the
                       night of focus.match */
    const struct keymap *keymap; /* for help; may be NULL in print */
    const struct finder *finder; /* what has been found (finder.h); NULL: nothing */
    struct arena *scratch;       /* lives as long as the frame */
};

enum effect_kind {
    EFFECT_NONE,
    EFFECT_OPEN,
    EFFECT_BACK,
    EFFECT_MESSAGE,
    EFFECT_SEEK /* the moment goes elsewhere */
};

struct effect {
    enum effect_kind kind;
    enum screen_id screen; /* OPEN */
    const char *message;   /* MESSAGE: in view->scratch or constant */
    struct moment moment;  /* SEEK */
};

struct screen {
    const char *name; /* "bracket": as in show and settings */

    /* The title line: what this is (after edition and dot), and at right what moment is shown. */
    void (*title)(const struct view *view, char *left, size_t left_size, char *right,
                  size_t right_size);

    /* Draws the interior: all but the title line and the hint line. */
    void (*draw)(const struct view *view, struct canvas *canvas, struct rect area);

    /* Draws the whole for plain text into a growing canvas from row y on, leaving nothing out;
     * returns the row after. */
    int (*print)(const struct view *view, struct canvas *canvas, int y);

    /* What a key does; area is that of the last draw. NULL focus changes nothing. Actions it does
     * not know: EFFECT_NONE. */
    struct effect (*act)(const struct view *view, struct focus *focus, enum action action,
                         struct rect area);

    /* NULL: always there. Else false, with why ("no shoot-out so far"), when the screen has nothing
     * on it now. */
    bool (*present)(const struct view *view, const char **why);

    /* The stretch of the log that the screen is about: steps and playing stay within it. NULL: that
     * of the screen beneath. */
    struct scope (*scope)(const struct view *view);

    bool bar; /* it draws a bar, which tells how the moment plays */

    /* What a key moves or opens here and now, for the hint bar: "leg", "shoot-out"; "" when it does
     * nothing; NULL, as for a screen without this function: as the table of actions says. */
    const char *(*hint)(const struct view *view, enum action action);
};

extern const struct screen bracket_screen, scoreboard_screen, tie_screen, match_screen,
    shootout_screen, table_screen, scorers_screen, help_screen, finder_screen;
/* Printed only: a team's road. */
extern const struct screen path_screen;
extern const struct screen *const screens[SCREEN_COUNT];

/* The first focus: a tie being played, else the last one changed, else the first. */
struct focus focus_first(const struct edition *edition, struct moment now);

/* The same focus in a newer build of the edition; what is there no longer gives way to what
 * focus_first() chooses. */
struct focus focus_carry(const struct edition *old, const struct edition *next, struct moment now,
                         struct focus focus);

/* Makes focus.match fit focus.tie: its match now (see tie_state.match_now). */
void focus_tie(const struct edition *edition, struct moment now, struct focus *focus, uint32_t tie);
void focus_match(const struct edition *edition, struct focus *focus, uint32_t match);

/* Next (step 1) or previous (-1) tie of the same round, round the corner; for TAB. */
uint32_t tie_beside(const struct edition *edition, uint32_t tie, int step);

#endif
