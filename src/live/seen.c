#include "live/seen.h"

#include <stdlib.h>
#include <string.h>

#include "input/journal_file.h"
#include "time/typed_form.h"

/* A state that is kept is at worst a copy of all the lists in it. Those of a journal take no more
 * than this together, and are no closer to one another than need be. */
#define KEPT_BYTES ((size_t)64 * 1024 * 1024)
enum { KEPT_MOST = 256, KEEP_LEAST = 32 };

/* -- opening ------------------------------------------------------------------------------------
 */

struct reading {
    size_t lines;   /* in all */
    json_t *before; /* the state before the line */
    size_t unkept;  /* lines since the last one to go back to, */
    size_t every;   /* and how many there may be: so many are read again at most */
};

static size_t count_lines(const char *bytes, size_t len)
{
    size_t count = 0;
    const char *end = bytes + len;
    for (const char *at = bytes; at < end && (at = memchr(at, '\n', (size_t)(end - at))); at++)
        count++;
    return count;
}

/* Between two states of a size that are kept. */
static size_t lines_between(size_t lines, size_t bytes)
{
    size_t kept = KEPT_BYTES / (bytes + 1);
    size_t between = lines / ((kept < KEPT_MOST ? kept : KEPT_MOST) + 1);
    return between > KEEP_LEAST ? between : KEEP_LEAST;
}

/* The line that the journal has just taken, from one place to another; the first puts the whole. */
static void note_line(struct seen *seen, struct reading *reading, size_t from, size_t to)
{
    const struct journal *journal = &seen->journal;
    if (journal->whole)
        reading->every = lines_between(reading->lines, to - from);
    bool keeps = !journal->whole && ++reading->unkept >= reading->every;
    if (journal->whole || keeps)
        reading->unkept = 0;
    vec_push(&seen->lines,
             (struct seen_line){.known = journal->known,
                                .brings = seen_changes(reading->before, journal->tree),
                                .at = from,
                                .kept = keeps ? json_incref(journal->tree) : NULL,
                                .whole = journal->whole,
                                .n = journal->next - 1});
    json_decref(reading->before);
    reading->before = json_incref(journal->tree);
}

static void read_lines(struct seen *seen, struct report *report)
{
    size_t at = 0, from = 0;
    bool taken;
    struct reading reading = {.lines = count_lines(seen->bytes, seen->len)};
    while (journal_next(&seen->journal, seen->bytes, seen->len, &at, &taken, report)) {
        if (taken)
            note_line(seen, &reading, from, at);
        from = at;
    }
    json_decref(reading.before);
}

/* What was received before a clock was set back had been received by then. */
static void reckon(struct seen *seen)
{
    size_t count = seen->lines.n;
    instant by = INSTANT_END;
    seen->by = calloc(count, sizeof *seen->by);
    if (!seen->by)
        abort();
    for (size_t i = count; i-- > 0;)
        seen->by[i] = by = instant_earlier(by, seen->lines.v[i].known);
}

bool seen_open(struct seen *seen, const char *name, char *bytes, size_t len, struct report *report)
{
    *seen = (struct seen){.bytes = bytes, .name = strdup(name), .len = len};
    if (!seen->name)
        abort();
    journal_init(&seen->journal);
    if (!report->name)
        report_init(report, name);
    read_lines(seen, report);
    if (seen->lines.n == 0) {
        report_error(report, 0, "a journal without a whole line, expected at least one");
        return false;
    }
    reckon(seen);
    seen->line = UINT32_MAX; /* lines that were lost may follow the last one */
    return true;
}

void seen_close(struct seen *seen)
{
    for (size_t i = 0; i < seen->lines.n; i++)
        json_decref(seen->lines.v[i].kept);
    vec_release(&seen->lines);
    journal_release(&seen->journal);
    free(seen->by);
    free(seen->bytes);
    free(seen->name);
    *seen = (struct seen){.bytes = NULL};
}

/* -- states -------------------------------------------------------------------------------------
 */

/* Lines that were good once are so again. */
static void take_line(struct seen *seen, uint32_t line)
{
    struct err err;
    const char *text = seen->bytes + seen->lines.v[line].at;
    const char *end = memchr(text, '\n', seen->len - seen->lines.v[line].at);
    if (!journal_take(&seen->journal, text, (size_t)(end - text), &err))
        abort();
    seen->line = line;
}

/* To the last line at or before this one that needs none before it, unless the journal stands
 * nearer. */
static void go_near(struct seen *seen, uint32_t to)
{
    uint32_t near = to;
    while (!seen->lines.v[near].whole && !seen->lines.v[near].kept)
        near--;
    if (seen->line <= to && seen->line >= near)
        return;
    const struct seen_line *line = &seen->lines.v[near];
    journal_release(&seen->journal);
    if (line->whole) {
        take_line(seen, near);
        return;
    }
    seen->journal.tree = json_incref(line->kept);
    seen->journal.next = line->n + 1;
    seen->journal.known = line->known;
    seen->line = near;
}

bool seen_edition(struct seen *seen, uint32_t line, struct edition **edition, struct err *err)
{
    struct report report = {0};
    go_near(seen, line);
    while (seen->line < line)
        take_line(seen, seen->line + 1);
    report_init(&report, seen->name);
    bool good = journal_edition(&seen->journal, edition, &report);
    if (!good)
        report_format(&report, 0, err->text, sizeof err->text);
    report_release(&report);
    return good;
}

/* -- lines --------------------------------------------------------------------------------------
 */

bool seen_by(const struct seen *seen, instant at, uint32_t *line)
{
    size_t low = 0, high = seen->lines.n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (seen->by[middle] <= at)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0)
        return false;
    *line = (uint32_t)(low - 1);
    return true;
}

static bool begins_day(const struct seen *seen, const struct edition *edition, uint32_t line)
{
    return line == 0 ||
           match_day(edition, seen->by[line - 1]) != match_day(edition, seen->by[line]);
}

/* Whether a step can lead to a line. */
static bool is_stop(const struct seen *seen, const struct edition *edition, uint32_t line,
                    enum step_unit unit)
{
    static const unsigned bits[STEP_LOGGED] = {
        [STEP_KICK] = SEEN_KICK, [STEP_GOAL] = SEEN_GOAL, [STEP_PHASE] = SEEN_PHASE};
    if (unit == STEP_EVENT)
        return true;
    if (unit < STEP_LOGGED)
        return seen->lines.v[line].brings & bits[unit];
    return begins_day(seen, edition, line);
}

bool seen_step(const struct seen *seen, const struct edition *edition, uint32_t line,
               enum step_unit unit, int direction, uint32_t *to)
{
    size_t count = seen->lines.n;
    uint32_t step = direction > 0 ? 1 : UINT32_MAX;
    for (uint32_t at = line + step; at < count; at += step)
        if (is_stop(seen, edition, at, unit)) {
            *to = at;
            return true;
        }
    return false;
}

/* A time of day later than anything that was received is that of a night before, if something was
 * received in that by then: at 9 in the morning, 21:45 is last night's. */
static void go_back_nights(const struct seen *seen, const char *text, struct typed_at *at,
                           struct moment *moment)
{
    uint32_t line;
    size_t last = seen->lines.n - 1;
    struct moment there = *moment;
    const struct edition *edition = at->log->edition;
    if (moment->at <= seen->by[last])
        return;
    do {
        at->now.at -= DAY_SECONDS;
        if (!typed_read(text, at, &there, NULL) || !seen_by(seen, there.at, &line))
            return;
    } while (match_day(edition, seen->by[line]) != match_day(edition, there.at));
    *moment = there;
}

bool seen_typed(const struct seen *seen, const char *text, const struct typed_at *at, uint32_t line,
                uint32_t *to, struct err *err)
{
    struct typed_form form;
    struct typed_at here = *at;
    struct moment moment;
    here.scope = scope_edition();
    here.now = moment_at(seen->by[line]);
    if (!typed_form_read(text, &form, err))
        return false;
    if (form.in_leg || form.kind >= TYPED_MINUTE)
        return err_set(err,
                       "%s is of a match, expected when it was received, such as 21:45 or "
                       "2024-04-18 21:45",
                       form.shown);
    if (form.kind < TYPED_DATE) {
        *to = form.kind == TYPED_START ? 0 : (uint32_t)seen->lines.n - 1;
        return true;
    }
    if (!typed_read(text, &here, &moment, err))
        return false;
    if (form.kind == TYPED_TIME)
        go_back_nights(seen, text, &here, &moment);
    if (!seen_by(seen, moment.at, to))
        *to = SEEN_NOTHING;
    return true;
}

/* -- playing ------------------------------------------------------------------------------------
 */

struct moment seen_moment(const struct seen *seen, uint32_t line)
{
    return (struct moment){seen->by[line], 0, line};
}

static bool line_after(const struct track *track, struct moment now, struct moment *next)
{
    const struct seen *seen = track->of;
    if (now.seq + 1 >= seen->lines.n)
        return false;
    *next = seen_moment(seen, now.seq + 1);
    return true;
}

static int line_ms(const struct track *track, struct moment end)
{
    unsigned brings = ((const struct seen *)track->of)->lines.v[end.seq].brings;
    if (brings & SEEN_GOAL)
        return LOOK_GOAL_MS;
    if (brings & SEEN_KICK)
        return LOOK_MS;
    if (brings & SEEN_PHASE)
        return LOOK_PHASE_MS;
    return brings ? LOOK_GLANCE_MS : LOOK_TOGETHER_MS;
}

struct track seen_track(const struct seen *seen)
{
    return (struct track){.of = seen, .next = line_after, .look_ms = line_ms};
}
