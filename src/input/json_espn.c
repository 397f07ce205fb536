#include "input/json_espn.h"

#include <assert.h>
#include <string.h>

#include "input/draft_text.h"

/* -- state ------------------------------------------------------------------------------------- */

/* What the names of states add to "state", "completed" and "period". */
static const struct state_name {
    const char *name;
    uint8_t status; /* enum draft_status; DRAFT_AS_SCORED: nothing */
    uint8_t phase;  /* enum phase */
    bool at_break;
} state_names[] = {
    {"STATUS_FIRST_HALF", DRAFT_UNDER_WAY, PHASE_FIRST_HALF, false},
    {"STATUS_HALFTIME", DRAFT_UNDER_WAY, PHASE_FIRST_HALF, true},
    {"STATUS_SECOND_HALF", DRAFT_UNDER_WAY, PHASE_SECOND_HALF, false},
    {"STATUS_END_OF_REGULATION", DRAFT_UNDER_WAY, PHASE_SECOND_HALF, true},
    {"STATUS_FIRST_HALF_EXTRA_TIME", DRAFT_UNDER_WAY, PHASE_EXTRA_FIRST, false},
    {"STATUS_HALFTIME_ET", DRAFT_UNDER_WAY, PHASE_EXTRA_FIRST, true},
    {"STATUS_SECOND_HALF_EXTRA_TIME", DRAFT_UNDER_WAY, PHASE_EXTRA_SECOND, false},
    {"STATUS_OVERTIME", DRAFT_UNDER_WAY, PHASE_EXTRA_FIRST, false},
    {"STATUS_EXTRA_TIME", DRAFT_UNDER_WAY, PHASE_EXTRA_FIRST, false},
    {"STATUS_END_OF_EXTRATIME", DRAFT_UNDER_WAY, PHASE_EXTRA_SECOND, true},
    {"STATUS_SHOOTOUT", DRAFT_UNDER_WAY, PHASE_KICKS, false},
    {"STATUS_FINAL_AET", DRAFT_FINISHED, PHASE_EXTRA_SECOND, false},
    {"STATUS_FINAL_PEN", DRAFT_FINISHED, PHASE_KICKS, false},
    {"STATUS_FORFEIT", DRAFT_AWARDED, PHASE_UNKNOWN, false},
    {"STATUS_DELAYED", DRAFT_DELAYED, PHASE_UNKNOWN, false},
    {"STATUS_POSTPONED", DRAFT_POSTPONED, PHASE_UNKNOWN, false},
    {"STATUS_CANCELED", DRAFT_NOT_PLAYED, PHASE_UNKNOWN, false},
    {"STATUS_SUSPENDED", DRAFT_SUSPENDED, PHASE_UNKNOWN, false},
    {"STATUS_ABANDONED", DRAFT_ABANDONED, PHASE_UNKNOWN, false},
};

static struct state_name state_named(struct span name)
{
    for (size_t i = 0; i < sizeof state_names / sizeof *state_names; i++)
        if (facts_is(name, state_names[i].name))
            return state_names[i];
    return (struct state_name){.status = DRAFT_AS_SCORED};
}

static bool stops(uint8_t status)
{
    return status == DRAFT_SUSPENDED || status == DRAFT_ABANDONED;
}

static bool is_not_played(uint8_t status)
{
    return status == DRAFT_DELAYED || status == DRAFT_POSTPONED || status == DRAFT_NOT_PLAYED;
}

/* By "state", then "completed", then "period". */
static uint8_t status_of(struct espn *espn, const struct json_node *type, int period,
                         struct state_name named)
{
    struct span state = facts_text(&espn->facts, type, "state");
    bool completed = facts_flag(&espn->facts, type, "completed");
    bool incomplete = !completed && facts_member(type, "completed");

    if (facts_is(state, "in") && named.status == DRAFT_DELAYED && period == 0)
        return DRAFT_DELAYED; /* it has not kicked off */
    if (facts_is(state, "in"))
        return stops(named.status) ? named.status : DRAFT_UNDER_WAY;
    if (facts_is(state, "pre"))
        return is_not_played(named.status) ? named.status : DRAFT_TO_COME;
    if (stops(named.status) || is_not_played(named.status))
        return named.status;
    if (completed || (facts_is(state, "post") && !incomplete))
        return named.status == DRAFT_AWARDED ? DRAFT_AWARDED : DRAFT_FINISHED;
    if (facts_is(state, "post")) /* over, but not played to its end */
        return period > 0 ? DRAFT_ABANDONED : DRAFT_POSTPONED;
    return period > 0 ? DRAFT_UNDER_WAY : DRAFT_TO_COME;
}

static void take_live(struct espn *espn, struct clock clock, int period, struct state_name named)
{
    struct draft_match *match = &espn->facts.match;
    uint8_t phase = named.status == DRAFT_UNDER_WAY && named.at_break ? named.phase
                    : period > 0                                      ? (uint8_t)period
                    : named.phase != PHASE_UNKNOWN                    ? named.phase
                                                                      : facts_phase_of(clock);

    match->live.phase = phase;
    match->live.at_break = match->status == DRAFT_UNDER_WAY && named.at_break;
    if (!match->live.at_break && phase != PHASE_KICKS)
        match->live.clock = facts_clock_in(clock, phase);
    match->shootout = phase == PHASE_KICKS;
}

static void take_status(struct espn *espn, const struct json_node *status)
{
    static_assert(PHASE_FIRST_HALF == 1 && PHASE_KICKS == 5, "ESPN's periods are our phases");
    struct facts *facts = &espn->facts;
    struct draft_match *match = &facts->match;
    const struct json_node *type = facts_object(facts, status, "type");
    struct state_name named = state_named(facts_text(facts, type, "name"));
    struct span shown = facts_text(facts, status, "displayClock");
    int period = facts_number(facts, status, "period", 20);
    struct clock clock;
    bool understood;

    if (!type) {
        report_error(facts->report, match->place.line,
                     "a match without \"status\" and its \"type\", expected both");
        return;
    }
    if (period > PHASE_KICKS)
        period = PHASE_KICKS;
    understood = facts_clock(shown, &clock);
    match->status = status_of(espn, type, period, named);
    if (!understood && match->status == DRAFT_UNDER_WAY && !named.at_break)
        report_warning(facts->report, status->line,
                       "the clock \"%.*s\" is not understood, expected one as \"90'+8'\"",
                       (int)(shown.len < 20 ? shown.len : 20), shown.text);
    match->extra_time = named.phase == PHASE_EXTRA_FIRST || named.phase == PHASE_EXTRA_SECOND ||
                        period == PHASE_EXTRA_FIRST || period == PHASE_EXTRA_SECOND ||
                        clock.minute > 90;
    match->shootout = named.phase == PHASE_KICKS || period == PHASE_KICKS;
    if (match->status == DRAFT_UNDER_WAY || (stops(match->status) && (period > 0 || clock.minute)))
        take_live(espn, clock, period, named);
    if (named.status == DRAFT_AS_SCORED && match->status != DRAFT_TO_COME &&
        match->status != DRAFT_FINISHED && match->status != DRAFT_UNDER_WAY)
        match->note = facts_text(facts, type, "description");
}

/* -- sides ------------------------------------------------------------------------------------- */

struct espn_sides {
    int16_t score[2], kicks[2];
    int8_t winner;
    const struct json_node *side[2];
};

static bool is_code(struct span text)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.text[i] < 'A' || text.text[i] > 'Z')
            return false;
    return text.len == 3;
}

static void take_side(struct espn *espn, const struct json_node *node, int side,
                      struct espn_sides *sides)
{
    struct facts *facts = &espn->facts;
    struct draft_match *match = &facts->match;
    const struct json_node *team = facts_object(facts, node, "team");
    struct span code = facts_text(facts, team, "abbreviation");

    sides->side[side] = node;
    match->team[side] = facts_text(facts, team, "displayName");
    if (match->team[side].len == 0)
        match->team[side] = facts_text(facts, team, "name");
    if (is_code(code))
        match->code[side] = code;
    espn->team_id[side] = facts_id(facts, team, "id");
    sides->score[side] = (int16_t)facts_number(facts, node, "score", FACTS_SCORE_MOST);
    sides->kicks[side] = (int16_t)facts_number(facts, node, "shootoutScore", FACTS_SCORE_MOST);
    match->aggregate[side] = (int16_t)facts_number(facts, node, "aggregateScore", FACTS_SCORE_MOST);
    if (facts_flag(facts, node, "advance"))
        match->through = (int8_t)side;
    if (facts_flag(facts, node, "winner"))
        sides->winner = (int8_t)side;
}

/* The order of the two is not that of home and away. */
static bool take_sides(struct espn *espn, const struct json_node *competition,
                       struct espn_sides *sides)
{
    struct facts *facts = &espn->facts;
    const struct json_node *list = facts_array(facts, competition, "competitors"), *node;

    *sides = (struct espn_sides){.score = {SCORE_UNKNOWN, SCORE_UNKNOWN},
                                 .kicks = {SCORE_UNKNOWN, SCORE_UNKNOWN},
                                 .winner = SIDE_NONE};
    for (uint32_t i = 0; (node = facts_element(list, i)); i++) {
        struct span where = facts_text(facts, node, "homeAway");

        if (facts_is(where, "home") || facts_is(where, "away"))
            take_side(espn, node, facts_is(where, "home") ? HOME : AWAY, sides);
    }
    if (facts->match.team[HOME].len > 0 && facts->match.team[AWAY].len > 0)
        return true;
    report_error(facts->report, facts->match.place.line,
                 "a match without two named \"competitors\", expected one home and one away");
    return false;
}

int espn_side(const struct espn *espn, struct span id)
{
    for (int side = HOME; side <= AWAY; side++)
        if (id.len > 0 && id.len == espn->team_id[side].len &&
            memcmp(id.text, espn->team_id[side].text, id.len) == 0)
            return side;
    return SIDE_NONE;
}

/* -- scores ------------------------------------------------------------------------------------ */

/* Where a shoot-out's score is missing (about one in ten): the converted kicks are all listed, if
 * they make the stated winner win. */
static void count_kicks(const struct espn *espn, struct espn_sides *sides)
{
    const struct draft *draft = espn->facts.draft;
    const struct draft_match *match = &espn->facts.match;
    int16_t scored[2] = {0, 0};

    if (sides->kicks[HOME] >= 0 || match->status != DRAFT_FINISHED || sides->winner == SIDE_NONE)
        return;
    for (size_t i = match->kick_first; i < draft->kicks.n; i++)
        scored[draft->kicks.v[i].side] += draft->kicks.v[i].outcome == KICK_SCORED;
    if (scored[(int)sides->winner] > scored[!sides->winner])
        memcpy(sides->kicks, scored, sizeof scored);
}

/* "linescores": goals by half, and then the kicks. */
static void take_halves(struct espn *espn, const struct espn_sides *sides)
{
    struct facts *facts = &espn->facts;
    struct draft_match *match = &facts->match;
    int16_t total[2] = {0, 0};
    int over = match->status == DRAFT_FINISHED
                   ? (match->extra_time ? PHASE_EXTRA_SECOND : PHASE_SECOND_HALF)
                   : match->live.phase - !match->live.at_break;

    for (uint32_t half = 0; half < 4 && (int)half < over; half++) {
        for (int side = HOME; side <= AWAY; side++) {
            const struct json_node *list = facts_array(facts, sides->side[side], "linescores");
            int goals =
                facts_number(facts, facts_element(list, half), "displayValue", FACTS_SCORE_MOST);

            if (goals < 0)
                return;
            total[side] = (int16_t)(total[side] + goals);
        }
        if (half != 2) /* nothing of ours is reckoned in the break of extra time */
            memcpy(match->score[half == 0   ? SCORE_HALF_TIME
                                : half == 1 ? SCORE_90
                                            : SCORE_120],
                   total, sizeof total);
    }
}

static void take_scores(struct espn *espn, struct espn_sides *sides)
{
    struct draft_match *match = &espn->facts.match;

    if (match->status != DRAFT_UNDER_WAY && match->status != DRAFT_FINISHED &&
        match->status != DRAFT_AWARDED && match->live.phase == PHASE_UNKNOWN)
        return; /* "0" of a match to come says nothing */
    take_halves(espn, sides);
    facts_score_so_far(&espn->facts, sides->score);
    if (!match->shootout)
        return;
    count_kicks(espn, sides);
    if (sides->kicks[HOME] >= 0 && sides->kicks[AWAY] >= 0)
        memcpy(match->score[SCORE_KICKS], sides->kicks, sizeof sides->kicks);
}

/* -- the round --------------------------------------------------------------------------------- */

/* "FIFA World Cup, Round of 32": what is behind the last comma. */
static struct span behind_comma(struct span text)
{
    size_t from = text.len;

    while (from > 0 && text.text[from - 1] != ',')
        from--;
    return from > 0 ? span_trim((struct span){text.text + from, text.len - from})
                    : (struct span){0};
}

static bool is_group(struct span text)
{
    struct text_cursor c = text_cursor_over(text);

    return text_take_word(&c, "group");
}

static void take_round(struct espn *espn, const struct json_node *event,
                       const struct json_node *competition)
{
    struct facts *facts = &espn->facts;
    const struct json_node *season = facts_object(facts, event, "season");
    struct span slug = facts_text(facts, season, "slug");
    struct span note = behind_comma(facts_text(facts, competition, "altGameNote"));

    if (note.len == 0)
        note = behind_comma(facts_text(facts, season, "name"));
    if (is_group(note)) {
        facts->match.group = note;
        slug = note = (struct span){0};
    }
    facts_round(facts, slug, slug.len > 0 ? (struct span){0} : note, event->line);
}

/* "leg", or else the words of the notes: "2nd Leg - Tied on aggregate". */
static void take_leg(struct espn *espn, const struct json_node *competition)
{
    struct facts *facts = &espn->facts;
    const struct json_node *notes = facts_array(facts, competition, "notes"), *note;
    int leg = facts_number(facts, facts_object(facts, competition, "leg"), "value", 9);

    for (uint32_t i = 0; leg < 0 && (note = facts_element(notes, i)); i++) {
        struct span text = facts_text(facts, note, "headline");

        if (text_has(text, "1st leg"))
            leg = 1;
        else if (text_has(text, "2nd leg"))
            leg = 2;
    }
    if (leg == 1 || leg == 2)
        facts->match.leg = (uint8_t)leg;
}

/* -- the whole --------------------------------------------------------------------------------- */

static void take_venue(struct espn *espn, const struct json_node *competition)
{
    struct facts *facts = &espn->facts;
    const struct json_node *venue = facts_object(facts, competition, "venue");
    int attendance = facts_number(facts, competition, "attendance", 10000000);

    facts->match.venue = facts_text(facts, venue, "fullName");
    facts->match.city = facts_text(facts, facts_object(facts, venue, "address"), "city");
    if (attendance > 0) /* 0 stands there while it is not known */
        facts->match.attendance = attendance;
}

static void take_referee(struct espn *espn, const struct json_node *info)
{
    struct facts *facts = &espn->facts;
    const struct json_node *officials = facts_array(facts, info, "officials");
    struct span name = facts_text(facts, facts_element(officials, 0), "displayName");

    if (name.len == 0)
        return;
    facts->match.referee_first = (uint32_t)facts->draft->names.n;
    facts->match.referee_count = 1;
    vec_push(&facts->draft->names, name);
}

/* An event of a scoreboard, or the header of a summary; root: that of the summary, or NULL. */
static void take_match(struct espn *espn, const struct json_node *event,
                       const struct json_node *root)
{
    struct facts *facts = &espn->facts;
    const struct json_node *competition =
        facts_element(facts_array(facts, event, "competitions"), 0);
    const struct json_node *status = facts_object(facts, competition, "status"), *info;
    struct espn_sides sides;

    facts_match_begin(facts, event);
    facts->match.id = facts_id(facts, event, "id");
    if (!take_sides(espn, competition, &sides))
        return;
    facts_time(facts, facts_member(competition, "date") ? competition : event, "date");
    if (facts_member(competition, "timeValid") && !facts_flag(facts, competition, "timeValid"))
        facts->match.time.hour = facts->match.time.minute = -1;
    take_round(espn, event, competition);
    take_leg(espn, competition);
    take_status(espn, status ? status : facts_object(facts, event, "status"));
    espn->in_kicks = false;
    espn_take_events(espn,
                     facts_array(facts, root ? root : competition, root ? "keyEvents" : "details"));
    if (root)
        espn_take_kicks(espn, root);
    take_scores(espn, &sides);
    info = root ? facts_object(facts, root, "gameInfo") : competition;
    take_venue(espn, info);
    take_referee(espn, info);
    if (root)
        espn_take_lineups(espn, root);
    facts_match_end(facts);
}

/* "2023-24 UEFA Europa League" where the season is in front of the name, else name and year. */
static void take_title(struct espn *espn, const struct json_node *league,
                       const struct json_node *season)
{
    struct facts *facts = &espn->facts;
    struct span name = facts_text(facts, league, "name");
    struct span shown = facts_text(facts, season, "displayName");
    int year = facts_number(facts, season, "year", 2200);
    const char *blank = shown.len ? memchr(shown.text, ' ', shown.len) : NULL, *title;

    if (name.len == 0)
        return;
    if (blank && text_is_digit(shown.text[0]))
        title = arena_printf(&facts->draft->texts, "%.*s %.*s", (int)name.len, name.text,
                             (int)(blank - shown.text), shown.text);
    else if (year > 0)
        title = arena_printf(&facts->draft->texts, "%.*s %d", (int)name.len, name.text, year);
    else
        title = name.text;
    facts_title(facts, (struct span){title, title == name.text ? name.len : strlen(title)},
                league->line);
}

static bool is_match(const json_t *value)
{
    return json_object_get(value, "competitions") != NULL;
}

bool json_espn_fits(const json_t *root)
{
    const json_t *events = json_is_array(root) ? root : json_object_get(root, "events");

    return json_object_get(root, "keyEvents") || json_object_get(root, "leagues") ||
           is_match(json_object_get(root, "header")) || is_match(json_array_get(events, 0));
}

static void take_summary(struct espn *espn, const struct json_node *root)
{
    struct facts *facts = &espn->facts;
    const struct json_node *header = facts_object(facts, root, "header");

    if (!header) {
        report_error(facts->report, root->line,
                     "a summary without \"header\", expected it to tell which match it is of");
        return;
    }
    take_title(espn, facts_object(facts, header, "league"), facts_object(facts, header, "season"));
    take_match(espn, header, root);
}

bool draft_read_espn(struct draft *draft, const struct json_tree *tree, const char *name,
                     struct report *report)
{
    const struct json_node *root = tree->nodes, *events = root, *event, *league;
    struct espn espn = {0};
    size_t errors = report->errors;

    facts_begin(&espn.facts, draft, report, name);
    if (facts_member(root, "keyEvents") || facts_member(root, "header")) {
        take_summary(&espn, root);
        facts_add_legs(draft);
        return facts_end(&espn.facts, errors);
    }
    if (!json_is_array(root->value)) {
        league = facts_element(facts_array(&espn.facts, root, "leagues"), 0);
        take_title(&espn, league, facts_object(&espn.facts, league, "season"));
        events = facts_array(&espn.facts, root, "events");
        if (!events)
            report_error(report, 1, "a scoreboard without \"events\", expected a list of matches");
    }
    for (uint32_t i = 0; (event = facts_element(events, i)); i++)
        take_match(&espn, event, NULL);
    facts_add_legs(draft);
    return facts_end(&espn.facts, errors);
}

bool json_espn_season(const struct json_tree *tree, instant *first, instant *last)
{
    const json_t *league = json_array_get(json_object_get(tree->root, "leagues"), 0);
    const json_t *season = json_object_get(league, "season");
    const char *from = json_string_value(json_object_get(season, "startDate"));
    const char *to = json_string_value(json_object_get(season, "endDate"));
    enum precision precision;
    return from && to && instant_parse(from, 0, first, NULL, &precision) &&
           instant_parse(to, 0, last, NULL, &precision) && *first <= *last;
}
