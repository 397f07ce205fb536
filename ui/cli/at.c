/* The moment that a view is shown at: --at, or how far a spoiler-safe look may go. */
#include "cli/commands.h"
#include "cli/say.h"
#include "screen/words.h"
#include "state.h"
#include "time/typed.h"
#include "time/typed_form.h"

bool cli_is_safe(const struct cli *cli)
{
    return cli->settings.safe || cli->request.given[OPTION_SPOILER_SAFE];
}

bool cli_at_is_relative(const struct cli *cli)
{
    return cli->request.at && !typed_is_absolute(cli->request.at);
}

uint32_t cli_at_leg(const struct cli *cli)
{
    struct typed_form form;
    return cli->request.at && typed_form_read(cli->request.at, &form, NULL) && form.in_leg
               ? form.leg
               : 0;
}

bool cli_at_is_moment(const struct cli *cli, struct err *err)
{
    struct typed_form form;
    return !cli->request.at || typed_form_read(cli->request.at, &form, err);
}

bool cli_read_at(const struct cli *cli, const struct typed_at *at, struct moment *to)
{
    struct err err;
    struct typed_at from = *at;
    instant edge = words_edge(at->log->edition);
    /* A time of day is of some night: at the end, of the last one. */
    if (from.now.at == INSTANT_END && edge != INSTANT_UNKNOWN)
        from.now = moment_at(edge);
    if (typed_read(cli->request.at, &from, to, &err))
        return true;
    say_error(cli->ascii, "--at %s: %s", cli->request.at, err.text);
    return false;
}

struct moment cli_safe_moment(const struct log *log, bool input)
{
    struct moment now = moment_end();
    if (input || !state_left_off(log->edition, &now))
        timeline_start(log, scope_edition(), &now);
    return now;
}

bool cli_first_moment(const struct cli *cli, const struct log *log, bool input, struct moment *now)
{
    bool safe = cli_is_safe(cli) && !cli->request.given[OPTION_AS_SEEN];
    *now = safe ? cli_safe_moment(log, input) : moment_end();
    if (!cli->request.at || cli_at_is_relative(cli))
        return true;
    struct typed_at at = {.log = log, .scope = scope_edition(), .now = *now, .match = ID_NONE};
    return cli_read_at(cli, &at, now);
}
