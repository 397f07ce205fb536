#include "viewer.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "app.h"
#include "loop.h"
#include "state.h"
#include "terminal.h"

/* Dies of the signal, so that whoever started the program sees what ended it. */
static int end_by(int number)
{
    signal(number, SIG_DFL);
    raise(number);
    return 128 + number; /* not reached, but for a process that no signal ends */
}

static struct terminal *open_term(const struct app *app, const struct settings *settings,
                                  struct err *err)
{
    char title[200];
    const char *no_colour = getenv("NO_COLOR");
    app_window_title(app, title, sizeof title);
    struct terminal_options options = {.colour = !no_colour || !*no_colour,
                                       .light = settings_light(settings, getenv("COLORFGBG")),
                                       .mouse = settings->mouse,
                                       .title = title};
    return terminal_open(&options, err);
}

int viewer_run(const struct viewer_start *start, struct err *err)
{
    struct settings own;
    const struct settings *settings = start->settings;
    if (!settings) {
        settings_read(&own);
        settings = &own;
    }
    struct app app;
    app_open(&app, start->edition, &settings->keymap, start->now, start->screen,
             start->ascii || settings->ascii);
    if (start->focus)
        app.focus = *start->focus;
    app.safe = start->safe;
    if (start->seen)
        app_see(&app, start->seen, start->line);
    app.door = start->door;
    app.live.on = start->live;
    app.notices.settings = &settings->notices;
    app.has_left_off = start->left_off;
    if (start->left_off)
        app.left_off = *start->left_off;
    app_welcome(&app);
    if (*settings->note) { /* its folder is left out: the last line has little room */
        const char *name = strstr(settings->note, "touchline.cfg:");
        app_note(&app, name ? name : settings->note);
    }

    int result = VIEWER_NO_TERMINAL, ended_by = 0;
    struct loop_signals *signals = loop_block();
    struct terminal *term = open_term(&app, settings, err);
    if (term) {
        ended_by = loop_run(&app, term, start->live, signals);
        terminal_close(term);
        if ((start->remembers || app.edition != start->edition) && app.moved)
            state_leave_off(app.edition, app.reached);
        result = EXIT_DONE;
    }
    loop_unblock(signals);
    app_close(&app);
    return ended_by ? end_by(ended_by) : result;
}
