/* What happens, as lines, as it comes. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/pace.h"
#include "cli/replay_line.h"
#include "cli/replay_seen.h"
#include "cli/say.h"
#include "time/typed.h"
#include "time/typed_form.h"

struct replay {
    struct cli *cli;
    struct log log;
    struct scope scope;
    struct moment from, to;
    bool at_once; /* --rate max */
    enum rate rate;
    struct moment now; /* the last step printed, or from */
    uint32_t next;     /* of an edition: the step to come, in the log */
};

/* -- what was asked for ------------------------------------------------------------------------ */

/* "skip", "60x", "60", "max"; without any, skip. */
static bool read_rate(const char *text, enum rate *rate, bool *at_once)
{
    size_t len = text ? strlen(text) : 0;
    *rate = RATE_SKIP;
    *at_once = text && strcmp(text, "max") == 0;
    if (!text || *at_once)
        return true;
    for (int i = 0; i < RATE_COUNT; i++) {
        const char *word = rate_words[i];
        bool bare = i != RATE_SKIP && strlen(word) == len + 1 && strncmp(word, text, len) == 0;
        if (strcmp(word, text) != 0 && !bare)
            continue;
        *rate = (enum rate)i;
        return true;
    }
    return false;
}

static int wrong_rate(const struct cli *cli)
{
    char words[128] = "";
    for (int i = 0; i < RATE_COUNT; i++)
        snprintf(words + strlen(words), sizeof words - strlen(words), "%s%s", i ? ", " : "",
                 rate_words[i]);
    return cli_usage(cli, "--rate %s: expected %s or max", cli->request.rate, words);
}

/* Which part of the edition the words mean: a match that they name, else a tie, with all its
 * matches. What they fit is looked for as it was known at --to, where that is a date. */
static bool choose_scope(struct replay *replay, const struct subject *subject, uint32_t *match)
{
    const char *text = replay->cli->request.to;
    struct typed_at at = {
        .log = &replay->log, .scope = scope_edition(), .now = moment_end(), .match = ID_NONE};
    struct moment known = replay->to;
    struct pick pick;
    struct err err;
    replay->scope = scope_edition();
    *match = ID_NONE;
    if (!subject->word_count)
        return true;
    if (text && typed_is_absolute(text) && !typed_read(text, &at, &known, &err))
        known = replay->to; /* to be told when it is read for the scope */
    if (!cli_pick_one(replay->cli, subject, known, PICK_MATCHES, &pick))
        return false;
    *match = pick.match;
    if (pick.named || pick.tie == ID_NONE)
        replay->scope = (struct scope){SCOPE_MATCH, pick.match, INSTANT_UNKNOWN};
    else
        replay->scope = (struct scope){SCOPE_TIE, pick.tie, INSTANT_UNKNOWN};
    return true;
}

/* Just before the first thing that happens. */
static void find_start(struct replay *replay)
{
    struct moment first;
    replay->from = moment_at(INSTANT_UNKNOWN);
    if (timeline_step(&replay->log, replay->scope, STEP_EVENT, 1, replay->from, &first))
        replay->from = moment_at(first.at - 1);
}

/* False when the text has none of the forms of a moment. */
static bool is_moment(const struct cli *cli, const char *option, const char *text)
{
    struct typed_form form;
    struct err err;
    if (!text || typed_form_read(text, &form, &err))
        return true;
    cli_usage(cli, "--%s %s: %s", option, text, err.text);
    return false;
}

static bool read_moment(const struct replay *replay, const char *option, const char *text,
                        struct moment now, uint32_t match, struct moment *to)
{
    struct typed_at at = {.log = &replay->log, .scope = replay->scope, .now = now, .match = match};
    struct err err;
    if (!text || typed_read(text, &at, to, &err))
        return true;
    say_error(replay->cli->ascii, "--%s %s: %s", option, text, err.text);
    return false;
}

/* A time of day in --from is of the first night, in --to of the night that --from is of. */
static bool read_moments(struct replay *replay, uint32_t match)
{
    const struct request *request = &replay->cli->request;
    find_start(replay);
    return read_moment(replay, "from", request->from, replay->from, match, &replay->from) &&
           read_moment(replay, "to", request->to, replay->from, match, &replay->to);
}

/* -- what happens ------------------------------------------------------------------------------ */

/* The next step; false when there is none, or it is later than asked for. */
static bool next_step(const struct replay *replay, struct moment *next)
{
    const struct log_index *steps = &replay->log.steps[STEP_EVENT];
    if (replay->scope.kind != SCOPE_EDITION) {
        if (!timeline_step(&replay->log, replay->scope, STEP_EVENT, 1, replay->now, next))
            return false;
    } else if (replay->next < steps->count) {
        *next = log_moment(replay->log.edition, steps->v[replay->next]);
    } else {
        return false;
    }
    return moment_sees(replay->to, next->at, next->match, next->seq);
}

/* Prints all of it. False when it cannot be written or nobody reads it. */
static bool run(struct replay *replay, struct replay_lines *lines, const struct pace *pace)
{
    struct cursor cursor;
    struct moment step;
    struct track track = track_log(&replay->log, replay->scope);
    cursor_init(&cursor, replay->from);
    cursor.minutes = false;
    cursor_set_rate(&cursor, replay->rate, pace_now());
    cursor_play(&cursor, &track, pace_now());
    while (next_step(replay, &step)) {
        if (replay->at_once && replay->next % PACE_LOOK_EVERY == 0)
            pace_look(pace);
        if (!replay->at_once && !pace_reach(pace, &cursor, &track, step))
            return false;
        replay_lines_step(lines, (struct log_place){step.match, step.seq}, replay->now);
        if (ferror(stdout))
            return false;
        replay->now = step;
        replay->next++;
    }
    return true;
}

static int play(struct replay *replay)
{
    struct replay_lines lines;
    struct pace pace;
    struct moment step;
    replay->now = replay->from;
    replay->next = log_seen(&replay->log, STEP_EVENT, replay->from);
    if (!next_step(replay, &step)) {
        bool part = replay->cli->request.from || replay->cli->request.to;
        say_error(replay->cli->ascii,
                  part ? "nothing happens in %s in that time" : "nothing in %s so far",
                  scope_words(replay->scope));
        return EXIT_DONE;
    }
    replay_lines_open(&lines, replay->cli, replay->log.edition, replay->scope);
    pace_begin(&pace);
    bool done = run(replay, &lines, &pace), gone = !done && errno == EPIPE;
    pace_end(&pace);
    if (gone)
        clearerr(stdout); /* a reader that had enough is told by the exit status alone */
    replay_lines_close(&lines);
    return done ? EXIT_DONE : EXIT_ERROR;
}

int command_replay(struct cli *cli)
{
    struct replay replay = {.cli = cli};
    struct subject subject = {.words = cli->request.words, .word_count = cli->request.word_count};
    uint32_t match;
    if (!read_rate(cli->request.rate, &replay.rate, &replay.at_once))
        return wrong_rate(cli);
    if (!is_moment(cli, "from", cli->request.from) || !is_moment(cli, "to", cli->request.to))
        return EXIT_USAGE;
    if (cli->request.given[OPTION_AS_SEEN])
        return replay_as_seen(cli, replay.rate, replay.at_once);
    int status = cli_find_edition(cli, false, &subject);
    if (status != EXIT_DONE)
        return status;
    status = EXIT_ERROR;
    log_open(&replay.log, subject.edition);
    replay.to = cli_is_safe(cli) ? cli_safe_moment(&replay.log, subject.input) : moment_end();
    if (choose_scope(&replay, &subject, &match) && read_moments(&replay, match))
        status = play(&replay);
    log_close(&replay.log);
    return cli_close_subject(&subject, status);
}
