/*
 * Live is replay at the live edge. An evening comes in as a file that is written anew, cut from a
 * whole edition at one moment after another (tests/cut). At every one of them what the viewer shows
 * at the live edge is what it would show of that file opened afresh, and a viewer gone back to a
 * moment goes on showing what it showed; and what is new is told once on the way. The journal of
 * the evening shows it again as it was.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "app.h"
#include "base/file.h"
#include "cut/cut.h"
#include "input/edition_cfg.h"
#include "input/journal_file.h"
#include "model/match.h"
#include "output/edition_write.h"
#include "picture/writer.h"
#include "prop.h"
#include "time/news.h"

enum { MINUTE = 60, ROUNDS_SHOWN = 6, STEPS = 40, ANSWERS = 24 };

static const char *const editions[] = {"uel-2023-24", "uecl-2023-24"};

struct evening {
    struct edition *whole;
    struct keymap keymap;
    char *text;
};

static void evening_open(struct evening *evening, const char *name)
{
    char path[1024];
    const char *dir = getenv("top_srcdir");
    struct report report = {0};
    struct err err;
    size_t len;
    snprintf(path, sizeof path, "%s/data/%s.cfg", dir ? dir : ".", name);
    if (!file_read(path, &evening->text, &len, &err))
        fail_msg("%s", err.text);
    assert_true(edition_read_cfg(path, evening->text, len, &evening->whole, &report));
    report_release(&report);
    keymap_init(&evening->keymap);
}

static void evening_close(struct evening *evening)
{
    edition_close(evening->whole);
    free(evening->text);
}

static struct edition *as_written(const struct evening *evening, instant at)
{
    struct edition *edition = NULL;
    struct report report = {0};
    char *text = cut_edition(evening->text, cut_at(at));
    assert_non_null(text);
    assert_true(edition_read_cfg("cut", text, strlen(text), &edition, &report));
    report_release(&report);
    free(text);
    return edition;
}

/* Any moment of a match, or shortly after one. */
static instant random_instant(struct random *random, const struct edition *edition)
{
    const struct entry *entry =
        &edition->entries.v[random_below(random, (uint32_t)edition->entries.n)];
    return entry->at + (random_below(random, 2) ? (instant)random_below(random, 40) * MINUTE : 0);
}

static int by_time(const void *a, const void *b)
{
    instant left = *(const instant *)a, right = *(const instant *)b;
    return left < right ? -1 : left > right;
}

/* The picture as text, without the status line, which tells news. */
static char *picture(struct app *app)
{
    struct canvas canvas;
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    assert_non_null(out);
    app_draw(app, &canvas);
    canvas.h--;
    writer_text(&canvas, out);
    assert_int_equal(fclose(out), 0);
    return text;
}

static void assert_same_picture(struct app *app, struct app *other, instant at)
{
    char *left = picture(app), *right = picture(other), said[64];
    if (strcmp(left, right) != 0) {
        instant_format_iso(said, sizeof said, at, 0);
        fail_msg("at %s the screen \"%s\" went on as\n%s\nbut begins as\n%s", said,
                 screens[app_screen(app)]->name, left, right);
    }
    free(left);
    free(right);
}

/* The screens that the edition has at the time, of what the one app has come to look at. */
static void compare_screens(struct app *app, struct app *fresh, instant at)
{
    fresh->focus = app->focus;
    for (int screen = SCREEN_BRACKET; screen < SCREEN_HELP; screen++) {
        app_act(app, ACTION_BRACKET + (screen - SCREEN_BRACKET));
        app_act(fresh, ACTION_BRACKET + (screen - SCREEN_BRACKET));
        assert_same_picture(app, fresh, at);
    }
    app_act(app, ACTION_BRACKET);
}

static void follow(const struct evening *evening, struct random *random)
{
    instant moments[STEPS];
    struct app app, back;
    for (int i = 0; i < STEPS; i++)
        moments[i] = random_instant(random, evening->whole);
    qsort(moments, STEPS, sizeof *moments, by_time);
    struct edition *edition = as_written(evening, moments[0]);
    app_open(&app, edition, &evening->keymap, moment_end(), SCREEN_BRACKET, false);
    app_open(&back, edition, &evening->keymap, moment_at(moments[0]), SCREEN_BRACKET, false);
    app_live_begin(&app, 0);
    app_live_begin(&back, 0);
    for (int i = 1; i < STEPS; i++) {
        struct app fresh;
        struct edition *next = as_written(evening, moments[i]);
        char *was = picture(&back);
        app_renew(&app, next, 0);
        app_renew(&back, next, 0);
        edition_close(edition);
        edition = next;
        app_open(&fresh, edition, &evening->keymap, moment_end(), SCREEN_BRACKET, false);
        app_live_begin(&fresh, 0);
        compare_screens(&app, &fresh, moments[i]);
        app_close(&fresh);
        char *is = picture(&back);
        assert_string_equal(was, is);
        free(was);
        free(is);
        /* Whoever has gone back goes to the end of what there is, and elsewhere. */
        if (random_below(random, 4) == 0) {
            app_act(&app, random_below(random, 2) ? ACTION_DOWN : ACTION_RIGHT);
            app_close(&back);
            app_open(&back, edition, &evening->keymap, moment_at(moments[i]), SCREEN_BRACKET,
                     false);
            app_live_begin(&back, 0);
        }
    }
    app_close(&app);
    app_close(&back);
    edition_close(edition);
}

static void live_is_replay_at_the_edge(void **state)
{
    (void)state;
    struct random random = random_start();
    for (size_t i = 0; i < sizeof editions / sizeof *editions; i++) {
        struct evening evening;
        evening_open(&evening, editions[i]);
        for (int round = 0; round < ROUNDS_SHOWN; round++)
            follow(&evening, &random);
        evening_close(&evening);
    }
}

/* What is news at each step of the way, by kind; goals that are taken back are not counted. */
static void count_news(const struct edition *old, const struct edition *new,
                       unsigned told[NEWS_KIND_COUNT])
{
    struct arena arena;
    arena_init(&arena);
    struct carry_news entries = carry_news(old, new, &arena);
    struct news news = news_make(old, new, entries, &arena);
    for (uint32_t i = 0; i < news.count; i++) {
        const struct news_item *item = &news.v[i];
        const struct match *match = &new->matches.v[item->what.match];
        const struct entry *entry = &new->entries.v[match->entry_first + item->what.seq];
        bool goal =
            entry->kind == ENTRY_EVENT && event_goal_side(&new->events.v[entry->ref]) != SIDE_NONE;
        assert_false(item->gone);
        for (int kind = 0; kind < NEWS_KIND_COUNT; kind++)
            told[kind] += item->kinds >> kind & 1 && (kind != NEWS_GOAL || goal);
    }
    arena_release(&arena);
}

/* What there was to be told from one build to another. */
static void count_all(const struct edition *old, const struct edition *new,
                      unsigned all[NEWS_KIND_COUNT])
{
    for (uint32_t id = 0; id < new->matches.n; id++) {
        struct match_state then, now;
        match_at(old, id, moment_end(), &then);
        match_at(new, id, moment_end(), &now);
        for (int side = HOME; side < SIDE_COUNT; side++)
            all[NEWS_GOAL] += (unsigned)(now.goals[side] - then.goals[side]);
        all[NEWS_KICK] += new->matches.v[id].kick_count - old->matches.v[id].kick_count;
        all[NEWS_KICK_OFF] += (now.entries > 0) - (then.entries > 0);
    }
    for (uint32_t id = 0; id < new->ties.n; id++)
        all[NEWS_THROUGH] +=
            (new->ties.v[id].winner != SIDE_NONE) - (old->ties.v[id].winner != SIDE_NONE);
}

static void everything_is_told_once(void **state)
{
    static const enum news_kind kinds[] = {NEWS_GOAL, NEWS_KICK, NEWS_KICK_OFF, NEWS_THROUGH};
    (void)state;
    struct random random = random_start();
    for (size_t i = 0; i < sizeof editions / sizeof *editions; i++) {
        struct evening evening;
        instant moments[STEPS];
        unsigned told[NEWS_KIND_COUNT] = {0}, all[NEWS_KIND_COUNT] = {0};
        evening_open(&evening, editions[i]);
        for (int step = 0; step < STEPS; step++)
            moments[step] = random_instant(&random, evening.whole);
        qsort(moments, STEPS, sizeof *moments, by_time);
        struct edition *first = as_written(&evening, moments[0]), *last = first;
        for (int step = 1; step < STEPS; step++) {
            struct edition *next = as_written(&evening, moments[step]);
            count_news(last, next, told);
            if (last != first)
                edition_close(last);
            last = next;
        }
        count_all(first, last, all);
        for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
            if (told[kinds[k]] != all[kinds[k]])
                fail_msg("%s: %u times \"%s\" were told, expected %u", editions[i], told[kinds[k]],
                         news_words[kinds[k]], all[kinds[k]]);
        edition_close(first);
        edition_close(last);
        evening_close(&evening);
    }
}

/* The edition as touchline's JSON. */
static json_t *tree_of(const struct edition *edition, struct tree *text)
{
    edition_write(edition, TREE_JSON, text);
    json_t *tree = json_loadb(text->out.v, text->out.n, 0, NULL);
    assert_non_null(tree);
    return tree;
}

/* A journal's bytes, as they were received. */
static void see(struct seen *seen, const struct journal_text *text)
{
    struct report report = {0};
    char *bytes = malloc(text->out.n);
    assert_non_null(bytes);
    memcpy(bytes, text->out.v, text->out.n);
    assert_true(seen_open(seen, "journal", bytes, text->out.n, &report));
    assert_int_equal(report.count, 0);
    report_release(&report);
}

/* What a journal has come to at a time is what had been received by then, byte for byte. */
static void assert_journal_holds(struct seen *seen, instant known, const struct tree *expected)
{
    struct edition *edition;
    struct err err;
    struct tree got;
    uint32_t line;
    assert_true(seen_by(seen, known, &line));
    assert_true(seen_edition(seen, line, &edition, &err));
    edition_write(edition, TREE_JSON, &got);
    assert_int_equal(got.out.n, expected->out.n);
    assert_memory_equal(got.out.v, expected->out.v, got.out.n);
    vec_release(&got.out);
    edition_close(edition);
}

static void keep_journal(const struct evening *evening, struct random *random)
{
    instant moments[ANSWERS];
    struct tree texts[ANSWERS];
    struct journal journal;
    struct journal_text text = {.out = {0}};
    for (int i = 0; i < ANSWERS; i++)
        moments[i] = random_instant(random, evening->whole);
    /* As they come, back and forth: a source may take back what it said. */
    journal_init(&journal);
    for (int i = 0; i < ANSWERS; i++) {
        struct edition *edition = as_written(evening, moments[i]);
        json_t *tree = tree_of(edition, &texts[i]);
        journal_write(&journal, tree, i, &text);
        json_decref(tree);
        edition_close(edition);
    }
    struct seen seen;
    see(&seen, &text);
    for (int i = ANSWERS - 1; i >= 0; i--) {
        assert_journal_holds(&seen, i, &texts[i]);
        vec_release(&texts[i].out);
    }
    seen_close(&seen);
    journal_release(&journal);
    vec_release(&text.out);
}

static void a_journal_read_again_is_what_was_received(void **state)
{
    (void)state;
    struct random random = random_start();
    for (size_t i = 0; i < sizeof editions / sizeof *editions; i++) {
        struct evening evening;
        evening_open(&evening, editions[i]);
        keep_journal(&evening, &random);
        evening_close(&evening);
    }
}

/* -- as it was received -------------------------------------------------------------------------
 */

/* Without what tells the time: the title and the bar. */
static char *timeless_picture(struct app *app)
{
    struct canvas canvas;
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    assert_non_null(out);
    app_draw(app, &canvas);
    canvas_clear(&canvas, (struct rect){0, 0, canvas.w, 1});
    for (int i = 0; screens[app_screen(app)]->bar && i < canvas.hit_count; i++)
        if (canvas.hits[i].kind == HIT_BAR)
            canvas_clear(&canvas, (struct rect){0, canvas.hits[i].rect.y, canvas.w, 1});
    canvas.h--;
    writer_text(&canvas, out);
    assert_int_equal(fclose(out), 0);
    return text;
}

/* On every screen, at several sizes, the one shows what the other does. */
static void compare_as_seen(struct app *live, struct app *seen, uint32_t line)
{
    static const int sizes[][2] = {{80, 24}, {40, 12}, {120, 40}};
    seen->focus = live->focus;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        for (int screen = SCREEN_BRACKET; screen < SCREEN_HELP; screen++) {
            app_resize(live, sizes[i][0], sizes[i][1]);
            app_resize(seen, sizes[i][0], sizes[i][1]);
            app_act(live, ACTION_BRACKET + (screen - SCREEN_BRACKET));
            app_act(seen, ACTION_BRACKET + (screen - SCREEN_BRACKET));
            char *left = timeless_picture(live), *right = timeless_picture(seen);
            if (strcmp(left, right) != 0)
                fail_msg("line %u: the screen \"%s\" was\n%s\nbut is seen as\n%s", line,
                         screens[app_screen(live)]->name, left, right);
            free(left);
            free(right);
        }
    app_act(live, ACTION_BRACKET);
    app_act(seen, ACTION_BRACKET);
}

struct received {
    struct journal_text text;
    uint32_t count;
    struct edition *states[ANSWERS]; /* as they came: one a line */
    instant at[ANSWERS];
};

/* An evening comes in, doubtful: now and then with an answer that is older than the one before. */
static void receive(const struct evening *evening, struct random *random, bool doubtful,
                    struct received *received)
{
    instant moments[ANSWERS];
    struct journal journal;
    *received = (struct received){.count = 0};
    for (int i = 0; i < ANSWERS; i++)
        moments[i] = random_instant(random, evening->whole);
    qsort(moments, ANSWERS, sizeof *moments, by_time);
    journal_init(&journal);
    for (int i = 0; i < ANSWERS; i++) {
        bool older = doubtful && i > 1 && random_below(random, 4) == 0;
        struct edition *edition = as_written(evening, moments[older ? i - 2 : i]);
        struct tree written;
        json_t *tree = tree_of(edition, &written);
        if (journal_write(&journal, tree, moments[i], &received->text)) {
            received->at[received->count] = moments[i];
            received->states[received->count++] = edition;
        } else {
            edition_close(edition);
        }
        json_decref(tree);
        vec_release(&written.out);
    }
    journal_release(&journal);
}

static void received_release(struct received *received)
{
    for (uint32_t i = 0; i < received->count; i++)
        edition_close(received->states[i]);
    vec_release(&received->text.out);
}

/* What was shown live, right after each line, is what is shown of that line ever after, forth and
 * back. */
static void see_again(const struct evening *evening, struct random *random)
{
    struct received received;
    struct edition *first;
    struct app live, again;
    struct seen seen;
    struct err err;
    receive(evening, random, true, &received);
    see(&seen, &received.text);
    assert_int_equal(seen.lines.n, received.count);
    assert_true(seen_edition(&seen, 0, &first, &err));
    app_open(&live, received.states[0], &evening->keymap, moment_end(), SCREEN_BRACKET, false);
    app_open(&again, first, &evening->keymap, moment_end(), SCREEN_BRACKET, false);
    live.live.on = true;
    app_see(&again, &seen, 0);
    compare_as_seen(&live, &again, 0);
    uint32_t last = received.count - 1;
    for (uint32_t line = 1; line <= last; line++) {
        app_renew(&live, received.states[line], 0);
        app_act(&again, ACTION_STEP_ON);
        assert_int_equal(again.seen.line, line);
        compare_as_seen(&live, &again, line);
    }
    app_act(&again, ACTION_STEP_ON);
    assert_int_equal(again.seen.line, last);
    for (uint32_t line = last; line-- > 0;) {
        app_renew(&live, received.states[line], 0);
        app_act(&again, ACTION_STEP_BACK);
        assert_int_equal(again.seen.line, line);
        compare_as_seen(&live, &again, line);
    }
    app_close(&live);
    app_close(&again);
    seen_close(&seen);
    edition_close(first);
    received_release(&received);
}

/* As it happened: at a moment of the evening the finished journal shows what that moment showed
 * when it had just come. */
static void replay_again(const struct evening *evening, struct random *random)
{
    struct received received;
    struct edition *finished;
    struct report report = {0};
    receive(evening, random, false, &received);
    assert_true(edition_read_journal("journal", received.text.out.v, received.text.out.n, &finished,
                                     &report));
    for (uint32_t i = 0; i < received.count; i++) {
        struct app then, again;
        struct moment now = moment_at(received.at[i]);
        app_open(&then, received.states[i], &evening->keymap, now, SCREEN_BRACKET, false);
        app_open(&again, finished, &evening->keymap, now, SCREEN_BRACKET, false);
        then.live.on = true;
        compare_screens(&then, &again, received.at[i]);
        app_close(&then);
        app_close(&again);
    }
    report_release(&report);
    edition_close(finished);
    received_release(&received);
}

static void the_journal_shows_the_evening_again(void **state)
{
    (void)state;
    struct random random = random_start();
    for (size_t i = 0; i < sizeof editions / sizeof *editions; i++) {
        struct evening evening;
        evening_open(&evening, editions[i]);
        see_again(&evening, &random);
        replay_again(&evening, &random);
        evening_close(&evening);
    }
}

int main(void)
{
    setenv("TZ", "UTC", 1);
    tzset();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(live_is_replay_at_the_edge),
        cmocka_unit_test(everything_is_told_once),
        cmocka_unit_test(a_journal_read_again_is_what_was_received),
        cmocka_unit_test(the_journal_shows_the_evening_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
