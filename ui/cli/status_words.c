#include "cli/status_words.h"

#include <limits.h>
#include <string.h>

#include "model/words.h"
#include "screen/inner.h"
#include "screen/words.h"

static void say_team(const struct status_facts *f, int side, int cells, char *buf, size_t size)
{
    words_side(&f->about->view, f->about->match, side, cells, buf, size);
}

static void say_home(const struct status_facts *f, char *buf, size_t size)
{
    say_team(f, HOME, INT_MAX, buf, size);
}

static void say_away(const struct status_facts *f, char *buf, size_t size)
{
    say_team(f, AWAY, INT_MAX, buf, size);
}

static void say_home_code(const struct status_facts *f, char *buf, size_t size)
{
    say_team(f, HOME, 3, buf, size);
}

static void say_away_code(const struct status_facts *f, char *buf, size_t size)
{
    say_team(f, AWAY, 3, buf, size);
}

static void say_score(const struct status_facts *f, char *buf, size_t size)
{
    const struct match_state *state = &f->state;
    if (!inner_has_score(state))
        words_set(buf, size, "v");
    else if (match_is_over(state) && !state->score_known)
        words_set(buf, size, "?-?");
    else
        words_set(buf, size, "%d-%d", state->goals[HOME], state->goals[AWAY]);
}

static void say_pens(const struct status_facts *f, char *buf, size_t size)
{
    if (f->state.shootout)
        words_set(buf, size, "%d-%d", f->state.kicks[HOME], f->state.kicks[AWAY]);
}

static void say_clock(const struct status_facts *f, char *buf, size_t size)
{
    match_clock_string(&f->state, buf, size);
    if (f->state.status == MATCH_FINISHED && f->state.shootout)
        words_add(buf, size, " %d-%d", f->state.kicks[HOME], f->state.kicks[AWAY]);
}

static int64_t day_of(instant at)
{
    int offset;
    char zone[12];
    instant_local(at, &offset, zone);
    return (at + offset) / DAY_SECONDS;
}

/* "21:00" today, "Thu 21:00" within a week, "Thu 18 Apr 21:00"; without the time where that is not
 * known. */
static void say_kickoff(const struct status_facts *f, char *buf, size_t size)
{
    const struct view *view = &f->about->view;
    const struct match *match = f->match;
    char date[32], time[32] = "";
    if (match->precision == PRECISION_NONE)
        return;
    bool timed = match->precision == PRECISION_MINUTE;
    int64_t days = day_of(match->kickoff) - day_of(f->about->clock);
    words_date(view, match->kickoff, f->about->match, days > 300 || days < -300, date, sizeof date);
    if (timed)
        words_time(view, match->kickoff, f->about->match, time, sizeof time);
    if (days == 0 && timed)
        date[0] = '\0';
    else if (days >= 0 && days < 7)
        date[strcspn(date, " ")] = '\0';
    words_set(buf, size, "%s%s%s", date, *date && *time ? " " : "", time);
}

static void say_when(const struct status_facts *f, char *buf, size_t size)
{
    say_clock(f, buf, size);
    if (!*buf)
        say_kickoff(f, buf, size);
}

static void say_aggregate(const struct status_facts *f, char *buf, size_t size)
{
    const struct edition *edition = f->about->view.edition;
    struct tie_state tie;
    int agg[2];
    if (!inner_has_aggregate(edition, f->about->match) || !inner_has_score(&f->state) ||
        f->state.entries == 0)
        return;
    tie_at(edition, f->match->tie, f->about->view.now, &tie);
    tie_aggregate_after(edition, f->about->match, f->state.entries - 1, agg);
    if (tie.score_known)
        words_set(buf, size, "%d-%d", agg[inner_tie_side(f->match, HOME)],
                  agg[inner_tie_side(f->match, AWAY)]);
}

static void say_state(const struct status_facts *f, char *buf, size_t size)
{
    words_set(buf, size, "%s", status_words[f->state.status]);
}

static void say_competition(const struct status_facts *f, char *buf, size_t size)
{
    const struct edition *edition = f->about->view.edition;
    words_set(buf, size, "%s",
              edition->competition ? edition->competition
              : edition->name      ? edition->name
                                   : edition->key);
}

static void say_round(const struct status_facts *f, char *buf, size_t size)
{
    words_match(f->about->view.edition, f->about->match, buf, size);
}

/* "7' Salah (pen)": the last goal, if its scorer is known. */
static void say_scorer(const struct status_facts *f, char *buf, size_t size)
{
    static const struct canvas rulers[] = {{.ascii = false}, {.ascii = true}};
    const struct edition *edition = f->about->view.edition;
    char minute[16], name[INNER_NAME];
    for (uint32_t i = f->match->event_count; i-- > 0;) {
        uint32_t id = f->match->event_first + i;
        const struct event *event = &edition->events.v[id];
        if (event_goal_side(event) == SIDE_NONE || !event_stands(edition, id, &f->state))
            continue;
        if (event->person == ID_NONE)
            return;
        bool timed = event->clock.minute > 0;
        inner_event(&f->about->view, &rulers[f->about->ascii], id, true, INT_MAX / 2, name,
                    sizeof name);
        words_set(buf, size, "%s%s%s", timed ? inner_minute(event, minute, sizeof minute) : "",
                  timed ? " " : "", name);
        return;
    }
}

static void say_age(const struct status_facts *f, char *buf, size_t size)
{
    words_set(buf, size, "%s", f->about->age);
}

/* In the order in which the manual has them. */
static const struct status_word words[] = {
    {"home", say_home},
    {"away", say_away},
    {"home.code", say_home_code},
    {"away.code", say_away_code},
    {"score", say_score},
    {"when", say_when},
    {"clock", say_clock},
    {"kickoff", say_kickoff},
    {"agg", say_aggregate},
    {"pens", say_pens},
    {"scorer", say_scorer},
    {"state", say_state},
    {"round", say_round},
    {"competition", say_competition},
    {"age", say_age},
};

enum { WORD_COUNT = sizeof words / sizeof words[0] };

const struct status_word *status_word(const char *name, size_t len)
{
    for (size_t i = 0; i < WORD_COUNT; i++)
        if (strlen(words[i].name) == len && memcmp(words[i].name, name, len) == 0)
            return &words[i];
    return NULL;
}

void status_words_list(char *buf, size_t size)
{
    buf[0] = '\0';
    for (size_t i = 0; i < WORD_COUNT; i++)
        words_add(buf, size, " {%s}", words[i].name);
}

void status_facts(struct status_facts *facts, const struct status_about *about)
{
    *facts = (struct status_facts){.about = about,
                                   .match = &about->view.edition->matches.v[about->match]};
    match_at(about->view.edition, about->match, about->view.now, &facts->state);
}

void status_word_says(const struct status_word *word, const struct status_facts *facts, char *buf)
{
    buf[0] = '\0';
    word->say(facts, buf, STATUS_WORD_BYTES);
}
