/* What is said of a match: which it is, its clock, how it ended. Declared in screen/words.h. */
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "model/words.h"
#include "screen/words.h"

/* Adds a part, with what separates it from the part before. */
static void add_part(char *buf, size_t size, const char *separator, const char *part)
{
    if (*part)
        words_add(buf, size, "%s%s", *buf ? separator : "", part);
}

void view_match_at(const struct view *view, uint32_t match, struct match_state *state)
{
    match_at(view->edition, match, view->now, state);
    if (view->told && view->now.at == INSTANT_END)
        state->clock = match_clock_after(state, view->told[match]);
}

char *words_clock(const struct view *view, uint32_t match, char *buf, size_t size)
{
    const struct match *m = &view->edition->matches.v[match];
    struct match_state state;
    view_match_at(view, match, &state);
    match_clock_string(&state, buf, size);
    if (*buf || m->precision == PRECISION_NONE)
        return buf;
    return m->precision == PRECISION_DATE ? words_day(view, m->kickoff, match, buf, size)
                                          : words_time(view, m->kickoff, match, buf, size);
}

const char *words_leg(const struct edition *edition, uint32_t match)
{
    const struct match *m = &edition->matches.v[match];
    if (m->tie == ID_NONE)
        return "";
    if (m->role != ROLE_LEG)
        return m->role == ROLE_REPLAY ? "replay" : "play-off";
    if (edition->rounds.v[edition->ties.v[m->tie].round].legs < 2)
        return "";
    return m->leg == 0 ? "1st leg" : "2nd leg";
}

void words_match(const struct edition *edition, uint32_t match, char *buf, size_t size)
{
    const struct match *m = &edition->matches.v[match];
    if (m->tie == ID_NONE)
        words_set(buf, size, "%s", edition->groups.v[m->group].name);
    else
        tie_label(edition, m->tie, buf, size);
    add_part(buf, size, ", ", words_leg(edition, match));
}

/* An organiser's decision on the match, once it is known. */
static void say_decision(const struct match *match, const struct match_state *state, char *buf,
                         size_t size)
{
    static const char *const words[DECISION_KIND_COUNT] = {
        [DECISION_NONE] = "",
        [DECISION_AWARDED] = "awarded",
        [DECISION_WALK_OVER] = "walk-over",
        [DECISION_EXPELLED] = "expelled",
        [DECISION_ANNULLED] = "annulled",
        [DECISION_LOTS] = "lots drawn",
        [DECISION_REPLAY] = "annulled, to be replayed",
    };
    buf[0] = '\0';
    if (match->decision.kind != DECISION_NONE && state->entries == match->entry_count) {
        snprintf(buf, size, "%s", words[match->decision.kind]);
        if (match->decision.reason)
            words_add(buf, size, " (%s)", match->decision.reason);
    } else if (state->status == MATCH_ABANDONED) {
        snprintf(buf, size, "abandoned");
    } else if (state->status == MATCH_CANCELLED || state->status == MATCH_WALK_OVER) {
        snprintf(buf, size, "%s", status_words[state->status]);
    }
}

/* What the match meant for its tie: only for the match that the tie came to last. */
static void tie_outcome(const struct view *view, uint32_t match, char *buf, size_t size)
{
    const struct edition *edition = view->edition;
    const struct match *m = &edition->matches.v[match];
    char verdict[192];
    struct tie_state state;
    buf[0] = '\0';
    if (m->tie == ID_NONE)
        return;
    tie_at(edition, m->tie, view->now, &state);
    if (state.match_now != match || !match_is_decider(edition, match))
        return;
    words_verdict(view, m->tie, &state, verdict, sizeof verdict);
    if (m->role == ROLE_LEG && m->leg > 0 && state.score_known && !strstr(verdict, "on aggregate"))
        words_add(buf, size, "%d-%d on aggregate", state.agg[TOP], state.agg[BOTTOM]);
    add_part(buf, size, "; ", verdict);
}

void words_outcome(const struct view *view, uint32_t match, char *buf, size_t size)
{
    const struct match *m = &view->edition->matches.v[match];
    char decision[320], outcome[320];
    struct match_state state;
    buf[0] = '\0';
    match_at(view->edition, match, view->now, &state);
    if (!match_is_over(&state))
        return;
    tie_outcome(view, match, outcome, sizeof outcome);
    if (state.extra_time && !strstr(outcome, "after extra time"))
        words_add(buf, size, "after extra time");
    say_decision(m, &state, decision, sizeof decision);
    add_part(buf, size, "; ", decision);
    add_part(buf, size, "; ", outcome);
}

/* What is known of a match's circumstances, and the names of what is not. */
struct said {
    char known[1024], unknown[128];
};

static void say_known(struct said *said, const char *what)
{
    add_part(said->known, sizeof said->known, " · ", what);
}

static void say_unknown(struct said *said, const char *what)
{
    add_part(said->unknown, sizeof said->unknown, ", ", what);
}

static void say_venue(const struct edition *edition, const struct match *match, struct said *said)
{
    const struct venue *venue = match->venue == ID_NONE ? NULL : &edition->venues.v[match->venue];
    const char *name = venue ? venue->name : NULL, *city = venue ? venue->city : NULL;
    if (name)
        say_known(said, name);
    if (city && !(name && strstr(name, city)))
        name ? words_add(said->known, sizeof said->known, ", %s", city) : say_known(said, city);
    if (!name)
        say_unknown(said, city ? "stadium" : "venue");
}

/* Line-ups and referee may be seen from the kick-off on, attendance when the match is over; before
 * that it is not said whether they are known. */
static void say_people(const struct edition *edition, const struct match *match,
                       const struct match_state *state, struct said *said)
{
    char part[320];
    bool begun = match_is_on(state) || match_is_over(state);
    const char *referee = person_name(edition, match->referee);
    if (begun && referee) {
        snprintf(part, sizeof part, "referee %s", referee);
        say_known(said, part);
    } else if (begun) {
        say_unknown(said, "referee");
    }
    if (match_is_over(state) && match->attendance >= 0) {
        snprintf(part, sizeof part, "attendance %d", match->attendance);
        say_known(said, part);
    } else if (match_is_over(state)) {
        say_unknown(said, "attendance");
    }
    if (begun && !match->lineup[HOME].player_count && !match->lineup[AWAY].player_count)
        say_unknown(said, "line-ups");
}

void words_circumstances(const struct view *view, uint32_t match, char *buf, size_t size)
{
    const struct match *m = &view->edition->matches.v[match];
    char part[64], time[32], zone[12];
    struct said said = {0};
    struct match_state state;
    int offset;
    match_at(view->edition, match, view->now, &state);
    if (m->precision == PRECISION_MINUTE) {
        words_zone(view, m->kickoff, match, &offset, zone);
        snprintf(part, sizeof part, "kick-off %s %s",
                 words_time(view, m->kickoff, match, time, sizeof time), zone);
        say_known(&said, part);
    } else {
        say_unknown(&said, "kick-off");
    }
    say_venue(view->edition, m, &said);
    say_people(view->edition, m, &state, &said);
    buf[0] = '\0';
    add_part(buf, size, "", said.known);
    add_part(buf, size, " · ", said.unknown);
    words_add(buf, size, "%s", *said.unknown ? " not known" : "");
}

/* A side whose team is not known goes by what its slot says; before the draw nothing is said. */
static void name_slot(const struct view *view, uint32_t tie, int side, char *buf, size_t size)
{
    const struct edition *edition = view->edition;
    char slot[300], rest[320];
    if (side == SIDE_NONE || strncmp(buf, "? ", 2) != 0)
        return;
    words_set(rest, sizeof rest, "%s", buf + 1);
    slot_words(edition, tie, side, view->now, INT_MAX, slot, sizeof slot);
    if (round_is_drawn(edition, edition->ties.v[tie].round, view->now))
        words_set(buf, size, "%s%s", slot, rest);
    else
        buf[0] = '\0';
}

void words_verdict(const struct view *view, uint32_t tie, const struct tie_state *state, char *buf,
                   size_t size)
{
    bool decided = state->winner != SIDE_NONE;
    bool stands = state->stands != SIDE_NONE && !state->shootout;
    tie_verdict(view->edition, tie, state, buf, size);
    name_slot(view, tie, decided ? state->winner : stands ? state->stands : state->lead, buf, size);
}

void words_needs(const struct view *view, uint32_t tie, const struct tie_state *state, int side,
                 char *buf, size_t size)
{
    tie_needs(view->edition, state, side, buf, size);
    name_slot(view, tie, side, buf, size);
}

void words_aggregate(const struct view *view, uint32_t tie, const struct tie_state *state,
                     int agg[2])
{
    const struct edition *edition = view->edition;
    uint32_t first = edition->ties.v[tie].match_first, i = state->match_now;
    agg[TOP] = state->agg[TOP];
    agg[BOTTOM] = state->agg[BOTTOM];
    if (i == ID_NONE || edition->matches.v[i].role == ROLE_LEG ||
        edition->rounds.v[edition->ties.v[tie].round].legs < 2)
        return;
    while (i > first && edition->matches.v[i].role != ROLE_LEG)
        i--;
    if (edition->matches.v[i].entry_count > 0)
        tie_aggregate_after(edition, i, edition->matches.v[i].entry_count - 1, agg);
}
