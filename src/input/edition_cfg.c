#include "input/edition_cfg.h"

#include <string.h>

#include "input/cfg_reader.h"

enum root_key {
    ROOT_EDITION,
    ROOT_NAME,
    ROOT_COMPETITION,
    ROOT_SEASON,
    ROOT_ZONE,
    ROOT_NOTE,
    ROOT_FOREIGN,
    ROOT_SOURCES,
    ROOT_TEAMS,
    ROOT_VENUES,
    ROOT_STAGES,
    ROOT_GROUPS,
    ROOT_ROUNDS,
    ROOT_COUNT
};

static const struct cfg_key root_keys[ROOT_COUNT] = {
    [ROOT_EDITION] = {"edition", CONFIG_TYPE_STRING, true},
    [ROOT_NAME] = {"name", CONFIG_TYPE_STRING, true},
    [ROOT_COMPETITION] = {"competition", CONFIG_TYPE_STRING, false},
    [ROOT_SEASON] = {"season", CONFIG_TYPE_STRING, false},
    [ROOT_ZONE] = {"zone", CONFIG_TYPE_STRING, false},
    [ROOT_NOTE] = {"note", CONFIG_TYPE_STRING, false},
    [ROOT_FOREIGN] = {"foreign", CONFIG_TYPE_BOOL, false},
    [ROOT_SOURCES] = {"sources", CONFIG_TYPE_LIST, false},
    [ROOT_TEAMS] = {"teams", CONFIG_TYPE_LIST, false},
    [ROOT_VENUES] = {"venues", CONFIG_TYPE_LIST, false},
    [ROOT_STAGES] = {"stages", CONFIG_TYPE_LIST, false},
    [ROOT_GROUPS] = {"groups", CONFIG_TYPE_LIST, false},
    [ROOT_ROUNDS] = {"rounds", CONFIG_TYPE_LIST, false},
};

static void read_head(struct cfg_reader *reader, const struct cfg_node *const *found)
{
    struct edition *edition = reader->edition;
    struct span key = cfg_text(found[ROOT_EDITION]);
    if (found[ROOT_EDITION] && !key_valid(key.text, key.len))
        report_error(reader->report, cfg_line(found[ROOT_EDITION]),
                     "the id \"%.*s\", expected 1 to %d of a-z, 0-9 and '-', not '-' first",
                     cfg_shown(key), key.text, KEY_BYTES - 1);
    edition->key = arena_strndup(&edition->arena, key.text, key.len);
    edition->name = cfg_name(reader, found[ROOT_NAME]);
    edition->competition = cfg_intern(reader, found[ROOT_COMPETITION]);
    edition->competition = edition->competition ? edition->competition : edition->name;
    edition->season = cfg_intern(reader, found[ROOT_SEASON]);
    edition->season = edition->season ? edition->season : "";
    edition->note = cfg_long(reader, found[ROOT_NOTE]);
    edition->foreign = cfg_bool(found[ROOT_FOREIGN]);
    struct span zone = cfg_text(found[ROOT_ZONE]);
    if (found[ROOT_ZONE] && !instant_parse_offset(zone.text, &edition->offset)) {
        edition->offset = 0;
        report_error(reader->report, cfg_line(found[ROOT_ZONE]),
                     "\"zone\" is \"%.*s\", expected an offset from UTC as \"+02:00\" or \"Z\"",
                     cfg_shown(zone), zone.text);
    }
}

/* Of a wrong type is said by itself. */
static bool is_empty(const struct cfg_node *root, const struct cfg_node *const *found,
                     enum root_key key)
{
    return !cfg_has(root, root_keys[key].name) || (found[key] && cfg_length(found[key]) == 0);
}

static void read_root(struct cfg_reader *reader, const struct cfg_node *root)
{
    const struct cfg_node *found[ROOT_COUNT];
    cfg_members(reader->report, root, "an edition", root_keys, ROOT_COUNT, found);
    if (is_empty(root, found, ROOT_GROUPS) && is_empty(root, found, ROOT_ROUNDS))
        report_error(reader->report, 0,
                     "neither \"rounds\" nor \"groups\" with anything in it, expected one of them");
    read_head(reader, found);
    cfg_read_sources(reader, found[ROOT_SOURCES]);
    cfg_read_teams(reader, found[ROOT_TEAMS]);
    cfg_read_venues(reader, found[ROOT_VENUES]);
    cfg_read_stages(reader, found[ROOT_STAGES]);
    cfg_read_groups(reader, found[ROOT_GROUPS]);
    cfg_read_rounds(reader, found[ROOT_ROUNDS]);
    cfg_read_group_matches(reader);
    cfg_read_tie_rest(reader);
}

struct edition *edition_read_tree(const struct cfg_node *root, struct report *report)
{
    struct cfg_reader reader = {.edition = edition_open(), .report = report};
    arena_init(&reader.scratch);
    read_root(&reader, root);
    bool good = edition_seal(reader.edition, report) && report->errors == 0;
    strmap_release(&reader.codes);
    strmap_release(&reader.stages);
    vec_release(&reader.tie_rest);
    vec_release(&reader.group_matches);
    arena_release(&reader.scratch);
    if (good)
        return reader.edition;
    edition_close(reader.edition);
    return NULL;
}

/* bytes end with a NUL. */
static struct edition *read_text(const char *bytes, size_t len, struct report *report)
{
    struct cfg_lines lines = {0};
    struct edition *edition = NULL;
    config_t config;
    if (cfg_scan(bytes, len, &lines, report)) {
        config_init(&config);
        if (cfg_parse(&config, bytes, &lines)) {
            cfg_set_lines(config_root_setting(&config), &lines);
            edition = edition_read_tree(cfg_of_setting(config_root_setting(&config)), report);
        } else {
            cfg_report_syntax(&config, report);
        }
        config_destroy(&config);
    }
    vec_release(&lines.ends);
    return edition;
}

bool edition_read_cfg(const char *name, const char *bytes, size_t len, struct edition **edition,
                      struct report *report)
{
    static const char mark[] = "\xEF\xBB\xBF"; /* some editors write it in front of UTF-8 */
    if (!report->name)
        report_init(report, name);
    if (len >= 3 && memcmp(bytes, mark, 3) == 0) {
        bytes += 3;
        len -= 3;
    }
    *edition = read_text(bytes, len, report);
    report_sort(report);
    return *edition != NULL;
}
