/* The reader of Football.TXT: bytes into a draft. */
#include "cmocka_all.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "input/draft.h"

struct fixture {
    struct draft draft;
    struct report report;
    char *bytes;
};

static void open_bytes(struct fixture *f, const char *text, size_t len)
{
    *f = (struct fixture){0};
    f->bytes = malloc(len ? len : 1);
    assert_non_null(f->bytes);
    memcpy(f->bytes, text, len);
    report_init(&f->report, "t");
    assert_true(draft_read_txt(&f->draft, "t", f->bytes, len, &f->report));
}

/* Reads text, in which nothing may be amiss. */
static void open_text(struct fixture *f, const char *text)
{
    open_bytes(f, text, strlen(text));
    if (f->report.count)
        fail_msg("line %u: %s", f->report.problems[0].line, f->report.problems[0].text);
    assert_int_equal(f->draft.files.v[0].lines, f->draft.files.v[0].understood);
}

static void release(struct fixture *f)
{
    draft_release(&f->draft);
    report_release(&f->report);
    free(f->bytes);
}

static void same(struct span span, const char *expected)
{
    char text[200];
    snprintf(text, sizeof text, "%.*s", (int)span.len, span.len ? span.text : "");
    assert_string_equal(text, expected);
}

/* "H half-time F 90 E 120 P kicks", what is known. */
static void score_is(const struct draft_match *match, const char *expected)
{
    static const char *const names[] = {"H", "F", "E", "P"};
    char text[200] = "";
    for (int i = 0; i < SCORE_POINT_COUNT; i++) {
        char one[30];
        if (match->score[i][HOME] == SCORE_UNKNOWN)
            continue;
        snprintf(one, sizeof one, "%s%s%d-%d", *text ? " " : "", names[i], match->score[i][HOME],
                 match->score[i][AWAY]);
        strcat(text, one);
    }
    assert_string_equal(text, expected);
}

static void event_is(const struct fixture *f, uint32_t at, const char *expected)
{
    static const char *const kinds[EVENT_KIND_COUNT] = {
        [EVENT_GOAL] = "goal",       [EVENT_PENALTY_GOAL] = "pen", [EVENT_OWN_GOAL] = "og",
        [EVENT_YELLOW] = "yellow",   [EVENT_SECOND_YELLOW] = "2y", [EVENT_RED] = "red",
        [EVENT_SUBSTITUTION] = "sub"};
    char text[200];
    assert_true(at < f->draft.events.n);
    const struct draft_event *event = &f->draft.events.v[at];
    snprintf(text, sizeof text, "%s %d %d+%d %.*s%s%.*s", kinds[event->kind], (int8_t)event->side,
             event->clock.minute, event->clock.added, (int)event->person.len,
             event->person.len ? event->person.text : "", event->other.len ? " for " : "",
             (int)event->other.len, event->other.len ? event->other.text : "");
    assert_string_equal(text, expected);
}

static void scores(void **state)
{
    static const struct {
        const char *line, *score;
        bool extra, shootout;
    } cases[] = {
        {"Alba v Brio  2-1 (1-0)", "H1-0 F2-1", false, false},
        {"Alba  2-1 (1-0)  Brio", "H1-0 F2-1", false, false},
        {"Alba - Brio  0-0", "F0-0", false, false},
        {"Alba 12–11 Brio", "F12-11", false, false},
        {"Alba v Brio  1-0 a.e.t. (0-0)", "F0-0 E1-0", true, false},
        {"Alba v Brio  3-1 a.e.t. (1-1, 1-0)", "H1-0 F1-1 E3-1", true, false},
        {"Alba  1-1 a.e.t. (1-1, 0-1), 3-4 pen.  Brio", "H0-1 F1-1 E1-1 P3-4", true, true},
        {"Alba v Brio  4-2 pen. 1-0 a.e.t. (1-0, 0-0)", "H0-0 F1-0 E1-0 P4-2", true, true},
        {"Alba v Brio  12-11 pen. (1-1)", "F1-1 P12-11", false, true},
        {"Alba v Brio  4-5 pen. (1-1, 0-1)", "H0-1 F1-1 P4-5", false, true},
        {"Alba v Brio  3-4 pen (2-2,1-1,1-0)", "H1-0 F1-1 E2-2 P3-4", true, true},
        {"Alba  1-1 a.e.t, 2-4 pen.  Brio", "E1-1 P2-4", true, true},
        {"Alba  1-1 Brio   (aet, 5-6 pen)", "E1-1 P5-6", true, true},
        {"Alba  1-1 Brio   (9-8 pen)", "F1-1 P9-8", false, true},
        {"Alba v Brio  3-3 [aet; 4-2 on pens]", "E3-3 P4-2", true, true},
        {"Alba v Brio  1-1 1-1nV 3-2iE", "F1-1 E1-1 P3-2", true, true},
        {"Alba v Brio  (HT 1-0, FT 1-1, AET 2-1)", "H1-0 F1-1 E2-1", true, false},
        {"Alba v Brio 2:1 (1:0)", "H1-0 F2-1", false, false},
        {"Alba  2:2  Brio  aet 5-4 pen", "E2-2 P5-4", true, true},
        {"Alba v Brio  1-1 (1-1, 0-0)  pen 4-2", "H0-0 F1-1 E1-1 P4-2", true, true},
        {"Alba  1-0 aet/gg (0-0)  Brio", "F0-0 E1-0", true, false},
        {"Alba v Brio  1-0 a.e.t./sg", "E1-0", true, false},
        {"Alba v Brio", "", false, false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct fixture f;
        open_text(&f, cases[i].line);
        assert_int_equal(f.draft.matches.n, 1);
        const struct draft_match *match = &f.draft.matches.v[0];
        score_is(match, cases[i].score);
        same(match->team[HOME], "Alba");
        same(match->team[AWAY], "Brio");
        assert_int_equal(match->extra_time, cases[i].extra);
        assert_int_equal(match->shootout, cases[i].shootout);
        release(&f);
    }
}

static void notes_and_statuses(void **state)
{
    struct fixture f;
    (void)state;
    open_text(&f, "Alba - Brio  2-2   @ Town, Land   [Brio wins on penalties]\n"
                  "Alba v Brio  [cancelled]\n"
                  "Alba v Brio  0-3    [awarded]\n"
                  "Alba n/p Brio   [cancelled; Brio withdrew]\n"
                  "Alba v Brio  [postponed]\n"
                  "Alba w/o Brio\n"
                  "Alba v Brio  1-2 (aet/gg)\n"
                  "Alba v Brio  1-2 (aet/sg)\n"
                  "Alba v Brio  2-1 (agg 4-4, win on away goals)\n"
                  "Alba v Brio  1-1 abd\n"
                  "Alba v Brio  1-1 [crowd\n  trouble]\n"
                  "Alba bye\n");
    const struct draft_match *match = f.draft.matches.v;
    assert_int_equal(f.draft.matches.n, 12);
    assert_int_equal(match[0].winner, AWAY);
    assert_int_equal(match[0].unclear[HOME], 2);
    score_is(&match[0], "");
    assert_true(match[0].shootout);
    same(match[0].city, "Town, Land");
    assert_int_equal(match[1].status, DRAFT_NOT_PLAYED);
    assert_int_equal(match[2].status, DRAFT_AWARDED);
    score_is(&match[2], "F0-3");
    assert_int_equal(match[3].status, DRAFT_NOT_PLAYED);
    same(match[3].note, "cancelled; Brio withdrew");
    assert_int_equal(match[4].status, DRAFT_POSTPONED);
    assert_int_equal(match[5].status, DRAFT_WALK_OVER);
    assert_true(match[6].golden_goal && match[7].silver_goal);
    score_is(&match[6], "E1-2");
    assert_true(match[8].away_goals);
    score_is(&match[8], "F2-1");
    assert_int_equal(match[9].status, DRAFT_ABANDONED);
    same(match[10].note, "crowd trouble");
    assert_int_equal(match[11].status, DRAFT_BYE);
    same(match[11].team[AWAY], "");
    release(&f);
}

static void notes_keep_all_their_words(void **state)
{
    struct fixture f;
    (void)state;
    open_text(&f, "Alba v Brio  1-1 [fog] [b\n  c # aside\n d]\n  [e]\n[Brio wins on\npenalties]\n"
                  "Cava v Dorn  1-1 [Elm wins on penalties]\n");
    const struct draft_match *match = f.draft.matches.v;
    same(match[0].note, "fog; b c d; e");
    assert_int_equal(match[0].winner, AWAY);
    assert_true(match[0].shootout);
    assert_int_equal(match[0].unclear[HOME], 1);
    same(match[1].note, "Elm wins on penalties"); /* who did not play */
    assert_int_equal(match[1].winner, SIDE_NONE);
    assert_int_equal(f.report.count, 0);
    release(&f);
    static const char open[] = "Alba v Brio  1-1 [a\n b\n\nCava v Dorn 1-0 [c\nd";
    open_bytes(&f, open, sizeof open - 1);
    match = f.draft.matches.v;
    assert_int_equal(f.draft.matches.n, 2);
    same(match[0].note, "a b");
    same(match[1].note, "c d");
    assert_int_equal(f.report.count, 2);
    assert_int_equal(f.report.problems[0].line, 3);
    assert_non_null(strstr(f.report.problems[0].text, "expected \"]\""));
    assert_non_null(strstr(f.report.problems[1].text, "the file ends, expected \"]\""));
    release(&f);
}

static void headings(void **state)
{
    struct fixture f;
    (void)state;
    open_text(&f, "= Cup 2020/21   # a comment\n"
                  "\n"
                  "Group A  |  Alba   North Brio\tCava\n"
                  "▪ Matchday 1 | Fri Jun 14 - Tue Jun 18\n"
                  "» Group A\n"
                  "▪▪ Matchday 2\n"
                  "Alba v Brio 1-0\n"
                  ":: Finals, Quarterfinals\n"
                  "(4) Quarter-finals\n"
                  "Semi-finals - 1st Leg\n"
                  "==Other (XY)==\n"
                  "▪ Final\n");
    same(f.draft.title, "Cup 2020/21");
    assert_int_equal(f.draft.headings.n, 8);
    const struct draft_heading *heading = f.draft.headings.v;
    same(heading[1].name, "Group A");
    assert_true(heading[1].group);
    assert_int_equal(heading[1].parent, 0);
    same(heading[2].name, "Matchday 2");
    assert_int_equal(heading[2].parent, 1);
    assert_int_equal(heading[2].level, 2);
    same(heading[3].name, "Finals, Quarterfinals");
    assert_int_equal(heading[3].parent, 0);
    same(heading[4].name, "Quarter-finals");
    same(heading[5].name, "Semi-finals - 1st Leg");
    same(heading[6].name, "Other (XY)");
    assert_int_equal(heading[7].parent, 6);
    assert_int_equal(f.draft.matches.v[0].heading, 2);
    assert_int_equal(f.draft.groups.n, 1);
    assert_int_equal(f.draft.groups.v[0].team_count, 3);
    same(f.draft.names.v[1], "North Brio");
    release(&f);
}

static void time_is(const struct draft_match *match, const char *expected)
{
    char text[80];
    snprintf(text, sizeof text, "%d-%d-%d %d:%d %s%d", match->time.year, match->time.month,
             match->time.day, match->time.hour, match->time.minute,
             match->time.has_offset ? "utc" : "", match->time.offset / 60);
    assert_string_equal(text, expected);
}

static void a_name_is_no_zone(void **state)
{
    struct fixture f;
    (void)state;
    open_text(&f, "= Cup 2020/21\nFri Sep/18\n 18.30  West Alba v Brio 1-0\n"
                  " 18.30 WEST  Alba v Brio 1-0\n");
    same(f.draft.matches.v[0].team[HOME], "West Alba");
    time_is(&f.draft.matches.v[0], "2020-9-18 18:30 0");
    same(f.draft.matches.v[1].team[HOME], "Alba");
    time_is(&f.draft.matches.v[1], "2020-9-18 18:30 utc60");
    release(&f);
}

static void dates(void **state)
{
    struct fixture f;
    (void)state;
    open_text(&f, "= Cup 2020/21\n"
                  "Fri Sep/18\n 18.30  Alba v Brio 1-0\n        Cava v Dorn 1-0\n"
                  "[Sat Jan 9]\n 20:45  Alba v Brio 1-0\n"
                  "16 May   Alba 1-0 Brio\n"
                  "(7)  2021-05-19 18:00   Alba 0-0 Brio\n"
                  "Th 20/5/21 20:45 CET (19:45 UTC±0)  Alba 2-0 Brio  @ Town\n"
                  "June 11  @ Town        Alba 0-1 Brio\n"
                  "21.5.21 12:00 UTC−7 Alba 0-1 Brio\n"
                  "22.05.2021\n Alba 0-1 Brio\n"
                  "Sun Dec 20 15:00 (23:30 UTC+5:30) @ Ground › Town, Land, Att: 28_000\n"
                  "Alba 0-1 Brio\n"
                  "Alba 0-1 Brio\n");
    const struct draft_match *match = f.draft.matches.v;
    assert_int_equal(f.draft.matches.n, 11);
    time_is(&match[0], "2020-9-18 18:30 0");
    time_is(&match[1], "2020-9-18 18:30 0");
    time_is(&match[2], "2021-1-9 20:45 0");
    time_is(&match[3], "2021-5-16 -1:-1 0");
    time_is(&match[4], "2021-5-19 18:0 0");
    assert_int_equal(match[4].number, 7);
    time_is(&match[5], "2021-5-20 19:45 utc0");
    same(match[5].team[HOME], "Alba");
    time_is(&match[6], "2021-6-11 -1:-1 0");
    same(match[6].city, "Town");
    time_is(&match[7], "2021-5-21 12:0 utc-420");
    time_is(&match[8], "2021-5-22 -1:-1 0");
    time_is(&match[9], "2020-12-20 23:30 utc330");
    same(match[9].venue, "Ground");
    same(match[9].city, "Town, Land");
    assert_int_equal(match[9].attendance, 28000);
    same(match[10].venue, "");
    assert_int_equal(match[10].attendance, -1);
    release(&f);
}

static void the_weekday_tells_the_year(void **state)
{
    struct fixture f;
    (void)state;
    open_text(&f, "= Cup 2020\nFri Jun 11\nAlba v Brio\n» Final\nCava v Dorn\n");
    time_is(&f.draft.matches.v[0], "2021-6-11 -1:-1 0");
    /* A date used up does not go over a heading. */
    time_is(&f.draft.matches.v[1], "0-0-0 -1:-1 0");
    release(&f);
}

static void teams_and_slots(void **state)
{
    struct fixture f;
    (void)state;
    open_text(&f, "1. FC Alba (GER)    v  SK Brio-1 (UKR)  0-0\n"
                  "V. Alba v V Brio  1-0\n"
                  "  (73) 12:00 UTC-7  Alba 0-1 Brio   @ Bay (Town)   ## 2A v 2B\n"
                  "(90) Alba 0-1 Brio   # Winner Match 73 - 3rd Group A/D/E\n"
                  "Winner Group B   v 3rd Group A/D/E/F\n"
                  "Alba 0-1 Brio   # not a slot - this\n");
    const struct draft_match *match = f.draft.matches.v;
    same(match[0].team[HOME], "1. FC Alba");
    same(match[0].country[HOME], "GER");
    same(match[0].team[AWAY], "SK Brio-1");
    same(match[1].team[HOME], "V. Alba");
    same(match[1].team[AWAY], "V Brio");
    same(match[2].slot[HOME], "2A");
    same(match[2].slot[AWAY], "2B");
    assert_int_equal(match[2].number, 73);
    same(match[2].city, "Bay (Town)");
    same(match[3].slot[AWAY], "3rd Group A/D/E");
    same(match[4].team[AWAY], "3rd Group A/D/E/F");
    same(match[5].slot[HOME], "");
    release(&f);
}

static void goals(void **state)
{
    struct fixture f;
    (void)state;
    open_text(&f, "Alba v Brio 2-0\n  (Om 7., Bo 77.(p))\n"); /* the mark of German papers */
    event_is(&f, 0, "goal 0 7+0 Om");
    event_is(&f, 1, "pen 0 77+0 Bo");
    release(&f);
    open_text(&f, "Alba - Brio 2-0\n  Om 7' P. Ek 77' p; -\n");
    event_is(&f, 0, "goal 0 7+0 Om");
    event_is(&f, 1, "pen 0 77+0 P. Ek");
    release(&f);
    open_text(&f, "Alba v Brio 4-2\n"
                  "   (Ann LEE 12', 90+1', Bo Ek 45+1' (pen.) Cy 48',66';\n"
                  "    Di Om 5'(og), 120+5'(p))\n"
                  "Alba v Brio 0-2\n  (Sune Ek 67'(p) Bo  Om  90')\n"
                  "Alba - Brio 1-1\n  Jan Om 3';\n  Sune Ek 67' (o.g.)\n"
                  "Alba - Brio 0-1\n  -; Jan Om ?\?'\n"
                  "Alba 2-1 Brio\n  (G.Om 24, 53pen; Ek 83)\n"
                  "Alba 1-1 Brio\n  (0-1 Ek 5', 1-1 Om 9' (p))\n"
                  "Alba 1-1 Brio\n  1-0 Om 5', 1-1 Ek 9'\n"
                  "Alba 1-1 Brio\n  (6 Om 0-1, 9 Ek 1-1)\n"
                  "Alba 2-0 Brio\n  (Om (2/p))\n");
    static const char *const expected[] = {
        "goal 0 12+0 Ann LEE", "goal 0 90+1 Ann LEE", "pen 0 45+1 Bo Ek",  "goal 0 48+0 Cy",
        "goal 0 66+0 Cy",      "og 1 5+0 Di Om",      "pen 1 120+5 Di Om", "pen 1 67+0 Sune Ek",
        "goal 1 90+0 Bo  Om",  "goal 0 3+0 Jan Om",   "og 1 67+0 Sune Ek", "goal 1 0+0 Jan Om",
        "goal 0 24+0 G.Om",    "pen 0 53+0 G.Om",     "goal 1 83+0 Ek",    "goal 1 5+0 Ek",
        "pen 0 9+0 Om",        "goal 0 5+0 Om",       "goal 1 9+0 Ek",     "goal 1 6+0 Om",
        "goal 0 9+0 Ek",       "pen 0 0+0 Om",        "goal 0 0+0 Om"};
    for (uint32_t i = 0; i < sizeof expected / sizeof expected[0]; i++)
        event_is(&f, i, expected[i]);
    assert_int_equal(f.draft.events.n, sizeof expected / sizeof expected[0]);
    assert_int_equal(f.draft.matches.v[0].event_count, 7);
    assert_true(f.draft.matches.v[0].goals_listed);
    release(&f);
}

static void lineups(void **state)
{
    struct fixture f;
    (void)state;
    open_text(&f, "Alba v Brio 0-0\n\n"
                  "Alba:   Al Am [c] - 2 An [Y], Ao [Y 28'] [Y/R 36'] -\n"
                  "     Ap (46' Aq), Ar (As [Y] 60'),\n"
                  "     At (70' Au (80' Av)); Coach: Aw Ax\n"
                  "BRIO: Ba [R 0'], Bb (Bc)\n\n"
                  "Refs: Rx Ry (NED), Rz (GER)\n"
                  "Sent off: Bb 65', Zz 70'\n"
                  "Yellow cards: Al 1'; Ba 2'\n"
                  "Referee: Ra;  Attendance: 12,345\n");
    static const char *const expected[] = {
        "yellow 0 0+0 An",      "yellow 0 28+0 Ao",     "2y 0 36+0 Ao",
        "sub 0 46+0 Aq for Ap", "sub 0 60+0 As for Ar", "yellow 0 0+0 As",
        "sub 0 70+0 Au for At", "sub 0 80+0 Av for Au", "red 1 0+0 Ba",
        "sub 1 0+0 Bc for Bb",  "red 1 65+0 Bb",        "red -1 70+0 Zz",
        "yellow 0 1+0 Al",      "yellow 1 2+0 Ba"};
    const struct draft_match *match = f.draft.matches.v;
    event_is(&f, 11, expected[11]);
    for (uint32_t i = 0; i < 12; i++)
        event_is(&f, i, expected[i]);
    event_is(&f, 13, expected[13]);
    assert_int_equal(match->lineup[HOME].starter_count, 6);
    assert_int_equal(match->lineup[AWAY].starter_count, 2);
    same(match->lineup[HOME].coach, "Aw Ax");
    assert_true(f.draft.players.v[0].captain);
    same(f.draft.players.v[0].name, "Al Am");
    assert_int_equal(f.draft.players.v[1].number, 2);
    same(f.draft.players.v[1].name, "An");
    assert_int_equal(match->referee_count, 3);
    same(f.draft.names.v[match->referee_first], "Rx Ry");
    assert_int_equal(match->attendance, 12345);
    assert_true(match->cards_listed);
    release(&f);
}

static void kicks_are(const struct fixture *f, const char *expected)
{
    char text[300] = "";
    const struct draft_match *match = f->draft.matches.v;
    for (uint32_t i = 0; i < match->kick_count; i++) {
        const struct draft_kick *kick = &f->draft.kicks.v[match->kick_first + i];
        char one[60];
        snprintf(one, sizeof one, "%.*s%d%d ", (int)kick->taker.len, kick->taker.text, kick->side,
                 kick->outcome);
        strcat(text, one);
    }
    assert_string_equal(text, expected);
}

static void kicks(void **state)
{
    struct fixture f;
    (void)state;
    open_text(&f, "Alba 1-1 Brio (aet, 1-2 pen)\n"
                  "Penalties:    A (missed), 0-1 B,\n  1-1 C, 1-2 D, E (post),\n  F (held)\n");
    kicks_are(&f, "A06 B10 C00 D10 E02 F11 ");
    assert_true(f.draft.matches.v[0].kicks_ordered);
    assert_int_equal(f.draft.files.v[0].kick_lines, 3);
    release(&f);
    open_text(&f, "Alba 1-1 Brio (aet, 1-2 pen)\nPenalties: A, B (X);\n  C, D\n");
    kicks_are(&f, "A00 B06 C10 D10 ");
    assert_false(f.draft.matches.v[0].kicks_ordered);
    release(&f);
    open_text(&f, "Alba 1-1 Brio (aet, 1-2 pen)\n"
                  "Penalty shootout: 0-0 A (held), 0-1 B; 1-1 C, 1-2 D\n");
    kicks_are(&f, "A01 B10 C00 D10 ");
    release(&f);
}

static void what_is_no_data_is_left_out(void **state)
{
    struct fixture f;
    (void)state;
    open_text(&f, "\xef\xbb\xbf= Cup\r\n# comment\r\n<!-- a\r\n b --> Alba v Brio 1-0\r\n"
                  "NOTE: Om left\r\nthe field\r\n\r\nCava\xc2\xa0v\xc2\xa0"
                  "Dorn 2-0\r\n"
                  "__END__\r\nnothing ( here\r\n");
    assert_int_equal(f.draft.matches.n, 2);
    same(f.draft.matches.v[1].team[HOME], "Cava");
    assert_int_equal(f.draft.matches.v[1].place.line, 8);
    assert_int_equal(f.draft.files.v[0].lines, 3);
    release(&f);
}

static void legs_on_one_line(void **state)
{
    struct fixture f;
    (void)state;
    open_text(&f, "= Cup 2001\nMar 30 & Apr 7\nAlba v Brio  2-1, 0-3\n");
    assert_int_equal(f.draft.matches.n, 2);
    time_is(&f.draft.matches.v[1], "2001-4-7 -1:-1 0");
    same(f.draft.matches.v[1].team[HOME], "Brio");
    score_is(&f.draft.matches.v[0], "F2-1");
    score_is(&f.draft.matches.v[1], "F3-0");
    release(&f);
}

static void numbers_that_begin_a_name(void **state)
{
    struct fixture f;
    (void)state;
    open_text(&f,
              "= Cup 2030\nJun 1   1860 Alba v 04 Brio 1-0\nJun 2 2031  Alba v 1. FC Brio 1-0\n");
    same(f.draft.matches.v[0].team[HOME], "1860 Alba");
    same(f.draft.matches.v[0].team[AWAY], "04 Brio");
    assert_int_equal(f.draft.matches.v[0].time.year, 2030);
    same(f.draft.matches.v[1].team[AWAY], "1. FC Brio");
    assert_int_equal(f.draft.matches.v[1].time.year, 2031);
    release(&f);
}

static void names_that_are_no_zone(void **state)
{
    struct fixture f;
    (void)state;
    open_text(&f, "Jun 1 2030\n21.00  West Alba v Brio 1-0\n21:00 WEST Est Alba v Brio 1-0\n"
                  "21:00  EST Alba v Brio 1-0\n");
    same(f.draft.matches.v[0].team[HOME], "West Alba");
    assert_false(f.draft.matches.v[0].time.has_offset);
    same(f.draft.matches.v[1].team[HOME], "Est Alba");
    assert_int_equal(f.draft.matches.v[1].time.offset, 3600);
    same(f.draft.matches.v[2].team[HOME], "EST Alba");
    release(&f);
}

static void goals_on_the_line_of_the_match(void **state)
{
    struct fixture f;
    (void)state;
    open_text(&f, "Alba v Brio 1-0\nAlba v Cado  2-1 (1-0)  @ Town  (Om 12', Ek 60';\n Jo 70'(p))\n"
                  "Brio v Cado 2-0 [abandoned 70'; fog]\n");
    assert_int_equal(f.draft.matches.n, 3);
    assert_int_equal(f.draft.matches.v[0].event_count, 0);
    assert_int_equal(f.draft.matches.v[1].event_count, 3);
    score_is(&f.draft.matches.v[1], "H1-0 F2-1");
    event_is(&f, 0, "goal 0 12+0 Om");
    event_is(&f, 2, "pen 1 70+0 Jo");
    assert_int_equal(f.draft.matches.v[2].status, DRAFT_ABANDONED);
    release(&f);
}

static void groups_with_a_colon(void **state)
{
    struct fixture f;
    (void)state;
    open_text(&f, "Group A: Alba, Brio,  Cado\nFinal:\nAlba v Brio 1-0\nGroup A:\nAlba v Cado 0-0\n"
                  "Alba: Om, Ek\n");
    assert_int_equal(f.draft.groups.n, 1);
    assert_int_equal(f.draft.groups.v[0].team_count, 3);
    assert_int_equal(f.draft.headings.n, 2);
    same(f.draft.headings.v[0].name, "Final");
    same(f.draft.headings.v[1].name, "Group A");
    assert_int_equal(f.draft.matches.v[1].heading, 1);
    assert_int_equal(f.draft.matches.v[1].lineup[HOME].starter_count, 2);
    release(&f);
}

static void what_is_not_understood_is_told(void **state)
{
    static const struct {
        const char *text, *problem;
    } cases[] = {
        {"Alba v Brio 1-0\nsome words\n", "column 1: \"some words\" was not understood, expected"},
        {"Alba v Brio 1-0  (nonsense)\n", "column 18: \"(nonsense)\" was not understood"},
        {"  Om 12'\n", "column 3: \"Om 12'\" was not understood, expected a match before"},
        {"Alba v Brio 1-0\n(Om 1' (chip))\n", "column 8: \"(chip))\" was not understood"},
        {"Alba v Brio 1-0\nOm 1' (chip)\n", "column 7: \"(chip)\" was not understood"},
        {"Alba v Brio 1-0\n(Om 1', & 2')\n", "expected a scorer's name"},
        {"Alba v Brio 1-0\nAlba: Om [Q]\n", "column 11: \"Q]\" was not understood"},
        {"Alba v Brio 1-1\n(Om 1', Ek 2')\n", "one list of goals for a score of 1-1"},
        {"Alba v Brio 1-0\n(Om 1'\n\n", "expected \")\""},
        {"Alba v Brio 2d-4\n", "column 13: \"2d-4\" was not understood, expected a score in fig"},
        {"Alba 2-4d Brio\nOm 1'\n", "column 6: \"2-4d Brio\" was not understood, expected a score"},
        {"Alba v Brio  2-o4 @ C\n", "column 14: \"2-o4 @ C\" was not understood, expected a score"},
        {"Alba v [cancelled]\n", "the line ends, expected the second team"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct fixture f;
        open_bytes(&f, cases[i].text, strlen(cases[i].text));
        assert_int_equal(f.report.errors, 0);
        assert_int_equal(f.report.warnings, 1);
        if (!strstr(f.report.problems[0].text, cases[i].problem))
            fail_msg("%s", f.report.problems[0].text);
        for (size_t m = 0; m < f.draft.matches.n; m++)
            assert_true(f.draft.matches.v[m].team[AWAY].len <= 4); /* no score is in the name */
        release(&f);
    }
}

static void bytes_that_are_no_text(void **state)
{
    static const char *const texts[] = {"= Cup\nA\xff v B 1-0\n", "= Cup\nA\0 v B 1-0\n"};
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        struct draft draft = {0};
        struct report report;
        report_init(&report, "t");
        assert_false(draft_read_txt(&draft, "t", texts[i], 17, &report));
        assert_int_equal(report.errors, 1);
        assert_int_equal(report.problems[0].line, 2);
        assert_non_null(strstr(report.problems[0].text, "column 2"));
        assert_int_equal(draft.matches.n, 0);
        report_release(&report);
        draft_release(&draft);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scores),
        cmocka_unit_test(notes_and_statuses),
        cmocka_unit_test(notes_keep_all_their_words),
        cmocka_unit_test(headings),
        cmocka_unit_test(a_name_is_no_zone),
        cmocka_unit_test(dates),
        cmocka_unit_test(the_weekday_tells_the_year),
        cmocka_unit_test(teams_and_slots),
        cmocka_unit_test(goals),
        cmocka_unit_test(lineups),
        cmocka_unit_test(kicks),
        cmocka_unit_test(what_is_no_data_is_left_out),
        cmocka_unit_test(legs_on_one_line),
        cmocka_unit_test(numbers_that_begin_a_name),
        cmocka_unit_test(names_that_are_no_zone),
        cmocka_unit_test(goals_on_the_line_of_the_match),
        cmocka_unit_test(groups_with_a_colon),
        cmocka_unit_test(what_is_not_understood_is_told),
        cmocka_unit_test(bytes_that_are_no_text),
    };
    return cmocka_run_group_tests_name("txt", tests, NULL, NULL);
}
