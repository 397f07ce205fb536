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
#include "model/match.h"

/* Screens made to be watched: what they were asked to do, and a place to click. */
static struct {
    enum action last;
    int acted;
    struct rect area;
    struct effect next; /* what the next act() answers */
    bool absent;        /* there is no shoot-out */
    enum hit_kind hit;  /* drawn at (3, 2) */
    uint32_t hit_id;
    int bar;           /* columns of a bar, from (10, 5) on, two rows high; one a minute */
    instant bar_first; /* its first */
    bool playing, safe;
    const char *moment;   /* NULL: the usual one */
    struct moment before; /* as last drawn */
} watch;

static void fake_title(const struct view *view, char *left, size_t left_size, char *right,
                       size_t right_size)
{
    (void)view;
    snprintf(left, left_size, "Screen");
    snprintf(right, right_size, "%s", watch.moment ? watch.moment : "Fri 19 Apr 2024  06:00 CEST");
}

static void fake_draw(const struct view *view, struct canvas *canvas, struct rect area)
{
    canvas_printf(canvas, area.x, area.y, area.w, STYLE_TEXT, "scroll %d info %d",
                  view->focus.scroll, view->focus.info);
    canvas_rule(canvas, 0, 0, canvas->w, STYLE_RULE, GLYPH_HHEAVY); /* outside its area */
    if (watch.hit)
        canvas_hit(canvas, (struct rect){3, 2, 4, 1}, watch.hit, watch.hit_id);
    for (int i = 0; i < watch.bar; i++)
        for (int y = 5; y < 7; y++)
            canvas_hit(canvas, (struct rect){10 + i, y, 1, 1}, HIT_BAR, watch.bar_first + i * 60);
    watch.playing = view->playing;
    watch.safe = view->safe;
    watch.before = view->before;
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

static struct scope fake_scope_bracket(const struct view *view)
{
    (void)view;
    return scope_edition();
}

static struct scope fake_scope_scoreboard(const struct view *view)
{
    const struct match *match = &view->edition->matches.v[view->focus.match];
    return (struct scope){SCOPE_NIGHT, ID_NONE, match_day(view->edition, match->kickoff)};
}

static struct scope fake_scope_tie(const struct view *view)
{
    return (struct scope){SCOPE_TIE, view->focus.tie, INSTANT_UNKNOWN};
}

static struct scope fake_scope_match(const struct view *view)
{
    return (struct scope){SCOPE_MATCH, view->focus.match, INSTANT_UNKNOWN};
}

static struct scope fake_scope_shootout(const struct view *view)
{
    return (struct scope){SCOPE_SHOOTOUT, view->focus.match, INSTANT_UNKNOWN};
}

#define FAKE(id, is_there, says)                                                                   \
    static const struct screen fake_##id = {.name = #id,                                           \
                                            .title = fake_title,                                   \
                                            .draw = fake_draw,                                     \
                                            .print = fake_print,                                   \
                                            .act = fake_act,                                       \
                                            .present = is_there,                                   \
                                            .hint = says,                                          \
                                            .scope = fake_scope_##id}
FAKE(bracket, NULL, NULL);
FAKE(scoreboard, NULL, NULL);
FAKE(tie, NULL, NULL);
FAKE(match, NULL, fake_hint);
FAKE(shootout, fake_present, NULL);

const struct screen *const screens[SCREEN_COUNT] = {
    [SCREEN_BRACKET] = &fake_bracket,   [SCREEN_SCOREBOARD] = &fake_scoreboard,
    [SCREEN_TIE] = &fake_tie,           [SCREEN_MATCH] = &fake_match,
    [SCREEN_SHOOTOUT] = &fake_shootout, [SCREEN_HELP] = &help_screen,
    [SCREEN_FINDER] = &finder_screen,
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
    setenv("TZ", "UTC", 1);
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
    app_key(&f->app, TK_INSERT);
    assert_non_null(strstr(row(f, 23), " Insert does nothing here"));
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
    app_resize(&f->app, 60, 80);
    type(f, "?");
    assert_int_equal(app_screen(&f->app), SCREEN_HELP);
    assert_non_null(strstr(row(f, 0), "Keys: bracket"));
    /* Every action of the bracket, once, with all its keys; none of the others. */
    for (int i = 1; i < ACTION_COUNT; i++) {
        int found = 0;
        for (int y = 1; y < 79; y++) {
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
    for (int y = 1; y < 79; y++)
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
    app_resize(&f->app, 120, 60);
    assert_non_null(strstr(row(f, 2), " Moving"));
    assert_non_null(strstr(row(f, 2), "  Time"));
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
    assert_string_equal(row(f, 0), " Europa League 23-24        06:00");
    app_resize(&f->app, 28, 24);
    assert_string_equal(row(f, 0), " Europa League 23-24  06:00");
    app_resize(&f->app, 27, 24);
    assert_string_equal(row(f, 0), " Europa League 23-24");
    app_resize(&f->app, 10, 24);
    assert_string_equal(row(f, 0), " Europa L…");
}

static void of_the_moment_the_clock_goes_last(void **state)
{
    struct fixture *f = *state;
    watch.moment = "Thu 18 Apr 2024  2nd leg 74'";
    app_resize(&f->app, 59, 24);
    assert_string_equal(row(f, 0), " Europa League 23-24 · Screen           18 Apr 2nd leg 74'");
    app_resize(&f->app, 41, 24);
    assert_string_equal(row(f, 0), " Europa League 23-24  18 Apr 2nd leg 74'");
    app_resize(&f->app, 40, 24);
    assert_string_equal(row(f, 0), " Europa League 23-24        2nd leg 74'");
    app_resize(&f->app, 33, 24);
    assert_string_equal(row(f, 0), " Europa League 23-24         74'");
    watch.moment = "Thu 18 Apr 2024  replay pens 3-2";
    app_resize(&f->app, 34, 24);
    assert_string_equal(row(f, 0), " Europa League 23-24     pens 3-2");
    watch.moment = NULL;
}

static void hints_are_those_that_fit(void **state)
{
    struct fixture *f = *state;
    assert_string_equal(row(f, 23), " ←↓↑→ move   Enter open   , . step   Space play   "
                                    "1-7 screen   ? help   q quit");
    type(f, "3");
    assert_string_equal(row(f, 23), " ←↓↑→ move   Enter open   , . step   Space play   Esc back   "
                                    "? help   q quit");
    app_resize(&f->app, 120, 24);
    assert_string_equal(row(f, 23), " ←↓↑→ move   Enter open   , . step   Space play   Esc back   "
                                    "i sources   1-7 screen   ? help   q quit");
    app_resize(&f->app, 80, 24);
    /* They are those of the screen, and of what lies on it. */
    type(f, "4");
    assert_string_equal(row(f, 23), " ↑↓ event   , . step   Space play   Esc back   1-7 screen   "
                                    "? help   q quit");
    type(f, "5");
    assert_non_null(strstr(row(f, 23), "   , . kick   Space play   Esc back   "));
    type(f, "4i");
    assert_string_equal(row(f, 23), " ↑↓ scroll   Esc back   i close   1-7 screen   ? help   "
                                    "q quit");
    type(f, "i?");
    assert_string_equal(row(f, 23), " ↑↓ scroll   Esc back   1-7 screen   q quit");
    type(f, "1");
    app_resize(&f->app, 40, 24);
    assert_string_equal(row(f, 23), " ←↓↑→ move  Enter open  ? help  q quit");
    app_resize(&f->app, 60, 24);
    assert_string_equal(row(f, 23), " ←↓↑→ move  Enter open  , . step  Space play  ? help  q quit");
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

/* What is still on the screen is of the build before, its numbers mean something else now. */
static void a_click_on_what_has_not_been_drawn_anew_is_none(void **state)
{
    struct fixture *f = *state;
    struct mouse mouse = {MOUSE_PRESS, 4, 2};
    watch.hit = HIT_TIE;
    watch.hit_id = f->app.focus.tie == 0 ? 1 : 0;
    app_draw(&f->app, &f->canvas);
    app_renew(&f->app, f->edition, 0);
    assert_int_equal(app_mouse(&f->app, mouse), APP_NOTHING);
    assert_int_not_equal(f->app.focus.tie, watch.hit_id);
    app_draw(&f->app, &f->canvas);
    assert_int_equal(app_mouse(&f->app, mouse), APP_DRAW);
    assert_int_equal(f->app.focus.tie, watch.hit_id);
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
    /* Again: the moment goes there, which is the screen's to do. */
    app_mouse(&f->app, (struct mouse){MOUSE_PRESS, 3, 2});
    assert_int_equal(watch.acted, 1);
    assert_int_equal(watch.last, ACTION_OPEN);
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

/* -- the moment ---------------------------------------------------------------------------------
 */

/* The screen at a moment, spoken to at 1000 ms. */
static void go(struct fixture *f, enum screen_id screen, const char *match, const char *at)
{
    struct moment now = moment_end();
    int offset;
    enum precision precision;
    uint32_t id = 0;
    if (*at) {
        assert_true(instant_parse(at, 0, &now.at, &offset, &precision));
        now = moment_at(now.at);
    }
    while (match && strcmp(f->edition->matches.v[id].key, match) != 0)
        id++;
    if (match)
        focus_match(f->edition, &f->app.focus, id);
    f->app.stack[0].screen = screen;
    f->app.depth = 1;
    app_time(&f->app, 1000);
    cursor_init(&f->app.cursor, now);
}

static bool same(struct moment a, struct moment b)
{
    return a.at == b.at && a.match == b.match && a.seq == b.seq;
}

static const struct entry *entry_now(const struct fixture *f)
{
    struct moment now = f->app.cursor.now;
    assert_true(now.match < f->edition->matches.n);
    return log_entry(f->edition, (struct log_place){now.match, now.seq});
}

static const char *key_now(const struct fixture *f)
{
    return f->edition->matches.v[f->app.cursor.now.match].key;
}

static bool is_goal_now(const struct fixture *f)
{
    const struct entry *entry = entry_now(f);
    return entry->kind == ENTRY_EVENT &&
           event_goal_side(&f->edition->events.v[entry->ref]) != SIDE_NONE;
}

static void a_step_goes_to_what_happens_next(void **state)
{
    struct fixture *f = *state;
    go(f, SCREEN_BRACKET, NULL, "2024-04-18T12:00:00Z");
    struct moment from = f->app.cursor.now;
    f->app.focus.entry = f->app.focus.kick = 1;
    assert_false(f->app.moved);
    type(f, ".");
    assert_int_equal(entry_now(f)->kind, ENTRY_PHASE_START);
    assert_true(f->app.moved);
    assert_int_equal(f->app.focus.entry, UINT32_MAX);
    assert_int_equal(f->app.focus.kick, UINT32_MAX);
    assert_int_equal(watch.acted, 0);
    /* What it changed stands out. */
    row(f, 0);
    assert_true(same(watch.before, from));
    assert_non_null(strstr(row(f, 23), "? help")); /* and nothing is said */
    struct moment first = f->app.cursor.now;
    type(f, ".");
    assert_false(same(f->app.cursor.now, first));
    type(f, ",");
    assert_true(same(f->app.cursor.now, first));
}

static void steps_stay_in_what_the_screen_is_about(void **state)
{
    struct fixture *f = *state;
    static const struct {
        enum screen_id screen;
        const char *end, *start;
    } scopes[] = {
        {SCREEN_BRACKET, "the end of this edition", "the start of this edition"},
        {SCREEN_SCOREBOARD, "the end of this night", "the start of this night"},
        {SCREEN_TIE, "the end of this tie", "the start of this tie"},
        {SCREEN_MATCH, "the end of this match", "the start of this match"},
        {SCREEN_SHOOTOUT, "the end of this shoot-out", "the start of this shoot-out"},
    };
    for (size_t i = 0; i < sizeof scopes / sizeof *scopes; i++) {
        go(f, scopes[i].screen, "qf1/2", "");
        struct moment now = f->app.cursor.now;
        type(f, ".");
        assert_string_equal(row(f, 23) + 1, scopes[i].end);
        assert_true(same(f->app.cursor.now, now));
        assert_false(f->app.moved);
        for (int steps = 0; !strstr(f->app.message, "the start"); steps++) {
            now = f->app.cursor.now;
            assert_true(steps < 1000);
            type(f, ",");
            if (scopes[i].screen >= SCREEN_MATCH && now.match != UINT32_MAX)
                assert_string_equal(f->edition->matches.v[now.match].key, "qf1/2");
        }
        assert_string_equal(row(f, 23) + 1, scopes[i].start);
        assert_true(same(f->app.cursor.now, now));
        f->app.moved = false;
    }
}

static void goals_phases_and_kicks(void **state)
{
    struct fixture *f = *state;
    go(f, SCREEN_MATCH, "qf1/2", "2024-04-18T12:00:00Z");
    type(f, ">");
    assert_true(is_goal_now(f));
    assert_string_equal(key_now(f), "qf1/2");
    struct moment goal = f->app.cursor.now;
    type(f, ">"); /* that was the only one */
    assert_string_equal(row(f, 23), " no later goal in this match");
    assert_true(same(f->app.cursor.now, goal));
    type(f, "]");
    assert_int_equal(entry_now(f)->kind, ENTRY_PHASE_END);
    type(f, "[");
    assert_int_equal(entry_now(f)->kind, ENTRY_PHASE_START);
    for (int i = 0; i < 30; i++)
        type(f, "]");
    assert_string_equal(row(f, 23), " no later start or end of a half in this match");
    type(f, "<");
    assert_true(same(f->app.cursor.now, goal));
    type(f, "<<");
    assert_string_equal(row(f, 23), " the start of this match");

    go(f, SCREEN_SHOOTOUT, "qf1/2", "2024-04-18T12:00:00Z");
    type(f, ">>");
    assert_int_equal(entry_now(f)->kind, ENTRY_KICK);
    assert_int_equal(entry_now(f)->ref, f->edition->matches.v[f->app.focus.match].kick_first + 1);
    type(f, "<");
    assert_int_equal(entry_now(f)->ref, f->edition->matches.v[f->app.focus.match].kick_first);
    go(f, SCREEN_SHOOTOUT, "qf1/2", "");
    type(f, ">");
    assert_string_equal(row(f, 23), " no later kick in this shoot-out");
}

static void days_and_rounds(void **state)
{
    struct fixture *f = *state;
    uint32_t first, count;
    go(f, SCREEN_BRACKET, NULL, "2024-04-12T12:00:00Z");
    type(f, "}");
    instant day = f->app.cursor.now.at;
    assert_int_equal(day, match_day(f->edition, day));
    matches_between(f->edition, day, day + 86400, &first, &count);
    assert_int_equal(count, 4);
    type(f, ")");
    assert_true(f->app.cursor.now.at > day);
    type(f, "(");
    assert_true(f->app.cursor.now.at < day); /* of the quarter-finals the first */

    /* In a tie they stay in it. */
    go(f, SCREEN_TIE, "qf1/2", "");
    type(f, "{{");
    day = f->app.cursor.now.at;
    type(f, "{");
    assert_string_equal(row(f, 23), " the start of this tie");
    assert_int_equal(f->app.cursor.now.at, day);
}

/* On the scoreboard they go from night to night, and it shows the one that the moment is in. */
static void the_scoreboard_goes_to_another_night(void **state)
{
    struct fixture *f = *state;
    go(f, SCREEN_SCOREBOARD, "qf3/1", "2024-04-11T20:00:00Z");
    type(f, "{"); /* the morning of the same day: the match stays selected */
    assert_string_equal(f->edition->matches.v[f->app.focus.match].key, "qf3/1");
    type(f, "}");
    const struct match *match = &f->edition->matches.v[f->app.focus.match];
    assert_int_equal(match_day(f->edition, match->kickoff), f->app.cursor.now.at);
    assert_string_equal(match->key, "qf3/2"); /* of that night, the tie's own */
    instant night = f->app.cursor.now.at;
    type(f, "(");
    match = &f->edition->matches.v[f->app.focus.match];
    assert_int_equal(match_day(f->edition, match->kickoff), f->app.cursor.now.at);
    assert_true(f->app.cursor.now.at < night);
    /* All else stays in the night. */
    app_key(&f->app, TK_END);
    assert_string_equal(f->app.message, "");
    assert_int_equal(match_day(f->edition, f->app.cursor.now.at),
                     match_day(f->edition, match->kickoff));
    type(f, ".");
    assert_string_equal(row(f, 23), " the end of this night");
}

static void start_end_and_now(void **state)
{
    struct fixture *f = *state;
    struct scope scope = {SCOPE_MATCH, 0, INSTANT_UNKNOWN};
    struct moment to;
    go(f, SCREEN_MATCH, "qf1/2", "2024-04-18T20:00:00Z");
    scope.id = f->app.focus.match;
    app_key(&f->app, TK_HOME);
    assert_true(timeline_start(&f->app.log, scope, &to));
    assert_true(same(f->app.cursor.now, to));
    assert_true(same(f->app.cursor.before, to)); /* nothing stands out */
    app_key(&f->app, TK_HOME);
    assert_string_equal(row(f, 23), " the start of this match");
    app_key(&f->app, TK_END);
    assert_true(timeline_end(&f->app.log, scope, &to));
    assert_true(same(f->app.cursor.now, to));
    app_key(&f->app, TK_END);
    assert_string_equal(row(f, 23), " the end of this match");
    type(f, "n");
    assert_true(same(f->app.cursor.now, moment_end()));
    type(f, "n");
    assert_string_equal(row(f, 23), " nothing later is known");
}

static void the_match_of_the_moment_is_selected(void **state)
{
    struct fixture *f = *state;
    /* On the bracket it is the tie where something has just happened, */
    go(f, SCREEN_BRACKET, "qf1/1", "");
    uint32_t tie = f->app.focus.tie;
    type(f, ",");
    assert_int_not_equal(f->app.focus.tie, tie);
    assert_int_equal(f->app.focus.match, f->app.cursor.now.match);
    /* after a jump the selected one, if any of it has been played, with the match that is on then,
     */
    go(f, SCREEN_BRACKET, "qf1/1", "");
    type(f, "@2024-04-19");
    app_key(&f->app, TK_ENTER);
    type(f, "n");
    assert_int_equal(f->app.focus.tie, tie);
    assert_string_equal(f->edition->matches.v[f->app.focus.match].key, "qf1/2");
    /* else the one that begins first. */
    type(f, ",");
    app_key(&f->app, TK_HOME);
    assert_int_equal(f->app.focus.tie, f->edition->matches.v[f->edition->by_kickoff[0]].tie);
    assert_string_equal(f->edition->matches.v[f->app.focus.match].key, "qf1/1");
    /* On the tie screen it is the leg where something has happened. */
    go(f, SCREEN_TIE, "qf1/1", "");
    type(f, ",");
    assert_string_equal(f->edition->matches.v[f->app.focus.match].key, "qf1/2");
    go(f, SCREEN_TIE, "qf1/2", "2024-04-11T12:00:00Z");
    type(f, ">");
    assert_string_equal(f->edition->matches.v[f->app.focus.match].key, "qf1/1");
    app_key(&f->app, TK_END);
    assert_string_equal(f->edition->matches.v[f->app.focus.match].key, "qf1/2");
    app_key(&f->app, TK_HOME);
    assert_string_equal(f->edition->matches.v[f->app.focus.match].key, "qf1/1");
    assert_int_equal(f->app.focus.tie, tie);
}

static void a_screen_sends_the_moment_elsewhere(void **state)
{
    struct fixture *f = *state;
    go(f, SCREEN_MATCH, "qf1/2", "");
    f->app.focus.entry = 3;
    watch.next = (struct effect){.kind = EFFECT_SEEK, .moment = moment_at(1713470000)};
    app_key(&f->app, TK_ENTER);
    assert_true(same(f->app.cursor.now, moment_at(1713470000)));
    assert_int_equal(f->app.focus.entry, UINT32_MAX);
    assert_true(f->app.moved);
}

/* An edition in which nothing is known to have happened. */
static void nothing_to_step_to(void **state)
{
    struct fixture *f = *state;
    struct match *match = &f->edition->matches.v[0];
    uint32_t count = match->entry_count;
    go(f, SCREEN_MATCH, match->key, "");
    match->entry_count = 0;
    type(f, ".");
    assert_string_equal(row(f, 23), " nothing has happened in this match");
    type(f, " ");
    assert_string_equal(row(f, 23), " nothing has happened in this match");
    assert_false(f->app.cursor.playing);
    match->entry_count = count;
}

/* -- playing ------------------------------------------------------------------------------------
 */

static void it_plays_from_step_to_step(void **state)
{
    struct fixture *f = *state;
    int changes = 0, goals = 0;
    go(f, SCREEN_MATCH, "qf1/1", "2024-04-11T12:00:00Z");
    assert_int_equal(app_due(&f->app), CURSOR_NEVER);
    assert_int_equal(app_tick(&f->app), APP_NOTHING);
    assert_int_equal(app_key(&f->app, ' '), APP_DRAW);
    assert_string_equal(f->app.message, "");
    assert_non_null(strstr(row(f, 23), "Space pause"));
    assert_true(watch.playing);
    assert_int_equal(f->app.cursor.rate, RATE_SKIP);
    while (f->app.cursor.playing) {
        struct moment from = f->app.cursor.now;
        int64_t due = app_due(&f->app);
        assert_true(due != CURSOR_NEVER);
        if (due > f->app.ms) { /* not before */
            app_time(&f->app, due - 1);
            assert_int_equal(app_tick(&f->app), APP_NOTHING);
        }
        app_time(&f->app, due);
        f->app.focus.entry = 0;
        assert_int_equal(app_tick(&f->app), APP_DRAW);
        assert_false(same(from, f->app.cursor.now));
        assert_int_equal(f->app.focus.entry, UINT32_MAX);
        goals += is_goal_now(f);
        assert_true(++changes < 1000);
    }
    assert_true(f->app.moved);
    assert_int_equal(goals, 3);
    assert_true(entry_now(f)->last);
    assert_string_equal(row(f, 23), " the end of this match");
    assert_int_equal(app_due(&f->app), CURSOR_NEVER);
    type(f, " ");
    assert_string_equal(row(f, 23), " the end of this match; Home goes to its start");
    assert_false(f->app.cursor.playing);
    struct err err;
    assert_true(keymap_bind(&f->keymap, ACTION_START, "x", &err));
    type(f, " ");
    assert_string_equal(row(f, 23), " the end of this match; x goes to its start");
    assert_true(keymap_bind(&f->keymap, ACTION_START, "", &err));
    type(f, " ");
    assert_string_equal(row(f, 23), " the end of this match");
}

/* However late it is, each is shown, one at a time; what has no part in it stays selected. */
static void late_ticks_pass_nothing_over(void **state)
{
    struct fixture *f = *state;
    int goals = 0, turns = 0;
    go(f, SCREEN_MATCH, "qf1/1", "2024-04-11T12:00:00Z");
    type(f, "++++");
    assert_string_equal(row(f, 23), " 3600x");
    type(f, " ");
    for (int64_t ms = 1000; f->app.cursor.playing; ms += 60000) {
        struct moment from = f->app.cursor.now;
        app_time(&f->app, ms);
        app_tick(&f->app);
        if (!same(from, f->app.cursor.now) && f->app.cursor.now.match != UINT32_MAX)
            goals += is_goal_now(f);
        assert_true(++turns < 10000);
    }
    assert_int_equal(goals, 3);
}

static void a_minute_more_keeps_what_is_selected(void **state)
{
    struct fixture *f = *state;
    bool passed = false;
    go(f, SCREEN_MATCH, "qf1/1", "2024-04-11T19:00:00Z");
    type(f, "++ "); /* 60x */
    for (int i = 0; i < 60 && f->app.cursor.playing; i++) {
        f->app.focus.entry = 1;
        app_time(&f->app, app_due(&f->app));
        app_tick(&f->app);
        bool minute = f->app.cursor.now.match == UINT32_MAX;
        assert_int_equal(f->app.focus.entry, minute ? 1 : UINT32_MAX);
        passed = passed || minute;
    }
    assert_true(passed);
}

static void rates(void **state)
{
    struct fixture *f = *state;
    go(f, SCREEN_BRACKET, NULL, "2024-04-18T12:00:00Z");
    static const char *const up[] = {"1x", "60x", "600x", "3600x", "3600x"};
    static const char *const down[] = {"600x", "60x", "1x", "skip dull time", "skip dull time"};
    for (size_t i = 0; i < 5; i++) {
        type(f, "+");
        assert_string_equal(row(f, 23) + 1, up[i]);
        assert_false(f->app.cursor.playing);
    }
    type(f, " ");
    for (size_t i = 0; i < 5; i++) {
        type(f, "-");
        assert_string_equal(row(f, 23) + 1, down[i]);
        assert_true(f->app.cursor.playing);
    }
    type(f, " ");
    assert_false(f->app.cursor.playing);
    assert_string_equal(f->app.message, "");
}

/* What was to be played while the program was stopped is not made up for. */
static void sleeping_stops_the_clock(void **state)
{
    struct fixture *f = *state;
    go(f, SCREEN_MATCH, "qf1/1", "2024-04-11T19:00:00Z");
    type(f, "+ "); /* 1x */
    struct moment from = f->app.cursor.now;
    app_time(&f->app, 1000 + 30 * 60 * 1000);
    app_woken(&f->app);
    assert_int_equal(app_tick(&f->app), APP_NOTHING);
    assert_true(same(f->app.cursor.now, from));
    assert_true(app_due(&f->app) > f->app.ms);
}

/* On top of a screen that plays, help goes on playing it; another screen plays its own. */
static void screens_on_top_play_what_is_beneath(void **state)
{
    struct fixture *f = *state;
    go(f, SCREEN_MATCH, "qf1/2", "2024-04-18T12:00:00Z");
    type(f, " ?");
    assert_int_equal(app_screen(&f->app), SCREEN_HELP);
    app_time(&f->app, app_due(&f->app));
    assert_int_equal(app_tick(&f->app), APP_DRAW);
    assert_string_equal(key_now(f), "qf1/2");
    assert_non_null(strstr(row(f, 0), "▸ skip"));
    go(f, SCREEN_BRACKET, "qf1/2", "2024-05-20T12:00:00Z");
    type(f, " 4"); /* the match is over */
    app_time(&f->app, app_due(&f->app));
    assert_int_equal(app_tick(&f->app), APP_DRAW);
    assert_false(f->app.cursor.playing);
    assert_string_equal(row(f, 23), " the end of this match");
}

static void the_title_says_how_it_plays(void **state)
{
    struct fixture *f = *state;
    go(f, SCREEN_BRACKET, NULL, "2024-04-18T12:00:00Z");
    type(f, " ");
    assert_string_equal(row(f, 0), " Europa League 2023-24 · Screen            "
                                   "▸ skip   Fri 19 Apr 2024  06:00 CEST");
    type(f, "++");
    assert_non_null(strstr(row(f, 0), " ▸ 60x   Fri 19 Apr 2024  06:00 CEST"));
    app_resize(&f->app, 51, 24);
    assert_string_equal(row(f, 0), " Europa League 23-24 · Screen  ▸ 60x  19 Apr 06:00");
    app_resize(&f->app, 42, 24);
    assert_string_equal(row(f, 0), " Europa League 23-24  ▸ 60x  19 Apr 06:00");
    app_resize(&f->app, 40, 24);
    assert_string_equal(row(f, 0), " Europa League 23-24       19 Apr 06:00");
    f->app.ascii = true;
    app_resize(&f->app, 80, 24);
    assert_non_null(strstr(row(f, 0), " > 60x   Fri 19 Apr 2024  06:00 CEST"));
}

/* -- spoiler-safe -------------------------------------------------------------------------------
 */

static void the_title_says_spoiler_safe(void **state)
{
    struct fixture *f = *state;
    f->app.safe = true;
    assert_string_equal(row(f, 0), " Europa League 2023-24 · Screen · safe              "
                                   "Fri 19 Apr 2024  06:00 CEST");
    assert_true(watch.safe);
    app_resize(&f->app, 68, 24);
    assert_string_equal(row(f, 0),
                        " Europa League 2023-24 · Screen · safe  Fri 19 Apr 2024  06:00 CEST");
    app_resize(&f->app, 67, 24); /* it goes before anything else does */
    assert_string_equal(row(f, 0),
                        " Europa League 2023-24 · Screen        Fri 19 Apr 2024  06:00 CEST");
    app_resize(&f->app, 59, 24);
    assert_string_equal(row(f, 0), " Europa League 23-24 · Screen · safe          19 Apr 06:00");
}

static void spoiler_safe_goes_back_to_where_one_was(void **state)
{
    struct fixture *f = *state;
    struct moment start;
    assert_true(timeline_start(&f->app.log, scope_edition(), &start));
    go(f, SCREEN_BRACKET, NULL, "");
    type(f, "S");
    assert_true(f->app.safe);
    assert_true(same(f->app.cursor.now, start));
    assert_string_equal(row(f, 23), " spoiler-safe: from the start; Space plays, . steps");
    type(f, "n"); /* the key is the user's own */
    assert_true(same(f->app.cursor.now, moment_end()));
    type(f, "S");
    assert_false(f->app.safe);
    assert_string_equal(row(f, 23), " spoiler-safe off");
    assert_true(same(f->app.cursor.now, moment_end()));

    f->app.has_left_off = true;
    f->app.left_off = moment_at(1713470000);
    type(f, "S");
    assert_true(same(f->app.cursor.now, f->app.left_off));
    assert_string_equal(row(f, 23), " spoiler-safe: on from where you left off; Space plays");

    /* Where something is hidden already the moment stays. */
    go(f, SCREEN_BRACKET, NULL, "2024-04-18T12:00:00Z");
    struct moment now = f->app.cursor.now;
    f->app.safe = false;
    type(f, "S");
    assert_true(same(f->app.cursor.now, now));
    assert_string_equal(row(f, 23),
                        " spoiler-safe: nothing later than this moment; Space plays, . steps");
}

static void going_on_from_where_one_left_off(void **state)
{
    struct fixture *f = *state;
    go(f, SCREEN_SCOREBOARD, "qf3/1", "");
    type(f, "r");
    assert_string_equal(row(f, 23), " where you left off is not known");
    assert_false(f->app.moved);
    f->app.has_left_off = true;
    f->app.left_off = moment_at(1713470000); /* 18 April */
    type(f, "r");
    assert_true(same(f->app.cursor.now, f->app.left_off));
    assert_true(f->app.moved);
    assert_string_equal(f->app.message, "");
    const struct match *match = &f->edition->matches.v[f->app.focus.match];
    assert_int_equal(match_day(f->edition, match->kickoff),
                     match_day(f->edition, f->app.left_off.at));
}

static void a_welcome_tells_how_to_go_on(void **state)
{
    struct fixture *f = *state;
    struct moment start;
    assert_true(timeline_start(&f->app.log, scope_edition(), &start));
    app_welcome(&f->app);
    assert_string_equal(f->app.message, "");
    f->app.has_left_off = true;
    f->app.left_off = moment_at(1713470760);
    app_welcome(&f->app);
    assert_string_equal(row(f, 23), " r goes on from where you left off, 18 Apr 20:06");
    app_note(&f->app, "touchline.cfg:3: something else");
    app_welcome(&f->app);
    assert_string_equal(row(f, 23), " touchline.cfg:3: something else");
    type(f, "j");
    cursor_init(&f->app.cursor, f->app.left_off); /* it is there */
    app_welcome(&f->app);
    assert_string_equal(f->app.message, "");
    f->app.safe = true;
    app_welcome(&f->app);
    assert_string_equal(row(f, 23), " spoiler-safe: on from where you left off; Space plays");
    type(f, "j");
    cursor_init(&f->app.cursor, start);
    app_welcome(&f->app);
    assert_string_equal(row(f, 23), " spoiler-safe: from the start; Space plays, . steps");
    f->app.safe = false;
    type(f, "j");
    f->app.left_off = moment_end();
    app_welcome(&f->app);
    assert_string_equal(row(f, 23), " r goes on from where you left off, the end");
    struct err err;
    type(f, "j");
    assert_true(keymap_bind(&f->keymap, ACTION_RESUME, "", &err));
    app_welcome(&f->app);
    assert_string_equal(f->app.message, "");
}

/* -- a moment typed -----------------------------------------------------------------------------
 */

static void a_moment_is_typed(void **state)
{
    struct fixture *f = *state;
    go(f, SCREEN_SCOREBOARD, "final/1", "");
    type(f, "@");
    assert_string_equal(row(f, 23), " @");
    assert_true(canvas_cell(&f->canvas, 3, 23)->flags & CELL_SELECTED);
    type(f, "2024-04-18 19:45q"); /* all keys are its own */
    assert_string_equal(row(f, 23), " @ 2024-04-18 19:45q");
    assert_int_equal(watch.acted, 0);
    app_key(&f->app, TK_BACKSPACE);
    assert_int_equal(app_key(&f->app, TK_ENTER), APP_DRAW);
    assert_int_equal(f->app.cursor.now.at, 1713469500);
    assert_true(f->app.moved);
    assert_false(f->app.prompt.open);
    assert_non_null(strstr(row(f, 23), "? help"));
    /* The scoreboard shows that night. */
    const struct match *match = &f->edition->matches.v[f->app.focus.match];
    assert_int_equal(match_day(f->edition, match->kickoff), match_day(f->edition, 1713469500));
}

static void what_is_no_moment_can_be_corrected(void **state)
{
    struct fixture *f = *state;
    go(f, SCREEN_MATCH, "qf1/2", "2024-04-18T12:00:00Z");
    struct moment now = f->app.cursor.now;
    type(f, "@67x");
    assert_int_equal(app_key(&f->app, TK_ENTER), APP_DRAW);
    assert_null(strstr(row(f, 23), " @"));
    assert_non_null(strstr(row(f, 23), "67x"));
    assert_true(same(f->app.cursor.now, now));
    app_key(&f->app, TK_BACKSPACE);
    assert_string_equal(row(f, 23), " @ 67");
    type(f, "'");
    app_key(&f->app, TK_ENTER);
    assert_false(f->app.prompt.open);
    assert_false(same(f->app.cursor.now, now));
    type(f, "@45\033");
    assert_false(f->app.prompt.open);
    assert_non_null(strstr(row(f, 23), "? help"));
}

static void some_keys_work_while_typing(void **state)
{
    struct fixture *f = *state;
    type(f, "@45");
    assert_int_equal(app_key(&f->app, TK_CTRL('C')), APP_INTERRUPT);
    assert_int_equal(app_key(&f->app, TK_CTRL('L')), APP_REDRAW);
    assert_int_equal(app_key(&f->app, TK_CTRL('Z')), APP_SUSPEND);
    assert_int_equal(app_key(&f->app, TK_UP), APP_NOTHING);
    assert_int_equal(app_key(&f->app, TK_F1), APP_NOTHING);
    assert_int_equal(app_key(&f->app, KEY_NONE), APP_NOTHING);
    app_resize(&f->app, 30, 10);
    assert_string_equal(row(f, 9), " @ 45");
    app_resize(&f->app, 1, 1);
    assert_string_equal(row(f, 0), "");
    app_resize(&f->app, 80, 24);
    /* Playing goes on; a click closes it. */
    f->app.prompt.open = false;
    go(f, SCREEN_BRACKET, NULL, "2024-04-18T12:00:00Z");
    type(f, " @4");
    app_time(&f->app, app_due(&f->app));
    assert_int_equal(app_tick(&f->app), APP_DRAW);
    assert_string_equal(row(f, 23), " @ 4");
    assert_int_equal(app_mouse(&f->app, (struct mouse){MOUSE_PRESS, 40, 20}), APP_DRAW);
    assert_non_null(strstr(row(f, 23), "? help"));
}

/* -- the bar ------------------------------------------------------------------------------------
 */

#define BAR_FIRST 1713466800 /* 18 April 2024 21:00 CEST */

static enum app_want at_bar(struct fixture *f, enum mouse_kind kind, int x, int y)
{
    app_draw(&f->app, &f->canvas);
    return app_mouse(&f->app, (struct mouse){kind, x, y});
}

static instant minute_now(const struct fixture *f)
{
    assert_int_equal(f->app.cursor.now.match, UINT32_MAX);
    return (f->app.cursor.now.at - BAR_FIRST) / 60;
}

static void the_bar_is_clicked_and_dragged(void **state)
{
    struct fixture *f = *state;
    watch.bar = 50;
    watch.bar_first = BAR_FIRST;
    go(f, SCREEN_BRACKET, NULL, "");
    f->app.focus.entry = 1;
    assert_int_equal(at_bar(f, MOUSE_DRAG, 20, 5), APP_NOTHING); /* it has not begun */
    assert_int_equal(at_bar(f, MOUSE_PRESS, 30, 6), APP_DRAW);
    assert_int_equal(minute_now(f), 20);
    assert_true(f->app.moved);
    assert_int_equal(f->app.focus.entry, UINT32_MAX);
    assert_true(same(f->app.cursor.before, f->app.cursor.now));
    assert_int_equal(at_bar(f, MOUSE_DRAG, 33, 6), APP_DRAW);
    assert_int_equal(minute_now(f), 23);
    assert_int_equal(at_bar(f, MOUSE_DRAG, 33, 15), APP_NOTHING); /* the same column */
    assert_int_equal(at_bar(f, MOUSE_DRAG, 35, 23), APP_DRAW);    /* whatever the row */
    assert_int_equal(minute_now(f), 25);
    assert_int_equal(at_bar(f, MOUSE_DRAG, 2, 0), APP_DRAW);
    assert_int_equal(minute_now(f), 0);
    assert_int_equal(at_bar(f, MOUSE_DRAG, 79, 0), APP_DRAW);
    assert_int_equal(minute_now(f), 49);
    watch.bar = 0; /* the bar counts as it lay when the drag began */
    assert_int_equal(at_bar(f, MOUSE_DRAG, 20, 6), APP_DRAW);
    assert_int_equal(minute_now(f), 10);
    assert_int_equal(at_bar(f, MOUSE_RELEASE, 20, 6), APP_DRAW);
    watch.bar = 50;
    assert_int_equal(at_bar(f, MOUSE_DRAG, 30, 6), APP_NOTHING);
    assert_int_equal(minute_now(f), 10);
    assert_int_equal(watch.acted, 0);
}

static void playing_waits_while_dragging(void **state)
{
    struct fixture *f = *state;
    watch.bar = 50;
    watch.bar_first = BAR_FIRST;
    go(f, SCREEN_BRACKET, NULL, "2024-04-18T12:00:00Z");
    type(f, " ");
    at_bar(f, MOUSE_PRESS, 30, 5);
    assert_false(f->app.cursor.playing);
    assert_int_equal(app_due(&f->app), CURSOR_NEVER);
    at_bar(f, MOUSE_DRAG, 31, 5);
    assert_int_equal(at_bar(f, MOUSE_RELEASE, 31, 5), APP_DRAW);
    assert_true(f->app.cursor.playing);
    assert_int_equal(minute_now(f), 21);
    /* A key lets go too. */
    at_bar(f, MOUSE_PRESS, 30, 5);
    type(f, "j");
    assert_true(f->app.cursor.playing);
    assert_int_equal(at_bar(f, MOUSE_DRAG, 20, 5), APP_NOTHING);
    /* Paused before, paused after. */
    type(f, " ");
    at_bar(f, MOUSE_PRESS, 30, 5);
    at_bar(f, MOUSE_RELEASE, 30, 5);
    assert_false(f->app.cursor.playing);
}

static void the_wheel_steps_on_the_bar(void **state)
{
    struct fixture *f = *state;
    watch.bar = 50;
    watch.bar_first = BAR_FIRST;
    go(f, SCREEN_MATCH, "qf1/2", "2024-04-18T12:00:00Z");
    struct moment now = f->app.cursor.now;
    assert_int_equal(at_bar(f, MOUSE_WHEEL_DOWN, 20, 5), APP_DRAW);
    assert_int_equal(watch.acted, 0);
    assert_int_equal(entry_now(f)->kind, ENTRY_PHASE_START);
    assert_true(same(f->app.cursor.before, now));
    at_bar(f, MOUSE_WHEEL_UP, 20, 5);
    assert_true(f->app.cursor.now.at < BAR_FIRST);
    at_bar(f, MOUSE_WHEEL_DOWN, 20, 9); /* beside it it scrolls */
    assert_int_equal(watch.acted, 3);
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
        TEST(of_the_moment_the_clock_goes_last),
        TEST(hints_are_those_that_fit),
        TEST(in_ascii),
        TEST(clicks_select_and_then_open),
        TEST(a_click_on_what_has_not_been_drawn_anew_is_none),
        TEST(clicks_on_other_things),
        TEST(a_kick_is_clicked),
        TEST(the_wheel_scrolls),
        TEST(a_step_goes_to_what_happens_next),
        TEST(steps_stay_in_what_the_screen_is_about),
        TEST(goals_phases_and_kicks),
        TEST(days_and_rounds),
        TEST(the_scoreboard_goes_to_another_night),
        TEST(start_end_and_now),
        TEST(the_match_of_the_moment_is_selected),
        TEST(a_screen_sends_the_moment_elsewhere),
        TEST(nothing_to_step_to),
        TEST(it_plays_from_step_to_step),
        TEST(late_ticks_pass_nothing_over),
        TEST(a_minute_more_keeps_what_is_selected),
        TEST(rates),
        TEST(sleeping_stops_the_clock),
        TEST(screens_on_top_play_what_is_beneath),
        TEST(the_title_says_how_it_plays),
        TEST(the_title_says_spoiler_safe),
        TEST(spoiler_safe_goes_back_to_where_one_was),
        TEST(going_on_from_where_one_left_off),
        TEST(a_welcome_tells_how_to_go_on),
        TEST(a_moment_is_typed),
        TEST(what_is_no_moment_can_be_corrected),
        TEST(some_keys_work_while_typing),
        TEST(the_bar_is_clicked_and_dragged),
        TEST(playing_waits_while_dragging),
        TEST(the_wheel_steps_on_the_bar),
        TEST(every_size_can_be_drawn),
        TEST(a_screen_keeps_to_its_area),
        TEST(memory_does_not_grow),
        TEST(the_window_has_a_title),
    };
    return cmocka_run_group_tests_name("app", tests, NULL, NULL);
}
