/* The kicks of a shoot-out, and which side began where they are listed side by side. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "input/draft_parts.h"
#include "model/build.h"
#include "model/shootout.h"
#include "model/words.h"

struct kick_list {
    const struct draft_kick *kicks;
    uint32_t count;
    const int16_t *stated; /* the score of the shoot-out, or SCORE_UNKNOWN */
};

/* The next kick of a side in the list, from index at; count when there is none. */
static uint32_t next_of(const struct kick_list *list, int side, uint32_t at)
{
    while (at < list->count && list->kicks[at].side != side)
        at++;
    return at;
}

/* Goes through the kicks in turn, the side first beginning, and writes their order. False where it
 * cannot have been so by Law 10: a kick after the decision, none that decides, sides not in turn.
 */
static bool try_order(const struct kick_list *list, int first, uint32_t *order)
{
    uint32_t at[SIDE_COUNT] = {0, 0};
    int scored[SIDE_COUNT] = {0, 0}, taken[SIDE_COUNT] = {0, 0}, side = first;
    bool decided = false, certain = true;

    for (uint32_t i = 0; i < list->count; i++) {
        uint32_t id = next_of(list, side, at[side]);

        if (id == list->count || decided)
            return false;
        order[i] = id;
        at[side] = id + 1;
        if (list->kicks[id].outcome == KICK_VOID)
            continue; /* taken again by the same side */
        scored[side] += list->kicks[id].outcome == KICK_SCORED;
        taken[side]++;
        certain &= list->kicks[id].outcome != KICK_UNKNOWN;
        decided = certain && shootout_decided_for(scored, taken) != SIDE_NONE;
        side = !side;
    }
    return (decided || !certain) &&
           (!certain || list->stated[HOME] == SCORE_UNKNOWN ||
            (scored[HOME] == list->stated[HOME] && scored[AWAY] == list->stated[AWAY]));
}

/* Finds the one order that Law 10 allows of kicks listed side by side. False, with a warning that
 * says why, where both sides can have begun, or neither. */
static bool put_in_order(struct plan *plan, const struct draft_match *from, uint32_t *order)
{
    struct kick_list list = {vec_from(&plan->draft->kicks, from->kick_first), from->kick_count,
                             from->score[SCORE_KICKS]};
    bool home = try_order(&list, HOME, order), away = try_order(&list, AWAY, order);

    if (home && away)
        report_warning(
            plan->report, list.kicks[0].line,
            "kicks side by side, kept as a note: either side can have begun, expected a list "
            "in the order in which they were taken");
    else if (!home && !away)
        report_warning(
            plan->report, list.kicks[0].line,
            "kicks side by side, kept as a note: expected sides in turn, the last kick the "
            "one that decides, and the score that is stated (Law 10)");
    else if (home)
        return try_order(&list, HOME, order);
    return home != away;
}

bool draft_plan_kicks_fit(const struct round *round, const struct draft_match *first,
                          const struct draft_match *second)
{
    const int16_t *a = first->score[SCORE_90], *b = second->score[SCORE_90];

    if (!second->shootout || a[HOME] < 0)
        return true;
    if (b[HOME] >= 0 && a[HOME] + b[AWAY] == a[AWAY] + b[HOME] && a[AWAY] != b[AWAY] &&
        round_has(round, CRITERION_AWAY_GOALS))
        return false;
    if (second->score[SCORE_120][HOME] >= 0)
        b = second->score[SCORE_120];
    return b[HOME] < 0 || a[HOME] + b[AWAY] == a[AWAY] + b[HOME];
}

static void add_text(char *text, size_t size, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static void add_text(char *text, size_t size, const char *format, ...)
{
    size_t at = strlen(text);
    va_list args;

    va_start(args, format);
    vsnprintf(text + at, size - at, format, args);
    va_end(args);
}

/* Keeps the kicks of either side in the match's note, where they have no order. */
static void note_kicks(struct plan *plan, struct match *match, const struct draft_match *from)
{
    char text[2048] = "who began the kicks is not known";
    int side = SIDE_NONE;

    for (uint32_t i = 0; i < from->kick_count && strlen(text) + 1 < sizeof text; i++) {
        const struct draft_kick *kick = &plan->draft->kicks.v[from->kick_first + i];
        uint32_t team = kick->side == SIDE_NONE ? ID_NONE : match->given[kick->side];

        if (kick->side == side)
            add_text(text, sizeof text, ", ");
        else
            add_text(text, sizeof text,
                     "; %s: ", team != ID_NONE ? plan->edition->teams.v[team].name : "?");
        add_text(text, sizeof text, "%.*s", (int)(kick->taker.len < 100 ? kick->taker.len : 100),
                 kick->taker.text);
        if (kick->outcome != KICK_SCORED)
            add_text(text, sizeof text, " (%s)", kick_words[kick->outcome]);
        side = kick->side;
    }
    draft_plan_note(plan, match, edition_text(plan->edition, text, strlen(text)));
}

void draft_plan_kicks(struct plan *plan, struct match *match, const struct draft_match *from)
{
    struct edition *edition = plan->edition;
    uint32_t *order = arena_array(&plan->arena, uint32_t, from->kick_count + 1);

    match->kick_first = (uint32_t)edition->kicks.n;
    for (uint32_t i = 0; i < from->kick_count; i++)
        order[i] = i;
    if (from->kick_count > 0 && !from->kicks_ordered && !put_in_order(plan, from, order)) {
        note_kicks(plan, match, from);
        return;
    }
    for (uint32_t i = 0; i < from->kick_count; i++) {
        const struct draft_kick *given = &plan->draft->kicks.v[from->kick_first + order[i]];
        struct kick kick = kick_blank();

        if (given->side == SIDE_NONE) {
            report_warning(plan->report, given->line,
                           "a kick of which the side is not known, expected sides in turn");
            continue;
        }
        kick.side = (uint8_t)given->side;
        kick.team = match->given[given->side];
        kick.outcome = given->outcome;
        kick.taker = draft_plan_person(plan, kick.team, given->taker);
        kick.line = given->line;
        vec_push(&edition->kicks, kick);
    }
    match->kick_count = (uint32_t)edition->kicks.n - match->kick_first;
}
