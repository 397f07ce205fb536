/* The tie, match and shoot-out screens as bars: where a click on axis, chart and grid leads, what
 * the last step changed, and how Enter moves the moment. */
#include "cmocka_all.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "input/source.h"
#include "maker.h"
#include "model/match.h"
#include "model/shootout.h"
#include "screen/chart.h"
#include "screen/match_list.h"
#include "screen/screen.h"

enum { W = 80, H = 24 };

struct drawn {
    struct arena arena;
    struct canvas canvas;
};

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

static int open_edition(void **state)
{
    *state = load("uel-2023-24.cfg");
    return 0;
}

static int close_edition(void **state)
{
    edition_close(*state);
    return 0;
}

static uint32_t match_of(const struct edition *edition, const char *key)
{
    uint32_t match = strmap_get(&edition->match_by_key, key, strlen(key));
    assert_int_not_equal(match, STRMAP_NONE);
    return match;
}

static struct view view_of(const struct edition *edition, uint32_t match, struct moment now)
{
    struct view view = {.edition = edition, .now = now, .before = now, .day = INSTANT_UNKNOWN};
    view.focus = focus_first(edition, now);
    focus_match(edition, &view.focus, match);
    return view;
}

static void draw(struct drawn *drawn, const struct screen *screen, struct view view, int w, int h)
{
    arena_init(&drawn->arena);
    view.scratch = &drawn->arena;
    canvas_init(&drawn->canvas, &drawn->arena, w, h, false);
    screen->draw(&view, &drawn->canvas, (struct rect){0, 0, w, h});
}

static void drop(struct drawn *drawn)
{
    arena_release(&drawn->arena);
}

static bool is(const struct canvas *canvas, int x, int y, const char *text)
{
    const struct cell *cell = canvas_cell(canvas, x, y);
    return cell && strncmp(cell->text, text, CELL_BYTES) == 0;
}

/* The first place, row by row, where a mark stands. */
static bool find(const struct canvas *canvas, const char *text, int *x, int *y)
{
    for (*y = 0; *y < canvas->h; ++*y)
        for (*x = 0; *x < canvas->w; ++*x)
            if (is(canvas, *x, *y, text))
                return true;
    return false;
}

static int last_in_row(const struct canvas *canvas, int y, const char *text)
{
    int x = canvas->w - 1;
    while (x >= 0 && !is(canvas, x, y, text))
        x--;
    return x;
}

/* The text of a row's changed cells. */
static char *changed_text(const struct canvas *canvas, int y, char *buf)
{
    size_t at = 0;
    for (int x = 0; x < canvas->w; x++) {
        const struct cell *cell = canvas_cell(canvas, x, y);
        size_t len = strnlen(cell->text, CELL_BYTES);
        if (!(cell->flags & CELL_CHANGED))
            continue;
        memcpy(buf + at, len ? cell->text : " ", len ? len : 1);
        at += len ? len : 1;
    }
    buf[at] = '\0';
    return buf;
}

/* Whether some row's changed cells hold a text. */
static bool stands_out(const struct canvas *canvas, const char *text)
{
    char buf[W * CELL_BYTES * 3];
    for (int y = 0; y < canvas->h; y++)
        if (strstr(changed_text(canvas, y, buf), text))
            return true;
    return false;
}

static bool anything_stands_out(const struct canvas *canvas)
{
    for (int y = 0; y < canvas->h; y++)
        for (int x = 0; x < canvas->w; x++)
            if (canvas_cell(canvas, x, y)->flags & CELL_CHANGED)
                return true;
    return false;
}

/* -- where clicks lead ------------------------------------------------------------------------- */

static struct moment clicked(const struct canvas *canvas, int x, int y)
{
    const struct hit *hit = canvas_hit_at(canvas, x, y);
    assert_non_null(hit);
    assert_int_equal(hit->kind, HIT_BAR);
    return moment_at(hit->id);
}

static void test_a_click_on_the_axis_puts_the_moment_into_its_column(void **state)
{
    const struct edition *edition = *state;
    uint32_t match = match_of(edition, "qf2/2");
    struct view view = view_of(edition, match, moment_end());
    struct drawn drawn, after;
    struct match_state at;
    int first, y, x, row;
    draw(&drawn, &match_screen, view, W, H);
    assert_true(find(&drawn.canvas, "├", &first, &y));
    int last = last_in_row(&drawn.canvas, y, "┤");
    assert_true(last > first + 60);
    for (int column = first + 1; column < last; column++) {
        view.now = clicked(&drawn.canvas, column, y);
        draw(&after, &match_screen, view, W, H);
        assert_true(find(&after.canvas, "◆", &x, &row));
        assert_int_equal(x, column);
        drop(&after);
    }
    match_at(edition, match, clicked(&drawn.canvas, first, y), &at);
    assert_int_equal(at.entries, 0);
    match_at(edition, match, clicked(&drawn.canvas, last, y), &at);
    assert_true(match_is_over(&at));
    match_at(edition, match, clicked(&drawn.canvas, last + 2, y), &at);
    assert_true(match_is_over(&at));
    /* The minutes below the line are the axis too. */
    assert_int_equal(clicked(&drawn.canvas, first + 30, y + 2).at,
                     clicked(&drawn.canvas, first + 30, y).at);
    drop(&drawn);
}

static void test_an_event_on_the_axis_is_selected_not_sought(void **state)
{
    const struct edition *edition = *state;
    struct view view = view_of(edition, match_of(edition, "qf1/2"), moment_end());
    struct drawn drawn;
    int x, y;
    draw(&drawn, &match_screen, view, W, H);
    assert_true(find(&drawn.canvas, "●", &x, &y));
    assert_int_equal(canvas_hit_at(&drawn.canvas, x, y)->kind, HIT_ENTRY);
    drop(&drawn);
}

static void test_the_axis_is_there_before_the_kick_off(void **state)
{
    const struct edition *edition = *state;
    uint32_t match = match_of(edition, "qf1/1");
    struct view view = view_of(edition, match, moment_at(edition->matches.v[match].kickoff - 3600));
    struct drawn drawn;
    int x, y;
    draw(&drawn, &match_screen, view, W, H);
    assert_true(find(&drawn.canvas, "├", &x, &y));
    assert_int_equal(clicked(&drawn.canvas, x, y).at, edition->matches.v[match].kickoff - 1);
    assert_false(find(&drawn.canvas, "◆", &x, &y));
    drop(&drawn);
    draw(&drawn, &tie_screen, view, W, H);
    assert_true(find(&drawn.canvas, "└", &x, &y));
    assert_int_equal(clicked(&drawn.canvas, x, y).at, edition->matches.v[match].kickoff - 1);
    drop(&drawn);
}

static void test_a_click_on_the_chart_puts_the_moment_into_its_column(void **state)
{
    const struct edition *edition = *state;
    uint32_t match = match_of(edition, "qf3/2");
    struct view view = view_of(edition, match, moment_end());
    struct drawn drawn, after;
    struct match_state at;
    int axis, y, x, row;
    draw(&drawn, &tie_screen, view, W, H);
    /* Its axis is the last row in which a leg's end stands. */
    for (y = H - 1; last_in_row(&drawn.canvas, y, "┴") < 0; y--)
        ;
    for (axis = 0; !is(&drawn.canvas, axis, y, "└"); axis++)
        ;
    int last = last_in_row(&drawn.canvas, y, "┴");
    assert_true(last > axis + 40);
    for (int column = axis + 4; column < last; column++) {
        view.now = clicked(&drawn.canvas, column, y);
        draw(&after, &tie_screen, view, W, H);
        assert_true(find(&after.canvas, "◆", &x, &row));
        assert_true(x == column || x == column + 1); /* just behind a goal in the same column */
        drop(&after);
    }
    match_at(edition, match, clicked(&drawn.canvas, last, y), &at);
    assert_true(match_is_over(&at));
    drop(&drawn);
}

static uint32_t kicks_seen(const struct edition *edition, uint32_t match, struct moment now)
{
    struct shootout_state kicks;
    shootout_at(edition, match, now, &kicks);
    return kicks.seen;
}

/* The moment at which a match's shoot-out begins, before its first kick. */
static struct moment shootout_start(const struct edition *edition, uint32_t match)
{
    const struct match *m = &edition->matches.v[match];
    uint32_t seq = 0;
    while (edition->entries.v[m->entry_first + seq].phase != PHASE_KICKS)
        seq++;
    return log_moment(edition, (struct log_place){match, seq});
}

static void test_the_numbers_of_the_grid_lead_from_kick_to_kick(void **state)
{
    const struct edition *edition = *state;
    uint32_t match = match_of(edition, "qf1/2");
    struct moment moments[] = {shootout_start(edition, match), moment_end()};
    for (int i = 0; i < 2; i++) {
        struct view view = view_of(edition, match, moments[i]);
        struct drawn drawn;
        uint32_t kick = 0;
        int y = 4;
        draw(&drawn, &shootout_screen, view, W, H);
        for (int x = 13; x < W; x++) {
            const struct hit *hit = canvas_hit_at(&drawn.canvas, x, y);
            if (!hit || hit->kind != HIT_BAR)
                continue;
            uint32_t seen = kicks_seen(edition, match, moment_at(hit->id));
            assert_true(seen == kick || seen == kick + 1);
            kick = seen;
        }
        assert_int_equal(kick, 8);
        drop(&drawn);
    }
}

static void test_cells_to_come_are_the_bar_those_taken_are_kicks(void **state)
{
    const struct edition *edition = *state;
    uint32_t match = match_of(edition, "qf1/2");
    const struct match *m = &edition->matches.v[match];
    const struct kick *third = &edition->kicks.v[m->kick_first + 2];
    struct moment now = log_moment(edition, (struct log_place){match, third->place});
    struct view view = view_of(edition, match, now);
    struct drawn drawn;
    int bars = 0, kicks = 0;
    draw(&drawn, &shootout_screen, view, W, H);
    for (int y = 5; y < 11; y++)
        for (int x = 13; x < W; x++) {
            const struct hit *hit = canvas_hit_at(&drawn.canvas, x, y);
            bars += hit && hit->kind == HIT_BAR;
            kicks += hit && hit->kind == HIT_KICK;
            if (hit && hit->kind == HIT_BAR)
                assert_true(kicks_seen(edition, match, moment_at(hit->id)) > 3);
        }
    assert_true(kicks > 0 && bars > kicks);
    drop(&drawn);
}

/* Two matches that differ only in what comes after the first half-hour. */
static void make_match(struct maker *maker, bool long_half)
{
    maker_open(maker);
    maker_round(maker, "qf", 2, "goals extra-time kicks");
    maker_tie(maker, "qf1", "ajax", "betis");
    maker_match(maker, long_half ? "AET" : "FT");
    maker_event(maker, "10'", "goal", "ajax", "Aa");
    if (long_half) {
        maker_event(maker, "45+7'", "goal", "betis", "Bb");
        maker_event(maker, "118'", "yellow", "betis", "Cc");
    }
    maker_match(maker, "FT");
    maker_in_hand(maker)->home_side = BOTTOM;
    if (long_half)
        maker_event(maker, "90+9'", "goal", "betis", "Dd");
}

static void test_nothing_unseen_decides_where_a_click_leads(void **state)
{
    const struct screen *const shown[] = {&tie_screen, &match_screen};
    struct maker maker[2];
    (void)state;
    for (int i = 0; i < 2; i++) {
        make_match(&maker[i], i == 1);
        maker_seal(&maker[i]);
    }
    for (int minute = -5; minute < 40; minute += 5)
        for (int s = 0; s < 2; s++) {
            struct drawn drawn[2];
            for (int i = 0; i < 2; i++) {
                const struct edition *edition = maker[i].edition;
                struct moment now = moment_at(edition->matches.v[0].kickoff + minute * 60);
                draw(&drawn[i], shown[s], view_of(edition, 0, now), 120, 40);
            }
            assert_int_equal(drawn[0].canvas.hit_count, drawn[1].canvas.hit_count);
            assert_true(drawn[0].canvas.hit_count > 50);
            for (int h = 0; h < drawn[0].canvas.hit_count; h++)
                assert_int_equal(drawn[0].canvas.hits[h].id, drawn[1].canvas.hits[h].id);
            drop(&drawn[0]);
            drop(&drawn[1]);
        }
    maker_close(&maker[0]);
    maker_close(&maker[1]);
}

/* -- what the last step changed ---------------------------------------------------------------- */

/* The moment of a match's first goal, and the one before it. */
static void goal_step(const struct edition *edition, uint32_t match, struct moment *now,
                      struct moment *before)
{
    const struct match *m = &edition->matches.v[match];
    uint32_t seq = 0;
    while (edition->entries.v[m->entry_first + seq].kind != ENTRY_EVENT ||
           event_goal_side(&edition->events.v[edition->entries.v[m->entry_first + seq].ref]) ==
               SIDE_NONE)
        seq++;
    *now = log_moment(edition, (struct log_place){match, seq});
    *before = log_moment(edition, (struct log_place){match, seq - 1});
}

static void test_a_goal_stands_out_until_the_next_step(void **state)
{
    const struct edition *edition = *state;
    uint32_t match = match_of(edition, "qf1/2");
    struct view view = view_of(edition, match, moment_end());
    struct drawn drawn;
    char buf[W * CELL_BYTES * 3];
    goal_step(edition, match, &view.now, &view.before);
    draw(&drawn, &match_screen, view, W, H);
    assert_string_equal(changed_text(&drawn.canvas, 1, buf), "1"); /* Marseille's, not Benfica's */
    assert_true(stands_out(&drawn.canvas, "Moumbagna ●    79'  1-0"));
    assert_false(stands_out(&drawn.canvas, "60'"));
    drop(&drawn);
    draw(&drawn, &tie_screen, view, W, H);
    assert_string_equal(changed_text(&drawn.canvas, 2, buf), "");
    assert_string_equal(changed_text(&drawn.canvas, 3, buf), "12"); /* the leg, the aggregate */
    assert_true(stands_out(&drawn.canvas, "79' ● Moumbagna"));
    assert_true(stands_out(&drawn.canvas, "┐")); /* the chart's newest step */
    assert_true(stands_out(&drawn.canvas, "└2-2"));
    assert_false(stands_out(&drawn.canvas, "2-1"));
    drop(&drawn);
    view.before = view.now;
    draw(&drawn, &match_screen, view, W, H);
    assert_false(anything_stands_out(&drawn.canvas));
    drop(&drawn);
    draw(&drawn, &tie_screen, view, W, H);
    assert_false(anything_stands_out(&drawn.canvas));
    drop(&drawn);
}

static void test_going_back_figures_stand_out(void **state)
{
    const struct edition *edition = *state;
    uint32_t match = match_of(edition, "qf1/2");
    struct view view = view_of(edition, match, moment_end());
    struct drawn drawn;
    char buf[W * CELL_BYTES * 3];
    goal_step(edition, match, &view.before, &view.now);
    draw(&drawn, &match_screen, view, W, H);
    assert_string_equal(changed_text(&drawn.canvas, 1, buf), "0");
    for (int y = 2; y < H; y++)
        assert_string_equal(changed_text(&drawn.canvas, y, buf), "");
    drop(&drawn);
}

static void test_a_kick_stands_out(void **state)
{
    const struct edition *edition = *state;
    uint32_t match = match_of(edition, "qf1/2");
    const struct kick *kick = &edition->kicks.v[edition->matches.v[match].kick_first + 3];
    struct view view =
        view_of(edition, match, log_moment(edition, (struct log_place){match, kick->place}));
    struct drawn drawn;
    char buf[W * CELL_BYTES * 3];
    view.before = log_moment(edition, (struct log_place){match, kick->place - 1});
    draw(&drawn, &shootout_screen, view, W, H);
    assert_string_equal(changed_text(&drawn.canvas, 1, buf), "2");
    assert_true(stands_out(&drawn.canvas, "4  Marseille   Kondogbia"));
    assert_true(stands_out(&drawn.canvas, "● 2-1"));
    assert_false(stands_out(&drawn.canvas, "Kökçü"));
    drop(&drawn);
}

/* -- Enter --------------------------------------------------------------------------------------
 */

static struct effect enter(const struct screen *screen, struct view *view)
{
    struct arena arena;
    arena_init(&arena);
    view->scratch = &arena;
    struct effect effect =
        screen->act(view, &view->focus, ACTION_OPEN, (struct rect){0, 1, W, H - 2});
    arena_release(&arena);
    view->scratch = NULL;
    return effect;
}

static const char *hint(const struct screen *screen, struct view view)
{
    struct arena arena;
    arena_init(&arena);
    view.scratch = &arena;
    const char *says = screen->hint(&view, ACTION_OPEN);
    arena_release(&arena);
    return says;
}

static void test_enter_on_an_earlier_event_goes_there(void **state)
{
    const struct edition *edition = *state;
    uint32_t match = match_of(edition, "qf1/2");
    struct view view = view_of(edition, match, moment_end());
    struct moment goal, before;
    goal_step(edition, match, &goal, &before);
    assert_string_equal(hint(&match_screen, view), "shoot-out");
    struct effect effect = enter(&match_screen, &view);
    assert_int_equal(effect.kind, EFFECT_OPEN);
    assert_int_equal(effect.screen, SCREEN_SHOOTOUT);
    view.focus.entry = goal.seq;
    assert_string_equal(hint(&match_screen, view), "go there");
    effect = enter(&match_screen, &view);
    assert_int_equal(effect.kind, EFFECT_SEEK);
    assert_int_equal(effect.moment.at, goal.at);
    assert_int_equal(effect.moment.seq, goal.seq);
    /* There it is the last one, and has nothing more to open. */
    view.now = effect.moment;
    assert_int_equal(view.focus.entry, UINT32_MAX);
    assert_string_equal(hint(&match_screen, view), "");
    assert_int_equal(enter(&match_screen, &view).kind, EFFECT_MESSAGE);
}

static void test_enter_on_an_earlier_kick_goes_there(void **state)
{
    const struct edition *edition = *state;
    uint32_t match = match_of(edition, "qf1/2");
    struct view view = view_of(edition, match, moment_end());
    assert_string_equal(hint(&shootout_screen, view), "");
    assert_int_equal(enter(&shootout_screen, &view).kind, EFFECT_MESSAGE);
    view.focus.kick = 6;
    assert_string_equal(hint(&shootout_screen, view), "go there");
    struct effect effect = enter(&shootout_screen, &view);
    assert_int_equal(effect.kind, EFFECT_SEEK);
    assert_int_equal(kicks_seen(edition, match, effect.moment), 7);
    assert_int_equal(view.focus.kick, UINT32_MAX);
}

/* -- events without order ---------------------------------------------------------------------- */

static void test_events_without_order_have_the_score_after_all(void **state)
{
    struct maker maker;
    struct drawn drawn;
    (void)state;
    maker_open(&maker);
    maker_round(&maker, "qf", 1, "goals extra-time kicks");
    maker_tie(&maker, "qf1", "ajax", "betis");
    maker_match(&maker, "FT");
    maker_in_hand(&maker)->by_side = true;
    maker_event(&maker, "10'", "goal", "ajax", "Aa");
    maker_event(&maker, "60'", "goal", "ajax", "Bb");
    maker_event(&maker, "60'", "goal", "betis", "Cc");
    assert_true(maker_seal(&maker));
    struct view view = view_of(maker.edition, 0, moment_end());
    struct match_state at;
    struct match_rows rows;
    arena_init(&drawn.arena);
    view.scratch = &drawn.arena;
    match_at(maker.edition, 0, view.now, &at);
    match_rows_make(&view, 0, &at, &rows);
    for (uint32_t i = 0; i < rows.n; i++) {
        if (rows.v[i].kind != ROW_EVENT)
            continue;
        bool first = maker.edition->events.v[rows.v[i].event].clock.minute == 10;
        assert_int_equal(rows.v[i].score[HOME], first ? 1 : 2);
        assert_int_equal(rows.v[i].score[AWAY], first ? 0 : 1);
    }
    struct chart chart;
    chart_make(&view, 0, 0, &chart);
    assert_int_equal(chart.step_count, 2);
    assert_int_equal(chart.steps[1].agg[TOP], 2);
    assert_int_equal(chart.steps[1].agg[BOTTOM], 1);
    drop(&drawn);
    maker_close(&maker);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_click_on_the_axis_puts_the_moment_into_its_column),
        cmocka_unit_test(test_an_event_on_the_axis_is_selected_not_sought),
        cmocka_unit_test(test_the_axis_is_there_before_the_kick_off),
        cmocka_unit_test(test_a_click_on_the_chart_puts_the_moment_into_its_column),
        cmocka_unit_test(test_the_numbers_of_the_grid_lead_from_kick_to_kick),
        cmocka_unit_test(test_cells_to_come_are_the_bar_those_taken_are_kicks),
        cmocka_unit_test(test_nothing_unseen_decides_where_a_click_leads),
        cmocka_unit_test(test_a_goal_stands_out_until_the_next_step),
        cmocka_unit_test(test_going_back_figures_stand_out),
        cmocka_unit_test(test_a_kick_stands_out),
        cmocka_unit_test(test_enter_on_an_earlier_event_goes_there),
        cmocka_unit_test(test_enter_on_an_earlier_kick_goes_there),
        cmocka_unit_test(test_events_without_order_have_the_score_after_all),
    };
    return cmocka_run_group_tests(tests, open_edition, close_edition);
}
