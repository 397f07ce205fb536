#include "feed/tell.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

void tell_lines(struct journal_text *text)
{
    if (text->out.n)
        fwrite(text->out.v, 1, text->out.n, stdout);
    text->out.n = 0;
    fflush(stdout);
}

static void tell_object(json_t *object)
{
    char *text = json_dumps(object, JSON_COMPACT);
    if (text)
        puts(text);
    fflush(stdout);
    free(text);
    json_decref(object);
}

void tell_trouble(const char *why, int64_t retry_ms, instant heard)
{
    instant now = (instant)time(NULL);
    json_t *object =
        json_pack("{s:s, s:I}", "trouble", why, "retry", (json_int_t)(retry_ms / 1000));
    if (heard != INSTANT_UNKNOWN && heard <= now)
        json_object_set_new(object, "age", json_integer(now - heard));
    tell_object(object);
}

void tell_error(const char *why)
{
    tell_object(json_pack("{s:s}", "error", why));
}

void tell_heard(const char *warning)
{
    tell_object(*warning ? json_pack("{s:b, s:s}", "heard", 1, "warning", warning)
                         : json_pack("{s:b}", "heard", 1));
}

bool tell_is_read(short revents)
{
    return !(revents & (POLLERR | POLLHUP | POLLNVAL)) && !ferror(stdout);
}
