#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmocka_all.h"
#include "maker.h"
#include "picture/writer.h"
#include "screen/bracket_layout.h"

#define UEFA "goals extra-time kicks"

/* -- editions -----------------------------------------------------------------------------------
 */

enum shape { SHAPE_PLAIN, SHAPE_THIRD, SHAPE_BYES };

/* A tie of one round: its two slots are teams, or winners of the round before. */
static void add_tie(struct maker *maker, int round, int number, int legs, char slot[2][32])
{
    char key[32];

    snprintf(key, sizeof key, "r%dt%d", round, number);
    maker_tie(maker, key, slot[TOP], slot[BOTTOM]);
    for (int leg = 0; leg < legs; leg++)
        maker_match(maker, "scheduled");
}

/* A knock-out of so many teams (a power of two). With byes half of them come in to the second
 * round, which then is as large as the first. */
static void knock_out(struct maker *maker, int teams, int legs, enum shape shape)
{
    int ties = shape == SHAPE_BYES ? teams / 4 : teams / 2, entrant = 0, before = 0;
    char name[16], slot[2][32];

    maker_open(maker);
    for (int round = 0; ties > 0; round++) {
        bool final = ties == 1 && !(shape == SHAPE_BYES && round == 0);

        if (final && shape == SHAPE_THIRD) {
            maker_round(maker, "third", 1, UEFA);
            maker->edition->rounds.v[maker->round].third_place = true;
            snprintf(slot[TOP], sizeof slot[TOP], "loser r%dt0", round - 1);
            snprintf(slot[BOTTOM], sizeof slot[BOTTOM], "loser r%dt1", round - 1);
            maker_tie(maker, "third", slot[TOP], slot[BOTTOM]);
            maker_match(maker, "scheduled");
        }
        snprintf(name, sizeof name, "r%d", round);
        maker_round(maker, name, final ? 1 : legs, UEFA);
        for (int i = 0; i < ties; i++) {
            for (int side = TOP; side <= BOTTOM; side++) {
                bool enters = round == 0 || (shape == SHAPE_BYES && round == 1 && side == TOP);
                int feeder = shape == SHAPE_BYES && round == 1 ? i : 2 * i + side;

                if (enters)
                    snprintf(slot[side], sizeof slot[side], "t%d", ++entrant);
                else
                    snprintf(slot[side], sizeof slot[side], "winner r%dt%d", round - 1, feeder);
            }
            add_tie(maker, round, i, final ? 1 : legs, slot);
        }
        before = ties;
        if (!(shape == SHAPE_BYES && round == 0))
            ties /= 2;
    }
    assert_int_equal(before, 1);
    assert_true(maker_seal(maker));
}

static struct focus focus_on(uint32_t tie)
{
    return (struct focus){
        .tie = tie, .match = ID_NONE, .came_from = {ID_NONE, ID_NONE}, .lit = ID_NONE};
}

/* -- what a layout promises ---------------------------------------------------------------------
 */

static bool inside(struct rect area, int x, int y, int w, int h)
{
    return x >= area.x && y >= area.y && x + w <= area.x + area.w && y + h <= area.y + area.h;
}

/* Everything lies in the area, and nothing in anything else. */
static void assert_within(const struct bracket_layout *layout)
{
    struct rect area = layout->area, tree = layout->tree;
    int rows[250] = {0};
    const struct {
        int y, h;
    } pieces[] = {{layout->rule_y, 1},   {layout->heading_y, layout->heading_rows},
                  {layout->legend_y, 1}, {layout->words_y, layout->words_rows},
                  {layout->bar_y, 1},    {tree.y, tree.h}};

    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        if (pieces[i].y < 0 || pieces[i].h == 0)
            continue;
        assert_true(inside(area, area.x, pieces[i].y, area.w, pieces[i].h));
        for (int y = pieces[i].y; y < pieces[i].y + pieces[i].h; y++)
            assert_int_equal(rows[y - area.y]++, 0);
    }
    for (int i = 0; i < layout->lane_count; i++) {
        const struct bracket_lane *lane = &layout->lanes[i];

        if (area.w >= 8) /* below that one lane is wider than the area, and clipped */
            assert_true(inside(area, lane->x, area.y, lane->w, 1));
        if (i > 0)
            assert_true(lane->x > layout->lanes[i - 1].x + layout->lanes[i - 1].w);
        if (lane->trunk >= 0 && lane->mirrored)
            assert_true(lane->trunk < lane->x &&
                        lane->trunk > layout->lanes[i - 1].x + layout->lanes[i - 1].w);
        else if (lane->trunk >= 0)
            assert_true(lane->trunk > lane->x + lane->w && lane->trunk < layout->lanes[i + 1].x);
    }
}

static void assert_shows(const struct bracket_layout *layout, const struct edition *edition,
                         uint32_t tie)
{
    int lane = bracket_lane_of(layout, edition, tie), y;

    assert_true(lane >= 0);
    y = bracket_row(layout, edition, lane, tie);
    if (layout->tree.h >= 2) {
        assert_true(y - 1 >= layout->tree.y);
        assert_true(y < layout->tree.y + layout->tree.h);
    }
}

/* No two ties of a lane share a row. */
static void assert_apart(const struct bracket_layout *layout, const struct edition *edition)
{
    for (int i = 0; i < layout->lane_count; i++) {
        const struct bracket_column *column = &edition->bracket->columns[layout->lanes[i].column];
        uint32_t first, count;
        int last = -1000000;

        bracket_lane_ties(layout, edition, i, &first, &count);
        for (uint32_t t = first; t < first + count; t++) {
            struct rect box = bracket_box(layout, edition, i, column->ties[t]);

            assert_true(box.y > last);
            last = box.y + box.h - 1;
            assert_int_equal(bracket_lane_of(layout, edition, column->ties[t]), i);
        }
    }
}

static const struct {
    int w, h;
} sizes[] = {{1, 1},    {2, 3},    {5, 2},   {9, 7},    {16, 10}, {24, 9},  {30, 10},
             {40, 10},  {40, 22},  {55, 18}, {80, 12},  {80, 22}, {99, 28}, {120, 38},
             {132, 16}, {160, 50}, {200, 9}, {200, 58}, {250, 78}};

static const struct {
    int teams, legs;
    enum shape shape;
} shapes[] = {{2, 1, SHAPE_PLAIN},  {4, 2, SHAPE_THIRD},  {8, 2, SHAPE_PLAIN},
              {8, 1, SHAPE_THIRD},  {16, 2, SHAPE_BYES},  {16, 1, SHAPE_PLAIN},
              {32, 1, SHAPE_THIRD}, {64, 2, SHAPE_PLAIN}, {256, 1, SHAPE_BYES}};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void every_layout_stays_inside_and_shows_the_selected_tie(void **state)
{
    (void)state;
    for (size_t s = 0; s < COUNT(shapes); s++) {
        struct maker maker;

        knock_out(&maker, shapes[s].teams, shapes[s].legs, shapes[s].shape);
        for (size_t i = 0; i < COUNT(sizes); i++) {
            uint32_t step = maker.edition->ties.n > 40 ? 7 : 1;

            for (uint32_t tie = 0; tie < maker.edition->ties.n; tie += step) {
                struct focus focus = focus_on(tie);
                struct bracket_layout layout;

                bracket_lay_out(&layout, maker.edition, &focus,
                                (struct rect){3, 2, sizes[i].w, sizes[i].h});
                assert_within(&layout);
                assert_shows(&layout, maker.edition, tie);
                if (tie == 0)
                    assert_apart(&layout, maker.edition);
            }
        }
        maker_close(&maker);
    }
}

static void nothing_is_drawn_outside_the_area(void **state)
{
    struct maker maker;
    struct arena arena;

    (void)state;
    arena_init(&arena);
    knock_out(&maker, 32, 2, SHAPE_THIRD);
    for (size_t i = 0; i < COUNT(sizes); i++) {
        struct rect area = {4, 3, sizes[i].w, sizes[i].h};
        struct canvas canvas;
        struct view view = {
            .edition = maker.edition, .now = moment_end(), .focus = focus_on(5), .scratch = &arena};

        arena_reset(&arena);
        canvas_init(&canvas, &arena, area.w + 8, area.h + 6, i % 2);
        bracket_screen.draw(&view, &canvas, area);
        for (int y = 0; y < canvas.h; y++)
            for (int x = 0; x < canvas.w; x++)
                if (!inside(area, x, y, 1, 1))
                    assert_int_equal(canvas_cell(&canvas, x, y)->text[0], '\0');
        assert_int_equal(canvas.clip.w, canvas.w);
        assert_int_equal(canvas.clip.h, canvas.h);
    }
    maker_close(&maker);
    arena_release(&arena);
}

static enum bracket_mode mode_at(const struct maker *maker, int w, int h)
{
    struct focus focus = focus_on(0);
    struct bracket_layout layout;

    bracket_lay_out(&layout, maker->edition, &focus, (struct rect){0, 1, w, h});
    return layout.mode;
}

static void the_mode_follows_the_room(void **state)
{
    struct maker maker;

    (void)state;
    knock_out(&maker, 8, 2, SHAPE_PLAIN);
    assert_int_equal(mode_at(&maker, 200, 58), BRACKET_TWO_SIDED);
    assert_int_equal(mode_at(&maker, 120, 38), BRACKET_TWO_SIDED);
    assert_int_equal(mode_at(&maker, 80, 22), BRACKET_ONE_SIDED);
    assert_int_equal(mode_at(&maker, 40, 10), BRACKET_WINDOW);
    assert_int_equal(mode_at(&maker, 30, 8), BRACKET_LIST);
    maker_close(&maker);
    knock_out(&maker, 16, 1, SHAPE_PLAIN);
    assert_int_equal(mode_at(&maker, 80, 22), BRACKET_ONE_SIDED);
    maker_close(&maker);
    knock_out(&maker, 1024, 1, SHAPE_PLAIN);
    assert_int_equal(mode_at(&maker, 200, 58), BRACKET_WINDOW);
    maker_close(&maker);
    maker_open(&maker);
    assert_true(maker_seal(&maker));
    assert_int_equal(mode_at(&maker, 80, 22), BRACKET_NONE);
    maker_close(&maker);
}

static void figures_of_every_round_fit_at_eighty_columns(void **state)
{
    struct maker maker;
    struct focus focus = focus_on(0);
    struct bracket_layout layout;

    (void)state;
    knock_out(&maker, 8, 2, SHAPE_PLAIN);
    bracket_lay_out(&layout, maker.edition, &focus, (struct rect){0, 1, 80, 22});
    assert_int_equal(layout.lane_count, 3);
    assert_int_equal(layout.pitch, 4);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(layout.lanes[i].leg > 0, i < 2);
        assert_true(layout.lanes[i].kicks >= 3);
    }
    maker_close(&maker);
}

/* -- walking ------------------------------------------------------------------------------------
 */

static void go(const struct maker *maker, struct focus *focus, struct rect area, enum action action)
{
    struct bracket_layout layout;

    bracket_lay_out(&layout, maker->edition, focus, area);
    focus->tie = bracket_walk(&layout, maker->edition, focus, action);
}

static const struct rect walked[] = {{0, 1, 200, 58}, {0, 1, 120, 38}, {0, 1, 80, 22},
                                     {0, 1, 40, 10},  {0, 1, 20, 6},   {0, 0, 1, 1}};

static void arrows_reach_every_tie(void **state)
{
    static const enum action arrows[] = {ACTION_LEFT, ACTION_RIGHT, ACTION_UP, ACTION_DOWN};

    (void)state;
    for (size_t s = 0; s < COUNT(shapes); s++) {
        struct maker maker;
        size_t n;

        knock_out(&maker, shapes[s].teams, shapes[s].legs, shapes[s].shape);
        n = maker.edition->ties.n;
        for (size_t w = 0; w < COUNT(walked); w++) {
            uint32_t *queue = calloc(n, sizeof *queue), head = 0, tail = 1;
            bool *seen = calloc(n, sizeof *seen);

            assert_non_null(queue);
            assert_non_null(seen);
            seen[0] = true;
            while (head < tail) {
                uint32_t from = queue[head++];

                for (size_t a = 0; a < COUNT(arrows); a++) {
                    struct focus focus = focus_on(from);

                    go(&maker, &focus, walked[w], arrows[a]);
                    assert_true(focus.tie < n);
                    if (!seen[focus.tie]) {
                        seen[focus.tie] = true;
                        queue[tail++] = focus.tie;
                    }
                }
            }
            assert_int_equal(tail, n);
            free(queue);
            free(seen);
        }
        maker_close(&maker);
    }
}

static enum action towards_final(const struct maker *maker, const struct focus *focus,
                                 struct rect area)
{
    struct bracket_layout layout;
    int lane;

    bracket_lay_out(&layout, maker->edition, focus, area);
    lane = bracket_lane_of(&layout, maker->edition, focus->tie);
    return layout.lanes[lane].mirrored ? ACTION_LEFT : ACTION_RIGHT;
}

/* From every tie all the way to the final and back: the same ties in reverse. */
static void the_way_back_is_the_way_there(void **state)
{
    (void)state;
    for (size_t s = 0; s < COUNT(shapes); s++) {
        struct maker maker;

        knock_out(&maker, shapes[s].teams, shapes[s].legs, shapes[s].shape);
        for (size_t w = 0; w < COUNT(walked); w++)
            for (uint32_t tie = 0; tie < maker.edition->ties.n; tie++) {
                struct focus focus = focus_on(tie);
                enum action forth = towards_final(&maker, &focus, walked[w]);
                uint32_t way[32] = {tie};
                int steps = 0;

                while (maker.edition->ties.v[focus.tie].feeds != ID_NONE) {
                    go(&maker, &focus, walked[w], forth);
                    assert_int_equal(focus.tie, maker.edition->ties.v[way[steps]].feeds);
                    way[++steps] = focus.tie;
                }
                while (steps-- > 0) {
                    go(&maker, &focus, walked[w],
                       forth == ACTION_LEFT ? ACTION_RIGHT : ACTION_LEFT);
                    assert_int_equal(focus.tie, way[steps]);
                }
            }
        maker_close(&maker);
    }
}

static uint32_t tie_named(const struct maker *maker, const char *key)
{
    return strmap_get(&maker->edition->tie_by_key, key, strlen(key));
}

static void assert_walk(const struct maker *maker, struct rect area, const char *from,
                        enum action action, const char *to)
{
    struct focus focus = focus_on(tie_named(maker, from));

    go(maker, &focus, area, action);
    assert_string_equal(maker->edition->ties.v[focus.tie].key, to);
}

static void arrows_do_what_the_eye_sees(void **state)
{
    struct rect wide = {0, 1, 200, 58}, plain = {0, 1, 80, 22};
    struct maker maker;

    (void)state;
    knock_out(&maker, 8, 2, SHAPE_THIRD);
    assert_walk(&maker, plain, "r0t0", ACTION_RIGHT, "r1t0");
    assert_walk(&maker, plain, "r1t1", ACTION_LEFT, "r0t2"); /* the upper one */
    assert_walk(&maker, plain, "r0t0", ACTION_LEFT, "r0t0");
    assert_walk(&maker, plain, "r0t1", ACTION_DOWN, "r0t2");
    assert_walk(&maker, plain, "r0t3", ACTION_DOWN, "r0t3");
    assert_walk(&maker, plain, "r0t2", ACTION_FIRST, "r0t0");
    assert_walk(&maker, plain, "r0t1", ACTION_LAST, "r0t3");
    assert_walk(&maker, plain, "r2t0", ACTION_DOWN, "third");
    assert_walk(&maker, plain, "third", ACTION_UP, "r2t0");
    assert_walk(&maker, plain, "third", ACTION_LEFT, "r1t0");
    /* Towards the middle is towards the final, from either side. */
    assert_walk(&maker, wide, "r0t3", ACTION_LEFT, "r1t1");
    assert_walk(&maker, wide, "r0t3", ACTION_RIGHT, "r0t3");
    assert_walk(&maker, wide, "r1t1", ACTION_LEFT, "r2t0");
    assert_walk(&maker, wide, "r1t1", ACTION_RIGHT, "r0t2");
    assert_walk(&maker, wide, "r2t0", ACTION_LEFT, "r1t0");
    assert_walk(&maker, wide, "r2t0", ACTION_RIGHT, "r1t1");
    assert_walk(&maker, wide, "r0t1", ACTION_DOWN, "r0t1"); /* the half ends here */
    assert_walk(&maker, wide, "r0t2", ACTION_UP, "r0t2");
    maker_close(&maker);
}

static void resizing_keeps_the_selection_and_its_place(void **state)
{
    struct maker maker;
    struct focus focus;

    (void)state;
    knock_out(&maker, 64, 1, SHAPE_PLAIN);
    focus = focus_on(tie_named(&maker, "r2t5"));
    focus.column = 2;
    for (size_t i = 0; i < COUNT(sizes); i++) {
        struct bracket_layout layout;

        bracket_lay_out(&layout, maker.edition, &focus,
                        (struct rect){0, 0, sizes[i].w, sizes[i].h});
        assert_shows(&layout, maker.edition, focus.tie);
        if (layout.mode == BRACKET_WINDOW && layout.base + (uint32_t)layout.lane_count < 6)
            assert_int_equal(layout.base, 2);
    }
    maker_close(&maker);
}

/* -- pictures -----------------------------------------------------------------------------------
 */

static char *printed(const struct maker *maker, struct arena *arena, int width)
{
    struct view view = {.edition = maker->edition,
                        .now = moment_end(),
                        .focus = focus_on(0),
                        .still = true,
                        .scratch = arena};
    struct canvas canvas;
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);

    assert_non_null(out);
    canvas_init_growing(&canvas, arena, width, false);
    bracket_screen.print(&view, &canvas, 0);
    writer_text(&canvas, out);
    fclose(out);
    return text;
}

/* What does not fit in width follows further down. */
static void print_leaves_nothing_out(void **state)
{
    static const int widths[] = {12, 20, 29, 30, 45, 60, 80, 120, 300};

    (void)state;
    for (size_t s = 0; s < COUNT(shapes); s++)
        for (size_t w = 0; w < COUNT(widths); w++) {
            struct maker maker;
            struct arena arena;
            char *text, name[40];

            arena_init(&arena);
            knock_out(&maker, shapes[s].teams, shapes[s].legs, shapes[s].shape);
            text = printed(&maker, &arena, widths[w]);
            for (size_t i = 0; i < maker.edition->teams.n; i++)
                assert_non_null(strstr(text, maker.edition->teams.v[i].name));
            for (size_t r = 0; r < maker.edition->rounds.n; r++) {
                const struct round *round = &maker.edition->rounds.v[r];

                for (uint32_t i = 1; i <= round->tie_count && widths[w] >= 20; i++) {
                    snprintf(name, sizeof name, "%s %u", round->brief, i);
                    if (round->tie_count > 1)
                        assert_non_null(strstr(text, name));
                }
            }
            free(text);
            maker_close(&maker);
            arena_release(&arena);
        }
}

static void a_tie_says_how_it_was_decided(void **state)
{
    struct maker maker;
    struct arena arena;
    char *text;

    (void)state;
    arena_init(&arena);
    maker_open(&maker);
    maker_round(&maker, "sf", 2, UEFA);
    maker_tie(&maker, "sf1", "ajax", "porto");
    maker_match(&maker, "FT");
    maker_event(&maker, "10'", "goal", "ajax", "Piet");
    maker_match(&maker, "pens");
    maker_event(&maker, "20'", "goal", "porto", "Rui");
    maker_kicks(&maker, "porto+ ajax- porto+ ajax- porto+ ajax-");
    maker_tie(&maker, "sf2", "inter", "genk");
    maker_match(&maker, "FT");
    maker_match(&maker, "FT");
    maker_event(&maker, "20'", "goal", "inter", "Ugo");
    maker_round(&maker, "final", 1, UEFA);
    maker_tie(&maker, "final", "winner sf1", "winner sf2");
    maker_match(&maker, "FT");
    maker_event(&maker, "1'", "goal", "inter", "Ugo");
    assert_true(maker_seal(&maker));
    text = printed(&maker, &arena, 80);
    assert_non_null(strstr(text, "sf 1   aet, pens"));
    assert_non_null(strstr(text, "  Ajax         1   0   1 (0)"));
    assert_non_null(strstr(text, " ▸Porto        0   1   1 (3) ╺"));
    assert_non_null(strstr(text, "━╸ Porto"));
    assert_non_null(strstr(text, "━╸▸Inter"));
    assert_non_null(strstr(text, "Inter win the Test Cup."));
    free(text);
    maker_close(&maker);
    arena_release(&arena);
}

static void an_edition_without_ties_says_so(void **state)
{
    struct maker maker;
    struct arena arena;
    char *text;

    (void)state;
    arena_init(&arena);
    maker_open(&maker);
    assert_true(maker_seal(&maker));
    text = printed(&maker, &arena, 80);
    assert_non_null(strstr(text, "This edition has no bracket."));
    free(text);
    maker_close(&maker);
    arena_release(&arena);
}

/* One new entrant a round: as many columns as there can be, and lanes for each. */
static void a_ladder_of_every_round_draws_and_prints(void **state)
{
    static const int widths[] = {40, 80};
    struct maker maker;
    struct arena arena;

    (void)state;
    arena_init(&arena);
    maker_open(&maker);
    for (int r = 0; r < ROUNDS_MOST; r++) {
        char key[16], top[32], bottom[16];

        snprintf(key, sizeof key, "r%d", r);
        snprintf(top, sizeof top, r ? "winner r%d" : "first", r - 1);
        snprintf(bottom, sizeof bottom, "t%d", r);
        maker_round(&maker, key, 1, UEFA);
        maker_tie(&maker, key, top, bottom);
        maker_match(&maker, "scheduled");
    }
    assert_true(maker_seal(&maker));
    for (size_t i = 0; i < COUNT(widths); i++) {
        char *text = printed(&maker, &arena, widths[i]);

        for (int r = 0; r < ROUNDS_MOST; r++) {
            char name[16];

            snprintf(name, sizeof name, "T%d\n", r); /* the name ends its row, or a line follows */
            if (!strstr(text, name)) {
                snprintf(name, sizeof name, "T%d ", r);
                assert_non_null(strstr(text, name));
            }
        }
        free(text);
        for (uint32_t tie = 0; tie < maker.edition->ties.n; tie++) {
            struct view view = {.edition = maker.edition,
                                .now = moment_end(),
                                .focus = focus_on(tie),
                                .scratch = &arena};
            struct canvas canvas;
            bool shown = false;

            arena_reset(&arena);
            canvas_init(&canvas, &arena, widths[i], 22, false);
            bracket_screen.draw(&view, &canvas, (struct rect){0, 0, canvas.w, canvas.h});
            for (int h = 0; h < canvas.hit_count; h++)
                shown |= canvas.hits[h].kind == HIT_TIE && canvas.hits[h].id == tie;
            assert_true(shown);
        }
    }
    maker_close(&maker);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_layout_stays_inside_and_shows_the_selected_tie),
        cmocka_unit_test(nothing_is_drawn_outside_the_area),
        cmocka_unit_test(the_mode_follows_the_room),
        cmocka_unit_test(figures_of_every_round_fit_at_eighty_columns),
        cmocka_unit_test(arrows_reach_every_tie),
        cmocka_unit_test(the_way_back_is_the_way_there),
        cmocka_unit_test(arrows_do_what_the_eye_sees),
        cmocka_unit_test(resizing_keeps_the_selection_and_its_place),
        cmocka_unit_test(print_leaves_nothing_out),
        cmocka_unit_test(a_ladder_of_every_round_draws_and_prints),
        cmocka_unit_test(a_tie_says_how_it_was_decided),
        cmocka_unit_test(an_edition_without_ties_says_so),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
