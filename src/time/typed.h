/*
 * Moments as people write them:
 *
 *     21:45                        of the night in view, in the user's zone
 *     2024-04-18 21:45             or with T, seconds and an offset (ISO 8601)
 *     2024-04-18                   06:00 of that day in the edition's zone
 *     67'  45+2'                   all of that minute: 45' is before 45+1'
 *     HT  FT  ET  "ET HT"  AET  pens  "FT pens"     when the clock begins to show them: the end of
 *                                  what came before (FT: of 90 minutes; ET: only where extra time
 *                                  follows); pens: the start of the shoot-out
 *     kick 7                       after the seventh kick; kicks void count
 *     start  end                   of the scope
 *     now                          the live edge, else the end
 *     leg 2 86'                    any of these but dates and now, in that match of the tie
 *
 * Case and blanks do not matter, and the minute's mark may be a curly or a straight one. A night is
 * a match day, so 00:30 is after its midnight.
 */
#ifndef TOUCHLINE_TIME_TYPED_H
#define TOUCHLINE_TIME_TYPED_H

#include "base/err.h"
#include "time/timeline.h"

struct typed_at {
    const struct log *log;
    struct scope scope; /* what start, end and minutes are of */
    struct moment now;  /* the night in view is that of the match in scope, else of this */
    uint32_t match;  /* the match selected, or ID_NONE: whose venue's times, which night of a tie */
    bool venue_time; /* times of day are the venue's, not the user's */
};

/*
 * Reads a moment. A minute or a point (HT, kick 7) is of the match in scope; in a tie of the last
 * one, kicks of the one that has them; in a night it is the latest over its matches, so that each
 * has played it or ended before; in an edition it is an error that says so. A minute never reaches
 * past the end of its phase; of a match over that had no such phase it is the end of play, of one
 * to come it follows from the conventions of model/match.h. False, with *to as it was, and err when
 * it is none of these or there is no such thing ("leg 3", "kick 12").
 */
bool typed_read(const char *text, const struct typed_at *at, struct moment *to, struct err *err);

/* Whether the text means a point in time whatever the scope: a date, a date and time, or now. */
bool typed_is_absolute(const char *text);

#endif
