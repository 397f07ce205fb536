#include "feed/wish.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

static bool take_line(struct wish *wish)
{
    static const char word[] = "match";
    const char *at = wish->line, *end = at + wish->n;
    size_t len = sizeof word - 1;
    bool fits = wish->n < sizeof wish->line && wish->n >= len && memcmp(at, word, len) == 0;
    wish->n = 0;
    if (!fits)
        return false;
    at += len;
    at += at < end && *at == ' ';
    len = (size_t)(end - at);
    if (len >= sizeof wish->match || (strlen(wish->match) == len && !memcmp(wish->match, at, len)))
        return false;
    memcpy(wish->match, at, len);
    wish->match[len] = '\0';
    return true;
}

static bool is_readable(int fd)
{
    struct pollfd ready = {.fd = fd, .events = POLLIN};
    return fd >= 0 && poll(&ready, 1, 0) > 0;
}

bool wish_read(struct wish *wish)
{
    char bytes[256];
    bool changed = false;
    while (is_readable(wish->fd)) {
        ssize_t got = read(wish->fd, bytes, sizeof bytes);
        if (got <= 0 && !(got < 0 && errno == EINTR))
            wish->fd = -1;
        for (ssize_t i = 0; i < got; i++) {
            if (bytes[i] == '\n')
                changed |= take_line(wish);
            else if (wish->n < sizeof wish->line)
                wish->line[wish->n++] = bytes[i];
        }
    }
    return changed;
}
