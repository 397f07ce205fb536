/*
 * The viewer and touchline-feed are killed together in 200 random places of an evening: what had
 * been seen is in the journal, which opens, and the evening goes on from there. TOUCHLINE_SEED sets
 * the seed, which is printed.
 */
#include "../unit/cmocka_all.h"

#include <jansson.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "live/journal.h"
#include "night.h"

enum {
    KILLS = 200,
    LIFE_MS = 24,  /* the longest that they live, of which most have come to show something */
    ANSWER_MS = 8, /* the longest between two answers */
    HANG_SECONDS = 240
};

#define AT_ONCE "TOUCHLINE_FEED_WAIT_MS=1"

static struct night night;
static json_t *state; /* what is answered */
static uint32_t seed;
static int answered;

static uint32_t random_below(uint32_t limit)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % limit;
}

/* The next answer: one that is known by its number, which the title shows. */
static void answer_next(void)
{
    char name[32];
    snprintf(name, sizeof name, "Answer %d", ++answered);
    json_object_set_new(state, "competition", json_string(name));
    char *text = json_dumps(state, JSON_COMPACT);
    assert_non_null(text);
    night_put_bytes(&night, text, strlen(text));
    free(text);
}

static int number_in(const char *text)
{
    int number = 0;
    const char *at = text ? strstr(text, "Answer ") : NULL;
    return at && sscanf(at, "Answer %d", &number) == 1 ? number : 0;
}

/* The number of the last answer in the journal, of which nothing but the last line may be lost; 0:
 * there is none. */
static int journal_number(const char *source)
{
    struct journal journal;
    struct report report = {0};
    struct err err;
    char path[256], *bytes;
    size_t len;
    night_journal(&night, source, path, sizeof path);
    if (access(path, F_OK) != 0)
        return 0;
    if (!file_read(path, &bytes, &len, &err))
        fail_msg("%s", err.text);
    journal_init(&journal);
    report_init(&report, path);
    journal_read(&journal, bytes, len, &report);
    int number = number_in(json_string_value(json_object_get(journal.tree, "competition")));
    assert_false(journal.lost);
    journal_release(&journal);
    report_release(&report);
    free(bytes);
    return number;
}

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Lets them live for a while of the evening, then kills them. Returns what was seen last. */
static int live_and_die(const char *source)
{
    struct vt *vt = night_view(&night, source, NULL, AT_ONCE, NULL);
    if (random_below(4) > 0)
        assert_true(vt_wait(vt, night_title_has, "Answer "));
    int64_t end = now_ms() + random_below(LIFE_MS);
    while (now_ms() < end) {
        int64_t next = now_ms() + random_below(ANSWER_MS);
        answer_next();
        while (now_ms() < next)
            vt_pump(vt, 1);
    }
    pid_t feed = night_feed(vt);
    bool feed_first = random_below(2) == 0;
    if (!feed_first)
        vt_kill(vt, SIGKILL);
    if (feed > 0)
        kill(feed, SIGKILL);
    vt_kill(vt, SIGKILL);
    assert_true(vt_wait_ended(vt));
    int seen = number_in(vt_row(vt, 0));
    vt_close(vt);
    return seen;
}

static void killed_anywhere_nothing_is_lost(void **data)
{
    struct serve serve;
    char url[64];
    int reached = 0, torn = 0, most = 0;
    (void)data;
    answer_next();
    night_serve(&night, &serve, "", "");
    night_source(&serve, url, sizeof url);
    for (int i = 0; i < KILLS; i++) {
        int seen = live_and_die(url);
        int kept = journal_number(url);
        if (kept < seen || kept < reached)
            fail_msg("answer %d was seen and %d kept before, but the journal has %d", seen, reached,
                     kept);
        torn += kept > reached;
        most = seen > most ? seen : most;
        reached = kept;
    }
    print_message("%d answers, %d kept, %d seen; the journal went on %d times\n", answered, reached,
                  most, torn);
    /* And the evening goes on. */
    struct vt *vt = night_view(&night, url, NULL, AT_ONCE, NULL);
    char last[32];
    answer_next();
    snprintf(last, sizeof last, "Answer %d", answered);
    assert_true(vt_wait(vt, night_title_has, last));
    night_quit(vt);
    assert_int_equal(journal_number(url), answered);
    serve_stop(&serve);
}

static int set_up(void **data)
{
    const char *given = getenv("TOUCHLINE_SEED");
    (void)data;
    seed = given ? (uint32_t)strtoul(given, NULL, 10) : (uint32_t)time(NULL);
    print_message("seed %u\n", seed);
    if (!night_open(&night, "uel-2023-24"))
        return -1;
    struct tree text = night_text(&night, night_instant("2024-04-18T19:30Z"));
    state = json_loadb(text.out.v, text.out.n, 0, NULL);
    vec_release(&text.out);
    return state ? 0 : -1;
}

static int tear_down(void **data)
{
    (void)data;
    json_decref(state);
    night_close(&night);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(killed_anywhere_nothing_is_lost)};
    alarm(HANG_SECONDS);
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
