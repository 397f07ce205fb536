#include "input/txt_parts.h"

/* What a word beside a pair of figures makes of it. */
enum mark { MARK_NONE, MARK_KICKS, MARK_EXTRA, MARK_FULL, MARK_HALF, MARK_AGGREGATE };

struct word {
    const char *text;
    uint8_t mark;
};

static const struct word words[] = {
    {"pens.", MARK_KICKS},
    {"pens", MARK_KICKS},
    {"pen.", MARK_KICKS},
    {"pen", MARK_KICKS},
    {"on pens", MARK_KICKS},
    {"on pen.", MARK_KICKS},
    {"on penalties", MARK_KICKS},
    {"penalties", MARK_KICKS},
    {"pso", MARK_KICKS},
    {"ie", MARK_KICKS},
    {"i.e.", MARK_KICKS},
    {"n.e.", MARK_KICKS},
    {"a.e.t.", MARK_EXTRA},
    {"a.e.t", MARK_EXTRA},
    {"aet.", MARK_EXTRA},
    {"aet", MARK_EXTRA},
    {"after extra time", MARK_EXTRA},
    {"et", MARK_EXTRA},
    {"n.v.", MARK_EXTRA},
    {"n. v.", MARK_EXTRA},
    {"nv", MARK_EXTRA},
    {"extra time", MARK_EXTRA},
    {"ft", MARK_FULL},
    {"f.t.", MARK_FULL},
    {"ht", MARK_HALF},
    {"h.t.", MARK_HALF},
    {"agg.", MARK_AGGREGATE},
    {"agg", MARK_AGGREGATE},
    {"on aggregate", MARK_AGGREGATE},
    {"aggregate", MARK_AGGREGATE},
};

static bool may_start_word(char byte)
{
    return byte && strchr("aefhionpAEFHIONP", byte);
}

static enum mark read_mark(struct txt_at *at)
{
    if (at->p == at->end || !may_start_word(*at->p))
        return MARK_NONE;
    char first = (char)(*at->p | 32);
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (words[i].text[0] == first && txt_word(at, words[i].text))
            return words[i].mark;
    return MARK_NONE;
}

/* "4-2p": attached to the figures only. */
static enum mark read_mark_behind(struct txt_at *at)
{
    if (txt_word(at, "p.") || txt_word(at, "p"))
        return MARK_KICKS;
    struct txt_at try = *at;
    txt_skip(&try);
    enum mark mark = read_mark(&try);
    if (mark)
        *at = try;
    return mark;
}

bool txt_pair(struct txt_at *at, int16_t pair[2])
{
    struct txt_at try = *at;
    int home, away;
    if (!txt_number(&try, 3, &home))
        return false;
    size_t dash = txt_dash(try.p, try.end);
    bool colon = !dash && try.p < try.end && *try.p == ':'; /* "2:1"; 20:45 is a time */
    if (!dash && !colon)
        return false;
    try.p += colon ? 1 : dash;
    if (!txt_number(&try, colon ? 1 : 3, &away) || txt_dash(try.p, try.end))
        return false;
    if (txt_quote(try.p, try.end) || (try.p < try.end && (*try.p == '/' || *try.p == ':')))
        return false;
    pair[0] = (int16_t)home;
    pair[1] = (int16_t)away;
    *at = try;
    return true;
}

static void set_pair(int16_t to[2], const int16_t pair[2])
{
    to[0] = pair[0];
    to[1] = pair[1];
}

static bool put_pair(struct txt_result *result, enum mark mark, const int16_t pair[2], bool inside)
{
    switch (mark) {
    case MARK_KICKS:
        set_pair(result->kicks, pair);
        result->has_kicks = result->shootout = true;
        return true;
    case MARK_EXTRA:
        set_pair(result->extra, pair);
        result->has_extra = result->extra_time = true;
        return true;
    case MARK_FULL:
        set_pair(result->full, pair);
        result->has_full = true;
        return true;
    case MARK_HALF:
        set_pair(result->half, pair);
        result->has_half = true;
        return true;
    case MARK_AGGREGATE:
        result->aggregate = true;
        return true;
    case MARK_NONE:
        break;
    }
    uint8_t *count = inside ? &result->before_count : &result->plain_count;
    if (*count == (inside ? TXT_PARENS_MOST : TXT_PLAIN_MOST))
        return false;
    set_pair(inside ? result->before[*count] : result->plain[*count], pair);
    ++*count;
    return true;
}

/* "gg", "sg": extra time ended with a golden or a silver goal. */
static bool read_sudden_end(struct txt_at *at, struct txt_result *result)
{
    static const char *const golden[] = {"gg", "golden goal", "g.g.", NULL};
    static const char *const silver[] = {"sg", "silver goal", "s.g.", NULL};
    if (txt_one_of(at, golden) >= 0)
        return result->extra_time = result->golden = true;
    if (txt_one_of(at, silver) >= 0)
        return result->extra_time = result->silver = true;
    return false;
}

/* "pen. 4-2" and "4-2 pen.": the word may stand on either side. */
static bool read_marked_pair(struct txt_at *at, struct txt_result *result, bool inside)
{
    struct txt_at try = *at;
    enum mark mark = inside ? read_mark(&try) : MARK_NONE;
    int16_t pair[2];
    txt_skip(&try);
    if (!txt_pair(&try, pair))
        return false;
    if (!inside && try.p < try.end && txt_letter(try.p, try.end)) {
        struct txt_at behind = try;
        if (!read_mark_behind(&behind)) /* "2-1b" is no score */
            return false;
    }
    enum mark behind = read_mark_behind(&try);
    if (!put_pair(result, mark ? mark : behind, pair, inside))
        return false;
    *at = try;
    if (behind == MARK_EXTRA && try.p < try.end && *try.p == '/' && /* "1-0 aet/gg" */
        (try.p++, read_sudden_end(&try, result)))
        *at = try;
    return true;
}

/* Words that stand for themselves: "aet", "gg". */
static bool read_plain_words(struct txt_at *at, struct txt_result *result)
{
    static const char *const away[] = {"win on away goals", "wins on away goals",
                                       "won on away goals", "on away goals",
                                       "away goals",        NULL};
    static const char *const ground[] = {"h", "a", "n", "home", "away", "neutral", NULL};
    static const char *const replay[] = {"replay", "replayed", NULL};
    switch (read_mark(at)) {
    case MARK_EXTRA:
        return result->extra_time = true;
    case MARK_KICKS:
        return result->shootout = true;
    case MARK_AGGREGATE:
        return result->aggregate = true;
    case MARK_FULL:
        return true;
    default:
        break;
    }
    if (read_sudden_end(at, result))
        return true;
    if (txt_one_of(at, away) >= 0)
        return result->away_goals = true;
    if (txt_one_of(at, replay) >= 0)
        return result->replay = true;
    return txt_one_of(at, ground) >= 0 || txt_status(at, &result->status);
}

/* "win 3-1 on pens" */
static bool read_win(struct txt_at *at, struct txt_result *result)
{
    static const char *const win[] = {"win", "wins", "won", NULL};
    struct txt_at try = *at;
    if (txt_one_of(&try, win) < 0)
        return false;
    txt_skip(&try);
    if (!read_marked_pair(&try, result, true) && !read_plain_words(&try, result))
        return false;
    *at = try;
    return true;
}

static bool is_separator(const char *p, const char *end)
{
    return p < end && (*p == ',' || *p == ';' || *p == '/' || *p == '&');
}

/* The items of a note up to its end; false at the first that is not understood. */
static bool read_items(struct txt_at *at, struct txt_result *result)
{
    for (;;) {
        txt_skip(at);
        if (!read_marked_pair(at, result, true) && !read_plain_words(at, result) &&
            !read_win(at, result))
            return false;
        txt_skip(at);
        if (at->p == at->end || *at->p == ')' || *at->p == ']')
            return true;
        if (is_separator(at->p, at->end))
            at->p++;
        else if (!txt_digit(at->p, at->end) && !txt_letter(at->p, at->end))
            return false;
    }
}

bool txt_score_note(struct txt_at *at, struct txt_result *result)
{
    struct txt_at try = *at;
    if (try.p == try.end || *try.p != '(')
        return false;
    try.p++;
    struct txt_result with = *result;
    if (!read_items(&try, &with) || try.p == try.end || *try.p != ')')
        return false;
    try.p++;
    *at = try;
    *result = with;
    return true;
}

bool txt_score(struct txt_at *at, struct txt_result *result)
{
    if (!txt_digit(at->p, at->end) || !read_marked_pair(at, result, false))
        return false;
    for (;;) {
        struct txt_at try = *at;
        txt_skip(&try);
        if (try.p < try.end && *try.p == ',')
            try.p++;
        txt_skip(&try);
        if (!txt_digit(try.p, try.end) || !read_marked_pair(&try, result, false)) {
            try = *at;
            txt_skip(&try);
            if (!txt_score_note(&try, result))
                return true;
        }
        *at = try;
    }
}

size_t txt_score_typo(struct txt_at at)
{
    enum { MOST = 3 }; /* of figures and letters on either side */
    const char *p = at.p;
    size_t letters = 0;
    for (int side = HOME; side <= AWAY; side++) {
        size_t figures = 0, size = 0, dash = 0;
        for (; p < at.end && (txt_digit(p, at.end) || txt_letter(p, at.end)); p++, size++) {
            figures += txt_digit(p, at.end);
            letters += !txt_digit(p, at.end);
        }
        if (!figures || size > MOST || (side == HOME && !(dash = txt_dash(p, at.end))))
            return 0;
        p += dash;
    }
    bool whole = p == at.end || txt_blank(p, at.end);
    return letters && whole ? (size_t)(p - at.p) : 0;
}

bool txt_score_word(struct txt_at *at, struct txt_result *result)
{
    struct txt_at try = *at;
    int16_t pair[2];
    enum mark mark = read_mark(&try);
    if (mark != MARK_KICKS && mark != MARK_EXTRA)
        return false;
    result->extra_time |= mark == MARK_EXTRA;
    result->shootout |= mark == MARK_KICKS;
    *at = try;
    txt_skip(&try);
    if (mark == MARK_KICKS && txt_pair(&try, pair) && put_pair(result, mark, pair, false))
        *at = try;
    return true;
}

/* "Iraq wins on penalties": the team, else nothing. */
static bool read_winner(struct span text, struct txt_result *result)
{
    static const char *const on_kicks[] = {"wins on penalties",
                                           "won on penalties",
                                           "win on penalties",
                                           "wins on pens",
                                           "won on pens",
                                           "wins on pens.",
                                           "wins after penalty shoot-out",
                                           NULL};
    struct txt_at at = {text.text, text.text + text.len};
    while (at.p < at.end) {
        struct txt_at try = at;
        if (*at.p == 'w' && txt_one_of(&try, on_kicks) >= 0) {
            txt_skip(&try);
            result->winner_name = span_trim(txt_span(text.text, at.p));
            result->winner_words = text;
            result->shootout = true;
            return try.p == try.end && result->winner_name.len;
        }
        while (at.p < at.end && !txt_blank(at.p, at.end))
            at.p++;
        txt_skip(&at);
    }
    return false;
}

void txt_bracket(struct span text, struct txt_result *result)
{
    text = span_trim(text);
    struct txt_at at = {text.text, text.text + text.len};
    struct txt_result with = *result;
    if (!text.len)
        return;
    if (read_winner(text, &with) || (read_items(&at, &with) && at.p == at.end)) {
        *result = with;
        return;
    }
    at.p = text.text;
    txt_status(&at, &result->status);
    result->note = text;
}

bool txt_status(struct txt_at *at, uint8_t *status)
{
    static const struct {
        const char *word;
        uint8_t status;
    } known[] = {
        {"cancelled", DRAFT_NOT_PLAYED}, {"canceled", DRAFT_NOT_PLAYED},
        {"canc.", DRAFT_NOT_PLAYED},     {"canc", DRAFT_NOT_PLAYED},
        {"n/p", DRAFT_NOT_PLAYED},       {"not played", DRAFT_NOT_PLAYED},
        {"annulled", DRAFT_NOT_PLAYED},  {"void", DRAFT_NOT_PLAYED},
        {"awarded", DRAFT_AWARDED},      {"awd.", DRAFT_AWARDED},
        {"awd", DRAFT_AWARDED},          {"w/o", DRAFT_WALK_OVER},
        {"walkover", DRAFT_WALK_OVER},   {"walk-over", DRAFT_WALK_OVER},
        {"walk over", DRAFT_WALK_OVER},  {"postponed", DRAFT_POSTPONED},
        {"postp.", DRAFT_POSTPONED},     {"ppd.", DRAFT_POSTPONED},
        {"ppd", DRAFT_POSTPONED},        {"abandoned", DRAFT_ABANDONED},
        {"abd.", DRAFT_ABANDONED},       {"abd", DRAFT_ABANDONED},
        {"suspended", DRAFT_SUSPENDED},  {"susp.", DRAFT_SUSPENDED},
        {"susp", DRAFT_SUSPENDED},       {"bye", DRAFT_BYE},
        {"x-x", DRAFT_NOT_PLAYED},
    };
    if (at->p == at->end || !strchr("acnvwpsbxACNVWPSBX", *at->p) || !*at->p)
        return false;
    char first = (char)(*at->p | 32);
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (known[i].word[0] == first && txt_word(at, known[i].word)) {
            *status = known[i].status;
            return true;
        }
    return false;
}

/* What the figures in parentheses are depends on what stands before them. */
static void settle_before(const struct txt_result *result, struct draft_match *match)
{
    static const uint8_t points[TXT_PARENS_MOST] = {SCORE_120, SCORE_90, SCORE_HALF_TIME};
    if (!result->before_count)
        return;
    uint8_t first = 2; /* 2-1 (1-0) */
    if (result->before_count == 3)
        first = 0;
    else if (result->before_count == 2 || result->has_extra ||
             (result->has_kicks && !result->plain_count))
        first = 1;
    for (uint8_t i = 0; i < result->before_count && first + i < TXT_PARENS_MOST; i++)
        set_pair(match->score[points[first + i]], result->before[i]);
}

bool txt_settle_winner(const struct txt_result *result, struct draft_match *match)
{
    int winner = SIDE_NONE;
    for (int side = HOME; side <= AWAY && result->winner_name.len; side++)
        if (txt_same(result->winner_name, match->team[side]))
            winner = side;
    if (winner == SIDE_NONE)
        return false;
    match->winner = (int8_t)winner;
    match->shootout = true;
    if (match->score[SCORE_120][HOME] == SCORE_UNKNOWN && !match->extra_time) {
        set_pair(match->unclear, match->score[SCORE_90]);
        match->score[SCORE_90][HOME] = match->score[SCORE_90][AWAY] = SCORE_UNKNOWN;
    }
    return true;
}

void txt_settle(const struct txt_result *result, struct draft_match *match)
{
    match->extra_time = result->extra_time;
    match->golden_goal = result->golden;
    match->silver_goal = result->silver;
    match->shootout = result->shootout;
    match->away_goals = result->away_goals;
    match->replay = result->replay;
    match->status = result->status;
    match->note = result->note;
    settle_before(result, match);
    if (result->has_extra)
        set_pair(match->score[SCORE_120], result->extra);
    if (result->has_full)
        set_pair(match->score[SCORE_90], result->full);
    if (result->has_half)
        set_pair(match->score[SCORE_HALF_TIME], result->half);
    if (result->has_kicks)
        set_pair(match->score[SCORE_KICKS], result->kicks);
    if (result->plain_count) {
        bool later = result->before_count >= 2 || (result->extra_time && !result->has_extra);
        if (result->before_count >= 2)
            match->extra_time = true;
        set_pair(match->score[later && !result->has_extra ? SCORE_120 : SCORE_90],
                 result->plain[0]);
    }
    if (match->score[SCORE_120][0] != SCORE_UNKNOWN)
        match->extra_time = true;
    if (result->winner_name.len && !txt_settle_winner(result, match))
        match->note = result->winner_words;
}
