/*
 * JSON's reader: what it lets through is written in both forms and read back the same.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "input/json_file.h"
#include "input/source.h"
#include "output/edition_write.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void require(bool held)
{
    if (!held)
        abort();
}

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
        require(twice.out.n == once.out.n - 1);
        require(memcmp(once.out.v, twice.out.v, twice.out.n) == 0);
        vec_release(&twice.out);
    }
    edition_close(back);
    report_release(&report);
    vec_release(&once.out);
}

static void check_report(const struct report *report)
{
    char text[1200];
    require(report->count <= REPORT_MOST);
    for (size_t i = 0; i < report->count; i++) {
        require(i == 0 || report->problems[i - 1].line <= report->problems[i].line);
        report_format(report, i, text, sizeof text);
        require(utf8_valid(text, strlen(text), NULL));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    /* An exact heap block, so that the sanitizer sees one byte too many. */
    char *text = malloc(size + 1);
    struct report report = {0};
    struct edition *edition;
    require(text != NULL);
    if (size > 0)
        memcpy(text, bytes, size);
    text[size] = '\0';
    bool good = edition_read_json("fuzz", text, size, &edition, &report);
    free(text); /* an edition keeps nothing of it */
    require(good == (edition != NULL) && good == (report.errors == 0));
    check_report(&report);
    if (good) {
        for (int form = TREE_CFG; form <= TREE_JSON; form++)
            ask(edition, (enum tree_form)form);
    }
    edition_close(edition);
    report_release(&report);
    return 0;
}
