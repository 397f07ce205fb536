#include <stdio.h>
#include <string.h>

#include "cmocka_all.h"
#include "maker.h"
#include "model/build.h"
#include "model/tie.h"

#define UEFA "goals extra-time kicks"

enum { TIE_LINE = 10, MATCH_LINE = 20 };

/* A single match between ajax (home) and porto (away), with lines. */
static void one_match(struct maker *maker, const char *end)
{
    maker_open(maker);
    maker_round(maker, "final", 1, UEFA);
    maker_tie(maker, "final", "ajax", "porto");
    maker->edition->ties.v[0].line = TIE_LINE;
    maker_match(maker, end);
    maker_in_hand(maker)->line = MATCH_LINE;
}

static struct event *event_on(struct maker *maker, uint32_t line, const char *clock,
                              const char *kind, const char *team, const char *person)
{
    struct event *event = maker_event(maker, clock, kind, team, person);

    event->line = line;
    return event;
}

static void number_kicks(struct maker *maker, uint32_t line)
{
    for (size_t i = 0; i < maker->edition->kicks.n; i++)
        maker->edition->kicks.v[i].line = line + (uint32_t)i;
}

static bool has_problem(const struct maker *maker, uint32_t line, enum severity severity,
                        const char *text)
{
    for (size_t i = 0; i < maker->report.count; i++)
        if (maker->report.problems[i].line == line &&
            maker->report.problems[i].severity == severity &&
            strstr(maker->report.problems[i].text, text))
            return true;
    for (size_t i = 0; i < maker->report.count; i++)
        print_message("  %u: %s\n", maker->report.problems[i].line, maker->report.problems[i].text);
    return false;
}

/* Seals, expects this one error and nothing else, and closes. */
static void assert_complains(struct maker *maker, uint32_t line, const char *text)
{
    assert_false(maker_seal(maker));
    assert_true(has_problem(maker, line, SEVERITY_ERROR, text));
    assert_int_equal(maker->report.errors, 1);
    maker_close(maker);
}

static void assert_good(struct maker *maker)
{
    bool good = maker_seal(maker);

    if (!good)
        has_problem(maker, 0, SEVERITY_ERROR, "nothing"); /* prints them */
    assert_true(good);
    assert_int_equal(maker->report.errors, 0);
    maker_close(maker);
}

/* -- good editions -------------------------------------------------------------------------------
 */

static void a_whole_good_cup_has_no_problem(void **unused)
{
    struct maker maker;
    struct match *match;

    (void)unused;
    maker_open(&maker);
    maker_round(&maker, "sf", 2, UEFA);
    maker_tie(&maker, "sf1", "ajax", "porto");
    maker_match(&maker, "FT");
    match = maker_in_hand(&maker);
    match->stated[SCORE_HALF_TIME][HOME] = match->stated[SCORE_HALF_TIME][AWAY] = 0;
    match->stated[SCORE_90][HOME] = 1;
    match->stated[SCORE_90][AWAY] = 0;
    match->given[HOME] = maker_team(&maker, "ajax");
    maker_event(&maker, "70'", "goal", "ajax", "A");
    maker_event(&maker, "80'", "yellow", "porto", "P");
    maker_event(&maker, "90+1'", "second-yellow", "porto", "P");
    maker_match(&maker, "pens");
    match = maker_in_hand(&maker);
    match->stated[SCORE_120][HOME] = 1;
    match->stated[SCORE_120][AWAY] = 0;
    match->stated[SCORE_KICKS][HOME] = 3;
    match->stated[SCORE_KICKS][AWAY] = 0;
    maker_event(&maker, "5'", "own-goal", "ajax", "A");
    maker_event(&maker, "pens", "yellow", "porto", "P");
    maker_kicks(&maker, "porto+ ajax- porto+ ajax- porto+ ajax-");
    maker.edition->ties.v[0].stated_team = maker_team(&maker, "porto");
    maker_tie(&maker, "sf2", "braga", "celtic");
    maker_round(&maker, "final", 1, UEFA);
    maker_tie(&maker, "final", "winner sf1", "winner sf2");
    maker_match(&maker, "scheduled");
    assert_true(maker_seal(&maker));
    assert_int_equal(maker.report.count, 0); /* no warning either */
    maker_close(&maker);
}

static void cards_for_people_off_the_field_are_fine(void **unused)
{
    struct maker maker;

    (void)unused;
    one_match(&maker, "FT");
    maker_event(&maker, "30'", "yellow", "ajax", "Coach")->role = PERSON_COACH;
    maker_event(&maker, "86'", "sub", "porto", "New");
    maker_event(&maker, "90+4'", "red", "porto", "Off")->role = PERSON_SUBSTITUTED;
    maker_event(&maker, "?'", "yellow", "ajax", "Bench")->role = PERSON_BENCH;
    maker_event(&maker, "11'", "goal", "ajax", NULL);
    assert_good(&maker);
}

/* -- slots ---------------------------------------------------------------------------------------
 */

static void circle(struct maker *maker, uint32_t n)
{
    char key[32], team[32];

    maker_open(maker);
    for (uint32_t i = 0; i < n; i++) {
        snprintf(key, sizeof key, "t%u", i);
        snprintf(team, sizeof team, "team%u", i);
        maker_round(maker, key, 1, UEFA);
        maker_tie(maker, key, "nobody", team);
        maker->edition->ties.v[i].line = 100 + i;
    }
    for (uint32_t i = 0; i < n; i++) {
        struct slot *slot = &maker->edition->ties.v[i].slot[TOP];

        slot->kind = SLOT_WINNER;
        slot->team = ID_NONE;
        slot->ref = (i + n - 1) % n;
    }
}

static void circles_of_any_length(void **unused)
{
    struct maker maker;

    (void)unused;
    circle(&maker, 1);
    assert_complains(&maker, 100, "t0 feeds itself, expected an earlier round");
    circle(&maker, 2);
    assert_complains(&maker, 100, "t0 and t1 feed each other in a circle");
    circle(&maker, 17);
    assert_complains(&maker, 100, "t0 and t16 feed each other in a circle");
}

static void a_circle_through_a_loser(void **unused)
{
    struct maker maker;

    (void)unused;
    circle(&maker, 3);
    maker.edition->ties.v[2].slot[TOP].kind = SLOT_LOSER;
    assert_complains(&maker, 100, "feed each other in a circle");
}

static void a_tie_fed_by_a_later_round(void **unused)
{
    struct maker maker;

    (void)unused;
    maker_open(&maker);
    maker_round(&maker, "sf", 1, UEFA);
    maker_tie(&maker, "sf1", "ajax", "porto");
    maker_tie(&maker, "sf2", "winner sf1", "celtic");
    maker.edition->ties.v[1].line = 77;
    assert_complains(&maker, 77, "sf2 is fed by sf1 of its own or a later round");
}

static void one_winner_goes_to_one_place(void **unused)
{
    static const char *const whats[] = {"winner", "loser"};

    (void)unused;
    for (int i = 0; i < 2; i++) {
        struct maker maker;
        char slot[32], text[64];

        snprintf(slot, sizeof slot, "%s sf1", whats[i]);
        snprintf(text, sizeof text, "the %s of sf1 goes to f1 and to f2", whats[i]);
        maker_open(&maker);
        maker_round(&maker, "sf", 1, UEFA);
        maker_tie(&maker, "sf1", "ajax", "porto");
        maker_round(&maker, "final", 1, UEFA);
        maker_tie(&maker, "f1", slot, "celtic");
        maker_tie(&maker, "f2", "braga", slot);
        maker.edition->ties.v[2].line = 33;
        assert_complains(&maker, 33, text);
    }
}

static void the_team_stated_in_a_slot_must_have_come_out(void **unused)
{
    struct maker maker;

    (void)unused;
    maker_open(&maker);
    maker_round(&maker, "sf", 1, UEFA);
    maker_tie(&maker, "sf1", "ajax", "porto");
    maker_match(&maker, "FT");
    maker_event(&maker, "10'", "goal", "ajax", NULL);
    maker_round(&maker, "final", 1, UEFA);
    maker_tie(&maker, "final", "winner sf1", "celtic");
    maker.edition->ties.v[1].slot[TOP].team = maker_team(&maker, "porto");
    maker.edition->ties.v[1].line = 44;
    assert_complains(&maker, 44, "Porto stands in final, but Ajax came out of sf1");
}

static void nobody_plays_against_himself(void **unused)
{
    struct maker maker;

    (void)unused;
    maker_open(&maker);
    maker_round(&maker, "final", 1, UEFA);
    maker_tie(&maker, "final", "ajax", "ajax");
    maker.edition->ties.v[0].line = 5;
    assert_complains(&maker, 5, "Ajax plays against itself in final");
}

static void too_many_rounds(void **unused)
{
    struct maker maker;
    char key[16];

    (void)unused;
    maker_open(&maker);
    for (int r = 0; r <= ROUNDS_MOST; r++) {
        snprintf(key, sizeof key, "r%d", r);
        maker_round(&maker, key, 1, UEFA);
        maker.edition->rounds.v[r].line = 1000 + (uint32_t)r;
    }
    assert_complains(&maker, 1000 + ROUNDS_MOST, "65 rounds, expected at most 64");
}

/* -- who plays -----------------------------------------------------------------------------------
 */

static void the_home_side_is_checked(void **unused)
{
    struct maker maker;

    (void)unused;
    one_match(&maker, "FT"); /* the other way round is fine */
    maker_in_hand(&maker)->given[HOME] = maker_team(&maker, "porto");
    assert_true(maker_seal(&maker));
    assert_int_equal(maker.edition->matches.v[0].home_side, BOTTOM);
    maker_close(&maker);

    one_match(&maker, "FT");
    maker_in_hand(&maker)->given[HOME] = maker_team(&maker, "celtic");
    assert_complains(&maker, MATCH_LINE,
                     "Celtic stands as the home side of final/1, expected Ajax");

    one_match(&maker, "FT");
    maker_in_hand(&maker)->given[AWAY] = maker_team(&maker, "celtic");
    assert_complains(&maker, MATCH_LINE, "Celtic stands as the away side");
}

static void those_named_must_play(void **unused)
{
    struct maker maker;

    (void)unused;
    one_match(&maker, "FT");
    event_on(&maker, 21, "10'", "yellow", "celtic", NULL);
    assert_complains(&maker, 21, "Celtic do not play in final/1, expected Ajax or Porto");

    one_match(&maker, "pens on");
    maker_kicks(&maker, "celtic+");
    number_kicks(&maker, 30);
    assert_complains(&maker, 30, "Celtic do not play in final/1");

    one_match(&maker, "FT");
    maker_in_hand(&maker)->lineup[0] =
        (struct lineup){.team = maker_team(&maker, "celtic"), .coach = ID_NONE, .line = 35};
    assert_complains(&maker, 35, "Celtic do not play in final/1");
}

static void nobody_is_named_where_no_side_is_known(void **unused)
{
    struct maker maker;

    (void)unused;
    maker_open(&maker);
    maker_round(&maker, "sf", 1, UEFA);
    maker_tie(&maker, "sf1", "ajax", "porto");
    maker_tie(&maker, "sf2", "braga", "celtic");
    maker_round(&maker, "final", 1, UEFA);
    maker_tie(&maker, "final", "winner sf1", "winner sf2");
    maker_match(&maker, "FT");
    event_on(&maker, 9, "10'", "yellow", "ajax", NULL);
    assert_false(maker_seal(&maker));
    assert_true(has_problem(&maker, 9, SEVERITY_ERROR, "neither side is known"));
    maker_close(&maker);
}

static struct lineup lineup_of(struct maker *maker, const char *team, uint32_t players,
                               uint32_t starters, uint32_t line)
{
    struct lineup_player *made =
        arena_array(&maker->edition->arena, struct lineup_player, players + 1);
    uint32_t id = maker_team(maker, team);

    for (uint32_t i = 0; i < players; i++) {
        char name[32];
        int len = snprintf(name, sizeof name, "Player %u", i);

        made[i].person = edition_person(maker->edition, id, name, (size_t)len);
    }
    return (struct lineup){.team = id,
                           .players = made,
                           .player_count = players,
                           .starter_count = starters,
                           .coach = ID_NONE,
                           .line = line};
}

static void line_ups_hold_eleven_and_nobody_twice(void **unused)
{
    struct maker maker;
    struct lineup lineup;
    struct lineup_player players[3];

    (void)unused;
    one_match(&maker, "FT");
    maker_in_hand(&maker)->lineup[0] = lineup_of(&maker, "porto", 20, 11, 40);
    maker_in_hand(&maker)->lineup[1] = lineup_of(&maker, "ajax", 20, 11, 41);
    assert_true(maker_seal(&maker));
    assert_int_equal(maker.edition->matches.v[0].lineup[HOME].line, 41); /* sides in order */
    assert_int_equal(maker.edition->matches.v[0].lineup[AWAY].line, 40);
    maker_close(&maker);

    one_match(&maker, "FT");
    maker_in_hand(&maker)->lineup[0] = lineup_of(&maker, "porto", 20, 12, 42);
    assert_complains(&maker, 42, "12 starters for Porto, expected at most 11");

    one_match(&maker, "FT");
    lineup = lineup_of(&maker, "ajax", 3, 2, 43);
    memcpy(players, lineup.players, sizeof players);
    players[2] = players[0];
    lineup.players = players;
    maker_in_hand(&maker)->lineup[0] = lineup;
    assert_complains(&maker, 43, "Player 0 is in the line-up twice");

    one_match(&maker, "FT");
    maker_in_hand(&maker)->lineup[0] = lineup_of(&maker, "ajax", 3, 2, 44);
    maker_in_hand(&maker)->lineup[1] = lineup_of(&maker, "ajax", 3, 2, 45);
    assert_complains(&maker, 45, "a second line-up of Ajax");
}

/* -- events --------------------------------------------------------------------------------------
 */

static void events_lie_in_phases_played(void **unused)
{
    struct maker maker;

    (void)unused;
    one_match(&maker, "FT");
    event_on(&maker, 21, "91'", "yellow", "ajax", NULL);
    assert_complains(&maker, 21, "event at 91', but the match ended after 90 minutes");

    one_match(&maker, "AET");
    event_on(&maker, 22, "pens", "yellow", "ajax", NULL);
    assert_complains(&maker, 22, "event at pens, but the match ended after 120 minutes");

    one_match(&maker, "pens");
    event_on(&maker, 24, "pens", "goal", "ajax", NULL);
    assert_complains(&maker, 24,
                     "a goal at pens, expected it among the kicks: they are not goals (Law 10)");

    one_match(&maker, "scheduled");
    event_on(&maker, 23, "?'", "yellow", "ajax", NULL);
    assert_complains(&maker, 23, "event at ?' of a match that has not begun (scheduled)");

    one_match(&maker, "60'");
    event_on(&maker, 24, "61'", "yellow", "ajax", NULL);
    assert_complains(&maker, 24, "event at 61', but the match stands at 60'");

    one_match(&maker, "60'");
    event_on(&maker, 24, "60'", "yellow", "ajax", NULL);
    assert_good(&maker);

    one_match(&maker, "HT");
    event_on(&maker, 25, "46'", "yellow", "ajax", NULL);
    assert_complains(&maker, 25, "event at 46', but the match ended in the first half");
}

static void extra_time_that_was_not_played_has_no_events(void **unused)
{
    struct maker maker;

    (void)unused;
    maker_open(&maker);
    maker_round(&maker, "final", 1, "goals kicks");
    maker_tie(&maker, "final", "ajax", "porto");
    maker_match(&maker, "FT");
    event_on(&maker, 26, "120'", "goal", "ajax", NULL);
    assert_complains(&maker, 26, "event at 120', but the match ended after 90 minutes");
}

static void a_second_yellow_needs_a_first_where_all_are_known(void **unused)
{
    struct maker maker;

    (void)unused;
    one_match(&maker, "FT");
    event_on(&maker, 21, "61'", "second-yellow", "ajax", "A");
    assert_complains(&maker, 21, "second yellow card for A, expected an earlier yellow card");

    one_match(&maker, "FT");
    maker_in_hand(&maker)->yellows_known = COVERAGE_SOME;
    maker_event(&maker, "61'", "second-yellow", "ajax", "A");
    assert_good(&maker);

    one_match(&maker, "FT"); /* the first is of the other side's A */
    event_on(&maker, 20, "10'", "yellow", "porto", "A");
    event_on(&maker, 21, "61'", "second-yellow", "ajax", "A");
    assert_complains(&maker, 21, "second yellow card for A");

    one_match(&maker, "FT"); /* the minute of the first is not known */
    maker_event(&maker, "?'", "yellow", "ajax", "A");
    maker_event(&maker, "61'", "second-yellow", "ajax", "A");
    assert_good(&maker);

    one_match(&maker, "pens on"); /* Law 10: bookings do not carry over into the kicks */
    event_on(&maker, 20, "10'", "yellow", "ajax", "A");
    event_on(&maker, 21, "pens", "second-yellow", "ajax", "A");
    assert_complains(&maker, 21, "second yellow card for A");
}

static void var_takes_back_something(void **unused)
{
    struct maker maker;

    (void)unused;
    one_match(&maker, "FT");
    event_on(&maker, 20, "10'", "goal", "porto", "P");
    event_on(&maker, 21, "12'", "var", "ajax", NULL)->var = VAR_NO_GOAL;
    assert_complains(&maker, 21, "VAR decision \"no goal\" takes back nothing");

    one_match(&maker, "FT"); /* once only */
    event_on(&maker, 20, "10'", "goal", "ajax", "A");
    event_on(&maker, 21, "12'", "var", "ajax", NULL)->var = VAR_NO_GOAL;
    event_on(&maker, 22, "13'", "var", "ajax", NULL)->var = VAR_NO_GOAL;
    assert_complains(&maker, 22, "takes back nothing");

    one_match(&maker, "FT"); /* gives something: nothing to take back */
    event_on(&maker, 21, "12'", "var", "ajax", NULL)->var = VAR_PENALTY;
    assert_good(&maker);
}

/* -- scores --------------------------------------------------------------------------------------
 */

static void state(struct maker *maker, enum score_point point, int home, int away)
{
    maker_in_hand(maker)->stated[point][HOME] = (int16_t)home;
    maker_in_hand(maker)->stated[point][AWAY] = (int16_t)away;
}

static void goals_must_give_the_stated_scores(void **unused)
{
    struct maker maker;

    (void)unused;
    one_match(&maker, "FT");
    state(&maker, SCORE_90, 1, 0);
    assert_complains(&maker, MATCH_LINE, "90-minute score stated as 1-0, but the goals give 0-0");

    one_match(&maker, "FT");
    state(&maker, SCORE_90, 0, 0);
    maker_event(&maker, "?'", "goal", "ajax", NULL);
    assert_complains(&maker, MATCH_LINE, "90-minute score stated as 0-0, but the goals give 1-0");

    one_match(&maker, "FT");
    state(&maker, SCORE_HALF_TIME, 0, 1);
    maker_event(&maker, "46'", "goal", "porto", NULL);
    assert_complains(&maker, MATCH_LINE, "half-time score stated as 0-1, but the goals give 0-0");

    one_match(&maker, "FT"); /* with goals not all known too many are still wrong */
    maker_in_hand(&maker)->goals_known = COVERAGE_SOME;
    state(&maker, SCORE_HALF_TIME, 0, 0);
    maker_event(&maker, "45+1'", "goal", "porto", NULL);
    assert_complains(&maker, MATCH_LINE, "half-time score stated as 0-0, but the goals give 0-1");

    one_match(&maker, "AET");
    state(&maker, SCORE_120, 2, 1);
    maker_event(&maker, "92'", "goal", "ajax", NULL);
    assert_complains(&maker, MATCH_LINE, "120-minute score stated as 2-1, but the goals give 1-0");

    one_match(&maker, "FT"); /* disallowed goals do not count */
    state(&maker, SCORE_90, 0, 0);
    maker_event(&maker, "80'", "goal", "ajax", NULL);
    maker_event(&maker, "81'", "var", "ajax", NULL)->var = VAR_NO_GOAL;
    assert_good(&maker);
}

static void scores_of_phases_not_played(void **unused)
{
    struct maker maker;

    (void)unused;
    one_match(&maker, "FT");
    state(&maker, SCORE_120, 0, 0);
    assert_complains(&maker, MATCH_LINE, "120-minute score stated, but the match stands");

    one_match(&maker, "HT");
    state(&maker, SCORE_90, 0, 0);
    assert_complains(&maker, MATCH_LINE, "90-minute score stated, but the match stands");

    one_match(&maker, "scheduled");
    state(&maker, SCORE_HALF_TIME, 0, 0);
    assert_complains(&maker, MATCH_LINE, "half-time score stated, but the match stands");

    one_match(&maker, "FT");
    state(&maker, SCORE_KICKS, 4, 2);
    assert_complains(&maker, MATCH_LINE, "shoot-out score stated, but the match stands");
}

static void a_decision_overrides_the_goals(void **unused)
{
    struct maker maker;

    (void)unused;
    one_match(&maker, "FT");
    state(&maker, SCORE_90, 0, 3);
    maker_event(&maker, "10'", "goal", "ajax", NULL);
    maker_in_hand(&maker)->decision.kind = DECISION_AWARDED;
    maker_in_hand(&maker)->decision.score[AWAY] = 3;
    assert_good(&maker);
}

/* -- kicks ---------------------------------------------------------------------------------------
 */

static void no_kick_after_the_decision(void **unused)
{
    struct maker maker;

    (void)unused;
    one_match(&maker, "pens");
    maker_kicks(&maker, "ajax+ porto- ajax+ porto- ajax+ porto- ajax+");
    number_kicks(&maker, 51);
    assert_complains(&maker, 57,
                     "kick 7 of final/1, but kick 6 had decided the shoot-out 3-0 (Law 10)");

    one_match(&maker, "pens");
    maker_kicks(&maker, "ajax+ porto- ajax+ porto- ajax+ porto- ajax+ portov");
    number_kicks(&maker, 51);
    assert_false(maker_seal(&maker));
    assert_true(has_problem(&maker, 57, SEVERITY_ERROR, "kick 7 of final/1"));
    assert_true(has_problem(&maker, 58, SEVERITY_ERROR, "decided the shoot-out 3-0"));
    maker_close(&maker);
}

static void sides_shoot_in_turn(void **unused)
{
    struct maker maker;

    (void)unused;
    one_match(&maker, "pens on");
    maker_kicks(&maker, "ajax+ porto- ajax+ ajax-");
    number_kicks(&maker, 51);
    assert_complains(&maker, 54, "kick 4 of final/1: a side is two kicks ahead");

    one_match(&maker, "pens on"); /* retaken */
    maker_kicks(&maker, "ajax+ porto- ajaxv ajax+");
    assert_good(&maker);
}

static void a_shootout_ends_with_a_winner(void **unused)
{
    struct maker maker;

    (void)unused;
    one_match(&maker, "pens");
    maker_kicks(&maker, "ajax+ porto-");
    assert_false(maker_seal(&maker));
    assert_true(has_problem(&maker, MATCH_LINE, SEVERITY_ERROR,
                            "the shoot-out stands at 1-0 after the last kick"));
    maker_close(&maker);

    one_match(&maker, "pens");
    maker_in_hand(&maker)->kicks_known = COVERAGE_UNKNOWN;
    state(&maker, SCORE_KICKS, 4, 4);
    assert_complains(&maker, MATCH_LINE, "shoot-out stated as 4-4, expected a winner");

    one_match(&maker, "pens");
    state(&maker, SCORE_KICKS, 3, 1);
    maker_kicks(&maker, "ajax+ porto- ajax+ porto- ajax+ porto-");
    assert_complains(&maker, MATCH_LINE, "shoot-out stated as 3-1, but the kicks give 3-0");

    one_match(&maker, "pens"); /* the most that one unknown kick can bring */
    state(&maker, SCORE_KICKS, 3, 2);
    maker_kicks(&maker, "ajax+ porto? ajax+ porto- ajax+ porto-");
    assert_complains(&maker, MATCH_LINE, "shoot-out stated as 3-2, but the kicks give 3-0");

    one_match(&maker, "FT");
    maker_kicks(&maker, "ajax+");
    number_kicks(&maker, 51);
    assert_complains(&maker, 51, "kicks in final/1, but the match ended after 90 minutes");
}

/* -- winners -------------------------------------------------------------------------------------
 */

static void the_stated_winner_is_checked(void **unused)
{
    struct maker maker;

    (void)unused;
    one_match(&maker, "FT");
    maker_event(&maker, "10'", "goal", "ajax", NULL);
    maker.edition->ties.v[0].stated_team = maker_team(&maker, "porto");
    assert_complains(&maker, TIE_LINE,
                     "winner of final stated as Porto, but the matches give Ajax");

    one_match(&maker, "60'");
    maker.edition->ties.v[0].stated_team = maker_team(&maker, "porto");
    assert_complains(&maker, TIE_LINE, "but the matches have not decided it yet");

    one_match(&maker, "FT");
    maker_event(&maker, "10'", "goal", "ajax", NULL);
    maker.edition->ties.v[0].stated_team = maker_team(&maker, "celtic");
    assert_complains(&maker, TIE_LINE, "winner Celtic does not play in final");
}

static void nothing_happens_after_a_match_stopped(void **unused)
{
    static const uint8_t statuses[] = {MATCH_UNDER_WAY, MATCH_SUSPENDED, MATCH_ABANDONED};

    (void)unused;
    for (size_t i = 0; i < sizeof statuses; i++) {
        struct maker maker;

        one_match(&maker, "60'");
        maker_in_hand(&maker)->status = statuses[i];
        maker_event(&maker, "60'", "yellow", "ajax", NULL);
        event_on(&maker, 9, "61'", "yellow", "ajax", NULL);
        assert_complains(&maker, 9, "event at 61', but the match stands at 60'");
    }
}

static void played_and_level_is_a_warning(void **unused)
{
    struct maker maker;

    (void)unused;
    one_match(&maker, "FT");
    assert_true(maker_seal(&maker));
    assert_true(has_problem(&maker, TIE_LINE, SEVERITY_WARNING, "is played but not decided"));
    maker_close(&maker);
}

/* -- the whole -----------------------------------------------------------------------------------
 */

static void every_problem_in_one_pass_in_order(void **unused)
{
    struct maker maker;

    (void)unused;
    one_match(&maker, "FT");
    state(&maker, SCORE_90, 5, 0);
    event_on(&maker, 32, "10'", "goal", "ajax", NULL);
    event_on(&maker, 99, "91'", "yellow", "ajax", NULL);
    event_on(&maker, 31, "10'", "yellow", "celtic", NULL);
    event_on(&maker, 30, "12'", "var", "porto", NULL)->var = VAR_NO_GOAL;
    maker_kicks(&maker, "ajax+");
    number_kicks(&maker, 50);
    maker.edition->ties.v[0].stated_team = maker_team(&maker, "porto");
    assert_false(maker_seal(&maker));
    assert_int_equal(maker.report.errors, 6);
    for (size_t i = 1; i < maker.report.count; i++)
        assert_true(maker.report.problems[i - 1].line <= maker.report.problems[i].line);
    assert_int_equal(maker.report.problems[0].line, TIE_LINE);
    assert_int_equal(maker.report.problems[5].line, 99);
    maker_close(&maker);
}

/* Names and the codes made for them, in this order in one edition. */
static void codes_tell_clubs_apart(void **unused)
{
    static const char *const cases[][2] = {
        {"FC Barcelona", "BAR"},
        {"FC Bayern München", "BAY"},
        {"Real Madrid CF", "REA"},
        {"Real Sociedad", "RSO"},
        {"VfB Stuttgart", "STU"},
        {"1. FC Köln", "KOL"},
        {"PSV", "PSV"},
        {"PSV Eindhoven", "EIN"},
        {"Los Angeles", "LOS"},
        {"Real", "REA"},
        {"AC", "AC"},
    };
    enum { CASES = sizeof cases / sizeof *cases };
    struct maker maker;

    (void)unused;
    one_match(&maker, "scheduled");
    size_t before = maker.edition->teams.n;
    for (size_t i = 0; i < CASES; i++) {
        char key[8];
        snprintf(key, sizeof key, "t%zu", i);
        uint32_t team = maker_team(&maker, key);
        maker.edition->teams.v[team].name = cases[i][0];
        maker.edition->teams.v[team].code = NULL;
    }
    assert_true(maker_seal(&maker));
    for (size_t i = 0; i < CASES; i++)
        assert_string_equal(maker.edition->teams.v[before + i].code, cases[i][1]);
    maker_close(&maker);
}

static void codes_are_made_where_none_is_given(void **unused)
{
    struct maker maker;

    (void)unused;
    one_match(&maker, "scheduled");
    maker.edition->teams.v[0].name = "\xc3\x87"
                                     "elik 1923";
    maker.edition->teams.v[1].name = "1-2";
    assert_good(&maker);

    one_match(&maker, "scheduled");
    maker.edition->teams.v[0].name = "\xc3\x87"
                                     "elik 1923";
    maker.edition->teams.v[1].name = "1-2";
    assert_true(maker_seal(&maker));
    assert_string_equal(maker.edition->teams.v[0].code, "CEL");
    assert_string_equal(maker.edition->teams.v[1].code, "?");
    maker_close(&maker);
    one_match(&maker, "scheduled");
    maker.edition->teams.v[0].name =
        "\xd0\x94\xd0\xb8\xd0\xbd\xd0\xb0\xd0\xbc\xd0\xbe"; /* Dinamo */
    assert_true(maker_seal(&maker));
    assert_string_equal(maker.edition->teams.v[0].code, "\xd0\x94\xd0\xb8\xd0\xbd");
    maker_close(&maker);
}

static void a_round_without_a_list_has_the_usual_one(void **unused)
{
    struct maker maker;
    struct tie_state state_now;

    (void)unused;
    maker_open(&maker);
    maker_round(&maker, "final", 1, "");
    maker_tie(&maker, "final", "ajax", "porto");
    maker_match(&maker, "60'");
    assert_true(maker_seal(&maker));
    tie_at(maker.edition, 0, moment_end(), &state_now);
    assert_int_equal(state_now.next, CRITERION_EXTRA_TIME);
    maker_close(&maker);
}

static void kick_offs_not_known_come_after_what_is_before(void **unused)
{
    struct maker maker;
    const struct edition *edition;

    (void)unused;
    maker_open(&maker);
    maker_round(&maker, "sf", 1, UEFA);
    maker_tie(&maker, "sf1", "ajax", "porto");
    maker_match(&maker, "FT");
    maker_in_hand(&maker)->precision = PRECISION_NONE;
    maker_in_hand(&maker)->kickoff = INSTANT_UNKNOWN;
    maker_event(&maker, "1'", "goal", "ajax", NULL);
    maker_tie(&maker, "sf2", "braga", "celtic");
    maker_match(&maker, "FT");
    maker_in_hand(&maker)->kickoff = -1246000000; /* 1930 */
    maker_event(&maker, "1'", "goal", "braga", NULL);
    maker_round(&maker, "final", 1, UEFA);
    maker_tie(&maker, "final", "winner sf1", "winner sf2");
    maker_match(&maker, "FT");
    maker_in_hand(&maker)->precision = PRECISION_NONE;
    maker_in_hand(&maker)->kickoff = INSTANT_UNKNOWN;
    maker_event(&maker, "1'", "goal", "braga", NULL);
    assert_true(maker_seal(&maker));
    edition = maker.edition;
    assert_true(edition->matches.v[0].base < edition->matches.v[1].base);
    assert_true(edition->matches.v[2].base > edition->ties.v[1].decided.at);
    assert_true(edition->matches.v[2].base > edition->ties.v[0].decided.at);
    maker_close(&maker);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_whole_good_cup_has_no_problem),
        cmocka_unit_test(cards_for_people_off_the_field_are_fine),
        cmocka_unit_test(circles_of_any_length),
        cmocka_unit_test(a_circle_through_a_loser),
        cmocka_unit_test(a_tie_fed_by_a_later_round),
        cmocka_unit_test(one_winner_goes_to_one_place),
        cmocka_unit_test(the_team_stated_in_a_slot_must_have_come_out),
        cmocka_unit_test(nobody_plays_against_himself),
        cmocka_unit_test(too_many_rounds),
        cmocka_unit_test(the_home_side_is_checked),
        cmocka_unit_test(those_named_must_play),
        cmocka_unit_test(nobody_is_named_where_no_side_is_known),
        cmocka_unit_test(line_ups_hold_eleven_and_nobody_twice),
        cmocka_unit_test(events_lie_in_phases_played),
        cmocka_unit_test(extra_time_that_was_not_played_has_no_events),
        cmocka_unit_test(a_second_yellow_needs_a_first_where_all_are_known),
        cmocka_unit_test(var_takes_back_something),
        cmocka_unit_test(goals_must_give_the_stated_scores),
        cmocka_unit_test(scores_of_phases_not_played),
        cmocka_unit_test(a_decision_overrides_the_goals),
        cmocka_unit_test(no_kick_after_the_decision),
        cmocka_unit_test(sides_shoot_in_turn),
        cmocka_unit_test(a_shootout_ends_with_a_winner),
        cmocka_unit_test(the_stated_winner_is_checked),
        cmocka_unit_test(nothing_happens_after_a_match_stopped),
        cmocka_unit_test(played_and_level_is_a_warning),
        cmocka_unit_test(every_problem_in_one_pass_in_order),
        cmocka_unit_test(codes_tell_clubs_apart),
        cmocka_unit_test(codes_are_made_where_none_is_given),
        cmocka_unit_test(a_round_without_a_list_has_the_usual_one),
        cmocka_unit_test(kick_offs_not_known_come_after_what_is_before),
    };

    return cmocka_run_group_tests_name("seal", tests, NULL, NULL);
}
