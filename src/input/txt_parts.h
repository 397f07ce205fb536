/* The parts of the reader of Football.TXT (txt_read.c), shared between its files only. */
#ifndef TOUCHLINE_INPUT_TXT_PARTS_H
#define TOUCHLINE_INPUT_TXT_PARTS_H

#include "input/draft.h"

/* A place in the text and the end of what may be read from there: of a line, or of a block of lines
 * that belong together (line ends are blanks then). */
struct txt_cursor {
    const char *at, *end;
};

struct txt_reader {
    struct draft *draft;
    struct report *report;
    struct draft_file *file;
    struct txt_cursor rest;     /* of the file: what is still to be read */
    const char *line_start;     /* of the line in hand */
    uint32_t line, file_id;     /* the number of that line, from 1 */
    const char *counted;        /* up to here the lines of a block have been counted ... */
    uint32_t counted_line;      /* ... and this is the number of the one there */
    uint32_t heading;           /* the innermost, or ID_NONE */
    uint32_t match;             /* the last one read, or ID_NONE; what lists below it belong to */
    struct draft_time time;     /* of the last date and time, which lines without them share */
    struct draft_match pending; /* header of the next line's match: place, attendance */
    bool has_pending;
    bool in_goals; /* the match's goals may follow on this line */
};

/* -- reading on a line ------------------------------------------------------------------------- */

static inline bool txt_done(const struct txt_cursor *c)
{
    return c->at >= c->end;
}

static inline char txt_peek(const struct txt_cursor *c)
{
    return c->at < c->end ? *c->at : '\0';
}

static inline bool txt_is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static inline bool txt_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

void txt_skip(struct txt_cursor *c);                   /* blanks, also U+00A0 */
bool txt_take(struct txt_cursor *c, const char *text); /* exactly this, without regard to case */
bool txt_take_word(struct txt_cursor *c, const char *word); /* the same, and no letter follows */
bool txt_number(struct txt_cursor *c, int digits, uint32_t *number); /* 1 to so many digits */
bool txt_dash(struct txt_cursor *c);                                 /* "-", U+2013, U+2212 */
struct span txt_trim(struct span span);
struct span txt_until(const char *from, const char *to); /* trimmed */
bool txt_has(struct span span, const char *word); /* anywhere, without regard to case (ASCII) */

/* Says that something on the line in hand was not understood at a place on it. */
void txt_complain(struct txt_reader *reader, const char *at, const char *expected);

/* -- txt_date.c -------------------------------------------------------------------------------- */

/* Reads a date ("Thu Apr/11 2024", "June 9", "16 June", "Th 26/3/26", "2013-01-19", in brackets or
 * not) and keeps the year of the one before where it has none. False, nothing read, when none is
 * there. */
bool txt_date(struct txt_cursor *c, struct draft_time *time);

/* Reads "18:30", "18.30", with "UTC-7", "CET", "(17:00 UTC+4)" behind it. */
bool txt_time(struct txt_cursor *c, struct draft_time *time);

/* -- txt_match.c ------------------------------------------------------------------------------- */

/* Reads teams and score from a line without its date and number into the match. False when it is
 * not a match; *bad then says where, when it nearly was one. */
bool txt_match(struct txt_cursor c, struct draft_match *match);

/* "@ Wembley, London, Att: 78011" */
void txt_place(struct txt_cursor c, struct draft_match *match);

/* "aet; 4-2 on pens", "Iraq wins on penalties", "awarded": what a bracket behind a score says. */
void txt_note(struct span note, struct draft_match *match);

/* "W74 v W77", "2A v 2B": who will play, from a comment. */
void txt_slots(struct span comment, struct draft_match *match);

/* Whether a score stands anywhere here. */
bool txt_has_score(struct txt_cursor c);

/* -- txt_list.c: blocks of lines that belong to the match in hand -------------------------------
 */

void txt_goals(struct txt_reader *reader, struct txt_cursor c);
void txt_lineup(struct txt_reader *reader, struct span team, struct txt_cursor c);
void txt_kicks(struct txt_reader *reader, struct txt_cursor c);
void txt_referees(struct txt_reader *reader, struct txt_cursor c);

/* Reads "45+2'", "67", "90'+3", "?'". False, nothing read, when it is none. mark: the ' is needed.
 */
bool txt_minute(struct txt_cursor *c, bool mark, struct clock *clock);

#endif
