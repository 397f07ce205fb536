/*
 * Football.TXT: what each line is. A line is told by how it begins; lists that run over several
 * lines (goals, line-ups, kicks) are taken as one block.
 */
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "input/txt_parts.h"

#define LEVELS 6
#define BLOCK_LINES_MOST 200

struct txt_state {
    struct txt_reader reader;
    uint32_t last[LEVELS]; /* the last heading of each level */
    bool dated;            /* a date has been read: matches may have a dash between their teams */
};

void txt_complain(struct txt_reader *reader, const char *at, const char *expected)
{
    uint32_t line = reader->line;
    const char *start = reader->line_start;

    for (const char *p = reader->line_start; p < at; p++)
        if (*p == '\n') {
            line++;
            start = p + 1;
        }
    report_warning(reader->report, line, "column %u: not understood, expected %s",
                   (unsigned)(at - start) + 1, expected);
}

/* Takes the next line off the rest, without its end. False at the end of the text. */
static bool next_line(struct txt_reader *reader, struct txt_cursor *line)
{
    const char *end;

    if (txt_done(&reader->rest))
        return false;
    end = memchr(reader->rest.at, '\n', (size_t)(reader->rest.end - reader->rest.at));
    line->at = reader->line_start = reader->rest.at;
    line->end = end ? end : reader->rest.end;
    reader->rest.at = end ? end + 1 : reader->rest.end;
    while (line->end > line->at && txt_is_blank(line->end[-1]))
        line->end--;
    reader->line++;
    return true;
}

/* Cuts a comment off a line: "#" at its start or behind a blank. */
static struct span cut_comment(struct txt_cursor *line)
{
    for (const char *p = line->at; (p = memchr(p, '#', (size_t)(line->end - p))); p++)
        if (p == line->at || txt_is_blank(p[-1])) {
            struct span comment = {p, (size_t)(line->end - p)};

            while (comment.len > 0 && *comment.text == '#')
                comment.text++, comment.len--;
            line->end = p;
            while (line->end > line->at && txt_is_blank(line->end[-1]))
                line->end--;
            return txt_trim(comment);
        }
    return (struct span){0};
}

typedef bool goes_on(const struct txt_cursor *block, const struct txt_cursor *next);

/* Adds the lines that follow to the block while they belong to it; a blank line never does. */
static void extend(struct txt_reader *reader, struct txt_cursor *block, goes_on *more)
{
    for (int i = 0; i < BLOCK_LINES_MOST && !txt_done(&reader->rest); i++) {
        struct txt_reader ahead = *reader;
        struct txt_cursor line, text;

        next_line(&ahead, &line);
        text = line;
        cut_comment(&text);
        txt_skip(&text);
        if (txt_done(&text) || !more(block, &text))
            return;
        reader->file->lines++;
        reader->file->understood++;
        reader->rest = ahead.rest;
        block->end = text.end;
    }
}

/* The number of the line after a block. */
static void count_block(struct txt_reader *reader)
{
    for (const char *p = reader->line_start; p < reader->rest.at; p++)
        reader->line += *p == '\n';
    reader->line -= reader->rest.at > reader->line_start && reader->rest.at[-1] == '\n';
}

static bool is_open(const struct txt_cursor *block, const struct txt_cursor *next)
{
    int depth = 0;

    (void)next;
    for (const char *p = block->at; p < block->end; p++)
        depth += *p == '(' ? 1 : *p == ')' ? -1 : 0;
    return depth > 0;
}

static bool is_bracket_open(const struct txt_cursor *block, const struct txt_cursor *next)
{
    (void)next;
    return !memchr(block->at, ']', (size_t)(block->end - block->at));
}

static bool has_minute(const struct txt_cursor *c)
{
    for (const char *p = c->at + 1; p < c->end; p++)
        if ((*p == '\'' || (c->end - p >= 3 && memcmp(p, "\xe2\x80\x99", 3) == 0)) &&
            (txt_is_digit(p[-1]) || p[-1] == '?'))
            return true;
    return false;
}

/* "Germany:" and its like: a name that a colon ends. */
static const char *colon_of(const struct txt_cursor *c)
{
    for (const char *p = c->at; p < c->end && p - c->at < 60; p++) {
        if (*p == ':')
            return p > c->at && (p + 1 == c->end || txt_is_blank(p[1])) ? p : NULL;
        if (txt_is_digit(*p) || *p == '(' || *p == '[' || *p == ',' || *p == ';' || *p == '@')
            return NULL;
    }
    return NULL;
}

static bool more_goals(const struct txt_cursor *block, const struct txt_cursor *next)
{
    return (block->end[-1] == ';' || block->end[-1] == ',' || has_minute(next)) &&
           !txt_has_score(*next) && !colon_of(next) && *next->at != '[';
}

static bool more_names(const struct txt_cursor *block, const struct txt_cursor *next)
{
    char last = block->end[-1];

    return (last == ',' || last == '-' || last == ';' || is_open(block, next)) && !colon_of(next);
}

/* -- headings ---------------------------------------------------------------------------------- */

static void add_heading(struct txt_state *state, uint8_t level, struct span name)
{
    struct txt_reader *reader = &state->reader;
    struct draft_heading heading = {
        .name = name,
        .parent = ID_NONE,
        .level = level,
        .group = txt_has((struct span){name.text, name.len < 7 ? name.len : 7}, "group ") ||
                 txt_has((struct span){name.text, name.len < 7 ? name.len : 7}, "gruppe "),
        .place = {reader->file_id, reader->line},
    };

    for (int i = level - 1; i >= 0 && heading.parent == ID_NONE; i--)
        heading.parent = state->last[i];
    for (int i = level; i < LEVELS; i++)
        state->last[i] = ID_NONE;
    state->last[level] = reader->heading = (uint32_t)reader->draft->headings.n;
    vec_push(&reader->draft->headings, heading);
    reader->match = ID_NONE;
}

static void title(struct txt_state *state, struct txt_cursor c)
{
    struct span name;

    while (txt_peek(&c) == '=')
        c.at++;
    while (c.end > c.at && c.end[-1] == '=')
        c.end--;
    name = txt_until(c.at, c.end);
    if (state->reader.draft->title.len == 0)
        state->reader.draft->title = name;
    add_heading(state, 0, name);
    for (const char *p = name.text; p + 4 <= name.text + name.len; p++) {
        struct txt_cursor digits = {p, name.text + name.len};
        uint32_t year;

        if ((p == name.text || !txt_is_digit(p[-1])) && txt_number(&digits, 4, &year) &&
            digits.at == p + 4 && year >= 1800 && year < 2200) {
            state->reader.time = (struct draft_time){.year = (int16_t)year, .hour = -1};
            return;
        }
    }
}

/* How many signs of a round a line begins with; moves behind them. */
static uint8_t signs(struct txt_cursor *c)
{
    static const char *const marks[] = {"\xe2\x96\xaa", "\xc2\xbb", "::"};
    uint8_t count = 0;

    for (size_t i = 0; i < 3; i++)
        while (txt_take(c, marks[i]))
            count++;
    return count < LEVELS ? count : LEVELS - 1;
}

static void round_heading(struct txt_state *state, uint8_t level, struct txt_cursor c)
{
    const char *bar = memchr(c.at, '|', (size_t)(c.end - c.at));

    add_heading(state, level, txt_until(c.at, bar ? bar : c.end));
}

/* "Group A | South Africa   Cape Verde": teams parted by a tab or two blanks. */
static void group_line(struct txt_state *state, const char *bar, struct txt_cursor c)
{
    struct draft *draft = state->reader.draft;
    struct draft_group group = {
        .name = txt_until(c.at, bar),
        .team_first = (uint32_t)draft->names.n,
        .place = {state->reader.file_id, state->reader.line},
    };
    const char *from = bar + 1;

    for (const char *p = from; p <= c.end; p++)
        if (p == c.end || *p == '\t' || (*p == ' ' && p + 1 < c.end && txt_is_blank(p[1]))) {
            struct span name = txt_until(from, p);

            if (name.len > 0) {
                vec_push(&draft->names, name);
                group.team_count++;
            }
            from = p;
        }
    vec_push(&draft->groups, group);
}

/* A round without any sign before it: words that only rounds have. */
static bool is_round_name(struct span text)
{
    static const char *const words[] = {
        "matchday", "round",  "group",      "gruppe",      "final",  "play-off", "playoff",
        "leg",      "third",  "semifinal",  "quarter",     "stage",  "phase",    "spieltag",
        "runde",    "finale", "qualifying", "preliminary", "replay", "jornada",  "league",
    };

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (txt_has(text, words[i]))
            return text.len < 80;
    return false;
}

/* -- matches ----------------------------------------------------------------------------------- */

static bool add_match(struct txt_state *state, struct txt_cursor c, uint32_t number,
                      struct span comment)
{
    struct txt_reader *reader = &state->reader;
    struct draft_match match = reader->has_pending ? reader->pending : draft_match_blank();

    if (!txt_match(c, &match))
        return false;
    match.heading = reader->heading;
    match.number = number;
    match.time = reader->time;
    match.place = (struct draft_place){reader->file_id, reader->line};
    match.event_first = (uint32_t)reader->draft->events.n;
    txt_slots(comment, &match);
    reader->has_pending = false;
    reader->match = (uint32_t)reader->draft->matches.n;
    reader->in_goals = true;
    vec_push(&reader->draft->matches, match);
    reader->file->match_lines++;
    reader->file->match_understood++;
    return true;
}

/* "Att:", "Refs:", "Penalties:", "Sent off:": true when it was one of them. */
static bool property(struct txt_state *state, struct span key, struct txt_cursor c)
{
    struct txt_reader *reader = &state->reader;

    if (txt_has(key, "ref") && key.len <= 10) {
        extend(reader, &c, more_names);
        txt_referees(reader, c);
    } else if (txt_has(key, "penalt") || txt_has(key, "shoot")) {
        extend(reader, &c, more_names);
        reader->file->kick_lines++;
        reader->file->kick_understood++;
        txt_kicks(reader, c);
    } else if (txt_has(key, "att") && key.len <= 10) {
        c.at = reader->line_start;
        txt_place(c, &reader->draft->matches.v[reader->match]);
    } else {
        return false;
    }
    return true;
}

/* A player sent off, by name only: his side is that of the line-up he stands in. */
static void sent_off(struct txt_reader *reader, struct txt_cursor c)
{
    struct draft *draft = reader->draft;
    struct draft_match *match = &draft->matches.v[reader->match];

    while (!txt_done(&c)) {
        struct draft_event red = {.kind = EVENT_RED, .line = reader->line};
        const char *from;
        int side = SIDE_NONE;

        txt_skip(&c);
        from = c.at;
        while (!txt_done(&c) && !txt_is_digit(*c.at) && *c.at != ',' && *c.at != ';')
            c.at++;
        red.person = txt_until(from, c.at);
        txt_minute(&c, false, &red.clock);
        while (!txt_done(&c) && (*c.at == ',' || *c.at == ';' || txt_is_blank(*c.at)))
            c.at++;
        for (int s = HOME; s <= AWAY; s++)
            for (uint32_t i = 0; i < match->lineup[s].starter_count; i++) {
                struct span name = draft->players.v[match->lineup[s].player_first + i].name;

                if (name.len == red.person.len && memcmp(name.text, red.person.text, name.len) == 0)
                    side = s;
            }
        for (uint32_t i = 0; i < match->event_count; i++) {
            const struct draft_event *event = &draft->events.v[match->event_first + i];

            if (event->kind == EVENT_SUBSTITUTION && event->person.len == red.person.len &&
                memcmp(event->person.text, red.person.text, red.person.len) == 0)
                side = event->side;
        }
        if (side == SIDE_NONE) {
            txt_complain(reader, from, "a player of one of the line-ups");
            return;
        }
        red.side = (uint8_t)side;
        vec_push(&draft->events, red);
        match->event_count++;
    }
}

/* A line that a colon names: a property, or a line-up. */
static bool named_line(struct txt_state *state, struct txt_cursor c)
{
    struct txt_reader *reader = &state->reader;
    const char *colon = colon_of(&c);
    struct span key;
    struct txt_cursor rest;

    if (!colon || reader->match == ID_NONE)
        return false;
    key = txt_until(c.at, colon);
    rest = (struct txt_cursor){colon + 1, c.end};
    if (txt_has(key, "sent off")) {
        extend(reader, &rest, more_names);
        sent_off(reader, rest);
    } else if (!property(state, key, rest)) {
        extend(reader, &rest, more_names);
        txt_lineup(reader, key, rest);
    }
    reader->in_goals = false;
    count_block(reader);
    return true;
}

/* "(73) ": a match's number. */
static bool match_number(struct txt_cursor *c, uint32_t *number)
{
    struct txt_cursor try = *c;

    if (!txt_take(&try, "(") || !txt_number(&try, 4, number) || !txt_take(&try, ")"))
        return false;
    txt_skip(&try);
    *c = try;
    return true;
}

/* The goals of the match in hand, in parentheses or not. */
static bool goal_lines(struct txt_state *state, struct txt_cursor c)
{
    struct txt_reader *reader = &state->reader;
    bool bare = txt_peek(&c) != '(';
    struct txt_cursor numbered = c;
    uint32_t number;

    if (reader->match == ID_NONE || !reader->in_goals)
        return false;
    if (bare ? colon_of(&c) != NULL : match_number(&numbered, &number))
        return false;
    if (bare && !has_minute(&c) && !(c.end - c.at >= 2 && c.at[0] == '-' && c.at[1] == ';'))
        return false;
    if (bare && txt_has_score(c) && !txt_is_digit(*c.at))
        return false;
    extend(reader, &c, bare ? more_goals : is_open);
    txt_goals(reader, c);
    reader->in_goals = bare;
    count_block(reader);
    return true;
}

/* A place or attendance for the match on the next line. */
static void header(struct txt_reader *reader, struct txt_cursor c)
{
    reader->pending = draft_match_blank();
    reader->has_pending = true;
    if (!txt_done(&c))
        txt_place(c, &reader->pending);
}

/* "@ Stuttgart      Germany  2-0  Hungary": two blanks end the place. */
static bool place_first(struct txt_state *state, struct txt_cursor c, uint32_t number,
                        struct span comment)
{
    for (const char *p = c.at + 2; p + 1 < c.end; p++)
        if (txt_is_blank(p[0]) && txt_is_blank(p[1])) {
            struct txt_cursor teams = {p, c.end};

            txt_skip(&teams);
            header(&state->reader, (struct txt_cursor){c.at, p});
            if (txt_has_score(teams) && add_match(state, teams, number, comment))
                return true;
            state->reader.has_pending = false;
            return false;
        }
    return false;
}

/* A line that begins with a number, a date or a time; true when it was understood. */
static bool dated_line(struct txt_state *state, struct txt_cursor c, struct span comment)
{
    struct txt_reader *reader = &state->reader;
    struct draft_time time = reader->time;
    uint32_t number = 0;
    bool date = txt_date(&c, &time), numbered, clock;

    txt_skip(&c);
    numbered = match_number(&c, &number);
    if (numbered && !date)
        date = txt_date(&c, &time);
    txt_skip(&c);
    clock = txt_time(&c, &time);
    txt_skip(&c);
    if (numbered && !date && txt_date(&c, &time))
        date = true;
    txt_skip(&c);
    if (date || clock)
        reader->time = time;
    if (txt_done(&c) && (date || clock))
        return true;
    if (txt_peek(&c) == '@' && place_first(state, c, number, comment))
        return true;
    if (txt_peek(&c) == '@' ||
        (date && (txt_take(&c, ",") || txt_has((struct span){c.at, 4}, "att:")))) {
        header(reader, c);
        return true;
    }
    if (add_match(state, c, number, comment))
        return true;
    if (numbered && !clock && is_round_name(txt_until(c.at, c.end))) {
        round_heading(state, 1, c);
        return true;
    }
    return false;
}

/* "<!--" to "-->", over any number of lines. */
static void skip_remark(struct txt_reader *reader, struct txt_cursor line)
{
    do {
        for (const char *p = line.at; p + 3 <= line.end; p++)
            if (memcmp(p, "-->", 3) == 0)
                return;
    } while (next_line(reader, &line));
}

static void skip_block(struct txt_reader *reader)
{
    struct txt_cursor line;

    while (next_line(reader, &line))
        if (txt_done(&line))
            return;
}

static void one_line(struct txt_state *state, struct txt_cursor c, struct span comment)
{
    struct txt_reader *reader = &state->reader;
    const char *bar = memchr(c.at, '|', (size_t)(c.end - c.at));
    uint8_t level;

    if (*c.at == '=') {
        title(state, c);
    } else if ((level = signs(&c)) > 0) {
        txt_skip(&c);
        round_heading(state, level, c);
    } else if (bar && is_round_name(txt_until(c.at, bar))) {
        if (txt_has(txt_until(c.at, bar), "group") || txt_has(txt_until(c.at, bar), "gruppe"))
            group_line(state, bar, c);
        else
            round_heading(state, 1, c);
    } else if (goal_lines(state, c) || named_line(state, c) || dated_line(state, c, comment)) {
        ;
    } else if (*c.at == '[' && reader->match != ID_NONE) {
        extend(reader, &c, is_bracket_open);
        c.at++;
        if (c.end > c.at && c.end[-1] == ']')
            c.end--;
        txt_note(txt_until(c.at, c.end), &reader->draft->matches.v[reader->match]);
        count_block(reader);
    } else if (*c.at == '@') {
        header(reader, c);
    } else if (is_round_name(txt_until(c.at, c.end)) && !has_minute(&c)) {
        round_heading(state, 1, c);
    } else {
        reader->file->understood--;
        if (txt_has_score(c)) {
            reader->file->match_lines++;
            txt_complain(reader, c.at, "two teams with their score between or behind them");
        } else {
            txt_complain(reader, c.at, "a round, a date, a match, its goals or a line-up");
        }
    }
}

bool draft_read_txt(struct draft *draft, const char *name, const char *bytes, size_t len,
                    struct report *report)
{
    struct txt_state state = {.reader = {.draft = draft,
                                         .report = report,
                                         .rest = {bytes, bytes + len},
                                         .heading = ID_NONE,
                                         .match = ID_NONE,
                                         .time = {.hour = -1, .minute = -1}}};
    struct txt_reader *reader = &state.reader;
    struct txt_cursor line;
    size_t bad;

    if (!utf8_valid(bytes, len, &bad) || memchr(bytes, '\0', len)) {
        uint32_t at = 1;

        if (utf8_valid(bytes, len, &bad))
            bad = (size_t)((const char *)memchr(bytes, '\0', len) - bytes);
        for (size_t i = 0; i < bad; i++)
            at += bytes[i] == '\n';
        report_error(report, at, "a byte that is no text, expected UTF-8");
        return false;
    }
    for (int i = 0; i < LEVELS; i++)
        state.last[i] = ID_NONE;
    if (draft->matches.n > 0)
        reader->time = draft->matches.v[draft->matches.n - 1].time;
    reader->file_id = (uint32_t)draft->files.n;
    vec_push(&draft->files, (struct draft_file){.name = name});
    reader->file = &draft->files.v[reader->file_id];
    if (len >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0)
        reader->rest.at += 3;
    while (next_line(reader, &line)) {
        struct span comment = cut_comment(&line);

        txt_skip(&line);
        if (txt_done(&line)) {
            if (comment.len == 0 && !reader->has_pending)
                reader->in_goals = false;
            continue;
        }
        if (strncmp(line.at, "__END__", 7) == 0)
            break;
        if (strncmp(line.at, "<!--", 4) == 0) {
            skip_remark(reader, line);
            continue;
        }
        if (strncasecmp(line.at, "nb:", 3) == 0 || strncasecmp(line.at, "note:", 5) == 0) {
            skip_block(reader);
            continue;
        }
        reader->file->lines++;
        reader->file->understood++;
        one_line(&state, line, comment);
    }
    return true;
}
