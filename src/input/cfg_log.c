#include "input/cfg_reader.h"

#include <string.h>

static uint32_t person(struct cfg_reader *reader, uint32_t team, struct span name)
{
    return edition_person(reader->edition, team, name.text, name.len);
}

/* -- events ------------------------------------------------------------------------------------ */

static bool read_event(struct cfg_reader *reader, const char *text, uint32_t at)
{
    struct cfg_event_line line;
    struct err err;
    struct event event = event_blank();
    if (!cfg_event_parse(text, &line, &err)) {
        report_error(reader->report, at, "%s", err.text);
        return false;
    }
    event.team = cfg_team(reader, line.team, at);
    if (line.source.len > 0)
        event.source = cfg_source(reader, line.source, at);
    if (event.team == ID_NONE)
        return false;
    event.kind = line.kind;
    event.role = line.role;
    event.var = line.var;
    event.clock = line.clock;
    event.line = at;
    event.person = person(reader, event.team, line.name);
    event.other = person(reader, event.team, line.other);
    event.how = cfg_intern_span(reader, line.how);
    event.also = cfg_intern_span(reader, line.also);
    event.note = edition_text(reader->edition, line.note.text, line.note.len);
    vec_push(&reader->edition->events, event);
    return true;
}

bool cfg_read_events(struct cfg_reader *reader, struct match *match, const struct cfg_node *list)
{
    int length = cfg_length_most(reader->report, list, CFG_EVENTS_MOST);
    bool good = length == cfg_length(list);
    match->event_first = (uint32_t)reader->edition->events.n;
    for (int i = 0; i < length; i++) {
        uint32_t line;
        const char *text = cfg_text_at(reader->report, list, i, &line);
        good = text && read_event(reader, text, line) && good;
    }
    match->event_count = (uint32_t)reader->edition->events.n - match->event_first;
    return good;
}

/* -- kicks ------------------------------------------------------------------------------------- */

static bool read_kick(struct cfg_reader *reader, const char *text, uint32_t at, struct span *keeper)
{
    struct cfg_kick_line line;
    struct err err;
    struct kick kick = kick_blank();
    if (!cfg_kick_parse(text, &line, &err)) {
        report_error(reader->report, at, "%s", err.text);
        return false;
    }
    kick.team = cfg_team(reader, line.team, at);
    if (line.source.len > 0)
        kick.source = cfg_source(reader, line.source, at);
    if (kick.team == ID_NONE)
        return false;
    kick.outcome = line.outcome;
    kick.line = at;
    kick.taker = person(reader, kick.team, line.taker);
    kick.note = edition_text(reader->edition, line.note.text, line.note.len);
    *keeper = line.keeper;
    vec_push(&reader->edition->kicks, kick);
    return true;
}

/* The team that a kick is taken against: the one of the match, or of its kicks, that is not the
 * kicker's. */
static uint32_t opponent(const struct cfg_reader *reader, const struct match *match, uint32_t team)
{
    const struct edition *edition = reader->edition;
    for (size_t i = match->kick_first; i < edition->kicks.n; i++)
        if (edition->kicks.v[i].team != team)
            return edition->kicks.v[i].team;
    for (int side = 0; side < SIDE_COUNT; side++) {
        if (match->given[side] != ID_NONE && match->given[side] != team)
            return match->given[side];
        uint32_t entrant =
            match->tie == ID_NONE ? ID_NONE : edition->ties.v[match->tie].slot[side].team;
        if (entrant != ID_NONE && entrant != team)
            return entrant;
    }
    return ID_NONE;
}

bool cfg_read_kicks(struct cfg_reader *reader, struct match *match, const struct cfg_node *list)
{
    struct edition *edition = reader->edition;
    int length = cfg_length_most(reader->report, list, CFG_EVENTS_MOST);
    bool good = length == cfg_length(list);
    match->kick_first = (uint32_t)edition->kicks.n;
    if (length == 0)
        return true;
    struct span *keepers = arena_array(&reader->scratch, struct span, (size_t)length);
    for (int i = 0; i < length; i++) {
        uint32_t line;
        const char *text = cfg_text_at(reader->report, list, i, &line);
        struct span *keeper = &keepers[edition->kicks.n - match->kick_first];
        good = text && read_kick(reader, text, line, keeper) && good;
    }
    match->kick_count = (uint32_t)edition->kicks.n - match->kick_first;
    for (uint32_t i = 0; i < match->kick_count; i++) {
        struct kick *kick = &edition->kicks.v[match->kick_first + i];
        if (keepers[i].len > 0)
            kick->keeper = person(reader, opponent(reader, match, kick->team), keepers[i]);
    }
    return good;
}

/* -- line-ups ---------------------------------------------------------------------------------- */

/* "1 Pau López": a shirt number may stand in front. */
static struct lineup_player read_player(struct cfg_reader *reader, uint32_t team, struct span text)
{
    struct lineup_player player = {0};
    struct span rest = text;
    uint32_t number;
    if (cfg_number(cfg_word(&rest), &number) && rest.len > 0 && number <= 999) {
        player.number = (uint16_t)number;
        text = rest;
    }
    player.person = person(reader, team, text);
    return player;
}

static uint32_t read_players(struct cfg_reader *reader, uint32_t team, const struct cfg_node *list,
                             struct lineup_player *players)
{
    uint32_t count = 0;
    for (int i = 0; i < cfg_length(list) && i < CFG_PLAYERS_MOST; i++) {
        uint32_t line;
        const char *text = cfg_text_at(reader->report, list, i, &line);
        if (!text)
            continue;
        players[count] = read_player(reader, team, span_trim((struct span){text, strlen(text)}));
        if (players[count].person != ID_NONE)
            count++;
        else
            report_error(reader->report, line, "a player without a name, expected \"10 Name\"");
    }
    return count;
}

static void read_captain(struct cfg_reader *reader, struct lineup_player *players, uint32_t count,
                         uint32_t team, const struct cfg_node *setting)
{
    struct span name = span_trim(cfg_text(setting));
    uint32_t captain = setting ? person(reader, team, name) : ID_NONE;
    if (captain == ID_NONE)
        return;
    for (uint32_t i = 0; i < count; i++)
        if (players[i].person == captain) {
            players[i].captain = true;
            return;
        }
    report_error(reader->report, cfg_line(setting),
                 "the captain \"%.*s\" is not in the line-up, expected one of \"players\"",
                 cfg_shown(name), name.text);
}

static bool read_lineup(struct cfg_reader *reader, const struct cfg_node *group,
                        struct lineup *lineup)
{
    enum { TEAM, COACH, CAPTAIN, PLAYERS, BENCH, COUNT };
    static const struct cfg_key keys[COUNT] = {
        {"team", CONFIG_TYPE_STRING, true},     {"coach", CONFIG_TYPE_STRING, false},
        {"captain", CONFIG_TYPE_STRING, false}, {"players", CONFIG_TYPE_LIST, false},
        {"bench", CONFIG_TYPE_LIST, false},
    };
    const struct cfg_node *found[COUNT];
    cfg_members(reader->report, group, "a line-up", keys, COUNT, found);
    lineup->team =
        found[TEAM] ? cfg_team(reader, cfg_text(found[TEAM]), cfg_line(found[TEAM])) : ID_NONE;
    if (lineup->team == ID_NONE)
        return false;
    size_t most = (size_t)cfg_length_most(reader->report, found[PLAYERS], CFG_PLAYERS_MOST) +
                  (size_t)cfg_length_most(reader->report, found[BENCH], CFG_PLAYERS_MOST);
    struct lineup_player *players =
        arena_array(&reader->edition->arena, struct lineup_player, most);
    lineup->starter_count = read_players(reader, lineup->team, found[PLAYERS], players);
    lineup->player_count = lineup->starter_count + read_players(reader, lineup->team, found[BENCH],
                                                                players + lineup->starter_count);
    lineup->players = players;
    lineup->coach = person(reader, lineup->team, span_trim(cfg_text(found[COACH])));
    lineup->line = cfg_line(group);
    read_captain(reader, players, lineup->player_count, lineup->team, found[CAPTAIN]);
    return true;
}

void cfg_read_lineups(struct cfg_reader *reader, struct match *match, const struct cfg_node *list)
{
    int length = cfg_length_most(reader->report, list, SIDE_COUNT), count = 0;
    for (int i = 0; i < length && count < SIDE_COUNT; i++)
        count += read_lineup(reader, cfg_at(list, i), &match->lineup[count]);
}
