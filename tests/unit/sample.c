#include "sample.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "model/build.h"
#include "model/words.h"

enum { ZONE = 7200 };

instant sample_instant(const char *text)
{
    instant at;
    enum precision precision;
    if (!instant_parse(text, ZONE, &at, NULL, &precision))
        abort();
    return at;
}

static const char *text_of(struct edition *edition, const char *text)
{
    return edition_intern(edition, text, strlen(text));
}

static struct edition *open_cup(const char *name)
{
    struct edition *edition = edition_open();
    edition->key = "test";
    edition->name = edition->competition = text_of(edition, name);
    edition->season = "2023-24";
    edition->offset = ZONE;
    vec_push(&edition->sources, (struct source){.key = "one", .title = "First Source"});
    vec_push(&edition->sources,
             (struct source){.key = "two", .title = "Second Source", .licence = "CC0"});
    return edition;
}

static uint32_t add_team(struct edition *edition, const char *key, const char *name,
                         const char *code)
{
    struct team team = {.key = key, .name = text_of(edition, name), .code = code};
    uint32_t id = (uint32_t)edition->teams.n;
    vec_push(&edition->teams, team);
    strmap_add(&edition->team_by_key, key, id);
    return id;
}

static void add_round(struct edition *edition, const char *key, const char *brief, int legs,
                      enum criterion last)
{
    struct round round = {.key = key,
                          .name = brief,
                          .brief = brief,
                          .legs = (uint8_t)legs,
                          .criteria = {CRITERION_GOALS, CRITERION_EXTRA_TIME, (uint8_t)last},
                          .criteria_count = 3,
                          .draw = DRAW_FROM_START,
                          .draw_at = INSTANT_UNKNOWN,
                          .tie_first = (uint32_t)edition->ties.n};
    if (last == CRITERION_REPLAY) {
        round.criteria[1] = CRITERION_REPLAY;
        round.criteria[2] = CRITERION_KICKS;
    }
    if (edition->stages.n == 0)
        vec_push(&edition->stages,
                 (struct stage){.key = "knock-out", .name = "Knock-out", .kind = STAGE_KNOCK_OUT});
    vec_push(&edition->rounds, round);
}

static void add_tie(struct edition *edition, const char *key, struct slot top, struct slot bottom)
{
    struct round *round = &edition->rounds.v[edition->rounds.n - 1];
    struct tie tie = tie_blank();
    tie.key = key;
    tie.round = (uint32_t)edition->rounds.n - 1;
    tie.number = ++round->tie_count;
    tie.slot[TOP] = top;
    tie.slot[BOTTOM] = bottom;
    tie.match_first = (uint32_t)edition->matches.n;
    strmap_add(&edition->tie_by_key, key, (uint32_t)edition->ties.n);
    vec_push(&edition->ties, tie);
}

static struct slot team_slot(uint32_t team)
{
    return (struct slot){.kind = SLOT_TEAM, .ref = ID_NONE, .team = team};
}

static struct slot winner_slot(uint32_t tie)
{
    return (struct slot){.kind = SLOT_WINNER, .ref = tie, .team = ID_NONE};
}

/* Adds a match to the last tie, or to a group; valid until the next is added. */
static struct match *add_match(struct edition *edition, const char *key, const char *kickoff,
                               enum match_status status, enum phase final_phase)
{
    struct match match = match_blank();
    match.key = key;
    match.kickoff = sample_instant(kickoff);
    match.precision = strlen(kickoff) > 10 ? PRECISION_MINUTE : PRECISION_DATE;
    match.offset = ZONE;
    match.status = (uint8_t)status;
    match.final_phase = (uint8_t)final_phase;
    match.event_first = (uint32_t)edition->events.n;
    match.kick_first = (uint32_t)edition->kicks.n;
    if (edition->ties.n > 0) {
        struct tie *tie = &edition->ties.v[edition->ties.n - 1];
        match.tie = (uint32_t)edition->ties.n - 1;
        match.leg = tie->match_count++;
    }
    strmap_add(&edition->match_by_key, key, (uint32_t)edition->matches.n);
    vec_push(&edition->matches, match);
    return &edition->matches.v[edition->matches.n - 1];
}

/* Adds an event to the last match; valid until the next is added. */
static struct event *add_event(struct edition *edition, const char *clock, enum event_kind kind,
                               uint32_t team, const char *person)
{
    struct event event = event_blank();
    if (!clock_parse(clock, strlen(clock), &event.clock))
        abort();
    event.kind = (uint8_t)kind;
    event.team = team;
    event.person = person ? edition_person(edition, team, person, strlen(person)) : ID_NONE;
    edition->matches.v[edition->matches.n - 1].event_count++;
    vec_push(&edition->events, event);
    return &edition->events.v[edition->events.n - 1];
}

static struct kick *add_kick(struct edition *edition, uint32_t team, const char *taker,
                             enum kick_outcome outcome)
{
    struct kick kick = kick_blank();
    kick.team = team;
    kick.taker = taker ? edition_person(edition, team, taker, strlen(taker)) : ID_NONE;
    kick.outcome = (uint8_t)outcome;
    edition->matches.v[edition->matches.n - 1].kick_count++;
    vec_push(&edition->kicks, kick);
    return &edition->kicks.v[edition->kicks.n - 1];
}

/* Everything of its kind is known of the match. */
static void know_all(struct match *match)
{
    match->goals_known = match->yellows_known = match->reds_known = COVERAGE_ALL;
    match->kicks_known = COVERAGE_ALL;
}

static struct edition *sealed(struct edition *edition)
{
    struct report report;
    char text[600];
    report_init(&report, "sample");
    bool good = edition_seal(edition, &report);
    for (size_t i = 0; i < report.count; i++) {
        report_format(&report, i, text, sizeof text);
        fprintf(stderr, "%s\n", text);
    }
    report_release(&report);
    if (!good)
        abort();
    return edition;
}

/* -- two legs ---------------------------------------------------------------------------------- */

enum { BENFICA, MARSEILLE, LIVERPOOL, ATALANTA };

static void add_shootout(struct edition *edition)
{
    add_kick(edition, BENFICA, "Di María", KICK_POST);
    add_kick(edition, MARSEILLE, "Correa", KICK_SCORED);
    add_kick(edition, BENFICA, "Kökçü", KICK_SCORED);
    add_kick(edition, MARSEILLE, "Kondogbia", KICK_SCORED);
    add_kick(edition, BENFICA, "Otamendi", KICK_SCORED);
    add_kick(edition, MARSEILLE, "Balerdi", KICK_SCORED);
    add_kick(edition, BENFICA, "António Silva", KICK_SAVED)->keeper =
        edition_person(edition, MARSEILLE, "P. López", strlen("P. López"));
    struct kick *last = add_kick(edition, MARSEILLE, NULL, KICK_SCORED);
    last->note = "taker not said";
}

static void add_first_tie(struct edition *edition)
{
    static const uint32_t sources[] = {1};
    add_tie(edition, "sf1", team_slot(BENFICA), team_slot(MARSEILLE));
    know_all(add_match(edition, "sf1/1", "2024-04-11T21:00", MATCH_FINISHED, PHASE_SECOND_HALF));
    add_event(edition, "16'", EVENT_GOAL, BENFICA, "Rafa Silva");
    add_event(edition, "52'", EVENT_GOAL, BENFICA, "Di María");
    add_event(edition, "67'", EVENT_GOAL, MARSEILLE, "Aubameyang");
    struct match *match =
        add_match(edition, "sf1/2", "2024-04-18T21:00", MATCH_FINISHED, PHASE_KICKS);
    know_all(match);
    match->sources = sources;
    match->source_count = 1;
    match->note = "A note on the match.";
    struct event *goal = add_event(edition, "79'", EVENT_GOAL, MARSEILLE, "Moumbagna");
    goal->how = "header, cross by Aubameyang";
    goal->also = "78'";
    add_event(edition, "89'", EVENT_RED, MARSEILLE, "Gigot");
    add_event(edition, "89'", EVENT_VAR, MARSEILLE, "Gigot")->var = VAR_RED_TO_YELLOW;
    add_event(edition, "113'", EVENT_YELLOW, BENFICA, "Florentino")->source = 0;
    struct event *card = add_event(edition, "114'", EVENT_YELLOW, BENFICA, "Schmidt");
    card->role = PERSON_COACH;
    add_shootout(edition);
}

struct edition *sample_two_legs(void)
{
    struct edition *edition = open_cup("Test Cup");
    add_team(edition, "benfica", "Benfica", "BEN");
    add_team(edition, "marseille", "Marseille", "MAR");
    add_team(edition, "liverpool", "Liverpool", "LIV");
    add_team(edition, "atalanta", "Atalanta", "ATA");
    vec_push(&edition->venues, (struct venue){.key = "dublin", .city = "Dublin"});
    vec_push(&edition->venues,
             (struct venue){.key = "gewiss", .name = "Gewiss Stadium", .city = "Bergamo"});
    add_round(edition, "sf", "SF", 2, CRITERION_KICKS);
    add_first_tie(edition);
    add_tie(edition, "sf2", team_slot(LIVERPOOL), team_slot(ATALANTA));
    know_all(add_match(edition, "sf2/1", "2024-04-11T21:00", MATCH_FINISHED, PHASE_SECOND_HALF));
    add_event(edition, "38'", EVENT_GOAL, ATALANTA, "Scamacca");
    add_event(edition, "60'", EVENT_GOAL, ATALANTA, "Scamacca");
    add_event(edition, "83'", EVENT_GOAL, ATALANTA, "Pašalić");
    struct match *match =
        add_match(edition, "sf2/2", "2024-04-18T21:00", MATCH_FINISHED, PHASE_SECOND_HALF);
    know_all(match);
    match->venue = 1;
    match->attendance = 21747;
    match->referee = edition_person(edition, ID_NONE, "Referee", strlen("Referee"));
    add_event(edition, "7'", EVENT_PENALTY_GOAL, LIVERPOOL, "Salah");
    add_round(edition, "final", "Final", 1, CRITERION_KICKS);
    add_tie(edition, "final", winner_slot(0), winner_slot(1));
    match = add_match(edition, "final/1", "2024-05-22T21:00", MATCH_SCHEDULED, PHASE_UNKNOWN);
    match->venue = 0;
    match->neutral = true;
    match->offset = 3600;
    return sealed(edition);
}

/* -- others ------------------------------------------------------------------------------------ */

static void add_group_match(struct edition *edition, struct match *match, uint32_t home,
                            uint32_t away)
{
    match->group = 0;
    match->given[HOME] = home;
    match->given[AWAY] = away;
    edition->groups.v[0].match_count++;
}

struct edition *sample_group(void)
{
    struct edition *edition = open_cup("Test Groups");
    static const uint32_t teams[] = {0, 1, 2, 3};
    add_team(edition, "a", "Alpha", "AAA");
    add_team(edition, "b", "Beta", "BBB");
    add_team(edition, "c", "Gamma", "CCC");
    add_team(edition, "d", "Delta", "DDD");
    vec_push(&edition->stages,
             (struct stage){.key = "group", .name = "Group", .kind = STAGE_GROUP});
    vec_push(&edition->groups,
             (struct group){.key = "a", .name = "Group A", .teams = teams, .team_count = 4});
    struct match *match =
        add_match(edition, "a/1", "2024-06-01T15:00", MATCH_FINISHED, PHASE_SECOND_HALF);
    know_all(match);
    add_group_match(edition, match, 0, 1);
    add_event(edition, "30'", EVENT_OWN_GOAL, 1, "Zeta");
    add_event(edition, "70'", EVENT_SECOND_YELLOW, 0, "Eta");
    edition->matches.v[edition->matches.n - 1].yellows_known = COVERAGE_SOME;
    match = add_match(edition, "a/2", "2024-06-01T15:00", MATCH_FINISHED, PHASE_SECOND_HALF);
    match->stated[SCORE_90][HOME] = 2;
    match->stated[SCORE_90][AWAY] = 1;
    for (int point = 0; point < SCORE_POINT_COUNT; point++)
        if (point != SCORE_90)
            match->stated[point][HOME] = match->stated[point][AWAY] = SCORE_UNKNOWN;
    add_group_match(edition, match, 2, 3);
    match = add_match(edition, "a/3", "2024-06-05", MATCH_SCHEDULED, PHASE_UNKNOWN);
    add_group_match(edition, match, 0, 2);
    return sealed(edition);
}

struct edition *sample_replay(void)
{
    struct edition *edition = open_cup("Test Replays");
    add_team(edition, "a", "Alpha", "AAA");
    add_team(edition, "b", "Beta", "BBB");
    add_team(edition, "c", "Gamma", "CCC");
    add_team(edition, "d", "Delta", "DDD");
    add_round(edition, "sf", "SF", 1, CRITERION_REPLAY);
    add_tie(edition, "sf1", team_slot(0), team_slot(1));
    know_all(add_match(edition, "sf1/1", "1930-03-01T15:00", MATCH_FINISHED, PHASE_SECOND_HALF));
    add_event(edition, "10'", EVENT_GOAL, 0, "One");
    add_event(edition, "20'", EVENT_GOAL, 1, "Two");
    struct match *match =
        add_match(edition, "sf1/2", "1930-03-05T15:00", MATCH_FINISHED, PHASE_SECOND_HALF);
    know_all(match);
    match->role = ROLE_REPLAY;
    match->given[HOME] = 1;
    match->given[AWAY] = 0;
    add_event(edition, "10'", EVENT_GOAL, 1, "Two");
    add_event(edition, "20'", EVENT_GOAL, 1, "Two");
    add_event(edition, "90'", EVENT_GOAL, 0, "One");
    add_tie(edition, "sf2", team_slot(2), team_slot(3));
    match = add_match(edition, "sf2/1", "1930-03-01T15:00", MATCH_AWARDED, PHASE_UNKNOWN);
    match->decision.kind = DECISION_AWARDED;
    match->decision.score[HOME] = 3;
    match->decision.reason = "Delta did not appear";
    return sealed(edition);
}
