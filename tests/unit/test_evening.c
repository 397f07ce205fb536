/* Several answers of a source as one edition: what meets, what gives way, what stays. */
#include "cmocka_all.h"

#include <stdio.h>
#include <string.h>

#include "feed/evening.h"
#include "model/match.h"

/* -- answers of ESPN's form -------------------------------------------------------------------- */

struct game {
    const char *id, *date, *home, *away, *home_more, *away_more, *status, *more;
};

#define TO_COME                                                                                    \
    "\"period\": 0, \"displayClock\": \"0'\", \"type\": {\"name\": \"STATUS_SCHEDULED\", "         \
    "\"state\": \"pre\", \"completed\": false}"
#define PLAYING                                                                                    \
    "\"period\": 2, \"displayClock\": \"61'\", \"type\": {\"name\": \"STATUS_SECOND_HALF\", "      \
    "\"state\": \"in\", \"completed\": false}"
#define OVER                                                                                       \
    "\"period\": 2, \"displayClock\": \"90'+4'\", \"type\": {\"name\": \"STATUS_FULL_TIME\", "     \
    "\"state\": \"post\", \"completed\": true}"
#define LEG(n) "\"leg\": {\"value\": " n ", \"displayValue\": \"" n " leg\"},"

static const char *text_or(const char *text)
{
    return text ? text : "";
}

/* A list of competitions' members, as a scoreboard has them. */
static const char *scoreboard(const struct game *games, size_t count)
{
    static char text[16384];
    size_t n = (size_t)snprintf(text, sizeof text,
                                "{\"leagues\": [{\"name\": \"Elm Cup\", \"season\": {\"year\": "
                                "2030}}], \"events\": [");
    for (size_t i = 0; i < count; i++) {
        const struct game *game = &games[i];
        n += (size_t)snprintf(
            text + n, sizeof text - n,
            "%s{\"id\": \"%s\", \"date\": \"%s\", \"season\": {\"slug\": \"quarterfinals\"},"
            "\"competitions\": [{%s \"status\": {%s}, \"competitors\": ["
            "{\"homeAway\": \"home\", %s \"team\": {\"id\": \"%c\", \"displayName\": \"%s\"}},"
            "{\"homeAway\": \"away\", %s \"team\": {\"id\": \"%c\", \"displayName\": \"%s\"}}"
            "]}]}",
            i ? "," : "", game->id, game->date, text_or(game->more),
            game->status ? game->status : OVER, text_or(game->home_more), game->home[0], game->home,
            text_or(game->away_more), game->away[0], game->away);
    }
    snprintf(text + n, sizeof text - n, "]}");
    return text;
}

static bool take(struct evening *evening, const char *request, enum feed_scope scope,
                 const char *text, struct err *err)
{
    return evening_take(evening, request, scope, text, strlen(text), err);
}

static void take_games(struct evening *evening, const char *request, enum feed_scope scope,
                       const struct game *games, size_t count)
{
    struct err err;
    if (!take(evening, request, scope, scoreboard(games, count), &err))
        fail_msg("%s", err.text);
}

static const struct edition *edition_of(struct evening *evening)
{
    struct err err;
    const struct edition *edition = evening_edition(evening, &err);
    if (!edition)
        fail_msg("%s", err.text);
    return edition;
}

static struct evening *espn(void)
{
    return evening_open(&providers[PROVIDER_ESPN], "elm-cup");
}

static const struct game elm[] = {
    {"77", "2030-04-09T19:00Z", "Alder", "Birch", .status = TO_COME},
    {"78", "2030-04-10T19:00Z", "Cedar", "Dogwood", .status = TO_COME},
};

static const struct game elm_at_61 = {"77",
                                      "2030-04-09T19:00Z",
                                      "Alder",
                                      "Birch",
                                      "\"score\": \"2\",",
                                      "\"score\": \"1\",",
                                      .status = PLAYING};

/* -- one of many ------------------------------------------------------------------------------- */

static void a_match_in_several_answers_is_one(void **state)
{
    struct evening *evening = espn();
    struct game last = elm_at_61;
    struct match_state now;
    (void)state;
    last.away_more = "\"score\": \"2\",";
    take_games(evening, "match", FEED_MATCH, &last, 1); /* in any order: the narrower tells more */
    take_games(evening, "day", FEED_DAY, &elm_at_61, 1);
    take_games(evening, "month", FEED_MONTH, elm, 2);
    const struct edition *edition = edition_of(evening);
    assert_string_equal(edition->key, "elm-cup");
    assert_int_equal(edition->sources.n, 1); /* however many answers there were */
    assert_string_equal(edition->sources.v[0].title, "ESPN");
    assert_int_equal(edition->matches.n, 2);
    assert_int_equal(edition->matches.v[0].status, MATCH_UNDER_WAY);
    match_at(edition, 0, moment_end(), &now);
    assert_int_equal(now.goals[HOME], 2);
    assert_int_equal(now.goals[AWAY], 2);
    evening_close(evening);
}

static void an_answer_takes_the_place_of_the_one_before(void **state)
{
    struct evening *evening = espn();
    struct match_state now;
    (void)state;
    take_games(evening, "day", FEED_DAY, elm, 2);
    take_games(evening, "day", FEED_DAY, &elm_at_61, 1);
    const struct edition *edition = edition_of(evening);
    assert_int_equal(edition->matches.n, 1);
    match_at(edition, 0, moment_end(), &now);
    assert_int_equal(now.clock.minute, 61);
    evening_close(evening);
}

static void of_two_days_the_later_answer_counts(void **state)
{
    struct evening *evening = espn();
    (void)state;
    take_games(evening, "today", FEED_DAY, &elm_at_61, 1);
    take_games(evening, "yesterday", FEED_DAY, elm, 2);
    take_games(evening, "today", FEED_DAY, &elm_at_61, 1);
    const struct edition *edition = edition_of(evening);
    assert_int_equal(edition->matches.n, 2);
    assert_true(evening_is_playing(edition));
    evening_close(evening);
}

/* What only the wider answer knows stays. */
static void where_and_in_which_leg_stays_known(void **state)
{
    struct evening *evening = espn();
    struct game whole = elm[0], later = elm_at_61;
    (void)state;
    whole.more = LEG("1") "\"venue\": {\"fullName\": \"Elm Park\"}, \"attendance\": 900,";
    take_games(evening, "month", FEED_MONTH, &whole, 1);
    take_games(evening, "day", FEED_DAY, &later, 1);
    const struct edition *edition = edition_of(evening);
    assert_int_equal(edition->ties.n, 1);
    assert_int_equal(edition->ties.v[0].match_count, 2);
    const struct match *match = &edition->matches.v[edition->ties.v[0].match_first];
    assert_string_equal(edition->venues.v[match->venue].name, "Elm Park");
    assert_int_equal(match->attendance, 900);
    assert_int_equal(match->status, MATCH_UNDER_WAY);
    evening_close(evening);
}

/* -- legs -------------------------------------------------------------------------------------- */

static const struct game first_leg = {"71",
                                      "2030-04-02T19:00Z",
                                      "Alder",
                                      "Birch",
                                      "\"score\": \"2\",",
                                      "\"score\": \"0\",",
                                      .more = LEG("1")};
static const struct game second_leg = {"72",
                                       "2030-04-09T19:00Z",
                                       "Birch",
                                       "Alder",
                                       "\"score\": \"1\", \"aggregateScore\": 1, \"advance\": "
                                       "false,",
                                       "\"score\": \"1\", \"aggregateScore\": 3, \"advance\": "
                                       "true,",
                                       .more = LEG("2")};

static void check_two_legs(struct evening *evening)
{
    const struct edition *edition = edition_of(evening);
    struct match_state now;
    assert_int_equal(edition->ties.n, 1);
    const struct tie *tie = &edition->ties.v[0];
    assert_int_equal(tie->match_count, 2);
    assert_int_equal(edition->matches.n, 2);
    assert_string_equal(edition->matches.v[tie->match_first].id, "71");
    assert_string_equal(edition->matches.v[tie->match_first + 1].id, "72");
    match_at(edition, tie->match_first, moment_end(), &now);
    assert_int_equal(now.goals[HOME], 2);
    assert_int_equal(now.goals[AWAY], 0);
    assert_string_equal(edition->teams.v[tie->team[tie->winner]].name, "Alder");
}

/* The month before has the first leg; until it comes the second alone tells that there was one. */
static void a_leg_known_from_the_other_gives_way(void **state)
{
    struct evening *evening = espn();
    (void)state;
    take_games(evening, "april", FEED_MONTH, &second_leg, 1);
    const struct edition *edition = edition_of(evening);
    assert_int_equal(edition->ties.v[0].match_count, 2);
    assert_null(edition->matches.v[edition->ties.v[0].match_first].id);
    take_games(evening, "march", FEED_MONTH, &first_leg, 1);
    check_two_legs(evening);
    evening_close(evening);
}

static void two_legs_of_two_answers_pair_up(void **state)
{
    struct evening *evening = espn();
    (void)state;
    take_games(evening, "march", FEED_MONTH, &first_leg, 1);
    take_games(evening, "april", FEED_MONTH, &second_leg, 1);
    take_games(evening, "day", FEED_DAY, &second_leg, 1);
    check_two_legs(evening);
    evening_close(evening);
}

/* Whoever asks for the edition gets the one that was made, until there is more. */
static void an_edition_is_made_once_an_answer(void **state)
{
    struct evening *evening = espn();
    struct err err;
    (void)state;
    take_games(evening, "day", FEED_DAY, elm, 2);
    const struct edition *edition = edition_of(evening);
    assert_ptr_equal(edition_of(evening), edition);
    assert_false(take(evening, "day", FEED_DAY, "{}", &err));
    assert_ptr_equal(edition_of(evening), edition);
    take_games(evening, "day", FEED_DAY, &elm_at_61, 1);
    assert_true(evening_is_playing(edition_of(evening)));
    evening_close(evening);
}

/* -- what is no good --------------------------------------------------------------------------- */

static void a_bad_answer_leaves_the_one_before(void **state)
{
    static const char *const bad[] = {"<html>Busy</html>",
                                      "",
                                      "{\"events\": [",
                                      "{}",
                                      "[1, 2]",
                                      "{\"events\": [{\"competitions\": {}}]}"};
    struct evening *evening = espn();
    struct err err;
    (void)state;
    take_games(evening, "day", FEED_DAY, &elm_at_61, 1);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        err.text[0] = '\0';
        assert_false(take(evening, "day", FEED_DAY, bad[i], &err));
        assert_string_not_equal(err.text, "");
        const struct edition *edition = edition_of(evening);
        assert_int_equal(edition->matches.n, 1);
        assert_true(evening_is_playing(edition));
    }
    evening_close(evening);
}

static void of_nothing_no_edition_is_made(void **state)
{
    struct evening *evening = espn();
    struct err err;
    (void)state;
    assert_null(evening_edition(evening, &err));
    assert_string_equal(err.text, "nothing has been received yet");
    assert_true(take(evening, "day", FEED_DAY, "{\"leagues\": [], \"events\": []}", &err));
    assert_null(evening_edition(evening, &err)); /* no match, no edition */
    evening_close(evening);
}

/* -- editions as they are ---------------------------------------------------------------------- */

static const char harbour[] =
    "{\"edition\": \"harbour-2031\", \"name\": \"Harbour Cup\", \"zone\": \"+01:00\","
    "\"teams\": [{\"id\": \"gulls\", \"name\": \"Gulls\", \"code\": \"GUL\"},"
    "{\"id\": \"crabs\", \"name\": \"Crabs\", \"code\": \"CRA\"}],"
    "\"rounds\": [{\"id\": \"final\", \"name\": \"Final\", \"short\": \"F\", \"decided_by\": "
    "[\"goals\", \"extra-time\", \"kicks\"], \"ties\": [{\"id\": \"final\", \"teams\": "
    "[\"gulls\", \"crabs\"], \"matches\": [{\"neutral\": true, \"kickoff\": "
    "\"2031-05-25T15:00\"%s}]}]}]}";

static void an_edition_is_taken_as_it_is(void **state)
{
    struct evening *evening = evening_open(NULL, "live-1");
    char text[2048];
    struct err err;
    (void)state;
    snprintf(text, sizeof text, harbour, "");
    assert_true(take(evening, "http://a/", FEED_SEASON, text, &err));
    const struct edition *edition = edition_of(evening);
    assert_string_equal(edition->key, "harbour-2031");
    assert_int_equal(edition->matches.v[0].status, MATCH_SCHEDULED);
    snprintf(text, sizeof text, harbour, ", \"status\": \"7'\"");
    assert_true(take(evening, "http://a/", FEED_SEASON, text, &err));
    assert_false(take(evening, "http://a/", FEED_SEASON, "<html>", &err));
    edition = edition_of(evening);
    assert_true(evening_is_playing(edition));
    evening_close(evening);
}

/* -- when to ask next -------------------------------------------------------------------------- */

static void the_next_kickoff_and_whether_there_is_play(void **state)
{
    struct evening *evening = espn();
    struct civil civil = {.year = 2030, .month = 4, .day = 9, .hour = 19};
    instant first = instant_from_civil(&civil, 0), second = first + DAY_SECONDS;
    (void)state;
    take_games(evening, "month", FEED_MONTH, elm, 2);
    const struct edition *edition = edition_of(evening);
    assert_false(evening_is_playing(edition));
    assert_true(evening_next_kickoff(edition, first - 100, 60) == first);
    assert_true(evening_next_kickoff(edition, first + 59, 60) == first); /* late, and near */
    assert_true(evening_next_kickoff(edition, first + 60, 60) == second);
    assert_true(evening_next_kickoff(edition, second + 60, 60) == INSTANT_UNKNOWN);
    take_games(evening, "day", FEED_DAY, &elm_at_61, 1);
    edition = edition_of(evening);
    assert_true(evening_is_playing(edition));
    assert_true(evening_next_kickoff(edition, first - 100, 60) == second);
    evening_close(evening);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_match_in_several_answers_is_one),
        cmocka_unit_test(an_answer_takes_the_place_of_the_one_before),
        cmocka_unit_test(of_two_days_the_later_answer_counts),
        cmocka_unit_test(where_and_in_which_leg_stays_known),
        cmocka_unit_test(a_leg_known_from_the_other_gives_way),
        cmocka_unit_test(two_legs_of_two_answers_pair_up),
        cmocka_unit_test(an_edition_is_made_once_an_answer),
        cmocka_unit_test(a_bad_answer_leaves_the_one_before),
        cmocka_unit_test(of_nothing_no_edition_is_made),
        cmocka_unit_test(an_edition_is_taken_as_it_is),
        cmocka_unit_test(the_next_kickoff_and_whether_there_is_play),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
