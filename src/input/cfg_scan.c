#include "input/cfg_scan.h"

#include <string.h>

#include "base/utf8.h"

struct bracket_open {
    char open; /* '{' '(' '[', or 0 for the file itself */
    uint32_t line;
    uint32_t settings;
};

struct scan {
    const char *at, *end;
    uint32_t line;
    struct bracket_open stack[CFG_NESTING_MOST + 1]; /* [0] is the file itself */
    int depth;
    bool after_string; /* only blanks and comments since a string ended */
    bool stop;         /* what follows could not be understood */
    bool nul_seen;
    struct cfg_lines *lines;
    struct report *report;
};

/* What means nothing inside a string, what a name is made of, and blanks. */
enum { IN_STRING = 1, IN_NAME = 2, BLANK = 4 };

static const uint8_t class_of[256] = {
    ['\t'] = BLANK,
    ['\f'] = BLANK,
    ['\r'] = BLANK,
    [' '] = IN_STRING | BLANK,
    ['!'] = IN_STRING,
    ['#' ... ')'] = IN_STRING,
    ['*'] = IN_STRING | IN_NAME,
    ['+' ... ','] = IN_STRING,
    ['-'] = IN_STRING | IN_NAME,
    ['.' ... '/'] = IN_STRING,
    ['0' ... '9'] = IN_STRING | IN_NAME,
    [':' ... '?'] = IN_STRING,
    ['A' ... 'Z'] = IN_STRING | IN_NAME,
    ['['] = IN_STRING,
    [']' ... '^'] = IN_STRING,
    ['_'] = IN_STRING | IN_NAME,
    ['`'] = IN_STRING,
    ['a' ... 'z'] = IN_STRING | IN_NAME,
    ['{' ... 0xFF] = IN_STRING,
};

/* The first byte from at on that is not of the class. */
static const char *pass(const char *at, const char *end, unsigned class)
{
    while (at < end && class_of[(unsigned char)*at] & class)
        at++;
    return at;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_hex(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

static void scan_nul(struct scan *scan)
{
    if (!scan->nul_seen)
        report_error(scan->report, scan->line, "a NUL byte, expected text");
    scan->nul_seen = true;
}

static void scan_at(struct scan *scan)
{
    static const char word[] = "@include";
    size_t left = (size_t)(scan->end - scan->at);
    if (left >= sizeof word - 1 && memcmp(scan->at, word, sizeof word - 1) == 0)
        report_error(scan->report, scan->line, "\"@include\", expected everything in one file");
}

/* One byte of a string or comment, where only these few mean something. */
static void scan_inside(struct scan *scan, char c)
{
    if (c == '\n')
        scan->line++;
    else if (c == '\0')
        scan_nul(scan);
    else if (c == '@')
        scan_at(scan);
}

static void scan_line_comment(struct scan *scan)
{
    while (scan->at < scan->end && *scan->at != '\n') {
        scan_inside(scan, *scan->at);
        scan->at++;
    }
}

static void scan_block_comment(struct scan *scan)
{
    uint32_t line = scan->line;
    for (scan->at += 2; scan->at < scan->end; scan->at++) {
        if (*scan->at == '*' && scan->at + 1 < scan->end && scan->at[1] == '/') {
            scan->at += 2;
            return;
        }
        scan_inside(scan, *scan->at);
    }
    report_error(scan->report, line, "the comment is not closed, expected \"*/\"");
    scan->stop = true;
}

static void scan_escape(struct scan *scan)
{
    if (scan->at + 1 >= scan->end)
        return;
    char next = scan->at[1];
    if (next == 'x' || next == 'X')
        report_error(scan->report, scan->line, "\"\\%c\", expected the character itself (UTF-8)",
                     next);
    if (next == '"' || next == '\\')
        scan->at++;
}

static void string_ended(struct scan *scan)
{
    char open = scan->stack[scan->depth].open;
    if (scan->lines && (open == '(' || open == '[')) {
        if (scan->after_string) /* "a" "b" is one string to libconfig */
            scan->lines->ends.v[scan->lines->ends.n - 1] = scan->line;
        else
            vec_push(&scan->lines->ends, scan->line);
    }
    scan->after_string = true;
}

static void scan_string(struct scan *scan)
{
    uint32_t line = scan->line;
    scan->at = pass(scan->at + 1, scan->end, IN_STRING);
    while (scan->at < scan->end) {
        char c = *scan->at;
        if (c == '"') {
            scan->at++;
            string_ended(scan);
            return;
        }
        if (c == '\\')
            scan_escape(scan);
        else
            scan_inside(scan, c);
        if (scan->at < scan->end)
            scan->at = pass(scan->at + 1, scan->end, IN_STRING);
    }
    report_error(scan->report, line, "the string is not closed, expected '\"'");
    scan->stop = true;
}

static void scan_number(struct scan *scan)
{
    const char *at = scan->at, *end = scan->end;
    int digits = 0, most = CFG_DIGITS_MOST;
    bool hex = end - at > 2 && at[0] == '0' && (at[1] == 'x' || at[1] == 'X');
    if (hex) {
        at += 2;
        most = 7;
    }
    for (; at < end && (hex ? is_hex(*at) : is_digit(*at)); at++)
        digits++;
    if (digits > most)
        report_error(scan->report, scan->line, "an integer of %d digits, expected at most %d",
                     digits, most);
    scan->at = at;
}

static void scan_setting(struct scan *scan)
{
    struct bracket_open *top = &scan->stack[scan->depth];
    if (++top->settings == CFG_SETTINGS_MOST + 1)
        report_error(scan->report, scan->line, "more than %d settings in one group, expected lists",
                     CFG_SETTINGS_MOST);
    scan->at++;
}

static void scan_open(struct scan *scan)
{
    if (scan->depth == CFG_NESTING_MOST) {
        report_error(scan->report, scan->line, "more than %d brackets open, expected fewer",
                     CFG_NESTING_MOST);
        scan->stop = true;
        return;
    }
    scan->stack[++scan->depth] = (struct bracket_open){*scan->at, scan->line, 0};
    scan->at++;
}

static char bracket_closer(char open)
{
    return open == '{' ? '}' : open == '(' ? ')' : ']';
}

static void scan_close(struct scan *scan)
{
    const struct bracket_open *top = &scan->stack[scan->depth];
    char c = *scan->at;
    if (!top->open) {
        report_error(scan->report, scan->line, "'%c' closes nothing", c);
        scan->stop = true;
    } else if (c != bracket_closer(top->open)) {
        report_error(scan->report, scan->line, "'%c', expected '%c' to close the '%c' of line %u",
                     c, bracket_closer(top->open), top->open, top->line);
        scan->stop = true;
    } else {
        scan->depth--;
        scan->at++;
    }
}

/* What is not a blank, a comment or a string. */
static void scan_token(struct scan *scan)
{
    char c = *scan->at;
    scan->after_string = false;
    if (is_letter(c) || c == '*') {
        scan->at = pass(scan->at, scan->end, IN_NAME);
    } else if (is_digit(c)) {
        scan_number(scan);
    } else if (c == '=' || c == ':') {
        scan_setting(scan);
    } else if (c == '{' || c == '(' || c == '[') {
        scan_open(scan);
    } else if (c == '}' || c == ')' || c == ']') {
        scan_close(scan);
    } else {
        scan_inside(scan, c);
        scan->at++;
    }
}

static void scan_piece(struct scan *scan)
{
    char c = *scan->at;
    char after = scan->at + 1 < scan->end ? scan->at[1] : '\0';
    if (class_of[(unsigned char)c] & BLANK) {
        scan->at = pass(scan->at, scan->end, BLANK);
    } else if (c == '\n') {
        scan->line++;
        scan->at++;
    } else if (c == '"') {
        scan_string(scan);
    } else if (c == '#' || (c == '/' && after == '/')) {
        scan_line_comment(scan);
    } else if (c == '/' && after == '*') {
        scan_block_comment(scan);
    } else {
        scan_token(scan);
    }
}

static void scan_next(struct scan *scan)
{
    const char *from = scan->at;
    uint32_t line = scan->line;
    scan_piece(scan);
    size_t len = (size_t)(scan->at - from);
    bool comment = *from == '#' || (*from == '/' && len > 1);
    if (len > CFG_TOKEN_MOST)
        report_error(scan->report, line,
                     "a text, comment, name or row of blanks of %zu bytes, expected at most %d",
                     len, CFG_TOKEN_MOST);
    if (comment && scan->lines && scan->at == scan->end && scan->line == line)
        scan->lines->len -= len;
}

static void report_utf8(const char *bytes, size_t bad, struct report *report)
{
    uint32_t line = 1;
    for (size_t i = 0; i < bad; i++)
        line += bytes[i] == '\n';
    report_error(report, line, "not valid UTF-8 (byte 0x%02x), expected text in UTF-8",
                 (unsigned)(unsigned char)bytes[bad]);
}

/* Most of a file is ASCII: eight bytes at a time, and only the rest looked at closely. */
static void check_utf8(const char *bytes, size_t len, struct report *report)
{
    size_t at = 0, bad = 0;
    while (at < len) {
        uint64_t eight = 0;
        if (len - at >= sizeof eight)
            memcpy(&eight, bytes + at, sizeof eight);
        if (len - at >= sizeof eight && !(eight & UINT64_C(0x8080808080808080))) {
            at += sizeof eight;
        } else if ((unsigned char)bytes[at] < 0x80) {
            at++;
        } else {
            size_t end = at;
            while (end < len && (unsigned char)bytes[end] >= 0x80)
                end++;
            if (!utf8_valid(bytes + at, end - at, &bad)) {
                report_utf8(bytes, at + bad, report);
                return;
            }
            at = end;
        }
    }
}

bool cfg_scan(const char *bytes, size_t len, struct cfg_lines *lines, struct report *report)
{
    size_t before = report->errors;
    struct scan scan = {
        .at = bytes, .end = bytes + len, .line = 1, .lines = lines, .report = report};
    if (lines)
        lines->len = len;
    check_utf8(bytes, len, report);
    while (scan.at < scan.end && !scan.stop)
        scan_next(&scan);
    if (!scan.stop && scan.depth > 0) {
        const struct bracket_open *top = &scan.stack[scan.depth];
        report_error(report, top->line, "the '%c' is not closed, expected '%c'", top->open,
                     bracket_closer(top->open));
    }
    return report->errors == before;
}
