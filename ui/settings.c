#include "settings.h"

#include <libconfig.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/utf8.h"
#include "input/cfg_tree.h"
#include "model/words.h"
#include "settings_parts.h"
#include "xdg.h"

void settings_init(struct settings *settings)
{
    memset(settings, 0, sizeof *settings);
    keymap_init(&settings->keymap);
    settings->background = BACKGROUND_AUTO;
    settings->mouse = true;
    notice_settings_init(&settings->notices);
}

char *settings_path(struct arena *arena)
{
    const char *dir = xdg_dir(arena, "XDG_CONFIG_HOME", ".config");
    return dir ? file_join(arena, dir, "touchline.cfg") : NULL;
}

static void read_keys(struct settings *settings, const config_setting_t *keys,
                      struct report *report)
{
    if (config_setting_type(keys) != CONFIG_TYPE_GROUP) {
        report_error(report, cfg_line(cfg_of_setting(keys)),
                     "keys is no group; expected keys = { quit = \"q\"; }");
        return;
    }
    int count = config_setting_length(keys);
    for (int i = 0; i < count; i++) {
        const config_setting_t *setting = config_setting_get_elem(keys, (unsigned)i);
        const char *name = config_setting_name(setting);
        const char *text = config_setting_get_string(setting);
        enum action action = keymap_action(name);
        struct err err;
        if (!action)
            report_error(report, cfg_line(cfg_of_setting(setting)),
                         "\"%s\" is no action; expected one of those in --list-keys", name);
        else if (!text)
            report_error(report, cfg_line(cfg_of_setting(setting)),
                         "%s is no text; expected keys: %s = \"%s\"", name, name,
                         actions[action].keys);
        else if (!keymap_bind(&settings->keymap, action, text, &err))
            report_error(report, cfg_line(cfg_of_setting(setting)), "%s: %s", name, err.text);
    }
}

static void read_background(struct settings *settings, const config_setting_t *setting,
                            struct report *report)
{
    static const char *const words[] = {"auto", "dark", "light"};
    const char *text = config_setting_get_string(setting);
    for (int i = 0; text && i < 3; i++)
        if (!strcmp(text, words[i])) {
            settings->background = (enum background)i;
            return;
        }
    report_error(report, cfg_line(cfg_of_setting(setting)),
                 "background is not known; expected \"dark\", \"light\" or \"auto\"");
}

void settings_bool(bool *value, const config_setting_t *setting, struct report *report)
{
    if (config_setting_type(setting) == CONFIG_TYPE_BOOL)
        *value = config_setting_get_bool(setting) != 0;
    else
        report_error(report, cfg_line(cfg_of_setting(setting)),
                     "%s is neither; expected true or false", config_setting_name(setting));
}

/* A mirror's address: a password in it would stand in every list of processes. */
static bool is_base_url(const char *url)
{
    return feed_source_is_address(url) && !strchr(url, '@');
}

static void read_base_urls(struct settings *settings, const config_setting_t *group,
                           struct report *report)
{
    int count = config_setting_is_group(group) ? config_setting_length(group) : 0;
    if (!config_setting_is_group(group))
        report_error(report, cfg_line(cfg_of_setting(group)),
                     "base-urls is no group; expected base-urls = { espn = \"https://...\"; }");
    for (int i = 0; i < count; i++) {
        const config_setting_t *setting = config_setting_get_elem(group, (unsigned)i);
        const char *name = config_setting_name(setting);
        const char *url = config_setting_get_string(setting);
        int id = word_find(provider_names, PROVIDER_COUNT, name, strlen(name));
        if (id < 0)
            report_error(report, cfg_line(cfg_of_setting(setting)),
                         "\"%s\" is no provider; expected espn, openligadb or football-data", name);
        else if (!url || !is_base_url(url) || strlen(url) >= sizeof settings->base_urls[id])
            report_error(report, cfg_line(cfg_of_setting(setting)),
                         "%s is no such address; expected \"https://...\" of at most %zu bytes, "
                         "without a user",
                         name, sizeof settings->base_urls[id] - 1);
        else
            snprintf(settings->base_urls[id], sizeof settings->base_urls[id], "%s", url);
    }
}

static void read_root(struct settings *settings, const config_setting_t *root,
                      struct report *report)
{
    int count = config_setting_length(root);
    for (int i = 0; i < count; i++) {
        const config_setting_t *setting = config_setting_get_elem(root, (unsigned)i);
        const char *name = config_setting_name(setting);
        if (!strcmp(name, "keys"))
            read_keys(settings, setting, report);
        else if (!strcmp(name, "background"))
            read_background(settings, setting, report);
        else if (!strcmp(name, "mouse"))
            settings_bool(&settings->mouse, setting, report);
        else if (!strcmp(name, "ascii"))
            settings_bool(&settings->ascii, setting, report);
        else if (!strcmp(name, "spoiler-safe"))
            settings_bool(&settings->safe, setting, report);
        else if (!strcmp(name, "base-urls"))
            read_base_urls(settings, setting, report);
        else if (!strcmp(name, "notify"))
            settings_notify(&settings->notices, setting, report);
        else if (!strcmp(name, "notices"))
            settings_notices(&settings->notices, setting, report);
        else
            report_error(report, cfg_line(cfg_of_setting(setting)),
                         "\"%s\" is no setting; expected keys, background, mouse, ascii, "
                         "spoiler-safe, base-urls, notify or notices",
                         name);
    }
}

static void make_note(struct settings *settings, struct report *report)
{
    if (!report->count)
        return;
    char more[40] = "";
    report_sort(report);
    if (report->errors > 1)
        snprintf(more, sizeof more, " (and %zu more)", report->errors - 1);
    report_format(report, 0, settings->note, sizeof settings->note - strlen(more));
    size_t len = strlen(settings->note);
    snprintf(settings->note + len, sizeof settings->note - len, "%s", more);
}

void settings_parse(struct settings *settings, const char *bytes, size_t len, struct report *report)
{
    struct cfg_lines lines = {0};
    if (cfg_scan(bytes, len, &lines, report)) {
        config_t config;
        config_init(&config);
        if (cfg_parse(&config, bytes, &lines)) {
            cfg_set_lines(config_root_setting(&config), &lines);
            read_root(settings, config_root_setting(&config), report);
        } else {
            report_error(report, (uint32_t)config_error_line(&config),
                         "%s; expected settings as in touchline(1)", config_error_text(&config));
        }
        config_destroy(&config);
    }
    vec_release(&lines.ends);
    make_note(settings, report);
}

void settings_read(struct settings *settings)
{
    settings_init(settings);
    struct arena arena;
    arena_init(&arena);
    const char *path = settings_path(&arena);
    struct err err;
    char *bytes = NULL;
    size_t len = 0;
    if (!path || !file_exists(path)) {
        /* Nothing set. */
    } else if (!file_read(path, &bytes, &len, &err)) {
        utf8_gate(settings->note, sizeof settings->note, err.text, strlen(err.text));
    } else {
        struct report report;
        report_init(&report, path);
        settings_parse(settings, bytes, len, &report);
        report_release(&report);
        free(bytes);
    }
    arena_release(&arena);
}

bool settings_light(const struct settings *settings, const char *colorfgbg)
{
    if (settings->background != BACKGROUND_AUTO)
        return settings->background == BACKGROUND_LIGHT;
    const char *last = colorfgbg ? strrchr(colorfgbg, ';') : NULL;
    if (!last || last[1] < '0' || last[1] > '9')
        return false;
    /* Palette numbers: 7 is light grey, 8 dark grey, from 9 on the bright ones. */
    char *end;
    long number = strtol(last + 1, &end, 10);
    return *end == '\0' && (number == 7 || (number >= 9 && number <= 15));
}
