#include "screen/changed.h"

#include "model/match.h"
#include "time/carry.h"

bool changed_any(const struct view *view)
{
    const struct moment *now = &view->now, *before = &view->before;
    return !view->still && (view->was || now->at != before->at || now->match != before->match ||
                            now->seq != before->seq);
}

/* Whether it was told so in the build before, wherever it lay there. */
static bool was_told(const struct view *view, struct log_place entry)
{
    const struct match *old = &view->was->matches.v[entry.match];
    for (uint32_t i = 0; i < old->entry_count; i++)
        if (carry_same_entry(view->was, (struct log_place){entry.match, i}, view->edition, entry))
            return true;
    return false;
}

bool changed_entry(const struct view *view, uint32_t match, uint32_t seq)
{
    const struct match *m = &view->edition->matches.v[match];
    if (!changed_any(view) || seq >= m->entry_count)
        return false;
    if (view->was)
        return !was_told(view, (struct log_place){match, seq});
    instant at = view->edition->entries.v[m->entry_first + seq].at;
    return moment_sees(view->now, at, match, seq) && !moment_sees(view->before, at, match, seq);
}

bool changed_match(const struct view *view, uint32_t match)
{
    if (!changed_any(view) || match >= view->edition->matches.n)
        return false;
    if (view->was)
        return !carry_same_log(view->was, match, view->edition, match);
    return match_entries_seen(view->edition, match, view->now) !=
           match_entries_seen(view->edition, match, view->before);
}

struct view changed_before(const struct view *view)
{
    struct view before = *view;
    if (view->was)
        before.edition = view->was;
    else
        before.now = view->before;
    before.before = before.now;
    before.was = NULL;
    return before;
}
