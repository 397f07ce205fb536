#include "drafting.h"

#include <string.h>

bool drafting_read(struct drafting *drafting, draft_reader *reader, const char *text)
{
    *drafting = (struct drafting){0};
    report_init(&drafting->report, "f");
    assert_true(json_tree_read(&drafting->tree, text, strlen(text), &drafting->report));
    return reader(&drafting->draft, &drafting->tree, "f", &drafting->report);
}

void drafting_release(struct drafting *drafting)
{
    draft_release(&drafting->draft);
    json_tree_release(&drafting->tree);
    report_release(&drafting->report);
}

void assert_refused(draft_reader *reader, const char *text, const char *words)
{
    struct drafting drafting;

    assert_false(drafting_read(&drafting, reader, text));
    assert_true(drafting.report.errors > 0);
    assert_non_null(strstr(drafting.report.problems[0].text, words));
    assert_non_null(strstr(drafting.report.problems[0].text, "expected"));
    drafting_release(&drafting);
}

void assert_span(struct span span, const char *text)
{
    assert_int_equal(span.len, strlen(text));
    if (span.len > 0)
        assert_memory_equal(span.text, text, span.len);
}

void assert_pair(const int16_t score[2], int home, int away)
{
    assert_int_equal(score[HOME], home);
    assert_int_equal(score[AWAY], away);
}

void assert_event(const struct drafting *drafting, size_t event, int kind, int side, int minute,
                  int added, const char *person)
{
    const struct draft_event *at = &drafting->draft.events.v[event];

    assert_true(event < drafting->draft.events.n);
    assert_int_equal(at->kind, kind);
    assert_int_equal(at->side, side);
    assert_int_equal(at->clock.minute, minute);
    assert_int_equal(at->clock.added, added);
    assert_span(at->person, person ? person : "");
}
