/* The selected tie and the champion in words. Declared in bracket_parts.h. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "model/shootout.h"
#include "model/words.h"
#include "screen/bracket_parts.h"
#include "screen/inner.h"
#include "screen/words.h"

/* How much is told: all, without scorers and the kick that decided, only what it comes to and what
 * is needed, not even that. */
enum detail { DETAIL_ALL, DETAIL_SOME, DETAIL_VERDICT, DETAIL_LEAST, DETAIL_COUNT };

struct telling {
    const struct view *view;
    uint32_t tie;
    struct tie_state state;
    enum detail detail;
    bool clock; /* the tree has no room for it */
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

/* "Benfica 2-1 Marseille" for each match begun. */
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
        if (t->detail == DETAIL_ALL && (match_is_on(&state) || is_single(t))) {
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

    if (t->detail != DETAIL_ALL || !t->state.shootout || t->state.match_now == ID_NONE)
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
        bracket_champion(t->view, text, sizeof text);
    else
        snprintf(text, sizeof text,
                 t->tie == bracket->third_place ? "%s are third" : "%s go through",
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
            bracket_champion(t->view, t->text, sizeof t->text);
        return;
    }
    if (decided && t->detail == DETAIL_VERDICT && (t->state.marks & MARK_AET) &&
        !strstr(text, "extra time"))
        add(t, ", ", "aet");
    add_deciding_kick(t);
    if (decided && t->tie == t->view->edition->bracket->final)
        add_outcome(t);
    if (!decided && t->detail != DETAIL_LEAST)
        add_needs(t);
}

static void tell(struct telling *t, enum detail detail)
{
    size_t len;

    t->detail = detail;
    t->text[0] = '\0';
    if (detail < DETAIL_VERDICT)
        add_results(t);
    else if (detail == DETAIL_VERDICT && t->clock && t->state.phase == TIE_ON)
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
}

/* -- on the screen ----------------------------------------------------------------------------- */

static bool fits(const struct view *view, const struct canvas *canvas, struct rect room,
                 const char *text)
{
    int width = canvas_width_of(canvas, text);
    struct canvas trial;

    if (width <= room.w || width > room.w * room.h)
        return width <= room.w;
    canvas_init_growing(&trial, view->scratch, room.w, canvas->ascii);
    return canvas_paragraph(&trial, (struct rect){0, 0, room.w, room.h + 1}, STYLE_TEXT, text) <=
           room.h;
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
    tie_label(view->edition, t.tie, label, sizeof label);
    room.x += canvas_width_of(canvas, label) + 2;
    room.w -= room.x - whole.x;
    for (int detail = DETAIL_ALL; detail < DETAIL_COUNT; detail++) {
        tell(&t, (enum detail)detail);
        if (room.w > 0 && fits(view, canvas, room, t.text))
            break;
        if (detail + 1 == DETAIL_COUNT ||
            (detail >= DETAIL_VERDICT && fits(view, canvas, whole, t.text)))
            room = whole; /* what it came to matters more than the label */
        if (room.x == whole.x)
            break;
    }
    if (room.x > whole.x)
        canvas_text(canvas, whole.x, whole.y, room.x - whole.x, STYLE_HEADING, label);
    canvas_paragraph(canvas, room, STYLE_TEXT, t.text);
}
