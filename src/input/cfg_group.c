/* Stages, and groups without their matches. Declared in input/cfg_reader.h. */
#include <string.h>

#include "input/cfg_reader.h"
#include "model/table.h"
#include "model/words.h"

/* The criteria of a table. Without a list there are none: edition_seal() knows what is usual. */
static uint8_t table_words(struct cfg_reader *reader, const struct cfg_node *list,
                           uint8_t criteria[TABLE_CRITERIA_MOST])
{
    int length = cfg_length_most(reader->report, list, TABLE_CRITERIA_MOST);
    uint32_t seen = 0;
    uint8_t count = 0;
    char words[400];
    for (int i = 0; i < length; i++) {
        uint32_t line;
        const char *text = cfg_text_at(reader->report, list, i, &line);
        if (!text)
            continue;
        struct span span = {text, strlen(text)};
        int word = word_find(table_criterion_words, TABLE_CRITERION_COUNT, text, span.len);
        if (word < 0)
            report_error(
                reader->report, line, "\"%.*s\" in \"%s\", expected one of %s", cfg_shown(span),
                text, cfg_key_of(list),
                cfg_words_join(table_criterion_words, TABLE_CRITERION_COUNT, words, sizeof words));
        else if (seen >> word & 1)
            report_error(reader->report, line, "\"%s\" stands twice in \"%s\", expected once", text,
                         cfg_key_of(list));
        else {
            seen |= UINT32_C(1) << word;
            criteria[count++] = (uint8_t)word;
        }
    }
    return count;
}

void cfg_read_stages(struct cfg_reader *reader, const struct cfg_node *list)
{
    enum { ID, NAME, KIND, POINTS, TABLE, AGAIN, BEST, BEST_TABLE, COUNT };
    static const struct cfg_key keys[COUNT] = {
        {"id", CONFIG_TYPE_STRING, true},   {"name", CONFIG_TYPE_STRING, true},
        {"kind", CONFIG_TYPE_STRING, true}, {"points", CONFIG_TYPE_INT, false},
        {"table", CONFIG_TYPE_LIST, false}, {"head_again", CONFIG_TYPE_BOOL, false},
        {"best", CONFIG_TYPE_INT, false},   {"best_table", CONFIG_TYPE_LIST, false},
    };
    struct edition *edition = reader->edition;
    for (int i = 0; i < cfg_length(list); i++) {
        const struct cfg_node *group = cfg_at(list, i), *found[COUNT];
        cfg_members(reader->report, group, "a stage", keys, COUNT, found);
        struct stage stage = {.name = cfg_name(reader, found[NAME]), .line = cfg_line(group)};
        stage.kind = (uint8_t)cfg_enum(reader->report, found[KIND], stage_words, STAGE_KIND_COUNT,
                                       STAGE_KNOCK_OUT);
        stage.points_win = (uint8_t)cfg_int(reader->report, found[POINTS], 2, 3, 0);
        stage.table_count = table_words(reader, found[TABLE], stage.table);
        stage.head_again = cfg_bool(found[AGAIN]);
        stage.best = (uint8_t)cfg_int(reader->report, found[BEST], 0, UINT8_MAX, 0);
        stage.best_table_count = table_words(reader, found[BEST_TABLE], stage.best_table);
        stage.key =
            cfg_new_key(reader, found[ID], "stage", &reader->stages, (uint32_t)edition->stages.n);
        vec_push(&edition->stages, stage);
    }
}

uint32_t cfg_stage(struct cfg_reader *reader, const struct cfg_node *setting, int kind)
{
    static const char *const names[STAGE_KIND_COUNT] = {
        [STAGE_GROUP] = "Groups", [STAGE_LEAGUE] = "League", [STAGE_KNOCK_OUT] = "Knock-out"};
    struct edition *edition = reader->edition;
    if (setting) {
        struct span name = cfg_text(setting);
        uint32_t id = strmap_get(&reader->stages, name.text, name.len);
        if (id != STRMAP_NONE)
            return id;
        report_error(reader->report, cfg_line(setting),
                     "unknown stage \"%.*s\", expected one of the ids of stages", cfg_shown(name),
                     name.text);
    }
    for (uint32_t i = 0; i < edition->stages.n; i++)
        if (edition->stages.v[i].kind == kind)
            return i;
    vec_push(&edition->stages,
             (struct stage){
                 .key = stage_words[kind], .name = names[kind], .kind = (uint8_t)kind, .line = 1});
    return (uint32_t)edition->stages.n - 1;
}

/* seen: by team, the mark of the group that named it last. */
static uint32_t group_teams(struct cfg_reader *reader, const struct cfg_node *list, uint32_t *seen,
                            uint32_t mark, const uint32_t **teams)
{
    int length = cfg_length(list);
    uint32_t count = 0;
    if (length == 0)
        return 0;
    uint32_t *ids = arena_array(&reader->edition->arena, uint32_t, (size_t)length);
    for (int i = 0; i < length; i++) {
        uint32_t line, team = ID_NONE;
        const char *text = cfg_text_at(reader->report, list, i, &line);
        if (text)
            team = cfg_team(reader, (struct span){text, strlen(text)}, line);
        if (team == ID_NONE)
            continue;
        if (seen[team] == mark)
            report_error(reader->report, line, "\"%s\" stands twice in the group, expected once",
                         reader->edition->teams.v[team].key);
        else
            ids[count++] = team;
        seen[team] = mark;
    }
    *teams = ids;
    return count;
}

/* Points taken off. seen has the mark for the teams of the group. */
static void read_deductions(struct cfg_reader *reader, const struct cfg_node *list,
                            const uint32_t *seen, uint32_t mark, struct group *group)
{
    enum { TEAM, POINTS, AT, REASON, COUNT };
    static const struct cfg_key keys[COUNT] = {
        {"team", CONFIG_TYPE_STRING, true},
        {"points", CONFIG_TYPE_INT, true},
        {"at", CONFIG_TYPE_STRING, false},
        {"reason", CONFIG_TYPE_STRING, false},
    };
    int length = cfg_length(list);
    struct deduction *deductions =
        arena_array(&reader->edition->arena, struct deduction, (size_t)length + 1);
    for (int i = 0; i < length; i++) {
        const struct cfg_node *setting = cfg_at(list, i), *found[COUNT];
        struct deduction deduction = {
            .team = ID_NONE, .at = INSTANT_UNKNOWN, .line = cfg_line(setting)};
        uint8_t precision;
        if (!cfg_members(reader->report, setting, "a deduction", keys, COUNT, found))
            continue;
        deduction.team = cfg_team(reader, cfg_text(found[TEAM]), cfg_line(found[TEAM]));
        deduction.points = (int16_t)cfg_int(reader->report, found[POINTS], 1, 999, 0);
        if (found[AT] && !cfg_instant(reader, found[AT], &deduction.at, NULL, &precision))
            deduction.at = INSTANT_UNKNOWN;
        deduction.reason = cfg_long(reader, found[REASON]);
        if (deduction.team != ID_NONE && seen[deduction.team] != mark)
            report_error(reader->report, deduction.line,
                         "\"%s\" is not in the group, expected one of its teams",
                         reader->edition->teams.v[deduction.team].key);
        else if (deduction.team != ID_NONE)
            deductions[group->deduction_count++] = deduction;
    }
    group->deductions = deductions;
}

/* The stated order: all of the group's teams. seen has the mark for them; the next marks those of
 * the list. */
static void read_order(struct cfg_reader *reader, const struct cfg_node *list, uint32_t *seen,
                       uint32_t mark, struct group *group)
{
    const uint32_t *order = NULL;
    size_t errors = reader->report->errors;
    for (int i = 0; i < cfg_length(list); i++) {
        uint32_t line;
        const char *text = cfg_text_at(reader->report, list, i, &line);
        uint32_t team = text ? cfg_team(reader, (struct span){text, strlen(text)}, line) : ID_NONE;
        if (team != ID_NONE && seen[team] != mark)
            report_error(reader->report, line,
                         "\"%s\" is not in the group, expected one of its teams",
                         reader->edition->teams.v[team].key);
    }
    if (reader->report->errors != errors)
        return;
    uint32_t count = group_teams(reader, list, seen, mark + 1, &order);
    if (reader->report->errors == errors && count == group->team_count)
        group->order = order;
    else if (reader->report->errors == errors)
        report_error(reader->report, cfg_line(list), "\"order\" names %u teams, expected all %u",
                     (unsigned)count, (unsigned)group->team_count);
}

void cfg_read_groups(struct cfg_reader *reader, const struct cfg_node *list)
{
    enum { ID, NAME, STAGE, TEAMS, MATCHES, THROUGH, ORDER, DEDUCTIONS, COUNT };
    static const struct cfg_key keys[COUNT] = {
        {"id", CONFIG_TYPE_STRING, true},     {"name", CONFIG_TYPE_STRING, true},
        {"stage", CONFIG_TYPE_STRING, false}, {"teams", CONFIG_TYPE_LIST, true},
        {"matches", CONFIG_TYPE_LIST, false}, {"through", CONFIG_TYPE_INT, false},
        {"order", CONFIG_TYPE_LIST, false},   {"deductions", CONFIG_TYPE_LIST, false},
    };
    struct edition *edition = reader->edition;
    uint32_t *seen = arena_array(&reader->scratch, uint32_t, edition->teams.n), mark = 0;
    for (int i = 0; i < cfg_length(list); i++) {
        const struct cfg_node *setting = cfg_at(list, i), *found[COUNT];
        cfg_members(reader->report, setting, "a group", keys, COUNT, found);
        struct group group = {.name = cfg_name(reader, found[NAME]), .line = cfg_line(setting)};
        group.stage = cfg_stage(reader, found[STAGE], STAGE_GROUP);
        group.key = cfg_new_key(reader, found[ID], "group", &edition->group_by_key,
                                (uint32_t)edition->groups.n);
        group.team_count = group_teams(reader, found[TEAMS], seen, ++mark, &group.teams);
        group.through =
            (uint8_t)cfg_int(reader->report, found[THROUGH], 0,
                             group.team_count < UINT8_MAX ? (int)group.team_count : UINT8_MAX, 0);
        if (found[DEDUCTIONS])
            read_deductions(reader, found[DEDUCTIONS], seen, mark, &group);
        if (found[ORDER])
            read_order(reader, found[ORDER], seen, mark++, &group);
        vec_push(&edition->groups, group);
        vec_push(&reader->group_matches, found[MATCHES]);
    }
}
