/* Notes in brackets: of one line, of several, and several of one match. */
#include "input/txt_parts.h"

#define PUSH_ALL(vec, span)                                                                        \
    do {                                                                                           \
        for (size_t push_i = 0; push_i < (span).len; push_i++)                                     \
            vec_push((vec), (span).text[push_i]);                                                  \
    } while (0)

void txt_note_join(struct txt *txt, struct span first, struct span more)
{
    if (!txt->notes.n)
        PUSH_ALL(&txt->notes, first);
    if (txt->notes.n)
        PUSH_ALL(&txt->notes, ((struct span){"; ", 2}));
    PUSH_ALL(&txt->notes, more);
}

/* Adds what stands between brackets to the match above. */
static void add_note(struct txt *txt, struct span text)
{
    struct draft_match *match = txt_current(txt);
    struct txt_result result = {.winner = SIDE_NONE};
    txt_bracket(text, &result);
    if (!match)
        return;
    if (result.status)
        match->status = result.status;
    if (txt_settle_winner(&result, match))
        return;
    text = span_trim(text);
    if (match->note.len || txt->notes.n)
        txt_note_join(txt, match->note, text);
    else
        match->note = text;
}

void txt_note_end(struct txt *txt)
{
    struct draft_match *match = txt_current(txt);
    if (match && txt->notes.n)
        match->note = (struct span){arena_strndup(&txt->draft->texts, txt->notes.v, txt->notes.n),
                                    txt->notes.n};
    txt->notes.n = 0;
}

void txt_note_close(struct txt *txt)
{
    struct span note = {arena_strndup(&txt->draft->texts, txt->open_note.v, txt->open_note.n),
                        txt->open_note.n};
    txt->part = TXT_NOTHING;
    txt->open_note.n = 0;
    add_note(txt, note);
}

static void go_on_with(struct txt *txt, struct span line)
{
    if (txt->open_note.n)
        vec_push(&txt->open_note, ' ');
    PUSH_ALL(&txt->open_note, line);
}

void txt_note(struct txt *txt, struct txt_at at)
{
    const char *close = memchr(at.p, ']', (size_t)(at.end - at.p));
    struct span text = span_trim(txt_span(at.p, close ? close : at.end));
    if (txt->part != TXT_NOTE && close) {
        add_note(txt, text);
    } else {
        go_on_with(txt, text);
        txt->part = TXT_NOTE;
        if (close)
            txt_note_close(txt);
    }
    if (!close)
        return;
    at.p = close + 1;
    txt_skip(&at);
    if (at.p < at.end)
        txt_expected(txt, at.p, "the end of the line behind \"]\"");
}
