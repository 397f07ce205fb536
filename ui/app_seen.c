/* A journal gone through as it was received. Declared in app.h and app_parts.h. */
#include <string.h>

#include "app_parts.h"
#include "screen/brought.h"
#include "screen/words.h"
#include "time/carry.h"

/* -- where it stands ----------------------------------------------------------------------------
 */

static void stand_at(struct app *app, uint32_t line)
{
    struct app_seen *seen = &app->seen;
    seen->line = line;
    seen->receipt = (struct receipt){.known = seen->of->lines.v[line].known,
                                     .by = seen->of->by[line],
                                     .marks = seen->of->by,
                                     .count = seen->of->lines.n};
    if (app->safe) /* how long it goes on is nobody's business */
        seen->receipt.count = line + 1;
}

void app_see(struct app *app, struct seen *seen, uint32_t line)
{
    app->seen = (struct app_seen){.of = seen};
    cursor_init(&app->seen.cursor, seen_moment(seen, line));
    app->seen.cursor.minutes = false;
    stand_at(app, line);
}

void app_unsee(struct app *app)
{
    edition_close(app->seen.edition);
    edition_close(app->seen.was);
    app->seen = (struct app_seen){.of = NULL};
}

/* -- what a line brings -------------------------------------------------------------------------
 */

/* Of many things the one that matters most, of those the last. */
static const struct brought *foremost(const struct brought *list, uint32_t count)
{
    const struct brought *best = NULL;
    for (uint32_t i = 0; i < count; i++)
        if (!best || list[i].kind >= best->kind)
            best = &list[i];
    return best;
}

static void say_brought(struct app *app, const struct brought *most, uint32_t count)
{
    char match[128];
    if (!most) {
        app_note(app, app->seen.line == 0 ? "the first that was received"
                                          : "nothing that happened: other facts");
        return;
    }
    if (most->kind == BROUGHT_MINUTE || most->kind == BROUGHT_FACTS || most->phase)
        app_say(app, "%s  ", brought_match(app->edition, most->match, match, sizeof match));
    else
        app->message[0] = '\0';
    words_add(app->message, sizeof app->message, "%s%s%s", most->when,
              *most->when && *most->words ? "  " : "", most->words);
    if (count > 1)
        words_add(app->message, sizeof app->message, "; and %u more", count - 1);
}

/* The match in which something has come, or gone, is selected, as after a step of football. */
static void follow(struct app *app, const struct brought *most)
{
    struct moment end = app->cursor.now;
    if (!most || most->kind < BROUGHT_NEW)
        return;
    app->cursor.now = (struct moment){INSTANT_END, most->match, 0};
    app_follow(app);
    app->cursor.now = end;
}

/* What has come stands out even where ids have changed, by the moment before it. */
static void mark_news(struct app *app)
{
    arena_reset(&app->scratch);
    struct carry_news news = carry_news(app->seen.was, app->edition, &app->scratch);
    if (news.count)
        app->cursor.before = carry_before(news.v[0]);
}

/* -- moves --------------------------------------------------------------------------------------
 */

/* Shows what there was after a line. What cannot be shown leaves the picture as it is. */
static void show(struct app *app, uint32_t line)
{
    struct app_seen *seen = &app->seen;
    struct edition *was = NULL, *is;
    struct err err;
    struct brought *list;
    bool next = line > 0 && line == seen->line + 1 && seen->edition;
    if (line > 0 && !next && !seen_edition(seen->of, line - 1, &was, &err))
        was = NULL;
    stand_at(app, line);
    if (!seen_edition(seen->of, line, &is, &err)) {
        edition_close(was);
        app_note(app, err.text);
        return;
    }
    seen->same_ids = false;
    app_swap(app, is);
    edition_close(seen->was);
    if (next)
        was = seen->edition;
    else
        edition_close(seen->edition);
    seen->was = was;
    seen->edition = is;
    seen->same_ids = was && carry_same_ids(was, is);
    app->cursor.before = app->cursor.now = moment_end();
    if (was && !seen->same_ids)
        mark_news(app);
    arena_reset(&app->scratch);
    uint32_t count = brought_all(was, is, app->ascii, &app->scratch, &list);
    follow(app, foremost(list, count));
    say_brought(app, foremost(list, count), count);
    app->moved = false; /* how far one has come is told of football time */
}

static void go_to(struct app *app, uint32_t line)
{
    cursor_seek(&app->seen.cursor, seen_moment(app->seen.of, line), app->ms);
    show(app, line);
}

/* The scoreboard shows the night in which it was received, where there is one. */
static void go_far(struct app *app, uint32_t line)
{
    go_to(app, line);
    struct moment end = app->cursor.now;
    app->cursor.now = moment_at(app->seen.receipt.by);
    app_follow_night(app);
    app->cursor.now = end;
}

void app_say_edge_seen(struct app *app, int direction)
{
    app_note(app, direction > 0 ? "the last that was received" : "the first that was received");
}

void app_step_seen(struct app *app, enum step_unit unit, int direction)
{
    uint32_t to;
    if (unit == STEP_GOAL && app_scope(app).kind == SCOPE_SHOOTOUT)
        unit = STEP_KICK;
    const char *what = app_unit_words(unit);
    if (!seen_step(app->seen.of, app->edition, app->seen.line, unit, direction, &to)) {
        if (what)
            app_say(app, "no %s %s was received", direction > 0 ? "later" : "earlier", what);
        else
            app_say_edge_seen(app, direction);
    } else if (unit < STEP_LOGGED) {
        go_to(app, to);
    } else {
        go_far(app, to);
    }
}

static void go_to_edge(struct app *app, int direction)
{
    uint32_t last = (uint32_t)app->seen.of->lines.n - 1, to = direction > 0 ? last : 0;
    if (app->seen.line == to)
        app_say_edge_seen(app, direction);
    else
        go_far(app, to);
}

/* Whether an entry of the edition that is open had been received by a line. */
static bool has(struct app *app, struct moment entry, uint32_t line)
{
    struct err err;
    struct edition *edition;
    if (!seen_edition(app->seen.of, line, &edition, &err))
        return false;
    bool there = carry_entry(app->edition, edition, entry.match, entry.seq) != ID_NONE;
    edition_close(edition);
    return there;
}

/* A line that has it, when the one before had not. */
static uint32_t line_of(struct app *app, struct moment entry)
{
    uint32_t without = 0, with = app->seen.line;
    if (has(app, entry, 0))
        return 0;
    while (with - without > 1) {
        uint32_t middle = without + (with - without) / 2;
        if (has(app, entry, middle))
            with = middle;
        else
            without = middle;
    }
    return with;
}

void app_seek_seen(struct app *app, struct moment to)
{
    uint32_t line = 0;
    bool entry = to.match < app->edition->matches.n;
    if (entry)
        line = line_of(app, to);
    else if (!seen_by(app->seen.of, to.at, &line))
        line = 0;
    if (line != app->seen.line)
        go_far(app, line);
    else if (entry)
        app_note(app, "this is when it was received");
}

void app_type_seen(struct app *app)
{
    struct typed_at at = {.log = &app->log, .match = ID_NONE, .venue_time = app->focus.venue_time};
    struct err err;
    uint32_t line;
    if (!seen_typed(app->seen.of, app->prompt.text, &at, app->seen.line, &line, &err)) {
        prompt_say(&app->prompt, err.text);
        return;
    }
    if (line == SEEN_NOTHING) {
        prompt_say(&app->prompt, "nothing had been received by then");
        return;
    }
    app->prompt.open = false;
    go_far(app, line);
}

void app_play_seen(struct app *app)
{
    show(app, app->seen.cursor.now.seq);
}

static void toggle_safe(struct app *app)
{
    app->safe = !app->safe;
    if (app->safe && app->seen.line + 1 == app->seen.of->lines.n)
        go_far(app, 0);
    stand_at(app, app->seen.line);
    app_note(app, app->safe ? "spoiler-safe: nothing later than what had been received"
                            : "spoiler-safe off");
}

bool app_act_seen(struct app *app, enum action action)
{
    switch (action) {
    case ACTION_START:
    case ACTION_END:
    case ACTION_NOW:
        go_to_edge(app, action == ACTION_START ? -1 : 1);
        return true;
    case ACTION_SAFE:
        toggle_safe(app);
        return true;
    default:
        return false;
    }
}
