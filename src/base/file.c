#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/vec.h"

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

/* -- writing ----------------------------------------------------------------------------------- */

enum { NAMES_TRIED = 100 };

/* Makes a new file beside path; *beside gets its name in the arena. */
static int open_beside(struct arena *arena, const char *path, char **beside)
{
    static const int flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW;
    int fd = -1;
    for (int i = 0; i < NAMES_TRIED && fd < 0; i++) {
        *beside = arena_printf(arena, "%s.%ld-%d.tmp", path, (long)getpid(), i);
        fd = open(*beside, flags, 0666);
        if (fd < 0 && errno != EEXIST)
            break;
    }
    return fd;
}

static bool write_all(int fd, const char *bytes, size_t len)
{
    while (len > 0) {
        ssize_t put = write(fd, bytes, len);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return false;
        bytes += put;
        len -= (size_t)put;
    }
    return true;
}

/* Gives the file its name; never over one that is there. */
static bool take_name(const char *beside, const char *path)
{
#ifdef RENAME_NOREPLACE
    if (renameat2(AT_FDCWD, beside, AT_FDCWD, path, RENAME_NOREPLACE) == 0)
        return true;
    if (errno != EINVAL && errno != ENOSYS && errno != ENOTSUP)
        return false;
#endif
    if (link(beside, path) != 0) /* some file systems cannot rename so */
        return false;
    unlink(beside);
    return true;
}

/* The name itself must be on the disk too; not every file system can be asked. */
static void sync_directory(struct arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *dir = "/";
    if (!slash)
        dir = ".";
    else if (slash != path)
        dir = arena_strndup(arena, path, (size_t)(slash - path));
    int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return;
    fsync(fd);
    close(fd);
}

/* The steps after which the file is there; errno tells why not. */
static bool write_beside(int fd, const char *beside, const char *path, const char *bytes,
                         size_t len, bool replace)
{
    struct stat about;
    bool good = write_all(fd, bytes, len);
    if (good && replace && stat(path, &about) == 0)
        good = fchmod(fd, about.st_mode & 0777) == 0;
    good = good && fsync(fd) == 0;
    int why = errno;
    if (close(fd) != 0 && good) {
        good = false;
        why = errno;
    }
    errno = why;
    return good && (replace ? rename(beside, path) == 0 : take_name(beside, path));
}

/* Where to write: the file that a symbolic link at path leads to. False when there is something
 * that is not to be written over. */
static bool find_target(struct arena *arena, const char **path, bool replace, struct err *err)
{
    struct stat about;
    char whole[PATH_MAX];
    if (lstat(*path, &about) != 0)
        return true;
    if (!replace)
        return err_set(err, "%s: %s", *path, strerror(EEXIST));
    if (stat(*path, &about) == 0 && !S_ISREG(about.st_mode))
        return err_set(err, "%s: not a file", *path);
    if (realpath(*path, whole))
        *path = arena_strndup(arena, whole, strlen(whole));
    return true;
}

bool file_write_atomic(const char *path, const char *bytes, size_t len, bool replace,
                       struct err *err)
{
    struct arena arena;
    char *beside = NULL;
    const char *target = path;
    arena_init(&arena);
    bool good = find_target(&arena, &target, replace, err);
    if (good) {
        int fd = open_beside(&arena, target, &beside);
        good = fd >= 0 && write_beside(fd, beside, target, bytes, len, replace);
        if (!good) {
            int why = errno;
            if (fd >= 0)
                unlink(beside);
            err_set(err, "%s: %s", path, strerror(why));
        } else {
            sync_directory(&arena, target);
        }
    }
    arena_release(&arena);
    return good;
}

/* -- paths ------------------------------------------------------------------------------------- */

char *file_join(struct arena *arena, const char *dir, const char *name)
{
    size_t len = strlen(dir);
    bool bare = len == 0 || dir[len - 1] == '/';
    return arena_printf(arena, "%s%s%s", dir, bare ? "" : "/", name);
}

bool file_make_folder(const char *path, struct err *err)
{
    char part[PATH_MAX];
    size_t len = strlen(path);
    if (len >= sizeof part)
        return err_set(err, "%s: the name is too long", path);
    for (size_t at = 1; at <= len; at++) {
        if (path[at] != '/' && path[at] != '\0')
            continue;
        memcpy(part, path, at);
        part[at] = '\0';
        if (mkdir(part, 0700) != 0 && errno != EEXIST)
            return err_set(err, "%s: %s", part, strerror(errno));
    }
    return true;
}

char *file_program_dir(struct arena *arena)
{
    char program[PATH_MAX];
    ssize_t len = readlink("/proc/self/exe", program, sizeof program - 1);
    if (len <= 0)
        return NULL;
    program[len] = '\0';
    char *slash = strrchr(program, '/');
    return slash ? arena_strndup(arena, program, (size_t)(slash - program)) : NULL;
}

bool file_exists(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 && !S_ISDIR(about.st_mode);
}

bool file_is_directory(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

bool file_list(struct arena *arena, const char *path, const char *end, char ***names, size_t *count,
               struct err *err)
{
    VEC(char *) found = {0};
    DIR *dir = opendir(path);
    size_t tail = strlen(end);
    *count = 0;
    if (!dir)
        return err_set(err, "%s", strerror(errno));
    for (struct dirent *entry = readdir(dir); entry; entry = readdir(dir)) {
        size_t len = strlen(entry->d_name);
        if (entry->d_name[0] != '.' && len > tail && strcmp(entry->d_name + len - tail, end) == 0 &&
            found.n < FILE_NAMES_MOST)
            vec_push(&found, arena_strndup(arena, entry->d_name, len));
    }
    closedir(dir);
    *names = arena_array(arena, char *, found.n + 1);
    if (found.n > 0) {
        memcpy(*names, found.v, found.n * sizeof **names);
        qsort(*names, found.n, sizeof **names, compare_names);
    }
    *count = found.n;
    vec_release(&found);
    return true;
}
