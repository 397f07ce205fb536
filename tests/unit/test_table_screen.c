/* The table and the scorers as screens, and the path as it is printed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "app.h"
#include "picture/writer.h"
#include "sample.h"
#include "screen/screen.h"
#include "screen/table_block.h"

struct desk {
    struct edition *edition;
    struct arena arena;
    struct view view;
};

static void sit_down(struct desk *desk, struct edition *edition)
{
    setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1);
    tzset();
    desk->edition = edition;
    arena_init(&desk->arena);
    desk->view = (struct view){.edition = edition,
                               .now = moment_end(),
                               .before = moment_end(),
                               .focus = focus_first(edition, moment_end()),
                               .day = INSTANT_UNKNOWN,
                               .scratch = &desk->arena};
}

static void get_up(struct desk *desk)
{
    edition_close(desk->edition);
    arena_release(&desk->arena);
}

/* What a screen prints, as text; the caller frees it. */
static char *printed(struct desk *desk, const struct screen *screen, int w)
{
    struct canvas canvas;
    char *text;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    desk->view.still = true;
    canvas_init_growing(&canvas, &desk->arena, w, true);
    screen->print(&desk->view, &canvas, 0);
    writer_text(&canvas, out);
    fclose(out);
    return text;
}

static void assert_prints(struct desk *desk, const struct screen *screen, int w, const char *part)
{
    char *text = printed(desk, screen, w);
    if (!strstr(text, part))
        fail_msg("\"%s\" is not in\n%s", part, text);
    free(text);
}

static void assert_fits(struct desk *desk, const struct screen *screen, int w)
{
    char *text = printed(desk, screen, w);
    for (const char *line = text; *line; line += strcspn(line, "\n") + 1)
        assert_true(strcspn(line, "\n") <= (size_t)w);
    free(text);
}

static void a_table_prints_every_figure_at_any_width(void **state)
{
    static const char *const heads[] = {" P", " W", " D", " L", " GF", " GA", " GD", " Pts"};
    struct desk desk;
    (void)state;
    sit_down(&desk, sample_group());
    for (int w = 20; w <= 200; w += 3) {
        for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
            assert_prints(&desk, &table_screen, w, heads[i]);
        assert_fits(&desk, &table_screen, w);
    }
    get_up(&desk);
}

static void a_match_of_a_team_is_the_last_one_begun(void **state)
{
    struct desk desk;
    (void)state;
    sit_down(&desk, sample_group());
    const struct group *group = &desk.edition->groups.v[0];
    uint32_t last = table_match_of(&desk.view, 0, group->teams[0]);
    assert_int_equal(last, group->match_first);
    desk.view.now = moment_at(sample_instant("2020-01-01T00:00"));
    assert_int_equal(table_match_of(&desk.view, 0, group->teams[0]), group->match_first);
    assert_int_equal(table_match_of(&desk.view, 0, ID_NONE - 1), ID_NONE);
    get_up(&desk);
}

static void an_edition_without_a_bracket_opens_on_its_table(void **state)
{
    struct desk desk;
    struct keymap keymap;
    struct app app;
    (void)state;
    sit_down(&desk, sample_group());
    keymap_init(&keymap);
    app_open(&app, desk.edition, &keymap, moment_end(), SCREEN_BRACKET, false);
    assert_int_equal(app_screen(&app), SCREEN_TABLE);
    app_close(&app);
    assert_prints(&desk, &bracket_screen, 80, "This edition has no bracket.");
    assert_prints(&desk, &bracket_screen, 80, " Pts");
    get_up(&desk);
}

static void a_table_where_there_is_none_says_so(void **state)
{
    struct desk desk;
    const char *why = "";
    (void)state;
    sit_down(&desk, sample_two_legs());
    assert_false(table_screen.present(&desk.view, &why));
    assert_string_equal(why, "no table in this edition");
    desk.view.now = moment_at(sample_instant("2020-01-01T00:00"));
    assert_false(scorers_screen.present(&desk.view, &why));
    assert_string_equal(why, "no scorers so far");
    get_up(&desk);
}

static void scorers_open_the_match_of_their_last_goal(void **state)
{
    struct desk desk;
    struct effect effect;
    (void)state;
    sit_down(&desk, sample_two_legs());
    assert_prints(&desk, &scorers_screen, 80, "Salah");
    struct focus focus = desk.view.focus;
    effect = scorers_screen.act(&desk.view, &focus, ACTION_OPEN, (struct rect){0, 0, 80, 22});
    assert_int_equal(effect.kind, EFFECT_OPEN);
    assert_int_equal(effect.screen, SCREEN_MATCH);
    assert_int_not_equal(focus.entry, UINT32_MAX);
    get_up(&desk);
}

static void a_path_names_every_match_of_the_team(void **state)
{
    struct desk desk;
    (void)state;
    sit_down(&desk, sample_two_legs());
    desk.view.team = strmap_get(&desk.edition->team_by_key, "marseille", strlen("marseille"));
    assert_int_not_equal(desk.view.team, STRMAP_NONE);
    assert_prints(&desk, &path_screen, 80, "Benfica 2-1 Marseille");
    assert_prints(&desk, &path_screen, 80, "Marseille 1-0 (4-2 pens) Benfica");
    assert_fits(&desk, &path_screen, 30);
    get_up(&desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_table_prints_every_figure_at_any_width),
        cmocka_unit_test(a_match_of_a_team_is_the_last_one_begun),
        cmocka_unit_test(an_edition_without_a_bracket_opens_on_its_table),
        cmocka_unit_test(a_table_where_there_is_none_says_so),
        cmocka_unit_test(scorers_open_the_match_of_their_last_goal),
        cmocka_unit_test(a_path_names_every_match_of_the_team),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
