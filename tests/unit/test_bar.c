#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "sample.h"
#include "screen/changed.h"
#include "screen/night.h"
#include "screen/words.h"

enum { DAY = 86400 };

/* A view of a sample at a moment; paper to draw on. */
struct desk {
    struct edition *edition;
    struct arena arena;
    struct view view;
    struct canvas canvas;
};

static void sit_down(struct desk *desk, struct edition *edition, struct moment now, int w, int h)
{
    setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1);
    tzset();
    desk->edition = edition;
    arena_init(&desk->arena);
    desk->view = (struct view){.edition = edition,
                               .now = now,
                               .before = now,
                               .day = INSTANT_UNKNOWN,
                               .scratch = &desk->arena};
    canvas_init(&desk->canvas, &desk->arena, w, h, false);
}

static void get_up(struct desk *desk)
{
    edition_close(desk->edition);
    arena_release(&desk->arena);
}

static const char *row(const struct canvas *canvas, int y)
{
    static char text[2048];
    size_t len = 0;
    for (int x = 0; x < canvas->w; x++) {
        const struct cell *cell = canvas_cell(canvas, x, y);
        size_t bytes = strnlen(cell->text, CELL_BYTES);
        memcpy(text + len, bytes ? cell->text : " ", bytes ? bytes : 1);
        len += bytes ? bytes : 1;
    }
    while (len > 0 && text[len - 1] == ' ')
        len--;
    text[len] = '\0';
    return text;
}

static struct moment at(const char *text)
{
    return moment_at(sample_instant(text));
}

/* Draws the bar on a fresh sheet of w columns. */
static void draw(struct desk *desk, const struct bar_line *line, int w)
{
    canvas_init(&desk->canvas, &desk->arena, w, 1, false);
    draw_bar(&desk->view, &desk->canvas, (struct rect){0, 0, w, 1}, 0, line);
}

/* The column of the moment, or -1. */
static int diamond(const struct desk *desk)
{
    for (int x = 0; x < desk->canvas.w; x++)
        if (!strcmp(canvas_cell(&desk->canvas, x, 0)->text, "◆"))
            return x;
    return -1;
}

/* -- the picture ------------------------------------------------------------------------------- */

static void the_bar_shows_days_and_the_moment(void **state)
{
    (void)state;
    struct desk desk;
    sit_down(&desk, sample_two_legs(), at("2024-04-19T06:00"), 80, 3);
    instant marks[] = {sample_instant("2024-04-11T21:00"), sample_instant("2024-04-18T21:00"),
                       sample_instant("2024-04-18T21:06"), sample_instant("2024-05-22T21:00")};
    struct bar_line line = {marks, 4, INSTANT_UNKNOWN, INSTANT_UNKNOWN, false};
    draw(&desk, &line, 80);
    const char *text = row(&desk.canvas, 0);
    assert_true(strncmp(text, " paused  ━━━ 11 Apr ━", strlen(" paused  ━━━ 11 Apr ━")) == 0);
    assert_non_null(strstr(text, "━ 18 Apr ━◆┄"));
    assert_non_null(strstr(text, "┄ 22 May ┄┄"));
    assert_int_equal(utf8_width(text), 79);
    desk.view.now = moment_end();
    draw(&desk, &line, 80);
    text = row(&desk.canvas, 0);
    assert_non_null(strstr(text, " so far "));
    assert_non_null(strstr(text, "━ 18 Apr ◆┄")); /* the final is to come */
    assert_non_null(strstr(text, "┄ 22 May ┄┄"));
    /* During a day the moment stands right behind it; before the first, at the start. */
    desk.view.now = at("2024-04-18T21:20");
    draw(&desk, &line, 80);
    assert_non_null(strstr(row(&desk.canvas, 0), "━ 18 Apr ◆┄"));
    desk.view.now = at("2024-04-18T06:00"); /* nothing of the day has happened */
    draw(&desk, &line, 80);
    assert_non_null(strstr(row(&desk.canvas, 0), "━◆ 18 Apr ┄"));
    desk.view.now = at("2024-04-01");
    draw(&desk, &line, 80);
    assert_non_null(strstr(row(&desk.canvas, 0), " paused  ◆┄┄ 11 Apr ┄"));
    assert_int_equal(canvas_hit_at(&desk.canvas, 70, 0)->kind, HIT_BAR);
    get_up(&desk);
}

static void the_bar_of_a_night_is_in_proportion(void **state)
{
    (void)state;
    struct desk desk;
    sit_down(&desk, sample_two_legs(), at("2024-04-18T21:30"), 34, 2);
    instant marks[] = {sample_instant("2024-04-18T21:00"), sample_instant("2024-04-18T21:06"),
                       sample_instant("2024-04-18T22:00")};
    struct bar_line line = {marks, 3, sample_instant("2024-04-18"), INSTANT_UNKNOWN, false};
    draw(&desk, &line, 34);
    assert_string_equal(row(&desk.canvas, 0), " 21:00 ┃┃━━━━━━━◆┄┄┄┄┄┄┄┄┄┊ 22:00");
    canvas_init(&desk.canvas, &desk.arena, 34, 1, true); /* the moment is told from the marks */
    draw_bar(&desk.view, &desk.canvas, (struct rect){0, 0, 34, 1}, 0, &line);
    assert_string_equal(row(&desk.canvas, 0), " 21:00 ||=======#.........: 22:00");
    get_up(&desk);
}

static void many_days_are_thinned_but_for_the_first_and_last(void **state)
{
    (void)state;
    struct desk desk;
    instant marks[40];
    sit_down(&desk, sample_two_legs(), at("2024-04-19T06:00"), 80, 1);
    for (int i = 0; i < 40; i++)
        marks[i] = sample_instant("2024-04-11T21:00") + i * DAY;
    struct bar_line line = {marks, 40, INSTANT_UNKNOWN, INSTANT_UNKNOWN, false};
    draw(&desk, &line, 80);
    assert_non_null(strstr(row(&desk.canvas, 0), " 11 Apr "));
    assert_non_null(strstr(row(&desk.canvas, 0), " 20 May "));
    get_up(&desk);
}

static void while_it_plays_the_bar_tells_the_rate(void **state)
{
    (void)state;
    struct desk desk;
    sit_down(&desk, sample_two_legs(), at("2024-04-19T06:00"), 80, 1);
    instant marks[] = {sample_instant("2024-04-11T21:00"), sample_instant("2024-05-22T21:00")};
    struct bar_line line = {marks, 2, INSTANT_UNKNOWN, INSTANT_UNKNOWN, false};
    desk.view.playing = true;
    draw(&desk, &line, 80);
    assert_ptr_equal(strstr(row(&desk.canvas, 0), " ▸ skip  ━"), row(&desk.canvas, 0));
    desk.view.rate = RATE_3600;
    draw(&desk, &line, 80);
    assert_ptr_equal(strstr(row(&desk.canvas, 0), " ▸ 3600x ━"), row(&desk.canvas, 0));
    desk.canvas.ascii = true;
    draw_bar(&desk.view, &desk.canvas, (struct rect){0, 0, 80, 1}, 0, &line);
    assert_ptr_equal(strstr(row(&desk.canvas, 0), " > 3600x ="), row(&desk.canvas, 0));
    get_up(&desk);
}

static void the_bar_fits_any_width(void **state)
{
    (void)state;
    struct desk desk;
    instant marks[40];
    for (int w = 1; w < 130; w += 3) {
        for (size_t count = 0; count <= 40; count += 4) {
            struct bar_line line = {marks, count, INSTANT_UNKNOWN, INSTANT_UNKNOWN, false};
            sit_down(&desk, sample_two_legs(), at("2024-04-19T06:00"), 130, 1);
            for (size_t i = 0; i < count; i++)
                marks[i] = sample_instant("2024-04-11T21:00") + (instant)i * DAY;
            draw_bar(&desk.view, &desk.canvas, (struct rect){0, 0, w, 1}, 0, &line);
            assert_true(utf8_width(row(&desk.canvas, 0)) <= w);
            if (w > 3)
                assert_non_null(strstr(row(&desk.canvas, 0), "◆"));
            get_up(&desk);
        }
    }
}

/* -- clicks ------------------------------------------------------------------------------------ */

static const int widths[] = {40, 80, 120, 200};

/* Clicks on a column of the bar as it is drawn now, and draws it as it is then. Returns the instant
 * that the click led to. */
static instant click(struct desk *desk, const struct bar_line *line, int x)
{
    const struct hit *hit = canvas_hit_at(&desk->canvas, x, 0);
    assert_non_null(hit);
    assert_int_equal(hit->kind, HIT_BAR);
    assert_int_equal(hit->rect.w, 1);
    instant there = hit->id;
    desk->view.now = moment_at(there);
    draw(desk, line, desk->canvas.w);
    return there;
}

static void every_column_of_a_night_leads_to_itself(void **state)
{
    (void)state;
    struct desk desk;
    instant marks[] = {sample_instant("2024-04-18T21:00"), sample_instant("2024-04-18T21:06"),
                       sample_instant("2024-04-18T21:07"), sample_instant("2024-04-18T22:45")};
    struct bar_line line = {marks, 4, sample_instant("2024-04-18"), INSTANT_UNKNOWN, false};
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
        int start = widths[i] < 60 ? 1 : 9, end = widths[i] - 1;
        int first = start + 6, last = end - 7; /* of the line between the times */
        instant before = INSTANT_UNKNOWN;
        sit_down(&desk, sample_two_legs(), at("2024-04-18T21:30"), widths[i], 1);
        draw(&desk, &line, widths[i]);
        for (int x = start; x < end; x++) {
            instant there = click(&desk, &line, x);
            assert_true(there >= before);
            assert_int_equal(diamond(&desk), x < first ? first : x > last ? last : x);
            before = there;
        }
        assert_int_equal(before, sample_instant("2024-04-19") - 1); /* all of the night */
        assert_int_equal(click(&desk, &line, start), marks[0]);
        assert_int_equal(click(&desk, &line, last), marks[3]);
        get_up(&desk);
    }
}

static void a_click_on_a_mark_shows_what_it_marks(void **state)
{
    (void)state;
    struct desk desk;
    instant marks[] = {sample_instant("2024-04-18T21:00"), sample_instant("2024-04-18T21:06"),
                       sample_instant("2024-04-18T21:07"), sample_instant("2024-04-18T22:45")};
    struct bar_line line = {marks, 4, sample_instant("2024-04-18"), INSTANT_UNKNOWN, false};
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
        sit_down(&desk, sample_two_legs(), at("2024-04-18T21:30"), widths[i], 1);
        for (size_t m = 0; m < 4; m++) {
            desk.view.now = moment_at(marks[m]);
            draw(&desk, &line, widths[i]);
            instant there = click(&desk, &line, diamond(&desk));
            assert_true(there >= marks[m]);
            assert_true(there == marks[0] || there == marks[1] || there == marks[2] ||
                        there == marks[3]);
        }
        get_up(&desk);
    }
}

static void every_column_of_the_days_leads_to_itself_or_near(void **state)
{
    (void)state;
    struct desk desk;
    instant marks[] = {sample_instant("2024-04-11T21:00"), sample_instant("2024-04-18T21:00"),
                       sample_instant("2024-05-02T21:00"), sample_instant("2024-05-22T21:00")};
    struct bar_line line = {marks, 4, INSTANT_UNKNOWN, INSTANT_UNKNOWN, false};
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
        int start = widths[i] < 60 ? 1 : 9, end = widths[i] - 1;
        instant before = INSTANT_UNKNOWN;
        sit_down(&desk, sample_two_legs(), at("2024-04-18T21:30"), widths[i], 1);
        draw(&desk, &line, widths[i]);
        const struct canvas clean = desk.canvas;
        for (int x = start; x < end; x++) {
            const char *cell = canvas_cell(&clean, x, 0)->text;
            bool on_line = strchr("━┄◆", cell[0]) && (unsigned char)cell[0] >= 0x80;
            instant there = click(&desk, &line, x);
            assert_true(there >= before);
            before = there;
            if (on_line && x >= start + 3 && there != INSTANT_END)
                assert_int_equal(diamond(&desk), x);
            else if (!on_line) /* a label: its day is to come, the moment stands before it */
                assert_true(diamond(&desk) < x && diamond(&desk) >= x - 11);
        }
        assert_int_equal(before, INSTANT_END);
        assert_int_equal(click(&desk, &line, start), sample_instant("2024-04-11"));
        assert_int_equal(diamond(&desk), start);
        assert_int_equal(click(&desk, &line, start + 5), sample_instant("2024-04-11"));
        get_up(&desk);
    }
}

static void right_of_a_day_is_its_end(void **state)
{
    (void)state;
    struct desk desk;
    instant marks[] = {sample_instant("2024-04-11T21:00"), sample_instant("2024-05-22T21:00")};
    struct bar_line line = {marks, 2, INSTANT_UNKNOWN, INSTANT_UNKNOWN, false};
    sit_down(&desk, sample_two_legs(), at("2024-04-11T21:30"), 80, 1);
    draw(&desk, &line, 80);
    int x = diamond(&desk);
    assert_int_equal(click(&desk, &line, x), sample_instant("2024-04-12") - 1);
    assert_int_equal(diamond(&desk), x);
    get_up(&desk);
}

static void what_has_no_date_has_a_start_and_an_end(void **state)
{
    (void)state;
    struct desk desk;
    struct bar_line line = {NULL, 0, INSTANT_UNKNOWN, INSTANT_UNKNOWN, false};
    sit_down(&desk, sample_group(), moment_end(), 40, 1);
    desk.edition->dated = 0; /* as if */
    draw(&desk, &line, 40);
    assert_true(click(&desk, &line, 1) < desk.edition->matches.v[0].base);
    assert_int_equal(diamond(&desk), 1);
    assert_int_equal(click(&desk, &line, 38), INSTANT_END);
    /* Of a night whose hours are not known there is the day. */
    line.day = sample_instant("2024-06-05");
    draw(&desk, &line, 40);
    assert_int_equal(click(&desk, &line, 1), line.day);
    assert_int_equal(click(&desk, &line, 38), line.day + DAY - 1);
    get_up(&desk);
}

/* -- the night it is of ------------------------------------------------------------------------ */

static void what_is_to_come_is_not_marked(void **state)
{
    (void)state;
    struct desk desk;
    struct night night;
    sit_down(&desk, sample_two_legs(), at("2024-04-18T21:01"), 80, 1);
    desk.view.focus.match = 1;
    night_seen(&desk.view, &night);
    assert_int_equal(night.count, 2);
    struct bar_line line = night_line(&desk.view, &night);
    assert_int_equal(line.count, 4); /* two kick-offs, two ends by the clock */
    assert_int_equal(line.marks[3], sample_instant("2024-04-18T22:45"));
    desk.view.now = at("2024-04-18T21:06");
    assert_int_equal(night_line(&desk.view, &night).count, 5);
    desk.view.now = moment_end();
    line = night_line(&desk.view, &night);
    assert_true(line.marks[line.count - 1] > sample_instant("2024-04-18T23:20")); /* kicks */
    get_up(&desk);
}

static void extra_time_makes_the_bar_longer_as_it_is_played(void **state)
{
    (void)state;
    struct desk desk;
    struct night night;
    sit_down(&desk, sample_two_legs(), at("2024-04-18T23:05"), 80, 1);
    desk.view.focus.match = 1;
    night_seen(&desk.view, &night);
    struct bar_line line = night_line(&desk.view, &night);
    draw(&desk, &line, 80);
    assert_non_null(strstr(row(&desk.canvas, 0), "◆ 23:05"));
    assert_null(strstr(row(&desk.canvas, 0), "┄"));
    desk.view.now = at("2024-04-18T22:30");
    line = night_line(&desk.view, &night);
    draw(&desk, &line, 80);
    assert_non_null(strstr(row(&desk.canvas, 0), "┊ 22:45"));
    desk.view.now = at("2024-04-19"); /* over: as long as it was */
    line = night_line(&desk.view, &night);
    assert_int_equal(line.reach, INSTANT_UNKNOWN);
    get_up(&desk);
}

static void nights_lie_beside_each_other(void **state)
{
    (void)state;
    struct desk desk;
    struct night night;
    sit_down(&desk, sample_two_legs(), moment_end(), 80, 1);
    instant first = sample_instant("2024-04-11"), second = sample_instant("2024-04-18");
    assert_int_equal(night_beside(&desk.view, first, -1), ID_NONE);
    assert_int_equal(night_beside(&desk.view, first, 1), 1);
    assert_int_equal(night_beside(&desk.view, second, 1), 4);
    assert_int_equal(night_beside(&desk.view, second, -1), 0);
    assert_int_equal(night_beside(&desk.view, second + 3 * DAY, -1), 1);
    assert_int_equal(night_beside(&desk.view, sample_instant("2024-05-22"), 1), ID_NONE);
    assert_int_equal(night_beside(&desk.view, INSTANT_UNKNOWN, 1), 0);
    assert_int_equal(night_beside(&desk.view, INSTANT_UNKNOWN, -1), ID_NONE);
    /* A match of which only the date is known comes last. */
    desk.edition->matches.v[1].precision = PRECISION_DATE;
    assert_int_equal(night_beside(&desk.view, first, 1), 3);
    desk.view.focus.match = 1;
    night_seen(&desk.view, &night);
    assert_int_equal(night.count, 2);
    assert_int_equal(night.matches[0], 3);
    assert_int_equal(night.matches[1], 1);
    get_up(&desk);
}

/* A replay is no match of its day before the match that made it is over. */
static void a_replay_is_there_when_it_is_made(void **state)
{
    (void)state;
    struct desk desk;
    sit_down(&desk, sample_replay(), at("1930-03-01T15:30"), 80, 1);
    instant day = sample_instant("1930-03-01");
    assert_int_equal(night_beside(&desk.view, day, 1), ID_NONE);
    desk.view.now = at("1930-03-02");
    assert_int_equal(night_beside(&desk.view, day, 1), 1);
    get_up(&desk);
}

/* -- what a step changed ----------------------------------------------------------------------- */

static void a_step_changes_what_it_brings(void **state)
{
    (void)state;
    struct desk desk;
    sit_down(&desk, sample_two_legs(), at("2024-04-18T21:06"), 10, 1);
    assert_false(changed_any(&desk.view));
    assert_false(changed_match(&desk.view, 3));
    desk.view.before = at("2024-04-18T21:05");
    assert_true(changed_any(&desk.view));
    assert_true(changed_match(&desk.view, 3)); /* Salah 7' */
    assert_false(changed_match(&desk.view, 1));
    assert_false(changed_match(&desk.view, ID_NONE));
    assert_false(changed_entry(&desk.view, 3, 0));
    assert_true(changed_entry(&desk.view, 3, 1));
    assert_false(changed_entry(&desk.view, 3, 2));
    assert_false(changed_entry(&desk.view, 3, UINT32_MAX));
    desk.view.still = true; /* in print nothing stands out */
    assert_false(changed_entry(&desk.view, 3, 1));
    desk.view.still = false;
    struct moment now = desk.view.now; /* and back */
    desk.view.now = desk.view.before;
    desk.view.before = now;
    assert_true(changed_match(&desk.view, 3));
    assert_false(changed_entry(&desk.view, 3, 1));
    assert_int_equal(changed_before(&desk.view).now.at, now.at);
    get_up(&desk);
}

/* What stands out on the bracket after a step: each run of cells after a "|". */
static const char *standing_out(struct desk *desk, const char *before, const char *now)
{
    static char text[4096];
    text[0] = '\0';
    desk->view.before = at(before);
    desk->view.now = at(now);
    canvas_init(&desk->canvas, &desk->arena, 80, 24, false);
    bracket_screen.draw(&desk->view, &desk->canvas, (struct rect){0, 0, 80, 24});
    for (int y = 0; y < 24; y++)
        for (int x = 0; x < 80; x++) {
            const struct cell *cell = canvas_cell(&desk->canvas, x, y);
            if (!(cell->flags & CELL_CHANGED))
                continue;
            if (x == 0 || !(cell[-1].flags & CELL_CHANGED))
                strcat(text, "|");
            strncat(text, cell->text[0] ? cell->text : " ", CELL_BYTES);
        }
    return text;
}

static void what_a_step_changed_stands_out_in_the_bracket(void **state)
{
    (void)state;
    struct desk desk;
    sit_down(&desk, sample_two_legs(), at("2024-04-18T21:06"), 10, 1);
    desk.view.focus = focus_first(desk.edition, desk.view.now);
    assert_string_equal(standing_out(&desk, "2024-04-18T21:05", "2024-04-18T21:06"), "|1|1");
    assert_string_equal(standing_out(&desk, "2024-04-18T21:06", "2024-04-18T21:05"), "|0|0");
    assert_string_equal(standing_out(&desk, "2024-04-18T21:06", "2024-04-18T21:07"), "");
    /* Marseille level it at 22:33, and nobody is through as it stands. */
    assert_string_equal(standing_out(&desk, "2024-04-18T22:32", "2024-04-18T22:33"), "|1|2");
    assert_string_equal(standing_out(&desk, "2024-04-18T22:33", "2024-04-18T22:32"), "|▹|0|1");
    const char *text = standing_out(&desk, "2024-04-18T23:10", "2024-04-19");
    assert_non_null(strstr(text, "|▸Marseille"));
    assert_non_null(strstr(text, "|(4)"));
    assert_non_null(strstr(text, "|(2)"));
    assert_non_null(strrchr(text, '|'));
    assert_string_equal(strrchr(text, '|'), "|Marseille"); /* in the final */
    desk.view.still = true;
    assert_string_equal(standing_out(&desk, "2024-04-18T23:10", "2024-04-19"), "");
    get_up(&desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_bar_shows_days_and_the_moment),
        cmocka_unit_test(the_bar_of_a_night_is_in_proportion),
        cmocka_unit_test(many_days_are_thinned_but_for_the_first_and_last),
        cmocka_unit_test(while_it_plays_the_bar_tells_the_rate),
        cmocka_unit_test(the_bar_fits_any_width),
        cmocka_unit_test(every_column_of_a_night_leads_to_itself),
        cmocka_unit_test(a_click_on_a_mark_shows_what_it_marks),
        cmocka_unit_test(every_column_of_the_days_leads_to_itself_or_near),
        cmocka_unit_test(right_of_a_day_is_its_end),
        cmocka_unit_test(what_has_no_date_has_a_start_and_an_end),
        cmocka_unit_test(what_is_to_come_is_not_marked),
        cmocka_unit_test(extra_time_makes_the_bar_longer_as_it_is_played),
        cmocka_unit_test(nights_lie_beside_each_other),
        cmocka_unit_test(a_replay_is_there_when_it_is_made),
        cmocka_unit_test(a_step_changes_what_it_brings),
        cmocka_unit_test(what_a_step_changed_stands_out_in_the_bracket),
    };
    return cmocka_run_group_tests_name("bar", tests, NULL, NULL);
}
