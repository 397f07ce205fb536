/* Notices: which are wanted, what they say, when the app gives them, and the arguments of the
 * user's command. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "app.h"
#include "cmocka_all.h"
#include "maker.h"
#include "notice.h"
#include "notify.h"
#include "sample.h"

/* -- what they say ------------------------------------------------------------------------------
 */

/* The item of the entry of a match that is an event of a person, else that is of a kind and phase.
 */
static struct news_item item_of(const struct edition *edition, const char *match,
                                const char *person, enum entry_kind kind, enum phase phase)
{
    uint32_t id = strmap_get(&edition->match_by_key, match, strlen(match));
    assert_int_not_equal(id, STRMAP_NONE);
    const struct match *m = &edition->matches.v[id];
    for (uint32_t seq = 0; seq < m->entry_count; seq++) {
        const struct entry *entry = &edition->entries.v[m->entry_first + seq];
        const char *name = entry->kind == ENTRY_EVENT
                               ? person_name(edition, edition->events.v[entry->ref].person)
                               : NULL;
        if (person ? name && strcmp(name, person) == 0
                   : entry->kind == kind && entry->phase == phase)
            return (struct news_item){.kinds = 1u << NEWS_GOAL, .what = {entry->at, id, seq}};
    }
    fail_msg("nothing of the kind in %s", match);
    return (struct news_item){0};
}

static void say(const struct edition *edition, struct news_item item, struct notice *notice)
{
    struct arena arena;
    arena_init(&arena);
    struct view view = {.edition = edition, .day = INSTANT_UNKNOWN, .scratch = &arena};
    notice_say(&view, &item, notice);
    arena_release(&arena);
}

static void a_goal_is_told_with_its_aggregate(void **state)
{
    struct notice notice;
    (void)state;
    struct edition *edition = sample_two_legs();
    say(edition, item_of(edition, "sf2/2", "Salah", ENTRY_EVENT, PHASE_FIRST_HALF), &notice);
    assert_string_equal(notice.text[NOTICE_TITLE], "Goal: Atalanta 0-1 Liverpool");
    assert_string_equal(notice.text[NOTICE_BODY],
                        "7' Salah (pen) (LIV); Atalanta lead 3-1 on aggregate");
    assert_string_equal(notice.text[NOTICE_MATCH], "Atalanta v Liverpool");
    assert_string_equal(notice.text[NOTICE_SCORE], "0-1");
    assert_string_equal(notice.text[NOTICE_TEAM], "Liverpool");
    assert_string_equal(notice.text[NOTICE_MINUTE], "7'");
    assert_string_equal(notice.text[NOTICE_COMPETITION], "Test Cup 2023-24");
    edition_close(edition);
}

static void starts_and_ends_are_told(void **state)
{
    struct notice notice;
    (void)state;
    struct edition *edition = sample_two_legs();
    struct news_item item = item_of(edition, "sf2/2", NULL, ENTRY_PHASE_START, PHASE_FIRST_HALF);
    say(edition, item, &notice);
    assert_string_equal(notice.text[NOTICE_TITLE], "Kick-off: Atalanta 0-0 Liverpool");
    assert_non_null(strstr(notice.text[NOTICE_BODY], "2nd leg; Atalanta lead 3-0 on aggregate"));
    assert_string_equal(notice.text[NOTICE_MINUTE], "");
    assert_string_equal(notice.text[NOTICE_TEAM], "");
    item = item_of(edition, "sf2/2", NULL, ENTRY_PHASE_END, PHASE_FIRST_HALF);
    say(edition, item, &notice);
    assert_string_equal(notice.text[NOTICE_TITLE], "Half-time: Atalanta 0-1 Liverpool");
    item = item_of(edition, "sf2/2", NULL, ENTRY_PHASE_END, PHASE_SECOND_HALF);
    item.kinds = 1u << NEWS_FULL_TIME | 1u << NEWS_THROUGH;
    say(edition, item, &notice);
    assert_string_equal(notice.text[NOTICE_TITLE], "Full time: Atalanta 0-1 Liverpool");
    assert_non_null(strstr(notice.text[NOTICE_BODY], "Atalanta win 3-1 on aggregate"));
    assert_string_equal(notice.text[NOTICE_TEAM], "Atalanta");
    edition_close(edition);
}

static void kicks_are_told_with_their_score(void **state)
{
    struct notice notice;
    (void)state;
    struct edition *edition = sample_two_legs();
    struct news_item item = item_of(edition, "sf1/2", NULL, ENTRY_KICK, PHASE_KICKS);
    item.what.seq++; /* the second */
    item.what.at =
        edition->entries.v[edition->matches.v[item.what.match].entry_first + item.what.seq].at;
    say(edition, item, &notice);
    assert_string_equal(notice.text[NOTICE_TITLE], "Kick 2: Marseille 1-0 Benfica, 1-0 on kicks");
    assert_string_equal(notice.text[NOTICE_MINUTE], "Kick 2");
    assert_string_equal(notice.text[NOTICE_TEAM], "Marseille");
    item = item_of(edition, "sf1/2", NULL, ENTRY_PHASE_END, PHASE_KICKS);
    say(edition, item, &notice);
    assert_string_equal(notice.text[NOTICE_TITLE],
                        "End of the shoot-out: Marseille 1-0 Benfica, 4-2 on kicks");
    assert_non_null(strstr(notice.text[NOTICE_BODY], "Marseille win 4-2 on kicks"));
    edition_close(edition);
}

static void a_goal_that_is_there_no_longer_is_told(void **state)
{
    struct notice notice;
    (void)state;
    struct edition *edition = sample_two_legs();
    struct news_item item = item_of(edition, "sf2/2", NULL, ENTRY_PHASE_START, PHASE_FIRST_HALF);
    item.gone = true;
    say(edition, item, &notice);
    assert_string_equal(notice.text[NOTICE_TITLE], "No goal: Atalanta 0-0 Liverpool");
    item.gone = false;
    item.late = true;
    say(edition, item, &notice);
    assert_string_equal(notice.text[NOTICE_TITLE], "Decided: Atalanta 0-0 Liverpool");
    edition_close(edition);
}

/* -- which are wanted ---------------------------------------------------------------------------
 */

static bool wanted_of(const struct edition *edition, unsigned kinds, const char *team)
{
    struct notice_settings settings;
    struct news_item item = item_of(edition, "sf2/2", "Salah", ENTRY_EVENT, PHASE_FIRST_HALF);
    notice_settings_init(&settings);
    settings.kinds = kinds;
    if (team) {
        assert_true(texts_add(&settings.teams, "nobody"));
        assert_true(texts_add(&settings.teams, team));
    }
    return notice_wanted(&settings, edition, &item);
}

static void kinds_and_teams_are_chosen(void **state)
{
    (void)state;
    struct edition *edition = sample_two_legs();
    unsigned goal = 1u << NEWS_GOAL;
    assert_true(wanted_of(edition, goal, NULL));
    assert_false(wanted_of(edition, 1u << NEWS_KICK, NULL));
    assert_false(wanted_of(edition, 0, NULL));
    assert_true(wanted_of(edition, goal, "liverpool"));
    assert_true(wanted_of(edition, goal, "ata"));
    assert_false(wanted_of(edition, goal, "benfica"));
    assert_false(wanted_of(edition, goal, "liver")); /* no part of a name */
    edition_close(edition);
}

static void texts_end_where_there_is_no_room(void **state)
{
    struct texts texts = {.count = 0};
    char text[sizeof texts.bytes];
    (void)state;
    memset(text, 'x', sizeof text);
    text[sizeof text - 1] = '\0';
    assert_true(texts_add(&texts, "a"));
    assert_false(texts_add(&texts, text + 1));
    assert_int_equal(texts.count, 1);
    assert_true(texts_add(&texts, text + 2));
    assert_false(texts_add(&texts, ""));
    assert_string_equal(texts_at(&texts, 0), "a");
    assert_string_equal(texts_at(&texts, 1), text + 2);
    assert_int_equal(texts.count, 2);
}

static struct notice titled(const char *title)
{
    struct notice notice = {.more = 0};
    snprintf(notice.text[NOTICE_TITLE], sizeof notice.text[NOTICE_TITLE], "%s", title);
    return notice;
}

static void many_at_once_are_summed_up(void **state)
{
    struct notice_queue queue = {.count = 0};
    struct notice notice;
    char text[64];
    (void)state;
    for (int i = 0; i < 40; i++) {
        snprintf(text, sizeof text, "%d", i);
        notice = titled(text);
        notice_queue_add(&queue, &notice);
    }
    for (int i = 0; i < NOTICES_MOST - 1; i++) {
        assert_true(notice_queue_take(&queue, &notice));
        assert_int_equal(atoi(notice.text[NOTICE_TITLE]), i);
        assert_int_equal(notice.more, 0);
    }
    assert_true(notice_queue_take(&queue, &notice));
    assert_string_equal(notice_text(&notice, NOTICE_TITLE, text, sizeof text), "39 (and 36 more)");
    assert_string_equal(notice_text(&notice, NOTICE_SCORE, text, sizeof text), "");
    assert_false(notice_queue_take(&queue, &notice));
}

/* -- the command's arguments ---------------------------------------------------------------------
 */

static void words_are_whole_arguments(void **state)
{
    static const struct {
        const char *argument, *problem; /* NULL: it is fine */
        enum notice_word word;
        size_t at;
    } cases[] = {
        {"{title}", NULL, NOTICE_TITLE, 0},
        {"{competition}", NULL, NOTICE_COMPETITION, 0},
        {"--text={body}", NULL, NOTICE_BODY, 7},
        {"-t={team}", NULL, NOTICE_TEAM, 3},
        {"", NULL, NOTICE_WORD_COUNT, 0},
        {"plain {", NULL, NOTICE_WORD_COUNT, 0},
        {"{}", NULL, NOTICE_WORD_COUNT, 0},
        {"{\"a\": 1}", NULL, NOTICE_WORD_COUNT, 0},
        {"{Title}", NULL, NOTICE_WORD_COUNT, 0},
        {"{titel}", "{titel} is not known; expected {title}, {body}, ", 0, 0},
        {"{tit}", "{tit} is not known", 0, 0},
        {"echo {title}", "{title} stands within other text", 0, 0},
        {"{title}!", "stands within other text", 0, 0},
        {"x={title}", "stands within other text", 0, 0},
        {"-c x={title}", "stands within other text", 0, 0},
        {"{title}{body}", "stands within other text", 0, 0},
        {"{{title}}", "stands within other text", 0, 0},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        enum notice_word word;
        size_t at;
        struct err err;
        bool good = notice_argument(cases[i].argument, &word, &at, &err);
        if (good != !cases[i].problem)
            fail_msg("%s: %s", cases[i].argument, good ? "taken" : err.text);
        if (good)
            assert_int_equal(word, cases[i].word);
        else if (!strstr(err.text, cases[i].problem))
            fail_msg("%s: %s", cases[i].argument, err.text);
        if (good && word != NOTICE_WORD_COUNT)
            assert_int_equal(at, cases[i].at);
    }
}

static void a_value_is_one_argument_and_no_option(void **state)
{
    struct texts command = {.count = 0};
    struct notice notice = titled("-rf \"two words\" $(no) ; '");
    struct arena arena;
    static const char *const words[] = {"send", "-u", "{title}", "--text={title}", "{body}"};
    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        assert_true(texts_add(&command, words[i]));
    const char *const *arguments = notify_arguments(&command, &notice, &arena);
    assert_string_equal(arguments[0], "send");
    assert_string_equal(arguments[1], "-u");
    assert_string_equal(arguments[2], " -rf \"two words\" $(no) ; '");
    assert_string_equal(arguments[3], "--text=-rf \"two words\" $(no) ; '");
    assert_string_equal(arguments[4], "");
    assert_null(arguments[5]);
    arena_release(&arena);
}

/* -- the app -------------------------------------------------------------------------------------
 */

struct desk {
    struct maker builds[4];
    int count;
    struct keymap keymap;
    struct notice_settings settings;
    struct app app;
};

/* A match at a minute, with so many goals. */
static const struct edition *build(struct desk *desk, const char *clock, int goals)
{
    struct maker *maker = &desk->builds[desk->count++];
    maker_open(maker);
    maker_round(maker, "r", 1, "goals extra-time kicks");
    maker_tie(maker, "sf", "como", "derby");
    maker_match(maker, clock);
    for (int i = 0; i < goals; i++)
        maker_event(maker, i ? "20'" : "10'", "goal", "como", i ? "Bianchi" : "Rossi");
    if (!maker_seal(maker))
        fail_msg("%s", maker->report.problems[0].text);
    return maker->edition;
}

static int set_up(void **state)
{
    struct desk *desk = calloc(1, sizeof *desk);
    assert_non_null(desk);
    keymap_init(&desk->keymap);
    notice_settings_init(&desk->settings);
    assert_true(texts_add(&desk->settings.command, "send"));
    desk->settings.bell = true;
    app_open(&desk->app, build(desk, "9'", 0), &desk->keymap, moment_end(), SCREEN_BRACKET, false);
    desk->app.notices.settings = &desk->settings;
    desk->app.live.on = desk->app.live.current = true;
    app_time(&desk->app, 1000);
    *state = desk;
    return 0;
}

static int tear_down(void **state)
{
    struct desk *desk = *state;
    app_close(&desk->app);
    while (desk->count > 0)
        maker_close(&desk->builds[--desk->count]);
    free(desk);
    return 0;
}

static void assert_given(struct desk *desk, int count)
{
    char title[128];
    app_window_title(&desk->app, title, sizeof title);
    assert_int_equal(desk->app.notices.queue.count, count);
    assert_int_equal(desk->app.notices.ring, count > 0);
    assert_string_equal(title,
                        count ? "Goal: Como 1-0 Derby - touchline" : "Test Cup 2024 - touchline");
}

static void what_is_new_is_given(void **state)
{
    struct desk *desk = *state;
    char title[128];
    app_renew(&desk->app, build(desk, "11'", 1), 0);
    assert_given(desk, 1);
    app_renew(&desk->app, build(desk, "12'", 1), 0);
    assert_given(desk, 1);
    snprintf(desk->app.notices.title, sizeof desk->app.notices.title, "Goal: Köln 1-0 Łódź");
    desk->app.ascii = true;
    app_window_title(&desk->app, title, sizeof title);
    assert_string_equal(title, "Goal: Koln 1-0 Lodz - touchline");
    /* The title goes back after a while. */
    do {
        int64_t due = app_due(&desk->app);
        assert_true(due > desk->app.ms && due < CURSOR_NEVER);
        app_time(&desk->app, due);
        app_tick(&desk->app);
        app_window_title(&desk->app, title, sizeof title);
    } while (strncmp(title, "Goal:", 5) == 0);
    assert_string_equal(title, "Test Cup 2024 - touchline");
}

static void what_is_not_wanted_is_not_given(void **state)
{
    struct desk *desk = *state;
    desk->settings = (struct notice_settings){.kinds = 1u << NEWS_GOAL};
    app_renew(&desk->app, build(desk, "11'", 1), 0);
    assert_given(desk, 0);
}

static void what_is_old_is_not_given(void **state)
{
    struct desk *desk = *state;
    desk->app.live.current = false;
    app_renew(&desk->app, build(desk, "11'", 1), 0);
    assert_given(desk, 0);
    desk->app.live.current = true;
    app_renew(&desk->app, build(desk, "12'", 1), 0);
    assert_given(desk, 0);
    app_renew(&desk->app, build(desk, "21'", 2), 0);
    assert_int_equal(desk->app.notices.queue.count, 1);
}

static void muting_drops_what_waits(void **state)
{
    struct desk *desk = *state;
    app_renew(&desk->app, build(desk, "11'", 1), 0);
    app_key(&desk->app, 'm');
    assert_string_equal(desk->app.message, "notices off");
    assert_given(desk, 0);
    app_renew(&desk->app, build(desk, "21'", 2), 0);
    assert_given(desk, 0);
    app_key(&desk->app, 'm');
    assert_string_equal(desk->app.message, "notices on");
    assert_given(desk, 0);
}

/* At the live edge nothing lies ahead; who has gone back is told no more than the status line does.
 */
static void who_is_safe_and_behind_is_not_given_any(void **state)
{
    struct desk *desk = *state;
    desk->app.safe = true;
    app_renew(&desk->app, build(desk, "11'", 1), 0);
    assert_given(desk, 1);
    app_key(&desk->app, 'm');
    app_key(&desk->app, 'm');
    app_act(&desk->app, ACTION_START);
    app_renew(&desk->app, build(desk, "21'", 2), 0);
    assert_given(desk, 0);
    assert_non_null(strstr(desk->app.message, "something has happened"));
}

static void who_has_gone_back_is_given_them(void **state)
{
    struct desk *desk = *state;
    app_act(&desk->app, ACTION_START);
    app_renew(&desk->app, build(desk, "11'", 1), 0);
    assert_given(desk, 1);
}

int main(void)
{
    setenv("TZ", "UTC", 1);
    tzset();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_goal_is_told_with_its_aggregate),
        cmocka_unit_test(starts_and_ends_are_told),
        cmocka_unit_test(kicks_are_told_with_their_score),
        cmocka_unit_test(a_goal_that_is_there_no_longer_is_told),
        cmocka_unit_test(kinds_and_teams_are_chosen),
        cmocka_unit_test(texts_end_where_there_is_no_room),
        cmocka_unit_test(many_at_once_are_summed_up),
        cmocka_unit_test(words_are_whole_arguments),
        cmocka_unit_test(a_value_is_one_argument_and_no_option),
        cmocka_unit_test_setup_teardown(what_is_new_is_given, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_not_wanted_is_not_given, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_old_is_not_given, set_up, tear_down),
        cmocka_unit_test_setup_teardown(muting_drops_what_waits, set_up, tear_down),
        cmocka_unit_test_setup_teardown(who_is_safe_and_behind_is_not_given_any, set_up, tear_down),
        cmocka_unit_test_setup_teardown(who_has_gone_back_is_given_them, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
