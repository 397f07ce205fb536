/*
 * What happens, a line an entry of the log: when, in which match, the score after it, what. Lines
 * come in the order of the log; running scores are kept from line to line, so that a long log costs
 * no more a line than a short one.
 */
#ifndef TOUCHLINE_CLI_REPLAY_LINE_H
#define TOUCHLINE_CLI_REPLAY_LINE_H

#include "cli/commands.h"
#include "time/timeline.h"

struct replay_match; /* how far the lines have come in a match */

struct replay_lines {
    const struct edition *edition;
    struct paper paper;
    bool ascii;
    int names, width;           /* cells of a team's name; of a line, unless it says more */
    bool dated;                 /* a date has been printed: */
    instant day;                /* the match day, or INSTANT_UNKNOWN */
    struct replay_match *state; /* by match */
    struct arena arena, line;   /* for all lines, and for one */
};

/* Lines about a scope of the edition, which must outlive them. */
void replay_lines_open(struct replay_lines *lines, const struct cli *cli,
                       const struct edition *edition, struct scope scope);
void replay_lines_close(struct replay_lines *lines);

/* Prints the step that ends at a place of the log: what of it is not seen at from, one line each,
 * with the score after the whole step. */
void replay_lines_step(struct replay_lines *lines, struct log_place end, struct moment from);

#endif
