/* An edition that grows while it is looked at. Declared in app.h and app_parts.h. */
#include <string.h>

#include "app_parts.h"
#include "screen/told.h"
#include "screen/words.h"
#include "time/carry.h"

enum { SECOND_MS = 1000, MINUTE_MS = 60 * SECOND_MS };

/* A screen whose subject is gone gives way to the one below it. */
static void leave_absent(struct app *app)
{
    const char *why;
    struct view view = app_view(app, &app->scratch);
    while (app->depth > 1 && screens[app_screen(app)]->present &&
           !screens[app_screen(app)]->present(&view, &why))
        app_go_back(app);
}

/* The last thing that is new, in words; in spoiler-safe mode, or where it lies ahead of the moment,
 * no more than that is fit. */
static void announce(struct app *app, struct carry_news news, bool edge)
{
    struct log_key last = news.v[news.count - 1];
    char key[32];
    struct told told;
    struct view view = app_view(app, &app->scratch);
    if (edge && app->safe)
        return;
    keymap_names(app->keymap, ACTION_NOW, 1, false, key, sizeof key);
    view.now = (struct moment){last.at, last.match, last.seq};
    if (app->safe || app->last.w == 0 || !told_now(&view, &app->last, &told))
        app_note(app, "something has happened");
    else
        app_say(app, "%s%s%s", told.when, *told.when ? "  " : "", told.words);
    if (!edge && *key)
        words_add(app->message, sizeof app->message, "; %s goes there", key);
}

/* What was told and is there no longer is not left standing: the last thing that is gone. */
static void take_back(struct app *app, const struct edition *old)
{
    struct told told;
    struct carry_news gone = carry_news(app->edition, old, &app->scratch);
    if (gone.count == 0 || app->safe || app->last.w == 0)
        return;
    struct log_key last = gone.v[gone.count - 1];
    struct view view = app_view(app, &app->scratch);
    view.edition = old;
    view.now = (struct moment){last.at, last.match, last.seq};
    if (told_now(&view, &app->last, &told))
        app_say(app, "%s%staken back: %s", told.when, *told.when ? "  " : "", told.words);
}

void app_swap(struct app *app, const struct edition *next)
{
    const struct edition *old = app->edition;
    log_close(&app->log);
    log_open(&app->log, next);
    app->edition = next;
    app->last.hit_count = 0; /* what was drawn is of the old one, and so would be a click on it */
    app->cursor.before = app->cursor.now = carry_moment(old, next, app->cursor.now);
    app->focus = focus_carry(old, next, app->cursor.now, app->focus);
    app->reached = carry_moment(old, next, app->reached);
    app->left_off = carry_moment(old, next, app->left_off);
    app_find_forget(app);
    leave_absent(app);
}

void app_live_begin(struct app *app, int64_t received_ms)
{
    app->live.on = true;
    app->live.heard_ms = received_ms;
    app_clock_renew(app, NULL, app->edition, received_ms);
}

void app_renew(struct app *app, const struct edition *next, int64_t received_ms)
{
    const struct edition *old = app->edition;
    bool edge = app_at_end(app);
    arena_reset(&app->scratch);
    struct carry_news news = carry_news(old, next, &app->scratch);
    app_drop(app);
    app_swap(app, next);
    if (edge && news.count)
        app->cursor.before = carry_before(news.v[0]);
    app_heard(app, received_ms);
    app_clock_renew(app, old, next, received_ms);
    if (news.count)
        announce(app, news, edge);
    else
        take_back(app, old);
    app_give_notice(app, old, news, edge);
}

void app_heard(struct app *app, int64_t ms)
{
    app->live.heard_ms = ms;
    app->live.trouble[0] = '\0';
}

const char *app_open_match(const struct app *app)
{
    enum screen_id screen = app_screen(app);
    bool open =
        (screen == SCREEN_MATCH || screen == SCREEN_SHOOTOUT) && app->focus.match != ID_NONE;
    return open ? app->edition->matches.v[app->focus.match].key : NULL;
}

/* -- trouble ------------------------------------------------------------------------------------
 */

void app_unheard(struct app *app, const char *why, int64_t retry_ms)
{
    app->live.retry_ms = retry_ms;
    words_set(app->live.trouble, sizeof app->live.trouble, "%s", why);
    app->live.said_ms = app->ms;
    app->message[0] = '\0';
}

char *app_trouble(const struct app *app, char *buf, size_t size)
{
    buf[0] = '\0';
    if (!app->live.trouble[0])
        return buf;
    words_age((app->ms - app->live.heard_ms) / SECOND_MS, buf, size);
    words_add(buf, size, " old");
    int64_t left = app->live.retry_ms - app->ms;
    if (app->live.retry_ms != CURSOR_NEVER && left > 0)
        words_add(buf, size, ", retrying in %d s", (int)((left + SECOND_MS - 1) / SECOND_MS));
    else if (app->live.retry_ms != CURSOR_NEVER)
        words_add(buf, size, ", retrying");
    words_add(buf, size, ": %s", app->live.trouble);
    return buf;
}

int64_t app_trouble_due(const struct app *app)
{
    int64_t age = app->live.said_ms - app->live.heard_ms, retry = app->live.retry_ms;
    if (!app->live.trouble[0])
        return CURSOR_NEVER;
    bool waits = retry != CURSOR_NEVER && retry > app->live.said_ms;
    int64_t unit = age < MINUTE_MS || waits ? 10 * SECOND_MS : MINUTE_MS;
    int64_t due = app->live.heard_ms + (age / unit + 1) * unit;
    return waits && retry < due ? retry : due;
}
