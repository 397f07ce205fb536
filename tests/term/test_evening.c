/*
 * Whole evenings, answer by answer, through the real programs: every goal, the shoot-out kick by
 * kick and the bracket filling are seen as they come; and the journal that was kept shows every
 * moment as it was shown live.
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

enum { ANSWERS_MOST = 64, ANSWERS_LEAST = 30, STATUS_ROW = 23, SCREENS = 3 };

static const char *const screen_keys[SCREENS] = {"1", "2", "5"};
static const enum action screen_actions[SCREENS] = {ACTION_BRACKET, ACTION_SCOREBOARD,
                                                    ACTION_SHOOTOUT};

static struct night night;
static instant answers[ANSWERS_MOST]; /* when anything happens on the evening */
static int answer_count;
static char *seen[ANSWERS_MOST][SCREENS]; /* live, without the status line */
static char journal[256];

/* What is announced, and what the bracket has then. */
static const struct happening {
    const char *when, *told, *shown;
} happenings[] = {
    {"2024-04-18T19:00Z", "Kick-off", "Atalanta     3   0   3"},
    {"2024-04-18T19:06Z", "7'  Penalty goal, Salah (LIV)", "Liverpool    0   1   1"},
    {"2024-04-18T19:11Z", "12'  Goal, Mancini (ROM)", "Roma         1   1   2"},
    {"2024-04-18T19:12Z", "13'  Goal, Antonio (WHU)", "West Ham     0   1   1"},
    {"2024-04-18T19:21Z", "22'  Goal, Dybala (ROM)", "Roma         1   2   3"},
    {"2024-04-18T20:35Z", "79'  Goal, Moumbagna (MAR)", "Marseille    1   1   2"},
    {"2024-04-18T20:39Z", "85'  Goal, Gabbia (MIL)", "Milan        0   1   1"},
    {"2024-04-18T20:43Z", "89'  Goal, Frimpong (LEV)", "Leverkusen   2   1   3"},
    {"2024-04-18T20:45Z", "Full time", "┗╸ Roma ╶──"},
    {"2024-04-18T20:46Z", "Full time", "┏╸ Atalanta ╶──"},
    {"2024-04-18T20:52Z", "Extra time", "Benfica      2   0   2"},
    {"2024-04-18T21:26Z", "Kick 1  Di María (BEN): hit the post", "Benfica      2   0   2 (0)"},
    {"2024-04-18T21:27Z", "Kick 2  Correa (MAR): scored", "Marseille    1   1   2 (1)"},
    {"2024-04-18T21:28Z", "Kick 3  Kökçü (BEN): scored", "Benfica      2   0   2 (1)"},
    {"2024-04-18T21:29Z", "Kick 4  Kondogbia (MAR): scored", "Marseille    1   1   2 (2)"},
    {"2024-04-18T21:30Z", "Kick 5  Otamendi (BEN): scored", "Benfica      2   0   2 (2)"},
    {"2024-04-18T21:31Z", "Kick 6  Balerdi (MAR): scored", "Marseille    1   1   2 (3)"},
    {"2024-04-18T21:32Z", "Kick 7  António Silva (BEN): saved", "Benfica or Marseille"},
    {"2024-04-18T21:33Z", "Kick 8  Luis Henrique (MAR): scored", "Marseille    1   1   2 (4)"},
    {"2024-04-18T21:34Z", "End of the shoot-out", "┗╸ Marseille ╶──"},
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
    app_renew(&mirror->app, next, 0);
    edition_close(mirror->edition);
    mirror->edition = next;
}

static void mirror_close(struct mirror *mirror)
{
    app_close(&mirror->app);
    edition_close(mirror->edition);
}

/* Both are without the status line, which tells news and age. */
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

/* The rest of a line of the timeline, behind "● live" or "paused"; any other line as it is. */
static const char *without_mode(const char *line)
{
    static const char *const modes[] = {" ● live ", " paused ", " end    "};
    for (size_t i = 0; i < sizeof modes / sizeof *modes; i++)
        if (strncmp(line, modes[i], strlen(modes[i])) == 0)
            return line + strlen(modes[i]);
    return line;
}

/* Whether what is seen is the picture, but for the title, which says live or when, and for the word
 * that the timeline begins with. */
static bool shows_the_moment(struct vt *vt, const char *picture)
{
    const char *line = strchr(picture, '\n') + 1;
    for (int y = 1; y < STATUS_ROW; y++) {
        const char *want = without_mode(line), *got = without_mode(vt_row(vt, y));
        size_t len = strcspn(want, "\n");
        if (strlen(got) != len || memcmp(got, want, len) != 0)
            return false;
        line += strcspn(line, "\n") + 1;
    }
    return true;
}

static void wait_for(struct vt *vt, bool (*shown)(struct vt *, const char *), const char *picture,
                     instant at)
{
    char when[40];
    if (vt_wait(vt, shown, picture))
        return;
    instant_format_iso(when, sizeof when, at, 0);
    fail_msg("at %s expected\n%s\nbut there is\n%s", when, picture, vt_picture(vt));
}

/* -- the second legs of the quarter-finals ----------------------------------------------------- */

static void check_happening(struct vt *vt, instant at, int *checked)
{
    for (int i = 0; i < HAPPENINGS; i++) {
        if (night_instant(happenings[i].when) != at)
            continue;
        if (!vt_wait(vt, night_status_has, happenings[i].told) ||
            !vt_wait_text(vt, happenings[i].shown)) {
            vt_dump(vt);
            fail_msg("at %s expected \"%s\" and \"%s\"", happenings[i].when, happenings[i].told,
                     happenings[i].shown);
        }
        ++*checked;
    }
}

/* On the first match of the night, then back to the bracket. */
static void find_the_night(struct vt *vt, struct mirror *mirror)
{
    static const enum action way[] = {ACTION_FIRST, ACTION_SCOREBOARD, ACTION_RIGHT,
                                      ACTION_BRACKET};
    assert_true(vt_wait_text(vt, "QUARTER-FINALS"));
    vt_type(vt, "g2<Right>1");
    for (size_t i = 0; i < sizeof way / sizeof *way; i++)
        app_act(&mirror->app, way[i]);
}

/* Every screen in turn, from the bracket and back to it. */
static void look_around(struct vt *vt, struct mirror *mirror, int answer)
{
    for (int i = 0; i < SCREENS; i++) {
        if (i > 0)
            vt_type(vt, screen_keys[i]);
        app_act(&mirror->app, screen_actions[i]);
        seen[answer][i] = mirror_picture(mirror);
        wait_for(vt, shows, seen[answer][i], answers[answer]);
    }
    app_act(&mirror->app, ACTION_BRACKET);
    vt_type(vt, "1");
}

static void goals_kicks_and_the_bracket_are_seen_as_they_come(void **state)
{
    struct serve serve;
    struct mirror mirror;
    char url[64];
    int checked = 0;
    (void)state;
    night_put(&night, answers[0]);
    night_serve(&night, &serve, "", "");
    night_source(&serve, url, sizeof url);
    struct vt *vt = night_view(&night, url, NULL, NIGHT_OFTEN, NULL);
    mirror_open(&mirror, answers[0]);
    find_the_night(vt, &mirror);
    look_around(vt, &mirror, 0);
    for (int i = 1; i < answer_count; i++) {
        night_put(&night, answers[i]);
        mirror_renew(&mirror, answers[i]);
        check_happening(vt, answers[i], &checked);
        look_around(vt, &mirror, i);
    }
    assert_int_equal(checked, HAPPENINGS);
    assert_false(vt_wrote(vt, " old: "));
    night_quit(vt);
    mirror_close(&mirror);
    night_journal(&night, url, journal, sizeof journal);
    serve_stop(&serve);
}

/* Nothing of the evening was put right, so a moment in what came of it is what was shown then. */
static void the_journal_shows_every_moment_as_it_was_seen(void **state)
{
    (void)state;
    struct vt *vt = night_view(&night, journal, NULL, NIGHT_OFTEN, NULL);
    assert_true(vt_wait_text(vt, "QUARTER-FINALS"));
    vt_type(vt, "g21"); /* on the first match, of which the second leg came last */
    for (int i = 1; i < answer_count; i++) {
        char when[40];
        instant_format_iso(when, sizeof when, answers[i], 0);
        vt_type(vt, "@");
        vt_type(vt, when);
        vt_type(vt, "<Enter>");
        for (int k = 0; k < SCREENS; k++) {
            vt_type(vt, screen_keys[k]);
            wait_for(vt, shows_the_moment, seen[i][k], answers[i]);
        }
        vt_type(vt, "1");
    }
    night_quit(vt);
}

/* Who has selected a match that is over sees the others of the night go on. */
static void the_end_of_a_match_is_not_that_of_the_night(void **state)
{
    struct serve serve;
    char url[64];
    (void)state;
    night_put(&night, night_instant("2024-04-18T21:10Z"));
    night_serve(&night, &serve, "", "");
    night_source(&serve, url, sizeof url);
    struct vt *vt = night_view(&night, url, NULL, NIGHT_OFTEN, NULL);
    assert_true(vt_wait_text(vt, "QUARTER-FINALS"));
    vt_type(vt, "g2<Down>");
    assert_true(vt_wait_selected(vt, "▸Atalanta"));
    assert_true(vt_wait(vt, night_title_has, "LIVE  18 Apr 23:10"));
    assert_true(vt_wait_text(vt, "● live  21:00"));
    night_quit(vt);
    serve_stop(&serve);
}

/* ---------------------------------------------------------------------------------------------- */

/* Before the evening, and whenever anything happens in it. */
static void find_answers(const struct edition *edition)
{
    struct log log;
    instant first = night_instant("2024-04-18T12:00Z"), last = first + DAY_SECONDS / 2;
    log_open(&log, edition);
    answers[answer_count++] = first;
    for (uint32_t i = 0; i < log.steps[STEP_EVENT].count && answer_count < ANSWERS_MOST; i++) {
        instant at = log_entry(edition, log.steps[STEP_EVENT].v[i])->at;
        if (at > answers[answer_count - 1] && at < last)
            answers[answer_count++] = at;
    }
    log_close(&log);
}

static int set_up(void **state)
{
    struct edition *edition;
    struct report report = {0};
    (void)state;
    setenv("TZ", "CEST-2", 1); /* as the viewer has it */
    tzset();
    if (!night_open(&night, "uel-2023-24") ||
        !edition_read("whole", night.text, strlen(night.text), &edition, &report))
        return -1;
    find_answers(edition);
    edition_close(edition);
    report_release(&report);
    return answer_count > ANSWERS_LEAST ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    for (int i = 0; i < answer_count; i++)
        for (int k = 0; k < SCREENS; k++)
            free(seen[i][k]);
    night_close(&night);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(goals_kicks_and_the_bracket_are_seen_as_they_come),
        cmocka_unit_test(the_journal_shows_every_moment_as_it_was_seen),
        cmocka_unit_test(the_end_of_a_match_is_not_that_of_the_night),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
