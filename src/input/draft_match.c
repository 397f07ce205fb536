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

/* A match that goes on, or stopped before its end: as far as the source knows it has come. */
static void set_live(struct match *match, const struct draft_match *from)
{
    const struct draft_live *live = &from->live;

    match->final_phase = live->phase != PHASE_UNKNOWN ? live->phase : PHASE_FIRST_HALF;
    match->at_break = match->status == MATCH_UNDER_WAY && live->at_break;
    match->next_phase = match->at_break ? live->next_phase : PHASE_UNKNOWN;
    if (!match->at_break)
        match->clock = live->clock;
}

static void set_status(struct match *match, const struct draft_match *from)
{
    static const uint8_t statuses[DRAFT_STATUS_COUNT] = {
        [DRAFT_NOT_PLAYED] = MATCH_CANCELLED, [DRAFT_AWARDED] = MATCH_AWARDED,
        [DRAFT_WALK_OVER] = MATCH_WALK_OVER,  [DRAFT_POSTPONED] = MATCH_POSTPONED,
        [DRAFT_ABANDONED] = MATCH_ABANDONED,  [DRAFT_SUSPENDED] = MATCH_SUSPENDED,
        [DRAFT_BYE] = MATCH_WALK_OVER,        [DRAFT_TO_COME] = MATCH_SCHEDULED,
        [DRAFT_DELAYED] = MATCH_DELAYED,      [DRAFT_UNDER_WAY] = MATCH_UNDER_WAY,
        [DRAFT_FINISHED] = MATCH_FINISHED,
    };
    bool scored = from->score[SCORE_90][HOME] >= 0 || from->score[SCORE_120][HOME] >= 0 ||
                  from->score[SCORE_HALF_TIME][HOME] >= 0 || from->shootout;

    if (scored || from->status == DRAFT_FINISHED)
        match->final_phase = from->shootout     ? PHASE_KICKS
                             : from->extra_time ? PHASE_EXTRA_SECOND
                                                : PHASE_SECOND_HALF;
    match->status = scored ? MATCH_FINISHED : MATCH_SCHEDULED;
    if (from->status == DRAFT_AS_SCORED)
        return;
    match->status = statuses[from->status];
    if (match->status == MATCH_CANCELLED || match->status == MATCH_WALK_OVER ||
        match->status == MATCH_POSTPONED || match->status == MATCH_SCHEDULED ||
        match->status == MATCH_DELAYED)
        match->final_phase = PHASE_UNKNOWN;
    if (match->status == MATCH_UNDER_WAY || from->live.phase != PHASE_UNKNOWN)
        set_live(match, from);
    else if (match->status == MATCH_ABANDONED && match->final_phase == PHASE_UNKNOWN)
        match->final_phase = PHASE_FIRST_HALF;
    else if (match->status == MATCH_SUSPENDED) {
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
        draft_score_forget(match->stated[point]);
}

/* -- events ------------------------------------------------------------------------------------ */

/* The phase of a minute: 92 without extra time is 90+2, 121 is 120+1 (Law 7). */
static struct clock settle(struct clock clock, bool extra_time)
{
    int most = extra_time ? 120 : 90;

    if (clock.minute == 0 || clock.phase == PHASE_KICKS)
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

uint32_t draft_plan_person(struct plan *plan, uint32_t team, struct span name)
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
        event.person = draft_plan_person(plan, event.team, given->person);
        event.other = draft_plan_person(plan, event.team, given->other);
        event.also = edition_text(edition, given->also.text, given->also.len);
        event.line = given->line;
        vec_push(&edition->events, event);
    }
    match->event_count = (uint32_t)edition->events.n - match->event_first;
    match->by_side = true;
}

static void add_lineups(struct plan *plan, struct match *match, const struct draft_match *from)
{
    for (int side = HOME; side <= AWAY; side++) {
        uint32_t count = from->lineup[side].starter_count;
        struct lineup_player *players;
        struct lineup *lineup = &match->lineup[side];

        if (count == 0 && from->lineup[side].coach.len == 0)
            continue;
        if (count > 0) {
            players = arena_array(&plan->edition->arena, struct lineup_player, count);
            for (uint32_t i = 0; i < count; i++) {
                const struct draft_player *player =
                    &plan->draft->players.v[from->lineup[side].player_first + i];

                players[i].person = draft_plan_person(plan, match->given[side], player->name);
                players[i].number = player->number;
                players[i].captain = player->captain;
            }
            lineup->players = players;
            lineup->player_count = count;
            lineup->starter_count = count < 11 ? count : 11;
        }
        lineup->team = match->given[side];
        lineup->coach = draft_plan_person(plan, match->given[side], from->lineup[side].coach);
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

/* The last score before the kicks; of a match under way, or that was stopped, that so far, at
 * half-time at the earliest. */
static const int16_t *last_score(const struct draft_match *from)
{
    int point = from->score[SCORE_120][HOME] >= 0 ? SCORE_120 : SCORE_90;
    bool so_far = from->status == DRAFT_UNDER_WAY || from->status == DRAFT_SUSPENDED ||
                  from->status == DRAFT_ABANDONED;

    if (so_far && from->score[point][HOME] < 0)
        point = SCORE_HALF_TIME;
    return from->score[point];
}

/* How much is known: a list of goals that makes the score is all of them. */
static void set_coverage(const struct plan *plan, struct match *match,
                         const struct draft_match *from)
{
    const int16_t *score = last_score(from);
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

    int none = from->cards_told ? COVERAGE_NONE_MENTIONED : COVERAGE_UNKNOWN;
    bool twice = has(plan, match, EVENT_SECOND_YELLOW);

    match->yellows_known =
        (uint8_t)(rest == COVERAGE_ALL || twice || has(plan, match, EVENT_YELLOW) ? rest : none);
    match->reds_known =
        (uint8_t)(rest == COVERAGE_ALL || twice || has(plan, match, EVENT_RED) ? rest : none);
    match->subs_known = lineups && plan->has_substitutions     ? COVERAGE_ALL
                        : has(plan, match, EVENT_SUBSTITUTION) ? COVERAGE_SOME
                                                               : COVERAGE_UNKNOWN;
    match->kicks_known = match->kick_count == 0 ? COVERAGE_UNKNOWN
                         : from->kicks_some     ? COVERAGE_SOME
                                                : COVERAGE_ALL;
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

    uint32_t first = plan->sources[from->place.file];

    sources[match->source_count++] = first;
    for (uint32_t i = 0; i < 32 && i < plan->draft->files.n; i++)
        if (from->also_files >> i & 1 && plan->sources[i] != first)
            sources[match->source_count++] = plan->sources[i];
    match->sources = sources;
}

static void name_referee(struct plan *plan, struct match *match, const struct draft_match *from)
{
    struct span name;

    if (from->referee_count == 0)
        return;
    name = plan->draft->names.v[from->referee_first];
    match->referee = draft_plan_person(plan, ID_NONE, name);
}

void draft_plan_note(struct plan *plan, struct match *match, const char *text)
{
    match->note =
        match->note ? arena_printf(&plan->edition->arena, "%s; %s", match->note, text) : text;
}

/* The file's own note, and what it says that has no other place. */
static void note(struct plan *plan, struct match *match, const struct draft_match *from,
                 bool placed)
{
    struct edition *edition = plan->edition;

    match->note = edition_text(edition, from->note.text, from->note.len);
    if (!placed)
        draft_plan_note(plan, match, "whether there was extra time before the kicks is not known");
    if (from->winner != SIDE_NONE && match->tie == ID_NONE && match->given[from->winner] != ID_NONE)
        draft_plan_note(plan, match,
                        arena_printf(&edition->arena, "%s won on kicks",
                                     edition->teams.v[match->given[from->winner]].name));
}

void draft_plan_add_match(struct plan *plan, uint32_t i, uint32_t tie, uint32_t group, uint32_t leg,
                          const char *owner)
{
    struct edition *edition = plan->edition;
    struct plan_match *planned = &plan->matches[i];
    struct draft_match from = plan->draft->matches.v[i];
    struct match match = match_blank();

    bool placed = draft_plan_mend(plan, planned, &from, tie, leg);
    match.tie = tie;
    match.group = group;
    match.leg = leg;
    match.home_side = leg % 2 ? BOTTOM : TOP;
    match.role = tie != ID_NONE && leg >= plan->ties.v[planned->tie].legs ? ROLE_REPLAY
                 : planned->play_off                                      ? ROLE_PLAY_OFF
                                                                          : ROLE_LEG;
    match.key = arena_printf(&edition->arena, "%s/%u", owner, leg + 1);
    match.id = edition_intern(edition, from.id.text, from.id.len);
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
    note(plan, &match, &from, placed);
    draft_plan_kicks(plan, &match, &from);
    add_lineups(plan, &match, &from);
    set_coverage(plan, &match, &from);
    set_sources(plan, &match, &from);
    planned->id = (uint32_t)edition->matches.n;
    strmap_add(&edition->match_by_key, match.key, planned->id);
    vec_push(&edition->matches, match);
}
