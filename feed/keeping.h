/*
 * What is kept of a source: its journal, on the disk and told on standard output; and beside it,
 * for those who do not follow, its scores and a word of how it is heard. While another program
 * keeps them, what that one writes.
 */
#ifndef TOUCHLINE_FEED_KEEPING_H
#define TOUCHLINE_FEED_KEEPING_H

#include "live/contact.h"
#include "live/journal_disk.h"
#include "live/settle.h"

/* Zero-initialise, and set the first two. */
struct keeping {
    const char *journals; /* the folder; NULL: nothing is on the disk */
    bool once;            /* it is asked but once */
    char id[KEY_BYTES];   /* the edition's */
    char name[KEY_BYTES]; /* the journal's; "" until it is known */
    struct contact contact;
    struct journal_disk disk;
    bool kept;         /* the journal is on the disk */
    bool saved;        /* so are its scores, as they are */
    struct err unkept; /* why it is not or what could not be written, or "" */
    struct settle settle;
    struct journal_text line;
};

/* Names it; contact is what was known of it last. False, with err, when it is no source.
 * keeping_close() in any case. */
bool keeping_open(struct keeping *k, const char *source, const char *base_url, struct err *err);
void keeping_close(struct keeping *k);

/* Opens the journal; the state that it holds is told. Where none can be kept there is none. */
void keeping_begin(struct keeping *k);

/* While another program keeps the journal (disk.busy), that is told on. True when it has ended: it
 * is ours from now on. Who asks once is content with what the other has heard; failed gets why it
 * has not heard it. */
bool keeping_read_on(struct keeping *k, struct err *failed);

/* The edition of the state that is kept, where all of the season was asked for not long ago: what
 * has come since is all that is to be asked for. The caller's; NULL: there is none. */
struct edition *keeping_whole(const struct keeping *k);

/* The edition becomes the next state, and is told where something differs. What goes back is not
 * believed (settle.h) until it is put again, by another process perhaps. */
void keeping_put(struct keeping *k, const struct edition *edition);

/* Whether something of what was put last was not believed for the first time, or just now. */
bool keeping_doubts(const struct keeping *k);

/* Leaves word how a round went (failed: "" or why it did, so many in a row), and from when another
 * may ask: who goes on following will himself. */
void keeping_word(struct keeping *k, const char *failed, unsigned errors, int64_t wait_ms);

#endif
