#include "model/edition.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"

struct edition *edition_open(void)
{
    struct edition *edition = calloc(1, sizeof *edition);

    if (!edition)
        abort();
    arena_init(&edition->arena);
    return edition;
}

void edition_close(struct edition *edition)
{
    if (!edition)
        return;
    vec_release(&edition->sources);
    vec_release(&edition->teams);
    vec_release(&edition->people);
    vec_release(&edition->venues);
    vec_release(&edition->stages);
    vec_release(&edition->groups);
    vec_release(&edition->rounds);
    vec_release(&edition->ties);
    vec_release(&edition->matches);
    vec_release(&edition->events);
    vec_release(&edition->kicks);
    vec_release(&edition->entries);
    vec_release(&edition->name_texts);
    strmap_release(&edition->team_by_key);
    strmap_release(&edition->tie_by_key);
    strmap_release(&edition->match_by_key);
    strmap_release(&edition->round_by_key);
    strmap_release(&edition->group_by_key);
    strmap_release(&edition->source_by_key);
    strmap_release(&edition->venue_by_key);
    strmap_release(&edition->team_by_code);
    strmap_release(&edition->names);
    strmap_release(&edition->person_by_name);
    arena_release(&edition->arena);
    free(edition);
}

uint32_t match_team(const struct edition *edition, uint32_t match, int side)
{
    const struct match *m = &edition->matches.v[match];

    if (m->tie == ID_NONE)
        return m->given[side];
    return edition->ties.v[m->tie].team[side == HOME ? m->home_side : !m->home_side];
}

bool match_is_annulled(const struct match *match)
{
    return match->decision.kind == DECISION_ANNULLED || match->decision.kind == DECISION_REPLAY;
}

bool match_is_decider(const struct edition *edition, uint32_t match)
{
    const struct match *m = &edition->matches.v[match];
    const struct tie *tie;
    uint32_t legs = 1;

    if (m->tie == ID_NONE)
        return false;
    tie = &edition->ties.v[m->tie];
    for (uint32_t i = tie->match_first; i < match; i++)
        legs += !match_is_annulled(&edition->matches.v[i]);
    return legs >= edition->rounds.v[tie->round].legs;
}

bool round_has(const struct round *round, enum criterion criterion)
{
    for (int i = 0; i < round->criteria_count; i++)
        if (round->criteria[i] == criterion)
            return true;
    return false;
}

bool round_has_extra_time(const struct round *round)
{
    return round_has(round, CRITERION_EXTRA_TIME) || round_has(round, CRITERION_GOLDEN_GOAL) ||
           round_has(round, CRITERION_SILVER_GOAL);
}

void tie_label(const struct edition *edition, uint32_t tie, char *buf, size_t size)
{
    const struct tie *t = &edition->ties.v[tie];
    const struct round *round = &edition->rounds.v[t->round];

    if (round->tie_count == 1)
        snprintf(buf, size, "%s", round->name);
    else
        snprintf(buf, size, "%s %u", round->brief, t->number);
    utf8_trim(buf);
}

const char *person_name(const struct edition *edition, uint32_t person)
{
    return person == ID_NONE ? NULL : edition->people.v[person].name;
}

instant match_day(const struct edition *edition, instant at)
{
    enum { HOUR = 3600, DAY = 24 * HOUR, DAY_STARTS = 6 * HOUR };
    instant since, days;

    if (at < INSTANT_UNKNOWN + 3 * DAY || at > INSTANT_END - 3 * DAY)
        return at; /* nowhere in time */
    since = at + edition->offset - DAY_STARTS;
    days = since / DAY - (since % DAY < 0);

    return days * DAY + DAY_STARTS - edition->offset;
}

/* How many of the dated matches kick off before an instant. */
static uint32_t matches_before(const struct edition *edition, instant at)
{
    uint32_t low = 0, high = edition->dated;

    while (low < high) {
        uint32_t mid = low + (high - low) / 2;

        if (edition->matches.v[edition->by_kickoff[mid]].kickoff < at)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

void matches_between(const struct edition *edition, instant from, instant to, uint32_t *first,
                     uint32_t *count)
{
    *first = matches_before(edition, from);
    *count = to > from ? matches_before(edition, to) - *first : 0;
}
