/*
 * Key to frame at 120x40, measured twice. Seen: the real program on a pseudo-terminal, from the
 * write of the key to the arrival of the last byte that it painted; the kernel's terminal and two
 * changes of process are in it. Within: the viewer without a terminal in this very process, from
 * the key to the finished canvas, in processor time. Keys that change nothing do not count. 65,536
 * teams and eight take turns, walk by walk, through the same keys.
 */
#include "app.h"
#include "bench.h"
#include "input/source.h"

#define W 120
#define H 40
#define LIMIT 1e-3 /* s */

#define WALKS_SEEN 10
#define WALKS_WITHIN 60
#define LOAD_PATIENCE 20.0
#define KEY_PATIENCE 0.05
#define QUIET 0.004 /* s; a frame leaves in one go */

/* Through every screen and back to where it began, moving about on each. */
static const char walk[] = "gjjlhkl\t\tphh?jk?2jjk\t3ll\t4jjkkG5jjkg1Glkjhg";
#define WALK_KEYS (sizeof walk - 1)

struct times {
    double all[WALK_KEYS * WALKS_WITHIN];
    size_t count;
};

static void times_add(struct times *times, double seconds)
{
    times->all[times->count++] = seconds;
}

/* -- seen ---------------------------------------------------------------------------------------
 */

static void open_seen(const struct bench *bench, const char *edition, struct pty *pty)
{
    char *const command[] = {(char *)(uintptr_t)bench->touchline, (char *)(uintptr_t)edition, NULL};
    pty_start(pty, W, H, command);
    if (pty_settle(pty, LOAD_PATIENCE, 0.1) == 0)
        give_up("%s is not shown", edition);
}

static void walk_seen(struct pty *pty, struct times *times)
{
    for (size_t i = 0; i < WALK_KEYS; i++) {
        double typed = now();
        pty_type(pty, &walk[i], 1);
        double last = pty_settle(pty, KEY_PATIENCE, QUIET);
        if (last > 0 && times)
            times_add(times, last - typed);
    }
}

/* -- within -------------------------------------------------------------------------------------
 */

static struct edition *load(const char *path)
{
    struct edition *edition;
    struct report report = {0};
    char line[600] = "";
    if (!edition_load(path, &edition, &report)) {
        report_format(&report, 0, line, sizeof line);
        give_up("%s", line);
    }
    report_release(&report);
    return edition;
}

static void walk_within(struct app *app, struct times *times)
{
    struct canvas canvas;
    for (size_t i = 0; i < WALK_KEYS; i++) {
        double typed = processor_time();
        if (app_key(app, walk[i] == '\t' ? TK_TAB : (ui_key)walk[i]) != APP_DRAW)
            continue;
        app_draw(app, &canvas);
        if (times)
            times_add(times, processor_time() - typed);
    }
}

/* -- the rows -----------------------------------------------------------------------------------
 */

static void print_rows(const char *how, struct times *small, struct times *big)
{
    char what[64], text[2][32], against[48];
    static const double shares[] = {.5, .99};
    double median = percentile(small->all, small->count, .5);
    for (int i = 0; i < 2; i++) {
        double value = percentile(small->all, small->count, shares[i]);
        snprintf(what, sizeof what, "key to frame, 120x40, %s, p%.0f", how, shares[i] * 100);
        row(what, as_ms(value, text[0]), "1 ms, the limit", value / LIMIT, "< 1");
    }
    double of_big = percentile(big->all, big->count, .5);
    snprintf(what, sizeof what, "  65,536 teams, %s, p50", how);
    snprintf(against, sizeof against, "%s eight teams", as_ms(median, text[1]));
    row(what, as_ms(of_big, text[0]), against, of_big / median, "<= 1.2");
}

static void keys_seen(const struct bench *bench)
{
    static struct times small, big;
    struct pty a, b;
    open_seen(bench, bench->edition, &a);
    open_seen(bench, bench->big, &b);
    walk_seen(&a, NULL);
    walk_seen(&b, NULL);
    for (int i = 0; i < WALKS_SEEN; i++) {
        walk_seen(&a, &small);
        walk_seen(&b, &big);
    }
    pty_quit(&a);
    pty_quit(&b);
    print_rows("seen", &small, &big);
}

static void keys_within(const struct bench *bench)
{
    static struct times small, big;
    struct edition *editions[] = {load(bench->edition), load(bench->big)};
    struct app apps[2];
    struct keymap keymap;
    keymap_init(&keymap);
    for (int i = 0; i < 2; i++) {
        app_open(&apps[i], editions[i], &keymap, moment_end(), SCREEN_BRACKET, false);
        app_resize(&apps[i], W, H);
        walk_within(&apps[i], NULL);
    }
    for (int i = 0; i < WALKS_WITHIN; i++) {
        walk_within(&apps[0], &small);
        walk_within(&apps[1], &big);
    }
    for (int i = 0; i < 2; i++) {
        app_close(&apps[i]);
        edition_close(editions[i]);
    }
    print_rows("within", &small, &big);
}

void bench_keys(const struct bench *bench)
{
    keys_seen(bench);
    keys_within(bench);
}
