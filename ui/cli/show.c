/* A view as text. */
#include <string.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/library.h"
#include "cli/say.h"
#include "model/match.h"
#include "model/pick.h"

/* -- the source -------------------------------------------------------------------------------- */

/* Whether the first word is what to show and not which part of it. */
static const char *first_source(struct cli *cli, enum screen_id screen,
                                const struct subject *subject)
{
    if (!subject->word_count)
        return NULL;
    const char *path = library_source(&cli->arena, subject->words[0]);
    bool alone = subject->word_count == 1;
    if (!path && alone && (screen == SCREEN_BRACKET || screen == SCREEN_SCOREBOARD))
        path = subject->words[0];
    return path;
}

struct edition *cli_load_default(struct cli *cli)
{
    const char *path = library_find(&cli->arena, LIBRARY_DEFAULT);
    if (path)
        return cli_load(cli, path, true);
    say_error(cli->ascii, "the edition %s is nowhere to be found; is touchline installed?",
              LIBRARY_DEFAULT);
    return NULL;
}

/* "qf1/2" reads like a path and may be a match of the default edition, if no file is called so. */
static struct edition *load_for_match_id(struct cli *cli, const char *word)
{
    const char *path = library_find(&cli->arena, LIBRARY_DEFAULT);
    if (!path || access(word, F_OK) == 0)
        return NULL;
    struct edition *edition = cli_load(cli, path, false);
    if (edition && strmap_get(&edition->match_by_key, word, strlen(word)) != STRMAP_NONE)
        return edition;
    edition_close(edition);
    return NULL;
}

/* Finds and loads what the words are about; says what is wrong. */
static bool find_subject(struct cli *cli, enum screen_id screen, struct subject *subject)
{
    const char *source = first_source(cli, screen, subject);
    const char *word = source ? subject->words[0] : NULL;
    if (word && strchr(word, '/') && (subject->edition = load_for_match_id(cli, word)))
        return true;
    if (!source)
        return (subject->edition = cli_load_default(cli));
    subject->words++;
    subject->word_count--;
    if (library_source(&cli->arena, word) || access(word, F_OK) == 0)
        return (subject->edition = cli_load(cli, source, true));
    say_error(cli->ascii, "no edition or file is called \"%s\"; \"touchline list\" lists them",
              word);
    return false;
}

/* -- which part of it -------------------------------------------------------------------------- */

static const char *const what_words[] = {
    [PICK_TIES] = "tie", [PICK_MATCHES] = "match", [PICK_SHOOTOUTS] = "shoot-out"};

static const char *quoted_words(struct cli *cli, const struct subject *subject)
{
    const char *text = "";
    for (size_t i = 0; i < subject->word_count; i++)
        text = arena_printf(&cli->arena, "%s%s%s", text, i ? " " : "", subject->words[i]);
    return text;
}

/* The one pick that the words mean, or false with what there is said. */
static bool pick_one(struct cli *cli, const struct subject *subject, struct moment now,
                     enum pick_what what, struct pick *pick)
{
    const struct edition *edition = subject->edition;
    struct picks picks;
    char text[1024];
    pick_find(edition, now, what, subject->words, subject->word_count, &cli->arena, &picks);
    if (picks.count == 1) {
        *pick = picks.items[0];
        return true;
    }
    if (!picks.count) {
        say_error(cli->ascii, "no %s in %s fits \"%s\"", what_words[what], edition->key,
                  quoted_words(cli, subject));
        return false;
    }
    say_error(cli->ascii,
              "several fit \"%s\"; add a word, or take an id:", quoted_words(cli, subject));
    for (size_t i = 0; i < picks.count; i++) {
        pick_describe(edition, now, &picks.items[i], text, sizeof text);
        say(stderr, cli->ascii, "  %-8s %s", pick_id(edition, &picks.items[i]), text);
    }
    return false;
}

static bool take_leg(struct cli *cli, const struct subject *subject, struct moment now,
                     bool shootout, struct pick *pick)
{
    const struct edition *edition = subject->edition;
    struct match_state state;
    struct err err;
    if (!cli->request.leg)
        return true;
    if (!pick_leg(edition, now, pick, (uint32_t)cli->request.leg, &err)) {
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
    if (subject->word_count && !pick_one(cli, subject, view->now, what, &pick))
        return false;
    if (pick.tie == ID_NONE && pick.match == ID_NONE) {
        say_error(cli->ascii, "no %s so far in %s", what_words[what], view->edition->key);
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

/* -- printing ---------------------------------------------------------------------------------- */

int cli_print_view(struct cli *cli, const struct subject *subject, enum screen_id screen)
{
    const struct edition *edition = subject->edition;
    const char *why = NULL;
    struct moment now = moment_end();
    struct view view = {.edition = edition,
                        .now = now,
                        .focus = focus_first(edition, now),
                        .still = true,
                        .sources = cli->request.given[OPTION_SOURCES],
                        .day = INSTANT_UNKNOWN,
                        .keymap = &cli->settings.keymap,
                        .scratch = &cli->arena};
    enum precision precision;
    if (cli->request.date)
        instant_parse(cli->request.date, edition->offset, &view.day, NULL, &precision);
    bool chosen = subject->word_count || (screen != SCREEN_BRACKET && screen != SCREEN_SCOREBOARD);
    if (chosen && !choose(cli, subject, screen, &view))
        return EXIT_ERROR;
    if (screens[screen]->present && !screens[screen]->present(&view, &why)) {
        say_error(cli->ascii, "%s", why);
        return EXIT_ERROR;
    }
    cli_print(cli, screen, &view);
    return EXIT_DONE;
}

/* The views that can be printed, as spoken of in messages. */
static enum screen_id find_view(const char *word)
{
    for (int i = 0; i < SCREEN_HELP; i++)
        if (strcmp(word, screens[i]->name) == 0)
            return (enum screen_id)i;
    return SCREEN_COUNT;
}

static int wrong_options(const struct cli *cli, enum screen_id screen)
{
    const struct request *request = &cli->request;
    enum precision precision;
    instant day;
    if (request->leg && (screen == SCREEN_BRACKET || screen == SCREEN_SCOREBOARD))
        return cli_usage(cli, "--leg is for tie, match and shootout");
    if (request->date && screen != SCREEN_SCOREBOARD)
        return cli_usage(cli, "--date is for the scoreboard");
    if (request->date &&
        (!instant_parse(request->date, 0, &day, NULL, &precision) || precision != PRECISION_DATE))
        return cli_usage(cli, "--date %s: expected a day, as in 2024-04-18", request->date);
    return EXIT_DONE;
}

int command_show(struct cli *cli)
{
    const struct request *request = &cli->request;
    struct subject subject = {0};
    if (!request->word_count)
        return cli_usage(cli, "show: expected what to show: bracket, scoreboard, tie, match or "
                              "shootout");
    enum screen_id screen = find_view(request->words[0]);
    if (screen == SCREEN_COUNT)
        return cli_usage(cli,
                         "show %s: unknown view; expected bracket, scoreboard, tie, match or "
                         "shootout",
                         request->words[0]);
    if (wrong_options(cli, screen))
        return EXIT_USAGE;
    subject.words = request->words + 1;
    subject.word_count = request->word_count - 1;
    if (!find_subject(cli, screen, &subject))
        return EXIT_ERROR;
    if (screen == SCREEN_BRACKET && subject.word_count) {
        edition_close(subject.edition);
        return cli_usage(cli, "show bracket: the whole is shown, but \"%s\" was given",
                         subject.words[0]);
    }
    int status = cli_print_view(cli, &subject, screen);
    edition_close(subject.edition);
    return status;
}
