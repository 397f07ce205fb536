#include <string.h>

#include "base/utf8.h"
#include "cmocka_all.h"
#include "maker.h"
#include "model/build.h"
#include "model/tie.h"

#define UEFA "goals extra-time kicks"
#define MINUTE 60

static void assert_words(const struct maker *maker, uint32_t tie, int side, struct moment now,
                         int cells, const char *expected)
{
    char text[256];

    slot_words(maker->edition, tie, side, now, cells, text, sizeof text);
    assert_string_equal(text, expected);
}

/* The moment of a match's last entry. */
static struct moment last_of(const struct maker *maker, uint32_t match)
{
    const struct match *m = &maker->edition->matches.v[match];

    return (struct moment){maker->edition->entries.v[m->entry_first + m->entry_count - 1].at, match,
                           m->entry_count - 1};
}

static void finish(struct maker *maker, const char *winner)
{
    maker_match(maker, "FT");
    if (winner)
        maker_event(maker, "10'", "goal", winner, NULL);
}

static struct slot *slot_of(struct maker *maker, int side)
{
    return &maker->edition->ties.v[maker->tie].slot[side];
}

/* Semi-finals, third place, final; third_played: the match for third place and the final too. */
static void cup(struct maker *maker, bool played)
{
    maker_open(maker);
    maker_round(maker, "sf", 1, UEFA);
    maker_tie(maker, "sf1", "ajax", "porto");
    finish(maker, "porto");
    maker_tie(maker, "sf2", "braga", "celtic");
    finish(maker, "braga");
    maker_round(maker, "third", 1, UEFA);
    maker->edition->rounds.v[1].third_place = true;
    maker_tie(maker, "third", "loser sf1", "loser sf2");
    if (played)
        finish(maker, "ajax");
    maker_round(maker, "final", 1, UEFA);
    maker_tie(maker, "final", "winner sf1", "winner sf2");
    if (played)
        finish(maker, "porto");
}

static void teams_stand_from_the_draw_on(void **unused)
{
    struct maker maker;
    instant draw;

    (void)unused;
    maker_open(&maker);
    draw = maker.kickoff - 7 * 24 * 3600;
    maker_round(&maker, "final", 1, UEFA);
    maker.edition->rounds.v[0].draw = DRAW_AT;
    maker.edition->rounds.v[0].draw_at = draw;
    maker_tie(&maker, "final", "ajax", "porto");
    finish(&maker, "ajax");
    assert_true(maker_seal(&maker));
    assert_int_equal(slot_at(maker.edition, 0, TOP, moment_at(draw - 1)), ID_NONE);
    assert_words(&maker, 0, TOP, moment_at(draw - 1), 40, "to be drawn");
    assert_int_equal(slot_at(maker.edition, 0, TOP, moment_at(draw)), maker_team(&maker, "ajax"));
    assert_words(&maker, 0, TOP, moment_at(draw), 40, "Ajax");
    assert_words(&maker, 0, TOP, moment_at(draw), 3, "AJA");
    maker_close(&maker);
}

static void winners_come_with_the_deciding_entry(void **unused)
{
    struct maker maker;
    struct moment decided, before;

    (void)unused;
    cup(&maker, false);
    assert_true(maker_seal(&maker));
    decided = last_of(&maker, 0);
    before = decided;
    before.seq--;
    assert_int_equal(slot_at(maker.edition, 3, TOP, before), ID_NONE);
    assert_words(&maker, 3, TOP, before, 40, "Ajax or Porto");
    assert_int_equal(slot_at(maker.edition, 3, TOP, decided), maker_team(&maker, "porto"));
    assert_int_equal(slot_at(maker.edition, 2, TOP, before), ID_NONE);
    assert_words(&maker, 2, TOP, before, 40, "Loser sf 1");
    assert_words(&maker, 2, TOP, before, 6, "L sf 1");
    assert_int_equal(slot_at(maker.edition, 2, TOP, decided), maker_team(&maker, "ajax"));
    assert_int_equal(slot_at(maker.edition, 2, BOTTOM, moment_end()), maker_team(&maker, "celtic"));
    maker_close(&maker);
}

/* Who meets whom is not told by a result before the draw has told it. */
static void a_later_draw_hides_the_winner(void **unused)
{
    struct maker maker;
    struct moment decided, drawn;

    (void)unused;
    cup(&maker, false);
    maker.edition->rounds.v[2].draw = DRAW_AT;
    maker.edition->rounds.v[2].draw_at = maker.kickoff + 3600;
    drawn = moment_at(maker.kickoff + 3600);
    assert_true(maker_seal(&maker));
    decided = last_of(&maker, 1);
    assert_int_equal(slot_at(maker.edition, 3, TOP, decided), ID_NONE);
    assert_words(&maker, 3, TOP, decided, 40, "to be drawn");
    assert_false(round_is_drawn(maker.edition, 2, decided));
    assert_true(round_is_drawn(maker.edition, 2, drawn));
    assert_words(&maker, 3, TOP, drawn, 40, "Porto");
    maker_close(&maker);
}

/* The final does not wait for the match for third place, nor the other way round. */
static void an_unknown_draw_is_that_of_the_feeding_round(void **unused)
{
    struct maker maker;
    struct moment end, before;

    (void)unused;
    cup(&maker, true);
    maker.edition->rounds.v[1].draw = maker.edition->rounds.v[2].draw = DRAW_UNKNOWN;
    assert_true(maker_seal(&maker));
    end = last_of(&maker, 1);
    before = end;
    before.seq--;
    for (uint32_t round = 1; round <= 2; round++) {
        assert_false(round_is_drawn(maker.edition, round, before));
        assert_true(round_is_drawn(maker.edition, round, end));
    }
    assert_words(&maker, 3, TOP, before, 40, "to be drawn");
    assert_words(&maker, 3, TOP, end, 40, "Porto");
    assert_words(&maker, 2, BOTTOM, end, 40, "Celtic");
    maker_close(&maker);
}

/* At the live edge too. */
static void a_round_that_is_not_over_draws_nothing(void **unused)
{
    struct maker maker;

    (void)unused;
    maker_open(&maker);
    maker_round(&maker, "sf", 1, UEFA);
    maker_tie(&maker, "sf1", "ajax", "porto");
    finish(&maker, "porto");
    maker_tie(&maker, "sf2", "braga", "celtic");
    maker_match(&maker, "scheduled");
    maker_round(&maker, "final", 1, UEFA);
    maker.edition->rounds.v[1].draw = DRAW_UNKNOWN;
    maker_tie(&maker, "final", "winner sf1", "winner sf2");
    assert_true(maker_seal(&maker));
    assert_true(round_is_drawn(maker.edition, 0, moment_end()));
    assert_false(round_is_drawn(maker.edition, 1, moment_end()));
    assert_int_equal(slot_at(maker.edition, 2, TOP, moment_end()), ID_NONE);
    assert_words(&maker, 2, TOP, moment_end(), 40, "to be drawn");
    maker_close(&maker);
}

static void add_group(struct maker *maker, const char *key, const char *name, const char *home,
                      const char *away, uint8_t status)
{
    struct edition *edition = maker->edition;
    struct match match = match_blank();
    struct group group = {.key = key, .name = name, .match_count = 1, .stage = ID_NONE};

    group.match_first = (uint32_t)edition->matches.n;
    match.key = key;
    match.group = (uint32_t)edition->groups.n;
    match.given[HOME] = maker_team(maker, home);
    match.given[AWAY] = maker_team(maker, away);
    match.kickoff = maker->kickoff;
    match.precision = PRECISION_MINUTE;
    match.goals_known = COVERAGE_ALL;
    match.status = status;
    match.final_phase = status == MATCH_FINISHED ? PHASE_SECOND_HALF : PHASE_UNKNOWN;
    maker->kickoff += 24 * 3600;
    vec_push(&edition->matches, match);
    vec_push(&edition->groups, group);
}

static void grouped(struct maker *maker, uint8_t last)
{
    maker_open(maker);
    add_group(maker, "a", "Group A", "ajax", "porto", MATCH_FINISHED);
    add_group(maker, "b", "Group B", "braga", "celtic", last);
    maker_round(maker, "final", 1, UEFA);
    maker_tie(maker, "final", "ajax", "braga");
    *slot_of(maker, TOP) =
        (struct slot){.kind = SLOT_GROUP, .ref = 0, .place = 1, .team = maker_team(maker, "ajax")};
    *slot_of(maker, BOTTOM) = (struct slot){
        .kind = SLOT_BEST_THIRD, .set = "A/B", .ref = ID_NONE, .team = maker_team(maker, "celtic")};
}

static void group_slots_fill_when_groups_end(void **unused)
{
    struct maker maker;
    struct moment first, second;

    (void)unused;
    grouped(&maker, MATCH_FINISHED);
    assert_true(maker_seal(&maker));
    first = last_of(&maker, 0);
    second = last_of(&maker, 1);
    assert_words(&maker, 0, TOP, moment_at(first.at - 1), 40, "1st Group A");
    assert_words(&maker, 0, TOP, moment_at(first.at - 1), 5, "1a");
    assert_words(&maker, 0, TOP, first, 40, "Ajax");
    assert_words(&maker, 0, BOTTOM, first, 40, "3rd A/B");
    assert_words(&maker, 0, BOTTOM, moment_at(second.at - 1), 40, "3rd A/B");
    assert_words(&maker, 0, BOTTOM, second, 40, "Celtic");
    maker_close(&maker);
}

static void a_group_with_matches_to_come_has_not_ended(void **unused)
{
    static const uint8_t to_come[] = {MATCH_SCHEDULED, MATCH_DELAYED, MATCH_POSTPONED};

    (void)unused;
    for (size_t i = 0; i < sizeof to_come; i++) {
        struct maker maker;

        grouped(&maker, to_come[i]);
        assert_true(maker_seal(&maker));
        assert_words(&maker, 0, TOP, moment_end(), 40, "Ajax");
        assert_words(&maker, 0, BOTTOM, moment_end(), 40, "3rd A/B");
        maker_close(&maker);
    }
}

static void ordinals_are_english(void **unused)
{
    static const struct {
        uint32_t place;
        const char *text;
    } cases[] = {{1, "1st Group A"},   {2, "2nd Group A"},   {3, "3rd Group A"},
                 {4, "4th Group A"},   {11, "11th Group A"}, {12, "12th Group A"},
                 {13, "13th Group A"}, {21, "21st Group A"}, {112, "112th Group A"}};

    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct maker maker;

        grouped(&maker, MATCH_FINISHED);
        slot_of(&maker, TOP)->place = cases[i].place;
        assert_true(maker_seal(&maker));
        assert_words(&maker, 0, TOP, moment_at(0), 40, cases[i].text);
        maker_close(&maker);
    }
}

static void one_of_several_is_told_by_the_kick_off(void **unused)
{
    struct maker maker;
    uint32_t teams[3];
    instant kickoff;

    (void)unused;
    maker_open(&maker);
    kickoff = maker.kickoff;
    for (int i = 0; i < 3; i++)
        teams[i] = maker_team(&maker, (const char *[]){"ajax", "porto", "celtic"}[i]);
    maker_round(&maker, "final", 1, UEFA);
    maker_tie(&maker, "final", "ajax", "braga");
    *slot_of(&maker, TOP) = (struct slot){
        .kind = SLOT_ONE_OF, .teams = teams, .team_count = 3, .ref = ID_NONE, .team = teams[2]};
    finish(&maker, "celtic");
    assert_true(maker_seal(&maker));
    assert_words(&maker, 0, TOP, moment_at(kickoff - 1), 40, "Ajax or Porto or Celtic");
    assert_words(&maker, 0, TOP, moment_at(kickoff - 1), 22, "AJA or POR or CEL");
    assert_words(&maker, 0, TOP, moment_at(kickoff), 40, "Celtic");
    maker_close(&maker);
}

static void a_slot_not_drawn_is_filled_by_the_match(void **unused)
{
    struct maker maker;
    instant kickoff;

    (void)unused;
    maker_open(&maker);
    kickoff = maker.kickoff;
    maker_round(&maker, "final", 1, UEFA);
    maker_tie(&maker, "final", "ajax", "braga");
    *slot_of(&maker, BOTTOM) = (struct slot){.kind = SLOT_UNKNOWN, .ref = ID_NONE, .team = ID_NONE};
    maker_match(&maker, "FT");
    maker_in_hand(&maker)->given[HOME] = maker_team(&maker, "celtic");
    maker_event(&maker, "10'", "goal", "celtic", NULL);
    assert_true(maker_seal(&maker));
    assert_words(&maker, 0, BOTTOM, moment_at(kickoff - 1), 40, "to be drawn");
    assert_words(&maker, 0, BOTTOM, moment_at(kickoff), 40, "Celtic");
    assert_int_equal(maker.edition->ties.v[0].winner, BOTTOM);
    assert_int_equal(maker.edition->matches.v[0].home_side, BOTTOM);
    maker_close(&maker);
}

static void a_bye_is_nobody_and_the_other_goes_through(void **unused)
{
    struct maker maker;
    instant draw;

    (void)unused;
    maker_open(&maker);
    draw = maker.kickoff;
    maker_round(&maker, "sf", 1, UEFA);
    maker.edition->rounds.v[0].draw = DRAW_AT;
    maker.edition->rounds.v[0].draw_at = draw;
    maker_tie(&maker, "sf1", "ajax", "porto");
    *slot_of(&maker, BOTTOM) = (struct slot){.kind = SLOT_BYE, .ref = ID_NONE, .team = ID_NONE};
    maker_round(&maker, "final", 1, UEFA);
    maker_tie(&maker, "final", "winner sf1", "braga");
    assert_true(maker_seal(&maker));
    assert_words(&maker, 0, BOTTOM, moment_end(), 40, "bye");
    assert_int_equal(maker.edition->ties.v[0].winner, TOP);
    assert_words(&maker, 1, TOP, moment_end(), 40, "Ajax");
    /* Not before the draw has told that it is a bye, and whose. */
    assert_int_equal(slot_at(maker.edition, 1, TOP, moment_at(draw - 1)), ID_NONE);
    assert_int_equal(slot_at(maker.edition, 1, TOP, moment_at(draw)), maker_team(&maker, "ajax"));
    maker_close(&maker);
}

/* A walk-over of a tie without matches: known when both sides are. */
static void a_walk_over_is_not_known_before_its_sides(void **unused)
{
    struct maker maker;
    struct tie_state state;

    (void)unused;
    maker_open(&maker);
    maker_round(&maker, "qf", 1, UEFA);
    maker_tie(&maker, "qf1", "ajax", "porto");
    finish(&maker, "porto");
    maker_round(&maker, "sf", 1, UEFA);
    maker_tie(&maker, "sf1", "winner qf1", "celtic");
    maker.edition->ties.v[1].decision.kind = DECISION_WALK_OVER;
    maker.edition->ties.v[1].decision.team = maker_team(&maker, "porto");
    maker_round(&maker, "final", 1, UEFA);
    maker_tie(&maker, "final", "winner sf1", "braga");
    assert_true(maker_seal(&maker));
    tie_at(maker.edition, 1, moment_at(maker.edition->matches.v[0].base), &state);
    assert_int_equal(state.winner, SIDE_NONE);
    assert_words(&maker, 2, TOP, moment_at(maker.edition->matches.v[0].base), 40, "Winner sf");
    assert_words(&maker, 2, TOP, last_of(&maker, 0), 40, "Porto");
    tie_at(maker.edition, 1, last_of(&maker, 0), &state);
    assert_int_equal(state.winner, TOP);
    maker_close(&maker);
}

static void set_name(struct maker *maker, const char *key, const char *name, const char *code)
{
    struct team *team = &maker->edition->teams.v[maker_team(maker, key)];

    team->name = edition_intern(maker->edition, name, strlen(name));
    team->code = edition_intern(maker->edition, code, strlen(code));
}

/* Cells, not bytes or characters: accents take none of their own, East Asian letters two. */
static void words_are_chosen_by_cells(void **unused)
{
    struct maker maker;
    struct moment early = moment_at(0);

    (void)unused;
    cup(&maker, false);
    set_name(&maker, "ajax", "Plze\xc5\x88", "PLZ");
    set_name(&maker, "porto", "\xe9\xb9\xbf\xe5\xb3\xb6", "KAS"); /* 4 cells */
    assert_true(maker_seal(&maker));
    assert_words(&maker, 3, TOP, early, 13, "Plze\xc5\x88 or \xe9\xb9\xbf\xe5\xb3\xb6");
    assert_words(&maker, 3, TOP, early, 12, "PLZ or KAS");
    assert_words(&maker, 3, TOP, early, 10, "PLZ or KAS");
    assert_words(&maker, 3, TOP, early, 9, "W sf 1");
    assert_words(&maker, 0, BOTTOM, early, 4, "\xe9\xb9\xbf\xe5\xb3\xb6");
    assert_words(&maker, 0, BOTTOM, early, 3, "KAS");
    maker_close(&maker);
}

static void nothing_is_cut_inside_a_character(void **unused)
{
    struct maker maker;
    char name[UTF8_NAME_BYTES], text[300];

    (void)unused;
    cup(&maker, false);
    for (size_t i = 0; i + 2 < sizeof name; i += 2)
        memcpy(name + i, "\xc3\xa7", 3);
    set_name(&maker, "ajax", name, "AJA");
    set_name(&maker, "porto", name, "POR");
    assert_true(maker_seal(&maker));
    for (size_t size = 1; size < sizeof text; size++) {
        slot_words(maker.edition, 0, TOP, moment_at(0), 1000, text, size);
        assert_true(strlen(text) < size);
        assert_true(utf8_valid(text, strlen(text), NULL));
        slot_words(maker.edition, 3, TOP, moment_at(0), 1000, text, size);
        assert_true(strlen(text) < size);
        assert_true(utf8_valid(text, strlen(text), NULL));
    }
    maker_close(&maker);
}

/* Who plays is plain once a match has begun, whatever the dates say of the matches before. */
static void a_match_under_way_tells_who_plays(void **unused)
{
    struct maker maker;
    const struct match *final;

    (void)unused;
    cup(&maker, true);
    maker_in_hand(&maker)->kickoff = maker.edition->matches.v[0].kickoff - 24 * 3600; /* wrong */
    assert_true(maker_seal(&maker));
    final = &maker.edition->matches.v[3];
    assert_int_equal(slot_at(maker.edition, 3, TOP, moment_at(final->base)),
                     maker_team(&maker, "porto"));
    maker_close(&maker);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(teams_stand_from_the_draw_on),
        cmocka_unit_test(winners_come_with_the_deciding_entry),
        cmocka_unit_test(a_later_draw_hides_the_winner),
        cmocka_unit_test(an_unknown_draw_is_that_of_the_feeding_round),
        cmocka_unit_test(a_round_that_is_not_over_draws_nothing),
        cmocka_unit_test(group_slots_fill_when_groups_end),
        cmocka_unit_test(a_group_with_matches_to_come_has_not_ended),
        cmocka_unit_test(ordinals_are_english),
        cmocka_unit_test(one_of_several_is_told_by_the_kick_off),
        cmocka_unit_test(a_slot_not_drawn_is_filled_by_the_match),
        cmocka_unit_test(a_bye_is_nobody_and_the_other_goes_through),
        cmocka_unit_test(a_walk_over_is_not_known_before_its_sides),
        cmocka_unit_test(words_are_chosen_by_cells),
        cmocka_unit_test(nothing_is_cut_inside_a_character),
        cmocka_unit_test(a_match_under_way_tells_who_plays),
    };

    return cmocka_run_group_tests_name("slot", tests, NULL, NULL);
}
