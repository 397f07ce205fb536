/*
 * The parts of the reader of Football.TXT, for txt_*.c alone. A line is read from left to right
 * with a txt_at; what goes on over several lines (goals, a line-up, kicks) stands in struct txt.
 * Nothing here looks at a byte more than a fixed number of times, and nothing recurses.
 */
#ifndef TOUCHLINE_INPUT_TXT_PARTS_H
#define TOUCHLINE_INPUT_TXT_PARTS_H

#include <string.h>

#include "input/draft.h"

/* Where reading stands within a line, and where the line (without its comment) ends. */
struct txt_at {
    const char *p, *end;
};

/* What the next line may go on with. */
enum txt_part {
    TXT_NOTHING,
    TXT_GOALS,  /* a list of goals not closed */
    TXT_LINEUP, /* ... of players */
    TXT_KICKS,  /* ... of kicks */
    TXT_CARDS,  /* "Sent off: ..." */
    TXT_REFEREES,
    TXT_NOTE, /* "[..." not closed */
    TXT_PROSE /* a "note:" up to the next empty line */
};

#define TXT_LEVELS 12
#define TXT_SUB_DEPTH 8 /* substitutes of substitutes told apart */

struct txt_place {
    struct span venue, city;
    int32_t attendance; /* -1 not known */
};

struct txt_goals {
    uint8_t side;
    bool parens;    /* within "(" */
    bool split;     /* a ";" or a running score told the sides apart */
    bool lead;      /* "6 Puskas 0-1": the minute comes first */
    bool same;      /* the next minute is of the last scorer */
    bool run_known; /* run is that after the goal to come */
    int16_t run[2];
    uint32_t line;
};

struct txt_lineup {
    uint8_t side;
    uint8_t depth;
    uint32_t deeper; /* parentheses beyond TXT_SUB_DEPTH */
    bool coach;      /* the name to come is the coach's */
    struct span person[TXT_SUB_DEPTH + 1];
    uint32_t event[TXT_SUB_DEPTH + 1]; /* of the substitution; at 0 none */
};

struct txt_kicks {
    bool running; /* a running score was seen */
    bool split;   /* a ";" was seen without one */
    uint8_t side;
    int16_t run[2];
};

struct txt {
    struct draft *draft;
    struct report *report;
    const char *next, *stop; /* of the bytes not read yet */
    const char *line_start;
    uint32_t file, line;
    uint32_t warned; /* the line last warned about: one warning a line, so that time stays linear */
    uint32_t counted;                      /* goals made of "(2)" so far */
    bool in_comment;                       /* within <!-- --> */
    bool bad, is_match, is_kick, is_prose; /* of the line being read */

    uint32_t open[TXT_LEVELS]; /* heading open at each level, or ID_NONE */
    uint8_t base;              /* level of the innermost "=" heading */
    uint32_t heading;

    struct draft_time time; /* that holds for the next match */
    struct draft_time legs; /* "Mar 30 & Apr 7": the second; month 0: none */
    bool time_used;
    int title_year;              /* 0: none */
    bool title_season;           /* "2023/24" */
    int year;                    /* of the last date, 0: none yet */
    int first_year, first_month; /* of the first date with a year */

    struct txt_place place; /* of a line before the match */
    uint32_t number;        /* "(73)" */

    uint32_t match;  /* the one that goals and line-ups belong to, or ID_NONE */
    uint8_t lineups; /* bits of sides that have one */
    uint8_t part;    /* enum txt_part */
    uint8_t card;    /* enum event_kind, in TXT_CARDS */
    bool card_split;
    struct txt_goals goals;
    struct txt_lineup lineup;
    struct txt_kicks kicks;
    VEC(char) notes;     /* of the match, joined, when it has several */
    VEC(char) open_note; /* of one not closed: the lines so far */
};

/* -- characters --------------------------------------------------------------------------------
 */

/* Bytes of the blank, dash or minute mark at p; 0 when there is none. */
static inline size_t txt_blank(const char *p, const char *end)
{
    if (p >= end || ((unsigned char)*p > ' ' && *p != '\xc2')) /* nearly all there is */
        return 0;
    if (*p == ' ' || (*p >= '\t' && *p <= '\r'))
        return 1;
    return *p == '\xc2' && end - p >= 2 && p[1] == '\xa0' ? 2 : 0;
}

static inline size_t txt_dash(const char *p, const char *end)
{
    if (p >= end)
        return 0;
    if (*p == '-')
        return 1;
    if (*p != '\xe2' || end - p < 3)
        return 0;
    bool dash = p[1] == '\x80' && p[2] >= '\x90' && p[2] <= '\x95';
    return dash || (p[1] == '\x88' && p[2] == '\x92') ? 3 : 0;
}

static inline size_t txt_quote(const char *p, const char *end)
{
    if (p >= end)
        return 0;
    if (*p == '\'')
        return 1;
    if (*p == '\xc2' && end - p >= 2 && p[1] == '\xb4')
        return 2;
    if (*p != '\xe2' || end - p < 3 || p[1] != '\x80')
        return 0;
    return p[2] == '\x98' || p[2] == '\x99' || p[2] == '\xb2' ? 3 : 0;
}

static inline bool txt_digit(const char *p, const char *end)
{
    return p < end && *p >= '0' && *p <= '9';
}

/* Of U+0080 and on, dashes, quotation marks and signs like "±" are no letters. */
static inline bool txt_letter(const char *p, const char *end)
{
    if (p >= end)
        return false;
    if (!(*p & 0x80))
        return (*p | 32) >= 'a' && (*p | 32) <= 'z';
    return *p != '\xc2' && *p != '\xe2';
}

/* What ends a name in lists of goals and players. */
static inline bool txt_ends_name(char byte)
{
    return byte == ',' || byte == ';' || byte == '(' || byte == ')' || byte == '[' || byte == ']';
}

/* Passes blanks; returns how many, a tab for two. */
static inline size_t txt_skip(struct txt_at *at)
{
    size_t passed = 0;
    for (size_t blank; (blank = txt_blank(at->p, at->end)); at->p += blank)
        passed += *at->p == '\t' ? 2 : 1;
    return passed;
}

static inline struct span txt_span(const char *from, const char *to)
{
    return (struct span){from, (size_t)(to - from)};
}

/* -- txt_scan.c --------------------------------------------------------------------------------
 */

/* Reads a whole number of at most most digits and passes it; false, without moving, for anything
 * else. */
bool txt_number(struct txt_at *at, int most, int *number);

/* Passes word, in any case, when it stands there whole. */
bool txt_word(struct txt_at *at, const char *word);

/* Passes one of the words of a list that ends with NULL; returns its index or -1. */
int txt_one_of(struct txt_at *at, const char *const *words);

/* True when the texts are equal but for ASCII case. */
bool txt_same(struct span a, struct span b);

/* Where a word of the list stands in the text, at the start of a word. */
bool txt_mentions(struct span text, const char *const *words);

/* 28_000 or 28,000. */
bool txt_count(struct txt_at *at, int32_t *count);

/* Reads 45+2' with or without mark. False, without moving, for anything else. */
bool txt_minute(struct txt_at *at, struct clock *clock, bool *marked);

/* Says that the line was not understood at where, and what was expected there. */
void txt_expected(struct txt *txt, const char *where, const char *what);

/* -- txt_date.c --------------------------------------------------------------------------------
 */

/* Takes the year, or the season, from a title. */
void txt_title_year(struct txt *txt, struct span title);

/* Reads a date and makes it the one that holds. False, without moving, when there is none. */
bool txt_date(struct txt *txt, struct txt_at *at);

/* Reads a time with its zone, and that of the place in parentheses. */
bool txt_time(struct txt *txt, struct txt_at *at);

/* True when a date starts there (for definitions). */
bool txt_date_ahead(struct txt_at at);

/* -- txt_score.c -------------------------------------------------------------------------------
 */

enum { TXT_PLAIN_MOST = 2, TXT_PARENS_MOST = 3 };

/* What the words and figures of a match line say of its result. */
struct txt_result {
    int16_t plain[TXT_PLAIN_MOST][2], extra[2], kicks[2], full[2], half[2];
    int16_t before[TXT_PARENS_MOST][2]; /* in parentheses: later first */
    uint8_t plain_count, before_count;
    bool has_extra, has_kicks, has_full, has_half;
    bool extra_time, golden, silver, shootout, away_goals, aggregate, replay;
    int8_t winner;
    uint8_t status;
    struct span winner_name, winner_words, note;
};

/* Reads 2-1 or 2:1. */
bool txt_pair(struct txt_at *at, int16_t pair[2]);

/* Reads a whole score: "4-2 pen. 1-0 a.e.t. (1-0, 0-0)". */
bool txt_score(struct txt_at *at, struct txt_result *result);

#define TXT_A_SCORE "a score in figures like 2-1"

/* Bytes of a word that was meant for a score and is none: "2d-4"; 0 for anything else. */
size_t txt_score_typo(struct txt_at at);
/* Reads a word that stands behind the score: "aet", "pen 4-2". */
bool txt_score_word(struct txt_at *at, struct txt_result *result);

/* Reads "(aet, 5-6 pen)", "(agg 3-6)", "(1-0)". */
bool txt_score_note(struct txt_at *at, struct txt_result *result);

/* Reads what stands between brackets into the result, or into its note. */
void txt_bracket(struct span text, struct txt_result *result);

/* Passes a word for a match that was not played as usual: "n/p", "w/o". */
bool txt_status(struct txt_at *at, uint8_t *status);

/* Puts it into the match. */
void txt_settle(const struct txt_result *result, struct draft_match *match);

/* Puts the winner of the kicks into the match. False where it names none of its teams. */
bool txt_settle_winner(const struct txt_result *result, struct draft_match *match);

/* -- txt_note.c --------------------------------------------------------------------------------
 */

/* Reads a note from behind its "[", or more of one that the lines above left open. */
void txt_note(struct txt *txt, struct txt_at at);

/* Ends the open note without its "]". */
void txt_note_close(struct txt *txt);

/* Joins one more note to the first of a match, or to all so far. */
void txt_note_join(struct txt *txt, struct span first, struct span more);

/* Gives the match the notes that were joined. */
void txt_note_end(struct txt *txt);

/* -- txt_match.c, txt_place.c ------------------------------------------------------------------
 */

/* Reads what stands behind "@". */
void txt_place(struct txt_at *at, struct txt_place *place);

/* Reads a match: true when it is one, understood or not. */
bool txt_match(struct txt *txt, struct txt_at at, struct span comment);

/* The match that was read last gets no more. */
void txt_match_end(struct txt *txt);

/* -- txt_goals.c, txt_lineup.c, txt_kicks.c, txt_people.c --------------------------------------
 */

void txt_goals_start(struct txt *txt);
void txt_goals(struct txt *txt, struct txt_at at);
void txt_goals_end(struct txt *txt);

/* A line-up of the team of that name; at stands behind the colon. */
void txt_lineup_start(struct txt *txt, struct span team);
void txt_lineup(struct txt *txt, struct txt_at at);

void txt_kicks_start(struct txt *txt);
void txt_kicks(struct txt *txt, struct txt_at at);
void txt_kicks_end(struct txt *txt);

/* "Sent off: ...", "Yellow cards: ..." */
void txt_cards_start(struct txt *txt, uint8_t kind);
void txt_cards(struct txt *txt, struct txt_at at);

void txt_referees(struct txt *txt, struct txt_at at);

static inline struct draft_match *txt_current(struct txt *txt)
{
    return txt->match == ID_NONE ? NULL : &txt->draft->matches.v[txt->match];
}

/* -- txt_round.c -------------------------------------------------------------------------------
 */

/* True when a text without a marker reads as a round or group. */
bool txt_is_round(struct span text);

/* "Group A", "Gruppe 3" and no more. */
bool txt_is_group(struct span name);

/* "= World Cup 2026", "==Play-offs==" */
void txt_title(struct txt *txt, struct txt_at at);

/* How many markers of a round start the line, passed. */
size_t txt_markers(struct txt_at *at);

/* "Group A | Mexico  South Africa ...", "Matchday 1 | Fri Jun 14 - Tue Jun 18" */
void txt_definition(struct txt *txt, struct txt_at at, const char *bar);

/* What stands behind markers: a heading or a definition. */
void txt_round(struct txt *txt, struct txt_at at, size_t markers);

/* -- txt_line.c --------------------------------------------------------------------------------
 */

/* One line, without its line end. */
void txt_line(struct txt *txt, const char *line, const char *end);

#endif
