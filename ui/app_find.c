/* Finding: keys while the finder is shown, and where Enter goes. Declared in app_parts.h. */
#include <string.h>

#include "app_parts.h"
#include "model/match.h"
#include "model/tie.h"

void app_find_forget(struct app *app)
{
    arena_reset(&app->finder.arena);
    app->finder.ready = false;
    app->finder.found.count = 0;
}

static void make_ready(struct app *app)
{
    struct finder *finder = &app->finder;
    const struct app_door *door = app->door;
    struct name_index *index = arena_alloc(&finder->arena, sizeof *index);
    struct shelf *others = NULL;
    const char *key = app->edition->key ? app->edition->key : "";
    uint32_t count =
        door ? door->names(door->of, key, app->safe, &finder->arena, &others, &finder->sources) : 0;
    index_build(index, app->edition, &finder->arena);
    finder->shelves = arena_array(&finder->arena, struct shelf, count + 1);
    finder->shelves[0].index = index;
    for (uint32_t i = 0; i < count; i++)
        finder->shelves[i + 1] = others[i];
    finder->count = count + 1;
    finder->ready = true;
    finder->safe = app->safe;
}

void app_find(struct app *app, bool editions)
{
    struct finder *finder = &app->finder;
    if (!finder->ready || finder->safe != app->safe) {
        arena_reset(&finder->arena);
        make_ready(app);
    }
    finder->editions = editions;
    app_go_to(app, SCREEN_FINDER);
    app->focus.scroll = 0;
    prompt_open(&app->prompt, editions ? "edition" : "/");
    app_find_again(app);
}

void app_find_again(struct app *app)
{
    struct finder *finder = &app->finder;
    if (app_screen(app) != SCREEN_FINDER)
        return;
    if (!finder->ready)
        make_ready(app);
    finder->shelves[0].now = app->cursor.now;
    if (finder->editions)
        search_editions(finder->shelves, finder->count, app->prompt.text, &finder->found);
    else
        search_names(finder->shelves, finder->count, app->prompt.text, &finder->found);
    finder->typed = app->prompt.text[strspn(app->prompt.text, " ")] != '\0';
}

/* Another edition takes the place of the one that is open; false, with a note, when it cannot be
 * read: nothing has changed then. What the finder knows is made anew the next time. */
static bool swap_edition(struct app *app, const char *source)
{
    const struct edition *next;
    struct err err;
    if (!app->door->open(app->door->of, source, &next, &err)) {
        prompt_say(&app->prompt, err.text);
        return false;
    }
    if (app->moved)
        app->door->leave(app->edition, app->reached);
    struct moment now;
    log_close(&app->log);
    app->edition = next;
    app->last.hit_count = 0;
    app_unsee(app);
    app_clock_release(app);
    app->live = (struct app_live){.on = false};
    app->door->begin(app->door, next, app->safe, &now, &app->has_left_off, &app->left_off);
    log_open(&app->log, next);
    cursor_init(&app->cursor, now);
    app->moved = false;
    app->focus = focus_first(next, now);
    app->stack[0] = (struct app_place){app_screen_for(next, SCREEN_BRACKET), 0};
    app->depth = 1;
    return true;
}

/* -- going there --------------------------------------------------------------------------------
 */

static uint32_t team_at(const struct app *app, uint32_t id, int side)
{
    const struct match *match = &app->edition->matches.v[id];
    if (match->tie == ID_NONE)
        return match_team(app->edition, id, side);
    return slot_at(app->edition, match->tie, side == HOME ? match->home_side : !match->home_side,
                   app->cursor.now);
}

/* A team's match that is on or was last, else its first to come; ID_NONE: it has none. */
static uint32_t match_of_team(const struct app *app, uint32_t team)
{
    const struct edition *edition = app->edition;
    uint32_t best = ID_NONE;
    for (uint32_t i = 0; i < edition->matches.n; i++) {
        uint32_t id = edition->by_kickoff[i];
        bool begun = match_entries_seen(edition, id, app->cursor.now) > 0;
        if ((best == ID_NONE || begun) && match_is_known(edition, id, app->cursor.now) &&
            (team_at(app, id, HOME) == team || team_at(app, id, AWAY) == team))
            best = id;
    }
    return best;
}

static void go_to_team(struct app *app, uint32_t team)
{
    uint32_t match = match_of_team(app, team);
    if (match == ID_NONE) {
        app_note(app, "no match of theirs is known so far");
        return;
    }
    focus_match(app->edition, &app->focus, match);
    if (app->edition->matches.v[match].tie == ID_NONE) {
        app_go_to(app, SCREEN_MATCH);
        return;
    }
    app->focus.lit = team;
    app_go_to(app, SCREEN_BRACKET);
}

static void go_to_match(struct app *app, const struct name *name)
{
    uint32_t match = strmap_get(&app->edition->match_by_key, name->key, strlen(name->key));
    if (match == STRMAP_NONE)
        return;
    focus_match(app->edition, &app->focus, match);
    app_go_to(app, SCREEN_MATCH);
    if (name->kind == NAME_PLAYER && name->from.match == match)
        app->focus.entry = name->from.seq;
}

static void go_to_name(struct app *app, const struct name *name)
{
    uint32_t team;
    app->prompt.open = false;
    switch ((enum name_kind)name->kind) {
    case NAME_TEAM:
        team = strmap_get(&app->edition->team_by_key, name->key, strlen(name->key));
        if (team != STRMAP_NONE)
            go_to_team(app, team);
        break;
    case NAME_PLAYER:
    case NAME_MATCH:
    case NAME_VENUE:
        go_to_match(app, name);
        break;
    case NAME_EDITION:
        app_go_to(app, app_screen_for(app->edition, SCREEN_BRACKET));
        break;
    case NAME_KIND_COUNT:
        break;
    }
    if (app_screen(app) == SCREEN_FINDER)
        app_go_back(app);
}

/* -- keys ---------------------------------------------------------------------------------------
 */

static enum action list_action(ui_key key)
{
    switch (key) {
    case TK_UP:
    case TK_BACKTAB:
        return ACTION_UP;
    case TK_DOWN:
    case TK_TAB:
        return ACTION_DOWN;
    case TK_PAGE_UP:
        return ACTION_PAGE_UP;
    case TK_PAGE_DOWN:
        return ACTION_PAGE_DOWN;
    default:
        return ACTION_NONE;
    }
}

enum app_want app_key_find(struct app *app, ui_key key)
{
    enum action action = list_action(key);
    app->message[0] = '\0';
    if (action)
        return app_act(app, action);
    if (key == TK_ENTER) {
        app_find_again(app);
        const struct finder *finder = &app->finder;
        const struct name *name = finder_chosen(finder, &app->focus);
        if (!name)
            return APP_DRAW;
        uint32_t shelf = finder_shelf(finder, &app->focus);
        if (shelf && !swap_edition(app, finder->sources[shelf - 1]))
            return APP_DRAW;
        go_to_name(app, name);
        if (shelf)
            app_find_forget(app);
        return APP_DRAW;
    }
    switch (prompt_key(&app->prompt, key)) {
    case PROMPT_TAKEN:
        app->focus.scroll = 0;
        return APP_DRAW;
    case PROMPT_CANCEL:
        app_go_back(app);
        return APP_DRAW;
    case PROMPT_ENTERED:
    case PROMPT_OTHER:
        break;
    }
    action = keymap_find(app->keymap, SCREEN_FINDER, key);
    if (action == ACTION_REDRAW || action == ACTION_SUSPEND)
        return app_act(app, action);
    return key == TK_CTRL('C') ? APP_INTERRUPT : APP_NOTHING;
}
