/*
 * A draft: what a file of results says, match by match, in its own order and words. The readers of
 * Football.TXT, of openfootball's JSON and of the answers of live providers fill one (they never
 * look anything up); draft_edition() then recognises teams, groups, rounds, the two legs of a tie
 * and the slots, and makes an edition. Several files of one edition (cup.txt, cup_finals.txt) go
 * into one draft, one after another.
 *
 * Texts are spans into the readers' bytes, which must outlive the draft: raw, only trimmed. A span
 * with len 0 says "not known". Numbers not known are -1. Array ids are positions in the vectors.
 */
#ifndef TOUCHLINE_INPUT_DRAFT_H
#define TOUCHLINE_INPUT_DRAFT_H

#include "base/arena.h"
#include "base/err.h"
#include "base/span.h"
#include "base/vec.h"
#include "model/edition.h"

/* A place in one of the files. */
struct draft_place {
    uint32_t file; /* in draft.files */
    uint32_t line;
};

/* A heading: "= World Cup 2026", "> Group A", "> Finals, Quarterfinals", at its level. */
struct draft_heading {
    struct span name;
    uint32_t parent; /* the heading one level up, or ID_NONE */
    uint8_t level;   /* 0: of the competition ("= ..."), 1: ">" and its like, 2: ">>" ... */
    bool knock_out;  /* its source says that it is a round of ties, whoever plays whom there */
    bool group; /* "Group A": set by the reader only where a definition line or the word says so */
    struct draft_place place;
};

/* "Group A | Mexico  South Africa ..." */
struct draft_group {
    struct span name;
    uint32_t team_first, team_count; /* in draft.names */
    struct draft_place place;
};

/* A date and time as far as they stand there. */
struct draft_time {
    int16_t year;        /* the year of the line, or carried from before it; 0 not known */
    int8_t month, day;   /* 0 not known */
    int8_t hour, minute; /* -1 not known */
    bool has_offset;     /* offset is given (UTC-6, CET) */
    int32_t offset;      /* seconds east of UTC */
};

enum draft_status {
    DRAFT_AS_SCORED,  /* finished when there is a score, else to come */
    DRAFT_NOT_PLAYED, /* cancelled, n/p */
    DRAFT_AWARDED,
    DRAFT_WALK_OVER,
    DRAFT_POSTPONED,
    DRAFT_ABANDONED,
    DRAFT_SUSPENDED,
    DRAFT_BYE,
    /* Of live data, which always says: */
    DRAFT_TO_COME,
    DRAFT_DELAYED,
    DRAFT_UNDER_WAY, /* see live */
    DRAFT_FINISHED,
    DRAFT_STATUS_COUNT
};

/* How far a match has come: of one under way, suspended or abandoned. */
struct draft_live {
    uint8_t phase;      /* enum phase; PHASE_UNKNOWN: not known */
    bool at_break;      /* that phase is over, the next not begun */
    uint8_t next_phase; /* at_break: what comes, where that is known; else PHASE_UNKNOWN */
    struct clock clock; /* the minute being played; minute 0 not known */
};

struct draft_player {
    struct span name;
    uint16_t number; /* shirt; 0 not known */
    bool captain;
};

struct draft_event {
    uint8_t kind; /* enum event_kind; own goals: of the side that profits, see side */
    uint8_t side; /* HOME, AWAY: the side in whose list it stands. Own goals stand in the list of
                     the side that profits, cards and substitutions in that of the player's own
                     side. (uint8_t)SIDE_NONE: a card listed apart ("Sent off: ...") of someone who
                     stands in no line-up */
    struct clock clock; /* minute 0 not known; phase PHASE_UNKNOWN unless the source says it */
    struct span person;
    struct span other; /* substitution: who goes off; goal: assist */
    struct span also;  /* what a further source says instead: "9'"; see draft_merge.h */
    uint32_t line;
};

struct draft_kick {
    uint8_t outcome; /* enum kick_outcome */
    int8_t side; /* HOME, AWAY; SIDE_NONE: a miss in a list of both sides whose side follows from
                    the order */
    struct span taker;
    uint32_t line;
};

struct draft_match {
    uint32_t heading; /* the innermost above it, or ID_NONE */
    struct span id;   /* its source's permanent name of it; or empty */
    struct span team[2],
        country[2];      /* "AC Milan", "ITA"; team: or a slot, "Winner Group A", "W74" */
    struct span code[2]; /* three letters, where they are stated with the name: "ARG"; or empty */
    struct span slot[2]; /* behind the match, "W74", "1E", "3A/B/C/D/F"; or empty */
    struct span group;   /* stated with the match itself (JSON), or empty */
    uint32_t number;     /* "(73)"; 0 not known */
    struct draft_time time;
    int16_t score[SCORE_POINT_COUNT][2]; /* half-time, 90, 120 minutes, shoot-out */
    int16_t unclear[2]; /* a final score of which it is not known whether it is that after 90 or 120
                           minutes (only kicks are told of); SCORE_UNKNOWN else. In the edition it
                           is that after 120 where a goal or the competition's rules show extra
                           time; else that after 90, and the match's note says so */
    bool extra_time, golden_goal, silver_goal, shootout; /* stated, with or without a score */
    bool away_goals;                                     /* "win on away goals" is stated */
    int8_t winner;        /* of the kicks, stated in words ("Iraq wins on penalties"): HOME, AWAY;
                             SIDE_NONE */
    int8_t through;       /* who goes on in the competition by this match, as stated: HOME, AWAY;
                             SIDE_NONE */
    uint8_t leg;          /* of two, from 1; 0 not stated */
    int16_t aggregate[2]; /* of both legs, as stated with the second; SCORE_UNKNOWN else */
    uint8_t status;       /* enum draft_status */
    struct draft_live live;
    bool replay;   /* stated with the match */
    bool play_off; /* stated with it: between two teams level in their group */
    struct span venue, city, note;
    int32_t attendance;
    uint32_t referee_first, referee_count; /* in draft.names */
    bool goals_listed;                     /* a list of goals stands there, so that they are all */
    bool cards_listed;                     /* the line-up carries cards */
    bool cards_told; /* its source tells of cards as they are shown: what is not there was not so
                        far */
    uint32_t event_first, event_count; /* contiguous, in the order of the file */
    uint32_t kick_first, kick_count;
    bool kicks_ordered; /* the order of all kicks is that in which they were taken; false: side by
                           side, the order within each side is known */
    bool kicks_some;    /* those listed were taken, but others (misses) may be missing */
    struct {
        uint32_t player_first, starter_count; /* in draft.players */
        struct span coach;
        uint32_t line;
    } lineup[2];
    struct draft_place place;
    uint32_t also_files; /* further files that tell of it: bit n is draft.files.v[n] */
};

struct draft_file {
    const char *name; /* as shown in messages */
    uint32_t end;     /* its last line, counted on from the file before it, as all lines are */
    uint32_t lines;   /* not blank, not comment, not prose */
    uint32_t understood;
    uint32_t match_lines, match_understood; /* of those: lines that look like a match */
    uint32_t kick_lines, kick_understood;   /* of those: lines of shoot-outs */
};

struct draft {
    struct span title; /* the first heading of level 0: "World Cup 2026" */
    VEC(struct draft_file) files;
    VEC(struct draft_heading) headings;
    VEC(struct draft_group) groups;
    VEC(struct draft_match) matches;
    VEC(struct draft_event) events;
    VEC(struct draft_player) players;
    VEC(struct draft_kick) kicks;
    VEC(struct span) names; /* of teams in groups, of referees */
    struct arena texts;     /* those that a reader had to put together */
};

/* Zero-initialise to make one. */
void draft_release(struct draft *draft);

/* A match with everything in it not known. */
struct draft_match draft_match_blank(void);

/*
 * Reads Football.TXT: appends to the draft, its lines counted on from those of the file before
 * (report_part()). What it does not understand becomes a warning with line
 * and column in report; nothing makes it fail but bytes that are no text (an error).
 */
bool draft_read_txt(struct draft *draft, const char *name, const char *bytes, size_t len,
                    struct report *report);

/*
 * Makes an edition of a draft, seals it and hands it over: the caller's to edition_close(). key:
 * the edition's id ("worldcup-2026"), made from the title when NULL. False, with *edition NULL,
 * when report holds an error.
 */
bool draft_edition(const struct draft *draft, const char *key, struct edition **edition,
                   struct report *report);

#endif
