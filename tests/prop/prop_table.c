/* What a table calls certain holds in every way the group can end, and tells nothing of it. */
#include "prop.h"

#include <stdio.h>
#include <string.h>

#include "input/edition_cfg.h"
#include "model/table.h"

enum { TEAMS = 4, GAMES = 6, OPEN_MOST = 4, TEXT = 4000 };

static const int pairs[GAMES][2] = {{0, 1}, {2, 3}, {0, 2}, {1, 3}, {0, 3}, {1, 2}};

static const char *const criteria[] = {
    "\"points\", \"goal-difference\", \"goals\"",
    "\"points\", \"head-points\", \"head-difference\", \"head-goals\", \"goal-difference\"",
    "\"points\", \"goal-average\"",
    "\"points\", \"wins\", \"away-wins\", \"opponents-points\"",
    "\"points\", \"head-points\", \"goal-difference\", \"away-goals\"",
};
enum { LISTS = sizeof criteria / sizeof *criteria };

struct plan {
    const char *table;
    bool again;
    int points, through, deducted; /* points off the first team */
    int goals[GAMES][2];
};

static struct edition *make(const struct plan *plan)
{
    char text[TEXT];
    struct edition *edition = NULL;
    struct report report = {0};
    int at = snprintf(text, sizeof text,
                      "edition = \"p\"; name = \"P\";\nteams = ( { id = \"a\"; name = \"A\"; }, "
                      "{ id = \"b\"; name = \"B\"; }, { id = \"c\"; name = \"C\"; }, "
                      "{ id = \"d\"; name = \"D\"; } );\nstages = ( { id = \"g\"; name = \"G\"; "
                      "kind = \"group\"; points = %d; table = (%s); head_again = %s; } );\ngroups "
                      "= ( { id = \"g1\"; "
                      "name = \"G 1\"; teams = (\"a\", \"b\", \"c\", \"d\"); through = %d; ",
                      plan->points, plan->table, plan->again ? "true" : "false", plan->through);

    if (plan->deducted > 0)
        at += snprintf(text + at, sizeof text - (size_t)at,
                       "deductions = ( { team = \"a\"; points = %d; } ); ", plan->deducted);
    at += snprintf(text + at, sizeof text - (size_t)at, "matches = (");
    for (int i = 0; i < GAMES; i++)
        at += snprintf(text + at, sizeof text - (size_t)at,
                       "%s{ home = \"%c\"; away = \"%c\"; kickoff = \"2031-06-%02dT12:00\"; "
                       "score = { ft = \"%d-%d\"; }; }",
                       i > 0 ? ",\n" : "\n", 'a' + pairs[i][0], 'a' + pairs[i][1], i + 1,
                       plan->goals[i][0], plan->goals[i][1]);
    snprintf(text + at, sizeof text - (size_t)at, " ); } );\n");
    if (!edition_read_cfg("p.cfg", text, strlen(text), &edition, &report))
        fail_msg("%s", report.count > 0 ? report.problems[0].text : "not read");
    report_release(&report);
    return edition;
}

/* Of a team: what is certain of it, and the places that it can come to. */
struct lot {
    uint32_t fate, best, worst;
};

static void lots_at(const struct edition *edition, struct moment now, struct lot lots[TEAMS])
{
    struct arena arena;
    struct table table;

    arena_init(&arena);
    table_at(edition, 0, now, &arena, &table);
    assert_int_equal(table.count, TEAMS);
    for (int i = 0; i < TEAMS; i++) {
        const struct table_row *row = &table.rows[i];

        lots[row->team] = (struct lot){row->fate, row->best, row->worst};
    }
    arena_release(&arena);
}

/* A result: 0 the home side wins, 1 drawn, 2 the away side wins. */
static void set_result(struct random *random, int goals[2], int result)
{
    int level = (int)random_below(random, 3), lead = 1 + (int)random_below(random, 3);

    goals[0] = level + (result == 0 ? lead : 0);
    goals[1] = level + (result == 2 ? lead : 0);
}

/* One group: its first games as they are, the rest in every way. Counts claims in claimed. */
static void try_group(struct random *random, int claimed[3], int *placed)
{
    struct plan plan = {.table = criteria[random_below(random, LISTS)],
                        .again = random_below(random, 2) == 0,
                        .points = 2 + (int)random_below(random, 2),
                        .through = 1 + (int)random_below(random, 3),
                        .deducted = (int)random_below(random, 3)};
    int open = 1 + (int)random_below(random, OPEN_MOST), ways = 1;
    struct lot first[TEAMS];
    instant at;

    assert_true(instant_parse("2031-06-01T11:00", 0, &at, NULL, &(enum precision){0}));
    at += (instant)(GAMES - open) * 24 * 3600;
    for (int i = 0; i < GAMES; i++)
        set_result(random, plan.goals[i], (int)random_below(random, 3));
    for (int i = 0; i < open; i++)
        ways *= 3;
    for (int way = 0; way < ways; way++) {
        struct edition *edition;
        struct lot lots[TEAMS], ends[TEAMS];

        for (int i = GAMES - open, rest = way; i < GAMES; i++, rest /= 3)
            set_result(random, plan.goals[i], rest % 3);
        edition = make(&plan);
        lots_at(edition, moment_at(at), lots);
        if (way == 0)
            memcpy(first, lots, sizeof first);
        assert_memory_equal(first, lots, sizeof first);
        lots_at(edition, moment_end(), ends);
        for (int i = 0; i < TEAMS; i++) {
            if (lots[i].fate != FATE_OPEN)
                assert_int_equal(ends[i].fate, lots[i].fate);
            assert_true(lots[i].best <= ends[i].best && ends[i].worst <= lots[i].worst);
        }
        edition_close(edition);
    }
    for (int i = 0; i < TEAMS; i++) {
        claimed[first[i].fate]++;
        *placed += first[i].best == first[i].worst;
    }
}

static void what_is_certain_comes_true(void **unused)
{
    struct random random = random_start();
    int claimed[3] = {0}, placed = 0;

    (void)unused;
    for (int i = 0; i < 120; i++)
        try_group(&random, claimed, &placed);
    assert_true(claimed[FATE_OPEN] > 0 && claimed[FATE_THROUGH] > 0 && claimed[FATE_OUT] > 0);
    assert_true(placed > 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(what_is_certain_comes_true)};

    return cmocka_run_group_tests_name("table, for certain", tests, NULL, NULL);
}
