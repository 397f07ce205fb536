/* One match of a draft as a match of the edition. */
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "input/draft_parts.h"
#include "input/draft_text.h"
#include "model/build.h"
#include "model/match.h"

/* -- when -------------------------------------------------------------------------------------- */

/* The day of the last Sunday of a month of 31 days. */
static int last_sunday(int year, int month)
{
    instant at = instant_from_civil(&(struct civil){.year = year, .month = month, .day = 31}, 0);

    return 31 - instant_to_civil(at, 0).weekday;
}

/* Central European time: summer time from the last Sunday of March to the last of October (since
 * 1996; directive 2000/84/EC). */
static int32_t central_europe(const struct draft_time *time)
{
    bool summer = time->month > 3 && time->month < 10;

    if (time->month == 3)
        summer = time->day >= last_sunday(time->year, 3);
    else if (time->month == 10)
        summer = time->day < last_sunday(time->year, 10);
    return summer ? 2 * HOUR_SECONDS : HOUR_SECONDS;
}

static bool is_date(const struct draft_time *time)
{
    static const uint8_t days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int year = time->year;

    if (year == 0 || time->month < 1 || time->month > 12 || time->day < 1 ||
        time->day > days[time->month - 1])
        return false;
    return time->month != 2 || time->day < 29 ||
           (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0));
}

instant draft_plan_instant(const struct plan *plan, const struct draft_time *time,
                           uint8_t *precision, int32_t *offset)
{
    struct civil civil = {.year = time->year, .month = time->month, .day = time->day, .hour = 6};

    *precision = PRECISION_NONE;
    *offset = 0;
    if (!is_date(time))
        return INSTANT_UNKNOWN;
    *precision = PRECISION_DATE;
    if (time->has_offset)
        *offset = time->offset;
    else if (plan->european)
        *offset = central_europe(time);
    if (time->hour >= 0) {
        *precision = PRECISION_MINUTE;
        civil.hour = time->hour;
        civil.minute = time->minute;
    }
    return instant_from_civil(&civil, *offset);
}

/* -- how it went ------------------------------------------------------------------------------- */

static bool is_level(const int16_t score[2])
{
    return score[HOME] >= 0 && score[HOME] == score[AWAY];
}

static void forget(int16_t score[2])
{
    score[HOME] = score[AWAY] = SCORE_UNKNOWN;
}

/* What cannot be as it is written, put right where it is plain how, and said. */
static void mend(struct plan *plan, struct draft_match *match, bool single)
{
    const struct draft *draft = plan->draft;
    int16_t(*score)[2] = match->score;
    uint32_t line = match->place.line;

    for (uint32_t i = 0; i < match->event_count && !match->extra_time; i++) {
        const struct draft_event *event = &draft->events.v[match->event_first + i];

        if (event->kind > EVENT_OWN_GOAL || event->clock.minute < 106)
            continue;
        report_warning(plan->report, line,
                       "a goal in minute %u of a match without extra time, taken as extra time",
                       event->clock.minute);
        match->extra_time = true;
        memcpy(score[SCORE_120], score[SCORE_90], sizeof score[SCORE_120]);
        forget(score[SCORE_90]);
    }
    if (match->shootout && single && score[SCORE_120][HOME] >= 0 && !is_level(score[SCORE_120])) {
        report_warning(plan->report, line,
                       "%d-%d after extra time and then kicks, expected it to be level",
                       score[SCORE_120][HOME], score[SCORE_120][AWAY]);
        forget(score[SCORE_120]);
    }
    if (match->extra_time && single && score[SCORE_90][HOME] >= 0 && !is_level(score[SCORE_90])) {
        report_warning(plan->report, line,
                       "extra time after %d-%d, expected it to be level after 90 minutes",
                       score[SCORE_90][HOME], score[SCORE_90][AWAY]);
        forget(score[SCORE_90]);
    }
    for (int point = SCORE_90; point <= SCORE_120; point++)
        for (int before = SCORE_HALF_TIME; before < point; before++)
            if (score[point][HOME] >= 0 && score[before][HOME] >= 0 &&
                (score[point][HOME] < score[before][HOME] ||
                 score[point][AWAY] < score[before][AWAY])) {
                report_warning(plan->report, line,
                               "%d-%d after %d-%d, expected a running total that never falls",
                               score[point][HOME], score[point][AWAY], score[before][HOME],
                               score[before][AWAY]);
                forget(score[before]);
            }
}

/* A final score of which it is not known whether it is that after 90 or 120 minutes: the latter
 * where extra time is stated, else the former. */
static void place_unclear(struct draft_match *match)
{
    int point = match->extra_time ? SCORE_120 : SCORE_90;

    if (match->unclear[HOME] < 0 || match->score[point][HOME] >= 0)
        return;
    memcpy(match->score[point], match->unclear, sizeof match->unclear);
}

static void set_status(struct match *match, const struct draft_match *from)
{
    static const uint8_t statuses[DRAFT_STATUS_COUNT] = {
        [DRAFT_NOT_PLAYED] = MATCH_CANCELLED, [DRAFT_AWARDED] = MATCH_AWARDED,
        [DRAFT_WALK_OVER] = MATCH_WALK_OVER,  [DRAFT_POSTPONED] = MATCH_POSTPONED,
        [DRAFT_ABANDONED] = MATCH_ABANDONED,  [DRAFT_SUSPENDED] = MATCH_SUSPENDED,
        [DRAFT_BYE] = MATCH_WALK_OVER,
    };
    bool scored = from->score[SCORE_90][HOME] >= 0 || from->score[SCORE_120][HOME] >= 0 ||
                  from->score[SCORE_HALF_TIME][HOME] >= 0 || from->shootout;

    if (scored)
        match->final_phase = from->shootout     ? PHASE_KICKS
                             : from->extra_time ? PHASE_EXTRA_SECOND
                                                : PHASE_SECOND_HALF;
    match->status = scored ? MATCH_FINISHED : MATCH_SCHEDULED;
    if (from->status == DRAFT_AS_SCORED)
        return;
    match->status = statuses[from->status];
    if (match->status == MATCH_CANCELLED || match->status == MATCH_WALK_OVER ||
        match->status == MATCH_POSTPONED)
        match->final_phase = PHASE_UNKNOWN;
    if (match->status == MATCH_ABANDONED && match->final_phase == PHASE_UNKNOWN)
        match->final_phase = PHASE_FIRST_HALF;
    if (match->status == MATCH_SUSPENDED) {
        match->final_phase = PHASE_SECOND_HALF;
        match->clock = (struct clock){.phase = PHASE_SECOND_HALF, .minute = 46, .about = true};
    }
}

/* An awarded score stands where goals would. That of a walk-over is awarded too. */
static void award(struct match *match)
{
    int16_t *score = match->stated[SCORE_90];

    if (match->status == MATCH_WALK_OVER && score[HOME] != score[AWAY])
        match->status = MATCH_AWARDED;
    if (match->status != MATCH_AWARDED)
        return;
    match->decision.kind = DECISION_AWARDED;
    match->decision.score[HOME] = score[HOME] >= 0 ? score[HOME] : 0;
    match->decision.score[AWAY] = score[HOME] >= 0 ? score[AWAY] : 0;
    if (score[HOME] >= 0 && score[HOME] != score[AWAY])
        match->decision.team = match->given[score[HOME] > score[AWAY] ? HOME : AWAY];
    match->final_phase = PHASE_UNKNOWN;
    for (int point = 0; point < SCORE_POINT_COUNT; point++)
        forget(match->stated[point]);
}

/* -- events ------------------------------------------------------------------------------------ */

/* The phase of a minute: 92 without extra time is 90+2, 121 is 120+1 (Law 7). */
static struct clock settle(struct clock clock, bool extra_time)
{
    int most = extra_time ? 120 : 90;

    if (clock.minute == 0)
        return clock;
    if (clock.minute > most) {
        clock.added = (uint16_t)(clock.added + clock.minute - most);
        clock.minute = (uint16_t)most;
    }
    clock.phase = clock.minute <= 45    ? PHASE_FIRST_HALF
                  : clock.minute <= 90  ? PHASE_SECOND_HALF
                  : clock.minute <= 105 ? PHASE_EXTRA_FIRST
                                        : PHASE_EXTRA_SECOND;
    if (clock.added > 0 && clock.minute != 45 && clock.minute != 90 && clock.minute != 105 &&
        clock.minute != 120)
        clock.added = 0;
    return clock;
}

static uint32_t person(struct plan *plan, uint32_t team, struct span name)
{
    return name.len ? edition_person(plan->edition, team, name.text, name.len) : ID_NONE;
}

static void add_events(struct plan *plan, struct match *match, const struct draft_match *from)
{
    struct edition *edition = plan->edition;

    match->event_first = (uint32_t)edition->events.n;
    for (uint32_t i = 0; i < from->event_count; i++) {
        const struct draft_event *given = &plan->draft->events.v[from->event_first + i];
        struct event event = event_blank();
        int side = given->kind == EVENT_OWN_GOAL ? !given->side : given->side;

        if (given->side > AWAY) {
            report_warning(
                plan->report, given->line,
                "%.*s stands in neither line-up, so that the side is not known: left out",
                (int)(given->person.len < 60 ? given->person.len : 60),
                given->person.len ? given->person.text : "");
            continue;
        }
        event.kind = given->kind;
        event.side = (uint8_t)side;
        event.team = match->given[side];
        event.clock = settle(given->clock, from->extra_time);
        event.person = person(plan, event.team, given->person);
        event.other = person(plan, event.team, given->other);
        event.also = edition_text(edition, given->also.text, given->also.len);
        event.line = given->line;
        vec_push(&edition->events, event);
    }
    match->event_count = (uint32_t)edition->events.n - match->event_first;
    match->by_side = true;
}

static void add_kicks(struct plan *plan, struct match *match, const struct draft_match *from)
{
    struct edition *edition = plan->edition;

    match->kick_first = (uint32_t)edition->kicks.n;
    if (from->kick_count > 0 && !from->kicks_ordered)
        report_warning(plan->report, from->place.line,
                       "kicks of each side without the order of all, which is not known: left out");
    for (uint32_t i = 0; i < from->kick_count && from->kicks_ordered; i++) {
        const struct draft_kick *given = &plan->draft->kicks.v[from->kick_first + i];
        struct kick kick = kick_blank();

        if (given->side == SIDE_NONE) {
            report_warning(plan->report, given->line,
                           "a kick of which the side is not known, expected sides in turn");
            continue;
        }
        kick.side = (uint8_t)given->side;
        kick.team = match->given[given->side];
        kick.outcome = given->outcome;
        kick.taker = person(plan, kick.team, given->taker);
        kick.line = given->line;
        vec_push(&edition->kicks, kick);
    }
    match->kick_count = (uint32_t)edition->kicks.n - match->kick_first;
}

static void add_lineups(struct plan *plan, struct match *match, const struct draft_match *from)
{
    for (int side = HOME; side <= AWAY; side++) {
        uint32_t count = from->lineup[side].starter_count;
        struct lineup_player *players;
        struct lineup *lineup = &match->lineup[side];

        if (count > 0) {
            players = arena_array(&plan->edition->arena, struct lineup_player, count);
            for (uint32_t i = 0; i < count; i++) {
                const struct draft_player *player =
                    &plan->draft->players.v[from->lineup[side].player_first + i];

                players[i].person = person(plan, match->given[side], player->name);
                players[i].number = player->number;
                players[i].captain = player->captain;
            }
            lineup->players = players;
            lineup->player_count = count;
            lineup->starter_count = count < 11 ? count : 11;
        }
        lineup->team = match->given[side];
        lineup->coach = person(plan, match->given[side], from->lineup[side].coach);
        lineup->line = from->lineup[side].line;
    }
}

static bool has(const struct plan *plan, const struct match *match, int kind)
{
    for (uint32_t i = 0; i < match->event_count; i++)
        if (plan->edition->events.v[match->event_first + i].kind == kind)
            return true;
    return false;
}

/* How much is known: a list of goals that makes the score is all of them. */
static void set_coverage(const struct plan *plan, struct match *match,
                         const struct draft_match *from)
{
    const int16_t *score = from->score[from->score[SCORE_120][HOME] >= 0 ? SCORE_120 : SCORE_90];
    int goals[2] = {0, 0};

    for (uint32_t i = 0; i < match->event_count; i++) {
        int side = event_goal_side(&plan->edition->events.v[match->event_first + i]);

        if (side != SIDE_NONE)
            goals[side]++;
    }
    if (score[HOME] >= 0 && goals[HOME] == score[HOME] && goals[AWAY] == score[AWAY])
        match->goals_known = COVERAGE_ALL;
    else if (score[HOME] < 0 && !from->goals_listed)
        match->goals_known = match->status == MATCH_SCHEDULED ? COVERAGE_ALL : COVERAGE_UNKNOWN;
    else
        match->goals_known = goals[HOME] + goals[AWAY] > 0 ? COVERAGE_SOME : COVERAGE_UNKNOWN;
    /* A file that books players in its line-ups books all of them wherever it has line-ups. */
    bool lineups = match->lineup[HOME].player_count >= 11 && match->lineup[AWAY].player_count >= 11;
    int rest = lineups && plan->has_cards ? COVERAGE_ALL : COVERAGE_SOME;

    match->yellows_known = rest == COVERAGE_ALL || has(plan, match, EVENT_YELLOW) ||
                                   has(plan, match, EVENT_SECOND_YELLOW)
                               ? (uint8_t)rest
                               : COVERAGE_UNKNOWN;
    match->reds_known =
        rest == COVERAGE_ALL || has(plan, match, EVENT_RED) || has(plan, match, EVENT_SECOND_YELLOW)
            ? (uint8_t)rest
            : COVERAGE_UNKNOWN;
    match->subs_known = lineups && plan->has_substitutions     ? COVERAGE_ALL
                        : has(plan, match, EVENT_SUBSTITUTION) ? COVERAGE_SOME
                                                               : COVERAGE_UNKNOWN;
    match->kicks_known = match->kick_count > 0 ? COVERAGE_ALL : COVERAGE_UNKNOWN;
}

/* -- the whole --------------------------------------------------------------------------------- */

static uint32_t venue_of(struct plan *plan, const struct draft_match *from)
{
    struct edition *edition = plan->edition;
    struct venue venue = {
        .name = edition_intern(edition, from->venue.text, from->venue.len),
        .city = edition_intern(edition, from->city.text, from->city.len),
    };
    char id[2 * UTF8_NAME_BYTES + 2];
    uint32_t found;

    if (!venue.name && !venue.city)
        return ID_NONE;
    snprintf(id, sizeof id, "%s\n%s", venue.name ? venue.name : "", venue.city ? venue.city : "");
    found = strmap_get(&plan->venues, id, strlen(id));
    if (found != STRMAP_NONE)
        return found;
    strmap_add(&plan->venues, arena_strndup(&plan->arena, id, strlen(id)),
               (uint32_t)edition->venues.n);
    venue.key = draft_plan_key(plan, venue.name ? venue.name : venue.city, &edition->venue_by_key,
                               (uint32_t)edition->venues.n);
    vec_push(&edition->venues, venue);
    return (uint32_t)edition->venues.n - 1;
}

static void set_sources(const struct plan *plan, struct match *match,
                        const struct draft_match *from)
{
    uint32_t *sources = arena_array(&plan->edition->arena, uint32_t, 33);

    sources[match->source_count++] = from->place.file;
    for (uint32_t i = 0; i < 32 && i < plan->draft->files.n; i++)
        if (from->also_files >> i & 1 && i != from->place.file)
            sources[match->source_count++] = i;
    match->sources = sources;
}

static void name_referee(struct plan *plan, struct match *match, const struct draft_match *from)
{
    struct span name;

    if (from->referee_count == 0)
        return;
    name = plan->draft->names.v[from->referee_first];
    match->referee = person(plan, ID_NONE, name);
}

void draft_plan_add_match(struct plan *plan, uint32_t i, uint32_t tie, uint32_t group, uint32_t leg,
                          const char *owner)
{
    struct edition *edition = plan->edition;
    struct plan_match *planned = &plan->matches[i];
    struct draft_match from = plan->draft->matches.v[i];
    struct match match = match_blank();
    bool single = tie != ID_NONE && plan->ties.v[planned->tie].legs == 1;

    place_unclear(&from);
    mend(plan, &from, single);
    match.tie = tie;
    match.group = group;
    match.leg = leg;
    match.home_side = leg % 2 ? BOTTOM : TOP;
    match.role = tie != ID_NONE && leg >= plan->ties.v[planned->tie].legs ? ROLE_REPLAY
                 : planned->play_off                                      ? ROLE_PLAY_OFF
                                                                          : ROLE_LEG;
    match.key = arena_printf(&edition->arena, "%s/%u", owner, leg + 1);
    for (int side = HOME; side <= AWAY; side++)
        match.given[side] = planned->side[side].team;
    if (tie != ID_NONE && match.given[HOME] != ID_NONE)
        match.given_home =
            match.given[HOME] == plan->ties.v[planned->tie].side[TOP].team ? TOP : BOTTOM;
    match.kickoff = draft_plan_instant(plan, &from.time, &match.precision, &match.offset);
    match.venue = venue_of(plan, &from);
    name_referee(plan, &match, &from);
    match.attendance = from.attendance;
    memcpy(match.stated, from.score, sizeof match.stated);
    set_status(&match, &from);
    award(&match);
    match.line = from.place.line;
    add_events(plan, &match, &from);
    add_kicks(plan, &match, &from);
    add_lineups(plan, &match, &from);
    set_coverage(plan, &match, &from);
    match.note = edition_text(edition, from.note.text, from.note.len);
    set_sources(plan, &match, &from);
    planned->id = (uint32_t)edition->matches.n;
    strmap_add(&edition->match_by_key, match.key, planned->id);
    vec_push(&edition->matches, match);
}
