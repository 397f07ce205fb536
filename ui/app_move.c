/* The moment moves: where keys send it, and what follows on the screen. Declared in app_parts.h. */
#include "app_parts.h"
#include "model/tie.h"
#include "screen/night.h"
#include "screen/words.h"

/* -- where it moves -----------------------------------------------------------------------------
 */

/* The screen that the moment is for: help lies on top of one. */
static enum screen_id timed_screen(const struct app *app)
{
    int i = app->depth - 1;
    while (i > 0 && !screens[app->stack[i].screen]->scope)
        i--;
    return app->stack[i].screen;
}

struct scope app_scope(const struct app *app)
{
    const struct screen *screen = screens[timed_screen(app)];
    struct scope scope = scope_edition();
    struct arena scratch;
    arena_init(&scratch);
    struct view view = app_view(app, &scratch);
    if (screen->scope)
        scope = screen->scope(&view);
    arena_release(&scratch);
    return scope;
}

bool app_same(struct moment a, struct moment b)
{
    return a.at == b.at && a.match == b.match && a.seq == b.seq;
}

bool app_at_end(const struct app *app)
{
    return app_same(app->cursor.now, moment_end());
}

/* -- what follows a move ------------------------------------------------------------------------
 */

/* The match in which something has just happened; ID_NONE: the moment stands at no entry. */
static uint32_t match_at_moment(const struct app *app)
{
    uint32_t match = app->cursor.now.match;
    return match < app->edition->matches.n ? match : ID_NONE;
}

/* On the tie screen: the leg where something has just happened, else the one that is on. */
static void follow_leg(struct app *app)
{
    struct focus *focus = &app->focus;
    uint32_t match = match_at_moment(app);
    if (focus->tie == ID_NONE)
        return;
    if (match != ID_NONE && app->edition->matches.v[match].tie == focus->tie)
        focus->match = match;
    else
        focus_tie(app->edition, app->cursor.now, focus, focus->tie);
}

/* The tie to look at when nothing of the selected one has begun: where something happened last,
 * else the one that begins first. */
static uint32_t tie_of_interest(const struct app *app)
{
    const struct edition *edition = app->edition;
    uint32_t seen = log_seen(&app->log, STEP_EVENT, app->cursor.now), match;
    if (seen > 0)
        match = app->log.steps[STEP_EVENT].v[seen - 1].match;
    else if (edition->dated > 0)
        match = edition->by_kickoff[0];
    else
        return app->focus.tie;
    return edition->matches.v[match].tie;
}

/* On the bracket: the tie in which something has just happened; after a jump the selected one, if
 * any of it has been played. */
static void follow_tie(struct app *app)
{
    const struct edition *edition = app->edition;
    struct focus *focus = &app->focus;
    uint32_t match = match_at_moment(app), tie = focus->tie;
    struct tie_state state;
    if (tie == ID_NONE)
        return;
    tie_at(edition, tie, app->cursor.now, &state);
    if (match != ID_NONE)
        tie = edition->matches.v[match].tie;
    else if (state.phase == TIE_TO_COME)
        tie = tie_of_interest(app);
    focus_tie(edition, app->cursor.now, focus, tie == ID_NONE ? focus->tie : tie);
}

/* On the scoreboard: the match in which something has just happened, if it is of that night. */
static void follow_match(struct app *app)
{
    uint32_t match = match_at_moment(app);
    struct view view = app_view(app, &app->scratch);
    if (match != ID_NONE && night_day(&view, match) == night_day(&view, app->focus.match))
        focus_match(app->edition, &app->focus, match);
}

/* The last thing seen is selected again, in the match that the moment is in. */
void app_follow(struct app *app)
{
    app->moved = true;
    app->reached = app->cursor.now;
    app->focus.entry = app->focus.kick = UINT32_MAX;
    switch (timed_screen(app)) {
    case SCREEN_BRACKET:
        follow_tie(app);
        break;
    case SCREEN_SCOREBOARD:
        follow_match(app);
        break;
    case SCREEN_TIE:
        follow_leg(app);
        break;
    default:
        break;
    }
}

/* The scoreboard shows the night that the moment is in, where there is one; of it the selected
 * tie's match first. */
void app_follow_night(struct app *app)
{
    instant at = app->cursor.now.at;
    if (timed_screen(app) != SCREEN_SCOREBOARD || at == INSTANT_END || at == INSTANT_UNKNOWN)
        return;
    struct night night;
    arena_reset(&app->scratch);
    struct view view = app_view(app, &app->scratch);
    view.day = match_day(app->edition, at);
    if (night_day(&view, app->focus.match) == view.day)
        return;
    night_seen(&view, &night);
    uint32_t match = night.count > 0 ? night.matches[0] : ID_NONE;
    for (uint32_t i = 0; i < night.count; i++)
        if (app->edition->matches.v[night.matches[i]].tie == app->focus.tie)
            match = night.matches[i];
    if (match != ID_NONE)
        focus_match(app->edition, &app->focus, match);
}

void app_seek(struct app *app, struct moment to)
{
    if (app->seen.of) {
        app_seek_seen(app, to);
        return;
    }
    cursor_seek(&app->cursor, to, app->ms);
    app_follow(app);
}

/* -- moves --------------------------------------------------------------------------------------
 */

/* Says that the moment is at the end (direction 1) or start (-1) of its scope. */
void app_say_edge(struct app *app, struct scope scope, int direction)
{
    struct moment end;
    bool empty = !timeline_end(&app->log, scope, &end) ||
                 (scope.kind == SCOPE_EDITION && app->log.steps[STEP_EVENT].count == 0);
    if (empty && direction > 0)
        app_say(app, "nothing has happened in %s", scope_words(scope));
    else
        app_say(app, "the %s of %s", direction > 0 ? "end" : "start", scope_words(scope));
}

const char *app_unit_words(enum step_unit unit)
{
    static const char *const what[STEP_UNIT_COUNT] = {[STEP_KICK] = "kick",
                                                      [STEP_GOAL] = "goal",
                                                      [STEP_PHASE] = "start or end of a half",
                                                      [STEP_DAY] = "match day",
                                                      [STEP_ROUND] = "round"};
    return what[unit];
}

static void say_no_step(struct app *app, struct scope scope, enum step_unit unit, int direction)
{
    const char *what = app_unit_words(unit);
    if (direction > 0 && what)
        app_say(app, "no later %s in %s", what, scope_words(scope));
    else
        app_say_edge(app, scope, direction);
}

static void step(struct app *app, enum step_unit unit, int direction)
{
    if (app->seen.of) {
        app_step_seen(app, unit, direction);
        return;
    }
    struct scope scope = app_scope(app);
    bool calendar = unit == STEP_DAY || unit == STEP_ROUND;
    if (unit == STEP_GOAL && scope.kind == SCOPE_SHOOTOUT)
        unit = STEP_KICK;
    /* From one night to the next, which the scoreboard then shows. */
    if (calendar && timed_screen(app) == SCREEN_SCOREBOARD)
        scope = scope_edition();
    /* While an edition goes on, a day back is from how far it has come, not from its last fixture.
     */
    struct moment from = app->cursor.now;
    if (calendar && direction < 0 && app_at_end(app) && !words_is_over(app->edition) &&
        words_edge(app->edition) != INSTANT_UNKNOWN)
        app->cursor.now = moment_at(words_edge(app->edition));
    if (!cursor_step(&app->cursor, &app->log, scope, unit, direction, app->ms)) {
        app->cursor.now = from;
        say_no_step(app, scope, unit, direction);
        return;
    }
    app_follow(app);
    if (calendar)
        app_follow_night(app);
}

/* A look at the start or the end is not how far one has come. */
static void look_at(struct app *app, struct moment to)
{
    bool moved = app->moved;
    struct moment reached = app->reached;
    app_seek(app, to);
    app->moved = moved;
    app->reached = reached;
}

static void go_to_edge(struct app *app, int direction)
{
    struct scope scope = app_scope(app);
    struct moment to;
    bool known =
        direction > 0 ? timeline_end(&app->log, scope, &to) : timeline_start(&app->log, scope, &to);
    if (known && !app_same(to, app->cursor.now))
        look_at(app, to);
    else
        app_say_edge(app, scope, direction);
}

static void go_to_now(struct app *app)
{
    if (app_at_end(app))
        app_note(app, "nothing later is known");
    else
        look_at(app, moment_end());
}

static void go_on(struct app *app)
{
    if (!app->has_left_off) {
        app_note(app, "where you left off is not known");
        return;
    }
    app_seek(app, app->left_off);
    app_follow_night(app);
}

/* -- keys ---------------------------------------------------------------------------------------
 */

void app_act_time(struct app *app, enum action action)
{
    static const struct {
        enum action on, back;
        enum step_unit unit;
    } steps[] = {{ACTION_STEP_ON, ACTION_STEP_BACK, STEP_EVENT},
                 {ACTION_GOAL_ON, ACTION_GOAL_BACK, STEP_GOAL},
                 {ACTION_PHASE_ON, ACTION_PHASE_BACK, STEP_PHASE},
                 {ACTION_DAY_ON, ACTION_DAY_BACK, STEP_DAY},
                 {ACTION_ROUND_ON, ACTION_ROUND_BACK, STEP_ROUND}};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        if (action == steps[i].on || action == steps[i].back) {
            step(app, steps[i].unit, action == steps[i].on ? 1 : -1);
            return;
        }
    if (app->seen.of && app_act_seen(app, action))
        return;
    switch (action) {
    case ACTION_START:
    case ACTION_END:
        go_to_edge(app, action == ACTION_END ? 1 : -1);
        break;
    case ACTION_NOW:
        go_to_now(app);
        break;
    case ACTION_MOMENT:
        prompt_open(&app->prompt, "@");
        break;
    case ACTION_PLAY:
        if (app_cursor(app)->playing)
            cursor_pause(app_cursor(app));
        else
            app_play(app);
        break;
    case ACTION_FASTER:
    case ACTION_SLOWER:
        app_change_rate(app, action == ACTION_FASTER ? 1 : -1);
        break;
    case ACTION_RESUME:
        go_on(app);
        break;
    case ACTION_SAFE:
        app_toggle_safe(app);
        break;
    default:
        break;
    }
}
