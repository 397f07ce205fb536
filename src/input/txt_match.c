/* The line of a match: two teams, and a score between or behind them in one of several orders. */
#include <string.h>
#include <strings.h>

#include "input/txt_parts.h"

#define PAIRS_MOST 4

/* What a chain of scores says, before it is known which is which. */
struct scores {
    int16_t plain[2], extra[2], kicks[2];
    int16_t list[PAIRS_MOST][2]; /* in parentheses */
    int list_count;
    bool any;
};

static const struct {
    const char *word;
    uint8_t status;
} statuses[] = {
    {"cancelled", DRAFT_NOT_PLAYED},  {"canceled", DRAFT_NOT_PLAYED},
    {"canc", DRAFT_NOT_PLAYED},       {"n/p", DRAFT_NOT_PLAYED},
    {"not played", DRAFT_NOT_PLAYED}, {"annulled", DRAFT_NOT_PLAYED},
    {"awarded", DRAFT_AWARDED},       {"awd", DRAFT_AWARDED},
    {"postponed", DRAFT_POSTPONED},   {"ppd", DRAFT_POSTPONED},
    {"abandoned", DRAFT_ABANDONED},   {"abd", DRAFT_ABANDONED},
    {"suspended", DRAFT_SUSPENDED},   {"susp", DRAFT_SUSPENDED},
    {"walkover", DRAFT_WALK_OVER},    {"walk-over", DRAFT_WALK_OVER},
    {"w/o", DRAFT_WALK_OVER},         {"bye", DRAFT_BYE},
};

static bool pair(struct txt_cursor *c, int16_t score[2])
{
    struct txt_cursor try = *c;
    uint32_t home, away;

    if (!txt_number(&try, 2, &home) || !txt_dash(&try) || !txt_number(&try, 2, &away) ||
        txt_is_digit(txt_peek(&try)) || txt_peek(&try) == '-' || txt_peek(&try) == '\'')
        return false;
    score[HOME] = (int16_t)home;
    score[AWAY] = (int16_t)away;
    *c = try;
    return true;
}

static void set_score(int16_t to[2], const int16_t from[2])
{
    to[HOME] = from[HOME];
    to[AWAY] = from[AWAY];
}

static bool take_any(struct txt_cursor *c, const char *const *words)
{
    for (; *words; words++)
        if (txt_take(c, *words)) {
            while (txt_peek(c) == '.')
                c->at++;
            return true;
        }
    return false;
}

static const char *const kicks_words[] = {"penalties", "pens", "pen", "on penalties", "on pens",
                                          "on pen",    "p.",   "iE",  "psn",          NULL};
static const char *const extra_words[] = {"a.e.t", "aet", "n.V", "nV", "after extra time", NULL};

/* A score and the word behind it. Returns the array it belongs in; NULL: of no interest. */
static int16_t *place_of(struct txt_cursor *c, struct scores *scores, struct draft_match *match,
                         int16_t *otherwise)
{
    struct txt_cursor try = *c;

    txt_skip(&try);
    if (take_any(&try, kicks_words)) {
        *c = try;
        match->shootout = true;
        return scores->kicks;
    }
    if (take_any(&try, extra_words)) {
        *c = try;
        match->extra_time = true;
        if (txt_take(c, "/gg"))
            match->golden_goal = true;
        else if (txt_take(c, "/sg"))
            match->silver_goal = true;
        return scores->extra;
    }
    if (txt_take_word(&try, "agg")) {
        *c = try;
        return NULL;
    }
    return otherwise;
}

static bool labelled(struct txt_cursor *c, struct scores *scores, struct draft_match *match)
{
    static const char *const labels[] = {"ht", "ft", "aet", "pen", "agg"};
    int16_t score[2];

    for (int i = 0; i < 5; i++) {
        struct txt_cursor try = *c;

        if (!txt_take(&try, labels[i]) || !txt_is_blank(txt_peek(&try)))
            continue;
        txt_skip(&try);
        if (!pair(&try, score))
            continue;
        *c = try;
        if (i == 0)
            set_score(match->score[SCORE_HALF_TIME], score);
        else if (i == 1)
            set_score(match->score[SCORE_90], score);
        else if (i == 2)
            set_score(scores->extra, score);
        else if (i == 3)
            set_score(scores->kicks, score);
        match->extra_time |= i == 2;
        match->shootout |= i == 3;
        scores->any |= i > 0 && i < 4;
        return true;
    }
    return false;
}

/* "(1-1, 0-1)", "(aet, 5-6 pen)", "(agg 4-4, win on away goals)": behind its opening one. */
static void in_parentheses(struct txt_cursor *c, struct scores *scores, struct draft_match *match)
{
    int16_t score[2];

    while (!txt_done(c) && *c->at != ')') {
        if (pair(c, score)) {
            int16_t *to =
                place_of(c, scores, match,
                         scores->list_count < PAIRS_MOST ? scores->list[scores->list_count] : NULL);
            if (to) {
                set_score(to, score);
                scores->list_count += to >= scores->list[0];
            }
        } else if (take_any(c, extra_words)) {
            match->extra_time = true;
            if (txt_take(c, "/gg"))
                match->golden_goal = true;
            else if (txt_take(c, "/sg"))
                match->silver_goal = true;
        } else if (txt_take(c, "away goals")) {
            match->away_goals = true;
        } else if (!labelled(c, scores, match)) {
            c->at++;
        }
    }
    txt_take(c, ")");
}

/* Which is which, once the whole chain has been read. */
static void sort_out(struct scores *scores, struct draft_match *match)
{
    int at = 0;

    if (scores->kicks[HOME] >= 0)
        set_score(match->score[SCORE_KICKS], scores->kicks);
    if (match->extra_time || (match->shootout && scores->list_count > 2)) {
        match->extra_time = true;
        if (scores->extra[HOME] < 0 && scores->plain[HOME] >= 0)
            set_score(scores->extra, scores->plain);
        if (scores->extra[HOME] < 0 && scores->list_count > 2)
            set_score(scores->extra, scores->list[at++]);
        if (scores->extra[HOME] >= 0)
            set_score(match->score[SCORE_120], scores->extra);
        if (at < scores->list_count)
            set_score(match->score[SCORE_90], scores->list[at++]);
    } else if (scores->plain[HOME] >= 0) {
        set_score(match->score[SCORE_90], scores->plain);
    } else if (match->shootout && at < scores->list_count) {
        set_score(match->score[SCORE_90], scores->list[at++]);
    }
    if (at < scores->list_count)
        set_score(match->score[SCORE_HALF_TIME], scores->list[at]);
}

static void scores_init(struct scores *scores)
{
    memset(scores, 0, sizeof *scores);
    scores->plain[HOME] = scores->extra[HOME] = scores->kicks[HOME] = SCORE_UNKNOWN;
}

static bool status_word(struct txt_cursor *c, struct draft_match *match)
{
    for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++)
        if (txt_take_word(c, statuses[i].word)) {
            match->status = statuses[i].status;
            return true;
        }
    return false;
}

/* All scores from here on, with their words. False when there is none. */
static bool chain(struct txt_cursor *c, struct scores *scores, struct draft_match *match)
{
    for (;;) {
        struct txt_cursor try = *c;
        int16_t score[2];

        txt_skip(&try);
        while (scores->any && (txt_peek(&try) == ',' || txt_peek(&try) == ';')) {
            try.at++;
            txt_skip(&try);
        }
        if (pair(&try, score)) {
            int16_t *to = place_of(&try, scores, match, scores->plain);

            if (to && to[HOME] >= 0 && to == scores->plain)
                return true;
            if (to)
                set_score(to, score);
            scores->any = true;
        } else if (scores->any && take_any(&try, extra_words)) {
            match->extra_time = true;
        } else if (scores->any && txt_peek(&try) == '(') {
            try.at++;
            in_parentheses(&try, scores, match);
        } else if (status_word(&try, match)) {
            scores->any = true;
        } else {
            return scores->any;
        }
        *c = try;
    }
}

static bool starts_score(const char *at, const struct txt_cursor *c)
{
    struct txt_cursor try = {at, c->end};
    int16_t score[2];

    return pair(&try, score) &&
           (txt_done(&try) || txt_is_blank(*try.at) || *try.at == ',' || *try.at == '(' ||
            *try.at == '[' || *try.at == 'n' || *try.at == 'i' || *try.at == 'a');
}

static bool starts_status(const char *at, const struct txt_cursor *c)
{
    static const char *const middles[] = {"n/p", "w/o", "abd", "awd", "canc", "ppd", "x-x"};

    for (size_t i = 0; i < sizeof middles / sizeof *middles; i++) {
        struct txt_cursor try = {at, c->end};

        if (txt_take_word(&try, middles[i]))
            return true;
    }
    return false;
}

bool txt_has_score(struct txt_cursor c)
{
    for (const char *p = c.at; p < c.end; p++)
        if (txt_is_digit(*p) && (p == c.at || txt_is_blank(p[-1])) && starts_score(p, &c))
            return true;
    return false;
}

/* "AS Roma (ITA)" */
static void set_team(struct draft_match *match, int side, struct span text)
{
    text = txt_trim(text);
    match->team[side] = text;
    if (text.len > 6 && text.text[text.len - 1] == ')' && text.text[text.len - 5] == '(' &&
        txt_is_blank(text.text[text.len - 6])) {
        for (size_t i = text.len - 4; i < text.len - 1; i++)
            if (text.text[i] < 'A' || text.text[i] > 'Z')
                return;
        match->country[side] = (struct span){text.text + text.len - 4, 3};
        match->team[side] = txt_until(text.text, text.text + text.len - 5);
    }
}

/* Words in parentheses behind the second team: "Germany  (aet, 5-6 pen)". */
static struct span without_remark(struct span text, struct scores *scores,
                                  struct draft_match *match)
{
    const char *open = text.len ? memchr(text.text, '(', text.len) : NULL;
    struct txt_cursor c;

    if (!open)
        return text;
    c = (struct txt_cursor){open + 1, text.text + text.len};
    if (!txt_has((struct span){open, (size_t)(c.end - open)}, "aet") &&
        !txt_has((struct span){open, (size_t)(c.end - open)}, "pen") && !txt_is_digit(txt_peek(&c)))
        return text;
    in_parentheses(&c, scores, match);
    return txt_until(text.text, open);
}

struct shape {
    const char *versus, *behind; /* the separator, and what follows it */
    const char *score;           /* where the scores (or a word instead) begin; NULL: none */
};

/* Finds the separator and the score on a line. */
static struct shape shape_of(const struct txt_cursor *c)
{
    struct shape shape = {0};

    for (const char *p = c->at; p < c->end && !shape.score; p++) {
        if (p > c->at && !txt_is_blank(p[-1]))
            continue;
        if (txt_is_digit(*p) ? starts_score(p, c) : starts_status(p, c)) {
            shape.score = p;
        } else if (!shape.versus && p > c->at && p + 1 < c->end) {
            const char *q = p;

            if (*p == 'v')
                q = p[1] == 's' ? p + 2 + (p + 2 < c->end && p[2] == '.') : p + 1;
            else if (*p == '-')
                q = p + 1;
            if (q > p && (q == c->end || txt_is_blank(*q))) {
                shape.versus = p;
                shape.behind = q;
            }
        }
    }
    return shape;
}

bool txt_match(struct txt_cursor c, struct draft_match *match)
{
    const char *note = c.end, *place = c.end;
    struct scores scores;
    struct shape shape;
    struct txt_cursor rest;

    for (const char *p = c.at; p < c.end; p++) {
        if (*p == '@' && (p == c.at || txt_is_blank(p[-1])) && place == c.end)
            place = p;
        if (*p == '[' && note == c.end)
            note = p;
    }
    rest = (struct txt_cursor){c.at, note < place ? note : place};
    scores_init(&scores);
    shape = shape_of(&rest);
    /* A dash alone is too little: lists of names have them. */
    if (!shape.score && (!shape.versus || (*shape.versus == '-' && note == c.end)))
        return false;
    if (shape.score) {
        struct txt_cursor at = {shape.score, rest.end};

        if (!chain(&at, &scores, match) && !txt_take(&at, "x-x"))
            return false;
        if (shape.versus) {
            set_team(match, AWAY, txt_until(shape.behind, shape.score));
        } else {
            shape.versus = shape.score;
            set_team(match, AWAY, without_remark(txt_until(at.at, rest.end), &scores, match));
        }
    } else {
        set_team(match, AWAY, without_remark(txt_until(shape.behind, rest.end), &scores, match));
    }
    set_team(match, HOME, txt_until(c.at, shape.versus));
    if (match->team[HOME].len == 0 || match->team[AWAY].len == 0)
        return false;
    while (note < c.end) { /* one bracket after another */
        const char *end = memchr(note, ']', (size_t)(c.end - note));

        txt_note(txt_until(note + 1, end ? end : c.end), match);
        note = end ? memchr(end, '[', (size_t)(c.end - end)) : NULL;
        if (!note)
            note = c.end;
    }
    sort_out(&scores, match);
    if (place < c.end) {
        const char *end = memchr(place, '[', (size_t)(c.end - place));

        txt_place((struct txt_cursor){place, end ? end : c.end}, match);
    }
    return true;
}

void txt_place(struct txt_cursor c, struct draft_match *match)
{
    struct span all;
    const char *comma = NULL, *att = NULL, *end;

    txt_skip(&c);
    txt_take(&c, "@");
    txt_skip(&c);
    for (const char *p = c.at; p + 4 < c.end && !att; p++)
        if ((p == c.at || txt_is_blank(p[-1]) || p[-1] == ',') && strncasecmp(p, "att:", 4) == 0)
            att = p;
    end = att ? att : c.end;
    if (att) {
        struct txt_cursor number = {att + 4, c.end};
        int32_t attendance = 0;

        txt_skip(&number);
        for (; !txt_done(&number) && attendance < 10000000; number.at++)
            if (txt_is_digit(*number.at))
                attendance = attendance * 10 + (*number.at - '0');
            else if (*number.at != '.' && *number.at != ',' && *number.at != ' ')
                break;
        match->attendance = attendance;
    }
    all = txt_until(c.at, end);
    while (all.len > 0 && (all.text[all.len - 1] == ',' || all.text[all.len - 1] == ' '))
        all.len--;
    /* "Lusail Stadium > Lusail, Qatar": the sign is U+203A */
    for (size_t i = 0; i + 3 <= all.len; i++)
        if (memcmp(all.text + i, "\xe2\x80\xba", 3) == 0) {
            match->venue = txt_until(all.text, all.text + i);
            match->city = txt_until(all.text + i + 3, all.text + all.len);
            return;
        }
    for (size_t i = 0; i < all.len; i++)
        if (all.text[i] == ',')
            comma = all.text + i;
    if (comma) {
        match->venue = txt_until(all.text, comma);
        match->city = txt_until(comma + 1, all.text + all.len);
    } else {
        match->city = all;
    }
}

void txt_note(struct span note, struct draft_match *match)
{
    struct txt_cursor c;
    int16_t score[2];

    if (note.len == 0)
        return;
    c = (struct txt_cursor){note.text, note.text + note.len};
    match->note = note;
    for (; !txt_done(&c); c.at++) {
        struct txt_cursor try = c;

        if (c.at > note.text && !txt_is_blank(c.at[-1]) && c.at[-1] != ';' && c.at[-1] != ',')
            continue;
        if (pair(&try, score)) {
            txt_skip(&try);
            if (take_any(&try, kicks_words)) {
                set_score(match->score[SCORE_KICKS], score);
                match->shootout = true;
            }
        } else if (take_any(&try, extra_words)) {
            match->extra_time = true;
        } else {
            status_word(&try, match);
        }
    }
    if (txt_has(note, "penalt") || txt_has(note, "pens"))
        match->shootout = true;
    if (txt_has(note, "away goals"))
        match->away_goals = true;
    for (int side = HOME; side <= AWAY; side++)
        if (match->team[side].len > 0 && match->team[side].len < note.len &&
            strncasecmp(note.text, match->team[side].text, match->team[side].len) == 0 &&
            (txt_has(note, " win") || txt_has(note, " advance")))
            match->winner = (int8_t)side;
}

/* "W74", "2A", "L101", "3A/B/C/D/F", "Winner Group A": one word, or words up to what stands
 * between. */
void txt_slots(struct span comment, struct draft_match *match)
{
    const char *end;

    if (comment.len == 0)
        return;
    end = comment.text + comment.len;
    for (size_t i = 1; i + 2 < comment.len; i++) {
        const char *p = comment.text + i, *q;

        if (!txt_is_blank(p[-1]) || (*p != 'v' && *p != '-') || !txt_is_blank(p[1]))
            continue;
        q = p + 1;
        match->slot[HOME] = txt_until(comment.text, p);
        match->slot[AWAY] = txt_until(q, end);
        return;
    }
}
