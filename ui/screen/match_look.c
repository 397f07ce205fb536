#include "screen/match_look.h"

#include <stdio.h>
#include <string.h>

#include "model/words.h"

/* How it stands: the tie's verdict and needs while it is open. clock: with the match's before. */
static void standing(const struct view *view, bool clock, struct match_shown *s)
{
    const struct match *match = inner_match(view);
    struct tie_state tie;
    char text[INNER_TEXT];
    if (s->state.entries == 0 && match->precision != PRECISION_NONE)
        words_add(s->status, sizeof s->status, "%s",
                  words_date(view, match->kickoff, s->match, true, text, sizeof text));
    if (s->state.status == MATCH_DELAYED || s->state.status == MATCH_POSTPONED)
        words_add(s->status, sizeof s->status, "%s%s", *s->status ? " · " : "",
                  status_words[s->state.status]);
    if (match_is_on(&s->state) && clock)
        words_add(s->status, sizeof s->status, "%s",
                  words_clock(view, s->match, text, sizeof text));
    if (match->tie == ID_NONE)
        return;
    tie_at(view->edition, match->tie, view->now, &tie);
    if (tie.match_now != s->match && tie.phase != TIE_BETWEEN)
        return;
    words_verdict(view, match->tie, &tie, text, sizeof text);
    if (*text)
        words_add(s->status, sizeof s->status, "%s%s", *s->status ? " · " : "", text);
    char needs[2][INNER_TEXT] = {"", ""};
    int count = inner_needs(view, match->tie, &tie, needs);
    if (strncmp(needs[0], "Each needs", strlen("Each needs")) == 0)
        needs[0][0] = 'e';          /* no team, and no sentence here */
    for (int i = 0; i < count; i++) /* without its full stop */
        words_add(s->status, sizeof s->status, " · %.*s", (int)strlen(needs[i]) - 1, needs[i]);
}

/* "coaches Gasperini (Atalanta), Klopp (Liverpool)" */
static void find_coaches(const struct view *view, struct match_shown *s)
{
    const struct match *match = inner_match(view);
    bool players = match->lineup[HOME].player_count || match->lineup[AWAY].player_count;
    bool both = match->lineup[HOME].coach != ID_NONE && match->lineup[AWAY].coach != ID_NONE;
    char team[INNER_NAME];
    int count = 0;
    s->coaches[0] = '\0';
    for (int side = 0; side < SIDE_COUNT && !players && s->state.entries > 0; side++) {
        const char *coach = person_name(view->edition, match->lineup[side].coach);
        if (!coach)
            continue;
        words_add(s->coaches, sizeof s->coaches, "%s%s (%s)",
                  count++ ? ", "
                  : both  ? "coaches "
                          : "coach ",
                  coach, words_side(view, s->match, side, INNER_NAME, team, sizeof team));
    }
}

void match_look(const struct view *view, bool clock, struct match_shown *s)
{
    s->match = view->focus.match;
    match_at(view->edition, s->match, view->now, &s->state);
    match_rows_make(view, s->match, &s->state, &s->rows);
    s->selected = match_rows_find(view, &s->rows);
    s->status[0] = s->words[0] = '\0';
    if (match_is_over(&s->state))
        words_outcome(view, s->match, s->status, sizeof s->status);
    else
        standing(view, clock, s);
    words_circumstances(view, s->match, s->circumstances, sizeof s->circumstances);
    find_coaches(view, s);
    match_coverage(view, s->match, &s->state, s->coverage, sizeof s->coverage);
    if (s->selected != UINT32_MAX)
        match_row_words(view, &s->rows.v[s->selected], s->words, sizeof s->words);
}
