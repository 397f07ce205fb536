/*
 * The line that touchline status prints: a format of the user's, with words in braces in it.
 *
 *     {home.code} {score} {away.code}[ {when}][ (agg {agg})]
 *
 * A part in brackets is left out when all words in it are empty, and so are its brackets; one
 * without words stays as it is, since bars have brackets of their own. {{ and }} are braces.
 */
#ifndef TOUCHLINE_CLI_STATUS_LINE_H
#define TOUCHLINE_CLI_STATUS_LINE_H

#include <stdio.h>

#include "base/err.h"
#include "base/vec.h"
#include "cli/status_words.h"

#define STATUS_FORMAT "{home.code} {score} {away.code}[ {when}][ (agg {agg})][ ({age} old)]"

/* Who reads the line, and takes some characters for more than themselves. */
enum status_escape { STATUS_PLAIN, STATUS_TMUX, STATUS_PANGO, STATUS_ESCAPE_COUNT };

extern const char *const status_escapes[STATUS_ESCAPE_COUNT]; /* "", "tmux", "pango" */

/* A part of a line: of the format as it is, or what a word says. */
struct status_part {
    const char *text;
    bool value;
};

typedef VEC(struct status_part) status_parts;

/* Whether a format is one; else err says what was expected. */
bool status_format_check(const char *format, struct err *err);

/* Adds what a format that was checked says of a match. The caller's to vec_release(). */
void status_tell(const struct status_about *about, const char *format, status_parts *parts);

/* Cuts the parts off at so many cells, with an ellipsis. */
void status_clip(status_parts *parts, int cells, bool ascii, struct arena *arena);

/* Prints the parts and a line end; what words say is escaped. */
void status_print(FILE *out, const status_parts *parts, enum status_escape escape);

#endif
