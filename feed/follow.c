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
#include "feed/key.h"
#include "feed/known.h"
#include "feed/schedule.h"
#include "feed/wish.h"
#include "live/contact.h"
#include "live/journal_disk.h"
#include "live/scores.h"
#include "live/settle.h"
#include "model/build.h"
#include "output/edition_write.h"

enum {
    WAIT_MOST_MS = 60 * 60 * 1000,
    WRITER_MS = 1000,
    WISH_MS = 700,
    JOIN_MS = 10 * 1000, /* how long a writer is waited for that may have something soon */
    OWN_SECONDS = 15     /* how much later than oneself others are to ask */
};

extern char **environ;

struct following {
    const struct follow_options *options;
    struct asking asking;
    char id[KEY_BYTES];   /* the edition's */
    char name[KEY_BYTES]; /* the journal's, "" until it is known */
    struct contact contact;
    struct key key;
    struct http *http;
    struct evening *evening;
    struct known known;
    struct edition *laid; /* what was made last over what is known; NULL: nothing was */
    struct err unlaid;    /* why it is not laid over what is known, or "" */
    struct journal_disk disk;
    bool kept;         /* the journal is on the disk */
    bool saved;        /* so are its scores, as they are */
    struct err unkept; /* why it is not or what could not be written, or "" */
    struct settle settle;
    struct schedule schedule;
    struct wish wish;
    int64_t wish_due;  /* when what is looked at is asked for, on the monotonic clock, in ms */
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

static void start_round(struct following *f)
{
    f->in_round = true;
    f->news = false;
    f->failed.text[0] = '\0';
}

static void begin_round(struct following *f)
{
    start_round(f);
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

/* For who wants no more than the score. */
static void write_scores(struct following *f)
{
    struct err err;
    f->saved = f->kept && f->disk.journal.tree &&
               scores_write(f->disk.journal.tree, f->options->journals, f->name, &err);
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
    const json_t *old = f->disk.journal.tree;
    bool same = json_equal(json_object_get(old, "edition"), json_object_get(tree, "edition"));
    settle_answer(&f->settle, same ? old : NULL, tree);
    instant now = (instant)time(NULL);
    int64_t lines = f->disk.journal.next;
    if (!f->kept)
        journal_write(&f->disk.journal, tree, now, &f->line);
    else if (journal_disk_put(&f->disk, tree, now, &f->line, &err))
        f->unkept.text[0] = '\0';
    else
        f->unkept = err;
    json_decref(tree);
    tell_text(f);
    if (f->disk.journal.next != lines)
        write_scores(f);
}

/* -- word for others ----------------------------------------------------------------------------
 */

/* How the round went, and from when another may ask: who goes on following will himself. */
static void leave_word(struct following *f, int64_t wait_ms)
{
    struct err err;
    if (!f->options->journals || !f->name[0] || f->disk.busy)
        return;
    instant now = (instant)time(NULL);
    int64_t wait = (wait_ms + 999) / 1000;
    snprintf(f->contact.trouble, sizeof f->contact.trouble, "%s", f->failed.text);
    f->contact.errors = f->schedule.errors;
    f->contact.due = now + wait + (f->options->once ? 0 : OWN_SECONDS);
    if (!f->failed.text[0] && f->saved) {
        f->contact.heard = now;
        f->contact.every = wait;
    }
    contact_write(&f->contact, f->options->journals, f->name, &err);
}

/* What a provider says goes over the edition that is known of it; an edition of one's own stands
 * for itself. */
static void put_over_known(struct following *f, const struct edition *edition)
{
    const struct edition *known = f->asking.provider ? known_edition(&f->known, edition) : NULL;
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
    put_edition(f, f->laid ? f->laid : edition);
}

/* All answers of a round are there. */
static void end_round(struct following *f)
{
    struct err err;
    f->in_round = false;
    bool whole = f->news && asking_is_whole(&f->asking);
    const struct edition *edition = whole ? evening_edition(f->evening, &err) : NULL;
    if (whole && !edition)
        f->failed = err;
    if (edition) {
        put_over_known(f, edition);
        if (f->wish.match[0] && !f->asking.open[0])
            f->wish_due = now_ms(); /* it may be known now */
        f->schedule.playing = evening_is_playing(edition);
        f->schedule.kickoff =
            evening_next_kickoff(edition, (instant)time(NULL), SCHEDULE_LATE_SECONDS);
    }
    f->schedule.now = (instant)time(NULL);
    f->schedule.errors = f->failed.text[0] ? f->schedule.errors + 1 : 0;
    f->schedule.jitter = (uint32_t)(now_ms() * 2654435761u);
    int64_t wait = schedule_wait(&f->schedule);
    f->schedule.retry_after = -1;
    int64_t most = f->options->wait_most_ms;
    f->due = now_ms() + (most > 0 && wait > most ? most : wait);
    leave_word(f, f->due - now_ms());
    if (f->failed.text[0])
        tell_trouble(f->failed.text, f->options->once ? 0 : wait);
    else
        tell_heard(f->unkept.text[0] ? f->unkept.text : f->unlaid.text);
}

/* -- the whole ----------------------------------------------------------------------------------
 */

/* The state that a journal holds is told before anybody is asked. One that cannot be kept keeps
 * nobody from following. */
static void open_journal(struct following *f)
{
    struct report report = {0};
    struct err err;
    journal_init(&f->disk.journal);
    if (!f->options->journals)
        return;
    f->kept = journal_disk_open(&f->disk, f->options->journals, f->name, &report, &err);
    report_release(&report);
    if (!f->kept && !f->disk.busy)
        err_set(&f->unkept, "no journal is kept: %s", err.text);
    if (f->disk.journal.tree) {
        journal_tell_whole(&f->disk.journal, &f->line);
        tell_text(f);
    }
    write_scores(f);
}

/* Who asks once goes on counting the errors of who asked before. */
static void recall_contact(struct following *f)
{
    const char *journals = f->options->journals;
    if (journals && contact_read(&f->contact, journals, f->name) && f->options->once)
        f->schedule.errors = f->contact.errors;
    struct contact before = f->contact;
    contact_init(&f->contact, f->options->source, f->options->base_url);
    f->contact.heard = journals ? before.heard : INSTANT_UNKNOWN;
    f->contact.every = before.every;
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
    if (!journal_name(f->options->source, NULL, f->id, err) ||
        !journal_name(f->options->source, f->options->base_url, f->name, err))
        return false;
    recall_contact(f);
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
    f->evening = evening_open(f->asking.provider, f->id);
    known_open(&f->known, f->options->editions);
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
    edition_close(f->laid);
    known_close(&f->known);
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

/* How it goes with the writer, by the word that it leaves; true when there is something new. */
static bool tell_contact(struct following *f, struct contact *told)
{
    struct contact next;
    instant now = (instant)time(NULL);
    if (!contact_read(&next, f->options->journals, f->name) ||
        (next.errors == 0 && (next.heard == INSTANT_UNKNOWN || now > next.due)) ||
        (next.heard == told->heard && next.errors == told->errors))
        return false;
    *told = next;
    err_set(&f->failed, "%s", next.errors ? next.trouble : "");
    instant retry = next.due - OWN_SECONDS - now;
    if (next.errors)
        tell_trouble(next.trouble, retry > 0 && !f->options->once ? retry * 1000 : 0);
    else
        tell_heard("");
    return true;
}

/* While another program follows the same source and writes its journal, that is told on. True when
 * it has ended. Who asks once is content with what it has heard. */
static bool follow_writer(struct following *f)
{
    struct pollfd reader = {.fd = STDOUT_FILENO, .events = 0};
    struct contact told = {.heard = INSTANT_UNKNOWN};
    int64_t patience = now_ms() + JOIN_MS;
    while (is_read(reader.revents)) {
        f->kept = journal_disk_more(&f->disk, &f->line);
        tell_text(f);
        write_scores(f);
        if (f->kept)
            return true;
        bool joined = f->disk.journal.tree && tell_contact(f, &told);
        if (joined && f->options->once)
            return false;
        bool waits = f->options->once || !f->disk.journal.tree;
        if (waits && now_ms() >= patience) {
            err_set(&f->failed, "another program follows it and writes its journal");
            tell_trouble(f->failed.text, 0);
            return false;
        }
        poll(&reader, 1, waits ? WRITER_MS / 10 : WRITER_MS);
    }
    return false;
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
    tell_object(json_pack("{s:s}", "error", err->text));
    f->failed = *err;
    f->schedule.errors++;
    leave_word(f, schedule_wait(&f->schedule));
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
        refuse(&f, &err);
    bool failed = !good || f.failed.text[0];
    end(&f);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
