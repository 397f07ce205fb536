#include "live.h"

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

#define NEVER INT64_MAX
enum {
    LOOK_MS = 1000,  /* between looks at a file where nobody tells of changes */
    SETTLE_MS = 150, /* for a writer to come to its end */
    AGAIN_MS = 850   /* to a second look at what could not be read: it may have been half written */
};

struct live {
    char *path;
    int fd; /* tells of changes in the file's folder; -1 */
    int64_t due;
    struct stat seen; /* as last read */
    bool failed;      /* what was seen last could not be read: looked at once more */
    struct edition *edition, *before;
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

struct live *live_follow(const char *path, struct err *err)
{
    struct live *live = calloc(1, sizeof *live);
    if (!live || !(live->path = strdup(path)))
        abort();
    if (stat(path, &live->seen) != 0)
        err_set(err, "%s: %s", path, strerror(errno));
    else if (!S_ISREG(live->seen.st_mode))
        err_set(err, "%s: expected a file to follow", path);
    else {
        live->fd = watch(path);
        return live;
    }
    live->fd = -1;
    live_close(live);
    return NULL;
}

void live_close(struct live *live)
{
    if (!live)
        return;
    if (live->fd >= 0)
        close(live->fd);
    edition_close(live->edition);
    edition_close(live->before);
    free(live->path);
    free(live);
}

int live_fd(const struct live *live)
{
    return live->fd;
}

int64_t live_due(const struct live *live)
{
    return live->due;
}

static enum live_news read_file(struct live *live, const struct edition **edition, struct err *why)
{
    struct report report = {0};
    struct edition *next = NULL;
    bool good = edition_load(live->path, &next, &report);
    if (!good && report.count)
        report_format(&report, 0, why->text, sizeof why->text);
    else if (!good)
        err_set(why, "%s cannot be read", live->path);
    report_release(&report);
    if (!good)
        return LIVE_TROUBLE;
    edition_close(live->before);
    live->before = live->edition;
    *edition = live->edition = next;
    return LIVE_EDITION;
}

enum live_news live_look(struct live *live, int64_t ms, const struct edition **edition,
                         struct err *why)
{
    struct stat now;
    if (drain(live->fd) && live->due > ms + SETTLE_MS)
        live->due = ms + SETTLE_MS;
    if (ms < live->due)
        return LIVE_NOTHING;
    live->due = live->fd < 0 ? ms + LOOK_MS : NEVER;
    if (stat(live->path, &now) != 0) {
        bool known = live->seen.st_ino == 0;
        live->seen = (struct stat){.st_ino = 0};
        err_set(why, "%s: %s", live->path, strerror(errno));
        return known ? LIVE_NOTHING : LIVE_TROUBLE;
    }
    if (same_file(&now, &live->seen) && !live->failed)
        return LIVE_NOTHING;
    bool again = live->failed && same_file(&now, &live->seen);
    live->seen = now;
    enum live_news news = read_file(live, edition, why);
    live->failed = news == LIVE_TROUBLE && !again;
    if (live->failed) {
        live->due = ms + AGAIN_MS;
        return LIVE_NOTHING;
    }
    return news;
}
