/*
 * The viewer without a terminal: what is shown, and what keys, mouse and sizes do to it. It knows
 * neither curses nor the clock, so tests drive it like a user and read what it draws.
 */
#ifndef TOUCHLINE_UI_APP_H
#define TOUCHLINE_UI_APP_H

#include "keymap.h"
#include "keys.h"
#include "picture/canvas.h"
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

struct app {
    const struct edition *edition; /* the caller's, as is the keymap */
    const struct keymap *keymap;
    struct moment now;
    struct focus focus;
    struct app_place stack[SCREEN_COUNT]; /* every screen at most once; the last is shown */
    int depth;
    bool ascii;
    int w, h;           /* at least 1 */
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

/* Makes the picture: a whole canvas of the app's size, which lives until the next app_draw(). Its
 * hits and the screen's area are what the mouse and the next key refer to. */
void app_draw(struct app *app, struct canvas *canvas);

/* What the terminal's own title shall say: "Europa League 2023-24 - touchline". Returns buf. */
char *app_window_title(const struct app *app, char *buf, size_t size);

#endif
