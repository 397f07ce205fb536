#include "screen/words.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "model/bracket.h"
#include "model/champion.h"
#include "model/table.h"

enum { MINUTE = 60, HOUR = 3600 };

/* The end of a large edition is looked for among its last matches only: they lie round by round. */
#define TAIL_MATCHES 1024

__attribute__((format(printf, 4, 0))) static void write_at(char *buf, size_t size, size_t at,
                                                           const char *format, va_list args)
{
    size_t bad;
    int more = vsnprintf(buf + at, size - at, format, args);
    if (more < 0 || (size_t)more < size - at)
        return;
    if (!utf8_valid(buf, strlen(buf), &bad)) /* cut inside a character */
        buf[bad] = '\0';
}

void words_set(char *buf, size_t size, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    write_at(buf, size, 0, format, args);
    va_end(args);
}

void words_add(char *buf, size_t size, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    write_at(buf, size, strlen(buf), format, args);
    va_end(args);
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

/* False when it is not known. */
static bool civil_of(const struct view *view, instant at, uint32_t match, struct civil *civil)
{
    int offset;
    char zone[12];
    words_zone(view, at, match, &offset, zone);
    *civil = instant_to_civil(at, offset);
    return is_known(at);
}

char *words_date(const struct view *view, instant at, uint32_t match, bool year, char *buf,
                 size_t size)
{
    struct civil civil;
    buf[0] = '\0';
    if (!civil_of(view, at, match, &civil))
        return buf;
    words_set(buf, size, "%s %d %s", instant_weekday(civil.weekday), civil.day,
              instant_month(civil.month));
    if (year)
        words_add(buf, size, " %d", civil.year);
    return buf;
}

char *words_day(const struct view *view, instant at, uint32_t match, char *buf, size_t size)
{
    struct civil civil;
    buf[0] = '\0';
    if (civil_of(view, at, match, &civil))
        words_set(buf, size, "%d %s", civil.day, instant_month(civil.month));
    return buf;
}

char *words_time(const struct view *view, instant at, uint32_t match, char *buf, size_t size)
{
    struct civil civil;
    buf[0] = '\0';
    if (civil_of(view, at, match, &civil))
        words_set(buf, size, "%02d:%02d", civil.hour, civil.minute);
    return buf;
}

char *words_age(int64_t seconds, char *buf, size_t size)
{
    static const struct {
        const char *name;
        int64_t seconds, least; /* of one; how old at least it is told so */
    } units[] = {
        {"days", DAY_SECONDS, 2 * DAY_SECONDS}, {"h", HOUR, 2 * HOUR}, {"min", MINUTE, MINUTE}};
    size_t i = 0, count = sizeof units / sizeof *units;
    while (i < count && seconds < units[i].least)
        i++;
    if (i < count)
        words_set(buf, size, "%lld %s", (long long)(seconds / units[i].seconds), units[i].name);
    else
        words_set(buf, size, "%lld s", (long long)(seconds > 0 ? seconds : 0));
    return buf;
}

char *words_match_date(const struct view *view, instant day, bool year, char *buf, size_t size)
{
    struct view there = *view;
    there.focus.venue_time = true; /* without a match that is the edition's zone */
    return words_date(&there, day, ID_NONE, year, buf, size);
}

/* The last instant of a match's log; of one that is on the minute it has come to. */
static instant edge_of(const struct edition *edition, const struct match *match)
{
    const struct entry *entries = &edition->entries.v[match->entry_first];
    instant last = entries[match->entry_count - 1].at;
    if (match->at_break || match->clock.minute == 0)
        return last;
    for (uint32_t i = match->entry_count; i-- > 0;)
        if (entries[i].kind == ENTRY_PHASE_START && entries[i].phase == match->clock.phase) {
            int minutes = match->clock.minute + match->clock.added - 1 -
                          phase_start_minute((enum phase)match->clock.phase);
            instant at = entries[i].at + (instant)minutes * 60;
            return at > last ? at : last;
        }
    return last;
}

/* The last instant of a match's or the edition's log; a kick-off not known was assumed. */
static instant last_entry(const struct edition *edition, uint32_t match)
{
    size_t end = edition->matches.n, first = end > TAIL_MATCHES ? end - TAIL_MATCHES : 0;
    instant last = INSTANT_UNKNOWN;
    if (match != ID_NONE) {
        first = match;
        end = first + 1;
    }
    for (size_t i = first; i < end; i++) {
        const struct match *m = &edition->matches.v[i];
        if (m->entry_count == 0 || m->precision == PRECISION_NONE)
            continue;
        instant at = edge_of(edition, m);
        last = at > last ? at : last;
    }
    return last;
}

instant words_edge(const struct edition *edition)
{
    return last_entry(edition, ID_NONE);
}

bool words_is_over(const struct edition *edition)
{
    uint32_t final = edition->bracket ? edition->bracket->final : ID_NONE;
    if (final != ID_NONE)
        return edition->ties.v[final].winner != SIDE_NONE;
    return edition->rounds.n > 0 ? edition->rounds.v[edition->rounds.n - 1].ended.at != INSTANT_END
                                 : edition->groups_ended.at != INSTANT_END;
}

/* Whether nothing can come any more in a match and its tie, or (ID_NONE) in the edition. */
static bool is_over(const struct view *view, uint32_t match)
{
    struct match_state state;
    struct tie_state tie;
    if (match == ID_NONE)
        return words_is_over(view->edition);
    match_at(view->edition, match, view->now, &state);
    if (view->edition->matches.v[match].tie == ID_NONE || !match_is_over(&state))
        return match_is_over(&state);
    tie_at(view->edition, view->edition->matches.v[match].tie, view->now, &tie);
    return tie.phase == TIE_OVER;
}

/* The entry at which the moment stands, or NULL: it lies between entries. */
static const struct entry *standing_at(const struct view *view)
{
    const struct edition *edition = view->edition;
    struct moment now = view->now;
    if (now.match >= edition->matches.n || now.seq >= edition->matches.v[now.match].entry_count)
        return NULL;
    return &edition->entries.v[edition->matches.v[now.match].entry_first + now.seq];
}

void words_instant(const struct view *view, uint32_t match, char *buf, size_t size)
{
    const struct entry *entry = standing_at(view);
    const struct match *matches = view->edition->matches.v;
    uint32_t of = entry ? view->now.match : match;
    char date[32], time[32], zone[12];
    int offset;
    buf[0] = '\0';
    if (of != ID_NONE && matches[of].precision == PRECISION_NONE) {
        words_clock(view, of, buf, size); /* its instants are assumed, for the order alone */
        return;
    }
    if (of == ID_NONE && view->edition->dated == 0)
        return;
    words_date(view, view->now.at, match, true, date, sizeof date);
    if (entry && matches[of].precision == PRECISION_DATE) {
        words_set(buf, size, "%s", date);
        return;
    }
    words_zone(view, view->now.at, match, &offset, zone);
    words_time(view, view->now.at, match, time, sizeof time);
    if (*time)
        words_set(buf, size, "%s  %s%s %s", date, entry && entry->convention ? "~" : "", time,
                  zone);
}

/* Whether the moment is exactly that of the last entry of a match that is over, and its tie with
 * it: seen from there nothing more can come. */
static bool is_at_end(const struct view *view, uint32_t match)
{
    struct match_state state;
    const struct match *matches = view->edition->matches.v;
    uint32_t at = view->now.match;
    if (match == ID_NONE || !standing_at(view) ||
        (at != match && (matches[match].tie == ID_NONE || matches[at].tie != matches[match].tie)))
        return false;
    match_at(view->edition, at, view->now, &state);
    return match_is_over(&state) && is_over(view, match);
}

bool words_is_end(const struct view *view, uint32_t match)
{
    return view->now.at == INSTANT_END ? is_over(view, match) : is_at_end(view, match);
}

bool words_is_on(const struct view *view)
{
    if (!view->live || view->now.at != INSTANT_END)
        return false;
    for (uint32_t i = 0; i < view->edition->matches.n; i++) {
        enum match_status status = view->edition->matches.v[i].status;
        if (status == MATCH_UNDER_WAY || status == MATCH_SUSPENDED)
            return true;
    }
    return false;
}

void words_moment(const struct view *view, uint32_t match, char *buf, size_t size)
{
    const char *word = "end";
    instant last = view->now.at;
    char date[32];
    if (words_is_on(view) && !words_is_end(view, match)) {
        struct view edge = *view;
        edge.now = moment_at(words_edge(view->edition));
        words_instant(&edge, match, buf, size);
        return;
    }
    if (last == INSTANT_END) {
        last = last_entry(view->edition, match);
        if (!words_is_end(view, match))
            word = is_known(last) ? "so far" : "";
    } else if (!words_is_end(view, match)) {
        words_instant(view, match, buf, size);
        return;
    } else if (view->edition->matches.v[match].precision == PRECISION_NONE) {
        last = INSTANT_UNKNOWN;
    }
    words_date(view, last, match, true, date, sizeof date);
    words_set(buf, size, "%s%s%s", date, *date ? "  " : "", word);
}

void words_receipt(const struct view *view, char *buf, size_t size)
{
    char date[32], time[32], zone[12];
    int offset;
    instant known = view->receipt->known;
    words_zone(view, known, ID_NONE, &offset, zone);
    words_date(view, known, ID_NONE, true, date, sizeof date);
    words_time(view, known, ID_NONE, time, sizeof time);
    words_set(buf, size, WORDS_RECEIVED "%s  %s:%02d %s", date, time,
              instant_to_civil(known, offset).second, zone);
}

/* -- editions and teams ------------------------------------------------------------------------ */

/* "2023-24" -> "23-24" */
static const char *short_season(const char *season)
{
    size_t digits = strspn(season, "0123456789");
    return digits == 4 && season[4] && season[5] ? season + 2 : season;
}

void words_edition(const struct edition *edition, bool brief, char *buf, size_t size)
{
    const char *name = edition->competition ? edition->competition : edition->name;
    const char *season = edition->season && edition->competition ? edition->season : "";
    words_set(buf, size, "%s", name ? name : "touchline");
    if (*season)
        words_add(buf, size, " %s", brief ? short_season(season) : season);
}

const char *words_team(const struct edition *edition, uint32_t team, int cells)
{
    const struct team *t = &edition->teams.v[team];
    return utf8_width(t->name) <= cells ? t->name : t->code;
}

void words_champion(const struct view *view, char *buf, size_t size)
{
    const struct edition *edition = view->edition;
    uint32_t team = edition_champion(edition, view->now);
    buf[0] = '\0';
    if (team != ID_NONE)
        words_set(buf, size, "%s win the %s", edition->teams.v[team].name,
                  edition->competition                     ? edition->competition
                  : edition_last_group(edition) == ID_NONE ? "final"
                                                           : "league");
}

char *words_side(const struct view *view, uint32_t match, int side, int cells, char *buf,
                 size_t size)
{
    return match_team_words(view->edition, match, side, view->now, cells, buf, size);
}
