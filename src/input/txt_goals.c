#include "input/txt_parts.h"

void txt_goals_start(struct txt *txt)
{
    txt->goals = (struct txt_goals){.side = HOME};
}

static struct draft_event *last_goal(struct txt *txt)
{
    struct draft_match *match = txt_current(txt);
    size_t count = txt->draft->events.n;
    return match && count > match->event_first ? &txt->draft->events.v[count - 1] : NULL;
}

static void push_goal(struct txt *txt, struct span name, struct clock clock)
{
    vec_push(&txt->draft->events, (struct draft_event){.kind = EVENT_GOAL,
                                                       .side = txt->goals.side,
                                                       .clock = clock,
                                                       .person = span_trim(name),
                                                       .line = txt->line});
}

/* "(p)", "(o.g.)", "pen" behind a minute. */
static bool read_mark(struct txt_at *at, struct draft_event *goal)
{
    static const char *const own[] = {"og.", "og", "o.g.", "o.g", "own goal", "e.t.", NULL};
    static const char *const penalty[] = {"pen.", "pen", "p.", "p", "penalty", "11m", NULL};
    static const char *const plain[] = {"gg", "sg", "g.g.", "s.g.", "h", "f", NULL};
    struct txt_at try = *at;
    if (txt_skip(&try) && try.p < try.end && *try.p == 'P' && !txt_letter(try.p + 1, try.end))
        return false; /* "Ode 12' P. Lind 30'" */
    bool inside = try.p < try.end && *try.p == '(';
    if (inside)
        try.p++;
    if (txt_one_of(&try, own) >= 0)
        goal->kind = EVENT_OWN_GOAL;
    else if (txt_one_of(&try, penalty) >= 0)
        goal->kind = EVENT_PENALTY_GOAL;
    else if (!inside || txt_one_of(&try, plain) < 0)
        return false;
    if (inside && (try.p == try.end || *try.p++ != ')'))
        return false;
    *at = try;
    return true;
}

/* "(2)", "(2/p)", "(2/2p)": a number of goals whose minutes are not known. */
static bool read_goal_count(struct txt *txt, struct txt_at *at, struct span name)
{
    struct txt_at try = *at;
    enum { COUNTED_MOST = 10000 }; /* of a file: a few bytes must not make many goals */
    int count, penalties = 0;
    if (try.p == try.end || *try.p++ != '(' || !txt_number(&try, 2, &count) || !count)
        return false;
    if (try.p < try.end && *try.p == '/') {
        try.p++;
        if (!txt_number(&try, 2, &penalties))
            penalties = 1;
        if (!txt_word(&try, "p") && !txt_word(&try, "pen."))
            return false;
    }
    if (try.p == try.end || *try.p++ != ')' || penalties > count ||
        txt->counted + (uint32_t)count > COUNTED_MOST)
        return false;
    txt->counted += (uint32_t)count;
    for (int i = 0; i < count; i++) {
        push_goal(txt, name, (struct clock){0});
        if (i < penalties)
            last_goal(txt)->kind = EVENT_PENALTY_GOAL;
    }
    *at = try;
    return true;
}

/* A running score tells whose goal it was. */
static void read_running(struct txt *txt, const int16_t pair[2])
{
    struct txt_goals *goals = &txt->goals;
    struct draft_event *last = last_goal(txt);
    if (pair[HOME] > goals->run[HOME])
        goals->side = HOME;
    else if (pair[AWAY] > goals->run[AWAY])
        goals->side = AWAY;
    goals->run[HOME] = pair[HOME];
    goals->run[AWAY] = pair[AWAY];
    goals->split = true;
    if (goals->lead && last)
        last->side = goals->side;
    else
        goals->run_known = true;
    goals->same = false;
}

/* A minute may start here: not within a name. */
static bool minute_ahead(struct txt_at at)
{
    struct clock clock;
    bool marked;
    int16_t pair[2];
    if (!txt_digit(at.p, at.end) && !(at.p < at.end && *at.p == '?'))
        return false;
    if (txt_pair(&at, pair))
        return true;
    return txt_minute(&at, &clock, &marked) &&
           (marked || !txt_letter(at.p, at.end) || *at.p == 'p' || *at.p == 'o');
}

static struct span read_name(struct txt_at *at)
{
    const char *from = at->p;
    while (at->p < at->end && !txt_ends_name(*at->p)) {
        if (txt_blank(at->p, at->end)) {
            txt_skip(at);
            if (minute_ahead(*at))
                break;
        } else {
            at->p++;
        }
    }
    return span_trim(txt_span(from, at->p));
}

static bool read_minutes(struct txt *txt, struct txt_at *at, struct span name)
{
    struct clock clock;
    bool marked;
    if (!txt_minute(at, &clock, &marked))
        return false;
    push_goal(txt, name, clock);
    txt->goals.same = true;
    while (read_mark(at, last_goal(txt)))
        ;
    return true;
}

/* A figure or a dot alone is nobody. */
static bool has_letter(struct span name)
{
    const char *p = name.text, *end = p + name.len;
    while (p < end && *p != '?' && !txt_letter(p, end))
        p++;
    return p < end;
}

static void read_scorer(struct txt *txt, struct txt_at *at)
{
    const char *from = at->p;
    struct span name = read_name(at);
    if (!name.len) {
        txt_expected(txt, from, "a scorer and the minute, like \"Puskas 6'\"");
        at->p = at->end;
        return;
    }
    if (name.len == 1 && txt_dash(name.text, name.text + 1)) /* "-;": no goals of this side */
        return;
    if (!has_letter(name)) {
        txt_expected(txt, from, "a scorer's name");
        return;
    }
    txt_skip(at);
    if (txt->goals.lead) {
        struct draft_event *last = last_goal(txt);
        if (last && !last->person.len)
            last->person = name;
        while (last && read_mark(at, last))
            ;
        return;
    }
    int16_t pair[2];
    struct txt_at try = *at;
    if (read_goal_count(txt, at, name))
        return;
    if (!txt_pair(&try, pair) && minute_ahead(*at) && read_minutes(txt, at, name))
        return;
    push_goal(txt, name, (struct clock){0});
    while (read_mark(at, last_goal(txt)))
        ;
}

static void read_minute_alone(struct txt *txt, struct txt_at *at)
{
    struct draft_event *last = last_goal(txt);
    if (txt->goals.same && last) {
        read_minutes(txt, at, last->person);
        return;
    }
    txt->goals.lead = true;
    read_minutes(txt, at, (struct span){0});
    txt->goals.same = false;
}

/* "Ode 12' (free kick)": no goal of a "free kick". */
static bool pass_unknown_mark(struct txt *txt, struct txt_at *at)
{
    const char *close = memchr(at->p, ')', (size_t)(at->end - at->p));
    txt_expected(txt, at->p, "a mark like \"(p)\" or \"(og)\", or the next scorer");
    at->p = close ? close + 1 : at->end;
    return true;
}

/* One mark or item of the list. */
static bool read_item(struct txt *txt, struct txt_at *at)
{
    struct txt_goals *goals = &txt->goals;
    int16_t pair[2];
    switch (*at->p) {
    case '(': /* those of a list are passed before, those of a mark with its minute */
        return pass_unknown_mark(txt, at);
    case ')':
        at->p++;
        txt_skip(at);
        goals->parens = false;
        txt->part = TXT_NOTHING;
        if (at->p < at->end)
            txt_expected(txt, at->p, "nothing behind the list of goals");
        return false;
    case ';':
        if (goals->side == AWAY && !goals->run_known && !goals->lead) {
            at->p++;
            txt_skip(at);
            if (at->p < at->end && *at->p != ')')
                txt_expected(txt, at->p, "the end of the list: both sides had their goals");
            return at->p < at->end;
        }
        if (!goals->lead && !goals->run_known)
            goals->side = AWAY;
        goals->split = true;
        goals->same = false;
        at->p++;
        return true;
    case ',':
        at->p++;
        return true;
    default:
        break;
    }
    if (txt_pair(at, pair))
        read_running(txt, pair);
    else if (minute_ahead(*at))
        read_minute_alone(txt, at);
    else
        read_scorer(txt, at);
    return true;
}

void txt_goals(struct txt *txt, struct txt_at at)
{
    struct draft_match *match = txt_current(txt);
    if (!match) {
        txt_expected(txt, at.p, "a match before its goals");
        return;
    }
    match->goals_listed = true;
    if (!txt->goals.line)
        txt->goals.line = txt->line;
    txt->part = TXT_GOALS;
    txt_skip(&at);
    while (at.p < at.end && *at.p == '(') {
        txt->goals.parens = true;
        at.p++;
        txt_skip(&at);
    }
    for (; at.p < at.end; txt_skip(&at))
        if (!read_item(txt, &at))
            return;
    char last = at.end[-1];
    if (!txt->goals.parens && last != ',' && last != ';')
        txt->part = TXT_NOTHING;
}

/* The score of a match that is over, as far as one is stated. */
static const int16_t *final_score(const struct draft_match *match)
{
    if (match->score[SCORE_120][HOME] != SCORE_UNKNOWN)
        return match->score[SCORE_120];
    if (match->score[SCORE_90][HOME] != SCORE_UNKNOWN)
        return match->score[SCORE_90];
    return match->unclear;
}

/* One list without ";" is that of the side that scored. */
void txt_goals_end(struct txt *txt)
{
    struct draft_match *match = txt_current(txt);
    if (!match || !match->goals_listed || txt->goals.split)
        return;
    const int16_t *score = final_score(match);
    if (score[HOME] > 0 && score[AWAY] > 0) {
        report_warning(txt->report, txt->goals.line,
                       "column 1: one list of goals for a score of %d-%d, expected \";\" between "
                       "the sides",
                       score[HOME], score[AWAY]);
        return;
    }
    if (score[HOME] != 0 || score[AWAY] <= 0)
        return;
    for (size_t i = match->event_first; i < txt->draft->events.n; i++) {
        struct draft_event *event = &txt->draft->events.v[i];
        if (event->kind <= EVENT_OWN_GOAL)
            event->side = AWAY;
    }
}
