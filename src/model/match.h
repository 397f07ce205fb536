/*
 * A match in time: its part of the log, and what it was like at a moment.
 *
 * Conventions (Laws of the Game 7 and 10, and custom): a half is 45 minutes, half-time 15; 5
 * minutes before extra time; its halves are 15 minutes with 2 between; 2 before the kicks; a kick
 * takes one minute. An event of minute m happens in the m-th minute and is entered at its start. A
 * phase ends at its convention or one minute after its last entry, whichever is later; the next
 * starts after the break.
 */
#ifndef TOUCHLINE_MODEL_MATCH_H
#define TOUCHLINE_MODEL_MATCH_H

#include "model/edition.h"
#include "model/moment.h"

enum {
    HALF_MINUTES = 45,
    EXTRA_HALF_MINUTES = 15,
    BREAK_HALF_TIME = 15,
    BREAK_EXTRA_TIME = 5,
    BREAK_EXTRA_HALF = 2,
    BREAK_KICKS = 2,
    KICK_MINUTES = 1,
    RUNS_ON_MOST = 15 /* minutes for which a clock nobody tells of is taken to run on */
};

/* Minutes played when a phase starts (0, 45, 90, 105, 120) and when it ends without added time. */
int phase_start_minute(enum phase phase);
int phase_end_minute(enum phase phase);

/* Appends the match's entries to edition->entries in order and sets its entry_first and
 * entry_count. Events must be in match order. Used by edition_seal(). */
void match_lay_out(struct edition *edition, uint32_t match);

struct match_state {
    enum match_status status;
    enum phase phase;   /* last begun */
    bool at_break;      /* that phase is over and the match goes on, or may */
    struct clock clock; /* UNDER_WAY and not at_break: the minute being played, as far as known */
    int goals[2];       /* running; own goals with the side that profits; decisions applied */
    int at[SCORE_120 + 1][2]; /* after the first half, 90 and 120 minutes; SCORE_UNKNOWN before */
    int kicks[2];             /* scored in the shoot-out so far */
    bool extra_time;          /* has begun */
    bool kicks_next;          /* at_break after 90 minutes: kicks follow at once */
    bool shootout;            /* has begun */
    bool score_known;         /* false: goals not all known, and no source states the score at the
                                 end of the last phase over */
    uint32_t entries;         /* of the match's entries, those seen */
    instant last;             /* instant of the last one, INSTANT_UNKNOWN if none */
    uint32_t last_seq;
};

/* The match as it stood. */
void match_at(const struct edition *edition, uint32_t match, struct moment now,
              struct match_state *state);

/* The match is over: no entry can come any more. */
static inline bool match_is_over(const struct match_state *state)
{
    return state->status >= MATCH_ABANDONED;
}

static inline bool match_is_on(const struct match_state *state)
{
    return state->status == MATCH_UNDER_WAY || state->status == MATCH_SUSPENDED;
}

/* Whether an annulled match counts for nothing by now: once its decision, its last entry, is seen.
 */
static inline bool match_is_void(const struct match *match, const struct match_state *state)
{
    return match_is_annulled(match) && state->entries == match->entry_count;
}

/* Whether the match is on the fixture list at a moment: a replay or play-off is when the match that
 * made it is over, with what was decided about that; a group's play-off when its others are. */
bool match_is_known(const struct edition *edition, uint32_t match, struct moment now);

/* Whether an event or a goal counts at this moment: seen, and not taken back by a VAR decision
 * already seen. */
bool event_seen(const struct edition *edition, uint32_t event, const struct match_state *state);
bool event_stands(const struct edition *edition, uint32_t event, const struct match_state *state);

/* The last entry of the step to which an entry of the match belongs, by their places: what happened
 * without a known order between is one step (entry.more). */
uint32_t match_step_end(const struct edition *edition, uint32_t match, uint32_t seq);

/* How many of a match's entries are seen at a moment: a search, without making its state. */
uint32_t match_entries_seen(const struct edition *edition, uint32_t match, struct moment now);

/* The side a goal counts for (own goals: the other side), or SIDE_NONE when the event is no goal.
 */
int event_goal_side(const struct event *event);

/*
 * The clock so many minutes after the source said it was that, estimated (about): it runs on to the
 * end of its phase and then into added time, for RUNS_ON_MOST minutes. As it was said where the
 * match is not being played, its minute is not known, or it was said longer ago.
 */
struct clock match_clock_after(const struct match_state *state, int minutes);

/*
 * The clock string: "21'" "45+2'" "HT" "90+3'" "ET" "105+1'" "ET HT" "120+4'" "pens 3-2" "FT" "AET"
 * "FT pens", "postp." "abd" "awd" "w/o" "canc." "susp. 60'" "delayed"; for a scheduled match ""
 * (the caller prints the kick-off in its zone).
 */
char *match_clock_string(const struct match_state *state, char *buf, size_t size);

#endif
