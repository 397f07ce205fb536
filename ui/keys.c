#include "keys.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"

static const struct {
    const char *name;
    ui_key key;
} names[] = {
    /* The first name of a key is the one that key_format() gives. */
    {"Up", TK_UP},
    {"Down", TK_DOWN},
    {"Left", TK_LEFT},
    {"Right", TK_RIGHT},
    {"Enter", TK_ENTER},
    {"Esc", TK_ESCAPE},
    {"Backspace", TK_BACKSPACE},
    {"Tab", TK_TAB},
    {"Shift-Tab", TK_BACKTAB},
    {"Home", TK_HOME},
    {"End", TK_END},
    {"PageUp", TK_PAGE_UP},
    {"PageDown", TK_PAGE_DOWN},
    {"Delete", TK_DELETE},
    {"Insert", TK_INSERT},
    {"Space", ' '},
    {"Return", TK_ENTER},
    {"Escape", TK_ESCAPE},
    {"PgUp", TK_PAGE_UP},
    {"PgDn", TK_PAGE_DOWN},
    {"Del", TK_DELETE},
    {"Ins", TK_INSERT},
};
#define NAME_COUNT (sizeof names / sizeof *names)

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* What a terminal sends for Ctrl and these letters is what it sends for another key. */
static ui_key control(char letter)
{
    switch (letter | 0x20) {
    case 'h':
        return TK_BACKSPACE;
    case 'i':
        return TK_TAB;
    case 'j':
    case 'm':
        return TK_ENTER;
    default:
        return TK_CTRL(letter);
    }
}

/* One visible character of clean text, standing alone. */
static ui_key character(const char *name, size_t len)
{
    char clean[8];
    if (len > 4 || utf8_gate(clean, sizeof clean, name, len) != len || memcmp(clean, name, len))
        return KEY_NONE;
    size_t at = 0;
    uint32_t code = utf8_next(clean, &at);
    bool visible = code > ' ' && code != 0xfffd && utf8_code_width(code) > 0;
    return visible && at == len ? code : KEY_NONE;
}

static ui_key function_key(const char *name, size_t len)
{
    int number = 0;
    for (size_t i = 1; i < len; i++) {
        if (name[i] < '0' || name[i] > '9' || (i == 1 && name[i] == '0'))
            return KEY_NONE;
        number = number * 10 + name[i] - '0';
    }
    return number >= 1 && number <= 12 ? TK_F1 + (ui_key)number - 1 : KEY_NONE;
}

ui_key key_from_name(const char *name, size_t len)
{
    ui_key one = character(name, len);
    if (one)
        return one;
    for (size_t i = 0; i < NAME_COUNT; i++)
        if (strlen(names[i].name) == len && !strncasecmp(names[i].name, name, len))
            return names[i].key;
    if (len == 6 && !strncasecmp(name, "Ctrl-", 5) && is_letter(name[5]))
        return control(name[5]);
    if ((len == 2 || len == 3) && (name[0] | 0x20) == 'f')
        return function_key(name, len);
    return KEY_NONE;
}

char *key_format(ui_key key, char *buf, size_t size)
{
    for (size_t i = 0; i < NAME_COUNT; i++)
        if (names[i].key == key) {
            snprintf(buf, size, "%s", names[i].name);
            return buf;
        }
    if (key >= TK_F1 && key <= TK_LAST) {
        snprintf(buf, size, "F%d", (int)(key - TK_F1) + 1);
    } else if (key >= 1 && key <= 26) {
        snprintf(buf, size, "Ctrl-%c", (char)(key + '@'));
    } else {
        char text[5] = "";
        if (key > ' ' && key < TK_UP)
            text[utf8_encode(text, key)] = '\0';
        snprintf(buf, size, "%s", text);
    }
    return buf;
}
