/* The clocks of a live edition between what its source tells. Declared in app_parts.h. */
#include "app_parts.h"
#include "model/match.h"
#include "model/words.h"
#include "time/carry.h"

enum { MINUTE_MS = 60 * 1000 };

/* The source tells minutes of it, and they go on. */
static bool runs(const struct match *match)
{
    return match->status == MATCH_UNDER_WAY && !match->at_break && match->clock.minute > 0 &&
           match->final_phase != PHASE_KICKS;
}

static bool same_clock(const struct match *a, const struct match *b)
{
    return runs(a) && runs(b) && clock_compare(a->clock, b->clock) == 0;
}

void app_clock_renew(struct app *app, const struct edition *old, const struct edition *next,
                     int64_t ms)
{
    struct app_clocks clocks = {.said_ms = {0}};
    for (uint32_t i = 0; i < next->matches.n; i++) {
        uint32_t from = old ? carry_match(next, old, i) : ID_NONE;
        bool goes_on = from != ID_NONE && from < app->live.clocks.said_ms.n &&
                       same_clock(&old->matches.v[from], &next->matches.v[i]);
        vec_push(&clocks.said_ms, goes_on ? app->live.clocks.said_ms.v[from] : ms);
        vec_push(&clocks.minutes, 0);
    }
    app_clock_release(app);
    app->live.clocks = clocks;
    app_clock_tick(app);
}

void app_clock_release(struct app *app)
{
    vec_release(&app->live.clocks.said_ms);
    vec_release(&app->live.clocks.minutes);
}

/* Whole minutes since it was said, as far as they count. */
static uint16_t minutes_since(const struct app *app, size_t match)
{
    int64_t since = app->ms - app->live.clocks.said_ms.v[match];
    int64_t minutes = since > 0 ? since / MINUTE_MS : 0;
    return (uint16_t)(minutes > RUNS_ON_MOST ? RUNS_ON_MOST + 1 : minutes);
}

bool app_clock_tick(struct app *app)
{
    bool moved = false;
    for (size_t i = 0; i < app->live.clocks.minutes.n; i++) {
        uint16_t minutes = minutes_since(app, i);
        moved |= minutes != app->live.clocks.minutes.v[i] && runs(&app->edition->matches.v[i]);
        app->live.clocks.minutes.v[i] = minutes;
    }
    return moved && app_at_end(app);
}

int64_t app_clock_due(const struct app *app)
{
    int64_t due = CURSOR_NEVER;
    if (!app->live.on || !app_at_end(app))
        return due;
    for (size_t i = 0; i < app->live.clocks.minutes.n; i++) {
        uint16_t minutes = app->live.clocks.minutes.v[i];
        int64_t next = app->live.clocks.said_ms.v[i] + (int64_t)(minutes + 1) * MINUTE_MS;
        if (minutes <= RUNS_ON_MOST && next < due && runs(&app->edition->matches.v[i]))
            due = next;
    }
    return due;
}
