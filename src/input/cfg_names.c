#include "input/cfg_reader.h"

#include <string.h>

uint32_t cfg_team(struct cfg_reader *reader, struct span name, uint32_t line)
{
    struct edition *edition = reader->edition;
    uint32_t team = strmap_get(&edition->team_by_key, name.text, name.len);
    if (team != STRMAP_NONE)
        return team;
    team = strmap_get(&reader->codes, name.text, name.len);
    if (team == STRMAP_NONE) {
        report_error(reader->report, line,
                     "unknown team \"%.*s\", expected one of the ids or codes of teams",
                     cfg_shown(name), name.text);
        return ID_NONE;
    }
    if (reader->code_shared[team]) {
        report_error(reader->report, line, "several teams have the code \"%.*s\", expected an id",
                     cfg_shown(name), name.text);
        return ID_NONE;
    }
    return team;
}

static uint32_t find(struct cfg_reader *reader, const struct strmap *map, const char *kind,
                     struct span name, uint32_t line)
{
    uint32_t id = strmap_get(map, name.text, name.len);
    if (id != STRMAP_NONE)
        return id;
    report_error(reader->report, line, "unknown %s \"%.*s\", expected one of the ids of %ss", kind,
                 cfg_shown(name), name.text, kind);
    return ID_NONE;
}

uint32_t cfg_source(struct cfg_reader *reader, struct span name, uint32_t line)
{
    return find(reader, &reader->edition->source_by_key, "source", name, line);
}

uint32_t cfg_tie(struct cfg_reader *reader, struct span name, uint32_t line)
{
    return find(reader, &reader->edition->tie_by_key, "tie", name, line);
}

/* "group A 1" may name the group "a" as people write it. */
uint32_t cfg_group(struct cfg_reader *reader, struct span name, uint32_t line)
{
    char key[KEY_BYTES];
    if (name.len < sizeof key) {
        for (size_t i = 0; i < name.len; i++) {
            char c = name.text[i];
            key[i] = (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
        }
        uint32_t id = strmap_get(&reader->edition->group_by_key, key, name.len);
        if (id != STRMAP_NONE)
            return id;
    }
    return find(reader, &reader->edition->group_by_key, "group", name, line);
}

uint32_t cfg_sources(struct cfg_reader *reader, const struct cfg_node *list,
                     const uint32_t **sources)
{
    int length = cfg_length(list);
    uint32_t count = 0;
    uint32_t *ids;
    if (length == 0)
        return 0;
    ids = arena_array(&reader->edition->arena, uint32_t, (size_t)length);
    for (int i = 0; i < length; i++) {
        uint32_t line;
        const char *text = cfg_text_at(reader->report, list, i, &line);
        if (!text)
            continue;
        ids[count] = cfg_source(reader, (struct span){text, strlen(text)}, line);
        count += ids[count] != ID_NONE;
    }
    *sources = ids;
    return count;
}

const char *cfg_intern_span(struct cfg_reader *reader, struct span span)
{
    span = span_trim(span);
    return edition_intern(reader->edition, span.text, span.len);
}

const char *cfg_intern(struct cfg_reader *reader, const struct cfg_node *setting)
{
    return setting ? cfg_intern_span(reader, cfg_text(setting)) : NULL;
}

const char *cfg_long(struct cfg_reader *reader, const struct cfg_node *setting)
{
    struct span span = span_trim(cfg_text(setting));
    return edition_text(reader->edition, span.text, span.len);
}

const char *cfg_name(struct cfg_reader *reader, const struct cfg_node *setting)
{
    const char *name = cfg_intern(reader, setting);
    if (name)
        return name;
    if (setting)
        report_error(reader->report, cfg_line(setting), "\"%s\" is empty, expected a text",
                     cfg_key_of(setting));
    return "";
}

const char *cfg_new_key(struct cfg_reader *reader, const struct cfg_node *setting, const char *kind,
                        struct strmap *map, uint32_t id)
{
    struct span text = cfg_text(setting);
    if (setting && key_valid(text.text, text.len)) {
        const char *key = arena_strndup(&reader->edition->arena, text.text, text.len);
        if (strmap_add(map, key, id))
            return key;
        report_error(reader->report, cfg_line(setting),
                     "the id \"%s\" stands twice, expected another for this %s", key, kind);
    } else if (setting) {
        report_error(reader->report, cfg_line(setting),
                     "the id \"%.*s\", expected 1 to %d of a-z, 0-9 and '-', not '-' first",
                     cfg_shown(text), text.text, KEY_BYTES - 1);
    }
    /* Never seen: the edition has an error now. '?' keeps it apart from every real key. */
    return arena_printf(&reader->edition->arena, "?%s-%lu", kind, (unsigned long)id);
}
