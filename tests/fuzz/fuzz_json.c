/*
 * JSON's reader: what it lets through is written in both forms and read back the same.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "ask.h"
#include "input/json_file.h"
#include "input/source.h"
#include "output/edition_write.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* Written, an edition reads back and is then written the same. */
static void ask(const struct edition *edition, enum tree_form form)
{
    struct tree once, twice;
    struct edition *back = NULL;
    struct report report = {0};
    edition_write(edition, form, &once);
    vec_push(&once.out, '\0');
    if (edition_read("again", once.out.v, once.out.n - 1, &back, &report)) {
        edition_write(back, form, &twice);
        fuzz_require(twice.out.n == once.out.n - 1);
        fuzz_require(memcmp(once.out.v, twice.out.v, twice.out.n) == 0);
        vec_release(&twice.out);
    }
    edition_close(back);
    report_release(&report);
    vec_release(&once.out);
}

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
    bool good = edition_read_json("fuzz", text, size, &edition, &report);
    free(text); /* an edition keeps nothing of it */
    fuzz_require(good == (edition != NULL) && good == (report.errors == 0));
    fuzz_check_report(&report);
    if (good) {
        for (int form = TREE_CFG; form <= TREE_JSON; form++)
            ask(edition, (enum tree_form)form);
    }
    edition_close(edition);
    report_release(&report);
    return 0;
}
