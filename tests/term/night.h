/*
 * A night of matches for tests of what goes on: the bundled Europa League as it was known at one
 * instant after another (tests/cut), put into a file that our server answers with, and the real
 * viewer with the real touchline-feed on it. Everything lies in a folder of its own.
 */
#ifndef TOUCHLINE_TESTS_NIGHT_H
#define TOUCHLINE_TESTS_NIGHT_H

#include "../feed/serve.h"
#include "base/instant.h"
#include "output/tree_write.h"
#include "vt.h"

struct night {
    char folder[64];
    char file[96];       /* what is answered; night_put() writes it */
    char data_dir[1024]; /* "TOUCHLINE_DATADIR=..." */
    char state_dir[96];  /* "XDG_STATE_HOME=...", the folder */
    char *text;          /* of the whole edition */
};

#define NIGHT_OFTEN "TOUCHLINE_FEED_WAIT_MS=50"
#define NIGHT_SELDOM "TOUCHLINE_FEED_WAIT_MS=0"

/* edition: "uel-2023-24". False: there is no such file, or no room. */
bool night_open(struct night *night, const char *edition);
void night_close(struct night *night);

/* "2024-04-18T19:06Z" */
instant night_instant(const char *when);

/* The edition as it was then, in JSON; the caller's to vec_release(). */
struct tree night_text(const struct night *night, instant at);

/* Puts it into the file, in one go. */
void night_put(const struct night *night, instant at);
void night_put_bytes(const struct night *night, const char *bytes, size_t len);

/* A server that answers /cup.json with the file, as often as times says (" 3"; "": for ever), and
 * what else a script says. */
void night_serve(const struct night *night, struct serve *serve, const char *times,
                 const char *more);

/* How many requests the server has had. */
size_t night_requests(const struct serve *serve);

/* Waits until it has been asked so often; the test fails when it is not. */
void night_wait_requests(struct vt *vt, const struct serve *serve, size_t count);

/* Its source, and where the journal of that lies. */
void night_source(const struct serve *serve, char *url, size_t size);
void night_journal(const struct night *night, const char *source, char *path, size_t size);

/* Whether touchline-feed is there: it has the journal locked. */
bool night_feed_lives(const struct night *night, const char *source);

/* Writes a journal of the source that holds the edition as it was at, received at known. */
void night_write_journal(const struct night *night, const char *source, instant at, instant known);

/* The viewer on a source or file, with the times of CEST; wait: NIGHT_OFTEN or another, more: a
 * variable besides ("NAME=value"), or NULL. */
struct vt *night_view(const struct night *night, const char *source, const char *base_url,
                      const char *wait, const char *more);

/* The process of the viewer's touchline-feed; 0: there is none. */
pid_t night_feed(const struct vt *vt);

/* The program that is tested. */
const char *night_program(void);

/* -- of the terminal, for vt_wait() ------------------------------------------------------------ */

bool night_status_has(struct vt *vt, const char *text);
bool night_title_has(struct vt *vt, const char *text);

/* q, and everything is as it was. */
void night_quit(struct vt *vt);

#endif
