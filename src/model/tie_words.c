/* Sentences about a tie that every screen and the plain text share. Declared in model/tie.h. */
#include <stdio.h>

#include "base/utf8.h"
#include "model/tie.h"

const char *const mark_words[MARK_COUNT] = {"aet", "pens", "ag",  "gg",  "sg",
                                            "rep", "lots", "w/o", "awd", "abd"};

char *marks_format(unsigned marks, const char *separator, char *buf, size_t size)
{
    size_t at = 0;

    buf[0] = '\0';
    for (int i = 0; i < MARK_COUNT && at < size; i++)
        if (marks & (1u << i))
            at += (size_t)snprintf(buf + at, size - at, "%s%s", at > 0 ? separator : "",
                                   mark_words[i]);
    return buf;
}

static const char *name_of(const struct edition *edition, const struct tie_state *state, int side)
{
    return state->team[side] == ID_NONE ? "?" : edition->teams.v[state->team[side]].name;
}

/* Beyond a final or a match for third place there is nothing to go through to. */
static bool is_last(const struct edition *edition, uint32_t tie)
{
    return edition->ties.v[tie].feeds == ID_NONE;
}

static bool has_legs(const struct edition *edition, uint32_t tie)
{
    return edition->rounds.v[edition->ties.v[tie].round].legs > 1 &&
           edition->ties.v[tie].match_count > 0;
}

/* In a replay or play-off the score is that match's own. */
static bool is_aggregate(const struct edition *edition, uint32_t tie, const struct tie_state *state)
{
    return has_legs(edition, tie) && state->match_now != ID_NONE &&
           edition->matches.v[state->match_now].role == ROLE_LEG;
}

static void winner_by_score(const struct edition *edition, uint32_t tie,
                            const struct tie_state *state, char *buf, size_t size)
{
    int w = state->winner;
    const char *tail = is_aggregate(edition, tie, state) ? " on aggregate" : "";
    const char *how = "";

    if (state->marks & MARK_GOLDEN)
        how = " by a golden goal";
    else if (state->marks & MARK_SILVER)
        how = " by a silver goal";
    else if (state->marks & MARK_AET)
        how = " after extra time";
    if (state->marks & MARK_REPLAY)
        snprintf(buf, size, "%s win the %s %d-%d%s", name_of(edition, state, w),
                 edition->matches.v[state->match_now].role == ROLE_PLAY_OFF ? "play-off" : "replay",
                 state->agg[w], state->agg[!w], how);
    else
        snprintf(buf, size, "%s win %d-%d%s%s", name_of(edition, state, w), state->agg[w],
                 state->agg[!w], tail, how);
}

static void winner_words(const struct edition *edition, uint32_t tie, const struct tie_state *state,
                         char *buf, size_t size)
{
    int w = state->winner;
    const char *name = name_of(edition, state, w);
    const char *wins = is_last(edition, tie) ? "win" : "go through";

    if (state->marks & MARK_LOTS)
        snprintf(buf, size, "%s %s by the drawing of lots", name, wins);
    else if (state->marks & MARK_WALK_OVER)
        snprintf(buf, size, "%s %s by a walk-over", name, wins);
    else if (state->marks & MARK_AWAY_GOALS)
        snprintf(buf, size, "%s %s on away goals", name, wins);
    else if (state->marks & MARK_PENS && state->kicks[w] != state->kicks[!w])
        snprintf(buf, size, "%s win %d-%d on kicks", name, state->kicks[w], state->kicks[!w]);
    else if (state->marks & MARK_PENS)
        snprintf(buf, size, "%s win on kicks", name);
    else if (state->score_known && state->agg[w] > state->agg[!w])
        winner_by_score(edition, tie, state, buf, size);
    else
        snprintf(buf, size, "%s %s", name, wins);
}

static const char *const next_words[CRITERION_COUNT] = {
    [CRITERION_EXTRA_TIME] = "extra time",    [CRITERION_GOLDEN_GOAL] = "extra time",
    [CRITERION_SILVER_GOAL] = "extra time",   [CRITERION_KICKS] = "kicks",
    [CRITERION_REPLAY] = "a replay",          [CRITERION_PLAY_OFF] = "a play-off",
    [CRITERION_LOTS] = "the drawing of lots",
};

static const char *next_word(enum criterion next)
{
    return next < CRITERION_COUNT && next_words[next] ? next_words[next] : NULL;
}

static void level_words(const struct edition *edition, uint32_t tie, const struct tie_state *state,
                        char *buf, size_t size)
{
    const char *next = next_word(state->next);
    const char *tail = is_aggregate(edition, tie, state) ? " on aggregate" : "";

    if (state->next_goal_wins)
        snprintf(buf, size, "level %d-%d%s: next goal wins", state->agg[TOP], state->agg[BOTTOM],
                 tail);
    else if (next)
        snprintf(buf, size, "level %d-%d%s: %s", state->agg[TOP], state->agg[BOTTOM], tail, next);
    else
        snprintf(buf, size, "level %d-%d%s", state->agg[TOP], state->agg[BOTTOM], tail);
}

static void lead_words(const struct edition *edition, uint32_t tie, const struct tie_state *state,
                       char *buf, size_t size)
{
    int l = state->lead;
    bool first_leg = state->match_now != ID_NONE && !match_is_decider(edition, state->match_now);

    if (state->stands != SIDE_NONE && state->stands != l)
        snprintf(buf, size, "%s %s on away goals as it stands",
                 name_of(edition, state, state->stands),
                 is_last(edition, tie) ? "would win" : "are through");
    else if (l == SIDE_NONE)
        level_words(edition, tie, state, buf, size);
    else
        snprintf(buf, size, "%s lead %d-%d%s", name_of(edition, state, l), state->agg[l],
                 state->agg[!l],
                 !first_leg && is_aggregate(edition, tie, state) ? " on aggregate" : "");
}

static void kicks_words(const struct edition *edition, const struct tie_state *state, char *buf,
                        size_t size)
{
    int l = state->lead;

    if (l == SIDE_NONE)
        snprintf(buf, size, "level %d-%d on kicks", state->kicks[TOP], state->kicks[BOTTOM]);
    else
        snprintf(buf, size, "%s lead %d-%d on kicks", name_of(edition, state, l), state->kicks[l],
                 state->kicks[!l]);
}

void tie_verdict(const struct edition *edition, uint32_t tie, const struct tie_state *state,
                 char *buf, size_t size)
{
    buf[0] = '\0';
    if (state->winner != SIDE_NONE)
        winner_words(edition, tie, state, buf, size);
    else if (state->phase == TIE_TO_COME)
        return;
    else if (!state->score_known)
        snprintf(buf, size, "score not known");
    else if (state->shootout && state->phase == TIE_ON)
        kicks_words(edition, state, buf, size);
    else
        lead_words(edition, tie, state, buf, size);
    utf8_trim(buf);
}

void tie_needs(const struct edition *edition, const struct tie_state *state, int side, char *buf,
               size_t size)
{
    const struct needs *needs = &state->needs[side];
    const char *name = name_of(edition, state, side);
    const char *next = NULL, *wins = "go through";

    buf[0] = '\0';
    if (state->match_now != ID_NONE &&
        is_last(edition, edition->matches.v[state->match_now].tie)) /* only a match on has needs */
        wins = "win";
    if (needs->level > 0)
        next = next_word(needs->next);
    if (next && needs->through > 0)
        snprintf(buf, size, "%s need %d for %s, %d to %s.", name, needs->level, next,
                 needs->through, wins);
    else if (next)
        snprintf(buf, size, "%s need %d for %s.", name, needs->level, next);
    else if (needs->through > 0)
        snprintf(buf, size, "%s need %d to %s.", name, needs->through, wins);
    utf8_trim(buf);
}
