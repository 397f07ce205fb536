/* A draft as an edition: groups, legs, the tree, and what contradicts itself. */
#include "cmocka_all.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "input/draft.h"
#include "model/match.h"
#include "model/tie.h"

static struct edition *make(const char *text, struct report *report)
{
    struct draft draft = {0};
    struct edition *edition = NULL;
    struct report own = {0};

    report = report ? report : &own;
    report_init(report, "f");
    assert_true(draft_read_txt(&draft, "f", text, strlen(text), report));
    assert_true(draft_edition(&draft, NULL, &edition, report));
    draft_release(&draft);
    report_release(&own);
    return edition;
}

static const char *winner(const struct edition *edition, const char *key)
{
    uint32_t tie = strmap_get(&edition->tie_by_key, key, strlen(key));

    assert_int_not_equal(tie, STRMAP_NONE);
    if (edition->ties.v[tie].winner == SIDE_NONE)
        return "nobody";
    return edition->teams.v[edition->ties.v[tie].team[edition->ties.v[tie].winner]].name;
}

static const char two_legs[] = "= UEFA Harbour League 2019/20\n"
                               "» Group A\n"
                               "  Tue Sep/17 2019\n"
                               "    Alder (ENG) v Cedar (GER)  1-0\n"
                               "» Finals, Semifinals\n"
                               "  Tue Feb/18 2020\n"
                               "    Alder (ENG) v Birch (ESP)  2-1\n"
                               "    Cedar (GER) v Alder (SCO)  0-0\n"
                               "  Tue Mar/3\n"
                               "    Birch (ESP) v Alder (ENG)  1-0\n"
                               "    Alder (SCO) v Cedar (GER)  3-4 pen. 0-0 a.e.t. (0-0)\n"
                               "» Finals, Final\n"
                               "  Sat May/30\n"
                               "    Birch (ESP) v Cedar (GER)  0-2\n";

static void legs_pair_and_the_tree_is_whole(void **state)
{
    struct edition *edition = make(two_legs, NULL);

    (void)state;
    assert_string_equal(edition->key, "uefa-harbour-league-2019-20");
    assert_string_equal(edition->competition, "UEFA Harbour League");
    assert_string_equal(edition->season, "2019/20");
    assert_int_equal(edition->teams.n, 4); /* two called Alder */
    assert_int_equal(edition->groups.n, 1);
    assert_int_equal(edition->rounds.n, 2);
    assert_int_equal(edition->ties.n, 3);
    assert_int_equal(edition->rounds.v[0].legs, 2);
    assert_string_equal(winner(edition, "sf1"), "Birch"); /* away goals: 2-2 */
    assert_string_equal(winner(edition, "sf2"), "Cedar");
    assert_string_equal(winner(edition, "final"), "Cedar");
    assert_int_equal(edition->ties.v[2].feeder[TOP], 0);
    assert_int_equal(edition->ties.v[2].feeder[BOTTOM], 1);
    edition_close(edition);
}

static void central_european_time(void **state)
{
    struct edition *edition = make("= UEFA Cup 2019/20\n» Final\n"
                                   "Sat Mar/28 2020\n 21.00 Alder v Birch 1-0\n"
                                   "Sun Mar/29 2020\n 21.00 Birch v Alder 1-2\n",
                                   NULL);

    (void)state;
    assert_int_equal(edition->matches.v[0].offset, 3600);
    assert_int_equal(edition->matches.v[1].offset, 7200);
    edition_close(edition);
}

static void numbers_and_slots(void **state)
{
    struct edition *edition = make("= Cup 2026\nGroup A | Alder  Birch\nGroup B | Cedar  Dale\n"
                                   "» Matchday 1\nJun 1\n Alder 1-0 Birch\n Cedar 2-0 Dale\n"
                                   "» Semi-final\nJun 5\n (3) Alder 1-0 Dale   ## 1A v 2B\n"
                                   "(4) Cedar v 2A\n» Third place\nJun 8\n(5) L3 v L4\n"
                                   "» Final\nJun 9\n(6) W3 v W4\n",
                                   NULL);
    char text[100];

    (void)state;
    assert_int_equal(edition->groups.n, 2);
    assert_int_equal(edition->ties.n, 4);
    assert_int_equal(edition->ties.v[0].slot[TOP].kind, SLOT_GROUP);
    assert_int_equal(edition->ties.v[3].slot[BOTTOM].kind, SLOT_WINNER);
    assert_int_equal(edition->ties.v[2].slot[TOP].kind, SLOT_LOSER);
    assert_true(edition->rounds.v[1].third_place);
    slot_words(edition, 3, BOTTOM, moment_end(), 20, text, sizeof text);
    assert_string_equal(text, "Winner SF 2");
    edition_close(edition);
}

static void replays_and_extra_time(void **state)
{
    struct edition *edition = make("= Cup 1934\n» Quarter-finals\nMay 31\n"
                                   " Alder 1-1 a.e.t. (1-1) Birch\n Cedar 2-1 Dale\n"
                                   "» Quarter-finals, Replay\nJun 1\n Alder 1-0 Birch\n"
                                   "» Semi-finals\nJun 3\n Cedar 0-2 Alder\n",
                                   NULL);

    (void)state;
    assert_int_equal(edition->ties.n, 3);
    assert_string_equal(winner(edition, "sf"), "Alder");
    assert_string_equal(winner(edition, "qf2"), "Alder");
    assert_int_equal(edition->ties.v[1].match_count, 2);
    assert_int_equal(edition->matches.v[edition->ties.v[1].match_first + 1].role, ROLE_REPLAY);
    edition_close(edition);
}

static void leagues_are_no_cups(void **state)
{
    struct edition *edition = make("= League 2024\n» Round 1\nMay 1\n A v B 1-0\n C v D 1-0\n"
                                   "E v F 0-0\n» Round 2\nMay 8\n A v C 1-0\n B v E 1-0\n"
                                   "D v F 2-0\n» Round 3\nMay 15\n A v D 1-0\n B v F 1-1\n"
                                   "C v E 2-2\n",
                                   NULL);

    (void)state;
    assert_int_equal(edition->ties.n, 0);
    assert_int_equal(edition->groups.n, 1);
    assert_int_equal(edition->groups.v[0].match_count, 9);
    assert_int_equal(edition->groups.v[0].team_count, 6);
    edition_close(edition);
}

static void minutes_find_their_half(void **state)
{
    struct edition *edition = make("= Cup 2024\n» Final\nMay 1\n Alder 2-0 Birch\n"
                                   "  (Ann 45+2', Bo 92')\n",
                                   NULL);

    (void)state;
    assert_int_equal(edition->events.v[0].clock.phase, PHASE_FIRST_HALF);
    assert_int_equal(edition->events.v[1].clock.phase, PHASE_SECOND_HALF);
    assert_int_equal(edition->events.v[1].clock.minute, 90);
    assert_int_equal(edition->events.v[1].clock.added, 2);
    edition_close(edition);
}

static void contradictions_are_told_and_kept(void **state)
{
    struct report report = {0};
    struct edition *edition = make("= Cup 2024\n» Final\nMay 1\n Alder 1-0 Birch\n"
                                   "  (Ann 5', 6')\n",
                                   &report);
    struct match_state end;
    char text[300];

    (void)state;
    assert_int_equal(report.errors, 0);
    assert_int_equal(report.warnings, 1);
    report_format(&report, 0, text, sizeof text);
    assert_string_equal(text, "f:4: warning: final/1: 90-minute score stated as 1-0, but the goals "
                              "give 2-0");
    match_at(edition, 0, moment_end(), &end);
    assert_int_equal(edition->events.n, 2);
    assert_int_equal(edition->matches.v[0].stated[SCORE_90][HOME], 1);
    report_release(&report);
    edition_close(edition);
}

static void nothing_in_it(void **state)
{
    struct draft draft = {0};
    struct report report = {0};
    struct edition *edition;

    (void)state;
    report_init(&report, "f");
    assert_true(draft_read_txt(&draft, "f", "= Cup\n", 6, &report));
    assert_false(draft_edition(&draft, NULL, &edition, &report));
    assert_null(edition);
    draft_release(&draft);
    report_release(&report);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(legs_pair_and_the_tree_is_whole),
        cmocka_unit_test(central_european_time),
        cmocka_unit_test(numbers_and_slots),
        cmocka_unit_test(replays_and_extra_time),
        cmocka_unit_test(leagues_are_no_cups),
        cmocka_unit_test(minutes_find_their_half),
        cmocka_unit_test(contradictions_are_told_and_kept),
        cmocka_unit_test(nothing_in_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
