/* Words that screens share: dates, times, moments, outcomes, and events (events.c); and the small
 * pieces they draw: rules and the bar (furniture.c), sources (sources.c). A text that does not fit
 * its buffer ends with a whole character. */
#ifndef TOUCHLINE_SCREEN_WORDS_H
#define TOUCHLINE_SCREEN_WORDS_H

#include "screen/screen.h"

/* Offset and zone name in which to show an instant that belongs to match (or ID_NONE): the user's,
 * or the venue's after 't' ("UTC+2"). */
void words_zone(const struct view *view, instant at, uint32_t match, int *offset, char zone[12]);

/* "Thu 18 Apr 2024", "Thu 18 Apr", "18 Apr", "21:00"; each returns buf (size >= 32). Unknown: "".
 */
char *words_date(const struct view *view, instant at, uint32_t match, bool year, char *buf,
                 size_t size);
char *words_day(const struct view *view, instant at, uint32_t match, char *buf, size_t size);
char *words_time(const struct view *view, instant at, uint32_t match, char *buf, size_t size);

/* The right of the title: "Fri 19 Apr 2024  06:00 CEST", or at the end "end": the date of the
 * match's or edition's last entry and "end". match: ID_NONE for the whole edition. */
void words_moment(const struct view *view, uint32_t match, char *buf, size_t size);

/* A match's clock, or its kick-off time or date when it is to come: "21'", "HT", "FT pens",
 * "21:00". */
char *words_clock(const struct view *view, uint32_t match, char *buf, size_t size);

/* "1st leg", "2nd leg", "replay", "" for a single match. */
const char *words_leg(const struct edition *edition, uint32_t match);

/* "after extra time; 2-2 on aggregate; Marseille win 4-2 on kicks": the match's outcome line, ""
 * while there is none. */
void words_outcome(const struct view *view, uint32_t match, char *buf, size_t size);

/* "kick-off 21:00 CEST · Stadio Olimpico · referee X · attendance N", and what of these is not
 * known, said once. */
void words_circumstances(const struct view *view, uint32_t match, char *buf, size_t size);

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

/* The match day of an instant, as its 06:00 in the edition's zone. */
instant words_match_day(const struct edition *edition, instant at);

/* "Thu 18 Apr 2024": a match day's date, wherever the user is. size >= 32; returns buf. */
char *words_match_date(const struct view *view, instant day, bool year, char *buf, size_t size);

/* printf onto the end of what is in buf. */
void words_add(char *buf, size_t size, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* A heading over a rule across the area, at row y: rule in STYLE_RULE. */
void draw_rule(struct canvas *canvas, struct rect area, int y);

/*
 * The bar: the scope's line with marks and the moment on it, in row y of area: state (" live", ""
 * ...), dates, marks. first..last are instants; marks (sorted) are where something happens. Records
 * HIT_BAR.
 */
void draw_bar(const struct view *view, struct canvas *canvas, struct rect area, int y,
              const instant *marks, size_t mark_count);

/* Sources, differing values and notes of a tie (all its matches) or of one match (tie ID_NONE):
 * print from row y, returns the row after. In an interactive screen it is the panel that 'i' opens,
 * drawn over area. */
int draw_sources(const struct view *view, struct canvas *canvas, struct rect area, int y,
                 uint32_t tie, uint32_t match);

/* Scrolls that panel. True when the action was for it, so that the screen beneath leaves it alone.
 */
bool act_sources(const struct view *view, struct focus *focus, enum action action, struct rect area,
                 uint32_t tie, uint32_t match);

#endif
