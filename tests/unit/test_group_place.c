/* Places of groups: from when they are certain, in slots; and the champion of a last group. */
#include "cmocka_all.h"

#include <string.h>

#include "model/champion.h"
#include "model/tie.h"
#include "tables.h"

#define SF(top, bottom)                                                                            \
    "rounds = ( { id = \"sf\"; name = \"Semi-final\"; ties = ( { id = \"sf1\"; teams = (\"" top    \
    "\", \"" bottom "\"); matches = ( { kickoff = \"2031-06-20T12:00\"; } ); } ); } );\n"

/* "ad": who stands in the slots of the semi-final at a moment; "-": nobody yet. */
static const char *slots_at(const struct edition *edition, struct moment now)
{
    static char text[3];

    for (int side = TOP; side <= BOTTOM; side++) {
        uint32_t team = slot_at(edition, 0, side, now);

        text[side] = '-';
        if (team != ID_NONE)
            text[side] = edition->teams.v[team].key[0];
    }
    return text;
}

static struct edition *make(const char *stage, const char *group, const char *const *games,
                            const char *rest)
{
    struct edition *edition = tables_make(stage, group, games, rest);

    if (!edition)
        fail_msg("%s", tables_complaint());
    return edition;
}

/* Each team in turn plays the others; a wins all, b all but one. */
static const char *const clear[] = {"a-b" FT("1-0"),
                                    "c-d" FT("1-0"),
                                    "a-c" FT("1-0"),
                                    "b-d" FT("1-0"),
                                    "a-d" FT("1-0"),
                                    "b-c" FT("1-0"),
                                    NULL};

static void a_place_is_filled_when_it_is_certain(void **unused)
{
    struct edition *edition = make("", "", clear, SF("group g1 1", "group g1 2"));

    (void)unused;
    assert_string_equal(slots_at(edition, tables_moment("2031-06-04T16:00")), "--"); /* 6, 3, 3 */
    assert_string_equal(slots_at(edition, tables_moment("2031-06-05T12:30")), "--"); /* a-d on */
    assert_string_equal(slots_at(edition, tables_moment("2031-06-05T16:00")), "a-"); /* 9, 3, 3 */
    assert_string_equal(slots_at(edition, tables_moment("2031-06-06T12:30")), "a-");
    assert_string_equal(slots_at(edition, tables_moment("2031-06-06T16:00")), "ab");
    assert_string_equal(slots_at(edition, moment_end()), "ab");
    edition_close(edition);
}

/* a has 6 points and beat b and c, who may still come to 6. */
static void matches_between_may_make_it_certain(void **unused)
{
    static const char *const table = "table = (\"points\", \"head-points\", \"goal-difference\");";
    static const char *const other = "table = (\"points\", \"goal-difference\");";
    struct edition *edition = make(table, "", clear, SF("group g1 1", "group g1 2"));

    (void)unused;
    assert_string_equal(slots_at(edition, tables_moment("2031-06-03T16:00")), "--");
    assert_string_equal(slots_at(edition, tables_moment("2031-06-04T16:00")), "a-");
    edition_close(edition);
    edition = make(other, "", clear, SF("group g1 1", "group g1 2"));
    assert_string_equal(slots_at(edition, tables_moment("2031-06-04T16:00")), "--");
    edition_close(edition);
}

/* Whose matches are over are parted by their goals before the others play. */
static void goals_count_among_those_who_are_done(void **unused)
{
    static const char *const games[] = {"a-d" FT("3-0"),
                                        "b-d" FT("2-0"),
                                        "c-d" FT("0-1"),
                                        "a-b" FT("0-0"),
                                        "c-a" FT("0-1"),
                                        "b-c" FT("1-0"),
                                        NULL};
    static const char *const third[] = {"a-b" FT("1-0"),
                                        "a-c" FT("2-0"),
                                        "b-c" FT("0-0"),
                                        "a-d" FT("1-0"),
                                        "b-d" FT("0-1"),
                                        "c-d" FT("0-1"),
                                        NULL};
    struct edition *edition = make("table = (\"points\", \"goal-difference\");", "", games,
                                   SF("group g1 1", "group g1 4"));

    (void)unused; /* a 7 points and done; b 4, to come to 7: its goals are to come too */
    assert_string_equal(slots_at(edition, tables_moment("2031-06-05T16:00")), "--");
    assert_string_equal(slots_at(edition, moment_end()), "ac");
    edition_close(edition);
    edition = make("table = (\"points\", \"goal-difference\");", "", third,
                   SF("group g1 1", "group g1 4"));
    assert_string_equal(slots_at(edition, tables_moment("2031-06-04T16:00")), "a-");
    edition_close(edition);
}

/* Lots, cards, a play-off: only the end tells, or the source. */
static void what_results_do_not_settle_waits(void **unused)
{
    static const char *const games[] = {"a-b" FT("1-1"), "c-d" FT("1-1"), "a-c" FT("1-0"),
                                        "b-d" FT("1-0"), NULL};
    struct edition *edition =
        make("table = (\"points\", \"goal-difference\", \"goals\", \"lots\");",
             "order = (\"b\", \"a\", \"c\", \"d\");", games, SF("group g1 1", "group g1 3"));

    (void)unused;
    assert_string_equal(slots_at(edition, tables_moment("2031-06-04T13:00")), "--");
    assert_string_equal(slots_at(edition, moment_end()), "bc");
    edition_close(edition);
    edition = make("table = (\"points\", \"goal-difference\", \"goals\", \"lots\");", "", games,
                   SF("group g1 1", "group g1 3"));
    assert_string_equal(slots_at(edition, moment_end()), "--");
    edition_close(edition);
}

/* What an organiser takes off later undoes what was certain, and nothing told of it before. */
static void a_later_decision_undoes_it(void **unused)
{
    struct edition *edition = make("",
                                   "deductions = ( { team = \"a\"; points = 6; "
                                   "at = \"2031-06-06T10:00\"; } );",
                                   clear, SF("group g1 1", "group g1 2"));

    (void)unused;
    assert_string_equal(slots_at(edition, tables_moment("2031-06-05T16:00")), "a-");
    assert_string_equal(slots_at(edition, tables_moment("2031-06-06T11:00")), "--");
    assert_string_equal(slots_at(edition, moment_end()), "ba");
    edition_close(edition);
}

static void a_team_that_the_table_contradicts_is_warned_of(void **unused)
{
    struct edition *edition = make("", "", clear, SF("group g1 1 = a", "group g1 2 = b"));

    (void)unused;
    assert_string_equal(tables_complaint(), "");
    edition_close(edition);
    edition = make("", "", clear, SF("group g1 1 = a", "group g1 2 = c"));
    assert_non_null(
        strstr(tables_complaint(), "C stands in sf1, but the table of Group 1 gives B"));
    assert_string_equal(slots_at(edition, moment_end()), "ac"); /* the source knows better */
    edition_close(edition);
}

/* Named teams after groups are no entrants: they come out of the groups. */
static void who_comes_out_of_groups_is_known_when_they_end(void **unused)
{
    struct edition *edition = make("", "", clear, SF("a", "b"));
    char text[40];

    (void)unused;
    assert_string_equal(slots_at(edition, tables_moment("2031-06-05T16:00")), "--");
    slot_words(edition, 0, TOP, tables_moment("2031-06-05T16:00"), 20, text, sizeof text);
    assert_string_equal(text, "to be drawn");
    assert_string_equal(slots_at(edition, tables_moment("2031-06-06T16:00")), "ab");
    edition_close(edition);
}

static void the_last_group_has_a_champion(void **unused)
{
    static const char *const few[] = {"a-b" FT("1-0"), "c-d" FT("1-0"), NULL};
    struct edition *edition = make("", "", clear, "");

    (void)unused;
    assert_int_equal(edition_last_group(edition), 0);
    assert_int_equal(edition_champion(edition, tables_moment("2031-06-05T12:30")), ID_NONE);
    assert_int_equal(edition_champion(edition, tables_moment("2031-06-05T16:00")), 0);
    assert_int_equal(edition_champion(edition, moment_end()), 0);
    edition_close(edition);
    edition = make("", "through = 2;", clear, ""); /* it leads on */
    assert_int_equal(edition_champion(edition, moment_end()), ID_NONE);
    edition_close(edition);
    edition = make("", "", few, ""); /* not all have played all */
    assert_int_equal(edition_champion(edition, moment_end()), ID_NONE);
    edition_close(edition);
    edition = make("", "", clear, SF("group g1 1", "group g1 2")); /* a tie follows */
    assert_int_equal(edition_champion(edition, moment_end()), ID_NONE);
    edition_close(edition);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_place_is_filled_when_it_is_certain),
        cmocka_unit_test(matches_between_may_make_it_certain),
        cmocka_unit_test(goals_count_among_those_who_are_done),
        cmocka_unit_test(what_results_do_not_settle_waits),
        cmocka_unit_test(a_later_decision_undoes_it),
        cmocka_unit_test(a_team_that_the_table_contradicts_is_warned_of),
        cmocka_unit_test(who_comes_out_of_groups_is_known_when_they_end),
        cmocka_unit_test(the_last_group_has_a_champion),
    };

    return cmocka_run_group_tests_name("places of groups", tests, NULL, NULL);
}
