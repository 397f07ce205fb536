/*
 * A journal as it was received: every state that its lines made, one after another, forth and back.
 * The states share what did not change, so that any of them is at hand after reading few lines
 * again.
 *
 * Lines count from 0 and are the good ones alone; what journal_take() skips is none. Their order
 * decides. Where a clock was set back between two lines, what was received before counts as
 * received by the time of the later ones: so an instant shows the last line that gives it or an
 * earlier one.
 */
#ifndef TOUCHLINE_LIVE_SEEN_H
#define TOUCHLINE_LIVE_SEEN_H

#include "base/vec.h"
#include "live/journal.h"
#include "live/seen_change.h"
#include "time/cursor.h"
#include "time/typed.h"

struct seen_line {
    instant known;   /* when it was received, as it says */
    unsigned brings; /* bits of enum seen_change, against the line before */
    size_t at;       /* its place in the bytes */
    json_t *kept;    /* the state after it; NULL: to be made from that of a line before */
    bool whole;      /* it needs none before it */
    int64_t n;       /* its number in the journal */
};

struct seen {
    char *bytes, *name;
    size_t len;
    VEC(struct seen_line) lines; /* at least one */
    instant *by; /* by line: by when it had been received, which never falls from one to the next */
    struct journal journal; /* as it was after one of them: */
    uint32_t line;
};

/*
 * Opens the bytes of a journal, which are taken over, to be freed by seen_close(); the name is for
 * messages. What was skipped are warnings. False, with an error, when no line is good.
 * seen_close() in any case.
 */
bool seen_open(struct seen *seen, const char *name, char *bytes, size_t len, struct report *report);
void seen_close(struct seen *seen);

/* The edition after a line, the caller's to edition_close(). False, with why in err, when it does
 * not stand. */
bool seen_edition(struct seen *seen, uint32_t line, struct edition **edition, struct err *err);

/* The last line received by an instant; false when there is none. */
bool seen_by(const struct seen *seen, instant at, uint32_t *line);

/* The next (direction 1) or last (-1) line that a step leads to: any, one that changes a kick, a
 * goal, or the phase or status of a match; or the first of another day. Days and rounds are both
 * match days of the edition. False when there is none. */
bool seen_step(const struct seen *seen, const struct edition *edition, uint32_t line,
               enum step_unit unit, int direction, uint32_t *to);

/*
 * Reads an instant of receipt as people write it: those forms of time/typed.h that are of no
 * match; start and end (now) are the first and the last line. at: now and scope do not matter; a
 * time of day is of the night in which the given line was received, or, where nothing was received
 * as late, of the last one that has it. False, with err, when it is none of these. Before the first
 * line it is SEEN_NOTHING.
 */
#define SEEN_NOTHING UINT32_MAX
bool seen_typed(const struct seen *seen, const char *text, const struct typed_at *at, uint32_t line,
                uint32_t *to, struct err *err);

/* The lines as what a cursor plays along: moments are instants of receipt, their seq the line. */
struct track seen_track(const struct seen *seen);
struct moment seen_moment(const struct seen *seen, uint32_t line);

#endif
