#include "cli/replay_seen.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "cli/pace.h"
#include "cli/say.h"
#include "live/seen.h"
#include "screen/brought.h"
#include "screen/words.h"

/*
 *  21:24:05  TER 0-1 SEA    23'  Goal, Reef (SEA)
 * 0          11      room for when, right up to 30
 */
enum { COLUMN_TIME = 1, COLUMN_MATCH = 11, COLUMN_WHEN_END = 30, COLUMN_WORDS = 32 };

struct replay_seen {
    struct cli *cli;
    struct subject *subject;
    const char *match, *tie; /* the only one, by its id; or NULL */
    uint32_t line, last;     /* to be printed next, and at the end */
    enum rate rate;
    bool at_once;
    struct paper paper;
    struct edition *was; /* after the last line that was printed, or before the first */
    instant day;
    bool any;
};

/* -- what was asked for -------------------------------------------------------------------------
 */

static bool choose_part(struct replay_seen *replay)
{
    const struct subject *subject = replay->subject;
    const struct edition *edition = subject->edition;
    struct pick pick;
    if (!subject->word_count)
        return true;
    if (!cli_pick_one(replay->cli, subject, moment_end(), PICK_MATCHES, &pick))
        return false;
    if (pick.named || pick.tie == ID_NONE)
        replay->match = edition->matches.v[pick.match].key;
    else
        replay->tie = edition->ties.v[pick.tie].key;
    return true;
}

static bool choose_lines(struct replay_seen *replay)
{
    const struct request *request = &replay->cli->request;
    struct subject *subject = replay->subject;
    uint32_t line = SEEN_NOTHING;
    replay->last = subject->line;
    if (request->from && !cli_read_receipt(replay->cli, subject, "from", request->from, &line))
        return false;
    replay->line = line + 1; /* what comes after it */
    if (request->from && line != SEEN_NOTHING)
        subject->line = line;
    return !request->to || cli_read_receipt(replay->cli, subject, "to", request->to, &replay->last);
}

static bool is_wanted(const struct replay_seen *replay, const struct edition *edition,
                      const struct brought *brought)
{
    const struct match *match = &edition->matches.v[brought->match];
    if (brought->kind == BROUGHT_MINUTE)
        return false;
    if (replay->match)
        return strcmp(match->key, replay->match) == 0;
    return !replay->tie ||
           (match->tie != ID_NONE && strcmp(edition->ties.v[match->tie].key, replay->tie) == 0);
}

/* -- lines --------------------------------------------------------------------------------------
 */

static void print_date(struct replay_seen *replay, const struct view *view, instant known)
{
    char date[32];
    struct canvas canvas;
    instant day = match_day(view->edition, known);
    if (replay->any && replay->day == day)
        return;
    words_match_date(view, day, true, date, sizeof date);
    canvas_init(&canvas, view->scratch, replay->paper.width, replay->any + 1, replay->cli->ascii);
    canvas_text(&canvas, COLUMN_TIME, replay->any, INT_MAX, STYLE_HEADING, date);
    cli_put(&replay->paper, &canvas);
    replay->day = day;
    replay->any = true;
}

static enum style style_of(const struct brought *brought)
{
    return brought->kind == BROUGHT_GONE || brought->kind == BROUGHT_RIGHT ? STYLE_MESSAGE
                                                                           : STYLE_TEXT;
}

static void print_brought(struct replay_seen *replay, const struct view *view, instant known,
                          const struct brought *brought)
{
    char match[128], time[32], zone[12];
    int offset;
    struct canvas canvas = {.ascii = replay->cli->ascii};
    print_date(replay, view, known);
    brought_match(view->edition, brought->match, match, sizeof match);
    words_zone(view, known, ID_NONE, &offset, zone);
    words_time(view, known, ID_NONE, time, sizeof time);
    words_add(time, sizeof time, ":%02d", instant_to_civil(known, offset).second);
    int when = COLUMN_WHEN_END - canvas_width_of(&canvas, brought->when);
    int after = COLUMN_MATCH + canvas_width_of(&canvas, match) + 2;
    int words = COLUMN_WORDS;
    if (when < after) {
        words += after - when;
        when = after;
    }
    int cells = words + canvas_width_of(&canvas, brought->words);
    if (cells < replay->paper.width)
        cells = replay->paper.width;
    canvas_init(&canvas, view->scratch, cells, 1, replay->cli->ascii);
    canvas_text(&canvas, COLUMN_TIME, 0, INT_MAX, STYLE_QUIET, time);
    canvas_text(&canvas, COLUMN_MATCH, 0, INT_MAX, STYLE_TEXT, match);
    canvas_text(&canvas, when, 0, INT_MAX, STYLE_TEXT, brought->when);
    canvas_text(&canvas, words, 0, INT_MAX, style_of(brought), brought->words);
    cli_put(&replay->paper, &canvas);
}

/* What a line brought; of what does not stand that is said, and the next is held against the one
 * before. */
static void print_line(struct replay_seen *replay, uint32_t line)
{
    struct edition *is;
    struct err err;
    struct brought *list;
    struct arena arena;
    const struct seen_line *seen = &replay->subject->seen->lines.v[line];
    if (!seen->brings && replay->was) /* no more than a minute */
        return;
    if (!seen_edition(replay->subject->seen, line, &is, &err)) {
        say_error(replay->cli->ascii, "%s", err.text);
        return;
    }
    arena_init(&arena);
    struct view view = {.edition = is, .now = moment_end(), .scratch = &arena};
    uint32_t count = brought_all(replay->was, is, replay->cli->ascii, &arena, &list);
    for (uint32_t i = 0; i < count; i++)
        if (is_wanted(replay, is, &list[i]))
            print_brought(replay, &view, seen->known, &list[i]);
    arena_release(&arena);
    edition_close(replay->was);
    replay->was = is;
}

/* -- the whole ----------------------------------------------------------------------------------
 */

/* False when it cannot be written or nobody reads it. */
static bool run(struct replay_seen *replay, const struct pace *pace)
{
    struct track track = seen_track(replay->subject->seen);
    struct cursor cursor;
    cursor_init(&cursor, seen_moment(replay->subject->seen, replay->line ? replay->line - 1 : 0));
    cursor.minutes = false;
    cursor_set_rate(&cursor, replay->rate, pace_now());
    cursor_play(&cursor, &track, pace_now());
    for (uint32_t line = replay->line; line <= replay->last; line++) {
        if (replay->at_once && line % PACE_LOOK_EVERY == 0)
            pace_look(pace);
        if (!replay->at_once &&
            !pace_reach(pace, &cursor, &track, seen_moment(replay->subject->seen, line)))
            return false;
        print_line(replay, line);
        if (ferror(stdout))
            return false;
    }
    return true;
}

static int play(struct replay_seen *replay)
{
    struct err err;
    struct pace pace;
    if (replay->line == 0) /* what the first brings was there before, as far as one can tell */
        replay->line = 1;
    if (!seen_edition(replay->subject->seen, replay->line - 1, &replay->was, &err))
        replay->was = NULL;
    replay->paper = cli_paper(replay->cli);
    pace_begin(&pace);
    bool done = replay->last == SEEN_NOTHING || run(replay, &pace), gone = !done && errno == EPIPE;
    pace_end(&pace);
    edition_close(replay->was);
    if (gone)
        clearerr(stdout); /* a reader that had enough is told by the exit status alone */
    else if (done && !replay->any)
        say_error(replay->cli->ascii, "nothing that happened was received%s",
                  replay->match || replay->tie || replay->cli->request.from ||
                          replay->cli->request.to
                      ? " of that, or then"
                      : "");
    return done ? EXIT_DONE : EXIT_ERROR;
}

int replay_as_seen(struct cli *cli, enum rate rate, bool at_once)
{
    struct subject subject = {.words = cli->request.words, .word_count = cli->request.word_count};
    struct replay_seen replay = {.cli = cli, .subject = &subject, .rate = rate, .at_once = at_once};
    int status = cli_find_edition(cli, false, &subject);
    if (status != EXIT_DONE)
        return status;
    status = choose_part(&replay) && choose_lines(&replay) ? play(&replay) : EXIT_ERROR;
    return cli_close_subject(&subject, status);
}
