/* Checking edition files. */
#include "cli/commands.h"
#include "cli/say.h"
#include "input/source.h"

static const char *plural(size_t count)
{
    return count == 1 ? "" : "s";
}

/* True when the file has no error. */
static bool check_file(struct cli *cli, const char *path)
{
    struct edition *edition = NULL;
    struct report report = {0};
    bool sound = edition_load(path, &edition, &report);
    fflush(stdout); /* keeps the order where both go to one place */
    say_report(cli->ascii, "", &report, true);
    if (!sound)
        say(stdout, cli->ascii, "%s: %zu error%s, %zu warning%s", report.name, report.errors,
            plural(report.errors), report.warnings, plural(report.warnings));
    else
        say(stdout, cli->ascii, "%s: no errors, %zu warning%s; %s: %zu tie%s, %zu match%s",
            report.name, report.warnings, plural(report.warnings),
            edition->name ? edition->name : edition->key, edition->ties.n, plural(edition->ties.n),
            edition->matches.n, edition->matches.n == 1 ? "" : "es");
    if (sound && edition->lines > 0)
        say(stdout, cli->ascii, "%s: %u of %u lines understood", report.name, edition->understood,
            edition->lines);
    report_release(&report);
    edition_close(edition);
    return sound;
}

int command_check(struct cli *cli)
{
    int status = EXIT_DONE;
    if (!cli->request.word_count)
        return cli_usage(cli, "check: expected a file");
    for (size_t i = 0; i < cli->request.word_count; i++)
        if (!check_file(cli, cli->request.words[i]))
            status = EXIT_ERROR;
    return status;
}
