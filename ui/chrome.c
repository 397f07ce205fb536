#include "chrome.h"

#include <assert.h>
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "keymap.h"
#include "screen/words.h"

#define NAME_LEAST 16 /* cells of a name that still tell something */
#define WIDE 60       /* from here on nothing is shortened that fits */

static bool is_weekday(const char *word, size_t len)
{
    for (int i = 0; len == 3 && i < 7; i++)
        if (!strncmp(word, instant_weekday(i), 3))
            return true;
    return false;
}

/* Leaves out weekday, year and zone: "Fri 19 Apr 2024  06:00 CEST" -> "19 Apr 06:00". */
static void shorten_moment(char *text)
{
    char *out = text;
    bool time = false, first = true;
    for (const char *at = text + strspn(text, " "); *at; at += strspn(at, " ")) {
        size_t len = strcspn(at, " ");
        bool year = len == 4 && strspn(at, "0123456789") == 4;
        bool zone = time && (isupper((unsigned char)*at) || *at == '+' || *at == '-');
        if (!year && !zone && !is_weekday(at, len)) {
            if (!first)
                *out++ = ' ';
            memmove(out, at, len);
            out += len;
            first = false;
        }
        time = len == 5 && at[2] == ':';
        at += len;
    }
    *out = '\0';
}

static bool fits(const struct canvas *canvas, const char *left, const char *right)
{
    int gap = *right ? 2 : 0, margins = *right ? 2 : 1;
    return margins + canvas_width_of(canvas, left) + gap + canvas_width_of(canvas, right) <=
           canvas->w;
}

void chrome_title(const struct view *view, enum screen_id screen, struct canvas *canvas)
{
    char name[600], what[600] = "", right[160] = "", left[1280];
    screens[screen]->title(view, what, sizeof what, right, sizeof right);
    bool brief = canvas->w < WIDE;
    for (int pass = 0; pass < 2; pass++) {
        words_edition(view->edition, brief, name, sizeof name);
        if (brief)
            shorten_moment(right);
        snprintf(left, sizeof left, "%s%s%s", name, *what ? " · " : "", what);
        if (brief || fits(canvas, left, right))
            break;
        brief = true;
    }
    int room = canvas->w - 1;
    if (!fits(canvas, left, right))
        snprintf(left, sizeof left, "%s", name);
    if (!fits(canvas, left, right)) { /* a long name is cut before the moment goes */
        int beside = room - canvas_width_of(canvas, right) - 3;
        if (beside >= NAME_LEAST && (!brief || canvas->w >= WIDE || !fits(canvas, left, "")))
            room = beside;
        else
            right[0] = '\0';
    }
    canvas_text(canvas, 1, 0, room, STYLE_TITLE, left);
    canvas_text_right(canvas, canvas->w - 1, 0, canvas->w - 1, STYLE_TITLE, right);
}

/* -- hints ------------------------------------------------------------------------------------- */

struct hint {
    char keys[64];
    const char *says;
    enum action action; /* what a click does; ACTION_NONE for several keys at once */
    int rank;           /* the lower, the more useful */
    bool shown;
};

#define HINTS_MOST 32

struct hints {
    struct hint v[HINTS_MOST];
    int n;
};

static void add(struct hints *hints, const char *keys, const char *says, enum action action,
                int rank)
{
    if (!*keys || hints->n == HINTS_MOST)
        return;
    struct hint *hint = &hints->v[hints->n++];
    *hint = (struct hint){.says = says, .action = action, .rank = rank};
    snprintf(hint->keys, sizeof hint->keys, "%s", keys);
}

/* What a key does on a screen, "" for nothing worth a hint. While sources are shown, most keys
 * scroll them or do nothing that is seen. */
static const char *word_of(const struct view *view, enum screen_id screen, enum action action)
{
    bool along = action == ACTION_UP || action == ACTION_DOWN;
    bool across = action == ACTION_LEFT || action == ACTION_RIGHT;
    if (view->focus.info && screen != SCREEN_HELP) {
        if (action == ACTION_INFO)
            return "close";
        if (along || across || action == ACTION_OPEN || action == ACTION_PATH)
            return along ? "scroll" : "";
    }
    const char *word = screens[screen]->hint ? screens[screen]->hint(view, action) : NULL;
    if (!word)
        word = along || across ? "move" : actions[action].hint;
    return word;
}

/* Some of the four directions as one hint: "←↓↑→ move", "Arrows move", "hjkl move", "↑↓ event",
 * "Up/Down event". */
static void add_directions(struct hints *hints, const struct view *view, const enum action *moves,
                           int count, const char *says, bool ascii)
{
    char keys[64] = "", name[32];
    bool arrows = true;
    for (int i = 0; i < count; i++) {
        ui_key key = view->keymap->keys[moves[i]][0];
        if (!key)
            return;
        arrows = arrows && key >= TK_UP && key <= TK_RIGHT;
        keymap_names(view->keymap, moves[i], 1, !ascii, name, sizeof name);
        strncat(keys, name, sizeof keys - strlen(keys) - 1);
        if (i < count - 1 && utf8_width(name) > 1)
            strncat(keys, count == 2 ? "/" : " ", sizeof keys - strlen(keys) - 1);
    }
    add(hints, ascii && arrows && count == 4 ? "Arrows" : keys, says, ACTION_NONE, 4);
}

static void add_moves(struct hints *hints, const struct view *view, enum screen_id screen,
                      bool ascii)
{
    static const enum action all[] = {ACTION_LEFT, ACTION_DOWN, ACTION_UP, ACTION_RIGHT};
    static const enum action along[] = {ACTION_UP, ACTION_DOWN};
    static const enum action across[] = {ACTION_LEFT, ACTION_RIGHT};
    const char *up_down = word_of(view, screen, ACTION_UP);
    const char *left_right = word_of(view, screen, ACTION_LEFT);
    if (*up_down && !strcmp(up_down, left_right)) {
        add_directions(hints, view, all, 4, up_down, ascii);
        return;
    }
    if (*up_down)
        add_directions(hints, view, along, 2, up_down, ascii);
    if (*left_right)
        add_directions(hints, view, across, 2, left_right, ascii);
}

/* The keys of the screens as one hint where they are a run: "1-5 screen". */
static void add_screens(struct hints *hints, const struct view *view)
{
    const ui_key first = view->keymap->keys[ACTION_BRACKET][0];
    const int count = ACTION_SHOOTOUT - ACTION_BRACKET + 1;
    static_assert(ACTION_SHOOTOUT > ACTION_BRACKET, "the screens stand together in the table");
    if (first < '0' || first + (ui_key)count - 1 > '9')
        return;
    for (int i = 0; i < count; i++)
        if (view->keymap->keys[ACTION_BRACKET + i][0] != first + (ui_key)i)
            return;
    char keys[8];
    snprintf(keys, sizeof keys, "%c-%c", (char)first, (char)(first + (ui_key)count - 1));
    add(hints, keys, "screen", ACTION_NONE, 5);
}

static int rank_of(enum action action)
{
    switch (action) {
    case ACTION_HELP:
        return 0;
    case ACTION_OPEN:
        return 1;
    case ACTION_BACK:
        return 2;
    case ACTION_QUIT:
        return 3;
    default:
        return 6;
    }
}

static void collect(struct hints *hints, const struct view *view, enum screen_id screen, bool first,
                    bool ascii)
{
    add_moves(hints, view, screen, ascii);
    for (int i = 1; i < ACTION_COUNT; i++) {
        if (i == ACTION_HELP)
            add_screens(hints, view);
        const char *says = *actions[i].hint ? word_of(view, screen, (enum action)i) : "";
        if (!*says || !(actions[i].screens & 1u << screen) || (i == ACTION_BACK && first) ||
            (i == ACTION_HELP && screen == SCREEN_HELP))
            continue;
        char keys[64];
        keymap_names(view->keymap, (enum action)i, 1, !ascii, keys, sizeof keys);
        add(hints, keys, says, (enum action)i, rank_of((enum action)i));
    }
}

/* Chooses by rank what fits; returns the cells taken with that gap between hints. */
static int choose(struct hints *hints, const struct canvas *canvas, int gap)
{
    int taken = 0;
    for (int rank = 0; rank <= 6; rank++)
        for (int i = 0; i < hints->n; i++) {
            struct hint *hint = &hints->v[i];
            int cells = canvas_width_of(canvas, hint->keys) + 1 +
                        canvas_width_of(canvas, hint->says) + (taken ? gap : 1);
            if (hint->rank == rank && taken + cells <= canvas->w) {
                hint->shown = true;
                taken += cells;
            }
        }
    return taken;
}

void chrome_hints(const struct view *view, enum screen_id screen, bool first, struct canvas *canvas,
                  int y)
{
    struct hints hints = {.n = 0};
    collect(&hints, view, screen, first, canvas->ascii);
    int taken = choose(&hints, canvas, 2), shown = 0;
    for (int i = 0; i < hints.n; i++)
        shown += hints.v[i].shown;
    int gap = taken + shown - 1 <= canvas->w ? 3 : 2;
    int x = 1;
    for (int i = 0; i < hints.n; i++) {
        const struct hint *hint = &hints.v[i];
        if (!hint->shown)
            continue;
        int start = x;
        x += canvas_text(canvas, x, y, canvas->w - x, STYLE_KEY, hint->keys) + 1;
        x += canvas_text(canvas, x, y, canvas->w - x, STYLE_QUIET, hint->says);
        if (hint->action)
            canvas_hit(canvas, (struct rect){start, y, x - start, 1}, HIT_ACTION, hint->action);
        x += gap;
    }
}
