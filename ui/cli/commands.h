/* The commands, and what they share. */
#ifndef TOUCHLINE_CLI_COMMANDS_H
#define TOUCHLINE_CLI_COMMANDS_H

#include "cli/cli.h"
#include "cli/request.h"
#include "model/pick.h"
#include "picture/writer.h"
#include "screen/screen.h"
#include "settings.h"
#include "time/typed.h"

struct cli {
    struct request request;
    struct settings settings;
    bool ascii; /* by locale or settings */
    struct arena arena;
    viewer_function *viewer;
};

/* What a view is of, once it is found. */
struct subject {
    const struct edition *edition;
    struct edition *loaded; /* the same, where it is the subject's own; else NULL */
    struct live *live;      /* that it comes from, or NULL */
    struct seen *seen;      /* the journal whose edition it is, with --as-seen, or NULL: */
    uint32_t line;          /* after this line of it */
    struct receipt receipt; /* which was received then */
    bool stale;             /* its live source could not be asked */
    const char **words;     /* those that choose a tie or match; not owned */
    size_t word_count;
    bool input; /* it came from standard input: where one left off in it is not known */
};

/* Each does its work, says what is wrong, and returns the exit status. */
int command_viewer(struct cli *cli);
int command_show(struct cli *cli);
int command_replay(struct cli *cli);
int command_status(struct cli *cli);
int command_find(struct cli *cli);
int command_list(struct cli *cli);
int command_check(struct cli *cli);
int command_convert(struct cli *cli);
int command_list_keys(struct cli *cli);

/* Loads an edition from a path ("-": standard input) that is to be shown. NULL when there is an
 * error; every one has been said if so asked. The caller closes it. */
struct edition *cli_load(const struct cli *cli, const char *path, bool aloud);

/* The same for LIBRARY_DEFAULT, wherever it lies. */
struct edition *cli_load_default(struct cli *cli);

/* What --spoiler-safe or the settings ask for. */
bool cli_is_safe(const struct cli *cli);

/*
 * Finds and loads the edition that the words are about, and takes the source from them; says what
 * is wrong and returns the exit status. alone: a first word without others is the source, even if
 * nothing is known by it. cli_close_subject() when it is EXIT_DONE.
 */
int cli_find_edition(struct cli *cli, bool alone, struct subject *subject);

/* Where a source is asked in place of its provider's address: as --base-url says, else the
 * settings; NULL: at that. */
const char *cli_base_url(const struct cli *cli, const char *source);

/*
 * Asks a live source: once, or for as long as the subject is open. EXIT_NOTHING when it has nothing
 * to show, EXIT_ERROR when it never will; why has been said. What it has while it cannot be asked
 * is stale.
 */
int cli_open_live(struct cli *cli, const char *source, bool once, struct subject *subject);

/*
 * --as-seen: opens a journal as it had been received at --at, which is used up by that: the moment
 * is the end of what there was. Without one it is its last line, or the first to be spoiler-safe.
 */
int cli_open_seen(struct cli *cli, const char *path, struct subject *subject);

/* An instant of receipt that was typed after an option; a time of day is of the night of the
 * subject's line; SEEN_NOTHING: before the first. And another line of it. False when there is none,
 * which has been said. */
bool cli_read_receipt(const struct cli *cli, const struct subject *subject, const char *option,
                      const char *text, uint32_t *line);
bool cli_see_line(const struct cli *cli, struct subject *subject, uint32_t line);

/* Ends what the subject comes from. Of a status EXIT_DONE it makes EXIT_STALE, where that is so. */
int cli_close_subject(struct subject *subject, int status);

/*
 * --at. A moment is absolute (a date, a date and time, now) or relative to what is shown (67', HT,
 * kick 7, 21:45, start), which is then found first.
 */
bool cli_at_is_relative(const struct cli *cli);
uint32_t cli_at_leg(const struct cli *cli); /* of "leg 2 86'" 2; 0: it names none */

/* False with err when it has none of the forms of a moment: wrong usage. True without --at. */
bool cli_at_is_moment(const struct cli *cli, struct err *err);

/* Reads it; says what is wrong. */
bool cli_read_at(const struct cli *cli, const struct typed_at *at, struct moment *to);

/* As far as a spoiler-safe look goes by itself: to where one left off, else to the start of the
 * edition; to its end only when nothing in it has a date. */
struct moment cli_safe_moment(const struct log *log, bool input);

/* The moment at which words are picked: an absolute --at, else that, else the end. False when --at
 * cannot be read, which has been said. */
bool cli_first_moment(const struct cli *cli, const struct log *log, bool input, struct moment *now);

extern const char *const cli_pick_words[]; /* by enum pick_what: "tie", "match", "shoot-out" */

/* The one pick that the words of the subject mean, or false with what there is said. */
bool cli_pick_one(struct cli *cli, const struct subject *subject, struct moment now,
                  enum pick_what what, struct pick *pick);

/* The one group (show table) or team (show path) that the words of the subject mean, or false with
 * what there is said. */
bool cli_pick_group(struct cli *cli, const struct subject *subject, uint32_t *group);
bool cli_pick_team(struct cli *cli, const struct subject *subject, uint32_t *team);

/* Finds what the words mean and prints it as it was at the moment asked for; returns the exit
 * status. */
int cli_print_view(struct cli *cli, const struct subject *subject, enum screen_id screen);

/* What standard output is: how wide, and how styles look there. */
struct paper {
    int width; /* as was asked, else the terminal's, else 80 */
    bool styled;
    enum colours colours;
    bool light;
};

struct paper cli_paper(const struct cli *cli);

/* Prints a canvas as text, or with colours on a terminal. */
void cli_put(const struct paper *paper, const struct canvas *canvas);

/* Prints one screen of a view as text, or with colours on a terminal, as wide as was asked. */
void cli_print(struct cli *cli, const struct screen *screen, struct view *view);

/* A wrong usage: says so, with where to find the right one, and returns EXIT_USAGE. */
int cli_usage(const struct cli *cli, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
