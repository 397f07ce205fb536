/* The checks of one match: see edition_seal() in model/build.h. */
#include <stdio.h>

#include "model/match.h"
#include "model/seal.h"
#include "model/shootout.h"
#include "model/words.h"

/* -- events --------------------------------------------------------------------------------------
 */

static const char *const phase_words[PHASE_COUNT] = {
    [PHASE_UNKNOWN] = "before kick-off",        [PHASE_FIRST_HALF] = "in the first half",
    [PHASE_SECOND_HALF] = "after 90 minutes",   [PHASE_EXTRA_FIRST] = "in extra time",
    [PHASE_EXTRA_SECOND] = "after 120 minutes", [PHASE_KICKS] = "with the kicks",
};

static bool phase_was_played(const struct match *match, enum phase phase)
{
    if ((phase == PHASE_EXTRA_FIRST || phase == PHASE_EXTRA_SECOND) && !match->extra_time)
        return false;
    return phase <= match->final_phase;
}

static void check_clock(struct sealing *sealing, const struct match *match,
                        const struct event *event)
{
    char clock[16], now[16];

    if (match->final_phase == PHASE_UNKNOWN)
        report_error(sealing->report, event->line,
                     "event at %s of a match that has not begun (%s), expected none",
                     clock_format(event->clock, clock, sizeof clock), status_words[match->status]);
    else if (!phase_was_played(match, event->clock.phase))
        report_error(sealing->report, event->line, "event at %s, but the match ended %s",
                     clock_format(event->clock, clock, sizeof clock),
                     phase_words[match->final_phase]);
    else if (event->clock.phase == PHASE_KICKS && event_goal_side(event) != SIDE_NONE)
        report_error(sealing->report, event->line,
                     "a goal at %s, expected it among the kicks: they are not goals (Law 10)",
                     clock_format(event->clock, clock, sizeof clock));
    else if (match->status != MATCH_FINISHED && match->clock.minute > 0 &&
             event->clock.minute > 0 && clock_compare(event->clock, match->clock) > 0)
        report_error(sealing->report, event->line, "event at %s, but the match stands at %s",
                     clock_format(event->clock, clock, sizeof clock),
                     clock_format(match->clock, now, sizeof now));
}

/* Where all bookings are known, a second yellow card needs a first (Law 12); one before the kicks
 * does not count in them (Law 10). One whose minute is not known may have come first. */
static void check_second_yellows(struct sealing *sealing, const struct match *match)
{
    uint32_t play = ++sealing->stamp, kicks = ++sealing->stamp;

    if (match->yellows_known != COVERAGE_ALL)
        return;
    for (size_t i = 0; i < sealing->scratch.n; i++) {
        const struct event *event = &sealing->scratch.v[i];

        if (event->kind == EVENT_YELLOW && event->person != ID_NONE && event->clock.minute == 0 &&
            event->clock.phase != PHASE_KICKS)
            sealing->stamps[event->person] = play;
    }
    for (size_t i = 0; i < sealing->scratch.n; i++) {
        const struct event *event = &sealing->scratch.v[i];
        uint32_t stamp = event->clock.phase == PHASE_KICKS ? kicks : play;

        if (event->person == ID_NONE)
            continue;
        if (event->kind == EVENT_YELLOW)
            sealing->stamps[event->person] = stamp;
        else if (event->kind == EVENT_SECOND_YELLOW && sealing->stamps[event->person] != stamp)
            report_error(
                sealing->report, event->line,
                "second yellow card for %s, expected an earlier yellow card since all are known",
                person_name(sealing->edition, event->person));
    }
}

/* -- line-ups ------------------------------------------------------------------------------------
 */

enum { STARTERS_MOST = 11 }; /* Law 3.1 */

static void check_lineup(struct sealing *sealing, const struct lineup *lineup)
{
    if (lineup->starter_count > STARTERS_MOST)
        report_error(sealing->report, lineup->line, "%u starters for %s, expected at most %d",
                     lineup->starter_count, seal_team_name(sealing, lineup->team), STARTERS_MOST);
    sealing->stamp++;
    for (uint32_t i = 0; i < lineup->player_count; i++) {
        uint32_t person = lineup->players[i].person;

        if (person == ID_NONE)
            continue;
        if (sealing->stamps[person] == sealing->stamp)
            report_error(sealing->report, lineup->line, "%s is in the line-up twice",
                         person_name(sealing->edition, person));
        sealing->stamps[person] = sealing->stamp;
    }
}

void check_match(struct sealing *sealing, uint32_t id, const uint32_t team[2])
{
    const struct match *match = &sealing->edition->matches.v[id];

    for (int side = HOME; side <= AWAY; side++) {
        if (match->given[side] != ID_NONE && team[side] != ID_NONE &&
            match->given[side] != team[side])
            report_error(
                sealing->report, match->line, "%s stands as the %s side of %s, expected %s",
                seal_team_name(sealing, match->given[side]), side == HOME ? "home" : "away",
                match->key, seal_team_name(sealing, team[side]));
        check_lineup(sealing, &match->lineup[side]);
    }
    for (size_t i = 0; i < sealing->scratch.n; i++)
        check_clock(sealing, match, &sealing->scratch.v[i]);
    check_second_yellows(sealing, match);
}

/* -- scores --------------------------------------------------------------------------------------
 */

static const struct {
    const char *name;
    uint8_t last; /* the phase that ends with it */
} points[SCORE_120 + 1] = {
    [SCORE_HALF_TIME] = {"half-time", PHASE_FIRST_HALF},
    [SCORE_90] = {"90-minute", PHASE_SECOND_HALF},
    [SCORE_120] = {"120-minute", PHASE_EXTRA_SECOND},
};

/* Goals that stand up to a phase; *floating of them have a phase that is not known. */
static void count_goals(const struct sealing *sealing, enum phase last, int goals[2],
                        int floating[2])
{
    goals[HOME] = goals[AWAY] = floating[HOME] = floating[AWAY] = 0;
    for (size_t i = 0; i < sealing->scratch.n; i++) {
        const struct event *event = &sealing->scratch.v[i];
        int side = event_goal_side(event);

        if (side == SIDE_NONE || event->undone_by != ID_NONE)
            continue;
        if (event->clock.phase == PHASE_UNKNOWN)
            floating[side]++;
        else if (event->clock.phase <= last)
            goals[side]++;
    }
}

static void derive_goals(struct sealing *sealing, int side, int count, enum phase phase)
{
    for (; count > 0; count--)
        vec_push(&sealing->scratch, (struct event){.kind = EVENT_GOAL,
                                                   .side = (uint8_t)side,
                                                   .derived = true,
                                                   .clock = {.phase = (uint8_t)phase},
                                                   .person = ID_NONE,
                                                   .other = ID_NONE,
                                                   .source = ID_NONE,
                                                   .team = ID_NONE,
                                                   .undone_by = ID_NONE,
                                                   .undoes = ID_NONE});
}

/* Goals of which only the half is not known were scored by a point when its score says so. */
static void place_floating(struct sealing *sealing, int side, enum phase phase)
{
    for (size_t i = 0; i < sealing->scratch.n; i++) {
        struct event *event = &sealing->scratch.v[i];

        if (event_goal_side(event) == side && event->undone_by == ID_NONE &&
            event->clock.phase == PHASE_UNKNOWN) {
            event->clock.phase = (uint8_t)phase;
            event->placed = true;
        }
    }
}

static bool is_last_point(const struct match *match, enum score_point point)
{
    return point == (match->extra_time ? SCORE_120 : SCORE_90);
}

static void check_point(struct sealing *sealing, const struct match *match, enum score_point point)
{
    const int16_t *stated = match->stated[point];
    int goals[2], floating[2];
    bool wrong = false;

    count_goals(sealing, points[point].last, goals, floating);
    for (int side = HOME; side <= AWAY; side++) {
        int most = goals[side] + floating[side];

        if (stated[side] < goals[side])
            wrong = true;
        else if (stated[side] > most && match->goals_known >= COVERAGE_NONE_MENTIONED)
            wrong = true;
        else if (stated[side] > most)
            derive_goals(sealing, side, stated[side] - most,
                         points[point].last < match->final_phase ? points[point].last
                                                                 : match->final_phase);
        else if (stated[side] < most && is_last_point(match, point) &&
                 match->status == MATCH_FINISHED)
            wrong = true;
        if (!is_last_point(match, point) && stated[side] >= most && floating[side] > 0)
            place_floating(sealing, side, points[point].last);
    }
    if (wrong && match->decision.kind == DECISION_NONE) /* a decision overrides goals */
        report_error(sealing->report, match->line,
                     "%s: %s score stated as %d-%d, but the goals give %d-%d", match->key,
                     points[point].name, stated[HOME], stated[AWAY], goals[HOME] + floating[HOME],
                     goals[AWAY] + floating[AWAY]);
}

/* A stated score that is the one awarded tells nothing of the goals. */
static bool is_awarded(const struct match *match, int point)
{
    return match->decision.kind == DECISION_AWARDED &&
           match->stated[point][HOME] == match->decision.score[HOME] &&
           match->stated[point][AWAY] == match->decision.score[AWAY];
}

void check_scores(struct sealing *sealing, uint32_t id)
{
    const struct match *match = &sealing->edition->matches.v[id];

    for (int point = SCORE_HALF_TIME; point <= SCORE_120; point++) {
        bool played = phase_was_played(match, points[point].last) ||
                      (point == SCORE_120 && match->extra_time); /* golden and silver goal */

        if (match->stated[point][HOME] == SCORE_UNKNOWN || is_awarded(match, point))
            continue;
        if (!played && match->decision.kind != DECISION_NONE)
            continue;
        if (!played)
            report_error(sealing->report, match->line,
                         "%s: %s score stated, but the match stands %s", match->key,
                         points[point].name, phase_words[match->final_phase]);
        else
            check_point(sealing, match, point);
    }
}

/* -- kicks ---------------------------------------------------------------------------------------
 */

/* Each kick against the end of the shoot-out and against turns. */
static void check_each_kick(struct sealing *sealing, uint32_t id, const struct shootout_state *end)
{
    const struct edition *edition = sealing->edition;
    const struct match *match = &edition->matches.v[id];
    struct shootout_state decided;
    int taken[SIDE_COUNT] = {0, 0};

    if (end->deciding != ID_NONE)
        shootout_count(edition, id, end->deciding - match->kick_first + 1, &decided);
    for (uint32_t i = 0; i < match->kick_count; i++) {
        const struct kick *kick = &edition->kicks.v[match->kick_first + i];

        taken[kick->side] += kick_counts(kick);
        if (end->deciding != ID_NONE && match->kick_first + i > end->deciding)
            report_error(sealing->report, kick->line,
                         "kick %u of %s, but kick %u had decided the shoot-out %d-%d (Law 10), "
                         "expected no more",
                         i + 1, match->key, end->deciding - match->kick_first + 1,
                         decided.scored[HOME], decided.scored[AWAY]);
        else if (match->kicks_known == COVERAGE_ALL && kick_counts(kick) &&
                 taken[kick->side] > taken[!kick->side] + 1)
            report_error(
                sealing->report, kick->line,
                "kick %u of %s: a side is two kicks ahead, expected the sides in turn (Law 10)",
                i + 1, match->key);
    }
}

/* How many goals the kicks can have brought at most. */
static bool is_too_many(const struct edition *edition, const struct match *match,
                        const struct shootout_state *end)
{
    int most[SIDE_COUNT] = {end->scored[HOME], end->scored[AWAY]};

    if (match->kicks_known != COVERAGE_ALL)
        return false;
    for (uint32_t i = 0; i < match->kick_count; i++) {
        const struct kick *kick = &edition->kicks.v[match->kick_first + i];

        most[kick->side] += kick->outcome == KICK_UNKNOWN;
    }
    return match->stated[SCORE_KICKS][HOME] > most[HOME] ||
           match->stated[SCORE_KICKS][AWAY] > most[AWAY];
}

static void check_kicks_end(struct sealing *sealing, const struct match *match,
                            const struct shootout_state *end)
{
    const int16_t *stated = match->stated[SCORE_KICKS];
    bool over = match->status == MATCH_FINISHED && match->final_phase == PHASE_KICKS;

    if (over && end->certain && match->kick_count > 0 && end->winner == SIDE_NONE)
        report_error(sealing->report, match->line,
                     "%s: the shoot-out stands at %d-%d after the last kick, expected a decision",
                     match->key, end->scored[HOME], end->scored[AWAY]);
    if (stated[HOME] == SCORE_UNKNOWN)
        return;
    if (match->final_phase != PHASE_KICKS)
        report_error(sealing->report, match->line,
                     "%s: shoot-out score stated, but the match stands %s", match->key,
                     phase_words[match->final_phase]);
    else if (over && stated[HOME] == stated[AWAY])
        report_error(sealing->report, match->line,
                     "%s: shoot-out stated as %d-%d, expected a winner", match->key, stated[HOME],
                     stated[AWAY]);
    else if (match->kick_count > 0 &&
             (stated[HOME] < end->scored[HOME] || stated[AWAY] < end->scored[AWAY] ||
              is_too_many(sealing->edition, match, end)))
        report_error(sealing->report, match->line,
                     "%s: shoot-out stated as %d-%d, but the kicks give %d-%d", match->key,
                     stated[HOME], stated[AWAY], end->scored[HOME], end->scored[AWAY]);
}

void check_kicks(struct sealing *sealing, uint32_t id)
{
    const struct match *match = &sealing->edition->matches.v[id];
    struct shootout_state end;

    if (match->kick_count > 0 && match->final_phase != PHASE_KICKS)
        report_error(sealing->report, sealing->edition->kicks.v[match->kick_first].line,
                     "kicks in %s, but the match ended %s, expected status \"pens\"", match->key,
                     phase_words[match->final_phase]);
    shootout_count(sealing->edition, id, match->kick_count, &end);
    check_each_kick(sealing, id, &end);
    check_kicks_end(sealing, match, &end);
}
