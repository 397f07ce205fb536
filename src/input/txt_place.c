#include "input/txt_parts.h"

/* "att: 78011", "Attendance: 32_000": behind a place or on a line of its own. */
static bool read_attendance(struct txt_at *at, int32_t *attendance)
{
    static const char *const words[] = {"att", "attendance", NULL};
    struct txt_at try = *at;
    txt_skip(&try);
    if (txt_one_of(&try, words) < 0)
        return false;
    while (try.p < try.end && (*try.p == ':' || *try.p == '.'))
        try.p++;
    txt_skip(&try);
    if (!txt_count(&try, attendance))
        return false;
    *at = try;
    return true;
}

static void split(struct span whole, struct txt_place *place)
{
    whole = span_trim(whole);
    const char *end = whole.text + whole.len;
    while (end > whole.text && (end[-1] == ',' || txt_blank(end - 1, end)))
        end--;
    const char *comma = NULL;
    for (const char *p = whole.text; p < end; p++) {
        if (*p == '\xe2' && end - p >= 3 && p[1] == '\x80' && p[2] == '\xba') {
            place->venue = span_trim(txt_span(whole.text, p));
            place->city = span_trim(txt_span(p + 3, end));
            return;
        }
        if (*p == ',' && !comma)
            comma = p;
    }
    if (comma) {
        place->venue = span_trim(txt_span(whole.text, comma));
        place->city = span_trim(txt_span(comma + 1, end));
    } else {
        place->city = txt_span(whole.text, end);
    }
}

void txt_place(struct txt_at *at, struct txt_place *place)
{
    txt_skip(at);
    const char *from = at->p, *to = at->p;
    while (at->p < at->end && *at->p != '[') {
        size_t blank = txt_blank(at->p, at->end);
        if (!blank && *at->p != ',') {
            to = ++at->p;
            continue;
        }
        bool comma = false;
        struct txt_at try = *at;
        size_t gap = txt_skip(&try);
        if (try.p < try.end && *try.p == ',') {
            comma = true;
            try.p++;
            txt_skip(&try);
        }
        if (comma && read_attendance(&try, &place->attendance)) {
            *at = try;
            break;
        }
        bool after_comma = to > from && to[-1] == ',';
        if (!comma && gap >= 2 && !after_comma)
            break;
        if (comma)
            to = try.p;
        at->p = try.p;
    }
    if (to > from)
        split(txt_span(from, to), place);
    read_attendance(at, &place->attendance);
}
