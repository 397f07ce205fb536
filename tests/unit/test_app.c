#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app.h"
#include "input/source.h"

/* Screens made to be watched: what they were asked to do, and a place to click. */
static struct {
    enum action last;
    int acted;
    struct rect area;
    struct effect next; /* what the next act() answers */
    bool absent;        /* there is no shoot-out */
    enum hit_kind hit;  /* drawn at (3, 2) */
    uint32_t hit_id;
} watch;

static void fake_title(const struct view *view, char *left, size_t left_size, char *right,
                       size_t right_size)
{
    (void)view;
    snprintf(left, left_size, "Screen");
    snprintf(right, right_size, "Fri 19 Apr 2024  06:00 CEST");
}

static void fake_draw(const struct view *view, struct canvas *canvas, struct rect area)
{
    canvas_printf(canvas, area.x, area.y, area.w, STYLE_TEXT, "scroll %d info %d",
                  view->focus.scroll, view->focus.info);
    canvas_rule(canvas, 0, 0, canvas->w, STYLE_RULE, GLYPH_HHEAVY); /* outside its area */
    if (watch.hit)
        canvas_hit(canvas, (struct rect){3, 2, 4, 1}, watch.hit, watch.hit_id);
}

static int fake_print(const struct view *view, struct canvas *canvas, int y)
{
    (void)view;
    (void)canvas;
    return y;
}

static struct effect fake_act(const struct view *view, struct focus *focus, enum action action,
                              struct rect area)
{
    (void)view;
    watch.last = action;
    watch.acted++;
    watch.area = area;
    if (action == ACTION_DOWN)
        focus->scroll++;
    struct effect effect = watch.next;
    watch.next = (struct effect){.kind = EFFECT_NONE};
    return effect;
}

static bool fake_present(const struct view *view, const char **why)
{
    (void)view;
    *why = "no shoot-out so far";
    return !watch.absent;
}

/* Here up and down walk events, left and right nothing, and Enter opens no shoot-out. */
static const char *fake_hint(const struct view *view, enum action action)
{
    (void)view;
    return action == ACTION_UP                              ? "event"
           : action == ACTION_LEFT || action == ACTION_OPEN ? ""
                                                            : NULL;
}

#define FAKE(id, present, hint)                                                                    \
    static const struct screen fake_##id = {#id,      fake_title, fake_draw, fake_print,           \
                                            fake_act, present,    hint}
FAKE(bracket, NULL, NULL);
FAKE(scoreboard, NULL, NULL);
FAKE(tie, NULL, NULL);
FAKE(match, NULL, fake_hint);
FAKE(shootout, fake_present, NULL);

const struct screen *const screens[SCREEN_COUNT] = {
    [SCREEN_BRACKET] = &fake_bracket,   [SCREEN_SCOREBOARD] = &fake_scoreboard,
    [SCREEN_TIE] = &fake_tie,           [SCREEN_MATCH] = &fake_match,
    [SCREEN_SHOOTOUT] = &fake_shootout, [SCREEN_HELP] = &help_screen,
};

struct fixture {
    struct edition *edition;
    struct keymap keymap;
    struct app app;
    struct canvas canvas;
};

static int set_up(void **state)
{
    static struct fixture fixture;
    struct report report = {0};
    char path[1024];
    const char *top = getenv("top_srcdir");
    snprintf(path, sizeof path, "%s/data/uel-2023-24.cfg", top ? top : ".");
    memset(&watch, 0, sizeof watch);
    if (!edition_load(path, &fixture.edition, &report))
        return -1;
    report_release(&report);
    keymap_init(&fixture.keymap);
    app_open(&fixture.app, fixture.edition, &fixture.keymap, moment_end(), SCREEN_BRACKET, false);
    *state = &fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    app_close(&fixture->app);
    edition_close(fixture->edition);
    return 0;
}

/* Row y as last drawn, without blanks at its end. */
static const char *row(struct fixture *fixture, int y)
{
    static char text[4096];
    size_t len = 0;
    app_draw(&fixture->app, &fixture->canvas);
    for (int x = 0; x < fixture->canvas.w; x++) {
        const struct cell *cell = canvas_cell(&fixture->canvas, x, y);
        if (cell->flags & CELL_CONTINUED)
            continue;
        len += (size_t)snprintf(text + len, sizeof text - len, "%.*s", CELL_BYTES,
                                cell->text[0] ? cell->text : " ");
    }
    while (len && text[len - 1] == ' ')
        text[--len] = '\0';
    return text;
}

static void type(struct fixture *fixture, const char *keys)
{
    for (; *keys; keys++) {
        app_draw(&fixture->app, &fixture->canvas);
        app_key(&fixture->app, *keys == '\033' ? TK_ESCAPE : (ui_key)*keys);
    }
}

static void the_rest_goes_to_the_screen(void **state)
{
    struct fixture *f = *state;
    app_resize(&f->app, 100, 30);
    type(f, "j");
    assert_int_equal(watch.last, ACTION_DOWN);
    assert_int_equal(watch.area.x, 0);
    assert_int_equal(watch.area.y, 1);
    assert_int_equal(watch.area.w, 100);
    assert_int_equal(watch.area.h, 28);
    assert_int_equal(app_key(&f->app, KEY_NONE), APP_NOTHING);
}

/* A key that means nothing here does nothing, and says so. */
static void other_keys_say_that_they_do_nothing(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(app_key(&f->app, 'Z'), APP_DRAW);
    assert_string_equal(row(f, 23), " Z does nothing here; ? lists the keys that do something");
    type(f, "4p"); /* it lights a path on the bracket only */
    assert_string_equal(row(f, 23), " p does nothing here; ? lists the keys that do something");
    app_key(&f->app, TK_HOME);
    assert_non_null(strstr(row(f, 23), " Home does nothing here"));
    app_key(&f->app, 0x301); /* an accent without its letter */
    assert_non_null(strstr(row(f, 23), " this key does nothing here"));
    assert_int_equal(watch.acted, 0);
    type(f, "?Z");
    assert_string_equal(row(f, 23), " Z does nothing here");
}

static void wants(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(app_key(&f->app, 'q'), APP_QUIT);
    assert_int_equal(app_key(&f->app, TK_CTRL('L')), APP_REDRAW);
    assert_int_equal(app_key(&f->app, TK_CTRL('Z')), APP_SUSPEND);
    assert_int_equal(app_key(&f->app, TK_CTRL('C')), APP_INTERRUPT);
    assert_int_equal(watch.acted, 0);
}

static void back_goes_back(void **state)
{
    struct fixture *f = *state;
    watch.next = (struct effect){.kind = EFFECT_OPEN, .screen = SCREEN_TIE};
    type(f, "\r"); /* not a key: Enter comes as TK_ENTER */
    app_key(&f->app, TK_ENTER);
    assert_int_equal(app_screen(&f->app), SCREEN_TIE);
    type(f, "4");
    assert_int_equal(app_screen(&f->app), SCREEN_MATCH);
    type(f, "\033");
    assert_int_equal(app_screen(&f->app), SCREEN_TIE);
    watch.next = (struct effect){.kind = EFFECT_BACK};
    type(f, "j");
    assert_int_equal(app_screen(&f->app), SCREEN_BRACKET);
    type(f, "\033");
    assert_int_equal(app_screen(&f->app), SCREEN_BRACKET);
    assert_string_equal(row(f, 23), " q quits");
    type(f, "j");
    assert_null(strstr(row(f, 23), "quits"));
}

static void the_way_back_has_no_circles(void **state)
{
    struct fixture *f = *state;
    for (int i = 0; i < 20; i++)
        type(f, "1234");
    assert_int_equal(f->app.depth, 4);
    type(f, "2");
    assert_int_equal(f->app.depth, 2);
    type(f, "\033");
    assert_int_equal(app_screen(&f->app), SCREEN_BRACKET);
}

static void a_jump_to_nothing_says_why(void **state)
{
    struct fixture *f = *state;
    watch.absent = true;
    type(f, "5");
    assert_int_equal(app_screen(&f->app), SCREEN_BRACKET);
    assert_string_equal(row(f, 23), " no shoot-out so far");
    watch.next = (struct effect){.kind = EFFECT_OPEN, .screen = SCREEN_SHOOTOUT};
    type(f, "j");
    assert_int_equal(app_screen(&f->app), SCREEN_BRACKET);
    watch.absent = false;
    type(f, "5");
    assert_int_equal(app_screen(&f->app), SCREEN_SHOOTOUT);
}

static void messages_last_until_the_next_key(void **state)
{
    struct fixture *f = *state;
    assert_non_null(strstr(row(f, 23), "? help"));
    watch.next = (struct effect){.kind = EFFECT_MESSAGE, .message = "that is all"};
    type(f, "j");
    assert_string_equal(row(f, 23), " that is all");
    assert_string_equal(row(f, 23), " that is all");
    watch.next = (struct effect){.kind = EFFECT_NONE};
    type(f, "j");
    assert_non_null(strstr(row(f, 23), "? help"));
}

static void info_and_times_are_switched(void **state)
{
    struct fixture *f = *state;
    type(f, "it");
    assert_true(f->app.focus.info);
    assert_true(f->app.focus.venue_time);
    type(f, "\033"); /* closes what lies on top, not the screen */
    assert_false(f->app.focus.info);
    type(f, "ti3");
    assert_false(f->app.focus.venue_time);
    assert_false(f->app.focus.info);
    assert_int_equal(watch.acted, 0);
}

static void scrolling_is_kept_per_screen(void **state)
{
    struct fixture *f = *state;
    type(f, "jjj");
    assert_string_equal(row(f, 1), "scroll 3 info 0");
    type(f, "?");
    assert_int_equal(f->app.focus.scroll, 0);
    type(f, "?");
    assert_string_equal(row(f, 1), "scroll 3 info 0");
    type(f, "3");
    assert_string_equal(row(f, 1), "scroll 0 info 0");
    type(f, "j\033");
    assert_string_equal(row(f, 1), "scroll 3 info 0");
}

static void help_tells_the_keys_of_the_screen(void **state)
{
    struct fixture *f = *state;
    app_resize(&f->app, 60, 40);
    type(f, "?");
    assert_int_equal(app_screen(&f->app), SCREEN_HELP);
    assert_non_null(strstr(row(f, 0), "Keys: bracket"));
    /* Every action of the bracket, once, with all its keys; none of the others. */
    for (int i = 1; i < ACTION_COUNT; i++) {
        int found = 0;
        for (int y = 1; y < 39; y++) {
            const char *line = row(f, y);
            char names[64], start[80];
            keymap_names(&f->keymap, (enum action)i, KEYS_MOST, false, names, sizeof names);
            snprintf(start, sizeof start, "  %s ", names);
            if (!strncmp(line, start, strlen(start)) && strstr(line, actions[i].explain))
                found++;
        }
        if (strlen(actions[i].explain) < 40)
            assert_int_equal(found, actions[i].screens & S_BRACKET ? 1 : 0);
    }
    type(f, "\0334?");
    for (int y = 1; y < 39; y++)
        assert_null(strstr(row(f, y), "light up"));
}

static void help_scrolls_and_has_two_columns(void **state)
{
    struct fixture *f = *state;
    app_resize(&f->app, 40, 10);
    type(f, "?");
    assert_string_equal(row(f, 2), " Moving");
    type(f, "G");
    int end = f->app.focus.scroll;
    assert_true(end > 10);
    assert_non_null(strstr(row(f, 8), "quit, from anywhere"));
    type(f, "jj");
    assert_int_equal(f->app.focus.scroll, end);
    type(f, "kg");
    assert_int_equal(f->app.focus.scroll, 0);
    type(f, "k");
    assert_int_equal(f->app.focus.scroll, 0);
    /* A larger window needs less scrolling than was done. */
    type(f, "G");
    app_resize(&f->app, 120, 30);
    assert_non_null(strstr(row(f, 2), " Moving"));
    assert_non_null(strstr(row(f, 2), "  S"));
}

static void the_title_never_overlaps(void **state)
{
    struct fixture *f = *state;
    assert_string_equal(row(f, 0), " Europa League 2023-24 · Screen                     "
                                   "Fri 19 Apr 2024  06:00 CEST");
    app_resize(&f->app, 59, 24);
    assert_string_equal(row(f, 0), " Europa League 23-24 · Screen                 19 Apr 06:00");
    app_resize(&f->app, 40, 24);
    assert_string_equal(row(f, 0), " Europa League 23-24       19 Apr 06:00");
    app_resize(&f->app, 35, 24);
    assert_string_equal(row(f, 0), " Europa League 23-24  19 Apr 06:00");
    app_resize(&f->app, 34, 24);
    assert_string_equal(row(f, 0), " Europa League 23-24");
    app_resize(&f->app, 10, 24);
    assert_string_equal(row(f, 0), " Europa L…");
}

static void hints_are_those_that_fit(void **state)
{
    struct fixture *f = *state;
    assert_string_equal(row(f, 23), " ←↓↑→ move   Enter open   p path   i sources   1-5 screen   "
                                    "? help   q quit");
    type(f, "3");
    assert_non_null(strstr(row(f, 23), "Esc back"));
    assert_null(strstr(row(f, 23), "p path"));
    /* They are those of the screen, and of what lies on it. */
    type(f, "4");
    assert_string_equal(row(f, 23), " ↑↓ event   Esc back   i sources   1-5 screen   ? help   "
                                    "q quit");
    type(f, "i");
    assert_string_equal(row(f, 23), " ↑↓ scroll   Esc back   i close   1-5 screen   ? help   "
                                    "q quit");
    type(f, "i?");
    assert_string_equal(row(f, 23), " ↑↓ scroll   Esc back   1-5 screen   q quit");
    type(f, "1");
    app_resize(&f->app, 20, 24);
    assert_string_equal(row(f, 23), " Enter open   ? help");
    app_resize(&f->app, 19, 24);
    assert_string_equal(row(f, 23), " Enter open  ? help");
    app_resize(&f->app, 8, 24);
    assert_string_equal(row(f, 23), " ? help");
    app_resize(&f->app, 5, 24);
    assert_string_equal(row(f, 23), "");
    struct err err;
    assert_true(keymap_bind(&f->keymap, ACTION_HELP, "x", &err));
    app_resize(&f->app, 8, 24);
    assert_string_equal(row(f, 23), " x help");
}

static void in_ascii(void **state)
{
    struct fixture *f = *state;
    f->app.ascii = true;
    for (int y = 0; y < 24; y++)
        for (const char *c = row(f, y); *c; c++)
            assert_in_range(*c, ' ', '~');
    assert_non_null(strstr(row(f, 23), "Arrows move"));
    assert_non_null(strstr(row(f, 0), "Europa League 2023-24 - Screen"));
}

static void clicks_select_and_then_open(void **state)
{
    struct fixture *f = *state;
    struct mouse mouse = {MOUSE_PRESS, 4, 2};
    uint32_t other = f->app.focus.tie == 0 ? 1 : 0;
    watch.hit = HIT_TIE;
    watch.hit_id = other;
    app_draw(&f->app, &f->canvas);
    assert_int_equal(app_mouse(&f->app, mouse), APP_DRAW);
    assert_int_equal(f->app.focus.tie, other);
    assert_int_equal(f->edition->matches.v[f->app.focus.match].tie, other);
    assert_int_equal(watch.acted, 0);
    assert_int_equal(app_mouse(&f->app, mouse), APP_DRAW);
    assert_int_equal(watch.last, ACTION_OPEN);
    /* Beside it nothing happens. */
    watch.acted = 0;
    mouse.x = 7;
    assert_int_equal(app_mouse(&f->app, mouse), APP_NOTHING);
    assert_int_equal(watch.acted, 0);
}

static void clicks_on_other_things(void **state)
{
    struct fixture *f = *state;
    struct mouse mouse = {MOUSE_PRESS, 3, 2};
    uint32_t match = f->app.focus.match == 1 ? 0 : 1;
    static const struct {
        enum hit_kind kind;
        enum action action;
    } moves[] = {{HIT_LEFT, ACTION_LEFT},
                 {HIT_RIGHT, ACTION_RIGHT},
                 {HIT_UP, ACTION_UP},
                 {HIT_DOWN, ACTION_DOWN}};
    for (size_t i = 0; i < 4; i++) {
        watch.hit = moves[i].kind;
        app_draw(&f->app, &f->canvas);
        app_mouse(&f->app, mouse);
        assert_int_equal(watch.last, moves[i].action);
    }
    watch.hit = HIT_MATCH;
    watch.hit_id = match;
    app_draw(&f->app, &f->canvas);
    app_mouse(&f->app, mouse);
    assert_int_equal(f->app.focus.match, match);
    assert_int_equal(f->app.focus.tie, f->edition->matches.v[match].tie);
    watch.hit = HIT_ENTRY;
    watch.hit_id = 2;
    app_draw(&f->app, &f->canvas);
    app_mouse(&f->app, mouse);
    assert_int_equal(f->app.focus.entry, 2);
    /* A hint does what it says. */
    app_draw(&f->app, &f->canvas);
    const char *hints = row(f, 23), *help = strstr(hints, "? help");
    int column = 0;
    for (const char *c = hints; c < help; c++)
        column += (*c & 0xc0) != 0x80;
    assert_int_equal(app_mouse(&f->app, (struct mouse){MOUSE_PRESS, column, 23}), APP_DRAW);
    assert_int_equal(app_screen(&f->app), SCREEN_HELP);
}

static void a_kick_is_clicked(void **state)
{
    struct fixture *f = *state;
    uint32_t match = 0;
    while (!f->edition->matches.v[match].kick_count)
        match++;
    focus_match(f->edition, &f->app.focus, match);
    type(f, "5");
    watch.hit = HIT_KICK;
    watch.hit_id = f->edition->matches.v[match].kick_first + 3;
    app_draw(&f->app, &f->canvas);
    app_mouse(&f->app, (struct mouse){MOUSE_PRESS, 3, 2});
    assert_int_equal(f->app.focus.kick, 3);
    /* There is nothing to open in it. */
    app_mouse(&f->app, (struct mouse){MOUSE_PRESS, 3, 2});
    assert_int_equal(watch.acted, 0);
}

static void the_wheel_scrolls(void **state)
{
    struct fixture *f = *state;
    app_draw(&f->app, &f->canvas);
    assert_int_equal(app_mouse(&f->app, (struct mouse){MOUSE_WHEEL_DOWN, 0, 0}), APP_DRAW);
    assert_int_equal(watch.acted, 3);
    assert_int_equal(watch.last, ACTION_DOWN);
    app_mouse(&f->app, (struct mouse){MOUSE_WHEEL_UP, 0, 0});
    assert_int_equal(watch.last, ACTION_UP);
    assert_int_equal(app_mouse(&f->app, (struct mouse){MOUSE_RELEASE, 3, 2}), APP_NOTHING);
}

static void every_size_can_be_drawn(void **state)
{
    struct fixture *f = *state;
    static const int sizes[] = {1, 2, 3, 4, 5, 6, 19, 20, 40, 60, 80, 120, 250};
    const size_t count = sizeof sizes / sizeof *sizes;
    for (int pass = 0; pass < 3; pass++) {
        if (pass == 1)
            type(f, "?");
        if (pass == 2)
            app_note(&f->app, "a note that is longer than some of these windows are wide");
        for (size_t i = 0; i < count * count; i++) {
            app_resize(&f->app, sizes[i / count], sizes[i % count]);
            app_draw(&f->app, &f->canvas);
            assert_int_equal(f->canvas.w, sizes[i / count]);
            assert_int_equal(f->canvas.h, sizes[i % count]);
            assert_true(f->app.area.h >= 1);
            app_act(&f->app, ACTION_LAST);
        }
    }
    app_resize(&f->app, 0, -3);
    app_draw(&f->app, &f->canvas);
    assert_int_equal(f->canvas.w, 1);
    assert_int_equal(f->canvas.h, 1);
}

static void a_screen_keeps_to_its_area(void **state)
{
    struct fixture *f = *state;
    assert_null(strstr(row(f, 0), "━"));
}

/* As many frames as you like take as much memory as one. */
static void memory_does_not_grow(void **state)
{
    struct fixture *f = *state;
    size_t most = 0;
    for (int i = 0; i < 300; i++) {
        app_draw(&f->app, &f->canvas);
        app_key(&f->app, i % 2 ? 'j' : '?');
        size_t now = f->app.frame.total + f->app.scratch.total;
        if (i == 20)
            most = now;
        if (i > 20)
            assert_true(now <= 2 * most);
    }
}

static void the_window_has_a_title(void **state)
{
    struct fixture *f = *state;
    char title[64], little[20];
    assert_string_equal(app_window_title(&f->app, title, sizeof title),
                        "Europa League 2023-24 - touchline");
    assert_string_equal(app_window_title(&f->app, little, sizeof little), "Europa League 2023-");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_rest_goes_to_the_screen),
        TEST(other_keys_say_that_they_do_nothing),
        TEST(wants),
        TEST(back_goes_back),
        TEST(the_way_back_has_no_circles),
        TEST(a_jump_to_nothing_says_why),
        TEST(messages_last_until_the_next_key),
        TEST(info_and_times_are_switched),
        TEST(scrolling_is_kept_per_screen),
        TEST(help_tells_the_keys_of_the_screen),
        TEST(help_scrolls_and_has_two_columns),
        TEST(the_title_never_overlaps),
        TEST(hints_are_those_that_fit),
        TEST(in_ascii),
        TEST(clicks_select_and_then_open),
        TEST(clicks_on_other_things),
        TEST(a_kick_is_clicked),
        TEST(the_wheel_scrolls),
        TEST(every_size_can_be_drawn),
        TEST(a_screen_keeps_to_its_area),
        TEST(memory_does_not_grow),
        TEST(the_window_has_a_title),
    };
    return cmocka_run_group_tests_name("app", tests, NULL, NULL);
}
