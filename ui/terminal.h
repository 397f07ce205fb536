/*
 * The terminal: the one place that knows curses. Paints canvases, reads keys and the mouse, and
 * gives the terminal back as it was, on every way out, a crash included. (term.c; a term.h of ours
 * would stand before curses's own.)
 */
#ifndef TOUCHLINE_UI_TERMINAL_H
#define TOUCHLINE_UI_TERMINAL_H

#include <stdbool.h>

#include "base/err.h"
#include "keys.h"
#include "picture/canvas.h"

struct terminal;

struct terminal_options {
    bool colour; /* false: none at all (NO_COLOR) */
    bool light;  /* the background is light */
    bool mouse;
    const char *title; /* at first: see terminal_title() */
};

/* Takes the terminal of standard output. NULL with err set, and nothing written, when it cannot
 * show pictures or there is no keyboard. One at a time. */
struct terminal *terminal_open(const struct terminal_options *options, struct err *err);

/* Gives it back and frees. */
void terminal_close(struct terminal *term);

/* Its size in cells, asked of the terminal itself; painting goes by it from now on. */
void terminal_measure(struct terminal *term, int *w, int *h);

/* Shows a canvas; only what differs from the last one is written. */
void terminal_paint(struct terminal *term, const struct canvas *canvas);

/* What the window's title says from now on, where the terminal has such a thing; clean, and less
 * than 256 bytes. */
void terminal_title(struct terminal *term, const char *title);

void terminal_bell(struct terminal *term);

/* The next paint writes every cell. */
void terminal_forget(struct terminal *term);

/* The file descriptor to wait on for keys. */
int terminal_keyboard(const struct terminal *term);

/* True when a keyboard that is ready to be read has nothing more to say, ever. */
bool terminal_at_end(const struct terminal *term);

enum terminal_input { TERMINAL_NOTHING, TERMINAL_KEY, TERMINAL_MOUSE };

/* What is there to be read; never waits (but for the rest of a key: 25 ms). Wait on the keyboard
 * only after TERMINAL_NOTHING. */
enum terminal_input terminal_read(struct terminal *term, ui_key *key, struct mouse *mouse);

/* Gives the terminal back for a while, and takes it again; then paint. The second also serves when
 * somebody else has used the terminal meanwhile (terminal_leave() not called). */
void terminal_leave(struct terminal *term);
void terminal_return(struct terminal *term);

#endif
