#include "model/judge.h"

/* What one criterion says of a tally. True when it could be applied; *winner then is a side or
 * SIDE_NONE for level. */
static bool apply_criterion(const struct tally *tally, const struct bout *bout,
                            enum criterion criterion, int *winner)
{
    *winner = SIDE_NONE;
    switch (criterion) {
    case CRITERION_GOALS:
        if (!tally->level_at_90)
            *winner = side_with_more(tally->regular);
        return true;
    case CRITERION_POINTS:
        *winner = side_with_more(tally->points);
        return true;
    case CRITERION_AWAY_GOALS:
        if (bout->planned > 1 && !tally->level_at_90)
            *winner = side_with_more(tally->away_regular);
        return true;
    case CRITERION_EXTRA_TIME:
    case CRITERION_GOLDEN_GOAL:
    case CRITERION_SILVER_GOAL:
        *winner = side_with_more(tally->total);
        return tally->last.extra_time;
    case CRITERION_AWAY_GOALS_ET:
        if (bout->planned > 1 && tally->last.extra_time)
            *winner = side_with_more(tally->away_total);
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
    if (!round_has_extra_time(round) && tally->last.extra_time) {
        verdict->winner = side_with_more(tally->total);
        verdict->by = CRITERION_EXTRA_TIME;
    }
    if (verdict->winner == SIDE_NONE && !round_has(round, CRITERION_KICKS) &&
        tally->last.shootout) {
        verdict->winner = tally->kick_winner;
        verdict->by = CRITERION_KICKS;
    }
    if (verdict->winner != SIDE_NONE)
        verdict->next = CRITERION_COUNT;
    else
        verdict->by = CRITERION_COUNT;
}

struct verdict judge_bout(const struct round *round, const struct tally *tally,
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

bool judge_can_score(const struct tally *tally, const struct verdict *verdict)
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
    int at = match_tie_side(match, HOME) == side ? HOME : AWAY;
    int in_tie = tally->total[!side] - tally->total[side];
    int in_match = tally->last.goals[!at] - tally->last.goals[at];
    int most = in_tie > in_match ? in_tie : in_match;

    return most > 0 ? most + 1 : 1;
}

struct needs judge_needs(const struct edition *edition, const struct round *round,
                         const struct tally *tally, const struct bout *bout, int side,
                         bool level_now)
{
    struct needs needs = {0};
    int most = most_goals(edition, tally, side);

    for (int goals = 1; goals <= most; goals++) {
        struct tally then = tally_with_goals(edition, tally, side, goals);
        struct verdict verdict = judge_bout(round, &then, bout);

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
