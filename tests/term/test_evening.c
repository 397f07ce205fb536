/*
 * A whole evening, answer by answer, through the real programs: every goal, the shoot-out kick by
 * kick and the bracket filling are seen as they come; and the journal that was kept of it shows
 * every moment as it was shown live.
 */
#include "../unit/cmocka_all.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "app.h"
#include "input/source.h"
#include "night.h"
#include "picture/writer.h"
#include "time/log.h"

enum { ANSWERS_MOST = 64, STATUS_ROW = 23 };

static const char *const looked_at[] = {"1", "2", "5"}; /* bracket, scoreboard, shoot-out */
static const enum action looking[] = {ACTION_BRACKET, ACTION_SCOREBOARD, ACTION_SHOOTOUT};
enum { LOOKS = sizeof looking / sizeof *looking };

static struct night night;
static instant answers[ANSWERS_MOST]; /* when anything happens on the evening */
static int answer_count;

/* What is announced, and on which row the scoreboard has it thereafter. */
static const struct {
    const char *when, *told, *shown;
} happenings[] = {
    {"2024-04-18T19:06Z", "7'  Penalty goal, Salah (LIV)", ""},
};
enum { HAPPENINGS = sizeof happenings / sizeof *happenings };

/* -- what is to be seen ------------------------------------------------------------------------ */

/* The viewer without a terminal, given the same answers and keys. */
struct mirror {
    struct app app;
    struct keymap keymap;
    struct edition *edition;
};

static struct edition *edition_at(instant at)
{
    struct tree text = night_text(&night, at);
    struct edition *edition;
    struct report report = {0};
    assert_true(edition_read("answer", text.out.v, text.out.n, &edition, &report));
    report_release(&report);
    vec_release(&text.out);
    return edition;
}

static void mirror_open(struct mirror *mirror, instant at)
{
    mirror->edition = edition_at(at);
    keymap_init(&mirror->keymap);
    app_open(&mirror->app, mirror->edition, &mirror->keymap, moment_end(), SCREEN_BRACKET, false);
    app_resize(&mirror->app, 80, STATUS_ROW + 1);
    mirror->app.live.on = true;
}

static void mirror_renew(struct mirror *mirror, instant at)
{
    struct edition *next = edition_at(at);
    app_renew(&mirror->app, next);
    edition_close(mirror->edition);
    mirror->edition = next;
}

static void mirror_acts(struct mirror *mirror)
{
    app_act(&mirror->app, ACTION_FIRST);app_act(&mirror->app, ACTION_SCOREBOARD);app_act(&mirror->app, ACTION_RIGHT);app_act(&mirror->app, ACTION_BRACKET);
}

static void mirror_close(struct mirror *mirror)
{
    app_close(&mirror->app);
    edition_close(mirror->edition);
}

/* The picture but for the status line. */
static char *mirror_picture(struct mirror *mirror)
{
    struct canvas canvas;
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    assert_non_null(out);
    app_draw(&mirror->app, &canvas);
    canvas.h = STATUS_ROW;
    writer_text(&canvas, out);
    assert_int_equal(fclose(out), 0);
    return text;
}

static char *vt_picture(struct vt *vt)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    assert_non_null(out);
    for (int y = 0; y < STATUS_ROW; y++)
        fprintf(out, "%s\n", vt_row(vt, y));
    assert_int_equal(fclose(out), 0);
    return text;
}

static bool shows(struct vt *vt, const char *picture)
{
    char *text = vt_picture(vt);
    bool same = strcmp(text, picture) == 0;
    free(text);
    return same;
}

static void wait_for(struct vt *vt, const char *picture, instant at)
{
    char when[64];
    if (vt_wait(vt, shows, picture))
        return;
    instant_format_iso(when, sizeof when, at, 0);
    char *got = vt_picture(vt);
    fail_msg("at %s expected\n%s\nbut there is\n%s", when, picture, got);
}

/* -- the evening ------------------------------------------------------------------------------- */

static char *seen[ANSWERS_MOST][LOOKS];

static void evening_is_seen(void **state)
{
    struct serve serve;
    struct mirror mirror;
    char url[64];
    (void)state;
    night_put(&night, answers[0]);
    night_serve(&night, &serve, "", "");
    night_source(&serve, url, sizeof url);
    struct vt *vt = night_view(&night, url, NULL, NIGHT_OFTEN, NULL);
    mirror_open(&mirror, answers[0]);
    assert_true(vt_wait_text(vt, "Bracket"));
    vt_type(vt, "g2<Right>1");
    mirror_acts(&mirror);
    for (int i = 0; i < answer_count; i++) {
        if (i > 0) {
            night_put(&night, answers[i]);
            mirror_renew(&mirror, answers[i]);
        }
        for (int look = 0; look < LOOKS; look++) {
            vt_type(vt, looked_at[look]);
            app_act(&mirror.app, looking[look]);
            seen[i][look] = mirror_picture(&mirror);
            wait_for(vt, seen[i][look], answers[i]);
        }
        app_act(&mirror.app, looking[0]);
        vt_type(vt, "1");
    }
    night_quit(vt);
    mirror_close(&mirror);
    char journal[256];
    night_journal(&night, &serve, journal, sizeof journal);
    vt = night_view(&night, journal, NULL, NIGHT_OFTEN, NULL);
    assert_true(vt_wait_text(vt, "Bracket"));
    vt_type(vt, "1g2");
    vt_settle(vt);
    for (int i = 0; i < answer_count; i++) {
        char when[40], keys[64];
        instant_format_iso(when, sizeof when, answers[i], 0);
        snprintf(keys, sizeof keys, "@%s<Enter>", when);
        vt_type(vt, keys);
        for (int look = 0; look < LOOKS; look++) {
            vt_type(vt, looked_at[look]);
            vt_settle(vt);
            char *p = vt_picture(vt);
            char *a=p,*b=seen[i][look];
            while(*a||*b){
              int n=strcspn(a,"\n"),m=strcspn(b,"\n");
              if(n!=m||memcmp(a,b,n)) fprintf(stderr,"%s %d\n  live %.*s\n  jour %.*s\n",when,look,m,b,n,a);
              a+=n+(a[n]!=0); b+=m+(b[m]!=0);
            }
            
        }
        vt_type(vt, "1");
    }
    serve_stop(&serve);
}

/* ---------------------------------------------------------------------------------------------- */

static int set_up(void **state)
{
    struct edition *edition;
    struct report report = {0};
    struct log log;
    (void)state;
    setenv("TZ", "CEST-2", 1);
    tzset();
    if (!night_open(&night, "uel-2023-24") ||
        !edition_read("whole", night.text, strlen(night.text), &edition, &report))
        return -1;
    log_open(&log, edition);
    instant first = night_instant("2024-04-18T12:00Z"), last = first + DAY_SECONDS / 2;
    answers[answer_count++] = first;
    for (uint32_t i = 0; i < log.steps[STEP_EVENT].count; i++) {
        instant at = log_entry(edition, log.steps[STEP_EVENT].v[i])->at;
        if (at > answers[answer_count - 1] && at < last)
            answers[answer_count++] = at;
    }
    log_close(&log);
    edition_close(edition);
    report_release(&report);
    return answer_count > 30 ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    night_close(&night);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(evening_is_seen),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
