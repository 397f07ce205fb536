#include "input/aliases.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "input/cfg_tree.h"
#include "input/names.h"

void aliases_release(struct aliases *aliases)
{
    vec_release(&aliases->names);
    arena_release(&aliases->arena);
    aliases->rows = 0;
}

/* key has room for NAME_KEY_BYTES. */
static void fold(char *key, struct span name)
{
    char clean[UTF8_NAME_BYTES + 1];
    utf8_gate(clean, sizeof clean, name.text, name.len);
    utf8_fold_key(key, NAME_KEY_BYTES, clean);
}

/* ALIASES_NONE: it stands in none. */
static uint32_t row_of(const struct aliases *aliases, enum alias_kind kind, const char *key)
{
    for (size_t i = 0; i < aliases->names.n; i++)
        if (aliases->names.v[i].kind == kind && strcmp(aliases->names.v[i].name, key) == 0)
            return aliases->names.v[i].row;
    return ALIASES_NONE;
}

uint32_t aliases_row(const struct aliases *aliases, enum alias_kind kind, const char *name)
{
    char key[NAME_KEY_BYTES];
    fold(key, (struct span){name, strlen(name)});
    return row_of(aliases, kind, key);
}

bool aliases_same(const struct aliases *aliases, enum alias_kind kind, const char *a, const char *b)
{
    char left[NAME_KEY_BYTES], right[NAME_KEY_BYTES];
    fold(left, (struct span){a, strlen(a)});
    fold(right, (struct span){b, strlen(b)});
    if (!left[0] || strcmp(left, right) == 0)
        return left[0] != '\0';
    uint32_t row = row_of(aliases, kind, left);
    return row != ALIASES_NONE && row == row_of(aliases, kind, right);
}

/* -- reading ------------------------------------------------------------------------------------
 */

/* Names of one file, before it is known to be good. */
struct reading {
    struct report *report;
    struct aliases of_file;
};

static void add(struct aliases *into, uint8_t kind, const char *key, uint32_t row)
{
    const char *name = arena_strndup(&into->arena, key, strlen(key));
    vec_push(&into->names, (struct alias){.name = name, .kind = kind, .row = row});
}

static void read_name(struct reading *reading, enum alias_kind kind, const struct cfg_node *row,
                      int index)
{
    struct aliases *into = &reading->of_file;
    char key[NAME_KEY_BYTES];
    uint32_t line = 0;
    const char *text = cfg_text_at(reading->report, row, index, &line);
    if (!text)
        return;
    fold(key, (struct span){text, strlen(text)});
    if (!key[0])
        report_error(reading->report, line, "a name without a letter, expected one");
    else if (row_of(into, kind, key) != ALIASES_NONE)
        report_error(reading->report, line, "\"%s\" stands here for the second time, expected once",
                     text);
    else
        add(into, kind, key, into->rows);
}

static void read_rows(struct reading *reading, enum alias_kind kind, const struct cfg_node *list)
{
    for (int i = 0; i < cfg_length(list); i++, reading->of_file.rows++) {
        const struct cfg_node *row = cfg_at(list, i);
        if (!cfg_is_list(row) || cfg_length(row) < 2)
            report_error(reading->report, cfg_line(row),
                         "no list of names, expected ( \"one\", \"another\" )");
        for (int n = 0; cfg_is_list(row) && n < cfg_length(row); n++)
            read_name(reading, kind, row, n);
    }
}

static void read_root(struct reading *reading, const struct cfg_node *root)
{
    static const struct cfg_key keys[ALIAS_KIND_COUNT] = {
        [ALIAS_TEAM] = {"teams", CONFIG_TYPE_LIST, false},
        [ALIAS_COMPETITION] = {"competitions", CONFIG_TYPE_LIST, false}};
    const struct cfg_node *found[ALIAS_KIND_COUNT];
    cfg_members(reading->report, root, "a file of aliases", keys, ALIAS_KIND_COUNT, found);
    for (int kind = 0; kind < ALIAS_KIND_COUNT; kind++)
        read_rows(reading, (enum alias_kind)kind, found[kind]);
}

static void read_text(struct reading *reading, const char *bytes, size_t len)
{
    struct cfg_lines lines = {0};
    config_t config;
    if (cfg_scan(bytes, len, &lines, reading->report)) {
        config_init(&config);
        if (cfg_parse(&config, bytes, &lines)) {
            cfg_set_lines(config_root_setting(&config), &lines);
            read_root(reading, cfg_of_setting(config_root_setting(&config)));
        } else {
            cfg_report_syntax(&config, reading->report);
        }
        config_destroy(&config);
    }
    vec_release(&lines.ends);
}

/* A row of the file goes on with one that has a name of it already. */
static void take_over(struct aliases *into, const struct aliases *from)
{
    uint32_t *rows = arena_array(&into->arena, uint32_t, from->rows + 1);
    for (uint32_t i = 0; i < from->rows; i++)
        rows[i] = into->rows + i;
    for (size_t i = 0; i < from->names.n; i++) {
        const struct alias *alias = &from->names.v[i];
        uint32_t row = row_of(into, alias->kind, alias->name);
        if (row != ALIASES_NONE)
            rows[alias->row] = row;
    }
    for (size_t i = 0; i < from->names.n; i++) {
        const struct alias *alias = &from->names.v[i];
        if (row_of(into, alias->kind, alias->name) == ALIASES_NONE)
            add(into, alias->kind, alias->name, rows[alias->row]);
    }
    into->rows += from->rows;
}

bool aliases_read(struct aliases *aliases, const char *bytes, size_t len, struct report *report)
{
    struct reading reading = {.report = report};
    size_t errors = report->errors;
    read_text(&reading, bytes, len);
    report_sort(report);
    bool good = report->errors == errors;
    if (good)
        take_over(aliases, &reading.of_file);
    aliases_release(&reading.of_file);
    return good;
}
