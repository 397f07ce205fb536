/* The viewer, and the edition that it opens. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/library.h"
#include "cli/say.h"
#include "state.h"
#include "viewer.h"

/* Of what a word names, what is worth remembering: an id stays an id, a path becomes absolute. */
static void remember(const char *word, const char *path)
{
    if (strcmp(path, "-") == 0)
        return;
    char *whole = strcmp(word, path) == 0 ? realpath(path, NULL) : NULL;
    if (whole || strcmp(word, path) != 0)
        state_remember(whole ? whole : word);
    free(whole);
}

/* The edition seen last, if it is still there and sound, else the default. */
static struct edition *load_last(struct cli *cli)
{
    const char *last = state_last(&cli->arena);
    const char *path = last ? library_source(&cli->arena, last) : NULL;
    struct edition *edition = path && strcmp(path, "-") != 0 ? cli_load(cli, path, false) : NULL;
    if (edition)
        return edition;
    return cli_load_default(cli);
}

/* Opens the viewer; word and path: what was asked for, or NULL. */
static int walk(struct cli *cli, const struct edition *edition, const char *word, const char *path)
{
    struct viewer_start start = {.edition = edition,
                                 .now = moment_end(),
                                 .screen = SCREEN_BRACKET,
                                 .ascii = cli->ascii,
                                 .settings = &cli->settings};
    struct err err;
    if (path)
        remember(word, path);
    int status = cli->viewer(&start, &err);
    if (status == VIEWER_NO_TERMINAL)
        say_error(cli->ascii, "%s", err.text);
    return status;
}

/* The usage of somebody who has left "show" out is told them. */
static int unknown_word(const struct cli *cli, const char *word)
{
    for (int i = 0; i < SCREEN_HELP; i++)
        if (strcmp(word, screens[i]->name) == 0)
            return cli_usage(cli, "\"%s\" is a view; expected \"touchline show %s\"", word, word);
    return cli_usage(cli, "\"%s\" is neither a command nor an edition nor a file", word);
}

int command_viewer(struct cli *cli)
{
    const struct request *request = &cli->request;
    bool terminal = isatty(STDOUT_FILENO);
    const char *word = request->word_count ? request->words[0] : NULL;
    const char *path = word ? library_source(&cli->arena, word) : NULL;
    if (word && !path)
        return unknown_word(cli, word);
    if (request->word_count > 1)
        return cli_usage(cli, "%s: one SOURCE at a time", request->words[1]);
    struct subject subject = {.edition = path       ? cli_load(cli, path, true)
                                         : terminal ? load_last(cli)
                                                    : cli_load_default(cli)};
    if (!subject.edition)
        return EXIT_ERROR;
    int status = terminal ? walk(cli, subject.edition, word, path) : VIEWER_NO_TERMINAL;
    if (status == VIEWER_NO_TERMINAL)
        status = cli_print_view(cli, &subject, SCREEN_BRACKET);
    edition_close(subject.edition);
    return status;
}
