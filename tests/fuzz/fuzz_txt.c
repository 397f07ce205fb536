/* The reader of Football.TXT, the edition made of it, and the questions that screens ask of that.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "ask.h"
#include "input/draft.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    /* An exact heap block, so that the sanitizer sees one byte too many. */
    char *text = malloc(size > 0 ? size : 1);
    struct report report = {0};
    struct draft draft = {0};
    struct edition *edition = NULL;

    fuzz_require(text != NULL);
    if (size > 0)
        memcpy(text, bytes, size);
    report_init(&report, "fuzz");
    if (draft_read_txt(&draft, "fuzz", text, size, &report)) {
        fuzz_require(draft.files.n == 1);
        fuzz_require(draft.files.v[0].understood <= draft.files.v[0].lines);
        draft_edition(&draft, NULL, &edition, &report);
    }
    draft_release(&draft);
    free(text); /* an edition keeps nothing of it */
    fuzz_require((edition != NULL) == (report.errors == 0));
    report_sort(&report);
    fuzz_check_report(&report);
    if (edition)
        fuzz_ask(edition);
    edition_close(edition);
    report_release(&report);
    return 0;
}
