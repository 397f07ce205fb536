/* The order of a table by its criteria. Declared in model/table_parts.h. */
#include <stdlib.h>
#include <string.h>

#include "model/table_parts.h"

/* What is compared, as a fraction: the higher goes first. */
struct worth {
    int64_t top, bottom;
};

struct ordering {
    struct tabling *t;
    bool ended;
    uint32_t *ids; /* rows in order */
    struct worth *worth;
    bool *member; /* by row: of those whose matches between them count */
};

static bool is_head(uint8_t criterion)
{
    return criterion >= TABLE_HEAD_POINTS && criterion <= TABLE_HEAD_AWAY_GOALS;
}

static int64_t difference(const struct table_row *row)
{
    return row->scored - row->conceded;
}

/* In the matches between members alone. */
static int64_t head_worth(const struct ordering *o, uint32_t row, uint8_t criterion)
{
    int64_t sum = 0;

    for (uint32_t i = 0; i < o->t->game_count; i++) {
        const struct table_game *game = &o->t->games[i];
        int side = game->row[HOME] == row ? HOME : AWAY;

        if (game->row[side] != row || !o->member[game->row[HOME]] || !o->member[game->row[AWAY]])
            continue;
        if (criterion == TABLE_HEAD_POINTS)
            sum += game->winner == side ? o->t->win : game->winner == SIDE_NONE;
        else if (criterion == TABLE_HEAD_DIFFERENCE)
            sum += game->goals[side] - game->goals[!side];
        else if (criterion == TABLE_HEAD_GOALS || side == AWAY)
            sum += game->goals[side];
    }
    return sum;
}

static int64_t play_off_worth(const struct ordering *o, uint32_t row, const uint32_t *ids,
                              uint32_t count)
{
    int64_t sum = 0;

    for (uint32_t i = 0; i < o->t->play_off_count; i++) {
        const struct table_game *game = &o->t->play_offs[i];
        uint32_t inside = 0;

        for (uint32_t j = 0; j < count; j++)
            inside += ids[j] == game->row[HOME] || ids[j] == game->row[AWAY];
        if (inside == 2 && game->winner != SIDE_NONE && game->row[game->winner] == row)
            sum++;
    }
    return sum;
}

static struct worth average(const struct table_row *row)
{
    if (row->conceded == 0 && row->scored == 0)
        return (struct worth){0, 1};
    return (struct worth){row->scored, row->conceded};
}

static struct worth worth_of(const struct ordering *o, uint32_t id, uint8_t criterion,
                             const uint32_t *ids, uint32_t count)
{
    const struct table_row *row = &o->t->rows[id];
    const struct table_extra *extra = &o->t->extra[id];

    switch ((enum table_criterion)criterion) {
    case TABLE_POINTS:
        return (struct worth){row->points, 1};
    case TABLE_GOAL_DIFFERENCE:
        return (struct worth){difference(row), 1};
    case TABLE_GOALS:
        return (struct worth){row->scored, 1};
    case TABLE_GOAL_AVERAGE:
        return average(row);
    case TABLE_WINS:
        return (struct worth){row->won, 1};
    case TABLE_AWAY_GOALS:
        return (struct worth){extra->away_goals, 1};
    case TABLE_AWAY_WINS:
        return (struct worth){extra->away_wins, 1};
    case TABLE_OPPONENTS_POINTS:
        return (struct worth){extra->opponents_points, 1};
    case TABLE_OPPONENTS_DIFFERENCE:
        return (struct worth){extra->opponents_difference, 1};
    case TABLE_OPPONENTS_GOALS:
        return (struct worth){extra->opponents_goals, 1};
    case TABLE_CONDUCT:
        return (struct worth){row->conduct, 1};
    case TABLE_RANKING:
        return (struct worth){-(int64_t)extra->ranking, 1};
    case TABLE_PLAY_OFF:
        return (struct worth){play_off_worth(o, id, ids, count), 1};
    default:
        return (struct worth){head_worth(o, id, criterion), 1};
    }
}

static int64_t compare(struct worth a, struct worth b)
{
    return a.top * b.bottom - b.top * a.bottom;
}

/* Whether a match that is not over has a say in the goals of these; in head-to-head criteria in
 * those of the matches between members. */
static bool goals_to_come(const struct ordering *o, bool head, const uint32_t *ids, uint32_t count)
{
    for (uint32_t i = 0; i < o->t->game_count; i++) {
        const struct table_game *game = &o->t->games[i];

        if (game->over)
            continue;
        if (head && o->member[game->row[HOME]] && o->member[game->row[AWAY]])
            return true;
        for (uint32_t k = 0; k < count && !head; k++)
            if (ids[k] == game->row[HOME] || ids[k] == game->row[AWAY])
                return true;
    }
    return false;
}

/* Whether results alone tell what a criterion is worth. What hangs on cards, lists or a further
 * match waits for the group's end. */
static bool is_settled(const struct ordering *o, uint8_t criterion, const uint32_t *ids,
                       uint32_t count)
{
    switch ((enum table_criterion)criterion) {
    case TABLE_POINTS:
    case TABLE_WINS:
    case TABLE_HEAD_POINTS:
        return true;
    case TABLE_GOAL_DIFFERENCE:
    case TABLE_GOALS:
    case TABLE_GOAL_AVERAGE:
        return !goals_to_come(o, false, ids, count);
    case TABLE_HEAD_DIFFERENCE:
    case TABLE_HEAD_GOALS:
        return !goals_to_come(o, true, ids, count);
    default:
        return false;
    }
}

/* Whether the data for a criterion are there, of all these. */
static bool is_known(const struct ordering *o, uint8_t criterion, const uint32_t *ids,
                     uint32_t count)
{
    if (criterion == TABLE_LOTS || (o->t->results_only && !is_settled(o, criterion, ids, count)))
        return false;
    for (uint32_t i = 0; i < count; i++)
        if ((criterion == TABLE_CONDUCT && !o->t->extra[ids[i]].bookings_known) ||
            (criterion == TABLE_RANKING && o->t->extra[ids[i]].ranking == 0))
            return false;
    return true;
}

/* Highest worth first; those of equal worth keep their order. */
static void sort(struct ordering *o, uint32_t *ids, uint32_t count)
{
    for (uint32_t i = 1; i < count; i++) {
        uint32_t id = ids[i], j = i;

        for (; j > 0 && compare(o->worth[ids[j - 1]], o->worth[id]) < 0; j--)
            ids[j] = ids[j - 1];
        ids[j] = id;
    }
}

/* What the criteria leave open: by the source's order once it may be told. */
static void leave(struct ordering *o, uint32_t *ids, uint32_t count, uint8_t criterion)
{
    struct tabling *t = o->t;
    uint32_t place = (uint32_t)(ids - o->ids) + 1;
    bool played = false, stated = o->ended;

    for (uint32_t i = 0; i < count; i++) {
        t->rows[ids[i]].place = place;
        t->extra[ids[i]].level = count;
        played |= t->rows[ids[i]].played > 0;
        stated &= t->extra[ids[i]].stated != UINT32_MAX;
        o->worth[ids[i]] = (struct worth){-(int64_t)t->extra[ids[i]].stated, 1};
    }
    if (count == 1 || !played)
        return;
    t->table->undecided = true;
    if (criterion < TABLE_LOTS && t->table->missing == TABLE_CRITERION_COUNT)
        t->table->missing = criterion;
    if (!stated)
        return;
    t->table->by_source = true;
    sort(o, ids, count);
    for (uint32_t i = 0; i < count; i++) {
        t->rows[ids[i]].place = place + i;
        t->extra[ids[i]].level = 1;
        if (i > 0)
            t->rows[ids[i]].by = criterion == TABLE_LOTS ? TABLE_LOTS : TABLE_CRITERION_COUNT;
    }
}

static void mark(struct ordering *o, const uint32_t *ids, uint32_t count)
{
    memset(o->member, 0, o->t->count * sizeof *o->member);
    for (uint32_t i = 0; i < count; i++)
        o->member[ids[i]] = true;
}

/*
 * Parts those whom the criteria before c leave level. set: those whose matches between them count
 * in the head-to-head criteria in hand.
 */
static void part(struct ordering *o, uint32_t *ids, uint32_t count, uint8_t c, const uint32_t *set,
                 uint32_t set_count)
{
    struct tabling *t = o->t;

    for (; count > 1 && c <= t->criteria_count; c++) {
        uint8_t criterion = c < t->criteria_count ? t->criteria[c] : TABLE_CRITERION_COUNT;
        bool head = criterion != TABLE_CRITERION_COUNT && is_head(criterion);
        bool after = c > 0 && is_head(t->criteria[c - 1]);

        if (!head && after && t->head_again && count < set_count) { /* again, among fewer */
            while (c > 0 && is_head(t->criteria[c - 1]))
                c--;
            criterion = t->criteria[c];
            head = true;
            after = false;
        }
        if (head && !after) { /* a copy: what is parted below changes its order */
            uint32_t *copy = arena_array(t->arena, uint32_t, count);

            memcpy(copy, ids, count * sizeof *copy);
            set = copy;
            set_count = count;
        }
        if (head)
            mark(o, set, set_count);
        if (criterion == TABLE_CRITERION_COUNT || !is_known(o, criterion, ids, count)) {
            leave(o, ids, count, criterion);
            return;
        }
        for (uint32_t i = 0; i < count; i++)
            o->worth[ids[i]] = worth_of(o, ids[i], criterion, ids, count);
        sort(o, ids, count);
        uint32_t first = 0;
        while (compare(o->worth[ids[first]], o->worth[ids[count - 1]]) != 0) {
            uint32_t end = first + 1;

            while (compare(o->worth[ids[first]], o->worth[ids[end]]) == 0)
                end++;
            t->rows[ids[end]].by = criterion;
            struct worth next = o->worth[ids[end]], last = o->worth[ids[count - 1]];
            part(o, ids + first, end - first, (uint8_t)(c + 1), set, set_count);
            o->worth[ids[end]] = next;
            o->worth[ids[count - 1]] = last;
            first = end;
        }
        ids += first;
        count -= first;
    }
    if (count > 0)
        leave(o, ids, count, TABLE_CRITERION_COUNT);
}

void table_order(struct tabling *t, bool ended)
{
    struct ordering o = {.t = t, .ended = ended};
    struct table_row *rows = arena_array(t->arena, struct table_row, t->count + 1);
    struct table_extra *extra = arena_array(t->arena, struct table_extra, t->count + 1);

    o.ids = arena_array(t->arena, uint32_t, t->count + 1);
    o.worth = arena_array(t->arena, struct worth, t->count + 1);
    o.member = arena_array(t->arena, bool, t->count + 1);
    for (uint32_t i = 0; i < t->count; i++) {
        o.ids[i] = i;
        t->rows[i].by = TABLE_CRITERION_COUNT;
    }
    part(&o, o.ids, t->count, 0, o.ids, t->count);
    for (uint32_t i = 0; i < t->count; i++) {
        rows[i] = t->rows[o.ids[i]];
        extra[i] = t->extra[o.ids[i]];
    }
    t->rows = rows;
    t->extra = extra;
}
