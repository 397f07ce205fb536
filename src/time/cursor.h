/*
 * The cursor: the moment being looked at, and how it moves by itself. It knows no clock; who waits
 * says what time it is, in milliseconds of any clock that only runs forwards.
 *
 * While it plays, football time runs at a rate, or dull time is skipped: from one step of the scope
 * to the next, each shown for as long as it takes to read. No step is ever passed over: however
 * late it is told the time, it goes to the next one only and asks to be woken at once again. Goals,
 * kicks and sendings-off stay for a moment at any rate.
 */
#ifndef TOUCHLINE_TIME_CURSOR_H
#define TOUCHLINE_TIME_CURSOR_H

#include "time/timeline.h"

enum rate { RATE_SKIP, RATE_1, RATE_60, RATE_600, RATE_3600, RATE_COUNT };

extern const char *const rate_words[RATE_COUNT]; /* "skip", "1x", "60x", "600x", "3600x" */

struct cursor {
    struct moment now;
    struct moment before; /* where the last step came from; as now: there was none, or a jump */
    bool playing;
    enum rate rate;
    bool minutes; /* stop at whole minutes of football time too, for pictures that show the time */

    /* While playing: at since_ms football time was from; nothing moves before hold_ms. */
    int64_t since_ms, hold_ms;
    instant from;
};

#define CURSOR_NEVER INT64_MAX

enum cursor_look { /* for how long something is shown before the next thing, in milliseconds */
                   LOOK_TOGETHER_MS = 150, /* one of several things of one instant */
                   LOOK_GLANCE_MS = 700,   /* a card or substitution */
                   LOOK_PHASE_MS = 900,    /* start or end of a phase */
                   LOOK_MS = 1500,         /* a kick, a sending-off, a decision */
                   LOOK_GOAL_MS = 2000
};

/* What it plays along: a log, or anything else that has moments. */
struct track {
    const void *of;
    struct scope scope; /* of a log */
    /* The next step after a moment; false: there is none. */
    bool (*next)(const struct track *track, struct moment now, struct moment *next);
    int (*look_ms)(const struct track *track, struct moment end); /* for what the step brings */
};

struct track track_log(const struct log *log, struct scope scope);

/* Standing at a moment, skipping dull time when it plays. */
void cursor_init(struct cursor *cursor, struct moment now);

/* Jumps: nothing stands out. What plays goes on from there, but not from the end. */
void cursor_seek(struct cursor *cursor, struct moment to, int64_t ms);

/* A step along a log: what it changes stands out. False when there is none; nothing moved then. */
bool cursor_step(struct cursor *cursor, const struct log *log, struct scope scope,
                 enum step_unit unit, int direction, int64_t ms);

/* Plays from now on. False when nothing is left to play. */
bool cursor_play(struct cursor *cursor, const struct track *track, int64_t ms);
void cursor_pause(struct cursor *cursor);
void cursor_set_rate(struct cursor *cursor, enum rate rate, int64_t ms);

/* When it wants to be told the time again: at the next change, not before. CURSOR_NEVER while it
 * stands. */
int64_t cursor_due(const struct cursor *cursor, const struct track *track);

/* It is ms: moves to the next change if that is due. True when the moment moved or playing ended
 * (at the end of the track). */
bool cursor_tick(struct cursor *cursor, const struct track *track, int64_t ms);

#endif
