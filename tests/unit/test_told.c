#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "sample.h"
#include "screen/told.h"
#include "screen/words.h"
#include "time/log.h"

struct desk {
    struct edition *edition;
    struct log log;
    struct arena arena;
    struct view view;
    struct canvas canvas;
    char text[65536];
};

static int set_up(void **state)
{
    static struct desk desk;
    setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1);
    tzset();
    desk.edition = sample_two_legs();
    log_open(&desk.log, desk.edition);
    arena_init(&desk.arena);
    desk.view =
        (struct view){.edition = desk.edition, .day = INSTANT_UNKNOWN, .scratch = &desk.arena};
    *state = &desk;
    return 0;
}

static int tear_down(void **state)
{
    struct desk *desk = *state;
    log_close(&desk->log);
    edition_close(desk->edition);
    arena_release(&desk->arena);
    return 0;
}

/* Stands where a step on from an instant of zone +02:00 leads, the count-th time. */
static void stand(struct desk *desk, const char *from, enum step_unit unit, int count)
{
    struct moment now = moment_at(sample_instant(from));
    while (count-- > 0)
        assert_true(timeline_step(&desk->log, scope_edition(), unit, 1, now, &now));
    desk->view.now = desk->view.before = now;
    desk->view.focus = focus_first(desk->edition, now);
    if (now.match < desk->edition->matches.n)
        focus_match(desk->edition, &desk->view.focus, now.match);
}

static const char *drawn(struct desk *desk, const struct screen *screen, int w, int h, bool ascii)
{
    canvas_init(&desk->canvas, &desk->arena, w, h, ascii);
    screen->draw(&desk->view, &desk->canvas, (struct rect){0, 0, w, h});
    desk->text[0] = '\0';
    for (int y = 0; y < h; y++) {
        for (int x = 0; x < w; x++) {
            const struct cell *cell = canvas_cell(&desk->canvas, x, y);
            strncat(desk->text, cell->text[0] ? cell->text : " ", CELL_BYTES);
        }
        strcat(desk->text, "\n");
    }
    return desk->text;
}

static void assert_has(const char *text, const char *part)
{
    if (!strstr(text, part))
        fail_msg("no \"%s\" in\n%s", part, text);
}

static void assert_lacks(const char *text, const char *part)
{
    if (strstr(text, part))
        fail_msg("\"%s\" in\n%s", part, text);
}

/* The entry of the log at which the moment stands, in words. */
static void assert_told(struct desk *desk, const char *when, const char *words, const char *brief)
{
    struct told told;
    canvas_init(&desk->canvas, &desk->arena, 1, 1, false);
    assert_true(told_now(&desk->view, &desk->canvas, &told));
    assert_string_equal(told.when, when);
    assert_string_equal(told.words, words);
    assert_string_equal(told.brief, brief);
}

static void each_kind_of_entry_has_words(void **state)
{
    struct desk *desk = *state;
    stand(desk, "2024-04-18T20:00", STEP_EVENT, 1);
    assert_told(desk, "", "Kick-off", "Kick-off, MAR v BEN");
    stand(desk, "2024-04-18T20:00", STEP_GOAL, 1);
    assert_told(desk, "7'", "Penalty goal, Salah (LIV)", "Salah (pen) (LIV)");
    stand(desk, "2024-04-18T20:00", STEP_GOAL, 2);
    assert_told(desk, "79'", "Goal, Moumbagna (MAR)", "Moumbagna (MAR)");
    stand(desk, "2024-04-18T22:33", STEP_EVENT, 2); /* both of the 89th minute, and only the last */
    assert_told(desk, "89'", "VAR: red becomes yellow, Gigot (MAR)",
                "VAR: red to yellow, Gigot (MAR)");
    stand(desk, "2024-04-18T23:00", STEP_KICK, 1);
    assert_told(desk, "Kick 1", "Di María (BEN): hit the post", "Di María (BEN): hit the post");
    stand(desk, "2024-04-18T23:00", STEP_KICK, 8);
    assert_told(desk, "Kick 8", "taker not known (MAR): scored", "taker not known (MAR): scored");
}

static void phases_are_named_with_their_match(void **state)
{
    static const char *const expected[] = {
        "Second half, MAR 0-0 BEN",
        "Second half, ATA 0-1 LIV",
        "Full time, ATA 0-1 LIV",
        "After 90 minutes, MAR 1-0 BEN",
        "Extra time, MAR 1-0 BEN",
        "Half-time of extra time, MAR 1-0 BEN",
        "Second half of extra time, MAR 1-0 BEN",
        "After extra time, MAR 1-0 BEN",
        "Shoot-out, MAR 1-0 BEN",
        "End of the shoot-out, MAR 4-2 BEN",
    };
    struct desk *desk = *state;
    struct told told;
    bool found[sizeof expected / sizeof *expected] = {false};
    canvas_init(&desk->canvas, &desk->arena, 1, 1, false);
    stand(desk, "2024-04-18T21:50", STEP_EVENT, 0);
    while (timeline_step(&desk->log, scope_edition(), STEP_EVENT, 1, desk->view.now,
                         &desk->view.now)) {
        if (!told_now(&desk->view, &desk->canvas, &told))
            continue;
        for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
            found[i] = found[i] || !strcmp(told.brief, expected[i]);
    }
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
        if (!found[i])
            fail_msg("never told: %s", expected[i]);
}

static void between_entries_nothing_is_told(void **state)
{
    struct desk *desk = *state;
    struct told told;
    canvas_init(&desk->canvas, &desk->arena, 1, 1, false);
    stand(desk, "2024-04-18T21:20", STEP_EVENT, 0);
    assert_false(told_now(&desk->view, &desk->canvas, &told));
    desk->view.now = moment_end();
    assert_false(told_now(&desk->view, &desk->canvas, &told));
    assert_lacks(drawn(desk, &bracket_screen, 80, 22, false), "Kick 8");
}

static void the_rule_of_the_scoreboard_tells_the_step(void **state)
{
    struct desk *desk = *state;
    stand(desk, "2024-04-18T22:50", STEP_EVENT, 0);
    assert_lacks(drawn(desk, &scoreboard_screen, 80, 16, false), "── ");
    stand(desk, "2024-04-18T23:20", STEP_EVENT, 1);
    stand(desk, "2024-04-18T23:00", STEP_KICK, 7);
    assert_has(drawn(desk, &scoreboard_screen, 80, 16, false),
               "\n── Kick 7 ○ António Silva (BEN): saved by P. López ──");
    assert_has(drawn(desk, &scoreboard_screen, 80, 16, true),
               "\n-- Kick 7 x Antonio Silva (BEN): saved by P. Lopez --");
    assert_has(drawn(desk, &scoreboard_screen, 40, 16, false), "\n── Kick 7 ○ António Silva");
    /* What happened on another night is none of this one's. */
    focus_match(desk->edition, &desk->view.focus, 0);
    assert_lacks(drawn(desk, &scoreboard_screen, 80, 16, false), "Kick 7");
}

static void the_words_under_the_tree_begin_with_the_step(void **state)
{
    struct desk *desk = *state;
    stand(desk, "2024-04-18T22:33", STEP_EVENT, 2);
    const char *text = drawn(desk, &bracket_screen, 80, 22, false);
    assert_has(text, " SF 1  89'  VAR: red becomes yellow, Gigot (MAR). Marseille 1-0 Benfica");
    assert_lacks(text, "Benfica 2-1 Marseille, ");
    text = drawn(desk, &bracket_screen, 40, 10, true);
    assert_has(text, "VAR: red becomes yellow, Gigot");
    /* The first leg gives way to who has scored. */
    stand(desk, "2024-04-18T21:30", STEP_GOAL, 1);
    text = drawn(desk, &bracket_screen, 80, 22, false);
    assert_has(text, " SF 1  79'  Goal, Moumbagna (MAR). Marseille 1-0 Benfica, Moumbagna 79'. ");
    assert_lacks(text, "Benfica 2-1 Marseille, ");
    assert_has(drawn(desk, &bracket_screen, 200, 50, false),
               "(MAR). Benfica 2-1 Marseille, Marseille 1-0 Benfica, Moumbagna 79'. Level");
    /* Not of another tie. */
    focus_match(desk->edition, &desk->view.focus, 3);
    assert_lacks(drawn(desk, &bracket_screen, 80, 22, false), "Goal,");
}

static void the_score_comes_before_the_step_when_a_phase_has_no_room(void **state)
{
    struct desk *desk = *state;
    stand(desk, "2024-04-18T21:44", STEP_PHASE, 1);
    assert_has(drawn(desk, &bracket_screen, 120, 36, false), "Half-time. ");
    const char *text = drawn(desk, &bracket_screen, 40, 10, false);
    assert_has(text, " lead ");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(each_kind_of_entry_has_words),
        TEST(phases_are_named_with_their_match),
        TEST(between_entries_nothing_is_told),
        TEST(the_rule_of_the_scoreboard_tells_the_step),
        TEST(the_words_under_the_tree_begin_with_the_step),
        TEST(the_score_comes_before_the_step_when_a_phase_has_no_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
