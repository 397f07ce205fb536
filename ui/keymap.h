/*
 * Actions and their keys. The table comes from actions.def; a keymap says which keys stand for
 * which action, at first the table's own.
 */
#ifndef TOUCHLINE_UI_KEYMAP_H
#define TOUCHLINE_UI_KEYMAP_H

#include "base/err.h"
#include "keys.h"
#include "screen/screen.h"

enum action_group { GROUP_MOVE, GROUP_SCREEN, GROUP_TIME, GROUP_SHOW, GROUP_PROGRAM, GROUP_COUNT };

extern const char *const group_titles[GROUP_COUNT]; /* "Moving", ... */

struct action_info {
    const char *name;    /* in settings: "page-up" */
    const char *keys;    /* default: key names with blanks between */
    uint8_t group;       /* enum action_group */
    unsigned screens;    /* S_ bits: where it means something */
    const char *hint;    /* "" for none */
    const char *explain; /* "a page up" */
};

extern const struct action_info actions[ACTION_COUNT]; /* [ACTION_NONE] is empty */

#define KEYS_MOST 6 /* keys of one action */

struct keymap {
    ui_key keys[ACTION_COUNT][KEYS_MOST]; /* KEY_NONE fills up */
    bool chosen[ACTION_COUNT];            /* bound by the user */
};

/* The default keys. */
void keymap_init(struct keymap *keymap);

/* The action of that name, or ACTION_NONE. */
enum action keymap_action(const char *name);

/*
 * Binds an action to the keys named in text (blanks between; "" for none) instead of those it had.
 * Default keys of other actions give way where both could be meant on one screen. Fails, changing
 * nothing, on what names no key, too many keys, and a key that the user has given to another action
 * of a common screen.
 */
bool keymap_bind(struct keymap *keymap, enum action action, const char *text, struct err *err);

/* What a key means on a screen, or ACTION_NONE. */
enum action keymap_find(const struct keymap *keymap, enum screen_id screen, ui_key key);

/* The names of an action's keys, "Up k"; returns buf. most: at most so many keys. Narrow names
 * where arrows: "↑" rather than "Up". */
char *keymap_names(const struct keymap *keymap, enum action action, int most, bool arrows,
                   char *buf, size_t size);

#endif
