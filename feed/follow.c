#include "feed/follow.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "feed/asking.h"
#include "feed/evening.h"
#include "feed/http.h"
#include "feed/keeping.h"
#include "feed/key.h"
#include "feed/known.h"
#include "feed/schedule.h"
#include "feed/tell.h"
#include "feed/wish.h"

enum {
    WAIT_MOST_MS = 60 * 60 * 1000,
    WISH_MS = 700 /* how long a match is looked at before it is asked for */
};

extern char **environ;

struct following {
    const struct follow_options *options;
    struct asking asking;
    struct key key;
    struct http *http;
    struct evening *evening;
    struct known known;
    struct edition *base; /* what is kept, where but the day is asked for; NULL: everything is */
    struct edition *laid; /* what was made last over what is known; NULL: nothing was */
    struct err unlaid;    /* why it is not laid over what is known, or "" */
    struct keeping keeping;
    struct schedule schedule;
    struct wish wish;
    int64_t wish_due;  /* when what is looked at is asked for, on the monotonic clock, in ms */
    int64_t due;       /* of the next round, on the monotonic clock, in ms */
    bool whole;        /* all of the season has come */
    bool in_round;     /* requests of a round are to be sent or under way */
    bool wide;         /* all is asked in it, not only for the match that is looked at */
    bool news;         /* an answer of this round had something in it, */
    bool again;        /* or is the same as before */
    struct err failed; /* why one of this round had not, or "" */
};

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* -- a round ------------------------------------------------------------------------------------
 */

static void start_round(struct following *f)
{
    f->in_round = true;
    f->wide = f->news = f->again = false;
    f->failed.text[0] = '\0';
}

static void begin_round(struct following *f)
{
    start_round(f);
    f->wide = true;
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
    if (result->status == 304) {
        f->again = true;
        return;
    }
    if (!evening_take(f->evening, asked->url, asked->scope, result->bytes, result->len, &err)) {
        f->failed = err;
        return;
    }
    f->news = true;
    asked->taken = true;
    snprintf(asked->etag, sizeof asked->etag, "%s", result->etag);
    snprintf(asked->last_modified, sizeof asked->last_modified, "%s", result->last_modified);
}

/* What a provider says goes over the edition that is known of it; an edition of one's own stands
 * for itself. */
static void put_over_known(struct following *f, const struct edition *edition)
{
    const struct edition *known = f->base              ? f->base
                                  : f->asking.provider ? known_edition(&f->known, edition)
                                                       : NULL;
    struct report report = {0};
    char why[400] = "it makes no edition";
    edition_close(f->laid);
    f->laid = NULL;
    if (known)
        f->laid = lay_edition(known, edition, &f->known.aliases, &report);
    f->unlaid = f->known.wrong;
    if (known && !f->laid) {
        if (report.count)
            report_format(&report, 0, why, sizeof why);
        err_set(&f->unlaid, "not laid over %s: %s", known->key, why);
    }
    report_release(&report);
    keeping_put(&f->keeping, f->laid ? f->laid : edition);
}

/* All answers of a round are there. */
static void end_round(struct following *f)
{
    struct err err;
    f->in_round = false;
    /* What is doubted is believed when a second answer says so, if only that it has not changed. */
    bool again = f->wide && f->again && !f->failed.text[0] && keeping_doubts(&f->keeping);
    bool whole = (f->news || again) && asking_is_whole(&f->asking);
    const struct edition *edition = whole ? evening_edition(f->evening, &err) : NULL;
    if (whole && !edition && !f->base) /* on a day nothing may be played */
        f->failed = err;
    if (edition) {
        put_over_known(f, edition);
        if (f->wish.match[0] && !f->asking.open[0])
            f->wish_due = now_ms(); /* it may be known now */
    }
    const struct edition *all = !f->base ? edition : edition && f->laid ? f->laid : f->base;
    if (all) {
        f->schedule.playing = evening_is_playing(all);
        f->schedule.kickoff = evening_next_kickoff(all, (instant)time(NULL), SCHEDULE_LATE_SECONDS);
    }
    if (edition && !f->base && !f->whole)
        f->keeping.contact.whole = (instant)time(NULL);
    f->whole |= edition && !f->base;
    f->schedule.now = (instant)time(NULL);
    f->schedule.errors = f->failed.text[0] ? f->schedule.errors + 1 : 0;
    f->schedule.jitter = (uint32_t)now_ms() * 2654435761u;
    int64_t wait = schedule_wait(&f->schedule);
    f->schedule.retry_after = -1;
    int64_t most = f->options->wait_most_ms;
    f->due = now_ms() + (most > 0 && wait > most ? most : wait);
    keeping_word(&f->keeping, f->failed.text, f->schedule.errors, f->due - now_ms());
    if (f->failed.text[0])
        tell_trouble(f->failed.text, f->options->once ? 0 : wait, f->keeping.contact.heard);
    else
        tell_heard(f->keeping.unkept.text[0] ? f->keeping.unkept.text : f->unlaid.text);
}

/* -- the whole ----------------------------------------------------------------------------------
 */

/* What is kept will do, and the day goes over it, unless there has come an edition meanwhile that
 * all of it is to go over. */
static void take_base(struct following *f)
{
    struct edition *base = keeping_whole(&f->keeping);
    const struct edition *known = base ? known_edition(&f->known, base) : NULL;
    if (known && strcmp(known->key, base->key) != 0)
        edition_close(base);
    else
        f->base = base;
    f->asking.brief = f->base != NULL;
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
    f->keeping = (struct keeping){.journals = f->options->journals, .once = f->options->once};
    if (!keeping_open(&f->keeping, f->options->source, f->options->base_url, err))
        return false;
    if (f->options->once) /* goes on counting the errors of who asked before */
        f->schedule.errors = f->keeping.contact.errors;
    if (!feed_source_is_address(f->options->source)) {
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
    f->wish = (struct wish){.fd = STDIN_FILENO};
    f->wish_due = INT64_MAX;
    f->evening = evening_open(f->asking.provider, f->keeping.id);
    known_open(&f->known, f->options->editions);
    struct http_limits limits = http_limits();
    limits.ca_file = f->options->ca_file;
    if (f->options->slow_seconds > 0)
        limits.slow_seconds = f->options->slow_seconds;
    f->http = http_open(&limits);
    if (!f->http)
        return err_set(err, "libcurl does not begin");
    keeping_begin(&f->keeping);
    if (f->options->once && f->asking.provider && f->asking.provider->season)
        take_base(f);
    return true;
}

static void end(struct following *f)
{
    if (f->http)
        http_close(f->http);
    if (f->evening)
        evening_close(f->evening);
    edition_close(f->base);
    edition_close(f->laid);
    known_close(&f->known);
    keeping_close(&f->keeping);
    key_release(&f->key);
    asking_release(&f->asking);
}

/* The match that is looked at; NULL: none, or it is in nothing that has come. */
static const struct match *find_wished(struct following *f)
{
    struct err err;
    const char *key = f->wish.match;
    const struct edition *edition = f->laid ? f->laid : evening_edition(f->evening, &err);
    uint32_t id = edition ? strmap_get(&edition->match_by_key, key, strlen(key)) : STRMAP_NONE;
    return id == STRMAP_NONE ? NULL : &edition->matches.v[id];
}

/* A match that is looked at for a while is asked for; one that is passed by is not. True when a
 * round has begun. */
static bool hear_wishes(struct following *f)
{
    if (wish_read(&f->wish))
        f->wish_due = now_ms() + WISH_MS;
    if (now_ms() < f->wish_due || f->in_round)
        return false;
    f->wish_due = INT64_MAX;
    /* While there is trouble, asking waits its turn. */
    if (!asking_open(&f->asking, find_wished(f)) || f->schedule.errors > 0)
        return false;
    start_round(f);
    return true;
}

/* Until something comes or is due. */
static void wait_for_more(struct following *f, struct pollfd *reader)
{
    struct pollfd also[] = {*reader, {.fd = f->wish.fd, .events = POLLIN}};
    int64_t due = f->due < f->wish_due ? f->due : f->wish_due;
    int64_t wait = f->in_round ? WAIT_MOST_MS : due - now_ms();
    wait = wait < 0 ? 0 : wait > WAIT_MOST_MS ? WAIT_MOST_MS : wait;
    http_wait(f->http, also, sizeof also / sizeof *also, (int)wait);
    *reader = also[0];
}

/* Where another season has begun, everything is asked for after all. */
static void leave_base(struct following *f)
{
    struct err err;
    const struct edition *day = f->base ? evening_edition(f->evening, &err) : NULL;
    if (!day || lay_is_of(f->base, day, &f->known.aliases))
        return;
    edition_close(f->base);
    f->base = NULL;
    f->asking.brief = false;
}

static void run(struct following *f)
{
    struct pollfd reader = {.fd = STDOUT_FILENO, .events = 0};
    struct http_result result;
    if (f->keeping.disk.busy && !keeping_read_on(&f->keeping, &f->failed))
        return;
    begin_round(f);
    while (tell_is_read(reader.revents)) {
        send_requests(f);
        bool taken = false;
        for (; http_next(f->http, &result); taken = true)
            take_result(f, &result);
        if (f->in_round && asking_is_over(&f->asking)) {
            leave_base(f);
            if (asking_goes_on(&f->asking, f->evening))
                continue;
            end_round(f);
            if (f->options->once)
                return;
        }
        if (hear_wishes(f) || taken) /* there may be room for others of the round */
            continue;
        if (!f->in_round && f->due <= now_ms())
            begin_round(f);
        else
            wait_for_more(f, &reader);
    }
}

/* It cannot be followed as it is asked for; who is told so only by what is left asks less often. */
static void refuse(struct following *f, const struct err *err)
{
    tell_error(err->text);
    f->failed = *err;
    f->schedule.errors++;
    keeping_word(&f->keeping, err->text, f->schedule.errors, schedule_wait(&f->schedule));
}

int follow(const struct follow_options *options)
{
    struct following f = {.options = options, .keeping = {.disk = {.fd = -1}}};
    struct err err;
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN); /* a disk without room is trouble like any other */
    bool good = begin(&f, &err);
    if (good)
        run(&f);
    else
        refuse(&f, &err);
    bool failed = !good || f.failed.text[0];
    end(&f);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
