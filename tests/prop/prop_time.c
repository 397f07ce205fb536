/* Steps and playing, on editions made up at random and on those that come with touchline, against
 * lists of stops found by looking at every entry. */
#include <stdio.h>
#include <string.h>

#include "input/source.h"
#include "plan.h"
#include "time/cursor.h"

enum { DAY = 24 * 3600 };

/* -- what is in a scope, the slow way ------------------------------------------------------------
 */

struct moments {
    struct moment *v;
    uint32_t n;
};

static const struct entry *entry_at(const struct edition *edition, struct moment place)
{
    return &edition->entries.v[edition->matches.v[place.match].entry_first + place.seq];
}

static bool belongs(const struct edition *edition, struct scope scope, struct moment place)
{
    const struct match *match = &edition->matches.v[place.match];
    const struct entry *entry = entry_at(edition, place);
    bool dated = match->precision != PRECISION_NONE;

    switch (scope.kind) {
    case SCOPE_NIGHT:
        if (scope.day == INSTANT_UNKNOWN)
            return !dated;
        return dated && match_day(edition, match->kickoff) == scope.day &&
               (entry->kind != ENTRY_DECISION || entry->at < scope.day + DAY);
    case SCOPE_TIE:
        return match->tie == scope.id;
    case SCOPE_MATCH:
        return place.match == scope.id;
    case SCOPE_SHOOTOUT:
        return place.match == scope.id && entry->phase == PHASE_KICKS &&
               entry->kind != ENTRY_DECISION;
    case SCOPE_EDITION:
        break;
    }
    return true;
}

static struct moments entries_of(const struct edition *edition, struct scope scope)
{
    struct moments all = {calloc(edition->entries.n + 1, sizeof *all.v), 0};

    assert_non_null(all.v);
    for (uint32_t m = 0; m < edition->matches.n; m++)
        for (uint32_t s = 0; s < edition->matches.v[m].entry_count; s++) {
            struct moment place = {0, m, s};

            place.at = entry_at(edition, place)->at;
            if (belongs(edition, scope, place))
                all.v[all.n++] = place;
        }
    qsort(all.v, all.n, sizeof *all.v, moment_compare);
    return all;
}

/* Where steps of a unit end: after a whole group of entries without an order, with one of the kind
 * among them; of phases of one instant, after the last. */
static struct moments stops_of(const struct edition *edition, const struct moments *all,
                               enum step_unit unit)
{
    struct moments stops = {calloc(all->n + 1, sizeof *stops.v), 0};
    bool kind = false;

    assert_non_null(stops.v);
    for (uint32_t i = 0; i < all->n; i++) {
        const struct entry *entry = entry_at(edition, all->v[i]);

        kind = kind || log_is_step(edition, entry, unit);
        if (entry->more)
            continue;
        if (kind && unit == STEP_PHASE && stops.n > 0 && stops.v[stops.n - 1].at == entry->at)
            stops.n--;
        if (kind)
            stops.v[stops.n++] = all->v[i];
        kind = false;
    }
    return stops;
}

static uint32_t seen_of(const struct moments *all, struct moment now)
{
    uint32_t n = 0;

    while (n < all->n && moment_sees(now, all->v[n].at, all->v[n].match, all->v[n].seq))
        n++;
    return n;
}

static void assert_same(struct moment a, struct moment b)
{
    assert_int_equal(moment_compare(&a, &b), 0);
}

/* -- steps ---------------------------------------------------------------------------------------
 */

/* From a moment, both ways, against the list. */
static void assert_steps(const struct log *log, struct scope scope, enum step_unit unit,
                         const struct moments *all, const struct moments *stops, struct moment now)
{
    struct moment to, back, start;
    uint32_t seen = seen_of(stops, now), entries = seen_of(all, now);

    assert_int_equal(timeline_step(log, scope, unit, 1, now, &to), seen < stops->n);
    if (seen < stops->n) {
        assert_same(to, stops->v[seen]);
        /* A shoot-out starts with its first entry. */
        assert_true(timeline_start(log, scope, &start));
        assert_int_equal(timeline_step(log, scope, unit, -1, to, &back),
                         moment_compare(&to, &start) != 0);
        if (unit == STEP_EVENT && moment_compare(&to, &start) != 0 &&
            (entries == 0 || !entry_at(log->edition, all->v[entries - 1])->more))
            assert_int_equal(seen_of(all, back), entries);
    }
    /* Back to what is seen less of, or was earlier; from after the end as from the end. */
    if (all->n > 0 && entries == all->n)
        now = all->v[all->n - 1];
    seen = seen_of(stops, now);
    while (seen > 0 && stops->v[seen - 1].at == now.at &&
           seen_of(all, stops->v[seen - 1]) == entries)
        seen--;
    if (seen > 0) {
        assert_true(timeline_step(log, scope, unit, -1, now, &to));
        assert_same(to, stops->v[seen - 1]);
    } else if (timeline_step(log, scope, unit, -1, now, &to)) {
        assert_true(timeline_start(log, scope, &start));
        assert_same(to, start);
        assert_true(moment_compare(&to, &now) < 0);
    }
}

static void assert_walk(const struct log *log, struct scope scope, enum step_unit unit,
                        const struct moments *stops)
{
    struct moment start, end, now, to;
    uint32_t first = 0;

    assert_true(timeline_start(log, scope, &start));
    assert_true(timeline_end(log, scope, &end));
    if (stops->n > 0 && moment_compare(&start, &stops->v[0]) == 0)
        first = 1; /* a shoot-out starts with its first entry */
    now = start;
    for (uint32_t i = first; i < stops->n; i++) {
        assert_true(timeline_step(log, scope, unit, 1, now, &to));
        assert_same(to, stops->v[i]);
        assert_true(timeline_step(log, scope, unit, -1, to, &now));
        assert_same(now, i > first ? stops->v[i - 1] : start);
        now = to;
    }
    assert_false(timeline_step(log, scope, unit, 1, now, &to));
    assert_true(moment_compare(&now, &end) <= 0);
    for (uint32_t i = stops->n; i-- > first;) {
        assert_same(now, stops->v[i]);
        assert_true(timeline_step(log, scope, unit, -1, now, &to));
        now = to;
    }
    assert_same(now, start);
    assert_false(timeline_step(log, scope, unit, -1, now, &to));
}

static void assert_units(struct random *random, const struct log *log, struct scope scope,
                         const struct moments *all)
{
    struct moments events = stops_of(log->edition, all, STEP_EVENT);

    for (int unit = 0; unit < STEP_LOGGED; unit++) {
        struct moments stops = stops_of(log->edition, all, (enum step_unit)unit);

        for (uint32_t i = 0; i < stops.n; i++)
            assert_non_null(
                bsearch(&stops.v[i], events.v, events.n, sizeof *events.v, moment_compare));
        assert_walk(log, scope, (enum step_unit)unit, &stops);
        for (int i = 0; i < 12; i++) {
            struct moment now = all->v[random_below(random, all->n)];
            uint32_t other = random_below(random, (uint32_t)log->steps[STEP_EVENT].count);

            if (i % 4 == 1)
                now = moment_at(now.at);
            else if (i % 4 == 2)
                now = moment_at(now.at + (instant)random_below(random, 240) - 120);
            else if (i % 4 == 3)
                now = log_moment(log->edition, log->steps[STEP_EVENT].v[other]);
            assert_steps(log, scope, (enum step_unit)unit, all, &stops, now);
        }
        assert_steps(log, scope, (enum step_unit)unit, all, &stops, moment_end());
        free(stops.v);
    }
    free(events.v);
}

/* Days and rounds: each is the beginning of a match day, and back is on in reverse. */
static void assert_calendar(const struct log *log, struct scope scope, enum step_unit unit)
{
    struct moment path[200], to;
    int n = 0;

    assert_true(timeline_start(log, scope, &path[0]));
    while (timeline_step(log, scope, unit, 1, path[n], &path[n + 1])) {
        n++;
        assert_true(n < 199);
        assert_true(moment_compare(&path[n - 1], &path[n]) < 0);
        assert_true(match_day(log->edition, path[n].at) == path[n].at);
    }
    for (to = path[n]; n-- > 0;) {
        struct moment now = to;

        assert_true(timeline_step(log, scope, unit, -1, now, &to));
        assert_same(to, path[n]);
    }
    assert_false(timeline_step(log, scope, unit, -1, to, &to));
}

/* -- playing -------------------------------------------------------------------------------------
 */

static int64_t some_time(struct random *random)
{
    switch (random_below(random, 4)) {
    case 0:
        return 0;
    case 1:
        return random_below(random, 30);
    case 2:
        return random_below(random, 2500);
    default:
        return (int64_t)random_below(random, 1000) * random_below(random, 100000);
    }
}

/* Playing stops where steps do, whatever the clock: in time, late, and changed in its rate. */
static void assert_played(struct random *random, const struct log *log, struct scope scope,
                          const struct moments *all)
{
    struct moments stops = stops_of(log->edition, all, STEP_EVENT);
    struct cursor cursor;
    struct moment start;
    struct track track = track_log(log, scope);
    int64_t ms = (int64_t)random_below(random, 1000000);
    uint32_t i = 0;

    assert_true(timeline_start(log, scope, &start));
    cursor_init(&cursor, start);
    cursor.minutes = random_below(random, 2);
    cursor_set_rate(&cursor, (enum rate)random_below(random, RATE_COUNT), ms);
    i = seen_of(&stops, start);
    assert_int_equal(cursor_play(&cursor, &track, ms), i < stops.n);
    while (cursor.playing) {
        struct moment was = cursor.now;
        int64_t due = cursor_due(&cursor, &track);

        assert_true(due != CURSOR_NEVER);
        if (due > ms) {
            assert_false(cursor_tick(&cursor, &track, due - 1));
            assert_same(cursor.now, was);
        }
        ms = (due > ms ? due : ms) + some_time(random);
        assert_true(cursor_tick(&cursor, &track, ms));
        assert_true(moment_compare(&was, &cursor.now) < 0);
        if (cursor.now.match == UINT32_MAX) { /* a minute, and nothing new */
            assert_true(cursor.minutes);
            assert_int_equal(seen_of(all, cursor.now), seen_of(all, was));
        } else {
            assert_true(i < stops.n);
            assert_same(cursor.now, stops.v[i++]);
            assert_same(cursor.before, was);
        }
        if (random_below(random, 8) == 0)
            cursor_set_rate(&cursor, (enum rate)random_below(random, RATE_COUNT), ms);
    }
    assert_int_equal(i, stops.n);
    assert_true(cursor_due(&cursor, &track) == CURSOR_NEVER);
    free(stops.v);
}

/* -- the fold ------------------------------------------------------------------------------------
 */

/* What is asked for at every stop, of every match, is what its entries up to then come to. */
static void assert_folds(const struct log *log, struct scope scope, const struct moments *all)
{
    const struct edition *edition = log->edition;
    struct fold *folds = calloc(edition->matches.n + 1, sizeof *folds);
    struct moment now, to;
    uint32_t i = 0;

    assert_non_null(folds);
    for (size_t m = 0; m < edition->matches.n; m++)
        fold_start(&folds[m]);
    assert_true(timeline_start(log, scope, &now));
    for (; timeline_step(log, scope, STEP_EVENT, 1, now, &to); now = to) {
        uint32_t was = i;

        for (; i < all->n && moment_compare(&all->v[i], &to) <= 0; i++)
            fold_entry(edition, &folds[all->v[i].match], all->v[i]);
        assert_true(i > was);
        for (uint32_t m = 0; m < edition->matches.n; m++)
            if (m == to.match || (i % 16 == 0 && scope.kind == SCOPE_EDITION))
                fold_assert(edition, &folds[m], m, to);
    }
    assert_int_equal(i, all->n);
    free(folds);
}

/* -- all of it, in every scope -------------------------------------------------------------------
 */

static void assert_scope(struct random *random, const struct log *log, struct scope scope)
{
    struct moments all = entries_of(log->edition, scope);
    struct moment to;

    if (all.n == 0) {
        assert_false(timeline_step(log, scope, STEP_EVENT, 1, moment_at(INSTANT_UNKNOWN), &to));
        free(all.v);
        return;
    }
    assert_units(random, log, scope, &all);
    assert_played(random, log, scope, &all);
    if (scope.kind != SCOPE_SHOOTOUT) {
        assert_calendar(log, scope, STEP_DAY);
        assert_calendar(log, scope, STEP_ROUND);
    }
    if (scope.kind != SCOPE_SHOOTOUT && scope.kind != SCOPE_NIGHT)
        assert_folds(log, scope, &all);
    free(all.v);
}

static void assert_edition(struct random *random, const struct edition *edition)
{
    struct scope scope = scope_edition();
    struct log log;

    log_open(&log, edition);
    assert_scope(random, &log, scope);
    for (uint32_t i = 0; i < edition->dated; i++) {
        scope.kind = SCOPE_NIGHT;
        scope.day = match_day(edition, edition->matches.v[edition->by_kickoff[i]].kickoff);
        assert_scope(random, &log, scope);
    }
    for (scope.id = 0; scope.id < edition->ties.n; scope.id++) {
        scope.kind = SCOPE_TIE;
        assert_scope(random, &log, scope);
    }
    for (scope.id = 0; scope.id < edition->matches.n; scope.id++) {
        scope.kind = SCOPE_MATCH;
        assert_scope(random, &log, scope);
        scope.kind = SCOPE_SHOOTOUT;
        assert_scope(random, &log, scope);
    }
    log_close(&log);
}

static void steps_and_playing_in_made_up_editions(void **unused)
{
    struct random random = random_start();
    struct plan *plan = calloc(1, sizeof *plan);

    (void)unused;
    for (int i = 0; i < 25; i++) {
        struct maker maker;

        plan_make(&random, plan);
        plan_tell(&maker, plan, NULL);
        assert_edition(&random, maker.edition);
        maker_close(&maker);
    }
    free(plan);
}

static void steps_and_playing_in_the_editions_that_come_with_touchline(void **unused)
{
    static const char *const names[] = {"uel-2023-24", "uecl-2023-24"};
    struct random random = random_start();
    const char *top = getenv("top_srcdir");

    (void)unused;
    for (int i = 0; i < 2; i++) {
        struct edition *edition;
        struct report report = {0};
        char path[4096];

        snprintf(path, sizeof path, "%s/data/%s.cfg", top ? top : ".", names[i]);
        assert_true(edition_load(path, &edition, &report));
        assert_edition(&random, edition);
        edition_close(edition);
        report_release(&report);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(steps_and_playing_in_made_up_editions),
        cmocka_unit_test(steps_and_playing_in_the_editions_that_come_with_touchline),
    };

    return cmocka_run_group_tests_name("prop_time", tests, NULL, NULL);
}
