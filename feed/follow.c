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
#include "feed/evening.h"
#include "feed/http.h"
#include "feed/key.h"
#include "feed/schedule.h"
#include "live/journal_disk.h"
#include "live/settle.h"
#include "model/build.h"
#include "output/edition_write.h"

enum { MATCHES_MOST = 8, WAIT_MOST_MS = 60 * 60 * 1000, WRITER_MS = 1000 };

extern char **environ;

/* A request of a round, and what the last good answer to it said of itself. */
struct asked {
    char url[HTTP_URL_MOST];
    enum feed_scope scope;
    char etag[128], last_modified[64];
    bool waiting; /* to be asked in this round */
    bool sent;
    bool taken; /* there has been a good answer */
    bool over;  /* of a match that is over; and there has been a good answer since */
    bool final;
};

struct following {
    const struct follow_options *options;
    struct feed_source source;
    const struct provider *provider; /* NULL: an edition at an address */
    char id[KEY_BYTES];
    struct key key;
    struct http *http;
    struct evening *evening;
    struct journal_disk disk;
    bool kept;         /* the journal is on the disk */
    struct err unkept; /* why it is not or what could not be written, or "" */
    struct settle settle;
    VEC(struct asked) asked;
    struct schedule schedule;
    int64_t due;        /* of the next round, on the monotonic clock, in ms */
    bool in_round;      /* requests of a round are to be sent or under way */
    bool news;          /* an answer of this round had something in it */
    bool matches_asked; /* of this round: which is known once the rest of it has come */
    struct err failed;  /* why one of this round had not, or "" */
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

/* -- what to ask --------------------------------------------------------------------------------
 */

static struct asked *find_asked(struct following *f, const char *url)
{
    for (size_t i = 0; i < f->asked.n; i++)
        if (strcmp(f->asked.v[i].url, url) == 0)
            return &f->asked.v[i];
    return NULL;
}

static struct asked *ask_url(struct following *f, const char *url, enum feed_scope scope)
{
    struct asked *asked = find_asked(f, url);
    if (!asked) {
        vec_push(&f->asked, (struct asked){.scope = scope});
        asked = &f->asked.v[f->asked.n - 1];
        snprintf(asked->url, sizeof asked->url, "%s", url);
    }
    asked->waiting = true;
    asked->sent = false;
    return asked;
}

/* What is asked, until something else is; NULL: it cannot be. */
static struct asked *ask(struct following *f, enum feed_scope scope, instant day, struct span match)
{
    char path[FEED_PATH_BYTES], url[HTTP_URL_MOST];
    struct err err;
    const char *base = f->options->base_url ? f->options->base_url : f->provider->base_url;
    struct feed_request request = {.scope = (uint8_t)scope, .day = day, .match = match};
    size_t len = strlen(base);
    if (!feed_path(&f->source, &request, path, sizeof path, &err))
        return NULL;
    while (len > 0 && base[len - 1] == '/')
        len--;
    snprintf(url, sizeof url, "%.*s%s", (int)len, base, path);
    return ask_url(f, url, scope);
}

/* The months of the season that a day is in: from August to May, or of a summer's tournament from
 * May to August. Once each. */
static void ask_months(struct following *f, instant now)
{
    struct civil month = instant_to_civil(now, 0);
    bool summer = month.month >= 6 && month.month <= 8;
    int first = summer ? 5 : 8, count = summer ? 4 : 10;
    if (!summer && month.month < 8)
        month.year--;
    month.month = first;
    month.day = 1;
    for (int i = 0; i < count; i++) {
        struct asked *asked =
            ask(f, FEED_MONTH, instant_from_civil(&month, 0), (struct span){NULL, 0});
        if (asked && asked->taken)
            asked->waiting = false;
        if (++month.month > 12) {
            month.month = 1;
            month.year++;
        }
    }
}

/* Whether all that is asked for once has come: what lacks a month lacks its matches. */
static bool is_whole(const struct following *f)
{
    for (size_t i = 0; i < f->asked.n; i++)
        if (f->asked.v[i].scope <= FEED_MONTH && !f->asked.v[i].taken)
            return false;
    return true;
}

/* The matches of which the day's answer does not have all: those in the kicks; one that is over
 * once more. False: there are none. */
static bool ask_matches(struct following *f)
{
    struct edition *edition = NULL;
    struct err err;
    int count = 0;
    if (f->provider && !f->matches_asked && is_whole(f))
        evening_edition(f->evening, &edition, &err);
    f->matches_asked = true;
    for (size_t i = 0; edition && i < edition->matches.n && count < MATCHES_MOST; i++) {
        const struct match *match = &edition->matches.v[i];
        bool kicks = match->final_phase == PHASE_KICKS &&
                     (match->status == MATCH_UNDER_WAY || match->kicks_known != COVERAGE_ALL);
        if (!kicks || !match->id)
            continue;
        struct asked *asked =
            ask(f, FEED_MATCH, INSTANT_UNKNOWN, (struct span){match->id, strlen(match->id)});
        if (!asked)
            continue;
        asked->over = match->status != MATCH_UNDER_WAY;
        asked->waiting = !asked->over || !asked->final;
        count += asked->waiting;
    }
    edition_close(edition);
    return count > 0;
}

/* Everything once, then the day (with what is left of the day before), or again everything where a
 * day cannot be asked for. */
static void begin_round(struct following *f)
{
    instant now = (instant)time(NULL);
    f->in_round = true;
    f->news = f->matches_asked = false;
    f->failed.text[0] = '\0';
    if (!f->provider) {
        ask_url(f, f->options->source, FEED_SEASON);
        return;
    }
    if (f->provider->by_month)
        ask_months(f, now);
    if (!f->provider->by_month)
        ask(f, FEED_SEASON, now, (struct span){NULL, 0});
    if (f->provider->paths[FEED_DAY]) {
        ask(f, FEED_DAY, now - 6 * HOUR_SECONDS, (struct span){NULL, 0});
        ask(f, FEED_DAY, now, (struct span){NULL, 0});
    }
}

/* As many as may be under way at once. */
static void send_requests(struct following *f)
{
    struct err err;
    for (size_t i = 0; i < f->asked.n && http_busy(f->http) < HTTP_REQUESTS_MOST; i++) {
        struct asked *asked = &f->asked.v[i];
        if (!asked->waiting || asked->sent)
            continue;
        struct http_request request = {
            .url = asked->url, .etag = asked->etag, .last_modified = asked->last_modified};
        if (f->provider && f->key.value[0]) {
            request.key_header = "X-Auth-Token";
            request.key = f->key.value;
            request.key_base = f->key.base_url[0] ? f->key.base_url : f->provider->base_url;
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
    struct asked *asked = &f->asked.v[result->id];
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
    if (f->news && is_whole(f) && !evening_edition(f->evening, &edition, &err))
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
    if (!f->provider) {
        snprintf(f->id, sizeof f->id, "live-%08x", crc32c(source, strlen(source)));
        return;
    }
    char whole[KEY_BYTES];
    snprintf(whole, sizeof whole, "%.20s-%.40s", f->provider->name, f->source.league);
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
    f->schedule = (struct schedule){.kickoff = INSTANT_UNKNOWN, .fresh = -1, .retry_after = -1};
    if (strlen(f->options->source) >= HTTP_URL_MOST ||
        strlen(base) + FEED_PATH_BYTES >= HTTP_URL_MOST)
        return err_set(err, "the address is too long, expected it shorter than %d bytes",
                       HTTP_URL_MOST - FEED_PATH_BYTES);
    if (!is_address(f->options->source)) {
        if (!feed_source_parse(f->options->source, &f->source, err))
            return false;
        f->provider = &providers[f->source.provider];
        if (f->provider->keyed && !key_find(&f->key, f->provider->name, f->options->keys, err))
            return false;
        if (f->provider->keyed && !f->key.value[0] && !f->options->base_url)
            return err_set(err, "%s wants a key; see \"Live sources\" in touchline(1)",
                           f->provider->name);
    }
    key_hide(environ);
    name_source(f);
    f->evening = evening_open(f->provider, f->id);
    f->http = http_open(NULL);
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
    vec_release(&f->asked);
    vec_release(&f->line.out);
}

/* Whether somebody reads what is told. */
static bool is_read(short revents)
{
    return !(revents & (POLLERR | POLLHUP | POLLNVAL)) && !ferror(stdout);
}

static bool is_round_over(const struct following *f)
{
    for (size_t i = 0; i < f->asked.n; i++)
        if (f->asked.v[i].waiting)
            return false;
    return true;
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
        if (f->in_round && is_round_over(f)) {
            if (ask_matches(f))
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
    bool good = begin(&f, &err);
    if (good)
        run(&f);
    else
        tell_object(json_pack("{s:s}", "error", err.text));
    bool failed = !good || f.failed.text[0];
    end(&f);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
