#include "screen/changed.h"

#include "model/match.h"

bool changed_any(const struct view *view)
{
    const struct moment *now = &view->now, *before = &view->before;
    return !view->still &&
           (now->at != before->at || now->match != before->match || now->seq != before->seq);
}

bool changed_entry(const struct view *view, uint32_t match, uint32_t seq)
{
    const struct match *m = &view->edition->matches.v[match];
    if (!changed_any(view) || seq >= m->entry_count)
        return false;
    instant at = view->edition->entries.v[m->entry_first + seq].at;
    return moment_sees(view->now, at, match, seq) && !moment_sees(view->before, at, match, seq);
}

bool changed_match(const struct view *view, uint32_t match)
{
    return changed_any(view) && match < view->edition->matches.n &&
           match_entries_seen(view->edition, match, view->now) !=
               match_entries_seen(view->edition, match, view->before);
}

struct view changed_before(const struct view *view)
{
    struct view before = *view;
    before.now = view->before;
    return before;
}
