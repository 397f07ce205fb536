/* Notices of what a live source brings. Declared in app.h and app_parts.h. */
#include "app_parts.h"
#include "base/utf8.h"
#include "screen/words.h"

#define TITLE_MS ((int64_t)60 * 1000)

static void give(struct app *app, const struct news_item *item)
{
    struct app_notices *notices = &app->notices;
    struct view view = app_view(app, &app->scratch);
    struct notice notice;
    notice_say(&view, item, &notice);
    if (notices->settings->command.count)
        notice_queue_add(&notices->queue, &notice);
    notices->ring |= notices->settings->bell;
    if (!notices->settings->title)
        return;
    words_set(notices->title, sizeof notices->title, "%s", notice.text[NOTICE_TITLE]);
    notices->title_until = app->ms + TITLE_MS;
}

void app_give_notice(struct app *app, const struct edition *before, struct carry_news entries,
                     bool edge)
{
    const struct notice_settings *settings = app->notices.settings;
    /* Who has gone back in spoiler-safe mode is not even told that there is something to tell. */
    if (!settings || app->notices.muted || !app->live.current || (app->safe && !edge))
        return;
    struct news news = news_make(before, app->edition, entries, &app->scratch);
    for (uint32_t i = 0; i < news.count; i++)
        if (notice_wanted(settings, app->edition, &news.v[i]))
            give(app, &news.v[i]);
}

void app_mute(struct app *app)
{
    app->notices.muted = !app->notices.muted;
    app->notices.queue.count = 0;
    app->notices.ring = false;
    app->notices.title_until = CURSOR_NEVER;
    app_note(app, app->notices.muted ? "notices off" : "notices on");
}

int64_t app_notice_due(const struct app *app)
{
    return app->notices.title_until;
}

void app_notice_tick(struct app *app)
{
    if (app->notices.title_until <= app->ms)
        app->notices.title_until = CURSOR_NEVER;
}

char *app_window_title(const struct app *app, char *buf, size_t size)
{
    char title[512];
    if (app->notices.title_until != CURSOR_NEVER)
        words_set(title, sizeof title, "%s", app->notices.title);
    else
        words_edition(app->edition, false, title, sizeof title);
    words_add(title, sizeof title, " - touchline");
    if (app->ascii)
        utf8_fold_ascii(buf, size, title);
    else
        words_set(buf, size, "%s", title);
    return buf;
}
