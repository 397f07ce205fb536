#include "input/cfg_reader.h"

#include <string.h>

#include "model/words.h"

void cfg_read_sources(struct cfg_reader *reader, const struct cfg_node *list)
{
    enum { ID, TITLE, LICENCE, COUNT };
    static const struct cfg_key keys[COUNT] = {
        {"id", CONFIG_TYPE_STRING, true},
        {"title", CONFIG_TYPE_STRING, true},
        {"licence", CONFIG_TYPE_STRING, false},
    };
    struct edition *edition = reader->edition;
    for (int i = 0; i < cfg_length(list); i++) {
        const struct cfg_node *group = cfg_at(list, i), *found[COUNT];
        cfg_members(reader->report, group, "a source", keys, COUNT, found);
        struct source source = {.title = cfg_name(reader, found[TITLE]),
                                .licence = cfg_intern(reader, found[LICENCE]),
                                .line = cfg_line(group)};
        source.key = cfg_new_key(reader, found[ID], "source", &edition->source_by_key,
                                 (uint32_t)edition->sources.n);
        vec_push(&edition->sources, source);
    }
}

/* -- teams ------------------------------------------------------------------------------------- */

static const char *team_code(struct cfg_reader *reader, const struct cfg_node *setting)
{
    struct span text = cfg_text(setting);
    bool good = text.len == 3;
    if (!setting)
        return NULL;
    for (size_t i = 0; i < text.len && good; i++)
        good = (text.text[i] >= 'A' && text.text[i] <= 'Z') ||
               (text.text[i] >= '0' && text.text[i] <= '9');
    if (good)
        return cfg_intern_span(reader, text);
    report_error(reader->report, cfg_line(setting),
                 "the code \"%.*s\", expected three of A-Z and 0-9", cfg_shown(text), text.text);
    return NULL;
}

static uint32_t team_aliases(struct cfg_reader *reader, const struct cfg_node *list,
                             const char *const **aliases)
{
    int length = cfg_length(list);
    uint32_t count = 0;
    if (length == 0)
        return 0;
    const char **texts = arena_array(&reader->edition->arena, const char *, (size_t)length);
    for (int i = 0; i < length; i++) {
        uint32_t line;
        const char *text = cfg_text_at(reader->report, list, i, &line);
        texts[count] = text ? edition_intern(reader->edition, text, strlen(text)) : NULL;
        count += texts[count] != NULL;
    }
    *aliases = texts;
    return count;
}

static void read_team(struct cfg_reader *reader, const struct cfg_node *group)
{
    enum { ID, NAME, FULL, CODE, COUNTRY, ALIASES, RANKING, COUNT };
    static const struct cfg_key keys[COUNT] = {
        {"id", CONFIG_TYPE_STRING, true},       {"name", CONFIG_TYPE_STRING, true},
        {"full", CONFIG_TYPE_STRING, false},    {"code", CONFIG_TYPE_STRING, false},
        {"country", CONFIG_TYPE_STRING, false}, {"aliases", CONFIG_TYPE_LIST, false},
        {"ranking", CONFIG_TYPE_INT, false},
    };
    struct edition *edition = reader->edition;
    const struct cfg_node *found[COUNT];
    uint32_t id = (uint32_t)edition->teams.n;
    cfg_members(reader->report, group, "a team", keys, COUNT, found);
    struct team team = {.name = cfg_name(reader, found[NAME]),
                        .full = cfg_intern(reader, found[FULL]),
                        .code = team_code(reader, found[CODE]),
                        .country = cfg_intern(reader, found[COUNTRY]),
                        .line = cfg_line(group)};
    team.ranking = (uint16_t)cfg_int(reader->report, found[RANKING], 1, 9999, 0);
    team.key = cfg_new_key(reader, found[ID], "team", &edition->team_by_key, id);
    if (strcmp(team.key, "bye") == 0)
        report_error(reader->report, team.line,
                     "the id \"bye\", expected another: it stands for a slot without a team");
    team.alias_count = team_aliases(reader, found[ALIASES], &team.aliases);
    if (team.code && !strmap_add(&reader->codes, team.code, id)) {
        reader->code_shared[id] = true;
        reader->code_shared[strmap_get(&reader->codes, team.code, strlen(team.code))] = true;
    }
    vec_push(&edition->teams, team);
}

void cfg_read_teams(struct cfg_reader *reader, const struct cfg_node *list)
{
    reader->code_shared = arena_array(&reader->scratch, bool, (size_t)cfg_length(list));
    for (int i = 0; i < cfg_length(list); i++)
        read_team(reader, cfg_at(list, i));
}

/* -- venues ------------------------------------------------------------------------------------ */

void cfg_read_venues(struct cfg_reader *reader, const struct cfg_node *list)
{
    enum { ID, NAME, CITY, COUNTRY, COUNT };
    static const struct cfg_key keys[COUNT] = {
        {"id", CONFIG_TYPE_STRING, true},
        {"name", CONFIG_TYPE_STRING, false},
        {"city", CONFIG_TYPE_STRING, false},
        {"country", CONFIG_TYPE_STRING, false},
    };
    struct edition *edition = reader->edition;
    for (int i = 0; i < cfg_length(list); i++) {
        const struct cfg_node *group = cfg_at(list, i), *found[COUNT];
        bool good = cfg_members(reader->report, group, "a venue", keys, COUNT, found);
        struct venue venue = {.name = cfg_intern(reader, found[NAME]),
                              .city = cfg_intern(reader, found[CITY]),
                              .country = cfg_intern(reader, found[COUNTRY]),
                              .line = cfg_line(group)};
        if (good && !venue.name && !venue.city)
            report_error(reader->report, venue.line,
                         "a venue without \"name\" and \"city\", "
                         "expected at least one of them");
        venue.key = cfg_new_key(reader, found[ID], "venue", &edition->venue_by_key,
                                (uint32_t)edition->venues.n);
        vec_push(&edition->venues, venue);
    }
}
