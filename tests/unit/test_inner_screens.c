/* The tie, match and shoot-out screens: what holds of every match at every size and moment, and
 * what single pictures must say. */
#include "cmocka_all.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "input/source.h"
#include "maker.h"
#include "model/build.h"
#include "model/match.h"
#include "sample.h"
#include "screen/screen.h"

enum { EDITIONS = 5, SCREENS = 3 };

static const struct screen *const inner[SCREENS] = {&tie_screen, &match_screen, &shootout_screen};

static struct edition *load(const char *name)
{
    char path[1024];
    struct edition *edition;
    struct report report = {0};
    const char *top = getenv("top_srcdir");
    snprintf(path, sizeof path, "%s/data/%s", top ? top : ".", name);
    assert_true(edition_load(path, &edition, &report));
    report_release(&report);
    return edition;
}

/* The bundled editions and the small ones, which hold what those do not. */
static int open_all(void **state)
{
    struct edition **all = calloc(EDITIONS, sizeof(struct edition *));
    all[0] = load("uel-2023-24.cfg");
    all[1] = load("uecl-2023-24.cfg");
    all[2] = sample_two_legs();
    all[3] = sample_group();
    all[4] = sample_replay();
    *state = all;
    return 0;
}

static int close_all(void **state)
{
    struct edition **all = *state;
    for (int i = 0; i < EDITIONS; i++)
        edition_close(all[i]);
    free(all);
    return 0;
}

static struct view view_of(const struct edition *edition, uint32_t match, struct moment now,
                           struct arena *arena)
{
    struct view view = {.edition = edition,
                        .now = now,
                        .day = INSTANT_UNKNOWN,
                        .focus = focus_first(edition, now),
                        .scratch = arena};
    focus_match(edition, &view.focus, match);
    return view;
}

/* The canvas as text, a line a row. */
static char *text_of(const struct canvas *canvas, struct arena *arena)
{
    size_t size = (size_t)canvas->w * (size_t)canvas->h * CELL_BYTES + (size_t)canvas->h + 1,
           at = 0;
    char *text = arena_alloc(arena, size);
    for (int y = 0; y < canvas->h; y++) {
        for (int x = 0; x < canvas->w; x++) {
            const struct cell *cell = canvas_cell(canvas, x, y);
            size_t len = strnlen(cell->text, CELL_BYTES);
            if (len == 0 && !(cell->flags & CELL_CONTINUED))
                text[at++] = ' ';
            memcpy(text + at, cell->text, len);
            at += len;
        }
        text[at++] = '\n';
    }
    return text;
}

static char *draw(const struct screen *screen, struct view *view, int w, int h, bool ascii)
{
    struct canvas canvas;
    canvas_init(&canvas, view->scratch, w, h, ascii);
    screen->draw(view, &canvas, (struct rect){0, 0, w, h});
    return text_of(&canvas, view->scratch);
}

static char *print(const struct screen *screen, struct view *view, int w)
{
    struct canvas canvas;
    view->still = true;
    canvas_init_growing(&canvas, view->scratch, w, false);
    int end = screen->print(view, &canvas, 0);
    assert_true(canvas.h <= end);
    return text_of(&canvas, view->scratch);
}

static struct moment after_entry(const struct edition *edition, uint32_t match, uint32_t entry)
{
    const struct match *m = &edition->matches.v[match];
    return (struct moment){edition->entries.v[m->entry_first + entry].at, match, entry};
}

/* -- every size -------------------------------------------------------------------------------- */

static const int widths[] = {1,  2,  5,  9,  20, 35,  36,  40,  47,  59,
                             60, 67, 72, 80, 99, 115, 116, 160, 200, 250};
static const int heights[] = {1, 2, 3, 4, 6, 9, 10, 13, 16, 18, 22, 29, 38, 58, 80};

static bool inside(int x, int y, struct rect area)
{
    return x >= area.x && y >= area.y && x < area.x + area.w && y < area.y + area.h;
}

static void check_inside(const struct screen *screen, struct view *view, int w, int h)
{
    struct canvas canvas;
    struct rect area = {3, 2, w, h};
    canvas_init(&canvas, view->scratch, w + 6, h + 4, false);
    screen->draw(view, &canvas, area);
    for (int y = 0; y < canvas.h; y++)
        for (int x = 0; x < canvas.w; x++) {
            const struct cell *cell = canvas_cell(&canvas, x, y);
            if (!inside(x, y, area) && (cell->text[0] || cell->flags || cell->arms))
                fail_msg("%s %dx%d of %s writes to %d,%d", screen->name, w, h,
                         view->edition->matches.v[view->focus.match].key, x, y);
        }
    for (int i = 0; i < canvas.hit_count; i++) {
        struct rect hit = canvas.hits[i].rect;
        assert_true(inside(hit.x, hit.y, area));
        assert_true(inside(hit.x + hit.w - 1, hit.y + hit.h - 1, area));
    }
}

static void test_nothing_is_written_outside(void **state)
{
    struct edition **all = *state;
    size_t w = 0, h = 0, wn = sizeof widths / sizeof widths[0],
           hn = sizeof heights / sizeof heights[0];
    for (int e = 0; e < EDITIONS; e++)
        for (uint32_t match = 0; match < all[e]->matches.n; match++) {
            struct arena arena;
            arena_init(&arena);
            uint32_t entries = all[e]->matches.v[match].entry_count;
            /* The pairs of sizes run through all of them from match to match. */
            for (int i = 0; i < 30; i++, w++, h += w % wn == 0 ? 2 : 1) {
                struct moment now = i % 3 && entries
                                        ? after_entry(all[e], match, (uint32_t)i % entries)
                                        : moment_end();
                struct view view = view_of(all[e], match, now, &arena);
                view.focus.entry = i % 2 ? UINT32_MAX : (uint32_t)i;
                view.focus.kick = i % 4 ? UINT32_MAX : 1;
                view.focus.scroll = i % 5;
                view.focus.info = i == 7;
                check_inside(inner[i % SCREENS], &view, widths[w % wn], heights[h % hn]);
            }
            arena_release(&arena);
        }
}

static void test_ascii_is_ascii(void **state)
{
    struct edition **all = *state;
    for (int e = 0; e < 2; e++)
        for (uint32_t match = 0; match < all[e]->matches.n; match++) {
            struct arena arena;
            arena_init(&arena);
            struct view view = view_of(all[e], match, moment_end(), &arena);
            for (int s = 0; s < SCREENS; s++)
                for (const char *c = draw(inner[s], &view, 120, 40, true); *c; c++)
                    assert_true((unsigned char)*c < 0x7f);
            arena_release(&arena);
        }
}

/* -- every moment ------------------------------------------------------------------------------ */

struct names {
    const char *v[512];
    int n;
};

static void add_name(const struct edition *edition, uint32_t person, struct names *names)
{
    if (person != ID_NONE && names->n < 512)
        names->v[names->n++] = person_name(edition, person);
}

static void add_event_names(const struct edition *edition, const struct event *event,
                            struct names *names)
{
    add_name(edition, event->person, names);
    add_name(edition, event->other, names);
    if (event->how)
        names->v[names->n++] = event->how;
}

/* Who is named by the tie's log up to the moment, and who only after it. */
static void sort_names(const struct view *view, struct names *seen, struct names *unseen)
{
    const struct edition *edition = view->edition;
    const struct tie *tie = &edition->ties.v[view->focus.tie];
    for (uint32_t i = 0; i < tie->match_count; i++) {
        uint32_t id = tie->match_first + i;
        const struct match *match = &edition->matches.v[id];
        for (uint32_t k = 0; k < match->entry_count; k++) {
            const struct entry *entry = &edition->entries.v[match->entry_first + k];
            struct names *names = moment_sees(view->now, entry->at, id, k) ? seen : unseen;
            if (entry->kind == ENTRY_EVENT)
                add_event_names(edition, &edition->events.v[entry->ref], names);
            if (entry->kind == ENTRY_KICK) {
                add_name(edition, edition->kicks.v[entry->ref].taker, names);
                add_name(edition, edition->kicks.v[entry->ref].keeper, names);
            }
        }
        add_name(edition, match->lineup[HOME].coach, seen);
        add_name(edition, match->lineup[AWAY].coach, seen);
    }
}

static bool is_part_of_seen(const char *name, const struct names *seen)
{
    for (int i = 0; i < seen->n; i++)
        if (strstr(seen->v[i], name))
            return true;
    return false;
}

static void check_nothing_told(struct view *view, const struct screen *screen, int w, int h)
{
    struct names seen = {0}, unseen = {0};
    struct match_state match;
    const char *text = draw(screen, view, w, h, false);
    sort_names(view, &seen, &unseen);
    for (int i = 0; i < unseen.n; i++)
        if (!is_part_of_seen(unseen.v[i], &seen) && strstr(text, unseen.v[i]))
            fail_msg("%s of %s tells of %s:\n%s", screen->name,
                     view->edition->matches.v[view->focus.match].key, unseen.v[i], text);
    match_at(view->edition, view->focus.match, view->now, &match);
    if (!match.extra_time) {
        assert_null(strstr(text, "105"));
        assert_null(strstr(text, "120"));
    }
    if (!match.shootout) {
        assert_null(strstr(text, "on kicks"));
        assert_null(strstr(text, "SHOOT-OUT"));
    }
}

static void test_later_events_are_not_told(void **state)
{
    struct edition **all = *state;
    for (int e = 0; e < 3; e++)
        for (uint32_t match = 0; match < all[e]->matches.n; match++) {
            uint32_t entries = all[e]->matches.v[match].entry_count;
            for (uint32_t entry = 0; entry + 1 < entries; entry++) {
                struct arena arena;
                arena_init(&arena);
                struct view view =
                    view_of(all[e], match, after_entry(all[e], match, entry), &arena);
                for (int s = 0; s < SCREENS; s++)
                    check_nothing_told(&view, inner[s], entry % 2 ? 80 : 130, 40);
                arena_release(&arena);
            }
        }
}

/* A tie of two legs, its second as far as end says. */
static void make_tie(struct maker *maker, const char *end, bool late)
{
    maker_open(maker);
    maker_round(maker, "final", 2, "goals extra-time kicks");
    maker_tie(maker, "f1", "ajax", "celta");
    maker_match(maker, "FT");
    maker_event(maker, "13'", "goal", "ajax", "Early Bird");
    maker_match(maker, end);
    maker_event(maker, "9'", "yellow", "ajax", "Booked Man");
    maker_event(maker, "30'", "goal", "celta", "First Scorer");
    if (late) {
        maker_event(maker, "89'", "goal", "celta", "Second Scorer");
        maker_event(maker, "90+4'", "goal", "ajax", "Third Scorer");
        maker_event(maker, "118'", "red", "ajax", "Late Sinner");
        maker_kicks(maker, "ajax+ celta+ ajax- celta+ ajax- celta+ ajax-");
    }
    assert_true(maker_seal(maker));
}

/* The whole edition at a moment and one that ends there are the same picture. */
static void test_the_future_changes_nothing(void **state)
{
    static const int sizes[][2] = {{40, 10}, {60, 18}, {80, 22}, {120, 38}, {200, 58}};
    struct maker whole, cut;
    struct arena arena;
    (void)state;
    make_tie(&whole, "pens", true);
    make_tie(&cut, "40'", false);
    arena_init(&arena);
    instant at = whole.edition->matches.v[1].kickoff + (instant)39 * 60;
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++)
        for (int s = 0; s < SCREENS; s++)
            for (uint32_t match = 0; match < 2; match++) {
                struct view a = view_of(whole.edition, match, moment_at(at), &arena);
                struct view b = view_of(cut.edition, match, moment_at(at), &arena);
                assert_string_equal(draw(inner[s], &a, sizes[i][0], sizes[i][1], false),
                                    draw(inner[s], &b, sizes[i][0], sizes[i][1], false));
            }
    arena_release(&arena);
    maker_close(&whole);
    maker_close(&cut);
}

/* -- keys -------------------------------------------------------------------------------------- */

static const struct rect screen_area = {0, 1, 80, 22};

/* The place in the log that is selected. */
static uint32_t selected(const struct view *view)
{
    uint32_t last = view->edition->matches.v[view->focus.match].entry_count - 1;
    return view->focus.entry == UINT32_MAX ? last : view->focus.entry;
}

static void walk(struct view *view, enum action from, enum action step, bool *reached)
{
    uint32_t count = view->edition->matches.v[view->focus.match].entry_count;
    match_screen.act(view, &view->focus, from, screen_area);
    for (uint32_t i = 0; i <= count; i++) {
        reached[selected(view)] = true;
        match_screen.act(view, &view->focus, step, screen_area);
    }
}

static void test_every_event_is_reached(void **state)
{
    struct edition **all = *state;
    for (int e = 0; e < EDITIONS; e++)
        for (uint32_t match = 0; match < all[e]->matches.n; match++) {
            const struct match *m = &all[e]->matches.v[match];
            struct arena arena;
            if (m->entry_count == 0)
                continue;
            arena_init(&arena);
            for (int way = 0; way < 2; way++) {
                struct view view = view_of(all[e], match, moment_end(), &arena);
                bool *reached = arena_array(&arena, bool, m->entry_count);
                walk(&view, way ? ACTION_LAST : ACTION_FIRST, way ? ACTION_UP : ACTION_DOWN,
                     reached);
                for (uint32_t i = 0; i + 1 < m->entry_count; i++)
                    if (all[e]->entries.v[m->entry_first + i].kind == ENTRY_EVENT)
                        assert_true(reached[i]);
            }
            arena_release(&arena);
        }
}

/* Whatever is selected is in sight, once, also where the list scrolls. */
static void test_the_selected_event_is_in_sight(void **state)
{
    struct edition **all = *state;
    for (uint32_t match = 0; match < all[1]->matches.n; match++)
        for (uint32_t i = 0; i < all[1]->matches.v[match].entry_count; i++) {
            struct arena arena;
            arena_init(&arena);
            struct view view = view_of(all[1], match, moment_end(), &arena);
            view.focus.entry = i;
            const char *at = strstr(draw(&match_screen, &view, 40, 10, false), "▌");
            assert_non_null(at);
            assert_null(strstr(at + 1, "▌"));
            arena_release(&arena);
        }
}

static void test_keys_of_the_match(void **state)
{
    struct edition **all = *state;
    struct arena arena;
    arena_init(&arena);
    struct view view = view_of(all[2], 1, moment_end(), &arena); /* sf1/2 */
    struct effect effect = match_screen.act(&view, &view.focus, ACTION_OPEN, screen_area);
    assert_int_equal(effect.kind, EFFECT_OPEN);
    assert_int_equal(effect.screen, SCREEN_SHOOTOUT);
    match_screen.act(&view, &view.focus, ACTION_LEFT, screen_area);
    assert_int_equal(view.focus.match, 0);
    effect = match_screen.act(&view, &view.focus, ACTION_OPEN, screen_area);
    assert_int_equal(effect.kind, EFFECT_MESSAGE);
    assert_string_equal(effect.message, "no shoot-out so far");
    match_screen.act(&view, &view.focus, ACTION_PREVIOUS, screen_area); /* round the corner */
    assert_int_equal(view.focus.match, 3);
    assert_int_equal(view.focus.tie, 1);
    match_screen.act(&view, &view.focus, ACTION_NEXT, screen_area);
    match_screen.act(&view, &view.focus, ACTION_NEXT, screen_area);
    assert_int_equal(view.focus.match, 1);
    effect = match_screen.act(&view, NULL, ACTION_UP, screen_area);
    assert_int_equal(effect.kind, EFFECT_NONE);
    arena_release(&arena);
}

static void test_keys_of_the_tie(void **state)
{
    struct edition **all = *state;
    struct arena arena;
    arena_init(&arena);
    struct view view = view_of(all[2], 0, moment_end(), &arena);
    tie_screen.act(&view, &view.focus, ACTION_RIGHT, screen_area);
    assert_int_equal(view.focus.match, 1);
    tie_screen.act(&view, &view.focus, ACTION_RIGHT, screen_area);
    assert_int_equal(view.focus.match, 1);
    struct effect effect = tie_screen.act(&view, &view.focus, ACTION_OPEN, screen_area);
    assert_int_equal(effect.kind, EFFECT_OPEN);
    assert_int_equal(effect.screen, SCREEN_MATCH);
    tie_screen.act(&view, &view.focus, ACTION_NEXT, screen_area);
    assert_int_equal(view.focus.tie, 1);
    /* Too low for all of it: it scrolls, as far as there is something. */
    struct rect low = {0, 1, 40, 8};
    for (int i = 0; i < 100; i++)
        tie_screen.act(&view, &view.focus, ACTION_DOWN, low);
    assert_in_range(view.focus.scroll, 1, 40);
    arena_release(&arena);
}

static void test_keys_of_the_shootout(void **state)
{
    struct edition **all = *state;
    struct arena arena;
    const char *why = NULL;
    arena_init(&arena);
    struct view view = view_of(all[2], 1, moment_end(), &arena);
    assert_true(shootout_screen.present(&view, &why));
    shootout_screen.act(&view, &view.focus, ACTION_UP, screen_area);
    assert_int_equal(view.focus.kick, 6);
    shootout_screen.act(&view, &view.focus, ACTION_LEFT, screen_area); /* the same side's */
    assert_int_equal(view.focus.kick, 4);
    shootout_screen.act(&view, &view.focus, ACTION_FIRST, screen_area);
    assert_int_equal(view.focus.kick, 0);
    shootout_screen.act(&view, &view.focus, ACTION_LAST, screen_area);
    assert_int_equal(view.focus.kick, UINT32_MAX);
    struct effect effect = shootout_screen.act(&view, &view.focus, ACTION_NEXT, screen_area);
    assert_int_equal(effect.kind, EFFECT_MESSAGE);
    view = view_of(all[2], 0, moment_end(), &arena);
    assert_false(shootout_screen.present(&view, &why));
    assert_string_equal(why, "no shoot-out so far");
    arena_release(&arena);
}

/* -- plain text -------------------------------------------------------------------------------- */

/* Every word of a text stands in another, wherever lines were broken. */
static void check_words(const char *words, const char *text, int width)
{
    char word[256];
    while (*(words += strspn(words, " "))) {
        size_t len = strcspn(words, " ");
        snprintf(word, sizeof word, "%.*s", (int)len, words);
        if ((int)len <= width - 12 && !strstr(text, word))
            fail_msg("%s is left out at width %d:\n%s", word, width, text);
        words += len;
    }
}

static void test_text_leaves_nothing_out(void **state)
{
    static const int print_widths[] = {24, 40, 59, 60, 80, 100, 160};
    struct edition **all = *state;
    for (int e = 0; e < EDITIONS; e++)
        for (uint32_t match = 0; match < all[e]->matches.n; match++)
            for (size_t i = 0; i < sizeof print_widths / sizeof print_widths[0]; i++) {
                const struct edition *edition = all[e];
                const struct match *m = &edition->matches.v[match];
                int w = print_widths[i];
                struct arena arena;
                arena_init(&arena);
                struct view view = view_of(edition, match, moment_end(), &arena);
                const char *text = print(&match_screen, &view, w);
                const char *shootout = print(&shootout_screen, &view, w);
                const char *tie = print(&tie_screen, &view, w);
                struct names names = {0};
                for (uint32_t k = 0; k < m->event_count; k++)
                    add_event_names(edition, &edition->events.v[m->event_first + k], &names);
                for (int k = 0; k < names.n; k++)
                    check_words(names.v[k], text, w);
                for (uint32_t k = 0; k < m->event_count && m->tie != ID_NONE; k++)
                    if (edition->events.v[m->event_first + k].person != ID_NONE)
                        check_words(
                            person_name(edition, edition->events.v[m->event_first + k].person), tie,
                            w);
                for (uint32_t k = 0; k < m->kick_count; k++)
                    if (edition->kicks.v[m->kick_first + k].taker != ID_NONE)
                        check_words(person_name(edition, edition->kicks.v[m->kick_first + k].taker),
                                    shootout, w);
                arena_release(&arena);
            }
}

/* -- pictures ---------------------------------------------------------------------------------- */

static void assert_says(const char *text, const char *part)
{
    if (!strstr(text, part))
        fail_msg("\"%s\" is not in\n%s", part, text);
}

static void assert_silent(const char *text, const char *part)
{
    if (strstr(text, part))
        fail_msg("\"%s\" is in\n%s", part, text);
}

static uint32_t match_by_key(const struct edition *edition, const char *key)
{
    uint32_t id = strmap_get(&edition->match_by_key, key, strlen(key));
    assert_true(id < edition->matches.n);
    return id;
}

/* The moment after a kick, from 1. */
static struct moment after_kick(const struct edition *edition, uint32_t match, uint32_t number)
{
    const struct kick *kick = &edition->kicks.v[edition->matches.v[match].kick_first + number - 1];
    return after_entry(edition, match, kick->place);
}

static void test_a_shootout_after_kick_seven(void **state)
{
    struct edition **all = *state;
    struct arena arena;
    char left[128], right[128];
    arena_init(&arena);
    uint32_t match = match_by_key(all[0], "qf1/2");
    struct view view = view_of(all[0], match, after_kick(all[0], match, 7), &arena);
    const char *text = draw(&shootout_screen, &view, 80, 22, false);
    assert_says(text, "Marseille  3 - 2  Benfica");
    assert_says(text, "1-0 after extra time, 2-2 on aggregate");
    assert_says(text, "○ saved by P. López");
    assert_says(text, "▸ wins with this one");
    assert_says(text, " Kick 8. Scored: Marseille go through.");
    assert_says(text, "         Not scored: Benfica must score their fifth.");
    assert_silent(text, "not needed");
    shootout_screen.title(&view, left, sizeof left, right, sizeof right);
    assert_string_equal(left, "QF 1, shoot-out");
    assert_string_equal(right, "Thu 18 Apr 2024  after kick 7");
    view = view_of(all[0], match, moment_end(), &arena);
    text = draw(&shootout_screen, &view, 80, 22, false);
    assert_says(text, "4-2  decides it");
    assert_says(text, "not needed");
    assert_says(text, "Luis Henrique scores: Marseille go through 4-2 on kicks.");
    arena_release(&arena);
}

/* True when the number stands in the grid's first row: before the name of the side that began. */
static bool heads_column(const char *text, const char *number)
{
    const char *end = strstr(text, "\n  Ajax "), *at = strstr(text, number);
    assert_non_null(end);
    return at && at < end;
}

/* After five each the grid grows by a pair; before that it does not tell that it will. */
static void test_sudden_death(void **state)
{
    struct maker maker;
    struct arena arena;
    (void)state;
    maker_open(&maker);
    maker_round(&maker, "final", 1, "goals kicks");
    maker_tie(&maker, "f1", "ajax", "celta");
    maker_match(&maker, "pens");
    maker_kicks(&maker, "ajax+ celta+ ajax+ celta+ ajax+ celta+ ajax+ celta+ ajax+ celta+ "
                        "ajax+ celta+ ajax- celta+");
    assert_true(maker_seal(&maker));
    arena_init(&arena);
    for (uint32_t kick = 1; kick <= 14; kick++) {
        struct view view = view_of(maker.edition, 0, after_kick(maker.edition, 0, kick), &arena);
        const char *text = draw(&shootout_screen, &view, 120, 38, false);
        assert_int_equal(heads_column(text, " 6  "), kick >= 10);
        assert_int_equal(heads_column(text, " 7  "), kick >= 12);
        assert_int_equal(strstr(text, "Sudden death") != NULL, kick >= 10 && kick < 14);
    }
    struct view view = view_of(maker.edition, 0, moment_end(), &arena);
    assert_says(draw(&shootout_screen, &view, 40, 30, false), "‹");
    arena_release(&arena);
    maker_close(&maker);
}

/* What is not known is a dot; nothing is made up from the score. */
static void test_a_shootout_known_in_part(void **state)
{
    struct maker maker;
    struct arena arena;
    (void)state;
    maker_open(&maker);
    maker_round(&maker, "final", 1, "goals kicks");
    maker_tie(&maker, "f1", "ajax", "celta");
    maker_match(&maker, "pens");
    maker_kicks(&maker, "ajax? celta- ajax? celta?");
    maker_in_hand(&maker)->kicks_known = COVERAGE_SOME;
    maker_in_hand(&maker)->stated[SCORE_KICKS][HOME] = 4;
    maker_in_hand(&maker)->stated[SCORE_KICKS][AWAY] = 2;
    assert_true(maker_seal(&maker));
    arena_init(&arena);
    struct view view = view_of(maker.edition, 0, moment_end(), &arena);
    const char *text = draw(&shootout_screen, &view, 80, 30, false);
    assert_says(text, "Ajax  4 - 2  Celta");
    assert_says(text, "Ajax win 4-2 on kicks. Not every kick is known.");
    assert_says(text, "· not known");
    assert_says(text, "○ not scored");
    assert_silent(text, "● scored");
    assert_silent(text, "decides it");
    assert_silent(text, "not needed");
    arena_release(&arena);
    maker_close(&maker);
}

static void test_cases_of_the_editions(void **state)
{
    struct edition **all = *state;
    struct arena arena;
    arena_init(&arena);
    struct view view = view_of(all[0], match_by_key(all[0], "qf4/2"), moment_end(), &arena);
    const char *text = draw(&match_screen, &view, 80, 22, false);
    assert_says(text, "McKinlay (assistant coach) ▮    30'");
    assert_says(text, "30'  ▮ Parrilla (assistant coach)");
    assert_says(text, "~30'  ▯ Tah");
    assert_says(text, "Antonio ▯     ?'");
    view = view_of(all[0], match_by_key(all[0], "qf3/2"), moment_end(), &arena);
    text = draw(&match_screen, &view, 80, 22, false);
    assert_says(text, "▮ Theo Hernández (taken back)");
    assert_says(text, "▫ VAR: red to yellow, T. Hernández");
    assert_says(text, "1-3 on aggregate   2-1    85'  ● Gabbia");
    view = view_of(all[1], match_by_key(all[1], "sf2/2"), moment_end(), &arena);
    assert_says(draw(&match_screen, &view, 80, 22, false),
                "Odoi (2nd yellow, substituted) ◨  90+4'");
    view = view_of(all[1], match_by_key(all[1], "qf1/2"), moment_end(), &arena);
    assert_says(draw(&shootout_screen, &view, 80, 40, false), "E. Martínez     ▯ booked");
    assert_says(draw(&tie_screen, &view, 80, 22, false), "Lille +1 ┤");
    arena_release(&arena);
}

/* Scores without scorers, own goals, an awarded match, a replay that is not there too early. */
static void test_cases_of_the_samples(void **state)
{
    struct edition **all = *state;
    struct arena arena;
    arena_init(&arena);
    struct view view = view_of(all[3], 0, moment_end(), &arena);
    assert_says(draw(&match_screen, &view, 80, 22, false), "(og)");
    view = view_of(all[3], 1, moment_end(), &arena);
    const char *text = draw(&match_screen, &view, 80, 30, false);
    assert_says(text, "scorer not known");
    view = view_of(all[4], 0, moment_at(all[4]->matches.v[0].kickoff), &arena);
    assert_silent(draw(&tie_screen, &view, 80, 30, false), "REPLAY");
    view = view_of(all[4], 0, moment_end(), &arena);
    assert_says(draw(&tie_screen, &view, 80, 30, false), "REPLAY");
    arena_release(&arena);
}

static void add_lineup(struct maker *maker, int side, const char *team, const char *const *names,
                       uint32_t count)
{
    struct edition *edition = maker->edition;
    struct lineup_player *players = arena_array(&edition->arena, struct lineup_player, count);
    for (uint32_t i = 0; i < count; i++) {
        players[i].person =
            edition_person(edition, maker_team(maker, team), names[i], strlen(names[i]));
        players[i].number = (uint16_t)(i + 1);
        players[i].captain = i == 1;
    }
    maker_in_hand(maker)->lineup[side] = (struct lineup){.players = players,
                                                         .starter_count = count - 1,
                                                         .player_count = count,
                                                         .coach = ID_NONE,
                                                         .team = maker_team(maker, team)};
}

/* Who starts is known from the kick-off, the bench when it is over; print shortens nobody. */
static void test_lineups(void **state)
{
    static const char *const home[] = {"Keeper One", "Captain of a Very Long Name Indeed",
                                       "Bench Man"};
    static const char *const away[] = {"Keeper Two", "Other Captain", "Other Bench"};
    struct maker maker;
    struct arena arena;
    (void)state;
    maker_open(&maker);
    maker_round(&maker, "final", 1, "goals extra-time kicks");
    maker_tie(&maker, "f1", "ajax", "celta");
    maker_match(&maker, "FT");
    maker_event(&maker, "30'", "goal", "celta", "Other Captain");
    add_lineup(&maker, HOME, "ajax", home, 3);
    add_lineup(&maker, AWAY, "celta", away, 3);
    assert_true(maker_seal(&maker));
    arena_init(&arena);
    instant kickoff = maker.edition->matches.v[0].kickoff;
    struct view view = view_of(maker.edition, 0, moment_at(kickoff - 60), &arena);
    assert_silent(draw(&match_screen, &view, 80, 40, false), "Keeper");
    view = view_of(maker.edition, 0, moment_at(kickoff), &arena);
    assert_says(draw(&match_screen, &view, 80, 40, false), " 1 Keeper One");
    assert_silent(draw(&match_screen, &view, 80, 40, false), "Bench");
    assert_says(draw(&match_screen, &view, 120, 40, false), "LINE-UPS");
    view = view_of(maker.edition, 0, moment_end(), &arena);
    for (int w = 45; w <= 80; w += 35) {
        const char *text = print(&match_screen, &view, w);
        assert_says(text, "Captain of a Very Long Name Indeed (c)");
        assert_says(text, " 3 Bench Man");
        assert_says(text, " 3 Other Bench");
    }
    arena_release(&arena);
    maker_close(&maker);
}

/* Nobody scored where nobody played: names, the reason, and neither figures nor a chart. */
static void test_a_walk_over_has_no_score(void **state)
{
    static const struct screen *const told[] = {&tie_screen, &match_screen, &scoreboard_screen};
    struct maker maker;
    struct arena arena;
    (void)state;
    maker_open(&maker);
    maker_round(&maker, "final", 1, "goals kicks");
    maker_tie(&maker, "f1", "ajax", "celta");
    maker_match(&maker, "scheduled");
    maker_in_hand(&maker)->status = MATCH_WALK_OVER;
    maker_in_hand(&maker)->decision = (struct decision){.kind = DECISION_WALK_OVER,
                                                        .winner = HOME,
                                                        .score = {SCORE_UNKNOWN, SCORE_UNKNOWN},
                                                        .at = maker_in_hand(&maker)->kickoff,
                                                        .team = ID_NONE,
                                                        .source = ID_NONE};
    assert_true(maker_seal(&maker));
    arena_init(&arena);
    for (int i = 0; i < 3; i++)
        for (int w = 80; w >= 40; w -= 40) {
            struct view view = view_of(maker.edition, 0, moment_end(), &arena);
            const char *text[2] = {draw(told[i], &view, w, 30, false), print(told[i], &view, w)};
            for (int way = 0; way < 2; way++) {
                assert_says(text[way], "walk-over");
                assert_silent(text[way], "0-0");
                assert_silent(text[way], "0 - 0");
                assert_silent(text[way], " 0 ");
                assert_silent(text[way], "level");
            }
        }
    arena_release(&arena);
    maker_close(&maker);
}

/* The panel of sources lies on top: what it hides is not clicked through it. */
static void test_nothing_is_clicked_through_the_panel(void **state)
{
    static const struct screen *const below[] = {&bracket_screen, &scoreboard_screen};
    struct edition *edition = sample_two_legs();
    struct arena arena;
    (void)state;
    arena_init(&arena);
    for (int i = 0; i < 2; i++)
        for (int info = 0; info < 2; info++) {
            struct view view = view_of(edition, 0, moment_end(), &arena);
            struct canvas canvas;
            int places = 0;
            view.focus.info = info;
            canvas_init(&canvas, &arena, 80, 22, false);
            below[i]->draw(&view, &canvas, (struct rect){0, 0, 80, 22});
            for (int y = 0; y < 22; y++)
                for (int x = 0; x < 80; x++) {
                    const struct hit *hit = canvas_hit_at(&canvas, x, y);
                    places += hit && (hit->kind == HIT_TIE || hit->kind == HIT_MATCH);
                }
            assert_int_equal(places > 0, !info);
        }
    arena_release(&arena);
    edition_close(edition);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_is_written_outside),
        cmocka_unit_test(test_ascii_is_ascii),
        cmocka_unit_test(test_later_events_are_not_told),
        cmocka_unit_test(test_the_future_changes_nothing),
        cmocka_unit_test(test_every_event_is_reached),
        cmocka_unit_test(test_the_selected_event_is_in_sight),
        cmocka_unit_test(test_keys_of_the_match),
        cmocka_unit_test(test_keys_of_the_tie),
        cmocka_unit_test(test_keys_of_the_shootout),
        cmocka_unit_test(test_text_leaves_nothing_out),
        cmocka_unit_test(test_a_shootout_after_kick_seven),
        cmocka_unit_test(test_sudden_death),
        cmocka_unit_test(test_a_shootout_known_in_part),
        cmocka_unit_test(test_cases_of_the_editions),
        cmocka_unit_test(test_cases_of_the_samples),
        cmocka_unit_test(test_lineups),
        cmocka_unit_test(test_a_walk_over_has_no_score),
        cmocka_unit_test(test_nothing_is_clicked_through_the_panel),
    };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
