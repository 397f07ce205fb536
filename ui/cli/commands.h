/* The commands, and what they share. */
#ifndef TOUCHLINE_CLI_COMMANDS_H
#define TOUCHLINE_CLI_COMMANDS_H

#include "cli/cli.h"
#include "cli/request.h"
#include "screen/screen.h"
#include "settings.h"

struct cli {
    struct request request;
    struct settings settings;
    bool ascii; /* by locale or settings */
    struct arena arena;
    viewer_function *viewer;
};

/* What a view is of, once it is found. */
struct subject {
    struct edition *edition; /* owned by who loaded it */
    const char **words;      /* those that choose a tie or match; not owned */
    size_t word_count;
};

/* Each does its work, says what is wrong, and returns the exit status. */
int command_viewer(struct cli *cli);
int command_show(struct cli *cli);
int command_list(struct cli *cli);
int command_check(struct cli *cli);
int command_list_keys(struct cli *cli);

/* Loads an edition from a path ("-": standard input) that is to be shown. NULL when there is an
 * error; every one has been said if so asked. The caller closes it. */
struct edition *cli_load(const struct cli *cli, const char *path, bool aloud);

/* The same for LIBRARY_DEFAULT, wherever it lies. */
struct edition *cli_load_default(struct cli *cli);

/* Finds what the words mean, as it is at the end, and prints it; returns the exit status. */
int cli_print_view(struct cli *cli, const struct subject *subject, enum screen_id screen);

/* Prints one screen of a view as text, or with colours on a terminal, as wide as was asked. */
void cli_print(struct cli *cli, enum screen_id screen, struct view *view);

/* A wrong usage: says so, with where to find the right one, and returns EXIT_USAGE. */
int cli_usage(const struct cli *cli, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
