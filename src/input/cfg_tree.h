/*
 * Reading libconfig's tree: the settings of a group against a table of keys, and single values by
 * type. Every problem goes to the report with its line; the caller goes on with what is there.
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

struct cfg_key {
    const char *name;
    short type; /* CONFIG_TYPE_STRING, _INT, _BOOL, _LIST or _GROUP */
    bool required;
};

/* Parses what cfg_scan() let pass; bytes end with a NUL. False: config has the error. */
bool cfg_parse(config_t *config, const char *bytes, const struct cfg_lines *lines);

/* Gives the strings of lists their own lines (see cfg_scan.h); call once, before anything else. */
void cfg_set_lines(config_setting_t *root, const struct cfg_lines *lines);

/* The line of a setting; 1 for the file itself. */
uint32_t cfg_line(const config_setting_t *setting);

/*
 * Looks at the members of a group once: found[i] becomes the setting of keys[i], or NULL. Reports
 * keys not in the table, values of another type, and required keys that are missing. what names the
 * group in messages: "a team". False when it is no group, or a required key is missing or wrong;
 * found is filled in any case.
 */
bool cfg_members(struct report *report, const config_setting_t *group, const char *what,
                 const struct cfg_key *keys, int count, config_setting_t **found);

/* Length of a list; 0 for NULL. */
int cfg_length(const config_setting_t *list);

/* The same, at most most; more is reported. */
int cfg_length_most(struct report *report, const config_setting_t *list, int most);

/* Element of a list, which must be a string; NULL (reported) when it is not. */
const char *cfg_text_at(struct report *report, const config_setting_t *list, int index,
                        uint32_t *line);

/* The bytes of a string setting; len 0 for NULL. */
struct cfg_span cfg_text(const config_setting_t *setting);

/* A whole number from least to most; otherwise for NULL or (reported) out of range. */
int cfg_int(struct report *report, const config_setting_t *setting, int least, int most,
            int otherwise);

/* True or false; false for NULL. */
bool cfg_bool(const config_setting_t *setting);

/* Index of a word in a table; otherwise for NULL or (reported) when it is none. */
int cfg_enum(struct report *report, const config_setting_t *setting, const char *const *table,
             int count, int otherwise);

/* A score "2-1"; false (reported) when it is none. */
bool cfg_score(struct report *report, const config_setting_t *setting, int16_t score[2]);

#endif
