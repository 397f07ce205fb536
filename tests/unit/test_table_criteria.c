/* Criteria of tables that need more than goals: wins, matches away, opponents, conduct. */
#include "cmocka_all.h"

#include "tables.h"

static void wins(void **unused)
{
    static const char *const games[] = {"a-b" FT("0-0"),
                                        "a-c" FT("0-0"),
                                        "a-d" FT("0-0"),
                                        "d-c" FT("1-0"),
                                        "b-c" FT("1-0"),
                                        "d-b" FT("1-0"),
                                        NULL};

    (void)unused; /* a drew three, b won one and drew one: 3 and 4 points, or 3 and 3 */
    tables_check("table = (\"points\", \"wins\");", "", games, "d b a c");
    tables_check("points = 2; table = (\"points\", \"wins\");", "", games, "d b a c");
    tables_check("points = 2; table = (\"points\");", "", games, "d ab c");
}

static void away_wins(void **unused)
{
    /* a won away, b at home; both drew the rest. */
    static const char *const games[] = {"c-a" FT("0-1"), "b-c" FT("1-0"), "a-b" FT("0-0"), NULL};

    (void)unused;
    tables_check("table = (\"points\", \"away-wins\");", "", games, "a b cd");
    tables_check("table = (\"points\", \"wins\");", "", games, "ab cd");
}

/* a and b each won once by 1-0: a against c, who beat d, whom b met. */
static void opponents(void **unused)
{
    static const char *const games[] = {"b-d" FT("1-0"), "a-c" FT("1-0"), "c-d" FT("4-1"), NULL};
    static const char *const drawn[] = {"b-d" FT("1-0"), "a-c" FT("1-0"), "c-d" FT("2-2"), NULL};
    static const char *const goals[] = {"b-d" FT("1-0"), "a-c" FT("1-0"), "c-b" FT("0-0"),
                                        "d-a" FT("0-0"), NULL};

    (void)unused;
    tables_check("table = (\"points\", \"goal-difference\");", "", games, "c ab d");
    tables_check("table = (\"points\", \"goal-difference\", \"opponents-points\");", "", games,
                 "c a b d");
    tables_check("table = (\"points\", \"goal-difference\", \"opponents-difference\");", "", games,
                 "c a b d");
    tables_check("table = (\"points\", \"goal-difference\", \"opponents-goals\");", "", games,
                 "c a b d");
    tables_check("table = (\"points\", \"opponents-points\", \"opponents-difference\");", "", drawn,
                 "ab cd");
    /* a met c and d, b met d and c: the same opponents, nothing to part them by */
    tables_check("table = (\"points\", \"opponents-points\", \"opponents-goals\");", "", goals,
                 "ab cd");
}

#define BOOKED(events)                                                                             \
    "score = { ft = \"0-0\"; }; events = (" events "); yellows = \"all\"; reds = \"all\";"

/* Yellow -1, second yellow -3, red -4, yellow and red -5; the fewest points off go first. */
static void conduct(void **unused)
{
    static const char *const games[] = {
        "a-b" BOOKED("\"20' yellow a Ann\", \"30' yellow a Ada\", \"40' yellow a Amy\", "
                     "\"50' yellow a Ava\", \"60' red b Bea\""),
        "c-d" BOOKED("\"20' yellow c Cat\", \"30' second-yellow c Cat\", \"40' yellow d Dee\", "
                     "\"50' red d Dee\""),
        NULL};
    static const char *const unbooked[] = {"a-b" BOOKED("\"20' yellow a Ann\""), "c-d" FT("0-0"),
                                           NULL};

    (void)unused; /* a -4, b -4, c -3, d -5 */
    tables_check("table = (\"points\", \"conduct\");", "", games, "c ab d");
    tables_check("table = (\"points\", \"conduct\", \"ranking\");", "", games, "c b a d");
    /* where the bookings of one are not known, nobody is parted by them */
    tables_check("table = (\"points\", \"conduct\");", "", unbooked, "abcd");
}

/* A coach's card counts; one that VAR took back does not. */
static void conduct_of_the_bench(void **unused)
{
    static const char *const games[] = {
        "a-b" BOOKED("\"20' yellow a Ann; coach\", \"30' red b Bea\", \"31' var b Bea; no red\""),
        NULL};

    (void)unused;
    tables_check("table = (\"points\", \"conduct\");", "", games, "b a cd");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wins),
        cmocka_unit_test(away_wins),
        cmocka_unit_test(opponents),
        cmocka_unit_test(conduct),
        cmocka_unit_test(conduct_of_the_bench),
    };

    return cmocka_run_group_tests_name("criteria of tables", tests, NULL, NULL);
}
