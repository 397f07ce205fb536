#include "screen/shootout_look.h"

/* The score that the kicks had to part. */
static void score_before(const struct view *view, struct shootout_shown *s)
{
    const struct match *m = inner_match(view);
    struct tie_state tie;
    s->before[0] = '\0';
    if (s->state.score_known)
        words_add(s->before, sizeof s->before, "%d-%d %s", s->state.goals[HOME],
                  s->state.goals[AWAY],
                  s->state.extra_time ? "after extra time" : "after 90 minutes");
    if (!inner_has_aggregate(view->edition, s->match))
        return;
    tie_at(view->edition, m->tie, view->now, &tie);
    if (tie.score_known)
        words_add(s->before, sizeof s->before, "%s%d-%d on aggregate", *s->before ? ", " : "",
                  tie.agg[TOP], tie.agg[BOTTOM]);
}

/* The selected kick, and what it meant when it was taken. */
static void kick_selected(const struct view *view, const struct canvas *canvas,
                          struct shootout_shown *s)
{
    const struct match *m = inner_match(view);
    const struct kick *kick = &view->edition->kicks.v[m->kick_first + s->index];
    struct shootout_state before;
    char text[INNER_TEXT];
    kick_words_of(view, canvas, s->match, s->index, text, sizeof text);
    s->words[0] = '\0';
    words_add(s->words, sizeof s->words, "Kick %s", text);
    shootout_count(view->edition, s->match, s->index, &before);
    if (!before.certain || !kick_counts(kick))
        return;
    bool scored = kick_scores(kick);
    if ((before.stake & STAKE_MUST_SCORE && !scored) || (before.stake & STAKE_WINS && scored))
        words_add(s->words, sizeof s->words, " It decides.");
    else if (before.stake & STAKE_MUST_SCORE)
        words_add(s->words, sizeof s->words, " A miss would have ended it.");
    else if (before.stake & STAKE_WINS)
        words_add(s->words, sizeof s->words, " A goal would have won it.");
}

void shootout_look(const struct view *view, const struct canvas *canvas, struct shootout_shown *s)
{
    s->match = view->focus.match;
    match_at(view->edition, s->match, view->now, &s->state);
    shootout_at(view->edition, s->match, view->now, &s->kicks);
    kick_lines_make(view, s->match, &s->kicks, &s->lines);
    uint32_t seen = s->kicks.seen;
    s->index = !seen ? UINT32_MAX : view->focus.kick < seen ? view->focus.kick : seen - 1;
    s->last = !seen || s->index == seen - 1;
    score_before(view, s);
    if (s->last)
        kicks_outlook(view, s->match, &s->kicks, s->words, sizeof s->words);
    else
        kick_selected(view, canvas, s);
}
