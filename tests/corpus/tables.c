/*
 * tables DATA CORPUS: the groups of the World Cups that are shipped, in the order that the table
 * gives, against the order that openfootball states: cup.txt lists the teams of a group as they
 * were placed in the end (where it lists them as drawn, in NOT_IN_ORDER, it states none), and
 * worldcup.standings.json has whole tables. Prints a line for each difference and, on stderr, one
 * for each account met.
 */
#include <dirent.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "input/names.h"
#include "input/source.h"
#include "model/table.h"

static const int years[] = {1930, 1950, 1954, 1958, 1962, 1966, 1970, 1974, 1978, 1982, 1986,
                            1990, 1994, 1998, 2002, 2006, 2010, 2014, 2018, 2022, 2026};
static const int not_in_order[] = {1950, 2010, 2014, 2018, 2022, 2026};

struct ours {
    int year;
    struct edition *edition;
    struct arena arena;
    struct table table; /* the group in hand */
    const char *group;
    int agree, groups;
};

static struct span span_of(const char *text)
{
    return (struct span){text, strlen(text)};
}

static const char *team_in(const struct ours *ours, uint32_t row)
{
    return ours->edition->teams.v[ours->table.rows[row].team].name;
}

/* The table of the group of a name; false when there is none. */
static bool find_group(struct ours *ours, struct span name)
{
    for (uint32_t g = 0; g < ours->edition->groups.n; g++) {
        ours->group = ours->edition->groups.v[g].name;
        if (strlen(ours->group) == name.len && memcmp(ours->group, name.text, name.len) == 0) {
            table_at(ours->edition, g, moment_end(), &ours->arena, &ours->table);
            ours->groups++;
            return true;
        }
    }
    printf("%d %.*s: no such group\n", ours->year, (int)name.len, name.text);
    return false;
}

/* -- cup.txt: "Group 1  |  Argentina      Chile" ------------------------------------------------
 */

static void compare_line(struct ours *ours, const char *line, const char *bar, const char *end)
{
    uint32_t row = 0;
    const char *name_end = bar;
    bool agree = true;

    while (name_end > line && name_end[-1] == ' ')
        name_end--;
    if (!find_group(ours, (struct span){line, (size_t)(name_end - line)}))
        return;
    for (const char *p = bar + 1; p < end; row++) {
        while (p < end && *p == ' ')
            p++;
        const char *from = p;
        while (p < end && (*p != ' ' || (p + 1 < end && p[1] != ' ')))
            p++;
        if (p == from)
            break;
        struct span team = {from, (size_t)(p - from)};
        if (row < ours->table.count && team_name_same(span_of(team_in(ours, row)), team))
            continue;
        agree = false;
        printf("%d %s: %u %s, cup.txt %.*s\n", ours->year, ours->group, row + 1,
               row < ours->table.count ? team_in(ours, row) : "nobody", (int)team.len, team.text);
    }
    ours->agree += agree && row == ours->table.count;
}

static void compare_cup(struct ours *ours, const char *path)
{
    char *text;
    size_t len;
    struct err err;

    for (size_t i = 0; i < sizeof not_in_order / sizeof *not_in_order; i++)
        if (not_in_order[i] == ours->year)
            return;
    if (!file_read(path, &text, &len, &err)) {
        printf("%s\n", err.text);
        return;
    }
    for (const char *line = text; *line;) {
        const char *end = line + strcspn(line, "\n");
        const char *bar = memchr(line, '|', (size_t)(end - line));

        if (bar && strncmp(line, "Group ", 6) == 0)
            compare_line(ours, line, bar, end);
        line = end + (*end == '\n');
    }
    fprintf(stderr, "%d cup.txt: %d groups, %d in our order\n", ours->year, ours->groups,
            ours->agree);
    free(text);
}

/* -- worldcup.standings.json --------------------------------------------------------------------
 */

static int number(const json_t *row, const char *key)
{
    return (int)json_integer_value(json_object_get(row, key));
}

static void compare_row(struct ours *ours, uint32_t i, const json_t *row)
{
    const char *name = json_string_value(json_object_get(json_object_get(row, "team"), "name"));
    const struct table_row *mine = &ours->table.rows[i];

    if (name && team_name_same(span_of(team_in(ours, i)), span_of(name)) &&
        number(row, "pos") == (int)mine->place && number(row, "played") == mine->played &&
        number(row, "won") == mine->won && number(row, "drawn") == mine->drawn &&
        number(row, "lost") == mine->lost && number(row, "goals_for") == mine->scored &&
        number(row, "goals_against") == mine->conceded && number(row, "pts") == mine->points)
        return;
    printf("%d %s: %u %s %d %d %d %d %d-%d %d, standings %d %s %d %d %d %d %d-%d %d\n", ours->year,
           ours->group, mine->place, team_in(ours, i), mine->played, mine->won, mine->drawn,
           mine->lost, mine->scored, mine->conceded, mine->points, number(row, "pos"),
           name ? name : "?", number(row, "played"), number(row, "won"), number(row, "drawn"),
           number(row, "lost"), number(row, "goals_for"), number(row, "goals_against"),
           number(row, "pts"));
}

static void compare_standings(struct ours *ours, const char *path)
{
    json_t *root = json_load_file(path, 0, NULL);
    json_t *group, *row;
    size_t g, i;

    json_array_foreach(json_object_get(root, "groups"), g, group)
    {
        json_t *rows = json_object_get(group, "standings");

        if (!find_group(ours, span_of(json_string_value(json_object_get(group, "name")))))
            continue;
        json_array_foreach(rows, i, row) if (i < ours->table.count)
            compare_row(ours, (uint32_t)i, row);
    }
    if (root)
        fprintf(stderr, "%d standings: %d groups\n", ours->year, ours->groups);
    json_decref(root);
}

/* -- the whole ----------------------------------------------------------------------------------
 */

/* "1930--uruguay" in the folder of World Cups. */
static bool find_folder(const char *corpus, int year, char *path, size_t size)
{
    char start[16];
    struct dirent *entry;
    DIR *dir;
    bool found = false;

    snprintf(path, size, "%s/worldcup", corpus);
    snprintf(start, sizeof start, "%d--", year);
    dir = opendir(path);
    while (dir && !found && (entry = readdir(dir)))
        if (strncmp(entry->d_name, start, strlen(start)) == 0) {
            snprintf(path, size, "%s/worldcup/%s/cup.txt", corpus, entry->d_name);
            found = true;
        }
    if (dir)
        closedir(dir);
    return found;
}

int main(int argc, char **argv)
{
    char path[4096];

    if (argc != 3) {
        fprintf(stderr, "usage: tables DATA CORPUS\n");
        return 2;
    }
    for (size_t i = 0; i < sizeof years / sizeof *years; i++) {
        struct ours ours = {.year = years[i]};
        struct report report = {0};

        snprintf(path, sizeof path, "%s/worldcup-%d.cfg", argv[1], years[i]);
        if (!edition_load(path, &ours.edition, &report))
            return 1;
        report_release(&report);
        arena_init(&ours.arena);
        if (find_folder(argv[2], years[i], path, sizeof path))
            compare_cup(&ours, path);
        snprintf(path, sizeof path, "%s/worldcup.json/%d/worldcup.standings.json", argv[2],
                 years[i]);
        compare_standings(&ours, path);
        arena_release(&ours.arena);
        edition_close(ours.edition);
    }
    return 0;
}
