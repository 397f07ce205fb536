/* The reader of Football.TXT: what it fills stays within the bytes and within itself. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "input/draft.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void require(bool held)
{
    if (!held)
        abort();
}

struct bytes {
    const char *text;
    size_t len;
};

static void check_span(const struct bytes *in, struct span span)
{
    if (!span.len)
        return;
    require(span.text >= in->text && span.len <= in->len &&
            (size_t)(span.text - in->text) <= in->len - span.len);
}

static void check_match(const struct draft *draft, const struct draft_match *match,
                        const struct bytes *in)
{
    for (int side = HOME; side <= AWAY; side++) {
        check_span(in, match->team[side]);
        check_span(in, match->country[side]);
        check_span(in, match->slot[side]);
        check_span(in, match->lineup[side].coach);
        require((size_t)match->lineup[side].player_first + match->lineup[side].starter_count <=
                draft->players.n);
    }
    check_span(in, match->venue);
    check_span(in, match->city);
    check_span(in, match->note);
    require(match->heading == ID_NONE || match->heading < draft->headings.n);
    require(match->status < DRAFT_STATUS_COUNT && match->winner <= AWAY);
    require((size_t)match->event_first + match->event_count <= draft->events.n);
    require((size_t)match->kick_first + match->kick_count <= draft->kicks.n);
    require((size_t)match->referee_first + match->referee_count <= draft->names.n);
}

static void check_draft(const struct draft *draft, const struct bytes *in)
{
    check_span(in, draft->title);
    for (size_t i = 0; i < draft->headings.n; i++) {
        check_span(in, draft->headings.v[i].name);
        require(draft->headings.v[i].parent == ID_NONE || draft->headings.v[i].parent < i);
    }
    for (size_t i = 0; i < draft->groups.n; i++)
        require((size_t)draft->groups.v[i].team_first + draft->groups.v[i].team_count <=
                draft->names.n);
    for (size_t i = 0; i < draft->matches.n; i++)
        check_match(draft, &draft->matches.v[i], in);
    for (size_t i = 0; i < draft->events.n; i++) {
        check_span(in, draft->events.v[i].person);
        check_span(in, draft->events.v[i].other);
        require(draft->events.v[i].kind < EVENT_KIND_COUNT);
    }
    for (size_t i = 0; i < draft->kicks.n; i++) {
        check_span(in, draft->kicks.v[i].taker);
        require(draft->kicks.v[i].outcome < KICK_OUTCOME_COUNT);
    }
    for (size_t i = 0; i < draft->names.n; i++)
        check_span(in, draft->names.v[i]);
    for (size_t i = 0; i < draft->files.n; i++) {
        const struct draft_file *file = &draft->files.v[i];
        require(file->understood <= file->lines && file->match_lines <= file->lines);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    /* An exact heap block, so that the sanitizer sees one byte too many. */
    char *text = malloc(size ? size : 1);
    struct draft draft = {0};
    struct report report = {0};
    require(text != NULL);
    if (size > 0)
        memcpy(text, bytes, size);
    report_init(&report, "fuzz");
    bool good = draft_read_txt(&draft, "fuzz", text, size, &report);
    require(good == (report.errors == 0));
    check_draft(&draft, &(struct bytes){text, size});
    draft_release(&draft);
    report_release(&report);
    free(text);
    return 0;
}
