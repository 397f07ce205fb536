/*
 * Reading a tree of settings: the members of a group against a table of keys, and single values by
 * type. Every problem goes to the report with its line; the caller goes on with what is there.
 *
 * The tree is libconfig's or jansson's, and stays the library's: a struct cfg_node is never looked
 * into, it stands for a setting of the one or (marked in its address) for a value of the other,
 * which input/json_tree.h gives a line and a key. JSON's objects are groups, its arrays lists.
 */
#ifndef TOUCHLINE_INPUT_CFG_TREE_H
#define TOUCHLINE_INPUT_CFG_TREE_H

#include <libconfig.h>
#include <stdbool.h>

#include "base/err.h"
#include "input/cfg_event.h"
#include "input/cfg_scan.h"
#include "model/edition.h"

#define CFG_KEYS_MOST 24

struct cfg_node;
struct json_node;

struct cfg_key {
    const char *name;
    short type; /* CONFIG_TYPE_STRING, _INT, _BOOL, _LIST or _GROUP, of JSON too */
    bool required;
};

/* Parses what cfg_scan() let pass; bytes end with a NUL. False: config has the error. */
bool cfg_parse(config_t *config, const char *bytes, const struct cfg_lines *lines);

/* What is wrong with what could not be parsed, as an error with its line. */
void cfg_report_syntax(const config_t *config, struct report *report);

/* Gives the strings of lists their own lines (see cfg_scan.h); call once, before anything else. */
void cfg_set_lines(config_setting_t *root, const struct cfg_lines *lines);

/* The node of a setting, of a value; they live as long as those do. */
const struct cfg_node *cfg_of_setting(const config_setting_t *setting);
const struct cfg_node *cfg_of_json(const struct json_node *value);

/* The line of a node; 1 for the file itself. */
uint32_t cfg_line(const struct cfg_node *node);

/* Its key; "" for an element of a list and the file itself. */
const char *cfg_key_of(const struct cfg_node *node);

/* Element of a list or member of a group, in order; index is within its length. */
const struct cfg_node *cfg_at(const struct cfg_node *node, int index);

/* Whether a group has a member of that key, of whatever type. */
bool cfg_has(const struct cfg_node *group, const char *key);

/*
 * Looks at the members of a group once: found[i] becomes the node of keys[i], or NULL. Reports
 * keys not in the table, values of another type, and required keys that are missing. what names the
 * group in messages: "a team". False when it is no group, or a required key is missing or wrong;
 * found is filled in any case.
 */
bool cfg_members(struct report *report, const struct cfg_node *group, const char *what,
                 const struct cfg_key *keys, int count, const struct cfg_node **found);

bool cfg_is_list(const struct cfg_node *node);

/* Length of a list; 0 for NULL. */
int cfg_length(const struct cfg_node *list);

/* The same, at most most; more is reported. */
int cfg_length_most(struct report *report, const struct cfg_node *list, int most);

/* Element of a list, which must be a string; NULL (reported) when it is not. */
const char *cfg_text_at(struct report *report, const struct cfg_node *list, int index,
                        uint32_t *line);

/* The bytes of a string; len 0 for NULL. */
struct span cfg_text(const struct cfg_node *setting);

/* A whole number from least to most; otherwise for NULL or (reported) out of range. */
int cfg_int(struct report *report, const struct cfg_node *setting, int least, int most,
            int otherwise);

/* True or false; false for NULL. */
bool cfg_bool(const struct cfg_node *setting);

/* Index of a word in a table; otherwise for NULL or (reported) when it is none. */
int cfg_enum(struct report *report, const struct cfg_node *setting, const char *const *table,
             int count, int otherwise);

/* A score "2-1"; false (reported) when it is none. */
bool cfg_score(struct report *report, const struct cfg_node *setting, int16_t score[2]);

#endif
