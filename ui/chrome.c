#include "chrome.h"

#include <assert.h>
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "keymap.h"

#define WIDE 60 /* from here on nothing is shortened that fits */

/* "2023-24" -> "23-24" */
static const char *short_season(const char *season)
{
    size_t digits = strspn(season, "0123456789");
    return digits == 4 && season[4] && season[5] ? season + 2 : season;
}

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

static void edition_title(const struct edition *edition, bool brief, char *buf, size_t size)
{
    if (edition->competition && edition->season)
        snprintf(buf, size, "%s %s", edition->competition,
                 brief ? short_season(edition->season) : edition->season);
    else
        snprintf(buf, size, "%s",
                 edition->competition ? edition->competition
                 : edition->name      ? edition->name
                                      : "touchline");
}

void chrome_title(const struct view *view, enum screen_id screen, struct canvas *canvas)
{
    char name[300], what[256] = "", right[160] = "", left[600];
    screens[screen]->title(view, what, sizeof what, right, sizeof right);
    bool brief = canvas->w < WIDE;
    for (int pass = 0; pass < 2; pass++) {
        edition_title(view->edition, brief, name, sizeof name);
        if (brief)
            shorten_moment(right);
        snprintf(left, sizeof left, "%s%s%s", name,
                 !*what          ? ""
                 : canvas->ascii ? " - "
                                 : " · ",
                 what);
        if (brief || fits(canvas, left, right))
            break;
        brief = true;
    }
    if (!fits(canvas, left, right))
        snprintf(left, sizeof left, "%s", name);
    if (!fits(canvas, left, right))
        right[0] = '\0';
    canvas_text(canvas, 1, 0, canvas->w - 1, STYLE_TITLE, left);
    canvas_text_right(canvas, canvas->w - 1, 0, canvas->w - 1, STYLE_TITLE, right);
}

/* -- hints -------------------------------------------------------------------------------------
 */

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

/* The four directions as one hint: "←↓↑→ move", "Arrows move", "hjkl move". */
static void add_moves(struct hints *hints, const struct view *view, bool ascii)
{
    static const enum action moves[] = {ACTION_LEFT, ACTION_DOWN, ACTION_UP, ACTION_RIGHT};
    char keys[64] = "", name[32];
    bool arrows = true;
    for (int i = 0; i < 4; i++) {
        ui_key key = view->keymap->keys[moves[i]][0];
        if (!key)
            return;
        arrows = arrows && key >= TK_UP && key <= TK_RIGHT;
        keymap_names(view->keymap, moves[i], 1, !ascii, name, sizeof name);
        strncat(keys, name, sizeof keys - strlen(keys) - 1);
        if (i < 3 && utf8_width(name) > 1)
            strncat(keys, " ", sizeof keys - strlen(keys) - 1);
    }
    add(hints, ascii && arrows ? "Arrows" : keys, "move", ACTION_NONE, 4);
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
    add_moves(hints, view, ascii);
    for (int i = 1; i < ACTION_COUNT; i++) {
        if (i == ACTION_HELP)
            add_screens(hints, view);
        if (!*actions[i].hint || !(actions[i].screens & 1u << screen) ||
            (i == ACTION_BACK && first) || (i == ACTION_HELP && screen == SCREEN_HELP))
            continue;
        char keys[64];
        keymap_names(view->keymap, (enum action)i, 1, !ascii, keys, sizeof keys);
        add(hints, keys, actions[i].hint, (enum action)i, rank_of((enum action)i));
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
