#include "input/cfg_status.h"

#include <stdio.h>

#include "input/cfg_reader.h"
#include "model/words.h"

/* -- stated ------------------------------------------------------------------------------------ */

static const struct status_word {
    const char *word;
    uint8_t status;      /* enum match_status */
    uint8_t final_phase; /* enum phase */
    bool at_break;
    uint8_t next_phase; /* enum phase; PHASE_UNKNOWN: not said */
} status_table[] = {
    {"FT", MATCH_FINISHED, PHASE_SECOND_HALF, false, PHASE_UNKNOWN},
    {"AET", MATCH_FINISHED, PHASE_EXTRA_SECOND, false, PHASE_UNKNOWN},
    {"pens", MATCH_FINISHED, PHASE_KICKS, false, PHASE_UNKNOWN},
    {"HT", MATCH_UNDER_WAY, PHASE_FIRST_HALF, true, PHASE_UNKNOWN},
    {"90' end", MATCH_UNDER_WAY, PHASE_SECOND_HALF, true, PHASE_UNKNOWN},
    {"ET", MATCH_UNDER_WAY, PHASE_SECOND_HALF, true, PHASE_EXTRA_FIRST},
    {"pens next", MATCH_UNDER_WAY, PHASE_SECOND_HALF, true, PHASE_KICKS},
    {"ET HT", MATCH_UNDER_WAY, PHASE_EXTRA_FIRST, true, PHASE_UNKNOWN},
    {"ET end", MATCH_UNDER_WAY, PHASE_EXTRA_SECOND, true, PHASE_UNKNOWN},
    {"pens on", MATCH_UNDER_WAY, PHASE_KICKS, false, PHASE_UNKNOWN},
    {"scheduled", MATCH_SCHEDULED, PHASE_UNKNOWN, false, PHASE_UNKNOWN},
    {"delayed", MATCH_DELAYED, PHASE_UNKNOWN, false, PHASE_UNKNOWN},
    {"postponed", MATCH_POSTPONED, PHASE_UNKNOWN, false, PHASE_UNKNOWN},
    {"cancelled", MATCH_CANCELLED, PHASE_UNKNOWN, false, PHASE_UNKNOWN},
    {"abandoned", MATCH_ABANDONED, PHASE_UNKNOWN, false, PHASE_UNKNOWN},
    {"suspended", MATCH_SUSPENDED, PHASE_UNKNOWN, false, PHASE_UNKNOWN},
    {"awarded", MATCH_AWARDED, PHASE_UNKNOWN, false, PHASE_UNKNOWN},
    {"walk-over", MATCH_WALK_OVER, PHASE_UNKNOWN, false, PHASE_UNKNOWN},
};
#define STATUS_WORDS (sizeof status_table / sizeof *status_table)

/* "60'", "abandoned 60'", "suspended 60'" */
static bool status_clock(struct span text, struct match *match)
{
    struct span rest = text, word = cfg_word(&rest);
    if (cfg_is(word, "abandoned") || cfg_is(word, "suspended"))
        match->status = cfg_is(word, "abandoned") ? MATCH_ABANDONED : MATCH_SUSPENDED;
    else
        match->status = MATCH_UNDER_WAY;
    if (match->status == MATCH_UNDER_WAY)
        rest = text;
    if (!clock_parse(rest.text, rest.len, &match->clock) || match->clock.minute == 0)
        return false;
    match->final_phase = match->clock.phase;
    return true;
}

static void stated_status(struct cfg_reader *reader, struct match *match,
                          const struct cfg_node *setting)
{
    struct span text = span_trim(cfg_text(setting));
    for (size_t i = 0; i < STATUS_WORDS; i++)
        if (cfg_is(text, status_table[i].word)) {
            match->status = status_table[i].status;
            match->final_phase = status_table[i].final_phase;
            match->at_break = status_table[i].at_break;
            match->next_phase = status_table[i].next_phase;
            return;
        }
    if (!status_clock(text, match))
        report_error(
            reader->report, cfg_line(setting),
            "\"status\" is \"%.*s\", expected FT, AET, pens, a clock as 60', HT, 90' end, "
            "ET, pens next, ET HT, ET end, pens on, scheduled, delayed, postponed, cancelled, "
            "awarded, walk-over, abandoned, abandoned 60', suspended or suspended 60'",
            cfg_shown(text), text.text);
}

/* -- concluded --------------------------------------------------------------------------------- */

/* Whether the source has an event, and not sealing. */
static bool is_given(const struct event *event)
{
    return !event->derived;
}

/* The last phase in which an event fell, the kicks left aside. */
static uint8_t last_phase(const struct edition *edition, const struct match *match)
{
    uint8_t last = PHASE_UNKNOWN;
    for (uint32_t i = 0; i < match->event_count; i++) {
        const struct event *event = &edition->events.v[match->event_first + i];
        uint8_t phase = event->clock.phase;
        if (is_given(event) && !event->placed && phase != PHASE_KICKS && phase > last)
            last = phase;
    }
    return last;
}

static bool is_stated(const struct match *match, int point)
{
    return match->stated[point][HOME] != SCORE_UNKNOWN;
}

static bool has_events(const struct edition *edition, const struct match *match)
{
    for (uint32_t i = 0; i < match->event_count; i++)
        if (is_given(&edition->events.v[match->event_first + i]))
            return true;
    return false;
}

/* How far a match went, by its scores, events and kicks; PHASE_UNKNOWN: nowhere. */
static uint8_t concluded_phase(const struct edition *edition, const struct match *match)
{
    if (match->kick_count > 0 || is_stated(match, SCORE_KICKS))
        return PHASE_KICKS;
    if (is_stated(match, SCORE_120) || last_phase(edition, match) >= PHASE_EXTRA_FIRST)
        return PHASE_EXTRA_SECOND;
    if (is_stated(match, SCORE_90) || is_stated(match, SCORE_HALF_TIME) ||
        has_events(edition, match))
        return PHASE_SECOND_HALF;
    return PHASE_UNKNOWN;
}

void cfg_status_assumed(const struct edition *edition, struct match *match)
{
    match->final_phase = concluded_phase(edition, match);
    match->status = match->final_phase == PHASE_UNKNOWN ? MATCH_SCHEDULED : MATCH_FINISHED;
}

void cfg_status_complete(const struct edition *edition, struct match *match)
{
    uint8_t last = last_phase(edition, match);
    if (match->final_phase != PHASE_UNKNOWN)
        return;
    if (match->status == MATCH_ABANDONED || match->status == MATCH_SUSPENDED)
        match->final_phase = last == PHASE_UNKNOWN ? PHASE_FIRST_HALF : last;
    else if (match->status == MATCH_AWARDED)
        match->final_phase = concluded_phase(edition, match);
}

void cfg_read_status(struct cfg_reader *reader, struct match *match, const struct cfg_node *setting)
{
    if (setting)
        stated_status(reader, match, setting);
    else
        cfg_status_assumed(reader->edition, match);
    cfg_status_complete(reader->edition, match);
}

/* -- written ----------------------------------------------------------------------------------- */

/* The phase as the words have it: golden and silver goals end extra time, "AET", in its first half.
 */
static uint8_t written_phase(const struct match *match)
{
    if (match->status != MATCH_FINISHED)
        return match->final_phase;
    if (match->final_phase == PHASE_EXTRA_FIRST)
        return PHASE_EXTRA_SECOND;
    return match->final_phase < PHASE_SECOND_HALF ? PHASE_SECOND_HALF : match->final_phase;
}

/* The row of the table that says it, or NULL. */
static const struct status_word *status_row(const struct match *match)
{
    bool on = match->status == MATCH_UNDER_WAY;
    for (size_t i = 0; i < STATUS_WORDS; i++) {
        const struct status_word *row = &status_table[i];
        if (row->status != match->status)
            continue;
        if (row->final_phase == PHASE_UNKNOWN ||
            (row->final_phase == written_phase(match) &&
             (!on || (row->at_break == match->at_break && row->next_phase == match->next_phase))))
            return row;
    }
    return NULL;
}

char *cfg_status_text(const struct match *match, char *buf, size_t size)
{
    static const char *const first_minute[PHASE_COUNT] = {"~1'",  "~1'",   "~46'",
                                                          "~91'", "~106'", "~120'"};
    char clock[16];
    const struct status_word *row = status_row(match);
    bool stopped = match->status == MATCH_ABANDONED || match->status == MATCH_SUSPENDED;
    if (row && (!stopped || match->clock.minute == 0)) {
        snprintf(buf, size, "%s", row->word);
        return buf;
    }
    if (match->clock.minute > 0)
        clock_format(match->clock, clock, sizeof clock);
    else
        snprintf(clock, sizeof clock, "%s", first_minute[match->final_phase % PHASE_COUNT]);
    snprintf(buf, size, "%s%s", stopped ? status_words[match->status] : "", stopped ? " " : "");
    size_t len = stopped ? 10 : 0;
    snprintf(buf + len, size - len, "%s", clock);
    return buf;
}

/* -- how much is known ------------------------------------------------------------------------- */

static bool is_goal(const struct event *event)
{
    return event->kind == EVENT_GOAL || event->kind == EVENT_PENALTY_GOAL ||
           event->kind == EVENT_OWN_GOAL;
}

/* A match that is on without a goal stands at 0-0; of one that is over and has neither goals nor a
 * score nothing is known. */
static uint8_t goals_default(const struct match *match, bool goals)
{
    int last = is_stated(match, SCORE_120) ? SCORE_120 : SCORE_90;
    bool none = match->stated[last][HOME] == 0 && match->stated[last][AWAY] == 0;
    bool stated = is_stated(match, SCORE_HALF_TIME) || is_stated(match, last);
    bool over = match->status == MATCH_FINISHED;
    return goals || none || (!stated && !over) ? COVERAGE_ALL : COVERAGE_UNKNOWN;
}

static uint8_t kicks_default(const struct match *match)
{
    bool on = match->status == MATCH_UNDER_WAY && match->final_phase == PHASE_KICKS;
    return match->kick_count > 0 || on ? COVERAGE_ALL : COVERAGE_UNKNOWN;
}

void cfg_coverage_assumed(const struct edition *edition, const struct match *match,
                          uint8_t known[5])
{
    bool goals = false, yellows = false, reds = false, subs = false;
    for (uint32_t i = 0; i < match->event_count; i++) {
        const struct event *event = &edition->events.v[match->event_first + i];
        goals = goals || (is_goal(event) && is_given(event));
        yellows = yellows || event->kind == EVENT_YELLOW || event->kind == EVENT_SECOND_YELLOW;
        reds = reds || event->kind == EVENT_RED || event->kind == EVENT_SECOND_YELLOW;
        subs = subs || event->kind == EVENT_SUBSTITUTION;
    }
    known[0] = goals_default(match, goals);
    known[1] = yellows ? COVERAGE_SOME : COVERAGE_UNKNOWN;
    known[2] = reds ? COVERAGE_SOME : COVERAGE_UNKNOWN;
    known[3] = subs ? COVERAGE_SOME : COVERAGE_UNKNOWN;
    known[4] = kicks_default(match);
}

void cfg_read_coverage(struct cfg_reader *reader, struct match *match,
                       const struct cfg_node *const settings[5])
{
    uint8_t assumed[5];
    uint8_t *known[5] = {&match->goals_known, &match->yellows_known, &match->reds_known,
                         &match->subs_known, &match->kicks_known};
    cfg_coverage_assumed(reader->edition, match, assumed);
    for (int i = 0; i < 5; i++)
        *known[i] = (uint8_t)cfg_enum(reader->report, settings[i], coverage_words, COVERAGE_COUNT,
                                      assumed[i]);
}
