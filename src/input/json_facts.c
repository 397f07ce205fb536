#include "input/json_facts.h"

#include <string.h>
#include <strings.h>

#include "input/draft_text.h"

/* -- looking into the tree --------------------------------------------------------------------- */

const struct json_node *facts_member(const struct json_node *object, const char *key)
{
    for (uint32_t i = 0; object && json_is_object(object->value) && i < object->length; i++) {
        const struct json_node *child = object + object->first + i;

        if (strcasecmp(child->key, key) == 0)
            return json_is_null(child->value) ? NULL : child;
    }
    return NULL;
}

const struct json_node *facts_element(const struct json_node *array, uint32_t index)
{
    return array && json_is_array(array->value) && index < array->length
               ? array + array->first + index
               : NULL;
}

static void complain(struct facts *facts, const struct json_node *node, const char *expected)
{
    report_error(facts->report, node->line, "\"%s\" is not understood, expected %s",
                 node->key ? node->key : "an element", expected);
}

static struct span text_of(const struct json_node *node)
{
    return span_trim(
        (struct span){json_string_value(node->value), json_string_length(node->value)});
}

struct span facts_text(struct facts *facts, const struct json_node *object, const char *key)
{
    const struct json_node *node = facts_member(object, key);

    if (node && json_is_string(node->value))
        return text_of(node);
    if (node)
        complain(facts, node, "a text");
    return (struct span){0};
}

const struct json_node *facts_array(struct facts *facts, const struct json_node *object,
                                    const char *key)
{
    const struct json_node *node = facts_member(object, key);

    if (node && !json_is_array(node->value)) {
        complain(facts, node, "a list");
        return NULL;
    }
    return node;
}

const struct json_node *facts_object(struct facts *facts, const struct json_node *object,
                                     const char *key)
{
    const struct json_node *node = facts_member(object, key);

    if (node && !json_is_object(node->value)) {
        complain(facts, node, "an object");
        return NULL;
    }
    return node;
}

bool facts_flag(struct facts *facts, const struct json_node *object, const char *key)
{
    const struct json_node *node = facts_member(object, key);

    if (node && !json_is_boolean(node->value))
        complain(facts, node, "true or false");
    return node && json_is_true(node->value);
}

int facts_number(struct facts *facts, const struct json_node *object, const char *key, int most)
{
    const struct json_node *node = facts_member(object, key);
    double value = -1;

    if (!node)
        return -1;
    if (json_is_number(node->value)) {
        value = json_number_value(node->value);
    } else if (json_is_string(node->value)) {
        struct span text = text_of(node);
        struct text_cursor c = text_cursor_over(text);
        uint32_t number;

        if (text.len == 0)
            return -1;
        if (text_number(&c, 8, &number) && text_done(&c))
            value = number;
    }
    if (value >= 0 && value <= most && value == (double)(int)value)
        return (int)value;
    report_error(facts->report, node->line,
                 "\"%s\" is not understood, expected a whole number from 0 to %d", key, most);
    return -1;
}

struct span facts_id(struct facts *facts, const struct json_node *object, const char *key)
{
    const struct json_node *node = facts_member(object, key);

    if (node && json_is_integer(node->value)) {
        const char *text =
            arena_printf(&facts->draft->texts, "%lld", (long long)json_integer_value(node->value));

        return (struct span){text, strlen(text)};
    }
    return facts_text(facts, object, key);
}

bool facts_is(struct span text, const char *word)
{
    return text.len == strlen(word) && strncasecmp(text.text, word, text.len) == 0;
}

/* -- headings ---------------------------------------------------------------------------------- */

void facts_begin(struct facts *facts, struct draft *draft, struct report *report, const char *name)
{
    *facts = (struct facts){.draft = draft,
                            .report = report,
                            .file = (uint32_t)draft->files.n,
                            .title = ID_NONE,
                            .round = ID_NONE,
                            .match = draft_match_blank()};
    vec_push(&draft->files, (struct draft_file){.name = name});
}

static uint32_t add_heading(struct facts *facts, struct span name, uint32_t parent, uint32_t line)
{
    struct draft_heading heading = {.name = name,
                                    .parent = parent,
                                    .level = parent == ID_NONE ? 0 : 1,
                                    .place = {facts->file, line}};

    vec_push(&facts->draft->headings, heading);
    return (uint32_t)facts->draft->headings.n - 1;
}

void facts_title(struct facts *facts, struct span title, uint32_t line)
{
    if (facts->draft->title.len == 0)
        facts->draft->title = title;
    facts->title = add_heading(facts, title, ID_NONE, line);
}

/* The codes whose words are not simply theirs. */
static const char *round_words(struct span code)
{
    static const struct {
        const char *code, *words;
    } rounds[] = {
        {"quarterfinals", "Quarter-finals"},
        {"quarter_finals", "Quarter-finals"},
        {"semifinals", "Semi-finals"},
        {"semi_finals", "Semi-finals"},
        {"last_64", "Round of 64"},
        {"last_32", "Round of 32"},
        {"last_16", "Round of 16"},
        {"third_place", "Match for third place"},
        {"3rd-place-match", "Match for third place"},
        {"3rd-place", "Match for third place"},
        {"third-place", "Match for third place"},
        {"league_stage", "League phase"},
        {"playoffs", "Play-offs"},
        {"playoff_round", "Play-off round"},
        {"knockout-round-playoffs", "Knockout round play-offs"},
    };

    for (size_t i = 0; i < sizeof rounds / sizeof *rounds; i++)
        if (facts_is(code, rounds[i].code))
            return rounds[i].words;
    return NULL;
}

static struct span round_name(struct facts *facts, struct span code)
{
    const char *words = round_words(code);
    char *name;
    size_t n = 0;

    if (words || code.len == 0)
        return (struct span){words, words ? strlen(words) : 0};
    name = arena_alloc(&facts->draft->texts, 2 * code.len + 1);
    for (size_t i = 0; i < code.len; i++) {
        char c = code.text[i];
        size_t run = 0;

        while (i + run < code.len && (code.text[i + run] == '-' || code.text[i + run] == '_'))
            run++;
        if (run > 2) /* "semi-finals---western-conf" */
            name[n++] = ',';
        if (run > 0) {
            name[n++] = ' ';
            i += run - 1;
        } else if (n == 0) {
            name[n++] = c >= 'a' && c <= 'z' ? (char)(c - 32) : c;
        } else {
            name[n++] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
        }
    }
    return span_trim((struct span){name, n});
}

/* Rounds whose codes say that they are of ties, and no league's. */
static bool is_knock_out(struct span code)
{
    static const char *const words[] = {"final",         "round-of-",   "last_",
                                        "playoff",       "place",       "finale",
                                        "qualification", "preliminary", "qualifying"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (text_has(code, words[i]))
            return true;
    return false;
}

void facts_round(struct facts *facts, struct span code, struct span name, uint32_t line)
{
    bool knock_out = is_knock_out(code.len > 0 ? code : name);

    if (name.len == 0)
        name = round_name(facts, code);
    facts->match.heading = facts->title;
    if (name.len == 0)
        return;
    if (facts->round != ID_NONE) {
        struct span last = facts->draft->headings.v[facts->round].name;

        facts->match.heading = facts->round;
        if (last.len == name.len && memcmp(last.text, name.text, name.len) == 0)
            return;
    }
    if (facts->title == ID_NONE)
        facts_title(facts, (struct span){0}, line);
    facts->match.heading = facts->round = add_heading(facts, name, facts->title, line);
    facts->draft->headings.v[facts->round].knock_out = knock_out;
}

/* -- matches ----------------------------------------------------------------------------------- */

void facts_match_begin(struct facts *facts, const struct json_node *node)
{
    facts->match = draft_match_blank();
    facts->match.heading = facts->title;
    facts->match.place = (struct draft_place){facts->file, node->line};
    facts->match.event_first = (uint32_t)facts->draft->events.n;
    facts->match.kick_first = (uint32_t)facts->draft->kicks.n;
}

void facts_match_end(struct facts *facts)
{
    struct draft_match *match = &facts->match;

    match->event_count = (uint32_t)facts->draft->events.n - match->event_first;
    match->kick_count = (uint32_t)facts->draft->kicks.n - match->kick_first;
    vec_push(&facts->draft->matches, *match);
}

void facts_time(struct facts *facts, const struct json_node *object, const char *key)
{
    const struct json_node *node = facts_member(object, key);
    struct draft_time *time = &facts->match.time;
    enum precision precision;
    struct civil civil;
    instant at;

    if (!node || facts_text(facts, object, key).len == 0)
        return;
    if (!instant_parse(json_string_value(node->value), 0, &at, NULL, &precision) ||
        (civil = instant_to_civil(at, 0)).year < 1800 || civil.year > 2200) {
        complain(facts, node, "a date and time as \"2026-06-29T17:00Z\"");
        return;
    }
    *time = (struct draft_time){.year = (int16_t)civil.year,
                                .month = (int8_t)civil.month,
                                .day = (int8_t)civil.day,
                                .hour = (int8_t)civil.hour,
                                .minute = (int8_t)civil.minute,
                                .has_offset = true};
    if (precision == PRECISION_DATE)
        time->hour = time->minute = -1;
}

static void skip_quote(struct text_cursor *c)
{
    if (!text_done(c) && *c->at == '\'')
        c->at++;
}

bool facts_clock(struct span text, struct clock *clock)
{
    struct text_cursor c = text_cursor_over(text);
    uint32_t minute = 0, added = 0;

    *clock = (struct clock){0};
    if (text.len == 0)
        return true;
    if (!text_number(&c, 3, &minute))
        return false;
    skip_quote(&c);
    if (!text_done(&c) && *c.at == '+') {
        c.at++;
        if (!text_number(&c, 2, &added))
            return false;
        skip_quote(&c);
    }
    if (!text_done(&c) || minute > FACTS_MINUTE_MOST || added > FACTS_ADDED_MOST)
        return false;
    clock->minute = (uint16_t)minute;
    clock->added = minute > 0 ? (uint16_t)added : 0;
    return true;
}

struct clock facts_clock_in(struct clock clock, enum phase phase)
{
    static const struct {
        uint16_t first, last;
    } minutes[PHASE_COUNT] = {[PHASE_FIRST_HALF] = {1, 45},
                              [PHASE_SECOND_HALF] = {46, 90},
                              [PHASE_EXTRA_FIRST] = {91, 105},
                              [PHASE_EXTRA_SECOND] = {106, 120}};

    clock.phase = (uint8_t)phase;
    if (clock.minute == 0 || minutes[phase].last == 0)
        return clock;
    if (clock.minute < minutes[phase].first) {
        clock.minute = minutes[phase].first;
        clock.added = 0;
    } else if (clock.minute > minutes[phase].last) {
        clock.added = (uint16_t)(clock.added + clock.minute - minutes[phase].last);
        clock.minute = minutes[phase].last;
    }
    return clock;
}

enum phase facts_phase_of(struct clock clock)
{
    return clock.minute == 0     ? PHASE_UNKNOWN
           : clock.minute <= 45  ? PHASE_FIRST_HALF
           : clock.minute <= 90  ? PHASE_SECOND_HALF
           : clock.minute <= 105 ? PHASE_EXTRA_FIRST
                                 : PHASE_EXTRA_SECOND;
}

void facts_score_so_far(struct facts *facts, const int16_t score[2])
{
    struct draft_match *match = &facts->match;
    int point = match->extra_time ? SCORE_120 : SCORE_90;

    if (score[HOME] < 0 || score[AWAY] < 0)
        return;
    if (match->status == DRAFT_FINISHED && match->shootout && !match->extra_time) {
        memcpy(match->unclear, score, sizeof match->unclear);
        return;
    }
    if (match->status != DRAFT_FINISHED && match->status != DRAFT_AWARDED &&
        match->live.phase <= PHASE_FIRST_HALF)
        point = SCORE_HALF_TIME;
    memcpy(match->score[point], score, sizeof match->score[point]);
}

/* -- two legs ---------------------------------------------------------------------------------- */

static const char *leg_key(struct draft *draft, const struct draft_match *match, bool turned)
{
    struct span home = match->team[turned ? AWAY : HOME], away = match->team[turned ? HOME : AWAY];
    struct span round = {0};

    if (match->heading != ID_NONE)
        round = draft->headings.v[match->heading].name;
    return arena_printf(&draft->texts, "%.*s\n%.*s\n%.*s", (int)round.len,
                        round.len ? round.text : "", (int)home.len, home.text, (int)away.len,
                        away.text);
}

static struct draft_match other_leg(const struct draft_match *match)
{
    struct draft_match other = draft_match_blank();
    const int16_t *score = match->score[match->extra_time ? SCORE_120 : SCORE_90];

    if (match->unclear[HOME] >= 0)
        score = match->unclear;
    other.heading = match->heading;
    other.place = match->place;
    other.leg = match->leg == 1 ? 2 : 1;
    other.status = match->leg == 1 ? DRAFT_TO_COME : DRAFT_FINISHED;
    for (int side = HOME; side <= AWAY; side++) {
        other.team[side] = match->team[!side];
        other.code[side] = match->code[!side];
    }
    if (match->leg == 2 && match->aggregate[HOME] >= 0 && match->status == DRAFT_TO_COME) {
        other.score[SCORE_90][HOME] = match->aggregate[AWAY];
        other.score[SCORE_90][AWAY] = match->aggregate[HOME];
    } else if (match->leg == 2 && match->status == DRAFT_FINISHED && score[HOME] >= 0 &&
               match->aggregate[HOME] >= score[HOME] && match->aggregate[AWAY] >= score[AWAY]) {
        other.score[SCORE_90][HOME] = (int16_t)(match->aggregate[AWAY] - score[AWAY]);
        other.score[SCORE_90][AWAY] = (int16_t)(match->aggregate[HOME] - score[HOME]);
    }
    return other;
}

void facts_add_legs(struct draft *draft)
{
    struct strmap there = {0};
    size_t count = draft->matches.n;
    VEC(struct draft_match) all = {0};

    for (size_t i = 0; i < count; i++)
        strmap_add(&there, leg_key(draft, &draft->matches.v[i], false), 0);
    for (size_t i = 0; i < count; i++) {
        struct draft_match match = draft->matches.v[i];
        const char *other = match.leg > 0 ? leg_key(draft, &match, true) : NULL;
        bool alone = other && strmap_get(&there, other, strlen(other)) == STRMAP_NONE;

        if (alone && match.leg == 2)
            vec_push(&all, other_leg(&match));
        vec_push(&all, match);
        if (alone && match.leg == 1)
            vec_push(&all, other_leg(&match));
    }
    strmap_release(&there);
    vec_release(&draft->matches);
    draft->matches.v = all.v;
    draft->matches.n = all.n;
    draft->matches.cap = all.cap;
}

bool facts_end(struct facts *facts, size_t errors_before)
{
    return facts->report->errors == errors_before;
}
