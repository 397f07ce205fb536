/*
 * The viewer without a terminal: what is shown, and what keys, mouse, sizes and time do to it. It
 * knows neither curses nor the clock, so tests drive it like a user and read what it draws. (app.c;
 * app_time.c: the moment; app_mouse.c; app_find.c: finding; app_live.c: newer builds; app_notice.c:
 * notices; app_seen.c: a journal as it was received)
 */
#ifndef TOUCHLINE_UI_APP_H
#define TOUCHLINE_UI_APP_H

#include "keymap.h"
#include "keys.h"
#include "live/seen.h"
#include "notice.h"
#include "picture/canvas.h"
#include "prompt.h"
#include "screen/finder.h"
#include "screen/screen.h"

/* What the caller is to do after a key or the mouse. */
enum app_want {
    APP_NOTHING, /* the picture is as it was */
    APP_DRAW,
    APP_REDRAW, /* draw, and paint every cell again */
    APP_SUSPEND,
    APP_INTERRUPT, /* Ctrl-C, which no action took: end as by SIGINT */
    APP_QUIT
};

struct app_place { /* a screen one can go back to */
    enum screen_id screen;
    int scroll;
};

struct app_drag {     /* of the moment along a bar */
    bool on, playing; /* playing: goes on when it ends */
    int y;
    struct hit *bar; /* as it lay when the drag began: what it shows meanwhile may lie elsewhere */
    int count;
    struct arena arena; /* of bar */
};

/* Where other editions come from; without one there is only the edition that is open. */
struct app_door {
    void *of;
    /* The names of all editions but the one whose key is given, in the arena, each as far as may be
     * told; returns how many. */
    uint32_t (*names)(void *of, const char *but, bool safe, struct arena *arena,
                      struct shelf **shelves, const char *const **sources);
    /* Opens one, which lives as long as what the door is of. */
    bool (*open)(void *of, const char *source, const struct edition **edition, struct err *err);
    /* The moment to begin at, and where one left off. */
    void (*begin)(const struct app_door *door, const struct edition *edition, bool safe,
                  struct moment *now, bool *has_left_off, struct moment *left_off);
    /* It is left at a moment. */
    void (*leave)(const struct edition *edition, struct moment reached);
};

/* By match: when the source told the clock that it tells, by the app's clock, and whole minutes
 * since. */
struct app_clocks {
    VEC(int64_t) said_ms;
    VEC(uint16_t) minutes;
};

/* What is known of the source of an edition that grows while it is looked at. */
struct app_live {
    bool on;
    struct app_clocks clocks;
    int64_t heard_ms;  /* when it was last heard, by the app's clock */
    char trouble[256]; /* why it cannot be heard now; "" when it can */
    int64_t retry_ms;  /* when it is tried again; CURSOR_NEVER: not known */
    int64_t said_ms;   /* when both were last told */
    bool current;      /* what it brings is new: live_is_current() */
};

/* What of it is to be told to somebody who does not look: see notice.h. */
struct app_notices {
    const struct notice_settings *settings; /* the caller's, or NULL: nothing is told */
    bool muted;
    bool ring;                 /* the bell is to ring; the caller's to clear */
    struct notice_queue queue; /* for the user's command; the caller's to take from */
    char title[320];           /* the last one, in the window's title: */
    int64_t title_until;       /* so long; CURSOR_NEVER: there is none */
};

/* A journal that is gone through as it was received: there the moment is the end of the edition,
 * which is another after every line, and keys of time lead from line to line. */
struct app_seen {
    struct seen *of; /* the caller's; NULL: as it happened */
    uint32_t line;
    struct cursor cursor;          /* along the lines: seen_track() */
    bool same_ids;                 /* of the two below */
    struct edition *edition, *was; /* after the line and after the one before; NULL: none made */
    struct receipt receipt;
};

struct app {
    const struct edition *edition; /* the caller's, as is the keymap */
    const struct keymap *keymap;
    const struct app_door *door; /* the caller's, or NULL */
    struct log log;              /* of the edition */
    struct cursor cursor;        /* the moment, and how it plays */
    int64_t ms;                  /* the time, as the caller last told it */
    bool safe;                   /* spoiler-safe */
    bool moved; /* the user has come somewhere by stepping, playing, typing or dragging: */
    struct moment reached; /* worth remembering. Home, End and n are but a look. */
    bool has_left_off;     /* where one left off last time is known: */
    struct moment left_off;
    struct focus focus;
    struct app_place stack[SCREEN_COUNT]; /* every screen at most once; the last is shown */
    int depth;
    bool ascii;
    int w, h;             /* at least 1 */
    struct prompt prompt; /* while open, keys are for it */
    struct finder finder;
    struct app_live live;
    struct app_notices notices;
    struct app_seen seen;
    struct app_drag drag;
    char message[256];  /* in place of the hints until the next key; "" for none */
    struct canvas last; /* as last drawn; w 0 before */
    struct rect area;   /* the screen's part of it */
    struct arena frame, scratch;
};

/* Starts on a screen; edition and keymap must outlive the app. */
void app_open(struct app *app, const struct edition *edition, const struct keymap *keymap,
              struct moment now, enum screen_id screen, bool ascii);
void app_close(struct app *app);

enum screen_id app_screen(const struct app *app);

enum app_want app_key(struct app *app, ui_key key);
enum app_want app_act(struct app *app, enum action action);
enum app_want app_mouse(struct app *app, struct mouse mouse);
void app_resize(struct app *app, int w, int h);

/* Puts a note into the status line. */
void app_note(struct app *app, const char *text);

/* To be called last when opening: tells in the status line how to go on from where one left off, or
 * that the edition is open spoiler-safe. A note that is there already stays. */
void app_welcome(struct app *app);

/* It is ms, of a clock that only runs forwards. To be told before keys, the mouse and app_tick().
 */
void app_time(struct app *app, int64_t ms);

/* When app_tick() is to be called next; CURSOR_NEVER: not before something else happens. */
int64_t app_due(const struct app *app);

/* Moves the moment on, if that is due, to the next thing that happens. */
enum app_want app_tick(struct app *app);

/* The program has slept until the time told last; what would have been played meanwhile is played
 * from now on. */
void app_woken(struct app *app);

/*
 * The edition that is open grows. app_live_begin(): what there is was received at received_ms, by
 * the app's clock. app_renew(): a newer build takes its place: what was looked at is looked at
 * still, and at the live edge, which is the end, what is new stands out. The caller may free the
 * old one afterwards. app_heard(): at ms it was still what there is. app_unheard(): the source has
 * trouble and is tried again at retry_ms, or INT64_MAX; the picture stays, and says since when.
 */
void app_live_begin(struct app *app, int64_t received_ms);
void app_renew(struct app *app, const struct edition *next, int64_t received_ms);
void app_heard(struct app *app, int64_t ms);
void app_unheard(struct app *app, const char *why, int64_t retry_ms);

/* The key of the match that is looked at closely, or NULL. */
const char *app_open_match(const struct app *app);
/* The edition that the app was opened with, at its end, is that of a journal after a line, which is
 * gone through as it was received from now on. The journal must outlive the app. */
void app_see(struct app *app, struct seen *seen, uint32_t line);

/* Makes the picture: a whole canvas of the app's size, which lives until the next app_draw(). Its
 * hits and the screen's area are what the mouse and the next key refer to. */
void app_draw(struct app *app, struct canvas *canvas);

/* What the terminal's own title shall say: "Europa League 2023-24 - touchline", or the last notice
 * for a while. Returns buf. */
char *app_window_title(const struct app *app, char *buf, size_t size);

#endif
