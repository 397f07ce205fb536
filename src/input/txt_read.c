#include "base/utf8.h"
#include "input/txt_parts.h"

/* Bytes that are no text: an error that names the line and column. */
static bool is_text(const char *bytes, size_t len, uint32_t before, struct report *report)
{
    size_t bad = len;
    const char *nul = memchr(bytes, '\0', len);
    bool valid = utf8_valid(bytes, len, &bad);
    if (valid && !nul)
        return true;
    if (nul && (valid || (size_t)(nul - bytes) < bad))
        bad = (size_t)(nul - bytes);
    uint32_t line = before + 1, column = 1;
    for (size_t i = 0; i < bad; i++) {
        column += (bytes[i] & 0xc0) != 0x80;
        if (bytes[i] == '\n') {
            line++;
            column = 1;
        }
    }
    report_error(report, line, "column %u: a byte 0x%02x that is no text, expected UTF-8", column,
                 (unsigned char)bytes[bad]);
    return false;
}

/* The first place of a text of a few bytes, or NULL. */
static const char *find(const char *from, const char *end, const char *text)
{
    size_t len = strlen(text);
    for (; (from = memchr(from, text[0], (size_t)(end - from))); from++)
        if ((size_t)(end - from) >= len && !memcmp(from, text, len))
            return from;
    return NULL;
}

/* A line without <!-- what stands between these -->. */
static void read_outside_comments(struct txt *txt, const char *p, const char *end)
{
    for (;;) {
        if (txt->in_comment) {
            const char *close = find(p, end, "-->");
            if (!close)
                return;
            txt->in_comment = false;
            p = close + 3;
            if (p == end)
                return;
        }
        const char *open = find(p, end, "<!--");
        if (!open) {
            txt_line(txt, p, end);
            return;
        }
        if (open > p)
            txt_line(txt, p, open);
        txt->in_comment = true;
        p = open + 4;
    }
}

static void read_lines(struct txt *txt)
{
    static const char stop[] = "__END__";
    while (txt->next < txt->stop) {
        const char *line = txt->next;
        const char *end = memchr(line, '\n', (size_t)(txt->stop - line));
        txt->next = end ? end + 1 : txt->stop;
        if (!end)
            end = txt->stop;
        txt->line++;
        txt->line_start = line;
        if (end > line && end[-1] == '\r')
            end--;
        if ((size_t)(end - line) >= sizeof stop - 1 && !memcmp(line, stop, sizeof stop - 1))
            return;
        read_outside_comments(txt, line, end);
    }
}

bool draft_read_txt(struct draft *draft, const char *name, const char *bytes, size_t len,
                    struct report *report)
{
    if (len >= 3 && !memcmp(bytes, "\xef\xbb\xbf", 3)) {
        bytes += 3;
        len -= 3;
    }
    uint32_t before = draft->files.n ? draft->files.v[draft->files.n - 1].end : 0;
    if (!is_text(bytes, len, before, report))
        return false;
    vec_push(&draft->files, (struct draft_file){.name = name});
    struct txt txt = {.draft = draft,
                      .report = report,
                      .next = bytes,
                      .stop = bytes + len,
                      .line_start = bytes,
                      .line = before,
                      .file = (uint32_t)draft->files.n - 1,
                      .heading = ID_NONE,
                      .time = {.hour = -1, .minute = -1},
                      .place = {.attendance = -1},
                      .match = ID_NONE};
    for (size_t i = 0; i < TXT_LEVELS; i++)
        txt.open[i] = ID_NONE;
    read_lines(&txt);
    if (txt.part == TXT_NOTE) {
        report_warning(report, txt.line, "column 1: the file ends, expected \"]\"");
        txt_note_close(&txt);
    }
    txt_match_end(&txt);
    draft->files.v[txt.file].end = txt.line;
    vec_release(&txt.notes);
    vec_release(&txt.open_note);
    return true;
}
