#include <stdlib.h>

#include "model/match.h"
#include "model/seal.h"
#include "model/shootout.h"
#include "model/words.h"

const char *seal_team_name(const struct sealing *sealing, uint32_t team)
{
    return team == ID_NONE ? "?" : sealing->edition->teams.v[team].name;
}

/* The slot from which a side of a match comes, or NULL in a group. */
static const struct slot *slot_of(const struct edition *edition, const struct match *match,
                                  int side)
{
    if (match->tie == ID_NONE)
        return NULL;
    return &edition->ties.v[match->tie].slot[side == HOME ? match->home_side : !match->home_side];
}

/* The side a team has in a match; a side not known yet takes the first team that can come there. */
static int side_of(struct sealing *sealing, uint32_t id, uint32_t team[2], uint32_t named,
                   uint32_t line)
{
    const struct edition *edition = sealing->edition;
    const struct match *match = &edition->matches.v[id];
    int free = team[HOME] == ID_NONE ? HOME : AWAY;
    const struct slot *slot = slot_of(edition, match, free);

    if (named == team[HOME] || named == team[AWAY])
        return named == team[HOME] ? HOME : AWAY;
    if (team[HOME] == ID_NONE && team[AWAY] == ID_NONE) {
        report_error(sealing->report, line,
                     "%s are named in %s, of which neither side is known, expected nobody yet",
                     seal_team_name(sealing, named), match->key);
    } else if (team[free] != ID_NONE) {
        report_error(sealing->report, line, "%s do not play in %s, expected %s or %s",
                     seal_team_name(sealing, named), match->key,
                     seal_team_name(sealing, team[HOME]), seal_team_name(sealing, team[AWAY]));
        return HOME;
    } else if (slot && !slot_may_hold(edition, slot, named)) {
        slot_complain(sealing, slot, match->key, named, line);
    } else {
        team[free] = named;
    }
    return free;
}

/* Line-ups come in the source's order; two of one team would leave the other's place wrong. */
static void set_lineups(struct sealing *sealing, uint32_t id, uint32_t team[2])
{
    struct match *match = &sealing->edition->matches.v[id];
    struct lineup given[SIDE_COUNT] = {match->lineup[HOME], match->lineup[AWAY]};
    const struct lineup none = {.coach = ID_NONE, .team = ID_NONE};

    if (given[HOME].team != ID_NONE && given[HOME].team == given[AWAY].team) {
        report_error(sealing->report, given[AWAY].line,
                     "a second line-up of %s, expected one of each side",
                     seal_team_name(sealing, given[AWAY].team));
        return;
    }
    match->lineup[HOME] = match->lineup[AWAY] = none;
    for (int i = 0; i < SIDE_COUNT; i++)
        if (given[i].team != ID_NONE)
            match->lineup[side_of(sealing, id, team, given[i].team, given[i].line)] = given[i];
        else if (given[i].player_count > 0)
            match->lineup[i] = given[i];
}

static void set_sides(struct sealing *sealing, uint32_t id, uint32_t team[2])
{
    struct edition *edition = sealing->edition;
    struct match *match = &edition->matches.v[id];

    for (size_t i = 0; i < sealing->scratch.n; i++) {
        struct event *event = &sealing->scratch.v[i];

        event->side = (uint8_t)side_of(sealing, id, team, event->team, event->line);
    }
    for (uint32_t i = 0; i < match->kick_count; i++) {
        struct kick *kick = &edition->kicks.v[match->kick_first + i];

        kick->side = (uint8_t)side_of(sealing, id, team, kick->team, kick->line);
    }
    set_lineups(sealing, id, team);
    if (match->decision.team != ID_NONE)
        match->decision.winner =
            (int8_t)side_of(sealing, id, team, match->decision.team, match->line);
}

/* A shoot-out follows extra time where a source says so or the round's rules do. */
static bool went_to_extra_time(const struct sealing *sealing, const struct match *match)
{
    const struct edition *edition = sealing->edition;

    if (match->final_phase == PHASE_EXTRA_FIRST || match->final_phase == PHASE_EXTRA_SECOND)
        return true;
    if (match->final_phase != PHASE_KICKS)
        return false;
    if (match->stated[SCORE_120][HOME] != SCORE_UNKNOWN)
        return true;
    for (size_t i = 0; i < sealing->scratch.n; i++) {
        uint8_t phase = sealing->scratch.v[i].clock.phase;

        if (phase == PHASE_EXTRA_FIRST || phase == PHASE_EXTRA_SECOND)
            return true;
    }
    return match->tie != ID_NONE &&
           round_has_extra_time(&edition->rounds.v[edition->ties.v[match->tie].round]);
}

/* Golden and silver goal: a match over after extra time may have ended in or after its first half.
 */
static void end_early(const struct sealing *sealing, struct match *match)
{
    const struct edition *edition = sealing->edition;
    const struct round *round;
    int goals[2] = {0, 0};

    if (match->tie == ID_NONE || match->final_phase != PHASE_EXTRA_SECOND ||
        match->status != MATCH_FINISHED)
        return;
    round = &edition->rounds.v[edition->ties.v[match->tie].round];
    if (!round_has(round, CRITERION_GOLDEN_GOAL) && !round_has(round, CRITERION_SILVER_GOAL))
        return;
    for (size_t i = 0; i < sealing->scratch.n; i++) {
        const struct event *event = &sealing->scratch.v[i];
        int side = event_goal_side(event);

        if (event->clock.phase == PHASE_EXTRA_SECOND)
            return;
        if (event->clock.phase == PHASE_EXTRA_FIRST && side != SIDE_NONE &&
            event->undone_by == ID_NONE)
            goals[side]++;
    }
    if (goals[HOME] != goals[AWAY])
        match->final_phase = PHASE_EXTRA_FIRST;
}

static int compare_events(const void *a, const void *b)
{
    const struct event *x = a, *y = b;
    int order = clock_compare(x->clock, y->clock);

    return order ? order : (x->place > y->place) - (x->place < y->place);
}

/* Into match order; equal clocks keep the source's order. */
static void sort_events(event_vec *events)
{
    for (size_t i = 0; i < events->n; i++)
        events->v[i].place = (uint32_t)i;
    if (events->n > 1)
        qsort(events->v, events->n, sizeof *events->v, compare_events);
}

static bool takes_back(enum var_decision decision, const struct event *event)
{
    switch (decision) {
    case VAR_NO_GOAL:
        return event_goal_side(event) != SIDE_NONE;
    case VAR_NO_RED:
    case VAR_RED_TO_YELLOW:
        return event->kind == EVENT_RED || event->kind == EVENT_SECOND_YELLOW;
    default:
        return false;
    }
}

enum { REVIEW_MOST = 100 }; /* events: what is reviewed has just happened (IFAB's VAR protocol) */

/* Finds what each VAR decision takes back: the nearest such event before it, of the same side, and
 * person where both are known. */
static void link_var(struct sealing *sealing, uint32_t first, bool complain)
{
    event_vec *events = &sealing->scratch;

    for (size_t i = 0; i < events->n; i++)
        events->v[i].undoes = events->v[i].undone_by = ID_NONE;
    for (size_t i = 0; i < events->n; i++) {
        struct event *var = &events->v[i];

        if (var->kind != EVENT_VAR)
            continue;
        for (size_t j = i; j-- > 0 && i - j <= REVIEW_MOST && var->undoes == ID_NONE;) {
            struct event *event = &events->v[j];

            if (!takes_back(var->var, event) || event->side != var->side ||
                event->undone_by != ID_NONE ||
                (event->person != var->person && event->person != ID_NONE &&
                 var->person != ID_NONE))
                continue;
            var->undoes = first + (uint32_t)j;
            event->undone_by = first + (uint32_t)i;
        }
        if (complain && var->undoes == ID_NONE &&
            (var->var == VAR_NO_GOAL || var->var == VAR_NO_RED || var->var == VAR_RED_TO_YELLOW))
            report_error(sealing->report, var->line,
                         "VAR decision \"%s\" takes back nothing, expected the event before it",
                         var_words[var->var]);
    }
}

/* Where the log of a match starts. A kick-off that is not known is placed after all the matches
 * before, for the order alone. */
static void set_base(struct sealing *sealing, struct match *match)
{
    enum { HOUR = 3600 };

    if (match->precision == PRECISION_MINUTE)
        match->base = match->kickoff;
    else if (match->precision == PRECISION_DATE)
        match->base = match->kickoff + 6 * HOUR;
    else
        match->base = sealing->last + HOUR;
}

/* The match's part of the log. */
static void lay_out(struct sealing *sealing, uint32_t id)
{
    struct edition *edition = sealing->edition;
    struct match *match = &edition->matches.v[id];
    instant last;

    set_base(sealing, match);
    match_lay_out(edition, id);
    last = match->entry_count > 0
               ? edition->entries.v[match->entry_first + match->entry_count - 1].at
               : match->base;
    if (last > sealing->last)
        sealing->last = last;
}

void seal_match(struct sealing *sealing, uint32_t id, uint32_t team[2])
{
    struct edition *edition = sealing->edition;
    struct match *match = &edition->matches.v[id];
    uint32_t first = (uint32_t)edition->events.n;

    sealing->scratch.n = 0;
    for (uint32_t i = 0; i < match->event_count; i++)
        vec_push(&sealing->scratch, sealing->given.v[match->event_first + i]);
    set_sides(sealing, id, team);
    sort_events(&sealing->scratch);
    link_var(sealing, first, true);
    end_early(sealing, match);
    match->extra_time = went_to_extra_time(sealing, match);
    check_match(sealing, id, team);
    check_scores(sealing, id);
    check_kicks(sealing, id);
    sort_events(&sealing->scratch); /* derived goals into their phases */
    link_var(sealing, first, false);
    match->event_first = first;
    match->event_count = (uint32_t)sealing->scratch.n;
    for (size_t i = 0; i < sealing->scratch.n; i++)
        vec_push(&edition->events, sealing->scratch.v[i]);
    lay_out(sealing, id);
}
