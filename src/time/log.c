#include "time/log.h"

#include <stdlib.h>
#include <string.h>

#include "model/match.h"

enum { DIGIT_BITS = 16, DIGITS = 1 << DIGIT_BITS };

/* -- the order ----------------------------------------------------------------------------------
 */

struct item {
    uint64_t since; /* the first entry, in seconds */
    struct log_place place;
};

/* Entries by match and place, so that a stable sort by time alone gives the order of the log. */
static uint32_t list_items(const struct edition *edition, struct item *items)
{
    uint32_t count = 0;
    instant first = INSTANT_END;

    for (size_t i = 0; i < edition->entries.n; i++)
        first = edition->entries.v[i].at < first ? edition->entries.v[i].at : first;
    for (uint32_t m = 0; m < edition->matches.n; m++)
        for (uint32_t s = 0; s < edition->matches.v[m].entry_count; s++) {
            struct log_place place = {m, s};

            items[count++] =
                (struct item){(uint64_t)log_entry(edition, place)->at - (uint64_t)first, place};
        }
    return count;
}

/* Radix sort: a million entries in a few passes. Returns the array, of the two, that is sorted. */
static struct item *sort_items(struct item *items, struct item *spare, uint32_t count,
                               uint32_t *tally)
{
    uint64_t all = 0;

    for (uint32_t i = 0; i < count; i++)
        all |= items[i].since;
    for (int shift = 0; shift < 64 && all >> shift; shift += DIGIT_BITS) {
        struct item *sorted = spare;
        uint32_t at = 0;

        memset(tally, 0, DIGITS * sizeof *tally);
        for (uint32_t i = 0; i < count; i++)
            tally[items[i].since >> shift & (DIGITS - 1)]++;
        for (uint32_t digit = 0; digit < DIGITS; digit++) {
            uint32_t these = tally[digit];

            tally[digit] = at;
            at += these;
        }
        for (uint32_t i = 0; i < count; i++)
            spare[tally[items[i].since >> shift & (DIGITS - 1)]++] = items[i];
        spare = items;
        items = sorted;
    }
    return items;
}

/* -- steps ---------------------------------------------------------------------------------------
 */

static bool is_goal_step(const struct event *event)
{
    return event_goal_side(event) != SIDE_NONE ||
           (event->kind == EVENT_VAR && (event->var == VAR_NO_GOAL || event->var == VAR_GOAL));
}

bool log_is_step(const struct edition *edition, const struct entry *entry, enum step_unit unit)
{
    switch (unit) {
    case STEP_EVENT:
        return true;
    case STEP_KICK:
        return entry->kind == ENTRY_KICK;
    case STEP_GOAL:
        return entry->kind == ENTRY_EVENT && is_goal_step(&edition->events.v[entry->ref]);
    case STEP_PHASE:
        return entry->kind == ENTRY_PHASE_START || entry->kind == ENTRY_PHASE_END;
    default:
        return false;
    }
}

struct log_place log_step_end(const struct edition *edition, struct log_place place)
{
    place.seq = match_step_end(edition, place.match, place.seq);
    return place;
}

bool log_is_stop(const struct edition *edition, struct log_place place, enum step_unit unit)
{
    if (log_entry(edition, place)->more)
        return false;
    do
        if (log_is_step(edition, log_entry(edition, place), unit))
            return true;
    while (place.seq-- > 0 && log_entry(edition, place)->more);
    return false;
}

/* Whether a stop takes in the one before it: phases that change at one instant. */
static bool takes_in(const struct edition *edition, const struct log_index *index,
                     enum step_unit unit, struct log_place place)
{
    return unit == STEP_PHASE && index->count > 0 &&
           log_entry(edition, index->v[index->count - 1])->at == log_entry(edition, place)->at;
}

static void index_unit(struct log *log, const struct item *items, uint32_t count,
                       enum step_unit unit)
{
    struct log_index *index = &log->steps[unit];
    uint32_t most = 0;

    for (uint32_t i = 0; i < count; i++)
        most += log_is_stop(log->edition, items[i].place, unit);
    index->v = arena_array(&log->arena, struct log_place, most);
    for (uint32_t i = 0; i < count; i++) {
        if (!log_is_stop(log->edition, items[i].place, unit))
            continue;
        index->count -= takes_in(log->edition, index, unit, items[i].place);
        index->v[index->count++] = items[i].place;
    }
}

/* -- rounds -------------------------------------------------------------------------------------
 */

/* Fixtures alone decide where rounds begin: a replay is made by its match. */
static instant first_day(const struct edition *edition, uint32_t match_first, uint32_t match_count)
{
    instant first = INSTANT_END;

    for (uint32_t m = match_first; m < match_first + match_count; m++) {
        const struct match *match = &edition->matches.v[m];

        if (match->precision != PRECISION_NONE && match->kickoff < first &&
            (match->role == ROLE_LEG || match->leg == 0))
            first = match->kickoff;
    }
    return first == INSTANT_END ? first : match_day(edition, first);
}

static void list_rounds(struct log *log)
{
    const struct edition *edition = log->edition;
    instant days[ROUNDS_MOST + 1];
    uint32_t count = 0;

    days[0] = INSTANT_END;
    for (size_t g = 0; g < edition->groups.n; g++)
        days[0] = instant_earlier(days[0], first_day(edition, edition->groups.v[g].match_first,
                                                     edition->groups.v[g].match_count));
    count += days[0] != INSTANT_END;
    for (size_t r = 0; r < edition->rounds.n && r < ROUNDS_MOST; r++) {
        const struct round *round = &edition->rounds.v[r];

        days[count] = INSTANT_END;
        for (uint32_t t = round->tie_first; t < round->tie_first + round->tie_count; t++)
            days[count] =
                instant_earlier(days[count], first_day(edition, edition->ties.v[t].match_first,
                                                       edition->ties.v[t].match_count));
        count += days[count] != INSTANT_END;
    }
    qsort(days, count, sizeof *days, instant_compare);
    for (uint32_t i = 0; i < count; i++)
        if (i == 0 || days[i] != days[i - 1])
            log->rounds[log->round_count++] = days[i];
}

/* -- the log ------------------------------------------------------------------------------------
 */

void log_open(struct log *log, const struct edition *edition)
{
    size_t room = edition->entries.n;
    struct arena scratch;

    *log = (struct log){.edition = edition};
    arena_init(&log->arena);
    arena_init(&scratch);
    struct item *items = arena_array(&scratch, struct item, room);
    struct item *spare = arena_array(&scratch, struct item, room);
    uint32_t *tally = arena_array(&scratch, uint32_t, DIGITS);
    uint32_t count = list_items(edition, items);

    items = sort_items(items, spare, count, tally);
    for (int unit = 0; unit < STEP_LOGGED; unit++)
        index_unit(log, items, count, (enum step_unit)unit);
    list_rounds(log);
    arena_release(&scratch);
}

void log_close(struct log *log)
{
    arena_release(&log->arena);
}

uint32_t log_seen(const struct log *log, enum step_unit unit, struct moment now)
{
    const struct log_index *index = &log->steps[unit];
    uint32_t low = 0, high = index->count;

    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        struct log_place place = index->v[mid];

        if (moment_sees(now, log_entry(log->edition, place)->at, place.match, place.seq))
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}
