#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FIRST_READ ((size_t)64 * 1024)
#define WRITER_GRACE_MS 200 /* for a writer that waits in open() for us to wake it */

struct reading {
    int fd;
    const char *shown; /* the path for messages */
    bool lonely;       /* a pipe from which nothing has come yet: it may have no writer at all */
    char *bytes;       /* owned until the end */
    size_t len, cap;
};

/* Room for at least one more byte and the NUL. */
static bool make_room(struct reading *reading, struct err *err)
{
    if (reading->len + 1 < reading->cap)
        return true;
    size_t cap = reading->cap * 2;
    if (cap > FILE_MOST + 2) /* one byte beyond the limit shows that there is too much */
        cap = FILE_MOST + 2;
    char *bytes = realloc(reading->bytes, cap);
    if (!bytes)
        return err_set(err, "%s: out of memory", reading->shown);
    reading->bytes = bytes;
    reading->cap = cap;
    return true;
}

/* The end of a pipe that gave nothing is its end only if nobody is about to write. */
static bool writer_comes(struct reading *reading)
{
    struct pollfd wait = {.fd = reading->fd, .events = POLLIN};
    reading->lonely = false;
    return poll(&wait, 1, WRITER_GRACE_MS) > 0 && (wait.revents & POLLIN);
}

static bool read_rest(struct reading *reading, struct err *err)
{
    bool pipe = reading->lonely;
    for (;;) {
        if (!make_room(reading, err))
            return false;
        ssize_t got =
            read(reading->fd, reading->bytes + reading->len, reading->cap - 1 - reading->len);
        if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
            struct pollfd wait = {.fd = reading->fd, .events = POLLIN};
            poll(&wait, 1, -1);
        } else if (got < 0 && errno != EINTR) {
            return err_set(err, "%s: %s", reading->shown, strerror(errno));
        } else if (got == 0) {
            if (reading->lonely && writer_comes(reading))
                continue;
            if (pipe && reading->len == 0)
                return err_set(err, "%s: a pipe that nothing was written to", reading->shown);
            return true;
        } else if (got > 0) {
            reading->lonely = false;
            reading->len += (size_t)got;
            if (reading->len > FILE_MOST)
                return err_set(err, "%s: larger than 64 MiB", reading->shown);
        }
    }
}

/* Says whether what is open may be read, and how large it says it is. */
static bool look_at(struct reading *reading, bool input, size_t *size, struct err *err)
{
    struct stat about;
    if (fstat(reading->fd, &about) < 0)
        return err_set(err, "%s: %s", reading->shown, strerror(errno));
    if (S_ISDIR(about.st_mode))
        return err_set(err, "%s: a directory; expected a file", reading->shown);
    bool regular = S_ISREG(about.st_mode);
    if (!input && !regular && !S_ISFIFO(about.st_mode))
        return err_set(err, "%s: neither a file nor a pipe", reading->shown);
    if (regular && about.st_size > (off_t)FILE_MOST)
        return err_set(err, "%s: larger than 64 MiB", reading->shown);
    reading->lonely = !input && !regular;
    *size = regular ? (size_t)about.st_size : 0;
    return true;
}

static bool read_open(struct reading *reading, bool input, struct err *err)
{
    size_t size = 0;
    if (!look_at(reading, input, &size, err))
        return false;
    reading->cap = size ? size + 2 : FIRST_READ; /* the NUL, and one to meet the end */
    reading->bytes = malloc(reading->cap);
    if (!reading->bytes)
        return err_set(err, "%s: out of memory", reading->shown);
    return read_rest(reading, err);
}

bool file_read(const char *path, char **bytes, size_t *len, struct err *err)
{
    bool input = strcmp(path, "-") == 0;
    struct reading reading = {.fd = STDIN_FILENO, .shown = input ? "standard input" : path};
    if (!input) {
        /* O_NONBLOCK: opening a FIFO must not wait for its writer. */
        reading.fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
        if (reading.fd < 0)
            return err_set(err, "%s: %s", path, strerror(errno));
    }
    bool done = read_open(&reading, input, err);
    if (!input)
        close(reading.fd);
    if (!done) {
        free(reading.bytes);
        return false;
    }
    reading.bytes[reading.len] = '\0';
    *bytes = reading.bytes;
    *len = reading.len;
    return true;
}

char *file_join(struct arena *arena, const char *dir, const char *name)
{
    size_t len = strlen(dir);
    bool bare = len == 0 || dir[len - 1] == '/';
    return arena_printf(arena, "%s%s%s", dir, bare ? "" : "/", name);
}

bool file_exists(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 && !S_ISDIR(about.st_mode);
}
