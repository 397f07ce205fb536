/* A journal as it was received. */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "cli/commands.h"
#include "cli/say.h"
#include "live/league.h"
#include "live/seen.h"

bool cli_see_line(const struct cli *cli, struct subject *subject, uint32_t line)
{
    struct err err;
    struct edition *edition;
    const struct seen *seen = subject->seen;
    if (!seen_edition(subject->seen, line, &edition, &err)) {
        say_error(cli->ascii, "%s", err.text);
        return false;
    }
    edition_close(subject->loaded);
    subject->edition = subject->loaded = edition;
    subject->line = line;
    subject->receipt =
        (struct receipt){seen->lines.v[line].known, seen->by[line], seen->by, line + 1};
    return true;
}

bool cli_read_receipt(const struct cli *cli, const struct subject *subject, const char *option,
                      const char *text, uint32_t *line)
{
    struct log log;
    struct err err;
    struct typed_at at = {.log = &log, .match = ID_NONE};
    log_open(&log, subject->edition);
    bool good = seen_typed(subject->seen, text, &at, subject->line, line, &err);
    log_close(&log);
    if (!good)
        say_error(cli->ascii, "--%s %s: %s", option, text, err.text);
    return good;
}

/* The bytes of a journal, malloc'd; NULL when it is none, which has been said. */
static char *read_journal(const struct cli *cli, const char *path, size_t *len)
{
    char *bytes = NULL;
    struct err err;
    if (!path || feed_source_begins(path) || file_is_directory(path)) {
        say_error(cli->ascii, "--as-seen: expected a journal");
        return NULL;
    }
    if (!file_read(path, &bytes, len, &err)) {
        say_error(cli->ascii, "%s", err.text);
        return NULL;
    }
    if (journal_fits(bytes, *len))
        return bytes;
    say_error(cli->ascii, "%s: not a journal, expected one with --as-seen", path);
    free(bytes);
    return NULL;
}

/* As it had been received at the time asked for. */
static bool open_line(struct cli *cli, struct subject *subject)
{
    uint32_t line = (uint32_t)subject->seen->lines.n - 1;
    if (!cli_see_line(cli, subject, line))
        return false;
    if (cli->request.at && !cli_read_receipt(cli, subject, "at", cli->request.at, &line))
        return false;
    if (line == SEEN_NOTHING) {
        say_error(cli->ascii, "--at %s: nothing had been received by then", cli->request.at);
        return false;
    }
    if (!cli->request.at && cli_is_safe(cli) && cli->request.command != COMMAND_REPLAY)
        line = 0;
    cli->request.at = NULL;
    return line == subject->line || cli_see_line(cli, subject, line);
}

int cli_open_seen(struct cli *cli, const char *path, struct subject *subject)
{
    size_t len;
    struct report report = {0};
    char *bytes = read_journal(cli, path, &len);
    if (!bytes)
        return EXIT_ERROR;
    subject->seen = arena_alloc(&cli->arena, sizeof *subject->seen);
    const char *name = strcmp(path, "-") == 0 ? "standard input" : path;
    bool good = seen_open(subject->seen, name, bytes, len, &report);
    if (!good)
        say_report(cli->ascii, "touchline: ", &report, false);
    report_release(&report);
    good = good && open_line(cli, subject);
    return good ? EXIT_DONE : cli_close_subject(subject, EXIT_ERROR);
}
