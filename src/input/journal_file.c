#include "input/journal_file.h"

#include "input/json_file.h"

bool journal_edition(const struct journal *journal, struct edition **edition, struct report *report)
{
    *edition = NULL;
    if (!journal->tree) {
        report_error(report, 0, "a journal without a whole line, expected at least one");
        return false;
    }
    return edition_read_value(report->name, journal->tree, edition, report);
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
