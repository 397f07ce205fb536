/* Files: read and written whole, and their paths. */
#ifndef TOUCHLINE_BASE_FILE_H
#define TOUCHLINE_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"

#define FILE_MOST ((size_t)64 * 1024 * 1024) /* bytes; larger input is refused */

/*
 * Reads a regular file or a pipe whole (path "-": standard input). The bytes are malloc'd, followed
 * by a NUL that *len does not count; the caller frees them. Fails on directories, devices, more
 * than FILE_MOST bytes and read errors; never blocks on opening a FIFO without a writer. The error
 * says "path: why".
 */
bool file_read(const char *path, char **bytes, size_t *len, struct err *err);

/*
 * Writes a file whole or not at all: into a new file beside it that then takes its name, through to
 * the disk. Without replace a file already there is an error, with nothing in between in which one
 * could appear; with it a file there keeps its permissions, and a symbolic link its name. A new
 * file's permissions are what the umask leaves. The error says "path: why"; nothing is left behind.
 */
bool file_write_atomic(const char *path, const char *bytes, size_t len, bool replace,
                       struct err *err);

/* "dir/name" in the arena. */
char *file_join(struct arena *arena, const char *dir, const char *name);

/* mkdir -p: makes what there is not yet of a directory, for its owner alone. The error says "path:
 * why". */
bool file_make_folder(const char *path, struct err *err);

/* The directory of the running program, in the arena; NULL where the system does not tell. */
char *file_program_dir(struct arena *arena);

/* True when path exists and is not a directory; when it is one. */
bool file_exists(const char *path);
bool file_is_directory(const char *path);

/*
 * The names of a directory's entries that end in end, but for hidden ones, in the order of their
 * bytes, in the arena. At most FILE_NAMES_MOST. The error says why.
 */
#define FILE_NAMES_MOST 10000
bool file_list(struct arena *arena, const char *path, const char *end, char ***names, size_t *count,
               struct err *err);

#endif
