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
        size_t about = *at == '~'; /* "~21:06" */
        time = (len == about + 5 || len == about + 8) && at[about + 2] == ':';
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

struct title {
    char name[600], what[600]; /* the edition; what the screen shows of it */
    char rate[16], moment[160];
    char left[1280], right[200]; /* as put together */
};

/* Leaves out what stands before the clock, a part at a time: "18 Apr 2nd leg 74'", "2nd leg 74'",
 * "74'". False when only the clock is left. */
static bool drop_part(char *text)
{
    if (!strncmp(text, WORDS_RECEIVED, strlen(WORDS_RECEIVED)))
        text += strlen(WORDS_RECEIVED);
    size_t digits = strspn(text, "0123456789"), len = strcspn(text, " ");
    bool day = digits > 0 && digits == len;
    bool leg = digits > 0 && text[len] && !strncmp(text + len + 1, "leg ", 4);
    bool other = !strncmp(text, "replay ", 7) || !strncmp(text, "play-off ", 9);
    if (!day && !leg && !other)
        return false;
    char *rest = text + len;
    if (!other && *rest) /* "18 Apr", "2nd leg" */
        rest += 1 + strcspn(rest + 1, " ");
    rest += strspn(rest, " ");
    if (!*rest)
        return false;
    memmove(text, rest, strlen(rest) + 1);
    return true;
}

/* "Europa League 2023-24 · Bracket · safe", "▸ 60x   Thu 18 Apr 2024  21:20 CEST". */
static void put_together(struct title *title, bool safe, bool brief)
{
    snprintf(title->left, sizeof title->left, "%s%s%s%s", title->name, *title->what ? " · " : "",
             title->what, safe ? " · safe" : "");
    snprintf(title->right, sizeof title->right, "%s%s%s", title->rate,
             !*title->rate || !*title->moment ? ""
             : brief                          ? "  "
                                              : "   ",
             title->moment);
}

/* The longest form that fits; false when none with all of it does. */
static bool choose_title(const struct view *view, const struct canvas *canvas, struct title *title)
{
    bool brief = canvas->w < WIDE;
    for (int pass = 0; pass < 2; pass++) {
        words_edition(view->edition, brief, title->name, sizeof title->name);
        if (brief)
            shorten_moment(title->moment);
        for (int safe = view->safe; safe >= 0; safe--) {
            put_together(title, safe, brief);
            if (fits(canvas, title->left, title->right))
                return true;
        }
        if (brief)
            break;
        brief = true;
    }
    return false;
}

void chrome_title(const struct view *view, enum screen_id screen, struct canvas *canvas)
{
    struct title title = {.what = ""};
    screens[screen]->title(view, title.what, sizeof title.what, title.moment, sizeof title.moment);
    if (view->receipt)
        words_receipt(view, title.moment, sizeof title.moment);
    if (view->playing && !screens[screen]->bar)
        snprintf(title.rate, sizeof title.rate, "%s %s", canvas_glyph_text(canvas, GLYPH_THROUGH),
                 rate_words[view->rate]);
    else if (view->live && screens[screen]->bar && words_is_on(view))
        snprintf(title.rate, sizeof title.rate, "%s LIVE", canvas_glyph_text(canvas, GLYPH_LIVE));
    int room = canvas->w - 1;
    if (!choose_title(view, canvas, &title)) {
        title.what[0] = '\0';
        put_together(&title, false, true);
    }
    if (!fits(canvas, title.left, title.right)) {
        title.rate[0] = '\0';
        put_together(&title, false, true);
    }
    while (!fits(canvas, title.left, title.right) && drop_part(title.moment))
        put_together(&title, false, true);
    if (!fits(canvas, title.left, title.right)) { /* a long name is cut before the moment goes */
        int beside = room - canvas_width_of(canvas, title.right) - 3;
        if (beside >= NAME_LEAST && (canvas->w >= WIDE || !fits(canvas, title.left, "")))
            room = beside;
        else
            title.right[0] = '\0';
    }
    canvas_text(canvas, 1, 0, room, STYLE_TITLE, title.left);
    canvas_text_right(canvas, canvas->w - 1, 0, canvas->w - 1, STYLE_TITLE, title.right);
}

/* -- hints ------------------------------------------------------------------------------------- */

struct hint {
    char keys[64];
    const char *says;
    enum action action; /* what a click does; ACTION_NONE for several keys at once */
    int rank;
    bool shown;
};

#define HINTS_MOST 32
#define FINDER_GAP 2 /* cells between what is typed and the hints */

/* The lower, the more useful; see rank_of(). */
enum { RANK_MOVES = 4, RANK_SCREENS = 7, RANK_REST };

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
        if (along || across || action == ACTION_OPEN || action == ACTION_PATH ||
            actions[action].group == GROUP_TIME)
            return along ? "scroll" : "";
    }
    if (action == ACTION_STEP_ON && screen == SCREEN_SHOOTOUT)
        return "kick";
    if (action == ACTION_PLAY && view->playing)
        return "pause";
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
    add(hints, ascii && arrows && count == 4 ? "Arrows" : keys, says, ACTION_NONE, RANK_MOVES);
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

/* The keys of the screens as one hint where they are a run: "1-7 screen". */
static void add_screens(struct hints *hints, const struct view *view)
{
    const ui_key first = view->keymap->keys[ACTION_BRACKET][0];
    const int count = ACTION_SCORERS - ACTION_BRACKET + 1;
    static_assert(ACTION_SCORERS > ACTION_BRACKET, "the screens stand together in the table");
    if (first < '0' || first + (ui_key)count - 1 > '9')
        return;
    for (int i = 0; i < count; i++)
        if (view->keymap->keys[ACTION_BRACKET + i][0] != first + (ui_key)i)
            return;
    char keys[8];
    snprintf(keys, sizeof keys, "%c-%c", (char)first, (char)(first + (ui_key)count - 1));
    add(hints, keys, "screen", ACTION_NONE, RANK_SCREENS);
}

/* Both ways of stepping as one hint: ", . step". */
static void step_keys(const struct view *view, bool ascii, char *keys, size_t size)
{
    char back[24], on[24];
    keymap_names(view->keymap, ACTION_STEP_BACK, 1, !ascii, back, sizeof back);
    keymap_names(view->keymap, ACTION_STEP_ON, 1, !ascii, on, sizeof on);
    snprintf(keys, size, "%s%s%s", back, *back && *on ? " " : "", on);
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
    case ACTION_STEP_ON:
        return RANK_MOVES + 1;
    case ACTION_PLAY:
        return RANK_MOVES + 2;
    default:
        return RANK_REST;
    }
}

static void add_action(struct hints *hints, const struct view *view, enum screen_id screen,
                       enum action action, bool ascii)
{
    char keys[64];
    const char *says = *actions[action].hint ? word_of(view, screen, action) : "";
    if (!*says || !(actions[action].screens & 1u << screen))
        return;
    if (action == ACTION_STEP_ON)
        step_keys(view, ascii, keys, sizeof keys);
    else
        keymap_names(view->keymap, action, 1, !ascii, keys, sizeof keys);
    add(hints, keys, says, action, rank_of(action));
}

/* All there are, in the order in which they are shown. */
static void collect(struct hints *hints, const struct view *view, enum screen_id screen, bool first,
                    bool ascii)
{
    static const enum action leading[] = {ACTION_OPEN, ACTION_STEP_ON, ACTION_PLAY, ACTION_BACK};
    enum { LEADING = sizeof leading / sizeof *leading };
    add_moves(hints, view, screen, ascii);
    for (int i = 0; i < LEADING; i++)
        if (leading[i] != ACTION_BACK || !first)
            add_action(hints, view, screen, leading[i], ascii);
    for (int i = 1; i < ACTION_COUNT; i++) {
        bool led = false;
        for (int j = 0; j < LEADING; j++)
            led = led || leading[j] == (enum action)i;
        if (i == ACTION_HELP)
            add_screens(hints, view);
        if (!led && (i != ACTION_HELP || screen != SCREEN_HELP))
            add_action(hints, view, screen, (enum action)i, ascii);
    }
}

static int hint_width(const struct canvas *canvas, const struct hint *hint)
{
    return canvas_width_of(canvas, hint->keys) + 1 + canvas_width_of(canvas, hint->says);
}

/* Chooses by rank, of ranks from..to, what fits beside what takes up so many cells already, with
 * that gap between hints; returns the cells taken then. */
static int choose(struct hints *hints, const struct canvas *canvas, int from, int to, int gap,
                  int taken)
{
    for (int rank = from; rank <= to; rank++)
        for (int i = 0; i < hints->n; i++) {
            struct hint *hint = &hints->v[i];
            if (hint->rank != rank)
                continue;
            int cells = hint_width(canvas, hint) + (taken ? gap : 1);
            if (taken + cells <= canvas->w) {
                hint->shown = true;
                taken += cells;
            }
        }
    return taken;
}

static int shown(const struct hints *hints)
{
    int count = 0;
    for (int i = 0; i < hints->n; i++)
        count += hints->v[i].shown;
    return count;
}

static void draw_hint(struct canvas *canvas, int x, int y, const struct hint *hint)
{
    int start = x;
    x += canvas_text(canvas, x, y, canvas->w - x, STYLE_KEY, hint->keys) + 1;
    x += canvas_text(canvas, x, y, canvas->w - x, STYLE_QUIET, hint->says);
    if (hint->action)
        canvas_hit(canvas, (struct rect){start, y, x - start, 1}, HIT_ACTION, hint->action);
}

void chrome_finder_hints(bool editions, struct canvas *canvas, int from, int y)
{
    const struct hint hints[] = {
        {.keys = "Esc", .says = "back", .action = ACTION_BACK},
        {.keys = "Enter", .says = editions ? "open" : "go there", .action = ACTION_OPEN},
    };
    int x = canvas->w - 1;
    for (size_t i = 0; i < sizeof hints / sizeof *hints; i++) {
        x -= hint_width(canvas, &hints[i]);
        if (x < from + FINDER_GAP)
            return;
        draw_hint(canvas, x, y, &hints[i]);
        x -= 3;
    }
}

void chrome_hints(const struct view *view, enum screen_id screen, bool first, struct canvas *canvas,
                  int y)
{
    struct hints hints = {.n = 0};
    collect(&hints, view, screen, first, canvas->ascii);
    int taken = choose(&hints, canvas, 0, RANK_SCREENS, 2, 0), gap = 2;
    if (taken + shown(&hints) - 1 <= canvas->w) {
        gap = 3;
        /* What matters less may not crowd the others. */
        choose(&hints, canvas, RANK_REST, RANK_REST, gap, taken + shown(&hints) - 1);
    }
    int x = 1;
    for (int i = 0; i < hints.n; i++) {
        const struct hint *hint = &hints.v[i];
        if (!hint->shown)
            continue;
        draw_hint(canvas, x, y, hint);
        x += hint_width(canvas, hint) + gap;
    }
}
