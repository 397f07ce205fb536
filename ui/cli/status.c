/* One line for the bars of tmux and desktops and for prompts: the last state that was saved, at
 * once; whether there is a newer one is for the next call to tell. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "cli/commands.h"
#include "cli/say.h"
#include "cli/status_line.h"
#include "cli/status_match.h"
#include "live.h"
#include "live/contact.h"
#include "screen/words.h"

/* A live source as it has been saved. */
struct saved {
    const char *dir;
    char name[KEY_BYTES];   /* of its files there; "": it is no live source */
    const char *source;     /* by which it is asked; NULL: that is not known */
    const char *base_url;   /* or NULL */
    struct contact contact; /* when it was heard */
    instant known;          /* from when its state is */
};

/* -- the source ---------------------------------------------------------------------------------
 */

/* The live source whose journal was written last; "" when nothing has been received. */
static void find_last(struct cli *cli, struct saved *saved)
{
    char **names;
    size_t count = 0;
    struct err err;
    time_t last = 0;
    saved->dir = live_folder(&cli->arena);
    if (!saved->dir || !file_list(&cli->arena, saved->dir, ".journal", &names, &count, &err))
        return;
    for (size_t i = 0; i < count; i++) {
        struct stat about;
        size_t len = strlen(names[i]) - strlen(".journal");
        if (len >= KEY_BYTES || stat(file_join(&cli->arena, saved->dir, names[i]), &about) != 0 ||
            about.st_size == 0 || (saved->name[0] && about.st_mtime <= last))
            continue;
        last = about.st_mtime;
        memcpy(saved->name, names[i], len);
        saved->name[len] = '\0';
    }
    if (!saved->name[0] || !contact_read(&saved->contact, saved->dir, saved->name))
        return;
    saved->source = saved->contact.source[0] ? saved->contact.source : NULL;
    saved->base_url = saved->contact.base_url[0] ? saved->contact.base_url : NULL;
}

/* False when the word cannot be followed; said. No word that names a live source: "". */
static bool find_saved(struct cli *cli, struct saved *saved)
{
    struct err err;
    const char *word = cli->request.word_count ? cli->request.words[0] : NULL;
    *saved = (struct saved){.known = INSTANT_UNKNOWN};
    if (!word)
        find_last(cli, saved);
    if (!word || !feed_source_begins(word))
        return true;
    saved->source = word;
    saved->base_url = cli_base_url(cli, word);
    saved->dir = live_folder(&cli->arena);
    if (!saved->dir) {
        say_error(cli->ascii, "HOME is not set: there is no place where \"%s\" is kept", word);
        return false;
    }
    if (!journal_name(word, saved->base_url, saved->name, &err)) {
        say_error(cli->ascii, "%s", err.text);
        return false;
    }
    contact_read(&saved->contact, saved->dir, saved->name);
    return true;
}

/* The scores alone where there are some, else what the journal has; NULL: there is nothing. */
static struct edition *load_saved(struct cli *cli, struct saved *saved)
{
    static const char *const ends[] = {".json", ".journal"};
    struct edition *edition = NULL;
    for (size_t i = 0; !edition && i < sizeof ends / sizeof *ends; i++) {
        struct stat about;
        const char *path = file_join(&cli->arena, saved->dir,
                                     arena_printf(&cli->arena, "%s%s", saved->name, ends[i]));
        if (stat(path, &about) != 0)
            continue;
        edition = cli_load(cli, path, false);
        saved->known = saved->contact.heard != INSTANT_UNKNOWN ? saved->contact.heard
                                                               : (instant)about.st_mtime;
    }
    return edition;
}

/* Where it is time, somebody else is sent to ask: for the next call. */
static void refresh(const struct saved *saved, instant clock)
{
    struct contact first;
    if (!saved->source || !live_can_ask())
        return;
    contact_init(&first, saved->source, saved->base_url);
    if (contact_claim(&first, saved->dir, saved->name, clock))
        live_ask(saved->source, saved->base_url);
}

/* -- the line -----------------------------------------------------------------------------------
 */

static bool pick_team(struct cli *cli, const struct edition *edition, uint32_t *team)
{
    const struct subject subject = {
        .edition = edition, .words = &cli->request.team, .word_count = 1};
    *team = ID_NONE;
    return !cli->request.team || cli_pick_team(cli, &subject, team);
}

static void print_matches(struct cli *cli, struct status_about *about, const uint32_t *matches,
                          size_t count, enum status_escape escape)
{
    const char *format = cli->request.format ? cli->request.format : STATUS_FORMAT;
    const char *age = about->age;
    status_parts parts = {0};
    for (size_t i = 0; i < count; i++) {
        about->match = matches[i];
        about->age = i + 1 == count ? age : ""; /* once for all */
        if (i)
            vec_push(&parts, (struct status_part){cli->ascii ? " | " : " · ", false});
        status_tell(about, format, &parts);
    }
    if (cli->request.width)
        status_clip(&parts, cli->request.width, cli->ascii, &cli->arena);
    status_print(stdout, &parts, escape);
    vec_release(&parts);
}

static struct moment moment_shown(const struct cli *cli, const struct edition *edition)
{
    struct log log;
    if (!cli_is_safe(cli))
        return moment_end();
    log_open(&log, edition);
    struct moment now = cli_safe_moment(&log, false);
    log_close(&log);
    return now;
}

static int print_status(struct cli *cli, const struct edition *edition, const char *age,
                        instant clock, enum status_escape escape)
{
    uint32_t team;
    if (!pick_team(cli, edition, &team))
        return EXIT_ERROR;
    uint32_t *matches = arena_array(&cli->arena, uint32_t, edition->matches.n + 1);
    struct moment now = moment_shown(cli, edition);
    struct status_about about = {.view = {.edition = edition,
                                          .now = now,
                                          .before = now,
                                          .focus = {.tie = ID_NONE, .match = ID_NONE},
                                          .still = true,
                                          .day = INSTANT_UNKNOWN,
                                          .scratch = &cli->arena},
                                 .clock = clock,
                                 .age = age,
                                 .ascii = cli->ascii};
    size_t count = status_matches(edition, now, clock, team, matches);
    print_matches(cli, &about, matches, count, escape);
    return EXIT_DONE;
}

/* -- the command --------------------------------------------------------------------------------
 */

/* A person who tries it out is told why; a prompt or a bar is not. */
static void explain(const struct cli *cli, const struct saved *saved, bool nothing)
{
    const char *trouble = saved->contact.trouble;
    if (!isatty(STDOUT_FILENO))
        return;
    if (trouble[0])
        say_error(cli->ascii, "%s: %s", saved->name, trouble);
    else if (nothing && live_can_ask())
        say_error(cli->ascii, "%s: nothing has been received yet; it is being asked", saved->name);
    else if (nothing)
        say_error(cli->ascii, "%s: nothing has been received, and there is no touchline-feed",
                  saved->name);
}

static int live_status(struct cli *cli, struct saved *saved, enum status_escape escape)
{
    char age[32] = "";
    instant clock = (instant)time(NULL);
    struct edition *edition = load_saved(cli, saved);
    int status = EXIT_NOTHING;
    if (edition) {
        bool fresh = contact_is_fresh(&saved->contact, clock);
        if (!fresh)
            words_age(clock - saved->known, age, sizeof age);
        status = print_status(cli, edition, age, clock, escape);
        if (status == EXIT_DONE && !fresh)
            status = EXIT_STALE;
    }
    edition_close(edition);
    fflush(stdout); /* who waits for the line has it before anything is started */
    if (status == EXIT_STALE || status == EXIT_NOTHING)
        explain(cli, saved, status == EXIT_NOTHING);
    refresh(saved, clock);
    return status;
}

static int wrong_options(const struct cli *cli, enum status_escape *escape)
{
    const struct request *request = &cli->request;
    struct err err;
    int found = STATUS_PLAIN;
    if (request->word_count > 1)
        return cli_usage(cli, "status: expected one source, but \"%s\" was given, too",
                         request->words[1]);
    if (request->format && !status_format_check(request->format, &err))
        return cli_usage(cli, "--format: %s", err.text);
    while (request->escape && ++found < STATUS_ESCAPE_COUNT)
        if (strcmp(request->escape, status_escapes[found]) == 0)
            break;
    if (found == STATUS_ESCAPE_COUNT)
        return cli_usage(cli, "--escape %s: expected tmux or pango", request->escape);
    *escape = (enum status_escape)found;
    return EXIT_DONE;
}

int command_status(struct cli *cli)
{
    enum status_escape escape = STATUS_PLAIN;
    struct saved saved;
    struct subject subject = {.words = cli->request.words, .word_count = cli->request.word_count};
    if (wrong_options(cli, &escape))
        return EXIT_USAGE;
    if (!find_saved(cli, &saved))
        return EXIT_ERROR;
    if (saved.name[0])
        return live_status(cli, &saved, escape);
    int status = cli_find_edition(cli, true, &subject);
    if (status != EXIT_DONE)
        return status;
    status = print_status(cli, subject.edition, "", (instant)time(NULL), escape);
    return cli_close_subject(&subject, status);
}
