/* The World Cups that are shipped: whom the tables send on are those who play in the next stage. */
#include "cmocka_all.h"

#include <stdio.h>
#include <stdlib.h>

#include "input/source.h"
#include "model/champion.h"
#include "model/table.h"

static const struct {
    int year;
    const char *champion;
    uint32_t through; /* so many go on from groups, in all stages */
} cups[] = {
    {1930, "Uruguay", 4},       {1934, "Italy", 0},         {1938, "Italy", 0},
    {1950, "Uruguay", 4},       {1954, "West Germany", 8},  {1958, "Brazil", 8},
    {1962, "Brazil", 8},        {1966, "England", 8},       {1970, "Brazil", 8},
    {1974, "West Germany", 10}, {1978, "Argentina", 10},    {1982, "Italy", 16},
    {1986, "Argentina", 16},    {1990, "West Germany", 16}, {1994, "Brazil", 16},
    {1998, "France", 16},       {2002, "Brazil", 16},       {2006, "Italy", 16},
    {2010, "Spain", 16},        {2014, "Germany", 16},      {2018, "France", 16},
    {2022, "Argentina", 16},    {2026, "Spain", 32},
};
enum { CUPS = sizeof cups / sizeof *cups };

static struct edition *open_cup(int year)
{
    const char *top = getenv("top_srcdir");
    struct edition *edition = NULL;
    struct report report = {0};
    char path[4096];

    snprintf(path, sizeof path, "%s/data/worldcup-%d.cfg", top ? top : ".", year);
    if (!edition_load(path, &edition, &report) || report.count > 0)
        fail_msg("%s: %s", path, report.count > 0 ? report.problems[0].text : "not read");
    report_release(&report);
    return edition;
}

/* In a group or a tie of a later stage; the match for third place is nobody's aim. */
static bool plays_after(const struct edition *edition, uint32_t stage, uint32_t team)
{
    for (size_t g = 0; g < edition->groups.n; g++)
        for (uint32_t i = 0; i < edition->groups.v[g].team_count; i++)
            if (edition->groups.v[g].stage > stage && edition->groups.v[g].teams[i] == team)
                return true;
    for (size_t t = 0; t < edition->ties.n; t++) {
        const struct tie *tie = &edition->ties.v[t];
        const struct round *round = &edition->rounds.v[tie->round];

        if (round->stage > stage && !round->third_place &&
            (tie->team[TOP] == team || tie->team[BOTTOM] == team))
            return true;
    }
    return false;
}

static uint32_t compare_group(const struct edition *edition, uint32_t id)
{
    const struct group *group = &edition->groups.v[id];
    struct arena arena;
    struct table table;
    uint32_t through = 0;

    arena_init(&arena);
    table_at(edition, id, moment_end(), &arena, &table);
    assert_int_equal(table.count, group->team_count);
    for (uint32_t i = 0; i < table.count; i++) {
        const struct table_row *row = &table.rows[i];
        bool on = row->fate == FATE_THROUGH;

        if (on != plays_after(edition, group->stage, row->team))
            fail_msg("%s, %s: %s is %sthrough", edition->key, group->name,
                     edition->teams.v[row->team].name, on ? "" : "not ");
        through += on;
    }
    arena_release(&arena);
    return through;
}

static void those_who_are_through_play_on(void **state)
{
    (void)state;
    for (int i = 0; i < CUPS; i++) {
        struct edition *edition = open_cup(cups[i].year);
        uint32_t through = 0;

        for (uint32_t g = 0; g < edition->groups.n; g++)
            through += compare_group(edition, g);
        assert_int_equal(through, cups[i].through);
        edition_close(edition);
    }
}

static void the_champions(void **state)
{
    (void)state;
    for (int i = 0; i < CUPS; i++) {
        struct edition *edition = open_cup(cups[i].year);
        uint32_t team = edition_champion(edition, moment_end());

        assert_int_not_equal(team, ID_NONE);
        assert_string_equal(edition->teams.v[team].name, cups[i].champion);
        edition_close(edition);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(those_who_are_through_play_on),
        cmocka_unit_test(the_champions),
    };

    return cmocka_run_group_tests_name("World Cups", tests, NULL, NULL);
}
