#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "picture/canvas.h"

struct paper {
    struct arena arena;
    struct canvas canvas;
};

static void lay(struct paper *paper, int w, int h, bool ascii)
{
    arena_init(&paper->arena);
    canvas_init(&paper->canvas, &paper->arena, w, h, ascii);
}

/* A row as text, blanks and all; static, so that a test can compare it at once. */
static const char *row(const struct canvas *canvas, int y)
{
    static char text[8192];
    size_t len = 0;
    for (int x = 0; x < canvas->w; x++) {
        const struct cell *cell = canvas_cell(canvas, x, y);
        size_t bytes = strnlen(cell->text, CELL_BYTES);
        if (cell->flags & CELL_CONTINUED)
            continue;
        memcpy(text + len, bytes ? cell->text : " ", bytes ? bytes : 1);
        len += bytes ? bytes : 1;
    }
    text[len] = '\0';
    return text;
}

static void text_is_cut_with_an_ellipsis(void **state)
{
    (void)state;
    struct paper paper;
    lay(&paper, 10, 4, false);
    assert_int_equal(canvas_text(&paper.canvas, 1, 0, 9, STYLE_GOAL, "Plzeň"), 5);
    assert_string_equal(row(&paper.canvas, 0), " Plzeň    ");
    assert_int_equal(canvas_cell(&paper.canvas, 5, 0)->style, STYLE_GOAL);
    assert_int_equal(canvas_cell(&paper.canvas, 6, 0)->style, STYLE_TEXT);
    assert_int_equal(canvas_text(&paper.canvas, 0, 1, 4, STYLE_TEXT, "Plzeň"), 4);
    assert_string_equal(row(&paper.canvas, 1), "Plz…      ");
    assert_int_equal(canvas_text(&paper.canvas, 0, 2, 5, STYLE_TEXT, "Plzeň"), 5);
    assert_string_equal(row(&paper.canvas, 2), "Plzeň     ");
    assert_int_equal(canvas_text(&paper.canvas, 0, 3, 0, STYLE_TEXT, "Plzeň"), 0);
    assert_int_equal(canvas_text(&paper.canvas, 0, 3, -3, STYLE_TEXT, "Plzeň"), 0);
    assert_int_equal(canvas_text(&paper.canvas, 0, 3, 1, STYLE_TEXT, "Plzeň"), 1);
    assert_string_equal(row(&paper.canvas, 3), "…         ");
    arena_release(&paper.arena);
}

static void text_stands_right_and_centred(void **state)
{
    (void)state;
    struct paper paper;
    lay(&paper, 10, 3, false);
    assert_int_equal(canvas_text_right(&paper.canvas, 10, 0, 6, STYLE_TEXT, "Roma"), 4);
    assert_string_equal(row(&paper.canvas, 0), "      Roma");
    assert_int_equal(canvas_text_right(&paper.canvas, 10, 1, 3, STYLE_TEXT, "Roma"), 3);
    assert_string_equal(row(&paper.canvas, 1), "       Ro…");
    canvas_text_centred(&paper.canvas, 1, 2, 8, STYLE_TEXT, "Roma");
    assert_string_equal(row(&paper.canvas, 2), "   Roma   ");
    arena_release(&paper.arena);
}

static void ascii_folds_names_glyphs_and_lines(void **state)
{
    (void)state;
    struct paper paper;
    lay(&paper, 12, 5, true);
    assert_int_equal(canvas_width_of(&paper.canvas, "Weiß"), 5);
    assert_int_equal(canvas_text(&paper.canvas, 0, 0, 12, STYLE_TEXT, "Fenerbahçe ß"), 12);
    assert_string_equal(row(&paper.canvas, 0), "Fenerbahce ~");
    canvas_glyph(&paper.canvas, 0, 1, STYLE_TEXT, GLYPH_THROUGH);
    canvas_rule(&paper.canvas, 1, 1, 3, STYLE_TEXT, GLYPH_HLINE);
    canvas_text(&paper.canvas, 5, 1, 3, STYLE_TEXT, "Çelik");
    assert_string_equal(row(&paper.canvas, 1), ">--- Ce~    ");
    canvas_line(&paper.canvas, 0, 2, 4, 2, false, STYLE_OPEN);
    canvas_line(&paper.canvas, 4, 2, 4, 4, false, STYLE_OPEN);
    canvas_line(&paper.canvas, 6, 2, 10, 2, true, STYLE_DECIDED);
    canvas_line(&paper.canvas, 10, 2, 10, 4, true, STYLE_DECIDED);
    assert_string_equal(row(&paper.canvas, 2), "----+ ====# ");
    assert_string_equal(row(&paper.canvas, 3), "    |     # ");
    arena_release(&paper.arena);
}

static void every_glyph_is_one_cell_and_has_a_twin(void **state)
{
    (void)state;
    for (int ascii = 0; ascii < 2; ascii++) {
        struct paper paper;
        lay(&paper, GLYPH_COUNT, 1, ascii);
        for (int glyph = 0; glyph < GLYPH_COUNT; glyph++)
            canvas_glyph(&paper.canvas, glyph, 0, STYLE_TEXT, (enum glyph)glyph);
        for (int glyph = 0; glyph < GLYPH_COUNT; glyph++) {
            const struct cell *cell = canvas_cell(&paper.canvas, glyph, 0);
            assert_int_equal(utf8_width(cell->text), 1);
            if (ascii)
                assert_int_equal(strlen(cell->text), 1);
        }
        arena_release(&paper.arena);
    }
}

static void lines_join(void **state)
{
    (void)state;
    struct paper paper;
    struct canvas *canvas = &paper.canvas;
    lay(&paper, 9, 5, false);
    /* A light box, crossed by a heavy line both ways. */
    canvas_line(canvas, 0, 0, 8, 0, false, STYLE_OPEN);
    canvas_line(canvas, 8, 0, 8, 4, false, STYLE_OPEN);
    canvas_line(canvas, 8, 4, 0, 4, false, STYLE_OPEN);
    canvas_line(canvas, 0, 4, 0, 0, false, STYLE_OPEN);
    canvas_line(canvas, 0, 2, 8, 2, true, STYLE_DECIDED);
    canvas_line(canvas, 4, 0, 4, 4, false, STYLE_OPEN);
    canvas_line(canvas, 2, 0, 2, 4, true, STYLE_DECIDED);
    assert_string_equal(row(canvas, 0), "┌─┰─┬───┐");
    assert_string_equal(row(canvas, 1), "│ ┃ │   │");
    assert_string_equal(row(canvas, 2), "┝━╋━┿━━━┥");
    assert_string_equal(row(canvas, 4), "└─┸─┴───┘");
    assert_int_equal(canvas_cell(canvas, 4, 2)->style, STYLE_DECIDED); /* the heavy one's */
    assert_int_equal(canvas_cell(canvas, 2, 0)->style, STYLE_DECIDED);
    /* Text makes an end of a line; a new line there starts anew. */
    canvas_text(canvas, 4, 2, 1, STYLE_TEXT, "x");
    canvas_line(canvas, 4, 2, 4, 3, false, STYLE_OPEN);
    assert_string_equal(row(canvas, 2), "┝━╋━╷━━━┥");
    arena_release(&paper.arena);
}

static void every_joint_has_its_character(void **state)
{
    (void)state;
    struct paper paper;
    char seen[81][8];
    lay(&paper, 3, 3, false);
    for (int arms = 1; arms < 81; arms++) {
        int up = arms % 3, right = arms / 3 % 3, down = arms / 9 % 3, left = arms / 27;
        canvas_clear(&paper.canvas, (struct rect){0, 0, 3, 3});
        if (up)
            canvas_line(&paper.canvas, 1, 0, 1, 1, up == 2, STYLE_OPEN);
        if (right)
            canvas_line(&paper.canvas, 2, 1, 1, 1, right == 2, STYLE_OPEN);
        if (down)
            canvas_line(&paper.canvas, 1, 1, 1, 2, down == 2, STYLE_OPEN);
        if (left)
            canvas_line(&paper.canvas, 0, 1, 1, 1, left == 2, STYLE_OPEN);
        size_t at = 0;
        memcpy(seen[arms], canvas_cell(&paper.canvas, 1, 1)->text, 8);
        uint32_t code = utf8_next(seen[arms], &at);
        assert_in_range(code, 0x2500, 0x257F);
        for (int before = 1; before < arms; before++)
            assert_string_not_equal(seen[before], seen[arms]);
    }
    assert_string_equal(seen[1], "╵");
    assert_string_equal(seen[2 + 18 + 27], "┨");
    assert_string_equal(seen[1 + 9 + 6], "┝");
    assert_string_equal(seen[1 + 9 + 6 + 54], "┿");
    assert_string_equal(seen[18 + 54], "┓");
    arena_release(&paper.arena);
}

static void wide_characters_stay_whole(void **state)
{
    (void)state;
    struct paper paper;
    struct canvas *canvas = &paper.canvas;
    lay(&paper, 6, 4, false);
    assert_int_equal(canvas_text(canvas, 0, 0, 6, STYLE_TEXT, "東京"), 4);
    assert_true(canvas_cell(canvas, 1, 0)->flags & CELL_CONTINUED);
    canvas_text(canvas, 1, 0, 1, STYLE_TEXT, "a");
    assert_string_equal(row(canvas, 0), " a京  ");
    canvas_text(canvas, 2, 0, 1, STYLE_TEXT, "b");
    assert_string_equal(row(canvas, 0), " ab   ");
    canvas_text(canvas, 0, 1, 3, STYLE_TEXT, "東京");
    assert_string_equal(row(canvas, 1), "東…   ");
    canvas_text(canvas, 0, 1, 2, STYLE_TEXT, "東京");
    assert_string_equal(row(canvas, 1), "… …   ");
    canvas_clip(canvas, (struct rect){1, 2, 3, 1});
    canvas_text(canvas, 0, 2, 6, STYLE_TEXT, "東京都");
    assert_string_equal(row(canvas, 2), "  京  ");
    arena_release(&paper.arena);
}

static void marks_stay_with_their_base(void **state)
{
    (void)state;
    struct paper paper;
    lay(&paper, 4, 1, false);
    canvas_text(&paper.canvas, 0, 0, 4, STYLE_TEXT, "x̣̂y");
    assert_string_equal(canvas_cell(&paper.canvas, 0, 0)->text, "x̣̂");
    assert_string_equal(canvas_cell(&paper.canvas, 1, 0)->text, "y");
    arena_release(&paper.arena);
}

static void paragraphs_break_at_blanks(void **state)
{
    (void)state;
    struct paper paper;
    struct canvas *canvas = &paper.canvas;
    lay(&paper, 10, 8, false);
    assert_int_equal(canvas_paragraph(canvas, (struct rect){0, 0, 10, 8}, STYLE_TEXT,
                                      "Marseille win 4-2 on kicks abcdefghijklm"),
                     5);
    assert_string_equal(row(canvas, 0), "Marseille ");
    assert_string_equal(row(canvas, 1), "win 4-2 on");
    assert_string_equal(row(canvas, 2), "kicks     ");
    assert_string_equal(row(canvas, 3), "abcdefghij");
    assert_string_equal(row(canvas, 4), "klm       ");
    assert_int_equal(
        canvas_paragraph(canvas, (struct rect){0, 6, 10, 2}, STYLE_TEXT, "one two three four five"),
        2);
    assert_string_equal(row(canvas, 6), "one two   ");
    assert_string_equal(row(canvas, 7), "three fou…");
    assert_int_equal(canvas_paragraph(canvas, (struct rect){0, 0, 10, 8}, STYLE_TEXT, ""), 0);
    assert_int_equal(canvas_paragraph(canvas, (struct rect){0, 0, 0, 8}, STYLE_TEXT, "x"), 0);
    assert_int_equal(canvas_paragraph_rows(canvas, 10, "Marseille win 4-2 on kicks abcdefghijklm"),
                     5);
    assert_int_equal(canvas_paragraph_rows(canvas, 10, " "), 0);
    assert_int_equal(canvas_paragraph_rows(canvas, 0, "x"), 0);
    arena_release(&paper.arena);
}

static void a_growing_canvas_grows(void **state)
{
    (void)state;
    struct arena arena;
    struct canvas canvas;
    arena_init(&arena);
    canvas_init_growing(&canvas, &arena, 20, false);
    assert_int_equal(canvas.h, 0);
    for (int y = 0; y < 1000; y += 3)
        canvas_printf(&canvas, 0, y, 20, STYLE_TEXT, "row %d", y);
    assert_int_equal(canvas.h, 1000);
    assert_string_equal(row(&canvas, 0), "row 0               ");
    assert_string_equal(row(&canvas, 998), "                    ");
    assert_string_equal(row(&canvas, 999), "row 999             ");
    canvas_clear(&canvas, (struct rect){0, 990, 20, 5000});
    assert_int_equal(canvas.h, 1000);
    assert_string_equal(row(&canvas, 999), "                    ");
    arena_release(&arena);
}

static void a_window_shows_part_of_a_list(void **state)
{
    (void)state;
    struct paper paper;
    struct canvas list;
    lay(&paper, 7, 3, false);
    canvas_init_growing(&list, &paper.arena, 6, false);
    for (int y = 0; y < 4; y++)
        canvas_printf(&list, 0, y, 6, STYLE_TEXT, "%d東京", y);
    canvas_mark(&list, (struct rect){0, 2, 1, 1}, STYLE_LIVE, CELL_SELECTED);
    canvas_copy(&paper.canvas, (struct rect){1, 0, 4, 3}, &list, 2);
    assert_string_equal(row(&paper.canvas, 0), " 2東   ");
    assert_string_equal(row(&paper.canvas, 1), " 3東   ");
    assert_string_equal(row(&paper.canvas, 2), "       ");
    assert_int_equal(canvas_cell(&paper.canvas, 1, 0)->flags, CELL_SELECTED);
    assert_int_equal(canvas_cell(&paper.canvas, 1, 0)->style, STYLE_LIVE);
    arena_release(&paper.arena);
}

static void the_mouse_finds_what_lies_on_top(void **state)
{
    (void)state;
    struct paper paper;
    lay(&paper, 10, 10, false);
    assert_null(canvas_hit_at(&paper.canvas, 0, 0));
    canvas_hit(&paper.canvas, (struct rect){0, 0, 5, 5}, HIT_TIE, 7);
    canvas_hit(&paper.canvas, (struct rect){2, 2, 100, 1}, HIT_MATCH, 8);
    assert_int_equal(canvas_hit_at(&paper.canvas, 1, 2)->id, 7);
    assert_int_equal(canvas_hit_at(&paper.canvas, 9, 2)->id, 8);
    assert_int_equal(canvas_hit_at(&paper.canvas, 2, 2)->kind, HIT_MATCH);
    assert_null(canvas_hit_at(&paper.canvas, 5, 0));
    for (int i = 0; i < HITS_MOST + 10; i++)
        canvas_hit(&paper.canvas, (struct rect){9, 9, 1, 1}, HIT_TIE, (uint32_t)i);
    assert_int_equal(paper.canvas.hit_count, HITS_MOST);
    arena_release(&paper.arena);
}

/* -- the property ------------------------------------------------------------------------------ */

static uint32_t draw_lots(uint32_t *seed, uint32_t most)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) % most;
}

static int place(uint32_t *seed, int size)
{
    return (int)draw_lots(seed, (uint32_t)size * 2 + 9) - size / 2 - 4;
}

static void write_something(struct canvas *canvas, uint32_t *seed)
{
    static const char *const texts[] = {
        "Fenerbahçe", "東京都", "x̣̂yẑ", "", "a", "Atalanta lead 3-1 on aggregate", "한국 대 日本"};
    const char *text = texts[draw_lots(seed, 7)];
    int x = place(seed, canvas->w), y = place(seed, canvas->h);
    int w = place(seed, canvas->w), h = place(seed, canvas->h);
    enum style style = (enum style)draw_lots(seed, STYLE_COUNT);
    struct rect area = {x, y, w, h};
    switch (draw_lots(seed, 9)) {
    case 0:
        canvas_text(canvas, x, y, w, style, text);
        break;
    case 1:
        canvas_text_right(canvas, x, y, w, style, text);
        break;
    case 2:
        canvas_text_centred(canvas, x, y, w, style, text);
        break;
    case 3:
        canvas_paragraph(canvas, area, style, text);
        break;
    case 4:
        canvas_line(canvas, x, y, x, h, draw_lots(seed, 2), style);
        canvas_line(canvas, x, y, w, y, draw_lots(seed, 2), style);
        break;
    case 5:
        canvas_rule(canvas, x, y, w, style, (enum glyph)draw_lots(seed, GLYPH_COUNT));
        break;
    case 6:
        canvas_clear(canvas, area);
        break;
    case 7:
        canvas_mark(canvas, area, style, CELL_CHANGED);
        break;
    default:
        canvas_printf(canvas, x, y, w, style, "%d %s", x, text);
        canvas_hit(canvas, area, HIT_TIE, 1);
        break;
    }
}

/* Each row is full: a cell of width 1, or one of width 2 and its continuation. */
static void assert_whole(const struct canvas *canvas)
{
    for (int y = 0; y < canvas->h; y++) {
        for (int x = 0; x < canvas->w; x++) {
            const struct cell *cell = canvas_cell(canvas, x, y);
            char text[CELL_BYTES + 1] = "";
            memcpy(text, cell->text, CELL_BYTES);
            assert_true(utf8_valid(text, strlen(text), NULL));
            int width = text[0] ? utf8_width(text) : 1;
            assert_false(cell->flags & CELL_CONTINUED);
            if (width == 1)
                continue;
            assert_int_equal(width, 2);
            assert_true(++x < canvas->w);
            assert_true(canvas_cell(canvas, x, y)->flags & CELL_CONTINUED);
        }
    }
}

/* Outside the clip nothing changes, but that a wide character across its edge may lose its half. */
static void assert_untouched(const struct canvas *canvas, const struct cell *before,
                             struct rect clip)
{
    for (int y = 0; y < canvas->h; y++) {
        for (int x = 0; x < canvas->w; x++) {
            const struct cell *cell = canvas_cell(canvas, x, y);
            const struct cell *old = &before[y * canvas->w + x];
            if (x >= clip.x && y >= clip.y && x < clip.x + clip.w && y < clip.y + clip.h)
                continue;
            bool left = x + 1 == clip.x && (old[1].flags & CELL_CONTINUED);
            bool right = x == clip.x + clip.w && (old->flags & CELL_CONTINUED);
            if ((left || right) && !cell->text[0] && !cell->flags)
                continue;
            assert_memory_equal(cell, old, sizeof *old);
        }
    }
}

static void nothing_is_written_outside_the_clip(void **state)
{
    (void)state;
    uint32_t seed = 20240418;
    for (int round = 0; round < 300; round++) {
        struct paper paper;
        struct canvas *canvas = &paper.canvas;
        int w = 1 + (int)draw_lots(&seed, 40), h = 1 + (int)draw_lots(&seed, 12);
        lay(&paper, w, h, draw_lots(&seed, 3) == 0);
        struct cell *before = arena_array(&paper.arena, struct cell, (size_t)w * (size_t)h + 1);
        for (int i = 0; i < 40; i++) {
            struct rect clip = {place(&seed, w), place(&seed, h), place(&seed, w), place(&seed, h)};
            canvas_clip(canvas, clip);
            memcpy(before, canvas->cells, (size_t)w * (size_t)h * sizeof *before);
            write_something(canvas, &seed);
            assert_untouched(canvas, before, canvas->clip);
            assert_whole(canvas);
        }
        arena_release(&paper.arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_cut_with_an_ellipsis),
        cmocka_unit_test(text_stands_right_and_centred),
        cmocka_unit_test(ascii_folds_names_glyphs_and_lines),
        cmocka_unit_test(every_glyph_is_one_cell_and_has_a_twin),
        cmocka_unit_test(lines_join),
        cmocka_unit_test(every_joint_has_its_character),
        cmocka_unit_test(wide_characters_stay_whole),
        cmocka_unit_test(marks_stay_with_their_base),
        cmocka_unit_test(paragraphs_break_at_blanks),
        cmocka_unit_test(a_growing_canvas_grows),
        cmocka_unit_test(a_window_shows_part_of_a_list),
        cmocka_unit_test(the_mouse_finds_what_lies_on_top),
        cmocka_unit_test(nothing_is_written_outside_the_clip),
    };
    return cmocka_run_group_tests_name("canvas", tests, NULL, NULL);
}
