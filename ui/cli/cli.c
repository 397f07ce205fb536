#include "cli/cli.h"

#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdarg.h>
#include <string.h>
#include <strings.h>

#include "cli/commands.h"
#include "cli/say.h"
#include "input/source.h"

int cli_usage(const struct cli *cli, const char *format, ...)
{
    char text[512];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    say_error(cli->ascii, "%s", text);
    say_error(cli->ascii, "\"touchline --help\" tells more");
    return EXIT_USAGE;
}

struct edition *cli_load(const struct cli *cli, const char *path, bool aloud)
{
    struct edition *edition = NULL;
    struct report report = {0};
    bool loaded = edition_load(path, &edition, &report);
    if (!loaded && aloud)
        say_report(cli->ascii, "touchline: ", &report, false);
    report_release(&report);
    return loaded ? edition : NULL;
}

/* ASCII is every locale's; of more than that only UTF-8 is spoken here. */
static bool locale_is_ascii(void)
{
    const char *set = nl_langinfo(CODESET);
    return strcasecmp(set, "UTF-8") != 0 && strcasecmp(set, "UTF8") != 0;
}

static int run(struct cli *cli)
{
    switch (cli->request.command) {
    case COMMAND_VIEWER:
        return command_viewer(cli);
    case COMMAND_SHOW:
        return command_show(cli);
    case COMMAND_REPLAY:
        return command_replay(cli);
    case COMMAND_STATUS:
        return command_status(cli);
    case COMMAND_FIND:
        return command_find(cli);
    case COMMAND_LIST:
        return command_list(cli);
    case COMMAND_CHECK:
        return command_check(cli);
    case COMMAND_CONVERT:
        return command_convert(cli);
    case COMMAND_LIST_KEYS:
        return command_list_keys(cli);
    case COMMAND_HELP:
        request_help(stdout);
        return EXIT_DONE;
    case COMMAND_VERSION:
        puts(PACKAGE_STRING);
        return EXIT_DONE;
    case COMMAND_COUNT:
        break;
    }
    return EXIT_USAGE;
}

/* What was printed must have arrived. A reader that had enough, as head does, needs no words. */
static int finish_output(const struct cli *cli, int status)
{
    errno = 0;
    bool failed = ferror(stdout);
    if (fflush(stdout) == 0 && !failed)
        return status;
    if (errno != EPIPE)
        say_error(cli->ascii, "standard output: %s",
                  errno ? strerror(errno) : "not all was written");
    return EXIT_ERROR;
}

int cli_main(int argc, char **argv, viewer_function *viewer)
{
    struct cli cli = {.viewer = viewer};
    struct err err;
    setlocale(LC_CTYPE, "");
    signal(SIGPIPE, SIG_IGN); /* a closed pipe is an error of writing, told by the exit status */
    arena_init(&cli.arena);
    settings_read(&cli.settings);
    cli.ascii = cli.settings.ascii || locale_is_ascii();
    int status =
        request_read(&cli.request, argc, argv, &err) ? run(&cli) : cli_usage(&cli, "%s", err.text);
    status = finish_output(&cli, status);
    request_release(&cli.request);
    arena_release(&cli.arena);
    return status;
}
