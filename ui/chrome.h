/* The two lines around every screen: the title on top, the hints below. */
#ifndef TOUCHLINE_UI_CHROME_H
#define TOUCHLINE_UI_CHROME_H

#include "screen/screen.h"

/* Row 0: edition and what the screen shows at left, the moment at right, with the rate in front
 * while it plays. What does not fit is shortened, then left out: "safe" first, season and moment
 * (both short below 60 columns), what the screen shows, the rate, of the moment date and leg, then
 * the clock. */
void chrome_title(const struct view *view, enum screen_id screen, struct canvas *canvas);

/* Row y: keys that mean something on the screen and what they do, as many as fit, the most useful
 * first. first: nothing to go back to. */
void chrome_hints(const struct view *view, enum screen_id screen, bool first, struct canvas *canvas,
                  int y);

/* Those of the finder, at the end of row y, as far as there is room from a column on. editions: as
 * the picker of editions. */
void chrome_finder_hints(bool editions, struct canvas *canvas, int from, int y);

#endif
