#include "tables.h"

#include <stdio.h>
#include <string.h>

#include "cmocka_all.h"
#include "input/edition_cfg.h"

static char report_text[400];

struct edition *tables_make(const char *stage, const char *group, const char *const *games,
                            const char *rest)
{
    static char text[16000];
    struct edition *edition = NULL;
    struct report report = {0};
    size_t at = 0;

    at += (size_t)snprintf(
        text, sizeof text,
        "edition = \"t\"; name = \"T\";\nteams = ( { id = \"a\"; name = \"A\"; ranking = 4; }, "
        "{ id = \"b\"; name = \"B\"; ranking = 3; }, { id = \"c\"; name = \"C\"; ranking = 2; }, "
        "{ id = \"d\"; name = \"D\"; ranking = 1; } );\n"
        "stages = ( { id = \"g\"; name = \"G\"; kind = \"group\"; %s } );\n"
        "groups = ( { id = \"g1\"; name = \"Group 1\"; stage = \"g\"; "
        "teams = (\"a\", \"b\", \"c\", \"d\"); %s\n matches = (",
        stage, group);
    for (int i = 0; games[i]; i++)
        at += (size_t)snprintf(
            text + at, sizeof text - at,
            "%s\n{ home = \"%c\"; away = \"%c\"; kickoff = \"2031-06-%02dT12:00\"; %s }",
            i > 0 ? "," : "", games[i][0], games[i][2], i + 1, games[i] + 3);
    snprintf(text + at, sizeof text - at, " ); } );\n%s", rest);
    edition_read_cfg("t.cfg", text, strlen(text), &edition, &report);
    report_text[0] = '\0';
    if (report.count > 0)
        snprintf(report_text, sizeof report_text, "%s", report.problems[0].text);
    report_release(&report);
    return edition;
}

const char *tables_complaint(void)
{
    return report_text;
}

const char *tables_order_at(struct edition *edition, struct moment now, struct table *table,
                            struct arena *arena)
{
    static char text[32];
    size_t at = 0;

    table_at(edition, 0, now, arena, table);
    for (uint32_t i = 0; i < table->count; i++) {
        if (i > 0 && table->rows[i].place != table->rows[i - 1].place)
            text[at++] = ' ';
        text[at++] = edition->teams.v[table->rows[i].team].key[0];
    }
    text[at] = '\0';
    return text;
}

void tables_check(const char *stage, const char *group, const char *const *games,
                  const char *expected)
{
    struct edition *edition = tables_make(stage, group, games, "");
    struct arena arena;
    struct table table;

    if (!edition)
        fail_msg("%s", report_text);
    arena_init(&arena);
    assert_string_equal(tables_order_at(edition, moment_end(), &table, &arena), expected);
    arena_release(&arena);
    edition_close(edition);
}

struct moment tables_moment(const char *text)
{
    enum precision precision;
    instant at;

    assert_true(instant_parse(text, 0, &at, NULL, &precision));
    return moment_at(at);
}
