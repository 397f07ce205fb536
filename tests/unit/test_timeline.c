/* Where steps lead, in every scope and by every unit. */
#include "time/timeline.h"

#include <stdio.h>
#include <string.h>

#include "cmocka_all.h"
#include "maker.h"
#include "model/match.h"

#define UEFA "goals extra-time kicks"

enum { MINUTE = 60, HOUR = 3600, DAY = 24 * HOUR };

static const instant kickoff = 1712862000; /* 2024-04-11T19:00Z, a whole day's 06:00 + 13 h */
static const instant first_day = 1712815200;

struct world {
    struct maker maker;
    struct log log;
};

static void begin(struct world *world)
{
    maker_open(&world->maker);
    maker_round(&world->maker, "r", 1, UEFA);
}

/* A tie of one match, so long after the first kick-off. */
static void add_match(struct world *world, const char *key, instant after, const char *end)
{
    char top[16], bottom[16];

    snprintf(top, sizeof top, "%sh", key);
    snprintf(bottom, sizeof bottom, "%sx", key);
    maker_tie(&world->maker, key, top, bottom);
    world->maker.kickoff = kickoff + after;
    maker_match(&world->maker, end);
}

static void add_replay(struct world *world, instant after, const char *end)
{
    world->maker.kickoff = kickoff + after;
    maker_match(&world->maker, end);
    maker_in_hand(&world->maker)->role = ROLE_REPLAY;
}

static void ready(struct world *world)
{
    if (!maker_seal(&world->maker))
        fail_msg("%s", world->maker.report.problems[0].text);
    log_open(&world->log, world->maker.edition);
}

static void done(struct world *world)
{
    log_close(&world->log);
    maker_close(&world->maker);
}

static struct scope scope_of(enum scope_kind kind, uint32_t id)
{
    return (struct scope){kind, id, INSTANT_UNKNOWN};
}

static struct scope night(instant day)
{
    return (struct scope){SCOPE_NIGHT, ID_NONE, day};
}

static struct moment at_place(const struct world *world, uint32_t match, uint32_t seq)
{
    return log_moment(world->maker.edition, (struct log_place){match, seq});
}

/* A moment in a few letters: "0.3" an entry, "d2" 06:00 of the third day, "end", "m95" 95 minutes
 * after the first kick-off, "s-1" seconds after it otherwise. */
static const char *name(struct moment now, char *buf, size_t size)
{
    instant since = now.at - kickoff;

    if (now.at == INSTANT_END)
        snprintf(buf, size, "end");
    else if (now.match != UINT32_MAX)
        snprintf(buf, size, "%u.%u", now.match, now.seq);
    else if ((now.at - first_day) % DAY == 0)
        snprintf(buf, size, "d%d", (int)((now.at - first_day) / DAY));
    else if (since % MINUTE == 0)
        snprintf(buf, size, "m%d", (int)(since / MINUTE));
    else
        snprintf(buf, size, "s%d", (int)since);
    return buf;
}

static void assert_step(const struct world *world, struct scope scope, enum step_unit unit,
                        int direction, struct moment now, const char *expected)
{
    struct moment to = {7, 7, 7};
    char text[32];
    bool found = timeline_step(&world->log, scope, unit, direction, now, &to);

    if (!found) { /* left as it was */
        assert_int_equal(to.at, 7);
        assert_int_equal(to.match, 7);
        assert_int_equal(to.seq, 7);
    }
    assert_string_equal(found ? name(to, text, sizeof text) : "-", expected);
}

/* Walks on from a moment until no step is left, and back again: back is the same in reverse, down
 * to the start. */
static void assert_walk(const struct world *world, struct scope scope, enum step_unit unit,
                        struct moment now, const char *expected)
{
    struct moment path[64], to;
    char text[1024] = "", *end = text, word[32];
    int n = 0;

    path[0] = now;
    while (n < 63 && timeline_step(&world->log, scope, unit, 1, path[n], &path[n + 1])) {
        n++;
        end += snprintf(end, (size_t)(text + sizeof text - end), "%s%s", n > 1 ? " " : "",
                        name(path[n], word, sizeof word));
    }
    assert_string_equal(text, expected);
    for (now = path[n]; n > 1; now = to) {
        assert_true(timeline_step(&world->log, scope, unit, -1, now, &to));
        n--;
        assert_true(to.at == path[n].at && to.match == path[n].match && to.seq == path[n].seq);
    }
}

static void assert_ends(const struct world *world, struct scope scope, const char *expected)
{
    struct moment to = {7, 7, 7};
    char text[80], word[32];
    bool found = timeline_start(&world->log, scope, &to);

    assert_true(found || to.at == 7);
    snprintf(text, sizeof text, "%s", found ? name(to, word, sizeof word) : "-");
    to = (struct moment){7, 7, 7};
    found = timeline_end(&world->log, scope, &to);
    assert_true(found || to.at == 7);
    snprintf(text + strlen(text), sizeof text - strlen(text), " %s",
             found ? name(to, word, sizeof word) : "-");
    assert_string_equal(text, expected);
}

static struct moment start_of(const struct world *world, struct scope scope)
{
    struct moment to;

    assert_true(timeline_start(&world->log, scope, &to));
    return to;
}

/* -- by what is in the log ----------------------------------------------------------------------
 */

/* a and b at once, c at half-time of theirs, d the next day. Entries: start, events, end, start,
 * end. */
static void a_night_and_a_day(struct world *world)
{
    begin(world);
    add_match(world, "a", 0, "FT");
    maker_event(&world->maker, "30'", "goal", "ah", NULL);
    add_match(world, "b", 0, "FT");
    maker_event(&world->maker, "30'", "yellow", "bh", NULL);
    maker_event(&world->maker, "45+1'", "goal", "bh", NULL);
    add_match(world, "c", 45 * MINUTE, "FT");
    add_match(world, "d", DAY, "FT");
    maker_event(&world->maker, "1'", "goal", "dh", NULL);
    ready(world);
}

static void steps_by_event(void **unused)
{
    struct world world;
    struct scope edition = scope_edition();

    (void)unused;
    a_night_and_a_day(&world);
    assert_walk(&world, edition, STEP_EVENT, start_of(&world, edition),
                "0.0 1.0 0.1 1.1 0.2 1.2 2.0 1.3 0.3 1.4 2.1 0.4 2.2 1.5 2.3 3.0 3.1 3.2 3.3 3.4");
    assert_walk(&world, night(first_day), STEP_EVENT, start_of(&world, night(first_day)),
                "0.0 1.0 0.1 1.1 0.2 1.2 2.0 1.3 0.3 1.4 2.1 0.4 2.2 1.5 2.3");
    assert_walk(&world, scope_of(SCOPE_TIE, 1), STEP_EVENT, moment_at(first_day),
                "1.0 1.1 1.2 1.3 1.4 1.5");
    assert_walk(&world, scope_of(SCOPE_MATCH, 3), STEP_EVENT, moment_at(first_day),
                "3.0 3.1 3.2 3.3 3.4");
    done(&world);
}

static void steps_by_goal(void **unused)
{
    struct world world;

    (void)unused;
    a_night_and_a_day(&world);
    assert_walk(&world, scope_edition(), STEP_GOAL, moment_at(first_day), "0.1 1.2 3.1");
    assert_walk(&world, night(first_day), STEP_GOAL, moment_at(first_day), "0.1 1.2");
    assert_walk(&world, scope_of(SCOPE_MATCH, 2), STEP_GOAL, moment_at(first_day), "");
    assert_step(&world, scope_of(SCOPE_MATCH, 2), STEP_GOAL, -1, moment_end(), "d0");
    assert_step(&world, night(first_day), STEP_GOAL, -1, at_place(&world, 0, 1), "d0");
    assert_step(&world, night(first_day), STEP_GOAL, -1, at_place(&world, 1, 1), "0.1");
    done(&world);
}

static void phases_of_one_instant_are_one_step(void **unused)
{
    struct world world;
    struct scope scopes[] = {scope_edition(), night(first_day)};

    (void)unused;
    a_night_and_a_day(&world);
    assert_walk(&world, scopes[0], STEP_PHASE, moment_at(first_day),
                "1.0 2.0 1.3 0.3 1.4 2.1 2.2 1.5 2.3 3.0 3.2 3.3 3.4");
    done(&world);
    begin(&world);
    for (int i = 0; i < 3; i++)
        add_match(&world, (const char *[]){"a", "b", "c"}[i], 0, "HT");
    maker_event(&world.maker, "1'", "goal", "ch", NULL);
    maker_event(&world.maker, "20'", "goal", "ch", NULL);
    ready(&world);
    for (int i = 0; i < 2; i++) {
        assert_walk(&world, scopes[i], STEP_PHASE, moment_at(first_day), "2.0 2.3");
        /* from between those that begin at once, and from after them */
        assert_step(&world, scopes[i], STEP_PHASE, 1, at_place(&world, 0, 0), "2.0");
        assert_step(&world, scopes[i], STEP_PHASE, -1, at_place(&world, 1, 0), "d0");
        assert_step(&world, scopes[i], STEP_PHASE, -1, at_place(&world, 2, 0), "d0");
        assert_step(&world, scopes[i], STEP_PHASE, -1, at_place(&world, 2, 1), "2.0");
        assert_step(&world, scopes[i], STEP_PHASE, -1, at_place(&world, 0, 1), "2.0");
        assert_step(&world, scopes[i], STEP_PHASE, -1, at_place(&world, 1, 1), "2.0");
        /* from after the end as from the end */
        assert_step(&world, scopes[i], STEP_PHASE, -1, moment_end(), "2.0");
    }
    /* alone it is itself */
    assert_walk(&world, scope_of(SCOPE_MATCH, 1), STEP_PHASE, moment_at(first_day), "1.0 1.1");
    done(&world);
}

static void steps_by_kick(void **unused)
{
    struct world world;
    struct scope match = scope_of(SCOPE_MATCH, 0), kicks = scope_of(SCOPE_SHOOTOUT, 0);

    (void)unused;
    begin(&world);
    add_match(&world, "a", 0, "pens");
    maker_kicks(&world.maker, "ah+ ax- ah+ ax- ah+ ax-");
    maker_event(&world.maker, "pens", "yellow", "ah", NULL);
    add_match(&world, "b", DAY, "FT");
    ready(&world);
    /* 0 to 7 the play, 8 kicks begin, 9 to 14, 15 a card, 16 the end */
    assert_walk(&world, match, STEP_KICK, moment_at(first_day), "0.9 0.10 0.11 0.12 0.13 0.14");
    assert_step(&world, match, STEP_KICK, -1, at_place(&world, 0, 9), "d0");
    assert_walk(&world, scope_edition(), STEP_KICK, moment_at(first_day),
                "0.9 0.10 0.11 0.12 0.13 0.14");
    assert_ends(&world, kicks, "0.8 0.16");
    assert_walk(&world, kicks, STEP_EVENT, at_place(&world, 0, 8),
                "0.9 0.10 0.11 0.12 0.13 0.14 0.15 0.16");
    assert_step(&world, kicks, STEP_KICK, -1, at_place(&world, 0, 9), "0.8");
    assert_step(&world, kicks, STEP_KICK, -1, at_place(&world, 0, 8), "-");
    assert_step(&world, kicks, STEP_KICK, 1, moment_at(first_day), "0.9");
    assert_step(&world, kicks, STEP_EVENT, -1, moment_at(first_day), "-");
    assert_step(&world, kicks, STEP_EVENT, -1, moment_end(), "0.15");
    assert_step(&world, kicks, STEP_GOAL, 1, at_place(&world, 0, 8), "-");
    assert_step(&world, kicks, STEP_PHASE, 1, at_place(&world, 0, 8), "0.16");
    assert_ends(&world, scope_of(SCOPE_SHOOTOUT, 1), "- -");
    assert_step(&world, scope_of(SCOPE_SHOOTOUT, 1), STEP_EVENT, 1, moment_at(first_day), "-");
    assert_step(&world, scope_of(SCOPE_SHOOTOUT, 1), STEP_EVENT, -1, moment_end(), "-");
    done(&world);
}

static void kicks_without_a_list_are_a_phase_step(void **unused)
{
    struct world world;

    (void)unused;
    begin(&world);
    add_match(&world, "a", 0, "pens");
    maker_in_hand(&world.maker)->kicks_known = COVERAGE_UNKNOWN;
    maker_in_hand(&world.maker)->stated[SCORE_KICKS][HOME] = 4;
    maker_in_hand(&world.maker)->stated[SCORE_KICKS][AWAY] = 2;
    ready(&world);
    /* They begin and end at one instant. */
    assert_walk(&world, scope_of(SCOPE_MATCH, 0), STEP_PHASE, moment_at(first_day),
                "0.0 0.1 0.2 0.3 0.4 0.5 0.6 0.7 0.9");
    assert_walk(&world, scope_edition(), STEP_PHASE, moment_at(first_day),
                "0.0 0.1 0.2 0.3 0.4 0.5 0.6 0.7 0.9");
    assert_ends(&world, scope_of(SCOPE_SHOOTOUT, 0), "0.8 0.9");
    done(&world);
}

static void what_has_no_order_is_one_step(void **unused)
{
    struct world world;
    struct scope scopes[] = {scope_edition(), scope_of(SCOPE_MATCH, 0)};

    (void)unused;
    begin(&world);
    add_match(&world, "a", 0, "HT");
    maker_in_hand(&world.maker)->by_side = true;
    maker_event(&world.maker, "5'", "goal", "ah", NULL);
    maker_event(&world.maker, "5'", "yellow", "ax", NULL);
    maker_event(&world.maker, "9'", "goal", "ax", NULL);
    ready(&world);
    for (int i = 0; i < 2; i++) {
        assert_walk(&world, scopes[i], STEP_EVENT, moment_at(first_day), "0.0 0.2 0.3 0.4");
        assert_walk(&world, scopes[i], STEP_GOAL, moment_at(first_day), "0.2 0.3");
        /* from within it, where nothing leads */
        assert_step(&world, scopes[i], STEP_EVENT, 1, at_place(&world, 0, 1), "0.2");
        assert_step(&world, scopes[i], STEP_GOAL, 1, at_place(&world, 0, 1), "0.2");
        assert_step(&world, scopes[i], STEP_EVENT, -1, at_place(&world, 0, 1), "0.0");
    }
    done(&world);
}

/* A step back takes something away or the clock back. */
static void steps_from_between_entries(void **unused)
{
    struct world world;
    struct scope scopes[] = {scope_edition(), night(first_day), scope_of(SCOPE_TIE, 0),
                             scope_of(SCOPE_MATCH, 0)};

    (void)unused;
    begin(&world);
    add_match(&world, "a", 0, "HT");
    maker_event(&world.maker, "10'", "goal", "ah", NULL);
    ready(&world);
    for (size_t i = 0; i < sizeof scopes / sizeof *scopes; i++) {
        instant goal = kickoff + 9 * MINUTE;

        assert_step(&world, scopes[i], STEP_EVENT, 1, moment_at(goal - 1), "0.1");
        assert_step(&world, scopes[i], STEP_EVENT, 1, moment_at(goal), "0.2");
        assert_step(&world, scopes[i], STEP_EVENT, -1, moment_at(goal + 1), "0.1");
        assert_step(&world, scopes[i], STEP_EVENT, -1, moment_at(goal), "0.0");
        assert_step(&world, scopes[i], STEP_GOAL, -1, moment_at(goal), "d0");
        assert_step(&world, scopes[i], STEP_EVENT, -1, moment_at(goal - 1), "0.0");
        assert_step(&world, scopes[i], STEP_EVENT, -1, moment_at(kickoff), "d0");
        assert_step(&world, scopes[i], STEP_EVENT, -1, moment_at(kickoff - 1), "d0");
        assert_step(&world, scopes[i], STEP_EVENT, -1, moment_at(first_day), "-");
        assert_step(&world, scopes[i], STEP_EVENT, -1, moment_end(), "0.1");
        assert_step(&world, scopes[i], STEP_EVENT, 1, moment_end(), "-");
        /* long before anything */
        assert_step(&world, scopes[i], STEP_EVENT, 1, moment_at(INSTANT_UNKNOWN), "0.0");
        assert_step(&world, scopes[i], STEP_EVENT, -1, moment_at(INSTANT_UNKNOWN), "-");
        assert_step(&world, scopes[i], STEP_DAY, 1, moment_at(INSTANT_UNKNOWN), "d0");
        assert_step(&world, scopes[i], STEP_DAY, -1, moment_at(INSTANT_UNKNOWN), "-");
        assert_step(&world, scopes[i], STEP_DAY, -1, moment_at(INSTANT_END - 1), "d0");
    }
    done(&world);
}

/* What another match does at the same instant is nothing to this one. */
static void steps_in_a_match_from_an_entry_of_another(void **unused)
{
    struct world world;

    (void)unused;
    a_night_and_a_day(&world);
    assert_step(&world, scope_of(SCOPE_MATCH, 0), STEP_EVENT, -1, at_place(&world, 1, 1), "0.0");
    assert_step(&world, scope_of(SCOPE_MATCH, 1), STEP_EVENT, -1, at_place(&world, 0, 1), "1.0");
    assert_step(&world, scope_of(SCOPE_MATCH, 1), STEP_EVENT, 1, at_place(&world, 0, 1), "1.1");
    done(&world);
}

/* -- by the calendar ----------------------------------------------------------------------------
 */

static void steps_by_day(void **unused)
{
    struct world world;

    (void)unused;
    begin(&world);
    add_match(&world, "a", 0, "FT");
    add_match(&world, "b", 10 * HOUR, "FT"); /* 05:00 of the next day: the same night */
    add_match(&world, "c", 11 * HOUR, "FT"); /* 06:00 */
    add_match(&world, "d", 5 * DAY, "scheduled");
    ready(&world);
    assert_walk(&world, scope_edition(), STEP_DAY, moment_at(first_day), "d1 d5");
    assert_step(&world, scope_edition(), STEP_DAY, -1, moment_at(first_day), "-");
    assert_step(&world, scope_edition(), STEP_DAY, -1, at_place(&world, 0, 0), "d0");
    assert_step(&world, scope_edition(), STEP_DAY, -1, at_place(&world, 1, 0), "d0");
    assert_step(&world, scope_edition(), STEP_DAY, -1, moment_at(first_day + 3 * DAY + 1), "d1");
    assert_step(&world, scope_edition(), STEP_DAY, 1, moment_at(first_day + 3 * DAY), "d5");
    assert_step(&world, scope_edition(), STEP_DAY, 1, moment_at(first_day - 9 * DAY), "d0");
    assert_walk(&world, night(first_day), STEP_DAY, moment_at(first_day), "");
    assert_walk(&world, scope_of(SCOPE_MATCH, 3), STEP_DAY, moment_at(first_day), "d5");
    assert_step(&world, scope_of(SCOPE_MATCH, 3), STEP_DAY, -1, moment_end(), "d5");
    done(&world);
}

static void steps_by_day_in_a_tie(void **unused)
{
    struct world world;

    (void)unused;
    maker_open(&world.maker);
    maker_round(&world.maker, "sf", 2, UEFA);
    maker_tie(&world.maker, "sf", "ajax", "porto");
    maker_match(&world.maker, "FT");
    maker_match(&world.maker, "FT");
    ready(&world);
    assert_walk(&world, scope_of(SCOPE_TIE, 0), STEP_DAY, moment_at(first_day), "d7");
    assert_walk(&world, scope_of(SCOPE_TIE, 0), STEP_ROUND, moment_at(first_day), "");
    assert_walk(&world, scope_of(SCOPE_TIE, 0), STEP_PHASE, moment_at(first_day),
                "0.0 0.1 0.2 0.3 1.0 1.1 1.2 1.3");
    assert_walk(&world, scope_of(SCOPE_MATCH, 0), STEP_PHASE, moment_at(first_day),
                "0.0 0.1 0.2 0.3");
    assert_ends(&world, scope_of(SCOPE_TIE, 0), "d0 1.3");
    assert_ends(&world, scope_of(SCOPE_MATCH, 1), "d7 1.3");
    assert_step(&world, scope_of(SCOPE_MATCH, 1), STEP_EVENT, -1, at_place(&world, 1, 0), "d7");
    done(&world);
}

static void the_day_of_a_replay_comes_with_the_match_that_makes_it(void **unused)
{
    struct world world;
    struct scope scopes[] = {scope_edition(), scope_of(SCOPE_TIE, 0)};

    (void)unused;
    maker_open(&world.maker);
    maker_round(&world.maker, "r", 1, "goals replay");
    add_match(&world, "a", 0, "FT");
    add_replay(&world, 3 * DAY, "FT");
    add_replay(&world, 6 * DAY, "scheduled");
    ready(&world);
    for (int i = 0; i < 2; i++) {
        assert_step(&world, scopes[i], STEP_DAY, 1, moment_at(first_day), "-");
        assert_step(&world, scopes[i], STEP_DAY, 1, at_place(&world, 0, 2), "-");
        assert_step(&world, scopes[i], STEP_DAY, 1, at_place(&world, 0, 3), "d3");
        assert_step(&world, scopes[i], STEP_DAY, 1, moment_at(first_day + 3 * DAY), "-");
        assert_step(&world, scopes[i], STEP_DAY, 1, at_place(&world, 1, 3), "d6");
    }
    done(&world);
}

static void steps_by_round_and_groups(void **unused)
{
    struct world world;
    struct group group = {.key = "a", .name = "Group A", .stage = ID_NONE};
    uint32_t teams[2];

    (void)unused;
    maker_open(&world.maker);
    group.team_count = 2;
    teams[0] = maker_team(&world.maker, "ajax");
    teams[1] = maker_team(&world.maker, "porto");
    group.teams = teams;
    maker_round(&world.maker, "sf", 1, UEFA);
    add_match(&world, "a", 10 * DAY, "FT");
    add_match(&world, "b", 11 * DAY, "FT");
    maker_round(&world.maker, "final", 1, UEFA);
    add_match(&world, "c", 20 * DAY, "scheduled");
    group.match_first = 3; /* as a match of the tie in hand, and then taken over */
    group.match_count = 1;
    world.maker.kickoff = kickoff;
    maker_match(&world.maker, "FT");
    world.maker.edition->ties.v[2].match_count--;
    maker_in_hand(&world.maker)->tie = ID_NONE;
    maker_in_hand(&world.maker)->group = 0;
    maker_in_hand(&world.maker)->given[HOME] = teams[0];
    maker_in_hand(&world.maker)->given[AWAY] = teams[1];
    vec_push(&world.maker.edition->groups, group);
    ready(&world);
    assert_ends(&world, scope_edition(), "d0 end");
    assert_walk(&world, scope_edition(), STEP_ROUND, moment_at(first_day), "d10 d20");
    assert_step(&world, scope_edition(), STEP_ROUND, -1, at_place(&world, 1, 0), "d10");
    assert_step(&world, scope_edition(), STEP_ROUND, -1, moment_at(first_day), "-");
    assert_step(&world, scope_edition(), STEP_ROUND, 1, moment_at(first_day - DAY), "d0");
    assert_walk(&world, scope_edition(), STEP_DAY, moment_at(first_day), "d10 d11 d20");
    assert_step(&world, scope_of(SCOPE_MATCH, 1), STEP_ROUND, 1, moment_at(first_day), "-");
    assert_step(&world, scope_of(SCOPE_MATCH, 1), STEP_ROUND, -1, moment_end(), "d11");
    done(&world);
}

/* -- start and end ------------------------------------------------------------------------------
 */

static void nothing_begins_in_an_empty_scope(void **unused)
{
    struct world world;
    struct scope scopes[] = {scope_edition(), night(first_day), night(INSTANT_UNKNOWN),
                             scope_of(SCOPE_TIE, 0)};

    (void)unused;
    begin(&world);
    maker_tie(&world.maker, "t", "ajax", "porto");
    ready(&world);
    for (size_t i = 0; i < sizeof scopes / sizeof *scopes; i++) {
        assert_ends(&world, scopes[i], "- -");
        for (int unit = 0; unit < STEP_UNIT_COUNT; unit++) {
            assert_step(&world, scopes[i], (enum step_unit)unit, 1, moment_at(kickoff), "-");
            assert_step(&world, scopes[i], (enum step_unit)unit, -1, moment_end(), "-");
        }
    }
    done(&world);
}

static void a_match_to_come_has_a_start_and_no_end(void **unused)
{
    struct world world;

    (void)unused;
    begin(&world);
    add_match(&world, "a", 0, "scheduled");
    ready(&world);
    assert_ends(&world, scope_edition(), "d0 end");
    assert_ends(&world, night(first_day), "d0 -");
    assert_ends(&world, scope_of(SCOPE_MATCH, 0), "d0 -");
    assert_step(&world, scope_of(SCOPE_MATCH, 0), STEP_EVENT, 1, moment_at(first_day), "-");
    assert_step(&world, scope_of(SCOPE_MATCH, 0), STEP_DAY, 1, moment_at(first_day), "-");
    done(&world);
}

/* Matches without a date lie after what comes before them in the file, an hour on. */
static void matches_without_a_date_start_just_before_their_first_entry(void **unused)
{
    struct world world;
    struct moment start;

    (void)unused;
    begin(&world);
    add_match(&world, "a", 0, "FT");
    add_match(&world, "b", 0, "FT");
    maker_in_hand(&world.maker)->precision = PRECISION_NONE;
    add_match(&world, "c", 0, "scheduled");
    maker_in_hand(&world.maker)->precision = PRECISION_NONE;
    ready(&world);
    start = start_of(&world, scope_of(SCOPE_MATCH, 1));
    assert_true(start.at == at_place(&world, 1, 0).at - 1);
    assert_walk(&world, scope_of(SCOPE_MATCH, 1), STEP_EVENT, start, "1.0 1.1 1.2 1.3");
    assert_walk(&world, night(INSTANT_UNKNOWN), STEP_EVENT, start, "1.0 1.1 1.2 1.3");
    assert_step(&world, night(INSTANT_UNKNOWN), STEP_EVENT, 1, moment_at(first_day), "1.0");
    assert_ends(&world, scope_of(SCOPE_MATCH, 2), "- -");
    assert_ends(&world, scope_edition(), "d0 end");
    assert_walk(&world, scope_edition(), STEP_DAY, moment_at(first_day), "");
    assert_walk(&world, scope_edition(), STEP_EVENT, moment_at(first_day),
                "0.0 0.1 0.2 0.3 1.0 1.1 1.2 1.3");
    done(&world);
}

static void an_edition_starts_with_what_comes_first(void **unused)
{
    struct world world;
    struct moment start;

    (void)unused;
    begin(&world); /* the first match has no date, the second has */
    add_match(&world, "a", 0, "FT");
    maker_in_hand(&world.maker)->precision = PRECISION_NONE;
    add_match(&world, "b", 0, "FT");
    ready(&world);
    start = start_of(&world, scope_edition());
    assert_int_equal(log_seen(&world.log, STEP_EVENT, start), 0);
    assert_walk(&world, scope_edition(), STEP_EVENT, start, "0.0 0.1 0.2 0.3 1.0 1.1 1.2 1.3");
    assert_step(&world, scope_edition(), STEP_EVENT, -1, start, "-");
    done(&world);
    begin(&world); /* a kick-off at 06:00 */
    add_match(&world, "a", first_day - kickoff, "FT");
    ready(&world);
    assert_int_equal(start_of(&world, scope_edition()).at, first_day - 1);
    assert_int_equal(start_of(&world, scope_of(SCOPE_MATCH, 0)).at, first_day - 1);
    assert_int_equal(start_of(&world, night(first_day)).at, first_day - 1);
    done(&world);
}

static void legs_played_in_another_order_start_with_the_earlier(void **unused)
{
    struct world world;

    (void)unused;
    maker_open(&world.maker);
    maker_round(&world.maker, "sf", 2, UEFA);
    maker_tie(&world.maker, "sf", "ajax", "porto");
    world.maker.kickoff = kickoff + 9 * DAY;
    maker_match(&world.maker, "FT");
    world.maker.kickoff = kickoff;
    maker_match(&world.maker, "FT");
    ready(&world);
    assert_ends(&world, scope_of(SCOPE_TIE, 0), "d0 0.3");
    done(&world);
}

static void a_decision_days_later_is_no_part_of_the_night(void **unused)
{
    struct world world;
    const struct decision award = {.kind = DECISION_AWARDED,
                                   .team = ID_NONE,
                                   .winner = SIDE_NONE,
                                   .score = {3, 0},
                                   .at = kickoff + 3 * DAY};

    (void)unused;
    begin(&world);
    add_match(&world, "a", 0, "pens");
    maker_kicks(&world.maker, "ah+ ax- ah+ ax- ah+ ax-");
    maker_in_hand(&world.maker)->decision = award;
    add_match(&world, "b", 0, "FT");
    maker_in_hand(&world.maker)->decision = award;
    maker_in_hand(&world.maker)->decision.at = INSTANT_UNKNOWN;
    ready(&world);
    /* 0 to 7 the play, 8 to 15 the kicks, 16 the decision */
    assert_ends(&world, night(first_day), "d0 0.15");
    assert_step(&world, night(first_day), STEP_EVENT, 1, at_place(&world, 0, 15), "-");
    assert_step(&world, night(first_day), STEP_EVENT, -1, moment_end(), "0.14");
    assert_step(&world, night(first_day), STEP_EVENT, 1, at_place(&world, 1, 3), "1.4");
    assert_ends(&world, scope_of(SCOPE_MATCH, 0), "d0 0.16");
    assert_ends(&world, scope_of(SCOPE_TIE, 0), "d0 0.16");
    assert_ends(&world, scope_of(SCOPE_SHOOTOUT, 0), "0.8 0.15");
    assert_step(&world, scope_of(SCOPE_MATCH, 0), STEP_EVENT, 1, at_place(&world, 0, 15), "0.16");
    assert_step(&world, scope_edition(), STEP_EVENT, 1, at_place(&world, 0, 15), "0.16");
    assert_step(&world, scope_edition(), STEP_PHASE, 1, at_place(&world, 0, 15), "-");
    done(&world);
}

static void scopes_have_words(void **unused)
{
    (void)unused;
    assert_string_equal(scope_words(scope_edition()), "this edition");
    assert_string_equal(scope_words(night(0)), "this night");
    assert_string_equal(scope_words(scope_of(SCOPE_TIE, 0)), "this tie");
    assert_string_equal(scope_words(scope_of(SCOPE_MATCH, 0)), "this match");
    assert_string_equal(scope_words(scope_of(SCOPE_SHOOTOUT, 0)), "this shoot-out");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(steps_by_event),
        cmocka_unit_test(steps_by_goal),
        cmocka_unit_test(phases_of_one_instant_are_one_step),
        cmocka_unit_test(steps_by_kick),
        cmocka_unit_test(kicks_without_a_list_are_a_phase_step),
        cmocka_unit_test(what_has_no_order_is_one_step),
        cmocka_unit_test(steps_from_between_entries),
        cmocka_unit_test(steps_in_a_match_from_an_entry_of_another),
        cmocka_unit_test(steps_by_day),
        cmocka_unit_test(steps_by_day_in_a_tie),
        cmocka_unit_test(the_day_of_a_replay_comes_with_the_match_that_makes_it),
        cmocka_unit_test(steps_by_round_and_groups),
        cmocka_unit_test(nothing_begins_in_an_empty_scope),
        cmocka_unit_test(a_match_to_come_has_a_start_and_no_end),
        cmocka_unit_test(matches_without_a_date_start_just_before_their_first_entry),
        cmocka_unit_test(an_edition_starts_with_what_comes_first),
        cmocka_unit_test(legs_played_in_another_order_start_with_the_earlier),
        cmocka_unit_test(a_decision_days_later_is_no_part_of_the_night),
        cmocka_unit_test(scopes_have_words),
    };

    return cmocka_run_group_tests_name("timeline", tests, NULL, NULL);
}
