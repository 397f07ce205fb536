#include "input/txt_parts.h"

/* -- lines with a name and a colon -------------------------------------------------------------
 */

enum property {
    PROPERTY_KICKS,
    PROPERTY_REFEREES,
    PROPERTY_RED,
    PROPERTY_YELLOW,
    PROPERTY_SECOND_YELLOW,
    PROPERTY_ATTENDANCE,
    PROPERTY_GOALS,
    PROPERTY_LINEUP
};

static enum property property_of(struct span name)
{
    static const struct {
        const char *text;
        uint8_t property;
    } known[] = {
        {"penalties", PROPERTY_KICKS},
        {"penalty shootout", PROPERTY_KICKS},
        {"penalty shoot-out", PROPERTY_KICKS},
        {"shootout", PROPERTY_KICKS},
        {"shoot-out", PROPERTY_KICKS},
        {"penalty kicks", PROPERTY_KICKS},
        {"pens", PROPERTY_KICKS},
        {"refs", PROPERTY_REFEREES},
        {"ref", PROPERTY_REFEREES},
        {"referee", PROPERTY_REFEREES},
        {"referees", PROPERTY_REFEREES},
        {"sent off", PROPERTY_RED},
        {"sent-off", PROPERTY_RED},
        {"red cards", PROPERTY_RED},
        {"red card", PROPERTY_RED},
        {"red", PROPERTY_RED},
        {"yellow cards", PROPERTY_YELLOW},
        {"yellow card", PROPERTY_YELLOW},
        {"yellow", PROPERTY_YELLOW},
        {"booked", PROPERTY_YELLOW},
        {"yellow-red cards", PROPERTY_SECOND_YELLOW},
        {"yellow/red cards", PROPERTY_SECOND_YELLOW},
        {"second yellow cards", PROPERTY_SECOND_YELLOW},
        {"att", PROPERTY_ATTENDANCE},
        {"attendance", PROPERTY_ATTENDANCE},
        {"goals", PROPERTY_GOALS},
        {"scorers", PROPERTY_GOALS},
    };
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (txt_same(name, (struct span){known[i].text, strlen(known[i].text)}))
            return (enum property)known[i].property;
    return PROPERTY_LINEUP;
}

static void read_property(struct txt *txt, struct txt_at at, const char *colon)
{
    struct span name = span_trim(txt_span(at.p, colon));
    enum property property = property_of(name);
    txt->is_kick = property == PROPERTY_KICKS;
    if (txt->match == ID_NONE) {
        txt_expected(txt, at.p, "a match before what belongs to it");
        return;
    }
    struct txt_at rest = {colon + 1, at.end};
    switch (property) {
    case PROPERTY_KICKS:
        txt_kicks_start(txt);
        txt_kicks(txt, rest);
        break;
    case PROPERTY_RED:
    case PROPERTY_YELLOW:
    case PROPERTY_SECOND_YELLOW:
        txt_cards_start(txt, property == PROPERTY_RED      ? EVENT_RED
                             : property == PROPERTY_YELLOW ? EVENT_YELLOW
                                                           : EVENT_SECOND_YELLOW);
        txt_cards(txt, rest);
        break;
    case PROPERTY_REFEREES:
        txt_referees(txt, rest);
        break;
    case PROPERTY_ATTENDANCE:
        txt_referees(txt, (struct txt_at){at.p, at.end});
        break;
    case PROPERTY_GOALS:
        txt_goals(txt, rest);
        break;
    case PROPERTY_LINEUP:
        txt_lineup_start(txt, name);
        txt_lineup(txt, rest);
        break;
    }
}

/* A colon that a blank follows, before anything that a name does not hold. */
static const char *find_colon(struct txt_at at)
{
    const char *colon = memchr(at.p, ':', (size_t)(at.end - at.p));
    if (!colon || colon == at.p || (colon + 1 < at.end && !txt_blank(colon + 1, at.end)))
        return NULL;
    for (const char *p = at.p; p < colon; p++)
        if (strchr("@[(|;,", *p) && *p)
            return NULL;
    return colon;
}

/* -- lines of goals without a sign at their start ----------------------------------------------
 */

/* "??'": a goal whose minute is not known. */
static bool has_unknown_minute(struct txt_at at)
{
    for (const char *p = at.p; (p = memchr(p, '?', (size_t)(at.end - p))); p++)
        if (p > at.p && txt_blank(p - 1, at.end)) {
            while (p < at.end && *p == '?')
                p++;
            if (p == at.end || txt_quote(p, at.end))
                return true;
            p--;
        }
    return false;
}

/* 23' stands there: a number with a minute mark behind it and a blank or comma before it. */
static bool has_minute(struct txt_at at)
{
    const char *note = memchr(at.p, '[', (size_t)(at.end - at.p)); /* "[abandoned 70']" */
    if (note)
        at.end = note;
    if (has_unknown_minute(at))
        return true;
    for (const char *p = at.p; (p = memchr(p, '\'', (size_t)(at.end - p))); p++) {
        const char *digits = p;
        while (digits > at.p && p - digits < 8 &&
               (txt_digit(digits - 1, at.end) || digits[-1] == '+'))
            digits--;
        if (digits < p && digits > at.p &&
            (digits[-1] == ' ' || digits[-1] == ',' || digits[-1] == '\t') &&
            !txt_letter(p + 1, at.end) && !txt_digit(p + 1, at.end))
            return true;
    }
    return false;
}

/* "Alba v Brio 1-0 (Ode 12')": the score of a match comes before all minutes. */
static bool has_score_first(struct txt_at at)
{
    const char *goals = memchr(at.p, '(', (size_t)(at.end - at.p));
    int16_t pair[2];
    if (!goals || has_minute((struct txt_at){at.p, goals}))
        return false;
    for (const char *p = at.p + 1; p < goals; p++) {
        struct txt_at try = {p, goals};
        if (txt_digit(p, goals) && txt_blank(p - 1, goals) && txt_pair(&try, pair))
            return true;
    }
    return false;
}

/* -- a line that starts with nothing special ---------------------------------------------------
 */

/* Number, date, time and place before a match, or for the next one. */
static bool read_front(struct txt *txt, struct txt_at *at)
{
    bool any = false;
    struct txt_at try = *at;
    int number;
    if (try.p < try.end && *try.p == '(' && (try.p++, txt_number(&try, 4, &number)) &&
        try.p < try.end && *try.p == ')' && (try.p++, txt_skip(&try))) {
        txt->number = (uint32_t)number;
        *at = try;
    }
    if (txt_date(txt, at)) {
        any = true;
        txt_skip(at);
        if (at->p < at->end && *at->p == ',')
            at->p++;
        txt_skip(at);
    }
    if (txt_time(txt, at)) {
        any = true;
        txt_skip(at);
    }
    if (at->p < at->end && *at->p == '@') {
        any = true;
        at->p++;
        txt_place(at, &txt->place);
        txt_skip(at);
        if (txt_date(txt, at) || txt_time(txt, at))
            txt_skip(at);
    }
    return any;
}

/* "Semi-finals - 1st Leg" has a dash but no teams. */
static bool is_round(struct txt_at at)
{
    const char *p = at.p;
    int16_t pair[2];
    for (; p < at.end; p++) {
        if (*p == '@' || *p == '[' || *p == '\t')
            return false;
        if (p > at.p && txt_blank(p - 1, at.end)) {
            struct txt_at try = {p, at.end};
            if ((*p == 'v' && p + 1 < at.end && (txt_blank(p + 1, at.end) || p[1] == 's')) ||
                txt_pair(&try, pair))
                return false;
        }
    }
    return txt_is_round(txt_span(at.p, at.end));
}

/* "Group A:", "Group A: Mexico, Korea", and before any match "Final:". */
static bool read_round_with_colon(struct txt *txt, struct txt_at at, const char *colon)
{
    struct span name = span_trim(txt_span(at.p, colon));
    bool alone = colon + 1 == at.end;
    if (!txt_is_group(name) && !(alone && txt->match == ID_NONE && txt_is_round(name)))
        return false;
    txt_match_end(txt);
    txt->number = 0;
    if (alone)
        txt_round(txt, at, 1);
    else
        txt_definition(txt, at, colon);
    return true;
}

static void read_other(struct txt *txt, struct txt_at at, struct span comment)
{
    const char *start = at.p;
    const char *colon = find_colon(at);
    if (colon) {
        if (!read_round_with_colon(txt, at, colon))
            read_property(txt, at, colon);
        return;
    }
    bool front = read_front(txt, &at);
    if (at.p == at.end) {
        if (!front)
            txt_expected(txt, start, "a match, a date or a round");
        return;
    }
    const char *bar = front ? NULL : memchr(at.p, '|', (size_t)(at.end - at.p));
    if (bar) {
        txt_match_end(txt);
        txt_definition(txt, at, bar);
        return;
    }
    int16_t pair[2];
    struct txt_at try = at;
    if (!front && ((has_minute(at) && !has_score_first(at)) || txt_pair(&try, pair))) {
        txt_goals(txt, at);
        return;
    }
    if (!front && is_round(at)) {
        txt->number = 0;
        txt_round(txt, at, 1);
        return;
    }
    if (!txt_match(txt, at, comment)) {
        txt->number = 0;
        txt_expected(txt, at.p,
                     front ? "a match or \"@ place\""
                           : "a match, goals with minutes, a line-up or a round");
    }
}

/* "[Fri Sep/18]", "[cancelled]" */
static void read_brackets(struct txt *txt, struct txt_at at)
{
    const char *close = memchr(at.p, ']', (size_t)(at.end - at.p));
    struct txt_at inside = {at.p + 1, close ? close : at.end};
    txt_skip(&inside);
    if (txt_date_ahead(inside)) {
        txt_match_end(txt);
        read_front(txt, &inside);
        txt_skip(&inside);
        if (inside.p < inside.end)
            txt_expected(txt, inside.p, "\"]\" behind the date");
        if (close && close + 1 < at.end)
            read_other(txt, (struct txt_at){close + 1, at.end}, (struct span){0});
        return;
    }
    at.p++;
    txt_note(txt, at);
}

/* "(aet, 5-6 pen)" on a line of its own goes with the match above; else goals. */
static void read_parens(struct txt *txt, struct txt_at at, struct span comment)
{
    struct txt_at inside = {at.p + 1, at.end};
    struct txt_at try = inside;
    int number;
    if (txt_number(&try, 4, &number) && try.p < try.end && *try.p == ')' &&
        txt_blank(try.p + 1, try.end)) {
        read_other(txt, at, comment);
        return;
    }
    txt_goals(txt, at);
}

/* -- what goes on from the line above ----------------------------------------------------------
 */

static bool starts_heading(struct txt_at at)
{
    return *at.p == '=' || txt_markers(&at) > 0;
}

/* True when the line was read as more of what the one above left open. */
static bool go_on(struct txt *txt, struct txt_at at)
{
    switch ((enum txt_part)txt->part) {
    case TXT_NOTHING:
        return false;
    case TXT_PROSE:
        txt->is_prose = true;
        return true;
    case TXT_NOTE:
        txt_note(txt, at);
        return true;
    default:
        break;
    }
    if (starts_heading(at)) {
        txt->part = TXT_NOTHING;
        return false;
    }
    switch ((enum txt_part)txt->part) {
    case TXT_GOALS:
        if (!txt->goals.parens && !has_minute(at)) {
            txt->part = TXT_NOTHING;
            return false;
        }
        txt_goals(txt, at);
        return true;
    case TXT_LINEUP:
        txt_lineup(txt, at);
        return true;
    case TXT_KICKS:
        txt_kicks(txt, at);
        return true;
    case TXT_CARDS:
        txt_cards(txt, at);
        return true;
    case TXT_REFEREES:
        txt_referees(txt, at);
        return true;
    default:
        return false;
    }
}

/* What an empty line or a heading finds open. */
static void close_part(struct txt *txt)
{
    bool parens = (txt->part == TXT_GOALS && txt->goals.parens) ||
                  (txt->part == TXT_LINEUP && txt->lineup.depth);
    if (parens)
        report_warning(txt->report, txt->line, "column 1: the line is empty, expected \")\"");
    txt->goals.parens = false;
    if (txt->part == TXT_NOTE) {
        report_warning(txt->report, txt->line, "column 1: the line is empty, expected \"]\"");
        txt_note_close(txt);
    }
    txt->part = TXT_NOTHING;
}

static void count_line(struct txt *txt)
{
    struct draft_file *file = &txt->draft->files.v[txt->file];
    if (txt->is_prose)
        return;
    file->lines++;
    file->understood += !txt->bad;
    file->match_lines += txt->is_match;
    file->match_understood += txt->is_match && !txt->bad;
    file->kick_lines += txt->is_kick;
    file->kick_understood += txt->is_kick && !txt->bad;
}

/* "NOTE: ..." up to the next empty line. */
static bool is_prose(struct txt_at at)
{
    static const char *const words[] = {"note", "nb", "notes", "remark", NULL};
    return txt_one_of(&at, words) >= 0 && at.p < at.end && *at.p == ':';
}

static void read_line(struct txt *txt, struct txt_at at, struct span comment)
{
    if (go_on(txt, at))
        return;
    if (is_prose(at)) {
        txt->is_prose = true;
        txt->part = TXT_PROSE;
        return;
    }
    struct txt_at try = at;
    size_t markers;
    if (*at.p == '=') {
        txt_match_end(txt);
        txt_title(txt, at);
    } else if (*at.p == '[') {
        read_brackets(txt, at);
    } else if (*at.p == '(') {
        read_parens(txt, at, comment);
    } else if (*at.p == '-' && txt->match != ID_NONE &&
               (try.p++, txt_skip(&try), try.p < try.end) && *try.p == ';') {
        txt_goals(txt, at);
    } else if ((try = at, markers = txt_markers(&try))) {
        txt_round(txt, try, markers);
    } else {
        read_other(txt, at, comment);
    }
}

void txt_line(struct txt *txt, const char *line, const char *end)
{
    struct span comment = {0};
    for (const char *p = line; (p = memchr(p, '#', (size_t)(end - p))); p++)
        if (p == line || txt_blank(p - 1, end)) {
            comment = txt_span(p, end);
            end = p;
            break;
        }
    struct span text = span_trim(txt_span(line, end));
    if (!text.len) {
        if (!comment.len)
            close_part(txt);
        return;
    }
    txt->bad = txt->is_match = txt->is_kick = txt->is_prose = false;
    read_line(txt, (struct txt_at){text.text, text.text + text.len}, span_trim(comment));
    count_line(txt);
}
