#include "feed/keeping.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/crc.h"
#include "feed/schedule.h"
#include "feed/tell.h"
#include "input/journal_file.h"
#include "input/json_file.h"
#include "live/scores.h"
#include "output/edition_write.h"

enum {
    WRITER_MS = 1000,                 /* between looks at what a writer has written, */
    JOIN_MS = 100,                    /* while it may have something soon, */
    JOIN_LOOKS = 100,                 /* of which there are so many */
    OWN_SECONDS = 15,                 /* how much later than oneself others are to ask */
    WHOLE_SECONDS = 12 * HOUR_SECONDS /* for how long a season that was asked for will do */
};

bool keeping_open(struct keeping *k, const char *source, const char *base_url, struct err *err)
{
    k->disk.fd = -1;
    if (!journal_name(source, NULL, k->id, err) || !journal_name(source, base_url, k->name, err))
        return false;
    struct contact before = {.heard = INSTANT_UNKNOWN};
    if (k->journals)
        contact_read(&before, k->journals, k->name);
    contact_init(&k->contact, source, base_url);
    k->contact.heard = before.heard;
    k->contact.whole = before.whole;
    k->contact.every = before.every;
    k->contact.errors = before.errors;
    k->contact.doubted = before.doubted;
    return true;
}

void keeping_close(struct keeping *k)
{
    journal_disk_close(&k->disk);
    settle_release(&k->settle);
    vec_release(&k->line.out);
}

/* For who wants no more than the score. */
static void write_scores(struct keeping *k)
{
    struct err err;
    k->saved = k->kept && k->disk.journal.tree &&
               scores_write(k->disk.journal.tree, k->journals, k->name, &err);
}

struct edition *keeping_whole(const struct keeping *k)
{
    struct report report = {0};
    struct edition *edition = NULL;
    instant now = (instant)time(NULL), whole = k->contact.whole; /* INSTANT_UNKNOWN is before all */
    if (whole < now - WHOLE_SECONDS || whole > now || !k->disk.journal.tree)
        return NULL;
    report_init(&report, k->name);
    journal_edition(&k->disk.journal, &edition, &report);
    report_release(&report);
    return edition;
}

void keeping_begin(struct keeping *k)
{
    struct report report = {0};
    struct err err;
    journal_init(&k->disk.journal);
    if (!k->journals)
        return;
    k->kept = journal_disk_open(&k->disk, k->journals, k->name, &report, &err);
    report_release(&report);
    if (!k->kept && !k->disk.busy)
        err_set(&k->unkept, "no journal is kept: %s", err.text);
    if (k->disk.journal.tree) {
        journal_tell_whole(&k->disk.journal, &k->line);
        tell_lines(&k->line);
    }
    write_scores(k);
}

/* Whether a state makes an edition. */
static bool stands(json_t *tree)
{
    struct edition *edition = NULL;
    struct report report = {0};
    bool good = edition_read_value("live", tree, &edition, &report);
    report_release(&report);
    edition_close(edition);
    return good;
}

bool keeping_doubts(const struct keeping *k)
{
    return json_object_size(k->settle.doubted) > 0;
}

/* What is doubted, as a number to know it again by; 0: nothing is. */
static uint32_t sum_of_doubts(const struct keeping *k)
{
    if (!keeping_doubts(k))
        return 0;
    char *text = json_dumps(k->settle.doubted, JSON_COMPACT | JSON_SORT_KEYS);
    if (!text)
        abort();
    uint32_t sum = crc32c(text, strlen(text));
    free(text);
    return sum;
}

/* The edition's tree as it is believed. The first answer that a process has is the second in a row
 * where it goes back as the last one of another process did. */
static json_t *settled(struct keeping *k, const struct edition *edition)
{
    json_t *tree = edition_write_value(edition);
    const json_t *old = k->disk.journal.tree;
    bool same = json_equal(json_object_get(old, "edition"), json_object_get(tree, "edition"));
    bool first = !k->settle.doubted;
    settle_answer(&k->settle, same ? old : NULL, tree);
    uint32_t before = k->contact.doubted;
    k->contact.doubted = sum_of_doubts(k);
    if (!first || !before || k->contact.doubted != before)
        return tree;
    json_decref(tree);
    tree = edition_write_value(edition);
    settle_answer(&k->settle, old, tree);
    return tree;
}

/* What is believed of an answer. What is kept of the one before for a while may contradict the
 * rest: a goal that is gone, the score without it. That is warned of like what a foreign source
 * contradicts itself in, and where it makes no edition even so, nothing is kept. */
static json_t *believe(struct keeping *k, const struct edition *edition)
{
    json_t *tree = settled(k, edition);
    if (!keeping_doubts(k) || stands(tree))
        return tree;
    json_object_set_new(tree, "foreign", json_true());
    if (stands(tree))
        return tree;
    json_decref(tree);
    return edition_write_value(edition);
}

void keeping_put(struct keeping *k, const struct edition *edition)
{
    struct err err;
    json_t *tree = believe(k, edition);
    instant now = (instant)time(NULL);
    int64_t lines = k->disk.journal.next;
    if (!k->kept)
        journal_write(&k->disk.journal, tree, now, &k->line);
    else if (journal_disk_put(&k->disk, tree, now, &k->line, &err))
        k->unkept.text[0] = '\0';
    else
        k->unkept = err;
    json_decref(tree);
    tell_lines(&k->line);
    if (k->disk.journal.next != lines)
        write_scores(k);
}

void keeping_word(struct keeping *k, const char *failed, unsigned errors, int64_t wait_ms)
{
    struct err err;
    if (!k->journals || !k->name[0] || k->disk.busy)
        return;
    instant now = (instant)time(NULL);
    int64_t wait = (wait_ms + 999) / 1000;
    snprintf(k->contact.trouble, sizeof k->contact.trouble, "%s", failed);
    k->contact.errors = errors;
    k->contact.said = now;
    k->contact.due = now + wait + (k->once ? 0 : OWN_SECONDS);
    if (!*failed && k->saved) {
        k->contact.heard = now;
        k->contact.every = wait;
    }
    contact_write(&k->contact, k->journals, k->name, &err);
}

/* -- beside a writer ----------------------------------------------------------------------------
 */

/* How it goes with the writer, by the word that it leaves; true when there is something new. */
static bool tell_contact(struct keeping *k, struct contact *told, struct err *failed)
{
    struct contact next;
    instant now = (instant)time(NULL);
    if (!contact_read(&next, k->journals, k->name) ||
        (next.errors == 0 && (next.heard == INSTANT_UNKNOWN || now > next.due)) ||
        (next.heard == told->heard && next.errors == told->errors))
        return false;
    *told = next;
    err_set(failed, "%s", next.errors ? next.trouble : "");
    instant retry = next.due - OWN_SECONDS - now;
    if (next.errors)
        tell_trouble(next.trouble, retry > 0 && !k->once ? retry * 1000 : 0, next.heard);
    else
        tell_heard("");
    return true;
}

bool keeping_read_on(struct keeping *k, struct err *failed)
{
    struct pollfd reader = {.fd = STDOUT_FILENO, .events = 0};
    struct contact told = {.heard = INSTANT_UNKNOWN};
    int looks = 0;
    while (tell_is_read(reader.revents)) {
        k->kept = journal_disk_more(&k->disk, &k->line);
        tell_lines(&k->line);
        write_scores(k);
        if (k->kept)
            return true;
        bool joined = k->disk.journal.tree && tell_contact(k, &told, failed);
        if (joined && k->once)
            return false;
        bool waits = k->once || !k->disk.journal.tree;
        if (waits && looks++ == JOIN_LOOKS) {
            err_set(failed, "another program follows it and writes its journal");
            tell_trouble(failed->text, 0, k->contact.heard);
            return false;
        }
        poll(&reader, 1, waits ? JOIN_MS : WRITER_MS);
    }
    return false;
}
