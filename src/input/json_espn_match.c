/* What happened in a match, as ESPN tells it: events, kicks, line-ups. */
#include <stdlib.h>
#include <string.h>

#include "input/draft_text.h"
#include "input/json_espn.h"

/* -- events ------------------------------------------------------------------------------------ */

/* ESPN's numbers of kinds of event. */
enum {
    TYPE_GOAL = 70,
    TYPE_SUBSTITUTION = 76,
    TYPE_RED = 93,
    TYPE_YELLOW = 94,
    TYPE_OWN_GOAL = 97,
    TYPE_PENALTY = 98,
    TYPE_PENALTY_SCORED = 104,
    TYPE_PENALTY_MISSED = 115,
    TYPE_PENALTY_SAVED = 116
};

enum { KIND_NONE = EVENT_KIND_COUNT };

/* The flags of the scoreboard say the same as the types, which are many for goals. A red card after
 * a yellow one of the same player may be a second yellow or not: it stays a red card. */
static int kind_of(struct facts *facts, const struct json_node *node, int type)
{
    if (facts_flag(facts, node, "scoringPlay") || type == TYPE_GOAL || type == TYPE_OWN_GOAL ||
        type == TYPE_PENALTY || type == TYPE_PENALTY_SCORED) {
        if (facts_flag(facts, node, "ownGoal") || type == TYPE_OWN_GOAL)
            return EVENT_OWN_GOAL;
        return facts_flag(facts, node, "penaltyKick") || type == TYPE_PENALTY ||
                       type == TYPE_PENALTY_SCORED
                   ? EVENT_PENALTY_GOAL
                   : EVENT_GOAL;
    }
    if (facts_flag(facts, node, "redCard") || type == TYPE_RED)
        return EVENT_RED;
    if (facts_flag(facts, node, "yellowCard") || type == TYPE_YELLOW)
        return EVENT_YELLOW;
    if (type == TYPE_SUBSTITUTION)
        return EVENT_SUBSTITUTION;
    return type == TYPE_PENALTY_MISSED || type == TYPE_PENALTY_SAVED ? EVENT_MISSED_PENALTY
                                                                     : KIND_NONE;
}

/* The n-th of those involved: of a scoreboard, or of a summary. */
static struct span person_of(struct facts *facts, const struct json_node *node, uint32_t n)
{
    const struct json_node *involved = facts_array(facts, node, "athletesInvolved");
    const struct json_node *person = facts_element(involved, n);

    if (!involved) {
        person = facts_element(facts_array(facts, node, "participants"), n);
        person = facts_object(facts, person, "athlete");
    }
    return facts_text(facts, person, "displayName");
}

static struct clock clock_of(struct facts *facts, const struct json_node *node)
{
    const struct json_node *clock = facts_object(facts, node, "clock");
    struct span shown = facts_text(facts, clock, "displayValue");
    int period =
        facts_number(facts, facts_object(facts, node, "period"), "number", FACTS_MINUTE_MOST);
    struct clock at;

    if (!facts_clock(shown, &at))
        report_warning(facts->report, clock->line,
                       "the clock \"%.*s\" is not understood, expected one as \"90'+8'\"",
                       (int)(shown.len < 20 ? shown.len : 20), shown.text);
    return period > 0 && period < PHASE_KICKS ? facts_clock_in(at, (enum phase)period) : at;
}

static void take_converted(struct espn *espn, const struct json_node *node, int side)
{
    struct draft_kick kick = {.outcome = KICK_SCORED,
                              .side = (int8_t)side,
                              .taker = person_of(&espn->facts, node, 0),
                              .line = node->line};

    vec_push(&espn->facts.draft->kicks, kick);
    espn->facts.match.kicks_ordered = espn->facts.match.kicks_some = true;
}

static void take_event(struct espn *espn, const struct json_node *node, bool summary)
{
    struct facts *facts = &espn->facts;
    int kind = kind_of(facts, node,
                       facts_number(facts, facts_object(facts, node, "type"), "id", 100000000));
    int side = espn_side(espn, facts_id(facts, facts_object(facts, node, "team"), "id"));
    bool in_kicks = facts_flag(facts, node, "shootout");
    struct draft_event event = {.kind = (uint8_t)kind, .side = (uint8_t)side, .line = node->line};

    espn->in_kicks |= in_kicks;
    if (kind == KIND_NONE)
        return;
    if (side == SIDE_NONE) {
        report_warning(facts->report, node->line,
                       "an event of neither side is left out, expected the \"id\" of a \"team\"");
        return;
    }
    if (in_kicks && kind <= EVENT_MISSED_PENALTY) { /* the whole list of a summary comes apart */
        if (!summary && kind != EVENT_MISSED_PENALTY)
            take_converted(espn, node, side);
        return;
    }
    event.clock = clock_of(facts, node);
    if (espn->in_kicks)
        event.clock = (struct clock){.phase = PHASE_KICKS};
    event.person = person_of(facts, node, 0);
    if (summary && (kind == EVENT_SUBSTITUTION || kind == EVENT_GOAL))
        event.other = person_of(facts, node, 1);
    if (event.clock.minute > 90)
        facts->match.extra_time = true;
    vec_push(&facts->draft->events, event);
}

void espn_take_events(struct espn *espn, const struct json_node *list)
{
    const struct json_node *node;
    bool summary = list && strcmp(list->key, "keyEvents") == 0;

    for (uint32_t i = 0; (node = facts_element(list, i)); i++)
        take_event(espn, node, summary);
    espn->facts.match.goals_listed = list && list->length > 0;
    espn->facts.match.cards_told = list && espn->facts.match.status != DRAFT_TO_COME;
}

/* -- kicks ------------------------------------------------------------------------------------- */

struct shot {
    uint64_t id;
    struct draft_kick kick;
};

typedef VEC(struct shot) shots_t;

static int compare_shots(const void *a, const void *b)
{
    const struct shot *x = a, *y = b;

    return x->id < y->id ? -1 : x->id > y->id;
}

/* Ids of shots rise in the order in which they were taken. */
static bool shot_id(struct span text, uint64_t *id)
{
    *id = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (!text_is_digit(text.text[i]))
            return false;
        *id = *id * 10 + (uint64_t)(text.text[i] - '0');
    }
    return text.len > 0 && text.len < 19;
}

static void take_shots(struct espn *espn, const struct json_node *team, shots_t *shots)
{
    struct facts *facts = &espn->facts;
    const struct json_node *list = facts_array(facts, team, "shots"), *node;
    int side = espn_side(espn, facts_id(facts, team, "id"));

    for (uint32_t i = 0; (node = facts_element(list, i)); i++) {
        struct shot shot = {.kick = {.side = (int8_t)side,
                                     .taker = facts_text(facts, node, "player"),
                                     .line = node->line}};

        if (!shot_id(facts_id(facts, node, "id"), &shot.id) || side == SIDE_NONE) {
            report_error(facts->report, node->line,
                         "a kick without a number or a side, expected an \"id\" of each");
            continue;
        }
        shot.kick.outcome = facts_flag(facts, node, "didScore")      ? KICK_SCORED
                            : facts_member(node, "didScore") != NULL ? KICK_MISSED
                                                                     : KICK_UNKNOWN;
        vec_push(shots, shot);
    }
}

/* How a kick was missed, as the commentary's sentence has it. */
static uint8_t outcome_of(struct facts *facts, const struct json_node *play)
{
    int type = facts_number(facts, facts_object(facts, play, "type"), "id", 100000000);
    struct span text = facts_text(facts, play, "text");

    if (type == TYPE_PENALTY_SAVED)
        return KICK_SAVED;
    if (type != TYPE_PENALTY_MISSED)
        return KICK_MISSED;
    return text_has(text, "hits the bar")                                  ? KICK_BAR
           : text_has(text, "hits the left post")                          ? KICK_POST
           : text_has(text, "hits the right post")                         ? KICK_POST
           : text_has(text, "misses to the") || text_has(text, "too high") ? KICK_OFF_TARGET
                                                                           : KICK_MISSED;
}

/* Every kick of the shoot-out that was not scored is told of again in the commentary. */
static void tell_misses(struct espn *espn, const struct json_node *root, shots_t *shots)
{
    struct facts *facts = &espn->facts;
    const struct json_node *list = facts_array(facts, root, "commentary"), *node;

    for (uint32_t i = 0; shots->n > 0 && (node = facts_element(list, i)); i++) {
        const struct json_node *play = facts_object(facts, node, "play");
        struct shot wanted = {0}, *shot = NULL;

        if (play && shot_id(facts_id(facts, play, "id"), &wanted.id))
            shot = bsearch(&wanted, shots->v, shots->n, sizeof *shots->v, compare_shots);
        if (shot && shot->kick.outcome == KICK_MISSED)
            shot->kick.outcome = outcome_of(facts, play);
    }
}

void espn_take_kicks(struct espn *espn, const struct json_node *root)
{
    struct facts *facts = &espn->facts;
    const struct json_node *list = facts_array(facts, root, "shootout"), *team;
    shots_t shots = {0};

    for (uint32_t i = 0; (team = facts_element(list, i)); i++)
        take_shots(espn, team, &shots);
    if (shots.n > 0)
        qsort(shots.v, shots.n, sizeof *shots.v, compare_shots);
    tell_misses(espn, root, &shots);
    for (size_t i = 0; i < shots.n; i++)
        vec_push(&facts->draft->kicks, shots.v[i].kick);
    if (shots.n > 0)
        facts->match.kicks_ordered = facts->match.shootout = true;
    vec_release(&shots);
}

/* -- line-ups ---------------------------------------------------------------------------------- */

static void take_lineup(struct espn *espn, const struct json_node *roster, int side)
{
    struct facts *facts = &espn->facts;
    const struct json_node *list = facts_array(facts, roster, "roster"), *node;
    struct draft_match *match = &facts->match;

    match->lineup[side].player_first = (uint32_t)facts->draft->players.n;
    match->lineup[side].line = roster->line;
    for (uint32_t i = 0; (node = facts_element(list, i)); i++) {
        int number = facts_number(facts, node, "jersey", 999);
        struct draft_player player = {
            .name = facts_text(facts, facts_object(facts, node, "athlete"), "displayName"),
            .number = number > 0 ? (uint16_t)number : 0};

        if (!facts_flag(facts, node, "starter") || player.name.len == 0)
            continue;
        vec_push(&facts->draft->players, player);
        match->lineup[side].starter_count++;
    }
}

void espn_take_lineups(struct espn *espn, const struct json_node *root)
{
    struct facts *facts = &espn->facts;
    const struct json_node *list = facts_array(facts, root, "rosters"), *roster;

    for (uint32_t i = 0; i < 2 && (roster = facts_element(list, i)); i++) {
        struct span where = facts_text(facts, roster, "homeAway");

        if (facts_is(where, "home") || facts_is(where, "away"))
            take_lineup(espn, roster, facts_is(where, "home") ? HOME : AWAY);
    }
}
