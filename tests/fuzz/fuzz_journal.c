/* The reader of journals, and what its changes do to a state. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "ask.h"
#include "base/crc.h"
#include "input/journal_file.h"
#include "live/seen.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* Each line of the input is the object of a line; the sums are put in front, or no change of them
 * would ever be read. */
static void add_sums(const char *bytes, size_t size, struct journal_text *text)
{
    for (size_t at = 0; at < size;) {
        const char *end = memchr(bytes + at, '\n', size - at);
        size_t len = end ? (size_t)(end - bytes) - at : size - at;
        char sum[10];
        snprintf(sum, sizeof sum, "%08x ", crc32c(bytes + at, len));
        vec_append(&text->out, sum, 9);
        vec_append(&text->out, bytes + at, len);
        vec_push(&text->out, '\n');
        at += len + 1;
    }
}

static void read_one(const char *bytes, size_t size)
{
    struct report report = {0};
    struct edition *edition = NULL;
    bool good = edition_read_journal("fuzz", bytes, size, &edition, &report);
    fuzz_require(good == (edition != NULL));
    report_sort(&report);
    fuzz_check_report(&report);
    if (edition)
        fuzz_ask(edition);
    edition_close(edition);
    report_release(&report);
}

/* Every state of it can be had, from the last to the first and back. */
static void see_one(const char *bytes, size_t size)
{
    struct report report = {0};
    struct seen seen;
    char *copy = malloc(size + 1);
    fuzz_require(copy != NULL);
    memcpy(copy, bytes, size);
    if (seen_open(&seen, "fuzz", copy, size, &report)) {
        uint32_t count = (uint32_t)seen.lines.n;
        for (uint32_t i = 0; i < 2 * count; i++) {
            struct edition *edition = NULL;
            struct err err;
            seen_edition(&seen, i < count ? count - 1 - i : i - count, &edition, &err);
            edition_close(edition);
        }
    }
    seen_close(&seen);
    report_release(&report);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct journal_text text = {.out = {0}};
    read_one((const char *)bytes, size);
    add_sums((const char *)bytes, size, &text);
    read_one(text.out.v ? text.out.v : "", text.out.n);
    see_one(text.out.v ? text.out.v : "", text.out.n);
    vec_release(&text.out);
    return 0;
}
