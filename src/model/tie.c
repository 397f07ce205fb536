#include "model/tie.h"

#include <string.h>

#include "model/seal.h"
#include "model/shootout.h"

/* What is judged together: the legs, or one replay or play-off. */
struct bout {
    uint32_t first, count; /* matches */
    uint32_t planned;      /* how many there are to be */
    bool again;            /* a replay or play-off */
};

/* The goals of a bout at a moment, in tie order. */
struct tally {
    struct match_state last; /* of the deciding match, when there is one */
    uint32_t decider;        /* that match, or ID_NONE */
    bool begun;              /* any match */
    bool over;               /* all planned matches, with a result */
    bool decider_on;         /* the deciding match is on, those before it over */
    bool score_known, awarded, abandoned;
    bool level_at_90;         /* not known how, but there was extra time */
    int walk_over;            /* side that went through without playing, or SIDE_NONE */
    int regular[2], total[2]; /* after 90 minutes each (running until then), and with extra time */
    int away_regular[2], away_total[2];
    int points[2];
    int kick_winner; /* of the deciding match's shoot-out */
    int kicks[2];
};

struct verdict {
    int winner; /* SIDE_NONE: level so far */
    enum criterion by;
    enum criterion next; /* when level: what comes next; CRITERION_COUNT: nothing */
};

static int tie_side(const struct match *match, int side)
{
    return side == HOME ? match->home_side : !match->home_side;
}

static bool is_annulled(const struct match *match, const struct match_state *state)
{
    return match_is_annulled(match) && state->entries == match->entry_count;
}

static bool has_result(const struct match_state *state)
{
    return state->status == MATCH_FINISHED || state->status == MATCH_AWARDED ||
           state->status == MATCH_WALK_OVER;
}

static bool has_criterion(const struct round *round, enum criterion criterion)
{
    for (int i = 0; i < round->criteria_count; i++)
        if (round->criteria[i] == criterion)
            return true;
    return false;
}

/* -- tallying
 * --------------------------------------------------------------------------------------- */

static void add_points(struct tally *tally, const struct match *match, const int score[2])
{
    for (int side = HOME; side <= AWAY; side++) {
        if (score[side] > score[!side])
            tally->points[tie_side(match, side)] += 2;
        else if (score[side] == score[!side])
            tally->points[tie_side(match, side)]++;
    }
}

static void add_match(struct tally *tally, const struct match *match,
                      const struct match_state *state)
{
    int regular[2];

    for (int side = HOME; side <= AWAY; side++) {
        int to = tie_side(match, side);

        regular[side] = state->at[SCORE_90][side];
        if (regular[side] == SCORE_UNKNOWN || state->status == MATCH_AWARDED)
            regular[side] = state->goals[side];
        tally->regular[to] += regular[side];
        tally->total[to] += state->goals[side];
        if (side == AWAY) { /* on neutral ground too: UEFA, spring 2021 */
            tally->away_regular[to] += regular[side];
            tally->away_total[to] += state->goals[side];
        }
    }
    add_points(tally, match, regular);
    tally->begun = true;
    tally->score_known &= state->score_known;
    tally->awarded |= state->status == MATCH_AWARDED;
    tally->abandoned |= state->status == MATCH_ABANDONED;
    if (state->status == MATCH_WALK_OVER && match->decision.winner != SIDE_NONE)
        tally->walk_over = tie_side(match, match->decision.winner);
}

static void look_at_kicks(const struct edition *edition, struct moment now, struct tally *tally)
{
    const struct match *match = &edition->matches.v[tally->decider];
    struct shootout_state shootout;

    if (!tally->last.shootout)
        return;
    shootout_at(edition, tally->decider, now, &shootout);
    for (int side = HOME; side <= AWAY; side++)
        tally->kicks[tie_side(match, side)] = shootout.scored[side];
    if (shootout.winner != SIDE_NONE)
        tally->kick_winner = tie_side(match, shootout.winner);
}

static void tally_bout(const struct edition *edition, const struct bout *bout, struct moment now,
                       struct tally *tally)
{
    uint32_t place = 0, over = 0; /* annulled matches have no place */

    memset(tally, 0, sizeof *tally);
    tally->decider = ID_NONE;
    tally->kick_winner = tally->walk_over = SIDE_NONE;
    tally->score_known = true;
    for (uint32_t i = 0; i < bout->count; i++) {
        const struct match *match = &edition->matches.v[bout->first + i];
        struct match_state state;

        match_at(edition, bout->first + i, now, &state);
        if (is_annulled(match, &state))
            continue;
        if (state.phase != PHASE_UNKNOWN || has_result(&state))
            add_match(tally, match, &state);
        if (++place == bout->planned) {
            tally->decider = bout->first + i;
            tally->last = state;
            tally->decider_on = match_is_on(&state) && over + 1 == bout->planned;
            tally->level_at_90 = state.extra_time && match->goals_known <= COVERAGE_SOME &&
                                 match->stated[SCORE_90][HOME] == SCORE_UNKNOWN;
            look_at_kicks(edition, now, tally);
        }
        over += has_result(&state);
    }
    tally->over = bout->planned > 0 && over >= bout->planned;
}

/* -- judging
 * ---------------------------------------------------------------------------------------- */

static int more(const int value[2])
{
    return value[TOP] == value[BOTTOM] ? SIDE_NONE : value[TOP] > value[BOTTOM] ? TOP : BOTTOM;
}

/* What one criterion says of a tally. True when it could be applied; *winner then is a side or
 * SIDE_NONE for level. */
static bool apply_criterion(const struct tally *tally, const struct bout *bout,
                            enum criterion criterion, int *winner)
{
    *winner = SIDE_NONE;
    switch (criterion) {
    case CRITERION_GOALS:
        if (!tally->level_at_90)
            *winner = more(tally->regular);
        return true;
    case CRITERION_POINTS:
        *winner = more(tally->points);
        return true;
    case CRITERION_AWAY_GOALS:
        if (bout->planned > 1 && !tally->level_at_90)
            *winner = more(tally->away_regular);
        return true;
    case CRITERION_EXTRA_TIME:
    case CRITERION_GOLDEN_GOAL:
    case CRITERION_SILVER_GOAL:
        *winner = more(tally->total);
        return tally->last.extra_time;
    case CRITERION_AWAY_GOALS_ET:
        if (bout->planned > 1 && tally->last.extra_time)
            *winner = more(tally->away_total);
        return true;
    case CRITERION_KICKS:
        *winner = tally->kick_winner;
        return tally->last.shootout;
    default:
        return false;
    }
}

/* Extra time and kicks may occur in any stage: what was played decides where the list lacks it. */
static void judge_unlisted(const struct round *round, const struct tally *tally,
                           struct verdict *verdict)
{
    bool extra_time = has_criterion(round, CRITERION_EXTRA_TIME) ||
                      has_criterion(round, CRITERION_GOLDEN_GOAL) ||
                      has_criterion(round, CRITERION_SILVER_GOAL);

    if (!extra_time && tally->last.extra_time) {
        verdict->winner = more(tally->total);
        verdict->by = CRITERION_EXTRA_TIME;
    }
    if (verdict->winner == SIDE_NONE && !has_criterion(round, CRITERION_KICKS) &&
        tally->last.shootout) {
        verdict->winner = tally->kick_winner;
        verdict->by = CRITERION_KICKS;
    }
    if (verdict->winner != SIDE_NONE)
        verdict->next = CRITERION_COUNT;
    else
        verdict->by = CRITERION_COUNT;
}

/*
 * Walks a round's list (UEFA competition regulations 2023/24, art. 21; its like elsewhere). A
 * replay is a single match judged by the same list without away goals and further replays.
 */
static struct verdict judge(const struct round *round, const struct tally *tally,
                            const struct bout *bout)
{
    struct verdict verdict = {SIDE_NONE, CRITERION_COUNT, CRITERION_COUNT};

    if (tally->walk_over != SIDE_NONE) {
        verdict.winner = tally->walk_over;
        return verdict;
    }
    if (!tally->score_known) { /* a score not known decides nothing; kicks do */
        verdict.winner = tally->kick_winner;
        verdict.by = verdict.winner == SIDE_NONE ? CRITERION_COUNT : CRITERION_KICKS;
        return verdict;
    }
    for (int i = 0; i < round->criteria_count; i++) {
        enum criterion criterion = round->criteria[i];
        bool another = criterion == CRITERION_REPLAY || criterion == CRITERION_PLAY_OFF;

        if (another && bout->again)
            continue;
        if (!apply_criterion(tally, bout, criterion, &verdict.winner)) {
            verdict.next = criterion;
            break;
        }
        if (verdict.winner != SIDE_NONE) {
            verdict.by = criterion;
            return verdict;
        }
    }
    judge_unlisted(round, tally, &verdict);
    return verdict;
}

/* The tally as it would be with goals more for one side in the deciding match, now. */
static struct tally with_goals(const struct edition *edition, const struct tally *tally, int side,
                               int goals)
{
    const struct match *match = &edition->matches.v[tally->decider];
    struct tally then = *tally;
    int score[2];
    bool away = tie_side(match, AWAY) == side;
    bool extra = tally->last.extra_time;

    then.total[side] += goals;
    then.away_total[side] += away ? goals : 0;
    if (extra)
        return then;
    then.regular[side] += goals;
    then.away_regular[side] += away ? goals : 0;
    /* Points: take back what the deciding match gave, and give it anew. */
    for (int i = HOME; i <= AWAY; i++)
        score[i] = tally->last.goals[i];
    for (int i = HOME; i <= AWAY; i++)
        then.points[tie_side(match, i)] -= score[i] > score[!i] ? 2 : score[i] == score[!i];
    score[tie_side(match, HOME) == side ? HOME : AWAY] += goals;
    add_points(&then, match, score);
    return then;
}

/* Whether a goal can still be scored: not in the breaks that only kicks, a replay or nothing
 * follows. */
static bool can_score(const struct tally *tally, const struct verdict *verdict)
{
    if (tally->last.shootout || tally->last.phase == PHASE_KICKS)
        return false;
    if (!tally->last.at_break || tally->last.phase == PHASE_FIRST_HALF)
        return true;
    if (tally->last.phase == PHASE_SECOND_HALF)
        return verdict->next == CRITERION_EXTRA_TIME || verdict->next == CRITERION_GOLDEN_GOAL ||
               verdict->next == CRITERION_SILVER_GOAL;
    return tally->last.phase == PHASE_EXTRA_FIRST && !(verdict->by == CRITERION_SILVER_GOAL);
}

/* Goals after which nothing changes any more: to overtake in the tie and in its last match. */
static int most_goals(const struct edition *edition, const struct tally *tally, int side)
{
    const struct match *match = &edition->matches.v[tally->decider];
    int at = tie_side(match, HOME) == side ? HOME : AWAY;
    int in_tie = tally->total[!side] - tally->total[side];
    int in_match = tally->last.goals[!at] - tally->last.goals[at];
    int most = in_tie > in_match ? in_tie : in_match;

    return most > 0 ? most + 1 : 1;
}

static struct needs needs_of(const struct edition *edition, const struct round *round,
                             const struct tally *tally, const struct bout *bout, int side,
                             bool level_now)
{
    struct needs needs = {0};

    int most = most_goals(edition, tally, side);

    for (int goals = 1; goals <= most; goals++) {
        struct tally then = with_goals(edition, tally, side, goals);
        struct verdict verdict = judge(round, &then, bout);

        if (verdict.winner == side) {
            needs.through = goals;
            break;
        }
        if (verdict.winner == SIDE_NONE && verdict.next != CRITERION_COUNT && needs.level == 0 &&
            !level_now)
            needs = (struct needs){.level = goals, .next = verdict.next};
    }
    return needs;
}

/* -- the tie
 * ------------------------------------------------------------------------------------------ */

/* The legs of a tie, and what is played in the place of annulled ones. */
static uint32_t leg_count(const struct edition *edition, const struct tie *tie, uint32_t *annulled)
{
    uint32_t legs = 0, planned = edition->rounds.v[tie->round].legs;

    *annulled = 0;
    while (legs < tie->match_count) {
        const struct match *match = &edition->matches.v[tie->match_first + legs];

        if (match->role != ROLE_LEG && (*annulled == 0 || legs >= planned + *annulled))
            break;
        *annulled += match_is_annulled(match);
        legs++;
    }
    return legs;
}

static struct bout first_bout(const struct edition *edition, const struct tie *tie)
{
    uint32_t annulled, planned = edition->rounds.v[tie->round].legs;
    uint32_t legs = leg_count(edition, tie, &annulled);

    return (struct bout){tie->match_first, legs,
                         legs - annulled > planned ? legs - annulled : planned, false};
}

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
        if (has_criterion(round, CRITERION_GOLDEN_GOAL))
            marks = MARK_GOLDEN;
        else if (has_criterion(round, CRITERION_SILVER_GOAL))
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
    if (!can_score(tally, verdict))
        return;
    state->next_goal_wins = tally->last.extra_time && verdict->winner == SIDE_NONE &&
                            has_criterion(round, CRITERION_GOLDEN_GOAL);
    for (int side = TOP; side <= BOTTOM; side++)
        if (verdict->winner != side && !state->next_goal_wins)
            state->needs[side] =
                needs_of(edition, round, tally, bout, side, verdict->winner == SIDE_NONE);
}

/* Takes over what a bout says; returns true when the tie goes no further. */
static bool describe_bout(const struct edition *edition, const struct tie *tie,
                          const struct tally *tally, const struct bout *bout,
                          struct tie_state *state)
{
    const struct round *round = &edition->rounds.v[tie->round];
    struct verdict verdict = judge(round, tally, bout);

    memcpy(state->agg, tally->total, sizeof state->agg);
    memcpy(state->kicks, tally->kicks, sizeof state->kicks);
    state->score_known &= tally->score_known;
    state->shootout = tally->last.shootout;
    state->extra_time = tally->last.extra_time;
    state->marks = marks_of(round, tally, bout, &verdict);
    state->lead = tally->last.shootout  ? more(state->kicks)
                  : !state->score_known ? SIDE_NONE
                                        : more(state->agg);
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
        if (match.phase == PHASE_UNKNOWN && !has_result(&match))
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
    state->by = state->next;
    if (state->next == CRITERION_KICKS)
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
    struct bout bout = first_bout(edition, tie);
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
    if (tie->decision.kind != DECISION_NONE && key_seen(now, tie->decided))
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
 * -------------------------------------------------------------------------------------------- */

bool tie_leg_score(const struct edition *edition, uint32_t id, struct moment now, int score[2])
{
    const struct match *match = &edition->matches.v[id];
    struct match_state state;

    match_at(edition, id, now, &state);
    for (int side = HOME; side <= AWAY; side++)
        score[tie_side(match, side)] = state.goals[side];
    return state.phase != PHASE_UNKNOWN || has_result(&state);
}

void tie_aggregate_after(const struct edition *edition, uint32_t id, uint32_t seq, int agg[2])
{
    const struct match *match = &edition->matches.v[id];
    const struct tie *tie = &edition->ties.v[match->tie];

    agg[TOP] = agg[BOTTOM] = 0;
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
