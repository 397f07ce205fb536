#include "maker.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/build.h"
#include "model/words.h"

enum { WEEK = 7 * 24 * 3600 };

void maker_open(struct maker *maker)
{
    memset(maker, 0, sizeof *maker);
    maker->edition = edition_open();
    maker->edition->key = "test";
    maker->edition->name = maker->edition->competition = "Test Cup";
    maker->edition->season = "2024";
    maker->kickoff = 1712862000; /* 2024-04-11T19:00Z */
    report_init(&maker->report, "test");
}

void maker_close(struct maker *maker)
{
    edition_close(maker->edition);
    report_release(&maker->report);
}

void maker_round(struct maker *maker, const char *key, int legs, const char *criteria)
{
    struct edition *edition = maker->edition;
    struct round round = {.stage = ID_NONE, .legs = (uint8_t)legs, .draw = DRAW_FROM_START};

    round.key = round.name = round.brief = arena_strndup(&edition->arena, key, strlen(key));
    while (*criteria) {
        size_t len = strcspn(criteria, " ");
        int found = word_find(criterion_words, CRITERION_COUNT, criteria, len);

        if (found < 0)
            abort();
        round.criteria[round.criteria_count++] = (uint8_t)found;
        criteria += len + strspn(criteria + len, " ");
    }
    round.tie_first = (uint32_t)edition->ties.n;
    vec_push(&edition->rounds, round);
    maker->round = (uint32_t)edition->rounds.n - 1;
}

uint32_t maker_team(struct maker *maker, const char *key)
{
    struct edition *edition = maker->edition;
    uint32_t id = strmap_get(&edition->team_by_key, key, strlen(key));
    struct team team = {0};
    char *name;

    if (id != STRMAP_NONE)
        return id;
    team.key = arena_strndup(&edition->arena, key, strlen(key));
    team.name = name = arena_strndup(&edition->arena, key, strlen(key));
    name[0] = (char)toupper((unsigned char)name[0]);
    id = (uint32_t)edition->teams.n;
    vec_push(&edition->teams, team);
    strmap_add(&edition->team_by_key, team.key, id);
    return id;
}

static struct slot slot_from(struct maker *maker, const char *text)
{
    struct slot slot = {.ref = ID_NONE, .team = ID_NONE};
    bool winner = strncmp(text, "winner ", 7) == 0, loser = strncmp(text, "loser ", 6) == 0;

    if (winner || loser) {
        const char *key = text + (winner ? 7 : 6);

        slot.kind = winner ? SLOT_WINNER : SLOT_LOSER;
        slot.ref = strmap_get(&maker->edition->tie_by_key, key, strlen(key));
        return slot;
    }
    slot.kind = SLOT_TEAM;
    slot.team = maker_team(maker, text);
    return slot;
}

void maker_tie(struct maker *maker, const char *key, const char *top, const char *bottom)
{
    struct edition *edition = maker->edition;
    struct round *round = &edition->rounds.v[maker->round];
    struct tie tie = tie_blank();

    tie.key = arena_strndup(&edition->arena, key, strlen(key));
    tie.round = maker->round;
    tie.number = ++round->tie_count;
    tie.slot[TOP] = slot_from(maker, top);
    tie.slot[BOTTOM] = slot_from(maker, bottom);
    tie.match_first = (uint32_t)edition->matches.n;
    maker->tie = (uint32_t)edition->ties.n;
    vec_push(&edition->ties, tie);
    strmap_add(&edition->tie_by_key, tie.key, maker->tie);
}

static void set_end(struct match *match, const char *end)
{
    static const struct {
        const char *word;
        uint8_t phase;
    } ends[] = {{"FT", PHASE_SECOND_HALF}, {"AET", PHASE_EXTRA_SECOND}, {"pens", PHASE_KICKS}};

    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (strcmp(ends[i].word, end) == 0) {
            match->status = MATCH_FINISHED;
            match->final_phase = ends[i].phase;
            return;
        }
    if (strcmp(end, "scheduled") == 0)
        return;
    match->status = MATCH_UNDER_WAY;
    if (strcmp(end, "HT") == 0) {
        match->final_phase = PHASE_FIRST_HALF;
        match->at_break = true;
    } else if (strcmp(end, "pens on") == 0) {
        match->final_phase = PHASE_KICKS;
    } else if (clock_parse(end, strlen(end), &match->clock)) {
        match->final_phase = match->clock.phase;
    } else {
        abort();
    }
}

void maker_match(struct maker *maker, const char *end)
{
    struct edition *edition = maker->edition;
    struct tie *tie = &edition->ties.v[maker->tie];
    struct match match = match_blank();

    match.key = arena_printf(&edition->arena, "%s/%u", tie->key, tie->match_count + 1);
    strmap_add(&edition->match_by_key, match.key, (uint32_t)edition->matches.n);
    match.tie = maker->tie;
    match.leg = tie->match_count++;
    match.kickoff = maker->kickoff;
    match.precision = PRECISION_MINUTE;
    match.goals_known = match.yellows_known = match.reds_known = COVERAGE_ALL;
    match.kicks_known = COVERAGE_ALL;
    match.event_first = (uint32_t)edition->events.n;
    match.kick_first = (uint32_t)edition->kicks.n;
    set_end(&match, end);
    maker->kickoff += WEEK;
    maker->match = (uint32_t)edition->matches.n;
    vec_push(&edition->matches, match);
}

struct match *maker_in_hand(struct maker *maker)
{
    return &maker->edition->matches.v[maker->match];
}

struct event *maker_event(struct maker *maker, const char *clock, const char *kind,
                          const char *team, const char *person)
{
    struct edition *edition = maker->edition;
    struct event event = event_blank();
    int found = word_find(event_words, EVENT_KIND_COUNT, kind, strlen(kind));

    if (found < 0 || !clock_parse(clock, strlen(clock), &event.clock))
        abort();
    event.kind = (uint8_t)found;
    event.team = maker_team(maker, team);
    if (person)
        event.person = edition_person(edition, event.team, person, strlen(person));
    vec_push(&edition->events, event);
    maker_in_hand(maker)->event_count++;
    return &edition->events.v[edition->events.n - 1];
}

void maker_kicks(struct maker *maker, const char *kicks)
{
    while (*kicks) {
        size_t len = strcspn(kicks, "+-?v");
        struct kick kick = kick_blank();
        char team[KEY_BYTES];

        snprintf(team, sizeof team, "%.*s", (int)len, kicks);
        kick.team = maker_team(maker, team);
        kick.outcome = kicks[len] == '+'   ? KICK_SCORED
                       : kicks[len] == '-' ? KICK_MISSED
                       : kicks[len] == 'v' ? KICK_VOID
                                           : KICK_UNKNOWN;
        vec_push(&maker->edition->kicks, kick);
        maker_in_hand(maker)->kick_count++;
        kicks += len + 1;
        kicks += strspn(kicks, " ");
    }
}

bool maker_seal(struct maker *maker)
{
    return edition_seal(maker->edition, &maker->report);
}

bool maker_complains(const struct maker *maker, const char *text)
{
    for (size_t i = 0; i < maker->report.count; i++)
        if (strstr(maker->report.problems[i].text, text))
            return true;
    return false;
}
