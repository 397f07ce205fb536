/*
 * A journal on the disk, as its one writer has it: locked against another, appended to and nothing
 * else, through to the disk before anybody is told. Others read it as any file.
 */
#ifndef TOUCHLINE_LIVE_JOURNAL_DISK_H
#define TOUCHLINE_LIVE_JOURNAL_DISK_H

#include "live/journal.h"

struct journal_disk {
    int fd; /* -1: closed */
    struct journal
        journal;  /* the state that has been received, whether it could be written or not */
    bool torn;    /* what is there does not end with a line end */
    bool behind;  /* the last lines could not be written: the whole comes first */
    bool busy;    /* another program writes it: it is only read */
    size_t taken; /* bytes of it that have been read into the state */
};

/*
 * Opens "dir/key.journal", making it (0600) and dir (0700, with those above it) at need, and
 * reads what it holds; what is wrong in it is warned of. False, with why in err, when it cannot be
 * written, is no regular file, or another writes it: then it is busy, and has been read all the
 * same. key: an edition's. journal_disk_close() in any case.
 */
bool journal_disk_open(struct journal_disk *disk, const char *dir, const char *key,
                       struct report *report, struct err *err);
void journal_disk_close(struct journal_disk *disk);

/* Of a busy one: the whole lines that its writer has added are taken into the state and appended to
 * text. True when there is no writer any more: from now on it is ours to write. */
bool journal_disk_more(struct journal_disk *disk, struct journal_text *text);

/*
 * Writes how the tree differs from the state, received at known, and has it on the disk. *line gets
 * what readers are to be told, appended to it: nothing when nothing differs. False, with why in
 * err, when the disk did not take it: the state is the new one all the same, line is there, and
 * the whole is written with the next that comes.
 */
bool journal_disk_put(struct journal_disk *disk, const json_t *tree, instant known,
                      struct journal_text *line, struct err *err);

#endif
