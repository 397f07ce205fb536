/* A draft as an edition: groups, legs, the tree, and what contradicts itself. */
#include "cmocka_all.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "input/draft.h"
#include "input/source.h"
#include "model/match.h"
#include "model/table.h"
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

/* One of the messages has the text, as it is shown. */
static void is_told(const struct report *report, const char *text)
{
    bool told = false;

    for (size_t i = 0; i < report->count; i++) {
        char shown[600];

        report_format(report, i, shown, sizeof shown);
        told |= strstr(shown, text) != NULL;
    }
    if (!told)
        fail_msg("nothing says: %s", text);
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
    assert_string_equal(text, "Cedar or Birch"); /* who is second in A */
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

static void a_walk_over_is_no_draw(void **state)
{
    struct edition *edition = make("= Cup 2001\n"
                                   "» Group A\n"
                                   "Alder v Birch  w/o\n"
                                   "Cedar v Alder  3-0 w/o\n",
                                   NULL);
    struct arena arena;
    struct table table;

    (void)state;
    arena_init(&arena);
    table_at(edition, 0, moment_end(), &arena, &table);
    assert_int_equal(table.count, 3);
    assert_string_equal(edition->teams.v[table.rows[0].team].name, "Cedar");
    assert_int_equal(table.rows[0].played, 1);
    assert_int_equal(table.rows[0].scored, 3);
    for (uint32_t i = 1; i < table.count; i++) {
        assert_int_equal(table.rows[i].points, 0);
        assert_int_equal(table.rows[i].drawn, 0);
    }
    arena_release(&arena);
    edition_close(edition);
}

static void a_bye_needs_no_match(void **state)
{
    struct report report = {0};
    struct edition *edition = make("= Cup 1936\n"
                                   "» Semi-finals\n"
                                   "Alder bye\n"
                                   "May 5  Birch v Cedar  1-0\n"
                                   "» Final\n"
                                   "May 9  Alder v Birch  2-1\n",
                                   &report);

    (void)state;
    assert_int_equal(report.count, 0);
    assert_int_equal(edition->teams.n, 3);
    assert_int_equal(edition->matches.n, 2);
    assert_int_equal(edition->ties.v[0].slot[BOTTOM].kind, SLOT_BYE);
    assert_string_equal(winner(edition, "sf1"), "Alder");
    assert_string_equal(winner(edition, "final"), "Alder");
    edition_close(edition);
    report_release(&report);
}

static void extra_time_follows_a_level_score(void **state)
{
    struct report report = {0};
    struct edition *edition = make("= Cup 1936\n"
                                   "» Final\n"
                                   "May 9  Alder v Birch  1-1 a.e.t. (0-1, 0-0)\n"
                                   "» Final (replay)\n"
                                   "May 11  Alder v Birch  3-0\n",
                                   &report);

    (void)state;
    assert_int_equal(report.count, 1);
    assert_int_equal(report.problems[0].line, 3);
    assert_non_null(strstr(report.problems[0].text, "extra time after 0-1, expected"));
    assert_int_equal(edition->ties.n, 1);
    assert_int_equal(edition->ties.v[0].match_count, 2);
    assert_string_equal(winner(edition, "final"), "Alder");
    edition_close(edition);
    report_release(&report);
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

/* The takers of the shoot-out of the only match, in order. */
static void kicks_are(const char *score, const char *kicks, const char *expected,
                      const char *problem)
{
    struct report report = {0};
    struct edition *edition;
    char text[300], takers[100] = "";
    bool told = problem == NULL;

    snprintf(text, sizeof text,
             "= Cup 2020\n» Final\n  Sat May/30 2020\n"
             "    Alder v Birch  %s pen. 0-0 a.e.t.\nPenalties: %s\n",
             score, kicks);
    edition = make(text, &report);
    for (uint32_t i = 0; i < edition->matches.v[0].kick_count; i++) {
        strcat(takers, person_name(edition, edition->kicks.v[i].taker));
        strcat(takers, edition->kicks.v[i].side == HOME ? "0 " : "1 ");
    }
    assert_string_equal(takers, expected);
    for (size_t i = 0; i < report.count && !told; i++)
        told = report.problems[i].line == 5 && strstr(report.problems[i].text, problem);
    assert_true(told);
    if (!problem)
        assert_int_equal(report.warnings, 0);
    else
        assert_non_null(strstr(edition->matches.v[0].note, "not known; Alder: Aa, Ab, Ac"));
    assert_string_equal(winner(edition, "final"), score[0] > score[2] ? "Alder" : "Birch");
    report_release(&report);
    edition_close(edition);
}

static void kicks_side_by_side(void **state)
{
    (void)state;
    /* one more kick: that side began */
    kicks_are("3-1", "Ab, Ac, Ad; Ba, Bb (X), Bc (X), Bd (X)", "Ba1 Ab0 Bb1 Ac0 Bc1 Ad0 Bd1 ",
              NULL);
    /* as many: had Alder begun, they had been out of reach before Be */
    kicks_are("5-3", "Aa, Ab, Ac, Ad, Ae; Ba, Bb, Bc (X), Bd, Be", "", "expected sides in turn");
    kicks_are("5-4", "Aa, Ab, Ac, Ad, Ae; Ba (X), Bb, Bc, Bd, Be",
              "Ba1 Aa0 Bb1 Ab0 Bc1 Ac0 Bd1 Ad0 Be1 Ae0 ", NULL);
    kicks_are("5-4", "Aa, Ab, Ac, Ad, Ae; Ba, Bb, Bc, Bd, Be (X)", "",
              "either side can have begun");
    kicks_are("3-0", "Aa, Ab, Ac; Ba (X)", "", "expected sides in turn");
}

static void kicks_won_in_words(void **state)
{
    struct edition *edition = make("= Cup 2020\n» Semifinals\n  Wed May/27 2020\n"
                                   "    Alder v Birch  1-1  [Birch wins on penalties]\n"
                                   "    Cedar v Elm  2-2  [Cedar wins on penalties]\n"
                                   "      Ca 5', 108'; Ea 1', Eb 111'\n"
                                   "» Final\n  Sat May/30\n    Birch v Cedar\n",
                                   NULL);

    (void)state;
    assert_string_equal(winner(edition, "sf1"), "Birch");
    assert_string_equal(winner(edition, "sf2"), "Cedar");
    assert_int_equal(edition->matches.v[0].stated[SCORE_90][HOME], 1);
    assert_non_null(strstr(edition->matches.v[0].note, "is not known"));
    assert_int_equal(edition->matches.v[1].stated[SCORE_120][HOME], 2); /* by its goals */
    assert_true(edition->matches.v[1].extra_time);
    assert_null(edition->matches.v[1].note);
    edition_close(edition);
    edition = make("= World Cup 2030\n» Final\n  Sat Jul/20 2030\n"
                   "    Alder v Birch  1-1  [Birch wins on penalties]\n",
                   NULL);
    assert_int_equal(edition->matches.v[0].stated[SCORE_120][HOME], 1); /* by its rules */
    assert_string_equal(winner(edition, "final"), "Birch");
    edition_close(edition);
}

/* In both rounds the team that is away first is level, with more goals away. */
static void away_goals_are(int year, const char *semifinal, const char *last)
{
    char text[300];
    struct edition *edition;

    snprintf(text, sizeof text,
             "= Copa Libertadores %d\n» Semifinals\n  Wed May/27 %d\n    Alder v Birch  1-1\n"
             "  Wed Jun/3\n    Birch v Alder  0-0\n"
             "» Final\n  Wed Jul/1\n    Cedar v Elm  1-1\n  Wed Jul/8\n    Elm v Cedar  0-0\n",
             year, year);
    edition = make(text, NULL);
    assert_string_equal(winner(edition, "sf"), semifinal);
    assert_string_equal(winner(edition, "final"), last);
    edition_close(edition);
}

static void away_goals_in_south_america(void **state)
{
    (void)state;
    away_goals_are(2004, "nobody", "nobody");
    away_goals_are(2005, "Birch", "Elm");
    away_goals_are(2008, "Birch", "nobody");
    away_goals_are(2021, "Birch", "nobody");
    away_goals_are(2022, "nobody", "nobody");
}

static void kicks_after_a_tie_that_is_decided(void **state)
{
    struct report report = {0};
    struct edition *edition = make("= Copa Libertadores 2015\n» Quarterfinals\n"
                                   "  Wed May/27 2015\n    Alder v Birch  1-0\n"
                                   "    Cedar v Elm  1-2\n    Fir v Gorse  0-0\n"
                                   "  Wed Jun/3\n    Birch v Alder  4-3 pen. 4-3 a.e.t. (4-3)\n"
                                   "    Elm v Cedar  3-5 pen. 1-2 a.e.t. (1-2)\n"
                                   "    Gorse v Fir  5-4 pen. 2-2 [fog]\n",
                                   &report);

    (void)state;
    assert_string_equal(winner(edition, "qf1"), "Birch"); /* not Alder, by goals away */
    assert_string_equal(winner(edition, "qf2"), "Cedar");
    assert_string_equal(winner(edition, "qf3"), "Gorse");
    assert_int_equal(report.warnings, 2);
    is_told(&report, "f:8: warning: 4-3 and then kicks, left out");
    is_told(&report, "f:10: warning: 2-2 and then kicks, left out");
    assert_string_equal(edition->matches.v[5].note, "fog; the source has 2-2 before the kicks");
    assert_int_equal(edition->matches.v[3].stated[SCORE_120][HOME], 1);
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

/* -- tables ------------------------------------------------------------------------------------ */

/* Two groups of three, whose first and the best second make a group of three; that one's first two
 * meet in the final. */
static const char two_stages[] = "= World Cup 1974\n"
                                 "▪ Group 1\n"
                                 "13 June    Alder  2-0  Birch\n"
                                 "14 June    Alder  1-0  Cedar\n"
                                 "15 June    Birch  1-0  Cedar\n"
                                 "▪ Group 2\n"
                                 "13 June    Elm  2-0  Fir\n"
                                 "14 June    Elm  1-0  Gorse\n"
                                 "15 June    Fir  1-0  Gorse\n"
                                 "▪ Group A\n"
                                 "20 June    Alder  1-0  Elm\n"
                                 "21 June    Alder  1-0  Fir\n"
                                 "22 June    Elm  1-0  Fir\n"
                                 "▪ Match for third place\n"
                                 "29 June    Fir  2-1  Birch\n"
                                 "▪ Final\n"
                                 "30 June    Alder  2-1  Elm\n";

static void stages_have_their_rules(void **state)
{
    struct edition *edition = make(two_stages, NULL);

    (void)state;
    assert_int_equal(edition->stages.n, 3);
    assert_string_equal(edition->stages.v[1].name, "Second group stage");
    assert_int_equal(edition->groups.v[0].stage, 0);
    assert_int_equal(edition->groups.v[2].stage, 1);
    assert_int_equal(edition->stages.v[0].points_win, 2);
    assert_int_equal(edition->stages.v[0].table_count, 4);
    assert_int_equal(edition->stages.v[0].table[3], TABLE_LOTS);
    assert_int_equal(edition->groups.v[0].through, 1);
    assert_int_equal(edition->stages.v[0].best, 1);    /* Fir */
    assert_int_equal(edition->groups.v[2].through, 2); /* the match for third place is no further */
    edition_close(edition);
}

static void slots_tell_who_goes_on(void **state)
{
    struct edition *edition = make("= World Cup 2026\n"
                                   "Group A  |  Alder   Birch   Cedar   Dogwood\n"
                                   "Group B  |  Elm   Fir   Gorse   Hazel\n"
                                   "▪ Group A\n"
                                   "Thu Jun 11\n"
                                   "  13:00   Alder   1-0  Birch\n"
                                   "  16:00   Cedar   v  Dogwood\n"
                                   "▪ Group B\n"
                                   "Fri Jun 12\n"
                                   "  13:00   Elm   1-0  Fir\n"
                                   "  16:00   Gorse   v  Hazel\n"
                                   "▪ Semi-finals\n"
                                   "Wed Jul 1\n"
                                   "  (5) 13:00   1A   v  3A/B\n"
                                   "  (6) 13:00   1B   v  2A\n",
                                   NULL);

    (void)state;
    assert_int_equal(edition->groups.v[0].through, 2);
    assert_int_equal(edition->stages.v[0].best, 1);
    assert_int_equal(edition->stages.v[0].points_win, 3);
    assert_int_equal(edition->stages.v[0].table[1], TABLE_HEAD_POINTS);
    assert_int_equal(edition->stages.v[0].best_table[1], TABLE_GOAL_DIFFERENCE);
    edition_close(edition);
}

/* A number that contradicts who plays is warned of, and who plays is believed. */
static void who_plays_is_believed(void **state)
{
    struct report report = {0};
    struct edition *edition = make("= Cup 2020\n"
                                   "▪ Semi-finals\n"
                                   "Wed Jul 1\n"
                                   "  (1) 13:00   Alder   1-0  Birch\n"
                                   "  (2) 13:00   Cedar   1-0  Dogwood\n"
                                   "▪ Final\n"
                                   "Sun Jul 5\n"
                                   "  (3) 13:00   Alder   1-0  Cedar    ## W2 v W1\n",
                                   &report);
    uint32_t last = strmap_get(&edition->tie_by_key, "final", 5);

    (void)state;
    assert_int_equal(report.errors, 0);
    assert_int_equal(report.warnings, 2);
    assert_int_equal(edition->ties.v[last].slot[TOP].kind, SLOT_WINNER);
    assert_string_equal(
        edition->teams.v[edition->ties.v[edition->ties.v[last].feeder[TOP]].team[TOP]].name,
        "Alder");
    edition_close(edition);
    report_release(&report);
}

/* -- a directory ------------------------------------------------------------------------------- */

static void put(const char *dir, const char *name, const char *text)
{
    char path[256];
    struct err err;

    snprintf(path, sizeof path, "%s/%s", dir, name);
    assert_true(file_write_atomic(path, text, strlen(text), true, &err));
}

static void a_directory_is_one_edition(void **state)
{
    char dir[] = "/tmp/touchline-dir-XXXXXX", path[256];
    static const char *const names[] = {"b.txt", "a.txt", "c.txt", "d.md"};
    struct edition *edition = NULL;
    struct report report = {0};

    (void)state;
    assert_non_null(mkdtemp(dir));
    put(dir, "b.txt",
        "= Cup 2020  # finals\n▪ Final\nSun Jul 5\n  13:00   Alder   1-0  Cedar\n"
        "    (Aa 111')\nsome words\n");
    put(dir, "a.txt", "= Cup 2020\n▪ Semi-finals\nWed Jul 1\n  13:00   Alder   2-0  Birch\n");
    put(dir, "c.txt", "= Other Cup 2020\n▪ Final\nSun Jul 5\n  13:00   Elm   1-0  Fir\n");
    put(dir, "d.md", "= Cup 2020\n▪ Final\nSun Jul 5\n  13:00   Hazel   1-0  Ivy\n");
    assert_true(edition_load(dir, &edition, &report));
    assert_int_equal(edition->matches.n, 2);
    assert_string_equal(edition->rounds.v[0].name, "Semi-finals");
    assert_int_equal(edition->sources.n, 2);
    assert_int_equal(report.warnings, 3);
    is_told(&report, "c.txt is left out");
    is_told(&report, "/b.txt:6: warning: column 1: \"some words\" was not understood");
    is_told(&report, "/b.txt:4: warning: a goal in minute 111"); /* told by the edition's making */
    edition_close(edition);
    report_release(&report);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(path, sizeof path, "%s/%s", dir, names[i]);
        assert_int_equal(remove(path), 0);
    }
    assert_false(edition_load(dir, &edition, &report)); /* nothing in it */
    assert_non_null(strstr(report.problems[0].text, "expected"));
    report_release(&report);
    assert_int_equal(remove(dir), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(legs_pair_and_the_tree_is_whole),
        cmocka_unit_test(central_european_time),
        cmocka_unit_test(numbers_and_slots),
        cmocka_unit_test(replays_and_extra_time),
        cmocka_unit_test(a_walk_over_is_no_draw),
        cmocka_unit_test(a_bye_needs_no_match),
        cmocka_unit_test(extra_time_follows_a_level_score),
        cmocka_unit_test(leagues_are_no_cups),
        cmocka_unit_test(minutes_find_their_half),
        cmocka_unit_test(contradictions_are_told_and_kept),
        cmocka_unit_test(kicks_side_by_side),
        cmocka_unit_test(kicks_won_in_words),
        cmocka_unit_test(away_goals_in_south_america),
        cmocka_unit_test(kicks_after_a_tie_that_is_decided),
        cmocka_unit_test(nothing_in_it),
        cmocka_unit_test(stages_have_their_rules),
        cmocka_unit_test(slots_tell_who_goes_on),
        cmocka_unit_test(who_plays_is_believed),
        cmocka_unit_test(a_directory_is_one_edition),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
