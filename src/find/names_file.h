/*
 * A file of the names of many editions, so that finding need not read the editions themselves.
 *
 * It is text. The first line is "touchline-names VERSION SUM", the sum that of all bytes after it;
 * then, fields parted by tabs, a line for each edition (its source, the stamp of its file, key,
 * title, start, how many names) and one for each of its names. A file of another version, or one
 * that was damaged, is no file: it is made anew. Whoever changes what index_build() or a reader
 * makes of the same file raises NAMES_VERSION.
 */
#ifndef TOUCHLINE_FIND_NAMES_FILE_H
#define TOUCHLINE_FIND_NAMES_FILE_H

#include "base/err.h"
#include "find/index.h"

#define NAMES_VERSION "1"

/* By which a file is known again: its size, and one of the others where it is not 0. */
struct names_stamp {
    uint64_t size; /* bytes */
    int64_t time;  /* of its last change, nanoseconds since 1970 */
    uint64_t sum;  /* names_sum() of its bytes */
};

struct names_entry {
    const char *source; /* by which it is opened: an id or an absolute path */
    struct names_stamp stamp;
    struct name_index index;
};

struct names_file {
    struct names_entry *v;
    uint32_t count;
};

/* A sum of bytes that changes when any of them does; no defence against intent. */
uint64_t names_sum(const char *bytes, size_t len);

/* The stamp of a regular file: its size and time, or its size and sum. False where it has none. */
bool names_stamp_time(const char *path, struct names_stamp *stamp);
bool names_stamp_sum(const char *path, struct names_stamp *stamp);

/* Whether the file at a path is the one that was stamped. */
bool names_stamp_holds(const struct names_stamp *stamp, const char *path);

/* Reads a file, or the bytes of one; all of it lies in the arena. The error says "path: why". */
bool names_file_read(struct names_file *file, const char *path, struct arena *arena,
                     struct err *err);
bool names_file_parse(struct names_file *file, const char *path, const char *bytes, size_t len,
                      struct arena *arena, struct err *err);

/* Writes one, whole or not at all. A source with a control character in it is left out. */
bool names_file_write(const char *path, const struct names_entry *entries, uint32_t count,
                      struct err *err);

#endif
