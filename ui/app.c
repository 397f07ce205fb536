#include "app.h"

#include <stdarg.h>
#include <stdio.h>

#include "app_parts.h"
#include "base/utf8.h"
#include "chrome.h"
#include "screen/words.h"

/* Rows from which on title and hints have a line of their own. */
#define ROWS_FOR_TITLE 3
#define ROWS_FOR_HINTS 5

enum screen_id app_screen_for(const struct edition *edition, enum screen_id screen)
{
    bool table = screen == SCREEN_BRACKET && edition->ties.n == 0 && edition->groups.n > 0;
    return table ? SCREEN_TABLE : screen;
}

void app_open(struct app *app, const struct edition *edition, const struct keymap *keymap,
              struct moment now, enum screen_id screen, bool ascii)
{
    *app = (struct app){.edition = edition,
                        .keymap = keymap,
                        .focus = focus_first(edition, now),
                        .stack = {{app_screen_for(edition, screen), 0}},
                        .depth = 1,
                        .ascii = ascii,
                        .notices = {.title_until = CURSOR_NEVER},
                        .w = 80,
                        .h = 24};
    cursor_init(&app->cursor, now);
    log_open(&app->log, edition);
    arena_init(&app->frame);
    arena_init(&app->scratch);
    arena_init(&app->finder.arena);
    arena_init(&app->drag.arena);
}

void app_close(struct app *app)
{
    log_close(&app->log);
    app_unsee(app);
    app_clock_release(app);
    arena_release(&app->frame);
    arena_release(&app->scratch);
    arena_release(&app->finder.arena);
    arena_release(&app->drag.arena);
}

enum screen_id app_screen(const struct app *app)
{
    return app->stack[app->depth - 1].screen;
}

void app_note(struct app *app, const char *text)
{
    words_set(app->message, sizeof app->message, "%s", text);
}

void app_say(struct app *app, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(app->message, sizeof app->message, format, args);
    va_end(args);
    utf8_trim(app->message);
}

struct view app_view(const struct app *app, struct arena *scratch)
{
    const struct cursor *plays = app->seen.of ? &app->seen.cursor : &app->cursor;
    return (struct view){.edition = app->edition,
                         .now = app->cursor.now,
                         .receipt = app->seen.of ? &app->seen.receipt : NULL,
                         .live = app->live.on,
                         .told = app->live.on ? app->live.clocks.minutes.v : NULL,
                         .before = app->cursor.before,
                         .was = app->seen.same_ids ? app->seen.was : NULL,
                         .playing = plays->playing,
                         .rate = plays->rate,
                         .safe = app->safe,
                         .focus = app->focus,
                         .day = INSTANT_UNKNOWN,
                         .keymap = app->keymap,
                         .finder = &app->finder,
                         .scratch = scratch};
}

/* -- screens ----------------------------------------------------------------------------------- */

static void push(struct app *app, enum screen_id screen)
{
    app->stack[app->depth - 1].scroll = app->focus.scroll;
    /* One that is already open is gone back to, so that the way back never runs in circles. */
    for (int i = 0; i < app->depth; i++)
        if (app->stack[i].screen == screen) {
            app->depth = i + 1;
            app->focus.scroll = app->stack[i].scroll;
            return;
        }
    app->stack[app->depth++] = (struct app_place){screen, 0};
    app->focus.scroll = 0;
}

static void pop(struct app *app)
{
    app->depth--;
    app->focus.scroll = app->stack[app->depth - 1].scroll;
}

void app_go_to(struct app *app, enum screen_id wanted)
{
    const char *why = "";
    enum screen_id screen = app_screen_for(app->edition, wanted);
    struct view view = app_view(app, &app->scratch);
    if (screens[screen]->present && !screens[screen]->present(&view, &why)) {
        app_note(app, why);
        return;
    }
    app->focus.info = false;
    enum screen_id from = app_screen(app);
    if ((from == SCREEN_HELP || from == SCREEN_FINDER) && screen != from && app->depth > 1)
        pop(app);
    bool comes = app_screen(app) != screen;
    push(app, screen);
    if (comes)
        app_follow_night(app);
    if (screen != wanted)
        app_note(app, "no bracket in this edition: its table");
}

void app_go_back(struct app *app)
{
    char name[32];
    if (app->focus.info) {
        app->focus.info = false;
    } else if (app->depth > 1) {
        pop(app);
    } else if (*keymap_names(app->keymap, ACTION_QUIT, 1, false, name, sizeof name)) {
        char text[48];
        snprintf(text, sizeof text, "%s quits", name);
        app_note(app, text);
    }
}

static void toggle_help(struct app *app)
{
    if (app_screen(app) == SCREEN_HELP) {
        app_go_back(app);
        return;
    }
    enum screen_id of = app_screen(app);
    app_go_to(app, SCREEN_HELP);
    app->focus.help_for = of;
}

/* -- keys -------------------------------------------------------------------------------------- */

static void pass_to_screen(struct app *app, enum action action)
{
    arena_reset(&app->scratch);
    struct view view = app_view(app, &app->scratch);
    struct effect effect = screens[app_screen(app)]->act(&view, &app->focus, action, app->area);
    switch (effect.kind) {
    case EFFECT_OPEN:
        app_go_to(app, effect.screen);
        break;
    case EFFECT_BACK:
        app_go_back(app);
        break;
    case EFFECT_MESSAGE:
        app_note(app, effect.message);
        break;
    case EFFECT_SEEK:
        app_seek(app, effect.moment);
        break;
    case EFFECT_NONE:
        break;
    }
}

enum app_want app_act(struct app *app, enum action action)
{
    app->message[0] = '\0';
    switch (action) {
    case ACTION_NONE:
        break;
    case ACTION_QUIT:
        return APP_QUIT;
    case ACTION_SUSPEND:
        return APP_SUSPEND;
    case ACTION_REDRAW:
        return APP_REDRAW;
    case ACTION_BRACKET:
    case ACTION_SCOREBOARD:
    case ACTION_TIE:
    case ACTION_MATCH:
    case ACTION_SHOOTOUT:
    case ACTION_TABLE:
    case ACTION_SCORERS:
        app_go_to(app, (enum screen_id)(SCREEN_BRACKET + (action - ACTION_BRACKET)));
        break;
    case ACTION_HELP:
        toggle_help(app);
        break;
    case ACTION_BACK:
        app_go_back(app);
        break;
    case ACTION_FIND:
    case ACTION_EDITIONS:
        app_find(app, action == ACTION_EDITIONS);
        break;
    case ACTION_INFO:
        app->focus.info = !app->focus.info;
        break;
    case ACTION_MUTE:
        app_mute(app);
        break;
    case ACTION_TIMES:
        app->focus.venue_time = !app->focus.venue_time;
        app_note(app, app->focus.venue_time ? "times at the venue" : "times here");
        break;
    default:
        if (actions[action].group == GROUP_TIME)
            app_act_time(app, action);
        else
            pass_to_screen(app, action);
        break;
    }
    return APP_DRAW;
}

/* A key that means nothing on this screen says so, and where to read what does. */
static void say_unbound(struct app *app, ui_key key)
{
    char name[16] = "", help[16], text[80];
    if (key >= TK_UP || key <= ' ' || utf8_code_width(key) > 0)
        key_format(key, name, sizeof name);
    int n = snprintf(text, sizeof text, "%s does nothing here", *name ? name : "this key");
    if (app_screen(app) != SCREEN_HELP &&
        *keymap_names(app->keymap, ACTION_HELP, 1, false, help, sizeof help))
        snprintf(text + n, sizeof text - (size_t)n, "; %s lists the keys that do something", help);
    app_note(app, text);
}

enum app_want app_key(struct app *app, ui_key key)
{
    if (key != KEY_NONE)
        app_drop(app);
    if (app->prompt.open)
        return app_screen(app) == SCREEN_FINDER ? app_key_find(app, key) : app_key_prompt(app, key);
    enum action action = keymap_find(app->keymap, app_screen(app), key);
    if (action)
        return app_act(app, action);
    if (key == TK_CTRL('C'))
        return APP_INTERRUPT;
    if (key == KEY_NONE)
        return APP_NOTHING;
    say_unbound(app, key);
    return APP_DRAW;
}

/* -- the picture ------------------------------------------------------------------------------- */

void app_resize(struct app *app, int w, int h)
{
    app->w = w > 1 ? w : 1;
    app->h = h > 1 ? h : 1;
}

void app_draw(struct app *app, struct canvas *canvas)
{
    arena_reset(&app->frame);
    app_find_again(app);
    canvas_init(canvas, &app->frame, app->w, app->h, app->ascii);
    struct view view = app_view(app, &app->frame);
    enum screen_id screen = app_screen(app);
    int top = app->h >= ROWS_FOR_TITLE, bottom = app->h >= ROWS_FOR_HINTS;
    app->area = (struct rect){0, top, app->w, app->h - top - bottom};

    struct rect all = canvas_clip(canvas, app->area);
    screens[screen]->draw(&view, canvas, app->area);
    canvas_clip(canvas, all);
    if (top)
        chrome_title(&view, screen, canvas);
    char trouble[320];
    const char *message =
        app->message[0] ? app->message : app_trouble(app, trouble, sizeof trouble);
    if (app->prompt.open) {
        int from = prompt_draw(&app->prompt, canvas, app->h - 1);
        if (screen == SCREEN_FINDER)
            chrome_finder_hints(app->finder.editions, canvas, from, app->h - 1);
    } else if (message[0]) {
        canvas_clear(canvas, (struct rect){0, app->h - 1, app->w, 1});
        canvas_text(canvas, 1, app->h - 1, app->w - 1, STYLE_MESSAGE, message);
    } else if (bottom) {
        chrome_hints(&view, screen, app->depth == 1, canvas, app->h - 1);
    }
    app->last = *canvas;
}
