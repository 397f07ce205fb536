#include "input/txt_parts.h"

void txt_kicks_start(struct txt *txt)
{
    txt->kicks = (struct txt_kicks){.side = HOME};
    txt->part = TXT_KICKS;
}

/* "(missed)", "(save Schumacher)", "(X)" */
static bool read_outcome(struct txt_at *at, uint8_t *outcome)
{
    static const struct {
        const char *word;
        uint8_t outcome;
    } known[] = {
        {"missed", KICK_MISSED},   {"miss", KICK_MISSED},     {"x", KICK_MISSED},
        {"saved", KICK_SAVED},     {"save", KICK_SAVED},      {"held", KICK_SAVED},
        {"post", KICK_POST},       {"bar", KICK_BAR},         {"crossbar", KICK_BAR},
        {"over", KICK_OFF_TARGET}, {"wide", KICK_OFF_TARGET}, {"off target", KICK_OFF_TARGET},
        {"scored", KICK_SCORED},   {"goal", KICK_SCORED},     {"retaken", KICK_VOID},
    };
    const char *close = memchr(at->p, ')', (size_t)(at->end - at->p));
    if (!close)
        return false;
    at->p++;
    txt_skip(at);
    bool found = false;
    for (size_t i = 0; i < sizeof known / sizeof known[0] && !found; i++)
        if (txt_word(at, known[i].word)) {
            *outcome = known[i].outcome;
            found = true;
        }
    if (!found)
        *outcome = KICK_UNKNOWN;
    at->p = close + 1;
    return found;
}

static void read_kick(struct txt *txt, struct txt_at *at)
{
    struct txt_kicks *kicks = &txt->kicks;
    struct draft_kick kick = {.outcome = KICK_SCORED, .side = SIDE_NONE, .line = txt->line};
    int16_t pair[2];
    bool scored = false, with_score = txt_pair(at, pair);
    if (with_score) {
        kicks->running = true;
        for (int8_t side = HOME; side <= AWAY; side++)
            if (pair[side] > kicks->run[side]) {
                kick.side = side;
                scored = true;
            }
        kicks->run[HOME] = pair[HOME];
        kicks->run[AWAY] = pair[AWAY];
        txt_skip(at);
    }
    const char *from = at->p;
    while (at->p < at->end && !strchr(",;(", *at->p))
        at->p++;
    kick.taker = span_trim(txt_span(from, at->p));
    bool told = at->p < at->end && *at->p == '(';
    if (told && !read_outcome(at, &kick.outcome)) {
        txt_expected(txt, at->p, "\"(missed)\", \"(saved)\", \"(post)\" or the like");
        at->p = at->end;
    }
    if (!kick.taker.len) {
        txt_expected(txt, from, "the taker of a kick");
        at->p = at->end;
        return;
    }
    if (!told && with_score && !scored)
        kick.outcome = KICK_MISSED;
    if (told && with_score && !scored && kick.outcome == KICK_SCORED)
        kick.outcome = KICK_UNKNOWN;
    if (!kicks->running)
        kick.side = kicks->split ? AWAY : HOME;
    vec_push(&txt->draft->kicks, kick);
}

void txt_kicks(struct txt *txt, struct txt_at at)
{
    txt->is_kick = true;
    char last = 0;
    for (txt_skip(&at); at.p < at.end; txt_skip(&at)) {
        last = *at.p;
        if (last == ';' || last == ',') {
            if (last == ';' && !txt->kicks.running) {
                txt->kicks.split = true;
            }
            at.p++;
            continue;
        }
        read_kick(txt, &at);
    }
    txt->part = last == ',' || last == ';' ? TXT_KICKS : TXT_NOTHING;
}

/* Sides take turns (Law 10.3): a miss is of the side whose turn it was, unless the list says
 * otherwise elsewhere. */
static void take_turns(struct draft_kick *kicks, size_t count)
{
    int first = SIDE_NONE;
    for (size_t i = 0; i < count; i++) {
        if (kicks[i].outcome == KICK_VOID)
            return;
        if (kicks[i].side == SIDE_NONE)
            continue;
        int of_first = i % 2 ? !kicks[i].side : kicks[i].side;
        if (first != SIDE_NONE && first != of_first)
            return;
        first = of_first;
    }
    for (size_t i = 0; i < count && first != SIDE_NONE; i++)
        kicks[i].side = (int8_t)(i % 2 ? !first : first);
}

void txt_kicks_end(struct txt *txt)
{
    struct draft_match *match = txt_current(txt);
    struct draft_kick *kicks = vec_from(&txt->draft->kicks, match->kick_first);
    size_t count = txt->draft->kicks.n - match->kick_first;
    if (!count)
        return;
    match->shootout = true;
    if (txt->kicks.running) {
        match->kicks_ordered = true;
        for (size_t i = 0; i < count && kicks[i].outcome != KICK_SCORED; i++)
            kicks[i].side = SIDE_NONE; /* misses before the first running score */
        take_turns(kicks, count);
    } else if (!txt->kicks.split) {
        match->kicks_ordered = true; /* one list of both sides */
        for (size_t i = 0; i < count; i++)
            kicks[i].side = SIDE_NONE;
    }
}
