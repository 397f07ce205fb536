/* What a table is made of; its order is table_order.c's. */
#include "model/table.h"

#include <stdio.h>

#include "model/match.h"
#include "model/seal.h"
#include "model/table_parts.h"
#include "model/tie.h"

bool group_is_known(const struct edition *edition, uint32_t group, struct moment now)
{
    return key_seen(now, edition->groups.v[group].known);
}

uint32_t match_team_at(const struct edition *edition, uint32_t id, int side, struct moment now)
{
    const struct match *match = &edition->matches.v[id];

    if (match->tie != ID_NONE)
        return slot_at(edition, match->tie, side == HOME ? match->home_side : !match->home_side,
                       now);
    return group_is_known(edition, match->group, now) ? match->given[side] : ID_NONE;
}

char *match_team_words(const struct edition *edition, uint32_t id, int side, struct moment now,
                       int cells, char *buf, size_t size)
{
    const struct match *match = &edition->matches.v[id];
    uint32_t team = match_team_at(edition, id, side, now);

    if (match->tie != ID_NONE)
        slot_words(edition, match->tie, side == HOME ? match->home_side : !match->home_side, now,
                   cells, buf, size);
    else
        snprintf(buf, size, "%s", team == ID_NONE ? "to be decided" : edition->teams.v[team].name);
    return buf;
}

/* -- what counts ------------------------------------------------------------------------------- */

static bool counts(const struct match *match, const struct match_state *state)
{
    if (state->status == MATCH_AWARDED)
        return true;
    if (state->status == MATCH_WALK_OVER) /* without a known winner it is no draw */
        return match->decision.winner != SIDE_NONE;
    return (match_is_on(state) || state->status == MATCH_FINISHED) && !match_is_void(match, state);
}

static int winner_of(const struct match *match, const struct match_state *state)
{
    if (state->status == MATCH_WALK_OVER && match->decision.winner != SIDE_NONE)
        return match->decision.winner;
    if (state->goals[HOME] != state->goals[AWAY])
        return state->goals[HOME] > state->goals[AWAY] ? HOME : AWAY;
    return SIDE_NONE;
}

static uint32_t row_of(const struct tabling *t, uint32_t team)
{
    for (uint32_t i = 0; i < t->count; i++)
        if (t->rows[i].team == team)
            return i;
    return ID_NONE;
}

/* Points of conduct (FIFA World Cup 2026 regulations): yellow -1, second yellow -3, direct red -4,
 * yellow and direct red -5. Each card takes off what it adds to those before it. */
static void add_conduct(struct tabling *t, const struct match *match,
                        const struct match_state *state, const uint32_t row[2])
{
    const struct edition *edition = t->edition;

    for (uint32_t i = 0; i < match->event_count; i++) {
        const struct event *event = &edition->events.v[match->event_first + i];
        bool booked = false;
        int points = event->kind == EVENT_YELLOW ? 1 : event->kind == EVENT_RED ? 4 : 3;

        if (event->kind < EVENT_YELLOW || event->kind > EVENT_RED ||
            !event_stands(edition, match->event_first + i, state))
            continue;
        for (uint32_t j = 0; j < i && event->person != ID_NONE; j++) {
            const struct event *before = &edition->events.v[match->event_first + j];

            booked |= before->kind == EVENT_YELLOW && before->person == event->person;
        }
        if (event->kind == EVENT_SECOND_YELLOW && booked)
            points = 2;
        t->rows[row[event->side]].conduct -= points;
    }
    for (int side = HOME; side <= AWAY; side++)
        if (match->yellows_known != COVERAGE_ALL || match->reds_known != COVERAGE_ALL)
            t->extra[row[side]].bookings_known = false;
}

void table_add_game(struct tabling *t, const struct table_game *game, bool on)
{
    t->games[t->game_count++] = *game;
    for (int side = HOME; side <= AWAY; side++) {
        struct table_row *row = &t->rows[game->row[side]];
        struct table_extra *extra = &t->extra[game->row[side]];

        row->played++;
        row->won += game->winner == side;
        row->drawn += game->winner == SIDE_NONE;
        row->lost += game->winner == !side && game->winner != SIDE_NONE;
        row->scored += game->goals[side];
        row->conceded += game->goals[!side];
        row->points += game->winner == side ? t->win : game->winner == SIDE_NONE;
        row->on |= on;
        if (side == AWAY) {
            extra->away_goals += game->goals[AWAY];
            extra->away_wins += game->winner == AWAY;
        }
    }
}

static void add_match(struct tabling *t, uint32_t id, struct moment now)
{
    const struct match *match = &t->edition->matches.v[id];
    struct table_game game = {
        .row = {row_of(t, match->given[HOME]), row_of(t, match->given[AWAY])}};
    struct match_state state;

    match_at(t->edition, id, now, &state);
    if (game.row[HOME] == ID_NONE || game.row[AWAY] == ID_NONE)
        return;
    game.over = match_is_over(&state) && state.score_known && counts(match, &state);
    if (!game.over && match->role != ROLE_PLAY_OFF)
        t->open[t->open_count++] = game;
    if (!counts(match, &state))
        return;
    if (!state.score_known) {
        t->table->score_unknown = true;
        return;
    }
    game.goals[HOME] = state.goals[HOME];
    game.goals[AWAY] = state.goals[AWAY];
    game.winner = winner_of(match, &state);
    if (match->role == ROLE_PLAY_OFF) {
        if (game.winner == SIDE_NONE && state.kicks[HOME] != state.kicks[AWAY])
            game.winner = state.kicks[HOME] > state.kicks[AWAY] ? HOME : AWAY;
        if (match_is_over(&state))
            t->play_offs[t->play_off_count++] = game;
        return;
    }
    table_add_game(t, &game, match_is_on(&state));
    add_conduct(t, match, &state, game.row);
}

static void add_opponents(struct tabling *t)
{
    for (uint32_t i = 0; i < t->game_count; i++)
        for (int side = HOME; side <= AWAY; side++) {
            const struct table_row *other = &t->rows[t->games[i].row[!side]];
            struct table_extra *extra = &t->extra[t->games[i].row[side]];

            extra->opponents_points += other->points;
            extra->opponents_difference += other->scored - other->conceded;
            extra->opponents_goals += other->scored;
        }
}

static void take_deductions(struct tabling *t, struct moment now)
{
    for (uint32_t i = 0; i < t->group->deduction_count; i++) {
        const struct deduction *deduction = &t->group->deductions[i];
        uint32_t row = row_of(t, deduction->team);

        if (row == ID_NONE || (deduction->at != INSTANT_UNKNOWN && deduction->at > now.at))
            continue;
        t->rows[row].points -= deduction->points;
        t->rows[row].deducted += deduction->points;
    }
}

/* -- the whole --------------------------------------------------------------------------------- */

static struct tabling begin(const struct edition *edition, uint32_t stage, uint32_t count,
                            struct arena *arena, struct table *table)
{
    *table = (struct table){.missing = TABLE_CRITERION_COUNT};
    return (struct tabling){
        .edition = edition,
        .criteria = edition->stages.v[stage].table,
        .criteria_count = edition->stages.v[stage].table_count,
        .head_again = edition->stages.v[stage].head_again,
        .win = edition->stages.v[stage].points_win,
        .rows = arena_array(arena, struct table_row, count + 1),
        .extra = arena_array(arena, struct table_extra, count + 1),
        .table = table,
        .arena = arena,
    };
}

static struct tabling tabulate(const struct edition *edition, uint32_t id, struct moment now,
                               struct arena *arena, struct table *table)
{
    const struct group *group = &edition->groups.v[id];
    struct tabling t = begin(edition, group->stage, group->team_count, arena, table);

    t.group = group;
    if (!group_is_known(edition, id, now))
        return t;
    t.games = arena_array(arena, struct table_game, group->match_count + 1);
    t.play_offs = arena_array(arena, struct table_game, group->match_count + 1);
    t.open = arena_array(arena, struct table_game, group->match_count + 1);
    t.count = group->team_count;
    for (uint32_t i = 0; i < t.count; i++) {
        t.rows[i].team = group->teams[i];
        t.extra[i] = (struct table_extra){.bookings_known = true,
                                          .ranking = edition->teams.v[group->teams[i]].ranking,
                                          .stated = UINT32_MAX};
        for (uint32_t k = 0; group->order && k < group->team_count; k++)
            if (group->order[k] == group->teams[i])
                t.extra[i].stated = k;
    }
    for (uint32_t i = 0; i < group->match_count; i++)
        add_match(&t, group->match_first + i, now);
    take_deductions(&t, now);
    add_opponents(&t);
    table->ended = group->match_count > 0 && key_seen(now, group->ended);
    table_order(&t, table->ended);
    table->rows = t.rows;
    table->count = t.count;
    return t;
}

void table_alone_at(const struct edition *edition, uint32_t group, struct moment now,
                    struct arena *arena, struct table *table)
{
    struct tabling t = tabulate(edition, group, now, arena, table);

    table_fates(&t, table->ended);
}

void table_at(const struct edition *edition, uint32_t group, struct moment now, struct arena *arena,
              struct table *table)
{
    uint32_t stage = edition->groups.v[group].stage, behind = edition->groups.v[group].through;
    struct table best;

    table_alone_at(edition, group, now, arena, table);
    if (behind == 0 || edition->stages.v[stage].best == 0 || behind >= table->count)
        return;
    table_best_at(edition, stage, now, arena, &best);
    for (uint32_t i = 0; i < best.count; i++) {
        struct table_row *row = &table->rows[behind];

        if (best.rows[i].team != row->team)
            continue;
        row->stands |= best.rows[i].stands;
        if (row->fate == FATE_OPEN)
            row->fate = best.rows[i].fate;
    }
}

void table_best_at(const struct edition *edition, uint32_t stage, struct moment now,
                   struct arena *arena, struct table *best)
{
    struct tabling t = begin(edition, stage, (uint32_t)edition->groups.n, arena, best);
    bool ended = true;

    t.criteria = edition->stages.v[stage].best_table;
    t.criteria_count = edition->stages.v[stage].best_table_count;
    for (uint32_t g = 0; g < edition->groups.n; g++) {
        const struct group *group = &edition->groups.v[g];
        struct table table;
        struct tabling from;

        if (group->stage != stage)
            continue;
        from = tabulate(edition, g, now, arena, &table);
        ended &= table.ended;
        best->score_unknown |= table.score_unknown;
        if (group->through >= table.count)
            continue;
        t.rows[t.count] = from.rows[group->through];
        t.extra[t.count] = from.extra[group->through];
        t.extra[t.count++].stated = UINT32_MAX;
    }
    table_order(&t, ended);
    for (uint32_t i = 0; i < t.count; i++) {
        uint32_t last = t.rows[i].place + t.extra[i].level - 1;

        t.rows[i].stands = t.rows[i].played > 0 && last <= edition->stages.v[stage].best;
        t.rows[i].fate = !ended                                            ? FATE_OPEN
                         : t.rows[i].stands                                ? FATE_THROUGH
                         : t.rows[i].place > edition->stages.v[stage].best ? FATE_OUT
                                                                           : FATE_OPEN;
    }
    best->rows = t.rows;
    best->count = t.count;
    best->ended = ended;
}
