/* Keys as the program knows them, whatever terminal sent them: a code point, or one of these. */
#ifndef TOUCHLINE_UI_KEYS_H
#define TOUCHLINE_UI_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    KEY_NONE = 0,
    /* Named keys stand above Unicode. */
    TK_UP = 0x110000,
    TK_DOWN,
    TK_LEFT,
    TK_RIGHT,
    TK_ENTER,
    TK_ESCAPE,
    TK_BACKSPACE,
    TK_TAB,
    TK_BACKTAB,
    TK_HOME,
    TK_END,
    TK_PAGE_UP,
    TK_PAGE_DOWN,
    TK_DELETE,
    TK_INSERT,
    TK_F1, /* F1 to F12 follow */
    TK_LAST = TK_F1 + 11
};
#define TK_CTRL(letter) ((uint32_t)((letter)&0x1f)) /* Ctrl-L is 0x0c */

typedef uint32_t ui_key;

/* Reads one key's name: "k", "Up", "Ctrl-L", "Space", "F1", "Shift-Tab", ...; KEY_NONE when it is
 * none. */
ui_key key_from_name(const char *name, size_t len);

/* Its name; returns buf. size >= 16. (key_name() is curses's.) */
char *key_format(ui_key key, char *buf, size_t size);

enum mouse_kind { MOUSE_PRESS, MOUSE_DRAG, MOUSE_RELEASE, MOUSE_WHEEL_UP, MOUSE_WHEEL_DOWN };

struct mouse {
    enum mouse_kind kind;
    int x, y;
};

#endif
