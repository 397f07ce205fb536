/* Football.TXT into a draft: what each kind of line becomes. */
#include "cmocka_all.h"

#include <stdio.h>
#include <string.h>

#include "input/draft.h"

struct read {
    struct draft draft;
    struct report report;
};

static struct read read_text(const char *text)
{
    struct read read = {0};

    report_init(&read.report, "f");
    assert_true(draft_read_txt(&read.draft, "f", text, strlen(text), &read.report));
    return read;
}

static void done(struct read *read)
{
    draft_release(&read->draft);
    report_release(&read->report);
}

static void same(struct span span, const char *expected)
{
    char text[200];

    snprintf(text, sizeof text, "%.*s", (int)span.len, span.len ? span.text : "");
    assert_string_equal(text, expected);
}

static void scored(const struct draft_match *match, int point, int home, int away)
{
    assert_int_equal(match->score[point][HOME], home);
    assert_int_equal(match->score[point][AWAY], away);
}

/* One match line, read alone. */
static void line(const char *text, const char *home, const char *away, int ht[2], int ft[2],
                 int et[2], int pens[2])
{
    int unknown[2] = {SCORE_UNKNOWN, SCORE_UNKNOWN};
    struct read read = read_text(text);
    const struct draft_match *match = &read.draft.matches.v[0];

    if (read.draft.matches.n != 1 || read.report.count > 0)
        fail_msg("not one match: %s", text);
    same(match->team[HOME], home);
    same(match->team[AWAY], away);
    ht = ht ? ht : unknown;
    ft = ft ? ft : unknown;
    et = et ? et : unknown;
    pens = pens ? pens : unknown;
    scored(match, SCORE_HALF_TIME, ht[0], ht[1]);
    scored(match, SCORE_90, ft[0], ft[1]);
    scored(match, SCORE_120, et[0], et[1]);
    scored(match, SCORE_KICKS, pens[0], pens[1]);
    done(&read);
}

#define S(a, b) ((int[2]){a, b})

static void scores_in_every_order(void **state)
{
    (void)state;
    line("Alder v Birch 2-1", "Alder", "Birch", NULL, S(2, 1), NULL, NULL);
    line("Alder (ENG)   v Birch (ESP)   0-1 (0-1)", "Alder", "Birch", S(0, 1), S(0, 1), NULL, NULL);
    line("  Alder  2\xe2\x80\x93"
         "1 (1-0)  Birch  @ Quay, Port",
         "Alder", "Birch", S(1, 0), S(2, 1), NULL, NULL);
    line("Alder - Birch  1-1   @ Quay", "Alder", "Birch", NULL, S(1, 1), NULL, NULL);
    line("Alder v Birch 1-0 a.e.t. (0-0)", "Alder", "Birch", NULL, S(0, 0), S(1, 0), NULL);
    line("Alder 3-1 a.e.t. (1-1, 1-0) Birch", "Alder", "Birch", S(1, 0), S(1, 1), S(3, 1), NULL);
    line("Alder 1-1 a.e.t. (1-1, 0-1), 3-4 pen. Birch", "Alder", "Birch", S(0, 1), S(1, 1), S(1, 1),
         S(3, 4));
    line("Alder 1-1 a.e.t, 2-4 pen.  Birch", "Alder", "Birch", NULL, NULL, S(1, 1), S(2, 4));
    line("Alder v Birch 4-2 pen. 1-0 a.e.t. (1-0, 0-0)", "Alder", "Birch", S(0, 0), S(1, 0),
         S(1, 0), S(4, 2));
    line("Alder v Birch 4-5 pen. (1-1, 0-1)", "Alder", "Birch", S(0, 1), S(1, 1), NULL, S(4, 5));
    line("Alder 1-1 Birch    (aet, 5-6 pen)", "Alder", "Birch", NULL, NULL, S(1, 1), S(5, 6));
    line("Alder 1-1 Birch    (9-8 pen)", "Alder", "Birch", NULL, S(1, 1), NULL, S(9, 8));
    line("Alder v Birch  3-3 [aet; 4-2 on pens]", "Alder", "Birch", NULL, NULL, S(3, 3), S(4, 2));
    line("Alder v Birch  1-1 1-1nV 3-2iE", "Alder", "Birch", NULL, NULL, S(1, 1), S(3, 2));
}

static void words_instead_of_scores(void **state)
{
    static const struct {
        const char *line;
        int status;
    } cases[] = {
        {"Alder n/p Birch   [cancelled; Birch withdrew]", DRAFT_NOT_PLAYED},
        {"Alder v Birch     [cancelled]", DRAFT_NOT_PLAYED},
        {"Alder v Birch     0-3  [awarded]", DRAFT_AWARDED},
        {"Alder v Birch     [postponed]", DRAFT_POSTPONED},
        {"Alder w/o Birch", DRAFT_WALK_OVER},
        {"Alder abd Birch", DRAFT_ABANDONED},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct read read = read_text(cases[i].line);

        assert_int_equal(read.draft.matches.n, 1);
        same(read.draft.matches.v[0].team[AWAY], "Birch");
        assert_int_equal(read.draft.matches.v[0].status, cases[i].status);
        done(&read);
    }
}

static void winner_in_words(void **state)
{
    (void)state;
    struct read read = read_text("Alder - Birch  1-1   [Birch wins on penalties]");
    const struct draft_match *match = &read.draft.matches.v[0];

    assert_true(match->shootout);
    assert_int_equal(match->winner, AWAY);
    scored(match, SCORE_KICKS, SCORE_UNKNOWN, SCORE_UNKNOWN);
    done(&read);
}

static void when(const struct draft_match *match, int year, int month, int day, int hour)
{
    assert_int_equal(match->time.year, year);
    assert_int_equal(match->time.month, month);
    assert_int_equal(match->time.day, day);
    assert_int_equal(match->time.hour, hour);
}

static void dates_in_every_form(void **state)
{
    (void)state;
    struct read read = read_text("= Cup 2023/24\n"
                                 "Thu Sep/21 2023\n 21.00 Alder v Birch 1-0\n Cedar v Dale 1-0\n"
                                 "Sat Jan 13\n 18:30 UTC-7 Alder v Birch 1-0\n"
                                 "[Sun Feb/4]\n Alder v Birch 1-0\n"
                                 "June 9\n Alder v Birch 1-0\n"
                                 "16 June  Alder 5-0 Birch @ Quay\n"
                                 "Th 26/3/26 20:45 CET  Alder 2-0 Birch\n"
                                 "(1)  2013-01-19 18:00  Alder 0-0 Birch\n");
    const struct draft_match *matches = read.draft.matches.v;

    assert_int_equal(read.draft.matches.n, 8);
    assert_int_equal(read.report.count, 0);
    when(&matches[0], 2023, 9, 21, 21);
    when(&matches[1], 2023, 9, 21, 21); /* no time: that of the line above */
    when(&matches[2], 2024, 1, 13, 18); /* the season went over the year's end */
    assert_int_equal(matches[2].time.offset, -7 * 3600);
    when(&matches[3], 2024, 2, 4, -1);
    when(&matches[4], 2024, 6, 9, -1);
    when(&matches[5], 2024, 6, 16, -1);
    when(&matches[6], 2026, 3, 26, 20);
    assert_int_equal(matches[6].time.offset, 3600);
    when(&matches[7], 2013, 1, 19, 18);
    assert_int_equal(matches[7].number, 1);
    done(&read);
}

static void header_before_its_match(void **state)
{
    (void)state;
    struct read read =
        read_text("= Cup 2018\n\nThu Jun 14 18:00 UTC+3 @ Quay, Port, Att: 78011\n"
                  "  Alder v Birch  1-0\n     (Ann 12')\n\n"
                  "Alder: Ada - Bea [c], Cat [Y 88'] (46' Dot [Y 57'] (60' Eve)), Fay [R 90+2']\n"
                  "Birch: Gil, Hal (Ian 46'),\n   Jo\n\nRefs: Kay (ARG), Lee\n");
    const struct draft_match *match = &read.draft.matches.v[0];
    const struct draft_event *events = read.draft.events.v;

    assert_int_equal(read.report.count, 0);
    assert_int_equal(read.draft.matches.n, 1);
    assert_int_equal(match->attendance, 78011);
    same(match->venue, "Quay");
    same(match->city, "Port");
    assert_int_equal(match->lineup[HOME].starter_count, 4);
    assert_int_equal(match->lineup[AWAY].starter_count, 3);
    assert_true(read.draft.players.v[1].captain);
    assert_int_equal(match->event_count, 7);
    assert_int_equal(events[0].kind, EVENT_GOAL);
    assert_int_equal(events[1].kind, EVENT_YELLOW);
    assert_int_equal(events[2].kind, EVENT_YELLOW);
    assert_int_equal(events[3].kind, EVENT_SUBSTITUTION);
    same(events[3].person, "Dot");
    same(events[3].other, "Cat");
    assert_int_equal(events[5].kind, EVENT_RED);
    assert_int_equal(events[5].clock.minute, 90);
    assert_int_equal(events[5].clock.added, 2);
    same(events[6].person, "Ian");
    assert_int_equal(events[6].clock.minute, 46);
    assert_int_equal(match->referee_count, 2);
    done(&read);
}

/* "kind side minute name" of every goal of a match with these goals. */
static void goals(const char *score, const char *text, const char *expected)
{
    char all[400], got[400] = "";
    size_t at = 0;
    struct read read;

    snprintf(all, sizeof all, "Alder v Birch  %s\n  %s\n", score, text);
    read = read_text(all);
    for (size_t i = 0; i < read.draft.events.n; i++) {
        const struct draft_event *event = &read.draft.events.v[i];

        at += (size_t)snprintf(got + at, sizeof got - at, "%s%d%c%d+%d %.*s", i ? ", " : "",
                               event->kind, "HA"[event->side], event -> clock.minute,
                               event->clock.added, (int)event->person.len, event->person.text);
    }
    assert_string_equal(got, expected);
    assert_int_equal(read.report.count, 0);
    done(&read);
}

static void goals_in_every_form(void **state)
{
    (void)state;
    goals("2-1", "(Ann 54', 60'; Bo 42')", "0H54+0 Ann, 0H60+0 Ann, 0A42+0 Bo");
    goals("1-1", "(Ann Lee 45+2'(p); Bo 7' (og))", "1H45+2 Ann Lee, 2A7+0 Bo");
    goals("3-0", "(Ann 1', 2', 90+1', Bo 71')", "0H1+0 Ann, 0H2+0 Ann, 0H90+1 Ann, 0H71+0 Bo");
    goals("2-1", "(A.Bee 24, 71; Cee 83pen)", "0H24+0 A.Bee, 0H71+0 A.Bee, 1A83+0 Cee");
    goals("0-1", "-; Bo 25'", "0A25+0 Bo");
    goals("0-1", "(Bo 25')", "0A25+0 Bo");
    goals("2-0", "Ann 30' Bo 65'", "0H30+0 Ann, 0H65+0 Bo");
    goals("2-1", "Ann 23'(p) Bo 36' ;\n  Cy 80'", "1H23+0 Ann, 0H36+0 Bo, 0A80+0 Cy");
    goals("2-0", "(Ann 1'\n   Bo 2')", "0H1+0 Ann, 0H2+0 Bo");
    goals("1-0", "(Sune And 67'(p))", "1H67+0 Sune And");
    goals("1-1", "(1-0 Ann 5', 1-1 Bo 9')", "0H5+0 Ann, 0A9+0 Bo");
}

static void kicks_in_order(void **state)
{
    (void)state;
    struct read read = read_text("Alder v Birch 0-0 a.e.t. (0-0), 1-2 pen.\n"
                                 "Penalties: One (missed), 0-1 TWO,\n"
                                 "           1-1 Three, Four (saved),\n"
                                 "           Five (post), 1-2 SIX\n");
    static const int sides[] = {HOME, AWAY, HOME, AWAY, HOME, AWAY};
    static const int outcomes[] = {KICK_MISSED, KICK_SCORED, KICK_SCORED,
                                   KICK_SAVED,  KICK_POST,   KICK_SCORED};

    assert_int_equal(read.draft.kicks.n, 6);
    assert_true(read.draft.matches.v[0].kicks_ordered);
    for (int i = 0; i < 6; i++) {
        assert_int_equal(read.draft.kicks.v[i].side, sides[i]);
        assert_int_equal(read.draft.kicks.v[i].outcome, outcomes[i]);
    }
    same(read.draft.kicks.v[5].taker, "SIX");
    done(&read);
}

static void kicks_side_by_side(void **state)
{
    (void)state;
    struct read read =
        read_text("Alder v Birch 1-1 [aet; 2-1 on pens]\nPenalties: A, B;\n  C, D (X)\n");

    assert_int_equal(read.draft.kicks.n, 4);
    assert_false(read.draft.matches.v[0].kicks_ordered);
    assert_int_equal(read.draft.kicks.v[3].side, AWAY);
    assert_int_equal(read.draft.kicks.v[3].outcome, KICK_MISSED);
    done(&read);
}

static void headings_and_groups(void **state)
{
    (void)state;
    struct read read = read_text("=Cup 2026 Qualifying=\r\n"
                                 "Group A  |  Alder   Birch & Co\tCedar\r\n"
                                 "\xe2\x96\xaa Path A\r\n\xe2\x96\xaa\xe2\x96\xaa Semi-finals\r\n"
                                 "(1) Alder 1-0 Birch & Co  ## 2A v 3A/B/C\r\n"
                                 "<!-- 1. Alder\r\n 3 points -->\r\n"
                                 "Quarterfinals\r\nAlder v Cedar\r\n__END__\r\nnonsense\r\n");
    const struct draft *draft = &read.draft;

    assert_int_equal(read.report.count, 0);
    same(draft->title, "Cup 2026 Qualifying");
    assert_int_equal(draft->groups.n, 1);
    assert_int_equal(draft->groups.v[0].team_count, 3);
    same(draft->names.v[1], "Birch & Co");
    assert_int_equal(draft->matches.n, 2);
    same(draft->headings.v[draft->matches.v[0].heading].name, "Semi-finals");
    assert_int_equal(draft->headings.v[draft->matches.v[0].heading].parent, 1);
    same(draft->matches.v[0].slot[AWAY], "3A/B/C");
    same(draft->headings.v[draft->matches.v[1].heading].name, "Quarterfinals");
    done(&read);
}

static void not_understood(void **state)
{
    (void)state;
    struct read read = read_text("= Cup 2026\n\n  ***  !!\nAlder v Birch 1-0\n");
    char text[300];

    assert_int_equal(read.report.warnings, 1);
    report_format(&read.report, 0, text, sizeof text);
    assert_string_equal(text, "f:3: warning: column 3: not understood, expected a round, a date, a "
                              "match, its goals or a line-up");
    assert_int_equal(read.draft.files.v[0].lines, 3);
    assert_int_equal(read.draft.files.v[0].understood, 2);
    done(&read);
}

static void no_text(void **state)
{
    struct draft draft = {0};
    struct report report = {0};

    (void)state;
    report_init(&report, "f");
    assert_false(draft_read_txt(&draft, "f", "= Cup\nA \xff v B\n", 15, &report));
    assert_int_equal(report.problems[0].line, 2);
    assert_false(draft_read_txt(&draft, "f", "= Cup\n\0", 7, &report));
    draft_release(&draft);
    report_release(&report);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scores_in_every_order),
        cmocka_unit_test(words_instead_of_scores),
        cmocka_unit_test(winner_in_words),
        cmocka_unit_test(dates_in_every_form),
        cmocka_unit_test(header_before_its_match),
        cmocka_unit_test(goals_in_every_form),
        cmocka_unit_test(kicks_in_order),
        cmocka_unit_test(kicks_side_by_side),
        cmocka_unit_test(headings_and_groups),
        cmocka_unit_test(not_understood),
        cmocka_unit_test(no_text),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
