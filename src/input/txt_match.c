#include "input/txt_parts.h"

enum separator { SEP_NONE, SEP_V, SEP_DASH, SEP_SCORE, SEP_STATUS, SEP_TYPO };

/* "v", "vs", "vs." between blanks, in lower case alone: "V Köln" is a name. */
static bool read_versus(struct txt_at *at)
{
    const char *p = at->p;
    if (p == at->end || *p != 'v')
        return false;
    p++;
    if (p < at->end && *p == 's')
        p++;
    if (p < at->end && *p == '.')
        p++;
    if (!txt_blank(p, at->end))
        return false;
    at->p = p;
    return true;
}

static bool read_dash(struct txt_at *at)
{
    size_t dash = txt_dash(at->p, at->end);
    if (!dash || !txt_blank(at->p + dash, at->end))
        return false;
    at->p += dash;
    return true;
}

static enum separator read_separator(struct txt_at *at, struct txt_result *result)
{
    if (read_versus(at))
        return SEP_V;
    if (txt_digit(at->p, at->end))
        return txt_score(at, result) ? SEP_SCORE : txt_score_typo(*at) ? SEP_TYPO : SEP_NONE;
    if (read_dash(at))
        return SEP_DASH;
    return txt_status(at, &result->status) ? SEP_STATUS : SEP_NONE;
}

/* Reads up to the first thing at the start of a word that divides two teams. */
static enum separator find_separator(struct txt_at *at, struct txt_result *result,
                                     struct span *team)
{
    const char *from = at->p;
    while (at->p < at->end) {
        while (at->p < at->end && !txt_blank(at->p, at->end))
            at->p++;
        const char *to = at->p;
        if (!txt_skip(at))
            break;
        enum separator separator = read_separator(at, result);
        if (separator) {
            *team = txt_span(from, to);
            return separator;
        }
        if (at->p < at->end && (*at->p == '@' || *at->p == '['))
            break;
    }
    return SEP_NONE;
}

static bool note_starts(struct txt_at at)
{
    struct txt_result ignored = {0};
    return *at.p == '[' || *at.p == '@' || (*at.p == '(' && txt_score_note(&at, &ignored));
}

static bool score_starts(struct txt_at at)
{
    struct txt_result ignored = {0};
    return txt_digit(at.p, at.end) && (txt_score(&at, &ignored) || txt_score_typo(at));
}

static bool status_starts(struct txt_at at)
{
    uint8_t ignored;
    return txt_status(&at, &ignored);
}

/* Reads the second team: up to two blanks, a score, a note or a place. */
static void read_team(struct txt_at *at, struct span *team)
{
    txt_skip(at);
    const char *from = at->p, *to = at->p;
    while (at->p < at->end) {
        if (note_starts(*at) || (at->p > from && score_starts(*at)))
            break;
        while (at->p < at->end && !txt_blank(at->p, at->end))
            at->p++;
        to = at->p;
        size_t gap = txt_skip(at);
        if (gap >= 2 || (at->p < at->end && status_starts(*at)))
            break;
    }
    *team = txt_span(from, to);
}

/* "AC Milan (ITA)": a code of two to four capitals, or three letters "Bra". */
static void split_country(struct span *team, struct span *country)
{
    *team = span_trim(*team);
    if (team->len < 5 || team->text[team->len - 1] != ')')
        return;
    size_t at = team->len - 1;
    while (at && ((team->text[at - 1] | 32) >= 'a' && (team->text[at - 1] | 32) <= 'z') &&
           team->len - at < 6)
        at--;
    size_t letters = team->len - 1 - at;
    if (letters < 2 || letters > 3 || !at || team->text[at - 1] != '(' || team->text[at] < 'A' ||
        team->text[at] > 'Z')
        return;
    struct span name = span_trim(txt_span(team->text, team->text + at - 1));
    if (!name.len)
        return;
    *country = (struct span){team->text + at, letters};
    *team = name;
}

/* "W74", "1E", "A1", "3A/B/C/D/F", "Winner Match 39" */
static bool is_slot(struct span text)
{
    static const char *const words[] = {"winner",    "winners",    "loser", "losers",
                                        "runner-up", "runners-up", "1st",   "2nd",
                                        "3rd",       "4th",        NULL};
    struct txt_at at = {text.text, text.text + text.len};
    if (txt_one_of(&at, words) >= 0)
        return true;
    int digits = 0, letters = 0;
    for (; at.p < at.end; at.p++) {
        if (txt_digit(at.p, at.end))
            digits++;
        else if (*at.p >= 'A' && *at.p <= 'Z')
            letters++;
        else if (*at.p != '/')
            return false;
    }
    return digits && letters && digits <= 4 && (letters == 1 || memchr(text.text, '/', text.len));
}

/* "## W74 v W77" behind a match. */
static void read_slots(struct span comment, struct draft_match *match)
{
    struct txt_at at = {comment.text, comment.text + comment.len};
    while (at.p < at.end && *at.p == '#')
        at.p++;
    txt_skip(&at);
    const char *from = at.p;
    for (; at.p < at.end; at.p++) {
        const char *to = at.p;
        if (!txt_skip(&at) || !(read_versus(&at) || read_dash(&at)))
            continue;
        struct span first = span_trim(txt_span(from, to));
        struct span second = span_trim(txt_span(at.p, at.end));
        struct txt_at cut = {second.text, second.text + second.len};
        while (cut.p < cut.end && txt_skip(&cut) < 2)
            cut.p++;
        second = span_trim(txt_span(second.text, cut.p));
        if (is_slot(first) && is_slot(second)) {
            match->slot[HOME] = first;
            match->slot[AWAY] = second;
        }
        return;
    }
}

/* A note behind the match, or the first line of one. */
static void read_note(struct txt *txt, struct txt_at *at, struct txt_result *result)
{
    const char *close = memchr(at->p, ']', (size_t)(at->end - at->p));
    struct span before = result->note;
    if (!close) {
        txt_note(txt, (struct txt_at){at->p + 1, at->end});
        at->p = at->end;
        return;
    }
    txt_bracket(txt_span(at->p + 1, close), result);
    if (before.len && result->note.text != before.text)
        txt_note_join(txt, before, result->note);
    at->p = close + 1;
}

/* "(Ode 12'; Lind 60')" on the line of the match. */
static bool goals_start(struct txt_at at)
{
    struct clock clock;
    bool marked = false;
    if (*at.p != '(')
        return false;
    const char *close = memchr(at.p, ')', (size_t)(at.end - at.p));
    struct txt_at inside = {at.p + 1, at.end};
    txt_skip(&inside);
    if (status_starts(inside)) /* "(abandoned 70')" */
        return false;
    if (close)
        at.end = close;
    for (at.p++; at.p < at.end && !marked; at.p++)
        if (txt_digit(at.p, at.end) && txt_blank(at.p - 1, at.end)) {
            struct txt_at try = at;
            txt_minute(&try, &clock, &marked);
        }
    return marked;
}

/* What stands behind the teams: score, notes, place, in any order, up to goals. */
static void read_tail(struct txt *txt, struct txt_at *at, struct txt_result *result,
                      struct txt_place *place)
{
    for (;;) {
        txt_skip(at);
        if (at->p == at->end)
            return;
        if (goals_start(*at))
            return;
        if (*at->p == '@') {
            at->p++;
            txt_place(at, place);
        } else if (*at->p == '[') {
            read_note(txt, at, result);
        } else if (*at->p == ',' || *at->p == ';') {
            at->p++;
        } else if (!txt_score(at, result) && !txt_score_note(at, result) &&
                   !txt_score_word(at, result) && !txt_status(at, &result->status)) {
            size_t typo = txt_score_typo(*at);
            txt_expected(txt, at->p,
                         typo ? TXT_A_SCORE : "a score like 2-1 (1-0), \"@ place\" or \"[note]\"");
            if (typo) {
                at->p += typo;
                continue;
            }
            return;
        }
    }
}

/* "England - Germany  1-1  @ London, England": those who write a dash name city and country. */
static void copy_place(const struct txt_place *place, bool city_only, struct draft_match *match)
{
    match->venue = place->venue;
    match->city = place->city;
    if (city_only && place->venue.len) {
        match->venue = (struct span){0};
        match->city = txt_span(place->venue.text, place->city.text + place->city.len);
    }
    match->attendance = place->attendance;
}

/* "Mar 30 & Apr 7", "A v B  2-1, 1-2": the second leg, at the other team's. */
static void push_second_leg(struct txt *txt, const struct txt_result *result,
                            struct draft_match match)
{
    struct txt_result second = *result;
    for (int side = HOME; side <= AWAY; side++) {
        second.plain[0][side] = result->plain[1][side];
        match.score[SCORE_90][side] = match.score[SCORE_120][side] = SCORE_UNKNOWN;
    }
    struct span team = match.team[HOME], country = match.country[HOME];
    match.team[HOME] = match.team[AWAY];
    match.country[HOME] = match.country[AWAY];
    match.team[AWAY] = team;
    match.country[AWAY] = country;
    match.time = txt->legs;
    match.number = 0;
    match.venue = match.city = (struct span){0};
    second.plain_count = result->plain_count > 1 ? 1 : 0;
    txt_settle(&second, &match);
    for (int point = 0; point < SCORE_POINT_COUNT; point++) {
        int16_t home = match.score[point][HOME];
        match.score[point][HOME] = match.score[point][AWAY];
        match.score[point][AWAY] = home;
    }
    vec_push(&txt->draft->matches, match);
}

static void push_match(struct txt *txt, struct draft_match *match, struct txt_result *result,
                       const struct txt_place *place, bool city_only)
{
    match->heading = txt->heading;
    match->number = txt->number;
    match->time = txt->time;
    match->place = (struct draft_place){txt->file, txt->line};
    match->event_first = (uint32_t)txt->draft->events.n;
    match->kick_first = (uint32_t)txt->draft->kicks.n;
    match->referee_first = (uint32_t)txt->draft->names.n;
    copy_place(place, city_only, match);
    txt->time_used = true;
    bool legs = txt->legs.month != 0;
    struct txt_result first = *result;
    if (legs) {
        first.plain_count = first.plain_count > 0;
        first.extra_time = first.shootout = first.has_extra = first.has_kicks = false;
        first.away_goals = false;
        first.before_count = 0;
    }
    txt_settle(&first, match);
    vec_push(&txt->draft->matches, *match);
    txt->match = (uint32_t)txt->draft->matches.n - 1;
    if (legs) {
        push_second_leg(txt, result, *match);
        txt->match = ID_NONE;
    }
}

bool txt_match(struct txt *txt, struct txt_at at, struct span comment)
{
    struct draft_match match = draft_match_blank();
    struct txt_result result = {.winner = SIDE_NONE};
    enum separator separator = find_separator(&at, &result, &match.team[HOME]);
    if (separator == SEP_NONE)
        return false;
    txt_match_end(txt);
    txt->is_match = true;
    struct txt_place place = txt->place;
    if (separator == SEP_TYPO) {
        txt_expected(txt, at.p, TXT_A_SCORE);
        at.p += txt_score_typo(at);
    }
    if (separator == SEP_STATUS && result.status != DRAFT_BYE)
        txt_skip(&at);
    if (!(separator == SEP_STATUS && result.status == DRAFT_BYE))
        read_team(&at, &match.team[AWAY]);
    read_tail(txt, &at, &result, &place);
    bool goals = at.p < at.end && goals_start(at);
    for (int side = HOME; side <= AWAY; side++)
        split_country(&match.team[side], &match.country[side]);
    if (!match.team[AWAY].len && result.status != DRAFT_BYE)
        txt_expected(txt, at.p, "the second team");
    bool own = place.city.text != txt->place.city.text;
    if (comment.len)
        read_slots(comment, &match);
    push_match(txt, &match, &result, &place, own && separator == SEP_DASH);
    txt->place = (struct txt_place){.attendance = -1};
    txt->number = 0;
    txt_goals_start(txt);
    if (goals && txt->match != ID_NONE)
        txt_goals(txt, at);
    return true;
}

void txt_match_end(struct txt *txt)
{
    struct draft_match *match = txt_current(txt);
    if (!match)
        return;
    txt_goals_end(txt);
    txt_kicks_end(txt);
    txt_note_end(txt);
    match->event_count = (uint32_t)txt->draft->events.n - match->event_first;
    match->kick_count = (uint32_t)txt->draft->kicks.n - match->kick_first;
    match->referee_count = (uint32_t)txt->draft->names.n - match->referee_first;
    txt->match = ID_NONE;
    txt->lineups = 0;
}
