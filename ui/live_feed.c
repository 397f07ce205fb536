/* What touchline-feed brings, over a pipe. Declared in live.h. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "child.h"
#include "input/journal_file.h"
#include "live_parts.h"
#include "xdg.h"

enum { READ_BYTES = 65536, FEED_ARGUMENTS = 12 };

struct feed {
    struct live live;
    pid_t pid; /* 0: it has ended */
    bool once; /* it was to ask once, and end */
    struct journal journal;
    VEC(char) bytes; /* read, and not yet a whole line */
    bool changed;    /* the journal has gone on since the last edition */
};

bool live_is_source(const char *word)
{
    static const char *const begins[] = {"espn:", "openligadb:", "football-data:", "http://",
                                         "https://"};
    for (size_t i = 0; i < sizeof begins / sizeof *begins; i++)
        if (strncmp(word, begins[i], strlen(begins[i])) == 0)
            return true;
    return false;
}

/* -- the program --------------------------------------------------------------------------------
 */

/* In $TOUCHLINE_LIBEXECDIR, else beside the program that was built and not installed, else where it
 * is installed. */
static const char *find_program(struct arena *arena)
{
    const char *dir = getenv("TOUCHLINE_LIBEXECDIR");
    if (dir && *dir)
        return file_join(arena, dir, "touchline-feed");
    dir = file_program_dir(arena);
    const char *beside = dir ? file_join(arena, dir, "touchline-feed") : NULL;
    if (beside && access(beside, X_OK) == 0)
        return beside;
    return file_join(arena, PKGLIBEXECDIR, "touchline-feed");
}

/* It never keeps who quits waiting: it holds nothing that a kill could harm. */
static void reap(struct live *live)
{
    struct feed *feed = (struct feed *)live;
    child_kill(feed->pid);
    feed->pid = 0;
}

static void release(struct live *live)
{
    struct feed *feed = (struct feed *)live;
    journal_release(&feed->journal);
    vec_release(&feed->bytes);
}

/* -- its lines ----------------------------------------------------------------------------------
 */

/* {"trouble":"connection refused","retry":20} in words, or {"heard":true}, with a warning perhaps.
 */
static enum live_news take_object(const char *line, size_t len, struct err *why)
{
    json_t *object = json_loadb(line, len, 0, NULL);
    const char *text = json_string_value(json_object_get(object, "trouble"));
    const char *error = json_string_value(json_object_get(object, "error"));
    const char *warning = json_string_value(json_object_get(object, "warning"));
    json_int_t retry = json_integer_value(json_object_get(object, "retry"));
    if (text && retry > 0)
        err_set(why, "retrying in %" JSON_INTEGER_FORMAT " s: %s", retry, text);
    else
        err_set(why, "%s", text ? text : error ? error : warning ? warning : "");
    bool heard = json_is_true(json_object_get(object, "heard"));
    json_decref(object);
    return text ? LIVE_TROUBLE : error ? LIVE_ERROR : heard ? LIVE_HEARD : LIVE_NOTHING;
}

/* Whole lines as far as they go together: states up to what is told of them, or one thing told. */
static enum live_news take_lines(struct feed *feed, struct err *why)
{
    enum live_news news = LIVE_NOTHING;
    size_t at = 0;
    while (news == LIVE_NOTHING && at < feed->bytes.n) {
        const char *line = feed->bytes.v + at, *end = memchr(line, '\n', feed->bytes.n - at);
        struct err err;
        if (!end || (*line == '{' && feed->changed))
            break;
        size_t len = (size_t)(end - line);
        if (*line == '{')
            news = take_object(line, len, why);
        else
            feed->changed |= journal_take(&feed->journal, line, len, &err);
        feed->live.current |= news == LIVE_HEARD;
        at += len + 1;
    }
    memmove(feed->bytes.v, feed->bytes.v + at, feed->bytes.n - at);
    feed->bytes.n -= at;
    return news;
}

/* False at its end. */
static bool read_pipe(struct feed *feed)
{
    char bytes[READ_BYTES];
    for (;;) {
        ssize_t got = read(feed->live.fd, bytes, sizeof bytes);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return errno == EAGAIN || errno == EWOULDBLOCK;
        if (got == 0)
            return false;
        for (ssize_t i = 0; i < got; i++)
            vec_push(&feed->bytes, bytes[i]);
    }
}

static enum live_news make_edition(struct feed *feed, const struct edition **edition,
                                   struct err *why)
{
    struct report report = {0};
    struct edition *next;
    report_init(&report, "live");
    bool good = journal_edition(&feed->journal, &next, &report);
    feed->changed = false;
    feed->live.known = feed->journal.known;
    if (good)
        *edition = live_keep(&feed->live, next);
    else if (report.count)
        report_format(&report, 0, why->text, sizeof why->text);
    report_release(&report);
    return good ? LIVE_EDITION : LIVE_TROUBLE;
}

/* At the end of what it told; trouble where it was not to end. */
static enum live_news end(struct feed *feed, struct err *why)
{
    live_stop(&feed->live);
    feed->live.current = false;
    if (feed->once)
        return LIVE_NOTHING;
    err_set(why, "touchline-feed has ended");
    return LIVE_TROUBLE;
}

static enum live_news look(struct live *live, int64_t ms, const struct edition **edition,
                           struct err *why)
{
    struct feed *feed = (struct feed *)live;
    live->due = LIVE_NEVER;
    if (live->fd < 0)
        return LIVE_NOTHING;
    bool open = read_pipe(feed);
    enum live_news news = feed->bytes.n ? take_lines(feed, why) : LIVE_NOTHING;
    if (feed->changed)
        news = make_edition(feed, edition, why);
    if (news == LIVE_NOTHING && !open)
        return end(feed, why);
    if (news != LIVE_NOTHING && feed->bytes.n) /* there may be more in them */
        live->due = ms;
    return news;
}

static const struct live_kind fed = {.look = look, .stop = reap, .release = release};

struct live *live_feed(const char *source, const char *base_url, bool once, struct err *err)
{
    struct feed *feed = live_new(sizeof *feed, &fed);
    struct arena arena;
    int ends[2], failed = -1;
    arena_init(&arena);
    journal_init(&feed->journal);
    const char *program = find_program(&arena);
    feed->once = once;
    const char *argv[FEED_ARGUMENTS] = {"touchline-feed"};
    int count = 1;
    const char *state = xdg_dir(&arena, "XDG_STATE_HOME", ".local/state");
    const char *config = xdg_dir(&arena, "XDG_CONFIG_HOME", ".config");
    if (state) {
        argv[count++] = "--journals";
        argv[count++] = file_join(&arena, state, "live");
    }
    if (config) {
        argv[count++] = "--keys";
        argv[count++] = file_join(&arena, config, "keys.cfg");
    }
    if (once)
        argv[count++] = "--once";
    if (base_url) {
        argv[count++] = "--base-url";
        argv[count++] = base_url;
    }
    argv[count++] = "--";
    argv[count++] = source;
    if (access(program, X_OK) != 0) {
        err_set(err, "%s: %s; live sources need touchline-feed", program, strerror(errno));
    } else if (pipe2(ends, O_CLOEXEC) == 0) {
        failed = child_start(program, argv, ends[1], &feed->pid);
        close(ends[1]);
        fcntl(ends[0], F_SETFL, O_NONBLOCK);
        feed->live.fd = ends[0];
        if (failed)
            err_set(err, "%s: %s", program, strerror(failed));
    } else {
        err_set(err, "%s", strerror(errno));
    }
    arena_release(&arena);
    if (!failed)
        return &feed->live;
    live_close(&feed->live);
    return NULL;
}
