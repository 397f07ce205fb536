#include "input/txt_parts.h"

/* "Sent off: ..." and "Refs: ..." */

enum { LOOKED_AT_MOST = 64 }; /* players of a side, of either kind */

void txt_cards_start(struct txt *txt, uint8_t kind)
{
    txt->card = kind;
    txt->card_split = false;
    txt->goals.same = false;
    txt->part = TXT_CARDS;
}

/* The side in whose line-up a player stands, or SIDE_NONE. */
static int8_t side_of_player(const struct txt *txt, const struct draft_match *match,
                             struct span name)
{
    for (int8_t side = HOME; side <= AWAY; side++) {
        uint32_t count = match->lineup[side].starter_count;
        for (uint32_t i = 0; i < count && i < LOOKED_AT_MOST; i++)
            if (txt_same(txt->draft->players.v[match->lineup[side].player_first + i].name, name))
                return side;
    }
    size_t end = txt->draft->events.n;
    for (size_t i = match->event_first; i < end && i < match->event_first + 2 * LOOKED_AT_MOST; i++)
        if (txt_same(txt->draft->events.v[i].person, name))
            return (int8_t)txt->draft->events.v[i].side;
    return SIDE_NONE;
}

static void push_card(struct txt *txt, struct span name, struct clock clock)
{
    struct draft_match *match = txt_current(txt);
    int8_t side = txt->card_split ? AWAY : side_of_player(txt, match, name);
    vec_push(&txt->draft->events, (struct draft_event){.kind = txt->card,
                                                       .side = (uint8_t)side,
                                                       .clock = clock,
                                                       .person = name,
                                                       .line = txt->line});
}

/* A ";" says that all before it were of the home side. */
static void split_sides(struct txt *txt)
{
    struct draft_match *match = txt_current(txt);
    txt->card_split = true;
    for (size_t i = txt->draft->events.n; i > match->event_first; i--) {
        struct draft_event *event = &txt->draft->events.v[i - 1];
        if (event->kind != txt->card || event->line < txt->line)
            break;
        event->side = HOME;
    }
}

void txt_cards(struct txt *txt, struct txt_at at)
{
    char last = 0;
    for (txt_skip(&at); at.p < at.end; txt_skip(&at)) {
        last = *at.p;
        if (last == ';' && !txt->card_split)
            split_sides(txt);
        if (last == ',' || last == ';' || (last == '-' && at.p + 1 < at.end && at.p[1] == ';')) {
            at.p++;
            continue;
        }
        const char *from = at.p, *to = at.p;
        struct clock clock = {0};
        bool marked, read = false;
        while (at.p < at.end && *at.p != ',' && *at.p != ';' && !read) {
            if (txt_blank(at.p, at.end)) {
                txt_skip(&at);
                read = txt_digit(at.p, at.end) && txt_minute(&at, &clock, &marked);
            } else {
                to = ++at.p;
            }
        }
        if (to > from)
            push_card(txt, txt_span(from, to), clock);
    }
    txt->part = last == ',' || last == ';' ? TXT_CARDS : TXT_NOTHING;
}

static bool read_attendance(struct txt *txt, struct txt_at *at)
{
    static const char *const words[] = {"attendance", "att", NULL};
    struct txt_at try = *at;
    if (txt_one_of(&try, words) < 0)
        return false;
    while (try.p < try.end && (*try.p == ':' || *try.p == '.'))
        try.p++;
    txt_skip(&try);
    if (!txt_count(&try, &txt_current(txt)->attendance))
        return false;
    *at = try;
    return true;
}

void txt_referees(struct txt *txt, struct txt_at at)
{
    char last = 0;
    for (txt_skip(&at); at.p < at.end; txt_skip(&at)) {
        last = *at.p;
        if (last == ',' || last == ';') {
            at.p++;
            continue;
        }
        if (read_attendance(txt, &at))
            continue;
        const char *from = at.p, *to = NULL;
        while (at.p < at.end && *at.p != ',' && *at.p != ';') {
            if (*at.p == '(' && !to)
                to = at.p; /* the country */
            at.p++;
        }
        struct span name = span_trim(txt_span(from, to ? to : at.p));
        if (name.len)
            vec_push(&txt->draft->names, name);
    }
    txt->part = last == ',' ? TXT_REFEREES : TXT_NOTHING;
}
