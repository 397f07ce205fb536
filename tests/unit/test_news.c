/* What is worth telling of what is new between two builds of an edition. */
#include <stdio.h>
#include <string.h>

#include "cmocka_all.h"
#include "maker.h"
#include "time/news.h"

#define UEFA "goals extra-time kicks"

/* How the second leg of a tie stands: Como won the first 1-0 at home. */
struct stand {
    const char *clock;         /* of the second leg; NULL: it is not there */
    const char *const *events; /* "minute kind team person", NULL at the end; or NULL */
    const char *kicks;         /* or NULL */
    const char *home;          /* Derby's place; NULL: Derby */
};

static void make(struct maker *maker, const struct stand *stand)
{
    const char *home = stand->home ? stand->home : "derby";
    maker_open(maker);
    maker_round(maker, "r", 2, UEFA);
    maker_tie(maker, "sf", "como", home);
    maker_match(maker, "FT");
    maker_event(maker, "10'", "goal", "como", "Rossi");
    if (stand->clock)
        maker_match(maker, stand->clock);
    for (int i = 0; stand->events && stand->events[i]; i++) {
        char clock[16], kind[24], team[24], person[24] = "";
        assert_true(sscanf(stand->events[i], "%15s %23s %23s %23s", clock, kind, team, person) >=
                    3);
        struct event *event = maker_event(maker, clock, kind, team, *person ? person : NULL);
        if (strcmp(kind, "var") == 0)
            event->var = VAR_NO_GOAL;
    }
    if (stand->kicks)
        maker_kicks(maker, stand->kicks);
    maker->edition->foreign = true; /* a decision may stand without what it takes back */
    if (!maker_seal(maker))
        fail_msg("%s", maker->report.problems[0].text);
}

/* The kinds of what is new, by their words: "goal; full-time through", "gone" and "late" with
 * them. */
static void assert_news(struct stand then, struct stand now, const char *expected)
{
    struct maker old, new;
    struct arena arena;
    char text[512] = "";
    arena_init(&arena);
    make(&old, &then);
    make(&new, &now);
    struct carry_news entries = carry_news(old.edition, new.edition, &arena);
    struct news news = news_make(old.edition, new.edition, entries, &arena);
    for (uint32_t i = 0; i < news.count; i++) {
        strcat(text, i ? ";" : "");
        for (int kind = 0; kind < NEWS_KIND_COUNT; kind++)
            if (news.v[i].kinds & 1u << kind)
                sprintf(text + strlen(text), " %s", news_words[kind]);
        strcat(text, news.v[i].gone ? " gone" : news.v[i].late ? " late" : "");
    }
    assert_string_equal(text, expected);
    maker_close(&old);
    maker_close(&new);
    arena_release(&arena);
}

#define EVENTS(...)                                                                                \
    .events = (const char *[])                                                                     \
    {                                                                                              \
        __VA_ARGS__, NULL                                                                          \
    }
#define LEVEL EVENTS("9' goal derby Smith")
#define STAND(...) ((struct stand){.clock = __VA_ARGS__})

static void goals_and_sendings_off_are_news(void **state)
{
    (void)state;
    struct stand before = STAND("20'");
    assert_news(before, before, "");
    assert_news(before, STAND("21'"), "");
    assert_news(before, STAND("21'", EVENTS("21' goal derby Smith")), " goal");
    assert_news(before, STAND("21'", EVENTS("21' penalty derby Smith")), " goal");
    assert_news(before, STAND("21'", EVENTS("21' own-goal como Rossi")), " goal");
    assert_news(before, STAND("21'", EVENTS("21' red como Rossi")), " red-card");
    assert_news(before, STAND("21'", EVENTS("21' missed-penalty derby Smith")), " missed-penalty");
    assert_news(before, STAND("21'", EVENTS("21' yellow derby Smith")), "");
    assert_news(before,
                STAND("23'", EVENTS("21' goal derby Smith", "22' yellow como Rossi",
                                    "23' goal derby Smith")),
                " goal; goal");
}

static void what_is_put_right_is_no_news(void **state)
{
    (void)state;
    struct stand before = STAND("30'", EVENTS("21' goal derby"));
    assert_news(before, STAND("31'", EVENTS("21' goal derby Smith")), "");
    assert_news(before, STAND("31'", EVENTS("22' goal derby Smith")), "");
    before = STAND("30'", EVENTS("21' goal derby Smith"));
    assert_news(before, STAND("31'", EVENTS("23' goal derby Jones")), "");
    assert_news(before, STAND("31'", EVENTS("21' penalty derby Smith")), "");
    assert_news(STAND("30'", EVENTS("5' yellow como Rossi", "21' red como Rossi")),
                STAND("31'", EVENTS("5' yellow como Rossi", "21' second-yellow como Rossi")), "");
}

static void starts_and_ends_are_news(void **state)
{
    (void)state;
    assert_news(STAND("scheduled"), STAND("1'"), " kick-off");
    assert_news(STAND("45'"), STAND("HT"), " half-time");
    assert_news(STAND("HT"), STAND("46'"), "");
    assert_news(STAND("89'"), STAND("FT"), " full-time through");
    assert_news(STAND("89'", EVENTS("9' goal derby Smith")),
                STAND("91'", EVENTS("9' goal derby Smith")), " full-time");
}

static void kicks_are_news(void **state)
{
    (void)state;
    assert_news(STAND("120'", LEVEL), STAND("pens on", LEVEL), " full-time; shoot-out");
    assert_news(STAND("pens on", LEVEL), STAND("pens on", LEVEL, .kicks = "como+ derby-"),
                " kick; kick");
    assert_news(STAND("pens on", LEVEL, .kicks = "como+ derby- como+ derby- como+"),
                STAND("pens", LEVEL, .kicks = "como+ derby- como+ derby- como+ derby-"),
                " kick; shoot-out through");
    /* Who takes them is put right, and who has: no news. */
    assert_news(STAND("pens on", LEVEL, .kicks = "como+ derby?"),
                STAND("pens on", LEVEL, .kicks = "como+ derby-"), "");
}

static void a_goal_taken_back_is_told_once(void **state)
{
    (void)state;
    struct stand goal = STAND("30'", EVENTS("21' goal derby Smith"));
    /* It is there no longer, with and without a decision of the video assistant. */
    assert_news(goal, STAND("31'"), " goal gone");
    assert_news(goal, STAND("31'", EVENTS("22' var derby Smith")), " goal");
    struct stand undone = STAND("31'", EVENTS("21' goal derby Smith", "22' var derby Smith"));
    assert_news(goal, undone, " goal");
    assert_news(undone, STAND("32'", EVENTS("22' var derby Smith")), "");
    assert_news(STAND("20'"), undone, " goal"); /* both at once */
    /* Another comes at the same time: the score is as it was. */
    assert_news(goal, STAND("31'", EVENTS("30' goal derby Jones")), " goal");
}

static void what_was_over_tells_no_more_than_its_score(void **state)
{
    (void)state;
    struct stand over = STAND("FT", EVENTS("9' own-goal derby Smith"));
    assert_news(over, STAND("FT", EVENTS("9' own-goal derby Smith", "70' red como Rossi")), "");
    assert_news(over, STAND("FT", EVENTS("9' own-goal derby Smith", "70' goal como Rossi")),
                " goal");
    struct stand pens = STAND("pens", LEVEL, .kicks = "como+ derby- como+ derby- como+ derby-");
    assert_news(STAND("pens", LEVEL, .kicks = "como? derby? como? derby? como? derby?"), pens,
                " through late");
}

static void details_of_long_ago_are_no_news(void **state)
{
    (void)state;
    struct stand before = STAND("80'", EVENTS("79' yellow derby Smith"));
    assert_news(before,
                STAND("81'", EVENTS("12' missed-penalty como Rossi", "79' yellow derby Smith")),
                "");
    assert_news(before, STAND("81'", EVENTS("12' goal como Rossi", "79' yellow derby Smith")),
                " goal");
}

static void other_matches_under_an_old_name_are_no_news(void **state)
{
    (void)state;
    assert_news(STAND("20'"), STAND("80'", EVENTS("30' goal ely Hall"), .home = "ely"), "");
    assert_news(STAND(NULL), STAND("80'", EVENTS("30' goal derby Smith")), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(goals_and_sendings_off_are_news),
        cmocka_unit_test(what_is_put_right_is_no_news),
        cmocka_unit_test(starts_and_ends_are_news),
        cmocka_unit_test(kicks_are_news),
        cmocka_unit_test(a_goal_taken_back_is_told_once),
        cmocka_unit_test(what_was_over_tells_no_more_than_its_score),
        cmocka_unit_test(details_of_long_ago_are_no_news),
        cmocka_unit_test(other_matches_under_an_old_name_are_no_news),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
