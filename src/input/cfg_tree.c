#include "input/cfg_tree.h"

#include <stdio.h>
#include <string.h>

#include "model/words.h"

/* libconfig would first copy a text from memory, a byte at a time; a stream it reads piece by
 * piece. */
bool cfg_parse(config_t *config, const char *bytes, const struct cfg_lines *lines)
{
    FILE *in = lines->len ? fmemopen((void *)(uintptr_t)bytes, lines->len, "r") : NULL;
    if (!in)
        return config_read_string(config, lines->len ? bytes : "");
    bool good = config_read(config, in);
    fclose(in);
    return good;
}

/* Through the members themselves: this goes over every setting of the file. */
static void set_lines(config_setting_t *setting, const struct cfg_lines *lines, size_t *next)
{
    const config_list_t *members = setting->value.list; /* NULL for none */
    bool list = config_setting_type(setting) != CONFIG_TYPE_GROUP;
    for (unsigned i = 0; members && i < members->length; i++) {
        config_setting_t *member = members->elements[i];
        if (config_setting_is_aggregate(member))
            set_lines(member, lines, next);
        else if (list && config_setting_type(member) == CONFIG_TYPE_STRING && *next < lines->ends.n)
            member->line = lines->ends.v[(*next)++];
    }
}

void cfg_set_lines(config_setting_t *root, const struct cfg_lines *lines)
{
    size_t next = 0;
    set_lines(root, lines, &next);
}

uint32_t cfg_line(const config_setting_t *setting)
{
    uint32_t line = config_setting_source_line(setting);
    return line ? line : 1;
}

static const char *type_name(int type)
{
    switch (type) {
    case CONFIG_TYPE_GROUP:
        return "a group { }";
    case CONFIG_TYPE_INT:
        return "a whole number";
    case CONFIG_TYPE_INT64:
        return "a number with L";
    case CONFIG_TYPE_FLOAT:
        return "a number with a point";
    case CONFIG_TYPE_STRING:
        return "a text in quotes";
    case CONFIG_TYPE_BOOL:
        return "true or false";
    case CONFIG_TYPE_ARRAY:
        return "an array [ ]";
    case CONFIG_TYPE_LIST:
        return "a list ( )";
    default:
        return "nothing";
    }
}

static void report_unknown(struct report *report, const config_setting_t *member, const char *what,
                           const struct cfg_key *keys, int count)
{
    char allowed[400];
    size_t at = 0;
    const char *name = config_setting_name(member);
    for (int i = 0; i < count && at < sizeof allowed; i++)
        at += (size_t)snprintf(allowed + at, sizeof allowed - at, "%s%s", i ? ", " : "",
                               keys[i].name);
    struct cfg_span span = {name, strlen(name)};
    report_error(report, cfg_line(member), "unknown key \"%.*s\" in %s, expected %s",
                 cfg_shown(span), name, what, allowed);
}

static int key_find(const struct cfg_key *keys, int count, const char *name)
{
    for (int i = 0; i < count; i++)
        if (keys[i].name[0] == name[0] && strcmp(keys[i].name, name) == 0)
            return i;
    return -1;
}

static bool required_there(struct report *report, const config_setting_t *group, const char *what,
                           const struct cfg_key *keys, int count, config_setting_t **found,
                           const bool *wrong)
{
    bool good = true;
    for (int i = 0; i < count; i++) {
        if (!keys[i].required || found[i])
            continue;
        good = false;
        if (!wrong[i])
            report_error(report, cfg_line(group), "no \"%s\" in %s, expected %s", keys[i].name,
                         what, type_name(keys[i].type));
    }
    return good;
}

bool cfg_members(struct report *report, const config_setting_t *group, const char *what,
                 const struct cfg_key *keys, int count, config_setting_t **found)
{
    bool wrong[CFG_KEYS_MOST] = {false};
    memset(found, 0, (size_t)count * sizeof *found);
    if (!config_setting_is_group(group)) {
        report_error(report, cfg_line(group), "%s where %s should be, expected a group { }",
                     type_name(config_setting_type(group)), what);
        return false;
    }
    int members = config_setting_length(group);
    for (int i = 0; i < members; i++) {
        config_setting_t *member = config_setting_get_elem(group, (unsigned)i);
        int key = key_find(keys, count, config_setting_name(member));
        if (key < 0) {
            report_unknown(report, member, what, keys, count);
        } else if (config_setting_type(member) != keys[key].type) {
            wrong[key] = true;
            report_error(report, cfg_line(member), "\"%s\" is %s, expected %s", keys[key].name,
                         type_name(config_setting_type(member)), type_name(keys[key].type));
        } else {
            found[key] = member;
        }
    }
    return required_there(report, group, what, keys, count, found, wrong);
}

int cfg_length(const config_setting_t *list)
{
    return list ? config_setting_length(list) : 0;
}

int cfg_length_most(struct report *report, const config_setting_t *list, int most)
{
    int length = cfg_length(list);
    if (length <= most)
        return length;
    report_error(report, cfg_line(list), "\"%s\" holds %d, expected at most %d",
                 config_setting_name(list), length, most);
    return most;
}

const char *cfg_text_at(struct report *report, const config_setting_t *list, int index,
                        uint32_t *line)
{
    config_setting_t *element = config_setting_get_elem(list, (unsigned)index);
    *line = cfg_line(element);
    if (config_setting_type(element) == CONFIG_TYPE_STRING)
        return config_setting_get_string(element);
    report_error(report, *line, "%s in \"%s\", expected a text in quotes",
                 type_name(config_setting_type(element)), config_setting_name(list));
    return NULL;
}

struct cfg_span cfg_text(const config_setting_t *setting)
{
    const char *text = setting ? config_setting_get_string(setting) : NULL;
    return text ? (struct cfg_span){text, strlen(text)} : (struct cfg_span){"", 0};
}

int cfg_int(struct report *report, const config_setting_t *setting, int least, int most,
            int otherwise)
{
    if (!setting)
        return otherwise;
    int value = config_setting_get_int(setting);
    if (value >= least && value <= most)
        return value;
    report_error(report, cfg_line(setting), "\"%s\" is %d, expected %d to %d",
                 config_setting_name(setting), value, least, most);
    return otherwise;
}

bool cfg_bool(const config_setting_t *setting)
{
    return setting && config_setting_get_bool(setting);
}

int cfg_enum(struct report *report, const config_setting_t *setting, const char *const *table,
             int count, int otherwise)
{
    char words[200];
    if (!setting)
        return otherwise;
    struct cfg_span text = cfg_text(setting);
    int index = word_find(table, count, text.text, text.len);
    if (index >= 0)
        return index;
    report_error(report, cfg_line(setting), "\"%s\" is \"%.*s\", expected one of %s",
                 config_setting_name(setting), cfg_shown(text), text.text,
                 cfg_words_join(table, count, words, sizeof words));
    return otherwise;
}

bool cfg_score(struct report *report, const config_setting_t *setting, int16_t score[2])
{
    struct cfg_span text = cfg_text(setting);
    const char *dash = text.len ? memchr(text.text, '-', text.len) : NULL;
    uint32_t value[2] = {0, 0};
    if (dash) {
        struct cfg_span home = {text.text, (size_t)(dash - text.text)};
        struct cfg_span away = {dash + 1, text.len - home.len - 1};
        if (cfg_number(home, &value[0]) && cfg_number(away, &value[1]) && value[0] <= 999 &&
            value[1] <= 999) {
            score[0] = (int16_t)value[0];
            score[1] = (int16_t)value[1];
            return true;
        }
    }
    report_error(report, cfg_line(setting), "\"%s\" is \"%.*s\", expected a score as \"2-1\"",
                 config_setting_name(setting), cfg_shown(text), text.text);
    return false;
}
