/* Words that screens share: dates, times, moments and editions (words.c), matches (words_match.c)
 * and events (events.c); and the small pieces they draw: rules and signs (furniture.c), the bar
 * (bar.c), sources (sources.c). A text that does not fit its buffer ends with a whole character. */
#ifndef TOUCHLINE_SCREEN_WORDS_H
#define TOUCHLINE_SCREEN_WORDS_H

#include "model/tie.h"
#include "screen/screen.h"

/* Offset and zone name in which to show an instant that belongs to match (or ID_NONE): the user's,
 * or the venue's after 't' ("UTC+2"). */
void words_zone(const struct view *view, instant at, uint32_t match, int *offset, char zone[12]);

/* "Thu 18 Apr 2024", "Thu 18 Apr", "18 Apr", "21:00", or ""; each returns buf. size >= 32. */
char *words_date(const struct view *view, instant at, uint32_t match, bool year, char *buf,
                 size_t size);
char *words_day(const struct view *view, instant at, uint32_t match, char *buf, size_t size);
char *words_time(const struct view *view, instant at, uint32_t match, char *buf, size_t size);

/*
 * The moment, for the right of the title. "Fri 19 Apr 2024  06:00 CEST"; "~21:06" where it stands
 * at an entry whose instant follows from convention; only the date where the hour of that entry's
 * match is not known, and only its clock where no date is. match: whose zone it is told in;
 * ID_NONE: the edition's.
 */
void words_instant(const struct view *view, uint32_t match, char *buf, size_t size);

/* The same, but at the end "end": with the date of the match's or edition's last entry. It is the
 * end, too, at the last entry of a match that is over, and its tie with it. At the live edge it is
 * how far the log has come. match: ID_NONE for the whole edition. */
void words_moment(const struct view *view, uint32_t match, char *buf, size_t size);

/* Of a view with a receipt, when that was, so that it is not taken for a time of football's:
 * "received Thu 18 Apr 2024  21:07:12 CEST". */
#define WORDS_RECEIVED "received "
void words_receipt(const struct view *view, char *buf, size_t size);

/* Whether words_moment() says "end". */
bool words_is_end(const struct view *view, uint32_t match);

/* "45 s", "2 min", "3 h", "2 days": how old something is. Returns buf. */
char *words_age(int64_t seconds, char *buf, size_t size);

/* match_at() of what is shown; live, a clock that the source told of minutes ago has run on. */
void view_match_at(const struct view *view, uint32_t match, struct match_state *state);

/* A match's clock, or its kick-off time or date when it is to come: "21'", "HT", "FT pens",
 * "21:00". */
char *words_clock(const struct view *view, uint32_t match, char *buf, size_t size);

/* "1st leg", "2nd leg", "replay", "" for a single match. */
const char *words_leg(const struct edition *edition, uint32_t match);

/* Which match it is: "QF 1, 2nd leg", "Final", "Group A". */
void words_match(const struct edition *edition, uint32_t match, char *buf, size_t size);

/* "after extra time; 2-2 on aggregate; Marseille win 4-2 on kicks": the match's outcome line, ""
 * while there is none. */
void words_outcome(const struct view *view, uint32_t match, char *buf, size_t size);

/* "kick-off 21:00 CEST · Stadio Olimpico · referee X · attendance N", and what of these is not
 * known, said once. */
void words_circumstances(const struct view *view, uint32_t match, char *buf, size_t size);

/* "Atalanta win the Europa League": who has won the edition; "" while that is not certain. */
void words_champion(const struct view *view, char *buf, size_t size);

/* An event in words without its minute: "Goal, Moumbagna: header, cross by Aubameyang", "Yellow
 * card, coach Pioli", "VAR: red becomes yellow, Theo Hernández". */
void words_event(const struct view *view, uint32_t event, char *buf, size_t size);

/* A team's name if it fits in cells, else its code. */
const char *words_team(const struct edition *edition, uint32_t team, int cells);

/* Who plays at a side of a match at the moment, in at most cells cells where it can be said so
 * shortly: the team, else what fills the slot ("Olympiacos or Fenerbahçe", "Winner QF 2"). Returns
 * buf. */
char *words_side(const struct view *view, uint32_t match, int side, int cells, char *buf,
                 size_t size);

/* "Thu 18 Apr 2024": a match day's date, wherever the user is. size >= 32; returns buf. */
char *words_match_date(const struct view *view, instant day, bool year, char *buf, size_t size);

/* printf into buf, or onto the end of what is in it. What does not fit ends with a whole character,
 * as it does with all of these; no argument may point into buf. */
void words_set(char *buf, size_t size, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void words_add(char *buf, size_t size, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* "Europa League 2023-24", or what is known of it; brief: "Europa League 23-24". */
void words_edition(const struct edition *edition, bool brief, char *buf, size_t size);

/* tie_verdict() and tie_needs(), with a slot's words for a side whose team is not known. */
void words_verdict(const struct view *view, uint32_t tie, const struct tie_state *state, char *buf,
                   size_t size);
void words_needs(const struct view *view, uint32_t tie, const struct tie_state *state, int side,
                 char *buf, size_t size);

/* The aggregate at the moment, tie order: of the legs, also when a play-off is on or over. */
void words_aggregate(const struct view *view, uint32_t tie, const struct tie_state *state,
                     int agg[2]);

/* Whether the edition has come to its end: the final is decided, or what takes its place. */
bool words_is_over(const struct edition *edition);

/* Whether the view is at the live edge, and a match is being played. */
bool words_is_on(const struct view *view);

/* How far its log has come: the last entry, or the minute that a match still on has come to;
 * INSTANT_UNKNOWN before the first. */
instant words_edge(const struct edition *edition);

/* A rule across the area, at row y. */
void draw_rule(struct canvas *canvas, struct rect area, int y);

/* Marks what is selected: reversed, with the mark of it down the left column of the area. */
void draw_selected(struct canvas *canvas, struct rect area);

/* Signs at the right of a list that is longer than its area, which a click takes for up and down.
 */
void draw_scroll_signs(struct canvas *canvas, struct rect list, bool above, bool below);

/* Whether an action is one of those that scroll; and the row of 0..most that it scrolls to. */
bool action_scrolls(enum action action);
int scroll_after(enum action action, int scroll, int most, int page);

/* What a bar shows. */
struct bar_line {
    const instant *marks; /* sorted: where something happens, or may by the fixtures */
    size_t count;
    instant day;   /* the night whose bar it is (its 06:00); INSTANT_UNKNOWN: the edition's */
    instant reach; /* of a night: it is at least as long; INSTANT_UNKNOWN: as its marks */
    bool ended;    /* it says "end", as the title does, not "paused" */
};

/*
 * The bar: the line of a screen's scope with marks and the moment on it, in row y of area, and
 * before it whether and how time runs. A night's line is in proportion to time; an edition's tells
 * its match days. Each column records a HIT_BAR of its own with the instant that a click there goes
 * to: the last one marked there, else one in proportion; at the far right all there is. Where a
 * journal is gone through as it was received, it is of the night in which the line was, whatever
 * the scope. (bar.c)
 */
void draw_bar(const struct view *view, struct canvas *canvas, struct rect area, int y,
              const struct bar_line *line);

/* Sources, differing values and notes of a tie (all its matches) or of one match (tie ID_NONE):
 * print from row y, returns the row after. In an interactive screen it is the panel that 'i' opens,
 * drawn over area. */
int draw_sources(const struct view *view, struct canvas *canvas, struct rect area, int y,
                 uint32_t tie, uint32_t match);

/* While that panel is open, scrolls it. True when the action was for it, so that the screen beneath
 * leaves it alone. */
bool act_sources(const struct view *view, struct focus *focus, enum action action, struct rect area,
                 uint32_t tie, uint32_t match);

#endif
