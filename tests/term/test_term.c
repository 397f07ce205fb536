/* The real program on a terminal, as a person would see it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "vt.h"

#define SMCUP "\033[?1049h"
#define RMCUP "\033[?1049l"

static char data_dir[1024], edition_path[1100], config_home[] = "/tmp/touchline-term-XXXXXX";

static const char *program(void)
{
    const char *path = getenv("TOUCHLINE");
    return path ? path : "./touchline";
}

/* A sanitizer must not report the crashes that are meant. */
static const char *crash_options(void)
{
    static char text[1024];
    const char *given = getenv("ASAN_OPTIONS");
    snprintf(text, sizeof text,
             "ASAN_OPTIONS=%s%shandle_segv=0:handle_sigbus=0:handle_abort=0:handle_sigfpe=0:handle_"
             "sigill=0",
             given ? given : "", given && *given ? ":" : "");
    return text;
}

/* The viewer on the shipped edition, with up to four changes of the environment. */
static struct vt *view(int w, int h, const char *e1, const char *e2, const char *e3)
{
    const char *argv[] = {program(), "uel-2023-24", NULL};
    const char *env[] = {data_dir, "COLORFGBG", "NO_COLOR", e1, e2, e3, NULL};
    struct vt_options options = {.w = w, .h = h, .argv = argv, .env = env};
    return vt_open(&options);
}

static struct vt *view_bracket(void)
{
    struct vt *vt = view(80, 24, NULL, NULL, NULL);
    assert_true(vt_wait_text(vt, "q quit"));
    return vt;
}

/* Cursor, screen, mouse and modes are as they were before. */
static void assert_given_back(struct vt *vt)
{
    if (vt->alternate || !vt->cursor || !vt_modes_restored(vt))
        fail_msg("alternate screen %d, cursor %d, modes %d", vt->alternate, vt->cursor,
                 vt_modes_restored(vt));
    assert_true(vt_wrote(vt, RMCUP));
    assert_true(vt_wrote(vt, "\033[?1002l"));
    assert_true(vt_wrote(vt, "\033[?1006;1000l") || vt_wrote(vt, "\033[?1000l"));
    assert_true(vt_wrote(vt, "\033[23;2t"));
}

static void quit(struct vt *vt)
{
    vt_type(vt, "q");
    assert_true(vt_wait_ended(vt));
    assert_true(WIFEXITED(vt->status));
    assert_int_equal(WEXITSTATUS(vt->status), 0);
    vt_close(vt);
}

/* -- what is seen ------------------------------------------------------------------------------ */

static bool wrote(struct vt *vt, const char *bytes)
{
    return vt_wrote(vt, bytes);
}

static void the_first_frame_shows_the_bracket(void **state)
{
    (void)state;
    struct vt *vt = view_bracket();
    assert_non_null(strstr(vt_row(vt, 0), " Europa League 2023-24 · Bracket"));
    int x, y;
    static const char *const there[] = {"Benfica", "Marseille",  "Liverpool", "Atalanta", "Milan",
                                        "Roma",    "Leverkusen", "West Ham",  "? help"};
    for (size_t i = 0; i < sizeof there / sizeof *there; i++)
        assert_true(vt_find(vt, there[i], &x, &y));
    assert_true(vt->alternate);
    assert_false(vt->cursor);
    assert_true(vt_wrote(vt, SMCUP));
    /* These may come after the picture. */
    assert_true(vt_wait(vt, wrote, "\033[?1002h"));
    assert_true(vt_wait(vt, wrote, "\033[?1006;1000h"));
    assert_true(vt_wait(vt, wrote, "\033]2;Europa League 2023-24 - touchline\007"));
    /* The user's palette is his own. */
    assert_false(vt_wrote(vt, "\033]4;"));
    quit(vt);
}

/* What is selected is one bar of one colour, whatever stands on it. */
static bool is_one_bar(struct vt *vt)
{
    int reversed = 0;
    for (int y = 0; y < vt->h; y++)
        for (int x = 0; x < vt->w; x++) {
            VTermScreenCell cell = vt_cell(vt, x, y);
            reversed += cell.attrs.reverse;
            if (cell.attrs.reverse && !VTERM_COLOR_IS_DEFAULT_FG(&cell.fg))
                return false;
        }
    return reversed > 20;
}

static void keys_walk_and_open(void **state)
{
    (void)state;
    struct vt *vt = view_bracket();
    assert_true(vt_wait_selected(vt, "Atalanta"));
    assert_non_null(strstr(vt_selected(vt), "Leverkusen")); /* the final */
    assert_true(is_one_bar(vt));
    vt_type(vt, "<Left>");
    assert_true(vt_wait_selected(vt, "Marseille"));
    vt_type(vt, "h");
    assert_true(vt_wait_selected(vt, "Benfica"));
    vt_type(vt, "<Down>");
    assert_true(vt_wait_selected(vt, "Liverpool"));
    vt_type(vt, "<Enter>");
    assert_true(vt_wait_text(vt, "Esc back"));
    assert_true(vt_wait_text(vt, "Liverpool"));
    assert_null(strstr(vt_row(vt, 0), "Bracket"));
    vt_type(vt, "<Esc>");
    assert_true(vt_wait_text(vt, "· Bracket"));
    assert_true(vt_wait_selected(vt, "Liverpool"));
    vt_type(vt, "<Esc>");
    assert_true(vt_wait_text(vt, "q quits"));
    quit(vt);
}

static void help_is_there(void **state)
{
    (void)state;
    struct vt *vt = view_bracket();
    vt_type(vt, "?");
    assert_true(vt_wait_text(vt, "Keys: bracket"));
    vt_type(vt, "<F1>");
    assert_true(vt_wait_text(vt, "· Bracket"));
    quit(vt);
}

/* A key that no terminal description names is no Esc and no letters. */
static void unknown_sequences_do_nothing(void **state)
{
    (void)state;
    struct vt *vt = view_bracket();
    vt_type(vt, "<Left>");
    assert_true(vt_wait_selected(vt, "Marseille"));
    vt_send(vt, "\033[99;9q", 7);
    vt_settle(vt);
    vt_send(vt, "\033[D", 3); /* not what this terminal sends, but plain enough */
    assert_true(vt_wait_selected(vt, "Benfica"));
    assert_false(vt->ended);
    quit(vt);
}

static void resizing_keeps_the_place(void **state)
{
    (void)state;
    static const int sizes[][2] = {{40, 12}, {120, 40}, {200, 60}, {80, 24}, {20, 5}, {80, 24}};
    struct vt *vt = view_bracket();
    vt_type(vt, "hhj");
    assert_true(vt_wait_selected(vt, "Liverpool"));
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        vt_resize(vt, sizes[i][0], sizes[i][1]);
        /* The hint line is at the new bottom. */
        for (int tries = 0; tries < 100 && !strstr(vt_row(vt, sizes[i][1] - 1), "? help"); tries++)
            vt_pump(vt, 100);
        assert_non_null(strstr(vt_row(vt, sizes[i][1] - 1), "? help"));
        if (sizes[i][1] >= 12)
            assert_true(vt_wait_selected(vt, "Liverpool"));
    }
    quit(vt);
}

static void every_row_is_whole_after_a_redraw(void **state)
{
    (void)state;
    struct vt *vt = view_bracket();
    char before[24][512];
    for (int y = 0; y < 24; y++)
        snprintf(before[y], sizeof before[y], "%s", vt_row(vt, y));
    /* Somebody else writes on the terminal. */
    vterm_input_write(vt->vterm, "\033[5;1Hgarbage\033[12;1Hgarbage", 26);
    assert_non_null(strstr(vt_row(vt, 4), "garbage"));
    vt_type(vt, "<Ctrl-L>");
    assert_true(vt_wait_no_text(vt, "garbage"));
    vt_settle(vt);
    for (int y = 0; y < 24; y++)
        assert_string_equal(vt_row(vt, y), before[y]);
    quit(vt);
}

/* -- the mouse ---------------------------------------------------------------------------------
 */

static void a_click_selects_and_then_opens(void **state)
{
    (void)state;
    struct vt *vt = view_bracket();
    int x, y;
    assert_true(vt_find(vt, "West Ham", &x, &y));
    vt_click(vt, x + 2, y, 1);
    assert_true(vt_wait_selected(vt, "West Ham"));
    assert_non_null(strstr(vt_row(vt, 0), "Bracket"));
    vt_click(vt, x + 2, y, 1);
    assert_true(vt_wait_text(vt, "Esc back"));
    assert_true(vt_wait_text(vt, "West Ham"));
    /* The hints can be clicked. */
    assert_true(vt_find(vt, "Esc back", &x, &y));
    vt_click(vt, x + 5, y, 1);
    assert_true(vt_wait_text(vt, "· Bracket"));
    quit(vt);
}

/* -- finding ------------------------------------------------------------------------------------
 */

static void a_player_is_found_by_a_few_letters(void **state)
{
    (void)state;
    struct vt *vt = view_bracket();
    vt_type(vt, "/");
    assert_true(vt_wait_text(vt, "Type part of a name"));
    vt_type(vt, "lookm");
    assert_true(vt_wait_selected(vt, "Lookman"));
    assert_true(vt_wait_text(vt, "Enter go there   Esc back"));
    vt_type(vt, "<Enter>");
    assert_true(vt_wait_text(vt, "30'  Goal, Lookman")); /* what he did first */
    assert_true(vt_wait_selected(vt, "Lookman"));
    vt_type(vt, "<Esc>");
    assert_true(vt_wait_text(vt, "· Bracket"));
    quit(vt);
}

static void a_player_elsewhere_opens_his_edition(void **state)
{
    (void)state;
    struct vt *vt = view_bracket();
    vt_type(vt, "/kylian 2022");
    assert_true(vt_wait_selected(vt, "Mbapp"));
    assert_non_null(strstr(vt_selected(vt), "France, World Cup 2022"));
    vt_type(vt, "<Enter>");
    assert_true(vt_wait_text(vt, "World Cup 2022 · Group D"));
    quit(vt);
    /* And once more: nothing that the first run has left behind changes what is found. */
    vt = view_bracket();
    vt_type(vt, "/kylian 2022");
    assert_true(vt_wait_selected(vt, "France, World Cup 2022"));
    vt_type(vt, "<Esc>");
    assert_true(vt_wait_text(vt, "· Bracket"));
    quit(vt);
}

static void editions_are_picked_by_the_mouse(void **state)
{
    (void)state;
    struct vt *vt = view_bracket();
    int x, y;
    vt_type(vt, "o");
    assert_true(vt_wait_selected(vt, "open now"));
    vt_type(vt, "1966");
    assert_true(vt_wait_selected(vt, "World Cup 1966"));
    assert_true(vt_wait_no_text(vt, "World Cup 1962")); /* the frame is whole */
    vt_type(vt, "<Backspace>");
    assert_true(vt_wait_text(vt, "World Cup 1962"));
    assert_true(vt_wait_text(vt, "World Cup 1966"));
    assert_true(vt_find(vt, "World Cup 1962", &x, &y));
    if (strstr(vt_selected(vt), "World Cup 1962"))
        assert_true(vt_find(vt, "World Cup 1966", &x, &y));
    vt_click(vt, x + 3, y, 1);
    assert_true(vt_wait_selected(vt, strstr(vt_row(vt, y), "1962") ? "1962" : "1966"));
    vt_click(vt, x + 3, y, 1);
    assert_true(vt_wait_text(vt, "· Bracket"));
    assert_true(vt_wait_text(vt, "World Cup 196"));
    quit(vt);
}

static void the_wheel_moves(void **state)
{
    (void)state;
    struct vt *vt = view_bracket();
    vt_type(vt, "hh");
    assert_true(vt_wait_selected(vt, "Benfica"));
    vt_click(vt, 10, 10, 5);
    assert_true(vt_wait_selected(vt, "West Ham")); /* three down */
    vt_click(vt, 10, 10, 4);
    assert_true(vt_wait_selected(vt, "Benfica"));
    quit(vt);
}

static void no_mouse_when_not_wanted(void **state)
{
    (void)state;
    char dir[64], path[128], env[96];
    snprintf(dir, sizeof dir, "%s/touchline", config_home);
    snprintf(path, sizeof path, "%s/touchline.cfg", dir);
    snprintf(env, sizeof env, "XDG_CONFIG_HOME=%s", config_home);
    mkdir(dir, 0700);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs("mouse = false;\nkeys = { quit = \"x\"; };\ncolour = 1;\n", file);
    fclose(file);
    struct vt *vt = view(120, 24, env, NULL, NULL);
    assert_true(vt_wait_text(vt, "touchline.cfg:3: \"colour\" is no setting"));
    assert_false(vt_wrote(vt, "\033[?1002h"));
    assert_false(vt_wrote(vt, "\033[?1006;1000h"));
    vt_type(vt, "j");
    assert_true(vt_wait_text(vt, "x quit"));
    vt_type(vt, "x");
    assert_true(vt_wait_ended(vt));
    assert_int_equal(WEXITSTATUS(vt->status), 0);
    vt_close(vt);
    unlink(path);
    rmdir(dir);
}

/* -- the moment --------------------------------------------------------------------------------
 */

static bool title_has(struct vt *vt, const char *text)
{
    return strstr(vt_row(vt, 0), text) != NULL;
}

static bool title_lacks(struct vt *vt, const char *text)
{
    return !title_has(vt, text);
}

static void assert_idle(struct vt *vt)
{
    vt_settle(vt);
    assert_false(vt_pump(vt, 1000));
}

/* Frames come while it plays, and not a byte while it does not. */
static void playing_moves_and_pausing_rests(void **state)
{
    (void)state;
    struct vt *vt = view_bracket();
    assert_idle(vt);
    vt_type(vt, "<Home>");
    assert_true(vt_wait(vt, title_has, "04:00"));
    assert_idle(vt);
    vt_type(vt, " ");
    assert_true(vt_wait_text(vt, "▸ skip"));
    assert_true(vt_wait_text(vt, "Space pause"));
    assert_true(vt_wait(vt, title_lacks, "04:00"));
    char first[128];
    snprintf(first, sizeof first, "%s", vt_row(vt, 0));
    assert_true(vt_wait(vt, title_lacks, strrchr(first, ':') - 2)); /* nobody pressed a key */
    vt_type(vt, " ");
    assert_true(vt_wait_text(vt, " paused "));
    assert_true(vt_wait_text(vt, "Space play"));
    assert_idle(vt);
    quit(vt);
}

/* Whatever the terminal's description says of them. */
static void home_and_end_come_in_several_forms(void **state)
{
    static const char *const forms[][2] = {
        {"\033[H", "\033[F"}, {"\033[1~", "\033[4~"}, {"\033[7~", "\033[8~"}};

    (void)state;
    struct vt *vt = view_bracket();
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        vt_send(vt, forms[i][0], strlen(forms[i][0]));
        assert_true(vt_wait(vt, title_has, "04:00"));
        vt_send(vt, forms[i][1], strlen(forms[i][1]));
        assert_true(vt_wait(vt, title_has, " end"));
    }
    quit(vt);
}

static void stopping_stops_the_play_too(void **state)
{
    (void)state;
    struct vt *vt = view_bracket();
    vt_type(vt, "<Home>+ "); /* 1x */
    assert_true(vt_wait_text(vt, "▸ 1x"));
    vt_type(vt, "<Ctrl-Z>");
    assert_true(vt_wait_stopped(vt));
    vt_continue(vt);
    assert_true(vt_wait_text(vt, "▸ 1x"));
    vt_type(vt, "q");
    assert_true(vt_wait_ended(vt));
    vt_close(vt);
}

static void a_moment_is_typed(void **state)
{
    (void)state;
    struct vt *vt = view_bracket();
    vt_type(vt, "@2024-04-18 19:20");
    assert_true(vt_wait_text(vt, " @ 2024-04-18 19:20"));
    vt_resize(vt, 70, 20); /* it stays open */
    for (int tries = 0; tries < 100 && !strstr(vt_row(vt, 19), " @ 2024-04-18 19:20"); tries++)
        vt_pump(vt, 100);
    assert_non_null(strstr(vt_row(vt, 19), " @ 2024-04-18 19:20"));
    vt_resize(vt, 80, 24);
    vt_type(vt, "<Enter>");
    assert_true(vt_wait(vt, title_has, "Thu 18 Apr 2024  19:20 UTC"));
    vt_type(vt, "@nonsense<Enter>");
    assert_true(vt_wait_no_text(vt, " @ nonsense"));
    assert_true(vt_wait_text(vt, "nonsense"));
    vt_type(vt, "<Ctrl-U>");
    assert_true(vt_wait_no_text(vt, "nonsense"));
    vt_type(vt, "<Esc>");
    assert_true(vt_wait_text(vt, "q quit"));
    assert_true(title_has(vt, "19:20 UTC"));
    quit(vt);
}

static void the_moment_is_dragged_along_the_bar(void **state)
{
    (void)state;
    struct vt *vt = view_bracket();
    int x, y;
    assert_true(vt_find(vt, "◆", &x, &y)); /* at its end */
    assert_true(x > 60);
    vt_press(vt, 40, y);
    assert_true(vt_wait(vt, title_lacks, "end"));
    vt_drag(vt, 9, y - 3);
    assert_true(vt_wait(vt, title_has, "Apr 2024"));
    vt_drag(vt, 79, y - 8);
    vt_release(vt, 79, y - 8);
    vt_settle(vt);
    assert_true(vt_find(vt, "◆", &x, &y));
    assert_true(x > 60);
    /* The wheel steps there. */
    char before[128];
    snprintf(before, sizeof before, "%s", vt_row(vt, 0));
    for (int i = 0; i < 40; i++)
        vt_click(vt, 40, y, 4);
    assert_true(vt_wait(vt, title_lacks, before));
    quit(vt);
}

/* -- giving the terminal back ------------------------------------------------------------------
 */

static void quitting_gives_the_terminal_back(void **state)
{
    (void)state;
    struct vt *vt = view_bracket();
    assert_false(vt_modes_restored(vt)); /* or the test would say nothing */
    vt_type(vt, "q");
    assert_true(vt_wait_ended(vt));
    assert_true(WIFEXITED(vt->status));
    assert_int_equal(WEXITSTATUS(vt->status), 0);
    assert_given_back(vt);
    assert_false(vt_wrote(vt, "\033]104"));
    vt_close(vt);
}

static void signals_give_the_terminal_back(void **state)
{
    (void)state;
    static const int signals[] = {SIGTERM, SIGHUP, SIGINT};
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        struct vt *vt = view_bracket();
        vt_kill(vt, signals[i]);
        assert_true(vt_wait_ended(vt));
        assert_true(WIFSIGNALED(vt->status));
        assert_int_equal(WTERMSIG(vt->status), signals[i]);
        assert_given_back(vt);
        vt_close(vt);
    }
}

static void control_c_interrupts(void **state)
{
    (void)state;
    struct vt *vt = view_bracket();
    vt_type(vt, "<Ctrl-C>");
    assert_true(vt_wait_ended(vt));
    assert_true(WIFSIGNALED(vt->status));
    assert_int_equal(WTERMSIG(vt->status), SIGINT);
    assert_given_back(vt);
    vt_close(vt);
}

static void crashes_give_the_terminal_back(void **state)
{
    (void)state;
    static const int signals[] = {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGQUIT};
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        struct vt *vt = view(80, 24, crash_options(), NULL, NULL);
        assert_true(vt_wait_text(vt, "q quit"));
        vt_kill(vt, signals[i]);
        assert_true(vt_wait_ended(vt));
        assert_true(WIFSIGNALED(vt->status));
        assert_int_equal(WTERMSIG(vt->status), signals[i]);
        assert_given_back(vt);
        vt_close(vt);
    }
}

static void suspending_gives_it_back_for_a_while(void **state)
{
    (void)state;
    struct vt *vt = view_bracket();
    for (int by_key = 0; by_key < 2; by_key++) {
        vt_mark(vt);
        if (by_key)
            vt_type(vt, "<Ctrl-Z>");
        else
            vt_kill(vt, SIGTSTP);
        assert_true(vt_wait_stopped(vt));
        assert_given_back(vt);
        /* The window changes meanwhile, and nobody tells a stopped job. */
        int w = by_key ? 80 : 100;
        vt_resize(vt, w, 24);
        vt_mark(vt);
        vt_continue(vt);
        assert_true(vt_wait_text(vt, "q quit"));
        vt_settle(vt);
        assert_true(vt->alternate);
        assert_false(vt->cursor);
        assert_false(vt_modes_restored(vt));
        assert_true(vt_wait(vt, wrote, "\033[?1002h"));
        assert_true(vt_wait(vt, wrote, "\033]2;Europa"));
        assert_false(vt_wrote(vt, "\033]104")); /* the palette stays the user's */
        assert_non_null(strstr(vt_row(vt, 0), "Bracket"));
        vt_type(vt, by_key ? "<Right><Right>" : "<Left>");
        assert_true(vt_wait_selected(vt, by_key ? "Leverkusen" : "Marseille"));
    }
    quit(vt);
}

/* Stopped without being asked, it comes back to a terminal that others have used. */
static void going_on_paints_everything(void **state)
{
    (void)state;
    struct vt *vt = view_bracket();
    vt_kill(vt, SIGSTOP);
    assert_true(vt_wait_stopped(vt));
    vterm_input_write(vt->vterm, "\033[2J\033[?25h", 10);
    assert_string_equal(vt_row(vt, 0), "");
    vt_continue(vt);
    assert_true(vt_wait_text(vt, "q quit"));
    assert_true(vt_wait_text(vt, "Marseille"));
    assert_false(vt->cursor);
    vt_type(vt, "<Left>");
    assert_true(vt_wait_selected(vt, "Marseille"));
    quit(vt);
}

static void the_end_of_the_keyboard_ends_it(void **state)
{
    (void)state;
    struct vt *vt = view_bracket();
    vt_hang_up(vt);
    assert_true(vt_wait_ended(vt));
    assert_true(WIFEXITED(vt->status));
    assert_int_equal(WEXITSTATUS(vt->status), 0);
    vt_close(vt);
}

/* -- terminals ---------------------------------------------------------------------------------
 */

/* Any SGR that sets a colour: 30-38, 40-48, 90-107, in any place of its list. */
static bool wrote_colour(const struct vt *vt)
{
    for (const char *at = vt->raw; at && (at = strstr(at, "\033[")); at++) {
        size_t len = strspn(at + 2, "0123456789;:");
        if (at[2 + len] != 'm')
            continue;
        for (const char *number = at + 2; number < at + 2 + len;) {
            long value = strtol(number, NULL, 10);
            if ((value >= 30 && value <= 38) || (value >= 40 && value <= 48) ||
                (value >= 90 && value <= 107))
                return true;
            number += strcspn(number, ";:m");
            number += *number != 'm';
        }
    }
    return false;
}

static void no_colour_means_none(void **state)
{
    (void)state;
    struct vt *vt = view(80, 24, "NO_COLOR=1", NULL, NULL);
    assert_true(vt_wait_text(vt, "q quit"));
    vt_type(vt, "<Left>p");
    assert_true(vt_wait_selected(vt, "Marseille"));
    vt_settle(vt);
    assert_false(wrote_colour(vt));
    vt_type(vt, "q");
    assert_true(vt_wait_ended(vt));
    assert_false(wrote_colour(vt));
    vt_close(vt);
    vt = view(80, 24, "NO_COLOR=", NULL, NULL); /* empty is as good as unset */
    assert_true(vt_wait_text(vt, "q quit"));
    assert_true(wrote_colour(vt));
    quit(vt);
}

static void terminals_of_many_kinds(void **state)
{
    (void)state;
    static const struct {
        const char *term, *colour; /* what its colours look like; NULL: none */
        bool mouse, title;
    } kinds[] = {
        {"TERM=xterm-256color", "\033[38;5;75m", true, true},
        {"TERM=xterm-direct", "38:2::86:180:233m", true, true},
        {"TERM=xterm", "\033[36m", true, true},
        {"TERM=screen", "\033[36m", true, true},
        {"TERM=tmux-256color", "\033[38;5;75m", true, true},
        {"TERM=linux", "36m", false, false},
        {"TERM=vt100", NULL, false, false},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        struct vt *vt = view(80, 24, kinds[i].term, NULL, NULL);
        assert_true(vt_wait_text(vt, "q quit"));
        assert_true(vt_wait_text(vt, "Marseille"));
        vt_type(vt, "h");
        assert_true(vt_wait_selected(vt, "Marseille"));
        vt_settle(vt);
        if (kinds[i].colour ? !vt_wrote(vt, kinds[i].colour) : wrote_colour(vt))
            fail_msg("%s: colours are wrong", kinds[i].term);
        if (vt_wrote(vt, "\033[?1002h") != kinds[i].mouse ||
            vt_wrote(vt, "\033]2;") != kinds[i].title)
            fail_msg("%s: mouse or title is wrong", kinds[i].term);
        vt_type(vt, "q");
        assert_true(vt_wait_ended(vt));
        assert_int_equal(WEXITSTATUS(vt->status), 0);
        assert_true(vt_modes_restored(vt));
        assert_false(vt->alternate);
        vt_close(vt);
    }
}

static void terminals_that_cannot(void **state)
{
    (void)state;
    static const char *const terms[] = {"TERM=dumb", "TERM", "TERM=no-such-terminal"};
    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) {
        struct vt *vt = view(80, 24, terms[i], NULL, NULL);
        assert_true(vt_wait_ended(vt));
        assert_true(WIFEXITED(vt->status));
        assert_int_equal(WEXITSTATUS(vt->status), 0);
        int x, y;
        assert_true(vt_find(vt, "Marseille", &x, &y));
        assert_false(vt_wrote(vt, SMCUP));
        assert_false(vt_wrote(vt, "\033[?1"));
        assert_true(vt_modes_restored(vt));
        vt_close(vt);
    }
}

static void a_c_locale_is_ascii(void **state)
{
    (void)state;
    struct vt *vt = view(120, 40, "LC_ALL=C", NULL, NULL);
    assert_true(vt_wait_text(vt, "q quit"));
    vt_type(vt, "hh<Enter>");
    assert_true(vt_wait_text(vt, "Esc back"));
    vt_type(vt, "4");
    vt_settle(vt);
    vt_type(vt, "q");
    assert_true(vt_wait_ended(vt));
    for (size_t i = 0; i < vt->raw_len; i++)
        assert_true((unsigned char)vt->raw[i] < 0x80);
    assert_false(vt_wrote(vt, "\016")); /* nor the other character set */
    vt_close(vt);
}

static void light_and_dark(void **state)
{
    (void)state;
    struct vt *vt = view(80, 24, "COLORFGBG=0;15", NULL, NULL);
    assert_true(vt_wait_text(vt, "q quit"));
    assert_true(vt_wrote(vt, "\033[38;5;25m"));
    assert_false(vt_wrote(vt, "\033[38;5;75m"));
    quit(vt);
    vt = view(80, 24, "COLORFGBG=15;0", NULL, NULL);
    assert_true(vt_wait_text(vt, "q quit"));
    assert_true(vt_wrote(vt, "\033[38;5;75m"));
    assert_false(vt_wrote(vt, "\033[38;5;25m"));
    quit(vt);
}

/* The edition comes in on standard input, the keys from the terminal. */
static void keys_come_from_the_terminal(void **state)
{
    (void)state;
    const char *argv[] = {program(), "-", NULL};
    const char *env[] = {data_dir, NULL};
    struct vt_options options = {.argv = argv, .env = env, .stdin_path = edition_path};
    struct vt *vt = vt_open(&options);
    assert_true(vt_wait_text(vt, "q quit"));
    vt_type(vt, "<Left>");
    assert_true(vt_wait_selected(vt, "Marseille"));
    quit(vt);
}

/* Copies the edition into path with the first from replaced by to. */
static void change_edition(const char *path, const char *from, const char *to)
{
    static char text[256 * 1024];
    FILE *in = fopen(edition_path, "r"), *out = fopen(path, "w");
    assert_true(in && out);
    size_t len = fread(text, 1, sizeof text - 1, in);
    text[len] = '\0';
    char *at = strstr(text, from);
    assert_non_null(at);
    fwrite(text, 1, (size_t)(at - text), out);
    fprintf(out, "%s%s", to, at + strlen(from));
    fclose(in);
    fclose(out);
}

/* U+1161 takes a cell here and none by the C library: written as it is, it would shift the row. */
static void what_the_terminal_measures_otherwise(void **state)
{
    (void)state;
    char path[128];
    snprintf(path, sizeof path, "%s/odd.cfg", config_home);
    change_edition(path, "name = \"Liverpool\"", "name = \"Liver\xe1\x85\xa1poo\"");
    const char *argv[] = {program(), path, NULL};
    const char *env[] = {data_dir, NULL};
    struct vt_options options = {.argv = argv, .env = env};
    struct vt *vt = vt_open(&options);
    assert_true(vt_wait_text(vt, "q quit"));
    int x, y, other_x, other_y;
    assert_true(vt_find(vt, "Liver\xef\xbf\xbdpoo    0   1   1", &x, &y));
    assert_true(vt_find(vt, "Milan", &other_x, &other_y));
    assert_int_equal(x, other_x);
    assert_false(vt_wrote(vt, "\xe1\x85\xa1"));
    unlink(path);
    quit(vt);
}

/* Started where nobody could wake it up, it does not go to sleep. */
static void no_suspending_without_job_control(void **state)
{
    (void)state;
    const char *argv[] = {"/bin/sh", "-c", "trap '' TSTP; exec \"$0\" uel-2023-24", program(),
                          NULL};
    const char *env[] = {data_dir, NULL};
    struct vt_options options = {.argv = argv, .env = env};
    struct vt *vt = vt_open(&options);
    assert_true(vt_wait_text(vt, "q quit"));
    vt_type(vt, "<Ctrl-Z>");
    assert_true(vt_wait_text(vt, "there is no shell here to suspend to"));
    assert_false(vt->stopped);
    quit(vt);
}

static void a_pipe_gets_text(void **state)
{
    (void)state;
    char command[2600], text[16384];
    snprintf(command, sizeof command, "%s '%s'", data_dir, program());
    FILE *out = popen(command, "r");
    assert_non_null(out);
    size_t len = fread(text, 1, sizeof text - 1, out);
    text[len] = '\0';
    assert_int_equal(pclose(out), 0);
    assert_non_null(strstr(text, "Marseille"));
    assert_null(strchr(text, '\033'));
}

static int set_up(void **state)
{
    (void)state;
    const char *top = getenv("top_srcdir");
    snprintf(data_dir, sizeof data_dir, "TOUCHLINE_DATADIR=%.900s/data", top ? top : ".");
    snprintf(edition_path, sizeof edition_path, "%.900s/data/uel-2023-24.cfg", top ? top : ".");
    /* Where one left off is not remembered from one test to the next. */
    setenv("XDG_STATE_HOME", "/dev/null", 1);
    return mkdtemp(config_home) ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    return rmdir(config_home);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_frame_shows_the_bracket),
        cmocka_unit_test(keys_walk_and_open),
        cmocka_unit_test(help_is_there),
        cmocka_unit_test(unknown_sequences_do_nothing),
        cmocka_unit_test(resizing_keeps_the_place),
        cmocka_unit_test(every_row_is_whole_after_a_redraw),
        cmocka_unit_test(a_click_selects_and_then_opens),
        cmocka_unit_test(a_player_is_found_by_a_few_letters),
        cmocka_unit_test(a_player_elsewhere_opens_his_edition),
        cmocka_unit_test(editions_are_picked_by_the_mouse),
        cmocka_unit_test(the_wheel_moves),
        cmocka_unit_test(no_mouse_when_not_wanted),
        cmocka_unit_test(playing_moves_and_pausing_rests),
        cmocka_unit_test(home_and_end_come_in_several_forms),
        cmocka_unit_test(stopping_stops_the_play_too),
        cmocka_unit_test(a_moment_is_typed),
        cmocka_unit_test(the_moment_is_dragged_along_the_bar),
        cmocka_unit_test(quitting_gives_the_terminal_back),
        cmocka_unit_test(signals_give_the_terminal_back),
        cmocka_unit_test(control_c_interrupts),
        cmocka_unit_test(crashes_give_the_terminal_back),
        cmocka_unit_test(suspending_gives_it_back_for_a_while),
        cmocka_unit_test(going_on_paints_everything),
        cmocka_unit_test(the_end_of_the_keyboard_ends_it),
        cmocka_unit_test(no_colour_means_none),
        cmocka_unit_test(terminals_of_many_kinds),
        cmocka_unit_test(terminals_that_cannot),
        cmocka_unit_test(a_c_locale_is_ascii),
        cmocka_unit_test(light_and_dark),
        cmocka_unit_test(keys_come_from_the_terminal),
        cmocka_unit_test(what_the_terminal_measures_otherwise),
        cmocka_unit_test(no_suspending_without_job_control),
        cmocka_unit_test(a_pipe_gets_text),
    };
    return cmocka_run_group_tests_name("term", tests, set_up, tear_down);
}
