#include "ask.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "model/match.h"
#include "model/shootout.h"
#include "model/tie.h"

void fuzz_require(bool held)
{
    if (!held)
        abort();
}

static void ask_tie(const struct edition *edition, uint32_t tie, struct moment now)
{
    struct tie_state state;
    char text[300];
    tie_at(edition, tie, now, &state);
    fuzz_require(state.winner >= SIDE_NONE && state.winner <= BOTTOM);
    tie_verdict(edition, tie, &state, text, sizeof text);
    for (int side = TOP; side <= BOTTOM; side++) {
        tie_needs(edition, &state, side, text, sizeof text);
        slot_words(edition, tie, side, now, 20, text, sizeof text);
        fuzz_require(utf8_valid(text, strlen(text), NULL));
    }
}

static void ask_match(const struct edition *edition, uint32_t id, struct moment now)
{
    const struct match *match = &edition->matches.v[id];
    struct match_state state;
    struct shootout_state kicks;
    char text[64];
    match_at(edition, id, now, &state);
    fuzz_require(state.entries <= match->entry_count);
    match_clock_string(&state, text, sizeof text);
    shootout_at(edition, id, now, &kicks);
    fuzz_require(kicks.seen <= match->kick_count);
    for (uint32_t i = 0; i < match->event_count; i++)
        event_stands(edition, match->event_first + i, &state);
}

void fuzz_ask(const struct edition *edition)
{
    struct moment moments[3] = {moment_end(), moment_at(INSTANT_UNKNOWN), moment_end()};
    if (edition->entries.n > 0)
        moments[2] = moment_at(edition->entries.v[edition->entries.n / 2].at);
    for (int i = 0; i < 3; i++) {
        for (uint32_t tie = 0; tie < edition->ties.n; tie++)
            ask_tie(edition, tie, moments[i]);
        for (uint32_t match = 0; match < edition->matches.n; match++)
            ask_match(edition, match, moments[i]);
    }
}

void fuzz_check_report(const struct report *report)
{
    char text[1200];
    fuzz_require(report->count <= REPORT_MOST);
    for (size_t i = 0; i < report->count; i++) {
        fuzz_require(i == 0 || report->problems[i - 1].line <= report->problems[i].line);
        report_format(report, i, text, sizeof text);
        fuzz_require(utf8_valid(text, strlen(text), NULL));
    }
}
