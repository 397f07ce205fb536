#include "model/table.h"

#include <string.h>

#include "model/match.h"
#include "model/seal.h"
#include "model/table_parts.h"

/* -- what counts ------------------------------------------------------------------------------- */

static uint32_t row_of(const struct group *group, uint32_t team)
{
    for (uint32_t i = 0; i < group->team_count; i++)
        if (group->teams[i] == team)
            return i;
    return ID_NONE;
}

/* Whether a match counts at the moment, and what it gives. A decision overrides goals. */
static bool game_of(struct tabling *t, uint32_t id, const struct match_state *state,
                    struct table_game *game)
{
    const struct match *match = &t->edition->matches.v[id];
    bool decided = match->decision.kind != DECISION_NONE && state->entries == match->entry_count;

    for (int side = HOME; side <= AWAY; side++) {
        game->row[side] = row_of(t->group, match->given[side]);
        game->goals[side] = state->goals[side];
        if (game->row[side] == ID_NONE)
            return false;
    }
    if (decided && match_is_annulled(match))
        return false;
    game->winner = SIDE_NONE;
    if (decided && match->decision.winner != SIDE_NONE &&
        match->decision.kind != DECISION_AWARDED) { /* walk-over, expulsion, lots */
        game->winner = match->decision.winner;
        return true;
    }
    if (!match_is_on(state) && state->status != MATCH_FINISHED && state->status != MATCH_AWARDED)
        return false;
    if (!state->score_known) {
        t->table->score_unknown = true;
        return false;
    }
    if (game->goals[HOME] != game->goals[AWAY])
        game->winner = game->goals[HOME] > game->goals[AWAY] ? HOME : AWAY;
    return true;
}

static void add_game(struct tabling *t, const struct table_game *game)
{
    for (int side = HOME; side <= AWAY; side++) {
        struct table_row *row = &t->rows[game->row[side]];
        struct table_extra *extra = &t->extra[game->row[side]];
        bool won = game->winner == side, drawn = game->winner == SIDE_NONE;

        row->played++;
        row->won += won;
        row->drawn += drawn;
        row->lost += !won && !drawn;
        row->scored += game->goals[side];
        row->conceded += game->goals[!side];
        row->points += won ? t->win : drawn;
        extra->away_goals += side == AWAY ? game->goals[side] : 0;
        extra->away_wins += side == AWAY && won;
    }
}

/* -- conduct ----------------------------------------------------------------------------------- */

enum { YELLOW = 1, SECOND_YELLOW = 3, RED = 4, YELLOW_AND_RED = 5 };

static bool was_booked(const struct edition *edition, const struct match *match,
                       const struct match_state *state, const struct event *red)
{
    for (uint32_t i = 0; i < match->event_count; i++) {
        uint32_t id = match->event_first + i;
        const struct event *event = &edition->events.v[id];

        if (event->kind == EVENT_YELLOW && event->person != ID_NONE &&
            event->person == red->person && event->side == red->side &&
            event_stands(edition, id, state))
            return true;
    }
    return false;
}

/* A second yellow stands for both of its player's: the first has cost one already. */
static void add_conduct(struct tabling *t, uint32_t id, const struct match_state *state,
                        const struct table_game *game)
{
    const struct edition *edition = t->edition;
    const struct match *match = &edition->matches.v[id];

    for (int side = HOME; side <= AWAY; side++)
        t->extra[game->row[side]].bookings_known &=
            match->yellows_known == COVERAGE_ALL && match->reds_known == COVERAGE_ALL;
    for (uint32_t i = 0; i < match->event_count; i++) {
        const struct event *event = &edition->events.v[match->event_first + i];
        int cost = 0;

        if (!event_stands(edition, match->event_first + i, state))
            continue;
        if (event->kind == EVENT_YELLOW)
            cost = YELLOW;
        else if (event->kind == EVENT_SECOND_YELLOW)
            cost =
                was_booked(edition, match, state, event) ? SECOND_YELLOW - YELLOW : SECOND_YELLOW;
        else if (event->kind == EVENT_RED)
            cost = was_booked(edition, match, state, event) ? YELLOW_AND_RED - YELLOW : RED;
        t->rows[game->row[event->side]].conduct -= cost;
    }
}

/* -- rows -------------------------------------------------------------------------------------- */

static void open_rows(struct tabling *t, struct moment now)
{
    const struct group *group = t->group;

    for (uint32_t i = 0; i < t->count; i++) {
        t->rows[i].team = group->teams[i];
        t->extra[i].bookings_known = true;
        t->extra[i].ranking = t->edition->teams.v[group->teams[i]].ranking;
        t->extra[i].stated = UINT32_MAX;
        for (uint32_t j = 0; group->order && j < group->team_count; j++)
            if (group->order[j] == group->teams[i])
                t->extra[i].stated = j;
    }
    for (uint32_t i = 0; i < group->deduction_count; i++) {
        uint32_t row = row_of(group, group->deductions[i].team);

        if (row == ID_NONE || group->deductions[i].at > now.at)
            continue;
        t->rows[row].deducted += group->deductions[i].points;
        t->rows[row].points -= group->deductions[i].points;
    }
}

static void add_matches(struct tabling *t, struct moment now)
{
    for (uint32_t i = 0; i < t->group->match_count; i++) {
        uint32_t id = t->group->match_first + i;
        struct table_game game;
        struct match_state state;

        match_at(t->edition, id, now, &state);
        if (!game_of(t, id, &state, &game))
            continue;
        if (t->edition->matches.v[id].role == ROLE_PLAY_OFF) {
            if (game.winner == SIDE_NONE && state.kicks[HOME] != state.kicks[AWAY])
                game.winner = state.kicks[HOME] > state.kicks[AWAY] ? HOME : AWAY;
            if (match_is_over(&state))
                t->play_offs[t->play_off_count++] = game;
            continue;
        }
        t->games[t->game_count++] = game;
        add_game(t, &game);
        add_conduct(t, id, &state, &game);
        for (int side = HOME; side <= AWAY && match_is_on(&state); side++)
            t->rows[game.row[side]].on = true;
    }
}

/* Opponents are those on the fixture list, met already or not. */
static void add_opponents(struct tabling *t)
{
    for (uint32_t i = 0; i < t->group->match_count; i++) {
        const struct match *match = &t->edition->matches.v[t->group->match_first + i];
        uint32_t row[2] = {row_of(t->group, match->given[HOME]),
                           row_of(t->group, match->given[AWAY])};

        if (row[HOME] == ID_NONE || row[AWAY] == ID_NONE || match->role == ROLE_PLAY_OFF)
            continue;
        for (int side = HOME; side <= AWAY; side++) {
            const struct table_row *other = &t->rows[row[!side]];

            t->extra[row[side]].opponents_points += other->points;
            t->extra[row[side]].opponents_difference += other->scored - other->conceded;
            t->extra[row[side]].opponents_goals += other->scored;
        }
    }
}

/* -- who goes on ------------------------------------------------------------------------------- */

/*
 * Certain by points alone, ties counted against the team either way: whatever the matches to come
 * bring, at most so many can draw level or pass; or so many are ahead for good. A match on may
 * still end in any way, so what it gives now counts only in as far as it is over.
 */
static void set_fates(struct tabling *t, struct moment now, uint32_t through, uint32_t best)
{
    int *sure = arena_array(t->arena, int, t->count + 1);
    int *most = arena_array(t->arena, int, t->count + 1);

    for (uint32_t i = 0; i < t->count; i++)
        sure[i] = most[i] = -t->rows[i].deducted;
    for (uint32_t i = 0; i < t->group->match_count; i++) {
        uint32_t id = t->group->match_first + i;
        struct table_game game;
        struct match_state state;

        if (t->edition->matches.v[id].role == ROLE_PLAY_OFF)
            continue;
        match_at(t->edition, id, now, &state);
        bool counts = game_of(t, id, &state, &game);
        bool over = state.status == MATCH_FINISHED || state.status == MATCH_AWARDED ||
                    state.status == MATCH_WALK_OVER;
        for (int side = HOME; side <= AWAY; side++) {
            uint32_t team = t->edition->matches.v[id].given[side];
            int gain = game.winner == side ? t->win : game.winner == SIDE_NONE;

            for (uint32_t row = 0; row < t->count; row++) {
                if (t->rows[row].team != team)
                    continue;
                sure[row] += counts && over ? gain : 0;
                most[row] += counts && over ? gain : t->win;
            }
        }
    }
    for (uint32_t i = 0; i < t->count; i++) {
        uint32_t reach = 0, ahead = 0;

        for (uint32_t j = 0; j < t->count; j++) {
            reach += j != i && most[j] >= sure[i];
            ahead += j != i && sure[j] > most[i];
        }
        if (reach < through)
            t->rows[i].fate = FATE_THROUGH;
        else if (ahead >= through + (best > 0))
            t->rows[i].fate = FATE_OUT;
    }
}

static void set_ended_fates(struct tabling *t, uint32_t through, uint32_t best)
{
    for (uint32_t i = 0; i < t->count; i++) {
        struct table_row *row = &t->rows[i];

        if (row->place + t->extra[i].level - 1 <= through)
            row->fate = FATE_THROUGH;
        else if (row->place > through + (best > 0))
            row->fate = FATE_OUT;
    }
}

/* -- tables ------------------------------------------------------------------------------------ */

/* Without the best of those behind, which need all groups. */
static void make(struct tabling *t, const struct edition *edition, uint32_t id, struct moment now,
                 struct arena *arena, struct table *table)
{
    const struct group *group = &edition->groups.v[id];
    const struct stage *stage = &edition->stages.v[group->stage];
    uint32_t through = group->through;

    *table = (struct table){.missing = TABLE_CRITERION_COUNT};
    *t = (struct tabling){.edition = edition,
                          .group = group,
                          .criteria = stage->table,
                          .criteria_count = stage->table_count,
                          .head_again = stage->head_again,
                          .win = stage->points_win,
                          .count = group->team_count,
                          .table = table,
                          .arena = arena};
    if (!group_is_known(edition, id, now))
        t->count = 0;
    table->ended = key_seen(now, group->ended);
    t->rows = arena_array(arena, struct table_row, t->count + 1);
    t->extra = arena_array(arena, struct table_extra, t->count + 1);
    t->games = arena_array(arena, struct table_game, group->match_count + 1);
    t->play_offs = arena_array(arena, struct table_game, group->match_count + 1);
    if (t->count > 0) {
        open_rows(t, now);
        add_matches(t, now);
        add_opponents(t);
        table_order(t, table->ended);
        for (uint32_t i = 0; i < t->count && through > 0; i++)
            t->rows[i].stands = t->rows[i].place + t->extra[i].level - 1 <= through;
        if (through > 0 && table->ended)
            set_ended_fates(t, through, stage->best);
        else if (through > 0 && !table->score_unknown && t->criteria[0] == TABLE_POINTS)
            set_fates(t, now, through, stage->best);
    }
    table->rows = t->rows;
    table->count = t->count;
}

/* The best of those placed behind the ones who go on. */
static void make_best(struct tabling *best, const struct edition *edition, uint32_t id,
                      struct moment now, struct arena *arena, struct table *table)
{
    const struct stage *stage = &edition->stages.v[id];

    *table = (struct table){.missing = TABLE_CRITERION_COUNT, .ended = true};
    *best = (struct tabling){.edition = edition,
                             .criteria = stage->best_table,
                             .criteria_count = stage->best_table_count,
                             .win = stage->points_win,
                             .table = table,
                             .arena = arena};
    best->rows = arena_array(arena, struct table_row, edition->groups.n + 1);
    best->extra = arena_array(arena, struct table_extra, edition->groups.n + 1);
    for (uint32_t g = 0; g < edition->groups.n; g++) {
        uint32_t at = edition->groups.v[g].through;
        struct tabling t;
        struct table one;

        if (edition->groups.v[g].stage != id || at == 0)
            continue;
        make(&t, edition, g, now, arena, &one);
        table->ended &= one.ended;
        table->score_unknown |= one.score_unknown;
        if (at >= t.count)
            continue;
        best->rows[best->count] = t.rows[at];
        best->rows[best->count].stands = false;
        best->rows[best->count].fate = FATE_OPEN;
        best->extra[best->count] = t.extra[at];
        best->extra[best->count++].stated = UINT32_MAX;
    }
    if (best->count > 0)
        table_order(best, false);
    for (uint32_t i = 0; i < best->count; i++) {
        struct table_row *row = &best->rows[i];

        row->stands = row->place + best->extra[i].level - 1 <= stage->best;
        if (table->ended && row->stands)
            row->fate = FATE_THROUGH;
        else if (table->ended && row->place > stage->best)
            row->fate = FATE_OUT;
    }
    table->rows = best->rows;
    table->count = best->count;
}

void table_at(const struct edition *edition, uint32_t group, struct moment now, struct arena *arena,
              struct table *table)
{
    uint32_t stage = edition->groups.v[group].stage, at = edition->groups.v[group].through;
    struct tabling t, best;
    struct table thirds;

    make(&t, edition, group, now, arena, table);
    if (edition->stages.v[stage].best == 0 || at == 0 || at >= t.count)
        return;
    make_best(&best, edition, stage, now, arena, &thirds);
    for (uint32_t i = 0; i < thirds.count; i++)
        if (thirds.rows[i].team == t.rows[at].team) {
            t.rows[at].stands |= thirds.rows[i].stands;
            if (table->ended && t.rows[at].fate == FATE_OPEN)
                t.rows[at].fate = thirds.rows[i].fate;
        }
}

void table_best_at(const struct edition *edition, uint32_t stage, struct moment now,
                   struct arena *arena, struct table *table)
{
    struct tabling t;

    make_best(&t, edition, stage, now, arena, table);
}
