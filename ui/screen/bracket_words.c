/* The selected tie, or in print those under way, and the champion in words. Declared in
 * bracket_parts.h. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "model/shootout.h"
#include "model/words.h"
#include "screen/bracket_parts.h"
#include "screen/inner.h"
#include "screen/told.h"
#include "screen/words.h"

/* How much is told: all, without the matches before the one that is on, without scorers and the
 * kick that decided, only what it comes to and what is needed, not even that. */
enum detail { DETAIL_ALL, DETAIL_LATE, DETAIL_SOME, DETAIL_VERDICT, DETAIL_LEAST, DETAIL_COUNT };

struct telling {
    const struct view *view;
    uint32_t tie;
    struct tie_state state;
    enum detail detail;
    bool clock;                   /* the tree has no room for it */
    bool apart;                   /* what is needed is told elsewhere */
    bool phase;                   /* begins tells a phase */
    char begins[INNER_TEXT + 32]; /* what has just happened in it; "" */
    char text[2048];
};

static void add(struct telling *t, const char *separator, const char *text)
{
    if (*text)
        words_add(t->text, sizeof t->text, "%s%s", *t->text ? separator : "", text);
}

/* A new sentence. */
static void add_sentence(struct telling *t, const char *text)
{
    size_t len = strlen(t->text), start;

    if (!*text)
        return;
    if (len > 0 && t->text[len - 1] != '.')
        add(t, ".", ".");
    len = strlen(t->text);
    if (len > 1 && t->text[len - 1] == '.' && t->text[len - 2] == '.')
        t->text[len - 1] = '\0';
    start = strlen(t->text) + (*t->text ? 1 : 0);
    add(t, " ", text);
    if (start < strlen(t->text))
        t->text[start] = (char)toupper((unsigned char)t->text[start]);
}

/* -- matches ----------------------------------------------------------------------------------- */

static bool is_single(const struct telling *t)
{
    const struct edition *edition = t->view->edition;

    return edition->rounds.v[edition->ties.v[t->tie].round].legs < 2;
}

/* "Benfica 2-1 Marseille" for each match begun, or the one that is on. */
static void add_results(struct telling *t)
{
    const struct edition *edition = t->view->edition;
    const struct tie *tie = &edition->ties.v[t->tie];
    char side[2][300], text[700];
    struct match_state state;

    for (uint32_t i = tie->match_first; i < tie->match_first + tie->match_count; i++) {
        match_at(edition, i, t->view->now, &state);
        if (state.phase == PHASE_UNKNOWN && !match_is_over(&state))
            continue;
        if (t->detail > DETAIL_ALL && t->state.phase == TIE_ON && i != t->state.match_now)
            continue;
        for (int s = HOME; s <= AWAY; s++)
            words_side(t->view, i, s, 99, side[s], sizeof side[s]);
        if (!inner_has_score(&state))
            snprintf(text, sizeof text, "%s v %s, %s", side[HOME], side[AWAY],
                     status_words[state.status]);
        else if (!state.score_known)
            snprintf(text, sizeof text, "%s v %s, score not known", side[HOME], side[AWAY]);
        else
            snprintf(text, sizeof text, "%s %d-%d %s%s", side[HOME], state.goals[HOME],
                     state.goals[AWAY], side[AWAY],
                     state.extra_time && match_is_over(&state) ? " aet" : "");
        if ((t->clock && match_is_on(&state)) || state.status == MATCH_ABANDONED)
            words_add(text, sizeof text, " (%s)",
                      words_clock(t->view, i, side[HOME], sizeof side[HOME]));
        add(t, ", ", text);
        if (t->detail <= DETAIL_LATE && (match_is_on(&state) || is_single(t))) {
            bracket_scorers(t->view, i, text, sizeof text);
            add(t, ", ", text);
        }
    }
}

/* "Marseille v Atalanta, Thu 2 May 21:00" for those to come. */
static void add_fixtures(struct telling *t)
{
    const struct edition *edition = t->view->edition;
    const struct tie *tie = &edition->ties.v[t->tie];
    char side[2][300], day[32], text[700];
    struct match_state state;

    for (uint32_t i = tie->match_first; i < tie->match_first + tie->match_count; i++) {
        const struct match *match = &edition->matches.v[i];

        match_at(edition, i, t->view->now, &state);
        if (state.phase != PHASE_UNKNOWN || match_is_over(&state) || match->role != ROLE_LEG)
            continue;
        for (int s = HOME; s <= AWAY; s++)
            words_side(t->view, i, s, 99, side[s], sizeof side[s]);
        snprintf(text, sizeof text, "%s v %s", side[HOME], side[AWAY]);
        words_date(t->view, match->kickoff, i, false, day, sizeof day);
        if (*day)
            words_add(text, sizeof text, ", %s", day);
        if (match->precision == PRECISION_MINUTE)
            words_add(text, sizeof text, " %s",
                      words_time(t->view, match->kickoff, i, day, sizeof day));
        add(t, "; ", text);
        if (t->detail >= DETAIL_VERDICT)
            return;
    }
}

/* Without matches: who would meet. */
static void add_slots(struct telling *t)
{
    char side[2][300], text[700];

    for (int s = TOP; s <= BOTTOM; s++)
        slot_words(t->view->edition, t->tie, s, t->view->now, 99, side[s], sizeof side[s]);
    snprintf(text, sizeof text, "%s v %s", side[TOP], side[BOTTOM]);
    add(t, "; ", text);
}

/* -- what it comes to -------------------------------------------------------------------------- */

/* "; Luis Henrique scores the one that decides" */
static void add_deciding_kick(struct telling *t)
{
    const struct edition *edition = t->view->edition;
    struct shootout_state shootout;
    const struct kick *kick;
    const char *taker;
    char text[320];

    if (t->detail > DETAIL_LATE || !t->state.shootout || t->state.match_now == ID_NONE)
        return;
    shootout_at(edition, t->state.match_now, t->view->now, &shootout);
    if (shootout.deciding == ID_NONE)
        return;
    kick = &edition->kicks.v[shootout.deciding];
    taker = person_name(edition, kick->taker);
    if (!taker)
        return;
    if (kick->outcome == KICK_SCORED)
        snprintf(text, sizeof text, "%s scores the one that decides", taker);
    else if (kick->outcome == KICK_SAVED)
        snprintf(text, sizeof text, "the save from %s decides", taker);
    else
        snprintf(text, sizeof text, "the miss by %s decides", taker);
    add(t, "; ", text);
}

/* What a plain result has come to; the score has been told. */
static void add_outcome(struct telling *t)
{
    const struct edition *edition = t->view->edition;
    const struct bracket *bracket = edition->bracket;
    char text[600];

    if (t->tie == bracket->final)
        words_champion(t->view, text, sizeof text);
    else
        snprintf(text, sizeof text,
                 t->tie == bracket->third_place             ? "%s are third"
                 : edition->ties.v[t->tie].feeds == ID_NONE ? "%s win"
                                                            : "%s go through",
                 edition->teams.v[t->state.team[t->state.winner]].name);
    add_sentence(t, text);
}

static void add_needs(struct telling *t)
{
    char text[2][INNER_TEXT];
    int count = inner_needs(t->view, t->tie, &t->state, text);

    for (int i = 0; i < count; i++)
        add_sentence(t, text[i]);
}

static void add_verdict(struct telling *t)
{
    bool decided = t->state.winner != SIDE_NONE, least = t->detail >= DETAIL_VERDICT;
    char text[320];

    if (decided && is_single(t) && !least && !(t->state.marks & ~(unsigned)MARK_AET) &&
        t->state.team[t->state.winner] != ID_NONE) {
        add_outcome(t);
        return;
    }
    if (decided && t->state.shootout && !least && t->state.score_known && !is_single(t)) {
        snprintf(text, sizeof text, "%d-%d on aggregate", t->state.agg[TOP], t->state.agg[BOTTOM]);
        add(t, "; ", text);
    }
    words_verdict(t->view, t->tie, &t->state, text, sizeof text);
    add_sentence(t, text);
    if (decided && least && t->state.team[t->state.winner] != ID_NONE &&
        t->tie == t->view->edition->bracket->final) {
        if (t->detail == DETAIL_LEAST)
            snprintf(t->text, sizeof t->text, "Champions: %s",
                     t->view->edition->teams.v[t->state.team[t->state.winner]].name);
        else
            words_champion(t->view, t->text, sizeof t->text);
        return;
    }
    if (decided && t->detail == DETAIL_VERDICT && (t->state.marks & MARK_AET) &&
        !strstr(text, "extra time"))
        add(t, ", ", "aet");
    add_deciding_kick(t);
    if (decided && t->tie == t->view->edition->bracket->final)
        add_outcome(t);
    if (!decided && t->detail != DETAIL_LEAST && !t->apart)
        add_needs(t);
}

static void tell(struct telling *t, enum detail detail)
{
    size_t len;

    t->detail = detail;
    t->text[0] = '\0';
    if (detail < DETAIL_VERDICT)
        add_results(t);
    else if (detail == DETAIL_VERDICT && t->clock && t->state.phase == TIE_ON && !*t->begins)
        words_clock(t->view, t->state.match_now, t->text, sizeof t->text);
    add_verdict(t);
    if (t->state.phase != TIE_OVER && t->state.phase != TIE_ON) {
        char rest[sizeof t->text];

        memcpy(rest, t->text, sizeof rest);
        t->text[0] = '\0';
        add_fixtures(t);
        if (!*t->text && !*rest)
            add_slots(t);
        if (*rest && *t->text) {
            char fixtures[sizeof t->text];

            memcpy(fixtures, t->text, sizeof fixtures);
            memcpy(t->text, rest, sizeof rest);
            add_sentence(t, fixtures);
        } else if (*rest) {
            memcpy(t->text, rest, sizeof rest);
        }
    }
    len = strlen(t->text);
    if (detail < DETAIL_VERDICT && len > 0 && t->text[len - 1] != '.')
        add(t, "", ".");
    if (*t->begins && !(detail == DETAIL_LEAST && t->phase)) {
        char rest[sizeof t->text];

        memcpy(rest, t->text, sizeof rest);
        words_set(t->text, sizeof t->text, "%s%s%s", t->begins, *rest ? " " : "", rest);
    }
}

/* "5'  Yellow card, Kossounou (LEV)." when the moment stands at an entry of the tie. */
static void begin(struct telling *t, const struct canvas *canvas)
{
    const struct edition *edition = t->view->edition;
    struct told told;

    if (t->view->still || !told_now(t->view, canvas, &told) ||
        edition->matches.v[told.match].tie != t->tie)
        return;
    t->phase = told.phase;
    words_set(t->begins, sizeof t->begins, "%s%s%s.", told.when, *told.when ? "  " : "",
              told.words);
}

/* -- on the screen ----------------------------------------------------------------------------- */

static bool fits(const struct canvas *canvas, struct rect room, const char *text)
{
    return canvas_width_of(canvas, text) <= room.w * room.h &&
           canvas_paragraph_rows(canvas, room.w, text) <= room.h;
}

void bracket_draw_words(const struct view *view, struct canvas *canvas,
                        const struct bracket_layout *layout)
{
    struct telling t = {.view = view, .tie = view->focus.tie, .clock = !layout->labels};
    struct rect whole = {layout->area.x + 1, layout->words_y, layout->area.w - 2,
                         layout->words_rows};
    struct rect room = whole;
    char label[128];

    if (layout->words_rows == 0 || t.tie == ID_NONE || room.w < 1)
        return;
    tie_at(view->edition, t.tie, view->now, &t.state);
    begin(&t, canvas);
    tie_label(view->edition, t.tie, label, sizeof label);
    room.x += canvas_width_of(canvas, label) + 2;
    room.w -= room.x - whole.x;
    for (int detail = DETAIL_ALL; detail < DETAIL_COUNT; detail++) {
        tell(&t, (enum detail)detail);
        if (room.w > 0 && fits(canvas, room, t.text))
            break;
        if (detail + 1 == DETAIL_COUNT || (detail >= DETAIL_VERDICT && fits(canvas, whole, t.text)))
            room = whole; /* what it came to matters more than the label */
        if (room.x == whole.x)
            break;
    }
    if (room.x == whole.x && *t.begins && !t.phase && !fits(canvas, whole, t.text))
        words_set(t.text, sizeof t.text, "%s", t.begins); /* the tree tells the rest */
    if (room.x > whole.x)
        canvas_text(canvas, whole.x, whole.y, room.x - whole.x, STYLE_HEADING, label);
    canvas_paragraph(canvas, room, STYLE_TEXT, t.text);
}

/* -- in print ---------------------------------------------------------------------------------- */

/* One tie beside its label, with a row of its own for what is needed, which programs look for. */
static int print_tie(struct telling *t, struct canvas *canvas, int y)
{
    struct rect room = {1, y, canvas->w - 1, ROWS_ANY};
    char label[128];
    int taken;

    tie_label(t->view->edition, t->tie, label, sizeof label);
    canvas_text(canvas, room.x, room.y, room.w, STYLE_HEADING, label);
    taken = canvas_width_of(canvas, label) + 2;
    if (taken < room.w / 2) {
        room.x += taken;
        room.w -= taken;
    } else {
        room.y++;
    }
    tell(t, DETAIL_ALL);
    room.y += canvas_paragraph(canvas, room, STYLE_TEXT, t->text);
    t->text[0] = '\0';
    add_needs(t);
    return room.y + (*t->text ? canvas_paragraph(canvas, room, STYLE_TEXT, t->text) : 0);
}

int bracket_print_words(const struct view *view, struct canvas *canvas, int y)
{
    for (uint32_t tie = 0; tie < view->edition->ties.n; tie++) {
        struct telling t = {.view = view, .tie = tie, .clock = true, .apart = true};

        tie_at(view->edition, tie, view->now, &t.state);
        if (t.state.phase == TIE_ON)
            y = print_tie(&t, canvas, y);
    }
    return y;
}
