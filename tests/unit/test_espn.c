/* ESPN's scoreboard and summary: states, sides, events, kicks, legs, and what is refused. */
#include "drafting.h"

#include <stdio.h>
#include <string.h>

#include "input/json_espn.h"
#include "input/json_file.h"
#include "model/bracket.h"
#include "model/match.h"
#include "model/tie.h"

/* One match of a scoreboard, its parts as they are to be. */
struct part {
    const char *status;  /* members of "status" */
    const char *home;    /* further members of the home side, with a comma at the end */
    const char *away;    /* the same */
    const char *details; /* elements of "details" */
    const char *more;    /* further members of the competition, with a comma at the end */
    const char *slug;    /* the round; NULL: quarterfinals */
};

static const char *scoreboard(struct part part)
{
    static char text[8192];

    snprintf(text, sizeof text,
             "{\"leagues\": [{\"name\": \"Elm Cup\", \"season\": {\"year\": 2030}}], \"events\": ["
             "{\"id\": \"77\", \"date\": \"2030-04-09T19:00Z\", \"season\": {\"slug\": \"%s\"},"
             "\"competitions\": [{%s \"details\": [%s], \"status\": {%s}, \"competitors\": ["
             "{\"homeAway\": \"away\", %s \"team\": {\"id\": \"2\", \"displayName\": \"Birch\","
             "\"abbreviation\": \"BIR\"}},"
             "{\"homeAway\": \"home\", %s \"team\": {\"id\": \"1\", \"displayName\": \"Alder\","
             "\"abbreviation\": \"AL\"}}]}]}]}",
             part.slug ? part.slug : "quarterfinals", part.more ? part.more : "",
             part.details ? part.details : "", part.status, part.away ? part.away : "",
             part.home ? part.home : "");
    return text;
}

#define FULL_TIME                                                                                  \
    "\"displayClock\": \"90'+4'\", \"period\": 2, \"type\": {\"name\": \"STATUS_FULL_TIME\","      \
    "\"state\": \"post\", \"completed\": true}"
#define AFTER_KICKS                                                                                \
    "\"displayClock\": \"120'\", \"period\": 5, \"type\": {\"name\": \"STATUS_FINAL_PEN\","        \
    "\"state\": \"post\", \"completed\": true}"

static struct drafting read(struct part part)
{
    struct drafting drafting;
    bool good = drafting_read(&drafting, draft_read_espn, scoreboard(part));

    if (!good)
        print_message("%s\n", drafting.report.problems[0].text);
    assert_true(good);
    return drafting;
}

/* -- matches ----------------------------------------------------------------------------------- */

static void a_finished_match(void **state)
{
    struct drafting d = read((struct part){.status = FULL_TIME,
                                           .home = "\"score\": \"2\", \"advance\": true,",
                                           .away = "\"score\": \"1\", \"advance\": false,",
                                           .more = "\"attendance\": 0,"});
    const struct draft_match *match = &d.draft.matches.v[0];

    (void)state;
    assert_int_equal(d.draft.matches.n, 1);
    assert_span(d.draft.title, "Elm Cup 2030");
    assert_span(d.draft.headings.v[match->heading].name, "Quarter-finals");
    assert_span(match->id, "77");
    assert_span(match->team[HOME], "Alder"); /* by "homeAway", not by order */
    assert_span(match->team[AWAY], "Birch");
    assert_span(match->code[HOME], ""); /* "AL" is none of three letters */
    assert_span(match->code[AWAY], "BIR");
    assert_int_equal(match->time.hour, 19);
    assert_true(match->time.has_offset && match->time.offset == 0);
    assert_int_equal(match->status, DRAFT_FINISHED);
    assert_pair(match->score[SCORE_90], 2, 1);
    assert_pair(match->score[SCORE_120], SCORE_UNKNOWN, SCORE_UNKNOWN);
    assert_int_equal(match->through, HOME);
    assert_int_equal(match->attendance, -1); /* 0 while it is not known */
    assert_int_equal(d.report.warnings, 0);
    drafting_release(&d);
}

static void a_match_after_kicks(void **state)
{
    struct drafting d =
        read((struct part){.status = AFTER_KICKS,
                           .home = "\"score\": \"1\", \"shootoutScore\": 3, \"winner\": false,",
                           .away = "\"score\": \"1\", \"shootoutScore\": 4.0, \"winner\": true,"});
    const struct draft_match *match = &d.draft.matches.v[0];

    (void)state;
    assert_true(match->extra_time && match->shootout);
    assert_pair(match->score[SCORE_120], 1, 1);
    assert_pair(match->score[SCORE_90], SCORE_UNKNOWN, SCORE_UNKNOWN);
    assert_pair(match->score[SCORE_KICKS], 3, 4);
    assert_int_equal(match->through, SIDE_NONE); /* "winner" is that of the match alone */
    drafting_release(&d);
}

/* -- states ------------------------------------------------------------------------------------ */

struct state_case {
    const char *status;
    uint8_t expected, phase;
    bool at_break;
    uint16_t minute, added;
    int point; /* where the score 1-0 is put; -1: nowhere */
};

#define TYPE(name, state, completed)                                                               \
    "\"type\": {\"name\": \"" name "\", \"state\": \"" state "\", \"completed\": " completed "}"

static const struct state_case states[] = {
    {"\"displayClock\": \"0'\"," TYPE("STATUS_SCHEDULED", "pre", "false"), DRAFT_TO_COME, 0, false,
     0, 0, -1},
    {"\"period\": 1, \"displayClock\": \"13'\"," TYPE("STATUS_FIRST_HALF", "in", "false"),
     DRAFT_UNDER_WAY, PHASE_FIRST_HALF, false, 13, 0, SCORE_HALF_TIME},
    {"\"period\": 1, \"displayClock\": \"45'+2'\"," TYPE("STATUS_NEW", "in", "false"),
     DRAFT_UNDER_WAY, PHASE_FIRST_HALF, false, 45, 2, SCORE_HALF_TIME},
    {"\"period\": 1, \"displayClock\": \"HT\"," TYPE("STATUS_HALFTIME", "in", "false"),
     DRAFT_UNDER_WAY, PHASE_FIRST_HALF, true, 0, 0, SCORE_HALF_TIME},
    {"\"period\": 2, \"displayClock\": \"45'\"," TYPE("STATUS_SECOND_HALF", "in", "false"),
     DRAFT_UNDER_WAY, PHASE_SECOND_HALF, false, 46, 0, SCORE_90},
    {"\"period\": 2, \"displayClock\": \"90'\"," TYPE("STATUS_END_OF_REGULATION", "in", "false"),
     DRAFT_UNDER_WAY, PHASE_SECOND_HALF, true, 0, 0, SCORE_90},
    {"\"period\": 4, \"displayClock\": \"110'\"," TYPE("STATUS_OVERTIME", "in", "false"),
     DRAFT_UNDER_WAY, PHASE_EXTRA_SECOND, false, 110, 0, SCORE_120},
    {"\"displayClock\": \"105'\"," TYPE("STATUS_HALFTIME_ET", "in", "false"), DRAFT_UNDER_WAY,
     PHASE_EXTRA_FIRST, true, 0, 0, SCORE_120},
    {"\"period\": 5, \"displayClock\": \"120'\"," TYPE("STATUS_SHOOTOUT", "in", "false"),
     DRAFT_UNDER_WAY, PHASE_KICKS, false, 0, 0, SCORE_120},
    {"\"displayClock\": \"61'\"," TYPE("STATUS_IN_PROGRESS", "in", "false"), DRAFT_UNDER_WAY,
     PHASE_SECOND_HALF, false, 61, 0, SCORE_90},
    {"\"period\": 4, \"displayClock\": \"120'\"," TYPE("STATUS_FINAL_AET", "post", "true"),
     DRAFT_FINISHED, 0, false, 0, 0, SCORE_120},
    {"\"displayClock\": \"0'\"," TYPE("STATUS_POSTPONED", "post", "false"), DRAFT_POSTPONED, 0,
     false, 0, 0, -1},
    {"\"displayClock\": \"0'\"," TYPE("STATUS_CANCELED", "post", "false"), DRAFT_NOT_PLAYED, 0,
     false, 0, 0, -1},
    {"\"displayClock\": \"0'\"," TYPE("STATUS_DELAYED", "pre", "false"), DRAFT_DELAYED, 0, false, 0,
     0, -1},
    {"\"period\": 0, \"displayClock\": \"0'\"," TYPE("STATUS_DELAYED", "in", "false"),
     DRAFT_DELAYED, 0, false, 0, 0, -1},
    {"\"period\": 2, \"displayClock\": \"60'\"," TYPE("STATUS_DELAYED", "in", "false"),
     DRAFT_UNDER_WAY, PHASE_SECOND_HALF, false, 60, 0, SCORE_90},
    {"\"period\": 2, \"displayClock\": \"60'\"," TYPE("STATUS_ABANDONED", "post", "false"),
     DRAFT_ABANDONED, PHASE_SECOND_HALF, false, 60, 0, SCORE_90},
    {"\"period\": 1, \"displayClock\": \"30'\"," TYPE("STATUS_SUSPENDED", "in", "false"),
     DRAFT_SUSPENDED, PHASE_FIRST_HALF, false, 30, 0, SCORE_HALF_TIME},
    {"\"type\": {\"name\": \"STATUS_FULL_TIME\", \"state\": \"post\"}", DRAFT_FINISHED, 0, false, 0,
     0, SCORE_90},
    {"\"period\": 0, " TYPE("STATUS_NEW", "post", "false"), DRAFT_POSTPONED, 0, false, 0, 0, -1},
    {TYPE("STATUS_NEW", "new", "false"), DRAFT_TO_COME, 0, false, 0, 0, -1},
};

static void states_by_what_is_known_of_them(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof states / sizeof *states; i++) {
        const struct state_case *c = &states[i];
        struct drafting d = read((struct part){
            .status = c->status, .home = "\"score\": \"1\",", .away = "\"score\": \"0\","});
        const struct draft_match *match = &d.draft.matches.v[0];

        assert_int_equal(match->status, c->expected);
        assert_int_equal(match->live.phase, c->phase);
        assert_int_equal(match->live.at_break, c->at_break);
        assert_int_equal(match->live.clock.minute, c->minute);
        assert_int_equal(match->live.clock.added, c->added);
        for (int point = 0; point < SCORE_KICKS; point++)
            assert_int_equal(match->score[point][HOME], point == c->point ? 1 : SCORE_UNKNOWN);
        assert_int_equal(d.report.warnings, 0);
        drafting_release(&d);
    }
}

static void an_odd_clock_is_warned_of(void **state)
{
    struct drafting d = read((struct part){
        .status = "\"period\": 2, \"displayClock\": \"soon\"," TYPE("STATUS_X", "in", "false")});

    (void)state;
    assert_int_equal(d.report.warnings, 1);
    assert_int_equal(d.draft.matches.v[0].live.phase, PHASE_SECOND_HALF);
    assert_int_equal(d.draft.matches.v[0].live.clock.minute, 0);
    drafting_release(&d);
}

/* -- events ------------------------------------------------------------------------------------ */

#define EVENT(type, clock, team, flags, who)                                                       \
    "{\"type\": {\"id\": \"" type "\"}, \"clock\": {\"displayValue\": \"" clock "\"},"             \
    "\"team\": {\"id\": \"" team "\"}" flags ", \"athletesInvolved\": [" who "]}"
#define WHO(name) "{\"displayName\": \"" name "\"}"

static void what_was_stopped_in_the_first_half_keeps_its_score(void **state)
{
    static const char *const names[] = {TYPE("STATUS_ABANDONED", "post", "false"),
                                        TYPE("STATUS_SUSPENDED", "in", "false")};
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char status[200];
        snprintf(status, sizeof status, "\"period\": 1, \"displayClock\": \"38'\", %s", names[i]);
        struct drafting d = read((struct part){
            .status = status,
            .home = "\"score\": \"1\",",
            .away = "\"score\": \"0\",",
            .details = EVENT("70", "7'", "1", ", \"scoringPlay\": true", WHO("Ash"))});
        struct edition *edition;
        struct match_state end;
        assert_true(draft_edition(&d.draft, NULL, &edition, &d.report));
        match_at(edition, 0, moment_end(), &end);
        assert_true(end.score_known);
        assert_int_equal(end.goals[HOME], 1);
        assert_int_equal(end.goals[AWAY], 0);
        edition_close(edition);
        drafting_release(&d);
    }
}

static void goals_and_cards(void **state)
{
    struct drafting d = read((struct part){
        .status = FULL_TIME,
        .home = "\"score\": \"3\",",
        .away = "\"score\": \"1\",",
        .details = EVENT("137", "12'", "1", ", \"scoringPlay\": true", WHO("Ash")) "," EVENT(
            "97", "45'+2'", "1", ", \"scoringPlay\": true, \"ownGoal\": true",
            WHO("Bay")) "," EVENT("98", "50'", "2",
                                  ", \"scoringPlay\": true, \"penaltyKick\": true",
                                  WHO("Cob")) "," EVENT("94", "60'", "2", ", \"yellowCard\": true",
                                                        "") "," EVENT("93", "90'+2'", "2",
                                                                      ", \"redCard\": true",
                                                                      WHO("Bay ")) "," EVENT("70",
                                                                                             "",
                                                                                             "1",
                                                                                             ", "
                                                                                             "\"sco"
                                                                                             "ringP"
                                                                                             "lay\""
                                                                                             ": "
                                                                                             "true",
                                                                                             WHO("E"
                                                                                                 "l"
                                                                                                 "m"))});

    (void)state;
    assert_int_equal(d.draft.events.n, 6);
    assert_event(&d, 0, EVENT_GOAL, HOME, 12, 0, "Ash");
    assert_event(&d, 1, EVENT_OWN_GOAL, HOME, 45, 2, "Bay"); /* the side that profits */
    assert_event(&d, 2, EVENT_PENALTY_GOAL, AWAY, 50, 0, "Cob");
    assert_event(&d, 3, EVENT_YELLOW, AWAY, 60, 0, NULL);
    assert_event(&d, 4, EVENT_RED, AWAY, 90, 2, "Bay");
    assert_event(&d, 5, EVENT_GOAL, HOME, 0, 0, "Elm");
    assert_false(d.draft.matches.v[0].extra_time);
    drafting_release(&d);
}

static void an_event_of_neither_side_is_left_out(void **state)
{
    struct drafting d = read(
        (struct part){.status = FULL_TIME,
                      .details = EVENT("70", "12'", "9", ", \"scoringPlay\": true", WHO("Ash"))});

    (void)state;
    assert_int_equal(d.draft.events.n, 0);
    assert_int_equal(d.report.warnings, 1);
    drafting_release(&d);
}

#define KICK(team, who)                                                                            \
    EVENT("104", "120'", team,                                                                     \
          ", \"scoringPlay\": true, \"penaltyKick\": true, \"shootout\": true", WHO(who))

static void converted_kicks_and_cards_between_them(void **state)
{
    struct drafting d = read((struct part){
        .status = AFTER_KICKS,
        .home = "\"score\": \"0\", \"winner\": true,",
        .away = "\"score\": \"0\",",
        .details = KICK("1", "Ash") "," EVENT("94", "120'", "2", ", \"yellowCard\": true",
                                              "") "," KICK("2", "Cob") "," KICK("1", "Elm")});
    const struct draft_match *match = &d.draft.matches.v[0];

    (void)state;
    assert_int_equal(match->kick_count, 3);
    assert_true(match->kicks_ordered && match->kicks_some);
    assert_int_equal(d.draft.kicks.v[1].side, AWAY);
    assert_span(d.draft.kicks.v[2].taker, "Elm");
    assert_int_equal(match->event_count, 1);
    assert_int_equal(d.draft.events.v[0].clock.phase, PHASE_KICKS);
    assert_pair(match->score[SCORE_KICKS], 2, 1); /* counted, since the winner agrees */
    drafting_release(&d);
}

static void kicks_that_contradict_the_winner_count_for_nothing(void **state)
{
    struct drafting d = read((struct part){.status = AFTER_KICKS,
                                           .home = "\"score\": \"0\",",
                                           .away = "\"score\": \"0\", \"winner\": true,",
                                           .details = KICK("1", "Ash")});

    (void)state;
    assert_pair(d.draft.matches.v[0].score[SCORE_KICKS], SCORE_UNKNOWN, SCORE_UNKNOWN);
    drafting_release(&d);
}

/* -- legs -------------------------------------------------------------------------------------- */

static void a_second_leg_tells_of_the_first(void **state)
{
    struct drafting d =
        read((struct part){.status = FULL_TIME,
                           .home = "\"score\": \"2\", \"aggregateScore\": 2, \"advance\": false,",
                           .away = "\"score\": \"1\", \"aggregateScore\": 4, \"advance\": true,",
                           .more = "\"leg\": {\"value\": 2, \"displayValue\": \"2nd Leg\"},"});
    const struct draft_match *first = &d.draft.matches.v[0], *second = &d.draft.matches.v[1];

    (void)state;
    assert_int_equal(d.draft.matches.n, 2);
    assert_span(first->team[HOME], "Birch");
    assert_pair(first->score[SCORE_90], 3, 0);
    assert_int_equal(first->time.year, 0);
    assert_int_equal(second->through, AWAY);
    drafting_release(&d);
}

static void a_first_leg_has_another_to_come(void **state)
{
    struct drafting d = read((struct part){.status = FULL_TIME,
                                           .home = "\"score\": \"2\",",
                                           .away = "\"score\": \"1\",",
                                           .more = "\"notes\": [{\"headline\": \"1st Leg\"}],"});

    (void)state;
    assert_int_equal(d.draft.matches.n, 2);
    assert_int_equal(d.draft.matches.v[0].leg, 1);
    assert_int_equal(d.draft.matches.v[1].status, DRAFT_TO_COME);
    assert_span(d.draft.matches.v[1].team[HOME], "Birch");
    drafting_release(&d);
}

/* An aggregate may lag behind the score: nothing is reckoned of it while the match is on. */
static void an_aggregate_that_changes_is_not_reckoned_with(void **state)
{
    struct drafting d = read((struct part){
        .status = "\"period\": 1, \"displayClock\": \"9'\"," TYPE("STATUS_X", "in", "false"),
        .home = "\"score\": \"1\", \"aggregateScore\": 1,",
        .away = "\"score\": \"0\", \"aggregateScore\": 2,",
        .more = "\"notes\": [{\"headline\": \"2nd Leg - Birch lead 2-1 on aggregate\"}],"});

    (void)state;
    assert_int_equal(d.draft.matches.n, 2);
    assert_int_equal(d.draft.matches.v[0].status, DRAFT_FINISHED);
    assert_pair(d.draft.matches.v[0].score[SCORE_90], SCORE_UNKNOWN, SCORE_UNKNOWN);
    drafting_release(&d);
}

/* -- summary ----------------------------------------------------------------------------------- */

static const char summary[] =
    "{\"header\": {\"id\": \"77\", \"league\": {\"name\": \"Elm Cup\"},\n"
    " \"season\": {\"year\": 2030, \"name\": \"2030 Elm Cup, Final\"}, \"competitions\": [{\n"
    " \"date\": \"2030-05-01T19:00Z\", \"competitors\": [\n"
    "  {\"homeAway\": \"home\", \"score\": \"1\", \"shootoutScore\": 1.0, \"team\": {\"id\": "
    "\"1\",\n"
    "   \"displayName\": \"Alder\"}, \"linescores\": [{\"displayValue\": \"0\"},\n"
    "   {\"displayValue\": \"1\"}, {\"displayValue\": \"0\"}, {\"displayValue\": \"0\"}]},\n"
    "  {\"homeAway\": \"away\", \"score\": \"1\", \"shootoutScore\": 0.0, \"team\": {\"id\": "
    "\"2\",\n"
    "   \"displayName\": \"Birch\"}, \"linescores\": [{\"displayValue\": \"1\"},\n"
    "   {\"displayValue\": \"0\"}, {\"displayValue\": \"0\"}, {\"displayValue\": \"0\"}]}],\n"
    " \"status\": {\"type\": {\"name\": \"STATUS_FINAL_PEN\", \"state\": \"post\"}}}]},\n"
    "\"keyEvents\": [\n"
    " {\"type\": {\"id\": \"80\"}, \"clock\": {\"displayValue\": \"\"}},\n"
    " {\"type\": {\"id\": \"70\"}, \"scoringPlay\": true, \"clock\": {\"displayValue\": \"30'\"},\n"
    "  \"period\": {\"number\": 1}, \"team\": {\"id\": \"2\"}, \"participants\": [\n"
    "  {\"athlete\": {\"displayName\": \"Cob\"}}, {\"athlete\": {\"displayName\": \"Dor\"}}]},\n"
    " {\"type\": {\"id\": \"76\"}, \"clock\": {\"displayValue\": \"45'\"},\n"
    "  \"period\": {\"number\": 2}, \"team\": {\"id\": \"1\"}, \"participants\": [\n"
    "  {\"athlete\": {\"displayName\": \"Ash\"}}, {\"athlete\": {\"displayName\": \"Bay\"}}]},\n"
    " {\"type\": {\"id\": \"116\"}, \"clock\": {\"displayValue\": \"70'\"},\n"
    "  \"period\": {\"number\": 2}, \"team\": {\"id\": \"2\"}, \"participants\": [\n"
    "  {\"athlete\": {\"displayName\": \"Cob\"}}]},\n"
    " {\"type\": {\"id\": \"97\"}, \"scoringPlay\": true, \"clock\": {\"displayValue\": "
    "\"80'\"},\n"
    "  \"period\": {\"number\": 2}, \"team\": {\"id\": \"1\"}, \"participants\": [\n"
    "  {\"athlete\": {\"displayName\": \"Dor\"}}, {\"athlete\": {\"displayName\": \"Ash\"}}]},\n"
    " {\"type\": {\"id\": \"94\"}, \"clock\": {\"displayValue\": \"118'\"},\n"
    "  \"period\": {\"number\": 4}, \"team\": {\"id\": \"1\"}, \"participants\": []}],\n"
    "\"shootout\": [{\"id\": \"1\", \"shots\": [\n"
    "  {\"id\": \"12\", \"player\": \"Ash\", \"didScore\": true},\n"
    "  {\"id\": \"10\", \"player\": \"Elm\", \"didScore\": false}]},\n"
    " {\"id\": \"2\", \"shots\": [{\"id\": \"11\", \"player\": \"Cob\", \"didScore\": false},\n"
    "  {\"id\": \"13\", \"player\": \"Dor\", \"didScore\": false}]}],\n"
    "\"commentary\": [\n"
    " {\"text\": \"The shoot-out begins.\"},\n"
    " {\"play\": {\"id\": \"10\", \"type\": {\"id\": \"115\"}, \"text\": \"Penalty missed! Elm "
    "hits "
    "the left post.\"}},\n"
    " {\"play\": {\"id\": \"11\", \"type\": {\"id\": \"116\"}, \"text\": \"Penalty saved.\"}}],\n"
    "\"rosters\": [{\"homeAway\": \"home\", \"roster\": [\n"
    "  {\"starter\": true, \"jersey\": \"9\", \"athlete\": {\"displayName\": \"Bay\"}},\n"
    "  {\"starter\": false, \"jersey\": \"12\", \"athlete\": {\"displayName\": \"Ash\"}}]}],\n"
    "\"gameInfo\": {\"attendance\": 100, \"venue\": {\"fullName\": \"Elm Park\"},\n"
    " \"officials\": [{\"displayName\": \"Ref\"}]}}\n";

static void a_summary_has_all_of_a_match(void **state)
{
    struct drafting d;
    const struct draft_match *match;

    (void)state;
    assert_true(drafting_read(&d, draft_read_espn, summary));
    match = &d.draft.matches.v[0];
    assert_span(d.draft.title, "Elm Cup 2030");
    assert_span(d.draft.headings.v[match->heading].name, "Final");
    assert_int_equal(match->event_count, 5);
    assert_event(&d, 0, EVENT_GOAL, AWAY, 30, 0, "Cob");
    assert_span(d.draft.events.v[0].other, "Dor");
    assert_event(&d, 1, EVENT_SUBSTITUTION, HOME, 46, 0, "Ash"); /* 45' of the second half */
    assert_span(d.draft.events.v[1].other, "Bay");
    assert_event(&d, 2, EVENT_MISSED_PENALTY, AWAY, 70, 0, "Cob");
    assert_event(&d, 3, EVENT_OWN_GOAL, HOME, 80, 0, "Dor");
    assert_span(d.draft.events.v[3].other, ""); /* no assist of an own goal */
    assert_event(&d, 4, EVENT_YELLOW, HOME, 118, 0, NULL);
    assert_pair(match->score[SCORE_HALF_TIME], 0, 1);
    assert_pair(match->score[SCORE_90], 1, 1);
    assert_pair(match->score[SCORE_120], 1, 1);
    assert_pair(match->score[SCORE_KICKS], 1, 0);
    assert_span(match->venue, "Elm Park");
    assert_int_equal(match->attendance, 100);
    assert_span(d.draft.names.v[match->referee_first], "Ref");
    assert_int_equal(match->lineup[HOME].starter_count, 1);
    assert_int_equal(d.draft.players.v[match->lineup[HOME].player_first].number, 9);
    drafting_release(&d);
}

static void kicks_in_their_order(void **state)
{
    static const struct {
        const char *taker;
        int side, outcome;
    } kicks[] = {{"Elm", HOME, KICK_POST},
                 {"Cob", AWAY, KICK_SAVED},
                 {"Ash", HOME, KICK_SCORED},
                 {"Dor", AWAY, KICK_MISSED}};
    struct drafting d;

    (void)state;
    assert_true(drafting_read(&d, draft_read_espn, summary));
    assert_int_equal(d.draft.matches.v[0].kick_count, 4);
    assert_true(d.draft.matches.v[0].kicks_ordered && !d.draft.matches.v[0].kicks_some);
    for (size_t i = 0; i < 4; i++) {
        assert_span(d.draft.kicks.v[i].taker, kicks[i].taker);
        assert_int_equal(d.draft.kicks.v[i].side, kicks[i].side);
        assert_int_equal(d.draft.kicks.v[i].outcome, kicks[i].outcome);
    }
    drafting_release(&d);
}

/* -- refused ----------------------------------------------------------------------------------- */

static void what_has_another_form_is_refused(void **state)
{
    static const struct {
        const char *text, *words;
    } cases[] = {
        {"{\"events\": [{\"competitions\": {}}]}", "\"competitions\""},
        {"{\"leagues\": []}", "without \"events\""},
        {"{\"events\": [{\"competitions\": [{\"competitors\": []}]}]}", "\"competitors\""},
        {"{\"keyEvents\": []}", "without \"header\""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_refused(draft_read_espn, cases[i].text, cases[i].words);
    assert_refused(draft_read_espn, scoreboard((struct part){.status = ""}), "\"status\"");
    assert_refused(draft_read_espn,
                   scoreboard((struct part){.status = FULL_TIME, .home = "\"score\": {\"v\": 1},"}),
                   "\"score\"");
    assert_refused(draft_read_espn,
                   scoreboard((struct part){.status = FULL_TIME, .home = "\"score\": \"-1\","}),
                   "\"score\"");
}

static void a_day_without_matches_is_fine(void **state)
{
    struct drafting d;

    (void)state;
    assert_true(drafting_read(&d, draft_read_espn, "{\"leagues\": [], \"events\": []}"));
    assert_int_equal(d.draft.matches.n, 0);
    drafting_release(&d);
}

/* -- as an edition ----------------------------------------------------------------------------- */

static struct edition *open_text(const char *text)
{
    struct edition *edition = NULL;
    struct report report = {0};
    bool good = edition_read_json("f", text, strlen(text), &edition, &report);

    for (size_t i = 0; i < report.count; i++)
        print_message("%s\n", report.problems[i].text);
    assert_true(good);
    assert_int_equal(report.count, 0);
    report_release(&report);
    return edition;
}

static void a_match_under_way_in_an_edition(void **state)
{
    struct edition *edition = open_text(scoreboard((struct part){
        .status = "\"period\": 2, \"displayClock\": \"61'\"," TYPE("STATUS_X", "in", "false"),
        .home = "\"score\": \"2\",",
        .away = "\"score\": \"1\",",
        .details = EVENT("70", "12'", "1", ", \"scoringPlay\": true", WHO("Ash"))}));
    const struct match *match = &edition->matches.v[0];
    struct match_state now;

    (void)state;
    match_at(edition, 0, moment_end(), &now);
    assert_string_equal(match->id, "77");
    assert_int_equal(match->status, MATCH_UNDER_WAY);
    assert_int_equal(now.clock.minute, 61);
    assert_int_equal(now.goals[HOME], 2); /* one scorer known, the rest "scorer not known" */
    assert_int_equal(now.goals[AWAY], 1);
    assert_int_equal(match->event_count, 3);
    assert_int_equal(match->reds_known, COVERAGE_NONE_MENTIONED);
    assert_int_equal(edition->bracket->final, ID_NONE); /* a quarter-final alone is none */
    edition_close(edition);
}

static void the_side_that_goes_on_despite_losing(void **state)
{
    struct edition *edition = open_text(scoreboard((struct part){
        .status = FULL_TIME,
        .home = "\"score\": \"2\", \"aggregateScore\": 2, \"winner\": true, \"advance\": false,",
        .away = "\"score\": \"1\", \"aggregateScore\": 4, \"advance\": true,",
        .more = "\"leg\": {\"value\": 2},"}));
    const struct tie *tie = &edition->ties.v[0];

    (void)state;
    assert_int_equal(tie->match_count, 2);
    assert_int_equal(edition->rounds.v[0].legs, 2);
    assert_string_equal(edition->teams.v[tie->team[tie->winner]].name, "Birch");
    edition_close(edition);
}

static void slots_named_by_their_round(void **state)
{
    static const char *const sides[] = {
        "Alder", "Birch", "Cedar", "Dogwood", "Winner Semifinal 2", "Semifinal 1 Winner"};
    char text[4096];
    size_t n = (size_t)snprintf(text, sizeof text, "{\"events\": [");
    struct edition *edition;

    (void)state;
    for (int i = 0; i < 3; i++)
        n += (size_t)snprintf(
            text + n, sizeof text - n,
            "%s{\"date\": \"2030-05-0%dT19:00Z\", \"season\": {\"slug\": \"%s\"}, \"status\": {"
            "\"type\": {\"state\": \"pre\"}}, \"competitions\": [{\"competitors\": ["
            "{\"homeAway\": \"home\", \"team\": {\"displayName\": \"%s\"}},"
            "{\"homeAway\": \"away\", \"team\": {\"displayName\": \"%s\"}}]}]}",
            i ? "," : "", i + 1, i < 2 ? "semifinals" : "final", sides[2 * i], sides[2 * i + 1]);
    snprintf(text + n, sizeof text - n, "]}");
    edition = open_text(text);
    assert_int_equal(edition->teams.n, 4);
    assert_int_equal(edition->ties.n, 3);
    assert_int_equal(edition->ties.v[2].slot[TOP].kind, SLOT_WINNER);
    assert_int_equal(edition->ties.v[2].slot[BOTTOM].kind, SLOT_WINNER);
    /* Cedar and Dogwood play the second semi-final. */
    assert_string_equal(
        edition->teams.v[edition->ties.v[edition->ties.v[2].feeder[TOP]].team[TOP]].name, "Cedar");
    edition_close(edition);
}

/* Two legs of whom nobody knows yet are one tie, and another pair of legs is another. */
static void legs_of_sides_not_known(void **state)
{
    static const char leg[] =
        "{\"status\": {\"type\": {\"state\": \"pre\"}}, \"season\": {\"slug\": \"%s\"},"
        "\"competitions\": [{\"leg\": {\"value\": %d}, \"competitors\": ["
        "{\"homeAway\": \"home\", \"team\": {\"displayName\": \"%s\"}},"
        "{\"homeAway\": \"away\", \"team\": {\"displayName\": \"%s\"}}]}]}%s";
    char text[4096];
    size_t n = (size_t)snprintf(text, sizeof text, "{\"events\": [");
    struct edition *edition;

    (void)state;
    n += (size_t)snprintf(text + n, sizeof text - n, leg, "semifinals", 1, "Winner Quarterfinal 1",
                          "Winner Quarterfinal 2", ",");
    n += (size_t)snprintf(text + n, sizeof text - n, leg, "semifinals", 1, "TBD", "TBD", ",");
    n += (size_t)snprintf(text + n, sizeof text - n, leg, "semifinals", 2, "Winner Quarterfinal 2",
                          "Winner Quarterfinal 1", ",");
    n += (size_t)snprintf(text + n, sizeof text - n, leg, "semifinals", 2, "TBD", "TBD", "]}");
    edition = open_text(text);
    assert_int_equal(edition->teams.n, 0);
    assert_int_equal(edition->ties.n, 2);
    assert_int_equal(edition->ties.v[0].match_count, 2);
    assert_int_equal(edition->ties.v[1].match_count, 2);
    edition_close(edition);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_finished_match),
        cmocka_unit_test(a_match_after_kicks),
        cmocka_unit_test(states_by_what_is_known_of_them),
        cmocka_unit_test(an_odd_clock_is_warned_of),
        cmocka_unit_test(what_was_stopped_in_the_first_half_keeps_its_score),
        cmocka_unit_test(goals_and_cards),
        cmocka_unit_test(an_event_of_neither_side_is_left_out),
        cmocka_unit_test(converted_kicks_and_cards_between_them),
        cmocka_unit_test(kicks_that_contradict_the_winner_count_for_nothing),
        cmocka_unit_test(a_second_leg_tells_of_the_first),
        cmocka_unit_test(a_first_leg_has_another_to_come),
        cmocka_unit_test(an_aggregate_that_changes_is_not_reckoned_with),
        cmocka_unit_test(a_summary_has_all_of_a_match),
        cmocka_unit_test(kicks_in_their_order),
        cmocka_unit_test(what_has_another_form_is_refused),
        cmocka_unit_test(a_day_without_matches_is_fine),
        cmocka_unit_test(a_match_under_way_in_an_edition),
        cmocka_unit_test(the_side_that_goes_on_despite_losing),
        cmocka_unit_test(slots_named_by_their_round),
        cmocka_unit_test(legs_of_sides_not_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
