#include "feed/follow.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/crc.h"
#include "feed/asking.h"
#include "feed/evening.h"
#include "feed/http.h"
#include "feed/key.h"
#include "feed/schedule.h"
#include "live/journal_disk.h"
#include "live/settle.h"
#include "model/build.h"
#include "output/edition_write.h"

enum { WAIT_MOST_MS = 60 * 60 * 1000, WRITER_MS = 1000 };

extern char **environ;

struct following {
    const struct follow_options *options;
    struct asking asking;
    char id[KEY_BYTES];
    struct key key;
    struct http *http;
    struct evening *evening;
    struct journal_disk disk;
    bool kept;         /* the journal is on the disk */
    struct err unkept; /* why it is not or what could not be written, or "" */
    struct settle settle;
    struct schedule schedule;
    int64_t due;       /* of the next round, on the monotonic clock, in ms */
    bool in_round;     /* requests of a round are to be sent or under way */
    bool news;         /* an answer of this round had something in it */
    struct err failed; /* why one of this round had not, or "" */
    struct journal_text line;
};

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* -- telling ------------------------------------------------------------------------------------
 */

static void tell_text(struct following *f)
{
    if (f->line.out.n)
        fwrite(f->line.out.v, 1, f->line.out.n, stdout);
    f->line.out.n = 0;
    fflush(stdout);
}

static void tell_object(json_t *object)
{
    char *text = json_dumps(object, JSON_COMPACT);
    if (text)
        puts(text);
    fflush(stdout);
    free(text);
    json_decref(object);
}

static void tell_trouble(const char *why, int64_t retry_ms)
{
    tell_object(json_pack("{s:s, s:I}", "trouble", why, "retry", (json_int_t)(retry_ms / 1000)));
}

static void tell_heard(const char *warning)
{
    tell_object(*warning ? json_pack("{s:b, s:s}", "heard", 1, "warning", warning)
                         : json_pack("{s:b}", "heard", 1));
}

/* -- a round ------------------------------------------------------------------------------------
 */

static void begin_round(struct following *f)
{
    f->in_round = true;
    f->news = false;
    f->failed.text[0] = '\0';
    asking_begin(&f->asking, (instant)time(NULL));
}

/* As many as may be under way at once. */
static void send_requests(struct following *f)
{
    struct err err;
    for (size_t i = 0; i < f->asking.asked.n && http_busy(f->http) < HTTP_REQUESTS_MOST; i++) {
        struct asked *asked = &f->asking.asked.v[i];
        if (!asked->waiting || asked->sent)
            continue;
        struct http_request request = {
            .url = asked->url, .etag = asked->etag, .last_modified = asked->last_modified};
        if (f->asking.provider && f->key.value[0]) {
            request.key_header = "X-Auth-Token";
            request.key = f->key.value;
            request.key_base = f->key.base_url[0] ? f->key.base_url : f->asking.provider->base_url;
        }
        asked->sent = http_get(f->http, &request, (uint32_t)i, &err);
        if (!asked->sent) {
            asked->waiting = false;
            f->failed = err;
        }
    }
}

/* -- what came ----------------------------------------------------------------------------------
 */

static void take_result(struct following *f, const struct http_result *result)
{
    struct asked *asked = &f->asking.asked.v[result->id];
    struct err err;
    asked->waiting = false;
    f->schedule.fresh = result->fresh;
    if (result->retry_after >= 0)
        f->schedule.retry_after = result->retry_after;
    if (asked->scope == FEED_MATCH && (result->status == 404 || result->status == 410)) {
        asked->final |= asked->over; /* what is known of it without its page stands */
        return;
    }
    if (!result->good) {
        err_set(&f->failed, "%s", result->error);
        return;
    }
    asked->final |= asked->over;
    if (result->status == 304)
        return;
    if (!evening_take(f->evening, asked->url, asked->scope, result->bytes, result->len, &err)) {
        f->failed = err;
        return;
    }
    f->news = true;
    asked->taken = true;
    snprintf(asked->etag, sizeof asked->etag, "%s", result->etag);
    snprintf(asked->last_modified, sizeof asked->last_modified, "%s", result->last_modified);
}

/* The edition of all that has come becomes the next state, told where something differs. */
static void put_edition(struct following *f, const struct edition *edition)
{
    struct tree text;
    struct err err;
    edition_write(edition, TREE_JSON, &text);
    json_t *tree = json_loadb(text.out.v, text.out.n, 0, NULL);
    vec_release(&text.out);
    if (!tree)
        return;
    settle_answer(&f->settle, f->disk.journal.tree, tree);
    instant now = (instant)time(NULL);
    if (!f->kept)
        journal_write(&f->disk.journal, tree, now, &f->line);
    else if (journal_disk_put(&f->disk, tree, now, &f->line, &err))
        f->unkept.text[0] = '\0';
    else
        f->unkept = err;
    json_decref(tree);
    tell_text(f);
}

/* All answers of a round are there. */
static void end_round(struct following *f)
{
    struct edition *edition = NULL;
    struct err err;
    f->in_round = false;
    if (f->news && asking_is_whole(&f->asking) && !evening_edition(f->evening, &edition, &err))
        f->failed = err;
    if (edition) {
        put_edition(f, edition);
        f->schedule.playing = evening_is_playing(edition);
        f->schedule.kickoff =
            evening_next_kickoff(edition, (instant)time(NULL), SCHEDULE_LATE_SECONDS);
    }
    edition_close(edition);
    f->schedule.now = (instant)time(NULL);
    f->schedule.errors = f->failed.text[0] ? f->schedule.errors + 1 : 0;
    f->schedule.jitter = (uint32_t)(now_ms() * 2654435761u);
    int64_t wait = schedule_wait(&f->schedule);
    f->schedule.retry_after = -1;
    int64_t most = f->options->wait_most_ms;
    f->due = now_ms() + (most > 0 && wait > most ? most : wait);
    if (f->failed.text[0])
        tell_trouble(f->failed.text, f->options->once ? 0 : wait);
    else
        tell_heard(f->unkept.text);
}

/* -- the whole ----------------------------------------------------------------------------------
 */

/* An id for the source, as files may be called: "espn-uefa-europa"; of an address its checksum. */
static void name_source(struct following *f)
{
    const char *source = f->options->source;
    size_t n = 0;
    if (!f->asking.provider) {
        snprintf(f->id, sizeof f->id, "live-%08x", crc32c(source, strlen(source)));
        return;
    }
    char whole[KEY_BYTES];
    snprintf(whole, sizeof whole, "%.20s-%.40s", f->asking.provider->name, f->asking.source.league);
    for (const char *at = whole; *at && n + 1 < sizeof f->id; at++) {
        char c = *at >= 'A' && *at <= 'Z' ? (char)(*at | 32) : *at;
        bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        f->id[n++] = plain ? c : '-';
    }
    f->id[n] = '\0';
}

static bool is_address(const char *source)
{
    return strncmp(source, "http://", 7) == 0 || strncmp(source, "https://", 8) == 0;
}

/* The state that a journal holds is told before anybody is asked. One that cannot be kept keeps
 * nobody from following. */
static void open_journal(struct following *f)
{
    struct report report = {0};
    struct err err;
    journal_init(&f->disk.journal);
    if (!f->options->journals)
        return;
    f->kept = journal_disk_open(&f->disk, f->options->journals, f->id, &report, &err);
    report_release(&report);
    if (!f->kept && !f->disk.busy)
        err_set(&f->unkept, "no journal is kept: %s", err.text);
    if (f->disk.journal.tree) {
        journal_tell_whole(&f->disk.journal, &f->line);
        tell_text(f);
    }
}

static bool begin(struct following *f, struct err *err)
{
    const char *base = f->options->base_url ? f->options->base_url : "";
    f->asking.address = f->options->source;
    f->asking.base_url = f->options->base_url;
    f->schedule = (struct schedule){.kickoff = INSTANT_UNKNOWN, .fresh = -1, .retry_after = -1};
    if (strlen(f->options->source) >= HTTP_URL_MOST ||
        strlen(base) + FEED_PATH_BYTES >= HTTP_URL_MOST)
        return err_set(err, "the address is too long, expected it shorter than %d bytes",
                       HTTP_URL_MOST - FEED_PATH_BYTES);
    if (!is_address(f->options->source)) {
        if (!feed_source_parse(f->options->source, &f->asking.source, err))
            return false;
        f->asking.provider = &providers[f->asking.source.provider];
        if (f->asking.provider->keyed &&
            !key_find(&f->key, f->asking.provider->name, f->options->keys, err))
            return false;
        if (f->asking.provider->keyed && !f->key.value[0] && !f->options->base_url)
            return err_set(err, "%s wants a key; see \"Live sources\" in touchline(1)",
                           f->asking.provider->name);
    }
    key_hide(environ);
    name_source(f);
    f->evening = evening_open(f->asking.provider, f->id);
    struct http_limits limits = http_limits();
    limits.ca_file = f->options->ca_file;
    if (f->options->slow_seconds > 0)
        limits.slow_seconds = f->options->slow_seconds;
    f->http = http_open(&limits);
    if (!f->http)
        return err_set(err, "libcurl does not begin");
    open_journal(f);
    return true;
}

static void end(struct following *f)
{
    if (f->http)
        http_close(f->http);
    if (f->evening)
        evening_close(f->evening);
    journal_disk_close(&f->disk);
    settle_release(&f->settle);
    key_release(&f->key);
    asking_release(&f->asking);
    vec_release(&f->line.out);
}

/* Whether somebody reads what is told. */
static bool is_read(short revents)
{
    return !(revents & (POLLERR | POLLHUP | POLLNVAL)) && !ferror(stdout);
}

/* While another program follows the same source and writes its journal, that is told on. True when
 * it has ended. */
static bool follow_writer(struct following *f)
{
    struct pollfd reader = {.fd = STDOUT_FILENO, .events = 0};
    if (f->options->once || !f->disk.journal.tree) {
        err_set(&f->failed, "another program follows it and writes its journal");
        tell_trouble(f->failed.text, 0);
        return false;
    }
    while (is_read(reader.revents)) {
        f->kept = journal_disk_more(&f->disk, &f->line);
        tell_text(f);
        if (f->kept)
            return true;
        poll(&reader, 1, WRITER_MS);
    }
    return false;
}

static void run(struct following *f)
{
    struct pollfd reader = {.fd = STDOUT_FILENO, .events = 0};
    struct http_result result;
    if (f->disk.busy && !follow_writer(f))
        return;
    begin_round(f);
    while (is_read(reader.revents)) {
        send_requests(f);
        bool taken = false;
        for (; http_next(f->http, &result); taken = true)
            take_result(f, &result);
        if (f->in_round && asking_is_over(&f->asking)) {
            if (asking_goes_on(&f->asking, f->evening))
                continue;
            end_round(f);
            if (f->options->once)
                return;
        }
        if (taken) /* there may be room for others of the round */
            continue;
        int64_t wait = f->in_round ? WAIT_MOST_MS : f->due - now_ms();
        if (!f->in_round && wait <= 0) {
            begin_round(f);
            continue;
        }
        http_wait(f->http, &reader, 1, (int)(wait < WAIT_MOST_MS ? wait : WAIT_MOST_MS));
    }
}

int follow(const struct follow_options *options)
{
    struct following f = {.options = options, .disk = {.fd = -1}};
    struct err err;
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN); /* a disk without room is trouble like any other */
    bool good = begin(&f, &err);
    if (good)
        run(&f);
    else
        tell_object(json_pack("{s:s}", "error", err.text));
    bool failed = !good || f.failed.text[0];
    end(&f);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
