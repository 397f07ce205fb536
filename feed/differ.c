#include "feed/differ.h"

#include <stdlib.h>
#include <string.h>

#include "model/match.h"

void belief_release(struct belief *belief)
{
    for (size_t i = 0; i < belief->matches.n; i++)
        vec_release(&belief->matches.v[i].facts);
    vec_release(&belief->matches);
    vec_release(&belief->text_list);
    strmap_release(&belief->match_by_name);
    strmap_release(&belief->texts);
    arena_release(&belief->arena);
    *belief = (struct belief){0};
}

/* One copy of each text, so that equal ones are the same. */
static const char *keep(struct belief *belief, const char *text)
{
    uint32_t found = text ? strmap_get(&belief->texts, text, strlen(text)) : STRMAP_NONE;
    const char *copy;

    if (!text)
        return NULL;
    if (found != STRMAP_NONE)
        return belief->text_list.v[found];
    copy = arena_strndup(&belief->arena, text, strlen(text));
    strmap_add(&belief->texts, copy, (uint32_t)belief->text_list.n);
    vec_push(&belief->text_list, copy);
    return copy;
}

/* -- an answer's facts of a match -------------------------------------------------------------- */

static const uint8_t families[EVENT_KIND_COUNT] = {
    [EVENT_GOAL] = FACT_GOAL,     [EVENT_PENALTY_GOAL] = FACT_GOAL,
    [EVENT_OWN_GOAL] = FACT_GOAL, [EVENT_MISSED_PENALTY] = FACT_MISSED_PENALTY,
    [EVENT_YELLOW] = FACT_YELLOW, [EVENT_SECOND_YELLOW] = FACT_SENT_OFF,
    [EVENT_RED] = FACT_SENT_OFF,  [EVENT_SUBSTITUTION] = FACT_SUBSTITUTION,
    [EVENT_VAR] = FACT_VAR,
};

static void collect(struct belief *belief, const struct edition *answer, uint32_t id,
                    fact_vec *facts)
{
    const struct match *match = &answer->matches.v[id];

    facts->n = 0;
    for (uint32_t i = 0; i < match->event_count; i++) {
        const struct event *event = &answer->events.v[match->event_first + i];
        int goal_side = event_goal_side(event);

        vec_push(facts,
                 (struct fact){.family = families[event->kind],
                               .kind = event->kind,
                               .side = (uint8_t)(goal_side == SIDE_NONE ? event->side : goal_side),
                               .var = event->var,
                               .clock = event->clock,
                               .person = keep(belief, person_name(answer, event->person)),
                               .other = keep(belief, person_name(answer, event->other))});
    }
    for (uint32_t i = 0; i < match->kick_count; i++) {
        const struct kick *kick = &answer->kicks.v[match->kick_first + i];

        vec_push(facts, (struct fact){.family = FACT_KICK,
                                      .kind = kick->outcome,
                                      .side = kick->side,
                                      .clock = {.phase = PHASE_KICKS},
                                      .person = keep(belief, person_name(answer, kick->taker)),
                                      .place = i});
    }
}

/* Whether an answer's silence about a fact says anything. */
static bool tells_of(const struct match *match, uint8_t family)
{
    switch (family) {
    case FACT_GOAL:
        return match->goals_known != COVERAGE_UNKNOWN;
    case FACT_YELLOW:
        return match->yellows_known != COVERAGE_UNKNOWN;
    case FACT_SENT_OFF:
        return match->reds_known != COVERAGE_UNKNOWN;
    case FACT_SUBSTITUTION:
        return match->subs_known != COVERAGE_UNKNOWN;
    case FACT_KICK: /* some list only those that were scored */
        return match->kicks_known == COVERAGE_ALL;
    default:
        return match->reds_known == COVERAGE_ALL;
    }
}

/* -- which is which ---------------------------------------------------------------------------- */

enum { NEAR_MINUTES = 3 };

static bool is_near(const struct fact *a, const struct fact *b)
{
    int x = a->clock.minute + a->clock.added, y = b->clock.minute + b->clock.added;

    return a->clock.minute == 0 || b->clock.minute == 0 || abs(x - y) <= NEAR_MINUTES;
}

static bool may_be_one(const struct fact *a, const struct fact *b)
{
    if (a->family != b->family || a->side != b->side || a->var != b->var)
        return false;
    return a->family != FACT_KICK || a->kind == KICK_UNKNOWN || b->kind == KICK_UNKNOWN ||
           (a->kind == KICK_SCORED) == (b->kind == KICK_SCORED);
}

enum pass { SAME_MINUTE, SAME_PERSON, NOBODY_NAMED, IN_ORDER, PASS_COUNT };

static bool fits(const struct fact *a, const struct fact *b, enum pass pass)
{
    bool same = a->person && a->person == b->person;

    switch (pass) {
    case SAME_MINUTE:
        return same && a->clock.minute == b->clock.minute && a->clock.added == b->clock.added &&
               (a->family != FACT_KICK || a->place == b->place);
    case SAME_PERSON:
        return same;
    case NOBODY_NAMED:
        return (!a->person || !b->person) && is_near(a, b);
    default:
        return is_near(a, b);
    }
}

/* By new fact, the believed one that it is, or ID_NONE; the surest pairs first. */
static uint32_t *pair(const fact_vec *believed, const fact_vec *facts, struct arena *scratch)
{
    uint32_t *of = arena_array(scratch, uint32_t, facts->n + 1);
    bool *taken = arena_array(scratch, bool, believed->n + 1);

    memset(of, 0xff, (facts->n + 1) * sizeof *of);
    for (int pass = 0; pass < PASS_COUNT; pass++)
        for (size_t i = 0; i < facts->n; i++)
            for (uint32_t j = 0; j < believed->n && of[i] == ID_NONE; j++) {
                const struct fact *old = &believed->v[j];

                if (!taken[j] && may_be_one(old, &facts->v[i]) &&
                    fits(old, &facts->v[i], (enum pass)pass)) {
                    of[i] = j;
                    taken[j] = true;
                }
            }
    return of;
}

/* -- changes ----------------------------------------------------------------------------------- */

static void change(change_vec *changes, enum change_kind kind, const struct fact *fact,
                   bool announce)
{
    vec_push(changes,
             (struct change){
                 .kind = (uint8_t)kind, .announce = announce, .match = fact->match, .fact = *fact});
}

/* What is known stays, where the answer does not know it. */
static void amend(struct fact *old, const struct fact *now, bool whole, change_vec *changes)
{
    struct fact was = *old;
    bool bare = now->family == FACT_GOAL && !now->person && now->clock.minute == 0;

    old->missing = false;
    if (!bare &&
        !(now->family == FACT_KICK &&
          (now->kind == KICK_UNKNOWN || (now->kind == KICK_MISSED && was.kind != KICK_UNKNOWN))))
        old->kind = now->kind;
    if (now->clock.minute > 0 || (old->clock.minute == 0 && now->clock.phase != PHASE_UNKNOWN))
        old->clock = now->clock;
    if (now->person)
        old->person = now->person;
    if (now->other)
        old->other = now->other;
    if (now->family == FACT_KICK && whole)
        old->place = now->place;
    if (old->kind != was.kind || old->person != was.person || old->other != was.other ||
        old->place != was.place || memcmp(&old->clock, &was.clock, sizeof was.clock) != 0)
        change(changes, CHANGE_AMEND, old, false);
}

static bool has_new_var(const fact_vec *facts, const uint32_t *of, uint8_t side)
{
    for (size_t i = 0; i < facts->n; i++)
        if (facts->v[i].family == FACT_VAR && facts->v[i].side == side && of[i] == ID_NONE)
            return true;
    return false;
}

/* Those that the answer is without. */
static void look_for_missing(fact_vec *believed, const struct match *match, const fact_vec *facts,
                             const uint32_t *of, change_vec *changes)
{
    size_t kept = 0;

    for (uint32_t j = 0; j < believed->n; j++) {
        struct fact fact = believed->v[j];
        bool found = false;

        for (size_t i = 0; i < facts->n && !found; i++)
            found = of[i] == j;
        if (!found && tells_of(match, fact.family)) {
            if (fact.missing || has_new_var(facts, of, fact.side)) {
                change(changes, CHANGE_RETRACT, &fact, false);
                continue;
            }
            fact.missing = true;
        }
        believed->v[kept++] = fact;
    }
    believed->n = kept;
}

static void take_facts(struct belief *belief, const struct edition *answer, uint32_t m, uint32_t id,
                       bool known, change_vec *changes)
{
    const struct match *match = &answer->matches.v[m];
    fact_vec *believed = &belief->matches.v[id].facts, facts = {0};
    struct arena scratch;
    uint32_t *of;

    arena_init(&scratch);
    collect(belief, answer, m, &facts);
    of = pair(believed, &facts, &scratch);
    for (size_t i = 0; i < facts.n; i++)
        if (of[i] != ID_NONE)
            amend(&believed->v[of[i]], &facts.v[i], match->kicks_known == COVERAGE_ALL, changes);
    look_for_missing(believed, match, &facts, of, changes);
    for (size_t i = 0; i < facts.n; i++) {
        if (of[i] != ID_NONE)
            continue;
        facts.v[i].match = id;
        facts.v[i].id = ++belief->last_id;
        vec_push(believed, facts.v[i]);
        change(changes, CHANGE_ADD, &facts.v[i], known);
    }
    vec_release(&facts);
    arena_release(&scratch);
}

/* -- matches ----------------------------------------------------------------------------------- */

/* How far a match has come, for comparing. */
static int progress(const struct belief_match *match)
{
    static const uint8_t over[MATCH_STATUS_COUNT] = {
        [MATCH_FINISHED] = 1,  [MATCH_AWARDED] = 1,   [MATCH_ABANDONED] = 1,
        [MATCH_WALK_OVER] = 1, [MATCH_CANCELLED] = 1,
    };

    if (over[match->status])
        return 100;
    return match->phase * 2 + match->at_break;
}

static struct belief_match match_of(struct belief *belief, const struct edition *answer, uint32_t m)
{
    const struct match *match = &answer->matches.v[m];
    struct belief_match now = {.name = keep(belief, match->id ? match->id : match->key),
                               .status = match->status,
                               .phase = match->final_phase,
                               .at_break = match->at_break,
                               .kickoff = match->kickoff};

    memcpy(now.stated, match->stated, sizeof now.stated);
    for (int side = HOME; side <= AWAY; side++) {
        uint32_t team = match_team(answer, m, side);

        now.team[side] = team == ID_NONE ? NULL : keep(belief, answer->teams.v[team].name);
    }
    return now;
}

static bool same_match(const struct belief_match *a, const struct belief_match *b)
{
    return a->team[HOME] == b->team[HOME] && a->team[AWAY] == b->team[AWAY] &&
           a->status == b->status && a->phase == b->phase && a->at_break == b->at_break &&
           a->kickoff == b->kickoff && memcmp(a->stated, b->stated, sizeof a->stated) == 0;
}

void differ_take(struct belief *belief, const struct edition *answer, change_vec *changes)
{
    for (uint32_t m = 0; m < answer->matches.n; m++) {
        struct belief_match now = match_of(belief, answer, m);
        uint32_t id = strmap_get(&belief->match_by_name, now.name, strlen(now.name));
        bool known = id != STRMAP_NONE;

        if (!known) {
            id = (uint32_t)belief->matches.n;
            strmap_add(&belief->match_by_name, now.name, id);
            vec_push(&belief->matches, now);
            vec_push(changes, (struct change){.kind = CHANGE_MATCH, .match = id});
        } else {
            struct belief_match *was = &belief->matches.v[id];

            if (progress(&now) < progress(was) && !was->behind) {
                was->behind = true; /* an answer of a moment ago: nothing of the match is taken */
                continue;
            }
            was->behind = false;
            if (!same_match(was, &now)) {
                now.facts = was->facts;
                *was = now;
                vec_push(changes, (struct change){.kind = CHANGE_MATCH, .match = id});
            }
        }
        take_facts(belief, answer, m, id, known, changes);
    }
}
