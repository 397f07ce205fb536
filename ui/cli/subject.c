/* What the words of a command line are about: an edition, and a tie or match of it. */
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/library.h"
#include "cli/say.h"
#include "live.h"
#include "live/league.h"
#include "live/seen.h"
#include "model/words.h"

enum { PATIENCE_MS = 1000 };

/* -- the source -------------------------------------------------------------------------------- */

/* Whether the first word is what to show and not which part of it. */
static const char *first_source(struct cli *cli, bool alone, const struct subject *subject)
{
    if (!subject->word_count)
        return NULL;
    const char *path = library_source(&cli->arena, subject->words[0]);
    if (!path && alone && subject->word_count == 1)
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

/* The edition of the subject's own. */
static int keep(struct subject *subject, struct edition *edition)
{
    subject->edition = subject->loaded = edition;
    return edition ? EXIT_DONE : EXIT_ERROR;
}

int cli_find_edition(struct cli *cli, bool alone, struct subject *subject)
{
    const char *source = first_source(cli, alone, subject);
    const char *word = source ? subject->words[0] : NULL;
    struct edition *edition;
    if (cli->request.given[OPTION_AS_SEEN]) {
        subject->words += word != NULL;
        subject->word_count -= word != NULL;
        return cli_open_seen(cli, source, subject);
    }
    if (word && strchr(word, '/') && (edition = load_for_match_id(cli, word)))
        return keep(subject, edition);
    if (!source)
        return keep(subject, cli_load_default(cli));
    subject->words++;
    subject->word_count--;
    subject->input = strcmp(word, "-") == 0;
    if (feed_source_begins(word))
        return cli_open_live(cli, word, true, subject);
    if (library_source(&cli->arena, word) || access(word, F_OK) == 0)
        return keep(subject, cli_load(cli, source, true));
    say_error(cli->ascii, "no edition or file is called \"%s\"; \"touchline list\" lists them",
              word);
    return EXIT_ERROR;
}

/* -- live ---------------------------------------------------------------------------------------
 */

/* Without the user:password@ of an address. */
static const char *shown_source(struct cli *cli, const char *source)
{
    const char *host = strstr(source, "://");
    if (!host)
        return source;
    host += 3;
    size_t user = strcspn(host, "/?#");
    while (user > 0 && host[user - 1] != '@')
        user--;
    return arena_printf(&cli->arena, "%.*s%s", (int)(host - source), source, host + user);
}

/* Who waits for the viewer is told for what. */
static void say_waiting(struct cli *cli, const char *shown, const struct live *live)
{
    struct pollfd wait = {.fd = live_fd(live), .events = POLLIN};
    if (isatty(STDERR_FILENO) && poll(&wait, 1, PATIENCE_MS) == 0)
        say(stderr, cli->ascii, "asking %s; Ctrl-C ends it", shown);
}

const char *cli_base_url(const struct cli *cli, const char *source)
{
    int id = word_find(provider_names, PROVIDER_COUNT, source, strcspn(source, ":"));
    if (cli->request.base_url || id < 0)
        return cli->request.base_url;
    return cli->settings.base_urls[id][0] ? cli->settings.base_urls[id] : NULL;
}

int cli_open_live(struct cli *cli, const char *source, bool once, struct subject *subject)
{
    struct err why;
    subject->live = live_feed(source, cli_base_url(cli, source), once, &why);
    if (!subject->live) {
        say_error(cli->ascii, "%s", why.text);
        return EXIT_ERROR;
    }
    const char *shown = shown_source(cli, source);
    int none = EXIT_NOTHING;
    say_waiting(cli, shown, subject->live);
    subject->stale = once; /* until it says that it is not */
    while (once || !subject->edition) {
        enum live_news news = live_wait(subject->live, &subject->edition, &why);
        if (news == LIVE_NOTHING)
            break;
        if (news == LIVE_HEARD || news == LIVE_TROUBLE)
            subject->stale = news == LIVE_TROUBLE;
        if (news == LIVE_TROUBLE || news == LIVE_ERROR || (news == LIVE_HEARD && why.text[0]))
            say_error(cli->ascii, "%s: %s", shown, why.text);
        if (news == LIVE_ERROR)
            none = EXIT_ERROR;
        if (news == LIVE_ERROR || (news == LIVE_TROUBLE && !once))
            break;
    }
    if (subject->edition)
        return EXIT_DONE;
    return cli_close_subject(subject, none);
}

int cli_close_subject(struct subject *subject, int status)
{
    live_close(subject->live);
    if (subject->seen)
        seen_close(subject->seen);
    edition_close(subject->loaded);
    return status == EXIT_DONE && subject->stale ? EXIT_STALE : status;
}

/* -- which part of it -------------------------------------------------------------------------- */

const char *const cli_pick_words[] = {
    [PICK_TIES] = "tie", [PICK_MATCHES] = "match", [PICK_SHOOTOUTS] = "shoot-out"};

static const char *quoted_words(struct cli *cli, const struct subject *subject)
{
    const char *text = "";
    for (size_t i = 0; i < subject->word_count; i++)
        text = arena_printf(&cli->arena, "%s%s%s", text, i ? " " : "", subject->words[i]);
    return text;
}

bool cli_pick_one(struct cli *cli, const struct subject *subject, struct moment now,
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
        say_error(cli->ascii, "no %s in %s fits \"%s\"", cli_pick_words[what], edition->key,
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
