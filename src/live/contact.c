#include "live/contact.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "live/journal.h"

enum { PATH_BYTES = 4096, FILE_BYTES = 8192, TRIES = 3 };

/* -- the line -----------------------------------------------------------------------------------
 */

static void copy(char *out, size_t size, const char *text)
{
    out[0] = '\0';
    if (text && strlen(text) < size)
        strcpy(out, text);
}

void contact_init(struct contact *contact, const char *source, const char *base_url)
{
    *contact = (struct contact){.heard = INSTANT_UNKNOWN,
                                .said = INSTANT_UNKNOWN,
                                .due = INSTANT_UNKNOWN,
                                .whole = INSTANT_UNKNOWN};
    /* A password stands before "@", a key behind "?"; both are in nothing but addresses. */
    bool kept = !strpbrk(source, "@?") && (!base_url || !strpbrk(base_url, "@?"));
    if (kept && base_url && strlen(base_url) >= sizeof contact->base_url)
        kept = false;
    copy(contact->source, sizeof contact->source, kept ? source : NULL);
    copy(contact->base_url, sizeof contact->base_url, kept ? base_url : NULL);
}

static instant get_instant(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    enum precision precision;
    instant at;
    return text && instant_parse(text, 0, &at, NULL, &precision) ? at : INSTANT_UNKNOWN;
}

static void set_instant(json_t *object, const char *key, instant at)
{
    char text[40];
    if (at == INSTANT_UNKNOWN)
        return;
    instant_format_iso(text, sizeof text, at, 0);
    json_object_set_new(object, key, json_string(text));
}

static bool take(struct contact *contact, const char *line, size_t len)
{
    struct err err;
    json_t *object = journal_line_read(line, len, &err);
    if (!object)
        return false;
    json_int_t every = json_integer_value(json_object_get(object, "every"));
    json_int_t errors = json_integer_value(json_object_get(object, "errors"));
    json_int_t doubted = json_integer_value(json_object_get(object, "doubted"));
    const char *source = json_string_value(json_object_get(object, "source"));
    contact_init(contact, source ? source : "",
                 json_string_value(json_object_get(object, "base_url")));
    contact->heard = get_instant(object, "heard");
    contact->said = get_instant(object, "said");
    contact->due = get_instant(object, "due");
    contact->whole = get_instant(object, "whole");
    contact->every = every > 0 && every < CONTACT_DUE_MOST ? every : 0;
    contact->errors = errors > 0 && errors < 1000 ? (unsigned)errors : 0;
    contact->doubted = doubted > 0 && doubted <= UINT32_MAX ? (uint32_t)doubted : 0;
    copy(contact->trouble, sizeof contact->trouble,
         json_string_value(json_object_get(object, "trouble")));
    json_decref(object);
    return true;
}

static bool put(const struct contact *contact, int fd)
{
    struct journal_text line = {.out = {0}};
    json_t *object = json_pack("{s:I, s:i}", "every", (json_int_t)contact->every, "errors",
                               (int)contact->errors);
    if (contact->source[0])
        json_object_set_new(object, "source", json_string(contact->source));
    if (contact->base_url[0])
        json_object_set_new(object, "base_url", json_string(contact->base_url));
    if (contact->doubted)
        json_object_set_new(object, "doubted", json_integer(contact->doubted));
    if (contact->trouble[0])
        json_object_set_new(object, "trouble", json_string(contact->trouble));
    set_instant(object, "heard", contact->heard);
    set_instant(object, "said", contact->said);
    set_instant(object, "due", contact->due);
    set_instant(object, "whole", contact->whole);
    journal_line_write(object, &line);
    json_decref(object);
    bool done = pwrite(fd, line.out.v, line.out.n, 0) == (ssize_t)line.out.n &&
                ftruncate(fd, (off_t)line.out.n) == 0;
    vec_release(&line.out);
    return done;
}

static bool get(struct contact *contact, int fd)
{
    char bytes[FILE_BYTES];
    ssize_t len = pread(fd, bytes, sizeof bytes, 0);
    const char *end = len > 0 ? memchr(bytes, '\n', (size_t)len) : NULL;
    return end && take(contact, bytes, (size_t)(end - bytes));
}

/* -- the file -----------------------------------------------------------------------------------
 */

static int open_file(const char *dir, const char *name, int flags)
{
    char path[PATH_BYTES];
    struct stat info;
    if (snprintf(path, sizeof path, "%s/%s.contact", dir, name) >= (int)sizeof path) {
        errno = ENAMETOOLONG;
        return -1;
    }
    int fd = open(path, flags | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0600);
    if (fd >= 0 && (fstat(fd, &info) != 0 || !S_ISREG(info.st_mode))) {
        close(fd);
        fd = -1;
        errno = EINVAL;
    }
    return fd;
}

bool contact_read(struct contact *contact, const char *dir, const char *name)
{
    bool read = false;
    contact_init(contact, "", NULL);
    int fd = open_file(dir, name, O_RDONLY);
    if (fd < 0)
        return false;
    for (int i = 0; i < TRIES && !read; i++) /* it may just be written */
        read = get(contact, fd);
    close(fd);
    return read;
}

bool contact_write(const struct contact *contact, const char *dir, const char *name,
                   struct err *err)
{
    if (!file_make_folder(dir, err))
        return false;
    int fd = open_file(dir, name, O_RDWR | O_CREAT);
    bool written = fd >= 0 && flock(fd, LOCK_EX) == 0 && put(contact, fd);
    int failed = errno;
    if (fd >= 0)
        close(fd);
    return written || err_set(err, "%s/%s.contact: %s", dir, name, strerror(failed));
}

bool contact_is_fresh(const struct contact *contact, instant now)
{
    instant most = 2 * contact->every;
    return contact->heard != INSTANT_UNKNOWN && now <= contact->heard + most &&
           now >= contact->heard - most;
}

static bool is_due(const struct contact *contact, instant now)
{
    /* Who asks at the same time may have looked at the clock a little later. */
    bool back = contact->said != INSTANT_UNKNOWN && contact->said > now + CONTACT_CLAIM_SECONDS;
    return contact->due == INSTANT_UNKNOWN || now >= contact->due || back ||
           contact->due - now > CONTACT_DUE_MOST;
}

bool contact_claim(const struct contact *contact, const char *dir, const char *name, instant now)
{
    struct contact next;
    struct err err;
    int fd = file_make_folder(dir, &err) ? open_file(dir, name, O_RDWR | O_CREAT) : -1;
    bool claimed = fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) == 0;
    if (claimed && !get(&next, fd))
        next = *contact;
    claimed = claimed && is_due(&next, now);
    next.said = now;
    next.due = now + CONTACT_CLAIM_SECONDS;
    claimed = claimed && put(&next, fd);
    if (fd >= 0)
        close(fd);
    return claimed;
}
