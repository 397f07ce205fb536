/*
 * Moving in time, from the key to the finished picture, within this process and in processor time:
 * every kind of step, forwards and back, and every kind of jump, on every screen, from moments all
 * over an edition of a million events. The bundled edition takes turns with it through the same
 * keys. The big one has as many matches a night and as many events a match, so that the pictures
 * are alike and what differs is what it costs to find them.
 */
#include "app.h"
#include "bench.h"
#include "input/source.h"

#include "../tests/unit/maker.h"

enum {
    TEAMS = 65536,
    EVENTS_A_MATCH = 16,
    MATCHES_A_NIGHT = 4,
    DAY = 24 * 3600,
    WALKS = 120,
    TIMES_MOST = 1 << 16
};
#define LIMIT 5e-3 /* s */

/* -- an edition of a million events -------------------------------------------------------------
 */

static void add_events(struct maker *maker, uint32_t match, const char *top, const char *bottom)
{
    static const char *const kinds[] = {"yellow", "goal", "sub", "yellow", "sub"};
    char clock[8];

    for (uint32_t i = 0; i < EVENTS_A_MATCH; i++) {
        uint32_t roll = (match * 31 + i) * 2654435761u >> 16;
        struct event *event;

        snprintf(clock, sizeof clock, "%u'", 1 + i * 89 / EVENTS_A_MATCH + roll % 5);
        event = maker_event(maker, clock, i == 3 ? "goal" : kinds[roll % 5],
                            i == 3 || roll & 64 ? top : bottom, NULL);
        if (i == 3 || event->kind == EVENT_GOAL)
            event->team = maker_team(maker, top); /* who goes through is never in doubt */
    }
}

static void add_round(struct maker *maker, uint32_t number, uint32_t ties)
{
    char key[16], top[32], bottom[32];

    snprintf(key, sizeof key, "r%u", number);
    maker_round(maker, key, 1, "goals extra-time kicks");
    for (uint32_t i = 0; i < ties; i++) {
        uint32_t team = i << number;

        snprintf(key, sizeof key, "r%u-%u", number, i + 1);
        if (number == 1) {
            snprintf(top, sizeof top, "team%u", team);
            snprintf(bottom, sizeof bottom, "team%u", team + 1);
        } else {
            snprintf(top, sizeof top, "winner r%u-%u", number - 1, 2 * i + 1);
            snprintf(bottom, sizeof bottom, "winner r%u-%u", number - 1, 2 * i + 2);
        }
        maker_tie(maker, key, top, bottom);
        snprintf(top, sizeof top, "team%u", team);
        snprintf(bottom, sizeof bottom, "team%u", team + (1u << (number - 1)));
        if (i % MATCHES_A_NIGHT == 0)
            maker->kickoff += DAY;
        instant kickoff = maker->kickoff;
        maker_match(maker, "FT");
        maker->kickoff = kickoff;
        add_events(maker, maker->match, top, bottom);
    }
}

static void make_million(struct maker *maker)
{
    maker_open(maker);
    for (uint32_t number = 1, ties = TEAMS / 2; ties > 0; number++, ties /= 2)
        add_round(maker, number, ties);
    if (!maker_seal(maker))
        give_up("the edition of a million events: %s", maker->report.problems[0].text);
}

/* -- what is timed ------------------------------------------------------------------------------
 */

struct times {
    double v[TIMES_MOST];
    size_t n;
};

struct player {
    struct app app;
    uint32_t dice;
    struct times *steps, *jumps;
};

static uint32_t roll(struct player *player, uint32_t sides)
{
    player->dice = player->dice * 1664525u + 1013904223u;
    return (uint32_t)((uint64_t)player->dice * sides >> 32);
}

static void add(struct times *times, double seconds)
{
    if (times->n == TIMES_MOST)
        give_up("more was timed than there is room for");
    times->v[times->n++] = seconds;
}

static void timed(struct player *player, enum action action, struct times *times)
{
    struct canvas canvas;
    double start = processor_time();
    app_act(&player->app, action);
    app_draw(&player->app, &canvas);
    add(times, processor_time() - start);
}

/* Goes to a moment somewhere in the log, and to the match of which it is, untimed. */
static void go_somewhere(struct player *player, enum action screen)
{
    struct app *app = &player->app;
    const struct log_index *all = &app->log.steps[STEP_EVENT];
    struct log_place place = all->v[roll(player, all->count)];
    struct canvas canvas;
    cursor_seek(&app->cursor, log_moment(app->edition, place), 0);
    focus_tie(app->edition, app->cursor.now, &app->focus, app->edition->matches.v[place.match].tie);
    focus_match(app->edition, &app->focus, place.match);
    app_act(app, screen);
    app_draw(app, &canvas);
}

static void walk(struct player *player)
{
    static const enum action shown[] = {ACTION_BRACKET, ACTION_SCOREBOARD, ACTION_TIE,
                                        ACTION_MATCH};
    static const enum action steps[] = {ACTION_STEP_ON,   ACTION_STEP_ON,   ACTION_STEP_BACK,
                                        ACTION_GOAL_ON,   ACTION_GOAL_BACK, ACTION_PHASE_ON,
                                        ACTION_PHASE_BACK};
    static const enum action jumps[] = {ACTION_DAY_ON,     ACTION_DAY_BACK, ACTION_ROUND_ON,
                                        ACTION_ROUND_BACK, ACTION_START,    ACTION_END,
                                        ACTION_NOW};
    for (size_t s = 0; s < sizeof shown / sizeof *shown; s++) {
        go_somewhere(player, shown[s]);
        for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
            timed(player, steps[i], player->steps);
        for (size_t i = 0; i < sizeof jumps / sizeof *jumps; i++) {
            go_somewhere(player, shown[s]);
            timed(player, jumps[i], player->jumps);
        }
    }
}

static void walk_both(struct player players[2], int w, int h)
{
    for (int i = 0; i < 2; i++) {
        app_resize(&players[i].app, w, h);
        players[i].steps->n = players[i].jumps->n = 0;
        walk(&players[i]);
        players[i].steps->n = players[i].jumps->n = 0;
    }
    for (int i = 0; i < WALKS; i++) {
        walk(&players[0]);
        walk(&players[1]);
    }
}

static void print_limit(const char *what, struct times *times)
{
    char text[64], ms[32];
    double value = percentile(times->v, times->n, .99);
    snprintf(text, sizeof text, "1,000,000 events: %s, 120x40, p99", what);
    row(text, as_ms(value, ms), "5 ms, the limit", value / LIMIT, "< 1");
}

void bench_time(const struct bench *bench)
{
    static struct times times[4];
    struct player players[2] = {{.steps = &times[0], .jumps = &times[1]},
                                {.steps = &times[2], .jumps = &times[3]}};
    struct edition *bundled;
    struct report report = {0};
    struct maker million;
    struct keymap keymap;
    char ours[32], other[32], against[48];
    if (!edition_load(bench->edition, &bundled, &report))
        give_up("%s does not load", bench->edition);
    report_release(&report);
    make_million(&million);
    keymap_init(&keymap);
    app_open(&players[0].app, bundled, &keymap, moment_end(), SCREEN_BRACKET, false);
    app_open(&players[1].app, million.edition, &keymap, moment_end(), SCREEN_BRACKET, false);

    walk_both(players, 120, 40);
    print_limit("step", players[1].steps);
    print_limit("jump", players[1].jumps);
    walk_both(players, 80, 24);
    double small = percentile(players[0].steps->v, players[0].steps->n, .5);
    double big = percentile(players[1].steps->v, players[1].steps->n, .5);
    snprintf(against, sizeof against, "%s the bundled edition", as_ms(small, other));
    row("1,000,000 events: step, 80x24, p50", as_ms(big, ours), against, big / small, "<= 1.2");

    for (int i = 0; i < 2; i++)
        app_close(&players[i].app);
    edition_close(bundled);
    maker_close(&million);
}
