/* Whole editions made up at random: what is asked for at a moment against a fold of the whole log,
 * winners in the slots they feed, and an edition cut at a moment against the whole one. */
#include "prop.h"

#include <stdio.h>
#include <string.h>

#include "../unit/maker.h"
#include "model/tie.h"
#include "model/words.h"

#define HOUR 3600
#define DAY (24 * HOUR)

/* -- made-up facts -------------------------------------------------------------------------------
 */

enum { EVENTS_MOST = 40, KICKS_MOST = 40, MATCHES_MOST = 40, TIES_MOST = 20, ROUNDS = 5 };

struct plan_event {
    char clock[8];
    int kind, team, var;
};

struct plan_match {
    instant kickoff;
    const char *end;
    int team[2]; /* home, away */
    struct plan_event events[EVENTS_MOST];
    int event_count;
    int kick_team[KICKS_MOST], kick_outcome[KICKS_MOST], kick_count;
    int16_t stated[SCORE_KICKS][2];
    bool scores_only; /* no goals are known, only what is stated */
    bool awarded;     /* a score is set days later */
    int award[2];
    instant award_at;
};

struct plan_tie {
    char key[16], slot[2][24];
    int team[2], winner, loser;
    int match_first, match_count;
};

struct plan_round {
    char key[8];
    const char *list;
    int legs, tie_first, tie_count;
    bool third_place;
    enum draw draw;
    instant draw_at;
};

struct plan {
    struct plan_round rounds[ROUNDS];
    struct plan_tie ties[TIES_MOST];
    struct plan_match matches[MATCHES_MOST];
    int round_count, tie_count, match_count;
    instant now; /* the day of the round in hand */
};

static const char *team_key(int team)
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

/* Eight or sixteen teams down to a final, with or without a match for third place. */
static void make_plan(struct random *random, struct plan *plan)
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
                    if (r == 0)
                        snprintf(tie->slot[side], sizeof tie->slot[side], "%s",
                                 team_key(tie->team[side]));
                    else
                        snprintf(tie->slot[side], sizeof tie->slot[side], "%s %s",
                                 beside ? "loser" : "winner", plan->ties[from].key);
                }
                play_tie(random, plan, round, tie);
            }
        }
        before = round->tie_first;
    }
}

/* -- told to the model ---------------------------------------------------------------------------
 */

/* What of a match is told; all of it without a cut. */
struct cut {
    bool begun, over, awarded, at_break;
    enum phase phase;
    struct clock clock;
    bool event[EVENTS_MOST], score[SCORE_KICKS];
    int kicks;
};

static void tell_match(struct maker *maker, const struct plan_match *plan, const struct cut *cut)
{
    bool begun = !cut || cut->begun, over = !cut || cut->over;
    struct match *match;

    maker->kickoff = plan->kickoff;
    maker_match(maker, over ? plan->end : "scheduled");
    if (!begun)
        return;
    match = maker_in_hand(maker);
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
        struct event *told =
            maker_event(maker, event->clock, event_words[event->kind], team_key(event->team), NULL);
        told->var = (uint8_t)event->var;
        told->line = (uint32_t)e;
    }
    for (int k = 0; k < (cut ? cut->kicks : plan->kick_count); k++) {
        char kick[16];

        snprintf(kick, sizeof kick, "%s%c", team_key(plan->kick_team[k]),
                 plan->kick_outcome[k] == KICK_SCORED ? '+' : '-');
        maker_kicks(maker, kick);
    }
}

/* cuts: one a match, or NULL. */
static void tell(struct maker *maker, const struct plan *plan, const struct cut *cuts)
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

struct place {
    instant at;
    uint32_t match, seq;
};

static int compare_places(const void *a, const void *b)
{
    const struct place *x = a, *y = b;

    if (x->at != y->at)
        return x->at < y->at ? -1 : 1;
    if (x->match != y->match)
        return x->match < y->match ? -1 : 1;
    return x->seq < y->seq ? -1 : x->seq > y->seq;
}

struct fold {
    bool begun, over, awarded, at_break, extra_time, shootout;
    int phase, goals[2], kicks[2], at[SCORE_KICKS][2];
    uint32_t entries;
};

static void fold_entry(const struct edition *edition, struct fold *fold, const struct place *place)
{
    const struct match *match = &edition->matches.v[place->match];
    const struct entry *entry = &edition->entries.v[match->entry_first + place->seq];
    int point = entry->phase == PHASE_FIRST_HALF    ? SCORE_HALF_TIME
                : entry->phase == PHASE_SECOND_HALF ? SCORE_90
                                                    : SCORE_120;

    assert_int_equal(fold->entries++, place->seq);
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

static void assert_folded(const struct edition *edition, const struct fold *folds, uint32_t id,
                          struct moment now)
{
    const struct fold *fold = &folds[id];
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

static bool is_awarded(const struct edition *edition, const struct tie *tie)
{
    for (uint32_t m = 0; m < tie->match_count; m++)
        if (edition->matches.v[tie->match_first + m].decision.kind != DECISION_NONE)
            return true;
    return false;
}

/* A decided tie's winner stands in the slot it feeds from its deciding entry (and the draw) on, and
 * not before, unless it stood otherwise until an award. */
static void assert_slots(const struct edition *edition, struct moment now)
{
    for (uint32_t t = 0; t < edition->ties.n; t++) {
        const struct tie *tie = &edition->ties.v[t];
        struct tie_state state;
        bool decided = tie->winner != SIDE_NONE &&
                       moment_sees(now, tie->decided.at, tie->decided.match, tie->decided.seq);
        uint32_t stands;

        tie_at(edition, t, now, &state);
        if (decided || !is_awarded(edition, tie))
            assert_int_equal(state.winner, decided ? tie->winner : SIDE_NONE);
        if (tie->feeds == ID_NONE)
            continue;
        stands = slot_at(edition, tie->feeds, tie->feeds_side, now);
        if (state.winner != SIDE_NONE &&
            round_is_drawn(edition, edition->ties.v[tie->feeds].round, now))
            assert_int_equal(stands, state.team[state.winner]);
        else
            assert_int_equal(stands, ID_NONE);
    }
}

static void fold_edition(struct random *random, const struct edition *edition)
{
    size_t count = edition->entries.n, matches = edition->matches.n;
    struct place *log = calloc(count + 1, sizeof *log);
    struct fold *folds = calloc(matches + 1, sizeof *folds);
    size_t n = 0;

    assert_non_null(log);
    assert_non_null(folds);
    for (uint32_t m = 0; m < matches; m++) {
        memset(folds[m].at, 0xff, sizeof folds[m].at); /* SCORE_UNKNOWN */
        for (uint32_t s = 0; s < edition->matches.v[m].entry_count; s++)
            log[n++] =
                (struct place){edition->entries.v[edition->matches.v[m].entry_first + s].at, m, s};
    }
    assert_int_equal(n, count);
    qsort(log, n, sizeof *log, compare_places);
    for (size_t i = 0; i < n; i++) {
        struct moment now = {log[i].at, log[i].match, log[i].seq};

        fold_entry(edition, &folds[log[i].match], &log[i]);
        assert_folded(edition, folds, log[i].match, now);
        if (random_below(random, 16) > 0)
            continue;
        for (uint32_t m = 0; m < matches; m++)
            assert_folded(edition, folds, m, now);
        assert_slots(edition, now);
    }
    free(log);
    free(folds);
}

/* -- the cut -------------------------------------------------------------------------------------
 */

static void cut_match(const struct edition *whole, uint32_t id, struct moment now, struct cut *cut)
{
    const struct match *match = &whole->matches.v[id];
    struct match_state state;

    match_at(whole, id, now, &state);
    *cut = (struct cut){.begun = state.entries > 0,
                        .over = match_is_over(&state),
                        .awarded = state.status == MATCH_AWARDED,
                        .at_break = state.at_break,
                        .phase = state.phase,
                        .clock = state.clock};
    for (uint32_t e = 0; e < match->event_count; e++) {
        const struct event *event = &whole->events.v[match->event_first + e];

        if (!event->derived && event_seen(whole, match->event_first + e, &state))
            cut->event[event->line] = true;
    }
    for (int point = 0; point < SCORE_KICKS; point++)
        cut->score[point] = state.at[point][HOME] != SCORE_UNKNOWN;
    for (uint32_t k = 0; k < match->kick_count; k++)
        cut->kicks += whole->kicks.v[match->kick_first + k].place < state.entries;
}

static void assert_same_match(const struct edition *whole, struct moment now,
                              const struct edition *cut, struct moment then, uint32_t id)
{
    struct match_state a, b;
    char clock[2][32];

    match_at(whole, id, now, &a);
    match_at(cut, id, then, &b);
    match_clock_string(&a, clock[0], sizeof clock[0]);
    match_clock_string(&b, clock[1], sizeof clock[1]);
    assert_string_equal(clock[0], clock[1]);
    assert_int_equal(a.status, b.status);
    assert_int_equal(a.phase, b.phase);
    assert_int_equal(a.at_break, b.at_break);
    assert_int_equal(a.extra_time, b.extra_time);
    assert_int_equal(a.kicks_next, b.kicks_next);
    assert_int_equal(a.shootout, b.shootout);
    assert_int_equal(a.score_known, b.score_known);
    assert_memory_equal(a.goals, b.goals, sizeof a.goals);
    assert_memory_equal(a.kicks, b.kicks, sizeof a.kicks);
    assert_memory_equal(a.at, b.at, sizeof a.at);
    assert_int_equal(a.entries, b.entries);
    assert_true(a.last == b.last);
}

static void assert_same_tie(const struct edition *whole, struct moment now,
                            const struct edition *cut, struct moment then, uint32_t id)
{
    struct tie_state a, b;
    char words[2][128];

    tie_at(whole, id, now, &a);
    tie_at(cut, id, then, &b);
    assert_memory_equal(a.team, b.team, sizeof a.team);
    assert_int_equal(a.phase, b.phase);
    assert_int_equal(a.match_now, b.match_now);
    assert_memory_equal(a.agg, b.agg, sizeof a.agg);
    assert_memory_equal(a.kicks, b.kicks, sizeof a.kicks);
    assert_int_equal(a.score_known, b.score_known);
    assert_int_equal(a.shootout, b.shootout);
    assert_int_equal(a.extra_time, b.extra_time);
    assert_int_equal(a.winner, b.winner);
    assert_int_equal(a.marks, b.marks);
    assert_int_equal(a.by, b.by);
    assert_int_equal(a.stands, b.stands);
    assert_int_equal(a.next, b.next);
    assert_int_equal(a.lead, b.lead);
    assert_int_equal(a.next_goal_wins, b.next_goal_wins);
    for (int side = TOP; side <= BOTTOM; side++) {
        assert_int_equal(a.needs[side].level, b.needs[side].level);
        assert_int_equal(a.needs[side].through, b.needs[side].through);
        slot_words(whole, id, side, now, 60, words[0], sizeof words[0]);
        slot_words(cut, id, side, then, 60, words[1], sizeof words[1]);
        assert_string_equal(words[0], words[1]);
    }
    tie_verdict(whole, id, &a, words[0], sizeof words[0]);
    tie_verdict(cut, id, &b, words[1], sizeof words[1]);
    assert_string_equal(words[0], words[1]);
}

static void assert_cut(const struct plan *plan, const struct edition *whole, struct moment now,
                       struct random *random)
{
    struct cut cuts[MATCHES_MOST];
    struct maker maker;

    for (uint32_t m = 0; m < whole->matches.n; m++)
        cut_match(whole, m, now, &cuts[m]);
    tell(&maker, plan, cuts);
    for (uint32_t m = 0; m < whole->matches.n; m++)
        assert_same_match(whole, now, maker.edition, now, m);
    for (uint32_t t = 0; t < whole->ties.n; t++)
        assert_same_tie(whole, now, maker.edition, now, t);
    if (random_below(random, 4) == 0)
        fold_edition(random, maker.edition);
    maker_close(&maker);
}

/* -- tests ---------------------------------------------------------------------------------------
 */

static void what_is_asked_for_is_what_the_fold_gives(void **unused)
{
    struct random random = random_start();
    struct plan *plan = calloc(1, sizeof *plan);

    (void)unused;
    for (int i = 0; i < 150; i++) {
        struct maker maker;

        make_plan(&random, plan);
        tell(&maker, plan, NULL);
        for (int t = 0; t < plan->tie_count; t++)
            assert_int_equal(maker.edition->ties.v[t].team[maker.edition->ties.v[t].winner],
                             maker_team(&maker, team_key(plan->ties[t].winner)));
        fold_edition(&random, maker.edition);
        maker_close(&maker);
    }
    free(plan);
}

/* Nothing at a moment depends on what comes later. */
static void a_cut_edition_is_the_whole_one_at_that_moment(void **unused)
{
    struct random random = random_start();
    struct plan *plan = calloc(1, sizeof *plan);

    (void)unused;
    for (int i = 0; i < 60; i++) {
        struct maker maker;
        const struct edition *edition;

        make_plan(&random, plan);
        tell(&maker, plan, NULL);
        edition = maker.edition;
        for (int j = 0; j < 25; j++) {
            uint32_t entry = random_below(&random, (uint32_t)edition->entries.n);
            instant at = edition->entries.v[entry].at;

            at += random_below(&random, 2) ? 0 : random_below(&random, 20 * 60);
            assert_cut(plan, edition, moment_at(at), &random);
        }
        maker_close(&maker);
    }
    free(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_asked_for_is_what_the_fold_gives),
        cmocka_unit_test(a_cut_edition_is_the_whole_one_at_that_moment),
    };

    return cmocka_run_group_tests_name("prop_edition", tests, NULL, NULL);
}
