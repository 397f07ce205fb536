#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "picture/writer.h"

/* What a writer writes; static, until the next call. */
static const char *written(const struct canvas *canvas, bool ansi, enum colours colours, bool light)
{
    static char text[4096];
    FILE *out = fmemopen(text, sizeof text, "w");
    assert_non_null(out);
    if (ansi)
        writer_ansi(canvas, colours, light, out);
    else
        writer_text(canvas, out);
    fclose(out);
    return text;
}

static void text_has_no_trailing_blanks(void **state)
{
    (void)state;
    struct arena arena;
    struct canvas canvas;
    arena_init(&arena);
    canvas_init(&canvas, &arena, 12, 4, false);
    canvas_text(&canvas, 1, 0, 11, STYLE_GOAL, "Plzeň  東");
    canvas_text(&canvas, 0, 2, 12, STYLE_TEXT, "a   ");
    canvas_mark(&canvas, (struct rect){0, 0, 12, 4}, STYLE_COUNT, CELL_SELECTED);
    assert_string_equal(written(&canvas, false, COLOURS_NONE, false), " Plzeň  東\n\na\n\n");
    arena_release(&arena);
}

static void ansi_says_styles(void **state)
{
    (void)state;
    struct arena arena;
    struct canvas canvas;
    arena_init(&arena);
    canvas_init(&canvas, &arena, 8, 1, false);
    canvas_text(&canvas, 0, 0, 8, STYLE_TEXT, "a");
    canvas_text(&canvas, 1, 0, 8, STYLE_THROUGH, "bc");
    canvas_text(&canvas, 3, 0, 8, STYLE_QUIET, "d");
    canvas_mark(&canvas, (struct rect){2, 0, 1, 1}, STYLE_COUNT, CELL_SELECTED);
    assert_string_equal(written(&canvas, true, COLOURS_NONE, false),
                        "a\033[0;1mb\033[0;1;7mc\033[0md\033[0m\n");
    assert_string_equal(written(&canvas, true, COLOURS_8, false),
                        "a\033[0;1;36mb\033[0;1;7;36mc\033[0;2md\033[0m\n");
    assert_non_null(strstr(written(&canvas, true, COLOURS_256, false), ";38;5;75m"));
    assert_non_null(strstr(written(&canvas, true, COLOURS_256, true), ";38;5;25m"));
    assert_non_null(strstr(written(&canvas, true, COLOURS_DIRECT, false), ";38;2;86;180;233m"));
    arena_release(&arena);
}

/* Calls of SGR parameters in text that set something else than bold, dim, reverse or a foreground;
 * *foregrounds counts those. */
static int strange_parameters(const char *text, int *foregrounds)
{
    int strange = 0;
    *foregrounds = 0;
    for (const char *at = strstr(text, "\033["); at; at = strstr(at, "\033[")) {
        at += 2;
        for (bool more = true; more;) {
            char *end;
            long value = strtol(at, &end, 10);
            if (value == 38) { /* 38;5;n or 38;2;r;g;b */
                int parts = end[1] == '5' ? 2 : 4;
                for (int i = 0; i < parts; i++)
                    strtol(end + 1, &end, 10);
            }
            bool foreground = value == 38 || (value >= 30 && value <= 37);
            *foregrounds += foreground;
            strange += !foreground && value != 0 && value != 1 && value != 2 && value != 7;
            more = *end == ';';
            at = end + 1;
        }
    }
    return strange;
}

static void no_background_is_ever_painted(void **state)
{
    (void)state;
    struct arena arena;
    struct canvas canvas;
    int foregrounds;
    arena_init(&arena);
    canvas_init(&canvas, &arena, STYLE_COUNT, 1, false);
    for (int style = 0; style < STYLE_COUNT; style++)
        canvas_text(&canvas, style, 0, 1, (enum style)style, "x");
    for (int colours = COLOURS_NONE; colours <= COLOURS_DIRECT; colours++) {
        const char *text = written(&canvas, true, (enum colours)colours, colours & 1);
        assert_int_equal(strange_parameters(text, &foregrounds), 0);
        assert_int_equal(foregrounds > 0, colours != COLOURS_NONE);
    }
    assert_int_equal(strange_parameters("\033[0;41mx\033[38;5;43;7mx", &foregrounds), 1);
    arena_release(&arena);
}

static void a_selected_blank_shows(void **state)
{
    (void)state;
    struct arena arena;
    struct canvas canvas;
    arena_init(&arena);
    canvas_init(&canvas, &arena, 4, 1, false);
    canvas_mark(&canvas, (struct rect){1, 0, 2, 1}, STYLE_COUNT, CELL_SELECTED);
    assert_string_equal(written(&canvas, true, COLOURS_NONE, false), " \033[0;7m  \033[0m\n");
    canvas_mark(&canvas, (struct rect){0, 0, 1, 1}, STYLE_COUNT, CELL_CHANGED);
    canvas_text(&canvas, 1, 0, 3, STYLE_TEXT, "abc");
    canvas_mark(&canvas, (struct rect){2, 0, 1, 1}, STYLE_COUNT, CELL_CHANGED);
    assert_string_equal(written(&canvas, true, COLOURS_NONE, false),
                        "\033[0;1;4m \033[0ma\033[0;1;4mb\033[0mc\n");
    arena_release(&arena);
}

/* -- contrast: WCAG 2 relative luminance ------------------------------------------------------- */

static double linear(unsigned part)
{
    double v = (double)part / 255, base = (v + 0.055) / 1.055;
    if (v <= 0.03928)
        return v / 12.92;
    return base * base * (0.6 * base + 0.4); /* close to base to the power of 2.4 */
}

static double luminance(uint32_t rgb)
{
    return 0.2126 * linear(rgb >> 16 & 255) + 0.7152 * linear(rgb >> 8 & 255) +
           0.0722 * linear(rgb & 255);
}

/* The usual palette: a cube of six, then 24 greys. */
static uint32_t palette(int colour)
{
    static const uint32_t levels[6] = {0, 95, 135, 175, 215, 255};
    uint32_t grey = 8 + 10 * (uint32_t)(colour - 232), place = (uint32_t)(colour - 16);
    if (colour >= 232)
        return grey << 16 | grey << 8 | grey;
    return levels[place / 36] << 16 | levels[place / 6 % 6] << 8 | levels[place % 6];
}

static void assert_readable(uint32_t rgb, bool light, double least)
{
    double own = luminance(rgb) + 0.05;
    double contrast = light ? 1.05 / own : own / 0.05;
    assert_true(contrast >= least);
}

static void colours_can_be_read_on_both_backgrounds(void **state)
{
    (void)state;
    for (int style = 0; style < STYLE_COUNT; style++) {
        const struct look *look = &looks[style];
        double least = style == STYLE_RULE ? 2.5 : 4.5;
        if (look->colour256 < 0) {
            assert_int_equal(look->colour256_light, -1);
            continue;
        }
        assert_in_range(look->colour256, 16, 255);
        assert_in_range(look->colour256_light, 16, 255);
        assert_readable(palette(look->colour256), false, least);
        assert_readable(palette(look->colour256_light), true, least);
        assert_readable(look->rgb, false, least);
        assert_readable(look->rgb_light, true, least);
        /* Blue, yellow, white and black cannot serve both with eight colours. */
        assert_true(look->colour8 == -1 || look->colour8 == 1 || look->colour8 == 2 ||
                    look->colour8 == 5 || look->colour8 == 6);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_has_no_trailing_blanks),
        cmocka_unit_test(ansi_says_styles),
        cmocka_unit_test(no_background_is_ever_painted),
        cmocka_unit_test(a_selected_blank_shows),
        cmocka_unit_test(colours_can_be_read_on_both_backgrounds),
    };
    return cmocka_run_group_tests_name("writer", tests, NULL, NULL);
}
