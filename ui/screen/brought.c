#include "screen/brought.h"

#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "screen/told.h"
#include "screen/words.h"
#include "time/carry.h"
#include "time/log.h"

struct bringing {
    struct view was, is;
    struct canvas ruler; /* tells whether text is ASCII */
    struct arena *arena;
    VEC(struct brought) list;
};

/* -- in words -----------------------------------------------------------------------------------
 */

static void add(struct bringing *b, enum brought_kind kind, uint32_t match, const char *when,
                const char *words)
{
    vec_push(&b->list, (struct brought){kind, false, match, when, words});
}

static void add_told(struct bringing *b, enum brought_kind kind, uint32_t match,
                     const struct told *told, const char *before)
{
    add(b, kind, match, arena_printf(b->arena, "%s", told->when),
        arena_printf(b->arena, "%s%s", before, told->words));
    b->list.v[b->list.n - 1].phase = told->phase;
}

static void tell(const struct bringing *b, const struct view *view, uint32_t match, uint32_t seq,
                 struct told *told)
{
    struct view there = *view;
    there.now = log_moment(view->edition, (struct log_place){match, seq});
    if (!told_now(&there, &b->ruler, told))
        *told = (struct told){.match = match};
}

/* Where both have a part in common, only what differs is told of what was. */
static void put_right(struct bringing *b, uint32_t match, const struct told *was,
                      const struct told *is)
{
    bool when = strcmp(was->when, is->when) != 0, words = strcmp(was->words, is->words) != 0;
    if (!when && !words)
        return;
    if (is->phase) { /* the end of a half has become that of the match: that is news */
        add_told(b, BROUGHT_NEW, match, is, "");
        return;
    }
    add(b, BROUGHT_RIGHT, match, arena_printf(b->arena, "%s", is->when),
        arena_printf(b->arena, "put right: %s; was %s%s%s", is->words, when ? was->when : "",
                     when && words ? "  " : "", words ? was->words : ""));
}

static void bring_entries(struct bringing *b, uint32_t old, uint32_t new)
{
    const struct match *was = &b->was.edition->matches.v[old];
    struct told told, before;
    uint32_t count = b->is.edition->matches.v[new].entry_count;
    bool *taken = arena_array(b->arena, bool, was->entry_count + 1);
    uint32_t *pairs = carry_pairs(b->was.edition, old, b->is.edition, new);
    for (uint32_t i = 0; i < count; i++)
        if (pairs[i] != ID_NONE)
            taken[pairs[i]] = true;
    for (uint32_t j = 0; j < was->entry_count; j++) {
        if (taken[j])
            continue;
        tell(b, &b->was, old, j, &told);
        add_told(b, BROUGHT_GONE, new, &told, "taken back: ");
    }
    for (uint32_t i = 0; i < count; i++) {
        tell(b, &b->is, new, i, &told);
        if (pairs[i] == ID_NONE) {
            add_told(b, BROUGHT_NEW, new, &told, "");
            continue;
        }
        tell(b, &b->was, old, pairs[i], &before);
        put_right(b, new, &before, &told);
    }
    free(pairs);
}

/* Who plays, in few cells. */
static const char *sides(const struct bringing *b, const struct view *view, uint32_t match)
{
    char side[SIDE_COUNT][INNER_NAME];
    for (int s = HOME; s < SIDE_COUNT; s++)
        words_side(view, match, s, 3, side[s], sizeof side[s]);
    return arena_printf(b->arena, "%s v %s", side[HOME], side[AWAY]);
}

static void bring_facts(struct bringing *b, uint32_t old, uint32_t new)
{
    const struct match *was = &b->was.edition->matches.v[old];
    const struct match *is = &b->is.edition->matches.v[new];
    char clock[2][64];
    const char *who = sides(b, &b->is, new);
    bool known =
        inner_team(&b->is, new, HOME) != ID_NONE && inner_team(&b->is, new, AWAY) != ID_NONE;
    if (strcmp(sides(b, &b->was, old), who) != 0)
        add(b, BROUGHT_FACTS, new, "", known ? "teams now known" : "teams changed");
    words_clock(&b->was, old, clock[0], sizeof clock[0]);
    words_clock(&b->is, new, clock[1], sizeof clock[1]);
    if (was->kickoff != is->kickoff || was->precision != is->precision) {
        char day[32], when[32];
        words_day(&b->is, is->kickoff, new, day, sizeof day);
        words_time(&b->is, is->kickoff, new, when, sizeof when);
        add(b, BROUGHT_FACTS, new, "",
            arena_printf(b->arena, "kick-off %s%s%s", day,
                         is->precision == PRECISION_MINUTE ? " " : "",
                         is->precision == PRECISION_MINUTE ? when : ""));
    } else if (strcmp(clock[0], clock[1]) != 0) {
        add(b, BROUGHT_MINUTE, new, arena_printf(b->arena, "%s", clock[1]), "");
    }
}

/* -- the whole ----------------------------------------------------------------------------------
 */

uint32_t brought_all(const struct edition *was, const struct edition *is, bool ascii,
                     struct arena *arena, struct brought **list)
{
    *list = NULL;
    if (!was)
        return 0;
    struct view view = {.edition = was,
                        .now = moment_end(),
                        .before = moment_end(),
                        .still = true,
                        .day = INSTANT_UNKNOWN,
                        .scratch = arena};
    struct bringing b = {view, view, {.ascii = ascii}, arena, {0}};
    b.is.edition = is;
    for (uint32_t match = 0; match < is->matches.n; match++) {
        uint32_t old = carry_match(is, was, match);
        if (old == ID_NONE) {
            add(&b, BROUGHT_FACTS, match, "", "a new match");
            continue;
        }
        size_t before = b.list.n;
        if (!carry_same_log(was, old, is, match))
            bring_entries(&b, old, match);
        if (b.list.n == before)
            bring_facts(&b, old, match);
    }
    *list = arena_array(arena, struct brought, b.list.n + 1);
    if (b.list.n)
        memcpy(*list, b.list.v, b.list.n * sizeof **list);
    uint32_t count = (uint32_t)b.list.n;
    vec_release(&b.list);
    return count;
}

char *brought_match(const struct edition *is, uint32_t match, char *buf, size_t size)
{
    char side[SIDE_COUNT][INNER_NAME];
    struct view view = {.edition = is, .now = moment_end(), .before = moment_end()};
    struct match_state state;
    match_at(is, match, view.now, &state);
    for (int s = HOME; s < SIDE_COUNT; s++)
        words_side(&view, match, s, 3, side[s], sizeof side[s]);
    if (inner_has_score(&state) && state.score_known)
        words_set(buf, size, "%s %d-%d %s", side[HOME], state.goals[HOME], state.goals[AWAY],
                  side[AWAY]);
    else
        words_set(buf, size, "%s v %s", side[HOME], side[AWAY]);
    return buf;
}
