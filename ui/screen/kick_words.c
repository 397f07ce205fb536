#include <stdio.h>
#include <string.h>

#include "screen/kicks.h"

static const struct {
    const char *brief, *words, *verb; /* "○ post", "hit the post", "Di María hits the post" */
} outcomes[KICK_OUTCOME_COUNT] = {
    [KICK_SCORED] = {"scored", "scored", "scores"},
    [KICK_SAVED] = {"saved", "saved", NULL},
    [KICK_POST] = {"post", "hit the post", "hits the post"},
    [KICK_BAR] = {"bar", "hit the bar", "hits the bar"},
    [KICK_FRAME] = {"frame", "hit the frame", "hits the frame"},
    [KICK_OFF_TARGET] = {"wide", "off target", "misses the target"},
    [KICK_MISSED] = {"missed", "not scored", "does not score"},
    [KICK_UNKNOWN] = {"", "not known", "kicks"},
    [KICK_VOID] = {"retaken", "to be retaken", "is to take it again"},
    [KICK_FORFEITED] = {"forfeit", "forfeited", "forfeits the kick"},
};

char *kick_says(const struct view *view, const struct canvas *canvas, const struct kick *kick,
                int cells, char *buf, size_t size)
{
    const char *keeper = person_name(view->edition, kick->keeper);
    char name[INNER_NAME];
    snprintf(buf, size, "%s", outcomes[kick->outcome].words);
    if (keeper && kick->outcome == KICK_SAVED && cells >= 12)
        words_set(buf, size, "saved by %s",
                  inner_person(canvas, keeper, cells - 9, name, sizeof name));
    if (canvas_width_of(canvas, buf) > cells)
        snprintf(buf, size, "%s", outcomes[kick->outcome].brief);
    return buf;
}

char *kick_taker(const struct view *view, const struct canvas *canvas, const struct kick *kick,
                 int cells, char *buf, size_t size)
{
    const char *name = person_name(view->edition, kick->taker);
    return inner_person(canvas, name ? name : "·", cells, buf, size);
}

const char *kick_brief(const struct kick *kick)
{
    return outcomes[kick->outcome].brief;
}

const char *kick_stake(unsigned stake, bool brief)
{
    if (stake & STAKE_WINS)
        return brief ? "wins it" : "wins with this one";
    if (stake & STAKE_MUST_SCORE)
        return "must score";
    return "";
}

/* The shoot-out as it would be after one more kick: counted by the model, on a match of its own. */
static void suppose(const struct view *view, uint32_t match, const struct shootout_state *state,
                    enum kick_outcome outcome, struct shootout_state *after)
{
    const struct edition *edition = view->edition;
    struct match m = edition->matches.v[match];
    struct kick *kicks = arena_array(view->scratch, struct kick, (size_t)state->seen + 1);
    struct edition small = {0};
    if (state->seen)
        memcpy(kicks, &edition->kicks.v[m.kick_first], state->seen * sizeof *kicks);
    kicks[state->seen] = (struct kick){.outcome = (uint8_t)outcome, .side = (uint8_t)state->next};
    m.kick_first = 0;
    m.kick_count = state->seen + 1;
    small.matches.v = &m;
    small.matches.n = 1;
    small.kicks.v = kicks;
    small.kicks.n = m.kick_count;
    shootout_count(&small, 0, m.kick_count, after);
}

static const char *ordinal(int number, char buf[24])
{
    static const char *const words[] = {"",      "first",   "second", "third", "fourth", "fifth",
                                        "sixth", "seventh", "eighth", "ninth", "tenth"};
    if (number < (int)(sizeof words / sizeof words[0]))
        return words[number];
    snprintf(buf, 24, "%dth", number);
    return buf;
}

/* What would be so after the next kick. */
static void add_after(const struct view *view, uint32_t match, const struct shootout_state *state,
                      const struct shootout_state *after, char *buf, size_t size)
{
    char name[INNER_NAME], number[24];
    if (after->winner != SIDE_NONE) {
        words_add(buf, size, "%s.", match_won_words(view, match, after->winner, name, sizeof name));
        return;
    }
    words_side(view, match, after->next, INNER_NAME, name, sizeof name);
    const char *which = ordinal(after->taken[after->next] + 1, number);
    if (after->stake & STAKE_WINS)
        words_add(buf, size, "%s can win it with their %s.", name, which);
    else if (after->stake & STAKE_MUST_SCORE)
        words_add(buf, size, "%s must score their %s.", name, which);
    else
        words_add(buf, size, "%d-%d%s.", after->scored[HOME], after->scored[AWAY],
                  after->sudden_death && !state->sudden_death ? ", then sudden death" : "");
}

static void add_outcome(const struct view *view, uint32_t match, const struct shootout_state *state,
                        char *buf, size_t size)
{
    char won[INNER_NAME];
    int w = state->winner;
    if (state->deciding != ID_NONE) {
        const struct kick *kick = &view->edition->kicks.v[state->deciding];
        const char *taker = person_name(view->edition, kick->taker);
        const char *keeper = person_name(view->edition, kick->keeper);
        if (kick->outcome != KICK_SAVED)
            words_add(buf, size, "%s %s", taker ? taker : "The last", outcomes[kick->outcome].verb);
        else if (keeper)
            words_add(buf, size, "%s saves from %s", keeper, taker ? taker : "the last");
        else
            words_add(buf, size, "%s%s saved", taker ? taker : "The last kick",
                      taker ? "'s kick is" : " is");
        words_add(buf, size, ": ");
    }
    words_add(buf, size, "%s %d-%d on kicks.", match_won_words(view, match, w, won, sizeof won),
              state->scored[w], state->scored[!w]);
    if (!state->certain)
        words_add(buf, size, " Not every kick is known.");
}

char *kicks_outlook(const struct view *view, uint32_t match, const struct shootout_state *state,
                    char *buf, size_t size)
{
    struct shootout_state after;
    char number[48];
    buf[0] = '\0';
    if (state->winner != SIDE_NONE) {
        add_outcome(view, match, state, buf, size);
    } else if (state->next == SIDE_NONE) {
        words_add(buf, size, "%s",
                  state->certain ? "The first kick is to come." : "Not every kick is known.");
    } else {
        snprintf(number, sizeof number, "Kick %u. ", state->seen + 1);
        words_add(buf, size, "%sScored: ", number);
        suppose(view, match, state, KICK_SCORED, &after);
        add_after(view, match, state, &after, buf, size);
        words_add(buf, size, "\n%*sNot scored: ", (int)strlen(number), "");
        suppose(view, match, state, KICK_MISSED, &after);
        add_after(view, match, state, &after, buf, size);
        if (state->sudden_death)
            words_add(buf, size, " Sudden death.");
    }
    return buf;
}

char *kick_words_of(const struct view *view, const struct canvas *canvas, uint32_t match,
                    uint32_t index, char *buf, size_t size)
{
    const struct match *m = &view->edition->matches.v[match];
    const struct kick *kick = &view->edition->kicks.v[m->kick_first + index];
    const char *taker = person_name(view->edition, kick->taker);
    char side[INNER_NAME], says[INNER_NAME];
    int score[2];
    words_side(view, match, kick->side, INNER_NAME, side, sizeof side);
    kick_says(view, canvas, kick, INNER_NAME, says, sizeof says);
    snprintf(buf, size, "%u. ", index + 1);
    words_add(buf, size, "%s, %s: %s", side, taker ? taker : "taker not known", says);
    if (m->kicks_known == COVERAGE_ALL) {
        shootout_score_after(view->edition, match, index, score);
        words_add(buf, size, ", %d-%d", score[HOME], score[AWAY]);
    }
    words_add(buf, size, ".");
    struct match_state state;
    match_at(view->edition, match, view->now, &state);
    if (kick->note && match_is_over(&state))
        words_add(buf, size, " (%s)", kick->note);
    return buf;
}
