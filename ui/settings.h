/*
 * The user's settings, from touchline.cfg:
 *
 *     keys = { up = "Up k"; quit = "q Ctrl-Q"; };   the names of actions.def; "" for no key
 *     background = "dark";                          or "light", or "auto" (the default)
 *     mouse = true;
 *     ascii = false;                                true: ASCII whatever the locale
 *     spoiler-safe = false;                         true: as with --spoiler-safe
 *     base-urls = { espn = "https://mirror.example"; };  where providers are asked: league.h
 *     notify = [ "notify-send", "{title}", "{body}" ];  a command for each notice: see notice.h
 *     notices = {
 *         bell = false;
 *         title = true;                             the window's
 *         events = [ "goal", "red-card" ];          of news_words; all of them by default
 *         teams = [ "Liverpool" ];                  by any name; all matches by default
 *     };
 */
#ifndef TOUCHLINE_UI_SETTINGS_H
#define TOUCHLINE_UI_SETTINGS_H

#include "base/arena.h"
#include "base/err.h"
#include "keymap.h"
#include "live/league.h"
#include "notice.h"

enum background { BACKGROUND_AUTO, BACKGROUND_DARK, BACKGROUND_LIGHT };

struct settings {
    struct keymap keymap;
    enum background background;
    bool mouse, ascii, safe;
    char base_urls[PROVIDER_COUNT][256]; /* "": at the provider's own address */
    struct notice_settings notices;
    char note[256]; /* what was wrong with the file, in one line for the status line; "" */
};

void settings_init(struct settings *settings);

/*
 * Where the file is: $XDG_CONFIG_HOME/touchline/touchline.cfg, else ~/.config/...; in the arena.
 * NULL when neither variable holds an absolute path.
 */
char *settings_path(struct arena *arena);

/*
 * Changes settings to what len bytes of such a file say. Whatever is wrong goes to report with its
 * line and leaves that setting as it was; the rest holds. settings->note gets the first problem.
 */
void settings_parse(struct settings *settings, const char *bytes, size_t len,
                    struct report *report);

/* The defaults and then the user's file, if there is one. Never fails: see note. */
void settings_read(struct settings *settings);

/* Whether to paint for a light background; colorfgbg is that environment variable, or NULL: its
 * last number is the background's. */
bool settings_light(const struct settings *settings, const char *colorfgbg);

#endif
