/*
 * Evenings of random events, seen through answers that are sometimes repeated, an answer late,
 * without one event, or without the name of the last: in the end the belief is what happened, and
 * every event was added, and announced, once.
 */
#include "prop.h"

#include <stdio.h>
#include <string.h>

#include "../unit/maker.h"
#include "feed/differ.h"

enum { EVENINGS = 150, EVENTS_MOST = 14, NAMES = 4 };

struct happened {
    int minute, kind, side, name;
};

static const char *const kinds[] = {"goal", "yellow", "sub"};
static const char *const teams[] = {"alder", "birch"};

static void set_clock(char *out, size_t size, int minute)
{
    snprintf(out, size, "%d'", minute);
}

/* The answer of a minute: what has happened by then, but for one; nameless: that without name. */
static struct maker answer(const struct happened *all, int count, int minute, int without,
                           int nameless)
{
    struct maker maker;
    char clock[16], name[16];
    struct match *match;

    maker_open(&maker);
    maker_round(&maker, "qf", 1, "goals");
    maker_tie(&maker, "qf1", teams[0], teams[1]);
    set_clock(clock, sizeof clock, minute);
    maker_match(&maker, clock);
    for (int i = 0; i < count && all[i].minute <= minute; i++) {
        if (i == without)
            continue;
        set_clock(clock, sizeof clock, all[i].minute);
        snprintf(name, sizeof name, "%c%d", all[i].side ? 'B' : 'A', all[i].name);
        maker_event(&maker, clock, kinds[all[i].kind], teams[all[i].side],
                    i == nameless ? NULL : name);
    }
    match = maker_in_hand(&maker);
    match->goals_known = match->yellows_known = match->reds_known = match->subs_known =
        COVERAGE_ALL;
    maker.edition->foreign = true;
    assert_true(maker_seal(&maker));
    return maker;
}

static int make_evening(struct random *random, struct happened *all)
{
    int count = (int)random_below(random, EVENTS_MOST + 1), minute = 1;

    for (int i = 0; i < count; i++) {
        minute += (int)random_below(random, 9);
        if (minute > 45)
            minute = 45;
        all[i] = (struct happened){.minute = minute,
                                   .kind = (int)random_below(random, 3),
                                   .side = (int)random_below(random, 2),
                                   .name = (int)random_below(random, NAMES)};
    }
    return count;
}

/* How many facts say that, and how many events do. */
static void compare(const fact_vec *told, const struct happened *all, int count)
{
    static const uint8_t families[] = {FACT_GOAL, FACT_YELLOW, FACT_SUBSTITUTION};

    assert_int_equal(told->n, count);
    for (int i = 0; i < count; i++) {
        char name[16];
        int facts = 0, events = 0;

        snprintf(name, sizeof name, "%c%d", all[i].side ? 'B' : 'A', all[i].name);
        for (size_t j = 0; j < told->n; j++) {
            const struct fact *fact = &told->v[j];

            facts += fact->family == families[all[i].kind] && fact->side == all[i].side &&
                     fact->clock.minute == all[i].minute && strcmp(fact->person, name) == 0;
        }
        for (int j = 0; j < count; j++)
            events += all[j].kind == all[i].kind && all[j].side == all[i].side &&
                      all[j].minute == all[i].minute && all[j].name == all[i].name;
        assert_int_equal(facts, events);
    }
}

static void watch(struct random *random, const struct happened *all, int count)
{
    struct belief belief = {0};
    change_vec changes = {0};
    bool was_odd = true; /* the first answer is a clean one */
    int added = 0, news = 0;

    for (int minute = 1; minute <= 45 || was_odd;) {
        bool odd = !was_odd && random_below(random, 3) == 0;
        int now = minute < 45 ? minute : 45, by = now, seen = 0, without = -1, nameless = -1;
        struct maker maker;

        while (seen < count && all[seen].minute <= now)
            seen++;
        if (odd && random_below(random, 3) == 0)
            by = 1 + (int)random_below(random, (uint32_t)now);
        else if (odd && seen > 0 && random_below(random, 2) == 0)
            without = (int)random_below(random, (uint32_t)seen);
        else if (odd)
            nameless = seen - 1;
        maker = answer(all, count, by, without, nameless);
        differ_take(&belief, maker.edition, &changes);
        maker_close(&maker);
        was_odd = odd;
        minute += (int)random_below(random, 4);
    }
    struct maker whole = answer(all, count, 45, -1, -1); /* the loop may have ended before 45' */
    differ_take(&belief, whole.edition, &changes);
    maker_close(&whole);
    for (size_t i = 0; i < changes.n; i++) {
        assert_int_not_equal(changes.v[i].kind, CHANGE_RETRACT);
        added += changes.v[i].kind == CHANGE_ADD;
        news += changes.v[i].announce;
    }
    assert_int_equal(added, count);
    assert_true(news <= count);
    compare(&belief.matches.v[0].facts, all, count);
    vec_release(&changes);
    belief_release(&belief);
}

static void every_event_once(void **state)
{
    struct random random = random_start();
    struct happened all[EVENTS_MOST];

    (void)state;
    for (int evening = 0; evening < EVENINGS; evening++)
        watch(&random, all, make_evening(&random, all));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_event_once)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
