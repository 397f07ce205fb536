/* The viewer, and the edition that it opens. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app.h"
#include "cli/commands.h"
#include "cli/door.h"
#include "cli/library.h"
#include "cli/say.h"
#include "live.h"
#include "live/league.h"
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

/* Where the viewer starts; left_off: the room for where one left off. False when --at cannot be
 * read. */
static bool begin(const struct cli *cli, const struct subject *subject, struct moment *left_off,
                  struct viewer_start *start)
{
    struct log log;
    start->safe = cli_is_safe(cli);
    start->remembers = !subject->input && !subject->seen;
    if (start->remembers && state_left_off(subject->edition, left_off))
        start->left_off = left_off;
    if ((!cli->request.at && !start->safe) || subject->seen)
        return true;
    log_open(&log, subject->edition);
    bool read = cli_first_moment(cli, &log, subject->input, &start->now);
    if (read && cli_at_is_relative(cli)) {
        struct typed_at at = {
            .log = &log, .scope = scope_edition(), .now = start->now, .match = ID_NONE};
        read = cli_read_at(cli, &at, &start->now);
    }
    log_close(&log);
    return read;
}

/* Opens the viewer; word and path: what was asked for, or NULL. */
static int walk(struct cli *cli, const struct subject *subject, const char *word, const char *path)
{
    struct viewer_start start = {.edition = subject->edition,
                                 .now = moment_end(),
                                 .screen = SCREEN_BRACKET,
                                 .live = subject->live,
                                 .seen = subject->seen,
                                 .line = subject->line,
                                 .ascii = cli->ascii,
                                 .settings = &cli->settings};
    struct moment left_off;
    struct err err;
    if (!begin(cli, subject, &left_off, &start))
        return EXIT_ERROR;
    if (path)
        remember(word, path);
    struct door door;
    start.door = door_open(&door, cli);
    int status = cli->viewer(&start, &err);
    door_close(&door);
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

/* What is asked for, or what was seen last; followed, where that is asked for too. */
static int open_edition(struct cli *cli, const char *path, bool terminal, struct subject *subject)
{
    struct err err;
    if (cli->request.given[OPTION_AS_SEEN])
        return cli_open_seen(cli, path, subject);
    if (path && feed_source_begins(path))
        return cli_open_live(cli, path, !terminal, subject);
    if (cli->request.given[OPTION_FOLLOW] && !(subject->live = live_follow(path, &err))) {
        say_error(cli->ascii, "%s", err.text);
        return EXIT_ERROR;
    }
    subject->edition = subject->loaded = path       ? cli_load(cli, path, true)
                                         : terminal ? load_last(cli)
                                                    : cli_load_default(cli);
    return subject->edition ? EXIT_DONE : cli_close_subject(subject, EXIT_ERROR);
}

int command_viewer(struct cli *cli)
{
    const struct request *request = &cli->request;
    bool terminal = isatty(STDOUT_FILENO);
    const char *word = request->word_count ? request->words[0] : NULL;
    const char *path = word ? library_source(&cli->arena, word) : NULL;
    if (word && !path)
        return unknown_word(cli, word);
    struct err err;
    if (request->word_count > 1)
        return cli_usage(cli, "%s: one SOURCE at a time", request->words[1]);
    if (!cli_at_is_moment(cli, &err))
        return cli_usage(cli, "--at %s: %s", request->at, err.text);
    if (request->given[OPTION_FOLLOW] && request->given[OPTION_AS_SEEN])
        return cli_usage(cli, "--follow, --as-seen: one of them at a time");
    if (request->given[OPTION_FOLLOW] && !path)
        return cli_usage(cli, "--follow: expected a file to follow");
    struct subject subject = {.input = path && strcmp(path, "-") == 0};
    int status = open_edition(cli, path, terminal, &subject);
    if (status != EXIT_DONE)
        return status;
    status = terminal ? walk(cli, &subject, word, path) : VIEWER_NO_TERMINAL;
    if (status == VIEWER_NO_TERMINAL)
        status = cli_print_view(cli, &subject, SCREEN_BRACKET);
    return cli_close_subject(&subject, status);
}
