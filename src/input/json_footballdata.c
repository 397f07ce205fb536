#include "input/json_footballdata.h"

#include <string.h>

#include "input/draft_text.h"

struct answer {
    struct facts facts;
    struct span team_id[2]; /* of the match in hand */
};

/* -- scores ------------------------------------------------------------------------------------ */

static bool read_pair(struct facts *facts, const struct json_node *score, const char *key,
                      int16_t pair[2])
{
    const struct json_node *node = facts_object(facts, score, key);

    pair[HOME] = (int16_t)facts_number(facts, node, "home", FACTS_SCORE_MOST);
    pair[AWAY] = (int16_t)facts_number(facts, node, "away", FACTS_SCORE_MOST);
    return pair[HOME] >= 0 && pair[AWAY] >= 0;
}

static void put(struct draft_match *match, int point, const int16_t pair[2])
{
    memcpy(match->score[point], pair, sizeof match->score[point]);
}

/* All goals, less those of extra time and of the kicks. */
static void take_parts(struct facts *facts, const struct json_node *score, const int16_t all[2])
{
    struct draft_match *match = &facts->match;
    int16_t regular[2], extra[2], kicks[2], sum[2];
    bool has_extra = read_pair(facts, score, "extraTime", extra);
    bool has_kicks = read_pair(facts, score, "penalties", kicks);
    bool has_regular = read_pair(facts, score, "regularTime", regular);

    if (has_kicks)
        put(match, SCORE_KICKS, kicks);
    match->extra_time |= has_extra;
    for (int side = HOME; side <= AWAY; side++) {
        sum[side] = (int16_t)(all[side] - (has_kicks ? kicks[side] : 0));
        if (!has_regular)
            regular[side] = (int16_t)(sum[side] - (has_extra ? extra[side] : 0));
    }
    if (regular[HOME] < 0 || regular[AWAY] < 0 || sum[HOME] < regular[HOME] ||
        sum[AWAY] < regular[AWAY]) {
        report_warning(facts->report, score->line,
                       "\"fullTime\" is less than its parts, expected it to count all goals: left "
                       "out");
        return;
    }
    put(match, SCORE_90, regular);
    if (match->extra_time)
        put(match, SCORE_120, sum);
}

static void take_scores(struct facts *facts, const struct json_node *score)
{
    struct draft_match *match = &facts->match;
    int16_t all[2], half[2];

    if (read_pair(facts, score, "halfTime", half))
        put(match, SCORE_HALF_TIME, half);
    if (!read_pair(facts, score, "fullTime", all))
        return;
    if (match->extra_time || match->shootout)
        take_parts(facts, score, all);
    else
        facts_score_so_far(facts, all);
}

/* -- state ------------------------------------------------------------------------------------- */

static uint8_t status_of(struct span word, bool scored)
{
    static const struct {
        const char *word;
        uint8_t status;
    } words[] = {{"SCHEDULED", DRAFT_TO_COME},    {"TIMED", DRAFT_TO_COME},
                 {"IN_PLAY", DRAFT_UNDER_WAY},    {"PAUSED", DRAFT_UNDER_WAY},
                 {"LIVE", DRAFT_UNDER_WAY},       {"EXTRA_TIME", DRAFT_UNDER_WAY},
                 {"FINISHED", DRAFT_FINISHED},    {"PENALTY_SHOOTOUT", DRAFT_UNDER_WAY},
                 {"POSTPONED", DRAFT_POSTPONED},  {"SUSPENDED", DRAFT_SUSPENDED},
                 {"CANCELLED", DRAFT_NOT_PLAYED}, {"AWARDED", DRAFT_AWARDED}};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (facts_is(word, words[i].word))
            return words[i].status;
    return scored ? DRAFT_UNDER_WAY : DRAFT_TO_COME;
}

/* "minute" and "injuryTime" stand in some accounts' answers only. */
static struct clock read_clock(struct facts *facts, const struct json_node *node)
{
    int minute = facts_number(facts, node, "minute", FACTS_MINUTE_MOST);
    int added = facts_number(facts, node, "injuryTime", FACTS_ADDED_MOST);

    return (struct clock){.minute = minute > 0 ? (uint16_t)minute : 0,
                          .added = minute > 0 && added > 0 ? (uint16_t)added : 0};
}

static void take_live(struct facts *facts, const struct json_node *node, bool paused, bool halved)
{
    struct draft_match *match = &facts->match;
    struct clock clock = read_clock(facts, node);
    enum phase phase = facts_phase_of(clock);

    if (match->shootout)
        phase = PHASE_KICKS;
    else if (phase == PHASE_UNKNOWN && match->extra_time)
        phase = PHASE_EXTRA_FIRST;
    else if (phase == PHASE_UNKNOWN && halved && !paused)
        phase = PHASE_SECOND_HALF;
    else if (phase == PHASE_UNKNOWN)
        phase = PHASE_FIRST_HALF;
    match->extra_time |= phase == PHASE_EXTRA_FIRST || phase == PHASE_EXTRA_SECOND;
    match->live.phase = (uint8_t)phase;
    match->live.at_break = paused && phase != PHASE_KICKS;
    if (!match->live.at_break && phase != PHASE_KICKS)
        match->live.clock = facts_clock_in(clock, phase);
}

static void take_state(struct facts *facts, const struct json_node *node,
                       const struct json_node *score)
{
    struct draft_match *match = &facts->match;
    struct span word = facts_text(facts, node, "status");
    struct span duration = facts_text(facts, score, "duration");
    int16_t all[2], half[2];
    bool halved = read_pair(facts, score, "halfTime", half);

    match->status = status_of(word, read_pair(facts, score, "fullTime", all));
    match->extra_time = facts_is(duration, "EXTRA_TIME") || facts_is(word, "EXTRA_TIME");
    match->shootout = facts_is(duration, "PENALTY_SHOOTOUT") || facts_is(word, "PENALTY_SHOOTOUT");
    if (match->status == DRAFT_UNDER_WAY ||
        (match->status == DRAFT_SUSPENDED && facts_member(node, "minute")))
        take_live(facts, node, facts_is(word, "PAUSED"), halved);
    if (match->status != DRAFT_TO_COME && match->status != DRAFT_POSTPONED &&
        match->status != DRAFT_NOT_PLAYED)
        take_scores(facts, score);
}

/* -- what happened ----------------------------------------------------------------------------- */

static int side_of(struct answer *answer, const struct json_node *node)
{
    struct facts *facts = &answer->facts;
    struct span id = facts_id(facts, facts_object(facts, node, "team"), "id");

    for (int side = HOME; side <= AWAY; side++)
        if (id.len > 0 && id.len == answer->team_id[side].len &&
            memcmp(id.text, answer->team_id[side].text, id.len) == 0)
            return side;
    return SIDE_NONE;
}

static struct span name_of(struct facts *facts, const struct json_node *node, const char *key)
{
    return facts_text(facts, facts_object(facts, node, key), "name");
}

static void push_event(struct answer *answer, const struct json_node *node, int kind, int side,
                       const char *who, const char *other)
{
    struct facts *facts = &answer->facts;
    struct draft_event event = {.kind = (uint8_t)kind,
                                .side = (uint8_t)side,
                                .clock = read_clock(facts, node),
                                .person = name_of(facts, node, who),
                                .line = node->line};

    if (other)
        event.other = name_of(facts, node, other);
    if (side == SIDE_NONE)
        report_warning(facts->report, node->line,
                       "an event of neither side is left out, expected the \"id\" of a \"team\"");
    else
        vec_push(&facts->draft->events, event);
}

/* Whose goal it is follows from the running score, which leaves no doubt for own goals either. */
static void take_goals(struct answer *answer, const struct json_node *match)
{
    struct facts *facts = &answer->facts;
    const struct json_node *list = facts_array(facts, match, "goals"), *node;
    int16_t before[2] = {0, 0}, after[2];

    for (uint32_t i = 0; (node = facts_element(list, i)); i++) {
        struct span type = facts_text(facts, node, "type");
        int kind = facts_is(type, "OWN")       ? EVENT_OWN_GOAL
                   : facts_is(type, "PENALTY") ? EVENT_PENALTY_GOAL
                                               : EVENT_GOAL;
        int side = kind == EVENT_OWN_GOAL ? SIDE_NONE : side_of(answer, node);

        if (read_pair(facts, node, "score", after)) {
            bool home = after[HOME] > before[HOME], away = after[AWAY] > before[AWAY];

            if (home != away)
                side = home ? HOME : AWAY;
            memcpy(before, after, sizeof before);
        }
        push_event(answer, node, kind, side, "scorer", kind == EVENT_GOAL ? "assist" : NULL);
    }
    facts->match.goals_listed = list && list->length > 0;
}

static void take_cards(struct answer *answer, const struct json_node *match)
{
    struct facts *facts = &answer->facts;
    const struct json_node *list = facts_array(facts, match, "bookings"), *node;

    facts->match.cards_told = list && facts->match.status != DRAFT_TO_COME;
    for (uint32_t i = 0; (node = facts_element(list, i)); i++) {
        struct span card = facts_text(facts, node, "card");
        int kind = facts_is(card, "YELLOW")       ? EVENT_YELLOW
                   : facts_is(card, "YELLOW_RED") ? EVENT_SECOND_YELLOW
                   : facts_is(card, "RED")        ? EVENT_RED
                                                  : -1;

        if (kind >= 0)
            push_event(answer, node, kind, side_of(answer, node), "player", NULL);
        else
            report_error(facts->report, node->line,
                         "a booking that is not understood, expected a \"card\" YELLOW, "
                         "YELLOW_RED or RED");
    }
}

static void take_substitutions(struct answer *answer, const struct json_node *match)
{
    const struct json_node *list = facts_array(&answer->facts, match, "substitutions"), *node;

    for (uint32_t i = 0; (node = facts_element(list, i)); i++)
        push_event(answer, node, EVENT_SUBSTITUTION, side_of(answer, node), "playerIn",
                   "playerOut");
}

static void take_kicks(struct answer *answer, const struct json_node *match)
{
    struct facts *facts = &answer->facts;
    const struct json_node *list = facts_array(facts, match, "penalties"), *node;

    for (uint32_t i = 0; (node = facts_element(list, i)); i++) {
        struct draft_kick kick = {.outcome = facts_flag(facts, node, "scored") ? KICK_SCORED
                                             : facts_member(node, "scored")    ? KICK_MISSED
                                                                               : KICK_UNKNOWN,
                                  .side = (int8_t)side_of(answer, node),
                                  .taker = name_of(facts, node, "player"),
                                  .line = node->line};

        vec_push(&facts->draft->kicks, kick);
        facts->match.kicks_ordered = facts->match.shootout = true;
    }
}

static void take_lineup(struct facts *facts, const struct json_node *team, int side)
{
    struct draft_match *match = &facts->match;
    const struct json_node *list = facts_array(facts, team, "lineup"), *node;

    match->lineup[side].player_first = (uint32_t)facts->draft->players.n;
    match->lineup[side].coach = name_of(facts, team, "coach");
    for (uint32_t i = 0; (node = facts_element(list, i)); i++) {
        int number = facts_number(facts, node, "shirtNumber", 999);
        struct draft_player player = {.name = facts_text(facts, node, "name"),
                                      .number = number > 0 ? (uint16_t)number : 0};

        match->lineup[side].line = list->line;
        vec_push(&facts->draft->players, player);
        match->lineup[side].starter_count++;
    }
}

/* -- the whole --------------------------------------------------------------------------------- */

static void take_team(struct answer *answer, const struct json_node *team, int side)
{
    struct facts *facts = &answer->facts;
    struct span code = facts_text(facts, team, "tla");

    facts->match.team[side] = facts_text(facts, team, "name");
    if (code.len == 3)
        facts->match.code[side] = code;
    answer->team_id[side] = facts_id(facts, team, "id");
    take_lineup(facts, team, side);
    if (facts->match.team[side].len == 0) /* not drawn yet */
        facts->match.team[side] = (struct span){"TBD", 3};
}

static void take_referee(struct facts *facts, const struct json_node *match)
{
    const struct json_node *list = facts_array(facts, match, "referees"), *node;

    for (uint32_t i = 0; (node = facts_element(list, i)); i++) {
        struct span name = facts_text(facts, node, "name");

        if (!facts_is(facts_text(facts, node, "type"), "REFEREE") || name.len == 0)
            continue;
        facts->match.referee_first = (uint32_t)facts->draft->names.n;
        facts->match.referee_count = 1;
        vec_push(&facts->draft->names, name);
        return;
    }
}

/* "GROUP_STAGE" and "GROUP_A", or a round. */
static void take_round(struct facts *facts, const struct json_node *node)
{
    struct span group = facts_text(facts, node, "group");

    if (group.len == 7 && strncmp(group.text, "GROUP_", 6) == 0) {
        const char *name =
            arena_printf(&facts->draft->texts, "Group %c", group.text[group.len - 1]);

        facts->match.group = (struct span){name, strlen(name)};
    } else {
        facts->match.group = group;
    }
    facts_round(facts, facts_text(facts, node, "stage"), (struct span){0}, node->line);
}

static void take_match(struct answer *answer, const struct json_node *node)
{
    struct facts *facts = &answer->facts;
    const struct json_node *home = facts_object(facts, node, "homeTeam");
    const struct json_node *away = facts_object(facts, node, "awayTeam");
    const struct json_node *score = facts_object(facts, node, "score");

    facts_match_begin(facts, node);
    if (!home || !away || !score) {
        report_error(
            facts->report, node->line,
            "a match without \"homeTeam\", \"awayTeam\" and \"score\", expected all three");
        return;
    }
    facts->match.id = facts_id(facts, node, "id");
    take_team(answer, home, HOME);
    take_team(answer, away, AWAY);
    take_round(facts, node);
    facts_time(facts, node, "utcDate");
    take_state(facts, node, score);
    take_goals(answer, node);
    take_cards(answer, node);
    take_substitutions(answer, node);
    take_kicks(answer, node);
    facts->match.venue = facts_text(facts, node, "venue");
    facts->match.attendance = facts_number(facts, node, "attendance", 10000000);
    take_referee(facts, node);
    facts_match_end(facts);
}

/* "UEFA Champions League 2022/23": the years of the season's first and last day. */
static void take_title(struct facts *facts, const struct json_node *root,
                       const struct json_node *match)
{
    const struct json_node *competition = facts_object(facts, root, "competition");
    const struct json_node *season = facts_object(facts, match, "season");
    struct span name = facts_text(facts, competition, "name");
    struct span first = facts_text(facts, season, "startDate");
    struct span last = facts_text(facts, season, "endDate");
    const char *title = name.text;

    if (name.len == 0)
        return;
    if (first.len >= 4 && last.len >= 4 && memcmp(first.text, last.text, 4) != 0)
        title = arena_printf(&facts->draft->texts, "%.*s %.4s/%.2s", (int)name.len, name.text,
                             first.text, last.text + 2);
    else if (first.len >= 4)
        title =
            arena_printf(&facts->draft->texts, "%.*s %.4s", (int)name.len, name.text, first.text);
    facts_title(facts, (struct span){title, strlen(title)}, competition->line);
}

bool json_footballdata_fits(const json_t *root)
{
    const json_t *match = json_array_get(json_object_get(root, "matches"), 0);

    return json_object_get(root, "homeTeam") || json_object_get(match, "homeTeam") ||
           (json_object_get(root, "matches") && json_object_get(root, "resultSet"));
}

bool draft_read_footballdata(struct draft *draft, const struct json_tree *tree, const char *name,
                             struct report *report)
{
    const struct json_node *root = tree->nodes, *list, *node;
    struct answer answer = {0};
    size_t errors = report->errors;

    facts_begin(&answer.facts, draft, report, name);
    list = facts_array(&answer.facts, root, "matches");
    node = facts_element(list, 0);
    take_title(&answer.facts, facts_member(root, "competition") ? root : node, list ? node : root);
    if (!list)
        take_match(&answer, root);
    for (uint32_t i = 0; (node = facts_element(list, i)); i++)
        take_match(&answer, node);
    return facts_end(&answer.facts, errors);
}
