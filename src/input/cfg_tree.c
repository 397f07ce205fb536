#include "input/cfg_tree.h"

#include <stdio.h>
#include <string.h>

#include "input/json_tree.h"
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

void cfg_report_syntax(const config_t *config, struct report *report)
{
    const char *text = config_error_text(config);
    uint32_t line = config_error_line(config) > 0 ? (uint32_t)config_error_line(config) : 1;
    if (text && strncmp(text, "duplicate", 9) == 0)
        report_error(report, line, "a key stands twice in one group, expected each key once");
    else if (text && strncmp(text, "mismatched", 10) == 0)
        report_error(report, line, "an array [ ] of different things, expected a list ( )");
    else
        report_error(report, line,
                     "syntax error here or just before, expected key = value; with texts in "
                     "quotes, lists as ( a, b ) and no comma before a closing bracket");
}

void cfg_set_lines(config_setting_t *root, const struct cfg_lines *lines)
{
    size_t next = 0;
    set_lines(root, lines, &next);
}

/* -- what stands behind a node ----------------------------------------------------------------- */

/* Both libraries' objects have even addresses: an odd one is a value of JSON. */
enum { JSON_MARK = 1 };

const struct cfg_node *cfg_of_setting(const config_setting_t *setting)
{
    return (const struct cfg_node *)(const void *)setting;
}

const struct cfg_node *cfg_of_json(const struct json_node *value)
{
    return (const struct cfg_node *)(const void *)((const char *)value + JSON_MARK);
}

static bool is_json(const struct cfg_node *node)
{
    return (uintptr_t)node & JSON_MARK;
}

static const struct json_node *json_of(const struct cfg_node *node)
{
    return (const struct json_node *)(const void *)((const char *)(const void *)node - JSON_MARK);
}

static const config_setting_t *setting_of(const struct cfg_node *node)
{
    return (const config_setting_t *)(const void *)node;
}

uint32_t cfg_line(const struct cfg_node *node)
{
    uint32_t line =
        is_json(node) ? json_of(node)->line : config_setting_source_line(setting_of(node));
    return line ? line : 1;
}

const char *cfg_key_of(const struct cfg_node *node)
{
    const char *key = is_json(node) ? json_of(node)->key : config_setting_name(setting_of(node));
    return key ? key : "";
}

const struct cfg_node *cfg_at(const struct cfg_node *node, int index)
{
    if (is_json(node))
        return cfg_of_json(json_of(node) + json_of(node)->first + index);
    return cfg_of_setting(config_setting_get_elem(setting_of(node), (unsigned)index));
}

bool cfg_has(const struct cfg_node *group, const char *key)
{
    for (int i = 0; i < cfg_length(group); i++)
        if (strcmp(cfg_key_of(cfg_at(group, i)), key) == 0)
            return true;
    return false;
}

static int type_of_json(const json_t *value)
{
    switch (json_typeof(value)) {
    case JSON_OBJECT:
        return CONFIG_TYPE_GROUP;
    case JSON_ARRAY:
        return CONFIG_TYPE_LIST;
    case JSON_STRING:
        return CONFIG_TYPE_STRING;
    case JSON_INTEGER:
        return CONFIG_TYPE_INT;
    case JSON_REAL:
        return CONFIG_TYPE_FLOAT;
    case JSON_TRUE:
    case JSON_FALSE:
        return CONFIG_TYPE_BOOL;
    case JSON_NULL:
        break;
    }
    return CONFIG_TYPE_NONE;
}

static int type_of(const struct cfg_node *node)
{
    return is_json(node) ? type_of_json(json_of(node)->value)
                         : config_setting_type(setting_of(node));
}

static const char *text_of(const struct cfg_node *node)
{
    return is_json(node) ? json_string_value(json_of(node)->value)
                         : config_setting_get_string(setting_of(node));
}

/* Of a node that is a whole number. */
static long long number_of(const struct cfg_node *node)
{
    return is_json(node) ? json_integer_value(json_of(node)->value)
                         : config_setting_get_int(setting_of(node));
}

static const char *type_name(int type, bool json)
{
    switch (type) {
    case CONFIG_TYPE_GROUP:
        return json ? "an object { }" : "a group { }";
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
        return json ? "an array [ ]" : "a list ( )";
    default:
        return json ? "null" : "nothing";
    }
}

/* -- groups ------------------------------------------------------------------------------------ */

static void report_unknown(struct report *report, const struct cfg_node *member, const char *what,
                           const struct cfg_key *keys, int count)
{
    char allowed[400];
    size_t at = 0;
    const char *name = cfg_key_of(member);
    for (int i = 0; i < count && at < sizeof allowed; i++)
        at += (size_t)snprintf(allowed + at, sizeof allowed - at, "%s%s", i ? ", " : "",
                               keys[i].name);
    struct span span = {name, strlen(name)};
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

static bool required_there(struct report *report, const struct cfg_node *group, const char *what,
                           const struct cfg_key *keys, int count, const struct cfg_node **found,
                           const bool *wrong)
{
    bool good = true;
    for (int i = 0; i < count; i++) {
        if (!keys[i].required || found[i])
            continue;
        good = false;
        if (!wrong[i])
            report_error(report, cfg_line(group), "no \"%s\" in %s, expected %s", keys[i].name,
                         what, type_name(keys[i].type, is_json(group)));
    }
    return good;
}

bool cfg_members(struct report *report, const struct cfg_node *group, const char *what,
                 const struct cfg_key *keys, int count, const struct cfg_node **found)
{
    bool wrong[CFG_KEYS_MOST] = {false}, json = is_json(group);
    memset(found, 0, (size_t)count * sizeof *found);
    if (type_of(group) != CONFIG_TYPE_GROUP) {
        report_error(report, cfg_line(group), "%s where %s should be, expected %s",
                     type_name(type_of(group), json), what, type_name(CONFIG_TYPE_GROUP, json));
        return false;
    }
    int members = cfg_length(group);
    for (int i = 0; i < members; i++) {
        const struct cfg_node *member = cfg_at(group, i);
        int key = key_find(keys, count, cfg_key_of(member));
        if (key < 0) {
            report_unknown(report, member, what, keys, count);
        } else if (type_of(member) != keys[key].type) {
            wrong[key] = true;
            report_error(report, cfg_line(member), "\"%s\" is %s, expected %s", keys[key].name,
                         type_name(type_of(member), json), type_name(keys[key].type, json));
        } else {
            found[key] = member;
        }
    }
    return required_there(report, group, what, keys, count, found, wrong);
}

/* -- values ------------------------------------------------------------------------------------ */

bool cfg_is_list(const struct cfg_node *node)
{
    return type_of(node) == CONFIG_TYPE_LIST;
}

int cfg_length(const struct cfg_node *list)
{
    if (!list)
        return 0;
    return is_json(list) ? (int)json_of(list)->length : config_setting_length(setting_of(list));
}

int cfg_length_most(struct report *report, const struct cfg_node *list, int most)
{
    int length = cfg_length(list);
    if (length <= most)
        return length;
    report_error(report, cfg_line(list), "\"%s\" holds %d, expected at most %d", cfg_key_of(list),
                 length, most);
    return most;
}

const char *cfg_text_at(struct report *report, const struct cfg_node *list, int index,
                        uint32_t *line)
{
    const struct cfg_node *element = cfg_at(list, index);
    *line = cfg_line(element);
    if (type_of(element) == CONFIG_TYPE_STRING)
        return text_of(element);
    report_error(report, *line, "%s in \"%s\", expected a text in quotes",
                 type_name(type_of(element), is_json(element)), cfg_key_of(list));
    return NULL;
}

struct span cfg_text(const struct cfg_node *node)
{
    const char *text = node ? text_of(node) : NULL;
    return text ? (struct span){text, strlen(text)} : (struct span){"", 0};
}

int cfg_int(struct report *report, const struct cfg_node *node, int least, int most, int otherwise)
{
    if (!node)
        return otherwise;
    long long value = number_of(node);
    if (value >= least && value <= most)
        return (int)value;
    report_error(report, cfg_line(node), "\"%s\" is %lld, expected %d to %d", cfg_key_of(node),
                 value, least, most);
    return otherwise;
}

bool cfg_bool(const struct cfg_node *node)
{
    if (!node)
        return false;
    return is_json(node) ? json_is_true(json_of(node)->value)
                         : config_setting_get_bool(setting_of(node));
}

int cfg_enum(struct report *report, const struct cfg_node *node, const char *const *table,
             int count, int otherwise)
{
    char words[200];
    if (!node)
        return otherwise;
    struct span text = cfg_text(node);
    int index = word_find(table, count, text.text, text.len);
    if (index >= 0)
        return index;
    report_error(report, cfg_line(node), "\"%s\" is \"%.*s\", expected one of %s", cfg_key_of(node),
                 cfg_shown(text), text.text, cfg_words_join(table, count, words, sizeof words));
    return otherwise;
}

bool cfg_score(struct report *report, const struct cfg_node *node, int16_t score[2])
{
    struct span text = cfg_text(node);
    const char *dash = text.len ? memchr(text.text, '-', text.len) : NULL;
    uint32_t value[2] = {0, 0};
    if (dash) {
        struct span home = {text.text, (size_t)(dash - text.text)};
        struct span away = {dash + 1, text.len - home.len - 1};
        if (cfg_number(home, &value[0]) && cfg_number(away, &value[1]) && value[0] <= 999 &&
            value[1] <= 999) {
            score[0] = (int16_t)value[0];
            score[1] = (int16_t)value[1];
            return true;
        }
    }
    report_error(report, cfg_line(node), "\"%s\" is \"%.*s\", expected a score as \"2-1\"",
                 cfg_key_of(node), cfg_shown(text), text.text);
    return false;
}
