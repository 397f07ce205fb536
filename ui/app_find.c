/* Finding: keys while the finder is shown, and where Enter goes. Declared in app_parts.h. */
#include <string.h>

#include "app_parts.h"
#include "model/match.h"
#include "model/tie.h"

void app_find(struct app *app)
{
    struct finder *finder = &app->finder;
    if (!finder->ready) {
        index_build(&finder->index, app->edition, &finder->arena);
        finder->ready = true;
    }
    app_go_to(app, SCREEN_FINDER);
    app->focus.scroll = 0;
    prompt_open(&app->prompt, "/");
    app_find_again(app);
}

void app_find_again(struct app *app)
{
    struct finder *finder = &app->finder;
    if (app_screen(app) != SCREEN_FINDER || !finder->ready)
        return;
    struct shelf shelf = {&finder->index, app->cursor.now};
    search_names(&shelf, 1, app->prompt.text, &finder->found);
    finder->typed = app->prompt.text[strspn(app->prompt.text, " ")] != '\0';
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
        app_go_to(app, SCREEN_BRACKET);
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
        const struct name *name = finder_chosen(&app->finder, &app->focus);
        if (name)
            go_to_name(app, name);
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
