/* The headers of an HTTP answer, any bytes in lines. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "feed/header.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void require(bool held)
{
    if (!held)
        abort();
}

/* What is kept is text on one line. */
static void check_text(const char *text, size_t size)
{
    require(memchr(text, '\0', size) != NULL);
    for (; *text; text++)
        require((unsigned char)*text >= ' ' && *text != 0x7f);
}

static void check(const struct header *header)
{
    check_text(header->etag, sizeof header->etag);
    check_text(header->last_modified, sizeof header->last_modified);
    check_text(header->type, sizeof header->type);
    check_text(header->date, sizeof header->date);
    check_text(header->retry_date, sizeof header->retry_date);
    require(header->retry_after >= -1 && header->retry_after <= HEADER_SECONDS_MOST);
    require(header->retry_after == -1 || header->retry_date[0] == '\0');
    require(header->max_age >= -1 && header->max_age <= HEADER_SECONDS_MOST);
    require(header->age >= 0 && header->age <= HEADER_SECONDS_MOST);
    int fresh = header_fresh(header);
    require(fresh >= -1 && fresh <= header->max_age);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct header header;
    header_init(&header);
    for (size_t at = 0; at < size;) {
        const uint8_t *end = memchr(bytes + at, '\n', size - at);
        size_t len = end ? (size_t)(end - bytes) + 1 - at : size - at;
        /* An exact heap block, so that the sanitizer sees one byte too many. */
        char *line = malloc(len);
        require(line != NULL);
        memcpy(line, bytes + at, len);
        header_take(&header, line, len);
        free(line);
        check(&header);
        at += len;
    }
    return 0;
}
