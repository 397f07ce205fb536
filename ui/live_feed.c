/* What touchline-feed brings, over a pipe. Declared in live.h. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "child.h"
#include "cli/library.h"
#include "input/journal_file.h"
#include "live_parts.h"
#include "xdg.h"

enum {
    READ_BYTES = 65536,
    FEED_ARGUMENTS = 20,
    SECOND_MS = 1000,
    AGAIN_FIRST_MS = 1000,
    AGAIN_MOST_MS = 300000
};

struct feed {
    struct live live;
    char *source, *base_url;       /* base_url: or NULL */
    bool once;                     /* it was to ask once, and end */
    pid_t pid;                     /* 0: it has ended */
    int to;                        /* what it is asked by; -1 */
    char watched[MATCH_KEY_BYTES]; /* the match that it was last asked to look at; "" for none */
    struct journal journal;
    VEC(char) bytes;  /* read, and not yet a whole line */
    bool changed;     /* the journal has gone on since the last edition */
    bool refused;     /* it has said that it never can */
    int64_t again_ms; /* it has ended: when it is started again, */
    int64_t wait_ms;  /* how long after its end */
};

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
    if (feed->to >= 0)
        close(feed->to);
    feed->to = -1;
}

static void release(struct live *live)
{
    struct feed *feed = (struct feed *)live;
    free(feed->source);
    free(feed->base_url);
    journal_release(&feed->journal);
    vec_release(&feed->bytes);
}

/* -- its lines ----------------------------------------------------------------------------------
 */

/* {"trouble":"connection refused","retry":20} in words, or {"heard":true}, with a warning perhaps.
 */
static enum live_news take_object(struct feed *feed, const char *line, size_t len, int64_t ms,
                                  struct err *why)
{
    json_t *object = json_loadb(line, len, 0, NULL);
    const char *text = json_string_value(json_object_get(object, "trouble"));
    const char *error = json_string_value(json_object_get(object, "error"));
    const char *warning = json_string_value(json_object_get(object, "warning"));
    json_int_t retry = json_integer_value(json_object_get(object, "retry"));
    err_set(why, "%s", text ? text : error ? error : warning ? warning : "");
    feed->live.retry = text && retry > 0 ? ms + (int64_t)retry * SECOND_MS : LIVE_NEVER;
    const json_t *age = json_object_get(object, "age");
    feed->live.heard = age ? ms - (int64_t)json_integer_value(age) * SECOND_MS : LIVE_NEVER;
    feed->refused |= error != NULL;
    bool heard = json_is_true(json_object_get(object, "heard"));
    if (heard)
        feed->wait_ms = 0;
    json_decref(object);
    return text ? LIVE_TROUBLE : error ? LIVE_ERROR : heard ? LIVE_HEARD : LIVE_NOTHING;
}

/* Whole lines as far as they go together: states up to what is told of them, or one thing told. */
static enum live_news take_lines(struct feed *feed, int64_t ms, struct err *why)
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
            news = take_object(feed, line, len, ms, why);
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
        vec_append(&feed->bytes, bytes, (size_t)got);
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

/* -- starting -----------------------------------------------------------------------------------
 */

char *live_folder(struct arena *arena)
{
    char *state = xdg_dir(arena, "XDG_STATE_HOME", ".local/state");
    return state ? file_join(arena, state, "live") : NULL;
}

/* What it is called with, in the arena. */
static const char *const *arguments(struct arena *arena, const char *source, const char *base_url,
                                    bool once)
{
    const char **argv = arena_array(arena, const char *, FEED_ARGUMENTS);
    uint32_t count = 0;
    const char *journals = live_folder(arena);
    const char *config = xdg_dir(arena, "XDG_CONFIG_HOME", ".config");
    argv[count++] = "touchline-feed";
    if (journals) {
        argv[count++] = "--journals";
        argv[count++] = journals;
    }
    if (config) {
        argv[count++] = "--keys";
        argv[count++] = file_join(arena, config, "keys.cfg");
    }
    const char *dirs[LIBRARY_DIRS + 1];
    library_dirs(arena, dirs);
    for (size_t i = 0; dirs[i]; i++) {
        argv[count++] = "--editions";
        argv[count++] = dirs[i];
    }
    if (once)
        argv[count++] = "--once";
    if (base_url) {
        argv[count++] = "--base-url";
        argv[count++] = base_url;
    }
    argv[count++] = "--";
    argv[count++] = source;
    return argv;
}

/* Over two pipes: one brings its lines, by the other it is told what is looked at. */
static bool start_over_pipes(struct feed *feed, const char *program, const char *const argv[],
                             struct err *err)
{
    int out[2], in[2];
    if (pipe2(out, O_CLOEXEC) != 0)
        return err_set(err, "%s", strerror(errno));
    if (pipe2(in, O_CLOEXEC) != 0) {
        err_set(err, "%s", strerror(errno));
        close(out[0]);
        close(out[1]);
        return false;
    }
    int failed = child_start(program, argv, in[0], out[1], &feed->pid);
    close(in[0]);
    close(out[1]);
    fcntl(out[0], F_SETFL, O_NONBLOCK);
    fcntl(in[1], F_SETFL, O_NONBLOCK);
    feed->live.fd = out[0];
    feed->to = in[1];
    if (!failed)
        return true;
    live_stop(&feed->live);
    return err_set(err, "%s: %s", program, strerror(failed));
}

static bool start(struct feed *feed, struct err *err)
{
    struct arena arena;
    arena_init(&arena);
    const char *program = find_program(&arena);
    const char *const *argv = arguments(&arena, feed->source, feed->base_url, feed->once);
    bool good = access(program, X_OK) == 0;
    if (!good)
        err_set(err, "%s: %s; live sources need touchline-feed", program, strerror(errno));
    good = good && start_over_pipes(feed, program, argv, err);
    arena_release(&arena);
    return good;
}

static void tell_watched(struct feed *feed)
{
    char line[sizeof feed->watched + 16];
    int len = snprintf(line, sizeof line, "match %s\n", feed->watched);
    /* Where the pipe is full nobody listens, and nothing is lost. */
    if (feed->to >= 0 && write(feed->to, line, (size_t)len) < 0)
        return;
}

static void watch(struct live *live, const char *match)
{
    struct feed *feed = (struct feed *)live;
    char watched[sizeof feed->watched];
    snprintf(watched, sizeof watched, "%s", match ? match : "");
    if (strcmp(watched, feed->watched) == 0)
        return;
    memcpy(feed->watched, watched, sizeof watched);
    tell_watched(feed);
}

/* -- its end ------------------------------------------------------------------------------------
 */

/* One that was not to end is started again: soon, and later each time that it does not help. */
static enum live_news end(struct feed *feed, int64_t ms, const char *what, struct err *why)
{
    live_stop(&feed->live);
    if (feed->once || feed->refused)
        return LIVE_NOTHING;
    feed->wait_ms = feed->wait_ms > 0 ? feed->wait_ms * 2 : AGAIN_FIRST_MS;
    if (feed->wait_ms > AGAIN_MOST_MS)
        feed->wait_ms = AGAIN_MOST_MS;
    feed->again_ms = feed->live.due = feed->live.retry = ms + feed->wait_ms;
    feed->live.heard = LIVE_NEVER;
    err_set(why, "%s", what);
    return LIVE_TROUBLE;
}

/* It tells everything anew: the journal's whole comes first. */
static enum live_news start_again(struct feed *feed, int64_t ms, struct err *why)
{
    journal_release(&feed->journal);
    journal_init(&feed->journal);
    feed->bytes.n = 0;
    feed->changed = false;
    struct err err;
    if (!start(feed, &err))
        return end(feed, ms, err.text, why);
    if (*feed->watched)
        tell_watched(feed);
    return LIVE_NOTHING;
}

static enum live_news look(struct live *live, int64_t ms, const struct edition **edition,
                           struct err *why)
{
    struct feed *feed = (struct feed *)live;
    live->due = LIVE_NEVER;
    if (live->fd < 0 && (feed->again_ms == 0 || ms < feed->again_ms)) {
        live->due = feed->again_ms ? feed->again_ms : LIVE_NEVER;
        return LIVE_NOTHING;
    }
    if (live->fd < 0)
        return start_again(feed, ms, why);
    bool open = read_pipe(feed);
    enum live_news news = feed->bytes.n ? take_lines(feed, ms, why) : LIVE_NOTHING;
    if (feed->changed)
        news = make_edition(feed, edition, why);
    if (news == LIVE_NOTHING && !open)
        return end(feed, ms, "touchline-feed has ended", why);
    if (news != LIVE_NOTHING && feed->bytes.n) /* there may be more in them */
        live->due = ms;
    return news;
}

static const struct live_kind fed = {
    .look = look, .watch = watch, .stop = reap, .release = release};

static char *copy_of(const char *text)
{
    char *copy = strdup(text);
    if (!copy)
        abort();
    return copy;
}

struct live *live_feed(const char *source, const char *base_url, bool once, struct err *err)
{
    struct feed *feed = live_new(sizeof *feed, &fed);
    journal_init(&feed->journal);
    feed->to = -1;
    feed->once = once;
    feed->source = copy_of(source);
    feed->base_url = base_url ? copy_of(base_url) : NULL;
    if (start(feed, err))
        return &feed->live;
    live_close(&feed->live);
    return NULL;
}

/* -- without waiting ----------------------------------------------------------------------------
 */

bool live_can_ask(void)
{
    struct arena arena;
    arena_init(&arena);
    bool can = access(find_program(&arena), X_OK) == 0;
    arena_release(&arena);
    return can;
}

void live_ask(const char *source, const char *base_url)
{
    struct arena arena;
    pid_t pid;
    arena_init(&arena);
    child_start(find_program(&arena), arguments(&arena, source, base_url, true), -1, -1, &pid);
    arena_release(&arena);
}
