#include "cli/request.h"

#include <assert.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

enum {
    IN_VIEWER = 1 << COMMAND_VIEWER,
    IN_SHOW = 1 << COMMAND_SHOW,
    IN_REPLAY = 1 << COMMAND_REPLAY,
    IN_STATUS = 1 << COMMAND_STATUS,
    IN_FIND = 1 << COMMAND_FIND,
    IN_LIST = 1 << COMMAND_LIST,
    IN_CONVERT = 1 << COMMAND_CONVERT,
    IN_ALL = (1 << COMMAND_COUNT) - 1
};

static const struct command_row {
    const char *name, *words, *text;
} commands[] = {
    [COMMAND_VIEWER] = {"", "[SOURCE]", "the viewer; without a terminal, text"},
    [COMMAND_SHOW] = {"show", "VIEW [SOURCE] [WORDS]...", "print one view as text"},
    [COMMAND_REPLAY] = {"replay", "[SOURCE] [WORDS]...", "print what happens, as it comes"},
    [COMMAND_STATUS] = {"status", "[SOURCE]", "one line for a status bar, at once"},
    [COMMAND_FIND] = {"find", "WORDS...", "find teams, players, matches"},
    [COMMAND_LIST] = {"list", "", "list editions, champions and files"},
    [COMMAND_CHECK] = {"check", "FILE...", "check edition files"},
    [COMMAND_CONVERT] = {"convert", "IN... OUT", "write IN anew as OUT: .cfg or .json"},
};

static const struct option_row {
    const char *name, *argument; /* argument NULL: it takes none */
    char letter;                 /* 0: none */
    unsigned commands;           /* with which it means something: bits by enum command */
    const char *text;
} options[] = {
    [OPTION_WIDTH] = {"width", "N", 0, IN_VIEWER | IN_SHOW | IN_STATUS,
                      "lines of N cells (the terminal's, or 80)"},
    [OPTION_LEG] = {"leg", "N", 0, IN_SHOW, "tie, match, shootout: leg N (the last begun)"},
    [OPTION_DATE] = {"date", "YYYY-MM-DD", 0, IN_SHOW, "scoreboard: the matches of that day"},
    [OPTION_AT] = {"at", "MOMENT", 0, IN_VIEWER | IN_SHOW,
                   "as it stood then: 2024-04-18T21:20, \"67'\", ..."},
    [OPTION_AS_SEEN] = {"as-seen", NULL, 0, IN_VIEWER | IN_SHOW | IN_REPLAY,
                        "a journal: as it was received, mistakes and all"},
    [OPTION_FROM] = {"from", "MOMENT", 0, IN_REPLAY, "what comes after that moment"},
    [OPTION_TO] = {"to", "MOMENT", 0, IN_REPLAY | IN_CONVERT,
                   "and up to that one; convert: cfg or json"},
    [OPTION_RATE] = {"rate", "RATE", 0, IN_REPLAY, "skip (dull time), 1x, 60x, ... or max"},
    [OPTION_TEAM] = {"team", "NAME", 0, IN_STATUS, "status: the matches of that team"},
    [OPTION_FORMAT] = {"format", "TEXT", 0, IN_STATUS, "status: with words such as {score} in it"},
    [OPTION_ESCAPE] = {"escape", "FOR", 0, IN_STATUS, "status: for tmux or pango"},
    [OPTION_FOLLOW] = {"follow", NULL, 0, IN_VIEWER, "show the file SOURCE anew when it changes"},
    [OPTION_BASE_URL] = {"base-url", "URL", 0, IN_VIEWER | IN_SHOW | IN_REPLAY | IN_STATUS,
                         "live: ask there, not at the provider's address"},
    [OPTION_FORCE] = {"force", NULL, 0, IN_CONVERT, "convert: write over a file that is there"},
    [OPTION_ID] = {"id", "ID", 0, IN_CONVERT, "convert: the edition's id"},
    [OPTION_LICENCE] = {"licence", "TEXT", 0, IN_CONVERT, "convert: the licence of the sources"},
    [OPTION_SPOILER_SAFE] = {"spoiler-safe", NULL, 0,
                             IN_VIEWER | IN_SHOW | IN_REPLAY | IN_STATUS | IN_FIND | IN_LIST,
                             "tell nothing beyond where you left off"},
    [OPTION_SOURCES] = {"sources", NULL, 0, IN_VIEWER | IN_SHOW,
                        "add sources, differing values and notes"},
    [OPTION_LIST_KEYS] = {"list-keys", NULL, 0, IN_ALL, "print the viewer's keys and exit"},
    [OPTION_HELP] = {"help", NULL, 'h', IN_ALL, "print this and exit"},
    [OPTION_VERSION] = {"version", NULL, 'V', IN_ALL, "print the version and exit"},
};
static_assert(sizeof options / sizeof options[0] == OPTION_COUNT, "a row for every option");

/* -- reading ----------------------------------------------------------------------------------- */

/* getopt_long() returns for an option this and its place in the table, beyond any letter. */
#define OPTION_BASE 0x1000

/* A whole number from least to most. */
static bool read_number(const char *text, int least, int most, int *number)
{
    char *end;
    if (*text < '0' || *text > '9')
        return false;
    long value = strtol(text, &end, 10);
    *number = (int)(value > most ? most : value);
    return *end == '\0' && value >= least && value <= most;
}

/* Where the value of an option is kept as it is; NULL: it is none of those. */
static const char **text_of(struct request *request, enum option_id id)
{
    switch (id) {
    case OPTION_DATE:
        return &request->date;
    case OPTION_AT:
        return &request->at;
    case OPTION_FROM:
        return &request->from;
    case OPTION_TO:
        return &request->to;
    case OPTION_RATE:
        return &request->rate;
    case OPTION_TEAM:
        return &request->team;
    case OPTION_FORMAT:
        return &request->format;
    case OPTION_ESCAPE:
        return &request->escape;
    case OPTION_BASE_URL:
        return &request->base_url;
    case OPTION_ID:
        return &request->id;
    case OPTION_LICENCE:
        return &request->licence;
    default:
        return NULL;
    }
}

static bool take_option(struct request *request, enum option_id id, const char *argument,
                        struct err *err)
{
    const char **text = text_of(request, id);
    request->given[id] = true;
    if (text)
        *text = argument;
    if (id == OPTION_WIDTH && !read_number(argument, WIDTH_LEAST, WIDTH_MOST, &request->width))
        return err_set(err, "--width %s: expected a number from %d to %d", argument, WIDTH_LEAST,
                       WIDTH_MOST);
    if (id == OPTION_LEG && !read_number(argument, 1, 99, &request->leg))
        return err_set(err, "--leg %s: expected a number from 1", argument);
    if (id >= OPTION_LIST_KEYS && request->command == COMMAND_VIEWER)
        request->command = COMMAND_LIST_KEYS + (id - OPTION_LIST_KEYS);
    return true;
}

static enum option_id option_of(int code)
{
    for (int i = 0; i < OPTION_COUNT; i++)
        if (code == OPTION_BASE + i || (code && code == options[i].letter))
            return (enum option_id)i;
    return OPTION_COUNT;
}

/* word: what getopt_long() stumbled over. */
static bool refuse(int code, const char *word, struct err *err)
{
    enum option_id id = option_of(optopt);
    if (code == ':')
        return err_set(err, "%s: expected a value, --%s %s", word, options[id].name,
                       options[id].argument);
    if (id != OPTION_COUNT)
        return err_set(err, "%s: --%s takes no value", word, options[id].name);
    if (strncmp(word, "--", 2) != 0 && optopt > ' ' && optopt < 0x7f)
        return err_set(err, "-%c: unknown option", optopt);
    return err_set(err, "%s: unknown option", word);
}

static bool read_options(struct request *request, int argc, char **argv, struct err *err)
{
    struct option table[OPTION_COUNT + 1] = {0};
    char letters[2 + OPTION_COUNT * 2 + 1] = "-:"; /* words are handed out in their place */
    for (int i = 0; i < OPTION_COUNT; i++) {
        const struct option_row *row = &options[i];
        table[i] = (struct option){.name = row->name,
                                   .has_arg = row->argument ? required_argument : no_argument,
                                   .val = OPTION_BASE + i};
        if (row->letter)
            strncat(letters, &row->letter, 1);
    }
    opterr = 0;
    for (;;) {
        int at = optind ? optind : 1; /* 0: begin anew */
        int code = getopt_long(argc, argv, letters, table, NULL);
        if (code == -1)
            break;
        if (code == 1)
            request->words[request->word_count++] = optarg;
        else if (code == '?' || code == ':')
            return refuse(code, argv[at], err);
        else if (!take_option(request, option_of(code), optarg, err))
            return false;
    }
    while (optind < argc)
        request->words[request->word_count++] = argv[optind++];
    return true;
}

/* The command's name is the first word; the rest stay. */
static void read_command(struct request *request)
{
    if (!request->word_count || request->command != COMMAND_VIEWER)
        return;
    for (int i = COMMAND_SHOW; i <= COMMAND_CONVERT; i++) {
        if (strcmp(request->words[0], commands[i].name) != 0)
            continue;
        request->command = (enum command)i;
        request->word_count--;
        memmove(request->words, request->words + 1, request->word_count * sizeof *request->words);
        return;
    }
}

bool request_read(struct request *request, int argc, char **argv, struct err *err)
{
    *request = (struct request){0};
    request->words = calloc((size_t)argc + 1, sizeof *request->words);
    if (!request->words)
        return err_set(err, "out of memory");
    if (!read_options(request, argc, argv, err))
        return false;
    read_command(request);
    for (int i = 0; i < OPTION_COUNT; i++)
        if (request->given[i] && !(options[i].commands & 1u << request->command))
            return err_set(err, "--%s means nothing to %s", options[i].name,
                           request->command == COMMAND_VIEWER ? "the viewer"
                                                              : commands[request->command].name);
    return true;
}

void request_release(struct request *request)
{
    free(request->words);
    request->words = NULL;
}

/* -- help -------------------------------------------------------------------------------------- */

static void print_row(FILE *out, int column, const char *left, const char *text)
{
    fprintf(out, "  %-*s  %s\n", column, left, text);
}

void request_help(FILE *out)
{
    char left[64];
    fputs("Usage:\n", out);
    for (int i = COMMAND_VIEWER; i <= COMMAND_CONVERT; i++) {
        snprintf(left, sizeof left, "touchline %s%s%s", commands[i].name,
                 commands[i].name[0] && commands[i].words[0] ? " " : "", commands[i].words);
        print_row(out, 39, left, commands[i].text);
    }
    fputs("\nKnock-out football in the terminal.\n\n"
          "VIEW is bracket, scoreboard, tie, match, shootout, table, path or scorers.\n"
          "SOURCE is an edition's id, a file, - for standard input, or live: espn:uel,\n"
          "  openligadb:bl1/2026, football-data:EL, https://...; without one:\n"
          "  uel-2023-24, or in the viewer the edition seen last.\n"
          "WORDS choose a tie or match: parts of team names or codes, a round, an id;\n"
          "  for table a group, for path a team.\n\n"
          "Options, before or after words:\n",
          out);
    for (int i = 0; i < OPTION_COUNT; i++) {
        char letter[] = {options[i].letter ? '-' : ' ', options[i].letter ? options[i].letter : ' ',
                         options[i].letter ? ',' : ' ', '\0'};
        snprintf(left, sizeof left, "%s --%s%s%s", letter, options[i].name,
                 options[i].argument ? "=" : "", options[i].argument ? options[i].argument : "");
        print_row(out, 21, left, options[i].text);
    }
    fputs("\nExit status: 0 done, 1 error, 2 wrong usage; live: 3 shown but stale,\n"
          "4 nothing to show yet.\n"
          "Manual: man touchline; the file formats: man touchline-edition,\n"
          "man touchline-json, man touchline-journal.\n",
          out);
}
