#include "live_parts.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <unistd.h>

void *live_new(size_t size, const struct live_kind *kind)
{
    struct live *live = calloc(1, size);
    if (!live)
        abort();
    live->kind = kind;
    live->fd = -1;
    live->known = INSTANT_UNKNOWN;
    live->retry = live->heard = LIVE_NEVER;
    return live;
}

void live_watch(struct live *live, const char *match)
{
    if (live->kind->watch)
        live->kind->watch(live, match);
}

void live_stop(struct live *live)
{
    if (live->fd >= 0)
        close(live->fd);
    live->fd = -1;
    live->due = LIVE_NEVER;
    if (live->kind->stop)
        live->kind->stop(live);
}

void live_close(struct live *live)
{
    if (!live)
        return;
    live_stop(live);
    live->kind->release(live);
    edition_close(live->edition);
    edition_close(live->before);
    free(live);
}

const struct edition *live_keep(struct live *live, struct edition *next)
{
    edition_close(live->before);
    live->before = live->edition;
    live->edition = next;
    return next;
}

int live_fd(const struct live *live)
{
    return live->fd;
}

instant live_known(const struct live *live)
{
    return live->known;
}

bool live_is_current(const struct live *live)
{
    return live->current;
}

int64_t live_heard(const struct live *live)
{
    return live->heard;
}

int64_t live_retry(const struct live *live)
{
    return live->retry;
}

int64_t live_due(const struct live *live)
{
    return live->due;
}

enum live_news live_look(struct live *live, int64_t ms, const struct edition **edition,
                         struct err *why)
{
    return live->kind->look(live, ms, edition, why);
}

enum live_news live_wait(struct live *live, const struct edition **edition, struct err *why)
{
    for (;;) {
        enum live_news news = live_look(live, 0, edition, why);
        if (news != LIVE_NOTHING)
            return news;
        /* Nothing is left in what was read, so only the descriptor can bring more. */
        struct pollfd wait = {.fd = live->fd, .events = POLLIN};
        if (live->fd < 0 || (poll(&wait, 1, -1) < 0 && errno != EINTR))
            return LIVE_NOTHING;
    }
}
