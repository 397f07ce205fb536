#include "input/json_openligadb.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "input/draft_text.h"

/* -- results ----------------------------------------------------------------------------------- */

enum result { RESULT_UNKNOWN, RESULT_HALF_TIME, RESULT_90, RESULT_120, RESULT_KICKS, RESULT_COUNT };

struct results {
    bool there[RESULT_COUNT];
    int16_t score[RESULT_COUNT][2];
};

static enum result result_of(struct facts *facts, const struct json_node *node)
{
    static const struct {
        const char *kind;
        enum result result;
    } kinds[] = {{"HalfTime", RESULT_HALF_TIME},
                 {"After90Minutes", RESULT_90},
                 {"AfterExtraTime", RESULT_120},
                 {"AfterPenalties", RESULT_KICKS}};
    struct span kind = facts_text(facts, node, "resultTypeKind");
    struct span name = facts_text(facts, node, "resultName");
    int type = facts_number(facts, node, "resultTypeID", 1000000);

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (facts_is(kind, kinds[i].kind))
            return kinds[i].result;
    if (text_has(name, "Verl\u00e4ngerung"))
        return RESULT_120;
    if (text_has(name, "Elfmeter"))
        return RESULT_KICKS;
    return type == 1 ? RESULT_HALF_TIME : type == 2 ? RESULT_90 : RESULT_UNKNOWN;
}

static void read_results(struct facts *facts, const struct json_node *match,
                         struct results *results)
{
    const struct json_node *list = facts_array(facts, match, "matchResults"), *node;

    *results = (struct results){0};
    for (uint32_t i = 0; (node = facts_element(list, i)); i++) {
        enum result result = result_of(facts, node);
        int home = facts_number(facts, node, "pointsTeam1", FACTS_SCORE_MOST);
        int away = facts_number(facts, node, "pointsTeam2", FACTS_SCORE_MOST);

        if (home < 0 || away < 0)
            continue;
        results->there[result] = true;
        results->score[result][HOME] = (int16_t)home;
        results->score[result][AWAY] = (int16_t)away;
    }
}

/* -- goals ------------------------------------------------------------------------------------- */

struct goal {
    const struct json_node *node;
    int score[2]; /* with it */
};

typedef VEC(struct goal) goals_t;

static int compare_goals(const void *a, const void *b)
{
    const struct goal *x = a, *y = b;
    int sum = x->score[HOME] + x->score[AWAY], other = y->score[HOME] + y->score[AWAY];

    if (sum != other)
        return sum < other ? -1 : 1;
    return x->node < y->node ? -1 : x->node > y->node;
}

/* In the order of the running score: theirs is not. */
static void sort_goals(struct facts *facts, const struct json_node *list, goals_t *goals)
{
    const struct json_node *node;

    for (uint32_t i = 0; (node = facts_element(list, i)); i++) {
        struct goal goal = {node,
                            {facts_number(facts, node, "scoreTeam1", FACTS_SCORE_MOST),
                             facts_number(facts, node, "scoreTeam2", FACTS_SCORE_MOST)}};

        if (goal.score[HOME] >= 0 && goal.score[AWAY] >= 0)
            vec_push(goals, goal);
        else
            report_warning(facts->report, node->line,
                           "a goal without the score it made is left out, expected "
                           "\"scoreTeam1\" and \"scoreTeam2\"");
    }
    if (goals->n > 0)
        qsort(goals->v, goals->n, sizeof *goals->v, compare_goals);
}

/* Who scored, by the score before and after; SIDE_NONE when both changed or none. */
static int side_of(const int before[2], const int after[2])
{
    bool home = after[HOME] > before[HOME], away = after[AWAY] > before[AWAY];

    if (home == away || after[HOME] < before[HOME] || after[AWAY] < before[AWAY])
        return SIDE_NONE;
    return home ? HOME : AWAY;
}

/* Stoppage time stands in the comment: "+7". */
static struct clock clock_of(struct facts *facts, const struct json_node *node)
{
    int minute = facts_number(facts, node, "matchMinute", FACTS_MINUTE_MOST);
    struct span comment = facts_text(facts, node, "comment");
    struct clock clock = {.minute = minute > 0 ? (uint16_t)minute : 0};
    struct text_cursor c = text_cursor_over(comment);
    uint32_t added;

    if (minute <= 0 || comment.len == 0 || *c.at++ != '+')
        return clock;
    if (text_number(&c, 2, &added) && text_done(&c) && added <= FACTS_ADDED_MOST)
        clock.added = (uint16_t)added;
    return clock;
}

static void take_goal(struct facts *facts, const struct json_node *node, int side)
{
    struct draft *draft = facts->draft;
    struct span scorer = facts_text(facts, node, "goalGetterName");
    bool penalty = facts_flag(facts, node, "isPenalty");
    struct draft_event event = {
        .kind = facts_flag(facts, node, "isOwnGoal") ? EVENT_OWN_GOAL
                : penalty                            ? EVENT_PENALTY_GOAL
                                                     : EVENT_GOAL,
        .side = (uint8_t)side,
        .clock = clock_of(facts, node),
        .person = scorer,
        .line = node->line,
    };
    struct draft_kick kick = {
        .outcome = KICK_SCORED, .side = (int8_t)side, .taker = scorer, .line = node->line};

    /* Of a shoot-out only what was scored is told, as goals. */
    if (penalty && text_has(facts_text(facts, node, "comment"), "Elfmeterschie")) {
        vec_push(&draft->kicks, kick);
        facts->match.kicks_ordered = facts->match.kicks_some = facts->match.shootout = true;
        return;
    }
    vec_push(&draft->events, event);
}

static void take_goals(struct facts *facts, const struct json_node *match)
{
    const struct json_node *list = facts_array(facts, match, "goals");
    int before[2] = {0, 0};
    goals_t goals = {0};

    sort_goals(facts, list, &goals);
    for (size_t i = 0; i < goals.n; i++) {
        int side = side_of(before, goals.v[i].score);

        if (side == SIDE_NONE)
            report_warning(facts->report, goals.v[i].node->line,
                           "a goal for %d-%d after %d-%d is left out, expected one more of one "
                           "side",
                           goals.v[i].score[HOME], goals.v[i].score[AWAY], before[HOME],
                           before[AWAY]);
        else
            take_goal(facts, goals.v[i].node, side);
        memcpy(before, goals.v[i].score, sizeof before);
    }
    facts->match.goals_listed = goals.n > 0;
    vec_release(&goals);
}

/* -- how it stands ----------------------------------------------------------------------------- */

static void set_score(struct draft_match *match, int point, const struct results *results,
                      enum result result)
{
    if (results->there[result])
        memcpy(match->score[point], results->score[result], sizeof match->score[point]);
}

/* The score of the kicks is what the listed ones make, where the result names the same winner; the
 * result itself may count the goals of the match or not. */
static void score_kicks(struct facts *facts, const struct results *results)
{
    struct draft_match *match = &facts->match;
    const int16_t *result = results->score[RESULT_KICKS];
    int16_t scored[2] = {0, 0};

    if (!results->there[RESULT_KICKS] || result[HOME] == result[AWAY])
        return;
    match->through = result[HOME] > result[AWAY] ? HOME : AWAY;
    for (size_t i = match->kick_first; i < facts->draft->kicks.n; i++)
        scored[facts->draft->kicks.v[i].side]++;
    if (scored[(int)match->through] > scored[!match->through])
        memcpy(match->score[SCORE_KICKS], scored, sizeof scored);
}

/* The goals so far, kicks apart. */
static void count_goals(const struct facts *facts, int16_t score[2])
{
    score[HOME] = score[AWAY] = 0;
    for (size_t i = facts->match.event_first; i < facts->draft->events.n; i++)
        score[facts->draft->events.v[i].side]++;
}

/* Not finished: as far as the last that is known of it. */
static void take_live(struct facts *facts, const struct results *results)
{
    struct draft_match *match = &facts->match;
    struct clock last = {0};
    int16_t score[2];

    for (size_t i = match->event_first; i < facts->draft->events.n; i++)
        if (facts->draft->events.v[i].clock.minute > last.minute)
            last = facts->draft->events.v[i].clock;
    match->status = DRAFT_UNDER_WAY;
    match->live.phase = (uint8_t)facts_phase_of(last);
    if (match->shootout)
        match->live.phase = PHASE_KICKS;
    else if (results->there[RESULT_HALF_TIME] && match->live.phase <= PHASE_FIRST_HALF)
        match->live = (struct draft_live){.phase = PHASE_FIRST_HALF, .at_break = true};
    match->extra_time |=
        match->live.phase == PHASE_EXTRA_FIRST || match->live.phase == PHASE_EXTRA_SECOND;
    count_goals(facts, score);
    for (int result = RESULT_HALF_TIME; result <= RESULT_120; result++)
        for (int side = HOME; side <= AWAY && results->there[result]; side++)
            if (results->score[result][side] > score[side])
                score[side] = results->score[result][side];
    facts_score_so_far(facts, score);
}

static void take_state(struct facts *facts, const struct json_node *node)
{
    struct draft_match *match = &facts->match;
    bool finished = facts_flag(facts, node, "matchIsFinished");
    struct results results;

    read_results(facts, node, &results);
    match->extra_time = results.there[RESULT_120];
    match->shootout |= results.there[RESULT_KICKS];
    set_score(match, SCORE_HALF_TIME, &results, RESULT_HALF_TIME);
    match->status = DRAFT_TO_COME;
    if (!finished) {
        if (match->goals_listed || results.there[RESULT_HALF_TIME] || results.there[RESULT_90])
            take_live(facts, &results);
        return;
    }
    match->status = DRAFT_FINISHED;
    set_score(match, SCORE_90, &results, RESULT_90);
    set_score(match, SCORE_120, &results, RESULT_120);
    score_kicks(facts, &results);
}

/* -- the whole --------------------------------------------------------------------------------- */

static void take_place(struct facts *facts, const struct json_node *node)
{
    const struct json_node *location = facts_object(facts, node, "location");

    facts->match.venue = facts_text(facts, location, "locationStadium");
    facts->match.city = facts_text(facts, location, "locationCity");
    facts->match.attendance = facts_number(facts, node, "numberOfViewers", 10000000);
}

static void take_match(struct facts *facts, const struct json_node *node)
{
    struct span title = facts_text(facts, node, "leagueName");

    if (facts->title == ID_NONE)
        facts_title(facts, title, node->line);
    facts_match_begin(facts, node);
    facts->match.id = facts_id(facts, node, "matchID");
    facts->match.team[HOME] = facts_text(facts, facts_object(facts, node, "team1"), "teamName");
    facts->match.team[AWAY] = facts_text(facts, facts_object(facts, node, "team2"), "teamName");
    if (facts->match.team[HOME].len == 0 || facts->match.team[AWAY].len == 0) {
        report_error(facts->report, node->line,
                     "a match without \"team1\" and \"team2\", expected each with a \"teamName\"");
        return;
    }
    facts_round(facts, (struct span){0},
                facts_text(facts, facts_object(facts, node, "group"), "groupName"), node->line);
    facts_time(facts, node, "matchDateTimeUTC");
    take_goals(facts, node);
    take_state(facts, node);
    take_place(facts, node);
    facts_match_end(facts);
}

bool json_openligadb_fits(const json_t *root)
{
    const json_t *match = json_is_array(root) ? json_array_get(root, 0) : root;

    return json_object_get(match, "matchID") || json_object_get(match, "MatchID");
}

bool draft_read_openligadb(struct draft *draft, const struct json_tree *tree, const char *name,
                           struct report *report)
{
    const struct json_node *root = tree->nodes, *node;
    struct facts facts;
    size_t errors = report->errors;

    facts_begin(&facts, draft, report, name);
    if (json_is_array(root->value))
        for (uint32_t i = 0; (node = facts_element(root, i)); i++)
            take_match(&facts, node);
    else
        take_match(&facts, root);
    return facts_end(&facts, errors);
}

char *json_openligadb_latin1(const char *bytes, size_t *len)
{
    struct span all = {bytes, *len < 512 ? *len : 512};
    size_t bad, n = 0;
    char *out;

    if (!text_has(all, "\"matchID\"") || utf8_valid(bytes, *len, &bad))
        return NULL;
    out = malloc(2 * *len + 1);
    if (!out)
        abort();
    for (size_t i = 0; i < *len; i++)
        n += utf8_encode(out + n, (unsigned char)bytes[i]);
    *len = n;
    return out;
}
