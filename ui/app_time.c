/* The moment in time: how it plays, how it is typed, and what spoiler-safe does to it. Declared in
 * app.h and app_parts.h. */
#include <string.h>

#include "app_parts.h"
#include "screen/words.h"
#include "time/typed.h"
#include "time/typed_form.h"

/* -- spoiler-safe -------------------------------------------------------------------------------
 */

/* The first key of an action, or "". */
static const char *key_of(const struct app *app, enum action action, char name[32])
{
    return keymap_names(app->keymap, action, 1, false, name, 32);
}

/* What it is on from, and which keys go on. */
static void say_safe(struct app *app)
{
    char play[32], step_on[32];
    struct moment start, now = app->cursor.now;
    key_of(app, ACTION_PLAY, play);
    key_of(app, ACTION_STEP_ON, step_on);
    if (app->has_left_off && app_same(now, app->left_off)) {
        app_note(app, "spoiler-safe: on from where you left off");
        *step_on = '\0';
    } else if (timeline_start(&app->log, scope_edition(), &start) && app_same(now, start)) {
        app_note(app, "spoiler-safe: from the start");
    } else {
        app_note(app, "spoiler-safe: nothing later than this moment");
    }
    if (*play)
        words_add(app->message, sizeof app->message, "; %s plays", play);
    if (*step_on)
        words_add(app->message, sizeof app->message, "%s %s steps", *play ? "," : ";", step_on);
}

void app_toggle_safe(struct app *app)
{
    struct moment start;
    app->safe = !app->safe;
    if (!app->safe) {
        app_note(app, "spoiler-safe off");
        return;
    }
    if (app_at_end(app)) {
        if (app->has_left_off)
            app_seek(app, app->left_off);
        else if (timeline_start(&app->log, scope_edition(), &start))
            app_seek(app, start);
        app_follow_night(app);
    }
    say_safe(app);
}

void app_welcome(struct app *app)
{
    char key[32], day[32] = "", time[32] = "";
    if (app->message[0])
        return;
    if (app->seen.of) {
        app_say(app, "%sas it was received", app->safe ? "spoiler-safe: " : "");
        if (*key_of(app, ACTION_STEP_BACK, key))
            words_add(app->message, sizeof app->message, "; %s steps back", key);
        if (*key_of(app, ACTION_STEP_ON, key))
            words_add(app->message, sizeof app->message, ", %s on", key);
        return;
    }
    if (app->safe) {
        say_safe(app);
        return;
    }
    struct moment at = app->left_off;
    if (!app->has_left_off || app_same(at, app->cursor.now) || !*key_of(app, ACTION_RESUME, key))
        return;
    arena_reset(&app->scratch);
    struct view view = app_view(app, &app->scratch);
    if (at.at == INSTANT_END) {
        words_set(day, sizeof day, "the end");
    } else {
        words_day(&view, at.at, at.match < app->edition->matches.n ? at.match : ID_NONE, day,
                  sizeof day);
        words_time(&view, at.at, at.match < app->edition->matches.n ? at.match : ID_NONE, time,
                   sizeof time);
    }
    app_say(app, "%s goes on from where you left off, %s%s%s", key, day, *time ? " " : "", time);
}

/* -- playing ------------------------------------------------------------------------------------
 */

struct cursor *app_cursor(struct app *app)
{
    return app->seen.of ? &app->seen.cursor : &app->cursor;
}

struct track app_track(const struct app *app)
{
    return app->seen.of ? seen_track(app->seen.of) : track_log(&app->log, app_scope(app));
}

static void say_end(struct app *app)
{
    if (app->seen.of)
        app_say_edge_seen(app, 1);
    else
        app_say_edge(app, app_scope(app), 1);
}

void app_play(struct app *app)
{
    char key[32];
    struct track track = app_track(app);
    if (cursor_play(app_cursor(app), &track, app->ms))
        return;
    say_end(app);
    if ((app->seen.of || !strncmp(app->message, "the end", 7)) && *key_of(app, ACTION_START, key))
        words_add(app->message, sizeof app->message, "; %s goes to its start", key);
}

void app_change_rate(struct app *app, int by)
{
    struct cursor *cursor = app_cursor(app);
    int rate = (int)cursor->rate + by;
    if (rate >= 0 && rate < RATE_COUNT)
        cursor_set_rate(cursor, (enum rate)rate, app->ms);
    app_say(app, "%s%s", rate_words[cursor->rate], cursor->rate == RATE_SKIP ? " dull time" : "");
}

void app_time(struct app *app, int64_t ms)
{
    app->ms = ms;
}

/* Minutes count where football time is shown: not beneath help. */
static bool shows_time(const struct app *app)
{
    return !app->seen.of && actions[ACTION_PLAY].screens & 1u << app_screen(app);
}

int64_t app_due(const struct app *app)
{
    struct cursor cursor = app->seen.of ? app->seen.cursor : app->cursor;
    int64_t due = app_trouble_due(app), minute = app_clock_due(app);
    if (minute < due)
        due = minute;
    if (app_notice_due(app) < due)
        due = app_notice_due(app);
    if (!cursor.playing)
        return due;
    struct track track = app_track(app);
    cursor.minutes = shows_time(app);
    int64_t next = cursor_due(&cursor, &track);
    return next < due ? next : due;
}

enum app_want app_tick(struct app *app)
{
    bool aged = app_trouble_due(app) <= app->ms;
    app_notice_tick(app);
    if (aged)
        app->live.said_ms = app->ms;
    aged |= app->live.on && app_clock_tick(app);
    struct cursor *cursor = app_cursor(app);
    if (!cursor->playing)
        return aged ? APP_DRAW : APP_NOTHING;
    struct moment from = cursor->now;
    struct track track = app_track(app);
    cursor->minutes = shows_time(app);
    if (!cursor_tick(cursor, &track, app->ms))
        return aged ? APP_DRAW : APP_NOTHING;
    if (app->seen.of && !app_same(from, cursor->now)) {
        app_play_seen(app);
        return APP_DRAW;
    }
    if (!app_same(from, cursor->now)) {
        app->moved = true;
        app->reached = app->cursor.now;
        /* A minute more changes nothing that is selected; only what happens does. */
        if (app->cursor.now.match != UINT32_MAX)
            app_follow(app);
    }
    if (!cursor->playing)
        say_end(app);
    return APP_DRAW;
}

void app_woken(struct app *app)
{
    struct track track = app_track(app);
    if (app_cursor(app)->playing)
        cursor_play(app_cursor(app), &track, app->ms);
}

/* -- typing -------------------------------------------------------------------------------------
 */

/* A leg that was typed is the one to look at. */
static void show_leg(struct app *app, const char *text)
{
    struct typed_form form;
    uint32_t tie =
        app->focus.match == ID_NONE ? ID_NONE : app->edition->matches.v[app->focus.match].tie;
    if (tie != ID_NONE && typed_form_read(text, &form, NULL) && form.in_leg)
        focus_match(app->edition, &app->focus,
                    app->edition->ties.v[tie].match_first + form.leg - 1);
}

static void read_moment(struct app *app)
{
    if (app->seen.of) {
        app_type_seen(app);
        return;
    }
    struct typed_at at = {.log = &app->log,
                          .scope = app_scope(app),
                          .now = app->cursor.now,
                          .match = app->focus.match,
                          .venue_time = app->focus.venue_time};
    struct moment to;
    struct err err;
    if (!typed_read(app->prompt.text, &at, &to, &err)) {
        prompt_say(&app->prompt, err.text);
        return;
    }
    app->prompt.open = false;
    app_seek(app, to);
    show_leg(app, app->prompt.text);
    app_follow_night(app);
}

enum app_want app_key_prompt(struct app *app, ui_key key)
{
    app->message[0] = '\0';
    switch (prompt_key(&app->prompt, key)) {
    case PROMPT_OTHER:
        break;
    case PROMPT_ENTERED:
        read_moment(app);
        return APP_DRAW;
    case PROMPT_TAKEN:
    case PROMPT_CANCEL:
        return APP_DRAW;
    }
    enum action action = keymap_find(app->keymap, app_screen(app), key);
    if (action == ACTION_REDRAW || action == ACTION_SUSPEND)
        return app_act(app, action);
    return key == TK_CTRL('C') ? APP_INTERRUPT : APP_NOTHING;
}
