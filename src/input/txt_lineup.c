#include "input/txt_parts.h"

static uint8_t side_of(const struct txt *txt, const struct draft_match *match, struct span team)
{
    for (uint8_t side = HOME; side <= AWAY; side++)
        if (txt_same(team, match->team[side]))
            return side;
    /* A name spelt otherwise: the side that has no line-up yet. */
    return txt->lineups & 1 ? AWAY : HOME;
}

void txt_lineup_start(struct txt *txt, struct span team)
{
    struct draft_match *match = txt_current(txt);
    uint8_t side = side_of(txt, match, team);
    txt->lineup = (struct txt_lineup){.side = side};
    txt->lineups |= (uint8_t)(1u << side);
    match->lineup[side].player_first = (uint32_t)txt->draft->players.n;
    match->lineup[side].starter_count = 0;
    match->lineup[side].line = txt->line;
    txt->part = TXT_LINEUP;
}

static struct clock no_clock(void)
{
    return (struct clock){0};
}

static void push_card(struct txt *txt, uint8_t kind, struct clock clock)
{
    const struct txt_lineup *lineup = &txt->lineup;
    vec_push(&txt->draft->events, (struct draft_event){.kind = kind,
                                                       .side = lineup->side,
                                                       .clock = clock,
                                                       .person = lineup->person[lineup->depth],
                                                       .line = txt->line});
    txt_current(txt)->cards_listed = true;
}

/* "[Y 88']", "[R]", "[Y/R 36']", "[c]"; several with a comma. */
static void read_mark(struct txt *txt, struct txt_at *at)
{
    static const char *const marks[] = {"y/r", "yr", "2y", "y2", "r", "y", "c", "gk", NULL};
    static const uint8_t kinds[] = {EVENT_SECOND_YELLOW, EVENT_SECOND_YELLOW, EVENT_SECOND_YELLOW,
                                    EVENT_SECOND_YELLOW, EVENT_RED,           EVENT_YELLOW};
    struct draft_match *match = txt_current(txt);
    at->p++;
    for (;;) {
        txt_skip(at);
        const char *from = at->p;
        int mark = txt_one_of(at, marks);
        struct clock clock = no_clock();
        bool marked;
        txt_skip(at);
        txt_minute(at, &clock, &marked);
        if (mark < 0) {
            txt_expected(txt, from, "a card like [Y 88'] or [c]");
            return;
        }
        if (mark < 6)
            push_card(txt, kinds[mark], clock);
        else if (mark == 6 && !txt->lineup.depth && match->lineup[txt->lineup.side].starter_count)
            txt->draft->players.v[txt->draft->players.n - 1].captain = true;
        txt_skip(at);
        if (at->p < at->end && *at->p == ',') {
            at->p++;
            continue;
        }
        if (at->p < at->end && *at->p == ']')
            at->p++;
        else
            txt_expected(txt, at->p, "\"]\"");
        return;
    }
}

static void open_substitution(struct txt *txt, const char *where)
{
    struct txt_lineup *lineup = &txt->lineup;
    if (lineup->depth == TXT_SUB_DEPTH) {
        lineup->deeper++;
        txt_expected(txt, where, "fewer parentheses within parentheses");
        return;
    }
    vec_push(&txt->draft->events, (struct draft_event){.kind = EVENT_SUBSTITUTION,
                                                       .side = lineup->side,
                                                       .other = lineup->person[lineup->depth],
                                                       .line = txt->line});
    lineup->depth++;
    lineup->event[lineup->depth] = (uint32_t)txt->draft->events.n - 1;
    lineup->person[lineup->depth] = (struct span){0};
}

static void close_substitution(struct txt *txt, const char *where)
{
    struct txt_lineup *lineup = &txt->lineup;
    if (lineup->deeper) {
        lineup->deeper--;
        return;
    }
    if (!lineup->depth) {
        txt_expected(txt, where, "no \")\" without a \"(\"");
        return;
    }
    if (!lineup->person[lineup->depth].len)
        txt_expected(txt, where, "the substitute's name");
    lineup->depth--;
}

static bool minute_ahead(struct txt_at at, struct clock *clock, struct txt_at *behind)
{
    bool marked;
    if (!txt_digit(at.p, at.end) || !txt_minute(&at, clock, &marked) || txt_letter(at.p, at.end))
        return false;
    *behind = at;
    return true;
}

/* A name ends at a mark, at " - ", or within parentheses before a minute. */
static struct span read_name(struct txt *txt, struct txt_at *at)
{
    const char *from = at->p, *to = at->p;
    struct clock clock;
    struct txt_at behind;
    while (at->p < at->end && !txt_ends_name(*at->p)) {
        if (!txt_blank(at->p, at->end)) {
            to = ++at->p;
            continue;
        }
        txt_skip(at);
        size_t dash = txt_dash(at->p, at->end);
        if (dash && (at->p + dash == at->end || txt_blank(at->p + dash, at->end)))
            break;
        if (txt->lineup.depth && minute_ahead(*at, &clock, &behind))
            break;
    }
    return txt_span(from, to);
}

static void put_name(struct txt *txt, struct span name, int number)
{
    struct txt_lineup *lineup = &txt->lineup;
    struct draft_match *match = txt_current(txt);
    lineup->person[lineup->depth] = name;
    if (lineup->depth) {
        txt->draft->events.v[lineup->event[lineup->depth]].person = name;
        return;
    }
    vec_push(&txt->draft->players, (struct draft_player){.name = name, .number = (uint16_t)number});
    match->lineup[lineup->side].starter_count++;
}

/* "Coach: X" behind the players. */
static bool read_coach(struct txt *txt, struct txt_at *at)
{
    static const char *const words[] = {"coach", "trainer", "manager", NULL};
    struct txt_at try = *at;
    if (txt_one_of(&try, words) < 0 || try.p == try.end || *try.p != ':')
        return false;
    try.p++;
    txt_skip(&try);
    const char *from = try.p;
    while (try.p < try.end && *try.p != ';' && *try.p != ',')
        try.p++;
    txt_current(txt)->lineup[txt->lineup.side].coach = span_trim(txt_span(from, try.p));
    *at = try;
    return true;
}

static void read_person(struct txt *txt, struct txt_at *at)
{
    struct txt_lineup *lineup = &txt->lineup;
    struct clock clock;
    struct txt_at behind;
    int number = 0;
    if (lineup->depth && minute_ahead(*at, &clock, &behind)) {
        txt->draft->events.v[lineup->event[lineup->depth]].clock = clock;
        at->p = behind.p;
        return;
    }
    if (!lineup->depth && read_coach(txt, at))
        return;
    struct txt_at try = *at;
    if (txt_number(&try, 3, &number)) {
        if (try.p < try.end && *try.p == '.')
            try.p++;
        if (txt_skip(&try))
            *at = try;
        else
            number = 0;
    }
    const char *from = at->p;
    struct span name = read_name(txt, at);
    if (!name.len) {
        txt_expected(txt, from, "a player's name");
        at->p = at->end;
        return;
    }
    if (!lineup->deeper)
        put_name(txt, name, number);
}

void txt_lineup(struct txt *txt, struct txt_at at)
{
    struct txt_lineup *lineup = &txt->lineup;
    char last = 0;
    for (txt_skip(&at); at.p < at.end; txt_skip(&at)) {
        size_t dash = txt_dash(at.p, at.end);
        if (dash && (at.p + dash == at.end || txt_blank(at.p + dash, at.end))) {
            at.p += dash;
            last = '-';
            continue;
        }
        last = *at.p;
        switch (last) {
        case '(':
            open_substitution(txt, at.p);
            at.p++;
            break;
        case ')':
            close_substitution(txt, at.p);
            at.p++;
            break;
        case '[':
            read_mark(txt, &at);
            break;
        case ']':
            txt_expected(txt, at.p, "no \"]\" without a \"[\"");
            return;
        case ',':
        case ';':
            at.p++;
            break;
        default:
            read_person(txt, &at);
        }
    }
    bool more = last == ',' || last == ';' || last == '-' || lineup->depth || lineup->deeper;
    txt->part = more ? TXT_LINEUP : TXT_NOTHING;
}
