#include "time/news.h"

#include <string.h>

#include "model/match.h"

const char *const news_words[NEWS_KIND_COUNT] = {
    [NEWS_GOAL] = "goal",
    [NEWS_RED_CARD] = "red-card",
    [NEWS_MISSED_PENALTY] = "missed-penalty",
    [NEWS_KICK_OFF] = "kick-off",
    [NEWS_HALF_TIME] = "half-time",
    [NEWS_FULL_TIME] = "full-time",
    [NEWS_SHOOTOUT] = "shoot-out",
    [NEWS_KICK] = "kick",
    [NEWS_THROUGH] = "through",
};

enum { NOTHING = 0, LATE_SECONDS = 15 * 60 };

static unsigned bit(enum news_kind kind)
{
    return 1u << kind;
}

/* The family of what the video assistant changes; what follows is told as itself. */
static unsigned of_var(const struct edition *edition, const struct event *event)
{
    if (event->undoes != ID_NONE)
        return event_goal_side(&edition->events.v[event->undoes]) != SIDE_NONE ? bit(NEWS_GOAL)
                                                                               : bit(NEWS_RED_CARD);
    switch ((enum var_decision)event->var) {
    case VAR_NO_GOAL:
        return bit(NEWS_GOAL);
    case VAR_RED_TO_YELLOW:
    case VAR_NO_RED:
        return bit(NEWS_RED_CARD);
    default:
        return NOTHING;
    }
}

static unsigned of_event(const struct edition *edition, const struct event *event)
{
    switch ((enum event_kind)event->kind) {
    case EVENT_GOAL:
    case EVENT_PENALTY_GOAL:
    case EVENT_OWN_GOAL:
        /* One that is taken back by the time it is heard of is told by that alone. */
        return event->undone_by == ID_NONE ? bit(NEWS_GOAL) : NOTHING;
    case EVENT_SECOND_YELLOW:
    case EVENT_RED:
        return event->undone_by == ID_NONE ? bit(NEWS_RED_CARD) : NOTHING;
    case EVENT_MISSED_PENALTY:
        return bit(NEWS_MISSED_PENALTY);
    case EVENT_VAR:
        return of_var(edition, event);
    default:
        return NOTHING;
    }
}

static unsigned of_end(const struct entry *entry)
{
    if (entry->phase == PHASE_KICKS)
        return bit(NEWS_SHOOTOUT);
    if (entry->last || entry->phase == PHASE_SECOND_HALF || entry->phase == PHASE_EXTRA_SECOND)
        return bit(NEWS_FULL_TIME);
    return entry->phase == PHASE_FIRST_HALF ? bit(NEWS_HALF_TIME) : NOTHING;
}

static unsigned of_entry(const struct edition *edition, const struct entry *entry)
{
    switch ((enum entry_kind)entry->kind) {
    case ENTRY_PHASE_START:
        return entry->phase == PHASE_FIRST_HALF || entry->phase == PHASE_UNKNOWN
                   ? bit(NEWS_KICK_OFF)
               : entry->phase == PHASE_KICKS ? bit(NEWS_SHOOTOUT)
                                             : NOTHING;
    case ENTRY_PHASE_END:
        return of_end(entry);
    case ENTRY_EVENT:
        return of_event(edition, &edition->events.v[entry->ref]);
    case ENTRY_KICK:
        return bit(NEWS_KICK);
    case ENTRY_DECISION:
        return bit(NEWS_FULL_TIME);
    case ENTRY_KIND_COUNT:
        break;
    }
    return NOTHING;
}

/* -- which matches ------------------------------------------------------------------------------
 */

static const struct entry *entry_of(const struct edition *edition, struct log_key key)
{
    return &edition->entries.v[edition->matches.v[key.match].entry_first + key.seq];
}

/* The last entry of a match; its match is ID_NONE when there is none. */
static struct log_key last_of(const struct edition *edition, uint32_t match)
{
    struct log_key key = {INSTANT_UNKNOWN, match, edition->matches.v[match].entry_count};
    if (key.seq == 0)
        return (struct log_key){INSTANT_UNKNOWN, ID_NONE, 0};
    key.seq--;
    key.at = entry_of(edition, key)->at;
    return key;
}

/* A key may come to mean another match, where a source makes up the bracket from what it has. */
static bool plays_the_same(const struct edition *old, uint32_t from, const struct edition *new,
                           uint32_t match)
{
    for (int side = HOME; side < SIDE_COUNT; side++) {
        uint32_t then = match_team(old, from, side), now = match_team(new, match, side);
        if (then != ID_NONE && carry_team(old, new, then) != now)
            return false;
    }
    return true;
}

/* What a match was before. */
struct before {
    uint32_t match; /* in the old build; ID_NONE: it was not there, so nothing of it is news */
    bool over;
    bool rescored;       /* its score is another now */
    struct log_key last; /* its last entry */
};

static struct before before_of(const struct edition *old, const struct edition *new, uint32_t match)
{
    struct before before = {.match = carry_match(new, old, match)};
    struct match_state then, now;
    if (before.match == ID_NONE || !plays_the_same(old, before.match, new, match))
        return (struct before){.match = ID_NONE};
    match_at(old, before.match, moment_end(), &then);
    match_at(new, match, moment_end(), &now);
    before.over = match_is_over(&then);
    before.rescored = then.score_known &&
                      (then.goals[HOME] != now.goals[HOME] || then.goals[AWAY] != now.goals[AWAY]);
    before.last = last_of(old, before.match);
    return before;
}

/*
 * What of an entry's kinds is news, its match having been so. Details of a match that was over, or
 * of a quarter of an hour ago, come in when a source is asked for more; only the score is still
 * news then.
 */
static unsigned still_news(const struct before *before, unsigned kinds, instant at)
{
    unsigned score = bit(NEWS_GOAL) | bit(NEWS_THROUGH);
    if (before->match == ID_NONE)
        return NOTHING;
    if (before->over)
        return before->rescored ? kinds & score : kinds & bit(NEWS_THROUGH);
    if (before->last.match != ID_NONE && at < before->last.at - LATE_SECONDS)
        return kinds & score;
    return kinds;
}

/* -- the list -----------------------------------------------------------------------------------
 */

struct maker {
    const struct edition *old, *new;
    VEC(struct news_item) found;
    uint32_t match; /* of before */
    struct before before;
};

static const struct before *look_at(struct maker *maker, uint32_t match)
{
    if (maker->match != match) {
        maker->match = match;
        maker->before = before_of(maker->old, maker->new, match);
    }
    return &maker->before;
}

static bool is_key(struct log_key a, struct log_key b)
{
    return a.at == b.at && a.match == b.match && a.seq == b.seq;
}

static bool decides(const struct edition *edition, struct log_key key)
{
    uint32_t tie = edition->matches.v[key.match].tie;
    return tie != ID_NONE && edition->ties.v[tie].winner != SIDE_NONE &&
           is_key(edition->ties.v[tie].decided, key);
}

static void take_new(struct maker *maker, struct carry_news entries)
{
    const struct edition *new = maker->new;
    for (uint32_t i = 0; i < entries.count; i++) {
        struct log_key key = entries.v[i];
        unsigned kinds = of_entry(new, entry_of(new, key));
        if (decides(new, key))
            kinds |= bit(NEWS_THROUGH);
        kinds = still_news(look_at(maker, key.match), kinds, key.at);
        if (kinds)
            vec_push(&maker->found, (struct news_item){.kinds = kinds, .what = key});
    }
}

/* Whether a decision of the video assistant tells of a match that a goal is there no longer. */
static bool is_told(const struct maker *maker, uint32_t match)
{
    for (size_t i = 0; i < maker->found.n; i++) {
        const struct news_item *item = &maker->found.v[i];
        const struct entry *entry = entry_of(maker->new, item->what);
        if (item->what.match == match && item->kinds & bit(NEWS_GOAL) &&
            entry->kind == ENTRY_EVENT && maker->new->events.v[entry->ref].kind == EVENT_VAR)
            return true;
    }
    return false;
}

static void take_gone(struct maker *maker, struct carry_news entries)
{
    for (uint32_t i = 0; i < entries.count; i++) {
        const struct entry *entry = entry_of(maker->old, entries.v[i]);
        uint32_t match = carry_match(maker->old, maker->new, entries.v[i].match);
        if (match == ID_NONE || entry->kind != ENTRY_EVENT ||
            event_goal_side(&maker->old->events.v[entry->ref]) == SIDE_NONE ||
            maker->old->events.v[entry->ref].undone_by != ID_NONE)
            continue;
        struct log_key last = last_of(maker->new, match);
        if (last.match == ID_NONE || !look_at(maker, match)->rescored || is_told(maker, match))
            continue;
        vec_push(&maker->found,
                 (struct news_item){.kinds = bit(NEWS_GOAL), .what = last, .gone = true});
    }
}

/* Ties that are decided, though nothing new says so. */
static void take_late(struct maker *maker)
{
    const struct edition *old = maker->old, *new = maker->new;
    for (uint32_t id = 0; id < new->ties.n; id++) {
        const struct tie *tie = &new->ties.v[id];
        uint32_t was = carry_tie(new, old, id);
        if (tie->winner == SIDE_NONE || was == ID_NONE || old->ties.v[was].winner != SIDE_NONE)
            continue;
        struct log_key last = {INSTANT_UNKNOWN, ID_NONE, 0};
        for (uint32_t i = 0; i < tie->match_count; i++)
            if (new->matches.v[tie->match_first + i].entry_count)
                last = last_of(new, tie->match_first + i);
        bool told = last.match == ID_NONE || look_at(maker, last.match)->match == ID_NONE;
        for (size_t i = 0; i < maker->found.n && !told; i++)
            told = maker->found.v[i].kinds & bit(NEWS_THROUGH) &&
                   new->matches.v[maker->found.v[i].what.match].tie == id;
        if (!told)
            vec_push(&maker->found,
                     (struct news_item){.kinds = bit(NEWS_THROUGH), .what = last, .late = true});
    }
}

struct news news_make(const struct edition *old, const struct edition *new,
                      struct carry_news entries, struct arena *arena)
{
    struct maker maker = {.old = old, .new = new, .match = ID_NONE};
    take_new(&maker, entries);
    take_gone(&maker, carry_news(new, old, arena));
    take_late(&maker);
    struct news news = {.v = arena_array(arena, struct news_item, maker.found.n),
                        .count = (uint32_t)maker.found.n};
    if (maker.found.n)
        memcpy(news.v, maker.found.v, maker.found.n * sizeof *maker.found.v);
    vec_release(&maker.found);
    return news;
}
