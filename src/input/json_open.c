#include "input/json_open.h"

#include <string.h>
#include <strings.h>

struct json_open {
    struct draft *draft;
    struct report *report;
    uint32_t file, title, round; /* headings: of the competition, of the round in hand */
    struct draft_match *match;   /* in hand */
    uint16_t goals_of;           /* the side whose list of goals is read */
};

typedef void take_value(struct json_open *open, const struct json_node *node);

/* A member of an object, and what is made of it; NULL: of no use here. */
struct member {
    const char *key;
    take_value *take;
};

enum { SCORE_MOST = 200, MINUTE_MOST = 150, ADDED_MOST = 60 };

/* -- values ------------------------------------------------------------------------------------ */

static void complain(const struct json_open *open, const struct json_node *node,
                     const char *expected)
{
    report_warning(open->report, node->line, "\"%s\" is not understood, expected %s",
                   node->key ? node->key : "an element", expected);
}

static struct span trim(struct span span)
{
    while (span.len > 0 && strchr(" \t\r\n", span.text[0])) {
        span.text++;
        span.len--;
    }
    while (span.len > 0 && strchr(" \t\r\n", span.text[span.len - 1]))
        span.len--;
    return span;
}

static bool is_nothing(const struct json_node *node)
{
    return json_is_null(node->value);
}

static struct span take_text(const struct json_open *open, const struct json_node *node)
{
    if (json_is_string(node->value))
        return trim((struct span){json_string_value(node->value), json_string_length(node->value)});
    if (!is_nothing(node))
        complain(open, node, "a text");
    return (struct span){0};
}

/* A whole number from 0 to most; -1 (and a warning, but for null) when it is none. */
static int take_number(const struct json_open *open, const struct json_node *node, int most)
{
    json_int_t value = json_is_integer(node->value) ? json_integer_value(node->value) : -1;

    if (is_nothing(node))
        return -1;
    if (value >= 0 && value <= most)
        return (int)value;
    report_warning(open->report, node->line,
                   "\"%s\" is not understood, expected a whole number from 0 to %d",
                   node->key ? node->key : "an element", most);
    return -1;
}

/* Gives each member of an object to what the table has for it. */
static void take_members(struct json_open *open, const struct json_node *node,
                         const struct member *members, size_t count, const char *what)
{
    if (!json_is_object(node->value)) {
        complain(open, node, what);
        return;
    }
    for (uint32_t i = 0; i < node->length; i++) {
        const struct json_node *child = node + node->first + i;
        size_t m = 0;

        while (m < count && strcmp(members[m].key, child->key) != 0)
            m++;
        if (m == count)
            report_warning(open->report, child->line,
                           "\"%s\" is not known, expected a member of %s", child->key, what);
        else if (members[m].take)
            members[m].take(open, child);
    }
}

static void take_elements(struct json_open *open, const struct json_node *node, take_value *take,
                          const char *what)
{
    if (!json_is_array(node->value)) {
        if (!is_nothing(node))
            complain(open, node, what);
        return;
    }
    for (uint32_t i = 0; i < node->length; i++)
        take(open, node + node->first + i);
}

/* -- texts ------------------------------------------------------------------------------------- */

/* One to most digits at *at. */
static bool digits(struct span *rest, size_t most, int *number)
{
    size_t n = 0;

    *number = 0;
    while (n < most && n < rest->len && rest->text[n] >= '0' && rest->text[n] <= '9')
        *number = *number * 10 + (rest->text[n++] - '0');
    rest->text += n;
    rest->len -= n;
    return n > 0;
}

static bool literal(struct span *rest, const char *text)
{
    size_t len = strlen(text);

    if (rest->len < len || strncasecmp(rest->text, text, len) != 0)
        return false;
    rest->text += len;
    rest->len -= len;
    return true;
}

/* "UTC-6", "UTC+5:30", "UTC±0", "CET" */
static bool read_zone(struct span rest, int32_t *offset)
{
    static const struct {
        const char *name;
        int hours;
    } zones[] = {{"CEST", 2}, {"CET", 1}, {"EEST", 3}, {"EET", 2},
                 {"WEST", 1}, {"WET", 0}, {"BST", 1},  {"GMT", 0}};
    int hours, minutes = 0, sign = 1;

    for (size_t i = 0; i < sizeof zones / sizeof *zones; i++)
        if (rest.len == strlen(zones[i].name) &&
            strncasecmp(rest.text, zones[i].name, rest.len) == 0) {
            *offset = zones[i].hours * HOUR_SECONDS;
            return true;
        }
    *offset = 0;
    if (!literal(&rest, "UTC"))
        return false;
    if (rest.len == 0)
        return true;
    if (literal(&rest, "-") || literal(&rest, "\u2212"))
        sign = -1;
    else if (!literal(&rest, "+") && !literal(&rest, "\u00B1"))
        return false;
    if (!digits(&rest, 2, &hours) || (literal(&rest, ":") && !digits(&rest, 2, &minutes)) ||
        rest.len > 0 || hours > 14 || minutes > 59)
        return false;
    *offset = sign * (hours * HOUR_SECONDS + minutes * MINUTE_SECONDS);
    return true;
}

/* "2024-06-20" */
static void take_date(struct json_open *open, const struct json_node *node)
{
    struct span rest = take_text(open, node);
    int year, month, day;

    if (rest.len == 0)
        return;
    if (!digits(&rest, 4, &year) || !literal(&rest, "-") || !digits(&rest, 2, &month) ||
        !literal(&rest, "-") || !digits(&rest, 2, &day) || rest.len > 0 || year < 1800 ||
        month < 1 || month > 12 || day < 1 || day > 31) {
        complain(open, node, "a date as \"2024-06-20\"");
        return;
    }
    open->match->time.year = (int16_t)year;
    open->match->time.month = (int8_t)month;
    open->match->time.day = (int8_t)day;
}

/* "13:00", "13:00 UTC-6", "20:45 CET" */
static void take_time(struct json_open *open, const struct json_node *node)
{
    struct span rest = take_text(open, node);
    struct draft_time *time = &open->match->time;
    int hour, minute;
    int32_t offset = 0;

    if (rest.len == 0)
        return;
    if (!digits(&rest, 2, &hour) || !literal(&rest, ":") || !digits(&rest, 2, &minute) ||
        hour > 23 || minute > 59) {
        complain(open, node, "a time as \"13:00 UTC-6\"");
        return;
    }
    time->hour = (int8_t)hour;
    time->minute = (int8_t)minute;
    rest = trim(rest);
    if (rest.len > 0 && !read_zone(rest, &offset))
        complain(open, node, "a time as \"13:00 UTC-6\"");
    else if (rest.len > 0)
        time->has_offset = true, time->offset = offset;
}

static void take_timezone(struct json_open *open, const struct json_node *node)
{
    struct span zone = take_text(open, node);
    int32_t offset;

    if (zone.len == 0)
        return;
    if (!read_zone(zone, &offset)) {
        complain(open, node, "an offset as \"UTC-6\"");
        return;
    }
    open->match->time.has_offset = true;
    open->match->time.offset = offset;
}

/* -- who --------------------------------------------------------------------------------------- */

/* "Manchester City (ENG)": the name, and the country's code behind it. */
static void split_country(struct span *name, struct span *country)
{
    const char *text = name->text;
    size_t len = name->len;

    *country = (struct span){0};
    if (len < 7 || text[len - 1] != ')' || text[len - 5] != '(' || text[len - 6] != ' ')
        return;
    for (size_t i = len - 4; i < len - 1; i++)
        if (text[i] < 'A' || text[i] > 'Z')
            return;
    *country = (struct span){text + len - 4, 3};
    *name = trim((struct span){text, len - 6});
}

/* A name, or an object with one and its code. */
static void take_team(struct json_open *open, const struct json_node *node, int side)
{
    struct draft_match *match = open->match;

    if (json_is_object(node->value)) {
        for (uint32_t i = 0; i < node->length; i++) {
            const struct json_node *child = node + node->first + i;

            if (strcmp(child->key, "name") == 0)
                match->team[side] = take_text(open, child);
            else if (strcmp(child->key, "code") == 0)
                match->code[side] = take_text(open, child);
            else if (strcmp(child->key, "key") != 0)
                report_warning(open->report, child->line,
                               "\"%s\" is not known, expected name or code of a team", child->key);
        }
    } else {
        match->team[side] = take_text(open, node);
    }
    split_country(&match->team[side], &match->country[side]);
}

static void take_team1(struct json_open *open, const struct json_node *node)
{
    take_team(open, node, HOME);
}

static void take_team2(struct json_open *open, const struct json_node *node)
{
    take_team(open, node, AWAY);
}

/* -- scores ------------------------------------------------------------------------------------ */

static void take_pair(struct json_open *open, const struct json_node *node, int point)
{
    int16_t score[2] = {SCORE_UNKNOWN, SCORE_UNKNOWN};

    if (is_nothing(node) || (json_is_array(node->value) && node->length == 0))
        return;
    if (!json_is_array(node->value) || node->length != 2) {
        complain(open, node, "a score as [2, 1]");
        return;
    }
    for (int side = HOME; side <= AWAY; side++)
        score[side] = (int16_t)take_number(open, node + node->first + side, SCORE_MOST);
    if (score[HOME] < 0 || score[AWAY] < 0)
        return;
    memcpy(open->match->score[point], score, sizeof score);
    open->match->extra_time |= point == SCORE_120;
    open->match->shootout |= point == SCORE_KICKS;
}

static void take_half_time(struct json_open *open, const struct json_node *node)
{
    take_pair(open, node, SCORE_HALF_TIME);
}

static void take_full_time(struct json_open *open, const struct json_node *node)
{
    take_pair(open, node, SCORE_90);
}

static void take_extra_time(struct json_open *open, const struct json_node *node)
{
    take_pair(open, node, SCORE_120);
}

static void take_kicks(struct json_open *open, const struct json_node *node)
{
    take_pair(open, node, SCORE_KICKS);
}

/* {ft, ht, et, p}; a bare pair is the score after 90 minutes. */
static void take_score(struct json_open *open, const struct json_node *node)
{
    static const struct member members[] = {
        {"ft", take_full_time}, {"ht", take_half_time}, {"et", take_extra_time}, {"p", take_kicks}};

    if (json_is_array(node->value))
        take_pair(open, node, SCORE_90);
    else if (!is_nothing(node))
        take_members(open, node, members, sizeof members / sizeof *members,
                     "a score: ft, ht, et, p");
}

/* The older form: score1, score2i, score1et, score2p; one number each. */
static void take_old_score(struct json_open *open, const struct json_node *node)
{
    int side = node->key[5] == '1' ? HOME : AWAY, number = take_number(open, node, SCORE_MOST);
    const char *what = node->key + 6;
    int point = *what == 'i'   ? SCORE_HALF_TIME
                : *what == 'e' ? SCORE_120
                : *what == 'p' ? SCORE_KICKS
                               : SCORE_90;

    open->match->score[point][side] = (int16_t)number;
    open->match->extra_time |= point == SCORE_120 && number >= 0;
    open->match->shootout |= point == SCORE_KICKS && number >= 0;
}

/* Of a score both numbers are known or none. */
static void even_scores(struct draft_match *match)
{
    for (int point = 0; point < SCORE_POINT_COUNT; point++)
        if (match->score[point][HOME] < 0 || match->score[point][AWAY] < 0)
            match->score[point][HOME] = match->score[point][AWAY] = SCORE_UNKNOWN;
}

/* -- goals ------------------------------------------------------------------------------------- */

static struct draft_event *last_event(const struct json_open *open)
{
    return &open->draft->events.v[open->draft->events.n - 1];
}

static void take_scorer(struct json_open *open, const struct json_node *node)
{
    last_event(open)->person = take_text(open, node);
}

/* 90, "90", "90+6" */
static void take_minute(struct json_open *open, const struct json_node *node)
{
    struct span rest = {json_string_value(node->value), json_string_length(node->value)};
    int minute, added = 0;

    if (!json_is_string(node->value)) {
        minute = take_number(open, node, MINUTE_MOST);
    } else {
        bool good = digits(&rest, 3, &minute);

        literal(&rest, "'");
        if (good && literal(&rest, "+"))
            good = digits(&rest, 2, &added);
        literal(&rest, "'");
        if (!good || rest.len > 0 || minute > MINUTE_MOST || added > ADDED_MOST) {
            complain(open, node, "a minute as 90 or \"90+6\"");
            return;
        }
    }
    if (minute <= 0)
        return;
    last_event(open)->clock.minute = (uint16_t)minute;
    if (added > 0)
        last_event(open)->clock.added = (uint16_t)added;
}

static void take_offset(struct json_open *open, const struct json_node *node)
{
    int added = take_number(open, node, ADDED_MOST);

    if (added > 0)
        last_event(open)->clock.added = (uint16_t)added;
}

static void take_penalty(struct json_open *open, const struct json_node *node)
{
    if (json_is_true(node->value))
        last_event(open)->kind = EVENT_PENALTY_GOAL;
}

static void take_own_goal(struct json_open *open, const struct json_node *node)
{
    if (json_is_true(node->value))
        last_event(open)->kind = EVENT_OWN_GOAL;
}

static void take_goal(struct json_open *open, const struct json_node *node)
{
    static const struct member members[] = {
        {"name", take_scorer},     {"minute", take_minute},    {"offset", take_offset},
        {"penalty", take_penalty}, {"owngoal", take_own_goal}, {"score1", NULL},
        {"score2", NULL}}; /* the running score, which follows from the goals */
    struct draft_event event = {
        .kind = EVENT_GOAL, .side = (uint8_t)open->goals_of, .line = node->line};

    if (json_is_object(node->value)) /* else it is no goal */
        vec_push(&open->draft->events, event);
    take_members(open, node, members, sizeof members / sizeof *members,
                 "a goal: name, minute, offset, penalty, owngoal");
}

static void take_goals(struct json_open *open, const struct json_node *node, int side)
{
    open->goals_of = (uint16_t)side;
    open->match->goals_listed |= json_is_array(node->value);
    take_elements(open, node, take_goal, "a list of goals");
}

static void take_goals1(struct json_open *open, const struct json_node *node)
{
    take_goals(open, node, HOME);
}

static void take_goals2(struct json_open *open, const struct json_node *node)
{
    take_goals(open, node, AWAY);
}

/* -- matches ----------------------------------------------------------------------------------- */

/* The heading of a round; a new one where its name is not that of the match before. */
static uint32_t heading_of(struct json_open *open, struct span name, uint32_t line)
{
    const struct draft_heading *last =
        open->round == ID_NONE ? NULL : &open->draft->headings.v[open->round];

    if (name.len == 0)
        return open->title;
    if (last && last->name.len == name.len && memcmp(last->name.text, name.text, name.len) == 0)
        return open->round;
    open->round = (uint32_t)open->draft->headings.n;
    vec_push(&open->draft->headings,
             (struct draft_heading){
                 .name = name, .parent = open->title, .level = 1, .place = {open->file, line}});
    return open->round;
}

static void take_round(struct json_open *open, const struct json_node *node)
{
    open->match->heading = heading_of(open, take_text(open, node), node->line);
}

static void take_match_number(struct json_open *open, const struct json_node *node)
{
    int number = take_number(open, node, 1000000);

    open->match->number = number > 0 ? (uint32_t)number : 0;
}

static void take_group(struct json_open *open, const struct json_node *node)
{
    open->match->group = take_text(open, node);
}

/* "Estadio Centenario, Montevideo", or the city alone. */
static void take_ground(struct json_open *open, const struct json_node *node)
{
    struct span all = take_text(open, node);
    size_t comma = all.len;

    while (comma > 0 && all.text[comma - 1] != ',')
        comma--;
    open->match->city = trim((struct span){all.text + comma, all.len - comma});
    if (comma > 1)
        open->match->venue = trim((struct span){all.text, comma - 1});
}

static void take_stadium_name(struct json_open *open, const struct json_node *node)
{
    open->match->venue = take_text(open, node);
}

static void take_stadium(struct json_open *open, const struct json_node *node)
{
    static const struct member members[] = {{"name", take_stadium_name}, {"key", NULL}};

    if (json_is_object(node->value))
        take_members(open, node, members, sizeof members / sizeof *members, "a stadium: name");
    else
        take_stadium_name(open, node);
}

static void take_city(struct json_open *open, const struct json_node *node)
{
    open->match->city = take_text(open, node);
}

static void take_attendance(struct json_open *open, const struct json_node *node)
{
    open->match->attendance = take_number(open, node, 10000000);
}

static void take_status(struct json_open *open, const struct json_node *node)
{
    static const struct {
        const char *word;
        uint8_t status;
    } words[] = {{"canceled", DRAFT_NOT_PLAYED},
                 {"cancelled", DRAFT_NOT_PLAYED},
                 {"postponed", DRAFT_POSTPONED},
                 {"awarded", DRAFT_AWARDED},
                 {"abandoned", DRAFT_ABANDONED},
                 {"suspended", DRAFT_SUSPENDED},
                 {"walkover", DRAFT_WALK_OVER},
                 {"walk-over", DRAFT_WALK_OVER},
                 {"bye", DRAFT_BYE},
                 {"finished", DRAFT_AS_SCORED},
                 {"scheduled", DRAFT_AS_SCORED},
                 {"timed", DRAFT_AS_SCORED}};
    struct span text = take_text(open, node);

    if (text.len == 0)
        return;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (text.len == strlen(words[i].word) &&
            strncasecmp(text.text, words[i].word, text.len) == 0) {
            open->match->status = words[i].status;
            return;
        }
    complain(open, node, "canceled, postponed, awarded, abandoned, suspended or walkover");
}

static const struct member match_members[] = {
    {"round", take_round},        {"date", take_date},
    {"time", take_time},          {"team1", take_team1},
    {"team2", take_team2},        {"score", take_score},
    {"goals1", take_goals1},      {"goals2", take_goals2},
    {"group", take_group},        {"ground", take_ground},
    {"num", take_match_number},   {"status", take_status},
    {"time_local", NULL}, /* the same instant said again */
    {"timezone", take_timezone},  {"stadium", take_stadium},
    {"city", take_city},          {"attendance", take_attendance},
    {"score1", take_old_score},   {"score2", take_old_score},
    {"score1i", take_old_score},  {"score2i", take_old_score},
    {"score1et", take_old_score}, {"score2et", take_old_score},
    {"score1p", take_old_score},  {"score2p", take_old_score},
    {"knockout", NULL}, /* the rounds' names tell */
};

static void take_match(struct json_open *open, const struct json_node *node)
{
    struct draft_match match = draft_match_blank();

    match.heading = open->round != ID_NONE ? open->round : open->title;
    match.place = (struct draft_place){open->file, node->line};
    match.event_first = (uint32_t)open->draft->events.n;
    open->match = &match;
    take_members(open, node, match_members, sizeof match_members / sizeof *match_members,
                 "a match: round, date, time, team1, team2, score, goals1, goals2, group, ground, "
                 "num, status");
    open->match = NULL;
    match.event_count = (uint32_t)open->draft->events.n - match.event_first;
    even_scores(&match);
    if (!json_is_object(node->value))
        return;
    if (match.team[HOME].len == 0 || match.team[AWAY].len == 0) {
        report_warning(open->report, node->line,
                       "a match without \"team1\" and \"team2\" is left out, expected two teams");
        open->draft->events.n = match.event_first;
        return;
    }
    vec_push(&open->draft->matches, match);
}

static void take_matches(struct json_open *open, const struct json_node *node)
{
    take_elements(open, node, take_match, "a list of matches");
}

/* -- rounds and groups ------------------------------------------------------------------------- */

/* The name first, wherever it stands: the matches need it. */
static void take_round_object(struct json_open *open, const struct json_node *node)
{
    static const struct member members[] = {
        {"name", NULL}, {"matches", take_matches}, {"num", NULL}, {"key", NULL}};

    open->round = ID_NONE;
    for (uint32_t i = 0; i < node->length && json_is_object(node->value); i++)
        if (strcmp(node[node->first + i].key, "name") == 0)
            heading_of(open, take_text(open, node + node->first + i), node->line);
    take_members(open, node, members, sizeof members / sizeof *members, "a round: name, matches");
}

static void take_rounds(struct json_open *open, const struct json_node *node)
{
    take_elements(open, node, take_round_object, "a list of rounds");
    open->round = ID_NONE;
}

static void take_group_name(struct json_open *open, const struct json_node *node)
{
    open->draft->groups.v[open->draft->groups.n - 1].name = take_text(open, node);
}

static void take_group_team(struct json_open *open, const struct json_node *node)
{
    struct draft_group *group = &open->draft->groups.v[open->draft->groups.n - 1];
    struct draft_match match = draft_match_blank();

    open->match = &match;
    take_team(open, node, HOME);
    open->match = NULL;
    if (match.team[HOME].len == 0)
        return;
    vec_push(&open->draft->names, match.team[HOME]);
    group->team_count++;
}

static void take_group_teams(struct json_open *open, const struct json_node *node)
{
    take_elements(open, node, take_group_team, "a list of teams");
}

static void take_group_object(struct json_open *open, const struct json_node *node)
{
    static const struct member members[] = {{"name", take_group_name}, {"teams", take_group_teams}};
    struct draft_group group = {.team_first = (uint32_t)open->draft->names.n,
                                .place = {open->file, node->line}};

    vec_push(&open->draft->groups, group);
    take_members(open, node, members, sizeof members / sizeof *members, "a group: name, teams");
}

static void take_groups(struct json_open *open, const struct json_node *node)
{
    take_elements(open, node, take_group_object, "a list of groups");
}

/* -- the whole --------------------------------------------------------------------------------- */

static void start(struct json_open *open, const struct json_node *root, const char *name)
{
    struct draft *draft = open->draft;
    struct span title = {0};

    open->file = (uint32_t)draft->files.n;
    vec_push(&draft->files, (struct draft_file){.name = name});
    for (uint32_t i = 0; i < root->length; i++)
        if (strcmp(root[root->first + i].key, "name") == 0)
            title = take_text(open, root + root->first + i);
    if (draft->title.len == 0)
        draft->title = title;
    open->title = (uint32_t)draft->headings.n;
    vec_push(&draft->headings,
             (struct draft_heading){
                 .name = title, .parent = ID_NONE, .level = 0, .place = {open->file, root->line}});
}

bool json_open_fits(const json_t *root)
{
    return json_is_object(root) &&
           (json_object_get(root, "matches") || json_object_get(root, "rounds"));
}

bool draft_read_json(struct draft *draft, const struct json_tree *tree, const char *name,
                     struct report *report)
{
    static const struct member members[] = {{"name", NULL},
                                            {"matches", take_matches},
                                            {"rounds", take_rounds},
                                            {"groups", take_groups}};
    struct json_open open = {.draft = draft, .report = report, .round = ID_NONE, .title = ID_NONE};
    size_t before = draft->matches.n;

    if (!json_is_object(tree->root)) {
        report_error(report, 1, "no object, expected one with \"matches\" or \"rounds\"");
        return false;
    }
    start(&open, tree->nodes, name);
    take_members(&open, tree->nodes, members, sizeof members / sizeof *members,
                 "an edition: name, matches, rounds, groups");
    if (draft->matches.n == before) {
        report_error(report, 1, "no match in it, expected some in \"matches\" or \"rounds\"");
        return false;
    }
    return true;
}
