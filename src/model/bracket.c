#include "model/bracket.h"

#include <string.h>

/* The bracket being built; the arrays are writable here alone. */
struct making {
    const struct edition *edition;
    uint32_t *column_of, *index_of, *slot_order, *order_low, *order_high;
    uint32_t order;        /* the next place in the walk */
    uint32_t *column_fill; /* ties placed so far, by column */
    uint32_t **column_ties;
    struct bracket_leaf *leaves;
    uint32_t leaf_count;
    size_t leaf_room;
};

/* The tie that feeds a slot, when it lies in column base or after. */
static uint32_t feeder_in(const struct making *making, uint32_t tie, int side, uint32_t base)
{
    uint32_t feeder = making->edition->ties.v[tie].feeder[side];

    if (feeder == ID_NONE || making->column_of[feeder] == ID_NONE ||
        making->column_of[feeder] < base)
        return ID_NONE;
    return feeder;
}

/* Walks a subtree from top to bottom, numbering slots. As deep as there are rounds (at most
 * ROUNDS_MOST). */
static void number_subtree(struct making *making, uint32_t tie)
{
    uint32_t column = making->column_of[tie];

    making->order_low[tie] = making->order;
    for (int side = TOP; side <= BOTTOM; side++) {
        uint32_t feeder = feeder_in(making, tie, side, 0);

        making->slot_order[tie * 2 + (uint32_t)side] = making->order;
        if (feeder == ID_NONE)
            making->order++;
        else
            number_subtree(making, feeder);
        if (side == TOP) {
            making->index_of[tie] = making->column_fill[column];
            making->column_ties[column][making->column_fill[column]++] = tie;
        }
    }
    making->order_high[tie] = making->order - 1;
}

/* Walks a subtree of which column base is the first that shows, collecting leaves. */
static void collect_leaves(struct making *making, uint32_t tie, uint32_t base)
{
    if (making->column_of[tie] == base) {
        making->leaves[making->leaf_count++] = (struct bracket_leaf){tie, SIDE_NONE};
        return;
    }
    for (int side = TOP; side <= BOTTOM; side++) {
        uint32_t feeder = feeder_in(making, tie, side, base);

        if (feeder == ID_NONE)
            making->leaves[making->leaf_count++] = (struct bracket_leaf){tie, (int8_t)side};
        else
            collect_leaves(making, feeder, base);
    }
}

static bool is_tree_round(const struct round *round)
{
    return !round->third_place && round->tie_count > 0;
}

/* Gives the rounds of the tree their columns and finds the third-place match. */
static uint32_t assign_columns(struct edition *edition, struct bracket *bracket,
                               struct bracket_column *columns, struct making *making)
{
    uint32_t count = 0;

    memset(making->column_of, 0xff, edition->ties.n * sizeof *making->column_of);
    for (uint32_t r = 0; r < edition->rounds.n; r++) {
        const struct round *round = &edition->rounds.v[r];

        if (round->third_place && round->tie_count > 0 && bracket->third_place == ID_NONE)
            bracket->third_place = round->tie_first;
        if (!is_tree_round(round))
            continue;
        for (uint32_t i = 0; i < round->tie_count; i++)
            making->column_of[round->tie_first + i] = count;
        making->column_ties[count] = arena_array(&edition->arena, uint32_t, round->tie_count);
        columns[count] = (struct bracket_column){
            .round = r, .ties = making->column_ties[count], .tie_count = round->tie_count};
        count++;
    }
    return count;
}

/* A tie that feeds nothing in the tree: the final, or one that stands alone. */
static bool is_root(const struct making *making, uint32_t tie)
{
    uint32_t feeds = making->edition->ties.v[tie].feeds;

    return making->column_of[tie] != ID_NONE &&
           (feeds == ID_NONE || making->column_of[feeds] == ID_NONE);
}

static void lay_leaves(struct edition *edition, struct bracket_column *columns, uint32_t count,
                       struct making *making)
{
    for (uint32_t base = 0; base < count; base++) {
        making->leaf_count = 0;
        for (uint32_t c = count; c-- > base;)
            for (uint32_t i = 0; i < columns[c].tie_count; i++)
                if (is_root(making, columns[c].ties[i]))
                    collect_leaves(making, columns[c].ties[i], base);
        columns[base].leaf_count = making->leaf_count;
        columns[base].leaves = arena_copy(&edition->arena, making->leaves,
                                          making->leaf_count * sizeof *making->leaves);
    }
}

/* Whether the one tie of the last round ends the competition. What a day's answer of a provider
 * holds may stop at an earlier round, which has no tie before it here and another name. */
static bool is_final(const struct edition *edition, uint32_t id)
{
    const struct tie *tie = &edition->ties.v[id];

    return !edition->foreign || tie->feeder[TOP] != ID_NONE || tie->feeder[BOTTOM] != ID_NONE ||
           strncmp(edition->rounds.v[tie->round].key, "final", 5) == 0;
}

void bracket_build(struct edition *edition)
{
    size_t n = edition->ties.n;
    struct arena *arena = &edition->arena, scratch;
    struct bracket *bracket = arena_alloc(arena, sizeof *bracket);
    struct bracket_column *columns =
        arena_array(arena, struct bracket_column, edition->rounds.n + 1);
    struct making making = {.edition = edition,
                            .column_of = arena_array(arena, uint32_t, n + 1),
                            .index_of = arena_array(arena, uint32_t, n + 1),
                            .slot_order = arena_array(arena, uint32_t, 2 * n + 2),
                            .order_low = arena_array(arena, uint32_t, n + 1),
                            .order_high = arena_array(arena, uint32_t, n + 1)};

    arena_init(&scratch);
    making.column_fill = arena_array(&scratch, uint32_t, edition->rounds.n + 1);
    making.column_ties = arena_array(&scratch, uint32_t *, edition->rounds.n + 1);
    making.leaves = arena_array(&scratch, struct bracket_leaf, 2 * n + 2);
    bracket->third_place = bracket->final = ID_NONE;
    bracket->column_count = assign_columns(edition, bracket, columns, &making);
    for (uint32_t c = bracket->column_count; c-- > 0;) {
        const struct round *round = &edition->rounds.v[columns[c].round];

        for (uint32_t i = 0; i < round->tie_count; i++)
            if (is_root(&making, round->tie_first + i))
                number_subtree(&making, round->tie_first + i);
    }
    lay_leaves(edition, columns, bracket->column_count, &making);
    bracket->columns = columns;
    bracket->column_of = making.column_of;
    bracket->index_of = making.index_of;
    bracket->slot_order = making.slot_order;
    bracket->order_low = making.order_low;
    bracket->order_high = making.order_high;
    if (bracket->column_count > 0 && columns[bracket->column_count - 1].tie_count == 1 &&
        is_final(edition, columns[bracket->column_count - 1].ties[0]))
        bracket->final = columns[bracket->column_count - 1].ties[0];
    edition->bracket = bracket;
    arena_release(&scratch);
}

/* Where a leaf lies in the walk: its first and last place. */
static uint32_t leaf_low(const struct bracket *bracket, const struct bracket_leaf *leaf)
{
    return leaf->side == SIDE_NONE ? bracket->order_low[leaf->tie]
                                   : bracket->slot_order[leaf->tie * 2 + (uint32_t)leaf->side];
}

/* The first leaf of a column whose place is not before order. */
static uint32_t leaf_from(const struct bracket *bracket, uint32_t base, uint32_t order)
{
    const struct bracket_column *column = &bracket->columns[base];
    uint32_t low = 0, high = column->leaf_count;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;

        if (leaf_low(bracket, &column->leaves[middle]) < order)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

void bracket_span(const struct bracket *bracket, uint32_t base, uint32_t tie, uint32_t *first,
                  uint32_t *count)
{
    *first = leaf_from(bracket, base, bracket->order_low[tie]);
    *count = leaf_from(bracket, base, bracket->order_high[tie] + 1) - *first;
}

/* Where in the walk the leaf of a column lies; past the last one: after everything. */
static uint32_t order_of_leaf(const struct bracket *bracket, uint32_t base, uint32_t leaf)
{
    const struct bracket_column *column = &bracket->columns[base];

    return leaf < column->leaf_count ? leaf_low(bracket, &column->leaves[leaf]) : UINT32_MAX;
}

void bracket_ties_between(const struct bracket *bracket, uint32_t base, uint32_t column,
                          uint32_t first, uint32_t count, uint32_t *tie_first, uint32_t *tie_count)
{
    const struct bracket_column *target = &bracket->columns[column];
    uint32_t low = 0, high = target->tie_count, start;
    uint32_t from = order_of_leaf(bracket, base, first);
    uint32_t end = order_of_leaf(bracket, base, first + count);

    while (low < high) { /* the first tie that does not end before leaf first */
        uint32_t middle = low + (high - low) / 2;

        if (bracket->order_high[target->ties[middle]] < from)
            low = middle + 1;
        else
            high = middle;
    }
    start = low;
    for (high = target->tie_count; low < high;) { /* the first that begins after the last leaf */
        uint32_t middle = low + (high - low) / 2;

        if (bracket->order_low[target->ties[middle]] < end)
            low = middle + 1;
        else
            high = middle;
    }
    *tie_first = start;
    *tie_count = low - start;
}

uint32_t bracket_index(const struct bracket *bracket, uint32_t tie)
{
    return bracket->index_of[tie];
}
