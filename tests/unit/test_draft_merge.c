/* Two accounts of an edition made one. */
#include "cmocka_all.h"

#include <string.h>

#include "input/draft_merge.h"
#include "input/names.h"
#include "model/match.h"

struct merged {
    struct draft first, second;
    struct arena arena;
    struct report report;
    struct edition *edition;
};

static void merge(struct merged *merged, const char *first, const char *second)
{
    struct draft *others[1] = {&merged->second};
    *merged = (struct merged){.edition = NULL};
    arena_init(&merged->arena);
    report_init(&merged->report, "f");
    assert_true(draft_read_txt(&merged->first, "one.txt", first, strlen(first), &merged->report));
    assert_true(
        draft_read_txt(&merged->second, "two.txt", second, strlen(second), &merged->report));
    assert_int_equal(merged->report.warnings, 0);
    draft_merge(&merged->first, &merged->second, &merged->arena, &merged->report);
    draft_settle(&merged->first, &merged->arena, &merged->report);
    draft_names(&merged->first, others, 1, &merged->arena);
    assert_true(draft_edition(&merged->first, "cup", &merged->edition, &merged->report));
}

static void release(struct merged *merged)
{
    edition_close(merged->edition);
    draft_release(&merged->first);
    draft_release(&merged->second);
    arena_release(&merged->arena);
    report_release(&merged->report);
}

static const struct match *match_of(const struct merged *merged, const char *key)
{
    uint32_t id = strmap_get(&merged->edition->match_by_key, key, strlen(key));
    assert_int_not_equal(id, STRMAP_NONE);
    return &merged->edition->matches.v[id];
}

static const struct event *event_of(const struct merged *merged, const char *key, uint32_t i)
{
    const struct match *match = match_of(merged, key);
    assert_true(i < match->event_count);
    return &merged->edition->events.v[match->event_first + i];
}

static void expect_goal(const struct merged *merged, const char *key, uint32_t i, const char *who,
                        int minute, const char *also)
{
    const struct event *event = event_of(merged, key, i);
    assert_string_equal(person_name(merged->edition, event->person), who);
    assert_int_equal(event->clock.minute, minute);
    if (also)
        assert_string_equal(event->also, also);
    else
        assert_null(event->also);
}

static const char with_line_ups[] =
    "= World Cup 2022\n"
    "▪ First stage\n"
    "▪▪ Group A\n"
    "Sun Nov 20 19:00 UTC+3 @ Reed Park, Alder, Att: 1234\n"
    "  Chile v Czechia  2-1\n"
    "     (Julian QUINONES 9', Antonio RUEDIGER 51'; Jan KOLAR 80')\n"
    "\n"
    "Mon Nov 21 19:00 UTC+3 @ Reed Park, Alder\n"
    "  Chile v Peru  1-0\n"
    "     (Virgil VAN DIJK 30')\n";

static const char with_accents[] = "= World Cup 2022\n"
                                   "Group A | Chile  Czech Republic  Peru\n"
                                   "▪ Group A\n"
                                   "Sun Nov 20\n"
                                   "  19:00  Chile  2-1 (1-0)  Czech Republic  @ Reed Park\n"
                                   "     (Julián Quiñones 19' Rüdiger 51' (pen.); Jan Novák 80')\n"
                                   "Tue Nov 22\n"
                                   "  01:00  Peru  0-1 (0-0)  Chile  @ Reed Park\n"
                                   "     (Virgil van Dijk 30')\n"
                                   "▪ Final\n"
                                   "Sun Dec 18\n"
                                   "  18:00  Chile  1-0 (0-0)  Peru  @ Reed Park\n"
                                   "     (Virgil van Dijk 60')\n";

static void facts_fill_and_differences_stay(void **state)
{
    struct merged m;
    (void)state;
    merge(&m, with_line_ups, with_accents);
    assert_int_equal(m.edition->matches.n, 3);
    assert_int_equal(m.edition->teams.n, 3); /* Czechia is the Czech Republic */
    assert_int_equal(match_of(&m, "a/1")->stated[SCORE_HALF_TIME][HOME], 1);
    assert_int_equal(match_of(&m, "a/1")->attendance, 1234);
    assert_int_equal(match_of(&m, "a/1")->source_count, 2);
    expect_goal(&m, "a/1", 0, "Julián Quiñones", 9, "19'");
    expect_goal(&m, "a/1", 1, "Antonio Rüdiger", 51, NULL);
    assert_int_equal(event_of(&m, "a/1", 1)->kind, EVENT_PENALTY_GOAL);
    expect_goal(&m, "a/1", 2, "Jan Kolar", 80, "Jan Novák");
    release(&m);
}

static void matches_meet_a_day_apart_and_the_other_way_round(void **state)
{
    struct merged m;
    (void)state;
    merge(&m, with_line_ups, with_accents);
    expect_goal(&m, "a/2", 0, "Virgil van Dijk", 30, NULL);
    /* 0-0 at half-time, but the goal fell in the 30th minute. */
    assert_int_equal(match_of(&m, "a/2")->stated[SCORE_HALF_TIME][HOME], SCORE_UNKNOWN);
    assert_non_null(strstr(match_of(&m, "a/2")->note, "0-0 at half-time"));
    /* The final is the second account's alone. */
    expect_goal(&m, "final/1", 0, "Virgil van Dijk", 60, NULL);
    assert_int_equal(m.report.errors, 0);
    assert_int_equal(m.report.warnings, 3);
    release(&m);
}

static void undrawn_matches_get_their_teams(void **state)
{
    struct merged m;
    (void)state;
    merge(&m,
          "= World Cup 2022\n▪ Final\nSun Dec 18 15:00 UTC-4 @ Reed Park, Alder\n  N.N. v  N.N.\n",
          "= World Cup 2022\n▪ Final\nSun Dec 18\n"
          "  15:00  Chile  1-1 a.e.t. (1-1, 0-1), 3-4 pen.  Peru\n     (Ana 60'; Bea 5')\n");
    const struct match *final = match_of(&m, "final/1");
    assert_int_equal(m.edition->matches.n, 1);
    assert_string_equal(m.edition->teams.v[final->given[HOME]].name, "Chile");
    assert_int_equal(final->stated[SCORE_KICKS][AWAY], 4);
    assert_int_equal(final->final_phase, PHASE_KICKS);
    release(&m);
}

static void replays_and_play_offs_are_what_either_says(void **state)
{
    struct merged m;
    (void)state;
    merge(&m,
          "= World Cup 1934\n▪ Quarter-final\nThu May 31\n  Italy v Spain  1-1 a.e.t.\n"
          "Fri Jun 1\n  Italy v Spain  1-0\n",
          "= World Cup 1934\n▪ Quarter-finals\nThu May 31\n  Italy 1-1 a.e.t. (1-1, 0-1) Spain\n"
          "▪ Quarter-finals, Replays\nFri Jun 1\n  Italy 1-0 (1-0) Spain\n");
    assert_int_equal(m.edition->ties.n, 1);
    assert_int_equal(m.edition->ties.v[0].match_count, 2);
    assert_int_equal(match_of(&m, "qf/1")->stated[SCORE_90][HOME], 1);
    assert_int_equal(match_of(&m, "qf/2")->role, ROLE_REPLAY);
    release(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(facts_fill_and_differences_stay),
        cmocka_unit_test(matches_meet_a_day_apart_and_the_other_way_round),
        cmocka_unit_test(undrawn_matches_get_their_teams),
        cmocka_unit_test(replays_and_play_offs_are_what_either_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
