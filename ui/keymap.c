#include "keymap.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

const char *const group_titles[GROUP_COUNT] = {
    [GROUP_MOVE] = "Moving",  [GROUP_SCREEN] = "Screens",  [GROUP_TIME] = "Time",
    [GROUP_SHOW] = "Showing", [GROUP_PROGRAM] = "Program",
};

const struct action_info actions[ACTION_COUNT] = {
    [ACTION_NONE] = {"", "", 0, 0, "", ""},
#define ACTION(id, name, keys, group, screens, hint, explain)                                      \
    [ACTION_##id] = {name, keys, GROUP_##group, screens, hint, explain},
#include "actions.def"
#undef ACTION
};

/* Reads the keys named in text; -1 with err set where one is none or there are too many. */
static int read_keys(const char *text, ui_key keys[KEYS_MOST], struct err *err)
{
    int count = 0;
    memset(keys, 0, KEYS_MOST * sizeof *keys);
    for (;;) {
        text += strspn(text, " ");
        size_t len = strcspn(text, " ");
        if (!len)
            return count;
        ui_key key = key_from_name(text, len);
        if (!key) {
            err_set(err, "\"%.*s\" is no key; expected a character or a name like Up, F1, Ctrl-L",
                    len > 40 ? 40 : (int)len, text);
            return -1;
        }
        if (count == KEYS_MOST) {
            err_set(err, "too many keys; expected at most %d", KEYS_MOST);
            return -1;
        }
        keys[count++] = key;
        text += len;
    }
}

void keymap_init(struct keymap *keymap)
{
    memset(keymap, 0, sizeof *keymap);
    for (int i = 1; i < ACTION_COUNT; i++) {
        int count = read_keys(actions[i].keys, keymap->keys[i], NULL);
        assert(count > 0);
        (void)count;
    }
}

enum action keymap_action(const char *name)
{
    for (int i = 1; i < ACTION_COUNT; i++)
        if (!strcmp(actions[i].name, name))
            return (enum action)i;
    return ACTION_NONE;
}

static bool has_key(const struct keymap *keymap, int action, ui_key key)
{
    for (int i = 0; i < KEYS_MOST; i++)
        if (keymap->keys[action][i] == key)
            return true;
    return false;
}

static void drop_key(struct keymap *keymap, int action, ui_key key)
{
    ui_key *keys = keymap->keys[action];
    int kept = 0;
    for (int i = 0; i < KEYS_MOST; i++)
        if (keys[i] != key)
            keys[kept++] = keys[i];
    while (kept < KEYS_MOST)
        keys[kept++] = KEY_NONE;
}

bool keymap_bind(struct keymap *keymap, enum action action, const char *text, struct err *err)
{
    ui_key keys[KEYS_MOST];
    int count = read_keys(text, keys, err);
    if (count < 0)
        return false;
    for (int other = 1; other < ACTION_COUNT; other++) {
        if (other == (int)action || !keymap->chosen[other] ||
            !(actions[other].screens & actions[action].screens))
            continue;
        for (int i = 0; i < count; i++)
            if (has_key(keymap, other, keys[i])) {
                char name[16];
                return err_set(err, "%s is given to \"%s\" and to \"%s\"; expected one of them",
                               key_format(keys[i], name, sizeof name), actions[other].name,
                               actions[action].name);
            }
    }
    for (int other = 1; other < ACTION_COUNT; other++)
        if (!keymap->chosen[other] && actions[other].screens & actions[action].screens)
            for (int i = 0; i < count; i++)
                drop_key(keymap, other, keys[i]);
    memcpy(keymap->keys[action], keys, sizeof keys);
    keymap->chosen[action] = true;
    return true;
}

enum action keymap_find(const struct keymap *keymap, enum screen_id screen, ui_key key)
{
    if (key == KEY_NONE)
        return ACTION_NONE;
    for (int i = 1; i < ACTION_COUNT; i++)
        if (actions[i].screens & (1u << screen) && has_key(keymap, i, key))
            return (enum action)i;
    return ACTION_NONE;
}

char *keymap_names(const struct keymap *keymap, enum action action, int most, bool arrows,
                   char *buf, size_t size)
{
    static const char *const signs[] = {"↑", "↓", "←", "→"};
    size_t len = 0;
    buf[0] = '\0';
    for (int i = 0; i < KEYS_MOST && i < most && keymap->keys[action][i]; i++) {
        ui_key key = keymap->keys[action][i];
        char name[16];
        key_format(key, name, sizeof name);
        if (arrows && key >= TK_UP && key <= TK_RIGHT)
            snprintf(name, sizeof name, "%s", signs[key - TK_UP]);
        len += (size_t)snprintf(buf + len, size - len, "%s%s", i ? " " : "", name);
        if (len >= size)
            break;
    }
    return buf;
}
