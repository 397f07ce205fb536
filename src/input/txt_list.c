/* What stands below a match: goals, line-ups with cards and substitutions, kicks, referees. */
#include <string.h>
#include <strings.h>

#include "input/txt_parts.h"

#define NESTING_MOST 6 /* a substitute's substitute ... */

bool txt_minute(struct txt_cursor *c, bool mark, struct clock *clock)
{
    struct txt_cursor try = *c;
    uint32_t minute, added = 0;
    bool marked;

    *clock = (struct clock){0};
    if (txt_peek(&try) == '?') {
        while (txt_peek(&try) == '?')
            try.at++;
        if (!txt_take(&try, "'"))
            return false;
        *c = try;
        return true;
    }
    if (!txt_number(&try, 3, &minute) || txt_is_digit(txt_peek(&try)))
        return false;
    marked = txt_take(&try, "'") || txt_take(&try, "\xe2\x80\x99");
    if (txt_peek(&try) == '+' && try.at + 1 < try.end && txt_is_digit(try.at[1])) {
        try.at++;
        txt_number(&try, 2, &added);
        marked |= txt_take(&try, "'") || txt_take(&try, "\xe2\x80\x99");
    }
    if ((mark && !marked) || (!marked && txt_dash(&try)))
        return false;
    clock->minute = (uint16_t)minute;
    clock->added = (uint16_t)added;
    *c = try;
    return true;
}

static struct draft_match *match_of(struct txt_reader *reader)
{
    return &reader->draft->matches.v[reader->match];
}

/* The line of a place in a block that began on the line in hand. Places come one after another. */
static uint32_t line_at(struct txt_reader *reader, const char *at)
{
    if (reader->counted < reader->line_start || reader->counted > at) {
        reader->counted = reader->line_start;
        reader->counted_line = reader->line;
    }
    for (; reader->counted < at; reader->counted++)
        reader->counted_line += *reader->counted == '\n';
    return reader->counted_line;
}

static void add_event(struct txt_reader *reader, struct draft_event event, const char *at)
{
    struct draft_match *match = match_of(reader);

    event.line = line_at(reader, at);
    if (match->event_count == 0)
        match->event_first = (uint32_t)reader->draft->events.n;
    vec_push(&reader->draft->events, event);
    match->event_count++;
}

/* Where a remark in parentheses ends, if it is a short one; else NULL. */
static const char *closing(const struct txt_cursor *c)
{
    enum { REMARK_MOST = 60 };
    size_t len = (size_t)(c->end - c->at);

    return memchr(c->at, ')', len < REMARK_MOST ? len : REMARK_MOST);
}

/* -- goals ------------------------------------------------------------------------------------- */

/* "(p)", "(pen.)", "(og)", "pen" behind a minute. */
static uint8_t goal_kind(struct txt_cursor *c)
{
    struct txt_cursor try = *c;
    uint8_t kind = EVENT_GOAL;
    const char *end;
    struct span inside;

    txt_skip(&try);
    if (txt_take_word(&try, "pen") || txt_take_word(&try, "p")) {
        txt_take(&try, ".");
        *c = try;
        return EVENT_PENALTY_GOAL;
    }
    if (txt_take_word(&try, "og") || txt_take(&try, "o.g.")) {
        *c = try;
        return EVENT_OWN_GOAL;
    }
    if (txt_peek(&try) != '(' || !(end = closing(&try)))
        return kind;
    inside = txt_until(try.at + 1, end);
    if (txt_has(inside, "og") || txt_has(inside, "o.g") || txt_has(inside, "own"))
        kind = EVENT_OWN_GOAL;
    else if (txt_has(inside, "p") && inside.len <= 12)
        kind = EVENT_PENALTY_GOAL;
    else if (inside.len > 12)
        return kind;
    c->at = end + 1;
    return kind;
}

/* Whether any minute in the block has its mark: where none has, bare numbers are minutes. */
static bool has_mark(const struct txt_cursor *c)
{
    for (const char *p = c->at; p < c->end; p++)
        if (p > c->at && txt_is_digit(p[-1]) &&
            (*p == '\'' || (c->end - p >= 3 && memcmp(p, "\xe2\x80\x99", 3) == 0)))
            return true;
    return false;
}

/* A name, up to its first minute or to what ends it. */
static struct span goal_name(struct txt_cursor *c, bool mark)
{
    const char *from = c->at;

    while (!txt_done(c)) {
        if (*c->at == ';' || *c->at == ',' || *c->at == '(' || *c->at == ')')
            break;
        if ((txt_is_digit(*c->at) || *c->at == '?') && txt_is_blank(c->at[-1])) {
            struct txt_cursor try = *c;
            struct clock clock;

            if (txt_minute(&try, mark, &clock))
                break;
        }
        c->at++;
    }
    return txt_until(from, c->at);
}

/* "1-0" before a name: the side whose number grew. */
static bool running(struct txt_cursor *c, int score[2], uint8_t *side)
{
    struct txt_cursor try = *c;
    uint32_t home, away;

    if (!txt_number(&try, 2, &home) || !txt_dash(&try) || !txt_number(&try, 2, &away) ||
        !txt_is_blank(txt_peek(&try)))
        return false;
    *side = (int)away > score[AWAY] ? AWAY : HOME;
    score[HOME] = (int)home;
    score[AWAY] = (int)away;
    *c = try;
    return true;
}

/* Then one list without ";" is theirs. */
static bool only_away_scored(const struct draft_match *match)
{
    const int16_t *score = match->score[match->score[SCORE_120][HOME] >= 0 ? SCORE_120 : SCORE_90];

    return score[HOME] == 0 && score[AWAY] > 0;
}

void txt_goals(struct txt_reader *reader, struct txt_cursor c)
{
    struct draft_event goal = {.side = HOME};
    bool mark = has_mark(&c), timed = true;
    int score[2] = {0, 0};

    match_of(reader)->goals_listed = true;
    if (only_away_scored(match_of(reader)) && !memchr(c.at, ';', (size_t)(c.end - c.at)))
        goal.side = AWAY;
    while (!txt_done(&c)) {
        const char *at = c.at;
        struct clock clock;

        txt_skip(&c);
        if (txt_done(&c))
            break;
        if (*c.at == ';') {
            if (!timed)
                add_event(reader, goal, at);
            timed = true;
            goal.side = AWAY;
            c.at++;
        } else if (*c.at == ',' || *c.at == '(' || *c.at == ')') {
            if (*c.at == ',' && !timed)
                add_event(reader, goal, at), timed = true;
            c.at++;
        } else if (*c.at == '-' && (c.at + 1 >= c.end || c.at[1] == ';' || txt_is_blank(c.at[1]))) {
            c.at++;
        } else if (goal.person.len > 0 && txt_minute(&c, mark, &clock)) {
            goal.clock = clock;
            goal.kind = goal_kind(&c);
            add_event(reader, goal, at);
            timed = true;
        } else if (!running(&c, score, &goal.side)) {
            at = c.at;
            if (!timed)
                add_event(reader, goal, at);
            goal.person = goal_name(&c, mark);
            goal.clock = (struct clock){0};
            goal.kind = EVENT_GOAL;
            timed = goal.person.len == 0;
            if (c.at == at) {
                txt_complain(reader, at, "a scorer with his minutes");
                return;
            }
        }
    }
    if (!timed)
        add_event(reader, goal, c.end);
}

/* -- line-ups ---------------------------------------------------------------------------------- */

struct lineup_reader {
    struct txt_reader *reader;
    int side;
    struct txt_cursor c;
};

/* "[Y 88']", "[R]", "[Y/R 36']", "[c]" behind a name. */
static void brackets(struct lineup_reader *lineup, struct span name, struct draft_player *player)
{
    struct txt_cursor *c = &lineup->c;

    for (;;) {
        struct txt_cursor try = *c;
        struct draft_event card = {.side = (uint8_t)lineup->side, .person = name};
        const char *at;

        txt_skip(&try);
        at = try.at;
        if (!txt_take(&try, "["))
            return;
        txt_skip(&try);
        card.kind = EVENT_KIND_COUNT;
        if (txt_take(&try, "y/r") || txt_take(&try, "y2") || txt_take(&try, "yr"))
            card.kind = EVENT_SECOND_YELLOW;
        else if (txt_take_word(&try, "y"))
            card.kind = EVENT_YELLOW;
        else if (txt_take_word(&try, "r"))
            card.kind = EVENT_RED;
        else if (txt_take_word(&try, "c") && player)
            player->captain = true;
        txt_skip(&try);
        txt_minute(&try, false, &card.clock);
        while (!txt_done(&try) && *try.at != ']' && *try.at != ',')
            try.at++;
        txt_take(&try, "]");
        if (card.kind != EVENT_KIND_COUNT) {
            add_event(lineup->reader, card, at);
            match_of(lineup->reader)->cards_listed = true;
        }
        *c = try;
    }
}

static bool ends_name(const struct txt_cursor *c)
{
    const char *p = c->at;

    if (*p == ',' || *p == '[' || *p == '(' || *p == ')' || *p == ';')
        return true;
    return *p == '-' && txt_is_blank(p[-1]) && (p + 1 >= c->end || txt_is_blank(p[1]));
}

/* A name, and the minute before or behind it. */
static struct span name_and_minute(struct txt_cursor *c, struct clock *clock)
{
    const char *from, *to;

    txt_skip(c);
    if (txt_minute(c, true, clock))
        txt_skip(c);
    from = c->at;
    for (to = from; !txt_done(c) && !ends_name(c); to = ++c->at)
        if (txt_is_digit(*c->at) && c->at > from && txt_is_blank(c->at[-1])) {
            to = c->at;
            if (txt_minute(c, true, clock))
                break;
        }
    return txt_until(from, to);
}

/* "(46' Steven BERGHUIS [Y 88'])", "(Groß 46')", one in another, behind who goes off. */
static void substitutes(struct lineup_reader *lineup, struct span off, int depth)
{
    struct txt_cursor *c = &lineup->c;

    for (;;) {
        struct txt_cursor try = *c;
        struct draft_event change = {.kind = EVENT_SUBSTITUTION, .side = (uint8_t)lineup->side};
        const char *at;

        txt_skip(&try);
        at = try.at;
        if (txt_peek(&try) != '(')
            return;
        try.at++;
        *c = try;
        if (txt_take_word(&try, "c") && txt_take(&try, ")")) {
            *c = try;
            continue;
        }
        change.person = name_and_minute(c, &change.clock);
        change.other = off;
        brackets(lineup, change.person, NULL);
        if (change.clock.minute == 0) {
            txt_skip(c);
            txt_minute(c, true, &change.clock);
        }
        if (change.person.len > 0)
            add_event(lineup->reader, change, at);
        if (depth < NESTING_MOST)
            substitutes(lineup, change.person, depth + 1);
        brackets(lineup, change.person, NULL);
        while (!txt_done(c) && *c->at != ')' && *c->at != ',')
            c->at++;
        txt_take(c, ")");
    }
}

/* The side a line-up belongs to: by name; a name that is neither's is taken for the side that has
 * none yet. */
static int side_of(struct txt_reader *reader, struct span team)
{
    const struct draft_match *match = match_of(reader);

    for (int side = HOME; side <= AWAY; side++)
        if (team.len == match->team[side].len &&
            strncasecmp(team.text, match->team[side].text, team.len) == 0)
            return side;
    txt_complain(reader, team.text, "the name of one of the two teams before \":\"");
    return match->lineup[HOME].starter_count == 0 ? HOME : AWAY;
}

void txt_lineup(struct txt_reader *reader, struct span team, struct txt_cursor c)
{
    struct lineup_reader lineup = {reader, side_of(reader, team), c};
    struct draft_match *match = match_of(reader);
    uint32_t first = (uint32_t)reader->draft->players.n;

    while (!txt_done(&lineup.c)) {
        struct draft_player player = {0};
        struct clock clock;
        uint32_t number;

        txt_skip(&lineup.c);
        if (txt_done(&lineup.c))
            break;
        if (strchr(",-;()[]", *lineup.c.at)) {
            lineup.c.at++;
            continue;
        }
        if (txt_take(&lineup.c, "coach:")) {
            match->lineup[lineup.side].coach = name_and_minute(&lineup.c, &clock);
            continue;
        }
        if (txt_is_digit(*lineup.c.at) && txt_number(&lineup.c, 2, &number))
            player.number = (uint16_t)number;
        player.name = name_and_minute(&lineup.c, &clock);
        if (player.name.len == 0)
            continue;
        brackets(&lineup, player.name, &player);
        substitutes(&lineup, player.name, 0);
        brackets(&lineup, player.name, &player);
        vec_push(&reader->draft->players, player);
    }
    match->lineup[lineup.side].player_first = first;
    match->lineup[lineup.side].starter_count = (uint32_t)reader->draft->players.n - first;
    match->lineup[lineup.side].line = reader->line;
}

/* -- kicks ------------------------------------------------------------------------------------- */

/* "(missed)", "(X)", "(saved)", "(post)", "(over)": behind a taker. */
static uint8_t kick_outcome(struct txt_cursor *c)
{
    const char *end;
    struct span word;

    txt_skip(c);
    if (txt_peek(c) != '(' || !(end = closing(c)))
        return KICK_SCORED;
    word = txt_until(c->at + 1, end);
    c->at = end + 1;
    if (txt_has(word, "save") || txt_has(word, "held"))
        return KICK_SAVED;
    if (txt_has(word, "post"))
        return KICK_POST;
    if (txt_has(word, "bar"))
        return KICK_BAR;
    if (txt_has(word, "wide") || txt_has(word, "over"))
        return KICK_OFF_TARGET;
    return KICK_MISSED;
}

/* Sides kick in turn (Law 10): the side of a miss follows from that of the kicks scored, if they
 * agree. */
static void give_sides(struct draft *draft, struct draft_match *match)
{
    int even = SIDE_NONE; /* the side of the first, third ... kick */

    for (uint32_t i = 0; i < match->kick_count; i++) {
        const struct draft_kick *kick = &draft->kicks.v[match->kick_first + i];
        int here = kick->side == SIDE_NONE ? SIDE_NONE : i % 2 ? !kick->side : kick->side;

        if (here == SIDE_NONE)
            continue;
        if (even != SIDE_NONE && even != here)
            return;
        even = here;
    }
    for (uint32_t i = 0; i < match->kick_count && even != SIDE_NONE; i++)
        draft->kicks.v[match->kick_first + i].side = (int8_t)(i % 2 ? !even : even);
}

void txt_kicks(struct txt_reader *reader, struct txt_cursor c)
{
    struct draft *draft = reader->draft;
    struct draft_match *match = match_of(reader);
    int score[2] = {0, 0};
    bool ordered = false;
    int8_t side = HOME; /* of a list side by side */

    match->shootout = true;
    match->kick_first = (uint32_t)draft->kicks.n;
    match->kick_count = 0;
    while (!txt_done(&c)) {
        struct draft_kick kick = {.side = side};
        uint8_t scorer = HOME;
        bool scored;
        const char *from;

        txt_skip(&c);
        if (txt_done(&c))
            break;
        if (*c.at == ',' || *c.at == ';') {
            if (*c.at == ';')
                side = AWAY;
            c.at++;
            continue;
        }
        kick.line = line_at(reader, c.at);
        scored = running(&c, score, &scorer);
        txt_skip(&c);
        from = c.at;
        while (!txt_done(&c) && *c.at != ',' && *c.at != ';' && *c.at != '(')
            c.at++;
        kick.taker = txt_until(from, c.at);
        kick.outcome = kick_outcome(&c);
        if (kick.outcome == KICK_SCORED && scored)
            kick.side = (int8_t)scorer;
        ordered |= scored;
        vec_push(&draft->kicks, kick);
        match->kick_count++;
    }
    match->kicks_ordered = ordered;
    if (!ordered)
        return;
    for (uint32_t i = 0; i < match->kick_count; i++)
        if (draft->kicks.v[match->kick_first + i].outcome != KICK_SCORED)
            draft->kicks.v[match->kick_first + i].side = SIDE_NONE;
    give_sides(draft, match);
}

void txt_referees(struct txt_reader *reader, struct txt_cursor c)
{
    struct draft_match *match = match_of(reader);

    match->referee_first = (uint32_t)reader->draft->names.n;
    match->referee_count = 0;
    while (!txt_done(&c)) {
        const char *from = c.at;
        struct span name;

        while (!txt_done(&c) && *c.at != ',' && *c.at != ';')
            c.at++;
        name = txt_until(from, c.at);
        if (name.len > 0) {
            vec_push(&reader->draft->names, name);
            match->referee_count++;
        }
        c.at++;
    }
}
