#include "input/cfg_reader.h"

#include <string.h>

#include "model/words.h"

static const char *const side_words[] = {[TOP] = "first", [BOTTOM] = "second"};
static const char *const role_words[] = {
    [ROLE_LEG] = "leg", [ROLE_REPLAY] = "replay", [ROLE_PLAY_OFF] = "play-off"};

bool cfg_instant(struct cfg_reader *reader, const struct cfg_node *setting, instant *at,
                 int32_t *offset, uint8_t *precision)
{
    int used = reader->edition->offset;
    enum precision read = PRECISION_NONE;
    struct span text = cfg_text(setting);
    bool good = instant_parse(text.text, reader->edition->offset, at, &used, &read);
    if (!good)
        report_error(reader->report, cfg_line(setting),
                     "\"%s\" is \"%.*s\", expected a date as \"2024-04-18\" or a date and time as "
                     "\"2024-04-18T21:00\" or \"2024-04-18T21:00+02:00\"",
                     cfg_key_of(setting), cfg_shown(text), text.text);
    if (offset)
        *offset = used;
    *precision = (uint8_t)(good ? read : PRECISION_NONE);
    return good;
}

/* -- decisions --------------------------------------------------------------------------------- */

void cfg_read_decision(struct cfg_reader *reader, const struct cfg_node *setting,
                       struct decision *decision)
{
    enum { KIND, SCORE, WINNER, AT, REASON, NOTE, SOURCE, COUNT };
    static const struct cfg_key keys[COUNT] = {
        {"kind", CONFIG_TYPE_STRING, true},    {"score", CONFIG_TYPE_STRING, false},
        {"winner", CONFIG_TYPE_STRING, false}, {"at", CONFIG_TYPE_STRING, false},
        {"reason", CONFIG_TYPE_STRING, false}, {"note", CONFIG_TYPE_STRING, false},
        {"source", CONFIG_TYPE_STRING, false},
    };
    const struct cfg_node *found[COUNT];
    uint8_t precision;
    struct report *report = reader->report;
    cfg_members(report, setting, "a decision", keys, COUNT, found);
    decision->kind =
        (uint8_t)cfg_enum(report, found[KIND], decision_words, DECISION_KIND_COUNT, DECISION_NONE);
    if (found[SCORE] && cfg_score(report, found[SCORE], decision->score) &&
        decision->kind != DECISION_AWARDED)
        report_error(report, cfg_line(found[SCORE]),
                     "\"score\" in a decision of another kind, expected it with \"awarded\" only");
    if (!found[SCORE] && decision->kind == DECISION_AWARDED)
        report_error(report, cfg_line(setting),
                     "\"awarded\" without \"score\", expected the score "
                     "that the match is given");
    if (found[WINNER])
        decision->team = cfg_team(reader, cfg_text(found[WINNER]), cfg_line(found[WINNER]));
    if (found[AT] && !cfg_instant(reader, found[AT], &decision->at, NULL, &precision))
        decision->at = INSTANT_UNKNOWN;
    decision->reason = cfg_long(reader, found[REASON]);
    decision->note = cfg_long(reader, found[NOTE]);
    if (found[SOURCE])
        decision->source = cfg_source(reader, cfg_text(found[SOURCE]), cfg_line(found[SOURCE]));
}

/* -- one match --------------------------------------------------------------------------------- */

enum match_key {
    KEY_HOME,
    KEY_AWAY,
    KEY_HOME_SIDE,
    KEY_ROLE,
    KEY_NEUTRAL,
    KEY_KICKOFF,
    KEY_VENUE,
    KEY_REFEREE,
    KEY_ATTENDANCE,
    KEY_STATUS,
    KEY_SCORE,
    KEY_GOALS,
    KEY_YELLOWS,
    KEY_REDS,
    KEY_SUBS,
    KEY_KICKS_KNOWN,
    KEY_EVENTS,
    KEY_BY_SIDE,
    KEY_KICKS,
    KEY_LINEUPS,
    KEY_DECISION,
    KEY_SOURCES,
    KEY_NOTE,
    KEY_COUNT
};

static const struct cfg_key match_keys[KEY_COUNT] = {
    [KEY_HOME] = {"home", CONFIG_TYPE_STRING, false},
    [KEY_AWAY] = {"away", CONFIG_TYPE_STRING, false},
    [KEY_HOME_SIDE] = {"home_side", CONFIG_TYPE_STRING, false},
    [KEY_ROLE] = {"role", CONFIG_TYPE_STRING, false},
    [KEY_NEUTRAL] = {"neutral", CONFIG_TYPE_BOOL, false},
    [KEY_KICKOFF] = {"kickoff", CONFIG_TYPE_STRING, false},
    [KEY_VENUE] = {"venue", CONFIG_TYPE_STRING, false},
    [KEY_REFEREE] = {"referee", CONFIG_TYPE_STRING, false},
    [KEY_ATTENDANCE] = {"attendance", CONFIG_TYPE_INT, false},
    [KEY_STATUS] = {"status", CONFIG_TYPE_STRING, false},
    [KEY_SCORE] = {"score", CONFIG_TYPE_GROUP, false},
    [KEY_GOALS] = {"goals", CONFIG_TYPE_STRING, false},
    [KEY_YELLOWS] = {"yellows", CONFIG_TYPE_STRING, false},
    [KEY_REDS] = {"reds", CONFIG_TYPE_STRING, false},
    [KEY_SUBS] = {"subs", CONFIG_TYPE_STRING, false},
    [KEY_KICKS_KNOWN] = {"kicks_known", CONFIG_TYPE_STRING, false},
    [KEY_EVENTS] = {"events", CONFIG_TYPE_LIST, false},
    [KEY_BY_SIDE] = {"by_side", CONFIG_TYPE_BOOL, false},
    [KEY_KICKS] = {"kicks", CONFIG_TYPE_LIST, false},
    [KEY_LINEUPS] = {"lineups", CONFIG_TYPE_LIST, false},
    [KEY_DECISION] = {"decision", CONFIG_TYPE_GROUP, false},
    [KEY_SOURCES] = {"sources", CONFIG_TYPE_LIST, false},
    [KEY_NOTE] = {"note", CONFIG_TYPE_STRING, false},
};

static void read_teams(struct cfg_reader *reader, struct match *match,
                       const struct cfg_node *const *found)
{
    for (int side = 0; side < SIDE_COUNT; side++) {
        const struct cfg_node *setting = found[side == HOME ? KEY_HOME : KEY_AWAY];
        if (setting)
            match->given[side] = cfg_team(reader, cfg_text(setting), cfg_line(setting));
        else if (match->tie == ID_NONE)
            report_error(reader->report, match->line,
                         "no \"%s\" in a match of a group, expected "
                         "a team",
                         side == HOME ? "home" : "away");
    }
    match->given_home =
        (int8_t)cfg_enum(reader->report, found[KEY_HOME_SIDE], side_words, 2, SIDE_NONE);
    if (found[KEY_HOME_SIDE] && match->tie == ID_NONE)
        report_error(reader->report, cfg_line(found[KEY_HOME_SIDE]),
                     "\"home_side\" in a match of a group, expected it in a tie only");
    if (match->given[HOME] != ID_NONE && match->given[HOME] == match->given[AWAY])
        report_error(reader->report, match->line, "\"%s\" plays itself, expected two teams",
                     reader->edition->teams.v[match->given[HOME]].key);
    if (match->tie != ID_NONE)
        return;
    for (int side = 0; side < SIDE_COUNT; side++) {
        uint32_t team = match->given[side];
        if (team != ID_NONE && reader->in_group[team] != match->group + 1)
            report_error(reader->report, match->line,
                         "\"%s\" is not in the group, expected one "
                         "of its \"teams\"",
                         reader->edition->teams.v[team].key);
    }
}

static void read_place(struct cfg_reader *reader, struct match *match,
                       const struct cfg_node *const *found)
{
    match->neutral = cfg_bool(found[KEY_NEUTRAL]);
    match->offset = reader->edition->offset;
    if (found[KEY_KICKOFF] && !cfg_instant(reader, found[KEY_KICKOFF], &match->kickoff,
                                           &match->offset, &match->precision))
        match->kickoff = INSTANT_UNKNOWN;
    if (found[KEY_VENUE]) {
        struct span venue = cfg_text(found[KEY_VENUE]);
        match->venue = strmap_get(&reader->edition->venue_by_key, venue.text, venue.len);
        if (match->venue == STRMAP_NONE)
            report_error(reader->report, cfg_line(found[KEY_VENUE]),
                         "unknown venue \"%.*s\", expected one of the ids of venues",
                         cfg_shown(venue), venue.text);
    }
    struct span referee = span_trim(cfg_text(found[KEY_REFEREE]));
    match->referee = edition_person(reader->edition, ID_NONE, referee.text, referee.len);
    match->attendance = cfg_int(reader->report, found[KEY_ATTENDANCE], 0, 999999, -1);
}

static void read_score(struct cfg_reader *reader, struct match *match,
                       const struct cfg_node *setting)
{
    static const struct cfg_key keys[SCORE_POINT_COUNT] = {
        [SCORE_HALF_TIME] = {"ht", CONFIG_TYPE_STRING, false},
        [SCORE_90] = {"ft", CONFIG_TYPE_STRING, false},
        [SCORE_120] = {"aet", CONFIG_TYPE_STRING, false},
        [SCORE_KICKS] = {"pens", CONFIG_TYPE_STRING, false},
    };
    const struct cfg_node *found[SCORE_POINT_COUNT];
    const int16_t *before = NULL;
    if (!setting)
        return;
    cfg_members(reader->report, setting, "a score", keys, SCORE_POINT_COUNT, found);
    for (int point = 0; point < SCORE_POINT_COUNT; point++) {
        int16_t *score = match->stated[point];
        if (!found[point] || !cfg_score(reader->report, found[point], score) ||
            point == SCORE_KICKS)
            continue;
        if (before && (score[HOME] < before[HOME] || score[AWAY] < before[AWAY])) {
            report_error(reader->report, cfg_line(found[point]),
                         "\"%s\" is %d-%d after %d-%d, expected a running total that never falls",
                         keys[point].name, score[HOME], score[AWAY], before[HOME], before[AWAY]);
            score[HOME] = score[AWAY] = SCORE_UNKNOWN;
            continue;
        }
        before = score;
    }
}

/* Half-read events must not make the scores look wrong as well. */
static void forgive(struct match *match, bool events, bool kicks)
{
    if (!events)
        match->goals_known = match->yellows_known = COVERAGE_UNKNOWN;
    if (!kicks)
        match->kicks_known = COVERAGE_UNKNOWN;
}

static void read_match(struct cfg_reader *reader, const struct cfg_node *group, struct match *match,
                       const struct round *round)
{
    const struct cfg_node *found[KEY_COUNT];
    cfg_members(reader->report, group, "a match", match_keys, KEY_COUNT, found);
    match->line = cfg_line(group);
    match->role = (uint8_t)cfg_enum(reader->report, found[KEY_ROLE], role_words, 3,
                                    round && match->leg >= round->legs ? ROLE_REPLAY : ROLE_LEG);
    read_teams(reader, match, found);
    read_place(reader, match, found);
    read_score(reader, match, found[KEY_SCORE]);
    match->by_side = cfg_bool(found[KEY_BY_SIDE]);
    bool events = cfg_read_events(reader, match, found[KEY_EVENTS]);
    bool kicks = cfg_read_kicks(reader, match, found[KEY_KICKS]);
    cfg_read_lineups(reader, match, found[KEY_LINEUPS]);
    cfg_read_status(reader, match, found[KEY_STATUS]);
    cfg_read_coverage(reader, match, &found[KEY_GOALS]);
    forgive(match, events, kicks);
    if (found[KEY_DECISION])
        cfg_read_decision(reader, found[KEY_DECISION], &match->decision);
    match->source_count = cfg_sources(reader, found[KEY_SOURCES], &match->sources);
    match->note = cfg_long(reader, found[KEY_NOTE]);
}

void cfg_read_matches(struct cfg_reader *reader, const struct cfg_node *list, uint32_t tie,
                      uint32_t group)
{
    struct edition *edition = reader->edition;
    const struct round *round =
        tie == ID_NONE ? NULL : &edition->rounds.v[edition->ties.v[tie].round];
    const char *owner = tie == ID_NONE ? edition->groups.v[group].key : edition->ties.v[tie].key;
    for (int i = 0; i < cfg_length(list); i++) {
        struct match match = match_blank();
        match.tie = tie;
        match.group = group;
        match.leg = (uint32_t)i;
        match.home_side = i % 2 ? BOTTOM : TOP; /* the second leg at the other side's ground */
        match.key = arena_printf(&edition->arena, "%s/%d", owner, i + 1);
        read_match(reader, cfg_at(list, i), &match, round);
        strmap_add(&edition->match_by_key, match.key, (uint32_t)edition->matches.n);
        vec_push(&edition->matches, match);
    }
}
