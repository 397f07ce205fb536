#include "input/journal_file.h"

#include <stdlib.h>
#include <string.h>

#include "input/json_file.h"

bool journal_edition(const struct journal *journal, struct edition **edition, struct report *report)
{
    *edition = NULL;
    if (!journal->tree) {
        report_error(report, 0, "a journal without a whole line, expected at least one");
        return false;
    }
    char *text = json_dumps(journal->tree, JSON_COMPACT);
    if (!text)
        abort();
    bool good = edition_read_json(report->name, text, strlen(text), edition, report);
    free(text);
    return good;
}

bool edition_read_journal(const char *name, const char *bytes, size_t len, struct edition **edition,
                          struct report *report)
{
    struct journal journal;
    journal_init(&journal);
    if (!report->name)
        report_init(report, name);
    journal_read(&journal, bytes, len, report);
    bool good = journal_edition(&journal, edition, report);
    journal_release(&journal);
    return good;
}
