/* What the files of the app share. */
#ifndef TOUCHLINE_UI_APP_PARTS_H
#define TOUCHLINE_UI_APP_PARTS_H

#include "app.h"
#include "time/carry.h"

/* What the screens are asked with. */
struct view app_view(const struct app *app, struct arena *scratch);

/* Shows a screen, or says why not; and goes back. */
void app_go_to(struct app *app, enum screen_id screen);

/* The screen to open for one that is wanted: the table for the bracket of an edition without one.
 */
enum screen_id app_screen_for(const struct edition *edition, enum screen_id screen);
void app_go_back(struct app *app);

/* printf into the status line. */
void app_say(struct app *app, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* -- app_move.c -- */

/* The stretch of the log that the screen is about. */
struct scope app_scope(const struct app *app);

/* Does what an action of GROUP_TIME does. */
void app_act_time(struct app *app, enum action action);

/* The moment goes elsewhere; nothing stands out. */
void app_seek(struct app *app, struct moment to);

/* After any move: the last thing seen is selected again, and what it happened in. */
void app_follow(struct app *app);

/* The scoreboard goes to the night that the moment is in, where there is one. */
void app_follow_night(struct app *app);

/* Says that the moment is at the end (direction 1) or start (-1) of a scope. */
void app_say_edge(struct app *app, struct scope scope, int direction);

/* What units are called in "no later goal". NULL: steps of any kind. */
const char *app_unit_words(enum step_unit unit);

bool app_same(struct moment a, struct moment b);

/* Everything is shown. */
bool app_at_end(const struct app *app);

/* -- app_time.c -- */

/* What plays, and along what: football time, or the lines of a journal. */
struct cursor *app_cursor(struct app *app);
struct track app_track(const struct app *app);

/* Plays from now on, or says why not. */
void app_play(struct app *app);

void app_change_rate(struct app *app, int by);

void app_toggle_safe(struct app *app);

/* A key while the prompt is open. */
enum app_want app_key_prompt(struct app *app, ui_key key);

/* -- app_find.c -- */

/* Opens the finder, empty; editions: as the picker of editions. */
void app_find(struct app *app, bool editions);

/* Searches anew, as the moment sees things now, if the finder is shown. */
void app_find_again(struct app *app);

/* A key while the finder is shown. */
enum app_want app_key_find(struct app *app, ui_key key);

/* What the finder knows is of another edition, or of another build: it is made anew. */
void app_find_forget(struct app *app);

/* -- app_live.c -- */

/* A newer build takes the place of the edition: what was looked at is looked at still, and
 * nothing stands out. */
void app_swap(struct app *app, const struct edition *next);

/* "2 min old, retrying in 20 s: connection refused", or "" while the source is heard. Returns buf.
 */
char *app_trouble(const struct app *app, char *buf, size_t size);

/* When that says something else. */
int64_t app_trouble_due(const struct app *app);

/* -- app_clock.c -- */

/* A build takes the place of another (NULL: of none), received at ms: clocks that say the same as
 * before run on. */
void app_clock_renew(struct app *app, const struct edition *old, const struct edition *next,
                     int64_t ms);
void app_clock_release(struct app *app);

/* Counts minutes; true when a clock that is shown has moved. And when it will. */
bool app_clock_tick(struct app *app);
int64_t app_clock_due(const struct app *app);

/* -- app_notice.c -- */

/* Something new has come, which the edition before had not: what of it is wanted is told. edge: the
 * moment is at the live edge. */
void app_give_notice(struct app *app, const struct edition *before, struct carry_news entries,
                     bool edge);

/* Notices off, or on again. */
void app_mute(struct app *app);

/* When the window's title goes back to what it was, and that it does if it is time. */
int64_t app_notice_due(const struct app *app);
void app_notice_tick(struct app *app);
/* -- app_seen.c -- */

/* Steps from line to line; does what an action of GROUP_TIME does otherwise than for football
 * time, or returns false. */
void app_step_seen(struct app *app, enum step_unit unit, int direction);
bool app_act_seen(struct app *app, enum action action);

/* Goes to what had been received by an instant; to where something that is there now was received
 * first; to what was typed. */
void app_seek_seen(struct app *app, struct moment to);
void app_type_seen(struct app *app);

/* The cursor has moved by itself; and says that it cannot go further. */
void app_play_seen(struct app *app);
void app_say_edge_seen(struct app *app, int direction);

/* The journal is left; its last edition must not be in use any more. */
void app_unsee(struct app *app);

/* -- app_mouse.c -- */

/* Ends dragging, if the moment is being dragged; playing goes on. */
void app_drop(struct app *app);

#endif
