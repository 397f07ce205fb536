/* Time in the real program on a terminal: it plays, stands, is dragged, typed and remembered. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <ctype.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "vt.h"

static char data_dir[1024], state_home[] = "/tmp/touchline-replay-XXXXXX";

/* -- starting and ending ------------------------------------------------------------------------
 */

static const char *program(void)
{
    const char *path = getenv("TOUCHLINE");
    return path ? path : "./touchline";
}

/* With an option, or NULL; what it remembers goes where state says. */
static struct vt *start(const char *option, const char *state)
{
    char home[64];
    snprintf(home, sizeof home, "XDG_STATE_HOME=%s", state);
    const char *argv[] = {program(), "uel-2023-24", option, NULL};
    const char *env[] = {data_dir, home, "TZ=UTC", "COLORFGBG", "NO_COLOR", NULL};
    struct vt_options options = {.argv = argv, .env = env};
    return vt_open(&options);
}

static struct vt *view_bracket(void)
{
    struct vt *vt = start(NULL, "/dev/null");
    assert_true(vt_wait_text(vt, "q quit"));
    assert_true(vt_wait_selected(vt, "Leverkusen")); /* the final */
    return vt;
}

static bool title_has(struct vt *vt, const char *text)
{
    return strstr(vt_row(vt, 0), text) != NULL;
}

static bool title_lacks(struct vt *vt, const char *text)
{
    return !title_has(vt, text);
}

/* The final's match, at its start: nothing has been played. */
static struct vt *view_final(void)
{
    struct vt *vt = view_bracket();
    vt_type(vt, "<Enter>");
    assert_true(vt_wait_text(vt, "Atalanta  3 - 0  Leverkusen"));
    vt_type(vt, "<Home>");
    assert_true(vt_wait(vt, title_has, "Wed 22 May 2024  04:00 UTC"));
    assert_true(vt_wait_no_text(vt, "Lookman"));
    return vt;
}

static void wait_quit(struct vt *vt)
{
    assert_true(vt_wait_ended(vt));
    assert_true(WIFEXITED(vt->status));
    assert_int_equal(WEXITSTATUS(vt->status), 0);
    assert_false(vt->alternate);
    assert_true(vt_modes_restored(vt));
    vt_close(vt);
}

static void quit(struct vt *vt)
{
    vt_type(vt, "q");
    wait_quit(vt);
}

/* -- resting ------------------------------------------------------------------------------------
 */

enum { QUIET_MS = 300, WATCH_MS = 2200, QUIET_TRIES = 60, STOP_MS = 20000 };

static long long now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000LL + now.tv_nsec / 1000000;
}

/* How often it has gone to sleep, or -1 where the system does not tell. */
static long sleeps(const struct vt *vt)
{
    char path[64], line[256];
    long count = -1;
    snprintf(path, sizeof path, "/proc/%ld/status", (long)vt->pid);
    FILE *file = fopen(path, "r");
    if (!file)
        return -1;
    while (fgets(line, sizeof line, file))
        if (!strncmp(line, "voluntary_ctxt_switches:", 24))
            count = strtol(line + 24, NULL, 10);
    fclose(file);
    return count;
}

/* For so long: true when it wrote nothing. */
static bool silent(struct vt *vt, int ms)
{
    long long end = now_ms() + ms, left;
    while ((left = end - now_ms()) > 0)
        if (vt_pump(vt, (int)left))
            return false;
    return true;
}

/* It has done all there was to do, and from then on neither writes nor wakes up more than so often
 * in some seconds. */
static void assert_rests(struct vt *vt, long most)
{
    bool quiet = false;
    long before = 0;
    for (int tries = 0; tries < QUIET_TRIES && !quiet; tries++) {
        before = sleeps(vt);
        quiet = silent(vt, QUIET_MS) && sleeps(vt) == before;
    }
    assert_true(quiet);
    assert_true(silent(vt, WATCH_MS));
    long woken = sleeps(vt) - before;
    if (woken > most)
        fail_msg("it woke up %ld times while nothing changed", woken);
}

static void paused_it_sleeps(void **state)
{
    (void)state;
    struct vt *vt = view_bracket();
    assert_rests(vt, 1);
    vt_type(vt, "@2024-04-18 19:20<Enter>");
    assert_true(vt_wait(vt, title_has, "Thu 18 Apr 2024  19:20 UTC"));
    assert_rests(vt, 1);
    vt_type(vt, "2");
    assert_true(vt_wait_text(vt, "Scoreboard"));
    vt_type(vt, " ");
    assert_true(vt_wait_text(vt, "▸ skip"));
    vt_type(vt, " ");
    assert_true(vt_wait_no_text(vt, "▸ skip"));
    assert_rests(vt, 1);
    quit(vt);
}

static void at_1x_it_sleeps_from_minute_to_minute(void **state)
{
    (void)state;
    struct vt *vt = view_final();
    vt_type(vt, "@19:14<Enter>");
    assert_true(vt_wait(vt, title_has, "19:14 UTC"));
    vt_type(vt, "+ ");
    assert_true(vt_wait(vt, title_has, "▸ 1x"));
    assert_rests(vt, 2);
    /* And when the minute is over, it is there. */
    vt_type(vt, "@2024-05-22 19:14:57<Enter>");
    assert_true(vt_wait(vt, title_has, "▸ 1x"));
    assert_true(vt_wait(vt, title_has, "19:15 UTC"));
    assert_true(vt_wait_text(vt, "16'"));
    vt_type(vt, "q"); /* which does not wait for the next */
    wait_quit(vt);
}

/* -- playing ------------------------------------------------------------------------------------
 */

enum { SCORES_MOST = 16, PIECE = 48 };

/* The scores in the match's third row in the order in which they came. */
static struct {
    int count;
    char v[SCORES_MOST][8];
} seen;

static void note_score(struct vt *vt)
{
    char score[8];
    const char *row = vt_row(vt, 2), *dash = strstr(row, " - ");
    if (!dash || dash == row || !isdigit((unsigned char)dash[-1]) ||
        !isdigit((unsigned char)dash[3]))
        return;
    snprintf(score, sizeof score, "%c-%c", dash[-1], dash[3]);
    if (seen.count > 0 && !strcmp(seen.v[seen.count - 1], score))
        return;
    assert_true(seen.count < SCORES_MOST);
    memcpy(seen.v[seen.count++], score, sizeof score);
}

static bool notes_until_text(struct vt *vt, const char *text)
{
    int x, y;
    note_score(vt);
    return vt_find(vt, text, &x, &y);
}

static void assert_seen(const char *const *scores, int count)
{
    for (int i = 0; i < seen.count || i < count; i++)
        if (i >= count || i >= seen.count || strcmp(seen.v[i], scores[i]) != 0)
            fail_msg("score %d: %s was on the screen, not %s", i,
                     i < seen.count ? seen.v[i] : "nothing", i < count ? scores[i] : "nothing");
}

/* From the start of the match on the screen, where it stands, to its end. */
static void play_out(struct vt *vt, const char *const *scores, int count)
{
    vt_type(vt, "++++");
    assert_true(vt_wait_text(vt, "3600x"));
    seen.count = 0;
    vt->most = PIECE; /* what is written is looked at in small pieces, whoever is slow */
    vt_type(vt, " ");
    assert_true(vt_wait(vt, notes_until_text, "the end of this match"));
    assert_seen(scores, count);
    assert_true(vt_wait(vt, title_lacks, "▸"));
    assert_true(vt_wait_selected(vt, "FT")); /* the last thing that happened */
    assert_rests(vt, 1);
}

static void at_3600x_every_goal_is_seen(void **state)
{
    (void)state;
    static const char *const scores[] = {"0-0", "1-0", "2-0", "3-0"};
    struct vt *vt = view_final();
    play_out(vt, scores, 4);
    assert_true(title_has(vt, "Wed 22 May 2024"));
    quit(vt);
}

static void at_3600x_goals_of_both_sides_are_seen(void **state)
{
    (void)state;
    static const char *const scores[] = {"0-0", "0-1", "0-2", "1-2", "2-2"};
    struct vt *vt = view_bracket();
    vt_type(vt, "h");
    assert_true(vt_wait_selected(vt, "Marseille"));
    vt_type(vt, "j");
    assert_true(vt_wait_selected(vt, "Roma"));
    vt_type(vt, "<Enter>");
    assert_true(vt_wait_text(vt, "2ND LEG"));
    vt_type(vt, "<Enter>");
    assert_true(vt_wait_text(vt, "Leverkusen  2 - 2  Roma"));
    vt_type(vt, "<Home>");
    assert_true(vt_wait(vt, title_has, "Thu 9 May 2024  04:00 UTC"));
    play_out(vt, scores, 5);
    quit(vt);
}

static void dull_time_is_skipped_to_the_first_goal(void **state)
{
    (void)state;
    static const char *const scores[] = {"0-0", "1-0"};
    struct vt *vt = view_final();
    seen.count = 0;
    vt->most = PIECE;
    vt_type(vt, " ");
    assert_true(vt_wait(vt, title_has, "▸ skip"));
    assert_true(vt_wait(vt, notes_until_text, "Atalanta  1 - 0  Leverkusen"));
    assert_true(vt_wait_text(vt, "Lookman"));
    assert_true(title_has(vt, "▸ skip")); /* and on it goes */
    assert_true(vt_wait_text(vt, "Djimsiti"));
    vt_type(vt, " ");
    assert_true(vt_wait(vt, title_lacks, "▸"));
    assert_seen(scores, 2);
    quit(vt);
}

/* The minutes of the time in the title, or -1. */
static int title_minutes(struct vt *vt)
{
    const char *row = vt_row(vt, 0), *colon = strchr(row, ':');
    if (!colon || colon - row < 2 || !isdigit((unsigned char)colon[-1]) ||
        !isdigit((unsigned char)colon[1]))
        return -1;
    return (int)strtol(colon - 2, NULL, 10) * 60 + (int)strtol(colon + 1, NULL, 10);
}

static int left_behind;

static bool time_passed(struct vt *vt, const char *what)
{
    (void)what;
    return title_minutes(vt) > left_behind;
}

/* It plays on from the time now shown; "▸ 60x" is what the title says. */
static void assert_goes_on(struct vt *vt, const char *rate)
{
    assert_true(vt_wait(vt, title_has, rate));
    left_behind = title_minutes(vt);
    assert_true(left_behind > 0);
    assert_true(vt_wait(vt, time_passed, "a later minute"));
    assert_true(title_has(vt, rate));
}

/* The final at 60x from the 30th minute. */
static struct vt *view_playing(void)
{
    struct vt *vt = view_final();
    vt_type(vt, "@19:29<Enter>");
    assert_true(vt_wait(vt, title_has, "19:29 UTC"));
    vt_type(vt, "++");
    assert_true(vt_wait_text(vt, "60x"));
    vt_type(vt, " ");
    assert_goes_on(vt, "▸ 60x");
    return vt;
}

static void resizing_does_not_stop_the_play(void **state)
{
    (void)state;
    static const int sizes[][2] = {{120, 40}, {62, 18}, {80, 24}};
    struct vt *vt = view_playing();
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        vt_resize(vt, sizes[i][0], sizes[i][1]);
        for (int tries = 0; tries < 200 && !strstr(vt_row(vt, sizes[i][1] - 1), "? help"); tries++)
            vt_pump(vt, 100);
        assert_non_null(strstr(vt_row(vt, sizes[i][1] - 1), "? help"));
        assert_goes_on(vt, "▸ 60x");
    }
    quit(vt);
}

static void no_time_passes_while_it_is_stopped(void **state)
{
    (void)state;
    static const int stopped_by[] = {0, SIGSTOP}; /* 0: by key */
    struct vt *vt = view_playing();
    for (size_t i = 0; i < sizeof stopped_by / sizeof *stopped_by; i++) {
        if (stopped_by[i])
            vt_kill(vt, stopped_by[i]);
        else
            vt_type(vt, "<Ctrl-Z>");
        vt->most = PIECE;
        int before = title_minutes(vt);
        long long end = now_ms() + STOP_MS;
        for (bool more = true; more || !vt->stopped;) {
            assert_true(now_ms() < end);
            more = vt_pump(vt, vt->stopped ? 0 : 100);
            if (title_minutes(vt) > 0)
                before = title_minutes(vt);
        }
        silent(vt, 3200); /* three minutes at this rate */
        vt_continue(vt);
        left_behind = before;
        assert_true(vt_wait(vt, time_passed, "a later minute"));
        assert_true(title_minutes(vt) <= before + 2);
        vt->most = 0;
        assert_goes_on(vt, "▸ 60x");
    }
    quit(vt);
}

static void quitting_does_not_wait_for_the_play(void **state)
{
    (void)state;
    static const char *const rates[] = {"▸ skip", "▸ 1x", "▸ 60x", "▸ 600x", "▸ 3600x"};
    for (size_t i = 0; i < sizeof rates / sizeof *rates; i++) {
        struct vt *vt = view_bracket();
        vt_type(vt, "<Home>");
        assert_true(vt_wait(vt, title_has, "Thu 11 Apr 2024  04:00 UTC"));
        for (size_t faster = 0; faster < i; faster++)
            vt_type(vt, "+");
        vt_type(vt, " ");
        assert_true(vt_wait_text(vt, rates[i]));
        quit(vt);
    }
}

/* -- dragging -----------------------------------------------------------------------------------
 */

/* The moment follows to the column where a text of the row stands, and the title says so. */
static void drag_to_text(struct vt *vt, const char *text, int by, int y, const char *title)
{
    const char *row = vt_row(vt, y), *at = strstr(row, text);
    assert_non_null(at);
    int x = 0;
    for (; row < at; row++)
        x += ((unsigned char)*row & 0xc0) != 0x80;
    vt_drag(vt, x + by, y);
    assert_true(vt_wait(vt, title_has, title));
}

static void the_brackets_bar_is_dragged_from_day_to_day(void **state)
{
    (void)state;
    struct vt *vt = view_bracket();
    int x, y;
    assert_true(vt_find(vt, "◆", &x, &y));
    vt_press(vt, x, y);
    drag_to_text(vt, "9 May", 2, y, "Thu 9 May 2024  04:00 UTC");
    assert_true(vt_wait_no_text(vt, "3 - 0"));
    drag_to_text(vt, "18 Apr", 0, y, "Thu 18 Apr 2024  04:00 UTC");
    drag_to_text(vt, "2 May", 3, y, "Thu 2 May 2024  04:00 UTC"); /* and on again */
    drag_to_text(vt, "11 Apr", 0, y, "Thu 11 Apr 2024  04:00 UTC");
    vt_drag(vt, vt->w - 1, y);
    assert_true(vt_wait(vt, title_has, "Wed 22 May 2024  end"));
    vt_drag(vt, 0, y);
    assert_true(vt_wait(vt, title_has, "Thu 11 Apr 2024  04:00 UTC"));
    assert_true(vt_wait_text(vt, "◆┄"));
    vt_release(vt, 0, y);
    /* The button is up: what moves now moves nothing. */
    vt_settle(vt);
    vt_drag(vt, vt->w - 1, y);
    assert_rests(vt, 2);
    assert_true(title_has(vt, "Thu 11 Apr 2024  04:00 UTC"));
    quit(vt);
}

static void the_scoreboards_bar_is_dragged_along_the_night(void **state)
{
    (void)state;
    struct vt *vt = view_bracket();
    int x, y;
    vt_type(vt, "2");
    assert_true(vt_wait_text(vt, "◆ 20:45"));
    assert_true(vt_find(vt, "◆", &x, &y));
    vt_press(vt, x, y);
    vt_drag(vt, 40, y);
    assert_true(vt_wait(vt, title_lacks, "end"));
    assert_true(title_has(vt, "Wed 22 May 2024"));
    assert_true(vt_wait_text(vt, "Atalanta  2 - 0  Leverkusen"));
    vt_drag(vt, 0, y);
    assert_true(vt_wait(vt, title_has, "19:00 UTC"));
    assert_true(vt_wait_text(vt, "● 1'"));
    vt_drag(vt, vt->w - 2, y);
    assert_true(vt_wait_text(vt, "Atalanta  3 - 0  Leverkusen"));
    assert_true(vt_wait_text(vt, "FT"));
    assert_true(vt_wait_text(vt, "◆ 20:45"));
    vt_release(vt, vt->w - 2, y);
    quit(vt);
}

/* Where the minutes are written beneath the axis. */
static int minute_x(struct vt *vt, int y, const char *minute)
{
    const char *row = vt_row(vt, y), *at = strstr(row, minute);
    assert_non_null(at);
    return (int)(at - row);
}

static void the_matchs_axis_is_dragged_along_the_minutes(void **state)
{
    (void)state;
    struct vt *vt = view_final();
    int x, y, labels;
    assert_true(vt_find(vt, "30  ", &x, &labels));
    assert_true(vt_find(vt, "├", &x, &y));
    vt_press(vt, minute_x(vt, labels, " 30 ") + 1, y);
    assert_true(vt_wait(vt, title_has, "19:29 UTC"));
    assert_true(vt_wait_text(vt, "Atalanta  2 - 0  Leverkusen"));
    assert_true(vt_wait_text(vt, "30'"));
    vt_drag(vt, minute_x(vt, labels, " 60 ") + 1, y - 3); /* the hand need not be steady */
    assert_true(vt_wait(vt, title_has, "20:14 UTC"));
    assert_true(vt_wait_text(vt, "HT  2-0"));
    assert_true(vt_wait_text(vt, "Zappacosta")); /* in the 60th */
    vt_drag(vt, minute_x(vt, labels, " 15 ") + 1, y);
    assert_true(vt_wait(vt, title_has, "19:14 UTC"));
    assert_true(vt_wait_text(vt, "Atalanta  1 - 0  Leverkusen"));
    vt_drag(vt, vt->w - 1, y);
    assert_true(vt_wait_text(vt, "Atalanta win 3-0"));
    assert_true(vt_wait_text(vt, "FT  3-0"));
    vt_drag(vt, 0, y);
    assert_true(vt_wait_no_text(vt, "Atalanta win"));
    assert_true(vt_wait_no_text(vt, "Lookman"));
    vt_release(vt, 0, y);
    quit(vt);
}

/* What plays waits for the hand, and goes on from where it lets go. */
static void what_plays_is_dragged_too(void **state)
{
    (void)state;
    struct vt *vt = view_playing();
    int x, y, labels;
    assert_true(vt_find(vt, "75  ", &x, &labels));
    assert_true(vt_find(vt, "├", &x, &y));
    vt_press(vt, minute_x(vt, labels, " 60 ") + 1, y);
    assert_true(vt_wait(vt, title_has, "20:14 UTC"));
    assert_true(vt_wait(vt, title_lacks, "▸"));
    assert_rests(vt, 1);
    vt_drag(vt, minute_x(vt, labels, " 15 ") + 1, y);
    assert_true(vt_wait(vt, title_has, "19:14 UTC"));
    vt_release(vt, minute_x(vt, labels, " 15 ") + 1, y);
    assert_goes_on(vt, "▸ 60x");
    quit(vt);
}

/* -- typing -------------------------------------------------------------------------------------
 */

static void a_moment_is_typed_and_typed_again(void **state)
{
    (void)state;
    struct vt *vt = view_final();
    vt_type(vt, "@67'");
    assert_true(vt_wait_text(vt, " @ 67'"));
    vt_type(vt, "<Enter>");
    assert_true(vt_wait(vt, title_has, "20:21 UTC"));
    assert_true(vt_wait_text(vt, "Tapsoba")); /* in that minute */
    assert_true(vt_wait_no_text(vt, " @ 67'"));
    /* What is wrong is told, and what was typed is still there to be mended. */
    vt_type(vt, "@HTT<Enter>");
    assert_true(vt_wait_text(vt, "HTT"));
    assert_true(vt_wait_no_text(vt, " @ HTT"));
    vt_type(vt, "<Backspace>");
    assert_true(vt_wait_text(vt, " @ HT"));
    vt_type(vt, "<Enter>");
    assert_true(vt_wait_selected(vt, "HT  2-0"));
    /* Keys that mean something else are letters here. */
    vt_type(vt, "@q1n ");
    assert_true(vt_wait_text(vt, " @ q1n"));
    vt_type(vt, "<Esc>");
    assert_true(vt_wait_text(vt, "q quit"));
    assert_true(vt_wait_selected(vt, "HT  2-0"));
    assert_false(vt->ended);
    quit(vt);
}

/* -- what a step changes ------------------------------------------------------------------------
 */

/* Cells that are both bold and underlined: nothing else on a screen is. */
static int standing_out(struct vt *vt)
{
    int count = 0;
    for (int y = 0; y < vt->h; y++)
        for (int x = 0; x < vt->w; x++) {
            VTermScreenCell cell = vt_cell(vt, x, y);
            count += cell.attrs.underline && cell.attrs.bold;
        }
    return count;
}

static bool stands_out(struct vt *vt, const char *what)
{
    (void)what;
    return standing_out(vt) > 0;
}

static bool nothing_stands_out(struct vt *vt, const char *what)
{
    (void)what;
    return standing_out(vt) == 0;
}

static char before_step[24][400];

static bool picture_changed(struct vt *vt, const char *what)
{
    (void)what;
    for (int y = 0; y < vt->h - 1; y++) /* not only the hints */
        if (strcmp(vt_row(vt, y), before_step[y]) != 0)
            return true;
    return false;
}

/* Types a key that steps: the picture is another, and something stands out. */
static void assert_step(struct vt *vt, const char *key)
{
    vt_settle(vt);
    for (int y = 0; y < vt->h; y++)
        snprintf(before_step[y], sizeof before_step[y], "%s", vt_row(vt, y));
    vt_type(vt, key);
    assert_true(vt_wait(vt, picture_changed, key));
    assert_true(vt_wait(vt, stands_out, key));
}

static bool figure_stands_out(struct vt *vt, const char *score)
{
    int x, y;
    if (!vt_find(vt, score, &x, &y))
        return false;
    VTermScreenCell cell = vt_cell(vt, x, y);
    return cell.attrs.bold && cell.attrs.underline;
}

static void steps_stand_out_and_jumps_do_not(void **state)
{
    (void)state;
    static const char *const screens[] = {"1", "2", "3", "4"};
    for (size_t i = 0; i < sizeof screens / sizeof *screens; i++) {
        struct vt *vt = view_bracket();
        vt_type(vt, screens[i]);
        vt_settle(vt);
        assert_int_equal(standing_out(vt), 0);
        vt_type(vt, "@2024-05-22 19:20<Enter>");
        assert_true(vt_wait_text(vt, "q quit"));
        assert_true(vt_wait_no_text(vt, " @ "));
        assert_int_equal(standing_out(vt), 0);
        assert_step(vt, ">");
        assert_step(vt, "<lt>");
        assert_step(vt, ">");
        assert_step(vt, ",");
        if (i == 3) { /* cards, of which only the match itself tells */
            assert_step(vt, ".");
            assert_step(vt, ".");
        }
        vt_type(vt, "<Home>");
        assert_true(vt_wait(vt, nothing_stands_out, "nothing underlined"));
        assert_step(vt, ">");
        vt_type(vt, "n");
        assert_true(vt_wait(vt, nothing_stands_out, "nothing underlined"));
        quit(vt);
    }
}

static void a_goals_figure_stands_out(void **state)
{
    (void)state;
    struct vt *vt = view_final();
    vt_type(vt, ">>");
    assert_true(vt_wait_text(vt, "Atalanta  2 - 0  Leverkusen"));
    assert_true(vt_wait(vt, figure_stands_out, "2 - 0"));
    assert_false(figure_stands_out(vt, "0  Leverkusen"));
    vt_type(vt, "."); /* a card: the score is what it was */
    assert_true(vt_wait_text(vt, "Scamacca"));
    assert_true(vt_wait(vt, stands_out, "the card"));
    assert_false(figure_stands_out(vt, "2 - 0"));
    vt_type(vt, "<lt><lt>");
    assert_true(vt_wait_text(vt, "Atalanta  1 - 0  Leverkusen"));
    assert_true(vt_wait(vt, figure_stands_out, "1 - 0"));
    quit(vt);
}

/* -- spoiler-safe -------------------------------------------------------------------------------
 */

/* Nothing of a result anywhere: no figures with a dash, no mark of a winner. */
static void assert_tells_nothing(struct vt *vt)
{
    static const char *const words[] = {"win the", "Champions", "champions", "Lookman", "aet",
                                        "pens",    "▸",         " agg ",     " - "};
    int x, y;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        for (y = 2; y < vt->h; y++) {
            /* The heading of the columns and the key below the tree are there from the start. */
            const char *row = vt_row(vt, y);
            if (strstr(row, words[i]) && !strstr(row, "1st 2nd agg") && !strstr(row, "▸ through"))
                fail_msg("row %d tells: %s", y, row);
        }
    assert_false(vt_find(vt, "1-0", &x, &y));
    assert_false(vt_find(vt, "3-0", &x, &y));
}

static struct vt *view_safe(const char *hint)
{
    struct vt *vt = start("--spoiler-safe", state_home);
    assert_true(vt_wait_text(vt, hint));
    assert_true(title_has(vt, "· safe"));
    return vt;
}

static void forget(void)
{
    static const char *const files[] = {"watched/uel-2023-24", "last", "watched", ""};
    char path[128];
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        snprintf(path, sizeof path, "%s/touchline/%s", state_home, files[i]);
        remove(path); /* a file or a folder, there or not */
    }
}

/* The time in the title from the day on: what must be the same next time. */
static void keep_moment(struct vt *vt, char moment[64])
{
    vt_settle(vt);
    const char *at = strstr(vt_row(vt, 0), " 2024  ");
    assert_non_null(at);
    snprintf(moment, 64, "%s", at - 6);
}

static void spoiler_safe_tells_nothing(void **state)
{
    (void)state;
    struct vt *vt = view_safe("spoiler-safe: from the start; Space plays, . steps");
    assert_true(title_has(vt, "Thu 11 Apr 2024  04:00 UTC"));
    assert_tells_nothing(vt);
    static const char *const screens[] = {"2", "3", "4"};
    for (size_t i = 0; i < sizeof screens / sizeof *screens; i++) {
        vt_type(vt, screens[i]);
        assert_true(vt_wait(vt, title_lacks, "Bracket"));
        assert_true(vt_wait_text(vt, "q quit"));
        assert_tells_nothing(vt);
        vt_type(vt, "1");
        assert_true(vt_wait(vt, title_has, "Bracket"));
    }
    quit(vt);
}

static void where_one_left_off_is_remembered(void **state)
{
    (void)state;
    static const int ends[] = {0, SIGTERM, SIGHUP}; /* 0: by q */
    struct vt *vt = view_safe("from the start");
    char moment[64];
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        assert_step(vt, ">");
        assert_step(vt, ">");
        keep_moment(vt, moment);
        if (!ends[i]) {
            quit(vt);
        } else {
            vt_kill(vt, ends[i]);
            assert_true(vt_wait_ended(vt));
            assert_true(WIFSIGNALED(vt->status));
            assert_int_equal(WTERMSIG(vt->status), ends[i]);
            assert_true(vt_modes_restored(vt));
            vt_close(vt);
        }
        vt = view_safe("spoiler-safe: on from where you left off; Space plays");
        assert_true(vt_wait(vt, title_has, moment));
    }
    vt_type(vt, "q");
    wait_quit(vt);
}

static void r_goes_on_from_there(void **state)
{
    (void)state;
    char moment[64];
    struct vt *vt = view_safe("from the start");
    assert_step(vt, "}");
    assert_step(vt, ">");
    keep_moment(vt, moment);
    quit(vt);

    vt = start(NULL, state_home);
    assert_true(vt_wait_text(vt, "r goes on from where you left off, 18 Apr 19:06"));
    assert_true(title_has(vt, "Wed 22 May 2024  end"));
    assert_true(title_lacks(vt, "safe"));
    vt_type(vt, "r");
    assert_true(vt_wait(vt, title_has, moment));
    assert_true(vt_wait_no_text(vt, "left off"));
    /* Where one has come to since is where one goes on from. */
    assert_step(vt, ">");
    keep_moment(vt, moment);
    quit(vt);
    vt = start(NULL, state_home);
    assert_true(vt_wait_text(vt, "r goes on from where you left off"));
    vt_type(vt, "r");
    assert_true(vt_wait(vt, title_has, moment));
    quit(vt);
}

/* -- all ----------------------------------------------------------------------------------------
 */

/* What a test before has left behind says nothing to the next. */
static int start_afresh(void **state)
{
    (void)state;
    forget();
    return 0;
}

static int set_up(void **state)
{
    (void)state;
    const char *top = getenv("top_srcdir");
    snprintf(data_dir, sizeof data_dir, "TOUCHLINE_DATADIR=%.900s/data", top ? top : ".");
    return mkdtemp(state_home) ? 0 : -1;
}

/* Whatever else was left there keeps the folder from going, which is a failure. */
static int tear_down(void **state)
{
    (void)state;
    forget();
    return rmdir(state_home);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paused_it_sleeps),
        cmocka_unit_test(at_1x_it_sleeps_from_minute_to_minute),
        cmocka_unit_test(at_3600x_every_goal_is_seen),
        cmocka_unit_test(at_3600x_goals_of_both_sides_are_seen),
        cmocka_unit_test(dull_time_is_skipped_to_the_first_goal),
        cmocka_unit_test(resizing_does_not_stop_the_play),
        cmocka_unit_test(no_time_passes_while_it_is_stopped),
        cmocka_unit_test(quitting_does_not_wait_for_the_play),
        cmocka_unit_test(the_brackets_bar_is_dragged_from_day_to_day),
        cmocka_unit_test(the_scoreboards_bar_is_dragged_along_the_night),
        cmocka_unit_test(the_matchs_axis_is_dragged_along_the_minutes),
        cmocka_unit_test(what_plays_is_dragged_too),
        cmocka_unit_test(a_moment_is_typed_and_typed_again),
        cmocka_unit_test(steps_stand_out_and_jumps_do_not),
        cmocka_unit_test(a_goals_figure_stands_out),
        cmocka_unit_test_setup(spoiler_safe_tells_nothing, start_afresh),
        cmocka_unit_test_setup(where_one_left_off_is_remembered, start_afresh),
        cmocka_unit_test_setup(r_goes_on_from_there, start_afresh),
    };
    return cmocka_run_group_tests_name("replay", tests, set_up, tear_down);
}
