#include "live/journal_disk.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

/* -- opening ------------------------------------------------------------------------------------
 */

static bool open_file(struct journal_disk *disk, const char *path, struct err *err)
{
    struct stat info;
    disk->fd = open(path, O_RDWR | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0600);
    if (disk->fd < 0)
        return err_set(err, "%s: %s", path, strerror(errno));
    if (fstat(disk->fd, &info) != 0 || !S_ISREG(info.st_mode))
        return err_set(err, "%s: expected a regular file", path);
    if (flock(disk->fd, LOCK_EX | LOCK_NB) == 0)
        return true;
    disk->busy = errno == EWOULDBLOCK;
    return err_set(err, "%s: %s", path, disk->busy ? "another program writes it" : strerror(errno));
}

/* All bytes of the file from a place on, and a NUL. */
static char *read_from(int fd, size_t from, size_t *len, struct err *err)
{
    struct stat info;
    size_t got = 0;
    if (fstat(fd, &info) != 0) {
        err_set(err, "%s", strerror(errno));
        return NULL;
    }
    size_t there = (size_t)info.st_size > from ? (size_t)info.st_size - from : 0;
    char *bytes = malloc(there + 1);
    if (!bytes)
        abort();
    while (got < there) {
        ssize_t more = pread(fd, bytes + got, there - got, (off_t)(from + got));
        if (more < 0 && errno == EINTR)
            continue;
        if (more < 0) {
            err_set(err, "%s", strerror(errno));
            free(bytes);
            return NULL;
        }
        if (more == 0)
            break;
        got += (size_t)more;
    }
    bytes[got] = '\0';
    *len = got;
    return bytes;
}

/* Reads on, into the state; what was taken is appended to text, which may be NULL. */
static bool read_on(struct journal_disk *disk, struct journal_text *text, struct report *report,
                    struct err *err)
{
    size_t len;
    char *bytes = read_from(disk->fd, disk->taken, &len, err);
    if (!bytes)
        return false;
    size_t taken = journal_read(&disk->journal, bytes, len, report);
    if (text)
        vec_append(&text->out, bytes, taken);
    disk->taken += taken;
    disk->torn = len > 0 && bytes[len - 1] != '\n';
    disk->behind = disk->journal.lost;
    free(bytes);
    return true;
}

bool journal_disk_open(struct journal_disk *disk, const char *dir, const char *key,
                       struct report *report, struct err *err)
{
    char path[4096];
    *disk = (struct journal_disk){.fd = -1};
    journal_init(&disk->journal);
    if (snprintf(path, sizeof path, "%s/%s.journal", dir, key) >= (int)sizeof path)
        return err_set(err, "%s: the name is too long", dir);
    if (!file_make_folder(dir, err))
        return false;
    if (!report->name)
        report_init(report, path);
    struct err unread;
    bool open = open_file(disk, path, err);
    if (!open && !disk->busy)
        return false;
    return read_on(disk, NULL, report, open ? err : &unread) && open;
}

bool journal_disk_more(struct journal_disk *disk, struct journal_text *text)
{
    struct report report = {0};
    struct err err;
    report_init(&report, "the journal");
    /* Locked first: what is read then is all that there is. */
    disk->busy = flock(disk->fd, LOCK_EX | LOCK_NB) != 0;
    bool read = read_on(disk, text, &report, &err);
    report_release(&report);
    return read && !disk->busy;
}

void journal_disk_close(struct journal_disk *disk)
{
    if (disk->fd >= 0)
        close(disk->fd); /* and with it the lock */
    disk->fd = -1;
    journal_release(&disk->journal);
}

/* -- writing ------------------------------------------------------------------------------------
 */

static bool write_all(struct journal_disk *disk, const char *bytes, size_t len)
{
    while (len > 0) {
        ssize_t put = write(disk->fd, bytes, len);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return false;
        disk->torn = bytes[put - 1] != '\n';
        bytes += put;
        len -= (size_t)put;
    }
    return true;
}

bool journal_disk_put(struct journal_disk *disk, const json_t *tree, instant known,
                      struct journal_text *line, struct err *err)
{
    struct journal_text whole = {.out = {0}};
    size_t from = line->out.n;
    bool differs = journal_write(&disk->journal, tree, known, line);
    if (!differs && !disk->behind)
        return true;
    if (disk->behind) /* by the number that readers have had: they go on with the next */
        journal_tell_whole(&disk->journal, &whole);
    /* A line that was cut off just before its end must not become one after all. */
    bool good = (!disk->torn || write_all(disk, "~\n", 2)) &&
                (disk->behind ? write_all(disk, whole.out.v, whole.out.n)
                              : write_all(disk, line->out.v + from, line->out.n - from)) &&
                fdatasync(disk->fd) == 0;
    if (!good)
        err_set(err, "the journal cannot be written: %s", strerror(errno));
    disk->behind = !good;
    disk->journal.lost &= !good;
    vec_release(&whole.out);
    return good;
}
