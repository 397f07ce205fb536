/* What the words of a command line are about: an edition, and a tie or match of it. */
#include <string.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/library.h"
#include "cli/say.h"

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

bool cli_find_edition(struct cli *cli, bool alone, struct subject *subject)
{
    const char *source = first_source(cli, alone, subject);
    const char *word = source ? subject->words[0] : NULL;
    if (word && strchr(word, '/') && (subject->edition = load_for_match_id(cli, word)))
        return true;
    if (!source)
        return (subject->edition = cli_load_default(cli));
    subject->words++;
    subject->word_count--;
    subject->input = strcmp(word, "-") == 0;
    if (library_source(&cli->arena, word) || access(word, F_OK) == 0)
        return (subject->edition = cli_load(cli, source, true));
    say_error(cli->ascii, "no edition or file is called \"%s\"; \"touchline list\" lists them",
              word);
    return false;
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
