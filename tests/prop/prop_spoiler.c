/*
 * Spoiler-safety: whatever is shown of a whole edition at a moment is, cell for cell, what is shown
 * of the edition as it was written at that moment. The second is cut from the file's text by
 * tests/cut, which shares nothing with the program's own idea of what may be seen.
 *
 * TOUCHLINE_SPOILER_ALL=1 looks at every moment at which anything happens, at every size.
 */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "app.h"
#include "base/file.h"
#include "cut/cut.h"
#include "find/search.h"
#include "input/edition_cfg.h"
#include "model/match.h"
#include "model/pick.h"
#include "picture/writer.h"
#include "prop.h"

#if defined __SANITIZE_ADDRESS__
#define SLOW 1
#elif defined __has_feature
#if __has_feature(address_sanitizer)
#define SLOW 1
#endif
#endif
#ifdef SLOW
enum { MOMENTS_BUNDLED = 40, MOMENTS_SMALL = 15, MOMENTS_WORLD_CUP = 2 };
#else
enum { MOMENTS_BUNDLED = 120, MOMENTS_SMALL = 40, MOMENTS_WORLD_CUP = 12 };
#endif

enum { MINUTE = 60, SHOWN_MOST = 8, FOCI = 3, WALK_KEYS = 16 };

static const struct {
    int w, h;
} sizes[] = {{40, 12}, {80, 24}, {120, 40}, {200, 60}};
enum { SIZES = sizeof sizes / sizeof *sizes };

/* An edition twice: whole, and cut at the moment. */
enum { WHOLE, CUT, BOTH };

struct pair {
    const char *path;
    char *text; /* of the whole */
    struct edition *edition[BOTH];
    struct app app[BOTH];
    struct keymap keymap;
    struct moment now[BOTH], before[BOTH];
    char said[160]; /* the moment, as an argument of the cut */
    uint32_t team;  /* whose path is printed */
    unsigned compared, differing;
};

/* -- moments ----------------------------------------------------------------------------------- */

/* The number of entries of a match up to a place that the cut counts. */
static unsigned places_of(const struct edition *edition, uint32_t match, uint32_t seq)
{
    const struct match *m = &edition->matches.v[match];
    unsigned places = 0;

    for (uint32_t i = 0; i < m->entry_count && i <= seq; i++) {
        const struct entry *entry = &edition->entries.v[m->entry_first + i];

        places += entry->kind != ENTRY_EVENT || !edition->events.v[entry->ref].derived;
    }
    return places;
}

/* The same match in the cut, or ID_NONE where it is not known yet. */
static uint32_t match_in(const struct edition *edition, const struct match *match)
{
    return strmap_get(&edition->match_by_key, match->key, strlen(match->key));
}

static struct moment moment_in(const struct pair *pair, struct moment now)
{
    if (now.match < pair->edition[WHOLE]->matches.n)
        now.match = match_in(pair->edition[CUT], &pair->edition[WHOLE]->matches.v[now.match]);
    return now;
}

static void pair_close(struct pair *pair)
{
    for (int i = 0; i < BOTH; i++)
        if (pair->edition[i] && i != WHOLE) {
            app_close(&pair->app[i]);
            edition_close(pair->edition[i]);
            pair->edition[i] = NULL;
        }
}

static void say_moment(struct pair *pair, struct moment now, struct cut_moment at)
{
    size_t used;

    instant_format_iso(pair->said, sizeof pair->said, now.at, 0);
    used = strlen(pair->said);
    if (at.match != UINT_MAX)
        snprintf(pair->said + used, sizeof pair->said - used, " %u %u", at.match, at.places);
}

/* Cuts the edition at a moment; what it was before came from another. */
static void pair_cut(struct pair *pair, struct moment now, struct moment before)
{
    struct cut_moment at = cut_at(now.at);
    struct report report = {0};
    char *text;

    pair_close(pair);
    if (now.match < pair->edition[WHOLE]->matches.n) {
        at.match = now.match;
        at.places = places_of(pair->edition[WHOLE], now.match, now.seq);
    }
    say_moment(pair, now, at);
    text = cut_edition(pair->text, at);
    assert_non_null(text);
    if (!edition_read_cfg("cut", text, strlen(text), &pair->edition[CUT], &report)) {
        fprintf(stderr, "%s cut at %s cannot be read:\n", pair->path, pair->said);
        for (size_t i = 0; i < report.count; i++)
            fprintf(stderr, "%u: %s\n%s", report.problems[i].line, report.problems[i].text, text);
        fail();
    }
    report_release(&report);
    free(text);
    pair->now[WHOLE] = now;
    pair->now[CUT] = moment_in(pair, now);
    pair->before[WHOLE] = before;
    pair->before[CUT] = moment_in(pair, before);
    app_open(&pair->app[CUT], pair->edition[CUT], &pair->keymap, pair->now[CUT], SCREEN_BRACKET,
             false);
}

/* Any moment of a match, or around it. */
static struct moment random_moment(struct random *random, const struct edition *edition)
{
    const struct match *match =
        &edition->matches.v[random_below(random, (uint32_t)edition->matches.n)];
    instant base = match->precision == PRECISION_NONE ? match->base : match->kickoff;

    return moment_at(base + (instant)random_below(random, 230 * MINUTE) - 20 * MINUTE);
}

/* A moment right after an entry, where a step can stand. */
static struct moment entry_moment(const struct edition *edition, uint32_t match, uint32_t seq)
{
    const struct match *m = &edition->matches.v[match];

    while (seq + 1 < m->entry_count && edition->entries.v[m->entry_first + seq].more)
        seq++;
    return (struct moment){edition->entries.v[m->entry_first + seq].at, match, seq};
}

static struct moment random_entry(struct random *random, const struct edition *edition)
{
    for (int tries = 0; tries < 50; tries++) {
        uint32_t match = random_below(random, (uint32_t)edition->matches.n);
        uint32_t count = edition->matches.v[match].entry_count;

        if (count > 0)
            return entry_moment(edition, match, random_below(random, count));
    }
    return random_moment(random, edition);
}

/* Where a step that leads to the moment may have come from. */
static struct moment moment_before(struct random *random, const struct edition *edition,
                                   struct moment now)
{
    const struct match *match;

    if (now.match >= edition->matches.n || random_below(random, 3) == 0)
        return random_below(random, 2)
                   ? now
                   : moment_at(now.at - (instant)random_below(random, 90 * MINUTE));
    match = &edition->matches.v[now.match];
    if (now.seq == 0)
        return moment_at(edition->entries.v[match->entry_first].at - 1);
    return entry_moment(edition, now.match, now.seq - 1 - random_below(random, now.seq));
}

/* -- comparing --------------------------------------------------------------------------------- */

static void show(int which, const struct canvas *canvas)
{
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);

    writer_text(canvas, out);
    fclose(out);
    fprintf(stderr, "--- %s\n%s", which == WHOLE ? "whole" : "cut", text);
    free(text);
}

static void differ(struct pair *pair, const char *what, const struct canvas canvas[BOTH], int x,
                   int y, const char *how)
{
    if (pair->differing++ >= SHOWN_MOST)
        return;
    fprintf(stderr, "%s at \"%s\": %s, %dx%d%s: %s differs at column %d, row %d\n", pair->path,
            pair->said, what, canvas[WHOLE].w, canvas[WHOLE].h, canvas[WHOLE].ascii ? " ASCII" : "",
            how, x, y);
    for (int i = 0; i < BOTH; i++)
        show(i, &canvas[i]);
}

/* What a hit means, in words that hold for both. */
static void hit_words(const struct edition *edition, const struct hit *hit, char *buf, size_t size)
{
    uint32_t id = (uint32_t)hit->id;
    const char *key = "";

    if (hit->kind == HIT_MATCH && id < edition->matches.n) {
        key = edition->matches.v[id].key;
        id = 0;
    }
    for (uint32_t i = 0; hit->kind == HIT_KICK && i < edition->matches.n; i++) {
        const struct match *match = &edition->matches.v[i];

        if (id >= match->kick_first && id < match->kick_first + match->kick_count) {
            key = match->key;
            id -= match->kick_first;
            break;
        }
    }
    snprintf(buf, size, "%d %d %d %d kind %d %s %lld", hit->rect.x, hit->rect.y, hit->rect.w,
             hit->rect.h, hit->kind, key, *key ? (long long)id : (long long)hit->id);
}

static void compare_hits(struct pair *pair, const char *what, const struct canvas canvas[BOTH])
{
    char words[BOTH][160];

    for (int i = 0; i < canvas[WHOLE].hit_count || i < canvas[CUT].hit_count; i++) {
        for (int side = 0; side < BOTH; side++) {
            words[side][0] = '\0';
            if (i < canvas[side].hit_count)
                hit_words(pair->edition[side], &canvas[side].hits[i], words[side],
                          sizeof words[side]);
        }
        if (strcmp(words[WHOLE], words[CUT]) == 0)
            continue;
        if (pair->differing < SHOWN_MOST)
            fprintf(stderr, "what lies under the mouse: \"%s\", of the cut \"%s\"\n", words[WHOLE],
                    words[CUT]);
        differ(pair, what, canvas, 0, 0, "a hit");
        return;
    }
}

static void compare(struct pair *pair, const char *what, const struct canvas canvas[BOTH])
{
    pair->compared++;
    if (canvas[WHOLE].w != canvas[CUT].w || canvas[WHOLE].h != canvas[CUT].h) {
        differ(pair, what, canvas, 0, 0, "the size");
        return;
    }
    for (int y = 0; y < canvas[WHOLE].h; y++)
        for (int x = 0; x < canvas[WHOLE].w; x++) {
            const struct cell *a = canvas_cell(&canvas[WHOLE], x, y);
            const struct cell *b = canvas_cell(&canvas[CUT], x, y);
            const char *how = memcmp(a->text, b->text, CELL_BYTES) != 0 ? "the text"
                              : a->style != b->style                    ? "the style"
                              : a->flags != b->flags                    ? "a flag"
                              : a->arms != b->arms                      ? "a line"
                                                                        : NULL;

            if (how) {
                differ(pair, what, canvas, x, y, how);
                return;
            }
        }
    compare_hits(pair, what, canvas);
}

/* -- looking ----------------------------------------------------------------------------------- */

/* What is selected: 0 what the program selects, 1 the match of the moment, else any. */
static void set_focus(struct pair *pair, struct random *random, int how)
{
    const struct edition *whole = pair->edition[WHOLE], *cut = pair->edition[CUT];
    uint32_t any = random_below(random, (uint32_t)cut->matches.n);
    uint32_t tie = random_below(random, (uint32_t)(whole->ties.n ? whole->ties.n : 1));
    const char *key = cut->matches.v[any].key;

    if (how == 1 && pair->now[CUT].match < cut->matches.n)
        key = cut->matches.v[pair->now[CUT].match].key;
    for (int i = 0; i < BOTH; i++) {
        const struct edition *edition = pair->edition[i];
        struct focus *focus = &pair->app[i].focus;

        *focus = focus_first(edition, pair->now[i]);
        if (how == 2 && edition->ties.n > 0)
            focus_tie(edition, pair->now[i], focus, tie);
        else if (how > 0)
            focus_match(edition, focus, strmap_get(&edition->match_by_key, key, strlen(key)));
    }
}

static struct view view_of(struct pair *pair, int which, struct arena *scratch)
{
    return (struct view){.edition = pair->edition[which],
                         .now = pair->now[which],
                         .before = pair->before[which],
                         .focus = pair->app[which].focus,
                         .day = INSTANT_UNKNOWN,
                         .keymap = &pair->keymap,
                         .scratch = scratch};
}

/* Whether a screen has anything on it: the same in both. */
static bool is_present(struct pair *pair, enum screen_id screen)
{
    bool present[BOTH];
    const char *why[BOTH] = {"", ""};
    struct arena arena;

    arena_init(&arena);
    for (int i = 0; i < BOTH; i++) {
        struct view view = view_of(pair, i, &arena);

        present[i] = !screens[screen]->present || screens[screen]->present(&view, &why[i]);
    }
    if (present[WHOLE] != present[CUT] || (!present[WHOLE] && strcmp(why[WHOLE], why[CUT]) != 0)) {
        pair->differing++;
        fprintf(stderr, "%s at \"%s\": %s is there: %d (%s), of the cut: %d (%s)\n", pair->path,
                pair->said, screens[screen]->name, present[WHOLE], why[WHOLE], present[CUT],
                why[CUT]);
    }
    arena_release(&arena);
    return present[WHOLE] && present[CUT];
}

static void look(struct pair *pair, enum screen_id screen, bool info, int size, bool ascii)
{
    struct canvas canvas[BOTH];
    char what[160];
    const struct focus *focus = &pair->app[CUT].focus;

    for (int i = 0; i < BOTH; i++) {
        struct app *app = &pair->app[i];

        app->cursor.now = pair->now[i];
        app->cursor.before = pair->before[i];
        app->stack[0] = (struct app_place){screen, 0};
        app->depth = 1;
        app->ascii = ascii;
        app->safe = false;
        app->message[0] = '\0';
        app->focus.info = info;
        app->focus.scroll = 0;
        app_resize(app, sizes[size].w, sizes[size].h);
        app_draw(app, &canvas[i]);
    }
    snprintf(what, sizeof what, "%s%s of %s", screens[screen]->name, info ? " with sources" : "",
             focus->match == ID_NONE ? "no match"
                                     : pair->edition[CUT]->matches.v[focus->match].key);
    compare(pair, what, canvas);
}

static void look_at_print(struct pair *pair, const struct screen *screen, int width, bool sources,
                          bool ascii)
{
    struct canvas canvas[BOTH];
    struct arena arena;
    char what[80], left[600], right[200];

    arena_init(&arena);
    for (int i = 0; i < BOTH; i++) {
        struct view view = view_of(pair, i, &arena);

        view.still = true;
        view.sources = sources;
        view.team = pair->team;
        view.before = view.now;
        left[0] = right[0] = '\0';
        screen->title(&view, left, sizeof left, right, sizeof right);
        canvas_init_growing(&canvas[i], &arena, width, ascii);
        canvas_text(&canvas[i], 0, 0, width, STYLE_TITLE, left);
        canvas_text(&canvas[i], 0, 1, width, STYLE_TITLE, right);
        screen->print(&view, &canvas[i], 2);
    }
    snprintf(what, sizeof what, "%s printed%s", screen->name, sources ? " with sources" : "");
    compare(pair, what, canvas);
    arena_release(&arena);
}

/* What words choose. */
static void look_at_picks(struct pair *pair, const char *word, enum pick_what what)
{
    char *text[BOTH] = {NULL, NULL};
    size_t size;
    struct arena arena;

    arena_init(&arena);
    for (int i = 0; i < BOTH; i++) {
        FILE *out = open_memstream(&text[i], &size);
        struct picks picks;
        char words[1024];

        pick_find(pair->edition[i], pair->now[i], what, &word, 1, &arena, &picks);
        for (size_t p = 0; p < picks.count; p++) {
            const struct pick *pick = &picks.items[p];

            pick_describe(pair->edition[i], pair->now[i], pick, words, sizeof words);
            fprintf(out, "%s (%s): %s\n", pick_id(pair->edition[i], pick),
                    pick->match == ID_NONE ? "" : pair->edition[i]->matches.v[pick->match].key,
                    words);
        }
        fclose(out);
    }
    if (strcmp(text[WHOLE], text[CUT]) != 0 && pair->differing++ < SHOWN_MOST)
        fprintf(stderr, "%s at \"%s\": \"%s\" chooses\n%s--- of the cut\n%s", pair->path,
                pair->said, word, text[WHOLE], text[CUT]);
    pair->compared++;
    for (int i = 0; i < BOTH; i++)
        free(text[i]);
    arena_release(&arena);
}

/* What the finder lists. */
static void look_at_found(struct pair *pair, const char *word)
{
    static struct found found;
    char *text[BOTH] = {NULL, NULL};
    size_t size;
    struct arena arena;

    arena_init(&arena);
    for (int i = 0; i < BOTH; i++) {
        FILE *out = open_memstream(&text[i], &size);
        struct name_index index;
        struct shelf shelf = {&index, pair->now[i]};

        index_build(&index, pair->edition[i], &arena);
        search_names(&shelf, 1, word, &found);
        for (uint32_t n = 0; n < found.count; n++) {
            const struct name *name = &index.v[found.v[n].name];

            fprintf(out, "%d %s (%s, %s)\n", name->kind, name->text, name->where, name->key);
        }
        fprintf(out, "%u\n", found.all);
        fclose(out);
    }
    if (strcmp(text[WHOLE], text[CUT]) != 0 && pair->differing++ < SHOWN_MOST)
        fprintf(stderr, "%s at \"%s\": \"%s\" finds\n%s--- of the cut\n%s", pair->path, pair->said,
                word, text[WHOLE], text[CUT]);
    pair->compared++;
    for (int i = 0; i < BOTH; i++)
        free(text[i]);
    arena_release(&arena);
}

static void look_for_words(struct pair *pair, struct random *random)
{
    const struct edition *edition = pair->edition[WHOLE];
    uint32_t team = random_below(random, (uint32_t)edition->teams.n);
    uint32_t match = random_below(random, (uint32_t)edition->matches.n);

    look_at_found(pair, edition->teams.v[team].name);
    look_at_found(pair, edition->matches.v[match].key);
    look_at_found(pair, "final");
    if (edition->people.n > 0)
        look_at_found(pair,
                      edition->people.v[random_below(random, (uint32_t)edition->people.n)].name);
    for (char letter[] = "a"; letter[0] <= 'z'; letter[0] += 4)
        look_at_found(pair, letter);
    for (enum pick_what what = PICK_TIES; what <= PICK_SHOOTOUTS; what++) {
        look_at_picks(pair, edition->teams.v[team].name, what);
        look_at_picks(pair, edition->matches.v[match].key, what);
        look_at_picks(pair, "final", what);
    }
}

/* Everything at one moment. all: every size and charset; else one of each at a time. */
/* Keys that leave the moment where it is do the same to both. */
static void walk(struct pair *pair, struct random *random)
{
    static const ui_key keys[] = {'k',    'j',        'h',      'l',      'g',       'G',
                                  'p',    'i',        't',      'S',      '?',       '1',
                                  '2',    '3',        '4',      '5',      '6',       '7',
                                  TK_TAB, TK_BACKTAB, TK_ENTER, TK_ENTER, TK_ESCAPE, TK_PAGE_DOWN};
    int size = (int)random_below(random, SIZES);
    struct canvas canvas[BOTH];
    char what[256] = "keys", name[16];

    set_focus(pair, random, (int)random_below(random, FOCI));
    look(pair, SCREEN_BRACKET, false, size, false);
    for (int i = 0; i < WALK_KEYS; i++) {
        ui_key key = keys[random_below(random, sizeof keys / sizeof *keys)];
        size_t used = strlen(what);

        snprintf(what + used, sizeof what - used, " %s", key_format(key, name, sizeof name));
        for (int which = 0; which < BOTH; which++) {
            app_key(&pair->app[which], key);
            app_draw(&pair->app[which], &canvas[which]);
        }
        compare(pair, what, canvas);
        if (pair->app[WHOLE].cursor.now.at != pair->now[WHOLE].at ||
            pair->app[WHOLE].cursor.now.seq != pair->now[WHOLE].seq)
            return; /* Enter on an event has moved it */
    }
}

static void look_around(struct pair *pair, struct random *random, bool all)
{
    static const int widths[] = {40, 80, 200};

    for (int how = 0; how < FOCI; how++) {
        set_focus(pair, random, how);
        for (int screen = 0; screen < SCREEN_COUNT; screen++) {
            if (!is_present(pair, (enum screen_id)screen))
                continue;
            for (int size = 0; size < SIZES; size++)
                for (int ascii = 0; ascii < 2; ascii++)
                    if (all || random_below(random, 4) == 0) {
                        look(pair, (enum screen_id)screen, false, size, ascii);
                        look(pair, (enum screen_id)screen, true, size, ascii);
                    }
            for (int width = 0; width < 3 && screen < SCREEN_HELP; width++)
                if (all || random_below(random, 3) == 0)
                    look_at_print(pair, screens[screen], widths[width], random_below(random, 2),
                                  random_below(random, 2));
        }
    }
    pair->team = random_below(random, (uint32_t)pair->edition[CUT]->teams.n);
    look_at_print(pair, &path_screen, widths[random_below(random, 3)], false,
                  random_below(random, 2));
    look_for_words(pair, random);
    walk(pair, random);
}

/* -- the editions ------------------------------------------------------------------------------ */

/* TOUCHLINE_FEW=1: where every step is slow, as under valgrind. */
static int as_many(int moments)
{
    const char *few = getenv("TOUCHLINE_FEW");

    return few && strcmp(few, "1") == 0 ? 1 + moments / 50 : moments;
}

static bool wants_all(void)
{
    const char *all = getenv("TOUCHLINE_SPOILER_ALL");

    return all && strcmp(all, "1") == 0;
}

static void pair_open(struct pair *pair, const char *name, char *path, size_t size)
{
    const char *dir = getenv("top_srcdir");
    struct report report = {0};
    struct err err;
    size_t len;

    setenv("TZ", "CEST-2", 1); /* the editions' own zone, whatever the machine's */
    tzset();
    snprintf(path, size, "%s/%s", dir ? dir : ".", name);
    *pair = (struct pair){.path = path};
    assert_true(file_read(path, &pair->text, &len, &err));
    assert_true(edition_read_cfg(path, pair->text, len, &pair->edition[WHOLE], &report));
    report_release(&report);
    keymap_init(&pair->keymap);
    app_open(&pair->app[WHOLE], pair->edition[WHOLE], &pair->keymap, moment_end(), SCREEN_BRACKET,
             false);
}

static void look_everywhere(const char *name, int moments)
{
    struct random random = random_start();
    struct pair pair;
    const struct edition *whole;
    char path[1024];

    pair_open(&pair, name, path, sizeof path);
    whole = pair.edition[WHOLE];
    for (uint32_t match = 0; wants_all() && match < whole->matches.n; match++)
        for (uint32_t seq = 0; seq < whole->matches.v[match].entry_count; seq++) {
            struct moment now = entry_moment(whole, match, seq);

            seq = now.seq;
            pair_cut(&pair, now, moment_before(&random, whole, now));
            look_around(&pair, &random, true);
        }
    for (int i = 0; i < as_many(moments); i++) {
        struct moment now = i % 2 ? random_entry(&random, whole) : random_moment(&random, whole);

        pair_cut(&pair, now, moment_before(&random, whole, now));
        look_around(&pair, &random, wants_all());
    }
    pair_close(&pair);
    app_close(&pair.app[WHOLE]);
    edition_close(pair.edition[WHOLE]);
    free(pair.text);
    print_message("%s: %u pictures compared, %u differ\n", name, pair.compared, pair.differing);
    assert_int_equal(pair.differing, 0);
}

static void the_europa_league_tells_nothing_before_its_time(void **state)
{
    (void)state;
    look_everywhere("data/uel-2023-24.cfg", MOMENTS_BUNDLED);
}

static void the_conference_league_tells_nothing_before_its_time(void **state)
{
    (void)state;
    look_everywhere("data/uecl-2023-24.cfg", MOMENTS_BUNDLED);
}

static void the_world_cups_tell_nothing_before_their_time(void **state)
{
    static const int years[] = {1930, 1934, 1938, 1950, 1954, 1958, 1962, 1966,
                                1970, 1974, 1978, 1982, 1986, 1990, 1994, 1998,
                                2002, 2006, 2010, 2014, 2018, 2022, 2026};
    char name[64];

    (void)state;
    for (size_t i = 0; i < sizeof years / sizeof *years; i++) {
        snprintf(name, sizeof name, "data/worldcup-%d.cfg", years[i]);
        look_everywhere(name, MOMENTS_WORLD_CUP);
    }
}

static void editions_of_every_shape_tell_nothing_before_their_time(void **state)
{
    static const char *const names[] = {"live",   "live-tie",   "live-kicks", "states",
                                        "odd-16", "play-offs",  "groups-48",  "spoilers",
                                        "pool",   "final-round"};
    char name[128];

    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(name, sizeof name, "tests/screen/cases/%s.cfg", names[i]);
        look_everywhere(name, MOMENTS_SMALL);
    }
}

/* The test of the test: an edition cut one step too early is seen to differ. */
static void a_goal_too_many_is_noticed(void **state)
{
    struct random random = random_start();
    struct pair pair;
    const struct edition *whole;
    char path[1024];
    unsigned goals = 0;

    (void)state;
    pair_open(&pair, "data/uel-2023-24.cfg", path, sizeof path);
    whole = pair.edition[WHOLE];
    for (uint32_t m = 0; m < whole->matches.n; m++)
        for (uint32_t seq = 1; seq < whole->matches.v[m].entry_count; seq++) {
            const struct entry *entry = &whole->entries.v[whole->matches.v[m].entry_first + seq];

            if (entry->kind != ENTRY_EVENT ||
                event_goal_side(&whole->events.v[entry->ref]) == SIDE_NONE)
                continue;
            pair_cut(&pair, entry_moment(whole, m, seq - 1), entry_moment(whole, m, seq - 1));
            pair.now[WHOLE] = pair.before[WHOLE] = entry_moment(whole, m, seq);
            set_focus(&pair, &random, 1);
            pair.differing = SHOWN_MOST; /* in silence */
            look(&pair, SCREEN_MATCH, false, 1, false);
            look(&pair, SCREEN_SCOREBOARD, false, 1, false);
            assert_int_equal(pair.differing, SHOWN_MOST + 2);
            goals++;
        }
    assert_true(goals > 20);
    pair_close(&pair);
    app_close(&pair.app[WHOLE]);
    edition_close(pair.edition[WHOLE]);
    free(pair.text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_europa_league_tells_nothing_before_its_time),
        cmocka_unit_test(the_conference_league_tells_nothing_before_its_time),
        cmocka_unit_test(the_world_cups_tell_nothing_before_their_time),
        cmocka_unit_test(editions_of_every_shape_tell_nothing_before_their_time),
        cmocka_unit_test(a_goal_too_many_is_noticed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
