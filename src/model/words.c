#include "model/words.h"

#include <stdio.h>
#include <string.h>

#include "model/table.h"

const char *const criterion_words[CRITERION_COUNT] = {
    [CRITERION_GOALS] = "goals",
    [CRITERION_AWAY_GOALS] = "away-goals",
    [CRITERION_EXTRA_TIME] = "extra-time",
    [CRITERION_AWAY_GOALS_ET] = "away-goals-et",
    [CRITERION_GOLDEN_GOAL] = "golden-goal",
    [CRITERION_SILVER_GOAL] = "silver-goal",
    [CRITERION_KICKS] = "kicks",
    [CRITERION_REPLAY] = "replay",
    [CRITERION_PLAY_OFF] = "play-off",
    [CRITERION_POINTS] = "points",
    [CRITERION_LOTS] = "lots",
};

const char *const event_words[EVENT_KIND_COUNT] = {
    [EVENT_GOAL] = "goal",         [EVENT_PENALTY_GOAL] = "penalty",
    [EVENT_OWN_GOAL] = "own-goal", [EVENT_MISSED_PENALTY] = "missed-penalty",
    [EVENT_YELLOW] = "yellow",     [EVENT_SECOND_YELLOW] = "second-yellow",
    [EVENT_RED] = "red",           [EVENT_SUBSTITUTION] = "sub",
    [EVENT_VAR] = "var",
};

const char *const event_role_words[PERSON_ROLE_COUNT] = {
    [PERSON_PLAYER] = "player",
    [PERSON_COACH] = "coach",
    [PERSON_ASSISTANT_COACH] = "assistant coach",
    [PERSON_BENCH] = "bench",
    [PERSON_SUBSTITUTED] = "substituted",
};

const char *const var_words[VAR_DECISION_COUNT] = {
    [VAR_NONE] = "",
    [VAR_NO_GOAL] = "no goal",
    [VAR_GOAL] = "goal",
    [VAR_NO_RED] = "no red",
    [VAR_RED_TO_YELLOW] = "red to yellow",
    [VAR_RED] = "red",
    [VAR_NO_PENALTY] = "no penalty",
    [VAR_PENALTY] = "penalty",
};

const char *const kick_words[KICK_OUTCOME_COUNT] = {
    [KICK_SCORED] = "scored", [KICK_SAVED] = "saved",
    [KICK_POST] = "post",     [KICK_BAR] = "bar",
    [KICK_FRAME] = "frame",   [KICK_OFF_TARGET] = "off-target",
    [KICK_MISSED] = "missed", [KICK_UNKNOWN] = "unknown",
    [KICK_VOID] = "void",     [KICK_FORFEITED] = "forfeited",
};

const char *const coverage_words[COVERAGE_COUNT] = {
    [COVERAGE_UNKNOWN] = "unknown",
    [COVERAGE_SOME] = "some",
    [COVERAGE_NONE_MENTIONED] = "none mentioned",
    [COVERAGE_ALL] = "all",
};

const char *const decision_words[DECISION_KIND_COUNT] = {
    [DECISION_NONE] = "",
    [DECISION_AWARDED] = "awarded",
    [DECISION_WALK_OVER] = "walk-over",
    [DECISION_EXPELLED] = "expelled",
    [DECISION_ANNULLED] = "annulled",
    [DECISION_LOTS] = "lots",
    [DECISION_REPLAY] = "replay",
};

const char *const status_words[MATCH_STATUS_COUNT] = {
    [MATCH_SCHEDULED] = "scheduled", [MATCH_DELAYED] = "delayed",
    [MATCH_POSTPONED] = "postponed", [MATCH_UNDER_WAY] = "under way",
    [MATCH_SUSPENDED] = "suspended", [MATCH_ABANDONED] = "abandoned",
    [MATCH_FINISHED] = "finished",   [MATCH_AWARDED] = "awarded",
    [MATCH_WALK_OVER] = "walk-over", [MATCH_CANCELLED] = "cancelled",
};

const char *const stage_words[STAGE_KIND_COUNT] = {
    [STAGE_GROUP] = "group",
    [STAGE_LEAGUE] = "league",
    [STAGE_KNOCK_OUT] = "knock-out",
};

const char *const table_criterion_words[TABLE_CRITERION_COUNT] = {
    [TABLE_POINTS] = "points",
    [TABLE_GOAL_DIFFERENCE] = "goal-difference",
    [TABLE_GOALS] = "goals",
    [TABLE_GOAL_AVERAGE] = "goal-average",
    [TABLE_WINS] = "wins",
    [TABLE_AWAY_GOALS] = "away-goals",
    [TABLE_AWAY_WINS] = "away-wins",
    [TABLE_HEAD_POINTS] = "head-points",
    [TABLE_HEAD_DIFFERENCE] = "head-difference",
    [TABLE_HEAD_GOALS] = "head-goals",
    [TABLE_HEAD_AWAY_GOALS] = "head-away-goals",
    [TABLE_OPPONENTS_POINTS] = "opponents-points",
    [TABLE_OPPONENTS_DIFFERENCE] = "opponents-difference",
    [TABLE_OPPONENTS_GOALS] = "opponents-goals",
    [TABLE_CONDUCT] = "conduct",
    [TABLE_RANKING] = "ranking",
    [TABLE_PLAY_OFF] = "play-off",
    [TABLE_LOTS] = "lots",
};

int word_find(const char *const *table, int count, const char *word, size_t len)
{
    for (int i = 0; i < count; i++)
        if (len > 0 && strlen(table[i]) == len && memcmp(table[i], word, len) == 0)
            return i;
    return -1;
}

/* The phase in which a minute falls, and where that phase ends. */
static const struct {
    uint8_t phase;
    uint16_t first, last;
    const char *unknown; /* the clock of an event in it whose minute is not known */
} phase_minutes[] = {
    {PHASE_FIRST_HALF, 1, 45, "1H?'"},     {PHASE_SECOND_HALF, 46, 90, "2H?'"},
    {PHASE_EXTRA_FIRST, 91, 105, "ET1?'"}, {PHASE_EXTRA_SECOND, 106, 120, "ET2?'"},
    {PHASE_KICKS, 0, 0, "pens"},           {PHASE_UNKNOWN, 0, 0, "?'"},
};
#define PHASE_ROWS (sizeof phase_minutes / sizeof *phase_minutes)

/* Reads 1 to 3 digits without a leading zero. */
static bool read_minute(const char **at, const char *end, uint16_t *value)
{
    unsigned sum = 0;
    const char *p = *at;

    if (p == end || *p < '1' || *p > '9')
        return false;
    for (; p < end && p - *at < 3 && *p >= '0' && *p <= '9'; p++)
        sum = sum * 10 + (unsigned)(*p - '0');
    *value = (uint16_t)sum;
    *at = p;
    return true;
}

static bool read_unknown_minute(const char *text, size_t len, struct clock *clock)
{
    for (size_t i = 0; i < PHASE_ROWS; i++) {
        const char *word = phase_minutes[i].unknown;

        if (strlen(word) == len && memcmp(word, text, len) == 0) {
            *clock = (struct clock){.phase = phase_minutes[i].phase};
            return true;
        }
    }
    return false;
}

bool clock_parse(const char *text, size_t len, struct clock *clock)
{
    const char *p = text, *end = text + len;
    struct clock read = {0};

    if (read_unknown_minute(text, len, clock))
        return true;
    if (p < end && *p == '~') {
        read.about = true;
        p++;
    }
    if (!read_minute(&p, end, &read.minute))
        return false;
    if (p < end && *p == '+') {
        p++;
        if (!read_minute(&p, end, &read.added) || read.added > 60)
            return false;
    }
    if (end - p != 1 || *p != '\'')
        return false;
    for (size_t i = 0; i < PHASE_ROWS; i++)
        if (read.minute >= phase_minutes[i].first && read.minute <= phase_minutes[i].last) {
            if (read.added > 0 && read.minute != phase_minutes[i].last)
                return false;
            read.phase = phase_minutes[i].phase;
            *clock = read;
            return true;
        }
    return false;
}

char *clock_format(struct clock clock, char *buf, size_t size)
{
    const char *about = clock.about ? "~" : "";

    if (clock.minute == 0) {
        for (size_t i = 0; i < PHASE_ROWS; i++)
            if (phase_minutes[i].phase == clock.phase)
                snprintf(buf, size, "%s", phase_minutes[i].unknown);
    } else if (clock.added > 0) {
        snprintf(buf, size, "%s%u+%u'", about, clock.minute, clock.added);
    } else {
        snprintf(buf, size, "%s%u'", about, clock.minute);
    }
    return buf;
}

static int phase_rank(struct clock clock)
{
    return clock.phase == PHASE_UNKNOWN ? 2 * PHASE_KICKS - 1 : 2 * clock.phase;
}

static int minute_rank(struct clock clock)
{
    return clock.minute == 0 ? 10000 : clock.minute + clock.added;
}

int clock_compare(struct clock a, struct clock b)
{
    if (phase_rank(a) != phase_rank(b))
        return phase_rank(a) - phase_rank(b);
    return minute_rank(a) - minute_rank(b);
}
