/*
 * Finding: from a key to the list, within this process and in processor time, in an edition of more
 * than ten thousand matches with all their players; and the finder opened over all editions, on a
 * terminal. What it is held against is a limit: nobody is to feel that it searches.
 */
#include "app.h"
#include "bench.h"
#include "input/source.h"

enum { TEAMS = 4096, OTHERS = 1024, TIMES_MOST = 4096, ROUNDS = 8, OPENED = 15 };
#define KEY_LIMIT 10e-3  /* s */
#define OPEN_LIMIT 50e-3 /* s */
#define PATIENCE 10.0
#define QUIET 0.1

struct times {
    double v[TIMES_MOST];
    size_t n;
};

static void timed(struct app *app, ui_key key, struct times *times)
{
    struct canvas canvas;
    double start = processor_time();
    app_key(app, key);
    app_draw(app, &canvas);
    if (times->n == TIMES_MOST)
        give_up("more was timed than there is room for");
    times->v[times->n++] = processor_time() - start;
}

/* A name in full, one that everything fits, several words, and what fits nothing but its letters
 * in their order, for which everything is searched twice. */
static void type_all(struct app *app, struct times *times)
{
    static const char *const queries[] = {"alderbank 100", "e",     "c. birk", "lund final",
                                          "r1 100",        "xqzzy", "kld4"};
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
        for (const char *at = queries[i]; *at; at++)
            timed(app, (ui_key)(unsigned char)*at, times);
        for (const char *at = queries[i]; *at; at++)
            timed(app, TK_BACKSPACE, times);
    }
}

static struct edition *generated(const struct bench *bench, uint32_t teams)
{
    char path[600];
    struct edition *edition;
    struct report report = {0};
    snprintf(path, sizeof path, "%s/find-%u.cfg", bench->dir, teams);
    FILE *out = fopen(path, "w");
    if (!out)
        give_up("%s cannot be written", path);
    generate_edition(out, teams, 1);
    if (fclose(out) != 0 || !edition_load(path, &edition, &report))
        give_up("%s does not load", path);
    report_release(&report);
    return edition;
}

/* The door to the second edition. */
static uint32_t names(void *of, const char *but, bool safe, struct arena *arena,
                      struct shelf **shelves, const char *const **sources)
{
    struct name_index *index = arena_alloc(arena, sizeof *index);
    const char **source = arena_array(arena, const char *, 1);
    (void)but;
    (void)safe;
    index_build(index, of, arena);
    *shelves = arena_array(arena, struct shelf, 1);
    **shelves = (struct shelf){index, moment_end()};
    *source = index->key;
    *sources = source;
    return 1;
}

static void bench_keystroke(const struct bench *bench)
{
    static struct times times;
    char what[96], ms[32];
    struct edition *edition = generated(bench, TEAMS), *other = generated(bench, OTHERS);
    struct app_door door = {.of = other, .names = names};
    struct keymap keymap;
    struct app app;
    struct canvas canvas;
    keymap_init(&keymap);
    app_open(&app, edition, &keymap, moment_end(), SCREEN_BRACKET, false);
    app.door = &door;
    app_resize(&app, 120, 40);
    app_key(&app, '/');
    app_draw(&app, &canvas);
    for (int i = 0; i < ROUNDS; i++)
        type_all(&app, &times);
    const struct shelf *shelves = app.finder.shelves;
    snprintf(what, sizeof what, "find among %zu matches (%u names): key, p99",
             edition->matches.n + other->matches.n,
             shelves[0].index->count + shelves[1].index->count);
    double value = percentile(times.v, times.n, .99);
    row(what, as_ms(value, ms), "10 ms, the limit", value / KEY_LIMIT, "< 1");
    app_close(&app);
    edition_close(edition);
    edition_close(other);
}

static void bench_open(const struct bench *bench)
{
    char *const ours[] = {(char *)(uintptr_t)bench->touchline, "uel-2023-24", NULL};
    double times[OPENED];
    char ms[32];
    for (int i = 0; i < OPENED; i++) {
        struct pty pty;
        pty_start(&pty, 80, 24, ours);
        pty_settle(&pty, PATIENCE, QUIET);
        double start = now();
        pty_type(&pty, "/", 1);
        double last = pty_settle(&pty, PATIENCE, QUIET);
        if (last == 0)
            give_up("the finder does not open");
        times[i] = last - start;
        pty_type(&pty, "\033", 1);
        pty_settle(&pty, 1, QUIET);
        pty_quit(&pty);
    }
    double value = percentile(times, OPENED, .5);
    row("the finder over all editions opens, median", as_ms(value, ms), "50 ms, the limit",
        value / OPEN_LIMIT, "< 1");
}

void bench_find(const struct bench *bench)
{
    bench_open(bench);
    bench_keystroke(bench);
}
