#include "plan.h"

#include <stdio.h>
#include <string.h>

#include "model/words.h"

#define HOUR 3600
#define DAY (24 * HOUR)

/* -- made-up facts -------------------------------------------------------------------------------
 */

const char *plan_team(int team)
{
    static char keys[16][8];

    snprintf(keys[team], sizeof keys[team], "t%c", 'a' + team);
    return keys[team];
}

static void add_event(struct random *random, struct plan_match *match, int half, int kind, int side)
{
    static const int starts[] = {0, 1, 46, 91, 106}, ends[] = {0, 45, 90, 105, 120};
    static const char *const unknown[] = {"?'", "1H?'", "2H?'", "ET1?'", "ET2?'"};
    struct plan_event *event = &match->events[match->event_count++];
    int length = ends[half] - starts[half];

    *event = (struct plan_event){.kind = kind, .team = match->team[side]};
    if (random_below(random, 10) == 0)
        snprintf(event->clock, sizeof event->clock, "%s", unknown[half]);
    else if (random_below(random, 8) == 0)
        snprintf(event->clock, sizeof event->clock, "%d+%u'", ends[half],
                 1 + random_below(random, 9));
    else
        snprintf(event->clock, sizeof event->clock, "%d'",
                 starts[half] + (int)random_below(random, (uint32_t)length + 1));
}

/* Goals, some of them taken back, and cards; score: the goals that count. */
static void play_half(struct random *random, struct plan_match *match, int half, int score[2])
{
    for (uint32_t n = random_below(random, 3); n > 0; n--) {
        int side = (int)random_below(random, 2);

        if (random_below(random, 6) == 0) {
            add_event(random, match, half, EVENT_GOAL, side);
            match->events[match->event_count] = match->events[match->event_count - 1];
            match->events[match->event_count].kind = EVENT_VAR;
            match->events[match->event_count++].var = VAR_NO_GOAL;
        } else if (random_below(random, 8) == 0) {
            add_event(random, match, half, EVENT_OWN_GOAL, !side);
            score[side]++;
        } else {
            add_event(random, match, half, EVENT_PENALTY_GOAL, side);
            score[side]++;
        }
    }
    if (random_below(random, 2) == 0)
        add_event(random, match, half, EVENT_YELLOW, (int)random_below(random, 2));
}

static void state_score(struct plan_match *match, enum score_point point, const int score[2])
{
    match->stated[point][HOME] = (int16_t)score[HOME];
    match->stated[point][AWAY] = (int16_t)score[AWAY];
}

/* Three each: all of one side's go in, none of the other's. */
static int shoot(struct random *random, struct plan_match *match)
{
    int winner = (int)random_below(random, 2);

    for (int k = 0; k < 6; k++) {
        int side = k % 2;

        match->kick_team[match->kick_count] = match->team[side];
        match->kick_outcome[match->kick_count++] = side == winner ? KICK_SCORED : KICK_SAVED;
    }
    return winner;
}

/* Plays a match; before: the aggregate that it starts with, in its order. Returns the side ahead in
 * the end, of the aggregate. */
static int play_match(struct random *random, struct plan_match *match, const int before[2],
                      const char *list, bool decider, int score[2])
{
    score[HOME] = score[AWAY] = 0;
    memset(match->stated, 0xff, sizeof match->stated); /* SCORE_UNKNOWN */
    match->end = "FT";
    play_half(random, match, 1, score);
    state_score(match, SCORE_HALF_TIME, score);
    play_half(random, match, 2, score);
    state_score(match, SCORE_90, score);
    if (decider && before[HOME] + score[HOME] == before[AWAY] + score[AWAY] &&
        strstr(list, "extra-time")) {
        match->end = "AET";
        play_half(random, match, 3, score);
        play_half(random, match, 4, score);
        state_score(match, SCORE_120, score);
    }
    match->scores_only = random_below(random, 6) == 0;
    match->by_side = random_below(random, 4) == 0;
    if (before[HOME] + score[HOME] != before[AWAY] + score[AWAY])
        return before[HOME] + score[HOME] > before[AWAY] + score[AWAY] ? HOME : AWAY;
    if (!decider)
        return SIDE_NONE;
    match->end = "pens";
    return shoot(random, match);
}

/* Now and then the organiser sets a score, unless it would leave the tie level. */
static int award(struct random *random, struct plan_match *match, const int before[2], bool decider,
                 int score[2], int winner)
{
    int side = (int)random_below(random, 2);
    int home = before[HOME] + (side == HOME ? 3 : 0), away = before[AWAY] + (side == AWAY ? 3 : 0);

    if (random_below(random, 8) > 0 || (decider && home == away) || score[side] == 3)
        return winner; /* what was played is told apart from what was set */
    match->awarded = true;
    match->award[side] = 3;
    match->award_at = match->kickoff + DAY + (instant)random_below(random, 5 * DAY);
    memcpy(score, match->award, sizeof match->award);
    return home > away ? HOME : AWAY;
}

static void play_tie(struct random *random, struct plan *plan, const struct plan_round *round,
                     struct plan_tie *tie)
{
    int agg[2] = {0, 0}, winner = SIDE_NONE;

    tie->match_first = plan->match_count;
    tie->match_count = round->legs;
    for (int leg = 0; leg < round->legs; leg++) {
        struct plan_match *match = &plan->matches[plan->match_count++];
        int home = leg, score[2], before[2] = {agg[home], agg[!home]};

        memset(match, 0, sizeof *match);
        match->team[HOME] = tie->team[home];
        match->team[AWAY] = tie->team[!home];
        match->kickoff = plan->now + leg * 7 * DAY + (instant)random_below(random, 3) * HOUR;
        winner = play_match(random, match, before, round->list, leg + 1 == round->legs, score);
        winner = award(random, match, before, leg + 1 == round->legs, score, winner);
        winner = winner == SIDE_NONE ? SIDE_NONE : (winner == HOME) == (home == TOP) ? TOP : BOTTOM;
        agg[home] += score[HOME];
        agg[!home] += score[AWAY];
    }
    tie->winner = tie->team[winner];
    tie->loser = tie->team[!winner];
}

static struct plan_round *add_round(struct random *random, struct plan *plan, const char *key,
                                    int tie_count)
{
    struct plan_round *round = &plan->rounds[plan->round_count++];

    snprintf(round->key, sizeof round->key, "%s", key);
    round->list = random_below(random, 3) ? "goals extra-time kicks" : "goals kicks";
    round->legs = 1 + (int)random_below(random, 2);
    round->tie_first = plan->tie_count;
    round->tie_count = tie_count;
    round->draw = (enum draw)random_below(random, 3);
    plan->now += 20 * DAY;
    round->draw_at = plan->now - (instant)random_below(random, 12 * DAY);
    return round;
}

static void name_slot(char slot[40], const char *team, bool loser, const char *feeder)
{
    if (team)
        snprintf(slot, 40, "%s", team);
    else
        snprintf(slot, 40, "%s %.23s", loser ? "loser" : "winner", feeder);
}

void plan_make(struct random *random, struct plan *plan)
{
    int size = random_below(random, 2) ? 8 : 4, before = 0;

    memset(plan, 0, sizeof *plan);
    plan->now = 1700000000;
    for (int r = 0; size > 0; r++, size /= 2) {
        char key[8];
        struct plan_round *round;
        bool third = size == 1 && random_below(random, 2);

        for (int beside = third; beside >= 0; beside--) {
            snprintf(key, sizeof key, beside ? "third" : "r%d", r);
            round = add_round(random, plan, key, size);
            round->third_place = beside;
            for (int t = 0; t < size; t++) {
                struct plan_tie *tie = &plan->ties[plan->tie_count++];

                snprintf(tie->key, sizeof tie->key, "%s-%d", key, t + 1);
                for (int side = 0; side < 2; side++) {
                    int from = before + 2 * t + side;

                    tie->team[side] = r == 0   ? 2 * t + side
                                      : beside ? plan->ties[from].loser
                                               : plan->ties[from].winner;
                    name_slot(tie->slot[side], r == 0 ? plan_team(tie->team[side]) : NULL, beside,
                              plan->ties[from].key);
                }
                play_tie(random, plan, round, tie);
            }
        }
        before = round->tie_first;
    }
}

/* -- told to the model ---------------------------------------------------------------------------
 */

static void tell_match(struct maker *maker, const struct plan_match *plan, const struct cut *cut)
{
    bool begun = !cut || cut->begun, over = !cut || cut->over;
    struct match *match;

    maker->kickoff = plan->kickoff;
    maker_match(maker, over ? plan->end : "scheduled");
    if (!begun)
        return;
    match = maker_in_hand(maker);
    match->by_side = plan->by_side;
    if (!over) {
        match->status = MATCH_UNDER_WAY;
        match->final_phase = (uint8_t)cut->phase;
        match->at_break = cut->at_break;
        match->clock = cut->clock;
    }
    if (plan->awarded && (!cut || cut->awarded)) {
        match->decision.kind = DECISION_AWARDED;
        match->decision.score[HOME] = (int16_t)plan->award[HOME];
        match->decision.score[AWAY] = (int16_t)plan->award[AWAY];
        match->decision.at = plan->award_at;
    }
    match->goals_known = plan->scores_only ? COVERAGE_UNKNOWN : COVERAGE_ALL;
    for (int point = 0; point < SCORE_KICKS; point++)
        if (!cut || cut->score[point])
            memcpy(match->stated[point], plan->stated[point], sizeof match->stated[point]);
    for (int e = 0; e < plan->event_count; e++) {
        const struct plan_event *event = &plan->events[e];

        if ((cut && !cut->event[e]) || (plan->scores_only && event->kind != EVENT_YELLOW))
            continue;
        struct event *told = maker_event(maker, event->clock, event_words[event->kind],
                                         plan_team(event->team), NULL);
        told->var = (uint8_t)event->var;
        told->line = (uint32_t)e;
    }
    for (int k = 0; k < (cut ? cut->kicks : plan->kick_count); k++) {
        char kick[16];

        snprintf(kick, sizeof kick, "%s%c", plan_team(plan->kick_team[k]),
                 plan->kick_outcome[k] == KICK_SCORED ? '+' : '-');
        maker_kicks(maker, kick);
    }
}

void plan_tell(struct maker *maker, const struct plan *plan, const struct cut *cuts)
{
    maker_open(maker);
    for (int r = 0; r < plan->round_count; r++) {
        const struct plan_round *round = &plan->rounds[r];

        maker_round(maker, round->key, round->legs, round->list);
        maker->edition->rounds.v[r].third_place = round->third_place;
        maker->edition->rounds.v[r].draw = (uint8_t)round->draw;
        maker->edition->rounds.v[r].draw_at = round->draw_at;
        for (int t = 0; t < round->tie_count; t++) {
            const struct plan_tie *tie = &plan->ties[round->tie_first + t];

            maker_tie(maker, tie->key, tie->slot[TOP], tie->slot[BOTTOM]);
            for (int m = 0; m < tie->match_count; m++)
                tell_match(maker, &plan->matches[tie->match_first + m],
                           cuts ? &cuts[tie->match_first + m] : NULL);
        }
    }
    if (!maker_seal(maker)) {
        for (size_t i = 0; i < maker->report.count; i++)
            print_message("  %s\n", maker->report.problems[i].text);
        fail();
    }
}

/* -- the fold ------------------------------------------------------------------------------------
 */

int moment_compare(const void *a, const void *b)
{
    const struct moment *x = a, *y = b;

    if (x->at != y->at)
        return x->at < y->at ? -1 : 1;
    if (x->match != y->match)
        return x->match < y->match ? -1 : 1;
    return x->seq < y->seq ? -1 : x->seq > y->seq;
}

void fold_start(struct fold *fold)
{
    memset(fold, 0, sizeof *fold);
    memset(fold->at, 0xff, sizeof fold->at); /* SCORE_UNKNOWN */
}

void fold_entry(const struct edition *edition, struct fold *fold, struct moment place)
{
    const struct match *match = &edition->matches.v[place.match];
    const struct entry *entry = &edition->entries.v[match->entry_first + place.seq];
    int point = entry->phase == PHASE_FIRST_HALF    ? SCORE_HALF_TIME
                : entry->phase == PHASE_SECOND_HALF ? SCORE_90
                                                    : SCORE_120;

    assert_int_equal(fold->entries++, place.seq);
    if (entry->kind == ENTRY_PHASE_START) {
        fold->begun = true;
        fold->at_break = false;
        fold->phase = entry->phase;
        fold->extra_time = fold->extra_time || entry->phase == PHASE_EXTRA_FIRST;
        fold->shootout = fold->shootout || entry->phase == PHASE_KICKS;
    } else if (entry->kind == ENTRY_PHASE_END) {
        fold->at_break = !entry->last;
        fold->over = entry->last;
        if (entry->phase != PHASE_KICKS && entry->phase != PHASE_EXTRA_FIRST)
            memcpy(fold->at[point], fold->goals, sizeof fold->goals);
    } else if (entry->kind == ENTRY_DECISION) {
        fold->awarded = true;
        fold->goals[HOME] = match->decision.score[HOME];
        fold->goals[AWAY] = match->decision.score[AWAY];
    } else if (entry->kind == ENTRY_KICK) {
        const struct kick *kick = &edition->kicks.v[entry->ref];

        fold->kicks[kick->side] += kick->outcome == KICK_SCORED;
    } else if (entry->kind == ENTRY_EVENT) {
        const struct event *event = &edition->events.v[entry->ref];
        int by = 1;

        if (event->kind == EVENT_VAR && event->undoes != ID_NONE) {
            event = &edition->events.v[event->undoes];
            by = -1;
        }
        if (event->kind == EVENT_GOAL || event->kind == EVENT_PENALTY_GOAL)
            fold->goals[event->side] += by;
        else if (event->kind == EVENT_OWN_GOAL)
            fold->goals[!event->side] += by;
    }
}

void fold_assert(const struct edition *edition, const struct fold *fold, uint32_t id,
                 struct moment now)
{
    struct match_state state;

    match_at(edition, id, now, &state);
    assert_int_equal(state.entries, fold->entries);
    assert_int_equal(state.status, !fold->begun    ? MATCH_SCHEDULED
                                   : fold->awarded ? MATCH_AWARDED
                                   : fold->over    ? MATCH_FINISHED
                                                   : MATCH_UNDER_WAY);
    assert_int_equal(state.phase, fold->phase);
    assert_int_equal(state.at_break, fold->at_break);
    assert_int_equal(state.extra_time, fold->extra_time);
    assert_int_equal(state.shootout, fold->shootout);
    assert_memory_equal(state.goals, fold->goals, sizeof fold->goals);
    assert_memory_equal(state.kicks, fold->kicks, sizeof fold->kicks);
    assert_memory_equal(state.at, fold->at, sizeof fold->at);
}
