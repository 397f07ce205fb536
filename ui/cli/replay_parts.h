/* The lines of a replay, shared between replay_line.c, replay_score.c and replay_words.c only. */
#ifndef TOUCHLINE_CLI_REPLAY_PARTS_H
#define TOUCHLINE_CLI_REPLAY_PARTS_H

#include "cli/replay_line.h"
#include "screen/kicks.h"

/*
 * ~21:46   45+2'  Marseille 0-0 Benfica     ▯ MAR Mbemba
 * 0      7       15                         22 + both names
 */
enum { REPLAY_FIXED = 22 /* all but the names, up to what happened */ };

/* How far the lines have come in a match. */
struct replay_match {
    bool begun;             /* what follows is filled */
    bool known;             /* so is the score */
    uint8_t asked, ordered; /* bits by phase: whether the score after its events is known */
    int goals[2], kicks[2]; /* match order */
    int before[2];          /* tie order: the aggregate of the legs before */
    uint32_t kick;          /* kicks printed */
};

/* A line before it is laid out; its texts last as long as it. */
struct replay_line {
    struct view view; /* at the moment after the step */
    struct log_place place;
    const struct match *match;
    const struct entry *entry;
    const struct replay_match *state;
    const char *clock; /* "45+2'", "HT", "kick 7", or "" */
    struct event_mark mark;
    const char *code; /* whose it is, behind the mark; NULL: there is no mark */
    const char *what;
    const char *sum; /* "agg ATA 3-1", "agg 2-2", "pens 4-2", or "" */
    enum style style;
    bool scores; /* a goal */
};

/* What measures text: only its being ASCII or not counts. */
const struct canvas *replay_ruler(const struct replay_lines *lines);

/* Brings the running score of a match to the end of a step that is to be printed from first on. */
void replay_count(struct replay_lines *lines, struct log_place first, struct log_place end);

/* Fills in what the line says, from clock on. */
void replay_tell(struct replay_lines *lines, struct replay_line *line);

#endif
