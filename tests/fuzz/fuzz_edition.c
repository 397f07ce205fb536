/* The edition file's reader, and the questions that screens ask of what it lets through. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "ask.h"
#include "input/edition_cfg.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    /* An exact heap block, so that the sanitizer sees one byte too many. */
    char *text = malloc(size + 1);
    struct report report = {0};
    struct edition *edition;
    fuzz_require(text != NULL);
    if (size > 0)
        memcpy(text, bytes, size);
    text[size] = '\0';
    bool good = edition_read_cfg("fuzz", text, size, &edition, &report);
    free(text); /* an edition keeps nothing of it */
    fuzz_require(good == (edition != NULL) && good == (report.errors == 0));
    fuzz_check_report(&report);
    if (good)
        fuzz_ask(edition);
    edition_close(edition);
    report_release(&report);
    return 0;
}
