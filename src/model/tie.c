#include "model/tie.h"

#include <string.h>

#include "model/judge.h"
#include "model/seal.h"
#include "model/tally.h"

/* A mark says how a tie was decided; while it is not, only what has begun. */
static unsigned marks_of(const struct round *round, const struct tally *tally,
                         const struct bout *bout, const struct verdict *verdict)
{
    bool decided = tally->over && verdict->winner != SIDE_NONE;
    unsigned marks = 0;

    if (tally->last.extra_time)
        marks |= MARK_AET;
    if (decided && tally->last.extra_time &&
        (verdict->by == CRITERION_EXTRA_TIME || verdict->by == CRITERION_GOLDEN_GOAL ||
         verdict->by == CRITERION_SILVER_GOAL)) {
        if (round_has(round, CRITERION_GOLDEN_GOAL))
            marks = MARK_GOLDEN;
        else if (round_has(round, CRITERION_SILVER_GOAL))
            marks = MARK_SILVER;
    }
    if (tally->last.shootout)
        marks |= MARK_PENS;
    if (decided && (verdict->by == CRITERION_AWAY_GOALS || verdict->by == CRITERION_AWAY_GOALS_ET))
        marks |= MARK_AWAY_GOALS;
    if (bout->again)
        marks |= MARK_REPLAY;
    if (tally->walk_over != SIDE_NONE)
        marks |= MARK_WALK_OVER;
    if (tally->awarded)
        marks |= MARK_AWARDED;
    if (tally->abandoned)
        marks |= MARK_ABANDONED;
    return marks;
}

static void describe_on(const struct edition *edition, const struct round *round,
                        const struct tally *tally, const struct bout *bout,
                        const struct verdict *verdict, struct tie_state *state)
{
    state->stands = verdict->winner;
    state->next = verdict->next;
    state->by = verdict->by;
    if (!judge_can_score(tally, verdict))
        return;
    state->next_goal_wins = tally->last.extra_time && verdict->winner == SIDE_NONE &&
                            round_has(round, CRITERION_GOLDEN_GOAL);
    for (int side = TOP; side <= BOTTOM; side++)
        if (verdict->winner != side && !state->next_goal_wins)
            state->needs[side] =
                judge_needs(edition, round, tally, bout, side, verdict->winner == SIDE_NONE);
}

/* Takes over what a bout says; returns true when the tie goes no further. */
static bool describe_bout(const struct edition *edition, const struct tie *tie,
                          const struct tally *tally, const struct bout *bout,
                          struct tie_state *state)
{
    const struct round *round = &edition->rounds.v[tie->round];
    struct verdict verdict = judge_bout(round, tally, bout);

    memcpy(state->agg, tally->total, sizeof state->agg);
    memcpy(state->kicks, tally->kicks, sizeof state->kicks);
    state->score_known &= tally->score_known;
    state->shootout = tally->last.shootout;
    state->extra_time = tally->last.extra_time;
    state->marks = marks_of(round, tally, bout, &verdict);
    state->lead = tally->last.shootout  ? side_with_more(state->kicks)
                  : !state->score_known ? SIDE_NONE
                                        : side_with_more(state->agg);
    if (tally->decider_on)
        describe_on(edition, round, tally, bout, &verdict, state);
    if (!tally->over)
        return true;
    state->winner = verdict.winner;
    state->by = verdict.by;
    state->next = verdict.next;
    return verdict.winner != SIDE_NONE;
}

static void apply_tie_decision(const struct tie *tie, struct tie_state *state)
{
    static const unsigned marks[DECISION_KIND_COUNT] = {
        [DECISION_AWARDED] = MARK_AWARDED,
        [DECISION_WALK_OVER] = MARK_WALK_OVER,
        [DECISION_EXPELLED] = MARK_WALK_OVER,
        [DECISION_LOTS] = MARK_LOTS,
    };

    if (tie->decision.winner == SIDE_NONE)
        return;
    state->winner = tie->decision.winner;
    state->by = tie->decision.kind == DECISION_LOTS ? CRITERION_LOTS : CRITERION_COUNT;
    state->marks |= marks[tie->decision.kind];
}

/* Which match is on, or was last, or comes first; and with it what the tie is doing. */
static void find_match_now(const struct edition *edition, const struct tie *tie, struct moment now,
                           struct tie_state *state)
{
    state->phase = TIE_TO_COME;
    state->match_now = tie->match_count > 0 ? tie->match_first : ID_NONE;
    for (uint32_t i = 0; i < tie->match_count; i++) {
        struct match_state match;

        match_at(edition, tie->match_first + i, now, &match);
        if (match.phase == PHASE_UNKNOWN && !match_has_result(&match))
            continue;
        state->match_now = tie->match_first + i;
        state->phase = TIE_BETWEEN;
        if (match_is_on(&match)) {
            state->phase = TIE_ON;
            return;
        }
    }
}

/* A source may know who went through and not how: believed when nothing contradicts it. */
static void believe_statement(const struct tie *tie, struct tie_state *state)
{
    if (tie->stated_winner == SIDE_NONE)
        return;
    state->winner = tie->stated_winner;
    state->by = state->shootout ? CRITERION_KICKS : state->next;
    if (state->by == CRITERION_KICKS)
        state->marks |= MARK_PENS;
}

/* Nobody to play: the other side goes through without a match. */
static void apply_bye(const struct tie *tie, struct tie_state *state)
{
    for (int side = TOP; side <= BOTTOM; side++)
        if (tie->slot[!side].kind == SLOT_BYE && state->team[side] != ID_NONE)
            state->winner = side;
}

/* A single match abandoned for good and then played again counts for nothing (Law 7), whether or
 * not the data hold a decision that says so. */
static bool is_replaced(const struct tally *tally, const struct bout *bout, uint32_t end)
{
    return !tally->over && bout->planned == 1 && tally->decider != ID_NONE &&
           tally->last.status == MATCH_ABANDONED && bout->first + bout->count < end;
}

static void judge_tie(const struct edition *edition, const struct tie *tie, struct moment now,
                      struct tie_state *state)
{
    uint32_t end = tie->match_first + tie->match_count;
    struct bout bout = tally_first_bout(edition, tie);
    struct tally tally;
    bool replaced = false;

    for (;;) {
        tally_bout(edition, &bout, now, &tally);
        if (bout.again && !tally.begun)
            return;
        state->score_known |= replaced;
        replaced = is_replaced(&tally, &bout, end);
        if (describe_bout(edition, tie, &tally, &bout, state) && !replaced)
            return;
        if (bout.first + bout.count == end)
            break;
        bout = (struct bout){bout.first + bout.count, 1, 1, true};
    }
    believe_statement(tie, state);
    if (state->phase == TIE_BETWEEN && state->next != CRITERION_REPLAY &&
        state->next != CRITERION_PLAY_OFF)
        state->phase = TIE_OVER;
}

bool tie_decision_seen(const struct edition *edition, uint32_t id, struct moment now)
{
    const struct tie *tie = &edition->ties.v[id];

    return tie->decision.kind != DECISION_NONE && key_seen(now, tie->decided);
}

static void judge_at(const struct edition *edition, uint32_t id, struct moment now,
                     const uint32_t team[2], struct tie_state *state)
{
    const struct tie *tie = &edition->ties.v[id];

    *state = (struct tie_state){.team = {team[TOP], team[BOTTOM]},
                                .score_known = true,
                                .winner = SIDE_NONE,
                                .stands = SIDE_NONE,
                                .lead = SIDE_NONE,
                                .by = CRITERION_COUNT,
                                .next = CRITERION_COUNT};
    find_match_now(edition, tie, now, state);
    judge_tie(edition, tie, now, state);
    apply_bye(tie, state);
    if (tie_decision_seen(edition, id, now))
        apply_tie_decision(tie, state);
    if (state->winner != SIDE_NONE)
        state->phase = TIE_OVER;
}

void tie_at(const struct edition *edition, uint32_t id, struct moment now, struct tie_state *state)
{
    const uint32_t team[2] = {slot_at(edition, id, TOP, now), slot_at(edition, id, BOTTOM, now)};

    judge_at(edition, id, now, team, state);
}

int tie_winner_at(const struct edition *edition, uint32_t id, struct moment now)
{
    struct tie_state state;

    judge_at(edition, id, now, edition->ties.v[id].team, &state);
    return state.winner;
}

/* -- parts
 */

bool tie_leg_score(const struct edition *edition, uint32_t id, struct moment now, int score[2])
{
    const struct match *match = &edition->matches.v[id];
    struct match_state state;

    match_at(edition, id, now, &state);
    for (int side = HOME; side <= AWAY; side++)
        score[match_tie_side(match, side)] = state.goals[side];
    return state.phase != PHASE_UNKNOWN || match_has_result(&state);
}

void tie_aggregate_after(const struct edition *edition, uint32_t id, uint32_t seq, int agg[2])
{
    const struct match *match = &edition->matches.v[id];
    const struct tie *tie = &edition->ties.v[match->tie];

    agg[TOP] = agg[BOTTOM] = 0;
    seq = match_step_end(edition, id, seq);
    for (uint32_t i = tie->match_first; i <= id; i++) {
        const struct match *leg = &edition->matches.v[i];
        struct moment now = moment_end();
        int score[2];

        if (i != id && (match->role != ROLE_LEG || match_is_annulled(leg)))
            continue;
        if (i == id)
            now = (struct moment){edition->entries.v[leg->entry_first + seq].at, id, seq};
        tie_leg_score(edition, i, now, score);
        agg[TOP] += score[TOP];
        agg[BOTTOM] += score[BOTTOM];
    }
}

uint32_t tie_matches_known(const struct edition *edition, uint32_t id, struct moment now)
{
    const struct tie *tie = &edition->ties.v[id];
    uint32_t count = 0;

    while (count < tie->match_count && match_is_known(edition, tie->match_first + count, now))
        count++;
    return count;
}
