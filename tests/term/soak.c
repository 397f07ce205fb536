/*
 * Evenings upon evenings through the real programs, for hours: events come, are put right and taken
 * back, somebody walks through the screens, and the memory of both programs stays what it is. "make
 * soak" runs it; SOAK_SECONDS is how long, three hours without.
 *
 * The memory of both is printed now and then. It fails when either has on average more of it in the
 * last third of the time than in the second, by more than a bound.
 */
#include "../unit/cmocka_all.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "input/source.h"
#include "night.h"
#include "proc.h"
#include "time/log.h"

enum {
    SECONDS = 3 * 60 * 60,
    SAMPLES = 90,   /* over the whole time */
    SHOWN = 18,     /* of them that are printed */
    BOUND_KB = 512, /* an allocator may have so much more at another time of an evening */
    ANSWERS_MOST = 64,
    TURN_MS = 50 /* between two answers, as NIGHT_OFTEN has it */
};

static struct night night;
static char *answers[ANSWERS_MOST]; /* the evening, as it goes on; each NUL-terminated */
static int answer_count;
static uint32_t seed = 1;

struct memory {
    long viewer[SAMPLES], feed[SAMPLES]; /* kB */
};

static uint32_t random_below(uint32_t limit)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % limit;
}

static double now(void)
{
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    return (double)at.tv_sec + (double)at.tv_nsec * 1e-9;
}

/* -- the evening ------------------------------------------------------------------------------- */

static void add_answer(instant at)
{
    struct tree text = night_text(&night, at);
    vec_push(&text.out, '\0');
    answers[answer_count++] = strdup(text.out.v);
    vec_release(&text.out);
}

static void make_answers(void)
{
    struct edition *edition;
    struct report report = {0};
    struct log log;
    instant last = night_instant("2024-04-18T12:00Z"), end = last + DAY_SECONDS / 2;
    assert_true(edition_read("whole", night.text, strlen(night.text), &edition, &report));
    log_open(&log, edition);
    add_answer(last);
    for (uint32_t i = 0; i < log.steps[STEP_EVENT].count && answer_count < ANSWERS_MOST; i++) {
        instant at = log_entry(edition, log.steps[STEP_EVENT].v[i])->at;
        if (at > last && at < end)
            add_answer(last = at);
    }
    log_close(&log);
    edition_close(edition);
    report_release(&report);
}

/* Who scored is put right, and wrong again. */
static void put_right(char *answer)
{
    char *name = strstr(answer, "Moumbagn");
    if (name)
        name[8] = name[8] == 'a' ? 'e' : 'a';
}

/* What is answered next: mostly what comes next, at times two answers that take back what the last
 * ones had, or one that puts something right; after the end all is taken back. */
static void answer_next(int *at, int *back)
{
    if (*back > 0)
        --*back;
    else if (*at > 3 && random_below(8) == 0)
        *back = 2;
    else
        *at = (*at + 1) % answer_count;
    char *answer = answers[*back > 0 ? *at - 2 : *at];
    if (random_below(4) == 0)
        put_right(answer);
    night_put_bytes(&night, answer, strlen(answer));
}

/* -- memory ------------------------------------------------------------------------------------ */

static long mean(const long *samples, int from, int to)
{
    long sum = 0;
    for (int i = from; i < to; i++)
        sum += samples[i];
    return sum / (to - from);
}

static void check_flat(const char *whose, const long *samples)
{
    long second = mean(samples, SAMPLES / 3, SAMPLES * 2 / 3);
    long last = mean(samples, SAMPLES * 2 / 3, SAMPLES);
    print_message("%s: %ld kB in the second third, %ld kB in the last\n", whose, second, last);
    assert_true(samples[0] > 0);
    if (last > second + BOUND_KB)
        fail_msg("the memory of %s has grown by more than %d kB", whose, BOUND_KB);
}

static void take_sample(struct memory *memory, int i, const struct vt *vt, double since)
{
    memory->viewer[i] = proc_number(vt->pid, "VmRSS");
    memory->feed[i] = proc_number(night_feed(vt), "VmRSS");
    if (i % (SAMPLES / SHOWN) == 0)
        print_message("%6.0f s: touchline %ld kB, touchline-feed %ld kB\n", since,
                      memory->viewer[i], memory->feed[i]);
}

/* ---------------------------------------------------------------------------------------------- */

static void memory_stays_what_it_is(void **state)
{
    static const char keys[] = "1234567jkhlgG,.n<>[]itp";
    static struct memory memory;
    struct serve serve;
    char url[64];
    int at = 0, back = 0, samples = 0;
    const char *given = getenv("SOAK_SECONDS");
    double seconds = given ? atof(given) : SECONDS, begun = now();
    (void)state;
    night_put_bytes(&night, answers[0], strlen(answers[0]));
    night_serve(&night, &serve, "", "");
    night_source(&serve, url, sizeof url);
    struct vt *vt = night_view(&night, url, NULL, NIGHT_OFTEN, NULL);
    assert_true(vt_wait_text(vt, "QUARTER-FINALS"));
    while (samples < SAMPLES) {
        double next = now() + TURN_MS / 1000.;
        answer_next(&at, &back);
        vt_send(vt, &keys[random_below(sizeof keys - 1)], 1);
        while (now() < next)
            vt_pump(vt, 5);
        vt->raw_len = vt->raw_mark = 0; /* nobody looks at what was written hours ago */
        assert_false(vt->ended);
        if (now() - begun >= seconds * (samples + 1) / SAMPLES)
            take_sample(&memory, samples++, vt, now() - begun);
    }
    night_put_bytes(&night, answers[answer_count - 1], strlen(answers[answer_count - 1]));
    vt_type(vt, "n1");
    assert_true(vt_wait_text(vt, "Marseille    1   1   2 (4)"));
    check_flat("touchline", memory.viewer);
    check_flat("touchline-feed", memory.feed);
    night_quit(vt);
    serve_stop(&serve);
}

static int set_up(void **state)
{
    (void)state;
    if (!night_open(&night, "uel-2023-24"))
        return -1;
    make_answers();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    for (int i = 0; i < answer_count; i++)
        free(answers[i]);
    night_close(&night);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(memory_stays_what_it_is)};
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
