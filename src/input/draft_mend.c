/* What cannot be as it is written, put right where it is plain how; and what is written in half. */
#include <string.h>

#include "input/draft_parts.h"

static bool is_level(const int16_t score[2])
{
    return score[HOME] >= 0 && score[HOME] == score[AWAY];
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
        draft_score_forget(score[SCORE_90]);
    }
    if (match->shootout && single && score[SCORE_120][HOME] >= 0 && !is_level(score[SCORE_120])) {
        report_warning(plan->report, line,
                       "%d-%d after extra time and then kicks, expected it to be level",
                       score[SCORE_120][HOME], score[SCORE_120][AWAY]);
        draft_score_forget(score[SCORE_120]);
    }
    if (match->extra_time && single && score[SCORE_90][HOME] >= 0 && !is_level(score[SCORE_90])) {
        report_warning(plan->report, line,
                       "extra time after %d-%d, expected it to be level after 90 minutes",
                       score[SCORE_90][HOME], score[SCORE_90][AWAY]);
        draft_score_forget(score[SCORE_90]);
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
                draft_score_forget(score[before]);
            }
}

/* Kicks are surer than the figures of a leg that contradict them; those are kept in the note. */
static void mend_second_leg(struct plan *plan, const struct plan_match *planned,
                            struct draft_match *second, uint32_t tie)
{
    const struct plan_tie *from = &plan->ties.v[planned->tie];
    const struct round *round = &plan->edition->rounds.v[plan->edition->ties.v[tie].round];
    const struct draft_match *first = &plan->draft->matches.v[from->matches[0]];
    const int16_t *score =
        second->score[second->score[SCORE_120][HOME] >= 0 ? SCORE_120 : SCORE_90];

    if (planned->side[HOME].team != from->side[BOTTOM].team ||
        draft_plan_kicks_fit(round, first, second))
        return;
    report_warning(plan->report, second->place.line,
                   "%d-%d and then kicks, left out: expected a score that leaves the tie level",
                   score[HOME], score[AWAY]);
    second->note.text =
        arena_printf(&plan->arena, "%.*s%sthe source has %d-%d before the kicks",
                     (int)second->note.len, second->note.len ? second->note.text : "",
                     second->note.len ? "; " : "", score[HOME], score[AWAY]);
    second->note.len = strlen(second->note.text);
    for (int point = SCORE_HALF_TIME; point < SCORE_KICKS; point++)
        draft_score_forget(second->score[point]);
}

/* Whether a match that went to kicks had extra time before them: by a goal in it, or because the
 * finals of World Cups and European Championships know no kicks without it. */
static bool had_extra_time(const struct plan *plan, const struct draft_match *match)
{
    for (uint32_t i = 0; i < match->event_count; i++) {
        const struct draft_event *event = &plan->draft->events.v[match->event_first + i];

        if (event->kind <= EVENT_OWN_GOAL && event->clock.minute > 105)
            return true;
    }
    return match->extra_time || match->score[SCORE_120][HOME] >= 0 ||
           draft_plan_is_world_cup(plan) || draft_plan_is_euro(plan);
}

/* Places a final score of which the file does not say whether it is that after 90 or 120 minutes.
 * False where that stays not known: it then stands as that after 90. */
static bool place_unclear(const struct plan *plan, struct draft_match *match)
{
    if (match->unclear[HOME] < 0)
        return true;
    match->extra_time = had_extra_time(plan, match);
    int16_t *score = match->score[match->extra_time ? SCORE_120 : SCORE_90];
    if (score[HOME] < 0)
        memcpy(score, match->unclear, sizeof match->unclear);
    return match->extra_time;
}

bool draft_plan_mend(struct plan *plan, const struct plan_match *planned, struct draft_match *match,
                     uint32_t tie, uint32_t leg)
{
    bool single = tie == ID_NONE || plan->ties.v[planned->tie].legs == 1;
    bool placed = place_unclear(plan, match);

    mend(plan, match, single);
    if (tie != ID_NONE && leg == 1 && !single)
        mend_second_leg(plan, planned, match, tie);
    return placed;
}
