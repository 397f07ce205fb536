#include "feed/header.h"

#include <string.h>
#include <strings.h>

#include "base/span.h"

void header_init(struct header *header)
{
    *header = (struct header){.retry_after = -1, .max_age = -1};
}

static bool blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static struct span trimmed(const char *text, size_t len)
{
    while (len > 0 && blank(*text)) {
        text++;
        len--;
    }
    while (len > 0 && blank(text[len - 1]))
        len--;
    return (struct span){text, len};
}

static bool is(struct span span, const char *word)
{
    return span.len == strlen(word) && strncasecmp(span.text, word, span.len) == 0;
}

/* A number of seconds; -1 when it is none. */
static int seconds(struct span span)
{
    int value = 0;
    if (span.len == 0)
        return -1;
    for (size_t i = 0; i < span.len; i++) {
        if (span.text[i] < '0' || span.text[i] > '9')
            return -1;
        value = value * 10 + (span.text[i] - '0');
        if (value > HEADER_SECONDS_MOST)
            value = HEADER_SECONDS_MOST;
    }
    return value;
}

/* Whole or not at all, and nothing that is no text: some of it is sent back. */
static void keep(char *out, size_t size, struct span value)
{
    out[0] = '\0';
    if (value.len >= size)
        return;
    for (size_t i = 0; i < value.len; i++)
        if ((unsigned char)value.text[i] < ' ' || value.text[i] == 0x7f)
            return;
    memcpy(out, value.text, value.len);
    out[value.len] = '\0';
}

static void take_directive(struct header *header, struct span directive)
{
    static const char max_age[] = "max-age";
    size_t name = sizeof max_age - 1;
    if (is(directive, "no-cache") || is(directive, "no-store")) {
        header->max_age = 0;
    } else if (directive.len > name && header->max_age != 0 &&
               strncasecmp(directive.text, max_age, name) == 0 && directive.text[name] == '=') {
        struct span value = {directive.text + name + 1, directive.len - name - 1};
        if (value.len >= 2 && value.text[0] == '"' && value.text[value.len - 1] == '"')
            value = (struct span){value.text + 1, value.len - 2};
        header->max_age = seconds(value);
    }
}

static void take_cache_control(struct header *header, struct span value)
{
    size_t start = 0;
    bool quoted = false;
    for (size_t i = 0; i <= value.len; i++) {
        if (i < value.len && value.text[i] == '"')
            quoted = !quoted;
        if (i == value.len || (value.text[i] == ',' && !quoted)) {
            take_directive(header, trimmed(value.text + start, i - start));
            start = i + 1;
        }
    }
}

static void take_retry_after(struct header *header, struct span value)
{
    header->retry_after = seconds(value);
    header->retry_date[0] = '\0';
    if (header->retry_after < 0)
        keep(header->retry_date, sizeof header->retry_date, value);
}

void header_take(struct header *header, const char *line, size_t len)
{
    if (len >= 5 && memcmp(line, "HTTP/", 5) == 0) {
        header_init(header);
        return;
    }
    const char *colon = memchr(line, ':', len);
    if (!colon)
        return;
    size_t before = (size_t)(colon - line);
    struct span name = {line, before};
    struct span value = trimmed(colon + 1, len - before - 1);
    if (is(name, "etag")) {
        keep(header->etag, sizeof header->etag, value);
    } else if (is(name, "last-modified")) {
        keep(header->last_modified, sizeof header->last_modified, value);
    } else if (is(name, "content-type")) {
        const char *semicolon = memchr(value.text, ';', value.len);
        if (semicolon)
            value = trimmed(value.text, (size_t)(semicolon - value.text));
        keep(header->type, sizeof header->type, value);
    } else if (is(name, "date")) {
        keep(header->date, sizeof header->date, value);
    } else if (is(name, "retry-after")) {
        take_retry_after(header, value);
    } else if (is(name, "cache-control")) {
        take_cache_control(header, value);
    } else if (is(name, "age")) {
        int age = seconds(value);
        header->age = age < 0 ? 0 : age;
    }
}

int header_fresh(const struct header *header)
{
    if (header->max_age < 0)
        return -1;
    return header->max_age > header->age ? header->max_age - header->age : 0;
}
