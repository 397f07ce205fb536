#include "input/cfg_reader.h"

#include <string.h>

#include "model/words.h"

/* -- first pass: rounds and the ids of ties ---------------------------------------------------- */

static void read_tie(struct cfg_reader *reader, const struct cfg_node *group, uint32_t number)
{
    enum { ID, TEAMS, ORIGINS, WINNER, MATCHES, DECISION, SOURCES, NOTE, COUNT };
    static const struct cfg_key keys[COUNT] = {
        {"id", CONFIG_TYPE_STRING, true},     {"teams", CONFIG_TYPE_LIST, true},
        {"origins", CONFIG_TYPE_LIST, false}, {"winner", CONFIG_TYPE_STRING, false},
        {"matches", CONFIG_TYPE_LIST, false}, {"decision", CONFIG_TYPE_GROUP, false},
        {"sources", CONFIG_TYPE_LIST, false}, {"note", CONFIG_TYPE_STRING, false},
    };
    struct edition *edition = reader->edition;
    const struct cfg_node *found[COUNT];
    struct tie tie = tie_blank();
    cfg_members(reader->report, group, "a tie", keys, COUNT, found);
    tie.round = (uint32_t)edition->rounds.n;
    tie.number = number;
    tie.line = cfg_line(group);
    tie.note = cfg_long(reader, found[NOTE]);
    tie.source_count = cfg_sources(reader, found[SOURCES], &tie.sources);
    tie.key =
        cfg_new_key(reader, found[ID], "tie", &edition->tie_by_key, (uint32_t)edition->ties.n);
    vec_push(&edition->ties, tie);
    vec_push(&reader->tie_rest, (struct cfg_tie_rest){found[TEAMS], found[ORIGINS], found[WINNER],
                                                      found[MATCHES], found[DECISION]});
}

static void read_criteria(struct cfg_reader *reader, const struct cfg_node *list,
                          struct round *round)
{
    static const uint8_t usual[] = {CRITERION_GOALS, CRITERION_EXTRA_TIME, CRITERION_KICKS};
    unsigned seen = 0;
    if (cfg_length(list) == 0) {
        memcpy(round->criteria, usual, sizeof usual);
        round->criteria_count = sizeof usual;
        return;
    }
    for (int i = 0; i < cfg_length(list); i++) {
        char words[160];
        uint32_t line;
        const char *text = cfg_text_at(reader->report, list, i, &line);
        if (!text)
            continue;
        struct span span = {text, strlen(text)};
        int word = word_find(criterion_words, CRITERION_COUNT, span.text, span.len);
        if (word < 0)
            report_error(reader->report, line, "\"%.*s\" in \"decided_by\", expected %s",
                         cfg_shown(span), span.text,
                         cfg_words_join(criterion_words, CRITERION_COUNT, words, sizeof words));
        else if (seen & 1u << word)
            report_error(reader->report, line, "\"%s\" stands twice, expected once", text);
        else
            round->criteria[round->criteria_count++] = (uint8_t)word;
        seen |= word < 0 ? 0 : 1u << word;
    }
}

static void read_draw(struct cfg_reader *reader, const struct cfg_node *setting,
                      struct round *round)
{
    uint8_t precision;
    round->draw_at = INSTANT_UNKNOWN;
    if (!setting)
        return;
    if (cfg_is(cfg_text(setting), "start"))
        round->draw = DRAW_FROM_START;
    else if (cfg_instant(reader, setting, &round->draw_at, NULL, &precision))
        round->draw = DRAW_AT;
}

/* "qf" as "QF", for a round without a short name. */
static const char *brief_of(struct cfg_reader *reader, const char *key)
{
    char brief[KEY_BYTES];
    size_t len = strlen(key);
    if (len >= sizeof brief)
        return key;
    for (size_t i = 0; i <= len; i++)
        brief[i] = (char)(key[i] >= 'a' && key[i] <= 'z' ? key[i] - 'a' + 'A' : key[i]);
    return edition_intern(reader->edition, brief, len);
}

static void read_round(struct cfg_reader *reader, const struct cfg_node *group)
{
    enum { ID, NAME, SHORT, STAGE, LEGS, DECIDED_BY, THIRD_PLACE, DRAW, TIES, COUNT };
    static const struct cfg_key keys[COUNT] = {
        {"id", CONFIG_TYPE_STRING, true},         {"name", CONFIG_TYPE_STRING, true},
        {"short", CONFIG_TYPE_STRING, false},     {"stage", CONFIG_TYPE_STRING, false},
        {"legs", CONFIG_TYPE_INT, false},         {"decided_by", CONFIG_TYPE_LIST, false},
        {"third_place", CONFIG_TYPE_BOOL, false}, {"draw", CONFIG_TYPE_STRING, false},
        {"ties", CONFIG_TYPE_LIST, true},
    };
    struct edition *edition = reader->edition;
    const struct cfg_node *found[COUNT];
    cfg_members(reader->report, group, "a round", keys, COUNT, found);
    struct round round = {.name = cfg_name(reader, found[NAME]),
                          .brief = cfg_intern(reader, found[SHORT]),
                          .third_place = cfg_bool(found[THIRD_PLACE]),
                          .tie_first = (uint32_t)edition->ties.n,
                          .line = cfg_line(group)};
    round.key = cfg_new_key(reader, found[ID], "round", &edition->round_by_key,
                            (uint32_t)edition->rounds.n);
    round.brief = round.brief ? round.brief : brief_of(reader, round.key);
    round.stage = cfg_stage(reader, found[STAGE], STAGE_KNOCK_OUT);
    round.legs = (uint8_t)cfg_int(reader->report, found[LEGS], 1, 2, 1);
    read_criteria(reader, found[DECIDED_BY], &round);
    read_draw(reader, found[DRAW], &round);
    for (int i = 0; i < cfg_length(found[TIES]); i++)
        read_tie(reader, cfg_at(found[TIES], i), (uint32_t)i + 1);
    round.tie_count = (uint32_t)edition->ties.n - round.tie_first;
    if (found[TIES] && round.tie_count == 0)
        report_error(reader->report, cfg_line(found[TIES]), "\"ties\" is empty, expected a tie");
    vec_push(&edition->rounds, round);
}

void cfg_read_rounds(struct cfg_reader *reader, const struct cfg_node *list)
{
    int rounds = cfg_length_most(reader->report, list, ROUNDS_MOST);
    for (int i = 0; i < rounds; i++)
        read_round(reader, cfg_at(list, i));
}

/* -- second pass: slots and matches ------------------------------------------------------------ */

static void one_of(struct cfg_reader *reader, const struct cfg_slot_line *line, uint32_t at,
                   struct slot *slot)
{
    uint32_t *teams = arena_array(&reader->edition->arena, uint32_t, line->team_count);
    for (uint32_t i = 0; i < line->team_count; i++) {
        uint32_t team = cfg_team(reader, line->teams[i], at), seen = 0;
        while (seen < slot->team_count && teams[seen] != team)
            seen++;
        if (team != ID_NONE && seen == slot->team_count)
            teams[slot->team_count++] = team;
        else if (team != ID_NONE)
            report_error(reader->report, at, "\"%s\" stands twice in the slot, expected once",
                         reader->edition->teams.v[team].key);
    }
    slot->teams = teams;
}

static void group_place(struct cfg_reader *reader, const struct cfg_slot_line *line, uint32_t at,
                        struct slot *slot)
{
    slot->ref = cfg_group(reader, line->ref, at);
    if (slot->ref == ID_NONE)
        return;
    const struct group *group = &reader->edition->groups.v[slot->ref];
    if (group->team_count > 0 && line->place > group->team_count)
        report_error(reader->report, at, "place %u of the group \"%s\", expected 1 to %u",
                     line->place, group->key, group->team_count);
}

static void read_slot(struct cfg_reader *reader, const char *text, uint32_t at, struct slot *slot)
{
    struct cfg_slot_line line;
    struct err err;
    if (!cfg_slot_parse(text, &line, &err)) {
        report_error(reader->report, at, "%s", err.text);
        return;
    }
    slot->kind = line.kind;
    slot->place = line.place;
    if (line.kind == SLOT_TEAM)
        slot->team = cfg_team(reader, line.teams[0], at);
    else if (line.kind == SLOT_ONE_OF)
        one_of(reader, &line, at, slot);
    else if (line.kind == SLOT_WINNER || line.kind == SLOT_LOSER)
        slot->ref = cfg_tie(reader, line.ref, at);
    else if (line.kind == SLOT_GROUP)
        group_place(reader, &line, at, slot);
    else if (line.kind == SLOT_BEST_THIRD)
        slot->set = cfg_intern_span(reader, line.set);
    if ((line.ref.len > 0 && slot->ref == ID_NONE) ||
        (line.team_count == 1 && slot->team == ID_NONE))
        slot->kind = SLOT_UNKNOWN; /* reported; what follows must not trip over it */
    if (line.fill.len > 0)
        slot->team = cfg_team(reader, line.fill, at);
}

/* The two texts of "teams" or "origins". */
static void read_pair(struct cfg_reader *reader, const struct cfg_node *list, struct tie *tie,
                      bool origins)
{
    if (!list)
        return;
    if (cfg_length(list) != 2) {
        report_error(reader->report, cfg_line(list), "\"%s\" holds %d, expected 2",
                     cfg_key_of(list), cfg_length(list));
        return;
    }
    for (int side = 0; side < 2; side++) {
        uint32_t line;
        const char *text = cfg_text_at(reader->report, list, side, &line);
        if (text && origins)
            tie->slot[side].origin = edition_intern(reader->edition, text, strlen(text));
        else if (text)
            read_slot(reader, text, line, &tie->slot[side]);
    }
}

static void read_tie_matches(struct cfg_reader *reader, uint32_t id)
{
    const struct cfg_tie_rest *rest = &reader->tie_rest.v[id];
    struct tie *tie = &reader->edition->ties.v[id];
    if (rest->winner)
        tie->stated_team = cfg_team(reader, cfg_text(rest->winner), cfg_line(rest->winner));
    if (rest->decision)
        cfg_read_decision(reader, rest->decision, &tie->decision);
    tie->match_first = (uint32_t)reader->edition->matches.n;
    cfg_read_matches(reader, rest->matches, id, ID_NONE);
    tie->match_count = (uint32_t)reader->edition->matches.n - tie->match_first;
}

void cfg_read_tie_rest(struct cfg_reader *reader)
{
    struct edition *edition = reader->edition;
    for (uint32_t id = 0; id < edition->ties.n; id++) {
        read_pair(reader, reader->tie_rest.v[id].teams, &edition->ties.v[id], false);
        read_pair(reader, reader->tie_rest.v[id].origins, &edition->ties.v[id], true);
    }
    for (uint32_t id = 0; id < edition->ties.n; id++)
        read_tie_matches(reader, id);
}

void cfg_read_group_matches(struct cfg_reader *reader)
{
    struct edition *edition = reader->edition;
    reader->in_group = arena_array(&reader->scratch, uint32_t, edition->teams.n);
    for (uint32_t id = 0; id < edition->groups.n; id++) {
        const struct group *group = &edition->groups.v[id];
        for (uint32_t i = 0; i < group->team_count; i++)
            reader->in_group[group->teams[i]] = id + 1;
        edition->groups.v[id].match_first = (uint32_t)edition->matches.n;
        cfg_read_matches(reader, reader->group_matches.v[id], ID_NONE, id);
        edition->groups.v[id].match_count =
            (uint32_t)edition->matches.n - edition->groups.v[id].match_first;
    }
}
