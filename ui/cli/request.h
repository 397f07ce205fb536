/* What was asked for on the command line: one table of commands, one of options, and the reading of
 * both. --help is made from these tables. */
#ifndef TOUCHLINE_CLI_REQUEST_H
#define TOUCHLINE_CLI_REQUEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/err.h"

enum command {
    COMMAND_VIEWER, /* no command's name: the viewer */
    COMMAND_SHOW,
    COMMAND_REPLAY,
    COMMAND_STATUS,
    COMMAND_FIND,
    COMMAND_LIST,
    COMMAND_CHECK,
    COMMAND_CONVERT,
    COMMAND_LIST_KEYS, /* these three are options that take the place of a command */
    COMMAND_HELP,
    COMMAND_VERSION,
    COMMAND_COUNT
};

enum option_id {
    OPTION_WIDTH,
    OPTION_LEG,
    OPTION_DATE,
    OPTION_AT,
    OPTION_AS_SEEN,
    OPTION_FROM,
    OPTION_TO,
    OPTION_RATE,
    OPTION_TEAM,
    OPTION_FORMAT,
    OPTION_ESCAPE,
    OPTION_FOLLOW,
    OPTION_BASE_URL,
    OPTION_FORCE,
    OPTION_ID,
    OPTION_LICENCE,
    OPTION_SPOILER_SAFE,
    OPTION_SOURCES,
    OPTION_LIST_KEYS,
    OPTION_HELP,
    OPTION_VERSION,
    OPTION_COUNT
};

enum { WIDTH_LEAST = 20, WIDTH_MOST = 1000 }; /* cells a line of --width */

struct request {
    enum command command;
    const char **words; /* what is no option, without the command's name; owned */
    size_t word_count;
    bool given[OPTION_COUNT];
    int width;        /* 0: not given */
    int leg;          /* 0: not given */
    const char *date; /* NULL: not given; as the next ten */
    const char *at, *from, *to, *rate, *id, *licence, *base_url, *team, *format, *escape;
};

/* False, with why in err, when the usage is wrong. Release it in any case. */
bool request_read(struct request *request, int argc, char **argv, struct err *err);
void request_release(struct request *request);

/* Prints what --help prints: at most 79 columns of ASCII. */
void request_help(FILE *out);

#endif
