/*
 * A prompt: one line of text typed by the user, in the bottom row. It takes characters, Backspace,
 * Delete, Left, Right, Home and End (Ctrl-A, Ctrl-E), Ctrl-U (all before the cursor goes) and
 * Ctrl-W (the word before it).
 */
#ifndef TOUCHLINE_UI_PROMPT_H
#define TOUCHLINE_UI_PROMPT_H

#include <stdbool.h>

#include "keys.h"
#include "picture/canvas.h"

#define PROMPT_BYTES 120 /* of text, at most */

struct prompt {
    bool open;
    const char *sign;            /* what stands before the text: "@" */
    char text[PROMPT_BYTES + 1]; /* clean */
    size_t at;                   /* bytes before the cursor, which stands between characters */
    char error[256];             /* instead of the text until the next key; "" for none */
};

/* What a key did. */
enum prompt_result {
    PROMPT_OTHER,   /* nothing: it is no key of the prompt's */
    PROMPT_TAKEN,   /* it was the prompt's; draw it */
    PROMPT_CANCEL,  /* Esc, or Enter where nothing is typed: the prompt is closed */
    PROMPT_ENTERED, /* Enter: the text is to be read; the prompt is still open */
};

/* Opens an empty one. sign must outlive it. */
void prompt_open(struct prompt *prompt, const char *sign);

enum prompt_result prompt_key(struct prompt *prompt, ui_key key);

/* Shows an error in its place. */
void prompt_say(struct prompt *prompt, const char *error);

/* Draws it in row y, over what is there; where the text is too long, so much of it as shows the
 * cursor. Returns the first column that is free after it. */
int prompt_draw(const struct prompt *prompt, struct canvas *canvas, int y);

#endif
