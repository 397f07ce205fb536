/* Places carried from one build of an edition to the next. */
#include <string.h>

#include "cmocka_all.h"
#include "maker.h"
#include "time/carry.h"

#define UEFA "goals extra-time kicks"

enum { GOALS_MOST = 4 };

/* Two ties; of the second's match, which stands at a clock, goals "minute team". first: whether the
 * first tie is there at all. */
static void make(struct maker *maker, bool first, const char *clock, const char *const *goals)
{
    maker_open(maker);
    maker_round(maker, "r", 1, UEFA);
    if (first) {
        maker_tie(maker, "one", "ajax", "bari");
        maker_match(maker, "scheduled");
    }
    maker_tie(maker, "two", "como", "derby");
    maker_match(maker, clock);
    for (int i = 0; i < GOALS_MOST && goals[i]; i++)
        maker_event(maker, goals[i], "goal", i % 2 ? "derby" : "como", NULL);
    if (!maker_seal(maker))
        fail_msg("%s", maker->report.problems[0].text);
}

static uint32_t match_of(const struct edition *edition, const char *key)
{
    uint32_t match = strmap_get(&edition->match_by_key, key, strlen(key));
    assert_int_not_equal(match, STRMAP_NONE);
    return match;
}

static void ids_follow_keys(void **state)
{
    struct maker old, new;
    (void)state;
    make(&old, false, "21'", (const char *[]){"7'", NULL});
    make(&new, true, "21'", (const char *[]){"7'", NULL});
    const struct edition *from = old.edition, *to = new.edition;
    uint32_t match = match_of(from, "two/1");
    assert_int_equal(match, 0);
    assert_int_equal(carry_match(from, to, match), match_of(to, "two/1"));
    assert_int_equal(carry_tie(from, to, 0), 1);
    assert_int_equal(carry_match(to, from, match_of(to, "one/1")), ID_NONE);
    assert_int_equal(carry_tie(from, to, ID_NONE), ID_NONE);
    assert_int_equal(carry_group(from, to, 0), ID_NONE);
    uint32_t derby = strmap_get(&from->team_by_key, "derby", 5);
    assert_string_equal(to->teams.v[carry_team(from, to, derby)].key, "derby");
    maker_close(&old);
    maker_close(&new);
}

/* Kick-off, 7' como, 13' derby; then the second goal is put right to 15', and a third comes. */
static void entries_are_found_though_put_right(void **state)
{
    struct maker old, new;
    (void)state;
    make(&old, true, "21'", (const char *[]){"7'", "13'", NULL});
    make(&new, true, "30'", (const char *[]){"7'", "15'", "29'", NULL});
    const struct edition *from = old.edition, *to = new.edition;
    uint32_t match = match_of(from, "two/1");
    assert_int_equal(carry_entry(from, to, match, 0), 0);
    assert_int_equal(carry_entry(from, to, match, 2), 2);
    assert_int_equal(carry_entry(to, from, match, 3), ID_NONE);
    assert_int_equal(carry_entry(from, to, match, 99), ID_NONE);
    instant at = from->entries.v[from->matches.v[match].entry_first + 2].at;
    struct moment now = carry_moment(from, to, (struct moment){at, match, 2});
    assert_int_equal(now.at, at + 2 * 60);
    assert_int_equal(now.seq, 2);
    maker_close(&old);
    maker_close(&new);
}

static void moments_between_entries_stay(void **state)
{
    struct maker old, new;
    (void)state;
    make(&old, true, "21'", (const char *[]){"7'", NULL});
    make(&new, false, "21'", (const char *[]){"7'", NULL});
    struct moment now = carry_moment(old.edition, new.edition, moment_end());
    assert_int_equal(now.at, INSTANT_END);
    now = carry_moment(old.edition, new.edition, moment_at(1712862300));
    assert_int_equal(now.at, 1712862300);
    assert_int_equal(now.match, UINT32_MAX);
    /* The match is gone: the instant alone is left. */
    now = carry_moment(old.edition, new.edition, (struct moment){1712862300, 0, 0});
    assert_int_equal(now.at, 1712862300);
    assert_int_equal(now.match, UINT32_MAX);
    maker_close(&old);
    maker_close(&new);
}

static void news_are_what_the_old_has_not(void **state)
{
    struct maker old, same, new;
    struct arena arena;
    (void)state;
    arena_init(&arena);
    make(&old, true, "21'", (const char *[]){"7'", NULL});
    make(&same, true, "25'", (const char *[]){"8'", NULL});
    make(&new, true, "30'", (const char *[]){"7'", "13'", "29'", NULL});
    assert_int_equal(carry_news(old.edition, same.edition, &arena).count, 0);
    struct carry_news news = carry_news(old.edition, new.edition, &arena);
    assert_int_equal(news.count, 2);
    assert_int_equal(news.v[0].match, match_of(new.edition, "two/1"));
    assert_int_equal(news.v[0].seq, 2);
    assert_int_equal(news.v[1].seq, 3);
    struct moment before = carry_before(news.v[0]);
    assert_true(moment_sees(before, news.v[0].at, news.v[0].match, 1));
    assert_false(moment_sees(before, news.v[0].at, news.v[0].match, news.v[0].seq));
    maker_close(&old);
    maker_close(&same);
    maker_close(&new);
    arena_release(&arena);
}

/* One match of Como's; goals "minute person", person "?" not known. */
static void make_named(struct maker *maker, const char *const *goals)
{
    maker_open(maker);
    maker_round(maker, "r", 1, UEFA);
    maker_tie(maker, "two", "como", "derby");
    maker_match(maker, "80'");
    for (int i = 0; goals[i]; i += 2)
        maker_event(maker, goals[i], "goal", "como", *goals[i + 1] == '?' ? NULL : goals[i + 1]);
    if (!maker_seal(maker))
        fail_msg("%s", maker->report.problems[0].text);
}

/* Expects of two builds the places in the new one of what is new: kick-off is place 0. */
static void assert_new(const char *const *then, const char *const *now, uint32_t count,
                       uint32_t first)
{
    struct maker old, new;
    struct arena arena;
    arena_init(&arena);
    make_named(&old, then);
    make_named(&new, now);
    struct carry_news news = carry_news(old.edition, new.edition, &arena);
    assert_int_equal(news.count, count);
    if (count)
        assert_int_equal(news.v[0].seq, first);
    maker_close(&old);
    maker_close(&new);
    arena_release(&arena);
}

#define GOALS(...) ((const char *[]){__VA_ARGS__, NULL, NULL})

static void persons_tell_which_goal_is_which(void **state)
{
    (void)state;
    /* One comes in before one that was known. */
    assert_new(GOALS("20'", "Rossi"), GOALS("12'", "Bianchi", "20'", "Rossi"), 1, 1);
    assert_new(GOALS("20'", "Rossi"), GOALS("12'", "Rossi", "20'", "Rossi"), 1, 1);
    /* One goes and another comes. */
    assert_new(GOALS("7'", "Rossi"), GOALS("30'", "Bianchi"), 1, 1);
    /* Put right: the minute, the scorer, one that was not known. */
    assert_new(GOALS("7'", "Rossi"), GOALS("15'", "Rossi"), 0, 0);
    assert_new(GOALS("7'", "Rossi"), GOALS("8'", "Bianchi"), 0, 0);
    assert_new(GOALS("7'", "?"), GOALS("40'", "Bianchi"), 0, 0);
    assert_new(GOALS("7'", "?", "20'", "?"), GOALS("7'", "?", "22'", "Rossi"), 0, 0);
    assert_new(GOALS("20'", "?"), GOALS("7'", "?", "21'", "Rossi"), 1, 1);
}

static void before_a_first_entry_nothing_of_its_match_is_seen(void **state)
{
    (void)state;
    struct moment now = carry_before((struct log_key){1000, 3, 0});
    assert_true(moment_sees(now, 1000, 2, 9));
    assert_false(moment_sees(now, 1000, 3, 0));
    now = carry_before((struct log_key){1000, 0, 0});
    assert_true(moment_sees(now, 999, 5, 9));
    assert_false(moment_sees(now, 1000, 0, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ids_follow_keys),
        cmocka_unit_test(entries_are_found_though_put_right),
        cmocka_unit_test(moments_between_entries_stay),
        cmocka_unit_test(news_are_what_the_old_has_not),
        cmocka_unit_test(persons_tell_which_goal_is_which),
        cmocka_unit_test(before_a_first_entry_nothing_of_its_match_is_seen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
