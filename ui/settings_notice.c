/* What is wanted of notices. Declared in settings_parts.h. */
#include <string.h>

#include "base/utf8.h"
#include "input/cfg_tree.h"
#include "model/words.h"
#include "settings_parts.h"

static uint32_t line_of(const config_setting_t *list, int index)
{
    return cfg_line(cfg_of_setting(config_setting_get_elem(list, (unsigned)index)));
}

/* Element of a list of texts; NULL, reported, when it is none. */
static const char *text_at(const config_setting_t *list, int index, struct report *report)
{
    const char *text = config_setting_get_string_elem(list, index);
    if (!text)
        report_error(report, line_of(list, index), "%s: no text, expected \"...\"",
                     config_setting_name(list));
    return text;
}

/* Its length; -1, reported, when it is no list. */
static int length_of(const config_setting_t *list, const char *expected, struct report *report)
{
    int type = config_setting_type(list);
    if (type == CONFIG_TYPE_ARRAY || type == CONFIG_TYPE_LIST)
        return config_setting_length(list);
    report_error(report, cfg_line(cfg_of_setting(list)), "%s is no list; expected %s",
                 config_setting_name(list), expected);
    return -1;
}

static bool add_text(struct texts *texts, const char *text, const config_setting_t *list,
                     struct report *report)
{
    if (texts_add(texts, text))
        return true;
    report_error(report, cfg_line(cfg_of_setting(list)),
                 "%s is too long; expected less than %zu bytes", config_setting_name(list),
                 sizeof texts->bytes);
    return false;
}

static bool check_argument(const char *text, int index, uint32_t line, struct report *report)
{
    enum notice_word word;
    size_t at;
    struct err err;
    if (!notice_argument(text, &word, &at, &err))
        report_error(report, line, "notify: %s", err.text);
    else if (index == 0 && (!*text || word != NOTICE_WORD_COUNT))
        report_error(report, line, "notify: \"%s\" is no program; expected one, then its arguments",
                     text);
    else
        return true;
    return false;
}

void settings_notify(struct notice_settings *settings, const config_setting_t *list,
                     struct report *report)
{
    struct texts command = {.count = 0};
    bool good = true;
    int count = length_of(list, "notify = [ \"notify-send\", \"{title}\", \"{body}\" ]", report);
    for (int i = 0; i < count; i++) {
        const char *text = text_at(list, i, report);
        good &= text && check_argument(text, i, line_of(list, i), report) &&
                add_text(&command, text, list, report);
    }
    if (count >= 0 && good)
        settings->command = command;
}

static void read_events(struct notice_settings *settings, const config_setting_t *list,
                        struct report *report)
{
    int count = length_of(list, "events = [ \"goal\", \"red-card\" ]", report);
    unsigned kinds = 0;
    bool good = true;
    for (int i = 0; i < count; i++) {
        const char *text = text_at(list, i, report);
        int kind = text ? word_find(news_words, NEWS_KIND_COUNT, text, strlen(text)) : -1;
        if (text && kind < 0)
            report_error(report, line_of(list, i),
                         "events: \"%s\" is not known; expected goal, red-card, missed-penalty, "
                         "kick-off, half-time, full-time, shoot-out, kick or through",
                         text);
        good &= kind >= 0;
        kinds |= kind < 0 ? 0 : 1u << kind;
    }
    if (count >= 0 && good)
        settings->kinds = kinds;
}

static void read_teams(struct notice_settings *settings, const config_setting_t *list,
                       struct report *report)
{
    char clean[UTF8_NAME_BYTES], folded[sizeof clean * UTF8_FOLD_GROWTH];
    int count = length_of(list, "teams = [ \"Liverpool\", \"LIV\" ]", report);
    struct texts teams = {.count = 0};
    bool good = true;
    for (int i = 0; i < count; i++) {
        const char *text = text_at(list, i, report);
        utf8_gate(clean, sizeof clean, text ? text : "", text ? strlen(text) : 0);
        utf8_fold_key(folded, sizeof folded, clean);
        if (text && !folded[0])
            report_error(report, line_of(list, i), "teams: \"%s\" is no name of a team", clean);
        good &= folded[0] && add_text(&teams, folded, list, report);
    }
    if (count >= 0 && good)
        settings->teams = teams;
}

void settings_notices(struct notice_settings *settings, const config_setting_t *group,
                      struct report *report)
{
    if (config_setting_type(group) != CONFIG_TYPE_GROUP) {
        report_error(report, cfg_line(cfg_of_setting(group)),
                     "notices is no group; expected notices = { bell = true; }");
        return;
    }
    for (int i = 0; i < config_setting_length(group); i++) {
        const config_setting_t *setting = config_setting_get_elem(group, (unsigned)i);
        const char *name = config_setting_name(setting);
        if (!strcmp(name, "bell"))
            settings_bool(&settings->bell, setting, report);
        else if (!strcmp(name, "title"))
            settings_bool(&settings->title, setting, report);
        else if (!strcmp(name, "events"))
            read_events(settings, setting, report);
        else if (!strcmp(name, "teams"))
            read_teams(settings, setting, report);
        else
            report_error(report, cfg_line(cfg_of_setting(setting)),
                         "\"%s\" is no setting of notices; expected bell, title, events or teams",
                         name);
    }
}
