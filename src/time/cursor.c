#include "time/cursor.h"

#include "model/match.h"

enum {
    MINUTE = 60,
    /* Football seconds without anything in the scope after which nothing can be on: longer than a
     * half with its added time. At every rate the next thing then comes at once. */
    DULL_GAP = 90 * MINUTE,
    HOLD_MS = 150, /* for which a goal stays at any rate */
    LATE_MS = 1000 /* later than this, time lost is not made up for */
};

const char *const rate_words[RATE_COUNT] = {"skip", "1x", "60x", "600x", "3600x"};

static const int rate_factors[RATE_COUNT] = {0, 1, 60, 600, 3600};

/* -- what a step shows --------------------------------------------------------------------------
 */

static int entry_ms(const struct edition *edition, const struct entry *entry)
{
    switch ((enum entry_kind)entry->kind) {
    case ENTRY_PHASE_START:
    case ENTRY_PHASE_END:
        return LOOK_PHASE_MS;
    case ENTRY_KICK:
    case ENTRY_DECISION:
        return LOOK_MS;
    default:
        break;
    }
    const struct event *event = &edition->events.v[entry->ref];
    if (event_goal_side(event) != SIDE_NONE)
        return LOOK_GOAL_MS;
    return event->kind == EVENT_YELLOW || event->kind == EVENT_SUBSTITUTION ? LOOK_GLANCE_MS
                                                                            : LOOK_MS;
}

/* How long it takes to read what a step that ends at a moment brings. */
static int step_ms(const struct track *track, struct moment end)
{
    const struct edition *edition = ((const struct log *)track->of)->edition;
    struct log_place place = {end.match, end.seq};
    int ms = entry_ms(edition, log_entry(edition, place));

    while (place.seq-- > 0 && log_entry(edition, place)->more) {
        int other = entry_ms(edition, log_entry(edition, place));

        ms = other > ms ? other : ms;
    }
    return ms;
}

static bool step_after(const struct track *track, struct moment now, struct moment *next)
{
    return timeline_step(track->of, track->scope, STEP_EVENT, 1, now, next);
}

struct track track_log(const struct log *log, struct scope scope)
{
    return (struct track){log, scope, step_after, step_ms};
}

/* -- moving by hand -----------------------------------------------------------------------------
 */

void cursor_init(struct cursor *cursor, struct moment now)
{
    *cursor = (struct cursor){.now = now, .before = now, .rate = RATE_SKIP, .minutes = true};
}

static void anchor(struct cursor *cursor, int64_t ms)
{
    cursor->from = cursor->now.at;
    cursor->since_ms = cursor->hold_ms = ms;
}

void cursor_seek(struct cursor *cursor, struct moment to, int64_t ms)
{
    cursor->now = cursor->before = to;
    cursor->playing = cursor->playing && to.at != INSTANT_END;
    anchor(cursor, ms);
}

bool cursor_step(struct cursor *cursor, const struct log *log, struct scope scope,
                 enum step_unit unit, int direction, int64_t ms)
{
    struct moment to;

    if (!timeline_step(log, scope, unit, direction, cursor->now, &to))
        return false;
    cursor->before = cursor->now;
    cursor->now = to;
    anchor(cursor, ms);
    if (cursor->playing && cursor->rate == RATE_SKIP)
        cursor->hold_ms = ms + LOOK_MS;
    return true;
}

/* -- playing ------------------------------------------------------------------------------------
 */

bool cursor_play(struct cursor *cursor, const struct track *track, int64_t ms)
{
    struct moment next;

    cursor->playing = track->next(track, cursor->now, &next);
    anchor(cursor, ms);
    return cursor->playing;
}

void cursor_pause(struct cursor *cursor)
{
    cursor->playing = false;
}

static instant minute_of(instant at)
{
    return at / MINUTE * MINUTE - (at % MINUTE < 0 ? MINUTE : 0);
}

/* When football time comes to an instant. */
static int64_t ms_of(const struct cursor *cursor, instant at)
{
    int factor = rate_factors[cursor->rate];
    int64_t ms = cursor->since_ms + ((at - cursor->from) * 1000 + factor - 1) / factor;

    return ms > cursor->hold_ms ? ms : cursor->hold_ms;
}

static instant football_time(const struct cursor *cursor, int64_t ms)
{
    int64_t played = ms > cursor->since_ms ? ms - cursor->since_ms : 0;

    return cursor->from + played * rate_factors[cursor->rate] / 1000;
}

/* Football time goes on from where it is, and what is being shown stays for its time. */
void cursor_set_rate(struct cursor *cursor, enum rate rate, int64_t ms)
{
    cursor->from = cursor->playing ? football_time(cursor, ms) : cursor->now.at;
    cursor->since_ms = cursor->hold_ms = ms > cursor->hold_ms ? ms : cursor->hold_ms;
    cursor->rate = rate;
}

static bool goes_at_once(const struct cursor *cursor, struct moment next)
{
    return cursor->rate == RATE_SKIP || cursor->now.at < next.at - DULL_GAP;
}

static int64_t due_before(const struct cursor *cursor, struct moment next)
{
    instant minute;

    if (goes_at_once(cursor, next))
        return cursor->hold_ms;
    minute = minute_of(cursor->now.at) + MINUTE;
    return ms_of(cursor, cursor->minutes && minute < next.at ? minute : next.at);
}

int64_t cursor_due(const struct cursor *cursor, const struct track *track)
{
    struct moment next;

    if (!cursor->playing)
        return CURSOR_NEVER;
    /* The end has come nearer with another scope: to be told at once. */
    return track->next(track, cursor->now, &next) ? due_before(cursor, next) : cursor->hold_ms;
}

/* Goes to the next step, which is due. */
static void take_step(struct cursor *cursor, const struct track *track, struct moment next,
                      int64_t ms)
{
    int shown = track->look_ms(track, next);
    if (goes_at_once(cursor, next)) {
        cursor->since_ms = ms;
        cursor->from = next.at;
    }
    cursor->before = cursor->now;
    cursor->now = next;
    cursor->playing = track->next(track, cursor->now, &next);
    if (!cursor->playing)
        return;
    if (cursor->rate == RATE_SKIP) {
        if (shown == LOOK_PHASE_MS && next.at == cursor->now.at)
            shown = LOOK_TOGETHER_MS;
        cursor->hold_ms = ms + shown;
    } else if (goes_at_once(cursor, next)) {
        cursor->hold_ms = ms + shown; /* the last thing before a gap is to be read, too */
    } else if (shown > LOOK_PHASE_MS) {
        anchor(cursor, ms + HOLD_MS);
    }
}

bool cursor_tick(struct cursor *cursor, const struct track *track, int64_t ms)
{
    struct moment next;
    int64_t due;
    bool late;

    if (!cursor->playing)
        return false;
    if (!track->next(track, cursor->now, &next)) {
        cursor->playing = false;
        return true;
    }
    due = due_before(cursor, next);
    if (ms < due)
        return false;
    late = ms - due > LATE_MS;
    instant reached = football_time(cursor, late ? due : ms);
    if (late) { /* football waited */
        cursor->since_ms = ms;
        cursor->from = reached;
    }
    if (goes_at_once(cursor, next) || reached >= next.at)
        take_step(cursor, track, next, ms);
    else
        cursor->now = moment_at(minute_of(reached));
    return true;
}
