/* Which places a team can still come to, and so who goes on. Declared in model/table_parts.h. */
#include <string.h>

#include "model/table_parts.h"

/* So many matches to come are gone through in every combination, 3^8 at most; more are bounded. By
 * other criteria than points only in groups of so many matches: a league is tabled too slowly. */
enum { OPEN_MOST = 8, ORDER_OPEN_MOST = 6, ORDER_MATCHES_MOST = 30 };

/* Of a team, over all that was tried: the best and the worst place of its own, each at its lowest
 * and highest. By points alone a team level with others may be before or behind them. */
struct span_of_places {
    uint32_t best_low, best_high, worst_low, worst_high;
};

/* Rows are meant as they were before they were put in order, as the games mean them. */
struct ranging {
    struct tabling *t;
    uint32_t *row;  /* where each stands now that they are in order */
    int *points;    /* of the matches over, then with those tried so far */
    int8_t *result; /* tried, of each open match: HOME, AWAY, SIDE_NONE */
    struct span_of_places *span;
    struct arena arena; /* for one combination */
};

static void widen(struct span_of_places *span, uint32_t best, uint32_t worst)
{
    span->best_low = best < span->best_low ? best : span->best_low;
    span->best_high = best > span->best_high ? best : span->best_high;
    span->worst_low = worst < span->worst_low ? worst : span->worst_low;
    span->worst_high = worst > span->worst_high ? worst : span->worst_high;
}

static void look_at_points(struct ranging *r)
{
    for (uint32_t i = 0; i < r->t->count; i++) {
        uint32_t past = 0, level = 0;

        for (uint32_t j = 0; j < r->t->count; j++) {
            past += r->points[j] > r->points[i];
            level += j != i && r->points[j] == r->points[i];
        }
        widen(&r->span[i], past + 1, past + level + 1);
    }
}

/* By every criterion that the results alone settle. */
static void look_at_order(struct ranging *r)
{
    struct tabling supposed = *r->t;
    struct table unused = {.missing = TABLE_CRITERION_COUNT};
    uint32_t count = r->t->count;

    arena_reset(&r->arena);
    supposed.arena = &r->arena;
    supposed.table = &unused;
    supposed.results_only = true;
    supposed.rows = arena_array(&r->arena, struct table_row, count + 1);
    supposed.extra = arena_array(&r->arena, struct table_extra, count + 1);
    supposed.games =
        arena_array(&r->arena, struct table_game, r->t->game_count + r->t->open_count + 1);
    supposed.game_count = 0;
    for (uint32_t k = 0; k < count; k++) {
        const struct table_row *row = &r->t->rows[r->row[k]];

        supposed.rows[k] = (struct table_row){.team = row->team, .points = -row->deducted};
    }
    for (uint32_t i = 0; i < r->t->game_count; i++)
        if (r->t->games[i].over)
            table_add_game(&supposed, &r->t->games[i], false);
    for (uint32_t i = 0; i < r->t->open_count; i++) {
        struct table_game game = r->t->open[i];

        game.winner = r->result[i];
        table_add_game(&supposed, &game, false);
    }
    table_order(&supposed, false);
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t k = 0; k < count; k++)
            if (r->t->rows[r->row[k]].team == supposed.rows[i].team)
                widen(&r->span[k], supposed.rows[i].place,
                      supposed.rows[i].place + supposed.extra[i].level - 1);
}

/* Every result of the open matches from one on. */
static void try_all(struct ranging *r, uint32_t match, void (*look)(struct ranging *))
{
    if (match == r->t->open_count) {
        look(r);
        return;
    }
    int *home = &r->points[r->t->open[match].row[HOME]];
    int *away = &r->points[r->t->open[match].row[AWAY]];
    const struct {
        int gain[2], winner;
    } results[] = {{{r->t->win, 0}, HOME}, {{1, 1}, SIDE_NONE}, {{0, r->t->win}, AWAY}};

    for (size_t i = 0; i < sizeof results / sizeof *results; i++) {
        *home += results[i].gain[HOME];
        *away += results[i].gain[AWAY];
        r->result[match] = (int8_t)results[i].winner;
        try_all(r, match + 1, look);
        *home -= results[i].gain[HOME];
        *away -= results[i].gain[AWAY];
    }
}

static void start(struct ranging *r)
{
    for (uint32_t k = 0; k < r->t->count; k++)
        r->span[k] = (struct span_of_places){UINT32_MAX, 0, UINT32_MAX, 0};
}

/* As if every team could win all its matches, and lose them. */
static void bound(struct ranging *r)
{
    int *most = arena_array(r->t->arena, int, r->t->count + 1);

    memcpy(most, r->points, r->t->count * sizeof *most);
    for (uint32_t i = 0; i < r->t->open_count; i++) {
        most[r->t->open[i].row[HOME]] += r->t->win;
        most[r->t->open[i].row[AWAY]] += r->t->win;
    }
    for (uint32_t i = 0; i < r->t->count; i++) {
        uint32_t may_pass = 0, are_past = 0;

        for (uint32_t j = 0; j < r->t->count; j++) {
            may_pass += j != i && most[j] >= r->points[i];
            are_past += j != i && r->points[j] > most[i];
        }
        widen(&r->span[i], are_past + 1, may_pass + 1);
    }
}

/* Whether points alone leave something open that the criteria after them may settle. */
static bool may_settle(const struct ranging *r, uint32_t through, uint32_t onward)
{
    if (r->t->open_count > ORDER_OPEN_MOST || r->t->group->match_count > ORDER_MATCHES_MOST)
        return false;
    for (uint32_t k = 0; k < r->t->count; k++) {
        const struct span_of_places *span = &r->span[k];

        if ((span->best_high <= through && span->worst_high > through) ||
            (span->worst_low > onward && span->best_low <= onward) ||
            (span->best_high <= span->worst_low && span->best_low < span->worst_high))
            return true;
    }
    return false;
}

static void count_points(struct ranging *r)
{
    const struct tabling *t = r->t;

    for (uint32_t k = 0; k < t->count; k++)
        r->points[k] = -t->rows[r->row[k]].deducted;
    for (uint32_t i = 0; i < t->game_count; i++) {
        const struct table_game *game = &t->games[i];

        for (int side = HOME; side <= AWAY && game->over; side++)
            r->points[game->row[side]] += game->winner == side        ? t->win
                                          : game->winner == SIDE_NONE ? 1
                                                                      : 0;
    }
}

static void range_running(struct tabling *t, uint32_t through, uint32_t onward)
{
    struct ranging r = {.t = t,
                        .row = arena_array(t->arena, uint32_t, t->count + 1),
                        .points = arena_array(t->arena, int, t->count + 1),
                        .result = arena_array(t->arena, int8_t, t->open_count + 1),
                        .span = arena_array(t->arena, struct span_of_places, t->count + 1)};

    for (uint32_t i = 0; i < t->count; i++)
        for (uint32_t k = 0; k < t->count; k++)
            if (t->group->teams[k] == t->rows[i].team)
                r.row[k] = i;
    count_points(&r);
    start(&r);
    if (t->open_count > OPEN_MOST) {
        bound(&r);
    } else {
        try_all(&r, 0, look_at_points);
        if (may_settle(&r, through, onward)) {
            arena_init(&r.arena);
            start(&r);
            try_all(&r, 0, look_at_order);
            arena_release(&r.arena);
        }
    }
    for (uint32_t k = 0; k < t->count; k++) {
        t->rows[r.row[k]].best = r.span[k].best_low;
        t->rows[r.row[k]].worst = r.span[k].worst_high;
    }
}

void table_fates(struct tabling *t, bool ended)
{
    uint32_t through = t->group->through;
    uint32_t onward = through + (t->edition->stages.v[t->group->stage].best > 0);

    for (uint32_t i = 0; i < t->count; i++) {
        struct table_row *row = &t->rows[i];
        uint32_t last = row->place + t->extra[i].level - 1;

        row->best = ended ? row->place : 1;
        row->worst = ended ? last : t->count;
        row->stands = through > 0 && row->played > 0 && last <= through;
    }
    if (!ended && t->criteria[0] == TABLE_POINTS)
        range_running(t, through, onward);
    for (uint32_t i = 0; i < t->count && through > 0; i++)
        t->rows[i].fate = t->rows[i].worst <= through ? FATE_THROUGH
                          : t->rows[i].best > onward  ? FATE_OUT
                                                      : FATE_OPEN;
}
