#include "input/txt_parts.h"

#include "base/vec.h"

bool txt_number(struct txt_at *at, int most, int *number)
{
    const char *p = at->p;
    int value = 0;
    for (; txt_digit(p, at->end); p++) {
        if (p - at->p == most)
            return false;
        value = value * 10 + (*p - '0');
    }
    if (p == at->p)
        return false;
    at->p = p;
    *number = value;
    return true;
}

static char lower(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? (char)(byte | 32) : byte;
}

static bool word_here(struct txt_at at, const char *word, size_t *len)
{
    const char *p = at.p;
    for (; *word; word++, p++)
        if (p == at.end || lower(*p) != *word)
            return false;
    bool word_end = word[-1] == '.' || !(txt_letter(p, at.end) || txt_digit(p, at.end));
    *len = (size_t)(p - at.p);
    return word_end;
}

bool txt_word(struct txt_at *at, const char *word)
{
    size_t len;
    if (!word_here(*at, word, &len))
        return false;
    at->p += len;
    return true;
}

int txt_one_of(struct txt_at *at, const char *const *words)
{
    if (at->p == at->end)
        return -1;
    char first = lower(*at->p);
    for (int i = 0; words[i]; i++)
        if (words[i][0] == first && txt_word(at, words[i]))
            return i;
    return -1;
}

bool txt_same(struct span a, struct span b)
{
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++)
        if (lower(a.text[i]) != lower(b.text[i]))
            return false;
    return true;
}

bool txt_mentions(struct span text, const char *const *words)
{
    struct txt_at at = {text.text, text.text + text.len};
    while (at.p < at.end) {
        if (txt_one_of(&at, words) >= 0)
            return true;
        while (txt_letter(at.p, at.end) || txt_digit(at.p, at.end))
            at.p++;
        while (at.p < at.end && !txt_letter(at.p, at.end) && !txt_digit(at.p, at.end))
            at.p++;
    }
    return false;
}

bool txt_count(struct txt_at *at, int32_t *count)
{
    const char *p = at->p;
    int64_t value = 0;
    for (; p < at->end; p++) {
        bool gap = (*p == '_' || *p == ',' || *p == '.') && p > at->p;
        if (gap && txt_digit(p + 1, at->end) && txt_digit(p + 2, at->end) &&
            txt_digit(p + 3, at->end) && !txt_digit(p + 4, at->end))
            continue;
        if (!txt_digit(p, at->end))
            break;
        value = value * 10 + (*p - '0');
        if (value > INT32_MAX)
            return false;
    }
    if (p == at->p)
        return false;
    at->p = p;
    *count = (int32_t)value;
    return true;
}

bool txt_minute(struct txt_at *at, struct clock *clock, bool *marked)
{
    struct txt_at try = *at;
    int minute, added = 0;
    *clock = (struct clock){0};
    *marked = false;
    if (try.p < try.end && *try.p == '?') {
        while (try.p < try.end && *try.p == '?')
            try.p++;
        try.p += txt_quote(try.p, try.end);
        *marked = true;
        at->p = try.p;
        return true;
    }
    if (!txt_number(&try, 3, &minute))
        return false;
    size_t mark = txt_quote(try.p, try.end);
    if (try.p + mark < try.end && try.p[mark] == '+') {
        struct txt_at more = {try.p + mark + 1, try.end};
        if (!txt_number(&more, 2, &added))
            return false;
        try = more;
        mark = txt_quote(try.p, try.end);
    }
    if (!mark && try.p < try.end && *try.p == '.' && !txt_digit(try.p + 1, try.end) &&
        !txt_letter(try.p + 1, try.end))
        mark = 1; /* "77." */
    try.p += mark;
    clock->minute = (uint16_t)minute;
    clock->added = minute ? (uint16_t)added : 0;
    *marked = mark != 0;
    at->p = try.p;
    return true;
}

void txt_expected(struct txt *txt, const char *where, const char *what)
{
    enum { SHOWN = 40 };
    txt->bad = true;
    if (txt->warned == txt->line)
        return;
    txt->warned = txt->line;
    const char *end = memchr(where, '\n', (size_t)(txt->stop - where));
    if (!end)
        end = txt->stop;
    size_t len = (size_t)(end - where);
    if (len && where[len - 1] == '\r')
        len--;
    bool cut = len > SHOWN;
    if (cut)
        for (len = SHOWN; len && (where[len] & 0xc0) == 0x80;)
            len--;
    uint32_t column = 1;
    for (const char *p = txt->line_start; p < where; p++)
        column += (*p & 0xc0) != 0x80;
    if (len)
        report_warning(txt->report, txt->line,
                       "column %u: \"%.*s%s\" was not understood, expected %s", column, (int)len,
                       where, cut ? "..." : "", what);
    else
        report_warning(txt->report, txt->line, "column %u: the line ends, expected %s", column,
                       what);
}
