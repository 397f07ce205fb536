/* The lines of events, kicks and slots. */
#include "cmocka_all.h"

#include <stdio.h>
#include <string.h>

#include "input/cfg_event.h"

static void same(struct span span, const char *expected)
{
    char text[200];
    snprintf(text, sizeof text, "%.*s", (int)span.len, span.len ? span.text : "");
    assert_string_equal(text, expected);
}

static struct cfg_event_line event(const char *text)
{
    struct cfg_event_line line;
    struct err err;
    if (!cfg_event_parse(text, &line, &err))
        fail_msg("%s: %s", text, err.text);
    return line;
}

static void bad_event(const char *text, const char *problem)
{
    struct cfg_event_line line;
    struct err err;
    if (cfg_event_parse(text, &line, &err))
        fail_msg("let through: %s", text);
    if (strncmp(err.text, problem, strlen(problem)) != 0)
        assert_string_equal(err.text, problem);
}

static void goal_with_attributes(void **state)
{
    (void)state;
    struct cfg_event_line line =
        event("79' goal MAR Moumbagna; how header, cross by X; assist Aubameyang; source a-1");
    assert_int_equal(line.kind, EVENT_GOAL);
    assert_int_equal(line.clock.minute, 79);
    assert_int_equal(line.clock.phase, PHASE_SECOND_HALF);
    same(line.team, "MAR");
    same(line.name, "Moumbagna");
    same(line.other, "Aubameyang");
    same(line.how, "header, cross by X");
    same(line.source, "a-1");
    same(line.also, "");
    assert_int_equal(line.role, PERSON_PLAYER);
}

static void blanks_do_not_matter(void **state)
{
    (void)state;
    struct cfg_event_line line = event("  45+2'\tyellow   west-ham  De  la Cruz  ;also   44' ");
    assert_int_equal(line.kind, EVENT_YELLOW);
    assert_int_equal(line.clock.added, 2);
    same(line.team, "west-ham");
    same(line.name, "De  la Cruz");
    same(line.also, "44'");
}

static void names_may_be_missing(void **state)
{
    (void)state;
    struct cfg_event_line line = event("86' sub BRU; for Odoi");
    assert_int_equal(line.kind, EVENT_SUBSTITUTION);
    same(line.name, "");
    same(line.other, "Odoi");
    line = event("?' own-goal XYZ");
    assert_int_equal(line.kind, EVENT_OWN_GOAL);
    assert_int_equal(line.clock.minute, 0);
    same(line.name, "");
}

static void roles_and_clocks(void **state)
{
    (void)state;
    assert_int_equal(event("30' red A B; assistant coach").role, PERSON_ASSISTANT_COACH);
    assert_int_equal(event("17' yellow A B; coach").role, PERSON_COACH);
    assert_int_equal(event("94' yellow A B; bench; note keeper").role, PERSON_BENCH);
    assert_int_equal(event("90+4' second-yellow A B; substituted").role, PERSON_SUBSTITUTED);
    assert_true(event("~80' missed-penalty A B").clock.about);
    assert_int_equal(event("pens yellow A B").clock.phase, PHASE_KICKS);
    assert_int_equal(event("ET2?' yellow A B").clock.phase, PHASE_EXTRA_SECOND);
}

static void var_decisions(void **state)
{
    (void)state;
    assert_int_equal(event("30' var A B; red to yellow").var, VAR_RED_TO_YELLOW);
    assert_int_equal(event("30' var A; no goal; note offside").var, VAR_NO_GOAL);
    bad_event("30' var A", "\"var\" without a decision, expected one of no goal, goal, no red, red "
                           "to yellow, red, no penalty, penalty");
    bad_event("30' var A; goal; no goal", "\"goal\" and \"no goal\", expected one decision");
    bad_event("30' goal A; no goal",
              "the decision \"no goal\" behind \"goal\", expected it behind \"var\" only");
}

static void bad_heads(void **state)
{
    (void)state;
    bad_event("", "an event without a clock, expected \"16' goal TEAM Name\"");
    bad_event("  ;how x", "an event without a clock");
    bad_event("121' goal A", "the clock \"121'\", expected 1' to 120'");
    bad_event("44+1' goal A", "the clock \"44+1'\", expected");
    bad_event("16 goal A", "the clock \"16\", expected");
    bad_event("16' scores A", "the event \"scores\", expected goal, penalty, own-goal, "
                              "missed-penalty, yellow, second-yellow, red, sub, var");
    bad_event("16'", "the event \"\", expected goal");
    bad_event("16' goal", "\"goal\" without a team, expected its code or id");
    bad_event("16' goal ; how x", "\"goal\" without a team");
}

static void bad_attributes(void **state)
{
    (void)state;
    bad_event("16' goal A B; wow x", "\"wow x\" behind ';', expected assist NAME, for NAME, how "
                                     "TEXT, also TEXT, note TEXT, source ID, coach, assistant "
                                     "coach, bench, substituted, or behind \"var\" no goal");
    bad_event("16' goal A B;", "\"\" behind ';', expected assist NAME");
    bad_event("16' goal A B; how", "\"how\" without more, expected a text after it");
    bad_event("16' goal A B; how x; how y", "\"how\" stands twice, expected it once");
    bad_event("16' goal A B; coach", "\"coach\" behind \"goal\", expected it behind a card only");
    bad_event("16' red A B; coach; bench", "\"coach\" and \"bench\", expected one of them");
    bad_event("16' goal A B; for C", "\"for\" behind \"goal\", expected it behind \"sub\" only");
    bad_event("16' sub A B; assist C",
              "\"assist\" behind \"sub\", expected it behind \"goal\" or \"penalty\" only");
}

static void long_texts_are_cut_between_characters(void **state)
{
    (void)state;
    char text[300] = "16' x";
    for (int i = 0; i < 100; i++)
        strcat(text, "ň");
    struct cfg_event_line line;
    struct err err;
    assert_false(cfg_event_parse(text, &line, &err));
    assert_null(strstr(err.text, "\uFFFD"));
    assert_non_null(strstr(err.text, "ňň\", expected"));
    struct span span = {text + 5, strlen(text) - 5};
    assert_int_equal(cfg_shown(span), 60);
    span.text--;
    assert_int_equal(cfg_shown(span), 59);
}

/* -- kicks -------------------------------------------------------------------------------------
 */

static struct cfg_kick_line kick(const char *text)
{
    struct cfg_kick_line line;
    struct err err;
    if (!cfg_kick_parse(text, &line, &err))
        fail_msg("%s: %s", text, err.text);
    return line;
}

static void bad_kick(const char *text, const char *problem)
{
    struct cfg_kick_line line;
    struct err err;
    assert_false(cfg_kick_parse(text, &line, &err));
    assert_string_equal(err.text, problem);
}

static void kicks(void **state)
{
    (void)state;
    struct cfg_kick_line line = kick("BEN saved António Silva; by P. López; source x");
    assert_int_equal(line.outcome, KICK_SAVED);
    same(line.team, "BEN");
    same(line.taker, "António Silva");
    same(line.keeper, "P. López");
    same(line.source, "x");
    line = kick("MAR off-target");
    assert_int_equal(line.outcome, KICK_OFF_TARGET);
    same(line.taker, "");
    same(kick("MAR bar X; note and out").note, "and out");
}

static void bad_kicks(void **state)
{
    (void)state;
    bad_kick("", "an empty kick, expected \"TEAM scored Name\"");
    bad_kick("MAR goal X", "the kick's outcome \"goal\", expected scored, saved, post, bar, frame, "
                           "off-target, missed, unknown, void, forfeited");
    bad_kick("MAR scored X; by Y", "\"by\" behind \"scored\", expected it behind \"saved\" only");
    bad_kick("MAR saved X; how Y",
             "\"how Y\" behind ';', expected by KEEPER, note TEXT or source ID");
    bad_kick("MAR saved X; by Y; by Z", "\"by\" stands twice, expected it once");
}

/* -- slots -------------------------------------------------------------------------------------
 */

static struct cfg_slot_line slot(const char *text)
{
    struct cfg_slot_line line;
    struct err err;
    if (!cfg_slot_parse(text, &line, &err))
        fail_msg("%s: %s", text, err.text);
    return line;
}

static void bad_slot(const char *text, const char *problem)
{
    struct cfg_slot_line line;
    struct err err;
    if (cfg_slot_parse(text, &line, &err))
        fail_msg("let through: %s", text);
    if (strncmp(err.text, problem, strlen(problem)) != 0)
        assert_string_equal(err.text, problem);
}

static void slots(void **state)
{
    (void)state;
    struct cfg_slot_line line = slot("marseille");
    assert_int_equal(line.kind, SLOT_TEAM);
    same(line.teams[0], "marseille");
    line = slot("winner qf1");
    assert_int_equal(line.kind, SLOT_WINNER);
    same(line.ref, "qf1");
    same(line.fill, "");
    line = slot("loser sf2 = GER");
    assert_int_equal(line.kind, SLOT_LOSER);
    same(line.ref, "sf2");
    same(line.fill, "GER");
    line = slot("group A 12=ger");
    assert_int_equal(line.kind, SLOT_GROUP);
    assert_int_equal(line.place, 12);
    same(line.ref, "A");
    same(line.fill, "ger");
    line = slot(" best  third A/B/C ");
    assert_int_equal(line.kind, SLOT_BEST_THIRD);
    same(line.set, "A/B/C");
    line = slot("a or b or c");
    assert_int_equal(line.kind, SLOT_ONE_OF);
    assert_int_equal(line.team_count, 3);
    same(line.teams[2], "c");
    assert_int_equal(slot("to be drawn").kind, SLOT_UNKNOWN);
    assert_int_equal(slot("bye").kind, SLOT_BYE);
    same(slot("to be drawn = x").fill, "x");
}

static void bad_slots(void **state)
{
    (void)state;
    bad_slot("", "the slot \"\", expected a team, \"winner TIE\", \"loser TIE\", \"group A 1\", "
                 "\"best third A/B/C\", \"TEAM or TEAM\", \"to be drawn\" or \"bye\"");
    bad_slot("winner of qf1", "the slot \"winner of qf1\", expected");
    bad_slot("group A", "the slot \"group A\", expected");
    bad_slot("group A 0", "the slot \"group A 0\", expected");
    bad_slot("group A x", "the slot \"group A x\", expected");
    bad_slot("group A 123456", "the slot \"group A 123456\", expected");
    bad_slot("best second A", "the slot \"best second A\", expected");
    bad_slot("a or", "the slot \"a or\", expected");
    bad_slot("a and b", "the slot \"a and b\", expected");
    bad_slot("winner qf1 =", "\"winner qf1 =\", expected one team after '='");
    bad_slot("winner qf1 = a b", "\"winner qf1 = a b\", expected one team after '='");
    bad_slot("a = b", "\"= b\" behind a team, expected it behind a slot that is derived");
    bad_slot("bye = b", "\"= b\" behind a bye, expected");
    bad_slot("a or b or c or d or e or f or g or h or i or j or k or l or m or n or o or p or q",
             "the slot \"a or b or");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(goal_with_attributes),
        cmocka_unit_test(blanks_do_not_matter),
        cmocka_unit_test(names_may_be_missing),
        cmocka_unit_test(roles_and_clocks),
        cmocka_unit_test(var_decisions),
        cmocka_unit_test(bad_heads),
        cmocka_unit_test(bad_attributes),
        cmocka_unit_test(long_texts_are_cut_between_characters),
        cmocka_unit_test(kicks),
        cmocka_unit_test(bad_kicks),
        cmocka_unit_test(slots),
        cmocka_unit_test(bad_slots),
    };
    return cmocka_run_group_tests_name("cfg_event", tests, NULL, NULL);
}
