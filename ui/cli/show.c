/* A view as text. */
#include <string.h>

#include "cli/commands.h"
#include "cli/say.h"
#include "model/match.h"
#include "screen/night.h"

/* -- which part of the edition ------------------------------------------------------------------
 */

/* --leg, or that of --at="leg 2 86'"; 0: none is named. */
static uint32_t leg_asked(const struct cli *cli)
{
    return cli->request.leg ? (uint32_t)cli->request.leg : cli_at_leg(cli);
}

static bool take_leg(struct cli *cli, const struct subject *subject, struct moment now,
                     bool shootout, struct pick *pick)
{
    uint32_t leg = leg_asked(cli);
    const struct edition *edition = subject->edition;
    struct match_state state;
    struct err err;
    if (!leg)
        return true;
    if (!pick_leg(edition, now, pick, leg, &err)) {
        say_error(cli->ascii, "%s", err.text);
        return false;
    }
    match_at(edition, pick->match, now, &state);
    if (shootout && !state.shootout) {
        say_error(cli->ascii, "no shoot-out so far in %s", edition->matches.v[pick->match].key);
        return false;
    }
    return true;
}

/* Without words: what the viewer would select first; of shoot-outs the last. */
static struct pick first_pick(const struct view *view, enum pick_what what)
{
    struct pick pick = {.tie = view->focus.tie, .match = view->focus.match};
    if (what == PICK_SHOOTOUTS) {
        pick.match = pick_last_shootout(view->edition, view->now);
        pick.tie = pick.match == ID_NONE ? ID_NONE : view->edition->matches.v[pick.match].tie;
    }
    return pick;
}

static enum pick_what what_of(enum screen_id screen)
{
    return screen == SCREEN_SHOOTOUT ? PICK_SHOOTOUTS
           : screen == SCREEN_TIE    ? PICK_TIES
                                     : PICK_MATCHES;
}

/* Brings the words and --leg to the focus. */
static bool choose(struct cli *cli, const struct subject *subject, enum screen_id screen,
                   struct view *view)
{
    enum pick_what what = what_of(screen);
    struct pick pick = first_pick(view, what);
    if (subject->word_count && !cli_pick_one(cli, subject, view->now, what, &pick))
        return false;
    if (pick.tie == ID_NONE && (pick.match == ID_NONE || what == PICK_TIES)) {
        say_error(cli->ascii, "no %s so far in %s", cli_pick_words[what], view->edition->key);
        return false;
    }
    if (!take_leg(cli, subject, view->now, what == PICK_SHOOTOUTS, &pick))
        return false;
    if (pick.tie != ID_NONE)
        focus_tie(view->edition, view->now, &view->focus, pick.tie);
    if (pick.match != ID_NONE)
        focus_match(view->edition, &view->focus, pick.match);
    return true;
}

/* -- the moment -------------------------------------------------------------------------------- */

/* Without words the scoreboard is of the night on which the moment falls, else of the last one
 * before it, else of the first. */
static void focus_night(struct view *view)
{
    if (view->now.at == INSTANT_END)
        return;
    instant day = match_day(view->edition, view->now.at);
    uint32_t match = night_beside(view, day + DAY_SECONDS, -1);
    if (match == ID_NONE)
        match = night_beside(view, day, 1);
    if (match != ID_NONE)
        focus_match(view->edition, &view->focus, match);
}

/* The view at a moment, of what the words mean then. */
static bool make_view(struct cli *cli, const struct subject *subject, enum screen_id screen,
                      struct moment now, struct view *view)
{
    const struct edition *edition = subject->edition;
    *view = (struct view){.edition = edition,
                          .receipt = subject->seen ? &subject->receipt : NULL,
                          .now = now,
                          .before = now,
                          .safe = cli_is_safe(cli),
                          .focus = focus_first(edition, now),
                          .still = true,
                          .sources = cli->request.given[OPTION_SOURCES],
                          .day = INSTANT_UNKNOWN,
                          .keymap = &cli->settings.keymap,
                          .scratch = &cli->arena};
    enum precision precision;
    if (cli->request.date)
        instant_parse(cli->request.date, edition->offset, &view->day, NULL, &precision);
    if (screen == SCREEN_SCORERS)
        return true;
    if (screen == SCREEN_TABLE) {
        view->one_group = subject->word_count > 0;
        return !view->one_group || cli_pick_group(cli, subject, &view->focus.group);
    }
    if (subject->word_count || (screen != SCREEN_BRACKET && screen != SCREEN_SCOREBOARD))
        return choose(cli, subject, screen, view);
    if (screen == SCREEN_SCOREBOARD)
        focus_night(view);
    return true;
}

/* Moves the view to a moment of what it shows: 67', HT, kick 7. */
static bool move_view(struct cli *cli, const struct log *log, enum screen_id screen,
                      struct view *view)
{
    struct scope scope = screens[screen]->scope(view);
    struct moment now;
    bool leg = leg_asked(cli);
    if (leg && screen == SCREEN_TIE)
        scope = (struct scope){SCOPE_MATCH, view->focus.match, INSTANT_UNKNOWN};
    struct typed_at at = {.log = log, .scope = scope, .now = view->now, .match = view->focus.match};
    if (!cli_read_at(cli, &at, &now))
        return false;
    view->now = view->before = now;
    if (screen == SCREEN_BRACKET)
        view->focus = focus_first(view->edition, now);
    else if (screen == SCREEN_TIE && !leg)
        focus_tie(view->edition, now, &view->focus, view->focus.tie);
    return true;
}

static int print_view(struct cli *cli, const struct subject *subject, enum screen_id screen,
                      const struct log *log)
{
    const char *why = NULL;
    struct moment now = moment_end();
    struct view view;
    if (log && !cli_first_moment(cli, log, subject->input, &now))
        return EXIT_ERROR;
    if (!make_view(cli, subject, screen, now, &view))
        return EXIT_ERROR;
    if (cli_at_is_relative(cli) && !move_view(cli, log, screen, &view))
        return EXIT_ERROR;
    if (screens[screen]->present && !screens[screen]->present(&view, &why)) {
        say_error(cli->ascii, "%s", why);
        return EXIT_ERROR;
    }
    cli_print(cli, screens[screen], &view);
    return EXIT_DONE;
}

/* -- printing ---------------------------------------------------------------------------------- */

int cli_print_view(struct cli *cli, const struct subject *subject, enum screen_id screen)
{
    struct log log;
    if (!cli->request.at && !cli_is_safe(cli))
        return print_view(cli, subject, screen, NULL);
    log_open(&log, subject->edition);
    int status = print_view(cli, subject, screen, &log);
    log_close(&log);
    return status;
}

/* The views that can be printed, as spoken of in messages. */
static enum screen_id find_view(const char *word)
{
    for (int i = 0; i < SCREEN_HELP; i++)
        if (strcmp(word, screens[i]->name) == 0)
            return (enum screen_id)i;
    return SCREEN_COUNT;
}

/* Whether the view is of a tie or match, and not of the whole edition or a night of it. */
static bool has_legs(enum screen_id screen)
{
    return screen == SCREEN_TIE || screen == SCREEN_MATCH || screen == SCREEN_SHOOTOUT;
}

static int wrong_options(const struct cli *cli, enum screen_id screen)
{
    const struct request *request = &cli->request;
    enum precision precision;
    instant day;
    struct err err;
    if (!cli_at_is_moment(cli, &err))
        return cli_usage(cli, "--at %s: %s", request->at, err.text);
    if (request->leg && !has_legs(screen))
        return cli_usage(cli, "--leg is for tie, match and shootout");
    if (request->date && screen != SCREEN_SCOREBOARD)
        return cli_usage(cli, "--date is for the scoreboard");
    if (request->leg && cli_at_leg(cli) && cli_at_leg(cli) != (uint32_t)request->leg)
        return cli_usage(cli, "--leg %d, --at %s: two legs are named", request->leg, request->at);
    if (request->date &&
        (!instant_parse(request->date, 0, &day, NULL, &precision) || precision != PRECISION_DATE))
        return cli_usage(cli, "--date %s: expected a day, as in 2024-04-18", request->date);
    return EXIT_DONE;
}

#define VIEWS "bracket, scoreboard, tie, match, shootout, table, path or scorers"

/* A team's road: the words choose the team. */
static int print_path(struct cli *cli, const struct subject *subject, const struct log *log)
{
    struct moment now = moment_end();
    uint32_t team;
    if (log && !cli_first_moment(cli, log, subject->input, &now))
        return EXIT_ERROR;
    struct view view = {.edition = subject->edition,
                        .receipt = subject->seen ? &subject->receipt : NULL,
                        .focus = focus_first(subject->edition, now),
                        .still = true,
                        .day = INSTANT_UNKNOWN,
                        .keymap = &cli->settings.keymap,
                        .scratch = &cli->arena};
    if (!cli_pick_team(cli, subject, &team))
        return EXIT_ERROR;
    if (cli_at_is_relative(cli)) {
        struct typed_at at = {.log = log, .scope = scope_edition(), .now = now, .match = ID_NONE};
        if (!cli_read_at(cli, &at, &now))
            return EXIT_ERROR;
    }
    view.team = team;
    view.now = view.before = now;
    cli_print(cli, &path_screen, &view);
    return EXIT_DONE;
}

static int show_path(struct cli *cli, struct subject *subject)
{
    struct log log;
    if (wrong_options(cli, SCREEN_BRACKET))
        return EXIT_USAGE;
    int status = cli_find_edition(cli, false, subject);
    if (status != EXIT_DONE)
        return status;
    if (!subject->word_count) {
        cli_close_subject(subject, EXIT_USAGE);
        return cli_usage(cli, "show path: expected a team");
    }
    log_open(&log, subject->edition);
    status = print_path(cli, subject, &log);
    log_close(&log);
    return cli_close_subject(subject, status);
}

int command_show(struct cli *cli)
{
    const struct request *request = &cli->request;
    struct subject subject = {0};
    if (!request->word_count)
        return cli_usage(cli, "show: expected what to show: " VIEWS);
    subject.words = request->words + 1;
    subject.word_count = request->word_count - 1;
    if (strcmp(request->words[0], path_screen.name) == 0)
        return show_path(cli, &subject);
    enum screen_id screen = find_view(request->words[0]);
    if (screen == SCREEN_COUNT)
        return cli_usage(cli, "show %s: unknown view; expected " VIEWS, request->words[0]);
    if (wrong_options(cli, screen))
        return EXIT_USAGE;
    bool whole = screen == SCREEN_BRACKET || screen == SCREEN_SCORERS;
    bool alone = !has_legs(screen);
    int status = cli_find_edition(cli, alone, &subject);
    if (status != EXIT_DONE)
        return status;
    if (whole && subject.word_count) {
        cli_close_subject(&subject, EXIT_USAGE);
        return cli_usage(cli, "show %s: the whole is shown, but \"%s\" was given",
                         screens[screen]->name, subject.words[0]);
    }
    return cli_close_subject(&subject, cli_print_view(cli, &subject, screen));
}
