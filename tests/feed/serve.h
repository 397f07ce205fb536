/* Starts tests/feed/server (or another program) for a test, and ends it. */
#ifndef TOUCHLINE_TESTS_FEED_SERVE_H
#define TOUCHLINE_TESTS_FEED_SERVE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct serve {
    char folder[64]; /* its own, removed in the end */
    pid_t pid;
    int in, out; /* its standard input, which it ends with, and output */
    int port;
};

/* Runs the server with a script and listens on address (NULL: 127.0.0.1). Ends the test when it
 * does not run. */
void serve_start(struct serve *serve, const char *script, const char *address);
void serve_stop(struct serve *serve);

/* The requests so far, malloc'd; "" for none. */
char *serve_log(const struct serve *serve);

/* Runs a program with its standard input and output in serve; what it says on stderr is lost. */
void serve_run(struct serve *serve, char *const *arguments);

/* Reads a line of its output; false at its end. */
bool serve_line(struct serve *serve, char *line, size_t size);

/* Makes serve->folder; a file in it; its path. */
void serve_folder(struct serve *serve);
void serve_write(const struct serve *serve, const char *name, const char *text);
void serve_path(char *out, size_t size, const struct serve *serve, const char *name);

#endif
