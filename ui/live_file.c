/* A file that is followed. Declared in live.h. */
#include "live_parts.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#ifdef HAVE_SYS_INOTIFY_H
#include <sys/inotify.h>
#endif

#include "input/source.h"

enum {
    LOOK_MS = 1000,  /* between looks at a file where nobody tells of changes */
    SETTLE_MS = 150, /* for a writer to come to its end */
    AGAIN_MS = 850   /* to a second look at what could not be read: it may have been half written */
};

struct followed {
    struct live live;
    char *path;
    struct stat seen; /* as last read */
    bool failed;      /* what was seen last could not be read: looked at once more */
};

/* -- changes ------------------------------------------------------------------------------------
 */

#ifdef HAVE_SYS_INOTIFY_H

#define CHANGES (IN_CLOSE_WRITE | IN_MODIFY | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE)

/* The folder is watched, not the file, which may be replaced. */
static void watch_folder(int fd, const char *path)
{
    char folder[PATH_MAX];
    const char *slash = strrchr(path, '/');
    size_t len = slash ? (size_t)(slash - path) + (slash == path) : 1;
    if (len >= sizeof folder)
        return;
    memcpy(folder, slash ? path : ".", len);
    folder[len] = '\0';
    inotify_add_watch(fd, folder, CHANGES);
}

static int watch(const char *path)
{
    int fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    char *real = realpath(path, NULL); /* what a link leads to changes in its own folder */
    if (fd >= 0)
        watch_folder(fd, path);
    if (fd >= 0 && real)
        watch_folder(fd, real);
    free(real);
    return fd;
}

/* True when there was something to read. */
static bool drain(int fd)
{
    char events[4096] __attribute__((aligned(__alignof__(struct inotify_event))));
    bool any = false;
    while (fd >= 0 && read(fd, events, sizeof events) > 0)
        any = true;
    return any;
}

#else

static int watch(const char *path)
{
    (void)path;
    return -1;
}

static bool drain(int fd)
{
    (void)fd;
    return false;
}

#endif

/* -- the file -----------------------------------------------------------------------------------
 */

static bool same_file(const struct stat *a, const struct stat *b)
{
    return a->st_dev == b->st_dev && a->st_ino == b->st_ino && a->st_size == b->st_size &&
           a->st_mtim.tv_sec == b->st_mtim.tv_sec && a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

static void release(struct live *live)
{
    free(((struct followed *)live)->path);
}

/* The last line has little room, and who follows the file knows its folder. */
static void leave_folder_out(const char *path, struct err *why)
{
    const char *slash = strrchr(path, '/');
    size_t len = slash ? (size_t)(slash - path) + 1 : 0;
    if (strncmp(why->text, path, len) == 0)
        memmove(why->text, why->text + len, strlen(why->text + len) + 1);
}

static enum live_news read_file(struct followed *file, const struct edition **edition,
                                struct err *why)
{
    struct report report = {0};
    struct edition *next = NULL;
    bool good = edition_load(file->path, &next, &report);
    if (!good && report.count)
        report_format(&report, 0, why->text, sizeof why->text);
    else if (!good)
        err_set(why, "%s cannot be read", file->path);
    report_release(&report);
    if (!good) {
        leave_folder_out(file->path, why);
        return LIVE_TROUBLE;
    }
    *edition = live_keep(&file->live, next);
    return LIVE_EDITION;
}

static enum live_news look(struct live *live, int64_t ms, const struct edition **edition,
                           struct err *why)
{
    struct followed *file = (struct followed *)live;
    struct stat now;
    if (drain(live->fd) && live->due > ms + SETTLE_MS)
        live->due = ms + SETTLE_MS;
    if (ms < live->due)
        return LIVE_NOTHING;
    live->due = live->fd < 0 ? ms + LOOK_MS : LIVE_NEVER;
    if (stat(file->path, &now) != 0) {
        bool known = file->seen.st_ino == 0;
        file->seen = (struct stat){.st_ino = 0};
        err_set(why, "%s: %s", file->path, strerror(errno));
        leave_folder_out(file->path, why);
        return known ? LIVE_NOTHING : LIVE_TROUBLE;
    }
    if (same_file(&now, &file->seen) && !file->failed)
        return LIVE_NOTHING;
    bool again = file->failed && same_file(&now, &file->seen);
    file->seen = now;
    enum live_news news = read_file(file, edition, why);
    file->failed = news == LIVE_TROUBLE && !again;
    if (file->failed) {
        live->due = ms + AGAIN_MS;
        return LIVE_NOTHING;
    }
    return news;
}

static const struct live_kind followed_file = {.look = look, .release = release};

struct live *live_follow(const char *path, struct err *err)
{
    struct followed *file = live_new(sizeof *file, &followed_file);
    if (!(file->path = strdup(path)))
        abort();
    if (stat(path, &file->seen) != 0)
        err_set(err, "%s: %s", path, strerror(errno));
    else if (!S_ISREG(file->seen.st_mode))
        err_set(err, "%s: expected a file to follow", path);
    else {
        file->live.fd = watch(path);
        file->live.current = true;
        return &file->live;
    }
    live_close(&file->live);
    return NULL;
}
