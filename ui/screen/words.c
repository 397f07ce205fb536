#include "screen/words.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "model/tie.h"

enum { MINUTE = 60, HOUR = 3600, DAY = 86400, DAY_STARTS = 6 * HOUR };

/* The end of a large edition is looked for among its last entries only: they are laid out round by
 * round. */
#define TAIL_ENTRIES 4096

void words_add(char *buf, size_t size, const char *format, ...)
{
    size_t len = strlen(buf);
    va_list args;
    va_start(args, format);
    int more = vsnprintf(buf + len, size - len, format, args);
    va_end(args);
    if (more < 0 || (size_t)more < size - len)
        return;
    size_t bad;
    if (!utf8_valid(buf, strlen(buf), &bad)) /* cut inside a character */
        buf[bad] = '\0';
}

/* Adds a part, with what separates it from the part before. */
static void add_part(char *buf, size_t size, const char *separator, const char *part)
{
    if (*part)
        words_add(buf, size, "%s%s", *buf ? separator : "", part);
}

/* -- dates and times --------------------------------------------------------------------------- */

static bool is_known(instant at)
{
    return at != INSTANT_UNKNOWN && at != INSTANT_END;
}

/* "UTC+2", "UTC-3:30". */
static void format_zone(int offset, char zone[12])
{
    int minutes = (offset < 0 ? -offset : offset) / MINUTE % 60;
    int hours = (offset < 0 ? -offset : offset) / HOUR;
    snprintf(zone, 12, "UTC");
    if (offset)
        snprintf(zone + 3, 9, "%c%d", offset < 0 ? '-' : '+', hours % 100);
    if (minutes)
        words_add(zone, 12, ":%02d", minutes);
}

void words_zone(const struct view *view, instant at, uint32_t match, int *offset, char zone[12])
{
    if (!view->focus.venue_time) {
        instant_local(is_known(at) ? at : 0, offset, zone);
        return;
    }
    *offset = match == ID_NONE ? view->edition->offset : view->edition->matches.v[match].offset;
    format_zone(*offset, zone);
}

static struct civil civil_of(const struct view *view, instant at, uint32_t match)
{
    int offset;
    char zone[12];
    words_zone(view, at, match, &offset, zone);
    return instant_to_civil(at, offset);
}

char *words_date(const struct view *view, instant at, uint32_t match, bool year, char *buf,
                 size_t size)
{
    buf[0] = '\0';
    if (!is_known(at))
        return buf;
    struct civil civil = civil_of(view, at, match);
    snprintf(buf, size, "%s %d %s", instant_weekday(civil.weekday), civil.day,
             instant_month(civil.month));
    if (year)
        words_add(buf, size, " %d", civil.year);
    return buf;
}

char *words_day(const struct view *view, instant at, uint32_t match, char *buf, size_t size)
{
    buf[0] = '\0';
    if (!is_known(at))
        return buf;
    struct civil civil = civil_of(view, at, match);
    snprintf(buf, size, "%d %s", civil.day, instant_month(civil.month));
    return buf;
}

char *words_time(const struct view *view, instant at, uint32_t match, char *buf, size_t size)
{
    buf[0] = '\0';
    if (!is_known(at))
        return buf;
    struct civil civil = civil_of(view, at, match);
    snprintf(buf, size, "%02d:%02d", civil.hour, civil.minute);
    return buf;
}

instant words_match_day(const struct edition *edition, instant at)
{
    instant since = at + edition->offset - DAY_STARTS;
    instant days = since / DAY - (since % DAY < 0);
    return days * DAY + DAY_STARTS - edition->offset;
}

char *words_match_date(const struct view *view, instant day, bool year, char *buf, size_t size)
{
    struct view there = *view;
    there.focus.venue_time = true; /* without a match that is the edition's zone */
    return words_date(&there, day, ID_NONE, year, buf, size);
}

/* The last instant of a match's or the edition's log. */
static instant last_entry(const struct edition *edition, uint32_t match)
{
    size_t end = edition->entries.n, first = end > TAIL_ENTRIES ? end - TAIL_ENTRIES : 0;
    instant last = INSTANT_UNKNOWN;
    if (match != ID_NONE) {
        first = edition->matches.v[match].entry_first;
        end = first + edition->matches.v[match].entry_count;
    }
    for (size_t i = first; i < end; i++)
        if (edition->entries.v[i].at > last)
            last = edition->entries.v[i].at;
    return last;
}

void words_moment(const struct view *view, uint32_t match, char *buf, size_t size)
{
    char date[32], time[32], zone[12];
    int offset;
    if (view->now.at == INSTANT_END) {
        words_date(view, last_entry(view->edition, match), match, true, date, sizeof date);
        snprintf(buf, size, "%s%send", date, *date ? "  " : "");
        return;
    }
    words_zone(view, view->now.at, match, &offset, zone);
    snprintf(buf, size, "%s  %s %s", words_date(view, view->now.at, match, true, date, sizeof date),
             words_time(view, view->now.at, match, time, sizeof time), zone);
}

/* -- matches ----------------------------------------------------------------------------------- */

char *words_clock(const struct view *view, uint32_t match, char *buf, size_t size)
{
    const struct match *m = &view->edition->matches.v[match];
    struct match_state state;
    match_at(view->edition, match, view->now, &state);
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

/* An organiser's decision on the match, once it is known. */
static void decision_words(const struct match *match, const struct match_state *state, char *buf,
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
    tie_verdict(edition, m->tie, &state, verdict, sizeof verdict);
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
    decision_words(m, &state, decision, sizeof decision);
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

/* -- teams ------------------------------------------------------------------------------------- */

const char *words_team(const struct edition *edition, uint32_t team, int cells)
{
    const struct team *t = &edition->teams.v[team];
    return utf8_width(t->name) <= cells ? t->name : t->code;
}

char *words_side(const struct view *view, uint32_t match, int side, int cells, char *buf,
                 size_t size)
{
    const struct match *m = &view->edition->matches.v[match];
    buf[0] = '\0';
    if (m->tie != ID_NONE) {
        int slot = side == HOME ? m->home_side : !m->home_side;
        slot_words(view->edition, m->tie, slot, view->now, cells, buf, size);
    } else if (m->given[side] != ID_NONE) {
        words_add(buf, size, "%s", words_team(view->edition, m->given[side], cells));
    } else {
        words_add(buf, size, "%s", "to be drawn");
    }
    return buf;
}
