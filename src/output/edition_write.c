#include "output/edition_write.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/table.h"
#include "model/words.h"
#include "output/edition_parts.h"

/* -- shared ------------------------------------------------------------------------------------ */

void write_sources(struct edition_writer *writer, const uint32_t *sources, uint32_t count)
{
    if (count == 0)
        return;
    tree_list(writer->tree, "sources", TREE_SHORT);
    for (uint32_t i = 0; i < count; i++)
        tree_text(writer->tree, NULL, writer->edition->sources.v[sources[i]].key);
    tree_end(writer->tree);
}

void write_instant(struct edition_writer *writer, const char *key, instant at, int offset,
                   enum precision precision)
{
    char text[48];
    int home = writer->edition->offset;
    if (at == INSTANT_UNKNOWN || precision == PRECISION_NONE)
        return;
    struct civil civil = instant_to_civil(at, home);
    if (precision == PRECISION_DATE)
        snprintf(text, sizeof text, "%04d-%02d-%02d", civil.year, civil.month, civil.day);
    else if (offset != home)
        instant_format_iso(text, sizeof text, at, offset);
    else if (civil.second)
        snprintf(text, sizeof text, "%04d-%02d-%02dT%02d:%02d:%02d", civil.year, civil.month,
                 civil.day, civil.hour, civil.minute, civil.second);
    else
        snprintf(text, sizeof text, "%04d-%02d-%02dT%02d:%02d", civil.year, civil.month, civil.day,
                 civil.hour, civil.minute);
    tree_text(writer->tree, key, text);
}

void write_moment(struct edition_writer *writer, const char *key, instant at)
{
    if (at == INSTANT_UNKNOWN)
        return;
    bool day = match_day(writer->edition, at) == at;
    write_instant(writer, key, at, writer->edition->offset,
                  day ? PRECISION_DATE : PRECISION_MINUTE);
}

void write_team(struct edition_writer *writer, const char *key, uint32_t team)
{
    if (team != ID_NONE)
        tree_text(writer->tree, key, writer->edition->teams.v[team].key);
}

/* -- the head ---------------------------------------------------------------------------------- */

static void write_offset(struct tree *tree, int offset)
{
    char text[32];
    unsigned minutes = (unsigned)(offset < 0 ? -offset : offset) / 60;
    if (minutes == 0)
        return;
    snprintf(text, sizeof text, "%c%02u:%02u", offset < 0 ? '-' : '+', minutes / 60 % 100,
             minutes % 60);
    tree_text(tree, "zone", text);
}

static void write_head(struct edition_writer *writer)
{
    const struct edition *edition = writer->edition;
    struct tree *tree = writer->tree;
    tree_text(tree, "edition", edition->key);
    tree_text(tree, "name", edition->name);
    if (edition->competition && strcmp(edition->competition, edition->name) != 0)
        tree_text(tree, "competition", edition->competition);
    if (edition->season && edition->season[0])
        tree_text(tree, "season", edition->season);
    write_offset(tree, edition->offset);
    tree_text_known(tree, "note", edition->note);
    if (edition->foreign)
        tree_bool(tree, "foreign", true);
    if (edition->sources.n == 0)
        return;
    tree_list(tree, "sources", TREE_LONG);
    for (size_t i = 0; i < edition->sources.n; i++) {
        const struct source *source = &edition->sources.v[i];
        tree_group(tree, NULL, TREE_SHORT);
        tree_text(tree, "id", source->key);
        tree_text(tree, "title", source->title);
        tree_text_known(tree, "licence", source->licence);
        tree_end(tree);
    }
    tree_end(tree);
}

static bool is_code(const char *code)
{
    size_t len = strspn(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
    return len == 3 && code[len] == '\0';
}

static void write_one_team(struct tree *tree, const struct team *team)
{
    tree_group(tree, NULL, TREE_SHORT);
    tree_text(tree, "id", team->key);
    tree_text(tree, "name", team->name);
    tree_text_known(tree, "full", team->full);
    if (is_code(team->code))
        tree_text(tree, "code", team->code);
    tree_text_known(tree, "country", team->country);
    if (team->alias_count > 0) {
        tree_list(tree, "aliases", TREE_SHORT);
        for (uint32_t i = 0; i < team->alias_count; i++)
            tree_text(tree, NULL, team->aliases[i]);
        tree_end(tree);
    }
    if (team->ranking > 0)
        tree_int(tree, "ranking", team->ranking);
    tree_end(tree);
}

static void write_teams(struct edition_writer *writer)
{
    const struct edition *edition = writer->edition;
    if (edition->teams.n == 0)
        return;
    tree_list(writer->tree, "teams", TREE_LONG);
    for (size_t i = 0; i < edition->teams.n; i++)
        write_one_team(writer->tree, &edition->teams.v[i]);
    tree_end(writer->tree);
}

static void write_venues(struct edition_writer *writer)
{
    const struct edition *edition = writer->edition;
    struct tree *tree = writer->tree;
    if (edition->venues.n == 0)
        return;
    tree_list(tree, "venues", TREE_LONG);
    for (size_t i = 0; i < edition->venues.n; i++) {
        const struct venue *venue = &edition->venues.v[i];
        tree_group(tree, NULL, TREE_SHORT);
        tree_text(tree, "id", venue->key);
        tree_text_known(tree, "name", venue->name);
        tree_text_known(tree, "city", venue->city);
        tree_text_known(tree, "country", venue->country);
        tree_end(tree);
    }
    tree_end(tree);
}

/* -- stages and groups ------------------------------------------------------------------------- */

/* The first stage of a kind: that of groups and rounds that name none. */
static uint32_t first_stage(const struct edition *edition, enum stage_kind kind)
{
    for (uint32_t i = 0; i < edition->stages.n; i++)
        if (edition->stages.v[i].kind == kind)
            return i;
    return ID_NONE;
}

static void write_criteria(struct tree *tree, const char *key, const uint8_t *criteria,
                           uint8_t count)
{
    tree_list(tree, key, TREE_SHORT);
    for (int i = 0; i < count; i++)
        tree_text(tree, NULL, table_criterion_words[criteria[i]]);
    tree_end(tree);
}

static bool is_usual(const struct stage *stage)
{
    static const uint8_t usual[] = {TABLE_POINTS, TABLE_GOAL_DIFFERENCE, TABLE_GOALS};
    return stage->table_count == 0 ||
           (stage->table_count == sizeof usual && memcmp(stage->table, usual, sizeof usual) == 0);
}

/* Whether what orders the best of those placed alike is what sealing makes of the table. */
static bool is_best_usual(const struct stage *stage)
{
    int same = 0;
    for (int i = 0; i < stage->table_count; i++) {
        uint8_t word = stage->table[i];
        if ((word >= TABLE_HEAD_POINTS && word <= TABLE_HEAD_AWAY_GOALS) || word == TABLE_PLAY_OFF)
            continue;
        if (same == stage->best_table_count || stage->best_table[same] != word)
            return false;
        same++;
    }
    return same == stage->best_table_count;
}

static void write_stage(struct tree *tree, const struct stage *stage)
{
    bool tabled = !is_usual(stage) || !is_best_usual(stage);
    tree_group(tree, NULL, TREE_LONG);
    tree_text(tree, "id", stage->key);
    tree_text(tree, "name", stage->name);
    tree_text(tree, "kind", stage_words[stage->kind]);
    if (stage->points_win == 2)
        tree_int(tree, "points", stage->points_win);
    if (tabled)
        write_criteria(tree, "table", stage->table, stage->table_count);
    if (stage->head_again)
        tree_bool(tree, "head_again", true);
    if (stage->best > 0)
        tree_int(tree, "best", stage->best);
    if (stage->best_table_count > 0 && !is_best_usual(stage))
        write_criteria(tree, "best_table", stage->best_table, stage->best_table_count);
    tree_end(tree);
}

/* Whether the reader would make a stage just so by itself: a group of two names only, the first of
 * its kind and the last stage of all but such. */
static bool is_made(const struct edition *edition, uint32_t id)
{
    static const char *const names[STAGE_KIND_COUNT] = {
        [STAGE_GROUP] = "Groups", [STAGE_LEAGUE] = "League", [STAGE_KNOCK_OUT] = "Knock-out"};
    const struct stage *stage = &edition->stages.v[id];
    return stage->kind != STAGE_LEAGUE && first_stage(edition, stage->kind) == id &&
           strcmp(stage->key, stage_words[stage->kind]) == 0 &&
           strcmp(stage->name, names[stage->kind]) == 0 && stage->points_win != 2 &&
           is_usual(stage) && is_best_usual(stage) && !stage->head_again && stage->best == 0;
}

/* The order of stages tells which groups follow which: all are written unless all are made. */
static void write_stages(struct edition_writer *writer)
{
    const struct edition *edition = writer->edition;
    bool made = true;
    for (uint32_t i = 0; i < edition->stages.n; i++)
        made = made && is_made(edition, i);
    if (made)
        return;
    tree_list(writer->tree, "stages", TREE_LONG);
    for (uint32_t i = 0; i < edition->stages.n; i++)
        write_stage(writer->tree, &edition->stages.v[i]);
    tree_end(writer->tree);
}

static void write_stage_of(struct edition_writer *writer, uint32_t stage, enum stage_kind kind)
{
    if (stage < writer->edition->stages.n && stage != first_stage(writer->edition, kind))
        tree_text(writer->tree, "stage", writer->edition->stages.v[stage].key);
}

static void write_team_list(struct edition_writer *writer, const char *key, const uint32_t *teams,
                            uint32_t count)
{
    tree_list(writer->tree, key, TREE_SHORT);
    for (uint32_t i = 0; i < count; i++)
        write_team(writer, NULL, teams[i]);
    tree_end(writer->tree);
}

static void write_deductions(struct edition_writer *writer, const struct group *group)
{
    struct tree *tree = writer->tree;
    if (group->deduction_count == 0)
        return;
    tree_list(tree, "deductions", TREE_LONG);
    for (uint32_t i = 0; i < group->deduction_count; i++) {
        const struct deduction *deduction = &group->deductions[i];
        tree_group(tree, NULL, TREE_SHORT);
        write_team(writer, "team", deduction->team);
        tree_int(tree, "points", deduction->points);
        write_moment(writer, "at", deduction->at);
        tree_text_known(tree, "reason", deduction->reason);
        tree_end(tree);
    }
    tree_end(tree);
}

static void write_groups(struct edition_writer *writer)
{
    const struct edition *edition = writer->edition;
    struct tree *tree = writer->tree;
    if (edition->groups.n == 0)
        return;
    tree_list(tree, "groups", TREE_LONG);
    for (size_t i = 0; i < edition->groups.n; i++) {
        const struct group *group = &edition->groups.v[i];
        tree_group(tree, NULL, TREE_LONG);
        tree_text(tree, "id", group->key);
        tree_text(tree, "name", group->name);
        write_stage_of(writer, group->stage, STAGE_GROUP);
        write_team_list(writer, "teams", group->teams, group->team_count);
        if (group->through > 0)
            tree_int(tree, "through", group->through);
        if (group->order)
            write_team_list(writer, "order", group->order, group->team_count);
        write_deductions(writer, group);
        write_matches(writer, group->match_first, group->match_count);
        tree_end(tree);
    }
    tree_end(tree);
}

/* -- rounds and ties --------------------------------------------------------------------------- */

static const char *slot_text(struct edition_writer *writer, const struct slot *slot)
{
    const struct edition *edition = writer->edition;
    struct arena *arena = &writer->scratch;
    const char *fill = "", *teams = "";
    if (slot->team != ID_NONE)
        fill = arena_printf(arena, " = %s", edition->teams.v[slot->team].key);
    switch ((enum slot_kind)slot->kind) {
    case SLOT_TEAM:
        return slot->team == ID_NONE ? "to be drawn" : edition->teams.v[slot->team].key;
    case SLOT_WINNER:
    case SLOT_LOSER:
        return arena_printf(arena, "%s %s%s", slot->kind == SLOT_WINNER ? "winner" : "loser",
                            edition->ties.v[slot->ref].key, fill);
    case SLOT_GROUP:
        return arena_printf(arena, "group %s %u%s", edition->groups.v[slot->ref].key,
                            (unsigned)slot->place, fill);
    case SLOT_BEST_THIRD:
        return arena_printf(arena, "best third %s%s", slot->set, fill);
    case SLOT_ONE_OF:
        for (uint32_t i = 0; i < slot->team_count; i++)
            teams = arena_printf(arena, "%s%s%s", teams, i ? " or " : "",
                                 edition->teams.v[slot->teams[i]].key);
        return arena_printf(arena, "%s%s", teams, fill);
    case SLOT_BYE:
        return "bye";
    default:
        return arena_printf(arena, "to be drawn%s", fill);
    }
}

static void write_tie(struct edition_writer *writer, const struct tie *tie)
{
    struct tree *tree = writer->tree;
    tree_group(tree, NULL, TREE_LONG);
    tree_text(tree, "id", tie->key);
    tree_list(tree, "teams", TREE_SHORT);
    for (int side = TOP; side <= BOTTOM; side++)
        tree_text(tree, NULL, slot_text(writer, &tie->slot[side]));
    tree_end(tree);
    if (tie->slot[TOP].origin || tie->slot[BOTTOM].origin) {
        tree_list(tree, "origins", TREE_SHORT);
        for (int side = TOP; side <= BOTTOM; side++)
            tree_text(tree, NULL, tie->slot[side].origin ? tie->slot[side].origin : "");
        tree_end(tree);
    }
    if (tie->stated_team != ID_NONE)
        write_team(writer, "winner", tie->stated_team);
    else if (tie->stated_winner != SIDE_NONE)
        write_team(writer, "winner", tie->team[tie->stated_winner]);
    write_decision(writer, &tie->decision);
    write_matches(writer, tie->match_first, tie->match_count);
    write_sources(writer, tie->sources, tie->source_count);
    tree_text_known(tree, "note", tie->note);
    tree_end(tree);
}

static void write_round(struct edition_writer *writer, const struct round *round)
{
    const struct edition *edition = writer->edition;
    struct tree *tree = writer->tree;
    tree_group(tree, NULL, TREE_LONG);
    tree_text(tree, "id", round->key);
    tree_text(tree, "name", round->name);
    tree_text_known(tree, "short", round->brief);
    write_stage_of(writer, round->stage, STAGE_KNOCK_OUT);
    if (round->legs == 2)
        tree_int(tree, "legs", round->legs);
    tree_list(tree, "decided_by", TREE_SHORT);
    for (int i = 0; i < round->criteria_count; i++)
        tree_text(tree, NULL, criterion_words[round->criteria[i]]);
    tree_end(tree);
    if (round->third_place)
        tree_bool(tree, "third_place", true);
    if (round->draw == DRAW_FROM_START)
        tree_text(tree, "draw", "start");
    else if (round->draw == DRAW_AT)
        write_moment(writer, "draw", round->draw_at);
    tree_list(tree, "ties", TREE_LONG);
    for (uint32_t i = 0; i < round->tie_count; i++)
        write_tie(writer, &edition->ties.v[round->tie_first + i]);
    tree_end(tree);
    tree_end(tree);
}

static void write_rounds(struct edition_writer *writer)
{
    const struct edition *edition = writer->edition;
    if (edition->rounds.n == 0)
        return;
    tree_list(writer->tree, "rounds", TREE_LONG);
    for (size_t i = 0; i < edition->rounds.n; i++)
        write_round(writer, &edition->rounds.v[i]);
    tree_end(writer->tree);
}

/* -- whole ------------------------------------------------------------------------------------- */

/* By team: its code where it is written, no other team has it and it is no team's id. */
static void name_teams(struct edition_writer *writer)
{
    const struct edition *edition = writer->edition;
    size_t count = edition->teams.n;
    bool *shared = arena_array(&writer->scratch, bool, count + 1);
    writer->team_names = arena_array(&writer->scratch, const char *, count + 1);
    for (uint32_t i = 0; i < count; i++) {
        const char *code = edition->teams.v[i].code;
        uint32_t first = strmap_get(&edition->team_by_code, code, strlen(code));
        if (first != STRMAP_NONE && first != i)
            shared[i] = shared[first] = true;
    }
    for (uint32_t i = 0; i < count; i++) {
        const struct team *team = &edition->teams.v[i];
        bool taken =
            strmap_get(&edition->team_by_key, team->code, strlen(team->code)) != STRMAP_NONE;
        writer->team_names[i] =
            is_code(team->code) && !shared[i] && !taken ? team->code : team->key;
    }
}

void edition_write(const struct edition *edition, enum tree_form form, struct tree *text)
{
    struct edition_writer writer = {.edition = edition, .tree = text};
    arena_init(&writer.scratch);
    name_teams(&writer);
    tree_open(text, form);
    write_head(&writer);
    write_teams(&writer);
    write_venues(&writer);
    write_stages(&writer);
    write_groups(&writer);
    write_rounds(&writer);
    tree_close(text);
    arena_release(&writer.scratch);
}

json_t *edition_write_value(const struct edition *edition)
{
    struct tree text;
    edition_write(edition, TREE_JSON, &text);
    json_t *value = json_loadb(text.out.v, text.out.n, 0, NULL);
    if (!value)
        abort(); /* out of memory: what is written is JSON */
    vec_release(&text.out);
    return value;
}
