/* Who goes on, as it stands and for certain. Declared in model/table_parts.h. */
#include <string.h>

#include "model/table_parts.h"

/* So many matches to come are gone through in every combination, 3^8 at most; more are bounded. */
enum { OPEN_MOST = 8 };

struct fates {
    struct tabling *t;
    uint32_t through, onward; /* onward: with the one place that may go on as a best third */
    int *points;              /* by row: of the matches over, then with those tried so far */
    bool *in, *out;           /* by row: so in all that was tried */
};

/* By points alone; those level count against a team, whichever way it is asked. */
static void look(struct fates *f)
{
    for (uint32_t i = 0; i < f->t->count; i++) {
        uint32_t level = 0, past = 0;

        for (uint32_t j = 0; j < f->t->count; j++) {
            level += j != i && f->points[j] >= f->points[i];
            past += f->points[j] > f->points[i];
        }
        f->in[i] &= level < f->through;
        f->out[i] &= past >= f->onward;
    }
}

/* Every result of the open matches from one on. */
static void try_all(struct fates *f, uint32_t match)
{
    if (match == f->t->open_count) {
        look(f);
        return;
    }
    int *home = &f->points[f->t->open[match].row[HOME]];
    int *away = &f->points[f->t->open[match].row[AWAY]];
    const int gains[][2] = {{f->t->win, 0}, {1, 1}, {0, f->t->win}};

    for (size_t i = 0; i < sizeof gains / sizeof *gains; i++) {
        *home += gains[i][HOME];
        *away += gains[i][AWAY];
        try_all(f, match + 1);
        *home -= gains[i][HOME];
        *away -= gains[i][AWAY];
    }
}

/* As if every team could win all its matches, and lose them. */
static void bound(struct fates *f)
{
    int *most = arena_array(f->t->arena, int, f->t->count + 1);

    memcpy(most, f->points, f->t->count * sizeof *most);
    for (uint32_t i = 0; i < f->t->open_count; i++) {
        most[f->t->open[i].row[HOME]] += f->t->win;
        most[f->t->open[i].row[AWAY]] += f->t->win;
    }
    for (uint32_t i = 0; i < f->t->count; i++) {
        uint32_t may_pass = 0, are_past = 0;

        for (uint32_t j = 0; j < f->t->count; j++) {
            may_pass += j != i && most[j] >= f->points[i];
            are_past += j != i && f->points[j] > most[i];
        }
        f->in[i] = may_pass < f->through;
        f->out[i] = are_past >= f->onward;
    }
}

/* The open matches are by row as the rows were before they were put in order. */
static void set_running(struct tabling *t, uint32_t through, uint32_t onward)
{
    struct fates f = {.t = t,
                      .through = through,
                      .onward = onward,
                      .points = arena_array(t->arena, int, t->count + 1),
                      .in = arena_array(t->arena, bool, t->count + 1),
                      .out = arena_array(t->arena, bool, t->count + 1)};
    uint32_t *row = arena_array(t->arena, uint32_t, t->count + 1);

    for (uint32_t i = 0; i < t->count; i++) {
        f.in[i] = f.out[i] = true;
        for (uint32_t k = 0; k < t->count; k++)
            if (t->group->teams[k] == t->rows[i].team)
                row[k] = i;
        f.points[i] = 0;
    }
    for (uint32_t k = 0; k < t->count; k++)
        f.points[k] = -t->rows[row[k]].deducted;
    for (uint32_t i = 0; i < t->game_count; i++) {
        const struct table_game *game = &t->games[i];

        for (int side = HOME; side <= AWAY && game->over; side++)
            f.points[game->row[side]] += game->winner == side        ? t->win
                                         : game->winner == SIDE_NONE ? 1
                                                                     : 0;
    }
    if (t->open_count <= OPEN_MOST)
        try_all(&f, 0);
    else
        bound(&f);
    for (uint32_t k = 0; k < t->count; k++)
        t->rows[row[k]].fate = f.in[k] ? FATE_THROUGH : f.out[k] ? FATE_OUT : FATE_OPEN;
}

void table_fates(struct tabling *t, bool ended)
{
    uint32_t through = t->group->through;
    uint32_t onward = through + (t->edition->stages.v[t->group->stage].best > 0);

    for (uint32_t i = 0; i < t->count; i++) {
        struct table_row *row = &t->rows[i];
        uint32_t last = row->place + t->extra[i].level - 1;

        row->stands = row->played > 0 && last <= through;
        if (ended)
            row->fate = last <= through ? FATE_THROUGH : row->place > onward ? FATE_OUT : FATE_OPEN;
    }
    if (!ended && t->criteria[0] == TABLE_POINTS)
        set_running(t, through, onward);
}
