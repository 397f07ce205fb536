#include "vt.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/utf8.h"
#include "script.h"

#define DEADLINE_MS 20000
#define QUIET_MS 150

/* -- the keeper ---------------------------------------------------------------------------------
 */

struct news {
    pid_t pid;
    int status; /* of waitpid(); -1: just started */
};

static void tell(int fd, pid_t pid, int status)
{
    struct news line = {pid, status};
    if (write(fd, &line, sizeof line) != (ssize_t)sizeof line)
        _exit(1);
}

static void change_environment(const char *const *env)
{
    setenv("TERM", "xterm-256color", 1);
    for (; env && *env; env++) {
        const char *equals = strchr(*env, '=');
        char name[64];
        snprintf(name, sizeof name, "%.*s", equals ? (int)(equals - *env) : 63, *env);
        if (equals)
            setenv(name, equals + 1, 1);
        else
            unsetenv(name);
    }
}

static void run_program(const struct vt_options *options)
{
    setpgid(0, 0);
    signal(SIGTTOU, SIG_IGN);
    tcsetpgrp(STDIN_FILENO, getpid());
    signal(SIGTTOU, SIG_DFL);
    signal(SIGHUP, SIG_DFL);
    signal(SIGINT, SIG_DFL); /* ignored where the tests run in a shell's background */
    signal(SIGQUIT, SIG_DFL);
    change_environment(options->env);
    if (options->stdin_path) {
        int fd = open(options->stdin_path, O_RDONLY);
        if (fd < 0 || dup2(fd, STDIN_FILENO) < 0)
            _exit(126);
        close(fd);
    }
    /* The harness only borrows these arguments. */
    execv(options->argv[0], (char **)(uintptr_t)options->argv);
    _exit(127);
}

/* What a shell does with a job: waits for it, takes the terminal when it stops, gives it back. */
static void keep(const struct vt_options *options, int reports, int orders)
{
    char order;
    signal(SIGHUP, SIG_IGN);
    signal(SIGTTOU, SIG_IGN);
    if (read(orders, &order, 1) != 1)
        _exit(1);
    pid_t pid = fork();
    if (pid == 0) {
        close(reports);
        close(orders);
        run_program(options);
    }
    setpgid(pid, pid);
    tell(reports, pid, -1);
    for (;;) {
        int status;
        if (waitpid(pid, &status, WUNTRACED) < 0 && errno != EINTR)
            _exit(1);
        if (WIFSTOPPED(status))
            tcsetpgrp(STDIN_FILENO, getpgrp());
        tell(reports, pid, status);
        if (!WIFSTOPPED(status))
            break;
        if (read(orders, &order, 1) != 1)
            break;
        tcsetpgrp(STDIN_FILENO, pid);
        kill(-pid, SIGCONT);
    }
    /* The terminal stays until everything has been read from it. */
    while (read(orders, &order, 1) == 1)
        continue;
    _exit(0);
}

/* -- opening and closing ------------------------------------------------------------------------
 */

static int on_property(VTermProp prop, VTermValue *value, void *user)
{
    struct vt *vt = user;
    if (prop == VTERM_PROP_ALTSCREEN)
        vt->alternate = value->boolean;
    if (prop == VTERM_PROP_CURSORVISIBLE)
        vt->cursor = value->boolean;
    return 1;
}

/* What the terminal answers or types goes to the program. */
static void on_output(const char *bytes, size_t len, void *user)
{
    vt_send(user, bytes, len);
}

static void open_vterm(struct vt *vt)
{
    static const VTermScreenCallbacks callbacks = {.settermprop = on_property};
    vt->vterm = vterm_new(vt->h, vt->w);
    vterm_set_utf8(vt->vterm, 1);
    vterm_output_set_callback(vt->vterm, on_output, vt);
    vt->screen = vterm_obtain_screen(vt->vterm);
    vterm_screen_set_callbacks(vt->screen, &callbacks, vt);
    vterm_screen_enable_altscreen(vt->screen, 1);
    vterm_screen_reset(vt->screen, 1);
}

static void fail(const char *what)
{
    perror(what);
    abort();
}

struct vt *vt_open(const struct vt_options *options)
{
    struct vt *vt = calloc(1, sizeof *vt);
    int reports[2], orders[2];
    if (!vt || pipe(reports) || pipe(orders))
        fail("vt_open");
    vt->w = options->w ? options->w : 80;
    vt->h = options->h ? options->h : 24;
    vt->cursor = true;
    struct winsize size = {.ws_row = (unsigned short)vt->h, .ws_col = (unsigned short)vt->w};
    signal(SIGPIPE, SIG_IGN);
    vt->keeper = forkpty(&vt->master, NULL, NULL, &size);
    if (vt->keeper < 0)
        fail("forkpty");
    if (vt->keeper == 0) {
        signal(SIGPIPE, SIG_DFL);
        close(reports[0]);
        close(orders[1]);
        keep(options, reports[1], orders[0]);
    }
    close(reports[1]);
    close(orders[0]);
    vt->reports = reports[0];
    vt->orders = orders[1];
    fcntl(vt->reports, F_SETFD, FD_CLOEXEC);
    fcntl(vt->orders, F_SETFD, FD_CLOEXEC);
    fcntl(vt->master, F_SETFD, FD_CLOEXEC);
    fcntl(vt->master, F_SETFL, O_NONBLOCK);
    tcgetattr(vt->master, &vt->before);
    if (!options->bare)
        open_vterm(vt);
    if (write(vt->orders, "g", 1) != 1)
        fail("keeper");
    while (!vt->pid)
        vt_pump(vt, 100);
    return vt;
}

void vt_close(struct vt *vt)
{
    if (!vt->ended)
        kill(-vt->pid, SIGKILL);
    close(vt->orders);
    close(vt->reports);
    if (vt->master >= 0)
        close(vt->master);
    kill(vt->keeper, SIGKILL);
    waitpid(vt->keeper, NULL, 0);
    if (vt->vterm)
        vterm_free(vt->vterm);
    free(vt->raw);
    free(vt);
}

/* -- doing --------------------------------------------------------------------------------------
 */

void vt_send(struct vt *vt, const char *bytes, size_t len)
{
    while (len > 0) {
        ssize_t written = write(vt->master, bytes, len);
        if (written > 0) {
            bytes += written;
            len -= (size_t)written;
        } else if (!vt_pump(vt, 100) && vt->ended) {
            return;
        }
    }
}

void vt_type(struct vt *vt, const char *keys)
{
    static const VTermKey named[] = {
        [TK_UP - TK_UP] = VTERM_KEY_UP,
        [TK_DOWN - TK_UP] = VTERM_KEY_DOWN,
        [TK_LEFT - TK_UP] = VTERM_KEY_LEFT,
        [TK_RIGHT - TK_UP] = VTERM_KEY_RIGHT,
        [TK_ENTER - TK_UP] = VTERM_KEY_ENTER,
        [TK_ESCAPE - TK_UP] = VTERM_KEY_ESCAPE,
        [TK_BACKSPACE - TK_UP] = VTERM_KEY_BACKSPACE,
        [TK_TAB - TK_UP] = VTERM_KEY_TAB,
        [TK_BACKTAB - TK_UP] = VTERM_KEY_TAB,
        [TK_HOME - TK_UP] = VTERM_KEY_HOME,
        [TK_END - TK_UP] = VTERM_KEY_END,
        [TK_PAGE_UP - TK_UP] = VTERM_KEY_PAGEUP,
        [TK_PAGE_DOWN - TK_UP] = VTERM_KEY_PAGEDOWN,
        [TK_DELETE - TK_UP] = VTERM_KEY_DEL,
        [TK_INSERT - TK_UP] = VTERM_KEY_INS,
    };
    size_t at = 0;
    ui_key key;
    while (script_next(keys, &at, &key, NULL)) {
        char bytes[4];
        if (key >= TK_F1)
            vterm_keyboard_key(vt->vterm, (VTermKey)VTERM_KEY_FUNCTION(key - TK_F1 + 1),
                               VTERM_MOD_NONE);
        else if (key >= TK_UP)
            vterm_keyboard_key(vt->vterm, named[key - TK_UP],
                               key == TK_BACKTAB ? VTERM_MOD_SHIFT : VTERM_MOD_NONE);
        else
            vt_send(vt, bytes, utf8_encode(bytes, key));
    }
}

void vt_click(struct vt *vt, int x, int y, int button)
{
    vterm_mouse_move(vt->vterm, y, x, VTERM_MOD_NONE);
    vterm_mouse_button(vt->vterm, button, true, VTERM_MOD_NONE);
    if (button < 4)
        vterm_mouse_button(vt->vterm, button, false, VTERM_MOD_NONE);
}

/* As SGR 1006 has it. */
static void send_button(struct vt *vt, int code, int x, int y, char end)
{
    char bytes[64];
    int len = snprintf(bytes, sizeof bytes, "\033[<%d;%d;%d%c", code, x + 1, y + 1, end);
    vt_send(vt, bytes, (size_t)len);
}

void vt_press(struct vt *vt, int x, int y)
{
    send_button(vt, 0, x, y, 'M');
}

void vt_drag(struct vt *vt, int x, int y)
{
    send_button(vt, 32, x, y, 'M');
}

void vt_release(struct vt *vt, int x, int y)
{
    send_button(vt, 0, x, y, 'm');
}

void vt_resize(struct vt *vt, int w, int h)
{
    struct winsize size = {.ws_row = (unsigned short)h, .ws_col = (unsigned short)w};
    vt->w = w;
    vt->h = h;
    if (vt->vterm)
        vterm_set_size(vt->vterm, h, w);
    if (ioctl(vt->master, TIOCSWINSZ, &size) < 0)
        fail("TIOCSWINSZ");
}

void vt_hang_up(struct vt *vt)
{
    close(vt->master);
    vt->master = -1;
}

void vt_kill(struct vt *vt, int signal_number)
{
    kill(vt->pid, signal_number);
}

void vt_continue(struct vt *vt)
{
    vt->stopped = false;
    if (write(vt->orders, "c", 1) != 1)
        fail("keeper");
}

/* -- waiting ------------------------------------------------------------------------------------
 */

static void keep_raw(struct vt *vt, const char *bytes, size_t len)
{
    while (vt->raw_len + len + 1 > vt->raw_cap) {
        vt->raw_cap = vt->raw_cap ? 2 * vt->raw_cap : 65536;
        vt->raw = realloc(vt->raw, vt->raw_cap);
        if (!vt->raw)
            abort();
    }
    memcpy(vt->raw + vt->raw_len, bytes, len);
    vt->raw_len += len;
    vt->raw[vt->raw_len] = '\0';
}

static bool read_master(struct vt *vt)
{
    char bytes[16384];
    size_t most = vt->most && vt->most < sizeof bytes ? vt->most : sizeof bytes;
    ssize_t len = vt->master < 0 ? -1 : read(vt->master, bytes, most);
    if (len <= 0)
        return false;
    keep_raw(vt, bytes, (size_t)len);
    if (vt->vterm)
        vterm_input_write(vt->vterm, bytes, (size_t)len);
    return true;
}

static void read_report(struct vt *vt)
{
    struct news line;
    if (read(vt->reports, &line, sizeof line) != (ssize_t)sizeof line)
        return;
    vt->pid = line.pid;
    if (line.status == -1)
        return;
    vt->stopped = WIFSTOPPED(line.status);
    vt->ended = !vt->stopped;
    vt->status = line.status;
}

bool vt_pump(struct vt *vt, int ms)
{
    struct pollfd fds[] = {{.fd = vt->master, .events = POLLIN},
                           {.fd = vt->ended ? -1 : vt->reports, .events = POLLIN}};
    if (poll(fds, 2, ms) <= 0)
        return false;
    bool came = fds[0].revents && read_master(vt);
    if (fds[1].revents & POLLIN) {
        read_report(vt);
        came = true;
    }
    return came;
}

static long long now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000LL + now.tv_nsec / 1000000;
}

bool vt_wait(struct vt *vt, bool (*done)(struct vt *vt, const char *what), const char *what)
{
    long long end = now_ms() + DEADLINE_MS;
    while (!done(vt, what)) {
        if (now_ms() >= end || (vt->ended && !vt_pump(vt, 0))) {
            if (done(vt, what))
                return true;
            fprintf(stderr, "waited in vain for: %s\n", what);
            vt_dump(vt);
            return false;
        }
        vt_pump(vt, 100);
    }
    return true;
}

static bool has_text(struct vt *vt, const char *text)
{
    int x, y;
    return vt_find(vt, text, &x, &y);
}

static bool has_no_text(struct vt *vt, const char *text)
{
    return !has_text(vt, text);
}

static bool has_selected(struct vt *vt, const char *text)
{
    return strstr(vt_selected(vt), text) != NULL;
}

static bool is_stopped(struct vt *vt, const char *what)
{
    (void)what;
    return vt->stopped;
}

static bool has_ended(struct vt *vt, const char *what)
{
    (void)what;
    return vt->ended;
}

bool vt_wait_text(struct vt *vt, const char *text)
{
    return vt_wait(vt, has_text, text);
}

bool vt_wait_no_text(struct vt *vt, const char *text)
{
    return vt_wait(vt, has_no_text, text);
}

bool vt_wait_selected(struct vt *vt, const char *text)
{
    return vt_wait(vt, has_selected, text);
}

bool vt_wait_stopped(struct vt *vt)
{
    bool stopped = vt_wait(vt, is_stopped, "the program stopped");
    while (vt_pump(vt, 0))
        continue;
    return stopped;
}

bool vt_wait_ended(struct vt *vt)
{
    bool ended = vt_wait(vt, has_ended, "the program ended");
    while (vt_pump(vt, 0))
        continue;
    return ended;
}

void vt_settle(struct vt *vt)
{
    while (vt_pump(vt, QUIET_MS))
        continue;
}

/* -- seeing -------------------------------------------------------------------------------------
 */

VTermScreenCell vt_cell(struct vt *vt, int x, int y)
{
    VTermScreenCell cell = {.width = 1};
    vterm_screen_get_cell(vt->screen, (VTermPos){.row = y, .col = x}, &cell);
    return cell;
}

/* A cell's text at out (16 bytes or more); its length. */
static size_t cell_text(const VTermScreenCell *cell, char *out)
{
    size_t len = 0;
    for (int i = 0; i < 4 && i < VTERM_MAX_CHARS_PER_CELL && cell->chars[i]; i++)
        len += utf8_encode(out + len, cell->chars[i]);
    if (!len)
        out[len++] = ' ';
    return len;
}

const char *vt_row(struct vt *vt, int y)
{
    static char rows[4][16 * 1024];
    static int next;
    char *row = rows[next++ % 4];
    size_t len = 0;
    for (int x = 0; x < vt->w && len < sizeof rows[0] - 32;) {
        VTermScreenCell cell = vt_cell(vt, x, y);
        len += cell_text(&cell, row + len);
        x += cell.width > 1 ? cell.width : 1;
    }
    while (len && row[len - 1] == ' ')
        len--;
    row[len] = '\0';
    return row;
}

bool vt_find(struct vt *vt, const char *text, int *x, int *y)
{
    for (*y = 0; *y < vt->h; ++*y) {
        const char *row = vt_row(vt, *y), *found = strstr(row, text);
        if (!found)
            continue;
        char before[16 * 1024];
        memcpy(before, row, (size_t)(found - row));
        before[found - row] = '\0';
        *x = utf8_width(before);
        return true;
    }
    return false;
}

const char *vt_selected(struct vt *vt)
{
    static char text[64 * 1024];
    size_t len = 0;
    for (int y = 0; y < vt->h; y++) {
        bool any = false;
        for (int x = 0; x < vt->w && len < sizeof text - 32; x++) {
            VTermScreenCell cell = vt_cell(vt, x, y);
            if (cell.attrs.reverse && cell.chars[0] != (uint32_t)-1) {
                len += cell_text(&cell, text + len);
                any = true;
            }
        }
        if (any)
            text[len++] = ' ';
    }
    text[len] = '\0';
    return text;
}

void vt_dump(struct vt *vt)
{
    if (!vt->vterm)
        return;
    fprintf(stderr, "the screen, %dx%d:\n", vt->w, vt->h);
    if (vt->ended)
        fprintf(stderr, "(the program ended, status %#x)\n", (unsigned)vt->status);
    for (int y = 0; y < vt->h; y++)
        fprintf(stderr, "|%s\n", vt_row(vt, y));
    fprintf(stderr, "selected: %s\n", vt_selected(vt));
}

bool vt_wrote(const struct vt *vt, const char *bytes)
{
    size_t len = strlen(bytes);
    return vt->raw &&
           memmem(vt->raw + vt->raw_mark, vt->raw_len - vt->raw_mark, bytes, len) != NULL;
}

void vt_mark(struct vt *vt)
{
    vt->raw_mark = vt->raw_len;
}

bool vt_modes_restored(struct vt *vt)
{
    struct termios now;
    return tcgetattr(vt->master, &now) == 0 && now.c_iflag == vt->before.c_iflag &&
           now.c_oflag == vt->before.c_oflag && now.c_cflag == vt->before.c_cflag &&
           now.c_lflag == vt->before.c_lflag && !memcmp(now.c_cc, vt->before.c_cc, sizeof now.c_cc);
}
