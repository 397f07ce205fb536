/*
 * The journal: everything that was received of an edition, an answer a line, in the order in which
 * it was received. A line is eight hexadecimal digits, the CRC-32C of what follows them and a
 * blank, up to the line end (RFC 3720, B.4), then an object:
 *
 *     {"journal":1,"n":0,"known":"2026-11-27T20:00:03Z",
 *      "changes":[{"at":[],"put":{"edition":"uel-2026-27",...}}]}
 *     {"n":1,"known":"2026-11-27T20:07:18Z",
 *      "changes":[{"at":[...,"events",0],"add":"7' goal LIV Salah"}]}
 *
 * "n" counts lines, "known" is when it was received, the changes are those of touchline's JSON
 * (patch.h); the first is the whole. A line that was cut off, damaged or does not fit is skipped,
 * and so is what follows one that is missing until the whole is put again, so that nothing is shown
 * that never was.
 */
#ifndef TOUCHLINE_LIVE_JOURNAL_H
#define TOUCHLINE_LIVE_JOURNAL_H

#include <jansson.h>

#include "base/err.h"
#include "base/instant.h"
#include "base/vec.h"

#define JOURNAL_LINE_MOST ((size_t)16 * 1024 * 1024) /* bytes */

/* What has been read of one so far. */
struct journal {
    json_t *tree;     /* the state after the last line; NULL before the first */
    int64_t next;     /* the number of the line that is to come */
    instant known;    /* when the last line was received; INSTANT_UNKNOWN before the first */
    uint32_t lines;   /* read, */
    uint32_t skipped; /* and of those skipped */
    bool lost;        /* lines are missing: nothing counts until the whole comes */
    bool whole;       /* the last line put the whole */
};

void journal_init(struct journal *journal);
void journal_release(struct journal *journal);

/* Whether text is a journal by how it begins. */
bool journal_fits(const char *bytes, size_t len);

/* Takes a line, without its line end. False, with why in err, when it was skipped. */
bool journal_take(struct journal *journal, const char *line, size_t len, struct err *err);

/* Takes the line that begins at *at, which goes on behind it; taken: it was not skipped. What was
 * skipped, and a last line that has no end, are warnings. False when no whole line is left. */
bool journal_next(struct journal *journal, const char *bytes, size_t len, size_t *at, bool *taken,
                  struct report *report);

/* Takes all whole lines of what was read. Returns the bytes taken. */
size_t journal_read(struct journal *journal, const char *bytes, size_t len, struct report *report);

/* A vector of bytes that grows line by line. */
struct journal_text {
    VEC(char) out;
};

/* A line by itself: checksum, blank, object, line end. Reading takes it without the line end: the
 * caller's to json_decref(), or NULL with why in err. */
json_t *journal_line_read(const char *line, size_t len, struct err *err);
void journal_line_write(const json_t *object, struct journal_text *text);

/* Appends the line that leads from the journal's state to the tree of a newer one, and takes it
 * into the journal. False, with nothing appended, when they are the same. */
bool journal_write(struct journal *journal, const json_t *tree, instant known,
                   struct journal_text *text);

/* Appends a line that puts the whole, as it is after the last line and with its number: for a
 * reader who comes late, or after lines that were lost. The journal does not go on by it. */
void journal_tell_whole(const struct journal *journal, struct journal_text *text);

#endif
