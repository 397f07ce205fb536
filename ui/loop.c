#include "loop.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "notify.h"

#define KEYS_A_FRAME 64 /* read before what they did is shown */

static const int heard[] = {SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT, SIGWINCH, SIGCHLD};
#define HEARD_COUNT (sizeof heard / sizeof *heard)

struct loop_signals {
    sigset_t mask, waiting; /* before; and while it waits */
    struct sigaction old[HEARD_COUNT];
};

/* What the handlers have to say; they have nothing else to reach it by. */
static volatile sig_atomic_t came_end, came_stop, came_continue, came_resize;

static void on_signal(int number)
{
    switch (number) {
    case SIGTSTP:
        came_stop = 1;
        break;
    case SIGCONT:
        came_continue = 1;
        break;
    case SIGWINCH:
        came_resize = 1;
        break;
    case SIGCHLD: /* it is enough that the wait ends */
        break;
    default:
        came_end = number;
        break;
    }
}

struct loop_signals *loop_block(void)
{
    struct loop_signals *signals = calloc(1, sizeof *signals);
    if (!signals)
        abort();
    came_end = came_stop = came_continue = came_resize = 0;
    sigset_t ours;
    sigemptyset(&ours);
    for (size_t i = 0; i < HEARD_COUNT; i++)
        sigaddset(&ours, heard[i]);
    sigprocmask(SIG_BLOCK, &ours, &signals->mask);
    signals->waiting = signals->mask;
    struct sigaction action = {.sa_handler = on_signal};
    sigfillset(&action.sa_mask);
    for (size_t i = 0; i < HEARD_COUNT; i++) {
        sigdelset(&signals->waiting, heard[i]);
        sigaction(heard[i], NULL, &signals->old[i]);
        /* What the caller wants ignored, nohup for one, stays ignored; but children are waited for.
         */
        if (signals->old[i].sa_handler != SIG_IGN || heard[i] == SIGCHLD)
            sigaction(heard[i], &action, NULL);
    }
    return signals;
}

void loop_unblock(struct loop_signals *signals)
{
    for (size_t i = 0; i < HEARD_COUNT; i++)
        sigaction(heard[i], &signals->old[i], NULL);
    sigprocmask(SIG_SETMASK, &signals->mask, NULL);
    free(signals);
}

/*
 * Stops, as Ctrl-Z does where a terminal makes a signal of it: the whole group when a key asked for
 * it, since the shell waits for the group's leader; this process alone when it was sent the signal.
 */
static void stop_here(bool group)
{
    struct sigaction plain = {.sa_handler = SIG_DFL}, ours;
    sigset_t open, before;
    sigaction(SIGTSTP, &plain, &ours);
    kill(group ? 0 : getpid(), SIGTSTP);
    sigemptyset(&open);
    sigaddset(&open, SIGTSTP);
    sigaddset(&open, SIGCONT);
    sigprocmask(SIG_UNBLOCK, &open, &before); /* stops here, and goes on here */
    sigprocmask(SIG_SETMASK, &before, NULL);
    sigaction(SIGTSTP, &ours, NULL);
    came_stop = came_continue = 0;
}

static void tell_time(struct app *app)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    app_time(app, (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000);
}

/* It has been stopped: what plays goes on from where it was. */
static void wake(struct app *app)
{
    tell_time(app);
    app_woken(app);
}

static void measure(struct app *app, struct terminal *term)
{
    int w, h;
    terminal_measure(term, &w, &h);
    app_resize(app, w, h);
}

static void suspend(struct app *app, struct terminal *term, bool group)
{
    struct sigaction now;
    sigaction(SIGTSTP, NULL, &now);
    if (now.sa_handler == SIG_IGN) {
        /* Nobody would wake it up. */
        app_note(app, "there is no shell here to suspend to");
        return;
    }
    terminal_leave(term);
    stop_here(group);
    terminal_return(term);
    wake(app);
    measure(app, term);
}

struct turn {
    bool draw, over;
    int signal;
};

static void hear_signals(struct app *app, struct terminal *term, struct turn *turn)
{
    if (came_end) {
        turn->signal = came_end;
        turn->over = true;
        return;
    }
    if (came_stop) {
        suspend(app, term, false);
        turn->draw = true;
    }
    if (came_continue) {
        came_continue = 0;
        terminal_return(term);
        wake(app);
        came_resize = 1;
    }
    if (came_resize) {
        came_resize = 0;
        measure(app, term);
        turn->draw = true;
    }
}

static void do_want(struct app *app, struct terminal *term, enum app_want want, struct turn *turn)
{
    switch (want) {
    case APP_NOTHING:
        return;
    case APP_REDRAW:
        terminal_forget(term);
        break;
    case APP_SUSPEND:
        suspend(app, term, true);
        break;
    case APP_INTERRUPT:
        turn->signal = SIGINT;
        turn->over = true;
        break;
    case APP_QUIT:
        turn->over = true;
        break;
    case APP_DRAW:
        break;
    }
    turn->draw = true;
}

/* True when there may be more to read. */
static bool read_keys(struct app *app, struct terminal *term, struct turn *turn)
{
    for (int i = 0; i < KEYS_A_FRAME && !turn->over; i++) {
        ui_key key;
        struct mouse mouse;
        switch (terminal_read(term, &key, &mouse)) {
        case TERMINAL_NOTHING:
            return false;
        case TERMINAL_KEY:
            do_want(app, term, app_key(app, key), turn);
            break;
        case TERMINAL_MOUSE:
            do_want(app, term, app_mouse(app, mouse), turn);
            break;
        }
    }
    return true;
}

/* When its last edition was received, by the app's clock: one from a journal may be old. */
static int64_t received_ms(const struct app *app, const struct live *live)
{
    instant known = live ? live_known(live) : INSTANT_UNKNOWN, now = (instant)time(NULL);
    return known == INSTANT_UNKNOWN || known > now ? app->ms : app->ms - (now - known) * 1000;
}

/* What a source that goes on has brought. */
static void hear_live(struct app *app, struct live *live, struct turn *turn)
{
    const struct edition *next = NULL;
    struct err why;
    switch (live_look(live, app->ms, &next, &why)) {
    case LIVE_NOTHING:
        return;
    case LIVE_EDITION:
        app->live.current = live_is_current(live);
        app_renew(app, next, received_ms(app, live));
        break;
    case LIVE_HEARD:
        app_heard(app, app->ms);
        if (why.text[0])
            app_unheard(app, why.text, INT64_MAX);
        break;
    case LIVE_TROUBLE:
    case LIVE_ERROR:
        if (live_heard(live) != INT64_MAX && live_heard(live) > app->live.heard_ms)
            app_heard(app, live_heard(live));
        app_unheard(app, why.text, live_retry(live));
        break;
    }
    turn->draw = true;
}

/* What of it is to be told to somebody who does not look. */
static void give_notices(struct app *app, struct terminal *term, struct notifier *notifier,
                         struct turn *turn)
{
    char title[256];
    struct err err;
    if (app->notices.ring)
        terminal_bell(term);
    app->notices.ring = false;
    terminal_title(term, app_window_title(app, title, sizeof title));
    if (!notifier_tick(notifier, &app->notices.queue, app->ms, &err)) {
        app_note(app, err.text);
        turn->draw = true;
    }
}

/* Waits for a key, a signal, a source that goes on, a child or the next thing that plays; more:
 * only looks whether there is one. As ppoll(). */
static int wait_for_news(const struct app *app, const struct live *live,
                         const struct notifier *notifier, struct pollfd fds[2], bool more,
                         const struct loop_signals *signals)
{
    int64_t due = app_due(app);
    if (notifier_due(notifier) < due)
        due = notifier_due(notifier);
    if (live && live_due(live) < due)
        due = live_due(live);
    int64_t ms = due > app->ms ? due - app->ms : 0;
    struct timespec wait = {0, 0};
    if (!more) {
        wait.tv_sec = (time_t)(ms / 1000);
        wait.tv_nsec = (long)(ms % 1000) * 1000000;
    }
    return ppoll(fds, 2, more || due != CURSOR_NEVER ? &wait : NULL, &signals->waiting);
}

int loop_run(struct app *app, struct terminal *term, struct live *live,
             const struct loop_signals *signals)
{
    struct turn turn = {.draw = true};
    struct notifier notifier;
    bool more = false;
    notifier_open(&notifier, &app->notices.settings->command, NOTIFY_LIMIT_MS);
    tell_time(app);
    if (live)
        app_live_begin(app, received_ms(app, live));
    measure(app, term);
    while (!turn.over) {
        if (turn.draw) {
            struct canvas canvas;
            app_draw(app, &canvas);
            terminal_paint(term, &canvas);
            turn.draw = false;
        }
        tell_time(app);
        if (live && !app->live.on) { /* another edition has been opened */
            live_stop(live);
            live = NULL;
        }
        if (live)
            live_watch(live, app_open_match(app));
        struct pollfd fds[2] = {{.fd = terminal_keyboard(term), .events = POLLIN},
                                {.fd = live ? live_fd(live) : -1, .events = POLLIN}};
        int ready = wait_for_news(app, live, &notifier, fds, more, signals);
        bool keys = ready > 0 && fds[0].revents;
        bool over = ready < 0 ? errno != EINTR : keys && terminal_at_end(term);
        hear_signals(app, term, &turn);
        if (turn.over || over)
            break;
        tell_time(app);
        if (keys || more)
            more = read_keys(app, term, &turn);
        if (live && !turn.over)
            hear_live(app, live, &turn);
        /* One thing a turn, so that each is drawn, and keys come between however late it is. */
        if (!turn.over)
            do_want(app, term, app_tick(app), &turn);
        if (!turn.over)
            give_notices(app, term, &notifier, &turn);
    }
    notifier_close(&notifier);
    return turn.signal;
}
