#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "sample.h"
#include "screen/night.h"
#include "screen/words.h"

struct desk {
    struct edition *edition;
    struct arena arena;
    struct view view;
    struct canvas canvas;
    char text[65536]; /* the canvas as last shown */
};

static struct desk desk;

static uint32_t match_id(const char *key)
{
    uint32_t id = strmap_get(&desk.edition->match_by_key, key, strlen(key));
    assert_int_not_equal(id, STRMAP_NONE);
    return id;
}

static void sit_down(struct edition *edition, const char *moment, const char *match)
{
    setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1);
    tzset();
    desk.edition = edition;
    arena_init(&desk.arena);
    struct moment now = moment ? moment_at(sample_instant(moment)) : moment_end();
    desk.view = (struct view){.edition = edition,
                              .now = now,
                              .before = now,
                              .day = INSTANT_UNKNOWN,
                              .scratch = &desk.arena};
    desk.view.focus = focus_first(edition, now);
    focus_match(edition, &desk.view.focus, match_id(match));
}

static void get_up(void)
{
    edition_close(desk.edition);
    arena_release(&desk.arena);
}

/* The canvas as lines of text without trailing blanks. */
static void read_canvas(void)
{
    desk.text[0] = '\0';
    for (int y = 0; y < desk.canvas.h; y++) {
        size_t len = strlen(desk.text), end = len;
        for (int x = 0; x < desk.canvas.w; x++) {
            const struct cell *cell = canvas_cell(&desk.canvas, x, y);
            size_t bytes = strnlen(cell->text, CELL_BYTES);
            memcpy(desk.text + len, bytes ? cell->text : " ", bytes ? bytes : 1);
            len += bytes ? bytes : 1;
            end = bytes && cell->text[0] != ' ' ? len : end;
        }
        memcpy(desk.text + end, "\n", 2);
    }
}

static const char *drawn(int w, int h, bool ascii)
{
    canvas_init(&desk.canvas, &desk.arena, w, h, ascii);
    scoreboard_screen.draw(&desk.view, &desk.canvas, (struct rect){0, 0, w, h});
    read_canvas();
    return desk.text;
}

static const char *printed(int w)
{
    desk.view.still = true;
    canvas_init_growing(&desk.canvas, &desk.arena, w, false);
    int end = scoreboard_screen.print(&desk.view, &desk.canvas, 0);
    assert_in_range(desk.canvas.h, 1, end);
    read_canvas();
    return desk.text;
}

static struct effect act(enum action action, int w, int h)
{
    return scoreboard_screen.act(&desk.view, &desk.view.focus, action, (struct rect){0, 0, w, h});
}

static void a_night_after_it(void **state)
{
    (void)state;
    sit_down(sample_two_legs(), NULL, "sf2/2");
    assert_string_equal(
        drawn(80, 16, false),
        "────────────────────────────────────────────────────────────────────────────────\n"
        " 21:00 CEST\n"
        "   FT pens           ▸Marseille  (4)  1 - 0  (2)  Benfica         SF 1, 2nd leg\n"
        "                  Moumbagna 79'\n"
        "          after extra time; 2-2 on aggregate; Marseille win 4-2 on kicks\n"
        "\n"
        "▌  FT                 ▸Atalanta       0 - 1       Liverpool       SF 2, 2nd leg\n"
        "▌                                                 Salah 7' (pen)\n"
        "▌                         Atalanta win 3-1 on aggregate\n"
        "\n\n\n\n\n"
        "────────────────────────────────────────────────────────────────────────────────\n"
        " end     21:00 ┃━┃━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┃━━━┃┃━━━━━━━━━━━━━━━━━◆ 23:32\n");
    assert_true(canvas_cell(&desk.canvas, 30, 6)->flags & CELL_SELECTED);
    assert_false(canvas_cell(&desk.canvas, 30, 2)->flags & CELL_SELECTED);
    assert_int_equal(canvas_hit_at(&desk.canvas, 30, 3)->id, match_id("sf1/2"));
    get_up();
}

static void a_night_while_it_is_on(void **state)
{
    (void)state;
    sit_down(sample_two_legs(), "2024-04-18T21:20", "sf1/2");
    const char *text = drawn(80, 16, false);
    assert_non_null(strstr(text, "▌● 21'                     Marseille  0 - 0 ▹Benfica"));
    assert_non_null(strstr(text, "Benfica lead 2-1 on aggregate. Marseille need 1 for extra time, "
                                 "2 to go\n▌ "));
    assert_non_null(strstr(text, "Salah 7' (pen)"));
    assert_null(strstr(text, "Moumbagna")); /* not yet */
    text = drawn(80, 16, true);
    assert_non_null(strstr(text, "*@ 21'                     Marseille  0 - 0 )Benfica"));
    /* Before it: what came of the first leg, and not a word more. */
    desk.view.now = moment_at(sample_instant("2024-04-18T12:00"));
    text = drawn(80, 16, false);
    assert_non_null(strstr(text, "Marseille    v    Benfica"));
    assert_non_null(strstr(text, "Atalanta lead 3-0 after the 1st leg"));
    assert_null(strstr(text, "Salah"));
    get_up();
}

static void level_ties_say_it_once(void **state)
{
    (void)state;
    sit_down(sample_two_legs(), "2024-04-18T22:40", "sf1/2");
    assert_non_null(
        strstr(drawn(80, 16, false), " Level 2-2 on aggregate: extra time. Each needs 1 to go"));
    get_up();
}

static void a_small_screen_has_two_rows_a_match(void **state)
{
    (void)state;
    sit_down(sample_two_legs(), NULL, "sf1/2");
    assert_string_equal(drawn(40, 10, false), " Thu 18 Apr  21:00 CEST\n"
                                              "▌ FT pens ▸Marseille    1 (4) Moumbagna…\n"
                                              "▌          Benfica      0 (2)\n"
                                              "\n"
                                              "  FT      ▸Atalanta     0\n"
                                              "           Liverpool    1 Salah 7' (pen)\n"
                                              "\n\n\n"
                                              " Marseille win 4-2 on kicks\n");
    get_up();
}

static void what_does_not_fit_has_a_sign(void **state)
{
    (void)state;
    sit_down(sample_two_legs(), NULL, "sf1/2");
    const char *text = drawn(40, 4, false);
    assert_non_null(strstr(text, "Marseille"));
    assert_non_null(strstr(text, "↓ 1 more"));
    assert_null(strstr(text, "Atalanta"));
    act(ACTION_DOWN, 40, 4);
    text = drawn(40, 4, false);
    assert_non_null(strstr(text, "Atalanta"));
    assert_non_null(strstr(text, "↑ 1 more"));
    assert_null(strstr(text, "↓"));
    get_up();
}

static void two_columns_where_wide(void **state)
{
    (void)state;
    sit_down(sample_two_legs(), NULL, "sf1/2");
    const char *text = drawn(200, 58, false);
    const char *first = strstr(text, "Marseille  ("), *second = strstr(text, "Atalanta  ");
    assert_non_null(first);
    assert_non_null(second);
    assert_null(memchr(first, '\n', (size_t)(second - first)));
    get_up();
}

static void groups_have_no_aggregate(void **state)
{
    (void)state;
    sit_down(sample_group(), NULL, "a/1");
    const char *text = drawn(80, 16, false);
    assert_non_null(strstr(text, "15:00 CEST"));
    assert_non_null(strstr(text, "Alpha  1 - 0  Beta"));
    assert_non_null(strstr(text, "Zeta 30' (og)"));
    assert_non_null(strstr(text, "▮ Eta 70' (2nd yellow)"));
    assert_non_null(strstr(text, "Gamma  2 - 1  Delta"));
    assert_non_null(strstr(text, "2 scorers not known"));
    assert_non_null(strstr(text, "Group A"));
    assert_null(strstr(text, "aggregate"));
    act(ACTION_RIGHT, 80, 16);
    assert_int_equal(desk.view.focus.match, match_id("a/3"));
    text = drawn(80, 16, false);
    assert_non_null(strstr(text, "kick-off not known"));
    assert_non_null(strstr(text, "5 Jun"));
    get_up();
}

static void an_awarded_match_and_a_replay(void **state)
{
    (void)state;
    sit_down(sample_replay(), NULL, "sf2/1");
    const char *text = drawn(80, 16, false);
    assert_non_null(strstr(text, "▸Gamma  3 - 0  Delta"));
    assert_non_null(strstr(text, "awarded (Delta did not appear)"));
    act(ACTION_RIGHT, 80, 16);
    assert_int_equal(desk.view.focus.match, match_id("sf1/2"));
    assert_non_null(strstr(drawn(80, 16, false), "Beta win the replay 2-1"));
    /* Nobody knows of a replay before it has to be played. */
    arena_release(&desk.arena);
    sit_down(desk.edition, "1930-03-01T15:30", "sf1/1");
    struct effect effect = act(ACTION_RIGHT, 80, 16);
    assert_int_equal(effect.kind, EFFECT_MESSAGE);
    assert_string_equal(effect.message, "no later match day");
    get_up();
}

static void keys_move_and_open(void **state)
{
    (void)state;
    sit_down(sample_two_legs(), NULL, "sf1/2");
    act(ACTION_UP, 80, 20);
    assert_int_equal(desk.view.focus.match, match_id("sf1/2"));
    act(ACTION_DOWN, 80, 20);
    act(ACTION_DOWN, 80, 20);
    assert_int_equal(desk.view.focus.match, match_id("sf2/2"));
    assert_int_equal(desk.view.focus.tie, 1);
    act(ACTION_NEXT, 80, 20);
    assert_int_equal(desk.view.focus.match, match_id("sf1/2"));
    act(ACTION_PREVIOUS, 80, 20);
    assert_int_equal(desk.view.focus.match, match_id("sf2/2"));
    act(ACTION_FIRST, 80, 20);
    assert_int_equal(desk.view.focus.match, match_id("sf1/2"));
    act(ACTION_PAGE_DOWN, 40, 4);
    assert_int_equal(desk.view.focus.match, match_id("sf2/2"));
    act(ACTION_PAGE_UP, 40, 4);
    assert_int_equal(desk.view.focus.match, match_id("sf1/2"));
    act(ACTION_LAST, 80, 20);
    assert_int_equal(desk.view.focus.match, match_id("sf2/2"));
    act(ACTION_LEFT, 80, 20);
    assert_int_equal(desk.view.focus.match, match_id("sf1/1"));
    assert_int_equal(act(ACTION_LEFT, 80, 20).kind, EFFECT_MESSAGE);
    act(ACTION_RIGHT, 80, 20);
    act(ACTION_RIGHT, 80, 20);
    assert_int_equal(desk.view.focus.match, match_id("final/1"));
    struct effect effect = act(ACTION_OPEN, 80, 20);
    assert_int_equal(effect.kind, EFFECT_OPEN);
    assert_int_equal(effect.screen, SCREEN_MATCH);
    get_up();
}

static void print_leaves_nothing_out(void **state)
{
    (void)state;
    sit_down(sample_two_legs(), NULL, "sf1/2");
    const char *text = printed(80);
    assert_non_null(strstr(text, "   FT                 ▸Atalanta       0 - 1"));
    assert_null(strstr(text, "▌"));
    text = printed(40);
    assert_non_null(strstr(text, "  FT pens ▸Marseille    1 (4)\n"
                                 "           Moumbagna 79'\n"
                                 "           Benfica      0 (2)\n"
                                 "   after extra time; 2-2 on aggregate;\n"
                                 "   Marseille win 4-2 on kicks\n"));
    desk.view.sources = true;
    text = printed(80);
    assert_non_null(strstr(text, " Marseille v Benfica\n SOURCES\n   Second Source (CC0)\n"));
    get_up();
}

static void a_day_without_a_match_says_so(void **state)
{
    (void)state;
    sit_down(sample_two_legs(), NULL, "sf1/2");
    desk.view.day = sample_instant("2024-04-19");
    assert_non_null(strstr(printed(100), " no matches on Fri 19 Apr 2024; nearest: Thu 18 Apr 2024 "
                                         "and Wed 22 May 2024\n"));
    desk.view.day = sample_instant("2024-04-11");
    assert_non_null(strstr(printed(80), "Aubameyang 67'"));
    char left[64], right[64];
    scoreboard_screen.title(&desk.view, left, sizeof left, right, sizeof right);
    assert_string_equal(left, "Scoreboard, Thu 11 Apr");
    get_up();
}

static void every_size_shows_the_selected_match(void **state)
{
    (void)state;
    for (int w = 1; w <= 250; w += w < 90 ? 3 : 37) {
        for (int h = 1; h <= 60; h += h < 24 ? 1 : 12) {
            for (int i = 0; i < 2; i++) {
                sit_down(sample_two_legs(), NULL, i ? "sf2/2" : "sf1/2");
                const char *text = drawn(w, h, (w + h) % 2);
                bool seen =
                    strstr(text, i ? "Atalanta" : "Marseille") || strstr(text, i ? "ATA" : "MAR");
                if (w >= 22 && h >= 2 + (h > 2))
                    assert_true(seen);
                if (w >= 30 && h >= 4 && !strstr(text, i ? "Marseille" : "Atalanta"))
                    assert_non_null(strstr(text, "1 more"));
                get_up();
            }
        }
    }
}

static void the_panel_covers_the_board(void **state)
{
    (void)state;
    sit_down(sample_two_legs(), NULL, "sf1/2");
    desk.view.focus.info = true;
    const char *text = drawn(60, 6, false);
    assert_non_null(strstr(text, "Sources and notes"));
    assert_null(strstr(text, "Marseille win"));
    act(ACTION_DOWN, 60, 6);
    assert_int_equal(desk.view.focus.scroll, 1);
    assert_int_equal(desk.view.focus.match, match_id("sf1/2"));
    act(ACTION_LAST, 60, 6);
    assert_non_null(strstr(drawn(60, 6, false), "A note on the match."));
    act(ACTION_FIRST, 60, 6);
    act(ACTION_UP, 60, 6);
    assert_int_equal(desk.view.focus.scroll, 0);
    get_up();
}

/* What stands out on a scoreboard of that width after a step: each run of cells after a "|". */
static const char *standing_out(const char *before, const char *now, int w)
{
    static char text[4096];
    text[0] = '\0';
    desk.view.before = moment_at(sample_instant(before));
    desk.view.now = moment_at(sample_instant(now));
    drawn(w, 20, false);
    for (int y = 0; y < desk.canvas.h; y++)
        for (int x = 0; x < w; x++) {
            const struct cell *cell = canvas_cell(&desk.canvas, x, y);
            if (!(cell->flags & CELL_CHANGED))
                continue;
            if (x == 0 || !(cell[-1].flags & CELL_CHANGED))
                strcat(text, "|");
            strncat(text, cell->text[0] ? cell->text : " ", CELL_BYTES);
        }
    return text;
}

static void what_a_step_changed_stands_out(void **state)
{
    (void)state;
    sit_down(sample_two_legs(), "2024-04-18T21:06", "sf1/2");
    assert_string_equal(standing_out("2024-04-18T21:05", "2024-04-18T21:06", 80),
                        "|1|Salah 7' (pen)");
    assert_string_equal(standing_out("2024-04-18T21:05", "2024-04-18T21:06", 50),
                        "|1|Salah 7' (pen)");
    assert_string_equal(standing_out("2024-04-18T21:06", "2024-04-18T21:05", 80), "|0"); /* back */
    assert_string_equal(standing_out("2024-04-18T21:06", "2024-04-18T21:06", 80), "");
    assert_string_equal(standing_out("2024-04-18T21:06", "2024-04-18T21:20", 80), ""); /* a clock */
    const char *text = standing_out("2024-04-18T21:44", "2024-04-18T21:48", 80);
    assert_string_equal(text, "|HT|HT");
    text = standing_out("2024-04-18T20:59", "2024-04-18T21:00", 50);
    assert_non_null(strstr(text, "|1'"));
    assert_non_null(strstr(text, "|0"));
    text = standing_out("2024-04-18T23:10", "2024-04-19T01:00", 80); /* kicks, and the end */
    assert_non_null(strstr(text, "|FT pens"));
    assert_non_null(strstr(text, "|(4)"));
    assert_non_null(strstr(text, "|▸"));
    assert_non_null(strstr(text, "Marseille win 4-2 on kicks"));
    assert_null(strstr(text, "Salah"));
    get_up();
}

static void of_a_scorer_told_already_only_the_minute_stands_out(void **state)
{
    (void)state;
    sit_down(sample_two_legs(), NULL, "sf2/1");
    assert_string_equal(standing_out("2024-04-11T22:10", "2024-04-11T22:16", 80), "|2|60'");
    assert_string_equal(standing_out("2024-04-11T22:16", "2024-04-11T22:40", 80),
                        "|1|Aubameyang 67'|3|Pašalić 83'");
    get_up();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_night_after_it),
        cmocka_unit_test(a_night_while_it_is_on),
        cmocka_unit_test(level_ties_say_it_once),
        cmocka_unit_test(a_small_screen_has_two_rows_a_match),
        cmocka_unit_test(what_does_not_fit_has_a_sign),
        cmocka_unit_test(two_columns_where_wide),
        cmocka_unit_test(groups_have_no_aggregate),
        cmocka_unit_test(an_awarded_match_and_a_replay),
        cmocka_unit_test(keys_move_and_open),
        cmocka_unit_test(print_leaves_nothing_out),
        cmocka_unit_test(a_day_without_a_match_says_so),
        cmocka_unit_test(every_size_shows_the_selected_match),
        cmocka_unit_test(the_panel_covers_the_board),
        cmocka_unit_test(what_a_step_changed_stands_out),
        cmocka_unit_test(of_a_scorer_told_already_only_the_minute_stands_out),
    };
    return cmocka_run_group_tests_name("scoreboard", tests, NULL, NULL);
}
