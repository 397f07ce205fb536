#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "prompt.h"
#include "script.h"

/* Types keys ("21:45<Left>") into a prompt; what the last one did. */
static enum prompt_result type(struct prompt *prompt, const char *keys)
{
    enum prompt_result result = PROMPT_OTHER;
    size_t at = 0;
    ui_key key;
    while (script_next(keys, &at, &key, NULL))
        result = prompt_key(prompt, key);
    return result;
}

/* A new prompt after these keys, as text with the cursor as "|". */
static const char *typed(const char *keys)
{
    static char text[PROMPT_BYTES + 2];
    struct prompt prompt;
    prompt_open(&prompt, "@");
    type(&prompt, keys);
    snprintf(text, sizeof text, "%.*s|%s", (int)prompt.at, prompt.text, prompt.text + prompt.at);
    return text;
}

/* Row 0 at a width; what is reverse stands in brackets. */
static const char *drawn(const struct prompt *prompt, int w, bool ascii)
{
    static char text[1024];
    struct arena arena;
    struct canvas canvas;
    size_t len = 0;
    bool marked = false;
    arena_init(&arena);
    canvas_init(&canvas, &arena, w, 1, ascii);
    canvas_text(&canvas, 0, 0, w, STYLE_TEXT, "what was there before, and is long enough to show");
    prompt_draw(prompt, &canvas, 0);
    for (int x = 0; x < w; x++) {
        const struct cell *cell = canvas_cell(&canvas, x, 0);
        bool mark = cell->flags & CELL_SELECTED;
        if (mark != marked)
            len += (size_t)snprintf(text + len, sizeof text - len, "%s", mark ? "[" : "]");
        marked = mark;
        if (!(cell->flags & CELL_CONTINUED))
            len += (size_t)snprintf(text + len, sizeof text - len, "%.*s", CELL_BYTES,
                                    cell->text[0] ? cell->text : " ");
    }
    if (marked)
        text[len++] = ']';
    while (len && text[len - 1] == ' ')
        len--;
    text[len] = '\0';
    arena_release(&arena);
    return text;
}

static const char *drawn_after(const char *keys, int w)
{
    struct prompt prompt;
    prompt_open(&prompt, "@");
    type(&prompt, keys);
    return drawn(&prompt, w, false);
}

static void characters_go_in_at_the_cursor(void **state)
{
    (void)state;
    assert_string_equal(typed(""), "|");
    assert_string_equal(typed("21:45"), "21:45|");
    assert_string_equal(typed("2:45<Left><Left><Left><Left>1"), "1|2:45");
    assert_string_equal(typed("2:45<Home><Right>1"), "21|:45");
    assert_string_equal(typed("kick 7<lt>"), "kick 7<|");
    assert_string_equal(typed("45<Home>é<End>'"), "é45'|");
}

static void the_cursor_stays_in_the_text(void **state)
{
    (void)state;
    assert_string_equal(typed("ab<Right><Right>c<Left><Left><Left><Left><Left>d"), "d|abc");
    assert_string_equal(typed("ab<Ctrl-A>c<Ctrl-E>d"), "cabd|");
    assert_string_equal(typed("<Left><Right><Backspace><Delete><Ctrl-U><Ctrl-W>"), "|");
}

static void characters_go_whole(void **state)
{
    (void)state;
    /* x with an accent of its own: there is no single character for it. */
    struct prompt prompt;
    prompt_open(&prompt, "@");
    type(&prompt, "ax");
    prompt_key(&prompt, 0x301);
    assert_string_equal(prompt.text, "ax\xcc\x81");
    type(&prompt, "<Left>");
    assert_int_equal(prompt.at, 1);
    type(&prompt, "<Right>");
    assert_int_equal(prompt.at, 4);
    type(&prompt, "<Backspace>");
    assert_string_equal(prompt.text, "a");
    /* And a with one is one. */
    prompt_key(&prompt, 0x301);
    assert_string_equal(prompt.text, "á");
    assert_int_equal(prompt.at, 2);
    type(&prompt, "é日<Left><Left><Delete>");
    assert_string_equal(prompt.text, "á日");
    assert_int_equal(prompt.at, 2);
}

static void what_is_no_text_is_left_out(void **state)
{
    (void)state;
    static const ui_key none[] = {0x301, 0xa0001, 0x202e, 0x200b, 0xfffd, 0xd800, 0xe000, 0x10ffff};
    struct prompt prompt;
    prompt_open(&prompt, "@");
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        prompt_key(&prompt, none[i]);
        assert_string_equal(prompt.text, "");
        assert_int_equal(prompt.at, 0);
    }
}

static void pieces_are_taken_out(void **state)
{
    (void)state;
    assert_string_equal(typed("2145<Backspace>"), "214|");
    assert_string_equal(typed("2145<Left><Left><Backspace>"), "2|45");
    assert_string_equal(typed("2145<Left><Left><Delete>"), "21|5");
    assert_string_equal(typed("leg 2 86'<Ctrl-W>"), "leg 2 |");
    assert_string_equal(typed("leg 2 86'<Ctrl-W><Ctrl-W>"), "leg |");
    assert_string_equal(typed("leg 2 86'<Left><Left><Ctrl-U>"), "|6'");
}

static void it_takes_so_much_and_no_more(void **state)
{
    (void)state;
    struct prompt prompt;
    prompt_open(&prompt, "@");
    for (int i = 0; i < 500; i++)
        prompt_key(&prompt, 'x');
    assert_int_equal(strlen(prompt.text), PROMPT_BYTES);
    type(&prompt, "<Backspace>");
    prompt_key(&prompt, 0xe9); /* two bytes, and there is room for one */
    assert_int_equal(strlen(prompt.text), PROMPT_BYTES - 1);
    assert_int_equal(prompt.at, PROMPT_BYTES - 1);
}

static void enter_hands_over_and_esc_closes(void **state)
{
    (void)state;
    struct prompt prompt;
    prompt_open(&prompt, "@");
    assert_true(prompt.open);
    assert_int_equal(type(&prompt, "67'"), PROMPT_TAKEN);
    assert_int_equal(type(&prompt, "<Enter>"), PROMPT_ENTERED);
    assert_true(prompt.open);
    assert_string_equal(prompt.text, "67'");
    assert_int_equal(type(&prompt, "<Esc>"), PROMPT_CANCEL);
    assert_false(prompt.open);
    prompt_open(&prompt, "@");
    assert_int_equal(type(&prompt, "  <Enter>"), PROMPT_CANCEL); /* nothing is typed */
    assert_false(prompt.open);
}

static void other_keys_are_not_its_own(void **state)
{
    (void)state;
    static const ui_key keys[] = {TK_UP,     TK_DOWN,      TK_TAB,       TK_PAGE_UP,
                                  TK_F1,     TK_CTRL('L'), TK_CTRL('C'), TK_CTRL('Z'),
                                  TK_INSERT, TK_CTRL('Q')};
    struct prompt prompt;
    prompt_open(&prompt, "@");
    type(&prompt, "67");
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        assert_int_equal(prompt_key(&prompt, keys[i]), PROMPT_OTHER);
    assert_string_equal(prompt.text, "67");
}

static void it_is_drawn_with_its_cursor(void **state)
{
    (void)state;
    assert_string_equal(drawn_after("", 40), " @ [ ]");
    assert_string_equal(drawn_after("21:4", 40), " @ 21:4[ ]");
    assert_string_equal(drawn_after("21:4<Left><Left>", 40), " @ 21[:]4");
    assert_string_equal(drawn_after("日本<Left>", 40), " @ 日[本]");
}

static void a_long_text_scrolls(void **state)
{
    (void)state;
    assert_string_equal(drawn_after("2024-04-18", 14), " @ 2024-04-18[ ]");
    assert_string_equal(drawn_after("2024-04-18", 13), " @‹024-04-18[ ]");
    assert_string_equal(drawn_after("2024-04-18", 8), " @‹4-18[ ]");
    assert_string_equal(drawn_after("2024-04-18<Home>", 8), " @ [2]024…");
    assert_string_equal(drawn_after("2024-04-18<Left><Left>", 8), " @‹04-[1]8");
    assert_string_equal(drawn_after("2024-04-18", 7), "-04-18[ ]");
}

static void it_works_at_every_width(void **state)
{
    (void)state;
    assert_string_equal(drawn_after("21:45", 1), "[ ]");
    assert_string_equal(drawn_after("21:45<Left>", 1), "[5]");
    assert_string_equal(drawn_after("21:45", 2), "5[ ]");
    for (int w = 1; w < 30; w++) {
        static const char *const keys[] = {"", "日本日本日本<Left><Left>", "21:45<Home>", "x",
                                           "a long text that has no room in so few cells<Left>"};
        for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
            const char *text = drawn_after(keys[i], w), *cursor = strchr(text, '[');
            assert_non_null(cursor);
            assert_null(strchr(cursor + 1, '['));
        }
    }
}

static void in_ascii_it_folds(void **state)
{
    (void)state;
    struct prompt prompt;
    prompt_open(&prompt, "/");
    type(&prompt, "Fenerbahçe");
    assert_string_equal(drawn(&prompt, 40, true), " / Fenerbahce[ ]");
    type(&prompt, "<Left><Left>");
    assert_string_equal(drawn(&prompt, 40, true), " / Fenerbah[c]e");
    assert_string_equal(drawn(&prompt, 9, true), " /<rbah[c]e");
    assert_string_equal(drawn(&prompt, 8, true), " /<bah[c]e");
}

static void an_error_stands_until_the_next_key(void **state)
{
    (void)state;
    struct prompt prompt;
    prompt_open(&prompt, "@");
    type(&prompt, "21:4x");
    prompt_say(&prompt, "\"21:4x\" is no moment");
    assert_string_equal(drawn(&prompt, 40, false), " \"21:4x\" is no moment");
    assert_int_equal(prompt_key(&prompt, TK_UP), PROMPT_TAKEN); /* to be drawn */
    assert_string_equal(drawn(&prompt, 40, false), " @ 21:4x[ ]");
    prompt_say(&prompt, "\"21:4x\" is no moment");
    type(&prompt, "<Backspace>5");
    assert_string_equal(drawn(&prompt, 40, false), " @ 21:45[ ]");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(characters_go_in_at_the_cursor),
        cmocka_unit_test(the_cursor_stays_in_the_text),
        cmocka_unit_test(characters_go_whole),
        cmocka_unit_test(what_is_no_text_is_left_out),
        cmocka_unit_test(pieces_are_taken_out),
        cmocka_unit_test(it_takes_so_much_and_no_more),
        cmocka_unit_test(enter_hands_over_and_esc_closes),
        cmocka_unit_test(other_keys_are_not_its_own),
        cmocka_unit_test(it_is_drawn_with_its_cursor),
        cmocka_unit_test(a_long_text_scrolls),
        cmocka_unit_test(it_works_at_every_width),
        cmocka_unit_test(in_ascii_it_folds),
        cmocka_unit_test(an_error_stands_until_the_next_key),
    };
    return cmocka_run_group_tests_name("prompt", tests, NULL, NULL);
}
