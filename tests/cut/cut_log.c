/* When each thing of a match happened, by the conventions. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cut.h"

enum { MINUTE = 60, HOUR = 3600, KICKS_RANK = 6, UNKNOWN_RANK = 5 };

static const struct {
    int start, end, pause; /* minutes on the clock; minutes of the break before */
} phases[CUT_PHASES] = {
    [CUT_H1] = {0, 45, 0},     [CUT_H2] = {45, 90, 15},     [CUT_ET1] = {90, 105, 5},
    [CUT_ET2] = {105, 120, 2}, [CUT_KICKS] = {120, 120, 2},
};

/* An event as far as its place matters. */
struct event {
    struct cut_clock clock;
    int index, rank;
    bool goal, own, taken_back, no_goal;
    char team[64], name[128];
};

/* -- reading ----------------------------------------------------------------------------------- */

static int phase_of(int minute)
{
    return minute <= 45 ? CUT_H1 : minute <= 90 ? CUT_H2 : minute <= 105 ? CUT_ET1 : CUT_ET2;
}

static struct cut_clock read_clock(const char *text)
{
    static const struct {
        const char *text;
        int phase;
    } named[] = {{"?'", CUT_NONE},   {"1H?'", CUT_H1},   {"2H?'", CUT_H2},
                 {"ET1?'", CUT_ET1}, {"ET2?'", CUT_ET2}, {"pens", CUT_KICKS}};
    struct cut_clock clock = {0};

    for (size_t i = 0; i < sizeof named / sizeof *named; i++)
        if (strcmp(text, named[i].text) == 0)
            return (struct cut_clock){named[i].phase, 0, 0};
    text += *text == '~';
    if (sscanf(text, "%d+%d", &clock.minute, &clock.added) >= 1 && clock.minute > 0)
        clock.phase = phase_of(clock.minute);
    return clock;
}

static int rank_of(int phase)
{
    return phase == CUT_NONE ? UNKNOWN_RANK : phase == CUT_KICKS ? KICKS_RANK : phase;
}

static struct event read_event(const char *text, int index)
{
    struct event event = {.index = index};
    char clock[32] = "", word[32] = "";
    int used = 0;

    sscanf(text, "%31s %31s %63[^ ;] %n", clock, word, event.team, &used);
    snprintf(event.name, sizeof event.name, "%.*s", (int)strcspn(text + used, ";"), text + used);
    event.clock = read_clock(clock);
    event.rank = rank_of(event.clock.phase);
    event.own = strcmp(word, "own-goal") == 0;
    event.goal = event.own || strcmp(word, "goal") == 0 || strcmp(word, "penalty") == 0;
    event.no_goal = strcmp(word, "var") == 0 && strstr(text, "; no goal");
    return event;
}

static int compare(const void *a, const void *b)
{
    const struct event *x = a, *y = b;
    int mx = x->clock.minute ? x->clock.minute : INT_MAX;
    int my = y->clock.minute ? y->clock.minute : INT_MAX;

    if (x->rank != y->rank)
        return x->rank - y->rank;
    if (mx != my)
        return mx < my ? -1 : 1;
    if (x->clock.added != y->clock.added)
        return x->clock.added - y->clock.added;
    return x->index - y->index;
}

/* A goal that the video assistant took back ends nothing. */
static void take_back(struct event *events, int count)
{
    for (int i = 0; i < count; i++)
        for (int j = i; events[i].no_goal && j-- > 0;)
            if (events[j].goal && !events[j].taken_back &&
                strcmp(events[j].team, events[i].team) == 0 &&
                (!events[i].name[0] || !events[j].name[0] ||
                 strcmp(events[i].name, events[j].name) == 0)) {
                events[j].taken_back = true;
                break;
            }
}

static struct event *read_events(const struct cut_match *match, int *count)
{
    config_setting_t *list = config_setting_get_member(match->setting, "events");
    struct event *events;

    *count = list ? config_setting_length(list) : 0;
    events = calloc((size_t)*count + 1, sizeof *events);
    for (int i = 0; i < *count; i++)
        events[i] = read_event(config_setting_get_string_elem(list, i), i);
    qsort(events, (size_t)*count, sizeof *events, compare);
    take_back(events, *count);
    return events;
}

/* -- how far it went --------------------------------------------------------------------------- */

static bool states(const struct cut_match *match, const char *point)
{
    config_setting_t *score = config_setting_get_member(match->setting, "score");

    return score && config_setting_get_member(score, point);
}

static int last_phase(const struct event *events, int count)
{
    int last = CUT_NONE;

    for (int i = 0; i < count; i++)
        if (events[i].clock.phase != CUT_KICKS && events[i].clock.phase > last)
            last = events[i].clock.phase;
    return last;
}

/* How far scores, events and kicks say that it went. */
static int concluded(const struct cut_match *match, const struct event *events, int count)
{
    int last = last_phase(events, count);

    if (config_setting_get_member(match->setting, "kicks") || states(match, "pens"))
        return CUT_KICKS;
    if (states(match, "aet") || last >= CUT_ET1)
        return CUT_ET2;
    return states(match, "ft") || states(match, "ht") || count > 0 ? CUT_H2 : CUT_NONE;
}

static void read_left_clock(struct cut_match *match, const char *status)
{
    match->suspended = strncmp(status, "suspended ", 10) == 0;
    match->abandoned = strncmp(status, "abandoned", 9) == 0;
    match->running = !match->abandoned;
    if (match->suspended || match->abandoned)
        status += strcspn(status, " ") + (strchr(status, ' ') != NULL);
    match->clock = read_clock(status);
    match->final = match->clock.phase;
}

static void read_status(struct cut_match *match, const struct event *events, int count)
{
    static const struct {
        const char *word;
        int final;
        bool at_break, running;
    } words[] = {
        {"FT", CUT_H2, false, false},          {"AET", CUT_ET2, false, false},
        {"pens", CUT_KICKS, false, false},     {"HT", CUT_H1, true, true},
        {"90' end", CUT_H2, true, true},       {"ET", CUT_H2, true, true},
        {"pens next", CUT_H2, true, true},     {"ET HT", CUT_ET1, true, true},
        {"ET end", CUT_ET2, true, true},       {"pens on", CUT_KICKS, false, true},
        {"scheduled", CUT_NONE, false, false}, {"delayed", CUT_NONE, false, false},
        {"postponed", CUT_NONE, false, false}, {"cancelled", CUT_NONE, false, false},
        {"walk-over", CUT_NONE, false, false},
    };
    const char *status = cut_text(match->setting, "status");

    match->final = CUT_NONE;
    if (!status || strcmp(status, "awarded") == 0) {
        match->final = concluded(match, events, count);
        return;
    }
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(status, words[i].word) == 0) {
            match->final = words[i].final;
            match->at_break = words[i].at_break;
            match->running = words[i].running;
            return;
        }
    read_left_clock(match, status);
    if (match->abandoned && match->final == CUT_NONE)
        match->final = count && last_phase(events, count) ? last_phase(events, count) : CUT_H1;
}

/* Silver goal: over after the first half of extra time when a side leads in it. */
static void end_early(struct cut_match *match, const struct event *events, int count)
{
    int lead = 0;
    const char *one = NULL;

    if (match->final != CUT_ET2 || match->running || match->abandoned ||
        !(match->rules.golden || match->rules.silver))
        return;
    for (int i = 0; i < count; i++) {
        if (events[i].clock.phase == CUT_ET2)
            return;
        if (events[i].clock.phase != CUT_ET1 || !events[i].goal || events[i].taken_back)
            continue;
        one = one ? one : events[i].team;
        lead += (strcmp(one, events[i].team) == 0) != events[i].own ? 1 : -1;
    }
    if (lead != 0)
        match->final = CUT_ET1;
}

static bool had_extra_time(const struct cut_match *match, const struct event *events, int count)
{
    if (match->final != CUT_KICKS)
        return match->final == CUT_ET1 || match->final == CUT_ET2;
    return states(match, "aet") || last_phase(events, count) >= CUT_ET1 || match->rules.extra_time;
}

/* -- laying out -------------------------------------------------------------------------------- */

static void lay(struct cut_match *match, instant at, enum cut_kind kind, int phase, int index)
{
    if (match->count > 0 && at < match->entries[match->count - 1].at)
        at = match->entries[match->count - 1].at;
    match->entries[match->count++] = (struct cut_entry){at, kind, phase, index};
}

static instant last_at(const struct cut_match *match)
{
    return match->entries[match->count - 1].at;
}

static instant minute_at(struct cut_clock clock, instant start)
{
    return start + (instant)(clock.minute - 1 - phases[clock.phase].start + clock.added) * MINUTE;
}

static bool golden_goal(const struct cut_match *match, const struct event *events, int count,
                        int phase)
{
    if (!match->rules.golden || phase != match->final || (phase != CUT_ET1 && phase != CUT_ET2))
        return false;
    for (int i = 0; i < count; i++)
        if (events[i].clock.phase == phase && events[i].clock.minute > 0 && events[i].goal &&
            !events[i].taken_back)
            return true;
    return false;
}

/* When a phase that has begun is over, or where the file leaves it. */
static instant end_of(const struct cut_match *match, const struct event *events, int count,
                      int phase, instant over)
{
    instant start = match->start[phase];
    instant end = start + (instant)(phases[phase].end - phases[phase].start) * MINUTE;
    bool last = phase == match->final;
    bool stopped = last && match->clock.minute > 0;

    if (last && match->running && !match->at_break) {
        end = stopped ? minute_at(match->clock, start) : last_at(match);
        return end > last_at(match) ? end : last_at(match);
    }
    if (stopped && match->abandoned)
        end = minute_at(match->clock, start) + MINUTE;
    if (over > end || golden_goal(match, events, count, phase))
        end = over;
    return end;
}

static void lay_phase(struct cut_match *match, const struct event *events, int count, int phase)
{
    int play = match->final != CUT_KICKS ? match->final : match->extra_time ? CUT_ET2 : CUT_H2;
    instant start, over, end;

    start = phase == CUT_H1 ? match->base : last_at(match) + (instant)phases[phase].pause * MINUTE;
    match->start[phase] = over = start;
    lay(match, start, CUT_START, phase, 0);
    for (int i = 0; i < count; i++)
        if (events[i].clock.phase == phase && events[i].clock.minute > 0) {
            lay(match, minute_at(events[i].clock, start), CUT_EVENT, phase, events[i].index);
            over = last_at(match) + MINUTE;
        }
    if (phase == CUT_KICKS) {
        config_setting_t *kicks = config_setting_get_member(match->setting, "kicks");
        int taken = kicks ? config_setting_length(kicks) : 0;

        for (int i = 0; i < taken; i++)
            lay(match, start + (instant)i * MINUTE, CUT_KICK, phase, i);
        over = start + (instant)taken * MINUTE;
    }
    end = end_of(match, events, count, phase, over);
    for (int i = 0; i < count; i++)
        if ((events[i].clock.phase == phase && events[i].clock.minute == 0) ||
            (events[i].clock.phase == CUT_NONE && phase == play))
            lay(match, end, CUT_EVENT, phase, events[i].index);
    if (phase != match->final || !match->running || match->at_break)
        lay(match, end, CUT_END, phase, 0);
}

static void lay_decision(struct cut_match *match)
{
    config_setting_t *decision = config_setting_get_member(match->setting, "decision");
    const char *text = decision ? cut_text(decision, "at") : NULL;
    instant at = match->count > 0 ? last_at(match) : match->base;
    enum precision precision;

    if (!decision)
        return;
    if (text)
        instant_parse(text, match->offset, &at, NULL, &precision);
    lay(match, at, CUT_DECISION, match->final, 0);
}

static void set_base(struct cut_match *match, instant undated)
{
    const char *kickoff = cut_text(match->setting, "kickoff");
    enum precision precision;

    match->base = undated;
    match->dated = kickoff && instant_parse(kickoff, match->offset, &match->base, NULL, &precision);
    if (match->dated && precision == PRECISION_DATE)
        match->base += 6 * HOUR;
}

void cut_log(struct cut_match *match, instant undated)
{
    config_setting_t *kicks = config_setting_get_member(match->setting, "kicks");
    int count;
    struct event *events = read_events(match, &count);

    set_base(match, undated);
    read_status(match, events, count);
    end_early(match, events, count);
    match->extra_time = had_extra_time(match, events, count);
    match->entries = calloc((size_t)count + 2 * CUT_PHASES + 1 +
                                (size_t)(kicks ? config_setting_length(kicks) : 0),
                            sizeof *match->entries);
    match->count = 0;
    for (int phase = CUT_H1; phase <= match->final; phase++)
        if ((phase != CUT_ET1 && phase != CUT_ET2) || match->extra_time)
            lay_phase(match, events, count, phase);
    lay_decision(match);
    free(events);
}

void cut_log_free(struct cut_match *match)
{
    free(match->entries);
}
