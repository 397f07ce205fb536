/* A journal gone through as it was received, driven like a user:
 * tests/screen/cases/evening.journal, an evening of two matches, in which a goal falls to a video
 * decision (line 5), one is put right (7) and one that never was comes (8) and goes (9); a kick-off
 * is moved the day after (16). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "app.h"
#include "base/file.h"
#include "cmocka_all.h"
#include "input/edition_cfg.h"
#include "script.h"

enum { LAST = 16 };

struct viewer {
    struct keymap keymap;
    struct seen seen;
    struct edition *edition;
    struct app app;
    struct canvas canvas;
};

static void read_case(const char *name, char **bytes, size_t *len)
{
    char path[1024];
    const char *dir = getenv("top_srcdir");
    struct err err;
    snprintf(path, sizeof path, "%s/%s", dir ? dir : ".", name);
    if (!file_read(path, bytes, len, &err))
        fail_msg("%s", err.text);
}

static void viewer_open(struct viewer *viewer, uint32_t line)
{
    char *bytes;
    size_t len;
    struct report report = {0};
    struct err err;
    read_case("tests/screen/cases/evening.journal", &bytes, &len);
    assert_true(seen_open(&viewer->seen, "evening", bytes, len, &report));
    assert_int_equal(report.count, 0);
    assert_int_equal(viewer->seen.lines.n, LAST + 1);
    assert_true(seen_edition(&viewer->seen, line, &viewer->edition, &err));
    keymap_init(&viewer->keymap);
    app_open(&viewer->app, viewer->edition, &viewer->keymap, moment_end(), SCREEN_BRACKET, false);
    app_see(&viewer->app, &viewer->seen, line);
    app_draw(&viewer->app, &viewer->canvas);
    report_release(&report);
}

static void viewer_close(struct viewer *viewer)
{
    app_close(&viewer->app);
    seen_close(&viewer->seen);
    edition_close(viewer->edition);
}

static void type(struct viewer *viewer, const char *keys)
{
    struct err err = {""};
    size_t at = 0;
    ui_key key;
    while (script_next(keys, &at, &key, &err)) {
        app_key(&viewer->app, key);
        app_draw(&viewer->app, &viewer->canvas);
    }
    assert_string_equal(err.text, "");
}

static void assert_at(struct viewer *viewer, const char *keys, uint32_t line)
{
    type(viewer, keys);
    if (viewer->app.seen.line != line)
        fail_msg("%s leads to line %u, expected %u: %s", keys, viewer->app.seen.line, line,
                 viewer->app.message);
}

static void keys_lead_from_line_to_line(void **state)
{
    (void)state;
    struct viewer viewer;
    viewer_open(&viewer, LAST);
    assert_at(&viewer, ",", 15);
    assert_at(&viewer, ",", 14);
    assert_at(&viewer, ".", 15);
    assert_at(&viewer, "<Home>", 0);
    assert_at(&viewer, "<Home>", 0);
    assert_string_equal(viewer.app.message, "the first that was received");
    assert_at(&viewer, ",", 0);
    assert_at(&viewer, ">", 3);
    assert_at(&viewer, ">", 5);
    assert_at(&viewer, ">>>>", 9);
    assert_at(&viewer, "<lt>", 8);
    assert_at(&viewer, ">>", 13);
    assert_at(&viewer, ">", 13);
    assert_string_equal(viewer.app.message, "no later goal was received");
    assert_at(&viewer, "]", 14);
    assert_at(&viewer, "[[", 11);
    assert_at(&viewer, "}", 16);
    assert_at(&viewer, "{", 0);
    assert_at(&viewer, ")", 16);
    assert_at(&viewer, "(", 0);
    assert_at(&viewer, "<End>", LAST);
    assert_at(&viewer, ".", LAST);
    assert_string_equal(viewer.app.message, "the last that was received");
    assert_at(&viewer, "<Home>n", LAST);
    assert_at(&viewer, "@21:24:30<Enter>", 6);
    assert_at(&viewer, "@start<Enter>", 0);
    assert_at(&viewer, "@2031-05-20T19:31Z<Enter>", 9);
    assert_at(&viewer, "@HT<Enter>", 9);
    assert_true(viewer.app.prompt.open);
    assert_at(&viewer, "<Esc>r", 9);
    assert_false(viewer.app.moved);
    viewer_close(&viewer);
}

static void a_line_is_told_in_words(void **state)
{
    (void)state;
    static const struct {
        const char *keys, *says;
    } steps[] = {
        {"@start<Enter>", "the first that was received"},
        {".", "GUL 0-0 CRA  Kick-off"},
        {"..", "7'  Goal, Tern (GUL)"},
        {".", "TER 0-0 SEA  8'; and 1 more"},
        {".", "9'  VAR: no goal (GUL)"},
        {".", "23'  Goal, Reef (SEA)"},
        {".", "22'  put right: Goal, Kelp (SEA); was 23'  Goal, Reef (SEA)"},
        {".", "29'  Goal, Claw (CRA)"},
        {".", "29'  taken back: Goal, Claw (CRA)"},
        {",", "29'  Goal, Claw (CRA)"},
        {"<End>", "GUL v SEA  kick-off 25 May 20:00"},
    };
    struct viewer viewer;
    viewer_open(&viewer, LAST);
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        type(&viewer, steps[i].keys);
        assert_string_equal(viewer.app.message, steps[i].says);
    }
    viewer_close(&viewer);
}

/* How many cells of a row stand out. */
static int changed_cells(const struct viewer *viewer, int y)
{
    int count = 0;
    for (int x = 0; x < viewer->canvas.w; x++)
        count += canvas_cell(&viewer->canvas, x, y)->flags & CELL_CHANGED ? 1 : 0;
    return count;
}

/* The figure of the goal stands out when it comes, and when it goes; nothing else does. */
static void what_it_changed_stands_out(void **state)
{
    (void)state;
    enum { CRABS_ROW = 6 };
    static const char *const keys[] = {"@21:29:35<Enter>", ".", ",", "<End>@21:30:35<Enter>"};
    struct viewer viewer;
    viewer_open(&viewer, LAST);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        type(&viewer, keys[i]);
        for (int y = 0; y < viewer.canvas.h; y++)
            assert_int_equal(changed_cells(&viewer, y) > 0, y == CRABS_ROW);
    }
    viewer_close(&viewer);
}

static void it_plays_line_by_line(void **state)
{
    (void)state;
    struct viewer viewer;
    viewer_open(&viewer, 0);
    app_time(&viewer.app, 1000);
    type(&viewer, " ");
    assert_true(viewer.app.seen.cursor.playing);
    for (uint32_t line = 1; line <= LAST; line++) {
        app_time(&viewer.app, app_due(&viewer.app));
        assert_int_equal(app_tick(&viewer.app), APP_DRAW);
        assert_int_equal(viewer.app.seen.line, line);
    }
    assert_false(viewer.app.seen.cursor.playing);
    assert_true(app_due(&viewer.app) == CURSOR_NEVER);
    type(&viewer, " ");
    assert_non_null(strstr(viewer.app.message, "the last that was received"));
    /* At 1x by the time of receipt: 9 seconds after the kick-off, which takes its time to read. */
    assert_at(&viewer, "<Home>+ ", 0);
    int64_t from = viewer.app.ms;
    app_time(&viewer.app, app_due(&viewer.app));
    assert_int_equal(viewer.app.ms - from, 609000);
    app_tick(&viewer.app);
    assert_int_equal(viewer.app.seen.line, 1);
    viewer_close(&viewer);
}

static void nothing_is_given_away_to_be_spoiler_safe(void **state)
{
    (void)state;
    struct viewer viewer;
    viewer_open(&viewer, LAST);
    assert_at(&viewer, "S", 0);
    assert_true(viewer.app.safe);
    for (uint32_t line = 1; line < LAST; line++) {
        assert_int_equal(viewer.app.seen.receipt.count, line);
        assert_at(&viewer, ".", line);
    }
    assert_at(&viewer, "S", LAST - 1);
    assert_false(viewer.app.safe);
    assert_int_equal(viewer.app.seen.receipt.count, LAST + 1);
    viewer_close(&viewer);
}

static struct mouse mouse_at(enum mouse_kind kind, int x, int y)
{
    return (struct mouse){.kind = kind, .x = x, .y = y};
}

/* Along the bar, to the right end and back to the left. */
static void the_mouse_drags_along_the_lines(void **state)
{
    (void)state;
    struct viewer viewer;
    viewer_open(&viewer, 0);
    int y = viewer.canvas.h - 2, w = viewer.canvas.w;
    app_mouse(&viewer.app, mouse_at(MOUSE_PRESS, w - 2, y));
    assert_int_equal(viewer.app.seen.line, LAST - 1); /* of that night */
    app_mouse(&viewer.app, mouse_at(MOUSE_DRAG, w / 2, y));
    assert_in_range(viewer.app.seen.line, 9, 13);
    app_mouse(&viewer.app, mouse_at(MOUSE_DRAG, 0, y));
    assert_int_equal(viewer.app.seen.line, 0);
    app_mouse(&viewer.app, mouse_at(MOUSE_RELEASE, 0, y));
    viewer_close(&viewer);
}

/* Enter on an earlier event goes to where it was received first. */
static void an_event_leads_to_its_line(void **state)
{
    (void)state;
    struct viewer viewer;
    viewer_open(&viewer, 11);
    type(&viewer, "2");
    while (viewer.app.focus.match != 1)
        type(&viewer, "<Down>");
    type(&viewer, "4");
    assert_at(&viewer, "g<Enter>", 6); /* as Reef's */
    viewer_close(&viewer);
}

static bool open_other(void *of, const char *source, const struct edition **edition,
                       struct err *err)
{
    (void)source;
    (void)err;
    *edition = of;
    return true;
}

static uint32_t name_other(void *of, const char *but, bool safe, struct arena *arena,
                           struct shelf **shelves, const char *const **sources)
{
    static const char *const names[] = {"other"};
    struct name_index *index = arena_alloc(arena, sizeof *index);
    (void)but;
    (void)safe;
    index_build(index, of, arena);
    *shelves = arena_array(arena, struct shelf, 1);
    (*shelves)[0].index = index;
    *sources = names;
    return 1;
}

static void begin_other(const struct app_door *door, const struct edition *edition, bool safe,
                        struct moment *now, bool *has_left_off, struct moment *left_off)
{
    (void)door;
    (void)edition;
    (void)safe;
    (void)left_off;
    *now = moment_end();
    *has_left_off = false;
}

static void leave_never(const struct edition *edition, struct moment reached)
{
    (void)edition;
    (void)reached;
    fail_msg("how far one has come in what was received is nothing to remember");
}

static void another_edition_is_as_it_happened(void **state)
{
    (void)state;
    struct viewer viewer;
    struct edition *other;
    struct report report = {0};
    char *text;
    size_t len;
    read_case("data/uel-2023-24.cfg", &text, &len);
    assert_true(edition_read_cfg("other", text, len, &other, &report));
    struct app_door door = {other, name_other, open_other, begin_other, leave_never};
    viewer_open(&viewer, LAST);
    viewer.app.door = &door;
    type(&viewer, ",,,o<Down><Enter>");
    assert_ptr_equal(viewer.app.edition, other);
    assert_null(viewer.app.seen.of);
    type(&viewer, ",<lt>");
    assert_true(viewer.app.moved);
    viewer_close(&viewer);
    edition_close(other);
    report_release(&report);
    free(text);
}

int main(void)
{
    setenv("TZ", "CEST-2", 1);
    tzset();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_lead_from_line_to_line),
        cmocka_unit_test(a_line_is_told_in_words),
        cmocka_unit_test(what_it_changed_stands_out),
        cmocka_unit_test(it_plays_line_by_line),
        cmocka_unit_test(nothing_is_given_away_to_be_spoiler_safe),
        cmocka_unit_test(the_mouse_drags_along_the_lines),
        cmocka_unit_test(an_event_leads_to_its_line),
        cmocka_unit_test(another_edition_is_as_it_happened),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
