/*
 * What the three inner screens (tie, match, shoot-out) share: the sides of a match at the moment,
 * an event's mark and brief, names cut to fit, and text broken into lines.
 */
#ifndef TOUCHLINE_SCREEN_INNER_H
#define TOUCHLINE_SCREEN_INNER_H

#include "model/match.h"
#include "model/shootout.h"
#include "model/tie.h"
#include "screen/screen.h"
#include "screen/words.h"

#define INNER_TEXT 512 /* bytes for a sentence */
#define INNER_NAME 288 /* bytes for a name and a word or two */

/* The side of its tie that is at home or away in a match of a tie, and the other way round. */
static inline int inner_tie_side(const struct match *match, int side)
{
    return side == HOME ? match->home_side : 1 - match->home_side;
}

/* The match in focus, or NULL. */
const struct match *inner_match(const struct view *view);

/* Who plays on a side, as far as known at the moment; ID_NONE while it is not decided. */
uint32_t inner_team(const struct view *view, uint32_t match, int side);

/* Matches of the tie that exist at the moment: the legs, and those that a result has made. */
uint32_t inner_matches(const struct view *view, uint32_t tie);

/* For the hint bar: what left and right go to within a tie, "leg" or (a replay) "match"; "" when it
 * has but one match so far. */
const char *inner_others(const struct view *view, uint32_t tie);

/* The message when there is none before (step -1) or after (1). */
struct effect inner_no_further(int step);

/* True when a match has a score to show, if only 0-0: it has begun, or a score was awarded. */
bool inner_has_score(const struct match_state *state);

/* True when an aggregate says more than the score: a later leg. */
bool inner_has_aggregate(const struct edition *edition, uint32_t match);

struct event_mark {
    enum glyph glyph;
    enum style style;
    int weight; /* of several in one cell the heaviest is shown */
};

/* stands: false when it has been taken back. */
struct event_mark inner_mark(const struct event *event, bool stands);

/* The side an event is shown on: own goals with the side that profits. */
int inner_side(const struct event *event);

/* "45+2'", "?'" where the minute is not known, "pens". Returns buf. size >= 16. */
char *inner_minute(const struct event *event, char *buf, size_t size);

/* A person's name in at most cells cells if that can be: "António Silva", "A. Silva", "Silva".
 * Returns buf. */
char *inner_person(const struct canvas *canvas, const char *name, int cells, char *buf,
                   size_t size);

/* An event without minute and side: "Salah (pen)", "Pioli (coach)", "Bonucci for Tadić". The name
 * is shortened to fit in cells where that helps. Returns buf. */
char *inner_event(const struct view *view, const struct canvas *canvas, uint32_t event, bool stands,
                  int cells, char *buf, size_t size);

/* Takes the next line of at most cells cells from *text; false when nothing is left. */
bool inner_line(const struct canvas *canvas, const char **text, int cells, char *line, size_t size);

/* Rows that a text takes in w cells, set as inner_text() or inner_centred() do. */
int inner_lines(const struct canvas *canvas, int w, const char *text);
int inner_centred_lines(const struct canvas *canvas, int w, const char *text);

/* Writes text in at most area.h rows, at left or centred; returns the rows used. Centred lines
 * rather end where a part of the text does. */
int inner_text(struct canvas *canvas, struct rect area, enum style style, const char *text);
int inner_centred(struct canvas *canvas, struct rect area, enum style style, const char *text);

/* What the sides need, as sentences; once for both where it is the same. Returns how many. */
int inner_needs(const struct view *view, uint32_t tie, const struct tie_state *state,
                char text[2][INNER_TEXT]);

/* Where plain text goes from row y on: as wide as reads well, and without an end. */
struct rect inner_page(const struct canvas *canvas, int y);

/* Puts an arm from the middle of one cell towards (dx, dy) into the lines there. */
void inner_arm(struct canvas *canvas, int x, int y, int dx, int dy, enum style style);

/* A line down h rows, whole cells at its ends too. */
void inner_upright(struct canvas *canvas, int x, int y, int h);

/* "Marseille  1 - 0  Benfica" at row y with the dash in column middle; kicks: those of the
 * shoot-out. Without a score: "Marseille  v  Benfica". */
void inner_score_line(const struct view *view, struct canvas *canvas, struct rect area, int y,
                      const struct match_state *state, bool kicks);

/* The same for plain text, in as many lines as it needs; returns the row after. */
int inner_print_score(const struct view *view, struct canvas *canvas, struct rect area, int y,
                      const struct match_state *state, bool kicks);

#endif
