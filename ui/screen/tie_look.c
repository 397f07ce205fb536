#include <stdio.h>
#include <string.h>

#include "screen/kicks.h"
#include "screen/tie_parts.h"

static void say(struct tie_shown *s, const char *text)
{
    if (*text && s->sentence_count < TIE_SENTENCES)
        words_set(s->sentence[s->sentence_count++], INNER_TEXT, "%s", text);
}

bool tie_has_aggregate(const struct view *view, const struct tie_shown *s)
{
    return s->count > 0 && view->edition->rounds.v[s->t->round].legs > 1;
}

/* A level score that something else had to part comes before the verdict. */
static void say_level(const struct view *view, struct tie_shown *s)
{
    const struct tie_state *state = &s->state;
    char text[INNER_TEXT] = "";
    if (!state->score_known || state->agg[TOP] != state->agg[BOTTOM] ||
        state->phase == TIE_TO_COME || state->match_now == ID_NONE || state->marks & MARK_WALK_OVER)
        return;
    bool leg = view->edition->matches.v[state->match_now].role == ROLE_LEG;
    words_add(text, sizeof text, "%d-%d%s%s.", state->agg[TOP], state->agg[BOTTOM],
              leg && tie_has_aggregate(view, s) ? " on aggregate" : "",
              state->extra_time ? " after extra time" : "");
    say(s, text);
}

static void say_verdict(const struct view *view, struct tie_shown *s)
{
    const struct tie_state *state = &s->state;
    char text[INNER_TEXT], verdict[256], name[INNER_NAME];
    if (state->winner != SIDE_NONE)
        say_level(view, s);
    words_verdict(view, s->tie, state, verdict, sizeof verdict);
    text[0] = '\0';
    if (state->winner == SIDE_NONE && state->stands != SIDE_NONE) {
        slot_words(view->edition, s->tie, state->stands, view->now, INNER_NAME, name, sizeof name);
        words_add(text, sizeof text, "%s %s as it stands.", name,
                  s->t->feeds == ID_NONE ? "would win" : "are through");
    } else if (*verdict) {
        words_add(text, sizeof text, "%s.", verdict);
    }
    if (text[0] >= 'a' && text[0] <= 'z')
        text[0] = (char)(text[0] - 'a' + 'A');
    say(s, text);
    char needs[2][INNER_TEXT];
    int count = inner_needs(view, s->tie, state, needs);
    for (int i = 0; i < count; i++)
        say(s, needs[i]);
    if (state->winner != SIDE_NONE && s->t->decision.reason &&
        tie_decision_seen(view->edition, s->tie, view->now)) {
        words_set(text, sizeof text, "Reason: %s", s->t->decision.reason);
        say(s, text);
    }
}

/* The last goal that counts; of kicks the last one, and once they have decided, how. */
static void find_last(const struct view *view, struct tie_shown *s)
{
    s->last[0] = '\0';
    for (uint32_t i = s->count; i-- > 0;) {
        struct match_state state;
        struct match_rows rows;
        struct shootout_state kicks;
        uint32_t match = s->first + i;
        match_at(view->edition, match, view->now, &state);
        if (state.shootout) {
            shootout_at(view->edition, match, view->now, &kicks);
            if (kicks.winner != SIDE_NONE) {
                words_add(s->last, sizeof s->last, " ");
                kicks_outlook(view, match, &kicks, s->last + 1, sizeof s->last - 1);
                return;
            }
            if (kicks.seen) {
                struct canvas paper; /* asked for widths only: nothing is shortened */
                canvas_init_growing(&paper, view->scratch, 1, false);
                words_add(s->last, sizeof s->last, " Kick ");
                kick_words_of(view, &paper, match, kicks.seen - 1, s->last + 6, sizeof s->last - 6);
                return;
            }
        }
        match_rows_make(view, match, &state, &rows);
        for (uint32_t r = rows.n; r-- > 0;) {
            const struct match_row *row = &rows.v[r];
            if (row->kind != ROW_EVENT || !row->scored || !row->stands)
                continue;
            const char *leg = words_leg(view->edition, match);
            char words[INNER_TEXT];
            match_row_words(view, row, words, sizeof words);
            words_add(s->last, sizeof s->last, "%s%s%s %d-%d", *leg ? " " : "", leg, words,
                      row->score[HOME], row->score[AWAY]);
            if (row->summed)
                words_add(s->last, sizeof s->last, ", %d-%d on aggregate", row->agg[TOP],
                          row->agg[BOTTOM]);
            words_add(s->last, sizeof s->last, ".");
            return;
        }
    }
}

bool tie_in_focus(const struct view *view)
{
    return view->focus.tie < view->edition->ties.n;
}

void tie_look(const struct view *view, struct tie_shown *s)
{
    s->tie = view->focus.tie;
    s->t = &view->edition->ties.v[s->tie];
    s->first = s->t->match_first;
    s->count = inner_matches(view, s->tie);
    s->sentence_count = 0;
    tie_at(view->edition, s->tie, view->now, &s->state);
    if (s->count)
        chart_make(view, s->tie, view->focus.match, &s->chart);
    say_verdict(view, s);
    find_last(view, s);
}
